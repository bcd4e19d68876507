//! What the columns of a file mean: an Open Fiscal Data Package descriptor (`datapackage.json`).
//!
//! Sources: Fiscal Data Package 1.0rc1 (`columnType`, `normalize`, `extraFields`, `constant`) with its taxonomy for budgets,
//! Data Package 1.0. **Rule:** the unit of the amounts stands where the standard has the currency. `CNY` is 元; it would make
//! an amount in 万元 wrong by four digits for everyone who reads it so, and the standard has no factor.

use super::{Column, columns, file_name, title};
use crate::MoneyUnit;
use crate::budget::{Budget, Side, Stage, Table};
use crate::json::string;

/// The descriptor of the one file that [`super::to_csv`] gives of a table, named as [`super::csv_name`] names it: what a
/// descriptor lists must lie beside it. Empty when there is no such table.
///
/// Each stage is a phase: `phase:id` is `approved`, `adjusted` or `executed` (决算 too), `phase:label` its Chinese name.
#[must_use]
pub fn to_descriptor(budget: &Budget, table: usize) -> String {
    let Some(shown) = budget.tables.get(table) else {
        return String::new();
    };
    let name = file_name(budget, table);
    let mut out = String::from("{\"profile\":\"tabular-data-package\"");
    member(&mut out, "name", Some(&name));
    member(&mut out, "title", budget.title.as_deref());
    member(&mut out, "homepage", budget.source_url.as_deref());
    let source = budget
        .source_name
        .as_deref()
        .or(budget.source_url.as_deref());
    if let Some(source) = source {
        out.push_str(",\"sources\":[{\"title\":");
        string(&mut out, source);
        member(&mut out, "path", budget.source_url.as_deref());
        out.push_str("}]");
    }
    if let Some(publisher) = budget.publisher.as_deref() {
        out.push_str(",\"contributors\":[{\"title\":");
        string(&mut out, publisher);
        out.push_str(",\"role\":\"publisher\"}]");
    }
    member(&mut out, "scope", budget.scope.as_deref());
    member(&mut out, "as_of", budget.as_of.as_deref());
    out.push_str(",\n\"resources\":[\n{\"name\":");
    string(&mut out, &name);
    let called = budget.shown_table_name(table);
    let title = title(budget, shown).or(Some(&called));
    member(&mut out, "title", title.filter(|title| !title.is_empty()));
    member(&mut out, "path", Some(&[&name, ".csv"].concat()));
    resource(&mut out, budget, shown);
    out.push_str("]}\n");
    out
}

/// The rest of the resource: what its columns mean.
fn resource(out: &mut String, budget: &Budget, table: &Table) {
    out.push_str(",\"profile\":\"tabular-data-resource\",\"format\":\"csv\",\"mediatype\":\"text/csv\",\"encoding\":\"utf-8\",\n\"schema\":{\"missingValues\":[\"\"],\"fields\":[");
    for (at, column) in columns(budget, table).into_iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        field(out, table, column);
    }
    out.push_str("],\n\"extraFields\":[");
    extra(
        out,
        "金额",
        "number",
        "value",
        ",\"normalizationTarget\":true",
    );
    out.push_str(",\n");
    // The label first: it tells 决算 from 执行, which are one phase by the id.
    extra(out, LABEL, "string", "phase:label", "");
    out.push_str(",\n");
    extra(out, ID, "string", "phase:id", "");
    let currency = match table.unit {
        MoneyUnit::Yuan => "CNY",
        unit => unit.name(),
    };
    for (name, kind, constant) in [
        ("币种", "value-currency:code", currency),
        ("收支", "direction", table.side.key()),
    ] {
        if !constant.is_empty() {
            out.push_str(",\n");
            let mut more = String::new();
            member(&mut more, "constant", Some(constant));
            extra(out, name, "string", kind, &more);
        }
    }
    out.push_str("]}}");
}

/// The names of the columns into which the headings of the stages go.
const LABEL: &str = "阶段";
const ID: &str = "阶段编号";

fn field(out: &mut String, table: &Table, column: Column) {
    out.push_str("{\"name\":");
    string(out, &column.heading(table));
    let number = matches!(column, Column::Amount(_) | Column::Rate | Column::Yoy);
    let whole = matches!(column, Column::Level | Column::Year);
    let kind = if number {
        "number"
    } else if whole {
        "integer"
    } else {
        "string"
    };
    member(out, "type", Some(kind));
    match column {
        Column::Code => {
            let kind = [class(table), "-classification:generic:code"].concat();
            member(out, "columnType", Some(&kind));
        }
        Column::Name => {
            let kind = [class(table), "-classification:generic:label"].concat();
            member(out, "columnType", Some(&kind));
        }
        Column::Year => member(out, "columnType", Some("date:fiscal-year")),
        Column::Kind => {
            let about = "明细、小计、合计、其中；只有同一级次的明细可以相加";
            member(out, "description", Some(about));
        }
        Column::Amount(stage) => {
            let about = ["单位：", table.unit.name()].concat();
            member(out, "description", Some(&about));
            let (id, label) = phase(stage);
            out.push_str(",\"normalize\":{");
            string(out, LABEL);
            out.push(':');
            string(out, label);
            member(out, ID, Some(id));
            out.push('}');
        }
        _ => {}
    }
    out.push('}');
}

/// The classification that codes and names are of: functional for expenditure by function (2…), else economic.
fn class(table: &Table) -> &'static str {
    let functional = match table.lines.iter().find_map(|line| line.code.as_deref()) {
        Some(code) => code.starts_with('2'),
        None => table.side != Side::Revenue,
    };
    if functional { "functional" } else { "economic" }
}

/// `phase:id` and `phase:label`.
fn phase(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Initial => ("approved", "年初预算"),
        Stage::Adjusted => ("adjusted", "调整"),
        Stage::Executed => ("executed", "执行"),
        Stage::Final => ("executed", "决算"),
        Stage::Prior => ("executed-prior-year", "上年决算"),
    }
}

fn extra(out: &mut String, name: &str, kind: &str, column: &str, more: &str) {
    out.push_str("{\"name\":");
    string(out, name);
    member(out, "type", Some(kind));
    member(out, "columnType", Some(column));
    out.extend([more, "}"]);
}

fn member(out: &mut String, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        out.push(',');
        string(out, key);
        out.push(':');
        string(out, text);
    }
}

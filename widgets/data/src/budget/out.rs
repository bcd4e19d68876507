//! A budget as text again: the project's own format, and rows that a spreadsheet takes.

use super::{Budget, Stage, Table, is_counted};
use crate::json::string;
use crate::money::convert;
use crate::text::{count, put};
use crate::{Decimal, Missing, MoneyUnit, Value};

/// Lines as text that a spreadsheet takes: a heading row and one row a line, tabs between the cells.
///
/// Amounts are exact, without grouping, in `unit`; where one is missing its reason stands (涉密), “—” for what was not provided. Only stages that have numbers are given.
#[must_use]
#[inline(never)]
pub fn to_tsv(budget: &Budget, table: usize, lines: &[usize], unit: MoneyUnit) -> String {
    let Some(table) = budget.tables.get(table) else {
        return String::new();
    };
    let stages = table.stages_present();
    let listed = || lines.iter().filter_map(|at| table.lines.get(*at));
    let codes = table.lines.iter().any(|line| line.code.is_some());
    let basis = budget.basis(table);
    let rates = listed().any(|line| basis.rate_of(line).is_some());
    let changes = listed().any(|line| basis.yoy_of(line).is_some());
    let mut out = String::from(if codes {
        "科目编码\t科目名称"
    } else {
        "科目名称"
    });
    for stage in &stages {
        put(&mut out, "\t{}（{}）", &[stage.name(), unit.name()]);
    }
    if rates {
        let base = basis.base.map(|base| base.name());
        let word = if base.is_some() { "占" } else { "" };
        put(
            &mut out,
            "\t完成率（{}{}%）",
            &[word, base.unwrap_or_default()],
        );
    }
    out += if changes {
        "\t比上年增减（%）\n"
    } else {
        "\n"
    };
    for line in listed() {
        if codes {
            cell(&mut out, line.code.as_deref().unwrap_or_default());
            out.push('\t');
        }
        cell(&mut out, &line.name);
        let unit = if is_counted(&line.name) {
            table.unit
        } else {
            unit
        };
        for stage in &stages {
            match line.amount(*stage) {
                Value::Missing(reason) if *reason != Missing::Absent => {
                    out.extend(["\t", reason.reason()]);
                }
                amount => number(
                    &mut out,
                    amount.number().map(|n| convert(n, table.unit, unit)),
                ),
            }
        }
        if rates {
            number(&mut out, basis.rate_of(line).map(|rate| rate.value));
        }
        if changes {
            number(&mut out, basis.yoy_of(line).map(|change| change.value));
        }
        out.push('\n');
    }
    out
}

/// The next cell: all digits, or a dash for none.
fn number(out: &mut String, number: Option<Decimal>) {
    out.push('\t');
    match number {
        Some(number) => out.push_str(&number.digits()),
        None => out.push('—'),
    }
}

/// A text cell: no tab or line break, and nothing that a spreadsheet would compute.
fn cell(out: &mut String, text: &str) {
    if let [b'=' | b'+' | b'-' | b'@', ..] = text.as_bytes() {
        out.push('\'');
    }
    out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

/// The budget in the project's own format, `mingbai.budget/1`; reading it gives the same budget.
///
/// Amounts are strings in the unit of their table; what was not provided is left out, what was not reported is `null`.
#[must_use]
pub fn to_json(budget: &Budget) -> String {
    let mut out = String::from("{\"schema\":\"mingbai.budget/1\"");
    member(&mut out, "title", budget.title.as_deref());
    member(&mut out, "publisher", budget.publisher.as_deref());
    if let Some(year) = budget.year {
        out.extend([",\"year\":", &count(year.into())]);
    }
    member(&mut out, "scope", budget.scope.as_deref());
    member(&mut out, "as_of", budget.as_of.as_deref());
    if let Some(people) = &budget.population {
        value(&mut out, "population", people);
    }
    for (index, (year, price)) in budget.prices.iter().enumerate() {
        let before = if index == 0 {
            ",\"price_index\":{\""
        } else {
            ",\""
        };
        out.extend([
            before,
            &count((*year).into()),
            "\":\"",
            &price.digits(),
            "\"",
        ]);
    }
    if !budget.prices.is_empty() {
        out.push('}');
    }
    if budget.sample {
        out.push_str(",\"sample\":true");
    }
    member(&mut out, "source_name", budget.source_name.as_deref());
    member(&mut out, "source_url", budget.source_url.as_deref());
    out.push_str(",\n\"tables\":[");
    for (index, table) in budget.tables.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        push_table(&mut out, table, budget);
    }
    out.push_str("]}\n");
    out
}

fn push_table(out: &mut String, table: &Table, budget: &Budget) {
    let said = |key: &'static str| Some(key).filter(|key| !key.is_empty());
    out.extend(["{\"unit\":\"", table.unit.name(), "\""]);
    // What the whole says too is read from there.
    let many = budget.tables.len() > 1;
    let title = table.title.as_deref();
    member(
        out,
        "title",
        title.filter(|_| many || table.title != budget.title),
    );
    if let Some(year) = table.year.filter(|_| table.year != budget.year || many) {
        out.extend([",\"year\":", &count(year.into())]);
    }
    let scope = table.scope.as_deref();
    member(
        out,
        "scope",
        scope.filter(|_| many || table.scope != budget.scope),
    );
    member(out, "side", said(table.side.key()));
    member(out, "book", said(table.book.key()));
    member(out, "rate_base", table.rate_base.map(|base| base.key()));
    member(out, "yoy_basis", table.yoy_basis.as_deref());
    if let Some(balance) = &table.balance {
        value(out, "balance", balance);
    }
    out.push_str(",\"rows\":[");
    for (index, line) in table.lines.iter().enumerate() {
        out.push_str(if index == 0 {
            "\n{\"name\":"
        } else {
            ",\n{\"name\":"
        });
        string(out, &line.name);
        member(out, "code", line.code.as_deref());
        out.extend([",\"level\":", &count(line.level.into())]);
        member(out, "kind", Some(line.kind.key()));
        for (stage, amount) in super::STAGES
            .iter()
            .map(|stage: &Stage| (stage, line.amount(*stage)))
        {
            value(out, stage.key(), amount);
        }
        value(out, "rate", &line.rate);
        value(out, "yoy", &line.yoy);
        member(out, "note", line.note.as_deref());
        out.push('}');
    }
    out.push_str("]}");
}

fn value(out: &mut String, key: &str, value: &Value) {
    match value {
        Value::Present { number, printed } => {
            // The print says more than the number (thousands, a sign) unless it names a unit of its own.
            let same = crate::number::read_number(printed).number() == Some(*number);
            let digits = number.digits();
            member(out, key, Some(if same { printed } else { &digits }));
        }
        Value::Missing(Missing::Absent) => {}
        Value::Missing(Missing::NotReported) => out.extend([",\"", key, "\":null"]),
        Value::Missing(Missing::BadValue | Missing::NoUnit | Missing::OutOfRange) => {
            member(out, key, Some("?"));
        }
        Value::Missing(Missing::NotApplicable | Missing::NotMonitored) => {
            member(out, key, Some("/"));
        }
        Value::Missing(Missing::Withheld) => member(out, key, Some("***")),
        Value::Missing(Missing::Secret) => member(out, key, Some(Missing::Secret.reason())),
    }
}

fn member(out: &mut String, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        out.extend([",\"", key, "\":"]);
        string(out, text);
    }
}

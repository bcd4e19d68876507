//! A dataset as JSON text.

use super::{Dataset, Datum, Field, Kind, Record, UnitRule};
use crate::json::string;
use crate::number::read_number;
use crate::quantity::{Amount, Side};
use crate::text::count;
use crate::{Decimal, Finding, Missing, Severity, Value};

pub(super) fn dataset(dataset: &Dataset) -> String {
    let mut out = String::from("{\"schema\":\"mingbai.");
    out.extend([dataset.subject.key, "/1\""]);
    // The order of `Dataset::texts`, which needs the dataset to change it.
    let mut copy = Dataset {
        rows: Vec::new(),
        findings: Vec::new(),
        ..dataset.clone()
    };
    for (key, text) in copy.texts() {
        if let Some(text) = text {
            member(&mut out, key, text);
        }
    }
    if let Some(rows) = dataset.rows_in_source {
        out.extend([",\"rows_in_source\":", &count(rows)]);
    }
    for (key, said) in &dataset.beside {
        out.extend([",\"", key, "\":", &said.json()]);
    }
    let shared: Vec<Option<&str>> = (0..dataset.subject.fields.len())
        .map(|at| shared_unit(dataset, at))
        .collect();
    units(&mut out, dataset, &shared);
    out.push_str(",\n\"rows\":[");
    for (index, row) in dataset.rows.iter().enumerate() {
        out.push_str(if index == 0 { "\n{" } else { ",\n{" });
        let mut first = true;
        for ((field, value), unit) in dataset.subject.fields.iter().zip(&row.fields).zip(&shared) {
            datum(&mut out, field, value, *unit, &mut first);
        }
        out.push('}');
    }
    out.push_str("\n]");
    findings(&mut out, &dataset.findings);
    out.push_str("}\n");
    out
}

/// The unit of every number of a field, when they have one in common.
fn shared_unit(dataset: &Dataset, at: usize) -> Option<&str> {
    match dataset.subject.fields.get(at).map(|field| field.kind) {
        Some(Kind::Number(UnitRule::Named(_))) => {}
        Some(Kind::Number(UnitRule::Percent)) => return Some("%"),
        _ => return None,
    }
    let mut units = dataset
        .rows
        .iter()
        .filter_map(|row| match row.fields.get(at) {
            Some(Datum::Number { unit, .. }) => Some(unit.as_deref()),
            _ => None,
        });
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

/// The numbers of a record whose unit must be named.
fn amounts<'a>(fields: &'a [Field], row: &'a Record) -> impl Iterator<Item = &'a Datum> {
    let named = |field: &Field| matches!(field.kind, Kind::Number(UnitRule::Named(_)));
    let pairs = fields.iter().zip(&row.fields);
    pairs
        .filter(move |(field, _)| named(field))
        .map(|(_, datum)| datum)
}

fn units(out: &mut String, dataset: &Dataset, shared: &[Option<&str>]) {
    let fields = dataset.subject.fields;
    let mut named = fields.iter().zip(shared).filter_map(|(field, unit)| {
        let unit = unit.filter(|_| field.kind != Kind::Number(UnitRule::Percent))?;
        Some((field.key, unit))
    });
    let Some((key, unit)) = named.next() else {
        return;
    };
    // One unit for the whole table is where readers of budgets look for it; only when it holds for every amount.
    let other = |datum: &Datum| match datum {
        Datum::Number { unit: own, .. } => own.as_deref() != Some(unit),
        _ => false,
    };
    let all = || {
        !dataset
            .rows
            .iter()
            .any(|row| amounts(fields, row).any(other))
    };
    if dataset.subject.key == "budget" && all() {
        member(out, "unit", unit);
    }
    out.push_str(",\n\"units\":{");
    string(out, key);
    out.push(':');
    string(out, unit);
    for (key, unit) in named {
        member(out, key, unit);
    }
    out.push('}');
}

fn datum(out: &mut String, field: &Field, value: &Datum, shared: Option<&str>, first: &mut bool) {
    if *value == Datum::Missing(Missing::Absent) {
        return;
    }
    if !*first {
        out.push(',');
    }
    *first = false;
    string(out, field.key);
    out.push(':');
    match value {
        Datum::Number {
            amount,
            unit,
            printed,
        } => {
            let own = unit.as_deref().filter(|unit| shared != Some(unit));
            // The unit that the others share is not this one's.
            let none = unit.is_none() && shared.is_some();
            let same = |number: &Decimal| match read_number(printed) {
                Value::Present { number: read, .. } => read.to_string() == number.to_string(),
                Value::Missing(_) => false,
            };
            match amount {
                Amount::Number(number)
                    if own.is_none() && !none && printed.trim() == &**printed && same(number) =>
                {
                    return string(out, printed);
                }
                amount => ends(out, amount),
            }
            match own {
                Some(unit) => member(out, "unit", unit),
                None if none => out.push_str(",\"unit\":null"),
                None => {}
            }
            match amount {
                Amount::Number(number) if number.to_string() == **printed => {}
                _ => member(out, "printed", printed),
            }
            out.push('}');
        }
        Datum::Date(text) | Datum::Text(text) | Datum::Code(text) => string(out, text),
        Datum::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                string(out, item);
            }
            out.push(']');
        }
        #[cfg(not(target_arch = "wasm32"))]
        Datum::Objects(items) => out.push_str(&crate::Tree::List(items.clone()).json()),
        Datum::Missing(reason) => missing(out, field, *reason),
    }
}

/// A mark that every reader of numbers knows, or the reason by name.
fn missing(out: &mut String, field: &Field, reason: Missing) {
    let number = matches!(field.kind, Kind::Number(_));
    match reason {
        Missing::NotReported => out.push_str("null"),
        Missing::BadValue if number => out.push_str("\"?\""),
        Missing::NotApplicable if number => out.push_str("\"/\""),
        Missing::Withheld if number => out.push_str("\"***\""),
        Missing::Secret if number => string(out, reason.reason()),
        reason => out.extend(["{\"missing\":\"", reason.code(), "\"}"]),
    }
}

/// Keys of the bounds.
pub(super) const SIDES: [(Side, &str); 4] = [
    (Side::Over, "over"),
    (Side::AtLeast, "at_least"),
    (Side::Under, "under"),
    (Side::AtMost, "at_most"),
];

/// The beginning of an object with the figures of an amount.
fn ends(out: &mut String, amount: &Amount) {
    let put = |out: &mut String, key: &str, number: Decimal| {
        string(out, key);
        out.push(':');
        string(out, &number.to_string());
    };
    out.push('{');
    match *amount {
        Amount::Number(number) => put(out, "value", number),
        Amount::Range { low, high } => {
            put(out, "low", low);
            out.push(',');
            put(out, "high", high);
        }
        Amount::BelowDetection(Some(limit)) => put(out, "below_detection", limit),
        Amount::BelowDetection(None) => out.push_str("\"below_detection\":null"),
        Amount::Bound(side, number) => {
            let key = SIDES.iter().find(|(other, _)| *other == side);
            put(out, key.map_or("over", |(_, key)| key), number);
        }
    }
}

fn findings(out: &mut String, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    out.push_str(",\n\"findings\":[");
    for (index, finding) in findings.iter().enumerate() {
        out.push_str(if index == 0 {
            "\n{\"code\":"
        } else {
            ",\n{\"code\":"
        });
        string(out, finding.code);
        let severity = match finding.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        member(out, "severity", severity);
        if let Some(row) = finding.place.row {
            out.extend([",\"row\":", &count(row)]);
        }
        if let Some(field) = finding.place.field {
            member(out, "field", field);
        }
        member(out, "message", &finding.message);
        out.push('}');
    }
    out.push_str("\n]");
}

fn member(out: &mut String, key: &str, text: &str) {
    out.push(',');
    string(out, key);
    out.push(':');
    string(out, text);
}

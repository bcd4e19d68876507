//! 示例县's expenditure: 200 rows over 类, 款 and 项 with every stage, some values missing, some rows 其中.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use super::scatter::between;
use super::subjects::{Subject, subjects};
use crate::data::grouped;

const SEED: u64 = 200;

/// Began this year: there is no amount of the year before.
const NEW: [&str; 3] = ["2050901", "2081002", "2210108"];
/// Added in the course of the year: it was not in the budget at its beginning.
const ADDED: [&str; 2] = ["2060404", "2110402"];
/// The office did not fill in the amount executed.
const UNFILLED: [&str; 1] = ["2130505"];

/// 其中 rows: the subject they stand under, their name, and their share of it in percent.
const MEMOS: [(&str, &str, i64); 8] = [
    ("20502", "其中：义务教育阶段支出", 68),
    ("20805", "其中：财政对职业年金的补助", 16),
    ("20819", "其中：中央和省级补助资金", 55),
    ("21004", "其中：基本公共卫生服务中央补助", 49),
    ("21012", "其中：县级配套资金", 12),
    ("21303", "其中：中央预算内投资", 37),
    ("21307", "其中：村干部报酬", 42),
    ("22101", "其中：中央财政城镇保障性安居工程补助", 31),
];

/// Amounts by stage in 万元; `None` is a value that was not published.
#[derive(Debug, Clone, Copy, Default)]
struct Amounts {
    initial: Option<i64>,
    adjusted: Option<i64>,
    executed: Option<i64>,
    last: Option<i64>,
    prior: Option<i64>,
}

impl Amounts {
    fn map(self, other: Self, with: impl Fn(Option<i64>, Option<i64>) -> Option<i64>) -> Self {
        Self {
            initial: with(self.initial, other.initial),
            adjusted: with(self.adjusted, other.adjusted),
            executed: with(self.executed, other.executed),
            last: with(self.last, other.last),
            prior: with(self.prior, other.prior),
        }
    }

    /// A missing part adds nothing to the sum.
    fn plus(self, other: Self) -> Self {
        self.map(other, |left, right| match (left, right) {
            (Some(left), Some(right)) => Some(left + right),
            (left, right) => left.or(right),
        })
    }
}

/// The example as a text in the format `mingbai.budget/1`.
#[must_use]
pub fn rows_200() -> String {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(make).clone()
}

fn make() -> String {
    // A 款 without an 项 of its own belongs to the larger example only.
    let listed: Vec<Subject> = subjects()
        .filter(|one| {
            one.base.is_some()
                || subjects().any(|other| {
                    other.base.is_some()
                        && other.code != one.code
                        && other.code.starts_with(one.code)
                })
        })
        .collect();
    let mut sums: HashMap<&str, Amounts> = HashMap::new();
    for (index, subject) in listed.iter().enumerate() {
        let Some(base) = subject.base else { continue };
        let amounts = leaf(subject.code, base, index as u64);
        for length in [0, 3, 5, 7] {
            if let Some(code) = subject.code.get(..length) {
                let sum = sums.entry(code).or_default();
                *sum = sum.plus(amounts);
            }
        }
    }
    let mut rows = Vec::new();
    for subject in &listed {
        let mut amounts = sums.get(subject.code).copied().unwrap_or_default();
        // The sums above it hold the amount: a gap on one line is no zero in the total.
        if UNFILLED.contains(&subject.code) {
            amounts.executed = None;
        }
        rows.push(row(
            Some(subject.code),
            subject.name,
            subject.level(),
            "item",
            amounts,
        ));
        if let Some((_, name, share)) = MEMOS.iter().find(|(code, _, _)| *code == subject.code) {
            let part = amounts.map(amounts, |amount, _| {
                amount.map(|amount| amount * share / 100)
            });
            rows.push(row(None, name, subject.level() + 1, "memo", part));
        }
    }
    rows.push(row(
        None,
        "一般公共预算支出合计",
        1,
        "total",
        sums.get("").copied().unwrap_or_default(),
    ));
    let written: Vec<String> = rows.iter().map(Value::to_string).collect();
    let head = json!({
        "schema": "mingbai.budget/1",
        "title": "示例县2018年一般公共预算支出决算表",
        "publisher": "示例县财政局",
        "year": 2018,
        "scope": "县本级",
        "as_of": "2018-12-31",
        "sample": true,
        "source": { "name": "示例县2018年财政决算（示例数据）" },
    });
    let head = head.to_string();
    format!(
        "{},\n\"tables\":[{{\"book\":\"general\",\"side\":\"expenditure\",\"unit\":\"万元\",\"rate_base\":\"adjusted\",\"yoy_basis\":\"同口径\",\"rows\":[\n{}\n]}}]}}\n",
        head.strip_suffix('}').unwrap_or(&head),
        written.join(",\n")
    )
}

fn leaf(code: &str, base: i64, index: u64) -> Amounts {
    // The reserve is spent through other subjects: nothing is left on its own line, and that is a zero, not a gap.
    if code == "227" {
        return Amounts {
            initial: Some(base),
            adjusted: Some(0),
            executed: Some(0),
            last: Some(0),
            prior: Some(0),
        };
    }
    let adjusted = base * between(SEED, index, 940, 1_130) / 1_000;
    let executed = adjusted * between(SEED + 1, index, 880, 1_000) / 1_000;
    let last = (executed + executed * between(SEED + 2, index, -4, 6) / 1_000).min(adjusted);
    let prior = last * between(SEED + 3, index, 890, 1_070) / 1_000;
    Amounts {
        initial: (!ADDED.contains(&code)).then_some(base),
        adjusted: Some(adjusted),
        executed: Some(executed),
        last: Some(last),
        prior: (!NEW.contains(&code)).then_some(prior),
    }
}

fn row(code: Option<&str>, name: &str, level: usize, kind: &str, amounts: Amounts) -> Value {
    let mut row = Map::new();
    if let Some(code) = code {
        row.insert("code".into(), code.into());
    }
    row.insert("name".into(), name.into());
    row.insert("level".into(), level.into());
    if kind != "item" {
        row.insert("kind".into(), kind.into());
    }
    // The forms differ from column to column, as they do where several offices fill in one table.
    row.insert(
        "initial".into(),
        amounts
            .initial
            .map_or("—".into(), |amount| grouped(&amount.to_string()).into()),
    );
    row.insert("adjusted".into(), amounts.adjusted.into());
    row.insert(
        "executed".into(),
        amounts
            .executed
            .map_or("".into(), |amount| amount.to_string().into()),
    );
    row.insert(
        "final".into(),
        amounts
            .last
            .map_or(Value::Null, |amount| grouped(&amount.to_string()).into()),
    );
    row.insert("prior".into(), amounts.prior.into());
    let (last, adjusted) = (amounts.last.unwrap_or(0), amounts.adjusted.unwrap_or(0));
    row.insert("rate".into(), percent(last, adjusted).into());
    let yoy = amounts.prior.and_then(|prior| percent(last - prior, prior));
    row.insert("yoy".into(), yoy.into());
    if code.is_some_and(|code| ADDED.contains(&code)) {
        row.insert("note".into(), "年中追加，年初未列".into());
    }
    if code.is_some_and(|code| NEW.contains(&code)) {
        row.insert("note".into(), "本年新增科目，上年无数".into());
    }
    Value::Object(row)
}

/// `part` of `whole` in percent with two places, halves away from zero.
fn percent(part: i64, whole: i64) -> Option<String> {
    (whole != 0).then(|| {
        let hundredths = (part.abs() * 20_000 / whole + 1) / 2;
        let sign = if part < 0 && hundredths > 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_rounds_halves_away_from_zero() {
        assert_eq!(percent(1, 800).as_deref(), Some("0.13"));
        assert_eq!(percent(-1, 800).as_deref(), Some("-0.13"));
        assert_eq!(percent(12_423, 117_325).as_deref(), Some("10.59"));
        assert_eq!(percent(1, 0), None);
    }

    #[test]
    fn there_are_200_rows_and_they_add_up() {
        let value: Value = serde_json::from_str(&rows_200()).unwrap();
        let rows = value.pointer("/tables/0/rows").unwrap().as_array().unwrap();
        assert_eq!(rows.len(), 200);
        let amount = |row: &Value, field: &str| match &row[field] {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.replace(',', "").parse().ok(),
            _ => None,
        };
        let sum = |level: u64, field: &str| -> i64 {
            rows.iter()
                .filter(|row| row["level"] == level && row.get("kind").is_none())
                .filter_map(|row| amount(row, field))
                .sum()
        };
        for field in ["initial", "adjusted", "executed", "final", "prior"] {
            let total = amount(&rows[199], field).unwrap();
            assert_eq!(sum(1, field), total, "{field}");
            // The reserve is the only 类 without parts; one 项 is not filled in.
            let reserve = rows
                .iter()
                .find(|row| row["code"] == "227")
                .and_then(|row| amount(row, field))
                .unwrap();
            assert_eq!(sum(2, field) + reserve, total, "{field}");
            let of = |code: &str| {
                rows.iter()
                    .find(|row| row["code"] == code)
                    .and_then(|row| amount(row, field))
            };
            let gap = if of("2130505").is_none() {
                of("21305").unwrap() - of("2130504").unwrap()
            } else {
                0
            };
            assert_eq!(sum(3, field) + reserve + gap, total, "{field}");
        }
    }
}

//! 示例省's 99 counties: 10,000 rows in the compact form, for weight.

use std::sync::OnceLock;

use serde_json::{Value, json};

use super::scatter::between;
use super::subjects::{Subject, subjects};

const SEED: u64 = 10_000;
const COUNTIES: usize = 99;
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = [
    '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥',
];

/// 年初预算, 调整预算, 决算, 上年决算 in 万元.
type Amounts = [i64; 4];

/// The example as a text in the format `mingbai.budget/1`.
#[must_use]
pub fn rows_10000() -> String {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(make).clone()
}

/// 类 and 款 with their sizes, without debt service, which is the province's in this example.
pub(super) fn listed() -> Vec<Listed> {
    let all: Vec<Subject> = subjects().collect();
    all.iter()
        .filter(|one| one.level() <= 2 && !one.code.starts_with("23"))
        .enumerate()
        .map(|(index, subject)| {
            let below = all.iter().filter(|one| one.code.starts_with(subject.code));
            let base: i64 = below.filter_map(|one| one.base).sum();
            // A 款 whose 项 are not listed has a size of its own.
            let base = if base > 0 {
                base
            } else {
                between(SEED, index as u64, 60, 900)
            };
            Listed {
                code: subject.code,
                name: subject.name,
                level: subject.level(),
                base,
            }
        })
        .collect()
}

fn make() -> String {
    let listed = listed();
    let mut lines = Vec::new();
    let mut total = Amounts::default();
    for county in 0..COUNTIES {
        let own: Vec<Amounts> = listed
            .iter()
            .enumerate()
            .map(|(index, one)| parts(&listed, one, county, index))
            .collect();
        let mut sum = Amounts::default();
        let mut below = Vec::new();
        for (subject, amounts) in listed.iter().zip(own) {
            if subject.level == 1 {
                sum = plus(sum, amounts);
            }
            below.push(line(subject.code, subject.name, subject.level + 1, amounts));
        }
        lines.push(line(&format!("{:03}", county + 1), &name(county), 1, sum));
        lines.append(&mut below);
        total = plus(total, sum);
    }
    let [initial, adjusted, last, prior] = total;
    lines.push(json!([
        "",
        "全省合计",
        1,
        initial,
        adjusted,
        last,
        prior,
        "total"
    ]));
    let written: Vec<String> = lines.iter().map(Value::to_string).collect();
    format!(
        "{{\"schema\":\"mingbai.budget/1\",\"title\":\"示例省2018年各县（区）一般公共预算支出决算\",\"publisher\":\"示例省财政厅\",\
         \"year\":2018,\"scope\":\"全省县级\",\"as_of\":\"2018-12-31\",\"sample\":true,\"source\":{{\"name\":\"示例省2018年财政决算（示例数据）\"}},\n\
         \"tables\":[{{\"book\":\"general\",\"side\":\"expenditure\",\"unit\":\"万元\",\"rate_base\":\"adjusted\",\n\
         \"columns\":[\"code\",\"name\",\"level\",\"initial\",\"adjusted\",\"final\",\"prior\",\"kind\"],\"rows\":[\n{}\n]}}]}}\n",
        written.join(",\n")
    )
}

/// 甲子县, 乙丑县 … and then the same as districts: 60 names of the old calendar, no real place.
pub(super) fn name(county: usize) -> String {
    let kind = if county < 60 { '县' } else { '区' };
    format!("{}{}{kind}", STEMS[county % 10], BRANCHES[county % 12])
}

/// A 类 or 款 with the size that it has in a middling county.
pub(super) struct Listed {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) level: usize,
    base: i64,
}

/// A subject's amounts: the sum of its parts, or its own.
pub(super) fn parts(listed: &[Listed], subject: &Listed, county: usize, index: usize) -> Amounts {
    let mut below = listed
        .iter()
        .enumerate()
        .filter(|(_, one)| {
            subject.level == 1 && one.level == 2 && one.code.starts_with(subject.code)
        })
        .peekable();
    if below.peek().is_none() {
        return leaf(subject, county, index);
    }
    below.fold(Amounts::default(), |sum, (index, one)| {
        plus(sum, leaf(one, county, index))
    })
}

fn leaf(subject: &Listed, county: usize, index: usize) -> Amounts {
    let place = (county * 1_000 + index) as u64;
    let initial = subject.base * between(SEED + 1, place, 300, 1_600) / 1_000;
    let adjusted = initial * between(SEED + 2, place, 930, 1_150) / 1_000;
    let last = adjusted * between(SEED + 3, place, 860, 1_000) / 1_000;
    let prior = last * between(SEED + 4, place, 880, 1_080) / 1_000;
    [initial, adjusted, last, prior]
}

pub(super) fn plus(left: Amounts, right: Amounts) -> Amounts {
    let mut sum = left;
    for (sum, part) in sum.iter_mut().zip(right) {
        *sum += part;
    }
    sum
}

fn line(code: &str, name: &str, level: usize, [initial, adjusted, last, prior]: Amounts) -> Value {
    json!([code, name, level, initial, adjusted, last, prior])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_10000_rows_in_less_than_a_mebibyte() {
        let text = rows_10000();
        assert!(text.len() < 1_048_576, "{} bytes", text.len());
        let value: Value = serde_json::from_str(&text).unwrap();
        let rows = value.pointer("/tables/0/rows").unwrap().as_array().unwrap();
        assert_eq!(rows.len(), 10_000);
        for column in 3..7 {
            let sum = |level: u64| -> i64 {
                rows[..9_999]
                    .iter()
                    .filter(|row| row[2] == level)
                    .filter_map(|row| row[column].as_i64())
                    .sum()
            };
            let total = rows[9_999][column].as_i64().unwrap();
            assert_eq!(sum(1), total);
            assert_eq!(sum(2), total);
        }
    }

    #[test]
    fn every_call_makes_the_same_text() {
        assert_eq!(make(), make());
    }
}

//! 示例省's budget over five years: 10,000 rows in all, each with four stages. For the bench: what a reader does with such a
//! budget is timed.

use std::sync::OnceLock;

use serde_json::{Value, json};

use super::rows_10000::{Listed, listed, name, parts, plus};

/// The years, the newest first.
const YEARS: std::ops::RangeInclusive<u16> = 2014..=2018;
/// So many counties, each with a line of its own and one a subject, are 2,000 rows a year.
const COUNTIES: usize = 20;

/// 年初预算, 调整预算, 执行, 决算 in 万元.
type Amounts = [i64; 4];

/// The example as a text in the format `mingbai.budget/1`: a table of expenditure a year, and one of revenue.
#[must_use]
pub fn five_years() -> String {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(make).clone()
}

fn make() -> String {
    let listed = listed();
    let mut tables = Vec::new();
    for year in YEARS.rev() {
        let (rows, total) = year_of(&listed, year);
        tables.push(table(year, "expenditure", &rows));
        if tables.len() == 1 {
            tables.push(table(year, "revenue", &revenue(total)));
        }
    }
    format!(
        "{{\"schema\":\"mingbai.budget/1\",\"title\":\"示例省2014—2018年一般公共预算支出\",\"publisher\":\"示例省财政厅\",\
         \"year\":2018,\"scope\":\"全省县级\",\"as_of\":\"2018-12-31\",\"sample\":true,\"population\":\"4,000,000\",\n\
         \"tables\":[{}]}}\n",
        tables.join(",\n")
    )
}

fn table(year: u16, side: &str, rows: &[Value]) -> String {
    let rows: Vec<String> = rows.iter().map(Value::to_string).collect();
    format!(
        "{{\"book\":\"general\",\"side\":\"{side}\",\"year\":{year},\"unit\":\"万元\",\"rate_base\":\"adjusted\",\n\
         \"columns\":[\"code\",\"name\",\"level\",\"initial\",\"adjusted\",\"executed\",\"final\",\"kind\"],\"rows\":[\n{}\n]}}",
        rows.join(",\n")
    )
}

/// The rows of a year, and their total.
fn year_of(listed: &[Listed], year: u16) -> (Vec<Value>, Amounts) {
    let mut rows = Vec::new();
    let mut total = Amounts::default();
    for county in 0..COUNTIES {
        let (mut below, mut sum) = (Vec::new(), Amounts::default());
        for (index, subject) in listed.iter().enumerate() {
            // A county of another year is another county of the example.
            let other = county + COUNTIES * usize::from(year % 100);
            let [initial, adjusted, last, _] = parts(listed, subject, other, index);
            // Executed by the end of the year, and settled after it.
            let amounts = [initial, adjusted, last - last / 500, last];
            if subject.level == 1 {
                sum = plus(sum, amounts);
            }
            below.push(row(subject.code, subject.name, subject.level + 1, amounts));
        }
        rows.push(row(&format!("{:03}", county + 1), &name(county), 1, sum));
        rows.append(&mut below);
        total = plus(total, sum);
    }
    rows.push(sum_of("支出合计", total));
    (rows, total)
}

/// Where the money of a year came from, as much as was spent.
fn revenue([initial, adjusted, executed, last]: Amounts) -> Vec<Value> {
    let share = |percent: i64| [initial, adjusted, executed, last].map(|n| n * percent / 100);
    let tax = share(60);
    let total = [initial, adjusted, executed, last];
    let mut rest = total;
    for (rest, part) in rest.iter_mut().zip(tax) {
        *rest -= part;
    }
    vec![
        row("101", "税收收入", 1, tax),
        row("103", "非税收入", 1, rest),
        sum_of("收入合计", total),
    ]
}

fn row(code: &str, name: &str, level: usize, [a, b, c, d]: Amounts) -> Value {
    json!([code, name, level, a, b, c, d])
}

fn sum_of(name: &str, [a, b, c, d]: Amounts) -> Value {
    json!(["", name, 1, a, b, c, d, "total"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_years_of_four_stages_are_10000_rows() {
        let text = five_years();
        assert!(text.len() < 1_048_576, "{} bytes", text.len());
        let value: Value = serde_json::from_str(&text).unwrap();
        let tables = value["tables"].as_array().unwrap();
        let rows = |table: &Value| table["rows"].as_array().unwrap().len();
        assert!(tables.iter().map(rows).sum::<usize>() >= 10_000);
        let mut years: Vec<_> = tables.iter().map(|table| table["year"].as_u64()).collect();
        years.dedup();
        assert_eq!(years.len(), 5);
        for table in tables {
            let rows = table["rows"].as_array().unwrap();
            let (total, parts) = rows.split_last().unwrap();
            for column in 3..7 {
                let top = parts.iter().filter(|row| row[2] == 1);
                let sum: i64 = top.filter_map(|row| row[column].as_i64()).sum();
                assert_eq!(Some(sum), total[column].as_i64());
            }
        }
    }
}

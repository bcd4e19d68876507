//! Budgets for tests, written as a reader sees them: indentation is the tree, columns are separated by `|`.

use mingbai_data::budget::{Budget, Line, LineKind, RateBase, Side, Table};
use mingbai_data::{Decimal, Missing, Value};

/// A published number, `—` for one that was not reported, nothing for a field that is not there.
pub fn value(text: &str) -> Value {
    match text {
        "" => Value::Missing(Missing::Absent),
        "—" => Value::Missing(Missing::NotReported),
        "?" => Value::Missing(Missing::BadValue),
        _ => match Decimal::parse(&text.replace(',', "")) {
            Some(number) => Value::Present {
                number,
                printed: text.into(),
            },
            None => panic!("no number: {text}"),
        },
    }
}

/// `名称|年初|调整|决算|上年|完成率|同比|备注`; a name is `code name`, `+` marks a subtotal, `=` a total, `*` 其中.
pub fn table(text: &str) -> Table {
    let mut lines: Vec<Line> = Vec::new();
    let mut above: Vec<(usize, usize)> = Vec::new();
    for row in text.lines().filter(|row| !row.trim().is_empty()) {
        let indent = row.bytes().take_while(|b| *b == b' ').count();
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let cell = |at: usize| value(cells.get(at).copied().unwrap_or(""));
        let first = cells[0];
        let kind = match first.as_bytes()[0] {
            b'+' => LineKind::Subtotal,
            b'=' => LineKind::Total,
            b'*' => LineKind::Memo,
            _ => LineKind::Item,
        };
        let first = first.trim_start_matches(['+', '=', '*']);
        let (code, name) = match first.split_once(' ') {
            Some((code, name)) => (Some(code.into()), name),
            None => (None, first),
        };
        above.retain(|(depth, _)| *depth < indent);
        let parent = above.last().map(|(_, line)| *line);
        above.push((indent, lines.len()));
        lines.push(Line {
            code,
            name: name.into(),
            level: u8::try_from(above.len()).unwrap(),
            kind,
            parent,
            amounts: [cell(1), cell(2), value(""), cell(3), cell(4)],
            rate: cell(5),
            yoy: cell(6),
            note: cells.get(7).map(|note| (*note).into()),
        });
    }
    Table {
        rate_base: Some(RateBase::Adjusted),
        yoy_basis: Some("同口径".into()),
        lines,
        ..empty()
    }
}

fn empty() -> Table {
    Table {
        book: Default::default(),
        side: Side::Expenditure,
        title: None,
        year: None,
        scope: None,
        unit: Default::default(),
        rate_base: None,
        yoy_basis: None,
        lines: Vec::new(),
        balance: None,
    }
}

/// A budget of one table.
pub fn budget(text: &str) -> Budget {
    Budget {
        title: Some("明白县 2018 年一般公共预算支出决算".into()),
        publisher: Some("明白县财政局".into()),
        year: Some(2018),
        as_of: Some("2018-12-31".into()),
        source_name: Some("2018 年决算公开".into()),
        source_url: Some("https://example.gov.cn/2018.html".into()),
        tables: vec![table(text)],
        ..Budget::default()
    }
}

/// A small table with everything in it: a tree, 其中, a missing and a bad value, a subtotal and a total.
pub const SMALL: &str = "
205 教育支出|1,200|1,300|1,250|1,000|96.15|25|
  20501 教育管理事务|200|200|150|100|75|50|
  20502 普通教育|1,000|1,100|1,100|900|100|22.22|含上级补助
    *2050201 学前教育|100|100|90|—|90|—|
208 社会保障和就业支出|800|800|—|700|—|—|
204 公共安全支出|500|500|?|500|?|?|
210 卫生健康支出|300|300|300.50|310|100.17|-3.06|
+本年支出合计|2,800|2,900|2,450.5||||
=支出总计|2,800|2,900|2,450.5|2,510|84.5|-2.37|
";

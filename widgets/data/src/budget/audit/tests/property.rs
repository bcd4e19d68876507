//! Budgets that nobody published: what is consistent is left alone, what is broken is found.

#![expect(clippy::arithmetic_side_effects, reason = "amounts are small")]

use super::*;
use crate::budget::{STAGES, Stage};
use crate::{Decimal, Value};
use proptest::prelude::*;

/// Amounts of 决算, 调整预算 and 上年决算 with two digits more than are printed.
type Amounts = [u64; 3];
/// A line with the lines below it.
type Node = (Amounts, Vec<(Amounts, Vec<Amounts>)>);

fn amounts() -> impl Strategy<Value = Amounts> {
    prop_oneof![
        [0u64..90_000_000, 0..90_000_000, 0..90_000_000],
        [0u64..900, 0..900, 0..900],
    ]
}

fn side() -> impl Strategy<Value = Vec<Node>> {
    let middle = (amounts(), prop::collection::vec(amounts(), 0..4));
    let top = (amounts(), prop::collection::vec(middle, 0..5));
    prop::collection::vec(top, 1..6)
}

fn add(sum: &mut Amounts, more: Amounts) {
    sum.iter_mut()
        .zip(more)
        .for_each(|(sum, more)| *sum += more);
}

/// The lines of a side in published order: level and amounts, each the sum of those below it; and the sum of all.
fn lines(side: &[Node]) -> (Vec<(u8, Amounts)>, Amounts) {
    let (mut out, mut total) = (Vec::new(), [0; 3]);
    for (own, middles) in side {
        let at = out.len();
        out.push((1, *own));
        let mut sum = [0; 3];
        for (own, leaves) in middles {
            let at = out.len();
            out.push((2, *own));
            let mut below = [0; 3];
            for leaf in leaves {
                out.push((3, *leaf));
                add(&mut below, *leaf);
            }
            if !leaves.is_empty() {
                out[at].1 = below;
            }
            add(&mut sum, out[at].1);
        }
        if !middles.is_empty() {
            out[at].1 = sum;
        }
        add(&mut total, out[at].1);
    }
    (out, total)
}

/// Two digits fewer, half up.
fn rounded(exact: u64) -> u64 {
    (exact + 50) / 100
}

/// An amount with `scale` decimals.
fn printed(units: i64, scale: u32) -> String {
    let digit = 10i64.pow(scale);
    let (whole, rest) = (units.abs() / digit, units.abs() % digit);
    let sign = if units < 0 { "-" } else { "" };
    match scale {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0width$}", width = scale as usize),
    }
}

/// In percent with two decimals, half up; `None` for a base of nothing.
fn percent(part: i128, base: u64) -> Option<String> {
    let base = i128::from(base);
    (base > 0).then(|| {
        let twice = (part.abs() * 20_000 + base) / (2 * base);
        printed(i64::try_from(twice * part.signum()).unwrap(), 2)
    })
}

fn row(name: &str, level: u8, kind: &str, [done, most, before]: Amounts, scale: u32) -> String {
    let cell = |exact| printed(rounded(exact) as i64, scale);
    let quoted = |text: Option<String>| text.map_or("null".into(), |text| format!("\"{text}\""));
    let more = i128::from(done) - i128::from(before);
    let rate = percent(done.into(), most);
    let change = percent(more, before);
    let note = change.as_ref().map(|change| {
        let (more_word, change_word) = if more < 0 {
            ("减少", "下降")
        } else {
            ("增加", "增长")
        };
        let amount = printed(rounded(more.unsigned_abs() as u64) as i64, scale);
        format!(
            "比上年{more_word}{amount}万元，{change_word}{}%",
            change.trim_start_matches('-')
        )
    });
    format!(
        r#"["{name}",{level},"{kind}","{}","{}","{}",{},{},{}]"#,
        cell(done),
        cell(most),
        cell(before),
        quoted(rate),
        quoted(change),
        quoted(note)
    )
}

fn table(
    word: &str,
    scope: &str,
    (lines, total): &(Vec<(u8, Amounts)>, Amounts),
    scale: u32,
    balance: &str,
) -> String {
    let (key, name) = if word == "收入" {
        ("revenue", "收入总计")
    } else {
        ("expenditure", "支出总计")
    };
    let numbered = lines.iter().enumerate();
    let mut rows: Vec<String> = numbered
        .map(|(at, (level, amounts))| {
            row(
                &format!("{word}科目甲{at}"),
                *level,
                "item",
                *amounts,
                scale,
            )
        })
        .collect();
    rows.push(row(name, 1, "total", *total, scale));
    format!(
        r#"{{"book":"general","side":"{key}","scope":"{scope}","rate_base":"adjusted"{balance},
        "columns":["name","level","kind","final","adjusted","prior","rate","yoy","note"],"rows":[{}]}}"#,
        rows.join(",")
    )
}

/// Both sides of 一般公共预算 of one scope, with the balance.
fn book(scope: &str, revenue: &[Node], expenditure: &[Node], scale: u32) -> String {
    let (revenue, expenditure) = (lines(revenue), lines(expenditure));
    let over = i128::from(revenue.1[0]) - i128::from(expenditure.1[0]);
    let units = rounded(over.unsigned_abs() as u64) as i64 * over.signum() as i64;
    let balance = format!(r#","balance":"{}""#, printed(units, scale));
    table("收入", scope, &revenue, scale, "")
        + ","
        + &table("支出", scope, &expenditure, scale, &balance)
}

/// What cells hold, and what they should not.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "税收收入",
            "非税收入",
            "一般公共预算收入",
            "收入总计",
            "其中：增值税",
            "小计",
            "“三公”经费",
            "因公出国（境）费",
            "公务接待费",
            "公务用车购置及运行费",
            "公务用车购置费",
            "公务用车运行费",
            "债务限额",
            "一般债务余额",
            "调入资金",
            "12",
            "-3.5",
            "1,000",
            "0.01亿元",
            "99999999999999999999999999999999999999",
            "0.00000000000000000000000001元",
            "—",
            "",
            "/",
            "1e30",
            "占比3%",
            "比上年增加5万元，增长10%。完成预算的99999999999999999999999999999999999%",
            "决算数大于预算数0元，占增值税的比重为0%",
        ])
        .prop_map(String::from),
        "[0-9]{1,12}(\\.[0-9]{1,3})?(万元|亿元|元|%)?",
        "\\PC{0,12}",
    ]
}

fn above_note(audit: &Audit) -> Vec<&str> {
    let above = audit
        .findings
        .iter()
        .filter(|found| found.severity > Severity::Note);
    above.map(|found| &*found.message).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever rounding makes of consistent amounts is at most a note, and what was not held is not told either.
    #[test]
    fn consistent(whole in (side(), side()), own in (side(), side()), scale in 0u32..3) {
        let text = book("全县", &whole.0, &whole.1, scale) + "," + &book("县本级", &own.0, &own.1, scale);
        let audit = audit(&read(&text));
        prop_assert_eq!(above_note(&audit), Vec::<&str>::new());
        let ceilings = audit.checks.iter().find(|check| check.kind == CheckKind::Ceiling).unwrap();
        prop_assert_eq!(audit.off(), ceilings.made - ceilings.held);
    }

    /// One amount that is off by more than rounding is always found.
    #[test]
    fn broken(revenue in side(), expenditure in side(), scale in 0u32..3, at in any::<prop::sample::Index>(), stage in 0usize..3, less in any::<bool>()) {
        let mut budget = read(&book("全县", &revenue, &expenditure, scale));
        let stage = [Stage::Final, Stage::Adjusted, Stage::Prior][stage];
        let lines: usize = budget.tables.iter().map(|table| table.lines.len()).sum();
        let mut at = at.index(lines);
        let mut table = 0;
        if at >= budget.tables[0].lines.len() {
            at -= budget.tables[0].lines.len();
            table = 1;
        }
        let stages = STAGES.iter().position(|own| *own == stage).unwrap();
        let Value::Present { number, printed: text } = &mut budget.tables[table].lines[at].amounts[stages] else {
            return Err(TestCaseError::fail("a number"));
        };
        let units = lines as i64 + 5;
        let by = Decimal::parse(&printed(if less { -units } else { units }, scale)).unwrap();
        *number = number.checked_add(by).unwrap();
        *text = number.to_string().into();
        prop_assert!(!above_note(&audit(&budget)).is_empty());
    }

    /// What a reader is told about a sum is what the checks compared.
    #[test]
    fn formulas_tell_what_was_checked(revenue in side(), scale in 0u32..3) {
        let revenue = lines(&revenue);
        let budget = read(&table("收入", "全县", &revenue, scale, ""));
        let audit = audit(&budget);
        let rows = 0..budget.tables[0].lines.len();
        let sums = [Stage::Final, Stage::Adjusted, Stage::Prior].map(|stage| {
            rows.clone().filter_map(|row| formula(&budget, 0, row, stage)).collect::<Vec<_>>()
        });
        let made = |kind| audit.checks.iter().find(|check| check.kind == kind).unwrap().made;
        prop_assert_eq!(sums.iter().flatten().count(), made(CheckKind::Parts) + made(CheckKind::Revenue));
        let off = sums.iter().flatten().filter(|sum| !sum.difference().unwrap().is_zero()).count();
        let told = audit.findings.iter().filter(|found| found.code == "check-sum").count();
        prop_assert_eq!(off, told);
    }

    /// Whatever stands in the cells, the audit comes to an end, and never holds more than it made.
    #[test]
    fn anything(rows in prop::collection::vec(prop::collection::vec(cell(), 6), 1..30)) {
        let heading = ["科目名称", "年初预算数", "调整预算数", "决算数", "上年决算数", "备注"];
        let rows = std::iter::once(heading.map(String::from).to_vec()).chain(rows);
        let matrix = crate::shape::Matrix { rows: rows.collect(), ..Default::default() };
        let options = ReadOptions { unit: Some(crate::MoneyUnit::Wan), ..ReadOptions::default() };
        let Ok(budget) = crate::budget::read_matrix(&matrix, &options) else { return Ok(()) };
        let audit = audit(&budget);
        prop_assert!(audit.checks.iter().all(|check| check.held <= check.made));
        for row in 0..budget.tables[0].lines.len() {
            for stage in STAGES {
                let _ = formula(&budget, 0, row, stage).map(|formula| formula.text());
            }
            let _ = rate_formula(&budget, 0, row);
            let _ = change_formula(&budget, 0, row);
        }
    }
}

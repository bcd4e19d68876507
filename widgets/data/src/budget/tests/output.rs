//! Written again: our own format and rows for a spreadsheet.

use super::*;
use crate::{Decimal, Missing};
use expect_test::expect;
use proptest::prelude::*;

const TEXT: &str = r#"{"schema":"mingbai.budget/1","title":"某市“2018”年\n决算","year":2018,"sample":true,
    "source":{"name":"报告","url":"https://example.gov.cn/a?b=1"},
    "tables":[{"book":"general","side":"expenditure","unit":"万元","rate_base":"adjusted","balance":5,"rows":[
    {"code":"205","name":"教育支出","adjusted":"1,300.00","final":"1,234.50","prior":null,"rate":94.96},
    {"code":"20502","name":"=普通\t教育","adjusted":"1,300.00","final":"1,234.50","prior":"/"},
    {"name":"支出合计","final":"1,234.50","prior":"***","note":"含上年"}]}]}"#;

#[test]
fn rows_for_a_spreadsheet() {
    let budget = read_text(TEXT, &ReadOptions::default()).unwrap();
    expect![[r#"
        科目编码	科目名称	调整预算数（元）	决算数（元）	完成率（占调整预算%）
        205	教育支出	13000000	12345000	94.96
        20502	'=普通 教育	13000000	12345000	94.96
        	支出合计	—	12345000	—
    "#]]
    .assert_eq(&to_tsv(&budget, 0, &[0, 1, 2, 9], MoneyUnit::Yuan));
    expect![[r#"
        科目编码	科目名称	调整预算数（亿元）	决算数（亿元）
        	支出合计	—	0.12345
    "#]]
    .assert_eq(&to_tsv(&budget, 0, &[2], MoneyUnit::Yi));
    assert_eq!(to_tsv(&budget, 1, &[0], MoneyUnit::Yi), "");
}

#[test]
fn our_own_format() {
    let budget = read_text(TEXT, &ReadOptions::default()).unwrap();
    let text = to_json(&budget);
    expect![[r#"
        {"schema":"mingbai.budget/1","title":"某市“2018”年\n决算","year":2018,"sample":true,"source_name":"报告","source_url":"https://example.gov.cn/a?b=1",
        "tables":[
        {"unit":"万元","side":"expenditure","book":"general","rate_base":"adjusted","balance":"5","rows":[
        {"name":"教育支出","code":"205","level":1,"kind":"item","adjusted":"1,300.00","final":"1,234.50","prior":null,"rate":"94.96"},
        {"name":"=普通\u0009教育","code":"20502","level":2,"kind":"item","adjusted":"1,300.00","final":"1,234.50","prior":"/"},
        {"name":"支出合计","level":1,"kind":"total","final":"1,234.50","prior":"***","note":"含上年"}]}]}
    "#]].assert_eq(&text);
    assert_eq!(read_text(&text, &ReadOptions::default()).unwrap(), budget);
}

/// A value as any reader makes it.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        (any::<i64>(), -6..=0i32).prop_map(|(n, shift)| {
            let number = Decimal::from_int(n).shift10(shift).unwrap();
            Value::Present {
                number,
                printed: crate::number::group(&number, None).into(),
            }
        }),
        Just(Value::Missing(Missing::NotReported)),
        Just(Value::Missing(Missing::Absent)),
        Just(Value::Missing(Missing::NotApplicable)),
        Just(Value::Missing(Missing::Withheld)),
        Just(Value::Missing(Missing::Secret)),
        Just(Value::Missing(Missing::BadValue)),
    ]
}

fn any_line() -> impl Strategy<Value = Line> {
    let kind = prop_oneof![
        Just(LineKind::Item),
        Just(LineKind::Subtotal),
        Just(LineKind::Total),
        Just(LineKind::Memo)
    ];
    let text = "[^\\p{Z}\\p{C}0-9&\\[【(（][^\\p{C}]{0,8}[^\\p{Z}\\p{C}]";
    (
        "[1-9][0-9]{2}",
        text,
        1..5u8,
        kind,
        prop::array::uniform5(any_value()),
        any_value(),
        prop::option::of(text),
    )
        .prop_map(|(code, name, level, kind, amounts, rate, note)| Line {
            code: Some(code.into()),
            name: name.into(),
            level,
            kind,
            parent: None,
            amounts,
            yoy: rate.clone(),
            rate,
            note: note.map(Into::into),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is written reads as the same lines.
    #[test]
    fn any_lines_survive(lines in prop::collection::vec(any_line(), 1..12), unit in 0..5usize) {
        let unit = MoneyUnit::ALL[unit];
        let table = Table {
            book: Book::Funds, side: Side::Revenue, title: None, year: None, scope: None, unit, rate_base: Some(RateBase::Initial), yoy_basis: None,
            lines, balance: None,
        };
        prop_assume!(table.stages_present().iter().any(|stage| *stage != Stage::Prior));
        let budget = Budget { tables: vec![table], ..Budget::default() };
        let back = read_text(&to_json(&budget), &ReadOptions::default()).unwrap();
        let (old, new) = (&budget.tables[0], &back.tables[0]);
        prop_assert_eq!(old.lines.len(), new.lines.len());
        for (old, new) in old.lines.iter().zip(&new.lines) {
            prop_assert_eq!(
                (&old.code, &old.name, old.level, old.kind, &old.rate, &old.note),
                (&new.code, &new.name, new.level, new.kind, &new.rate, &new.note)
            );
            prop_assert_eq!(&old.amounts, &new.amounts);
        }
    }

    /// Whatever the cells hold, reading, checking, saying and writing end without a panic, and a parent stands before its child.
    #[test]
    fn any_table_is_no_panic(rows in prop::collection::vec(
        ("(205|20502|2050201|101|x|)", "(一、|（一）|　　|其中：|小计|合计|教育|本年|收入|总计|\\PC){0,4}", "[0-9,.—%万元-]{0,8}", "[0-9.]{0,5}"), 0..30)
    ) {
        let mut text = String::from("编码|名称|决算数|完成率\n");
        for (code, name, amount, rate) in &rows {
            text += &format!("{}|{}|{}|{}\n", code, name.replace(['|', '\n', '\r'], ""), amount, rate);
        }
        if let Ok(budget) = read_matrix(&matrix(&text), &wan()) {
            let table = &budget.tables[0];
            for (at, line) in table.lines.iter().enumerate() {
                prop_assert!(line.parent.is_none_or(|parent| parent < at));
            }
            let all: Vec<usize> = (0..table.lines.len()).collect();
            let _ = (sentence(&budget, 0), to_tsv(&budget, 0, &all, MoneyUnit::Yi), to_json(&budget));
        }
    }

    #[test]
    fn any_json_is_no_panic(text in "(\\{|\\}|\\[|\\]|:|,|\"rows\"|\"tables\"|\"name\"|\"final\"|\"unit\"|\"万元\"|\"1,2\"|1|null|\"code\"|500|\"children\"){0,40}") {
        let _ = read_text(&text, &wan());
    }
}

//! Handed over and taken over: the same budget, or none.

use super::*;
use crate::{Decimal, Finding, Missing, Place};
use proptest::prelude::*;

fn check(budget: &Budget) {
    assert_eq!(
        take_over(&hand_over(budget)).as_ref(),
        Some(budget),
        "{}",
        hand_over(budget)
    );
}

#[test]
fn everything_that_is_known_survives() {
    let text = r#"{"schema":"mingbai.budget/1","title":"12:某市“2018”年\n决算","publisher":"","year":2018,"sample":true,"population":"301.2万",
        "source":{"name":"报告","url":"https://example.gov.cn/a?b=1"},
        "tables":[{"book":"general","side":"expenditure","unit":"万元","rate_base":"adjusted","yoy_basis":"同口径","balance":5,"rows":[
        {"code":"205","name":"教育支出","adjusted":"1,300.00","final":"1,234.50","prior":null,"rate":94.96},
        {"code":"20502","name":"=普通\t教育","adjusted":"1,300.00","final":"1,234.5O","prior":"/"},
        {"name":"支出合计","final":"9.00","prior":"***","note":"含上年"}]},
        {"book":"social_insurance","side":"revenue","unit":"亿元","rows":[{"name":"保险费收入","initial":"0"}]}]}"#;
    let mut budget = read_text(text, &ReadOptions::default()).unwrap();
    assert!(!budget.findings.is_empty(), "{budget:?}");
    budget.prices = vec![
        (2017, Decimal::parse("98.7").unwrap()),
        (2018, Decimal::ZERO),
    ];
    budget.rows_in_source = Some(7);
    check(&budget);
    check(&Budget::default());
}

/// Each value of each list, so that a number that both sides count otherwise does not go unseen.
#[test]
fn every_word_has_one_number() {
    let books = BOOKS.into_iter().chain([Book::Unstated]);
    let sides = [Side::Unstated, Side::Revenue, Side::Expenditure];
    let bases = [None, Some(RateBase::Initial), Some(RateBase::Adjusted)];
    let kinds = [
        LineKind::Item,
        LineKind::Subtotal,
        LineKind::Total,
        LineKind::Memo,
    ];
    let mut budget = Budget::default();
    for (at, book) in books.enumerate() {
        let value = |at: usize| Value::Missing(Missing::ALL[at % Missing::ALL.len()]);
        let line = |at: usize| Line {
            code: None,
            name: "".into(),
            level: u8::MAX,
            kind: kinds[at % 4],
            parent: at.checked_sub(1),
            amounts: [0, 1, 2, 3, 4].map(|stage| value(at + stage)),
            rate: value(at + 5),
            yoy: value(at + 6),
            note: None,
        };
        budget.tables.push(Table {
            book,
            side: sides[at % 3],
            title: None,
            year: Some(u16::MAX),
            scope: Some("".into()),
            unit: MoneyUnit::ALL[at],
            rate_base: bases[at % 3],
            yoy_basis: None,
            lines: (0..9).map(line).collect(),
            balance: Some(value(at)),
        });
    }
    for severity in [Severity::Note, Severity::Warning, Severity::Error] {
        budget.findings.push(Finding {
            code: "check-sum",
            severity,
            place: Place {
                table: 4,
                row: Some(0),
                field: Some("final"),
            },
            message: "一\n二：3:".to_owned(),
        });
    }
    check(&budget);
}

#[test]
fn a_part_of_it_is_nothing() {
    let budget = read_text(
        r#"{"unit":"万元","rows":[{"name":"教育支出","final":"1"}]}"#,
        &wan(),
    );
    let text = hand_over(&budget.unwrap());
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert_eq!(take_over(&text[..end]), None, "{end}");
    }
    assert_eq!(take_over(&(text + ":")), None);
}

proptest! {
    #[test]
    fn any_number_survives(digits in any::<i64>(), shift in -20..20i32, printed in "\\PC{0,12}") {
        let number = Decimal::from_int(digits).shift10(shift).unwrap();
        let population = Some(Value::Present { number, printed: printed.into() });
        let budget = Budget { population, ..Budget::default() };
        prop_assert_eq!(take_over(&hand_over(&budget)), Some(budget));
    }

    #[test]
    fn any_text_is_no_panic(text in "([0-9]{0,3}:|\\PC|99999999999999999999:){0,80}") {
        let _ = take_over(&text);
    }
}

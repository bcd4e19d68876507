//! What a page says first, before the audit is there, is among what the audit says; and one list is told of both.

use super::*;
use crate::{Finding, Place};
use expect_test::expect;

/// Budgets as published, with contradictions and without.
const EXAMPLES: [&str; 5] = [
    include_str!("../../../../../../demo/examples/budget/whole/data.json"),
    include_str!("../../../../../../demo/examples/budget/states/data.json"),
    include_str!("../../../../../../demo/examples/budget/shanwei-2018/data.json"),
    include_str!("../../../../../../demo/examples/budget/cangshan-2020/data.json"),
    include_str!("../../../../../../demo/examples/budget/guangzhou-2023/data.json"),
];

#[test]
fn what_is_found_first_is_found_again() {
    let mut compared = 0;
    for text in EXAMPLES {
        let budget = read_text(text, &ReadOptions::default()).unwrap();
        let audit = audit(&budget);
        for first in (budget.findings.iter()).filter(|one| one.code.starts_with("check-")) {
            let again = |found: &&Finding| found.message.starts_with(&first.message);
            let again = audit.findings.iter().find(again);
            assert_eq!(
                again.map(|found| (found.severity, &found.place)),
                Some((first.severity, &first.place)),
                "{first:?}"
            );
            compared += 1;
        }
    }
    assert!(compared > 2, "{compared}");
}

/// Parts that do not all have a number come to no sum, neither at first nor in the audit.
#[test]
fn nothing_is_said_of_a_sum_with_a_gap() {
    let rows = r#"["教育",60.4],["科技",null],["文化",30],["支出总计",90]"#;
    let budget = read(&side("expenditure", "", r#""name","final""#, rows));
    let sums = |found: &[Finding]| found.iter().filter(|one| one.code == "check-sum").count();
    assert_eq!(sums(&budget.findings), 0, "{:?}", budget.findings);
    assert_eq!(sums(&audit(&budget).findings), 0);
}

/// What reading found stays where it stood; what the first checks found makes room for the audit.
#[test]
fn one_list() {
    let finding = |code, message: &str| Finding {
        code,
        severity: Severity::Note,
        place: Place::default(),
        message: message.into(),
    };
    let audit = Audit {
        checks: Vec::new(),
        findings: vec![finding("check-sum", "甲"), finding("check-debt", "乙")],
    };
    let list = |found: &[Finding]| {
        let all = audit.among(found);
        let all: Vec<&str> = all.iter().map(|found| &*found.message).collect();
        all.join(" ")
    };
    let found = [
        finding("field", "读"),
        finding("check-sum", "甲"),
        finding("pages", "页"),
        finding("check-rate", "率"),
    ];
    expect!["读 甲 乙 页"].assert_eq(&list(&found));
    expect!["甲 乙"].assert_eq(&list(&[]));
    expect!["读 甲 乙"].assert_eq(&list(&found[..1]));
}

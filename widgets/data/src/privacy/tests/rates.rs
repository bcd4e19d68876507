//! How often a number of a person is missed, and how often something else is taken for one.

use super::super::{Counts, FieldKind, mask_text};
use super::made::{Dice, ordinary, secret};

const SEED: u64 = 0x2018_0044;

#[test]
fn of_30_000_numbers_at_most_30_are_missed() {
    let mut dice = Dice(SEED);
    let mut missed = Vec::new();
    for _ in 0..30_000 {
        let (text, secret) = secret(&mut dice);
        let masked = mask_text(&text, FieldKind::Text, &mut Counts::default());
        if masked != secret.mask {
            missed.push(format!("{}: {text} → {masked}", secret.kind));
        }
    }
    let some: Vec<_> = missed.iter().take(20).collect();
    assert!(missed.len() <= 30, "{} missed: {some:#?}", missed.len());
}

#[test]
fn of_100_000_ordinary_texts_at_most_10_are_touched() {
    let mut dice = Dice(SEED);
    let mut touched = Vec::new();
    for _ in 0..100_000 {
        let text = ordinary(&mut dice);
        let masked = mask_text(&text, FieldKind::Text, &mut Counts::default());
        if masked != text {
            touched.push(format!("{text} → {masked}"));
        }
    }
    let some: Vec<_> = touched.iter().take(20).collect();
    assert!(touched.len() <= 10, "{} touched: {some:#?}", touched.len());
}

/// Lines made by Faker (PyPI, MIT), locale zh_CN, with `tests/privacy/corpus.py mixed 400`: kind, field, text, secret.
#[test]
fn what_faker_makes() {
    let plain = |text: &str| -> String {
        let half = |c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c.to_ascii_uppercase(),
        };
        let all = text.chars().map(half).map(|c| c.to_ascii_uppercase());
        all.filter(|c| !c.is_whitespace() && !matches!(c, '-' | '—'))
            .collect()
    };
    let (mut persons, mut others) = (0, 0);
    for line in include_str!("faker.tsv").lines() {
        let [kind, field, text, secret] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let masked = mask_text(text, FieldKind::of_header(field), &mut Counts::default());
        if kind == "none" {
            others += 1;
            assert_eq!(masked, text);
        } else {
            persons += 1;
            assert!(
                !plain(&masked).contains(&plain(secret)),
                "{line} → {masked}"
            );
        }
    }
    assert_eq!((persons, others), (200, 200));
}

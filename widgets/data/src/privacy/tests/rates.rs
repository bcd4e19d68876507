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

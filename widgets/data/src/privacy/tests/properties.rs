//! Whatever the text: no panic, twice is once, and what has too few digits stays.

use super::super::{Counts, FieldKind, mask_text, mask_tree};
use crate::Tree;
use proptest::prelude::*;

const KINDS: [FieldKind; 13] = [
    FieldKind::Text,
    FieldKind::Phone { exempt: false },
    FieldKind::Phone { exempt: true },
    FieldKind::IdNumber,
    FieldKind::BankCard,
    FieldKind::PersonName,
    FieldKind::Address,
    FieldKind::MaybeName,
    FieldKind::Official,
    FieldKind::Company,
    FieldKind::Code,
    FieldKind::Figure,
    FieldKind::Url,
];

/// Pieces of which texts with something to mask are made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[0-9]{1,20}",
        2 => "[０-９]{1,12}",
        2 => "1[3-9][0-9]{9}",
        2 => "5103021990010100[0-9]{1,2}",
        2 => "62[0-9]{14,17}",
        3 => "[ *xX\\-.,、：:/（）　]{1,3}",
        2 => "(张三|欧阳修|户主：|联系人：|身份证号|举报电话|账号为|编号|元|号|村|街道|阿·买|[+]86|https?://)",
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn mask(text: &str, kind: FieldKind) -> (String, u32) {
    let mut counts = Counts::default();
    let masked = mask_text(text, kind, &mut counts).into_owned();
    (masked, counts.total())
}

/// Digits in a row when blanks, dashes and the like between them are gone.
fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            run += 1;
            longest = longest.max(run);
        } else if c.is_alphanumeric() || c.is_ascii_punctuation() && c != '-' {
            run = 0;
        }
    }
    longest
}

proptest! {
    #[test]
    fn twice_is_once(text in pieces(), kind in 0..KINDS.len()) {
        let (once, n) = mask(&text, KINDS[kind]);
        let (twice, again) = mask(&once, KINDS[kind]);
        prop_assert_eq!(&twice, &once);
        prop_assert_eq!(again, 0);
        prop_assert_eq!(n == 0, once == text);
    }

    #[test]
    fn any_text(text in any::<String>(), kind in 0..KINDS.len()) {
        let (once, _) = mask(&text, KINDS[kind]);
        prop_assert_eq!(&mask(&once, KINDS[kind]).0, &once);
    }

    #[test]
    fn few_digits_stay(text in pieces()) {
        if longest_run(&text) < 11 {
            let mut counts = Counts::default();
            let masked = mask_text(&text, FieldKind::Text, &mut counts);
            // Only a name behind a label is hidden without digits.
            prop_assert_eq!(counts.total(), counts.names);
            prop_assert!(counts.names == 0 || text.contains([':', '：']));
            prop_assert_eq!(masked == text, counts.names == 0);
        }
    }

    #[test]
    fn what_stands_around_a_number_stays(before in "[\\u{4e00}-\\u{9fff}，。（]{0,6}", after in "[，。）；][\\u{4e00}-\\u{9fff}a-z，。]{0,6}") {
        let number = "１３８１２３４５６７８";
        let (masked, _) = mask(&format!("{before}{number}{after}"), FieldKind::Phone { exempt: false });
        prop_assert_eq!(masked, format!("{before}138****5678{after}"));
    }

    #[test]
    fn any_tree(texts in prop::collection::vec((pieces(), pieces()), 0..6)) {
        let row = Tree::Map(texts.iter().enumerate().map(|(at, (key, value))| {
            (format!("{key}{}", char::from(b'a' + at as u8)).into(), Tree::Text(value.as_str().into()))
        }).collect());
        let cells = |first: bool| Tree::List(texts.iter().map(|(a, b)| Tree::Text(if first { a } else { b }.as_str().into())).collect());
        let mut tree = Tree::List(vec![row, Tree::List(vec![cells(true), cells(false)])]);
        mask_tree(&mut tree, &mut Counts::default());
        let once = tree.clone();
        let mut again = Counts::default();
        mask_tree(&mut tree, &mut again);
        prop_assert_eq!(again.total(), 0);
        prop_assert_eq!(tree, once);
    }
}

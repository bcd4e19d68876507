//! Whether there may be anything to mask: what a phone carries of this folder. It lets through only what surely holds no
//! personal data; the rest is masked by the module that can, or not shown.

use super::fields::PERSONAL;
use crate::Tree;
use crate::shape::Matrix;
use crate::text::parts;

/// Names of fields are shorter than this, in bytes.
const LONGEST_NAME: usize = 90;
/// No number of a person or a card that is found by its pattern has fewer digits.
const DIGITS: usize = 11;

/// Whether [`mask_tree`](super::mask_tree) may have something to mask here. It never says no where there is something.
///
/// ```
/// use mingbai_data::{privacy::may_hold, read::{Limits, parse}};
/// let holds = |text| may_hold(&parse(text, &Limits::default()).unwrap());
/// assert!(!holds(r#"[{"科目名称":"教育支出","决算数":"28,583","日期":"2018-08-21 10:00"}]"#));
/// assert!(holds(r#"[{"备注":"联系 138 1234 5678"}]"#));
/// assert!(holds(r#"[{"姓 名":"张三"}]"#));
/// ```
#[must_use]
pub fn may_hold(tree: &Tree) -> bool {
    in_tree(tree, &Beginnings::new())
}

/// [`may_hold`] for a table of texts.
pub(super) fn may_hold_matrix(matrix: &Matrix) -> bool {
    let words = Beginnings::new();
    let cells = matrix.header.iter().chain(&matrix.rows).flatten();
    cells
        .chain(&matrix.caption)
        .any(|text| in_text(text, &words))
}

fn in_tree(tree: &Tree, words: &Beginnings) -> bool {
    match tree {
        Tree::Null | Tree::Bool(_) => false,
        Tree::Number(text) => many_digits(text.as_bytes()),
        Tree::Text(text) => in_text(text, words),
        Tree::List(items) => items.iter().any(|item| in_tree(item, words)),
        Tree::Map(members) => members
            .iter()
            .any(|(key, value)| in_text(key, words) || in_tree(value, words)),
    }
}

#[inline(never)]
fn in_text(text: &str, words: &Beginnings) -> bool {
    let bytes = text.as_bytes();
    many_digits(bytes) || (bytes.len() <= LONGEST_NAME && words.within(bytes))
}

/// For the first three bytes of a word, the values that they have in any of the words: most texts are through at once.
struct Beginnings([u64; 3]);

impl Beginnings {
    fn new() -> Self {
        let mut seen = [0; 3];
        for word in words() {
            for (seen, byte) in seen.iter_mut().zip(word) {
                *seen |= bit(*byte);
            }
        }
        Self(seen)
    }

    /// Whether a name that is among the words stands in the text, whatever blanks and signs are between its letters.
    fn within(&self, text: &[u8]) -> bool {
        let mut name: Vec<u8> = Vec::new();
        for byte in text {
            if !byte.is_ascii() || byte.is_ascii_alphanumeric() {
                name.push(byte.to_ascii_lowercase());
            }
        }
        // Blanks and colons of more than one byte: 　, no-break and narrow ones, ：.
        for blank in [&[0xe3, 0x80, 0x80][..], &[0xc2, 0xa0], &[0xef, 0xbc, 0x9a]] {
            while let Some(at) = name.windows(blank.len()).position(|window| window == blank) {
                name.drain(at..at.saturating_add(blank.len()));
            }
        }
        while let Some(at) = name.windows(2).position(|window| window == [0xe2, 0x80]) {
            name.drain(at..name.len().min(at.saturating_add(3)));
        }
        (0..name.len()).any(|from| {
            let rest = name.get(from..).unwrap_or_default();
            let may_be = rest
                .iter()
                .zip(self.0)
                .all(|(byte, seen)| seen & bit(*byte) != 0);
            may_be && words().any(|word| rest.starts_with(word))
        })
    }
}

fn words() -> impl Iterator<Item = &'static [u8]> {
    PERSONAL
        .iter()
        .flat_map(|list| parts(list, b'|'))
        .map(|word| word.strip_prefix('$').unwrap_or(word).as_bytes())
}

fn bit(byte: u8) -> u64 {
    1u64 << (byte & 63)
}

/// Whether a run of digits, half or full width, is long enough; blanks, dashes and signs that are neither letters nor
/// Chinese do not end it.
pub(crate) fn many_digits(text: &[u8]) -> bool {
    let mut run = 0usize;
    let mut before = [0u8; 2];
    for byte in text {
        match byte {
            b'0'..=b'9' => run = run.saturating_add(1),
            0x90..=0x99 if before == [0xef, 0xbc] => run = run.saturating_add(1),
            b' ' | b'-' | b'\t'..=b'\r' | 0x80..=0xe3 | 0xea..=0xff => {}
            _ => run = 0,
        }
        if run >= DIGITS {
            return true;
        }
        before = [before[1], *byte];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::{Counts, mask_tree};
    use super::*;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("510302199001010016".to_owned()),
            Just("１３８１２３４５６７８".to_owned()),
            Just("6222021234567890123".to_owned()),
            "[0-9]{1,7}",
            Just(" ".to_owned()),
            Just("－".to_owned()),
            Just("身份证号".to_owned()),
            Just("姓 名".to_owned()),
            Just("户主".to_owned()),
            Just("卡号：".to_owned()),
            Just("家庭住址".to_owned()),
            Just("联系电话".to_owned()),
            Just("id_card".to_owned()),
            Just("张三丰".to_owned()),
            Just("富顺县东湖街道12号".to_owned()),
            "[a-zA-Z.,/:()（）]{1,4}",
        ];
        prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
    }

    fn tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![
            text().prop_map(|text| Tree::Text(text.into())),
            "[1-9][0-9]{0,19}".prop_map(|digits| Tree::Number(digits.into())),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Tree::List),
                prop::collection::btree_map(text(), inner, 0..6).prop_map(|members| {
                    let members = members.into_iter();
                    Tree::Map(members.map(|(key, value)| (key.into(), value)).collect())
                }),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn whatever_is_masked_was_held_back(tree in tree()) {
            let mut masked = tree.clone();
            let mut counts = Counts::default();
            mask_tree(&mut masked, &mut counts);
            prop_assert!(may_hold(&tree) || (masked == tree && counts.total() == 0));
        }
    }
}

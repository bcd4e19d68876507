//! Whether there may be anything to mask: what a phone carries of this folder. It lets through only what surely holds no
//! personal data; the rest is masked by the module that can, or not shown.

use super::fields::PERSONAL;
use super::scan::plain;
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
    Words::new().in_tree(tree)
}

/// [`may_hold`] for a table of texts.
pub(super) fn may_hold_matrix(matrix: &Matrix) -> bool {
    let words = Words::new();
    let cells = matrix.header.iter().chain(&matrix.rows).flatten();
    cells.chain(&matrix.caption).any(|text| words.in_text(text))
}

/// For the first three bytes of a word, the values that they have in any of the words: most texts are through at once.
#[derive(Default)]
struct Words {
    seen: [u64; 3],
}

fn bit(byte: u8) -> u64 {
    1u64 << (byte & 63)
}

impl Words {
    fn new() -> Self {
        let mut words = Self::default();
        for word in PERSONAL.iter().flat_map(|list| parts(list, b'|')) {
            let word = word.trim_start_matches('$').as_bytes();
            for (seen, byte) in words.seen.iter_mut().zip(word) {
                *seen |= bit(*byte);
            }
        }
        words
    }

    fn in_tree(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Null | Tree::Bool(_) => false,
            Tree::Number(text) => many_digits(text),
            Tree::Text(text) => self.in_text(text),
            Tree::List(items) => items.iter().any(|item| self.in_tree(item)),
            Tree::Map(members) => members
                .iter()
                .any(|(key, value)| self.in_text(key) || self.in_tree(value)),
        }
    }

    fn in_text(&self, text: &str) -> bool {
        many_digits(text) || (text.len() <= LONGEST_NAME && self.names_a_field(text))
    }

    fn names_a_field(&self, text: &str) -> bool {
        let bytes: Vec<u8> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '：' | ':' | '*'))
            .flat_map(|c| {
                let mut room = [0; 4];
                let length = c.encode_utf8(&mut room).len();
                room.into_iter().take(length)
            })
            .map(|byte| byte.to_ascii_lowercase())
            .collect();
        (0..bytes.len()).any(|from| {
            let rest = bytes.get(from..).unwrap_or_default();
            let may_be = rest
                .iter()
                .zip(self.seen)
                .all(|(byte, seen)| seen & bit(*byte) != 0);
            may_be
                && PERSONAL
                    .iter()
                    .flat_map(|list| parts(list, b'|'))
                    .any(|word| rest.starts_with(word.trim_start_matches('$').as_bytes()))
        })
    }
}

/// Whether a run of digits, with nothing but blanks and dashes in it, is long enough.
fn many_digits(text: &str) -> bool {
    // A full-width digit has three bytes; a text that is too short for both is the common case.
    if text.len() < DIGITS {
        return false;
    }
    let mut run = 0usize;
    for c in text.chars() {
        match plain(c) {
            '0'..='9' => run = run.saturating_add(1),
            ' ' | '-' => {}
            _ => run = 0,
        }
        if run >= DIGITS {
            return true;
        }
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

//! Whether there may be anything to mask: what a phone carries of this folder. It lets through only what surely holds no
//! personal data; the rest is masked by the module that can, or not shown.

use super::FieldKind;
use super::fields::PERSONAL;
use crate::Tree;
use crate::shape::Matrix;
use crate::text::parts;

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
#[inline(never)]
pub fn may_hold(tree: &Tree) -> bool {
    if KNOWS {
        return may_hold_but(tree, &|key| known(tree, key));
    }
    in_tree(tree, &Beginnings::new(&|_| None))
}

/// [`may_hold`], where `known` says of some members what they hold.
pub(super) fn may_hold_but(tree: &Tree, known: Known) -> bool {
    in_tree(tree, &Beginnings::new(known))
}

/// What a member of this name holds, where that is known better than by its name.
pub type Known<'a> = &'a dyn Fn(&str) -> Option<FieldKind>;

/// Whether this build meets data of which that is known: others carry nothing of it.
const KNOWS: bool = cfg!(any(
    feature = "list",
    feature = "readers",
    feature = "policy",
    feature = "privacy"
));

/// What is known of the members of `tree`: the telephones of a paper of our own format are there to be called.
pub(super) fn known(tree: &Tree, key: &str) -> Option<FieldKind> {
    let public = matches!(key, "phone" | "contact" | "address") && of_offices(tree);
    public.then_some(FieldKind::Phone { exempt: true })
}

/// Whether it is a paper of our own format, whose telephones are those of offices: 咨询电话, there to be called.
fn of_offices(tree: &Tree) -> bool {
    let schema = tree.get("schema").and_then(Tree::text).unwrap_or_default();
    ["mingbai.policy/", "mingbai.consultation/"]
        .iter()
        .any(|own| schema.starts_with(own))
}

/// [`may_hold`] for a table of texts.
pub(super) fn may_hold_matrix(matrix: &Matrix) -> bool {
    let words = Beginnings::new(&|_| None);
    let cells = matrix.header.iter().chain(&matrix.rows).flatten();
    cells
        .chain(&matrix.caption)
        .any(|text| in_text(text, &words))
}

fn in_tree(tree: &Tree, words: &Beginnings) -> bool {
    match tree {
        Tree::Null | Tree::Bool(_) => false,
        Tree::Number(text) => text.len() >= DIGITS && many_digits(text.as_bytes()),
        Tree::Text(text) => in_text(text, words),
        Tree::List(items) => items.iter().any(|item| in_tree(item, words)),
        Tree::Map(members) => members.iter().any(|(key, value)| {
            let told = words.known(key).is_none() && in_text(key, words);
            told || in_member(key, value, words)
        }),
    }
}

/// The telephone for complaints of our own format is there to be called, and has eleven digits with its area. A number of a
/// person or a card that is to be masked even there has more than twelve.
fn in_member(key: &str, value: &Tree, words: &Beginnings) -> bool {
    #[cfg(any(feature = "livelihood", feature = "list", feature = "policy"))]
    if let Tree::Text(text) = value
        && (key == "hotline"
            || matches!(
                words.known(key),
                Some(FieldKind::Phone { .. } | FieldKind::Official)
            ))
    {
        let ends = |byte: &u8| !matches!(byte, b'0'..=b'9' | b'-' | b' ');
        let mut numbers = text.as_bytes().split(ends);
        let digits = |own: &[u8]| own.iter().filter(|byte| byte.is_ascii_digit()).count();
        let short = numbers.all(|own| digits(own) <= 12);
        // Figures of full width are looked at as everywhere.
        if short && !text.contains('\u{ff0d}') && text.chars().all(|c| !('０'..='９').contains(&c))
        {
            return words.within(text.as_bytes());
        }
    }
    let _ = key;
    in_tree(value, words)
}

#[inline(never)]
fn in_text(text: &str, words: &Beginnings) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() >= DIGITS && many_digits(bytes) {
        return true;
    }
    // Most texts are figures. A long text may be JSON itself, or name a field before its value.
    bytes.iter().any(|byte| *byte >= b'A') && words.within(bytes)
}

/// How many places [`place`] tells apart.
const PLACES: usize = 2048;

/// Where words begin, by their first three bytes: most texts are through without looking at a word.
struct Beginnings<'a> {
    seen: Vec<bool>,
    words: Vec<&'static [u8]>,
    known: Known<'a>,
}

impl<'a> Beginnings<'a> {
    fn known(&self, key: &str) -> Option<FieldKind> {
        if KNOWS { (self.known)(key) } else { None }
    }

    #[inline(never)]
    fn new(known: Known<'a>) -> Self {
        let mut seen = vec![false; PLACES];
        let mut words = Vec::new();
        for word in PERSONAL.iter().flat_map(|list| parts(list, b'|')) {
            let word = word.strip_prefix('$').unwrap_or(word).as_bytes();
            words.push(word);
            if let Some(seen) = place(word).and_then(|at| seen.get_mut(at)) {
                *seen = true;
            }
        }
        Self { seen, words, known }
    }

    /// Whether a name that is among the words stands in the text, whatever blanks and signs are between its letters.
    fn within(&self, text: &[u8]) -> bool {
        let as_it_is = |byte: &u8| {
            byte.is_ascii_digit()
                || byte.is_ascii_lowercase()
                || matches!(byte, 0x80..=0xc1 | 0xe4..=0xee)
        };
        if text.iter().all(as_it_is) {
            return self.begins(text);
        }
        let mut name: Vec<u8> = Vec::new();
        let mut rest = text;
        while let [byte, behind @ ..] = rest {
            rest = match rest {
                // Blanks and colons of more than one byte: 　, no-break and narrow ones, ：.
                [0xe3, 0x80, 0x80, after @ ..]
                | [0xef, 0xbc, 0x9a, after @ ..]
                | [0xe2, 0x80, _, after @ ..]
                | [0xe2, 0x81, 0x9f, after @ ..]
                | [0xe1, 0x9a, 0x80, after @ ..]
                | [0xc2, 0xa0, after @ ..] => after,
                _ => {
                    if !byte.is_ascii() || byte.is_ascii_alphanumeric() {
                        name.push(byte.to_ascii_lowercase());
                    }
                    behind
                }
            };
        }
        self.begins(&name)
    }

    fn begins(&self, text: &[u8]) -> bool {
        let mut rest = text;
        while let [first, _, _, ..] = rest {
            // Within a character no word begins.
            let length = match first {
                0xe0.. => 3,
                _ => 1,
            };
            if place(rest).is_some_and(|at| self.seen.get(at) == Some(&true))
                && self
                    .words
                    .iter()
                    .any(|word| word.get(2) == rest.get(2) && names(rest, word))
            {
                return true;
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        false
    }
}

/// Whether the text begins with the word. Of people, which a name must end with, what counts them is another: 受益人数 is no
/// person.
fn names(text: &[u8], word: &[u8]) -> bool {
    let behind = text.strip_prefix(word);
    let counted = |behind: &[u8]| {
        behind.starts_with("数".as_bytes())
            && (word.ends_with("人".as_bytes()) || word.ends_with("户".as_bytes()))
    };
    behind.is_some_and(|behind| !counted(behind))
}

/// The place of a beginning; `None` for what is too short for a word.
#[inline(always)]
fn place(text: &[u8]) -> Option<usize> {
    let [a, b, c, ..] = *text else { return None };
    let mixed = usize::from(a)
        .wrapping_mul(961)
        .wrapping_add(usize::from(b).wrapping_mul(31))
        .wrapping_add(usize::from(c));
    Some(mixed % PLACES)
}

/// Whether a run of digits, half or full width, is long enough; blanks, dashes and signs that are neither letters nor
/// Chinese do not end it.
pub(crate) fn many_digits(text: &[u8]) -> bool {
    // Nearly all texts have fewer bytes that can be a digit or the end of one.
    let mut may = 0usize;
    for byte in text {
        may = may.wrapping_add(matches!(byte, b'0'..=b'9' | 0x90..=0x99).into());
    }
    if may < DIGITS {
        return false;
    }
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
            Just("510302199001010017".to_owned()),
            Just("138 1234 5678".to_owned()),
            Just("0813-8112233、".to_owned()),
            Just("１３８１２３４５６７８".to_owned()),
            Just("6222021234567890123".to_owned()),
            "[0-9]{1,7}",
            Just(" ".to_owned()),
            Just("－".to_owned()),
            Just("身份证号".to_owned()),
            Just("姓 名".to_owned()),
            Just("，现申请人姓名：张三，其家庭成员共四人，均为本村村民，经核查符合规定条件，现予以公示".to_owned()),
            Just("联系人：李四".to_owned()),
            Just("当事人：李四".to_owned()),
            Just("投诉举报人：".to_owned()),
            Just("户主".to_owned()),
            Just("数".to_owned()),
            Just("数：".to_owned()),
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
                prop::collection::btree_map(
                    prop_oneof![4 => text(), 1 => Just("hotline".to_owned())],
                    inner,
                    0..6
                )
                .prop_map(|members| {
                    let members = members.into_iter();
                    Tree::Map(members.map(|(key, value)| (key.into(), value)).collect())
                }),
            ]
        })
    }

    /// A long JSON text within JSON has its fields as well.
    #[test]
    fn json_in_a_string_is_looked_into() {
        let long = "社会保障和就业支出".repeat(12);
        let inner = Tree::List(vec![Tree::Map(vec![
            ("事项".into(), Tree::Text(long.into())),
            ("姓名".into(), Tree::Text("张三".into())),
        ])]);
        let mut tree = Tree::Map(vec![("d".into(), Tree::Text(inner.json().into()))]);
        assert!(may_hold(&tree));
        let mut counts = Counts::default();
        mask_tree(&mut tree, &mut counts);
        assert_eq!(counts.names, 1);
    }

    #[cfg(feature = "livelihood")]
    #[test]
    fn the_telephone_for_complaints_is_no_personal_data() {
        let of = |text: &str| {
            let member = ("hotline".into(), Tree::Text(text.into()));
            Tree::Map(vec![member])
        };
        for text in [
            "0813-8112233（工作日）、12328",
            "0813-8101234",
            "13881234567",
        ] {
            assert!(!may_hold(&of(text)), "{text}");
        }
        for text in [
            "510302199001010017",
            "姓名：李四 0813-8101234",
            "６２２２０２１２３４５６７８９０１２３",
        ] {
            assert!(may_hold(&of(text)), "{text}");
        }
    }

    /// Only what a name must end with is another name when it is counted.
    #[test]
    fn words_for_people_are_looked_for_at_the_end() {
        for word in PERSONAL.iter().flat_map(|list| parts(list, b'|')) {
            let counted = word.ends_with('人') || word.ends_with('户');
            assert!(!counted || word.starts_with('$'), "{word}");
        }
    }

    #[test]
    fn how_many_there_are_is_no_personal_data() {
        let row = |key: &str, text: &str| Tree::Map(vec![(key.into(), Tree::Text(text.into()))]);
        assert!(!may_hold(&row("indicator", "受益人数")));
        assert!(!may_hold(&row("受益人数", "1,200")));
        assert!(may_hold(&row("受益人", "1,200")));
        assert!(may_hold(&row("说明", "受益人数 800，受益人：张三")));
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

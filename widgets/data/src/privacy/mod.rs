//! Personal data is masked when it is read (去标识化), before anything is kept, drawn, copied, exported or announced.
//! **Rule:** the kind of the field decides first, the pattern second; a finding counts and never quotes.
//!
//! What is masked, and how it then looks: 居民身份证 `5103**********0012`, 手机号 `138****5678`, 银行卡 and 一卡通
//! `6222 **** **** 0123`, 姓名 `张*` (in a running text where the word before it says so: `户主：张三`), 住址 down to 乡镇 or 村. What stays: 举报电话 and its like, landlines, names of
//! officials, companies and punished parties, 统一社会信用代码 (GB 32100), codes of projects and documents.
//!
//! Masking is ten kilobytes that most pages never need: a build without the feature `privacy` carries only [`may_hold`],
//! and refuses what may hold personal data, so that a build with it reads it.
//!
//! The numbers: 居民身份证 by GB 11643 (province, date, check digit mod 11; with a valid date and a wrong check digit it
//! is 疑似 and masked too), cards by ISO/IEC 7812 (issuer and Luhn), mobiles by length and `1[3-9]`.
//!
//! A 统一社会信用代码 of a company begins with 9 and can be no 居民身份证号. One of an institution (11, 12, 13, 51 …) that is
//! all digits and holds a province and a date where a 居民身份证号 has them is taken for a person's in a text, where that
//! is by far the likelier, and for a code in a field for codes or behind 信用代码. What cannot be told from a code without its field: an unlabelled number of 18 digits
//! that is a region, a date and a serial (施工许可证, 办件编号) is masked as 疑似.

mod counts;
mod fields;
mod gate;
mod label;
mod number;
mod person;
mod print;
mod said;
mod scan;
mod table;
#[cfg(test)]
mod tests;
mod walk;

pub use counts::Counts;
pub use fields::FieldKind;
pub(crate) use gate::many_digits;
pub use gate::{Known, may_hold};
pub use walk::{mask_matrix, mask_tree, mask_tree_but};

#[cfg(not(feature = "privacy"))]
use crate::ReadErrorKind;
#[cfg(feature = "readers")]
use crate::fold::{half, is_blank};
use crate::shape::Matrix;
use crate::{Finding, ReadError, Tree};
use std::borrow::Cow;

/// Clears what was read of personal data, in place, and says what was masked.
///
/// # Errors
/// `pii`: this build cannot mask, and there may be something to mask. It must be read elsewhere, or not shown.
pub fn clear(tree: &mut Tree) -> Result<Option<Finding>, ReadError> {
    // One of them is enough to be carried.
    #[cfg(feature = "readers")]
    return clear_as(tree, "");
    #[cfg(not(feature = "readers"))]
    clear_unknown(tree)
}

/// [`clear`], where `known` says of columns what they hold ([`known_of`]).
///
/// # Errors
/// As there.
#[cfg(feature = "readers")]
#[inline(never)]
pub fn clear_as(tree: &mut Tree, known: &str) -> Result<Option<Finding>, ReadError> {
    let head = walk::head(tree);
    clear_but(tree, &|name| {
        if known.is_empty() {
            gate::known(&head, name)
        } else {
            known_of(known, name)
        }
    })
}

#[cfg(not(feature = "readers"))]
fn clear_unknown(tree: &mut Tree) -> Result<Option<Finding>, ReadError> {
    if !may_hold(tree) {
        return Ok(None);
    }
    #[cfg(feature = "privacy")]
    {
        let mut counts = Counts::default();
        mask_tree(tree, &mut counts);
        Ok(counts.finding())
    }
    #[cfg(not(feature = "privacy"))]
    Err(held_back())
}

/// What `known` says of a member called `name`: lines, each with a letter and a name as names are looked up, between line breaks; `p` a telephone for the public,
/// `o` a name that is to be public, `t` any other text.
#[cfg(feature = "readers")]
#[must_use]
pub fn known_of(known: &str, name: &str) -> Option<FieldKind> {
    // Of the form in which names are looked up what a phone carries anyway; a column with markup in its name is judged by that.
    let mut own = String::from("\n ");
    for c in name.chars().map(half).filter(|c| !is_blank(*c)) {
        own.push(c.to_ascii_lowercase());
    }
    own.push('\n');
    ["p", "o", "t"].into_iter().find_map(|letter| {
        own.replace_range(1..2, letter);
        crate::text::find(known, &own)?;
        Some(match letter {
            "p" => FieldKind::Phone { exempt: true },
            "o" => FieldKind::Official,
            _ => FieldKind::Text,
        })
    })
}

/// [`clear`], where `known` says of some members what they hold, whatever they are called.
///
/// # Errors
/// As there.
#[cfg(any(feature = "list", feature = "readers"))]
pub fn clear_but(tree: &mut Tree, known: Known) -> Result<Option<Finding>, ReadError> {
    if !gate::may_hold_but(tree, known) {
        return Ok(None);
    }
    #[cfg(feature = "privacy")]
    {
        let mut counts = Counts::default();
        walk::mask_tree_but(tree, &mut counts, known);
        Ok(counts.finding())
    }
    #[cfg(not(feature = "privacy"))]
    Err(held_back())
}

/// [`clear`] for a table of texts.
///
/// # Errors
/// As [`clear`].
pub fn clear_matrix(matrix: &Matrix) -> Result<(Cow<'_, Matrix>, Option<Finding>), ReadError> {
    if !gate::may_hold_matrix(matrix) {
        return Ok((Cow::Borrowed(matrix), None));
    }
    #[cfg(feature = "privacy")]
    {
        let mut counts = Counts::default();
        let mut matrix = matrix.clone();
        mask_matrix(&mut matrix, &mut counts);
        Ok((Cow::Owned(matrix), counts.finding()))
    }
    #[cfg(not(feature = "privacy"))]
    Err(held_back())
}

#[cfg(not(feature = "privacy"))]
#[cold]
fn held_back() -> ReadError {
    ReadError {
        kind: ReadErrorKind::Personal,
        message: "数据中可能有个人信息，去标识化的模块没有加载，暂不显示".into(),
    }
}

/// Masks the personal data in one text of a field of `kind`; counts what it masked.
///
/// The same text always gives the same result; a masked text is left as it is and counts nothing. A text without
/// personal data is borrowed.
///
/// ```
/// use mingbai_data::privacy::{Counts, FieldKind, mask_text};
/// let mut counts = Counts::default();
/// let text = "张三，身份证号510302199001010017，电话138 1234 5678";
/// assert_eq!(
///     mask_text(text, FieldKind::Text, &mut counts),
///     "张三，身份证号5103**********0017，电话138****5678"
/// );
/// assert_eq!(mask_text("欧阳修", FieldKind::PersonName, &mut counts), "欧阳*");
/// assert_eq!((counts.ids, counts.phones, counts.names), (1, 1, 1));
/// assert_eq!(mask_text("自府办发〔2018〕44号", FieldKind::Text, &mut counts), "自府办发〔2018〕44号");
/// ```
#[must_use]
pub fn mask_text<'a>(text: &'a str, kind: FieldKind, counts: &mut Counts) -> Cow<'a, str> {
    let masked = scan::numbers(text, kind, counts);
    let rest = masked.as_deref().unwrap_or(text);
    let further = match kind {
        FieldKind::PersonName => person::names(rest, counts),
        FieldKind::Address => person::address(rest, counts),
        FieldKind::Official | FieldKind::Company | FieldKind::Code | FieldKind::Url => None,
        _ => said::names(rest, counts),
    };
    match further.or(masked) {
        Some(masked) => Cow::Owned(masked),
        None => Cow::Borrowed(text),
    }
}

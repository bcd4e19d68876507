//! Small means for text. The standard library's searcher and formatter would be a fifth of what a phone downloads of this
//! crate; the texts here are short.

pub(crate) use crate::number::count;
use crate::number::group;
use crate::{Decimal, MoneyUnit};

/// `pattern` with each `{}` replaced by the next of `parts`.
pub(crate) fn fill(pattern: &str, parts: &[&str]) -> String {
    let mut out = String::new();
    put(&mut out, pattern, parts);
    out
}

/// Puts `pattern` behind `out`, each `{}` replaced by the next of `values`.
pub(crate) fn put(out: &mut String, pattern: &str, values: &[&str]) {
    let mut values = values.iter();
    for piece in parts(pattern, b'{') {
        match piece.strip_prefix('}') {
            Some(rest) => {
                out.push_str(values.next().copied().unwrap_or_default());
                out.push_str(rest);
            }
            None => out.push_str(piece),
        }
    }
}

/// What stands between the bytes `mark`, an ASCII character, in `text`.
#[must_use]
pub fn parts(text: &str, mark: u8) -> Parts<'_> {
    let rest = Some(text);
    Parts { rest, mark }
}

/// See [`parts`].
pub struct Parts<'a> {
    rest: Option<&'a str>,
    mark: u8,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.take()?;
        let end = text.bytes().position(|byte| byte == self.mark);
        self.rest = end.and_then(|end| text.get(end.wrapping_add(1)..));
        text.get(..end.unwrap_or(text.len()))
    }
}

/// The text without blanks at either end. Nearly every text begins and ends with a letter, a digit or a Chinese character.
pub(crate) fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or_default();
    let sign = |byte: u8| (b'!'..=b'~').contains(&byte);
    // From 0xe4 to 0xe9 begin the characters of U+4000 to U+9FFF, each of three bytes.
    let character = |byte: u8| (0xe4..=0xe9).contains(&byte);
    let (first, end) = (at(0), bytes.len());
    // No place before the text: the recipe of the modules lets a load stand before the question whether there is one.
    let last = sign(at(end.saturating_sub(1))) || character(at(end.saturating_sub(3)));
    if last && (sign(first) || character(first)) {
        text
    } else {
        text.trim()
    }
}

/// How many characters there are.
pub(crate) fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// Where `word` begins in `text`.
pub(crate) fn find(text: &str, word: &str) -> Option<usize> {
    text.as_bytes()
        .windows(word.len().max(1))
        .position(|window| window == word.as_bytes())
}

/// Whether `text` has `word` in it.
pub(crate) fn has(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// Whether `c` is one of `chars`.
pub(crate) fn one(chars: &str, c: char) -> bool {
    chars.chars().any(|other| other == c)
}

/// What stands before and after `word`.
pub(crate) fn cut<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(find(text, word)?)?;
    Some((before, rest.strip_prefix(word)?))
}

/// The number that `digits` are: at least one and at most eighteen ASCII digits, no sign.
pub(crate) fn whole(digits: &str) -> Option<i64> {
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0i64;
    for byte in digits.bytes() {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        value = value.wrapping_mul(10).wrapping_add(digit.into());
    }
    Some(value)
}

/// Whether one of `words` (separated by `|`) is `text`, whatever the case of its letters.
pub(crate) fn among(words: &str, text: &str) -> bool {
    parts(words, b'|').any(|word| text.eq_ignore_ascii_case(word))
}

/// The texts with `、` between them.
pub(crate) fn list(texts: &[&str]) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push('、');
        }
        out.push_str(text);
    }
    out
}

/// An amount with all its digits and its unit: `28,583.10 万元`.
pub(crate) fn money(amount: Decimal, unit: MoneyUnit) -> String {
    let mut out = group(&amount, None);
    out.push(' ');
    out.push_str(unit.name());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_those_of_the_standard_library() {
        let ends = [
            "", " ", "\u{a0}", "\u{85}", "\u{3000}", "\u{2003}", "\u{1680}", "\u{feff}", "a", "5",
            "中", "鿿", "あ", "é", "\t", "，",
        ];
        for first in ends {
            for middle in ends {
                for last in ends {
                    let text = [first, middle, last].concat();
                    assert_eq!(trim(&text), text.trim(), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn means() {
        assert_eq!(fill("{}的{}：{", &["a", "b"]), "a的b：");
        assert_eq!(fill("x{}{}", &["a"]), "xa");
        assert_eq!(cut("编制单位：某局", "单位"), Some(("编制", "：某局")));
        assert_eq!(cut("a", "ab"), None);
        assert!(has("支出合计", "合计") && has("a", "a") && !has("", "a"));
        assert!(among("na|N/A", "n/a") && !among("na", "n"));
        assert_eq!(list(&["a", "b"]), "a、b");
        assert_eq!(whole("0123456789"), Some(123_456_789));
        assert_eq!(whole("999999999999999999"), Some(999_999_999_999_999_999));
        for text in ["", "-1", "1.0", "１", "1000000000000000000"] {
            assert_eq!(whole(text), None, "{text}");
        }
        assert_eq!(
            money(Decimal::from_int(28_583), MoneyUnit::Wan),
            "28,583 万元"
        );
    }
}

//! One spelling out of many: what a browser would show of a cell, and the form in which names and units are looked up.

use crate::text::{cut, parts, whole};

/// Entities that stand in published cells, with what they show. Numbered ones are read as numbers.
const ENTITIES: [(&str, &str); 11] = [
    ("nbsp", " "),
    ("mdash", "—"),
    ("ndash", "–"),
    ("lt", "<"),
    ("gt", ">"),
    ("le", "≤"),
    ("ge", "≥"),
    ("amp", "&"),
    ("micro", "µ"),
    ("sup2", "²"),
    ("sup3", "³"),
];

/// The text that a browser would show, without blanks at either end: tags are gone, entities are read, a line break is
/// a blank. A picture of a figure (`<img src="…/sub10.png">`, which 颗粒物 releases use for the index) is the figure.
///
/// A `<` that opens no tag (`<0.01`, `<DL`) stays.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte == b'<' || byte == b'&') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        if let Some((tag, after)) = tag(from) {
            if tag.starts_with("br") || tag.starts_with("BR") {
                out.push(' ');
            } else if tag.starts_with("img") || tag.starts_with("IMG") {
                out.push_str(pictured(tag));
            }
            rest = after;
        } else if let Some((shown, after)) = entity(from) {
            out.push_str(&shown);
            rest = after;
        } else {
            let mut chars = from.chars();
            out.extend(chars.next());
            rest = chars.as_str();
        }
    }
    out.push_str(rest);
    out.trim_matches(is_blank).into()
}

/// The inside of the tag that `text` begins with, and what follows it. A `>` inside quotes does not end it.
#[inline(never)]
fn tag(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('<')?;
    let first = *inside.as_bytes().first()?;
    (first.is_ascii_alphabetic() || first == b'/' || first == b'!').then_some(())?;
    let mut quote = 0;
    let end = inside.bytes().position(|byte| {
        if quote == 0 && matches!(byte, b'"' | b'\'') {
            quote = byte;
        } else if byte == quote {
            quote = 0;
        }
        quote == 0 && byte == b'>'
    });
    let (tag, after) = inside.split_at_checked(end?)?;
    Some((tag, after.strip_prefix('>')?))
}

/// The figure that the picture of an index shows: `sub10.png` is 10.
#[inline(never)]
fn pictured(tag: &str) -> &str {
    let Some((_, after)) = cut(tag, "sub") else {
        return "";
    };
    let end = after.bytes().position(|byte| !byte.is_ascii_digit());
    after.get(..end.unwrap_or(after.len())).unwrap_or_default()
}

/// The entity that `text` begins with, and what follows it.
#[inline(never)]
fn entity(text: &str) -> Option<(String, &str)> {
    let (name, after) = cut(text.strip_prefix('&')?, ";")?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => hexadecimal(hex),
            None => u32::try_from(whole(number)?).ok(),
        };
        return Some((char::from_u32(code?)?.into(), after));
    }
    let (_, shown) = ENTITIES.iter().find(|(other, _)| *other == name)?;
    Some(((*shown).into(), after))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let mut digits = digits.chars();
    let first = digits.next()?.to_digit(16)?;
    digits.try_fold(first, |value, c| {
        value.checked_mul(16)?.checked_add(c.to_digit(16)?)
    })
}

/// Blanks of every kind, those of no width included.
#[inline(never)]
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// The half-width form of a character; every hyphen and minus is `-`, every tilde `~`. Long dashes stay: they are marks.
pub(crate) fn half(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '‐' | '‑' | '‒' | '–' | '−' | '﹣' => '-',
        '〜' | '∼' | '˜' => '~',
        '∕' | '⁄' => '/',
        '￥' => '¥',
        '！'..='～' => char::from_u32(
            (c as u32)
                .wrapping_sub('！' as u32)
                .wrapping_add('!' as u32),
        )
        .unwrap_or(c),
        _ => c,
    }
}

/// Characters that are spelled in a key, each with what it is there.
const SPELLED: &str = "⁰0 ₀0 ¹1 ₁1 ²2 ₂2 ³3 ₃3 ⁴4 ₄4 ⁵5 ₅5 ⁶6 ₆6 ⁷7 ₇7 ⁸8 ₈8 ⁹9 ₉9 ⁻- ₋- ⁺+ ₊+ µu μu ㎡m2 ㎥m3 ㎢km2 ㎎mg ㎍ug \
    ㎏kg ㎞km Ⅰi ⅰi Ⅱii ⅱii Ⅲiii ⅲiii Ⅳiv ⅳiv Ⅴv ⅴv Ⅵvi ⅵvi";

/// The form in which a name or a unit is looked up: visible text, half-width, lower case, without blanks and `^`;
/// raised and lowered figures on the line; both letters mu are `u`; Roman numerals are letters; squared signs are spelled.
pub(crate) fn key(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len());
    for c in shown.chars() {
        let c = half(c);
        if c == '^' || is_blank(c) {
            continue;
        }
        // Nearly every character is itself.
        let common = c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c);
        let mut words = parts(if common { "" } else { SPELLED }, b' ');
        match words.find_map(|word| word.strip_prefix(c)) {
            Some(word) => out.push_str(word),
            None => out.push(c.to_ascii_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells() {
        assert_eq!(visible("<span title='原始值：23.88'>23.9</span>"), "23.9");
        assert_eq!(visible("<span title='a>b'>c</span>"), "c");
        assert_eq!(visible("监测<br/>时间"), "监测 时间");
        assert_eq!(visible(" &mdash;&#x3e;&#179; "), "—>³");
        assert_eq!(visible("<0.01"), "<0.01");
        assert_eq!(visible("<DL"), "<DL");
        assert_eq!(visible("a & b; c"), "a & b; c");
    }

    #[test]
    fn keys() {
        assert_eq!(key("PM<sub>2.5</sub>"), "pm2.5");
        assert_eq!(key("PM<img src=\"/images/sub10.png\">"), "pm10");
        assert_eq!(key("PM₂.₅ （１小时）"), "pm2.5(1小时)");
        assert_eq!(key("μg/m³"), key("µg / m^3"));
        assert_eq!(key("Ⅲ类"), "iii类");
        assert_eq!(key("万㎡"), "万m2");
    }

    proptest! {
        #[test]
        fn any_text_is_no_panic(text in any::<String>()) {
            let _ = key(&text);
        }

        #[test]
        fn markup_like_text_is_no_panic(text in "[<>&;#x/'\"a-z0-9中 ]{0,40}") {
            let _ = key(&text);
        }
    }
}

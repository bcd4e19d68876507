//! The word directly before a number in a running text: `举报电话：`, `账号为`, `订单号`.

use super::FieldKind;
use super::scan::Glyph;
use crate::text::one;

/// Characters that a label has at the most.
const LONGEST: usize = 8;

/// The kind that the word before the glyph at `at` tells. Words that spare a number must stand right before it; a
/// hotline's may have other numbers between.
pub(super) fn before(glyphs: &[Glyph], at: usize) -> FieldKind {
    let mut end = at.min(glyphs.len());
    let mut crossed = false;
    while let Some((_, c)) = end.checked_sub(1).and_then(|last| glyphs.get(last)) {
        if c.is_ascii_digit() || matches!(c, '*' | '、' | '/' | 'X') {
            crossed = true;
        } else if is_word(*c) || matches!(c, '，' | ',' | '。' | '；' | ';' | '\n' | '|' | '\t')
        {
            break;
        }
        end = end.wrapping_sub(1);
    }
    let mut start = end;
    let letter = |c: char| c.is_ascii_alphabetic();
    let last = end.checked_sub(1).and_then(|last| glyphs.get(last));
    let latin = last.is_some_and(|(_, c)| letter(*c));
    let longest = if latin { 20 } else { LONGEST };
    while let Some((_, c)) = start.checked_sub(1).and_then(|last| glyphs.get(last)) {
        if !is_word(*c) || letter(*c) != latin || end.wrapping_sub(start) >= longest {
            break;
        }
        start = start.wrapping_sub(1);
    }
    let word: String = glyphs
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .map(|(_, c)| *c)
        .collect();
    // 编号为 … is 编号 …
    let word = word
        .strip_suffix('为')
        .or_else(|| word.strip_suffix('是'))
        .unwrap_or(&word);
    let ends = |signs| word.chars().next_back().is_some_and(|c| one(signs, c));
    match FieldKind::of_header(word) {
        hotline @ FieldKind::Phone { exempt: true } if ends("话线机报") => hotline,
        _ if crossed => FieldKind::Text,
        FieldKind::Code if !latin && !ends("号码证索库户") => FieldKind::Text,
        FieldKind::Code => FieldKind::Code,
        own @ (FieldKind::IdNumber | FieldKind::BankCard | FieldKind::Phone { exempt: false }) => {
            own
        }
        _ => FieldKind::Text,
    }
}

/// Letters, and characters from the Chinese blocks on that are no punctuation.
fn is_word(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{3400}'..='\u{9fff}').contains(&c)
}

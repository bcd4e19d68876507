//! Which level of the outline a line is of, by the number before it.

use crate::text::{length, one};

/// Longer lines are paragraphs that begin with a number.
const SHORT: usize = 40;

/// Level by GB/T 9704—2012 7.3.3 (一、 （一） 1. （1）), and of rules by chapter, section and article.
pub(super) fn level(line: &str) -> Option<u8> {
    if length(line) > SHORT || one("。；;，", line.chars().next_back()?) {
        return None;
    }
    let mut chars = line.chars();
    let mut c = chars.next()?;
    let bracket = one("（(", c);
    let named = c == '第';
    if bracket || named {
        c = chars.next()?;
    }
    let arabic = is_digit(c);
    let mut digits = 0u8;
    while if arabic {
        is_digit(c)
    } else {
        one("一二三四五六七八九十百零〇", c)
    } {
        digits = digits.saturating_add(1);
        c = chars.next()?;
    }
    // A year is no number of an item; the longest in characters is 一百二十一.
    if digits == 0 || digits > if arabic { 2 } else { 5 } {
        return None;
    }
    let rank = match c {
        '编' | '章' if named => 1,
        '节' if named => 2,
        '条' if named => 3,
        '）' | ')' if bracket && arabic => 4,
        '）' | ')' if bracket => 2,
        _ if bracket || named => return None,
        '、' if !arabic => 1,
        '、' => 3,
        // Not 1.5 万元.
        '.' | '．' if arabic && !chars.next().is_some_and(is_digit) => 3,
        _ => return None,
    };
    Some(rank)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

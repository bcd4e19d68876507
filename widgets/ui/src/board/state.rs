//! The reader's state as text: fields separated by `;`, each begins with its letter: `p3;m1;f;q釜溪`. What is searched is
//! always the last, because it may hold anything.

use crate::text::{num, number};

/// The text of a state: fields with a number, those that are on or off, and what is searched.
#[inline(never)]
#[must_use]
pub fn text(numbers: &[(&str, Option<usize>)], flags: &[(&str, bool)], query: &str) -> String {
    let mut text = String::new();
    let mut put = |letter: &str, value: &str| {
        if !text.is_empty() {
            text.push(';');
        }
        text.push_str(letter);
        text.push_str(value);
    };
    for &(letter, number) in numbers {
        if let Some(number) = number {
            put(letter, &num(number));
        }
    }
    for &(letter, on) in flags {
        if on {
            put(letter, "");
        }
    }
    if !query.is_empty() {
        put("q", query);
    }
    text
}

/// Calls `field` with each field's letter and number; what is searched is given back.
#[inline(never)]
#[must_use]
pub fn read<'a>(text: &'a str, field: &mut dyn FnMut(u8, Option<usize>)) -> &'a str {
    let mut rest = text;
    while let Some(letter) = rest.bytes().next() {
        if letter == b'q' {
            return rest.get(1..).unwrap_or("");
        }
        let end = rest.bytes().position(|byte| byte == b';');
        let end = end.unwrap_or(rest.len());
        field(letter, number(rest.get(..end).unwrap_or("")));
        rest = rest.get(end.wrapping_add(1)..).unwrap_or("");
    }
    ""
}

//! The numbers of an address that say which rows are asked for, and the address with other ones.
//!
//! They stand in the query (`?page=1`), in the path (`…,pageIndex=1,pageSize=18.json`), or in JSON within either, percent
//! signs and all (`paramJson=%7B%22pageNo%22%3A1%7D`).

use crate::text::{among, count, cut, parts, whole};
use core::ops::Range;

/// A number in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// Its name in small letters, without `_`, `-` and `$`.
    name: String,
    /// Its name begins with `$`, as those of its neighbours do.
    dollar: bool,
    pub(super) value: usize,
    place: Range<usize>,
}

const PAGE: &str = "page|pageno|pageindex|pagenumber|currentpage|curpage|currpage|nowpage|cpage|current|pageid|pn|pg|p|page[number]";
/// A page's number, unless another word is: then it is a page's size (山东).
const PAGE_OR_SIZE: &str = "pagenum";
const SIZE: &str = "size|pagesize|perpage|limit|rows|row|pagerows|rowsperpage|numperpage|length|top|count|num|n|ps|page[size]";
const OFFSET: &str =
    "offset|start|skip|from|startrecord|endrecord|startindex|startrow|firstresult|page[offset]";

/// The numbers of an address that say which rows are asked for.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) page: Option<Slot>,
    pub(super) size: Option<Slot>,
    /// Where the rows begin; 大汉's addresses say where they end as well.
    pub(super) offset: Vec<Slot>,
}

impl Slots {
    pub(super) fn of(address: &str) -> Self {
        let mut slots = Self::default();
        let mut either = None;
        for slot in numbers(address) {
            if among(PAGE, &slot.name) {
                slots.page.get_or_insert(slot);
            } else if among(PAGE_OR_SIZE, &slot.name) {
                either.get_or_insert(slot);
            } else if among(SIZE, &slot.name) {
                slots.size.get_or_insert(slot);
            } else if among(OFFSET, &slot.name) {
                slots.offset.push(slot);
            }
        }
        match slots.page {
            None => slots.page = either,
            Some(_) if slots.size.is_none() => slots.size = either,
            Some(_) => {}
        }
        slots
    }

    /// The word that goes with the word for the size, where the address has no other, and whether it counts rows.
    pub(super) fn beside_size(&self) -> Option<(String, bool)> {
        const PAIRS: [(&str, &str, bool); 7] = [
            ("top", "skip", true),
            ("limit", "offset", true),
            ("length", "start", true),
            ("pagesize|numperpage", "pageNum", false),
            ("perpage|size|rows|pagerows|rowsperpage", "page", false),
            ("page[size]", "page[number]", false),
            ("n", "p", false),
        ];
        let size = self.size.as_ref()?;
        let (_, word, rows) = PAIRS.iter().find(|(names, ..)| among(names, &size.name))?;
        let dollar = if size.dollar { "$" } else { "" };
        Some(([dollar, *word].concat(), *rows))
    }
}

impl Slot {
    /// The address with another number in this place.
    pub(super) fn set(&self, address: &str, value: usize) -> Option<String> {
        let before = address.get(..self.place.start)?;
        let behind = address.get(self.place.end..)?;
        Some([before, &count(value), behind].concat())
    }
}

/// The address with every one of `slots` moved on by `by`.
pub(super) fn moved(address: &str, slots: &[Slot], by: usize) -> Option<String> {
    let mut moved = address.to_owned();
    // From behind, so that the places before stay where they are.
    for slot in slots.iter().rev() {
        moved = slot.set(&moved, slot.value.checked_add(by)?)?;
    }
    Some(moved)
}

/// The address with `name=value` in its query: in the place of what it has under that name, else behind.
pub(super) fn with(address: &str, name: &str, value: &str) -> String {
    let (rest, fragment) = cut(address, "#").unwrap_or((address, ""));
    let (path, query) = cut(rest, "?").unwrap_or((rest, ""));
    let mut out = String::from(path);
    let mut mark = "?";
    let mut put = |name: &str, value: Option<&str>| {
        out.push_str(mark);
        out.push_str(name);
        if let Some(value) = value {
            out.push('=');
            out.push_str(value);
        }
        mark = "&";
    };
    let value = encoded(value);
    let mut there = false;
    for pair in parts(query, b'&').filter(|pair| !pair.is_empty()) {
        match cut(pair, "=") {
            Some((key, _)) if key.eq_ignore_ascii_case(name) => {
                there = true;
                put(key, Some(&value));
            }
            Some((key, own)) => put(key, Some(own)),
            None => put(pair, None),
        }
    }
    if !there {
        put(name, Some(&value));
    }
    if address.len() > rest.len() {
        out.push('#');
    }
    out.push_str(fragment);
    out
}

/// A text as it stands in a query (RFC 3986: what is not unreserved is a percent sign and two digits).
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                let hex = |n: u8| char::from_digit((n & 15).into(), 16).unwrap_or('0');
                let code = [hex(byte >> 4), hex(byte)].map(|digit| digit.to_ascii_uppercase());
                out.push('%');
                out.extend(code);
            }
        }
    }
    out
}

/// The numbers of an address that have a name.
fn numbers(address: &str) -> Vec<Slot> {
    let letters = letters(address);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((letter, start)) = letters.get(at).copied() {
        if !letter.is_ascii_digit() {
            at = at.saturating_add(1);
            continue;
        }
        let rest = letters.get(at..).unwrap_or_default();
        let length = rest
            .iter()
            .take_while(|(letter, _)| letter.is_ascii_digit())
            .count();
        let behind = rest.get(length).copied();
        let after = rest.get(length.saturating_add(1)).copied();
        // A part of a longer word or number is no number of its own; `18.json` is one.
        let ends = match behind.map(|(letter, _)| letter) {
            None => true,
            Some('.') => !after.is_some_and(|(letter, _)| letter.is_ascii_digit()),
            Some(letter) => !letter.is_alphanumeric() && !matches!(letter, '_' | '-'),
        };
        let place = start..behind.map_or(address.len(), |(_, start)| start);
        let value = address.get(place.clone()).and_then(whole);
        let value = value.and_then(|value| usize::try_from(value).ok());
        let name = letters.get(..at).and_then(name);
        if let (true, Some(value), Some((name, dollar))) = (ends, value, name) {
            found.push(Slot {
                name,
                dollar,
                value,
                place,
            });
        }
        at = at.saturating_add(length);
    }
    found
}

/// The name at the end of what stands before a number, and whether it begins with `$`: `…&pageNo=`, `…{"pageNo":`.
fn name(before: &[(char, usize)]) -> Option<(String, bool)> {
    let is_blank = |letter: &char| matches!(letter, '"' | '\'' | ' ');
    let mut rest = before.iter().rev().map(|(letter, _)| *letter).peekable();
    while rest.next_if(is_blank).is_some() {}
    rest.next_if(|letter| matches!(letter, '=' | ':'))?;
    while rest.next_if(is_blank).is_some() {}
    let mut name: Vec<char> = Vec::new();
    let mut dollar = false;
    for letter in rest {
        match letter {
            '$' => {
                dollar = true;
                break;
            }
            '_' | '-' => {}
            '[' | ']' => name.push(letter),
            letter if letter.is_ascii_alphanumeric() => name.push(letter.to_ascii_lowercase()),
            _ => break,
        }
    }
    let name: String = name.into_iter().rev().collect();
    (!name.is_empty()).then_some((name, dollar))
}

/// The byte that two digits stand for.
fn hex(code: &str) -> Option<u8> {
    let mut digits = code.chars().map(|digit| digit.to_digit(16));
    let (high, low) = (digits.next()??, digits.next()??);
    u8::try_from(high << 4 | low).ok()
}

/// The letters of an address behind its host, each with its place; `%22` is one letter.
fn letters(address: &str) -> Vec<(char, usize)> {
    let path = address.find("//").map_or(0, |at| at.saturating_add(2));
    let path = address
        .get(path..)
        .and_then(|rest| rest.find(['/', '?']))
        .map_or(if path > 0 { address.len() } else { 0 }, |at| {
            path.saturating_add(at)
        });
    let mut letters = Vec::new();
    let mut rest = address.char_indices().skip_while(|(at, _)| *at < path);
    while let Some((at, letter)) = rest.next() {
        let code = address
            .get(at.saturating_add(1)..at.saturating_add(3))
            .filter(|_| letter == '%')
            .and_then(hex);
        match code {
            Some(code) => {
                letters.push((
                    if code.is_ascii() {
                        char::from(code)
                    } else {
                        '\u{fffd}'
                    },
                    at,
                ));
                rest.nth(1);
            }
            None => letters.push((letter, at)),
        }
    }
    letters
}

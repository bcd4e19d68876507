//! Whether an answer may be one page of several: what a phone carries of turning pages. Whoever can ask for the others
//! looks again, closely.

use super::envelope::step;
use crate::Tree;
use crate::text::{parts, whole};

/// Parts of words that count rows, here or there; more than came are more.
const COUNTS: &str = "total|count|record|found|sum";
/// Parts of words that count pages; more than one is more.
const PAGES: &str = "pages|pagecount|page_count|pagetotal|totalpage|allpage|last";
/// Parts of words under which the next page is named.
const NEXT: &str = "next|cursor|scroll";

/// Whether there may be more than what came: a number of the envelope counts more rows than came or more than one page;
/// or, unless as many rows came as it counts, it names the next page or the `address` has the number of rows that came.
///
/// ```
/// use mingbai_data::{read::{Limits, parse}, shape::may_go_on};
/// let more = |text, address| may_go_on(&parse(text, &Limits::default()).unwrap(), address);
/// assert!(more(r#"{"total":5,"rows":[{},{}]}"#, ""));
/// assert!(!more(r#"{"total":2,"pageSize":20,"pageNum":1,"rows":[{},{}]}"#, ""));
/// assert!(more("[{},{}]", "/resource/x.json?$limit=2"));
/// assert!(!more("[{},{}]", "/resource/x.json?$limit=1000"));
/// ```
#[must_use]
#[inline(never)]
pub fn may_go_on(tree: &Tree, address: &str) -> bool {
    let Some(came) = rows(tree) else {
        return false;
    };
    let mut seen = Seen {
        came,
        all: came == 0,
        next: false,
    };
    let mut number = 0i64;
    for byte in address.bytes() {
        if byte.is_ascii_digit() {
            number = number.wrapping_mul(10).wrapping_add((byte & 15).into());
        } else {
            seen.next |= number == came;
            number = 0;
        }
    }
    seen.next |= number == came;
    seen.more(tree) || (seen.next && !seen.all)
}

/// How many rows came.
fn rows(mut node: &Tree) -> Option<i64> {
    for _ in 0..8 {
        if let Tree::List(rows) = node {
            return i64::try_from(rows.len()).ok();
        }
        let (members, at) = step(node)?;
        node = members.get(at).map(|(_, value)| value)?;
    }
    None
}

struct Seen {
    came: i64,
    /// As many rows came as are counted somewhere, or none at all.
    all: bool,
    next: bool,
}

impl Seen {
    fn more(&mut self, tree: &Tree) -> bool {
        let Tree::Map(members) = tree else {
            return false;
        };
        members.iter().any(|(key, value)| {
            if self.more(value) {
                return true;
            }
            if !matches!(value, Tree::Null | Tree::Bool(_) | Tree::List(_)) {
                self.next |= has(key, NEXT);
            }
            let Some(number) = value.text().and_then(|text| whole(text.trim())) else {
                return false;
            };
            if number == self.came {
                self.all |= has(key, COUNTS);
            }
            // A county's code counts nothing, and a page's size is no number of pages.
            number > self.came && has(key, COUNTS) && !has(key, "county")
                || number > 1 && has(key, PAGES) && !has(key, "size")
        })
    }
}

/// Whether one of the `stems` is in `key`, whatever the case of its letters.
#[inline(never)]
fn has(key: &str, stems: &str) -> bool {
    parts(stems, b'|').any(|stem| {
        let mut places = key.as_bytes().windows(stem.len());
        places.any(|place| place.eq_ignore_ascii_case(stem.as_bytes()))
    })
}

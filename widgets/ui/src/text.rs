//! Small texts. Written by hand because a formatting macro costs a phone more bytes than it saves lines here.

/// What stands for a number that is not there; its reason always stands beside it.
pub const DASH: &str = "—";

/// The decimal digits of `n`.
#[must_use]
pub fn num(n: usize) -> String {
    mingbai_data::number::count(n)
}

/// Puts a word behind others.
#[cfg(feature = "policy")]
pub fn behind(out: &mut String, between: &str, word: &str) {
    if !out.is_empty() {
        out.push_str(between);
    }
    out.push_str(word);
}

/// The whole number that stands behind the first byte of `text`, when all of it is digits, and no more than any list is long.
#[must_use]
#[inline(never)]
pub fn number(text: &str) -> Option<usize> {
    let digits = text.get(1..)?;
    let mut n = 0_usize;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        n = n.wrapping_mul(10).wrapping_add(usize::from(digit));
    }
    (1..10).contains(&digits.len()).then_some(n)
}

/// `name` followed by the digits of `n`: the token of an action (`o12`).
#[must_use]
pub fn token(name: &str, n: usize) -> String {
    [name, &num(n)].concat()
}

/// A date as `2018年12月31日`; anything but `YYYY-MM-DD` stays as it was printed.
#[must_use]
pub fn date(text: &str) -> String {
    let is_date = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    match (text.get(..4), text.get(5..7), text.get(8..)) {
        (Some(year), Some(month), Some(day)) if is_date => {
            let bare = |part| str::strip_prefix(part, '0').unwrap_or(part);
            [year, "年", bare(month), "月", bare(day), "日"].concat()
        }
        _ => text.to_owned(),
    }
}

/// Whether `needle` stands somewhere in `hay`, ASCII letters without regard to case. Both are UTF-8, so a match of bytes
/// is a match of characters.
#[must_use]
pub fn contains(hay: &str, needle: &str) -> bool {
    let needle = needle.as_bytes();
    let end = |part: &[u8]| part.last().map(u8::to_ascii_lowercase);
    // Of Chinese characters the last byte differs most: it saves comparing the others in thousands of names.
    let is = |part: &[u8]| end(part) == end(needle) && part.eq_ignore_ascii_case(needle);
    needle.is_empty() || hay.as_bytes().windows(needle.len()).any(is)
}

#[cfg(test)]
mod tests {
    use super::{contains, date, number, token};

    #[test]
    fn dates_are_read_aloud() {
        assert_eq!(date("2018-02-05"), "2018年2月5日");
        assert_eq!(date("2018-02-05 12:00"), "2018-02-05 12:00");
        assert_eq!(date("2018年底"), "2018年底");
        assert_eq!(date("--"), "--");
    }

    #[test]
    fn search_matches_characters_and_any_case() {
        assert!(contains("普通教育 PPP", "教育"));
        assert!(contains("普通教育 PPP", "ppp"));
        assert!(!contains("普通教育", "育普"));
        assert!(!contains("教", "教育"));
    }

    #[test]
    fn tokens() {
        assert_eq!(token("o", 12), "o12");
        assert_eq!(number("o12"), Some(12));
        assert_eq!(
            (number("o"), number("o1x"), number("教1"), number("")),
            (None, None, None, None)
        );
    }
}

//! What the public is asked today: a draft that is open, a survey that has not begun, a response that is to be continued.

use super::words::{HOUR, ZONE, date, now};

/// A day is written as `@` and how many days from today.
const TEXT: &str = include_str!("../../assets/consultations.json");

/// 示例数据: consultations of an invented city, as of today.
#[must_use]
pub fn consultations() -> String {
    consultations_at(now())
}

/// The same at a given moment, in seconds since 1970.
fn consultations_at(now: i64) -> String {
    let today = (now + ZONE).div_euclid(24 * HOUR);
    let mut parts = TEXT.split('@');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part[1..].find(|c: char| !c.is_ascii_digit());
        let (days, rest) = part.split_at(end.map_or(part.len(), |end| end + 1));
        out += &date(today + days.parse::<i64>().unwrap_or(0));
        out += rest;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_today() {
        // 2026-11-27T09:30:00+08:00
        let text = consultations_at(1_795_743_000);
        assert!(text.contains(r#""start":"2026-11-10","end":"2026-12-09""#));
        assert!(!text.contains('@'));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["rows"].as_array().unwrap().len(), 3);
    }
}

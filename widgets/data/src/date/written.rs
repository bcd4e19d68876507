//! A date as our own formats write it: from the year on, in figures. What a source prints is read by [`super::Rule`], which
//! is five times as long; a page whose data stands in our format never downloads it.

use super::Date;
use super::Precision;
use super::resolve::{Parts, date};
use super::scan::Rest;
use crate::text::trim;

impl Date {
    /// Reads `2026-03-01T08:00+08:00`, `2026/3/1 8:00`, `2026年3月1日 8时`, `2026-03`, `2026`, each with `截至` before it or
    /// without. No zone is Beijing. `None` for everything else, and for a day that does not exist. What is read here,
    /// [`super::Rule`] reads as the same.
    ///
    /// ```
    /// use mingbai_data::date::Date;
    /// let shown = |text| Date::written(text).map(Date::shown);
    /// assert_eq!(shown("2026-03-01T00:00Z").unwrap(), "2026年3月1日 08:00");
    /// assert_eq!(shown("2026年3月1日 8时").unwrap(), "2026年3月1日 8时");
    /// assert_eq!(shown("2026-02-29"), None);
    /// ```
    #[must_use]
    pub fn written(text: &str) -> Option<Self> {
        let mut rest = Rest(trim(text));
        let until = rest.eat(&["截至"]);
        // 截至2026年3月底
        if until
            && let Some(period) = rest.0.strip_suffix("底")
            && (period.ends_with("年") || period.ends_with("月"))
        {
            rest.0 = period;
        }
        // Four figures alone are a year only where nothing stands before them.
        (!until || rest.0.len() > 4).then_some(())?;
        let mut parts = calendar(&mut rest)?;
        parts.until = until;
        rest.blank();
        if !rest.is_empty() {
            clock(&mut rest, &mut parts)?;
        }
        date(&parts, None)
    }

    /// As [`Date::written`], and the parts of a year as [`Date::shown`] writes them: `2026年上半年`, `2026年第一季度`,
    /// `2026年1—9月` (with other dashes too).
    ///
    /// ```
    /// use mingbai_data::date::Date;
    /// let shown = |text| Date::written_period(text).map(Date::shown);
    /// assert_eq!(shown("2026年第一季度").unwrap(), "2026年第一季度");
    /// assert_eq!(shown("2026年第五季度"), None);
    /// assert_eq!(shown("2026年1-9月").unwrap(), "2026年1—9月");
    /// ```
    #[cfg(any(
        feature = "water",
        feature = "livelihood",
        feature = "list",
        feature = "policy"
    ))]
    #[must_use]
    pub fn written_period(text: &str) -> Option<Self> {
        Self::written(text).or_else(|| date(&part_of_year(text)?, None))
    }
}

#[cfg(any(
    feature = "water",
    feature = "livelihood",
    feature = "list",
    feature = "policy"
))]
fn part_of_year(text: &str) -> Option<Parts> {
    let mut rest = Rest(trim(text));
    let (year, 4) = rest.number(4)? else {
        return None;
    };
    rest.eat(&["年"]).then_some(())?;
    let quarter = rest.0.strip_prefix("第");
    let quarter = quarter.and_then(|rest| rest.strip_suffix("季度"));
    let mut parts = match (rest.0, quarter) {
        ("上半年", _) => Parts::months(Precision::Half, 1, 6),
        ("下半年", _) => Parts::months(Precision::Half, 7, 12),
        (_, Some(word)) => {
            let words = [(1, "一"), (4, "二"), (7, "三"), (10, "四")];
            let (first, _) = words.into_iter().find(|(_, own)| *own == word)?;
            Parts::months(Precision::Quarter, first, first.wrapping_add(2))
        }
        _ => {
            let first = rest.two()?;
            rest.eat(&["—", "-", "－", "–", "至"]).then_some(())?;
            let last = rest.two()?;
            (rest.0 == "月" && first < last).then_some(())?;
            Parts::months(Precision::Months, first, last)
        }
    };
    parts.year = Some(year);
    Some(parts)
}

/// The year, the month and the day, as far as they are there.
#[inline(never)]
fn calendar(rest: &mut Rest<'_>) -> Option<Parts> {
    let (year, 4) = rest.number(4)? else {
        return None;
    };
    let mut parts = Parts::months(Precision::Year, 1, 12);
    parts.year = Some(year);
    if rest.is_empty() {
        // Four figures alone may be something else.
        return (1990..=2100).contains(&year).then_some(parts);
    }
    let mut marks = ["-", "/", "."].into_iter();
    let chinese = rest.eat(&["年"]);
    let mark = if chinese {
        "月"
    } else {
        marks.find(|mark| rest.eat(&[mark]))?
    };
    if !chinese || !rest.is_empty() {
        let month = rest.two()?;
        parts = Parts::months(Precision::Month, month, month);
        let more = rest.eat(&[mark]);
        if more && !rest.is_empty() {
            parts = Parts {
                month: Some(month),
                day: rest.two()?,
                ..Parts::of(Precision::Day)
            };
            (!chinese || rest.eat(&["日"])).then_some(())?;
        } else {
            // A month in figures ends without a mark, one in words with it.
            (more == chinese).then_some(())?;
        }
    }
    parts.year = Some(year);
    Some(parts)
}

/// The time of day and its zone.
#[inline(never)]
fn clock(rest: &mut Rest<'_>, parts: &mut Parts) -> Option<()> {
    (parts.precision == Precision::Day).then_some(())?;
    rest.eat(&["T"]);
    parts.hour = rest.two()?;
    parts.precision = Precision::Hour;
    let chinese = rest.eat(&["时"]);
    let steps = [
        (&mut parts.minute, Precision::Minute, "分"),
        (&mut parts.second, Precision::Second, "秒"),
    ];
    for (place, precision, word) in steps {
        if chinese && rest.is_empty() || !chinese && !rest.eat(&[":"]) {
            break;
        }
        let (number, figures) = rest.number(2)?;
        (figures == 2 || chinese).then_some(())?;
        (!chinese || rest.eat(&[word])).then_some(())?;
        (*place, parts.precision) = (number, precision);
    }
    if parts.precision == Precision::Second && rest.eat(&["."]) {
        rest.number(9)?;
    }
    rest.blank();
    parts.offset = zone(rest, parts.offset)?;
    Some(())
}

/// Seconds ahead of UTC.
#[inline(never)]
fn zone(rest: &mut Rest<'_>, beijing: i64) -> Option<i64> {
    if rest.is_empty() {
        return Some(beijing);
    }
    let mut offset = 0;
    if !rest.eat(&["Z"]) {
        let behind = rest.eat(&["-"]);
        (behind || rest.eat(&["+"])).then_some(())?;
        let (mut hours, figures) = rest.number(4)?;
        let mut minutes = 0;
        match figures {
            4 => (hours, minutes) = (hours / 100, hours % 100),
            2 if rest.eat(&[":"]) => minutes = rest.number(2).filter(|two| two.1 == 2)?.0,
            2 => {}
            _ => return None,
        }
        (hours <= 14 && minutes < 60).then_some(())?;
        offset = hours
            .wrapping_mul(60)
            .wrapping_add(minutes)
            .wrapping_mul(60);
        if behind {
            offset = offset.wrapping_neg();
        }
    }
    rest.is_empty().then_some(offset)
}

#[cfg(test)]
mod tests {
    use super::super::Rule;
    use super::*;
    use proptest::prelude::*;

    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "2026",
            "2024",
            "3",
            "03",
            "02",
            "12",
            "29",
            "31",
            "8",
            "08",
            "20",
            "23",
            "24",
            "30",
            "59",
            "-",
            "/",
            ".",
            ":",
            " ",
            "T",
            "Z",
            "+",
            "年",
            "月",
            "日",
            "时",
            "分",
            "秒",
            "截至",
            "底",
            "0800",
            "123",
            "\u{3000}",
            "上半年",
            "第",
            "一",
            "季度",
            "—",
        ]);
        prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
    }

    fn usual() -> impl Strategy<Value = String> {
        let day = prop::sample::select(vec![
            "2026-03-01",
            "2026/3/1",
            "2026.12.31",
            "2026年3月1日",
            "2024-02-29",
            "2026-02-29",
            "2026-3",
            "2026年3月",
            "2026年",
            "2026年上半年",
            "2026年第四季度",
            "2026年1—9月",
            "2026年1—13月",
        ]);
        let time = prop::sample::select(vec![
            "",
            " ",
            "T",
            " 8",
            "T08",
            " 8:00",
            "T08:00",
            "T24:00",
            " 24:01",
            " 08:00:59",
            "T08:00:00.5",
            " 8时",
            "8时5分",
            " 8时05分9秒",
            " 8:5",
        ]);
        let zone = prop::sample::select(vec![
            "", "Z", "+08:00", "+0800", "+08", "-05:30", "+15", " +8", "+08:60",
        ]);
        (day, time, zone).prop_map(|(day, time, zone)| [day, time, zone].concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        /// It takes less than the reader of what is printed, and nothing otherwise.
        #[test]
        fn the_same_as_printed(text in prop_oneof![pieces(), usual(), any::<String>()]) {
            if let Some(date) = Date::written_period(&text) {
                prop_assert_eq!(Rule::default().read_text(&text).date(), Some(date), "{}", text);
            }
        }
    }

    #[test]
    fn what_our_formats_write() {
        for (text, shown) in [
            ("2026", "2026年"),
            ("1026", "?"),
            ("2026年", "2026年"),
            ("2026-03", "2026年3月"),
            ("2026年3月", "2026年3月"),
            ("2026-03-01", "2026年3月1日"),
            ("2026/3/1 8:00", "2026年3月1日 08:00"),
            ("2026-03-01T08:00+08:00", "2026年3月1日 08:00"),
            ("2026-03-01T08:00:00.000-05:00", "2026年3月1日 21:00:00"),
            ("2026-03-01T08+0800", "2026年3月1日 8时"),
            ("2026年3月1日8时30分", "2026年3月1日 08:30"),
            ("截至2026-03-01", "截至2026年3月1日"),
            ("截至2026年3月底", "截至2026年3月底"),
            ("2026年第一季度", "?"),
            ("2026-13-01", "?"),
            ("2026-03-01T25:00", "?"),
            ("2026-03/01", "?"),
            ("03-01", "?"),
            ("—", "?"),
        ] {
            let read = Date::written(text).map_or("?".to_owned(), Date::shown);
            assert_eq!(read, shown, "{text}");
        }
    }
}

//! Days and moments as sources print them: `2018年7月17日 18时`, `2016/7/9 18:00:00`, `20180821`, `/Date(1467806400000)/`,
//! seconds and milliseconds since 1970, `11-23 08:00` with the year of the day it was got on.
//!
//! Without a zone a moment is Beijing time (UTC+8); a zone that was printed is kept.

use super::Moment;
use crate::text::find;

const BEIJING: &str = "+08:00";

/// Seconds since 1970 from 1990 to 2200: what else has as many digits is no moment.
const SECONDS: core::ops::Range<i64> = 631_152_000..7_258_118_400;

/// A day and the time on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    year: i64,
    month: i64,
    day: i64,
    /// Hour, minute, second.
    time: Option<(i64, i64, i64)>,
}

/// Reads a moment; `zone` holds whatever the text says.
pub(super) fn moment(text: &str, zone: Option<&str>, today: Option<&str>) -> Moment {
    let text = text.trim().trim_start_matches(['[', '（', '(', '【']);
    let inner = text
        .strip_prefix("/Date(")
        .and_then(|rest| rest.split([')', '+']).next());
    let digits = inner.unwrap_or(text);
    if let Some(number) = epoch(digits, inner.is_some()) {
        let Some(seconds) = number else {
            return Moment::NotReported;
        };
        // The zone says how it is to be shown; the moment is the same everywhere.
        return match of_epoch(seconds) {
            Some(stamp) => Moment::Is(stamp.write(BEIJING)),
            None => Moment::Bad,
        };
    }
    if inner.is_some() {
        return Moment::Bad;
    }
    let Some((stamp, printed)) = parse(text, today) else {
        return Moment::Bad;
    };
    if stamp.year == 1 {
        return Moment::NotReported;
    }
    let Some(printed) = zone.map(Into::into).or_else(|| offset(printed)) else {
        return Moment::Bad;
    };
    let printed: String = printed;
    Moment::Is(stamp.write(&printed))
}

/// The day of a moment, some days later.
pub(super) fn day_of(moment: &str, later: i64) -> Option<Box<str>> {
    let (stamp, _) = parse(moment.get(..10)?, None)?;
    let day = days_of(&stamp)?.checked_add(later)?;
    Some(of_days(day)?.write(BEIJING))
}

/// Seconds since 1970 when the text is such a number; `Some(None)` for the day that stands for “none”.
#[allow(clippy::option_option)]
fn epoch(text: &str, wrapped: bool) -> Option<Option<i64>> {
    let number: i64 = text.parse().ok()?;
    let length = text.trim_start_matches('-').len();
    let from_thousands = number.div_euclid(1000);
    if wrapped {
        return Some(SECONDS.contains(&from_thousands).then_some(from_thousands));
    }
    let seconds = match length {
        12 | 13 => from_thousands,
        10 => number,
        _ => return None,
    };
    SECONDS.contains(&seconds).then_some(Some(seconds))
}

fn of_epoch(seconds: i64) -> Option<Stamp> {
    let local = seconds.checked_add(28_800)?;
    let rest = local.rem_euclid(86_400);
    let stamp = of_days(local.div_euclid(86_400))?;
    Some(Stamp {
        time: Some((
            rest.div_euclid(3600),
            rest.rem_euclid(3600).div_euclid(60),
            rest.rem_euclid(60),
        )),
        ..stamp
    })
}

/// The day that is so many days after 1970-01-01, in the proleptic Gregorian calendar.
fn of_days(days: i64) -> Option<Stamp> {
    // Years that begin in March: the leap day is their last.
    let z = days.checked_add(719_468)?;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let less = doe.div_euclid(1460);
    let more = doe.div_euclid(36_524);
    let four = doe.div_euclid(146_096);
    let yoe = doe
        .checked_sub(less)?
        .checked_add(more)?
        .checked_sub(four)?
        .div_euclid(365);
    let before = yoe
        .checked_mul(365)?
        .checked_add(yoe.div_euclid(4))?
        .checked_sub(yoe.div_euclid(100))?;
    let doy = doe.checked_sub(before)?;
    let mp = doy.checked_mul(5)?.checked_add(2)?.div_euclid(153);
    let start = mp.checked_mul(153)?.checked_add(2)?.div_euclid(5);
    let month = if mp < 10 {
        mp.checked_add(3)?
    } else {
        mp.checked_sub(9)?
    };
    let year = era.checked_mul(400)?.checked_add(yoe)?;
    Some(Stamp {
        year: year.checked_add((month <= 2).into())?,
        month,
        day: doy.checked_sub(start)?.checked_add(1)?,
        time: None,
    })
}

/// Days since 1970-01-01.
fn days_of(stamp: &Stamp) -> Option<i64> {
    let year = stamp.year.checked_sub((stamp.month <= 2).into())?;
    let era = year.div_euclid(400);
    let yoe = year.rem_euclid(400);
    let mp = stamp.month.checked_add(9)?.rem_euclid(12);
    let doy = mp
        .checked_mul(153)?
        .checked_add(2)?
        .div_euclid(5)
        .checked_add(stamp.day)?
        .checked_sub(1)?;
    let doe = yoe
        .checked_mul(365)?
        .checked_add(yoe.div_euclid(4))?
        .checked_sub(yoe.div_euclid(100))?
        .checked_add(doy)?;
    era.checked_mul(146_097)?
        .checked_add(doe)?
        .checked_sub(719_468)
}

/// The numbers of a text in order, and what stands behind the time.
fn parse<'a>(text: &'a str, today: Option<&str>) -> Option<(Stamp, &'a str)> {
    let mut numbers = Vec::new();
    let mut rest = text;
    // What stands behind the first number: it tells a month from a day.
    let mut first_sign = "";
    // Year, month, day, hour, minute, second.
    while numbers.len() < 6 {
        let digits = rest
            .bytes()
            .position(|b| !b.is_ascii_digit())
            .unwrap_or(rest.len());
        if digits == 0 {
            break;
        }
        let (number, behind) = rest.split_at_checked(digits)?;
        numbers.push(number);
        rest = behind;
        let between = rest
            .chars()
            .take_while(|c| "-/.年月日T时分秒: 点号\u{3000}".contains(*c))
            .map(char::len_utf8)
            .sum::<usize>();
        let behind = rest.get(between..)?;
        if numbers.len() == 1 {
            first_sign = rest.get(..between)?.trim();
        }
        if !behind.starts_with(|c: char| c.is_ascii_digit()) || numbers.len() == 6 {
            break;
        }
        // A sign before a zone is no separator: -06:00 behind the time.
        if numbers.len() >= 5 && rest.starts_with('-') {
            break;
        }
        rest = behind;
    }
    if let [one] = numbers.as_slice()
        && one.len() == 8
    {
        let part = |range| one.get(range);
        numbers = vec![part(0..4)?, part(4..6)?, part(6..8)?];
    }
    let mut values = Vec::with_capacity(6);
    for number in &numbers {
        values.push(number.parse::<i64>().ok()?);
    }
    if numbers.first()?.len() != 4 {
        // 11-23 08:00: the latest such day that is not after the day the data was got on.
        let today = today.filter(|_| matches!(first_sign, "-" | "/" | "月"))?;
        let year: i64 = today.get(..4)?.parse().ok()?;
        let (month, day) = (*values.first()?, *values.get(1)?);
        let later = today
            .get(5..10)
            .is_some_and(|now| now < &*[two(month), two(day)].join("-"));
        values.insert(0, year.checked_sub(later.into())?);
    }
    let mut values = values.into_iter();
    let stamp = Stamp {
        year: values.next()?,
        month: values.next()?,
        day: values.next()?,
        time: values
            .next()
            .map(|hour| (hour, values.next().unwrap_or(0), values.next().unwrap_or(0))),
    };
    stamp.is_real().then_some((stamp, rest))
}

impl Stamp {
    fn is_real(&self) -> bool {
        let leap = self.year.rem_euclid(4) == 0
            && (self.year.rem_euclid(100) != 0 || self.year.rem_euclid(400) == 0);
        let days = match self.month {
            2 => 28i64.saturating_add(leap.into()),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        let time = self
            .time
            .is_none_or(|(hour, minute, second)| hour < 24 && minute < 60 && second < 60);
        (1..=days).contains(&self.day) && time
    }

    fn write(&self, zone: &str) -> Box<str> {
        let mut out = String::new();
        let year = crate::text::count(usize::try_from(self.year).unwrap_or(0));
        for _ in year.len()..4 {
            out.push('0');
        }
        out.extend([&*year, "-", &two(self.month), "-", &two(self.day)]);
        if let Some((hour, minute, second)) = self.time {
            out.extend(["T", &two(hour), ":", &two(minute), ":", &two(second), zone]);
        }
        out.into()
    }
}

/// The zone behind a time: none (Beijing), `Z`, `+08:00`, `+0800`; parts of a second are left out.
fn offset(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(['分', '秒', '时', '日', '点']);
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let rest = rest.trim().trim_end_matches([']', '）', ')', '】']).trim();
    if rest.is_empty() {
        return Some(BEIJING.into());
    }
    if rest.eq_ignore_ascii_case("z") || rest.eq_ignore_ascii_case("utc") {
        return Some("Z".into());
    }
    let (sign, digits) = match rest.split_at_checked(1)? {
        (sign @ ("+" | "-"), digits) => (sign, digits),
        _ => return None,
    };
    let plain: String = match find(digits, ":") {
        Some(_) => digits.split(':').collect(),
        None => digits.into(),
    };
    if plain.len() != 4 || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = plain.split_at_checked(2)?;
    Some([sign, hours, ":", minutes].concat())
}

fn two(n: i64) -> String {
    let digits = crate::text::count(usize::try_from(n).unwrap_or(0));
    if digits.len() < 2 {
        return ["0", &digits].concat();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn moments() {
        let mut out = String::new();
        for text in "2018年7月17日·2018年07月17日 18时·2018-08-21·2018-8-21 9:05·2018/8/21 18:00:00·2018.08.21·20180821·[2018-08-21]·\
            2018-08-21 10:00:00.0·2018-08-21T10:00:00·2018-08-21T10:00:00Z·2021-02-16T14:00+08:00·2019-02-25T19:00:00.000Z·\
            2020-12-05 03:00-06:00·1468033200000·1614538800·/Date(1467806400000)/·/Date(1467806400000+0800)/·/Date(-62135596800000)/·\
            0001-01-01T00:00:00·11-23 08:00·12-31 20:00·9日13时·2018-02-29·2018-13-01·2018-08·1467806400·99999999999999·-99·x·"
            .split('·')
        {
            out += &format!("{text}: {:?}\n", moment(text, None, Some("2026-11-25")));
        }
        expect![[r#"
            2018年7月17日: Is("2018-07-17")
            2018年07月17日 18时: Is("2018-07-17T18:00:00+08:00")
            2018-08-21: Is("2018-08-21")
            2018-8-21 9:05: Is("2018-08-21T09:05:00+08:00")
            2018/8/21 18:00:00: Is("2018-08-21T18:00:00+08:00")
            2018.08.21: Is("2018-08-21")
            20180821: Is("2018-08-21")
            [2018-08-21]: Is("2018-08-21")
            2018-08-21 10:00:00.0: Is("2018-08-21T10:00:00+08:00")
            2018-08-21T10:00:00: Is("2018-08-21T10:00:00+08:00")
            2018-08-21T10:00:00Z: Is("2018-08-21T10:00:00Z")
            2021-02-16T14:00+08:00: Is("2021-02-16T14:00:00+08:00")
            2019-02-25T19:00:00.000Z: Is("2019-02-25T19:00:00Z")
            2020-12-05 03:00-06:00: Is("2020-12-05T03:00:00-06:00")
            1468033200000: Is("2016-07-09T11:00:00+08:00")
            1614538800: Is("2021-03-01T03:00:00+08:00")
            /Date(1467806400000)/: Is("2016-07-06T20:00:00+08:00")
            /Date(1467806400000+0800)/: Is("2016-07-06T20:00:00+08:00")
            /Date(-62135596800000)/: NotReported
            0001-01-01T00:00:00: NotReported
            11-23 08:00: Is("2026-11-23T08:00:00+08:00")
            12-31 20:00: Is("2025-12-31T20:00:00+08:00")
            9日13时: Bad
            2018-02-29: Bad
            2018-13-01: Bad
            2018-08: Bad
            1467806400: Is("2016-07-06T20:00:00+08:00")
            99999999999999: Bad
            -99: Bad
            x: Bad
            : Bad
        "#]]
        .assert_eq(&out);
        assert_eq!(
            moment("2016-07-09T18:00:00Z", Some("+08:00"), None),
            Moment::Is("2016-07-09T18:00:00+08:00".into())
        );
        assert_eq!(moment("11-23 08:00", None, None), Moment::Bad);
        assert_eq!(
            day_of("2016-07-31T00:00:00+08:00", 1).as_deref(),
            Some("2016-08-01")
        );
    }

    proptest! {
        #[test]
        fn days_come_back(days in -800_000i64..3_000_000) {
            prop_assert_eq!(of_days(days).and_then(|stamp| days_of(&stamp)), Some(days));
        }

        #[test]
        fn any_text_is_no_panic(text in "[0-9年月日T:./ +Z()Date-]{0,30}|\\PC{0,20}") {
            let _ = moment(&text, None, Some(&text));
            let _ = moment(&text, Some(&text), Some("2026-11-25"));
            let _ = day_of(&text, i64::MAX);
        }
    }
}

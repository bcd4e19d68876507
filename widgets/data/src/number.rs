//! Numbers as people print them: full-width digits, thousands, per cent, brackets for negatives, a unit behind,
//! and the many marks that mean that there is none. Zero is a number; a mark is never zero.

#[cfg(test)]
mod tests;

use crate::decimal::write_digits;
use crate::money::convert;
use crate::text::{among, cut, trim, whole as digits_only};
use crate::{Decimal, Missing, MoneyUnit, Value};

/// Marks that stand where a number is missing, without blanks. Runs of dashes, dots and asterisks need no entry.
const MARKS: [(&str, Missing); 4] = [
    (
        "na|n/a|null|none|无|暂无|无数据|暂无数据|未填报|&mdash;|&mdash;&mdash;|&nbsp;",
        Missing::NotReported,
    ),
    ("/|不适用", Missing::NotApplicable),
    ("未公开|不公开|不予公开|依法不予公开", Missing::Withheld),
    (
        "涉密|保密|涉密不公开|涉密不予公开|涉及国家秘密",
        Missing::Secret,
    ),
];

/// Reads one number. `92.98%` is 92.98: a per cent sign is part of the print, not of the number.
///
/// `(123)` is −123; thousands must be well formed; marks (`—`, `-`, `NA`, `无`, empty) give the reason why there is
/// no number; everything else, ranges and inequalities included, is [`Missing::BadValue`].
///
/// ```
/// use mingbai_data::{Decimal, Missing, Value, number::read_number};
/// assert_eq!(read_number("２８，５８３").number(), Decimal::parse("28583"));
/// assert_eq!(read_number("(123)").number(), Decimal::parse("-123"));
/// assert_eq!(read_number("—"), Value::Missing(Missing::NotReported));
/// assert_eq!(read_number("1,2x"), Value::Missing(Missing::BadValue));
/// ```
#[must_use]
pub fn read_number(text: &str) -> Value {
    // Nearly every number needs no second look.
    if let Some(number) = Decimal::parse(text) {
        return whole(number, text);
    }
    if let Some(number) = digits(text) {
        return present(Some(number), text);
    }
    let plain = plain(text);
    if let Some(reason) = mark(&plain) {
        return Value::Missing(reason);
    }
    present(digits(plain.strip_suffix('%').unwrap_or(&plain)), text)
}

/// Reads one amount of money. A unit behind it (`28,583万元`, `¥4.81亿`) is converted exactly into `table_unit`;
/// without one the amount is in `table_unit` already. `printed` stays what was printed, unit included.
///
/// ```
/// use mingbai_data::{Decimal, MoneyUnit, number::read_amount};
/// assert_eq!(read_amount("4.81亿元", MoneyUnit::Wan).number(), Decimal::parse("48100"));
/// assert_eq!(read_amount("28,583", MoneyUnit::Wan).number(), Decimal::parse("28583"));
/// ```
#[must_use]
pub fn read_amount(text: &str, table_unit: MoneyUnit) -> Value {
    if let Some(number) = Decimal::parse(text).filter(|number| number.is_short()) {
        return whole(number, text);
    }
    if let Some(number) = digits(text) {
        return present(sane(number), text);
    }
    let plain = plain(text);
    if let Some(reason) = mark(&plain) {
        return Value::Missing(reason);
    }
    let (amount, unit) = match MoneyUnit::split_suffix(&plain) {
        Some((amount, unit)) => (amount, unit),
        None => (plain.as_str(), table_unit),
    };
    let amount = amount.strip_prefix(['¥', '￥']).unwrap_or(amount);
    let amount = digits(amount).and_then(sane);
    let (amount, unit) = match amount {
        None => (compound(&plain, table_unit), table_unit),
        amount => (amount, unit),
    };
    present(amount.map(|number| convert(number, unit, table_unit)), text)
}

/// `2亿5000万元`, `1亿零500万`, `1亿2345万6789元` in `unit`: what follows 亿 or 万 is an amount of its own, less than one of it.
pub(crate) fn compound(text: &str, unit: MoneyUnit) -> Option<Decimal> {
    let (cut, above) = match cut(text, "亿") {
        Some(cut) => (cut, MoneyUnit::Yi),
        None => (cut(text, "万")?, MoneyUnit::Wan),
    };
    let (head, tail) = cut;
    // No amount is as long, and each of its figures is read by itself.
    MoneyUnit::split_suffix(tail).filter(|_| tail.len() < 50)?;
    let part = read_amount(tail.strip_prefix('零').unwrap_or(tail), unit).number()?;
    let of = |number| convert(Decimal::from_int(number), above, unit);
    (Decimal::ZERO <= part && part < of(1)).then_some(())?;
    of(digits_only(head)?).checked_add(part)
}

/// What to do about a text that looks like a number and is none, as the end of a sentence; empty where nothing is known.
#[cfg(feature = "readers")]
pub(crate) fn remedy(text: &str) -> &'static str {
    let plain = plain(text);
    let is_figure = |text: &str| text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b','));
    if plain.starts_with(['△', '▲', '▽', '▼']) {
        // Minus to a bookkeeper, growth or decline in a bulletin.
        return "；“△”“▲”有的表示负数，有的表示增减；请把负数写成“-120”的样子";
    }
    if plain.starts_with(['约', '近', '超']) || plain.contains(['多', '余']) {
        return "；约数不当作准确数，请写准确的数额";
    }
    if is_figure(&plain) && plain.contains(',') {
        return "；逗号和小数点的用法有歧义，请写成“1,000.50”的样子";
    }
    ""
}

/// A page has no room for it.
#[cfg(not(feature = "readers"))]
pub(crate) fn remedy(_: &str) -> &'static str {
    ""
}

/// What is below 10²⁷: beyond it no money is meant, and a change of unit might not fit.
fn sane(amount: Decimal) -> Option<Decimal> {
    let limit = Decimal::from_int(1_000_000_000).shift10(18)?;
    Some(amount).filter(|n| n.abs() < limit)
}

/// The unit that is printed behind an amount, when there is one.
#[must_use]
pub fn unit_behind(text: &str) -> Option<MoneyUnit> {
    let plain = plain(text);
    let (amount, unit) = MoneyUnit::split_suffix(&plain)?;
    digits(amount.strip_prefix(['¥', '￥']).unwrap_or(amount)).map(|_| unit)
}

/// A text that is a number, without a blank around it.
fn whole(number: Decimal, text: &str) -> Value {
    Value::Present {
        number,
        printed: text.into(),
    }
}

fn present(number: Option<Decimal>, text: &str) -> Value {
    match number {
        Some(number) => Value::Present {
            number,
            printed: trim(text).into(),
        },
        None => Value::Missing(Missing::BadValue),
    }
}

/// Half-width, without blanks at either end, dashes and minus signs made one.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '\u{3000}' | '\u{a0}' | '\u{feff}' => ' ',
        '−' | '–' | '－' | '﹣' => '-',
        '！'..='～' if c != '￥' => char::from_u32(
            (c as u32)
                .wrapping_sub('！' as u32)
                .wrapping_add('!' as u32),
        )
        .unwrap_or(c),
        _ => c,
    };
    let mut out: String = text.chars().map(half).collect();
    out.truncate(out.trim_end().len());
    match out.strip_prefix(' ') {
        Some(rest) => rest.trim_start().into(),
        None => out,
    }
}

/// The reason why there is no number, when `plain` is one of the marks.
pub(crate) fn mark(plain: &str) -> Option<Missing> {
    if plain
        .chars()
        .all(|c| matches!(c, '-' | '—' | '―' | '─' | '…' | '.' | ';' | ' '))
    {
        return Some(Missing::NotReported);
    }
    if plain.chars().all(|c| c == '*') {
        return Some(Missing::Withheld);
    }
    MARKS
        .iter()
        .find(|(marks, _)| among(marks, plain))
        .map(|(_, reason)| *reason)
}

/// Digits with a sign or brackets and well-formed thousands.
pub(crate) fn digits(plain: &str) -> Option<Decimal> {
    let plain = trim(plain);
    if let Some(inner) = plain.strip_prefix('(') {
        // Brackets say "negative" already: a sign within would say it twice.
        let inner = inner.strip_suffix(')')?;
        let starts_with_digit = inner.as_bytes().first().is_some_and(u8::is_ascii_digit);
        return digits(inner)
            .filter(|_| starts_with_digit)
            .and_then(|n| Decimal::ZERO.checked_sub(n));
    }
    if !plain.bytes().any(|byte| byte == b',') {
        return Decimal::parse(plain);
    }
    let mut bare = String::with_capacity(plain.len());
    // Digits since the last comma; none may stand before the first but one to three.
    let (mut run, mut commas, mut point) = (0u32, false, false);
    for c in plain.chars() {
        match c {
            '0'..='9' => run = run.saturating_add(1),
            ',' if !point
                && if commas {
                    run == 3
                } else {
                    (1..=3).contains(&run)
                } =>
            {
                (run, commas) = (0, true);
                continue;
            }
            '.' if !point && run == 3 => point = true,
            '+' | '-' if bare.is_empty() => {}
            _ => return None,
        }
        bare.push(c);
    }
    if !point && run != 3 {
        return None;
    }
    Decimal::parse(&bare)
}

/// A count in digits. The library's formatter would weigh more than all that is counted.
#[must_use]
pub fn count(n: usize) -> String {
    Decimal::from_int(i64::try_from(n).unwrap_or(i64::MAX)).digits()
}

/// The digits in groups of three, for the screen: `28,583.10`.
///
/// With `places` the number is rounded half up and padded to exactly so many decimals; without, all its digits are shown.
///
/// ```
/// use mingbai_data::{Decimal, number::group};
/// let n = Decimal::parse("28583.10").unwrap();
/// assert_eq!(group(&n, None), "28,583.10");
/// assert_eq!(group(&n, Some(0)), "28,583");
/// assert_eq!(group(&n, Some(3)), "28,583.100");
/// ```
#[must_use]
pub fn group(number: &Decimal, places: Option<u8>) -> String {
    let mut out = String::new();
    let Some(places) = places else {
        write_digits(&mut out, *number, true);
        return out;
    };
    let shown = number.round(places);
    write_digits(&mut out, shown, true);
    if shown.scale() < places {
        if shown.scale() == 0 {
            out.push('.');
        }
        for _ in shown.scale()..places {
            out.push('0');
        }
    }
    out
}

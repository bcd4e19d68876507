//! The text of a cell → an amount and the unit printed with it.

use super::{Amount, Needs, Rule, Side};
use crate::fold::{half, is_blank, key};
use crate::number::{compound, digits};
use crate::text::{among, cut, one, whole};
use crate::{Decimal, Unit};

/// What is printed before a bound.
pub(crate) const BEFORE: [(&str, Side); 24] = [
    ("<=", Side::AtMost),
    ("≤", Side::AtMost),
    ("≦", Side::AtMost),
    ("⩽", Side::AtMost),
    (">=", Side::AtLeast),
    ("≥", Side::AtLeast),
    ("≧", Side::AtLeast),
    ("⩾", Side::AtLeast),
    ("<", Side::Under),
    (">", Side::Over),
    ("不低于", Side::AtLeast),
    ("不少于", Side::AtLeast),
    ("不小于", Side::AtLeast),
    ("不高于", Side::AtMost),
    ("不大于", Side::AtMost),
    ("不超过", Side::AtMost),
    ("不多于", Side::AtMost),
    ("低于", Side::Under),
    ("少于", Side::Under),
    ("小于", Side::Under),
    ("高于", Side::Over),
    ("大于", Side::Over),
    ("多于", Side::Over),
    ("超过", Side::Over),
];

/// What is printed behind a bound. By law 以上, 以下 and 以内 include the bound (民法典 1259).
pub(crate) const BEHIND: [(&str, Side); 3] = [
    ("以上", Side::AtLeast),
    ("以下", Side::AtMost),
    ("以内", Side::AtMost),
];

/// What says "looked for and not found" without a figure, in the form of [`key`].
const NOT_FOUND: &str =
    "未检出|未检出l|nd|n.d.|n.d|bdl|<dl|<mdl|<lod|<loq|低于检出限|低于检测限|小于检出限|小于检测限";

/// An amount and the unit that is printed with it.
pub(super) fn amount(printed: &str, rule: &Rule) -> Option<(Amount, Option<Unit>)> {
    let plain: String = printed.chars().map(half).collect();
    let plain = plain.trim_matches(is_blank);
    if let Some(amount) = not_found(plain, rule) {
        return Some(amount);
    }
    for (word, side) in BEFORE {
        if let Some(rest) = plain.strip_prefix(word) {
            let part = Part::read(rest, rule)?;
            let amount = if side == Side::Under && !part.below && measured(rule, part.unit) {
                Amount::BelowDetection(Some(part.number))
            } else if part.below {
                return None;
            } else {
                Amount::Bound(side, part.number)
            };
            return Some((amount, part.unit));
        }
    }
    for (word, side) in BEHIND {
        if let Some(rest) = plain.strip_suffix(word) {
            let part = Part::read(rest, rule).filter(|part| !part.below)?;
            return Some((Amount::Bound(side, part.number), part.unit));
        }
    }
    if let Some(range) = range(plain, rule) {
        return Some(range);
    }
    let part = Part::read(plain, rule)?;
    let amount = if part.below {
        Amount::BelowDetection(Some(part.number))
    } else {
        Amount::Number(part.number)
    };
    Some((amount, part.unit))
}

/// The unit printed behind a figure, for a sentence about it.
pub(super) fn unit_of(printed: &str) -> Option<Unit> {
    amount(printed, &Rule::default())?.1
}

/// `未检出`, `ND`, `未检出(<0.01)`, `ND(0.01 mg/L)`.
fn not_found(plain: &str, rule: &Rule) -> Option<(Amount, Option<Unit>)> {
    let (words, limit) = match plain.strip_suffix(')').and_then(|p| cut(p, "(")) {
        Some((words, limit)) => (words, Some(limit)),
        None => (plain, None),
    };
    let folded = key(words);
    if !among(NOT_FOUND, &folded) {
        return None;
    }
    let Some(limit) = limit.filter(|limit| !among(NOT_FOUND, &key(limit))) else {
        return Some((Amount::BelowDetection(None), None));
    };
    let part = Part::read(limit.strip_prefix('<').unwrap_or(limit), rule)?;
    Some((Amount::BelowDetection(Some(part.number)), part.unit))
}

/// `48~78`, `34-61`, `48至78`, `10%~20%`; `99,99` where the rule says so. Not upside down.
fn range(plain: &str, rule: &Rule) -> Option<(Amount, Option<Unit>)> {
    let at = |word: &str| cut(plain, word).filter(|(low, _)| !low.is_empty());
    let (low, high) = at("~")
        .or_else(|| at("至"))
        .or_else(|| at("—"))
        .or_else(|| hyphen(plain))
        .or_else(|| at(",").filter(|_| rule.range))?;
    let high = Part::read(high, rule).filter(|part| !part.below)?;
    let low = Part::read(low, rule).filter(|part| !part.below)?;
    let unit = match (low.unit, high.unit) {
        (None, unit) => unit,
        (low, high) if low == high => high,
        _ => return None,
    };
    (low.number <= high.number).then_some((
        Amount::Range {
            low: low.number,
            high: high.number,
        },
        unit,
    ))
}

/// A hyphen between two figures: not the sign of the first, not that of an exponent.
fn hyphen(plain: &str) -> Option<(&str, &str)> {
    let bytes = plain.as_bytes();
    let at = bytes.windows(3).position(|window| {
        matches!(window, [before, b'-', after]
            if (before.is_ascii_digit() || *before == b'%' || *before == b' ')
                && (after.is_ascii_digit() || *after == b' '))
    })?;
    let (low, rest) = plain.split_at_checked(at.checked_add(1)?)?;
    let high = rest.strip_prefix('-')?;
    // 0813-8101234 is a telephone, 2018-08 a month.
    let is_code = |text: &str| {
        let mut bytes = text.trim_start().bytes();
        bytes.next() == Some(b'0') && bytes.next().is_some_and(|byte| byte.is_ascii_digit())
    };
    (!is_code(low) && !is_code(high)).then_some((low, high))
}

/// Whether a figure is a measurement, where `L` and `<` speak of a detection limit.
fn measured(rule: &Rule, unit: Option<Unit>) -> bool {
    if let Some(unit) = unit {
        return unit.is_measured();
    }
    match rule.needs {
        Needs::Nothing => true,
        Needs::Stated(unit) => unit.is_measured(),
        Needs::Printed(dimension) => dimension == crate::unit::Dimension::Concentration,
    }
}

/// One figure with what is printed around it.
struct Part {
    number: Decimal,
    unit: Option<Unit>,
    /// `L` behind it: the figure is a detection limit.
    below: bool,
}

impl Part {
    fn read(text: &str, rule: &Rule) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        let text = text.strip_prefix('¥').unwrap_or(text);
        let (figure, rest) = text.split_at_checked(figure_end(text))?;
        let mut number = digits(figure)?;
        let mut rest = rest.trim_matches(is_blank);
        if let Some((number, unit)) = in_parts(text, rest) {
            return Some(Self {
                number,
                unit: Some(unit),
                below: false,
            });
        }
        if let Some((exponent, after)) = power_of_ten(rest) {
            number = number.shift10(exponent)?;
            rest = after.trim_matches(is_blank);
        }
        let plain = |number, unit| {
            Some(Self {
                number,
                unit,
                below: false,
            })
        };
        if rest.is_empty() {
            return plain(number, None);
        }
        if let Some(behind) = rest.strip_prefix(['L', 'l']) {
            let behind = behind.trim_matches(is_blank);
            let unit = Unit::parse(behind).filter(|_| !behind.is_empty());
            if (behind.is_empty() || unit.is_some()) && measured(rule, unit) {
                return Some(Self {
                    number,
                    unit,
                    below: true,
                });
            }
        }
        if let Some(scale) = Unit::scale_word(rest) {
            // 万 alone multiplies the unit that the field has: 3.2万 in a column of 人 is 3.2 万人.
            return match rule.needs {
                Needs::Stated(unit) => plain(number, Some(unit.scaled(scale)?)),
                _ => plain(number.shift10(scale.into())?, None),
            };
        }
        plain(number, Some(Unit::parse(rest)?))
    }
}

/// `2亿5000万元`, of which `rest` stands behind the first figure: 250000000, and 元.
fn in_parts(text: &str, rest: &str) -> Option<(Decimal, Unit)> {
    if !rest.starts_with(['亿', '万']) || !rest.ends_with('元') {
        return None;
    }
    let unit = crate::MoneyUnit::Yuan;
    Some((compound(text, unit)?, Unit::money(unit)))
}

/// Where the figure that `text` begins with ends: digits with sign, thousands and point, in brackets or not, an exponent.
fn figure_end(text: &str) -> usize {
    if text.starts_with('(') {
        return text.find(')').map_or(text.len(), |at| at.saturating_add(1));
    }
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0usize;
    while let Some(&byte) = bytes.get(end) {
        let next = end.saturating_add(1);
        let belongs = match byte {
            b'0'..=b'9' | b',' | b'.' => true,
            b'+' | b'-' => end == 0,
            b'e' | b'E' => {
                let signed = matches!(bytes.get(next), Some(b'+' | b'-'));
                if digit(next) || (signed && digit(next.saturating_add(1))) {
                    end = next;
                    true
                } else {
                    false
                }
            }
            _ => false,
        };
        if !belongs {
            break;
        }
        end = end.saturating_add(1);
    }
    end
}

/// `×10³`, `×10^3`, `x10^-3`: the exponent, and what follows.
fn power_of_ten(text: &str) -> Option<(i32, &str)> {
    let rest = text
        .strip_prefix(['×', 'x', 'X', '*', '·'])?
        .trim_start()
        .strip_prefix("10")?;
    let (rest, raised) = match rest.strip_prefix('^') {
        Some(rest) => (rest, false),
        None => (rest, true),
    };
    let end = rest
        .find(|c: char| {
            if raised {
                !one("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", c)
            } else {
                !(c.is_ascii_digit() || c == '-')
            }
        })
        .unwrap_or(rest.len());
    let (exponent, after) = rest.split_at_checked(end)?;
    let exponent = key(exponent);
    let figures = exponent.strip_prefix('-').unwrap_or(&exponent);
    let size = i32::try_from(whole(figures)?).ok()?;
    let negative = figures.len() < exponent.len();
    Some((if negative { size.wrapping_neg() } else { size }, after))
}

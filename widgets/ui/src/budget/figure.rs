//! Figures as a citizen reads them. What is rounded or computed says so; what is missing says why.

use mingbai_data::budget::{Basis, Change, Line, Rate, RateBase, Table};
use mingbai_data::money::convert;
use mingbai_data::number::{group, unit_behind};
use mingbai_data::{Decimal, MoneyUnit, Value};

use crate::text::{DASH, contains};

/// An amount in another unit: exact towards a smaller unit, two decimals towards a larger one. What two decimals cannot
/// show is not shown as nothing.
#[must_use]
pub fn amount(number: Decimal, from: MoneyUnit, to: MoneyUnit) -> String {
    if from == to {
        return group(&number, None);
    }
    let moved = convert(number, from, to);
    if to.exponent() < from.exponent() {
        return group(&moved, None);
    }
    if !number.is_zero() && moved.round(2).is_zero() {
        return (if number.is_negative() {
            "＞-0.01"
        } else {
            "＜0.01"
        })
        .to_owned();
    }
    group(&moved, Some(2))
}

/// A value in a unit, or “—” and the reason.
#[must_use]
pub fn value(value: &Value, from: MoneyUnit, to: MoneyUnit) -> (String, Option<&'static str>) {
    match value {
        Value::Present { number, .. } => (amount(*number, from, to), None),
        Value::Missing(why) => (DASH.to_owned(), Some(why.reason())),
    }
}

/// A value exactly as it was printed, with its unit.
#[must_use]
pub fn printed(value: &Value, unit: MoneyUnit) -> String {
    match value {
        Value::Present { printed, .. } => {
            let bare = printed.trim();
            // Some publishers print the unit in the cell itself.
            let own = unit_behind(bare).is_some();
            [
                bare,
                if own { "" } else { " " },
                if own { "" } else { unit.name() },
            ]
            .concat()
        }
        Value::Missing(why) => [DASH, " ", why.reason()].concat(),
    }
}

/// The digits of a percentage as printed, else as computed; with the sign a change has and with `%`.
fn percent(value: Decimal, as_printed: Option<&str>, signed: bool) -> String {
    let digits = match as_printed.map(|text| text.trim().trim_end_matches('%')) {
        Some(text) if !text.is_empty() => text.to_owned(),
        _ => group(&value, None),
    };
    let plus = signed && !value.is_negative() && !value.is_zero() && !digits.starts_with('+');
    [if plus { "+" } else { "" }, &digits, "%"].concat()
}

/// A completion rate: `92.98%`.
#[must_use]
pub fn rate(rate: &Rate) -> String {
    percent(rate.value, rate.printed.as_deref(), false)
}

/// A change on the year before: `+1.87%`.
#[must_use]
pub fn change(change: &Change) -> String {
    percent(change.value, change.printed.as_deref(), true)
}

/// Why a line has no rate or change: nothing can be measured against nothing, else the reason at its own field.
#[must_use]
pub fn reason(field: &Value, base: &Value) -> &'static str {
    match (base.number(), field) {
        (Some(base), _) if base.is_zero() => "基数为 0，无法计算",
        (_, Value::Missing(why)) => why.reason(),
        (_, Value::Present { .. }) => "未提供",
    }
}

/// What the percentages of a table have in common, so that a heading can say it once.
pub struct Common {
    /// Some line has a rate.
    pub rates: bool,
    /// The base of every rate, when it is one.
    pub base: Option<RateBase>,
    /// Every rate is computed.
    pub rates_computed: bool,
    /// Some line has a change.
    pub changes: bool,
    /// The basis of every change, when it is one.
    pub basis: Option<Box<str>>,
    /// Every change is computed.
    pub changes_computed: bool,
}

impl Common {
    /// Looks at the lines of a table.
    #[must_use]
    pub fn of(table: &Table, basis: &Basis) -> Self {
        let mut common = Self {
            rates: false,
            base: None,
            rates_computed: true,
            changes: false,
            basis: None,
            changes_computed: true,
        };
        let (mut one_base, mut one_basis) = (true, true);
        for (at, line) in table.lines.iter().enumerate() {
            // For what they have in common some hundred lines tell as much as ten thousand.
            if at > 500 && common.rates && common.changes {
                break;
            }
            if let Some(rate) = basis.rate_of(line) {
                one_base &= !common.rates || common.base == rate.base;
                common.base = rate.base;
                common.rates = true;
                common.rates_computed &= rate.computed;
            }
            if let Some(change) = basis.yoy_of(line) {
                one_basis &= !common.changes || common.basis == change.basis;
                common.basis = change.basis;
                common.changes = true;
                common.changes_computed &= change.computed;
            }
        }
        common.base = common.base.filter(|_| one_base);
        common.basis = common.basis.filter(|_| one_basis);
        common
    }
}

/// The words around a rate: `完成调整预算`, or `完成率（基数未注明）`.
#[must_use]
pub fn rate_words(base: Option<RateBase>) -> &'static str {
    match base {
        Some(RateBase::Initial) => "完成年初预算",
        Some(RateBase::Adjusted) => "完成调整预算",
        None => "完成率（基数未注明）",
    }
}

/// What stands behind a line's name: the words for what it is, when its name does not say so itself.
#[must_use]
pub fn badge(line: &Line) -> Option<&'static str> {
    use mingbai_data::budget::LineKind;
    let word = match line.kind {
        LineKind::Item => return None,
        LineKind::Subtotal => "小计",
        LineKind::Total => "合计",
        LineKind::Memo => "其中：",
    };
    let says = match line.kind {
        LineKind::Memo => line.name.starts_with("其中"),
        _ => contains(&line.name, "计"),
    };
    (!says).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::{amount, percent, printed};
    use crate::budget::fixture::value;
    use mingbai_data::{Decimal, MoneyUnit};

    fn n(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn amounts_in_every_unit() {
        use MoneyUnit::{Wan, Yi, Yuan};
        assert_eq!(amount(n("28583.10"), Wan, Wan), "28,583.10");
        assert_eq!(amount(n("28583.10"), Wan, Yi), "2.86");
        assert_eq!(amount(n("28583.10"), Wan, Yuan), "285,831,000");
        assert_eq!(amount(n("3"), Wan, Yi), "＜0.01");
        assert_eq!(amount(n("-3"), Wan, Yi), "＞-0.01");
        assert_eq!(amount(n("0"), Wan, Yi), "0.00");
    }

    #[test]
    fn printed_as_it_was() {
        assert_eq!(printed(&value("28,583"), MoneyUnit::Wan), "28,583 万元");
        for own in ["28,583千元", "2.8亿", "(5)千"] {
            let amount = mingbai_data::number::read_amount(own, MoneyUnit::Wan);
            assert_eq!(printed(&amount, MoneyUnit::Wan), own);
        }
        assert_eq!(printed(&value("—"), MoneyUnit::Wan), "— 未填报");
    }

    #[test]
    fn percentages_keep_their_digits_and_show_their_direction() {
        assert_eq!(percent(n("92.9"), Some("92.90"), false), "92.90%");
        assert_eq!(percent(n("92.9"), Some("92.9%"), false), "92.9%");
        assert_eq!(percent(n("1.87"), None, true), "+1.87%");
        assert_eq!(percent(n("-3.06"), Some("-3.06"), true), "-3.06%");
        assert_eq!(percent(n("0"), Some("0"), true), "0%");
    }
}

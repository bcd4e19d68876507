//! One published value as it stands in a cell: a number, a range, a bound, "below the detection limit", or a reason why
//! there is none; with its unit when one is printed or stated. `printed` is always kept.
//!
//! Nothing is guessed: `-99` and `0` are numbers unless the field's [`Marks`] say otherwise, a comma is a range only where
//! the field's [`Rule`] says that it publishes ranges, and a figure without a unit where one is needed is
//! [`Missing::NoUnit`], with a finding.

mod scan;
#[cfg(test)]
mod tests;

use crate::fold::visible;
use crate::marks::Marks;
use crate::number::group;
use crate::text::fill;
use crate::unit::{Dimension, NotConverted, convert};
use crate::{Decimal, Finding, Missing, Place, Severity, Tree, Unit};
#[cfg(feature = "livelihood")]
pub(crate) use scan::{BEFORE, BEHIND};

/// What stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// One number. Zero is a number.
    Number(Decimal),
    /// From `low` to `high`, both included: `48~78`.
    Range {
        /// The lower end.
        low: Decimal,
        /// The upper end, not below the lower.
        high: Decimal,
    },
    /// Looked for and not found: `<0.01`, `0.01L`, `未检出`. The detection limit, when it is printed.
    BelowDetection(Option<Decimal>),
    /// Only a bound: `>500`, `≥90`, `低于4.3`.
    Bound(Side, Decimal),
}

/// On which side of its bound a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// `>`, 大于
    Over,
    /// `≥`, 不低于, 以上
    AtLeast,
    /// `<`, 小于
    Under,
    /// `≤`, 不超过, 以下
    AtMost,
}

/// A value that was published, in the unit in which it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What stood there.
    pub amount: Amount,
    /// The unit printed with it, else the one that the rule states; `None` for a pure number.
    pub unit: Option<Unit>,
    /// What a browser would show of the cell, unit included.
    pub printed: Box<str>,
}

/// A published value, or the reason why it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// A value.
    Present(Reading),
    /// No value, why, and what stood there.
    Missing(Missing, Box<str>),
}

/// What a field needs to know about units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Needs {
    /// A pure number (an index, a rank). A unit that is printed is kept.
    #[default]
    Nothing,
    /// Somebody stated the unit: the column's heading, a mapping, a preset. A printed one of the same dimension wins.
    Stated(Unit),
    /// A unit of this dimension must be printed with each figure.
    Printed(Dimension),
}

/// How the values of one field are read.
///
/// ```
/// use mingbai_data::{Decimal, Marks, Tree, Unit, quantity::{Amount, Needs, Rule}};
/// let pm10 = Rule { needs: Needs::Stated(Unit::MG_M3), ..Rule::default() };
/// let reading = pm10.read_text(" 0.163");
/// assert_eq!(reading.in_unit(Unit::UG_M3), Ok(Amount::Number(Decimal::from_int(163))));
///
/// let forecast = Rule { range: true, ..Rule::default() };
/// let amounts: Vec<_> = forecast.read_list("48~78|99,99||").iter().map(|q| q.shown()).collect();
/// assert_eq!(amounts, ["48～78", "99～99", "—", "—"]);
///
/// let limit = Rule { marks: Marks::parse("-99").unwrap(), ..Rule::default() };
/// assert_eq!(limit.read(Some(&Tree::Number("-99".into()))).shown(), "—");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rule {
    /// The unit.
    pub needs: Needs,
    /// The field's own marks for "none".
    pub marks: Marks,
    /// The field publishes ranges: `99,99` is one.
    pub range: bool,
    /// The least and the greatest value that can be, in the unit that is stated (in what is printed, where none is). What
    /// is beyond them is [`Missing::OutOfRange`].
    pub within: Option<(Decimal, Decimal)>,
}

impl Rule {
    /// A rule for figures in a unit that somebody stated.
    #[must_use]
    pub fn stated(unit: Unit) -> Self {
        Self {
            needs: Needs::Stated(unit),
            ..Self::default()
        }
    }

    /// Reads a member of a record. `None` is [`Missing::Absent`]; `null`, `{}` and `[]` are [`Missing::NotReported`].
    #[must_use]
    pub fn read(&self, member: Option<&Tree>) -> Quantity {
        match Missing::or_text(member) {
            Ok(text) => self.read_text(text),
            Err(reason) => Quantity::Missing(reason, "".into()),
        }
    }

    /// Reads the text of a cell. Markup around the figure is dropped.
    #[must_use]
    pub fn read_text(&self, text: &str) -> Quantity {
        let printed = visible(text);
        if let Some(reason) = self.marks.reason(&printed) {
            return Quantity::Missing(reason, printed.into());
        }
        let Some((amount, unit)) = scan::amount(&printed, self) else {
            return Quantity::Missing(Missing::BadValue, printed.into());
        };
        let reason = match (self.needs, unit) {
            (Needs::Printed(_), None) if !matches!(amount, Amount::BelowDetection(None)) => {
                Some(Missing::NoUnit)
            }
            (Needs::Printed(needed), Some(unit)) if !kin(needed, unit.dimension()) => {
                Some(Missing::NoUnit)
            }
            (Needs::Stated(stated), Some(unit)) if !kin(stated.dimension(), unit.dimension()) => {
                Some(Missing::NoUnit)
            }
            _ => None,
        };
        if let Some(reason) = reason {
            return Quantity::Missing(reason, printed.into());
        }
        let stated = match self.needs {
            Needs::Stated(unit) => Some(unit),
            _ => None,
        };
        if !self.possible(amount, unit.zip(stated)) {
            return Quantity::Missing(Missing::OutOfRange, printed.into());
        }
        Quantity::Present(Reading {
            amount,
            unit: unit.or(stated),
            printed: printed.into(),
        })
    }

    /// Whether every end of the amount is within what can be. `units` are the printed and the stated one; what does not
    /// convert (ppm) cannot be compared and is let through.
    fn possible(&self, amount: Amount, units: Option<(Unit, Unit)>) -> bool {
        let Some((least, most)) = self.within else {
            return true;
        };
        amount.ends().into_iter().flatten().all(|end| {
            let end = match units {
                Some((printed, stated)) => convert(end, printed, stated).ok(),
                None => Some(end),
            };
            end.is_none_or(|end| least <= end && end <= most)
        })
    }

    /// Reads values that stand in one text with `|` between them, empty ones included: `45|48||` has four.
    #[must_use]
    pub fn read_list(&self, text: &str) -> Vec<Quantity> {
        text.split(['|', '｜'])
            .map(|part| self.read_text(part))
            .collect()
    }
}

/// Whether a unit of `other` may stand in a field of `needed`. A volume fraction may stand for a concentration: it is what
/// was published, and is refused when somebody wants to convert it.
fn kin(needed: Dimension, other: Dimension) -> bool {
    needed == other || (needed == Dimension::Concentration && other == Dimension::Fraction)
}

impl Quantity {
    /// The number, when there is exactly one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Present(Reading {
                amount: Amount::Number(number),
                ..
            }) => Some(*number),
            _ => None,
        }
    }

    /// The reason, when there is no value.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        match self {
            Self::Missing(reason, _) => Some(*reason),
            Self::Present(_) => None,
        }
    }

    /// What stood there.
    #[must_use]
    pub fn printed(&self) -> &str {
        match self {
            Self::Present(reading) => &reading.printed,
            Self::Missing(_, printed) => printed,
        }
    }

    /// The amount in another unit, exactly.
    ///
    /// # Errors
    /// Why it was not converted; [`NotConverted::NoUnit`] for a value that is missing or has no unit.
    pub fn in_unit(&self, to: Unit) -> Result<Amount, NotConverted> {
        let Self::Present(Reading {
            amount,
            unit: Some(unit),
            ..
        }) = self
        else {
            return Err(NotConverted::NoUnit);
        };
        let one = |number| convert(number, *unit, to);
        Ok(match *amount {
            Amount::Number(number) => Amount::Number(one(number)?),
            Amount::Range { low, high } => Amount::Range {
                low: one(low)?,
                high: one(high)?,
            },
            Amount::BelowDetection(limit) => Amount::BelowDetection(limit.map(one).transpose()?),
            Amount::Bound(side, number) => Amount::Bound(side, one(number)?),
        })
    }

    /// The text for the screen: `1,234.50 mg/L`, `48～78`, `未检出（检出限 0.01 mg/L）`, `≥90%`; `—` for what is missing.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Present(reading) => reading.amount.shown(reading.unit),
            Self::Missing(..) => "—".into(),
        }
    }

    /// What to tell the publisher about this value: `field` for what is no value, `range` for one that cannot be, `unit`
    /// for a figure whose unit nobody can tell. Values that are there, and marks that say that there is none, give no finding.
    ///
    /// ```
    /// use mingbai_data::{Place, quantity::{Needs, Rule}, unit::Dimension};
    /// let rule = Rule { needs: Needs::Printed(Dimension::Concentration), ..Rule::default() };
    /// let finding = rule.read_text("0.163").finding("PM10", Place::default()).unwrap();
    /// assert_eq!(finding.code, "unit");
    /// assert_eq!(finding.message, "PM10：“0.163”没有标明单位，无法确定数值大小，未予显示；请在数据或列标题中写明单位。");
    /// ```
    #[must_use]
    pub fn finding(&self, field: &str, place: Place) -> Option<Finding> {
        let Self::Missing(reason, printed) = self else {
            return None;
        };
        let (code, message) = match reason {
            Missing::NoUnit => match scan::unit_of(printed) {
                None => (
                    "unit",
                    fill(
                        "{}：“{}”没有标明单位，无法确定数值大小，未予显示；请在数据或列标题中写明单位。",
                        &[field, printed],
                    ),
                ),
                Some(unit) => (
                    "unit",
                    fill(
                        "{}：“{}”的单位“{}”不是这一项应有的单位，未予显示；请核对数据。",
                        &[field, printed, &unit.name()],
                    ),
                ),
            },
            Missing::OutOfRange => (
                "range",
                fill(
                    "{}：“{}”超出这一项可能的范围，未予显示；请核对数据。",
                    &[field, printed],
                ),
            ),
            Missing::BadValue => (
                "field",
                fill(
                    "{}：“{}”不是可以识别的数值，未予显示；请核对数据。",
                    &[field, printed],
                ),
            ),
            _ => return None,
        };
        Some(Finding {
            code,
            severity: Severity::Error,
            place,
            message,
        })
    }
}

impl Amount {
    /// The figures that stand in it.
    pub(crate) fn ends(self) -> [Option<Decimal>; 2] {
        match self {
            Self::Number(number) | Self::Bound(_, number) => [Some(number), None],
            Self::Range { low, high } => [Some(low), Some(high)],
            Self::BelowDetection(limit) => [limit, None],
        }
    }

    /// The text for the screen, in `unit`.
    #[must_use]
    pub fn shown(self, unit: Option<Unit>) -> String {
        let digits = |number: Decimal| group(&number, None);
        let text = match self {
            Self::Number(number) => digits(number),
            Self::Range { low, high } => fill("{}～{}", &[&digits(low), &digits(high)]),
            Self::BelowDetection(None) => return "未检出".into(),
            Self::BelowDetection(Some(limit)) => {
                let limit = Self::Number(limit).shown(unit);
                return fill("未检出（检出限 {}）", &[&limit]);
            }
            Self::Bound(side, number) => fill("{}{}", &[side.sign(), &digits(number)]),
        };
        match unit.map(Unit::name) {
            None => text,
            Some(name) if name == "%" || name == "‰" => fill("{}{}", &[&text, &name]),
            Some(name) => fill("{} {}", &[&text, &name]),
        }
    }
}

impl Side {
    /// The sign: `≥`.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Over => ">",
            Self::AtLeast => "≥",
            Self::Under => "<",
            Self::AtMost => "≤",
        }
    }
}

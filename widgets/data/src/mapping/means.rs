//! The one door to the reading of single values: what a text means as a number with unit, as a moment, as markup.

use super::date;
use crate::number::read_number;
use crate::{Missing, Tree, Value};

/// A moment as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// `2018-07-17` or `2018-07-17T18:00:00+08:00`.
    Is(Box<str>),
    /// The text says that there is none (.NET's first day).
    NotReported,
    /// No moment; the year is missing, or the text is something else.
    Bad,
}

/// A number, and the unit that was printed behind it.
pub type Quantity = (Value, Option<Box<str>>);

/// How single values are read.
#[derive(Debug, Clone, Copy)]
pub struct Means {
    /// A number, and the unit printed behind it if it is one of the `|`-separated units.
    pub quantity: fn(&str, &str) -> Quantity,
    /// A moment: the text, the zone that holds whatever the text says, today for texts without a year.
    pub moment: fn(&str, Option<&str>, Option<&str>) -> Moment,
    /// A unit as our formats write it.
    pub unit: fn(&str) -> Box<str>,
    /// The rows (`title`, `url`, `date`) of an HTML list or table; `None` where no reader of HTML is at hand.
    pub markup: Option<fn(&str) -> Option<Tree>>,
}

/// What a mapping needs to know beside the data.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// How single values are read.
    pub means: Means,
    /// The day on which the data was got, `YYYY-MM-DD`: it gives a text without a year its year.
    pub today: Option<&'a str>,
    /// Fields that the page states because the source does not: key and text. What the source says goes before it.
    pub given: &'a [(&'a str, &'a str)],
}

/// The readers of this crate.
pub(crate) const MEANS: Means = Means {
    quantity,
    moment: date::moment,
    unit,
    markup: None,
};

impl Default for Means {
    fn default() -> Self {
        MEANS
    }
}

fn quantity(text: &str, units: &str) -> Quantity {
    let value = read_number(text);
    if value != Value::Missing(Missing::BadValue) {
        return (value, None);
    }
    let trimmed = text.trim();
    for unit in units.split('|').filter(|unit| !unit.is_empty()) {
        if let Some(number) = trimmed.strip_suffix(unit)
            && let Value::Present { number, .. } = read_number(number)
        {
            let value = Value::Present {
                number,
                printed: trimmed.into(),
            };
            return (value, Some(unit.into()));
        }
    }
    (value, None)
}

/// Spellings of the same unit.
const UNITS: [(&str, &str); 6] = [
    ("µg/m³", "μg/m3|ug/m3|µg/m3|μg/m³|ug/m³|微克/立方米"),
    ("mg/m³", "mg/m3|毫克/立方米"),
    ("mg/L", "mg/l|毫克/升"),
    ("µS/cm", "μS/cm|us/cm|uS/cm"),
    ("元", "CNY|RMB|人民币元|圆"),
    ("℃", "°C"),
];

fn unit(text: &str) -> Box<str> {
    let text = text.trim();
    UNITS
        .iter()
        .find(|(_, spellings)| spellings.split('|').any(|spelling| spelling == text))
        .map_or(text, |(unit, _)| *unit)
        .into()
}

//! Units: how they are spelled, and exact conversion between them. A unit is never guessed.
//!
//! A conversion moves the decimal point, or is a fraction of small whole numbers (1 公顷 = 15 亩). What has no exact
//! decimal result, and what would need a fact that nobody published (ppm needs a temperature), is refused with a reason.

mod table;
#[cfg(test)]
mod tests;

use crate::fold::key;
use crate::text::among;
use crate::{Decimal, MoneyUnit};

/// What a unit measures. Units of one dimension convert into each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Mass in a volume: mg/m³, µg/m³, mg/L. 1 mg/L is 1 g/m³.
    Concentration,
    /// Volume in a volume: ppm, ppb. Becomes a mass only at a known temperature and pressure.
    Fraction,
    /// 元 and its powers of ten.
    Money,
    /// Per cent, per mille.
    Ratio,
    /// Difference of two percentages, 个百分点.
    Points,
    /// Area.
    Area,
    /// Length.
    Length,
    /// Mass.
    Mass,
    /// Volume.
    Volume,
    /// A unit that only itself measures: 件, 户, 人次, ℃, NTU.
    Own(&'static str),
}

impl Dimension {
    /// The name in Chinese, as used in a sentence: `浓度`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Concentration => "浓度",
            Self::Fraction => "体积分数",
            Self::Money => "金额",
            Self::Ratio => "比例",
            Self::Points => "百分点",
            Self::Area => "面积",
            Self::Length => "长度",
            Self::Mass => "质量",
            Self::Volume => "体积",
            Self::Own(name) => name,
        }
    }
}

/// One unit without a multiplier: `factor ÷ divisor × 10^exponent` of its dimension's base.
#[derive(Debug, PartialEq, Eq)]
struct Kind {
    name: &'static str,
    dimension: Dimension,
    exponent: i8,
    factor: u8,
    divisor: u8,
    /// Spellings in the form of [`key`], separated by `|`.
    spellings: &'static str,
}

/// A unit: `µg/m³`, `万元`, `万人次`.
///
/// ```
/// use mingbai_data::Unit;
/// assert_eq!(Unit::parse("ug/m3"), Some(Unit::UG_M3));
/// assert_eq!(Unit::parse("微克／立方米"), Some(Unit::UG_M3));
/// assert_eq!(Unit::parse("单位：万元").unwrap().name(), "万元");
/// assert_eq!(Unit::parse("斗"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    kind: &'static Kind,
    /// 万 is 4, 亿 is 8; 0 without a multiplier.
    scale: u8,
}

/// Multipliers in front of a unit or alone behind a number, the longest first.
const SCALES: [(&str, u8); 6] = [
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
];

/// Why an amount was not converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotConverted {
    /// The units measure different things (万元 and 人).
    Dimension,
    /// Between ppm or ppb and a mass: the temperature and pressure are not published.
    NeedsTemperature,
    /// There is no exact decimal (100 亩 in 公顷).
    NoExactDecimal,
    /// The result has more digits than are kept.
    TooLong,
    /// The reading has no unit.
    NoUnit,
}

impl NotConverted {
    /// The reason in Chinese.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Dimension => "两个单位不是同一类量，不能换算",
            Self::NeedsTemperature => "体积分数换算为质量浓度需要温度和气压，来源未公布，不作换算",
            Self::NoExactDecimal => "换算结果不是有限小数，按公布单位显示",
            Self::TooLong => "换算结果位数过多，按公布单位显示",
            Self::NoUnit => "来源未标明单位，不作换算",
        }
    }
}

/// The form in which a unit is looked up, without brackets.
fn bare(text: &str) -> String {
    let mut folded = key(text);
    folded.retain(|c| !matches!(c, '(' | ')' | '[' | ']' | '【' | '】'));
    folded
}

/// What stands behind `单位：`.
fn bare_of_words(folded: &str) -> &str {
    let mut rest = folded;
    for prefix in ["计量单位", "单位", ":", "人民币"] {
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    rest
}

impl Unit {
    /// Reads a unit as printed, in any of its spellings, with brackets or `单位：` around it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let folded = bare(text);
        let rest = bare_of_words(&folded);
        if let Some(unit) = Self::of_key(rest) {
            return Some(unit);
        }
        let scaled = SCALES.iter().find_map(|(word, scale)| {
            let unit = Self::of_key(rest.strip_prefix(word)?)?;
            unit.scaled(*scale)
        });
        // A multiplier alone says nothing about what was counted.
        let money = || MoneyUnit::parse(rest).filter(|_| Self::scale_word(rest).is_none());
        scaled.or_else(|| money().map(Self::money))
    }

    /// As [`Unit::parse`], of what is in the air and of nothing else: a page about air has no other units.
    #[cfg(feature = "air")]
    pub(crate) fn in_air(text: &str) -> Option<Self> {
        Self::among(&table::IN_AIR, text)
    }

    /// As [`Unit::parse`], of what is in water and of nothing else.
    #[cfg(feature = "water")]
    pub(crate) fn in_water(text: &str) -> Option<Self> {
        Self::among(&table::IN_WATER, text)
    }

    /// One of `units`, as printed.
    #[cfg(any(feature = "air", feature = "water"))]
    #[inline(never)]
    fn among(units: &[Self], text: &str) -> Option<Self> {
        let folded = bare(text);
        let rest = bare_of_words(&folded);
        let mut units = units.iter();
        units.find(|unit| among(unit.kind.spellings, rest)).copied()
    }

    /// The unit with exactly this key, without a multiplier.
    fn of_key(folded: &str) -> Option<Self> {
        let known = table::ALL
            .iter()
            .find(|unit| among(unit.kind.spellings, folded));
        known.copied().or_else(|| {
            let own = table::OWN
                .iter()
                .chain(&table::OF_WATER)
                .find(|kind| among(kind.spellings, folded))?;
            Some(Self {
                kind: own,
                scale: 0,
            })
        })
    }

    /// A unit of money.
    #[must_use]
    pub fn money(unit: MoneyUnit) -> Self {
        Self {
            scale: u8::try_from(unit.exponent()).unwrap_or(0),
            ..Self::YUAN
        }
    }

    /// The unit of money that this is.
    #[must_use]
    pub fn as_money(self) -> Option<MoneyUnit> {
        (self.kind == Self::YUAN.kind).then_some(())?;
        MoneyUnit::ALL
            .into_iter()
            .find(|unit| unit.exponent() == u32::from(self.scale))
    }

    /// The same unit by 10^`scale`. Only units with a Chinese name take a multiplier (万人, never 万mg/L).
    pub(crate) fn scaled(self, scale: u8) -> Option<Self> {
        let takes = !self.kind.name.starts_with(|c: char| c.is_ascii())
            && !matches!(
                self.kind.dimension,
                Dimension::Concentration | Dimension::Ratio | Dimension::Points
            );
        takes.then_some(Self {
            kind: self.kind,
            scale,
        })
    }

    /// The exponent of a multiplier that stands alone: 万 is 4.
    pub(crate) fn scale_word(text: &str) -> Option<u8> {
        SCALES
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, scale)| *scale)
    }

    /// The name on screen: `µg/m³`, `万人次`.
    #[must_use]
    pub fn name(self) -> String {
        let word = SCALES
            .iter()
            .find(|(_, scale)| *scale == self.scale)
            .map_or("", |(word, _)| word);
        [word, self.kind.name].concat()
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        self.kind.dimension
    }

    /// Whether figures in this unit come from a laboratory or a monitor, where `0.01L` means below the detection limit.
    pub(crate) fn is_measured(self) -> bool {
        match self.kind.dimension {
            Dimension::Concentration | Dimension::Fraction => true,
            Dimension::Own(_) => self.kind.name.ends_with("/L"),
            _ => false,
        }
    }
}

/// The same amount in another unit, exactly.
///
/// Decimals that only the move of the point made are dropped when they are zeros, as in [`crate::money::convert`].
///
/// # Errors
/// A reason why not; see [`NotConverted`].
///
/// ```
/// use mingbai_data::{Decimal, Unit, unit::{NotConverted, convert}};
/// // 山东 publishes PM10 as " 0.163", in mg/m³.
/// let pm10 = Decimal::parse("0.163").unwrap();
/// assert_eq!(convert(pm10, Unit::MG_M3, Unit::UG_M3).unwrap().to_string(), "163");
/// assert_eq!(convert(Decimal::from_int(2), Unit::HECTARE, Unit::MU).unwrap().to_string(), "30");
/// assert_eq!(convert(Decimal::from_int(100), Unit::MU, Unit::HECTARE), Err(NotConverted::NoExactDecimal));
/// assert_eq!(convert(pm10, Unit::PPM, Unit::MG_M3), Err(NotConverted::NeedsTemperature));
/// ```
pub fn convert(amount: Decimal, from: Unit, to: Unit) -> Result<Decimal, NotConverted> {
    use Dimension::{Concentration, Fraction};
    match (from.kind.dimension, to.kind.dimension) {
        (a, b) if a == b => {}
        (Concentration, Fraction) | (Fraction, Concentration) => {
            return Err(NotConverted::NeedsTemperature);
        }
        _ => return Err(NotConverted::Dimension),
    }
    let power = |unit: Unit| i32::from(unit.kind.exponent).wrapping_add(unit.scale.into());
    let by = power(from).wrapping_sub(power(to));
    let whole = |a: u8, b: u8| Decimal::from_int(i64::from(a).wrapping_mul(b.into()));
    let (above, below) = if from.kind == to.kind {
        (whole(1, 1), whole(1, 1))
    } else {
        (
            whole(from.kind.factor, to.kind.divisor),
            whole(to.kind.factor, from.kind.divisor),
        )
    };
    let mut out = amount.checked_mul(above).ok_or(NotConverted::TooLong)?;
    if below != Decimal::from_int(1) {
        // Divisors are 2 and 3: one more decimal is exact, or none is.
        let quotient = out
            .ratio(below, out.scale().saturating_add(1))
            .ok_or(NotConverted::TooLong)?;
        if quotient.checked_mul(below) != Some(out) {
            return Err(NotConverted::NoExactDecimal);
        }
        out = quotient.trim(out.scale());
    }
    let moved = out.shift10(by).ok_or(NotConverted::TooLong)?;
    Ok(if by < 0 {
        moved.trim(amount.scale())
    } else {
        moved
    })
}

//! Units of money. A unit is a power of ten of 元, so conversion only moves the decimal point.

use crate::{Decimal, number};

/// A unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 千元
    Qian,
    /// 万元
    #[default]
    Wan,
    /// 百万元
    Million,
    /// 亿元
    Yi,
}

/// The units as they are offered in a message, in the order of [`MoneyUnit::ALL`].
pub const UNITS: &str = "元、千元、万元、百万元、亿元";

/// Every spelling of a unit, the longest first so that a suffix is matched whole.
const SPELLINGS: [(&str, MoneyUnit); 14] = [
    ("百万元", MoneyUnit::Million),
    ("人民币元", MoneyUnit::Yuan),
    ("万元", MoneyUnit::Wan),
    ("亿元", MoneyUnit::Yi),
    ("千元", MoneyUnit::Qian),
    ("百万", MoneyUnit::Million),
    ("圆", MoneyUnit::Yuan),
    ("元", MoneyUnit::Yuan),
    ("万", MoneyUnit::Wan),
    ("亿", MoneyUnit::Yi),
    ("千", MoneyUnit::Qian),
    ("wan", MoneyUnit::Wan),
    ("yuan", MoneyUnit::Yuan),
    ("cny", MoneyUnit::Yuan),
];

impl MoneyUnit {
    /// Every unit, the smallest first.
    pub const ALL: [Self; 5] = [Self::Yuan, Self::Qian, Self::Wan, Self::Million, Self::Yi];

    /// The unit's name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Qian => "千元",
            Self::Wan => "万元",
            Self::Million => "百万元",
            Self::Yi => "亿元",
        }
    }

    /// The power of ten: 1 万元 = 10⁴ 元.
    #[must_use]
    pub fn exponent(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::Qian => 3,
            Self::Wan => 4,
            Self::Million => 6,
            Self::Yi => 8,
        }
    }

    /// Reads a unit as printed: `万元`, `人民币万元`, `单位：万元`. `None` for anything else (`千瓦`).
    ///
    /// ```
    /// use mingbai_data::MoneyUnit;
    /// assert_eq!(MoneyUnit::parse("单位：人民币亿元"), Some(MoneyUnit::Yi));
    /// assert_eq!(MoneyUnit::parse("千瓦"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut rest = plain.as_str();
        for prefix in ["金额", "单位", "：", ":", "人民币"] {
            rest = rest.strip_prefix(prefix).unwrap_or(rest);
        }
        SPELLINGS
            .iter()
            .find(|(name, _)| rest.eq_ignore_ascii_case(name))
            .map(|(_, unit)| *unit)
    }

    /// Splits a unit off the end of `text`: `28,583万元` → (`28,583`, 万元).
    pub(crate) fn split_suffix(text: &str) -> Option<(&str, Self)> {
        SPELLINGS
            .iter()
            .find_map(|(name, unit)| Some((text.strip_suffix(name)?.trim_end(), *unit)))
    }
}

/// The same amount in another unit, exactly: only the decimal point moves.
///
/// Decimals that only the move made are dropped when they are zeros (120,000 万元 is 12 亿元, not 12.0000).
/// Beyond 10³⁰, which no reader lets through, the greatest number stands for the result.
///
/// ```
/// use mingbai_data::{Decimal, MoneyUnit, money::convert};
/// let wan = Decimal::from_int(129_748);
/// assert_eq!(convert(wan, MoneyUnit::Wan, MoneyUnit::Yi).to_string(), "12.9748");
/// assert_eq!(convert(wan, MoneyUnit::Wan, MoneyUnit::Yuan).to_string(), "1297480000");
/// ```
#[must_use]
pub fn convert(amount: Decimal, from: MoneyUnit, to: MoneyUnit) -> Decimal {
    let up = i32::try_from(from.exponent()).unwrap_or(0);
    let down = i32::try_from(to.exponent()).unwrap_or(0);
    let by = up.wrapping_sub(down);
    if by >= 0 {
        return amount
            .shift10(by)
            .unwrap_or(Decimal::greatest(amount.is_negative()));
    }
    // Thirty decimals leave room for the move; no published amount has as many.
    amount
        .round(30)
        .shift10(by)
        .unwrap_or(Decimal::ZERO)
        .trim(amount.scale())
}

/// An amount for a reader: in 亿元 from one 亿元 up, else in 万元; two decimals.
///
/// A whole number of 万元 is given without decimals, and what two decimals of 万元 cannot show is given in 元.
///
/// ```
/// use mingbai_data::{Decimal, MoneyUnit, money::readable};
/// assert_eq!(readable(Decimal::from_int(480_691), MoneyUnit::Wan), ("48.07".into(), MoneyUnit::Yi));
/// assert_eq!(readable(Decimal::from_int(8_525), MoneyUnit::Wan), ("8,525".into(), MoneyUnit::Wan));
/// ```
#[must_use]
pub fn readable(amount: Decimal, unit: MoneyUnit) -> (String, MoneyUnit) {
    let yi = convert(amount, unit, MoneyUnit::Yi);
    if yi.abs() >= Decimal::from_int(1) {
        return (short(yi), MoneyUnit::Yi);
    }
    let wan = convert(amount, unit, MoneyUnit::Wan);
    if !amount.is_zero() && wan.round(2).is_zero() {
        return (
            number::group(&convert(amount, unit, MoneyUnit::Yuan).trim(0), None),
            MoneyUnit::Yuan,
        );
    }
    (short(wan), MoneyUnit::Wan)
}

/// [`readable`] with 约 before it where two decimals do not hold all of the amount; one in 元 has all its digits.
///
/// ```
/// use mingbai_data::{Decimal, MoneyUnit, money::told};
/// assert_eq!(told(Decimal::from_int(13_480), MoneyUnit::Wan), ("约", "1.35".into(), MoneyUnit::Yi));
/// assert_eq!(told(Decimal::from_int(13_500), MoneyUnit::Wan), ("", "1.35".into(), MoneyUnit::Yi));
/// ```
#[must_use]
#[inline(never)]
pub fn told(amount: Decimal, from: MoneyUnit) -> (&'static str, String, MoneyUnit) {
    let (digits, unit) = readable(amount, from);
    let shown = convert(amount, from, unit);
    let rounded = unit != MoneyUnit::Yuan && shown.round(2) != shown;
    (if rounded { "约" } else { "" }, digits, unit)
}

/// Two decimals where there are more, else the digits as published.
fn short(mut amount: Decimal) -> String {
    if amount.scale() > 2 {
        amount = amount.trim(0);
    }
    number::group(&amount, (amount.scale() > 2).then_some(2))
}

//! Exact decimal numbers: a published figure is never rounded on its way to the screen.
//!
//! An `i128` mantissa and a scale of at most 38 digits. Every operation is checked: what does not fit is refused,
//! never wrapped, never a panic. Trailing zeros that were printed are kept (`92.90` stays `92.90`) but do not matter
//! when two numbers are compared.

#[cfg(test)]
mod tests;

use core::cmp::Ordering;
use core::fmt;

/// The longest fraction that is kept. 10³⁸ still fits an `i128`.
const MAX_SCALE: u8 = 38;

/// An exact decimal number, `mantissa × 10^-scale`.
///
/// ```
/// use mingbai_data::Decimal;
/// let parts = [Decimal::parse("0.1"), Decimal::parse("0.2")];
/// let sum = parts.into_iter().flatten().try_fold(Decimal::ZERO, Decimal::checked_add);
/// assert_eq!(sum, Decimal::parse("0.30"));
/// assert_eq!(sum.map(|n| n.to_string()).as_deref(), Some("0.3"));
/// ```
// A budget of 10,000 lines has 70,000: without the alignment of an `i128` a third less is copied.
#[derive(Clone, Copy, Debug, Default)]
#[repr(Rust, packed(4))]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

/// 10^n, while it fits.
fn pow10(n: u32) -> Option<i128> {
    // Two factors that a machine word holds are quicker than one power of 128 bits.
    let small = |n: u32| 10u64.checked_pow(n).map(i128::from);
    match n {
        0..=19 => small(n),
        20..=38 => small(19)?.checked_mul(small(n.wrapping_sub(19))?),
        _ => None,
    }
}

impl Decimal {
    /// Zero, without decimals.
    pub const ZERO: Self = Self {
        mantissa: 0,
        scale: 0,
    };

    /// A whole number.
    #[must_use]
    pub const fn from_int(value: i64) -> Self {
        Self {
            mantissa: value as i128,
            scale: 0,
        }
    }

    /// Reads plain decimal text: an optional sign, digits with at most one point, an optional exponent.
    ///
    /// The value is exact; `None` when the text is anything else or does not fit (38 digits).
    /// Thousands separators, units and full-width digits are the matter of [`crate::number`].
    ///
    /// ```
    /// use mingbai_data::Decimal;
    /// assert_eq!(Decimal::parse("-12.30").unwrap().to_string(), "-12.30");
    /// assert_eq!(Decimal::parse("1e3"), Decimal::parse("1000"));
    /// assert_eq!(Decimal::parse("1,000"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let mut mantissa = 0i128;
        // Digits are gathered in a machine word and moved on by eighteen.
        let (mut low, mut gathered) = (0u64, 0u32);
        let mut scale = 0u32;
        let (mut digits, mut point) = (false, false);
        let mut bytes = rest.iter();
        let mut exponent = 0i32;
        while let Some(&byte) = bytes.next() {
            match byte {
                b'0'..=b'9' => {
                    digits = true;
                    if gathered == 18 {
                        mantissa = mantissa.checked_mul(pow10(18)?)?.checked_add(low.into())?;
                        (low, gathered) = (0, 0);
                    }
                    low = low
                        .wrapping_mul(10)
                        .wrapping_add(byte.wrapping_sub(b'0').into());
                    gathered = gathered.wrapping_add(1);
                    scale = scale.wrapping_add(point.into());
                }
                b'.' if !point => point = true,
                b'e' | b'E' if digits => {
                    exponent = parse_exponent(bytes.as_slice())?;
                    break;
                }
                _ => return None,
            }
        }
        if !digits {
            return None;
        }
        mantissa = if mantissa == 0 {
            low.into()
        } else {
            mantissa
                .checked_mul(pow10(gathered)?)?
                .checked_add(low.into())?
        };
        let scale = u8::try_from(scale).ok().filter(|s| *s <= MAX_SCALE)?;
        let mantissa = if negative {
            mantissa.checked_neg()?
        } else {
            mantissa
        };
        let read = Self { mantissa, scale };
        if exponent == 0 {
            Some(read)
        } else {
            read.shift10(exponent)
        }
    }

    /// The sum, or `None` when it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.align(other)?;
        Some(Self {
            mantissa: a.checked_add(b)?,
            scale,
        })
    }

    /// The difference, or `None` when it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.align(other)?;
        Some(Self {
            mantissa: a.checked_sub(b)?,
            scale,
        })
    }

    /// The product, or `None` when it does not fit.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let scale = self
            .scale
            .checked_add(other.scale)
            .filter(|s| *s <= MAX_SCALE)?;
        Some(Self {
            mantissa: self.mantissa.checked_mul(other.mantissa)?,
            scale,
        })
    }

    /// `self / base`, rounded half up (away from zero) to `places`. `None` for a base of zero or what does not fit.
    ///
    /// ```
    /// use mingbai_data::Decimal;
    /// let (part, whole) = (Decimal::from_int(480_691), Decimal::from_int(471_884));
    /// assert_eq!(part.ratio(whole, 4).unwrap().to_string(), "1.0187");
    /// ```
    #[must_use]
    pub fn ratio(self, base: Self, places: u8) -> Option<Self> {
        if base.mantissa == 0 || places > MAX_SCALE {
            return None;
        }
        let up = i32::from(places)
            .checked_add(i32::from(base.scale))?
            .checked_sub(i32::from(self.scale))?;
        let factor = pow10(up.unsigned_abs())?;
        let (above, below) = if up >= 0 {
            (self.mantissa.checked_mul(factor)?, base.mantissa)
        } else {
            (self.mantissa, base.mantissa.checked_mul(factor)?)
        };
        Some(Self {
            mantissa: divide_half_up(above, below)?,
            scale: places,
        })
    }

    /// Rounded half up, away from zero, to at most `places` decimals. Fewer decimals stay as they are.
    ///
    /// ```
    /// use mingbai_data::Decimal;
    /// assert_eq!(Decimal::parse("272.25").unwrap().round(1).to_string(), "272.3");
    /// assert_eq!(Decimal::parse("-0.5").unwrap().round(0).to_string(), "-1");
    /// ```
    #[must_use]
    pub fn round(self, places: u8) -> Self {
        if places >= self.scale {
            return self;
        }
        let rounded = pow10(u32::from(self.scale.saturating_sub(places)))
            .and_then(|factor| divide_half_up(self.mantissa, factor));
        // A scale of at most 38 always has its factor, and a quotient by it always fits.
        Self {
            mantissa: rounded.unwrap_or(0),
            scale: places,
        }
    }

    /// `self × 10^n`, exactly. `None` when it does not fit.
    #[must_use]
    pub fn shift10(self, n: i32) -> Option<Self> {
        if self.mantissa == 0 && n >= 0 {
            let scale = i32::from(self.scale).saturating_sub(n).max(0);
            return Some(Self {
                mantissa: 0,
                scale: u8::try_from(scale).ok()?,
            });
        }
        let scale = i32::from(self.scale).checked_sub(n)?;
        if scale >= 0 {
            let scale = u8::try_from(scale).ok().filter(|s| *s <= MAX_SCALE)?;
            return Some(Self {
                mantissa: self.mantissa,
                scale,
            });
        }
        let mantissa = self.mantissa.checked_mul(pow10(scale.unsigned_abs())?)?;
        Some(Self { mantissa, scale: 0 })
    }

    /// How many decimals are kept, printed trailing zeros included.
    #[must_use]
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether the number is zero, however many decimals it was printed with.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether the number is above a whole one.
    #[must_use]
    #[inline(never)]
    pub fn over(self, limit: i64) -> bool {
        self > Self::from_int(limit)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self {
            mantissa: self.mantissa.saturating_abs(),
            scale: self.scale,
        }
    }

    /// `self / max` in thousandths, for the length of a bar: 0 for what is not above zero, 1000 at the most.
    ///
    /// ```
    /// use mingbai_data::Decimal;
    /// assert_eq!(Decimal::from_int(1).permille_of(Decimal::from_int(3)), 333);
    /// assert_eq!(Decimal::from_int(-1).permille_of(Decimal::from_int(3)), 0);
    /// ```
    #[must_use]
    pub fn permille_of(self, max: Self) -> u16 {
        if self.mantissa <= 0 || max.mantissa <= 0 {
            return 0;
        }
        if self >= max {
            return 1000;
        }
        // A bar needs no more digits than these; without them any two numbers of one table fit.
        let ratio = self
            .ratio(max, 3)
            .or_else(|| self.round(2).ratio(max.round(2), 3));
        ratio
            .and_then(|r| u16::try_from(r.mantissa).ok())
            .unwrap_or(0)
            .min(1000)
    }

    /// Whether the mantissa fits a machine word: then the number is below 2×10¹⁹.
    pub(crate) fn is_short(self) -> bool {
        u64::try_from(self.mantissa.unsigned_abs()).is_ok()
    }

    /// The same number with trailing zeros removed, but no fewer than `keep` decimals.
    #[must_use]
    pub fn trim(self, keep: u8) -> Self {
        let mut out = self;
        while out.scale > keep {
            let (tenth, 0) = divide(out.mantissa.unsigned_abs(), 10) else {
                break;
            };
            let tenth = i128::try_from(tenth).unwrap_or(0);
            out.mantissa = if out.mantissa < 0 {
                tenth.wrapping_neg()
            } else {
                tenth
            };
            out.scale = out.scale.wrapping_sub(1);
        }
        out
    }

    /// The number furthest from zero, for what is beyond every real amount.
    pub(crate) fn greatest(negative: bool) -> Self {
        Self {
            mantissa: if negative { -i128::MAX } else { i128::MAX },
            scale: 0,
        }
    }

    /// The number in units of 10^-scale, when it has no finer digits.
    pub(crate) fn at_scale(self, scale: u8) -> Option<i128> {
        let up = scale.checked_sub(self.scale)?;
        if up == 0 {
            return Some(self.mantissa);
        }
        self.mantissa.checked_mul(pow10(up.into())?)
    }

    /// `mantissa` in units of 10^-scale.
    pub(crate) fn of_scale(mantissa: i128, scale: u8) -> Self {
        Self {
            mantissa,
            scale: scale.min(MAX_SCALE),
        }
    }

    /// All digits, as [`fmt::Display`] gives them.
    pub(crate) fn digits(self) -> String {
        let mut text = String::new();
        write_digits(&mut text, self, false);
        text
    }

    /// Both mantissas at the greater of both scales.
    fn align(self, other: Self) -> Option<(i128, i128, u8)> {
        if self.scale == other.scale {
            return Some((self.mantissa, other.mantissa, self.scale));
        }
        let scale = self.scale.max(other.scale);
        let lift = |n: Self| {
            n.mantissa
                .checked_mul(pow10(u32::from(scale.checked_sub(n.scale)?))?)
        };
        Some((lift(self)?, lift(other)?, scale))
    }
}

/// The digits after `e`, with their sign.
fn parse_exponent(bytes: &[u8]) -> Option<i32> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    let mut value = if digits.is_empty() { None } else { Some(0i32) };
    for &byte in digits {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        // What is beyond an i32 is beyond every number.
        value = value.map(|value| value.saturating_mul(10).saturating_add(digit.into()));
    }
    value.map(|value| {
        if negative {
            value.saturating_neg()
        } else {
            value
        }
    })
}

/// Quotient and rest. Nearly all numbers fit a machine word; the others are divided bit by bit.
fn divide(above: u128, below: u128) -> (u128, u128) {
    if let (Ok(above), Ok(below)) = (u64::try_from(above), u64::try_from(below)) {
        let quotient = above.checked_div(below).unwrap_or(0);
        return (
            quotient.into(),
            above.wrapping_sub(quotient.wrapping_mul(below)).into(),
        );
    }
    let (mut quotient, mut rest) = (0u128, 0u128);
    for bit in (0..128u32).rev() {
        // `below` is at most 2¹²⁷ and the rest less than it: twice the rest and one fits.
        rest = rest.wrapping_shl(1) | above.wrapping_shr(bit) & 1;
        quotient = quotient.wrapping_shl(1);
        if rest >= below {
            rest = rest.wrapping_sub(below);
            quotient |= 1;
        }
    }
    (quotient, rest)
}

/// `above / below`, a half going away from zero.
fn divide_half_up(above: i128, below: i128) -> Option<i128> {
    let base = below.unsigned_abs();
    let (mut quotient, rest) = divide(above.unsigned_abs(), base);
    if rest >= base.wrapping_sub(rest) {
        quotient = quotient.checked_add(1)?;
    }
    let quotient = i128::try_from(quotient).ok()?;
    Some(if (above < 0) == (below < 0) {
        quotient
    } else {
        quotient.wrapping_neg()
    })
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.align(*other) {
            Some((a, b, _)) => a.cmp(&b),
            // The one with fewer decimals does not fit the other's scale: then its magnitude is beyond the other's.
            None if self.scale < other.scale => { self.mantissa }.cmp(&0),
            None => 0.cmp(&{ other.mantissa }),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    /// All digits, without grouping.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits())
    }
}

/// Writes all digits of `n`, with a comma every three digits of the whole part when `grouped`.
pub(crate) fn write_digits(out: &mut String, n: Decimal, grouped: bool) {
    let scale = usize::from(n.scale);
    let mut rest = n.mantissa.unsigned_abs();
    // Digits from the last to the first: at most 39 and as many zeros as the scale asks for.
    let mut reversed: Vec<u8> = Vec::with_capacity(40);
    while rest != 0 || reversed.len() <= scale {
        let (tenth, digit) = divide(rest, 10);
        rest = tenth;
        let digit = digit as u8;
        reversed.push(b'0'.wrapping_add(digit));
    }
    if n.is_negative() {
        out.push('-');
    }
    for (place, digit) in reversed.iter().enumerate().rev() {
        out.push(char::from(*digit));
        if place == 0 {
            continue;
        }
        if place == scale {
            out.push('.');
        } else if grouped && place > scale && place.wrapping_sub(scale).wrapping_rem(3) == 0 {
            out.push(',');
        }
    }
}

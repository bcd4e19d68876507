//! Units of money. A unit is a power of ten of 元, so conversion only moves the decimal point.

/// A unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元
    #[default]
    Wan,
    /// 百万元
    Million,
    /// 亿元
    Yi,
}

impl MoneyUnit {
    /// The unit's name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
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
            Self::Wan => 4,
            Self::Million => 6,
            Self::Yi => 8,
        }
    }
}

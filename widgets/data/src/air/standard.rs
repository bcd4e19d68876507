//! Which standard an observation follows: the one its feed names, else the one in force on its date in Beijing.

use crate::fold::key;

/// 2026-03-01 00:00 in Beijing, the first moment of HJ 633—2026.
pub(super) const FROM_2026: i64 = 1_772_294_400;

/// A standard for an index of air quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standard {
    /// HJ 633—2012, to 2026-02-28. What is older is read by it too: no other of this index was in force.
    Hj2012,
    /// HJ 633—2026, from 2026-03-01.
    Hj2026,
    /// The index of the US EPA with its limits of 2024-05-06; only where a feed says so.
    UsEpa2024,
}

impl Standard {
    /// Every standard.
    pub const ALL: [Self; 3] = [Self::Hj2012, Self::Hj2026, Self::UsEpa2024];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Hj2012 => "HJ633-2012",
            Self::Hj2026 => "HJ633-2026",
            Self::UsEpa2024 => "US-EPA-2024",
        }
    }

    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hj2012 => "HJ 633—2012",
            Self::Hj2026 => "HJ 633—2026",
            Self::UsEpa2024 => "美国环保局（US EPA）2024",
        }
    }

    /// Whether it is one of China's: sub-indices of another are never compared with its own.
    #[must_use]
    pub fn is_hj(self) -> bool {
        self != Self::UsEpa2024
    }

    /// The one of HJ 633 that is in force at a moment, in seconds since 1970-01-01T00:00:00Z.
    ///
    /// ```
    /// use mingbai_data::{air::Standard, date::Rule};
    /// let at = |text| Standard::at(Rule::default().read_text(text).date().unwrap().start());
    /// assert_eq!(at("2026-02-28 23:00"), Standard::Hj2012);
    /// assert_eq!(at("2026-03-01 00:00"), Standard::Hj2026);
    /// ```
    #[must_use]
    pub fn at(moment: i64) -> Self {
        if moment < FROM_2026 {
            Self::Hj2012
        } else {
            Self::Hj2026
        }
    }

    /// The standard that a feed names: `HJ 633—2026`, `hj633-2012`, `US-EPA`. `HJ 633` alone names none: the date tells.
    ///
    /// ```
    /// use mingbai_data::air::Standard;
    /// assert_eq!(Standard::parse("HJ 633—2012"), Some(Standard::Hj2012));
    /// assert_eq!(Standard::parse("US-EPA"), Some(Standard::UsEpa2024));
    /// assert_eq!(Standard::parse("HJ 633"), None);
    /// ```
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut bare = key(word);
        bare.retain(|c| c.is_ascii_alphanumeric());
        match bare.as_str() {
            "hj6332012" => Some(Self::Hj2012),
            "hj6332026" => Some(Self::Hj2026),
            "usepa" | "usepa2024" | "epa" | "usaqi" => Some(Self::UsEpa2024),
            _ => None,
        }
    }

    /// The standard of an observation that begins at `moment` in a feed that says `word`.
    #[must_use]
    #[inline(never)]
    pub fn choose(word: Option<&str>, moment: i64) -> Self {
        word.and_then(Self::parse)
            .unwrap_or_else(|| Self::at(moment))
    }
}

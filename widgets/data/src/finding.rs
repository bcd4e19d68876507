//! What a check found: a stable code, a severity, a place, and a neutral sentence in Chinese. It never changes a number.

/// Codes that a finding may have which stands in a text of our own formats: those of reading.
#[cfg(any(
    feature = "air",
    feature = "water",
    feature = "livelihood",
    feature = "list",
    feature = "policy",
    feature = "presets"
))]
pub(crate) const CODES: [&str; 9] = [
    "field", "unit", "preset", "limit", "pages", "range", "form", "pii", "feeds",
];

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing (a difference that rounding explains).
    Note,
    /// Worth looking at (a sum that does not agree).
    Warning,
    /// The value cannot be used (no number where one is needed).
    Error,
}

impl Severity {
    /// The word before a finding, on the page and from the command.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "说明",
            Self::Warning => "提示",
            Self::Error => "异常",
        }
    }
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Index of the table in the dataset.
    pub table: usize,
    /// Index of the row in the table.
    pub row: Option<usize>,
    /// Name of the field (`final`, `rate`).
    pub field: Option<&'static str>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code: `field`, `unit`, `preset`, `limit`, `range`, `form`, `pii`, `link`, `column`, `rounded`, and those of the checks of a budget:
    /// `check-sum`, `check-rate`, `check-balance`, and what [`crate::budget::audit`] has beside them. Those of air quality,
    /// of water and of livelihood projects are listed where they are made, in `air/check.rs`, `water/check.rs`,
    /// `livelihood/check.rs`, `policy/check.rs`, `consultation/check.rs`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The sentence, in Chinese, with both numbers and the difference where there are two.
    pub message: String,
}

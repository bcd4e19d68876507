//! Numbers that look scattered and are always the same.

/// SplitMix64: every seed and index has its own number.
pub(super) fn scatter(seed: u64, index: u64) -> u64 {
    let mut z = seed.wrapping_add(index.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A number of `low..=high`.
pub(super) fn between(seed: u64, index: u64, low: i64, high: i64) -> i64 {
    let span = u64::try_from(high - low + 1).unwrap_or(1);
    low + i64::try_from(scatter(seed, index) % span).unwrap_or(0)
}

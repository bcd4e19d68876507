//! How long to wait before asking again: full-jitter backoff, as the widgets have it (2 s × 2ⁿ, at most 5 min).

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// The wait before retry number `tries` (from 0): even between nothing and `base` × 2ⁿ, `most` at the most.
/// `chance` is even over all `u32`.
pub fn backoff(base: Duration, most: Duration, tries: u32, chance: u32) -> Duration {
    let ceiling = base
        .saturating_mul(1_u32.checked_shl(tries.min(16)).unwrap_or(1))
        .min(most);
    let millis = ceiling.as_millis().saturating_mul(u128::from(chance)) >> 32;
    Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
}

/// A number even over all `u32`, from the seeds the standard library draws for its hash maps.
pub fn chance() -> u32 {
    let bits = RandomState::new().build_hasher().finish();
    u32::try_from(bits >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_grows_and_is_bounded() {
        let (base, most) = (Duration::from_secs(2), Duration::from_secs(300));
        let longest: Vec<u128> = (0..9)
            .map(|tries| backoff(base, most, tries, u32::MAX).as_millis())
            .collect();
        assert_eq!(
            longest,
            [
                1_999, 3_999, 7_999, 15_999, 31_999, 63_999, 127_999, 255_999, 299_999
            ]
        );
        assert_eq!(backoff(base, most, 40, u32::MAX).as_millis(), 299_999);
        assert_eq!(backoff(base, most, 3, 0).as_millis(), 0);
        assert_eq!(backoff(base, most, 3, u32::MAX / 2).as_millis(), 7_999);
    }

    #[test]
    fn chance_is_not_always_the_same() {
        assert!((0..8).any(|_| chance() != chance()));
    }
}

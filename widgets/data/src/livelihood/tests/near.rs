//! How far a place is: against the haversine formula on a sphere of the same radius.

#![expect(
    clippy::float_arithmetic,
    reason = "the formula that the whole numbers stand for"
)]

use super::super::Point;
use crate::Decimal;

fn point(lat: &str, lon: &str) -> Point {
    Point {
        lat: Decimal::parse(lat).unwrap(),
        lon: Decimal::parse(lon).unwrap(),
        swapped: false,
    }
}

#[test]
fn a_degree_of_a_great_circle() {
    let metres = |lat, lon, to, onto| point(lat, lon).metres(point(to, onto));
    assert_eq!(metres("30", "104", "31", "104"), Some(111_195));
    // At 60 degrees a degree of longitude is half as long.
    assert_eq!(metres("60", "104", "60", "105"), Some(55_597));
    assert_eq!(metres("30.5", "104.25", "30.5", "104.25"), Some(0));
    assert_eq!(metres("30.123456789", "104", "30.1234567", "104"), Some(0));
    // What is nowhere is far from everywhere.
    assert_eq!(metres("99999999999999999999", "104", "30", "104"), None);
}

/// Haversine, in metres.
fn haversine([lat, lon]: [f64; 2], [to, onto]: [f64; 2]) -> f64 {
    let half = |one: f64, other: f64| ((one - other).to_radians() / 2.0).sin().powi(2);
    let part = half(lat, to) + lat.to_radians().cos() * to.to_radians().cos() * half(lon, onto);
    2.0 * 6_371_008.8 * part.sqrt().asin()
}

proptest::proptest! {
    #[test]
    fn within_china_it_is_the_great_circle(
        lat in 18_000_000_i64..53_000_000, lon in 74_000_000_i64..135_000_000,
        north in -1_500_000_i64..1_500_000, east in -1_500_000_i64..1_500_000,
    ) {
        let whole = |lat: i64, lon: i64| {
            let text = |n: i64| format!("{}.{:06}", n / 1_000_000, n % 1_000_000);
            point(&text(lat), &text(lon))
        };
        let (to, onto) = (lat.wrapping_add(north), lon.wrapping_add(east));
        let made = whole(lat, lon).metres(whole(to, onto)).unwrap() as f64;
        let degrees = |lat: i64, lon: i64| [lat as f64 / 1e6, lon as f64 / 1e6];
        let known = haversine(degrees(lat, lon), degrees(to, onto));
        proptest::prop_assert!((made - known).abs() <= known * 0.005 + 1.0, "{made} {known}");
    }
}

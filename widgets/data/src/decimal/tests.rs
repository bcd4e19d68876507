//! Exact, checked, never a panic.

use super::*;
use proptest::prelude::*;

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn text_in_is_text_out() {
    for text in [
        "0",
        "0.00",
        "-12.30",
        "9007199254740993",
        "0.30000000000000004",
        "33.333333333333333333333333333333333333",
    ] {
        assert_eq!(d(text).to_string(), text);
    }
    assert_eq!(d("+007.50").to_string(), "7.50");
    assert_eq!(d("12e-3").to_string(), "0.012");
    assert_eq!(d("1.25E2").to_string(), "125");
    assert_eq!(d("-0").to_string(), "0");
}

#[test]
fn what_does_not_fit_is_refused() {
    let nines = "9".repeat(39);
    let small = format!("0.{}1", "0".repeat(38));
    let texts = [
        "",
        "-",
        ".",
        "1e",
        "1e+",
        "e1",
        "1 ",
        "1,0",
        "0x1",
        "１",
        "1e39",
        "1e-39",
        "1e99999999999",
    ];
    for text in texts.into_iter().chain([nines.as_str(), small.as_str()]) {
        assert_eq!(Decimal::parse(text), None, "{text}");
    }
    let most = d(&i128::MAX.to_string());
    assert_eq!(most.checked_add(d("1")), None);
    assert_eq!(most.checked_mul(d("2")), None);
    assert_eq!(most.shift10(1), None);
    assert_eq!(most.ratio(d("1"), 2), None);
    assert_eq!(d("1").ratio(d("0.00"), 2), None);
    assert_eq!(d("0").shift10(40), Some(Decimal::ZERO));
}

#[test]
fn order_is_by_value() {
    assert_eq!(d("1.0"), d("1"));
    assert!(d("-1") < d("-0.5"));
    // Too long to be brought to one scale.
    let long = d("0.00000000000000000000000000000000000001");
    let large = d("90000000000000000000000000000000000000");
    assert_eq!(long.cmp(&large), Ordering::Less);
    assert_eq!(large.cmp(&long), Ordering::Greater);
    assert!(Decimal::ZERO < long);
    assert!(d("-90000000000000000000000000000000000000") < long);
    assert!(d("9.9999999999999999999999999999999999999") < d("10"));
}

#[test]
fn rounding_is_half_up() {
    // 1089/400 = 272.25 → 272.3, as published reports have it.
    assert_eq!(
        d("1089")
            .ratio(d("400"), 4)
            .and_then(|n| n.shift10(2))
            .map(|n| n.round(1)),
        Some(d("272.3"))
    );
    assert_eq!(d("-5").ratio(d("2"), 0), Some(d("-3")));
    assert_eq!(d("5").ratio(d("-2"), 0), Some(d("-3")));
    assert_eq!(d("1").ratio(d("3"), 4).unwrap().to_string(), "0.3333");
    assert_eq!(d("2.345").round(2).to_string(), "2.35");
    assert_eq!(d("-2.344").round(2).to_string(), "-2.34");
    assert_eq!(d("12.3400").trim(0).to_string(), "12.34");
    assert_eq!(d("12.3400").trim(3).to_string(), "12.340");
}

#[test]
fn bars() {
    assert_eq!(d("480691").permille_of(d("968113")), 497);
    assert_eq!(d("0").permille_of(d("5")), 0);
    assert_eq!(d("5").permille_of(d("0")), 0);
    assert_eq!(d("6").permille_of(d("5")), 1000);
    let long = d("1234567890123456789012345678.9012345678");
    assert_eq!(long.permille_of(long.checked_add(long).unwrap()), 500);
}

/// Any decimal, edges of both mantissa and scale included.
fn any_decimal() -> impl Strategy<Value = Decimal> {
    let mantissa = prop_oneof![
        any::<i128>(),
        any::<i64>().prop_map(i128::from),
        Just(i128::MIN),
        Just(i128::MAX)
    ];
    (mantissa, 0..=MAX_SCALE).prop_map(|(mantissa, scale)| Decimal { mantissa, scale })
}

proptest! {
    #[test]
    fn decimal_text_survives(text in "-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,19})?") {
        let value = d(&text);
        let expected = if value.is_zero() { text.trim_start_matches('-') } else { &text };
        prop_assert_eq!(value.to_string(), expected);
    }

    #[test]
    fn long_division_is_division(above in any::<u128>(), below in 1..=(1u128 << 127), shift in 0..128u32) {
        let below = (below >> shift).max(1);
        let (quotient, rest) = divide(above, below);
        prop_assert_eq!(Some(quotient), above.checked_div(below));
        prop_assert_eq!(Some(rest), above.checked_rem(below));
    }

    #[test]
    fn any_text_is_no_panic(text in any::<String>()) {
        let _ = Decimal::parse(&text);
    }

    #[test]
    fn no_operation_panics(a in any_decimal(), b in any_decimal(), n in any::<i32>(), places in any::<u8>()) {
        let _ = (a.checked_add(b), a.checked_sub(b), a.checked_mul(b), a.ratio(b, places), a.shift10(n));
        let _ = (a.round(places), a.trim(places), a.abs(), a.permille_of(b), a.to_string());
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(Decimal::parse(&a.to_string()).map(|back| back == a), Some(true).filter(|_| a.mantissa != i128::MIN));
    }

    #[test]
    fn sums_and_products_agree_with_whole_numbers(a in any::<i32>(), b in any::<i32>()) {
        let (x, y) = (Decimal::from_int(a.into()), Decimal::from_int(b.into()));
        let (a, b) = (i64::from(a), i64::from(b));
        prop_assert_eq!(x.checked_add(y), a.checked_add(b).map(Decimal::from_int));
        prop_assert_eq!(x.checked_sub(y), a.checked_sub(b).map(Decimal::from_int));
        prop_assert_eq!(x.checked_mul(y), a.checked_mul(b).map(Decimal::from_int));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
    }
}

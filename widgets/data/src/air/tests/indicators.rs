//! Which average counts in which report, in which unit, and the calculation as it is shown.

use super::*;
use crate::quantity::Rule;
use crate::{Decimal, Missing, Unit};

fn of(
    standard: Standard,
    report: Report,
    name: &str,
    averaged: Averaged,
    text: &str,
    unit: Unit,
) -> Result<Calculation, Why> {
    let pollutant = crate::names::pollutant(name).unwrap().pollutant;
    iaqi(
        standard,
        report,
        pollutant,
        Some(averaged),
        &Rule::stated(unit).read_text(text),
    )
}

/// Which average counts in which report.
#[test]
fn indicators() {
    use Averaged::{Day, EightHours, Hour, MovingDay};
    let (new, old, us) = (Standard::Hj2026, Standard::Hj2012, Standard::UsEpa2024);
    for (standard, report, name, averaged, expected) in [
        // 4.2.4: particles over one hour by the column of a day; HJ 633—2012 has no limits for them.
        (new, Report::Hour, "pm25", Hour, Ok(Day)),
        (new, Report::Hour, "pm10", Hour, Ok(Day)),
        (old, Report::Hour, "pm25", Hour, Err(Why::NoLimits)),
        (old, Report::Hour, "pm10", Hour, Err(Why::NoLimits)),
        (old, Report::Hour, "pm25", MovingDay, Ok(Day)),
        (old, Report::Hour, "pm10", Day, Ok(Day)),
        (
            new,
            Report::Hour,
            "pm25",
            MovingDay,
            Err(Why::NotAnIndicator),
        ),
        (new, Report::Hour, "so2", Hour, Ok(Hour)),
        (new, Report::Hour, "so2", Day, Err(Why::NotAnIndicator)),
        (
            new,
            Report::Hour,
            "o3",
            EightHours,
            Err(Why::NotAnIndicator),
        ),
        (old, Report::Hour, "o3", EightHours, Ok(EightHours)),
        (old, Report::Hour, "o3", Hour, Ok(Hour)),
        // 4.2.2: six of a day; 2012 had seven, with the greatest hour of ozone.
        (new, Report::Day, "o3", EightHours, Ok(EightHours)),
        (new, Report::Day, "o3", Hour, Err(Why::NotAnIndicator)),
        (old, Report::Day, "o3", Hour, Ok(Hour)),
        (old, Report::Day, "o3", EightHours, Ok(EightHours)),
        (new, Report::Day, "so2", Day, Ok(Day)),
        (new, Report::Day, "so2", Hour, Err(Why::NotAnIndicator)),
        (new, Report::Day, "pm25", Hour, Err(Why::NotAnIndicator)),
        (us, Report::Hour, "pm25", Hour, Err(Why::NotAnIndicator)),
        (us, Report::Hour, "pm25", MovingDay, Ok(Day)),
        (us, Report::Day, "co", EightHours, Ok(EightHours)),
        (us, Report::Day, "co", Day, Err(Why::NotAnIndicator)),
    ] {
        let pollutant = crate::names::pollutant(name).unwrap().pollutant;
        let column = standard.indicator(report, pollutant, averaged);
        let column = column.map(|column| column.averaged);
        assert_eq!(
            column, expected,
            "{standard:?} {report:?} {name} {averaged:?}"
        );
    }
}

#[test]
fn units_are_converted_exactly_or_not_at_all() {
    let hour = |name, text, unit| {
        of(
            Standard::Hj2026,
            Report::Hour,
            name,
            Averaged::Hour,
            text,
            unit,
        )
    };
    // A province publishes PM10 in mg/m³; 120.5 µg/m³ goes to the even 120.
    let sum = hour("pm10", "0.1205", Unit::MG_M3).unwrap();
    assert_eq!(
        (sum.iaqi, sum.taken, sum.column),
        (100, Decimal::from_int(120), Averaged::Day)
    );
    assert_eq!(hour("co", "1400", Unit::UG_M3).map(|sum| sum.iaqi), Ok(14));
    assert_eq!(
        hour("o3", "0.07", Unit::PPM),
        Err(Why::Unit(crate::unit::NotConverted::NeedsTemperature))
    );
    assert_eq!(hour("o3", "48~78", Unit::UG_M3), Err(Why::NotOneNumber));
    assert_eq!(
        hour("o3", "-3", Unit::UG_M3),
        Err(Why::Missing(Missing::OutOfRange))
    );
    assert_eq!(
        hour("o3", "NA", Unit::UG_M3),
        Err(Why::Missing(Missing::NotReported))
    );
    let us = |name, text, unit| {
        of(
            Standard::UsEpa2024,
            Report::Hour,
            name,
            Averaged::EightHours,
            text,
            unit,
        )
    };
    assert_eq!(us("o3", "70.9", Unit::PPB).map(|sum| sum.iaqi), Ok(100));
    assert!(us("o3", "140", Unit::UG_M3).is_err());
}

/// The calculation as it is shown, with its rounding and its clauses.
#[test]
fn shown() {
    let show = |standard, report, name, averaged, text, unit| {
        let sum = of(standard, report, name, averaged, text, unit).unwrap();
        let rounding = sum.rounding().map(|text| text + "；").unwrap_or_default();
        format!("{rounding}{}｜{}", sum.formula(), sum.clause())
    };
    let (new, old) = (Standard::Hj2026, Standard::Hj2012);
    let hour = |name, text, unit| show(new, Report::Hour, name, Averaged::Hour, text, unit);
    assert_eq!(
        hour("pm25", "50", Unit::UG_M3),
        "(100−50)÷(60−35)×(50−35)+50＝80｜HJ 633—2026 4.2.2～4.2.6、式（1）、表 3"
    );
    assert_eq!(
        hour("pm10", "100.5", Unit::UG_M3),
        "浓度 100.5 按 GB/T 8170 修约为 100；(100−50)÷(120−50)×(100−50)+50≈85.71，进位取 86｜HJ 633—2026 4.2.2～4.2.6、式（1）、表 3"
    );
    assert_eq!(
        hour("co", "10.2", Unit::MG_M3),
        "(150−100)÷(35−10)×(10.2−10)+100＝100.4，进位取 101｜HJ 633—2026 4.2.2～4.2.6、式（1）、表 3"
    );
    assert_eq!(
        hour("so2", "801", Unit::UG_M3),
        "浓度高于 800，分指数按 200 计｜HJ 633—2026 表 3 注 b"
    );
    assert_eq!(
        hour("pm25", "501", Unit::UG_M3),
        "浓度高于表中上限，分指数按 500 计｜HJ 633—2026 4.1.1、表 3"
    );
    assert_eq!(
        show(
            new,
            Report::Day,
            "o3",
            Averaged::EightHours,
            "801",
            Unit::UG_M3
        ),
        "浓度高于 800，分指数按 300 计｜HJ 633—2026 表 3 注 c"
    );
    assert_eq!(
        show(old, Report::Day, "pm25", Averaged::Day, "75.4", Unit::UG_M3),
        "浓度 75.4 按 GB/T 8170 修约为 75；(100−50)÷(75−35)×(75−35)+50＝100｜HJ 633—2012 式（1）、表 1"
    );
    assert_eq!(
        show(
            Standard::UsEpa2024,
            Report::Day,
            "pm25",
            Averaged::Day,
            "35.99",
            Unit::UG_M3
        ),
        "浓度 35.99 截取为 35.9；(150−101)÷(55.4−35.5)×(35.9−35.5)+101≈101.98，四舍五入取 102｜US EPA 2024 限值表、公式 1"
    );
}

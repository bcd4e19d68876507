//! Levels: the words and colours of the standards, and that letters can be read on them.
#![allow(clippy::float_arithmetic)]

use super::*;
use crate::Decimal;

/// 附录 A: the colours as printed there, red, green and blue.
#[test]
fn colours() {
    for (standard, fifth) in [
        (Standard::Hj2012, (153, 0, 76)),
        (Standard::Hj2026, (153, 0, 76)),
        (Standard::UsEpa2024, (143, 63, 151)),
    ] {
        let expected = [
            (0, 228, 0),
            (255, 255, 0),
            (255, 126, 0),
            (255, 0, 0),
            fifth,
            (126, 0, 35),
        ];
        for (level, (r, g, b)) in standard.levels().iter().zip(expected) {
            let hex = standard.colours(level.number).0;
            assert_eq!(hex, format!("#{r:02X}{g:02X}{b:02X}"));
        }
    }
}

/// WCAG 2: relative luminance.
fn luminance(hex: &str) -> f64 {
    let part = |from: usize| {
        let value = u8::from_str_radix(&hex[from..from + 2], 16).unwrap();
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn letters_can_be_read_on_every_level() {
    let contrast = |a: &str, b: &str| {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    };
    for standard in Standard::ALL {
        for level in standard.levels() {
            let (hex, ink) = standard.colours(level.number);
            let mine = contrast(hex, ink);
            let other = ["#000000", "#FFFFFF"].map(|ink| contrast(hex, ink));
            assert!(mine >= 5.2, "{} {mine}", level.name);
            assert!(mine >= other[0].max(other[1]), "{}", level.name);
        }
    }
}

/// HJ 633—2026 表 1: 1～50, 51～100, 101～150, 151～200, 201～300, >300.
#[test]
fn bands() {
    let ends = [
        (1, 50),
        (51, 100),
        (101, 150),
        (151, 200),
        (201, 300),
        (301, 500),
    ];
    for standard in Standard::ALL {
        for (number, (low, high)) in (1u8..).zip(ends) {
            for aqi in [low, high] {
                let level = Standard::level_of(Decimal::from_int(aqi));
                assert_eq!(level, number, "{standard:?} {aqi}");
                assert!(
                    standard
                        .level(number)
                        .is_some_and(|level| i64::from(level.to) >= aqi)
                );
            }
        }
    }
    let name = |text: &str| {
        let aqi = Decimal::parse(text).unwrap();
        Standard::Hj2026.level_name(Standard::level_of(aqi))
    };
    assert_eq!([name("0"), name("0.9"), name("50.1")], ["优", "优", "良"]);
    assert_eq!(Standard::level_of(Decimal::from_int(612)), 6);
    assert_eq!(Standard::Hj2026.level(0), None);
    assert_eq!(Standard::Hj2026.level(7), None);
}

/// The words of 表 1 and 表 2 as the page image of HJ 633—2026 has them.
#[test]
fn words() {
    let line = |standard: Standard, number| {
        let level = standard.level(number).unwrap();
        [
            level.grade,
            level.name,
            level.colour,
            level.effect,
            level.advice,
        ]
        .join("｜")
    };
    let new = |number| line(Standard::Hj2026, number);
    assert_eq!(
        new(1),
        "一级｜优｜绿色｜空气质量令人满意，基本无空气污染｜各类人群可正常活动"
    );
    assert_eq!(
        new(3),
        "三级｜轻度污染｜橙色｜敏感人群症状有轻度加剧，健康人群出现刺激症状｜青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼"
    );
    assert_eq!(
        new(5),
        "五级｜重度污染｜紫色｜心血管系统和呼吸系统患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状｜青少年儿童、老年人和心血管系统疾病、呼吸系统疾病患者应停留在室内，停止户外运动，一般人群减少户外运动"
    );
    assert_eq!(
        line(Standard::Hj2012, 3),
        "三级｜轻度污染｜橙色｜易感人群症状有轻度加剧，健康人群出现刺激症状｜儿童、老年人及心脏病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼"
    );
    assert_eq!(
        line(Standard::UsEpa2024, 3),
        "｜对敏感人群不健康（Unhealthy for Sensitive Groups）｜橙色｜｜"
    );
    assert_eq!(
        Standard::Hj2026.sensitive(Pollutant::Co),
        "患有心血管系统疾病的人"
    );
    assert_eq!(
        Standard::Hj2026.sensitive(Pollutant::O3),
        "患有呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人"
    );
    assert_eq!(Standard::Hj2012.sensitive(Pollutant::Co), "");
    for standard in [Standard::Hj2012, Standard::Hj2026] {
        for number in 1..=6 {
            let level = standard.level(number).unwrap();
            assert_eq!(level.name, crate::names::air_level_name(number));
        }
    }
}

#[test]
fn standards() {
    assert_eq!(super::super::standard::FROM_2026, at("2026-03-01 00:00"));
    for (word, moment, expected) in [
        (None, "2026-02-28 23:00", Standard::Hj2012),
        (None, "2026-02-28 23:59:59", Standard::Hj2012),
        (None, "2026-03-01 00:00", Standard::Hj2026),
        // In Beijing, whatever zone the feed writes.
        (None, "2026-02-28T16:00:00Z", Standard::Hj2026),
        (None, "2026-02-28T15:59:59Z", Standard::Hj2012),
        (None, "2016-07-09", Standard::Hj2012),
        (Some("HJ 633—2012"), "2026-07-01", Standard::Hj2012),
        (Some("hj633-2026"), "2016-07-09", Standard::Hj2026),
        (Some("HJ 633"), "2026-07-01", Standard::Hj2026),
        (Some("US-EPA"), "2026-07-01", Standard::UsEpa2024),
        (Some("US-EPA-2024"), "2016-07-09", Standard::UsEpa2024),
        (Some("某标准"), "2016-07-09", Standard::Hj2012),
    ] {
        assert_eq!(
            Standard::choose(word, at(moment)),
            expected,
            "{word:?} {moment}"
        );
    }
    for standard in [Standard::Hj2012, Standard::Hj2026, Standard::UsEpa2024] {
        assert_eq!(Standard::parse(standard.code()), Some(standard));
    }
    assert_eq!(
        Standard::parse(Standard::Hj2026.name()),
        Some(Standard::Hj2026)
    );
}

/// The colour and the advice are those of the number where another level is published, whichever is milder; of a range
/// the published level stands. What is published without a number stands too.
#[test]
fn a_level_that_is_not_that_of_the_index() {
    let day = |fields: &str| {
        let row = format!(r#""place":"甲市","start":"2026-03-01",{fields}"#);
        let row = &board(&[&row]).observations[0];
        let shown = row.shown_level().map(|levels| (levels.low, levels.high));
        (shown, row.mismatch().unwrap_or_default())
    };
    for (fields, shown, said) in [
        (
            r#""aqi":83,"level":"优""#,
            Some((2, 2)),
            "公布的级别“优”与 AQI 83（良）不符",
        ),
        (
            r#""aqi":83,"level":"Ⅳ""#,
            Some((2, 2)),
            "公布的级别“Ⅳ”与 AQI 83（良）不符",
        ),
        (r#""aqi":83,"level":"良""#, Some((2, 2)), ""),
        (r#""aqi":83"#, Some((2, 2)), ""),
        (r#""aqi":45,"level":"优或良""#, Some((1, 2)), ""),
        (r#""level":"优""#, Some((1, 1)), ""),
        (r#""aqi":null,"level":"优""#, Some((1, 1)), ""),
        (r#""aqi":83,"level":"尚可""#, Some((2, 2)), ""),
        (r#""aqi":0,"level":"优""#, None, ""),
        (
            r#""period":"forecast","aqi":"48~78","level":"轻度污染""#,
            Some((3, 3)),
            "公布的级别“轻度污染”与 AQI 48～78（优或良）不符",
        ),
    ] {
        assert_eq!(day(fields), (shown, said.to_owned()), "{fields}");
    }
    let us = r#"{"schema":"mingbai.air/1","standard":"US-EPA","rows":[{"place":"甲","start":"2026-03-01","aqi":168,"level":"二级"}]}"#;
    let us = &read(us).unwrap().observations[0];
    assert_eq!(us.shown_level().map(|levels| levels.high), Some(4));
    assert_eq!(us.mismatch(), None);
}

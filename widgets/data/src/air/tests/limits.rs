//! Every limit of the tables, one last digit below and above it, and every rounding edge. The expected values were derived
//! apart from this code, with exact fractions (Python's `fractions`) from the tables as printed; CO and all the other columns
//! are then swept against fractions of whole numbers that are written here once more.

use super::*;
use crate::Decimal;

/// A column, and `concentration:sub-index` for each limit and its neighbours; `-` where there is none.
type Row = (&'static str, &'static str);

/// HJ 633—2012 表 1.
const HJ_2012: [Row; 10] = [
    (
        "so2_d",
        "0:0 1:1 49:49 50:50 51:51 149:100 150:100 151:101 474:150 475:150 476:151 799:200 800:200 801:201 1599:300 1600:300 1601:301 2099:400 2100:400 2101:401 2619:500 2620:500 2621:500",
    ),
    (
        "so2_1h",
        "0:0 1:1 149:50 150:50 151:51 499:100 500:100 501:101 649:150 650:150 651:151 799:200 800:200 801:-",
    ),
    (
        "no2_d",
        "0:0 1:2 39:49 40:50 41:52 79:99 80:100 81:101 179:150 180:150 181:151 279:200 280:200 281:201 564:300 565:300 566:301 749:400 750:400 751:401 939:500 940:500 941:500",
    ),
    (
        "no2_1h",
        "0:0 1:1 99:50 100:50 101:51 199:100 200:100 201:101 699:150 700:150 701:151 1199:200 1200:200 1201:201 2339:300 2340:300 2341:301 3089:400 3090:400 3091:401 3839:500 3840:500 3841:500",
    ),
    (
        "co_d",
        "0:0 0.1:3 1.9:48 2:50 2.1:53 3.9:98 4:100 4.1:101 13.9:150 14:150 14.1:151 23.9:200 24:200 24.1:201 35.9:300 36:300 36.1:301 47.9:400 48:400 48.1:401 59.9:500 60:500 60.1:500",
    ),
    (
        "co_1h",
        "0:0 0.1:1 4.9:49 5:50 5.1:51 9.9:99 10:100 10.1:101 34.9:150 35:150 35.1:151 59.9:200 60:200 60.1:201 89.9:300 90:300 90.1:301 119.9:400 120:400 120.1:401 149.9:500 150:500 150.1:500",
    ),
    (
        "o3_8h",
        "0:0 1:1 99:50 100:50 101:51 159:100 160:100 161:101 214:150 215:150 216:151 264:199 265:200 266:201 799:300 800:300 801:-",
    ),
    (
        "o3_1h",
        "0:0 1:1 159:50 160:50 161:52 199:99 200:100 201:101 299:150 300:150 301:151 399:200 400:200 401:201 799:300 800:300 801:301 999:400 1000:400 1001:401 1199:500 1200:500 1201:500",
    ),
    (
        "pm10_d",
        "0:0 1:1 49:49 50:50 51:51 149:100 150:100 151:101 249:150 250:150 251:151 349:200 350:200 351:202 419:299 420:300 421:302 499:399 500:400 501:401 599:499 600:500 601:500",
    ),
    (
        "pm25_d",
        "0:0 1:2 34:49 35:50 36:52 74:99 75:100 76:102 114:149 115:150 116:152 149:199 150:200 151:201 249:299 250:300 251:301 349:399 350:400 351:401 499:500 500:500 501:500",
    ),
];

/// HJ 633—2026 表 3.
const HJ_2026: [Row; 10] = [
    (
        "so2_d",
        "0:0 1:1 49:49 50:50 51:51 149:100 150:100 151:101 474:150 475:150 476:151 799:200 800:200 801:201 1599:300 1600:300 1601:301 2099:400 2100:400 2101:401 2619:500 2620:500 2621:500",
    ),
    (
        "so2_1h",
        "0:0 1:1 149:50 150:50 151:51 499:100 500:100 501:101 649:150 650:150 651:151 799:200 800:200 801:200",
    ),
    (
        "no2_d",
        "0:0 1:2 39:49 40:50 41:52 79:99 80:100 81:101 179:150 180:150 181:151 279:200 280:200 281:201 564:300 565:300 566:301 749:400 750:400 751:401 939:500 940:500 941:500",
    ),
    (
        "no2_1h",
        "0:0 1:1 99:50 100:50 101:51 199:100 200:100 201:101 699:150 700:150 701:151 1199:200 1200:200 1201:201 2339:300 2340:300 2341:301 3089:400 3090:400 3091:401 3839:500 3840:500 3841:500",
    ),
    (
        "co_d",
        "0:0 0.1:3 1.9:48 2:50 2.1:53 3.9:98 4:100 4.1:101 13.9:150 14:150 14.1:151 23.9:200 24:200 24.1:201 35.9:300 36:300 36.1:301 47.9:400 48:400 48.1:401 59.9:500 60:500 60.1:500",
    ),
    (
        "co_1h",
        "0:0 0.1:1 4.9:49 5:50 5.1:51 9.9:99 10:100 10.1:101 34.9:150 35:150 35.1:151 59.9:200 60:200 60.1:201 89.9:300 90:300 90.1:301 119.9:400 120:400 120.1:401 149.9:500 150:500 150.1:500",
    ),
    (
        "o3_8h",
        "0:0 1:1 99:50 100:50 101:51 159:100 160:100 161:101 214:150 215:150 216:151 264:199 265:200 266:201 799:300 800:300 801:300",
    ),
    (
        "o3_1h",
        "0:0 1:1 159:50 160:50 161:52 199:99 200:100 201:101 299:150 300:150 301:151 399:200 400:200 401:201 799:300 800:300 801:301 999:400 1000:400 1001:401 1199:500 1200:500 1201:500",
    ),
    (
        "pm10_d",
        "0:0 1:1 49:49 50:50 51:51 119:100 120:100 121:101 249:150 250:150 251:151 349:200 350:200 351:202 419:299 420:300 421:302 499:399 500:400 501:401 599:499 600:500 601:500",
    ),
    (
        "pm25_d",
        "0:0 1:2 34:49 35:50 36:52 59:98 60:100 61:101 114:150 115:150 116:152 149:199 150:200 151:201 249:299 250:300 251:301 349:399 350:400 351:401 499:500 500:500 501:500",
    ),
];

/// US EPA, limits of 2024-05-06; `>` and `<` where the other average is to be taken.
const US_2024: [Row; 8] = [
    (
        "pm25",
        "0.0:0 0.1:1 8.9:49 9.0:50 9.1:51 35.3:100 35.4:100 35.5:101 55.3:150 55.4:150 55.5:151 125.3:200 125.4:200 125.5:201 225.3:300 225.4:300 225.5:301 325.3:500 325.4:500 325.5:500",
    ),
    (
        "pm10",
        "0:0 1:1 53:49 54:50 55:51 153:100 154:100 155:101 253:150 254:150 255:151 353:200 354:200 355:201 423:299 424:300 425:301 603:499 604:500 605:501",
    ),
    (
        "o3_8h",
        "0.000:0 0.001:1 0.053:49 0.054:50 0.055:51 0.069:97 0.070:100 0.071:101 0.084:147 0.085:150 0.086:151 0.104:197 0.105:200 0.106:201 0.199:299 0.200:300 0.201:>",
    ),
    (
        "o3_1h",
        "0.123:< 0.124:< 0.125:101 0.163:149 0.164:150 0.165:151 0.203:199 0.204:200 0.205:201 0.403:300 0.404:300 0.405:301 0.603:499 0.604:500 0.605:501",
    ),
    (
        "co",
        "0.0:0 0.1:1 4.3:49 4.4:50 4.5:51 9.3:99 9.4:100 9.5:101 12.3:148 12.4:150 12.5:151 15.3:198 15.4:200 15.5:201 30.3:299 30.4:300 30.5:301 50.3:499 50.4:500 50.5:501",
    ),
    (
        "so2_1h",
        "0:0 1:1 34:49 35:50 36:51 74:99 75:100 76:101 184:150 185:150 186:151 303:200 304:200 305:>",
    ),
    (
        "so2_d",
        "303:< 304:< 305:201 603:300 604:300 605:301 1003:500 1004:500 1005:500",
    ),
    (
        "no2_1h",
        "0:0 1:1 52:49 53:50 54:51 99:99 100:100 101:101 359:150 360:150 361:151 648:200 649:200 650:201 1248:300 1249:300 1250:301 2048:500 2049:500 2050:500",
    ),
];

fn column(standard: Standard, name: &str) -> &'static Column {
    let (pollutant, averaged) = match name.split_once('_') {
        Some((name, averaged)) => (name, averaged),
        None if name == "co" => (name, "8h"),
        None => (name, "d"),
    };
    let pollutant = crate::names::pollutant(pollutant).unwrap().pollutant;
    let averaged = match averaged {
        "1h" => Averaged::Hour,
        "8h" => Averaged::EightHours,
        _ => Averaged::Day,
    };
    standard.column(pollutant, averaged).unwrap()
}

fn index(standard: Standard, name: &str, concentration: &str) -> String {
    let column = column(standard, name);
    let number = Decimal::parse(concentration).unwrap();
    match column.calculate(standard, column.averaged, number) {
        Ok(sum) => sum.iaqi.to_string(),
        Err(Why::Beyond(_)) if standard.is_hj() => "-".into(),
        Err(Why::Beyond(_)) => ">".into(),
        Err(Why::Below(_)) => "<".into(),
        Err(why) => panic!("{why:?}"),
    }
}

fn pairs(row: &Row) -> Vec<(&'static str, &'static str)> {
    row.1
        .split(' ')
        .filter_map(|pair| pair.split_once(':'))
        .collect()
}

#[test]
fn every_limit_and_its_neighbours() {
    let mut many = 0;
    for (standard, rows) in [
        (Standard::Hj2012, &HJ_2012[..]),
        (Standard::Hj2026, &HJ_2026),
        (Standard::UsEpa2024, &US_2024),
    ] {
        assert_eq!(standard.columns().len(), rows.len());
        for row in rows {
            for (concentration, expected) in pairs(row) {
                let index = index(standard, row.0, concentration);
                assert_eq!(index, expected, "{standard:?} {} {concentration}", row.0);
                many += 1;
            }
        }
    }
    assert_eq!(many, 565);
}

/// What changed on 2026-03-01, checked by hand.
#[test]
fn by_hand() {
    for (name, concentration, old, new) in [
        ("pm25_d", "36", "52", "52"),
        ("pm25_d", "50", "69", "80"),
        ("pm25_d", "60", "82", "100"),
        ("pm25_d", "61", "83", "101"),
        ("pm25_d", "75", "100", "114"),
        ("pm25_d", "115", "150", "150"),
        ("pm10_d", "51", "51", "51"),
        ("pm10_d", "100", "75", "86"),
        ("pm10_d", "120", "85", "100"),
        ("pm10_d", "121", "86", "101"),
        ("pm10_d", "150", "100", "112"),
    ] {
        assert_eq!(
            index(Standard::Hj2012, name, concentration),
            old,
            "{name} {concentration}"
        );
        assert_eq!(
            index(Standard::Hj2026, name, concentration),
            new,
            "{name} {concentration}"
        );
    }
}

/// GB/T 8170: a half beside a limit goes to the even digit, whatever more goes up, whatever less goes down. Of CO the halves
/// are of a tenth.
#[test]
fn every_rounding_edge() {
    for (standard, rows) in [(Standard::Hj2012, HJ_2012), (Standard::Hj2026, HJ_2026)] {
        for row in &rows {
            let tenths = row.0.starts_with("co");
            let scale = if tenths { 1 } else { 0 };
            let all = pairs(row);
            for pair in all.windows(2) {
                let [low, high] = [pair[0].0, pair[1].0].map(|text| {
                    let number = Decimal::parse(text).unwrap();
                    number.shift10(scale).unwrap().at_scale(0).unwrap()
                });
                if high - low != 1 {
                    continue;
                }
                let even = if low % 2 == 0 { pair[0].1 } else { pair[1].1 };
                for (digits, expected) in [
                    ("5", even),
                    ("50", even),
                    ("500000000000", even),
                    ("5000000000001", pair[1].1),
                    ("51", pair[1].1),
                    ("49", pair[0].1),
                    ("4999999999999", pair[0].1),
                    // 3.3: never 0.46 to 0.5 to 1.
                    ("46", pair[0].1),
                ] {
                    let text = if tenths {
                        format!("{}.{}{digits}", low / 10, low % 10)
                    } else {
                        format!("{low}.{digits}")
                    };
                    assert_eq!(
                        index(standard, row.0, &text),
                        expected,
                        "{standard:?} {} {text}",
                        row.0
                    );
                }
            }
        }
    }
    // The US truncates: 9.09 is 9.0, 35.49 is 35.4.
    for (text, expected) in [
        ("9.09", "50"),
        ("9.1", "51"),
        ("35.49", "100"),
        ("35.5", "101"),
    ] {
        assert_eq!(index(Standard::UsEpa2024, "pm25", text), expected, "{text}");
    }
}

/// GB/T 8170—2008, 3.2 and 3.4: its own examples.
#[test]
fn rounding_by_the_standard() {
    for (text, places, expected) in [
        ("12.1498", 0, "12"),
        ("12.1498", 1, "12.1"),
        ("10.502", 0, "11"),
        ("1.050", 1, "1.0"),
        ("0.35", 1, "0.4"),
        ("2.5", 0, "2"),
        ("3.5", 0, "4"),
        ("-0.031", 2, "-0.03"),
        ("-12.5", 0, "-12"),
        ("-11.5", 0, "-12"),
        ("15.4546", 0, "15"),
        ("7", 1, "7"),
    ] {
        let number = Decimal::parse(text).unwrap();
        assert_eq!(
            round_even(number, places),
            Decimal::parse(expected).unwrap(),
            "{text}"
        );
    }
    for (text, places, expected) in [
        ("0.0709", 3, "0.070"),
        ("35.99", 1, "35.9"),
        ("54", 0, "54"),
    ] {
        let number = Decimal::parse(text).unwrap();
        assert_eq!(
            truncate(number, places),
            Decimal::parse(expected).unwrap(),
            "{text}"
        );
    }
}

/// Sub-index of `tenths` of a unit between limits, as a fraction of whole numbers that is rounded up.
fn rational(limits: &[i128], tenths: i128) -> Option<i128> {
    const INDICES: [i128; 8] = [0, 50, 100, 150, 200, 300, 400, 500];
    for at in 1..limits.len() {
        let (lo, hi) = (limits[at - 1] * 10, limits[at] * 10);
        if tenths > hi {
            continue;
        }
        let (above, below) = ((INDICES[at] - INDICES[at - 1]) * (tenths - lo), hi - lo);
        return Some(INDICES[at - 1] + (above + below - 1) / below);
    }
    (limits.len() == 8).then_some(500)
}

/// Every tenth from 0 to 150 mg/m³ of CO, over an hour and a day, and 200 beyond the last limit.
#[test]
fn carbon_monoxide_at_every_tenth() {
    for standard in [Standard::Hj2012, Standard::Hj2026] {
        for (name, limits) in [
            ("co_1h", [0, 5, 10, 35, 60, 90, 120, 150]),
            ("co_d", [0, 2, 4, 14, 24, 36, 48, 60]),
        ] {
            for tenths in 0..=2000i128 {
                let text = format!("{}.{}", tenths / 10, tenths % 10);
                let expected = rational(&limits, tenths).unwrap().to_string();
                assert_eq!(index(standard, name, &text), expected, "{name} {text}");
            }
        }
    }
}

/// Every whole µg/m³ of every other column, with its limits typed here once more.
#[test]
fn every_whole_concentration() {
    let both: [(&str, &[i128]); 6] = [
        ("so2_d", &[0, 50, 150, 475, 800, 1600, 2100, 2620]),
        ("so2_1h", &[0, 150, 500, 650, 800]),
        ("no2_d", &[0, 40, 80, 180, 280, 565, 750, 940]),
        ("no2_1h", &[0, 100, 200, 700, 1200, 2340, 3090, 3840]),
        ("o3_1h", &[0, 160, 200, 300, 400, 800, 1000, 1200]),
        ("o3_8h", &[0, 100, 160, 215, 265, 800]),
    ];
    let old: [(&str, &[i128]); 2] = [
        ("pm10_d", &[0, 50, 150, 250, 350, 420, 500, 600]),
        ("pm25_d", &[0, 35, 75, 115, 150, 250, 350, 500]),
    ];
    let new: [(&str, &[i128]); 2] = [
        ("pm10_d", &[0, 50, 120, 250, 350, 420, 500, 600]),
        ("pm25_d", &[0, 35, 60, 115, 150, 250, 350, 500]),
    ];
    for (standard, particles) in [(Standard::Hj2012, old), (Standard::Hj2026, new)] {
        for (name, limits) in both.into_iter().chain(particles) {
            let beyond = match (standard, name) {
                (Standard::Hj2026, "so2_1h") => "200",
                (Standard::Hj2026, _) => "300",
                _ => "-",
            };
            for whole in 0..=4000i128 {
                let expected = rational(limits, whole * 10);
                let expected = expected.map_or(beyond.into(), |index| index.to_string());
                assert_eq!(
                    index(standard, name, &whole.to_string()),
                    expected,
                    "{name} {whole}"
                );
            }
        }
    }
}

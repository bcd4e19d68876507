//! Releases as published, computed again: 四川省空气质量发布系统, hourly figures of 2016-07-09 11:00 and daily figures of
//! 2016-07-08, 21 cities each. The figures are facts of those releases; the layout is ours.

use super::*;

/// City, code, AQI, primary pollutants; then concentration and sub-index of PM2.5, PM10, SO2, NO2, CO and O3.
type City = [&'static str; 10];

/// Hourly, 2016-07-09 11:00.
const HOURLY: [City; 21] = [
    [
        "成都", "5101", "41", "—", "28 40", "41 41", "7 3", "46 23", "1.1 11", "24 8",
    ],
    [
        "自贡",
        "5103",
        "79",
        "细颗粒物(PM2.5)",
        "58 79",
        "86 68",
        "20 7",
        "26 13",
        "0.7 7",
        "57 18",
    ],
    [
        "攀枝花",
        "5104",
        "60",
        "颗粒物(PM10)",
        "22 32",
        "69 60",
        "55 19",
        "26 13",
        "1.4 15",
        "41 13",
    ],
    [
        "泸州",
        "5105",
        "92",
        "细颗粒物(PM2.5)",
        "68 92",
        "80 65",
        "15 5",
        "27 14",
        "0.6 7",
        "106 34",
    ],
    [
        "德阳", "5106", "17", "—", "8 12", "13 13", "4 2", "17 9", "1.3 13", "52 17",
    ],
    [
        "绵阳", "5107", "25", "—", "12 18", "25 25", "7 3", "29 15", "0.6 6", "34 11",
    ],
    [
        "广元", "5108", "30", "—", "12 18", "30 30", "17 6", "34 17", "0.6 6", "24 8",
    ],
    [
        "遂宁",
        "5109",
        "54",
        "颗粒物(PM10)",
        "34 49",
        "57 54",
        "13 5",
        "11 6",
        "0.7 8",
        "124 39",
    ],
    [
        "内江",
        "5110",
        "56",
        "颗粒物(PM10)",
        "32 46",
        "62 56",
        "27 9",
        "30 15",
        "0.5 5",
        "98 31",
    ],
    [
        "乐山",
        "5111",
        "65",
        "细颗粒物(PM2.5)",
        "47 65",
        "75 63",
        "33 11",
        "42 21",
        "1.2 13",
        "23 8",
    ],
    [
        "南充",
        "5113",
        "57",
        "颗粒物(PM10)",
        "36 52",
        "63 57",
        "15 5",
        "18 9",
        "0.5 6",
        "102 32",
    ],
    [
        "眉山",
        "5114",
        "97",
        "细颗粒物(PM2.5)",
        "72 97",
        "116 83",
        "4 2",
        "51 26",
        "1.6 16",
        "8 3",
    ],
    [
        "宜宾",
        "5115",
        "102",
        "细颗粒物(PM2.5)",
        "76 102",
        "88 69",
        "13 5",
        "23 12",
        "0.9 10",
        "90 29",
    ],
    [
        "广安",
        "5116",
        "51",
        "颗粒物(PM10)",
        "19 28",
        "51 51",
        "10 4",
        "14 7",
        "0.6 6",
        "94 30",
    ],
    [
        "达州", "5117", "46", "—", "18 26", "46 46", "6 2", "16 8", "0.4 5", "71 23",
    ],
    [
        "雅安", "5118", "15", "—", "1 2", "13 13", "24 8", "13 7", "0.6 7", "47 15",
    ],
    [
        "巴中", "5119", "21", "—", "10 15", "21 21", "2 1", "20 10", "0.6 7", "34 11",
    ],
    [
        "资阳",
        "5120",
        "54",
        "颗粒物(PM10)",
        "25 36",
        "58 54",
        "25 9",
        "11 6",
        "0.4 5",
        "62 20",
    ],
    [
        "马尔康",
        "5132",
        "24",
        "—",
        "10 15",
        "24 24",
        "6 2",
        "10 5",
        "0.5 5",
        "16 5",
    ],
    [
        "康定",
        "5133",
        "51",
        "颗粒物(PM10)",
        "20 29",
        "51 51",
        "28 10",
        "22 11",
        "0.9 9",
        "70 22",
    ],
    [
        "西昌", "5134", "20", "—", "10 15", "20 20", "34 12", "13 7", "1.1 12", "56 18",
    ],
];

/// Daily, 2016-07-08; ozone is the greatest 8 hours.
const DAILY: [City; 21] = [
    [
        "成都", "5101", "56", "臭氧", "33 48", "52 51", "10 10", "34 43", "0.926 24", "107 56",
    ],
    [
        "自贡",
        "5103",
        "66",
        "细颗粒物(PM2.5)",
        "48 66",
        "68 59",
        "17 17",
        "26 33",
        "0.779 19",
        "95 48",
    ],
    [
        "攀枝花",
        "5104",
        "51",
        "颗粒物(PM10)",
        "26 37",
        "52 51",
        "38 38",
        "35 44",
        "1.819 45",
        "62 31",
    ],
    [
        "泸州",
        "5105",
        "87",
        "臭氧(O3)",
        "42 59",
        "57 54",
        "12 12",
        "25 31",
        "0.519 13",
        "144 87",
    ],
    [
        "德阳", "5106", "31", "—", "19 27", "28 28", "13 13", "15 19", "1.195 30", "61 31",
    ],
    [
        "绵阳", "5107", "40", "—", "20 29", "34 34", "9 9", "32 40", "0.773 20", "51 26",
    ],
    [
        "广元", "5108", "45", "—", "9 13", "44 44", "22 22", "36 45", "0.595 15", "39 20",
    ],
    [
        "遂宁",
        "5109",
        "89",
        "臭氧(O3)",
        "22 31",
        "39 39",
        "14 14",
        "17 21",
        "0.762 19",
        "147 89",
    ],
    [
        "内江",
        "5110",
        "97",
        "臭氧(O3)",
        "44 61",
        "74 62",
        "27 27",
        "22 28",
        "0.517 13",
        "156 97",
    ],
    [
        "乐山", "5111", "67", "臭氧", "34 49", "55 53", "26 26", "25 32", "0.880 22", "120 67",
    ],
    [
        "南充", "5113", "44", "—", "28 40", "44 44", "11 11", "17 21", "0.508 13", "85 43",
    ],
    [
        "眉山",
        "5114",
        "87",
        "臭氧(O3)",
        "62 84",
        "82 66",
        "4 4",
        "25 31",
        "0.503 13",
        "144 87",
    ],
    [
        "宜宾", "5115", "67", "臭氧", "45 63", "64 57", "15 15", "24 30", "0.853 22", "120 67",
    ],
    [
        "广安", "5116", "49", "—", "18 26", "40 40", "12 12", "15 19", "0.594 15", "97 49",
    ],
    [
        "达州", "5117", "44", "—", "21 30", "43 43", "7 7", "33 41", "0.555 14", "87 44",
    ],
    [
        "雅安", "5118", "41", "—", "13 19", "25 25", "19 19", "18 23", "0.585 15", "81 41",
    ],
    [
        "巴中", "5119", "30", "—", "11 16", "22 22", "2 2", "24 30", "0.670 17", "57 29",
    ],
    [
        "资阳",
        "5120",
        "69",
        "细颗粒物(PM2.5)",
        "50 69",
        "84 67",
        "35 35",
        "16 20",
        "0.660 17",
        "122 68",
    ],
    [
        "马尔康",
        "5132",
        "29",
        "—",
        "16 23",
        "29 29",
        "7 7",
        "9 11",
        "0.687 17",
        "43 22",
    ],
    [
        "康定", "5133", "35", "—", "11 16", "19 19", "21 21", "19 24", "0.714 18", "69 35",
    ],
    [
        "西昌", "5134", "30", "—", "14 20", "25 25", "23 23", "17 21", "1.126 28", "59 30",
    ],
];

/// The release in our format. Particles of the hour stand with sub-indices by the limits of 24 hours, which in HJ 633—2012
/// are those of the moving average.
fn release(cities: &[City], hourly: bool) -> Board {
    let mut rows = Vec::new();
    for city in cities {
        let (time, period) = if hourly {
            ("2016-07-09T11:00+08:00", "hour")
        } else {
            ("2016-07-08", "day")
        };
        let mut row = format!(
            r#""place":"{}","code":"{}","period":"{period}","start":"{time}","aqi":"{}","primary":"{}""#,
            city[0], city[1], city[2], city[3]
        );
        let ozone = if hourly { "o3" } else { "o3_8h" };
        for (key, pair) in ["pm25", "pm10", "so2", "no2", "co", ozone]
            .iter()
            .zip(&city[4..])
        {
            let (value, index) = pair.split_once(' ').unwrap();
            row += &format!(r#","{key}":"{value}","{key}_iaqi":"{index}""#);
            if hourly && key.starts_with("pm") {
                row += &format!(r#","{key}_avg":"24h-moving""#);
            }
        }
        rows.push(row);
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    board(&rows)
}

/// Indices that agree, and every sub-index that does not: `city item concentration published→computed`.
fn compared(board: &Board) -> (usize, String) {
    let (mut agree, mut off) = (0, String::new());
    for row in &board.observations {
        let sum = compute(row, row.standard, &[]);
        let (aqi, items) = sum.beside(row);
        agree += usize::from(aqi.difference.is_some_and(|off| off.is_zero()));
        for (item, beside) in row.items.iter().zip(items) {
            if beside.difference.is_some_and(|off| !off.is_zero()) {
                let (name, formula) = (&row.site.name, item.pollutant.formula());
                let (published, computed) = (beside.published.unwrap(), beside.computed.unwrap());
                off += &format!(
                    "{name} {formula} {} {published}→{computed}\n",
                    item.conc.printed()
                );
            }
        }
    }
    (agree, off)
}

/// All 21 indices come out as published. Eleven sub-indices of CO do not: that system computed them from figures that it
/// then rounded to one decimal for the print.
#[test]
fn hourly_release_of_2016_07_09() {
    let board = release(&HOURLY, true);
    assert_eq!(board.findings, []);
    assert!(
        board
            .observations
            .iter()
            .all(|row| row.standard == Standard::Hj2012)
    );
    let (agree, off) = compared(&board);
    assert_eq!(agree, 21);
    expect_test::expect![[r#"
        攀枝花 CO 1.4 15→14
        泸州 CO 0.6 7→6
        遂宁 CO 0.7 8→7
        乐山 CO 1.2 13→12
        南充 CO 0.5 6→5
        宜宾 CO 0.9 10→9
        达州 CO 0.4 5→4
        雅安 CO 0.6 7→6
        巴中 CO 0.6 7→6
        资阳 CO 0.4 5→4
        西昌 CO 1.1 12→11
    "#]]
    .assert_eq(&off);
    // The primary pollutants too, and no other finding than those eleven.
    for row in &board.observations {
        let sum = compute(row, row.standard, &[]);
        assert_eq!(sum.primary(), row.primaries(), "{}", row.site.name);
    }
    let findings = check(&board, None);
    assert_eq!(findings.len(), 11);
    assert!(findings.iter().all(|finding| finding.code == "check-iaqi"));
}

/// As the release itself names them, particles of one hour: HJ 633—2012 has no limits for those, so that no index is computed
/// and nothing is said against the published one but what its own sub-indices say.
#[test]
fn hourly_particles_by_their_own_name() {
    let mut board = release(&HOURLY, true);
    for row in &mut board.observations {
        for item in &mut row.items {
            item.averaged = Some(Averaged::Hour);
        }
        let sum = compute(row, row.standard, &[]);
        assert_eq!(sum.aqi, Err(NoIndex::Unfit(Why::NoLimits)));
        assert_eq!(sum.missing, []);
    }
    let findings = check(&board, None);
    assert!(findings.iter().all(|finding| finding.code == "check-iaqi"));
    // The same hour ten years later would be computed by the limits of a day (4.2.4).
    let row = &board.observations[1];
    let sum = compute(row, Standard::Hj2026, &[]);
    assert_eq!(
        (sum.aqi, formulas(&sum.primary())),
        (Ok(96), "PM2.5".into())
    );
}

/// Its daily figures were rounded to the nearest whole number, not up: two indices are one less than the standard has it.
#[test]
fn daily_release_of_2016_07_08() {
    let board = release(&DAILY, false);
    let (agree, off) = compared(&board);
    assert_eq!(agree, 19);
    assert_eq!(off.lines().count(), 23);
    assert!(off.contains("自贡 PM2.5 48 66→67") && off.contains("遂宁 O₃ 147 89→90"));
    let findings = check(&board, None);
    let aqi: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.code == "check-aqi")
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        aqi,
        [
            "自贡 2016年7月8日：空气质量指数公布为 66，按公布浓度复算为 67，与公布值相差 1",
            "遂宁 2016年7月8日：空气质量指数公布为 89，按公布浓度复算为 90，与公布值相差 1",
        ]
    );
}

/// The same figures by the standard of ten years later: what a reader sees who compares.
#[test]
fn by_the_other_standard() {
    let board = release(&DAILY, false);
    let by = |standard| -> Vec<Option<u16>> {
        let rows = board.observations.iter();
        rows.map(|row| compute(row, standard, &[]).aqi.ok())
            .collect()
    };
    let (old, new) = (by(Standard::Hj2012), by(Standard::Hj2026));
    // 自贡: PM2.5 48 by 35～60 instead of 35～75; 成都 is ozone, whose limits are the same.
    assert_eq!((old[1], new[1]), (Some(67), Some(76)));
    assert_eq!((old[0], new[0]), (Some(56), Some(56)));
}

//! The checks: each with what it finds, and with what it does not.

use super::*;
use expect_test::{Expect, expect};

/// A day whose parts all agree.
const RIGHT: &str = r#""place":"甲县","period":"day","start":"2026-03-02","aqi":"80","level":"二级（良）","primary":["PM2.5"],"pm25":"50","pm25_iaqi":"80","pm10":"70","pm10_iaqi":"65","so2":"8","so2_iaqi":"8","no2":"20","no2_iaqi":"25","co":"0.6","co_iaqi":"15","o3_8h":"90","o3_8h_iaqi":"45""#;

fn told(board: &Board, now: Option<&str>) -> String {
    let mut out = String::new();
    for finding in check(board, now.map(at)) {
        let (row, field) = (finding.place.row.unwrap(), finding.place.field.unwrap());
        let (severity, code) = (finding.severity, finding.code);
        out += &format!("{severity:?} {code} [{row} {field}] {}\n", finding.message);
    }
    out
}

/// [`RIGHT`] with replacements.
fn with(changes: &[(&str, &str)], expected: Expect) {
    let mut row = RIGHT.to_owned();
    for (from, to) in changes {
        assert!(row.contains(from), "{from}");
        row = row.replace(from, to);
    }
    expected.assert_eq(&told(&board(&[&row]), None));
}

#[test]
fn nothing_to_say() {
    with(&[], expect![""]);
    with(
        &[
            (r#""level":"二级（良）","#, ""),
            (r#""primary":["PM2.5"],"#, ""),
        ],
        expect![""],
    );
    // 50: no primary pollutant, level 优.
    with(
        &[
            ("二级（良）", "优"),
            (r#"["PM2.5"]"#, "null"),
            (r#""80""#, r#""50""#),
            (r#""pm25":"50""#, r#""pm25":"35""#),
            (r#""70""#, r#""40""#),
            (r#""65""#, r#""40""#),
        ],
        expect![""],
    );
}

#[test]
fn index_and_sub_indices() {
    with(
        &[(r#""aqi":"80""#, r#""aqi":"79""#)],
        expect![[r#"
        Warning check-aqi [0 aqi] 甲县 2026年3月2日：空气质量指数公布为 79，公布的分指数最大为 80，应取最大值
        Note check-aqi [0 aqi] 甲县 2026年3月2日：空气质量指数公布为 79，按公布浓度复算为 80，与公布值相差 1
    "#]],
    );
    with(
        &[(r#""pm25_iaqi":"80""#, r#""pm25_iaqi":"79""#)],
        expect![[r#"
            Warning check-aqi [0 aqi] 甲县 2026年3月2日：空气质量指数公布为 80，公布的分指数最大为 79，应取最大值
            Note check-iaqi [0 pm25] 甲县 2026年3月2日：细颗粒物（PM2.5）分指数公布为 79，按公布浓度复算为 80，与公布值相差 1
        "#]],
    );
    with(
        &[(r#""co_iaqi":"15""#, r#""co_iaqi":"16""#)],
        expect![[r#"
        Note check-iaqi [0 co] 甲县 2026年3月2日：一氧化碳（CO）分指数公布为 16，按公布浓度复算为 15，与公布值相差 1
    "#]],
    );
}

#[test]
fn levels() {
    with(
        &[("二级（良）", "三级")],
        expect![[r#"
            Warning check-level [0 level] 甲县 2026年3月2日：公布的级别“三级”与 AQI 80（良）不符（HJ 633—2026 表 1、附录 A）
        "#]],
    );
    with(
        &[("二级（良）", "优")],
        expect![[r#"
            Warning check-level [0 level] 甲县 2026年3月2日：公布的级别“优”与 AQI 80（良）不符（HJ 633—2026 表 1、附录 A）
        "#]],
    );
    with(&[("二级（良）", "优或良")], expect![""]);
    with(
        &[("二级（良）", "轻微污染")],
        expect![[r#"
        Note check-level [0 level] 甲县 2026年3月2日：级别“轻微污染”不能识别
    "#]],
    );
}

#[test]
fn primaries() {
    with(
        &[(r#"["PM2.5"]"#, "[]")],
        expect![[r#"
        Warning check-primary [0 primary] 甲县 2026年3月2日：空气质量指数 80 大于 50，没有公布首要污染物
    "#]],
    );
    with(
        &[(r#"["PM2.5"]"#, r#"["PM10"]"#)],
        expect![[r#"
        Warning check-primary [0 primary] 甲县 2026年3月2日：首要污染物公布为可吸入颗粒物（PM10），分指数最大的是细颗粒物（PM2.5）
    "#]],
    );
    with(
        &[(r#"["PM2.5"]"#, r#"["PM2.5","花粉"]"#)],
        expect![[r#"
        Note check-primary [0 primary] 甲县 2026年3月2日：首要污染物“花粉”不能识别
    "#]],
    );
    // A tie of two with one named.
    with(
        &[(r#""pm10":"70""#, r#""pm10":"92""#), (r#""65""#, r#""80""#)],
        expect![[r#"
            Warning check-primary [0 primary] 甲县 2026年3月2日：首要污染物公布为细颗粒物（PM2.5），分指数最大的是细颗粒物（PM2.5）、可吸入颗粒物（PM10）
        "#]],
    );
    with(
        &[
            ("二级（良）", "优"),
            (r#""80""#, r#""50""#),
            (r#""pm25":"50""#, r#""pm25":"35""#),
            (r#""70""#, r#""40""#),
            (r#""65""#, r#""40""#),
        ],
        expect![[r#"
            Warning check-primary [0 primary] 甲县 2026年3月2日：空气质量指数 50 不大于 50，不应有首要污染物（公布为细颗粒物（PM2.5））
        "#]],
    );
}

/// Sub-indices by hand from HJ 633—2026 表 3: PM2.5 50 is 80; PM10 92 is 80, 93 is 81, 94 is 82.
#[test]
fn primaries_by_concentrations() {
    let day = |primary: &str, aqi: &str, items: &str| {
        let row = format!(
            r#""place":"甲","period":"day","start":"2026-03-02","aqi":"{aqi}","primary":["{primary}"],{items}"#
        );
        told(&board(&[&row]), None)
    };
    let rest = r#""so2":"8","no2":"20","co":"0.6","o3_8h":"90""#;
    let six = |pm10: &str| format!(r#""pm25":"50","pm10":"{pm10}",{rest}"#);
    let wrong = expect![[r#"
        Warning check-primary [0 primary] 甲 2026年3月2日：首要污染物公布为细颗粒物（PM2.5），按公布浓度复算，分指数最大的是可吸入颗粒物（PM10）
    "#]];
    wrong.assert_eq(&day("PM2.5", "82", &six("94")));
    // Those that are given.
    wrong.assert_eq(&day("PM2.5", "82", r#""pm25":"50","pm10":"94""#));
    // The published sub-indices make another index than the published one, and decide nothing.
    let odd = day("PM2.5", "82", r#""pm25":"50","pm25_iaqi":"80","pm10":"94""#);
    assert!(
        odd.contains("按公布浓度复算，分指数最大的是可吸入颗粒物"),
        "{odd}"
    );
    for (primary, aqi, items) in [
        ("PM10", "82", &*six("94")),
        // The same, and one less.
        ("PM2.5", "80", &six("92")),
        ("PM2.5", "81", &six("93")),
        // Nobody knows what it makes.
        ("PM2.5", "82", r#""pm10":"94""#),
        // The concentrations make no more than 50.
        ("PM2.5", "51", r#""pm25":"20","pm10":"49""#),
        // The published sub-indices decide.
        (
            "PM2.5",
            "82",
            r#""pm25":"50","pm25_iaqi":"82","pm10":"70","pm10_iaqi":"65""#,
        ),
    ] {
        let told = day(primary, aqi, items);
        assert!(!told.contains("check-primary"), "{told}");
    }
}

/// An index that the concentrations move into another level is more than a difference of rounding: PM2.5 60 is 100, 61 is 101.
#[test]
fn another_level() {
    let day = |aqi: &str, pm25: &str| {
        let row = format!(
            r#""place":"甲","period":"day","start":"2026-03-02","aqi":"{aqi}","pm25":"{pm25}","pm10":"70","so2":"8","no2":"20","co":"0.6","o3_8h":"90""#
        );
        told(&board(&[&row]), None)
    };
    expect![[r#"
        Warning check-aqi [0 aqi] 甲 2026年3月2日：空气质量指数公布为 100，按公布浓度复算为 101，与公布值相差 1
    "#]]
    .assert_eq(&day("100", "61"));
    expect![[r#"
        Note check-aqi [0 aqi] 甲 2026年3月2日：空气质量指数公布为 99，按公布浓度复算为 100，与公布值相差 1
    "#]]
    .assert_eq(&day("99", "60"));
}

#[test]
fn values() {
    with(
        &[(r#""pm10":"70","pm10_iaqi":"65","#, r#""pm10":"40","#)],
        expect![[r#"
            Note check-pm [0 pm25] 甲县 2026年3月2日：PM2.5 浓度 50 大于 PM10 浓度 40，PM2.5 是 PM10 的一部分，可能由测量误差造成
        "#]],
    );
    with(
        &[
            (r#""co":"0.6","co_iaqi":"15""#, r#""co":"1400""#),
            (
                r#""aqi":"80","level":"二级（良）","primary":["PM2.5"],"#,
                "",
            ),
        ],
        expect![[r#"
            Warning check-value [0 co] 甲县 2026年3月2日：一氧化碳（CO）浓度“1400”过高，可能单位有误，请核对
        "#]],
    );
    let small =
        board(&[r#""place":"甲","start":"2026-03-02","pm25":"0","pm10":"0.163","so2":"0""#]);
    expect![[r#"
        Warning check-value [0 pm10] 甲 2026年3月2日：可吸入颗粒物（PM10）浓度“0.163”过低，可能单位有误，请核对
    "#]].assert_eq(&told(&small, None));
    let zeros = board(&[r#""place":"甲","start":"2026-03-02","pm25":"0","pm10":"0","so2":"0""#]);
    expect![[r#"
        Note check-value [0 pm25] 甲 2026年3月2日：各项浓度都是 0，可能是缺测；缺测请写 null
    "#]]
    .assert_eq(&told(&zeros, None));
}

#[test]
fn completeness() {
    // 5.3.1: CO is missing and the index is not above 100.
    with(
        &[(
            r#""co":"0.6","co_iaqi":"15""#,
            r#""co":null,"co_iaqi":null"#,
        )],
        expect![[r#"
            Warning check-complete [0 aqi] 甲县 2026年3月2日：缺一氧化碳（CO）数据，空气质量指数 80 不大于 100，应以 NA 标识（HJ 633—2026 5.3.1）
        "#]],
    );
    // Not in the plan; and not in the feed at all.
    with(
        &[(r#""co":"0.6","co_iaqi":"15""#, r#""co":"/""#)],
        expect![""],
    );
    with(&[(r#","co":"0.6","co_iaqi":"15""#, "")], expect![""]);
    // Above 100 it is published all the same.
    with(
        &[
            (r#""co":"0.6","co_iaqi":"15""#, r#""co":"NA""#),
            (r#""80""#, r#""110""#),
            (r#""pm25":"50""#, r#""pm25":"71""#),
            ("二级（良）", "三级"),
            (r#""pm10":"70""#, r#""pm10":"80""#),
            (r#""65""#, r#""72""#),
        ],
        expect![""],
    );
    // The standard before had no such rule.
    with(
        &[
            ("2026-03-02", "2026-02-02"),
            (r#""co":"0.6","co_iaqi":"15""#, r#""co":null"#),
            (r#""80""#, r#""69""#),
            (r#""65""#, r#""60""#),
        ],
        expect![""],
    );
}

#[test]
fn standards() {
    let row = r#""place":"甲","start":"2026-03-02","aqi":"60""#;
    let old = board_of(r#""standard":"HJ 633—2012","#, &[row]);
    expect![[r#"
        Warning check-standard [0 start] 甲 2026年3月2日：来源写明按 HJ 633—2012，而这一日期应执行 HJ 633—2026；按来源所写显示，请核对
    "#]].assert_eq(&told(&old, None));
    for head in [
        r#""standard":"HJ 633—2026","#,
        r#""standard":"US-EPA","#,
        "",
    ] {
        assert_eq!(told(&board_of(head, &[row]), None), "", "{head}");
    }
    let over = board(&[r#""place":"甲","start":"2026-03-02","aqi":"612""#]);
    expect![[r#"
        Warning check-aqi [0 aqi] 甲 2026年3月2日：空气质量指数 612 大于 500，标准的上限是 500
    "#]]
    .assert_eq(&told(&over, None));
}

#[test]
fn ages() {
    let hour =
        board(&[r#""place":"甲","period":"hour","start":"2026-03-01T08:00+08:00","aqi":"40""#]);
    assert_eq!(told(&hour, Some("2026-03-01 10:00")), "");
    expect![[r#"
        Warning check-age [0 start] 甲 2026年3月1日 8时：数据可能已过期，下一次应于 2026年3月1日 10时前发布（HJ 633—2026 5.2.2）
    "#]].assert_eq(&told(&hour, Some("2026-03-01 10:01")));
    expect![[r#"
        Warning check-time [0 start] 甲 2026年3月1日 8时：时间晚于现在，请核对来源或本机的时间
    "#]]
    .assert_eq(&told(&hour, Some("2026-03-01 07:44")));
    // Another country's standard has another clock.
    let abroad = board_of(
        r#""standard":"US-EPA","#,
        &[
            r#""place":"甲","period":"hour","start":"2026-03-01T08:00+08:00","aqi":"40""#,
            r#""place":"甲","period":"forecast","start":"2026-03-01","aqi":"40""#,
        ],
    );
    assert_eq!(told(&abroad, Some("2026-03-01 10:01")), "");
    let day = board(&[r#""place":"甲","period":"day","start":"2026-03-01","aqi":"40""#]);
    assert_eq!(told(&day, Some("2026-03-03 12:00")), "");
    expect![[r#"
        Warning check-age [0 start] 甲 2026年3月1日：数据可能已过期，下一次应于 2026年3月3日 12时前发布（HJ 633—2026 5.2.1）
    "#]].assert_eq(&told(&day, Some("2026-03-03 12:01")));
}

#[test]
fn forecasts() {
    let days = |first: &str, aqi: &str, level: &str| {
        let row = format!(
            r#""place":"甲","period":"forecast","start":"{first}","aqi":"{aqi}","level":"{level}""#
        );
        board(&[&row])
    };
    let three = days("2026-03-02", "48~78|53~83|62~92||", "优或良|良|良");
    assert_eq!(told(&three, Some("2026-03-01 20:00")), "");
    assert_eq!(told(&three, Some("2026-03-02 19:59")), "");
    expect![[r#"
        Warning check-forecast [0 start] 甲 2026年3月4日预报：预报到此为止，比应覆盖的时间少 1 天（HJ 633—2026 5.2.3：未来 3 日，每日 20 时前发布）
    "#]].assert_eq(&told(&three, Some("2026-03-02 20:00")));
    expect![[r#"
        Warning check-level [0 level] 甲 2026年3月4日预报：公布的级别“轻度污染”与 AQI 62～92（良）不符（HJ 633—2026 表 1、附录 A）
    "#]].assert_eq(&told(
        &days("2026-03-02", "48~78|53~83|62~92", "优|良|轻度污染"),
        None,
    ));
    // A range of levels: one that is not within, and one that leaves less open.
    expect![[r#"
        Warning check-level [0 level] 甲 2026年3月2日预报：公布的级别“优或良”与 AQI 62～92（良）不符（HJ 633—2026 表 1、附录 A）
    "#]].assert_eq(&told(
        &days("2026-03-02", "62~92|90~130", "优或良|轻度污染"),
        None,
    ));
    expect![[r#"
        Warning check-level [0 level] 甲 2026年3月2日预报：公布的级别“优至轻度污染”与 AQI 48～78（优或良）不符（HJ 633—2026 表 1、附录 A）
    "#]]
    .assert_eq(&told(
        &days("2026-03-02", "48~78|90~130", "优至轻度污染|良至轻度污染"),
        None,
    ));
    let none = days("2026-03-02", "40~60|20~40||", "良|优");
    expect![[""]].assert_eq(&told(&none, Some("2026-03-01 12:00")));
}

#[test]
fn twice() {
    let row =
        |aqi: &str| format!(r#""place":"甲","period":"day","start":"2026-03-01","aqi":"{aqi}""#);
    let (a, b) = (row("40"), row("41"));
    expect![[r#"
        Warning check-twice [1 start] 甲 2026年3月1日：同一地点同一时段有两条数据，空气质量指数分别为 40 和 41，以 41 为准
    "#]].assert_eq(&told(&board(&[&a, &b]), None));
    assert_eq!(told(&board(&[&a, &a]), None), "");
    let late = b + r#","published_at":"2026-03-02 11:00""#;
    assert_eq!(told(&board(&[&a, &late]), None), "");
}

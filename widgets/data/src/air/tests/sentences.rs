//! The one sentence.

use super::*;
use expect_test::{Expect, expect};

fn say(board: &Board, now: Option<&str>, expected: Expect) {
    expected.assert_eq(&sentence(board, now.map(at)));
}

#[test]
fn every_level() {
    let mut out = String::new();
    for (aqi, primary) in [
        ("45", "null"),
        ("80", r#"["PM2.5"]"#),
        ("101", r#"["臭氧8小时","PM10"]"#),
        ("180", r#"["PM10"]"#),
        ("260", r#"["PM2.5"]"#),
        ("500", r#"["PM2.5"]"#),
    ] {
        let row = format!(
            r#""place":"自贡市","period":"hour","start":"2026-03-01T08:00+08:00","aqi":"{aqi}","primary":{primary}"#
        );
        out += &sentence(&board(&[&row]), None);
        out += "\n";
    }
    expect![[r#"
        自贡市 2026年3月1日 8时，空气质量指数（AQI）为 45，一级（优）。各类人群可正常活动。
        自贡市 2026年3月1日 8时，空气质量指数（AQI）为 80，二级（良），首要污染物为细颗粒物（PM2.5）。极少数异常敏感人群应减少户外活动。
        自贡市 2026年3月1日 8时，空气质量指数（AQI）为 101，三级（轻度污染），首要污染物为臭氧（O₃）、可吸入颗粒物（PM10）。青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼。
        自贡市 2026年3月1日 8时，空气质量指数（AQI）为 180，四级（中度污染），首要污染物为可吸入颗粒物（PM10）。青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动。
        自贡市 2026年3月1日 8时，空气质量指数（AQI）为 260，五级（重度污染），首要污染物为细颗粒物（PM2.5）。青少年儿童、老年人和心血管系统疾病、呼吸系统疾病患者应停留在室内，停止户外运动，一般人群减少户外运动。
        自贡市 2026年3月1日 8时，空气质量指数（AQI）为 500，六级（严重污染），首要污染物为细颗粒物（PM2.5）。青少年儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动。
    "#]].assert_eq(&out);
}

#[test]
fn several_places() {
    let row = |place: &str, kind: &str, aqi: &str| {
        format!(
            r#""place":"{place}","kind":"{kind}","period":"hour","start":"2026-03-01T08:00+08:00","aqi":{aqi}"#
        )
    };
    let rows = [
        row("富顺县", "county", r#""102""#),
        row("自贡市", "city", r#""80""#),
        row("荣县", "county", r#""50""#),
        row("大安区", "county", "null"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let board = board(&rows);
    say(
        &board,
        Some("2026-03-01 09:00"),
        expect![
            "自贡市 2026年3月1日 8时，空气质量指数（AQI）为 80，二级（良）。极少数异常敏感人群应减少户外活动。其余 3 个地点中 1 个为优或良、1 个无数据，最高为富顺县 102（轻度污染）。"
        ],
    );
    say(
        &board,
        Some("2026-03-01 11:00"),
        expect![
            "自贡市 2026年3月1日 8时，空气质量指数（AQI）为 80，二级（良）。极少数异常敏感人群应减少户外活动。数据可能已过期。其余 3 个地点中 1 个为优或良、1 个无数据，最高为富顺县 102（轻度污染）。"
        ],
    );
}

#[test]
fn what_is_not_there() {
    let hour = |fields: &str| {
        board(&[&format!(
            r#""place":"自贡市","period":"hour","start":"2026-03-01T08:00+08:00",{fields}"#
        )])
    };
    say(
        &hour(r#""aqi":"NA","pm25":"50""#),
        None,
        expect!["自贡市 2026年3月1日 8时，空气质量指数（AQI）未公布。"],
    );
    say(
        &hour(r#""aqi":"-99""#),
        None,
        expect!["自贡市 2026年3月1日 8时，空气质量指数（AQI）数据异常。"],
    );
    say(
        &hour(r#""aqi":null,"level":"优""#),
        None,
        expect![
            "自贡市 2026年3月1日 8时，空气质量指数（AQI）未公布，一级（优）。各类人群可正常活动。"
        ],
    );
    say(&board(&[]), None, expect![""]);
}

#[test]
fn others() {
    say(
        &board(&[
            r#""place":"自贡市","period":"day","start":"2026-02-28","aqi":"150","primary":["PM2.5"]"#,
        ]),
        None,
        expect![
            "自贡市 2026年2月28日，空气质量指数（AQI）为 150，三级（轻度污染），首要污染物为细颗粒物（PM2.5）。儿童、老年人及心脏病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼。"
        ],
    );
    say(
        &board(&[
            r#""place":"自贡市","period":"forecast","start":"2026-03-02","aqi":"48~78","primary":["臭氧"]"#,
        ]),
        None,
        expect![
            "自贡市 2026年3月2日预报，空气质量指数（AQI）为 48～78，优或良，首要污染物为臭氧（O₃）。极少数异常敏感人群应减少户外活动。"
        ],
    );
    say(
        &board(&[
            r#""place":"自贡市","period":"forecast","start":"2026-03-02","aqi":"48~178","level":"优至中度污染""#,
        ]),
        None,
        expect![
            "自贡市 2026年3月2日预报，空气质量指数（AQI）为 48～178，优至中度污染。青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动。"
        ],
    );
    say(
        &board_of(
            r#""standard":"US-EPA","#,
            &[
                r#""place":"Zigong","period":"hour","start":"2026-03-01T08:00+08:00","aqi":"152","primary":["pm25"]"#,
            ],
        ),
        None,
        expect![
            "Zigong 2026年3月1日 8时，美国空气质量指数（US AQI，不同于我国标准）为 152，不健康（Unhealthy），首要污染物为细颗粒物（PM2.5）。"
        ],
    );
    say(
        &board(&[
            r#""place":"自贡市","period":"day","start":"2026-03-01","aqi":"80","origin":"computed""#,
        ]),
        None,
        expect![
            "自贡市 2026年3月1日，空气质量指数（AQI）为 80（按公布浓度计算），二级（良）。极少数异常敏感人群应减少户外活动。"
        ],
    );
}

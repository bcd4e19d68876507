//! Columns by their headings, where people wrote them.

use super::super::heading_of;
use super::{CONTEXT, check, run};
use crate::dataset::Subject;
use expect_test::expect;

/// Headings as people write them in tables of their own.
#[test]
fn headings_of_tables_by_hand() {
    for (subject, headings) in [
        (
            "air",
            "监测点位名称 place|监测站名称 place|City_Name place|AQI指数 aqi|空气质量指数 aqi|空气质量指数（AQI） aqi\
             |空气质量等级 level|空气质量状况 level|空气质量指数类别 level|Primary_Pollutant primary|PM2_5 pm25\
             |PM2.5平均浓度（μg/m³） pm25|颗粒物（PM10） pm10|一氧化碳（CO）浓度 co|O3-8h滑动平均 o3_8h|O3_8h滑动平均浓度 o3_8h\
             |O3（8h） o3_8h|臭氧8小时滑动平均 o3_8h|臭氧日最大8小时滑动平均 o3_8h|O<sub>3</sub>日最大8小时平均 o3_8h\
             |O3-8h滑动平均（μg/m3） o3_8h|臭氧浓度 o3",
        ),
        (
            "water",
            "监测断面 place|监测断面名称 place|监测点位 place|水质现状 class|水质等级 class|水质级别 class|类别 class\
             |水质目标 class_target|目标水质 class_target|上月水质类别 class_month|去年同期 class_year|去年同期水质类别 class_year\
             |上年同期 class_year|监测月份 start|NH3-N（mg/L） nh3n|总磷浓度 tp|断面级别 level",
        ),
    ] {
        for heading in headings.split('|') {
            let (heading, key) = heading.rsplit_once(' ').unwrap();
            let field = heading_of(heading, Subject::of(subject).unwrap());
            assert_eq!(field.map(|field| field.key), Some(key), "{heading}");
        }
    }
    // A sub-index is no concentration, another average no 8 hours, an index of several months none of a day.
    for heading in [
        "PM2.5指数",
        "臭氧分指数",
        "O3滑动平均",
        "空气质量综合指数",
        "PM2.5-24小时平均",
        "监测",
        "名称",
    ] {
        assert!(
            heading_of(heading, Subject::of("air").unwrap()).is_none(),
            "{heading}"
        );
    }
}

/// A title may stand above the headings that a mapping names; what is asked for by its place is where it was.
#[test]
fn headings_below_a_title() {
    let table = r#"[["某市空气质量日报", "", ""], ["点位号", "观测日", "分值"], ["甲站", "2026-03-01", "80"], ["乙站", "2026-03-01", "70"]]"#;
    let asks = |place: &str, start: &str, aqi: &str| {
        format!(
            r#"{{"rows": "$[*]", "fields": {{"place": "{place}", "start": "{start}", "aqi": "{aqi}"}}}}"#
        )
    };
    let named = expect![[r#"
        {"schema":"mingbai.air/1",
        "rows":[
        {"place":"甲站","start":"2026-03-01","aqi":"80"},
        {"place":"乙站","start":"2026-03-01","aqi":"70"}
        ]}
    "#]];
    check(
        "air",
        &asks("$.点位号", "$['观测日']", "$.分值"),
        table,
        named,
    );
    let rest = table.replacen(
        "[\"某市空气质量日报\", \"\", \"\"], [\"点位号\", \"观测日\", \"分值\"], ",
        "",
        1,
    );
    let placed = expect![[r#"
        {"schema":"mingbai.air/1",
        "rows":[
        {"place":"甲站","start":"2026-03-01","aqi":"80"},
        {"place":"乙站","start":"2026-03-01","aqi":"70"}
        ]}
    "#]];
    check("air", &asks("$[0]", "$[1]", "$[2]"), &rest, placed);
}

/// A year and a month in two columns are the month of a row.
#[test]
fn year_and_month() {
    check(
        "water",
        r#"{"rows": "$[*]", "by_name": true}"#,
        r#"[{"监测断面": "甲桥", "年份": "2026", "月份": "3", "水质现状": "Ⅱ", "去年同期": "Ⅲ"}]"#,
        expect![[r#"
            {"schema":"mingbai.water/1",
            "rows":[
            {"place":"甲桥","start":"2026-03","class":"Ⅱ","class_year":"Ⅲ"}
            ]}
        "#]],
    );
    check(
        "water",
        r#"{"rows": "$[*]", "by_name": true}"#,
        r#"[{"断面": "甲桥", "年": "2025", "月": "12", "水质类别": "Ⅱ"}, {"断面": "乙桥", "年": 2026, "月": 1}]"#,
        expect![[r#"
            {"schema":"mingbai.water/1",
            "rows":[
            {"place":"甲桥","start":"2025-12","class":"Ⅱ"},
            {"place":"乙桥","start":"2026-01"}
            ]}
        "#]],
    );
}

/// Forecasts, and multiples in the brackets of a list.
#[test]
fn forecasts_and_lists() {
    check(
        "air",
        r#"{"rows": "$[*]", "by_name": true}"#,
        r#"[{"地区": "甲县", "日期": "2026-03-02", "AQI范围": "48~78", "等级": "优或良", "时段类型": "小时值"}]"#,
        expect![[r#"
            {"schema":"mingbai.air/1",
            "rows":[
            {"place":"甲县","period":"hour","start":"2026-03-02","aqi":{"low":"48","high":"78","printed":"48~78"},"level":"优或良"}
            ]}
        "#]],
    );
    check(
        "water",
        r#"{"rows": "$[*]", "by_name": true}"#,
        r#"[{"断面": "甲桥", "时间": "2026-03", "主要污染物(超标倍数)": "氨氮(0.4)、总磷(0.1)"}]"#,
        expect![[r#"
            {"schema":"mingbai.water/1",
            "rows":[
            {"place":"甲桥","start":"2026-03","exceed":["氨氮(0.4)","总磷(0.1)"]}
            ]}
        "#]],
    );
}

/// A forecast beside what was measured is none of it: 48 was measured, 120 and 轻度污染 were foretold.
#[test]
fn forecasts_are_not_measured() {
    for row in [
        r#"{"城市": "甲县", "日期": "2026-03-02", "AQI": "48", "预报AQI": "120", "预报等级": "轻度污染"}"#,
        r#"{"城市": "甲县", "日期": "2026-03-02", "预报AQI": "120", "AQI": "48"}"#,
    ] {
        let rows = format!("[{row}]");
        let mapping = r#"{"rows": "$[*]", "by_name": true}"#;
        let read = run("air", mapping, &rows, &CONTEXT);
        assert!(
            read.contains(r#"{"place":"甲县","start":"2026-03-02","aqi":"48"}"#),
            "{read}"
        );
        assert!(read.contains("没有读入：预报AQI"), "{read}");
    }
}

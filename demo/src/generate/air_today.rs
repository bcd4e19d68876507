//! A county's air as of now: the hour that has just ended, the hours and days before it, and the days to come.

use std::fmt::Write;

use super::words::{HOUR, ZONE, clock, date, now};

/// By this hour of the day its forecast is out.
const ISSUED: i64 = 17;

/// 示例数据: the air of an invented county and its towns. The only generator that asks what time it is, for an hour of
/// yesterday is out of date by the law.
#[must_use]
pub fn air_today() -> String {
    air_at(now())
}

/// The same at a given moment, in seconds since 1970.
fn air_at(now: i64) -> String {
    let hour = (now + ZONE) / HOUR;
    let today = hour / 24;
    let mut out = format!(
        "{{\"schema\":\"mingbai.air/1\",\"sample\":true,\"title\":\"示例县空气质量\",\"publisher\":\"示例县生态环境局\",\
         \"source\":\"示例县空气质量发布系统\",\"standard\":\"HJ 633—2026\",\n\
         \"units\":{{\"pm25\":\"µg/m³\",\"pm10\":\"µg/m³\",\"so2\":\"µg/m³\",\"no2\":\"µg/m³\",\"co\":\"mg/m³\",\"o3\":\"µg/m³\"}},\n\
         \"warnings\":[{{\"level\":\"黄色\",\"title\":\"示例县重污染天气黄色预警\",\"area\":\"城区、工业园区\",\
         \"published_at\":\"{}\",\"start\":\"{}\",\"measures\":[\"儿童、老年人和心脏病、肺病患者减少户外活动\",\"停止土石方作业，渣土车停运\"]}}],\n\
         \"rows\":[\n",
        clock(today * 24 - 4),
        clock(today * 24)
    );
    for back in (0..24).rev() {
        let at = hour - back;
        let aqi = hourly(at);
        let rest = if back == 0 { LATEST } else { "" };
        let aqi = if back == 0 { 110 } else { aqi };
        row(
            &mut out,
            ("示例县", "519900", "county", "hour"),
            &clock(at),
            &format!("{aqi},\"primary\":\"PM2.5\"{rest}"),
        );
    }
    for (place, name) in TOWNS.iter().enumerate() {
        let code = format!("5199{:02}", place + 1);
        let value = match place {
            // 仪器维护 happens somewhere every day.
            5 => "\"NA\",\"note\":\"仪器维护\"".to_owned(),
            _ => format!(
                "{},\"primary\":\"PM2.5\"",
                [96, 124, 158, 88, 72, 0, 104][place % 7]
            ),
        };
        row(
            &mut out,
            (name, &code, "station", "hour"),
            &clock(hour),
            &value,
        );
    }
    for back in (1..=30).rev() {
        let day = today - back;
        let aqi = 60 + (day * 37 % 11) * 7 + (day * 13 % 5) * 4;
        // One day was not published: a gap is a gap.
        if back != 9 {
            let value = format!("{aqi},\"primary\":\"PM2.5\"");
            row(
                &mut out,
                ("示例县", "519900", "county", "day"),
                &date(day),
                &value,
            );
        }
    }
    // A forecast of the evening before holds until that of today is out.
    let issued = if hour % 24 >= ISSUED {
        today
    } else {
        today - 1
    };
    for (ahead, ((low, high), level)) in [
        ((102, 132), "轻度污染"),
        ((78, 108), "良或轻度污染"),
        ((48, 78), "优或良"),
    ]
    .into_iter()
    .enumerate()
    {
        let day = issued + 1 + i64::try_from(ahead).unwrap_or(0);
        let value = format!(
            "null,\"aqi_lo\":{low},\"aqi_hi\":{high},\"level\":\"{level}\",\"primary\":\"PM2.5\",\"published_at\":\"{}\"",
            clock(issued * 24 + ISSUED)
        );
        row(
            &mut out,
            ("示例县", "519900", "county", "forecast"),
            &date(day),
            &value,
        );
    }
    out.truncate(out.trim_end_matches(",\n").len());
    out + "\n]}\n"
}

const TOWNS: [&str; 7] = [
    "城关镇",
    "东湖街道",
    "工业园区",
    "青石镇",
    "黄草坝彝族乡",
    "石门镇环境空气自动监测站",
    "南河镇",
];

/// HJ 633—2026 表 3: PM2.5 of 71 is 110, PM10 of 110 is 93, NO2 of 46 is 23, and so on.
const LATEST: &str =
    ",\"pm25\":\"71\",\"pm10\":\"110\",\"so2\":\"9\",\"no2\":\"46\",\"co\":\"0.8\",\"o3\":\"38\"";

/// Worse at night and in the morning; nothing is quite regular.
fn hourly(hour: i64) -> i64 {
    62 + ((hour + 21) % 24 - 15).abs() * 4 + hour * 5 % 11
}

fn row(
    out: &mut String,
    (place, code, kind, period): (&str, &str, &str, &str),
    start: &str,
    aqi: &str,
) {
    let _ = writeln!(
        out,
        "{{\"place\":\"{place}\",\"code\":\"{code}\",\"kind\":\"{kind}\",\"period\":\"{period}\",\"start\":\"{start}\",\"aqi\":{aqi}}},"
    );
}

#[cfg(test)]
mod tests {
    use super::super::words::date;
    use super::air_at;

    /// Days that every calendar prints.
    #[test]
    fn dates() {
        for (day, text) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (20_512, "2026-02-28"),
            (20_513, "2026-03-01"),
        ] {
            assert_eq!(date(day), text);
        }
    }

    #[test]
    fn the_hour_that_has_just_ended() {
        // 2026-03-01 00:30 in +08:00: the month is an hour old.
        let text = air_at(1_772_296_200);
        assert!(
            text.contains(
                "\"county\",\"period\":\"hour\",\"start\":\"2026-03-01 00:00\",\"aqi\":110"
            )
        );
        assert!(text.contains("\"period\":\"day\",\"start\":\"2026-02-28\""));
        assert!(
            text.contains("\"period\":\"forecast\",\"start\":\"2026-03-01\",\"aqi\":null,\"aqi_lo\":102,\"aqi_hi\":132")
        );
    }
}

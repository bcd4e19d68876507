//! Thirty stations with twenty-four hours each, and their city; and one station of each level.

use std::fmt::Write;

use super::words::{HOUR, ZONE, clock, now, numeral};

/// 示例数据: thirty stations of an invented city, hour by hour until now.
#[must_use]
pub fn air_stations() -> String {
    stations_at(now())
}

/// 示例数据: a station of each of the six levels, in the hour that has just ended.
#[must_use]
pub fn air_levels() -> String {
    let start = clock((now() + ZONE) / HOUR);
    let rows = LEVELS.iter().enumerate().map(|(at, (place, aqi, level, primary))| {
        format!(
            "{{\"place\":\"{place}\",\"code\":\"51990{}\",\"kind\":\"station\",\"period\":\"hour\",\"start\":\"{start}\",\"aqi\":{aqi},\"level\":\"{level}\",\"primary\":{primary}}}",
            at + 1
        )
    });
    let rows: Vec<String> = rows.collect();
    format!(
        "{{\"schema\":\"mingbai.air/1\",\"title\":\"示例县空气质量实时报（示例数据）\",\"publisher\":\"示例县生态环境局\",\
         \"source\":\"示例县空气质量发布系统\",\"rows\":[\n{}\n]}}\n",
        rows.join(",\n")
    )
}

/// HJ 633—2026 表 1.
const LEVELS: [(&str, u16, &str, &str); 6] = [
    ("东湖公园", 38, "优", "null"),
    ("县政府", 72, "良", "[\"PM2.5\"]"),
    ("城南学校", 118, "轻度污染", "[\"PM2.5\"]"),
    ("工业园区", 176, "中度污染", "[\"PM2.5\"]"),
    ("北门车站", 245, "重度污染", "[\"PM2.5\"]"),
    ("青石镇", 362, "严重污染", "[\"PM2.5\"]"),
];

/// The stations at a given moment, in seconds since 1970.
fn stations_at(now: i64) -> String {
    let last = (now + ZONE) / HOUR;
    let mut out = String::from(
        r#"{"schema":"mingbai.air/1","title":"示例市空气质量实时报（示例数据）","publisher":"示例市生态环境局","source":"示例市空气质量发布系统","rows":["#,
    );
    for place in 0..=30_usize {
        for hour in 0..24_usize {
            // Worse at night and in the morning, and towards the edge of the city; nothing is quite regular.
            let at = last - 23 + hour as i64;
            let swing = (at % 24).abs_diff(15) as usize * 3;
            let aqi = 40 + swing + place * 2 + (place * 7 + hour * 5) % 11;
            let (name, kind) = match place {
                0 => ("示例市".to_owned(), "city"),
                _ => (format!("站点{}", numeral(place)), "station"),
            };
            let comma = if place + hour == 0 { "" } else { "," };
            let _ = write!(
                out,
                "{comma}\n{{\"place\":\"{name}\",\"code\":\"5199{place:02}\",\"kind\":\"{kind}\",\"period\":\"hour\",\"start\":\"{}\",\"aqi\":{aqi}}}",
                clock(at)
            );
        }
    }
    out + "\n]}\n"
}

#[cfg(test)]
mod tests {
    use super::stations_at;

    #[test]
    fn every_station_has_a_day_until_now() {
        // 2026-03-01 00:30 in Beijing.
        let text = stations_at(1_772_296_200);
        assert_eq!(text.matches("\"start\":\"2026-03-01 00:00\"").count(), 31);
        assert_eq!(text.matches("\"start\":\"2026-02-28 01:00\"").count(), 31);
        assert_eq!(text.matches("\"start\"").count(), 31 * 24);
    }
}

//! Thirty stations with twenty-four hours each, and their city.

use std::fmt::Write;

use super::words::numeral;

/// 示例数据: thirty stations of an invented city, hour by hour until 20:00 on the 10th of March 2026.
#[must_use]
pub fn air_stations() -> String {
    let mut out = String::from(
        r#"{"schema":"mingbai.air/1","title":"示例市空气质量实时报（示例数据）","publisher":"示例市生态环境局","source":"示例市空气质量发布系统","rows":["#,
    );
    for place in 0..=30_usize {
        for hour in 0..24_usize {
            // Worse at night and in the morning, and towards the edge of the city; nothing is quite regular.
            let of_day = (hour + 21) % 24;
            let swing = of_day.abs_diff(15) * 3;
            let aqi = 40 + swing + place * 2 + (place * 7 + hour * 5) % 11;
            let (day, clock) = if hour < 3 {
                (9, hour + 21)
            } else {
                (10, hour - 3)
            };
            let (name, kind) = match place {
                0 => ("示例市".to_owned(), "city"),
                _ => (format!("站点{}", numeral(place)), "station"),
            };
            let comma = if place + hour == 0 { "" } else { "," };
            let _ = write!(
                out,
                "{comma}\n{{\"place\":\"{name}\",\"code\":\"5199{place:02}\",\"kind\":\"{kind}\",\"period\":\"hour\",\"start\":\"2026-03-{day:02} {clock:02}:00\",\"aqi\":{aqi}}}"
            );
        }
    }
    out + "\n]}\n"
}

//! One hour of many places with all that is measured there: a city with its seven counties, and a nation's stations.

use std::fmt::Write;

use super::scatter::between;
use super::words::numeral;

const SEED: u64 = 633;
const COUNTIES: [&str; 7] = [
    "甲子县",
    "乙丑县",
    "丙寅县",
    "丁卯县",
    "戊辰区",
    "己巳区",
    "庚午区",
];

/// 示例数据: a city with twenty-four hours until 20:00 on the 10th of March 2026, and its counties in the last of them.
#[must_use]
pub fn air_counties() -> String {
    let mut out = head("示例市空气质量实时报", "示例市生态环境局");
    for hour in 0..24_usize {
        let (day, clock) = if hour < 3 {
            (9, hour + 21)
        } else {
            (10, hour - 3)
        };
        let time = format!("2026-03-{day:02} {clock:02}:00");
        row(&mut out, hour, ("示例市", "519900", "city"), &time);
    }
    for (at, name) in COUNTIES.iter().enumerate() {
        let code = format!("5199{:02}", at + 1);
        row(&mut out, 24 + at, (name, &code, "county"), LAST);
    }
    end(out)
}

/// 示例数据: 1,500 stations in one hour, about as many as the nation has.
#[must_use]
pub fn air_nation() -> String {
    let mut out = head("全国空气质量实时报", "示例监测总站");
    for at in 0..1_500 {
        let name = format!("站点{}", numeral(at + 1));
        let code = format!("{:04}A", at + 1_001);
        row(&mut out, at, (&name, &code, "station"), LAST);
    }
    end(out)
}

const LAST: &str = "2026-03-10 20:00";

fn head(title: &str, publisher: &str) -> String {
    format!(
        "{{\"schema\":\"mingbai.air/1\",\"sample\":true,\"title\":\"{title}\",\"publisher\":\"{publisher}\",\
         \"source\":\"示例空气质量发布系统\",\"standard\":\"HJ 633—2026\",\n\
         \"units\":{{\"pm25\":\"µg/m³\",\"pm10\":\"µg/m³\",\"so2\":\"µg/m³\",\"no2\":\"µg/m³\",\"co\":\"mg/m³\",\"o3\":\"µg/m³\"}},\n\
         \"rows\":[\n"
    )
}

/// An hour of a place. PM2.5 is what the index comes from: HJ 633—2026 表 3, rounded up.
fn row(out: &mut String, at: usize, (place, code, kind): (&str, &str, &str), time: &str) {
    let of = |seed: u64, low: i64, high: i64| between(SEED + seed, at as u64, low, high);
    let pm25 = of(0, 36, 180);
    let steps = [(35, 50), (60, 100), (115, 150), (150, 200), (250, 300)];
    let step = steps.windows(2).find(|pair| pm25 <= pair[1].0);
    let aqi = step.map_or(0, |pair| {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        low + ((high - low) * (pm25 - from) + to - from - 1) / (to - from)
    });
    let _ = writeln!(
        out,
        "{{\"place\":\"{place}\",\"code\":\"{code}\",\"kind\":\"{kind}\",\"period\":\"hour\",\"start\":\"{time}\",\"aqi\":{aqi},\"primary\":\"PM2.5\",\
         \"pm25\":\"{pm25}\",\"pm10\":\"{}\",\"so2\":\"{}\",\"no2\":\"{}\",\"co\":\"0.{}\",\"o3\":\"{}\"}},",
        of(1, 20, 50),
        of(2, 3, 20),
        of(3, 8, 60),
        of(4, 2, 9),
        of(5, 10, 120)
    );
}

fn end(mut out: String) -> String {
    out.truncate(out.trim_end_matches(",\n").len());
    out + "\n]}\n"
}

#[cfg(test)]
mod tests {
    use super::{air_counties, air_nation};

    #[test]
    fn every_text_has_its_rows() {
        for (text, rows) in [(air_counties(), 31), (air_nation(), 1_500)] {
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value["rows"].as_array().unwrap().len(), rows);
        }
    }

    /// Counted by hand from HJ 633—2026 表 3: 61 makes 101, 75 makes 114, 115 makes 150, 116 makes 152.
    #[test]
    fn the_index_is_that_of_the_standard() {
        let value: serde_json::Value = serde_json::from_str(&air_nation()).unwrap();
        for (pm25, aqi) in [("61", 101), ("75", 114), ("115", 150), ("116", 152)] {
            let rows = value["rows"].as_array().unwrap().iter();
            let mut found = rows.filter(|row| row["pm25"] == pm25).peekable();
            assert!(found.peek().is_some(), "{pm25}");
            assert!(found.all(|row| row["aqi"] == aqi), "{pm25}");
        }
    }
}

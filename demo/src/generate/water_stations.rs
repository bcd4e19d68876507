//! Automatic stations of an invented province, as the national platform answers: a head apart from the rows, cells with
//! HTML, times without a year, `total` for pages and `records` for rows.

use serde_json::{Value, json};

use super::words::{HOUR, ZONE, clock, now, numeral};

/// They measure every four hours, and publish in the hour after.
const ROUND: i64 = 4;

const HEAD: [&str; 17] = [
    "省份",
    "流域",
    "断面名称",
    "监测<br/>时间",
    "水质类别",
    "水温<br/>(℃)",
    "pH<br/>(无量纲)",
    "溶解氧<br/>(mg/L)",
    "电导率<br/>(μS/cm)",
    "浊度<br/>(NTU)",
    "高锰酸盐指数<br/>(mg/L)",
    "氨氮<br/>(mg/L)",
    "总磷<br/>(mg/L)",
    "总氮<br/>(mg/L)",
    "叶绿素α<br/>(mg/L)",
    "藻密度<br/>(cells/L)",
    "站点情况",
];

/// Class as the platform writes it, river, dissolved oxygen, 高锰酸盐指数, ammonia and total phosphorus.
const STATIONS: [(&str, &str, [&str; 4]); 11] = [
    ("2", "明河", ["8.41", "3.1", "0.25", "0.082"]),
    ("2", "明河", ["8.12", "3.4", "0.31", "0.091"]),
    ("3", "明河", ["7.60", "4.6", "0.52", "0.132"]),
    ("Ⅱ", "明河", ["8.05", "2.8", "0.18", "0.064"]),
    ("4", "小清溪", ["6.21", "6.4", "1.12", "0.241"]),
    ("1", "旭溪", ["9.30", "1.4", "0.03", "0.012"]),
    ("7", "旭溪", ["--", "--", "--", "--"]),
    ("6", "小清溪", ["2.60", "9.8", "2.85", "0.392"]),
    ("3", "明河", ["7.22", "4.1", "0.71", "0.141"]),
    ("2", "旭溪", ["8.80", "2.2", "0.12", "0.055"]),
    ("2", "旭溪", ["8.64", "2.4", "0.14", "0.061"]),
];

/// 示例数据: the last round of eleven stations; one of them is silent, and another has been for two days.
#[must_use]
pub fn water_stations() -> String {
    stations_at(now())
}

/// The same at a given moment, in seconds since 1970.
fn stations_at(now: i64) -> String {
    let hour = (now + ZONE - HOUR).div_euclid(HOUR * ROUND) * ROUND;
    let rows: Vec<Value> = STATIONS
        .iter()
        .enumerate()
        .map(|(at, station)| row(at, station, if at == 9 { hour - 48 } else { hour }))
        .collect();
    let many = rows.len();
    let whole = json!({ "result": 1, "records": many, "total": 1, "thead": HEAD, "tbody": rows });
    whole.to_string()
}

fn row(at: usize, (class, river, items): &(&str, &str, [&str; 4]), hour: i64) -> Value {
    let cell = |value: &str| match value {
        "--" => value.to_owned(),
        value => format!("<span title='原始值：{value}3'>{value}</span>"),
    };
    let [oxygen, permanganate, ammonia, phosphorus] = items.map(cell);
    let silent = *class == "7";
    let of = |value: &str| cell(if silent { "--" } else { value });
    // The year is left out.
    let time = clock(hour).split_off(5);
    let name = format!(
        "<span title='所在地市:示例市;所属河流:{river}'>自动站{}</span>",
        numeral(at + 1)
    );
    json!([
        "示例省",
        "示例江流域",
        name,
        time,
        class,
        of("13.5"),
        of("7.62"),
        oxygen,
        of("512.3"),
        of("6.1"),
        permanganate,
        ammonia,
        phosphorus,
        of("2.41"),
        "--",
        "--",
        if silent { "维护" } else { "正常" }
    ])
}

#[cfg(test)]
mod tests {
    use super::stations_at;

    #[test]
    fn times_have_no_year_and_are_of_the_last_round() {
        // 2026-03-01 00:30 in Beijing: the round of midnight is not out yet.
        let text = stations_at(1_772_296_200);
        assert!(
            text.contains("\"02-28 20:00\"") && text.contains("\"02-26 20:00\""),
            "{text}"
        );
        assert!(!text.contains("2026"), "{text}");
    }
}

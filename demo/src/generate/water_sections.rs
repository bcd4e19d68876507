//! Three hundred sections of an invented province on thirty rivers, and 1,500 of a nation, a month each.

use std::fmt::Write;

use super::scatter::between;
use super::words::numeral;

const SEED: u64 = 3_838;
/// From the best to the worst, and how often out of a hundred each is or is better.
const CLASSES: [(&str, i64); 8] = [
    ("Ⅰ", 8),
    ("Ⅱ", 50),
    ("Ⅲ", 84),
    ("Ⅳ", 92),
    ("Ⅴ", 95),
    ("劣Ⅴ", 97),
    ("未监测", 99),
    ("断流", 100),
];

/// 示例数据: three hundred sections in March 2026, with the classes of the month and of the year before.
#[must_use]
pub fn water_sections() -> String {
    sections(300)
}

/// 示例数据: the same of 1,500 sections on 150 rivers.
#[must_use]
pub fn water_nation() -> String {
    sections(1_500)
}

fn sections(count: usize) -> String {
    let mut out = String::from(
        r#"{"schema":"mingbai.water/1","sample":true,"title":"示例省地表水水质月报","publisher":"示例省生态环境厅","source":"示例省水环境质量月报","rows":["#,
    );
    for place in 0..count {
        let class = |seed: u64, many: usize| {
            let part = between(SEED + seed, place as u64, 1, CLASSES[many - 1].1);
            let found = CLASSES.iter().find(|(_, until)| part <= *until);
            found.map_or("Ⅲ", |(class, _)| class)
        };
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(
            out,
            "{comma}\n{{\"place\":\"断面{}\",\"code\":\"51W{:03}\",\"basin\":\"示例江流域\",\"river\":\"支流{}\",\"area\":\"示例市\",\"level\":\"省控\",\
             \"start\":\"2026-03\",\"class\":\"{}\",\"class_target\":\"{}\",\"class_month\":\"{}\",\"class_year\":\"{}\"}}",
            numeral(place + 1),
            place + 1,
            numeral(place / 10 + 1),
            class(0, 8),
            if place % 7 == 0 { "Ⅱ" } else { "Ⅲ" },
            class(1, 6),
            class(2, 6),
        );
    }
    out + "\n]}\n"
}

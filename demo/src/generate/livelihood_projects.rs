//! Six hundred projects of an invented city in twelve works, with their steps.

use std::fmt::Write;

use super::scatter::between;
use super::words::numeral;

const SEED: u64 = 44;
/// So many.
const COUNT: usize = 600;
const UNITS: [&str; 8] = [
    "市交通局",
    "市住建局",
    "市教育局",
    "市水务局",
    "市民政局",
    "市卫健委",
    "市农业农村局",
    "市文广旅局",
];
const DISTRICTS: [&str; 10] = [
    "云上区",
    "东关区",
    "石桥县",
    "青岭县",
    "白鹿县",
    "溪口县",
    "临江新区",
    "高新区",
    "明河县",
    "黄草坝彝族苗族自治县",
];
const MEASURES: [(&str, &str); 4] = [
    ("改造里程", "公里"),
    ("改造户数", "户"),
    ("新建数", "个"),
    ("受益人数", "人"),
];

/// How a project stands on 2025-09-30, and how often out of a hundred it is so or comes before.
const STANDS: [(Stand, i64); 7] = [
    (Stand::Exceeded, 8),
    (Stand::Done, 38),
    (Stand::UnderWay, 85),
    (Stand::NotStarted, 91),
    (Stand::Behind, 97),
    (Stand::Paused, 99),
    (Stand::Cancelled, 100),
];

#[derive(Clone, Copy)]
enum Stand {
    Exceeded,
    Done,
    UnderWay,
    NotStarted,
    Behind,
    Paused,
    Cancelled,
}

impl Stand {
    /// What is published of it: status, dates, reason, and steps.
    fn members(self) -> &'static str {
        match self {
            Self::Exceeded => {
                r#""status":"超额完成","start":"2025-02-10","end":"2025-09-30","finished":"2025-09-12","milestones":["2025-02-10 开工（2025-02-10）","2025-06-30 主体完成（2025-06-18）","2025-09-30 验收（2025-09-12）"]"#
            }
            Self::Done => {
                r#""status":"完成","start":"2025-02-10","end":"2025-09-30","finished":"2025-09-26","milestones":["2025-02-10 开工（2025-02-10）","2025-06-30 主体完成（2025-06-29）","2025-09-30 验收（2025-09-26）"]"#
            }
            Self::UnderWay => {
                r#""status":"推进中","start":"2025-03-01","end":"2025-12-31","milestones":["2025-03-01 开工（2025-03-01）","2025-08-31 主体完成（2025-08-25）","2025-12-31 验收"]"#
            }
            Self::NotStarted => {
                r#""status":"未开工","start":"2025-11-01","end":"2026-08-31","milestones":["2025-11-01 开工","2026-05-31 主体完成","2026-08-31 验收"]"#
            }
            Self::Behind => {
                r#""status":"滞后","reason":"受汛期影响","start":"2025-03-01","end":"2025-08-31","milestones":["2025-03-01 开工（2025-03-20）","2025-06-30 主体完成（部分完成）","2025-08-31 验收（未完成）"]"#
            }
            Self::Paused => {
                r#""status":"暂停","reason":"用地手续没有办完","start":"2025-03-01","end":"2025-12-31","milestones":["2025-03-01 开工（2025-03-01）","2025-12-31 验收"]"#
            }
            Self::Cancelled => {
                r#""status":"取消","reason":"规划调整","start":"2025-03-01","end":"2025-12-31""#
            }
        }
    }

    /// How much of a target is done, in per cent, between two bounds. `None` where nothing is published of it.
    fn done(self) -> Option<(i64, i64)> {
        match self {
            Self::Exceeded => Some((101, 130)),
            Self::Done => Some((100, 100)),
            Self::UnderWay => Some((35, 95)),
            Self::Behind => Some((10, 60)),
            Self::NotStarted | Self::Paused | Self::Cancelled => None,
        }
    }
}

/// 示例数据: six hundred projects as of 2025-09-30: twelve works, eight units, ten districts, and three steps each.
#[must_use]
pub fn livelihood_projects() -> String {
    let mut out = String::from(
        r#"{"schema":"mingbai.livelihood/1","sample":true,"title":"明河市2025年民生实事进展","publisher":"明河市人民政府办公室","source":"民生实事季度通报","as_of":"2025-09-30","rows":["#,
    );
    for place in 0..COUNT {
        let at = place as u64;
        let part = between(SEED, at, 1, 100);
        let stand = STANDS.iter().find(|(_, until)| part <= *until);
        let stand = stand.map_or(Stand::UnderWay, |(stand, _)| *stand);
        let (indicator, unit) = MEASURES[place % MEASURES.len()];
        // Hundreds, so that any share of them in per cent is a whole number.
        let target = between(SEED + 1, at, 1, 12) * 100;
        let plan = between(SEED + 2, at, 4, 90) * 20;
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(
            out,
            "{comma}\n{{\"id\":\"{}\",\"program\":\"实事{}\",\"title\":\"项目{}\",\"duty\":[\"{}\",\"{}人民政府\"],\"region\":\"{}\",\
             \"indicator\":\"{indicator}\",\"target\":\"{target}{unit}\",\"funds_plan\":\"{plan}万元\",\"funds_allocated\":\"{}万元\",{}",
            place + 1,
            numeral(place % 12 + 1),
            numeral(place + 1),
            UNITS[place % UNITS.len()],
            DISTRICTS[place % DISTRICTS.len()],
            DISTRICTS[place % DISTRICTS.len()],
            plan * between(SEED + 3, at, 4, 10) / 10,
            stand.members(),
        );
        if let Some((low, high)) = stand.done() {
            let share = between(SEED + 4, at, low, high);
            let _ = write!(
                out,
                ",\"actual\":\"{}{unit}\",\"rate\":\"{share}\"",
                target / 100 * share
            );
        }
        out.push('}');
    }
    out + "\n]}\n"
}

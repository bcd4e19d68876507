//! Levels of an index with their name, colour and advice, and who is sensitive to a pollutant, in the words of the standard.
//!
//! Sources: HJ 633—2026 表 1、表 2 and 附录 A; HJ 633—2012 表 2 and 附录 A. The colour of letters is ours: the one of black
//! and white with the better contrast (at least 5.2 : 1 on every level).

use super::Standard;
use crate::Decimal;
use crate::names::Pollutant;

/// One level.
#[derive(Debug, PartialEq, Eq)]
pub struct Level {
    /// 1 (优) to 6 (严重污染).
    pub number: u8,
    /// The greatest index of the level; 500 for the last, which the US index goes beyond.
    pub to: u16,
    /// 空气质量指数级别: `一级`; empty in the US index, which has none.
    pub grade: &'static str,
    /// 空气质量指数类别: `优`.
    pub name: &'static str,
    /// The word for the colour: `绿色`.
    pub colour: &'static str,
    /// The colour: `#00E400`.
    pub hex: &'static str,
    /// The colour of letters on it.
    pub ink: &'static str,
    /// 对健康影响情况; empty where the standard is not Chinese.
    pub effect: &'static str,
    /// 建议采取的措施; empty where the standard is not Chinese.
    pub advice: &'static str,
}

/// The greatest index of each level.
const ENDS: [u16; 6] = [50, 100, 150, 200, 300, 500];

/// What the levels of all three share but for the fifth colour: number, end, colour, letters.
type Look = (u8, u16, &'static str, &'static str, &'static str);

const BLACK: &str = "#000000";
const WHITE: &str = "#FFFFFF";

const LOOKS: [Look; 6] = [
    (1, ENDS[0], "绿色", "#00E400", BLACK),
    (2, ENDS[1], "黄色", "#FFFF00", BLACK),
    (3, ENDS[2], "橙色", "#FF7E00", BLACK),
    (4, ENDS[3], "红色", "#FF0000", BLACK),
    (5, ENDS[4], "紫色", "#99004C", WHITE),
    (6, ENDS[5], "褐红色", "#7E0023", WHITE),
];

const fn level(
    look: Look,
    grade: &'static str,
    name: &'static str,
    effect: &'static str,
    advice: &'static str,
) -> Level {
    Level {
        number: look.0,
        to: look.1,
        grade,
        name,
        colour: look.2,
        hex: look.3,
        ink: look.4,
        effect,
        advice,
    }
}

/// HJ 633—2012 表 2.
static HJ_2012: [Level; 6] = [
    level(
        LOOKS[0],
        "一级",
        "优",
        "空气质量令人满意，基本无空气污染",
        "各类人群可正常活动",
    ),
    level(
        LOOKS[1],
        "二级",
        "良",
        "空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响",
        "极少数异常敏感人群应减少户外活动",
    ),
    level(
        LOOKS[2],
        "三级",
        "轻度污染",
        "易感人群症状有轻度加剧，健康人群出现刺激症状",
        "儿童、老年人及心脏病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
    ),
    level(
        LOOKS[3],
        "四级",
        "中度污染",
        "进一步加剧易感人群症状，可能对健康人群心脏、呼吸系统有影响",
        "儿童、老年人及心脏病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
    ),
    level(
        LOOKS[4],
        "五级",
        "重度污染",
        "心脏病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状",
        "儿童、老年人和心脏病、肺病患者应停留在室内，停止户外运动，一般人群减少户外运动",
    ),
    level(
        LOOKS[5],
        "六级",
        "严重污染",
        "健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病",
        "儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动",
    ),
];

/// HJ 633—2026 表 1.
static HJ_2026: [Level; 6] = [
    level(
        LOOKS[0],
        "一级",
        "优",
        "空气质量令人满意，基本无空气污染",
        "各类人群可正常活动",
    ),
    level(
        LOOKS[1],
        "二级",
        "良",
        "空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响",
        "极少数异常敏感人群应减少户外活动",
    ),
    level(
        LOOKS[2],
        "三级",
        "轻度污染",
        "敏感人群症状有轻度加剧，健康人群出现刺激症状",
        "青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
    ),
    level(
        LOOKS[3],
        "四级",
        "中度污染",
        "进一步加剧敏感人群症状，可能对健康人群心血管系统、呼吸系统有影响",
        "青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
    ),
    level(
        LOOKS[4],
        "五级",
        "重度污染",
        "心血管系统和呼吸系统患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状",
        "青少年儿童、老年人和心血管系统疾病、呼吸系统疾病患者应停留在室内，停止户外运动，一般人群减少户外运动",
    ),
    level(
        LOOKS[5],
        "六级",
        "严重污染",
        "健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病",
        "青少年儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动",
    ),
];

/// The categories of the US index, in Chinese.
static US_2024: [Level; 6] = [
    level(LOOKS[0], "", "良好（Good）", "", ""),
    level(LOOKS[1], "", "中等（Moderate）", "", ""),
    level(
        LOOKS[2],
        "",
        "对敏感人群不健康（Unhealthy for Sensitive Groups）",
        "",
        "",
    ),
    level(LOOKS[3], "", "不健康（Unhealthy）", "", ""),
    level(
        (5, ENDS[4], "紫色", "#8F3F97", WHITE),
        "",
        "很不健康（Very Unhealthy）",
        "",
        "",
    ),
    level(LOOKS[5], "", "危险（Hazardous）", "", ""),
];

impl Standard {
    /// Its levels, the best first.
    #[must_use]
    pub fn levels(self) -> &'static [Level; 6] {
        match self {
            Self::Hj2012 => &HJ_2012,
            Self::Hj2026 => &HJ_2026,
            Self::UsEpa2024 => &US_2024,
        }
    }

    /// The level with this number, 1 to 6.
    #[must_use]
    pub fn level(self, number: u8) -> Option<&'static Level> {
        self.levels().iter().find(|level| level.number == number)
    }

    /// The level of an index. What is above 500 is of the last.
    ///
    /// ```
    /// use mingbai_data::{Decimal, air::Standard};
    /// let name = |aqi| Standard::Hj2026.level_of(Decimal::from_int(aqi)).name;
    /// assert_eq!([name(50), name(51), name(300), name(301)], ["优", "良", "重度污染", "严重污染"]);
    /// ```
    #[must_use]
    pub fn level_of(self, aqi: Decimal) -> &'static Level {
        let levels = self.levels();
        let within = |level: &&Level| aqi <= Decimal::from_int(level.to.into());
        let [.., last] = levels;
        levels.iter().find(within).unwrap_or(last)
    }

    /// 建议采取措施的敏感人群 of a pollutant whose sub-index is above 100 (HJ 633—2026 表 2); empty where the standard has no
    /// such table.
    #[must_use]
    pub fn sensitive(self, pollutant: Pollutant) -> &'static str {
        if self != Self::Hj2026 {
            return "";
        }
        match pollutant {
            Pollutant::So2 => "患有哮喘的人、青少年儿童以及老年人",
            Pollutant::No2 => "患有呼吸系统疾病（如哮喘）的人、青少年儿童以及老年人",
            Pollutant::Co => "患有心血管系统疾病的人",
            Pollutant::O3 => {
                "患有呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人"
            }
            Pollutant::Pm10 | Pollutant::Pm25 => {
                "患有心血管系统疾病或呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人"
            }
        }
    }

    /// Where the words and colours stand.
    #[must_use]
    pub fn level_clause(self) -> &'static str {
        match self {
            Self::Hj2012 => "HJ 633—2012 表 2、附录 A",
            Self::Hj2026 => "HJ 633—2026 表 1、附录 A",
            Self::UsEpa2024 => "US EPA 2024",
        }
    }
}

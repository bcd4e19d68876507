//! Levels of an index with their name, colour and advice, and who is sensitive to a pollutant, in the words of the standard.
//!
//! Sources: HJ 633—2026 表 1、表 2 and 附录 A; HJ 633—2012 表 2 and 附录 A; the US categories have
//! no words here. The colour of letters is ours: the one of black and white with the better contrast (at least 5.2 : 1 on
//! every level).

use super::Standard;
use crate::Decimal;
use crate::names::Pollutant;
use crate::text::parts;

/// One level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// 对健康影响情况; empty where the standard is not Chinese.
    pub effect: &'static str,
    /// 建议采取的措施; empty where the standard is not Chinese.
    pub advice: &'static str,
}

/// The greatest index of each level.
const ENDS: [u16; 6] = [50, 100, 150, 200, 300, 500];

// One text a table: a name, an effect and an advice for each level. Separate texts would be a third more to download, for
// where each of them stands.
const WORDS: usize = 3;
const GRADES: &str = "一级|二级|三级|四级|五级|六级";
const COLOURS: &str = "绿色|黄色|橙色|红色|紫色|褐红色";

/// HJ 633—2012 表 2.
const HJ_2012: &str = "优|\
     空气质量令人满意，基本无空气污染|\
     各类人群可正常活动|\
     良|\
     空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响|\
     极少数异常敏感人群应减少户外活动|\
     轻度污染|\
     易感人群症状有轻度加剧，健康人群出现刺激症状|\
     儿童、老年人及心脏病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼|\
     中度污染|\
     进一步加剧易感人群症状，可能对健康人群心脏、呼吸系统有影响|\
     儿童、老年人及心脏病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动|\
     重度污染|\
     心脏病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状|\
     儿童、老年人和心脏病、肺病患者应停留在室内，停止户外运动，一般人群减少户外运动|\
     严重污染|\
     健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病|\
     儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动";

/// HJ 633—2026 表 1.
const HJ_2026: &str = "优|\
     空气质量令人满意，基本无空气污染|\
     各类人群可正常活动|\
     良|\
     空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响|\
     极少数异常敏感人群应减少户外活动|\
     轻度污染|\
     敏感人群症状有轻度加剧，健康人群出现刺激症状|\
     青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼|\
     中度污染|\
     进一步加剧敏感人群症状，可能对健康人群心血管系统、呼吸系统有影响|\
     青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动|\
     重度污染|\
     心血管系统和呼吸系统患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状|\
     青少年儿童、老年人和心血管系统疾病、呼吸系统疾病患者应停留在室内，停止户外运动，一般人群减少户外运动|\
     严重污染|\
     健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病|\
     青少年儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动";

/// The categories of the US index, in Chinese.
const US_2024: &str = "良好（Good）|||\
     中等（Moderate）|||\
     对敏感人群不健康（Unhealthy for Sensitive Groups）|||\
     不健康（Unhealthy）|||\
     很不健康（Very Unhealthy）|||\
     危险（Hazardous）";

impl Standard {
    /// Its levels, the best first.
    #[must_use]
    pub fn levels(self) -> Vec<Level> {
        (1..=6).filter_map(|number| self.level(number)).collect()
    }

    /// The level with this number, 1 to 6.
    #[must_use]
    #[inline(never)]
    pub fn level(self, number: u8) -> Option<Level> {
        let at = usize::from(number).checked_sub(1)?;
        let to = *ENDS.get(at)?;
        let word = |text: &'static str, at: usize| parts(text, b'|').nth(at).unwrap_or_default();
        let table = match self {
            Self::Hj2012 => HJ_2012,
            Self::Hj2026 => HJ_2026,
            Self::UsEpa2024 => US_2024,
        };
        let first = at.wrapping_mul(WORDS);
        Some(Level {
            number,
            to,
            grade: if self.is_hj() { word(GRADES, at) } else { "" },
            name: word(table, first),
            colour: word(COLOURS, at),
            effect: word(table, first.wrapping_add(1)),
            advice: word(table, first.wrapping_add(2)),
        })
    }

    /// The name of a level; empty for a number that none has.
    #[must_use]
    pub fn level_name(self, number: u8) -> &'static str {
        self.level(number).map_or("", |level| level.name)
    }

    /// The number of the level of an index, which is the same in every standard. What is above 500 is of the last.
    ///
    /// ```
    /// use mingbai_data::{Decimal, air::Standard};
    /// let name = |aqi| Standard::Hj2026.level_name(Standard::level_of(Decimal::from_int(aqi)));
    /// assert_eq!([name(50), name(51), name(300), name(301)], ["优", "良", "重度污染", "严重污染"]);
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn level_of(aqi: Decimal) -> u8 {
        let mut number = 1;
        for end in [50, 100, 150, 200, 300] {
            number = u8::from(aqi.over(end)).wrapping_add(number);
        }
        number
    }

    /// The colour of a level as 附录 A has it, `#00E400`, and the colour of letters on it; that of the last for a number that
    /// no level has.
    #[must_use]
    pub fn colours(self, number: u8) -> (&'static str, &'static str) {
        match number {
            1 => ("#00E400", "#000000"),
            2 => ("#FFFF00", "#000000"),
            3 => ("#FF7E00", "#000000"),
            4 => ("#FF0000", "#000000"),
            5 if self.is_hj() => ("#99004C", "#FFFFFF"),
            5 => ("#8F3F97", "#FFFFFF"),
            _ => ("#7E0023", "#FFFFFF"),
        }
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

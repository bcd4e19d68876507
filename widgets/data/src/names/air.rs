//! Names in air quality releases: the six pollutants of HJ 633 with their averaging time, lists of primary pollutants, levels.

use super::{bare, longest, only, pieces};
use crate::Missing;
use crate::fold::{half, key, visible};
use crate::marks::common;
use crate::text::{parts, trim};

/// A pollutant of HJ 633.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pollutant {
    /// 细颗粒物
    Pm25,
    /// 可吸入颗粒物
    Pm10,
    /// 二氧化硫
    So2,
    /// 二氧化氮
    No2,
    /// 一氧化碳
    Co,
    /// 臭氧
    O3,
}

/// Over which time a concentration is averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Average {
    /// One hour.
    Hour,
    /// Eight hours, or the greatest of a day (臭氧日最大8小时).
    EightHours,
    /// A day, or the 24 hours that end now.
    Day,
}

/// A pollutant, with its averaging time when the name says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Named {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// The averaging time, when the name says it.
    pub average: Option<Average>,
}

impl Pollutant {
    /// Every pollutant, in the order of a release.
    pub const ALL: [Self; 6] = [
        Self::Pm25,
        Self::Pm10,
        Self::So2,
        Self::No2,
        Self::Co,
        Self::O3,
    ];

    /// The formula on screen: `PM2.5`, `O₃`.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match self {
            Self::Pm25 => "PM2.5",
            Self::Pm10 => "PM10",
            Self::So2 => "SO₂",
            Self::No2 => "NO₂",
            Self::Co => "CO",
            Self::O3 => "O₃",
        }
    }

    /// The name in HJ 633: `细颗粒物`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pm25 => "细颗粒物",
            Self::Pm10 => "可吸入颗粒物",
            Self::So2 => "二氧化硫",
            Self::No2 => "二氧化氮",
            Self::Co => "一氧化碳",
            Self::O3 => "臭氧",
        }
    }
}

/// Words for a pollutant. `None` says nothing by itself: 颗粒物 is PM10 or PM2.5.
const POLLUTANTS: [(Option<Pollutant>, &str); 7] = [
    (Some(Pollutant::Pm25), "pm25|pm2p5|细颗粒物|细颗粒"),
    (
        Some(Pollutant::Pm10),
        "pm10|可吸入颗粒物|可吸入颗粒|吸入颗粒物",
    ),
    (Some(Pollutant::So2), "so2|二氧化硫"),
    (Some(Pollutant::No2), "no2|二氧化氮"),
    (Some(Pollutant::Co), "co|一氧化碳"),
    (Some(Pollutant::O3), "o3|臭氧"),
    (None, "颗粒物"),
];

/// Words for an averaging time, behind or before a pollutant.
const AVERAGES: [(Average, &str); 3] = [
    (
        Average::Hour,
        "1小时|一小时|小时|1小时平均|一小时平均|小时平均|小时均值|1h|1hr|hour|实时|日最大1小时|最大1小时",
    ),
    (
        Average::EightHours,
        "8小时|八小时|8小时平均|八小时平均|8小时滑动平均|8小时滑动|滑动8小时|滑动8小时平均|日最大8小时|日最大8小时平均|日最大8小时滑动平均|最大8小时|最大8小时平均|最大8小时滑动平均|8小时均值|8h|8hr|8h24h|8h平均|max8h|日最大8h|mda8",
    ),
    (
        Average::Day,
        "24小时|24小时平均|24小时滑动平均|24小时滑动|24小时均值|日均|日均值|日平均|日|24h|24hr|24h平均|day|daily",
    ),
];

/// What a name names. `None` for what is no pollutant, a sub-index (`IPM10`) or a flag (`PM10_MARK`) included.
///
/// ```
/// use mingbai_data::names::{Average, Pollutant, pollutant};
/// let named = pollutant("O3_8h").unwrap();
/// assert_eq!((named.pollutant, named.average), (Pollutant::O3, Some(Average::EightHours)));
/// assert_eq!(pollutant("颗粒物(PM<sub>2.5</sub>)").unwrap().pollutant, Pollutant::Pm25);
/// assert_eq!(pollutant("COD"), None);
/// ```
#[must_use]
#[inline(never)]
pub fn pollutant(name: &str) -> Option<Named> {
    let bare = bare(name);
    let mut rest = bare.as_str();
    for end in ["平均浓度", "浓度值", "浓度"] {
        rest = rest.strip_suffix(end).unwrap_or(rest);
    }
    let mut average = None;
    if let Some((before, after)) = longest(&AVERAGES, rest) {
        (average, rest) = (Some(before), after);
    }
    let mut pollutant = None;
    while let Some((found, after)) = longest(&POLLUTANTS, rest) {
        if let Some(found) = found
            && *pollutant.get_or_insert(found) != found
        {
            return None;
        }
        rest = after;
    }
    let pollutant = pollutant?;
    if !rest.is_empty() {
        // O38 is ozone over eight hours.
        let behind = match longest(&AVERAGES, rest) {
            Some((behind, "")) => behind,
            _ if rest == "8" && pollutant == Pollutant::O3 => Average::EightHours,
            _ => return None,
        };
        (*average.get_or_insert(behind) == behind).then_some(())?;
    }
    Some(Named { pollutant, average })
}

/// The primary pollutants of a release.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Primaries {
    /// Those that are known, as listed. Empty where the release says that there is none (`—`, AQI at most 50).
    pub named: Vec<Named>,
    /// Those that no table has, as printed.
    pub unknown: Vec<Box<str>>,
}

/// Reads a list of primary pollutants: `颗粒物(PM10),细颗粒物(PM2.5)`, `PM10:67`, `臭氧8小时、PM2.5`; `—` is none.
///
/// ```
/// use mingbai_data::names::{Pollutant, primaries};
/// let list = primaries("颗粒物(PM10),细颗粒物(PM2.5)");
/// let named: Vec<_> = list.named.iter().map(|n| n.pollutant).collect();
/// assert_eq!(named, [Pollutant::Pm10, Pollutant::Pm25]);
/// assert!(primaries("—").named.is_empty());
/// ```
#[must_use]
#[inline(never)]
pub fn primaries(text: &str) -> Primaries {
    let shown: String = visible(text).chars().map(half).collect();
    let mut out = Primaries::default();
    if common(&shown).is_some() {
        return out;
    }
    for part in pieces(&shown, ",、;/和及") {
        let name = trim(parts(part, b':').next().unwrap_or(part));
        if name.is_empty() || common(name).is_some() {
            continue;
        }
        match pollutant(name) {
            Some(named) if out.named.contains(&named) => {}
            Some(named) => out.named.push(named),
            None => out.unknown.push(name.into()),
        }
    }
    out
}

/// One level of HJ 633 or several that a forecast leaves open, 1 (优) to 6 (严重污染).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Levels {
    /// The better end.
    pub low: u8,
    /// The worse end, the same where there is one level.
    pub high: u8,
}

/// Words for a level.
const LEVELS: [(u8, &str); 6] = [
    (1, "一级|1级|i级|i|1|优级|优|一"),
    (2, "二级|2级|ii级|ii|2|良好|良|二"),
    (3, "三级|3级|iii级|iii|3|轻度污染|轻度|三"),
    (4, "四级|4级|iv级|iv|4|中度污染|中度|四"),
    (5, "五级|5级|v级|v|5|重度污染|重度|五"),
    (6, "六级|6级|vi级|vi|6|严重污染|严重|六"),
];

/// The name of a level in HJ 633, 1 to 6; empty for another number.
#[must_use]
pub fn air_level_name(level: u8) -> &'static str {
    match level {
        1 => "优",
        2 => "良",
        3 => "轻度污染",
        4 => "中度污染",
        5 => "重度污染",
        6 => "严重污染",
        _ => "",
    }
}

/// Reads a level: `二级`, `Ⅱ`, `良`, `二级(良)`, and what a forecast leaves open, `优或良`.
///
/// # Errors
/// The reason why there is none: a mark, or [`Missing::BadValue`] for a word that no level has.
///
/// ```
/// use mingbai_data::{Missing, names::{Levels, air_levels}};
/// assert_eq!(air_levels("Ⅲ"), Ok(Levels { low: 3, high: 3 }));
/// assert_eq!(air_levels("优或良"), Ok(Levels { low: 1, high: 2 }));
/// assert_eq!(air_levels("—"), Err(Missing::NotReported));
/// ```
#[inline(never)]
pub fn air_levels(text: &str) -> Result<Levels, Missing> {
    if let Some(reason) = common(text) {
        return Err(reason);
    }
    let folded = key(text);
    let mut ends = None;
    for part in pieces(&folded, "或至到~-—") {
        let mut part = part.to_owned();
        part.retain(|c| !matches!(c, '(' | ')' | '/'));
        let level = only(&LEVELS, &part).ok_or(Missing::BadValue)?;
        let (low, high) = ends.unwrap_or((level, level));
        ends = Some((level.min(low), level.max(high)));
    }
    let (low, high) = ends.ok_or(Missing::BadValue)?;
    Ok(Levels { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(name: &str) -> String {
        match pollutant(name) {
            None => "?".into(),
            Some(Named { pollutant, average }) => {
                let average = match average {
                    None => "",
                    Some(Average::Hour) => " 1h",
                    Some(Average::EightHours) => " 8h",
                    Some(Average::Day) => " 24h",
                };
                format!("{}{average}", pollutant.formula())
            }
        }
    }

    #[test]
    fn pollutants() {
        for (names, expected) in [
            (
                "细颗粒物(PM2.5)|颗粒物(PM2.5)|PM2_5|pm2p5|PM<sub>2.5</sub>|PM<img src=\"../images/sub25.png\">|PM₂.₅|ＰＭ２．５|pm25|细颗粒物|PM 2.5|PM2.5浓度",
                "PM2.5",
            ),
            (
                "颗粒物(PM10)|可吸入颗粒物(PM10)|PM<img src='/a/sub10.png'>|PM₁₀|pm10|可吸入颗粒物",
                "PM10",
            ),
            ("臭氧|臭氧(O3)|O₃|O<sub>3</sub>", "O₃"),
            (
                "臭氧8小时|O38|o3_8h|O3-8h|O3_8h_24h|O<sub>3</sub>8小时|臭氧日最大8小时平均|臭氧(O3)8小时滑动平均|日最大8小时臭氧",
                "O₃ 8h",
            ),
            ("臭氧1小时|o3_1h|O3(1小时平均)", "O₃ 1h"),
            ("二氧化硫|SO2|SO₂|so_2|二氧化硫(SO2)", "SO₂"),
            ("SO2_24h|二氧化硫24小时平均", "SO₂ 24h"),
            ("NO2|二氧化氮(NO₂)", "NO₂"),
            ("CO|一氧化碳|一氧化碳(CO)", "CO"),
            ("CO_24h|co日均值", "CO 24h"),
            (
                "PM2_5_24h|PM2.5日均|PM2.5 24小时滑动平均|日均PM2.5",
                "PM2.5 24h",
            ),
            ("PM10_1h|PM10小时浓度", "PM10 1h"),
            (
                "颗粒物|COD|IPM10|ICO|PM2_5_MARK|PM2_5_IAQI|PM1|NO|NOx|AQI||PM10(PM2.5)|SO28",
                "?",
            ),
        ] {
            for name in names.split('|') {
                assert_eq!(show(name), expected, "{name}");
            }
        }
    }

    #[test]
    fn lists_of_primaries() {
        let show = |text: &str| {
            let list = primaries(text);
            let named: Vec<_> = list.named.iter().map(|n| n.pollutant.formula()).collect();
            format!("{} [{}]", named.join(" "), list.unknown.join(" "))
        };
        for (text, expected) in [
            ("颗粒物(PM10),细颗粒物(PM2.5)", "PM10 PM2.5 []"),
            ("细颗粒物(PM2.5)", "PM2.5 []"),
            ("PM10:67", "PM10 []"),
            ("臭氧8小时、PM2.5", "O₃ PM2.5 []"),
            ("PM10，NO2", "PM10 NO₂ []"),
            ("PM2.5/PM10", "PM2.5 PM10 []"),
            ("PM2.5和臭氧", "PM2.5 O₃ []"),
            ("O<sub>3</sub>8小时", "O₃ []"),
            ("PM2.5,PM2.5", "PM2.5 []"),
            ("花粉,PM10", "PM10 [花粉]"),
            ("—", " []"),
            ("-;", " []"),
            ("无", " []"),
            ("", " []"),
            ("NA", " []"),
            ("/", " []"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn levels() {
        let show = |text: &str| match air_levels(text) {
            Ok(Levels { low, high }) if low == high => format!("{low}"),
            Ok(Levels { low, high }) => format!("{low}-{high}"),
            Err(reason) => format!("{reason:?}"),
        };
        for (texts, expected) in [
            ("一级|Ⅰ|I|1|优|Ⅰ级|1级|一级（优）", "1"),
            ("二级|Ⅱ|II|2|良|良（二级）|２|二级良", "2"),
            ("三级|Ⅲ|iii|3|轻度污染|轻度", "3"),
            ("四级|Ⅳ|IV|4|中度污染", "4"),
            ("五级|Ⅴ|V|5|重度污染", "5"),
            ("六级|Ⅵ|VI|6|严重污染|六级/严重污染", "6"),
            ("优或良|优~良|优至良|良或优|优-良", "1-2"),
            ("轻度至中度污染|轻度污染到中度污染", "3-4"),
            ("—|-||NA", "NotReported"),
            ("/", "NotApplicable"),
            ("7|0|轻微污染|一级良|优或|good", "BadValue"),
        ] {
            for text in texts.split('|') {
                assert_eq!(show(text), expected, "{text}");
            }
        }
        for level in 1..=6 {
            assert_eq!(
                air_levels(air_level_name(level)),
                Ok(Levels {
                    low: level,
                    high: level
                })
            );
        }
    }
}

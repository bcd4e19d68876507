//! How water is said to be: the words, colours and shares of the national method (地表水环境质量评价办法（试行），环办〔2011〕22 号).

use super::Published;
use super::assess::quotient;
use crate::Decimal;
use crate::names::WaterClass;

/// 水质状况
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// 优
    Excellent,
    /// 良好
    Good,
    /// 轻度污染
    Light,
    /// 中度污染
    Moderate,
    /// 重度污染
    Heavy,
}

impl Condition {
    /// The word of the method.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Excellent => "优",
            Self::Good => "良好",
            Self::Light => "轻度污染",
            Self::Moderate => "中度污染",
            Self::Heavy => "重度污染",
        }
    }

    /// That of one section (表 1 of the method): Ⅰ and Ⅱ 优, Ⅲ 良好, Ⅳ 轻度污染, Ⅴ 中度污染, 劣Ⅴ 重度污染.
    #[must_use]
    pub fn of(class: WaterClass) -> Self {
        match class {
            WaterClass::I | WaterClass::II => Self::Excellent,
            WaterClass::III => Self::Good,
            WaterClass::IV => Self::Light,
            WaterClass::V => Self::Moderate,
            WaterClass::Inferior => Self::Heavy,
        }
    }
}

/// The colours of the national release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// The colour: `#CCFFFF`.
    pub hex: &'static str,
    /// The colour of letters on it: the one of black and white with the better contrast.
    pub ink: &'static str,
    /// What it is called.
    pub name: &'static str,
}

/// The colour of a class; that of 未监测 for what has none.
#[must_use]
pub fn colour(class: Option<WaterClass>) -> Colour {
    let (hex, name) = match class {
        Some(WaterClass::I) => ("#CCFFFF", "浅蓝"),
        Some(WaterClass::II) => ("#00CCFF", "蓝色"),
        Some(WaterClass::III) => ("#00FF00", "绿色"),
        Some(WaterClass::IV) => ("#FFFF00", "黄色"),
        Some(WaterClass::V) => ("#FF9B00", "橙色"),
        Some(WaterClass::Inferior) => ("#FF0000", "红色"),
        None => ("#ABABAB", "灰色"),
    };
    Colour {
        hex,
        ink: "#000000",
        name,
    }
}

/// How many sections have which class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Ⅰ to Ⅴ and 劣Ⅴ.
    pub classes: [usize; 6],
    /// 未监测
    pub not_monitored: usize,
    /// 断流
    pub no_water: usize,
    /// 未评价
    pub not_assessed: usize,
    /// Those of which no class was published, or none that can be read.
    pub missing: usize,
}

/// The classes in the order of [`Counts::classes`].
pub const ALL: [WaterClass; 6] = [
    WaterClass::I,
    WaterClass::II,
    WaterClass::III,
    WaterClass::IV,
    WaterClass::V,
    WaterClass::Inferior,
];

/// So many sections are assessed by shares; fewer by the mean of their concentrations.
pub const BY_SHARES: usize = 5;

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, published: Published) {
        let count = match published {
            Published::Class(class) => {
                let place = ALL.iter().position(|other| *other == class);
                match place.and_then(|place| self.classes.get_mut(place)) {
                    Some(count) => count,
                    None => return,
                }
            }
            Published::NotMonitored => &mut self.not_monitored,
            Published::NoWater => &mut self.no_water,
            Published::NotAssessed => &mut self.not_assessed,
            Published::Missing(_) => &mut self.missing,
        };
        *count = count.saturating_add(1);
    }

    /// Those that have a class: shares are of these alone, as in the national releases.
    #[must_use]
    pub fn assessed(&self) -> usize {
        self.classes
            .iter()
            .fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// All.
    #[must_use]
    pub fn all(&self) -> usize {
        [
            self.not_monitored,
            self.no_water,
            self.not_assessed,
            self.missing,
        ]
        .iter()
        .fold(self.assessed(), |sum, count| sum.saturating_add(*count))
    }

    /// Those of Ⅰ to Ⅲ (水质优良).
    #[must_use]
    pub fn good(&self) -> usize {
        let good = self.classes.iter().take(3);
        good.fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// Those of 劣Ⅴ.
    #[must_use]
    pub fn inferior(&self) -> usize {
        self.classes.last().copied().unwrap_or(0)
    }

    /// `part` of those that have a class, in per cent with one decimal (GB/T 8170); none without any.
    #[must_use]
    pub fn share(&self, part: usize) -> Option<Decimal> {
        let number = |many: usize| i64::try_from(many).ok().map(Decimal::from_int);
        quotient(
            number(part.saturating_mul(100))?,
            number(self.assessed())?,
            1,
        )
    }

    /// How the river or the waters are by the share of their classes (表 2 of the method); none for fewer than five
    /// sections, of which the mean of their concentrations decides.
    #[must_use]
    pub fn condition(&self) -> Option<Condition> {
        let all = self.assessed();
        if all < BY_SHARES {
            return None;
        }
        let at_least =
            |part: usize, percent: usize| part.saturating_mul(100) >= all.saturating_mul(percent);
        let (good, inferior) = (self.good(), self.inferior());
        Some(if at_least(good, 90) {
            Condition::Excellent
        } else if at_least(good, 75) {
            Condition::Good
        } else if !at_least(inferior, 20) {
            Condition::Light
        } else if !at_least(inferior, 40) {
            Condition::Moderate
        } else {
            Condition::Heavy
        })
    }
}

/// How a section's class is against that of an earlier time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change {
    /// The class then.
    pub from: WaterClass,
    /// The class now.
    pub to: WaterClass,
}

impl Change {
    /// The class became better.
    #[must_use]
    pub fn is_better(self) -> bool {
        self.to < self.from
    }

    /// The class became worse.
    #[must_use]
    pub fn is_worse(self) -> bool {
        self.to > self.from
    }

    /// By how many grades of [`Condition`] it differs: none 无明显变化, one 有所, two and more 明显.
    #[must_use]
    pub fn words(self) -> &'static str {
        let grade = |class| match Condition::of(class) {
            Condition::Excellent => 0i8,
            Condition::Good => 1,
            Condition::Light => 2,
            Condition::Moderate => 3,
            Condition::Heavy => 4,
        };
        match grade(self.to).wrapping_sub(grade(self.from)) {
            0 => "无明显变化",
            1 => "有所下降",
            -1 => "有所好转",
            worse if worse > 0 => "明显下降",
            _ => "明显好转",
        }
    }
}

/// 营养状态 of a published 综合营养状态指数 (five grades).
#[must_use]
pub fn trophic(index: Decimal) -> &'static str {
    let above = |limit: i64| index > Decimal::from_int(limit);
    if index < Decimal::from_int(30) {
        "贫营养"
    } else if !above(50) {
        "中营养"
    } else if !above(60) {
        "轻度富营养"
    } else if !above(70) {
        "中度富营养"
    } else {
        "重度富营养"
    }
}

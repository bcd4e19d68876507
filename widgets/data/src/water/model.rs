//! One sample: one section, one period, what was published about it. Nothing here is computed by us.

use crate::date::{Date, Precision};
use crate::names::{WaterClass, WaterItem};
use crate::{Missing, Quantity, Value};

/// What kind of water: total phosphorus has other limits in lakes and reservoirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Body {
    /// 河流
    River,
    /// 湖泊、水库
    Lake,
    /// The source does not say it, and the name is that of a lake or reservoir: both limits are held against it.
    Unsaid,
}

/// What a place is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 断面（点位）
    Section,
    /// 集中式生活饮用水地表水源地
    Source,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its name.
    pub name: Box<str>,
    /// Its code in the source.
    pub code: Option<Box<str>>,
    /// Province, city or county.
    pub area: Option<Box<str>>,
    /// 流域
    pub basin: Option<Box<str>>,
    /// 河流 or 湖库
    pub river: Option<Box<str>>,
    /// 国控, 省控, ….
    pub level: Option<Box<str>>,
    /// What it is for.
    pub kind: Kind,
    /// What kind of water.
    pub body: Body,
}

/// What was published as the class. Each looks different on screen, and none of the last four is a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Published {
    /// A class.
    Class(WaterClass),
    /// 未监测
    NotMonitored,
    /// 断流, 干涸: there was no water.
    NoWater,
    /// 未评价, 不参评: there are figures, and the publisher did not assess them.
    NotAssessed,
    /// No class, and why; [`Missing::BadValue`] for a word that is none.
    Missing(Missing),
}

impl Published {
    /// The class, when there is one.
    #[must_use]
    pub fn class(self) -> Option<WaterClass> {
        match self {
            Self::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The word on screen: `Ⅲ类`, `未监测`, `断流`, `未评价`, `未公布`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Class(class) => class.name(),
            Self::NotMonitored => "未监测",
            Self::NoWater => "断流",
            Self::NotAssessed => "未评价",
            Self::Missing(Missing::BadValue) => "数据异常",
            Self::Missing(_) => "未公布",
        }
    }
}

/// One item of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The field in the format: `nh3n`.
    pub key: &'static str,
    /// The item.
    pub item: WaterItem,
    /// The value with its unit; `0.01L` is below the detection limit 0.01.
    pub value: Quantity,
}

/// An item that the publisher names as exceeding, with the multiple where it gives one: `氨氮（0.5）`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// As printed.
    pub printed: Box<str>,
    /// The item; `None` for a name that no table has.
    pub item: Option<WaterItem>,
    /// 超标倍数
    pub times: Option<crate::Decimal>,
}

/// One sample of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Where.
    pub site: Site,
    /// When: the moment, or the first day of the period.
    pub start: Date,
    /// The last day of the period, when the source says it; none of a whole month, which is its own period.
    pub end: Option<Date>,
    /// The class that was published.
    pub class: Published,
    /// The class as printed; empty when there is none.
    pub class_printed: Box<str>,
    /// The class that the place must have, or why there is none.
    pub target: Result<WaterClass, Missing>,
    /// The class of the month before, as published with this one.
    pub class_month: Option<WaterClass>,
    /// The class of the same time of the year before, as published with this one.
    pub class_year: Option<WaterClass>,
    /// Whether the target was reached, as published.
    pub reached: Option<bool>,
    /// The items that were published as exceeding; the reason where the source says nothing.
    pub exceed: Result<Vec<Named>, Missing>,
    /// The items, in the order of the format, without those that the source does not have.
    pub items: Vec<Measured>,
    /// 综合营养状态指数, as published.
    pub tli: Value,
    /// 营养状态, as published.
    pub trophic: Option<Box<str>>,
    /// Whether the station works, as published.
    pub status: Option<Box<str>>,
    /// Remarks of the publisher.
    pub notes: Vec<Box<str>>,
    /// Which of the board's feeds it is from, and which row of it.
    pub from: (usize, usize),
}

impl Sample {
    /// The value of an item.
    #[must_use]
    pub fn item(&self, item: WaterItem) -> Option<&Measured> {
        self.items.iter().find(|measured| measured.item == item)
    }

    /// Whether it is of one moment: what automatic stations publish.
    #[must_use]
    pub fn is_moment(&self) -> bool {
        self.start.precision() >= Precision::Hour && self.end.is_none()
    }

    /// The class against which exceedance is told: the target; Ⅲ where none was published (环办〔2011〕22 号, 二（一）).
    #[must_use]
    pub fn standard_class(&self) -> WaterClass {
        self.target.unwrap_or(WaterClass::III)
    }
}

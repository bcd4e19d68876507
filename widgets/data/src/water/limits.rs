//! The limits of the standard, as it prints them: dated data with the number of each row.
//!
//! Source: GB 3838—2002 表 1 and 表 2, in force since 2002-06-01. Of 表 3 (80 items, of which each county chooses) there are
//! no limits here: where a drinking-water source names one as exceeding, it is shown as published, and not assessed.

use super::Body;
use crate::names::{WaterClass, WaterItem};
use crate::{Decimal, Unit};

/// The standard, as it is cited.
pub const STANDARD: &str = "GB 3838—2002";

/// 2002-06-01 00:00 in Beijing, the first moment of GB 3838—2002. What is older followed GHZB 1—1999 and is not assessed.
pub const SINCE: i64 = 1_022_860_800;

/// How a value is held against a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// ≤
    AtMost,
    /// ≥
    AtLeast,
    /// From 6 to 9, the same for every class.
    Within,
}

/// One row of 表 1 with limits for classes Ⅰ to Ⅴ.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    /// Its number in the table (序号).
    pub number: u8,
    /// The item.
    pub item: WaterItem,
    /// How a value is held against the limits.
    pub side: Side,
    /// The limits of Ⅰ to Ⅴ as printed, in [`unit`].
    pub limits: [&'static str; 5],
    /// Those of lakes and reservoirs (湖、库), where they are others.
    pub lakes: Option<[&'static str; 5]>,
}

use Side::{AtLeast, AtMost, Within};
use WaterItem as Item;

const fn row(number: u8, item: Item, side: Side, limits: [&'static str; 5]) -> Limit {
    Limit {
        number,
        item,
        side,
        limits,
        lakes: None,
    }
}

/// 表 1 without 水温, for which it limits only what people cause.
pub static TABLE_1: [Limit; 23] = [
    row(2, Item::Ph, Within, ["6~9"; 5]),
    row(
        3,
        Item::DissolvedOxygen,
        AtLeast,
        ["7.5", "6", "5", "3", "2"],
    ),
    row(4, Item::Permanganate, AtMost, ["2", "4", "6", "10", "15"]),
    row(5, Item::Cod, AtMost, ["15", "15", "20", "30", "40"]),
    row(6, Item::Bod5, AtMost, ["3", "3", "4", "6", "10"]),
    row(
        7,
        Item::Ammonia,
        AtMost,
        ["0.15", "0.5", "1.0", "1.5", "2.0"],
    ),
    Limit {
        lakes: Some(["0.01", "0.025", "0.05", "0.1", "0.2"]),
        ..row(
            8,
            Item::Phosphorus,
            AtMost,
            ["0.02", "0.1", "0.2", "0.3", "0.4"],
        )
    },
    row(
        9,
        Item::Nitrogen,
        AtMost,
        ["0.2", "0.5", "1.0", "1.5", "2.0"],
    ),
    row(
        10,
        Item::Copper,
        AtMost,
        ["0.01", "1.0", "1.0", "1.0", "1.0"],
    ),
    row(11, Item::Zinc, AtMost, ["0.05", "1.0", "1.0", "2.0", "2.0"]),
    row(
        12,
        Item::Fluoride,
        AtMost,
        ["1.0", "1.0", "1.0", "1.5", "1.5"],
    ),
    row(
        13,
        Item::Selenium,
        AtMost,
        ["0.01", "0.01", "0.01", "0.02", "0.02"],
    ),
    row(
        14,
        Item::Arsenic,
        AtMost,
        ["0.05", "0.05", "0.05", "0.1", "0.1"],
    ),
    row(
        15,
        Item::Mercury,
        AtMost,
        ["0.00005", "0.00005", "0.0001", "0.001", "0.001"],
    ),
    row(
        16,
        Item::Cadmium,
        AtMost,
        ["0.001", "0.005", "0.005", "0.005", "0.01"],
    ),
    row(
        17,
        Item::Chromium6,
        AtMost,
        ["0.01", "0.05", "0.05", "0.05", "0.1"],
    ),
    row(
        18,
        Item::Lead,
        AtMost,
        ["0.01", "0.01", "0.05", "0.05", "0.1"],
    ),
    row(
        19,
        Item::Cyanide,
        AtMost,
        ["0.005", "0.05", "0.2", "0.2", "0.2"],
    ),
    row(
        20,
        Item::Phenol,
        AtMost,
        ["0.002", "0.002", "0.005", "0.01", "0.1"],
    ),
    row(
        21,
        Item::Petroleum,
        AtMost,
        ["0.05", "0.05", "0.05", "0.5", "1.0"],
    ),
    row(
        22,
        Item::Surfactant,
        AtMost,
        ["0.2", "0.2", "0.2", "0.3", "0.3"],
    ),
    row(
        23,
        Item::Sulfide,
        AtMost,
        ["0.05", "0.1", "0.2", "0.5", "1.0"],
    ),
    row(
        24,
        Item::Coliform,
        AtMost,
        ["200", "2000", "10000", "20000", "40000"],
    ),
];

/// 表 2: what drinking-water sources (集中式生活饮用水地表水源地) must keep beside 表 1, in mg/L.
pub static TABLE_2: [(u8, WaterItem, &str); 5] = [
    (1, Item::Sulfate, "250"),
    (2, Item::Chloride, "250"),
    (3, Item::Nitrate, "10"),
    (4, Item::Iron, "0.3"),
    (5, Item::Manganese, "0.1"),
];

/// The classes that have limits, the best first.
pub const CLASSES: [WaterClass; 5] = [
    WaterClass::I,
    WaterClass::II,
    WaterClass::III,
    WaterClass::IV,
    WaterClass::V,
];

/// The row of an item in 表 1.
#[must_use]
pub fn limit(item: WaterItem) -> Option<&'static Limit> {
    TABLE_1.iter().find(|row| row.item == item)
}

/// Whether an item is one of the 21 by which a section's class is found: those of 表 1 without 水温, 总氮 and 粪大肠菌群
/// (地表水环境质量评价办法（试行）, 环办〔2011〕22 号, 一（一）1).
#[must_use]
pub fn counts(item: WaterItem) -> bool {
    limit(item).is_some() && !matches!(item, Item::Nitrogen | Item::Coliform)
}

/// How many items there are by which a class is found.
pub const COUNTED: usize = 21;

/// The unit in which the standard has an item; `None` for pH.
#[must_use]
pub fn unit(item: WaterItem) -> Option<Unit> {
    match item {
        Item::Ph => None,
        Item::Coliform => Unit::parse("个/L"),
        _ => Some(Unit::MG_L),
    }
}

impl Limit {
    /// The limits of a kind of water.
    #[must_use]
    pub fn of(&self, body: Body) -> &[&'static str; 5] {
        match (&self.lakes, body) {
            (Some(lakes), Body::Lake) => lakes,
            _ => &self.limits,
        }
    }

    /// The limit of a class, as printed; none for 劣Ⅴ.
    #[must_use]
    pub fn at(&self, class: WaterClass, body: Body) -> Option<&'static str> {
        let place = CLASSES.iter().position(|other| *other == class)?;
        self.of(body).get(place).copied()
    }

    /// The class that a value has, in the unit of the standard.
    #[must_use]
    pub fn class(&self, value: Decimal, body: Body) -> WaterClass {
        let keeps = |limit: &str| match self.side {
            Within => Decimal::from_int(6) <= value && value <= Decimal::from_int(9),
            AtMost => Decimal::parse(limit).is_some_and(|limit| value <= limit),
            AtLeast => Decimal::parse(limit).is_some_and(|limit| value >= limit),
        };
        let place = self.of(body).iter().position(|limit| keeps(limit));
        let class = place.and_then(|place| CLASSES.get(place));
        class.copied().unwrap_or(WaterClass::Inferior)
    }

    /// A limit with its sign: `≤0.05`, `≥5`, `6～9`.
    #[must_use]
    pub fn words(&self, class: WaterClass, body: Body) -> Option<String> {
        let limit = self.at(class, body)?;
        Some(match self.side {
            Within => "6～9".into(),
            AtMost => ["≤", limit].concat(),
            AtLeast => ["≥", limit].concat(),
        })
    }
}

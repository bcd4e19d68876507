//! Limits of concentrations and the indices that belong to them, as the standards print them.
//!
//! Sources: HJ 633—2012 表 1; HJ 633—2026 表 3; US EPA, limits of 2024-05-06.

use super::Standard;
use crate::Unit;
use crate::names::Pollutant;

/// Over which time a concentration is averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Averaged {
    /// 1 小时平均; on a day, the greatest of its hours.
    Hour,
    /// 8 小时滑动平均; on a day, the greatest of them.
    EightHours,
    /// 日平均
    Day,
    /// 24 小时滑动平均: the 24 hours that end now.
    MovingDay,
}

impl Averaged {
    /// Reads the codes of the format: `1h`, `8h`, `24h`, `24h-moving`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "1h" => Some(Self::Hour),
            "8h" => Some(Self::EightHours),
            "24h" => Some(Self::Day),
            "24h-moving" => Some(Self::MovingDay),
            _ => None,
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "1 小时平均",
            Self::EightHours => "8 小时平均",
            Self::Day => "日平均",
            Self::MovingDay => "24 小时滑动平均",
        }
    }
}

/// One column of a standard's table: the limits at which the index is that of the same place of [`Column::indices`].
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// Over which time it is averaged.
    pub averaged: Averaged,
    /// The limits, rising, in units of 10^-[`Column::decimals`] of the column's unit. Shorter than the indices where the
    /// standard prints no limit.
    pub limits: &'static [u16],
    /// The indices.
    pub indices: &'static [u16],
    /// Decimals of the limits.
    pub decimals: u8,
}

/// The indices of HJ 633.
const HJ: &[u16] = &[0, 50, 100, 150, 200, 300, 400, 500];
/// The indices at the upper ends of the US categories; the last two have one line.
const US: &[u16] = &[0, 50, 100, 150, 200, 300, 500];

const fn hj(pollutant: Pollutant, averaged: Averaged, limits: &'static [u16]) -> Column {
    Column {
        pollutant,
        averaged,
        limits,
        indices: HJ,
        decimals: 0,
    }
}

const fn us(
    pollutant: Pollutant,
    averaged: Averaged,
    decimals: u8,
    indices: &'static [u16],
    limits: &'static [u16],
) -> Column {
    Column {
        pollutant,
        averaged,
        limits,
        indices,
        decimals,
    }
}

use Averaged::{Day, EightHours, Hour};
use Pollutant::{Co, No2, O3, Pm10, Pm25, So2};

/// HJ 633—2012 表 1.
static HJ_2012: [Column; 10] = [
    hj(So2, Day, &[0, 50, 150, 475, 800, 1600, 2100, 2620]),
    hj(So2, Hour, &[0, 150, 500, 650, 800]),
    hj(No2, Day, &[0, 40, 80, 180, 280, 565, 750, 940]),
    hj(No2, Hour, &[0, 100, 200, 700, 1200, 2340, 3090, 3840]),
    hj(Pm10, Day, &[0, 50, 150, 250, 350, 420, 500, 600]),
    hj(Co, Day, &[0, 2, 4, 14, 24, 36, 48, 60]),
    hj(Co, Hour, &[0, 5, 10, 35, 60, 90, 120, 150]),
    hj(O3, Hour, &[0, 160, 200, 300, 400, 800, 1000, 1200]),
    hj(O3, EightHours, &[0, 100, 160, 215, 265, 800]),
    hj(Pm25, Day, &[0, 35, 75, 115, 150, 250, 350, 500]),
];

/// HJ 633—2026 表 3.
static HJ_2026: [Column; 10] = [
    hj(So2, Day, &[0, 50, 150, 475, 800, 1600, 2100, 2620]),
    hj(So2, Hour, &[0, 150, 500, 650, 800]),
    hj(No2, Day, &[0, 40, 80, 180, 280, 565, 750, 940]),
    hj(No2, Hour, &[0, 100, 200, 700, 1200, 2340, 3090, 3840]),
    hj(Co, Day, &[0, 2, 4, 14, 24, 36, 48, 60]),
    hj(Co, Hour, &[0, 5, 10, 35, 60, 90, 120, 150]),
    hj(O3, EightHours, &[0, 100, 160, 215, 265, 800]),
    hj(O3, Hour, &[0, 160, 200, 300, 400, 800, 1000, 1200]),
    hj(Pm10, Day, &[0, 50, 120, 250, 350, 420, 500, 600]),
    hj(Pm25, Day, &[0, 35, 60, 115, 150, 250, 350, 500]),
];

/// The US table. A category begins one last digit after the end of the one before: `9.0`, then `9.1`.
static US_2024: [Column; 8] = [
    us(Pm25, Day, 1, US, &[0, 90, 354, 554, 1254, 2254, 3254]),
    us(Pm10, Day, 0, US, &[0, 54, 154, 254, 354, 424, 604]),
    us(O3, EightHours, 3, US, &[0, 54, 70, 85, 105, 200]),
    us(
        O3,
        Hour,
        3,
        &[100, 150, 200, 300, 500],
        &[124, 164, 204, 404, 604],
    ),
    us(Co, EightHours, 1, US, &[0, 44, 94, 124, 154, 304, 504]),
    us(So2, Hour, 0, US, &[0, 35, 75, 185, 304]),
    us(So2, Day, 0, &[200, 300, 500], &[304, 604, 1004]),
    us(No2, Hour, 0, US, &[0, 53, 100, 360, 649, 1249, 2049]),
];

impl Standard {
    /// The columns of its table.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Hj2012 => &HJ_2012,
            Self::Hj2026 => &HJ_2026,
            Self::UsEpa2024 => &US_2024,
        }
    }

    /// The column for this average, if the table has one.
    #[must_use]
    pub fn column(self, pollutant: Pollutant, averaged: Averaged) -> Option<&'static Column> {
        let mut columns = self.columns().iter();
        columns.find(|column| column.pollutant == pollutant && column.averaged == averaged)
    }

    /// The unit of a pollutant's limits, and to how many decimals a concentration is brought before it is looked up
    /// (HJ 633—2026, 4.2.2).
    #[must_use]
    pub fn unit(self, pollutant: Pollutant) -> (Unit, u8) {
        match (self.is_hj(), pollutant) {
            (true, Co) => (Unit::MG_M3, 1),
            (true, _) | (false, Pm10) => (Unit::UG_M3, 0),
            (false, Pm25) => (Unit::UG_M3, 1),
            (false, O3) => (Unit::PPM, 3),
            (false, Co) => (Unit::PPM, 1),
            (false, So2 | No2) => (Unit::PPB, 0),
        }
    }
}

//! The sub-index (IAQI) of one concentration, exactly, with everything that is needed to show how it comes about.
//!
//! Sources: HJ 633—2026 4.2.2—4.2.6 and 表 3; HJ 633—2012 式（1） and 表 1; US EPA 2024, equation 1.

use super::table::Column;
use super::{Averaged, Standard, round_even, truncate};
use crate::names::Pollutant;
use crate::number::{count, group};
use crate::quantity::Amount;
use crate::text::fill;
use crate::unit::{NotConverted, convert};
use crate::{Decimal, Missing, Quantity, Unit};

/// The greatest index of HJ 633 (4.1.1: 1～500).
const MOST: u16 = 500;

/// Of which report a concentration is a part; the standards take other averages for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Report {
    /// 实时报 (HJ 633—2026, 4.2.3)
    Hour,
    /// 日报 (4.2.2)
    Day,
}

/// How a sub-index was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By the formula, between two limits.
    Formula(Segment),
    /// Above the last limit of a column that ends early: a fixed index (HJ 633—2026, notes b and c of 表 3).
    Beyond(u16),
    /// Above the limit of 500: no index is greater.
    Capped,
}

/// The place in the table, and what the formula gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// BPLo, in the unit of the calculation.
    pub bp_lo: Decimal,
    /// BPHi.
    pub bp_hi: Decimal,
    /// IAQILo.
    pub iaqi_lo: u16,
    /// IAQIHi.
    pub iaqi_hi: u16,
    /// What the formula gives, to two decimals.
    pub before: Decimal,
    /// Whether `before` has all digits.
    pub exact: bool,
}

impl Segment {
    /// Both concentrations, then both indices.
    #[inline(never)]
    fn digits(&self) -> [String; 4] {
        [
            self.bp_lo.trim(0).digits(),
            self.bp_hi.trim(0).digits(),
            count(self.iaqi_lo.into()),
            count(self.iaqi_hi.into()),
        ]
    }
}

/// A sub-index with the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calculation {
    /// By which standard.
    pub standard: Standard,
    /// Of which pollutant.
    pub pollutant: Pollutant,
    /// Over which time the concentration is averaged.
    pub averaged: Averaged,
    /// Whose column was taken: that of a day for hourly particles (HJ 633—2026, 4.2.4).
    pub column: Averaged,
    /// The unit of all concentrations here.
    pub unit: Unit,
    /// The concentration as published.
    pub published: Decimal,
    /// C, what was put into the formula: rounded by GB/T 8170 (4.2.2), or truncated (US EPA).
    pub taken: Decimal,
    /// How.
    pub how: How,
    /// The sub-index.
    pub iaqi: u16,
}

/// Why there is no sub-index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// There is no concentration.
    Missing(Missing),
    /// A range, a bound or “below the detection limit”: no one number.
    NotOneNumber,
    /// It does not convert into the unit of the table.
    Unit(NotConverted),
    /// The source does not say over which time it is averaged, and both that are usual have limits of their own.
    Unaveraged,
    /// This average is none of the indicators of this report.
    NotAnIndicator,
    /// HJ 633—2012 has no limits for particles over one hour.
    NoLimits,
    /// Above the last limit: the sub-index is that of the other average (HJ 633—2012, notes of 表 1; US EPA).
    Beyond(Averaged),
    /// Below the first limit: the sub-index is that of the other average (US EPA).
    Below(Averaged),
}

impl Why {
    /// The reason in Chinese.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Missing(missing) => missing.reason(),
            Self::NotOneNumber => "不是单一数值，不作复算",
            Self::Unit(why) => why.reason(),
            Self::Unaveraged => "来源未标明平均时间，不作复算",
            Self::NotAnIndicator => "不是本报表规定的指标，不参与计算",
            Self::NoLimits => "HJ 633—2012 表 1 没有颗粒物 1 小时平均的限值，不计分指数",
            Self::Beyond(Averaged::Hour) => "浓度高于表中上限，分指数按 1 小时平均浓度计",
            Self::Beyond(_) => "浓度高于表中上限，分指数按 24 小时平均浓度计",
            Self::Below(Averaged::Hour) => "浓度低于表中下限，分指数按 1 小时平均浓度计",
            Self::Below(_) => "浓度低于表中下限，分指数按 8 小时平均浓度计",
        }
    }
}

/// The sub-index of a published concentration in a report.
///
/// # Errors
/// Why there is none; see [`Why`].
#[inline(never)]
pub fn iaqi(
    standard: Standard,
    report: Report,
    pollutant: Pollutant,
    averaged: Option<Averaged>,
    published: &Quantity,
) -> Result<Calculation, Why> {
    let reading = match published {
        Quantity::Present(reading) => reading,
        Quantity::Missing(reason, _) => return Err(Why::Missing(*reason)),
    };
    let Amount::Number(number) = reading.amount else {
        return Err(Why::NotOneNumber);
    };
    let averaged = averaged.ok_or(Why::Unaveraged)?;
    let column = standard.indicator(report, pollutant, averaged)?;
    let unit = reading.unit.ok_or(Why::Unit(NotConverted::NoUnit))?;
    let number = convert(number, unit, standard.unit(pollutant).0).map_err(Why::Unit)?;
    column.calculate(standard, averaged, number)
}

impl Standard {
    /// The column by which this average counts in a report.
    ///
    /// # Errors
    /// [`Why::NotAnIndicator`] or [`Why::NoLimits`].
    pub fn indicator(
        self,
        report: Report,
        pollutant: Pollutant,
        averaged: Averaged,
    ) -> Result<&'static Column, Why> {
        use Averaged::{Day, EightHours, Hour, MovingDay};
        let particles = matches!(pollutant, Pollutant::Pm10 | Pollutant::Pm25);
        let ozone = pollutant == Pollutant::O3;
        let column = match (self, report, averaged) {
            // 4.2.4: particles over one hour by the limits of a day.
            (Self::Hj2026, Report::Hour, Hour) if particles => Day,
            (Self::Hj2026, Report::Hour, Hour) => Hour,
            (Self::Hj2026, Report::Day, EightHours) if ozone => EightHours,
            (Self::Hj2026 | Self::Hj2012, Report::Day, Day) if !ozone => Day,
            (Self::Hj2012, Report::Hour, Hour) if particles => return Err(Why::NoLimits),
            (Self::Hj2012, Report::Hour, Hour) => Hour,
            (Self::Hj2012, Report::Hour, Day | MovingDay) if particles => Day,
            (Self::Hj2012, Report::Day, Hour) if ozone => Hour,
            (Self::Hj2012, _, EightHours) if ozone => EightHours,
            (Self::UsEpa2024, _, MovingDay) => Day,
            (Self::UsEpa2024, _, other) => other,
            _ => return Err(Why::NotAnIndicator),
        };
        self.column(pollutant, column).ok_or(Why::NotAnIndicator)
    }
}

impl Standard {
    /// The average of a pollutant in a report, when this standard knows only one.
    #[must_use]
    pub fn only_average(self, report: Report, pollutant: Pollutant) -> Option<Averaged> {
        let particles = matches!(pollutant, Pollutant::Pm10 | Pollutant::Pm25);
        let ozone = pollutant == Pollutant::O3;
        match (self, report) {
            (Self::Hj2026, Report::Hour) => Some(Averaged::Hour),
            (Self::Hj2012, Report::Hour) if !particles => Some(Averaged::Hour),
            (Self::Hj2026 | Self::Hj2012, Report::Day) if !ozone => Some(Averaged::Day),
            _ => None,
        }
    }
}

impl Column {
    /// The sub-index of a concentration in the column's unit, as published.
    ///
    /// ```
    /// use mingbai_data::{Decimal, air::{Averaged, Standard}, names::Pollutant};
    /// let pm25 = Standard::Hj2026.column(Pollutant::Pm25, Averaged::Day).unwrap();
    /// let sum = pm25.calculate(Standard::Hj2026, Averaged::Day, Decimal::from_int(36)).unwrap();
    /// assert_eq!(sum.iaqi, 52);
    /// assert_eq!(sum.formula(), "(100−50)÷(60−35)×(36−35)+50＝52");
    /// ```
    ///
    /// # Errors
    /// [`Why::Missing`] below zero; [`Why::Beyond`] and [`Why::Below`].
    #[inline(never)]
    pub fn calculate(
        &self,
        standard: Standard,
        averaged: Averaged,
        published: Decimal,
    ) -> Result<Calculation, Why> {
        if published.is_negative() {
            return Err(Why::Missing(Missing::OutOfRange));
        }
        let (unit, places) = standard.unit(self.pollutant);
        let hj = standard.is_hj();
        let taken = if hj {
            round_even(published, places)
        } else {
            truncate(published, places)
        };
        let (how, iaqi) = self.look_up(standard, taken, places)?;
        Ok(Calculation {
            standard,
            pollutant: self.pollutant,
            averaged,
            column: self.averaged,
            unit,
            published,
            taken,
            how,
            iaqi,
        })
    }

    /// Everything here is in units of 10^-`places`. A number that a machine word does not hold is above every limit.
    #[inline(never)]
    fn look_up(&self, standard: Standard, taken: Decimal, places: u8) -> Result<(How, u16), Why> {
        let taken = taken.at_scale(places).map(i64::try_from);
        let taken = taken.and_then(Result::ok).unwrap_or(i64::MAX);
        let finer = if places > self.decimals { 10 } else { 1 };
        let end = |at: usize| {
            let limit = i64::from(*self.limits.get(at)?).saturating_mul(finer);
            Some((limit, i64::from(*self.indices.get(at)?)))
        };
        if let Some((first, _)) = end(0)
            && first != 0
            && taken <= first
        {
            return Err(Why::Below(match self.averaged {
                Averaged::Hour => Averaged::EightHours,
                _ => Averaged::Hour,
            }));
        }
        let many = self.limits.len();
        let whole = many == self.indices.len();
        for at in 1..many {
            // The US index goes on beyond 500 as in its last category.
            let goes_on = whole && at.saturating_add(1) == many && !standard.is_hj();
            if let (Some(lo), Some(hi)) = (end(at.wrapping_sub(1)), end(at))
                && (taken <= hi.0 || goes_on)
            {
                return segment(standard, lo, hi, taken, places)
                    // A concentration of more digits than are counted with.
                    .ok_or(Why::NotOneNumber);
            }
        }
        if whole {
            return Ok((How::Capped, MOST));
        }
        let top = self.indices.get(many.saturating_sub(1));
        match (standard, top) {
            (Standard::Hj2026, Some(top)) => Ok((How::Beyond(*top), *top)),
            _ => Err(Why::Beyond(match self.averaged {
                Averaged::Hour => Averaged::Day,
                _ => Averaged::Hour,
            })),
        }
    }
}

/// The formula between two limits, each with its index, in units of 10^-`places`; `None` when the numbers do not fit.
#[inline(never)]
fn segment(
    standard: Standard,
    mut lo: (i64, i64),
    hi: (i64, i64),
    taken: i64,
    places: u8,
) -> Option<(How, u16)> {
    let hj = standard.is_hj();
    if !hj && lo.1 != 0 {
        // A category begins one last digit after the one before.
        lo = (lo.0.wrapping_add(1), lo.1.wrapping_add(1));
    }
    let run = hi.0.wrapping_sub(lo.0);
    let above = taken.checked_sub(lo.0)?;
    let above = above.checked_mul(hi.1.wrapping_sub(lo.1))?;
    // The quotient, and twice what is left of it.
    let divide = |above: i64| {
        let rest = above.checked_rem(run)?.wrapping_mul(2);
        Some((above.checked_div(run)?, rest))
    };
    let (hundredths, rest) = divide(above.checked_mul(100)?)?;
    let exact = rest == 0;
    let before = hundredths
        .wrapping_add((rest >= run).into())
        .checked_add(lo.1.wrapping_mul(100))?;
    let (index, rest) = divide(above)?;
    // 4.2.6: 全部向上进位取整数
    let up = if hj { rest > 0 } else { rest >= run };
    let index = index.wrapping_add(up.into()).checked_add(lo.1)?;
    let before = Decimal::of_scale(before.into(), 2);
    let segment = Segment {
        bp_lo: Decimal::of_scale(lo.0.into(), places),
        bp_hi: Decimal::of_scale(hi.0.into(), places),
        iaqi_lo: u16::try_from(lo.1).ok()?,
        iaqi_hi: u16::try_from(hi.1).ok()?,
        before: if exact { before.trim(0) } else { before },
        exact,
    };
    Some((How::Formula(segment), u16::try_from(index).ok()?))
}

impl Calculation {
    /// The limits between which it lies: `浓度 35～60 µg/m³，分指数 50～100`; empty where no formula was needed.
    #[must_use]
    #[inline(never)]
    pub fn limits(&self) -> String {
        let How::Formula(part) = self.how else {
            return String::new();
        };
        let [bp_lo, bp_hi, lo, hi] = part.digits();
        fill(
            "浓度 {}～{} {}，分指数 {}～{}",
            &[&bp_lo, &bp_hi, &self.unit.name(), &lo, &hi],
        )
    }

    /// How the concentration was rounded, with the clause; `None` where that changed nothing.
    #[must_use]
    #[inline(never)]
    pub fn rounding(&self) -> Option<String> {
        if self.taken == self.published {
            return None;
        }
        let pattern = if self.standard.is_hj() {
            "浓度 {} 按 GB/T 8170 修约为 {}"
        } else {
            "浓度 {} 截取为 {}"
        };
        let digits = [group(&self.published, None), group(&self.taken, None)];
        Some(fill(pattern, &[&digits[0], &digits[1]]))
    }

    /// The calculation in one line: `(100−50)÷(60−35)×(36−35)+50＝52`.
    #[must_use]
    #[inline(never)]
    pub fn formula(&self) -> String {
        let index = count(self.iaqi.into());
        let part = match self.how {
            How::Formula(part) => part,
            How::Beyond(_) => return fill("浓度高于 800，分指数按 {} 计", &[&index]),
            How::Capped => return fill("浓度高于表中上限，分指数按 {} 计", &[&index]),
        };
        let [bp_lo, bp_hi, lo, hi] = part.digits();
        let taken = self.taken.trim(0).digits();
        let mut out = fill(
            "({}−{})÷({}−{})×({}−{})+{}",
            &[&hi, &lo, &bp_hi, &bp_lo, &taken, &bp_lo, &lo],
        );
        if part.exact && part.before == Decimal::from_int(self.iaqi.into()) {
            out.push('＝');
        } else {
            let sign = if part.exact { "＝" } else { "≈" };
            let verb = if self.standard.is_hj() {
                "进位取"
            } else {
                "四舍五入取"
            };
            out.push_str(&fill("{}{}，{} ", &[sign, &part.before.digits(), verb]));
        }
        out.push_str(&index);
        out
    }

    /// What is to be said of the column: `1 小时平均取日平均的限值`; `None` where it is that of the average itself.
    #[must_use]
    pub fn column_note(&self) -> Option<&'static str> {
        match (self.averaged, self.column) {
            (Averaged::Hour, Averaged::Day) => Some("1 小时平均取日平均的限值"),
            (Averaged::MovingDay, Averaged::Day) => Some("24 小时滑动平均取 24 小时平均的限值"),
            _ => None,
        }
    }

    /// The clauses it follows.
    #[must_use]
    pub fn clause(&self) -> &'static str {
        let ozone = self.pollutant == Pollutant::O3;
        match (self.standard, self.how) {
            (Standard::Hj2026, How::Beyond(_)) if ozone => "HJ 633—2026 表 3 注 c",
            (Standard::Hj2026, How::Beyond(_)) => "HJ 633—2026 表 3 注 b",
            (Standard::Hj2026, How::Capped) => "HJ 633—2026 4.1.1、表 3",
            (Standard::Hj2026, How::Formula(_)) => "HJ 633—2026 4.2.2～4.2.6、式（1）、表 3",
            (Standard::Hj2012, How::Formula(_)) => "HJ 633—2012 式（1）、表 1",
            (Standard::Hj2012, _) => "HJ 633—2012 表 1",
            (Standard::UsEpa2024, _) => "US EPA 2024 限值表、公式 1",
        }
    }
}

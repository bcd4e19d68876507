//! The class of an item and of a sample, and exceedance: computed from what was published, exactly, and beside it.
//!
//! Sources: GB 3838—2002, 5.1 (the worst item sets the class; exceeding items and multiples are told); 环办〔2011〕22 号 (which
//! items count; Ⅲ where there is no target); 环办监测函〔2020〕82 号, 七 (below detection counts as half the limit of
//! detection).

use super::limits::{COUNTED, Limit, SINCE, Side, TABLE_2, counts, limit, unit};
use super::{Body, Kind, Sample};
use crate::names::{WaterClass, WaterItem};
use crate::quantity::{Amount, Side as Bound};
use crate::round::round_even;
use crate::sort::sorted;
use crate::{Decimal, Missing, Quantity};
use core::cmp::Reverse;

/// The classes that a value can have: one, or several where the figure or the source leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The best that it can be.
    pub best: WaterClass,
    /// The worst that it can be.
    pub worst: WaterClass,
}

impl Span {
    /// The class, when only one is possible.
    #[must_use]
    pub fn exact(self) -> Option<WaterClass> {
        (self.best == self.worst).then_some(self.best)
    }

    /// `Ⅲ类`, `Ⅰ类至Ⅱ类`.
    #[must_use]
    pub fn words(self) -> String {
        if self.best == self.worst {
            self.best.name().into()
        } else {
            [self.best.name(), "至", self.worst.name()].concat()
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            best: self.best.max(other.best),
            worst: self.worst.max(other.worst),
        }
    }
}

/// Why an item has no class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// 表 1 has no limits for it (水温, 电导率, …).
    NoLimit,
    /// There is no value.
    Missing(Missing),
    /// The unit does not convert into that of the standard.
    Unit,
    /// 未检出 without the limit of detection.
    NoDetection,
}

impl Why {
    /// The reason in Chinese.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoLimit => "标准没有这一项的限值",
            Self::Missing(missing) => missing.reason(),
            Self::Unit => "单位不能换算为标准的单位",
            Self::NoDetection => "未检出，检出限未公布",
        }
    }
}

/// The least and the greatest that a value can be, in the unit of the standard; no greatest for `>500`.
type Ends = (Decimal, Option<Decimal>);

fn ends(item: WaterItem, value: &Quantity) -> Result<Ends, Why> {
    let amount = match (value, unit(item)) {
        (Quantity::Missing(why, _), _) => return Err(Why::Missing(*why)),
        (Quantity::Present(reading), None) => reading.amount,
        (value, Some(unit)) => value.in_unit(unit).map_err(|_| Why::Unit)?,
    };
    Ok(match amount {
        Amount::Number(number) => (number, Some(number)),
        Amount::Range { low, high } => (low, Some(high)),
        Amount::BelowDetection(None) => return Err(Why::NoDetection),
        Amount::BelowDetection(Some(limit)) => {
            let half = limit.checked_mul(Decimal::from_int(5));
            let half = half.and_then(|half| half.shift10(-1)).ok_or(Why::Unit)?;
            (half, Some(half))
        }
        Amount::Bound(Bound::Over | Bound::AtLeast, number) => (number, None),
        Amount::Bound(Bound::Under | Bound::AtMost, number) => (Decimal::from_int(0), Some(number)),
    })
}

/// The class of an item of 表 1.
///
/// Dissolved oxygen from 6 to below 7.5 mg/L is Ⅱ, or Ⅰ where it is 90 % of saturation, which is not published: both are
/// told. So are the limits of rivers and of lakes where the source leaves open which it is.
///
/// # Errors
/// Why there is none.
pub fn class_of(item: WaterItem, value: &Quantity, body: Body) -> Result<Span, Why> {
    let row = limit(item).ok_or(Why::NoLimit)?;
    let (low, high) = ends(item, value)?;
    let of = |body| {
        let first = row.class(low, body);
        let last = match (high, row.side) {
            (Some(high), _) => row.class(high, body),
            (None, Side::AtLeast) => WaterClass::I,
            (None, _) => WaterClass::Inferior,
        };
        (first.min(last), first.max(last))
    };
    let (mut best, worst) = of(body);
    if body == Body::Unsaid {
        let lake = of(Body::Lake);
        return Ok(Span {
            best: best.min(lake.0),
            worst: worst.max(lake.1),
        });
    }
    if item == WaterItem::DissolvedOxygen && best == WaterClass::II {
        best = WaterClass::I;
    }
    Ok(Span { best, worst })
}

/// That an item does not keep its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exceedance {
    /// The item.
    pub item: WaterItem,
    /// The limit with its sign: `≤1.0`.
    pub limit: String,
    /// 超标倍数 (value less limit, by limit), one decimal by GB/T 8170; more decimals where it would be 0.0. None for pH and
    /// dissolved oxygen, of which it is not computed (环办〔2011〕22 号), and for what is no one number.
    pub times: Option<Decimal>,
}

/// Whether an item surely does not keep the limit of a class, and by how much.
#[must_use]
pub fn exceedance(
    item: WaterItem,
    value: &Quantity,
    body: Body,
    class: WaterClass,
) -> Option<Exceedance> {
    let row = limit(item)?;
    let (low, high) = ends(item, value).ok()?;
    // What is open is in favour of the value.
    let body = if body == Body::Unsaid {
        Body::River
    } else {
        body
    };
    let printed = row.at(class, body)?;
    let exceeds = class_of(item, value, body).ok()?.best > class && beyond(row, low, high, printed);
    let one = (high == Some(low)).then_some(low);
    exceeds.then(|| Exceedance {
        item,
        limit: row.words(class, body).unwrap_or_default(),
        times: one
            .filter(|_| row.side == Side::AtMost)
            .and_then(|value| multiple(value, printed)),
    })
}

fn beyond(row: &Limit, low: Decimal, high: Option<Decimal>, printed: &str) -> bool {
    let limit = Decimal::parse(printed);
    match row.side {
        Side::AtMost => limit.is_some_and(|limit| low > limit),
        Side::AtLeast => limit.is_some_and(|limit| high.is_some_and(|high| high < limit)),
        Side::Within => true,
    }
}

/// An item of 表 2 that a drinking-water source does not keep.
#[must_use]
pub fn beyond_table_2(item: WaterItem, value: &Quantity) -> Option<Exceedance> {
    let (_, _, printed) = TABLE_2.iter().find(|(_, other, _)| *other == item)?;
    let (low, high) = ends(item, value).ok()?;
    let limit = Decimal::parse(printed)?;
    let one = (high == Some(low)).then_some(low);
    (low > limit).then(|| Exceedance {
        item,
        limit: ["≤", *printed].concat(),
        times: one.and_then(|value| multiple(value, printed)),
    })
}

/// `(value − limit) ÷ limit` by GB/T 8170, to one decimal; to the first that is not 0 where one decimal would be 0.0.
fn multiple(value: Decimal, printed: &str) -> Option<Decimal> {
    let limit = Decimal::parse(printed)?;
    let over = value.checked_sub(limit)?;
    (1..=6)
        .filter_map(|places| quotient(over, limit, places))
        .find(|times| !times.is_zero())
}

/// `part ÷ whole`, rounded once by GB/T 8170: a half goes to the even digit.
#[must_use]
pub fn quotient(part: Decimal, whole: Decimal, places: u8) -> Option<Decimal> {
    let away = part.ratio(whole, places)?;
    // Exactly a half is a finite decimal with one more digit; then the rule of the half decides.
    let longer = part.ratio(whole, places.saturating_add(1))?;
    if longer.checked_mul(whole) == Some(part) {
        return Some(round_even(longer, places));
    }
    Some(away)
}

/// What follows from the published items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// The class by the worst of the items that count; none without any.
    pub class: Option<Span>,
    /// The items that set it: those of which the worst possible class is the sample's.
    pub worst: Vec<WaterItem>,
    /// How many of the 21 there are.
    pub counted: usize,
    /// The items that do not keep the target (Ⅲ where there is none), the greatest multiple first; those of 表 2 too for
    /// a drinking-water source. 总氮 and 粪大肠菌群 are not among them.
    pub exceed: Vec<Exceedance>,
}

impl Assessed {
    /// Whether all 21 items are there: only then is a class that is better than the published one a difference.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.counted == COUNTED
    }
}

/// Assesses a sample by GB 3838—2002. What is older than the standard has no class.
#[must_use]
pub fn assess(sample: &Sample) -> Assessed {
    let mut out = Assessed {
        class: None,
        worst: Vec::new(),
        counted: 0,
        exceed: Vec::new(),
    };
    if sample.start.start() < SINCE {
        return out;
    }
    let (body, target) = (sample.site.body, sample.standard_class());
    let mut classes = Vec::new();
    let mut exceed = Vec::new();
    for measured in &sample.items {
        let (item, value) = (measured.item, &measured.value);
        if sample.site.kind == Kind::Source {
            exceed.extend(beyond_table_2(item, value));
        }
        if !counts(item) {
            continue;
        }
        exceed.extend(exceedance(item, value, body, target));
        let Ok(span) = class_of(item, value, body) else {
            continue;
        };
        out.counted = out.counted.saturating_add(1);
        out.class = Some(out.class.map_or(span, |class| class.with(span)));
        classes.push((item, span));
    }
    if let Some(class) = out.class {
        let set = classes.iter().filter(|(_, span)| span.worst == class.worst);
        out.worst = set.map(|(item, _)| *item).collect();
    }
    let times = |at: usize| Reverse(exceed.get(at).and_then(|one| one.times));
    let order = sorted(exceed.len(), &|one, other| times(one).cmp(&times(other)));
    let of = |at: usize| exceed.get(at).cloned();
    out.exceed = order.into_iter().filter_map(of).collect();
    out
}

/// The mean of each item over samples, as a class by the worst: how a river of fewer than five sections is assessed
/// (环办〔2011〕22 号). None without any item that counts; what has no one value is left out.
#[must_use]
pub fn assess_mean(samples: &[&Sample]) -> Option<Span> {
    let mut out: Option<Span> = None;
    let mut bodies = samples.iter().map(|sample| sample.site.body);
    let body = bodies.next()?;
    if samples
        .iter()
        .any(|sample| sample.site.body != body || sample.start.start() < SINCE)
    {
        return None;
    }
    for row in super::limits::TABLE_1.iter().filter(|row| counts(row.item)) {
        let (mut sum, mut many) = (Decimal::from_int(0), 0i64);
        for sample in samples {
            let Some(measured) = sample.item(row.item) else {
                continue;
            };
            let Ok((low, high)) = ends(row.item, &measured.value) else {
                continue;
            };
            if high != Some(low) {
                return None;
            }
            sum = sum.checked_add(low)?;
            many = many.saturating_add(1);
        }
        if many == 0 {
            continue;
        }
        // Twelve decimals are seven more than any limit has.
        let mean = sum.ratio(Decimal::from_int(many), 12)?;
        let value = Quantity::Present(crate::quantity::Reading {
            amount: Amount::Number(mean),
            unit: unit(row.item),
            printed: "".into(),
        });
        let span = class_of(row.item, &value, body).ok()?;
        out = Some(out.map_or(span, |class| class.with(span)));
    }
    out
}

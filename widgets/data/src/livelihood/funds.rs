//! Money: exact, in 元, with the grain of what was printed. Amounts of different currencies are never added.

use super::Item;
use crate::money::{convert, told};
use crate::{Decimal, Missing, MoneyUnit};

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The amount in 元, or in units of `currency`.
    pub amount: Decimal,
    /// One unit of its last printed digit: 35.70 亿元 has a grain of 1,000,000 元.
    pub grain: Decimal,
    /// The currency by ISO 4217; `None` is 人民币.
    pub currency: Option<Box<str>>,
    /// As printed.
    pub printed: Box<str>,
}

impl Money {
    /// An amount in a unit of 人民币.
    #[must_use]
    pub fn of(amount: Decimal, unit: MoneyUnit, printed: &str) -> Self {
        let places = i32::from(amount.scale());
        let last = Decimal::from_int(1).shift10(places.saturating_neg());
        Self {
            amount: convert(amount, unit, MoneyUnit::Yuan),
            grain: last.map_or(Decimal::ZERO, |last| convert(last, unit, MoneyUnit::Yuan)),
            currency: None,
            printed: printed.into(),
        }
    }

    /// The text for the screen: `35.70 亿元`, `40,000,000 GBP`.
    #[must_use]
    pub fn shown(&self) -> String {
        let (text, unit) = match &self.currency {
            None => return exact(self.amount),
            Some(currency) => (crate::number::group(&self.amount, None), currency),
        };
        [&text, " ", unit].concat()
    }
}

/// An amount in 元 with all its digits: as [`shown`] where that has them, else in 万元.
pub(super) fn exact(yuan: Decimal) -> String {
    let of = |unit| convert(yuan, MoneyUnit::Yuan, unit).trim(0);
    let unit = match (of(MoneyUnit::Yi), of(MoneyUnit::Wan)) {
        (yi, _) if yi.abs() >= Decimal::from_int(1) && yi.scale() <= 2 => MoneyUnit::Yi,
        (_, wan) if wan.abs() >= Decimal::from_int(1) => MoneyUnit::Wan,
        _ => return shown(yuan),
    };
    [&crate::number::group(&of(unit), None), " ", unit.name()].concat()
}

/// An amount in 元 for the screen, two decimals of it, with 约 where that is not all.
pub(super) fn shown(yuan: Decimal) -> String {
    let (about, text, unit) = told(yuan, MoneyUnit::Yuan);
    [about, &text, " ", unit.name()].concat()
}

/// An amount that was published, or why there is none.
pub type Given = Result<Money, Missing>;

/// The money of an item or a part. 计划, 拨付 and 支出 are different measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funds {
    /// 计划资金
    pub plan: Given,
    /// 拨付资金
    pub allocated: Given,
    /// 支出资金
    pub spent: Given,
    /// By source; the amount is missing where only the source is named.
    pub sources: Vec<(Box<str>, Given)>,
}

impl Default for Funds {
    fn default() -> Self {
        let none = || Err(Missing::Absent);
        Self {
            plan: none(),
            allocated: none(),
            spent: none(),
            sources: Vec::new(),
        }
    }
}

impl Funds {
    /// Whether nothing at all was published.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let given = [&self.plan, &self.allocated, &self.spent];
        given.into_iter().all(Result::is_err) && self.sources.is_empty()
    }

    /// The sum by source. `None` without sources, and where one has no amount or another currency.
    #[must_use]
    pub fn by_source(&self) -> Option<Sum> {
        let sum = Sum::of(self.sources.iter().map(|(_, money)| money));
        (sum.missing == 0 && sum.there > 0).then_some(sum)
    }
}

/// One of the measures of money.
pub(super) type Measure = fn(&Funds) -> &Given;

/// The money that is shown as gone out: 拨付, and of a programme that publishes none of that, its 支出. Many publish what was built for
/// money (完成投资) in its place, which is another thing: the words say both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// 拨付
    Allocated,
    /// 支出
    Spent,
}

impl Paid {
    /// Which of the two a programme publishes.
    #[must_use]
    pub fn of(programme: &super::Programme) -> Self {
        let there = |own: Self| Sum::of_items(programme.items.iter(), own.measure()).there > 0;
        if !there(Self::Allocated) && there(Self::Spent) {
            Self::Spent
        } else {
            Self::Allocated
        }
    }

    /// Its word on screen, and the same where it stands alone.
    #[must_use]
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::Allocated => ["已拨付", "已拨付资金"],
            Self::Spent => ["完成投资或支出", "完成投资或支出"],
        }
    }

    /// Its sum in a group.
    #[must_use]
    pub fn sum(self, group: &super::Group) -> &Sum {
        match self {
            Self::Allocated => &group.allocated,
            Self::Spent => &group.spent,
        }
    }

    pub(super) fn measure(self) -> Measure {
        match self {
            Self::Allocated => |funds| &funds.allocated,
            Self::Spent => |funds| &funds.spent,
        }
    }
}

/// A sum, and what is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The sum in 元 of those that are there.
    pub amount: Decimal,
    /// What rounding of the parts explains, in 元: half of each one's last digit.
    pub slack: Decimal,
    /// How many are in it.
    pub there: usize,
    /// How many had no amount in 人民币.
    pub missing: usize,
}

impl Sum {
    const NONE: Self = Self {
        amount: Decimal::ZERO,
        slack: Decimal::ZERO,
        there: 0,
        missing: 0,
    };

    /// The sum of amounts. One in another currency, or too great to be added, is not in it.
    #[must_use]
    pub fn of<'a>(all: impl Iterator<Item = &'a Given>) -> Self {
        let half = Decimal::of_scale(5, 1);
        let mut sum = Self::NONE;
        for given in all {
            let own = given.as_ref().ok().filter(|own| own.currency.is_none());
            let slack = own.and_then(|own| own.grain.checked_mul(half));
            sum.add(own.map(|own| own.amount).zip(slack));
        }
        sum
    }

    /// The sum over items: of each what is published of the whole, else what its districts make. Districts that all have the
    /// same amount do not say whether each has it or all together, and make none.
    pub(super) fn of_items<'a>(items: impl Iterator<Item = &'a Item>, side: Measure) -> Self {
        let mut sum = Self::NONE;
        for item in items {
            let own = Self::of(std::iter::once(side(&item.funds)));
            let parts = Self::of(item.parts.iter().map(|part| side(&part.funds)));
            let amounts = item
                .parts
                .iter()
                .filter_map(|part| side(&part.funds).as_ref().ok());
            let mut amounts = amounts.map(|own| own.amount);
            let first = amounts.next();
            let differ = amounts.any(|own| Some(own) != first);
            let whole = match side(&item.funds) {
                Err(_) if parts.missing == 0 && differ => parts,
                _ => own,
            };
            sum.add((whole.there > 0).then_some((whole.amount, whole.slack)));
        }
        sum
    }

    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        let mut sum = self;
        let added = self
            .amount
            .checked_add(other.amount)
            .zip(self.slack.checked_add(other.slack));
        match added {
            Some((amount, slack)) => {
                (sum.amount, sum.slack) = (amount, slack);
                sum.there = sum.there.saturating_add(other.there);
            }
            None => sum.missing = sum.missing.saturating_add(other.there),
        }
        sum.missing = sum.missing.saturating_add(other.missing);
        sum
    }

    /// One more amount and what rounding explains of it, or one that is missing.
    fn add(&mut self, one: Option<(Decimal, Decimal)>) {
        let added = one.and_then(|(amount, slack)| {
            Some((
                self.amount.checked_add(amount)?,
                self.slack.checked_add(slack)?,
            ))
        });
        match added {
            Some((amount, slack)) => {
                (self.amount, self.slack) = (amount, slack);
                self.there = self.there.saturating_add(1);
            }
            None => self.missing = self.missing.saturating_add(1),
        }
    }
}

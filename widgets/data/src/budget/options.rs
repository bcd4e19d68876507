//! What a page says about a budget beside the data.

use super::{Book, RateBase, Side};
use crate::read::Limits;
use crate::{Decimal, MoneyUnit};

/// What the page knows and the data may lack. The data wins wherever it speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// Unit of the amounts, when the data names none.
    pub unit: Option<MoneyUnit>,
    /// What the page gave as the unit, when that is none: told where the data names none.
    pub unknown_unit: Option<String>,
    /// Heading.
    pub title: Option<String>,
    /// 发布机构
    pub publisher: Option<String>,
    /// 数据截至
    pub as_of: Option<String>,
    /// 全市, 市本级, 部门…
    pub scope: Option<String>,
    /// Address of the source.
    pub source_url: Option<String>,
    /// Name of the source.
    pub source_name: Option<String>,
    /// Budget year.
    pub year: Option<u16>,
    /// 常住人口 as printed: `3,012,345`, `301.2万`.
    pub population: Option<String>,
    /// A price index a year, all years on one base (定基指数).
    pub prices: Vec<(u16, Decimal)>,
    /// Which book, when there is one table.
    pub book: Option<Book>,
    /// Which side, when there is one table.
    pub side: Option<Side>,
    /// What completion rates are measured against.
    pub rate_base: Option<RateBase>,
    /// Rows to keep; 5,000, and never more than [`Limits::max_rows`].
    pub max_rows: usize,
    /// Limits of the reader.
    pub limits: Limits,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            unit: None,
            unknown_unit: None,
            title: None,
            publisher: None,
            as_of: None,
            scope: None,
            source_url: None,
            source_name: None,
            year: None,
            population: None,
            prices: Vec::new(),
            book: None,
            side: None,
            rate_base: None,
            max_rows: 5_000,
            limits: Limits::default(),
        }
    }
}

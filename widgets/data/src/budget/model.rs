//! The shape of a budget after reading. Amounts are in the table's own unit, exactly as published.

use crate::{Decimal, Finding, MoneyUnit, Value};

/// One of the four books of a government budget (预算法第五条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Book {
    /// Nothing says which: then none is named.
    #[default]
    Unstated,
    /// 一般公共预算
    General,
    /// 政府性基金预算
    Funds,
    /// 国有资本经营预算
    StateCapital,
    /// 社会保险基金预算
    SocialInsurance,
}

/// The four books, in the order of the law.
pub const BOOKS: [Book; 4] = [
    Book::General,
    Book::Funds,
    Book::StateCapital,
    Book::SocialInsurance,
];

/// Which side of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// Nothing says which: then none is named, and nothing is compared with the other side.
    #[default]
    Unstated,
    /// 收入
    Revenue,
    /// 支出
    Expenditure,
}

/// A stage of a budget year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// 年初预算数
    Initial,
    /// 调整预算数
    Adjusted,
    /// 执行数
    Executed,
    /// 决算数
    Final,
    /// 上年决算数
    Prior,
}

/// All stages, in the order of the columns; [`Line::amounts`] is in this order.
pub const STAGES: [Stage; 5] = [
    Stage::Initial,
    Stage::Adjusted,
    Stage::Executed,
    Stage::Final,
    Stage::Prior,
];

/// What a completion rate is measured against; always shown with the rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateBase {
    /// 年初预算数
    Initial,
    /// 调整预算数
    Adjusted,
}

/// What kind of row a line is. Only items add up to their parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LineKind {
    /// An ordinary line.
    #[default]
    Item,
    /// 小计, 本年收入合计: a sum of lines before it.
    Subtotal,
    /// 合计, 总计.
    Total,
    /// 其中: a part shown again; never added.
    Memo,
}

/// One line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Function or economic code as printed (类 3, 款 5, 项 7 digits), when there is one.
    pub code: Option<Box<str>>,
    /// Name as printed, without indentation.
    pub name: Box<str>,
    /// 1 = 类, 2 = 款, 3 = 项.
    pub level: u8,
    /// Ordinary, subtotal, total or 其中.
    pub kind: LineKind,
    /// Index of the parent line in the same table.
    pub parent: Option<usize>,
    /// Amounts in the order of [`STAGES`].
    pub amounts: [Value; 5],
    /// Published completion rate in percent; its base is the table's.
    pub rate: Value,
    /// Published change on the year before in percent; its basis is the table's.
    pub yoy: Value,
    /// A remark by the publisher.
    pub note: Option<Box<str>>,
}

/// One table: one side of one book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Which book.
    pub book: Book,
    /// Which side.
    pub side: Side,
    /// The table's own title; of a single table also that of the whole.
    pub title: Option<Box<str>>,
    /// The year that the table is about: its own, else that of the whole.
    pub year: Option<u16>,
    /// 全市, 市本级, 部门…: by the table's own facts or title, else that of the whole.
    pub scope: Option<Box<str>>,
    /// The unit of every amount.
    pub unit: MoneyUnit,
    /// Base of the published completion rates, when it is known.
    pub rate_base: Option<RateBase>,
    /// Basis of the published changes as printed (自然口径, 同口径), when it is known.
    pub yoy_basis: Option<Box<str>>,
    /// The lines in published order; a parent stands before its children.
    pub lines: Vec<Line>,
    /// 年终结余: what revenue total exceeds expenditure total by, when it is published (on either side of the book).
    pub balance: Option<Value>,
}

/// A budget as read: metadata, tables, and what the checks found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Budget {
    /// Heading, e.g. 汕尾市 2018 年市级一般公共预算收支决算.
    pub title: Option<Box<str>>,
    /// 发布机构
    pub publisher: Option<Box<str>>,
    /// Budget year.
    pub year: Option<u16>,
    /// 全市, 市本级, 部门… as printed.
    pub scope: Option<Box<str>>,
    /// 数据截至, as `YYYY-MM-DD` or as printed.
    pub as_of: Option<Box<str>>,
    /// Name of the source.
    pub source_name: Option<Box<str>>,
    /// Address of the source; may be shown as a link only through the one link component.
    pub source_url: Option<Box<str>>,
    /// 常住人口 in persons (`301.2万` is 3,012,000), when it is given.
    pub population: Option<Value>,
    /// A price index a year, all years on one base (定基指数), in the order of the source.
    pub prices: Vec<(u16, Decimal)>,
    /// 示例数据: must be labelled on screen.
    pub sample: bool,
    /// The tables, in published order.
    pub tables: Vec<Table>,
    /// What reading and checking found.
    pub findings: Vec<Finding>,
    /// How many rows the source has when not all are here (`limit` or `pages` finding); 0 when nobody knows how many.
    pub rows_in_source: Option<usize>,
}

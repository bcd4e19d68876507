//! What a profile asks of records: conditions, time limits, checks, pictures.

use crate::Decimal;

/// Something that is true of a record or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The field.
    pub field: usize,
    /// What is asked of it.
    pub is: Test,
}

/// What is asked of a field. Each is false where it cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Something stands there.
    Present,
    /// Nothing stands there.
    Missing,
    /// Its day is over.
    Past,
    /// Its day has not begun.
    Ahead,
    /// Its day has begun, today with it.
    Begun,
    /// Its day is not over, today with it.
    Open,
    /// It is one of these texts, in the form in which names are looked up; `是` and `否` of a field of yes and no.
    OneOf(Vec<Box<str>>),
    /// It is none of these words, or is not there.
    NoneOf(Vec<Box<str>>),
    /// It is a number of at least this.
    AtLeast(Decimal),
    /// It is a number of at most this.
    AtMost(Decimal),
}

/// How a time limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// 工作日
    Workday,
    /// 自然日
    Calendar,
    /// 小时
    Hour,
    /// So many days later, at this minute of the day.
    Clock(u32),
    /// By this month and day, so many years later.
    YearEnd(u32, u32),
    /// 个月: the same day of a later month.
    Month,
}

/// A time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What is to be done in it: 公示, 答复.
    pub label: Box<str>,
    /// The field with the day that it is counted from; that day is not counted.
    pub from: usize,
    /// The field with the day on which it was done.
    pub to: usize,
    /// How it is counted.
    pub clock: Clock,
    /// How many.
    pub within: u32,
    /// The field of the record that says how many, where it does.
    pub within_field: Option<usize>,
    /// The rule.
    pub rule: Option<Box<str>>,
    /// It holds for records of which all of these are true.
    pub when: Vec<Condition>,
    /// That nothing stands where it was done does not mean that it was not.
    pub unknown: bool,
}

/// A time in which something is open: 公示期, 申请期.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// 公示期
    pub label: Box<str>,
    /// The field with its first day.
    pub from: usize,
    /// The field with its last day.
    pub to: usize,
    /// How many days it must have at least.
    pub least: Option<u32>,
    /// Those are working days.
    pub workdays: bool,
    /// The rule.
    pub rule: Option<Box<str>>,
}

/// What is looked at in the numbers and words of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// The parts make the whole, each row for itself.
    Sum {
        /// The parts.
        parts: Vec<usize>,
        /// The whole.
        total: usize,
    },
    /// A share is what its part and its whole say.
    Rate {
        /// What is counted.
        part: usize,
        /// Of what.
        whole: usize,
        /// The published share.
        rate: usize,
    },
    /// One day is not before the other, or lies so many days behind it.
    Order {
        /// The earlier.
        first: usize,
        /// The later.
        then: usize,
        /// How many days lie between them at least, the first not counted.
        least: Option<u32>,
        /// Those are working days.
        workdays: bool,
        /// It is asked of records of which all of these are true.
        when: Vec<Condition>,
    },
    /// A number lies between these.
    Range {
        /// The number.
        field: usize,
        /// The least that it may be.
        least: Option<Decimal>,
        /// The most.
        most: Option<Decimal>,
    },
    /// No two records have the same.
    Unique {
        /// The fields that are compared together.
        fields: Vec<usize>,
    },
    /// A 统一社会信用代码 (GB 32100).
    Uscc {
        /// The code.
        field: usize,
    },
    /// A code has so many digits or letters.
    Length {
        /// The code.
        field: usize,
        /// How many.
        length: usize,
    },
    /// Where this holds, a field must not be empty.
    With {
        /// When it is needed.
        when: Condition,
        /// What is needed.
        need: usize,
    },
    /// A day is not older than this.
    Stale {
        /// The day.
        field: usize,
        /// Days.
        days: u32,
        /// It is asked of records of which all of these are true.
        when: Vec<Condition>,
    },
    /// A number is not greater than another.
    NotOver {
        /// The number.
        field: usize,
        /// The other.
        most: usize,
    },
}

/// A picture of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its heading.
    pub title: Box<str>,
    /// How it counts.
    pub kind: ChartKind,
    /// The field whose values the bars stand for.
    pub by: By,
}

/// What the bars of a picture stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Each text of a field.
    Field(usize),
    /// Each month of a day.
    Month(usize),
    /// Each year of a day.
    Year(usize),
    /// Each state.
    State,
}

/// How a picture counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartKind {
    /// Records.
    Count,
    /// The sum of a number.
    Sum(usize),
    /// The share of records of which this holds.
    Share(Condition),
}

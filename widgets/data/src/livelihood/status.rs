//! How far an item has come: one of eight defined words, each with its rule.

use super::rate::last_of;
use super::{Indicator, Item, Part, attained};
use crate::date::Date;
use crate::fold::key;
use crate::names::{self, status as named};
use crate::text::{among, has};

/// Eight words. The order is that of the board: what needs attention is not hidden behind what is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 超额完成
    Exceeded,
    /// 完成
    Done,
    /// 进行中
    UnderWay,
    /// 未启动
    NotStarted,
    /// 滞后
    Behind,
    /// 暂停
    Paused,
    /// 取消
    Cancelled,
    /// 无数据
    NoData,
}

impl Status {
    /// Every word, in the order in which they are counted.
    pub const ALL: [Self; 8] = [
        Self::Exceeded,
        Self::Done,
        Self::UnderWay,
        Self::NotStarted,
        Self::Behind,
        Self::Paused,
        Self::Cancelled,
        Self::NoData,
    ];

    /// The word on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exceeded => "超额完成",
            Self::Done => "完成",
            Self::UnderWay => "进行中",
            Self::NotStarted => "未启动",
            Self::Behind => "滞后",
            Self::Paused => "暂停",
            Self::Cancelled => "取消",
            Self::NoData => "无数据",
        }
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Exceeded | Self::Done)
    }

    /// Whether a reason is due.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Behind | Self::Paused | Self::Cancelled)
    }
}

/// The rule by which an item has this word, for whoever asks why.
#[must_use]
pub fn rule(status: Status) -> &'static str {
    match status {
        Status::Exceeded => {
            "公布为超额完成；没有公布状态的，各项指标都达到目标，且至少一项越大越好的指标超过目标"
        }
        Status::Done => {
            "公布为完成；没有公布状态的，写明了不晚于数据截至日的实际完成时间，或各项指标都达到目标；没有指标的，形象进度为 100%"
        }
        Status::UnderWay => {
            "公布为进行中；没有公布状态的，有进度或已到开工时间，且未过计划完成时间"
        }
        Status::NotStarted => {
            "公布为未启动；没有公布状态的，计划开工时间晚于数据截至日，或完成数和形象进度都是 0"
        }
        Status::Behind => {
            "公布为滞后；或数据截至日已过计划完成时间，而没有公布完成、暂停或取消，指标也未达到目标"
        }
        Status::Paused => "公布为暂停、停工、缓建",
        Status::Cancelled => "公布为取消、终止",
        Status::NoData => "没有公布状态，也没有可以判断的时间、指标和进度",
    }
}

/// Words beside those of [`names::status`]: of standards, of work by the calendar, of rectification. 未完成 and 基本完成 are
/// none: they do not say whether it has begun, or is done.
const WORDS: [(Status, &str); 7] = [
    (
        Status::NotStarted,
        "前期|准备|前期准备|前期工作|谋划|储备|立项|招标|招标中|identification|preparation|planned|planning",
    ),
    (
        Status::UnderWay,
        "实施|正常|推进顺利|进展顺利|顺利推进|稳步推进|达到目标进度|达到进度|达到序时进度|超序时进度|按期推进|部分完成|\
         阶段性办结|阶段性完成|整改中|达到时序进度|达到或超过目标任务进度|未到期|长期坚持|持续推进中|履行中|implementation|active",
    ),
    (
        Status::Done,
        "运行维护|已整改|完成整改|已完成整改|整改完成|销号|已销号|完成销号|交付使用|投入使用|已投用|通过验收|验收合格|completion|\
         maintenance|complete|completed|met|decommissioning|decommissioned|拆除中|已拆除",
    ),
    (Status::Exceeded, "提前超额完成任务|已超额完成任务"),
    (
        Status::Behind,
        "推进缓慢|进展缓慢|缓慢|未达目标进度|未达到目标进度|未达到进度|未达到目标任务进度|未达到序时进度|落后|严重滞后|未按期完成|超期未完成|notmet",
    ),
    (Status::Paused, "缓建|停建|中止|暂缓实施|暂停实施|suspended"),
    (
        Status::Cancelled,
        "终止|取消|已取消|已终止|不再实施|撤销|cancelled|canceled|withdrawn|unsuccessful",
    ),
];

/// The status that a published word says. `None` for a word that no table has.
///
/// ```
/// use mingbai_data::livelihood::{Status, stated};
/// assert_eq!(stated("已完成（100%）"), Some(Status::Done));
/// assert_eq!(stated("停工"), Some(Status::Paused));
/// assert_eq!(stated("已取消"), Some(Status::Cancelled));
/// assert_eq!(stated("推进缓慢"), Some(Status::Behind));
/// assert_eq!(stated("完成80%"), Some(Status::UnderWay));
/// assert_eq!(stated("基本完成"), None);
/// ```
#[must_use]
pub fn stated(text: &str) -> Option<Status> {
    let word = text.split(['(', '（', '，', ',', '；', ';', '。']).next();
    let mut word = key(word.unwrap_or(text));
    word.retain(|c| !matches!(c, '_' | '-'));
    let own = WORDS.iter().find(|(_, words)| among(words, &word));
    if let Some((status, _)) = own {
        return Some(*status);
    }
    // 完成80% is a progress.
    let plain = word.strip_prefix('已').unwrap_or(&word);
    let percent = plain
        .strip_prefix("完成")
        .and_then(|own| own.strip_suffix('%'));
    if let Some(percent) = percent.and_then(crate::Decimal::parse) {
        let all = percent >= crate::Decimal::from_int(100);
        return Some(if all { Status::Done } else { Status::UnderWay });
    }
    Some(match named(text)? {
        names::Status::NotStarted => Status::NotStarted,
        names::Status::UnderWay => Status::UnderWay,
        names::Status::Done => Status::Done,
        names::Status::Exceeded => Status::Exceeded,
        names::Status::Behind => Status::Behind,
        names::Status::Stopped => Status::Paused,
    })
}

/// What a status was judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The word of the publisher.
    Published,
    /// The planned and the actual dates.
    Dates,
    /// Indicators and progress.
    Figures,
    /// Nothing.
    None,
}

/// A status and what it was judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// The word.
    pub status: Status,
    /// Why.
    pub basis: Basis,
}

/// Words that say that it is not done, and not whether it has begun: it is told by days and figures, and is not done.
const NOT_DONE: &str = "未完成|尚未完成|未办结|尚未办结|基本完成|基本建成|基本办结|大部分完成";

/// What the figures say, where no published word says that it is not done.
fn unless_denied(figures: Option<Status>, word: Option<&str>) -> Option<Status> {
    let denied = word.is_some_and(|word| among(NOT_DONE, &key(word)));
    figures.filter(|status| !(denied && status.is_done()))
}

/// The status of an item by [`rule`]. `as_of` is the day of the data; the item's own goes before it.
#[must_use]
pub fn judge(item: &Item, as_of: Option<Date>) -> Judged {
    let figures = unless_denied(by_figures(item), item.status.as_deref());
    judged(item, said(item), figures, as_of)
}

/// The status of an item in one of its districts, by the same rule.
#[must_use]
pub fn judge_part(part: &Part, as_of: Option<Date>) -> Judged {
    let word = part.status.as_deref();
    let said = word.and_then(stated);
    let figures = unless_denied(figures(&part.details, &part.indicators, &[]), word);
    judged(&part.details, said, figures, as_of)
}

/// The status of an item in the district of this part, and how many days that is late: by the same rule, with the planned end of
/// the whole where the district has none. It is that of the whole where nothing is told of the district, and where the whole was
/// stopped.
#[must_use]
pub fn judge_there(item: &Item, part: Option<&Part>, as_of: Option<Date>) -> (Judged, Option<i64>) {
    let as_of = item.as_of.or(as_of);
    let whole = judge(item, as_of);
    let stopped = matches!(whole.status, Status::Paused | Status::Cancelled);
    let own = part.map(|part| (part, judge_part(part, as_of)));
    let told = own
        .filter(|(part, own)| own.status != Status::NoData && !(stopped && part.status.is_none()));
    let Some((part, mut own)) = told else {
        return (whole, overdue(item, as_of));
    };
    let said = part.status.as_deref().and_then(stated);
    let days = late(&part.details, item.end, said, as_of);
    if days.is_some() && matches!(own.status, Status::UnderWay | Status::NotStarted) {
        (own.status, own.basis) = (Status::Behind, Basis::Dates);
    }
    (own, days)
}

fn judged(
    item: &Item,
    said: Option<Status>,
    figures: Option<Status>,
    as_of: Option<Date>,
) -> Judged {
    let by = |status, basis| Judged { status, basis };
    if let Some(status @ (Status::Paused | Status::Cancelled)) = said {
        return by(status, Basis::Published);
    }
    if let Some(status) = said.filter(|status| status.is_done() || *status == Status::Behind) {
        return by(status, Basis::Published);
    }
    if finished_by(item, as_of) && said.is_none() {
        return by(Status::Done, Basis::Dates);
    }
    let reached = figures.is_some_and(Status::is_done);
    if !reached && late(item, None, said, as_of).is_some() {
        return by(Status::Behind, Basis::Dates);
    }
    if let Some(status) = said {
        return by(status, Basis::Published);
    }
    if let Some(status) = figures {
        return by(status, Basis::Figures);
    }
    let now = item.as_of.or(as_of).map(last_of);
    match (item.start, now) {
        (Some(start), Some(now)) if start.start() >= now => by(Status::NotStarted, Basis::Dates),
        (Some(_), Some(_)) => by(Status::UnderWay, Basis::Dates),
        _ if item.progress.is_some() => by(Status::UnderWay, Basis::Figures),
        _ => by(Status::NoData, Basis::None),
    }
}

/// What the publisher says of an item; where it speaks of the parts alone: what all of them are, late when one is and nothing is
/// measured of the whole, else under way.
pub(super) fn said(item: &Item) -> Option<Status> {
    if let Some(status) = item.status.as_deref() {
        return stated(status);
    }
    let parts = item.parts.iter().filter_map(|part| part.status.as_deref());
    let all: Vec<Status> = parts.filter_map(stated).collect();
    let first = *all.first()?;
    // What some districts say is not what the others have come to.
    let every = all.len() == item.parts.len();
    Some(if every && all.iter().all(|status| *status == first) {
        first
    } else if every && all.iter().all(|status| status.is_done()) {
        Status::Done
    } else if all.contains(&Status::Behind) && item.indicators.is_empty() {
        Status::Behind
    } else if every || all.contains(&Status::UnderWay) {
        Status::UnderWay
    } else {
        return None;
    })
}

/// Whether an actual end was published that is not after the day of the data.
#[must_use]
pub fn finished_by(item: &Item, as_of: Option<Date>) -> bool {
    let now = item.as_of.or(as_of).map(last_of);
    item.finished
        .is_some_and(|finished| now.is_none_or(|now| finished.start() < now))
}

/// What the figures say. Of the whole where they are there, else of its parts.
pub(super) fn by_figures(item: &Item) -> Option<Status> {
    figures(item, &item.indicators, &item.parts)
}

fn figures(item: &Item, indicators: &[Indicator], parts: &[Part]) -> Option<Status> {
    let own: Vec<&Indicator> = if indicators.is_empty() {
        let parts = parts.iter().flat_map(|part| &part.indicators);
        parts
            .filter(|own| own.target.is_ok() || own.actual.is_ok())
            .collect()
    } else {
        indicators.iter().collect()
    };
    // What is no part of a whole tells nothing.
    let hundred = crate::Decimal::from_int(100);
    let whole = item.physical.number();
    let whole = whole.filter(|percent| (crate::Decimal::ZERO..=hundred).contains(percent));
    let full = whole == Some(hundred);
    let begun = whole.is_some_and(|percent| !percent.is_zero());
    if own.is_empty() {
        return Some(match whole {
            None => return None,
            Some(_) if full => Status::Done,
            Some(_) if begun => Status::UnderWay,
            Some(_) => Status::NotStarted,
        });
    }
    let all: Vec<_> = own.iter().map(|indicator| attained(indicator)).collect();
    if all.iter().all(|own| own.reached == Some(true)) {
        let over = own.iter().zip(&all).any(|(indicator, own)| {
            let share = own.this_year.or(own.cumulative);
            indicator.direction == super::Direction::Higher
                && share.is_some_and(|share| share.part > share.whole)
        });
        return Some(if over { Status::Exceeded } else { Status::Done });
    }
    let done = |own: &&Indicator| {
        let figures = [&own.actual, &own.actual_cum];
        let mut numbers = figures
            .into_iter()
            .filter_map(|own| own.as_ref().ok()?.number());
        numbers
            .next()
            .map(|first| !first.is_zero() || numbers.any(|own| !own.is_zero()))
    };
    let figures: Vec<bool> = own.iter().filter_map(done).collect();
    match figures.as_slice() {
        [] if begun => Some(Status::UnderWay),
        [] => None,
        some if begun || some.contains(&true) => Some(Status::UnderWay),
        // What is not published is not zero.
        some => (some.len() == own.len()).then_some(Status::NotStarted),
    }
}

/// So many days the day of the data, or the actual end, is after the planned end. `None` where it is not, or where nobody can
/// tell: without a planned end or a day, or done on a day that was not published. Never by the clock of a reader.
#[must_use]
pub fn overdue(item: &Item, as_of: Option<Date>) -> Option<i64> {
    late(item, None, said(item), as_of)
}

/// `end` is the planned end where the item has none.
fn late(item: &Item, end: Option<Date>, said: Option<Status>, as_of: Option<Date>) -> Option<i64> {
    let end = last_of(item.end.or(end)?);
    if said == Some(Status::Cancelled) {
        return None;
    }
    let now = match item.finished {
        // An end that is after the day of the data has not come.
        Some(finished) if finished_by(item, as_of) => last_of(finished),
        _ if said.is_some_and(Status::is_done) => return None,
        _ => last_of(item.as_of.or(as_of)?),
    };
    let days = now.saturating_sub(end).div_euclid(crate::date::DAY);
    (days > 0).then_some(days)
}

/// Whether an item is late, paused or cancelled, and nobody says why: 未说明原因. What every late district says of itself is said.
#[must_use]
pub fn unexplained(item: &Item, as_of: Option<Date>) -> bool {
    let why = |text: &Option<Box<str>>| {
        let words = ["因", "由于", "受", "为了"];
        let text = text.as_deref().unwrap_or_default();
        words.into_iter().any(|word| has(text, word))
    };
    let needs = |word: &Option<Box<str>>| {
        let status = word.as_deref().and_then(stated);
        status.is_some_and(Status::needs_reason)
    };
    let mut late = item
        .parts
        .iter()
        .filter(|part| needs(&part.status))
        .peekable();
    let told = late.peek().is_some() && late.all(|part| part.details.reason.is_some());
    judge(item, as_of).status.needs_reason()
        && item.reason.is_none()
        && !told
        && ![&item.note, &item.progress, &item.status, &item.result]
            .into_iter()
            .any(why)
}

//! The figures of one table that are read first: what stands beside its sentence, large.
//!
//! **Rule:** a figure that the sentence has too is the same to the digit, for both come from one [`Answer`]. What is not known
//! is left out.

use super::figures::share_of;
use super::headline::index_of;
use super::say::{Answer, answer, told};
use super::{Budget, Line, LineKind, RateBase, Side, Stage, Table, is_counted};
use crate::Decimal;
use crate::number::group;
use crate::text::{cut, fill};

/// One large figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// What it is: 支出（决算数）.
    pub label: String,
    /// “约” before the digits, where they are rounded; else empty.
    pub about: &'static str,
    /// The digits: 48.07.
    pub digits: String,
    /// Behind the digits: 亿元, %.
    pub unit: &'static str,
    /// What must be known beside it, as far as the sentence does not say it of the same figure: 按公布数计算. Empty for most.
    pub note: String,
}

const COMPUTED: &str = "按公布数计算";

/// At most four figures of a table. Of revenue or expenditure: the amount, 完成率, 比上年, and the largest part with its share;
/// of debt: 余额, 限额, and how much of it is used. None where not all rows are here.
///
/// ```
/// use mingbai_data::budget::{ReadOptions, at_a_glance, read_text};
/// let text = r#"{"unit":"万元","year":2018,"book":"general","rows":[
///     {"科目名称":"支出合计","调整预算数":"516,984","决算数":"480,691","上年决算数":"471,884"}]}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// let said: Vec<_> = at_a_glance(&budget, 0).iter().map(|one| one.label.clone() + &one.digits + one.unit).collect();
/// assert_eq!(said, ["支出（决算数）48.07亿元", "完成调整预算92.98%", "比上年+1.87%"]);
/// ```
#[must_use]
#[inline(never)]
pub fn at_a_glance(budget: &Budget, table: usize) -> Vec<Glance> {
    let mut out = Vec::new();
    let Some(table) = budget.tables.get(table) else {
        return out;
    };
    let Answer {
        basis,
        line,
        amount,
        debt,
    } = answer(budget, table);
    let Some(amount) = amount.filter(|_| budget.rows_in_source.is_none()) else {
        return out;
    };
    let stage = basis.stage;
    let part = table.part().is_some();
    let side = table.side.name();
    let unstated = table.side == Side::Unstated;
    let name = match line {
        Some(line) if debt || unstated => (*line.name).into(),
        _ if part => table.subject(),
        Some(line) if line.name.ends_with("总计") => fill("{}总计", &[side]),
        _ if unstated => "合计".into(),
        _ => side.into(),
    };
    let mut push = |label: &[&str], (about, digits, unit), note: &[&str]| {
        out.push(Glance {
            label: label.concat(),
            about,
            digits,
            unit,
            note: note.concat(),
        });
    };
    let percent = |value: &Decimal| ("", group(value, None), "%");
    let summed = if line.is_none() {
        "按所列科目相加"
    } else {
        ""
    };
    let label = [&*name, "（", stage.name(), "）"];
    push(&label, told(amount, table.unit), &[summed]);
    if debt {
        let owed = line.and_then(|line| cut(&line.name, "余额"));
        if let Some((before, behind)) = owed
            && let Some(limit) = limit(table, (before, behind), stage)
        {
            let name = [before, "限额", behind];
            push(&name, told(limit, table.unit), &[]);
            if let Ok(used) = share_of(amount, limit) {
                push(&["余额占限额"], percent(&used), &[COMPUTED]);
            }
        }
        return out;
    }
    // A plan has nothing to complete.
    let rate = line.and_then(|line| basis.rate_of(line));
    if let Some(rate) = rate.filter(|_| stage.is_actual()) {
        let note = match rate.base {
            Some(_) => "",
            None => "未说明是年初预算还是调整预算",
        };
        let base = rate.base.map_or("预算", RateBase::name);
        push(&["完成", base], percent(&rate.value), &[note]);
    }
    if let Some(line) = line
        && let Some(change) = basis.yoy_of(line)
    {
        let mut shown = percent(&change.value);
        if change.value > Decimal::ZERO {
            shown.1.insert(0, '+');
        }
        let name = &["比上年"];
        let more = line.amount(Stage::Prior).number();
        let more = more.and_then(|prior| amount.checked_sub(prior));
        match more.filter(|_| change.computed) {
            Some(more) => {
                let way = if more.is_negative() {
                    "减少"
                } else {
                    "增加"
                };
                let (about, digits, unit) = told(more.abs(), table.unit);
                push(name, shown, &[way, about, " ", &digits, " ", unit]);
            }
            // By another basis the amounts would tell another change.
            None => push(name, shown, &[change.basis.as_deref().unwrap_or_default()]),
        }
    }
    if !part && let Some((most, share)) = largest(table, line, stage, amount) {
        push(&["占比最大：", &most.name], percent(&share), &[COMPUTED]);
    }
    out
}

/// The limit of what is owed: 政府债务限额 of 政府债务余额.
fn limit(table: &Table, owed: (&str, &str), stage: Stage) -> Option<Decimal> {
    let mut lines = table.lines.iter();
    let limit = lines.find(|line| line.parent.is_none() && cut(&line.name, "限额") == Some(owed));
    limit?.amount(stage).number()
}

/// The largest part of `whole`, and its share: of what stands below the line that sums up, else before it, else at the top.
/// None where what is not listed or has no number could be larger, or where parts are listed twice.
#[inline(never)]
fn largest<'a>(
    table: &'a Table,
    head: Option<&Line>,
    stage: Stage,
    whole: Decimal,
) -> Option<(&'a Line, Decimal)> {
    let head = head.and_then(|head| index_of(table, head));
    let below = head.is_some() && table.lines.iter().any(|line| line.parent == head);
    let item = |line: &Line| line.kind == LineKind::Item && line.parent.is_none();
    // One line among others sums them up only where it is exactly what they come to.
    let exact = !below
        && head
            .and_then(|head| table.lines.get(head))
            .is_some_and(item);
    let before = head.unwrap_or(0);
    let before = if table.lines.iter().take(before).any(item) {
        before
    } else {
        usize::MAX
    };
    let (mut rest, mut parts) = (whole, 0u32);
    let mut most: Option<(&Line, Decimal)> = None;
    for (at, line) in table.lines.iter().enumerate() {
        let part = if below {
            line.kind == LineKind::Item && line.parent == head
        } else {
            item(line) && at < before && Some(at) != head
        };
        if part
            && !is_counted(&line.name)
            && let Some(amount) = line.amount(stage).number()
        {
            parts = parts.saturating_add(1);
            rest = rest.checked_sub(amount)?;
            if most.is_none_or(|(_, most)| amount > most) {
                most = Some((line, amount));
            }
        }
    }
    let (line, amount) = most?;
    let certain = if exact {
        rest.is_zero()
    } else {
        rest.abs() < amount && amount <= whole
    };
    if parts < 2 || !certain {
        return None;
    }
    Some((line, share_of(amount, whole).ok()?))
}

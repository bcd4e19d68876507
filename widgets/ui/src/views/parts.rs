//! What a whole is made of: the lines of one level, their share, and what of it is too small to be shown by itself.

use mingbai_data::budget::{
    Budget, Line, LineKind, Side, Stage, Table, TableKind, Unsaid, hundred,
};
use mingbai_data::number::group;
use mingbai_data::{Decimal, Missing, Value};

use crate::budget::rows::merge_sort as sort;

/// Below 1 元 of 100 a part stands with the others.
const SMALL: Decimal = Decimal::from_int(1);
/// As many are shown by themselves however small they are.
const SHOWN: usize = 3;

/// In the place of a line: all small parts together.
pub const REST: usize = usize::MAX;
/// In the place of a line: all lines without a number together.
pub const UNSAID: usize = REST.wrapping_sub(1);

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Index of its line.
    pub line: usize,
    /// Its amount, above zero, in the unit of the table.
    pub amount: Decimal,
    /// What it is of 100 元, two decimals; all of a level come to 100.00.
    pub yuan: Decimal,
    /// What it is of the whole, in billionths.
    pub area: u64,
}

/// The parts of a whole.
#[derive(Debug, Default)]
pub struct Level {
    /// The parts, the largest first.
    pub parts: Vec<Part>,
    /// How many of them, at the end, are too small to stand by themselves.
    pub small: usize,
    /// Lines that are no part of it that could be drawn: missing or not above zero.
    pub apart: Vec<usize>,
    /// What the lines without a number come to together, where that can be told.
    pub unsaid: Option<Unsaid>,
    /// What the parts add up to, and what is unsaid.
    pub sum: Decimal,
    /// What all numbers of the level add up to, those below zero too.
    pub listed: Decimal,
    /// The line of the whole, when it is published.
    pub whole: Option<usize>,
    /// What was published for the whole.
    pub published: Option<Decimal>,
    /// Every line of the level as published, those of `apart` too.
    pub lines: Vec<usize>,
    /// For each line of the table, whether it is a sum of other lines that are listed below it.
    kids: Vec<bool>,
}

/// Which lines are sums of other lines that are listed below them.
fn kids(table: &Table) -> Vec<bool> {
    let mut kids = vec![false; table.lines.len()];
    for line in table
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Item)
    {
        if let Some(above) = line.parent.and_then(|above| kids.get_mut(above)) {
            *above = true;
        }
    }
    kids
}

/// Whether the lines of a table make no whole: both sides under each other, limits beside what is owed.
#[must_use]
pub fn is_mixed(table: &Table) -> bool {
    matches!(table.kind(), TableKind::Summary | TableKind::Debt)
        || table.side == Side::Unstated
            && [Side::Revenue, Side::Expenditure].into_iter().all(|side| {
                table
                    .lines
                    .iter()
                    .any(|line| Side::parse(&line.name) == Some(side))
            })
}

/// Whether all rows are here and every number of the uppermost lines can be read: a share of what is left would be taken
/// for a share of the whole.
#[must_use]
pub fn is_known(budget: &Budget, table: &Table) -> bool {
    let stage = table.main_stage();
    budget.rows_in_source.is_none()
        && !items(table, None).iter().any(|line| {
            let line = table.lines.get(*line);
            matches!(
                line.map(|line| line.amount(stage)),
                Some(Value::Missing(Missing::BadValue | Missing::OutOfRange))
            )
        })
}

/// The ordinary lines below `parent`.
fn items(table: &Table, parent: Option<usize>) -> Vec<usize> {
    let mut lines = table.children(parent);
    lines.retain(|line| {
        table
            .lines
            .get(*line)
            .is_some_and(|line| line.kind == LineKind::Item)
    });
    lines
}

/// Index of the line that answers “how much”.
#[must_use]
pub fn headline(table: &Table) -> Option<usize> {
    let line: *const Line = table.headline()?;
    table
        .lines
        .iter()
        .position(|other| core::ptr::eq(other, line))
}

/// Every ordinary line at the top with its amount above zero: what both sides of a book balance with. Then what all of
/// them add up to, those below zero too.
#[must_use]
pub fn sources(table: &Table, stage: Stage) -> (Vec<(usize, Decimal)>, Decimal) {
    let mut lines = items(table, None);
    // 一般公共预算支出 with its functions below it says less than they do.
    let head = headline(table);
    if let Some(place) = lines.iter().position(|line| Some(*line) == head) {
        let below = items(table, head);
        if !below.is_empty() {
            lines.splice(place..=place, below);
        }
    }
    let (mut found, mut listed) = (Vec::new(), Decimal::ZERO);
    for line in lines {
        let amount = table
            .lines
            .get(line)
            .and_then(|line| line.amount(stage).number());
        let Some(amount) = amount else { continue };
        listed = listed.checked_add(amount).unwrap_or(listed);
        if amount > Decimal::ZERO {
            found.push((line, amount));
        }
    }
    (found, listed)
}

impl Level {
    /// The parts of line `parent`, or of the table.
    #[must_use]
    pub fn new(table: &Table, parent: Option<usize>) -> Self {
        let stage = table.main_stage();
        let number = |line: usize| table.lines.get(line)?.amount(stage).number();
        let kids = kids(table);
        let only = || match items(table, None).as_slice() {
            [only] if kids.get(*only) == Some(&true) => Some(*only),
            _ => None,
        };
        // One line at the top that has lines of its own is the whole, and they are what it is made of.
        let Ok(found) = hundred(table, parent.or_else(only), stage) else {
            let lines = items(table, parent);
            return Self {
                apart: lines.clone(),
                lines,
                whole: parent,
                kids,
                published: parent.and_then(number),
                ..Self::default()
            };
        };
        let mut level = Self {
            sum: found.sum,
            unsaid: found.unsaid,
            apart: found.apart,
            whole: found.of,
            published: found.published,
            kids,
            ..Self::default()
        };
        for part in found.parts {
            if part.amount.is_zero() {
                level.apart.push(part.line);
                continue;
            }
            level.parts.push(Part {
                line: part.line,
                amount: part.amount,
                yuan: part.yuan,
                area: billionths(part.amount, found.sum),
            });
        }
        sort(&mut level.apart, &mut |a, b| a > b);
        let lines = level.parts.iter().map(|part| part.line);
        level.lines = lines.chain(level.apart.iter().copied()).collect();
        sort(&mut level.lines, &mut |a, b| a > b);
        level.listed = level.lines.iter().fold(Decimal::ZERO, |sum, line| {
            let more = number(*line).and_then(|amount| sum.checked_add(amount));
            more.unwrap_or(sum)
        });
        let amount = |parts: &[Part], at: usize| parts.get(at).map(|part| part.amount);
        let mut order: Vec<usize> = (0..level.parts.len()).collect();
        sort(&mut order, &mut |a, b| {
            amount(&level.parts, a) < amount(&level.parts, b)
        });
        level.parts = order
            .into_iter()
            .filter_map(|at| level.parts.get(at).copied())
            .collect();
        let rest = level.parts.iter().skip(SHOWN);
        let small = rest.filter(|part| part.yuan < SMALL).count();
        level.small = if small > 1 { small } else { 0 };
        level
    }

    /// Whether a line is a sum of other lines that are listed below it.
    #[must_use]
    pub fn has_parts(&self, line: usize) -> bool {
        self.kids.get(line) == Some(&true)
    }

    /// The parts that stand by themselves, and those that do not.
    #[must_use]
    pub fn split(&self) -> (&[Part], &[Part]) {
        let at = self.parts.len().saturating_sub(self.small);
        self.parts.split_at_checked(at).unwrap_or_default()
    }

    /// The small ones together, as one part of no line.
    #[must_use]
    pub fn rest(&self) -> Option<Part> {
        let (_, small) = self.split();
        if small.is_empty() {
            return None;
        }
        let mut rest = Part {
            line: REST,
            amount: Decimal::ZERO,
            yuan: Decimal::ZERO,
            area: 0,
        };
        for part in small {
            rest.amount = rest.amount.checked_add(part.amount).unwrap_or(rest.amount);
            rest.yuan = rest.yuan.checked_add(part.yuan).unwrap_or(rest.yuan);
            rest.area = rest.area.saturating_add(part.area);
        }
        rest.amount = rest.amount.trim(0);
        Some(rest)
    }

    /// What is unsaid, as one part of no line.
    #[must_use]
    pub fn unsaid(&self) -> Option<Part> {
        self.unsaid.map(|unsaid| Part {
            line: UNSAID,
            amount: unsaid.amount,
            yuan: unsaid.yuan,
            area: billionths(unsaid.amount, self.sum),
        })
    }

    /// `没有数字的 2 项`
    #[must_use]
    pub fn unsaid_name(&self) -> String {
        let count = self.unsaid.map_or(0, |unsaid| unsaid.count);
        ["没有数字的 ", &crate::text::num(count), " 项"].concat()
    }

    /// Whether a part has no number: shares are of the others only.
    #[must_use]
    pub fn is_partial(&self, table: &Table) -> bool {
        self.unsaid.is_none()
            && self.apart.iter().any(|line| {
                let value = published(table, *line);
                value.is_some_and(|value| value.number().is_none())
            })
    }

    /// What was published for the whole, less what was published for its parts, where that is something.
    #[must_use]
    pub fn gap(&self) -> Option<Decimal> {
        let gap = self.published?.checked_sub(self.listed)?;
        Some(gap.trim(0)).filter(|gap| !gap.is_zero() && !self.lines.is_empty())
    }
}

/// What `part` is of `whole`, in billionths; both are above zero.
#[must_use]
pub fn billionths(part: Decimal, whole: Decimal) -> u64 {
    let ratio = part
        .ratio(whole, 9)
        .or_else(|| part.round(2).ratio(whole.round(2), 9));
    ratio.and_then(|ratio| ratio.shift10(9)).map_or(0, digits)
}

/// The whole part of a number that is not below zero.
fn digits(number: Decimal) -> u64 {
    group(&number, Some(0))
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |sum: u64, digit| {
            sum.saturating_mul(10)
                .saturating_add(digit.wrapping_sub(b'0').into())
        })
}

/// `28.31`
#[must_use]
pub fn yuan(yuan: Decimal) -> String {
    group(&yuan, Some(2))
}

/// `28.31%`; what two decimals cannot show is not shown as nothing.
#[must_use]
pub fn percent(part: Decimal, whole: Decimal) -> String {
    let share = part.shift10(2).and_then(|part| part.ratio(whole, 2));
    match share {
        Some(share) if share.is_zero() && !part.is_zero() => "＜0.01%".to_owned(),
        Some(share) => [&*group(&share, Some(2)), "%"].concat(),
        None => crate::text::DASH.to_owned(),
    }
}

/// The amount of a line, and the stage that the table is about.
#[must_use]
pub fn published(table: &Table, line: usize) -> Option<&Value> {
    Some(table.lines.get(line)?.amount(table.main_stage()))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::{Level, percent, yuan};
    use crate::budget::fixture::table;
    use mingbai_data::Decimal;
    use proptest::prelude::*;

    fn n(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    /// Parts of level `parent`: line, 分; then what stands apart, and the gap.
    fn level(text: &str, parent: Option<usize>) -> String {
        let level = Level::new(&table(text), parent);
        let parts: Vec<_> = level
            .parts
            .iter()
            .map(|part| format!("{}={}", part.line, yuan(part.yuan)))
            .collect();
        let gap = level.gap().map(|gap| gap.to_string());
        format!(
            "{} +{} apart {:?} gap {gap:?}",
            parts.join(" "),
            level.small,
            level.apart
        )
    }

    #[test]
    fn figures() {
        assert_eq!(yuan(n("0.5")), "0.50");
        assert_eq!(percent(n("1"), n("3")), "33.33%");
        assert_eq!(percent(n("1"), n("300000")), "＜0.01%");
    }

    #[test]
    fn what_follows_the_sum_of_the_year_is_no_spending() {
        let text = "
201 甲|||60
205 乙|||40
+本年支出合计|||100
230 转移性支出|||900
=支出总计|||1,000
";
        assert_eq!(level(text, None), r#"0=60.00 1=40.00 +0 apart [] gap None"#);
    }

    #[test]
    fn missing_and_negative_stand_apart_and_a_gap_is_seen() {
        let text = "
201 甲|||60
203 丙|||—
204 丁|||-5
205 乙|||30
=支出合计|||100
";
        assert_eq!(
            level(text, None),
            r#"0=66.67 3=33.33 +0 apart [1, 2] gap Some("15")"#
        );
    }

    /// 1,620 of 3,950 are 41.01, and what is left of the whole is of those without a number: 450 are 11.39.
    #[test]
    fn what_has_no_number_is_what_the_whole_leaves() {
        let text = "
203 国防|||—
205 教育|||1,620
208 社保|||1,880
210 卫生|||—
=支出合计|||3,950
";
        assert_eq!(
            level(text, None),
            r#"2=47.60 1=41.01 +0 apart [0, 3] gap Some("450")"#
        );
        let unsaid = Level::new(&table(text), None).unsaid();
        let unsaid = unsaid.map(|part| (part.amount.to_string(), yuan(part.yuan)));
        assert_eq!(unsaid, Some(("450".to_owned(), "11.39".to_owned())));
    }

    #[test]
    fn a_single_line_that_is_the_whole_is_opened() {
        let text = "
一、一般公共预算支出|||100
  201 甲|||75
  *其中：子|||20
  202 乙|||25
";
        assert_eq!(level(text, None), "1=75.00 3=25.00 +0 apart [] gap None");
        assert_eq!(level(text, Some(1)), " +0 apart [] gap None");
    }

    proptest! {
        #[test]
        fn any_parts_make_a_hundred(amounts in proptest::collection::vec(1_u32..u32::MAX, 1..60)) {
            let text: String = amounts.iter().map(|a| format!("2 甲|||{a}\n")).collect();
            let level = Level::new(&table(&text), None);
            let sum = |parts: &[super::Part]| {
                let parts = parts.iter().map(|part| part.yuan);
                parts.fold(Decimal::ZERO, |sum, yuan| sum.checked_add(yuan).unwrap())
            };
            prop_assert_eq!(sum(&level.parts), n("100"));
            let (large, _) = level.split();
            let rest = level.rest().map_or(Decimal::ZERO, |rest| rest.yuan);
            prop_assert_eq!(sum(large).checked_add(rest), Some(n("100")));
            prop_assert!(level.parts.windows(2).all(|two| two[0].amount >= two[1].amount));
        }
    }
}

//! The audit: thirteen ways in which a budget can be held against itself, and how a shown figure came about.
//!
//! **Rule:** reading never comes here, so that a page which only shows a budget does not download it. What has no number is
//! not compared, and no comparison leaves its year and its scope: 全市 holds 本级 already. A finding says both numbers and
//! the difference in neutral words; it never says who is right.

mod balance;
mod bounds;
mod claims;
mod desk;
mod facts;
mod formula;
mod parts;
mod rates;
mod sums;
#[cfg(test)]
mod tests;
mod text;
mod title;
mod years;

pub use formula::{Formula, FormulaKind, Term, change_formula, formula, rate_formula};

use super::{Budget, three_public};
use crate::Finding;
use crate::text::{count, fill, has};
use desk::Desk;

/// One of the thirteen checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckKind {
    /// The lines below a line, or before a subtotal, come to it; 其中 is not added.
    Parts,
    /// The items of revenue come to 收入总计.
    Revenue,
    /// The items of expenditure come to 支出合计.
    Expenditure,
    /// 收入总计 less 支出总计 is 年终结余, book by book.
    Balance,
    /// 完成率 and 同比 follow from the amounts beside them.
    Rate,
    /// A share follows from the amounts; 税收 and 非税, or what each office collected, come to the whole.
    Share,
    /// What a note or a title says is what the table says.
    Text,
    /// 因公出国（境）费, 公务接待费 and 公务用车购置及运行费 come to 三公.
    ThreePublic,
    /// 决算数 is no more than 调整预算数, for expenditure. Rules differ: never more than a note.
    Ceiling,
    /// 债务余额 is no more than 债务限额.
    Debt,
    /// 上年决算数 is the 决算数 that was published the year before.
    Years,
    /// Nothing is ten thousand or a hundred million times what it should be.
    Unit,
    /// 调入资金 of 一般公共预算 is no less than 调出资金 of another book.
    Transfer,
}

impl CheckKind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 13] = [
        Self::Parts,
        Self::Revenue,
        Self::Expenditure,
        Self::Balance,
        Self::Rate,
        Self::Share,
        Self::Text,
        Self::ThreePublic,
        Self::Ceiling,
        Self::Debt,
        Self::Years,
        Self::Unit,
        Self::Transfer,
    ];

    /// The stable code of its findings. The sums share `check-sum`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Parts | Self::Revenue | Self::Expenditure => "check-sum",
            Self::Balance => "check-balance",
            Self::Rate => "check-rate",
            Self::Share => "check-share",
            Self::Text => "check-text",
            Self::ThreePublic => "check-three-public",
            Self::Ceiling => "check-ceiling",
            Self::Debt => "check-debt",
            Self::Years => "check-years",
            Self::Unit => "check-unit",
            Self::Transfer => "check-transfer",
        }
    }

    /// The stable key of the check itself, for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::Revenue => "revenue",
            Self::Expenditure => "expenditure",
            _ => self.code().get(6..).unwrap_or_default(),
        }
    }

    /// What is compared, in a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Parts => "分项相加与小计",
            Self::Revenue => "各项收入相加与收入总计",
            Self::Expenditure => "各项支出相加与支出总计",
            Self::Balance => "收入总计与支出总计（及年终结余）",
            Self::Rate => "完成率、增减率与金额",
            Self::Share => "占比与金额，税收加非税与合计",
            Self::Text => "说明文字与表中金额",
            Self::ThreePublic => "“三公”经费各项相加与合计",
            Self::Ceiling => "支出决算数不大于调整预算数",
            Self::Debt => "债务余额不大于限额",
            Self::Years => "上年决算数与上年公布的决算数",
            Self::Unit => "金额单位",
            Self::Transfer => "调入资金不小于调出资金",
        }
    }
}

/// How often a check could be made, and how often it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Which check.
    pub kind: CheckKind,
    /// Comparisons of two numbers that are both there.
    pub made: usize,
    /// Those that agree, exactly or within the rounding of what was published.
    pub held: usize,
    /// Sums that were published, or the parts of one, of which something has no number: they could not be compared.
    pub lacking: usize,
}

/// What came out of the audit of one budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// One a check, in the order of [`CheckKind::ALL`]; a check that could not be made has `made` 0.
    pub checks: Vec<Check>,
    /// What was found, those of [`super::check()`] among them: table by table, then what is between tables.
    pub findings: Vec<Finding>,
}

impl Audit {
    /// How many comparisons were made.
    #[must_use]
    pub fn made(&self) -> usize {
        self.checks.iter().map(|check| check.made).sum()
    }

    /// How many of them do not agree.
    #[must_use]
    pub fn off(&self) -> usize {
        let off = |check: &Check| check.made.saturating_sub(check.held);
        self.checks.iter().map(off).sum()
    }

    /// How many sums could not be compared, for something in them has no number.
    #[must_use]
    pub fn lacking(&self) -> usize {
        self.checks.iter().map(|check| check.lacking).sum()
    }

    /// Makes the findings all that was found in a budget, once: `found` by reading, then what the audit found, with what the
    /// first checks ([`super::check()`]) did left out. A reader gets this list, on the page and from the command.
    pub fn join(&mut self, found: &[Finding]) {
        let mut all = Vec::new();
        for one in found {
            if !has(one.code, "check-") {
                all.push(one.clone());
            }
        }
        all.append(&mut self.findings);
        self.findings = all;
    }

    /// The answer in one sentence, and the only count of what does not agree: 共核对 28 项，1 项不符。
    #[must_use]
    pub fn summary(&self) -> String {
        let lacking = count(self.lacking());
        match (self.made(), self.lacking()) {
            (0, 0) => "没有可以互相核对的数。".into(),
            (0, _) => fill("{} 项合计因缺数无法核对。", &[&lacking]),
            (made, lack) => {
                let pattern = if lack > 0 {
                    "共核对 {} 项，{} 项不符；另有 {} 项合计因缺数无法核对。"
                } else {
                    "共核对 {} 项，{} 项不符。"
                };
                fill(pattern, &[&count(made), &count(self.off()), &lacking])
            }
        }
    }
}

/// Makes every check that the numbers of a budget allow.
///
/// ```
/// use mingbai_data::budget::{ReadOptions, audit::audit, read_text};
/// let text = r#"{"unit":"万元","rows":[
///     {"name":"一般公共预算收入","level":1,"final":251510,"rate":98.23},
///     {"name":"税收收入","level":2,"final":75033,"note":"占比29.83%"},
///     {"name":"非税收入","level":2,"final":176477,"note":"占比71.17%"}]}"#;
/// let audit = audit(&read_text(text, &ReadOptions::default()).unwrap());
/// assert_eq!(audit.summary(), "共核对 4 项，1 项不符。");
/// assert_eq!(
///     audit.findings[0].message,
///     "“非税收入”的说明写“占比71.17%”，按决算数 176,477 万元与“一般公共预算收入” 251,510 万元计算为 70.17%，与公布数不一致，差 1 个百分点"
/// );
/// ```
#[must_use]
pub fn audit(budget: &Budget) -> Audit {
    let mut desk = Desk::new(budget);
    let public = three_public(budget);
    for page in desk.pages() {
        let public = public.iter().find(|public| public.table == page.index);
        let labels = parts::check(&mut desk, page, public);
        sums::check(&mut desk, page, &labels);
        rates::check(&mut desk, page);
        bounds::ceiling(&mut desk, page);
        text::check(&mut desk, page);
    }
    title::check(&mut desk);
    balance::check(&mut desk);
    bounds::debt(&mut desk);
    years::check(&mut desk);
    bounds::transfer(&mut desk);
    desk.done()
}

//! What could not be had of an answer in pages, in words.

use crate::text::{count, fill};
use crate::{Finding, Place, Severity};

/// Why an answer was not followed to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The page could not be had, or not be read.
    Failed,
    /// The page is not where this one may ask: another site.
    Elsewhere,
    /// The page was there before.
    Repeated,
    /// The most pages that are asked for.
    Pages,
    /// The most rows that are read.
    Rows,
    /// The most bytes that are read.
    Bytes,
    /// Nobody says where the next page is.
    Unknown,
    /// The pages have ended, and the rows are fewer than the source says.
    Short,
    /// The source names this total, which may count the rows, and says nothing of pages.
    Told(usize),
    /// There are more rows than the source says, which is this many.
    More(usize),
}

/// What came of an answer that was not followed to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Rows of all pages, where the source says.
    pub total: Option<usize>,
    /// Rows that came.
    pub rows: usize,
    /// The page that is not there, counted from 1.
    pub page: usize,
    /// The reason.
    pub why: Why,
}

impl Cut {
    /// The same as one sentence.
    #[must_use]
    pub fn message(&self) -> String {
        let page = count(self.page);
        let why = match self.why {
            Why::Failed => fill("第 {} 页未能取得", &[&page]),
            Why::Elsewhere => fill("第 {} 页在其他网站，未去取", &[&page]),
            Why::Repeated => fill("第 {} 页与前面的页重复", &[&page]),
            Why::Pages => fill("只取前 {} 页", &[&count(self.page.saturating_sub(1))]),
            Why::Rows => "行数达到上限".to_owned(),
            Why::Bytes => "数据的大小达到上限".to_owned(),
            Why::Unknown => "来源没有说明后面的页在哪里".to_owned(),
            Why::Short => "后面没有更多的页".to_owned(),
            Why::Told(total) => {
                let parts = [&*count(total), &count(self.rows)];
                return fill(
                    "来源写明总数 {}，只取得 {} 条，没有说明后面的页在哪里",
                    &parts,
                );
            }
            Why::More(total) => {
                let parts = [&*count(total), &count(self.rows)];
                return fill("来源共 {} 条，各页合计却有 {} 条，可能有重复", &parts);
            }
        };
        let rows = count(self.rows);
        match self.total {
            Some(total) => fill(
                "来源共 {} 条，只取得 {} 条：{}",
                &[&count(total), &rows, &why],
            ),
            None => fill("来源后面可能还有数据，只取得 {} 条：{}", &[&rows, &why]),
        }
    }

    /// The finding for whoever reads the rows that came.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding {
            code: "pages",
            severity: Severity::Warning,
            place: Place::default(),
            message: self.message(),
        }
    }
}

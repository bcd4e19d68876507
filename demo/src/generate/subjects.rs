//! The functional subjects, and the tree they make.

/// One subject of the 政府收支分类科目.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    /// 3 digits for 类, 5 for 款, 7 for 项.
    pub code: &'static str,
    pub name: &'static str,
    /// What a county of the example spends on it a year, in 万元; a subject that is the sum of others has none.
    pub base: Option<i64>,
}

impl Subject {
    /// 1 = 类, 2 = 款, 3 = 项.
    pub(super) fn level(self) -> usize {
        (self.code.len() - 1) / 2
    }
}

/// All subjects in the order of their codes.
pub(super) fn subjects() -> impl Iterator<Item = Subject> {
    include_str!("subjects.tsv").lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let (code, name) = (cells.next()?, cells.next()?);
        Some(Subject {
            code,
            name,
            base: cells.next().and_then(|text| text.parse().ok()),
        })
    })
}

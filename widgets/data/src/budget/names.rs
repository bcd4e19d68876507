//! What a table is called, so that a reader finds it among others: short, and never as two are called.

use super::{Budget, Side, Table};
use crate::text::{count, fill, has, length, parts, put};

/// Words of a title that say that a table is about a part of the money, or about none that is spent: they name it, for it
/// is not its book's side.
const PARTS: &str = "三公|债务|债券|转移支付|基本支出|项目支出|税收返还|对下补助|地方债";

/// Where tables of the same money are told from each other: the name, and the words of a title that say it.
const ASPECTS: [(&str, &str); 9] = [
    ("总表", "总表|平衡表"),
    ("按政府经济分类", "政府预算支出经济|政府经济"),
    ("按部门经济分类", "部门预算支出经济|部门经济"),
    ("按经济分类", "经济分类"),
    ("按功能分类", "功能"),
    ("按部门", "分部门|按部门|各部门"),
    ("分地区", "分地区"),
    ("分项目", "分项目"),
    ("发行与偿还", "发行|还本"),
];

impl Table {
    /// The part of the money that the table is about, by the first word of its title that says so: 三公, 债务…
    pub(super) fn part(&self) -> Option<&'static str> {
        let title = self.title.as_deref()?;
        parts(PARTS, b'|').find(|word| has(title, word))
    }

    /// What the table is about: 一般公共预算支出; “三公”经费; 一般性转移支付.
    #[must_use]
    pub fn subject(&self) -> String {
        let is = |word: &str| self.title.as_deref().is_some_and(|title| has(title, word));
        match self.part() {
            Some("三公") => "“三公”经费".into(),
            Some("债务" | "债券") => "政府债务".into(),
            Some("转移支付") => match (is("一般性"), is("专项")) {
                (true, false) => "一般性转移支付".into(),
                (false, true) => "专项转移支付".into(),
                _ => "转移支付".into(),
            },
            Some(part) => part.into(),
            None => fill("{}{}", &[self.book.name(), self.side.name()]),
        }
    }

    /// What tells the table from others of the same money; empty where its title does not.
    fn aspect(&self) -> &'static str {
        let title = self.title.as_deref().unwrap_or_default();
        let said = |words: &str| parts(words, b'|').any(|word| has(title, word));
        let found = ASPECTS.iter().find(|(_, words)| said(words));
        found.map_or("", |(name, _)| name)
    }
}

impl Budget {
    /// The name of a table on screen, 一般公共预算支出, with its year and scope where they are not the budget's; where another
    /// table has the same name, with what tells them apart (按经济分类), else its own title. Empty when there is no such table.
    #[must_use]
    pub fn shown_table_name(&self, table: usize) -> String {
        let name = |at: usize| self.tables.get(at).map(|table| self.name_of(table));
        let own = name(table).unwrap_or_default();
        let aspect = |at: usize| self.tables.get(at).map_or("", Table::aspect);
        let (mut again, mut alike) = (false, false);
        for at in (0..self.tables.len()).filter(|at| *at != table) {
            if name(at).as_ref() == Some(&own) {
                again = true;
                alike |= aspect(at) == aspect(table);
            }
        }
        let title = self
            .tables
            .get(table)
            .and_then(|table| table.title.as_deref());
        match (title, aspect(table)) {
            (Some(title), _) if alike => title.into(),
            (_, aspect) if again && !aspect.is_empty() => fill("{}（{}）", &[&own, aspect]),
            _ => own,
        }
    }

    /// Under which heading a table is listed: its year where that is another, else its book; empty when there is no such
    /// table.
    #[must_use]
    pub fn table_group(&self, table: usize) -> String {
        let Some(table) = self.tables.get(table) else {
            return String::new();
        };
        match table.year.filter(|year| Some(*year) != self.year) {
            Some(year) => fill("{} 年", &[&count(year.into())]),
            None if matches!(table.part(), Some("三公" | "债务" | "债券" | "转移支付")) => {
                "债务、“三公”、转移支付".into()
            }
            None if table.book.name().is_empty() => "其他".into(),
            None => table.book.name().into(),
        }
    }

    fn name_of(&self, table: &Table) -> String {
        let mut out = String::new();
        if let Some(year) = table.year.filter(|_| table.year != self.year) {
            put(&mut out, "{}年", &[&count(year.into())]);
        }
        if let Some(scope) = table.scope.as_deref().filter(|_| table.scope != self.scope) {
            out.push_str(scope);
        }
        out + &table.subject()
    }
}

/// The side by the codes (1… revenue, 2…, 3…, 5… expenditure), else by the word that more names have, else unstated.
#[inline(never)]
pub(super) fn side_of_lines(table: &Table) -> Side {
    let mut revenue = 0i32;
    for line in &table.lines {
        match line.code.as_deref().unwrap_or_default().as_bytes() {
            [b'1', ..] => return Side::Revenue,
            [b'2' | b'3' | b'5', ..] => return Side::Expenditure,
            _ => {}
        }
        revenue = revenue.saturating_add(has(&line.name, "收入").into());
        revenue = revenue.saturating_sub(has(&line.name, "支出").into());
    }
    match revenue {
        0 => Side::Unstated,
        1.. => Side::Revenue,
        _ => Side::Expenditure,
    }
}

/// Whether a remark above a table can be its title.
#[inline(never)]
pub(super) fn is_title(text: &str) -> bool {
    let words = "预算|决算|收入|支出|执行|债|三公|转移支付";
    let subject = parts(words, b'|').any(|word| has(text, word));
    subject && !text.starts_with("单位") && !text.starts_with("编制") && length(text) > 4
}

//! A page or a piece of HTML as its tables or its lists. A page that has neither is no data: a login page, a firewall's
//! page, a page of an error.

use super::any::{Form, ragged};
use super::dom::{Dom, one_line};
use super::links::{self, Group};
use super::table::{self, Spent, Table};
use super::{Limits, within};
use crate::text::{fill, has};
use crate::{Finding, ReadError, ReadErrorKind, Tree};

/// Words in the titles of pages that are errors, logins or firewalls.
const NO_DATA: &str = "404|403|500|502|503|504|Not Found|Forbidden|Bad Gateway|Unavailable|Error|error|错误|出错|登录|登陆|\
    拦截|无法访问|禁止访问|访问被|安全验证|验证码|防火墙|不存在|维护中|Login|login|Just a moment|WAF";

/// A table that does not end.
const CUT: &str = "表格没有结束（缺 </table>），数据可能没有传完";

/// Whether an error says that a table was cut off: no other reader is to make whole data of the part.
pub(super) fn is_cut(error: &ReadError) -> bool {
    error.message == CUT
}

/// What was read of a page.
pub(super) struct Page {
    pub(super) tree: Tree,
    pub(super) form: Form,
    pub(super) notes: Vec<Finding>,
}

/// Reads a page or a piece of HTML.
///
/// # Errors
/// `type` when it has neither a table nor a list; `parse` when a table does not end; `size`.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Page, ReadError> {
    let dom = Dom::new(text);
    let password = |input: usize| {
        dom.attribute(input, "type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("password"))
    };
    if dom.all("input").into_iter().any(password) {
        return Err(no_data(
            "收到的是登录页面，不是数据：来源需要登录，请改用不需要登录的地址",
            "",
        ));
    }
    // Unlike that of a row or a cell, the end of a table is never left out.
    if dom.cut {
        return Err(ReadError {
            kind: ReadErrorKind::Parse,
            message: CUT.into(),
        });
    }
    let mut notes = Vec::new();
    let mut tables = Vec::new();
    let mut spent = Spent::default();
    let mut from = 0;
    for index in dom.all("table") {
        let mut table = table::read(&dom, index, &mut spent, limits)?;
        if table.is_data() {
            if table.ragged {
                notes.push(ragged(tables.len()));
            }
            table.above = above(&dom, from, index);
            table.above.retain(|line| *line != table.caption);
            tables.push(table);
        }
        from = dom.end_of(index);
    }
    // Rows without `<table>`, as scripts put them into a page.
    if tables.is_empty() && dom.all("table").is_empty() && !dom.all("tr").is_empty() {
        let whole = ["<table>", text, "</table>"].concat();
        return read(&whole, limits);
    }
    let groups = links::read(&dom);
    if !tables.is_empty() && !is_list(&tables, &groups) {
        return Ok(Page {
            tree: of_tables(tables),
            form: Form::HtmlTable,
            notes,
        });
    }
    let title = dom
        .all("title")
        .first()
        .map(|title| one_line(&dom.text(title.saturating_add(1), dom.end_of(*title), "")));
    let title = title.unwrap_or_default();
    let wrong = title.chars().count() <= 40 && NO_DATA.split('|').any(|word| has(&title, word));
    let full = !dom.all("html|body|title|head").is_empty();
    if !wrong && let Some(tree) = of_groups(groups, full) {
        return Ok(Page {
            tree,
            form: Form::HtmlList,
            notes: Vec::new(),
        });
    }
    let what = if wrong {
        "收到的是一个提示页面，不是数据{}：地址可能已经变动、需要登录，或被防火墙拦截"
    } else {
        "收到的是一个网页，里面没有表格，也没有列表{}：地址可能已经变动、需要登录，或被防火墙拦截"
    };
    Err(no_data(what, &title))
}

/// The short lines right above a table, where its title and its unit stand when it has no caption. Links and the page's
/// own menus are no part of it.
fn above(dom: &Dom, from: usize, index: usize) -> Vec<String> {
    let text = dom.text(from, index, "a|ul|ol|nav|header|form");
    let mut lines: Vec<String> = text
        .split('\n')
        .rev()
        .take_while(|line| line.chars().count() <= 60)
        .take(3)
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    lines.reverse();
    lines
}

fn no_data(what: &str, title: &str) -> ReadError {
    let title = within::clip(title, 40);
    let named = if title.is_empty() {
        String::new()
    } else {
        fill("（{}）", &[&title])
    };
    ReadError {
        kind: ReadErrorKind::Type,
        message: fill(what, &[&named]),
    }
}

/// Whether the tables are but a list of links set in a table.
fn is_list(tables: &[Table], groups: &[Group]) -> bool {
    let rows: usize = tables.iter().map(|table| table.body.len()).sum();
    let dated: usize = groups
        .iter()
        .filter(|group| group.of_table())
        .map(|group| group.dated)
        .sum();
    tables
        .iter()
        .all(|table| table.head.is_empty() && table.body.iter().all(|row| row.len() <= 4))
        && dated.saturating_mul(10) >= rows.saturating_mul(6)
}

fn of_tables(mut tables: Vec<Table>) -> Tree {
    match tables.pop() {
        Some(only) if tables.is_empty() => only.tree(),
        last => {
            tables.extend(last);
            several(tables.into_iter().map(Table::tree).collect())
        }
    }
}

fn several(tables: Vec<Tree>) -> Tree {
    Tree::Map(vec![("tables".into(), Tree::List(tables))])
}

/// The lists with dates; if there are none, the one with the most words. A whole page always has some links: they are a
/// list only when they look like one.
fn of_groups(groups: Vec<Group>, full: bool) -> Option<Tree> {
    let (dated, others): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| {
        group.dated > 0 && group.dated.saturating_mul(5) >= group.rows.len().saturating_mul(4)
    });
    // Beside a list, one dated link alone is the foot of the page.
    let long = dated.iter().any(|group| group.rows.len() > 2);
    let mut lists: Vec<Tree> = dated
        .into_iter()
        .filter(|group| !full || !long || group.rows.len() > 1)
        .map(|group| Tree::List(group.rows))
        .collect();
    if lists.is_empty() {
        let best = others.into_iter().max_by_key(|group| group.chars)?;
        let long = best.chars >= best.rows.len().saturating_mul(8);
        if full && (best.rows.len() < 5 || !long) {
            return None;
        }
        return Some(Tree::List(best.rows));
    }
    if lists.len() == 1 {
        return lists.pop();
    }
    let part = |rows| Tree::Map(vec![("rows".into(), rows)]);
    Some(several(lists.into_iter().map(part).collect()))
}

/// A text with markup as what it shows: a text, or `{text, title, url}` when the markup says more.
pub(super) fn inline(text: &str) -> Tree {
    let dom = Dom::new(text);
    table::of_range(&dom, 0, dom.nodes.len(), "")
}

/// All that a page shows, for data that stands in it as text.
pub(super) fn shown(text: &str) -> String {
    let dom = Dom::new(text);
    dom.text(0, dom.nodes.len(), "")
}

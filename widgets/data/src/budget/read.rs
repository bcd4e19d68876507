//! Text, tree or matrix to a budget: metadata, tables, then the checks.

use super::check::{check, rate_speaks_for};
use super::columns::{Heading, Plain, one_of};
use super::rows::{self, Known, finding, infer_rate_base};
use super::unit::unknown_unit;
use super::words::{Unit, is_unit_word, unit_in, year_in};
use super::{Book, Budget, LineKind, RateBase, ReadOptions, Side, Table};
use crate::number::read_amount;
use crate::read::parse;
use crate::shape::{Grid, Matrix, Meta, find};
use crate::{MoneyUnit, ReadError, ReadErrorKind, Severity, Tree};

/// The one version of the project's own format that this build knows.
const SCHEMA: &str = "mingbai.budget/1";

/// Reads a budget from JSON text: the project's own format (`mingbai.budget/1`), or somebody's rows in whatever envelope
/// they stand. The checks have run; what they found is in [`Budget::findings`].
///
/// # Errors
/// Everything of [`crate::read::parse`]; `schema` for an unknown version of the own format; `source` when the source
/// reports a failure; `empty` for no rows; `field` for rows without the needed columns; `unit` for an unknown unit or none.
///
/// ```
/// use mingbai_data::budget::{ReadOptions, read_text, sentence};
/// let text = r#"{"code":"200","data":{"unit":"万元","year":2018,"rows":[
///     {"科目名称":"支出合计","调整预算数":"516,984","决算数":"480,691","上年决算数":"471,884"}]}}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// assert_eq!(
///     sentence(&budget, 0),
///     "2018 年一般公共预算支出 48.07 亿元，完成调整预算的 92.98%（按公布数计算），比上年增长 1.87%（按公布数计算）。"
/// );
/// ```
pub fn read_text(text: &str, options: &ReadOptions) -> Result<Budget, ReadError> {
    read_tree(parse(text, &options.limits)?, options)
}

/// Reads a budget from a tree, as [`read_text`] does from text.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
pub fn read_tree(tree: Tree, options: &ReadOptions) -> Result<Budget, ReadError> {
    let schema = tree
        .get("schema")
        .or_else(|| tree.get("data").and_then(|data| data.get("schema")));
    if let Some(schema) = schema.and_then(Tree::text)
        && schema.starts_with("mingbai.")
        && schema != SCHEMA
    {
        let message = ["数据格式“", schema, "”不受支持，本组件支持的是 ", SCHEMA].concat();
        return Err(ReadError {
            kind: ReadErrorKind::Schema,
            message,
        });
    }
    let found = find(tree, &options.limits)?;
    let parts = found
        .parts
        .iter()
        .map(|part| (Grid::of_part(part, &is_heading), Facts(&part.meta)));
    assemble(parts.collect(), &Facts(&found.meta), options)
}

/// Reads a budget from a table of strings, such as an HTML table that stands in the page. The checks have run.
///
/// # Errors
/// `field` for rows without the needed columns, `unit` for an unknown unit or none, `empty` for no rows.
pub fn read_matrix(matrix: &Matrix, options: &ReadOptions) -> Result<Budget, ReadError> {
    if matrix.rows.is_empty() {
        return Err(ReadError {
            kind: ReadErrorKind::Empty,
            message: "表格里没有数据行".into(),
        });
    }
    let nothing = Meta::new();
    let grid = Grid::of_matrix(matrix, &is_heading);
    assemble(vec![(grid, Facts(&nothing))], &Facts(&nothing), options)
}

fn is_heading(text: &str) -> bool {
    Heading::read(text).is_some()
}

/// Metadata by the names that are in use for it.
struct Facts<'a>(&'a Meta);

impl<'a> Facts<'a> {
    /// The member nearest to the rows whose name is among the `|`-separated `names`.
    fn get(&self, names: &str) -> Option<&'a Tree> {
        let mut members = self.0.iter().rev();
        members
            .find(|(key, _)| one_of(names, &Plain::of(key).name))
            .map(|(_, value)| value)
    }

    fn text(&self, names: &str) -> Option<&'a str> {
        self.get(names)
            .and_then(Tree::text)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    fn unit(&self) -> Result<Option<MoneyUnit>, ReadError> {
        let Some(word) = self.text("unit|单位|金额单位|计量单位|moneyunit|currencyunit|dw|jldw")
        else {
            return Ok(None);
        };
        match MoneyUnit::parse(word) {
            Some(unit) => Ok(Some(unit)),
            None if is_unit_word(word) => Err(unknown_unit(word)),
            // 单位 is also what an office is called.
            None => Ok(None),
        }
    }

    fn title(&self) -> Option<&'a str> {
        self.text("title|标题|表名|报表名称|tabletitle|tablename|bt")
    }
}

fn assemble(
    parts: Vec<(Grid, Facts)>,
    whole: &Facts,
    options: &ReadOptions,
) -> Result<Budget, ReadError> {
    let mut budget = describe(whole, options);
    let single = parts.len() == 1;
    if single && let Some((grid, own)) = parts.first() {
        let remarks = grid.remarks.iter().map(|text| text.trim());
        let title = own
            .title()
            .or_else(|| remarks.clone().find(|text| is_title(text)));
        if budget.title.is_none() {
            budget.title = title.map(|text| without_unit(text).into());
        }
    }
    budget.title = budget
        .title
        .or_else(|| options.title.as_deref().map(Into::into));
    let most = options.max_rows.clamp(1, options.limits.max_rows.max(1));
    let in_source: usize = parts.iter().map(|(grid, _)| grid.len()).sum();
    let mut room = most;
    let unit = whole.unit()?;
    for (index, (grid, own)) in parts.iter().enumerate() {
        if room == 0 {
            break;
        }
        let titles: Vec<&str> = own
            .title()
            .into_iter()
            .chain(grid.remarks.iter().copied())
            .collect();
        let mut title = titles.join("\n");
        if single {
            title.extend(["\n", budget.title.as_deref().unwrap_or_default()]);
        }
        let year = budget.year.or_else(|| year_in(&title));
        let known = Known {
            unit: own.unit()?.or(unit),
            title,
            year,
            table: index,
            room,
        };
        let mut table = rows::read(grid, &known, options, &mut budget.findings).map_err(
            |error| match single {
                true => error,
                false => {
                    let number = index.saturating_add(1).to_string();
                    ReadError {
                        kind: error.kind,
                        message: ["第 ", &number, " 张表：", &error.message].concat(),
                    }
                }
            },
        )?;
        name_table(&mut table, &known.title, own, whole, options);
        room = room.saturating_sub(table.lines.len());
        budget.year = year;
        if !table.lines.is_empty() {
            budget.tables.push(table);
        }
    }
    if budget.tables.is_empty() {
        return Err(ReadError {
            kind: ReadErrorKind::Empty,
            message: "表格里没有数据行".into(),
        });
    }
    if room == 0 && in_source > most {
        budget.rows_in_source = Some(in_source);
        let message = [
            "仅显示前 ",
            &most.to_string(),
            " 条，来源共有 ",
            &in_source.to_string(),
            " 条",
        ]
        .concat();
        budget
            .findings
            .push(finding("limit", Severity::Warning, 0, None, None, message));
    }
    let found = check(&budget);
    budget.findings.extend(found);
    Ok(budget)
}

/// What is said about the whole, with what the page adds where the data is silent.
fn describe(whole: &Facts, options: &ReadOptions) -> Budget {
    let or = |said: Option<&str>, given: &Option<String>| said.or(given.as_deref()).map(Into::into);
    let source = whole.get("source|来源");
    let (source_name, source_url) = match source {
        Some(Tree::Text(text)) if text.starts_with("http") => (None, Some(&**text)),
        Some(Tree::Text(text)) => (Some(&**text), None),
        Some(map) => (
            map.get("name").and_then(Tree::text),
            map.get("url").and_then(Tree::text),
        ),
        None => (None, None),
    };
    let title = whole.title();
    let year = whole
        .text("year|年度|预算年度|fiscalyear|nd|nf")
        .and_then(year_in);
    let year = year.or(options.year).or_else(|| title.and_then(year_in));
    Budget {
        title: title.map(|text| without_unit(text).into()),
        publisher: or(
            whole.text("publisher|发布机构|发布单位|公开单位|fbjg"),
            &options.publisher,
        ),
        year,
        scope: or(whole.text("scope|范围|预算级次"), &options.scope),
        as_of: or(
            whole.text("asof|数据截至|截至|截至日期|截止日期|dataasof"),
            &options.as_of,
        ),
        source_name: or(
            source_name.or_else(|| whole.text("sourcename|来源名称")),
            &options.source_name,
        ),
        source_url: or(
            source_url.or_else(|| whole.text("sourceurl|来源链接|来源网址")),
            &options.source_url,
        ),
        sample: whole.get("sample") == Some(&Tree::Bool(true)),
        ..Budget::default()
    }
}

/// Book, side, bases and balance of a table: what the data says, what the page says, what words and codes tell.
fn name_table(table: &mut Table, title: &str, own: &Facts, whole: &Facts, options: &ReadOptions) {
    let said = |names| own.text(names).or_else(|| whole.text(names));
    let wider = whole.title().unwrap_or_default();
    let book = said("book|账本|预算类型")
        .and_then(Book::parse)
        .or(options.book);
    table.book = book
        .or_else(|| Book::parse(title))
        .or_else(|| Book::parse(wider))
        .unwrap_or_default();
    let side = said("side|收支|收支类型")
        .and_then(Side::parse)
        .or(options.side);
    let side = side
        .or_else(|| Side::parse(title))
        .or_else(|| Side::parse(wider));
    table.side = side.unwrap_or_else(|| side_of_lines(table));
    if let Some(base) = said("ratebase|完成率口径|完成率基数").and_then(RateBase::parse) {
        table.rate_base = Some(base);
    }
    table.rate_base = table.rate_base.or(options.rate_base);
    if let Some(basis) = said("yoybasis|同比口径") {
        table.yoy_basis = Some(basis.into());
    }
    if let Some(balance) = own
        .get("balance|年终结余|年终滚存结余")
        .and_then(Tree::text)
    {
        let balance = read_amount(balance, table.unit);
        table.balance = balance
            .number()
            .is_some()
            .then_some(balance)
            .or(table.balance.take());
    }
    infer_rate_base(table, rate_speaks_for);
}

/// The side by the codes (1… revenue, 2… and economic codes expenditure) or by the word that the names have more often.
fn side_of_lines(table: &Table) -> Side {
    let items = table
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Item);
    let code = items
        .filter_map(|line| line.code.as_deref())
        .next()
        .unwrap_or_default();
    match code.as_bytes().first() {
        Some(b'1') => return Side::Revenue,
        Some(b'2' | b'3' | b'5') => return Side::Expenditure,
        _ => {}
    }
    let count = |word| {
        table
            .lines
            .iter()
            .filter(|line| line.name.contains(word))
            .count()
    };
    if count("收入") > count("支出") {
        Side::Revenue
    } else {
        Side::Expenditure
    }
}

/// A title without the unit in brackets behind it: 支出决算表（单位：万元）.
fn without_unit(title: &str) -> &str {
    let split = title
        .rfind(['（', '('])
        .and_then(|at| title.split_at_checked(at));
    match split {
        Some((words, behind)) if unit_in(behind) != Unit::None => words.trim_end(),
        _ => title,
    }
}

/// Whether a remark above a table can be its title.
fn is_title(text: &str) -> bool {
    let subject = ["预算", "决算", "收入", "支出", "执行"]
        .iter()
        .any(|word| text.contains(word));
    subject && !text.starts_with("单位") && !text.starts_with("编制") && text.chars().count() > 4
}

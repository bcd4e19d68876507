//! Text, tree or matrix to a budget: metadata, tables, then the checks.

use super::check::{check, rate_speaks_for};
use super::columns::{Heading, Plain, one_of};
use super::names::{is_title, side_of_lines};
use super::rows::{self, Known, finding, infer_rate_base};
#[cfg(not(feature = "readers"))]
use super::spread::is_odd;
use super::spread::is_region;
#[cfg(feature = "readers")]
use super::spread::spread;
use super::unit::{unknown_unit, without_unit};
use super::words::{is_unit_word, scope_in, year_in};
use super::{Book, Budget, RateBase, ReadOptions, Side, Table};
use crate::money::convert;
use crate::number::read_amount;
use crate::privacy::{clear, clear_matrix};
use crate::read::parse;
use crate::shape::{Grid, Matrix, Meta, find, may_go_on};
use crate::text::{count, fill, has, parts, whole as count_of};
use crate::{
    Decimal, Finding, Missing, MoneyUnit, ReadError, ReadErrorKind, Severity, Tree, Value,
};

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
/// let text = r#"{"code":"200","data":{"unit":"万元","year":2018,"book":"general","rows":[
///     {"科目名称":"支出合计","调整预算数":"516,984","决算数":"480,691","上年决算数":"471,884"}]}}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// assert_eq!(
///     sentence(&budget, 0),
///     "2018 年一般公共预算支出约 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%（均按公布数计算）。"
/// );
/// ```
pub fn read_text(text: &str, options: &ReadOptions) -> Result<Budget, ReadError> {
    read_tree(parse(text, &options.limits)?, options)
}

/// As [`read_text`], of an answer from `address`, unless it may be one page of several.
///
/// # Errors
/// As [`read_text`]; `pages` for what may be one page: whoever can ask for the others must look at it.
#[inline(never)]
pub fn read_alone(text: &str, options: &ReadOptions, address: &str) -> Result<Budget, ReadError> {
    let tree = parse(text, &options.limits)?;
    if may_go_on(&tree, address) {
        return Err(elsewhere(ReadErrorKind::Paged));
    }
    read_tree(tree, options)
}

/// Said where the reader should have read it.
#[cold]
fn elsewhere(kind: ReadErrorKind) -> ReadError {
    ReadError {
        kind,
        message: "无法加载读取此类数据的模块，请稍后再试。".into(),
    }
}

/// The findings of a reader that a widget knows by their code.
const FOUND: [&str; 7] = ["pii", "preset", "field", "unit", "range", "limit", "pages"];

/// As [`read_text`], of a text that was cleared of personal data elsewhere, with what was found there: for each finding `0`,
/// `1` or `2` for how much it matters, its code, a blank, a sentence and U+001F.
///
/// # Errors
/// As [`read_text`].
///
/// ```
/// use mingbai_data::{Severity, budget::{ReadOptions, read_cleared}};
/// let text = r#"{"unit":"万元","rows":[{"科目名称":"支出合计","决算数":"480,691"}]}"#;
/// let budget = read_cleared(text, &ReadOptions::default(), "1preset 两个预设都符合\u{1f}0unit 一列没有单位\u{1f}").unwrap();
/// let found: Vec<_> = budget.findings.iter().map(|found| (found.severity, found.code, &*found.message)).collect();
/// assert_eq!(found, [(Severity::Warning, "preset", "两个预设都符合"), (Severity::Note, "unit", "一列没有单位")]);
/// ```
#[inline(never)]
pub fn read_cleared(text: &str, options: &ReadOptions, found: &str) -> Result<Budget, ReadError> {
    let mut budget = checked(read(parse(text, &options.limits)?, options)?);
    for said in parts(found, 0x1f).filter(|said| !said.is_empty()) {
        let (head, sentence) = said.split_once(' ').unwrap_or_default();
        let severity = match head.as_bytes().first() {
            Some(b'0') => Severity::Note,
            Some(b'2') => Severity::Error,
            _ => Severity::Warning,
        };
        let code = head.get(1..).unwrap_or_default();
        let code = FOUND.into_iter().find(|known| *known == code);
        let code = code.unwrap_or("source");
        budget
            .findings
            .push(finding(code, severity, 0, None, None, sentence.into()));
    }
    Ok(budget)
}

/// Reads a budget from a tree, as [`read_text`] does from text.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
pub fn read_tree(mut tree: Tree, options: &ReadOptions) -> Result<Budget, ReadError> {
    let pii = clear(&mut tree)?;
    read(tree, options).map(|budget| with(checked(budget), pii))
}

/// As [`read_text`], with the figures not yet compared with each other: [`super::check`] does that, and takes its time.
///
/// # Errors
/// As [`read_text`].
pub fn read_unchecked(text: &str, options: &ReadOptions) -> Result<Budget, ReadError> {
    let mut tree = parse(text, &options.limits)?;
    let pii = clear(&mut tree)?;
    read(tree, options).map(|budget| with(budget, pii))
}

/// With what the checks found.
fn checked(mut budget: Budget) -> Budget {
    let found = check(&budget);
    budget.findings.extend(found);
    budget
}

/// Reads a tree without personal data.
fn read(tree: Tree, options: &ReadOptions) -> Result<Budget, ReadError> {
    let schema = tree
        .get("schema")
        .or_else(|| tree.get("data").and_then(|data| data.get("schema")));
    if let Some(schema) = schema.and_then(Tree::text)
        && schema.starts_with("mingbai.")
        && schema != SCHEMA
    {
        let message = fill("数据格式“{}”不受支持，本组件支持的是 {}", &[schema, SCHEMA]);
        return Err(ReadError {
            kind: ReadErrorKind::Schema,
            message,
        });
    }
    let found = find(tree, &options.limits)?;
    let parts = found
        .parts
        .iter()
        .map(|part| (Grid::of_part(part, is_heading), Facts(&part.meta)));
    assemble(parts.collect(), &Facts(&found.meta), options)
}

fn with(mut budget: Budget, pii: Option<Finding>) -> Budget {
    budget.findings.extend(pii);
    budget
}

/// Reads a budget from a table of strings, such as an HTML table that stands in the page. The checks have run.
///
/// # Errors
/// `field` for rows without the needed columns, `unit` for an unknown unit or none, `empty` for no rows.
pub fn read_matrix(matrix: &Matrix, options: &ReadOptions) -> Result<Budget, ReadError> {
    if matrix.rows.is_empty() {
        return Err(no_rows());
    }
    let (matrix, pii) = clear_matrix(matrix)?;
    let nothing = Meta::new();
    let grid = Grid::of_matrix(&matrix, is_heading);
    let budget = assemble(vec![(grid, Facts(&nothing))], &Facts(&nothing), options);
    budget.map(|budget| with(checked(budget), pii))
}

pub(super) fn is_heading(text: &str) -> bool {
    Heading::read(text).is_some() || is_region(text)
}

/// Names of whose money it is.
const SCOPE: &str = "scope|范围|预算级次";

/// Metadata by the names that are in use for it.
pub(super) struct Facts<'a>(pub(super) &'a Meta);

impl<'a> Facts<'a> {
    /// The member nearest to the rows whose name is among the `|`-separated `names`.
    fn get(&self, names: &str) -> Option<&'a Tree> {
        self.member(names).map(|(_, value)| value)
    }

    #[inline(never)]
    fn member(&self, names: &str) -> Option<&'a (Box<str>, Tree)> {
        let mut members = self.0.iter().rev();
        members.find(|(key, _)| one_of(names, &Plain::of(key).name))
    }

    fn year(&self) -> Option<u16> {
        self.text("year|年度|预算年度|fiscalyear|nd|nf")
            .and_then(year_in)
    }

    fn text(&self, names: &str) -> Option<&'a str> {
        self.get(names)
            .and_then(Tree::text)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    #[inline(never)]
    pub(super) fn unit(&self) -> Result<Option<MoneyUnit>, ReadError> {
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

    pub(super) fn title(&self) -> Option<&'a str> {
        self.text("title|标题|表名|报表名称|caption|tabletitle|tablename|bt")
    }

    /// The title of a table: as its source names it, else the remark above it that can be one.
    #[inline(never)]
    fn title_of(&self, grid: &Grid<'a>) -> Option<&'a str> {
        self.title().or_else(|| {
            let mut remarks = grid.remarks.iter().map(|text| text.trim());
            remarks.find(|text| is_title(text))
        })
    }
}

fn assemble(
    parts: Vec<(Grid, Facts)>,
    whole: &Facts,
    options: &ReadOptions,
) -> Result<Budget, ReadError> {
    let mut budget = describe(whole, options);
    let single = parts.len() == 1;
    let mut title = whole.title().or(options.title.as_deref());
    let most = options.max_rows.clamp(1, options.limits.max_rows.max(1));
    let mut in_source = 0usize;
    let mut room = most;
    let unit = whole.unit()?;
    for (index, (grid, own)) in parts.iter().enumerate() {
        in_source = in_source.saturating_add(grid.len());
        if room == 0 {
            continue;
        }
        let named = own.title_of(grid);
        if single && whole.title().is_none() {
            title = named.or(title);
        }
        // All words about this table: its own first, so that they are found first.
        let mut words = String::new();
        let about = title.filter(|_| single);
        for text in own
            .title()
            .into_iter()
            .chain(grid.remarks.iter().copied())
            .chain(about)
        {
            words.push_str(text);
            words.push('\n');
        }
        // A page without the reader asks it.
        #[cfg(not(feature = "readers"))]
        if is_odd(grid) {
            return Err(elsewhere(ReadErrorKind::Field));
        }
        #[cfg(feature = "readers")]
        let set_out = spread(grid, &words);
        #[cfg(feature = "readers")]
        let set_out = set_out
            .as_ref()
            .map(|matrix| Grid::of_matrix(matrix, is_heading));
        #[cfg(feature = "readers")]
        let grid = set_out.as_ref().unwrap_or(grid);
        let year = own.year();
        budget.year = budget.year.or(year).or_else(|| year_in(&words));
        let unit = own.unit()?.or(unit);
        let year = year.or_else(|| named.filter(|_| !single).and_then(year_in));
        let own_scope = own.text(SCOPE).or_else(|| named.and_then(scope_in));
        let mut known = Known {
            unit,
            title: words,
            year: year.or(budget.year),
            table: 0,
            room,
            from: 0,
        };
        loop {
            known.table = budget.tables.len();
            known.room = room;
            let (mut table, columns) = match rows::read(grid, &known, options, &mut budget.findings)
            {
                Ok(read) => read,
                // What stands beside a table need not be one.
                Err(_) if known.from > 0 => break,
                Err(error) if single => return Err(error),
                Err(ReadError { kind, message }) => {
                    let number = count(index.saturating_add(1));
                    return Err(ReadError {
                        kind,
                        message: fill("第 {} 张表：{}", &[&number, &message]),
                    });
                }
            };
            name_table(
                &mut table,
                &known.title,
                columns.name_heading(grid),
                [own, whole],
                options,
            );
            let named = if single { title } else { named };
            table.title = named.map(|title| without_unit(title, table.unit));
            // What the whole says of itself counts more than a word in its title.
            let scope = own_scope.or(budget.scope.as_deref());
            table.scope = scope.or_else(|| title.and_then(scope_in)).map(Into::into);
            room = room.saturating_sub(table.lines.len());
            if !table.lines.is_empty() {
                budget.tables.push(table);
            }
            match columns.next {
                Some(next) if room > 0 => known.from = next,
                _ => break,
            }
        }
    }
    let Some(table) = budget.tables.first() else {
        return Err(no_rows());
    };
    budget.title = title.map(|title| without_unit(title, table.unit));
    if room == 0 && in_source > most {
        budget.rows_in_source = Some(in_source);
        let message = fill(
            "已读前 {} 条，来源共 {} 条",
            &[&count(most), &count(in_source)],
        );
        budget
            .findings
            .push(finding("limit", Severity::Warning, 0, None, None, message));
    }
    Ok(budget)
}

#[cold]
fn no_rows() -> ReadError {
    ReadError {
        kind: ReadErrorKind::Empty,
        message: "表格里没有数据行".into(),
    }
}

/// What is said about the whole, with what the page adds where the data is silent.
#[inline(never)]
fn describe(whole: &Facts, options: &ReadOptions) -> Budget {
    let year = whole.year().or(options.year);
    let rows = whole.text("rowsinsource").and_then(count_of);
    let mut budget = Budget {
        year: year.or_else(|| whole.title().and_then(year_in)),
        sample: matches!(whole.get("sample"), Some(Tree::Bool(true))),
        rows_in_source: rows.and_then(|rows| usize::try_from(rows).ok()),
        ..Budget::default()
    };
    for (names, given, slot) in [
        (
            "publisher|发布机构|发布单位|公开单位|fbjg",
            &options.publisher,
            &mut budget.publisher,
        ),
        (SCOPE, &options.scope, &mut budget.scope),
        (
            "asof|数据截至|截至|截至日期|截止日期|dataasof",
            &options.as_of,
            &mut budget.as_of,
        ),
        (
            "sourcename|来源名称",
            &options.source_name,
            &mut budget.source_name,
        ),
        (
            "sourceurl|来源链接|来源网址",
            &options.source_url,
            &mut budget.source_url,
        ),
    ] {
        *slot = whole.text(names).or(given.as_deref()).map(Into::into);
    }
    let people = whole.member("population|人口|常住人口");
    let people = people.and_then(|(key, people)| Some((people.text()?, has(key, "万"))));
    let given = options.population.as_deref().map(|people| (people, false));
    budget.population = people
        .or(given)
        .map(|(people, wan)| population(people, wan));
    if let Some(Tree::Map(years)) = whole.get("priceindex|价格指数|cpi") {
        let year = |(year, index): &(Box<str>, Tree)| {
            Some((year_in(year)?, Decimal::parse(index.text()?)?))
        };
        budget.prices.extend(years.iter().filter_map(year));
    } else {
        budget.prices.extend(&options.prices);
    }
    let copy = |tree: Option<&Tree>| tree.and_then(Tree::text).map(Into::into);
    match whole.get("source|来源") {
        Some(Tree::Text(text)) if text.starts_with("http") => {
            budget.source_url = Some(text.clone())
        }
        Some(Tree::Text(text)) => budget.source_name = Some(text.clone()),
        Some(source) => {
            budget.source_name = copy(source.get("name")).or(budget.source_name);
            budget.source_url = copy(source.get("url")).or(budget.source_url);
        }
        None => {}
    }
    budget
}

/// Reads a number of persons: `3,012,345`, `301.2万`, `301.2万人`; in 万 too where `wan` (人口（万人）) and nothing else stands
/// behind the digits.
///
/// ```
/// use mingbai_data::budget::population;
/// assert_eq!(population("301.2万人", false).number().unwrap().to_string(), "3012000");
/// assert_eq!(population("301.2", true).number(), population("3,012,000", false).number());
/// ```
#[must_use]
#[inline(never)]
pub fn population(text: &str, wan: bool) -> Value {
    let text = text.trim();
    if text.ends_with('元') {
        return Value::Missing(Missing::BadValue);
    }
    let (people, unit) = match text.strip_suffix('人') {
        None if wan => (text, MoneyUnit::Wan),
        people => (people.unwrap_or(text), MoneyUnit::Yuan),
    };
    let mut value = read_amount(people, unit);
    if let Value::Present { number, .. } = &mut value {
        *number = convert(*number, unit, MoneyUnit::Yuan);
    }
    value
}

/// Book, side, bases and balance of a table: what the data says, what the page says, what words and codes tell.
#[inline(never)]
fn name_table(
    table: &mut Table,
    title: &str,
    names: &str,
    facts: [&Facts; 2],
    options: &ReadOptions,
) {
    let said = |words| {
        facts
            .iter()
            .find_map(|facts| facts.text(words))
            .unwrap_or_default()
    };
    let wider = facts
        .iter()
        .find_map(|facts| facts.title())
        .unwrap_or_default();
    let book = Book::parse(said("book|账本|预算类型")).or(options.book);
    table.book = book
        .or_else(|| Book::parse(title))
        .or_else(|| Book::parse(wider))
        .unwrap_or_default();
    let side = Side::parse(said("side|收支|收支类型"))
        .or_else(|| Side::parse(names))
        .or(options.side);
    let side = side
        .or_else(|| Side::parse(title))
        .or_else(|| Side::parse(wider));
    table.side = side.unwrap_or_else(|| side_of_lines(table));
    if table.book == Book::Unstated {
        table.book = table.book_of_lines().unwrap_or_default();
    }
    let base = RateBase::parse(said("ratebase|完成率口径|完成率基数"));
    table.rate_base = base.or(table.rate_base).or(options.rate_base);
    let basis = said("yoybasis|同比口径");
    if !basis.is_empty() {
        table.yoy_basis = Some(basis.into());
    }
    let balance = read_amount(said("balance|年终结余|年终滚存结余"), table.unit);
    if balance.number().is_some() {
        table.balance = Some(balance);
    }
    infer_rate_base(table, rate_speaks_for);
}

//! Rows of cells to the lines of a table.

use super::columns::{FIELDS, Field, Heading, basis_in};
use super::level::{Hint, arrange};
use super::line::name_line;
use super::options::ReadOptions;
use super::unit::unit_of;
use super::words::stage_in;
use super::{Book, Line, LineKind, RateBase, STAGES, Side, Table};
use crate::money::convert;
use crate::number::{read_amount, read_number};
use crate::privacy::many_digits;
use crate::shape::{Cell, Grid};
use crate::text::{count, fill, has, list, parts, trim};
use crate::{Finding, Missing, MoneyUnit, Place, ReadError, ReadErrorKind, Severity, Value};

/// From this many on, findings of one kind in one table are counted instead of listed.
const MOST_FINDINGS: usize = 50;

const ABSENT: Value = Value::Missing(Missing::Absent);

/// What is known of a table beside its rows.
pub(super) struct Known {
    /// Unit by the metadata.
    pub unit: Option<MoneyUnit>,
    /// Title, caption and remarks as one text.
    pub title: String,
    /// Year of the table.
    pub year: Option<u16>,
    /// Index of the table.
    pub table: usize,
    /// Rows that may still be taken.
    pub room: usize,
    /// The column where the table begins: a second one may stand beside the first (收入 | 支出).
    pub from: usize,
}

/// The columns of a table, each with its place.
#[derive(Default)]
pub(super) struct Columns {
    at: [Option<usize>; FIELDS],
    /// Units in the headings of the amounts.
    units: [Option<MoneyUnit>; STAGES.len()],
    /// Where another table begins beside this one.
    pub(super) next: Option<usize>,
}

/// Keys and names of the columns of numbers, in the order of [`Field`].
const NUMBERS: [(&str, &str); 7] = [
    ("initial", "年初预算数"),
    ("adjusted", "调整预算数"),
    ("executed", "执行数"),
    ("final", "决算数"),
    ("prior", "上年决算数"),
    ("rate", "完成率"),
    ("yoy", "同比"),
];

/// Reads the lines of one table, and tells its columns. Its book and side are for the caller to set.
#[inline(never)]
pub(super) fn read(
    grid: &Grid,
    known: &Known,
    options: &ReadOptions,
    findings: &mut Vec<Finding>,
) -> Result<(Table, Columns), ReadError> {
    let mut table = Table {
        book: Book::Unstated,
        side: Side::Unstated,
        title: None,
        year: None,
        scope: None,
        unit: MoneyUnit::Wan,
        rate_base: None,
        yoy_basis: None,
        lines: Vec::new(),
        balance: None,
    };
    let columns = Columns::find(grid, known, &mut table)?;
    let own_unit = unit_of(grid, &columns, known, options)?;
    table.unit = own_unit;
    let rows = grid.len();
    let mut hints = Vec::with_capacity(rows.min(known.room));
    table.lines.reserve(rows.min(known.room));
    let mut cells = Vec::new();
    let mut bad = 0usize;
    let mut nameless = 0usize;
    for row in 0..rows {
        if table.lines.len() >= known.room {
            break;
        }
        grid.cells(row, &mut cells);
        let cell = |at: Field| {
            columns
                .place(at)
                .and_then(|at| cells.get(at))
                .copied()
                .unwrap_or(Cell::Absent)
        };
        let Some((code, name, indent)) = name_line(cell(Field::Code), cell(Field::Name)) else {
            nameless = nameless.saturating_add(1);
            continue;
        };
        let level = match grid.depths.get(row) {
            Some(depth) => Some(*depth),
            None => trim(cell(Field::Level).text()).parse().ok(),
        };
        let kind = LineKind::named(cell(Field::Kind).text());
        hints.push(Hint {
            level,
            kind,
            indent,
        });
        let row_unit = match cell(Field::Unit) {
            Cell::Text(text) => MoneyUnit::parse(text).unwrap_or(own_unit),
            _ => own_unit,
        };
        let place = table.lines.len();
        let note = trim(cell(Field::Note).text());
        table.lines.push(Line {
            code: (!code.is_empty()).then(|| code.into()),
            name: name.into(),
            level: 1,
            kind: LineKind::Item,
            parent: None,
            amounts: [ABSENT; 5],
            rate: ABSENT,
            yoy: ABSENT,
            note: (!note.is_empty()).then(|| note.into()),
        });
        // Where it stands, its numbers are put: a line is large.
        let Some(line) = table.lines.last_mut() else {
            break;
        };
        let [initial, adjusted, executed, last, prior] = &mut line.amounts;
        let slots = [
            initial,
            adjusted,
            executed,
            last,
            prior,
            &mut line.rate,
            &mut line.yoy,
        ];
        for (index, (slot, (key, name))) in slots.into_iter().zip(&NUMBERS).enumerate() {
            let at = columns.at.get(index).copied().flatten();
            let raw = at
                .and_then(|at| cells.get(at))
                .copied()
                .unwrap_or(Cell::Absent);
            *slot = match (raw, columns.units.get(index)) {
                (Cell::Absent, _) => continue,
                (Cell::Null, _) => Value::Missing(Missing::NotReported),
                (Cell::Other, _) => Value::Missing(Missing::BadValue),
                (Cell::Text(text), None) => read_number(text),
                (Cell::Text(text), Some(unit)) => {
                    let unit = unit.unwrap_or(row_unit);
                    let mut value = read_amount(text, unit);
                    if let Value::Present { number, .. } = &mut value
                        && unit != own_unit
                    {
                        *number = convert(*number, unit, own_unit);
                    }
                    value
                }
            };
            if !matches!(slot, Value::Missing(Missing::BadValue)) {
                continue;
            }
            // A heading within the table runs across its cells.
            if raw == cell(Field::Name) {
                *slot = Value::Missing(Missing::Absent);
                continue;
            }
            bad = bad.saturating_add(1);
            if bad <= MOST_FINDINGS {
                // A number that is long enough to be a person's is not said again.
                let text = Some(trim(raw.text())).filter(|text| !many_digits(text.as_bytes()));
                let text = text.unwrap_or("…");
                let (open, close) = if text.is_empty() {
                    ("", "")
                } else {
                    ("“", "”")
                };
                let parts = [&*line.name, *name, open, text, close];
                let mut message = fill("“{}”的{}{}{}{}不是数字，以“—”显示", &parts);
                message.push_str(crate::number::remedy(raw.text()));
                findings.push(finding(
                    "field",
                    Severity::Error,
                    known.table,
                    Some(place),
                    Some(key),
                    message,
                ));
            }
        }
    }
    if bad > MOST_FINDINGS {
        let more = count(bad.wrapping_sub(MOST_FINDINGS));
        let message = fill("另有 {} 处不是数字，以“—”显示", &[&more]);
        findings.push(finding(
            "field",
            Severity::Error,
            known.table,
            None,
            None,
            message,
        ));
    }
    if columns.place(Field::Name).is_none() {
        let message = fill(
            "没有认出“科目名称”列，以编码代替；没有编码的 {} 行未列出",
            &[&count(nameless)],
        );
        findings.push(finding(
            "field",
            Severity::Warning,
            known.table,
            None,
            Some("name"),
            message,
        ));
    }
    arrange(&mut table.lines, &hints);
    balance_line(&mut table);
    count_missing(&table, known.table, findings);
    Ok((table, columns))
}

impl Columns {
    #[inline(never)]
    pub(super) fn find(grid: &Grid, known: &Known, table: &mut Table) -> Result<Self, ReadError> {
        let mut headings = Vec::with_capacity(grid.names.len());
        let mut year = None;
        for names in &grid.names {
            let heading = parts(names, b'\n').find_map(Heading::read);
            if let Some(heading) = heading.filter(|heading| heading.field.stage().is_some()) {
                year = year.max(heading.year);
            }
            headings.push(heading);
        }
        let year = known.year.or(year);
        table.year = year;
        let mut columns = Self::default();
        // Of 决算数, in two parts: neither is the whole.
        let is_part = |at: usize| {
            let names = grid.names.get(at);
            names.is_some_and(|names| divides(first_line(names)))
        };
        let divided = (0..grid.names.len()).filter(|at| is_part(*at)).count() > 1;
        for (at, heading) in headings.into_iter().enumerate().skip(known.from) {
            let Some(heading) = heading.filter(|_| !(divided && is_part(at))) else {
                continue;
            };
            // 2017年决算数 beside 2018年决算数 is the year before's; a plan of an earlier year is of no use.
            let earlier = heading.year.is_some_and(|own| Some(own) < year);
            let field = match heading.field {
                Field::Executed | Field::Final if earlier => Field::Prior,
                Field::Initial | Field::Adjusted if earlier => Field::Other,
                Field::Money => stage_in(&known.title),
                field => field,
            };
            let taken = columns.place(field).is_some();
            if columns.has_amount()
                && (field == Field::Code && columns.place(Field::Name).is_some()
                    || matches!(field, Field::Code | Field::Name) && taken)
            {
                columns.next = Some(at);
                break;
            }
            // Of 基本支出, 项目支出 and 小计 below 决算数 the sum is the 决算数, wherever it stands.
            let sum = |names: &String| first_line(names).ends_with('计');
            if taken && !grid.names.get(at).is_some_and(sum) {
                continue;
            }
            match field {
                Field::Yoy => {
                    table.yoy_basis = grid
                        .names
                        .get(at)
                        .and_then(|names| basis_in(names))
                        .map(Into::into)
                }
                Field::Rate => table.rate_base = heading.base,
                _ => {}
            }
            if let Some(slot) = columns.at.get_mut(field as usize) {
                *slot = Some(at);
            }
            if let Some(slot) = columns.units.get_mut(field as usize) {
                *slot = heading.unit;
            }
        }
        #[cfg(feature = "readers")]
        if divided && !columns.has_amount() {
            return Err(without_whole());
        }
        if !columns.has_amount()
            || columns
                .place(Field::Name)
                .or(columns.place(Field::Code))
                .is_none()
        {
            return Err(lacking(grid));
        }
        Ok(columns)
    }

    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.at.get(field as usize).copied().flatten()
    }

    /// Whether the column at `place` is read for anything.
    #[cfg(feature = "readers")]
    pub(super) fn is_read(&self, place: usize) -> bool {
        self.at.contains(&Some(place))
    }

    /// The places of the amounts.
    pub(super) fn amounts(&self) -> impl Iterator<Item = usize> {
        self.at.iter().take(STAGES.len()).flatten().copied()
    }

    /// The first unit that a heading of amounts names.
    pub(super) fn heading_unit(&self) -> Option<MoneyUnit> {
        self.units.iter().flatten().copied().next()
    }

    /// Whether there is a stage of this year.
    fn has_amount(&self) -> bool {
        let [initial, adjusted, executed, last, ..] = self.at;
        initial.or(adjusted).or(executed).or(last).is_some()
    }

    /// The heading of the names, such as 收入项目.
    pub(super) fn name_heading<'a>(&self, grid: &'a Grid) -> &'a str {
        let names = self.place(Field::Name).and_then(|at| grid.names.get(at));
        names.map(|names| first_line(names)).unwrap_or_default()
    }
}

/// Whether a column holds a part of what the whole of its row is.
pub(super) fn divides(name: &str) -> bool {
    name.ends_with("基本支出") || name.ends_with("项目支出")
}

#[cfg(feature = "readers")]
#[cold]
fn without_whole() -> ReadError {
    ReadError {
        kind: ReadErrorKind::Field,
        message: "只有分列的数（如基本支出、项目支出），没有“合计”列，或表题没有写明是预算还是决算：分列未必齐全，不相加；请补上“决算数合计”（或“预算数合计”）列".into(),
    }
}

fn first_line(names: &str) -> &str {
    parts(names, b'\n').next().unwrap_or_default()
}

#[cold]
fn lacking(grid: &Grid) -> ReadError {
    let mut found: Vec<&str> = grid.names.iter().map(|names| first_line(names)).collect();
    if found.is_empty() {
        found.extend(&grid.remarks);
    }
    found.truncate(12);
    if found.is_empty() {
        found.push("（没有）");
    }
    let pattern = "数据缺少需要的列。找到的列：{}；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列";
    ReadError {
        kind: ReadErrorKind::Field,
        message: fill(pattern, &[&list(&found)]),
    }
}

/// 年终结余 behind the total is the balance of the book, not another item.
#[inline(never)]
fn balance_line(table: &mut Table) {
    let Some(total) = table
        .lines
        .iter()
        .rposition(|line| line.kind == LineKind::Total)
    else {
        return;
    };
    let stage = table.main_stage();
    for line in table.lines.iter_mut().skip(total.saturating_add(1)) {
        let words = ["年终结余", "年终滚存结余", "年末结余", "结转下年"];
        if line.kind == LineKind::Item && words.iter().any(|word| has(&line.name, word)) {
            line.kind = LineKind::Memo;
            if table.balance.is_none() && line.amount(stage).number().is_some() {
                table.balance = Some(line.amount(stage).clone());
            }
        }
    }
}

/// One note a column for what rows leave open while others have it. A field that a row does not have at all says by
/// itself that nothing was to be given.
#[inline(never)]
fn count_missing(table: &Table, index: usize, findings: &mut Vec<Finding>) {
    for stage in table.stages_present() {
        let amounts = table.lines.iter().map(|line| line.amount(stage));
        let open = amounts
            .filter(|amount| matches!(amount, Value::Missing(Missing::NotReported)))
            .count();
        if open > 0 {
            let message = fill("{}有 {} 行未填报，以“—”显示", &[stage.name(), &count(open)]);
            findings.push(finding(
                "field",
                Severity::Note,
                index,
                None,
                Some(stage.key()),
                message,
            ));
        }
    }
}

pub(super) fn finding(
    code: &'static str,
    severity: Severity,
    table: usize,
    row: Option<usize>,
    field: Option<&'static str>,
    message: String,
) -> Finding {
    Finding {
        code,
        severity,
        place: Place { table, row, field },
        message,
    }
}

/// The base of published rates that name none: the one that more of them agree with.
#[inline(never)]
pub(super) fn infer_rate_base(table: &mut Table, speaks_for: fn(&Table, RateBase) -> usize) {
    if table.rate_base.is_some() {
        return;
    }
    let initial = speaks_for(table, RateBase::Initial);
    let adjusted = speaks_for(table, RateBase::Adjusted);
    if initial != adjusted {
        let more = if initial > adjusted {
            RateBase::Initial
        } else {
            RateBase::Adjusted
        };
        table.rate_base = Some(more);
    }
}

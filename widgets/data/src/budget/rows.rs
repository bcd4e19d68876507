//! Rows of cells to the lines of a table.

use super::columns::{Field, Heading};
use super::level::arrange;
use super::line::name_line;
use super::options::ReadOptions;
use super::unit::unit_of;
use super::words::stage_in;
use super::{LineKind, RateBase, STAGES, Stage, Table};
use crate::money::convert;
use crate::number::{read_amount, read_number};
use crate::shape::{Cell, Grid};
use crate::text::{count, fill, has, list};
use crate::{Finding, Missing, MoneyUnit, Place, ReadError, ReadErrorKind, Severity, Value};

/// From this many on, findings of one kind in one table are counted instead of listed.
const MOST_FINDINGS: usize = 50;

/// What is known of a table beside its rows.
pub(super) struct Known {
    /// Unit by the metadata.
    pub unit: Option<MoneyUnit>,
    /// Title, caption and remarks as one text.
    pub title: String,
    /// Budget year.
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
    code: Option<usize>,
    name: Option<usize>,
    level: Option<usize>,
    kind: Option<usize>,
    pub(super) amounts: [Option<(usize, Option<MoneyUnit>)>; 5],
    rate: Option<usize>,
    yoy: Option<usize>,
    note: Option<usize>,
    pub(super) unit: Option<usize>,
    /// Where another table begins beside this one.
    pub(super) next: Option<usize>,
}

/// Reads the lines of one table, and tells its columns. Its book and side are for the caller to set.
pub(super) fn read(
    grid: &Grid,
    known: &Known,
    options: &ReadOptions,
    findings: &mut Vec<Finding>,
) -> Result<(Table, Columns), ReadError> {
    let mut table = Table {
        book: options.book.unwrap_or_default(),
        side: options.side.unwrap_or_default(),
        unit: MoneyUnit::default(),
        rate_base: None,
        yoy_basis: None,
        lines: Vec::new(),
        balance: None,
    };
    let columns = Columns::find(grid, known, &mut table)?;
    let own_unit = unit_of(grid, &columns, known, options)?;
    table.unit = own_unit;
    let mut hints = Vec::new();
    let mut cells = Vec::new();
    let mut bad = 0usize;
    for row in 0..grid.len() {
        if table.lines.len() >= known.room {
            break;
        }
        grid.cells(row, &mut cells);
        let cell = |at: Option<usize>| {
            at.and_then(|at| cells.get(at))
                .copied()
                .unwrap_or(Cell::Absent)
        };
        let Some((mut line, mut hint)) = name_line(cell(columns.code), cell(columns.name)) else {
            continue;
        };
        let depth = grid.depths.get(row).copied();
        hint.level = depth.or_else(|| cell(columns.level).text().trim().parse().ok());
        hint.kind = LineKind::named(cell(columns.kind).text());
        let row_unit = columns
            .unit
            .and_then(|at| MoneyUnit::parse(cell(Some(at)).text()));
        let place = table.lines.len();
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
        for (index, slot) in slots.into_iter().enumerate() {
            let stage = STAGES.get(index).copied();
            let (at, unit) = match columns.amounts.get(index) {
                Some(column) => (column.map(|(at, _)| at), column.and_then(|(_, unit)| unit)),
                None => (
                    if index == STAGES.len() {
                        columns.rate
                    } else {
                        columns.yoy
                    },
                    None,
                ),
            };
            let raw = cell(at);
            *slot = match raw {
                Cell::Text(text) if stage.is_some() => {
                    let unit = unit.or(row_unit).unwrap_or(own_unit);
                    in_unit(read_amount(text, unit), unit, own_unit)
                }
                Cell::Text(text) => read_number(text),
                Cell::Absent => continue,
                Cell::Null => Value::Missing(Missing::NotReported),
                Cell::Other => Value::Missing(Missing::BadValue),
            };
            if matches!(slot, Value::Missing(Missing::BadValue)) {
                // A heading within the table runs across its cells.
                if raw == cell(columns.name) {
                    *slot = Value::Missing(Missing::Absent);
                    continue;
                }
                bad = bad.saturating_add(1);
                if bad <= MOST_FINDINGS {
                    let percent = if index == STAGES.len() {
                        ("rate", "完成率")
                    } else {
                        ("yoy", "同比")
                    };
                    let (key, name) = stage.map_or(percent, |stage| (stage.key(), stage.name()));
                    let quoted = match raw.text().trim() {
                        "" => String::new(),
                        text => fill("“{}”", &[text]),
                    };
                    let message = fill(
                        "“{}”的{}{}不是数字，以“—”显示",
                        &[&line.name, name, &quoted],
                    );
                    let severity = Severity::Error;
                    findings.push(finding(
                        "field",
                        severity,
                        known.table,
                        Some(place),
                        Some(key),
                        message,
                    ));
                }
            }
        }
        let note = cell(columns.note).text().trim();
        line.note = (!note.is_empty()).then(|| note.into());
        table.lines.push(line);
        hints.push(hint);
    }
    if let Some(more) = bad.checked_sub(MOST_FINDINGS).filter(|more| *more > 0) {
        let message = fill("另有 {} 处不是数字，以“—”显示", &[&count(more)]);
        findings.push(finding(
            "field",
            Severity::Error,
            known.table,
            None,
            None,
            message,
        ));
    }
    arrange(&mut table.lines, &hints);
    balance_line(&mut table);
    count_missing(&table, known.table, findings);
    Ok((table, columns))
}

impl Columns {
    fn find(grid: &Grid, known: &Known, table: &mut Table) -> Result<Self, ReadError> {
        let mut headings = Vec::with_capacity(grid.names.len());
        let mut year = None;
        for names in &grid.names {
            let heading = names.split('\n').find_map(Heading::read);
            if let Some(Heading {
                field: Field::Amount(_),
                year: own,
                ..
            }) = heading
            {
                year = year.max(own);
            }
            headings.push(heading);
        }
        let year = known.year.or(year);
        let mut columns = Self::default();
        for (at, heading) in headings.into_iter().enumerate().skip(known.from) {
            let Some(heading) = heading else { continue };
            let again = match heading.field {
                Field::Code => columns.code.or(columns.name).is_some(),
                Field::Name => columns.name.is_some(),
                _ => false,
            };
            if again && columns.has_amount() {
                columns.next = Some(at);
                break;
            }
            // 2017年决算数 beside 2018年决算数 is the year before's; a plan of an earlier year is of no use.
            let earlier = heading.year.is_some_and(|own| Some(own) < year);
            let slot = match heading.field {
                Field::Code => &mut columns.code,
                Field::Name => &mut columns.name,
                Field::Level => &mut columns.level,
                Field::Kind => &mut columns.kind,
                Field::Note => &mut columns.note,
                Field::Unit => &mut columns.unit,
                Field::Yoy => {
                    if columns.yoy.is_none() {
                        table.yoy_basis = heading.basis.map(Into::into);
                    }
                    &mut columns.yoy
                }
                Field::Rate(base) => {
                    if columns.rate.is_none() {
                        table.rate_base = base;
                    }
                    &mut columns.rate
                }
                Field::Amount(_) | Field::Money => {
                    let stage = match heading.field {
                        Field::Amount(stage) if stage.is_actual() && earlier => Some(Stage::Prior),
                        Field::Amount(Stage::Initial | Stage::Adjusted) if earlier => None,
                        Field::Amount(stage) => Some(stage),
                        _ => stage_in(&known.title),
                    };
                    for (own, slot) in STAGES.into_iter().zip(&mut columns.amounts) {
                        if Some(own) == stage {
                            slot.get_or_insert((at, heading.unit));
                        }
                    }
                    continue;
                }
                Field::Other => continue,
            };
            slot.get_or_insert(at);
        }
        if !columns.has_amount() || columns.name.or(columns.code).is_none() {
            return Err(lacking(grid));
        }
        Ok(columns)
    }

    /// Whether there is a stage of this year.
    fn has_amount(&self) -> bool {
        let [initial, adjusted, executed, last, _] = self.amounts;
        initial.or(adjusted).or(executed).or(last).is_some()
    }

    /// The heading of the names, such as 收入项目.
    pub(super) fn name_heading<'a>(&self, grid: &'a Grid) -> &'a str {
        let names = self.name.and_then(|at| grid.names.get(at));
        names.map(|names| first_line(names)).unwrap_or_default()
    }
}

fn first_line(names: &str) -> &str {
    names.split('\n').next().unwrap_or_default()
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

fn in_unit(value: Value, from: MoneyUnit, to: MoneyUnit) -> Value {
    match value {
        Value::Present { number, printed } if from != to => Value::Present {
            number: convert(number, from, to),
            printed,
        },
        value => value,
    }
}

/// 年终结余 behind the total is the balance of the book, not another item.
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

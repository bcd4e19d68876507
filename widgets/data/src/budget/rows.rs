//! Rows of cells to the lines of a table.

use super::columns::{Field, Heading};
use super::level::arrange;
use super::line::{is_line, kind_named, name_line};
use super::options::ReadOptions;
use super::unit::unit_of;
use super::words::stage_in;
use super::{Line, LineKind, RateBase, STAGES, Stage, Table};
use crate::money::convert;
use crate::number::{read_amount, read_number};
use crate::shape::{Cell, Grid};
use crate::{Finding, Missing, MoneyUnit, Place, ReadError, ReadErrorKind, Severity, Value};

/// From this many on, findings of one kind in one table are counted instead of listed.
const MOST_FINDINGS: usize = 50;

/// What is known of a table beside its rows.
#[derive(Default)]
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
}

/// Reads the lines of one table. Its book and side are for the caller to set.
pub(super) fn read(
    grid: &Grid,
    known: &Known,
    options: &ReadOptions,
    findings: &mut Vec<Finding>,
) -> Result<Table, ReadError> {
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
    table.unit = unit_of(grid, &columns, known, options)?;
    let mut hints = Vec::new();
    let mut cells = Vec::new();
    let mut bad = 0usize;
    for row in 0..grid.len() {
        if table.lines.len() >= known.room {
            break;
        }
        grid.cells(row, &mut cells);
        let cell = |at: Option<usize>| match at {
            Some(at) => cells.get(at).copied().unwrap_or(Cell::Absent),
            None => Cell::Absent,
        };
        let Some((mut line, mut hint)) = name_line(cell(columns.code), cell(columns.name)) else {
            continue;
        };
        hint.level = grid
            .depths
            .get(row)
            .copied()
            .or_else(|| cell(columns.level).text().trim().parse().ok());
        hint.kind = kind_named(cell(columns.kind).text());
        let row_unit = MoneyUnit::parse(cell(columns.unit).text());
        let at = table.lines.len();
        let mut trouble = |field: &'static str, column: &str, text: &str| {
            bad = bad.saturating_add(1);
            if bad <= MOST_FINDINGS {
                let text = text.trim();
                let quoted = if text.is_empty() {
                    String::new()
                } else {
                    ["“", text, "”"].concat()
                };
                let message = [
                    "“",
                    &line.name,
                    "”的",
                    column,
                    &quoted,
                    "不是数字，以“—”显示",
                ]
                .concat();
                findings.push(finding(
                    "field",
                    Severity::Error,
                    known.table,
                    Some(at),
                    Some(field),
                    message,
                ));
            }
        };
        for ((stage, slot), column) in STAGES
            .into_iter()
            .zip(&mut line.amounts)
            .zip(columns.amounts)
        {
            let Some((at, unit)) = column else { continue };
            let unit = unit.or(row_unit).unwrap_or(table.unit);
            *slot = value(cell(Some(at)), |text| {
                in_unit(read_amount(text, unit), unit, table.unit)
            });
            if *slot == Value::Missing(Missing::BadValue) {
                trouble(stage.key(), stage.name(), cell(Some(at)).text());
            }
        }
        for (slot, column, field, name) in [
            (&mut line.rate, columns.rate, "rate", "完成率"),
            (&mut line.yoy, columns.yoy, "yoy", "同比"),
        ] {
            if column.is_some() {
                *slot = value(cell(column), read_number);
                if *slot == Value::Missing(Missing::BadValue) {
                    trouble(field, name, cell(column).text());
                }
            }
        }
        let note = cell(columns.note).text().trim();
        line.note = (!note.is_empty()).then(|| note.into());
        if is_line(&line) {
            table.lines.push(line);
            hints.push(hint);
        }
    }
    if bad > MOST_FINDINGS {
        let message = [
            "另有 ",
            &bad.saturating_sub(MOST_FINDINGS).to_string(),
            " 处不是数字，以“—”显示",
        ]
        .concat();
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
    Ok(table)
}

impl Columns {
    fn find(grid: &Grid, known: &Known, table: &mut Table) -> Result<Self, ReadError> {
        let headings: Vec<Option<Heading>> = grid
            .names
            .iter()
            .map(|names| names.iter().find_map(|name| Heading::read(name)))
            .collect();
        // 2017年决算数 beside 2018年决算数 is the year before's.
        let amount_years = headings
            .iter()
            .flatten()
            .filter(|h| matches!(h.field, Field::Amount(_)));
        let year = known
            .year
            .or_else(|| amount_years.filter_map(|h| h.year).max());
        let mut columns = Self::default();
        for (at, heading) in headings.iter().enumerate() {
            let Some(heading) = heading else { continue };
            let earlier = heading.year.zip(year).is_some_and(|(own, year)| own < year);
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
                Field::Amount(stage) => {
                    match stage {
                        Stage::Final | Stage::Executed if earlier => {
                            columns.amount(Stage::Prior, at, heading.unit)
                        }
                        Stage::Initial | Stage::Adjusted if earlier => {}
                        stage => columns.amount(stage, at, heading.unit),
                    }
                    continue;
                }
                Field::Money => {
                    if let Some(stage) = stage_in(&known.title) {
                        columns.amount(stage, at, heading.unit);
                    }
                    continue;
                }
                Field::Other => continue,
            };
            slot.get_or_insert(at);
        }
        let [initial, adjusted, executed, last, _] = columns.amounts;
        let amount = initial.or(adjusted).or(executed).or(last);
        if amount.is_none() || columns.name.or(columns.code).is_none() {
            return Err(Self::lacking(grid));
        }
        Ok(columns)
    }

    fn amount(&mut self, stage: Stage, at: usize, unit: Option<MoneyUnit>) {
        for (own, slot) in STAGES.into_iter().zip(&mut self.amounts) {
            if own == stage {
                slot.get_or_insert((at, unit));
            }
        }
    }

    #[cold]
    fn lacking(grid: &Grid) -> ReadError {
        let found: Vec<&str> = grid
            .names
            .iter()
            .filter_map(|names| names.first())
            .map(String::as_str)
            .collect();
        let found = if found.is_empty() {
            grid.remarks.clone()
        } else {
            found
        };
        let found: Vec<String> = found
            .iter()
            .take(12)
            .map(|name| name.trim().chars().take(20).collect())
            .collect();
        let message = [
            "数据缺少需要的列。找到的列：",
            if found.is_empty() { "（没有）" } else { "" },
            &found.join("、"),
            "；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列",
        ];
        ReadError {
            kind: ReadErrorKind::Field,
            message: message.concat(),
        }
    }
}

/// The value of a cell, read by `read`.
fn value(cell: Cell, read: impl Fn(&str) -> Value) -> Value {
    match cell {
        Cell::Absent => Value::Missing(Missing::Absent),
        Cell::Null => Value::Missing(Missing::NotReported),
        Cell::Text(text) => read(text),
        Cell::Other => Value::Missing(Missing::BadValue),
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
        let word = ["年终结余", "年终滚存结余", "年末结余", "结转下年"];
        if line.kind == LineKind::Item && word.iter().any(|word| line.name.contains(word)) {
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
        let open = Value::Missing(Missing::NotReported);
        let count = table
            .lines
            .iter()
            .filter(|line| *line.amount(stage) == open)
            .count();
        if count > 0 {
            let message = [
                stage.name(),
                "有 ",
                &count.to_string(),
                " 行未填报，以“—”显示",
            ]
            .concat();
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

/// The base of published rates that name none: the one that most of them agree with, when one agrees with more.
pub(super) fn infer_rate_base(table: &mut Table, agrees: impl Fn(&Table, &Line, RateBase) -> bool) {
    if table.rate_base.is_some() {
        return;
    }
    let count = |base| {
        table
            .lines
            .iter()
            .filter(|line| agrees(table, line, base))
            .count()
    };
    let (initial, adjusted) = (count(RateBase::Initial), count(RateBase::Adjusted));
    if initial > adjusted {
        table.rate_base = Some(RateBase::Initial);
    } else if adjusted > initial {
        table.rate_base = Some(RateBase::Adjusted);
    }
}

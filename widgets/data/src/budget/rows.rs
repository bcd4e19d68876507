//! Rows of cells to the lines of a table.

use super::columns::{Field, Heading};
use super::level::{Hint, arrange, code_in_name};
use super::options::ReadOptions;
use super::words::{Unit, is_unit_word, stage_in, unit_in};
use super::{Line, LineKind, RateBase, STAGES, Stage, Table};
use crate::money::convert;
use crate::number::{read_amount, read_number, unit_behind};
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
struct Columns {
    code: Option<usize>,
    name: Option<usize>,
    level: Option<usize>,
    kind: Option<usize>,
    amounts: [Option<(usize, Option<MoneyUnit>)>; 5],
    rate: Option<usize>,
    yoy: Option<usize>,
    note: Option<usize>,
    unit: Option<usize>,
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
                let message = [
                    "“",
                    &line.name,
                    "”的",
                    column,
                    "“",
                    text.trim(),
                    "”不是数字，以“—”显示",
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

/// The unit of a table: by the metadata, the title, a heading, a column, the page, or behind every amount.
fn unit_of(
    grid: &Grid,
    columns: &Columns,
    known: &Known,
    options: &ReadOptions,
) -> Result<MoneyUnit, ReadError> {
    if let Some(unit) = known.unit {
        return Ok(unit);
    }
    match unit_in(&known.title) {
        Unit::Known(unit) => return Ok(unit),
        Unit::Unknown(word) => return Err(unknown_unit(&word)),
        Unit::None => {}
    }
    if let Some(unit) = columns.amounts.iter().flatten().find_map(|(_, unit)| *unit) {
        return Ok(unit);
    }
    let mut cells = Vec::new();
    let mut behind = None;
    let mut all_behind = true;
    for row in 0..grid.len() {
        grid.cells(row, &mut cells);
        if let Some(word) = columns
            .unit
            .and_then(|at| cells.get(at))
            .map(|cell| cell.text().trim())
        {
            match MoneyUnit::parse(word) {
                Some(unit) => return Ok(unit),
                None if is_unit_word(word) => return Err(unknown_unit(word)),
                None => {}
            }
        }
        for (at, _) in columns.amounts.iter().flatten() {
            let text = cells.get(*at).map(|cell| cell.text()).unwrap_or_default();
            match unit_behind(text) {
                Some(unit) => behind = behind.or(Some(unit)),
                None => all_behind &= read_number(text).number().is_none(),
            }
        }
        if !all_behind && columns.unit.is_none() {
            break;
        }
    }
    match (options.unit, behind) {
        (Some(unit), _) => Ok(unit),
        (None, Some(unit)) if all_behind => Ok(unit),
        _ => Err(ReadError {
            kind: ReadErrorKind::Unit,
            message: "数据没有注明金额单位：请在数据中写明，或在标签上加 unit=\"万元\"（也可以是元、百万元、亿元）".into(),
        }),
    }
}

#[cold]
pub(super) fn unknown_unit(word: &str) -> ReadError {
    let message = [
        "单位“",
        word,
        "”不是已知的金额单位：可用元、万元、百万元、亿元",
    ]
    .concat();
    ReadError {
        kind: ReadErrorKind::Unit,
        message,
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

/// Code, name and indentation of a row; `None` for a row that names nothing.
fn name_line(code: Cell, name: Cell) -> Option<(Line, Hint)> {
    let raw = name.text();
    let mut indent = 0u16;
    let mut rest = raw;
    loop {
        let (entity, width) = [
            ("&nbsp;", 1),
            ("&ensp;", 1),
            ("&emsp;", 2),
            ("&#160;", 1),
            ("&#12288;", 2),
        ]
        .into_iter()
        .find(|(entity, _)| rest.starts_with(entity))
        .unwrap_or(("", 0));
        let (length, width) = match rest.chars().next() {
            _ if width > 0 => (entity.len(), width),
            Some('\u{3000}' | '\u{2003}') => (3, 2),
            Some('\t') => (1, 4),
            // A line break is how the page was written, not how deep the line is.
            Some('\n' | '\r') => {
                indent = 0;
                (1, 0)
            }
            Some(c) if c.is_whitespace() => (c.len_utf8(), 1),
            _ => break,
        };
        indent = indent.saturating_add(width);
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut name = rest.trim_end();
    let mut code = code.text().trim();
    if code.is_empty()
        && let Some((front, rest)) = code_in_name(name)
    {
        (code, name) = (front, rest);
    }
    if name.is_empty() {
        name = code;
    }
    if name.is_empty() {
        return None;
    }
    const ABSENT: Value = Value::Missing(Missing::Absent);
    let line = Line {
        code: (!code.is_empty()).then(|| code.into()),
        name: name.into(),
        level: 1,
        kind: LineKind::Item,
        parent: None,
        amounts: [ABSENT; 5],
        rate: ABSENT,
        yoy: ABSENT,
        note: None,
    };
    Some((
        line,
        Hint {
            indent,
            ..Hint::default()
        },
    ))
}

/// 注：…, 单位：… and the row of column numbers below the headings are rows of the page, not of the budget.
fn is_line(line: &Line) -> bool {
    let numbers = line.amounts.iter().any(|amount| amount.number().is_some());
    let remarks = [
        "注：",
        "注:",
        "备注",
        "说明：",
        "说明:",
        "单位：",
        "单位:",
        "编制单位",
        "填报单位",
        "审核",
    ];
    let remark = !numbers && remarks.iter().any(|word| line.name.starts_with(word));
    !(remark || &*line.name == "栏次" || &*line.name == "栏  次")
}

/// An explicit kind.
fn kind_named(text: &str) -> Option<LineKind> {
    Some(match text.trim() {
        "item" | "明细" => LineKind::Item,
        "subtotal" | "小计" => LineKind::Subtotal,
        "total" | "合计" | "总计" => LineKind::Total,
        "memo" | "其中" => LineKind::Memo,
        _ => return None,
    })
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

/// One note a column for what is missing in some rows and there in others.
fn count_missing(table: &Table, index: usize, findings: &mut Vec<Finding>) {
    for stage in table.stages_present() {
        for (reason, word) in [
            (Missing::NotReported, "行未填报"),
            (Missing::Absent, "行未提供"),
        ] {
            let count = table
                .lines
                .iter()
                .filter(|line| *line.amount(stage) == Value::Missing(reason))
                .count();
            if count > 0 {
                let message = [
                    stage.name(),
                    "有 ",
                    &count.to_string(),
                    " ",
                    word,
                    "，以“—”显示",
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

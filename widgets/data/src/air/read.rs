//! The format `mingbai.air/1`, as observations. The fields are those of the subject's table; a page that only shows air
//! needs none of the other subjects.

use super::model::{Item, Observation, Origin, Period, PeriodKind, Site, SiteKind};
use super::warning::read_warnings;
use super::{Averaged, Board, Report, Standard};
use crate::date::{DAY, Date, Precision};
use crate::feed::{self, date, own, reason, text};
use crate::figure::{How, quantity};
use crate::names::{Named, Pollutant, Primaries, air_levels, primaries};
use crate::number::read_number;
use crate::quantity::Amount;
use crate::read::{Limits, parse};
use crate::text::{parts, trim};
use crate::{Decimal, Finding, Missing, Quantity, ReadError, Tree, Unit, Value};

/// The format.
pub(super) const FORMAT: &str = "mingbai.air/1";

/// Fields of pollutants, with the average that the field itself names.
static ITEMS: [(&str, Pollutant, Option<Averaged>); 7] = [
    ("pm25", Pollutant::Pm25, None),
    ("pm10", Pollutant::Pm10, None),
    ("so2", Pollutant::So2, None),
    ("no2", Pollutant::No2, None),
    ("co", Pollutant::Co, None),
    ("o3", Pollutant::O3, None),
    ("o3_8h", Pollutant::O3, Some(Averaged::EightHours)),
];

/// An index: without a unit, in a forecast a range.
const INDEX: How = How {
    stated: None,
    bare: true,
    commas: true,
    unit: Unit::in_air,
};

/// A day has no more forecasts in one text than these.
const AHEAD: usize = 31;

/// What the page knows of a feed that the feed does not say itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// The place of rows that name none: an answer that was asked for by coordinates.
    pub place: Option<Box<str>>,
    /// How much is read; rows beyond are left out, with a finding `limit`.
    pub limits: Limits,
}

/// Reads JSON text in the format `mingbai.air/1`.
///
/// # Errors
/// Those of [`parse`]; `schema` when it is another format; `field` when there are no rows.
pub fn read_text(text: &str, options: &ReadOptions) -> Result<Board, ReadError> {
    read_tree(&parse(text, &options.limits)?, options)
}

/// Reads a tree in the format `mingbai.air/1`, as [`read_text`] does from text. A row without a place is left out, one
/// without a time is a place without data, with a finding each; every other value that cannot be read is missing, with a finding.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
#[inline(never)]
pub fn read_tree(tree: &Tree, options: &ReadOptions) -> Result<Board, ReadError> {
    let (head, rows) = feed::open(tree, FORMAT, "空气质量", Date::written)?;
    let mut board = Board {
        title: head.title,
        publisher: head.publisher,
        source: head.source,
        source_url: head.source_url,
        as_of: head.as_of,
        standard: head.standard,
        sample: head.sample,
        ..Board::default()
    };
    let units = tree.get("units");
    let table = tree.get("unit").filter(|_| units.is_none());
    let unit = |(key, ..): &(&str, Pollutant, Option<Averaged>)| {
        let unit = units.and_then(|units| units.get(key)).or(table);
        unit.and_then(Tree::text).and_then(Unit::in_air)
    };
    let mut reader = Reader {
        units: ITEMS.iter().map(unit).collect(),
        standard: text(tree, "standard").and_then(Standard::parse),
        place: options.place.as_deref(),
        row: 0,
        findings: Vec::new(),
    };
    board.findings = feed::told(tree);
    let rows = feed::within(rows, options.limits.max_rows, &mut board.findings);
    for (at, row) in rows.iter().enumerate() {
        reader.row = at;
        reader.observations(row, &mut board);
    }
    board.findings.append(&mut reader.findings);
    board.warnings = read_warnings(tree);
    Ok(board)
}

/// Reads the records of a dataset of the subject `air`.
///
/// # Errors
/// As [`read_tree`]: `schema` for another subject.
#[cfg(feature = "presets")]
pub fn read_dataset(
    dataset: &crate::dataset::Dataset,
    options: &ReadOptions,
) -> Result<Board, ReadError> {
    let options = ReadOptions {
        limits: Limits::again(),
        ..options.clone()
    };
    read_text(&dataset.to_json(), &options)
}

/// Whether the index of a row has two ends, which only a forecast has (HJ 633—2026, 5.2.3).
fn ranged(row: &Tree) -> bool {
    let index = quantity(row.get("aqi"), INDEX);
    let range =
        matches!(index, Quantity::Present(own) if matches!(own.amount, Amount::Range { .. }));
    range || text(row, "aqi_lo").is_some()
}

struct Reader<'a> {
    /// The units of [`ITEMS`], as the whole states them.
    units: Vec<Option<Unit>>,
    /// The one that the whole names.
    standard: Option<Standard>,
    place: Option<&'a str>,
    row: usize,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    #[inline(never)]
    fn find(&mut self, code: &'static str, field: &'static str, pattern: &str, printed: &str) {
        feed::wrong(&mut self.findings, code, self.row, field, pattern, printed);
    }

    /// The observations of one row: one, or as many as a forecast of several days has parts.
    #[inline(never)]
    fn observations(&mut self, row: &Tree, board: &mut Board) {
        let text = |key: &str| text(row, key);
        let named = text("place").map(trim).filter(|name| !name.is_empty());
        let Some(name) = named.or(self.place) else {
            return self.find("field", "place", "第 {} 行没有地点，未列出", "");
        };
        let printed = text("start").unwrap_or_default();
        let Some(start) = date(row, "start") else {
            let place = (board.observations.len(), site(row, name));
            board.untimed.push(place);
            let pattern = "第 {} 行的时间“{}”不能识别，按无数据列出";
            return self.find("field", "start", pattern, printed);
        };
        let kind = match text("period") {
            Some("hour") => PeriodKind::Hour,
            Some("forecast") => PeriodKind::Forecast,
            Some("month") => PeriodKind::Month,
            Some("year") => PeriodKind::Year,
            Some("day") => PeriodKind::Day,
            // What nobody named is a forecast where its index is a range, else as fine as its time.
            _ if ranged(row) => PeriodKind::Forecast,
            _ if start.precision() >= Precision::Hour => PeriodKind::Hour,
            _ => PeriodKind::Day,
        };
        let start = match kind {
            PeriodKind::Hour => start.no_finer(Precision::Hour),
            PeriodKind::Day | PeriodKind::Forecast => start.no_finer(Precision::Day),
            PeriodKind::Month | PeriodKind::Year => start,
        };
        let days = text("aqi").filter(|aqi| aqi.bytes().any(|byte| byte == b'|'));
        if let (PeriodKind::Forecast, Some(days)) = (kind, days) {
            return self.days(row, days, (name, start), &mut board.observations);
        }
        let mut one = self.fresh(row, name, kind, start);
        (one.level, one.level_printed) = levels(row.get("level"));
        one.primary = primary(row.get("primary"));
        self.index(row, &mut one);
        one.items = self.items(row, one.standard, one.period.report());
        board.observations.push(one);
    }

    /// What a row says whatever its index is.
    #[inline(never)]
    fn fresh(&self, row: &Tree, name: &str, kind: PeriodKind, start: Date) -> Observation {
        Observation {
            site: site(row, name),
            period: Period {
                kind,
                start,
                end: date(row, "end"),
            },
            published_at: date(row, "published_at"),
            aqi: Value::Missing(Missing::Absent),
            range: None,
            level: Err(Missing::Absent),
            level_printed: "".into(),
            primary: Err(Missing::Absent),
            items: Vec::new(),
            standard: self.standard.unwrap_or_else(|| Standard::at(start.start())),
            standard_said: self.standard.is_some(),
            origin: match text(row, "origin") {
                Some("computed") => Origin::Computed,
                _ => Origin::Published,
            },
            notes: Vec::from_iter(own(row, "note")),
            from: (0, self.row),
        }
    }

    /// `48~78|53~83||`: a day each, from the first on; parts that are empty at the end are no days.
    #[inline(never)]
    fn days(
        &mut self,
        row: &Tree,
        aqi: &str,
        (name, first): (&str, Date),
        out: &mut Vec<Observation>,
    ) {
        let part = |key: &str, at: usize| {
            let part = parts(text(row, key)?, b'|').nth(at)?;
            Some(Tree::Text(trim(part).into()))
        };
        let mut last = 0usize;
        for (at, text) in parts(aqi, b'|').enumerate() {
            if !trim(text).is_empty() {
                last = at.saturating_add(1);
            }
        }
        let mut start = first.day().midnight();
        for at in 0..last.min(AHEAD) {
            let date = Date::at(start).no_finer(Precision::Day);
            let mut day = self.fresh(row, name, PeriodKind::Forecast, date);
            (day.level, day.level_printed) = levels(part("level", at).as_ref());
            self.index_of(&mut day, part("aqi", at).as_ref());
            day.primary = primary(part("primary", at).as_ref());
            out.push(day);
            start = start.saturating_add(DAY);
        }
    }

    #[inline(never)]
    fn index(&mut self, row: &Tree, into: &mut Observation) {
        self.index_of(into, row.get("aqi"));
        let end = |reader: &mut Self, key| reader.number(row.get(key), key).number();
        let (low, high) = (end(self, "aqi_lo"), end(self, "aqi_hi"));
        if let (Some(low), Some(high)) = (low, high) {
            self.range(into, low, high);
        }
    }

    /// The range of a forecast, turned where its ends are, with a finding.
    #[inline(never)]
    fn range(&mut self, into: &mut Observation, low: Decimal, high: Decimal) {
        into.range = Some((low.min(high), low.max(high)));
        if low > high {
            let printed = super::range((low, high));
            let pattern = "第 {} 行的范围“{}”上下限颠倒，已由低到高读入；请核对";
            self.find("check-forecast", "aqi", pattern, &printed);
        }
    }

    /// The index: a number, or in a forecast a range.
    #[inline(never)]
    fn index_of(&mut self, into: &mut Observation, member: Option<&Tree>) {
        if into.period.kind == PeriodKind::Forecast
            && let Quantity::Present(reading) = quantity(member, INDEX)
            && let Amount::Range { low, high } = reading.amount
        {
            return self.range(into, low, high);
        }
        into.aqi = self.number(member, "aqi");
        let zero = into.aqi.number().filter(|aqi| aqi.is_zero());
        if zero.is_some() && into.standard.is_hj() {
            // 表 1: 1～50. No air has nothing in it; sources write 0 where there is nothing.
            into.aqi = Value::Missing(Missing::NotReported);
            into.level = Err(Missing::NotReported);
            let pattern = "第 {} 行的空气质量指数为 0，不可信，按无数据处理；缺测请写 null";
            self.find("range", "aqi", pattern, "");
        }
    }

    /// An index; what it cannot be is missing, with a finding.
    #[inline(never)]
    fn number(&mut self, member: Option<&Tree>, key: &'static str) -> Value {
        let value = match reason(member) {
            Some(reason) => return Value::Missing(reason),
            None => {
                let member = member.and_then(|tree| tree.get("value")).or(member);
                read_number(member.and_then(Tree::text).unwrap_or("?"))
            }
        };
        let most = match self.standard {
            Some(said) if said.is_hj() => 500,
            Some(_) => i64::MAX,
            // Of a standard that is not named, the widest that is not plainly wrong.
            None => 999,
        };
        if let Value::Present { number, printed } = &value {
            if number.is_negative() || number.over(most) {
                let pattern =
                    "第 {} 行的指数“{}”超出可能的范围，按数据异常处理；请核对，缺测请写 null";
                self.find("range", key, pattern, printed);
                return Value::Missing(Missing::OutOfRange);
            }
        } else if value == Value::Missing(Missing::BadValue) {
            // A range of a day that has been measured says how it was printed; what a reader could not read it has told.
            let printed = member.and_then(|own| own.get("printed").or(Some(own)));
            let printed = printed.and_then(Tree::text).unwrap_or_default();
            if printed != "?" {
                self.find("field", key, "第 {} 行的“{}”不是有效的值", printed);
            }
        }
        value
    }

    #[inline(never)]
    fn items(&mut self, row: &Tree, standard: Standard, report: Option<Report>) -> Vec<Item> {
        let mut out = Vec::new();
        for (at, &(key, pollutant, own)) in ITEMS.iter().enumerate() {
            let unit = self.units.get(at).copied().flatten();
            let member = row.get(key);
            let iaqi = row.get(&[key, "_iaqi"].concat());
            if member.is_none() && iaqi.is_none() {
                continue;
            }
            let averaged = text(row, &[key, "_avg"].concat());
            let averaged = averaged.and_then(Averaged::parse).or(own);
            let conc = self.concentration(
                quantity(
                    member,
                    How {
                        stated: unit,
                        bare: false,
                        commas: false,
                        ..INDEX
                    },
                ),
                key,
            );
            out.push(Item {
                key,
                pollutant,
                averaged: averaged.or_else(|| standard.only_average(report?, pollutant)),
                conc,
                iaqi: self.number(iaqi, key),
            });
        }
        out
    }

    /// A concentration; what it cannot be is missing, with a finding.
    #[inline(never)]
    fn concentration(&mut self, conc: Quantity, key: &'static str) -> Quantity {
        match conc {
            Quantity::Present(reading)
                if reading
                    .amount
                    .ends()
                    .into_iter()
                    .flatten()
                    .any(Decimal::is_negative) =>
            {
                let pattern = "第 {} 行的浓度“{}”小于 0，按数据异常处理；请核对，缺测请写 null";
                self.find("range", key, pattern, &reading.printed);
                Quantity::Missing(Missing::OutOfRange, reading.printed)
            }
            Quantity::Missing(Missing::NoUnit, printed) => {
                let pattern = "第 {} 行的浓度“{}”没有标明可用的单位，未予显示；请在列名或 units 中写明 {} 的单位";
                self.find("unit", key, pattern, &printed);
                Quantity::Missing(Missing::NoUnit, printed)
            }
            Quantity::Missing(Missing::BadValue, printed) => {
                self.find("field", key, "第 {} 行的“{}”不是有效的值", &printed);
                Quantity::Missing(Missing::BadValue, printed)
            }
            // 表 4、表 5 注：监测方案未开展某污染物监测，使用“/”标识。
            Quantity::Missing(Missing::NotApplicable, printed) => {
                Quantity::Missing(Missing::NotMonitored, printed)
            }
            other => other,
        }
    }
}

/// The place of a row.
#[inline(never)]
fn site(row: &Tree, name: &str) -> Site {
    Site {
        code: own(row, "code"),
        name: name.into(),
        kind: match text(row, "kind") {
            Some("city") => Some(SiteKind::City),
            Some("county") => Some(SiteKind::County),
            Some("station") => Some(SiteKind::Station),
            _ => None,
        },
        lat: text(row, "lat").and_then(Decimal::parse),
        lon: text(row, "lon").and_then(Decimal::parse),
    }
}

/// The level, and as printed.
#[inline(never)]
fn levels(member: Option<&Tree>) -> (Result<crate::names::Levels, Missing>, Box<str>) {
    if let Some(reason) = reason(member) {
        return (Err(reason), "".into());
    }
    let printed = trim(member.and_then(Tree::text).unwrap_or_default());
    (air_levels(printed), printed.into())
}

/// The primary pollutants. `null` and an empty list say that there are none.
#[inline(never)]
fn primary(member: Option<&Tree>) -> Result<Primaries, Missing> {
    match reason(member) {
        None => {}
        Some(Missing::NotReported | Missing::NotApplicable) => return Ok(Primaries::default()),
        Some(reason) => return Err(reason),
    }
    let mut all = Primaries::default();
    let one = member.and_then(Tree::text).into_iter();
    let many = member.and_then(Tree::list).unwrap_or_default().iter();
    for text in one.chain(many.filter_map(Tree::text)) {
        let Primaries { named, unknown } = primaries(text);
        let new = |named: &Named| !all.named.contains(named);
        let named: Vec<Named> = named.into_iter().filter(new).collect();
        all.named.extend(named);
        all.unknown.extend(unknown);
    }
    Ok(all)
}

//! The format `mingbai.water/1`, as samples. The fields are those of the subject's table.

use super::Board;
use super::model::{Body, Kind, Measured, Named, Published, Sample, Site};
use crate::date::Date;
use crate::feed::{self, reason};
use crate::figure::{How, quantity};
use crate::marks::common;
use crate::names::{WaterClass, WaterItem, water_class, water_item};
use crate::number::read_number;
use crate::quantity::{Amount, Reading, Side};
use crate::read::{Limits, parse};
use crate::text::{among, trim};
use crate::unit::Dimension;
use crate::{Decimal, Finding, Missing, Quantity, ReadError, Tree, Unit, Value};

/// The format.
pub(super) const FORMAT: &str = "mingbai.water/1";

const MASS: Option<Dimension> = Some(Dimension::Concentration);

/// Fields of items, in the order of the format, and what their units measure; none of what has no unit.
static ITEMS: [(&str, WaterItem, Option<Dimension>); 34] = {
    use WaterItem as Item;
    const fn own(name: &'static str) -> Option<Dimension> {
        Some(Dimension::Own(name))
    }
    [
        ("ph", Item::Ph, None),
        ("temp", Item::Temperature, own("℃")),
        ("do", Item::DissolvedOxygen, MASS),
        ("codmn", Item::Permanganate, MASS),
        ("cod", Item::Cod, MASS),
        ("bod5", Item::Bod5, MASS),
        ("nh3n", Item::Ammonia, MASS),
        ("tp", Item::Phosphorus, MASS),
        ("tn", Item::Nitrogen, MASS),
        ("copper", Item::Copper, MASS),
        ("zinc", Item::Zinc, MASS),
        ("f", Item::Fluoride, MASS),
        ("selenium", Item::Selenium, MASS),
        ("arsenic", Item::Arsenic, MASS),
        ("mercury", Item::Mercury, MASS),
        ("cadmium", Item::Cadmium, MASS),
        ("chromium6", Item::Chromium6, MASS),
        ("lead", Item::Lead, MASS),
        ("cyanide", Item::Cyanide, MASS),
        ("phenol", Item::Phenol, MASS),
        ("petroleum", Item::Petroleum, MASS),
        ("surfactant", Item::Surfactant, MASS),
        ("sulfide", Item::Sulfide, MASS),
        ("coliform", Item::Coliform, own("个/L")),
        ("sulfate", Item::Sulfate, MASS),
        ("chloride", Item::Chloride, MASS),
        ("nitrate", Item::Nitrate, MASS),
        ("iron", Item::Iron, MASS),
        ("manganese", Item::Manganese, MASS),
        ("clarity", Item::Transparency, Some(Dimension::Length)),
        ("cond", Item::Conductivity, own("µS/cm")),
        ("turb", Item::Turbidity, own("NTU")),
        ("chla", Item::Chlorophyll, MASS),
        ("algae", Item::Algae, own("cells/L")),
    ]
};

/// Words in the place of a class that say why there is none.
const NO_WATER: &str = "断流|干涸|断流干涸|干涸断流|无水|断流无水|河道干涸";
const NOT_ASSESSED: &str = "未评价|不评价|不参评|未参评|不参与评价|未参与评价|评价不适用";

/// Reads JSON text in the format `mingbai.water/1`.
///
/// # Errors
/// Those of [`parse`]; `schema` when it is another format; `field` when there are no rows.
pub fn read_text(text: &str) -> Result<Board, ReadError> {
    let limits = Limits::default();
    read_tree(&parse(text, &limits)?, limits.max_rows)
}

/// Reads a tree in the format `mingbai.water/1`, as [`read_text`] does from text. A row without a place is left out, one
/// without a time is a place without data, with a finding each; every other value that cannot be read is missing, with a
/// finding. Rows beyond the first `most` are left out, with a finding `limit`.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
pub fn read_tree(tree: &Tree, most: usize) -> Result<Board, ReadError> {
    let (head, rows) = feed::open(tree, FORMAT, "水质", Date::written_period)?;
    let mut board = Board {
        title: head.title,
        publisher: head.publisher,
        source: head.source,
        source_url: head.source_url,
        as_of: head.as_of,
        standard: head.standard,
        sample: head.sample,
        findings: feed::told(tree),
        ..Board::default()
    };
    let units = tree.get("units");
    let unit = |(key, ..): &(&str, WaterItem, Option<Dimension>)| {
        let unit = units?.get(key).and_then(Tree::text);
        unit.and_then(Unit::in_water)
    };
    let mut reader = Reader {
        units: ITEMS.iter().map(unit).collect(),
        row: 0,
        findings: Vec::new(),
    };
    let rows = feed::within(rows, most, &mut board.findings);
    for (at, row) in rows.iter().enumerate() {
        reader.row = at;
        reader.sample(row, &mut board);
    }
    board.findings.extend(reader.findings);
    Ok(board)
}

/// Reads the records of a dataset of the subject `water`.
///
/// # Errors
/// As [`read_tree`]: `schema` for another subject.
#[cfg(feature = "presets")]
pub fn read_dataset(dataset: &crate::dataset::Dataset) -> Result<Board, ReadError> {
    let limits = Limits::again();
    read_tree(&parse(&dataset.to_json(), &limits)?, limits.max_rows)
}

struct Reader {
    /// The units of [`ITEMS`], as the whole states them.
    units: Vec<Option<Unit>>,
    row: usize,
    findings: Vec<Finding>,
}

impl Reader {
    fn find(&mut self, code: &'static str, field: &'static str, pattern: &str, printed: &str) {
        feed::wrong(&mut self.findings, code, self.row, field, pattern, printed);
    }

    fn sample(&mut self, row: &Tree, board: &mut Board) {
        let text = |key: &str| {
            let text = row.get(key).and_then(Tree::text).map(trim);
            text.filter(|text| !text.is_empty())
        };
        let own = |key: &str| text(key).map(Into::into);
        let Some(name) = text("place") else {
            return self.find("field", "place", "第 {} 行没有断面名称，未列出", "");
        };
        let kind = match text("kind") {
            Some("source") => Kind::Source,
            _ => Kind::Section,
        };
        let site = Site {
            name: name.into(),
            code: own("code"),
            area: own("area"),
            basin: own("basin"),
            river: own("river"),
            level: own("level"),
            kind,
            body: body(text("body"), name, text("river")),
        };
        let printed = text("start").unwrap_or_default();
        let Some(start) = Date::written_period(printed) else {
            board.untimed.push((board.samples.len(), site));
            let pattern = "第 {} 行的时间“{}”不能识别，按无数据列出";
            return self.find("field", "start", pattern, printed);
        };
        let end = text("end").and_then(Date::written_period);
        // A month that is written as its first and its last day is that month.
        let month = end.and_then(|last| start.whole_month(last));
        let (class, class_printed) = self.class(row);
        let target = match reason(row.get("class_target")) {
            Some(why) => Err(why),
            None => self.word(row, "class_target"),
        };
        let sample = Sample {
            site,
            start: month.unwrap_or(start),
            end: end.filter(|_| month.is_none()),
            class,
            class_printed,
            target,
            class_month: self.word(row, "class_month").ok(),
            class_year: self.word(row, "class_year").ok(),
            reached: text("reached").and_then(reached),
            exceed: exceed(row.get("exceed")),
            items: self.items(row),
            tli: self.index(row.get("tli")),
            trophic: own("trophic"),
            status: own("status"),
            notes: text("note").into_iter().map(Into::into).collect(),
            from: (0, self.row),
        };
        board.samples.push(sample);
    }

    /// The published class, and as printed. Where the class is empty, the state of the station may say why.
    fn class(&mut self, row: &Tree) -> (Published, Box<str>) {
        let text = |key: &str| row.get(key).and_then(Tree::text).map(trim);
        let status = || {
            // Offices write 断流 in the place of what exceeds, too.
            let listed = row.get("exceed").and_then(Tree::list).unwrap_or_default();
            let listed = listed.iter().find_map(Tree::text);
            let places = [text("status"), text("note"), text("exceed"), listed];
            places.into_iter().flatten().find_map(wordless)
        };
        let member = row.get("class");
        if let Some(why) = reason(member) {
            let why = match why {
                Missing::NotMonitored => Published::NotMonitored,
                why => Published::Missing(why),
            };
            return (status().unwrap_or(why), "".into());
        }
        let printed = text("class").unwrap_or_default();
        let class = wordless(printed).unwrap_or_else(|| match water_class(printed) {
            Ok(class) => Published::Class(class),
            Err(Missing::NotMonitored) => Published::NotMonitored,
            Err(Missing::BadValue) => {
                self.find("field", "class", "第 {} 行的水质类别“{}”不能识别", printed);
                Published::Missing(Missing::BadValue)
            }
            Err(why) => status().unwrap_or(Published::Missing(why)),
        });
        (class, printed.into())
    }

    /// Another class of the row.
    fn word(&mut self, row: &Tree, key: &'static str) -> Result<WaterClass, Missing> {
        let printed = row.get(key).and_then(Tree::text).ok_or(Missing::Absent)?;
        let class = water_class(printed);
        if class == Err(Missing::BadValue) {
            self.find("field", key, "第 {} 行的类别“{}”不能识别", printed);
        }
        class
    }

    fn index(&mut self, member: Option<&Tree>) -> Value {
        if let Some(why) = reason(member) {
            return Value::Missing(why);
        }
        let member = member.and_then(|tree| tree.get("value")).or(member);
        let printed = member.and_then(Tree::text).unwrap_or("?");
        let value = read_number(printed);
        if value == Value::Missing(Missing::BadValue) {
            self.find("field", "tli", "第 {} 行的“{}”不是有效的值", printed);
        }
        value
    }

    fn items(&mut self, row: &Tree) -> Vec<Measured> {
        let mut out = Vec::new();
        for (at, &(key, item, measures)) in ITEMS.iter().enumerate() {
            let Some(member) = row.get(key) else {
                continue;
            };
            let stated = self.units.get(at).copied().flatten();
            let how = How {
                stated: stated.filter(|_| measures.is_some()),
                bare: measures.is_none(),
                commas: false,
                unit: Unit::in_water,
            };
            let value = bounded(member, how.stated).unwrap_or_else(|| quantity(Some(member), how));
            let value = self.possible(fitting(value, measures), key, item);
            out.push(Measured { key, item, value });
        }
        out
    }

    /// A value; what it cannot be is missing, with a finding.
    fn possible(&mut self, value: Quantity, key: &'static str, item: WaterItem) -> Quantity {
        match value {
            Quantity::Present(reading) => {
                let mut ends = reading.amount.ends().into_iter().flatten();
                let most = (item == WaterItem::Ph).then(|| Decimal::from_int(14));
                let beyond = ends.any(|end| {
                    (item != WaterItem::Temperature && end.is_negative())
                        || most.is_some_and(|most| end > most)
                });
                if !beyond {
                    return Quantity::Present(reading);
                }
                let pattern =
                    "第 {} 行的“{}”超出这一项可能的范围，按数据异常处理；请核对，缺测请写 null";
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
            other => other,
        }
    }
}

/// A value in a unit that measures something else has none; `/` says that the item is not monitored.
fn fitting(value: Quantity, measures: Option<Dimension>) -> Quantity {
    match value {
        Quantity::Present(reading)
            if measures.is_some()
                && reading
                    .unit
                    .is_some_and(|unit| Some(unit.dimension()) != measures) =>
        {
            Quantity::Missing(Missing::NoUnit, reading.printed)
        }
        Quantity::Missing(Missing::NotApplicable, printed) => {
            Quantity::Missing(Missing::NotMonitored, printed)
        }
        other => other,
    }
}

/// Why there is no class, in words that are none.
fn wordless(words: &str) -> Option<Published> {
    if among(NO_WATER, words) {
        Some(Published::NoWater)
    } else if among(NOT_ASSESSED, words) {
        Some(Published::NotAssessed)
    } else {
        None
    }
}

/// A value as the format writes what is below detection or only a bound.
fn bounded(member: &Tree, unit: Option<Unit>) -> Option<Quantity> {
    const BOUNDS: [(&str, Side); 4] = [
        ("over", Side::Over),
        ("at_least", Side::AtLeast),
        ("under", Side::Under),
        ("at_most", Side::AtMost),
    ];
    let text = |key: &str| member.get(key).and_then(Tree::text);
    let amount = if let Some(limit) = member.get("below_detection") {
        Amount::BelowDetection(limit.text().and_then(Decimal::parse))
    } else {
        let mut bounds = BOUNDS.iter();
        bounds.find_map(|(key, side)| Some(Amount::Bound(*side, Decimal::parse(text(key)?)?)))?
    };
    let unit = match text("unit") {
        Some(own) => Unit::in_water(own),
        None => unit,
    };
    let printed: Box<str> = text("printed").unwrap_or_default().into();
    Some(match (unit, amount) {
        (None, Amount::BelowDetection(Some(_)) | Amount::Bound(..)) => {
            Quantity::Missing(Missing::NoUnit, printed)
        }
        _ => Quantity::Present(Reading {
            amount,
            unit,
            printed,
        }),
    })
}

/// What kind of water: as the source says; else a river, unless the name may be that of a lake or reservoir.
fn body(said: Option<&str>, name: &str, river: Option<&str>) -> Body {
    match said {
        Some("river") => return Body::River,
        Some("lake") => return Body::Lake,
        _ => {}
    }
    let still = |name: &str| {
        ["湖", "水库", "库", "淀", "池", "洱海"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    if river.map_or_else(|| still(name), still) {
        Body::Unsaid
    } else {
        Body::River
    }
}

/// Whether a word says that the target is reached.
fn reached(word: &str) -> Option<bool> {
    if among("是|达标|已达标|达到|合格|符合|true", word) {
        Some(true)
    } else if among("否|不达标|未达标|超标|未达到|不合格|不符合|false", word) {
        Some(false)
    } else {
        None
    }
}

/// The items that exceed; `null` and an empty list say that there are none.
fn exceed(member: Option<&Tree>) -> Result<Vec<Named>, Missing> {
    match reason(member) {
        None => {}
        Some(Missing::NotReported | Missing::NotApplicable) => return Ok(Vec::new()),
        Some(why) => return Err(why),
    }
    let mut out = Vec::new();
    let one = member.and_then(Tree::text).into_iter();
    let many = member.and_then(Tree::list).unwrap_or_default().iter();
    for text in one.chain(many.filter_map(Tree::text)) {
        for part in text.split(['、', '，', ',', ';', '；']) {
            let part = trim(part);
            // 未采样 is why there is no item, and none itself.
            let none =
                among("无|—|-|/|--", part) || common(part).is_some() || wordless(part).is_some();
            if !part.is_empty() && !none {
                out.push(named(part));
            }
        }
    }
    Ok(out)
}

/// `氨氮（0.5）`, `总磷(0.3倍)`, `五日生化需氧量（BOD5）`: what stands in the last brackets is a multiple unless it has letters.
fn named(printed: &str) -> Named {
    let open = |c: char| c == '(' || c == '（';
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let last = printed.char_indices().rev().find(|(_, c)| open(*c));
    let split = last.and_then(|(at, _)| printed.split_at_checked(at));
    let (name, times) = match split {
        Some((name, rest)) if !rest.bytes().any(|byte| byte.is_ascii_alphabetic()) => {
            let mut digits = String::new();
            for c in rest.chars() {
                if digit(c) {
                    digits.push(c);
                } else if !digits.is_empty() {
                    break;
                }
            }
            (name, Decimal::parse(&digits))
        }
        _ => (printed, None),
    };
    let item = water_item(name).or_else(|| water_item(printed));
    Named {
        printed: printed.into(),
        item: item.map(|(item, _)| item),
        times,
    }
}

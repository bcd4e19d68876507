//! The format `mingbai.livelihood/1`, as a programme. A row is one item, or one district or one indicator of it.

use super::amount::amount;
use super::cells::{
    amounts, before, contract, correction, day, is_currency, located, milestone, money, photo,
    source, span, texts,
};
use super::direction::direction;
use super::gather::{Row, belongs, gathered, texts as texts_of};
use super::{Direction, Figure, Funds, Given, Indicator, Item, Kind, Point, Programme};
use crate::date::Date;
use crate::feed::{self, reason};
use crate::number::read_number;
use crate::quantity::{Amount, Side};
use crate::read::{Limits, parse};
use crate::text::{has, trim};
use crate::{Decimal, Finding, Missing, MoneyUnit, ReadError, Tree, Value};

/// The format.
pub(super) const FORMAT: &str = "mingbai.livelihood/1";

/// Names of rows that are sums.
pub const SUMS: [&str; 4] = ["合计", "总计", "共计", "小计"];

/// The fields of [`texts_of`].
pub(super) const TEXTS: [&str; 19] = [
    "id",
    "program",
    "leader",
    "hotline",
    "period",
    "content",
    "goal",
    "budget_line",
    "policy_id",
    "target_group",
    "result",
    "inspection",
    "reason",
    "progress",
    "beneficiaries",
    "url",
    "note",
    "region",
    "status",
];

/// Columns of money by source, with the name of the source.
const SOURCES: [(&str, &str); 6] = [
    ("fund_central", "中央"),
    ("fund_province", "省级"),
    ("fund_city", "市级"),
    ("fund_county", "县级"),
    ("fund_social", "社会"),
    ("fund_other", "其他"),
];

/// Words for an end that is none: work that goes on.
const ONGOING: [&str; 6] = ["长期", "常年", "持续", "全年", "常态", "即时"];

/// Reads JSON text in the format `mingbai.livelihood/1`.
///
/// # Errors
/// Those of [`parse`]; `schema` when it is another format; `field` when there are no rows.
///
/// ```
/// use mingbai_data::livelihood::{attained, read_text};
/// let text = r#"{"schema":"mingbai.livelihood/1","units":{"target":"人","actual":"人"},
///     "rows":[{"title":"就业","indicator":"城镇新增就业","target":"27800","actual":"52242","rate":"187.9"}]}"#;
/// let programme = read_text(text).unwrap();
/// let share = attained(&programme.items[0].indicators[0]).this_year.unwrap();
/// assert_eq!(share.percent(1).unwrap().to_string(), "187.9");
/// ```
pub fn read_text(text: &str) -> Result<Programme, ReadError> {
    let limits = Limits::default();
    read_tree(&parse(text, &limits)?, limits.max_rows)
}

/// Reads the records of a dataset of the subject `livelihood`.
///
/// # Errors
/// As [`read_tree`]: `schema` for another subject.
#[cfg(feature = "presets")]
pub fn read_dataset(dataset: &crate::dataset::Dataset) -> Result<Programme, ReadError> {
    let limits = Limits::again();
    read_tree(&parse(&dataset.to_json(), &limits)?, limits.max_rows)
}

/// Reads a tree in the format `mingbai.livelihood/1`, as [`read_text`] does from text. Rows of the same name (and number) that
/// differ in district or indicator are one item. A row without a name is left out, with a finding; every other value that
/// cannot be read is missing, with a finding. Rows beyond the first `most` are left out, with a finding `limit`.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
pub fn read_tree(tree: &Tree, most: usize) -> Result<Programme, ReadError> {
    let (head, rows) = feed::open(tree, FORMAT, "民生实事", day)?;
    let mut programme = Programme {
        title: head.title,
        publisher: head.publisher,
        source: head.source,
        source_url: head.source_url,
        standard: head.standard,
        as_of: head.as_of,
        sample: head.sample,
        partial: tree.get("rows_in_source").is_some() || rows.len() > most,
        findings: feed::told(tree),
        ..Programme::default()
    };
    let kind = programme.title.as_deref().and_then(Kind::of_title);
    let standard = feed::text(tree, "preset") == Some("oc4ids");
    let kind = kind.or(standard.then_some(Kind::Major));
    let rows = feed::within(rows, most, &mut programme.findings);
    let mut reader = Reader {
        units: tree.get("units").or_else(|| tree.get("unit")),
        kind: kind.unwrap_or_default(),
        row: 0,
        title: String::new(),
        undated: Vec::new(),
        findings: Vec::new(),
    };
    let mut read: Vec<Vec<Row>> = Vec::new();
    let mut known: Vec<usize> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        reader.row = at;
        let Some(row) = reader.row(row) else {
            continue;
        };
        // Rows of sums are no items; the one of the whole is held against them.
        let title = &*row.item.title;
        if SUMS.contains(&title) {
            if title != "小计" && row.is_whole() {
                programme.total = Some(*row.item);
            }
            continue;
        }
        // Those of one name stand together, in the order in which they came.
        let key = |at: &usize| read.get(*at).and_then(|rows| rows.first()).map(named);
        let own = Some(named(&row));
        let from = known.partition_point(|at| key(at) < own);
        let same = known.get(from..).unwrap_or_default().iter();
        let same: Vec<usize> = same.copied().take_while(|at| key(at) == own).collect();
        let free = same.iter().find(|at| {
            let rows = read.get(**at).map(Vec::as_slice).unwrap_or_default();
            belongs(&row, rows)
        });
        match free.and_then(|at| read.get_mut(*at)) {
            Some(rows) => rows.push(row),
            None => {
                known.insert(from.saturating_add(same.len()), read.len());
                read.push(vec![row]);
            }
        }
    }
    programme
        .items
        .extend(read.into_iter().filter_map(gathered));
    programme.findings.append(&mut reader.findings);
    if programme.as_of.is_none() {
        // A day that every row says is that of the whole.
        let mut days = programme.items.iter().map(|item| item.as_of);
        let first = days.next().flatten();
        programme.as_of = first.filter(|_| days.all(|day| day == first));
    }
    Ok(programme)
}

/// What an item is known by.
fn named(row: &Row) -> [&str; 3] {
    let item = &row.item;
    let [id, works] = [&item.id, &item.works].map(|text| text.as_deref().unwrap_or_default());
    [id, works, &*item.title]
}

pub(super) struct Reader<'a> {
    /// The units of the fields, or the one unit of all money.
    units: Option<&'a Tree>,
    kind: Kind,
    row: usize,
    /// The name of the row and a colon, before what is found in it.
    title: String,
    /// See [`Item::undated`].
    undated: Vec<Box<str>>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn find(&mut self, code: &'static str, field: &'static str, pattern: &str, printed: &str) {
        let before = self.findings.len();
        feed::wrong(&mut self.findings, code, self.row, field, pattern, printed);
        if let Some(found) = self.findings.get_mut(before) {
            found.message.insert_str(0, &self.title);
        }
    }

    #[inline(never)]
    fn row(&mut self, row: &Tree) -> Option<Row> {
        let text = |key: &str| said(row, key);
        self.title.clear();
        self.undated.clear();
        // The name of a sum may stand in the first column, whatever that is.
        let sum = || ["program", "id", "region"].into_iter().find_map(text);
        let sum = || sum().filter(|name| SUMS.contains(name));
        let Some(title) = text("title").or_else(sum) else {
            self.find("field", "title", "第 {} 行没有项目名称，未列出", "");
            return None;
        };
        self.title = [title, "："].concat();
        let mut item = Box::new(Item::new(title, self.row));
        for (slot, key) in texts_of(&mut item).into_iter().zip(TEXTS) {
            *slot = said(row, key).map(Into::into);
        }
        item.kind = text("kind").and_then(Kind::of).unwrap_or(self.kind);
        item.duty = texts(row.get("duty")).into_iter().map(Into::into).collect();
        let (start, end) = text("period").map_or((None, None), span);
        item.start = self.date(row, "start").or(start);
        item.end = self.date(row, "end").or(end);
        item.finished = self.date(row, "finished");
        item.undated = std::mem::take(&mut self.undated);
        item.as_of = self.date(row, "as_of");
        item.physical = self.percent(row, "physical");
        if let Value::Present { number, printed } = &item.physical
            && !(Decimal::ZERO..=Decimal::from_int(100)).contains(number)
        {
            let printed = printed.clone();
            self.find(
                "range",
                "physical",
                "第 {} 行的形象进度“{}”不在 0 到 100 之间",
                &printed,
            );
        }
        item.point = self.point(row);
        let list = |key: &str| texts(row.get(key));
        item.photos = list("photo_url").into_iter().filter_map(photo).collect();
        item.milestones = list("milestones")
            .into_iter()
            .filter_map(milestone)
            .collect();
        let contracts = amounts(row.get("contracts"));
        item.contracts = contracts.iter().filter_map(|text| contract(text)).collect();
        item.corrections = list("corrections")
            .into_iter()
            .filter_map(correction)
            .collect();
        item.funds = self.funds(row);
        self.objects(row, &mut item);
        let fields = super::needs(item.kind).iter().map(|need| need.field);
        item.waived = fields.filter(|field| is_waived(row.get(field))).collect();
        Some(Row {
            indicator: self.indicator(row),
            district: item.district.clone(),
            item,
        })
    }

    /// A day, with a finding for what is none and does not say that the work goes on.
    pub(super) fn date(&mut self, row: &Tree, field: &'static str) -> Option<Date> {
        let printed = trim(row.get(field)?.text()?);
        // Up to the end of a month is that month: 截至2018年12月底.
        let plain = printed.strip_prefix("截至").unwrap_or(printed);
        let date = day(before(plain)).or_else(|| span(plain).1);
        if date.is_none() && crate::marks::common(printed).is_none() {
            let name = match field {
                "start" => "计划开始：",
                "end" => "计划完成：",
                _ => "实际完成：",
            };
            self.undated.push([name, printed].concat().into());
            if !ONGOING.iter().any(|word| has(printed, word)) {
                self.find("field", field, "第 {} 行的日期“{}”不能识别", printed);
            }
        }
        date
    }

    fn percent(&mut self, row: &Tree, field: &'static str) -> Value {
        if let Some(why) = reason(row.get(field)) {
            return Value::Missing(why);
        }
        let member = row.get(field);
        let inside = member.and_then(|own| own.get("value"));
        let printed = member.and_then(Tree::text).or(inside.and_then(Tree::text));
        let value = read_number(printed.unwrap_or("?"));
        if let (Value::Missing(Missing::BadValue), Some(printed)) = (&value, printed)
            && printed != "?"
        {
            self.find("field", field, "第 {} 行的比例“{}”不是数", printed);
        }
        value
    }

    /// The unit that is stated for a field.
    fn unit(&self, field: &str) -> Option<&str> {
        let units = self.units?;
        units.get(field).unwrap_or(units).text()
    }

    pub(super) fn money(&mut self, row: &Tree, field: &'static str) -> Given {
        let member = row.get(field);
        if let Some(why) = reason(member) {
            return Err(why);
        }
        let inside = |key: &str| member?.get(key)?.text();
        let shown = member
            .and_then(Tree::text)
            .or(inside("value"))
            .unwrap_or("?");
        let unit = inside("unit").or_else(|| self.unit(field));
        // Another currency stands where the unit does, by ISO 4217.
        let other = unit.filter(|own| is_currency(own));
        let given = match other {
            Some(_) => Some(MoneyUnit::Yuan),
            None => unit.and_then(MoneyUnit::parse),
        };
        let given = money(shown, given).map(|mut own| {
            own.currency = other.map(Into::into);
            if let Some(printed) = inside("printed") {
                own.printed = printed.into();
            }
            own
        });
        match given {
            Err(Missing::NoUnit) => {
                self.find(
                    "unit",
                    field,
                    "第 {} 行的金额“{}”没有标明单位，同一列没有单位的都未计入",
                    shown,
                );
            }
            Err(Missing::BadValue) if shown != "?" => {
                self.find("field", field, "第 {} 行的金额“{}”不能识别", shown);
            }
            _ => {}
        }
        given
    }

    fn funds(&mut self, row: &Tree) -> Funds {
        let mut sources: Vec<(Box<str>, Given)> = Vec::new();
        for text in amounts(row.get("funds_source")) {
            let stated = self.unit("funds_source").and_then(MoneyUnit::parse);
            sources.extend(source(&text, stated));
        }
        for (field, name) in SOURCES {
            match self.money(row, field) {
                Err(Missing::Absent | Missing::NotReported | Missing::NotApplicable) => {}
                given => sources.push((name.into(), given)),
            }
        }
        Funds {
            plan: self.money(row, "funds_plan"),
            allocated: self.money(row, "funds_allocated"),
            spent: self.money(row, "funds_spent"),
            sources,
        }
    }

    /// The point, turned where latitude and longitude plainly stand in each other's place.
    fn point(&mut self, row: &Tree) -> Option<Point> {
        let number = |key: &str| read_number(row.get(key)?.text()?).number();
        let (lat, lon) = (number("lat")?, number("lon")?);
        let point = located(lat, lon, "中国");
        match point {
            Some(point) if point.swapped => {
                self.find(
                    "field",
                    "lat",
                    "第 {} 行的经度和纬度写反了，已按对调读入",
                    "",
                );
            }
            None => self.find("range", "lat", "第 {} 行的经纬度超出可能的范围", ""),
            _ => {}
        }
        point
    }

    fn figure(&mut self, row: &Tree, field: &'static str) -> Result<Figure, Missing> {
        let member = row.get(field);
        if let Some(why) = reason(member) {
            return Err(why);
        }
        let inside = |key: &str| member?.get(key)?.text();
        let number = |key: &str| inside(key).and_then(Decimal::parse);
        let unit = inside("unit").or_else(|| self.unit(field)).map(Into::into);
        let sides = [
            (Side::Over, "over"),
            (Side::AtLeast, "at_least"),
            (Side::Under, "under"),
            (Side::AtMost, "at_most"),
        ];
        let bound = sides
            .into_iter()
            .find_map(|(side, key)| Some(Amount::Bound(side, number(key)?)));
        let range = number("low").zip(number("high"));
        let range = range.map(|(low, high)| Amount::Range { low, high });
        let printed = inside("printed").unwrap_or_default();
        if let Some(amount) = bound.or(range) {
            return Ok(Figure {
                amount,
                unit,
                printed: printed.into(),
            });
        }
        let shown = member
            .and_then(Tree::text)
            .or(inside("value"))
            .unwrap_or("?");
        let read = match crate::marks::common(shown) {
            Some(why) => Err(why),
            None => amount(shown).ok_or(Missing::BadValue),
        };
        if read == Err(Missing::BadValue) && shown != "?" {
            self.find("field", field, "第 {} 行的“{}”不是可以识别的数", shown);
        }
        let (amount, own) = read?;
        let printed = if printed.is_empty() { shown } else { printed };
        Ok(Figure {
            amount,
            unit: own.or(unit),
            printed: printed.into(),
        })
    }

    /// The indicator of a row; none where a row says nothing of one.
    fn indicator(&mut self, row: &Tree) -> Option<Indicator> {
        let name = row.get("indicator").and_then(Tree::text).map(trim);
        let name: Option<Box<str>> = name.filter(|name| !name.is_empty()).map(Into::into);
        let indicator = Indicator {
            row: self.row,
            direction: Direction::default(),
            target: self.figure(row, "target"),
            actual: self.figure(row, "actual"),
            target_cum: self.figure(row, "target_cum"),
            actual_cum: self.figure(row, "actual_cum"),
            rate: self.percent(row, "rate"),
            name,
        };
        let own = &indicator;
        let figures = [&own.target, &own.actual, &own.target_cum, &own.actual_cum];
        let any = own.name.is_some()
            || own.rate.number().is_some()
            || figures.iter().any(|own| own.is_ok());
        let stated = row.get("direction").and_then(Tree::text);
        any.then(|| Indicator {
            direction: direction(stated, &indicator),
            ..indicator
        })
    }
}

/// The text of a member; none where it says that there is none.
#[inline(never)]
pub(super) fn said<'a>(row: &'a Tree, key: &str) -> Option<&'a str> {
    let text = row.get(key).and_then(Tree::text).map(trim);
    text.filter(|text| !text.is_empty() && crate::marks::common(text).is_none())
}

/// Whether a member says that there is nothing to be told: 不适用, 不公开, 涉密.
fn is_waived(member: Option<&Tree>) -> bool {
    let why = reason(member).or_else(|| crate::marks::common(member?.text()?));
    matches!(
        why,
        Some(Missing::NotApplicable | Missing::Withheld | Missing::Secret)
    )
}

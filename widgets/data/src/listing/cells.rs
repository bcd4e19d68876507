//! What stands in one cell, by the kind of its field.

use super::model::{Cell, Field, File, Kind};
use crate::date::{Dated, Precision, Rule};
use crate::feed;
use crate::fold::{key, visible};
use crate::number::read_number;
use crate::text::{among, list, trim};
use crate::{Decimal, Missing, Tree, Value};

/// A day or a moment, to the minute. What databases have for a day, its midnight, is the day.
fn day(dated: Dated) -> Cell {
    let cell = Cell::from(dated);
    let Cell::Date(date) = cell else { return cell };
    let midnight = date.precision() > Precision::Day && date.start() == date.day().midnight();
    Cell::Date(if midnight {
        date.no_finer(Precision::Day)
    } else {
        date.no_finer(Precision::Minute)
    })
}

/// The words of a value: of a cell that says more than it shows, what it shows.
pub(super) fn words(value: &Tree) -> Option<&str> {
    value.text().or_else(|| {
        let mut keys = ["text", "title", "name"].into_iter();
        keys.find_map(|key| feed::text(value, key))
    })
}

/// A text as a browser shows it; none where it says that there is none.
fn shown(text: &str) -> Result<Box<str>, Missing> {
    let text = trim(text);
    // Most texts have no markup.
    let plain = !text.bytes().any(|byte| matches!(byte, b'<' | b'&'));
    let text: Box<str> = if plain {
        text.into()
    } else {
        visible(text).into()
    };
    if text.is_empty() {
        return Err(Missing::NotReported);
    }
    // No mark is longer.
    let mark = if text.len() > 30 {
        None
    } else {
        crate::marks::common(&text)
    };
    mark.map_or(Ok(text), Err)
}

/// The texts of a list, or of one text with `；`, `;` or line breaks in it.
fn texts(value: &Tree) -> Vec<Box<str>> {
    let all: Vec<&str> = match value {
        Tree::List(items) => items.iter().filter_map(words).collect(),
        _ => {
            let text = words(value).unwrap_or_default();
            if text.contains(['■', '☑', '□']) {
                // Boxes that are ticked: ■政府网站 □政府公报.
                let mut all = Vec::new();
                let mut rest = text;
                while let Some(at) = rest.find(['■', '☑', '□']) {
                    let (_, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
                    let ticked = !from.starts_with('□');
                    let inside = from.get(3..).unwrap_or_default();
                    let end = inside.find(['■', '☑', '□']).unwrap_or(inside.len());
                    let (own, behind) = inside.split_at_checked(end).unwrap_or((inside, ""));
                    all.extend(Some(own).filter(|_| ticked));
                    rest = behind;
                }
                all
            } else {
                text.split(['；', ';', '、', '\n']).collect()
            }
        }
    };
    all.into_iter()
        .filter_map(|text| shown(text).ok())
        .collect()
}

/// A value as what its field holds.
pub(super) fn read(
    field: &Field,
    value: &Tree,
    rule: &Rule,
    unit: Option<&str>,
    masked: bool,
) -> Cell {
    match field.kind {
        Kind::Date => day(rule.read(Some(value))),
        Kind::Number | Kind::Money | Kind::Percent => number(field, value, unit),
        Kind::Yes => yes(value),
        Kind::List => some(texts(value), Cell::List),
        Kind::Files => some(files(value), Cell::Files),
        Kind::Rows => some(rows(field, value), Cell::Rows),
        kind => {
            let joined;
            let text = match value {
                Tree::Bool(yes) => Some(if *yes { "是" } else { "否" }),
                Tree::List(_) => {
                    let all = texts(value);
                    let all: Vec<&str> = all.iter().map(|own| &**own).collect();
                    joined = list(&all);
                    Some(&*joined)
                }
                _ => words(value),
            };
            let Some(text) = text else {
                return Cell::Missing(Missing::NotReported, None);
            };
            match shown(text) {
                Ok(text) if kind == Kind::Person && masked => Cell::Text(veiled(&text)),
                Ok(text) if kind == Kind::Long => Cell::Text(text),
                Ok(text) => {
                    let own = key(&text);
                    let mut words = field.words.iter();
                    let word = words.find(|(code, _)| **code == *own);
                    // A line is a line.
                    let text = word.map_or(text, |(_, word)| word.clone());
                    let several = text.contains(['\n', '\r']);
                    let joined = || text.split_whitespace().collect::<Vec<_>>().join(" ");
                    Cell::Text(if several { joined().into() } else { text })
                }
                Err(why) => Cell::Missing(why, None),
            }
        }
    }
}

fn some<T>(all: Vec<T>, of: fn(Vec<T>) -> Cell) -> Cell {
    if all.is_empty() {
        Cell::Missing(Missing::NotReported, None)
    } else {
        of(all)
    }
}

/// How the name of an office or a company ends, and what is no name.
const OFFICES: &str = "司局院厅委办室会社厂店部校园站所队行中心村组府处场户馆";
const NO_NAMES: &str = "匿名|网友|群众|市民|单位|企业|本人|个人";

/// A name with all but its first character hidden. Of a dwelling 乡镇 or 村 stays; so do what is masked
/// already, and offices.
fn veiled(name: &str) -> Box<str> {
    let many = name.chars().count();
    if many > 15 {
        // A dwelling: down to 乡镇 or 村, as everywhere.
        let ends = ['村', '镇', '乡', '区', '县'];
        let end = name.rfind(ends).map(|at| at.saturating_add(3));
        let end = end.filter(|end| *end < name.len());
        let short = || name.char_indices().nth(6).map_or(name.len(), |(at, _)| at);
        let kept = name.get(..end.unwrap_or_else(short)).unwrap_or_default();
        return [kept, "***"].concat().into();
    }
    let last = name.chars().next_back().unwrap_or_default();
    if name.contains(['*', '＊']) {
        return behind_marks(name);
    }
    let office = many > 4 && OFFICES.contains(last) && !name.contains(['、', '，', ',']);
    if office || among(NO_NAMES, name) {
        return name.into();
    }
    let mut out = String::new();
    let mut first = true;
    for c in name.chars() {
        let mark = matches!(c, '、' | '，' | ',' | ' ' | '·');
        out.push(if first || mark { c } else { '*' });
        first = matches!(c, '、' | '，' | ',');
    }
    out.into()
}

/// What is masked in part: a name of two to four characters that touches no mark is one that stands in the clear beside a masked number
/// (张三 139****1234).
fn behind_marks(name: &str) -> Box<str> {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let star = |c: Option<char>| matches!(c, Some('*' | '＊'));
    let mut out = String::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| han(c) != han(first));
        let Some((run, after)) = rest.split_at_checked(end.unwrap_or(rest.len())) else {
            break;
        };
        let many = run.chars().count();
        let touched = star(out.chars().next_back()) || star(after.chars().next());
        if han(first) && (2..=4).contains(&many) && !touched {
            out.push(first);
            out.extend(core::iter::repeat_n('*', many.saturating_sub(1)));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out.into()
}

/// A number, with the unit behind it where there is one.
fn number(field: &Field, value: &Tree, unit: Option<&str>) -> Cell {
    let text = match Missing::or_text(Some(value)) {
        Ok(text) => trim(text),
        Err(why) => return Cell::Missing(why, None),
    };
    let own = |unit: Option<&str>| {
        let unit = unit.filter(|unit| field.unit.as_deref() != Some(unit));
        unit.map(Into::into)
    };
    match read_number(text) {
        Value::Present { number, .. } => Cell::Number(number, own(unit)),
        Value::Missing(Missing::BadValue) => {
            // 1200元/月: digits and what they count.
            let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '-')));
            let split = end.and_then(|end| text.split_at_checked(end));
            let read = split.and_then(|(digits, rest)| {
                let short =
                    rest.chars().count() <= 8 && !rest.contains(|c: char| c.is_ascii_digit());
                let number: Decimal = read_number(digits).number().filter(|_| short)?;
                Some(Cell::Number(number, own(Some(trim(rest)))))
            });
            read.unwrap_or_else(|| Cell::Missing(Missing::BadValue, Some(text.into())))
        }
        Value::Missing(why) => Cell::Missing(why, None),
    }
}

fn yes(value: &Tree) -> Cell {
    if let Tree::Bool(yes) = value {
        return Cell::Yes(*yes);
    }
    let Some(text) = words(value) else {
        return Cell::Missing(Missing::NotReported, None);
    };
    match &*key(text) {
        "是" | "有" | "1" | "y" | "yes" | "true" | "√" | "支持" | "公开" | "已审查" | "达标"
        | "免费" => Cell::Yes(true),
        "否" | "无" | "没有" | "0" | "n" | "no" | "false" | "×" | "不支持" | "不公开"
        | "未审查" | "不达标" => Cell::Yes(false),
        _ => match shown(text) {
            Err(why) => Cell::Missing(why, None),
            Ok(text) => Cell::Missing(Missing::BadValue, Some(text)),
        },
    }
}

/// Documents: objects with title and address, or addresses alone.
fn files(value: &Tree) -> Vec<File> {
    let one = |own: &Tree| {
        let url = ["url", "href", "path", "downloadUrl"].into_iter();
        let url = url.filter_map(|key| feed::text(own, key)).next();
        let alone = own.text();
        let title = words(own).or(url)?;
        let address = |text: &&str| text.starts_with("http") || text.starts_with('/');
        Some(File {
            title: shown(title).ok()?,
            url: url.or(alone.filter(address)).map(Into::into),
        })
    };
    match value {
        Tree::List(items) => items.iter().filter_map(one).collect(),
        own => one(own).into_iter().collect(),
    }
}

/// The rows of a text whose columns are joined (项目║检验结果║标准值), parted by semicolons and lines; a line that does not begin a row
/// goes on with a value.
fn parted(text: &str, columns: usize) -> Option<Vec<Vec<Box<str>>>> {
    let mut marks = ['║', '‖'].into_iter();
    let mark = marks.find(|mark| text.contains(*mark));
    // Two strokes are one mark.
    let double = crate::text::find(text, "||").map(|_| '|');
    let (mark, step) = match (mark, double) {
        (Some(mark), _) => (mark, 1),
        (None, double) => (double?, 2),
    };
    let whole = columns.saturating_sub(1).saturating_mul(step);
    let mut out: Vec<Vec<Box<str>>> = Vec::new();
    for piece in text.split(['；', ';']) {
        let mut row = String::new();
        let mut end = |row: &mut String| {
            let cells = row.split(mark).step_by(step).map(|own| trim(own).into());
            let mut cells: Vec<Box<str>> = cells.collect();
            cells.resize(columns.max(1), "".into());
            out.push(cells);
            row.clear();
        };
        for line in piece.split('\n') {
            let marks = row.chars().filter(|c| *c == mark).count();
            if marks >= whole && line.contains(mark) {
                end(&mut row);
            }
            row.push_str(trim(line));
        }
        end(&mut row);
    }
    Some(out)
}

/// A small table: objects by the names of its columns, texts as its first, or texts with their columns joined.
fn rows(field: &Field, value: &Tree) -> Vec<Vec<Box<str>>> {
    let items = match value {
        Tree::List(items) => items.as_slice(),
        Tree::Null => &[],
        own => std::slice::from_ref(own),
    };
    if let Some(rows) = value
        .text()
        .and_then(|text| parted(text, field.fields.len()))
    {
        return rows
            .into_iter()
            .filter(|row| row.iter().any(|own| !own.is_empty()))
            .collect();
    }
    let one = |item: &Tree| {
        let of = |column: &Field| {
            let Tree::Map(members) = item else {
                return None;
            };
            let mut members = members.iter();
            let own = members.find(|(name, _)| {
                let name = key(name);
                column.names.iter().any(|known| **known == *name)
            });
            let text = match &own?.1 {
                Tree::Bool(true) => "是",
                Tree::Bool(false) => "否",
                value => words(value)?,
            };
            shown(text).ok()
        };
        let mut cells: Vec<Box<str>> = field
            .fields
            .iter()
            .map(|column| of(column).unwrap_or_default())
            .collect();
        if let Some(text) = item.text()
            && let Some(first) = cells.first_mut()
        {
            *first = shown(text).unwrap_or_default();
        }
        cells
    };
    let all = items.iter().map(one);
    all.filter(|row| row.iter().any(|own| !own.is_empty()))
        .collect()
}

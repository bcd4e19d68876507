//! A mapping file of the webmaster's own. **Rule:** whatever is wrong with it is told with the entry, its line and column,
//! and what to write instead.

use super::wish::Subject;
use crate::json::{Spot, Step, find, line_and_column};
use crate::words::{instead, nearest};
use mingbai_data::dataset::{self, Field, Kind, UnitRule};
use mingbai_data::mapping::{Mapping, Wrong, words};
use mingbai_data::path::Path;
use mingbai_data::read::{Limits, decode, parse};
use mingbai_data::{Finding, ReadError, ReadErrorKind, Tree, Unit};
use std::collections::BTreeSet;

/// Money of other countries, which stays what it is.
const FOREIGN: [&str; 6] = ["美元", "欧元", "英镑", "日元", "港元", "港币"];

/// A mapping, and the file it came from.
#[derive(Debug, Clone)]
pub struct Map {
    pub mapping: Mapping,
    file: String,
    text: String,
    tree: Tree,
}

impl Map {
    /// The mapping in `bytes`, the content of `file`.
    ///
    /// # Errors
    /// The sentence with the file, the entry and the place in it that is wrong.
    pub fn read(file: &str, bytes: &[u8], subject: Subject) -> Result<Self, String> {
        let no_json = |error: ReadError| {
            let what = error.message;
            let what = what.strip_prefix("数据").unwrap_or(&what);
            format!("映射文件“{file}”{what}")
        };
        let text = decode(bytes, None).map_err(no_json)?.text;
        let tree = parse(&text, &Limits::default()).map_err(no_json)?;
        let Some(table) = subject.table() else {
            return Err(format!("没有“{}”这个种类", subject.key()));
        };
        let of = |wrong| sentence(file, &text, &tree, table, wrong);
        let mapping = Mapping::load(&tree, table).map_err(of)?;
        if let Some(wrong) = wrong_unit(&tree, table) {
            return Err(of(wrong));
        }
        Ok(Self {
            mapping,
            file: file.to_owned(),
            text,
            tree,
        })
    }

    /// Adds to each finding about a field where the mapping says what it is, and to a path that leads nowhere the name
    /// in the data that it may have meant.
    pub fn explain(&self, findings: &mut [Finding], document: &Tree) {
        let keys = keys(document);
        for found in findings {
            let Some(field) = found
                .place
                .field
                .filter(|_| ["field", "unit"].contains(&found.code))
            else {
                continue;
            };
            let Some((way, spec)) = entry(&self.tree, field) else {
                continue;
            };
            let steps: Vec<Step<'_>> = way.iter().map(|key| Step::Name(key)).collect();
            let Some(spot) = find(&self.text, &steps) else {
                continue;
            };
            let place = self.place(spot, &way.join("."));
            let meant = Some(spec)
                .filter(|_| found.place.row.is_none())
                .and_then(|spec| meant(spec, &keys));
            // What to do is said with the place.
            let said = found
                .message
                .rsplit_once("，请")
                .map_or(&*found.message, |(said, _)| said);
            found.message = format!("{said}（{place}）{}", meant.unwrap_or_default());
        }
    }

    /// The error about rows that were not found, with where the mapping says where they are.
    pub fn explained(&self, error: ReadError, document: &Tree) -> ReadError {
        let spot = find(&self.text, &[Step::Name("rows")]);
        let (ReadErrorKind::Empty, Some(spot)) = (error.kind, spot) else {
            return error;
        };
        let place = self.place(spot, "rows");
        let meant = self
            .tree
            .get("rows")
            .and_then(|rows| meant(rows, &keys(document)));
        let top: Vec<&str> = match document {
            Tree::Map(members) => members.iter().map(|(key, _)| &**key).take(8).collect(),
            _ => Vec::new(),
        };
        let there = match top.as_slice() {
            [] => "。数据的最外层是一个列表，行的路径是 $[*]".to_owned(),
            top => format!("。数据的最外层有：{}", top.join("、")),
        };
        let message = format!("{}（{place}）{}", error.message, meant.unwrap_or(there));
        ReadError { message, ..error }
    }

    fn place(&self, spot: Spot, entry: &str) -> String {
        let (line, column) = line_and_column(&self.text, spot.value);
        format!(
            "映射文件“{}”第 {line} 行第 {column} 列的 {entry}",
            self.file
        )
    }
}

/// What is wrong, where, and what to write.
fn sentence(file: &str, text: &str, tree: &Tree, table: &dataset::Subject, wrong: Wrong) -> String {
    let way: Vec<Step<'_>> = wrong.way.iter().map(|key| Step::Name(key)).collect();
    let mut said = wrong.error.message;
    let mut at = find(text, &way).map(|spot| spot.value);
    let within = |tree: &'_ Tree, key: &str| match tree {
        Tree::List(items) => items.get(key.parse::<usize>().ok()?).cloned(),
        tree => tree.get(key).cloned(),
    };
    let value = wrong
        .way
        .iter()
        .try_fold(tree.clone(), |tree, key| within(&tree, key));
    let path = value.as_ref().and_then(Tree::text).map(Path::parse);
    if let Some((key, parent)) = wrong.way.split_last() {
        let known = words(parent, table);
        if !known.is_empty() && !known.contains(&&**key) {
            said = format!("{said}。{}", instead(key, &known));
            at = find(text, &way).map(|spot| spot.key);
        } else if let Some(Err(error)) = path
            && said.contains("路径“")
        {
            at = at.map(|at| inside(text, at, error.at));
            said = format!("{said}。路径的写法如 $.data[*]、$.名称、$['列 名']");
        }
    }
    let entry = match wrong.way.join(".") {
        entry if entry.is_empty() => String::new(),
        entry => format!("的 {entry}"),
    };
    match at
        .filter(|_| !entry.is_empty())
        .map(|at| line_and_column(text, at))
    {
        Some((line, column)) => {
            format!("映射文件“{file}”第 {line} 行第 {column} 列{entry}：{said}")
        }
        None => format!("映射文件“{file}”：{said}"),
    }
}

/// The byte of the character `number`, from 1, of the string that begins at `at` and has no escapes before it.
fn inside(text: &str, at: usize, number: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let found = rest.char_indices().nth(number).map(|(index, _)| index);
    let escaped = rest.chars().take(number).any(|c| c == '\\');
    at.saturating_add(found.filter(|_| !escaped).unwrap_or_default())
}

/// The members of an object, where there is one.
fn members(tree: Option<&Tree>) -> Vec<(&str, &Tree)> {
    match tree {
        Some(Tree::Map(members)) => members.iter().map(|(key, value)| (&**key, value)).collect(),
        _ => Vec::new(),
    }
}

/// The fields that entries of a mapping are for: the field, the way to the entry, the entry.
fn entries(tree: &Tree) -> Vec<(String, Vec<&str>, &Tree)> {
    let mut entries = Vec::new();
    for part in ["fields", "const"] {
        for (name, spec) in members(tree.get(part)) {
            entries.push((name.to_owned(), vec![part, name], spec));
        }
    }
    // One entry of a pivot is for several fields.
    let pivot = tree.get("pivot");
    let names: Vec<(&str, &Tree)> = members(pivot.and_then(|pivot| pivot.get("names")));
    for (pattern, spec) in members(pivot.and_then(|pivot| pivot.get("fields"))) {
        for word in names.iter().filter_map(|(_, word)| word.text()) {
            let way = vec!["pivot", "fields", pattern];
            entries.push((pattern.replace("{}", word), way, spec));
        }
    }
    entries
}

/// The entry for a field.
fn entry<'a>(tree: &'a Tree, field: &str) -> Option<(Vec<&'a str>, &'a Tree)> {
    let mut entries = entries(tree).into_iter();
    let (_, way, spec) = entries.find(|(name, ..)| name == field)?;
    Some((way, spec))
}

/// The first unit that is none, or none of the field.
fn wrong_unit(tree: &Tree, table: &dataset::Subject) -> Option<Wrong> {
    entries(tree).into_iter().find_map(|(name, way, spec)| {
        let unit = spec.get("unit").and_then(Tree::text)?;
        let field = table.fields.iter().find(|field| field.key == name)?;
        let message = unfit(unit, field)?;
        Some(Wrong {
            error: ReadError {
                kind: ReadErrorKind::Schema,
                message,
            },
            way: way.into_iter().chain(["unit"]).map(Into::into).collect(),
        })
    })
}

/// What is wrong with a unit for a field.
fn unfit(unit: &str, field: &Field) -> Option<String> {
    let Kind::Number(UnitRule::Named(usual)) = field.kind else {
        return None;
    };
    let usual: Vec<&str> = usual.split('|').collect();
    let mut dimensions = Vec::new();
    for dimension in usual
        .iter()
        .filter_map(|unit| Some(Unit::parse(unit)?.dimension()))
    {
        if !dimensions.contains(&dimension) {
            dimensions.push(dimension);
        }
    }
    let known = Unit::parse(unit).map(Unit::dimension);
    let currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    let foreign = usual.contains(&"万元") && (currency || FOREIGN.contains(&unit));
    // What is counted (户, 公里, %) can be anything.
    if dimensions.len() > 2 || foreign || known.is_some_and(|known| dimensions.contains(&known)) {
        return None;
    }
    Some(format!(
        "“{}”不能用单位“{unit}”。{}",
        field.label,
        instead(unit, &usual)
    ))
}

/// The names in a document.
fn keys(tree: &Tree) -> BTreeSet<&str> {
    fn gather<'a>(tree: &'a Tree, all: &mut BTreeSet<&'a str>) {
        match tree {
            Tree::List(items) => items.iter().for_each(|item| gather(item, all)),
            Tree::Map(members) => {
                for (key, value) in members {
                    all.insert(key);
                    gather(value, all);
                }
            }
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    gather(tree, &mut all);
    all
}

/// The name in the data that is nearest to one in the paths of `spec` that is not there.
fn meant(spec: &Tree, keys: &BTreeSet<&str>) -> Option<String> {
    let texts: Vec<&str> = match spec.get("path").unwrap_or(spec) {
        Tree::List(items) => items.iter().filter_map(Tree::text).collect(),
        path => path.text().into_iter().collect(),
    };
    let known: Vec<&str> = keys.iter().copied().collect();
    let names = texts
        .iter()
        .flat_map(|text| text.split(['.', '[', ']', '\'', '"', '$', '*']));
    let mut names = names.filter(|name| !name.is_empty() && !keys.contains(name));
    names.find_map(|name| Some(format!("。数据里有 {}，是不是它？", nearest(name, &known)?)))
}

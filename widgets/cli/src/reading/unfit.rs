//! What to do when no preset fits: which came nearest, what they missed, and how a mapping begins.

use super::{Subject, Wish, alone, masked, word};
use clap::ValueEnum;
use mingbai_data::mapping::heading_of;
use mingbai_data::preset;
use mingbai_data::read;
use mingbai_data::{ReadError, ReadErrorKind, Tree};

/// So many presets are named, and so many of the paths that each missed.
const TOLD: usize = 3;
/// So many names of the data are told.
const NAMES: usize = 12;

/// The error about a document that no preset for `subject` fits; `named`: its columns are known by their names.
pub fn none_fits(document: &Tree, subject: Subject, named: bool) -> ReadError {
    let key = subject.key();
    let all = preset::all().unwrap_or_default();
    let serving = all
        .iter()
        .filter(|preset| preset.has_shape() && preset.subjects.iter().any(|one| one.key == key));
    let mut near: Vec<(usize, Vec<&str>, &str)> = serving
        .filter_map(|preset| {
            let (found, missed) = preset.compared(document);
            (found > 0).then_some((found, missed, &*preset.name))
        })
        .collect();
    near.sort_by_key(|(found, missed, _)| (missed.len(), usize::MAX.saturating_sub(*found)));
    near.truncate(TOLD);
    let near: Vec<String> = near
        .iter()
        .map(|(_, missed, name)| match missed.as_slice() {
            [] => format!("{name}（有它不该有的内容）"),
            missed if missed.len() > TOLD => {
                let some = missed.get(..TOLD).unwrap_or_default();
                format!("{name}（缺 {} 等 {} 项）", some.join("、"), missed.len())
            }
            missed => format!("{name}（缺 {}）", missed.join("、")),
        })
        .collect();
    let near = match near.as_slice() {
        [] => "没有一个预设要找的内容在数据里".to_owned(),
        near => format!("最接近的是 {}", near.join("、")),
    };
    let (rows, names) = rows_of(document);
    // What the table has is not asked for again.
    let missing = |field: &&_| {
        let known = |name: &String| subject.table().and_then(|table| heading_of(name, table));
        !names.iter().any(|name| known(name) == Some(*field))
    };
    let needed: Vec<_> = subject
        .table()
        .into_iter()
        .flat_map(|table| table.fields.iter())
        .filter(|field| field.required)
        .filter(missing)
        .collect();
    let labels: Vec<&str> = needed.iter().map(|field| field.label).collect();
    let example: Vec<String> = needed
        .iter()
        .map(|field| format!("\"{}\": \"$.{}\"", field.key, field.label))
        .collect();
    let field = |message: String| ReadError {
        kind: ReadErrorKind::Field,
        message,
    };
    if named {
        return field(format!(
            "数据的形状与已有的预设都不符，{near}；但列名都认得出。请去掉 --preset auto，按列名读入"
        ));
    }
    if let Some(seems) = seems(document, subject) {
        return field(format!(
            "数据的形状与已有的预设都不符，按列名也没有认出{}；{seems}",
            quoted(&labels)
        ));
    }
    let names = match names.as_slice() {
        [] => String::new(),
        names => format!("；各行（{rows}）里的名称有 {}", names.join("、")),
    };
    field(format!(
        "数据的形状与已有的预设都不符，按列名也没有认出{0}；{near}{names}。请把列名改成{0}，或写一个映射文件，用 --map 指定，如 \
         {{\"rows\": \"{rows}\", \"fields\": {{{1}}}}}（$. 后面换成数据里的名称）",
        quoted(&labels),
        example.join(", "),
    ))
}

/// The error of a preset that found no row, in words about the preset.
pub fn of_preset(name: &str, error: ReadError) -> ReadError {
    match error.kind {
        ReadErrorKind::Empty => ReadError {
            message: format!(
                "预设“{name}”{}，数据多半来自另一种接口，或这一页没有内容。请换一个预设，或用 --map 写明行在哪里",
                error.message
            ),
            ..error
        },
        _ => error,
    }
}

/// The subject that the names of the columns are those of, where it is another than `subject`.
fn meant(names: &[String], subject: Subject) -> Option<Subject> {
    Subject::value_variants().iter().copied().find(|other| {
        let fields = other.table().into_iter().map(|table| {
            let known: Vec<_> = names
                .iter()
                .filter_map(|name| heading_of(name, table))
                .collect();
            let needed = table.fields.iter().filter(|field| field.required);
            known.len() > 1 && needed.clone().all(|field| known.contains(&field))
        });
        *other != subject && fields.into_iter().any(|is| is)
    })
}

/// What a table that lacks the columns of one subject seems to be, as an advice; empty where it seems to be nothing.
fn seems(document: &Tree, subject: Subject) -> Option<String> {
    let (_, names) = rows_of(document);
    let other = meant(&names, subject)?;
    Some(format!(
        "列名像是{}。请加上 --as {}",
        other.name(),
        word(other.key())
    ))
}

/// The error about a table that is no budget, with what it seems to be.
pub fn no_budget(text: &str, error: ReadError, wish: &Wish) -> ReadError {
    let Ok(tree) = read::any(text, &wish.options.limits).map(|reading| reading.tree) else {
        return error;
    };
    let message = match (seems(&tree, wish.subject), alone::like(&tree)) {
        (Some(seems), _) => format!("数据里没有预决算的列；{seems}"),
        (None, Some(other)) if wish.unsaid => format!(
            "没有写明数据是什么，也没有预决算的列；字段像是{}。请加上 --as {}，或在数据里写 \"schema\": \"mingbai.{}/1\"",
            other.name(),
            word(other.key()),
            other.key()
        ),
        (None, None) if wish.unsaid && alone::no_budget(&tree) => format!(
            "没有写明数据是什么，按预决算读入：{}。请补上所缺的列；是别的数据时用 --as 写明种类，或在数据里写 schema",
            error.message
        ),
        _ => return error,
    };
    ReadError { message, ..error }
}

/// The path of the longest list of rows, and the names that several of its rows have.
fn rows_of(document: &Tree) -> (String, Vec<String>) {
    let mut best = ("$.data[*]".to_owned(), Vec::new(), 0);
    longest(document, "$".to_owned(), &mut best);
    (best.0, best.1)
}

fn longest(tree: &Tree, path: String, best: &mut (String, Vec<String>, usize)) {
    match tree {
        Tree::List(items) => {
            if let Some(Tree::Map(members)) = items.first()
                && items.len() > best.2
            {
                let common =
                    |key: &str| items.iter().filter(|row| row.get(key).is_some()).count() > 1;
                let keys = members.iter().map(|(key, _)| &**key);
                let names = keys.filter(|key| common(key) && masked(key) == *key);
                *best = (
                    format!("{path}[*]"),
                    names.take(NAMES).map(str::to_owned).collect(),
                    items.len(),
                );
            }
        }
        Tree::Map(members) => {
            for (key, value) in members {
                let plain = key.chars().all(|c| c.is_alphanumeric() || c == '_');
                let step = match plain && !key.starts_with(|c: char| c.is_ascii_digit()) {
                    true => format!(".{key}"),
                    false => format!("['{}']", key.replace('\\', "\\\\").replace('\'', "\\'")),
                };
                longest(value, format!("{path}{step}"), best);
            }
        }
        _ => {}
    }
}

fn quoted(labels: &[&str]) -> String {
    let quoted: Vec<String> = labels.iter().map(|label| format!("“{label}”")).collect();
    quoted.join("、")
}

//! JSON Schemas (2020-12) from the tables: one for each subject's format, one for presets with their mappings.

mod objects;

pub use objects::members_of;

use super::{Field, Kind, Range, Subject, UnitRule};
use crate::json::string;
use crate::mapping::settings::{self, Setting};
use crate::{Missing, Tree};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Texts about the whole, with what they are.
const TEXTS: [(&str, &str); 7] = [
    ("title", "标题"),
    ("publisher", "发布机构"),
    ("as_of", "数据截至：日期，或带时区的时刻"),
    ("source", "来源的名称"),
    ("source_url", "来源的网址"),
    ("standard", "数值所依据的标准，如 HJ 633—2026、US-EPA"),
    ("preset", "读取时所用预设的名称"),
];

fn text(text: &str) -> Tree {
    Tree::Text(text.into())
}

fn number(digits: &str) -> Tree {
    Tree::Number(digits.into())
}

fn map<const N: usize>(members: [(&str, Tree); N]) -> Tree {
    Tree::Map(
        members
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .collect(),
    )
}

fn kind(name: &str) -> Tree {
    map([("type", text(name))])
}

fn known(name: &str) -> Tree {
    let target: String = ["#/$defs/", name].concat();
    map([("$ref", text(&target))])
}

fn list_of(items: Tree) -> Tree {
    map([("type", text("array")), ("items", items)])
}

fn texts(words: &[&str]) -> Tree {
    Tree::List(words.iter().map(|word| text(word)).collect())
}

fn about(mut schema: Tree, words: &str) -> Tree {
    if let Tree::Map(members) = &mut schema {
        members.push(("description".into(), text(words)));
    }
    schema
}

fn object(properties: Vec<(Box<str>, Tree)>, required: &[&str], open: bool) -> Tree {
    map([
        ("type", text("object")),
        ("properties", Tree::Map(properties)),
        ("required", texts(required)),
        ("additionalProperties", Tree::Bool(open)),
    ])
}

/// The JSON Schema of a subject's format, `mingbai.air/1` and so on, as text with a line break at its end.
#[must_use]
pub fn subject_schema(subject: &Subject) -> String {
    let format: String = ["mingbai.", subject.key, "/1"].concat();
    let mut properties = vec![("schema".into(), map([("const", text(&format))]))];
    for (key, words) in TEXTS {
        properties.push((key.into(), about(kind("string"), words)));
    }
    let part = map([("type", text("integer")), ("minimum", number("0"))]);
    properties.push((
        "rows_in_source".into(),
        about(
            part,
            "来源共有多少行；只读到其中一部分时才写，来源没有说明有多少时写 0",
        ),
    ));
    if subject.key != "listing" {
        properties.push((
            "sample".into(),
            about(kind("boolean"), "示例数据写 true：页面上会注明"),
        ));
    }
    if subject.key == "air" {
        properties.push(("warnings".into(), warnings()));
    }
    let named = |field: &&Field| matches!(field.kind, Kind::Number(UnitRule::Named(_)));
    let units = subject.fields.iter().filter(named);
    let units = units
        .map(|field| (field.key.into(), kind("string")))
        .collect();
    properties.push((
        "units".into(),
        about(
            object(units, &[], false),
            "一列所有的数共用的单位；各行不同时写在数的 unit 里",
        ),
    ));
    properties.push((
        "unit".into(),
        about(kind("string"), "整张表共用的单位；写了 units 时不用"),
    ));
    properties.push((
        "rows".into(),
        about(list_of(known("record")), subject.record),
    ));
    properties.push(("findings".into(), list_of(known("finding"))));
    let mut needs = ("required", texts(&["rows"]));
    if subject.key == "budget" {
        let figure = || map([("type", texts(&["string", "number"]))]);
        let year = || ("year".into(), about(figure(), "年度"));
        let scope = || ("scope".into(), about(kind("string"), "全市、市本级等"));
        properties.extend([
            year(),
            scope(),
            (
                "population".into(),
                about(figure(), "常住人口（人），用来算人均"),
            ),
            (
                "priceIndex".into(),
                about(
                    map([("type", text("object")), ("additionalProperties", figure())]),
                    "价格指数，同一基期，一年一个数",
                ),
            ),
        ]);
        // The format that tables of one budget share, with a book and a side each.
        let table = vec![
            ("title".into(), about(kind("string"), "表题")),
            year(),
            scope(),
            (
                "side".into(),
                map([("enum", texts(&["revenue", "expenditure"]))]),
            ),
            ("book".into(), kind("string")),
            ("unit".into(), kind("string")),
            ("rows".into(), list_of(known("record"))),
        ];
        properties.push(("tables".into(), list_of(object(table, &["rows"], true))));
        let one = |key| map([("required", texts(&[key]))]);
        needs = ("anyOf", Tree::List(vec![one("rows"), one("tables")]));
    }
    if matches!(subject.key, "policy" | "consultation") {
        // One paper may be the whole text.
        let one = |key| map([("required", texts(&[key]))]);
        needs = ("anyOf", Tree::List(vec![one("rows"), one("title")]));
    }
    let schema = map([
        ("$schema", text(DRAFT)),
        ("$id", text(&[subject.key, ".json"].concat())),
        ("title", text(&[subject.name, "（", &format, "）"].concat())),
        ("type", text("object")),
        ("properties", Tree::Map(properties)),
        (
            "allOf",
            Tree::List(vec![map([("required", texts(&["schema"]))]), map([needs])]),
        ),
        ("$defs", definitions(subject)),
    ]);
    pretty(&schema)
}

/// Warnings of heavy pollution, as `air/warning.rs` reads them.
fn warnings() -> Tree {
    let members = [
        ("level", "级别：黄色、橙色或红色"),
        ("title", "标题，按公布的文字"),
        ("area", "预警的范围"),
        ("published_at", "发布时间"),
        ("start", "生效时间"),
        ("end", "解除时间；尚未解除的不写"),
        ("url", "公告的网址"),
    ];
    let mut members: Vec<(Box<str>, Tree)> = members
        .into_iter()
        .map(|(key, words)| (key.into(), about(kind("string"), words)))
        .collect();
    let measures = about(list_of(kind("string")), "应对措施，一条一项");
    members.push(("measures".into(), measures));
    about(
        list_of(object(members, &[], false)),
        "正在生效的重污染天气预警；每条至少写级别或标题",
    )
}

fn definitions(subject: &Subject) -> Tree {
    let missing = Missing::ALL
        .into_iter()
        .filter(|reason| *reason != Missing::Absent);
    let missing: Vec<&str> = missing.map(Missing::code).collect();
    let reason = vec![("missing".into(), map([("enum", texts(&missing))]))];
    let ends = [
        "value", "low", "high", "over", "at_least", "under", "at_most",
    ];
    let mut number: Vec<(Box<str>, Tree)> = ends
        .iter()
        .map(|key| ((*key).into(), known("digits")))
        .collect();
    number.extend([
        (
            "below_detection".into(),
            about(
                map([("type", texts(&["string", "null"]))]),
                "未检出；数是检出限",
            ),
        ),
        ("unit".into(), map([("type", texts(&["string", "null"]))])),
        ("printed".into(), kind("string")),
    ]);
    let fields = subject.fields.iter();
    let required: Vec<&str> = fields
        .clone()
        .filter(|f| f.required)
        .map(|f| f.key)
        .collect();
    let fields = fields
        .map(|field| (field.key.into(), field_schema(subject, field)))
        .collect();
    let finding = vec![
        ("code".into(), kind("string")),
        (
            "severity".into(),
            map([("enum", texts(&["note", "warning", "error"]))]),
        ),
        ("row".into(), kind("integer")),
        ("field".into(), kind("string")),
        ("message".into(), kind("string")),
    ];
    map([
        ("record", object(fields, &required, false)),
        ("missing", object(reason, &["missing"], false)),
        (
            "digits",
            about(
                map([("type", texts(&["string", "number"]))]),
                "数，建议写成文字以保全各位；—、NA 表示未填报，/ 表示不适用",
            ),
        ),
        (
            "number",
            map([(
                "anyOf",
                Tree::List(vec![
                    known("digits"),
                    kind("null"),
                    object(number, &[], false),
                    known("missing"),
                ]),
            )]),
        ),
        (
            "text",
            values(map([("type", texts(&["string", "number"]))])),
        ),
        ("list", values(list_of(kind("string")))),
        (
            "date",
            values(map([
                ("type", text("string")),
                ("pattern", text("^(截至)?\\d{4}(-\\d{2}|年|$)")),
            ])),
        ),
        (
            "finding",
            object(finding, &["code", "severity", "message"], false),
        ),
    ])
}

/// A value, `null` for one that was not reported, or its reason.
fn values(value: Tree) -> Tree {
    map([(
        "anyOf",
        Tree::List(vec![value, kind("null"), known("missing")]),
    )])
}

fn field_schema(subject: &Subject, field: &Field) -> Tree {
    let objects = objects::list(subject.key, field.key);
    let schema = match field.kind {
        Kind::Number(_) => known("number"),
        Kind::Date => known("date"),
        Kind::Text => known("text"),
        Kind::List => objects.map_or_else(|| known("list"), values),
        Kind::Code(codes) => {
            let codes: Vec<&str> = codes.split('|').collect();
            values(map([("enum", texts(&codes))]))
        }
    };
    let mut words = String::from(field.label);
    words.push('：');
    words.push_str(field.about);
    match field.kind {
        Kind::Number(UnitRule::Named(units)) => {
            words.push_str("。单位如 ");
            words.push_str(&units.split('|').collect::<Vec<_>>().join("、"));
        }
        Kind::Number(UnitRule::Percent) => words.push_str("。单位 %"),
        _ => {}
    }
    if field.range != Range::ANY {
        words.push('。');
        words.push_str(&field.range.explained());
    }
    about(schema, &words)
}

/// The JSON Schema of presets (`mingbai.preset/1`) with their mappings, as text with a line break at its end.
#[must_use]
pub fn preset_schema() -> String {
    let subjects: Vec<&str> = super::SUBJECTS.iter().map(|subject| subject.key).collect();
    let subject = map([("enum", texts(&subjects))]);
    let settings = |table: &[Setting]| -> Vec<(Box<str>, Tree)> {
        let each = table.iter();
        each.map(|(key, form, words)| ((*key).into(), about(form_schema(form), words)))
            .collect()
    };
    let recognise = vec![
        ("has".into(), about(known("paths"), "必须有的")),
        ("not".into(), about(known("paths"), "不得有的")),
    ];
    let properties = vec![
        ("schema".into(), map([("const", text("mingbai.preset/1"))])),
        ("name".into(), about(kind("string"), "名称，与文件名相同")),
        ("title".into(), about(kind("string"), "用于什么")),
        ("note".into(), about(kind("string"), "站长须知")),
        ("source".into(), about(kind("string"), "这些知识从哪里来")),
        (
            "subject".into(),
            map([("anyOf", Tree::List(vec![subject.clone(), list_of(subject)]))]),
        ),
        (
            "recognise".into(),
            about(
                object(recognise, &["has"], false),
                "凭什么形状认出；没有时只能写明名称",
            ),
        ),
        (
            "refuse".into(),
            about(kind("string"), "形状认得，但为什么不能用、应怎么办"),
        ),
        ("mapping".into(), known("mapping")),
    ];
    let mut schema = object(
        properties,
        &["schema", "name", "title", "note", "source", "subject"],
        false,
    );
    let path = map([("type", text("string")), ("pattern", text("^\\$"))]);
    let spec = vec![known("path"), object(settings(settings::SPEC), &[], false)];
    let definitions = map([
        (
            "mapping",
            object(settings(settings::MAPPING), &["rows"], false),
        ),
        ("spec", map([("anyOf", Tree::List(spec))])),
        (
            "pivot",
            object(
                settings(settings::PIVOT),
                &["key", "names", "fields"],
                false,
            ),
        ),
        ("labels", object(settings(settings::LABELS), &[], false)),
        (
            "path",
            about(path, "JSONPath（RFC 9535）；没有 match 和 search"),
        ),
        (
            "paths",
            map([(
                "anyOf",
                Tree::List(vec![known("path"), list_of(known("path"))]),
            )]),
        ),
    ]);
    if let Tree::Map(members) = &mut schema {
        members.insert(0, ("$schema".into(), text(DRAFT)));
        members.insert(1, ("$id".into(), text("preset.json")));
        members.push(("$defs".into(), definitions));
    }
    pretty(&schema)
}

/// The schema of a setting's form.
fn form_schema(form: &str) -> Tree {
    let each = |of: Tree| map([("type", text("object")), ("additionalProperties", of)]);
    match form {
        "path" | "paths" | "spec" | "pivot" => known(form),
        "flag" => kind("boolean"),
        "text" => map([("type", texts(&["string", "number"]))]),
        "texts" => list_of(kind("string")),
        "pairs" => each(kind("string")),
        "specs" => each(known("spec")),
        "labels" => map([("anyOf", Tree::List(vec![kind("boolean"), known("labels")]))]),
        "lists" => list_of(list_of(kind("string"))),
        words => {
            let inner = words
                .split('|')
                .map(|word| (word.into(), Tree::Map(Vec::new())));
            object(inner.collect(), &[], false)
        }
    }
}

/// A tree as JSON with an indentation of two.
fn pretty(tree: &Tree) -> String {
    let mut out = String::new();
    put(&mut out, tree, 0);
    out.push('\n');
    out
}

fn put(out: &mut String, tree: &Tree, depth: usize) {
    let line = |out: &mut String, first: bool, depth: usize| {
        if !first {
            out.push(',');
        }
        out.push('\n');
        out.extend(core::iter::repeat_n("  ", depth));
    };
    let inner = depth.saturating_add(1);
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Tree::Number(digits) => out.push_str(digits),
        Tree::Text(text) => string(out, text),
        Tree::List(items) if items.iter().all(|item| matches!(item, Tree::Text(_))) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                put(out, item, inner);
            }
            out.push(']');
        }
        Tree::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                line(out, index == 0, inner);
                put(out, item, inner);
            }
            line(out, true, depth);
            out.push(']');
        }
        Tree::Map(members) if members.is_empty() => out.push_str("{}"),
        Tree::Map(members) => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                line(out, index == 0, inner);
                string(out, key);
                out.push_str(": ");
                put(out, value, inner);
            }
            line(out, true, depth);
            out.push('}');
        }
    }
}

//! What is generated from the table of attributes: TypeScript types, the custom-elements manifest, the documentation.

use crate::attrs::{ATTRS, Attr, Kind, TAGS, Tag};
use crate::house::{self, House};
use crate::looks;
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::fmt::Write;

pub const TYPES: &str = "mingbai.d.ts";
pub const ELEMENTS: &str = "custom-elements.json";
const DOCS: &str = "www/docs/attributes.md";

/// Path below the root → what should stand there.
fn all() -> Result<Vec<(String, String)>> {
    Ok(vec![
        (format!("pkg/{TYPES}"), types()?),
        (
            format!("pkg/{ELEMENTS}"),
            serde_json::to_string_pretty(&elements())? + "\n",
        ),
        (DOCS.to_owned(), docs()?),
    ])
}

/// Writes what differs, and says so.
pub fn write(house: &House) -> Result<()> {
    for (name, content) in all()? {
        let path = house.at(&name);
        if house::read(&path).is_ok_and(|there| there == content) {
            continue;
        }
        house::write(&path, content)?;
        println!("generated {name}");
    }
    Ok(())
}

/// Fails when the files are not what the table says.
pub fn check(house: &House) -> Result<()> {
    let drifted: Vec<String> = all()?
        .into_iter()
        .filter(|(name, content)| {
            !house::read(&house.at(name)).is_ok_and(|there| there == *content)
        })
        .map(|(name, _)| name)
        .collect();
    if drifted.is_empty() {
        return Ok(());
    }
    bail!(
        "drifted from the table of attributes: {}; run `cargo xtask gen`",
        drifted.join(", ")
    )
}

fn attrs_of(tag: &Tag) -> impl Iterator<Item = &'static Attr> {
    let widget = tag.widget;
    ATTRS
        .iter()
        .filter(move |attr| attr.applies.is_empty() || attr.applies.contains(&widget))
}

/// `mingbai-budget` → `MingbaiBudget`.
fn class(tag: &str) -> String {
    tag.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().collect::<String>() + letters.as_str()
            })
        })
        .collect()
}

fn type_of(kind: Kind) -> String {
    match kind {
        Kind::Text | Kind::Address | Kind::Date => "string".into(),
        Kind::Integer(..) => "number | string".into(),
        Kind::Choice(words) => {
            let words: Vec<String> = words
                .iter()
                .filter(|word| !word.is_empty())
                .map(|word| format!("'{word}'"))
                .collect();
            words.join(" | ")
        }
    }
}

fn types() -> Result<String> {
    let mut out = String::from(TYPES_HEAD);
    for tag in TAGS {
        let class = class(tag.tag);
        writeln!(out, "\n/** {} {} */", tag.zh, tag.en)?;
        writeln!(
            out,
            "export interface {class}Element extends MingbaiElement {{}}\n"
        )?;
        writeln!(
            out,
            "/** Attributes of `<{}>`; a `div` with `data-mingbai=\"{}\"` takes them as `data-…`. */",
            tag.tag, tag.widget
        )?;
        writeln!(out, "export interface {class}Attributes {{")?;
        for attr in attrs_of(tag) {
            writeln!(
                out,
                "  /** {} {}{} */",
                attr.zh,
                attr.en,
                default_in_words(attr)
            )?;
            writeln!(out, "  '{}'?: {};", attr.name, type_of(attr.kind))?;
        }
        out.push_str("}\n");
    }
    out.push_str("\ndeclare global {\n  interface HTMLElementTagNameMap {\n");
    for tag in TAGS {
        writeln!(out, "    '{}': {}Element;", tag.tag, class(tag.tag))?;
    }
    out.push_str(TYPES_FOOT);
    Ok(out)
}

fn default_in_words(attr: &Attr) -> String {
    if attr.default.is_empty() {
        String::new()
    } else {
        format!(" Default: `{}`.", attr.default)
    }
}

const TYPES_HEAD: &str = "\
// Generated from the table of attributes by `cargo xtask gen`.

/** State of a widget's data. */
export interface MingbaiState {
  state: 'loading' | 'fresh' | 'stale' | 'partial' | 'empty' | 'error' | 'dead';
  /** A stable code of what went wrong; empty when nothing did. */
  code: string;
  /** The date the data stands for. */
  asOf: string;
  /** When the data was last asked for. */
  checkedAt: string;
}

/** What the reader has chosen. */
export interface MingbaiSelection {
  kind: string;
  table: number;
  code: string;
  name: string;
}

/** What a page can share a widget with. */
export interface MingbaiShareData {
  title: string;
  desc: string;
  link: string;
  imgUrl: string;
}

/** What all widgets have in common. */
export interface MingbaiElement extends HTMLElement {
  /** Data of the page's own, instead of an address: an object, or JSON as text. */
  data: unknown;
  /** Asks for the data again. */
  refresh(): void;
  getShareData(): MingbaiShareData;
}
";

const TYPES_FOOT: &str = "\
  }
  interface HTMLElementEventMap {
    'mingbai-state': CustomEvent<MingbaiState>;
    'mingbai-select': CustomEvent<MingbaiSelection>;
  }
  interface Window {
    readonly mingbai?: {
      readonly version: string;
      /** Looks for `data-mingbai` elements below `root`. */
      scan(root: ParentNode): void;
      /** The last state that `element` reported. */
      state(element: Element): MingbaiState | undefined;
    };
  }
}
";

fn elements() -> Value {
    let declarations: Vec<Value> = TAGS.iter().map(declaration).collect();
    let exports: Vec<Value> = TAGS
        .iter()
        .map(|tag| json!({"kind": "custom-element-definition", "name": tag.tag, "declaration": {"name": class(tag.tag) + "Element", "module": "dist/mingbai.js"}}))
        .collect();
    json!({
        "schemaVersion": "2.1.0",
        "modules": [{"kind": "javascript-module", "path": "dist/mingbai.js", "declarations": declarations, "exports": exports}],
    })
}

fn declaration(tag: &Tag) -> Value {
    let attributes: Vec<Value> = attrs_of(tag)
        .map(|attr| {
            let mut entry = json!({"name": attr.name, "description": format!("{} {}", attr.zh, attr.en), "type": {"text": type_of(attr.kind)}});
            if !attr.default.is_empty() {
                entry["default"] = attr.default.into();
            }
            entry
        })
        .collect();
    let mut made = json!({
        "kind": "class",
        "customElement": true,
        "name": class(tag.tag) + "Element",
        "tagName": tag.tag,
        "description": format!("{} {}", tag.zh, tag.en),
        "superclass": {"name": "HTMLElement"},
        "attributes": attributes,
    });
    if let (Some(own), Value::Object(more)) = (made.as_object_mut(), looks::manifest(tag.widget)) {
        own.extend(more);
    }
    made
}

fn docs() -> Result<String> {
    let mut out =
        String::from("# 标签与属性\n\n由 `cargo xtask gen` 从属性、事件、部件和变量的表生成。\n\n");
    out.push_str(&looks::common(true));
    section(&mut out, "属性", ["属性", "取值", "默认", "说明"], true)?;
    out.push_str(
        "# Tags and attributes\n\nGenerated from the tables of attributes, events, parts and tokens by `cargo xtask gen`.\n\n",
    );
    out.push_str(&looks::common(false));
    section(
        &mut out,
        "Attributes",
        ["Attribute", "Values", "Default", "Meaning"],
        false,
    )?;
    Ok(out.trim_end().to_owned() + "\n")
}

fn section(out: &mut String, title: &str, heads: [&str; 4], zh: bool) -> Result<()> {
    for tag in TAGS {
        writeln!(
            out,
            "## `<{}>`\n\n{}\n",
            tag.tag,
            if zh { tag.zh } else { tag.en }
        )?;
        writeln!(
            out,
            "### {title}\n\n| {} |\n| --- | --- | --- | --- |",
            heads.join(" | ")
        )?;
        for attr in attrs_of(tag) {
            let default = if attr.default.is_empty() {
                String::new()
            } else {
                format!("`{}`", attr.default)
            };
            writeln!(
                out,
                "| `{}` | {} | {default} | {} |",
                attr.name,
                values(attr.kind, zh),
                cell(if zh { attr.zh } else { attr.en })
            )?;
        }
        out.push('\n');
        out.push_str(&looks::docs(tag.widget, zh));
    }
    Ok(())
}

/// What an attribute may be, in words.
fn values(kind: Kind, zh: bool) -> String {
    match (kind, zh) {
        (Kind::Text, true) => "文字".into(),
        (Kind::Text, false) => "text".into(),
        (Kind::Address, true) => "地址".into(),
        (Kind::Address, false) => "address".into(),
        (Kind::Date, true) => "日期 `YYYY-MM-DD`".into(),
        (Kind::Date, false) => "date `YYYY-MM-DD`".into(),
        (Kind::Integer(least, most), true) => format!("整数 {least}–{most}"),
        (Kind::Integer(least, most), false) => format!("integer {least}–{most}"),
        (Kind::Choice(words), _) => {
            let words: Vec<String> = words
                .iter()
                .filter(|word| !word.is_empty())
                .map(|word| format!("`{word}`"))
                .collect();
            words.join(" ")
        }
    }
}

/// Text that does not end a table's cell, nor begin a tag.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_classes() {
        assert_eq!(class("mingbai-budget"), "MingbaiBudget");
    }

    #[test]
    fn every_attribute_is_in_all_three() {
        let (types, elements, docs) = (types().unwrap(), elements().to_string(), docs().unwrap());
        for attr in ATTRS {
            assert!(
                types.contains(&format!("'{}'?: ", attr.name)),
                "{}",
                attr.name
            );
            assert!(
                elements.contains(&format!("\"name\":\"{}\"", attr.name)),
                "{}",
                attr.name
            );
            assert_eq!(
                docs.matches(&format!("| `{}` |", attr.name)).count() % 2,
                0,
                "{} in both languages",
                attr.name
            );
        }
    }

    #[test]
    fn choices_are_types() {
        assert_eq!(type_of(Kind::Choice(&["", "a", "b"])), "'a' | 'b'");
        assert_eq!(values(Kind::Integer(1, 6), true), "整数 1–6");
        assert_eq!(cell("<table> | x"), "&lt;table&gt; \\| x");
    }
}

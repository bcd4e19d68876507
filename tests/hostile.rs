//! Every hostile string of the registries through every reader, natively: none of them panics, and the body of a policy
//! holds no node and no picture beyond its model.

use std::sync::OnceLock;

use anyhow::Result;
use mingbai_data::read::{Limits, any, decode, open_within, parse, plain};
use mingbai_data::rich::{Block, Image, Inline, Rich};
use mingbai_data::shape::{find, find_any};
use mingbai_data::{
    Decimal, MoneyUnit, Unit, air, budget, consultation, dataset, livelihood, mapping, outline,
    path, policy, preset, rich, water,
};
use mingbai_tests::corpus::Corpus;
use mingbai_tests::corpus::documents::{Supply, Way, bases, filled};
use mingbai_tests::tools::Tools;
use serde_json::json;

/// 2026-03-10 in seconds, when it is judged.
const NOW: Option<i64> = Some(1_773_100_800);

fn corpus() -> &'static Corpus {
    static READ: OnceLock<Corpus> = OnceLock::new();
    READ.get_or_init(|| {
        Tools::find()
            .and_then(|tools| Corpus::read(&tools.corpora))
            .unwrap_or_else(|error| panic!("{error:#}"))
    })
}

fn presets() -> &'static [preset::Preset] {
    static READ: OnceLock<Vec<preset::Preset>> = OnceLock::new();
    READ.get_or_init(|| preset::all().unwrap_or_else(|error| panic!("{error:?}")))
}

/// Every subject's reader, and what is said of what it has read.
fn subjects(text: &str) {
    let limits = Limits::default();
    let _ = budget::read_text(text, &budget::ReadOptions::default());
    let _ = budget::read_alone(text, &budget::ReadOptions::default(), "/data.json");
    if let Ok(board) = air::read_text(text, &air::ReadOptions::default()) {
        let _ = (air::check(&board, NOW), air::sentence(&board, NOW));
    }
    if let Ok(board) = water::read_text(text) {
        let _ = (water::check(&board, NOW), water::sentence(&board, NOW));
    }
    if let Ok(programme) = livelihood::read_text(text) {
        let _ = livelihood::check(&programme, NOW);
        let _ = (
            livelihood::sentence(&programme),
            livelihood::words(&programme),
        );
    }
    let _ = livelihood::read_oc4ids(text);
    let _ = livelihood::read_ocds(text);
    let _ = policy::read_text(text);
    let _ = consultation::read_text(text);
    let _ = outline::read(text);
    let _ = dataset::read_text(text, &limits);
    if let Ok(tree) = parse(text, &limits) {
        let _ = preset::read_among(presets(), &tree, "auto", None, &mapping::Context::default());
        for subject in &dataset::SUBJECTS {
            let _ = mapping::Mapping::from_tree(&tree, subject);
        }
        let _ = find(tree, &limits);
    }
}

/// A text of whatever kind.
fn readers(text: &str) {
    let limits = Limits::default();
    if let Ok(reading) = any(text, &limits) {
        let _ = open_within(reading.tree, &limits);
    }
    let _ = (find_any(text, &limits), decode(text.as_bytes(), None));
    let _ = plain(text);
}

/// A single value.
fn values(text: &str) {
    let _ = (
        Decimal::parse(text),
        MoneyUnit::parse(text),
        Unit::parse(text),
    );
    let _ = path::Path::parse(text);
    let _ = budget::read_people(text);
    let _ = budget::read_index(text);
}

#[test]
fn no_reader_panics_on_any_string() {
    for text in &corpus().strings {
        readers(text);
        values(text);
        subjects(text);
    }
}

/// Around each string stands what makes the readers take it for theirs.
#[test]
fn no_reader_panics_on_any_string_within_its_form() {
    for text in &corpus().strings {
        let quoted = json!(text).to_string();
        for around in [
            format!("[{{\"科目名称\":{quoted},\"决算数\":{quoted}}}]"),
            format!("cb({{'站点':{quoted},'AQI':'1'}});"),
            format!(
                "断面名称,水质类别\r\n\"{}\",Ⅱ\r\n{text},Ⅲ\r\n",
                text.replace('"', "\"\"")
            ),
            format!(
                "<?xml version=\"1.0\"?><rows><row><name>{text}</name></row><row><name><![CDATA[{text}]]></name></row></rows>"
            ),
            format!(
                "<html><body><table><tr><th>项目</th><th>金额</th></tr><tr><td>{text}</td><td>1</td></tr></table>"
            ),
            format!("{{\"data\":{{\"html\":{quoted}}}}}"),
        ] {
            readers(&around);
        }
        let cut: String = text.chars().take(text.chars().count() / 2).collect();
        readers(&cut);
    }
}

/// The examples' own documents, with hostile strings in all their texts.
#[test]
fn no_subject_panics_on_a_document_of_hostile_strings() -> Result<()> {
    let examples = mingbai_demo::examples(&Tools::find()?.root)?;
    let mut widgets: Vec<&str> = examples.iter().map(|one| one.widget.as_str()).collect();
    widgets.dedup();
    for widget in widgets {
        let bases = bases(&examples, widget);
        assert!(!bases.is_empty(), "{widget}");
        for (_, base) in bases {
            for way in [Way::Instead, Way::Behind, Way::Everything] {
                let mut supply = Supply::new(&corpus().strings);
                for _ in 0..12 {
                    subjects(&filled(base.clone(), way, &mut supply).to_string());
                }
            }
        }
    }
    Ok(())
}

/// What the body of a policy may hold: pictures are relative, `http:` or `https:`, links do not stand in links, blocks are
/// not empty.
#[test]
fn the_body_of_a_policy_is_its_model_and_nothing_else() {
    let mut pictures = 0;
    for text in &corpus().strings {
        for body in [
            text.clone(),
            format!("<p>第一条 {text}</p>"),
            format!("<p><img src=\"{text}\" alt=\"{text}\"><a href=\"{text}\">{text}</a></p>"),
            format!("<table><tr><td>{text}</td><td><ul><li>{text}</ul></td></tr></table>"),
        ] {
            let Rich { blocks, .. } = rich::read(&body);
            blocks
                .iter()
                .for_each(|block| look_at(block, &mut pictures));
        }
    }
    assert!(pictures > 100, "only {pictures} pictures were read");
}

fn look_at(block: &Block, pictures: &mut usize) {
    match block {
        Block::Heading { line, .. } | Block::Paragraph { line, .. } => {
            assert!(!line.is_empty(), "{block:?}");
            look_along(line, false, pictures);
        }
        Block::List { items, .. } => {
            items
                .iter()
                .flatten()
                .for_each(|one| look_at(one, pictures));
        }
        Block::Table { caption, rows } => {
            caption.iter().for_each(|one| look_at(one, pictures));
            let cells = rows.iter().flatten().flat_map(|cell| &cell.blocks);
            cells.for_each(|one| look_at(one, pictures));
        }
        Block::Image(image) => is_picture(image, pictures),
    }
}

fn look_along(line: &[Inline], linked: bool, pictures: &mut usize) {
    for one in line {
        match one {
            Inline::Text(_) | Inline::Break => {}
            Inline::Strong(line)
            | Inline::Emphasis(line)
            | Inline::Underline(line)
            | Inline::Struck(line)
            | Inline::Sub(line)
            | Inline::Sup(line) => look_along(line, linked, pictures),
            Inline::Link { line, .. } => {
                assert!(!linked, "a link in a link: {one:?}");
                look_along(line, true, pictures);
            }
            Inline::Image(image) => is_picture(image, pictures),
        }
    }
}

/// Its scheme as a browser sees it: without blanks and marks at its ends, tabs and line breaks anywhere.
fn is_picture(image: &Image, pictures: &mut usize) {
    *pictures += 1;
    let seen: String = image
        .src
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect::<String>()
        .to_ascii_lowercase();
    let scheme = seen
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        });
    assert!(
        scheme.is_none_or(|scheme| ["http", "https"].contains(&scheme)),
        "{image:?}"
    );
}

//! What words mean, when the page gives a glossary: what is drilled into is explained at once, a line without parts and a term
//! when they are pressed.

use mingbai_data::budget::{Entry, Glossary, TableKind};

use super::draw::Scene;
use super::state::Kind;
use crate::pen::Pen;
use crate::text::contains;

/// Terms that are offered under a view.
const SHOWN: usize = 6;

/// What a line means.
#[must_use]
pub fn of_line<'a>(scene: &'a Scene, line: usize) -> Option<&'a Entry> {
    let row = scene.table.lines.get(line)?;
    scene.glossary?.explain(row.code.as_deref(), &row.name)
}

/// The words of a view that its sentence may not have.
fn spoken(scene: &Scene) -> &'static str {
    match scene.view.kind {
        Kind::Hundred => match scene.table.kind() {
            TableKind::ThreePublic => "三公经费",
            TableKind::Debt => "债务限额 债务余额 一般债券 专项债券",
            _ => "",
        },
        Kind::Area | Kind::Audit | Kind::Take => "",
        Kind::Years => "决算 同口径 自然口径",
        Kind::Flow => "转移支付 结余",
        Kind::Plan => "年初预算 调整预算 预算执行 决算 完成率 序时进度",
    }
}

/// The words that can be explained under a view: its book, then terms of its sentence and its headings.
fn terms<'a>(scene: &Scene, glossary: &'a Glossary, sentence: &str) -> Vec<&'a Entry> {
    let book = glossary.term(scene.table.book.name());
    let mut found: Vec<&Entry> = book.into_iter().collect();
    let spoken = spoken(scene);
    for entry in glossary.terms() {
        let said = contains(sentence, &entry.name) || contains(spoken, &entry.name);
        let known = found.iter().any(|other| other.name == entry.name);
        if said && !known && found.len() < SHOWN {
            found.push(entry);
        }
    }
    found
}

/// Draws what is explained under the sentence.
pub fn draw(pen: &mut Pen, scene: &Scene, sentence: &str) {
    let Some(glossary) = scene.glossary else {
        return;
    };
    let drilled = scene.view.drill.and_then(|line| of_line(scene, line));
    if let Some(entry) = drilled {
        say(pen, scene, "p|class=mbv-explain", entry);
    }
    let terms = terms(scene, glossary, sentence);
    if terms.is_empty() {
        return;
    }
    if scene.paper {
        for entry in terms {
            say(pen, scene, "p|class=mbv-explain", entry);
        }
        return;
    }
    pen.open("div|class=mbv-terms");
    pen.put("span", "名词解释：");
    for (at, entry) in terms.iter().enumerate() {
        pen.button("button|type=button|class=mb-text", "x", at);
        pen.state("aria-expanded", scene.view.term == Some(at));
        pen.write(&entry.name);
        pen.close();
    }
    pen.close();
    pen.open("");
    if let Some(entry) = scene.view.term.and_then(|at| terms.get(at)) {
        say(pen, scene, "p|class=mbv-explain|role=status", entry);
    }
    pen.close();
}

/// Draws what a line means, below its row, when it was asked for.
pub fn below(pen: &mut Pen, scene: &Scene, line: usize) {
    pen.open("");
    if scene.view.word == Some(line)
        && let Some(entry) = of_line(scene, line)
    {
        say(pen, scene, "li|class=mbv-explain", entry);
    }
    pen.close();
}

/// What an entry says, under the name that it has now.
fn say(pen: &mut Pen, scene: &Scene, spec: &'static str, entry: &Entry) {
    pen.open(spec);
    pen.put("b", &entry.name);
    pen.write("：");
    pen.write(&entry.say);
    let source = scene.glossary.and_then(|glossary| glossary.source.first());
    if let Some(source) = source {
        // What stands in brackets is about codes.
        let end = source.find('（').unwrap_or(source.len());
        pen.open("small");
        pen.write(" 释义据");
        pen.write(source.get(..end).unwrap_or_default());
        pen.close();
    }
    pen.close();
}

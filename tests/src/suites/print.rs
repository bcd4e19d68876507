//! Every example on paper: the PDF has every row, also those that the screen never drew, and none is cut by the end of a page.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use mingbai_demo::{Example, Form};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{drawn, quiet};
use crate::process::Folder;
use crate::runner::{Case, Stage};

/// The engines that print into a file: WebKitGTK's driver has no command for it.
pub const PRINTING: &[Engine] = &[Engine::Chromium, Engine::Firefox];

/// Rows that make hundreds of sheets.
const MANY: usize = 2_000;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let engines = plan.engines(PRINTING);
    engines
        .iter()
        .copied()
        .flat_map(|engine| {
            let examples = plan.seen_in(engine, &engines).into_iter();
            // Some hundred sheets take Firefox longer than a case may.
            let fits = move |example: &Example| {
                engine == Engine::Chromium || example.rows().is_ok_and(|rows| rows < MANY)
            };
            examples.filter(fits).map(move |example| {
                let name = format!("print/{}/{}", example.widget, example.id);
                Case::new(engine, &name, 300, move |stage| printed(stage, &example))
            })
        })
        .collect()
}

fn printed(stage: &mut Stage<'_>, example: &Example) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open(&format!("{}?plain=1", example.url()))?;
    drawn(stage.browser, Duration::from_secs(20))?;
    let pdf = stage.browser.pdf()?;
    let folder = Folder::new("print")?;
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, &pdf)?;
    let pages = pages(&pdf)?;
    let mut names = names(example)?;
    let rows = example.rows()?;
    stage.expect(
        names.len() == rows,
        format!("{} of {rows} rows of the data have a name", names.len()),
    );
    if example.widget != "budget" {
        // Many rows are one place.
        names.sort();
        names.dedup();
    }
    let mut missing: Vec<&str> = names
        .iter()
        .filter(|name| count(&pages, name) == 0)
        .map(String::as_str)
        .collect();
    missing.dedup();
    stage.expect(
        missing.is_empty(),
        format!(
            "{} rows are not on paper: {:?}",
            missing.len(),
            &missing[..missing.len().min(5)]
        ),
    );
    // A name that many rows share must stand there as often.
    for name in names.iter().take(300) {
        let (there, wanted) = (
            count(&pages, name),
            names.iter().filter(|other| *other == name).count(),
        );
        if there < wanted {
            stage.problem(format!(
                "{name} stands {there} times on paper, {wanted} times in the data"
            ));
            break;
        }
    }
    // Of many projects the list is printed: a sheet has some ten rows, the answer and the groups take another few.
    if example.widget == "livelihood" && rows > 1 {
        stage.expect(
            pages.len() <= 5 + rows / 10,
            format!("{} sheets for {rows} rows", pages.len()),
        );
    }
    for shown in &example.expect.shows {
        stage.expect(
            count(&pages, shown) > 0,
            format!("“{shown}” is not on paper"),
        );
    }
    let pictures = stage
        .tools
        .root
        .join(format!("target/screens/print/{}", example.widget))
        .join(stage.browser.engine().to_string());
    std::fs::create_dir_all(&pictures)?;
    // The first pages show the layout; ten thousand rows are some hundred pages.
    run(Command::new("pdftoppm")
        .args(["-r", "60", "-l", "3", "-png"])
        .arg(&file)
        .arg(pictures.join(&example.id)))?;
    let found = quiet(stage.browser)?;
    stage.found("after printing", found);
    Ok(())
}

/// What the pages of a PDF say, [`plain`].
///
/// # Errors
/// `pdftotext` is not there, or cannot read it.
pub fn pages(pdf: &[u8]) -> Result<Vec<String>> {
    let text = text_of(pdf)?;
    // Each page ends with a form feed.
    let pages = text.strip_suffix('\u{c}').unwrap_or(&text);
    Ok(pages.split('\u{c}').map(plain).collect())
}

/// How often `words` stand on a page. What goes on on the next page does not: a row is never cut.
#[must_use]
pub fn count(pages: &[String], words: &str) -> usize {
    let words = plain(words);
    pages.iter().map(|page| times(page, &words)).sum()
}

/// How often `words` stand in `text`. Firefox's PDF names no character for some of its glyphs: such a one may be any.
fn times(text: &str, words: &str) -> usize {
    if !text.contains(UNKNOWN) {
        return text.matches(words).count();
    }
    let (text, words): (Vec<char>, Vec<char>) = (text.chars().collect(), words.chars().collect());
    let same = |(there, wanted): (&char, &char)| there == wanted || *there == UNKNOWN;
    let there = |window: &&[char]| window.iter().zip(&words).all(same);
    text.windows(words.len().max(1)).filter(there).count()
}

/// What stands for a glyph of which nobody knows the character.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

fn text_of(pdf: &[u8]) -> Result<String> {
    let folder = Folder::new("print")?;
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf)?;
    run(Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(&file)
        .arg("-"))
}

fn run(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| {
        format!("{name} is not there: apt-get install poppler-utils installs it")
    })?;
    if !output.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Without blanks, and with the characters that fonts are known to exchange: a PDF may say the radical ⼀ for 一, the bar ―
/// for a dash, and two dashes are one glyph. Of the radicals that Unicode gives no character for, ⻓, nobody knows what is
/// meant.
#[must_use]
pub fn plain(text: &str) -> String {
    let text: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| match c {
            '⺀'..='⻳' => UNKNOWN,
            '―' => '—',
            '〜' => '~',
            c => c,
        })
        .collect();
    text.replace("——", "—")
}

/// The names of all rows, from the data itself and not from what was drawn.
fn names(example: &Example) -> Result<Vec<String>> {
    if !example.names.is_empty() {
        return Ok(example.names.clone());
    }
    let text = example.text()?;
    if example.form == Form::Table {
        return Ok(cells(&text));
    }
    let value: Value = serde_json::from_str(&text)?;
    let mut names = Vec::new();
    // One policy or one consultation may be the whole text.
    let alone = value.get("title").and_then(Value::as_str);
    if let Some(title) = alone.filter(|_| {
        matches!(&*example.widget, "policy" | "consultation") && value.get("rows").is_none()
    }) {
        return Ok(vec![title.to_owned()]);
    }
    collect(&value, &mut names);
    Ok(names)
}

/// What rows call their names, in the examples' own data.
const NAMES: [&str; 6] = ["name", "place", "科目名称", "项目", "名称", "kmmc"];

fn collect(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Array(rows) => rows.iter().for_each(|row| match row {
            Value::Object(fields) => match NAMES
                .iter()
                .find_map(|key| fields.get(*key))
                // A table has a title too, and a warning, with its level.
                .or_else(|| {
                    let other = ["rows", "level"]
                        .iter()
                        .any(|key| fields.contains_key(*key));
                    fields.get("title").filter(|_| !other)
                })
                .and_then(Value::as_str)
            {
                Some(name) => names.push(unnumbered(name)),
                None => collect(row, names),
            },
            other => collect(other, names),
        }),
        Value::Object(fields) => {
            let columns = fields.get("columns").and_then(Value::as_array);
            let at = columns.and_then(|columns| columns.iter().position(|column| column == "name"));
            match (at, fields.get("rows").and_then(Value::as_array)) {
                (Some(at), Some(rows)) => {
                    names.extend(
                        rows.iter()
                            .filter_map(|row| row.get(at))
                            .filter_map(Value::as_str)
                            .map(unnumbered),
                    );
                }
                _ => fields.values().for_each(|field| collect(field, names)),
            }
        }
        _ => {}
    }
}

/// `一、教育支出` and `1.行政运行`: the number says the level, the name is what follows.
fn unnumbered(name: &str) -> String {
    let rest =
        name.trim_start_matches(|c: char| "（()）一二三四五六七八九十0123456789".contains(c));
    let rest = rest.trim_start_matches(['、', '.', '．']);
    if rest.is_empty() {
        name.trim().to_owned()
    } else {
        rest.trim().to_owned()
    }
}

/// The cells under 科目名称 of a table.
fn cells(html: &str) -> Vec<String> {
    let rows = |part: &str| -> Vec<Vec<String>> {
        part.split("<tr")
            .skip(1)
            .map(|row| {
                row.split("<t")
                    .skip(1)
                    .filter(|cell| cell.starts_with(['d', 'h']))
                    .map(inner)
                    .collect()
            })
            .collect()
    };
    let (head, body) = html.split_once("<tbody>").unwrap_or(("", html));
    let at = rows(head)
        .iter()
        .find_map(|row| {
            row.iter()
                .position(|cell| cell.contains("名称") || cell.contains("项目"))
        })
        .unwrap_or(0);
    rows(body)
        .into_iter()
        .filter_map(|mut row| (at < row.len()).then(|| row.swap_remove(at)))
        .collect()
}

fn inner(cell: &str) -> String {
    let text = cell.split_once('>').map_or("", |(_, text)| text);
    let text = text.split("</").next().unwrap_or_default();
    text.replace("&nbsp;", " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_without_their_numbers() {
        assert_eq!(
            unnumbered("（一）政府办公厅（室）及相关机构事务"),
            "政府办公厅（室）及相关机构事务"
        );
        assert_eq!(unnumbered("1.行政运行"), "行政运行");
        assert_eq!(unnumbered("教育支出"), "教育支出");
    }

    #[test]
    fn cells_are_found_by_their_heading() {
        let html = "<table><thead><tr><th>编码</th><th>科目名称</th></tr></thead><tbody><tr><td>201</td><td>　教育</td></tr></tbody></table>";
        assert_eq!(cells(html), ["教育"]);
    }

    #[test]
    fn a_radical_is_the_character_it_looks_like() {
        assert_eq!(plain("⼀般 公共\n预算"), "一般公共预算");
    }

    #[test]
    fn what_a_pdf_does_not_name_may_be_anything_but_not_everything() {
        let pages = [
            "\u{fffd}育支\u{fffd}1,250".to_owned(),
            "教育支出".to_owned(),
        ];
        assert_eq!(count(&pages, "教育支出"), 2);
        assert_eq!(count(&pages, "教育支出1,260"), 0);
        assert_eq!(
            count(&["教育".to_owned(), "支出".to_owned()], "教育支出"),
            0
        );
        assert_eq!(plain("增⻓"), "增\u{fffd}");
        assert_eq!(plain("48〜78 ―"), plain("48～78 —"));
    }
}

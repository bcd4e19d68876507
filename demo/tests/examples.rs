//! Every example is read as the widget reads it, and has the findings that it says it has.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::UNIX_EPOCH;

use mingbai_data::budget::{
    Book, Budget, LineKind, RateBase, ReadOptions, Side, read_matrix, read_text,
};
use mingbai_data::livelihood::{self, Programme};
use mingbai_data::read::{Limits, decode};
use mingbai_data::shape::Matrix;
use mingbai_data::strict::{Source, strict};
use mingbai_data::{Finding, MoneyUnit, air, date, water};
use mingbai_demo::{Example, Form, examples};

fn every() -> Vec<Example> {
    examples(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap()
}

/// Those of budgets.
fn all() -> Vec<Example> {
    let budgets = every().into_iter();
    budgets
        .filter(|example| example.widget == "budget")
        .collect()
}

/// All rows are read, what is found is what is expected, and invented data says so.
fn check_board(
    example: &Example,
    rows: usize,
    title: Option<&str>,
    sample: bool,
    findings: &[Finding],
) {
    let more: usize = example.more.iter().map(|(_, names)| names.len()).sum();
    assert_eq!(rows, example.rows().unwrap() + more, "{}", example.id);
    let found: BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
    let expected: BTreeSet<&str> = example.expect.findings.iter().map(String::as_str).collect();
    assert_eq!(found, expected, "{}: {findings:#?}", example.id);
    let heading = example.attributes.iter().find(|(key, _)| key == "heading");
    let title = title.or(heading.map(|(_, text)| &**text));
    assert!(
        sample || title.unwrap().contains("示例数据"),
        "{}",
        example.id
    );
}

#[test]
fn air_is_read_whole_and_has_the_expected_findings() {
    let air = every().into_iter();
    for example in air.filter(|example| example.widget == "air") {
        let text = read_as_a_page_does(&example);
        let options = air::ReadOptions::default();
        let mut board = air::read_unchecked(&text, &options, Some("")).unwrap();
        for (file, names) in &example.more {
            let text = made_strict(&example, &std::fs::read(file).unwrap());
            let more = air::read_unchecked(&text, &options, Some("")).unwrap();
            let own: Vec<&str> = more
                .observations
                .iter()
                .map(|row| &*row.site.name)
                .collect();
            assert_eq!(own, *names, "{}", file.display());
            board.join(more);
        }
        let mut checked = air::check(&board, None);
        board.findings.append(&mut checked);
        let (rows, title) = (board.observations.len(), board.title.as_deref());
        check_board(&example, rows, title, board.sample, &board.findings);
    }
}

#[test]
fn water_is_read_whole_and_has_the_expected_findings() {
    let water = every().into_iter();
    for example in water.filter(|example| example.widget == "water") {
        let text = read_as_a_page_does(&example);
        let board = water::read_given(&text, &Limits::default(), Some(""), None).unwrap();
        let (rows, title) = (board.samples.len(), board.title.as_deref());
        check_board(&example, rows, title, board.sample, &board.findings);
    }
}

/// How many rows came to stand in a programme: as an item, a district or an indicator of one, or as the sum of all.
fn rows_of(programme: &Programme) -> usize {
    let items = programme.items.iter().chain(&programme.total);
    let rows = items.flat_map(|item| {
        let parts = item.parts.iter().flat_map(|part| {
            let rows = part.indicators.iter().map(|own| own.row);
            rows.chain([part.row])
        });
        let rows = item.indicators.iter().map(|own| own.row);
        rows.chain(parts).chain([item.row])
    });
    rows.collect::<BTreeSet<usize>>().len()
}

#[test]
fn livelihood_is_read_whole_and_has_the_expected_findings() {
    let livelihood = every().into_iter();
    for example in livelihood.filter(|example| example.widget == "livelihood") {
        let text = read_as_a_page_does(&example);
        let limits = Limits::default();
        let mut programme = livelihood::read_unchecked(&text, &limits, Some("")).unwrap();
        // The tag's own day stands where the data have none.
        let mut attributes = example.attributes.iter();
        let day = attributes.find(|(key, _)| key == "as-of");
        let day = day.and_then(|(_, day)| date::Rule::default().read_text(day).date());
        programme.as_of = programme.as_of.or(day);
        let mut checked = livelihood::check(&programme, None);
        programme.findings.append(&mut checked);
        if !example.names.is_empty() {
            let names: Vec<&str> = programme.items.iter().map(|item| &*item.title).collect();
            assert_eq!(names, example.names, "{}", example.id);
        }
        let (rows, title) = (rows_of(&programme), programme.title.as_deref());
        let sample = programme.sample || !example.sample;
        check_board(&example, rows, title, sample, &programme.findings);
    }
}

fn read(example: &Example) -> Budget {
    let attribute = |name: &str| {
        example
            .attributes
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.clone())
    };
    let options = ReadOptions {
        unit: attribute("unit").and_then(|unit| MoneyUnit::parse(&unit)),
        title: attribute("heading"),
        publisher: attribute("publisher"),
        as_of: attribute("as-of"),
        scope: attribute("scope"),
        year: attribute("year").map(|year| year.parse().unwrap()),
        book: attribute("book").map(|book| {
            assert_eq!(
                book, "general",
                "an example with another book needs its line here"
            );
            Book::General
        }),
        side: attribute("side").map(|side| {
            if side == "revenue" {
                Side::Revenue
            } else {
                Side::Expenditure
            }
        }),
        rate_base: attribute("rate-base").map(|_| RateBase::Adjusted),
        max_rows: attribute("max-rows").map_or(5_000, |rows| rows.parse().unwrap()),
        ..ReadOptions::default()
    };
    let text = read_as_a_page_does(example);
    let budget = match example.form {
        Form::Table => read_matrix(&matrix(&text), &options),
        _ => read_text(&text, &options),
    };
    budget.unwrap_or_else(|error| panic!("{} cannot be read: {error}", example.id))
}

/// The text that the widget reads: what is no strict JSON has gone through the reader.
fn read_as_a_page_does(example: &Example) -> String {
    let bytes = example.bytes().unwrap();
    if example.names.is_empty() {
        return decode(&bytes, None).unwrap().text;
    }
    made_strict(example, &bytes)
}

/// What the reader makes of a file.
fn made_strict(example: &Example, bytes: &[u8]) -> String {
    let text = decode(bytes, None).unwrap().text;
    let attribute = |name| {
        let mut attributes = example.attributes.iter();
        attributes
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    };
    let presets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../widgets/data/presets");
    let files = std::fs::read_dir(presets)
        .unwrap()
        .map(|file| file.unwrap());
    let files = files.map(|file| file.path());
    let presets: Vec<String> = files
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let source = Source {
        presets: &format!("[{}]", presets.join(",")),
        subject: &example.widget,
        // What names nothing is known by its shape, where it is no budget.
        preset: match attribute("preset") {
            "" if example.widget != "budget" => "auto",
            preset => preset,
        },
        map: attribute("map"),
        now: UNIX_EPOCH
            .elapsed()
            .ok()
            .and_then(|now| i64::try_from(now.as_secs()).ok()),
        ..Source::default()
    };
    strict(&text, &source, &Limits::default())
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", example.id))
        .json
}

/// The plain table of our own example; a browser does this properly.
fn matrix(html: &str) -> Matrix {
    let between = |text: &str, from: &str, to: &str| -> Vec<String> {
        text.split(from)
            .skip(1)
            .map(|part| part.split(to).next().unwrap().replace("&nbsp;", "\u{a0}"))
            .collect()
    };
    let rows: Vec<Vec<String>> = between(html, "<tr>", "</tr>")
        .iter()
        .map(|row| between(row, "<td>", "</td>"))
        .collect();
    Matrix {
        caption: between(html, "<caption>", "</caption>").pop(),
        header: vec![between(html, "<th scope=\"col\">", "</th>")],
        rows: rows.into_iter().filter(|row| !row.is_empty()).collect(),
    }
}

#[test]
fn the_findings_are_the_expected_ones() {
    for example in all() {
        let budget = read(&example);
        let found: BTreeSet<&str> = budget.findings.iter().map(|finding| finding.code).collect();
        let expected: BTreeSet<&str> = example.expect.findings.iter().map(String::as_str).collect();
        assert_eq!(found, expected, "{}: {:#?}", example.id, budget.findings);
    }
}

#[test]
fn no_row_is_lost_and_every_amount_is_read() {
    for example in all() {
        let budget = read(&example);
        let lines: usize = budget.tables.iter().map(|table| table.lines.len()).sum();
        assert_eq!(lines, example.rows().unwrap(), "{}", example.id);
        let named = budget
            .title
            .as_deref()
            .is_some_and(|title| title.contains("示例数据"));
        assert!(
            !example.sample || budget.sample || named,
            "{} is not labelled as a sample",
            example.id
        );
        for table in &budget.tables {
            assert!(
                table
                    .lines
                    .iter()
                    .any(|line| line.amounts.iter().any(|value| value.number().is_some())),
                "{} has no amount",
                example.id
            );
        }
    }
}

#[test]
fn three_levels_are_recognised_however_they_are_written() {
    for id in ["rows-200", "rows-10000", "cors", "table", "div", "property"] {
        let example = all().into_iter().find(|example| example.id == id).unwrap();
        let budget = read(&example);
        let levels: BTreeSet<u8> = budget.tables[0]
            .lines
            .iter()
            .map(|line| line.level)
            .collect();
        assert_eq!(levels, BTreeSet::from([1, 2, 3]), "{id}");
    }
}

#[test]
fn a_row_of_parts_shown_again_does_not_take_its_neighbours_along() {
    let example = all()
        .into_iter()
        .find(|example| example.id == "rows-200")
        .unwrap();
    let budget = read(&example);
    let memos = budget.tables[0]
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Memo);
    let names: Vec<&str> = memos.map(|line| &*line.name).collect();
    assert_eq!(names.len(), 8, "{names:?}");
    assert!(names.iter().all(|name| name.contains("其中")));
}

/// The gallery says what the file is, and not what most files are.
#[test]
fn what_the_data_is() {
    let all = all();
    for (id, way) in [
        ("qu-2024", "静态 JSON 文件"),
        ("csv-gbk", "静态 CSV 文件（GBK 编码）"),
        ("html-page", "静态网页（GBK 编码）"),
        ("script", "静态脚本文件"),
        ("paged", "分页的接口"),
        ("cors", "跨域接口"),
        ("table", "网页里的表格"),
    ] {
        let example = all.iter().find(|example| example.id == id).unwrap();
        assert_eq!(example.way(), way, "{id}");
    }
}

/// The shell hands a table over as this text.
#[test]
fn a_table_reads_the_same_as_text() {
    let example = all()
        .into_iter()
        .find(|example| example.form == Form::Table)
        .unwrap();
    let Matrix {
        caption,
        header,
        rows,
    } = matrix(&example.text().unwrap());
    let text = serde_json::json!({ "caption": caption, "thead": header, "tbody": rows });
    let by_text = read_text(&text.to_string(), &ReadOptions::default()).unwrap();
    let by_matrix =
        read_matrix(&matrix(&example.text().unwrap()), &ReadOptions::default()).unwrap();
    assert_eq!(by_text, by_matrix);
}

//! A table that is there already, without a preset or a mapping: its columns are known by their headings.
#![cfg(all(
    feature = "readers",
    feature = "presets",
    feature = "air",
    feature = "water"
))]

use mingbai_data::read::Limits;
use mingbai_data::strict::{Source, strict};
use mingbai_data::{ReadErrorKind, air, water};

const PRESETS: &str = "[]";

fn source(subject: &str) -> Source<'_> {
    Source {
        subject,
        preset: "auto",
        presets: PRESETS,
        ..Source::default()
    }
}

const SECTIONS: &str = "断面名称,所在河流,目标类别,水质类别,监测时间,氨氮(mg/L)\n\
    青溪上游,青溪,Ⅱ类,Ⅱ类,2026年10月,0.12\n\
    工业园下游,青溪,Ⅲ类,劣Ⅴ类,2026年10月,2.34";

#[test]
fn a_csv_of_sections_is_read_by_its_headings() {
    let read = strict(SECTIONS, &source("water"), &Limits::default()).unwrap();
    let codes: Vec<_> = read.findings.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["preset"]);
    let board = water::read_text(&read.json).unwrap();
    let names: Vec<&str> = board.samples.iter().map(|one| &*one.site.name).collect();
    assert_eq!(names, ["青溪上游", "工业园下游"]);
}

/// The same rows as a table of a page, and as an answer of an endpoint.
#[test]
fn rows_of_any_form_are_the_same() {
    let csv = strict(SECTIONS, &source("water"), &Limits::default()).unwrap();
    let mut lines = SECTIONS
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let cells = |row: &[&str], tag: &str| {
        let cells: String = row
            .iter()
            .map(|cell| format!("<{tag}>{}</{tag}>", cell.trim()))
            .collect();
        format!("<tr>{cells}</tr>")
    };
    let rows: Vec<Vec<&str>> = lines.collect();
    let body: String = rows.iter().map(|row| cells(row, "td")).collect();
    let html = format!("<table>{}{body}</table>", cells(&heads, "th"));
    let maps: Vec<String> = rows
        .iter()
        .map(|row| {
            let members: Vec<String> = heads
                .iter()
                .zip(row)
                .map(|(head, cell)| format!("{head:?}:{:?}", cell.trim()))
                .collect();
            format!("{{{}}}", members.join(","))
        })
        .collect();
    let json = format!(r#"{{"code":0,"msg":"ok","data":[{}]}}"#, maps.join(","));
    for text in [html, json] {
        let read = strict(&text, &source("water"), &Limits::default()).unwrap();
        assert_eq!(read.json, csv.json, "{text}");
    }
}

#[test]
fn what_is_no_such_table_says_which_columns_are_needed() {
    let error = strict(
        "项目,金额\n甲,1\n乙,2",
        &source("water"),
        &Limits::default(),
    )
    .unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::Field);
    assert!(
        error.message.contains("断面名称、监测时间"),
        "{}",
        error.message
    );
}

/// What an office writes for a forecast and a lake.
#[test]
fn kinds_are_known_by_their_usual_words() {
    let text = "城市,时段类型,日期,AQI下限,AQI上限\n甲县,预报,2026-11-27,90,120\n甲县,预报,2026-11-28,40,60";
    let read = strict(text, &source("air"), &Limits::default()).unwrap();
    let board = air::read_text(&read.json, &air::ReadOptions::default()).unwrap();
    let kinds: Vec<_> = board
        .observations
        .iter()
        .map(|row| row.period.kind)
        .collect();
    assert_eq!(kinds, [air::PeriodKind::Forecast; 2]);
    // The limit of total phosphorus is that of a lake: 0.05 mg/L for class Ⅲ (GB 3838—2002, table 1), of a river 0.2.
    let text = "断面名称,水体类型,监测时间,总磷(mg/L)\n湖心,湖库,2026年10月,0.06\n河口,河流,2026年10月,0.06";
    let read = strict(text, &source("water"), &Limits::default()).unwrap();
    let codes: Vec<_> = read.findings.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["preset"]);
    assert!(
        read.json.contains("lake") && read.json.contains("river"),
        "{}",
        read.json
    );
}

/// Only what is not there is asked for.
#[test]
fn columns_that_are_there_are_not_asked_for() {
    let text = "断面名称,哪一天,氨氮(mg/L)\n青溪上游,2026年10月,0.12\n青溪下游,2026年10月,0.2";
    let error = strict(text, &source("water"), &Limits::default()).unwrap_err();
    assert!(
        error.message.contains("需要的列：监测时间。"),
        "{}",
        error.message
    );
}

/// An endpoint that refuses says why; its answer has no columns.
#[test]
fn what_the_source_says_of_itself_is_told() {
    let text = r#"{"code":401,"msg":"令牌已失效","data":null}"#;
    let error = strict(text, &source("air"), &Limits::default()).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::Source);
    assert!(error.message.contains("令牌已失效"), "{}", error.message);
}

/// A mapping that was cut off is no fault of the data.
#[test]
fn a_broken_mapping_is_named() {
    let source = Source {
        map: r#"{"rows": "$.data[*"#,
        ..source("water")
    };
    let error = strict(SECTIONS, &source, &Limits::default()).unwrap_err();
    assert!(
        error.message.starts_with("字段对照（map）写错了"),
        "{}",
        error.message
    );
}

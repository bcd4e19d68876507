//! The answer in one sentence.

use super::*;
use expect_test::{Expect, expect};

fn said(rows: &[&str], now: Option<&str>, expected: Expect) {
    expected.assert_eq(&sentence(&board(rows), now.map(at)));
}

#[test]
fn of_one_section() {
    said(
        &[r#""place":"甲断面","start":"2026-03","class":"Ⅲ","class_target":"Ⅲ""#],
        None,
        expect!["甲断面 2026年3月，水质为Ⅲ类（良好），达到目标Ⅲ类。"],
    );
    said(
        &[
            r#""place":"甲断面","start":"2026-03-01T08:00+08:00","class":"Ⅴ","class_target":"Ⅲ","nh3n":"1.8","tp":"0.25","do":"4.1""#,
        ],
        Some("2026-03-02 08:00"),
        expect![
            "甲断面 2026年3月1日 8时，水质为Ⅴ类（中度污染），未达到目标Ⅲ类，按公布浓度超Ⅲ类：氨氮 0.8 倍、总磷 0.2 倍、溶解氧。数据可能已过期。"
        ],
    );
    for (class, words) in [
        ("未监测", "未监测"),
        ("断流", "断流"),
        ("未评价", "未评价"),
        ("--", "未公布水质类别"),
        ("Ⅵ", "水质类别数据异常"),
    ] {
        let row = format!(r#""place":"甲断面","start":"2026-03","class":"{class}""#);
        assert_eq!(
            sentence(&board(&[&row]), None),
            format!("甲断面 2026年3月，{words}。")
        );
    }
    said(&[], None, expect![""]);
}

#[test]
fn of_many_and_sources() {
    let row = |place: usize, class: &str, more: &str| {
        format!(r#""place":"断面{place}","river":"沱江","start":"2026-03","class":"{class}"{more}"#)
    };
    let mut rows: Vec<String> = (0..5).map(|at| row(at, "Ⅱ", "")).collect();
    rows.push(row(5, "劣Ⅴ", r#","nh3n":"3""#));
    rows.push(row(6, "未监测", ""));
    rows.push(row(7, "断流", ""));
    for (at, class) in ["Ⅱ", "Ⅳ"].iter().enumerate() {
        rows.push(format!(
            r#""place":"水厂{at}","kind":"source","start":"2026-03","class":"{class}""#
        ));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    said(
        &rows,
        None,
        expect![
            "2026年3月，6 个断面有水质类别，Ⅰ～Ⅲ类占 83.3%，劣Ⅴ类占 16.7%，水质良好；1 个未监测、1 个断流。最差：断面5（劣Ⅴ类），按公布浓度超Ⅲ类：氨氮 2.0 倍。2 个饮用水水源地中 1 个达标、1 个未达标。"
        ],
    );
    // A source of a good class that does not keep 表 2.
    said(
        &[r#""place":"水厂","kind":"source","start":"2026-03","class":"Ⅱ","iron":"0.42""#],
        None,
        expect!["1 个饮用水水源地中 0 个达标、1 个未达标。"],
    );
    said(
        &rows[6..8],
        None,
        expect!["2026年3月，2 个断面都没有水质类别；1 个未监测、1 个断流。"],
    );
}

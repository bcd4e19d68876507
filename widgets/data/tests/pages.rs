//! An answer in pages of whatever form, through everything that a page's reader does with it.
#![cfg(feature = "readers")]

use mingbai_data::read::Limits;
use mingbai_data::shape::{Ask, Bounds};
use mingbai_data::strict::{Begun, Source, begin, strict};

/// Two pages as a script each, which is no JSON; and with a mapping.
#[test]
fn pages_of_whatever_form_are_put_together() {
    let page = |page: u32, rows: &str| {
        format!("cb({{'pageNo': {page}, 'pageSize': 2, 'total': 3, 'list': [{rows}],}});")
    };
    let source = Source {
        subject: "budget",
        address: "/api?pageNo=1",
        bounds: Bounds {
            pages: 20,
            rows: 5_000,
        },
        ..Source::default()
    };
    let limits = Limits::default();
    let first = page(
        1,
        "{'kmmc': '教育支出', 'js': 1.0}, {'kmmc': '科学支出', 'js': 2}",
    );
    let first_of = |source: &Source| match begin(&first, source, &limits).unwrap() {
        Begun::Pages(pages) => pages,
        Begun::Done(made) => panic!("one page was taken for all: {made:?}"),
    };
    let mut pages = first_of(&source);
    assert_eq!(pages.next().map(Ask::address), Some("/api?pageNo=2"));
    assert_eq!(pages.left(), limits.max_bytes - first.len());
    pages.came(&page(2, "{'kmmc': '合计', 'js': 3}"));
    assert_eq!(pages.next(), None);
    let made = pages.end(&source).unwrap();
    assert_eq!(
        made.json,
        r#"{"pageNo":1,"pageSize":2,"total":3,"tables":[{"rows":[{"kmmc":"教育支出","js":1.0},{"kmmc":"科学支出","js":2},{"kmmc":"合计","js":3}]}]}"#
    );
    assert_eq!(made.findings, []);

    let mut pages = first_of(&source);
    pages.came("<html><title>登录</title></html>");
    let made = pages.end(&source).unwrap();
    assert!(
        made.json.starts_with(r#"{"rows_in_source":3,"pageNo":1,"#),
        "{}",
        made.json
    );
    let found = &made.findings[0];
    assert_eq!(
        (found.code, &*found.message),
        ("pages", "来源共 3 条，只取得 2 条：第 2 页未能取得")
    );
    // Whoever asks for nothing says so as well.
    let alone = strict(&first, &Source::default(), &limits).unwrap();
    assert_eq!(alone.findings[0].code, "pages");
}

#[cfg(feature = "presets")]
#[test]
fn pages_are_mapped_as_one() {
    let page = |page: u32, rows: &str| {
        format!(r#"{{"pageNo":{page},"pageSize":1,"total":2,"list":[{rows}]}}"#)
    };
    let source = Source {
        subject: "budget",
        map: r#"{"rows":"$.list[*]","fields":{"name":"$.a","final":{"path":"$.b","unit":"万元"}}}"#,
        address: "/api?pageNo=1",
        bounds: Bounds { pages: 20, rows: 9 },
        ..Source::default()
    };
    let first = page(1, r#"{"a":"教育支出","b":"1"}"#);
    let begun = begin(&first, &source, &Limits::default());
    let Ok(Begun::Pages(mut pages)) = begun else {
        panic!("{begun:?}")
    };
    pages.came(&page(2, r#"{"a":"科学支出","b":"2"}"#));
    let json = pages.end(&source).unwrap().json;
    assert!(
        json.contains("教育支出") && json.contains("科学支出"),
        "{json}"
    );
}

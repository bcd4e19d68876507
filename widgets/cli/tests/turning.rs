//! `mingbai read` and `mingbai check`: an address whose answer is one page of several is followed to its end.

#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test stops where its own tools fail"
)]

mod common;

use common::{Ended, Request, Server, Step, command, end, http, ok};
use expect_test::expect;
use serde_json::Value;
use std::sync::atomic::Ordering;

/// Seven lines of a budget whose sum is 28.
const ROWS: [&str; 7] = [
    "教育支出",
    "科学技术支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "农林水支出",
    "住房保障支出",
];

fn run(args: &[&str]) -> Ended {
    end(command(args).spawn().unwrap())
}

fn number(request: &Request) -> usize {
    let mut parts = request.path.split(['?', '&']);
    let found = parts.find_map(|part| part.strip_prefix("pageNum=")?.parse().ok());
    found.unwrap_or(1)
}

/// Page `number` of the budget, three rows a page, and the sum of all at the end.
fn page(number: usize) -> String {
    let from = (number - 1) * 3;
    let rows = ROWS.iter().zip(1..).skip(from).take(3);
    let mut rows: Vec<String> = rows
        .map(|(name, n)| format!("{{\"科目名称\":\"{name}\",\"决算数\":\"{n}\"}}"))
        .collect();
    if from == 6 {
        rows.push("{\"科目名称\":\"支出合计\",\"决算数\":\"28\"}".to_owned());
    }
    let rows = rows.join(",");
    format!(
        "{{\"pageNum\":{number},\"pageSize\":3,\"total\":8,\"unit\":\"万元\",\"rows\":[{rows}]}}"
    )
}

/// The server of that budget; the path's first word says what goes wrong.
fn server() -> Server {
    Server::start(|request, _| {
        let kind = request.path.split(['/', '?']).nth(1).unwrap();
        let number = number(request);
        let answer = match (kind, number) {
            ("failing", 3) => http("500 No", "", ""),
            ("cut", 2) => http(
                "200 OK",
                "",
                page(2).as_bytes().get(..40).unwrap_or_default(),
            ),
            ("login", 2) => ok("{\"code\":401,\"msg\":\"请先登录\",\"data\":null}"),
            ("same", _) => ok(page(1)),
            ("elsewhere", _) => ok(format!(
                "{{\"unit\":\"万元\",\"rows\":[{{\"科目名称\":\"教育支出\",\"决算数\":\"{number}\"}}],\"next\":\"http://other.example/list?key=secret\"}}"
            )),
            ("gbk", _) => ok(encoding_rs::GB18030.encode(&page(number)).0),
            _ => ok(page(number)),
        };
        vec![Step::Send(answer)]
    })
}

#[test]
fn every_page_is_read_and_checked() {
    for kind in ["whole", "gbk"] {
        let server = server();
        let url = server.url(&format!("/{kind}?pageNum=1&pageSize=3"));
        let ended = run(&["check", &url]);
        assert_eq!((ended.code, &*ended.err), (Some(0), ""), "{ended:?}");
        expect![[r#"
            URL
            支出 28 万元。

            共核对 2 项，0 项不符。

            共 1 张表、8 行：0 处异常，0 处提示，0 处说明。
        "#]]
        .assert_eq(&ended.out.replace(&url, "URL"));
        assert_eq!(server.seen().len(), 3);
        assert_eq!(server.at_once.load(Ordering::SeqCst), 1);
        let json = run(&["read", &url, "--format", "json"]);
        assert_eq!((json.code, &*json.err), (Some(0), ""));
        let written: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(written.get("rows_in_source"), None);
        for name in ROWS {
            assert!(json.out.contains(name), "{name}");
        }
        let table = run(&["read", &url, "--format", "table"]);
        assert!(table.out.contains("住房保障支出"), "{}", table.out);
    }
}

/// A page that does not come is named, and what came is no whole.
#[test]
fn a_page_that_does_not_come_is_named() {
    let server = server();
    for (kind, code, all, expected) in [
        (
            "failing",
            1,
            8,
            expect![[r#"
            URL
            支出已读其中 6 行。

            异常 pages：来源共 8 条，只取得 6 条：第 3 页未能取得（http://a.example/failing）：对方服务器出错（HTTP 500）
              建议：核对这一页，稍后再试；页上反复取不到的，用 mingbai snapshot 取成一个文件

            共 1 张表、已读 6 行，来源共 8 行：1 处异常，0 处提示，0 处说明。
        "#]],
        ),
        (
            "cut",
            1,
            8,
            expect![[r#"
            URL
            支出已读其中 3 行。

            异常 pages：来源共 8 条，只取得 3 条：第 2 页未能取得（http://a.example/cut）：数据不是有效的 JSON：第 1 行第 41 列，数据在字符串中间断开，可能没有传完
              建议：核对这一页，稍后再试；页上反复取不到的，用 mingbai snapshot 取成一个文件

            共 1 张表、已读 3 行，来源共 8 行：1 处异常，0 处提示，0 处说明。
        "#]],
        ),
        (
            "login",
            1,
            8,
            expect![[r#"
            URL
            支出已读其中 3 行。

            异常 pages：来源共 8 条，只取得 3 条：第 2 页未能取得（http://a.example/login）：数据来源返回错误（代码 401）：请先登录
              建议：核对这一页，稍后再试；页上反复取不到的，用 mingbai snapshot 取成一个文件

            共 1 张表、已读 3 行，来源共 8 行：1 处异常，0 处提示，0 处说明。
        "#]],
        ),
        (
            "same",
            0,
            8,
            expect![[r#"
            URL
            支出已读其中 3 行。

            提示 pages：来源共 8 条，只取得 3 条：第 2 页与前面的页重复
              建议：核对接口的页码和总数

            共 1 张表、已读 3 行，来源共 8 行：0 处异常，1 处提示，0 处说明。
        "#]],
        ),
        (
            "elsewhere",
            0,
            0,
            expect![[r#"
            URL
            支出已读其中 1 行。

            提示 pages：来源后面可能还有数据，只取得 1 条：第 2 页在其他网站，未去取（http://other.example/list）
              建议：后面的页另外读；或用 mingbai snapshot，在 allow_hosts 里写明那个主机

            共 1 张表、已读其中 1 行：0 处异常，1 处提示，0 处说明。
        "#]],
        ),
    ] {
        let url = server.url(&format!("/{kind}?pageNum=1&pageSize=3&key=secret"));
        let ended = run(&["read", &url, "--format", "json"]);
        assert_eq!(ended.code, Some(code), "{ended:?}");
        let written: Value = serde_json::from_str(&ended.out).unwrap();
        assert_eq!(written["rows_in_source"], all, "{kind}");
        let said = ended.err.replace(&url, "URL");
        assert!(!said.contains("secret") && !said.contains("相加"), "{said}");
        expected.assert_eq(&said.replace(&server.url(""), "http://a.example"));
        let check = run(&["check", &url]);
        assert_eq!(check.code, Some(code), "{check:?}");
        assert!(check.out.contains(" pages：") && !check.out.contains("相加"));
    }
}

#[test]
fn as_many_pages_as_are_wished_for() {
    let server = server();
    let url = server.url("/whole?pageNum=1&pageSize=3");
    for (wish, requests, said) in [
        (
            &["--pages", "2"][..],
            2,
            "来源共 8 条，只取得 6 条：只取前 2 页\n  建议：用 --pages 多取几页",
        ),
        (
            &["--max-rows", "5"],
            2,
            "来源共 8 条，只取得 5 条：行数达到上限\n  建议：用 --max-rows",
        ),
        (&["--no-follow"], 1, "来源说共有 8 行，这里只有第 1 页"),
        (&["--pages", "1"], 1, "来源说共有 8 行，这里只有第 1 页"),
    ] {
        let before = server.seen().len();
        let ended = run(&[&["check", &url], wish].concat());
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert_eq!(server.seen().len() - before, requests, "{wish:?}");
        assert!(ended.out.contains(said), "{wish:?}: {}", ended.out);
    }
    let ended = run(&["check", &url, "--pages", "0"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("1 到 1000"), "{}", ended.err);
}

/// More pages than a widget asks for are told; a person at a desk reads them all.
#[test]
fn more_pages_than_a_widget_follows() {
    let server = Server::start(|request, _| {
        let number = number(request);
        let text = format!(
            "{{\"pageNum\":{number},\"pageSize\":1,\"total\":21,\"rows\":[{{\"标题\":\"通知{number}\",\"发布日期\":\"2026-03-01\"}}]}}"
        );
        vec![Step::Send(ok(text))]
    });
    let ended = run(&["check", &server.url("/l?pageNum=1"), "--as", "list"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    for said in [
        "21 条。",
        "说明 pages：读了 21 页，网页组件最多取 20 页",
        "建议：网页上用 mingbai snapshot 定时取成一个文件",
    ] {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
}

/// Whatever the subject, a part says how many rows the source has, and says it again when it is read again.
#[test]
fn a_part_of_any_subject_says_of_how_many() {
    let folder = common::Folder::new("part");
    for (subject, row) in [
        ("air", r#""城市":"甲市","时间":"2026-03-01","AQI":"50""#),
        (
            "water",
            r#""断面":"甲断面","监测时间":"2026-03","水质类别":"Ⅱ""#,
        ),
        ("list", r#""标题":"通知","发布日期":"2026-03-01""#),
        ("policy", r#""标题":"办法","发布日期":"2026-03-01""#),
        (
            "consultation",
            r#""标题":"征求意见","开始日期":"2026-03-01""#,
        ),
        ("livelihood", r#""项目名称":"低保","金额":"3""#),
        ("budget", r#""科目名称":"教育支出","决算数":"3""#),
    ] {
        let page =
            format!(r#"{{"pageNum":1,"pageSize":1,"total":26,"unit":"万元","rows":[{{{row}}}]}}"#);
        let path = folder.0.join(format!("{subject}.json"));
        std::fs::write(&path, page).unwrap();
        let read = |path: &str| {
            let ended = run(&["read", path, "--as", subject, "--format", "json"]);
            let written: Value =
                serde_json::from_str(&ended.out).unwrap_or_else(|_| panic!("{subject}: {ended:?}"));
            (ended, written)
        };
        let (ended, written) = read(path.to_str().unwrap());
        assert_eq!(written["rows_in_source"], 26, "{subject}: {ended:?}");
        let again = folder.0.join(format!("{subject}-again.json"));
        std::fs::write(&again, &ended.out).unwrap();
        let (again_ended, again_written) = read(again.to_str().unwrap());
        assert_eq!(
            again_written["rows_in_source"], 26,
            "{subject}: {again_ended:?}"
        );
        let table = run(&[
            "read",
            again.to_str().unwrap(),
            "--as",
            subject,
            "--format",
            "table",
        ]);
        assert!(table.out.contains("来源共 26"), "{subject}: {}", table.out);
    }
}

//! `mingbai snapshot`: lists that are turned over.

mod common;

use common::{Folder, Server, Step, ok, source};

/// Rows `from..to` as a page of seven rows in all.
fn page(from: usize, to: usize) -> Vec<u8> {
    let rows: Vec<String> = (from..to.min(7))
        .map(|n| format!("{{\"n\":{n}}}"))
        .collect();
    ok(format!(
        "{{\"data\":{{\"total\":\"7\",\"rows\":[{}]}}}}",
        rows.join(",")
    ))
}

#[test]
fn pages_are_put_together() {
    let all = "{\"data\":{\"total\":\"7\",\"rows\":[\n{\"n\":0},\n{\"n\":1},\n{\"n\":2},\n{\"n\":3},\n{\"n\":4},\n{\"n\":5},\n{\"n\":6}]}}\n";
    let server = Server::start(|request, _| {
        let text = format!("{} {}", request.path, request.body);
        let number = |key: &str| {
            let (_, rest) = text.split_once(key)?;
            rest.split(|c: char| !c.is_ascii_digit())
                .next()?
                .parse::<usize>()
                .ok()
        };
        let from = number("page=")
            .map(|page| (page - 1) * 3)
            .or(number("offset="));
        let from = from.or(number("\"pageNo\":").map(|page| page * 3)).unwrap();
        vec![Step::Send(page(from, from + 3))]
    });
    for (name, url, more, requests) in [
        (
            "total",
            "/?page={page}",
            "pages = { rows = \"data.rows\", total = \"data.total\" }",
            3,
        ),
        (
            "size",
            "/?page={page}",
            "pages = { rows = \"data.rows\", size = 3 }",
            3,
        ),
        (
            "empty",
            "/?page={page}",
            "pages = { rows = \"data.rows\" }",
            4,
        ),
        (
            "offset",
            "/?offset={offset}",
            "pages = { rows = \"data.rows\", size = 3 }",
            3,
        ),
        (
            "form",
            "/",
            "form = { page = \"{page}\" }\npages = { rows = \"data.rows\", size = 3 }",
            3,
        ),
        (
            "body",
            "/",
            "body = '{\"pageNo\":{page}}'\npages = { rows = \"data.rows\", size = 3, first = 0 }",
            3,
        ),
    ] {
        let folder = Folder::new(&format!("pages-{name}"));
        let before = server.seen().len();
        folder.config(&source("a", &server.url(url), more));
        let ended = folder.run(&[]);
        assert_eq!(ended.code, Some(0), "{name}: {ended:?}");
        assert_eq!(folder.read("a.json"), all, "{name}");
        assert_eq!(server.seen().len() - before, requests, "{name}");
        assert_eq!(folder.status("a", "rows"), 7);
    }
    let folder = Folder::new("pages-most");
    folder.config(&source(
        "a",
        &server.url("/?page={page}"),
        "pages = { rows = \"data.rows\", most = 1 }",
    ));
    assert_eq!(folder.run(&[]).code, Some(0));
    assert_eq!(folder.status("a", "rows"), 3);
}

#[test]
fn pages_that_do_not_add_up() {
    let same = Server::start(|_, _| vec![Step::Send(page(0, 3))]);
    let endless = Server::start(|_, number| vec![Step::Send(ok(format!("[{{\"n\":{number}}}]")))]);
    let short = Server::start(|_, number| {
        let rows = if number % 2 == 0 { "{\"n\":1}" } else { "" };
        vec![Step::Send(ok(format!("{{\"total\":9,\"rows\":[{rows}]}}")))]
    });
    let folder = Folder::new("pages-wrong");
    let pages = |rows: &str| format!("tries = 1\npages = {{ {rows} }}");
    folder.config(
        &[
            source("same", &same.url("/{page}"), &pages("rows = \"data.rows\"")),
            source("endless", &endless.url("/{page}"), &pages("")),
            source(
                "short",
                &short.url("/{page}"),
                &pages("rows = \"rows\", total = \"total\""),
            ),
            source("way", &same.url("/{page}"), &pages("rows = \"data.list\"")),
        ]
        .concat(),
    );
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(3), "{ended:?}");
    for (name, code) in [
        ("same", "pages"),
        ("endless", "pages"),
        ("short", "pages"),
        ("way", "field"),
    ] {
        assert_eq!(folder.status(name, "code"), code, "{ended:?}");
        assert!(!folder.has(&format!("{name}.json")));
    }
    assert_eq!(endless.seen().len(), 100);
    // What may have changed while it was read is asked for again.
    assert_eq!(short.seen().len(), 4);
}

/// Rows `from..to` of seven, three on a page, as a platform that counts its pages says it.
fn told(number: usize) -> Vec<u8> {
    let from = number.saturating_sub(1).saturating_mul(3);
    let rows: Vec<String> = (from..from.saturating_add(3).min(7))
        .map(|n| format!("{{\"n\":{n}}}"))
        .collect();
    ok(format!(
        "{{\"pageNum\":{number},\"pageSize\":3,\"total\":7,\"rows\":[{}]}}",
        rows.join(",")
    ))
}

fn number(path: &str) -> usize {
    let mut parts = path.split(['?', '&']);
    let found = parts.find_map(|part| part.strip_prefix("pageNum=")?.parse().ok());
    found.unwrap_or(1)
}

#[test]
fn pages_are_followed_without_being_configured() {
    let server = Server::start(|request, _| vec![Step::Send(told(number(&request.path)))]);
    let folder = Folder::new("followed");
    let url = server.url("/list?pageNum=1&pageSize=3");
    folder.config(
        &[
            source("a", &url, ""),
            source("one", &url, "pages = false"),
            source("raw", &url, "format = \"raw\""),
        ]
        .concat(),
    );
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        folder.read("a.json"),
        "{\"pageNum\":1,\"pageSize\":3,\"total\":7,\"rows\":[\n{\"n\":0},\n{\"n\":1},\n{\"n\":2},\n{\"n\":3},\n{\"n\":4},\n{\"n\":5},\n{\"n\":6}]}\n"
    );
    assert_eq!(folder.status("a", "rows"), 7);
    assert_eq!(folder.status("one", "rows"), 3);
    assert_eq!(server.seen().len(), 5);
    // Sources side by side, pages one after the other: a host is asked for one thing at a time.
    assert_eq!(server.at_once.load(std::sync::atomic::Ordering::SeqCst), 1);
}

/// What is not whole is not written, and the last good file stays.
#[test]
fn a_part_is_never_taken_for_the_whole() {
    let turns = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |request, _| {
        let kind = request.path.split(['/', '?']).nth(1).unwrap().to_owned();
        let turn = turns.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let number = number(&request.path);
        vec![Step::Send(match (kind.as_str(), number) {
            ("failing", 3) => common::http("500 No", "", ""),
            ("loop", _) => told(1),
            ("elsewhere", _) => ok(
                "{\"data\":[{\"n\":1},{\"n\":2}],\"next\":\"http://other.example/list?pageNum=2\"}",
            ),
            ("endless", _) => ok(format!(
                "{{\"pageNum\":{number},\"total\":90000,\"rows\":[{{\"n\":{turn}}},{{\"n\":-{turn}}}]}}"
            )),
            _ => told(number),
        })]
    });
    let folder = Folder::new("parts");
    let config = |path: &str| {
        let url = server.url(&format!("/{path}?pageNum=1&pageSize=3"));
        folder.config(&source("a", &url, "tries = 0"));
    };
    config("whole");
    assert_eq!(folder.run(&[]).code, Some(0));
    let whole = folder.read("a.json");
    for (path, code, says) in [
        ("failing", "http", "500"),
        (
            "loop",
            "pages",
            "来源共 7 条，只取得 3 条：第 2 页与前面的页重复",
        ),
        ("elsewhere", "origin", "http://other.example"),
        (
            "endless",
            "pages",
            "来源共 90000 条，只取得 200 条：只取前 100 页",
        ),
    ] {
        config(path);
        let ended = folder.run(&[]);
        assert_eq!(ended.code, Some(1), "{path}: {ended:?}");
        assert_eq!(folder.status("a", "code"), code, "{ended:?}");
        assert!(ended.err.contains(says), "{path}: {ended:?}");
        assert_eq!(folder.read("a.json"), whole);
    }
}

/// Which page failed stands in the status, without what is secret of its address, and what was kept.
#[test]
fn the_page_that_failed_is_named() {
    let server = Server::start(|request, _| {
        let number = number(&request.path);
        vec![Step::Send(match number {
            3 if request.path.starts_with("/failing") => common::http("500 No", "", ""),
            2 if request.path.starts_with("/login") => ok("{\"code\":500,\"msg\":\"系统忙\"}"),
            _ => told(number),
        })]
    });
    let folder = Folder::new("named");
    let config = |path: &str, more: &str| {
        let url = server.url(&format!("/{path}&key=secret"));
        folder.config(&source("a", &url, &format!("tries = 0\n{more}")));
    };
    config("whole?pageNum=1&pageSize=3", "");
    assert_eq!(folder.run(&[]).code, Some(0));
    let configured = "pages = { rows = \"rows\", total = \"total\" }";
    for (path, more, number, at, code, said) in [
        (
            "failing?pageNum=1&pageSize=3",
            "",
            3,
            "/failing",
            "http",
            "来源共 7 条，只取得 6 条：第 3 页未能取得（HOST/failing）：对方服务器出错（HTTP 500）",
        ),
        (
            "login?pageNum=1&pageSize=3",
            "",
            2,
            "/login",
            "source",
            "来源共 7 条，只取得 3 条：第 2 页未能取得（HOST/login）：",
        ),
        (
            "failing?pageNum={page}",
            configured,
            3,
            "/failing",
            "http",
            "第 3 页（HOST/failing）：对方服务器出错（HTTP 500）",
        ),
    ] {
        config(path, more);
        let ended = folder.run(&[]);
        assert_eq!(ended.code, Some(1), "{ended:?}");
        let said = said.replace("HOST", &server.url(""));
        assert!(ended.err.contains(&said), "{ended:?}");
        assert_eq!(folder.status("a", "code"), code);
        let page = folder.status("a", "page");
        assert_eq!(page["number"], number);
        assert_eq!(page["address"], server.url(at));
        assert_eq!(folder.status("a", "rows"), 7);
        let html = folder.read("status.html");
        assert!(html.contains(&said), "{html}");
        assert!(
            html.contains("保留的文件是 2") && html.contains(" 取得的，7 行"),
            "{html}"
        );
        for text in [&ended.err, &html, &folder.read("status.json")] {
            assert!(!text.contains("secret"), "{text}");
        }
    }
    config("whole?pageNum=1&pageSize=3", "");
    assert_eq!(folder.run(&[]).code, Some(0));
    assert_eq!(folder.status("a", "page"), serde_json::Value::Null);
}

/// GBK, now and then down, a few rows at a time: three sources of one site, one after the other, and every file is whole.
#[test]
fn three_sources_of_a_hostile_site() {
    let csv = "单位：万元,\n科目名称,决算数\n教育支出,\"1,200\"\n支出合计,\"1,200\"\n";
    let server = Server::start(move |request, before| {
        vec![Step::Send(match request.path.split('?').next() {
            Some("/gbk") => ok(encoding_rs::GB18030.encode(csv).0),
            Some("/flaky") if before < 4 => common::http("503 Busy", "", ""),
            Some("/flaky") => ok(r#"{"rows":[{"标题":"通知","发布日期":"2026-03-01"}]}"#),
            _ => told(number(&request.path)),
        })]
    });
    let folder = Folder::new("hostile");
    folder.config(
        &[
            source("gbk", &server.url("/gbk"), "as = \"budget\""),
            source("flaky", &server.url("/flaky"), "as = \"list\""),
            source("paged", &server.url("/paged?pageNum=1&pageSize=3"), ""),
        ]
        .concat(),
    );
    let ended = folder.run(&[]);
    assert_eq!(
        (ended.code, &*ended.err),
        (Some(0), ""),
        "cron hears nothing"
    );
    for (name, rows, text) in [
        ("gbk", 2, "\"final\":\"1,200\""),
        (
            "flaky",
            1,
            "{\"title\":\"通知\",\"published_at\":\"2026-03-01\"}",
        ),
        ("paged", 7, "{\"n\":6}"),
    ] {
        assert_eq!(folder.status(name, "state"), "fresh");
        assert_eq!(folder.status(name, "rows"), rows);
        let written = folder.read(&format!("{name}.json"));
        assert!(written.contains(text), "{written}");
    }
    assert_eq!(server.at_once.load(std::sync::atomic::Ordering::SeqCst), 1);
}

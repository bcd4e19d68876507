//! `mingbai snapshot`: what it writes, what it keeps, and when it runs.

mod common;

use common::{Folder, Server, Step, end, http, ok, source};
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::time::Duration;

const BUDGET: &str = r#"{"year":2018,"as_of":"2018-12-31","rows":[
    {"name":"教育支出","final":"500.10"},{"name":"支出合计","final":"500.10"}]}"#;

#[test]
fn a_dataset_out_of_gbk() {
    let folder = Folder::new("gbk");
    // {"rows":[{"name":"教育支出","final":"28,583.0"}]} in GBK.
    let body =
        b"{\"rows\":[{\"name\":\"\xbd\xcc\xd3\xfd\xd6\xa7\xb3\xf6\",\"final\":\"28,583.0\"}]}";
    let server = Server::always(ok(body));
    folder.config(&format!(
        "[defaults]\nunit = \"万元\"\nas = \"budget\"\n{}{}",
        source(
            "a",
            &server.url("/"),
            "year = 2018\npublisher = \"示例县财政局\""
        ),
        source("b", &server.url("/"), "format = \"clean\""),
    ));
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        folder.read("a.json"),
        "{\"schema\":\"mingbai.budget/1\",\"publisher\":\"示例县财政局\",\"year\":2018,\n\"tables\":[\n\
         {\"unit\":\"万元\",\"side\":\"expenditure\",\"rows\":[\n\
         {\"name\":\"教育支出\",\"level\":1,\"kind\":\"item\",\"final\":\"28,583.0\"}]}]}\n"
    );
    assert_eq!(
        folder.read("b.json"),
        "{\"rows\":[\n{\"name\":\"教育支出\",\"final\":\"28,583.0\"}]}\n"
    );
    assert_eq!(folder.status("a", "rows"), 1);
    assert_eq!(folder.status("a", "state"), "fresh");
}

#[test]
fn not_modified() {
    let folder = Folder::new("etag");
    let server = Server::start(|request, _| {
        vec![Step::Send(match request.header("if-none-match") {
            Some("\"v1\"") => http("304 Not Modified", "", ""),
            _ => http(
                "200 OK",
                "ETag: \"v1\"\r\nLast-Modified: Sat, 01 Mar 2025 00:00:00 GMT\r\n",
                BUDGET,
            ),
        })]
    });
    folder.config(&source(
        "a",
        &server.url("/"),
        "as = \"budget\"\nunit = \"万元\"",
    ));
    assert_eq!(folder.run(&[]).code, Some(0));
    let before = std::fs::metadata(folder.path("a.json"))
        .unwrap()
        .modified()
        .unwrap();
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(folder.status("a", "state"), "unchanged");
    let after = std::fs::metadata(folder.path("a.json"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after);
    let second = server.seen()[1].clone();
    assert_eq!(
        second.header("if-modified-since"),
        Some("Sat, 01 Mar 2025 00:00:00 GMT")
    );
    // A file that is not the one the tag belongs to, and another recipe, need the whole answer.
    std::fs::write(folder.path("a.json"), "changed by hand").unwrap();
    assert_eq!(folder.run(&[]).code, Some(0));
    assert_eq!(server.seen()[2].header("if-none-match"), None);
    assert!(folder.read("a.json").contains("教育支出"));
    folder.config(&source(
        "a",
        &server.url("/"),
        "as = \"budget\"\nunit = \"亿元\"",
    ));
    assert_eq!(folder.run(&[]).code, Some(0));
    assert_eq!(server.seen()[3].header("if-none-match"), None);
    assert!(folder.read("a.json").contains("亿元"));
}

#[test]
fn limits_can_be_raised() {
    let folder = Folder::new("limits");
    let page = "<p>内容</p>".repeat(2_000);
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let server = Server::always(ok(format!(
        "{{\"data\":{{\"html\":\"{page}\",\"deep\":{deep}}}}}"
    )));
    let url = server.url("/");
    folder.config(
        &[
            source("a", &url, ""),
            source("b", &url, "max_string = 50000\nmax_depth = 128"),
        ]
        .concat(),
    );
    assert_eq!(folder.run(&[]).code, Some(3));
    assert_eq!((folder.has("a.json"), folder.has("b.json")), (false, true));
    assert!(folder.read("b.json").contains(&page));
}

#[test]
fn a_part_of_the_rows_is_not_taken_for_the_whole() {
    let folder = Folder::new("rows");
    let server = Server::always(ok(BUDGET));
    let more = "as = \"budget\"\nunit = \"万元\"\nmax_rows = ";
    folder.config(&source("a", &server.url("/"), &format!("{more}1")));
    assert_eq!(folder.run(&[]).code, Some(3));
    assert_eq!(folder.status("a", "code"), "size");
    folder.config(&source("a", &server.url("/"), &format!("{more}2")));
    assert_eq!(folder.run(&[]).code, Some(0));
}

#[test]
fn older_data_is_not_taken() {
    let folder = Folder::new("rollback");
    let server = Server::start(|_, number| {
        let day = if number == 0 {
            "2018-12-31"
        } else {
            "2018-06-30"
        };
        vec![Step::Send(ok(BUDGET.replace("2018-12-31", day)))]
    });
    folder.config(&source(
        "a",
        &server.url("/"),
        "as = \"budget\"\nunit = \"万元\"",
    ));
    assert_eq!(folder.run(&[]).code, Some(0));
    let good = folder.read("a.json");
    assert_eq!(folder.run(&[]).code, Some(1));
    assert_eq!(folder.status("a", "code"), "rollback");
    assert_eq!(folder.read("a.json"), good);
}

#[test]
fn one_source_that_fails_costs_no_other_anything() {
    let folder = Folder::new("mixed");
    let good = Server::always(ok(BUDGET));
    let bad = Server::always(http("404 Not Found", "", ""));
    folder.config(
        &[
            source("good", &good.url("/"), ""),
            source("bad", &bad.url("/"), ""),
        ]
        .concat(),
    );
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(3));
    assert_eq!(
        ended.err,
        "失败 bad（bad.json）：gone，地址不存在（HTTP 404）。请核对 url；还没有文件\n"
    );
    assert!(folder.has("good.json"));
    // Only what is asked for is asked; the rest stays as it was.
    let ended = folder.run(&["--only", "good"]);
    assert_eq!((ended.code, &*ended.err), (Some(0), ""));
    assert_eq!(bad.seen().len(), 1);
    assert_eq!(folder.status("bad", "code"), "gone");
    assert_eq!(folder.run(&["--only", "none"]).code, Some(2));
    let page = folder.read("status.html");
    assert!(page.contains("2 个数据源中有 1 个更新失败") && !page.contains("<script"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = Folder::new("dry");
    let server = Server::always(ok(BUDGET));
    folder.config(&source("a", &server.url("/"), ""));
    assert_eq!(folder.run(&["--dry-run"]).code, Some(0));
    assert_eq!(server.seen().len(), 1);
    assert!(!folder.0.join("data").exists());
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = Folder::new("write");
    let server = Server::always(ok(BUDGET));
    folder.config(&source("a", &server.url("/"), ""));
    std::fs::create_dir_all(folder.path("a.json")).unwrap();
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(3), "{ended:?}");
    assert_eq!(folder.status("a", "code"), "write");
    // A file where the folder should be.
    let folder = Folder::new("write-folder");
    folder.config(&source("a", &server.url("/"), ""));
    std::fs::write(folder.0.join("data"), "").unwrap();
    assert_eq!(folder.run(&[]).code, Some(2));
}

#[test]
fn one_request_at_a_time_a_host() {
    let folder = Folder::new("gate");
    let server = Server::start(|_, _| vec![Step::Wait(20), Step::Send(ok(BUDGET))]);
    let sources: Vec<String> = (0..8)
        .map(|n| source(&format!("s{n}"), &server.url(&format!("/{n}")), ""))
        .collect();
    folder.config(&sources.concat());
    assert_eq!(folder.run(&[]).code, Some(0));
    assert_eq!(server.seen().len(), 8);
    assert_eq!(server.at_once.load(Ordering::SeqCst), 1);
}

#[test]
fn a_host_that_is_down_has_its_tries_once() {
    let folder = Folder::new("down");
    // Half an answer; what comes of it is that the connection broke.
    let half = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[".to_vec();
    let server = Server::always(half);
    let sources: Vec<String> = (0..5)
        .map(|n| source(&format!("s{n}"), &server.url("/"), "tries = 3"))
        .collect();
    folder.config(&format!("parallel = 1\n{}", sources.concat()));
    assert_eq!(folder.run(&[]).code, Some(3));
    assert_eq!(server.seen().len(), 4 + 4);
}

#[test]
fn the_first_of_every_host_comes_before_the_second_of_any() {
    let folder = Folder::new("turns");
    let server = Server::always(ok(BUDGET));
    let at = |host: &str, path: &str| format!("http://{host}:{}/{path}", server.port);
    let sources = ["a", "b"].map(|name| source(name, &at("127.0.0.1", name), ""));
    let other = source("c", &at("localhost", "c"), "");
    folder.config(&format!("parallel = 1\n{}{other}", sources.concat()));
    assert_eq!(folder.run(&[]).code, Some(0));
    let paths: Vec<String> = server.seen().into_iter().map(|one| one.path).collect();
    assert_eq!(paths, ["/a", "/c", "/b"]);
    // The status is in the order of the file.
    let status = folder.read("status.json");
    assert!(status.find("b.json") < status.find("c.json"));
}

#[test]
fn hosts_are_asked_side_by_side() {
    let folder = Folder::new("beside");
    let (send, receive) = mpsc::channel();
    let (send, receive) = (std::sync::Mutex::new(send), std::sync::Mutex::new(receive));
    // The first waits until the second has come.
    let server = Server::start(move |request, _| {
        let met = match request.path.as_str() {
            "/first" => receive
                .lock()
                .unwrap()
                .recv_timeout(Duration::from_secs(10))
                .is_ok(),
            _ => send.lock().unwrap().send(()).is_ok(),
        };
        vec![Step::Send(ok(if met { BUDGET } else { "" }))]
    });
    let other = format!("http://localhost:{}/second", server.port);
    folder.config(
        &[
            source("a", &server.url("/first"), ""),
            source("b", &other, ""),
        ]
        .concat(),
    );
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
}

#[test]
fn two_runs_do_not_overlap() {
    let folder = Folder::new("overlap");
    let (arrived, has_arrived) = mpsc::channel();
    let (go, may_go) = mpsc::channel::<()>();
    let (arrived, may_go) = (
        std::sync::Mutex::new(arrived),
        std::sync::Mutex::new(may_go),
    );
    let server = Server::start(move |_, _| {
        arrived.lock().unwrap().send(()).unwrap();
        let _ = may_go.lock().unwrap().recv_timeout(Duration::from_secs(10));
        vec![Step::Send(ok(BUDGET))]
    });
    folder.config(&source("a", &server.url("/"), ""));
    let first = folder.spawn(&[]);
    has_arrived.recv_timeout(Duration::from_secs(10)).unwrap();
    let second = folder.run(&[]);
    assert_eq!((second.code, &*second.err), (Some(0), ""));
    assert_eq!(server.seen().len(), 1);
    go.send(()).unwrap();
    assert_eq!(end(first).code, Some(0));
    assert!(folder.has("a.json"));
}

#[test]
fn killed_while_it_reads() {
    let folder = Folder::new("kill");
    let (arrived, has_arrived) = mpsc::channel();
    let arrived = std::sync::Mutex::new(arrived);
    let server = Server::start(move |_, number| {
        if number > 0 {
            return vec![Step::Send(ok(BUDGET))];
        }
        arrived.lock().unwrap().send(()).unwrap();
        let half = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"rows\":[".to_vec();
        vec![Step::Send(half), Step::Wait(10_000)]
    });
    folder.config(&source("a", &server.url("/"), ""));
    std::fs::create_dir_all(folder.0.join("data")).unwrap();
    std::fs::write(folder.path("a.json"), "good").unwrap();
    let mut child = folder.spawn(&[]);
    has_arrived.recv_timeout(Duration::from_secs(10)).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(folder.read("a.json"), "good");
    // The lock went with it.
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(folder.read("a.json").contains("教育支出"));
}

#[test]
fn killed_while_it_writes() {
    const SIZE: usize = 4 << 20;
    let folder = Folder::new("kill-write");
    let server = Server::start(|_, number| {
        let letter = if number % 2 == 0 { b'a' } else { b'b' };
        vec![Step::Send(ok(vec![letter; SIZE]))]
    });
    let more = "format = \"raw\"\nmax_bytes = 16777216";
    folder.config(&source("a", &server.url("/"), more));
    assert_eq!(folder.run(&[]).code, Some(0));
    let path = folder.path("a.json");
    let half = folder.path(".a.json.mingbai-tmp");
    let length = || std::fs::metadata(&path).map(|file| file.len()).unwrap_or(0);
    let mut killed = 0;
    for _ in 0..4 {
        let mut child = folder.spawn(&[]);
        // Until something is being written, wherever that is.
        while child.try_wait().unwrap().is_none() {
            if half.exists() || length() != SIZE as u64 {
                killed += 1;
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(bytes.len(), SIZE);
        assert!(bytes.iter().all(|byte| *byte == bytes[0]));
    }
    assert!(killed > 0, "it was never seen writing");
    assert_eq!(folder.run(&[]).code, Some(0));
    assert!(!half.exists());
}

#[test]
fn no_secret_is_printed_or_kept() {
    let folder = Folder::new("secret");
    let server = Server::always(http("403 Forbidden", "", "s3cret"));
    let url = server.url("/s3cret-path?token=s3cret");
    folder.config(&source(
        "a",
        &url,
        "headers = { Authorization = { env = \"MINGBAI_TEST_KEY\" }, X-Key = \"s3cret\" }\nbody = \"s3cret\"",
    ));
    let config = folder.0.join("c.toml");
    let child = common::command(&["snapshot", config.to_str().unwrap()])
        .env("MINGBAI_TEST_KEY", "Bearer s3cret")
        .spawn()
        .unwrap();
    let ended = end(child);
    assert_eq!(ended.code, Some(3));
    assert_eq!(
        server.seen()[0].header("authorization"),
        Some("Bearer s3cret")
    );
    let all = [
        ended.out,
        ended.err,
        folder.read("status.json"),
        folder.read("status.html"),
    ];
    assert!(all.iter().all(|text| !text.contains("s3cret")), "{all:?}");
    // Without the variable nothing is asked for.
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.err.contains("环境变量 MINGBAI_TEST_KEY 没有设置"),
        "{ended:?}"
    );
    assert_eq!(server.seen().len(), 1);
}

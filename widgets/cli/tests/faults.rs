//! `mingbai snapshot` against servers that misbehave: which code, how many tries, and what is kept.

#![expect(clippy::unwrap_used, reason = "a test stops where its own tools fail")]

mod common;

use common::{Folder, Server, Step, gzip, http, ok, source};
use std::sync::atomic::Ordering;

const ROWS: &str = r#"{"code":200,"data":[{"n":1.50}]}"#;

/// Runs one source without and with a file that is there; the code in the status, and the exit codes.
fn check(server: &Server, more: &str, code: &str) {
    check_at(&server.url("/a?key=hidden"), more, code);
}

fn check_at(url: &str, more: &str, code: &str) {
    let folder = Folder::new("fault");
    folder.config(&source("a", url, more));
    let first = folder.run(&[]);
    assert_eq!(first.code, Some(3), "{first:?}");
    assert!(!folder.has("a.json"));
    assert_eq!(folder.status("a", "code"), code, "{first:?}");
    assert_eq!(folder.status("a", "state"), "missing");
    assert!(
        first.err.contains(code) && first.err.starts_with("失败 a"),
        "{first:?}"
    );
    assert!(!first.err.contains("hidden"), "{first:?}");
    assert!(!folder.read("status.json").contains("hidden"));
    assert!(!folder.read("status.html").contains("hidden"));
    std::fs::write(folder.path("a.json"), "good").unwrap();
    let second = folder.run(&[]);
    assert_eq!(second.code, Some(1), "{second:?}");
    assert_eq!(folder.read("a.json"), "good");
    assert_eq!(folder.status("a", "state"), "kept");
}

#[test]
fn refused_and_unknown_names() {
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    check_at(&format!("http://127.0.0.1:{port}/"), "tries = 1", "net");
    check_at("http://no-such-name.invalid/", "tries = 1", "net");
}

#[test]
fn reset() {
    check(&Server::resetting(), "tries = 2", "net");
}

#[test]
fn no_headers_in_time() {
    let server = Server::start(|_, _| vec![Step::Wait(2_000)]);
    check(&server, "tries = 0\nheaders_timeout = \"100ms\"", "timeout");
}

#[test]
fn a_body_that_drips() {
    let server = Server::start(|_, _| {
        let mut steps = vec![Step::Send(
            b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".to_vec(),
        )];
        for _ in 0..100 {
            steps.extend([Step::Send(b"[".to_vec()), Step::Wait(20)]);
        }
        steps
    });
    check(&server, "tries = 0\ntimeout = \"300ms\"", "timeout");
}

#[test]
fn truncated_bodies() {
    let length = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[{\"n\":1}]".to_vec();
    check(&Server::always(length), "tries = 1", "net");
    let chunked =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n[{\"n\":1}]\r\n".to_vec();
    check(&Server::always(chunked), "tries = 1", "net");
    let short = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n[{\"n\":1}]";
    check(&Server::always(short.to_vec()), "tries = 1", "parse");
    check(
        &Server::always(b"SSH-2.0-OpenSSH\r\n".to_vec()),
        "tries = 0",
        "net",
    );
}

#[test]
fn statuses() {
    for (status, code, tries) in [
        ("500 Internal Server Error", "http", 3),
        ("503 Service Unavailable", "http", 3),
        ("404 Not Found", "gone", 1),
        ("410 Gone", "gone", 1),
        ("401 Unauthorized", "denied", 1),
        ("403 Forbidden", "denied", 1),
        ("412 Precondition Failed", "http", 1),
        ("304 Not Modified", "http", 1),
        // The wait of a minute does not fit into the time of the source.
        ("429 Too Many Requests", "busy", 1),
    ] {
        let server = Server::always(http(status, "", ""));
        check(&server, "tries = 2\ntotal = \"20s\"", code);
        // Twice: without and with a file.
        assert_eq!(server.seen().len(), tries * 2, "{status}");
    }
}

#[test]
fn a_server_that_recovers() {
    let folder = Folder::new("recovers");
    let server = Server::start(|_, number| {
        vec![Step::Send(match number {
            0 => http("500 Oops", "", "oops"),
            1 => http("503 Busy", "", ""),
            _ => ok(ROWS),
        })]
    });
    folder.config(&source("a", &server.url("/"), ""));
    let ended = folder.run(&[]);
    assert_eq!((ended.code, &*ended.out, &*ended.err), (Some(0), "", ""));
    assert_eq!(
        folder.read("a.json"),
        "{\"code\":200,\"data\":[\n{\"n\":1.50}]}\n"
    );
    assert_eq!(server.seen().len(), 3);
    assert_eq!(folder.status("a", "rows"), 1);
}

#[test]
fn answers_that_are_no_data() {
    for (body, code) in [
        ("", "empty"),
        (" \n", "empty"),
        ("<!DOCTYPE html><p>请登录", "type"),
        ("{\"a\":1,", "parse"),
        ("{\"a\":1,\"a\":2}", "parse"),
        ("[1e999]", "parse"),
        (
            "{\"code\":500,\"msg\":\"系统异常\",\"data\":null}",
            "source",
        ),
        ("{\"code\":200,\"data\":[]}", "empty"),
    ] {
        check(&Server::always(ok(body)), "", code);
    }
    check(&Server::always(ok(b"[\"\xff\xff\"]")), "", "encoding");
    let deep = "[".repeat(70);
    check(&Server::always(ok(deep)), "", "parse");
    check(&Server::always(ok(ROWS)), "min_rows = 2", "empty");
    check(&Server::always(http("204 No Content", "", "")), "", "empty");
}

#[test]
fn redirects_that_go_nowhere() {
    let to = |location: &str| http("302 Found", &format!("Location: {location}\r\n"), "");
    let loops = Server::always(to("/a"));
    check(&loops, "", "net");
    // The request itself and five redirects, without and with a file.
    assert_eq!(loops.seen().len(), 12);
    let elsewhere = Server::always(ok(ROWS));
    let away = Server::always(to(&format!("http://localhost:{}/", elsewhere.port)));
    check(&away, "", "origin");
    assert!(elsewhere.seen().is_empty());
    check(&Server::always(to("file:///etc/passwd")), "", "origin");
    check(&Server::always(http("302 Found", "", "")), "", "http");
}

#[test]
fn a_redirect_that_is_allowed_takes_no_secret_along() {
    let folder = Folder::new("allowed");
    let elsewhere = Server::always(ok(ROWS));
    let location = format!("Location: http://localhost:{}/b\r\n", elsewhere.port);
    let server = Server::always(http("302 Found", &location, ""));
    folder.config(&source(
        "a",
        &server.url("/a"),
        "allow_hosts = [\"localhost\"]\nheaders = { X-Key = \"s3cret\" }\nform = { p = \"1\" }",
    ));
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let first = &server.seen()[0];
    assert_eq!(first.header("x-key"), Some("s3cret"));
    assert_eq!((&*first.method, &*first.body), ("POST", "p=1"));
    let second = &elsewhere.seen()[0];
    assert_eq!((&*second.method, &*second.body), ("GET", ""));
    assert_eq!(second.header("x-key"), None);
}

#[test]
fn compression() {
    let folder = Folder::new("gzip");
    let server = Server::always(http(
        "200 OK",
        "Content-Encoding: gzip\r\n",
        gzip(ROWS.as_bytes()),
    ));
    folder.config(&source("a", &server.url("/"), "format = \"raw\""));
    assert_eq!(folder.run(&[]).code, Some(0));
    assert_eq!(folder.read("a.json"), ROWS);
    assert_eq!(server.seen()[0].header("accept-encoding"), Some("gzip"));
    let coded = |coding: &str, body: &[u8]| {
        let header = format!("Content-Encoding: {coding}\r\n");
        Server::always(http("200 OK", &header, body))
    };
    let mut broken = gzip(ROWS.as_bytes());
    broken.truncate(20);
    check(&coded("gzip", &broken), "", "net");
    check(&coded("br", b"x"), "", "net");
}

#[test]
fn too_large() {
    // 64 MiB of blanks in 64 KiB.
    let bomb = gzip(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 1 << 20);
    check(
        &Server::always(http("200 OK", "Content-Encoding: gzip\r\n", bomb)),
        "",
        "size",
    );
    let endless = Server::start(|_, _| {
        vec![
            Step::Send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec()),
            Step::Flood(100 << 20),
        ]
    });
    check(&endless, "", "size");
    let sent = endless.flooded.load(Ordering::SeqCst);
    assert!(sent < 50 << 20, "{sent} bytes were taken");
    let announced = b"HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n".to_vec();
    check(&Server::always(announced), "", "size");
}

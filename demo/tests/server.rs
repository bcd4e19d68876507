//! The server as a client sees it.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};

use mingbai_demo::{Config, examples, serve};

mod client;

use client::{Answer, get, root, start, unbuilt};

#[test]
fn every_example_has_its_page_and_its_data() {
    let (_runtime, running) = start();
    let all = examples(root()).unwrap();
    assert!(all.len() >= 11);
    for example in all {
        let page = get(running.main, &example.url(), "");
        assert_eq!(page.status, 200, "{}", example.id);
        let text = page.text();
        assert!(!text.contains("{{"), "{} has an unfilled mark", example.id);
        assert!(
            !text.contains(" style=") && !text.contains("<style"),
            "{} has an inline style",
            example.id
        );
        assert!(text.contains("lang=\"zh-CN\"") && !text.contains("user-scalable"));
        for address in ["src=\"/", "href=\"/", "outlines=\"/"] {
            for rest in text.split(address).skip(1) {
                // A board may have several.
                let all = format!("/{}", rest.split('"').next().unwrap());
                for path in all.split(' ').filter(|path| !unbuilt(path)) {
                    assert!(
                        get(running.main, path, "").status < 400,
                        "{} refers to {path}",
                        example.id
                    );
                }
            }
        }
        assert!(example.rows().unwrap() > 0);
    }
}

#[test]
fn the_sites_pages_refer_to_what_is_there() {
    let (_runtime, running) = start();
    for page in [
        "/",
        "/gallery.html",
        "/docs/",
        "/docs/presets.html",
        "/docs/formats.html",
        "/embed-demo",
        "/single",
        "/wechat",
        "/fault-page/html",
    ] {
        let answer = get(running.main, page, "");
        assert_eq!(answer.status, 200, "{page}");
        let text = answer.text();
        assert!(!text.contains("{{") && !text.contains("8081"), "{page}");
        // Shown code names files of the reader's own site.
        let shown: String = text
            .split("<code>")
            .map(|part| part.split_once("</code>").map_or(part, |(_, rest)| rest))
            .collect();
        for rest in shown.split("href=\"/").skip(1) {
            let path = format!("/{}", rest.split(['"', '#']).next().unwrap());
            if !unbuilt(&path) {
                assert!(
                    get(running.main, &path, "").status < 400,
                    "{page} refers to {path}"
                );
            }
        }
    }
}

#[test]
fn only_the_second_origin_answers_with_cors() {
    let (_runtime, running) = start();
    let header = "access-control-allow-origin";
    let other = get(running.other, "/api/budget/cors", "");
    assert_eq!(other.header(header), Some("*"));
    assert!(
        other
            .text()
            .starts_with("{\"code\":\"200\",\"msg\":\"\",\"data\":{\"rows\":[")
    );
    assert!(other.text().contains("\"28,583\""));
    assert_eq!(
        get(running.main, "/api/budget/cors", "").header(header),
        None
    );
    assert_eq!(
        get(running.other, "/data/budget/cors.json", "").header(header),
        None
    );
    let page = get(running.main, "/example/budget/cors", "").text();
    assert!(page.contains(&format!("src=\"http://{}/api/budget/cors\"", running.other)));
}

#[test]
fn an_encoding_is_taken_only_when_it_is_asked_for() {
    let (_runtime, running) = start();
    let path = "/data/budget/rows-200.json";
    let plain = get(running.main, path, "");
    assert_eq!(plain.header("content-encoding"), None);
    assert_eq!(plain.body.len(), mingbai_demo::rows_200().len());
    let brotli = get(running.main, path, "Accept-Encoding: gzip, br\r\n");
    assert_eq!(brotli.header("content-encoding"), Some("br"));
    let gzip = get(running.main, path, "Accept-Encoding: gzip, br;q=0\r\n");
    assert_eq!(gzip.header("content-encoding"), Some("gzip"));
}

#[test]
fn no_path_leaves_its_folder() {
    let (_runtime, running) = start();
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/Cargo.toml",
        "/docs/..%2f..%2fCargo.toml",
        "/assets/..%2fCargo.toml",
        "/dist/..%2f..%2fCargo.toml",
        "/dist-corrupt/..%2f..%2fCargo.toml",
        "/case/..%2f..%2fCargo.toml",
        "/assets/%2fetc%2fpasswd",
        "//etc/passwd",
        "/docs/..%5c..%5cCargo.toml",
        "/data/budget/..%2f..%2fx.json",
    ] {
        let answer = get(running.main, path, "");
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(
            !answer.text().contains("[workspace]") && !answer.text().contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn requests_are_counted_by_prefix() {
    let (_runtime, running) = start();
    let hits = |prefix: &str| get(running.main, &format!("/hits?path={prefix}"), "").text();
    get(running.main, "/data/budget/inline.json?a=1", "");
    get(running.other, "/data/budget/inline.json?a=2", "");
    get(running.main, "/data/budget/states.json", "");
    assert_eq!(hits("/data/budget/inline.json"), "2");
    assert_eq!(hits("/data/budget/inline.json?a=2"), "1");
    assert_eq!(hits("/data/"), "3");
    get(running.main, "/hits/reset", "");
    assert_eq!(hits("/"), "0");
}

#[test]
fn a_page_takes_its_parameters() {
    let (_runtime, running) = start();
    let page = |query: &str| {
        get(
            running.main,
            &format!("/example/budget/rows-200?{query}"),
            "",
        )
    };
    let strict = page("csp=strict");
    let policy = strict.header("content-security-policy").unwrap();
    assert!(
        policy.contains("'wasm-unsafe-eval'")
            && policy.contains("require-trusted-types-for 'script'")
    );
    assert!(policy.contains(&format!("connect-src 'self' http://{}", running.other)));
    assert!(
        !page("csp=no-wasm")
            .header("content-security-policy")
            .unwrap()
            .contains("wasm")
    );
    assert_eq!(page("").header("content-security-policy"), None);
    assert!(
        page("theme=dark&size=elder")
            .text()
            .contains("<mingbai-budget size=\"elder\" theme=\"dark\"")
    );
    assert!(!page("theme=%22%3E%3Cscript%3E").text().contains("<script>"));
    assert!(page("hostile=1").text().contains("/assets/hostile.css"));
    assert!(!page("plain=1").text().contains("<pre"));
    assert!(page("nodist=404").text().contains("\"/dist-404/mingbai"));
    assert!(
        get(running.main, "/gallery.html?csp=strict", "")
            .header("content-security-policy")
            .unwrap()
            .contains("frame-src 'self'")
    );
}

#[test]
fn a_page_asks_at_a_fault_and_says_what_the_package_weighs() {
    let (_runtime, running) = start();
    let page = |query: &str| get(running.main, &format!("/example/list/recall{query}"), "").text();
    assert!(page("?fault=server-error").contains("<mingbai-list src=\"/fault/server-error\""));
    // The code that is shown to be copied stays what it is.
    assert!(
        page("?fault=server-error")
            .contains("&lt;mingbai-list src=&quot;/data/list/recall.json&quot;")
    );
    assert!(page("?fault=nonsense").contains("<mingbai-list src=\"/data/list/recall.json\""));
    let front = get(running.main, "/", "").text();
    assert!(!front.contains("{{"), "a mark is not known");
    for tag in ["air", "budget", "livelihood", "policy", "list"] {
        assert!(front.contains(&format!("<mingbai-{tag}")), "{tag}");
    }
}

#[test]
fn a_case_is_a_folder_of_files() {
    let (_runtime, running) = start();
    let page = get(running.main, "/case/sample/?csp=strict", "");
    assert_eq!(page.status, 200);
    assert!(
        page.text()
            .contains(&format!("http://{}/api/budget/cors", running.other))
    );
    assert!(page.header("content-security-policy").is_some());
    assert_eq!(
        get(running.main, "/case/nothing/index.html", "").status,
        404
    );
}

#[test]
fn faults_misbehave_as_they_say() {
    let (_runtime, running) = start();
    let fault = |path: &str| get(running.main, &format!("/fault/{path}"), "");
    let list = get(running.main, "/fault", "").text();
    for line in list.lines() {
        let kind = line
            .strip_prefix("/fault/")
            .and_then(|line| line.split(' ').next())
            .unwrap();
        let quick = if kind == "slow" || kind == "drip" {
            "?ms=0"
        } else {
            ""
        };
        let answer = fault(&format!("{kind}{quick}"));
        assert!(!answer.text_lossy().contains("没有这种故障"), "{kind}");
    }
    assert_eq!(fault("not-found").status, 404);
    assert_eq!(fault("server-error").status, 500);
    assert_eq!(fault("server-error?status=503").status, 503);
    assert_eq!(fault("busy").header("retry-after"), Some("90"));
    assert_eq!((fault("empty").status, fault("empty").body.len()), (200, 0));
    assert_eq!(
        fault("html").header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(
        fault("html?as=json").header("content-type"),
        Some("application/json; charset=utf-8")
    );
    assert!(fault("big").body.len() > 2 * 1_024 * 1_024);
    assert!(fault("truncated").cut && fault("reset").cut && fault("truncated-chunked").cut);
    assert_eq!(fault("login").status, 401);
    assert!(
        fault("redirect")
            .header("location")
            .is_some_and(|to| to.starts_with(&format!("http://{}/", running.other)))
    );
    assert_ne!(fault("signed").body, fault("forged").body);
    assert_eq!(fault("signed.sig").body, fault("forged.sig").body);
    assert_eq!(fault("unsigned.sig").status, 404);
    assert!(
        fault("dated:2026-11-25")
            .text()
            .contains("\"as_of\":\"2026-11-25\"")
    );
    assert!(!fault("slow?ms=1").cut);
    assert!(std::str::from_utf8(&fault("not-utf8?as=gb18030").body).is_err());
    let began = std::time::Instant::now();
    assert_eq!(
        fault("slow?ms=300&then=/data/budget/inline.json").text(),
        get(running.main, "/data/budget/inline.json", "").text()
    );
    assert!(began.elapsed().as_millis() >= 300);
    let turns: Vec<u16> = (0..3)
        .map(|_| fault("sequence?kinds=server-error,ok&key=a").status)
        .collect();
    assert_eq!(turns, [500, 200, 200]);
}

impl Answer {
    fn text_lossy(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[test]
fn below_http_connections_are_reset_and_given_up() {
    let (_runtime, running) = start();
    let mut stream = TcpStream::connect(running.raw).unwrap();
    stream.write_all(b"GET /reset HTTP/1.1\r\n\r\n").unwrap();
    let error = stream.read(&mut [0; 16]).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);

    let mut stream = TcpStream::connect(running.main).unwrap();
    stream
        .write_all(b"GET /fault/drip?ms=20 HTTP/1.1\r\nHost: a\r\n\r\n")
        .unwrap();
    let _ = stream.read(&mut [0; 16]).unwrap();
    drop(stream);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while get(running.main, "/hits/left", "").text() == "0" && std::time::Instant::now() < end {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(get(running.main, "/hits/left", "").text(), "1");
}

#[test]
fn a_port_in_use_is_said_in_one_sentence() {
    let (runtime, running) = start();
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let config = Config {
        main: running.main,
        other: any,
        root: root().to_owned(),
        cases: None,
    };
    let error = runtime.block_on(serve(config)).unwrap_err().to_string();
    assert!(
        error.contains(&running.main.port().to_string()) && error.contains("--port"),
        "{error}"
    );
}

/// The frame works without any script, and the page says what makes it as high as its content.
#[test]
fn the_frame_has_a_height_of_its_own() {
    let (_runtime, running) = start();
    let page = get(running.main, "/embed-demo", "").text();
    for part in [
        "width=\"100%\" height=\"640\"></iframe>",
        "&lt;script src=&quot;/mingbai/mingbai-frame.js&quot; defer&gt;",
        "src=&quot;/mingbai/embed.html?widget=budget&amp;amp;src=",
        "<script src=\"/dist/mingbai-frame.js\" defer></script>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

/// Nine rows in three pages, and the ways to get them wrong.
#[test]
fn rows_come_a_few_at_a_time() {
    let (_runtime, running) = start();
    let page = |kind: &str, number: u32| {
        let path = format!("/paged/budget/paged/{kind}?pageNum={number}&pageSize=4");
        get(running.main, &path, "")
    };
    let rows = |answer: &Answer| answer.text().matches("科目名称").count();
    let whole = [1, 2, 3, 4].map(|number| rows(&page("whole", number)));
    assert_eq!(whole, [4, 4, 1, 0]);
    assert!(page("lying", 1).text().contains("\"records\":9"));
    assert_eq!(page("failing", 1).status, 200);
    assert_eq!(page("failing", 2).status, 500);
    assert_eq!(page("loop", 1).text(), page("loop", 5).text());
    assert_ne!(page("endless", 1).text(), page("endless", 900).text());
    assert_eq!(rows(&page("endless", 900)), 4);
    assert!(
        page("elsewhere", 1)
            .text()
            .contains(&running.other.to_string())
    );
    assert_eq!(
        get(running.main, "/paged/budget/none/whole", "").status,
        404
    );
}

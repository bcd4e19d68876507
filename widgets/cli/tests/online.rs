//! `mingbai check` and `mingbai read` with addresses, links and forms for programs.

#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test stops where its own tools fail"
)]

mod common;

use common::{Ended, Folder, Server, Step, command, end, http, ok};
use expect_test::expect;
use serde_json::Value;
use std::sync::atomic::Ordering;

const BUDGET: &str = r#"{"year":2018,"unit":"万元","rows":[
    {"code":"205","name":"教育支出","level":1,"final":"600","rate":"99.5"},
    {"code":"20502","name":"普通教育","level":2,"final":"1,2x"},
    {"name":"支出合计","final":"700"}]}"#;

fn run(args: &[&str]) -> Ended {
    end(command(args).spawn().unwrap())
}

/// Some files in a folder of their own, by their paths.
fn files<const N: usize>(name: &str, texts: [&str; N]) -> (Folder, [String; N]) {
    let folder = Folder::new(name);
    let mut index = 0;
    let paths = texts.map(|text| {
        let path = folder.0.join(format!("f{index}.json"));
        index += 1;
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    });
    (folder, paths)
}

#[test]
fn an_address_is_checked() {
    let server = Server::always(ok(BUDGET));
    let url = server.url("/b.json");
    let ended = run(&["check", &url]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.out.starts_with(&url) && ended.out.contains("异常 field"));
    let gone = Server::always(http("404 Not Found", "", ""));
    let ended = run(&["check", &gone.url("/b.json")]);
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.out.contains("错误 gone：地址不存在（HTTP 404）"),
        "{ended:?}"
    );
}

#[test]
fn what_is_nearly_an_address_is_no_file() {
    for word in [
        "ftp://www.example.gov.cn/a.json",
        "https://",
        "www.example.gov.cn/a.json",
        "data.example.gov.cn:8080/a",
    ] {
        let ended = run(&["check", word]);
        let said = format!("“{word}”不是文件；要读网址时，写完整的 http:// 或 https:// 地址\n");
        assert_eq!((ended.code, ended.err), (Some(2), said));
    }
    let ended = run(&["check", "no-such.json"]);
    assert_eq!(ended.err, "文件“no-such.json”打不开：没有这个文件\n");
}

#[test]
fn several_sources() {
    let (_folder, [good, bad]) = files(
        "several",
        [
            r#"{"unit":"万元","rows":[{"name":"教育支出","final":1}]}"#,
            "[1,",
        ],
    );
    let ended = run(&["check", &good, &bad, "--format", "json"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let value: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(
        (&value[0]["ok"], &value[1]["ok"]),
        (&Value::Bool(true), &Value::Bool(false))
    );
    let ended = run(&["check", &good, "no-such-file.json"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.out.contains("1 张表") && ended.err.contains("没有这个文件"));
}

/// The members that the schema of SARIF 2.1.0 requires, and the words it allows.
#[test]
fn sarif_is_what_its_schema_asks_for() {
    let (_folder, [budget, broken]) = files("sarif 表", [BUDGET, "{\"rows\":[\n1,"]);
    let ended = run(&["check", &budget, &broken, "--format", "sarif"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let log: Value = serde_json::from_str(&ended.out).unwrap();
    // sarifLog: version and runs; run: tool; tool: driver; driver: name; reportingDescriptor: id.
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .unwrap()
            .ends_with("sarif-schema-2.1.0.json")
    );
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "mingbai");
    let rules = driver["rules"].as_array().unwrap();
    assert!(rules.iter().all(|rule| rule["id"].is_string()));
    assert!(["utf16CodeUnits", "unicodeCodePoints"].contains(&run["columnKind"].as_str().unwrap()));
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        // result: message (text or id); level: none, note, warning or error.
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let level = result["level"].as_str().unwrap();
        assert!(["none", "note", "warning", "error"].contains(&level));
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
        if let Some(region) = place.get("region") {
            assert!(region["startLine"].as_u64().unwrap() >= 1);
        }
    }
    let line = |code: &str| {
        let found = results
            .iter()
            .find(|result| result["ruleId"] == code && result["level"] == "error");
        found.unwrap()["locations"][0]["physicalLocation"]["region"]["startLine"].clone()
    };
    assert_eq!(line("field"), 3);
    assert_eq!(line("parse"), 2);
}

#[test]
fn links_are_followed() {
    let server = Server::start(|request, _| {
        let answer = match (&*request.method, &*request.path) {
            (_, "/gone") => http("404 Not Found", "", ""),
            ("HEAD", "/no-head") => http("405 Method Not Allowed", "", ""),
            (_, "/moved") => http("301 Moved", "Location: /fine\r\n", ""),
            (_, "/oops") => http("500 Oops", "", ""),
            ("HEAD", _) => {
                b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n".to_vec()
            }
            _ => ok("x"),
        };
        vec![Step::Wait(5), Step::Send(answer)]
    });
    let url = |path: &str| server.url(path);
    let text = format!(
        r#"{{"unit":"万元","source_url":"{}","rows":[
            {{"name":"甲","final":1,"url":"{}"}},
            {{"name":"乙","final":2,"url":"{}"}},
            {{"name":"丙","final":2,"url":"{}"}},
            {{"name":"丁","final":2,"url":"{}#part"}},
            {{"name":"戊","final":2,"url":"{}"}}]}}"#,
        url("/fine"),
        url("/gone"),
        url("/no-head"),
        url("/moved"),
        url("/fine"),
        url("/oops"),
    );
    let (_folder, [file]) = files("links", [&text]);
    let ended = run(&["check", "--online", &file]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let port = format!(":{}", server.port);
    let out = ended.out.replace(&file, "f.json").replace(&port, "");
    expect![[r#"
        f.json
        合计 9 万元（按所列科目相加）。

        异常 link：链接 http://127.0.0.1/gone 打不开：地址不存在（HTTP 404）
          建议：改成新的地址，或去掉这个链接

        提示 link：链接 http://127.0.0.1/oops 打不开：对方服务器出错（HTTP 500）
          建议：过一会儿再检查一次，或改成新的地址

        链接 5 个：2 个打不开。

        没有可以互相核对的数。

        共 1 张表、5 行：1 处异常，1 处提示，0 处说明。
    "#]]
    .assert_eq(&out);
    assert_eq!(server.at_once.load(Ordering::SeqCst), 1);
    let asked = |path: &str| server.seen().iter().filter(|one| one.path == path).count();
    assert_eq!(
        (asked("/fine"), asked("/gone"), asked("/no-head")),
        (2, 2, 2)
    );
    // Nobody is asked who was not to be.
    let before = server.seen().len();
    assert_eq!(run(&["check", &file]).code, Some(0));
    assert_eq!(server.seen().len(), before);
}

#[test]
fn a_dataset_for_programs() {
    let (_folder, [file]) = files("read", [BUDGET]);
    let ended = run(&["read", &file, "--as", "budget"]);
    assert_eq!(ended.code, Some(1));
    expect![[r#"
        {"schema":"mingbai.budget/1","year":2018,
        "tables":[
        {"unit":"万元","side":"expenditure","rows":[
        {"name":"教育支出","code":"205","level":1,"kind":"item","final":"600","rate":"99.5"},
        {"name":"普通教育","code":"20502","level":2,"kind":"item","final":"?"},
        {"name":"支出合计","level":1,"kind":"total","final":"700"}]}]}
    "#]]
    .assert_eq(&ended.out);
    assert!(
        ended
            .err
            .contains("异常 field（第 1 张表 支出，第 2 行，决算数）"),
        "{ended:?}"
    );
}

#[test]
fn a_dataset_as_a_table() {
    let (_folder, [file]) = files("table", [BUDGET]);
    let ended = run(&["read", &file, "--format", "table"]);
    assert_eq!((ended.code, &*ended.err), (Some(1), ""));
    expect![[r#"
        2018 年支出 700 万元。
        科目编码  科目名称    决算数（万元）  完成率（%）
        205       教育支出               600         99.5
        20502     　普通教育   —（数据异常）            —
                  支出合计               700            —

        f.json
        2018 年支出 700 万元。

        异常 field（第 1 张表 支出，第 2 行，决算数）：“普通教育”的决算数“1,2x”不是数字，以“—”显示
          建议：改成数字；确实没有的数写 null 或“—”

        提示 check-sum（第 1 张表 支出，第 3 行，决算数）：“支出合计”决算数公布为 700 万元，所列 1 项相加为 600 万元，与公布合计不一致，差 100 万元
          建议：核对各分项和合计；重复列示的分项，名称前写“其中：”（或 kind 写 memo）

        共 1 张表、3 行：1 处异常，1 处提示，0 处说明。
    "#]].assert_eq(&ended.out.replace(&file, "f.json"));
}

#[test]
fn what_read_cannot_do() {
    for (args, sentence) in [
        (
            &["--as", "water", "--preset", "x"][..],
            "没有名为“x”的预设。地表水水质可用的有：ckan-datastore、cnemc-water、opendata-changzhou、opendata-jinhua、\
             opendata-shandong、opendata-shenzhen、socrata\n",
        ),
        (
            &["--preset", "cnemc-live"],
            "预设“cnemc-live”可以用于 air，请写明是哪一种\n",
        ),
        (&["--map", "no.json"], "文件“no.json”打不开：没有这个文件\n"),
    ] {
        let ended = run(&[&["read", "no.json"], args].concat());
        assert_eq!((ended.code, &*ended.err), (Some(2), sentence));
    }
    let gbk = Server::always(ok(
        b"{\"unit\":\"\xcd\xf2\xd4\xaa\",\"rows\":[{\"name\":\"\xbd\xcc\xd3\xfd\",\"final\":1}]}",
    ));
    let ended = run(&["read", &gbk.url("/"), "--format", "json"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.contains("教育"));
    assert_eq!(run(&["check", &gbk.url("/")]).code, Some(0));
}

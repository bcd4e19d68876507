//! `mingbai read` and `mingbai check` with what endpoints really answer: other forms than JSON, mappings, presets, other
//! subjects, and data with people in it.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where its own tools fail"
)]

mod common;

use common::{Ended, Folder, Server, command, end, ok, source};
use expect_test::expect;
use serde_json::Value;

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/examples/budget");
const PRESETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/presets");

fn run(args: &[&str]) -> Ended {
    end(command(args).spawn().unwrap())
}

/// A file in a folder of its own.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> (Folder, String) {
    let folder = Folder::new("forms");
    let path = folder.0.join(name);
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

fn json(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The figures of a budget: name and the four amounts of every row.
fn figures(ended: &Ended) -> Vec<Vec<String>> {
    assert_eq!((ended.code, &*ended.err), (Some(0), ""));
    let budget: Value = serde_json::from_str(&ended.out).unwrap();
    let table = &budget["tables"][0];
    assert_eq!(table["unit"], "万元");
    let text = |row: &Value, key| row[key].as_str().unwrap().to_owned();
    let rows = table["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        ["name", "initial", "adjusted", "final", "prior"]
            .map(|key| text(row, key))
            .to_vec()
    })
    .collect()
}

/// The same table in four forms, as the gallery shows it.
#[test]
fn the_examples_read_as_on_a_page() {
    let map = json(&format!("{EXAMPLES}/mapping/example.json"))["attrs"]["map"].clone();
    let (_folder, map) = file("map.json", map.as_str().unwrap());
    let read = |path: &str, more: &[&str]| {
        let path = format!("{EXAMPLES}/{path}");
        figures(&run(&[&["read", &path, "--format", "json"], more].concat()))
    };
    let csv = read("csv-gbk/data.csv", &[]);
    let names = json(&format!("{EXAMPLES}/csv-gbk/example.json"))["names"].clone();
    let read_names: Vec<&str> = csv.iter().map(|row| &*row[0]).collect();
    assert_eq!(Value::from(read_names), names);
    assert_eq!(csv[8], ["支出合计", "66,349", "68,407", "67,592", "63,670"]);
    assert_eq!(csv, read("script/data.js", &[]));
    assert_eq!(csv, read("html-page/data.html", &[]));
    assert_eq!(csv, read("mapping/data.json", &["--map", &map]));
}

#[test]
fn charset_and_form_are_told() {
    let ended = run(&["check", &format!("{EXAMPLES}/csv-gbk/data.csv")]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    for sentence in [
        "提示 encoding：文件是 GB18030 编码，网页也能读\n  建议：另存为 UTF-8 编码",
        "说明 form：数据的形式是“CSV”；组件也能读",
        "0 处异常，1 处提示，1 处说明",
    ] {
        assert!(ended.out.contains(sentence), "{}", ended.out);
    }
    let text = "{\"unit\":\"万元\",\"rows\":[\n{\"name\":\"教育支出\",\"final\":1},\n]}";
    let (_folder, path) = file("nearly.json", text);
    let ended = run(&["check", &path, "--format", "sarif"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let log: Value = serde_json::from_str(&ended.out).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(
        (&result["ruleId"], &result["level"]),
        (&"form".into(), &"note".into())
    );
    assert_eq!(
        result["locations"][0]["physicalLocation"]["region"]["startLine"],
        3
    );
}

#[test]
fn a_mapping_that_is_wrong_is_told_with_file_and_place() {
    let (_folder, map) = file("映射.json", r#"{"rows":"$[*]","fields":{"tilte":"$.t"}}"#);
    let ended = run(&["read", "no.json", "--as", "list", "--map", &map]);
    assert_eq!((ended.code, &*ended.out), (Some(2), ""));
    assert!(
        ended
            .err
            .contains("映射.json”第 1 行第 26 列的 fields.tilte：")
            && ended.err.contains("是不是想写 title？"),
        "{ended:?}"
    );
}

/// Every preset's fixture, by its shape or its name, becomes our own format for its subject, which reads back the same.
#[test]
fn presets_are_used() {
    let listed = run(&["presets"]);
    assert_eq!(listed.code, Some(0));
    for line in listed.out.lines() {
        let (name, rest) = line.split_once(' ').unwrap();
        let words = rest.trim_start().split(' ').next().unwrap();
        let word = words.split('、').next().unwrap();
        let fixture = format!("{PRESETS}/fixtures/{name}.json");
        let ended = run(&[
            "read", &fixture, "--as", word, "--preset", name, "--format", "json",
        ]);
        if let Some(why) = json(&format!("{PRESETS}/{name}.json")).get("refuse") {
            assert_eq!(
                (ended.code, ended.err.trim_end()),
                (Some(2), why.as_str().unwrap())
            );
            continue;
        }
        assert!(matches!(ended.code, Some(0 | 1)), "{name}: {ended:?}");
        if word == "budget" || ended.out.is_empty() {
            continue;
        }
        let own: Value = serde_json::from_str(&ended.out).unwrap();
        assert_eq!(own["preset"], name);
        let (_folder, path) = file("own.json", &ended.out);
        let again = run(&["read", &path, "--as", word, "--format", "json"]);
        let again: Value = serde_json::from_str(&again.out).unwrap();
        assert_eq!(again["rows"], own["rows"], "{name}");
    }
    assert!(listed.out.contains("cnemc-live") && listed.out.contains("中国环境监测总站"));
}

#[test]
fn a_table_of_another_subject() {
    let text = r#"{"schema":"mingbai.water/1","title":"断面水质","as_of":"2026-03","units":{"tp":"mg/L"},"rows":[
        {"place":"甲断面","start":"2026-03","class":"Ⅱ","tp":"0.05","exceed":["总磷","氨氮"]},
        {"place":"乙断面","start":"2026-03","class":null,"tp":{"below_detection":"0.01","printed":"0.01L"}},
        {"start":"2026-03","class":"Ⅲ","tp":{"missing":"not-monitored"}}]}"#;
    let (_folder, path) = file("water.json", text);
    let ended = run(&["read", &path, "--as", "water", "--format", "table"]);
    expect![[r#"
        断面水质：3 条，数据截至 2026-03。
        断面名称     监测时间  水质类别     超标项目     总磷（mg/L）
        甲断面       2026-03   Ⅱ            总磷、氨氮           0.05
        乙断面       2026-03   —（未填报）  —（未提供）         0.01L
        —（未提供）  2026-03   Ⅲ            —（未提供）   —（未监测）

        water.json
        断面水质：3 条，数据截至 2026-03。2026年3月，1 个断面有水质类别，Ⅰ～Ⅲ类占 100.0%，没有劣Ⅴ类；1 个未公布类别。

        共 1 张表、3 行：0 处异常，0 处提示，0 处说明。
    "#]]
    .assert_eq(&ended.out.replace(&path, "water.json"));
    let ended = run(&["check", &path, "--as", "water"]);
    assert_eq!(ended.code, Some(1));
    expect![[r#"
        water.json
        断面水质：3 条，数据截至 2026-03。2026年3月，1 个断面有水质类别，Ⅰ～Ⅲ类占 100.0%，没有劣Ⅴ类；1 个未公布类别。

        异常 field（第 3 行，断面名称）：第 3 条没有“断面名称”（未提供），这一项必须有
          建议：在数据源里补上这一项；列名不同时用 --map 写明哪一列是什么

        说明 check-age（甲断面，第 1 行，监测时间）：甲断面 2026年3月：数据可能已过期：其后两期都应已公布（共 2 处）
          建议：尽快更新；已经更新的，核对数据里的时间和接口的缓存

        共 1 张表、3 行：1 处异常，0 处提示，1 处说明。
    "#]]
    .assert_eq(&ended.out.replace(&path, "water.json"));
}

#[test]
fn a_page_of_a_list_is_not_the_list() {
    let text = r#"{"page":1,"total":3,"records":5,"rows":[{"title":"通知"},{"title":"公告"}]}"#;
    let (_folder, path) = file("list.json", text);
    let ended = run(&["check", &path, "--as", "listing"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    expect![[r#"
        list.json
        信息列表：已读 2 条，来源共 5 条。

        说明 preset：没有符合数据形状的预设，按列名读入
          建议：用 --preset 或 --map 写明，就不必猜

        提示 pages：来源说共有 5 行，这里只有第 1 页
          建议：读接口第一页的地址（不加 --no-follow），各页会自动取完；网页组件和 mingbai snapshot 也一样

        共 1 张表、已读 2 行，来源共 5 行：0 处异常，1 处提示，1 处说明。
    "#]]
    .assert_eq(&ended.out.replace(&path, "list.json"));
}

/// HJ 633—2026, 5.2: what was measured on 1 March 2026 is no news any more.
#[test]
fn what_is_past_its_time_is_told() {
    let text =
        r#"{"schema":"mingbai.air/1","rows":[{"place":"甲","period":"day","start":"2026-03-01"}]}"#;
    let (_folder, path) = file("air.json", text);
    let ended = run(&["check", &path, "--as", "air", "--format", "json"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let found = report["findings"].as_array().unwrap();
    let told = |one: &Value| {
        [&one["code"], &one["severity"]].map(|text| text.as_str().unwrap().to_owned())
    };
    assert_eq!(
        found.iter().map(told).collect::<Vec<_>>(),
        [["check-age", "warning"]]
    );
    let message = found[0]["message"].as_str().unwrap();
    assert!(
        message.contains("2026年3月3日 12时前") && message.contains("HJ 633—2026 5.2.1"),
        "{message}"
    );
    // Somebody else's standard has somebody else's clock.
    let text = text.replace(r#""rows""#, r#""standard":"US-EPA","rows""#);
    let (_folder, path) = file("air.json", &text);
    let ended = run(&["check", &path, "--as", "air", "--format", "json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["findings"], Value::Array(Vec::new()), "{report}");
}

/// The sentence of the board, and a forecast whose ends stand the wrong way round.
#[test]
fn air_in_a_sentence() {
    let text = r#"{"schema":"mingbai.air/1","rows":[
        {"place":"甲县","period":"day","start":"2026-03-01","aqi":"80","level":"良","primary":["PM2.5"]},
        {"place":"乙县","period":"forecast","start":"2096-03-02","aqi_lo":"78","aqi_hi":"48"}]}"#;
    let (_folder, path) = file("air.json", text);
    let ended = run(&["check", &path, "--as", "air"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    expect![[r#"
        air.json
        空气质量：2 条。甲县 2026年3月1日，空气质量指数（AQI）为 80，二级（良），首要污染物为细颗粒物（PM2.5）。极少数异常敏感人群应减少户外活动。

        提示 check-age（甲县，第 1 行，监测时间）：甲县 2026年3月1日：数据可能已过期，下一次应于 2026年3月3日 12时前发布（HJ 633—2026 5.2.1）
          建议：尽快更新；已经更新的，核对数据里的时间和接口的缓存

        提示 check-forecast（乙县，第 2 行，AQI）：第 2 行的范围“78～48”上下限颠倒，已由低到高读入
          建议：核对原始数据

        共 1 张表、2 行：0 处异常，2 处提示，0 处说明。
    "#]].assert_eq(&ended.out.replace(&path, "air.json"));
}

/// What was measured is no range: nobody is left to guess why there is no index.
#[test]
fn a_range_of_a_day_is_told() {
    let text = "地点,时段类型,监测时间,AQI\n甲县,日均值,2026-03-01,48~78\n";
    let (_folder, path) = file("air.csv", text);
    let ended = run(&["check", &path, "--as", "air"]);
    let told = "提示 field（甲县，第 1 行，AQI）：第 1 行的“48~78”不是有效的值";
    assert!(ended.out.contains(told), "{}", ended.out);
    assert_eq!(ended.code, Some(0));
    let strict = run(&["check", &path, "--as", "air", "--strict"]);
    assert_eq!(strict.code, Some(1), "{strict:?}");
}

/// A 居民身份证号 that is valid by GB 11643, a mobile number, a card that is valid by ISO/IEC 7812.
const PERSONAL: [&str; 3] = ["510302199001010017", "13812345678", "6222021234567890128"];

#[test]
fn nothing_personal_is_printed() {
    for number in PERSONAL {
        for text in [
            // In values, texts, keys, addresses, documents within strings, and in what cannot be read.
            format!(r#"[{{"title":"公示","summary":"{number}","party":{number}}}]"#),
            format!(
                r#"{{"unit":"元","rows":[{{"name":"补助{number}","final":"约{number}","note":"卡号{number}"}}]}}"#
            ),
            format!(r#"[{{"title":"公示","{number}":1}}]"#),
            format!(r#"{{"data":"[{{\"title\":\"{number}\"}}]"}}"#),
            format!(
                r#"{{"data":{{"html":"<table><tr><th>标题</th></tr><tr><td>{number}</td></tr></table>"}}}}"#
            ),
            format!("<table><tr><th>标题<th>备注<tr><td>甲<td>{number}</table>"),
            format!("标题,备注\n甲,{number}\n"),
            format!("cb([{{'title':'{number}'}}])"),
            format!(r#"{{"{number}":1,"{number}":2}}"#),
            format!(r#"[{{"title":"{number}"#),
            format!(r#"{{"code":500,"msg":"{number}","data":null}}"#),
            format!("请登录 {number}"),
            format!("<html><title>{number}</title><p>{number}"),
            number.to_owned(),
        ] {
            let (_folder, path) = file("d.json", &text);
            for args in [
                &["read", "--format", "json"][..],
                &["read", "--format", "table"],
                &["check", "--online"],
                &["check", "--format", "json", "--online"],
                &["check", "--format", "sarif"],
            ] {
                for subject in ["budget", "list"] {
                    let ended = run(&[args, &[&path, "--as", subject]].concat());
                    for out in [&ended.out, &ended.err] {
                        assert!(!out.contains(number), "{args:?} {text}\n{out}");
                    }
                }
            }
        }
    }
}

/// A link is asked for as it is, and told without the number of a person in it.
#[test]
fn a_link_with_a_person_in_it() {
    let number = PERSONAL[0];
    let text = format!(r#"[{{"title":"公示","url":"http://127.0.0.1:1/?sfz={number}"}}]"#);
    let (_folder, path) = file("d.json", &text);
    for format in ["text", "json", "sarif"] {
        let args = [
            "check", &path, "--as", "list", "--online", "--format", format,
        ];
        let ended = run(&args);
        assert!(!ended.out.contains(number), "{ended:?}");
        assert!(ended.out.contains("?sfz=5103**********0017"), "{ended:?}");
    }
}

#[test]
fn a_snapshot_is_masked_unless_it_is_raw() {
    let folder = Folder::new("pii");
    let text = format!(
        r#"{{"rows":[{{"title":"公示","summary":"联系 {}"}},{{"title":"公示","summary":"{}"}}]}}"#,
        PERSONAL[1], PERSONAL[0]
    );
    let map = r#"{"rows":"$.rows[*]","fields":{"title":"$.title","summary":"$.summary"}}"#;
    std::fs::write(folder.0.join("m.json"), map).unwrap();
    let server = Server::always(ok(&text));
    folder.config(&format!(
        "{}{}{}",
        source("clean", &server.url("/"), ""),
        source("data", &server.url("/"), "as = \"list\"\nmap = \"m.json\""),
        source("raw", &server.url("/"), "format = \"raw\""),
    ));
    let ended = folder.run(&[]);
    assert_eq!((ended.code, &*ended.err), (Some(0), ""));
    for name in ["clean", "data"] {
        let written = folder.read(&format!("{name}.json"));
        assert!(written.contains("138****5678"), "{written}");
        assert!(
            !PERSONAL.iter().any(|number| written.contains(number)),
            "{written}"
        );
        assert_eq!(folder.status(name, "pii"), 2);
        assert_eq!(folder.status(name, "warnings"), 1);
    }
    assert_eq!(folder.read("raw.json"), text);
    assert!(folder.read("status.html").contains("已遮盖个人信息 2 处"));
    let ended = folder.run(&["--dry-run"]);
    let warning = "警告：数据源“raw”写了 format = \"raw\"，原样保存，里面的个人信息不会遮盖";
    assert!(ended.err.starts_with(warning), "{ended:?}");
}

#[test]
fn a_snapshot_of_another_form_is_clean() {
    let folder = Folder::new("other");
    let server = Server::always(ok("cb({'rows':[{'n':1.50,},]});"));
    folder.config(&source("a", &server.url("/"), ""));
    assert_eq!(folder.run(&[]).code, Some(0));
    assert_eq!(folder.read("a.json"), "{\"rows\":[\n{\"n\":1.50}]}\n");
    assert_eq!(folder.status("a", "rows"), 1);
}

#[test]
fn pages_become_one_dataset() {
    let folder = Folder::new("pages");
    let server = Server::start(|request, _| {
        let (_, page) = request.path.rsplit_once('=').unwrap();
        let text = format!(
            "{{\"errcode\":0,\"result\":\"成功\",\"totalrecords\":2,\"data\":[{{\"标题\":\"通知{page}\",\"发布日期\":\"2026-03-0{page}\"}}]}}"
        );
        vec![common::Step::Send(ok(text))]
    });
    let pages = "as = \"list\"\npages = { rows = \"data\", total = \"totalrecords\" }";
    folder.config(&source("a", &server.url("/?p={page}"), pages));
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let written = folder.read("a.json");
    assert!(
        written.starts_with("{\"schema\":\"mingbai.listing/1\",\"preset\":\"opendata-changzhou\""),
        "{written}"
    );
    for row in [
        "{\"title\":\"通知1\",\"published_at\":\"2026-03-01\"}",
        "{\"title\":\"通知2\",\"published_at\":\"2026-03-02\"}",
    ] {
        assert!(written.contains(row), "{written}");
    }
}

/// A file of another program, and a table that did not come whole, are no data: nothing of them is printed.
#[test]
fn what_is_no_data_is_named() {
    for (bytes, code, said, remedy) in [
        (
            &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstream\n"[..],
            "type",
            "收到的是 PDF 文件，不是数据",
            "把地址换成数据接口、数据文件，或有表格的网页",
        ),
        (
            b"PK\x03\x04\x14\0\x06\0\x08\0",
            "type",
            "收到的是 Excel/Word 文件（xlsx 等）",
            "另存为 CSV（UTF-8）",
        ),
        (
            "<table><tr><th>科目<th>决算数（万元）<tr><td>教育支出<td>3<tr><td>合计<td>3"
                .as_bytes(),
            "parse",
            "表格没有结束（缺 </table>），数据可能没有传完",
            "重新取一次；仍然这样时，在来源补上 </table>",
        ),
    ] {
        let (_folder, path) = file("data", bytes);
        let ended = run(&["read", &path]);
        let expected = format!("{path}\n错误 {code}：{said}\n  建议：{remedy}\n");
        assert_eq!(
            (ended.code, &*ended.out, ended.err),
            (Some(1), "", expected)
        );
    }
}

/// One page of several is not summed as if it were all, and what is written of it says that it is a part.
#[test]
fn one_page_is_no_whole() {
    let page = r#"{"pageNo":1,"pageSize":2,"total":5,"unit":"万元","rows":[{"科目名称":"教育支出","决算数":"3"},{"科目名称":"科学技术支出","决算数":"4"}]}"#;
    let server = Server::always(ok(page));
    let (_folder, path) = file("page.json", page);
    for source in [server.url("/api?pageNo=1"), path] {
        let alone = "--no-follow";
        let table = run(&["read", &source, alone, "--format", "table"]);
        assert_eq!(table.code, Some(0));
        let said = "提示 pages：来源说共有 5 行，这里只有第 1 页";
        assert!(table.out.contains(said), "{}", table.out);
        assert!(table.out.contains("已读其中 2 行"), "{}", table.out);
        assert!(!table.out.contains("相加"), "{}", table.out);
        let json = run(&["read", &source, alone, "--format", "json"]);
        assert!(json.err.contains(said), "{}", json.err);
        let written: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(written["rows_in_source"], 5);
        let check = run(&["check", &source, alone]);
        assert!(check.out.contains("已读其中 2 行"), "{}", check.out);
        assert!(!check.out.contains("相加"), "{}", check.out);
    }
}

/// UTF-8 that its source took for GBK is doubted, and not written over what is there.
#[test]
fn garbled_text_is_doubted() {
    let garble = |text: &str| encoding_rs::GB18030.decode(text.as_bytes()).0.into_owned();
    let rows = ["教育支出", "公共安全支出", "城乡社区支出", "住房保障支出"]
        .map(|name| format!(r#"{{"科目名称":"{}","决算数":"3"}}"#, garble(name)));
    let text = format!(r#"{{"unit":"万元","rows":[{}]}}"#, rows.join(","));
    let (_folder, path) = file("garbled.json", &text);
    let ended = run(&["check", &path]);
    assert!(
        ended
            .out
            .contains("提示 encoding：文字像是被用错编码读过（乱码）"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("应该是“教育支出”"), "{}", ended.out);
    let server = Server::always(ok(&text));
    for format in ["format = \"clean\"", "as = \"budget\""] {
        let folder = Folder::new("garbled");
        folder.config(&source("a", &server.url("/"), format));
        std::fs::create_dir_all(folder.path("")).unwrap();
        std::fs::write(folder.path("a.json"), "{}").unwrap();
        folder.run(&[]);
        assert_eq!(folder.read("a.json"), "{}", "{format}");
        assert_eq!(folder.status("a", "code"), "encoding", "{format}");
    }
}

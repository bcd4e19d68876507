//! What a webmaster meets who tries the command on files of their own: shapes that are no preset, a mapping with a mistake
//! in it, words that were mistyped, people in the data, numbers in the wrong column.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where its own tools fail"
)]

mod common;

use common::{Ended, Folder, Server, command, end, ok, source};
use expect_test::{Expect, expect};
use serde_json::Value;

fn run(args: &[&str]) -> Ended {
    end(command(args).spawn().unwrap())
}

/// What is said about a file of this name and content.
fn check(name: &str, bytes: impl AsRef<[u8]>, args: &[&str], expected: Expect) {
    let folder = Folder::new("desk");
    let path = folder.0.join(name);
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    let ended = run(&[&["check", path], args].concat());
    let said = format!("{}{}", ended.out, ended.err);
    expected.assert_eq(&said.replace(path, name));
}

/// What is said about a mapping for these rows.
fn map(text: &str, expected: Expect) {
    let folder = Folder::new("desk-map");
    let data = r#"{"code":0,"data":{"list":[{"n":"自贡市","t":"2026-03-01","AQI":"79","p":"36"},{"n":"富顺县","t":"2026-03-01","AQI":"80","p":"x"}]}}"#;
    let (file, own) = (folder.0.join("d.json"), folder.0.join("映射.json"));
    std::fs::write(&file, data).unwrap();
    std::fs::write(&own, text).unwrap();
    let (file, own) = (file.to_str().unwrap(), own.to_str().unwrap());
    let ended = run(&[
        "check", file, "--as", "air", "--map", own, "--format", "json",
    ]);
    let said = match serde_json::from_str::<Value>(&ended.out) {
        Ok(report) if report["ok"] == false && report["error"].is_object() => {
            report["error"]["message"].as_str().unwrap().to_owned()
        }
        Ok(report) => {
            let found = report["findings"].as_array().unwrap().iter();
            let found = found.filter(|one| one["code"] != "aged");
            let said = found.map(|one| one["message"].as_str().unwrap());
            said.collect::<Vec<_>>().join("\n")
        }
        Err(_) => ended.err,
    };
    expected.assert_eq(said.replace(own, "映射.json").trim_end());
}

#[test]
fn a_mistake_in_a_mapping_has_a_place_and_a_remedy() {
    map(
        "{\n  \"rows\": \"$.data.list[*]\",\n  \"fields\": {\"place\": \"$.n\", \"strat\": \"$.t\"}}",
        expect![
            "映射文件“映射.json”第 3 行第 30 列的 fields.strat：空气质量没有“strat”这个字段。是不是想写 start？"
        ],
    );
    map(
        "{\"rows\": \"$.data.list[*]\",\n\"fields\": {\"place\": \"$.n\", \"start\": {\"pth\":\"$.t\"}}}",
        expect![
            "映射文件“映射.json”第 2 行第 38 列的 fields.start.pth：fields.start 里没有“pth”这个设置。是不是想写 path？"
        ],
    );
    map(
        "{\"row\": \"$.data.list[*]\"}",
        expect![
            "映射文件“映射.json”第 1 行第 2 列的 row：映射里没有“row”这个设置。是不是想写 rows？"
        ],
    );
    map(
        "{\"rows\": [\"$.data.list[*]\", \"$.a[\"], \"fields\": {\"place\": \"$.n\"}}",
        expect![
            "映射文件“映射.json”第 1 行第 34 列的 rows.1：rows 里路径“$.a[”不对：第 5 个字符处，方括号里应为带引号的键名、序号、切片、* 或 ?条件。路径的写法如 $.data[*]、$.名称、$['列 名']"
        ],
    );
    map(
        "{\"rows\": \"$.data.list[*]\",\n \"fields\": {\n  \"pm25\": {\"path\":\"$.p\", \"unit\":\"ug/m3x\"}}}",
        expect![
            "映射文件“映射.json”第 3 行第 33 列的 fields.pm25.unit：“细颗粒物（PM2.5）浓度”不能用单位“ug/m3x”。可以写的有：µg/m³、mg/m³、ppm、ppb"
        ],
    );
    map(
        "{\"rows\": \"$.data.list[*]\", \"pivot\": {\"item\":\"$.x\"}}",
        expect![
            "映射文件“映射.json”第 1 行第 38 列的 pivot.item：映射的 pivot 里没有“item”这个设置。是不是想写 items？"
        ],
    );
    map(
        "{\"rows\": \"$.data.list[*]\", \"pivot\": {\"key\": \"$.k\", \"names\": {\"PM\": \"pm25\"},\n \"fields\": {\"{}\": {\"path\": \"$.v\", \"unit\": \"度\"}}}}",
        expect![
            "映射文件“映射.json”第 2 行第 43 列的 pivot.fields.{}.unit：“细颗粒物（PM2.5）浓度”不能用单位“度”。可以写的有：µg/m³、mg/m³、ppm、ppb"
        ],
    );
    map(
        "{\"rows\": \"$.data.list[*]\",}",
        expect![
            "映射文件“映射.json”不是有效的 JSON：第 1 行第 27 列，对象中此处应为带双引号的键名"
        ],
    );
    map("[1]", expect!["映射文件“映射.json”：映射的最外层应是对象"]);
}

#[test]
fn a_mapping_that_does_not_fit_the_data_says_which_entry() {
    map(
        "{\"rows\": \"$.data.lst[*]\", \"fields\": {\"place\": \"$.n\"}}",
        expect![
            "在 $.data.lst[*] 处没有找到任何一行数据（映射文件“映射.json”第 1 行第 10 列的 rows）。数据里有 list，是不是它？"
        ],
    );
    map(
        "{\"rows\": \"$.rows[*]\", \"fields\": {\"place\": \"$.n\"}}",
        expect![
            "在 $.rows[*] 处没有找到任何一行数据（映射文件“映射.json”第 1 行第 10 列的 rows）。数据的最外层有：code、data"
        ],
    );
    map(
        "{\"rows\": \"$.data.list[*]\",\n\"fields\": {\"place\": \"$.n\", \"start\": \"$.t\",\n\"pm25\": \"$.p\",\n\"aqi\": {\"path\": \"$.aqi\"}}}",
        expect![[r#"
            “AQI”的路径 $.aqi 在所有行里都没有找到，来源可能已经改了名字（映射文件“映射.json”第 4 行第 8 列的 fields.aqi）。数据里有 AQI，是不是它？
            “细颗粒物（PM2.5）浓度”有 1 处不是有效的值，第一处在第 2 行（映射文件“映射.json”第 3 行第 9 列的 fields.pm25）
            “细颗粒物（PM2.5）浓度”有 1 处没有单位或单位不对，第一处在第 1 行；单位不能猜（映射文件“映射.json”第 3 行第 9 列的 fields.pm25）
            自贡市 2026年3月1日：数据可能已过期，下一次应于 2026年3月3日 12时前发布（HJ 633—2026 5.2.1）
            富顺县 2026年3月1日：数据可能已过期，下一次应于 2026年3月3日 12时前发布（HJ 633—2026 5.2.1）"#]],
    );
}

#[test]
fn words_that_were_mistyped() {
    let said = |args: &[&str]| {
        let ended = run(args);
        assert_eq!((ended.code, &*ended.out), (Some(2), ""));
        ended.err.split("用法：").next().unwrap().to_owned()
    };
    assert_eq!(
        said(&["check", "-", "--as", "budgets"]),
        "--as <种类> 不能是“budgets”。是不是想写 budget？可以写 budget、livelihood、air、water、policy、consultation、list。"
    );
    assert_eq!(
        said(&["check", "-", "--as", "空气"]),
        "--as <种类> 不能是“空气”。可以写 budget、livelihood、air、water、policy、consultation、list。"
    );
    assert_eq!(
        said(&["read", "-", "--fromat", "json"]),
        "不认识参数 --fromat。是不是想写 --format？"
    );
    assert_eq!(
        said(&["chekc", "-"]),
        "没有“chekc”这个命令。是不是想写 check？"
    );
    assert!(
        said(&["check", "-", "--as", "air", "--preset", "cnemc-liv"])
            .starts_with("没有名为“cnemc-liv”的预设。是不是想写 cnemc-live？空气质量可用的有：")
    );
}

/// A number valid by GB 11643, a mobile number and a name behind its label: where, never what.
#[test]
fn personal_data_has_a_place() {
    check(
        "名单.json",
        "{\"rows\":[\n{\"title\":\"甲\",\"summary\":\"无\"},\n{\"title\":\"乙\",\"summary\":\"联系人：张三 13812345678\"},\n\
         {\"title\":\"丙\",\"summary\":\"无\",\"身份证号\":\"510302199001010017\"}]}",
        &["--as", "list"],
        expect![[r#"
            名单.json
            信息列表：3 条。

            说明 field：有不认识的列，没有读入：身份证号
              建议：要用的列用 --map 写明；不用的可以不管

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            提示 pii：数据中有未去标识化的个人信息，已遮盖：居民身份证号 1 处、手机号 1 处、姓名 1 处；位置（按来源的行数）：第 2 行“summary”、第 3 行“身份证号”
              建议：在数据源里去标识化后重新发布；已经公开的尽快撤下

            共 1 张表、3 行：0 处异常，1 处提示，2 处说明。
        "#]],
    );
    check(
        "名单.csv",
        "标题,发布日期,内容概述\n甲,2026-03-01,无\n乙,2026-03-02,13812345678\n",
        &["--as", "list"],
        expect![[r#"
            名单.csv
            信息列表：2 条。

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            提示 pii：数据中有未去标识化的个人信息，已遮盖：手机号 1 处；位置（按来源的行数）：第 3 行“内容概述”
              建议：在数据源里去标识化后重新发布；已经公开的尽快撤下

            说明 form：数据的形式是“CSV”；组件也能读，但网页要多下载一个读取模块
              建议：改成标准的 JSON，网页打开更快

            共 1 张表、2 行：0 处异常，1 处提示，2 处说明。
        "#]],
    );
    let folder = Folder::new("desk-pii");
    let path = folder.0.join("a.json");
    std::fs::write(
        &path,
        "{\"rows\":[\n{\"title\":\"甲\"},\n{\"title\":\"户主：张三\"}]}",
    )
    .unwrap();
    let args = ["check", path.to_str().unwrap(), "--as", "list", "--format"];
    let log = run(&[&args[..], &["sarif"]].concat());
    let log: Value = serde_json::from_str(&log.out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let found = results.iter().find(|one| one["ruleId"] == "pii").unwrap();
    let region = &found["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 3);
    let report = run(&[&args[..], &["json"]].concat());
    let report: Value = serde_json::from_str(&report.out).unwrap();
    let mut found = report["findings"].as_array().unwrap().iter();
    let found = found.find(|one| one["code"] == "pii").unwrap();
    assert_eq!(
        found["places"],
        serde_json::json!([{"row": 2, "field": "title", "line": 3}])
    );
    // What is published does not say where.
    let read = run(&[
        "read",
        path.to_str().unwrap(),
        "--as",
        "list",
        "--format",
        "json",
    ]);
    assert!(
        read.out.contains("姓名 1 处") && !read.out.contains("位置"),
        "{read:?}"
    );
    assert!(
        read.out.contains("户主：张*") && read.err.contains("第 2 行“title”"),
        "{read:?}"
    );
}

#[test]
fn no_amounts() {
    check(
        "决算.json",
        r#"{"unit":"万元","rows":[{"name":"教育支出","final":13812345678},{"name":"科技支出","final":"13912345678"}]}"#,
        &[],
        expect![[r#"
            决算.json
            支出约 2,772,469.14 亿元（按所列科目相加）。

            提示 column（第 1 张表 支出，决算数）：“决算数”这一列（2 处）看起来是手机号，不是数额
              建议：核对是不是错了列：改正列名，或用 --map 写明哪一列是数额；确实是数额的可以不管

            没有可以互相核对的数。

            共 1 张表、2 行：0 处异常，1 处提示，0 处说明。
        "#]],
    );
    check(
        "民生.json",
        r#"{"unit":"万元","rows":[{"项目名称":"路灯","计划资金":"100"},{"项目名称":"学校","计划资金":"13812345678"}]}"#,
        &["--as", "livelihood"],
        expect![[r#"
            民生.json
            民生实事：2 条。

            提示 field（学校，第 2 行，计划资金）：“计划资金”有 1 处不是有效的值，第一处在第 2 行
              建议：改正这个值，或在映射里写明它在哪里、是什么样子

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            提示 pii：数据中有未去标识化的个人信息，已遮盖：手机号 1 处；位置（按来源的行数）：第 2 行“计划资金”
              建议：在数据源里去标识化后重新发布；已经公开的尽快撤下

            说明 check-missing（路灯，第 1 行）：全部 2 个项目没有公布“目标任务”、“责任单位”、“完成时限”、“工作推进情况”
              建议：补上这一项公开；不适用的写“不适用”

            共 1 张表、2 行：0 处异常，2 处提示，2 处说明。
        "#]],
    );
}

/// The same in GBK with a title, a unit and two heading rows; JSONP with HTML in a string; XML; TSV as Excel saves it
/// (UTF-16); rows of cells in JSON.
#[test]
fn shapes_that_are_no_preset() {
    // 决算表，单位：万元，科目编码，名称，预算 年初 调整后，决算数.
    let gbk = encode(
        "某县2024年一般公共预算支出决算表,,,,\n单位：万元,,,,\n科目,,预算,,决算数\n编码,名称,年初,调整后,\n201,一般公共服务支出,\"1,200\",\"1,300\",\"1,250\"\n\
         205,教育支出,\"5,000\",\"5,200\",\"5,199\"\n,支出合计,\"6,200\",\"6,500\",\"6,449\"\n",
    );
    check(
        "决算.csv",
        gbk,
        &[],
        expect![[r#"
            决算.csv
            2024 年一般公共预算支出 6,449 万元，完成调整预算的 99.22%（按公布数计算）。

            提示 encoding：文件是 GB18030 编码，网页也能读
              建议：另存为 UTF-8 编码

            说明 form：数据的形式是“CSV”；组件也能读，但网页要多下载一个读取模块
              建议：改成标准的 JSON，网页打开更快

            共核对 7 项，0 项不符。

            共 1 张表、3 行：0 处异常，1 处提示，1 处说明。
        "#]],
    );
    check(
        "公告.js",
        r#"callback({"code":200,"data":{"html":"<table><thead><tr><th>标题</th><th>发布日期</th><th>联系电话</th></tr></thead><tbody><tr><td><a href='/1.html'>公告</a></td><td>2026-03-01</td><td>13812345678</td></tr></tbody></table>"}});"#,
        &["--as", "list"],
        expect![[r#"
            公告.js
            信息列表：1 条。

            说明 field：有不认识的列，没有读入：联系电话
              建议：要用的列用 --map 写明；不用的可以不管

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            提示 pii：数据中有未去标识化的个人信息，已遮盖：手机号 1 处；位置（按来源的行数）：第 1 行“联系电话”
              建议：在数据源里去标识化后重新发布；已经公开的尽快撤下

            说明 form：数据的形式是“JSONP”，其中是“网页表格”；组件也能读，但网页要多下载一个读取模块
              建议：改成标准的 JSON，网页打开更快

            共 1 张表、1 行：0 处异常，1 处提示，3 处说明。
        "#]],
    );
    let items = "<item><biaoti>通知</biaoti><fbrq>2026-03-01</fbrq></item>";
    let xml = format!("<?xml version=\"1.0\"?>\n<r><items>{items}{items}</items></r>");
    check(
        "列表.xml",
        &xml,
        &["--as", "list"],
        expect![[r#"
        列表.xml
        错误 field：数据的形状与已有的预设都不符，按列名也没有认出“标题”；没有一个预设要找的内容在数据里；各行（$[*]）里的名称有 biaoti、fbrq
          建议：把列名改成“标题”，或写一个映射文件，用 --map 指定，如 {"rows": "$[*]", "fields": {"title": "$.标题"}}（$. 后面换成数据里的名称）
    "#]],
    );
    let tsv = "断面名称\t监测时间\t水质类别\t总磷（mg/L）\r\n甲断面\t2026年3月\tⅡ\t0.05\r\n乙断面\t2026年3月\tⅢ\t0.01L\r\n";
    let utf16: Vec<u8> = ['\u{feff}']
        .into_iter()
        .chain(tsv.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check(
        "水质.tsv",
        &utf16,
        &["--as", "water"],
        expect![[r#"
            水质.tsv
            地表水水质：2 条。2026年3月，2 个断面有水质类别，Ⅰ～Ⅲ类占 100.0%，没有劣Ⅴ类。

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            提示 encoding：文件是 UTF-16 编码
              建议：另存为 UTF-8 编码

            说明 form：数据的形式是“制表符分隔的文本”；组件也能读，但网页要多下载一个读取模块
              建议：改成标准的 JSON，网页打开更快

            说明 check-age（甲断面，第 1 行，监测时间）：甲断面 2026年3月：数据可能已过期：其后两期都应已公布（共 2 处）
              建议：尽快更新；已经更新的，核对数据里的时间和接口的缓存

            共 1 张表、2 行：0 处异常，1 处提示，3 处说明。
        "#]],
    );
    check(
        "水质.tsv",
        &utf16,
        &["--as", "budget"],
        expect![[r#"
        水质.tsv
        错误 field：数据里没有预决算的列；列名像是地表水水质
          建议：加上 --as water
    "#]],
    );
    let matrix = r#"{"unit":"万元","data":[["序号","项目名称","计划资金"],[1,"幼儿园","1200"],[2,"路灯","90.5"]]}"#;
    check(
        "民生.json",
        matrix,
        &["--as", "livelihood"],
        expect![[r#"
            民生.json
            民生实事：2 条。

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            说明 check-missing（幼儿园，第 1 行）：全部 2 个项目没有公布“目标任务”、“责任单位”、“完成时限”、“工作推进情况”
              建议：补上这一项公开；不适用的写“不适用”

            共 1 张表、2 行：0 处异常，0 处提示，2 处说明。
        "#]],
    );
    check(
        "民生.json",
        matrix,
        &["--as", "livelihood", "--preset", "auto"],
        expect![[r#"
            民生.json
            错误 field：数据的形状与已有的预设都不符，最接近的是 opendata-changzhou（缺 $.errcode、$.totalrecords）、opendata-jinhua（缺 $.status、$.msg）；但列名都认得出
              建议：去掉 --preset auto，按列名读入
        "#]],
    );
    check(
        "列表.xml",
        &xml,
        &["--as", "list", "--preset", "jcms"],
        expect![[r#"
            列表.xml
            错误 empty：预设“jcms”在 $.recordset..[?@.title && @.url] 处没有找到任何一行数据，数据多半来自另一种接口，或这一页没有内容
              建议：换一个预设，或用 --map 写明行在哪里
        "#]],
    );
}

/// GBK of a text, by the same table that reads it.
fn encode(text: &str) -> Vec<u8> {
    let (bytes, _, unmapped) = encoding_rs::GBK.encode(text);
    assert!(!unmapped);
    bytes.into_owned()
}

#[test]
fn a_snapshot_says_its_own_remedy() {
    let folder = Folder::new("desk-snapshot");
    let server = Server::always(ok(r#"{"rows":[{"name":"教育支出","final":1}]}"#));
    folder.config(&source("a", &server.url("/"), "as = \"budget\""));
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(3), "{ended:?}");
    assert!(
        ended.err.contains(
            "unit，数据没有注明金额单位。在数据里写明 unit，或在配置里写 unit = \"万元\""
        ) && !ended.err.contains("标签"),
        "{ended:?}"
    );
    folder.config("[[source]]\nname = \"a\nurl = 1\n");
    let ended = folder.run(&[]);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.err.contains("第 3 行，写法不对：双引号没有成对"),
        "{ended:?}"
    );
}

/// The example of a mapping in the documentation reads the example of an answer beside it.
#[test]
fn the_example_of_a_mapping_is_true() {
    let page = include_str!("../../../www/docs/presets.md");
    let line = page.lines().find(|line| line.starts_with("例如")).unwrap();
    let code: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
    let folder = Folder::new("desk-docs");
    let names = ["数据.json", "映射.json"].map(|name| folder.0.join(name));
    std::fs::write(&names[0], code[0]).unwrap();
    std::fs::write(&names[1], code[1]).unwrap();
    assert_eq!(code[3], "mingbai check 数据.json --as list --map 映射.json");
    let [data, map] = names.map(|path| path.to_str().unwrap().to_owned());
    let ended = run(&["check", &data, "--as", "list", "--map", &map]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let said = ended.out.replace(&data, "数据.json");
    expect![[r#"
        数据.json
        信息列表：1 条。

        共 1 张表、1 行：0 处异常，0 处提示，0 处说明。
    "#]]
    .assert_eq(&said);
}

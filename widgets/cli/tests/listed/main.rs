//! Lists by a profile on a desk: what is not there, what is late, what may not be public; and profiles themselves.

#![expect(clippy::unwrap_used, reason = "a test stops where its own tools fail")]

#[path = "../common/mod.rs"]
mod common;
mod profiles;

use common::{Ended, Folder, Server, command, end, http, ok};
use expect_test::{Expect, expect};
use serde_json::Value;

/// Punishments: seven working days until they are public (国办发〔2018〕118号).
const PROFILE: &str = r#"{
  "schema": "mingbai.profile/1",
  "name": "penalty", "title": "行政处罚", "unit": "件", "head": "who",
  "persons": "refused", "persons_why": "对个人的处罚不公开",
  "fields": [
    {"name": "no", "label": "文号", "names": ["决定书文号"], "kind": "code", "required": true, "rule": "行政处罚法第四十八条"},
    {"name": "who", "label": "被处罚单位", "required": true},
    {"name": "person", "label": "被处罚人", "kind": "person"},
    {"name": "decided", "label": "决定日期", "kind": "date"},
    {"name": "shown", "label": "公示日期", "kind": "date"},
    {"name": "fine", "label": "罚款", "kind": "money", "unit": "元"},
    {"name": "status", "label": "状态"}
  ],
  "state": "status",
  "states": [{"word": "公示中", "also": ["正在公示"], "tone": "note"}, {"word": "已撤下"}],
  "terms": [{"label": "公示", "from": "decided", "to": "shown", "within": 7, "rule": "国办发〔2018〕118号"}],
  "columns": ["no", "who", "shown", "fine", "status"],
  "sentence": ["共 {count} 件", "{state:公示中} 件正在公示", "罚款合计 {sum:fine} 元"],
  "checks": [{"check": "unique", "fields": ["no"]}]
}"#;

const TABLE: &str = "决定书文号,被处罚单位,被处罚人,决定日期,公示日期,罚款（元）,状态
自市监罚〔2026〕1号,甲公司,,2026-09-17,2026-09-28,\"5,000\",正在公示
自市监罚〔2026〕2号,乙公司,—,2026-09-17,2026-10-08,2000.50,公示中
,丙公司,,2026-09-17,2026-09-21,不详,已撤下
自市监罚〔2026〕4号,,张三,2026-09-17,2026-09-21,100,公示中
自市监罚〔2026〕1号,丁公司,,2026-09-17,2026-09-18,300,复议中
";

struct Desk(Folder);

impl Desk {
    /// A folder with these files.
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Folder::new("listed");
        for (name, content) in files {
            std::fs::write(folder.0.join(name), content).unwrap();
        }
        Self(folder)
    }

    fn run(&self, args: &[&str]) -> Ended {
        end(command(args).current_dir(&self.0.0).spawn().unwrap())
    }

    /// Output, complaints and exit code as one text.
    fn said(&self, args: &[&str]) -> String {
        let Ended { code, out, err } = self.run(args);
        format!("{out}{err}[{}]", code.unwrap())
    }
}

fn punished() -> Desk {
    let (table, _, _) = encoding_rs::GB18030.encode(TABLE);
    Desk::new(&[("处罚.csv", &table), ("模板.json", PROFILE.as_bytes())])
}

fn check(args: &[&str], expected: Expect) {
    expected.assert_eq(&punished().said(args));
}

#[test]
fn what_is_missing_late_doubled_and_not_for_the_public() {
    check(
        &["check", "处罚.csv", "--profile", "模板.json"],
        expect![[r#"
            处罚.csv
            行政处罚：共 4 件，2 件正在公示，罚款合计 7,300.50 元（另有 1 条没有计入）。

            提示 field：“罚款”有 1 条不能识别（如“不详”），显示为“—”
              建议：改正这些值；这一列本来就不是这一种内容时，改栏目模板里这个字段的 kind

            提示 pii：有 1 条涉及个人，没有显示：对个人的处罚不公开
              建议：在数据源里去掉涉及个人的行后重新发布；已经公开的尽快撤下

            提示 encoding：文件是 GB18030 编码，网页也能读
              建议：另存为 UTF-8 编码

            说明 form：数据的形式是“CSV”；组件也能读，但网页要多下载一个读取模块
              建议：改成标准的 JSON，网页打开更快

            提示 check-needed（丙公司，第 3 行）：1 条没有“文号”（行政处罚法第四十八条）：第 3 条丙公司
              建议：在数据源里补上这一项；列名不同时，在栏目模板这个字段的 names 里加上列名

            提示 check-late（乙公司，第 2 行）：1 条公示逾期（国办发〔2018〕118号）：第 2 条乙公司：应于2026年9月28日前，晚 3 个工作日
              建议：核对日期；确实逾期的，说明原因

            提示 check-unique（丁公司，第 5 行）：1 条文号与前面的一条相同：第 5 条丁公司
              建议：去掉重复的一条；不是同一条的，改正写错的一处

            共 1 张表、4 行：0 处异常，6 处提示，1 处说明。
            [0]"#]],
    );
}

#[test]
fn the_same_as_a_table_and_as_a_file() {
    check(
        &[
            "read",
            "处罚.csv",
            "--profile",
            "模板.json",
            "--format",
            "table",
        ],
        expect![[r#"
            行政处罚：共 4 件，2 件正在公示，罚款合计 7,300.50 元（另有 1 条没有计入）。
            文号                 被处罚单位  公示日期          罚款（元）  状态
            自市监罚〔2026〕1号  甲公司      2026年9月28日           5000  公示中
            自市监罚〔2026〕2号  乙公司      2026年10月8日        2000.50  公示中
            —（未填报）          丙公司      2026年9月21日  —（数据异常）  已撤下
            自市监罚〔2026〕1号  丁公司      2026年9月18日            300  复议中

            处罚.csv
            行政处罚：共 4 件，2 件正在公示，罚款合计 7,300.50 元（另有 1 条没有计入）。

            提示 field：“罚款”有 1 条不能识别（如“不详”），显示为“—”
              建议：改正这些值；这一列本来就不是这一种内容时，改栏目模板里这个字段的 kind

            提示 pii：有 1 条涉及个人，没有显示：对个人的处罚不公开
              建议：在数据源里去掉涉及个人的行后重新发布；已经公开的尽快撤下

            共 1 张表、4 行：0 处异常，2 处提示，0 处说明。
            [0]"#]],
    );
    check(
        &[
            "read",
            "处罚.csv",
            "--profile",
            "模板.json",
            "--format",
            "json",
        ],
        expect![[r#"
            {"schema":"mingbai.listing/1",
            "rows":[
            {"no":"自市监罚〔2026〕1号","who":"甲公司","person":null,"decided":"2026-09-17","shown":"2026-09-28","fine":"5000","status":"正在公示"},
            {"no":"自市监罚〔2026〕2号","who":"乙公司","person":null,"decided":"2026-09-17","shown":"2026-10-08","fine":"2000.50","status":"公示中"},
            {"no":null,"who":"丙公司","person":null,"decided":"2026-09-17","shown":"2026-09-21","fine":"不详","status":"已撤下"},
            {"no":"自市监罚〔2026〕1号","who":"丁公司","person":null,"decided":"2026-09-17","shown":"2026-09-18","fine":"300","status":"复议中"}
            ],
            "findings":[
            {"code":"pii","severity":"warning","message":"有 1 条涉及个人，没有显示：对个人的处罚不公开"}
            ]}
            处罚.csv
            行政处罚：共 4 件，2 件正在公示，罚款合计 7,300.50 元（另有 1 条没有计入）。

            提示 field：“罚款”有 1 条不能识别（如“不详”），显示为“—”
              建议：改正这些值；这一列本来就不是这一种内容时，改栏目模板里这个字段的 kind

            提示 pii：有 1 条涉及个人，没有显示：对个人的处罚不公开
              建议：在数据源里去掉涉及个人的行后重新发布；已经公开的尽快撤下

            共 1 张表、4 行：0 处异常，2 处提示，0 处说明。
            [0]"#]],
    );
}

/// What was written is read as the same list, by the widget's reader too.
#[test]
fn what_was_written_is_read_again() {
    use mingbai_data::listing::{Profile, read_text};
    let desk = punished();
    let args = ["处罚.csv", "--profile", "模板.json"];
    let written = desk.run(&["read", args[0], args[1], args[2]]).out;
    let profile = Profile::read(PROFILE).unwrap();
    let listing = read_text(&written, &profile).unwrap();
    assert_eq!(listing.rows.len(), 4);
    assert_eq!(
        listing.rows[1].cell(5).number().unwrap().to_string(),
        "2000.50"
    );
    std::fs::write(desk.0.0.join("again.json"), &written).unwrap();
    let again = desk.run(&["read", "again.json", args[1], args[2]]).out;
    assert_eq!(again, written);
}

#[test]
fn only_so_many_rows() {
    let desk = punished();
    let args = ["--profile", "模板.json", "--max-rows", "2"];
    let said = desk.said(&["check", "处罚.csv", args[0], args[1], args[2], args[3]]);
    assert!(
        said.contains("提示 limit：已读前 2 条，来源共 5 条\n"),
        "{said}"
    );
    assert!(
        said.contains("\n共 1 张表、已读 2 行，来源共 5 行："),
        "{said}"
    );
    let written = desk
        .run(&["read", "处罚.csv", args[0], args[1], args[2], args[3]])
        .out;
    assert!(written.contains("\"rows_in_source\":5"), "{written}");
    // Without a number said a list may be as long as a table of another subject.
    let rows: String = (0..6_000)
        .map(|row| format!("{row}号,甲,2026-09-17\n"))
        .collect();
    std::fs::write(
        desk.0.0.join("long.csv"),
        format!("文号,被处罚单位,决定日期\n{rows}"),
    )
    .unwrap();
    let said = desk.said(&["read", "long.csv", args[0], args[1]]);
    assert_eq!(said.matches("{\"no\":").count(), 6_000);
}

#[test]
fn findings_for_programs() {
    let desk = punished();
    let args = ["check", "处罚.csv", "--profile", "模板.json", "--format"];
    let of = |format: &str| -> Value {
        let ended = desk.run(&[args[0], args[1], args[2], args[3], args[4], format]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        serde_json::from_str(&ended.out).unwrap()
    };
    let json = of("json");
    let found = json["findings"].as_array().unwrap();
    let late = found
        .iter()
        .find(|one| one["code"] == "check-late")
        .unwrap();
    expect![[r#"
        {
          "code": "check-late",
          "severity": "warning",
          "table": 0,
          "row": 1,
          "field": null,
          "message": "1 条公示逾期（国办发〔2018〕118号）：第 2 条乙公司：应于2026年9月28日前，晚 3 个工作日",
          "remedy": "核对日期；确实逾期的，说明原因"
        }"#]].assert_eq(&format!("{late:#}"));
    assert_eq!(
        (&json["tables"], &json["rows"], &json["ok"]),
        (&1.into(), &4.into(), &true.into())
    );
    let sarif = of("sarif");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let late = results
        .iter()
        .find(|one| one["ruleId"] == "check-late")
        .unwrap();
    expect![[r#"
        {
          "ruleId": "check-late",
          "ruleIndex": 5,
          "level": "warning",
          "message": {
            "text": "1 条公示逾期（国办发〔2018〕118号）：第 2 条乙公司：应于2026年9月28日前，晚 3 个工作日。建议：核对日期；确实逾期的，说明原因"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "%E5%A4%84%E7%BD%9A.csv"
                }
              },
              "message": {
                "text": "乙公司，第 2 行"
              }
            }
          ]
        }"#]].assert_eq(&format!("{late:#}"));
}

/// Where every row is about a person there is nothing to show.
#[test]
fn persons_alone_are_refused() {
    let desk = punished();
    let text =
        r#"{"schema":"mingbai.listing/1","rows":[{"no":"1号","who":"某店","person":"张三"}]}"#;
    std::fs::write(desk.0.0.join("one.json"), text).unwrap();
    expect![[r#"
        one.json
        错误 pii：有 1 条涉及个人，没有显示：对个人的处罚不公开
          建议：在发布之前去标识化
        [1]"#]]
    .assert_eq(&desk.said(&["check", "one.json", "--profile", "模板.json"]));
}

#[test]
fn our_own_format_with_its_profile_within() {
    let text = format!(
        r#"{{"schema":"mingbai.listing/1","title":"处罚","as_of":"2026-11-20","sample":true,"profile":{PROFILE},
"rows":[
{{"no":"1号","who":"甲公司","decided":"2026-09-17","shwon":"2026-09-21","fine":"1200元/户"}},
{{"no":"2号","who":"乙公司","decided":"2026-11-20"}}
]}}"#
    );
    let desk = Desk::new(&[("own.json", text.as_bytes())]);
    // Whoever says that it is a list, or nothing, has its profile.
    let said = desk.said(&["check", "own.json"]);
    assert_eq!(desk.said(&["check", "own.json", "--as", "list"]), said);
    expect![[r#"
        own.json
        处罚：共 2 件。数据截至 2026年11月20日。

        说明 field（甲公司，第 1 行）：有不认识的字段，没有读入：shwon（是不是想写 shown？）
          建议：看一下是不是这样；是的不用改，列名写错的改成字段的 name

        共 1 张表、2 行：0 处异常，0 处提示，1 处说明。
        [0]"#]]
    .assert_eq(&said);
    let written = desk.run(&["read", "own.json"]).out;
    std::fs::write(desk.0.0.join("own.json"), &written).unwrap();
    assert_eq!(desk.run(&["read", "own.json"]).out, written);
    assert!(
        written.contains("\"profile\":{\"schema\":\"mingbai.profile/1\""),
        "{written}"
    );
    // What says nothing of a profile is what it was.
    let list = r#"[{"标题":"通知","发布日期":"2026-03-01"}]"#;
    std::fs::write(desk.0.0.join("list.json"), list).unwrap();
    let said = desk.said(&["read", "list.json", "--as", "list"]);
    assert!(
        said.contains("\"title\":\"通知\",\"published_at\":\"2026-03-01\""),
        "{said}"
    );
}

#[test]
fn a_profile_and_its_data_at_addresses() {
    let server = Server::start(|request, _| {
        let page = |number: usize| {
            let row = |row: usize| {
                format!(r#"{{"决定书文号":"{number}-{row}号","被处罚单位":"甲","状态":"公示中"}}"#)
            };
            let (one, two) = (row(1), row(2));
            ok(format!(
                r#"{{"pageNo":{number},"pageSize":2,"total":4,"rows":[{one},{two}]}}"#
            ))
        };
        vec![common::Step::Send(match &*request.path {
            "/profile.json" => ok(PROFILE),
            "/list?pageNo=1" => page(1),
            "/list?pageNo=2" => page(2),
            _ => http("404 Not Found", "", ""),
        })]
    });
    let desk = Desk::new(&[]);
    let data = server.url("/list?pageNo=1");
    let written = desk.run(&["read", &data, "--profile", &server.url("/profile.json")]);
    expect![[r#"
        {"schema":"mingbai.listing/1",
        "rows":[
        {"no":"1-1号","who":"甲","status":"公示中"},
        {"no":"1-2号","who":"甲","status":"公示中"},
        {"no":"2-1号","who":"甲","status":"公示中"},
        {"no":"2-2号","who":"甲","status":"公示中"}
        ]}
    "#]]
    .assert_eq(&written.out);
    // A part of it is no whole.
    let part = desk.said(&[
        "read",
        &data,
        "--profile",
        &server.url("/profile.json"),
        "--no-follow",
    ]);
    assert!(
        part.contains("\"rows_in_source\":4") && part.contains("来源说共有 4 行"),
        "{part}"
    );
    let missing = desk.said(&["read", &data, "--profile", &server.url("/nothing.json")]);
    assert!(
        missing.starts_with("栏目模板“http://127.0.0.1") && missing.ends_with("[2]"),
        "{missing}"
    );
}

/// A column that holds something else, and what a spreadsheet rounded.
#[test]
fn columns_that_are_doubted() {
    let table = "文号,被处罚单位,罚款\n5.10301E+17,甲公司,2019\n2号,乙公司,2020\n3号,丙公司,2021\n";
    let desk = punished();
    std::fs::write(desk.0.0.join("years.csv"), table).unwrap();
    let said = desk.said(&["check", "years.csv", "--profile", "模板.json"]);
    let lines = [
        "“罚款”这一列（3 处）看起来是年份，不是数额\n",
        "“文号”有 1 处在原表显示为科学计数，位数已丢失：第 1 行（“5.10301E+17”）\n",
    ];
    for line in lines {
        assert!(said.contains(line), "{said}");
    }
}

/// A page that stands alone: the list, each record in full, and what no page shows is not in it.
#[test]
fn a_list_is_written_as_a_page() {
    let page = punished().said(&["render", "处罚.csv", "--profile", "模板.json"]);
    assert!(page.contains("<!doctype html>"), "{page}");
    for there in [
        "共 4 件，2 件正在公示",
        "href=\"#wen1\"",
        "id=\"wen4\"",
        "application/ld+json",
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    for gone in ["<button", "<input", "张三", "对个人的处罚决定"] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    let wrong = punished().said(&["render", "处罚.csv", "--as", "air"]);
    assert!(!wrong.contains("<!doctype html>"), "{wrong}");
}

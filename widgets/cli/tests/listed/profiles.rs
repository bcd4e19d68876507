//! Profiles themselves: what is wrong with one, and those that come along.

use super::{Desk, PROFILE};
use expect_test::expect;
use serde_json::Value;

#[test]
fn a_profile_that_is_wrong() {
    let wrong = PROFILE
        .replace("\"required\": true}", "\"requird\": true}")
        .replace("\"title\": \"行政处罚\"", "\"titel\": \"行政处罚\"")
        .replace("\"within\": 7", "\"within\": \"七\"")
        .replace(
            "{\"word\": \"已撤下\"}",
            "{\"word\": \"已撤下\", \"when\": [{\"field\": \"end\", \"is\": \"past\"}]}",
        )
        .replace("{state:公示中}", "{state:公示}")
        .replace("\"fields\": [\"no\"]", "\"field\": [\"no\"]")
        .replace("\"label\": \"状态\"", "\"label\": \"文号\"");
    let desk = Desk::new(&[
        ("模板.json", wrong.as_bytes()),
        ("good.json", PROFILE.as_bytes()),
    ]);
    expect![[r#"
        模板.json
        栏目模板“”（penalty）：必须公开的字段 1 个。

        提示 profile：第 3 行第 22 列的 titel：不认识，没有采用。是不是想写 title？
          建议：改正栏目模板里的这一处

        提示 profile：第 7 行第 39 列的 fields.1.requird：不认识，没有采用。是不是想写 required？
          建议：改正栏目模板里的这一处

        提示 profile：第 16 行第 63 列的 terms.0.within：应写整数，没有采用
          建议：改正栏目模板里的这一处

        提示 profile：第 19 行第 14 列的 checks.0：应写明 fields，没有采用
          建议：改正栏目模板里的这一处

        提示 profile：第 19 行第 34 列的 checks.0.field：不认识，没有采用。是不是想写 fields？
          建议：改正栏目模板里的这一处

        提示 profile：栏目模板的 states：没有名为“end”的字段
          建议：改正栏目模板里的这一处

        提示 profile：栏目模板的 terms：within“七”不是整数
          建议：改正栏目模板里的这一处

        提示 profile：栏目模板的字段“no”和“status”都叫“文号”：叫这个名的列总是“no”
          建议：改正栏目模板里的这一处

        提示 profile：栏目模板的 sentence：{state:公示} 填不出来，这一段不会说
          建议：改正栏目模板里的这一处

        共 7 个字段、2 个状态、0 个时限：0 处异常，9 处提示，0 处说明。
        [0]"#]]
    .assert_eq(&desk.said(&["check", "模板.json"]));
    assert!(
        desk.said(&["check", "模板.json", "--strict"])
            .ends_with("[1]")
    );
    expect![[r#"
        good.json
        栏目模板“行政处罚”（penalty）：必须公开的字段 2 个。

        共 7 个字段、2 个状态、1 个时限：0 处异常，0 处提示，0 处说明。
        [0]"#]]
    .assert_eq(&desk.said(&["check", "good.json", "--strict"]));
    // For programs with the line, where it is known.
    let sarif = desk.run(&["check", "模板.json", "--format", "sarif"]).out;
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let line =
        |one: &Value| one["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64();
    let lines: Vec<_> = sarif["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect();
    expect!["[Some(3), Some(7), Some(16), Some(19), Some(19), Some(15), Some(16), None, None]"]
        .assert_eq(&format!("{lines:?}"));
    let json: Value =
        serde_json::from_str(&desk.run(&["check", "good.json", "--format", "json"]).out).unwrap();
    assert_eq!(
        (&json["fields"], &json["states"], &json["terms"]),
        (&7.into(), &2.into(), &1.into())
    );
}

#[test]
fn what_is_no_profile() {
    let desk = Desk::new(&[
        ("none.json", br#"{"schema":"mingbai.profile/1","name":"x"}"#),
        (
            "comma.json",
            b"{\"schema\":\"mingbai.profile/1\",\n\"fields\":[{\"name\":\"a\"},]}",
        ),
        (
            "two.json",
            br#"{"schema":"mingbai.profile/2","fields":[{"name":"a"}]}"#,
        ),
        ("data.json", br#"[{"a":"1"}]"#),
    ]);
    let said = |args: &[&str]| {
        let text = desk.said(args);
        let text = text.split("\n  建议").next().unwrap();
        text.trim_end_matches(|c: char| c == '\n' || c == '[' || c == ']' || c.is_ascii_digit())
            .to_owned()
    };
    let all = [
        said(&["check", "none.json"]),
        said(&["check", "comma.json"]),
        said(&["check", "two.json"]),
        said(&["check", "data.json", "--profile", "none.json"]),
        said(&["check", "data.json", "--profile", "comma.json"]),
        said(&["check", "data.json", "--profile", "data.json"]),
        said(&["check", "data.json", "--profile", "nothing.json"]),
        said(&["check", "data.json", "--profile", "recal"]),
        said(&["check", "data.json", "--profile", "recall", "--as", "air"]),
        said(&[
            "check",
            "data.json",
            "--profile",
            "recall",
            "--preset",
            "auto",
        ]),
        said(&["check", "data.json", "--profile", "recall"]),
    ];
    expect![[r#"
        none.json
        错误 schema：栏目模板没有字段：fields 应是字段的列表，每个有 name 和 label
        comma.json
        错误 parse：数据不是有效的 JSON：第 2 行第 24 列，逗号后面缺少内容
        two.json
        错误 schema：栏目模板的格式“mingbai.profile/2”不受支持，schema 应写作 mingbai.profile/
        “none.json”：栏目模板没有字段：fields 应是字段的列表，每个有 name 和 label
        栏目模板“comma.json”不是有效的 JSON：第 2 行第 24 列，逗号后面缺少内容
        “data.json”：栏目模板的格式“”不受支持，schema 应写作 mingbai.profile/
        文件“nothing.json”打不开：没有这个文件
        没有名为“recal”的栏目模板。是不是想写 recall？自己的模板写文件或 http(s) 地址
        profile 只用于清单，不能同时写 --as air：请去掉 --as
        写了 profile 就不用写 preset 和 map：列名在栏目模板里
        data.json
        错误 field：数据的列（a）没有一个是栏目模板“缺陷产品召回”里的字段（产品、类别、品牌、型号、条码、生产日期或批次范围、涉及数量、缺陷等）"#]].assert_eq(&all.join("\n"));
    assert_eq!(desk.run(&["check", "none.json"]).code, Some(1));
    assert_eq!(
        desk.run(&["check", "data.json", "--profile", "recal"]).code,
        Some(2)
    );
}

#[test]
fn the_profiles_that_come_along() {
    let desk = Desk::new(&[]);
    let listed = desk.run(&["profiles"]).out;
    let recall = listed
        .lines()
        .find(|line| line.starts_with("recall "))
        .unwrap();
    assert!(
        recall.contains("缺陷产品召回") && recall.ends_with("事项 5"),
        "{recall}"
    );
    for (name, text) in mingbai_data::listing::profiles() {
        let file = desk.0.0.join("own.json");
        std::fs::write(&file, text).unwrap();
        let said = desk.said(&["check", "own.json", "--strict"]);
        assert!(
            said.ends_with("0 处异常，0 处提示，0 处说明。\n[0]"),
            "{name}: {said}"
        );
    }
}

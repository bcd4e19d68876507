//! What is no record, no rule that holds, and no name that is public.

use super::*;

/// A list is read by column names; what adds up others, and what stands under the table, is no record.
#[test]
fn sums_and_notes_are_no_records() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t","label":"项目"},{"name":"n","label":"金额","kind":"number","unit":"元"}],
        "sentence":["共 {count} 条","合计 {sum:n}","{sum:n} 元整"]}"#;
    let profile = Profile::read(profile).unwrap();
    let rows = r#"[["序号","项目","金额"],["1","甲","3"],["2","乙","4"],["合　计","","7"],["注：金额含税","",""],["3","注：丙","5"]]"#;
    let listing = read_text(rows, &profile).unwrap();
    assert_eq!(listing.rows.len(), 3, "{:?}", listing.findings);
    assert_eq!(sentence(&listing, None), "共 3 条，合计 12 元，12 元整。");
    let said: Vec<&str> = listing.findings.iter().map(|own| &*own.message).collect();
    assert_eq!(
        said,
        [
            "有 1 行是合计或填表人等落款，不算作一条",
            "表下写着“注：金额含税”"
        ]
    );
    let keyed = r#"[{"序号":"1","项目":"甲","金额":"3"},{"序号":"合计","项目":"","金额":"3"},{"序号":"注：甲","项目":"注：甲","金额":"注：甲"}]"#;
    assert_eq!(read_text(keyed, &profile).unwrap().rows.len(), 1);
}

/// A term without its days, or with a condition that nobody understands, would call records late that are not.
#[test]
fn a_term_that_is_not_understood_is_not_applied() {
    let profile = |term: &str| {
        let text = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t"},{"name":"a","kind":"date"},{"name":"b","kind":"date"}],
            "terms":[{"from":"a","to":"b",TERM}]}"#;
        Profile::read(&text.replace("TERM", term)).unwrap()
    };
    for (term, fault) in [
        ("\"label\":\"x\"", "栏目模板的 terms：within“”不是整数"),
        ("\"within\":\"七\"", "栏目模板的 terms：within“七”不是整数"),
        (
            "\"within\":7,\"when\":[{\"field\":\"c\",\"is\":\"present\"}]",
            "栏目模板的 terms：没有名为“c”的字段",
        ),
    ] {
        let read = profile(term);
        assert_eq!(read.terms.len(), 0, "{term}");
        assert_eq!(read.faults, [fault]);
    }
    let not = profile("\"within\":7,\"when\":[{\"field\":\"t\",\"not\":[\"补正\"]}]");
    let rows = r#"[{"t":"甲","a":"2026-09-17","b":"2026-10-08"},{"t":"补正","a":"2026-09-17","b":"2026-10-08"},{"a":"2026-09-17","b":"2026-09-18"}]"#;
    let listing = read_text(rows, &not).unwrap();
    let all = listing.rows.iter();
    let due: Vec<Due> = all
        .map(|own| due(&listing, &not.terms[0], own, None))
        .collect();
    assert!(
        matches!(due[..], [Due::Late(_, 3), Due::None, Due::InTime(_)]),
        "{due:?}"
    );
}

/// 三个工作日 is the rule of 自贡: whoever else publishes is not late by it, and it is not cited to them.
#[test]
fn a_rule_of_one_city_holds_for_its_publishers_alone() {
    let (_, documents) = profiles()
        .into_iter()
        .find(|(name, _)| name == "documents")
        .unwrap();
    let row = |publisher: &str| {
        let row = r#"{"publisher":"PUBLISHER","rows":[{"title":"自贡办法","signed_at":"2026-09-17","published_at":"2026-09-23"}]}"#;
        let listing = read_text(&row.replace("PUBLISHER", publisher), &documents).unwrap();
        let late = check(&listing, Some(NOW));
        let late: Vec<String> = late.into_iter().map(|own| own.message).collect();
        late.iter()
            .any(|said| said.contains("自府办发〔2018〕44号"))
    };
    assert!(row("自贡市人民政府办公室"));
    assert!(!row("示例市人民政府办公室") && !row(""));
}

/// 张三 beside a telephone that is masked already is a name in the clear.
#[test]
fn a_name_beside_a_masked_number_is_veiled() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t"},{"name":"who","label":"姓名","kind":"person"}]}"#;
    let profile = Profile::read(profile).unwrap();
    for (printed, shown) in [
        ("张三 13912345678", "张* 139****5678"),
        ("张三（139****5678）", "张*（139****5678）"),
        ("张** 139****5678", "张** 139****5678"),
        ("张三、李四 1**", "张*、李* 1**"),
    ] {
        let rows = format!("[{{\"t\":\"甲\",\"姓名\":\"{printed}\"}}]");
        let listing = read_text(&rows, &profile).unwrap();
        assert_eq!(listing.rows[0].cell(1).text(), Some(shown));
    }
}

/// Numbers in other units are neither compared nor added as if they had none.
#[test]
fn numbers_in_units_of_their_own() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t"},{"name":"n","label":"罚款","kind":"money","unit":"元"},
        {"name":"a","kind":"date"},{"name":"b","kind":"date"},{"name":"d","kind":"number"}],"state":"s",
        "states":[{"word":"重罚","when":[{"field":"n","is":"at_least 100"}]}],"sort":["-n"],
        "sentence":["罚款 {sum:n} 元","{only:n}"],"checks":[{"check":"range","field":"n","most":"1000"}],
        "terms":[{"label":"办结","from":"a","to":"b","clock":"workday","within_field":"d"}]}"#;
    let profile = Profile::read(&profile.replace(r#""state":"s","#, "")).unwrap();
    let rows = r#"[{"t":"甲","n":"3万元"},{"t":"乙","n":"500"},{"t":"丙","n":"2美元"},{"t":"丁","n":"待定中"},{"t":"戊"}]"#;
    let listing = read_text(rows, &profile).unwrap();
    let mut list = vec![0, 1, 2, 3, 4];
    order(&listing, None, &mut list);
    assert_eq!(
        list,
        [0, 1, 2, 3, 4],
        "30,000, 500, what is in no yuan, nothing"
    );
    order(&listing, Some((1, false)), &mut list);
    assert_eq!(list, [1, 0, 2, 3, 4]);
    assert_eq!(
        sentence(&listing, None),
        "罚款 30,500 元（另有 3 条没有计入）。"
    );
    let said = check(&listing, None);
    let said: Vec<&str> = said.iter().map(|own| &*own.message).collect();
    assert_eq!(said, ["1 条“罚款”大于 1000：第 1 条甲：30000"]);
    let states = listing.rows.iter();
    let states: Vec<bool> = states
        .map(|own| standing(&profile, own, None) != Standing::Unknown)
        .collect();
    assert_eq!(
        states,
        [false, true, false, false, false],
        "only what is surely more"
    );
    let csv = to_csv(&listing, &list, None);
    assert!(
        csv.contains("丁,待定中,") && csv.contains("甲,3万元,"),
        "{csv}"
    );

    let rows = r#"[{"t":"甲","a":"2026-09-17","b":"2026-09-28","d":"7个工作日"},{"t":"乙","a":"2026-09-17","b":"2026-09-28","d":"2个月"},
        {"t":"丙","a":"2026-09-17","b":"2026-09-28","d":"2"}]"#;
    let listing = read_text(rows, &profile).unwrap();
    let all = listing.rows.iter();
    let due: Vec<Due> = all
        .map(|own| due(&listing, &profile.terms[0], own, None))
        .collect();
    assert!(
        matches!(due[..], [Due::InTime(_), Due::Unknown, Due::Late(_, 5)]),
        "{due:?}"
    );
}

/// A table of nothing but totals is not empty.
#[test]
fn totals_alone_are_records() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t","label":"月份"},{"name":"k","label":"类别"},{"name":"n","label":"件数","kind":"number"}]}"#;
    let rows = r#"[{"月份":"2026-01","类别":"合计","件数":"8"},{"月份":"2026-02","类别":"合计","件数":"9"}]"#;
    let listing = read_text(rows, &Profile::read(profile).unwrap()).unwrap();
    assert_eq!(listing.rows.len(), 2);
    assert!(listing.findings.is_empty(), "{:?}", listing.findings);
}

/// A state that rests on the rule of one city is none elsewhere, and nothing is counted by it.
#[test]
fn a_state_by_the_rule_of_one_place_is_its_own() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","local":{"publisher":"自贡","document":"自府办发〔2018〕44号"},
        "fields":[{"name":"t"},{"name":"n","kind":"number"}],"sentence":["共 {count} 个","{state:不够} 个不够"],
        "states":[{"word":"不够","rule":"自府办发〔2018〕44号：至少两次","when":[{"field":"n","is":"at_most 1"}]},{"word":"已公布","when":[{"field":"n","is":"present"}]}]}"#;
    let profile = Profile::read(profile).unwrap();
    let said = |by: &str| {
        let text = format!(
            r#"{{"schema":"mingbai.listing/1","publisher":"{by}","rows":[{{"t":"甲","n":1}}]}}"#
        );
        let listing = read_text(&text, &profile).unwrap();
        let Standing::Known(_, state) = standing(&listing.profile, &listing.rows[0], None) else {
            panic!("{by}");
        };
        format!("{} {}", state.word, sentence(&listing, None))
    };
    assert_eq!(said("自贡市贡井区人民政府"), "不够 共 1 个，1 个不够。");
    assert_eq!(said("示例县人民政府"), "已公布 共 1 个。");
}

/// A title over the table names no column, whether it is a heading, a row of one cell or one that reaches over all.
#[test]
fn a_title_over_a_table_is_no_heading() {
    let profile = Profile::read(
        r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t","label":"项目"}]}"#,
    )
    .unwrap();
    for rows in [
        r#"{"thead":[["收费目录"]],"tbody":[["序号","收什么"],["1","登记费"],["2","停车费"]]}"#,
        r#"[["收费目录",""],["序号","收什么"],["1","登记费"],["2","停车费"]]"#,
        r#"[["收费目录","收费目录"],["序号","收什么"],["1","登记费"],["2","停车费"]]"#,
    ] {
        let none = Profile::default();
        let listing = read_text(rows, &none).unwrap();
        assert_eq!(listing.rows.len(), 2, "{rows}");
        let labels: Vec<&str> = listing
            .profile
            .fields
            .iter()
            .map(|own| &*own.label)
            .collect();
        assert_eq!(labels, ["序号", "收什么"], "{rows}");
    }
    // One column alone has its heading.
    let one = r#"{"thead":[["项目"]],"tbody":[["甲"],["乙"]]}"#;
    assert_eq!(read_text(one, &profile).unwrap().rows.len(), 2);
}

/// What a table says where the amount stands is no amount: 免征 there is what is waived now.
#[test]
fn what_is_waived_is_not_charged() {
    let text = include_str!("../../../profiles/charges.json");
    let profile = Profile::read(text).unwrap();
    let rows =
        r#"[{"项目":"森林植被恢复费","收费标准":"免征"},{"项目":"停车费","收费标准":"5 元"}]"#;
    let listing = read_text(rows, &profile).unwrap();
    let said = sentence(&listing, None);
    assert!(said.contains("1 项正在执行，1 项现在免征"), "{said}");
}

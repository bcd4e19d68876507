//! Whole trees and tables: which field a value belongs to.

use super::super::{Counts, mask_matrix, mask_tree};
use crate::Tree;
use crate::read::{Limits, parse};
use crate::shape::Matrix;
use expect_test::{Expect, expect};

fn write(tree: &Tree, out: &mut String) {
    let list =
        |out: &mut String, ends: [char; 2], n: usize, each: &mut dyn FnMut(usize, &mut String)| {
            out.push(ends[0]);
            for at in 0..n {
                if at > 0 {
                    out.push_str(", ");
                }
                each(at, out);
            }
            out.push(ends[1]);
        };
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Bool(value) => out.push_str(&value.to_string()),
        Tree::Number(text) => out.push_str(text),
        Tree::Text(text) => out.push_str(&format!("{text:?}")),
        Tree::List(items) => list(out, ['[', ']'], items.len(), &mut |at, out| {
            write(&items[at], out)
        }),
        Tree::Map(members) => list(out, ['{', '}'], members.len(), &mut |at, out| {
            out.push_str(&format!("{}: ", members[at].0));
            write(&members[at].1, out);
        }),
    }
}

fn check(json: &str, expected: Expect) {
    let mut tree = parse(json, &Limits::default()).unwrap();
    let mut counts = Counts::default();
    mask_tree(&mut tree, &mut counts);
    let mut out = String::new();
    write(&tree, &mut out);
    if let Some(finding) = counts.finding() {
        out += &format!("\n{}: {}", finding.code, finding.message);
    }
    expected.assert_eq(&out);
    let mut again = Counts::default();
    mask_tree(&mut tree, &mut again);
    assert_eq!(again.total(), 0, "masked twice");
}

#[test]
fn rows_of_maps() {
    check(
        r#"{"code": 0, "data": {"rows": [
            {"序号": 1, "姓名": "张三", "身份证号": 510302199001010017, "联系电话": 13812345678, "家庭住址": "某某镇某某村3组", "补贴金额": 13812345678},
            {"序号": 2, "姓名": "李四", "身份证号": null, "联系电话": "0813-8102345", "家庭住址": "", "补贴金额": "1,200.00"}
        ]}}"#,
        expect![[r#"
            {code: 0, data: {rows: [{序号: 1, 姓名: "张*", 身份证号: "5103**********0017", 联系电话: "138****5678", 家庭住址: "某某镇某某村****", 补贴金额: 13812345678}, {序号: 2, 姓名: "李*", 身份证号: null, 联系电话: "0813-8102345", 家庭住址: "", 补贴金额: "1,200.00"}]}}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：居民身份证号 1 处、手机号 1 处、姓名 2 处、住址 1 处；所在字段：姓名、身份证号、联系电话、家庭住址。请发布单位在数据源中去标识化后重新发布"#]],
    );
}

#[test]
fn telephones_of_offices_stay() {
    check(
        r#"[{"单位名称": "某某镇人民政府", "负责人": "王五", "联系电话": "13812345678", "监督举报电话": "13912345678"}]"#,
        expect![[
            r#"[{单位名称: "某某镇人民政府", 负责人: "王五", 联系电话: "13812345678", 监督举报电话: "13912345678"}]"#
        ]],
    );
    check(
        r#"[{"当事人": "赵六", "处罚决定书文号": "某市监处〔2018〕1号", "违法事实": "身份证510302199001010017"}]"#,
        expect![[r#"
            [{当事人: "赵六", 处罚决定书文号: "某市监处〔2018〕1号", 违法事实: "身份证5103**********0017"}]
            pii: 数据中有未去标识化的个人信息，已遮盖显示：居民身份证号 1 处。请发布单位在数据源中去标识化后重新发布"#]],
    );
}

#[test]
fn names_by_their_neighbours() {
    check(
        r#"[{"name": "张三", "idcard": "510302199001010017", "address": "某某镇某某村3组"}, {"name": "某某项目", "address": "某某路1号"}]"#,
        expect![[r#"
            [{name: "张*", idcard: "5103**********0017", address: "某某镇某某村****"}, {name: "某某项目", address: "某某路1号"}]
            pii: 数据中有未去标识化的个人信息，已遮盖显示：居民身份证号 1 处、姓名 1 处、住址 1 处；所在字段：name、idcard、address。请发布单位在数据源中去标识化后重新发布"#]],
    );
}

#[test]
fn columns_beside_rows() {
    check(
        r#"{"columns": [{"field": "c1", "title": "姓名"}, {"field": "c2", "title": "卡号"}], "rows": [{"c1": "张三", "c2": "88010120001234567"}]}"#,
        expect![[r#"
            {columns: [{field: "c1", title: "姓名"}, {field: "c2", title: "卡号"}], rows: [{c1: "张*", c2: "8801 **** **** 4567"}]}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：银行卡（一卡通）号 1 处、姓名 1 处；所在字段：姓名、卡号。请发布单位在数据源中去标识化后重新发布"#]],
    );
    check(
        r#"{"header": ["序号", "姓名", "乡镇"], "rows": [["1", "张三", "某某镇"], ["2", "李四", "某某镇"]]}"#,
        expect![[r#"
            {header: ["序号", "姓名", "乡镇"], rows: [["1", "张*", "某某镇"], ["2", "李*", "某某镇"]]}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：姓名 2 处；所在字段：姓名。请发布单位在数据源中去标识化后重新发布"#]],
    );
}

/// A table of HTML has its headings in rows of their own. A heading masks what is below it, and not the heading beside it.
#[test]
fn rows_of_headings() {
    check(
        r#"{"thead": [["事项", "登记申请人", "收费标准"]], "tbody": [["不动产登记费", "张三丰", "80元/件"], ["登记申请人", "李四", "10元/本"]]}"#,
        expect![[r#"
            {thead: [["事项", "登记申请人", "收费标准"]], tbody: [["不动产登记费", "张**", "80元/件"], ["登记申请人", "李*", "10元/本"]]}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：姓名 2 处；所在字段：登记申请人。请发布单位在数据源中去标识化后重新发布"#]],
    );
    // The second row of headings says it.
    check(
        r#"{"thead": [["事项", "申请", "申请"], ["事项", "姓名", "日期"]], "tbody": [["低保", "张三丰", "2026-03-01"]]}"#,
        expect![[r#"
            {thead: [["事项", "申请", "申请"], ["事项", "姓名", "日期"]], tbody: [["低保", "张**", "2026-03-01"]]}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：姓名 1 处；所在字段：姓名。请发布单位在数据源中去标识化后重新发布"#]],
    );
    // What only looks like headings: no rows beside it are as wide.
    check(
        r#"{"head": [["姓名", "张三丰", "性别"]], "tbody": [["甲", "乙"]]}"#,
        expect![[r#"
            {head: [["姓名", "张**", "性别"]], tbody: [["甲", "乙"]]}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：姓名 1 处。请发布单位在数据源中去标识化后重新发布"#]],
    );
}

#[test]
fn rows_of_lists() {
    check(
        r#"[["某某镇低保名单", "", ""], ["乡镇", "姓名", "备注"], ["某某镇", "张三", "低保"], ["某某镇", "李四", 13812345678]]"#,
        expect![[r#"
            [["某某镇低保名单", "", ""], ["乡镇", "姓名", "备注"], ["某某镇", "张*", "低保"], ["某某镇", "李*", "138****5678"]]
            pii: 数据中有未去标识化的个人信息，已遮盖显示：手机号 1 处、姓名 2 处；所在字段：姓名。请发布单位在数据源中去标识化后重新发布"#]],
    );
    check(
        r#"[["姓名", "张三", "性别", "男"], ["身份证号", "510302900101001", "电话", "138 1234 5678"]]"#,
        expect![[r#"
            [["姓名", "张*", "性别", "男"], ["身份证号", "5103*******1001", "电话", "138****5678"]]
            pii: 数据中有未去标识化的个人信息，已遮盖显示：居民身份证号 1 处、手机号 1 处、姓名 1 处。请发布单位在数据源中去标识化后重新发布"#]],
    );
}

#[test]
fn labels_keys_and_texts_within() {
    check(
        r#"{"items": [{"label": "姓名", "value": "张三"}, {"label": "单位", "value": "某某局"}]}"#,
        expect![[r#"
            {items: [{label: "姓名", value: "张*"}, {label: "单位", value: "某某局"}]}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：姓名 1 处；所在字段：姓名。请发布单位在数据源中去标识化后重新发布"#]],
    );
    check(
        r#"{"13812345678": "a", "13822225678": {"n": 1}}"#,
        expect![[r#"
            {138****5678: "a", 138****5678·: {n: 1}}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：手机号 2 处。请发布单位在数据源中去标识化后重新发布"#]],
    );
    check(
        r#"{"data": "[{\"姓名\": \"张三\", \"电话\": 13812345678}]", "memo": "[公告] 无"}"#,
        expect![[r#"
            {data: [{姓名: "张*", 电话: "138****5678"}], memo: "[公告] 无"}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：手机号 1 处、姓名 1 处；所在字段：姓名、电话。请发布单位在数据源中去标识化后重新发布"#]],
    );
    check(
        r#"{"phones": ["13812345678", 13912345678], "姓名": ["张三", "李四"]}"#,
        expect![[r#"
            {phones: ["138****5678", "139****5678"], 姓名: ["张*", "李*"]}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：手机号 2 处、姓名 2 处；所在字段：phones、姓名。请发布单位在数据源中去标识化后重新发布"#]],
    );
    check(
        r#"{"url": "http://www.example.gov.cn/art/2018/4/16/13812345678.html", "href": "/x?sfz=510302199001010017"}"#,
        expect![[r#"
            {url: "http://www.example.gov.cn/art/2018/4/16/13812345678.html", href: "/x?sfz=5103**********0017"}
            pii: 数据中有未去标识化的个人信息，已遮盖显示：居民身份证号 1 处；所在字段：href。请发布单位在数据源中去标识化后重新发布"#]],
    );
}

#[test]
fn budgets_stay() {
    check(
        r#"{"unit": "元", "rows": [{"code": "201", "name": "一般公共服务支出", "initial": 13812345678, "final": 15912345678, "rate": "100.00%"}, {"名称": "合计", "2018年": 13812345678, "上年决算数": "13912345678"}]}"#,
        expect![[
            r#"{unit: "元", rows: [{code: "201", name: "一般公共服务支出", initial: 13812345678, final: 15912345678, rate: "100.00%"}, {名称: "合计", 2018年: 13812345678, 上年决算数: "13912345678"}]}"#
        ]],
    );
}

#[test]
fn tables_of_texts() {
    let row = |cells: &[&str]| {
        cells
            .iter()
            .map(|cell| (*cell).to_owned())
            .collect::<Vec<_>>()
    };
    let mut matrix = Matrix {
        caption: Some("补贴名单（联系人13812345678）".into()),
        header: vec![row(&["序号", "户主", "一卡通账号", "金额"])],
        rows: vec![row(&["1", "欧阳修", "6222021234567890123", "13812345678"])],
    };
    let mut counts = Counts::default();
    mask_matrix(&mut matrix, &mut counts);
    expect![[r#"
        Matrix { caption: Some("补贴名单（联系人138****5678）"), header: [["序号", "户主", "一卡通账号", "金额"]], rows: [["1", "欧阳*", "6222 **** **** 0123", "13812345678"]] }
        数据中有未去标识化的个人信息，已遮盖显示：手机号 1 处、银行卡（一卡通）号 1 处、姓名 1 处；所在字段：户主、一卡通账号。请发布单位在数据源中去标识化后重新发布"#]].assert_eq(&format!(
        "{matrix:?}\n{}",
        counts.finding().unwrap().message
    ));
}

/// A place is a way of indices: it quotes nothing.
#[test]
fn places_of_what_was_masked() {
    let text = r#"{"total":3,"rows":[{"备注":"无","电话":"0813-8102345"},{"备注":"联系13812345678"},
        {"备注":"无","更多":[["卡号"],["6222021234567890128"]]},{"13812345678":1},{"备注":"13812345678"}]}"#;
    let mut tree = parse(text, &Limits::default()).unwrap();
    let mut counts = Counts::default();
    mask_tree(&mut tree, &mut counts);
    let expected: [&[usize]; 3] = [&[1, 1, 0], &[1, 2, 1, 1, 0], &[1, 3, 0]];
    assert_eq!(counts.places, expected);
    assert_eq!(
        counts.said().unwrap(),
        "手机号 3 处、银行卡（一卡通）号 1 处"
    );
}

/// The telephones of a paper of our own format are there to be called: 咨询电话. Elsewhere, and for other numbers, they are not.
#[test]
fn telephones_of_papers_stay() {
    let read = |text: &str| crate::read::parse(text, &crate::read::Limits::default()).unwrap();
    let masked = |text: &str| {
        let mut tree = read(text);
        mask_tree(&mut tree, &mut Counts::default());
        tree.json()
    };
    let own = r#"{"schema":"mingbai.policy/1","title":"甲","phone":"13812345678","rows":[{"contact":"0813-8123456"}]}"#;
    assert_eq!(masked(own), own);
    assert!(!crate::privacy::may_hold(&read(own)));
    let channel = r#"{"schema":"mingbai.consultation/1","channels":[{"kind":"电话","address":"13812345678"}]}"#;
    assert_eq!(masked(channel), channel);
    for (text, part) in [
        (
            r#"{"schema":"mingbai.policy/1","body":"联系张某13812345678"}"#,
            "138****5678",
        ),
        (
            r#"{"schema":"mingbai.policy/1","phone":"510302199001010017"}"#,
            "5103**********0017",
        ),
        (
            r#"{"schema":"mingbai.listing/1","phone":"13812345678"}"#,
            "138****5678",
        ),
    ] {
        assert!(crate::privacy::may_hold(&read(text)), "{text}");
        assert!(masked(text).contains(part), "{text}");
    }
}

//! What tables are called, and which are of the same money.

use super::*;
use expect_test::{Expect, expect};

/// A table of one line and its total, in 万元.
fn table(title: &str, more: &str, code: &str, name: &str, total: &str) -> String {
    format!(
        r#"{{"title":"{title}",{more}"book":"general","side":"expenditure","unit":"万元","rows":[
        {{"code":"{code}","name":"{name}","level":1,"final":"{total}"}},{{"name":"支出合计","kind":"total","level":1,"final":"{total}"}}]}}"#
    )
}

fn read(tables: &[String]) -> Budget {
    let text = format!(
        r#"{{"year":2020,"scope":"市本级","tables":[{}]}}"#,
        tables.join(",")
    );
    read_text(&text, &wan()).unwrap()
}

fn check(budget: &Budget, expected: Expect) {
    let line = |at: usize| {
        let same = same_money(budget, at);
        let same = same.iter().map(|(at, name)| format!(" {at}{name}"));
        format!(
            "[{}] {}{}\n",
            budget.table_group(at),
            budget.shown_table_name(at),
            same.collect::<String>()
        )
    };
    let all: String = (0..budget.tables.len()).map(line).collect();
    expected.assert_eq(&all);
}

/// 功能, 政府经济 and 部门 tables of one budget, with the names that 预算法实施条例 has for them.
#[test]
fn one_money_in_several_tables() {
    let same = |title: &str, code: &str, name: &str| table(title, "", code, name, "449,235");
    check(
        &read(&[
            same(
                "2020年一般公共预算支出决算表（功能分类）",
                "205",
                "教育支出",
            ),
            same(
                "2020年一般公共预算支出政府预算支出经济分类决算表",
                "501",
                "机关工资福利支出",
            ),
            same("2020年一般公共预算支出分部门决算表", "", "区教育局"),
            // The same words, another sum: 基本支出 are a part.
            table(
                "2020年一般公共预算支出部门预算支出经济分类决算表",
                "",
                "301",
                "工资福利支出",
                "1",
            ),
            same("2020年一般公共预算支出总表", "", "本年支出"),
            table(
                "2019年一般公共预算支出决算表",
                r#""year":2019,"#,
                "205",
                "教育支出",
                "449,235",
            ),
        ]),
        expect![[r#"
            [一般公共预算] 一般公共预算支出（按功能分类） 0按功能 1按经济 2按部门
            [一般公共预算] 一般公共预算支出（按政府经济分类） 0按功能 1按经济 2按部门
            [一般公共预算] 一般公共预算支出（按部门） 0按功能 1按经济 2按部门
            [一般公共预算] 一般公共预算支出（按部门经济分类）
            [一般公共预算] 一般公共预算支出（总表）
            [2019 年] 2019年一般公共预算支出
        "#]],
    );
}

#[test]
fn names_that_tell_tables_apart() {
    let same = |title: &str| table(title, "", "", "甲", "5");
    check(
        &read(&[
            same("2020年一般性转移支付分地区决算表"),
            same("2020年专项转移支付分地区决算表"),
            same("2020年专项转移支付分项目决算表"),
            same("2020年政府债务限额和余额情况表"),
            same("2020年地方政府债券发行及还本付息情况表"),
            same("2020年“三公”经费决算表"),
            // Nothing but the title tells them apart.
            same("教育支出情况一"),
            same("教育支出情况二"),
        ]),
        expect![[r#"
            [债务、“三公”、转移支付] 一般性转移支付
            [债务、“三公”、转移支付] 专项转移支付（分地区）
            [债务、“三公”、转移支付] 专项转移支付（分项目）
            [债务、“三公”、转移支付] 政府债务
            [债务、“三公”、转移支付] 政府债务（发行与偿还）
            [债务、“三公”、转移支付] “三公”经费
            [一般公共预算] 教育支出情况一
            [一般公共预算] 教育支出情况二
        "#]],
    );
    assert_eq!(Budget::default().table_group(0), "");
    assert!(same_money(&Budget::default(), 0).is_empty());
}

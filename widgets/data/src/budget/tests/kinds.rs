//! What tables classify their money by.

use super::*;

/// A table of strings below a title, in 万元.
fn kind(title: &str, rows: &str) -> TableKind {
    let text = format!("{title}||\n编码|科目名称|决算数\n{rows}");
    let budget = read_matrix(&matrix(&text), &wan()).unwrap();
    budget.tables[0].kind()
}

/// The tables of a unit's 2024 决算 (渠县), as its report lists them.
const THIRTEEN: [&str; 13] = [
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "财政拨款支出决算明细表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款支出决算明细表",
    "一般公共预算财政拨款基本支出决算明细表",
    "一般公共预算财政拨款项目支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "财政拨款“三公”经费支出决算表",
];

#[test]
fn thirteen_tables_of_a_department() {
    for (at, name) in THIRTEEN.into_iter().enumerate() {
        for title in [
            name.to_owned(),
            format!("公开{:02}表 某局2024年度{name}", at + 1),
            format!("2024 年度部门决算 {name}（单位：万元）"),
        ] {
            let found = DepartmentTable::of(&title).unwrap();
            assert_eq!(usize::from(found.number()), at + 1, "{title}");
            assert_eq!(found, DepartmentTable::ALL[at], "{title}");
            assert_eq!(found.name(), name);
        }
    }
    let short = "一般公共预算财政拨款基本支出决算表";
    assert_eq!(
        DepartmentTable::of(short),
        Some(DepartmentTable::GeneralBasic)
    );
    let funds = "政府性基金预算财政拨款支出决算表";
    assert_eq!(DepartmentTable::of(funds), Some(DepartmentTable::Funds));
}

#[test]
fn tables_of_a_government_are_none_of_them() {
    for title in [
        "2018年汕尾市市级一般公共预算收入决算表",
        "2020年全区一般公共预算支出决算表",
        "2020年政府性基金支出决算表",
        "2020年国有资本经营收入决算表",
        "全市收入支出决算总表",
        "2020年收支决算",
        "2020年一般公共预算财政拨款支出预算表",
        "",
    ] {
        assert_eq!(DepartmentTable::of(title), None, "{title}");
    }
}

#[test]
fn titles_say_what_a_table_is() {
    for (title, expected) in [
        ("2020年地方政府债务限额及余额情况表", TableKind::Debt),
        ("2020年地方政府债券发行及还本付息情况表", TableKind::Debt),
        (
            "2020年一般公共预算对下转移支付分地区决算表",
            TableKind::Transfer,
        ),
        ("2020年税收返还和转移支付分项目决算表", TableKind::Transfer),
        ("2020年“三公”经费支出决算表", TableKind::ThreePublic),
        (
            "2020年一般公共预算政府预算支出经济分类决算表",
            TableKind::Economic,
        ),
        (
            "一般公共预算财政拨款支出（部门预算支出经济分类）决算表",
            TableKind::Department,
        ),
        ("2020年一般公共预算收支平衡表决算", TableKind::Summary),
        ("2024年度收入支出决算总表", TableKind::Summary),
        ("2024年度支出决算表", TableKind::Function),
        ("2024年度收入决算表", TableKind::Revenue),
        (
            "2024年度国有资本经营预算财政拨款收入支出决算表",
            TableKind::Summary,
        ),
        ("2020年部门收支决算情况", TableKind::Unstated),
        ("2020年一般公共预算支出分部门决算表", TableKind::Office),
    ] {
        assert_eq!(kind(title, "|甲|1\n|乙|2"), expected, "{title}");
    }
}

#[test]
fn codes_say_what_a_table_is() {
    for (rows, expected) in [
        (
            "205|教育支出|1\n20502|普通教育|1\n|支出合计|1",
            TableKind::Function,
        ),
        (
            "501|机关工资福利支出|1\n50101|工资奖金津补贴|1",
            TableKind::Economic,
        ),
        (
            "301|工资福利支出|1\n30101|基本工资|1\n302|商品和服务支出|2",
            TableKind::Department,
        ),
        (
            "101|税收收入|1\n10101|增值税|1\n103|非税收入|2",
            TableKind::Revenue,
        ),
        // A department that has the number of a 类 is none.
        (
            "301|县农业农村局|1\n302|县教育局|2\n303|县公安局|3",
            TableKind::Office,
        ),
        ("甲|a|1\n乙|b|2", TableKind::Unstated),
        // Half of both tells nothing.
        ("205|教育支出|1\n301|工资福利支出|1", TableKind::Unstated),
    ] {
        assert_eq!(kind("某表", rows), expected, "{rows}");
    }
}

#[test]
fn names_say_what_a_table_is() {
    for (rows, expected) in [
        (
            "|一、教育支出|1\n|二、社会保障和就业支出|1",
            TableKind::Function,
        ),
        (
            "|机关工资福利支出|1\n|机关商品和服务支出|1",
            TableKind::Economic,
        ),
        ("|工资福利支出|1\n|商品和服务支出|1", TableKind::Department),
        (
            "|1.因公出国（境）费|1\n|2.公务接待费|1",
            TableKind::ThreePublic,
        ),
        ("|一般债务限额|1\n|一般债务余额|1", TableKind::Debt),
        ("|税收收入|1\n|非税收入|1", TableKind::Revenue),
        // One alone may be anything.
        ("|教育支出|1\n|其他|1", TableKind::Unstated),
    ] {
        assert_eq!(kind("某表", rows), expected, "{rows}");
    }
}

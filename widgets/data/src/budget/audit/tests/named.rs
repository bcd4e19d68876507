//! Checks of lines that are known by their names, and of what is said in words.

use super::*;
use expect_test::expect;

#[test]
fn texts() {
    let columns = r#""name","level","initial","final","prior","yoy","note""#;
    let one = |note: &str| {
        let rows =
            format!(r#"["教育支出",1,1000,1100,1000,10,"{note}"],["其他支出",1,5,5,5,0,null]"#);
        audit(&read(&side("expenditure", "", columns, &rows)))
    };
    for held in [
        "比上年增加100万元，增长10%",
        "为年初预算数的110%，决算数大于年初预算数100万元",
        "决算数1,100万元，上年决算数1,000万元",
        "教育支出0.11亿元，同比增长10.0%",
        "其他支出5万元，增长0%，占3%。增长10%",
        "主要是人员经费增加，增加300万元，增长5%",
        "其中：校舍改造7691万元，下降40%",
        "快于序时进度3.4个百分点，增长10%",
    ] {
        let audit = one(held);
        let said: Vec<_> = audit.findings.iter().map(|found| &found.message).collect();
        assert!(audit.findings.is_empty(), "{held}: {said:?}");
    }
    let mut out = String::new();
    for off in [
        "比上年增加200万元",
        "比上年增加100万元，增长11.5%",
        "同比下降10%",
        "完成年初预算100%，决算数大于年初预算数100万元",
        "年初预算1050万元",
        "教育支出1.1亿元。增长10%",
        "上年决算数990万元",
        "其他支出50万元",
        "按可比口径增长12%，增收100万元",
    ] {
        let audit = one(off);
        for found in &audit.findings {
            out += &format!("{:?} {}\n", found.severity, found.message);
        }
        assert!(!audit.findings.is_empty(), "{off}");
    }
    expect![[r#"
        Warning “教育支出”的说明写“比上年增加200万元”，按决算数 1,100 万元与上年数 1,000 万元计算为 100 万元，与公布数不一致，差 100 万元
        Warning “教育支出”的说明写“增长11.5%”，表中比上年增减为 10%，与公布数不一致，差 1.5 个百分点
        Warning “教育支出”的说明写“比上年增加100万元”“增长11.5%”，按决算数 1,100 万元与增减 100 万元计算为 10.00%，与公布数不一致，差 1.5 个百分点
        Warning “教育支出”的说明写“同比下降10%”，表中比上年增减为 10%，与公布数不一致，差 20 个百分点
        Warning “教育支出”的说明写“完成年初预算100%”“决算数大于年初预算数100万元”，按决算数 1,100 万元与超过预算 100 万元计算为 110.00%，与公布数不一致，差 10 个百分点
        Warning “教育支出”的说明写“年初预算1050万元”，表中年初预算数为 1,000 万元，与公布数不一致，差 50 万元
        Warning “教育支出”的说明写“教育支出1.1亿元”，表中决算数为 1,100 万元，与公布数不一致，差 9,900 万元
        Warning “教育支出”的说明写“上年决算数990万元”，表中上年决算数为 1,000 万元，与公布数不一致，差 10 万元
        Warning “教育支出”的说明写“其他支出50万元”，表中“其他支出”决算数为 5 万元，与公布数不一致，差 45 万元
        Note “教育支出”的说明写“增收100万元”“按可比口径增长12%”，按决算数 1,100 万元与增减 100 万元计算为 10.00%，与公布数不一致，差 2 个百分点
    "#]].assert_eq(&out);
}

#[test]
fn titles() {
    let table = |title: &str| {
        let rows = r#"["一般公共预算支出",480691],["教育支出",1200]"#;
        side(
            "expenditure",
            &format!(r#","scope":"全县","title":"{title}""#),
            r#""name","final""#,
            rows,
        )
    };
    check(
        &table("2024年全县一般公共预算支出48.07亿元"),
        expect![[r#"
        text 1/1
        共核对 1 项，0 项不符。
    "#]],
    );
    check(
        &table("2024年全县一般公共预算支出49.07亿元，增长2%"),
        expect![[r#"
            text 0/1
            warning check-text [0 row 0 final] 标题写“2024年全县一般公共预算支出49.07亿元”，表中“一般公共预算支出”决算数为 480,691 万元，与公布数不一致，差 10,009 万元
            共核对 1 项，1 项不符。
        "#]],
    );
    check(
        &table("2024年县本级一般公共预算支出12亿元"),
        expect![[r#"
            没有可以互相核对的数。
        "#]],
    );
}

#[test]
fn three_public() {
    let columns = r#""name","kind","final""#;
    let rows = |cars: u32| {
        format!(
            r#"["“三公”经费合计","memo",100],["因公出国（境）费","memo",10],["公务接待费","memo",30],["公务用车购置及运行费","memo",{cars}],
            ["公务用车购置费","memo",20],["公务用车运行维护费","memo",40],["公务接待批次","memo",7],["公务用车保有量","memo",9]"#
        )
    };
    check(
        &side("expenditure", "", columns, &rows(60)),
        expect![[r#"
        three-public 2/2
        共核对 2 项，0 项不符。
    "#]],
    );
    check(
        &side("expenditure", "", columns, &rows(65)),
        expect![[r#"
        three-public 0/2
        warning check-three-public [0 row 3 final] “公务用车购置及运行费”决算数公布为 65 万元，公务用车购置费、公务用车运行维护费相加为 60 万元，与公布合计不一致，差 5 万元
        warning check-three-public [0 row 0 final] ““三公”经费合计”决算数公布为 100 万元，因公出国（境）费、公务接待费、公务用车购置及运行费相加为 105 万元，与公布合计不一致，差 5 万元
        共核对 2 项，2 项不符。
    "#]],
    );
}

/// 购置费 and 运行费 by their place alone: the rows of the form of a department's 决算, with and without 其中 and numbers.
#[test]
fn three_public_by_place() {
    let forms = [
        [
            "因公出国（境）费",
            "公务用车购置及运行费",
            "其中：购置费",
            "运行费",
            "公务接待费",
            "其中：外事接待费",
        ],
        [
            "1.因公出国（境）费",
            "2.公务用车购置及运行维护费",
            "（1）购置费",
            "（2）运行维护费",
            "3.公务接待费",
            "（1）国内接待费",
        ],
        [
            "一、因公出国（境）费",
            "二、公务用车购置及运行费",
            "　其中：公务用车购置费",
            "　公务用车运行费",
            "三、公务接待费",
            "　其中：国内接待费",
        ],
    ];
    for [abroad, cars, bought, run, guests, part] in forms {
        let rows = format!(
            r#"["合计","15.05"],["{abroad}",0],["{cars}","10.05"],["{bought}",2],["{run}","8.05"],["{guests}",5],["{part}",5]"#
        );
        let title = r#","title":"财政拨款“三公”经费支出决算表""#;
        let told = |rows: &str| {
            let budget = read(&side("expenditure", title, r#""name","final""#, rows));
            let audit = audit(&budget);
            let found = audit.findings.iter().filter(|found| found.code != "field");
            found.map(|found| found.place.row).collect::<Vec<_>>()
        };
        assert_eq!(told(&rows), [], "{rows}");
        assert_eq!(told(&rows.replace("15.05", "16.05")), [Some(0)], "{rows}");
        assert_eq!(told(&rows.replace("8.05", "8.15")), [Some(2)], "{rows}");
    }
}

/// Heads and cars counted in the column of money are not added to it.
#[test]
fn three_public_with_counts() {
    let rows = r#"["因公出国（境）费",10],["公务接待费",30],["公务用车购置及运行费",60],["因公出国（境）团组数",3],["公务接待人次",712],
        ["合计",100]"#;
    let tables = side(
        "expenditure",
        r#","title":"“三公”经费支出决算表""#,
        r#""name","final""#,
        rows,
    );
    check(
        &tables,
        expect![[r#"
        three-public 1/1
        共核对 1 项，0 项不符。
    "#]],
    );
    check(
        &tables.replace("100", "90"),
        expect![[r#"
        three-public 0/1
        warning check-three-public [0 row 5 final] “合计”决算数公布为 90 万元，因公出国（境）费、公务接待费、公务用车购置及运行费相加为 100 万元，与公布合计不一致，差 10 万元
        共核对 1 项，1 项不符。
    "#]],
    );
}

#[test]
fn ceilings() {
    let rows = r#"["教育",1000,950],["科技",1000,1050],["农业",1000,null]"#;
    let columns = r#""name","adjusted","final""#;
    check(
        &side("expenditure", "", columns, rows),
        expect![[r#"
        ceiling 1/2
        note check-ceiling [0 row 1 final] “科技”决算数 1,050 万元，大于调整预算数 1,000 万元，多 50 万元；各地口径不同，请看公布的说明
        共核对 2 项，1 项不符。
    "#]],
    );
    check(
        &side("revenue", "", columns, rows),
        expect![[r#"
        没有可以互相核对的数。
    "#]],
    );
}

#[test]
fn debts() {
    let table = |balance: &str| {
        format!(
            r#"{{"title":"政府债务限额和余额情况表","columns":["name","kind","final"],"rows":[
            ["债务限额","memo",100],["一般债务限额","memo",60],["专项债务限额","memo",40],
            ["2024年末债务余额","memo",90],["一般债务余额","memo",{balance}],["专项债务余额","memo",35],
            ["新增债务限额","memo",1],["一般债务余额（全市）","memo",900]]}}"#
        )
    };
    check(
        &table("55"),
        expect![[r#"
        parts 2/2
        debt 3/3
        共核对 5 项，0 项不符。
    "#]],
    );
    check(
        &table("65"),
        expect![[r#"
            parts 1/2
            debt 2/3
            warning check-debt [0 row 4 final] 一般债务余额 65 万元，大于限额 60 万元，多 5 万元
            warning check-sum [0 row 3 final] “2024年末债务余额”决算数公布为 90 万元，一般债务余额、专项债务余额相加为 100 万元，与公布合计不一致，差 10 万元
            共核对 5 项，2 项不符。
        "#]],
    );
}

/// A table each: neither is held against the other's limit.
#[test]
fn debts_of_two_tables() {
    let table = |title: &str, limit: u32| {
        format!(
            r#"{{"title":"2024年政府{title}限额和余额情况表","columns":["name","final"],"rows":[
            ["债务限额",{limit}],["新增债务限额",1],["债务余额",90]]}}"#
        )
    };
    check(
        &(table("一般债务", 100) + "," + &table("专项债务", 95)),
        expect![[r#"
            debt 2/2
            unit 1/1
            共核对 3 项，0 项不符。
        "#]],
    );
    check(
        &(table("一般债务", 100) + "," + &table("专项债务", 85)),
        expect![[r#"
            debt 1/2
            unit 1/1
            warning check-debt [1 row 2 final] 专项债务余额 90 万元，大于限额 85 万元，多 5 万元
            共核对 3 项，1 项不符。
        "#]],
    );
}

/// 一般债务 below 债务余额 says what it is by the line above it.
#[test]
fn debts_below_each_other() {
    let table = r#"{"title":"债务情况表","columns":["name","level","final"],"rows":[
        ["一、2024年债务限额",1,100],["一般债务",2,60],["专项债务",2,40],["其中：新增专项债务",3,7],
        ["二、2024年末债务余额",1,95],["一般债务",2,50],["专项债务",2,45],["三、2023年末债务余额",1,99],["四、一般公共预算还本",1,800]]}"#;
    check(
        table,
        expect![[r#"
            parts 2/2
            debt 2/3
            unit 1/1
            warning check-debt [0 row 6 final] 专项债务余额 45 万元，大于限额 40 万元，多 5 万元
            共核对 6 项，1 项不符。
        "#]],
    );
}

#[test]
fn transfers() {
    let tables = |came: u32| {
        format!(
            r#"{{"book":"general","side":"revenue","columns":["name","final"],"rows":[["二、调入资金",{came}]]}},
            {{"book":"funds","side":"expenditure","columns":["name","final"],"rows":[["调出资金",18300]]}},
            {{"book":"funds","side":"expenditure","scope":"县本级","columns":["name","final"],"rows":[["调出资金",99999]]}}"#
        )
    };
    check(
        &tables(18300),
        expect![[r#"
        transfer 1/1
        共核对 1 项，0 项不符。
    "#]],
    );
    check(
        &tables(18000),
        expect![[r#"
        transfer 0/1
        warning check-transfer [0 row 0 final] 一般公共预算“调入资金” 18,000 万元，小于政府性基金预算“调出资金” 18,300 万元，差 300 万元
        共核对 1 项，1 项不符。
    "#]],
    );
}

//! Each check: what agrees, what does not, and where nothing can be said.

use super::*;
use expect_test::expect;

/// One side of a book.
fn side(side: &str, more: &str, columns: &str, rows: &str) -> String {
    format!(r#"{{"book":"general","side":"{side}"{more},"columns":[{columns}],"rows":[{rows}]}}"#)
}

#[test]
fn sums_of_either_side() {
    let tables = side(
        "revenue",
        "",
        r#""name","final""#,
        r#"["税收收入",5],["非税收入",3],["收入总计",9]"#,
    ) + ","
        + &side(
            "expenditure",
            "",
            r#""name","final""#,
            r#"["教育",50],["科技",33],["支出总计",90]"#,
        );
    check(
        &tables,
        expect![[r#"
        revenue 1/1
        expenditure 0/1
        unit 2/2
        note check-sum [0 row 2 final] “收入总计”决算数公布为 9 万元，所列 2 项相加为 8 万元，与公布合计相差 1 万元（四舍五入）
        warning check-sum [1 row 2 final] “支出总计”决算数公布为 90 万元，所列 2 项相加为 83 万元，与公布合计不一致，差 7 万元
        共核对 4 项，1 项不符。
    "#]],
    );
    // What is missing is neither made nor held.
    check(
        &side(
            "expenditure",
            "",
            r#""name","final""#,
            r#"["教育",50],["科技",null],["支出总计",90]"#,
        ),
        expect![[r#"
            没有可以互相核对的数。
        "#]],
    );
}

#[test]
fn both_sides_and_the_balance() {
    let tables = |balance: &str, scope: &str| {
        side("revenue", "", r#""name","final""#, r#"["收入总计",900]"#)
            + ","
            + &side(
                "expenditure",
                &format!("{balance}{scope}"),
                r#""name","final""#,
                r#"["支出总计",800]"#,
            )
    };
    check(
        &tables(r#","balance":100"#, ""),
        expect![[r#"
        balance 1/1
        共核对 1 项，0 项不符。
    "#]],
    );
    check(
        &tables(r#","balance":80"#, ""),
        expect![[r#"
        balance 0/1
        warning check-balance [1 row 0 balance] 一般公共预算决算数：收入总计 900 万元，支出总计 800 万元，年终结余 80 万元；收入总计与支出总计加年终结余不一致，差 20 万元
        共核对 1 项，1 项不符。
    "#]],
    );
    check(
        &tables("", ""),
        expect![[r#"
        没有可以互相核对的数。
    "#]],
    );
    // 全县 and 县本级 are never held against each other.
    check(
        &tables(r#","balance":80"#, r#","scope":"县本级""#),
        expect![[r#"
            没有可以互相核对的数。
        "#]],
    );
    check(
        &tables(r#","balance":80"#, r#","year":2023"#),
        expect![[r#"
        没有可以互相核对的数。
    "#]],
    );
    let equal = |spent| {
        side("revenue", "", r#""name","final""#, r#"["收入总计",900]"#)
            + ","
            + &side(
                "expenditure",
                "",
                r#""name","final""#,
                &format!(
                    r#"["本年支出",800],["年终结余",{}],["支出总计",{spent}]"#,
                    spent - 800
                ),
            )
    };
    check(
        &equal(900),
        expect![[r#"
        expenditure 1/1
        balance 1/1
        unit 1/1
        共核对 3 项，0 项不符。
    "#]],
    );
    check(
        &equal(890),
        expect![[r#"
        expenditure 1/1
        balance 0/1
        unit 1/1
        warning check-balance [1 row 2 final] 一般公共预算决算数：收入总计 900 万元，支出总计（含结余）890 万元，两者不一致，差 10 万元
        共核对 3 项，1 项不符。
    "#]],
    );
}

#[test]
fn rates_and_changes() {
    let rows = r#"["教育",1000,950,95,900,5.56],["科技",1000,950,90,900,6.5],["农业",1000,950,null,null,3]"#;
    let columns = r#""name","adjusted","final","rate","prior","yoy""#;
    check(
        &side("expenditure", "", columns, rows),
        expect![[r#"
        rate 2/4
        ceiling 3/3
        warning check-rate [0 row 1 rate] “科技”公布完成率 90%，按决算数 950 万元与调整预算数 1,000 万元计算为 95.00%，与公布数不一致，差 5 个百分点
        warning check-rate [0 row 1 yoy] “科技”公布比上年增减 6.5%，按决算数 950 万元与上年决算数 900 万元计算为 5.56%，与公布数不一致，差 0.94 个百分点
        共核对 7 项，2 项不符。
    "#]],
    );
    // Made comparable, the year before is another number.
    check(
        &side("expenditure", r#","yoy_basis":"同口径""#, columns, rows),
        expect![[r#"
            rate 1/2
            ceiling 3/3
            warning check-rate [0 row 1 rate] “科技”公布完成率 90%，按决算数 950 万元与调整预算数 1,000 万元计算为 95.00%，与公布数不一致，差 5 个百分点
            共核对 5 项，1 项不符。
        "#]],
    );
}

#[test]
fn shares_and_offices() {
    let columns = r#""name","level","kind","final","note""#;
    let rows = r#"["一般公共预算收入",1,"item",1000,null],["税收收入",2,"memo",600,"占比60%"],["非税收入",2,"memo",390,"占一般公共预算收入的39.5%"],
        ["税务部门",2,"memo",700,null],["财政部门",2,"memo",300,null]"#;
    check(
        &side("revenue", "", columns, rows),
        expect![[r#"
        share 2/4
        warning check-share [0 row 0 final] “一般公共预算收入”决算数公布为 1,000 万元，税收收入、非税收入相加为 990 万元，与公布合计不一致，差 10 万元
        warning check-share [0 row 2 note] “非税收入”的说明写“占一般公共预算收入的39.5%”，按决算数 390 万元与“一般公共预算收入” 1,000 万元计算为 39.00%，与公布数不一致，差 0.5 个百分点
        共核对 4 项，2 项不符。
    "#]],
    );
}

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
fn years() {
    let tables = |prior: &str| {
        side(
            "expenditure",
            r#","year":2024"#,
            r#""code","name","final","prior""#,
            &format!(r#"["205","教育支出",1100,{prior}],["206","科学技术支出",50,44]"#),
        ) + ","
            + &side(
                "expenditure",
                r#","year":2023"#,
                r#""code","name","final""#,
                r#"["206","科技支出",44],["205","教育",1000]"#,
            )
    };
    check(
        &tables("1000"),
        expect![[r#"
        years 2/2
        共核对 2 项，0 项不符。
    "#]],
    );
    check(
        &tables("990"),
        expect![[r#"
        years 1/2
        warning check-years [0 row 0 prior] “教育支出”上年决算数 990 万元，2023 年公布的决算数 1,000 万元，与公布数不一致，差 10 万元
        共核对 2 项，1 项不符。
    "#]],
    );
    check(
        &tables("10000000"),
        expect![[r#"
        years 1/1
        unit 0/1
        warning check-unit [0 row 0 prior] “教育支出”上年决算数 10,000,000 万元，2023 年公布的决算数 1,000 万元，约差一万倍，两处的金额单位可能不同
        共核对 2 项，1 项不符。
    "#]],
    );
    let other = tables("990").replace(r#","year":2023"#, r#","year":2023,"scope":"县本级""#);
    check(
        &other,
        expect![[r#"
        没有可以互相核对的数。
    "#]],
    );
}

#[test]
fn units() {
    let columns = r#""name","level","adjusted","final","rate""#;
    // The whole in 元, its parts in 万元.
    check(
        &side(
            "expenditure",
            "",
            columns,
            r#"["教育",1,null,12000000,null],["小学",2,null,700,null],["中学",2,null,500,null]"#,
        ),
        expect![[r#"
            unit 0/1
            warning check-unit [0 row 0 final] “教育”决算数公布为 12,000,000 万元，所列 2 项相加为 1,200 万元，约差一万倍，两处的金额单位可能不同
            共核对 1 项，1 项不符。
        "#]],
    );
    // One part in 元.
    check(
        &side(
            "expenditure",
            "",
            columns,
            r#"["教育",1,null,1200,null],["小学",2,null,7000000,null],["中学",2,null,500,null]"#,
        ),
        expect![[r#"
            unit 0/1
            warning check-unit [0 row 1 final] “小学”决算数公布为 7,000,000 万元，缩小一万倍时各项相加与“教育”的公布合计一致，这一项的金额单位可能不同
            共核对 1 项，1 项不符。
        "#]],
    );
    check(
        &side(
            "expenditure",
            r#","rate_base":"adjusted""#,
            columns,
            r#"["教育",1,1000,9500000,95]"#,
        ),
        expect![[r#"
            ceiling 0/1
            unit 0/1
            warning check-unit [0 row 0 rate] “教育”公布完成率 95%，按决算数 9,500,000 万元与调整预算数 1,000 万元计算为 950,000.00%，与公布数不一致，差 949,905 个百分点；约差一万倍，两处的金额单位可能不同
            note check-ceiling [0 row 0 final] “教育”决算数 9,500,000 万元，大于调整预算数 1,000 万元，多 9,499,000 万元；各地口径不同，请看公布的说明
            共核对 2 项，2 项不符。
        "#]],
    );
    // The same line in two tables of a year.
    let tables = side(
        "expenditure",
        "",
        r#""name","final""#,
        r#"["教育支出",1100],["科技支出",50]"#,
    ) + ","
        + &side(
            "expenditure",
            r#","unit":"元""#,
            r#""name","final""#,
            r#"["教育支出",1100],["科技支出",50]"#,
        );
    check(
        &tables,
        expect![[r#"
        unit 0/1
        warning check-unit [1 row 0 final] “教育支出” 1,100 元，第 1 张表为 1,100 万元，约差一万倍，两处的金额单位可能不同
        共核对 1 项，1 项不符。
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

#[test]
fn nothing_to_compare() {
    check(
        &side("expenditure", "", r#""name","final""#, r#"["教育",5]"#),
        expect![[r#"
            没有可以互相核对的数。
        "#]],
    );
}

//! Each check: what agrees, what does not, and where nothing can be said.

use super::*;
use expect_test::expect;

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
            1 项合计因缺数无法核对。
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
    // A part that stands there twice is in the same unit, however small it is in another one.
    check(
        &side(
            "expenditure",
            "",
            columns,
            r#"["三公",1,null,88,null],["接待费",2,null,12,null],["用车",2,null,76,null],["用车运行",2,null,76,null]"#,
        ),
        expect![[r#"
            parts 0/1
            unit 1/1
            warning check-sum [0 row 0 final] “三公”决算数公布为 88 万元，所列 3 项相加为 164 万元，与公布合计不一致，差 76 万元
            共核对 2 项，1 项不符。
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
fn nothing_to_compare() {
    check(
        &side("expenditure", "", r#""name","final""#, r#"["教育",5]"#),
        expect![[r#"
            没有可以互相核对的数。
        "#]],
    );
}

/// The second table forgot to say that it is of the year before.
#[test]
fn one_table_twice() {
    let table = |sum: u32| {
        format!(
            r#"{{"title":"支出决算表","side":"expenditure","book":"general","rows":[{{"name":"教育支出","final":{sum}}},{{"name":"合计","final":{sum}}}]}}"#
        )
    };
    let two = |sum: u32| audit(&read(&[table(300), table(sum)].join(","))).findings;
    assert_eq!(two(300), []);
    let found = two(280);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "check-years");
    assert_eq!(
        found[0].message,
        "与第 1 张表的名称和年度（2024年）相同，合计不同；请核对两张表各是哪一年，在表中写明 year"
    );
}

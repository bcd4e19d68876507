//! Figures that governments published, at four levels. One contradicts itself; nothing is said of the others but what
//! rounding explains.

use super::*;
use expect_test::expect;

/// Budgets as they were published, with the source in each file.
const PUBLISHED: [(&str, &str); 14] = [
    ("debt-2018", include_str!("published/debt-2018.json")),
    (
        "special-debt-2017",
        include_str!("published/special-debt-2017.json"),
    ),
    ("sichuan-2014", include_str!("published/sichuan-2014.json")),
    (
        "guangzhou-2023",
        include_str!("../../../../../../demo/examples/budget/guangzhou-2023/data.json"),
    ),
    (
        "shanwei-2018",
        include_str!("../../../../../../demo/examples/budget/shanwei-2018/data.json"),
    ),
    (
        "cangshan-2020",
        include_str!("../../../../../../demo/examples/budget/cangshan-2020/data.json"),
    ),
    ("gulou-2021", include_str!("published/gulou-2021.json")),
    (
        "qu-2024",
        include_str!("../../../../../../demo/examples/budget/qu-2024/data.json"),
    ),
    (
        "huangping-2022",
        include_str!("published/huangping-2022.json"),
    ),
    (
        "dayao-2024-04",
        include_str!("published/dayao-2024-04.json"),
    ),
    (
        "lukou-2015-08",
        include_str!("published/lukou-2015-08.json"),
    ),
    (
        "longquan-2018",
        include_str!("published/longquan-2018.json"),
    ),
    ("mianzhu-2025", include_str!("published/mianzhu-2025.json")),
    (
        "tianshui-2017",
        include_str!("published/tianshui-2017.json"),
    ),
];

#[test]
fn what_is_found() {
    let mut out = String::new();
    for (name, text) in PUBLISHED {
        let budget = read_text(text, &ReadOptions::default()).unwrap();
        out += &format!("# {name}\n{}", show(&audit(&budget)));
    }
    expect![[r#"
        # debt-2018
        parts 1/1
        debt 1/1
        unit 1/1
        共核对 3 项，0 项不符。
        # special-debt-2017
        debt 1/1
        共核对 1 项，0 项不符。
        # sichuan-2014
        balance 1/1
        three-public 2/2
        unit 1/1
        共核对 4 项，0 项不符。
        # guangzhou-2023
        revenue 2/2
        expenditure 2/2
        balance 2/2
        unit 4/4
        共核对 10 项，0 项不符。
        # shanwei-2018
        revenue 1/1
        text 2/2
        unit 1/1
        共核对 4 项，0 项不符。
        # cangshan-2020
        revenue 2/2
        expenditure 2/2
        balance 4/4
        unit 4/4
        transfer 1/1
        共核对 13 项，0 项不符。
        # gulou-2021
        revenue 3/3
        expenditure 2/2
        balance 8/8
        unit 5/5
        transfer 2/2
        note check-sum [0 row 6 final] “收入合计”决算数公布为 55.60 亿元，所列 6 项相加为 55.6029 亿元，与公布合计相差 0.0029 亿元（四舍五入）
        note check-sum [2 row 4 final] “收入合计”决算数公布为 42.5 亿元，所列 4 项相加为 42.501 亿元，与公布合计相差 0.001 亿元（四舍五入）
        note check-sum [8 row 7 final] “收入合计”决算数公布为 54.95 亿元，所列 7 项相加为 54.9529 亿元，与公布合计相差 0.0029 亿元（四舍五入）
        note check-balance [11 balance] 政府性基金预算决算数：收入总计 42.351 亿元，支出总计 19.31 亿元，年终结余 23.04 亿元；收入总计与支出总计加年终结余相差 0.001 亿元（四舍五入）
        共核对 20 项，0 项不符。
        # qu-2024
        revenue 1/1
        expenditure 1/1
        balance 1/1
        share 3/3
        unit 2/2
        共核对 8 项，0 项不符。
        # huangping-2022
        share 6/6
        text 2/3
        unit 1/1
        note check-text [0 row 5 note] “地方一般公共预算收入（同口径）”的说明写“增收4,376万元”“同口径同比增长14.6%”，按执行数 30,161 万元与增减 4,376 万元计算为 16.97%，与公布数不一致，差 2.37 个百分点
        共核对 10 项，1 项不符。
        # dayao-2024-04
        rate 4/4
        share 1/1
        text 21/21
        unit 1/1
        共核对 27 项，0 项不符。
        # lukou-2015-08
        parts 1/1
        share 4/4
        text 22/22
        unit 1/1
        共核对 28 项，0 项不符。
        # longquan-2018
        three-public 2/2
        unit 1/1
        共核对 3 项，0 项不符。
        # mianzhu-2025
        text 4/4
        three-public 1/1
        共核对 5 项，0 项不符。
        # tianshui-2017
        revenue 2/2
        expenditure 1/1
        share 7/7
        text 4/5
        unit 3/3
        warning check-text [3 row 0 note] “一般公共预算财政拨款支出”的说明写“完成年初预算100%”“决算数大于预算数55.93万元”，按决算数 1,741.75 万元与超过预算 55.93 万元计算为 103.32%，与公布数不一致，差 3.32 个百分点
        共核对 18 项，1 项不符。
    "#]].assert_eq(&out);
}

/// 天水市幼儿园 2017: 完成年初预算 100% and 55.93 万元 above it cannot both be. The others hold.
#[test]
fn one_contradicts_itself() {
    for (name, text) in PUBLISHED {
        let budget = read_text(text, &ReadOptions::default()).unwrap();
        let audit = audit(&budget);
        let above = audit
            .findings
            .iter()
            .filter(|found| found.severity > Severity::Note);
        let codes: Vec<&str> = above.map(|found| found.code).collect();
        let expected: &[&str] = if name == "tianshui-2017" {
            &["check-text"]
        } else {
            &[]
        };
        assert_eq!(codes, expected, "{name}");
        assert!(audit.made() > 0, "{name}");
    }
}

/// 财政部 2018: 限额 of 专项债务 86,185.08 亿元, of which 13,500 were new that year.
#[test]
fn what_a_limit_grew_by_is_no_limit() {
    let text = include_str!("published/special-debt-2017.json");
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    let limits = crate::budget::debt_limits(&budget);
    let limit = limits
        .iter()
        .find(|limit| limit.year == Some(2018))
        .unwrap();
    assert_eq!(limit.limit.number(), crate::Decimal::parse("86185.08"));
}

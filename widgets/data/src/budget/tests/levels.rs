//! Which line stands under which, from codes, blanks, numbering and words.

use super::*;
use expect_test::{Expect, expect};

fn check(rows: &str, expected: Expect) {
    let budget = read_matrix(&matrix(rows), &wan()).unwrap();
    expected.assert_eq(show(&budget).trim_start());
}

#[test]
fn by_code() {
    check(
        "科目编码|科目名称|决算数\n|支出合计|30\n205|教育支出|30\n20502|普通教育|20\n2050201|学前教育|5\n2050202|小学教育|15\n20503|职业教育|10",
        expect![[r#"
            # 支出（万元）
              支出合计**: final 30
              205 教育支出: final 30
                20502 普通教育 <教育支出: final 20
                  2050201 学前教育 <普通教育: final 5
                  2050202 小学教育 <普通教育: final 15
                20503 职业教育 <教育支出: final 10
        "#]],
    );
    // A code whose own parent is not listed stands under the nearest one that is.
    check(
        "编码|名称|决算数\n205|教育|5\n2050201|学前教育|5\n20601|科学管理|1",
        expect![[r#"
            # 支出（万元）
              205 教育: final 5
                  2050201 学前教育 <教育: final 5
                20601 科学管理: final 1
        "#]],
    );
    check(
        "科目|决算数\n205教育支出|5\n20502 普通教育|5\n[2050201]学前教育|5\n2018年结转|0",
        expect![[r#"
            # 支出（万元）
              205 教育支出: final 5
                20502 普通教育 <教育支出: final 5
                  2050201 学前教育 <普通教育: final 5
              2018年结转: final 0
        "#]],
    );
    check(
        "编码|名称|决算数\n101|税收收入|3\n10101|增值税|3\n1010101|国内增值税|3",
        expect![[r#"
            # 收入（万元）
              101 税收收入: final 3
                10101 增值税 <税收收入: final 3
                  1010101 国内增值税 <增值税: final 3
        "#]],
    );
}

#[test]
fn by_blanks() {
    check(
        "项目|决算数\n教育支出|30\n　　普通教育|20\n　　　　小学教育|20\n　　职业教育|10\n　　　　　　合　计|30",
        expect![[r#"
            # 支出（万元）
              教育支出: final 30
                普通教育 <教育支出: final 20
                  小学教育 <普通教育: final 20
                职业教育 <教育支出: final 10
              合　计**: final 30
        "#]],
    );
    check(
        "项目|决算数\n教育支出|30\n&nbsp;&nbsp;普通教育|20\n\u{a0}\u{a0}职业教育|10",
        expect![[r#"
            # 支出（万元）
              教育支出: final 30
                普通教育 <教育支出: final 20
                职业教育 <教育支出: final 10
        "#]],
    );
}

#[test]
fn by_numbering() {
    check(
        "项目|决算数\n一、税收收入|30\n增值税|20\n企业所得税|10\n二、非税收入|5\n（一）专项收入|5\n1. 教育费附加|5\n收入合计|35",
        expect![[r#"
            # 收入（万元）
              一、税收收入: final 30
                增值税 <一、税收收入: final 20
                企业所得税 <一、税收收入: final 10
              二、非税收入: final 5
                （一）专项收入 <二、非税收入: final 5
                  1. 教育费附加 <（一）专项收入: final 5
              收入合计**: final 35
        "#]],
    );
}

#[test]
fn by_level_and_depth() {
    check(
        "级次|项目|决算数\n1|教育|30\n2|普通教育|20\n3|小学|20\n2|职业教育|10\n1|科技|2",
        expect![[r#"
            # （万元）
              教育: final 30
                普通教育 <教育: final 20
                  小学 <普通教育: final 20
                职业教育 <教育: final 10
              科技: final 2
        "#]],
    );
    // A given level counts more than a code.
    check(
        "级次|编码|项目|决算数\n1|001|甲县|30\n2|205|教育|20\n2|206|科技|10\n1|002|乙县|5\n2|205|教育|5\n1||合计|35",
        expect![[r#"
            # 支出（万元）
              001 甲县: final 30
                205 教育 <甲县: final 20
                206 科技 <甲县: final 10
              002 乙县: final 5
                205 教育 <乙县: final 5
              合计**: final 35
        "#]],
    );
    let text = r#"{"unit":"万元","rows":[{"name":"教育","final":3,"children":[{"name":"小学","final":1},{"name":"中学","final":2}]}]}"#;
    expect![[r#"

        # （万元）
          教育: final 3
            小学 <教育: final 1
            中学 <教育: final 2
    "#]]
    .assert_eq(&result(read_text(text, &wan())));
}

#[test]
fn parts_that_are_shown_again() {
    check(
        "项目|决算数\n税收收入|30\n其中：增值税|20\n非税收入|5\n收入合计|35",
        expect![[r#"
            # 收入（万元）
              税收收入: final 30
                其中：增值税~ <税收收入: final 20
              非税收入: final 5
              收入合计**: final 35
        "#]],
    );
    check(
        "项目|决算数\n税收收入|30\n  其中：增值税|12\n  企业所得税|8\n非税收入|5\n  专项收入|5\n收入合计|35",
        expect![[r#"
            # 收入（万元）
              税收收入: final 30
                其中：增值税~ <税收收入: final 12
                企业所得税~ <税收收入: final 8
              非税收入: final 5
                专项收入 <非税收入: final 5
              收入合计**: final 35
        "#]],
    );
}

/// A part shown again among lines with codes or levels of their own takes none of them along.
#[test]
fn parts_among_lines_that_say_what_they_are() {
    check(
        "编码|项目|决算数\n205|教育|30\n20502|其中：义务教育|20\n20502|普通教育|25\n20503|职业教育|5",
        expect![[r#"
            # 支出（万元）
              205 教育: final 30
                20502 其中：义务教育~ <教育: final 20
                20502 普通教育 <教育: final 25
                20503 职业教育 <教育: final 5
        "#]],
    );
    check(
        "级次|项目|决算数\n1|教育|30\n2|其中：义务教育|20\n2|普通教育|25\n2|职业教育|5",
        expect![[r#"
            # （万元）
              教育: final 30
                其中：义务教育~ <教育: final 20
                普通教育 <教育: final 25
                职业教育 <教育: final 5
        "#]],
    );
}

#[test]
fn totals_and_subtotals() {
    check(
        "项目|决算数\n税收收入|30\n非税收入|5\n本年收入合计|35\n上级补助收入|10\n收入总计|45",
        expect![[r#"
            # 收入（万元）
              税收收入: final 30
              非税收入: final 5
              本年收入合计*: final 35
              上级补助收入: final 10
              收入总计**: final 45
        "#]],
    );
    check(
        "项目|决算数\n税收收入合计|30\n地方一般公共预算支出合计|30\n小计|1\n全市合计|1",
        expect![[r#"
            # （万元）
              税收收入合计*: final 30
              地方一般公共预算支出合计*: final 30
              小计*: final 1
              全市合计**: final 1
            warning check-sum [0 row 3 final] “全市合计”决算数公布为 1 万元，所列 3 项相加为 61 万元，与公布合计不一致，差 60 万元
        "#]],
    );
    check(
        "项目|决算数\n支出合计|10\n教育支出|10\n年终结余|2",
        expect![[r#"
            # 支出（万元） balance 2
              支出合计**: final 10
              教育支出: final 10
              年终结余~: final 2
        "#]],
    );
}

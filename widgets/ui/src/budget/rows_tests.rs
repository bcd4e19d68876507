use expect_test::{Expect, expect};
use mingbai_data::budget::{Budget, Stage, Table};

use super::{Layout, rows};
use crate::budget::fixture::{SMALL, budget, table};
use crate::budget::index::Index;
use crate::budget::state::{Order, View};

fn of(table: &Table) -> Budget {
    Budget {
        tables: vec![table.clone()],
        ..budget("")
    }
}

fn draw(table: &Table, view: &View, layout: Layout) -> String {
    let shown = rows(&of(table), &Index::new(table), view, &view.query, layout);
    let mut out = String::new();
    for row in shown.list {
        let mark = match (row.kids, row.open) {
            (true, true) => "- ",
            (true, false) => "+ ",
            _ => "  ",
        };
        let indent = "  ".repeat(usize::from(row.depth));
        out.push_str(&[&indent, mark, &table.lines[row.line].name, "\n"].concat());
    }
    out
}

fn check(view: &str, layout: Layout, expected: Expect) {
    expected.assert_eq(&draw(&table(SMALL), &View::read(view), layout));
}

#[test]
fn a_short_tree_is_open_and_a_branch_can_be_closed() {
    check(
        "o0",
        Layout::Wide,
        expect![[r#"
            + 教育支出
              社会保障和就业支出
              公共安全支出
              卫生健康支出
              本年支出合计
              支出总计
        "#]],
    );
}

#[test]
fn order_is_among_siblings_and_sums_stay_behind() {
    check(
        "s-4",
        Layout::Wide,
        expect![[r#"
            - 教育支出
              - 普通教育
                  学前教育
                教育管理事务
              卫生健康支出
              社会保障和就业支出
              公共安全支出
              本年支出合计
              支出总计
        "#]],
    );
}

#[test]
fn ascending_leaves_what_has_no_number_behind_too() {
    check(
        "s+4;o0",
        Layout::Wide,
        expect![[r#"
              卫生健康支出
            + 教育支出
              社会保障和就业支出
              公共安全支出
              本年支出合计
              支出总计
        "#]],
    );
}

#[test]
fn narrow_shows_one_level_under_the_line_it_is_of() {
    check(
        "d0",
        Layout::Narrow,
        expect![[r#"
            - 教育支出
              教育管理事务
            + 普通教育
        "#]],
    );
}

#[test]
fn a_search_finds_names_and_codes_anywhere() {
    check(
        "q205　教育",
        Layout::Narrow,
        expect![[r#"
            + 教育支出
              教育管理事务
            + 普通教育
              学前教育
        "#]],
    );
    check("q没有", Layout::Wide, expect![""]);
}

/// With the words lent, a search finds what it means beside what is called so; a state with the words alone says nothing of
/// what is searched.
#[test]
fn a_search_finds_what_is_meant() {
    let lent = |query: &str| ["k教育 学校 上学\n普通教育 学校\n卫生健康 看病;q", query].concat();
    check(
        &lent("学校"),
        Layout::Wide,
        expect![[r#"
            + 教育支出
            + 普通教育
        "#]],
    );
    check(
        &lent("孩子上学"),
        Layout::Narrow,
        expect![[r#"
            + 教育支出
        "#]],
    );
    check("q学校", Layout::Wide, expect![""]);
    assert_eq!(View::read(&lent("学校")).text(), "q学校");
}

#[test]
fn paper_shows_everything() {
    let table = table(SMALL);
    let view = View::read("o-;d0;q教育");
    assert_eq!(
        draw(&table, &view, Layout::Paper).lines().count(),
        table.lines.len()
    );
}

#[test]
fn a_line_that_is_its_own_parent_is_no_circle() {
    let mut table = table(SMALL);
    table.lines[0].parent = Some(2);
    table.lines[2].parent = Some(2);
    let rows = rows(
        &of(&table),
        &Index::new(&table),
        &View::read("o*"),
        "",
        Layout::Wide,
    );
    assert_eq!(rows.list.len(), table.lines.len());
}

#[test]
fn bars_are_measured_against_the_largest_sibling() {
    let table = table(SMALL);
    let index = Index::new(&table);
    let largest = |line: usize| index.measure(&table, line).map(|amount| amount.to_string());
    assert_eq!(largest(6).as_deref(), Some("1250"));
    assert_eq!(largest(1).as_deref(), Some("1100"));
    assert_eq!(largest(3), None, "其中 has no ordinary sibling");
}

#[test]
fn ten_thousand_lines_keep_their_order_when_equal() {
    let text: String = (0_usize..10_000)
        .map(|i| format!("n{i}|||{}\n", i.rem_euclid(7)))
        .collect();
    let table = table(&text);
    let view = View {
        order: Order::Amount(Stage::Final),
        ..View::default()
    };
    let rows = rows(&of(&table), &Index::new(&table), &view, "", Layout::Wide);
    let mut expected: Vec<usize> = (0..10_000).collect();
    expected.sort_by_key(|line| std::cmp::Reverse(line.rem_euclid(7)));
    assert!(rows.list.iter().map(|row| row.line).eq(expected));
}

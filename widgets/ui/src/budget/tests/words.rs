//! What things are called, and why a figure is not there.

use mingbai_data::budget::{Side, Table};

use super::*;

/// The words say what opens.
#[test]
fn data_is_not_called_a_page() {
    check_state(
        None,
        Status {
            source: Some("/data/budget".into()),
            page: false,
            ..failed(Phase::Error, "http", "服务器出错。")
        },
        expect![[r#"
            (aloud)
            暂时无法获取数据
            服务器出错。（ 代码 http）
            [r] 重试‹/data/budget› 查看原始数据
        "#]],
    );
}

/// Nothing can be measured against nothing, and it is said; a figure that is missing has its own reason.
#[test]
fn a_base_of_zero_is_the_reason() {
    let rows = "205 教育支出|||20|10\n208 社会保障支出|0|0|10|0\n210 卫生健康支出|5|5|10|\n";
    for (view, expected) in [
        (
            "",
            expect![[r#"
                | 教育支出 | — 未提供 | — 未提供 | 
                [p0▸] 20
                ▬1000‰ | — 未提供 | +100.00%
                | 社会保障支出 | 0 | 0 | 
                [p1▸] 10
                ▬500‰ | — 基数为 0，无法计算 | — 基数为 0，无法计算
                | 卫生健康支出 | 5 | 5 | 
                [p2▸] 10
                ▬500‰ | 200.00% | — 未提供"#]],
        ),
        (
            "w300",
            expect![[r#"
        | 教育支出 | [p0▸] 20 万元 | ▬1000‰
        比上年 +100.00%
        | 社会保障支出 | [p1▸] 10 万元 | ▬500‰
        完成调整预算 — 基数为 0，无法计算 比上年 — 基数为 0，无法计算
        | 卫生健康支出 | [p2▸] 10 万元 | ▬500‰
        完成调整预算 200.00%"#]],
        ),
    ] {
        let all = plain(&html(Some(budget(rows)), fresh(), Options::default(), view));
        let lines: Vec<&str> = all
            .lines()
            .skip_while(|line| !line.contains("| 教育支出"))
            .take_while(|line| !line.contains("条形"))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }
}

#[test]
fn plans_and_final_accounts_have_their_own_heading() {
    for (rows, heading) in [
        ("教育支出|1", "预算公开\n"),
        ("教育支出|1||1", "决算公开\n"),
    ] {
        let data = Budget {
            title: None,
            ..budget(rows)
        };
        let all = plain(&html(Some(data), fresh(), Options::default(), ""));
        assert!(all.starts_with(heading), "{all}");
    }
}

/// Tables of which nobody says what they are can be told apart and chosen.
#[test]
fn tables_without_a_name_are_numbered() {
    let mut data = tiny();
    let mut unnamed = data.tables.remove(0);
    unnamed.side = Side::Unstated;
    data.tables = vec![unnamed; 2];
    let all = plain(&html(Some(data), fresh(), Options::default(), ""));
    assert!(all.contains("[t] /*表 1 / 表 2\n"), "{all}");
}

/// 全市 and 市本级 have both sides each: 收入 alone would name two tables.
#[test]
fn two_levels_of_government_are_told_apart() {
    let mut data = budget(SMALL);
    let mut table = data.tables.remove(0);
    table.title = None;
    data.tables = ["全市", "市本级"]
        .map(|scope| Table {
            scope: Some(scope.into()),
            ..table.clone()
        })
        .into();
    let all = plain(&html(Some(data), fresh(), Options::default(), ""));
    for scope in ["全市支出", "市本级支出"] {
        assert!(all.contains(scope), "{scope} in {all}");
    }
}

/// Figures on paper stand below their own unit, also where one table has another than the first.
#[test]
fn every_table_on_paper_has_its_unit() {
    let mut data = budget(SMALL);
    let mut other = tiny().tables.remove(0);
    other.unit = MoneyUnit::Yi;
    data.tables.push(other);
    let all = plain(&html(Some(data), fresh(), Options::default(), "w0"));
    for name in ["\n支出（万元）\n", "\n支出（亿元）\n"] {
        assert!(all.contains(name), "{name} in {all}");
    }
}

#[test]
fn what_nobody_states_is_not_guessed() {
    let bare = Budget {
        tables: tiny().tables,
        source_url: Some("javascript:alert(1)".into()),
        ..Budget::default()
    };
    check_state(
        Some(bare),
        Status {
            phase: Phase::Partial,
            ..Status::default()
        },
        expect![[r#"
            决算公开
            支出 1,250 万元（按所列科目相加）。
            [v0*] 表格
            [v6] 核对
            [v7] 带走
            …
            发布机构： 未注明
            数据截至： 未注明
            来源： 原始页面
            更新状态： 已更新，有核对发现
        "#]],
    );
}

/// A part says that it is one, and of how many rows where that is known: never “共” for what was read.
#[test]
fn a_part_says_how_many_rows_were_read() {
    let drawn = |rows| {
        let mut budget = budget("教育|||3\n科学|||4\n");
        budget.rows_in_source = rows;
        let html = html(Some(budget), fresh(), Options::default(), "");
        let from = html.find("role=\"status\">").unwrap();
        html.get(from..).unwrap().to_owned()
    };
    assert!(drawn(None).starts_with("role=\"status\">共 2 行，显示 2 行<"));
    for (rows, said) in [
        (26, "已读 2 行，来源共 26 行，显示 2 行<"),
        (0, "已读 2 行，显示 2 行<"),
    ] {
        let html = drawn(Some(rows));
        assert!(
            html.starts_with(&format!("role=\"status\">{said}")),
            "{html}"
        );
        assert!(html.contains("这里只有来源的一部分。"));
    }
}

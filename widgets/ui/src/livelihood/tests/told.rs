//! Links, pictures, colours, sums and paper: what must not be lost or made up on the way to a reader.

use super::*;

#[test]
fn an_address_that_may_be_no_link_stays_text() {
    let drawn = html(props(
        Some(programme(&[
            r#""title":"桥","photo_url":["javascript:alert(1) 桥面","/a.jpg 桥墩"],"url":"data:text/html,x""#,
        ])),
        "",
    ));
    assert!(!drawn.contains("javascript:") && !drawn.contains("data:text"));
    assert!(drawn.contains("href=\"/a.jpg\""));
    // It is not loaded either.
    assert_eq!(drawn.matches("<img").count(), 1);
}

#[test]
fn a_picture_has_words_a_link_and_its_day() {
    const ROW: &str = r#""title":"桥","photo_url":["/a.jpg 2019年10月 桥面","https://a.cn/b.jpg","https://b.cn/c.jpg"]"#;
    let mut given = props(Some(programme(&[ROW])), "");
    given.options.origins = "https://a.cn".into();
    let drawn = html(given);
    let (_, shots) = drawn.split_once("现场照片").unwrap();
    let (shots, _) = shots.split_once("项目情况").unwrap();
    expect![[r#"

        <img loading="lazy" referrerpolicy="same-origin" alt="2019年10月 桥面" src="/a.jpg">
        <img loading="lazy" referrerpolicy="same-origin" alt="照片" src="https://a.cn/b.jpg">
    "#]]
    .assert_eq(&format!(
        "\n{}\n",
        shots
            .split('<')
            .filter(|tag| tag.starts_with("img"))
            .map(|tag| format!("<{tag}"))
            .collect::<Vec<_>>()
            .join("\n")
    ));
    expect![[r#"
        照片没有显示，可以打开链接查看‹/a.jpg› 2019年10月 桥面
        照片没有显示，可以打开链接查看‹https://a.cn/b.jpg› 照片
        ‹https://b.cn/c.jpg› 照片
    "#]]
    .assert_eq(&plain(shots));
    // Of a list on paper nothing was loaded: the links stay.
    let drawn = html(props(Some(programme(&[ROW, ROWS[3]])), "w0"));
    assert!(!drawn.contains("<img") && drawn.contains("href=\"/a.jpg\""));
    let drawn = html(props(Some(programme(&[ROW, ROWS[3]])), "w0;p0"));
    assert!(drawn.contains("<img"));
}

#[test]
fn no_colour_alone() {
    let drawn = html(props(Some(programme(&ROWS)), ""));
    for chip in drawn.split("mbl-chip").skip(1) {
        let word = chip.split('>').nth(1).unwrap().split('<').next().unwrap();
        assert!(!word.is_empty());
    }
}

#[test]
fn a_part_of_the_rows_has_no_sum() {
    let data = Programme {
        partial: true,
        ..programme(&ROWS)
    };
    let drawn = plain(&html(props(Some(data), "")));
    assert!(drawn.contains("5 个项目（只取到一部分）"), "{drawn}");
    assert!(
        drawn.contains("数据不全，不求和") && !drawn.contains("600 万元"),
        "{drawn}"
    );
}

#[test]
fn of_a_district_that_is_chosen_its_own_figures_stand_in_the_list() {
    // 1,089 of 400 are 272.25 %, half up 272.3 %: 眉山 2019.
    let drawn = plain(&html(props(Some(programme(&ROWS)), "d1")));
    assert!(drawn.contains("东坡区：目标任务 272.3%（计算）"), "{drawn}");
    assert!(!drawn.contains("246.4%"), "{drawn}");
}

#[test]
fn of_a_district_that_is_chosen_its_own_status_is_listed_and_counted() {
    // 20 of 50 there are not the 1,109 of 450 of the whole.
    let drawn = plain(&html(props(Some(programme(&ROWS)), "d2")));
    assert!(drawn.contains("[t3] 进行中 1\n[t6] 暂停 1\n"), "{drawn}");
    assert!(
        drawn.contains("便民服务点 | 进行中 | 彭山区：目标任务 40%（计算）"),
        "{drawn}"
    );
    let drawn = plain(&html(props(Some(programme(&ROWS)), "d2;t3")));
    assert!(drawn.contains("共 5 个项目，显示 1 个"), "{drawn}");
    // Opened, it is the whole.
    let drawn = plain(&html(props(Some(programme(&ROWS)), "d2;p4")));
    assert!(drawn.contains("便民服务点\n超额完成"), "{drawn}");
}

#[test]
fn what_is_not_a_ratio_of_this_year_says_so() {
    let drawn = plain(&html(props(
        Some(programme(&[
            // A published rate beside figures of all years only.
            r#""title":"管网","indicator":"铺设","target_cum":"80公里","actual_cum":"60公里","rate":"75""#,
            r#""title":"户厕","indicator":"改造","target":"50个""#,
            r#""title":"校车","indicator":"购置","actual":"12辆""#,
            // No table has this word: it stands as printed.
            r#""title":"渡改桥","status":"基本建成待验""#,
        ])),
        "",
    )));
    for line in [
        "| 铺设 累计 75%",
        "| 改造 未公布完成数",
        "| 购置 没有可比的目标",
        "无数据 原文：基本建成待验",
        // They stand in no works: one word for them all.
        "\n4 件\n",
        "4 件实事：",
        "共 4 件，显示 4 件",
    ] {
        assert!(drawn.contains(line), "{line}: {drawn}");
    }
}

#[test]
fn districts_of_which_nothing_is_told_stand_in_one_line() {
    // 眉山 2019: 市本级 has the figures of one indicator, and blank cells for the others.
    let row = |place: &str, name: &str, figures: &str| {
        format!(r#""title":"就业","region":"{place}","indicator":"{name}",{figures}"#)
    };
    let blank = r#""target":"","actual":"""#;
    let rows = [
        row(
            "市本级",
            "城镇新增就业",
            r#""target":"60人","actual":"577人""#,
        ),
        row("市本级", "下岗失业人员再就业", blank),
        row("东坡区", "城镇新增就业", blank),
        row("东坡区", "下岗失业人员再就业", blank),
        row("彭山区", "城镇新增就业", blank) + r#","status":"停工""#,
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    for view in ["", "w300"] {
        let drawn = plain(&html(props(Some(programme(&rows)), view)));
        assert!(
            drawn.contains("\n没有公布：市本级（下岗失业人员再就业）、东坡区\n"),
            "{drawn}"
        );
        // What else is told of a district stays.
        assert!(drawn.contains("彭山区 暂停"), "{drawn}");
        assert_eq!(drawn.matches("东坡区").count(), 1, "{drawn}");
    }
}

#[test]
fn on_paper_the_items_stand_behind_the_list() {
    let drawn = plain(&html(props(Some(programme(&ROWS)), "w0;t6")));
    let (list, items) = drawn
        .split_once("\n渡口便桥\n")
        .unwrap_or_else(|| panic!("{drawn}"));
    assert!(list.contains("显示 1 个"), "{list}");
    // Nobody looks for anything on paper.
    assert!(!list.contains("查找项目"), "{list}");
    assert!(
        items.contains("原因：汛期冲毁") && !items.contains("青岭路"),
        "{items}"
    );
    // What was opened stands alone.
    let drawn = plain(&html(props(Some(programme(&ROWS)), "w0;p3")));
    assert!(
        drawn.contains("暂停：公布为暂停、停工、缓建") && !drawn.contains("各项目"),
        "{drawn}"
    );
}

/// A picture that names its step stands beneath it; the others have a part of their own.
#[test]
fn a_picture_stands_beneath_the_step_that_it_shows() {
    const ROW: &str = r#""title":"桥","as_of":"2019-12-31","milestones":["2019-06-30 桥墩（2019-06-28）","2019-12-31 桥面"],
        "photo_url":[{"url":"/b.jpg","alt":"全景"},{"url":"/a.jpg","alt":"桥墩完成","step":"桥墩"},{"url":"/c.jpg","alt":"不知哪里","step":"引道"}]"#;
    check_body(
        props(Some(programme(&[ROW])), "p0"),
        expect![[r#"
            民生项目进展
            桥
            无数据
            [y▸] 这样判断的依据
            时间节点
            桥墩 已完成 计划 2019年6月30日 完成 2019年6月28日
            照片没有显示，可以打开链接查看‹/a.jpg› 桥墩完成
            桥面 未到期 计划 2019年12月31日
            现场照片
            照片没有显示，可以打开链接查看‹/b.jpg› 全景
            照片没有显示，可以打开链接查看‹/c.jpg› 不知哪里
            项目情况
            项目类型 民生实事
            数据截至 2019年12月31日
            [c] 复制文字 (aloud)
        "#]],
    );
}

/// The notice of 自贡 binds the publishers of 自贡: elsewhere nothing is called due by it.
#[test]
fn what_is_due_is_told_where_the_rule_binds() {
    let row = [r#""title":"桥","as_of":"2019-12-31""#];
    let mut programme = programme(&row);
    let lacks = |programme: Programme| {
        let drawn = plain(&html(props(Some(programme), "p0")));
        let line = drawn.lines().find(|line| line.contains("没有公布："));
        line.map(|line| line.trim().to_owned())
    };
    assert_eq!(lacks(programme.clone()), None);
    programme.publisher = Some("自贡市人民政府".into());
    assert_eq!(
        lacks(programme).as_deref(),
        Some(
            "应当公开而没有公布：目标任务、责任单位、完成时限、工作推进情况（自府办发〔2018〕44号 一（四））"
        )
    );
}

/// A programme that publishes what was spent and not what was allocated is told by that.
#[test]
fn money_that_was_spent_stands_where_none_was_allocated() {
    let rows = [
        r#""title":"桥","duty":"交通局","funds_plan":"100万元","funds_spent":"40万元""#,
        r#""title":"路","duty":"交通局","funds_plan":"100万元","funds_spent":"60万元""#,
    ];
    let drawn = plain(&html(props(Some(programme(&rows)), "")));
    assert!(
        drawn.contains("完成投资或支出 100 万元 占计划的 50"),
        "{drawn}"
    );
    assert!(
        drawn.contains("；完成投资或支出 100 万元，计划 200 万元"),
        "{drawn}"
    );
    assert!(!drawn.contains("已拨付"), "{drawn}");
}

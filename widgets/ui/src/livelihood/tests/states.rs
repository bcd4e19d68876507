//! What is drawn of a programme in every layout, and of an item in full.

use super::*;

#[test]
fn everything() {
    check(
        props(Some(programme(&ROWS)), ""),
        expect![[r#"
            民生项目进展
            3 件 · 5 个项目
            已完成 3 个项目 2 件
            进行中 0 个项目 0 件
            滞后 1 个项目 1 件
            已拨付资金 600 万元 4 个项目未公布
            超额完成 2 个
            完成 1 个
            滞后 1 个
            暂停 1 个
            截至2019年12月31日，3 件实事（5 个项目）：超额完成 2，滞后 1；资金已拨付 600 万元（4 个项目未公布），计划 1,200 万元（4 个项目未公布）。1 个项目已过计划完成时间。1 个项目未说明原因。
            查找项目
            地区
            [d] /*全部地区 / 未写明 / 东坡区 / 彭山区
            责任单位
            [u] /*全部单位 / 市人社局 / 市财政局 / 市交通局 / 市政务局
            排序
            [s] /*按公布顺序 / 滞后的在前
            [t0*] 全部状态
            [t1] 超额完成 2
            [t2] 完成 1
            [t5] 滞后 1
            [t6] 暂停 1
            汇总
            [m0*] 按工程
            [m1] 按责任单位
            [m2] 按地区
            | 按工程 | 项目 | 完成 | 进行中 | 滞后 | 其他 | 已拨付
            | [k0] 就业促进
            | 2 | 2 | 0 | 0 | 0 | —
            | [k1] 交通改善
            | 2 | 0 | 0 | 1 | 1 | 600 万元 1 个未公布
            | [k2] 未写明
            | 1 | 1 | 0 | 0 | 0 | —
            各项目
            (aloud) 共 5 个项目，显示 5 个
            | 项目 | 状态 | 进度 | 责任单位 | 计划完成
            | [p0] 城镇新增就业 就业促进 | 超额完成 | 城镇新增就业 187.9%
            ▬1000‰ | 市人社局等 2 个单位 | | [p1] 控制失业率 就业促进 | 完成 | 城镇登记失业率低于 已达到目标 | 市人社局 | | [p2] 青岭路改造 交通改善 · 东坡区 | 滞后 未说明原因 | 形象进度 60%
            ▬600‰ | 市交通局 | 2019年6月 已超 184 天
            | [p3] 渡口便桥 交通改善 · 彭山区 | 暂停 | 进度没有公布 | 市交通局 | 2020年6月
            | [p4] 便民服务点 | 超额完成 | 目标任务 246.4%（计算）
            ▬1000‰ | 市政务局 | 
            [c] 复制文字 (aloud)
            发布机构： 明河市人民政府
            数据截至： 2019年12月31日
            来源： 未注明
            更新状态： 已更新
        "#]],
    );
}

#[test]
fn by_unit_and_district() {
    check_body(
        props(Some(programme(&ROWS)), "m1"),
        expect![[r#"
            民生项目进展
            3 件 · 5 个项目
            已完成 3 个项目 2 件
            进行中 0 个项目 0 件
            滞后 1 个项目 1 件
            已拨付资金 600 万元 4 个项目未公布
            超额完成 2 个
            完成 1 个
            滞后 1 个
            暂停 1 个
            截至2019年12月31日，3 件实事（5 个项目）：超额完成 2，滞后 1；资金已拨付 600 万元（4 个项目未公布），计划 1,200 万元（4 个项目未公布）。1 个项目已过计划完成时间。1 个项目未说明原因。
            查找项目
            地区
            [d] /*全部地区 / 未写明 / 东坡区 / 彭山区
            责任单位
            [u] /*全部单位 / 市人社局 / 市财政局 / 市交通局 / 市政务局
            排序
            [s] /*按公布顺序 / 滞后的在前
            [t0*] 全部状态
            [t1] 超额完成 2
            [t2] 完成 1
            [t5] 滞后 1
            [t6] 暂停 1
            汇总
            [m0] 按工程
            [m1*] 按责任单位
            [m2] 按地区
            | 按责任单位 | 项目 | 完成 | 进行中 | 滞后 | 其他 | 已拨付
            | [u0] 市人社局
            | 2 | 2 | 0 | 0 | 0 | —
            | [u1] 市财政局
            | 1 | 1 | 0 | 0 | 0 | —
            | [u2] 市交通局
            | 2 | 0 | 0 | 1 | 1 | 600 万元 1 个未公布
            | [u3] 市政务局
            | 1 | 1 | 0 | 0 | 0 | —
            一个项目涉及几个单位的，在每一个都计；各行之和不等于总数。
            各项目
            (aloud) 共 5 个项目，显示 5 个
            | 项目 | 状态 | 进度 | 责任单位 | 计划完成
            | [p0] 城镇新增就业 就业促进 | 超额完成 | 城镇新增就业 187.9%
            ▬1000‰ | 市人社局等 2 个单位 | | [p1] 控制失业率 就业促进 | 完成 | 城镇登记失业率低于 已达到目标 | 市人社局 | | [p2] 青岭路改造 交通改善 · 东坡区 | 滞后 未说明原因 | 形象进度 60%
            ▬600‰ | 市交通局 | 2019年6月 已超 184 天
            | [p3] 渡口便桥 交通改善 · 彭山区 | 暂停 | 进度没有公布 | 市交通局 | 2020年6月
            | [p4] 便民服务点 | 超额完成 | 目标任务 246.4%（计算）
            ▬1000‰ | 市政务局 | 
            [c] 复制文字 (aloud)
        "#]],
    );
    check_body(
        props(Some(programme(&ROWS)), "m2;w200"),
        expect![[r#"
            民生项目进展
            3 件 · 5 个项目
            已完成 3 个项目 2 件
            进行中 0 个项目 0 件
            滞后 1 个项目 1 件
            已拨付资金 600 万元 4 个项目未公布
            超额完成 2 个
            完成 1 个
            滞后 1 个
            暂停 1 个
            截至2019年12月31日，3 件实事（5 个项目）：超额完成 2，滞后 1；资金已拨付 600 万元（4 个项目未公布），计划 1,200 万元（4 个项目未公布）。1 个项目已过计划完成时间。1 个项目未说明原因。
            查找项目
            地区
            [d] /*全部地区 / 未写明 / 东坡区 / 彭山区
            责任单位
            [u] /*全部单位 / 市人社局 / 市财政局 / 市交通局 / 市政务局
            状态
            [t] /*全部状态 / 超额完成 2 / 完成 1 / 滞后 1 / 暂停 1
            排序
            [s] /*按公布顺序 / 滞后的在前
            汇总
            [m0] 按工程
            [m1] 按责任单位
            [m2*] 按地区
            | 按地区 | 项目 | 完成 | 进行中 | 滞后 | 其他 | 已拨付
            | [d0] 未写明
            | 项目 2 | 完成 2 | | | | | [d1] 东坡区
            | 项目 2 | 完成 1 | | 滞后 1 | | 已拨付 600 万元 1 个未公布
            | [d2] 彭山区
            | 项目 2 | 完成 1 | | | 其他 1 | 一个项目涉及几个地区的，在每一个都计；各行之和不等于总数。
            各项目
            (aloud) 共 5 个项目，显示 5 个
            | 项目 | 状态 | 进度 | 责任单位 | 计划完成
            | [p0] 城镇新增就业 就业促进 | 超额完成 | 城镇新增就业 187.9%
            ▬1000‰ | 市人社局等 2 个单位 | | [p1] 控制失业率 就业促进 | 完成 | 城镇登记失业率低于 已达到目标 | 市人社局 | | [p2] 青岭路改造 交通改善 · 东坡区 | 滞后 未说明原因 | 形象进度 60%
            ▬600‰ | 市交通局 | 计划完成 2019年6月 已超 184 天
            | [p3] 渡口便桥 交通改善 · 彭山区 | 暂停 | 进度没有公布 | 市交通局 | 计划完成 2020年6月
            | [p4] 便民服务点 | 超额完成 | 目标任务 246.4%（计算）
            ▬1000‰ | 市政务局 | 
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn what_is_looked_for_stands_right_below_what_finds_it() {
    check_body(
        props(Some(programme(&ROWS)), "d1;t5;w200"),
        expect![[r#"
            民生项目进展
            3 件 · 5 个项目
            已完成 3 个项目 2 件
            进行中 0 个项目 0 件
            滞后 1 个项目 1 件
            已拨付资金 600 万元 4 个项目未公布
            超额完成 2 个
            完成 1 个
            滞后 1 个
            暂停 1 个
            截至2019年12月31日，3 件实事（5 个项目）：超额完成 2，滞后 1；资金已拨付 600 万元（4 个项目未公布），计划 1,200 万元（4 个项目未公布）。1 个项目已过计划完成时间。1 个项目未说明原因。
            查找项目
            地区
            [d] / 全部地区 / 未写明 /*东坡区 / 彭山区
            责任单位
            [u] /*全部单位 / 市人社局 / 市财政局 / 市交通局 / 市政务局
            状态
            [t] / 全部状态 / 超额完成 2 / 完成 1 /*滞后 1 / 暂停 1
            排序
            [s] /*按公布顺序 / 滞后的在前
            各项目
            只看：东坡区
            [x] 显示全部项目
            (aloud) 共 5 个项目，显示 1 个
            | 项目 | 状态 | 进度 | 责任单位 | 计划完成
            | [p2] 青岭路改造 交通改善 · 东坡区 | 滞后 未说明原因 | 形象进度 60%
            ▬600‰ | 市交通局 | 计划完成 2019年6月 已超 184 天
            [c] 复制文字 (aloud)
        "#]],
    );
    for view in ["q桥", "t6", "k1"] {
        let drawn = plain(&html(props(Some(programme(&ROWS)), view)));
        assert!(!drawn.contains("汇总"), "{view}");
    }
}

#[test]
fn an_item_in_full() {
    check_body(
        props(Some(programme(&ROWS)), "p2;y"),
        expect![[r#"
            民生项目进展
            [b] 返回列表 青岭路改造
            滞后
            [y▾] 这样判断的依据
            按公布的时间判断。滞后：公布为滞后；或数据截至日已过计划完成时间，而没有公布完成、暂停或取消，指标也未达到目标。
            公布的状态：推进中
            已超过计划完成时间 184 天（计划 2019年6月，数据截至 2019年12月31日）
            未说明原因
            责任单位 市交通局
            责任人 市交通局局长
            举报电话 ‹tel:028-38112233› 028-38112233、‹tel:12328› 12328转2
            进度
            形象进度 60%
            ▬600‰
            时间进度 100%（按计划起止和数据截至日）
            ▬1000‰
            计划资金 1,200 万元
            拨付资金 600 万元，占计划的 50%
            ▬500‰
            支出资金 480 万元，占计划的 40%
            ▬400‰
            资金来源 中央 800 万元；市级 400 万元
            时间节点
            开工 已完成 计划 2019年4月
            通车 到期未完成 计划 2019年6月
            项目情况
            项目类型 民生实事
            所属工程 交通改善
            编号 3
            地区 东坡区
            计划开始 2019年3月
            计划完成 2019年6月
            更正记录
            2019年11月2日 拨付资金由 500 万元更正为 600 万元
            应当公开而没有公布：目标任务（自府办发〔2018〕44号 一（四））
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn ratios() {
    check_body(
        props(Some(programme(&ROWS)), "p0"),
        expect![[r#"
            民生项目进展
            [b] 返回列表 城镇新增就业
            超额完成
            [y▸] 这样判断的依据
            责任单位 市人社局、市财政局
            指标
            | 指标 | 目标 | 完成 | 完成比例
            | 城镇新增就业 | 27,800 人 | 52,242 人 | 187.9%
            ▬1000‰
            项目情况
            项目类型 民生实事
            所属工程 就业促进
            编号 1
            应当公开而没有公布：完成时限、资金拨付（自府办发〔2018〕44号 一（四））
            [c] 复制文字 (aloud)
        "#]],
    );
    check_body(
        props(Some(programme(&ROWS)), "p1"),
        expect![[r#"
            民生项目进展
            [b] 返回列表 控制失业率
            完成
            [y▸] 这样判断的依据
            责任单位 市人社局
            指标
            | 指标 | 目标 | 完成 | 完成比例
            | 城镇登记失业率低于 | 4.3% | 3.57% | 已达到目标 越低越好，不计比例
            项目情况
            项目类型 民生实事
            所属工程 就业促进
            编号 2
            应当公开而没有公布：完成时限、资金拨付（自府办发〔2018〕44号 一（四））
            [c] 复制文字 (aloud)
        "#]],
    );
    check_body(
        props(Some(programme(&ROWS)), "p4"),
        expect![[r#"
            民生项目进展
            [b] 返回列表 便民服务点
            超额完成
            [y▸] 这样判断的依据
            责任单位 市政务局
            指标
            | 指标 | 目标 | 完成 | 完成比例
            | 目标任务 | 450 个 | 1,109 个 | 246.4%（计算）
            ▬1000‰
            各地区
            | 地区 | 目标 | 完成 | 完成比例
            | 东坡区 责任单位 市政务局 | 400 个 | 1,089 个 | 272.3%（计算）
            ▬1000‰
            | 彭山区 | 50 个 | 20 个 | 40%（计算）
            ▬400‰
            项目情况
            项目类型 民生实事
            编号 5
            应当公开而没有公布：完成时限、资金拨付（自府办发〔2018〕44号 一（四））
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn strips_and_cards() {
    let layout = |view, layout| LivelihoodProps {
        layout,
        ..props(Some(programme(&ROWS)), view)
    };
    check(
        layout("", Layout::Strip),
        expect![[r#"
        民生项目 完成 3/5，滞后 1 个 2019年12月31日
    "#]],
    );
    check(
        layout("p3", Layout::Strip),
        expect![[r#"
        渡口便桥 暂停 2019年12月31日
    "#]],
    );
    check_body(
        layout("", Layout::Card),
        expect![[r#"
        民生项目进展
        3 件 · 5 个项目
        已完成 3 个项目 2 件
        进行中 0 个项目 0 件
        滞后 1 个项目 1 件
        已拨付资金 600 万元 4 个项目未公布
        超额完成 2 个
        完成 1 个
        滞后 1 个
        暂停 1 个
        截至2019年12月31日，3 件实事（5 个项目）：超额完成 2，滞后 1；资金已拨付 600 万元（4 个项目未公布），计划 1,200 万元（4 个项目未公布）。1 个项目已过计划完成时间。1 个项目未说明原因。
    "#]],
    );
    check_body(
        layout("p3", Layout::Card),
        expect![[r#"
            民生项目进展
            [b] 返回列表 渡口便桥
            暂停
            [y▸] 这样判断的依据
            公布的状态：停工
            原因：汛期冲毁
            责任单位 市交通局
        "#]],
    );
}

#[test]
fn nothing() {
    check(
        props(None, ""),
        expect![[r#"
        (aloud)
        暂时无法获取数据
        [r] 重试
    "#]],
    );
    check_body(
        props(Some(programme(&[])), ""),
        expect![[r#"
        民生项目进展
        来源没有给出任何项目。
    "#]],
    );
}

#[test]
fn a_telephone_is_a_link_and_its_words_are_kept() {
    let drawn = html(props(Some(programme(&ROWS)), "p2"));
    assert!(drawn.contains("href=\"tel:028-38112233\""));
    assert!(drawn.contains("href=\"tel:12328\""));
    assert!(
        plain(&drawn).contains("、‹tel:12328› 12328转2"),
        "{}",
        plain(&drawn)
    );
}

/// The body of the only item of these rows.
fn only(rows: &[&str]) -> String {
    let all = plain(&html(props(Some(programme(rows)), "")));
    all.split("项目情况").next().unwrap().to_owned()
}

#[test]
fn steps_stand_by_what_was_published_and_by_the_day_of_the_data() {
    let drawn = only(&[
        r#""title":"桥","duty":["市交通局"],"milestones":["2019-03-01 开工（2019-03-08）","2019-05-31 桩基（2019-05-20）","2019-07-31 墩台（部分完成）","2019-08-31 桥面（未完成）","2019-09-30 护栏","2020-03-31 通车"]"#,
    ]);
    let steps = drawn.split("时间节点").nth(1).unwrap();
    expect![[r#"

        开工 晚于计划完成 计划 2019年3月1日 完成 2019年3月8日
        桩基 已完成 计划 2019年5月31日 完成 2019年5月20日
        墩台 部分完成 计划 2019年7月31日
        桥面 到期未完成 计划 2019年8月31日
        护栏 已到期，没有公布是否完成 计划 2019年9月30日
        通车 未到期 计划 2020年3月31日
    "#]]
    .assert_eq(steps);
}

#[test]
fn what_reached_its_targets_is_not_called_late() {
    let drawn = only(&[
        r#""title":"中医馆","duty":["市卫健委"],"target":"26个","actual":"26个","end":"2019-06""#,
    ]);
    assert!(
        drawn.contains("完成") && !drawn.contains("超过计划"),
        "{drawn}"
    );
    let drawn = only(&[
        r#""title":"幼儿园","duty":["市教育局"],"status":"完成","end":"2019-08-31","finished":"2019-09-18""#,
    ]);
    assert!(
        drawn.contains("比计划晚 18 天完成（计划 2019年8月31日，完成 2019年9月18日）"),
        "{drawn}"
    );
}

#[test]
fn a_ratio_is_shown_as_published_and_computed_beside_it() {
    // 眉山 2019: 961.7% is printed whole and ends the bar.
    let drawn = only(&[
        r#""title":"筛查","duty":["市卫健委"],"target":"30000人","actual":"288510人","rate":"961.7""#,
    ]);
    assert!(drawn.contains("| 961.7%\n▬1000‰"), "{drawn}");
    assert!(!drawn.contains("复算"), "{drawn}");
    let drawn = only(&[
        r#""title":"筛查","duty":["市卫健委"],"target":"400个","actual":"1089个","rate":"300""#,
    ]);
    assert!(
        drawn.contains("300%") && drawn.contains("按公布数复算 272.3%"),
        "{drawn}"
    );
}

#[test]
fn districts_have_people_and_telephones_of_their_own() {
    let drawn = only(&[
        r#""title":"便桥","region":"全市","target":"7座","actual":"5座""#,
        r#""title":"便桥","region":"东坡区","target":"4座","actual":"4座","status":"完成""#,
        r#""title":"便桥","region":"彭山区","target":"3座","actual":"1座","status":"滞后","reason":"2019年8月洪水","hotline":"028-37611234""#,
    ]);
    expect![[r#"

        | 地区 | 目标 | 完成 | 完成比例
        | 东坡区 完成 | 4 座 | 4 座 | 100%（计算）
        ▬1000‰
        | 彭山区 滞后 原因 2019年8月洪水 举报电话 ‹tel:028-37611234› 028-37611234 | 3 座 | 1 座 | 33.3%（计算）
        ▬333‰
    "#]]
    .assert_eq(drawn.split("各地区").nth(1).unwrap());
}

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
    const ROW: &str = r#""title":"桥","photo_url":["/a.jpg 2019年10月 桥面","https://a.cn/b.jpg"]"#;
    let drawn = html(props(Some(programme(&[ROW])), ""));
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

//! What is wrong with what was published; nothing where it is right.

use super::*;
use expect_test::{Expect, expect};

fn check_rows(rows: &[&str], expected: Expect) {
    expected.assert_eq(&wrong(&programme("2025-06-30", rows)));
}

#[test]
fn ratios() {
    check_rows(
        &[
            r#""title":"一","target":"400人","actual":"1089人","rate":"272.3""#,
            r#""title":"二","target":"400人","actual":"1089人","rate":"272.2""#,
            r#""title":"三","target":"400人","actual":"1089人","rate":"100""#,
            r#""title":"四","indicator":"失业率","target":"低于4.3%","actual":"3.57%","rate":"100""#,
            r#""title":"五","target_cum":"500人","actual":"10人","actual_cum":"100人","rate":"20""#,
            r#""title":"六","target":"100人","actual":"10人","target_cum":"500人","actual_cum":"100人","rate":"20""#,
            r#""title":"七","target":"0人","actual":"10人","rate":"100""#,
        ],
        expect![[r#"
            提示 check-rate rate 三：目标任务公布为完成 100%，按公布的目标和完成数复算为 272.3%，请核对
        "#]],
    );
}

#[test]
fn districts() {
    check_rows(
        &[
            r#""title":"路","region":"全市","target":"11公里","actual":"8.1公里","funds_plan":"300万元""#,
            r#""title":"路","region":"东坡区","target":"5公里","actual":"3.1公里","funds_plan":"100万元""#,
            r#""title":"路","region":"彭山区","target":"7公里","actual":"5.0公里","funds_plan":"150万元""#,
            r#""title":"覆盖率","region":"全市","target":"95%","actual":"96%""#,
            r#""title":"覆盖率","region":"东坡区","target":"95%","actual":"96%""#,
            r#""title":"覆盖率","region":"彭山区","target":"95%","actual":"96%""#,
            // Not every district has a figure, and those that have make less.
            r#""title":"桥","region":"全市","target":"9座""#,
            r#""title":"桥","region":"东坡区","target":"2座""#,
            r#""title":"桥","region":"彭山区","target":"3座""#,
            r#""title":"桥","region":"仁寿县""#,
        ],
        expect![[r#"
            提示 check-sum target 路：目标任务的目标合计公布为 11，各地区相加为 12，请核对
            提示 check-sum funds_plan 路：计划资金公布为 300 万元，各地区相加为 250 万元，请核对
        "#]],
    );
}

#[test]
fn money() {
    check_rows(
        &[
            r#""title":"一","funds_plan":"100万元","funds_allocated":"80万元","funds_spent":"79.5万元","funds_source":"中央 60万元、省级 40万元""#,
            r#""title":"二","funds_plan":"100万元","funds_allocated":"120万元","funds_spent":"1300000元""#,
            r#""title":"三","funds_plan":"100万元","fund_central":"60万元","fund_city":"30万元""#,
            r#""title":"四","funds_plan":"1亿元","funds_source":["中央 3333.3万元","省级 6666.6万元"]"#,
            // A source without an amount leaves the sum open.
            r#""title":"五","funds_plan":"100万元","funds_source":["中央 60万元","社会捐赠"]"#,
            r#""title":"六","funds_plan":"100万元","funds_spent":"101万元""#,
            // The sources may be those of what was paid.
            r#""title":"七","funds_plan":"103.66亿元","funds_allocated":"35.7亿元","funds_source":["上级 15.52亿元","市 0.56亿元","县 11.26亿元","其他 8.36亿元"]"#,
        ],
        expect![[r#"
            说明 check-funds funds_allocated 二：拨付资金（120 万元）多于计划资金（100 万元），请核对
            说明 check-funds funds_spent 二：支出资金（130 万元）多于拨付资金（120 万元），请核对
            提示 check-funds funds_source 三：各来源相加为 90 万元，与计划资金（100 万元）不一致，请核对
            说明 check-funds funds_spent 六：支出资金（101 万元）多于计划资金（100 万元），请核对
        "#]],
    );
}

/// A row of sums is no project; that of the whole is held against the projects.
#[test]
fn a_row_of_sums() {
    let rows = [
        r#""title":"一","funds_plan":"1,200万元","funds_source":["中央 1","200万元"]"#,
        r#""title":"小计","funds_plan":"9万元""#,
        r#""title":"二","funds_plan":"300万元""#,
        r#""title":"合计","funds_plan":"1600万元""#,
    ];
    let own = programme("2025-06-30", &rows);
    assert_eq!(own.items.len(), 2);
    // A list that was parted at the comma of thousands is put together.
    assert_eq!(
        own.items[0].funds.sources[0].1.as_ref().unwrap().shown(),
        "1,200 万元"
    );
    check_rows(
        &rows,
        expect![[r#"
            提示 check-sum funds_plan 计划资金合计公布为 1,600 万元，各项目相加为 1,500 万元，请核对
        "#]],
    );
    check_rows(
        &[
            rows[0],
            rows[2],
            r#""title":"合计","funds_plan":"1500万元""#,
        ],
        expect![""],
    );
}

/// What districts make stands for the whole where nobody publishes it; a cell that reaches over all rows is said once.
#[test]
fn money_of_districts() {
    let plan = |rows: &[&str]| {
        let own = programme("2025-06-30", rows);
        let sum = rolled(&own, By::Works)[0].plan;
        (sum.amount.to_string(), sum.there, sum.missing)
    };
    let row = |place: &str, plan: &str| {
        format!(r#""title":"路","region":"{place}","funds_plan":"{plan}""#)
    };
    let (one, two) = (row("荣县", "100元"), row("富顺县", "50元"));
    assert_eq!(plan(&[&one, &two]), ("150".into(), 1, 0));
    assert_eq!(
        plan(&[&row("全市", "160元"), &one, &two]),
        ("160".into(), 1, 0)
    );
    assert_eq!(plan(&[&one, &row("富顺县", "100元")]), ("0".into(), 0, 1));
    assert_eq!(plan(&[&one, &row("富顺县", "—")]), ("0".into(), 0, 1));
    let all = [row("全市", "100元"), one, row("富顺县", "100元")];
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    check_rows(&all, expect![""]);
}

#[test]
fn statuses_and_days() {
    check_rows(
        &[
            r#""title":"一","status":"完成","target":"10个","actual":"9个""#,
            r#""title":"二","status":"完成","physical":"80%""#,
            r#""title":"三","status":"未开工","target":"10个","actual":"3个""#,
            r#""title":"四","status":"进行中","target":"10个","actual":"10个""#,
            r#""title":"五","status":"进行中","end":"2025-05-31","reason":"等用地""#,
            r#""title":"六","status":"研究中""#,
            r#""title":"七","start":"2025-05-01","end":"2025-03-31","status":"完成""#,
            r#""title":"八","start":"2025-05-01","finished":"2025-03-31""#,
            r#""title":"九","finished":"2025-07-31","start":"2025-05-01""#,
            r#""title":"十","end":"2025-03-31","finished":"2025-04-10""#,
            r#""title":"十一","status":"停工""#,
            r#""title":"十二","status":"进行中","milestones":["2025-03 主体完工（未开工）"]"#,
            r#""title":"十三","status":"完成","target":"10个","actual":"10个","start":"2025-01-01","end":"2025-06-30","finished":"2025-06-30""#,
        ],
        expect![[r#"
            提示 check-status status 一：状态公布为“完成”，而目标任务未达到目标，请核对
            提示 check-status status 二：状态公布为“完成”，而形象进度为 80%，请核对
            提示 check-status status 三：状态公布为“未开工”，而已有完成数，请核对
            说明 check-status status 四：状态公布为“进行中”，而各项指标都已达到目标，请核对
            提示 check-status status 五：状态公布为“进行中”，而到数据截至日已过计划完成时间（2025年5月31日）30 天，按滞后列出
            说明 check-status status 六：状态“研究中”不能识别，按原文显示
            提示 check-date end 七：计划完成时间（2025年3月31日）早于开始时间（2025年5月1日），请核对
            提示 check-date finished 八：实际完成日期（2025年3月31日）早于开始时间（2025年5月1日），请核对
            提示 check-date finished 九：实际完成日期（2025年7月31日）晚于数据截至日（2025年6月30日），请核对
            说明 check-date finished 十：2025年4月10日完成，比计划晚 10 天
            提示 check-reason reason 十一：暂停，未说明原因
            说明 check-date milestones 十二：节点“主体完工”应在2025年3月达到，到2025年6月30日未达到
        "#]],
    );
}

/// What is missing is told once a field, with the first that lack it; the clause is told to whom it binds, the publishers of 自贡.
#[test]
fn gaps() {
    let rows: Vec<String> = (0..5)
        .map(|at| {
            let phone = if at == 0 { r#","hotline":"12345""# } else { "" };
            format!(r#""title":"项目{at}","kind":"扶贫","duty":"某局","leader":"张三","goal":"修路","period":"2018年"{phone}"#)
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = check(&programme("2018-06-30", &rows), None);
    expect![[r#"
        说明 check-missing funds_source 全部 5 个项目没有公布“资金来源”
        说明 check-missing hotline 4 个项目没有公布“举报电话”：项目1、项目2、项目3等
    "#]]
    .assert_eq(&told(&found));
    let head = r#""publisher":"自贡市扶贫开发局","as_of":"2018-06-30","#;
    let found = check(&programme_of(head, &rows), None);
    expect![[r#"
        说明 check-missing funds_source 全部 5 个项目没有公布“资金来源”（自府办发〔2018〕44号 一（二））
        说明 check-missing hotline 4 个项目没有公布“举报电话”（自府办发〔2018〕44号 一（二））：项目1、项目2、项目3等
    "#]]
    .assert_eq(&told(&found));
}

/// The clock tells nothing but a day of the data that is after it; of a part of the rows nothing is summed.
#[test]
fn the_clock_and_a_part() {
    let rows = [
        r#""title":"路","region":"全市","target":"11公里","status":"在建","end":"2025-12-31""#,
        r#""title":"路","region":"东坡区","target":"50公里""#,
        r#""title":"路","region":"彭山区","target":"7公里""#,
    ];
    let now = |text: &str| {
        crate::date::Rule::default()
            .read_text(text)
            .date()
            .unwrap()
            .start()
    };
    let whole = programme("2025-06-30", &rows);
    let late = |found: Vec<Finding>| {
        found
            .iter()
            .filter(|found| found.code == "check-date")
            .count()
    };
    assert_eq!(late(check(&whole, Some(now("2030-01-01")))), 0);
    assert_eq!(late(check(&whole, Some(now("2025-06-29")))), 1);
    assert_eq!(wrong(&whole).matches("check-sum").count(), 1);
    let part = programme_of(r#""rows_in_source":90,"as_of":"2025-06-30","#, &rows);
    assert_eq!(wrong(&part), "");
    // Without a day nothing is late, and that is said.
    let undated = programme_of(r#""rows_in_source":90,"#, &rows);
    assert_eq!(
        wrong(&undated),
        "说明 check-date - 没有写明数据截至日，不能判断 1 个项目是否已过计划完成时间，请写明 as_of\n"
    );
}

#[test]
fn figures_in_other_units_are_not_compared() {
    let own = programme(
        "2025-10-31",
        &[
            r#""title":"就业","indicator":"新增就业","target":"2600人","actual":"2750户""#,
            r#""title":"路","target":"5公里","actual":"4800米""#,
            r#""title":"桥","target":"5","actual":"3""#,
            r#""title":"井","region":"甲县","target":"5","actual":"3""#,
        ],
    );
    let share = |at: usize| attained(&own.items[at].indicators[0]).this_year;
    assert_eq!(share(0), None);
    assert_eq!(share(1).unwrap().percent(0).unwrap().to_string(), "96");
    assert_eq!(
        wrong(&own),
        "提示 check-rate rate 就业：新增就业目标以“人”计，完成数以“户”计，不能比较\n\
         说明 unit - 2 项目标和完成数没有标明单位，按单位相同计算\n"
    );
}

//! Counts, sums, groups, words of a reader, and the one sentence.

use super::*;
use expect_test::expect;

fn rows(list: &[(&str, usize)]) -> Vec<String> {
    let mut out = Vec::new();
    for (status, many) in list {
        for _ in 0..*many {
            let at = out.len().saturating_add(1);
            out.push(format!(
                r#""title":"实事{at}","duty":["市教育局"],"region":"荣县","status":"{status}","funds_plan":"100万元","funds_allocated":"65.5万元""#
            ));
        }
    }
    out
}

/// 自府办发〔2018〕44号 一（四）: 23 件民生实事, which are 件 throughout, and at the end of the year what is done and what was paid.
#[test]
fn twenty_three() {
    let all = rows(&[("完成", 15), ("进行中", 6), ("滞后", 2)]);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    expect![[r#"截至2018年12月31日，23 件实事：完成 15，进行中 6，滞后 2；资金已拨付 1,506.5 万元，计划 2,300 万元。2 件未说明原因。"#]]
        .assert_eq(&sentence(&programme("2018-12-31", &all)));
}

#[test]
fn pieces_are_not_projects() {
    let list = [
        r#""program":"修路","title":"一","status":"完成","funds_allocated":"2亿元""#,
        r#""program":"修路","title":"二","status":"超额完成""#,
        r#""program":"建校","title":"三","status":"完成""#,
        r#""program":"建校","title":"四","status":"在建","end":"2025-05-31","reason":"等用地""#,
        r#""program":"养老","title":"五","status":"未启动""#,
        r#""program":"养老","title":"六","status":"完成""#,
    ];
    let own = programme("2025-06-30", &list);
    let counts = counts(&own);
    assert_eq!((counts.all_works(), counts.all_items()), (3, 6));
    let works = |status| counts.works(status);
    assert_eq!(
        [
            works(Status::Exceeded),
            works(Status::Behind),
            works(Status::UnderWay)
        ],
        [1, 1, 1]
    );
    expect![[r#"截至2025年6月30日，3 件实事（6 个项目）：超额完成 1，进行中 1，滞后 1；资金已拨付 2 亿元（5 个项目未公布）。1 个项目已过计划完成时间。"#]]
        .assert_eq(&sentence(&own));
    assert_eq!(sentence(&Programme::default()), "");
    let works = programme_of(
        r#""title":"9项民生工程","as_of":"截至2018年9月底","#,
        &list[..3],
    );
    expect!["截至2018年9月底，2 项工程（3 个项目）：超额完成 1，完成 1；资金已拨付 2 亿元（2 个项目未公布）。"].assert_eq(&sentence(&works));
    let part = programme_of(r#""rows_in_source":90,"#, &list[..1]);
    expect!["1 件实事：完成 1。"].assert_eq(&sentence(&part));
}

#[test]
fn groups() {
    let own = programme(
        "2025-06-30",
        &[
            r#""title":"一","duty":["教育局","住建局"],"region":"荣县","status":"完成","funds_plan":"100万元""#,
            r#""title":"二","duty":["教育局"],"region":"荣县","status":"在建","funds_plan":"0.5亿元""#,
            r#""title":"三","region":"富顺县","status":"在建","funds_plan":"10万元""#,
            r#""title":"三","region":"荣县","status":"完成","funds_plan":"20万元""#,
            r#""title":"四""#,
        ],
    );
    let line = |by| {
        let all = rolled(&own, by).into_iter().map(|group| {
            format!(
                "{}:{:?} 完成{} {}元/{}缺",
                group.name,
                group.items,
                group.count(Status::Done),
                group.plan.amount,
                group.plan.missing
            )
        });
        all.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        line(By::Unit),
        "教育局:[0, 1] 完成1 51000000元/0缺; 住建局:[0] 完成1 1000000元/0缺; :[2, 3] 完成0 300000元/1缺"
    );
    assert_eq!(
        line(By::District),
        "荣县:[0, 1, 2] 完成2 51200000元/0缺; 富顺县:[2] 完成0 100000元/0缺; :[3] 完成0 0元/1缺"
    );
    assert_eq!(line(By::Works).split(';').count(), 1);
}

#[test]
fn words_of_a_reader() {
    let own = programme(
        "2025-06-30",
        &[
            r#""program":"交通","title":"农村公路改造","duty":["市交通局"],"region":"荣县","status":"完成""#,
            r#""title":"新建小学","duty":["市教育局"],"region":"富顺县","goal":"增加学位 1200 个","indicator":"学位","target":"1200个""#,
        ],
    );
    assert_eq!(found(&words(&own), ""), [0, 1]);
    assert_eq!(found(&words(&own), "公路"), [0]);
    assert_eq!(found(&words(&own), " 荣县　完成 "), [0]);
    assert_eq!(found(&words(&own), "学位"), [1]);
    assert_eq!(found(&words(&own), "市"), [0, 1]);
    assert_eq!(found(&words(&own), "公路 教育局"), [] as [usize; 0]);
}

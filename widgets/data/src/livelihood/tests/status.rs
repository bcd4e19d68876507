//! Eight words, each by its rule; what is late by the day of the data; what has no reason.

use super::*;
use crate::date::Rule;

/// The status and its basis of one row, as of a day.
fn judged(as_of: &str, row: &str) -> (Status, Basis) {
    let programme = programme(as_of, &[row]);
    let judged = judge(&programme.items[0], programme.as_of);
    (judged.status, judged.basis)
}

#[test]
fn each_word_by_its_rule() {
    let judged = |row: &str| judged("2025-06-30", &format!(r#""title":"甲",{row}"#));
    for (row, status, basis) in [
        (r#""status":"未开工""#, Status::NotStarted, Basis::Published),
        (r#""start":"2025-07-01""#, Status::NotStarted, Basis::Dates),
        (
            r#""target":"10个","actual":"0""#,
            Status::NotStarted,
            Basis::Figures,
        ),
        (r#""physical":"0%""#, Status::NotStarted, Basis::Figures),
        (
            r#""status":"在建","end":"2025-12-31""#,
            Status::UnderWay,
            Basis::Published,
        ),
        (
            r#""start":"2025-01-01","end":"2025-12-31""#,
            Status::UnderWay,
            Basis::Dates,
        ),
        (
            r#""target":"10个","actual":"9个""#,
            Status::UnderWay,
            Basis::Figures,
        ),
        (
            r#""progress":"正在做基础""#,
            Status::UnderWay,
            Basis::Figures,
        ),
        (
            r#""status":"已完成（100%）""#,
            Status::Done,
            Basis::Published,
        ),
        (
            r#""finished":"2025-06-30","end":"2025-05-31""#,
            Status::Done,
            Basis::Dates,
        ),
        (
            r#""target":"10个","actual":"10个""#,
            Status::Done,
            Basis::Figures,
        ),
        (r#""physical":"100""#, Status::Done, Basis::Figures),
        (r#""status":"超额完成""#, Status::Exceeded, Basis::Published),
        (
            r#""target":"10个","actual":"11个""#,
            Status::Exceeded,
            Basis::Figures,
        ),
        (r#""status":"推进缓慢""#, Status::Behind, Basis::Published),
        (
            r#""status":"在建","end":"2025-06-29""#,
            Status::Behind,
            Basis::Dates,
        ),
        (
            r#""end":"2025年5月","target":"10个","actual":"9个""#,
            Status::Behind,
            Basis::Dates,
        ),
        (
            r#""status":"停工","end":"2025-01-31""#,
            Status::Paused,
            Basis::Published,
        ),
        (
            r#""status":"已取消","end":"2025-01-31""#,
            Status::Cancelled,
            Basis::Published,
        ),
        (r#""goal":"修路""#, Status::NoData, Basis::None),
        // A word that no table has stands as published; nothing is guessed from it.
        (r#""status":"研究中""#, Status::NoData, Basis::None),
        // The target is not to be passed: below it is reached, and nothing is exceeded.
        (
            r#""indicator":"失业率","target":"低于4.3%","actual":"3.57%""#,
            Status::Done,
            Basis::Figures,
        ),
        (
            r#""indicator":"失业率","target":"低于4.3%","actual":"4.3%""#,
            Status::UnderWay,
            Basis::Figures,
        ),
        (
            r#""indicator":"覆盖率","direction":"reach","target":"95%","actual":"97%""#,
            Status::Done,
            Basis::Figures,
        ),
        // Past its end, and all targets reached: not late.
        (
            r#""end":"2025-05-31","target":"10个","actual":"10个""#,
            Status::Done,
            Basis::Figures,
        ),
        // An actual end after the day of the data is no end yet.
        (
            r#""finished":"2025-07-02","start":"2025-01-01""#,
            Status::UnderWay,
            Basis::Dates,
        ),
    ] {
        assert_eq!(judged(row), (status, basis), "{row}");
        assert!(!rule(status).is_empty());
    }
}

#[test]
fn several_indicators_and_districts() {
    let of = |rows: &[&str]| {
        let programme = programme("2025-06-30", rows);
        assert_eq!(programme.items.len(), 1);
        judge(&programme.items[0], programme.as_of).status
    };
    let row = |more: &str| format!(r#""title":"甲",{more}"#);
    let (one, two) = (
        row(r#""indicator":"一","target":"5个","actual":"6个""#),
        row(r#""indicator":"二","target":"5个","actual":"4个""#),
    );
    assert_eq!(of(&[&one, &two]), Status::UnderWay);
    let two = row(r#""indicator":"二","target":"5个","actual":"5个""#);
    assert_eq!(of(&[&one, &two]), Status::Exceeded);
    // One that publishes no figure is not reached.
    let none = row(r#""indicator":"三","target":"5个""#);
    assert_eq!(of(&[&one, &two, &none]), Status::UnderWay);
    // Districts speak where nobody speaks for the whole.
    let place =
        |place: &str, status: &str| row(&format!(r#""region":"{place}","status":"{status}""#));
    assert_eq!(
        of(&[&place("东坡区", "完成"), &place("彭山区", "完成")]),
        Status::Done
    );
    assert_eq!(
        of(&[&place("东坡区", "完成"), &place("彭山区", "滞后")]),
        Status::Behind
    );
    assert_eq!(
        of(&[&place("东坡区", "完成"), &place("彭山区", "在建")]),
        Status::UnderWay
    );
    assert_eq!(
        of(&[&place("东坡区", "滞后"), &place("全市", "在建")]),
        Status::UnderWay
    );
}

/// By the day of the data, whatever day a reader has: so many days after the last one of the plan.
#[test]
fn overdue_days() {
    let days = |as_of: &str, row: &str| {
        let programme = programme(as_of, &[&format!(r#""title":"甲",{row}"#)]);
        overdue(&programme.items[0], programme.as_of)
    };
    for (as_of, row, expected) in [
        ("2025-12-31", r#""end":"2025-12-31""#, None),
        ("2026-01-01", r#""end":"2025-12-31""#, Some(1)),
        ("2026-01-01T09:00+08:00", r#""end":"2025-12-31""#, Some(1)),
        // A month or a year ends with its last day.
        ("2025-12-31", r#""end":"2025-12""#, None),
        ("2026-01-31", r#""end":"2025年""#, Some(31)),
        ("2025年12月", r#""end":"2025-12-31""#, None),
        ("2026-01-31", r#""end":"2025年12月底前""#, Some(31)),
        (
            "2026-01-31",
            r#""period":"2025年3月至2025年12月""#,
            Some(31),
        ),
        ("2026-01-31", r#""period":"2025年3-12月""#, Some(31)),
        // Its own day goes before that of the whole.
        (
            "2026-01-31",
            r#""end":"2025-12-31","as_of":"2025-12-15""#,
            None,
        ),
        // Done: by the day it was done, if that was published.
        (
            "2026-03-31",
            r#""end":"2025-12-31","finished":"2026-01-10","status":"完成""#,
            Some(10),
        ),
        ("2026-03-31", r#""end":"2025-12-31","status":"完成""#, None),
        ("2026-03-31", r#""end":"2025-12-31","status":"取消""#, None),
        (
            "2026-03-31",
            r#""end":"2025-12-31","status":"停工""#,
            Some(90),
        ),
        ("2026-03-31", r#""end":"长期""#, None),
    ] {
        assert_eq!(days(as_of, row), expected, "{as_of} {row}");
    }
    let undated = programme_of("", &[r#""title":"甲","end":"1999-12-31""#]);
    assert_eq!(overdue(&undated.items[0], undated.as_of), None);
    assert_eq!(
        judge(&undated.items[0], undated.as_of).status,
        Status::NoData
    );
}

/// 序时进度: January to April are 4 of 12 months, 33.3 %, as 广州 has it (36.7 % is 3.4 more). On another day, days.
#[test]
fn the_share_of_time() {
    let share = |as_of: &str, row: &str| {
        let programme = programme(as_of, &[&format!(r#""title":"甲",{row}"#)]);
        let (share, monthly) = elapsed(&programme.items[0], programme.as_of)?;
        let how = if monthly { " by months" } else { "" };
        Some([&*share.percent(1)?.to_string(), how].concat())
    };
    let year = r#""start":"2025-01-01","end":"2025-12-31""#;
    assert_eq!(share("2025-04-30", year).as_deref(), Some("33.3 by months"));
    assert_eq!(share("2025年4月", year).as_deref(), Some("33.3 by months"));
    // 105 of 365 days.
    assert_eq!(share("2025-04-15", year).as_deref(), Some("28.8"));
    assert_eq!(
        share("2026-04-15", year).as_deref(),
        Some("100.0 by months")
    );
    assert_eq!(share("2024-12-31", year).as_deref(), Some("0.0 by months"));
    assert_eq!(share("2025-04-30", r#""end":"2025-12-31""#), None);
    assert_eq!(
        share("2025-04-30", r#""start":"2025-12-31","end":"2025-01-01""#),
        None
    );
}

#[test]
fn without_a_reason() {
    let mute = |row: &str| {
        let programme = programme("2025-06-30", &[&format!(r#""title":"甲",{row}"#)]);
        unexplained(&programme.items[0], programme.as_of)
    };
    assert!(mute(r#""status":"滞后""#));
    assert!(mute(r#""status":"停工""#));
    assert!(mute(r#""status":"取消","note":"见通报""#));
    assert!(mute(r#""status":"在建","end":"2025-05-31""#));
    assert!(!mute(r#""status":"滞后","reason":"征地未完成""#));
    assert!(!mute(r#""status":"滞后","note":"因连续降雨停工""#));
    assert!(!mute(r#""status":"滞后（受疫情影响）""#));
    assert!(!mute(r#""status":"在建","end":"2025-07-31""#));
    assert!(!mute(r#""status":"完成""#));
}

#[test]
fn words_of_publishers() {
    for (words, expected) in [
        (
            "未启动|未开工|前期工作|准备|招标中|identification|preparation",
            Some(Status::NotStarted),
        ),
        (
            "进行中|在建|推进顺利|正常推进|达到序时进度|阶段性办结|超序时进度|implementation",
            Some(Status::UnderWay),
        ),
        (
            "完成|已完成|完工|已办结|提前完成|已销号|运行维护|completion|maintenance|decommissioned",
            Some(Status::Done),
        ),
        (
            "超额完成|超额完成目标任务|已超额完成",
            Some(Status::Exceeded),
        ),
        (
            "滞后|推进缓慢|未达到目标任务进度|逾期",
            Some(Status::Behind),
        ),
        ("暂停|停工|缓建|中止", Some(Status::Paused)),
        ("取消|已取消|终止|cancelled", Some(Status::Cancelled)),
        ("未完成|基本完成|研究中||—", None),
    ] {
        for word in words.split('|') {
            assert_eq!(stated(word), expected, "{word}");
        }
    }
    // Every word of ours is read as what it is.
    for status in Status::ALL {
        let expected = Some(status).filter(|status| *status != Status::NoData);
        assert_eq!(stated(status.name()), expected);
    }
}

/// The words of the codelist projectStatus of OC4IDS 0.9.5 in its order.
#[test]
fn words_of_the_standard() {
    let all = "identification preparation implementation completion maintenance decommissioning decommissioned cancelled";
    let read: Vec<&str> = all
        .split(' ')
        .filter_map(stated)
        .map(Status::name)
        .collect();
    assert_eq!(
        read.join(" "),
        "未启动 未启动 进行中 完成 完成 完成 完成 取消"
    );
    assert!(
        Rule::default()
            .read_text("2018-12-10T00:00:00Z")
            .date()
            .is_some()
    );
}

/// What was not published is not zero: with one figure of two nobody knows whether it has begun.
#[test]
fn a_missing_figure_is_no_zero() {
    let row = |indicator: &str, actual: &str| {
        format!(r#""title":"甲","indicator":"{indicator}","target":"10个","actual":{actual}"#)
    };
    let status = |second: &str| {
        let rows = [row("公厕", r#""0""#), row("垃圾站", second)];
        let programme = programme("2025-06-30", &[&rows[0], &rows[1]]);
        assert_eq!(programme.items.len(), 1);
        judge(&programme.items[0], programme.as_of).status
    };
    assert_eq!(status(r#""0""#), Status::NotStarted);
    assert_eq!(status("null"), Status::NoData);
    assert_eq!(status(r#""2""#), Status::UnderWay);
}

/// 完成80% says how far it has come; 未完成 and 基本完成 say that it is not done, whatever its figures are.
#[test]
fn what_is_said_not_to_be_done_is_not_done() {
    let of = |row: &str| {
        let own = programme("2025-10-31", &[row]);
        judge(&own.items[0], own.as_of).status
    };
    assert_eq!(of(r#""title":"路","status":"完成80%""#), Status::UnderWay);
    assert_eq!(
        of(r#""title":"路","status":"已完成100%（验收）""#),
        Status::Done
    );
    for word in ["未完成", "基本完成", "尚未办结"] {
        let row = |end: &str| {
            format!(
                r#""title":"路","start":"2025-03-01","end":"{end}","target":"5公里","actual":"5公里","status":"{word}""#
            )
        };
        assert_eq!(of(&row("2025-12-31")), Status::UnderWay, "{word}");
        assert_eq!(of(&row("2025-09-30")), Status::Behind, "{word}");
        let own = programme(
            "2025-10-31",
            &[
                &format!(
                    r#""title":"路","region":"甲县","target":"5公里","actual":"6公里","status":"{word}""#
                ),
                r#""title":"路","region":"乙县","target":"5公里","actual":"6公里""#,
            ],
        );
        let there = |at: usize| judge_part(&own.items[0].parts[at], own.as_of).status;
        assert_eq!((there(0), there(1)), (Status::NoData, Status::Exceeded));
    }
}

/// An end after the day of the data has not come: 2025-03-01 to 2025-08-31 are 183 days.
#[test]
fn an_end_that_has_not_come_is_none() {
    let own = programme(
        "2025-08-31",
        &[
            r#""title":"路","end":"2025-03-01","finished":"2026-01-01","status":"基本完成""#,
            r#""title":"桥","end":"2025-03-01","finished":"2025-03-11""#,
        ],
    );
    let days = |at: usize| overdue(&own.items[at], own.as_of);
    assert_eq!(days(0), Some(183));
    assert_eq!(judge(&own.items[0], own.as_of).status, Status::Behind);
    assert!(!finished_by(&own.items[0], own.as_of));
    assert_eq!(days(1), Some(10));
    let told = wrong(&own);
    assert!(
        told.contains("实际完成日期（2026年1月1日）晚于数据截至日"),
        "{told}"
    );
    assert!(!told.contains("2026年1月1日完成，比计划晚"), "{told}");
}

/// 120 and -5 are no parts of a whole: they are told, shown, and decide nothing.
#[test]
fn a_progress_that_cannot_be_decides_nothing() {
    let own = programme(
        "2025-08-31",
        &[
            r#""title":"路","physical":"120""#,
            r#""title":"桥","physical":"-5""#,
            r#""title":"井","physical":"100""#,
        ],
    );
    let status = |at: usize| judge(&own.items[at], own.as_of).status;
    assert_eq!(
        [status(0), status(1), status(2)],
        [Status::NoData, Status::NoData, Status::Done]
    );
    assert_eq!(
        told(&own.findings),
        "提示 range physical 路：第 1 行的形象进度“120”不在 0 到 100 之间\n\
         提示 range physical 桥：第 2 行的形象进度“-5”不在 0 到 100 之间\n"
    );
    assert_eq!(
        own.items[0].physical.number(),
        Some(crate::Decimal::from_int(120))
    );
}

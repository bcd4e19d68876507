//! One place in every state that its data can be in.

use super::*;

#[test]
fn a_board() {
    let board = board("", &[hour("2026-03-12 09:00", SIX)]);
    check(
        props(Some(board), "2026-03-12 09:30", "i0"),
        expect![[r#"
            空气质量
            明河市 2026年3月12日 9时（约 30 分钟前） 实时
            空气质量指数（AQI）
            80
            良 二级 · 黄色
            极少数异常敏感人群应减少户外活动。
            空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
            首要污染物 细颗粒物（PM2.5）
            标准 HJ 633—2026
            明河市 2026年3月12日 9时，空气质量指数（AQI）为 80，二级（良），首要污染物为细颗粒物（PM2.5）。极少数异常敏感人群应减少户外活动。
            六项污染物
            [i0▾] PM2.5 细颗粒物 50 µg/m³ 1 小时平均 分指数 80
            公布浓度 50 µg/m³
            公布分指数 80
            复算 按公布浓度复算为 80，与公布值一致
            限值 浓度 35～60 µg/m³，分指数 50～100
            算式 (100−50)÷(60−35)×(50−35)+50＝80
            依据 HJ 633—2026 4.2.2～4.2.6、式（1）、表 3
            [i1▸] PM10 可吸入颗粒物 60 µg/m³ 1 小时平均 分指数 58
            [i2▸] SO₂ 二氧化硫 8 µg/m³ 1 小时平均 分指数 3
            [i3▸] NO₂ 二氧化氮 20 µg/m³ 1 小时平均 分指数 10
            [i4▸] CO 一氧化碳 0.6 mg/m³ 1 小时平均 分指数 6
            [i5▸] O₃ 臭氧 70 µg/m³ 1 小时平均 分指数 22
            分指数（IAQI）条形以 500 为满格，竖线为各级别上限 50、100、150、200、300。点一项看怎样算出。
            [c] 复制文字 (aloud)
            发布机构： 明河市生态环境局
            数据截至： 2026年3月12日 9时
            来源： 未注明
            更新状态： 已更新
        "#]],
    );
}

#[test]
fn na_and_not_monitored_are_two_things() {
    let rest = r#""aqi":"NA","pm25":"30","pm10":"NA","so2":"8","no2":"20","co":"0.6","o3":"/""#;
    let board = board("", &[hour("2026-03-12 09:00", rest)]);
    check_body(
        props(Some(board), "", "i1"),
        expect![[r#"
            空气质量
            明河市 2026年3月12日 9时 实时
            空气质量指数（AQI）
            —
            NA 缺测
            标准 HJ 633—2026
            缺测 PM10。有污染物缺测，空气质量指数以 NA 标识
            明河市 2026年3月12日 9时，空气质量指数（AQI）未公布（缺可吸入颗粒物（PM10）数据）。
            六项污染物
            [i0▸] PM2.5 细颗粒物 30 µg/m³ 1 小时平均 复算 43
            [i1▾] PM10 可吸入颗粒物 — NA 缺测 1 小时平均
            公布浓度 — NA 缺测
            公布分指数 — 未提供
            [i2▸] SO₂ 二氧化硫 8 µg/m³ 1 小时平均 复算 3
            [i3▸] NO₂ 二氧化氮 20 µg/m³ 1 小时平均 复算 10
            [i4▸] CO 一氧化碳 0.6 mg/m³ 1 小时平均 复算 6
            [i5▸] O₃ 臭氧 — / 未监测 1 小时平均
            分指数（IAQI）条形以 500 为满格，竖线为各级别上限 50、100、150、200、300。点一项看怎样算出。
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn what_no_index_can_be_is_no_number() {
    let board = board("", &[hour("2026-03-12 09:00", r#""aqi":"-1""#)]);
    check_card(
        props(Some(board), "", ""),
        expect![[r#"
            空气质量
            明河市 2026年3月12日 9时 实时
            空气质量指数（AQI）
            —
            数据异常
            标准 HJ 633—2026
            [f▸] 核对发现
        "#]],
    );
}

#[test]
fn nothing_at_all() {
    let board = board("", &[hour("2026-03-12 09:00", r#""aqi":null,"pm25":null"#)]);
    check_card(
        props(Some(board), "", ""),
        expect![[r#"
        空气质量
        明河市 2026年3月12日 9时 实时
        空气质量指数（AQI）
        —
        无数据
        标准 HJ 633—2026
    "#]],
    );
}

#[test]
fn no_place() {
    check(
        props(Some(board("", &[])), "", ""),
        expect![[r#"
        空气质量
        来源没有给出任何地点的空气质量。
        发布机构： 明河市生态环境局
        数据截至： 未注明
        来源： 未注明
        更新状态： 已更新
    "#]],
    );
}

#[test]
fn the_last_hour_of_the_old_standard_and_the_first_of_the_new() {
    let rest = r#""aqi":"100","pm25":"75","pm25_avg":"24h-moving","pm10":"60","so2":"8","no2":"20","co":"0.6","o3":"70""#;
    for (start, expected) in [
        (
            "2026-02-28 23:00",
            expect![[r#"
                空气质量
                明河市 2026年2月28日 23时 实时
                空气质量指数（AQI）
                100
                良 二级 · 黄色
                极少数异常敏感人群应减少户外活动。
                空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
                首要污染物 未公布
                标准 HJ 633—2012
                对照 HJ 633—2026：不能算出：不是本报表规定的指标，不参与计算
            "#]],
        ),
        (
            "2026-03-01 00:00",
            expect![[r#"
                空气质量
                明河市 2026年3月1日 0时 实时
                空气质量指数（AQI）
                100
                良 二级 · 黄色
                极少数异常敏感人群应减少户外活动。
                空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
                首要污染物 未公布
                标准 HJ 633—2026
            "#]],
        ),
    ] {
        let board = board("", &[hour(start, rest)]);
        let mut props = props(Some(board), "", "");
        props.standard = Some(Standard::Hj2026);
        check_card(props, expected);
    }
}

#[test]
fn a_difference_is_told_and_the_published_number_stays() {
    let rest = SIX.replace(r#""aqi":"80""#, r#""aqi":"79""#);
    let board = board("", &[hour("2026-03-12 09:00", &rest)]);
    check_card(
        props(Some(board), "", ""),
        expect![[r#"
        空气质量
        明河市 2026年3月12日 9时 实时
        空气质量指数（AQI）
        79
        良 二级 · 黄色
        极少数异常敏感人群应减少户外活动。
        空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
        首要污染物 细颗粒物（PM2.5）
        标准 HJ 633—2026
        复算 按公布浓度复算为 80，与公布值相差 1，良
    "#]],
    );
}

#[test]
fn an_american_index_says_so() {
    let rest = r#""aqi":"168","pm25":"80.4","pm25_avg":"24h""#;
    let board = board(r#""standard":"US-EPA","#, &[hour("2026-03-12 09:00", rest)]);
    check_card(
        props(Some(board), "", ""),
        expect![[r#"
            空气质量
            明河市 2026年3月12日 9时 实时
            美国空气质量指数（US AQI）
            168
            不健康（Unhealthy） 红色
            该标准的健康建议未收录；分级和限值与我国标准不同，不能直接比较。
            标准 美国环保局（US EPA）2024（来源写明）
        "#]],
    );
}

#[test]
fn older_than_the_law_allows_and_later_than_now() {
    let old = || board("", &[hour("2026-03-12 06:00", SIX)]);
    check_card(
        props(Some(old()), "2026-03-12 09:30", ""),
        expect![[r#"
            空气质量
            明河市 2026年3月12日 6时（3 小时没有更新） 实时
            空气质量指数（AQI）
            80
            良 二级 · 黄色
            (aloud) 数据可能已过期：更新的数据应在 2026年3月12日 8时前公布。
            极少数异常敏感人群应减少户外活动。
            空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
            首要污染物 细颗粒物（PM2.5）
            标准 HJ 633—2026
        "#]],
    );
    check_card(
        props(Some(old()), "2026-03-12 05:30", ""),
        expect![[r#"
            空气质量
            明河市 2026年3月12日 6时 实时
            空气质量指数（AQI）
            80
            良 二级 · 黄色
            (aloud) 数据时间晚于当前时间，请核对。
            极少数异常敏感人群应减少户外活动。
            空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
            首要污染物 细颗粒物（PM2.5）
            标准 HJ 633—2026
        "#]],
    );
}

#[test]
fn in_one_line() {
    let mut props = props(
        Some(board("", &[hour("2026-03-12 06:00", SIX)])),
        "2026-03-12 09:30",
        "",
    );
    props.layout = Layout::Strip;
    check(
        props,
        expect![[r#"
            明河市 AQI 80 良 3月12日 6时 数据可能已过期
        "#]],
    );
}

#[test]
fn all_six_levels_have_words_on_their_colour() {
    for (aqi, name, class) in [
        ("50", "优", "mba-l1"),
        ("51", "良", "mba-l2"),
        ("150", "轻度污染", "mba-l3"),
        ("200", "中度污染", "mba-l4"),
        ("300", "重度污染", "mba-l5"),
        ("301", "严重污染", "mba-l6"),
    ] {
        let rest = format!(r#""aqi":"{aqi}""#);
        let board = board("", &[hour("2026-03-12 09:00", &rest)]);
        let html = html(props(Some(board), "", ""));
        assert!(html.contains(&format!("mba-face {class}")), "{aqi}");
        assert!(
            plain(&html).contains(&format!("{aqi}\n{name}")),
            "{aqi} {name}"
        );
    }
}

#[test]
fn what_was_found_leads_to_its_place() {
    let rest = SIX.replace(r#""aqi":"80""#, r#""aqi":"79""#);
    let mut board = board("", &[hour("2026-03-12 09:00", &rest)]);
    board.findings = audit(&board, None);
    assert!(plain(&html(props(Some(board), "", "f"))).contains("[f0]"));
}

#[test]
fn without_data() {
    let mut waiting = props(None, "", "");
    waiting.status.phase = Phase::Loading;
    check(
        waiting,
        expect![[r#"
        (aloud) 正在加载…
    "#]],
    );
    let mut failed = props(None, "", "");
    failed.status.phase = Phase::Error;
    failed.layout = Layout::Strip;
    check(
        failed,
        expect![[r#"
        (aloud)
        暂时无法获取数据
        [r] 重试
    "#]],
    );
}

/// The card is that of the number: its colour, its advice; the published word stands beside it.
#[test]
fn a_level_that_is_not_that_of_the_index() {
    let rest = SIX.replace(r#""level":"良""#, r#""level":"优""#);
    let board = board("", &[hour("2026-03-12 09:00", &rest)]);
    let html = html(props(Some(board.clone()), "", ""));
    assert!(html.contains("mba-face mba-l2"));
    check_card(
        props(Some(board), "", ""),
        expect![[r#"
        空气质量
        明河市 2026年3月12日 9时 实时
        空气质量指数（AQI）
        80
        良 二级 · 黄色
        极少数异常敏感人群应减少户外活动。
        空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
        公布的级别“优”与 AQI 80（良）不符
        首要污染物 细颗粒物（PM2.5）
        标准 HJ 633—2026
    "#]],
    );
}

/// HJ 633—2026 表 1 begins at 1.
#[test]
fn an_index_of_nothing() {
    let board = board("", &[hour("2026-03-12 09:00", r#""aqi":"0","level":"优""#)]);
    check_card(
        props(Some(board), "", ""),
        expect![[r#"
        空气质量
        明河市 2026年3月12日 9时 实时
        空气质量指数（AQI）
        —
        无数据
        标准 HJ 633—2026
        [f▸] 核对发现
    "#]],
    );
}

#[test]
fn a_primary_pollutant_that_nobody_names() {
    for (aqi, said) in [("50", "首要污染物 无"), ("51", "首要污染物 未公布")] {
        for rest in ["", r#","primary":null"#] {
            let board = board(
                "",
                &[hour("2026-03-12 09:00", &format!(r#""aqi":"{aqi}"{rest}"#))],
            );
            let text = plain(&html(props(Some(board), "", "")));
            assert!(text.contains(said), "{aqi}{rest}: {text}");
        }
    }
    let board = board("", &[hour("2026-03-12 09:00", r#""aqi":null"#)]);
    assert!(!plain(&html(props(Some(board), "", ""))).contains("首要污染物"));
}

/// HJ 633—2012 has no limits for particles over one hour: nothing is missing.
#[test]
fn what_the_other_standard_does_not_know() {
    let mut props = props(Some(board("", &[hour("2026-03-12 09:00", SIX)])), "", "");
    props.standard = Some(Standard::Hj2012);
    let text = plain(&html(props));
    assert!(
        text.contains(
            "对照 HJ 633—2012：不能算出：HJ 633—2012 表 1 没有颗粒物 1 小时平均的限值，不计分指数"
        ),
        "{text}"
    );
}

#[test]
fn tomorrow_stands_under_today() {
    let day = |start: &str, rest: &str| {
        format!(
            r#""place":"明河市","code":"519900","kind":"city","period":"forecast","start":"{start}",{rest}"#
        )
    };
    let rows = [
        hour("2026-03-12 09:00", r#""aqi":"80""#),
        day("2026-03-12", r#""aqi_lo":"60","aqi_hi":"90""#),
        day(
            "2026-03-13",
            r#""aqi_lo":"48","aqi_hi":"78","level":"优或良""#,
        ),
        day("2026-03-14", r#""aqi_lo":"101","aqi_hi":"120""#),
    ];
    check_card(
        props(Some(board("", &rows)), "2026-03-12 09:20", ""),
        expect![[r#"
            空气质量
            明河市 2026年3月12日 9时（约 20 分钟前） 实时
            空气质量指数（AQI）
            80
            良 二级 · 黄色
            极少数异常敏感人群应减少户外活动。
            空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响。
            首要污染物 未公布
            标准 HJ 633—2026
            明天 48～78 优或良 （明河市生态环境局）
        "#]],
    );
    // The day after is none of tomorrow.
    let rows = [rows[0].clone(), rows[3].clone()];
    let text = plain(&html(props(Some(board("", &rows)), "2026-03-12 09:20", "")));
    assert!(!text.contains("明天"), "{text}");
}

#[test]
fn how_long_ago() {
    let date = |text: &str| Rule::default().read_text(text).date().unwrap();
    for (time, now, late, said) in [
        ("2026-03-12 9时", "2026-03-12 09:20", false, "约 20 分钟前"),
        ("2026-03-12 09:20", "2026-03-12 09:20", false, "约 1 分钟前"),
        ("2026-03-12 09:20", "2026-03-12 09:19", false, ""),
        (
            "2026-03-12 06:00",
            "2026-03-12 09:59",
            true,
            "3 小时没有更新",
        ),
        ("2026-03-12 06:00", "2026-03-13 06:00", true, "1 天没有更新"),
        (
            "2026-03-12 06:00",
            "2026-11-26 06:00",
            true,
            "8 个月没有更新",
        ),
        // Midnight is that of Beijing: 16:00 of the day before in UTC.
        ("2026-03-11", "2026-03-12 00:00", false, "1 天前"),
        ("2026-03-11", "2026-03-12 23:59", false, "1 天前"),
        ("2026-03-12", "2026-03-12 12:00", false, ""),
        ("2026-03", "2026-03-31 12:00", false, ""),
        ("2026-03", "2026-04-20 12:00", false, "20 天前"),
        ("2026-03", "2026-06-30 12:00", false, "3 个月前"),
        ("2026年第一季度", "2026-06-30 12:00", false, "3 个月前"),
    ] {
        let ago = crate::board::ago(date(time), Some(at(now)), late);
        assert_eq!(ago, said, "{time} {now}");
    }
    assert_eq!(crate::board::ago(date("2026-03"), None, true), "");
}

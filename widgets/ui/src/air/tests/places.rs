//! Several places, their past and their days ahead.

use super::*;

pub fn county(name: &str, code: usize, start: &str, aqi: &str) -> String {
    format!(
        r#""place":"{name}","code":"{code}","kind":"county","period":"hour","start":"{start}","aqi":{aqi},"primary":"PM2.5""#
    )
}

pub fn several() -> Board {
    let now = "2026-03-12 09:00";
    board(
        "",
        &[
            hour(now, r#""aqi":"80","level":"良","primary":"PM2.5""#),
            county("云溪县", 519901, now, "\"42\""),
            county("大同区", 519902, "2026-03-12 06:00", "\"160\""),
            county("临江县", 519903, now, "null"),
        ],
    )
}

#[test]
fn as_published() {
    check_body(
        props(Some(several()), "2026-03-12 09:30", ""),
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
            明河市 2026年3月12日 9时，空气质量指数（AQI）为 80，二级（良），首要污染物为细颗粒物（PM2.5）。极少数异常敏感人群应减少户外活动。其余 3 个地点中 1 个为优或良、1 个无数据，最高为大同区 160（中度污染）。
            各地点
            排序
            [s] /*按公布顺序 / 从差到好 / 按名称
            [m0*] 列表
            [m1] 方格
            (aloud) 共 4 个地点，显示 4 个
            | 地点 | AQI 与级别 | 首要污染物 | 时间
            | [p0] 明河市 | 80 良 | PM2.5 | 3月12日 9时
            | [p1] 云溪县 | 42 优 | PM2.5 | 3月12日 9时
            | [p2] 大同区 | 160 中度污染 | PM2.5 | 3月12日 6时 数据可能已过期
            | [p3] 临江县 | — 无数据 | PM2.5 | 3月12日 9时
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn the_worst_first_on_a_phone() {
    let all = plain(&html(props(Some(several()), "", "w220;s1")));
    let list = all.split("级别 | 首要").nth(1).unwrap_or(&all);
    expect![[r#"
        污染物 | 时间
        | [p2] 大同区 | 160 中度污染 | 首要 PM2.5 | 3月12日 6时
        | [p0] 明河市 | 80 良 | 首要 PM2.5 | 3月12日 9时
        | [p1] 云溪县 | 42 优 | 首要 PM2.5 | 3月12日 9时
        | [p3] 临江县 | — 无数据 | 首要 PM2.5 | 3月12日 9时
        [c] 复制文字 (aloud)
        发布机构： 明河市生态环境局
        数据截至： 2026年3月12日 9时
        来源： 未注明
        更新状态： 已更新
    "#]]
    .assert_eq(list);
}

#[test]
fn found_by_level() {
    let all = plain(&html(props(Some(several()), "", "q中度")));
    assert!(all.contains("共 4 个地点，显示 1 个"), "{all}");
    let all = plain(&html(props(Some(several()), "", "q无此地")));
    assert!(all.contains("没有找到"), "{all}");
}

#[test]
fn tiles_and_another_place() {
    check_body(
        props(Some(several()), "", "m1;p2"),
        expect![[r#"
            空气质量
            [b] 返回 明河市 大同区 2026年3月12日 6时 实时
            空气质量指数（AQI）
            160
            中度污染 四级 · 红色
            青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动。
            进一步加剧敏感人群症状，可能对健康人群心血管系统、呼吸系统有影响。
            首要污染物 细颗粒物（PM2.5）
            标准 HJ 633—2026
            各地点
            排序
            [s] /*按公布顺序 / 从差到好 / 按名称
            [m0] 列表
            [m1*] 方格
            (aloud) 共 4 个地点，显示 4 个
            [p0] 明河市 80 良
            [p1] 云溪县 42 优
            [p2] 大同区 160 中度污染
            [p3] 临江县 — 无数据
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn a_place_without_a_time_has_no_data() {
    let rows = [
        hour("2026-03-12 09:00", r#""aqi":"80""#),
        r#""place":"石门站","code":"1001A","kind":"station""#.to_owned(),
    ];
    let text = plain(&html(props(Some(board("", &rows)), "", "p1")));
    assert!(text.contains("| [p1] 石门站 | — 无数据"), "{text}");
    assert!(
        text.contains("返回 明河市 石门站 — 无数据") || text.contains("石门站\n— 无数据"),
        "{text}"
    );
}

#[test]
fn a_long_list_is_a_window() {
    let rows: Vec<String> = (0..1_500)
        .map(|n| county(&format!("点位{n}"), n, "2026-03-12 09:00", "\"42\""))
        .collect();
    let html = html(props(Some(board("", &rows)), "", ""));
    assert!(html.contains("aria-rowcount=\"1501\""));
    assert_eq!(html.matches("aria-rowindex").count(), 50);
}

#[test]
fn what_is_to_come() {
    let rest = r#""published_at":"2026-03-11 18:00","aqi":"48~78|99,99|120~150||","level":"优或良|良|轻度污染||","primary":"PM2.5|O3|PM10、O3||""#;
    let row = format!(
        r#""place":"明河市","code":"519900","kind":"city","period":"forecast","start":"2026-03-12",{rest}"#
    );
    let warning = r#""warnings":[{"level":"橙色","title":"重污染天气橙色预警","area":"全市","start":"2026-03-12 08:00","measures":["停止露天施工"],"url":"javascript:alert(1)"},
        {"level":"黄色","title":"已经解除的预警","start":"2026-03-01","end":"2026-03-02"}],"#;
    let board = board(warning, &[hour("2026-03-12 09:00", r#""aqi":"118""#), row]);
    check_body(
        props(Some(board), "2026-03-12 09:30", ""),
        expect![[r#"
            空气质量
            橙色预警 重污染天气橙色预警
            范围 全市
            时间 2026年3月12日 08:00 起，至另行通知
            停止露天施工
            查看预警原文
            明河市 2026年3月12日 9时（约 30 分钟前） 实时
            空气质量指数（AQI）
            118
            轻度污染 三级 · 橙色
            青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼。
            敏感人群症状有轻度加剧，健康人群出现刺激症状。
            首要污染物 未公布
            标准 HJ 633—2026
            明天 99 良 （明河市生态环境局）
            明河市 2026年3月12日 9时，空气质量指数（AQI）为 118，三级（轻度污染）。青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼。
            空气质量预报
            3月12日 今天 48～78 优或良 首要污染物 PM2.5
            3月13日 明天 99 良 首要污染物 O₃
            3月14日 后天 120～150 轻度污染 首要污染物 PM10、O₃
            明河市生态环境局 2026年3月11日 18:00发布。颜色为较差一端的级别。
            [c] 复制文字 (aloud)
        "#]],
    );
}

fn past() -> Board {
    let mut rows = Vec::new();
    for (time, aqi) in [("06", "40"), ("07", "60"), ("09", "118")] {
        rows.push(hour(
            &format!("2026-03-12 {time}:00"),
            &format!(r#""aqi":"{aqi}""#),
        ));
    }
    for (day, aqi) in [("09", "45"), ("11", "160")] {
        rows.push(format!(
            r#""place":"明河市","code":"519900","kind":"city","period":"day","start":"2026-03-{day}","aqi":"{aqi}""#
        ));
    }
    board("", &rows)
}

/// What stands under 变化.
fn check_trend(view: &'static str, expected: Expect) {
    let all = plain(&html(props(Some(past()), "2026-03-12 09:30", view)));
    let trend = all.split("\n变化\n").nth(1).unwrap();
    expected.assert_eq(trend.split("发布机构：").next().unwrap());
}

#[test]
fn hours_with_their_gaps() {
    check_trend(
        "",
        expect![[r#"
            [t0*] 24 小时
            [t1] 30 天
            [t2] 日历
            0 50 100 150 12时 15时 18时 21时 0时 3时 40 6时 60 118 9时
            AQI 最低 40，最高 118（3月12日 9时）；21 个小时无数据（灰底）。横线为各级别上限。
            [n▸] 看数字
            [c] 复制文字 (aloud)
        "#]],
    );
}

/// Where the standard changes within it, that is said; of one picture there is nothing to choose.
#[test]
fn hours_of_two_standards() {
    let rows = ["2026-02-28 23:00", "2026-03-01 00:00"]
        .map(|start| hour(start, r#""aqi":"80","level":"良","primary":"PM2.5""#));
    let all = plain(&html(props(Some(board("", &rows)), "2026-03-01 00:30", "")));
    let (_, trend) = all.split_once("\n24 小时变化\n").unwrap();
    let said = "3月1日 0时起按 HJ 633—2026，此前按 HJ 633—2012。";
    assert!(trend.contains(said) && !trend.contains("[t0"), "{trend}");
}

#[test]
fn a_month_of_days() {
    check_trend(
        "t2",
        expect![[r#"
            [t0] 24 小时
            [t1] 30 天
            [t2*] 日历
            | 一 | 二 | 三 | 四 | 五 | 六 | 日
            | | 2/10 — | 2/11 — | 2/12 — | 2/13 — | 2/14 — | 2/15 —
            | 2/16 — | 2/17 — | 2/18 — | 2/19 — | 2/20 — | 2/21 — | 2/22 —
            | 2/23 — | 2/24 — | 2/25 — | 2/26 — | 2/27 — | 2/28 — | 3/1 —
            | 3/2 — | 3/3 — | 3/4 — | 3/5 — | 3/6 — | 3/7 — | 3/8 —
            | 3/9 45 优 | 3/10 — | 3/11 160 中 | | | | 每格为日期、AQI 和级别的首字：优、良、轻度、中度、重度、严重污染。
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn the_day_where_there_are_hours() {
    check_card(
        props(Some(past()), "", "k1"),
        expect![[r#"
            空气质量
            明河市 2026年3月11日
            [k0] 实时
            [k1*] 日报
            空气质量指数（AQI）
            160
            中度污染 四级 · 红色
            青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动。
            进一步加剧敏感人群症状，可能对健康人群心血管系统、呼吸系统有影响。
            首要污染物 未公布
            标准 HJ 633—2026
        "#]],
    );
}

#[test]
fn on_paper_everything_is_open() {
    let mut all = several();
    all.join(past());
    let text = plain(&html(props(Some(all), "", "w0")));
    for part in ["看数字", "3月11日", "云溪县", "一 | 二 | 三"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// 首要污染物 无 is a statement about an index: where there is none, nothing is stated.
#[test]
fn without_an_index_there_is_no_word_of_a_primary_pollutant() {
    let now = "2026-03-12 09:00";
    let silent = county("临江县", 519903, now, "null").replace("PM2.5\"", "无\"");
    let all = plain(&html(props(
        Some(board("", &[hour(now, r#""aqi":"42""#), silent])),
        "2026-03-12 09:30",
        "w220",
    )));
    assert!(all.contains("临江县 | — 无数据 |"), "{all}");
    assert!(!all.contains("临江县 | — 无数据 | 首要"), "{all}");
}

/// The sentence is of the hour; beside the day's card it would contradict it.
#[test]
fn the_sentence_is_of_the_period_that_is_shown() {
    let now = "2026-03-12 09:00";
    let day = hour("2026-03-11", r#""aqi":"71""#).replace("\"hour\"", "\"day\"");
    let both = || Some(board("", &[hour(now, r#""aqi":"110""#), day.clone()]));
    let said = |view| plain(&html(props(both(), "2026-03-12 09:30", view)));
    let sentence = "空气质量指数（AQI）为 110";
    assert!(said("").contains(sentence), "{}", said(""));
    let of_day = said("k1");
    assert!(
        of_day.contains("[k1*] 日报") && of_day.contains("71"),
        "{of_day}"
    );
    assert!(!of_day.contains(sentence), "{of_day}");
}

/// The card is that of tomorrow where nothing else is there; it is not said again beneath. The days ahead say it in any case.
#[test]
fn tomorrow_stands_once() {
    let ahead = hour("2026-03-13", r#""aqi_lo":"48","aqi_hi":"78""#);
    let ahead = ahead.replace("\"hour\"", "\"forecast\"");
    let said = |rows: &[String]| {
        let all = plain(&html(props(Some(board("", rows)), "2026-03-12 09:30", "")));
        all.matches("明天 48～78").count()
    };
    let now = hour("2026-03-12 09:00", r#""aqi":"42""#);
    assert_eq!(said(&[now, ahead.clone()]), 2);
    assert_eq!(said(&[ahead]), 1);
}

/// Where only concentrations are published, the list says what they make: PM2.5 75 µg/m³ is 114 (HJ 633—2026, table 3).
#[test]
fn a_row_without_an_index_says_what_its_concentrations_make() {
    let now = "2026-03-12 09:00";
    let items = r#""pm25":"75","pm10":"130","so2":"9","no2":"41","co":"1.1","o3":"165""#;
    let bare = county("临江县", 519903, now, "null").replace("\"primary\":\"PM2.5\"", items);
    let all = plain(&html(props(
        Some(board("", &[hour(now, r#""aqi":"42""#), bare])),
        "2026-03-12 09:30",
        "",
    )));
    assert!(all.contains("复算 114 轻度污染"), "{all}");
}

/// A forecast that names a level only.
#[test]
fn a_level_without_an_index_lacks_nothing() {
    let now = "2026-03-12 09:00";
    let ahead = hour("2026-03-13", r#""level":"良""#).replace("\"hour\"", "\"forecast\"");
    let all = plain(&html(props(
        Some(board("", &[hour(now, r#""aqi":"42""#), ahead])),
        "2026-03-12 09:30",
        "",
    )));
    assert!(all.contains("— 良") && !all.contains("良未提供"), "{all}");
}

/// PM2.5 of 63 µg/m³ makes 103 (HJ 633—2026, table 3): whom that is for is told whatever was published.
#[test]
fn who_is_sensitive_is_told_beside_a_published_level() {
    let now = "2026-03-12 09:00";
    let row = hour(
        now,
        r#""aqi":"83","level":"良","primary":["PM2.5"],"pm25":"63""#,
    );
    let all = plain(&html(props(
        Some(board("", &[row])),
        "2026-03-12 09:30",
        "",
    )));
    assert!(all.contains("（PM2.5 复算分指数大于 100）"), "{all}");
}

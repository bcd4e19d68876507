//! Several places, their past and their days ahead.

use super::*;

fn county(name: &str, code: usize, start: &str, aqi: &str) -> String {
    format!(
        r#""place":"{name}","code":"{code}","kind":"county","period":"hour","start":"{start}","aqi":{aqi},"primary":"PM2.5""#
    )
}

fn several() -> Board {
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
    check_body(props(Some(several()), "2026-03-12 09:30", ""), expect![[""]]);
}

#[test]
fn the_worst_first_on_a_phone() {
    let all = plain(&html(props(Some(several()), "", "w220;s1")));
    let list = all.split("级别 | 首要").nth(1).unwrap_or(&all);
    expect![[""]].assert_eq(list);
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
    check_body(props(Some(several()), "", "m1;p2"), expect![[""]]);
}

#[test]
fn a_long_list_is_a_window() {
    let rows: Vec<String> = (0..1_500)
        .map(|n| county(&format!("点位{n}"), n, "2026-03-12 09:00", "\"42\""))
        .collect();
    let html = html(props(Some(board("", &rows)), "", ""));
    assert!(html.contains("aria-rowcount=\"1501\""));
    assert_eq!(html.matches("<tr role=\"row\"").count(), 101);
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
    check_body(props(Some(board), "2026-03-12 09:30", ""), expect![[""]]);
}

fn past() -> Board {
    let mut rows = Vec::new();
    for (time, aqi) in [("06", "40"), ("07", "60"), ("09", "118")] {
        rows.push(hour(&format!("2026-03-12 {time}:00"), &format!(r#""aqi":"{aqi}""#)));
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
    check_trend("", expect![[""]]);
}

#[test]
fn a_month_of_days() {
    check_trend("t2", expect![[""]]);
}

#[test]
fn the_day_where_there_are_hours() {
    check_card(props(Some(past()), "", "k1"), expect![[""]]);
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

//! One place in every state that its data can be in.

use super::*;

#[test]
fn a_board() {
    let board = board("", &[hour("2026-03-12 09:00", SIX)]);
    check(props(Some(board), "2026-03-12 09:30", "i0"), expect![[""]]);
}

#[test]
fn na_and_not_monitored_are_two_things() {
    let rest = r#""aqi":"NA","pm25":"30","pm10":"NA","so2":"8","no2":"20","co":"0.6","o3":"/""#;
    let board = board("", &[hour("2026-03-12 09:00", rest)]);
    check_body(props(Some(board), "", "i1"), expect![[""]]);
}

#[test]
fn what_no_index_can_be_is_no_number() {
    let board = board("", &[hour("2026-03-12 09:00", r#""aqi":"-1""#)]);
    check_card(props(Some(board), "", ""), expect![[""]]);
}

#[test]
fn nothing_at_all() {
    let board = board("", &[hour("2026-03-12 09:00", r#""aqi":null,"pm25":null"#)]);
    check_card(props(Some(board), "", ""), expect![[""]]);
}

#[test]
fn no_place() {
    check(props(Some(board("", &[])), "", ""), expect![[""]]);
}

#[test]
fn the_last_hour_of_the_old_standard_and_the_first_of_the_new() {
    let rest = r#""aqi":"100","pm25":"75","pm25_avg":"24h-moving","pm10":"60","so2":"8","no2":"20","co":"0.6","o3":"70""#;
    for (start, expected) in [
        ("2026-02-28 23:00", expect![[""]]),
        ("2026-03-01 00:00", expect![[""]]),
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
    check_card(props(Some(board), "", ""), expect![[""]]);
}

#[test]
fn an_american_index_says_so() {
    let rest = r#""aqi":"168","pm25":"80.4","pm25_avg":"24h""#;
    let board = board(r#""standard":"US-EPA","#, &[hour("2026-03-12 09:00", rest)]);
    check_card(props(Some(board), "", ""), expect![[""]]);
}

#[test]
fn older_than_the_law_allows_and_later_than_now() {
    let old = || board("", &[hour("2026-03-12 06:00", SIX)]);
    check_card(props(Some(old()), "2026-03-12 09:30", ""), expect![[""]]);
    check_card(props(Some(old()), "2026-03-12 05:30", ""), expect![[""]]);
}

#[test]
fn in_one_line() {
    let mut props = props(
        Some(board("", &[hour("2026-03-12 06:00", SIX)])),
        "2026-03-12 09:30",
        "",
    );
    props.layout = Layout::Strip;
    check(props, expect![[""]]);
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
        assert!(plain(&html).contains(&format!("{aqi}\n{name}")), "{aqi} {name}");
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
    check(waiting, expect![[""]]);
    let mut failed = props(None, "", "");
    failed.status.phase = Phase::Error;
    failed.layout = Layout::Strip;
    check(failed, expect![[""]]);
}

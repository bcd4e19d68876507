//! What is another than in an earlier copy.

use super::*;

/// Each change in a line: name, place, status before and now, figures.
fn changed(old: &Programme, new: &Programme) -> Vec<String> {
    let word = |own: Option<Status>| own.map_or("-", Status::name);
    let line = |own: &Change| {
        let place = own.place.map_or("-".to_owned(), |at| at.to_string());
        format!(
            "{} {place} {}→{} {}",
            own.title,
            word(own.before),
            word(own.now),
            own.figures
        )
    };
    changes(old, new).iter().map(line).collect()
}

/// Rows of 眉山 2019: 27,800 and 52,242 people; what stood there before is invented.
const JOBS: &str = r#""id":"1","program":"就业促进","title":"城镇新增就业","status":"推进中","target":"27800人","actual":"27000人""#;
const ROAD: &str = r#""id":"2","program":"交通改善","title":"青岭路改造","physical":"60","funds_plan":"1,200万元","status":"推进中""#;

#[test]
fn status_figures_new_and_gone() {
    let old = programme("2019-06-30", &[JOBS, ROAD]);
    assert_eq!(changed(&old, &old), [""; 0]);
    let new = programme(
        "2019-12-31",
        &[
            r#""id":"9","title":"便民服务点","status":"未启动""#,
            r#""id":"1","program":"就业促进","title":"城镇新增就业","status":"超额完成","target":"27,800 人","actual":"52,242人","rate":"187.9""#,
        ],
    );
    assert_eq!(
        changed(&old, &new),
        [
            "便民服务点 0 -→未启动 0",
            // The target is printed otherwise and is the same.
            "城镇新增就业 1 进行中→超额完成 2",
            "青岭路改造 - 进行中→- 0",
        ]
    );
}

#[test]
fn an_amount_in_another_unit_is_the_same() {
    let old = programme("2019-06-30", &[ROAD]);
    let with = |physical: &str, plan: &str| {
        let row = format!(
            r#""id":"2","program":"交通改善","title":"青岭路改造","physical":"{physical}","funds_plan":"{plan}","status":"推进中""#
        );
        changed(&old, &programme("2019-12-31", &[&row]))
    };
    assert_eq!(with("60.0", "0.12亿元"), [""; 0]);
    assert_eq!(with("80", "0.12亿元"), ["青岭路改造 0 进行中→进行中 1"]);
    // Not published any more is a change, and is no zero.
    assert_eq!(with("—", "1,300万元"), ["青岭路改造 0 进行中→进行中 2"]);
}

#[test]
fn an_item_is_known_by_its_code_else_by_its_names() {
    let old = programme(
        "2019-06-30",
        &[
            r#""id":"1","title":"甲路","status":"推进中""#,
            r#""id":"2","title":"乙路","status":"推进中""#,
            r#""id":"3","program":"一","title":"丙路","status":"推进中""#,
            r#""id":"3","program":"二","title":"丙路","status":"完成""#,
            r#""title":"丁路","status":"推进中""#,
        ],
    );
    let new = programme(
        "2019-12-31",
        &[
            r#""id":"7","title":"丁路","status":"推进中""#,
            r#""id":"3","program":"二","title":"丙路","status":"完成""#,
            r#""id":"3","program":"一","title":"丙路","status":"推进中""#,
            r#""id":"2","title":"乙路（二期）","status":"推进中""#,
            r#""id":"1","title":"甲路","status":"推进中""#,
        ],
    );
    assert_eq!(changed(&old, &new), [""; 0]);
    // A code that two have tells nothing.
    let twice = programme(
        "2019-12-31",
        &[
            r#""id":"1","title":"戊路","status":"推进中""#,
            r#""id":"1","title":"己路","status":"推进中""#,
        ],
    );
    let found = changed(
        &programme(
            "2019-06-30",
            &[r#""id":"1","title":"甲路","status":"推进中""#],
        ),
        &twice,
    );
    assert_eq!(
        found,
        [
            "戊路 0 -→进行中 0",
            "己路 1 -→进行中 0",
            "甲路 - 进行中→- 0"
        ]
    );
}

#[test]
fn districts_that_come_and_go_are_figures() {
    let row = |place: &str, actual: &str| {
        format!(
            r#""title":"服务点","status":"推进中","region":"{place}","target":"50个","actual":"{actual}""#
        )
    };
    let old = programme(
        "2019-06-30",
        &[
            &row("全市", "30个"),
            &row("东坡区", "10个"),
            &row("彭山区", "20个"),
        ],
    );
    let new = programme(
        "2019-12-31",
        &[
            &row("全市", "35个"),
            &row("东坡区", "10个"),
            &row("仁寿县", "25个"),
        ],
    );
    // One of the whole, two of the district that came, two of the one that went.
    assert_eq!(changed(&old, &new), ["服务点 0 进行中→进行中 5"]);
}

#[test]
fn nothing_is_said_of_a_part_of_the_rows() {
    let old = programme("2019-06-30", &[JOBS, ROAD]);
    let mut new = programme("2019-12-31", &[JOBS]);
    assert_eq!(changes(&old, &new).len(), 1);
    new.partial = true;
    assert_eq!(changes(&old, &new), []);
    assert_eq!(changes(&new, &old), []);
}

#[test]
fn names_are_handed_over_with_their_lengths() {
    let programme = programme(
        "2019-12-31",
        &[
            r#""id":"1","program":"交通","title":"路","region":"甲区","duty":["局"],"budget_line":"2140104","policy_id":"1号""#,
        ],
    );
    assert_eq!(
        hand_over(&programme),
        "1:11:16:交通3:路7:21401044:1号1:16:交通1:13:局1:16:甲区"
    );
}

/// A deadline that was moved is told, with both days.
#[test]
fn a_deadline_is_moved() {
    let row = |end: &str| format!(r#""title":"老旧小区改造","status":"推进中","end":"{end}""#);
    let [old, new] = ["2025-10-15", "2026-03-31"].map(|end| programme("2025-09-30", &[&row(end)]));
    let moved = changes(&old, &new);
    let ends: Vec<_> = moved
        .iter()
        .filter_map(|own| own.ends)
        .map(|ends| ends.map(|end| end.map(crate::date::Date::shown)))
        .collect();
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(ends, [[day("2025年10月15日"), day("2026年3月31日")]]);
    // The same day, however it is written.
    let same = programme("2025-09-30", &[&row("2025年10月15日")]);
    assert!(changes(&old, &same).is_empty());
}

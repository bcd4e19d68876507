//! Figures, which way they are good, and days, from whichever text.

use super::*;

/// An indicator of what should be little is known by its name; one of how much it has become less is not of them.
#[test]
fn which_way_is_good() {
    let of = |name: &str, target: &str, actual: &str| {
        let row =
            format!(r#""title":"甲","indicator":"{name}","target":"{target}","actual":"{actual}""#);
        let own = programme("2025-10-31", &[&row]).items.remove(0);
        let own = own.indicators[0].clone();
        (own.direction, attained(&own).reached)
    };
    for (name, target, actual, reached) in [
        ("PM2.5年均浓度", "35微克", "33.1微克", true),
        ("单位GDP能耗", "0.5吨", "0.6吨", false),
        ("生产安全事故死亡人数", "5人", "4人", true),
        ("城镇登记失业率", "4.3%", "3.57%", true),
    ] {
        assert_eq!(
            of(name, target, actual),
            (Direction::Lower, Some(reached)),
            "{name}"
        );
    }
    for name in [
        "单位GDP能耗降低率",
        "化学需氧量减排量",
        "事故起数下降",
        "新建公路",
    ] {
        assert_eq!(
            of(name, "3%", "4%"),
            (Direction::Higher, Some(true)),
            "{name}"
        );
    }
}

/// What a page reads of a figure with its unit behind it, whoever reads the format by its fields reads too.
#[cfg(feature = "presets")]
#[test]
fn units_behind_figures_are_read_by_fields_too() {
    let text = r#"{"schema":"mingbai.livelihood/1","as_of":"2025-10-31","rows":[
        {"title":"甲","target":"12所","actual":"9所","funds_plan":"2400万元","target_cum":"不低于90%"}]}"#;
    let limits = crate::read::Limits::default();
    let dataset = crate::dataset::read_text(text, &limits).unwrap();
    assert_eq!(told(&dataset.findings), "");
    let [one, other] = [read_dataset(&dataset), read_text(text)].map(|own| own.unwrap());
    assert_eq!(
        one.items[0].funds.plan.as_ref().unwrap().shown(),
        "2,400 万元"
    );
    let shown = |own: &Programme| {
        let own = &own.items[0].indicators[0];
        let all = [&own.target, &own.actual, &own.target_cum];
        all.map(|figure| figure.as_ref().unwrap().shown())
    };
    assert_eq!(shown(&one), shown(&other));
    assert_eq!(shown(&one), ["12 所", "9 所", "≥90%"]);
}

/// A plan without its year is not read by today's.
#[cfg(feature = "presets")]
#[test]
fn a_day_without_a_year_is_no_day() {
    let text = "项目名称,责任单位,完成时限,目标任务\n甲,县交通局,9月30日,5公里\n乙,县交通局,2025年9月30日,5公里\n";
    let source = crate::strict::Source {
        subject: "livelihood",
        preset: "auto",
        presets: "[]",
        now: Some(1_795_000_000),
        ..Default::default()
    };
    let read = crate::strict::strict(text, &source, &crate::read::Limits::default()).unwrap();
    let own = read_unchecked(&read.json, &crate::read::Limits::default(), Some("")).unwrap();
    let ends: Vec<_> = own
        .items
        .iter()
        .map(|item| item.end.map(crate::date::Date::shown))
        .collect();
    assert_eq!(ends, [None, Some("2025年9月30日".into())]);
    assert!(told(&read.findings).contains("“结束”有 1 处不是有效的值"));
}

/// What one district says is not said of all: the others may be anywhere.
#[test]
fn one_district_speaks_for_itself() {
    let row = |place: &str, more: &str| format!(r#""title":"户厕","region":"{place}"{more}"#);
    let done = r#","status":"完成""#;
    let of = |rows: &[String]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let own = programme("2025-08-31", &rows);
        let groups = rolled(&own, By::District);
        let there = groups.iter().find(|group| &*group.name == "甲县");
        let there = there.map(|group| group.count(Status::Done));
        (judge(&own.items[0], own.as_of).status, there)
    };
    let some = [row("甲县", done), row("乙县", ""), row("丙县", "")];
    assert_eq!(of(&some), (Status::NoData, Some(1)));
    let all = ["甲县", "乙县", "丙县"].map(|place| row(place, done));
    assert_eq!(of(&all), (Status::Done, Some(1)));
}

/// A district is as far as it is, by the day that the whole was planned for; who stopped the whole stopped it there.
#[test]
fn a_district_is_judged_by_what_is_told_of_it() {
    let of = |whole: &str, there: &str| {
        let own = programme(
            "2025-09-30",
            &[
                &format!(r#""title":"户厕","region":"全市"{whole}"#),
                &format!(r#""title":"户厕","region":"甲县"{there}"#),
                r#""title":"户厕","region":"乙县""#,
            ],
        );
        let item = &own.items[0];
        let groups = rolled(&own, By::District);
        let there = |name: &str| {
            let part = item.parts.iter().find(|part| &*part.district == name);
            let (judged, days) = judge_there(item, part, own.as_of);
            let group = groups.iter().find(|group| &*group.name == name);
            // Who counts the districts counts the same.
            assert_eq!(group.map(|group| group.count(judged.status)), Some(1));
            (judged.status, days)
        };
        [there("甲县"), there("乙县")]
    };
    let some = r#","target":"50","actual":"20""#;
    let much = r#","target":"450","actual":"1109""#;
    // 1,109 of 450 in all, 20 of 50 here; of the other district nothing is told.
    assert_eq!(
        of(much, some),
        [(Status::UnderWay, None), (Status::Exceeded, None)]
    );
    // 92 days from the end of June to that of September.
    let end = [much, r#","end":"2025-06-30""#].concat();
    assert_eq!(of(&end, some)[0], (Status::Behind, Some(92)));
    let own = [some, r#","end":"2025-08-31""#].concat();
    assert_eq!(of(&end, &own)[0], (Status::Behind, Some(30)));
    let stopped = r#","status":"取消""#;
    assert_eq!(of(stopped, some)[0], (Status::Cancelled, None));
    let done = [some, r#","status":"完成""#].concat();
    assert_eq!(of(stopped, &done)[0], (Status::Done, None));
}

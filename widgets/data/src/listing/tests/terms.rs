//! Time limits of every kind, against days counted by hand.

use super::*;

#[test]
fn time_limits_of_every_kind() {
    let of = |clock: &str, within: u32, from: &str, to: &str, now: Option<i64>| {
        let own = profile(&format!(
            r#""head":"t","fields":[{{"name":"t"}},{{"name":"a","kind":"date"}},{{"name":"b","kind":"date"}}],
            "terms":[{{"label":"办","from":"a","to":"b","clock":"{clock}","within":{within}}}]"#
        ));
        let rows = format!(r#"[{{"t":"甲","a":"{from}","b":"{to}"}}]"#);
        let mut listing = read_text(&rows, &own).unwrap();
        listing.as_of = now.map(Date::at);
        match due(&listing, &own.terms[0], &listing.rows[0], now) {
            Due::InTime(by) => format!("按时 {}", by.shown()),
            Due::Late(by, days) => format!("逾期{days} {}", by.shown()),
            Due::Open(by) => format!("待 {}", by.shown()),
            Due::Overdue(by, days) => format!("未办逾期{days} {}", by.shown()),
            Due::Unknown => "无法判断".to_owned(),
            Due::None => "不适用".to_owned(),
        }
    };
    // 条例第三十三条: 20 working days after 1 September 2026; Sunday the 20th is worked, 25 to 27 are off.
    assert_eq!(
        of("workday", 20, "2026-09-01", "2026-09-28", None),
        "按时 2026年9月29日"
    );
    assert_eq!(
        of("workday", 3, "2018-09-28", "2018-10-09", None),
        "逾期1 2018年10月8日"
    );
    assert_eq!(
        of("workday", 3, "2031-01-01", "2031-02-01", None),
        "无法判断"
    );
    assert_eq!(
        of("calendar", 20, "2026-01-15", "2026-02-04", None),
        "按时 2026年2月4日"
    );
    assert_eq!(
        of("calendar", 20, "2026-01-15", "2026-02-05", None),
        "逾期1 2026年2月4日"
    );
    assert_eq!(
        of("hour", 5, "2026-01-15 10:00", "2026-01-15 15:00", None),
        "按时 2026年1月15日 15:00"
    );
    assert_eq!(
        of("hour", 5, "2026-01-15 10:00", "2026-01-15 17:30", None),
        "逾期3 2026年1月15日 15:00"
    );
    assert_eq!(
        of("hour", 5, "2026-01-15", "2026-01-15 17:30", None),
        "无法判断"
    );
    assert_eq!(
        of("clock 12:00", 1, "2026-01-15", "2026-01-16 11:30", None),
        "按时 2026年1月16日 12:00"
    );
    assert_eq!(
        of("clock 12:00", 1, "2026-01-15", "2026-01-16", None),
        "无法判断"
    );
    assert_eq!(
        of("year_end 03-31", 1, "2025", "2026-04-02", None),
        "逾期2 2026年3月31日"
    );
    assert_eq!(
        of("calendar", 20, "2026-11-20", "", Some(NOW)),
        "待 2026年12月10日"
    );
    assert_eq!(
        of("calendar", 5, "2026-11-20", "", Some(NOW)),
        "未办逾期2 2026年11月25日"
    );
    // A list that does not say of which day it is would be later every day.
    let own = r#""head":"t","fields":[{"name":"t"},{"name":"a","kind":"date"},{"name":"b","kind":"date"}],
        "terms":[{"from":"a","to":"b","clock":"calendar","within":5}]"#;
    let own = profile(own);
    let undated = read_text(r#"[{"t":"甲","a":"2026-11-20","b":""}]"#, &own).unwrap();
    let term = &own.terms[0];
    assert_eq!(
        due(&undated, term, &undated.rows[0], Some(NOW)),
        Due::Unknown
    );
    // Nothing is done before it could be.
    assert_eq!(
        of("calendar", 5, "2026-11-20", "2026-11-19", None),
        "无法判断"
    );
    assert_eq!(
        of("calendar", 5, "2026-11-20", "2026-11-20", None),
        "按时 2026年11月25日"
    );
    assert_eq!(of("calendar", 5, "", "2026-11-20", Some(NOW)), "无法判断");
}

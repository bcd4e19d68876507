//! Why a figure is another one than the year before, where the data says it: in the views that show the change.

use mingbai_data::budget::{Budget, ReadOptions, read_text};

use super::html;
use crate::Options;
use crate::snapshot::plain;

/// What a county publishes of two years, with its 变动原因.
fn told() -> Budget {
    let year = |year, roads, reason, schools, sum| {
        format!(
            r#"{{"year":{year},"book":"general","side":"expenditure","unit":"万元","rows":[
            {{"code":"205","name":"教育支出","level":1,"adjusted":"900","final":"{schools}"}},
            {{"code":"214","name":"交通运输支出","level":1,"adjusted":"70","final":"{roads}","note":"{reason}"}},
            {{"name":"支出合计","kind":"total","adjusted":"970","final":"{sum}"}}]}}"#
        )
    };
    let text = format!(
        r#"{{"schema":"mingbai.budget/1","year":2025,"tables":[{},{}]}}"#,
        year(2025, 60, "县道改造项目完工。", 850, 910),
        year(2024, 95, "县道改造项目开工。", 820, 915)
    );
    read_text(&text, &ReadOptions::default()).unwrap()
}

fn drawn(view: &'static str) -> String {
    plain(&html(told(), Options::default(), view))
}

/// The reason stands with its line, as the source gives it.
#[test]
fn a_row_says_why_it_changed() {
    for view in ["v2;w180", "v2;w900", "v4;w180", "v4;w900"] {
        let all = drawn(view);
        let row = all.rfind("交通运输支出").unwrap();
        let said = all.rfind("公布的原因或说明：县道改造项目完工。");
        assert!(said.is_some_and(|at| at > row), "{view}: {all}");
        // Nothing is said where the source says nothing.
        assert!(!all[..row].contains("公布的原因或说明"), "{view}: {all}");
    }
}

/// On paper it stands in both views, and what was said of the year before beside it where the years are.
#[test]
fn paper_says_why_it_changed() {
    for (view, reasons) in [
        ("v2;w0", &["完工"][..]),
        ("v2;d1;w0", &["完工", "开工"]),
        ("v4;w0", &["完工"]),
    ] {
        let all = drawn(view);
        for reason in reasons {
            let said = format!("公布的原因或说明：县道改造项目{reason}。");
            assert!(all.contains(&said), "{view}, {reason}: {all}");
        }
    }
}

/// A line over the years has the reason of each year, and none of the year that only another table tells of.
#[test]
fn a_line_over_the_years_says_why_it_changed() {
    let all = drawn("v2;d1;w180");
    let at = |words: &str| all.find(words);
    let (last, first) = (
        at("2025 年公布的原因或说明：县道改造项目完工。"),
        at("2024 年公布的原因或说明：县道改造项目开工。"),
    );
    assert!(last.is_some() && last < first, "{all}");
    let mut one = told();
    one.tables.truncate(1);
    for line in &mut one.tables[0].lines {
        line.amounts[4] = crate::budget::fixture::value("95");
    }
    let all = plain(&html(one, Options::default(), "v2;d1;w180"));
    assert_eq!(all.matches("公布的原因或说明").count(), 1, "{all}");
    assert!(all.contains("2025 年公布的原因或说明"), "{all}");
}

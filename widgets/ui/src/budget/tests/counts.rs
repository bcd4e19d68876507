//! What is counted stands in a column of money, and is no money.

use super::super::fixture::budget;
use super::{fresh, html};
use crate::Options;
use crate::snapshot::plain;
use mingbai_data::{Missing, MoneyUnit, Value};

/// A table in 元, shown in 万元: the money is converted, the guests are not, and no bar is drawn against them.
#[test]
fn what_is_counted_is_converted_to_no_unit() {
    let mut data = budget(
        "公务接待费|120,000|120,000|98,000|90,000\n公务接待批次（批）|150|150|120|110\n公务接待人次|1,900|1,900|1,500|1,400",
    );
    for table in &mut data.tables {
        table.unit = MoneyUnit::Yuan;
    }
    let all = plain(&html(Some(data), fresh(), Options::default(), "w300;u4"));
    for seen in ["120", "1,500", "9.8"] {
        assert!(all.contains(seen), "{seen} in {all}");
    }
    for wrong in ["0.012", "0.15", "1,500 万元", "1,500 元"] {
        assert!(!all.contains(wrong), "{wrong} in {all}");
    }
}

/// 三公 as a department prints it: money with a blank, and counts of which only some were published.
const PUBLIC: &str = "\
公务接待费|12||9.8|9.0
公务用车购置费|||—
公务用车保有量（辆）|||182|
公务用车购置数（辆）|||—
公务接待批次（批）|||
因公出国（境）团组数（个）|||
公务接待人次|||
  其中：外事接待人次|||35";

fn drawn(reason: Option<Missing>, view: &'static str) -> String {
    let mut data = budget(PUBLIC);
    if let Some(reason) = reason {
        for line in data.tables.iter_mut().flat_map(|table| &mut table.lines) {
            if line.name.starts_with("公务接待批次") {
                line.amounts[3] = Value::Missing(reason);
            }
        }
    }
    plain(&html(Some(data), fresh(), Options::default(), view))
}

/// A count that nobody published is no row, on a phone, on a desk, on paper and for who searches it; one that is above
/// others is, and so is a published blank.
#[test]
fn a_count_that_nobody_published_is_no_row() {
    for view in ["w300", "w900", "w0", "w300;q公务接待批次"] {
        let all = drawn(None, view);
        for gone in ["批次（批）", "团组数"] {
            assert!(!all.contains(gone), "{view}: {gone} in {all}");
        }
        if view.contains('q') {
            continue;
        }
        for there in [
            "公务用车购置费",
            "— 未填报",
            "保有量",
            // A mark that was published is one of the five ways to have no number.
            "购置数（辆）",
            "公务接待人次",
            "共 6 行",
        ] {
            assert!(all.contains(there), "{view}: {there} in {all}");
        }
    }
    // All of it is open.
    let wide = drawn(None, "w900");
    assert!(wide.contains("共 6 行，显示 6 行"), "{wide}");
}

/// 未公开, 涉密, 不适用 are what a publisher says of a count too.
#[test]
fn a_count_with_a_reason_is_a_row() {
    for (reason, word) in [
        (Missing::Withheld, "— 未公开"),
        (Missing::Secret, "— 涉密"),
        (Missing::NotApplicable, "— 不适用"),
    ] {
        for view in ["w300", "w900", "w0"] {
            let all = drawn(Some(reason), view);
            let row = all.split("公务接待批次（批）").nth(1);
            let row = row.unwrap_or_else(|| panic!("{view}: no row in {all}"));
            assert!(row.contains(word), "{view}: {word} in {row}");
        }
    }
}

/// What nobody gives for a count, its plan or its rate, is a dash without words; money says why.
#[test]
fn a_count_has_no_words_for_what_is_not_asked() {
    let all = drawn(None, "w0");
    let row = |name: &str, next: &str| {
        let (_, rest) = all.split_once(name).unwrap();
        rest.split_once(next).unwrap().0.to_owned()
    };
    let cars = row("保有量（辆）", "公务接待人次");
    assert!(cars.contains("182") && cars.contains('—'), "{all}");
    assert!(!cars.contains("未提供"), "{cars}");
    let money = row("公务用车购置费", "公务用车保有量");
    assert!(money.contains("— 未提供"), "{money}");
}

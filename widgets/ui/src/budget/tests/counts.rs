//! What is counted stands in a column of money, and is no money.

use super::super::fixture::budget;
use super::{fresh, html};
use crate::Options;
use crate::snapshot::plain;
use mingbai_data::MoneyUnit;

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

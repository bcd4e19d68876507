//! 序时进度: how much of the budget year has passed at 数据截至.

use mingbai_data::Decimal;
use mingbai_data::budget::{Budget, Stage, Table};

use crate::text::num;

/// Days before each month of a common year, and of the whole year.
const BEFORE: [usize; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// How much of the year has passed.
pub struct Pace {
    /// In percent, two decimals.
    pub percent: Decimal,
    /// How it is computed: `4 个月 ÷ 12 个月`.
    pub words: String,
}

/// The pace at 数据截至 where the table tells what was executed so far and the day lies in the budget year. At the end of a
/// month it is counted in months, as 财政 counts it (4 个月 ÷ 12 = 33.33%), else in days.
#[must_use]
pub fn pace(budget: &Budget, table: &Table) -> Option<Pace> {
    if table.main_stage() != Stage::Executed {
        return None;
    }
    let as_of = budget.as_of.as_deref()?;
    let part = |from: usize, to: usize| {
        let digits = as_of.get(from..to)?;
        crate::text::number(&["d", digits].concat())
    };
    let year = part(0, 4)?;
    if as_of.get(4..5)? != "-" || usize::from(budget.year?) != year {
        return None;
    }
    let month = part(5, 7).filter(|month| (1..=12).contains(month))?;
    let leap = year.checked_rem(4) == Some(0)
        && (year.checked_rem(100) != Some(0) || year.checked_rem(400) == Some(0));
    let before = |month: usize| {
        let days = BEFORE.get(month).copied().unwrap_or(0);
        days.wrapping_add(usize::from(leap && month > 1))
    };
    let start = before(month.wrapping_sub(1));
    let length = before(month).wrapping_sub(start);
    let day = match as_of.len() {
        7 => length,
        10 if as_of.get(7..8) == Some("-") => part(8, 10)?,
        _ => return None,
    };
    if day == 0 || day > length {
        return None;
    }
    let (passed, all, unit) = if day == length {
        (month, 12, " 个月")
    } else {
        (start.wrapping_add(day), before(12), " 天")
    };
    let number = |n: usize| Decimal::from_int(i64::try_from(n).unwrap_or(0));
    Some(Pace {
        percent: number(passed).shift10(2)?.ratio(number(all), 2)?,
        words: [&*num(passed), unit, " ÷ ", &num(all), unit].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::pace;
    use crate::budget::fixture::{table, value};
    use mingbai_data::budget::Budget;

    fn check(as_of: &str, year: u16, expected: Option<&str>) {
        let mut table = table("201 甲|100\n");
        table.lines[0].amounts[2] = value("50");
        let budget = Budget {
            year: Some(year),
            as_of: Some(as_of.into()),
            ..Budget::default()
        };
        let found = pace(&budget, &table).map(|pace| format!("{} {}", pace.percent, pace.words));
        assert_eq!(found.as_deref(), expected, "{as_of}");
    }

    /// 广州: 完成年初预算 36.7%，快于序时进度 3.4 个百分点, January to April: 36.7 − 33.3 = 3.4.
    #[test]
    fn months_and_days() {
        check("2018-04-30", 2018, Some("33.33 4 个月 ÷ 12 个月"));
        check("2018-04", 2018, Some("33.33 4 个月 ÷ 12 个月"));
        check("2018-12-31", 2018, Some("100.00 12 个月 ÷ 12 个月"));
        check("2020-02-29", 2020, Some("16.67 2 个月 ÷ 12 个月"));
        check("2020-02-28", 2020, Some("16.12 59 天 ÷ 366 天"));
        check("2018-07-02", 2018, Some("50.14 183 天 ÷ 365 天"));
    }

    #[test]
    fn no_pace() {
        for text in [
            "2019-04-30",
            "2018-13-01",
            "2018-02-30",
            "2018-00",
            "2018年4月",
            "",
            "教育教",
        ] {
            check(text, 2018, None);
        }
        assert!(pace(&Budget::default(), &table("201 甲|||5\n")).is_none());
    }
}

//! What a page or a command says of people and prices, in words of its own, where the data says nothing.
//!
//! **Rule:** text that is not wholly understood is not used, and is told.

use super::{Budget, population, read_prices};
use crate::text::fill;
use crate::{Decimal, Value};

/// How many people may be written.
pub const PEOPLE: &str = "3012000、301.2万人";
/// How price indices may be written.
pub const PRICES: &str = "2021:100 2022:102.0（年份:定基指数）";

/// Reads 常住人口: whole persons above none.
///
/// ```
/// use mingbai_data::budget::read_people;
/// assert_eq!(read_people("301.2万人").unwrap().number().unwrap().to_string(), "3012000");
/// assert_eq!(read_people("301.2"), None);
/// assert_eq!(read_people("约300万"), None);
/// ```
#[must_use]
pub fn read_people(text: &str) -> Option<Value> {
    let people = population(text, false);
    let number = people.number()?;
    (number > Decimal::ZERO && number.trim(0).scale() == 0).then_some(people)
}

/// Reads price indices ([`read_prices`]): a year stands once, and every index is above zero.
///
/// ```
/// use mingbai_data::budget::read_index;
/// assert_eq!(read_index("2021:100 2022:102.0 2025:103.1").unwrap().len(), 3);
/// assert_eq!(read_index("2021:100 2021:102"), None);
/// assert_eq!(read_index("102.0"), None);
/// ```
#[must_use]
pub fn read_index(text: &str) -> Option<Vec<(u16, Decimal)>> {
    let prices = read_prices(text)?;
    let sound = prices.iter().enumerate().all(|(at, (year, index))| {
        let mut before = prices.iter().take(at);
        *index > Decimal::ZERO && !before.any(|(other, _)| other == year)
    });
    sound.then_some(prices)
}

/// Gives `budget` the people and prices that stand on a tag, where it has none. What is wrong with them, in words for whoever
/// wrote the tag; empty when nothing is.
#[must_use]
pub fn supply(budget: &mut Budget, people: &str, prices: &str) -> String {
    let mut wrong = String::new();
    if !people.is_empty() && budget.population.is_none() {
        budget.population = read_people(people);
        if budget.population.is_none() {
            let pattern = "标签上的 population=\"{}\" 不是人数，没有采用：请写成 {}。";
            wrong += &fill(pattern, &[people, PEOPLE]);
        }
    }
    if !prices.is_empty() && budget.prices.is_empty() {
        match read_index(prices) {
            Some(read) => budget.prices = read,
            None => {
                let pattern = "标签上的 price-index=\"{}\" 读不懂，没有采用：请写成 {}。";
                wrong += &fill(pattern, &[prices, PRICES]);
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn the_data_wins_and_what_is_wrong_is_told() {
        let mut budget = Budget::default();
        assert_eq!(supply(&mut budget, "301.2万人", "2021:100 2022:102.0"), "");
        let people = budget.population.as_ref().and_then(Value::number);
        assert_eq!(people, Some(Decimal::from_int(3_012_000)));
        assert_eq!(budget.prices.len(), 2);
        // What is there stays, and nobody looks at the tag any more.
        assert_eq!(supply(&mut budget, "很多", "2021:99"), "");
        assert_eq!(budget.prices, read_index("2021:100 2022:102.0").unwrap());

        let mut budget = Budget::default();
        let wrong = supply(&mut budget, "三百万", "102.0");
        expect![[r#"标签上的 population="三百万" 不是人数，没有采用：请写成 3012000、301.2万人。标签上的 price-index="102.0" 读不懂，没有采用：请写成 2021:100 2022:102.0（年份:定基指数）。"#]]
            .assert_eq(&wrong);
        assert_eq!(budget, Budget::default());
    }

    #[test]
    fn people_are_whole_and_prices_above_zero() {
        for text in [
            "",
            "0",
            "-3",
            "301.2",
            "301.2万元",
            "12人/平方公里",
            "约300万",
        ] {
            assert_eq!(read_people(text), None, "{text}");
        }
        for (text, people) in [
            ("3,012,345", 3_012_345),
            ("301.2万", 3_012_000),
            ("5 万人", 50_000),
        ] {
            let read = read_people(text).and_then(|value| value.number());
            assert_eq!(read, Some(Decimal::from_int(people)), "{text}");
        }
        for text in [
            "",
            "2021",
            "2021:0",
            "100:2021",
            "2021:100 2022:",
            "2021:1.2.3",
        ] {
            assert_eq!(read_index(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn anything_may_stand_on_a_tag(people in ".{0,40}", prices in "[0-9:. ,年-]{0,40}") {
            let mut budget = Budget::default();
            let wrong = supply(&mut budget, &people, &prices);
            let read = budget.population.is_some() || people.is_empty();
            prop_assert_eq!(wrong.contains("population"), !read);
        }
    }
}

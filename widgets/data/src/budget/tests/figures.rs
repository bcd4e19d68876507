//! Shares, 100 元, per head, prices, 序时进度, headlines: expected values are those that reports printed.

use super::*;
use crate::{Decimal, Missing};
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn table(text: &str) -> Table {
    let budget = read_matrix(&matrix(text), &wan()).unwrap();
    budget.tables[0].clone()
}

/// 1516.64 of 1687.45 is 89.88 % (黄平县 report), in a table and by itself.
#[test]
fn shares() {
    assert_eq!(
        share_of(decimal("1516.64"), decimal("1687.45"))
            .unwrap()
            .to_string(),
        "89.88"
    );
    let table = table(
        "科目名称|决算数\n一、基本支出|1516.64\n其中：人员经费|1000\n二、项目支出|170.81\n三、上缴上级支出|—\n\
         本年支出合计|1687.45\n四、年末结转和结余|100\n支出总计|1787.45",
    );
    let of = |line: usize| {
        share(&table, line, Stage::Final).map(|share| (share.percent.to_string(), share.of))
    };
    assert_eq!(of(0), Ok(("89.88".into(), Some(4))));
    assert_eq!(of(1), Ok(("59.26".into(), Some(4))));
    assert_eq!(of(4), Ok(("100.00".into(), Some(4))));
    // What stands behind 本年支出合计 is no part of it.
    assert_eq!(of(5), Ok(("5.59".into(), Some(6))));
    let lack = |of: &'static str, reason| Err(Lack { of, reason });
    assert_eq!(of(3), lack("决算数", Missing::NotReported));
    assert_eq!(of(99), lack("决算数", Missing::Absent));
}

#[test]
fn a_share_of_the_lines_listed() {
    let of = |rows: &str| {
        let table = table(&format!("科目名称|决算数\n{rows}"));
        share(&table, 0, Stage::Final).map(|share| (share.percent.to_string(), share.of))
    };
    assert_eq!(of("教育支出|1\n其他|3"), Ok(("25.00".into(), None)));
    // Without all of them there is no whole.
    assert!(of("教育支出|1\n其他|—").is_err());
    let none = Err(Lack {
        of: "合计",
        reason: Missing::NotApplicable,
    });
    assert_eq!(of("教育支出|0\n支出合计|0"), none);
}

/// 仓山区 2020: what 支出合计 (448,985 万元) and 收入合计 (514,601 万元, 18,300 of them 调入资金) are made of.
#[test]
fn a_hundred_yuan() {
    let spent = table(
        "科目名称|决算数\n一般公共预算支出|361315\n上解上级支出|52441\n债务还本支出|6751\n安排预算稳定调节基金|28478\n支出合计|448985",
    );
    let hundred = hundred(&spent, None, Stage::Final).unwrap();
    let parts: Vec<String> = hundred
        .parts
        .iter()
        .map(|part| part.yuan.to_string())
        .collect();
    assert_eq!(parts, ["80.48", "11.68", "1.50", "6.34"]);
    assert_eq!(
        (hundred.of, hundred.published),
        (Some(4), Some(decimal("448985")))
    );
    assert_eq!(hundred.sum, decimal("448985"));
    let income = table(
        "科目名称|决算数\n地方一般公共预算收入|271630\n上级补助收入|120846\n上年结余收入|42690\n债务转贷收入|16714\n\
         调入预算稳定调节基金|44421\n调入资金|18300\n收入合计|514601",
    );
    let hundred = super::hundred(&income, None, Stage::Final).unwrap();
    assert_eq!(hundred.parts[5].yuan.to_string(), "3.56");
    assert_eq!(hundred.sum, decimal("514601"));
}

/// Neither 其中 nor 小计 counts; what is missing or below zero stands apart and is no zero.
#[test]
fn a_hundred_yuan_of_ordinary_lines() {
    let table = table(
        "科目名称|决算数\n一、税收收入|30\n其中：增值税|20\n二、非税收入|60\n小计|90\n三、其他收入|—\n四、退库|-5\n五、捐赠|0\n本年收入合计|85\n\
         六、上级补助收入|1000\n收入总计|1085",
    );
    let hundred = hundred(&table, None, Stage::Final).unwrap();
    let parts: Vec<_> = hundred
        .parts
        .iter()
        .map(|p| (p.line, p.yuan.to_string()))
        .collect();
    assert_eq!(
        parts,
        [
            (0, "33.33".into()),
            (2, "66.67".into()),
            (6, "0.00".to_owned())
        ]
    );
    assert_eq!(hundred.apart, [4, 5]);
    assert_eq!(
        (hundred.sum, hundred.published),
        (decimal("90"), Some(decimal("85")))
    );
    let lack = super::hundred(&table, Some(9), Stage::Final).unwrap_err();
    assert_eq!(
        lack,
        Lack {
            of: "决算数",
            reason: Missing::NotApplicable
        }
    );
}

#[test]
fn a_hundred_yuan_of_one_line() {
    let table = table(
        "编码|科目名称|决算数\n205|教育支出|30\n20501|管理|10\n20502|普通教育|20\n208|社会保障支出|60\n|支出合计|90",
    );
    let hundred = hundred(&table, Some(0), Stage::Final).unwrap();
    let parts: Vec<_> = hundred
        .parts
        .iter()
        .map(|p| (p.line, p.yuan.to_string()))
        .collect();
    assert_eq!(parts, [(1, "33.33".into()), (2, "66.67".to_owned())]);
    assert_eq!(hundred.of, Some(0));
}

/// What cannot be added makes no 100 元: limits and balances, both sides in one list, counts of people.
#[test]
fn no_hundred_yuan_of_what_is_no_whole() {
    let none = Lack {
        of: "决算数",
        reason: Missing::NotApplicable,
    };
    for text in [
        "2020年政府债务限额和余额情况表|\n科目名称|决算数\n政府债务限额|60\n政府债务余额|50",
        "科目名称|决算数\n本年收入|60\n本年支出|50",
        "2020年收支决算总表|\n科目名称|决算数\n甲|60\n乙|50",
    ] {
        let table = table(text);
        assert_eq!(hundred(&table, None, Stage::Final), Err(none), "{text}");
        assert!(share(&table, 0, Stage::Final).is_err(), "{text}");
    }
    let debt = table(
        "2020年政府债务限额和余额情况表|\n科目名称|决算数\n一、政府债务限额|60\n（一）一般债务|20\n（二）专项债务|40\n二、政府债务余额|50",
    );
    let limit = hundred(&debt, Some(0), Stage::Final).unwrap();
    let parts: Vec<_> = limit
        .parts
        .iter()
        .map(|p| (p.line, p.yuan.to_string()))
        .collect();
    assert_eq!(parts, [(1, "33.33".into()), (2, "66.67".to_owned())]);
    let three = table(
        "“三公”经费支出决算表|\n项目|决算数\n因公出国（境）费|1\n公务接待费|3\n公务接待批次|400\n公务用车保有量|5\n合计|4",
    );
    let spent = hundred(&three, None, Stage::Final).unwrap();
    let parts: Vec<_> = spent
        .parts
        .iter()
        .map(|p| (p.line, p.yuan.to_string()))
        .collect();
    assert_eq!(parts, [(0, "25.00".into()), (1, "75.00".to_owned())]);
}

#[test]
fn per_head_of_the_people() {
    let of = |people: &str| {
        let budget = read_text(
            &format!(r#"{{"unit":"亿元","人口":"{people}","rows":[{{"name":"支出合计","final":"48.0691"}}]}}"#),
            &wan(),
        )
        .unwrap();
        per_head(&budget, 0, 0, Stage::Final)
            .map(|head| (head.yuan.to_string(), head.population.to_string()))
    };
    // 4,806,910,000 ÷ 3,000,000 = 1,602.303…
    assert_eq!(of("300万人"), Ok(("1602.30".into(), "3000000".into())));
    // 4,806,910,000 ÷ 8 = 600,863,750; ÷ 32,000,000 = 150.2159…
    assert_eq!(of("3200万"), Ok(("150.22".into(), "32000000".into())));
    let lack = |reason| {
        Err(Lack {
            of: "常住人口",
            reason,
        })
    };
    assert_eq!(of("—"), lack(Missing::NotReported));
    assert_eq!(of("0"), lack(Missing::OutOfRange));
    assert_eq!(of("很多"), lack(Missing::BadValue));
    let none = per_head_of(decimal("1"), MoneyUnit::Wan, None);
    assert_eq!(
        none,
        Err(Lack {
            of: "常住人口",
            reason: Missing::Absent
        })
    );
}

#[test]
fn prices_of_another_year() {
    let prices = read_prices("2017：100；2018：102.1, 2019=105").unwrap();
    let of = |amount: &str, year, base| {
        real_terms(decimal(amount), year, base, &prices).map(|real| real.amount.to_string())
    };
    // 210 at 105 is 200 at 100, and 204.20 at 102.1.
    assert_eq!(of("210", 2019, 2017), Ok("200.00".into()));
    assert_eq!(of("210", 2019, 2018), Ok("204.20".into()));
    assert_eq!(of("1.234", 2017, 2017), Ok("1.234".into()));
    assert_eq!(
        of("1", 2016, 2017),
        Err(Lack {
            of: "价格指数",
            reason: Missing::Absent
        })
    );
    let zero = [(2017, Decimal::ZERO), (2018, decimal("1"))];
    let lack = real_terms(decimal("1"), 2018, 2017, &zero).unwrap_err();
    assert_eq!(lack.reason, Missing::OutOfRange);
    for bad in [
        "",
        "2017",
        "2017:",
        "100:2017",
        "2017:100 2018",
        "2017:1.2.3",
    ] {
        assert_eq!(read_prices(bad), None, "{bad}");
    }
}

/// 广州: “完成年初预算36.7%，快于序时进度3.4个百分点” at the end of April: 36.7 − 33.3 = 3.4.
#[test]
fn guangzhou_is_ahead_of_the_year() {
    let budget = |as_of: &str, rate: &str| {
        let text = format!(
            "科目名称|年初预算数|执行数|完成年初预算（%）\n一般公共预算支出|1000|367|{rate}"
        );
        let options = ReadOptions {
            year: Some(2021),
            as_of: Some(as_of.into()),
            ..wan()
        };
        read_matrix(&matrix(&text), &options).unwrap()
    };
    let shown = |pace: Pace| (pace.pace.to_string(), pace.ahead.to_string());
    let of = |as_of: &str, rate: &str| pace(&budget(as_of, rate), 0, 0).map(shown);
    for april in [
        "2021-04-30",
        "2021年4月",
        "截至2021年4月底",
        "2021年1—4月",
        "2021.4",
        "20210430",
    ] {
        assert_eq!(
            of(april, "36.7"),
            Ok(("33.3".into(), "3.4".into())),
            "{april}"
        );
    }
    assert_eq!(
        of("2021年上半年", "36.7"),
        Ok(("50.0".into(), "-13.3".into()))
    );
    // The rate as computed from the amounts has two decimals, and so has the pace.
    let computed = of("2021-04-30", "—");
    assert_eq!(computed, Ok(("33.33".into(), "3.37".into())));
    let lack = |of: &'static str, reason| Err(Lack { of, reason });
    assert_eq!(
        of("2020-04-30", "36.7"),
        lack("数据截至", Missing::BadValue)
    );
    assert_eq!(
        of("2021-02-30", "36.7"),
        lack("数据截至", Missing::BadValue)
    );
    assert_eq!(of("近日", "36.7"), lack("数据截至", Missing::BadValue));
    let mut silent = budget("", "36.7");
    silent.as_of = None;
    assert_eq!(
        pace(&silent, 0, 0).map(shown),
        lack("数据截至", Missing::Absent)
    );
    let last = read_matrix(&matrix("科目名称|决算数\n支出合计|1"), &wan()).unwrap();
    assert_eq!(
        pace(&last, 0, 0).map(shown),
        lack("执行数", Missing::NotApplicable)
    );
}

/// A bad cell keeps its reason.
#[test]
fn no_pace_without_an_amount() {
    let options = ReadOptions {
        year: Some(2021),
        as_of: Some("2021-04-30".into()),
        ..wan()
    };
    let text = "科目名称|年初预算数|执行数\n教育支出|1000|—\n卫生支出|—|5\n支出合计|1000|5";
    let budget = read_matrix(&matrix(text), &options).unwrap();
    let reason = |line| pace(&budget, 0, line).unwrap_err();
    assert_eq!(
        reason(0),
        Lack {
            of: "执行数",
            reason: Missing::NotReported
        }
    );
    assert_eq!(
        reason(1),
        Lack {
            of: "年初预算数",
            reason: Missing::NotReported
        }
    );
}

fn said(budget: &Budget) -> Vec<String> {
    let say = |headline: Headline| match headline.figure {
        Figure::Amount {
            side,
            stage,
            value,
            unit,
        } => {
            format!(
                "{} {} {} {}",
                side.name(),
                stage.key(),
                amount(&value),
                unit.name()
            )
        }
        Figure::Rate(side, rate) => format!("{}完成率 {}", side.name(), rate.value),
        Figure::Change(side, change) => format!("{}比上年 {}", side.name(), change.value),
    };
    headlines(budget).into_iter().map(say).collect()
}

#[test]
fn four_headlines() {
    // 汕尾市 2018 年市级决算.
    let budget = read_text(
        r#"{"year":2018,"unit":"万元","tables":[
         {"book":"funds","side":"revenue","rows":[{"name":"政府性基金收入","final":1}]},
         {"title":"2018年政府债务限额情况表","book":"general","side":"expenditure","rows":[{"name":"支出合计","final":5}]},
         {"book":"general","side":"revenue","rows":[{"name":"一般公共预算收入","final":129748,"rate":100.66,"yoy":10.59}]},
         {"book":"general","side":"expenditure","rows":[{"name":"一般公共预算支出","final":480691,"rate":92.98,"yoy":1.87}]},
         {"book":"general","side":"expenditure","scope":"全市","rows":[{"name":"一般公共预算支出","final":9}]},
         {"book":"general","side":"expenditure","year":2017,"rows":[{"name":"一般公共预算支出","final":8}]}]}"#,
        &wan(),
    )
    .unwrap();
    assert_eq!(
        said(&budget),
        [
            "收入 final 129748 万元",
            "支出 final 480691 万元",
            "支出完成率 92.98",
            "支出比上年 1.87"
        ]
    );
}

/// What was to be given and was not keeps its reason; nothing is made up for the rest.
#[test]
fn fewer_headlines() {
    let of = |rows: &str| said(&read_matrix(&matrix(rows), &wan()).unwrap());
    assert_eq!(
        of("科目名称|决算数\n教育支出|5\n支出合计|—"),
        ["支出 final 未填报 万元"]
    );
    assert_eq!(
        of("科目名称|年初预算数\n支出合计|5"),
        ["支出 initial 5 万元"]
    );
    assert!(of("科目名称|决算数\n教育支出|5").is_empty());
}

proptest! {
    /// The parts of 100 元 come to exactly 100.00, and none is further than one 分 from its exact share.
    #[test]
    fn a_hundred_is_a_hundred(
        amounts in prop::collection::vec((0..1_000_000_000_000i64, 0..5i32), 1..40)
    ) {
        let amounts: Vec<Decimal> = amounts
            .into_iter()
            .map(|(n, places)| Decimal::from_int(n).shift10(places.wrapping_neg()).unwrap())
            .collect();
        let sum = amounts.iter().copied().try_fold(Decimal::ZERO, Decimal::checked_add).unwrap();
        let Some(parts) = hundred_of(&amounts) else {
            prop_assert!(sum.is_zero());
            return Ok(());
        };
        let all = parts.iter().copied().try_fold(Decimal::ZERO, Decimal::checked_add).unwrap();
        prop_assert_eq!(all.to_string(), "100.00");
        for (part, amount) in parts.iter().zip(&amounts) {
            prop_assert!(!part.is_negative());
            // |part × sum − 100 × amount| < 0.01 × sum
            let off = part.checked_mul(sum).unwrap();
            let off = off.checked_sub(amount.shift10(2).unwrap()).unwrap().abs();
            prop_assert!(off < sum.shift10(-2).unwrap());
        }
    }

    /// Of equal order: who has more never gets less.
    #[test]
    fn more_is_never_less(amounts in prop::collection::vec(0..100_000i64, 2..20)) {
        let amounts: Vec<Decimal> = amounts.into_iter().map(Decimal::from_int).collect();
        let Some(parts) = hundred_of(&amounts) else { return Ok(()) };
        for (one, part) in amounts.iter().zip(&parts) {
            for (other, less) in amounts.iter().zip(&parts) {
                prop_assert!(one <= other || part >= less);
            }
        }
    }

    /// 元 per head times heads is the amount, half a 分 a head apart at most, and the half goes away from zero.
    #[test]
    fn per_head_is_exact(amount in -1_000_000_000_000i64..1_000_000_000_000, people in 1..2_000_000_000i64) {
        let printed = people.to_string();
        let head = per_head_of(Decimal::from_int(amount), MoneyUnit::Wan, Some(&population(&printed, false))).unwrap();
        prop_assert_eq!(head.population.to_string(), printed);
        prop_assert_eq!(head.yuan.scale(), 2);
        // In integers: |200 × 元 − 2 × cents × heads| ≤ heads
        let cents: i128 = head.yuan.shift10(2).unwrap().to_string().parse().unwrap();
        let people = i128::from(people);
        let off = i128::from(amount).wrapping_mul(2_000_000).wrapping_sub(cents.wrapping_mul(2).wrapping_mul(people));
        prop_assert!(off.abs() <= people);
        if off.abs() == people {
            prop_assert!((off < 0) == (amount > 0));
        }
    }

    #[test]
    fn any_text_is_no_panic(text in "\\PC{0,24}", year in 0..3000u16) {
        let _ = (elapsed(&text, year), read_prices(&text), population(&text, true), DepartmentTable::of(&text));
    }

    #[test]
    fn any_date_is_no_panic(text in "(2019|20190430|13|4|30|0|年|月|日|底|-|—|上半年|一季度|T){0,8}", year in 2018..2021u16) {
        let _ = (elapsed(&text, year), read_prices(&text));
    }
}

//! What a view may say of a number: a share is the share, parts of what is not all published are no whole, and a number that
//! stands for another year says so.

use mingbai_data::budget::{Book, Budget, Glossary, ReadOptions, WORDS, read_text};
use mingbai_data::{Missing, Value};

use super::{Options, Rc, Shared, ViewsProps, both, budget, draw, html, plain, value};

fn shown(budget: Budget, view: &'static str) -> String {
    plain(&html(budget, Options::default(), view))
}

/// 76,210 of 451,882 is 16.8650 %. Of 100 元 it is given 16.86, the others have the larger remainders.
#[test]
fn a_share_is_no_remainder() {
    let data = || {
        budget(
            "205 教育支出|||76,210\n208 社会保障和就业支出|||106,000\n210 卫生健康支出|||269,672\n",
        )
    };
    let hundred = shown(data(), "");
    assert!(hundred.contains("教育支出 16.86 元"), "{hundred}");
    assert!(hundred.contains("占 16.87%"), "{hundred}");
    let area = shown(data(), "v1;w300");
    assert!(area.contains("76,210 万元，占 16.87%"), "{area}");
    assert!(!area.contains("16.86"), "{area}");
}

/// What a township that is not published gets may be the most.
#[test]
fn a_part_that_is_not_public_makes_no_whole() {
    let said = |view: &'static str| {
        let mut data = budget("甲镇|||60\n乙镇|||\n丙镇|||40\n");
        data.tables[0].lines[1].amounts[3] = Value::Missing(Missing::Withheld);
        shown(data, view)
    };
    let hundred = said("v0;w180");
    assert!(hundred.contains("在有数字的各项里，每 100 元"), "{hundred}");
    assert!(
        hundred.contains("没有数字的不在其中") && !hundred.contains("合计正好"),
        "{hundred}"
    );
    let area = said("v1;w180");
    assert!(area.contains("中计入 2 项，其中最大的是甲镇"), "{area}");
    assert!(!area.contains("项组成"), "{area}");
    let all = shown(budget("甲镇|||60\n丙镇|||40\n"), "v0;w180");
    assert!(all.contains("合计正好"), "{all}");
}

#[test]
fn equal_rates_have_no_highest() {
    let said = shown(
        budget("205 甲支出|100|100|41.35\n208 乙支出|200|200|82.7\n"),
        "v4",
    );
    assert!(said.contains("2 项有完成率，都是 41.35%。"), "{said}");
    assert!(!said.contains("最高的是"), "{said}");
}

#[test]
fn the_words_of_a_table_are_explained() {
    let glossary = Shared(Rc::new(Glossary::parse(WORDS).unwrap()));
    let terms = |text: &str| {
        let mut data = read_text(text, &ReadOptions::default()).unwrap();
        data.tables[0].book = Book::General;
        plain(&draw(ViewsProps {
            data: Shared(Rc::new(data)),
            options: Options::default(),
            view: "w300".into(),
            glossary: Some(glossary.clone()),
            choosers: false,
            on_view: Default::default(),
            on_open: Default::default(),
            on_take: None,
        }))
    };
    let public = terms(
        r#"{"title":"2024年度财政拨款“三公”经费支出决算表","unit":"万元","year":2024,"rows":[
        {"name":"合计","final":"10.25"},{"name":"公务用车购置及运行维护费","final":"8.05"},{"name":"公务接待费","final":"2.20"}]}"#,
    );
    assert!(public.contains("] 三公经费\n"), "{public}");
    let debt = terms(
        r#"{"title":"2020年全市政府债务限额和余额情况表","unit":"亿元","rows":[
        {"name":"债务限额","final":"50.5"},{"name":"债务余额","final":"50"}]}"#,
    );
    for term in ["债务限额", "债务余额", "一般债券", "专项债券"] {
        assert!(
            debt.contains(&["] ", term, "\n"].concat()),
            "{term}: {debt}"
        );
    }
}

#[test]
fn a_head_is_what_is_large() {
    let mut data = both();
    data.population = Some(value("301,200"));
    let said = shown(data, "h;w180");
    assert!(said.contains("教育支出 41.50 元"), "{said}");
    assert!(
        !said.contains("合计正好") && !said.contains("每项不到 1 元"),
        "{said}"
    );
    // Without the people nothing can be told a head.
    assert!(shown(both(), "h;w180").contains("教育支出 54.87 元"));
}

#[test]
fn an_area_knows_no_hundred_yuan() {
    for view in ["v1;w180", "v1;g;w180"] {
        let said = shown(both(), view);
        assert!(
            !said.contains("1 元") && said.contains("占比不到 1%"),
            "{said}"
        );
    }
}

/// The report of 汕尾市 for 2018: 129,748 万元, 12,423 more than the year before, which its own table tells.
#[test]
fn a_year_told_by_the_next_says_so() {
    let said = shown(budget("=支出合计|||129,748|117,325\n"), "v2");
    assert!(
        said.contains(
            "2017 年决算 117,325 万元（2018 年表所列上年数），2018 年决算 129,748 万元，增加"
        ),
        "{said}"
    );
}

/// Interest is spent in a table of spending, and stays there.
#[test]
fn only_tables_of_debt_tell_of_debt() {
    let text = r#"{"unit":"亿元","tables":[
        {"title":"2020年政府债务限额和余额情况表","year":2020,"rows":[{"name":"债务限额","final":"50.5"},{"name":"债务余额","final":"50"}]},
        {"title":"2020年一般公共预算支出决算表","year":2020,"rows":[{"code":"205","name":"教育支出","final":9},
        {"code":"232","name":"债务付息支出","final":1},{"code":"23203","name":"地方政府一般债务付息支出","final":1}]}]}"#;
    let said = shown(read_text(text, &ReadOptions::default()).unwrap(), "t0");
    assert!(said.contains("余额 50 亿元"), "{said}");
    assert!(
        !said.contains("发行与偿还") && !said.contains("付息"),
        "{said}"
    );
}

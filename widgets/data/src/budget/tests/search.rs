//! Lines by what a reader types.

use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;

const TABLE: &str = "科目编码|科目名称|决算数
201|一般公共服务支出|1
203|国防支出|1
204|公共安全支出|1
20402|公安|1
205|教育支出|1
20502|普通教育|1
2050201|学前教育|1
20503|职业教育|1
207|文化旅游体育与传媒支出|1
208|社会保障和就业支出|1
20805|行政事业单位养老支出|1
20819|最低生活保障|1
210|医疗卫生与计划生育支出|1
211|节能环保支出|1
212|城乡社区支出|1
21205|城乡社区环境卫生|1
213|农林水支出|1
21303|水利|1
214|交通运输支出|1
221|住房保障支出|1
22101|保障性安居工程支出|1
2210106|公共租赁住房|1
22102|住房改革支出|1
|支出合计|1";

fn table(text: &str) -> Table {
    read_matrix(&matrix(text), &wan()).unwrap().tables.remove(0)
}

/// Each query on a line with the names of the lines that it finds.
fn check(text: &str, queries: &str, expected: Expect) {
    let table = table(text);
    let shown = queries.split('|').map(|query| {
        let found = find(&table, PLAIN_WORDS, query);
        let names: Vec<&str> = found.iter().map(|at| &*table.lines[*at].name).collect();
        format!("{query}: {}\n", names.join("、"))
    });
    expected.assert_eq(&shown.collect::<String>());
}

#[test]
fn plain_words_find_their_class() {
    check(
        TABLE,
        "学校|上学|幼儿园|老师|看病|医院|医保|低保|养老|退休|修路|公交|种地|水利|垃圾|环保|房子|公租房|警察|公积金|征兵|看书|孩子上学",
        expect![[r#"
            学校: 教育支出、普通教育
            上学: 教育支出、普通教育
            幼儿园: 教育支出、普通教育、学前教育
            老师: 教育支出
            看病: 医疗卫生与计划生育支出
            医院: 医疗卫生与计划生育支出
            医保: 医疗卫生与计划生育支出
            低保: 社会保障和就业支出、最低生活保障
            养老: 社会保障和就业支出、行政事业单位养老支出
            退休: 社会保障和就业支出、行政事业单位养老支出
            修路: 交通运输支出
            公交: 交通运输支出
            种地: 农林水支出
            水利: 农林水支出、水利
            垃圾: 节能环保支出、城乡社区环境卫生
            环保: 节能环保支出
            房子: 住房保障支出
            公租房: 住房保障支出、保障性安居工程支出、公共租赁住房
            警察: 公共安全支出、公安
            公积金: 住房保障支出、住房改革支出
            征兵: 国防支出
            看书: 文化旅游体育与传媒支出
            孩子上学: 教育支出、普通教育
        "#]],
    );
}

#[test]
fn names_and_codes() {
    check(
        TABLE,
        "教育|普 通 教 育|205|２０５０２|20502 普通|205 公安|2050201|卫生健康|医疗卫生|合计|支出合计|9|龙|三公",
        expect![[r#"
            教育: 教育支出、普通教育、学前教育、职业教育
            普 通 教 育: 普通教育
            205: 教育支出、普通教育、学前教育、职业教育
            ２０５０２: 普通教育、学前教育
            20502 普通: 普通教育
            205 公安: 公共安全支出、公安
            2050201: 学前教育
            卫生健康: 医疗卫生与计划生育支出
            医疗卫生: 医疗卫生与计划生育支出
            合计: 支出合计
            支出合计: 支出合计
            9: 
            龙: 
            三公: 
        "#]],
    );
    assert_eq!(find(&table(TABLE), PLAIN_WORDS, " ").len(), 24);
}

/// A table without codes.
#[test]
fn other_tables() {
    check(
        "科目名称|决算数\n一、教育支出|1\n二、卫生健康支出|1\n三、其他支出|1\n支出合计|3",
        "学校|看病|医保|税|工资|支出",
        expect![[r#"
            学校: 一、教育支出
            看病: 二、卫生健康支出
            医保: 二、卫生健康支出
            税: 
            工资: 
            支出: 一、教育支出、二、卫生健康支出、三、其他支出、支出合计
        "#]],
    );
}

/// What a citizen asks, and the 类 of 《2026年政府收支分类科目》 that the money is in, by what the classification says of
/// it: 小学教育 is in 205, 公安 in 204, 疾病预防 in 210, 公路 in 214, 村庄 in 213, 公租房 in 221, 大气 in 211.
const ASKED: &str = "学校 205|上学 205|幼儿园 205|老师 205|看病 210|医院 210|疫苗 210|养老 208|低保 208|找工作 208|\
    修路 214|公交 214|农村 213|种地 213|防汛 213|住房 221|公租房 221|公积金 221|警察 204|派出所 204|法院 204|\
    环保 211|雾霾 211|污水 211|路灯 212|环卫 212|图书馆 207|健身 207|科研 206|征兵 203|消防 224|救灾 224|粮食 222|\
    气象 220|还债 231|利息 232|公务员 201";

#[test]
fn what_citizens_ask_is_in_its_class() {
    let glossary = Glossary::parse(WORDS).unwrap();
    for (word, code) in ASKED
        .split('|')
        .filter_map(|pair| pair.trim().split_once(' '))
    {
        let mut entries = glossary.entries().iter();
        let class = entries
            .find(|entry| entry.code.as_deref() == Some(code))
            .unwrap();
        let meant = Meant::by(PLAIN_WORDS, word);
        assert!(meant.has(&class.name), "{word}: {meant:?}");
        for name in &class.former {
            assert!(meant.has(name), "{word}: {name}");
        }
    }
}

/// The file beside the words is made of them: `UPDATE_EXPECT=1` makes it anew.
#[test]
fn the_plain_words_are_those_of_the_glossary() {
    let glossary = Glossary::parse(WORDS).unwrap();
    expect_test::expect_file!["../../../words/plain.txt"].assert_eq(&glossary.plain_words());
    // What a state of the reader cannot carry.
    assert!(!PLAIN_WORDS.contains([';', '\r', '\u{3000}']));
    for line in PLAIN_WORDS.lines() {
        let mut words = line.split(' ');
        let names = words.next().unwrap();
        assert!(names.split('|').all(|name| !name.is_empty()), "{line}");
        assert!(
            names.contains('|') || words.clone().next().is_some(),
            "{line}"
        );
        assert!(words.all(|word| word.chars().count() > 1), "{line}");
    }
}

#[test]
fn nothing_is_meant_by_little() {
    for query in ["", " ", "学", "|", "||", "205", "2050202"] {
        let meant = Meant::by(PLAIN_WORDS, query);
        for name in ["", "支出", "其他支出", "一、"] {
            assert!(!meant.has(name), "{query}: {name}");
        }
    }
}

proptest! {
    /// Whatever is typed: what comes back are lines, in order, each once; a name finds its own line.
    #[test]
    fn any_query_is_no_panic(query in any::<String>()) {
        let table = table(TABLE);
        let found = find(&table, PLAIN_WORDS, &query);
        prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(found.iter().all(|at| *at < table.lines.len()));
    }

    #[test]
    fn a_name_finds_its_line(at in 0..24usize) {
        let table = table(TABLE);
        let line = &table.lines[at];
        prop_assert!(find(&table, PLAIN_WORDS, &line.name).contains(&at));
        if let Some(code) = &line.code {
            prop_assert!(find(&table, PLAIN_WORDS, code).contains(&at));
        }
    }
}

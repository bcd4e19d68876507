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
    let (table, glossary) = (table(text), Glossary::parse(WORDS).unwrap());
    let shown = queries.split('|').map(|query| {
        let found = find(&table, &glossary, query);
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
            205 公安: 
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
    assert_eq!(
        find(&table(TABLE), &Glossary::parse(WORDS).unwrap(), " ").len(),
        24
    );
}

/// A table without codes, and one whose lines all lie below the 类.
#[test]
fn other_tables() {
    check(
        "科目名称|决算数\n一、教育支出|1\n二、卫生健康支出|1\n三、其他支出|1\n支出合计|3",
        "学校|看病|医保|税|工资",
        expect![[r#"
            学校: 一、教育支出
            看病: 二、卫生健康支出
            医保: 二、卫生健康支出
            税: 
            工资: 
        "#]],
    );
    check(
        "科目编码|科目名称|决算数\n2050204|高中教育|1\n2050299|其他普通教育支出|1\n2210201|住房公积金|1",
        "学校|老师|房子|公积金",
        expect![[r#"
            学校: 高中教育、其他普通教育支出
            老师: 高中教育、其他普通教育支出
            房子: 住房公积金
            公积金: 住房公积金
        "#]],
    );
}

proptest! {
    /// Whatever is typed: what comes back are lines, in order, each once; a name finds its own line.
    #[test]
    fn any_query_is_no_panic(query in any::<String>()) {
        let (table, glossary) = (table(TABLE), Glossary::parse(WORDS).unwrap());
        let found = find(&table, &glossary, &query);
        prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(found.iter().all(|at| *at < table.lines.len()));
    }

    #[test]
    fn a_name_finds_its_line(at in 0..24usize) {
        let (table, glossary) = (table(TABLE), Glossary::parse(WORDS).unwrap());
        let line = &table.lines[at];
        prop_assert!(find(&table, &glossary, &line.name).contains(&at));
        if let Some(code) = &line.code {
            prop_assert!(find(&table, &glossary, code).contains(&at));
        }
    }
}

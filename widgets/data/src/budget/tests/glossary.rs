//! The words: which there are, that they are right, and whom they explain.

use super::*;
use crate::fold::key;
use crate::text::length;
use proptest::prelude::*;

fn glossary() -> Glossary {
    Glossary::parse(WORDS).unwrap()
}

/// `code name`, one a line.
fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter_map(|line| line.trim().split_once(' '))
}

/// The 类 of 《2026年政府收支分类科目》 as published final accounts and budgets list them.
const CLASSES: &str = "201 一般公共服务支出
    202 外交支出
    203 国防支出
    204 公共安全支出
    205 教育支出
    206 科学技术支出
    207 文化旅游体育与传媒支出
    208 社会保障和就业支出
    210 卫生健康支出
    211 节能环保支出
    212 城乡社区支出
    213 农林水支出
    214 交通运输支出
    215 资源勘探工业信息等支出
    216 商业服务业等支出
    217 金融支出
    219 援助其他地区支出
    220 自然资源海洋气象等支出
    221 住房保障支出
    222 粮油物资储备支出
    223 国有资本经营预算支出
    224 灾害防治及应急管理支出
    227 预备费
    229 其他支出
    230 转移性支出
    231 债务还本支出
    232 债务付息支出
    233 债务发行费用支出
    101 税收收入
    103 非税收入
    105 债务收入
    110 转移性收入
    301 工资福利支出
    302 商品和服务支出
    303 对个人和家庭的补助
    310 资本性支出
    501 机关工资福利支出
    502 机关商品和服务支出";

/// 款 and 项 as they stand in published budgets of 2026 and final accounts of 2025 (上海市普陀区: 石泉路街道办事处,
/// 建设和管理委员会, 生态环境局, 文化和旅游局, 城市管理行政执法局), in 财预〔2023〕83号 (21305) and in
/// a notice of 财政部 on 城镇保障性安居工程 of 2019 (22101).
const PUBLISHED: &str = "20105 统计信息事务
    20129 群众团体事务
    20132 组织事务
    20133 宣传事务
    20134 统战事务
    20138 市场监督管理事务
    20406 司法
    20499 其他公共安全支出
    20599 其他教育支出
    20607 科学技术普及
    20701 文化和旅游
    20703 体育
    20799 其他文化旅游体育与传媒支出
    20805 行政事业单位养老支出
    20807 就业补助
    20808 抚恤
    20816 红十字事业
    20825 其他生活救助
    20899 其他社会保障和就业支出
    21007 计划生育事务
    21011 行政事业单位医疗
    21101 环境保护管理事务
    21103 污染防治
    21111 污染减排
    21201 城乡社区管理事务
    21203 城乡社区公共设施
    21205 城乡社区环境卫生
    21206 建设市场管理与监督
    21208 国有土地使用权出让收入安排的支出
    21299 其他城乡社区支出
    21303 水利
    21305 巩固脱贫攻坚成果衔接乡村振兴
    21508 支持中小企业发展和管理支出
    22101 保障性安居工程支出
    22102 住房改革支出
    22103 城乡社区住宅
    22402 消防救援事务
    2070104 图书馆
    2070109 群众文化
    2070308 群众体育
    2080501 行政单位离退休
    2080502 事业单位离退休
    2080505 机关事业单位基本养老保险缴费支出
    2080506 机关事业单位职业年金缴费支出
    2080705 公益性岗位补贴
    2080801 死亡抚恤
    2101101 行政单位医疗
    2101102 事业单位医疗
    2110301 大气
    2110302 水体
    2120104 城管执法
    2130306 水利工程运行与维护
    2130504 农村基础设施建设
    2210103 棚户区改造
    2210107 保障性住房租金补贴
    2210201 住房公积金
    2210203 购房补贴";

#[test]
fn codes_are_those_of_published_tables() {
    let glossary = glossary();
    for (code, name) in pairs(CLASSES).chain(pairs(PUBLISHED)) {
        let entry = glossary.explain(Some(code), name);
        let found = entry.map(|entry| (entry.code.as_deref(), &*entry.name));
        assert_eq!(found, Some((Some(code), name)));
        // By its name alone as well, unless another code has the same.
        let named = glossary.explain(None, name).map(|entry| &*entry.name);
        assert_eq!(named, Some(name));
    }
    let of = |digits: usize| {
        let coded = glossary
            .entries()
            .iter()
            .filter_map(|entry| entry.code.as_deref());
        coded.filter(|code| code.len() == digits).count()
    };
    assert!(of(5) >= 40, "{}", of(5));
    assert!(glossary.terms().len() >= 30);
}

/// 财政部's names of earlier years.
#[test]
fn former_names() {
    let glossary = glossary();
    for (code, name) in pairs(
        "210 医疗卫生与计划生育支出
        210 医疗卫生
        207 文化体育与传媒支出
        211 环境保护
        215 资源勘探电力信息等事务
        220 国土海洋气象等支出
        213 农林水事务
        20805 行政事业单位离退休
        20701 文化
        21301 农业
        21305 扶贫
        22402 消防事务",
    ) {
        for code_given in [None, Some(code)] {
            let entry = glossary.explain(code_given, name).unwrap();
            assert_eq!(entry.code.as_deref(), Some(code), "{name}");
        }
    }
}

#[test]
fn names_as_they_are_printed() {
    let glossary = glossary();
    let code = |code, name: &str| {
        glossary
            .explain(code, name)
            .and_then(|entry| entry.code.as_deref())
    };
    for name in [
        "教育支出",
        "教育",
        "五、教育支出",
        "其中：教育支出",
        "　教育支出",
        "教育支出（类）",
        "（五）教育支出",
    ] {
        assert_eq!(code(None, name), Some("205"), "{name}");
    }
    // A code that nobody confirmed, and a name that is known.
    assert!(glossary.explain(Some("20402"), "公安").is_some());
    assert_eq!(code(Some("２０５"), ""), Some("205"));
    assert_eq!(code(Some("399"), "其他支出"), Some("399"));
    assert_eq!(code(None, "其他支出"), Some("229"));
    // Numbers of one's own: rows, departments.
    assert_eq!(code(Some("5"), "教育支出"), Some("205"));
    assert_eq!(code(Some("201"), "县人大常委会办公室"), None);
    assert_eq!(code(Some("301"), "教育支出"), None);
    assert_eq!(code(Some("2050201"), "学前教育"), None);
    assert_eq!(code(None, ""), None);
}

#[test]
fn terms() {
    let glossary = glossary();
    let wanted = "三公经费|转移支付|一般性转移支付|专项转移支付|专项债券|一般债券|再融资债券|新增债务限额|调入资金|\
        预算稳定调节基金|年终结余|结转|上解|年初预算|调整预算|执行数|决算|序时进度|自然口径|同口径|非税收入|税收收入|预备费|\
        基本支出|项目支出|机关运行经费|政府采购|国库集中支付|绩效评价|财政拨款|一般公共预算|政府性基金预算|国有资本经营预算|\
        社会保险基金预算|“三公”经费|年初预算数|决算数|其中：|因公出国(境)费|全市|市本级";
    for word in wanted.split('|') {
        assert!(glossary.term(word).is_some(), "{word}");
    }
    for stage in STAGES {
        assert!(glossary.term(stage.name()).is_some(), "{}", stage.name());
    }
    for book in BOOKS {
        // 一般公共预算支出, which is a term, is not the book.
        let found = glossary.term(book.name()).unwrap();
        assert_eq!(&*found.name, book.name());
    }
    let spent = glossary.term("一般公共预算支出").unwrap();
    assert_eq!(&*spent.name, "一般公共预算支出");
    assert_eq!(glossary.term("支出"), None);
}

/// One plain sentence each, no name and no code twice where it would be ambiguous.
#[test]
fn sentences_are_short_and_plain() {
    let glossary = glossary();
    let mut codes = std::collections::BTreeSet::new();
    for entry in glossary.entries() {
        let say = &*entry.say;
        assert!(say.ends_with('。') && length(say) <= 60, "{}", entry.name);
        assert!(say.find('。') == say.rfind('。'), "{}", entry.name);
        assert!(!say.contains(['!', '！', '(', '<']), "{}", entry.name);
        if let Some(code) = entry.code.as_deref() {
            assert!(codes.insert(code), "{code}");
            let own = glossary.explain(Some(code), &entry.name).unwrap();
            assert_eq!(own, entry);
        }
        for word in &entry.words {
            assert_eq!(key(word), &**word);
        }
    }
    assert!(
        glossary
            .source
            .iter()
            .any(|source| source.contains("2026年政府收支分类科目"))
    );
}

#[test]
fn another_format_is_refused() {
    for text in [
        "{}",
        r#"{"schema":"mingbai.words/2"}"#,
        r#"{"schema":"mingbai.words/1","terms":[{"name":"决算"}]}"#,
    ] {
        let error = Glossary::parse(text).unwrap_err();
        assert_eq!(error.kind.code(), "schema", "{text}");
    }
}

/// The file that pages download is made of the words: `UPDATE_EXPECT=1` makes it anew.
#[test]
fn what_a_page_reads_is_what_is_written() {
    let glossary = glossary();
    expect_test::expect_file!["../../../words/budget.txt"].assert_eq(&glossary.lines());
    let mut read = Glossary::read(&glossary.lines()).unwrap();
    assert_eq!(read.source, glossary.source);
    assert_eq!(read.terms().len(), glossary.terms().len());
    assert_eq!(read.entries().len(), glossary.entries().len());
    for (own, entry) in read.entries().iter().zip(glossary.entries()) {
        let mut bare = entry.clone();
        bare.words.clear();
        assert_eq!(*own, bare);
    }
    for text in [
        "",
        "{}",
        "mingbai.words/1",
        "mingbai.words/2\n\n",
        "mingbai.words/1\n\n|决算",
    ] {
        assert_eq!(Glossary::read(text), None, "{text}");
    }
    read = Glossary::read("mingbai.words/1\n\n").unwrap();
    assert!(read.entries().is_empty());
}

proptest! {
    #[test]
    fn any_lines_are_no_panic(text in "(mingbai.words/1\n)?(\\PC{0,3}|[|\t\n]){0,30}") {
        let _ = Glossary::read(&text);
    }

    #[test]
    fn any_name_is_no_panic(code in proptest::option::of("\\PC{0,8}"), name in any::<String>()) {
        let glossary = glossary();
        let _ = (glossary.explain(code.as_deref(), &name), glossary.term(&name));
    }

    #[test]
    fn any_json_is_no_panic(text in "(\\{|\\}|\\[|\\]|:|,|\"schema\":\"mingbai.words/1\"|\"terms\"|\"name\"|\"say\"|\"was\"|1|null){0,30}") {
        let _ = Glossary::parse(&text);
    }
}

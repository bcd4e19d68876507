//! What a mapping takes, and what it says when there is nothing to take.

mod headings;

use super::{Context, Mapping};
use crate::Tree;
use crate::dataset::{Datum, SUBJECTS, Subject};
use crate::read::{Limits, parse};
use expect_test::{Expect, expect};
use proptest::prelude::*;

const CONTEXT: Context<'_> = Context {
    // 2026-03-02T08:00:00+08:00
    now: Some(1_772_409_600),
    given: &[],
};

fn tree(text: &str) -> Tree {
    parse(text, &Limits::default()).unwrap()
}

fn run(subject: &str, mapping: &str, document: &str, context: &Context<'_>) -> String {
    let mapping = match Mapping::from_tree(&tree(mapping), Subject::of(subject).unwrap()) {
        Ok(mapping) => mapping,
        Err(error) => return format!("{}: {}", error.kind.code(), error.message),
    };
    match mapping.apply(&tree(document), context) {
        Ok(dataset) => dataset.to_json(),
        Err(error) => format!("{}: {}", error.kind.code(), error.message),
    }
}

fn check(subject: &str, mapping: &str, document: &str, expected: Expect) {
    expected.assert_eq(&run(subject, mapping, document, &CONTEXT));
}

#[test]
fn a_path_that_finds_nothing_is_told() {
    check(
        "air",
        r#"{"rows":"$[*]","fields":{"place":"$.n","start":"$.t","aqi":"$.AQI","pm25":{"path":"$.p"},"level":{"path":"$.l","optional":true}}}"#,
        r#"[{"n":"自贡市","t":"2026-03-01","p":"36"},{"n":"","t":"昨天","p":"36x"}]"#,
        expect![[r#"
            {"schema":"mingbai.air/1",
            "rows":[
            {"place":"自贡市","start":"2026-03-01","pm25":"36"},
            {"place":null,"start":{"missing":"bad-value"},"pm25":"?"}
            ],
            "findings":[
            {"code":"field","severity":"warning","row":1,"field":"start","message":"“监测时间”有 1 处不是有效的值，第一处在第 2 行"},
            {"code":"field","severity":"warning","field":"aqi","message":"“AQI”的路径 $.AQI 在所有行里都没有找到，来源可能已经改了名字"},
            {"code":"field","severity":"warning","row":1,"field":"pm25","message":"“细颗粒物（PM2.5）浓度”有 1 处不是有效的值，第一处在第 2 行"},
            {"code":"unit","severity":"warning","row":0,"field":"pm25","message":"“细颗粒物（PM2.5）浓度”有 1 处没有单位或单位不对，第一处在第 1 行；单位不能猜，请在列名或映射里写明"}
            ]}
        "#]],
    );
}

/// On 2 March 2026 a consultation that began in December may end in January, and one that runs ends in March.
#[test]
fn an_end_without_a_year_is_the_nearest() {
    check(
        "consultation",
        r#"{"rows":"$[*]","fields":{"title":"$.n","start":"$.s","end":"$.e"}}"#,
        r#"[{"n":"甲","s":"2月20日","e":"3月31日"},{"n":"乙","s":"12月20日","e":"1月10日"}]"#,
        expect![[r#"
            {"schema":"mingbai.consultation/1",
            "rows":[
            {"title":"甲","start":"2026-02-20","end":"2026-03-31"},
            {"title":"乙","start":"2025-12-20","end":"2026-01-10"}
            ]}
        "#]],
    );
}

#[test]
fn a_unit_is_printed_or_stated_and_never_guessed() {
    check(
        "livelihood",
        r#"{"rows":"$[*]","fields":{"title":"$.n","funds_plan":"$.a","funds_spent":{"path":"$.b","unit":"亿元"},"target":{"path":"$.c","unit_path":"$.u"}}}"#,
        r#"[{"n":"甲","a":"28,583万元","b":"1.20","c":"5","u":"公里"},{"n":"乙","a":"3","b":"1.5万元","c":"6","u":""}]"#,
        expect![[r#"
            {"schema":"mingbai.livelihood/1",
            "rows":[
            {"title":"甲","target":{"value":"5","unit":"公里"},"funds_plan":{"value":"28583","unit":"万元","printed":"28,583万元"},"funds_spent":{"value":"1.20","unit":"亿元"}},
            {"title":"乙","target":"6","funds_plan":"3","funds_spent":{"value":"1.5","unit":"万元","printed":"1.5万元"}}
            ],
            "findings":[
            {"code":"unit","severity":"warning","row":1,"field":"target","message":"“目标任务”有 1 处没有单位或单位不对，第一处在第 2 行；单位不能猜，请在列名或映射里写明"},
            {"code":"unit","severity":"warning","row":1,"field":"funds_plan","message":"“计划资金”有 1 处没有单位或单位不对，第一处在第 2 行；单位不能猜，请在列名或映射里写明"}
            ]}
        "#]],
    );
}

#[test]
fn forms_of_a_value() {
    check(
        "air",
        r#"{"rows":"$.d","fields":{
            "place":{"path":"$.p","strip":true},"code":{"path":"$.p","between":["id=","'"]},"start":{"path":["$.day","$.hour"],"join":" ","zone_path":"$.z","zones":{"北京":"+08:00"}},
            "aqi_lo":{"path":"$.r","end":"low"},"aqi_hi":{"path":"$.r","end":"high"},"level":{"path":"$.l","names":{"2":"二级"}},"primary":{"path":"$.k","split":"+","names":{"O3":"臭氧"}},
            "pm10":{"path":"$.m","unit":"mg/m3"},"so2":{"path":"$.s","factor":"0.001","unit":"mg/m³"},"kind":{"cases":[["$.x","station"],["","city"]]},"period":"$.h"}}"#,
        r#"{"d":{"p":"<a id=5103'>自&amp;贡</a>","day":"2026-03-01 ","hour":9,"z":"北京","r":"48～78","l":2,"k":"O3+PM10","m":" 0.163","s":"7","x":0,"h":"week"}}"#,
        expect![[r#"
            {"schema":"mingbai.air/1",
            "units":{"pm10":"mg/m³","so2":"mg/m³"},
            "rows":[
            {"place":"自&贡","code":"5103","kind":"city","period":{"missing":"bad-value"},"start":"2026-03-01T09:00+08:00","aqi_lo":{"value":"48","printed":"48～78"},"aqi_hi":{"value":"78","printed":"48～78"},"level":"二级","primary":["臭氧","PM10"],"pm10":"0.163","so2":{"value":"0.007","printed":"7"}}
            ],
            "findings":[
            {"code":"field","severity":"warning","row":0,"field":"period","message":"“时段类型”有 1 处不是有效的值，第一处在第 1 行"}
            ]}
        "#]],
    );
}

#[test]
fn what_is_no_single_number_stays_what_it_is() {
    check(
        "water",
        r#"{"rows":"$[*]","fields":{"place":"$.n","start":"$.t","tp":{"path":"$.a","unit":"mg/L"},"nh3n":{"path":"$.b","unit":"mg/L","missing":["-99","/=not-monitored"]},"do":{"path":"$.c","unit":"mg/L"},"temp":{"path":"$.d","unit":"℃"}}}"#,
        r#"[{"n":"甲","t":"2018年上半年","a":"0.01L","b":"-99.0","c":"未检出","d":">30"},{"n":"乙","t":"2018年6月","a":"12 µg/L","b":"/","c":"5 NTU","d":"10~12"}]"#,
        expect![[r#"
            {"schema":"mingbai.water/1",
            "units":{"temp":"℃","do":"mg/L"},
            "rows":[
            {"place":"甲","start":"2018年上半年","temp":{"over":"30","printed":">30"},"do":{"below_detection":null,"printed":"未检出"},"nh3n":null,"tp":{"below_detection":"0.01","unit":"mg/L","printed":"0.01L"}},
            {"place":"乙","start":"2018-06","temp":{"low":"10","high":"12","printed":"10~12"},"do":{"missing":"no-unit"},"nh3n":{"missing":"not-monitored"},"tp":{"value":"12","unit":"µg/L","printed":"12 µg/L"}}
            ],
            "findings":[
            {"code":"unit","severity":"warning","row":1,"field":"do","message":"“溶解氧”有 1 处没有单位或单位不对，第一处在第 2 行；单位不能猜，请在列名或映射里写明"}
            ]}
        "#]],
    );
}

#[test]
fn what_the_page_states_comes_after_what_the_source_says() {
    let context = Context {
        given: &[("place", "自贡市"), ("level", "优")],
        ..CONTEXT
    };
    let text = run(
        "air",
        r#"{"rows":"$","fields":{"start":"$.t","level":"$.l"}}"#,
        r#"{"t":"2026-03-01","l":"良"}"#,
        &context,
    );
    assert!(
        text.contains(r#"{"place":"自贡市","start":"2026-03-01","level":"良"}"#),
        "{text}"
    );
}

/// Rows within rows: what stands above them is theirs too.
#[test]
fn rows_below_rows_have_what_stands_above_them() {
    let mapping = r#"{"rows":"$.区[*]","nested":"站","fields":{"place":"$.n","start":"$.t","note":"$.区名"}}"#;
    check(
        "air",
        mapping,
        r#"{"区":[{"区名":"东区","t":"2026-03-01","n":"不是站名","站":[{"n":"东湖"},{"n":"东山","t":"2026-03-02"}]},{"区名":"无站区"},{"区名":"西区","t":"2026-03-01","站":[{"n":"西山"}]}]}"#,
        expect![[r#"
            {"schema":"mingbai.air/1",
            "rows":[
            {"place":"东湖","start":"2026-03-01","note":"东区"},
            {"place":"东山","start":"2026-03-02","note":"东区"},
            {"place":"西山","start":"2026-03-01","note":"西区"}
            ]}
        "#]],
    );
    check(
        "air",
        mapping,
        r#"{"区":[{"区名":"东区","站":[]}]}"#,
        expect!["empty: 在 $.区[*] 处没有找到任何一行数据"],
    );
}

#[test]
fn a_source_that_reports_failure() {
    let mapping = r#"{"ok":{"path":"$.status","is":["ok"],"message":"$.data"},"rows":"$.data[*]"}"#;
    check(
        "air",
        mapping,
        r#"{"status":"error","data":"Invalid key"}"#,
        expect!["source: 数据来源返回错误（error）：Invalid key"],
    );
    check(
        "air",
        mapping,
        r#"{"status":"ok","data":[]}"#,
        expect!["empty: 在 $.data[*] 处没有找到任何一行数据"],
    );
}

#[test]
fn columns_by_their_headings() {
    let mapping = r#"{"rows":"$.tbody[*]","columns":"$.thead[*]","by_name":true}"#;
    check(
        "budget",
        mapping,
        r#"{"thead":["科目<br/>编码","科目名称","2026年","年初预算数（万元）","决算数(亿元)","完成率（%）"],"tbody":[["205","教育支出","","28,583","2.80","97.8%"]]}"#,
        expect![[r#"
            {"schema":"mingbai.budget/1",
            "units":{"initial":"万元","final":"亿元"},
            "rows":[
            {"code":"205","name":"教育支出","initial":"28,583","final":"2.80","rate":"97.8%"}
            ],
            "findings":[
            {"code":"field","severity":"note","message":"有不认识的列，没有读入：2026年"}
            ]}
        "#]],
    );
    check(
        "budget",
        mapping,
        r#"{"thead":["甲","乙"],"tbody":[[1,2]]}"#,
        expect![
            "field: 列名都不认识：甲、乙；预决算的列名应是 科目编码、科目名称、级次、行的类型、年初预算数、调整预算数、执行数、决算数、上年决算数、完成率、同比、说明，或用映射写明哪一列是什么"
        ],
    );
}

#[test]
fn a_descriptor_without_phases_is_refused() {
    check(
        "budget",
        r#"{"rows":"$.resources[0].data[*]","descriptor":{"version":"fiscal-1","phases":{"approved":"initial"}}}"#,
        r#"{"resources":[{"data":[{"a":1}],"schema":{"fields":[{"name":"a","columnType":"value"}]}}]}"#,
        expect!["field: 数据包的描述没有说明金额属于预算的哪个阶段，应标明 approved 之一"],
    );
    check(
        "budget",
        r#"{"rows":"$","descriptor":{"version":"2","phases":{}}}"#,
        "{}",
        expect!["schema: 映射的 descriptor 里没有“2”这一种，可用的是 fiscal-1、fiscal-0.3"],
    );
}

#[test]
fn rows_beside_a_descriptor() {
    let preset = crate::preset::named("fiscal-1").unwrap().unwrap();
    let descriptor = tree(
        r#"{"resources":[{"path":"b.csv","schema":{"fields":[{"name":"K","columnType":"functional-classification:generic:code"},{"name":"V","columnType":"value"},
        {"name":"P","columnType":"phase:id"},{"name":"C","columnType":"value-currency:code"}]}}]}"#,
    );
    let rows = tree(
        r#"[{"K":"205","V":"5.0","P":"approved","C":"CNY"},{"K":"205","V":"6","P":"executed","C":"CNY"}]"#,
    );
    let dataset = preset
        .mapping(None)
        .unwrap()
        .apply_rows(&descriptor, rows.list().unwrap(), &CONTEXT)
        .unwrap();
    expect![[r#"
        {"schema":"mingbai.budget/1","unit":"元",
        "units":{"initial":"元","executed":"元"},
        "rows":[
        {"name":"205","initial":"5.0","executed":"6"}
        ]}
    "#]]
    .assert_eq(&dataset.to_json());
}

/// A setting that the table has is one that the loader knows.
#[test]
fn settings_are_those_of_the_table() {
    use super::settings::{LABELS, MAPPING, PIVOT, SPEC};
    let air = Subject::of("air").unwrap();
    let told = |text: String| match Mapping::from_tree(&tree(&text), air) {
        Ok(_) => String::new(),
        Err(error) => error.message,
    };
    for (key, ..) in MAPPING {
        let message = told(format!(r#"{{"{key}":7}}"#));
        assert!(!message.contains("没有“"), "{key}: {message}");
    }
    for (key, ..) in SPEC {
        let message = told(format!(
            r#"{{"rows":"$","fields":{{"aqi":{{"{key}":[7]}}}}}}"#
        ));
        assert!(!message.contains("没有“"), "{key}: {message}");
    }
    for (key, ..) in LABELS {
        let message = told(format!(r#"{{"rows":"$","by_name":{{"{key}":7}}}}"#));
        assert!(!message.contains("没有“"), "{key}: {message}");
    }
    assert!(
        PIVOT
            .iter()
            .map(|(key, ..)| *key)
            .eq(["items", "key", "names", "fields"])
    );
    for text in [
        r#"{"x":1}"#,
        r#"{"rows":"$","fields":{"aqi":{"x":1}}}"#,
        r#"{"rows":"$","by_name":{"x":1}}"#,
    ] {
        assert!(told(text.into()).contains("没有“x”"), "{text}");
    }
}

/// A tree of any shape, with keys that the mappings below ask for.
pub(crate) fn any_tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        "-?[0-9]{1,30}(\\.[0-9]{1,9})?".prop_map(|n| Tree::Number(n.into())),
        "[0-9|~,.%<>/Date()年月日:T -]{0,20}|\\PC{0,8}".prop_map(|t| Tree::Text(t.into())),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Tree::List),
            prop::collection::btree_map("[abcd]", inner, 0..4).prop_map(|members| Tree::Map(
                members.into_iter().map(|(k, v)| (k.into(), v)).collect()
            )),
        ]
    })
}

/// A specification with any of the settings.
fn any_spec() -> impl Strategy<Value = String> {
    let path = prop_oneof![
        Just("$.a"),
        Just("$..b"),
        Just("$[0]"),
        Just("$.*"),
        Just("$")
    ];
    let setting = prop_oneof![
        Just(r#""strip":true"#),
        Just(r#""end":"low""#),
        Just(r#""between":["a","b"]"#),
        Just(r#""factor":"1e30""#),
        Just(r#""day":true"#),
        Just(r#""days":"$.c""#),
        Just(r#""join":"-""#),
        Just(r#""split":"|""#),
        Just(r#""zone":"+08:00""#),
        Just(r#""unit":"万元""#),
        Just(r#""unit_path":"$.b""#),
        Just(r#""root":true"#),
        Just(r#""names":{"1":"2"}"#),
        Just(r#""cases":[["$.a","x"]]"#),
        Just(r#""missing":["0"]"#),
    ];
    (path, prop::option::of(setting)).prop_map(|(path, setting)| match setting {
        Some(setting) => format!(r#"{{"path":"{path}",{setting}}}"#),
        None => format!(r#""{path}""#),
    })
}

fn any_mapping() -> impl Strategy<Value = (&'static Subject, String)> {
    let extra = prop_oneof![
        Just(""),
        Just(r#","columns":"$.a[*]""#),
        Just(r#","expand":{"by":"|","keys":["a","b"]}"#),
        Just(r#","group":["$.a"]"#),
        Just(r#","unpack":"$.a""#),
        Just(r#","by_name":true"#),
        Just(r#","by_name":{"items":"$..b","key":"$.a","label":"$.c"}"#),
        Just(r#","ok":{"path":"$.a","is":["1"]}"#),
        Just(r#","descriptor":{"version":"fiscal-1","phases":{}}"#),
        Just(r#","descriptor":{"version":"fiscal-0.3","phases":{"a":"initial"}}"#),
    ];
    let rows = prop_oneof![Just("$"), Just("$[*]"), Just("$.a[*]"), Just("$..*")];
    let fields = prop::collection::vec((any::<prop::sample::Index>(), any_spec()), 0..6);
    (0..SUBJECTS.len(), rows, fields, extra).prop_map(|(at, rows, fields, extra)| {
        let subject = &SUBJECTS[at];
        let mut members = std::collections::BTreeMap::new();
        for (index, spec) in fields {
            members.insert(index.get(subject.fields).key, spec);
        }
        let members: Vec<_> = members
            .iter()
            .map(|(key, spec)| format!(r#""{key}":{spec}"#))
            .collect();
        (
            subject,
            format!(
                r#"{{"rows":"{rows}","fields":{{{}}}{extra}}}"#,
                members.join(",")
            ),
        )
    })
}

proptest! {
    #[test]
    fn any_mapping_over_any_tree_is_no_panic((subject, mapping) in any_mapping(), document in any_tree()) {
        let mapping = Mapping::from_tree(&tree(&mapping), subject).unwrap();
        if let Ok(dataset) = mapping.apply(&document, &CONTEXT) {
            let text = dataset.to_json();
            let again = crate::dataset::read_text(&text, &Limits::default()).unwrap();
            prop_assert_eq!(again.to_json(), text);
        }
    }

    #[test]
    fn numbers_come_through_digit_for_digit(digits in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,12})?", quoted in any::<bool>()) {
        let value = if quoted { Tree::Text(digits.as_str().into()) } else { Tree::Number(digits.as_str().into()) };
        let document = Tree::List(vec![Tree::Map(vec![("a".into(), value)])]);
        let mapping = tree(r#"{"rows":"$[*]","fields":{"lat":"$.a"}}"#);
        let mapping = Mapping::from_tree(&mapping, &SUBJECTS[0]).unwrap();
        let dataset = mapping.apply(&document, &CONTEXT).unwrap();
        let Some(datum @ Datum::Number { printed, .. }) = dataset.get(0, "lat") else {
            panic!("{dataset:?}");
        };
        prop_assert_eq!(&**printed, &*digits);
        let kept = datum.number().unwrap().to_string();
        // A zero has no sign.
        prop_assert_eq!(kept.trim_start_matches('-'), digits.trim_start_matches('-'));
    }

    #[test]
    fn any_tree_is_no_mapping_that_panics(document in any_tree()) {
        let _ = Mapping::from_tree(&document, &SUBJECTS[0]);
    }
}

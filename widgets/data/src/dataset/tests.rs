//! The format comes back as it went, and the tables hold together.

mod range;

use super::{
    Dataset, Datum, Kind, Ranges, Record, SUBJECTS, Subject, UnitRule, preset_schema, read_text,
    read_tree, subject_schema,
};
use crate::quantity::{Amount, Side};
use crate::read::Limits;
use crate::{Decimal, Finding, Missing, Place, Severity, Tree, budget};
use expect_test::{expect, expect_file};
use proptest::prelude::*;

#[test]
fn tables_hold_together() {
    for subject in &SUBJECTS {
        let mut names: Vec<String> = Vec::new();
        for field in subject.fields {
            assert!(
                field
                    .key
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{}",
                field.key
            );
            assert!(
                !field.label.is_empty() && !field.about.is_empty(),
                "{}",
                field.key
            );
            let own = [field.key, field.label]
                .into_iter()
                .chain(field.names.split('|'));
            for name in own.filter(|name| !name.is_empty()) {
                assert!(
                    !name.contains(char::is_whitespace) || name == field.label,
                    "{name}"
                );
                let name = name.to_lowercase();
                if !names.contains(&name) {
                    names.push(name);
                } else {
                    // A name may stand twice for one field, never for two.
                    let of = |key: &str, label: &str, others: &str| {
                        key == name
                            || label.to_lowercase() == name
                            || others.split('|').any(|other| other == name)
                    };
                    let owners = subject
                        .fields
                        .iter()
                        .filter(|f| of(f.key, f.label, f.names))
                        .count();
                    assert_eq!(owners, 1, "{}: {name}", subject.key);
                }
            }
        }
        assert!(
            subject.fields.iter().any(|field| field.required),
            "{}",
            subject.key
        );
    }
}

#[test]
fn a_page_writes_it_by_hand() {
    let text = r#"{"schema":"mingbai.budget/1","unit":"万元","publisher":"某县财政局","rows":[
        {"name":"教育支出","initial":"28,583.10","final":27950,"rate":"97.8%"},
        {"name":"预备费","initial":"—","final":{"value":"12","unit":"亿元"},"prior":"12x","note":{"missing":"withheld"}}]}"#;
    let dataset = read_text(text, &Limits::default()).unwrap();
    expect![[r#"
        {"schema":"mingbai.budget/1","publisher":"某县财政局",
        "units":{"initial":"万元"},
        "rows":[
        {"name":"教育支出","initial":"28,583.10","final":{"value":"27950","unit":"万元"},"rate":"97.8%"},
        {"name":"预备费","initial":null,"final":{"value":"12","unit":"亿元"},"prior":"?","note":{"missing":"withheld"}}
        ],
        "findings":[
        {"code":"field","severity":"warning","row":1,"field":"prior","message":"第 2 行的“上年决算数”不是有效的值"}
        ]}
    "#]]
    .assert_eq(&dataset.to_json());
}

/// A mark that figures are invented, and a warning of today, are not lost on the way.
#[test]
fn what_stands_beside_the_rows() {
    let text = r#"{"schema":"mingbai.air/1","sample":true,"warnings":[{"level":"黄色","title":"重污染天气黄色预警","measures":["渣土车停运"]}],"rows":[{"place":"甲县","start":"2026-03-01","period":"day","aqi":"57"}]}"#;
    let written = read_text(text, &Limits::default()).unwrap().to_json();
    let air = SUBJECTS
        .iter()
        .find(|subject| subject.key == "air")
        .unwrap();
    assert_eq!(valid(&subject_schema(air), &written), Ok(()));
    let board = crate::air::read_text(&written, &Default::default()).unwrap();
    assert!(board.sample);
    assert_eq!(&*board.warnings[0].title, "重污染天气黄色预警");
    assert_eq!(&*board.warnings[0].measures[0], "渣土车停运");
    // A word that is none of the format's is told by its schema.
    let wrong = written.replace("\"title\"", "\"titel\"");
    assert!(valid(&subject_schema(air), &wrong).is_err());
}

/// Opinions put together and questions with their options pass the desk and are read by the widget as they were written.
#[cfg(feature = "policy")]
#[test]
fn the_consultation_widget_reads_what_is_written() {
    let text = r#"{"schema":"mingbai.consultation/1","rows":[
        {"title":"甲","kind":"征求意见","end":"2026-03-31","major":"是","channels":["来信",{"kind":"邮箱","address":"a@b.gov.cn"}],"received":20,"adopted":null,
        "groups":[{"opinion":"降低登记费","count":7,"concentrated":true,"decision":"不予采纳"}]},
        {"title":"乙","kind":"survey","n_valid":"1,203","questions":[{"text":"是否满意","kind":"单选","n":1203,"options":[{"label":"满意","n":812,"pct":"67.5%"}]}]},
        {"title":"丙","kind":"meeting","date":"2026-04-08 09:00","attendees":["王*"],"opinions":[{"opinion":"多设场所","response":"已采纳"}]},
        {"title":"丁","kind":"response","event_at":"2026-03-27 22:30","first_response_at":"2026-03-28 03:31"},
        {"title":"戊","kind":"政协提案","co":["市城管局"],"class":"B","received_at":"2018-03-12","public":"否"}]}"#;
    let written = read_text(text, &Limits::default()).unwrap().to_json();
    let schema = subject_schema(Subject::of("consultation").unwrap());
    assert_eq!(valid(&schema, &written), Ok(()));
    assert_eq!(valid(&schema, text), Ok(()));
    let read = |text| crate::consultation::read_text(text).unwrap();
    assert_eq!(read(&written), read(text));
    let wrong = text.replace("\"opinion\":\"降低", "\"opinoin\":\"降低");
    assert!(valid(&schema, &wrong).is_err());
}

#[test]
fn the_budget_widget_reads_what_is_written() {
    let text = r#"{"schema":"mingbai.budget/1","unit":"万元","rows":[{"code":"205","name":"教育支出","initial":"28,583.10","final":"27950"}]}"#;
    let dataset = read_text(text, &Limits::default()).unwrap();
    let budget = budget::read_text(&dataset.to_json(), &budget::ReadOptions::default()).unwrap();
    let line = &budget.tables[0].lines[0];
    assert_eq!(
        line.amount(budget::Stage::Initial).number(),
        Decimal::parse("28583.10")
    );
    assert_eq!(budget.tables[0].unit, crate::MoneyUnit::Wan);
}

#[test]
fn what_is_none_of_ours() {
    let told = |text| read_text(text, &Limits::default()).unwrap_err().message;
    expect![[r#"
        数据格式“mingbai.air/2”不受支持；schema 应写作 mingbai.主题/1，主题是 air、water、budget、livelihood、policy、consultation、listing 之一
        mingbai.air/1 格式的数据应有 rows 列表"#]]
    .assert_eq(&[told(r#"{"schema":"mingbai.air/2"}"#), told(r#"{"schema":"mingbai.air/1"}"#)].join("\n"));
}

/// The folder of the schemas; they are written anew with `UPDATE_EXPECT=1`.
const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/schema");

#[test]
fn schemas_are_those_of_the_tables() {
    for subject in &SUBJECTS {
        // Its table has all its fields only with the feature.
        if subject.key == "livelihood" && !cfg!(feature = "livelihood") {
            continue;
        }
        let file = format!("{SCHEMAS}/{}.json", subject.key);
        expect_file![file].assert_eq(&subject_schema(subject));
    }
    expect_file![format!("{SCHEMAS}/preset.json")].assert_eq(&preset_schema());
}

/// Whether `text` is valid by a schema; what is wrong, if not.
fn valid(schema: &str, text: &str) -> Result<(), String> {
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let url = "file:///schema.json";
    compiler
        .add_resource(url, serde_json::from_str(schema).unwrap())
        .unwrap();
    let index = compiler
        .compile(url, &mut schemas)
        .map_err(|error| error.to_string())?;
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    schemas
        .validate(&value, index)
        .map_err(|error| error.to_string())
}

#[test]
fn presets_and_what_they_make_are_valid() {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("presets");
    let preset_schema = preset_schema();
    let context = crate::mapping::Context {
        now: Some(1_772_409_600),
        // What the page states where the source does not: without it the record is not complete.
        given: &[("place", "自贡市"), ("start", "2026-03-01")],
    };
    for name in crate::preset::names() {
        let file = folder.join(format!("{name}.json"));
        valid(&preset_schema, &std::fs::read_to_string(file).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let fixture =
            std::fs::read_to_string(folder.join("fixtures").join(format!("{name}.json"))).unwrap();
        let fixture = crate::read::parse(&fixture, &Limits::default()).unwrap();
        let preset = crate::preset::named(name).unwrap().unwrap();
        let subject = preset.subjects[0];
        if let Ok(dataset) = preset.read(&fixture, Some(subject.key), &context) {
            valid(&subject_schema(subject), &dataset.to_json())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
fn what_is_not_valid() {
    let air = subject_schema(Subject::of("air").unwrap());
    let head = r#""schema":"mingbai.air/1""#;
    assert!(
        valid(
            &air,
            &format!(
                r#"{{{head},"rows":[{{"place":"甲","start":"2026-03-01","pm25":36,"aqi":null}}]}}"#
            )
        )
        .is_ok()
    );
    for wrong in [
        r#"{"schema":"mingbai.water/1","rows":[]}"#,
        r#"{"schema":"mingbai.air/1"}"#,
        r#"{"schema":"mingbai.air/1","rows":[{"place":"甲"}]}"#,
        r#"{"schema":"mingbai.air/1","rows":[{"place":"甲","start":"2026-03-01","PM25":36}]}"#,
        r#"{"schema":"mingbai.air/1","rows":[{"place":"甲","start":"3月1日"}]}"#,
        r#"{"schema":"mingbai.air/1","rows":[{"place":"甲","start":"2026-03-01","kind":"village"}]}"#,
        r#"{"schema":"mingbai.air/1","units":{"aqi":"µg/m³"},"rows":[]}"#,
    ] {
        assert!(valid(&air, wrong).is_err(), "{wrong}");
    }
    let budget = subject_schema(Subject::of("budget").unwrap());
    assert!(valid(&budget, r#"{"schema":"mingbai.budget/1","tables":[{"side":"revenue","unit":"万元","rows":[{"name":"税收收入"}]}]}"#).is_ok());
}

/// Any value that a field of this kind may have.
fn any_datum(kind: Kind) -> BoxedStrategy<Datum> {
    let missing = (0..Missing::ALL.len()).prop_map(|at| Datum::Missing(Missing::ALL[at]));
    let text = || "\\PC{1,12}".prop_map(|text| text.into_boxed_str());
    let value = match kind {
        Kind::Number(rule) => {
            let unit = match rule {
                UnitRule::None => Just(None).boxed(),
                UnitRule::Percent => Just(Some("%".into())).boxed(),
                UnitRule::Named(_) => {
                    prop_oneof![Just(None), Just(Some("万元".into())), text().prop_map(Some)]
                        .boxed()
                }
            };
            let decimal = || {
                "-?[0-9]{1,20}(\\.[0-9]{1,10})?".prop_map(|digits| Decimal::parse(&digits).unwrap())
            };
            let side = prop_oneof![
                Just(Side::Over),
                Just(Side::AtLeast),
                Just(Side::Under),
                Just(Side::AtMost)
            ];
            let amount = prop_oneof![
                4 => decimal().prop_map(Amount::Number),
                1 => (decimal(), decimal()).prop_map(|(low, high)| Amount::Range { low, high }),
                1 => prop::option::of(decimal()).prop_map(Amount::BelowDetection),
                1 => (side, decimal()).prop_map(|(side, number)| Amount::Bound(side, number)),
            ];
            (amount, unit, any::<bool>())
                .prop_map(|(amount, unit, decorated)| {
                    let printed = match amount {
                        Amount::Number(number) if !decorated => number.to_string(),
                        amount => format!("约{}", amount.shown(None)),
                    };
                    Datum::Number {
                        amount,
                        unit,
                        printed: printed.into(),
                    }
                })
                .boxed()
        }
        Kind::Date => Just(Datum::Date("2026-03-01".into())).boxed(),
        Kind::Text => text().prop_map(Datum::Text).boxed(),
        Kind::Code(codes) => Just(Datum::Code(codes.split('|').next().unwrap().into())).boxed(),
        Kind::List => prop::collection::vec(text(), 0..3)
            .prop_map(Datum::List)
            .boxed(),
    };
    prop_oneof![3 => value, 1 => missing].boxed()
}

fn any_dataset() -> impl Strategy<Value = Dataset> {
    (0..SUBJECTS.len()).prop_flat_map(|at| {
        let subject: &'static Subject = &SUBJECTS[at];
        let record: Vec<_> = subject
            .fields
            .iter()
            .map(|field| any_datum(field.kind))
            .collect();
        let rows = prop::collection::vec(record.prop_map(|fields| Record { fields }), 0..3);
        let part = prop::option::of(0..9_999_usize);
        (rows, prop::option::of("\\PC{0,9}"), any::<bool>(), part).prop_map(
            move |(rows, title, finding, part)| {
                let mut dataset = Dataset::new(subject);
                dataset.rows_in_source = part;
                dataset.rows = rows;
                dataset.title = title.map(Into::into);
                // What cannot be is no value of a dataset.
                let mut ranges = Ranges::of(&dataset);
                for (row, record) in dataset.rows.iter_mut().enumerate() {
                    ranges.check(record, row);
                }
                ranges.report(&mut dataset.findings);
                if finding {
                    dataset.findings.push(Finding {
                        code: "unit",
                        severity: Severity::Warning,
                        place: Place {
                            table: 0,
                            row: Some(0),
                            field: Some(subject.fields[0].key),
                        },
                        message: "“”\n".into(),
                    });
                }
                dataset
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(dataset in any_dataset()) {
        let text = dataset.to_json();
        let again = read_text(&text, &Limits::default()).unwrap();
        prop_assert_eq!(&again, &dataset, "{}", text);
    }

    #[test]
    fn any_tree_is_no_panic(mut tree in crate::mapping::tests::any_tree(), at in 0..SUBJECTS.len()) {
        let schema = format!("mingbai.{}/1", SUBJECTS[at].key);
        if let Tree::Map(members) = &mut tree {
            members.push(("schema".into(), Tree::Text(schema.into())));
            let keys = SUBJECTS[at].fields.iter().map(|field| field.key.into());
            let values = members.iter().map(|(_, value)| value.clone()).cycle();
            let row = keys.zip(values).collect();
            members.push(("rows".into(), Tree::List(vec![Tree::Map(row)])));
        }
        if let Ok(dataset) = read_tree(&tree) {
            let text = dataset.to_json();
            let again = read_text(&text, &Limits::default()).unwrap();
            // What was no value is told once: then a mark stands for it.
            prop_assert_eq!(again.rows, dataset.rows, "{}", text);
        }
    }
}

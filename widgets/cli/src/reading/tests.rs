//! Forms, mappings and presets through the one seam, with what is masked on the way.

use super::*;
use mingbai_data::dataset::Datum;
use proptest::prelude::*;

/// 2026-03-10T00:00:00+08:00.
const NOW: i64 = 1_773_072_000;

fn wish(subject: Subject) -> Wish {
    Wish {
        subject,
        ..Wish::default()
    }
}

fn read(text: &str, wish: &Wish) -> Dataset {
    dataset(text, wish, NOW).unwrap()
}

fn records(dataset: Dataset) -> Records {
    match dataset.data {
        Data::Records(records) => records,
        _ => panic!("no records"),
    }
}

fn fails(text: &str, wish: &Wish) -> (&'static str, String) {
    let error = dataset(text, wish, NOW).unwrap_err();
    (error.kind.code(), error.message)
}

#[test]
fn our_own_format_comes_back_as_it_is() {
    let text = "{\"schema\":\"mingbai.policy/1\",\"title\":\"文件\",\n\"rows\":[\n{\"title\":\"通知\",\"doc_no\":\"1号\"}\n]}\n";
    assert_eq!(read(text, &wish(Subject::Policy)).json(), text);
    assert_eq!(
        fails(text, &wish(Subject::Water)),
        (
            "schema",
            "数据是政策文件（mingbai.policy/1），不是地表水水质：请改用 --as policy".to_owned()
        )
    );
}

#[test]
fn our_own_format_says_what_it_is_about() {
    let unsaid = Wish {
        unsaid: true,
        ..Wish::default()
    };
    for (key, subject) in [("air", "air"), ("water", "water"), ("listing", "listing")] {
        let text = format!(
            "{{\"schema\":\"mingbai.{key}/1\",\n\"rows\":[\n{{\"place\":\"甲\",\"title\":\"甲\",\"start\":\"2026-03-01\",\"class\":\"Ⅱ\",\"period\":\"day\"}}\n]}}\n"
        );
        assert_eq!(records(read(&text, &unsaid)).subject.key, subject);
        // Who says that it is a budget is told that it is none.
        assert_eq!(fails(&text, &wish(Subject::Budget)).0, "schema");
    }
    // What names no subject of ours is a budget, or none; then it may be said that nobody knows what it is.
    for text in ["{\"schema\":\"mingbai.weather/1\",\"rows\":[]}", "[1]"] {
        let (said, code) = (
            fails(text, &unsaid).1,
            fails(text, &wish(Subject::Budget)).1,
        );
        assert!(said.contains(&code), "{said}");
    }
}

#[test]
fn a_table_with_headings_of_ours_needs_no_mapping() {
    let text =
        "断面名称,监测时间,水质类别,总磷(mg/L)\n甲断面,2026-03-01,Ⅱ,0.05\n乙断面,2026-03-01,Ⅲ,—\n";
    let dataset = read(text, &wish(Subject::Water));
    assert_eq!(dataset.form, Form::Csv);
    let water = records(dataset);
    assert_eq!(water.rows.len(), 2);
    let Some(Datum::Number { unit, printed, .. }) = water.get(0, "tp") else {
        panic!("{:?}", water.get(0, "tp"));
    };
    assert_eq!((unit.as_deref(), &**printed), (Some("mg/L"), "0.05"));
    assert_eq!(
        water.get(1, "tp"),
        Some(&Datum::Missing(mingbai_data::Missing::NotReported))
    );
    // Whoever asks for a preset gets one, or is told that there is none.
    let auto = Wish {
        preset: Some("auto".to_owned()),
        ..wish(Subject::Water)
    };
    assert_eq!(fails(text, &auto).0, "field");
    assert_eq!(fails("a,b\n1,2\n", &wish(Subject::Water)).0, "field");
}

#[test]
fn a_budget_with_auto_needs_no_preset() {
    let text = r#"{"unit":"万元","rows":[{"name":"教育支出","final":"500"}]}"#;
    let auto = Wish {
        preset: Some("auto".to_owned()),
        ..Wish::default()
    };
    assert_eq!(read(text, &auto).rows(), 1);
    assert_eq!(read(text, &Wish::default()).rows(), 1);
}

#[test]
fn what_is_known_beside_the_data_fills_what_it_lacks() {
    let mut wish = wish(Subject::Policy);
    wish.options.publisher = Some("示例县人民政府".to_owned());
    wish.options.max_rows = 1;
    let text = r#"{"schema":"mingbai.policy/1","rows":[{"title":"a"},{"title":"b"}]}"#;
    let dataset = read(text, &wish);
    assert_eq!(dataset.rows(), 1);
    assert_eq!(dataset.findings()[0].code, "limit");
    let publisher = records(dataset).publisher;
    assert_eq!(publisher.as_deref(), Some("示例县人民政府"));
}

/// A valid 居民身份证号 by GB 11643, a mobile, a card by ISO/IEC 7812.
const PERSONAL: [&str; 3] = ["510302199001010017", "13812345678", "6222021234567890128"];

#[test]
fn nothing_personal_leaves_it() {
    for number in PERSONAL {
        let rows = format!(r#"[{{"title":"补助","summary":"联系 {number}","{number}":1}}]"#);
        let own = format!(r#"{{"schema":"mingbai.listing/1","rows":{rows}}}"#);
        let dataset = read(&own, &wish(Subject::List));
        assert!(dataset.masked > 0, "{number}");
        let found = dataset.findings().iter().any(|found| found.code == "pii");
        assert!(
            found && !dataset.json().contains(number),
            "{}",
            dataset.json()
        );
        // What is quoted of a text that cannot be read, whole or cut.
        for text in [
            number.to_owned(),
            format!("<html><body><p>请登录{number}{number}{number}"),
            format!("{{\"{number}\":1,\"{number}\":2"),
            format!("{{\"code\":500,\"msg\":\"用户{number}没有权限\",\"data\":null}}"),
            format!("一二三四五六七八九十一二三四五六七八{number}"),
        ] {
            for subject in [Subject::Budget, Subject::List] {
                let (_, message) = fails(&text, &wish(subject));
                assert!(!message.contains(&number[..8]), "{text}: {message}");
            }
        }
    }
}

#[test]
fn what_a_mapping_opens_is_masked_too() {
    let text = r#"{"d":"<table><tr><td>姓名</td><td>张三丰</td></tr></table>","list":[{"t":"名单","n":"13812345678"}]}"#;
    let map = r#"{"rows":"$.list[*]","fields":{"title":"$.t","summary":{"path":"$.d","root":true,"strip":true},"party":"$.n"}}"#;
    let wish = Wish {
        map: Some(Map::read("m.json", map.as_bytes(), Subject::List).unwrap()),
        ..wish(Subject::List)
    };
    assert!(!read(text, &wish).json().contains("13812345678"));
}

#[test]
fn a_mapping_that_is_wrong_says_where() {
    let say = |text: &str| Map::read("空气.json", text.as_bytes(), Subject::Air).unwrap_err();
    let sentence = say("{\n\"rows\":,}");
    assert!(
        sentence.starts_with("映射文件“空气.json”不是有效的 JSON：第 2 行第 8 列"),
        "{sentence}"
    );
    let sentence = say(r#"{"rows":"$[*]","fields":{"aqi":"$.AQI["}}"#);
    assert!(
        sentence
            .starts_with("映射文件“空气.json”第 1 行第 39 列的 fields.aqi：fields.aqi 里路径“$.AQI[”不对：第 7 个字符处"),
        "{sentence}"
    );
}

#[test]
fn presets_that_there_are() {
    let possible = |subject, preset: &str| {
        let preset = Some(preset.to_owned());
        Wish {
            preset,
            ..wish(subject)
        }
        .possible()
    };
    assert_eq!(possible(Subject::Air, "cnemc-live"), Ok(()));
    assert_eq!(possible(Subject::Air, "auto"), Ok(()));
    let none = possible(Subject::Budget, "nothing").unwrap_err();
    assert!(
        none.starts_with("没有名为“nothing”的预设。预决算可用的有：")
            && none.contains("fiscal-1")
            && !none.contains("cnemc"),
        "{none}"
    );
    let other = possible(Subject::Water, "cnemc-live").unwrap_err();
    assert!(other.contains("air"), "{other}");
}

proptest! {
    /// Whatever stands around somebody's number, a sentence about what cannot be read quotes no part of it.
    #[test]
    fn any_text_is_read_or_refused(before in ".{0,40}", open in "[\\[{\"<(,:]{0,3}", after in ".{0,20}", which in 0_usize..3) {
        let text = format!("{open}{before}{}{after}", PERSONAL[which]);
        for subject in [Subject::Budget, Subject::Air, Subject::List] {
            if let Err(error) = dataset(&text, &wish(subject), NOW) {
                prop_assert!(!error.message.contains(&PERSONAL[which][..DIGITS]), "{}", error.message);
            }
        }
    }
}

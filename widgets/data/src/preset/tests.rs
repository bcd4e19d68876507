//! Every preset of the folder, with its fixture and what it must become.

use super::{Preset, choose, named, names, read};
use crate::Tree;
use crate::dataset::{Datum, read_text};
use crate::mapping::Context;
use crate::read::{Limits, parse};
use expect_test::{expect, expect_file};
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("presets")
}

/// The fixture of a preset; a preset is known by its file, so a fixture that is missing fails.
fn fixture(name: &str) -> Tree {
    let text = fs::read_to_string(folder().join("fixtures").join(format!("{name}.json")))
        .unwrap_or_else(|error| panic!("the fixture of {name}: {error}"));
    parse(&text, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

const CONTEXT: Context<'_> = Context {
    // 2026-03-02T08:00:00+08:00
    now: Some(1_772_409_600),
    given: &[],
};

/// The first subject of those that a preset can fill.
fn subject(preset: &Preset) -> &'static str {
    preset.subjects.first().unwrap().key
}

#[test]
fn every_preset_reads_its_fixture() {
    for name in names() {
        let preset = named(name).unwrap().unwrap();
        assert_eq!(&*preset.name, name, "a preset has the name of its file");
        let text = match preset.read(&fixture(name), Some(subject(&preset)), &CONTEXT) {
            Ok(dataset) => {
                let text = dataset.to_json();
                let again = read_text(&text, &Limits::default()).unwrap();
                assert_eq!(again.to_json(), text, "{name}: the format comes back");
                text
            }
            Err(error) => format!("{}: {}\n", error.kind.code(), error.message),
        };
        expect_file![folder().join("expected").join(format!("{name}.json"))].assert_eq(&text);
    }
}

/// Calls `try_it` with the tree in which one node after the other has become something else.
fn spoiled(whole: &Tree, try_it: &mut dyn FnMut(&Tree)) {
    fn walk(node: &Tree, put: &dyn Fn(Tree) -> Tree, try_it: &mut dyn FnMut(&Tree)) {
        let others = [
            Tree::Number("-1.5e3".into()),
            Tree::Text("48~7|——<b>".into()),
            Tree::List(vec![Tree::Text("1".into()), Tree::List(Vec::new())]),
            Tree::Map(vec![("a".into(), Tree::Null)]),
        ];
        for other in others {
            try_it(&put(other));
        }
        match node {
            Tree::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    let put = |tree| {
                        let mut items = items.clone();
                        items[at] = tree;
                        put(Tree::List(items))
                    };
                    walk(item, &put, try_it);
                }
            }
            Tree::Map(members) => {
                for (at, (_, value)) in members.iter().enumerate() {
                    let put = |tree| {
                        let mut members = members.clone();
                        members[at].1 = tree;
                        put(Tree::Map(members))
                    };
                    walk(value, &put, try_it);
                }
            }
            _ => {}
        }
    }
    walk(whole, &|tree| tree, try_it);
}

#[test]
fn a_fixture_that_is_spoiled_anywhere_is_no_panic() {
    for preset in super::all().unwrap() {
        let Ok(mapping) = preset.mapping(Some(subject(&preset))) else {
            continue;
        };
        spoiled(&fixture(&preset.name), &mut |tree| {
            if let Ok(dataset) = mapping.apply(tree, &CONTEXT) {
                let text = dataset.to_json();
                let again = read_text(&text, &Limits::default()).unwrap();
                assert_eq!(again.to_json(), text, "{}", preset.name);
            }
        });
    }
}

/// What the United States' index says is never a concentration and never an index of ours (HJ 633).
#[test]
fn an_american_index_stays_one() {
    let mut seen = 0;
    for preset in super::all().unwrap() {
        let Ok(mapping) = preset.mapping(Some(subject(&preset))) else {
            continue;
        };
        let Ok(dataset) = mapping.apply(&fixture(&preset.name), &CONTEXT) else {
            continue;
        };
        if dataset.standard.as_deref() != Some("US-EPA") {
            continue;
        }
        seen += 1;
        for row in 0..dataset.rows.len() {
            for gas in ["pm25", "pm10", "so2", "no2", "co", "o3", "o3_8h"] {
                assert!(
                    matches!(dataset.get(row, gas), Some(Datum::Missing(_))),
                    "{}: {gas}",
                    preset.name
                );
            }
            assert!(
                matches!(dataset.get(row, "level"), Some(Datum::Missing(_))),
                "{}",
                preset.name
            );
        }
    }
    assert_eq!(seen, 4);
}

#[test]
fn every_fixture_is_recognised_as_its_own() {
    let presets = super::all().unwrap();
    for preset in presets.iter().filter(|preset| preset.has_shape()) {
        let tree = fixture(&preset.name);
        let fitting: Vec<_> = presets
            .iter()
            .filter(|other| other.fits(&tree))
            .map(|other| &*other.name)
            .collect();
        assert_eq!(
            fitting,
            [&*preset.name],
            "what fits the fixture of {}",
            preset.name
        );
    }
}

/// What the source really sends, where that is no strict JSON: read, it becomes what the fixture becomes.
#[cfg(feature = "readers")]
#[test]
fn what_is_no_strict_json_becomes_the_same() {
    let mut seen = 0;
    for entry in fs::read_dir(folder().join("raw")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_string();
        let text = fs::read_to_string(&path).unwrap();
        let reading = crate::read::any(&text, &Limits::default()).unwrap();
        let presets = super::all().unwrap();
        let (preset, _) = choose(&presets, &reading.tree, None).unwrap();
        assert_eq!(*preset.name, *name);
        let dataset = preset.read(&reading.tree, None, &CONTEXT).unwrap();
        let expected = fs::read_to_string(folder().join("expected").join(format!("{name}.json")));
        assert_eq!(dataset.to_json(), expected.unwrap(), "{name}");
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn no_file_without_a_preset() {
    for folder in [folder().join("fixtures"), folder().join("expected")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(
                names().any(|other| other == name),
                "{} belongs to no preset",
                path.display()
            );
        }
    }
}

#[test]
fn documentation_is_that_of_the_files() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/docs");
    expect_file![format!("{docs}/presets.md")].assert_eq(&super::docs::presets().unwrap());
    // Two tables have all their fields only with the features.
    #[cfg(all(feature = "livelihood", feature = "policy"))]
    expect_file![format!("{docs}/formats.md")].assert_eq(&super::docs::formats());
}

#[test]
fn what_fits_twice_or_never_is_told() {
    let preset = |name: &str, has: &str| {
        Preset::parse(&format!(
            r#"{{"schema":"mingbai.preset/1","name":"{name}","title":"甲","note":"","source":"","subject":"air","recognise":{{"has":{has}}},"mapping":{{"rows":"$[*]"}}}}"#
        ))
        .unwrap()
    };
    let presets = [
        preset("one", r#"["$.a"]"#),
        preset("two", r#"["$.a","$.b"]"#),
    ];
    let tree = |text: &str| parse(text, &Limits::default()).unwrap();
    let told = |text: &str, subject| match choose(&presets, &tree(text), subject) {
        Ok((preset, finding)) => {
            format!("{} {:?} {}", preset.name, finding.severity, finding.message)
        }
        Err(error) => format!("{} {}", error.kind.code(), error.message),
    };
    let all = [
        told(r#"{"a":1}"#, None),
        told(r#"{"a":1,"b":1}"#, Some("air")),
        told(r#"{"a":1,"b":1}"#, Some("budget")),
        told("[]", None),
        read(&tree("[]"), "nosuch", None, &CONTEXT)
            .unwrap_err()
            .message
            .chars()
            .take(16)
            .collect(),
    ];
    expect![[r#"
        one Note 按数据的形状选用了预设“one”（甲）
        two Warning 数据的形状同时符合预设 one、two，选用了“two”；请用 preset 写明是哪一个
        field 没有能凭形状认出这个主题的预设；请用 preset 写明名称，或自己写映射
        field 数据的形状与已有的预设都不符，找过 one、two 等 2 个；请用 preset 写明名称，或自己写映射
        没有名为“nosuch”的预设，"#]]
    .assert_eq(&all.join("\n"));
}

#[test]
fn a_preset_that_is_wrong_says_where() {
    let wrong = |text: &str| Preset::parse(text).unwrap_err().message;
    let head = r#""schema":"mingbai.preset/1","name":"x","title":"","note":"","source":"","subject":"air""#;
    let all = [
        wrong("{}"),
        wrong(r#"{"schema":"mingbai.preset/2"}"#),
        wrong(&format!("{{{head}}}")),
        wrong(&format!(r#"{{{head},"mapping":{{"rows":"$.a[?]"}}}}"#)),
        wrong(&format!(
            r#"{{{head},"mapping":{{"rows":"$","fields":{{"aqi":"AQI"}}}}}}"#
        )),
        wrong(&format!(
            r#"{{{head},"mapping":{{"rows":"$","fields":{{"api":"$.a"}}}}}}"#
        )),
        wrong(&format!(
            r#"{{{head},"mapping":{{"rows":"$","fields":{{"aqi":{{"paht":"$.a"}}}}}}}}"#
        )),
        wrong(&format!(r#"{{{head},"mapping":{{"row":"$"}}}}"#)),
        wrong(&format!(
            r#"{{{head},"recognise":{{"has":["$["]}},"mapping":{{"rows":"$"}}}}"#
        )),
    ];
    expect![[r#"
        预设里缺少“schema”
        预设的 schema 应是 mingbai.preset/1
        预设“x”：映射的最外层应是对象
        预设“x”：rows 里路径“$.a[?]”不对：第 6 个字符处，条件里此处应为路径、数字、带引号的文字、true、false 或 null
        预设“x”：fields.aqi 里路径“AQI”不对：第 1 个字符处，路径应以 $ 开头
        预设“x”：空气质量没有“api”这个字段
        预设“x”：fields.aqi 里没有“paht”这个设置
        预设“x”：映射里没有“row”这个设置
        recognise.has 里路径“$[”不对：第 3 个字符处，方括号里应为带引号的键名、序号、切片、* 或 ?条件"#]].assert_eq(&all.join("\n"));
}

/// The budget of two years that the documentation shows is read as it says.
#[test]
fn the_budget_in_the_documentation_has_no_findings() {
    use crate::budget::audit::audit;
    use crate::budget::{ReadOptions, read_text};
    let (_, behind) = super::docs::BUDGET.split_once("```json\n").unwrap();
    let (text, _) = behind.split_once("```").unwrap();
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    assert_eq!(budget.findings, []);
    assert_eq!(audit(&budget).findings, []);
    let years: Vec<_> = budget.tables.iter().map(|table| table.year).collect();
    assert_eq!(years, [Some(2025), Some(2024)]);
    assert_eq!(budget.prices.len(), 2);
    assert!(budget.sample && budget.population.is_some());
}

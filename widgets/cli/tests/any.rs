//! Any bytes as a source, a mapping or a configuration: no panic, a code that is documented, and a message.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its own tools fail"
)]

mod common;

use common::{Ended, Folder, command, end};
use proptest::prelude::*;
use serde_json::Value;

/// What data can be about; the last is a profile.
const SUBJECTS: [&str; 8] = [
    "budget",
    "livelihood",
    "air",
    "water",
    "policy",
    "consultation",
    "list",
    "recall",
];

/// Ways to ask for a source, and whether what stands on standard output is JSON.
const WAYS: [(&[&str], bool); 5] = [
    (&["read", "--format", "json"], true),
    (&["read", "--format", "table"], false),
    (&["check", "--format", "text"], false),
    (&["check", "--format", "json"], true),
    (&["check", "--format", "sarif"], true),
];

/// What a page of a site may hold, in every form that is read.
const GOOD: [&str; 14] = [
    r#"{"unit":"万元","as_of":"2025-12-31","rows":[{"科目编码":"205","科目名称":"教育支出","预算数":"1,500","决算数":1480.50,"完成率":"98.7%"},{"科目名称":"支出合计","决算数":"（1480.50）"}]}"#,
    r#"{"code":200,"msg":"ok","data":{"pageNum":1,"pageSize":2,"total":9,"list":[{"城市":"甲市","时间":"2026-03-01 08:00","AQI":"50","PM2.5":"—","首要污染物":"PM<sub>10</sub>"},{"城市":"乙市","时间":1772294400000,"AQI":-99}]}}"#,
    r#"{"schema":"mingbai.air/1","units":{"pm25":"µg/m³"},"rows_in_source":9,"rows":[{"place":"甲","start":"2026-03-01","pm25":{"low":"1","high":"2","unit":null},"aqi":{"missing":"withheld"}}],"findings":[{"code":"pages","severity":"warning","row":0,"message":"x"}]}"#,
    r#"{"schema":"mingbai.water/1","rows":[{"station":"甲断面","start":"2026-03","class":"Ⅲ","nh3n":{"below_detection":"0.01","unit":"mg/L","printed":"0.01L"}}]}"#,
    r#"{"schema":"mingbai.listing/1","rows":[{"title":"通知","published_at":"2026-03-01","url":"javascript:x"}]}"#,
    "cb({'docs':[{'title':'关于\n公开的通知','url':'/a.html','time':'2026-03-01',}],});",
    "项目名称,身份证号,电话,计划投资（万元）,完成率\n低保金,510302199001010017,13812345678,\"1,200\",50%\n",
    "<html><table><caption>水质</caption><tr><th>断面名称<th>监测时间<th>氨氮(mg/L)<tr><td rowspan=2>甲<td>2026年2月<td>0.01L<tr><td>—<td>48~78</table>",
    "<?xml version=\"1.0\"?><datastore><totalrecord>45</totalrecord><recordset><record><![CDATA[<li><a href='/1.html'>通知</a><span>2026-03-01</span></li>]]></record></recordset></datastore>",
    r#"{"d":"[{\"标题\":\"征求意见\",\"开始日期\":\"/Date(1772294400000+0800)/\",\"截止日期\":\"2026-02-30\"}]"}"#,
    r#"{"forecast":{"0":{"CITYNAME":"甲市","AQI":"48~78|53~83||","PM2_5":"45|48||"},"1":null}}"#,
    r#"{"schema":"mingbai.listing/1","as_of":"2026-11-20","profile":{"schema":"mingbai.profile/1","title":"处罚","head":"who","persons":"refused","state":"s","fields":[{"name":"who","label":"单位","required":true},{"name":"p","label":"个人","kind":"person"},{"name":"d","label":"日期","kind":"date"},{"name":"s","label":"状态"},{"name":"m","label":"材料","kind":"rows","fields":[{"name":"n","label":"名称"}]}],"states":[{"word":"公示中","when":[{"field":"d","is":"open"}]}],"terms":[{"from":"d","to":"d","clock":"hour","within":2}],"sentence":["{count} 件，{newest:d}"],"checks":[{"check":"unique","fields":["who"]}]},"rows":[{"who":"甲公司","d":"2026-03-01","m":[{"n":"执照"},"照片"]},{"who":"乙<b>","p":"张三","d":"2026年3月","s":"&lt;公示"}]}"#,
    "产品名称,品牌,型号,召回数量（台）,召回开始,召回结束,完成率,产品\n电热毯,甲,T-2,\"1,200\",2026-11-05,2026-01-01,140%,毯\n—,,,若干,2026年,截至2026年底,/,\n",
    "\u{feff}[[\"科目\",\"2024年决算数\",\"2025年预算数\"],[\"一、教育支出\",\"９９．９\",\"9007199254740993\"],[\"其中：义务教育\",\"1e999\",\"无\"]]",
];

/// A profile that comes along.
const PROFILE: &[u8] = include_bytes!("../../data/profiles/recall.json");

/// Bytes as they come: at random, or a good answer that was cut off, turned over or put into another.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let good = (0..GOOD.len(), any::<bool>()).prop_map(|(at, gbk)| match gbk {
        true => encoding_rs::GB18030.encode(GOOD[at]).0.into_owned(),
        false => GOOD[at].as_bytes().to_vec(),
    });
    let change = (any::<prop::sample::Index>(), any::<u8>());
    let changes = prop::collection::vec(change, 0..6);
    let other = (0..GOOD.len()).prop_map(|at| GOOD[at].as_bytes().to_vec());
    let changed = (good, changes, any::<prop::sample::Index>(), other, 0..4_u8).prop_map(
        |(mut bytes, changes, at, other, how)| {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes.truncate(at),
                1 => drop(bytes.splice(at..at, other)),
                2 => bytes.extend(other),
                _ => {}
            }
            bytes
        },
    );
    prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..200),
        1 => "\\PC{0,60}".prop_map(String::into_bytes),
        4 => changed,
    ]
}

fn run(args: &[&str]) -> Ended {
    end(command(args).spawn().unwrap())
}

/// The code is one that is documented, and something is said, in Chinese.
fn said(ended: &Ended, most: i32) -> Result<(), TestCaseError> {
    let code = ended.code.unwrap_or(-1);
    prop_assert!((0..=most).contains(&code), "{ended:?}");
    prop_assert!(!ended.err.contains("panicked"), "{}", ended.err);
    let said = [&*ended.out, &*ended.err].concat();
    let chinese = said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    prop_assert!(chinese || code == 0, "{ended:?}");
    prop_assert!(!said.is_empty(), "{ended:?}");
    Ok(())
}

/// Asks for a source in one way.
fn asked(path: &str, subject: &str, way: usize) -> Result<(), TestCaseError> {
    let (words, json) = WAYS[way];
    let of = if subject == "recall" {
        "--profile"
    } else {
        "--as"
    };
    let ended = run(&[&[words[0], path, of, subject], &words[1..]].concat());
    said(&ended, 1)?;
    if json && !ended.out.is_empty() {
        let read: Result<Value, _> = serde_json::from_str(&ended.out);
        prop_assert!(read.is_ok(), "{words:?} {}", ended.out);
    }
    // What cannot be read is said with what to do.
    if ended.code == Some(1) && !json {
        let said = [ended.out, ended.err].concat();
        prop_assert!(
            (said.contains("错误") || said.contains("异常")) && said.contains("建议："),
            "{said}"
        );
    }
    Ok(())
}

#[test]
fn every_form_for_every_subject() {
    let folder = Folder::new("any-good");
    for (index, text) in GOOD.iter().enumerate() {
        let path = folder.0.join(format!("{index}.txt"));
        std::fs::write(&path, text).unwrap();
        for (at, subject) in SUBJECTS.iter().enumerate() {
            asked(path.to_str().unwrap(), subject, (index + at) % WAYS.len()).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_source(bytes in any_bytes(), subject in 0..SUBJECTS.len(), way in 0..WAYS.len()) {
        let folder = Folder::new("any-source");
        let path = folder.0.join("源");
        std::fs::write(&path, bytes).unwrap();
        asked(path.to_str().unwrap(), SUBJECTS[subject], way)?;
    }

    #[test]
    fn any_mapping(bytes in any_bytes(), subject in 0..7_usize, good in 0..GOOD.len()) {
        let folder = Folder::new("any-mapping");
        let [path, map] = ["源", "映射"].map(|name| folder.0.join(name));
        std::fs::write(&path, GOOD[good]).unwrap();
        std::fs::write(&map, bytes).unwrap();
        let (path, map) = (path.to_str().unwrap(), map.to_str().unwrap());
        said(&run(&["check", path, "--as", SUBJECTS[subject], "--map", map]), 2)?;
    }

    #[test]
    fn any_profile(bytes in any_bytes(), good in 0..GOOD.len(), mut profile in Just(PROFILE.to_vec()), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4), own in any::<bool>()) {
        let folder = Folder::new("any-profile");
        let [path, file] = ["源", "模板.json"].map(|name| folder.0.join(name));
        std::fs::write(&path, GOOD[good]).unwrap();
        for (at, byte) in changes {
            let at = at.index(profile.len());
            profile[at] = byte;
        }
        std::fs::write(&file, if own { profile } else { bytes }).unwrap();
        let (path, file) = (path.to_str().unwrap(), file.to_str().unwrap());
        said(&run(&["check", path, "--profile", file]), 2)?;
        said(&run(&["check", file, "--format", "sarif"]), 1)?;
    }

    /// What is no configuration asks for nothing.
    #[test]
    fn any_configuration(bytes in any_bytes()) {
        let folder = Folder::new("any-config");
        std::fs::write(folder.0.join("c.toml"), bytes).unwrap();
        let ended = folder.run(&[]);
        said(&ended, 3)?;
        prop_assert_eq!(ended.code, Some(2));
    }
}

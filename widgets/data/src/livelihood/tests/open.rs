//! Packages of the standards in our own format: what is written is read again as the same.

use super::standards::{OC4IDS, OCDS};
use super::*;
use crate::read::{Limits, parse};

fn opened(text: &str, name: &str) -> Programme {
    let tree = parse(text, &Limits::default()).unwrap();
    let standard = standard(&tree, name).unwrap();
    let (text, findings) = open(&tree, standard).unwrap();
    let own = read_text(&text).unwrap();
    assert_eq!(told(&own.findings).lines().count(), findings.len());
    own
}

#[test]
fn a_project_is_read_whole() {
    let mut source = read_oc4ids(OC4IDS).unwrap();
    // It is in words, and the right way round.
    let item = &mut source.items[0];
    (item.status, item.works) = (Some("运行维护".into()), Some("交通".into()));
    item.contracts[0].status = Some("已结束".into());
    source.items[1].status = Some("已取消".into());
    for point in source
        .items
        .iter_mut()
        .filter_map(|item| item.point.as_mut())
    {
        point.swapped = false;
    }
    let own = opened(OC4IDS, "auto");
    assert_eq!(own.items, source.items);
    assert_eq!(own.as_of, source.as_of);
    assert_eq!(
        (own.publisher, own.source_url),
        (source.publisher, source.source_url)
    );
}

#[test]
fn a_tender_is_an_item() {
    let own = opened(OCDS, "ocds-release");
    let [item, other] = own.items.as_slice() else {
        panic!("{}", own.items.len())
    };
    assert_eq!(
        (&*item.title, item.id.as_deref(), item.kind),
        ("县道改造施工", Some("ocds-x-1"), Kind::Major)
    );
    assert_eq!(
        item.duty.iter().map(|own| &**own).collect::<Vec<_>>(),
        ["某县交通局"]
    );
    assert_eq!(item.status.as_deref(), Some("履行中"));
    assert_eq!(judge(item, own.as_of).status, Status::UnderWay);
    // Nothing is published of what came of it.
    assert_eq!(judge(other, own.as_of).status, Status::NoData);
    assert_eq!(
        item.funds.plan.as_ref().unwrap().amount.to_string(),
        "67000000"
    );
    let line: Vec<String> = item
        .milestones
        .iter()
        .map(|own| {
            let date = own.met.or(own.due).map(crate::date::Date::shown);
            format!(
                "{} {} {:?}",
                date.unwrap_or_default(),
                own.text,
                own.reached
            )
        })
        .collect();
    assert_eq!(
        line,
        [
            "2009年3月15日 计划公开 Some(true)",
            "2009年5月1日 公众咨询 None",
            "2010年3月15日 招标公告 Some(true)",
            "2010年3月20日 招标变更 Some(true)",
            "2010年4月9日 投标截止 Some(true)",
            "2010年5月10日 中标结果 Some(true)",
            "2010年6月9日 合同订立 Some(true)",
        ]
    );
    let contract = &item.contracts[0];
    assert_eq!(contract.suppliers[0].as_ref(), "某路桥公司");
    assert_eq!(
        contract.value.as_ref().unwrap().amount.to_string(),
        "10900000.5"
    );
    // Without a currency nobody knows how much it is.
    assert_eq!(other.funds.plan, Err(crate::Missing::Absent));
    assert_eq!(own.as_of.unwrap().shown(), "2011年1月10日");
}

/// That the tender is done says nothing of the work; awards stand where there is no contract yet.
#[test]
fn a_tender_without_a_contract() {
    let text = r#"{"records":[{"ocid":"x","compiledRelease":{"ocid":"x","id":"1","date":"2026-02-03","tag":["compiled"],
        "tender":{"title":"运动场","status":"complete","value":{"amount":9000000,"currency":"CNY"}},
        "awards":[{"id":"a","title":"施工","status":"active","value":{"amount":8000000,"currency":"CNY"},"suppliers":[{"name":"某公司"}]}]}}]}"#;
    let own = opened(text, "auto");
    let item = &own.items[0];
    assert_eq!(judge(item, own.as_of).status, Status::NoData);
    assert_eq!(item.status.as_deref(), Some("招标完成"));
    assert_eq!(item.funds.plan.as_ref().unwrap().shown(), "900 万元");
    let award = &item.contracts[0];
    assert_eq!(
        (
            award.suppliers[0].as_ref(),
            award.value.as_ref().unwrap().shown(),
            award.signed
        ),
        ("某公司", "800 万元".to_owned(), None)
    );
}

#[test]
fn what_is_no_package() {
    let of = |text: &str, name: &str| standard(&parse(text, &Limits::default()).unwrap(), name);
    assert_eq!(of(r#"{"projects":[{"id":"1"}]}"#, "auto"), None);
    assert_eq!(of(r#"{"releases":[]}"#, "auto"), None);
    assert_eq!(of("{}", "cma-forecast"), None);
    assert_eq!(of("{}", "oc4ids"), Some("oc4ids"));
    let tree = parse("{}", &Limits::default()).unwrap();
    for name in ["oc4ids", "ocds-release", "ocds-record"] {
        let error = open(&tree, name).unwrap_err();
        assert_eq!(error.kind, crate::ReadErrorKind::Field, "{name}");
    }
}

/// Objects and texts in one list; an amount in a unit of its own or in another currency.
#[test]
fn objects_beside_texts() {
    let own = programme(
        "2026-01-01",
        &[
            r#""title":"路","milestones":["2025-03 开工（已完成）",{"text":"通车","due":"2025-12","partly":true,"reached":false},{"text":"验收","met":"2025-12-30"},{"due":"2025"}],
          "contracts":[{"title":"施工","suppliers":["甲公司","乙、丙联合体"],"value":"1,200万元","final_value":{"value":"13","unit":"USD"}},"监理 某公司 3万元"],
          "photo_url":[{"url":"https://example.org/1.jpg","alt":"桥","taken":"2025-05-01"}],
          "corrections":[{"date":"2025-06-01","text":"改了"}],"funds_plan":{"value":"40000000","unit":"GBP"},
          "funds_source":[{"name":"基金","value":{"value":"5","unit":"万元"}},{"name":"捐赠"}]"#,
        ],
    );
    assert_eq!(told(&own.findings), "");
    let item = &own.items[0];
    let steps: Vec<_> = item
        .milestones
        .iter()
        .map(|own| (&*own.text, own.reached, own.partly))
        .collect();
    assert_eq!(
        steps,
        [
            ("开工", Some(true), false),
            ("通车", Some(false), true),
            ("验收", Some(true), false)
        ]
    );
    let [text, object] = item.contracts.as_slice() else {
        panic!("{:?}", item.contracts)
    };
    assert_eq!(text.value.as_ref().unwrap().shown(), "3 万元");
    assert_eq!(object.suppliers.len(), 2);
    assert_eq!(
        object.value.as_ref().unwrap().amount.to_string(),
        "12000000"
    );
    assert_eq!(object.final_value.as_ref().unwrap().shown(), "13 USD");
    assert_eq!(item.photos[0].alt.as_deref(), Some("桥"));
    assert_eq!(item.corrections[0].date.unwrap().shown(), "2025年6月1日");
    assert_eq!(item.funds.plan.as_ref().unwrap().shown(), "40,000,000 GBP");
    let sources: Vec<_> = item
        .funds
        .sources
        .iter()
        .map(|(name, own)| (&**name, own.as_ref().map(Money::shown)))
        .collect();
    assert_eq!(
        sources,
        [
            ("基金", Ok("5 万元".to_owned())),
            ("捐赠", Err(&crate::Missing::Absent))
        ]
    );
    // A day that is none is told.
    let own = programme(
        "2026-01-01",
        &[r#""title":"路","milestones":[{"text":"通车","due":"不久"}]"#],
    );
    assert_eq!(
        told(&own.findings),
        "提示 field due 路：第 1 行的日期“不久”不能识别\n"
    );
}

/// A package goes through the records of any subject, as a command keeps them, and is whole.
#[cfg(feature = "presets")]
#[test]
fn records_keep_objects() {
    let tree = parse(OC4IDS, &Limits::default()).unwrap();
    let (text, _) = open(&tree, "oc4ids").unwrap();
    let dataset = crate::dataset::read_text(&text, &Limits::default()).unwrap();
    let again = crate::dataset::read_text(&dataset.to_json(), &Limits::default()).unwrap();
    assert_eq!(again, dataset);
    let own = read_dataset(&again).unwrap();
    assert_eq!(own.items, read_text(&text).unwrap().items);
    let schema = crate::dataset::subject_schema(dataset.subject);
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let value: serde_json::Value = serde_json::from_str(&dataset.to_json()).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("livelihood.json", schema).unwrap();
    let index = compiler.compile("livelihood.json", &mut schemas).unwrap();
    schemas
        .validate(&value, index)
        .unwrap_or_else(|error| panic!("{error:#}"));
}

/// A word says of an item what its code says.
#[test]
fn words_are_read_as_their_codes() {
    use crate::livelihood::codes::{CONTRACT, PROJECT, TENDER};
    for (code, word) in PROJECT {
        assert_eq!(stated(word), stated(code), "{code}");
        assert!(stated(word).is_some(), "{code}");
    }
    // What has ended may have been done or not; that a tender is over says nothing of the work.
    for (word, said) in [
        ("履行中", Some(Status::UnderWay)),
        ("合同终止", None),
        ("已取消", Some(Status::Cancelled)),
    ] {
        assert!(CONTRACT.iter().any(|(_, own)| *own == word));
        assert_eq!(stated(word), said, "{word}");
    }
    for (word, said) in [
        ("招标中", Some(Status::NotStarted)),
        ("招标完成", None),
        ("招标未成交", None),
    ] {
        assert!(TENDER.iter().any(|(_, own)| *own == word));
        assert_eq!(stated(word), said, "{word}");
    }
}

/// As on a page: numbers of people are masked, and that is told; what is no package is an error with its code.
#[cfg(feature = "privacy")]
#[test]
fn personal_data_is_masked() {
    use crate::strict::opened;
    let limits = Limits::default();
    let text = OC4IDS.replace("Both junctions", "联系人身份证 11010519491231002X");
    let strict = opened(&text, "oc4ids", &limits).unwrap();
    assert!(!strict.json.contains("19491231002X"), "{}", strict.json);
    assert!(strict.json.contains("Builders Ltd"));
    assert!(strict.findings.iter().any(|found| found.code == "pii"));
    let code = |text: &str| opened(text, "oc4ids", &limits).map_err(|error| error.kind.code());
    assert_eq!(code("{}"), Err("field"));
    assert_eq!(code("projects"), Err("parse"));
}

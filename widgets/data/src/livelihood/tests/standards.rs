//! OC4IDS and OCDS, in the shapes of their official examples; names and figures of ours.

use super::*;
use crate::Missing;
use crate::date::Date;

/// The shape of the official example (open-contracting/infrastructure @7478940, docs/_static/example.json): an expansion in
/// maintenance, its coordinates written latitude first.
pub(super) const OC4IDS: &str = r#"{"version":"0.9","uri":"https://example.org/infrastructure.json","publishedDate":"2018-12-10T15:53:00Z",
  "publisher":{"name":"Example Co-operative"},
  "projects":[{"id":"oc4ids-x-road","updated":"2018-12-10T15:53:00Z","title":"Junctions upgrade","description":"5 km between two junctions",
    "status":"maintenance","period":{"startDate":"2016-01-01T00:00:00Z","endDate":"2018-12-10T00:00:00Z","durationInDays":1074},
    "sector":["transport","transport.road"],"type":"expansion","purpose":"To maintain mobility",
    "locations":[{"id":"001","description":"First interchange","geometry":{"type":"Point","coordinates":[52.2571843,-0.1163333]},
      "address":{"countryName":"United Kingdom"}}],
    "budget":{"amount":{"amount":40000000,"currency":"GBP"},
      "finance":[{"id":"1","value":{"amount":50000000,"currency":"USD"},"source":"Fund","financingParty":{"name":"Development Programme"}}]},
    "publicAuthority":{"name":"Motorways","id":"GB-1"},
    "documents":[{"documentType":"environmentalImpact","url":"https://example.org/a","format":"application/pdf"},
      {"title":"The bridge","url":"https://example.org/b.jpg","format":"image/jpeg","datePublished":"2018-05-01T00:00:00Z"}],
    "forecasts":[{"id":"physicalProgress","observations":[{"measure":99}]}],
    "metrics":[{"id":"physicalProgress","observations":[{"id":"1","measure":50},{"id":"2","measure":75}]}],
    "contractingProcesses":[{"id":"ocds-1","summary":{"ocid":"ocds-1","title":"Construction","status":"closed",
      "suppliers":[{"name":"Builders Ltd","id":"1"}],"contractValue":{"amount":31000000,"currency":"GBP"},
      "contractPeriod":{"startDate":"2016-06-01T00:00:00Z","endDate":"2017-07-07T00:00:00Z"},"finalValue":{"amount":33000000,"currency":"GBP"},
      "modifications":[{"date":"2017-01-01T00:00:00Z","description":"Value raised","rationale":"Watercourse damaged"}]}}],
    "milestones":[{"id":"1","title":"Grant disbursement","status":"met","dueDate":"2016-01-01T00:00:00Z","dateMet":"2016-01-01T00:00:00Z"},
      {"title":"Opening","status":"notMet","dueDate":"2018-12-01T00:00:00Z"},{"title":"Review","status":"scheduled"}],
    "completion":{"endDate":"2018-12-10T00:00:00Z","endDateDetails":"Delayed due to excavation","finalValue":{"amount":42100000,"currency":"GBP"},
      "finalValueDetails":"Budget increase","finalScope":"Both junctions"},
    "policyAlignment":{"policies":["infrastructurePlan"]},
    "benefits":[{"title":"Water","beneficiaries":[{"description":"Local population","numberOfPeople":1000}]}]},
    {"id":"oc4ids-x-2","status":"cancelled"},{"description":"nameless"}]}"#;

fn shown(date: Option<Date>) -> String {
    date.map(Date::shown).unwrap_or_default()
}

#[test]
fn a_project_by_oc4ids() {
    let own = read_oc4ids(OC4IDS).unwrap();
    assert_eq!(
        told(&own.findings),
        "提示 field lat 第 1 个项目（Junctions upgrade）的坐标把纬度写在前面；GeoJSON 应是经度在前，已按对调读入\n\
         提示 field title 第 3 个项目没有名称和编号，未列出\n"
    );
    let [item, other] = own.items.as_slice() else {
        panic!("{}", own.items.len())
    };
    assert_eq!(
        (item.kind, judge(item, own.as_of).status),
        (Kind::Major, Status::Done)
    );
    assert_eq!(
        [shown(item.start), shown(item.end), shown(item.finished)],
        ["2016年1月1日", "2018年12月10日", "2018年12月10日"]
    );
    let point = item.point.unwrap();
    assert_eq!(
        (point.lat.to_string(), point.lon.to_string(), point.swapped),
        ("52.2571843".into(), "-0.1163333".into(), true)
    );
    assert_eq!(item.funds.plan.as_ref().unwrap().shown(), "40,000,000 GBP");
    assert_eq!(item.funds.sources[0].0.as_ref(), "Development Programme");
    assert_eq!(item.physical.number().unwrap().to_string(), "75");
    assert_eq!(
        item.contracts[0].final_value.as_ref().unwrap().shown(),
        "33,000,000 GBP"
    );
    assert_eq!(item.contracts[0].suppliers[0].as_ref(), "Builders Ltd");
    assert_eq!(
        item.corrections[0].text.as_ref(),
        "Value raised；Watercourse damaged"
    );
    let reached: Vec<_> = item.milestones.iter().map(|step| step.reached).collect();
    assert_eq!(reached, [Some(true), Some(false), None]);
    assert_eq!(
        (item.photos.len(), item.photos[0].alt.as_deref()),
        (1, Some("The bridge"))
    );
    assert_eq!(item.beneficiaries.as_deref(), Some("1000"));
    assert_eq!(other.title.as_ref(), "oc4ids-x-2");
    assert!(unexplained(other, own.as_of));
    // Sums of other currencies are not made; what contradicts itself is told.
    assert_eq!(
        sentence(&own),
        "截至2018年12月10日，2 个项目：完成 1，取消 1。1 个项目未说明原因。"
    );
    expect_test::expect![[r#"
        说明 check-funds funds_spent Junctions upgrade：支出资金（42,100,000 GBP）多于计划资金（40,000,000 GBP），请核对
        提示 check-status status Junctions upgrade：状态公布为“maintenance”，而形象进度为 75%，请核对
        说明 check-date milestones Junctions upgrade：节点“Opening”应在2018年12月1日达到，到2018年12月10日未达到
        提示 check-reason reason oc4ids-x-2：取消，未说明原因
    "#]]
    .assert_eq(&wrong(&own));
    assert!(read_oc4ids(r#"{"releases":[]}"#).is_err());
}

/// GeoJSON is longitude first; only what is in its country when turned is turned.
#[test]
fn coordinates() {
    let of = |pair: &str, country: &str| {
        let text = format!(
            r#"{{"projects":[{{"id":"1","title":"甲","locations":[{{"geometry":{{"type":"Point","coordinates":{pair}}},"address":{{"countryName":"{country}"}}}}]}}]}}"#
        );
        let own = read_oc4ids(&text).unwrap();
        let told = own.findings.len();
        own.items[0].point.map(|point| {
            (
                point.lat.to_string(),
                point.lon.to_string(),
                point.swapped,
                told,
            )
        })
    };
    let zigong = |swapped, told| Some(("29.34".to_owned(), "104.77".to_owned(), swapped, told));
    assert_eq!(of("[104.77,29.34]", "中国"), zigong(false, 0));
    assert_eq!(of("[29.34,104.77]", "中国"), zigong(true, 1));
    // In another country nobody knows.
    assert_eq!(of("[29.34,-4.77]", "Burundi").map(|own| own.2), Some(false));
    assert_eq!(of("[500,29]", "中国"), None);
}

/// The shape of the official fictional example (open-contracting/sample-data, fictional-example/1.1): releases of one ocid from
/// planning to implementation.
pub(super) const OCDS: &str = r#"{"version":"1.1","uri":"https://example.org/ocds.json","publishedDate":"2011-01-10T09:30:00Z","releases":[
  {"ocid":"ocds-x-1","id":"3","date":"2010-03-20T09:45:00Z","tag":["tenderAmendment"],"buyer":{"name":"某县交通局"},
   "tender":{"title":"县道改造施工","status":"active","value":{"amount":11000000,"currency":"CNY"},"tenderPeriod":{"endDate":"2010-04-08T18:00:00Z"}}},
  {"ocid":"ocds-x-1","id":"1","date":"2009-03-15T14:45:00Z","tag":["planning"],"buyer":{"name":"某县交通局"},
   "planning":{"budget":{"amount":{"amount":67000000,"currency":"CNY"}},"milestones":[{"title":"公众咨询","status":"scheduled","dueDate":"2009-05-01T09:00:00Z"}]}},
  {"ocid":"ocds-x-1","id":"2","date":"2010-03-15T09:30:00Z","tag":["tender"],
   "tender":{"title":"县道改造","status":"active","value":{"amount":10000000,"currency":"CNY"},"tenderPeriod":{"endDate":"2010-04-01T18:00:00Z"}}},
  {"ocid":"ocds-x-1","id":"4","date":"2010-05-10T09:30:00Z","tag":["award"],
   "awards":[{"id":"a1","title":"施工","status":"active","date":"2010-05-10T09:30:00Z","value":{"amount":10900000.5,"currency":"CNY"},"suppliers":[{"name":"某路桥公司"}]}]},
  {"ocid":"ocds-x-1","id":"5","date":"2010-06-10T14:23:12Z","tag":["contract"],
   "contracts":[{"id":"c1","awardID":"a1","status":"active","dateSigned":"2010-06-09T10:00:00Z","value":{"amount":10900000.5,"currency":"CNY"},
     "period":{"startDate":"2010-07-01T00:00:00Z","endDate":"2011-06-30T00:00:00Z"}}]},
  {"ocid":"ocds-x-2","id":"1","date":"2010-03-15T09:30:00Z","tag":["tender"],"tender":{"title":"设计","value":{"amount":5}}},
  {"id":"no ocid"}]}"#;

#[test]
fn a_tender_by_ocds() {
    let all = read_ocds(OCDS).unwrap();
    assert_eq!(all.len(), 2);
    let own = &all[0];
    let line: Vec<String> = own
        .events
        .iter()
        .map(|event| {
            format!(
                "{} {}",
                event.date.no_finer(crate::date::Precision::Day).shown(),
                event.step.name()
            )
        })
        .collect();
    assert_eq!(
        line,
        [
            "2009年3月15日 计划公开",
            "2010年3月15日 招标公告",
            "2010年3月20日 招标变更",
            "2010年4月9日 投标截止",
            "2010年5月10日 中标结果",
            "2010年6月9日 合同订立",
            "2010年6月10日 合同订立"
        ]
    );
    // What was published last holds; what later releases leave out stays.
    assert_eq!(
        (own.title.as_deref(), own.buyer.as_deref()),
        (Some("县道改造施工"), Some("某县交通局"))
    );
    assert_eq!(own.value.as_ref().unwrap().amount.to_string(), "11000000");
    assert_eq!(own.budget.as_ref().unwrap().amount.to_string(), "67000000");
    assert_eq!(own.awarded().unwrap().to_string(), "10900000.5");
    let contract = &own.contracts[0];
    assert_eq!(
        (contract.title.as_deref(), contract.suppliers[0].as_ref()),
        (Some("施工"), "某路桥公司")
    );
    assert_eq!(shown(contract.end), "2011年6月30日");
    assert_eq!(own.milestones[0].reached, None);
    // An amount without a currency has none.
    assert_eq!(all[1].value, Err(Missing::NoUnit));
}

#[test]
fn records_by_ocds() {
    // Links to releases say nothing themselves; the compiled release holds.
    let text = r#"{"records":[{"ocid":"ocds-x-1","releases":[{"url":"https://example.org/1.json","date":"2026-01-01T00:00:00Z","tag":["tender"]}],
        "compiledRelease":{"ocid":"ocds-x-1","id":"1","date":"2026-02-03T09:00:00+08:00","tag":["compiled"],
        "tender":{"title":"运动场改造","status":"active","procuringEntity":{"name":"某县教育局"},"tenderPeriod":{"endDate":"2026-03-10T09:30:00+08:00"}}}}]}"#;
    let all = read_ocds(text).unwrap();
    assert_eq!((all.len(), all[0].events.len()), (1, 1));
    assert_eq!(all[0].events[0].step, Step::Closing);
    assert_eq!(all[0].buyer.as_deref(), Some("某县教育局"));
    assert!(read_ocds(r#"{"projects":[]}"#).is_err());
    assert_eq!(read_ocds(r#"{"releases":[]}"#), Ok(Vec::new()));
}

/// The official example of OC4IDS as the preset has it and as it is read here: the same names and amounts.
#[test]
fn the_fixture_of_the_preset() {
    let text = include_str!("../../../presets/fixtures/oc4ids.json");
    let own = read_oc4ids(text).unwrap();
    let ids: Vec<_> = own
        .items
        .iter()
        .filter_map(|item| item.id.as_deref())
        .collect();
    assert_eq!(ids, ["oc4ids-x-1", "oc4ids-x-2"]);
    assert_eq!(own.items[0].physical.number().unwrap().to_string(), "75.5");
    assert_eq!(
        own.items[1]
            .funds
            .spent
            .as_ref()
            .unwrap()
            .amount
            .to_string(),
        "9050000.25"
    );
}

/// The shape of the official example of OC4IDS 0.9: contact of the public authority, a budget year by year, certificates, steps of a
/// contract, a status that is no longer one of the older codes, several places, latitude first.
#[test]
fn what_the_official_example_has() {
    let programme = read_oc4ids(
        r#"{"publishedDate":"2024-05-01T00:00:00Z","projects":[{"id":"p1","title":"渡口大桥","status":"completed",
        "publicAuthority":{"name":"市交通局","id":"A-1"},
        "parties":[{"name":"某公司","id":"B-2","contactPoint":{"name":"李四","telephone":"1"}},
          {"name":"市交通局","id":"A-1","contactPoint":{"name":"工程科","telephone":"+86 813 8101234"}}],
        "locations":[{"description":"东岸","geometry":{"type":"Point","coordinates":[29.35,104.77]}},{"description":"西岸"}],
        "budget":{"amount":{"amount":3000000,"currency":"CNY"},"budgetBreakdown":[
          {"id":"2022","description":"2022年预算","amount":{"amount":1000000,"currency":"CNY"},"sourceParty":{"name":"市财政局"}},
          {"id":"2023","description":"2023年预算","amount":{"amount":2000000,"currency":"CNY"},"sourceParty":{"name":"市财政局"}},
          {"id":"2024","amount":{"amount":0,"currency":"CNY"}}]},
        "completion":{"endDate":"2024-04-01","finalScope":"大桥和引道","finalScopeDetails":"加了引道"},
        "documents":[{"documentType":"environmentalImpact","title":"环评"}],
        "milestones":[{"title":"首笔资金到位","status":"met","dateMet":"2022-01-10"}],
        "contractingProcesses":[{"id":"c1","summary":{"title":"施工","milestones":[{"title":"主塔封顶","status":"notMet","dueDate":"2023-06-30"}],
          "documents":[{"documentType":"completionCertificate","title":"竣工验收证书","datePublished":"2024-04-20"}]}}]}]}"#,
    )
    .unwrap();
    let item = &programme.items[0];
    assert_eq!(judge(item, programme.as_of).status, Status::Done);
    assert_eq!(item.leader.as_deref(), Some("工程科"));
    assert_eq!(item.hotline.as_deref(), Some("+86 813 8101234"));
    assert_eq!(item.district.as_deref(), Some("东岸、西岸"));
    assert!(item.point.unwrap().swapped);
    let sources: Vec<(&str, String)> = item
        .funds
        .sources
        .iter()
        .map(|(name, given)| (&**name, given.as_ref().unwrap().shown()))
        .collect();
    assert_eq!(
        sources,
        [
            ("市财政局（2022年预算）", "100 万元".to_owned()),
            ("市财政局（2023年预算）", "200 万元".to_owned()),
            ("2024", "0 万元".to_owned()),
        ]
    );
    assert_eq!(item.result.as_deref(), Some("大桥和引道；加了引道"));
    assert_eq!(
        item.inspection.as_deref(),
        Some("竣工验收证书（2024年4月20日）")
    );
    let steps: Vec<(&str, Option<bool>)> = item
        .milestones
        .iter()
        .map(|own| (&*own.text, own.reached))
        .collect();
    assert_eq!(
        steps,
        [("首笔资金到位", Some(true)), ("主塔封顶", Some(false))]
    );
}

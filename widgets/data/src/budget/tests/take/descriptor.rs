//! What a descriptor says of the file beside it, and how files are called.

use super::*;

#[test]
fn what_the_columns_mean() {
    let text = to_descriptor(&budget(), 0);
    expect![[r#"
        {"profile":"tabular-data-package","name":"2018-general-expenditure-by-function-final","title":"某市 2018 年\n支出决算","homepage":"https://example.gov.cn/a?b=1,2","sources":[{"title":"决算报告","path":"https://example.gov.cn/a?b=1,2"}],"contributors":[{"title":"某市财政局","role":"publisher"}],"scope":"市本级","as_of":"2018-12-31",
        "resources":[
        {"name":"2018-general-expenditure-by-function-final","title":"某市 2018 年\n支出决算","path":"2018-general-expenditure-by-function-final.csv","profile":"tabular-data-resource","format":"csv","mediatype":"text/csv","encoding":"utf-8",
        "schema":{"missingValues":[""],"fields":[
        {"name":"科目编码","type":"string","columnType":"functional-classification:generic:code"},
        {"name":"科目名称","type":"string","columnType":"functional-classification:generic:label"},
        {"name":"级次","type":"integer"},
        {"name":"行类型","type":"string","description":"明细、小计、合计、其中；只有同一级次的明细可以相加"},
        {"name":"调整预算数","type":"number","description":"单位：万元","normalize":{"阶段":"调整","阶段编号":"adjusted"}},
        {"name":"决算数","type":"number","description":"单位：万元","normalize":{"阶段":"决算","阶段编号":"executed"}},
        {"name":"上年决算数","type":"number","description":"单位：万元","normalize":{"阶段":"上年决算","阶段编号":"executed-prior-year"}},
        {"name":"完成调整预算（%）","type":"number"},
        {"name":"比上年增减（%，同口径）","type":"number"},
        {"name":"备注","type":"string"},
        {"name":"缺数标注","type":"string"},
        {"name":"单位","type":"string"},
        {"name":"表名","type":"string"},
        {"name":"年度","type":"integer","columnType":"date:fiscal-year"},
        {"name":"范围","type":"string"},
        {"name":"数据截至","type":"string"},
        {"name":"发布机构","type":"string"},
        {"name":"来源","type":"string"}],
        "extraFields":[{"name":"金额","type":"number","columnType":"value","normalizationTarget":true},
        {"name":"阶段","type":"string","columnType":"phase:label"},
        {"name":"阶段编号","type":"string","columnType":"phase:id"},
        {"name":"币种","type":"string","columnType":"value-currency:code","constant":"万元"},
        {"name":"收支","type":"string","columnType":"direction","constant":"expenditure"}]}}]}
    "#]].assert_eq(&text);
    let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
    let fields = &tree["resources"][0]["schema"]["fields"];
    let names: Vec<&str> = fields
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, read_fields(&to_csv(&budget(), 0))[0]);
}

/// Column types of the taxonomy for budgets of Fiscal Data Package 1.0rc1.
const TAXONOMY: [&str; 9] = [
    "value",
    "value-currency:code",
    "date:fiscal-year",
    "functional-classification:generic:code",
    "functional-classification:generic:label",
    "economic-classification:generic:code",
    "economic-classification:generic:label",
    "phase:id",
    "phase:label",
];

/// What the standards ask of a descriptor: known column types, slugs for names, a constant or a target for what stands in
/// no file.
#[test]
fn the_descriptor_keeps_to_the_standards() {
    let mut budget = budget();
    let mut revenue = budget.tables[0].clone();
    revenue.side = Side::Revenue;
    revenue.unit = MoneyUnit::Yuan;
    revenue.lines[0].code = Some("101".into());
    budget.tables.push(revenue);
    let slug = |name: &serde_json::Value| {
        let name = name.as_str().unwrap();
        assert!(
            name.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._/".contains(&b)),
            "{name}"
        );
    };
    let mut currencies = Vec::new();
    for at in 0..2 {
        let tree: serde_json::Value = serde_json::from_str(&to_descriptor(&budget, at)).unwrap();
        slug(&tree["name"]);
        let resources = tree["resources"].as_array().unwrap();
        // What it lists is the one file that comes with it.
        assert_eq!(resources.len(), 1);
        let resource = &resources[0];
        slug(&resource["name"]);
        assert_eq!(resource["path"], csv_name(&budget, at));
        let schema = &resource["schema"];
        let list = |key: &str| schema[key].as_array().unwrap().clone();
        for field in list("fields").iter().chain(&list("extraFields")) {
            if let Some(kind) = field["columnType"].as_str() {
                assert!(kind == "direction" || TAXONOMY.contains(&kind), "{kind}");
            }
        }
        let extra = list("extraFields");
        let named: Vec<&str> = extra
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        for field in list("fields") {
            for key in field["normalize"]
                .as_object()
                .into_iter()
                .flat_map(|map| map.keys())
            {
                assert!(named.contains(&key.as_str()), "{key}");
            }
        }
        let currency = extra
            .iter()
            .find(|field| field["columnType"] == "value-currency:code");
        currencies.push(currency.unwrap()["constant"].as_str().unwrap().to_owned());
    }
    // ISO 4217 has 元; nothing has 万元.
    assert_eq!(currencies, ["万元", "CNY"]);
    assert_eq!(to_descriptor(&budget, 2), "");
}

/// All tables of a county: the names say what a file is, no two are the same, and each descriptor has the columns of its file.
#[test]
fn files_of_a_whole_county() {
    let text = include_str!("../../../../../../demo/examples/budget/whole/data.json");
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    let mut names = String::new();
    for at in 0..budget.tables.len() {
        let tree: serde_json::Value = serde_json::from_str(&to_descriptor(&budget, at)).unwrap();
        let [resource] = &tree["resources"].as_array().unwrap()[..] else {
            panic!("{tree}")
        };
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let fields: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert_eq!(fields, read_fields(&to_csv(&budget, at))[0]);
        assert_eq!(resource["title"], *budget.tables[at].title.clone().unwrap());
        names += &format!("{}\n", resource["path"].as_str().unwrap());
    }
    expect![[r#"
        2025-general-expenditure-by-function-final.csv
        2025-general-revenue-final.csv
        2025-general-revenue-summary-final.csv
        2025-general-expenditure-summary-final.csv
        2025-funds-revenue-final.csv
        2025-funds-expenditure-by-function-final.csv
        2025-state-capital-revenue-final.csv
        2025-state-capital-expenditure-final.csv
        2025-social-insurance-revenue-final.csv
        2025-social-insurance-expenditure-final.csv
        2025-three-public-final.csv
        2025-debt-final.csv
        2025-transfer-general-final.csv
        2024-general-expenditure-by-function-final.csv
        2023-general-expenditure-by-function-final.csv
        2022-general-expenditure-by-function-final.csv
        2021-general-expenditure-by-function-final.csv
        2025-general-expenditure-by-economic-final.csv
        2025-general-expenditure-by-office-final.csv
        2025-debt-bonds-final.csv
        2025-transfer-special-final.csv
        2024-debt-final.csv
        2023-debt-final.csv
    "#]]
    .assert_eq(&names);
    let mut all: Vec<&str> = names.lines().collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), budget.tables.len());
}

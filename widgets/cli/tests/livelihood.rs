//! A table of livelihood projects on a desk: its answer, and what does not agree in it. Report phones stay.

#![expect(clippy::unwrap_used, reason = "a test stops where its own tools fail")]

mod common;

use common::{Folder, command, end};
use expect_test::{Expect, expect};

/// What is said about a file of this content.
fn check(verb: &str, text: &str, expected: Expect) {
    let folder = Folder::new("livelihood");
    let path = folder.0.join("实事.csv");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let ended = end(command(&[verb, path, "--as", "livelihood"])
        .spawn()
        .unwrap());
    let said = format!("{}{}", ended.out, ended.err);
    expected.assert_eq(&said.replace(path, "实事.csv"));
}

const TABLE: &str = "序号,实事项目,责任单位,责任人,举报电话,区县,指标,目标任务（公里）,完成（公里）,完成比例（%）,状态,计划完成时间,计划资金（万元）,已拨付（万元）,中央资金（万元）,市级资金（万元）,数据截至
1,农村公路改造,市交通局,张三,13812345678,荣县,里程,120,90,75,在建,2025-06-30,1200,900,800,400,2025-07-15
2,新建桥梁,市交通局、市住建局,李四,0813-8101234,富顺县,里程,3,3.5,118,完成,2025年5月,300,310,200,50,2025-07-15
3,路灯,市城管局,王五,12345,贡井区,,,,,停工,2025-12-31,,,,,2025-07-15
";

#[test]
fn a_table_of_projects() {
    check(
        "check",
        TABLE,
        expect![[r#"
            实事.csv
            民生实事：3 条。截至2025年7月15日，3 件实事：完成 1，滞后 1，暂停 1；资金已拨付 1,210 万元（1 件未公布），计划 1,500 万元（1 件未公布）。1 件已过计划完成时间。2 件未说明原因。

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            说明 form：数据的形式是“CSV”；组件也能读，但网页要多下载一个读取模块
              建议：改成标准的 JSON，网页打开更快

            提示 check-status（农村公路改造，第 1 行，状态）：农村公路改造：状态公布为“在建”，而到数据截至日已过计划完成时间（2025年6月30日）15 天，按滞后列出
              建议：核对状态、完成数和日期，改正其中一处

            提示 check-reason（农村公路改造，第 1 行，原因）：农村公路改造：滞后，未说明原因
              建议：在原因（reason）里写明为什么滞后、暂停或取消

            提示 check-rate（新建桥梁，第 2 行，完成比例）：新建桥梁：里程公布为完成 118%，按公布的目标和完成数复算为 116.7%
              建议：核对目标、完成数和完成比例

            说明 check-funds（新建桥梁，第 2 行，拨付资金）：新建桥梁：拨付资金（310 万元）多于计划资金（300 万元）
              建议：核对计划、拨付、支出和各来源的金额、单位；确实超过的，在备注里说明

            提示 check-funds（新建桥梁，第 2 行，资金来源）：新建桥梁：各来源相加为 250 万元，与计划资金（300 万元）不一致
              建议：核对计划、拨付、支出和各来源的金额、单位；确实超过的，在备注里说明

            提示 check-reason（路灯，第 3 行，原因）：路灯：暂停，未说明原因
              建议：在原因（reason）里写明为什么滞后、暂停或取消

            说明 check-missing（路灯，第 3 行，目标任务）：1 个项目没有公布“目标任务”：路灯
              建议：补上这一项公开；不适用的写“不适用”

            共 1 张表、3 行：0 处异常，5 处提示，4 处说明。
        "#]],
    );
}

#[test]
fn report_phones_are_not_masked() {
    check(
        "read",
        TABLE,
        expect![[r#"
            {"schema":"mingbai.livelihood/1",
            "units":{"target":"公里","actual":"公里","funds_plan":"万元","funds_allocated":"万元","fund_central":"万元","fund_city":"万元"},
            "rows":[
            {"id":"1","title":"农村公路改造","duty":["市交通局"],"leader":"张三","hotline":"13812345678","region":"荣县","indicator":"里程","target":"120","actual":"90","rate":"75","status":"在建","funds_plan":"1200","funds_allocated":"900","fund_central":"800","fund_city":"400","end":"2025-06-30","as_of":"2025-07-15"},
            {"id":"2","title":"新建桥梁","duty":["市交通局","市住建局"],"leader":"李四","hotline":"0813-8101234","region":"富顺县","indicator":"里程","target":"3","actual":"3.5","rate":"118","status":"完成","funds_plan":"300","funds_allocated":"310","fund_central":"200","fund_city":"50","end":"2025-05","as_of":"2025-07-15"},
            {"id":"3","title":"路灯","duty":["市城管局"],"leader":"王五","hotline":"12345","region":"贡井区","indicator":null,"target":null,"actual":null,"rate":null,"status":"停工","funds_plan":null,"funds_allocated":null,"fund_central":null,"fund_city":null,"end":"2025-12-31","as_of":"2025-07-15"}
            ],
            "findings":[
            {"code":"preset","severity":"note","message":"没有符合数据形状的预设，按列名读入"}
            ]}
            实事.csv
            民生实事：3 条。截至2025年7月15日，3 件实事：完成 1，滞后 1，暂停 1；资金已拨付 1,210 万元（1 件未公布），计划 1,500 万元（1 件未公布）。1 件已过计划完成时间。2 件未说明原因。

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            共 1 张表、3 行：0 处异常，0 处提示，1 处说明。
        "#]],
    );
}

/// A page's table with cells that reach over the rows of a project, deadlines as notices write them, and a row of sums.
const PAGE: &str = "<table><tr><th>序号</th><th>实事名称</th><th>项目名称</th><th>责任单位</th><th>区县</th><th>目标任务</th><th>单位</th><th>完成</th><th>完成率</th>
<th>资金来源</th><th>总投资（万元）</th><th>完成时限</th><th>数据截至</th></tr>
<tr><td rowspan=3>1</td><td rowspan=3>农村公路</td><td rowspan=3>新建农村公路</td><td rowspan=3>市交通局</td><td>全市</td><td>1,200</td><td>公里</td><td>1,250</td><td>104.2%</td>
<td rowspan=3>中央 1,200万元、省级 300万元</td><td rowspan=3>1500</td><td rowspan=3>2018年12月底前</td><td>2018-11-30</td></tr>
<tr><td>荣县</td><td>700</td><td>公里</td><td>750</td><td>107.1%</td><td>2018-11-30</td></tr>
<tr><td>富顺县</td><td>400</td><td>公里</td><td>500</td><td>125%</td><td>2018-11-30</td></tr>
<tr><td>2</td><td>教育</td><td>新建幼儿园</td><td>市教育局</td><td>荣县</td><td>3</td><td>所</td><td>1</td><td>33%</td><td>财政</td><td>900</td><td>2018年10月31日前</td><td>2018-11-30</td></tr>
<tr><td>合计</td><td></td><td>合计</td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td>2500</td><td></td><td></td></tr></table>";

#[test]
fn cells_over_several_rows() {
    check(
        "check",
        PAGE,
        expect![[r#"
            实事.csv
            民生实事：5 条。截至2018年11月30日，2 件实事：超额完成 1，滞后 1；计划 2,400 万元。1 件已过计划完成时间。1 件未说明原因。

            说明 preset：没有符合数据形状的预设，按列名读入
              建议：用 --preset 或 --map 写明，就不必猜

            说明 form：数据的形式是“网页表格”；组件也能读，但网页要多下载一个读取模块
              建议：改成标准的 JSON，网页打开更快

            说明 check-sum（新建农村公路，第 1 行，目标任务）：新建农村公路：目标任务的目标合计公布为 1,200，各地区相加为 1,100（没有列全地区的除外）
              建议：核对各地区的数和合计，以及数是不是列在别的指标下

            提示 check-reason（新建幼儿园，第 4 行，原因）：新建幼儿园：滞后，未说明原因
              建议：在原因（reason）里写明为什么滞后、暂停或取消

            提示 check-sum（合计，第 5 行，计划资金）：计划资金合计公布为 2,500 万元，各项目相加为 2,400 万元
              建议：核对各项目、各地区的金额和合计

            说明 check-missing（新建农村公路，第 1 行，拨付资金）：全部 2 个项目没有公布“资金拨付”
              建议：补上这一项公开；不适用的写“不适用”

            共 1 张表、5 行：0 处异常，2 处提示，4 处说明。
        "#]],
    );
}

/// The package of the example: what stands in it is in our format, with steps, contracts and money by party.
#[test]
fn a_package_of_a_standard() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    let package = format!("{root}demo/examples/livelihood/oc4ids/data.json");
    let run = |args: &[&str]| {
        let mut all = vec![args[0], &package, "--as", "livelihood"];
        all.extend(&args[1..]);
        end(command(&all).spawn().unwrap())
    };
    let said = run(&["check"]);
    for line in [
        "截至2026年6月30日，2 类（3 个项目）：完成 1，进行中 1；完成投资或支出 8,420 万元（2 个项目未公布），计划 2.81 亿元。",
        "按数据的形状选用了预设“oc4ids”",
        "节点“取水口完工”应在2026年6月15日达到，到2026年6月30日未达到",
        "共 1 张表、3 行：0 处异常，0 处提示，3 处说明。",
    ] {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
    let read = run(&["read", "--preset", "oc4ids", "--format", "json"]);
    let own: serde_json::Value = serde_json::from_str(&read.out).unwrap();
    let bridge = &own["rows"][0];
    assert_eq!(own["preset"], "oc4ids");
    assert_eq!(bridge["milestones"][0]["text"], "合龙");
    assert_eq!(bridge["contracts"][0]["suppliers"][0], "示例路桥公司");
    assert_eq!(bridge["contracts"][0]["final_value"]["value"], "74500000.5");
    assert_eq!(bridge["funds_source"][1]["name"], "示例市财政局");
    assert_eq!(own["rows"][1]["funds_source"][0]["value"]["unit"], "USD");
    // What was written is read again as the same.
    let folder = Folder::new("livelihood-standard");
    let path = folder.0.join("own.json");
    std::fs::write(&path, &read.out).unwrap();
    let again = end(
        command(&["read", path.to_str().unwrap(), "--format", "json"])
            .spawn()
            .unwrap(),
    );
    assert_eq!(again.out, read.out);
}

/// A tender is a project here, and stays a notice in a list.
#[test]
fn a_package_of_tenders() {
    let folder = Folder::new("livelihood-tenders");
    let path = folder.0.join("ocds.json");
    let text = r#"{"publishedDate":"2026-06-30","releases":[
        {"ocid":"ocds-x-1","id":"1","date":"2026-03-15T09:30:00+08:00","tag":["tender"],"buyer":{"name":"某县交通局"},
         "tender":{"title":"县道改造","status":"active","value":{"amount":10000000,"currency":"CNY"}}},
        {"ocid":"ocds-x-1","id":"2","date":"2026-05-10T09:30:00+08:00","tag":["award"],
         "awards":[{"id":"a1","title":"施工","status":"active","value":{"amount":9000000,"currency":"CNY"},"suppliers":[{"name":"某路桥公司","id":"1"}]}]}]}"#;
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let read = |subject: &str| {
        let args = [
            "read",
            path,
            "--as",
            subject,
            "--preset",
            "ocds-release",
            "--format",
            "json",
        ];
        let ended = end(command(&args).spawn().unwrap());
        serde_json::from_str::<serde_json::Value>(&ended.out).unwrap()
    };
    let own = read("livelihood");
    assert_eq!(own["schema"], "mingbai.livelihood/1");
    let rows = own["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["id"]), (1, &"ocds-x-1".into()));
    let steps: Vec<_> = rows[0]["milestones"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["text"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["招标公告", "中标结果"]);
    assert_eq!(rows[0]["contracts"][0]["suppliers"][0], "某路桥公司");
    let list = read("listing");
    assert_eq!(list["schema"], "mingbai.listing/1");
    assert_eq!(list["rows"].as_array().unwrap().len(), 2);
}

/// Our own format with what people get wrong in it: a field that is misspelt, a day that is none, money without a unit.
#[test]
fn what_is_wrong_in_our_own_format() {
    let folder = Folder::new("own");
    let path = folder.0.join("实事.json");
    let text = r#"{"schema":"mingbai.livelihood/1","rows":[
        {"title":"改造老旧小区","dutty":"市住建局","end":"2025年9月31日","target":"12所","actual":"9所","funds_plan":"2400","status":"推进中"},
        {"title":"新建公厕","duty":"市城管局","end":"2025-09-30","target":"5座","actual":"3座","status":"推进中"},
        {"title":"修路","duty":"市交通局","start":"2026-05-01","end":"2026-03-01"}]}"#;
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let check = |more: &[&str]| {
        let ended = end(command(&[&["check", path], more].concat()).spawn().unwrap());
        format!("{}{}", ended.out, ended.err)
    };
    let said = check(&[]);
    for part in [
        "有不认识的字段，没有读入：dutty（是不是想写 duty？）",
        "改造老旧小区：第 1 行的日期“2025年9月31日”不能识别",
        "改造老旧小区：第 1 行的金额“2400”没有标明单位",
        "“结束”有 1 处早于“开始”，第一处在第 3 行",
        "不能判断 2 个项目是否已过计划完成时间",
    ] {
        assert_eq!(said.matches(part).count(), 1, "{part}: {said}");
    }
    // The day that the data do not say makes the second one late.
    let said = check(&["--as-of", "2025-10-31"]);
    assert!(
        said.contains("已过计划完成时间（2025年9月30日）31 天"),
        "{said}"
    );
    assert!(check(&["--as-of", "明天"]).contains("--as-of <日期> 不能是“明天”。可以写 2025-09-30"));
}

#[test]
fn a_sum_in_the_first_column_is_no_project() {
    let text = "工程,项目名称,责任单位,计划完成时间,目标任务（公里）,完成（公里）\n一,农村公路改造,市交通局,2025-12-31,120,90\n合计,,,,120,90\n";
    let folder = Folder::new("sum");
    let path = folder.0.join("实事.csv");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let ended = end(command(&["check", path, "--as", "livelihood"])
        .spawn()
        .unwrap());
    assert!(!ended.out.contains("没有“项目名称”"), "{}", ended.out);
}

/// A title without rows is that of a list which is not there, and no project.
#[test]
fn a_list_without_rows_is_no_project() {
    let folder = Folder::new("rowless");
    let path = folder.0.join("实事.json");
    std::fs::write(
        &path,
        r#"{"schema":"mingbai.livelihood/1","title":"2025年民生实事"}"#,
    )
    .unwrap();
    let path = path.to_str().unwrap();
    let ended = end(command(&["check", path]).spawn().unwrap());
    let said = format!("{}{}", ended.out, ended.err);
    assert!(said.contains("应有 rows 列表"), "{said}");
}

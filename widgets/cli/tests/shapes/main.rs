//! Answers in shapes that no preset is for: every figure right, or a sentence that says why it is not there. Each is written
//! for this test.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where its own tools fail"
)]

#[path = "../common/mod.rs"]
mod common;
mod more;

use common::{Folder, command, end};
use expect_test::{Expect, expect};
use serde_json::Value;

/// A row as text: what its fields hold, in the order of the format.
fn row(row: &Value) -> String {
    let cell = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => "—".into(),
        other => other.to_string(),
    };
    let fields = row.as_object().unwrap().iter();
    let kept = fields.filter(|(key, _)| !matches!(key.as_str(), "level" | "parent"));
    let cells: Vec<String> = kept
        .map(|(key, value)| format!("{key} {}", cell(value)))
        .collect();
    cells.join(" · ")
}

fn check(subject: &str, bytes: impl AsRef<[u8]>, expected: Expect) {
    expected.assert_eq(&read(subject, bytes));
}

/// What `read --as subject` makes of `bytes`: tables with their unit, rows, and findings.
fn read(subject: &str, bytes: impl AsRef<[u8]>) -> String {
    let folder = Folder::new("shapes");
    let path = folder.0.join("answer");
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    let args = ["read", path, "--as", subject, "--format", "json"];
    let ended = end(command(&args).spawn().unwrap());
    let mut out = String::new();
    if let Ok(read) = serde_json::from_str::<Value>(&ended.out) {
        let alone = [read.clone()];
        let tables = read["tables"].as_array().map_or(&alone[..], Vec::as_slice);
        for table in tables {
            let units = table.get("unit").or(table.get("units"));
            if let Some(units) = units {
                out += &format!("# {units}\n");
            }
            for one in table["rows"].as_array().unwrap() {
                out += &format!("{}\n", row(one));
            }
        }
    }
    for line in ended.err.lines() {
        let told = ["错误 ", "异常 ", "提示 ", "说明 "]
            .iter()
            .any(|word| line.starts_with(word));
        if told && !line.starts_with("说明 preset") {
            out += &format!("{line}\n");
        }
    }
    out
}

#[test]
fn an_envelope_in_an_envelope() {
    check(
        "budget",
        r#"{"head":{"code":"0000","desc":"OK"},"body":{"result":{"code":200,"data":{"page":{"total":2,"current":1,"size":10,
        "records":[{"kmmc":"教育支出","ncys":"2,000","jss":"2,100"},{"kmmc":"合计","ncys":"2,000","jss":"2,100"}]},"unit":"万元"}}}}"#,
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · initial 2,000 · final 2,100
            name 合计 · kind total · initial 2,000 · final 2,100
        "##]],
    );
}

#[test]
fn a_head_beside_a_body() {
    let expected = "# \"万元\"\nname 教育支出 · kind item · final 2,100\nname 国防支出 · kind item · final 9\n";
    for text in [
        r#"{"msg":"ok","obj":{"head":["科目名称","决算数（万元）"],"body":[["教育支出","2,100"],["国防支出","9"]]}}"#,
        r#"{"tableHead":[{"title":"科目名称"},{"title":"决算数（万元）"}],"tableBody":[["教育支出","2,100"],["国防支出","9"]]}"#,
        r#"{"code":0,"data":{"科目名称":["教育支出","国防支出"],"决算数":["2,100","9"],"单位":"万元"}}"#,
    ] {
        assert_eq!(read("budget", text), expected);
    }
    // The names above the cells tell what is a person's.
    check(
        "listing",
        r#"{"head":["标题","姓名","发布日期"],"body":[["低保公示","张三","2025-08-21"],["临时救助公示","李小四","2025-08-20"]]}"#,
        expect![[r#"
            title 低保公示 · published_at 2025-08-21
            title 临时救助公示 · published_at 2025-08-20
            说明 field：有不认识的列，没有读入：姓名
            提示 pii：数据中有未去标识化的个人信息，已遮盖：姓名 2 处；位置（按来源的行数）：第 1 行第 2 列、第 2 行第 2 列
        "#]],
    );
}

#[test]
fn tables_in_a_list() {
    check(
        "budget",
        r#"{"data":[{"title":"收入","unit":"万元","rows":[{"项目":"税收收入","决算数":"10"},{"项目":"非税收入","决算数":"2"}]},
        {"title":"支出","unit":"元","rows":[{"项目":"教育支出","决算数":"100000"},{"项目":"国防支出","决算数":"20000"}]}]}"#,
        expect![[r##"
            # "万元"
            name 税收收入 · kind item · final 10
            name 非税收入 · kind item · final 2
            # "元"
            name 教育支出 · kind item · final 100000
            name 国防支出 · kind item · final 20000
        "##]],
    );
}

/// JSON that was encoded twice, in CDATA, in XML, in JSON.
#[test]
fn a_string_in_a_string_in_a_record() {
    let inner = r#"{"unit":"万元","rows":[{"科目名称":"教育支出","决算数":"2,100"},{"科目名称":"合计","决算数":"2,100"}]}"#;
    let twice = serde_json::to_string(inner).unwrap();
    let xml = format!(
        "<?xml version='1.0' encoding='utf-8'?><datastore><recordset><record><![CDATA[{twice}]]></record></recordset></datastore>"
    );
    let text = serde_json::json!({"code": "200", "success": true, "data": {"html": xml}});
    check(
        "budget",
        text.to_string(),
        expect![[r##"
        # "万元"
        name 教育支出 · kind item · final 2,100
        name 合计 · kind total · final 2,100
    "##]],
    );
}

/// Two rows of headings, a merged first column, the unit in the caption, a blank row, a note, the total at the top.
#[test]
fn a_page_of_a_spreadsheet() {
    check(
        "budget",
        "<h2>某县决算</h2><table><caption>2024年一般公共预算支出表（单位：万元）</caption>
        <tr><th rowspan=2>类别</th><th rowspan=2>科目名称</th><th colspan=2>2023年</th><th colspan=3>2024年</th></tr>
        <tr><th>预算数</th><th>决算数</th><th>预算数</th><th>调整预算数</th><th>决算数</th></tr>
        <tr><td></td><td>合计</td><td>3,000</td><td>3,100</td><td>3,200.50</td><td>3,300</td><td>3,400.00</td></tr>
        <tr><td colspan=7>&nbsp;</td></tr>
        <tr><td rowspan=2>民生</td><td>教育支出</td><td>1,900</td><td>2,000</td><td>2,000</td><td>2,050</td><td>2,100</td></tr>
        <tr><td>卫生健康支出</td><td>１００</td><td>１００</td><td>（200.5）</td><td>250</td><td>&nbsp;</td></tr>
        <tr><td>其他</td><td>国防支出</td><td>1000</td><td>1000</td><td>1401</td><td>1000</td><td>—</td></tr>
        <tr><td colspan=7>注：1.本表数据来源于财政局。2.含上级转移支付1,234万元。</td></tr></table>",
        expect![[r##"
            # "万元"
            name 合计 · kind total · initial 3,200.50 · adjusted 3,300 · final 3,400.00 · prior 3,100
            name 教育支出 · kind item · initial 2,000 · adjusted 2,050 · final 2,100 · prior 2,000
            name 卫生健康支出 · kind item · initial （200.5） · adjusted 250 · final — · prior １００
            name 国防支出 · kind item · initial 1401 · adjusted 1000 · final — · prior 1000
            说明 field（第 1 张表 一般公共预算支出，决算数）：决算数有 2 行未填报，以“—”显示
            说明 column（第 1 张表 一般公共预算支出）：有数字的列没有读入：“2023年预算数”（是 2023 年的预算，表里的预算是 2024 年的）
        "##]],
    );
}

/// Below 决算数 stand its parts and its sum: the sum is the 决算数, wherever it stands.
#[test]
fn a_group_of_columns() {
    check(
        "budget",
        "<table><tr><th colspan=4>2024年某县部门支出决算表（万元）</th></tr>
        <tr><td rowspan=2>项目</td><td colspan=3>决算数</td></tr><tr><td>基本支出</td><td>项目支出</td><td>小计</td></tr>
        <tr><td>教育支出</td><td>80</td><td>20</td><td>100</td></tr><tr><td>卫生支出</td><td>8</td><td>2</td><td>10</td></tr></table>",
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final 100
            name 卫生支出 · kind item · final 10
            说明 column（第 1 张表 支出）：有数字的列没有读入：“决算数基本支出”（读的是同一项的“决算数小计”）、“决算数项目支出”（读的是同一项的“决算数小计”）
        "##]],
    );
    check(
        "budget",
        "<table><tr><td rowspan=2>项目</td><td colspan=2>决算数（万元）</td></tr><tr><td>基本支出</td><td>项目支出</td></tr>
        <tr><td>教育支出</td><td>80</td><td>20</td></tr><tr><td>卫生支出</td><td>8</td><td>2</td></tr></table>",
        expect![[r#"
            错误 field：只有分列的数（如基本支出、项目支出），没有“合计”列，或表题没有写明是预算还是决算：分列未必齐全，不相加
        "#]],
    );
}

#[test]
fn a_second_year_and_a_share() {
    check(
        "budget",
        r#"{"title":"某县支出预算表","unit":"万元","rows":[{"序号":1,"项目":"教育支出","上年预算":"90","本年预算":"100","支出比重":"50%"},
        {"序号":2,"项目":"国防支出","上年预算":"90","本年预算":"100","支出比重":"50%"}]}"#,
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · initial 100
            name 国防支出 · kind item · initial 100
            说明 column（第 1 张表 支出）：有数字的列没有读入：“上年预算”（是上年的预算，只有上年的决算数可以一并列出）、“支出比重”（可由其他列算出）
        "##]],
    );
}

#[test]
fn units_that_differ() {
    check(
        "budget",
        "<table><caption>某县2024年支出决算表（单位：万元）</caption><tr><th>科目名称</th><th>决算数（元）</th></tr>
        <tr><td>教育支出</td><td>1200000</td></tr><tr><td>国防支出</td><td>30万元</td></tr></table>",
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final 120
            name 国防支出 · kind item · final 30
            提示 unit（第 1 张表 支出）：单位写得不一致：列名“决算数（元）”写“元”，表题或表上方写“万元”。以离数字最近的为准，这里按元读取、换算成万元
        "##]],
    );
}

#[test]
fn lines_of_a_spreadsheet() {
    let text = "某县2024年一般公共预算支出决算表,,\n,,单位：万元\n\"科目\n名称\",年初预算数,\"决算\n数\"\n\
        \"教育支出\n（含教育费附加）\",\"1,000.50\",1.2E+03\n𠮷祥街道支出,500,600\n,,\n合计,\"1,500.50\",1800\n注：含上级补助,,\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    check(
        "budget",
        &bytes,
        expect![[r##"
        # "万元"
        name 教育支出
        （含教育费附加） · kind item · initial 1,000.50 · final 1.2E+03
        name 𠮷祥街道支出 · kind item · initial 500 · final 600
        name 合计 · kind total · initial 1,500.50 · final 1800
        提示 rounded（第 1 张表 一般公共预算支出，第 1 行，决算数）：“决算数”有 1 处在原表显示为科学计数，位数已丢失：第 1 行（“1.2E+03”）
    "##]],
    );
    let mut utf16 = vec![0xff, 0xfe];
    let text = "科目名称\t决算数（万元）\r\n教育支出\t1,100\r\n合计\t1,100\r\n";
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    check(
        "budget",
        &utf16,
        expect![[r##"
        # "万元"
        name 教育支出 · kind item · final 1,100
        name 合计 · kind total · final 1,100
    "##]],
    );
}

#[test]
fn figures_that_are_none() {
    check(
        "budget",
        r#"{"unit":"万元","list":[{"科目名称":"甲支出","决算数":"-;"},{"科目名称":"乙支出","决算数":"&mdash;"},{"科目名称":"丙支出","决算数":"0"},
        {"科目名称":"丁支出","决算数":"△120"},{"科目名称":"戊支出","决算数":"约3万元"},{"科目名称":"己支出","决算数":"1.000,50"},{"科目名称":"庚支出","决算数":"（１，２３４．５０）"}]}"#,
        expect![[r##"
            # "万元"
            name 甲支出 · kind item · final —
            name 乙支出 · kind item · final —
            name 丙支出 · kind item · final 0
            name 丁支出 · kind item · final ?
            name 戊支出 · kind item · final ?
            name 己支出 · kind item · final ?
            name 庚支出 · kind item · final （１，２３４．５０）
            异常 field（第 1 张表 支出，第 4 行，决算数）：“丁支出”的决算数“△120”不是数字，以“—”显示；“△”“▲”有的表示负数，有的表示增减
            异常 field（第 1 张表 支出，第 5 行，决算数）：“戊支出”的决算数“约3万元”不是数字，以“—”显示；约数不当作准确数
            异常 field（第 1 张表 支出，第 6 行，决算数）：“己支出”的决算数“1.000,50”不是数字，以“—”显示；逗号和小数点的用法有歧义
            说明 field（第 1 张表 支出，决算数）：决算数有 2 行未填报，以“—”显示
        "##]],
    );
}

#[test]
fn scripts() {
    check(
        "budget",
        "/**/ typeof cb === \"function\" && cb(/* 财政 */{\"unit\":\"万元\",\"rows\":[{\"name\":\"教育支出\",\"final\":\"12\"}]}/* end */); // done\n",
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final 12
        "##]],
    );
    check(
        "budget",
        "var data = {\"unit\":\"万元\",\"rows\":[{\"name\":\"教育支出\",\"final\":\"12\"}]};\nvar data = {\"pageSize\":20};\n",
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final 12
            说明 form：脚本给“data”赋了不止一次值，读的是有行的那一份
        "##]],
    );
    check(
        "budget",
        "var a=[{'项目':'教育支出','决算数':'9'}];var b={'n':1};var dw='万元';",
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final 9
        "##]],
    );
    check(
        "budget",
        "var a=[{'项目':'税收收入','决算数':'10'}];var b=[{'项目':'教育支出','决算数':'9'}];var dw='万元';",
        expect![[r##"
            # "万元"
            name 税收收入 · kind item · final 10
            说明 form：脚本里有 2 份有行的数据（a、b），只读其中一份
        "##]],
    );
    check(
        "budget",
        "var a=[{'项目':'税收收入','决算数':'10'}];var a=[{'项目':'教育支出','决算数':'9'}];",
        expect![[r#"
            错误 parse：数据不是有效的 JSON：第 1 行第 66 列，脚本给“a”赋了不止一次值，看不出哪一份是数据
        "#]],
    );
}

#[test]
fn air() {
    check(
        "air",
        "<table><thead><tr><th rowspan=2>区县</th><th rowspan=2>监测时间</th><th rowspan=2>AQI</th><th colspan=2>浓度（μg/m³）</th>\
         <th rowspan=2>CO（mg/m³）</th><th rowspan=2>首要污染物</th></tr><tr><th>PM<sub>2.5</sub></th><th>O<sub>3</sub>8小时</th></tr></thead>
        <tr><td>自流井区</td><td>2026年3月10日</td><td>52</td><td>36</td><td>60</td><td>0.8</td><td>细颗粒物(PM<sub>2.5</sub>)</td></tr>
        <tr><td>贡井区</td><td>[2026-03-10]</td><td>&mdash;</td><td>-99</td><td>９９</td><td>—</td><td>-;</td></tr></table>",
        expect![[r##"
            # {"pm25":"µg/m³","co":"mg/m³","o3_8h":"µg/m³"}
            place 自流井区 · start 2026-03-10 · aqi 52 · primary ["细颗粒物(PM2.5)"] · pm25 36 · co 0.8 · o3_8h 60
            place 贡井区 · start 2026-03-10 · aqi — · primary — · pm25 {"missing":"out-of-range"} · co — · o3_8h ９９
            提示 range（贡井区，第 2 行，细颗粒物（PM2.5）浓度）：“细颗粒物（PM2.5）浓度”有 1 处超出可能的范围（不小于 0），按数据异常处理：第 2 行“-99”
        "##]],
    );
    // One observation alone is no list.
    check(
        "air",
        r#"{"result":true,"data":{"cityAir":{"cityname":"自贡","date":"2026-03-10 08:00","AQI":"52","PM2.5":"36μg/m³","quality":"良"}}}"#,
        expect![[r##"
            # {"pm25":"µg/m³"}
            place 自贡 · start 2026-03-10T08:00+08:00 · aqi 52 · pm25 {"value":"36","printed":"36μg/m³"}
        "##]],
    );
    check(
        "air",
        r#"<?xml version="1.0"?><Rows><Row 城市="自贡" 时间="2026-03-10 08:00:00.0" AQI="9999" PM10="0.163"/><Row 城市="内江" 时间="20260310" AQI="-" PM10="/"/></Rows>"#,
        expect![[r#"
            place 自贡 · start 2026-03-10T08:00:00+08:00 · aqi {"missing":"out-of-range"} · pm10 0.163
            place 内江 · start 2026-03-10 · aqi — · pm10 /
            提示 unit（自贡，第 1 行，可吸入颗粒物（PM10）浓度）：“可吸入颗粒物（PM10）浓度”有 1 处没有单位或单位不对，第一处在第 1 行；单位不能猜
            提示 range（自贡，第 1 行，AQI）：“AQI”有 1 处超出可能的范围（0～999），按数据异常处理：第 1 行“9999”
        "#]],
    );
}

/// The last month's class stands before this month's, under one heading with it.
#[test]
fn water() {
    check(
        "water",
        "<table><tr><td rowspan=2>断面名称</td><td rowspan=2>监测月份</td><td colspan=3>水质类别</td><td>pH</td><td>氨氮</td><td rowspan=2>总磷</td></tr>
        <tr><td>目标类别</td><td>上月类别</td><td>本月类别</td><td>无量纲</td><td>mg/L</td></tr>
        <tr><td>邓关</td><td>2026年2月</td><td>Ⅲ</td><td>劣Ⅴ</td><td>IV</td><td>7.8</td><td>0.025L</td><td>0.18</td></tr>
        <tr><td>碳研所</td><td>202602</td><td>Ⅲ类</td><td>&gt;Ⅴ</td><td>三类</td><td>6～9</td><td>未检出</td><td>&lt;0.01</td></tr></table>",
        expect![[r##"
            # {"nh3n":"mg/L"}
            place 邓关 · start 2026-02 · class IV · class_target Ⅲ · class_month 劣Ⅴ · ph 7.8 · nh3n {"below_detection":"0.025","printed":"0.025L"} · tp 0.18
            place 碳研所 · start 2026-02 · class 三类 · class_target Ⅲ类 · class_month >Ⅴ · ph {"low":"6","high":"9","printed":"6～9"} · nh3n {"below_detection":null,"printed":"未检出"} · tp {"below_detection":"0.01","printed":"<0.01"}
            提示 unit（邓关，第 1 行，总磷）：“总磷”有 2 处没有单位或单位不对，第一处在第 1 行；单位不能猜
        "##]],
    );
}

/// Each row's unit goes with its own figures; a column of offices does not.
#[test]
fn livelihood() {
    check(
        "livelihood",
        "<table><tr><th>项目名称</th><th>指标</th><th>单位</th><th>目标任务</th><th>完成</th><th>完成比例</th><th>计划资金（万元）</th></tr>
        <tr><td>农村厕所改造</td><td>改厕户数</td><td>户</td><td>1,200</td><td>1,089</td><td>90.75%</td><td>360</td></tr>
        <tr><td>农村公路</td><td>新改建里程</td><td>公里</td><td>４５．５</td><td>46</td><td>101.1%</td><td>2亿元</td></tr>
        <tr><td>就业</td><td>城镇登记失业率</td><td>%</td><td>低于4.3</td><td>3.57</td><td>—</td><td>/</td></tr>
        <tr><td>救助资金</td><td>发放金额</td><td>万元</td><td>1.2亿元</td><td>8000</td><td>66.7</td><td>500</td></tr></table>",
        expect![[r#"
            title 农村厕所改造 · indicator 改厕户数 · target {"value":"1200","unit":"户","printed":"1,200"} · actual {"value":"1089","unit":"户","printed":"1,089"} · rate 90.75% · funds_plan {"value":"360","unit":"万元"}
            title 农村公路 · indicator 新改建里程 · target {"value":"45.5","unit":"公里","printed":"４５．５"} · actual {"value":"46","unit":"公里"} · rate 101.1% · funds_plan {"value":"2","unit":"亿元","printed":"2亿元"}
            title 就业 · indicator 城镇登记失业率 · target {"under":"4.3","unit":"%","printed":"低于4.3"} · actual {"value":"3.57","unit":"%"} · rate — · funds_plan /
            title 救助资金 · indicator 发放金额 · target {"value":"1.2","unit":"亿元","printed":"1.2亿元"} · actual {"value":"8000","unit":"万元"} · rate 66.7 · funds_plan {"value":"500","unit":"万元"}
        "#]],
    );
    check(
        "livelihood",
        r#"[{"项目名称":"甲","单位":"市教育局","目标任务（公里）":"10","完成":"9"},{"项目名称":"乙","单位":"市住建局","目标任务（公里）":"10","完成":"9"}]"#,
        expect![[r##"
            # {"target":"公里"}
            title 甲 · target 10 · actual 9
            title 乙 · target 10 · actual 9
            说明 field：有不认识的列，没有读入：单位
            提示 unit（甲，第 1 行，完成）：“完成”有 2 处没有单位或单位不对，第一处在第 1 行；单位不能猜
        "##]],
    );
}

#[test]
fn policies() {
    check(
        "policy",
        "索引号,标题,文号,发布日期\n5.10301E+17,通知一,自府办发〔2025〕1号,2025-08-21\n0083-2025-1,\"通知二\n附件\",自府办发〔2025〕2号,2025年8月\n",
        expect![[r#"
            title 通知一 · doc_no 自府办发〔2025〕1号 · index_no 5.10301E+17 · published_at 2025-08-21
            title 通知二
            附件 · doc_no 自府办发〔2025〕2号 · index_no 0083-2025-1 · published_at 2025-08
            提示 rounded（通知一，第 1 行，索引号）：“索引号”有 1 处在原表显示为科学计数，位数已丢失：第 1 行（“5.10301E+17”）
        "#]],
    );
    check(
        "policy",
        r#"<?xml version="1.0"?><rss version="2.0"><channel><title>政策</title><item><title><![CDATA[通知一]]></title><link>http://x/a</link>
        <pubDate>Thu, 21 Aug 2025 10:00:00 +0800</pubDate></item><item><title>通知二</title><link>http://x/b</link><pubDate>20 Aug 2025 01:00:00 GMT</pubDate></item></channel></rss>"#,
        expect![[r#"
            title 通知一 · published_at 2025-08-21T10:00:00+08:00 · url http://x/a
            title 通知二 · published_at 2025-08-20T09:00:00+08:00 · url http://x/b
        "#]],
    );
    check(
        "policy",
        r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">通知一</title><link href="http://x/a"/>
        <updated>2025-08-21T01:00:00Z</updated></entry><entry><title>通知二</title><link href="http://x/b"/><updated>/Date(1755738300000+0800)/</updated></entry></feed>"#,
        expect![[r#"
            title 通知一 · published_at 2025-08-21T09:00:00+08:00 · url http://x/a
            title 通知二 · published_at 2025-08-21T09:05:00+08:00 · url http://x/b
        "#]],
    );
}

/// A title may stand above the headings that a mapping names.
#[test]
fn a_title_above_the_headings_of_a_mapping() {
    let folder = Folder::new("desk-title");
    let own = folder.0.join("m.json");
    let fields =
        r#"{"rows":"$[*]","fields":{"place":"$.点位号","start":"$.观测日","aqi":"$.分值"}}"#;
    std::fs::write(&own, fields).unwrap();
    let (file, own) = (folder.0.join("d.csv"), own.to_str().unwrap());
    std::fs::write(&file, "某市月报,,\n点位号,观测日,分值\n甲站,2026-03,80\n").unwrap();
    let file = file.to_str().unwrap();
    let ended = end(command(&[
        "read", file, "--as", "air", "--map", own, "--format", "json",
    ])
    .spawn()
    .unwrap());
    let row = r#"{"place":"甲站","start":"2026-03","aqi":"80"}"#;
    assert!(ended.out.contains(&format!("[\n{row}\n]")), "{ended:?}");
}

/// Columns that are known are not asked for again.
#[test]
fn only_what_is_missing_is_asked_for() {
    let rows = r#"[{"城市": "甲县", "采集": "1", "AQI": "48"}, {"城市": "乙县", "采集": "2", "AQI": "50"}]"#;
    let folder = Folder::new("shapes-missing");
    let path = folder.0.join("d.json");
    std::fs::write(&path, rows).unwrap();
    let path = path.to_str().unwrap();
    let ended = end(command(&["check", path, "--as", "air"]).spawn().unwrap());
    let said = ended.out + &ended.err;
    assert!(said.contains("没有认出“监测时间”"), "{said}");
    assert!(!said.contains("“地点”"), "{said}");
}

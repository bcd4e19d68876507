//! More answers in shapes that no preset is for, each written for this test: amounts in parts, tables of departments,
//! “三公”经费, errors that are none by their code.

use super::check;
use expect_test::expect;

#[test]
fn compound_amounts() {
    check(
        "budget",
        r#"{"unit":"元","rows":[{"项目名称":"教育支出","决算数":"2亿5000万元"},{"项目名称":"卫生支出","决算数":"1亿零500万元"},{"项目名称":"科技支出","决算数":"1亿2345万6789元"},{"项目名称":"其他支出","决算数":"2亿5000"},{"项目名称":"合计","决算数":"4.785亿元"}]}"#,
        expect![[r##"
            # "元"
            name 教育支出 · kind item · final 250000000
            name 卫生支出 · kind item · final 105000000
            name 科技支出 · kind item · final 123456789
            name 其他支出 · kind item · final ?
            name 合计 · kind total · final 478500000
            异常 field（第 1 张表 支出，第 4 行，决算数）：“其他支出”的决算数“2亿5000”不是数字，以“—”显示
        "##]],
    );
}

#[test]
fn expenditure_of_a_department() {
    check(
        "budget",
        r#"<table><caption>某县教育局2024年度支出决算表</caption><tr><td colspan=7>单位：万元</td></tr><tr><th colspan=2>项目</th><th rowspan=2>本年支出合计</th><th rowspan=2>基本支出</th><th rowspan=2>项目支出</th><th rowspan=2>上缴上级支出</th><th rowspan=2>经营支出</th></tr><tr><th>功能分类科目编码</th><th>科目名称</th></tr><tr><td>栏次</td><td></td><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr><tr><td>合计</td><td>合计</td><td>1,687.45</td><td>1,516.64</td><td>170.81</td><td></td><td></td></tr><tr><td>205</td><td>教育支出</td><td>1,687.45</td><td>1,516.64</td><td>170.81</td><td></td><td></td></tr></table>"#,
        expect![[r##"
            # "万元"
            name 合计 · kind total · final 1,687.45
            name 教育支出 · code 205 · kind item · final 1,687.45
            说明 column（第 1 张表 支出）：有数字的列没有读入：“基本支出”（是合计的一部分）、“项目支出”（是合计的一部分）、“上缴上级支出”（列名不认识）、“经营支出”（列名不认识）
        "##]],
    );
}

#[test]
fn plan_of_a_department() {
    check(
        "budget",
        r#"<table><caption>某局2025年一般公共预算支出预算表（单位：元）</caption><tr><th>科目编码</th><th>科目名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr><tr><td>205</td><td>教育支出</td><td>1200</td><td>800</td><td>400</td></tr><tr><td></td><td>合计</td><td>1200</td><td>800</td><td>400</td></tr></table>"#,
        expect![[r##"
            # "元"
            name 教育支出 · code 205 · kind item · initial 1200
            name 合计 · kind total · initial 1200
            说明 column（第 1 张表 一般公共预算支出）：有数字的列没有读入：“基本支出”（是合计的一部分）、“项目支出”（是合计的一部分）
        "##]],
    );
}

#[test]
fn revenue_of_a_department() {
    check(
        "budget",
        r#"<table><caption>某局2024年度收入决算表（单位：万元）</caption><tr><th>科目名称</th><th>本年收入合计</th><th>财政拨款收入</th><th>事业收入</th><th>其他收入</th></tr><tr><td>教育支出</td><td>12</td><td>8</td><td>3</td><td>1</td></tr><tr><td>合计</td><td>12</td><td>8</td><td>3</td><td>1</td></tr></table>"#,
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final 12
            name 合计 · kind total · final 12
            说明 column（第 1 张表 收入）：有数字的列没有读入：“财政拨款收入”（是合计的一部分）、“事业收入”（是合计的一部分）、“其他收入”（列名不认识）
        "##]],
    );
}

#[test]
fn funds_of_a_department() {
    check(
        "budget",
        r#"<table><caption>政府性基金预算财政拨款收入支出决算表 2024年 单位：万元</caption><tr><th rowspan=2>科目名称</th><th rowspan=2>年初结转和结余</th><th rowspan=2>本年收入</th><th colspan=3>本年支出</th><th rowspan=2>年末结转和结余</th></tr><tr><th>小计</th><th>基本支出</th><th>项目支出</th></tr><tr><td>城乡社区支出</td><td>5</td><td>10</td><td>12</td><td>2</td><td>10</td><td>3</td></tr><tr><td>合计</td><td>5</td><td>10</td><td>12</td><td>2</td><td>10</td><td>3</td></tr></table>"#,
        expect![[r##"
            # "万元"
            name 城乡社区支出 · kind item · final 12
            name 合计 · kind total · final 12
            说明 column（第 1 张表 政府性基金预算支出）：有数字的列没有读入：“年初结转和结余”（列名不认识）、“本年收入”（列名不认识）、“本年支出基本支出”（是合计的一部分）、“本年支出项目支出”（是合计的一部分）、“年末结转和结余”（列名不认识）
        "##]],
    );
}

#[test]
fn rows_in_a_string_with_pinyin() {
    check(
        "budget",
        r#"{"code":"0","msg":"成功","data":"{\"dw\":\"亿元\",\"list\":[{\"km\":\"税收收入\",\"zxs\":\"１２.５０\",\"wcl\":\"98.5％\"},{\"km\":\"非税收入\",\"zxs\":\"…\",\"wcl\":\"/\"}]}"}"#,
        expect![[r##"
            # "亿元"
            name 税收收入 · kind item · executed １２.５０ · rate 98.5％
            name 非税收入 · kind item · executed — · rate /
            说明 field（第 1 张表 收入，执行数）：执行数有 1 行未填报，以“—”显示
        "##]],
    );
}

#[test]
fn pipes_in_gb18030() {
    let (bytes, _, _) = encoding_rs::GB18030.encode(
        r#"科目名称|2023年决算数（万元）|2024年决算数（万元）
教育支出|(12)|-
卫生支出|5|（３）
合计|-7|△3
"#,
    );
    check(
        "budget",
        &bytes,
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final — · prior (12)
            name 卫生支出 · kind item · final （３） · prior 5
            name 合计 · kind total · final ? · prior -7
            异常 field（第 1 张表 2024年支出，第 3 行，决算数）：“合计”的决算数“△3”不是数字，以“—”显示；“△”“▲”有的表示负数，有的表示增减
            说明 field（第 1 张表 2024年支出，决算数）：决算数有 1 行未填报，以“—”显示
        "##]],
    );
}

#[test]
fn a_script_with_a_comma_too_many() {
    check(
        "air",
        r#"var aqiData=[{"站点":"甲站","时间":"2026-11-25 14:00","AQI":"66","首要污染物":"PM2.5、O3-8h","PM2.5(μg/m3)":"48","CO(mg/m3)":"0.7"},];"#,
        expect![[r##"
            # {"pm25":"µg/m³","co":"mg/m³"}
            place 甲站 · start 2026-11-25T14:00+08:00 · aqi 66 · primary ["PM2.5","O3-8h"] · pm25 48 · co 0.7
        "##]],
    );
}

#[test]
fn air_in_csv() {
    check(
        "air",
        r#"城市,日期,AQI,PM2.5浓度(微克/立方米),CO浓度（毫克/立方米）,首要污染物
甲市,2026/11/25,45,30,0.8,-
乙市,20261125,101,76,1.2,细颗粒物
"#,
        expect![[r##"
            # {"pm25":"µg/m³","co":"mg/m³"}
            place 甲市 · start 2026-11-25 · aqi 45 · primary — · pm25 30 · co 0.8
            place 乙市 · start 2026-11-25 · aqi 101 · primary ["细颗粒物"] · pm25 76 · co 1.2
        "##]],
    );
}

#[test]
fn water_in_a_page() {
    check(
        "water",
        r#"<table><tr><th>断面名称</th><th>监测时间</th><th>水质类别</th><th>pH</th><th>溶解氧(mg/L)</th><th>氨氮(mg/L)</th><th>总磷(mg/L)</th></tr><tr><td>甲桥</td><td>2026-11-25 08:00</td><td>劣Ⅴ类</td><td>7～8</td><td>8.1</td><td>0.025L</td><td>&lt;0.01</td></tr><tr><td>乙桥</td><td>2026-11-25 12:00</td><td>II</td><td>7.2</td><td>断流</td><td>维护</td><td>0.05</td></tr></table>"#,
        expect![[r##"
            # {"do":"mg/L","nh3n":"mg/L","tp":"mg/L"}
            place 甲桥 · start 2026-11-25T08:00+08:00 · class 劣Ⅴ类 · ph {"low":"7","high":"8","printed":"7～8"} · do 8.1 · nh3n {"below_detection":"0.025","printed":"0.025L"} · tp {"below_detection":"0.01","printed":"<0.01"}
            place 乙桥 · start 2026-11-25T12:00+08:00 · class II · ph 7.2 · do {"missing":"not-monitored"} · nh3n {"missing":"not-monitored"} · tp 0.05
        "##]],
    );
}

#[test]
fn list_items_in_xml() {
    check(
        "list",
        r#"<?xml version="1.0" encoding="utf-8"?><datastore><totalrecord>3</totalrecord><totalpage>1</totalpage><recordset><record><![CDATA[<li><a href="/art/2026/11/3/art_1_2.html" title="关于某事的通知">关于某事…</a><span>[2026-11-03]</span></li>]]></record><record><![CDATA[<li><a href="/art/2026/11/2/art_1_3.html">公示 张三 13800138000</a><span>2026/11/02</span></li>]]></record></recordset></datastore>"#,
        expect![[r#"
            title 关于某事的通知 · published_at 2026-11-03 · url /art/2026/11/3/art_1_2.html
            title 公示 张三 138****8000 · published_at 2026-11-02 · url /art/2026/11/2/art_1_3.html
            提示 pii：数据中有未去标识化的个人信息，已遮盖：手机号 1 处；位置（按来源的行数）：第 2 行“title”
            提示 pages：来源说共有 3 行，这里只有其中一页
        "#]],
    );
}

#[test]
fn an_error_with_an_unknown_code() {
    check(
        "list",
        r#"{"errcode":1001,"errmsg":"token expired","data":null}"#,
        expect![[r#"
            错误 source：数据来源返回错误（代码 1001）：token expired
        "#]],
    );
}

#[test]
fn one_page_of_many() {
    check(
        "list",
        r#"{"success":true,"data":{"rows":[{"title":"通知一","publishDate":1764000000000,"link":"//a.gov.cn/1.html"},{"title":"通知二","publishDate":"2026-11-24T00:00:00Z","link":"javascript:void(0)"}],"total":57,"pages":6,"current":1,"size":10}}"#,
        expect![[r#"
            title 通知一 · published_at 2025-11-25T00:00:00+08:00 · url //a.gov.cn/1.html
            title 通知二 · published_at 2026-11-24T08:00:00+08:00 · url javascript:void(0)
            提示 pages：来源说共有 57 行，这里只有第 1 页
        "#]],
    );
}

#[test]
fn a_person_in_an_unknown_shape() {
    check(
        "livelihood",
        r#"{"code":200,"data":[{"姓名":"张小三","身份证号":"110101199003078515","补助金额":"1,200元","联系电话":"13800138000","户数":"3"}]}"#,
        expect![[r#"
            错误 field：数据的形状与已有的预设都不符，按列名也没有认出“项目名称”；最接近的是 opendata-changzhou（缺 $.errcode、$.totalrecords）、opendata-jinhua（缺 $.status、$.msg）
        "#]],
    );
}

#[test]
fn a_page_of_subsidies() {
    check(
        "livelihood",
        r#"<table><tr><th>序号</th><th>项目名称</th><th>补贴标准</th><th>发放人数</th><th>发放金额（元）</th><th>咨询电话</th></tr><tr><td>1</td><td>耕地地力保护补贴</td><td>每亩105.35元</td><td>1.2万人</td><td>1,264,200.00</td><td>0813-8101234</td></tr><tr><td>2</td><td>农机补贴</td><td>—</td><td>约300</td><td>2亿5000万</td><td>12345</td></tr></table>"#,
        expect![[r#"
            id 1 · title 耕地地力保护补贴
            id 2 · title 农机补贴
            说明 field：有不认识的列，没有读入：补贴标准、发放人数、发放金额（元）、咨询电话
        "#]],
    );
}

#[test]
fn features_without_a_place() {
    check(
        "budget",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"项目":"教育支出","决算数（万元）":12}},{"type":"Feature","properties":{"项目":"合计","决算数（万元）":12}}]}"#,
        expect![[r##"
            # "万元"
            name 教育支出 · kind item · final 12
            name 合计 · kind total · final 12
        "##]],
    );
}

#[test]
fn three_public_by_place() {
    check(
        "budget",
        r#"{"title":"某局2024年“三公”经费决算表","dw":"万元","list":[{"mc":"合计","ncys":"20","jss":"15.05"},{"mc":"一、因公出国（境）费","ncys":"—","jss":"—"},{"mc":"二、公务用车购置及运行费","ncys":"12","jss":"10.05"},{"mc":"其中：购置费","ncys":"2","jss":"2"},{"mc":"运行费","ncys":"10","jss":"8.05"},{"mc":"三、公务接待费","ncys":"8","jss":"5"},{"mc":"其中：外事接待费","ncys":"0","jss":"0"}]}"#,
        expect![[r##"
            # "万元"
            name 合计 · kind total · initial 20 · final 15.05
            name 一、因公出国（境）费 · kind item · initial — · final —
            name 二、公务用车购置及运行费 · kind item · initial 12 · final 10.05
            name 其中：购置费 · kind memo · initial 2 · final 2
            name 运行费 · kind memo · initial 10 · final 8.05
            name 三、公务接待费 · kind item · initial 8 · final 5
            name 其中：外事接待费 · kind memo · initial 0 · final 0
            说明 field（第 1 张表 “三公”经费，年初预算数）：年初预算数有 1 行未填报，以“—”显示
            说明 field（第 1 张表 “三公”经费，决算数）：决算数有 1 行未填报，以“—”显示
        "##]],
    );
}

#[test]
fn nearly_json_in_utf16() {
    let mut utf16 = vec![0xff, 0xfe];
    let text = r#"{'unit':'万元','rows':[{'name':'教育
支出','final':'１２'},{'name':'合计','final':'12',},]};"#;
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    check(
        "budget",
        &utf16,
        expect![[r##"
        # "万元"
        name 教育
        支出 · kind item · final １２
        name 合计 · kind total · final 12
    "##]],
    );
}

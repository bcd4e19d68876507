//! XML and HTML of the kinds that content systems send.

use super::odd::{check, read};
use expect_test::expect;

#[test]
fn records_of_xml() {
    check(
        "<datastore><nextgroup><![CDATA[<a href=\"/module/x.jsp?page=2\"></a>]]></nextgroup><totalrecord>31</totalrecord>\
         <totalpage>3</totalpage><recordset><record><![CDATA[<li><a href='/art/2018/8/21/art_1.html' target='_blank' \
         title='关于做好秋季学期教育经费保障工作的通知'>关于做好秋季学期…</a><span>2018-08-21</span></li>]]></record>\
         <record><![CDATA[<li><a href='/art/2018/8/20/art_2.html' title='公告'>公告</a><b>[2018-08-20]</b></li>]]></record></recordset></datastore>",
        expect![[
            r#"Xml/HtmlList: {nextgroup="<a href=\"/module/x.jsp?page=2\"></a>" totalrecord="31" totalpage="3" recordset=[{title="关于做好秋季学期教育经费保障工作的通知" url="/art/2018/8/21/art_1.html" date="2018-08-21"} {title="公告" url="/art/2018/8/20/art_2.html" date="2018-08-20"}]}"#
        ]],
    );
    check(
        "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<ROOT xmlns:x=\"u\"><x:Row><City>自贡</City><AQI>48</AQI><Color>0xFFFF00</Color></x:Row>\
         <x:Row><City>内江</City><AQI/><Color></Color></x:Row></ROOT>",
        expect![[
            r#"Xml: [{City="自贡" AQI="48" Color="0xFFFF00"} {City="内江" AQI="" Color=""}]"#
        ]],
    );
    check(
        "\"<Datas><City Name=\\\"哈尔滨\\\" AQI=\\\"65\\\" CO='0.70'/><City Name=\\\"大庆\\\" AQI=\\\"—\\\"/></Datas>\"",
        expect![[
            r#"JsonInString/Xml: [{Name="哈尔滨" AQI="65" CO="0.70"} {Name="大庆" AQI="—"}]"#
        ]],
    );
    check(
        "<NewDataSet><Table><n>a &amp; b &#x4e2d;</n><v unit=\"万元\">1.50</v></Table></NewDataSet>",
        expect![[r#"Xml: [{n="a & b 中" v={unit="万元" text="1.50"}}]"#]],
    );
    check(
        "<response><code>0</code><data><list><item><t>a</t></item></list><total>1</total></data></response>",
        expect![[r#"Xml: {code="0" data={list=[{t="a"}] total="1"}}"#]],
    );
    check(
        "<soap:Envelope xmlns:soap=\"u\"><soap:Body><r><diffgram><xs:schema id=\"x\"><xs:element name=\"a\"/></xs:schema><NewDataSet><Table><a>1</a></Table></NewDataSet></diffgram></r></soap:Body></soap:Envelope>",
        expect![[r#"Xml: [{a="1"}]"#]],
    );
    check(
        "<ArrayOfString xmlns=\"http://tempuri.org/\"><string>a</string><string>b</string></ArrayOfString>",
        expect![[r#"Xml: ["a" "b"]"#]],
    );
}

/// Names that .NET has made names of XML of (the table of `XmlConvert.EncodeName`); a code that is no character stands as an entity
/// would.
#[test]
fn names_that_were_encoded() {
    check(
        "<NewDataSet><T 单_x0020_位=\"个\"><投资_xFF08_万元_xFF09_>8</投资_xFF08_万元_xFF09_><_x0032_026年>1</_x0032_026年><a_x1>2</a_x1><b_xD800_>3</b_xD800_></T></NewDataSet>",
        expect![[r#"Xml: {T={单 位="个" 投资（万元）="8" 2026年="1" a_x1="2" b&#xD800;="3"}}"#]],
    );
}

#[test]
fn xml_refused() {
    check(
        "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><lolz>&lol2;</lolz>",
        expect!["parse: 数据不是有效的 XML：第 1 行第 1 列，自带实体或 DTD 定义的 XML 不被接受"],
    );
    check(
        "<rows><row><a>1</a></row>",
        expect!["parse: 数据不是有效的 XML：第 1 行第 26 列，数据在这里断开，可能没有传完"],
    );
    check(
        "<rows><row><a>1</b></row></rows>",
        expect!["parse: 数据不是有效的 XML：第 1 行第 16 列，结束标签 b 与开始标签不符"],
    );
    check(
        "<rows><row a=\"1></row></rows>",
        expect!["parse: 数据不是有效的 XML：第 1 行第 7 列，标签没有结束，可能没有传完"],
    );
    check(
        "<rows/><rows/>",
        expect!["parse: 数据不是有效的 XML：第 1 行第 8 列，根元素之外还有内容"],
    );
    check(
        "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
        expect!["source: 数据来源返回错误：Access Denied"],
    );
    check(
        &"<a>".repeat(100_000),
        expect![
            "type: 收到的是一个网页，里面没有表格，也没有列表：地址可能已经变动、需要登录，或被防火墙拦截"
        ],
    );
    check(
        "<string>没有权限</string>",
        expect!["type: 收到的是文字，不是数据（“没有权限”）：请检查来源的地址"],
    );
}

#[test]
fn tables() {
    check(
        "<h3>自贡市2018年决算</h3><table border=1><tr><th rowspan=2>名称<th colspan=2>2018年<tr><th>预算<br>数<th>决算数\
         <tr><td>一、教育<td>1,234.50<td>—<tr><td>&nbsp;&nbsp;普通&amp;教育<td>5<td>6</table>",
        expect![[
            r#"HtmlTable: {caption="自贡市2018年决算" thead=[["名称" "2018年" "2018年"] ["名称" "预算数" "决算数"]] tbody=[["一、教育" "1,234.50" "—"] ["\u{a0}\u{a0}普通&教育" "5" "6"]]}"#
        ]],
    );
    check(
        "<table><caption>水质<br/>周报</caption><thead><tr><td>断面</td><td>水温<br/>(℃)</td></tr></thead><tbody><tr>\
         <td title='所在地市：自贡市'>碳研所</td><td><span title='原始值：23.88'>23.9</span></td></tr><!-- x --></tbody></table>",
        expect![[
            r#"HtmlTable: {caption="水质周报" thead=[["断面" "水温(℃)"]] tbody=[[{text="碳研所" title="所在地市：自贡市"} {text="23.9" title="原始值：23.88"}]]}"#
        ]],
    );
    check(
        "<table><tr><td><table><tr><td>城市</td><td>PM<img src=\"/i/sub10.png\"></td></tr><tr><td>自贡</td><td>O<sub>3</sub></td></tr></table></td></tr></table>",
        expect![[r#"HtmlTable: {tbody=[["城市" "PM10"] ["自贡" "O3"]]}"#]],
    );
    check(
        "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table><p>x</p><table><tr><td>c</td><td>d</td></tr><tr><td>3</td></tr></table>",
        expect![[r#"HtmlTable: {tbody=[["a" "b"] ["1" "2"]]}"#]],
    );
    check(
        "'370600','烟台市'$$<table><tr><td>站点</td><td>AQI</td></tr><tr><td>甲</td><td>&mdash;</td></tr></table>",
        expect![[r#"HtmlTable: {before="'370600','烟台市'" tbody=[["站点" "AQI"] ["甲" "—"]]}"#]],
    );
    check(
        "<tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>",
        expect![[r#"HtmlTable: {tbody=[["a" "1"] ["b" "2"]]}"#]],
    );
    check(
        "<table><tr><td>甲</td><td>乙</td></tr><tr><td colspan=1000 rowspan=60000>x</td><td style='display: none'>藏</td></tr></table>".replace("1000", "2").as_str(),
        expect![[r#"HtmlTable: {tbody=[["甲" "乙"] ["x" "x" "藏"]]} # 各行的列数不一致，缺少的单元格按未提供处理"#]],
    );
}

#[test]
fn lists() {
    check(
        "<ul class=list><li><a href=\"../a.html\">关于甲的通知</a><span class=date>[2018-08-21]</span>\
         <li><a href=\"/b.html\" title=\"关于乙的公告全文\">关于乙的...</a><span>2018/8/20 9:05</span></ul>",
        expect![[
            r#"HtmlList: [{title="关于甲的通知" url="../a.html" date="2018-08-21"} {title="关于乙的公告全文" url="/b.html" date="2018/8/20 9:05"}]"#
        ]],
    );
    check(
        "<div class=item><h4><a href=a>甲的公示</a></h4><p>来源：财政局</p><em>2018年8月1日</em> 至 <em>2018年8月31日</em></div>\
         <div class=item><h4><a href=b>乙的公示</a></h4><em>2018年9月1日</em></div>",
        expect![[
            r#"HtmlList: [{title="甲的公示" url="a" date="2018年8月1日" date2="2018年8月31日" text="来源：财政局"} {title="乙的公示" url="b" date="2018年9月1日"}]"#
        ]],
    );
    check(
        "<dl><dt><a href=a>甲乙丙</a></dt><dt><a href=b>丁戊己</a></dt></dl>",
        expect![[r#"HtmlList: [{title="甲乙丙" url="a"} {title="丁戊己" url="b"}]"#]],
    );
    check(
        "<li><a href='a'><b>21</b><i>2018-08</i></a><a href='a'>分开的日期</a></li><li><a href='b'>第二条<span>2018-08-20</span></a></li>",
        expect![[
            r#"HtmlList: [{title="分开的日期" url="a" date="2018-08-21"} {title="第二条" url="b" date="2018-08-20"}]"#
        ]],
    );
    check(
        "<table><tr><td>·<a href=a title='甲的通知'>甲的通知</a></td><td>(2018-08-21)</td></tr><tr><td>·<a href=b>乙的通知</a></td><td>(2018-08-20)</td></tr></table>",
        expect![[
            r#"HtmlList: [{title="甲的通知" url="a" date="2018-08-21"} {title="乙的通知" url="b" date="2018-08-20"}]"#
        ]],
    );
    check(
        "<!DOCTYPE html><html><head><title>通知公告</title><script>var x='<li><a href=q>n</a></li>';</script></head><body><div class=nav>\
         <a href=/>首页</a><a href=/x>政务公开</a></div><ul><li><a href=a>甲的通知</a>08-21</li><li><a href='javascript:void(0)'>更多</a></li>\
         <li><a href=b>乙的通知</a>08-20</li></ul><div class=page><a href=?p=2>下一页</a></div></body></html>",
        expect![[
            r#"HtmlList: [{title="甲的通知" url="a" date="08-21"} {title="乙的通知" url="b" date="08-20"}]"#
        ]],
    );
    check(
        r#"{"data":{"html":"<li><a href='a'>甲</a></li>"}}"#,
        expect![[r#"Json: {data={html="<li><a href='a'>甲</a></li>"}}"#]],
    );
}

/// The date stands in two pieces, and two links lead to the same page.
#[test]
fn news() {
    check(
        "<div class=c><div class=item><div class=t><p>05</p><span>2024-03</span></div><div><h3><a href=1>召开会议</a></h3><p>摘要</p>\
         <a href=1>详情&gt;&gt;</a></div></div><div class=item><div class=t><p>04</p><span>2024-03</span></div><div><h3><a href=2>开展调研</a></h3>\
         <a href=2>详情&gt;&gt;</a></div></div></div>",
        expect![[
            r#"HtmlList: [{title="召开会议" url="1" date="2024-03-05" text="摘要"} {title="开展调研" url="2" date="2024-03-04"}]"#
        ]],
    );
}

#[test]
fn pages_that_are_no_data() {
    check(
        "<html><head><title>用户登录</title></head><body><form><input name=u><input type=password></form></body></html>",
        expect!["type: 收到的是登录页面，不是数据：来源需要登录，请改用不需要登录的地址"],
    );
    check(
        "<html><head><title>访问被拦截！</title></head><body><ul><li><a href=a>返回首页看看其他的内容</a></li></ul></body></html>",
        expect![
            "type: 收到的是一个提示页面，不是数据（访问被拦截！）：地址可能已经变动、需要登录，或被防火墙拦截"
        ],
    );
    check(
        "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr>nginx</body></html>",
        expect![
            "type: 收到的是一个提示页面，不是数据（404 Not Found）：地址可能已经变动、需要登录，或被防火墙拦截"
        ],
    );
    check(
        "<html><body>欢迎</body></html>",
        expect![
            "type: 收到的是一个网页，里面没有表格，也没有列表：地址可能已经变动、需要登录，或被防火墙拦截"
        ],
    );
    check(
        "<div>没有数据</div>",
        expect![
            "type: 收到的是一个网页，里面没有表格，也没有列表：地址可能已经变动、需要登录，或被防火墙拦截"
        ],
    );
    check(
        "<",
        expect![
            "type: 收到的是一个网页，里面没有表格，也没有列表：地址可能已经变动、需要登录，或被防火墙拦截"
        ],
    );
    check(
        "<table><thead><tr><th>名称</th><th>数</th></tr></thead><tbody></tbody></table>",
        expect![[r#"HtmlTable: {thead=[["名称" "数"]] tbody=[]}"#]],
    );
    check(
        "<script>location='/login'</script>",
        expect![
            "type: 收到的是一个网页，里面没有表格，也没有列表：地址可能已经变动、需要登录，或被防火墙拦截"
        ],
    );
}

/// Work that grows with the square of the input would not end here.
#[test]
fn hostile_pages_end() {
    let n = 60_000;
    for text in [
        "<a b=\"".repeat(n),
        "<div>".repeat(n),
        "<li><a href=x>".repeat(n),
        "<table><tr><td>".repeat(n),
        format!(
            "<li><a href=x title=y>{}</a>{}",
            "z".repeat(n),
            "<a href=x>y</a>".repeat(n)
        ),
        "</div>".repeat(n),
        "<!--".repeat(n),
        "<![CDATA[".repeat(n),
        "<script>".repeat(n),
        "&amp".repeat(n),
        format!(
            "<table>{}</table>",
            "<tr><td rowspan=60000 colspan=1000>x".repeat(2000)
        ),
        format!("<table>{}</table>", "<tr><td>x<td>1".repeat(n)),
        "\"".repeat(n),
        "[\"\\\"".repeat(n),
        "/*".repeat(n),
        "a(".repeat(n),
        "a=".repeat(n),
        "1,".repeat(n),
        "a,\n".repeat(n),
        format!("{{'a':'{}", "'x".repeat(n)),
    ] {
        let _ = read(&text);
    }
}

/// HTML Living Standard, 4.9.1: neither tag of a table is omissible; 4.9.9 and 4.9.10: those of rows and cells may be.
#[test]
fn a_table_that_does_not_end_was_cut_off() {
    let rows = "<tr><th>科目<th>决算数<tr><td>教育支出<td>3<tr><td>科学技术支出<td>4";
    let cut = "parse: 表格没有结束（缺 </table>），数据可能没有传完";
    for text in [
        format!("<table>{rows}"),
        format!("<html><body><p>决算表</p><TABLE>{rows}</td"),
        format!("<table><tr><td><table>{rows}</table>"),
        format!("<table>{rows}</table><table>{rows}"),
        format!("'370600'$$<table>{rows}"),
        format!("document.write(\"<table>{rows}\");"),
        format!("\"<table>{rows}\""),
    ] {
        assert_eq!(read(&text), cut, "{text}");
    }
    // What stands in a string of JSON is opened where no rows stand beside it.
    let json = format!("{{\"data\":{{\"html\":\"<table>{rows}\"}}}}");
    let error = crate::shape::find_any(&json, &Default::default()).unwrap_err();
    assert_eq!(format!("{}: {}", error.kind.code(), error.message), cut);
    let whole = read(&format!("<table>{rows}</table>"));
    assert!(whole.starts_with("HtmlTable: "), "{whole}");
    // Sloppy, but all of it came.
    for text in [
        format!("<html><body><table>{rows}</body></html>"),
        format!("<table>{rows}</TABLE >"),
    ] {
        assert_eq!(read(&text), whole);
    }
}

/// Each tag here has a value without an end, which is looked for to the end of the text: that would take hours.
#[test]
fn values_without_an_end_are_not_looked_for_forever() {
    let table =
        "<table><tr><th>科目</th><th>决算</th></tr><tr><td>教育</td><td>5</td></tr></table>";
    let text = ["<p>", &"<a =\"x\"=\">".repeat(100_000), table].concat();
    let limits = super::super::Limits {
        max_bytes: usize::MAX,
        ..super::super::Limits::default()
    };
    // Whatever it is taken for, it comes to an end.
    let _ = super::super::any(&text, &limits);
    let few = ["<p>", &"<a =\"x\"=\">".repeat(3), table].concat();
    assert!(super::super::any(&few, &limits).is_ok());
}

//! Shapes that few sources have.

use super::{known, show};
use crate::read::{Form, Limits};
use crate::shape::{Grid, find_any};
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let got = match find_any(text, &Limits::default()) {
        Err(error) => format!("{}: {}", error.kind.code(), error.message),
        Ok(answer) => {
            let inner = answer
                .inner
                .map(|inner| format!("/{inner:?}"))
                .unwrap_or_default();
            let names: Vec<_> = answer.found.meta.iter().map(|(name, _)| &**name).collect();
            let mut out = format!("{:?}{inner} {}", answer.form, names.join(","));
            for part in &answer.found.parts {
                out += &format!("\n{}", show(&Grid::of_part(part, known)));
            }
            for note in &answer.notes {
                out += &format!("\n# {}", note.message);
            }
            out
        }
    };
    expected.assert_eq(&got);
}

#[test]
fn documents_in_strings() {
    check(
        r#"{"code":"200","success":true,"data":{"html":"<ul>\n<li><a href=\"/art/1.html\" title=\"关于甲的通知\">关于甲…</a><span>2018-08-21</span></li><li><a href='/art/2.html'>乙</a><span>2018-08-20</span></li></ul>"}}"#,
        expect![[r#"
            Json/HtmlList code,success
            [title | url | date]
            关于甲的通知 | /art/1.html | 2018-08-21
            乙 | /art/2.html | 2018-08-20"#]],
    );
    check(
        r#"{"d":"[{'name':'a','v':1}]"}"#,
        expect![[r#"
        Json/NearlyJson 
        [name | v]
        a | 1"#]],
    );
    check(
        r#"{"data":["<li><a href='a'>甲</a>2018-08-21</li>","<li><a href='b'>乙</a>2018-08-20</li>"]}"#,
        expect![[r#"
            Json/HtmlList 
            [title | url | date]
            甲 | a | 2018-08-21
            乙 | b | 2018-08-20"#]],
    );
    check(
        r#"{"response":{"dataList":"<Rows><Row><name>a</name><v>1</v></Row></Rows>"}}"#,
        expect![[r#"
            Json/Xml 
            [name | v]
            a | 1"#]],
    );
    check(
        "<datastore><totalrecord>2</totalrecord><recordset><record><![CDATA[<li><a href='a'>甲</a><span>2018-08-21</span></li>]]></record></recordset></datastore>",
        expect![[r#"
            Xml/HtmlList totalrecord
            [title | url | date]
            甲 | a | 2018-08-21"#]],
    );
    check(
        "<rss><channel><title>t</title><item><title>甲</title><link>u</link><description><![CDATA[<p>正文<b>一</b></p>]]></description></item><item><title>乙</title><link>v</link></item></channel></rss>",
        expect![[r#"
            Xml title
            [title | link | description]
            甲 | u | 正文一
            乙 | v | ·"#]],
    );
    // A string that is a document may be longer than a string may be.
    let rows = "<li><a href='/a.html'>甲的通知</a>2018-08-21</li>".repeat(600);
    let answer = find_any(
        &format!(r#"{{"data":{{"html":"{rows}"}}}}"#),
        &Limits::default(),
    )
    .unwrap();
    assert_eq!(
        (answer.form, answer.found.parts[0].rows.len()),
        (Form::WithinJson, 600)
    );
    check(
        r#"{"data":{"html":"<p>没有内容</p>"}}"#,
        expect!["field: 数据里没有表格的行，只有：html"],
    );
    check(
        r#"{"code":500,"msg":"错误","data":"<html><li><a href=a>x</a></li></html>"}"#,
        expect!["source: 数据来源返回错误（代码 500）：错误"],
    );
}

#[test]
fn markup_in_cells() {
    check(
        r#"{"thead":["断面","监测<br/>时间","水温<br/>(℃)"],"tbody":[["<span title='所在地市：自贡市'>碳研所</span>","11-23 08:00","<span title='原始值：23.88'>23.9</span>"],["x","--","<0.01"]]}"#,
        expect![[r#"
            Json 
            [断面 | 监测时间 | 水温(℃)]
            碳研所 | 11-23 08:00 | 23.9
            x | -- | <0.01"#]],
    );
    check(
        r#"{"data":[{"title":"关于<em>教育</em>的&nbsp;通知","n":"&mdash;"}]}"#,
        expect![[r#"
            Json 
            [title | n]
            关于教育的 通知 | —"#]],
    );
}

#[test]
fn charts_and_columns() {
    check(
        r#"{"code":0,"data":{"time":["1时","2时"],"pm25":[35,null],"unit":"μg/m³"}}"#,
        expect![[r#"
            Json code,unit
            [time | pm25]
            1时 | 35
            2时 | null"#]],
    );
    check(
        r#"{"categories":["1月","2月"],"series":[{"name":"优良","data":["0.50",2]},{"name":"超标","data":[3,4]}]}"#,
        expect![[r#"
            Json 
            [category | 优良 | 超标]
            1月 | 0.50 | 3
            2月 | 2 | 4"#]],
    );
    check(
        r#"{"xAxis":{"type":"category","data":["1月","2月"]},"series":[{"type":"bar","data":[1,{"value":2}]}]}"#,
        expect![[r#"
            Json 
            [category | value0]
            1月 | 1
            2月 | 2"#]],
    );
    check(
        r#"{"chart":{"caption":"c"},"categories":[{"category":[{"label":"1月"},{"label":"2月"}]}],"dataset":[{"seriesname":"s","data":[{"value":"1"},{"value":"2"}]}]}"#,
        expect![[r#"
            Json chart
            [category | s]
            1月 | 1
            2月 | 2"#]],
    );
    check(
        r#"{"chart":{"caption":"c"},"data":[{"label":"甲","value":"65"}]}"#,
        expect![[r#"
            Json chart
            [label | value]
            甲 | 65"#]],
    );
    check(
        r#"{"labels":["a","b"],"datasets":[{"label":"x","data":[1,2]}]}"#,
        expect![[r#"
            Json 
            [category | x]
            a | 1
            b | 2"#]],
    );
    check(
        r#"{"a":[1,2],"b":[1]}"#,
        expect!["field: 数据里没有表格的行，只有：a、b"],
    );
}

#[test]
fn rows_in_wrappers() {
    check(
        r#"{"success":true,"result":{"records_format":"csv","records":"1,\"教育,体育\"\r\n2,科技\r\n","fields":[{"id":"_id"},{"id":"名称"}]}}"#,
        expect![[r#"
            Json success,records_format
            [_id | 名称]
            1 | 教育,体育
            2 | 科技"#]],
    );
    check(
        r#"{"hits":{"total":2,"hits":[{"_id":"1","_source":{"name":"a"}},{"_id":"2","_source":{"name":"b"}}]}}"#,
        expect![[r#"
            Json total
            [name]
            a
            b"#]],
    );
    check(
        r#"gviz.setResponse({"table":{"cols":[{"id":"A","label":"名称"},{"id":"B","label":"决算数"}],"rows":[{"c":[{"v":"教育"},{"v":1.50}]}]}});"#,
        expect![[r#"
            Jsonp 
            [名称/A | 决算数/B]
            教育 | 1.50"#]],
    );
    check(
        r#"[{"city":{"name":"a"}},{"city":{"name":"b"}}]"#,
        expect![[r#"
            Json 
            [name]
            a
            b"#]],
    );
    check(
        "<GetResponse><GetResult>[{&quot;name&quot;:&quot;a&quot;}]</GetResult></GetResponse>",
        expect![[r#"
            Xml/Json 
            [name]
            a"#]],
    );
    check(
        "<table><thead><tr><th>名称</th><th>数</th></tr></thead><tbody></tbody></table>",
        expect!["empty: 来源返回了 0 行数据"],
    );
    check(
        r#"{"error":true,"msg":"无权限"}"#,
        expect!["source: 数据来源返回错误：无权限"],
    );
    check(
        r#"{"code":0,"data":false}"#,
        expect!["empty: 来源返回了 0 行数据"],
    );
}

#[test]
fn places() {
    check(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[104.7734,29.3528]},"properties":{"name":"自贡"}},{"type":"Feature","geometry":null,"properties":{"name":"无"}}]}"#,
        expect![[r#"
            Json type
            [name | lon | lat]
            自贡 | 104.7734 | 29.3528
            无 | · | ·"#]],
    );
}

#[test]
fn tables_of_pages() {
    check(
        "<table><tr><td colspan=2>单位：万元</td></tr><tr><td>名称</td><td>决算<br>数</td></tr><tr><td>教育</td><td>1</td></tr></table>\
         <table><thead><tr><th>编码<th>名称</thead><tbody><tr><td>205<td>教育</table>",
        expect![[r#"
            HtmlTable 
            [名称 | 决算数] ["单位：万元"]
            教育 | 1
            [编码 | 名称]
            205 | 教育"#]],
    );
    check(
        "名称,决算数\n教育,1\n",
        expect![[r#"
        Csv 
        [名称 | 决算数]
        教育 | 1"#]],
    );
    check(
        "决算表,\n名称,决算数\n教育,1\n",
        expect![[r#"
        Csv 
        [名称 | 决算数] ["决算表"]
        教育 | 1"#]],
    );
}

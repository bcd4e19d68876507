//! What is nearly JSON, what scripts put around it, and lines of fields.

use super::show;
use crate::read::{Limits, any};
use expect_test::{Expect, expect};

pub(super) fn check(input: &str, expected: Expect) {
    expected.assert_eq(&read(input));
}

pub(super) fn read(input: &str) -> String {
    match any(input, &Limits::default()) {
        Ok(reading) => {
            let inner = reading
                .inner
                .map(|inner| format!("/{inner:?}"))
                .unwrap_or_default();
            let notes: Vec<_> = reading
                .notes
                .iter()
                .map(|note| format!(" # {}", note.message))
                .collect();
            format!(
                "{:?}{inner}: {}{}",
                reading.form,
                show(&reading.tree),
                notes.concat()
            )
        }
        Err(error) => format!("{}: {}", error.kind.code(), error.message),
    }
}

/// All of these are `{"a":"x","b":[1,-0.50]}`.
#[test]
fn one_tree_in_many_dresses() {
    let plain = "{a=\"x\" b=[1 -0.50]}";
    for (input, form) in [
        (r#"{"a":"x","b":[1,-0.50]}"#, "Json"),
        ("\u{feff}{\"a\":\"x\",\"b\":[1,-0.50]}", "Json"),
        ("{'a':'x','b':[1,-0.50]}", "NearlyJson"),
        ("{a:'x',b:[1,-0.50]}", "NearlyJson"),
        (r#"{"a":"x","b":[1,-0.50,],}"#, "NearlyJson"),
        (r#"{"a":"x","b":[1,-.50]};"#, "NearlyJson"),
        (
            "// made by a template\n{\"a\":\"x\", /* two */ \"b\":[1,-0.50]}",
            "NearlyJson",
        ),
        (")]}',\n{\"a\":\"x\",\"b\":[1,-0.50]}", "NearlyJson"),
        ("while(1);{\"a\":\"x\",\"b\":[1,-0.50]}", "NearlyJson"),
        ("for(;;);{\"a\":\"x\",\"b\":[1,-0.50]}", "NearlyJson"),
        ("({\"a\":\"x\",\"b\":[1,-0.50]})", "NearlyJson"),
        (
            "{&quot;a&quot;:&quot;x&quot;,&quot;b&quot;:[1,-0.50]}",
            "NearlyJson",
        ),
        (
            "\u{a0}\u{3000}{\"a\":\"x\",\"b\":[1,-0.50]}\u{a0}",
            "NearlyJson",
        ),
        (
            "{\"a\":\"x\",\"b\":[1,-0.50]}\n<!-- 0.02 s -->",
            "NearlyJson",
        ),
        (
            "<html><body><pre>{\"a\":\"x\",\"b\":[1,-0.50]}</pre></body></html>",
            "Json",
        ),
        ("var d = {\"a\":\"x\",\"b\":[1,-0.50]};", "Script"),
        ("window.data={\"a\":\"x\",\"b\":[1,-0.50]}", "Script"),
        ("window['data'] = {\"a\":\"x\",\"b\":[1,-0.50]};", "Script"),
        ("x.y = z = {\"a\":\"x\",\"b\":[1,-0.50]}\n", "Script"),
        ("export default {a:'x',b:[1,-0.50]};", "NearlyJson"),
        ("module.exports = {a:'x',b:[1,-0.50]};", "Script"),
        (
            "var d = JSON.parse('{\"a\":\"x\",\"b\":[1,-0.50]}');",
            "Script/Json",
        ),
        ("cb({\"a\":\"x\",\"b\":[1,-0.50]})", "Jsonp"),
        (";cb({\"a\":\"x\",\"b\":[1,-0.50]});", "Jsonp"),
        ("/**/cb({\"a\":\"x\",\"b\":[1,-0.50]});", "Jsonp"),
        ("cb && cb({\"a\":\"x\",\"b\":[1,-0.50]});", "Jsonp"),
        (
            "/**/ typeof cb === 'function' && cb({\"a\":\"x\",\"b\":[1,-0.50]});",
            "Jsonp",
        ),
        ("try{cb({\"a\":\"x\",\"b\":[1,-0.50]})}catch(e){}", "Jsonp"),
        (
            "try { cb({\"a\":\"x\",\"b\":[1,-0.50]}); } catch (e) {}",
            "Jsonp",
        ),
        ("if(window.cb)cb({\"a\":\"x\",\"b\":[1,-0.50]});", "Jsonp"),
        ("jQuery1_2({\"a\":\"x\",\"b\":[1,-0.50]});", "Jsonp"),
        ("a.b.c('ok', {\"a\":\"x\",\"b\":[1,-0.50]});", "Jsonp"),
        (
            "cb(\"{\\\"a\\\":\\\"x\\\",\\\"b\\\":[1,-0.50]}\")",
            "Jsonp/Json",
        ),
        (r#""{\"a\":\"x\",\"b\":[1,-0.50]}""#, "JsonInString/Json"),
        (
            r#""\"{\\\"a\\\":\\\"x\\\",\\\"b\\\":[1,-0.50]}\"""#,
            "JsonInString/Json",
        ),
        (r#""{'a':'x','b':[1,-0.50]}""#, "JsonInString/NearlyJson"),
        (
            "<string xmlns=\"http://tempuri.org/\">{\"a\":\"x\",\"b\":[1,-0.50]}</string>",
            "Xml/Json",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<string>{&quot;a&quot;:&quot;x&quot;,&quot;b&quot;:[1,-0.50]}</string>",
            "Xml/Json",
        ),
    ] {
        assert_eq!(read(input), format!("{form}: {plain}"), "{input}");
    }
}

#[test]
fn templates_and_scripts() {
    check(
        "{\"t\":\"第一行\n第二行\t完\"}",
        expect![[r#"NearlyJson: {t="第一行\n第二行\t完"}"#]],
    );
    check(
        r#"{"t":"关于"十三五"规划的通知","n":1}"#,
        expect![[
            r#"NearlyJson: {t="关于\"十三五\"规划的通知" n=1} # 字符串中有没有转义的引号，已作为文字读取"#
        ]],
    );
    check(
        r#"{"html":"<a href="x" target="_blank">t</a>","n":1}"#,
        expect![[
            r#"NearlyJson: {html="<a href=\"x\" target=\"_blank\">t</a>" n=1} # 字符串中有没有转义的引号，已作为文字读取"#
        ]],
    );
    check(
        r#"{"a":,"b":undefined,"c":None,"d":True}"#,
        expect!["NearlyJson: {a=null b=null c=null d=true} # 有的值是空的，已作为未填报读取"],
    );
    check(
        "[,1,,2,]",
        expect!["NearlyJson: [null 1 null 2] # 有的值是空的，已作为未填报读取"],
    );
    check(
        r"{'t':'it\'s \x41\v\d','u':'\u6559'}",
        expect![[r#"NearlyJson: {t="it's A\u{b}d" u="教"}"#]],
    );
    check(
        "{'time':new Date(1467806400000),\"x\":new Date('2018/07/17')}",
        expect![[r#"NearlyJson: {time="/Date(1467806400000)/" x="2018/07/17"}"#]],
    );
    check(
        "{教育:+3,b_1:.5,$c:-.5}",
        expect!["NearlyJson: {教育=3 b_1=0.5 $c=-0.5}"],
    );
    check(
        "var a=[1];\nvar b = {c:2}, d = 'x'",
        expect![[r#"Script: {a=[1] b={c=2} d="x"}"#]],
    );
    check(
        "{\"a\":1}\n{\"a\":2}\n",
        expect!["NearlyJson: [{a=1} {a=2}]"],
    );
    check("{\"a\":1},{\"a\":2},", expect!["NearlyJson: [{a=1} {a=2}]"]);
    check("{\"a\":1}\0\0", expect!["NearlyJson: {a=1}"]);
    check("var a=[1]\nvar b=[2]", expect!["Script: {a=[1] b=[2]}"]);
    check(
        "{\"count\":\"2\",\n\"py\":'###x###',\n\"docs\":[\n{\"title\":\"t\"}\n]}\n",
        expect![[r####"NearlyJson: {count="2" py="###x###" docs=[{title="t"}]}"####]],
    );
}

#[test]
fn still_refused() {
    check(
        "{a:1,'a':2}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 6 列，键名“a”重复出现"],
    );
    check(
        "var a=1;var a=2",
        expect![
            "parse: 数据不是有效的 JSON：第 1 行第 16 列，脚本给“a”赋了不止一次值，看不出哪一份是数据：请只留一份"
        ],
    );
    check(
        "{a:NaN}",
        expect![
            "parse: 数据不是有效的 JSON：第 1 行第 4 列，NaN 和 Infinity 不是数字，没有的数请写 null"
        ],
    );
    check(
        "{a:-Infinity}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 5 列，数字的写法不对"],
    );
    check(
        "{a:1e999}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，数字超出可表示的范围"],
    );
    check(
        "{a:01}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 6 列，数字的写法不对"],
    );
    check(
        "{a:2018-08-21}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，数字的写法不对"],
    );
    check(
        "{a:0x1f}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，数字的写法不对"],
    );
    check(
        "{a:1+1}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，数字的写法不对"],
    );
    check(
        "{a:'x'+'y'}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 6 列，需要计算才能得到的内容不是数据"],
    );
    check(
        "{a:f()}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，这里不是 JSON 的值"],
    );
    check(
        "{'a':[1,2",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 10 列，数据在这里断开，可能没有传完"],
    );
    check(
        "{'a':'教育",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 9 列，数据在字符串中间断开，可能没有传完"],
    );
    check(
        "{'a':1",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 7 列，数据在这里断开，可能没有传完"],
    );
    check(
        "cb({\"a\":1}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 11 列，数据在这里断开，可能没有传完"],
    );
    check("cb({\"a\":1});alert(1)", expect!["Jsonp: {a=1}"]);
    check(
        "function f(){return {a:1}}",
        expect!["type: 收到的是文字，不是数据（“function f(){return {a:1}}”）：请检查来源的地址"],
    );
    check(
        r#"{"a":"x" "b":"y"}"#,
        expect!["parse: 数据不是有效的 JSON：第 1 行第 12 列，上一个值后面缺少逗号或引号"],
    );
    check(
        r#"{"a":"他说"好","b":1}"#,
        expect![
            "parse: 数据不是有效的 JSON：第 1 行第 7 列，字符串中的引号没有转义，看不出字符串在哪里结束"
        ],
    );
    check(
        "{\"a\":\"x\"} {\"b\":1}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 11 列，数据已经结束，后面却还有内容"],
    );
    check(
        "cb([1],[2])",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 12 列，这里有不止一份数据"],
    );
    check(
        "/* never",
        expect!["type: 收到的是文字，不是数据（“/* never”）：请检查来源的地址"],
    );
    check(
        &"[".repeat(100_000),
        expect!["parse: 数据不是有效的 JSON：第 1 行第 65 列，嵌套层数超过上限"],
    );
    check(
        &format!("'{}'", "教".repeat(10_001)),
        expect!["size: 一个字符串的长度超过上限"],
    );
    check(
        "Service Unavailable",
        expect!["type: 收到的是文字，不是数据（“Service Unavailable”）：请检查来源的地址"],
    );
    check(
        "没有权限",
        expect!["type: 收到的是文字，不是数据（“没有权限”）：请检查来源的地址"],
    );
    check(
        "{\"code\":0",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 10 列，数据在这里断开，可能没有传完"],
    );
}

#[test]
fn lines_of_fields() {
    check(
        "名称,决算数\n教育,\"1,234.50\"\n\"科技\"\"新\"\"\",\n",
        expect![[r#"Csv: [{名称="教育" 决算数="1,234.50"} {名称="科技\"新\"" 决算数=""}]"#]],
    );
    check(
        "\u{feff}sep=;\r\n名称;数\r\n教育;1\r\n",
        expect![[r#"Delimited: [{名称="教育" 数="1"}]"#]],
    );
    check(
        "名称\t数\n教育\t007\n",
        expect![[r#"Tsv: [{名称="教育" 数="007"}]"#]],
    );
    check("a;b\n1;2\n", expect![[r#"Delimited: [{a="1" b="2"}]"#]]);
    check(
        "城市|AQI\n自贡|48\n",
        expect![[r#"Delimited: [{城市="自贡" AQI="48"}]"#]],
    );
    check(
        "\"名称\",\"数\"\n\"多行\n文字\",\"2\"\n",
        expect![[r#"Csv: [{名称="多行\n文字" 数="2"}]"#]],
    );
    check(
        "决算表,,\n名称,预算,决算\n教育,1,2\n合计,3\n",
        expect![[
            r#"Csv: [["决算表" "" ""] ["名称" "预算" "决算"] ["教育" "1" "2"] ["合计" "3"]] # 各行的列数不一致，缺少的单元格按未提供处理"#
        ]],
    );
    check("1,2\n3,4\n", expect![[r#"Csv: [["1" "2"] ["3" "4"]]"#]]);
    check(
        "a,b\n\"1,2\n",
        expect!["parse: 数据不是有效的 CSV：第 3 行第 1 列，引号中的内容没有结束，可能没有传完"],
    );
    check(
        "Error, line 1\nplease contact the administrator\nbye",
        expect![
            "type: 收到的是文字，不是数据（“Error, line 1 please contact t”）：请检查来源的地址"
        ],
    );
}

#[test]
fn files_of_programs_are_no_data() {
    check(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nstream\n<table><tr><td>1</table>",
        expect!["type: 收到的是 PDF 文件，不是数据"],
    );
    check(
        "PK\u{3}\u{4}\u{14}\0[Content_Types].xml",
        expect!["type: 收到的是 Excel/Word 文件（xlsx 等），请另存为 CSV（UTF-8）"],
    );
}

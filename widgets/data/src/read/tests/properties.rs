//! What holds for any input: no panic, the same tree in every dress, the digits that were sent.

use super::{any_json, same};
use crate::Tree;
use crate::read::{Form, Limits, any, open_within, parse, plain};
use crate::shape::{find_any, paging, split_pipes};
use proptest::prelude::*;

/// Pieces of everything that the readers know, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "'",
        "\"",
        "\\",
        ",",
        ";",
        ":",
        "=",
        "&&",
        "||",
        "/*",
        "*/",
        "//",
        "\n",
        "\t",
        " ",
        "var ",
        "cb",
        "try{",
        "catch(e)",
        "typeof ",
        "if(",
        "new Date(",
        "null",
        "NaN",
        "-",
        "+",
        ".",
        "1",
        "0",
        "1e9",
        "|",
        "a",
        "教育",
        "\u{feff}",
        "\u{a0}",
        "<",
        ">",
        "/>",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml ?>",
        "<!DOCTYPE a",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td colspan=3 rowspan='2'>",
        "</td>",
        "<th>",
        "<caption>",
        "<br/>",
        "<li>",
        "</li>",
        "<ul>",
        "<a href='x' title=\"y…\">",
        "</a>",
        "<div>",
        "</div>",
        "<span title='t'>",
        "<img src=sub10.png>",
        "<record>",
        "</record>",
        "<x:y a='b'>",
        "</x:y>",
        "&amp;",
        "&quot;",
        "&#x4e2d;",
        "&",
        "2018-08-21",
        "[08-21]",
        "…",
        "<script>",
        "<title>",
        "sep=",
        "$$",
        "=\"",
        ")]}'",
        "<dt>",
        "<p>",
        "<html>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn everything(text: &str) {
    let limits = Limits::default();
    if let Ok(reading) = any(text, &limits) {
        let _ = paging(&reading.tree);
        let _ = split_pipes(&reading.tree);
        let _ = open_within(reading.tree, &limits);
    }
    let _ = find_any(text, &limits);
    let _ = plain(text);
    let quoted = serde_json::to_string(text).unwrap();
    let _ = find_any(&format!("{{\"data\":{{\"html\":{quoted}}}}}"), &limits);
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in ".{0,200}") {
        everything(&text);
    }

    #[test]
    fn any_soup_is_no_panic(text in soup()) {
        everything(&text);
    }

    #[test]
    fn every_dress_has_the_same_tree(value in any_json(), dress in 0..12usize) {
        // A value alone is data only as strict JSON: `alert("…")` has none.
        prop_assume!(value.is_array() || value.is_object());
        let json = serde_json::to_string(&value).unwrap();
        let text = match dress {
            0 => format!("cb({json});"),
            1 => format!("var x = {json};"),
            2 => format!("\u{feff}{json}"),
            3 => format!("{json};"),
            4 => format!("/**/a.b && a.b({json})"),
            5 => format!("try{{cb({json})}}catch(e){{}}"),
            6 => format!(")]}}',\n{json}"),
            7 => format!("({json})"),
            8 => serde_json::to_string(&json).unwrap(),
            9 => format!("// a\n{json} /* b */"),
            10 => format!("window[\"a\"]={json}\n;"),
            _ => format!("<string xmlns=\"u\">{}</string>", json.replace('&', "&amp;").replace('<', "&lt;")),
        };
        let reading = any(&text, &Limits::default());
        prop_assert!(reading.is_ok(), "{} {:?}", text, reading);
        let tree = reading.unwrap().tree;
        prop_assert!(same(&tree, &value), "{}", text);
    }

    #[test]
    fn strict_json_stays_what_it_is(value in any_json()) {
        // A document that is one string may hold another: that one is opened.
        prop_assume!(!value.is_string());
        let json = serde_json::to_string(&value).unwrap();
        let reading = any(&json, &Limits::default()).unwrap();
        prop_assert_eq!(reading.form, Form::Json);
        prop_assert_eq!(Ok(reading.tree), parse(&json, &Limits::default()));
    }

    #[test]
    fn digits_come_out_as_they_went_in(number in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?") {
        let text = || Some(number.as_str());
        let limits = Limits::default();
        let tree = |text: &str| any(text, &limits).unwrap().tree;
        let nearly = tree(&format!("cb({{a:{number},}})"));
        prop_assert_eq!(nearly.get("a").and_then(Tree::text), text());
        let xml = tree(&format!("<r><row><a>{number}</a><b>x</b></row></r>"));
        let xml = &xml;
        let row = xml.list().map_or(xml.get("row").unwrap_or(xml), |rows| &rows[0]);
        prop_assert_eq!(row.get("a").and_then(Tree::text), text());
        let html = tree(&format!("<table><tr><th>a<th>b<tr><td>x<td>{number}</table>"));
        let cell = &html.get("tbody").and_then(Tree::list).unwrap()[0].list().unwrap()[1];
        prop_assert_eq!(cell.text(), text());
        let csv = tree(&format!("a,b\nx,{number}\n"));
        prop_assert_eq!(csv.list().unwrap()[0].get("b").and_then(Tree::text), text());
    }
}

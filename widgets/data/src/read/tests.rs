//! What the reader takes and refuses, word by word.

#[cfg(feature = "readers")]
mod markup;
#[cfg(feature = "readers")]
mod odd;
#[cfg(feature = "readers")]
mod properties;

mod suite;

use super::{Limits, parse};
use crate::Tree;
use expect_test::{Expect, expect};
use proptest::prelude::*;

/// A tree as one line of text.
fn show(tree: &Tree) -> String {
    match tree {
        Tree::Null => "null".into(),
        Tree::Bool(b) => b.to_string(),
        Tree::Number(n) => n.to_string(),
        Tree::Text(t) => format!("{t:?}"),
        Tree::List(items) => {
            format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
        }
        Tree::Map(members) => {
            let inner: Vec<_> = members
                .iter()
                .map(|(k, v)| format!("{k}={}", show(v)))
                .collect();
            format!("{{{}}}", inner.join(" "))
        }
    }
}

fn check(input: &str, expected: Expect) {
    let got = match parse(input, &Limits::default()) {
        Ok(tree) => show(&tree),
        Err(error) => format!("{}: {}", error.kind.code(), error.message),
    };
    expected.assert_eq(&got);
}

#[test]
fn values() {
    check(
        " {\"a\" : [1, -0.50, 1E+2, true,false , null], \"\": {}, \"b\":[]}\r\n",
        expect![[r#"{a=[1 -0.50 1E+2 true false null] ={} b=[]}"#]],
    );
    check(
        "\u{feff}[\"\\u6559育\\n\\/\\ud83d\\ude00\"]",
        expect![[r#"["教育\n/😀"]"#]],
    );
    check("\"\\ud83d cut\"", expect![[r#""� cut""#]]);
    check("9007199254740993", expect!["9007199254740993"]);
    check("0.30000000000000004", expect!["0.30000000000000004"]);
}

#[test]
fn what_is_no_json() {
    check("", expect!["empty: 来源没有返回任何内容"]);
    check(
        " \n\u{feff}",
        expect!["parse: 数据不是有效的 JSON：第 2 行第 1 列，这里不是 JSON 的值"],
    );
    check("\u{feff}\n", expect!["empty: 来源没有返回任何内容"]);
    check(
        "\n<!DOCTYPE html><html>登录",
        expect!["type: 收到的是一个网页，不是数据：地址可能已经变动、需要登录，或被防火墙拦截"],
    );
    check(
        "<?xml version=\"1.0\"?><a/>",
        expect!["type: 收到的是 XML，不是 JSON 数据"],
    );
    check(
        "{\"名称\": \"教育\",\n \"名称\": 1}",
        expect!["parse: 数据不是有效的 JSON：第 2 行第 2 列，键名“名称”重复出现"],
    );
    check(
        "[NaN]",
        expect![
            "parse: 数据不是有效的 JSON：第 1 行第 2 列，NaN 和 Infinity 不是数字，没有的数请写 null"
        ],
    );
    check(
        "[-Infinity]",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 3 列，数字的写法不对"],
    );
    check(
        "[1e999]",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 2 列，数字超出可表示的范围"],
    );
    check("[0.001e311]", expect!["[0.001e311]"]);
    check(
        "[0.001e312]",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 2 列，数字超出可表示的范围"],
    );
    check("[0e999, 1e-999]", expect!["[0e999 1e-999]"]);
    check(
        "[01]",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，数字的写法不对"],
    );
    check(
        "[1.]",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，小数点后面应有数字"],
    );
    check(
        "[1,]",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，逗号后面缺少内容"],
    );
    check(
        "['a']",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 2 列，字符串应使用双引号"],
    );
    check(
        "[\"a\nb\"]",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，字符串中有未转义的换行或控制字符"],
    );
    check(
        "{\"教育\": \"2050",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 13 列，数据在字符串中间断开，可能没有传完"],
    );
    check(
        "{\"a\":1",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 7 列，对象中此处应为逗号或 }"],
    );
    check(
        "{} {}",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 4 列，数据已经结束，后面却还有内容"],
    );
    check(
        "\"\\x\"",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 3 列，反斜杠后面的字符不对"],
    );
    check(
        "nulL",
        expect!["parse: 数据不是有效的 JSON：第 1 行第 1 列，这里不是 JSON 的值"],
    );
}

#[test]
fn limits_hold() {
    let limits = Limits {
        max_bytes: 200,
        max_depth: 3,
        max_string: 4,
        max_rows: 1,
    };
    let code = |text: &str| parse(text, &limits).map_err(|e| e.kind.code()).err();
    assert_eq!(code("[[[1]]]"), None);
    assert_eq!(code("[[[[1]]]]"), Some("parse"));
    assert_eq!(code("[[],[[]],[[]]]"), None);
    assert_eq!(code("\"教育支出\""), None);
    assert_eq!(code("\"教育支出额\""), Some("size"));
    assert_eq!(code(&" ".repeat(201)), Some("empty"));
    assert_eq!(code(&format!("1{}", " ".repeat(200))), Some("size"));
    let deep = "[".repeat(1 << 20);
    assert_eq!(
        parse(&deep, &Limits::default()).map_err(|e| e.kind.code()),
        Err("parse")
    );
}

#[test]
fn many_keys() {
    let keys = |n: usize| {
        (0..n)
            .map(|i| format!("\"k{i}\":{i}"))
            .collect::<Vec<_>>()
            .join(",")
    };
    for n in [0, 1, 11, 12, 13, 24, 25, 26, 400, 20_000] {
        let text = format!("{{{}}}", keys(n));
        let tree = parse(&text, &Limits::default()).unwrap();
        assert!(matches!(&tree, Tree::Map(members) if members.len() == n));
        for twice in [0, n / 2, n.saturating_sub(1)]
            .into_iter()
            .filter(|_| n > 0)
        {
            let text = format!("{{{},\"k{twice}\":0}}", keys(n));
            assert!(parse(&text, &Limits::default()).is_err(), "{twice} of {n}");
        }
    }
}

/// Any tree, with its JSON written by serde_json.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

fn same(ours: &Tree, theirs: &serde_json::Value) -> bool {
    use serde_json::Value as J;
    match (ours, theirs) {
        (Tree::Null, J::Null) => true,
        (Tree::Bool(a), J::Bool(b)) => a == b,
        (Tree::Number(a), J::Number(b)) => **a == *b.to_string(),
        (Tree::Text(a), J::String(b)) => **a == **b,
        (Tree::List(a), J::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Tree::Map(a), J::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|((k, a), (l, b))| **k == **l && same(a, b))
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn reads_what_serde_writes(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty {
            serde_json::to_string_pretty(&value)
        } else {
            serde_json::to_string(&value)
        }.unwrap();
        let tree = parse(&text, &Limits::default()).unwrap();
        prop_assert!(same(&tree, &value), "{} / {}", text, show(&tree));
    }

    #[test]
    fn any_bytes_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&String::from_utf8_lossy(&bytes), &Limits::default());
    }

    #[test]
    fn json_like_text_is_no_panic(text in "[\\[\\]{}:,\"\\\\u0-9eE+.\\-a-f \n教]{0,80}") {
        let ours = parse(&text, &Limits::default());
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        // What we take, others take too.
        if ours.is_ok() {
            let fine = theirs.is_ok() || text.contains("\\u") ;
            prop_assert!(fine, "{}", text);
        }
    }

    #[test]
    fn numbers_keep_their_digits(text in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?") {
        prop_assert_eq!(parse(&text, &Limits::default()), Ok(Tree::Number(text.as_str().into())));
    }
}

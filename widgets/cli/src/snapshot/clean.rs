//! A tree as strict JSON: every digit as it was sent.

use mingbai_data::Tree;

/// The tree as one line of JSON (RFC 8259) with a line break at its end; the rows of a list stand on lines of their own.
pub fn json(tree: &Tree) -> String {
    let mut out = String::new();
    push(&mut out, tree);
    out.push('\n');
    out
}

fn push(out: &mut String, tree: &Tree) {
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Tree::Number(digits) if is_number(digits) => out.push_str(digits),
        // What another format calls a number (`+5`, `.5`) is none in JSON; it keeps its letters.
        Tree::Number(text) | Tree::Text(text) => string(out, text),
        Tree::List(items) => {
            let nested = items
                .iter()
                .any(|item| matches!(item, Tree::Map(_) | Tree::List(_)));
            let between = if nested { ",\n" } else { "," };
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                match (index, nested) {
                    (0, true) => out.push('\n'),
                    (0, false) => {}
                    _ => out.push_str(between),
                }
                push(out, item);
            }
            out.push(']');
        }
        Tree::Map(members) => {
            out.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                string(out, key);
                out.push(':');
                push(out, value);
            }
            out.push('}');
        }
    }
}

fn string(out: &mut String, text: &str) {
    // Escaping is serde_json's; a string cannot fail.
    out.push_str(&serde_json::Value::from(text).to_string());
}

/// Whether `text` is a number in the grammar of RFC 8259 §6.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_data::read::{Limits, parse};
    use proptest::prelude::*;

    #[test]
    fn every_digit_is_kept() {
        let text = r#"{"a":9007199254740993,"b":0.10,"c":1e-7,"d":-0,"e":[1.50,"x\n\u0001\"\\",null,true],"f":{},"g":[]}"#;
        let tree = parse(text, &Limits::default()).unwrap();
        assert_eq!(json(&tree).trim_end(), text);
    }

    #[test]
    fn no_number_in_json_becomes_a_text() {
        for text in ["+5", ".5", "5.", "007", "1e", "0x1F", "NaN", "-", ""] {
            assert_eq!(
                json(&Tree::Number(text.into())),
                format!("\"{text}\"\n"),
                "{text}"
            );
        }
        for text in ["0", "-0", "-12.50", "1E+9", "0.1e-3"] {
            assert_eq!(json(&Tree::Number(text.into())), format!("{text}\n"));
        }
    }

    fn trees() -> impl Strategy<Value = Tree> {
        let text = || any::<String>().prop_map(String::into_boxed_str);
        let leaf = prop_oneof![
            Just(Tree::Null),
            any::<bool>().prop_map(Tree::Bool),
            any::<i64>().prop_map(|n| Tree::Number(n.to_string().into())),
            text().prop_map(Tree::Text),
        ];
        leaf.prop_recursive(4, 32, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Tree::List),
                prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| {
                    Tree::Map(
                        map.into_iter()
                            .map(|(key, value)| (key.into_boxed_str(), value))
                            .collect(),
                    )
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn reading_it_gives_the_same_tree(tree in trees()) {
            prop_assert_eq!(parse(&json(&tree), &Limits::default()).unwrap(), tree);
        }
    }
}

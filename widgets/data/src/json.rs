//! JSON text: strings, and a tree as it was read. A number stays the digits that were sent.

use crate::Tree;

impl Tree {
    /// The tree as JSON text, without blanks.
    ///
    /// ```
    /// use mingbai_data::read::{Limits, parse};
    /// let tree = parse(r#"{"n": 1.50, "a": [null, "x\n\"y\""]}"#, &Limits::default()).unwrap();
    /// assert_eq!(tree.json(), r#"{"n":1.50,"a":[null,"x\n\"y\""]}"#);
    /// ```
    #[must_use]
    pub fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Tree::Null => out.push_str("null"),
            Tree::Bool(true) => out.push_str("true"),
            Tree::Bool(false) => out.push_str("false"),
            Tree::Number(digits) => out.push_str(digits),
            Tree::Text(text) => string(out, text),
            Tree::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Tree::Map(members) => {
                out.push('{');
                for (at, (key, value)) in members.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    string(out, key);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// A JSON string. `<` is escaped as well, so that the text may stand inside a `<script>`.
pub(crate) fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' || c == '<' => {
                let code = u32::from(c);
                let hex = |n: u32| char::from_digit(n & 15, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([hex(code >> 4), hex(code)]);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Limits, parse};
    use proptest::prelude::*;

    fn tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![
            Just(Tree::Null),
            any::<bool>().prop_map(Tree::Bool),
            "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?".prop_map(|n| Tree::Number(n.into())),
            any::<String>().prop_map(|text| Tree::Text(text.into())),
        ];
        leaf.prop_recursive(5, 60, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Tree::List),
                prop::collection::btree_map(any::<String>(), inner, 0..8).prop_map(|members| {
                    let members = members.into_iter();
                    Tree::Map(members.map(|(key, value)| (key.into(), value)).collect())
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_tree(tree in tree()) {
            prop_assert_eq!(parse(&tree.json(), &Limits::default()), Ok(tree));
        }
    }

    #[test]
    fn no_text_ends_a_script() {
        let tree = Tree::Text("</script>\u{1}".into());
        assert_eq!(tree.json(), "\"\\u003c/script>\\u0001\"");
    }
}

//! Following pages ends, whatever comes.

use crate::Tree;
use crate::read::Limits;
use crate::shape::{Ask, Bounds, Follow, may_go_on, paging};
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    let known = "total|records|count|page|pageNo|PAGENUM|size|limit|offset|pages|next|cursor|rows|data|list|articles|tables|meta|_links|n|schema|code|fields";
    let known: Vec<&str> = known.split('|').collect();
    prop::sample::select(known).prop_map(str::to_owned)
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        (0u32..60).prop_map(|n| Tree::Number(n.to_string().into())),
        any_text().prop_map(|text| Tree::Text(text.into())),
        Just(Tree::Null),
        Just(Tree::Bool(false)),
    ];
    leaf.prop_recursive(4, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Tree::List),
            prop::collection::btree_map(words(), inner, 0..8).prop_map(|map| Tree::Map(
                map.into_iter()
                    .map(|(key, value)| (key.into(), value))
                    .collect()
            )),
        ]
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        Just("/api?page=2".to_owned()),
        Just("[{\"a\":1}]".to_owned()),
        "[0-9]{1,20}",
    ]
}

fn addresses() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        words(),
        "[0-9]{1,22}",
        "[/?&=#:,{}\"%\\[\\]$.-]{1,3}",
        Just("%22".to_owned()),
        Just("=".to_owned()),
        ".",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Whatever comes, it ends, within its bounds, and every page has been asked for once.
    #[test]
    fn it_always_ends(first in trees(), pages in prop::collection::vec(trees(), 1..5), address in addresses()) {
        let limits = Limits::default();
        let bounds = Bounds { pages: 6, rows: 40 };
        let _ = paging(&first);
        let gate = may_go_on(&first, &address);
        let whole = first.clone();
        match Follow::new(first, &address, bounds, &limits) {
            Err(tree) => prop_assert_eq!(tree, whole),
            Ok(mut follow) => {
                // An address in which percent signs hide a number's beginning is let through by nobody.
                prop_assert!(gate || address.contains('%'));
                let mut asked: Vec<Ask> = Vec::new();
                while let Some(ask) = follow.next().cloned() {
                    prop_assert!(!asked.contains(&ask));
                    asked.push(ask);
                    prop_assert!(asked.len() < bounds.pages);
                    follow.came(pages.get(asked.len()).unwrap_or(&pages[0]).clone());
                }
                let (_, cut) = follow.end();
                if let Some(cut) = cut {
                    prop_assert!(!cut.message().is_empty());
                }
            }
        }
    }
}

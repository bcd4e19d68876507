//! What each module may draw.

use super::{BOARDS, MORE, POLICIES, PROJECTS, Pen, TAGS, attributes};

#[test]
fn each_tag_has_one_list() {
    let list = |spec| {
        let mut pen = Pen::default();
        pen.open(spec);
        pen.stack.pop().unwrap().names
    };
    assert!(std::ptr::eq(list("td|class=a"), list("td|colspan=2")));
    assert_eq!(list("small"), ["class"]);
    assert_eq!(list("dt"), &[] as &[&str]);
}

/// The elements of a module, by the features that its own build has: what another module draws with more is not in it.
type Module<'a> = (&'a [&'static str], &'a [&'static str]);

/// Drawn or not by a test: what the sources of a module say of an element, its tag may have in the build of that module.
#[test]
fn every_attribute_is_in_the_list_of_its_tag() {
    let shared: &[&str] = &[include_str!("../frame.rs"), include_str!("../link.rs")];
    let boards: &[&str] = &[
        include_str!("../board.rs"),
        include_str!("../board/list.rs"),
        include_str!("../board/map.rs"),
    ];
    let modules: &[Module<'_>] = &[
        #[cfg(feature = "budget")]
        (
            &[TAGS],
            &[
                include_str!("../budget/act.rs"),
                include_str!("../budget/draw.rs"),
                include_str!("../budget/figure.rs"),
                include_str!("../budget/fixture.rs"),
                include_str!("../budget/index.rs"),
                include_str!("../budget/layout.rs"),
                include_str!("../budget/list.rs"),
                include_str!("../budget/mod.rs"),
                include_str!("../budget/panel.rs"),
                include_str!("../budget/rows.rs"),
                include_str!("../budget/rows_tests.rs"),
                include_str!("../budget/search.rs"),
                include_str!("../budget/state.rs"),
                include_str!("../budget/tables.rs"),
                include_str!("../budget/widget.rs"),
            ],
        ),
        #[cfg(feature = "air")]
        (
            &[BOARDS, TAGS],
            &[
                include_str!("../air/act.rs"),
                include_str!("../air/ahead.rs"),
                include_str!("../air/card.rs"),
                include_str!("../air/draw.rs"),
                include_str!("../air/items.rs"),
                include_str!("../air/mod.rs"),
                include_str!("../air/places.rs"),
                include_str!("../air/say.rs"),
                include_str!("../air/state.rs"),
                include_str!("../air/trend.rs"),
                include_str!("../air/widget.rs"),
            ],
        ),
        #[cfg(feature = "water")]
        (
            &[BOARDS, TAGS],
            &[
                include_str!("../water/act.rs"),
                include_str!("../water/draw.rs"),
                include_str!("../water/mod.rs"),
                include_str!("../water/places.rs"),
                include_str!("../water/say.rs"),
                include_str!("../water/section.rs"),
                include_str!("../water/state.rs"),
                include_str!("../water/summary.rs"),
                include_str!("../water/widget.rs"),
            ],
        ),
        #[cfg(feature = "livelihood")]
        (
            &[PROJECTS, BOARDS, TAGS],
            &[
                include_str!("../livelihood/act.rs"),
                include_str!("../livelihood/draw.rs"),
                include_str!("../livelihood/groups.rs"),
                include_str!("../livelihood/item.rs"),
                include_str!("../livelihood/list.rs"),
                include_str!("../livelihood/map.rs"),
                include_str!("../livelihood/mod.rs"),
                include_str!("../livelihood/news.rs"),
                include_str!("../livelihood/parts.rs"),
                include_str!("../livelihood/say.rs"),
                include_str!("../livelihood/shots.rs"),
                include_str!("../livelihood/state.rs"),
                include_str!("../livelihood/summary.rs"),
                include_str!("../livelihood/widget.rs"),
            ],
        ),
        #[cfg(feature = "policy")]
        (
            &[POLICIES, BOARDS, TAGS],
            &[
                include_str!("../consultation/answers.rs"),
                include_str!("../consultation/draft.rs"),
                include_str!("../consultation/mod.rs"),
                include_str!("../consultation/say.rs"),
                include_str!("../papers/mod.rs"),
                include_str!("../consultation/survey.rs"),
                include_str!("../consultation/card.rs"),
                include_str!("../policy/body.rs"),
                include_str!("../policy/ask.rs"),
                include_str!("../policy/first.rs"),
                include_str!("../policy/foot.rs"),
                include_str!("../policy/card.rs"),
                include_str!("../policy/mod.rs"),
                include_str!("../policy/parts.rs"),
                include_str!("../policy/say.rs"),
                include_str!("../papers/state.rs"),
                include_str!("../papers/widget.rs"),
            ],
        ),
        #[cfg(feature = "views")]
        (
            &[MORE, TAGS],
            &[
                include_str!("../views/act.rs"),
                include_str!("../views/area.rs"),
                include_str!("../views/audit.rs"),
                include_str!("../views/bands.rs"),
                include_str!("../views/debt.rs"),
                include_str!("../views/draw.rs"),
                include_str!("../views/flow.rs"),
                include_str!("../views/hundred.rs"),
                include_str!("../views/mod.rs"),
                include_str!("../views/parts.rs"),
                include_str!("../views/picture.rs"),
                include_str!("../views/plan.rs"),
                include_str!("../views/public.rs"),
                include_str!("../views/say.rs"),
                include_str!("../views/series.rs"),
                include_str!("../views/sides.rs"),
                include_str!("../views/state.rs"),
                include_str!("../views/take.rs"),
                include_str!("../views/treemap.rs"),
                include_str!("../views/trend.rs"),
                include_str!("../views/widget.rs"),
                include_str!("../views/words.rs"),
            ],
        ),
    ];
    let mut seen = 0;
    for (lists, sources) in modules {
        let on_boards = lists.contains(&BOARDS);
        let boards = boards.iter().filter(|_| on_boards);
        for source in sources.iter().chain(shared).chain(boards) {
            for spec in source.split('"') {
                let spec = spec.replace("\\\n", "").replace("         |", "|");
                if !spec.contains('|') || !spec.contains('=') || spec.contains('\n') {
                    continue;
                }
                seen += 1;
                let mut words = spec.split('|');
                let tag = words.next().unwrap();
                let known = attributes(lists, tag);
                for word in words.filter(|word| !word.is_empty()) {
                    let name = word.split('=').next().unwrap();
                    assert!(
                        known.contains(&name),
                        "{tag} has no {name} where {spec} is drawn"
                    );
                }
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

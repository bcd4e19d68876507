//! The names in a programme, for an address that says where a reader is and for what is linked to other widgets of the page.
//!
//! **No format:** both sides are of one build. A text is the number of its bytes, a colon and the text itself.

use super::{By, Programme, rolled};
use crate::text::count;

/// Of each item its code, its works, its name, its line of the budget and its document; then the names of works, units and
/// districts, in the order of [`rolled`]. Before each list stands how many there are.
#[must_use]
pub fn hand_over(programme: &Programme) -> String {
    let mut out = String::new();
    put(&mut out, &count(programme.items.len()));
    for item in &programme.items {
        let own = [
            &item.id,
            &item.works,
            &Some(item.title.clone()),
            &item.budget_line,
            &item.policy_id,
        ];
        for text in own {
            put(&mut out, text.as_deref().unwrap_or_default());
        }
    }
    for by in [By::Works, By::Unit, By::District] {
        let groups = rolled(programme, by);
        put(&mut out, &count(groups.len()));
        for group in &groups {
            put(&mut out, &group.name);
        }
    }
    out
}

#[inline(never)]
fn put(out: &mut String, text: &str) {
    out.push_str(&count(text.len()));
    out.push(':');
    out.push_str(text);
}

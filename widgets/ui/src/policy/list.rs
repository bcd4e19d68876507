//! Several policies: each with what it is and whether it is in force.

use mingbai_data::policy::Policies;

use super::say::{chip, day, sentence};
use crate::pen::Pen;

/// Draws the list.
#[inline(never)]
pub fn list(pen: &mut Pen, policies: &Policies, now: Option<i64>) {
    pen.open("p|class=mb-hint");
    pen.write("共 ");
    pen.count(policies.rows.len());
    pen.write(" 份文件");
    pen.close();
    pen.open("ul|class=mbp-all mbb-places");
    for (at, policy) in policies.rows.iter().enumerate() {
        pen.open("li");
        pen.open("div|class=mbb-name");
        pen.button("button|type=button", "p", at);
        pen.write(&policy.title);
        pen.close();
        pen.close();
        pen.open("p|class=mbp-state");
        chip(pen, policy, now);
        let published = day(&policy.published);
        if !published.is_empty() {
            pen.put("span", &["公布 ", &*published].concat());
        }
        if let Some(number) = &policy.doc_no {
            pen.put("span|class=mbp-no-break", number);
        }
        pen.close();
        pen.put("p", &sentence(policies, policy, now));
        pen.close();
    }
    pen.close();
}

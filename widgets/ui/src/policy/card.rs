//! One policy from the first question to the last, and a policy as a row of a list.

use mingbai_data::policy::{Policies, Policy};
use mingbai_data::rich::Rich;
use mingbai_data::workday::Calendar;

use super::body::body;
use super::first::first;
use super::foot::foot;
use super::parts::parts;
use super::say::{chip, day, sentence};
use crate::board::part;
use crate::papers::View;
use crate::pen::Pen;

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// All of them.
    pub policies: &'a Policies,
    /// The one that is shown.
    pub policy: &'a Policy,
    /// The working days that are known.
    pub calendar: &'a Calendar,
    /// The time.
    pub now: Option<i64>,
    /// The reader's state.
    pub view: &'a View,
    /// What was answered.
    pub answers: &'a [String],
    /// The full text, from when it is to be seen.
    pub rich: Option<&'a Rich>,
    /// Level of the headings of the parts.
    pub heading: usize,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Everything is drawn, for paper.
    pub paper: bool,
}

/// Draws it.
#[inline(never)]
pub fn card(pen: &mut Pen, scene: &Scene) {
    first(pen, scene);
    parts(pen, scene);
    pen.open("");
    if scene.policy.body.is_some() {
        part(pen, scene.heading, "正文");
        let open = scene.paper || scene.view.body;
        pen.open("button|type=button|class=mb-more|data-a=o");
        pen.state("aria-expanded", open);
        pen.open("i|class=mb-tri|aria-hidden=true");
        pen.close();
        pen.write("查看全文");
        pen.close();
        pen.open("");
        if let Some(rich) = scene.rich.filter(|_| open) {
            body(pen, scene, rich);
        }
        pen.close();
        pen.close();
    }
    pen.close();
    foot(pen, scene);
}

/// Draws where it stands: in force, published, its number. What it is, in a sentence, is given back.
#[inline(never)]
pub fn row(pen: &mut Pen, policies: &Policies, at: usize, now: Option<i64>) -> String {
    let Some(policy) = policies.rows.get(at) else {
        return String::new();
    };
    chip(pen, policy, now);
    let published = day(&policy.published);
    if !published.is_empty() {
        pen.put("span", &["公布 ", &*published].concat());
    }
    if let Some(number) = &policy.doc_no {
        pen.put("span|class=mbp-no-break", number);
    }
    sentence(policies, policy, now)
}

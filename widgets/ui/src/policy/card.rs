//! One policy from the first question to the last, and a policy as a row of a list.

use mingbai_data::policy::{Force, Policies, Policy, force};
use mingbai_data::rich::Rich;
use mingbai_data::workday::Calendar;

use super::body::body;
use super::first::first;
use super::foot::foot;
use super::parts::parts;
use super::say::{chip, day, sentence, shown, span};
use crate::board::part;
use crate::dom::can_print;
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

/// Draws it; `only` the card of one sheet (明白卡), for paper.
#[inline(never)]
pub fn card(pen: &mut Pen, scene: &Scene, only: bool) {
    first(pen, scene);
    sheet(pen, scene, only);
    // What stands before it is the same with and without it: the code that the shell has put there stays.
    pen.open("");
    if !only {
        rest(pen, scene);
    }
    pen.close();
}

/// What is not on the card.
fn rest(pen: &mut Pen, scene: &Scene) {
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

/// The card of one sheet: a button, and where it is open the place in which the shell puts the code of the address and what it
/// makes a picture of (`shell/sheet.js`), a line each: `m` a mark, `h` a heading, `a` words, `n` small ones, `f` the foot.
fn sheet(pen: &mut Pen, scene: &Scene, only: bool) {
    let open = only || scene.view.sheet;
    pen.open("");
    if !scene.paper {
        pen.open("button|type=button|class=mb-button mbp-ask|data-a=k");
        pen.state("aria-expanded", open);
        pen.write(if open { "收起明白卡" } else { "明白卡" });
        pen.close();
    }
    pen.close();
    pen.open("");
    if open && (only || !scene.paper) {
        pen.open("div|class=mbp-sheet");
        pen.open("");
        if !only {
            pen.put(
                "p|class=mb-hint",
                "一页纸：上面这些内容、来源和日期，带本页的二维码。",
            );
            if can_print() {
                pen.put("button|type=button|class=mb-button|data-a=K", "打印一页");
            }
        }
        pen.close();
        pen.put("p|class=mbp-lines|aria-hidden=true", &lines(scene));
        pen.put("div|data-part=sheet", "");
        pen.close();
    }
    pen.close();
}

/// What the picture says.
fn lines(scene: &Scene) -> String {
    let (policies, policy) = (scene.policies, scene.policy);
    let mut out = String::new();
    let mut line = |mark: char, name: &str, text: &str| {
        if !text.is_empty() {
            out.push(mark);
            out.push_str(name);
            // A line is a line.
            out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
            out.push('\n');
        }
    };
    let own = |text: &'_ Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    if policies.sample {
        line('m', "", "示例数据");
    }
    line('h', "", &policy.title);
    line('n', "", &own(&policy.doc_no));
    let force = force(policy, scene.now);
    if force != Force::Unknown {
        line('n', "有效性：", force.name());
    }
    line('a', "", &sentence(policies, policy, scene.now));
    for (name, text) in [
        ("我在范围内吗", own(&policy.covered)),
        ("能得多少", own(&policy.amount)),
        ("什么时候办", span(&policy.apply_from, &policy.apply_to)),
        ("多久办好", own(&policy.takes)),
        ("收费", own(&policy.fee)),
        ("去哪里办", own(&policy.place)),
        ("办公时间", own(&policy.hours)),
        ("打什么电话", own(&policy.phone)),
    ] {
        if !text.is_empty() {
            line('n', "", name);
            line('a', "", &text);
        }
    }
    let by = policy.publisher.as_deref();
    line(
        'f',
        "发布机构：",
        by.or(policies.publisher.as_deref()).unwrap_or_default(),
    );
    let source = policies.source.as_deref();
    line('f', "来源：", source.unwrap_or_default());
    line('f', "公布日期：", &day(&policy.published));
    line('f', "有效期至：", &day(&policy.expires));
    let as_of = policies.as_of.map(shown).unwrap_or_default();
    line('f', "数据截至：", &as_of);
    out
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

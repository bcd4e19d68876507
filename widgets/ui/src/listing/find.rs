//! The question that readers come with, the field that answers it, and what filters and orders.

use mingbai_data::listing::{By, Kind, Listing, Persons, synonyms};

use super::state::LETTERS;
use super::widget::Scene;
use crate::board::{SEARCHED, segment};
use crate::link::phones;
use crate::pen::Pen;
use crate::text::num;

/// The field to search in.
const FIELD: &str = "input|class=mb-search|type=search|enterkeyhint=search|autocomplete=off";

/// An order by a field: its words, the field, whether from the last to the first.
pub fn orders(listing: &Listing) -> Vec<(String, usize, bool)> {
    let mut out = Vec::new();
    for (at, field) in listing.profile.fields.iter().enumerate() {
        let [down, up] = match field.kind {
            Kind::Date => ["从新到旧", "从旧到新"],
            _ if field.kind.is_sortable() => ["从大到小", "从小到大"],
            _ => continue,
        };
        let shown = listing.profile.columns.contains(&at) || listing.profile.card.contains(&at);
        if shown && out.len() < 8 {
            out.push(([&*field.label, down].concat(), at, true));
            out.push(([&*field.label, up].concat(), at, false));
        }
    }
    out
}

/// What a filter is called.
fn name(listing: &Listing, by: By) -> &str {
    match by {
        By::State => "状态",
        By::Field(at) | By::Month(at) | By::Year(at) => {
            let field = listing.profile.fields.get(at);
            field.map_or("", |own| &*own.label)
        }
    }
}

fn option(pen: &mut Pen, at: usize, name: &str, on: bool) {
    pen.open("option");
    pen.number("value", Some(at));
    pen.chosen(on);
    pen.write(name);
    pen.close();
}

/// Draws it.
#[inline(never)]
pub fn find(pen: &mut Pen, scene: &Scene) {
    let profile = &scene.listing.profile;
    let asked = profile.question.as_ref();
    let many = scene.listing.rows.len();
    let searched = many >= SEARCHED || asked.is_some() || !scene.view.query.is_empty();
    pen.open("div|class=mbs-find");
    pen.open("");
    if searched && !scene.paper {
        pen.open("label|class=mbs-ask");
        pen.open("");
        if let Some(asked) = asked {
            pen.put("span", &asked.text);
        }
        pen.close();
        pen.open(FIELD);
        let hint = asked.map_or("输入文字或编号查找", |own| &*own.hint);
        pen.set("placeholder", hint);
        pen.set("aria-label", asked.map_or("查找", |own| &*own.text));
        pen.set("value", &scene.view.query);
        pen.close();
        pen.close();
        pen.open("");
        if asked.is_some_and(|own| own.scan) {
            // The shell puts a button here where the browser reads bar codes (`shell/lists.js`).
            pen.put("div|data-part=scan", "");
        }
        pen.close();
    }
    pen.close();
    let filters = profile.filters.iter().zip(scene.choices).enumerate();
    pen.open("div|class=mb-tools mb-row");
    for (at, (by, choices)) in filters {
        pen.open("");
        // The states stand as buttons below; one choice is none.
        let state = *by == By::State && !scene.narrow;
        let chosen = scene.view.chosen.get(at).map_or("", |own| &**own);
        if (choices.len() > 1 || !chosen.is_empty()) && !state && !scene.paper {
            pen.open("label|class=mb-field");
            pen.put("span|class=mb-off", name(scene.listing, *by));
            pen.open("select");
            pen.set("data-a", LETTERS.get(at).unwrap_or(&"g"));
            option(
                pen,
                0,
                &[name(scene.listing, *by), "：全部"].concat(),
                chosen.is_empty(),
            );
            for (own, choice) in choices.iter().enumerate() {
                let words = [&*choice.text, " ", &*num(choice.many)].concat();
                option(pen, own.wrapping_add(1), &words, *chosen == *choice.text);
            }
            pen.close();
            pen.close();
        }
        pen.close();
    }
    let orders = orders(scene.listing);
    pen.open("");
    if !orders.is_empty() && many > 1 && !scene.paper {
        pen.open("label|class=mb-field");
        pen.put("span|class=mb-off", "排序");
        pen.open("select|data-a=s");
        let usual = if profile.sort.is_empty() {
            "按公布顺序"
        } else {
            "默认顺序"
        };
        option(pen, 0, usual, scene.view.order == 0);
        for (at, (words, ..)) in orders.iter().enumerate() {
            let at = at.wrapping_add(1);
            option(pen, at, words, scene.view.order == at);
        }
        pen.close();
        pen.close();
    }
    pen.close();
    pen.close();
    let state = profile.filters.iter().position(|by| *by == By::State);
    let states = state.and_then(|at| Some((at, scene.choices.get(at)?)));
    pen.open("");
    if let Some((at, choices)) =
        states.filter(|(_, all)| all.len() > 1 && !scene.narrow && !scene.paper)
    {
        let chosen = scene.view.chosen.get(at).map_or("", |own| &**own);
        pen.open("div|class=mb-seg|role=group|aria-label=按状态筛选");
        segment(
            pen,
            "t",
            0,
            &["全部 ", &*num(many)].concat(),
            chosen.is_empty(),
        );
        for (own, choice) in choices.iter().enumerate() {
            let words = [&*choice.text, " ", &*num(choice.many)].concat();
            let on = *chosen == *choice.text;
            segment(pen, "t", own.wrapping_add(1), &words, on);
        }
        pen.close();
    }
    pen.close();
    rules(pen, scene);
    pen.close();
}

/// How each state comes about, a tap away.
fn rules(pen: &mut Pen, scene: &Scene) {
    let states = || {
        let all = scene.listing.profile.states.iter();
        all.filter_map(|own| Some((&own.word, scene.listing.rule(own.rule.as_deref())?)))
    };
    pen.open("");
    if states().next().is_some() && !scene.paper {
        pen.open("button|type=button|class=mb-more|data-a=y");
        pen.state("aria-expanded", scene.view.rules);
        pen.open("i|class=mb-tri|aria-hidden=true");
        pen.close();
        pen.write("状态怎么判断");
        pen.close();
        pen.open("");
        if scene.view.rules {
            pen.open("dl|class=mbs-dl");
            for (word, rule) in states() {
                crate::board::entry(pen, word, &[rule]);
            }
            pen.close();
        }
        pen.close();
    }
    pen.close();
}

/// What was found, in words; and where nothing was, what that means and whom to ask.
#[inline(never)]
pub fn answer(pen: &mut Pen, scene: &Scene) {
    let profile = &scene.listing.profile;
    let (all, found) = (scene.listing.rows.len(), scene.list.len());
    pen.open("p|class=mb-hint|role=status");
    pen.write("共 ");
    pen.count(all);
    pen.write(" ");
    pen.write(&profile.unit);
    pen.write("，显示 ");
    pen.count(found);
    pen.write(" ");
    pen.write(&profile.unit);
    pen.close();
    let query = &*scene.view.query;
    let others = synonyms(profile, query);
    pen.open("");
    if !others.is_empty() {
        let others = others.join("、");
        pen.put("p|class=mb-hint", &["同时查找：", &*others].concat());
    }
    pen.close();
    pen.open("");
    if found > 0 && scene.alike {
        let said = ["没有写着“", query, "”的，下面是字面相近的，请看看是不是："];
        pen.put("p|class=mb-hint", &said.concat());
    }
    if found == 0 && all > 0 {
        nothing(pen, scene);
    }
    pen.close();
}

/// What it means that something is not there, and whom to ask.
#[inline(never)]
pub fn nothing(pen: &mut Pen, scene: &Scene) {
    let profile = &scene.listing.profile;
    pen.open("div|class=mbs-none");
    pen.open("");
    if scene.alike && !scene.list.is_empty() {
        pen.write("都不是的：");
    }
    pen.close();
    pen.open("");
    if profile.persons == Persons::Masked && profile.tells_of_persons() {
        pen.put("p", "姓名只留姓，请只输入姓查找。");
    }
    pen.close();
    let question = profile.question.as_ref();
    let none = question.and_then(|own| own.none.as_deref());
    let filtered = scene.view.chosen.iter().any(|own| !own.is_empty());
    pen.put(
        "p",
        match none {
            // A filter hides what may be there.
            Some(none) if !filtered => none,
            _ => "没有找到，请换个词或条件试试。",
        },
    );
    ask(pen, scene);
    pen.open("div|class=mb-row");
    pen.put("button|type=button|class=mb-button|data-a=x", "显示全部");
    pen.close();
    pen.close();
}

/// Whom to ask.
pub fn ask(pen: &mut Pen, scene: &Scene) {
    if let Some(contact) = &scene.listing.profile.contact {
        pen.open("p|class=mbs-call");
        pen.write(&contact.name);
        pen.write(" ");
        phones(pen, &contact.phone);
        pen.close();
    }
}

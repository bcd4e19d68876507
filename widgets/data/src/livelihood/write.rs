//! A programme of a standard as text in the format `mingbai.livelihood/1`.

use super::gather::texts;
use super::read::{FORMAT, TEXTS};
use super::{Given, Item, Money, Programme};
use crate::date::Date;
use crate::{Finding, Missing, Severity, Tree, Value};

/// Members of an object, without those that have nothing to say.
#[derive(Default)]
struct Members(Vec<(Box<str>, Tree)>);

impl Members {
    fn put(&mut self, key: &str, tree: Tree) {
        self.0.push((key.into(), tree));
    }

    fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.put(key, Tree::Text(text.into()));
        }
    }

    fn date(&mut self, key: &str, date: Option<Date>) {
        self.text(key, date.map(Date::shown).as_deref());
    }

    fn missing(&mut self, key: &str, reason: Missing) {
        if reason != Missing::Absent {
            let mut why = Self::default();
            why.text("missing", Some(reason.code()));
            self.put(key, why.tree());
        }
    }

    /// An amount in 元 or in units of its currency, as it was sent.
    fn money(&mut self, key: &str, given: Result<&Money, Missing>) {
        match given {
            Ok(money) => {
                let mut own = Self::default();
                own.text("value", Some(&money.amount.to_string()));
                own.text("unit", Some(money.currency.as_deref().unwrap_or("元")));
                own.text("printed", Some(&money.printed));
                self.put(key, own.tree());
            }
            Err(reason) => self.missing(key, reason),
        }
    }

    fn given(&mut self, key: &str, given: &Given) {
        self.money(key, given.as_ref().map_err(|reason| *reason));
    }

    /// A list of objects; none that is empty.
    fn list<T>(&mut self, key: &str, all: &[T], each: impl Fn(&T, &mut Self)) {
        let object = |own: &T| {
            let mut members = Self::default();
            each(own, &mut members);
            members.tree()
        };
        if !all.is_empty() {
            self.put(key, Tree::List(all.iter().map(object).collect()));
        }
    }

    fn texts(&mut self, key: &str, all: &[Box<str>]) {
        if !all.is_empty() {
            self.put(
                key,
                Tree::List(all.iter().cloned().map(Tree::Text).collect()),
            );
        }
    }

    fn tree(self) -> Tree {
        Tree::Map(self.0)
    }
}

/// The JSON text of a programme that `preset` read: a row an item. Of what the standards have nothing is lost; indicators,
/// districts and a row of sums are not in them.
pub(super) fn json(programme: &Programme, preset: &str) -> String {
    let mut out = Members::default();
    out.text("schema", Some(FORMAT));
    out.text("title", programme.title.as_deref());
    out.text("publisher", programme.publisher.as_deref());
    out.text("source", programme.source.as_deref());
    out.text("source_url", programme.source_url.as_deref());
    out.text("standard", programme.standard.as_deref());
    out.text("preset", Some(preset));
    out.date("as_of", programme.as_of);
    let rows = programme.items.iter().map(row).collect();
    out.put("rows", Tree::List(rows));
    out.list("findings", &programme.findings, finding);
    out.tree().json()
}

fn row(item: &Item) -> Tree {
    let mut out = Members::default();
    let mut own = item.clone();
    for (text, key) in texts(&mut own).into_iter().zip(TEXTS) {
        out.text(key, text.as_deref());
    }
    out.text("title", Some(&item.title));
    out.text("kind", Some(item.kind.name()));
    out.texts("duty", &item.duty);
    out.date("start", item.start);
    out.date("end", item.end);
    out.date("finished", item.finished);
    out.date("as_of", item.as_of);
    match &item.physical {
        Value::Present { printed, .. } => out.text("physical", Some(printed)),
        Value::Missing(reason) => out.missing("physical", *reason),
    }
    if let Some(point) = item.point {
        out.text("lat", Some(&point.lat.to_string()));
        out.text("lon", Some(&point.lon.to_string()));
    }
    let funds = &item.funds;
    out.given("funds_plan", &funds.plan);
    out.given("funds_allocated", &funds.allocated);
    out.given("funds_spent", &funds.spent);
    out.list("funds_source", &funds.sources, |(name, given), out| {
        out.text("name", Some(name));
        out.given("value", given);
    });
    out.list("photo_url", &item.photos, |own, out| {
        out.text("url", Some(&own.url));
        out.text("alt", own.alt.as_deref());
        out.date("taken", own.taken);
        out.text("step", own.step.as_deref());
    });
    out.list("milestones", &item.milestones, |own, out| {
        out.text("text", Some(&own.text));
        out.date("due", own.due);
        out.date("met", own.met);
        out.put("reached", own.reached.map_or(Tree::Null, Tree::Bool));
        if own.partly {
            out.put("partly", Tree::Bool(true));
        }
    });
    out.list("contracts", &item.contracts, |own, out| {
        out.text("id", own.id.as_deref());
        out.text("title", own.title.as_deref());
        out.texts("suppliers", &own.suppliers);
        for (key, money) in [("value", &own.value), ("final_value", &own.final_value)] {
            out.money(key, money.as_ref().ok_or(Missing::Absent));
        }
        out.date("signed", own.signed);
        out.date("start", own.start);
        out.date("end", own.end);
        out.text("status", own.status.as_deref());
    });
    out.list("corrections", &item.corrections, |own, out| {
        out.date("date", own.date);
        out.text("text", Some(&own.text));
    });
    out.tree()
}

fn finding(found: &Finding, out: &mut Members) {
    out.text("code", Some(found.code));
    let severity = match found.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    out.text("severity", Some(severity));
    if let Some(row) = found.place.row {
        out.put("row", Tree::Number(crate::text::count(row).into()));
    }
    out.text("field", found.place.field);
    out.text("message", Some(&found.message));
}

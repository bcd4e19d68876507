//! One value: from the nodes that a path leads to, to what a record holds.

use super::means::{day_of, iso, moment, quantity, unit};
use super::{Context, End, Spec};
use crate::dataset::{Datum, Kind, UnitRule};
use crate::number::read_number;
use crate::quantity::{Amount, Quantity, Reading, Side};
use crate::text::{among, cut, find};
use crate::{Decimal, Missing, Tree, Value};

/// What publishers write for our codes.
pub(crate) const SPOKEN: [(&str, &str); 7] = [
    ("hour", "实时|实况|小时|小时值"),
    ("day", "日报|日均|日均值"),
    ("forecast", "预报"),
    ("river", "河流"),
    ("lake", "湖库|湖泊|水库"),
    ("section", "断面"),
    ("source", "水源地"),
];

/// What separates the texts of a list, when the mapping does not say.
const SEPARATORS: [char; 6] = ['、', ',', '，', ';', '；', '|'];

/// What a value is taken from: the row or item, and the document.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    pub row: &'a Tree,
    pub root: &'a Tree,
    pub context: &'a Context<'a>,
}

/// The raw texts behind a specification.
enum Raw {
    Absent,
    /// `null`, or an empty list.
    Nothing,
    /// An object where a value is due.
    Other,
    Texts(Vec<String>),
}

impl Spec {
    /// Whether it should find something in some row.
    pub(super) fn looks(&self) -> bool {
        !self.from.is_empty() && !self.optional
    }

    /// The value; `found` tells whether a path led anywhere.
    pub(super) fn datum(&self, kind: Kind, from: From<'_>, found: &mut bool) -> Datum {
        if let Some(text) = self.given(from) {
            *found = true;
            return match kind {
                Kind::Number(rule) => self.number(text, rule, from),
                kind => self.one(text, kind, from),
            };
        }
        match self.raw(from) {
            Raw::Absent => Datum::Missing(Missing::Absent),
            raw => {
                *found = true;
                match raw {
                    Raw::Texts(texts) => self.texts(&texts, kind, from),
                    Raw::Other => Datum::Missing(Missing::BadValue),
                    _ => Datum::Missing(Missing::NotReported),
                }
            }
        }
    }

    /// A text about the whole.
    pub(super) fn whole(&self, from: From<'_>, moment: bool) -> Option<Box<str>> {
        let kind = if moment { Kind::Date } else { Kind::Text };
        match self.datum(kind, from, &mut false) {
            Datum::Text(text) | Datum::Date(text) => Some(text),
            _ => None,
        }
    }

    /// The constant, or that of the first case that holds.
    fn given(&self, from: From<'_>) -> Option<&str> {
        let holds = |path: &Option<crate::path::Path>| {
            path.as_ref().is_none_or(|path| {
                path.select(from.row).iter().any(|node| match node {
                    Tree::Null | Tree::Bool(false) => false,
                    Tree::Text(text) | Tree::Number(text) => !matches!(text.trim(), "" | "0"),
                    _ => true,
                })
            })
        };
        self.constant.as_deref().or_else(|| {
            let case = self.cases.iter().find(|(path, _)| holds(path));
            case.map(|(_, text)| &**text)
        })
    }

    fn raw(&self, from: From<'_>) -> Raw {
        let base = if self.root { from.root } else { from.row };
        let mut best = Raw::Absent;
        let mut joined: Vec<String> = Vec::new();
        for path in &self.from {
            let nodes = path.select(base);
            if nodes.is_empty() {
                continue;
            }
            let mut texts = Vec::new();
            let mut other = false;
            for node in nodes {
                other |= !gather(node, &mut texts);
            }
            let blank = texts.iter().all(|text| text.trim().is_empty());
            let raw = match (texts.is_empty(), other) {
                (true, true) => Raw::Other,
                (true, false) => Raw::Nothing,
                _ => Raw::Texts(texts),
            };
            match (&self.join, raw) {
                (Some(_), Raw::Texts(texts)) => joined.extend(texts),
                (None, raw @ Raw::Texts(_)) if !blank => return raw,
                (_, raw) => best = raw,
            }
        }
        match &self.join {
            Some(between) if !joined.is_empty() => {
                let trimmed: Vec<&str> = joined.iter().map(|text| text.trim()).collect();
                Raw::Texts(vec![trimmed.join(between)])
            }
            _ => best,
        }
    }

    fn texts(&self, texts: &[String], kind: Kind, from: From<'_>) -> Datum {
        if kind == Kind::List && texts.len() > 1 {
            let items: Vec<Box<str>> = texts
                .iter()
                .map(|text| self.renamed(text.trim()))
                .filter(|text| !text.is_empty())
                .map(Into::into)
                .collect();
            return Datum::List(items);
        }
        let text = texts.first().map(String::as_str).unwrap_or_default();
        if let Some((_, reason)) = self.marks.own().find(|(mark, _)| *mark == text.trim()) {
            return Datum::Missing(reason);
        }
        let owned;
        let mut text = text;
        if let Some((open, close)) = &self.between {
            let Some((_, behind)) = cut(text, open) else {
                return Datum::Missing(Missing::Absent);
            };
            text = match close.is_empty() {
                true => behind,
                false => cut(behind, close).map_or(behind, |(inner, _)| inner),
            };
        }
        if self.strip {
            owned = strip(text);
            text = &owned;
        }
        match kind {
            Kind::Number(rule) => self.number(self.renamed(text.trim()), rule, from),
            kind => self.one(text, kind, from),
        }
    }

    /// Another word for the same, when the mapping has one.
    fn renamed<'a>(&'a self, text: &'a str) -> &'a str {
        self.names
            .iter()
            .find(|(name, _)| **name == *text)
            .map_or(text, |(_, other)| other)
    }

    fn number(&self, text: &str, rule: UnitRule, from: From<'_>) -> Datum {
        let of_path = || {
            let path = self.unit_from.as_ref()?;
            let text = path.first(from.row)?.text()?;
            Some(text).filter(|text| !text.trim().is_empty())
        };
        let stated = match rule {
            UnitRule::Named(_) => of_path().or(self.unit.as_deref()),
            UnitRule::Percent => Some("%"),
            UnitRule::None => None,
        };
        let (amount, own, printed) = match quantity(text, stated, self.end.is_some(), &self.marks) {
            Quantity::Missing(reason, _) => return Datum::Missing(reason),
            Quantity::Present(Reading {
                amount,
                unit,
                printed,
            }) => (amount, unit, printed),
        };
        let amount = match (amount, self.end) {
            (Amount::Range { low, .. }, Some(End::Low)) => Amount::Number(low),
            (Amount::Range { high, .. }, Some(End::High)) => Amount::Number(high),
            // What is counted is under a bound (低于4.3), not below what can be detected.
            (Amount::BelowDetection(Some(bound)), _) if matches!(rule, UnitRule::Named(usual) if usual.starts_with(['个', '元'])) => {
                Amount::Bound(Side::Under, bound)
            }
            (amount, _) => amount,
        };
        let Some(amount) = self
            .factor
            .map_or(Some(amount), |factor| times(amount, factor))
        else {
            return Datum::Missing(Missing::BadValue);
        };
        let unit = match rule {
            UnitRule::None => None,
            _ => own
                .map(|unit| unit.name().into())
                .or_else(|| stated.map(unit)),
        };
        Datum::Number {
            amount,
            unit,
            printed,
        }
    }

    /// A value that is no number.
    fn one(&self, text: &str, kind: Kind, from: From<'_>) -> Datum {
        let text = self.renamed(text.trim()).trim();
        // A mark stands for none in every kind; a number does not.
        if let Value::Missing(reason) = read_number(text)
            && reason != Missing::BadValue
        {
            return Datum::Missing(reason);
        }
        match kind {
            Kind::Date => self.moment(text, from),
            Kind::List => {
                let items = match &self.split {
                    Some(by) => pieces(text, by),
                    None => text.split(SEPARATORS).collect(),
                };
                let items = items.into_iter().map(str::trim);
                Datum::List(
                    items
                        .filter(|item| !item.is_empty())
                        .map(|item| self.renamed(item).into())
                        .collect(),
                )
            }
            Kind::Code(codes) => {
                let spoken = SPOKEN.iter().find(|(_, words)| among(words, text));
                let known = spoken.map_or(text, |(code, _)| code);
                match codes.split('|').any(|code| code == known) {
                    true => Datum::Code(known.into()),
                    false => Datum::Missing(Missing::BadValue),
                }
            }
            Kind::Text | Kind::Number(_) => Datum::Text(text.into()),
        }
    }

    fn moment(&self, text: &str, from: From<'_>) -> Datum {
        let named = self.zone_from.as_ref().and_then(|path| {
            let name = path.first(from.row)?.text()?.trim();
            let zone = self.zones.iter().find(|(other, _)| **other == *name);
            zone.map(|(_, zone)| &**zone)
        });
        if self.zone_from.is_some() && named.is_none() && self.zone.is_none() {
            return Datum::Missing(Missing::BadValue);
        }
        let zone = named.or(self.zone.as_deref());
        // Deadlines of projects are written so: 2018年12月底前.
        #[cfg(feature = "livelihood")]
        let text = text.trim_end().trim_end_matches(['前', '之', '以']);
        let date = match moment(text, zone, &self.marks, from.context.now) {
            Ok(date) => date,
            Err(reason) => return Datum::Missing(reason),
        };
        let later = match &self.days {
            None if !self.day => return Datum::Date(iso(date)),
            None => Some(0),
            Some(path) => path
                .first(from.row)
                .and_then(Tree::text)
                .and_then(|text| text.parse().ok()),
        };
        match later {
            Some(later) => Datum::Date(day_of(date, later)),
            None => Datum::Missing(Missing::BadValue),
        }
    }
}

/// Every figure of an amount, times `factor`.
fn times(amount: Amount, factor: Decimal) -> Option<Amount> {
    let one = |number: Decimal| Some(number.checked_mul(factor)?.trim(0));
    Some(match amount {
        Amount::Number(number) => Amount::Number(one(number)?),
        Amount::Range { low, high } => Amount::Range {
            low: one(low)?,
            high: one(high)?,
        },
        Amount::BelowDetection(None) => amount,
        Amount::BelowDetection(Some(limit)) => Amount::BelowDetection(Some(one(limit)?)),
        Amount::Bound(side, number) => Amount::Bound(side, one(number)?),
    })
}

/// Puts the texts of a node behind `texts`; `false` for an object.
fn gather(node: &Tree, texts: &mut Vec<String>) -> bool {
    match node {
        Tree::Null => true,
        Tree::Bool(flag) => {
            texts.push(if *flag { "true" } else { "false" }.into());
            true
        }
        Tree::Number(text) | Tree::Text(text) => {
            texts.push(text.to_string());
            true
        }
        Tree::List(items) => items.iter().all(|item| match item {
            Tree::List(_) => false,
            item => gather(item, texts),
        }),
        // An element of XML with attributes: what it says, or where it leads.
        Tree::Map(_) => ["text", "href"].iter().any(|name| match node.get(name) {
            Some(Tree::Text(text)) => {
                texts.push(text.to_string());
                true
            }
            _ => false,
        }),
    }
}

/// The text between tags, with the five entities of XML and the blank.
pub(super) fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = cut(rest, "<") {
        out.push_str(before);
        let Some((_, after)) = cut(behind, ">") else {
            out.push('<');
            rest = behind;
            continue;
        };
        rest = after;
    }
    out.push_str(rest);
    let entities = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    for (entity, plain) in entities {
        if find(&out, entity).is_some() {
            out = pieces(&out, entity).join(plain);
        }
    }
    out
}

/// The pieces of a text between `by`, as `str::split` gives them; without the searcher of the standard library.
pub(super) fn pieces<'a>(text: &'a str, by: &str) -> Vec<&'a str> {
    let mut out = Vec::new();
    let mut rest = text;
    if !by.is_empty() {
        while let Some((piece, behind)) = cut(rest, by) {
            out.push(piece);
            rest = behind;
        }
    }
    out.push(rest);
    out
}

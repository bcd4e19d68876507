//! Every key that a profile may have: what stands elsewhere was misspelt, and is read by nobody.

use super::Profile;
use crate::text::{among, cut, parts, whole};
use crate::{Decimal, Tree};

/// The keys of one part of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// The part, as the guide calls it; empty for the whole.
    pub part: &'static str,
    /// Its keys, in the order of the guide.
    pub keys: &'static [&'static str],
}

/// The keys of the whole, of its parts, and of each kind of check under `checks:` and its name. What stands in `workdays` is often a file
/// of somebody else's with keys of its own.
pub const KEYS: [Keys; 23] = [
    of(
        "",
        &[
            "schema",
            "name",
            "title",
            "areas",
            "unit",
            "basis",
            "local",
            "contact",
            "question",
            "head",
            "fields",
            "state",
            "states",
            "terms",
            "window",
            "synonyms",
            "sort",
            "filters",
            "card",
            "columns",
            "sentence",
            "charts",
            "checks",
            "persons",
            "persons_why",
            "schema_org",
            "workdays",
        ],
    ),
    of(
        "fields",
        &[
            "name",
            "label",
            "names",
            "kind",
            "unit",
            "unit_field",
            "words",
            "required",
            "rule",
            "search",
            "fields",
        ],
    ),
    of("states", &["word", "also", "tone", "rule", "when"]),
    of("when", &["field", "is", "not"]),
    of(
        "terms",
        &[
            "label",
            "from",
            "to",
            "clock",
            "within",
            "within_field",
            "rule",
            "when",
            "missing",
        ],
    ),
    of(
        "window",
        &["label", "from", "to", "least", "workdays", "rule"],
    ),
    of("question", &["text", "hint", "answer", "none", "scan"]),
    of("basis", &["title", "url"]),
    of("local", &["publisher", "document"]),
    of("contact", &["name", "phone"]),
    of("charts", &["title", "by", "kind", "where"]),
    of("schema_org", &["type", "properties"]),
    of(
        "checks",
        &[
            "check", "parts", "total", "part", "whole", "rate", "first", "then", "field", "least",
            "most", "fields", "length", "when", "need", "days", "workdays",
        ],
    ),
    of("checks:sum", &["check", "parts", "total"]),
    of("checks:rate", &["check", "part", "whole", "rate"]),
    of(
        "checks:order",
        &["check", "first", "then", "least", "workdays", "when"],
    ),
    of("checks:range", &["check", "field", "least", "most"]),
    of("checks:unique", &["check", "fields"]),
    of("checks:uscc", &["check", "field"]),
    of("checks:length", &["check", "field", "length"]),
    of("checks:with", &["check", "when", "need"]),
    of("checks:stale", &["check", "field", "days", "when"]),
    of("checks:not_over", &["check", "field", "most"]),
];

const fn of(part: &'static str, keys: &'static [&'static str]) -> Keys {
    Keys { part, keys }
}

/// The keys of a part; none where there is no such part.
#[must_use]
pub fn keys(part: &str) -> &'static [&'static str] {
    let own = KEYS.iter().find(|own| own.part == part);
    own.map_or(&[], |own| own.keys)
}

/// A member of a profile that nobody reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strange {
    /// The way to it: keys, and the numbers of items from 0.
    pub way: Vec<Box<str>>,
    /// The keys that may stand there.
    pub known: &'static [&'static str],
    /// Its key is known, and what has to be done with it is this, in words.
    pub wanted: Option<&'static str>,
}

/// The members of a profile that nobody reads, in the order of the file.
#[must_use]
pub fn strange(profile: &Tree) -> Vec<Strange> {
    let mut out = Vec::new();
    look(profile, "", &mut Vec::new(), &mut out);
    out
}

/// The part that the member `key` of `part` is.
fn within(part: &str, key: &str) -> Option<&'static str> {
    let known = match (part, key) {
        ("charts", "where") | ("states" | "terms", "when") => "when",
        ("" | "fields", "fields") => "fields",
        (
            "",
            "states" | "terms" | "window" | "question" | "basis" | "local" | "contact" | "charts"
            | "schema_org" | "checks",
        ) => key,
        (part, "when") if part.starts_with("checks") => "when",
        _ => return None,
    };
    let own = KEYS.iter().find(|own| own.part == known);
    own.map(|own| own.part)
}

/// What has to stand in a part that would be left out, or count for nothing, without it.
fn lacking(part: &str, tree: &Tree) -> Option<&'static str> {
    let (any, wanted) = match part {
        "terms" => ("within|within_field", "写明 within 或 within_field"),
        "local" if tree.get("publisher").is_some() => ("document", "写明 document"),
        "local" => ("publisher", "写明 publisher"),
        "checks:sum" => ("parts", "写明 parts"),
        "checks:range" => ("least|most", "写明 least 或 most"),
        "checks:unique" => ("fields", "写明 fields"),
        "checks:length" => ("length", "写明 length"),
        "checks:with" => ("when", "写明 when"),
        "checks:stale" => ("days", "写明 days"),
        _ => return None,
    };
    let mut any = parts(any, b'|');
    (!any.any(|key| tree.get(key).is_some())).then_some(wanted)
}

/// What has to stand under a key instead of `value`, where the reader would take it for nothing.
fn unfit(part: &str, key: &str, value: &Tree) -> Option<&'static str> {
    let whole = || value.text().and_then(whole).is_some();
    let among = |words: &str| value.text().is_some_and(|text| among(words, text));
    let (fits, wanted) = match (part, key) {
        ("fields", "required" | "search")
        | ("question", "scan")
        | ("window" | "checks:order", "workdays") => {
            (matches!(value, Tree::Bool(_)), "写 true 或 false")
        }
        ("terms", "within")
        | ("window", "least")
        | ("checks:order", "least")
        | ("checks:length", "length")
        | ("checks:stale", "days") => (whole(), "写整数"),
        ("checks:range", "least" | "most") => {
            let number = value.text().and_then(Decimal::parse);
            (number.is_some(), "写数")
        }
        ("terms", "missing") => (among("unknown"), "写 unknown"),
        ("states", "tone") => (among("good|note|bad"), "写 good、note 或 bad"),
        ("", "synonyms") => {
            let mut groups = value.list().unwrap_or_default().iter();
            let words = |own: &Tree| own.list().is_some_and(|all| all.len() > 1);
            let fits = value.list().is_some() && groups.all(words);
            (fits, "写列表的列表，如 [[\"停车费\", \"停放服务\"]]")
        }
        (
            "",
            "areas" | "basis" | "fields" | "states" | "terms" | "sort" | "filters" | "card"
            | "columns" | "sentence" | "charts" | "checks" | "workdays",
        )
        | ("fields", "names" | "fields")
        | ("states", "also" | "when")
        | ("terms" | "checks:stale" | "checks:order", "when")
        | ("question", "answer")
        | ("checks:sum", "parts")
        | ("checks:unique", "fields") => (value.list().is_some(), "写列表，如 [\"…\", \"…\"]"),
        ("", "window" | "question" | "local" | "contact" | "schema_org")
        | ("schema_org", "properties")
        | ("charts", "where")
        | ("checks:with", "when") => (matches!(value, Tree::Map(_)), "写对象，如 {\"…\": \"…\"}"),
        _ => return None,
    };
    (!fits).then_some(wanted)
}

fn look(tree: &Tree, part: &str, way: &mut Vec<Box<str>>, out: &mut Vec<Strange>) {
    match tree {
        Tree::List(items) => {
            for (at, item) in items.iter().enumerate() {
                way.push(at.to_string().into());
                look(item, part, way, out);
                way.pop();
            }
        }
        Tree::Map(members) => {
            // Each kind of check has keys of its own; of one that is not known nothing is said.
            let kind = tree.get("check").and_then(Tree::text).unwrap_or_default();
            let narrow = ["checks:", kind].concat();
            let part = if part == "checks" && !keys(&narrow).is_empty() {
                &*narrow
            } else {
                part
            };
            let known = keys(part);
            if let Some(wanted) = lacking(part, tree) {
                out.push(Strange {
                    way: way.clone(),
                    known,
                    wanted: Some(wanted),
                });
            }
            for (name, value) in members {
                way.push(name.clone());
                let wanted = unfit(part, name, value);
                if !known.contains(&&**name) || wanted.is_some() {
                    let way = way.clone();
                    out.push(Strange { way, known, wanted });
                } else if let Some(inner) = within(part, name) {
                    look(value, inner, way, out);
                }
                way.pop();
            }
        }
        _ => {}
    }
}

impl Profile {
    /// Whether a column of this name is one of its fields, by its name, its label or another of its names.
    #[must_use]
    pub fn knows(&self, column: &str) -> bool {
        self.field_of(column).is_some()
    }

    /// What stands in braces in its sentence and is never filled, whatever the data.
    #[must_use]
    pub fn unfilled(&self) -> Vec<&str> {
        let fills = |name: &str| match cut(name, ":") {
            Some(("state", word)) => self.states.iter().any(|own| *own.word == *word),
            Some(("newest" | "sum" | "only", field)) => self.place(field).is_some(),
            Some(_) => false,
            None => name == "count",
        };
        let mut out = Vec::new();
        for part in &self.sentence {
            let pieces = part.split('{').skip(1);
            out.extend(pieces.filter_map(|piece| match cut(piece, "}") {
                Some((name, _)) => (!fills(name)).then_some(name),
                None => Some(piece),
            }));
        }
        out
    }

    /// The names by which two of its fields are known: what stands under such a name is always that of the first.
    #[must_use]
    pub fn twice(&self) -> Vec<(&str, usize, usize)> {
        let mut out: Vec<(&str, usize, usize)> = Vec::new();
        for (at, field) in self.fields.iter().enumerate() {
            for name in &field.names {
                let mut before = self.fields.iter().take(at);
                let first = before.position(|own| own.names.contains(name));
                let told = |one: &(&str, usize, usize)| *one.0 == **name && one.2 == at;
                if let Some(first) = first
                    && !out.iter().any(told)
                {
                    out.push((name, first, at));
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Limits, parse};

    fn ways(text: &str) -> Vec<String> {
        let tree = parse(text, &Limits::default()).unwrap();
        strange(&tree).iter().map(|own| own.way.join(".")).collect()
    }

    #[test]
    fn what_was_misspelt_anywhere() {
        let text = r#"{"schema":"mingbai.profile/1","titel":"收费","fields":[{"name":"a","lable":"甲"},{"name":"b","kind":"rows",
            "fields":[{"name":"c","title":"丙"}]}],"states":[{"word":"在","when":[{"field":"a","si":"past"}],"colour":"red"}],
            "terms":[{"from":"a","to":"a","days":7}],"window":{"start":"a"},"question":{"text":"？","answers":[]},"basis":[{"href":"x"}],
            "contact":{"tel":"12345"},"charts":[{"by":"a","where":{"fields":"a"}}],"schema_org":{"type":"Product","properties":{"name":"a","any":"b"}},
            "checks":[{"check":"stale","field":"a","length":3},{"check":"with","when":{"of":"a"}},{"check":"novel","xyz":1}],
            "workdays":[{"year":2027,"papers":[]}],"x-own":{"name":"a"}}"#;
        assert_eq!(
            ways(text),
            [
                "titel",
                "fields.0.lable",
                "fields.1.fields.0.title",
                "states.0.when.0.si",
                "states.0.colour",
                "terms.0",
                "terms.0.days",
                "window.start",
                "question.answers",
                "basis.0.href",
                "contact.tel",
                "charts.0.where.fields",
                "checks.0",
                "checks.0.length",
                "checks.1.when.of",
                "checks.2.xyz",
                "x-own",
            ]
        );
    }

    /// What the guide writes is known, and what is known the reader asks for.
    #[test]
    fn the_keys_are_those_of_the_guide_and_of_the_reader() {
        let guide = include_str!("../../../../www/docs/profiles.md");
        let reader = concat!(include_str!("profile.rs"), include_str!("fields.rs"));
        for own in KEYS {
            for name in own.keys {
                assert!(
                    reader.contains(&format!("\"{name}\"")),
                    "the reader asks for no {name}"
                );
                let written =
                    guide.contains(&format!("`{name}`")) || guide.contains(&format!("\"{name}\""));
                assert!(written, "the guide has no {name}");
            }
        }
    }

    #[test]
    fn what_the_reader_would_take_for_nothing() {
        let text = r#"{"schema":"mingbai.profile/1","areas":5,"fields":[{"name":"a","required":"是","names":"甲"},{"name":"b","search":true}],
            "states":[{"word":"在","tone":"red"},{"word":"完","tone":"good"}],"terms":[{"within":"七","from":"a"},{"within":7}],
            "window":{"least":7,"workdays":1},"question":"？","checks":[{"check":"range","least":"0","most":"很多"},{"check":"stale","days":-1}]}"#;
        assert_eq!(
            ways(text),
            [
                "areas",
                "fields.0.required",
                "fields.0.names",
                "states.0.tone",
                "terms.0.within",
                "window.workdays",
                "question",
                "checks.0.most",
                "checks.1.days",
            ]
        );
    }

    #[test]
    fn a_sentence_that_is_never_filled() {
        let text = r#"{"schema":"mingbai.profile/1","fields":[{"name":"a"}],"states":[{"word":"在"}],
            "sentence":["共 {count} 条，{state:在} 在，{state:完} 完","最近 {newest:b}","{sum:a}{avg:a}","{count"]}"#;
        assert_eq!(
            Profile::read(text).unwrap().unfilled(),
            ["state:完", "newest:b", "avg:a", "count"]
        );
    }

    #[test]
    fn names_of_columns() {
        let text = r#"{"schema":"mingbai.profile/1","fields":[{"name":"fee","label":"收费标准","names":["金额"]},{"name":"sum","label":"金额"},
            {"name":"x","label":"X"}]}"#;
        let profile = Profile::read(text).unwrap();
        assert!(
            profile.knows("收费标准（元/件）")
                && profile.knows("SUM")
                && !profile.knows("收费")
                && !profile.knows("")
        );
        assert_eq!(profile.twice(), [("金额", 0, 1)]);
    }
}

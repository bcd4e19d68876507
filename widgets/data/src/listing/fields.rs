//! The fields of a profile.

use super::model::{Field, Kind};
use super::profile::fault;
use crate::Tree;
use crate::feed::{list, text};
use crate::fold::key;
use crate::text::count;

/// The fields of a profile, or the columns of a small table.
pub(super) fn fields(tree: &Tree, faults: &mut Vec<String>) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    for (at, own) in list(tree, "fields").iter().enumerate() {
        let name = text(own, "name").unwrap_or_default();
        let label = text(own, "label").unwrap_or(name);
        if name.is_empty() || out.iter().any(|other| *other.name == *name) {
            let number = count(at.saturating_add(1));
            let pattern = "栏目模板的第 {} 个字段没有 name，或与前面的字段同名“{}”，未采用";
            fault(faults, &[pattern], &[&number, name]);
            continue;
        }
        let kind = text(own, "kind").unwrap_or("text");
        let names = list(own, "names").iter().filter_map(Tree::text);
        let names = [name, label]
            .into_iter()
            .chain(names)
            .map(|name| key(name).into());
        out.push(Field {
            name: name.into(),
            label: label.into(),
            names: names.collect(),
            kind: kind_of(kind).unwrap_or_else(|| {
                let pattern = "栏目模板的字段“{}”：不认识 kind“{}”，按文字显示";
                fault(faults, &[pattern], &[name, kind]);
                Kind::Text
            }),
            unit: text(own, "unit").map(Into::into),
            unit_field: None,
            required: yes(own, "required"),
            rule: text(own, "rule").map(Into::into),
            search: yes(own, "search"),
            words: match own.get("words") {
                Some(Tree::Map(all)) => {
                    let all = all.iter();
                    let all = all
                        .filter_map(|(code, word)| Some((key(code).into(), word.text()?.into())));
                    all.collect()
                }
                _ => Vec::new(),
            },
            fields: fields(own, faults),
        });
    }
    out
}

pub(super) fn yes(tree: &Tree, key: &str) -> bool {
    matches!(tree.get(key), Some(Tree::Bool(true)))
}

fn kind_of(word: &str) -> Option<Kind> {
    Some(match word {
        "text" => Kind::Text,
        "long" => Kind::Long,
        "code" => Kind::Code,
        "date" => Kind::Date,
        "number" => Kind::Number,
        "money" => Kind::Money,
        "percent" => Kind::Percent,
        "phone" => Kind::Phone,
        "link" => Kind::Link,
        "yes" => Kind::Yes,
        "list" => Kind::List,
        "files" => Kind::Files,
        "rows" => Kind::Rows,
        "person" => Kind::Person,
        "hidden" => Kind::Hidden,
        _ => return None,
    })
}

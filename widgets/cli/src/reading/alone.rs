//! A text in our own format that is one document and no list, or that does not say what it is.

use super::Subject;
use clap::ValueEnum;
use mingbai_data::Tree;
use mingbai_data::mapping::heading_of;

/// What the head of a list may have.
const HEAD: [&str; 6] = ["schema", "source", "source_url", "as_of", "sample", "rows"];
/// So many rows are looked at.
const ROWS: usize = 20;

/// The names of the fields that its first rows have, or it has itself.
fn names(tree: &Tree) -> Vec<&str> {
    let rows = match tree.get("rows").unwrap_or(tree) {
        Tree::List(rows) => rows.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut names: Vec<&str> = Vec::new();
    for row in rows.iter().take(ROWS) {
        let Tree::Map(members) = row else { continue };
        let keys = members.iter().map(|(key, _)| &**key);
        for key in keys.filter(|key| !HEAD.contains(key)) {
            if !names.contains(&key) {
                names.push(key);
            }
        }
    }
    names
}

/// How many of the names are those of fields of a subject: by their keys, or also by what people call them.
fn known(names: &[&str], subject: Subject, called: bool) -> usize {
    let Some(table) = subject.table() else {
        return 0;
    };
    let is = |name: &&&str| {
        let key = table.fields.iter().any(|field| field.key == **name);
        key || called && heading_of(name, table).is_some()
    };
    names.iter().filter(is).count()
}

/// The subject, other than a budget, that most of the names are those of; of two that are as near, the one that a title fits.
pub(super) fn like(tree: &Tree) -> Option<Subject> {
    let names = names(tree);
    let others = Subject::value_variants().iter().copied();
    let others = others.filter(|one| *one != Subject::Budget);
    let counted = others.rev().map(|one| (known(&names, one, true), one));
    let (many, best) = counted.max_by_key(|(many, _)| *many)?;
    (many > 1 && many.saturating_mul(2) > names.len()).then_some(best)
}

/// Whether no name is that of a column of a budget.
pub(super) fn no_budget(tree: &Tree) -> bool {
    known(&names(tree), Subject::Budget, true) == 0
}

/// Documents of a subject in our own format but for the name of the format, with that name: a mapping would lose what their
/// lists have.
pub(super) fn named(tree: &Tree, subject: Subject) -> Option<Tree> {
    let Tree::Map(members) = tree else {
        return None;
    };
    let papers = matches!(subject, Subject::Policy | Subject::Consultation);
    let rows = tree
        .get("rows")
        .map_or(tree.get("title").is_some(), |rows| rows.list().is_some());
    let names = names(tree);
    let many = known(&names, subject, false);
    if !papers || !rows || tree.get("schema").is_some() || many.saturating_mul(2) <= names.len() {
        return None;
    }
    let mut whole = members.clone();
    let schema = format!("mingbai.{}/1", subject.key());
    whole.insert(0, ("schema".into(), Tree::Text(schema.into())));
    Some(Tree::Map(whole))
}

/// One policy or one consultation that stands for a list of one, as such a list.
pub(super) fn as_list(tree: &Tree, subject: &str) -> Option<Tree> {
    let Tree::Map(members) = tree else {
        return None;
    };
    // Of any other subject the title is that of a list, which has to be there.
    if !matches!(subject, "policy" | "consultation")
        || tree.get("rows").is_some()
        || tree.get("title").is_none()
    {
        return None;
    }
    // Of the whole is what a head may have; the rest is of the one, as is its title.
    let (mut whole, row): (Vec<_>, Vec<_>) = members
        .iter()
        .cloned()
        .partition(|(key, _)| HEAD.contains(&&**key));
    whole.push(("rows".into(), Tree::List(vec![Tree::Map(row)])));
    Some(Tree::Map(whole))
}

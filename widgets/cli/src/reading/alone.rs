//! A text in our own format that is one document and no list.

use mingbai_data::Tree;

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
    let head = ["schema", "source", "source_url", "as_of", "sample"];
    let (mut whole, row): (Vec<_>, Vec<_>) = members
        .iter()
        .cloned()
        .partition(|(key, _)| head.contains(&&**key));
    whole.push(("rows".into(), Tree::List(vec![Tree::Map(row)])));
    Some(Tree::Map(whole))
}

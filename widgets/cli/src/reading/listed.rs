//! A list of records by a profile: that which is wished for, or the one that stands in the data.

use super::{Opened, Wish, is_own, long, masked};
use crate::dataset::{Data, Dataset, Listed};
use crate::words::nearest;
use mingbai_data::date::Date;
use mingbai_data::listing::{self, Listing, Profile};
use mingbai_data::read::{Form, Limits, parse};
use mingbai_data::{Finding, Place, ReadError, Severity, Tree};

/// Rows of a list at the most, unless another number is wished for.
pub const LISTED: usize = 50_000;
/// So many names that nobody knows are told.
const NAMES: usize = 5;

/// The list in a text; `None` where it is to be read otherwise.
pub(super) fn of(text: &str, wish: &Wish) -> Option<Result<Dataset, ReadError>> {
    let limits = &wish.options.limits;
    let wanted = wish.subject.key() == "listing" && wish.preset.is_none() && wish.map.is_none();
    if !wanted {
        return None;
    }
    let strictly = parse(text, limits);
    if wish.profile.is_none() && !strictly.as_ref().is_ok_and(has_profile) {
        return None;
    }
    let inside = strictly.as_ref().ok().filter(|tree| has_profile(tree));
    let inside = inside.and_then(|tree| Profile::of(tree.get("profile")?).ok());
    let known = wish.profile.as_deref().or(inside.as_ref());
    let strictly = strictly
        .map(|tree| Opened::by(tree, Form::Json, None, Vec::new(), known))
        .and_then(|opened| read(opened, wish));
    Some(match strictly {
        Err(error) if error.kind.may_be_read_otherwise() => {
            Opened::rows(text, limits, known).and_then(|opened| read(opened, wish))
        }
        done => done,
    })
}

/// Whether the data say themselves what they mean.
fn has_profile(tree: &Tree) -> bool {
    matches!(tree.get("profile"), Some(Tree::Map(_)))
}

fn read(opened: Opened, wish: &Wish) -> Result<Dataset, ReadError> {
    let limits = Limits {
        max_rows: wish.rows.unwrap_or(LISTED),
        ..long()
    };
    let tree = &opened.tree;
    let profile = wish.profile.as_deref();
    // What is one page of several is told elsewhere, and everything is masked.
    let mut listing = listing::read_unchecked(&tree.json(), &limits, Some(""), "", profile)?;
    let rows = tree.get("rows_in_source").and_then(Tree::text);
    let rows = rows.and_then(|rows| rows.parse().ok());
    let rows = left_out(&listing).or(rows);
    if is_own(tree) {
        let found = strange(tree, &listing.profile);
        listing.findings.extend(found);
    }
    listing.findings.extend(opened.findings);
    let options = &wish.options;
    for (slot, known) in [
        (&mut listing.title, &options.title),
        (&mut listing.publisher, &options.publisher),
        (&mut listing.source, &options.source_name),
        (&mut listing.source_url, &options.source_url),
    ] {
        if slot.is_none() {
            *slot = known.as_deref().map(Into::into);
        }
    }
    let as_of = options.as_of.as_deref().and_then(Date::written_period);
    listing.as_of = listing.as_of.or(as_of);
    let inside = tree.get("profile").filter(|_| has_profile(tree));
    let profile = inside.filter(|_| profile.is_none()).cloned();
    Ok(Dataset {
        data: Data::Listing(Box::new(Listed {
            listing,
            rows_in_source: rows,
            profile,
        })),
        masked: opened.masked,
        form: opened.form,
        inner: opened.inner,
        mapped: false,
        personal: Vec::new(),
    })
}

/// How many rows there are where only the first were wanted.
fn left_out(listing: &Listing) -> Option<usize> {
    let found = listing.findings.iter().find(|one| one.code == "limit")?;
    let (_, all) = found.message.rsplit_once("来源共 ")?;
    all.split(' ').next()?.parse().ok()
}

/// Names in our own format that the profile does not have: a word that was misspelt is read by nobody.
fn strange(tree: &Tree, profile: &Profile) -> Option<Finding> {
    let mut names: Vec<&str> = Vec::new();
    let mut first = None;
    let rows = tree.get("rows").and_then(Tree::list).unwrap_or_default();
    for (at, row) in rows.iter().enumerate() {
        let Tree::Map(members) = row else { continue };
        for (name, _) in members {
            let shown = profile.place(name).is_some() || profile.knows(name);
            if !shown && !names.contains(&&**name) {
                names.push(name);
                first = first.or(Some(at));
            }
        }
    }
    let known: Vec<&str> = profile.fields.iter().map(|own| &*own.name).collect();
    let said = |name: &&str| {
        let near = nearest(name, &known);
        let near = near.map_or_else(String::new, |near| format!("（是不是想写 {near}？）"));
        format!("{}{near}", masked(name))
    };
    let said: Vec<String> = names.iter().take(NAMES).map(said).collect();
    let more = if names.len() > NAMES { "等" } else { "" };
    first.map(|row| Finding {
        code: "field",
        severity: Severity::Note,
        place: Place {
            table: 0,
            row: Some(row),
            field: None,
        },
        message: format!("有不认识的字段，没有读入：{}{more}", said.join("、")),
    })
}

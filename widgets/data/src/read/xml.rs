//! XML records as a tree: elements and attributes are members under their local names, a name that comes more than once
//! is a list, an element around such a list alone is the list. No DTD, no entities of the document's own, ever.

use super::any::at;
use super::markup::{Piece, Pieces, attributes, decode, local};
use super::{Limits, within};
use crate::text::{among, cut, fill};
use crate::{ReadError, ReadErrorKind, Tree};
use std::collections::BTreeMap;

/// Names of roots that tell of a failure.
const FAILURES: &str =
    "error|errors|exception|fault|serviceexceptionreport|exceptionreport|errorresponse";

/// Names of members in which a failure says what it is.
const SAID: &str = "message|msg|faultstring|serviceexception|exceptiontext|code|text|reason";

struct Element {
    name: Box<str>,
    /// The description of a format (`<xs:schema>`), which is no data.
    schema: bool,
    members: Vec<(Box<str>, Tree)>,
    text: String,
}

/// Reads a document of XML.
///
/// # Errors
/// `parse` with line and column; `source` when the document is a report of an error.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Tree, ReadError> {
    let mut pieces = Pieces::new(text, false);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let start = pieces.at();
        let fail = |what: &str| {
            Err(at(
                text,
                start,
                ReadErrorKind::Parse,
                "数据不是有效的 XML",
                what,
            ))
        };
        let Some(piece) = pieces.next() else {
            break;
        };
        match piece {
            Piece::Cut => return fail("标签没有结束，可能没有传完"),
            Piece::Doctype(_) if pieces.opens_definitions() => {
                return fail("自带实体或 DTD 定义的 XML 不被接受");
            }
            Piece::Doctype(_) => {}
            Piece::Text(words) | Piece::Raw(words) => match open.last_mut() {
                Some(element) if matches!(piece, Piece::Raw(_)) => element.text.push_str(words),
                Some(element) => element.text.push_str(&decode(words)),
                None if words
                    .trim_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
                    .is_empty() => {}
                None => return fail("根元素之外还有内容"),
            },
            Piece::Open {
                name,
                attributes: own,
                closed,
            } => {
                if root.is_some() {
                    return fail("根元素之外还有内容");
                }
                if open.len() >= usize::from(limits.max_depth) {
                    return fail("嵌套层数超过上限");
                }
                let mut element = Element {
                    name: local(name).into(),
                    schema: local(name) == "schema" && name != "schema",
                    members: Vec::new(),
                    text: String::new(),
                };
                for (name, value) in attributes(own) {
                    if !name.starts_with("xmlns")
                        && !name.starts_with("xml:")
                        && !name.starts_with("xsi:")
                    {
                        element
                            .members
                            .push((own_name(local(name)), Tree::Text(value.into())));
                    }
                }
                open.push(element);
                if closed {
                    close(&mut open, &mut root);
                }
            }
            Piece::Close(name) => {
                if open
                    .last()
                    .is_none_or(|element| *element.name != *local(name))
                {
                    return fail(&fill("结束标签 {} 与开始标签不符", &[local(name)]));
                }
                close(&mut open, &mut root);
            }
        }
    }
    let Some((name, tree)) = root.filter(|_| open.is_empty()) else {
        let what = "数据在这里断开，可能没有传完";
        return Err(at(
            text,
            text.len(),
            ReadErrorKind::Parse,
            "数据不是有效的 XML",
            what,
        ));
    };
    if among(FAILURES, &name) {
        let colon = said(&tree, 0).map(|said| fill("：{}", &[&within::clip(said, 100)]));
        return Err(ReadError {
            kind: ReadErrorKind::Source,
            message: fill("数据来源返回错误{}", &[&colon.unwrap_or_default()]),
        });
    }
    Ok(tree)
}

/// What a failure says about itself.
fn said(tree: &Tree, depth: u8) -> Option<&str> {
    match tree {
        Tree::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        Tree::Map(members) if depth < 4 => {
            let named = SAID.split('|').filter_map(|word| {
                members
                    .iter()
                    .find(|(name, _)| name.eq_ignore_ascii_case(word))
            });
            let mut all = named.chain(members.iter());
            all.find_map(|(_, inner)| said(inner, depth.saturating_add(1)))
        }
        Tree::List(items) if depth < 4 => said(items.first()?, depth.saturating_add(1)),
        _ => None,
    }
}

/// A name as it was before .NET made a name of XML of it (`XmlConvert.EncodeName`): 投资_xFF08_万元_xFF09_ is 投资（万元）.
fn own_name(name: &str) -> Box<str> {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, behind)) = cut(rest, "_x") {
        out.push_str(before);
        rest = match behind.split_at_checked(4) {
            Some((digits, tail)) if tail.starts_with('_') => {
                out.push_str("&#x");
                out.push_str(digits);
                out.push(';');
                tail.get(1..).unwrap_or_default()
            }
            _ => {
                out.push_str("_x");
                behind
            }
        };
    }
    out.push_str(rest);
    decode(&out).into()
}

/// Ends the innermost element and makes it a member of the one around it.
fn close(open: &mut Vec<Element>, root: &mut Option<(Box<str>, Tree)>) {
    let Some(element) = open.pop() else {
        return;
    };
    let name = own_name(&element.name);
    let schema = element.schema;
    let tree = element.tree();
    match open.last_mut() {
        Some(_) if schema => {}
        Some(parent) => parent.members.push((name, tree)),
        None => *root = Some((name, tree)),
    }
}

impl Element {
    /// The element as a tree, in which every name stands once.
    fn tree(self) -> Tree {
        let text = self.text.trim();
        if self.members.is_empty() {
            return Tree::Text(text.into());
        }
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut grouped: Vec<(Box<str>, Vec<Tree>)> = Vec::new();
        for (name, tree) in self.members {
            let place = *places.entry(name.to_string()).or_insert(grouped.len());
            match grouped.get_mut(place) {
                Some((_, trees)) => trees.push(tree),
                None => grouped.push((name, vec![tree])),
            }
        }
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        for (name, mut trees) in grouped {
            let tree = match trees.pop() {
                Some(only) if trees.is_empty() => only,
                Some(last) => {
                    trees.push(last);
                    Tree::List(trees)
                }
                None => continue,
            };
            members.push((name, tree));
        }
        if !text.is_empty() {
            let taken = members.iter().any(|(name, _)| &**name == "text");
            members.push((
                if taken { "#text" } else { "text" }.into(),
                Tree::Text(text.into()),
            ));
        }
        collapse(&self.name, members)
    }
}

/// `<rows><row/><row/></rows>` is the list of rows; `<rows><row/></rows>` too, when the names say so.
fn collapse(name: &str, mut members: Vec<(Box<str>, Tree)>) -> Tree {
    let list = match members.as_slice() {
        [(_, Tree::List(items))] => {
            // Texts alone are the values of one field, unless the element is named for holding many.
            items.iter().any(|item| !matches!(item, Tree::Text(_))) || plural(name, "")
        }
        [(child, Tree::Map(_) | Tree::Text(_))] => plural(name, child),
        _ => false,
    };
    if !list {
        return Tree::Map(members);
    }
    match members.pop() {
        Some((_, Tree::List(items))) => Tree::List(items),
        Some((_, only)) => Tree::List(vec![only]),
        None => Tree::Map(members),
    }
}

/// Whether an element of this name holds many of `child`: `recordset` and `record`, `rows` and `row`, `ArrayOfCity`.
fn plural(name: &str, child: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let child = child.to_ascii_lowercase();
    if let Some(rest) = name.strip_prefix("arrayof") {
        return child.is_empty() || rest == child;
    }
    if among(
        "records|rows|list|items|recordset|newdataset|rowset|dataset",
        &name,
    ) {
        return child.is_empty()
            || among("record|row|item|table|data|info|entry", &child)
            || name.starts_with(&child);
    }
    let rest = name.strip_prefix(&child).filter(|_| !child.is_empty());
    rest.is_some_and(|rest| among("s|es|list|set|_list|array|infos", rest))
}

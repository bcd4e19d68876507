//! Selecting: segments over a tree.

use super::{Operand, Order, Query, Segment, Selector, Test};
use crate::{Decimal, Tree};
use core::cmp::Ordering;
use std::borrow::Cow;

/// The nodes that the segments lead to from `node`.
pub(super) fn run<'a>(segments: &[Segment], root: &'a Tree, node: &'a Tree) -> Vec<&'a Tree> {
    let mut nodes = vec![node];
    for segment in segments {
        let mut next = Vec::new();
        for node in nodes {
            if segment.deep {
                descend(segment, root, node, &mut next);
            } else {
                children(segment, root, node, &mut next);
            }
        }
        nodes = next;
    }
    nodes
}

/// As [`run`], but the nodes may be changed; only names and wildcards lead on.
pub(super) fn change(segments: &[Segment], node: &mut Tree, change_it: &mut dyn FnMut(&mut Tree)) {
    let Some((segment, rest)) = segments.split_first() else {
        return change_it(node);
    };
    for selector in &segment.selectors {
        match (selector, &mut *node) {
            (Selector::Name(name), Tree::Map(members)) => {
                for (_, value) in members.iter_mut().filter(|(key, _)| key == name) {
                    change(rest, value, change_it);
                }
            }
            (Selector::All, Tree::Map(members)) => {
                for (_, value) in members {
                    change(rest, value, change_it);
                }
            }
            (Selector::All, Tree::List(items)) => {
                for item in items {
                    change(rest, item, change_it);
                }
            }
            _ => {}
        }
    }
}

/// The children of `node` and of all below it, each node before its children.
fn descend<'a>(segment: &Segment, root: &'a Tree, node: &'a Tree, out: &mut Vec<&'a Tree>) {
    children(segment, root, node, out);
    for child in all(node) {
        descend(segment, root, child, out);
    }
}

fn children<'a>(segment: &Segment, root: &'a Tree, node: &'a Tree, out: &mut Vec<&'a Tree>) {
    for selector in &segment.selectors {
        match selector {
            Selector::Name(name) => out.extend(node.get(name)),
            Selector::Index(index) => out.extend(
                node.list()
                    .and_then(|items| items.get(place(*index, items.len())?)),
            ),
            Selector::Slice { start, end, step } => {
                if let Some(items) = node.list() {
                    slice(items, *start, *end, *step, out);
                }
            }
            Selector::All => out.extend(all(node)),
            Selector::Filter(test) => {
                out.extend(all(node).filter(|child| holds(test, root, child)));
            }
        }
    }
}

/// Every child of a list or a map.
fn all(node: &Tree) -> impl Iterator<Item = &Tree> {
    let (items, members): (&[Tree], &[(Box<str>, Tree)]) = match node {
        Tree::List(items) => (items, &[]),
        Tree::Map(members) => (&[], members),
        _ => (&[], &[]),
    };
    items.iter().chain(members.iter().map(|(_, value)| value))
}

/// The place of an index that may count from the end.
fn place(index: i64, length: usize) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    let index = if index < 0 {
        index.checked_add(length)?
    } else {
        index
    };
    usize::try_from(index).ok()
}

/// RFC 9535, 2.3.4.2.2.
fn slice<'a>(
    items: &'a [Tree],
    start: Option<i64>,
    end: Option<i64>,
    step: i64,
    out: &mut Vec<&'a Tree>,
) {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let normal = |at: i64| {
        if at >= 0 {
            at
        } else {
            length.saturating_add(at)
        }
    };
    let last = length.saturating_sub(1);
    let (mut at, end) = match step {
        0 => return,
        1.. => (
            start.map_or(0, |at| normal(at).clamp(0, length)),
            end.map_or(length, |at| normal(at).clamp(0, length)),
        ),
        _ => (
            start.map_or(last, |at| normal(at).clamp(-1, last)),
            end.map_or(-1, |at| normal(at).clamp(-1, last)),
        ),
    };
    while (step > 0 && at < end) || (step < 0 && at > end) {
        out.extend(usize::try_from(at).ok().and_then(|at| items.get(at)));
        at = at.saturating_add(step);
    }
}

fn holds(test: &Test, root: &Tree, node: &Tree) -> bool {
    match test {
        Test::Any(tests) => tests.iter().any(|test| holds(test, root, node)),
        Test::Every(tests) => tests.iter().all(|test| holds(test, root, node)),
        Test::Not(test) => !holds(test, root, node),
        Test::Exists(query) => !query.run(root, node).is_empty(),
        Test::Compare(left, order, right) => {
            let (left, right) = (left.value(root, node), right.value(root, node));
            compare(left.as_deref(), *order, right.as_deref())
        }
    }
}

impl Query {
    fn run<'a>(&self, root: &'a Tree, node: &'a Tree) -> Vec<&'a Tree> {
        run(&self.segments, root, if self.root { root } else { node })
    }
}

impl Operand {
    fn value<'a>(&'a self, root: &'a Tree, node: &'a Tree) -> Option<Cow<'a, Tree>> {
        let number = |n: usize| Cow::Owned(Tree::Number(crate::text::count(n).into()));
        match self {
            Operand::Literal(tree) => Some(Cow::Borrowed(tree)),
            Operand::One(query) | Operand::Value(query) => match query.run(root, node).as_slice() {
                [one] => Some(Cow::Borrowed(one)),
                _ => None,
            },
            Operand::Count(query) => Some(number(query.run(root, node).len())),
            Operand::Length(of) => match &*of.value(root, node)? {
                Tree::Text(text) => Some(number(text.chars().count())),
                Tree::List(items) => Some(number(items.len())),
                Tree::Map(members) => Some(number(members.len())),
                _ => None,
            },
        }
    }
}

fn compare(left: Option<&Tree>, order: Order, right: Option<&Tree>) -> bool {
    let equal = || match (left, right) {
        (Some(left), Some(right)) => same(left, right),
        (left, right) => left.is_none() && right.is_none(),
    };
    let is = |wanted: Ordering| match (left, right) {
        (Some(Tree::Number(left)), Some(Tree::Number(right))) => {
            numbers(left, right) == Some(wanted)
        }
        (Some(Tree::Text(left)), Some(Tree::Text(right))) => left.cmp(right) == wanted,
        _ => false,
    };
    match order {
        Order::Equal => equal(),
        Order::Unequal => !equal(),
        Order::Less => is(Ordering::Less),
        Order::AtMost => is(Ordering::Less) || equal(),
        Order::More => is(Ordering::Greater),
        Order::AtLeast => is(Ordering::Greater) || equal(),
    }
}

fn numbers(left: &str, right: &str) -> Option<Ordering> {
    Some(Decimal::parse(left)?.cmp(&Decimal::parse(right)?))
}

/// Whether two values are the same; members of a map in any order, numbers by value.
fn same(left: &Tree, right: &Tree) -> bool {
    match (left, right) {
        (Tree::Number(a), Tree::Number(b)) => a == b || numbers(a, b) == Some(Ordering::Equal),
        (Tree::List(a), Tree::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Tree::Map(a), Tree::Map(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| right.get(key).is_some_and(|b| same(a, b)))
        }
        (left, right) => left == right,
    }
}

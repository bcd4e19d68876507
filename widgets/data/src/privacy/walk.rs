//! Masking a whole tree or table in place: which field each value belongs to.

use super::gate::{Known, known};
use super::table::{Row, Table};
use super::{Counts, FieldKind, mask_text};
use crate::Tree;
use crate::read::{Limits, parse};
use crate::shape::Matrix;
use crate::text::{among, fill};
use std::borrow::Cow;

/// Members that name the columns of the rows beside them.
const COLUMNS: &str = "columns|fields|header|headers|thead|cols|表头|head|heads|tablehead|tableheader|theads|title|titles|colnames|\
    columnnames|列名";
/// Members of such a column: its key, its words.
const KEYS: [&str; 5] = ["field", "key", "prop", "dataIndex", "code"];
const LABELS: [&str; 7] = [
    "label", "title", "header", "name", "comment", "text", "名称",
];
/// Where a pair of label and value has its value.
const VALUES: &str = "value|val|content|data|值|内容";

/// How many rows at the top may be title and headings.
const TOP: usize = 8;
/// So many keys are remembered.
const MOST_KEYS: usize = 200;

/// What a member of a map can be beside a field.
const VALUE: u8 = 1;
const LABEL: u8 = 2;
const COLUMN: u8 = 4;

/// A key that was met.
struct Key {
    key: Box<str>,
    kind: FieldKind,
    role: u8,
}

/// Masks the personal data of everything that was read, in place. To be called once, directly after reading.
///
/// The keys of maps are names of fields; so are the heading rows of a list of lists, a list of columns beside the rows,
/// a label beside its value, and a cell with a label left of another. A number that is masked becomes a text. A key that
/// holds a number of a person is masked too. A JSON text with personal data in it becomes the masked tree.
///
/// ```
/// use mingbai_data::{privacy::{Counts, mask_tree}, read::{Limits, parse}};
/// let mut tree = parse(r#"[{"姓名": "张三", "联系电话": 13812345678}]"#, &Limits::default()).unwrap();
/// let mut counts = Counts::default();
/// mask_tree(&mut tree, &mut counts);
/// let row = &tree.list().unwrap()[0];
/// assert_eq!(row.get("姓名").unwrap().text(), Some("张*"));
/// assert_eq!(row.get("联系电话").unwrap().text(), Some("138****5678"));
/// assert!(counts.finding().unwrap().message.contains("手机号 1 处、姓名 1 处；所在字段：姓名、联系电话"));
/// ```
pub fn mask_tree(tree: &mut Tree, counts: &mut Counts) {
    let head = head(tree);
    mask_tree_but(tree, counts, &|key| known(&head, key));
}

/// What a tree says of itself, apart from it.
pub(super) fn head(tree: &Tree) -> Tree {
    Tree::Map(match tree.get("schema") {
        Some(schema) => vec![("schema".into(), schema.clone())],
        None => Vec::new(),
    })
}

/// [`mask_tree`], where `known` says of some members what they hold.
pub fn mask_tree_but(tree: &mut Tree, counts: &mut Counts, known: Known) {
    let mut walk = Walk {
        counts,
        keys: Vec::new(),
        titles: Vec::new(),
        way: Vec::new(),
        known,
    };
    walk.node(tree, FieldKind::Text, "");
}

/// Masks the personal data of a table of texts, in place: the kind of a column is told by its headings.
pub fn mask_matrix(matrix: &mut Matrix, counts: &mut Counts) {
    let given = matrix.header.len();
    if let Some(caption) = &mut matrix.caption {
        mask_string(caption, FieldKind::Text, counts);
    }
    let all = matrix.header.iter().chain(&matrix.rows);
    let top: Vec<Vec<&str>> = all
        .take(given.saturating_add(TOP))
        .map(|row| strings(row))
        .collect();
    let table = Table::of(&top, given);
    let all = matrix.header.iter_mut().chain(&mut matrix.rows);
    for (index, row) in all.enumerate() {
        let kinds = table.kinds(index, &strings(row));
        for (column, (cell, kind)) in row.iter_mut().zip(kinds).enumerate() {
            let before = counts.total();
            mask_string(cell, kind, counts);
            table.note(column, before, counts);
        }
    }
}

fn strings(row: &[String]) -> Vec<&str> {
    row.iter().map(String::as_str).collect()
}

fn mask_string(text: &mut String, kind: FieldKind, counts: &mut Counts) {
    if let Cow::Owned(masked) = mask_text(text, kind, counts) {
        *text = masked;
    }
}

struct Walk<'a> {
    counts: &'a mut Counts,
    /// Kinds of keys, in the order in which they were met.
    keys: Vec<Key>,
    /// Keys whose column has words of its own; without a key, columns in their order.
    titles: Vec<(Box<str>, Box<str>)>,
    /// The index of each member and item on the way to where it is.
    way: Vec<usize>,
    known: Known<'a>,
}

impl Walk<'_> {
    fn node(&mut self, tree: &mut Tree, kind: FieldKind, field: &str) {
        match tree {
            Tree::Null | Tree::Bool(_) => {}
            Tree::Text(text) | Tree::Number(text) => {
                if let Some(masked) = self.text(text, kind, field) {
                    *tree = masked;
                }
            }
            Tree::List(items) if matches!(items.as_slice(), [Tree::List(_), ..]) => {
                self.rows(items)
            }
            Tree::List(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.within(index, item, kind, field);
                }
            }
            Tree::Map(members) => self.map(members, kind),
        }
    }

    /// The member or item at `index` of where it is.
    fn within(&mut self, index: usize, tree: &mut Tree, kind: FieldKind, field: &str) {
        self.way.push(index);
        self.node(tree, kind, field);
        self.way.pop();
    }

    fn text(&mut self, text: &str, kind: FieldKind, field: &str) -> Option<Tree> {
        if matches!(text.trim_start().as_bytes(), [b'[' | b'{', ..])
            && let Ok(mut inner) = parse(text, &Limits::default())
        {
            let before = self.counts.total();
            self.node(&mut inner, kind, field);
            return (self.counts.total() > before).then_some(inner);
        }
        let before = self.counts.total();
        let masked = match mask_text(text, kind, self.counts) {
            Cow::Owned(masked) => Some(Tree::Text(masked.into())),
            Cow::Borrowed(_) => None,
        };
        if self.counts.total() > before {
            self.counts.place(&self.way);
            if kind != FieldKind::Text && !field.is_empty() {
                let title = self.titles.iter().find(|(own, _)| **own == *field);
                self.counts.note(title.map_or(field, |(_, title)| title));
            }
        }
        masked
    }

    fn map(&mut self, members: &mut [(Box<str>, Tree)], inherited: FieldKind) {
        let mut kinds: Vec<(FieldKind, u8)> = Vec::with_capacity(members.len());
        let (mut learned, mut paired) = (false, false);
        let mut over = None;
        for (index, (key, value)) in members.iter().enumerate() {
            let (kind, role) = self.key(key, index);
            if let Tree::List(columns) = value
                && role & COLUMN != 0
            {
                let rows = of_rows(columns) && heads(members, index, columns);
                learned |= self.columns(columns, rows);
                over = over.or(rows.then_some(index));
            }
            paired |= role & VALUE != 0;
            kinds.push((kind, role));
        }
        if learned {
            // The keys met so far were read without their columns' words.
            self.keys.clear();
        }
        let label = label_of(members, &kinds).filter(|_| paired);
        let row = Row::of(kinds.iter().map(|(kind, _)| *kind));
        let mut changed = false;
        for (index, ((key, value), (own, role))) in members.iter_mut().zip(kinds).enumerate() {
            let (kind, field) = match &label {
                // The label itself is no value.
                Some((at, _, _)) if *at == index => continue,
                // Neither is a heading.
                _ if over == Some(index) => {
                    self.headings(value);
                    continue;
                }
                Some((_, kind, words)) if role & VALUE != 0 => (*kind, &**words),
                _ if own == FieldKind::Text => (inherited, ""),
                _ => (row.kind(own), &**key),
            };
            self.within(index, value, kind, field);
            if let Cow::Owned(masked) = mask_text(key, FieldKind::Text, self.counts) {
                *key = masked.into();
                changed = true;
                self.way.push(index);
                self.counts.place(&self.way);
                self.way.pop();
            }
        }
        if changed {
            unique(members);
        }
    }

    /// Rows of headings: their cells are looked at one by one.
    fn headings(&mut self, value: &mut Tree) {
        match value {
            Tree::List(items) => items.iter_mut().for_each(|item| self.headings(item)),
            cell => self.node(cell, FieldKind::Text, ""),
        }
    }

    /// Learns the columns that a source lists beside its rows; `rows`: in rows of headings, of which the first that says something of
    /// a person holds.
    fn columns(&mut self, columns: &[Tree], rows: bool) -> bool {
        self.titles.clear();
        if rows {
            for row in columns {
                for (column, words) in texts(row.list().unwrap_or_default()).iter().enumerate() {
                    match self.titles.get_mut(column) {
                        None => self.titles.push(("".into(), (*words).into())),
                        Some((_, own)) if FieldKind::of_header(own) == FieldKind::Text => {
                            *own = (*words).into();
                        }
                        Some(_) => {}
                    }
                }
            }
            return !self.titles.is_empty();
        }
        for column in columns {
            let of = |names: &[&str]| {
                names
                    .iter()
                    .find_map(|name| column.get(name).and_then(Tree::text))
            };
            let label = column.text().or_else(|| of(&LABELS));
            if let Some(label) = label {
                let key = of(&KEYS).unwrap_or_default();
                self.titles.push((key.into(), label.into()));
            }
        }
        !self.titles.is_empty()
    }

    /// What is known about a key. Rows of one source have their keys in one order: the guess is nearly always right.
    fn key(&mut self, key: &str, guess: usize) -> (FieldKind, u8) {
        let guessed = self.keys.get(guess).filter(|known| *known.key == *key);
        let known = guessed.or_else(|| self.keys.iter().find(|known| *known.key == *key));
        if let Some(known) = known {
            return (known.kind, known.role);
        }
        let title = self.titles.iter().find(|(own, _)| **own == *key);
        let mut kind = title.map_or(FieldKind::Text, |(_, title)| FieldKind::of_header(title));
        if kind == FieldKind::Text {
            kind = FieldKind::of_header(key);
        }
        kind = (self.known)(key).unwrap_or(kind);
        let label = LABELS.contains(&key) || among("key|field", key);
        let roles = [
            (VALUE, among(VALUES, key)),
            (LABEL, label),
            (COLUMN, among(COLUMNS, &key.to_ascii_lowercase())),
        ];
        let mut role = 0;
        for (one, _) in roles.iter().filter(|(_, is)| *is) {
            role |= one;
        }
        if self.keys.len() < MOST_KEYS {
            let key = key.into();
            self.keys.push(Key { key, kind, role });
        }
        (kind, role)
    }

    /// A list of lists.
    fn rows(&mut self, rows: &mut [Tree]) {
        let mut top = Vec::with_capacity(TOP);
        if !self.titles.is_empty() {
            top.push(self.titles.iter().map(|(_, title)| &**title).collect());
        }
        let given = top.len();
        for row in rows.iter().take(TOP) {
            top.push(texts(row.list().unwrap_or_default()));
        }
        let table = Table::of(&top, given);
        for (index, row) in rows.iter_mut().enumerate() {
            let Tree::List(cells) = row else {
                self.within(index, row, FieldKind::Text, "");
                continue;
            };
            let kinds = table.kinds(index.saturating_add(given), &texts(cells));
            self.way.push(index);
            for (column, (cell, kind)) in cells.iter_mut().zip(kinds).enumerate() {
                let before = self.counts.total();
                self.within(column, cell, kind, "");
                table.note(column, before, self.counts);
            }
            self.way.pop();
        }
    }
}

fn of_rows(items: &[Tree]) -> bool {
    matches!(items, [Tree::List(_), ..])
}

/// Whether rows of cells, the member at `index`, are headings of others: there are few, and a member beside has rows as wide.
fn heads(members: &[(Box<str>, Tree)], index: usize, rows: &[Tree]) -> bool {
    let width = |rows: &[Tree]| rows.first().and_then(Tree::list).map(<[Tree]>::len);
    rows.len() <= TOP
        && members.iter().enumerate().any(|(at, (_, other))| {
            let others = other.list().filter(|own| at != index && of_rows(own));
            others.is_some_and(|own| width(own) == width(rows))
        })
}

fn texts(cells: &[Tree]) -> Vec<&str> {
    cells
        .iter()
        .map(|cell| cell.text().unwrap_or_default())
        .collect()
}

/// A label beside a value in one map (`{"label": "姓名", "value": "张三"}`): where, of which kind, which words.
fn label_of(
    members: &[(Box<str>, Tree)],
    kinds: &[(FieldKind, u8)],
) -> Option<(usize, FieldKind, Box<str>)> {
    let mut all = members.iter().zip(kinds).enumerate();
    all.find_map(|(index, ((_, value), (_, role)))| {
        let words = value.text().filter(|_| *role & LABEL != 0)?;
        let kind = FieldKind::of_header(words);
        (kind != FieldKind::Text).then(|| (index, kind, words.into()))
    })
}

/// Two keys may be masked to one: the later ones get a mark, since keys are unique.
fn unique(members: &mut [(Box<str>, Tree)]) {
    for at in 1..members.len() {
        let (before, rest) = members.split_at_mut_checked(at).unwrap_or_default();
        if let Some((key, _)) = rest
            .first_mut()
            .filter(|(key, _)| key.bytes().any(|b| b == b'*'))
        {
            while before.iter().any(|(other, _)| other == key) {
                *key = fill("{}·", &[key]).into();
            }
        }
    }
}

//! What a row says of its fields together, and what the headings over rows of cells say of their columns.

use super::scan::plain;
use super::{Counts, FieldKind};

/// What the fields of a row say together.
pub(super) struct Row {
    /// It is about a private person.
    person: bool,
    /// It is about an office.
    office: bool,
}

impl Row {
    pub(super) fn of(kinds: impl Iterator<Item = FieldKind> + Clone) -> Self {
        let any = |wanted: &[FieldKind]| kinds.clone().any(|kind| wanted.contains(&kind));
        Self {
            person: any(&[
                FieldKind::PersonName,
                FieldKind::IdNumber,
                FieldKind::BankCard,
            ]),
            office: any(&[FieldKind::Company]),
        }
    }

    /// The telephone of an office is for the public; `name` is a person's among a person's fields.
    pub(super) fn kind(&self, kind: FieldKind) -> FieldKind {
        match kind {
            FieldKind::Phone { exempt } => FieldKind::Phone {
                exempt: exempt || (self.office && !self.person),
            },
            FieldKind::MaybeName if self.person => FieldKind::PersonName,
            FieldKind::MaybeAddress if self.person => FieldKind::Address,
            FieldKind::MaybeName | FieldKind::MaybeAddress => FieldKind::Text,
            kind => kind,
        }
    }
}

/// The columns of rows of cells, by the headings at their top.
#[derive(Default)]
pub(super) struct Table {
    /// Kind and name; columns of no kind have no name.
    columns: Vec<(FieldKind, Box<str>)>,
    /// Which rows are headings.
    headings: Vec<usize>,
}

impl Table {
    /// From the rows at the top, the first `given` of which are headings.
    pub(super) fn of(top: &[Vec<&str>], given: usize) -> Self {
        let mut table = Self::default();
        for (index, row) in top.iter().enumerate() {
            let next = top
                .get(index.saturating_add(1))
                .map_or(&[][..], Vec::as_slice);
            if index >= given && !is_heading(row, next) {
                if !table.headings.is_empty() {
                    break;
                }
                continue;
            }
            table.headings.push(index);
            for (column, cell) in row.iter().enumerate() {
                let kind = FieldKind::of_header(cell);
                let own = (
                    kind,
                    if kind == FieldKind::Text { "" } else { *cell }.into(),
                );
                match table.columns.get_mut(column) {
                    None => table.columns.push(own),
                    Some(column) if kind != FieldKind::Text => *column = own,
                    Some(_) => {}
                }
            }
        }
        let row = Row::of(table.columns.iter().map(|(kind, _)| *kind));
        for (kind, _) in &mut table.columns {
            *kind = row.kind(*kind);
        }
        table
    }

    /// The kind of each cell of a row: its column's, else that of a label left of it.
    pub(super) fn kinds(&self, index: usize, cells: &[&str]) -> Vec<FieldKind> {
        let heading = self.headings.contains(&index);
        let mut kinds = Vec::with_capacity(cells.len());
        let mut left = FieldKind::Text;
        for (column, cell) in cells.iter().enumerate() {
            let own = self
                .columns
                .get(column)
                .map_or(FieldKind::Text, |(kind, _)| *kind);
            // Under headings a cell is no label.
            let label = match self.headings.as_slice() {
                [] => FieldKind::of_header(cell),
                _ => FieldKind::Text,
            };
            kinds.push(match own {
                _ if heading || label != FieldKind::Text => FieldKind::Text,
                FieldKind::Text => left,
                own => own,
            });
            left = label;
        }
        kinds
    }

    /// Notes the column when something was masked since there were `before`.
    pub(super) fn note(&self, column: usize, before: u32, counts: &mut Counts) {
        if let Some((_, name)) = self.columns.get(column)
            && !name.is_empty()
            && counts.total() > before
        {
            counts.note(name);
        }
    }
}

/// Whether a row names columns: most of its cells do, or one does, none has digits and the row below names none.
fn is_heading(row: &[&str], next: &[&str]) -> bool {
    let (mut said, mut hits, mut digits, mut different) = (0usize, 0usize, false, row.len() < 2);
    for cell in row {
        said = said.saturating_add(usize::from(!cell.trim().is_empty()));
        hits = hits.saturating_add(usize::from(FieldKind::of_header(cell) != FieldKind::Text));
        digits |= cell.chars().any(|c| plain(c).is_ascii_digit());
        different |= row.first() != Some(cell);
    }
    if hits == 0 || !different || said < row.len() / 2 {
        return false;
    }
    let below = || {
        next.iter()
            .any(|cell| FieldKind::of_header(cell) != FieldKind::Text)
    };
    hits.saturating_mul(2) > said || (!digits && !next.is_empty() && !below())
}

//! A text that was read, and masked before anything else looks at it.

use super::{is_own, mask_by};
use mingbai_data::listing::Profile;
use mingbai_data::read::{Form, Limits, Reading, parse};
use mingbai_data::shape::{Answer, find_any};
use mingbai_data::{Finding, ReadError, Tree};

/// A text that was read and masked.
pub(super) struct Opened {
    pub(super) tree: Tree,
    pub(super) masked: u32,
    pub(super) form: Form,
    pub(super) inner: Option<Form>,
    pub(super) findings: Vec<Finding>,
}

impl Opened {
    pub(super) fn new(tree: Tree, form: Form, inner: Option<Form>, findings: Vec<Finding>) -> Self {
        Self::by(tree, form, inner, findings, None)
    }

    /// A text of columns that a profile knows.
    pub(super) fn by(
        mut tree: Tree,
        form: Form,
        inner: Option<Form>,
        mut findings: Vec<Finding>,
        profile: Option<&Profile>,
    ) -> Self {
        let (masked, pii) = mask_by(&mut tree, profile);
        findings.extend(pii);
        Self {
            tree,
            masked,
            form,
            inner,
            findings,
        }
    }

    pub(super) fn of(reading: Reading) -> Self {
        Self::new(reading.tree, reading.form, reading.inner, reading.notes)
    }

    /// The rows of a text; our own format stays as it is.
    pub(super) fn rows(
        text: &str,
        limits: &Limits,
        profile: Option<&Profile>,
    ) -> Result<Self, ReadError> {
        if let Ok(tree) = parse(text, limits)
            && is_own(&tree)
        {
            return Ok(Self::by(tree, Form::Json, None, Vec::new(), profile));
        }
        let Answer {
            found,
            form,
            inner,
            notes,
        } = find_any(text, limits)?;
        Ok(Self::by(found.into_tree(), form, inner, notes, profile))
    }
}

//! (to come) Ten thousand rows.
use super::Plan;
use crate::runner::Case;
pub(super) fn cases(_: &Plan) -> Vec<Case> { Vec::new() }

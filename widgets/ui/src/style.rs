//! The style sheets of the components, as texts: for an application that draws them without the package, and for a page that is
//! written whole. Names of classes are no promise; what a county changes are the variables `--mingbai-…` and the parts.

/// What every component needs.
pub const BASE: &str = include_str!("../style/base.css");
/// What the boards of places, papers and lists share.
pub const BOARD: &str = include_str!("../style/board.css");
/// The large figures above a budget's table, and the table.
pub const BUDGET: [&str; 2] = [
    include_str!("../style/glance.css"),
    include_str!("../style/budget.css"),
];
/// The views that a reader opens of a budget: where they are supported, and plain.
pub const VIEWS: [&str; 2] = [
    include_str!("../style/views.css"),
    include_str!("../style/views-plain.css"),
];
/// Air quality.
pub const AIR: &str = include_str!("../style/air.css");
/// Water quality.
pub const WATER: &str = include_str!("../style/water.css");
/// Livelihood projects.
pub const LIVELIHOOD: &str = include_str!("../style/livelihood.css");
/// Policies and consultations.
pub const POLICY: &str = include_str!("../style/policy.css");
/// Lists of records.
pub const LIST: &str = include_str!("../style/list.css");

//! The browser suites. Rule: everything here looks from outside, as a citizen, a webmaster or a tester would: real
//! browsers, real servers, the package as it was built. No crate of the widgets is used, and no check is softened for
//! one engine: an engine that differs is named where it differs, with the reason.

pub mod browser;
pub mod cases;
pub mod checks;
pub mod corpus;
pub mod display;
pub mod process;
pub mod runner;
pub mod site;
pub mod suites;
pub mod tools;

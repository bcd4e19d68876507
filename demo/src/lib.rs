//! The demo server: the site, the gallery's examples, data that is right, and every way for an endpoint to be wrong.
//!
//! **Rule of this crate:** it only serves files and texts. It knows what a widget's tag looks like, and nothing of what
//! a widget does. One router serves both origins; where they differ is said once, in [`origin`].
//!
//! The examples under `demo/examples` are data: the gallery, the browser suites and the documentation all read the same
//! list, [`examples`].

mod bodies;
mod county;
mod csp;
mod data;
mod dist;
mod documented;
mod examples;
mod export;
mod faults;
mod files;
mod generate;
mod hits;
mod html;
mod markdown;
mod origin;
mod page;
mod paged;
mod pages;
mod raw;
mod server;
mod snippet;
mod zip;

pub(crate) use server::refuse;

pub use documented::{Documented, documented};
pub use examples::{Data, Example, Expect, Form, Source, examples};
pub use export::{export, without_code};
pub use generate::{
    air_counties, air_nation, five_years, livelihood_projects, rows_200, rows_10000, water_nation,
};
pub use server::{Config, Running, serve};

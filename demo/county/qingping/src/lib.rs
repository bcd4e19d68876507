//! 青萍县's own application: two pages that draw Mingbai's components beside a widget that the county wrote itself.
//!
//! **Rule of this crate:** it uses `mingbai-ui` and `mingbai-data` as any county could, by what they make public, and nothing
//! of the package for webmasters but its style sheets. [`feed`] asks for data, [`pages`] puts components on a page,
//! [`outages`] is the county's own widget: it reads with `mingbai-data` and is drawn in the frame of the others, so that
//! 数据截至, the reason for a failure and 重试 look alike everywhere.
//!
//! A county that begins an application of its own copies this folder: `Cargo.toml`, `src`, and `site`, whose pages hold what
//! is shown where nothing runs. `cargo xtask demo` builds it with the pinned `wasm-bindgen`; by hand it is
//! `cargo build --release --target wasm32-unknown-unknown` and `wasm-bindgen --target web`.

pub mod feed;
pub mod outages;
pub mod pages;

#[cfg(target_arch = "wasm32")]
mod start;

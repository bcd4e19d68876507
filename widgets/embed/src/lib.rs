//! How a page gets a widget: the table of attributes, the policy of requests, the source loop, and mounting.
//!
//! **Rule of this crate:** it is the only Rust that touches the page, and only through the [`Port`](page) the shell hands
//! it: the shell (`shell/mingbai.js`) owns elements, scripts and requests; this crate decides when to ask, what an answer
//! means and what is drawn. What needs no browser (attributes, policy) is plain Rust and tested natively.

pub mod ages;
pub mod attrs;
pub mod policy;
pub mod settings;

// Without a widget there is nothing to be called, only what a tag says.
#[cfg(all(target_arch = "wasm32", any(feature = "boards", feature = "budget")))]
pub mod page;

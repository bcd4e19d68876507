//! The only part that touches a browser.

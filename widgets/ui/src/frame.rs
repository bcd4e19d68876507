//! The frame that every widget has.

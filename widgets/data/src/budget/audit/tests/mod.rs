//! What the audit finds.

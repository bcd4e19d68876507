//! Why bytes could not become records. One enum with stable codes; the message is Chinese, for citizens and webmasters.

/// The kind of a [`ReadError`]; its code is stable and documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadErrorKind {
    /// Nothing there. Code `empty`.
    Empty,
    /// Another kind of content, such as an HTML page. Code `type`.
    Type,
    /// Not the format it claims to be, or nested deeper than the limit. Code `parse`.
    Parse,
    /// Neither UTF-8 nor GB18030. Code `encoding`.
    Encoding,
    /// Larger than the limits. Code `size`.
    Size,
    /// A version of our own format that this build does not know. Code `schema`.
    Schema,
    /// The rows lack the fields that the subject needs. Code `field`.
    Field,
    /// A unit that is not known where one is needed. Code `unit`.
    Unit,
    /// The source reports failure inside an answer that looks successful. Code `source`.
    Source,
    /// There may be personal data in it, and this build cannot mask it. Code `pii`.
    Personal,
    /// It may be one page of several, and this build cannot follow them. Code `pages`.
    Paged,
    /// What says which of its fields are public could not be had. Code `profile`.
    Profile,
}

impl ReadErrorKind {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Type => "type",
            Self::Parse => "parse",
            Self::Encoding => "encoding",
            Self::Size => "size",
            Self::Schema => "schema",
            Self::Field => "field",
            Self::Unit => "unit",
            Self::Source => "source",
            Self::Personal => "pii",
            Self::Paged => "pages",
            Self::Profile => "profile",
        }
    }
}

impl ReadErrorKind {
    /// Whether a reader of other formats, or a mapping, may make sense of what was refused so.
    #[must_use]
    pub fn may_be_read_otherwise(self) -> bool {
        matches!(
            self,
            Self::Type | Self::Parse | Self::Field | Self::Personal | Self::Paged
        )
    }
}

/// Why something could not be read: what was wrong, where, and what to do, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The kind, with its stable code.
    pub kind: ReadErrorKind,
    /// The sentence in Chinese.
    pub message: String,
}

impl core::fmt::Display for ReadError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for ReadError {}

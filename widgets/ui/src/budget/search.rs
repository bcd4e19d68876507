//! What a reader searches for: every word of it in the name or the code of a line; and the lines that it means, once the
//! page has lent the plain words.

use mingbai_data::budget::{Line, Meant};
use mingbai_data::parts;

use crate::text::contains;

/// One query.
pub struct Search {
    /// With blanks between its words.
    query: String,
    meant: Meant,
}

impl Search {
    /// The query as it was typed, by the plain words that are known.
    #[must_use]
    pub fn new(query: &str, words: &str) -> Self {
        // Blanks of either width.
        let wide = |c| if c == '\u{3000}' { ' ' } else { c };
        Self {
            query: query.chars().map(wide).collect(),
            meant: Meant::by(words, query),
        }
    }

    /// Whether nothing is searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        parts(&self.query, b' ').all(str::is_empty)
    }

    /// Whether a line is called so, or has the code.
    #[must_use]
    pub fn names(&self, line: &Line) -> bool {
        let code = line.code.as_deref().unwrap_or("");
        parts(&self.query, b' ').all(|term| contains(&line.name, term) || contains(code, term))
    }

    /// Whether the query means a line.
    #[must_use]
    pub fn means(&self, line: &Line) -> bool {
        self.meant.has(&line.name)
    }

    /// Whether a line is found.
    #[must_use]
    pub fn finds(&self, line: &Line) -> bool {
        self.names(line) || self.means(line)
    }
}

//! What a reader searches for: every word of it in the name or the code of a line, or in what a table is called; and the
//! lines and tables that it means, once the page has lent the plain words.

use mingbai_data::budget::{Line, Meant, Table};
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
        // Only what has no words is in nothing.
        self.says("", "")
    }

    /// Whether every word is in a name or in the code beside it.
    #[inline(never)]
    fn says(&self, name: &str, code: &str) -> bool {
        parts(&self.query, b' ').all(|term| contains(name, term) || contains(code, term))
    }

    /// Whether a line is called so, or has the code.
    #[must_use]
    pub fn names(&self, line: &Line) -> bool {
        self.says(&line.name, line.code.as_deref().unwrap_or(""))
    }

    /// Whether the query means a line.
    #[must_use]
    pub fn means(&self, line: &Line) -> bool {
        self.meant.has(&line.name)
    }

    /// Whether a table is about it as a whole.
    #[must_use]
    #[inline(never)]
    pub fn heads(&self, table: &Table) -> bool {
        let (title, subject) = (table.title.as_deref().unwrap_or(""), table.subject());
        self.says(title, &subject) || self.meant.within(&subject)
    }

    /// The tables beside the one at `now` where it is found: those about it first, then those with a line.
    #[must_use]
    #[inline(never)]
    pub fn elsewhere(&self, tables: &[Table], now: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut about = true;
        loop {
            for (at, table) in tables.iter().enumerate() {
                let mut lines = table.lines.iter();
                if at != now
                    && self.heads(table) == about
                    && (about || lines.any(|line| self.names(line) || self.means(line)))
                {
                    found.push(at);
                }
            }
            if !about {
                return found;
            }
            about = false;
        }
    }
}

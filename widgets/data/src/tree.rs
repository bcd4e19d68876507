//! The tree every reader produces. Numbers are kept as the decimal text that stood in the source.

/// A value as read, before anyone knows what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as its decimal text: never rounded, never a float.
    Number(Box<str>),
    /// A string.
    Text(Box<str>),
    /// An array.
    List(Vec<Tree>),
    /// An object in source order, without duplicate keys.
    Map(Vec<(Box<str>, Tree)>),
}

impl Tree {
    /// The member `key` of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Tree::Map(members) => members
                .iter()
                .find(|(name, _)| &**name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string or the printed digits of a number.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Tree::Number(text) | Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list.
    #[must_use]
    pub fn list(&self) -> Option<&[Tree]> {
        match self {
            Tree::List(items) => Some(items),
            _ => None,
        }
    }
}

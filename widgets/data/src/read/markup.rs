//! Tags and texts of XML and HTML, one after the other, each byte looked at a bounded number of times. No DTD is
//! followed and no entity defined: only the characters that entities stand for by standard are known.

/// One piece of a marked-up text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text between tags, entities not yet decoded.
    Text(&'a str),
    /// `<![CDATA[…]]>`: text as it stands.
    Raw(&'a str),
    Open {
        name: &'a str,
        attributes: &'a str,
        /// `<br/>`
        closed: bool,
    },
    Close(&'a str),
    /// `<!DOCTYPE …>`, up to `>` or the `[` of definitions of its own.
    Doctype(&'a str),
    /// A tag or section that does not end.
    Cut,
}

/// Goes through the pieces of a text. Comments and processing instructions are left out.
pub(crate) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    /// HTML: what stands in `<script>` and its like is no markup.
    html: bool,
    /// The element whose content is skipped.
    raw: Option<&'a str>,
    /// How many tags had a value without an end.
    torn: usize,
}

/// So many values without an end are looked for to the end of the text: each costs as much as the whole text, and a text may
/// be made of nothing else.
const TORN: usize = 16;

/// Elements of HTML whose content is neither markup nor for reading.
const RAW: [&str; 6] = [
    "script", "style", "textarea", "noscript", "template", "iframe",
];

impl<'a> Pieces<'a> {
    pub(crate) fn new(text: &'a str, html: bool) -> Self {
        Self {
            text,
            at: 0,
            html,
            raw: None,
            torn: 0,
        }
    }

    /// Where the next piece begins, in bytes.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Whether a doctype goes on with definitions of its own.
    pub(super) fn opens_definitions(&self) -> bool {
        self.rest().starts_with('[')
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes `length` bytes.
    fn take(&mut self, length: usize) -> &'a str {
        let piece = self.rest().get(..length).unwrap_or_else(|| self.rest());
        self.at = self.at.saturating_add(piece.len());
        piece
    }

    /// Takes what stands before `end`, and `end`.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        match self.rest().split_once(end) {
            Some((before, _)) => {
                self.at = self
                    .at
                    .saturating_add(before.len())
                    .saturating_add(end.len());
                Some(before)
            }
            None => {
                self.at = self.text.len();
                None
            }
        }
    }

    /// Skips to the closing tag of the raw element `name`.
    fn skip_raw(&mut self, name: &str) {
        let mut from = 0usize;
        let rest = self.rest();
        while let Some(found) = rest.get(from..).and_then(|text| text.find("</")) {
            from = from.saturating_add(found);
            let word = rest.get(from.saturating_add(2)..).unwrap_or_default();
            if word
                .get(..name.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(name))
            {
                self.take(from);
                return;
            }
            from = from.saturating_add(2);
        }
        self.at = self.text.len();
    }

    /// A tag, from its name on.
    fn tag(&mut self) -> Piece<'a> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<'))
            .unwrap_or(rest.len());
        let name = self.take(end);
        let tame = self.torn < TORN || !self.html;
        let rest = self.rest().as_bytes();
        let (mut end, mut quote) = (0usize, None);
        // A quotation mark opens a value only behind `=`; others are strays.
        let mut equals = false;
        for byte in rest {
            match (quote, *byte) {
                (Some(open), byte) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'>') => break,
                (None, byte @ (b'"' | b'\'')) if equals && tame => quote = Some(byte),
                (None, b'=') => equals = true,
                (None, b' ' | b'\t' | b'\n' | b'\r') => {}
                (None, _) => equals = false,
            }
            if quote.is_some() || *byte == b'"' || *byte == b'\'' {
                equals = false;
            }
            end = end.saturating_add(1);
        }
        if end >= rest.len() {
            // The value does not end, or the tag does not: the first `>` ends it, if there is one.
            self.torn = self.torn.saturating_add(1);
            match self.rest().find('>').filter(|_| self.html) {
                Some(first) => end = first,
                None => {
                    self.at = self.text.len();
                    return Piece::Cut;
                }
            }
        }
        let inner = self.take(end);
        self.take(1);
        let closed = inner.ends_with('/');
        Piece::Open {
            name,
            attributes: inner.strip_suffix('/').unwrap_or(inner),
            closed,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.raw.take() {
            self.skip_raw(name);
        }
        loop {
            let rest = self.rest();
            let mut after = rest.chars();
            if rest.is_empty() {
                return None;
            }
            if after.next() != Some('<') {
                let end = rest.find('<').unwrap_or(rest.len());
                return Some(Piece::Text(self.take(end)));
            }
            match after.next() {
                Some('!') if rest.starts_with("<!--") => {
                    self.take(4);
                    if self.until("-->").is_none() {
                        return Some(Piece::Cut);
                    }
                }
                Some('!') if rest.starts_with("<![CDATA[") => {
                    self.take(9);
                    return Some(self.until("]]>").map_or(Piece::Cut, Piece::Raw));
                }
                Some('!') => {
                    let end = rest.find(['>', '[']).unwrap_or(rest.len());
                    let doctype = self.take(end);
                    if self.html && self.rest().starts_with('[') {
                        self.until(">");
                    } else if !self.rest().starts_with('[') {
                        self.take(1);
                    }
                    return Some(Piece::Doctype(doctype));
                }
                Some('?') => {
                    if self.until(if self.html { ">" } else { "?>" }).is_none() {
                        return Some(Piece::Cut);
                    }
                }
                Some('/') => {
                    self.take(2);
                    return Some(
                        self.until(">")
                            .map_or(Piece::Cut, |name| Piece::Close(name.trim())),
                    );
                }
                Some(c) if c.is_alphabetic() || c == '_' => {
                    self.take(1);
                    let piece = self.tag();
                    if let Piece::Open {
                        name,
                        closed: false,
                        ..
                    } = piece
                        && self.html
                        && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name))
                    {
                        self.raw = Some(name);
                    }
                    return Some(piece);
                }
                _ => {
                    // A stray `<`, as in `<0.01`.
                    let more = rest.get(1..).unwrap_or_default();
                    let end = more
                        .find('<')
                        .map_or(rest.len(), |end| end.saturating_add(1));
                    return Some(Piece::Text(self.take(end)));
                }
            }
        }
    }
}

/// The attributes of a tag: names as they stand, values decoded.
pub(super) fn attributes(text: &str) -> impl Iterator<Item = (&str, String)> {
    pairs(text).map(|(name, value)| (name, decode(value)))
}

/// The attributes of a tag as they stand.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    core::iter::from_fn(move || {
        rest = rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '='));
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'))
            .unwrap_or(rest.len());
        let (name, behind) = rest.split_at_checked(end)?;
        let Some(value) = behind.trim_start().strip_prefix('=') else {
            rest = behind;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, behind) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?,
        };
        rest = behind;
        Some((name, value))
    })
}

/// The attribute `name`, whatever its case.
pub(super) fn attribute(text: &str, name: &str) -> Option<String> {
    pairs(text)
        .find(|(own, _)| own.eq_ignore_ascii_case(name))
        .map(|(_, value)| decode(value))
}

/// A name without its namespace's prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Names of entities and their characters. `nbsp` stays the character that it is.
const ENTITIES: &str = "amp& lt< gt> quot\" apos' nbsp\u{a0} mdash— ndash– hellip… ldquo“ rdquo” lsquo‘ rsquo’ middot· times× \
    divide÷ deg° micro\u{b5} mu\u{3bc} sup1¹ sup2² sup3³ plusmn± ensp\u{2002} emsp\u{2003} thinsp\u{2009} copy© reg® trade™ \
    yen¥ laquo« raquo» lsaquo‹ rsaquo› bull• permil‰ alphaα betaβ gammaγ le≤ ge≥ ne≠ rarr→ larr← uarr↑ darr↓ sect§ para¶ \
    frac12½ radic√ infin∞ asymp≈ shy\u{ad} zwj\u{200d} zwnj\u{200c} lrm\u{200e} rlm\u{200f}";

/// The longest name of an entity that is looked for.
const LONGEST: usize = 10;

/// The text with its entities as characters. Those that are not known stay as they stand. One pass: `&amp;lt;` is `&lt;`.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let name = behind
            .char_indices()
            .take(LONGEST)
            .find(|(_, c)| *c == ';')
            .and_then(|(end, _)| behind.get(..end));
        match name.and_then(|name| Some((name, character(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = behind
                    .get(name.len().saturating_add(1)..)
                    .unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        // As browsers have it: these were meant in Windows' own charset.
        return match code.ok()? {
            0x85 => Some('…'),
            0x91 => Some('‘'),
            0x92 => Some('’'),
            0x93 => Some('“'),
            0x94 => Some('”'),
            0x95 => Some('•'),
            0x96 => Some('–'),
            0x97 => Some('—'),
            0 => None,
            code => char::from_u32(code),
        };
    }
    ENTITIES.split_ascii_whitespace().find_map(|entry| {
        entry
            .strip_prefix(name)
            .filter(|c| c.chars().count() == 1)?
            .chars()
            .next()
    })
}

//! JSON as it is printed by templates and scripts: other quotes, bare keys, raw line breaks, comments, commas too many.
//! Parsed, never evaluated. What the strict reader refuses for its meaning (a key twice, no number, too deep, cut off)
//! is refused here too.

use super::Limits;
use super::json::{Read, Reader, Seen, TOO_LONG};
use crate::{ReadError, Tree};

const CUT: &str = "数据在这里断开，可能没有传完";

/// A reader of nearly-JSON values at a place in a text.
pub(super) struct Near<'a> {
    pub(super) core: Reader<'a>,
    /// Quotation marks stood unescaped within a text.
    pub(super) quotes: bool,
    /// Nothing stood where a value should.
    pub(super) holes: bool,
}

impl<'a> Near<'a> {
    pub(super) fn new(text: &'a str, limits: &'a Limits) -> Self {
        Self {
            core: Reader::new(text, limits),
            quotes: false,
            holes: false,
        }
    }

    pub(super) fn error(&self, what: &str) -> ReadError {
        self.core.error(what)
    }

    pub(super) fn rest(&self) -> &'a str {
        self.core.text.get(self.core.at..).unwrap_or_default()
    }

    /// Steps over blanks of every kind, NULs that servers leave at the end, and comments.
    pub(super) fn blanks(&mut self) -> Read<()> {
        loop {
            match self.core.peek() {
                Some(0 | b' ' | b'\t'..=b'\r') => self.core.step(),
                Some(b'/') => {
                    let rest = self.rest();
                    let length = if rest.starts_with("//") {
                        rest.find('\n').unwrap_or(rest.len())
                    } else if rest.starts_with("/*") {
                        let end = rest.get(2..).and_then(|inner| inner.find("*/"));
                        end.ok_or("注释没有结束")?.saturating_add(4)
                    } else {
                        return Ok(());
                    };
                    self.core.at = self.core.at.saturating_add(length);
                }
                // What servers print at the end of a page.
                Some(b'<') if self.rest().starts_with("<!--") => {
                    let end = self.rest().find("-->").ok_or("注释没有结束")?;
                    self.core.at = self.core.at.saturating_add(end).saturating_add(3);
                }
                Some(0x80..) => match self.rest().chars().next() {
                    Some(c @ ('\u{a0}' | '\u{3000}' | '\u{feff}' | '\u{2028}' | '\u{2029}')) => {
                        self.core.at = self.core.at.saturating_add(c.len_utf8());
                    }
                    _ => return Ok(()),
                },
                _ => return Ok(()),
            }
        }
    }

    pub(super) fn value(&mut self) -> Read<Tree> {
        self.blanks()?;
        match self.core.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.core.step();
                self.string(quote, false).map(Tree::Text)
            }
            Some(b'{') => self.nested(Self::map),
            Some(b'[') => self.nested(Self::list),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn nested(&mut self, inner: fn(&mut Self) -> Read<Tree>) -> Read<Tree> {
        if self.core.depth >= self.core.limits.max_depth {
            return Err("嵌套层数超过上限");
        }
        self.core.step();
        self.core.depth = self.core.depth.wrapping_add(1);
        let tree = inner(self)?;
        self.core.depth = self.core.depth.wrapping_sub(1);
        Ok(tree)
    }

    fn list(&mut self) -> Read<Tree> {
        let mut items = Vec::new();
        loop {
            self.blanks()?;
            if self.core.eat(b']') {
                return Ok(Tree::List(items));
            }
            if self.core.eat(b',') {
                self.holes = true;
                items.push(Tree::Null);
                continue;
            }
            items.push(self.value()?);
            self.blanks()?;
            if self.core.eat(b']') {
                return Ok(Tree::List(items));
            }
            if !self.core.eat(b',') {
                return Err(self.or_cut("列表中此处应为逗号或 ]"));
            }
        }
    }

    fn map(&mut self) -> Read<Tree> {
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        let mut seen = Seen::default();
        loop {
            self.blanks()?;
            if self.core.eat(b'}') {
                return Ok(Tree::Map(members));
            }
            let start = self.core.at;
            let key = self.key()?;
            if seen.has(&members, &key) {
                self.core.at = start;
                self.core.key = key;
                return Err("键名“{}”重复出现");
            }
            self.blanks()?;
            if !self.core.eat(b':') {
                return Err(self.or_cut("键名后面应为冒号"));
            }
            self.blanks()?;
            let value = match self.core.peek() {
                Some(b',' | b'}') => {
                    self.holes = true;
                    Tree::Null
                }
                _ => self.value()?,
            };
            members.push((key, value));
            self.blanks()?;
            if self.core.eat(b'}') {
                return Ok(Tree::Map(members));
            }
            if !self.core.eat(b',') {
                return Err(self.or_cut("对象中此处应为逗号或 }"));
            }
        }
    }

    /// The message, or that the text ends here.
    fn or_cut(&self, what: &'static str) -> &'static str {
        if self.core.peek().is_none() {
            CUT
        } else {
            what
        }
    }

    /// A name, with or without quotes.
    pub(super) fn key(&mut self) -> Read<Box<str>> {
        if let Some(quote @ (b'"' | b'\'')) = self.core.peek() {
            self.core.step();
            return self.string(quote, true);
        }
        let word = self.identifier(false);
        if word.is_empty() {
            return Err(self.or_cut("对象中此处应为键名"));
        }
        Ok(word.into())
    }

    /// Steps over a name; with `path`, over `a.b.c` too. Empty when none begins here.
    pub(super) fn identifier(&mut self, path: bool) -> &'a str {
        let rest = self.rest();
        let inside = |c: char| {
            c.is_alphanumeric()
                || matches!(c, '_' | '$')
                || (if path { c == '.' } else { c == '-' })
        };
        let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        self.core.at = self.core.at.saturating_add(end);
        rest.get(..end).unwrap_or_default()
    }

    /// The text up to the closing quote; the opening one was read. A quotation mark with text behind it closes nothing:
    /// templates print titles unescaped. Such marks must come in pairs, or nobody knows where the text ends.
    fn string(&mut self, quote: u8, is_key: bool) -> Read<Box<str>> {
        let start = self.core.at;
        let mut out = String::new();
        let mut run = start;
        let mut odd = false;
        loop {
            match self.core.peek() {
                Some(byte) if byte == quote => {
                    if is_key || self.closes()? {
                        break;
                    }
                    odd = !odd;
                    self.quotes = true;
                    self.core.step();
                }
                Some(b'\\') => {
                    out.push_str(self.core.slice(run));
                    self.core.step();
                    self.escape(&mut out)?;
                    run = self.core.at;
                }
                Some(_) => self.core.step(),
                None => return Err("数据在字符串中间断开，可能没有传完"),
            }
        }
        if odd {
            self.core.at = start;
            return Err("字符串中的引号没有转义，看不出字符串在哪里结束");
        }
        out.push_str(self.core.slice(run));
        let limit = self.core.limits.max_string;
        if out.len() > limit && out.chars().count() > limit {
            self.core.at = start;
            return Err(TOO_LONG);
        }
        self.core.step();
        Ok(out.into())
    }

    /// Whether the quotation mark here ends its text.
    fn closes(&self) -> Read<bool> {
        let behind = self.rest().get(1..).unwrap_or_default();
        match behind.trim_start().as_bytes() {
            [] | [b',' | b'}' | b']' | b')' | b';', ..] | [b'/', b'/' | b'*', ..] => Ok(true),
            [b':', ..] => Err("上一个值后面缺少逗号或引号"),
            [b'+', ..] => Err("需要计算才能得到的内容不是数据"),
            _ => Ok(false),
        }
    }

    /// An escape as scripts know it; the backslash was read.
    fn escape(&mut self, out: &mut String) -> Read<()> {
        let Some(c) = self.rest().chars().next() else {
            return Err("数据在字符串中间断开，可能没有传完");
        };
        if matches!(c, 'n' | 't' | 'r' | 'b' | 'f' | 'u' | '"' | '\\' | '/') {
            out.push(self.core.escape()?);
            return Ok(());
        }
        self.core.at = self.core.at.saturating_add(c.len_utf8());
        match c {
            'v' => out.push('\u{b}'),
            '0' => out.push('\0'),
            'x' => {
                let digits = self.rest().get(..2).unwrap_or_default();
                let byte =
                    u8::from_str_radix(digits, 16).map_err(|_| "\\x 后面应为两位十六进制数")?;
                out.push(char::from(byte));
                self.core.at = self.core.at.saturating_add(2);
            }
            '\r' => {
                self.core.eat(b'\n');
            }
            '\n' => {}
            other => out.push(other),
        }
        Ok(())
    }

    /// A number; `+3` and `.5` (as databases print them) become the same number in JSON's writing.
    fn number(&mut self) -> Read<Tree> {
        let start = self.core.at;
        self.core.eat(b'+');
        let minus = self.core.eat(b'-');
        let tree = if self.core.peek() == Some(b'.') {
            let from = self.core.at;
            self.core.step();
            let rest = self.rest();
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            if end == 0 {
                return Err("小数点后面应有数字");
            }
            self.core.at = self.core.at.saturating_add(end);
            let sign = if minus { "-0" } else { "0" };
            Tree::Number([sign, self.core.slice(from)].concat().into())
        } else {
            if minus {
                self.core.at = self.core.at.saturating_sub(1);
            }
            self.core.number()?
        };
        if self
            .rest()
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
        {
            self.core.at = start;
            return Err("数字的写法不对");
        }
        Ok(tree)
    }

    fn word(&mut self) -> Read<Tree> {
        let start = self.core.at;
        let tree = match self.identifier(true) {
            "null" | "undefined" | "None" | "NULL" => Tree::Null,
            "true" | "True" => Tree::Bool(true),
            "false" | "False" => Tree::Bool(false),
            "new" => return self.date(),
            "NaN" | "Infinity" => {
                self.core.at = start;
                return Err("NaN 和 Infinity 不是数字，没有的数请写 null");
            }
            _ => {
                self.core.at = start;
                return Err(match self.core.peek() {
                    None => CUT,
                    Some(b']' | b'}') => "此处缺少内容",
                    Some(_) => "这里不是 JSON 的值",
                });
            }
        };
        Ok(tree)
    }

    /// `new Date(1467806400000)` as `/Date(1467806400000)/`, the way other servers write it; `new Date("…")` as its text.
    fn date(&mut self) -> Read<Tree> {
        let wrong = "需要计算才能得到的内容不是数据";
        self.blanks()?;
        if self.identifier(false) != "Date" || !self.core.eat(b'(') {
            return Err(wrong);
        }
        let inner = self.value()?;
        self.blanks()?;
        if !self.core.eat(b')') {
            return Err(self.or_cut(wrong));
        }
        match inner {
            Tree::Number(digits) => Ok(Tree::Text(["/Date(", &*digits, ")/"].concat().into())),
            text @ Tree::Text(_) => Ok(text),
            _ => Err(wrong),
        }
    }
}

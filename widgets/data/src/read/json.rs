//! JSON as RFC 8259 has it, nothing more. Small code by intent: it is downloaded by every phone.

use super::Limits;
use crate::text::{count, fill, length, put};
use crate::{ReadError, ReadErrorKind, Tree};

/// From this many members on, keys are looked up by hash instead of one by one.
const FEW: usize = 12;

/// The most items that a row is expected to have because the one before had as many.
const ALIKE: usize = 16;

/// A number of more than this many digits before the point is an infinity to everyone else who reads it.
const MAX_WHOLE_DIGITS: i32 = 309;

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    bytes: &'a [u8],
    pub(super) at: usize,
    pub(super) depth: u16,
    pub(super) limits: &'a Limits,
    /// The key that came twice.
    pub(super) key: Box<str>,
    /// How many items the last list had, and members the last map: the next is a row like it.
    items: usize,
    members: usize,
}

/// What is wrong at the present place, in Chinese; `{}` stands for the key.
pub(super) type Read<T> = Result<T, &'static str>;

pub(super) const TOO_LONG: &str = "一个字符串的长度超过上限";

/// What is wrong, in words. The module that a phone downloads first says only where: it hands what it cannot read to the
/// reader, which has the words.
const fn why(words: &'static str) -> &'static str {
    if cfg!(all(target_arch = "wasm32", not(feature = "readers"))) {
        ""
    } else {
        words
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, limits: &'a Limits) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            depth: 0,
            limits,
            key: Box::default(),
            items: 0,
            members: 0,
        }
    }

    /// The one value of the document.
    pub(super) fn document(mut self) -> Result<Tree, ReadError> {
        self.whole().map_err(|what| self.error(what))
    }

    fn whole(&mut self) -> Read<Tree> {
        let tree = self.value()?;
        self.blanks();
        if self.at < self.bytes.len() {
            return Err(why("数据已经结束，后面却还有内容"));
        }
        Ok(tree)
    }

    #[inline(always)]
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline(always)]
    pub(super) fn step(&mut self) {
        self.at = self.at.wrapping_add(1);
    }

    #[inline(always)]
    fn blanks(&mut self) {
        if let Some(..=b' ') = self.peek() {
            self.some_blanks();
        }
    }

    #[inline(never)]
    fn some_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.step();
        }
    }

    #[inline(always)]
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.step();
        }
        found
    }

    fn value(&mut self) -> Read<Tree> {
        self.blanks();
        match self.peek() {
            Some(b'"') => {
                self.step();
                self.string().map(Tree::Text)
            }
            Some(b'{') => self.nested(Self::map),
            Some(b'[') => self.nested(Self::list),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn nested(&mut self, inner: fn(&mut Self) -> Read<Tree>) -> Read<Tree> {
        if self.depth >= self.limits.max_depth {
            return Err(why("嵌套层数超过上限"));
        }
        self.step();
        self.depth = self.depth.wrapping_add(1);
        let tree = inner(self)?;
        self.depth = self.depth.wrapping_sub(1);
        Ok(tree)
    }

    fn list(&mut self) -> Read<Tree> {
        let mut items = Vec::new();
        self.blanks();
        if self.eat(b']') {
            return Ok(Tree::List(items));
        }
        items.reserve(self.items.min(ALIKE));
        loop {
            items.push(self.value()?);
            self.blanks();
            match self.peek() {
                Some(b',') => self.step(),
                Some(b']') => break,
                _ => return Err(why("列表中此处应为逗号或 ]")),
            }
        }
        self.step();
        self.items = items.len();
        Ok(Tree::List(items))
    }

    fn map(&mut self) -> Read<Tree> {
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        let mut seen = Seen::default();
        self.blanks();
        if self.eat(b'}') {
            return Ok(Tree::Map(members));
        }
        members.reserve(self.members.min(ALIKE));
        loop {
            self.blanks();
            let start = self.at;
            if !self.eat(b'"') {
                return Err(why("对象中此处应为带双引号的键名"));
            }
            let key = self.string()?;
            if seen.has(&members, &key) {
                self.at = start;
                self.key = key;
                return Err(why("键名“{}”重复出现"));
            }
            self.blanks();
            if !self.eat(b':') {
                return Err(why("键名后面应为冒号"));
            }
            let value = self.value()?;
            members.push((key, value));
            self.blanks();
            match self.peek() {
                Some(b',') => self.step(),
                Some(b'}') => break,
                _ => return Err(why("对象中此处应为逗号或 }")),
            }
        }
        self.step();
        self.members = members.len();
        Ok(Tree::Map(members))
    }

    /// The text up to the closing quote; the opening one was read.
    fn string(&mut self) -> Read<Box<str>> {
        let start = self.at;
        let mut out = String::new();
        let mut run = start;
        loop {
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    out.push_str(self.slice(run));
                    self.step();
                    let c = self.escape()?;
                    out.push(c);
                    run = self.at;
                }
                Some(_) => return Err(why("字符串中有未转义的换行或控制字符")),
                None => return Err(why("数据在字符串中间断开，可能没有传完")),
            }
        }
        let last = self.slice(run);
        let whole: Box<str> = if out.is_empty() {
            last.into()
        } else {
            out.push_str(last);
            out.into()
        };
        let limit = self.limits.max_string;
        if whole.len() > limit && length(&whole) > limit {
            self.at = start;
            return Err(TOO_LONG);
        }
        self.step();
        Ok(whole)
    }

    pub(super) fn slice(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    pub(super) fn escape(&mut self) -> Read<char> {
        let c = match self.peek() {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'u') => {
                self.step();
                return self.unicode();
            }
            _ => return Err(why("反斜杠后面的字符不对")),
        };
        self.step();
        Ok(c)
    }

    /// The character of `\uXXXX`. Half a surrogate pair, which cut-off titles end with, becomes U+FFFD.
    fn unicode(&mut self) -> Read<char> {
        let unit = self.hex()?;
        if (0xd800..0xdc00).contains(&unit) {
            let after = self.at;
            if self.eat(b'\\') && self.eat(b'u') {
                let low = self.hex()?;
                if (0xdc00..0xe000).contains(&low) {
                    let point = ((unit & 0x3ff) << 10 | low & 0x3ff).wrapping_add(0x1_0000);
                    return Ok(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
            }
            self.at = after;
        }
        Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Read<u32> {
        let mut unit = 0u32;
        for _ in 0..4 {
            let Some(digit) = self.peek().and_then(|b| char::from(b).to_digit(16)) else {
                return Err(why("\\u 后面应为四位十六进制数"));
            };
            unit = unit << 4 | digit;
            self.step();
        }
        Ok(unit)
    }

    /// Steps over digits; how many there were.
    fn digits(&mut self) -> usize {
        self.skip(|byte| byte.is_ascii_digit())
    }

    /// Steps over the bytes that fit; how many there were. The place is not kept in memory meanwhile.
    #[inline(always)]
    fn skip(&mut self, fits: impl Fn(u8) -> bool) -> usize {
        let start = self.at;
        let mut at = start;
        while let Some(byte) = self.bytes.get(at)
            && fits(*byte)
        {
            at = at.wrapping_add(1);
        }
        self.at = at;
        at.wrapping_sub(start)
    }

    pub(super) fn number(&mut self) -> Read<Tree> {
        let start = self.at;
        self.eat(b'-');
        let whole_start = self.at;
        let mut whole = self.digits();
        if whole == 0 || (whole > 1 && self.bytes.get(whole_start) == Some(&b'0')) {
            return Err(why("数字的写法不对"));
        }
        if self.bytes.get(whole_start) == Some(&b'0') {
            whole = 0;
        }
        if self.eat(b'.') && self.digits() == 0 {
            return Err(why("小数点后面应有数字"));
        }
        let mantissa_end = self.at;
        if self.eat(b'e') || self.eat(b'E') {
            let negative = self.eat(b'-');
            if !negative {
                self.eat(b'+');
            }
            let digits_start = self.at;
            if self.digits() == 0 {
                return Err(why("指数的写法不对"));
            }
            let exponent = self.slice(digits_start).parse::<i32>().unwrap_or(i32::MAX);
            let mantissa = self
                .bytes
                .get(whole_start..mantissa_end)
                .unwrap_or_default();
            if !negative && digits_before_point(mantissa, whole, exponent) > MAX_WHOLE_DIGITS {
                self.at = start;
                return Err(why("数字超出可表示的范围"));
            }
        } else if whole > MAX_WHOLE_DIGITS as usize {
            self.at = start;
            return Err(why("数字超出可表示的范围"));
        }
        Ok(Tree::Number(self.slice(start).into()))
    }

    fn word(&mut self) -> Read<Tree> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (tree, length) = match rest {
            [b'n', b'u', b'l', b'l', ..] => (Tree::Null, 4),
            [b't', b'r', b'u', b'e', ..] => (Tree::Bool(true), 4),
            [b'f', b'a', b'l', b's', b'e', ..] => (Tree::Bool(false), 5),
            [] => return Err(why("数据在这里断开，可能没有传完")),
            [b'N', b'a', ..] | [b'I', b'n', ..] => {
                return Err(why("NaN 和 Infinity 不是数字，没有的数请写 null"));
            }
            [b'\'', ..] => return Err(why("字符串应使用双引号")),
            [b']' | b'}', ..] => return Err(why("逗号后面缺少内容")),
            _ => return Err(why("这里不是 JSON 的值")),
        };
        self.at = self.at.wrapping_add(length);
        Ok(tree)
    }

    #[cold]
    pub(super) fn error(&self, what: &str) -> ReadError {
        let kind = if what == TOO_LONG {
            ReadErrorKind::Size
        } else {
            ReadErrorKind::Parse
        };
        let (mut line, mut column) = (1usize, 1usize);
        for byte in self.bytes.get(..self.at).unwrap_or(self.bytes) {
            if *byte == b'\n' {
                (line, column) = (line.saturating_add(1), 1);
            } else if byte & 0xc0 != 0x80 {
                // Bytes that do not continue a character are as many as there are characters.
                column = column.saturating_add(1);
            }
        }
        let mut message = fill(
            "数据不是有效的 JSON：第 {} 行第 {} 列",
            &[&count(line), &count(column)],
        );
        if !what.is_empty() {
            message.push('，');
            put(&mut message, what, &[clip(&self.key)]);
        }
        ReadError { kind, message }
    }
}

/// How many digits the number has before its point once the exponent is applied; 0 for a zero.
fn digits_before_point(mantissa: &[u8], whole: usize, exponent: i32) -> i32 {
    let Some(first) = mantissa.iter().position(|b| matches!(b, b'1'..=b'9')) else {
        return 0;
    };
    let lead = if whole == 0 {
        // 0.00123: the first digit that counts stands behind the point by so many places.
        2i32.saturating_sub_unsigned(u32::try_from(first).unwrap_or(u32::MAX))
    } else {
        i32::try_from(whole).unwrap_or(i32::MAX)
    };
    lead.saturating_add(exponent)
}

/// The beginning of a key, for a message.
fn clip(key: &str) -> &str {
    key.char_indices()
        .nth(30)
        .and_then(|(at, _)| key.get(..at))
        .unwrap_or(key)
}

/// Which keys an object has: a hash table over the members, made once there are more than a few.
#[derive(Default)]
pub(super) struct Seen {
    /// Index + 1 of a member, 0 for a free place. The length is a power of two.
    slots: Vec<u32>,
}

impl Seen {
    /// Whether `key` is among `members`; it is remembered as the next member.
    pub(super) fn has(&mut self, members: &[(Box<str>, Tree)], key: &str) -> bool {
        if members.len() < FEW {
            return members.iter().any(|(name, _)| **name == *key);
        }
        if self.slots.len() <= members.len().saturating_mul(2) {
            self.slots = vec![0; members.len().saturating_mul(4).next_power_of_two()];
            for (index, (name, _)) in members.iter().enumerate() {
                self.place(members, name, index);
            }
        }
        self.place(members, key, members.len())
    }

    /// Finds `key`, or puts `index` where it would be.
    fn place(&mut self, members: &[(Box<str>, Tree)], key: &str, index: usize) -> bool {
        let mask = self.slots.len().wrapping_sub(1);
        let mut hash = 0x811c_9dc5u32;
        for byte in key.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            let Some(taken) = (*slot as usize).checked_sub(1) else {
                *slot = u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX);
                return false;
            };
            if members.get(taken).is_some_and(|(name, _)| **name == *key) {
                return true;
            }
            at = at.wrapping_add(1) & mask;
        }
        false
    }
}

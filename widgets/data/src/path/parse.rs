//! Reading a path: RFC 9535, section 2, with the positions of what is wrong.

use super::{Operand, Order, Path, PathError, Query, Segment, Selector, Test};
use crate::Tree;

/// Brackets, filters and functions within each other.
const MAX_DEPTH: u8 = 16;

/// The largest index: 2⁵³ − 1 (RFC 9535, 2.1).
const MAX_INDEX: i64 = 9_007_199_254_740_991;

type Parsed<T> = Result<T, &'static str>;

pub(super) struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    pub(super) fn path(mut self) -> Result<Path, PathError> {
        let parsed = if self.eat("$") {
            self.segments()
        } else {
            Err("路径应以 $ 开头")
        };
        let parsed = parsed.and_then(|segments| match self.peek() {
            None => Ok(segments),
            Some(_) => Err("路径到此已经结束，后面却还有内容"),
        });
        match parsed {
            Ok(segments) => Ok(Path {
                text: self.text.into(),
                segments,
            }),
            Err(what) => {
                let before = self.text.get(..self.at).unwrap_or(self.text);
                let at = before.chars().count().saturating_add(1);
                Err(PathError { at, what })
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at = self.at.saturating_add(c.len_utf8());
        Some(c)
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at = self.at.saturating_add(word.len());
        }
        found
    }

    fn blanks(&mut self) {
        while let Some(' ' | '\t' | '\n' | '\r') = self.peek() {
            self.next();
        }
    }

    /// Blanks, then `word`; or nothing is taken.
    fn eat_after_blanks(&mut self, word: &str) -> bool {
        let start = self.at;
        self.blanks();
        let found = self.eat(word);
        if !found {
            self.at = start;
        }
        found
    }

    fn deeper<T>(&mut self, inner: fn(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            return Err("括号套得太深");
        }
        self.depth = self.depth.saturating_add(1);
        let parsed = inner(self);
        self.depth = self.depth.saturating_sub(1);
        parsed
    }

    fn segments(&mut self) -> Parsed<Vec<Segment>> {
        let mut segments = Vec::new();
        loop {
            if self.eat_after_blanks("[") {
                let selectors = self.deeper(Self::bracket)?;
                segments.push(Segment {
                    deep: false,
                    selectors,
                });
            } else if self.eat_after_blanks("..") {
                let selectors = if self.eat("[") {
                    self.deeper(Self::bracket)?
                } else {
                    vec![self.short()?]
                };
                segments.push(Segment {
                    deep: true,
                    selectors,
                });
            } else if self.eat_after_blanks(".") {
                let selectors = vec![self.short()?];
                segments.push(Segment {
                    deep: false,
                    selectors,
                });
            } else {
                return Ok(segments);
            }
        }
    }

    /// `*` or a name behind a point.
    fn short(&mut self) -> Parsed<Selector> {
        if self.eat("*") {
            return Ok(Selector::All);
        }
        let start = self.at;
        let first = |c: char| c == '_' || c.is_ascii_alphabetic() || !c.is_ascii();
        if !self.peek().is_some_and(first) {
            return Err("点号后面应为键名或 *；含其他字符的键名请写成 ['键名']");
        }
        while self.peek().is_some_and(|c| first(c) || c.is_ascii_digit()) {
            self.next();
        }
        let name = self.text.get(start..self.at).unwrap_or_default();
        Ok(Selector::Name(name.into()))
    }

    /// What stands between brackets.
    fn bracket(&mut self) -> Parsed<Vec<Selector>> {
        let mut selectors = Vec::new();
        loop {
            self.blanks();
            selectors.push(self.selector()?);
            self.blanks();
            if self.eat("]") {
                return Ok(selectors);
            }
            if !self.eat(",") {
                return Err("方括号里此处应为逗号或 ]");
            }
        }
    }

    fn selector(&mut self) -> Parsed<Selector> {
        match self.peek() {
            Some('*') => {
                self.next();
                Ok(Selector::All)
            }
            Some('?') => {
                self.next();
                self.blanks();
                self.any().map(Selector::Filter)
            }
            Some('\'' | '"') => self.string().map(Selector::Name),
            Some('-' | '0'..='9' | ':') => self.index_or_slice(),
            _ => Err("方括号里应为带引号的键名、序号、切片、* 或 ?条件"),
        }
    }

    fn index_or_slice(&mut self) -> Parsed<Selector> {
        let start = self.integer()?;
        if !self.eat_after_blanks(":") {
            return start.map(Selector::Index).ok_or("这里应为序号");
        }
        self.blanks();
        let end = self.integer()?;
        let mut step = None;
        if self.eat_after_blanks(":") {
            self.blanks();
            step = self.integer()?;
        }
        Ok(Selector::Slice {
            start,
            end,
            step: step.unwrap_or(1),
        })
    }

    /// A whole number, if there is one.
    fn integer(&mut self) -> Parsed<Option<i64>> {
        let start = self.at;
        let negative = self.eat("-");
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.next();
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() && !negative {
            return Ok(None);
        }
        let plain = !digits.starts_with('0') || text == "0";
        text.parse()
            .ok()
            .filter(|n: &i64| plain && n.abs() <= MAX_INDEX)
            .map(Some)
            .ok_or("序号的写法不对，或超出范围")
    }

    fn string(&mut self) -> Parsed<Box<str>> {
        let quote = self.next();
        let mut out = String::new();
        loop {
            let c = self.next().ok_or("引号没有闭合")?;
            match c {
                c if Some(c) == quote => return Ok(out.into()),
                '\\' => {
                    let c = self.escape(quote)?;
                    out.push(c);
                }
                c if c < ' ' => return Err("引号里有未转义的控制字符"),
                c => out.push(c),
            }
        }
    }

    fn escape(&mut self, quote: Option<char>) -> Parsed<char> {
        Ok(match self.next().ok_or("引号没有闭合")? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            c @ ('/' | '\\') => c,
            c @ ('\'' | '"') if Some(c) == quote => c,
            'u' => {
                let high = self.hex()?;
                let code = match high {
                    0xd800..=0xdbff if self.eat("\\u") => match self.hex()? {
                        low @ 0xdc00..=0xdfff => {
                            let high = high.wrapping_sub(0xd800) << 10;
                            0x1_0000u32
                                .wrapping_add(high)
                                .wrapping_add(low.wrapping_sub(0xdc00))
                        }
                        _ => high,
                    },
                    code => code,
                };
                char::from_u32(code).ok_or("\\u 转义不是完整的字符")?
            }
            _ => return Err("反斜杠后面的字符不对"),
        })
    }

    fn hex(&mut self) -> Parsed<u32> {
        let mut code = 0u32;
        for _ in 0..4 {
            let digit = self.next().and_then(|c| c.to_digit(16));
            code = code << 4 | digit.ok_or("\\u 后面应为四位十六进制数")?;
        }
        Ok(code)
    }

    fn any(&mut self) -> Parsed<Test> {
        let mut tests = vec![self.every()?];
        while self.eat_after_blanks("||") {
            self.blanks();
            tests.push(self.every()?);
        }
        Ok(one_or(tests, Test::Any))
    }

    fn every(&mut self) -> Parsed<Test> {
        let mut tests = vec![self.basic()?];
        while self.eat_after_blanks("&&") {
            self.blanks();
            tests.push(self.basic()?);
        }
        Ok(one_or(tests, Test::Every))
    }

    fn basic(&mut self) -> Parsed<Test> {
        if self.eat("!") {
            self.blanks();
            let test = if self.eat("(") {
                self.deeper(Self::group)?
            } else {
                match self.query()? {
                    Some(query) => Test::Exists(query),
                    None => return Err("! 后面应为括号或以 @、$ 开头的路径"),
                }
            };
            return Ok(Test::Not(Box::new(test)));
        }
        if self.eat("(") {
            return self.deeper(Self::group);
        }
        let start = self.at;
        if let Some(query) = self.query()? {
            let end = self.at;
            self.blanks();
            if self.order().is_none() {
                self.at = end;
                return Ok(Test::Exists(query));
            }
            self.at = start;
        }
        let left = self.operand()?;
        self.blanks();
        let order = self.order().ok_or("条件里此处应为比较符号")?;
        self.blanks();
        Ok(Test::Compare(left, order, self.operand()?))
    }

    fn group(&mut self) -> Parsed<Test> {
        self.blanks();
        let test = self.any()?;
        self.blanks();
        if self.eat(")") {
            Ok(test)
        } else {
            Err("此处应为 )")
        }
    }

    fn order(&mut self) -> Option<Order> {
        let orders = [
            ("==", Order::Equal),
            ("!=", Order::Unequal),
            ("<=", Order::AtMost),
            (">=", Order::AtLeast),
            ("<", Order::Less),
            (">", Order::More),
        ];
        orders
            .into_iter()
            .find(|(word, _)| self.eat(word))
            .map(|(_, order)| order)
    }

    /// A path that begins with `@` or `$`, if there is one.
    fn query(&mut self) -> Parsed<Option<Query>> {
        let root = match self.peek() {
            Some('$') => true,
            Some('@') => false,
            _ => return Ok(None),
        };
        self.next();
        let segments = self.segments()?;
        Ok(Some(Query { root, segments }))
    }

    /// One side of a comparison.
    fn operand(&mut self) -> Parsed<Operand> {
        if let Some(query) = self.query()? {
            let single = query.segments.iter().all(|segment| {
                let one = matches!(
                    segment.selectors.as_slice(),
                    [Selector::Name(_) | Selector::Index(_)]
                );
                one && !segment.deep
            });
            return if single {
                Ok(Operand::One(query))
            } else {
                Err("比较的路径只能指向一个值，不能含 *、..、切片或条件")
            };
        }
        match self.peek() {
            Some('\'' | '"') => Ok(Operand::Literal(Tree::Text(self.string()?))),
            Some('-' | '0'..='9') => self.number(),
            Some('a'..='z') => self.word(),
            _ => Err("条件里此处应为路径、数字、带引号的文字、true、false 或 null"),
        }
    }

    fn number(&mut self) -> Parsed<Operand> {
        let start = self.at;
        self.eat("-");
        let lead = self.at;
        self.digits()?;
        let whole = self.text.get(lead..self.at).unwrap_or_default();
        if whole.len() > 1 && whole.starts_with('0') {
            return Err("数字的写法不对");
        }
        if self.eat(".") {
            self.digits()?;
        }
        if self.eat("e") || self.eat("E") {
            if !self.eat("-") {
                self.eat("+");
            }
            self.digits()?;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        Ok(Operand::Literal(Tree::Number(text.into())))
    }

    fn digits(&mut self) -> Parsed<()> {
        if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Err("数字的写法不对");
        }
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.next();
        }
        Ok(())
    }

    /// `true`, `false`, `null` or a function.
    fn word(&mut self) -> Parsed<Operand> {
        let start = self.at;
        while matches!(self.peek(), Some('a'..='z' | '0'..='9' | '_')) {
            self.next();
        }
        let word = self.text.get(start..self.at).unwrap_or_default();
        if !self.eat("(") {
            return match word {
                "true" => Ok(Operand::Literal(Tree::Bool(true))),
                "false" => Ok(Operand::Literal(Tree::Bool(false))),
                "null" => Ok(Operand::Literal(Tree::Null)),
                _ => Err("这里的词不认识，文字请加引号"),
            };
        }
        self.blanks();
        let operand = match word {
            "length" => Operand::Length(Box::new(self.deeper(Self::operand)?)),
            "count" | "value" => {
                let query = self.query()?.ok_or("此函数的参数应为以 @、$ 开头的路径")?;
                if word == "count" {
                    Operand::Count(query)
                } else {
                    Operand::Value(query)
                }
            }
            "match" | "search" => return Err("不支持正则表达式函数 match 和 search"),
            _ => return Err("没有这个函数，可用的是 length、count、value"),
        };
        self.blanks();
        if self.eat(")") {
            Ok(operand)
        } else {
            Err("此处应为 )")
        }
    }
}

/// The one test, or all of them together.
fn one_or(mut tests: Vec<Test>, together: fn(Vec<Test>) -> Test) -> Test {
    match tests.pop() {
        Some(test) if tests.is_empty() => test,
        Some(test) => {
            tests.push(test);
            together(tests)
        }
        None => together(tests),
    }
}

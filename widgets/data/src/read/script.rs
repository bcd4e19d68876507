//! What scripts put around data: `var x = …;`, `cb(…)`, `try{cb(…)}catch(e){}`, guards such as `)]}',`. Nothing is
//! evaluated: a statement that is no plain data is refused.

use super::Limits;
use super::any::Form;
use super::json::Read;
use super::near::Near;
use super::within::has_rows;
use crate::{ReadError, Tree};

/// What a server puts before data so that it cannot run as a script.
const GUARDS: [&str; 10] = [
    ")]}',",
    ")]}'",
    ")]}",
    "while(1);",
    "while(true);",
    "for(;;);",
    "for (;;);",
    "throw 1;",
    "{}&&",
    "{} &&",
];

/// Nearly-JSON that was read.
pub(super) struct Script {
    pub(super) tree: Tree,
    pub(super) form: Form,
    pub(super) quotes: bool,
    pub(super) holes: bool,
    /// A name was assigned to more than once, and one of the values has rows.
    pub(super) again: Option<Box<str>>,
    /// The names of the values that have rows, where there are several.
    pub(super) several: Vec<Box<str>>,
}

/// Why it was not, and whether it was meant to be data of this kind at all.
pub(super) struct Failed {
    pub(super) error: ReadError,
    pub(super) fits: bool,
}

/// Reads one text of nearly-JSON, with or without a script around it.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Script, Failed> {
    let mut walk = Walk {
        near: Near::new(text, limits),
        parens: 0,
        braces: 0,
        form: Form::NearlyJson,
        name: "",
        values: Vec::new(),
        fits: false,
        again: None,
        several: Vec::new(),
    };
    match walk.whole() {
        Ok(tree) => Ok(Script {
            tree,
            form: walk.form,
            quotes: walk.near.quotes,
            holes: walk.near.holes,
            again: walk.again,
            several: walk.several,
        }),
        Err(what) => Err(Failed {
            error: walk.near.error(what),
            fits: walk.fits,
        }),
    }
}

struct Walk<'a> {
    near: Near<'a>,
    parens: u32,
    braces: u32,
    form: Form,
    /// What the next value is assigned to.
    name: &'a str,
    values: Vec<(&'a str, Tree)>,
    fits: bool,
    again: Option<Box<str>>,
    several: Vec<Box<str>>,
}

const NO_DATA: &str = "这里不是数据，而是要执行的脚本";

impl<'a> Walk<'a> {
    fn whole(&mut self) -> Read<Tree> {
        self.guards()?;
        loop {
            if !self.head()? {
                break;
            }
            self.fits |= self.near.rest().starts_with(['{', '[', '"', '\'']);
            let value = self.near.value()?;
            self.values.push((self.name, value));
            if !self.tail()? {
                break;
            }
        }
        if self.parens > 0 || self.braces > 0 {
            return Err("数据在这里断开，可能没有传完");
        }
        self.result()
    }

    fn step(&mut self, bytes: usize) {
        self.near.core.at = self.near.core.at.saturating_add(bytes);
    }

    fn guards(&mut self) -> Read<()> {
        self.near.blanks()?;
        while let Some(guard) = GUARDS
            .iter()
            .find(|guard| self.near.rest().starts_with(**guard))
        {
            self.step(guard.len());
            self.near.blanks()?;
        }
        Ok(())
    }

    /// Goes on to where a value begins; `false` at the end of the text.
    fn head(&mut self) -> Read<bool> {
        loop {
            self.near.blanks()?;
            let start = self.near.core.at;
            match self.near.core.peek() {
                None => return Ok(false),
                Some(b';') => self.step(1),
                Some(b'(') => {
                    self.step(1);
                    self.parens = self.parens.saturating_add(1);
                }
                Some(b')' | b'}') if !self.values.is_empty() => return self.tail(),
                Some(b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'$' | 0x80..) => {
                    let word = self.near.identifier(true);
                    if !self.word(word)? {
                        self.near.core.at = start;
                        return Ok(true);
                    }
                }
                Some(_) => return Ok(true),
            }
        }
    }

    /// Takes what follows `word` in a script; `false` when the word is itself a value.
    fn word(&mut self, word: &'a str) -> Read<bool> {
        match word {
            "null" | "undefined" | "None" | "NULL" | "true" | "True" | "false" | "False"
            | "NaN" | "Infinity" | "new" => return Ok(false),
            "var" | "let" | "const" | "return" | "typeof" | "export" | "default" => {
                return Ok(true);
            }
            "try" => {
                self.near.blanks()?;
                if !self.near.core.eat(b'{') {
                    return Err(NO_DATA);
                }
                self.braces = self.braces.saturating_add(1);
                return Ok(true);
            }
            "if" => {
                self.near.blanks()?;
                return self.skip("(", ")").map(|()| true);
            }
            "" => return Ok(false),
            _ => {}
        }
        self.near.blanks()?;
        if self.near.core.peek() == Some(b'[') && !self.name_in_brackets()? {
            return Err(NO_DATA);
        }
        let rest = self.near.rest().as_bytes();
        match rest {
            [b'=', b'=', ..] | [b'!', b'=', ..] => {
                let operator = rest.iter().take_while(|b| matches!(b, b'=' | b'!')).count();
                self.step(operator);
                self.near.blanks()?;
                self.near.key()?;
            }
            [b'=', ..] => {
                self.step(1);
                self.form = Form::Script;
                self.fits = true;
                self.name = word;
            }
            [b'(', ..] => {
                self.step(1);
                self.parens = self.parens.saturating_add(1);
                if self.form != Form::Script {
                    self.form = Form::Jsonp;
                    self.name = word;
                }
            }
            [b'&', b'&', ..] | [b'|', b'|', ..] => self.step(2),
            _ => return Err(NO_DATA),
        }
        // `typeof cb === "function" && cb(…)`
        self.near.blanks()?;
        if self.near.rest().starts_with("&&") {
            self.step(2);
        }
        Ok(true)
    }

    /// Steps over `["name"]` or `[0]` behind a name.
    fn name_in_brackets(&mut self) -> Read<bool> {
        self.step(1);
        self.near.value()?;
        self.near.blanks()?;
        let closed = self.near.core.eat(b']');
        self.near.blanks()?;
        Ok(closed)
    }

    /// Steps over `open … close` without looking at what is between.
    fn skip(&mut self, open: &str, close: &str) -> Read<()> {
        let rest = self.near.rest();
        let end = rest
            .find(close)
            .filter(|_| rest.starts_with(open))
            .ok_or(NO_DATA)?;
        self.step(end.saturating_add(close.len()));
        Ok(())
    }

    /// What follows a value; `false` at the end of the text.
    fn tail(&mut self) -> Read<bool> {
        let start = self.near.core.at;
        loop {
            self.near.blanks()?;
            match self.near.core.peek() {
                None => return Ok(false),
                Some(b')') if self.parens > 0 => {
                    self.step(1);
                    self.parens = self.parens.saturating_sub(1);
                }
                Some(b'}') if self.braces > 0 => {
                    self.step(1);
                    self.braces = self.braces.saturating_sub(1);
                }
                Some(b';') => {
                    self.step(1);
                    return Ok(true);
                }
                Some(b',') if self.parens > 0 || self.form == Form::Script => {
                    self.step(1);
                    return Ok(true);
                }
                Some(b'c' | b'f')
                    if self.near.rest().starts_with("catch")
                        || self.near.rest().starts_with("finally") =>
                {
                    self.near.identifier(false);
                    self.near.blanks()?;
                    if self.near.core.peek() == Some(b'(') {
                        self.skip("(", ")")?;
                    }
                    self.near.blanks()?;
                    self.skip("{", "}")?;
                }
                Some(b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'$')
                    if self.form == Form::Script && self.parens == 0 =>
                {
                    return Ok(true);
                }
                Some(b'-') if self.near.rest().starts_with("-->") => self.step(3),
                // A row a line, or rows without the brackets around them.
                Some(byte @ (b'{' | b'[' | b',')) if self.rows_follow(start) => {
                    self.step(usize::from(byte == b','));
                    return Ok(true);
                }
                Some(_) => return Err("数据已经结束，后面却还有内容"),
            }
        }
    }

    /// Whether what follows the value that ended at `start` is another one of its kind.
    fn rows_follow(&self, start: usize) -> bool {
        let between = self
            .near
            .core
            .text
            .get(start..self.near.core.at)
            .unwrap_or_default();
        let row = |tree: &Tree| matches!(tree, Tree::Map(_) | Tree::List(_));
        self.form == Form::NearlyJson
            && self.parens == 0
            && self.values.iter().all(|(_, tree)| row(tree))
            && (between.contains('\n') || self.near.core.peek() == Some(b','))
    }

    /// The values under their names. A name that was assigned to twice keeps the one value that has rows: a script that is
    /// evaluated would keep the last, and a page size behind the data is none.
    fn assigned(&mut self, values: Vec<(&'a str, Tree)>) -> Read<Vec<(Box<str>, Tree)>> {
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        let mut seen = super::json::Seen::default();
        for (name, tree) in values {
            if !seen.has(&members, name) {
                members.push((name.into(), tree));
                continue;
            }
            let before = members.iter_mut().find(|(known, _)| **known == *name);
            let Some((_, before)) = before else { continue };
            self.again = Some(name.into());
            match (has_rows(before), has_rows(&tree)) {
                (true, false) => {}
                (false, true) => *before = tree,
                _ => {
                    self.near.core.key = name.into();
                    return Err("脚本给“{}”赋了不止一次值，看不出哪一份是数据：请只留一份");
                }
            }
        }
        let rows = members.iter().filter(|(_, tree)| has_rows(tree));
        self.several = rows.map(|(name, _)| name.clone()).collect();
        Ok(members)
    }

    /// One value is the data. Several that were assigned become members under their names; of a call's arguments the
    /// only list or object is the data.
    fn result(&mut self) -> Read<Tree> {
        let mut values = core::mem::take(&mut self.values);
        if let [_] = values.as_slice() {
            return values.pop().map(|(_, tree)| tree).ok_or(NO_DATA);
        }
        if self.form == Form::Script {
            let members = self.assigned(values)?;
            return if members.is_empty() {
                Err("这里没有数据")
            } else {
                Ok(Tree::Map(members))
            };
        }
        if self.form == Form::NearlyJson && values.len() > 1 && self.parens == 0 {
            let row = |tree: &Tree| matches!(tree, Tree::Map(_) | Tree::List(_));
            if values.iter().all(|(_, tree)| row(tree)) {
                return Ok(Tree::List(
                    values.into_iter().map(|(_, tree)| tree).collect(),
                ));
            }
        }
        let mut containers = values
            .into_iter()
            .filter(|(_, tree)| matches!(tree, Tree::Map(_) | Tree::List(_)));
        match (containers.next(), containers.next()) {
            (Some((_, tree)), None) if self.form == Form::Jsonp => Ok(tree),
            (None, _) => Err("这里没有数据"),
            _ => Err("这里有不止一份数据"),
        }
    }
}

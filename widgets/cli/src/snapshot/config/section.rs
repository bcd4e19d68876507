//! Typed access to one table of the configuration. What is wrong is collected with its line, not thrown: all of it is said
//! at once.

use crate::words::{instead, nearest};
use std::cell::RefCell;
use std::time::Duration;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with a configuration.
pub struct Problems<'t> {
    text: &'t str,
    found: RefCell<Vec<(usize, String)>>,
}

impl<'t> Problems<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            found: RefCell::default(),
        }
    }

    /// Adds a sentence about the byte at `at`.
    pub fn add(&self, at: usize, sentence: String) {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count().saturating_add(1);
        self.found.borrow_mut().push((line, sentence));
    }

    /// Everything found, in the order of the file.
    pub fn finish(self) -> Vec<(usize, String)> {
        let mut found = self.found.into_inner();
        found.sort();
        found.dedup();
        found
    }
}

/// One table, and the table of defaults behind it.
pub struct Section<'a> {
    /// How the table is called in messages.
    pub title: String,
    pub table: &'a DeTable<'a>,
    pub defaults: Option<&'a DeTable<'a>>,
    /// Where the table begins.
    pub at: usize,
    pub problems: &'a Problems<'a>,
}

impl<'a> Section<'a> {
    /// Complains about the value of `key`, or about the table when it has none.
    pub fn wrong(&self, key: &str, sentence: &str) {
        let own = self.table.get_key_value(key);
        let found = own.or_else(|| self.defaults?.get_key_value(key));
        let at = found.map_or(self.at, |(name, _)| name.span().start);
        self.problems
            .add(at, format!("{}的 {key}：{sentence}", self.title));
    }

    /// Complains about every key that is not among `known`.
    pub fn only(&self, known: &[&str]) {
        for (key, _) in self.table.iter() {
            let key: &str = key.get_ref();
            if known.contains(&key) {
                continue;
            }
            self.wrong(key, &format!("不认识这个名称。{}", instead(key, known)));
        }
    }

    pub fn item(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        let own = self.table.get(key);
        own.or_else(|| self.defaults?.get(key))
    }

    fn value<T>(
        &self,
        key: &str,
        wanted: &str,
        read: impl Fn(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.item(key)?.get_ref());
        if value.is_none() {
            self.wrong(key, wanted);
        }
        value
    }

    /// A text that is not blank.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.value(key, "要写成不为空的文字，加双引号", |value| {
            value.as_str().filter(|text| !text.trim().is_empty())
        })
    }

    pub fn flag(&self, key: &str) -> Option<bool> {
        self.value(key, "只能是 true 或 false，不加引号", DeValue::as_bool)
    }

    /// A whole number between two bounds.
    pub fn whole(&self, key: &str, least: u64, most: u64) -> Option<u64> {
        let wanted = format!("要写 {least} 到 {most} 之间的整数，不加引号");
        self.value(key, &wanted, |value| {
            let number = integer(value)?;
            (least..=most).contains(&number).then_some(number)
        })
    }

    /// A time: seconds as a number, or a text such as `"500ms"`, `"15s"`, `"5m"`, `"1h"`; an hour at the most.
    pub fn time(&self, key: &str) -> Option<Duration> {
        let wanted = "要写时间，如 15（秒）、\"500ms\"、\"15s\"、\"5m\"，最长 1 小时";
        self.value(key, wanted, |value| {
            let time = match value {
                DeValue::Integer(_) => Duration::from_secs(integer(value)?),
                DeValue::String(text) => time(text)?,
                _ => return None,
            };
            (time <= Duration::from_secs(3_600)).then_some(time)
        })
    }

    /// A list of texts.
    pub fn texts(&self, key: &str) -> Option<Vec<String>> {
        self.value(key, "要写成一组文字，如 [\"a\", \"b\"]", |value| {
            let items = value.as_array()?.iter();
            items
                .map(|one| one.get_ref().as_str().map(str::to_owned))
                .collect()
        })
    }

    /// One of some words.
    pub fn word<T>(&self, key: &str, words: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let known: Vec<&str> = words.split('、').collect();
        let own = self.item(key).and_then(|item| item.get_ref().as_str());
        let near = own.and_then(|own| nearest(own, &known));
        let near = near.map_or_else(String::new, |near| format!("。是不是想写 {near}？"));
        let wanted = format!("只能是 {words}{near}");
        self.value(key, &wanted, |value| parse(value.as_str()?))
    }

    /// A table within this one.
    pub fn table(&self, key: &str) -> Option<Section<'a>> {
        let item = self.item(key)?;
        let Some(table) = item.get_ref().as_table() else {
            self.wrong(key, "要写成一组 名称 = 值，如 { a = \"b\" }");
            return None;
        };
        Some(Section {
            title: format!("{}的 {key} ", self.title),
            table,
            defaults: None,
            at: item.span().start,
            problems: self.problems,
        })
    }
}

/// A whole number that is not negative, however it is written (`0x1F`).
pub fn integer(value: &DeValue<'_>) -> Option<u64> {
    let number = value.as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn time(text: &str) -> Option<Duration> {
    let split = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(split)?;
    let number: u64 = number.parse().ok()?;
    match unit.trim() {
        "ms" | "毫秒" => Some(Duration::from_millis(number)),
        "s" | "秒" => Some(Duration::from_secs(number)),
        "m" | "min" | "分" | "分钟" => Some(Duration::from_secs(number.checked_mul(60)?)),
        "h" | "小时" => Some(Duration::from_secs(number.checked_mul(3_600)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let seconds = |text| time(text).map(|time| time.as_millis());
        assert_eq!(seconds("500ms"), Some(500));
        assert_eq!(seconds("15s"), Some(15_000));
        assert_eq!(seconds("5 分钟"), Some(300_000));
        assert_eq!(seconds("1h"), Some(3_600_000));
        assert_eq!(seconds("15"), None);
        assert_eq!(seconds("-1s"), None);
        assert_eq!(seconds("99999999999999999999s"), None);
    }
}

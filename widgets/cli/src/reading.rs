//! From bytes to a dataset: the one place where the command meets the readers, presets and subjects of `mingbai-data`.
//!
//! Everything else in this crate asks here which subjects there are and what a source's bytes say, and [`crate::dataset`]
//! what is printed of them.

use crate::dataset::Dataset;
use clap::ValueEnum;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use mingbai_data::budget::{self, ReadOptions};
use mingbai_data::read::{Limits, parse};
use mingbai_data::shape::find;
use mingbai_data::{ReadError, ReadErrorKind, Tree};

/// What data can be about; the names are those of the tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Subject {
    /// 预算
    #[default]
    Budget,
    /// 民生实事
    Livelihood,
    /// 空气质量
    Air,
    /// 水质
    Water,
    /// 政策
    Policy,
    /// 意见征集
    Consultation,
    /// 列表
    #[value(alias = "listing")]
    List,
}

impl Subject {
    /// The word on the command line and in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Livelihood => "livelihood",
            Self::Air => "air",
            Self::Water => "water",
            Self::Policy => "policy",
            Self::Consultation => "consultation",
            Self::List => "list",
        }
    }

    /// The subject of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::from_str(word, false).ok()
    }
}

/// How the bytes of a source are to be understood.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// What the data is about.
    pub subject: Subject,
    /// Name of a mapping for a known endpoint, or `auto`.
    pub preset: Option<String>,
    /// Text of a mapping of the webmaster's own.
    pub map: Option<String>,
    /// What is known about the data beside it.
    pub options: ReadOptions,
}

impl Wish {
    /// Whether this build can do it; else what to do, in one sentence.
    pub fn possible(&self) -> Result<(), String> {
        if self.subject != Subject::Budget {
            return Err(format!(
                "种类“{}”在这个版本里还不能读，现在可以用 budget（预算）",
                self.subject.word()
            ));
        }
        if self.preset.as_deref().is_some_and(|name| name != "auto") {
            return Err("这个版本还没有内置的映射：请去掉 preset，或写 auto".to_owned());
        }
        if self.map.is_some() {
            return Err(
                "这个版本还不能用自定义的映射：请去掉 map，让数据使用文档里的列名".to_owned(),
            );
        }
        Ok(())
    }
}

/// The text of bytes that must be UTF-8: what a checked file is to be.
pub fn strict_text(bytes: &[u8]) -> Result<String, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to().saturating_add(1);
        ReadError {
            kind: ReadErrorKind::Encoding,
            message: format!("文件不是 UTF-8 编码：第 {at} 个字节起认不出来"),
        }
    })?;
    Ok(text.to_owned())
}

/// The text of bytes in UTF-8, or else in GB18030 (which GBK and GB2312 are part of); UTF-16 where its mark says so. What
/// was declared is often wrong: it is heard only for UTF-16 without a mark. Nothing is ever replaced.
pub fn text(bytes: &[u8], declared: Option<&str>) -> Result<String, ReadError> {
    let strictly = |bytes, encoding: &'static Encoding| {
        encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(|text| text.into_owned())
    };
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let wide = declared.filter(|one| [UTF_16LE, UTF_16BE].contains(one) && bytes.contains(&0));
    let text = match (Encoding::for_bom(bytes), wide) {
        (Some((encoding, length)), _) => {
            strictly(bytes.get(length..).unwrap_or_default(), encoding)
        }
        (None, Some(wide)) => strictly(bytes, wide),
        (None, None) => strictly(bytes, UTF_8).or_else(|| strictly(bytes, GB18030)),
    };
    text.ok_or_else(|| ReadError {
        kind: ReadErrorKind::Encoding,
        message: "内容既不是 UTF-8，也不是 GB18030（GBK）编码".to_owned(),
    })
}

/// The tree of a text.
pub fn tree(text: &str, limits: &Limits) -> Result<Tree, ReadError> {
    parse(text, limits)
}

/// How many rows a tree has, where it has rows at all.
///
/// # Errors
/// `source`: the envelope reports a failure.
pub fn rows(tree: &Tree, limits: &Limits) -> Result<Option<usize>, ReadError> {
    match find(tree.clone(), limits) {
        Ok(found) => Ok(Some(found.parts.iter().map(|part| part.rows.len()).sum())),
        Err(error) if error.kind == ReadErrorKind::Source => Err(error),
        Err(error) if error.kind == ReadErrorKind::Empty => Ok(Some(0)),
        Err(_) => Ok(None),
    }
}

/// The dataset in a text.
pub fn dataset(text: &str, wish: &Wish) -> Result<Dataset, ReadError> {
    match wish.subject {
        Subject::Budget => budget::read_text(text, &wish.options).map(Dataset::Budget),
        _ => Err(unknown(wish)),
    }
}

/// The dataset in a tree, such as pages put together.
pub fn dataset_of(tree: Tree, wish: &Wish) -> Result<Dataset, ReadError> {
    match wish.subject {
        Subject::Budget => budget::read_tree(tree, &wish.options).map(Dataset::Budget),
        _ => Err(unknown(wish)),
    }
}

fn unknown(wish: &Wish) -> ReadError {
    ReadError {
        kind: ReadErrorKind::Schema,
        message: wish.possible().err().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, expected: Option<&str>) {
        assert_eq!(text(bytes, declared).ok().as_deref(), expected);
    }

    #[test]
    fn charsets() {
        check("教育".as_bytes(), None, Some("教育"));
        check("\u{feff}教育".as_bytes(), Some("gbk"), Some("教育"));
        check(b"\xbd\xcc\xd3\xfd", Some("utf-8"), Some("教育"));
        // Four bytes: 㐀, which GBK does not have.
        check(b"\x81\x39\xee\x39", None, Some("㐀"));
        check(b"\xff\xfe1\0", None, Some("1"));
        check(b"1\0", Some("utf-16le"), Some("1"));
        check(b"12", Some("utf-16le"), Some("12"));
        check(b"\xff\xff", None, None);
        check(b"\x81", Some("gbk"), None);
    }
}

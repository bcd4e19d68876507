//! From bytes to a dataset: the one place where the command meets the readers, presets and subjects of `mingbai-data`.
//!
//! Everything else in this crate asks here: which subjects there are, what a source's bytes say, and what is printed.

use clap::ValueEnum;
use encoding_rs::GB18030;
use mingbai_data::budget::{self, Budget, ReadOptions};
use mingbai_data::read::{Limits, parse};
use mingbai_data::shape::find;
use mingbai_data::{Finding, ReadError, ReadErrorKind, Tree};

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

/// Data about one subject.
pub enum Dataset {
    /// A budget.
    Budget(Budget),
}

impl Dataset {
    /// The project's own format.
    pub fn json(&self) -> String {
        match self {
            Self::Budget(budget) => budget::to_json(budget),
        }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match self {
            Self::Budget(budget) => budget.tables.iter().map(|table| table.lines.len()).sum(),
        }
    }

    /// What reading and checking found.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Budget(budget) => &budget.findings,
        }
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

/// The text of bytes in UTF-8, or else in GB18030 (which GBK and GB2312 are part of). Nothing is ever replaced.
pub fn text(bytes: &[u8]) -> Result<String, ReadError> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| text.into_owned())
        .ok_or_else(|| ReadError {
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

//! What is wanted of a source: the subject, and by which mapping.

use super::map::Map;
use crate::words::nearest;
use clap::ValueEnum;
use mingbai_data::Tree;
use mingbai_data::budget::ReadOptions;
use mingbai_data::dataset;
use mingbai_data::listing::Profile;
use mingbai_data::livelihood;
use mingbai_data::preset;
use mingbai_data::read::{any, parse};

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
    /// The key of the subject's own format.
    pub fn key(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Livelihood => "livelihood",
            Self::Air => "air",
            Self::Water => "water",
            Self::Policy => "policy",
            Self::Consultation => "consultation",
            Self::List => "listing",
        }
    }

    /// The table of its fields.
    pub fn table(self) -> Option<&'static dataset::Subject> {
        dataset::Subject::of(self.key())
    }

    /// Its name in Chinese.
    pub fn name(self) -> &'static str {
        self.table().map_or(self.key(), |table| table.name)
    }

    /// The subject with a key.
    pub fn of(key: &str) -> Option<Self> {
        let all = Self::value_variants().iter().copied();
        all.clone().find(|subject| subject.key() == key)
    }

    /// The subject of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::from_str(word, false).ok()
    }
}

/// The word on the command line for the key of a subject.
pub fn word(key: &str) -> &str {
    match key {
        "listing" => "list",
        key => key,
    }
}

/// How the bytes of a source are to be understood.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// What the data is about.
    pub subject: Subject,
    /// Nobody said so: data in our own format is of the subject that it names.
    pub unsaid: bool,
    /// Name of a mapping for a known endpoint, or `auto`.
    pub preset: Option<String>,
    /// A mapping of the webmaster's own.
    pub map: Option<Map>,
    /// What the rows of a list mean.
    pub profile: Option<Box<Profile>>,
    /// So many rows at the most, where somebody said it.
    pub rows: Option<usize>,
    /// What is known about the data beside it.
    pub options: ReadOptions,
}

impl Wish {
    /// The same for the subject that a text in our own format names, where nobody said what it is about.
    pub fn named(&self, text: &str) -> Option<Self> {
        if !self.unsaid || self.map.is_some() || self.preset.is_some() {
            return None;
        }
        // In whatever form it is: strict JSON at once, JSONP by the reader of all.
        let limits = &self.options.limits;
        let tree = match parse(text, limits) {
            Ok(tree) => tree,
            Err(_) => any(text, limits).ok()?.tree,
        };
        let schema = |tree: &Tree| Some(tree.get("schema")?.text()?.to_owned());
        let subject = match schema(&tree) {
            Some(schema) => {
                let key = schema.strip_prefix("mingbai.")?.split('/').next()?;
                Subject::of(key)?
            }
            // What has a profile within is a list, whatever its own form.
            None => {
                let profile = schema(tree.get("profile")?)?;
                let is = profile.starts_with("mingbai.profile/");
                is.then_some(Subject::List)?
            }
        };
        Some(Self {
            subject,
            ..self.clone()
        })
    }

    /// Whether there is such a preset and it fits the subject; else what to do, in one sentence.
    pub fn possible(&self) -> Result<(), String> {
        if self.preset.is_some() && self.map.is_some() {
            return Err("preset 和 map 只能写一个".to_owned());
        }
        if self.profile.is_some() {
            if self.preset.is_some() || self.map.is_some() {
                return Err("写了 profile 就不用写 preset 和 map：列名在栏目模板里".to_owned());
            }
            if self.subject != Subject::List {
                let word = word(self.subject.key());
                return Err(format!(
                    "profile 只用于清单，不能同时写 --as {word}：请去掉 --as"
                ));
            }
        }
        let Some(name) = self.preset.as_deref().filter(|name| *name != "auto") else {
            return Ok(());
        };
        // Open standards are read whole for projects, whatever the mapping of that name is for.
        if self.subject == Subject::Livelihood && livelihood::standard(&Tree::Null, name).is_some()
        {
            return Ok(());
        }
        let key = self.subject.key();
        match preset::named(name).map_err(|error| error.message)? {
            Some(preset) => preset
                .mapping(Some(key))
                .map(drop)
                .map_err(|error| error.message),
            None => {
                let all = preset::all().map_err(|error| error.message)?;
                let serves = all
                    .iter()
                    .filter(|one| one.subjects.iter().any(|subject| subject.key == key));
                let names: Vec<&str> = serves.map(|one| &*one.name).collect();
                let names = match names.as_slice() {
                    [] => "没有内置的预设".to_owned(),
                    names => format!("可用的有：{}", names.join("、")),
                };
                let near = nearest(name, &all.iter().map(|one| &*one.name).collect::<Vec<_>>());
                let near = near.map_or_else(String::new, |near| format!("是不是想写 {near}？"));
                Err(format!(
                    "没有名为“{name}”的预设。{near}{}{names}",
                    self.subject.name()
                ))
            }
        }
    }
}

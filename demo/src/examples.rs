//! The one list of examples, read from `demo/examples/<widget>/<id>/example.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::generate;

/// How an example gives its data to the widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A static JSON file of the same origin.
    Src,
    /// An endpoint of another origin, by CORS.
    Cors,
    /// An endpoint of the same origin that gives a few rows at a time.
    Paged,
    /// JSON inside the tag.
    Inline,
    /// `element.data = …` from a script of the page.
    Property,
    /// A table inside the tag, enhanced in place.
    Table,
}

/// Where an example's data comes from.
#[derive(Debug, Clone)]
pub enum Data {
    /// A file beside `example.json`.
    File(PathBuf),
    /// Made here.
    Generated(fn() -> String),
}

/// Who published the figures, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The document's name.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// What must be true on the screen, written from the published figures and not from our output.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Expect {
    /// Texts that a citizen must see without touching anything.
    #[serde(default)]
    pub shows: Vec<String>,
    /// Texts that are seen besides where the example's buttons ([`Example::press`]) have been pressed.
    #[serde(default)]
    pub pressed: Vec<String>,
    /// The codes of all findings, sorted, each once.
    #[serde(default)]
    pub findings: Vec<String>,
}

/// One example: a widget, its data, its tag, and what must be seen.
#[derive(Debug, Clone)]
pub struct Example {
    /// `budget`
    pub widget: String,
    /// The folder's name.
    pub id: String,
    /// The title in Chinese.
    pub title: String,
    /// What it shows, in one Chinese sentence.
    pub sentence: String,
    /// How the data reaches the widget.
    pub form: Form,
    /// Written as `<div data-mingbai>` and not as a custom tag.
    pub div: bool,
    /// The tag's attributes except the source, in order.
    pub attributes: Vec<(String, String)>,
    /// Where the data comes from.
    pub data: Data,
    /// More files beside it that the same tag reads, each with the names of its rows.
    pub more: Vec<(PathBuf, Vec<String>)>,
    /// Invented figures: 示例数据.
    pub sample: bool,
    /// Who published the figures.
    pub sources: Vec<Source>,
    /// What the figures lack, in Chinese.
    pub lacks: Option<String>,
    /// The names of all rows, where the data is in a form that only the widget's reader reads.
    pub names: Vec<String>,
    /// It is drawn like this example of its widget, with another profile: suites that repeat themselves see it by turns.
    pub like: Option<String>,
    /// The buttons that a reader presses before it is looked at, by their words: another way to see the same.
    pub press: Vec<String>,
    /// What must be seen.
    pub expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    sentence: String,
    form: Form,
    #[serde(default)]
    div: bool,
    #[serde(default)]
    attrs: Map<String, Value>,
    data: String,
    #[serde(default)]
    more: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    sample: bool,
    #[serde(default)]
    sources: Vec<Source>,
    #[serde(default)]
    lacks: Option<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    like: Option<String>,
    #[serde(default)]
    press: Vec<String>,
    expect: Expect,
}

/// All examples of the repository at `root`, sorted by widget and id.
///
/// # Errors
/// A folder without a readable `example.json`, or one that names data which is not there.
pub fn examples(root: &Path) -> Result<Vec<Example>> {
    let mut all = Vec::new();
    for widget in folders(&root.join("demo/examples"))? {
        for folder in folders(&widget)? {
            let example = read(&widget, &folder)
                .with_context(|| format!("The example {} cannot be used", folder.display()))?;
            all.push(example);
        }
    }
    Ok(all)
}

fn folders(parent: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in
        std::fs::read_dir(parent).with_context(|| format!("Cannot read {}", parent.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn read(widget: &Path, folder: &Path) -> Result<Example> {
    let written: Written =
        serde_json::from_str(&std::fs::read_to_string(folder.join("example.json"))?)?;
    let attributes = written.attrs.into_iter().map(|(name, value)| match value {
        Value::String(text) => Ok((name, text)),
        Value::Number(number) => Ok((name, number.to_string())),
        _ => bail!("The attribute {name} is neither a text nor a number."),
    });
    let data = match written.data.strip_prefix("generate:") {
        Some("air-levels") => Data::Generated(generate::air_levels),
        Some("air-stations") => Data::Generated(generate::air_stations),
        Some("air-today") => Data::Generated(generate::air_today),
        Some("consultations") => Data::Generated(generate::consultations),
        Some("livelihood-projects") => Data::Generated(generate::livelihood_projects),
        Some("water-sections") => Data::Generated(generate::water_sections),
        Some("water-stations") => Data::Generated(generate::water_stations),
        Some("rows-200") => Data::Generated(generate::rows_200),
        Some("rows-10000") => Data::Generated(generate::rows_10000),
        Some(other) => bail!("Nothing generates {other}."),
        None => Data::File(folder.join(&written.data)),
    };
    let more: Vec<(PathBuf, Vec<String>)> = written
        .more
        .into_iter()
        .map(|(file, names)| (folder.join(file), names))
        .collect();
    let own = match &data {
        Data::File(file) => Some(file),
        Data::Generated(_) => None,
    };
    for file in own.into_iter().chain(more.iter().map(|(file, _)| file)) {
        if !file.is_file() {
            bail!("There is no file {}.", file.display());
        }
    }
    Ok(Example {
        widget: name_of(widget)?,
        id: name_of(folder)?,
        title: written.title,
        sentence: written.sentence,
        form: written.form,
        div: written.div,
        attributes: attributes.collect::<Result<_>>()?,
        data,
        more,
        sample: written.sample,
        sources: written.sources,
        lacks: written.lacks,
        names: written.names,
        like: written.like,
        press: written.press,
        expect: written.expect,
    })
}

fn name_of(folder: &Path) -> Result<String> {
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .context("A folder's name is not UTF-8.")?;
    Ok(name.to_owned())
}

impl Example {
    /// The data as text: JSON, or HTML for a table.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn text(&self) -> Result<String> {
        match &self.data {
            Data::File(file) => Ok(std::fs::read_to_string(file)?),
            Data::Generated(make) => Ok(make()),
        }
    }

    /// The data as it is: in whatever encoding.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        match &self.data {
            Data::File(file) => Ok(std::fs::read(file)?),
            Data::Generated(make) => Ok(make().into_bytes()),
        }
    }

    /// The outlines of its places: a file beside its data.
    ///
    /// # Errors
    /// There is none.
    pub fn outlines(&self) -> Result<Vec<u8>> {
        match &self.data {
            Data::File(file) => Ok(std::fs::read(file.with_file_name("outlines.geojson"))?),
            Data::Generated(_) => bail!("Nothing generates outlines."),
        }
    }

    /// The path of its data, with the ending that says what it is.
    #[must_use]
    pub fn data_url(&self) -> String {
        let ending = match &self.data {
            Data::File(file) => file.extension().and_then(|ending| ending.to_str()),
            Data::Generated(_) => None,
        };
        let ending = ending.unwrap_or("json");
        format!("/data/{}/{}.{ending}", self.widget, self.id)
    }

    /// The paths of what its tag reads beside that, with their files: `/data/air/feeds.districts.json`.
    pub fn more_urls(&self) -> impl Iterator<Item = (String, &Path)> {
        self.more.iter().filter_map(|(file, _)| {
            let name = file.file_name()?.to_str()?;
            Some((
                format!("/data/{}/{}.{name}", self.widget, self.id),
                file.as_path(),
            ))
        })
    }

    /// What stands in its `src`.
    #[must_use]
    pub fn src(&self) -> String {
        let mut src = self.data_url();
        for (url, _) in self.more_urls() {
            src.push(' ');
            src.push_str(&url);
        }
        src
    }

    /// The path of the first of its pages, of a few rows each.
    #[must_use]
    pub fn paged_url(&self) -> String {
        format!(
            "/paged/{}/{}/whole?pageNum=1&pageSize=4",
            self.widget, self.id
        )
    }

    /// The path of its page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/example/{}/{}", self.widget, self.id)
    }

    /// How the data reaches the widget and what it is, in Chinese: `静态 JSON 文件`.
    #[must_use]
    pub fn way(&self) -> String {
        let words = match self.form {
            Form::Src => return format!("静态{}", self.kind()),
            Form::Cors => "跨域接口",
            Form::Paged => "分页的接口",
            Form::Inline => "标签内的 JSON",
            Form::Property => "页面脚本给的数据",
            Form::Table => "网页里的表格",
        };
        words.to_owned()
    }

    /// What the file is, with its encoding where that is not UTF-8.
    fn kind(&self) -> String {
        let ending = match &self.data {
            Data::File(file) => file.extension().and_then(|ending| ending.to_str()),
            Data::Generated(_) => None,
        };
        let kind = match ending {
            Some("csv") => " CSV 文件",
            Some("html") => "网页",
            Some("js") => "脚本文件",
            _ => " JSON 文件",
        };
        let utf8 = self
            .bytes()
            .is_ok_and(|bytes| std::str::from_utf8(&bytes).is_ok());
        let encoding = if utf8 { "" } else { "（GBK 编码）" };
        format!("{kind}{encoding}")
    }

    /// How many rows the data has.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn rows(&self) -> Result<usize> {
        if !self.names.is_empty() {
            return Ok(self.names.len());
        }
        let text = self.text()?;
        if self.form == Form::Table {
            let body = text.split_once("<tbody>").map_or("", |(_, body)| body);
            return Ok(body.matches("<tr").count());
        }
        let value: Value = serde_json::from_str(&text)?;
        let rows = |value: &Value| {
            value
                .get("rows")
                .and_then(Value::as_array)
                .map_or(0, Vec::len)
        };
        Ok(match value.get("tables").and_then(Value::as_array) {
            Some(tables) => tables.iter().map(rows).sum(),
            None => match value.get("data") {
                Some(Value::Array(rows)) => rows.len(),
                Some(data) => rows(data),
                // One policy or one consultation may be the whole text.
                None if value.get("rows").is_none() => value.get("title").map_or(0, |_| 1),
                None => rows(&value),
            },
        })
    }
}

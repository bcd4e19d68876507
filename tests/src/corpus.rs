//! Hostile strings of the registries: what those who write sanitizers test them with, taken from the packages that
//! `cargo xtask` has fetched. Nothing of the packages is run, and no string of theirs is kept in the repository.

pub mod documents;
mod literals;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use literals::{Language, literals};

/// Tables of characters and not of markup: eight thousand strings of the form `&amp;`.
const CHARACTERS: [&str; 4] = ["entities", "namedEntities", "numericEntities", "unicode"];

/// A package, how many unique strings it must give at least, and how they are found in it.
struct Source {
    package: &'static str,
    least: usize,
    read: fn(&Path) -> Result<Vec<String>>,
}

/// The counts are somewhat below those of the pinned versions, so that an empty or half-read package cannot pass.
const SOURCES: [Source; 5] = [
    Source {
        package: "dompurify",
        least: 450,
        read: dompurify,
    },
    Source {
        package: "blns",
        least: 450,
        read: blns,
    },
    Source {
        package: "xss-filters",
        least: 140,
        read: xss_filters,
    },
    Source {
        package: "bleach",
        least: 400,
        read: bleach,
    },
    Source {
        package: "html5lib",
        least: 3_000,
        read: html5lib,
    },
];

/// All of them, each once.
#[derive(Debug)]
pub struct Corpus {
    /// In the order of the packages.
    pub strings: Vec<String>,
    /// How many unique ones each package gave, those that another one had before it too.
    pub counts: Vec<(&'static str, usize)>,
}

impl Corpus {
    /// Reads the packages below `folder`.
    ///
    /// # Errors
    /// A package is not there, or has far fewer strings than it should.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut corpus = Self {
            strings: Vec::new(),
            counts: Vec::new(),
        };
        let mut known = HashSet::new();
        for source in &SOURCES {
            let found = (source.read)(&folder.join(source.package)).with_context(|| {
                format!(
                    "The hostile strings of {} cannot be read from {}: run `cargo xtask setup`",
                    source.package,
                    folder.display()
                )
            })?;
            let own: HashSet<&String> = found.iter().filter(|text| !text.is_empty()).collect();
            ensure!(
                own.len() >= source.least,
                "{} gives {} hostile strings, at least {} are expected.",
                source.package,
                own.len(),
                source.least
            );
            corpus.counts.push((source.package, own.len()));
            for text in found {
                if !text.is_empty() && known.insert(text.clone()) {
                    corpus.strings.push(text);
                }
            }
        }
        Ok(corpus)
    }

    /// Those that would do something by themselves if they were taken for markup: a handler, a script, an address that runs.
    #[must_use]
    pub fn sharp(&self) -> Vec<&String> {
        self.strings.iter().filter(|text| sharp(text)).collect()
    }
}

fn sharp(text: &str) -> bool {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect::<String>()
        .to_ascii_lowercase();
    let handler = || {
        plain
            .match_indices("on")
            .any(|(at, _)| plain.get(at..).is_some_and(names_a_handler))
    };
    let words = ["<script", "script:", "srcdoc", "alert", "expression("];
    words.iter().any(|word| plain.contains(word)) || (plain.contains('<') && handler())
}

/// `onerror=`
fn names_a_handler(text: &str) -> bool {
    let name = text.split('=').next().unwrap_or_default();
    name.len() < text.len() && name.len() > 4 && name.bytes().all(|b| b.is_ascii_alphabetic())
}

fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("Cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The files below `folder` whose name has this ending, in a fixed order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let list = std::fs::read_dir(&folder)
            .with_context(|| format!("Cannot read {}", folder.display()))?;
        for entry in list {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// `[{ "title", "payload", "expected" }]` as a script.
fn dompurify(folder: &Path) -> Result<Vec<String>> {
    let script = text(&folder.join("test/fixtures/expect.js"))?;
    Ok(meant(literals(&script, Language::JavaScript)))
}

fn blns(folder: &Path) -> Result<Vec<String>> {
    Ok(serde_json::from_str(&text(
        &folder.join("resources/blns.json"),
    )?)?)
}

/// One a line.
fn xss_filters(folder: &Path) -> Result<Vec<String>> {
    let lines = text(&folder.join("tests/fuzz/bin/seed.xss"))?;
    Ok(lines.lines().map(str::to_owned).collect())
}

/// Files of what is given and what is expected with a line of two hyphens between them, and what stands in the tests.
fn bleach(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files(&folder.join("tests/data"), "test")? {
        let text = text(&file)?;
        found.extend(text.split("\n--\n").map(|part| part.trim_end().to_owned()));
    }
    found.extend(python(&folder.join("tests"))?);
    Ok(found)
}

fn html5lib(folder: &Path) -> Result<Vec<String>> {
    let tests = folder.join("html5lib/tests");
    let mut found = Vec::new();
    for file in files(&tests.join("testdata"), "dat")? {
        found.extend(data_blocks(&text(&file)?));
    }
    for file in files(&tests.join("testdata"), "test")? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        if !CHARACTERS.iter().any(|start| name.starts_with(start)) {
            let value: Value = serde_json::from_str(&text(&file)?)
                .with_context(|| format!("{} is no JSON", file.display()))?;
            inputs(&value, &mut found);
        }
    }
    found.extend(python(&tests)?);
    Ok(found)
}

/// What stands in the string literals of Python files.
fn python(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files(folder, "py")? {
        found.extend(meant(literals(&text(&file)?, Language::Python)));
    }
    Ok(found)
}

/// Names and sentences are left out: what stays has a mark that means something in HTML, a script or an address.
fn meant(literals: Vec<String>) -> Vec<String> {
    let marks = |c: char| "<>&\"':`\\".contains(c) || (c.is_control() && c != '\n');
    let mut meant = literals;
    meant.retain(|text| text.contains(marks));
    meant
}

/// The lines between `#data` and the next line that begins with `#errors` or, for encodings, `#encoding`.
fn data_blocks(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut block: Option<Vec<&str>> = None;
    for line in text.split('\n') {
        match &mut block {
            None if line == "#data" => block = Some(Vec::new()),
            None => {}
            Some(lines) if line == "#errors" || line == "#encoding" => {
                found.push(lines.join("\n"));
                block = None;
            }
            Some(lines) => lines.push(line),
        }
    }
    found
}

/// `input` of a tokenizer's tests, `expected` of a serializer's; some have their escapes escaped once more.
fn inputs(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(parts) => parts.iter().for_each(|part| inputs(part, found)),
        Value::Object(fields) => {
            let twice = fields.get("doubleEscaped") == Some(&Value::Bool(true));
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("input", Value::String(text)) if twice => {
                        // A half of a pair is no text.
                        found.extend(serde_json::from_str(&["\"", &quoted(text), "\""].concat()));
                    }
                    ("input", Value::String(text)) => found.push(text.clone()),
                    ("expected" | "xhtml", Value::Array(parts)) => {
                        found.extend(parts.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    (_, value) => inputs(value, found),
                }
            }
        }
        _ => {}
    }
}

fn quoted(text: &str) -> String {
    text.replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_something_by_itself_is_known() {
        for text in [
            "<img src=x onerror=alert(1)>",
            "<IMG SRC=\"jav\tascript:alert('XSS')\">",
            "<script>x</script>",
            "<svg/onload\n=x()>",
        ] {
            assert!(sharp(text), "{text}");
        }
        for text in ["<p>a = b</p>", "on=1", "<b>bold</b>"] {
            assert!(!sharp(text), "{text}");
        }
    }

    #[test]
    fn blocks_and_inputs_are_found() {
        assert_eq!(
            data_blocks("#data\n<p>\n\nb\n#errors\nx\n#document\n\n#data\nc\n#encoding\nutf-8\n"),
            ["<p>\n\nb", "c"]
        );
        let mut found = Vec::new();
        let tests = serde_json::json!({"tests": [
            {"input": "<a>", "output": [["StartTag", "a", {}]]},
            {"input": "\\u0000\"", "doubleEscaped": true},
            {"input": "\\uD800", "doubleEscaped": true},
            {"input": [["StartTag"]], "expected": ["<b>"]},
        ]});
        inputs(&tests, &mut found);
        assert_eq!(found, ["<a>", "\0\"", "<b>"]);
    }
}

//! What is known about each source between two runs: `status.json`, for programs and for the next run.
//!
//! **Rule:** no header and no query of an address is kept.

use super::config::Source;
use super::fetch::Tags;
use crate::http::{Fault, place};
use crate::report::remedy::{Said, of_data, of_fault};
use jiff::{Timestamp, Unit, tz};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

const SCHEMA: &str = "mingbai.snapshot-status/1";

/// How the last try of a source ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A new file.
    Fresh,
    /// The file is still what the source has.
    Unchanged,
    /// It failed; the last good file is kept.
    Kept,
    /// It failed, and there is no file.
    Missing,
}

const STATES: [State; 4] = [State::Fresh, State::Unchanged, State::Kept, State::Missing];

impl State {
    pub fn word(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Unchanged => "unchanged",
            Self::Kept => "kept",
            Self::Missing => "missing",
        }
    }

    /// The word on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fresh => "已更新",
            Self::Unchanged => "没有变化",
            Self::Kept => "更新失败，保留上次的文件",
            Self::Missing => "更新失败，没有文件",
        }
    }

    pub fn is_failure(self) -> bool {
        matches!(self, Self::Kept | Self::Missing)
    }
}

/// What is known about one source. Times are as `2026-03-01T08:00:00+08:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub name: String,
    pub output: String,
    /// Scheme, host and port of the source.
    pub host: String,
    pub state: State,
    /// Code and sentence of the failure.
    pub fault: Option<(String, String)>,
    /// The page that failed, where one of several did: its number and its address without what may be secret.
    pub page: Option<(u64, String)>,
    pub last_try: String,
    pub last_success: Option<String>,
    pub last_change: Option<String>,
    pub rows: Option<usize>,
    pub bytes: Option<usize>,
    /// SHA-256 of the file.
    pub hash: Option<String>,
    /// Findings in the data that are errors, and that are warnings.
    pub found: (usize, usize),
    /// Personal values that were masked in the file.
    pub masked: u32,
    /// Certificates are not looked at.
    pub insecure: bool,
    pub tags: Tags,
    /// What the file was made by; another recipe needs another file.
    pub recipe: String,
}

impl Record {
    /// The record of a source before its first try.
    pub fn new(source: &Source) -> Self {
        Self {
            name: source.name.clone(),
            output: source.output.to_string_lossy().into_owned(),
            host: source.address(0).as_ref().map(place).unwrap_or_default(),
            state: State::Missing,
            fault: None,
            page: None,
            last_try: String::new(),
            last_success: None,
            last_change: None,
            rows: None,
            bytes: None,
            hash: None,
            found: (0, 0),
            masked: 0,
            insecure: source.rules.insecure,
            tags: Tags::default(),
            recipe: recipe(source),
        }
    }

    /// The record of a source with what is known from `old`.
    pub fn after(source: &Source, old: Option<&Record>) -> Self {
        let new = Self::new(source);
        match old {
            Some(old) if old.output == new.output => Self {
                last_success: old.last_success.clone(),
                last_change: old.last_change.clone(),
                rows: old.rows,
                bytes: old.bytes,
                hash: old.hash.clone(),
                found: old.found,
                masked: old.masked,
                tags: if old.recipe == new.recipe {
                    old.tags.clone()
                } else {
                    Tags::default()
                },
                ..new
            },
            _ => new,
        }
    }

    pub fn failed(&mut self, fault: &Fault, kept: bool) {
        self.state = if kept { State::Kept } else { State::Missing };
        let (said, advice) = match fault.bare() {
            Fault::Read(error) => of_data(error, Said::Config),
            bare => (bare.message(), of_fault(bare, Said::Config).to_owned()),
        };
        let said = match fault {
            Fault::Page(page) => {
                self.page = Some((page.number, page.address.clone()));
                page.said(&said)
            }
            _ => said,
        };
        let message = match advice.as_str() {
            "" => said,
            advice => format!("{said}。{advice}"),
        };
        self.fault = Some((fault.code().to_owned(), message));
    }
}

/// What decides on the content of a file beside the source itself. Values of headers take no part: they are secret; and
/// so little of the hash is kept that nobody finds a key in an address or a body by trying.
fn recipe(source: &Source) -> String {
    let names: Vec<&str> = source.headers.keys().map(|name| name.as_str()).collect();
    // What was written before personal data was masked is of another recipe.
    let known = format!(
        "masked\n{}\n{}\n{:?}\n{}\n{:?}\n{names:?}\n{:?}",
        env!("CARGO_PKG_VERSION"),
        source.url,
        source.body,
        source.format.word(),
        source.wish,
        source.pages,
    );
    hash(known.as_bytes()).chars().take(8).collect()
}

/// SHA-256 in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Now, in Beijing.
pub fn now() -> String {
    let time = Timestamp::now();
    let time = time.round(Unit::Second).unwrap_or(time);
    format!("{}+08:00", tz::offset(8).to_datetime(time))
}

/// The content of `status.json`.
pub fn to_json(checked_at: &str, records: &[Record]) -> String {
    let sources: Vec<Value> = records.iter().map(value).collect();
    let all = json!({"schema": SCHEMA, "checked_at": checked_at, "sources": sources});
    format!("{all:#}\n")
}

fn value(record: &Record) -> Value {
    let (code, message) = record.fault.clone().unzip();
    let (errors, warnings) = record.found;
    json!({
        "name": record.name,
        "output": record.output,
        "host": record.host,
        "state": record.state.word(),
        "code": code,
        "message": message,
        "page": record.page.as_ref().map(|(number, address)| json!({"number": number, "address": address})),
        "last_try": record.last_try,
        "last_success": record.last_success,
        "last_change": record.last_change,
        "rows": record.rows,
        "bytes": record.bytes,
        "sha256": record.hash,
        "errors": errors,
        "warnings": warnings,
        "pii": record.masked,
        "insecure": record.insecure,
        "etag": record.tags.etag,
        "last_modified": record.tags.last_modified,
        "recipe": record.recipe,
    })
}

/// What an earlier run wrote; nothing where it cannot be read.
pub fn read(text: &str) -> Vec<Record> {
    let Ok(Value::Object(all)) = serde_json::from_str(text) else {
        return Vec::new();
    };
    if all.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        return Vec::new();
    }
    let sources = all.get("sources").and_then(Value::as_array);
    let sources = sources.into_iter().flatten();
    sources
        .filter_map(|source| record(source.as_object()?))
        .collect()
}

fn record(map: &Map<String, Value>) -> Option<Record> {
    let text = |key: &str| map.get(key)?.as_str().map(str::to_owned);
    let count = |key: &str| usize::try_from(map.get(key)?.as_u64()?).ok();
    let state = text("state")?;
    Some(Record {
        name: text("name")?,
        output: text("output")?,
        host: text("host")?,
        state: STATES.into_iter().find(|one| one.word() == state)?,
        fault: text("code").zip(text("message")),
        page: map.get("page").and_then(|page| {
            let address = page.get("address")?.as_str()?;
            Some((page.get("number")?.as_u64()?, address.to_owned()))
        }),
        last_try: text("last_try")?,
        last_success: text("last_success"),
        last_change: text("last_change"),
        rows: count("rows"),
        bytes: count("bytes"),
        hash: text("sha256"),
        found: (
            count("errors").unwrap_or_default(),
            count("warnings").unwrap_or_default(),
        ),
        masked: count("pii")
            .and_then(|masked| u32::try_from(masked).ok())
            .unwrap_or_default(),
        insecure: map.get("insecure")?.as_bool()?,
        tags: Tags {
            etag: text("etag"),
            last_modified: text("last_modified"),
        },
        recipe: text("recipe")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let text = r#"{"schema":"mingbai.snapshot-status/1","sources":[{"name":"a","output":"a.json","host":"http://a.example",
            "state":"kept","code":"net","message":"x","page":{"number":3,"address":"http://a.example/list"},"last_try":"2026-03-01T08:00:00+08:00","last_success":null,
            "last_change":null,"rows":3,"bytes":null,"sha256":"ab","errors":1,"warnings":2,"pii":3,"insecure":false,
            "etag":"\"v1\"","last_modified":null,"recipe":"r"}]}"#;
        let records = read(text);
        assert_eq!(records.len(), 1);
        assert_eq!(read(&to_json("now", &records)), records);
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        for text in ["", "{", "[]", "{\"schema\":\"other/1\",\"sources\":[{}]}"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn times_are_of_beijing() {
        let now = now();
        assert!(now.ends_with("+08:00") && now.len() == 25, "{now}");
    }

    /// FIPS 180-2, appendix B.1.
    #[test]
    fn a_hash_of_the_standard() {
        assert_eq!(
            hash(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}

//! Somebody's text as strict JSON, for whoever reads nothing else: a widget, a file that a snapshot leaves behind.
//! A number stays the digits that were sent.

use crate::{Finding, Severity};
#[cfg(feature = "readers")]
use crate::{
    ReadError, Tree,
    privacy::clear,
    read::{Limits, parse},
    shape::find_any,
};
#[cfg(feature = "presets")]
use crate::{
    dataset::{Dataset, Subject},
    mapping::{Context, Mapping},
    preset,
};

/// What is known about a text beside the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// The subject that it is read for: `budget`.
    pub subject: &'a str,
    /// Name of a preset, `auto`, or empty.
    pub preset: &'a str,
    /// The presets there are, as a list of their files' contents.
    pub presets: &'a str,
    /// A mapping as JSON, or empty.
    pub map: &'a str,
    /// When the text was got, in seconds since 1970-01-01T00:00:00Z.
    pub now: Option<i64>,
}

/// Strict JSON, cleared of personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strict {
    /// The JSON.
    pub json: String,
    /// What was found on the way: personal data, which preset was picked, values that could not be read.
    pub findings: Vec<Finding>,
}

/// Findings as one text without line breaks, as [`crate::budget::read_cleared`] takes them: for each `0`, `1` or `2` for how
/// much it matters, its code, a blank, its sentence and U+001F.
///
/// A sentence may quote a name of the source, line breaks and all; here they are marks, so a blank stands for each.
///
/// ```
/// use mingbai_data::{Finding, Place, Severity, budget::{ReadOptions, read_cleared}, strict::told};
/// let message = "没有“数据\n{\u{1f}2pii 1”这一列".to_owned();
/// let finding = Finding { code: "field", severity: Severity::Note, place: Place::default(), message };
/// let said = told(&[finding]);
/// assert!(!said.contains('\n'));
/// let text = r#"{"unit":"万元","rows":[{"科目名称":"支出合计","决算数":"480,691"}]}"#;
/// let budget = read_cleared(text, &ReadOptions::default(), &said).unwrap();
/// let found: Vec<_> = budget.findings.iter().map(|found| (found.severity, found.code, &*found.message)).collect();
/// assert_eq!(found, [(Severity::Note, "field", "没有“数据 { 2pii 1”这一列")]);
/// ```
#[must_use]
pub fn told(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let severity = match finding.severity {
            Severity::Note => "0",
            Severity::Warning => "1",
            Severity::Error => "2",
        };
        let sentence = finding.message.replace(['\n', '\u{1f}'], " ");
        out.extend([severity, finding.code, " ", &sentence, "\u{1f}"]);
    }
    out
}

/// Reads `text`, in whatever form it came, masks the personal data in it, and gives it back as strict JSON: its rows, or
/// with a mapping or preset our own format for the subject.
///
/// # Errors
/// Those of the reader that fits it best; `schema` when the mapping is not well formed.
///
/// ```
/// use mingbai_data::{read::Limits, strict::{Source, strict}};
/// let source = Source { subject: "budget", ..Source::default() };
/// let text = "cb({'rows': [{'kmmc': '教育支出', 'js': 28583.10,}]});";
/// let strict = strict(text, &source, &Limits::default()).unwrap();
/// assert_eq!(strict.json, r#"{"tables":[{"rows":[{"kmmc":"教育支出","js":28583.10}]}]}"#);
/// ```
#[cfg(feature = "readers")]
pub fn strict(text: &str, source: &Source, limits: &Limits) -> Result<Strict, ReadError> {
    if !source.map.is_empty() || !source.preset.is_empty() {
        return mapped(text, source, limits);
    }
    let mut tree = rows(text, limits)?;
    let findings = clear(&mut tree)?.into_iter().collect();
    Ok(Strict {
        json: tree.json(),
        findings,
    })
}

/// [`strict`] with a mapping or preset.
#[cfg(all(feature = "readers", feature = "presets"))]
fn mapped(text: &str, source: &Source, limits: &Limits) -> Result<Strict, ReadError> {
    let mut tree = crate::read::any(text, limits)?.tree;
    let mut findings: Vec<Finding> = clear(&mut tree)?.into_iter().collect();
    let dataset = fields(&tree, source)?;
    let json = dataset.to_json();
    findings.extend(dataset.findings);
    Ok(Strict { json, findings })
}

#[cfg(all(feature = "readers", not(feature = "presets")))]
fn mapped(_: &str, _: &Source, _: &Limits) -> Result<Strict, ReadError> {
    Err(ReadError {
        kind: crate::ReadErrorKind::Schema,
        message: "本程序没有编入字段对照和预设".into(),
    })
}

/// The rows of a text. Our own format stays as it is: it says more than rows.
#[cfg(feature = "readers")]
fn rows(text: &str, limits: &Limits) -> Result<Tree, ReadError> {
    if let Ok(tree) = parse(text, limits)
        && tree.get("schema").is_some()
    {
        return Ok(tree);
    }
    Ok(find_any(text, limits)?.found.into_tree())
}

/// The fields that the mapping, else the preset names.
#[cfg(feature = "presets")]
fn fields(tree: &Tree, source: &Source) -> Result<Dataset, ReadError> {
    let context = Context {
        now: source.now,
        given: &[],
    };
    let subject = Subject::of(source.subject);
    match subject.filter(|_| !source.map.is_empty()) {
        Some(subject) => {
            let map = parse(source.map, &Limits::default())?;
            Mapping::from_tree(&map, subject)?.apply(tree, &context)
        }
        None => {
            let presets = preset::of_list(source.presets)?;
            let subject = subject.map(|subject| subject.key);
            preset::read_among(&presets, tree, source.preset, subject, &context)
        }
    }
}

//! Somebody's text as strict JSON, for whoever reads nothing else: a widget, a file that a snapshot leaves behind.
//! A number stays the digits that were sent.

#[cfg(any(feature = "livelihood", all(feature = "readers", feature = "presets")))]
use crate::privacy::clear;
#[cfg(feature = "readers")]
use crate::privacy::clear_as;
use crate::{Finding, Severity};
#[cfg(any(feature = "readers", feature = "livelihood"))]
use crate::{ReadError, read::Limits};
#[cfg(all(feature = "readers", feature = "presets"))]
use crate::{
    ReadErrorKind,
    dataset::{Dataset, Subject},
    mapping::{Context, Mapping, by_headings, lacking, records_by_headings},
    preset,
    read::parse,
    text::{fill, list},
};
#[cfg(feature = "readers")]
use crate::{
    Tree,
    read::{Form, Reading, any},
    shape::{Ask, Bounds, Cut, Follow, Why, find_read},
    text::count,
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
    /// The address that it came from; empty where nothing more can be asked for.
    pub address: &'a str,
    /// What is known of the columns of a list, as [`known`](crate::privacy::known_of) reads it; empty where nothing is.
    pub known: &'a str,
    /// How far its pages are followed.
    #[cfg(feature = "readers")]
    pub bounds: Bounds,
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
    match begin(text, source, limits)? {
        Begun::Done(strict) => Ok(strict),
        // Nobody asks for the next page here.
        Begun::Pages(mut pages) => {
            pages.failed(Why::Unknown);
            pages.end(source)
        }
    }
}

/// Reads `text`, strict JSON in the open standard of `preset`, as [`strict`] does, but whole: a mapping has no room for steps
/// and contracts.
///
/// # Errors
/// Those of [`parse`](crate::read::parse) and of [`open`](crate::livelihood::open); `pii` for what this build cannot mask.
#[cfg(feature = "livelihood")]
pub fn opened(text: &str, preset: &str, limits: &Limits) -> Result<Strict, ReadError> {
    let mut tree = crate::read::parse(text, limits)?;
    let pii = clear(&mut tree)?;
    let (json, mut findings) = crate::livelihood::open(&tree, preset)?;
    findings.extend(pii);
    Ok(Strict { json, findings })
}

/// What came of the first answer.
#[cfg(feature = "readers")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// It was all.
    Done(Strict),
    /// It is one page of several.
    Pages(Box<Pages>),
}

/// An answer in pages.
#[cfg(feature = "readers")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    follow: Follow,
    /// What the first page was, without its tree.
    first: Reading,
    limits: Limits,
    /// Bytes that may still come.
    left: usize,
}

/// Begins to read `text`, as [`strict`] does; where it is one page of several, the others are to be got.
///
/// # Errors
/// As [`strict`].
#[cfg(feature = "readers")]
pub fn begin(text: &str, source: &Source, limits: &Limits) -> Result<Begun, ReadError> {
    let reading = any(text, limits)?;
    // Our own format is whole.
    if reading.tree.get("schema").is_some() {
        return finished(reading, None, source, limits).map(Begun::Done);
    }
    let Reading { tree, .. } = reading;
    let first = Reading {
        tree: Tree::Null,
        ..reading
    };
    match Follow::new(tree, source.address, source.bounds, limits) {
        Ok(follow) => {
            let pages = Pages {
                follow,
                first,
                limits: *limits,
                left: limits.max_bytes.saturating_sub(text.len()),
            };
            Ok(Begun::Pages(Box::new(pages)))
        }
        Err(tree) => finished(Reading { tree, ..first }, None, source, limits).map(Begun::Done),
    }
}

#[cfg(feature = "readers")]
impl Pages {
    /// What is to be got now; nothing at the end.
    #[must_use]
    pub fn next(&self) -> Option<&Ask> {
        self.follow.next()
    }

    /// Most bytes of what is to be got now.
    #[must_use]
    pub fn left(&self) -> usize {
        self.left
    }

    /// The page has come. A page that cannot be read is a page that could not be had.
    pub fn came(&mut self, text: &str) {
        self.left = self.left.saturating_sub(text.len());
        match any(text, &self.limits) {
            Ok(reading) => self.follow.came(reading.tree),
            Err(_) => self.follow.failed(Why::Failed),
        }
    }

    /// The page could not be had.
    pub fn failed(&mut self, why: Why) {
        self.follow.failed(why);
    }

    /// All that came as strict JSON; a finding `pages` says what did not.
    ///
    /// # Errors
    /// As [`strict`].
    pub fn end(self, source: &Source) -> Result<Strict, ReadError> {
        let (tree, cut) = self.follow.end();
        finished(Reading { tree, ..self.first }, cut, source, &self.limits)
    }
}

/// A reading as strict JSON: its rows, or with a mapping or preset our own format.
#[cfg(feature = "readers")]
fn finished(
    reading: Reading,
    cut: Option<Cut>,
    source: &Source,
    limits: &Limits,
) -> Result<Strict, ReadError> {
    // Our own format needs no mapping, and none is chosen for it.
    let chosen = source.preset == "auto" && reading.tree.get("schema").is_none();
    let named = !matches!(source.preset, "" | "auto");
    let mut strict = if source.map.is_empty() && !named && !chosen {
        let mut tree = rows(reading, source, limits)?;
        let findings = clear_as(&mut tree, source.known)?.into_iter().collect();
        Strict {
            json: tree.json(),
            findings,
        }
    } else {
        mapped(reading.tree, source, limits)?
    };
    if let Some(cut) = cut {
        let rows = count(cut.total.unwrap_or_default());
        strict
            .json
            .insert_str(1, &["\"rows_in_source\":", &rows, ","].concat());
        strict.findings.push(cut.finding());
    }
    Ok(strict)
}

/// [`finished`] with a mapping or preset.
#[cfg(all(feature = "readers", feature = "presets"))]
fn mapped(mut tree: Tree, source: &Source, limits: &Limits) -> Result<Strict, ReadError> {
    let mut findings: Vec<Finding> = clear(&mut tree)?.into_iter().collect();
    let mut dataset = fields(&tree, source);
    if let Err(error) = &dataset
        && error.kind == ReadErrorKind::Field
        && source.map.is_empty()
        && source.preset == "auto"
        && let Some(subject) = Subject::of(source.subject)
    {
        let (found, named) = headings(tree, subject, source, limits)?;
        findings.extend(found);
        dataset = named;
    }
    let dataset = dataset?;
    let json = dataset.to_json();
    findings.extend(dataset.findings);
    Ok(Strict { json, findings })
}

/// What no preset reads, by the headings of its columns; with the personal data that only a heading tells.
#[cfg(all(feature = "readers", feature = "presets"))]
fn headings(
    tree: Tree,
    subject: &'static Subject,
    source: &Source,
    limits: &Limits,
) -> Result<(Option<Finding>, Result<Dataset, ReadError>), ReadError> {
    let context = Context {
        now: source.now,
        given: &[],
    };
    // Of what it was, only the tree is asked for here.
    let reading = Reading {
        tree,
        form: Form::Json,
        inner: None,
        notes: Vec::new(),
    };
    let mut found = None;
    let named = by_headings(reading, subject, None, limits);
    let dataset = match named {
        Ok(mut named) => {
            found = clear(&mut named.tree)?;
            records_by_headings(&named.tree, subject, &context)
        }
        // What the source says of itself goes before what its answer is not.
        Err(error) if error.kind == ReadErrorKind::Source => return Err(error),
        Err(_) => Err(lacking(subject, None)),
    };
    let dataset = dataset.map_err(|labels| {
        let pattern = "数据里没有认出需要的列：{}。请核对列名；是别的格式时用 preset 写明名称，或写字段对照（map）";
        ReadError {
            kind: ReadErrorKind::Field,
            message: fill(pattern, &[&list(&labels)]),
        }
    });
    Ok((found, dataset))
}

#[cfg(all(feature = "readers", not(feature = "presets")))]
fn mapped(_: Tree, _: &Source, _: &Limits) -> Result<Strict, ReadError> {
    Err(ReadError {
        kind: crate::ReadErrorKind::Schema,
        message: "本程序没有编入字段对照和预设".into(),
    })
}

/// The rows of what was read. Our own format stays as it is: it says more than rows.
#[cfg(feature = "readers")]
fn rows(reading: Reading, source: &Source, limits: &Limits) -> Result<Tree, ReadError> {
    let own = reading.form == Form::Json || source.subject != "budget";
    if own && reading.tree.get("schema").is_some() {
        return Ok(reading.tree);
    }
    let mut found = find_read(reading, limits)?.found;
    if source.subject == "budget" {
        crate::budget::set_out(&mut found);
    }
    let mut tree = found.into_tree();
    // Said here, when it is said.
    if let Tree::Map(members) = &mut tree {
        members.retain(|(name, _)| &**name != "rows_in_source");
    }
    Ok(tree)
}

/// The fields that the mapping, else the preset names.
#[cfg(all(feature = "readers", feature = "presets"))]
fn fields(tree: &Tree, source: &Source) -> Result<Dataset, ReadError> {
    let context = Context {
        now: source.now,
        given: &[],
    };
    let subject = Subject::of(source.subject);
    match subject.filter(|_| !source.map.is_empty()) {
        Some(subject) => {
            let map = parse(source.map, &Limits::default()).map_err(|error| ReadError {
                kind: ReadErrorKind::Schema,
                message: ["字段对照（map）写错了：", &error.message].concat(),
            })?;
            Mapping::from_tree(&map, subject)?.apply(tree, &context)
        }
        None => {
            let presets = preset::of_list(source.presets)?;
            let subject = subject.map(|subject| subject.key);
            preset::read_among(&presets, tree, source.preset, subject, &context)
        }
    }
}

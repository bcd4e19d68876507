//! `preset="auto"`: by shape, and never silently.

use super::{Preset, all, named};
use crate::dataset::Dataset;
use crate::mapping::Context;
use crate::text::{count, fill, list};
use crate::{Finding, Place, ReadError, ReadErrorKind, Severity, Tree};

/// How many names a message tells.
const TOLD: usize = 8;

/// Reads a document by the preset `name`, or by the one whose shape it has when `name` is `auto`.
///
/// # Errors
/// `field` when there is no such preset or none fits; else those of [`Preset::read`].
///
/// ```
/// use mingbai_data::{preset, read::{Limits, parse}};
/// let text = r#"{"errcode":0,"result":"成功","totalrecords":1,"data":[{"标题":"通知","发布日期":"2026-03-01"}]}"#;
/// let tree = parse(text, &Limits::default()).unwrap();
/// let list = preset::read(&tree, "auto", Some("listing"), &Default::default()).unwrap();
/// assert_eq!(list.preset.as_deref(), Some("opendata-changzhou"));
/// assert_eq!(list.findings[0].message, "按数据的形状选用了预设“opendata-changzhou”（常州市公共数据开放平台）");
/// ```
pub fn read(
    document: &Tree,
    name: &str,
    subject: Option<&str>,
    context: &Context<'_>,
) -> Result<Dataset, ReadError> {
    match named(name)? {
        Some(preset) => preset.read(document, subject, context),
        None => read_among(&all()?, document, name, subject, context),
    }
}

/// As [`read`], with these presets and no others.
///
/// # Errors
/// As [`read`].
pub fn read_among(
    presets: &[Preset],
    document: &Tree,
    name: &str,
    subject: Option<&str>,
    context: &Context<'_>,
) -> Result<Dataset, ReadError> {
    if name != "auto" {
        let Some(preset) = presets.iter().find(|preset| *preset.name == *name) else {
            let known: Vec<&str> = presets.iter().map(|preset| &*preset.name).collect();
            return Err(ReadError {
                kind: ReadErrorKind::Field,
                message: fill("没有名为“{}”的预设，可用的有 {}", &[name, &list(&known)]),
            });
        };
        return preset.read(document, subject, context);
    }
    let (preset, finding) = choose(presets, document, subject)?;
    let mut dataset = preset.read(document, subject, context)?;
    dataset.findings.insert(0, finding);
    Ok(dataset)
}

/// The preset whose shape a document has, with a finding that says so. When several fit it is the one that asks for most,
/// and the finding is a warning with all their names.
///
/// # Errors
/// `field` when none fits, with what was looked for.
pub fn choose<'a>(
    presets: &'a [Preset],
    document: &Tree,
    subject: Option<&str>,
) -> Result<(&'a Preset, Finding), ReadError> {
    let serves = |preset: &&Preset| {
        subject.is_none_or(|key| preset.subjects.iter().any(|subject| subject.key == key))
    };
    let asks = |preset: &Preset| preset.shape.as_ref().map_or(0, |shape| shape.has.len());
    let fitting: Vec<&Preset> = presets
        .iter()
        .filter(serves)
        .filter(|preset| preset.fits(document))
        .collect();
    let mut best = None;
    for preset in &fitting {
        if best.is_none_or(|best: &Preset| asks(preset) > asks(best)) {
            best = Some(*preset);
        }
    }
    let Some(first) = best else {
        let mut looked: Vec<&str> = presets
            .iter()
            .filter(serves)
            .filter(|preset| preset.has_shape())
            .map(|preset| &*preset.name)
            .collect();
        let many = count(looked.len());
        looked.truncate(TOLD);
        let pattern = if looked.is_empty() {
            "没有能凭形状认出这个主题的预设；请用 preset 写明名称，或自己写映射"
        } else {
            "数据的形状与已有的预设都不符，找过 {} 等 {} 个；请用 preset 写明名称，或自己写映射"
        };
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message: fill(pattern, &[&list(&looked), &many]),
        });
    };
    let names: Vec<&str> = fitting.iter().map(|preset| &*preset.name).collect();
    let (severity, message) = match names.as_slice() {
        [name] => (
            Severity::Note,
            fill("按数据的形状选用了预设“{}”（{}）", &[name, &first.title]),
        ),
        names => (
            Severity::Warning,
            fill(
                "数据的形状同时符合预设 {}，选用了“{}”；请用 preset 写明是哪一个",
                &[&list(names), &first.name],
            ),
        ),
    };
    let finding = Finding {
        code: "preset",
        severity,
        place: Place::default(),
        message,
    };
    Ok((first, finding))
}

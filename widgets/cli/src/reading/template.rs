//! A profile of lists: one that is used, and one that is checked itself.

use super::{mask, masked};
use crate::dataset::{Data, Dataset, Template};
use crate::json::{Step, find, line_and_column};
use crate::words::nearest;
use mingbai_data::listing::{Profile, Strange, strange};
use mingbai_data::read::{self, Form, Limits, decode, parse};
use mingbai_data::{Finding, Place, ReadError, ReadErrorKind, Severity, Tree};

/// How the name of its format begins.
const FORMAT: &str = "mingbai.profile/";

/// The profile in the content of `file`.
///
/// # Errors
/// The sentence with the file and what is wrong.
pub fn profile(file: &str, bytes: &[u8], declared: Option<&str>) -> Result<Box<Profile>, String> {
    let none = |error: ReadError| {
        let what = error.message;
        let what = what.strip_prefix("数据").unwrap_or(&what);
        format!("栏目模板“{file}”{what}")
    };
    let text = decode(bytes, declared).map_err(none)?.text;
    let tree = parse(&text, &Limits::default()).map_err(none)?;
    let read = Profile::of(&tree).map_err(|why| format!("“{file}”：{why}"))?;
    Ok(Box::new(read))
}

/// A text that is a profile, with everything that is wrong in it; `None` for any other.
pub(super) fn of(text: &str, limits: &Limits) -> Option<Result<Dataset, ReadError>> {
    if !text.contains(FORMAT) {
        return None;
    }
    let any = read::any(text, limits).ok()?.tree;
    let schema = any.get("schema").and_then(Tree::text)?;
    schema.starts_with(FORMAT).then(|| checked(text, limits))
}

fn checked(text: &str, limits: &Limits) -> Result<Dataset, ReadError> {
    // No page reads a profile that is not strict JSON.
    let mut tree = parse(text, limits)?;
    let profile = Profile::of(&tree).map_err(|message| ReadError {
        kind: ReadErrorKind::Schema,
        message,
    })?;
    let unknown = strange(&tree);
    let mut findings: Vec<Finding> = unknown.iter().map(|own| unread(text, own)).collect();
    findings.extend(profile.faults.iter().cloned().map(told));
    let label = |at: usize| profile.fields.get(at).map_or("", |own| &*own.name);
    for (name, first, second) in profile.twice() {
        findings.push(told(format!(
            "栏目模板的字段“{}”和“{}”都叫“{name}”：叫这个名的列总是“{}”",
            label(first),
            label(second),
            label(first),
        )));
    }
    for name in profile.unfilled() {
        findings.push(told(format!(
            "栏目模板的 sentence：{{{name}}} 填不出来，这一段不会说"
        )));
    }
    mask(&mut tree);
    for found in &mut findings {
        found.message = masked(&found.message);
    }
    Ok(Dataset {
        data: Data::Profile(Box::new(Template {
            profile,
            tree,
            findings,
        })),
        masked: 0,
        form: Form::Json,
        inner: None,
        mapped: false,
        personal: Vec::new(),
    })
}

/// A member that nobody reads, with its place and what may have been meant.
fn unread(text: &str, own: &Strange) -> Finding {
    let steps: Vec<Step<'_>> = own.way.iter().map(|key| Step::Name(key)).collect();
    let place = find(text, &steps).map_or_else(String::new, |spot| {
        let (line, column) = line_and_column(text, spot.key);
        format!("第 {line} 行第 {column} 列的 ")
    });
    let way = masked(&own.way.join("."));
    let name = own.way.last().map_or("", |name| &**name);
    let said = match own.wanted {
        Some(wanted) => format!("应{wanted}，没有采用"),
        None => {
            let near = nearest(name, own.known);
            let near = near.map(|near| format!("是不是想写 {near}？"));
            let known = || format!("可以写的有 {}", own.known.join("、"));
            format!("不认识，没有采用。{}", near.unwrap_or_else(known))
        }
    };
    told(format!("{place}{way}：{said}"))
}

fn told(message: String) -> Finding {
    Finding {
        code: "profile",
        severity: Severity::Warning,
        place: Place::default(),
        message,
    }
}

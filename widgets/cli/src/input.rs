//! A source to its end, and what is in it: the same way for `check` and `read`.

use crate::dataset::Dataset;
use crate::http::{Client, Gate, Rules};
use crate::reading::{self, Wish};
use crate::report::Trouble;
use crate::source::{self, Source};
use crate::turn::{Lack, Turned, Turning, shown};
use indicatif::ProgressBar;
use mingbai_data::read::Charset;
use mingbai_data::shape::{Bounds, Why};
use mingbai_data::{Finding, Place, Severity, Tree};
use std::time::Duration;
use url::Url;

/// Time for all pages of a source together.
const TOTAL: Duration = Duration::from_secs(300);
/// As many pages a widget follows.
const OF_A_WIDGET: usize = 20;

/// A source that was read.
pub struct Input {
    /// As people call it.
    pub name: String,
    /// Where it is, when it is an address.
    pub url: Option<Url>,
    /// The text of its first answer.
    pub text: Option<String>,
    /// The rows of all its pages, when there are several.
    pub pages: Option<Tree>,
    /// The charset of its first answer.
    pub charset: Option<Charset>,
    /// What is in it.
    pub result: Result<Dataset, Trouble>,
    /// What is said of its pages.
    pub of_pages: Vec<Finding>,
}

/// Opens and reads what stands on the command line; of an answer in pages so many at the most.
///
/// # Errors
/// The sentence about a file that cannot be read.
pub fn read(
    word: &str,
    wish: &Wish,
    rules: &Rules,
    gate: &Gate,
    pages: usize,
) -> Result<Input, String> {
    let client = Client::new(rules, gate);
    let mut left = TOTAL;
    let Source { name, url, answer } = source::open(word, &client, &mut left)?;
    let nothing = |url: Option<Url>, trouble| Input {
        name: name.clone(),
        url,
        text: None,
        pages: None,
        charset: None,
        result: Err(trouble),
        of_pages: Vec::new(),
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(fault) => return Ok(nothing(url, Trouble::Fetch(fault))),
    };
    let decoded = match reading::decode(&answer.bytes, answer.charset.as_deref()) {
        Ok(decoded) => decoded,
        Err(error) => return Ok(nothing(url, Trouble::Read(error))),
    };
    let limits = &wish.options.limits;
    let turned = url.as_ref().filter(|_| pages > 1).and_then(|url| {
        let first = source::ask(url);
        let turning = Turning {
            client: &client,
            first: &first,
            allow_hosts: &[],
            bounds: Bounds {
                pages,
                rows: wish.options.max_rows,
            },
            limits,
        };
        let bar = bar(url);
        let turned = turning.over(&answer, &mut left, |pages, rows, total| {
            bar.set_message(so_far(pages, rows, total));
            bar.tick();
        });
        bar.finish_and_clear();
        turned
    });
    let text = decoded.text;
    let (result, pages, of_pages) = match turned {
        Some(turned) => all(&text, turned, wish),
        None => one(&text, wish),
    };
    Ok(Input {
        name,
        url,
        text: Some(text),
        pages,
        charset: Some(decoded.charset),
        result,
        of_pages,
    })
}

/// What is in a source, its pages where there are several, and what is said of them.
type Made = (Result<Dataset, Trouble>, Option<Tree>, Vec<Finding>);

/// What is in one text. Whether it is one page of several is said: a part makes no sum of all.
fn one(text: &str, wish: &Wish) -> Made {
    let mut of_pages = Vec::new();
    let mut result = reading::dataset(text, wish, crate::now());
    if let Ok(dataset) = &mut result
        && let Some((finding, rows)) = reading::unfinished(text, &wish.options.limits)
    {
        dataset.is_part_of(rows);
        of_pages.push(finding);
    }
    (result.map_err(Trouble::Read), None, of_pages)
}

/// What is in several pages, the first of which is `text`.
fn all(text: &str, turned: Turned, wish: &Wish) -> Made {
    let Turned { tree, pages, lack } = turned;
    let mut of_pages = Vec::new();
    let mut result = reading::dataset_of_pages(&tree, text, wish, crate::now());
    if let (Some(lack), Ok(dataset)) = (&lack, &mut result) {
        // With more rows than the source says, nobody knows how many there are.
        let total = match lack.cut.why {
            Why::More(_) => None,
            _ => lack.cut.total,
        };
        dataset.is_part_of(total.unwrap_or_default());
        of_pages.push(lacking(lack));
    }
    if pages > OF_A_WIDGET {
        of_pages.push(about(
            Severity::Note,
            format!("读了 {pages} 页，网页组件最多取 {OF_A_WIDGET} 页"),
        ));
    }
    (result.map_err(Trouble::Read), Some(tree), of_pages)
}

/// What could not be had. A page that does not come is an error, as a source is that does not come.
fn lacking(lack: &Lack) -> Finding {
    match &lack.fault {
        Some(page) => {
            let severity = match lack.cut.why {
                Why::Failed => Severity::Error,
                _ => Severity::Warning,
            };
            about(severity, page.said(&page.fault.message()))
        }
        None => lack.cut.finding(),
    }
}

fn about(severity: Severity, message: String) -> Finding {
    Finding {
        code: "pages",
        severity,
        place: Place::default(),
        message,
    }
}

/// A line on a terminal while pages are turned over.
fn bar(url: &Url) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    bar.set_prefix(shown(url));
    if let Ok(style) = indicatif::ProgressStyle::with_template("{spinner} {prefix} {msg}") {
        bar.set_style(style);
    }
    bar
}

/// How far it has come.
fn so_far(pages: usize, rows: usize, total: Option<usize>) -> String {
    let total = total.map_or_else(String::new, |total| format!("，来源共 {total} 行"));
    format!("已读 {pages} 页 {rows} 行{total}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_on_a_terminal() {
        assert_eq!(so_far(3, 60, Some(230)), "已读 3 页 60 行，来源共 230 行");
        assert_eq!(so_far(1, 20, None), "已读 1 页 20 行");
    }
}

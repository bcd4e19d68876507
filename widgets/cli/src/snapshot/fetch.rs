//! One source, until it has answered or its tries or its time are used up.

use super::config::{Format, Pages, Source};
use super::make::{Came, Made, make};
use crate::http::policy::{backoff, chance};
use crate::http::{Answer, Ask, Client, Fault, Gate, Next, PageFault};
use crate::turn::{self, BYTES, Lack, PAGES, Turning};
use mingbai_data::shape::{Bounds, Why};
use mingbai_data::{ReadError, ReadErrorKind, Tree};
use std::time::Duration;
use ureq::http::Method;
use ureq::http::header::{HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use url::Url;

/// What tells whether the copy that is there is still the one the source has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// What came of a source.
pub enum Outcome {
    /// The copy that is there is the one the source has.
    Unchanged,
    /// A new copy.
    Made(Made, Tags),
}

/// Fetches one source. `tags` belong to the copy that is there; a list that is turned over has none, for its first page
/// says nothing about the others.
pub fn fetch(source: &Source, gate: &Gate, tags: &Tags) -> Result<Outcome, Fault> {
    let client = Client::new(&source.rules, gate);
    let mut left = source.total;
    let mut tries = 0;
    let address = source.address(0);
    let host = address.as_ref().and_then(Url::host_str).unwrap_or_default();
    loop {
        let result = match &source.pages {
            None => one(source, &client, tags, &mut left),
            Some(pages) => turned(source, &client, pages, &mut left)
                .and_then(|tree| make(source, Came::Tree(tree)))
                .map(|made| Outcome::Made(made, Tags::default())),
        };
        let Err(fault) = result else {
            return result;
        };
        let wait = match fault.next() {
            Next::Run => return Err(fault),
            Next::Retry => backoff(source.backoff, source.backoff_most, tries, chance()),
            Next::After(wait) => wait,
        };
        if tries >= source.tries || wait >= left || gate.is_down(host) {
            if matches!(fault.bare(), Fault::Net(_) | Fault::Timeout(_)) {
                gate.is_now_down(host);
            }
            return Err(fault);
        }
        std::thread::sleep(wait);
        left = left.saturating_sub(wait);
        tries = tries.saturating_add(1);
    }
}

fn one(
    source: &Source,
    client: &Client<'_>,
    tags: &Tags,
    left: &mut Duration,
) -> Result<Outcome, Fault> {
    let mut ask = page(source, 0)?;
    let mut asked = false;
    let mut tag = |name: HeaderName, value: &Option<String>| {
        let value = value.as_deref().map(HeaderValue::from_str);
        if let Some(Ok(value)) = value {
            ask.headers.insert(name, value);
            asked = true;
        }
    };
    tag(IF_NONE_MATCH, &tags.etag);
    tag(IF_MODIFIED_SINCE, &tags.last_modified);
    let answer = client.ask(&ask, left)?;
    if answer.not_modified {
        // Nobody asked whether it had changed: there is nothing to keep.
        return if asked {
            Ok(Outcome::Unchanged)
        } else {
            Err(Fault::Refused(304))
        };
    }
    // Nobody answers a page with “not modified”.
    ask.headers.clone_from(&source.headers);
    if let Some(tree) = followed(source, client, &ask, &answer, left)? {
        let made = make(source, Came::Tree(tree))?;
        return Ok(Outcome::Made(made, Tags::default()));
    }
    let tags = Tags {
        etag: answer.etag,
        last_modified: answer.last_modified,
    };
    Ok(Outcome::Made(
        make(source, Came::Bytes(answer.bytes, answer.charset))?,
        tags,
    ))
}

/// The first answer with the rows of all its pages, when it says that it is one of several.
fn followed(
    source: &Source,
    client: &Client<'_>,
    first: &Ask,
    answer: &Answer,
    left: &mut Duration,
) -> Result<Option<Tree>, Fault> {
    if source.alone || source.format == Format::Raw {
        return Ok(None);
    }
    let options = &source.wish.options;
    let turning = Turning {
        client,
        first,
        allow_hosts: &source.rules.allow_hosts,
        bounds: Bounds {
            pages: PAGES,
            rows: options.max_rows,
        },
        limits: &options.limits,
    };
    let Some(turned) = turning.over(answer, left, |_, _, _| {}) else {
        return Ok(None);
    };
    match turned.lack {
        None => Ok(Some(turned.tree)),
        // A part would be taken for the whole.
        Some(lack) => Err(lacking(lack)),
    }
}

/// Why the pages of a source are not whole.
fn lacking(lack: Lack) -> Fault {
    let Lack { cut, fault } = lack;
    if let Some(page) = fault {
        return Fault::Page(Box::new(page));
    }
    let message = cut.message();
    let advice = match cut.why {
        Why::Rows => "可调大 max_rows（最多 50000）",
        _ => "请写 pages 说明怎样翻页；只要这一页时写 pages = false",
    };
    let changed = matches!(cut.why, Why::Short | Why::More(_));
    let fault = Fault::Pages(format!("{message}。{advice}"), changed);
    match cut.why {
        Why::Failed | Why::Repeated => {
            let number = u64::try_from(cut.page).unwrap_or(u64::MAX);
            Fault::Page(Box::new(PageFault::new(number, None, fault)))
        }
        _ => fault,
    }
}

fn page(source: &Source, number: u64) -> Result<Ask, Fault> {
    let url = source
        .address(number)
        .ok_or(Fault::Net("地址不能用来请求"))?;
    let body = source
        .body
        .as_ref()
        .map(|body| source.filled(body, number).into_bytes());
    Ok(Ask {
        method: if source.post {
            Method::POST
        } else {
            Method::GET
        },
        url,
        headers: source.headers.clone(),
        body: body.or_else(|| source.post.then(Vec::new)),
    })
}

/// The first page with the rows of all of them in it.
fn turned(
    source: &Source,
    client: &Client<'_>,
    pages: &Pages,
    left: &mut Duration,
) -> Result<Tree, Fault> {
    let mut whole = None;
    let mut gathered: Vec<Tree> = Vec::new();
    let mut before: Vec<Tree> = Vec::new();
    let mut bytes = 0_usize;
    let mut total = None;
    let most = u64::try_from(PAGES).unwrap_or(u64::MAX);
    for index in 0..pages.most.unwrap_or(most) {
        let number = pages.first.saturating_add(index);
        let ask = page(source, number)?;
        let read = |answer: Answer| {
            bytes = bytes.saturating_add(answer.bytes.len());
            if bytes > BYTES {
                return Err(Fault::Size(BYTES));
            }
            turn::tree(&answer, &source.wish.options.limits)
        };
        let mut tree = client.ask(&ask, left).and_then(read).map_err(|fault| {
            Fault::Page(Box::new(PageFault::new(number, Some(&ask.url), fault)))
        })?;
        if let Some(way) = &pages.total {
            total = at(&mut tree, way).and_then(|total| total.text()?.trim().parse().ok());
        }
        let rows = match at(&mut tree, &pages.rows).map(take_rows) {
            Some(Some(rows)) => rows,
            _ => return Err(no_rows(number, &pages.rows)),
        };
        whole.get_or_insert(tree);
        if !rows.is_empty() && rows == before {
            return Err(Fault::Pages(
                format!("第 {number} 页和前一页完全相同：页码没有起作用，请核对 {{page}} 写的位置"),
                false,
            ));
        }
        let got = rows.len();
        gathered.extend(rows.iter().cloned());
        before = rows;
        let have = u64::try_from(gathered.len()).unwrap_or(u64::MAX);
        let size = pages.size.and_then(|size| usize::try_from(size).ok());
        let enough = total.is_some_and(|total: u64| have >= total);
        if enough || got == 0 || size.is_some_and(|size| got < size && total.is_none()) {
            if let Some(total) = total.filter(|total| have < *total) {
                return Err(Fault::Pages(
                    format!("来源说共有 {total} 行，只取到 {have} 行"),
                    true,
                ));
            }
            return put(whole, &pages.rows, gathered);
        }
    }
    if pages.most.is_some() {
        return put(whole, &pages.rows, gathered);
    }
    Err(Fault::Pages(
        format!("翻了 {PAGES} 页还没有到头：请写 most（要取的页数）或 size（每页行数）"),
        false,
    ))
}

/// The member at the end of the way; what leads nowhere is `None`.
fn at<'a>(tree: &'a mut Tree, way: &[String]) -> Option<&'a mut Tree> {
    let Some((name, rest)) = way.split_first() else {
        return Some(tree);
    };
    match tree {
        Tree::Map(members) => {
            let (_, member) = members.iter_mut().find(|(key, _)| **key == **name)?;
            at(member, rest)
        }
        _ => None,
    }
}

/// Takes the rows out; none at all is no row.
fn take_rows(tree: &mut Tree) -> Option<Vec<Tree>> {
    match tree {
        Tree::List(rows) => Some(std::mem::take(rows)),
        Tree::Null => {
            *tree = Tree::List(Vec::new());
            Some(Vec::new())
        }
        _ => None,
    }
}

fn put(whole: Option<Tree>, way: &[String], rows: Vec<Tree>) -> Result<Tree, Fault> {
    let mut whole = whole.unwrap_or(Tree::Null);
    match at(&mut whole, way) {
        Some(place) => *place = Tree::List(rows),
        None => return Err(no_rows(0, way)),
    }
    Ok(whole)
}

fn no_rows(page: u64, way: &[String]) -> Fault {
    let way = if way.is_empty() {
        "最外层不是一组数据".to_owned()
    } else {
        format!("没有找到 {}", way.join("."))
    };
    Fault::Read(ReadError {
        kind: ReadErrorKind::Field,
        message: format!("第 {page} 页{way}，请核对 pages 的 rows"),
    })
}

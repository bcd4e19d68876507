//! An answer that is one page of several, fetched to its end: the same for a desk and for `snapshot`.
//!
//! **Rule:** [`Follow`] alone decides what is asked for and when to stop; here it is asked for, one page after the other.

use crate::http::{Answer, Ask, Client, Fault, PageFault, place};
use crate::reading::{self, masked};
use mingbai_data::Tree;
use mingbai_data::read::Limits;
use mingbai_data::shape::{Ask as Next, Bounds, Cut, Follow, Why};
use std::time::Duration;
use ureq::http::Method;
use url::Url;

/// Pages at the most, unless another number is wished for.
pub const PAGES: usize = 100;
/// Bytes of all pages together.
pub const BYTES: usize = 64 << 20;

/// How the pages of one source are asked for.
pub struct Turning<'a> {
    /// Asks, within the rules of the source.
    pub client: &'a Client<'a>,
    /// The first request; the others are like it, with another address.
    pub first: &'a Ask,
    /// Other hosts on which the next page may be.
    pub allow_hosts: &'a [String],
    /// Pages and rows at the most.
    pub bounds: Bounds,
    /// Those of one answer.
    pub limits: &'a Limits,
}

/// What came.
pub struct Turned {
    /// The first answer with the rows of all pages in it.
    pub tree: Tree,
    /// How many pages came.
    pub pages: usize,
    /// What is not there.
    pub lack: Option<Lack>,
}

/// What could not be had of a source in pages.
pub struct Lack {
    /// What it is, in rows.
    pub cut: Cut,
    /// The page that is not there, when it was asked for, and why.
    pub fault: Option<PageFault>,
}

/// The tree of an answer, as it came; an envelope that reports a failure is none.
///
/// # Errors
/// Those of reading it.
pub fn tree(answer: &Answer, limits: &Limits) -> Result<Tree, Fault> {
    let read = || {
        let decoded = reading::decode(&answer.bytes, answer.charset.as_deref())?;
        let tree = reading::tree(&decoded.text, limits)?;
        reading::rows(&tree, limits)?;
        Ok(tree)
    };
    read().map_err(Fault::Read)
}

impl Turning<'_> {
    /// Everything, when the first answer says that it is one page of several. `told` hears how many pages and rows have
    /// come, and of how many rows, where that is known.
    pub fn over(
        &self,
        first: &Answer,
        left: &mut Duration,
        told: impl Fn(usize, usize, Option<usize>),
    ) -> Option<Turned> {
        if self.first.method != Method::GET {
            return None;
        }
        // What cannot be read is said by whoever reads it.
        let tree = tree(first, self.limits).ok()?;
        // Our own format is whole.
        if tree.get("schema").is_some() {
            return None;
        }
        let address = self.first.url.as_str();
        let mut follow = Follow::new(tree, address, self.bounds, self.limits).ok()?;
        let mut bytes = first.bytes.len();
        let mut failed = None;
        while let Some(next) = follow.next() {
            let (pages, rows, total) = follow.so_far();
            told(pages, rows, total);
            let number = u64::try_from(pages.saturating_add(1)).unwrap_or(u64::MAX);
            let (url, page) = self.page(next, &mut bytes, left);
            match page {
                Ok(tree) => follow.came(tree),
                Err(fault) => {
                    follow.failed(match fault {
                        Fault::Origin(_) => Why::Elsewhere,
                        Fault::Size(BYTES) => Why::Bytes,
                        _ => Why::Failed,
                    });
                    failed = Some(PageFault::new(number, url.as_ref(), fault));
                }
            }
        }
        let (pages, ..) = follow.so_far();
        let (tree, cut) = follow.end();
        let lack = cut.map(|cut| {
            let came = cut.message();
            let fault = failed.map(|page| PageFault {
                came: Some(came),
                ..page
            });
            Lack { cut, fault }
        });
        Some(Turned { tree, pages, lack })
    }

    /// One page, and where it was asked for.
    fn page(
        &self,
        next: &Next,
        bytes: &mut usize,
        left: &mut Duration,
    ) -> (Option<Url>, Result<Tree, Fault>) {
        let first = &self.first.url;
        let Ok(url) = first.join(next.address()) else {
            return (None, Err(Fault::Net("下一页的地址不是有效的网址")));
        };
        let mut ask = Ask {
            url: url.clone(),
            ..self.first.clone()
        };
        if url.origin() != first.origin() {
            let host = url.host_str().unwrap_or_default();
            let web = matches!(url.scheme(), "http" | "https");
            if !web || !self.allow_hosts.iter().any(|one| one == host) {
                let fault = Fault::Origin(place(&url));
                return (Some(url), Err(fault));
            }
            // What the webmaster wrote for one server is for no other.
            ask.headers.clear();
        }
        let result = self.client.ask(&ask, left).and_then(|answer| {
            *bytes = bytes.saturating_add(answer.bytes.len());
            if *bytes > BYTES {
                return Err(Fault::Size(BYTES));
            }
            tree(&answer, self.limits)
        });
        (Some(url), result)
    }
}

/// An address without what may be secret: its user, its query and its fragment; what may be a person's is masked.
pub fn shown(url: &Url) -> String {
    masked(&format!("{}{}", place(url), url.path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_secrets() {
        for (url, expected) in [
            (
                "http://u:p@a.example:81/api/list?key=1&page=3#x",
                "http://a.example:81/api/list",
            ),
            ("https://a.example", "https://a.example/"),
            ("http://a.example/p?x=13812345678", "http://a.example/p"),
        ] {
            assert_eq!(shown(&Url::parse(url).unwrap()), expected);
        }
    }
}

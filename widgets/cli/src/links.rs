//! `check --online`: whether the links in the data lead anywhere.

use crate::http::{Ask, Client, Fault, Gate, Rules};
use mingbai_data::Tree;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use ureq::http::Method;
use ureq::http::header::HeaderMap;
use url::Url;

/// Links asked for; more are counted and not asked for.
const MOST: usize = 500;
/// Hosts asked side by side.
const HOSTS: usize = 8;
/// Members whose text is a link even when it begins with no scheme.
const KEYS: [&str; 6] = ["url", "href", "link", "source_url", "docpuburl", "post_url"];

/// What became of the links in one source.
#[derive(Default)]
pub struct Links {
    /// Each link once, with why it does not work.
    pub asked: Vec<(Url, Option<Fault>)>,
    /// Links beyond the most that are asked for.
    pub left_out: usize,
}

impl Links {
    /// The links that do not work.
    pub fn broken(&self) -> impl Iterator<Item = (&Url, &Fault)> {
        self.asked
            .iter()
            .filter_map(|(url, fault)| Some((url, fault.as_ref()?)))
    }
}

/// Follows every link in `tree`; relative ones count from `base`.
pub fn follow(tree: &Tree, base: Option<&Url>, rules: &Rules) -> Links {
    let mut found = Vec::new();
    collect(tree, None, base, &mut found);
    let mut seen = std::collections::HashSet::new();
    found.retain(|url| seen.insert(url.clone()));
    let left_out = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let mut hosts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, url) in found.iter().enumerate() {
        let host = url.host_str().unwrap_or_default().to_owned();
        hosts.entry(host).or_default().push(index);
    }
    let hosts: Vec<Vec<usize>> = hosts.into_values().collect();
    let rules = Rules {
        anywhere: true,
        ..rules.clone()
    };
    let gate = Gate::default();
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, Option<Fault>>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..HOSTS.min(hosts.len()) {
            scope.spawn(|| {
                let client = Client::new(&rules, &gate);
                while let Some(host) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for index in host {
                        let fault = found.get(*index).and_then(|url| try_link(&client, url));
                        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                        done.insert(*index, fault);
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    let asked = found.into_iter().enumerate();
    Links {
        asked: asked
            .map(|(index, url)| (url, done.remove(&index).flatten()))
            .collect(),
        left_out,
    }
}

/// HEAD, and GET where HEAD is not understood.
fn try_link(client: &Client<'_>, url: &Url) -> Option<Fault> {
    let ask = |method| {
        let ask = Ask {
            method,
            url: url.clone(),
            headers: HeaderMap::new(),
            body: None,
        };
        let mut left = Duration::MAX;
        client.ask(&ask, &mut left).err()
    };
    match ask(Method::HEAD)? {
        fault @ (Fault::Timeout(_) | Fault::Tls(_) | Fault::Busy(_)) => Some(fault),
        // More than we want to read is an answer.
        _ => ask(Method::GET).filter(|fault| !matches!(fault, Fault::Size(_) | Fault::Coding(_))),
    }
}

fn collect(tree: &Tree, key: Option<&str>, base: Option<&Url>, found: &mut Vec<Url>) {
    match tree {
        Tree::Text(text) => {
            let text = text.trim();
            let absolute = crate::source::address(text);
            let named = key.is_some_and(|key| KEYS.iter().any(|one| one.eq_ignore_ascii_case(key)));
            let link = absolute.or_else(|| {
                let relative = named && !text.is_empty() && !text.contains(':');
                base.filter(|_| relative)?.join(text).ok()
            });
            found.extend(link.map(|mut url| {
                url.set_fragment(None);
                url
            }));
        }
        Tree::List(items) => {
            for item in items {
                collect(item, key, base, found);
            }
        }
        Tree::Map(members) => {
            for (key, value) in members {
                collect(value, Some(key), base, found);
            }
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) => {}
    }
}

//! Lists of links in HTML as rows `{title, url, date, date2, text}`: a `title` wins over a text that is cut off, dates
//! stand beside the link in whatever element, what else stands there is `text`.

use super::dates::{self, Dates};
use super::dom::{Dom, one_line};
use super::table::{address, plain, whole};
use crate::Tree;

/// Elements that hold one entry each.
const ITEMS: [&str; 4] = ["li", "dd", "dt", "tr"];

/// Elements that are never one entry.
const FRAMES: [&str; 8] = ["body", "html", "ul", "ol", "dl", "table", "tbody", "form"];

/// Entries that belong together: they look alike and stand in places that look alike.
pub(super) struct Group {
    mark: String,
    pub(super) rows: Vec<Tree>,
    pub(super) dated: usize,
    /// Characters of all titles.
    pub(super) chars: usize,
}

/// A link, or what stands for one, with the range of nodes it is told in.
struct Entry {
    link: Option<usize>,
    /// How long the words of the link are.
    words: usize,
    from: usize,
    to: usize,
    mark: String,
}

/// All lists of links of a page, in order.
pub(super) fn read(dom: &Dom) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_mark: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for entry in entries(dom) {
        let Some((row, dated, chars)) = row(dom, &entry) else {
            continue;
        };
        let place = *by_mark.entry(entry.mark.clone()).or_insert(groups.len());
        if place >= groups.len() {
            groups.push(Group {
                mark: entry.mark,
                rows: Vec::new(),
                dated: 0,
                chars: 0,
            });
        }
        if let Some(group) = groups.get_mut(place) {
            group.rows.push(row);
            group.dated = group.dated.saturating_add(usize::from(dated));
            group.chars = group.chars.saturating_add(chars);
        }
    }
    groups
}

impl Group {
    /// Whether its entries are rows of a table.
    pub(super) fn of_table(&self) -> bool {
        self.mark.starts_with("tr ")
    }
}

fn entries(dom: &Dom) -> Vec<Entry> {
    // Links to one address that follow each other (a picture, the title, “详情”) are told together.
    let mut links: Vec<Vec<usize>> = Vec::new();
    let mut last = String::new();
    for link in dom.all("a") {
        let Some(href) = dom.attribute(link, "href").and_then(|href| address(&href)) else {
            continue;
        };
        match links.last_mut() {
            Some(same)
                if href == last
                    && same.last().map(|other| item(dom, *other)) == Some(item(dom, link)) =>
            {
                same.push(link);
            }
            _ => links.push(vec![link]),
        }
        last = href;
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (place, same) in links.iter().enumerate() {
        let next = place
            .checked_add(1)
            .and_then(|next| links.get(next)?.first());
        let previous = place
            .checked_sub(1)
            .and_then(|previous| links.get(previous)?.last());
        let longest = same
            .iter()
            .map(|link| (words(dom, *link), *link))
            .rev()
            .max_by_key(|(words, _)| *words);
        let Some((words, link)) = longest else {
            continue;
        };
        let mut entry = around(dom, link, previous.copied(), next.copied());
        entry.words = words;
        // Several links in one element: the one with the longest words is the entry.
        if let Some(last) = entries.last_mut()
            && last.from == entry.from
            && last.to == entry.to
        {
            if entry.words > last.words {
                (last.link, last.words) = (entry.link, entry.words);
            }
            continue;
        }
        entries.push(entry);
    }
    if entries.is_empty() {
        for item in dom.all("li") {
            let mark = mark(dom, item);
            entries.push(Entry {
                link: None,
                words: 0,
                from: item,
                to: dom.end_of(item),
                mark,
            });
        }
    }
    entries
}

/// The item of a list that a link stands in.
fn item(dom: &Dom, link: usize) -> Option<usize> {
    let mut at = dom.parent(link)?;
    while !ITEMS.contains(&dom.tag(at)) {
        at = dom.parent(at)?;
    }
    Some(at)
}

/// How many letters a link shows or is titled with.
fn words(dom: &Dom, link: usize) -> usize {
    let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let shown = words(&dom.text(link, dom.end_of(link), ""));
    shown.max(
        dom.attribute(link, "title")
            .map_or(0, |title| words(&title)),
    )
}

/// The element in which a link is told: the nearest item of a list, else the largest that has no other link.
fn around(dom: &Dom, link: usize, previous: Option<usize>, next: Option<usize>) -> Entry {
    let mut at = link;
    let mut alone = link;
    let mut climbing = true;
    while let Some(parent) = dom.parent(at) {
        let tag = dom.tag(parent);
        if ITEMS.contains(&tag) {
            return Entry {
                link: Some(link),
                words: 0,
                from: parent,
                to: dom.end_of(parent),
                mark: mark(dom, parent),
            };
        }
        let shared = next.is_some_and(|next| next < dom.end_of(parent))
            || previous.is_some_and(|previous| previous > parent);
        climbing &= !shared && !FRAMES.contains(&tag);
        if climbing {
            alone = parent;
        }
        if FRAMES.contains(&tag) {
            break;
        }
        at = parent;
    }
    let mut to = dom.end_of(alone);
    if alone == link {
        // Links side by side: what follows, up to the next one, belongs to it.
        let around = dom
            .parent(link)
            .map_or(dom.nodes.len(), |parent| dom.end_of(parent));
        to = next.map_or(around, |next| next.min(around));
    }
    Entry {
        link: Some(link),
        words: 0,
        from: alone,
        to,
        mark: mark(dom, alone),
    }
}

/// What an element and the one around it look like.
fn mark(dom: &Dom, index: usize) -> String {
    let mut parts = vec![dom.tag(index).to_owned()];
    let parent = dom.parent(index);
    if let Some(parent) = parent {
        parts.push(dom.tag(parent).to_owned());
        parts.push(dom.attribute(parent, "class").unwrap_or_default());
    }
    parts.join(" ")
}

/// The entry as a row; whether it has a date, and how long its title is.
fn row(dom: &Dom, entry: &Entry) -> Option<(Tree, bool, usize)> {
    let link = entry.link.map(|link| (link, dom.end_of(link)));
    let mut found = Dates::default();
    let (mut shown, mut beside) = (String::new(), String::new());
    for part in parts(dom, entry.from, entry.to) {
        let (from, to) = part;
        let inside = link.is_some_and(|(start, end)| from >= start && from < end);
        let text = dom.text(from, to, "");
        if inside {
            // A date of its own element within the link is no part of the title.
            if !shown.is_empty() && dates::alone(&text) {
                found.take(&text);
            } else {
                shown.push_str(&text);
            }
            continue;
        }
        let rest = found.take(&text);
        if again(dom, from, entry) {
            continue;
        }
        let rest = rest
            .trim_matches(|c: char| c.is_whitespace() || "[]()（）【】〔〕·•|-—:：>»".contains(c));
        // A single character (至) joins others and says nothing.
        if rest.chars().nth(1).is_some() {
            if !beside.is_empty() {
                beside.push(' ');
            }
            beside.push_str(rest);
        }
    }
    let shown = one_line(shown.trim());
    let full = link
        .and_then(|(link, _)| dom.attribute(link, "title"))
        .map(|title| plain(&title))
        .unwrap_or_default();
    let mut title = if shown.is_empty() || (full.len() > shown.len() && full.starts_with(&shown)) {
        full
    } else {
        whole(&shown, &full).unwrap_or(shown)
    };
    if title.is_empty() && link.is_none() {
        title = core::mem::take(&mut beside);
    }
    if title.is_empty() {
        return None;
    }
    let chars = title.chars().count();
    let mut members: Vec<(Box<str>, Tree)> = vec![("title".into(), Tree::Text(title.into()))];
    let url = link.and_then(|(link, _)| address(&dom.attribute(link, "href")?));
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            members.push((name.into(), Tree::Text(value.into())));
        }
    };
    put("url", url);
    let [first, second] = found.pair();
    let dated = first.is_some();
    put("date", first);
    put("date2", second);
    put("text", Some(beside).filter(|text| !text.is_empty()));
    Some((Tree::Map(members), dated, chars))
}

/// Whether a text stands in another link to where the entry's own leads (“详情”).
fn again(dom: &Dom, text: usize, entry: &Entry) -> bool {
    let mut at = text;
    while let Some(parent) = dom.parent(at).filter(|parent| *parent > entry.from) {
        if dom.tag(parent) == "a" {
            let own = entry.link.and_then(|link| dom.attribute(link, "href"));
            return own.is_some() && dom.attribute(parent, "href") == own;
        }
        at = parent;
    }
    false
}

/// The ranges of the texts of an entry, without the lists and tables within it.
fn parts(dom: &Dom, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut at = from;
    while at < to {
        let tag = dom.tag(at);
        let inner = at > from && ["ul", "ol", "li", "table"].contains(&tag);
        let next = if inner || dom.is_silent(at) {
            dom.end_of(at)
        } else {
            at.saturating_add(1)
        };
        if tag.is_empty() || tag == "img" {
            parts.push((at, next));
        }
        at = next;
    }
    parts
}

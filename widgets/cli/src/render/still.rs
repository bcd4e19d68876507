//! What the widget has drawn, for a page without scripts: what only acts is left out, what opened something is a plain heading of
//! it, headings are those of HTML.

use std::fmt::Write;

/// Elements without an end.
const VOID: [&str; 6] = ["br", "img", "hr", "input", "col", "wbr"];
/// How the name of a place begins.
const PLACE: &str = "wen";
/// Places that have nothing but buttons, or that only a script looks at.
const IDLE: [&str; 5] = ["mb-acts", "mb-tools", "mb-em", "mb-go", "mb-arrow"];

enum Node {
    Text(String),
    Element(Element),
}

struct Element {
    name: String,
    /// With their values as they are escaped.
    members: Vec<(String, String)>,
    inner: Vec<Node>,
}

impl Element {
    fn member(&self, key: &str) -> &str {
        let mut members = self.members.iter();
        members
            .find(|(own, _)| own == key)
            .map_or("", |(_, value)| value)
    }

    fn is(&self, class: &str) -> bool {
        self.member("class").split(' ').any(|own| own == class)
    }

    fn plain(name: &str, inner: Vec<Node>) -> Self {
        Self {
            name: name.to_owned(),
            members: Vec::new(),
            inner,
        }
    }
}

/// The same for a page without scripts. Papers that have a place of their own on the page are `many`: their buttons lead there.
pub fn still(html: &str, many: bool) -> String {
    let mut out = String::new();
    let nodes = parse(html).into_iter();
    for node in nodes.filter_map(|node| quiet(node, many, false)) {
        write(&mut out, &node);
    }
    out
}

/// Where a paper stands on the page.
pub fn place(at: usize) -> String {
    format!("{PLACE}{}", at.saturating_add(1))
}

/// The nodes of what was drawn: markup of our own, closed and quoted.
fn parse(html: &str) -> Vec<Node> {
    let mut open = vec![Element::plain("", Vec::new())];
    let mut rest = html;
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        let (text, tag) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if let (false, Some(last)) = (text.is_empty(), open.last_mut()) {
            last.inner.push(Node::Text(text.to_owned()));
        }
        let Some(tag) = tag.strip_prefix('<') else {
            break;
        };
        let end = end_of(tag);
        let (inside, behind) = tag.split_at_checked(end).unwrap_or((tag, ""));
        rest = behind.strip_prefix('>').unwrap_or(behind);
        if inside.starts_with('/') {
            close(&mut open);
        } else if !inside.starts_with('!') {
            let own = element(inside.trim_end_matches('/'));
            let ends = VOID.contains(&&*own.name) || inside.ends_with('/');
            open.push(own);
            if ends {
                close(&mut open);
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|own| own.inner).unwrap_or_default()
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(own) = open.pop()
        && let Some(last) = open.last_mut()
    {
        last.inner.push(Node::Element(own));
    }
}

/// Where a tag ends: at the first sign that is in no value.
fn end_of(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == '>' && !quoted
    });
    end.map_or(tag.len(), |(at, _)| at)
}

fn element(inside: &str) -> Element {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut members = Vec::new();
    while let Some((key, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"').unwrap_or((behind, ""));
        members.push((key.trim().to_owned(), value.to_owned()));
        rest = behind;
    }
    Element {
        name: name.to_owned(),
        members,
        inner: Vec::new(),
    }
}

/// What is left of a node; in a `cell` of a table what a button says stays.
fn quiet(node: Node, many: bool, cell: bool) -> Option<Node> {
    let Node::Element(mut own) = node else {
        return Some(node);
    };
    // What is told when something changes tells nothing here.
    let told = own.member("role") == "status";
    // The name of what is shown, where its own heading says it.
    let again = own.is("mbb-here") && own.is("mb-off");
    let field = matches!(&*own.name, "input" | "select" | "textarea");
    let idle = IDLE.iter().any(|class| own.is(class));
    if idle || told || again || field || is_status(&own) {
        return None;
    }
    let had = !own.inner.is_empty();
    let inner = std::mem::take(&mut own.inner);
    let cell = cell || matches!(&*own.name, "td" | "th");
    own.inner = inner
        .into_iter()
        .filter_map(|one| quiet(one, many, cell))
        .collect();
    if own.name == "button" {
        return button(own, many, cell).map(Node::Element);
    }
    let only_terms = own.inner.iter().all(|one| named(one, "dt"));
    let kept = matches!(&*own.name, "td" | "th");
    if had && (own.name == "div" && only_terms || own.inner.is_empty() && !kept) {
        return None;
    }
    // Nothing here is gone to by a script.
    own.members.retain(|(key, _)| key != "tabindex");
    // What the list leads to.
    if own.member("data-part").starts_with(PLACE) {
        for (key, _) in &mut own.members {
            if key == "data-part" {
                "id".clone_into(key);
            }
        }
    }
    if own.member("role") == "heading" {
        let level = own.member("aria-level").parse().unwrap_or(6_u8).clamp(1, 6);
        own.name = format!("h{level}");
        own.members
            .retain(|(key, _)| key != "role" && key != "aria-level");
    }
    Some(Node::Element(own))
}

/// What a button is where nobody can press it.
fn button(own: Element, many: bool, cell: bool) -> Option<Element> {
    let token = own.member("data-a");
    let paper = token.strip_prefix('p').and_then(|at| at.parse().ok());
    let words = |own: Element| {
        let mut inner = own.inner;
        // The sign that turns.
        inner.retain(|one| !named(one, "i"));
        inner
    };
    if let Some(at) = paper {
        let mut link = Element::plain(if many { "a" } else { "span" }, words(own));
        if many {
            link.members = vec![
                ("class".to_owned(), "mb-link".to_owned()),
                ("href".to_owned(), format!("#{}", place(at))),
            ];
        }
        return Some(link);
    }
    if own.is("mb-find") {
        let mut find = Element::plain("div", words(own));
        find.members = vec![("class".to_owned(), "mb-find".to_owned())];
        return Some(find);
    }
    // The full text stands under a heading that says so.
    let open = own.member("aria-expanded") == "true";
    if open && !own.is("mb-more") {
        // A line that opened what stands below it.
        let class = own.member("class").to_owned();
        let mut line = Element::plain("div", words(own));
        line.members = vec![("class".to_owned(), class)];
        return Some(line);
    }
    if open && token != "o" {
        let words = Element::plain("strong", words(own));
        return Some(Element::plain("p", vec![Node::Element(words)]));
    }
    cell.then(|| Element::plain("span", words(own)))
}

fn named(node: &Node, name: &str) -> bool {
    matches!(node, Node::Element(own) if own.name == name)
}

/// Whether it says how the data was fetched: a page that is written once fetches none.
fn is_status(own: &Element) -> bool {
    let first = own.inner.first().filter(|one| named(one, "dt"));
    let text = first.and_then(|one| match one {
        Node::Element(term) => term.inner.first(),
        Node::Text(_) => None,
    });
    matches!(text, Some(Node::Text(text)) if text == "更新状态：")
}

fn write(out: &mut String, node: &Node) {
    match node {
        Node::Text(text) => out.push_str(text),
        // Writing to a string cannot fail.
        Node::Element(own) => {
            let _ = write!(out, "<{}", own.name);
            for (key, value) in &own.members {
                let _ = write!(out, " {key}=\"{value}\"");
            }
            out.push('>');
            for one in &own.inner {
                self::write(out, one);
            }
            if !VOID.contains(&&*own.name) {
                let _ = write!(out, "</{}>", own.name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_acts_is_left_out() {
        for (drawn, left) in [
            (
                r#"<div class="mb-row mb-acts"><button type="button" data-a="c">复制文字</button></div>"#,
                "",
            ),
            (
                r#"<p>甲<button class="mb-button" data-a="s">我能不能领</button></p>"#,
                "<p>甲</p>",
            ),
            // A term with nothing but a button behind it.
            (
                r#"<dl><div><dt>我在范围内吗</dt><dd><button data-a="s">问</button></dd></div><div><dt>收费</dt><dd>不收</dd></div></dl>"#,
                "<dl><div><dt>收费</dt><dd>不收</dd></div></dl>",
            ),
            (
                r#"<dl><div><dt>更新状态：</dt><dd>已更新</dd></div></dl>"#,
                "",
            ),
            (
                r#"<button class="mb-more" data-a="a0" aria-expanded="true"><i class="mb-tri"></i>问</button><p>答</p>"#,
                "<p><strong>问</strong></p><p>答</p>",
            ),
            (
                r#"<div><button class="mb-more" data-a="o" aria-expanded="true">查看全文</button><p>文</p></div>"#,
                "<div><p>文</p></div>",
            ),
            (
                r#"<li><button class="mb-find" data-a="f0"><span>对不上</span><span class="mb-go">查看</span></button></li>"#,
                r#"<li><div class="mb-find"><span>对不上</span></div></li>"#,
            ),
            (
                r#"<div class="x" role="heading" aria-level="3">主要内容</div>"#,
                r#"<h3 class="x">主要内容</h3>"#,
            ),
            (
                r#"<a href="/a?b=&gt;>" title="a > b">c<br>d</a><i class="mb-em"></i>"#,
                r#"<a href="/a?b=&gt;>" title="a > b">c<br>d</a>"#,
            ),
            ("&lt;b>", "&lt;b>"),
        ] {
            assert_eq!(still(drawn, false), left, "{drawn}");
        }
        let paper = r#"<button data-a="p1">办法</button>"#;
        assert_eq!(
            still(paper, true),
            r##"<a class="mb-link" href="#wen2">办法</a>"##
        );
        assert_eq!(still(paper, false), "<span>办法</span>");
    }
}

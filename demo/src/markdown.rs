//! Generated lists (attributes, presets, formats) as HTML: headings, paragraphs, tables and code of the Markdown that we write.

use crate::html::escape;

/// The documents of a Markdown text, each without its title: what stands below a heading of the first level.
fn parts(markdown: &str) -> impl Iterator<Item = &str> {
    let text = markdown.strip_prefix("# ").unwrap_or(markdown);
    text.split("\n# ")
        .map(|part| part.split_once('\n').map_or(part, |(_title, body)| body))
}

/// The first document of a Markdown text: ours in Chinese.
pub(crate) fn first_part(markdown: &str) -> &str {
    parts(markdown).next().unwrap_or_default()
}

/// The second one: the same in English, where it has one.
pub(crate) fn second_part(markdown: &str) -> Option<&str> {
    parts(markdown).nth(1)
}

/// A heading of the second or third level.
struct Heading<'a> {
    third: bool,
    title: &'a str,
    /// What a link says behind its `#`.
    id: String,
}

/// Every heading in order, each with an id of its own. A title that several have (`### 属性` of each tag) has the id of the heading
/// above it before its own, so that what is added elsewhere renames none.
fn headings(markdown: &str) -> Vec<Heading<'_>> {
    let mut in_code = false;
    let mut titles = Vec::new();
    for line in markdown.lines() {
        in_code ^= line.starts_with("```");
        match (line.strip_prefix("### "), line.strip_prefix("## ")) {
            _ if in_code => {}
            (Some(title), _) => titles.push((true, title)),
            (None, Some(title)) => titles.push((false, title)),
            (None, None) => {}
        }
    }
    let mut above = String::new();
    let mut taken = Vec::new();
    let mut headings = Vec::new();
    for (third, title) in &titles {
        let own = word(title);
        let several = titles
            .iter()
            .filter(|(_, other)| word(other) == own)
            .count()
            > 1;
        let mut id = if *third && several && !above.is_empty() {
            format!("{above}-{own}")
        } else {
            own
        };
        while taken.contains(&id) {
            id.push_str("-2");
        }
        if !third {
            above.clone_from(&id);
        }
        taken.push(id.clone());
        headings.push(Heading {
            third: *third,
            title,
            id,
        });
    }
    headings
}

/// A title as an id: its code if it has one (`<mingbai-air>` is `mingbai-air`), else its letters and digits.
fn word(title: &str) -> String {
    let code = title.split('`').nth(1);
    let kept: String = code
        .map_or_else(|| title.to_ascii_lowercase(), str::to_owned)
        .chars()
        .map(|c| match c {
            '-' | '_' | '.' => c,
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Links to the headings of the second level.
pub(crate) fn contents(markdown: &str) -> String {
    headings(markdown)
        .iter()
        .filter(|heading| !heading.third)
        .map(|heading| {
            format!(
                "<li><a href=\"#{}\">{}</a></li>\n",
                escape(&heading.id),
                inline(heading.title)
            )
        })
        .collect()
}

/// Markdown as HTML; a heading `##` is one of `level`.
pub(crate) fn html(markdown: &str, level: u8) -> String {
    let mut html = String::new();
    let mut lines = markdown.lines().peekable();
    let mut ids = headings(markdown).into_iter();
    let (mut above, mut name) = (String::new(), String::new());
    while let Some(line) = lines.next() {
        if line.starts_with("## ") || line.starts_with("### ") {
            let Some(Heading { third, title, id }) = ids.next() else {
                continue;
            };
            let level = level + u8::from(third);
            html.push_str(&format!(
                "<h{level} id=\"{}\">{}</h{level}>\n",
                escape(&id),
                inline(title)
            ));
            let words = title.replace('`', "");
            if third {
                name = format!("{above} {words}");
            } else {
                above.clone_from(&words);
                name = words;
            }
        } else if line.starts_with("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            html.push_str(&format!(
                "<pre tabindex=\"0\"><code>{}</code></pre>\n",
                escape(&code.join("\n"))
            ));
        } else if line.starts_with('|') {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|next| next.starts_with('|')) {
                rows.push(row);
            }
            html.push_str(&table(&rows, name.trim()));
        } else if !line.trim().is_empty() {
            html.push_str(&format!("<p>{}</p>\n", inline(line)));
        }
    }
    html
}

fn table(rows: &[&str], name: &str) -> String {
    let cells = |row: &str, tag: &str, attribute: &str| -> String {
        // A line that is written `\\|` is one of the text.
        row.trim()
            .trim_matches('|')
            .replace("\\|", "\0")
            .split('|')
            .map(|cell| {
                let cell = inline(&cell.trim().replace('\0', "|"));
                format!("<{tag}{attribute}>{cell}</{tag}>")
            })
            .collect()
    };
    let head = rows
        .first()
        .map(|row| cells(row, "th", " scope=\"col\""))
        .unwrap_or_default();
    // The second row only draws a line below the head.
    let body: String = rows
        .iter()
        .skip(2)
        .map(|row| format!("<tr>{}</tr>\n", cells(row, "td", "")))
        .collect();
    format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n",
        escape(name)
    )
}

/// Text with `code`, **stress** and [links](/docs/); character references that the Markdown holds already stay as they are.
fn inline(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*', '[', '<', '>']) {
        let (before, from) = rest.split_at(at);
        html.push_str(before);
        if let Some((code, after)) = between(from, "`", "`") {
            html.push_str(&format!("<code>{}</code>", escape(code)));
            rest = after;
        } else if let Some((strong, after)) = between(from, "**", "**") {
            html.push_str(&format!("<strong>{}</strong>", inline(strong)));
            rest = after;
        } else if let Some((words, (address, after))) = between(from, "[", "](")
            .and_then(|(words, after)| Some((words, after.split_once(')')?)))
        {
            html.push_str(&format!(
                "<a href=\"{}\">{}</a>",
                escape(address),
                inline(words)
            ));
            rest = after;
        } else {
            let mut letters = from.chars();
            match letters.next() {
                Some('<') => html.push_str("&lt;"),
                Some('>') => html.push_str("&gt;"),
                other => html.extend(other),
            }
            rest = letters.as_str();
        }
    }
    html + rest
}

/// What `text` begins with between two marks, and what follows.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(open)?.split_once(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_several_lines() {
        assert_eq!(
            html("甲\n\n```json\n{\n  \"a\": \"<\"\n}\n```\n\n乙\n", 3),
            "<p>甲</p>\n<pre tabindex=\"0\"><code>{\n  &quot;a&quot;: &quot;&lt;&quot;\n}</code></pre>\n<p>乙</p>\n"
        );
    }

    #[test]
    fn a_table_and_its_code() {
        let text = "# 属性\n\n## `<a>`\n\n| 名 | 值 |\n| --- | --- |\n| `b` | &lt;c&gt; |\n\n# Second\n\nno\n";
        let html = html(first_part(text), 3);
        assert_eq!(
            html,
            "<h3 id=\"a\"><code>&lt;a&gt;</code></h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"&lt;a&gt;\">\n<table>\n\
             <thead><tr><th scope=\"col\">名</th><th scope=\"col\">值</th></tr></thead>\n<tbody>\n\
             <tr><td><code>b</code></td><td>&lt;c&gt;</td></tr>\n</tbody>\n</table>\n</div>\n"
        );
        assert_eq!(second_part(text).map(str::trim), Some("no"));
        assert_eq!(second_part("# 一\n\n二\n"), None);
    }

    #[test]
    fn every_heading_has_an_id_of_its_own() {
        let text = "## `<mingbai-air>`\n### 属性\n### `x`\n## 空气质量：`mingbai.air/1`\n### 属性\n```\n## no\n```\n## In Words, (two)\n";
        let ids: Vec<String> = headings(text).into_iter().map(|one| one.id).collect();
        assert_eq!(
            ids,
            [
                "mingbai-air",
                "mingbai-air-属性",
                "x",
                "mingbai.air-1",
                "mingbai.air-1-属性",
                "in-words-two"
            ]
        );
        assert_eq!(
            contents("## 甲\n### 乙\n## `丙`\n"),
            "<li><a href=\"#甲\">甲</a></li>\n<li><a href=\"#丙\"><code>丙</code></a></li>\n"
        );
        assert!(html(text, 2).contains("<h3 id=\"mingbai-air-属性\">属性</h3>"));
        assert!(html(text, 2).contains("## no"));
    }

    #[test]
    fn words_within_a_line() {
        assert_eq!(
            inline("**甲** `a[*]` [乙 `b`](/docs/#c) * [d] &lt; <e"),
            "<strong>甲</strong> <code>a[*]</code> <a href=\"/docs/#c\">乙 <code>b</code></a> * [d] &lt; &lt;e"
        );
        let row = table(&["| 甲 |", "| --- |", "| 用“\\|”分开 `a` |"], "");
        assert!(row.contains("<td>用“|”分开 <code>a</code></td>"), "{row}");
    }
}

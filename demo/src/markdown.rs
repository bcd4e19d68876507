//! Generated lists (attributes, presets, formats) as HTML: headings, paragraphs, tables and code of the Markdown that we write.

use crate::html::escape;

/// The first document of a Markdown text, without its title: up to the next heading of the first level.
pub(crate) fn first_part(markdown: &str) -> &str {
    let body = markdown
        .split_once('\n')
        .map_or(markdown, |(_title, body)| body);
    body.split_once("\n# ").map_or(body, |(first, _)| first)
}

/// Markdown as HTML; a heading `##` is one of `level`.
pub(crate) fn html(markdown: &str, level: u8) -> String {
    let mut html = String::new();
    let mut lines = markdown.lines().peekable();
    let mut name = String::new();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("### ") {
            let level = level + 1;
            html.push_str(&format!("<h{level}>{}</h{level}>\n", inline(title)));
        } else if let Some(title) = line.strip_prefix("## ") {
            name = title.replace('`', "");
            html.push_str(&format!("<h{level}>{}</h{level}>\n", inline(title)));
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
            html.push_str(&table(&rows, &name));
        } else if !line.trim().is_empty() {
            html.push_str(&format!("<p>{}</p>\n", inline(line)));
        }
    }
    html
}

fn table(rows: &[&str], name: &str) -> String {
    let cells = |row: &str, tag: &str, attribute: &str| -> String {
        row.trim()
            .trim_matches('|')
            .split('|')
            .map(|cell| format!("<{tag}{attribute}>{}</{tag}>", inline(cell.trim())))
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

/// Text with `code`; character references that the Markdown holds already stay as they are.
fn inline(text: &str) -> String {
    text.split('`')
        .enumerate()
        .map(|(index, part)| {
            if index % 2 == 1 {
                format!("<code>{}</code>", escape(part))
            } else {
                part.replace('<', "&lt;").replace('>', "&gt;")
            }
        })
        .collect()
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
            "<h3><code>&lt;a&gt;</code></h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"&lt;a&gt;\">\n<table>\n\
             <thead><tr><th scope=\"col\">名</th><th scope=\"col\">值</th></tr></thead>\n<tbody>\n\
             <tr><td><code>b</code></td><td>&lt;c&gt;</td></tr>\n</tbody>\n</table>\n</div>\n"
        );
    }
}

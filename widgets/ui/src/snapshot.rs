//! Drawn HTML written down as text, for tests: `|` separates cells, `[x]` is a button with its token, `▸` and `▾` one that
//! opens or is open, `*` what is chosen, `▬` a bar with its length, `⟋` a line through its points,
//! `“”` the name of a part of a picture, `‹›` where a link goes, `(aloud)` what a screen reader
//! says by itself.

/// HTML as text.
pub fn plain(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        let has = |attribute: &str| tag.contains(attribute);
        let value = |name: &str| {
            tag.split_once(&format!("{name}=\""))
                .map(|(_, rest)| rest.split('"').next().unwrap())
        };
        match tag.split(' ').next().unwrap() {
            "div" | "p" | "tr" | "li" | "button" | "select" | "input" | "textarea" | "nav"
            | "label" => out.push('\n'),
            "td" | "th" => out.push_str(" | "),
            "option" => out.push_str(if has("selected") { " /*" } else { " / " }),
            "rect" if has("mb-fill") || has("mbv-fill") => {
                out.push_str(&format!("▬{}‰ ", value("width").unwrap()))
            }
            "a" => out.push_str(&format!("‹{}› ", value("href").unwrap())),
            "dd" | "span" | "small" | "text" => out.push(' '),
            "g" | "svg" => out.push('\n'),
            "polyline" => out.push_str(&format!("⟋{} ", value("points").unwrap())),
            _ => {}
        }
        if let Some(token) = value("data-a") {
            let state = match (value("aria-expanded"), value("aria-pressed")) {
                (Some("true"), _) => "▾",
                (Some(_), _) => "▸",
                (_, Some("true")) => "*",
                _ => "",
            };
            out.push_str(&format!("[{token}{state}] "));
        }
        if let Some(label) = value("aria-label").filter(|_| tag.starts_with("g ")) {
            out.push_str(&format!("“{label}”"));
        }
        if has("role=\"status\"") {
            out.push_str("(aloud) ");
        }
        if let Some(sort) = value("aria-sort").filter(|sort| *sort != "none") {
            out.push_str(&format!("({sort}) "));
        }
        if let Some(text) = value("placeholder") {
            out.push_str(&format!("{text}… {}", value("value").unwrap_or("")));
        }
        out.push_str(text);
    }
    // A cell and what it holds are one line; blank lines and ends say nothing.
    let mut lines: Vec<String> = Vec::new();
    for line in out
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
    {
        match lines.last_mut() {
            Some(last) if last.ends_with('|') => *last = format!("{last} {line}"),
            _ if !line.is_empty() => lines.push(line),
            _ => {}
        }
    }
    // Where a word may break is not seen.
    lines.join("\n").replace('\u{200b}', "") + "\n"
}

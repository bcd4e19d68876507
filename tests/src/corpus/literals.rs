//! The string literals of a file of Python or JavaScript: a tokenizer of nothing but comments and strings.

/// Whose literals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// `'…'`, `"…"`, three of either, a letter before them, and neighbours that are one.
    Python,
    /// `'…'`, `"…"`, and what `+` puts together.
    JavaScript,
}

/// The strings in their order.
pub(super) fn literals(source: &str, language: Language) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = source;
    // Whether the next literal belongs to the last one.
    let (mut joins, mut before) = (false, ' ');
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = comment(rest, language) {
            rest = behind;
            continue;
        }
        if c == '"' || c == '\'' {
            let raw = language == Language::Python && matches!(before, 'r' | 'R');
            let (text, behind) = literal(rest, c, raw, language);
            match found.last_mut().filter(|_| joins) {
                Some(last) => last.push_str(&text),
                None => found.push(text),
            }
            joins = language == Language::Python;
            before = ' ';
            rest = behind;
            continue;
        }
        joins = match language {
            Language::Python => joins && (c.is_whitespace() || "rRbBuUfF".contains(c)),
            Language::JavaScript => c == '+' || (joins && c.is_whitespace()),
        };
        before = c;
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    found
}

/// What follows the comment that begins here.
fn comment(rest: &str, language: Language) -> Option<&str> {
    let (start, end) = match language {
        Language::Python => ("#", "\n"),
        Language::JavaScript if rest.starts_with("//") => ("//", "\n"),
        Language::JavaScript => ("/*", "*/"),
    };
    let inside = rest.strip_prefix(start)?;
    Some(inside.split_once(end).map_or("", |(_, behind)| behind))
}

/// The literal that begins with `quote`, and what follows it.
fn literal(rest: &str, quote: char, raw: bool, language: Language) -> (String, &str) {
    let three: String = std::iter::repeat_n(quote, 3).collect();
    let one = quote.to_string();
    let end = match language {
        Language::Python if rest.starts_with(&three) => &three,
        _ => &one,
    };
    let mut rest = rest.get(end.len()..).unwrap_or_default();
    let mut text = String::new();
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix(end.as_str()) {
            return (text, behind);
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if c != '\\' {
            text.push(c);
            continue;
        }
        let Some(mark) = rest.chars().next() else {
            break;
        };
        rest = rest.get(mark.len_utf8()..).unwrap_or_default();
        if raw {
            text.extend([c, mark]);
        } else {
            rest = escape(mark, rest, &mut text);
        }
    }
    (text, "")
}

/// What `\` and `mark` mean, and what follows them. A code that is no character is left out.
fn escape<'a>(mark: char, rest: &'a str, text: &mut String) -> &'a str {
    let digits = match mark {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    if let Some((code, behind)) = rest.split_at_checked(digits).filter(|_| digits > 0)
        && let Ok(code) = u32::from_str_radix(code, 16)
    {
        text.extend(char::from_u32(code));
        return behind;
    }
    match mark {
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'r' => text.push('\r'),
        'b' => text.push('\u{8}'),
        'f' => text.push('\u{c}'),
        'v' => text.push('\u{b}'),
        '0' => text.push('\0'),
        // The line goes on.
        '\n' => {}
        other => text.push(other),
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_of_python() {
        let source = "# 'no'\nx = ('a\\n' \"b\" # c\n  'd', r'\\d', \"\"\"e\n\"f\" \"\"\", u'\\u4e2d\\x41')\n";
        assert_eq!(
            literals(source, Language::Python),
            ["a\nbd", "\\d", "e\n\"f\" ", "中A"]
        );
    }

    #[test]
    fn literals_of_a_script() {
        let source = "// 'no'\nlet a = { \"b\": 'c' + \"d\\'\", /* \"no\" */ e: ['f', \"g\"] };";
        assert_eq!(
            literals(source, Language::JavaScript),
            ["b", "cd'", "f", "g"]
        );
    }
}

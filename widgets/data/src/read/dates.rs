//! Dates as they stand beside links: `2018-08-21`, `[2018/8/21]`, `2018年8月21日 10:00`, `08-21`, a day apart from its
//! month. The text of a date stays as it was printed.

/// The dates of one entry, in order.
#[derive(Default)]
pub(super) struct Dates {
    whole: Vec<String>,
    /// `2018-08`, when the day stands elsewhere.
    month: Option<String>,
    /// `21`
    day: Option<String>,
    /// `08-21`
    short: Vec<String>,
}

impl Dates {
    /// Takes the dates out of `text`; what is left.
    pub(super) fn take(&mut self, text: &str) -> String {
        let mut rest = String::new();
        let mut at = 0usize;
        let mut before = None;
        while let Some(tail) = text.get(at..)
            && let Some(c) = tail.chars().next()
        {
            let begins = c.is_ascii_digit()
                && !before
                    .is_some_and(|b: char| b.is_ascii_digit() || matches!(b, '-' | '.' | '/'));
            if begins && let Some(length) = date(tail) {
                self.whole
                    .push(tail.get(..length).unwrap_or_default().trim().to_owned());
                at = at.saturating_add(length);
                before = None;
                continue;
            }
            rest.push(c);
            before = Some(c);
            at = at.saturating_add(c.len_utf8());
        }
        let trimmed = bare(&rest);
        if let Some(length) = month(trimmed).filter(|length| *length == trimmed.len()) {
            self.month = trimmed.get(..length).map(str::to_owned);
            return String::new();
        }
        if short(trimmed) {
            self.short.push(trimmed.to_owned());
            return String::new();
        }
        if self.day.is_none()
            && (1..=2).contains(&trimmed.len())
            && part(trimmed, 31) == Some(trimmed.len())
        {
            self.day = Some(trimmed.to_owned());
            return String::new();
        }
        rest
    }

    /// The first two dates.
    pub(super) fn pair(self) -> [Option<String>; 2] {
        let mut all = self.whole.into_iter();
        let first = all.next().or_else(|| match (self.month, self.day) {
            (Some(month), Some(day)) => {
                let mark = month.chars().find(|c| !c.is_ascii_digit()).unwrap_or('-');
                Some(match mark {
                    '年' => [&*month, &*day, "日"].concat(),
                    _ => [&*month, mark.encode_utf8(&mut [0; 4]), &*day].concat(),
                })
            }
            (month, _) => self.short.into_iter().next().or(month),
        });
        [first, all.next()]
    }
}

/// A text without blanks and brackets around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "[]()（）【】〔〕".contains(c))
}

/// Whether the text is a date and nothing else.
pub(super) fn alone(text: &str) -> bool {
    let text = bare(text);
    date(text) == Some(text.len()) || short(text)
}

/// The bytes of one or two digits from 1 to `most` that `text` begins with.
fn part(text: &str, most: u8) -> Option<usize> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u8 = text.get(..length)?.parse().ok()?;
    ((1..=2).contains(&length) && (1..=most).contains(&number)).then_some(length)
}

/// The bytes of a year and a month.
fn month(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 || !matches!(text.get(..2), Some("19" | "20")) {
        return None;
    }
    let mark = text
        .get(4..)?
        .chars()
        .next()
        .filter(|c| "-/.年－".contains(*c))?;
    let start = mark.len_utf8().saturating_add(4);
    let length = part(text.get(start..)?, 12)?;
    let end = start.saturating_add(length);
    let closing = if mark == '年' && text.get(end..)?.starts_with('月') {
        '月'.len_utf8()
    } else {
        0
    };
    Some(end.saturating_add(closing))
}

/// The bytes of a date, with its time of day.
fn date(text: &str) -> Option<usize> {
    let month = month(text)?;
    let behind = text.get(month..)?;
    let chinese = text.get(..month)?.ends_with('月');
    let start = match behind.chars().next() {
        Some(c) if "-/.－".contains(c) && !chinese => month.saturating_add(c.len_utf8()),
        _ if chinese => month,
        _ => return None,
    };
    let length = part(text.get(start..)?, 31)?;
    let mut end = start.saturating_add(length);
    if chinese && text.get(end..)?.starts_with('日') {
        end = end.saturating_add('日'.len_utf8());
    }
    let rest = text.get(end..)?;
    let time = rest.trim_start_matches([' ', 'T', '\u{a0}']);
    let blanks = rest.len().saturating_sub(time.len());
    let clock = time
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
        .count();
    if blanks > 0 && time.get(..clock).is_some_and(|clock| clock.contains(':')) {
        end = end.saturating_add(blanks).saturating_add(clock);
    }
    Some(end)
}

/// `08-21`
fn short(text: &str) -> bool {
    let Some(length) = part(text, 12) else {
        return false;
    };
    let Some(behind) = text
        .get(length..)
        .and_then(|rest| rest.strip_prefix(['-', '/']))
    else {
        return false;
    };
    part(behind, 31) == Some(behind.len())
}

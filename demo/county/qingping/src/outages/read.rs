//! The county's JSON → notices. Times are read as a citizen wrote them, by `mingbai-data`.

use mingbai_data::date::{Dated, Rule};
use mingbai_data::read::{Limits, parse};
use mingbai_data::{ReadError, ReadErrorKind, Tree};

use crate::feed::Read;

/// Notices older than this may be over, or others may have come.
const DAY: i64 = 24 * 3_600;

/// All notices.
pub struct Outages {
    /// 示例数据
    pub sample: bool,
    /// 发布机构
    pub publisher: Option<String>,
    /// 数据截至
    pub as_of: Option<String>,
    /// Whom to ask.
    pub phone: Option<String>,
    /// In the order of their beginning; those without one last.
    pub notices: Vec<Notice>,
    /// When they were read, in seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// Water is off.
pub struct Notice {
    /// Where.
    pub area: String,
    /// From when.
    pub from: Dated,
    /// Until when.
    pub to: Dated,
    /// Why.
    pub reason: Option<String>,
}

/// Whether a notice holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// Water is off.
    Now,
    /// It will be.
    Ahead,
    /// It was.
    Over,
    /// Nobody says from when to when.
    Unknown,
}

impl Notice {
    /// Whether it holds at `now`.
    #[must_use]
    pub fn when(&self, now: i64) -> When {
        match (self.from.date(), self.to.date()) {
            (_, Some(to)) if to.end() <= now => When::Over,
            (Some(from), _) if from.is_after(now) => When::Ahead,
            (Some(_), Some(_)) => When::Now,
            _ => When::Unknown,
        }
    }
}

/// Reads the county's answer.
///
/// # Errors
/// Those of strict JSON; `field` when there is no list of notices, or one names no place.
pub fn read(text: &str, now: i64) -> Result<Read<Outages>, ReadError> {
    let tree = parse(text, &Limits::default())?;
    let lacks = |message: &str| ReadError {
        kind: ReadErrorKind::Field,
        message: message.to_owned(),
    };
    let rows = tree.get("notices").and_then(Tree::list);
    let rows = rows.ok_or_else(|| lacks("数据里没有停水通知（notices）。"))?;
    let rule = Rule {
        now: Some(now),
        ..Rule::default()
    };
    let mut notices = Vec::new();
    for row in rows {
        notices.push(Notice {
            area: word(row, "area").ok_or_else(|| lacks("有一条停水通知没有写明地点。"))?,
            from: rule.read(row.get("from")),
            to: rule.read(row.get("to")),
            reason: word(row, "reason"),
        });
    }
    notices.sort_by_key(|notice| notice.from.date().map_or(i64::MAX, |from| from.start()));
    let as_of = rule.read(tree.get("as_of")).date();
    let data = Outages {
        sample: tree.get("sample") == Some(&Tree::Bool(true)),
        publisher: word(&tree, "publisher"),
        as_of: as_of.map(|date| date.shown()),
        phone: word(&tree, "phone"),
        notices,
        now,
    };
    Ok(Read {
        aged: as_of.is_some_and(|date| date.end().saturating_add(DAY) < now),
        partial: false,
        data,
    })
}

fn word(tree: &Tree, name: &str) -> Option<String> {
    let text = tree.get(name)?.text()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The answer in one sentence.
#[must_use]
pub fn sentence(outages: &Outages) -> String {
    let count = |when: When| {
        let all = outages.notices.iter();
        all.filter(|notice| notice.when(outages.now) == when)
            .count()
    };
    let mut parts = Vec::new();
    match count(When::Now) {
        0 => parts.push("现在没有停水".to_owned()),
        n => parts.push(format!("现在有 {n} 处停水")),
    }
    match count(When::Ahead) {
        0 => {}
        n => parts.push(format!("今后还有 {n} 处计划停水")),
    }
    match count(When::Unknown) {
        0 => {}
        n => parts.push(format!("{n} 处没有写明起止时间")),
    }
    parts.join("，") + "。"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-28 09:00 in Beijing.
    const NOW: i64 = 1_795_827_600;

    fn check(notices: &str, said: &str) {
        let text = format!(r#"{{"as_of":"2026-11-28 08:00","notices":[{notices}]}}"#);
        let read = read(&text, NOW).unwrap();
        assert_eq!(sentence(&read.data), said);
        assert!(!read.aged);
    }

    #[test]
    fn a_sentence_for_each_state() {
        check("", "现在没有停水。");
        check(
            r#"{"area":"东门","from":"2026-11-28 07:00","to":"2026-11-28 12:00"}"#,
            "现在有 1 处停水。",
        );
        check(
            r#"{"area":"西门","from":"2026-11-29 07:00","to":"2026-11-29 12:00"},{"area":"南门","from":"2026-11-27 07:00","to":"2026-11-27 12:00"},{"area":"北门"}"#,
            "现在没有停水，今后还有 1 处计划停水，1 处没有写明起止时间。",
        );
    }

    #[test]
    fn what_is_no_list_of_notices_is_refused() {
        let code = |text| read(text, NOW).err().map(|error| error.kind.code());
        assert_eq!(code(""), Some("empty"));
        assert_eq!(code("<html>"), Some("type"));
        assert_eq!(code(r#"{"rows":[]}"#), Some("field"));
        assert_eq!(
            code(r#"{"notices":[{"from":"2026-11-28"}]}"#),
            Some("field")
        );
    }

    #[test]
    fn yesterdays_list_is_old() {
        let text = r#"{"as_of":"2026-11-26 08:00","notices":[]}"#;
        assert!(read(text, NOW).unwrap().aged);
    }
}

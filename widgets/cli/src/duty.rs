//! What the rules of disclosure ask of data beside its figures: the fields that it must have, and documents in time. The
//! legal clock of air and water is checked with their boards.
//!
//! **Rule:** what cannot be told for certain is not said. When a budget was approved, for one, stands in no data: its
//! twenty days (预算法第十四条) are not counted.

use crate::dataset::{Data, Dataset};
use mingbai_data::dataset::{Dataset as Records, Datum, Field};
use mingbai_data::date::{Date, Precision, Rule as DateRule};
use mingbai_data::livelihood::SUMS;
use mingbai_data::workday::Calendar;
use mingbai_data::{Finding, Place, Severity};

/// So many rows without a field are told one by one.
const TOLD: usize = 20;

/// Within so many working days a document is published.
const WITHIN: u32 = 20;

/// The fields that are not there, and what is past its time at `now`, in seconds since 1970-01-01T00:00:00Z.
pub fn check(dataset: &Dataset, now: i64) -> Vec<Finding> {
    let Data::Records(records) = &dataset.data else {
        // A budget without a name or an amount is not read at all.
        return Vec::new();
    };
    // What a mapping said about the whole column is not said again.
    let told = |key: &str| {
        let mut found = records.findings.iter();
        found.any(|one| {
            let place = &one.place;
            one.code == "field"
                && place.row.is_none()
                && place.field == Some(key)
                && one.severity == Severity::Error
        })
    };
    let needed = records
        .subject
        .fields
        .iter()
        .filter(|field| field.required && !told(field.key));
    let mut found: Vec<Finding> = needed.flat_map(|field| missing(records, field)).collect();
    found.extend(backwards(records, now));
    found.extend(late(records, now));
    found
}

fn missing(records: &Records, field: &Field) -> Vec<Finding> {
    let error = |row: Option<usize>, message: String| Finding {
        code: "field",
        severity: Severity::Error,
        place: Place {
            table: 0,
            row,
            field: Some(field.key),
        },
        message,
    };
    let rows: Vec<(usize, &str)> = (0..records.rows.len())
        .filter_map(|row| match records.get(row, field.key) {
            Some(Datum::Missing(reason)) if !is_sum(records, row) => Some((row, reason.reason())),
            _ => None,
        })
        .collect();
    let (all, label) = (rows.len(), field.label);
    if all > 1 && all == records.rows.len() {
        let message = format!("全部 {all} 条都没有“{label}”，这一项必须有");
        return vec![error(None, message)];
    }
    let mut found: Vec<Finding> = rows
        .iter()
        .take(TOLD)
        .map(|(row, why)| {
            let number = row.saturating_add(1);
            let message = format!("第 {number} 条没有“{label}”（{why}），这一项必须有");
            error(Some(*row), message)
        })
        .collect();
    if all > TOLD {
        found.push(error(
            None,
            format!("共有 {all} 条没有“{label}”，只列出前 {TOLD} 条"),
        ));
    }
    found
}

/// Whether a row is the sum of others: its name stands in the first column, whatever that is, and it has no other.
fn is_sum(records: &Records, row: usize) -> bool {
    let mut names = ["program", "id", "region"].into_iter();
    records.subject.key == "livelihood"
        && names.any(|key| match records.get(row, key) {
            Some(Datum::Text(text)) => SUMS.contains(&&**text),
            _ => false,
        })
}

/// Rows that end before they begin.
fn backwards(records: &Records, now: i64) -> Option<Finding> {
    // Those of consultations are told with the paper.
    if records.subject.key == "consultation" {
        return None;
    }
    let rows: Vec<usize> = (0..records.rows.len())
        .filter(|row| {
            let start = date(records, *row, "start", now);
            let end = date(records, *row, "end", now);
            start
                .zip(end)
                .is_some_and(|(start, end)| end.end() <= start.start())
        })
        .collect();
    let first = rows.first()?;
    let label = |key: &str| {
        let at = records.subject.place(key)?;
        records.subject.fields.get(at).map(|field| field.label)
    };
    let message = format!(
        "“{}”有 {} 处早于“{}”，第一处在第 {} 行",
        label("end")?,
        rows.len(),
        label("start")?,
        first.saturating_add(1)
    );
    Some(Finding {
        code: "field",
        severity: Severity::Warning,
        place: Place {
            table: 0,
            row: Some(*first),
            field: Some("end"),
        },
        message,
    })
}

/// Documents that were published later than 20 working days after they were signed (政府信息公开条例第二十六条). Where one of the
/// days is not known to the day, or lies beyond the arrangements of holidays that are known, nothing is told.
fn late(records: &Records, now: i64) -> Option<Finding> {
    // Those of policies are counted by the rule of their publisher.
    if records.subject.key == "policy" {
        return None;
    }
    let calendar = Calendar::default();
    let exact =
        |row, key| date(records, row, key, now).filter(|date| date.precision() >= Precision::Day);
    let late: Vec<(usize, Date, Date)> = (0..records.rows.len())
        .filter_map(|row| {
            let signed = exact(row, "signed_at").or_else(|| exact(row, "dated_at"))?;
            let published = exact(row, "published_at")?;
            let due = calendar.after(signed.day(), WITHIN)?;
            (published.day() > due).then_some((row, signed, published))
        })
        .collect();
    let (row, signed, published) = late.first()?;
    let day = |date: &Date| date.no_finer(Precision::Day).shown();
    let message = format!(
        "有 {} 份成文以后超过 {WITHIN} 个工作日才发布（政府信息公开条例第二十六条），第一份在第 {} 行：{} 成文，{} 发布",
        late.len(),
        row.saturating_add(1),
        day(signed),
        day(published)
    );
    Some(Finding {
        code: "aged",
        severity: Severity::Note,
        place: Place {
            table: 0,
            row: Some(*row),
            field: Some("published_at"),
        },
        message,
    })
}

/// The date in a field.
fn date(records: &Records, row: usize, key: &str, now: i64) -> Option<Date> {
    let rule = DateRule {
        now: Some(now),
        ..DateRule::default()
    };
    match records.get(row, key)? {
        Datum::Date(text) => rule.read_text(text).date(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_data::dataset::read_text;
    use mingbai_data::read::{Form, Limits};

    fn findings(text: &str, now: i64) -> Vec<(&'static str, String)> {
        let dataset = Dataset {
            data: Data::Records(read_text(text, &Limits::default()).unwrap()),
            masked: 0,
            form: Form::Json,
            inner: None,
            mapped: false,
            personal: Vec::new(),
        };
        let found = check(&dataset, now).into_iter();
        found.map(|one| (one.code, one.message)).collect()
    }

    /// 政府信息公开条例第二十六条: within 20 working days. The twentieth after 2026-01-05 is 02-02; after 2026-02-06, with the
    /// Spring Festival and the Saturdays that are worked for it, 03-12.
    #[test]
    fn documents_that_were_published_late() {
        let row = |signed: &str, published: &str| {
            format!(
                r#"{{"title":"办法","url":"/a","signed_at":"{signed}","published_at":"{published}"}}"#
            )
        };
        let text = |rows: &[String]| {
            let rows = rows.join(",");
            format!(r#"{{"schema":"mingbai.listing/1","rows":[{rows}]}}"#)
        };
        let good = [
            row("2026-01-05", "2026-02-02"),
            row("2026-02-06", "2026-03-12"),
            row("2026-01", "2026-03-20"),
            row("2026-03-01", "2026-01-05"),
            row("2030-01-07", "2030-06-01"),
        ];
        assert_eq!(findings(&text(&good), 0), []);
        let bad = [
            row("2026-01-05", "2026-02-03"),
            row("2026-02-06", "2026-03-13"),
        ];
        assert_eq!(
            findings(&text(&bad), 0),
            [(
                "aged",
                "有 2 份成文以后超过 20 个工作日才发布（政府信息公开条例第二十六条），第一份在第 1 行：2026年1月5日 成文，2026年2月3日 发布"
                    .to_owned()
            )]
        );
    }

    #[test]
    fn an_end_before_its_beginning() {
        let row = |start: &str, end: &str| {
            format!(r#"{{"title":"修路","lead":"交通局","start":"{start}","end":"{end}"}}"#)
        };
        let text = |rows: &[String]| {
            let rows = rows.join(",");
            format!(r#"{{"schema":"mingbai.livelihood/1","rows":[{rows}]}}"#)
        };
        let good = [
            row("2026-03-01", "2026-03-01"),
            row("2026-03-10", "2026-03"),
            row("2026-03-10", "2026年"),
        ];
        assert_eq!(findings(&text(&good), 0), []);
        let bad = [
            row("2026-03-01", "2026-04-01"),
            row("2026-03-02", "2026-02-28"),
        ];
        assert_eq!(
            findings(&text(&bad), 0),
            [(
                "field",
                "“结束”有 1 处早于“开始”，第一处在第 2 行".to_owned()
            )]
        );
    }

    #[test]
    fn fields_that_must_be_there() {
        let text = r#"{"schema":"mingbai.policy/1","rows":[{"title":"通知"},{"title":null},{"doc_no":"1号"}]}"#;
        assert_eq!(
            findings(text, 0),
            [
                (
                    "field",
                    "第 2 条没有“标题”（未填报），这一项必须有".to_owned()
                ),
                (
                    "field",
                    "第 3 条没有“标题”（未提供），这一项必须有".to_owned()
                ),
            ]
        );
        let text = r#"{"schema":"mingbai.policy/1","rows":[{"doc_no":"1号"},{"doc_no":"2号"}]}"#;
        assert_eq!(
            findings(text, 0),
            [("field", "全部 2 条都没有“标题”，这一项必须有".to_owned())]
        );
        let rows = vec!["{}"; 25].join(",");
        let text = format!(r#"{{"schema":"mingbai.policy/1","rows":[{{"title":"通知"}},{rows}]}}"#);
        let found = findings(&text, 0);
        assert_eq!(found.len(), 21);
        assert_eq!(found[20].1, "共有 25 条没有“标题”，只列出前 20 条");
    }
}

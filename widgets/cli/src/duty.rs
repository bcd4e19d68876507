//! What the rules of disclosure ask of data beside its figures: the fields that it must have, and the legal clock.
//!
//! **Rule:** what cannot be told for certain is not said. When a budget was approved, for one, stands in no data: its
//! twenty days (预算法第十四条) are not counted.

use crate::dataset::{Data, Dataset};
use mingbai_data::dataset::{Dataset as Records, Datum, Field};
use mingbai_data::date::{Date, Day, Precision, Rule as DateRule};
use mingbai_data::{Finding, Place, Severity};

/// So many rows without a field are told one by one.
const TOLD: usize = 20;

/// So many days have 20 working days in them, whatever the holidays.
const SURELY_LATE: i64 = 60;

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// What is due when.
struct Clock {
    subject: &'static str,
    period: &'static str,
    /// Year, month and day from which the clause is in force.
    since: (i64, i64, i64),
    /// When what follows the newest value must be there, and the sentence when it is not.
    due: fn(&Newest) -> (i64, String),
}

/// The newest value.
struct Newest {
    date: Date,
    /// The date is that of the end of its period.
    ends: bool,
}

const CLOCKS: [Clock; 3] = [
    Clock {
        subject: "air",
        period: "hour",
        since: (2026, 3, 1),
        due: |newest| {
            // The next value's hour and the hour that it may be late; an hour more where the date may be the beginning.
            let hours = if newest.ends { 2 } else { 3 };
            let due = newest
                .date
                .start()
                .saturating_add(HOUR.saturating_mul(hours));
            let message = format!(
                "最新的小时值是 {}，下一个小时值应已公布：实时报的滞后不超过 1 小时（HJ 633—2026，5.2）",
                newest.date.shown()
            );
            (due, message)
        },
    },
    Clock {
        subject: "air",
        period: "day",
        since: (2026, 3, 1),
        due: |newest| {
            let midnight = newest.date.day().midnight();
            let due = midnight.saturating_add(
                DAY.saturating_mul(2)
                    .saturating_add(HOUR.saturating_mul(12)),
            );
            let message = format!(
                "最新的日均值是 {}，下一日的日均值应已公布：日报在次日 12 时前发布（HJ 633—2026，5.2）",
                newest.date.no_finer(Precision::Day).shown()
            );
            (due, message)
        },
    },
    Clock {
        subject: "air",
        period: "forecast",
        since: (2026, 3, 1),
        due: |newest| {
            // The last day of a forecast is at least the third after the day on which it was made.
            let midnight = newest.date.day().midnight();
            let before = DAY
                .saturating_mul(2)
                .saturating_sub(HOUR.saturating_mul(20));
            let message = format!(
                "预报到 {} 为止，再后一日的应已公布：每日 20 时前发布未来至少 3 天的预报（HJ 633—2026，5.2）",
                newest.date.no_finer(Precision::Day).shown()
            );
            (midnight.saturating_sub(before), message)
        },
    },
];

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
    found.extend(aged(records, now));
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
            Some(Datum::Missing(reason)) => Some((row, reason.reason())),
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

fn aged(records: &Records, now: i64) -> Vec<Finding> {
    // Somebody else's standard has somebody else's clock.
    let foreign = records.standard.as_deref();
    if foreign.is_some_and(|standard| !standard.starts_with("HJ")) {
        return Vec::new();
    }
    let in_force = |clock: &Clock| {
        let (year, month, day) = clock.since;
        Day::new(year, month, day).is_some_and(|day| day.midnight() <= now)
    };
    let clocks = CLOCKS
        .iter()
        .filter(|clock| clock.subject == records.subject.key && in_force(clock));
    clocks
        .filter_map(|clock| {
            let (due, message) = (clock.due)(&newest(records, clock.period, now)?);
            (now > due).then(|| Finding {
                code: "aged",
                severity: Severity::Warning,
                place: Place::default(),
                message,
            })
        })
        .collect()
}

/// Rows that end before they begin.
fn backwards(records: &Records, now: i64) -> Option<Finding> {
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

/// Documents that were published later than 20 working days after they were signed. Holidays are not counted here: only
/// what is late with any holidays is told.
fn late(records: &Records, now: i64) -> Option<Finding> {
    let late: Vec<(usize, Date, Date)> = (0..records.rows.len())
        .filter_map(|row| {
            let signed = date(records, row, "signed_at", now)?;
            let published = date(records, row, "published_at", now)?;
            let days = published
                .start()
                .saturating_sub(signed.end())
                .div_euclid(DAY);
            (days > SURELY_LATE).then_some((row, signed, published))
        })
        .collect();
    let (row, signed, published) = late.first()?;
    let day = |date: &Date| date.no_finer(Precision::Day).shown();
    let message = format!(
        "有 {} 份成文以后超过 20 个工作日才发布（政府信息公开条例第二十六条），第一份在第 {} 行：{} 成文，{} 发布",
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

/// The newest value of a period.
fn newest(records: &Records, period: &str, now: i64) -> Option<Newest> {
    let date = |row: usize, key: &str| date(records, row, key, now);
    let rows = (0..records.rows.len()).filter(|row| {
        let own = records.get(*row, "period");
        matches!(own, Some(Datum::Code(code)) if &**code == period)
    });
    // Only hours are named by their end as well; a day's end is the day after.
    let hourly = period == "hour";
    rows.filter_map(|row| {
        let end = date(row, "end").filter(|_| hourly);
        Some(Newest {
            ends: end.is_some(),
            date: end.or_else(|| date(row, "start"))?,
        })
    })
    .max_by_key(|newest| newest.date.start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_data::dataset::read_text;
    use mingbai_data::read::{Form, Limits};

    /// 2026-03-10T00:00:00+08:00.
    const MIDNIGHT: i64 = 1_773_072_000;

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

    fn air(period: &str, start: &str, more: &str) -> String {
        format!(
            r#"{{"schema":"mingbai.air/1"{more},"rows":[{{"place":"甲","period":"{period}","start":"{start}"}}]}}"#
        )
    }

    fn is_aged(text: &str, now: i64) -> bool {
        findings(text, now).iter().any(|(code, _)| *code == "aged")
    }

    /// HJ 633—2026, 5.2: real-time values at most an hour late.
    #[test]
    fn hours() {
        let text = air("hour", "2026-03-10T08:00+08:00", "");
        assert!(!is_aged(&text, MIDNIGHT + 11 * HOUR));
        assert!(is_aged(&text, MIDNIGHT + 11 * HOUR + 1));
        let text = r#"{"schema":"mingbai.air/1","rows":[{"place":"甲","period":"hour",
            "start":"2026-03-10T07:00+08:00","end":"2026-03-10T08:00+08:00"}]}"#;
        assert!(!is_aged(text, MIDNIGHT + 10 * HOUR));
        assert!(is_aged(text, MIDNIGHT + 10 * HOUR + 1));
    }

    /// HJ 633—2026, 5.2: daily values by 12:00 of the next day. That of 9 March is due at noon of 10 March.
    #[test]
    fn days() {
        let text = air("day", "2026-03-08", "");
        assert!(!is_aged(&text, MIDNIGHT + 12 * HOUR));
        assert!(is_aged(&text, MIDNIGHT + 12 * HOUR + 1));
        assert_eq!(
            findings(&text, MIDNIGHT + 13 * HOUR),
            [(
                "aged",
                "最新的日均值是 2026年3月8日，下一日的日均值应已公布：日报在次日 12 时前发布（HJ 633—2026，5.2）"
                    .to_owned()
            )]
        );
    }

    /// HJ 633—2026, 5.2: by 20:00 a forecast for three days at least, today not counted. On 10 March that is to the 13th.
    #[test]
    fn forecasts() {
        let text = air("forecast", "2026-03-12", "");
        assert!(!is_aged(&text, MIDNIGHT + 20 * HOUR));
        assert!(is_aged(&text, MIDNIGHT + 20 * HOUR + 1));
        let text = air("forecast", "2026-03-13", "");
        assert!(!is_aged(&text, MIDNIGHT + 24 * HOUR));
    }

    #[test]
    fn what_has_no_clock() {
        let late = MIDNIGHT + 100 * DAY;
        assert!(is_aged(&air("day", "2026-03-08", ""), late));
        // Before the standard was in force, another country's, a month, and no period at all.
        assert!(!is_aged(&air("day", "2026-02-01", ""), MIDNIGHT - 20 * DAY));
        let foreign = air("day", "2026-03-08", r#","standard":"US-EPA""#);
        assert!(!is_aged(&foreign, late));
        assert!(!is_aged(&air("month", "2026-03", ""), late));
        let none = r#"{"schema":"mingbai.air/1","as_of":"2026-03-08","rows":[{"place":"甲","start":"2026-03-08"}]}"#;
        assert!(!is_aged(none, late));
    }

    /// 政府信息公开条例第二十六条: within 20 working days. 60 days have as many, the longest holidays among them.
    #[test]
    fn documents_that_were_published_late() {
        let row = |signed: &str, published: &str| {
            format!(r#"{{"title":"办法","signed_at":"{signed}","published_at":"{published}"}}"#)
        };
        let text = |rows: &[String]| {
            let rows = rows.join(",");
            format!(r#"{{"schema":"mingbai.policy/1","rows":[{rows}]}}"#)
        };
        let good = [
            row("2026-01-05", "2026-01-30"),
            row("2026-01-05", "2026-03-01"),
            row("2026-01", "2026-03-20"),
            row("2026-03-01", "2026-01-05"),
        ];
        assert_eq!(findings(&text(&good), 0), []);
        let bad = [
            row("2026-01-05", "2026-06-01"),
            row("2026-01-05", "2026-07-01"),
        ];
        assert_eq!(
            findings(&text(&bad), 0),
            [(
                "aged",
                "有 2 份成文以后超过 20 个工作日才发布（政府信息公开条例第二十六条），第一份在第 1 行：2026年1月5日 成文，2026年6月1日 发布"
                    .to_owned()
            )]
        );
    }

    #[test]
    fn an_end_before_its_beginning() {
        let row = |start: &str, end: &str| {
            format!(r#"{{"title":"征集","start":"{start}","end":"{end}"}}"#)
        };
        let text = |rows: &[String]| {
            let rows = rows.join(",");
            format!(r#"{{"schema":"mingbai.consultation/1","rows":[{rows}]}}"#)
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
                "“截止日期”有 1 处早于“开始日期”，第一处在第 2 行".to_owned()
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

//! What a number of a field can be. **Rule:** the limits are facts with a source and stand in the table of fields; a value
//! beyond them is [`Missing::OutOfRange`] and told, never 0 and never the limit. A mark for “none” that nobody declared
//! (-99, -999) is found by the same limits.

use super::{Dataset, Datum, Kind, Record, Subject, UnitRule};
use crate::text::{count, fill, length};
use crate::{Decimal, Finding, Missing, Place, Severity, Unit};

/// So many places are told.
const TOLD: usize = 3;
/// What was printed is quoted up to so many characters: a telephone number or an id in a wrong column stays unquoted.
const QUOTED: usize = 10;

/// The least and the greatest value that a field can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least, whatever the unit.
    pub least: Option<i64>,
    /// The greatest, in the first unit of the field; a number in another unit, or in none where one is needed, is not
    /// compared with it.
    pub most: Option<i64>,
    /// Where a standard has a greatest value of its own: how its name begins, in capitals, and that value.
    pub by: &'static [(&'static str, Option<i64>)],
    /// Why: the clause of the standard, or what the number is; empty in the browser, where nothing shows it.
    pub source: &'static str,
}

impl Range {
    /// Whatever there is.
    pub const ANY: Self = Self {
        least: None,
        most: None,
        by: &[],
        source: "",
    };

    /// The greatest value under a standard; of a standard that is not known, the widest that is not plainly wrong.
    ///
    /// ```
    /// use mingbai_data::dataset::Subject;
    /// let air = Subject::of("air").unwrap();
    /// let aqi = air.fields[air.place("aqi").unwrap()].range;
    /// assert_eq!(aqi.most_under(Some("HJ 633—2026")), Some(500));
    /// assert_eq!(aqi.most_under(Some("US-EPA")), None);
    /// ```
    #[must_use]
    pub fn most_under(&self, standard: Option<&str>) -> Option<i64> {
        let standard = standard.unwrap_or_default().trim();
        let begins = |name: &str| {
            let head = standard.get(..name.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(name))
        };
        let own = self.by.iter().find(|(name, _)| begins(name));
        own.map_or(self.most, |(_, most)| *most)
    }

    /// The limits in words: `0～14`, `不小于 0`.
    pub(crate) fn words(&self, standard: Option<&str>) -> String {
        let digits = |limit: i64| {
            let size = count(usize::try_from(limit.unsigned_abs()).unwrap_or_default());
            [if limit < 0 { "-" } else { "" }, &size].concat()
        };
        match (self.least, self.most_under(standard)) {
            (Some(least), Some(most)) => fill("{}～{}", &[&digits(least), &digits(most)]),
            (Some(least), None) => fill("不小于 {}", &[&digits(least)]),
            (None, Some(most)) => fill("不大于 {}", &[&digits(most)]),
            (None, None) => String::new(),
        }
    }

    /// The limits with their source, in a sentence for the documentation.
    pub(crate) fn explained(&self) -> String {
        let limits = self.words(None);
        fill("可能的范围：{}（{}）", &[&limits, self.source])
    }

    /// Whether a number can be: every figure of it.
    fn has(&self, kind: Kind, datum: &Datum, standard: Option<&str>) -> bool {
        let Datum::Number { amount, unit, .. } = datum else {
            return true;
        };
        let comparable = match kind {
            Kind::Number(UnitRule::Named(usual)) => {
                let first = usual.split('|').next().and_then(Unit::parse);
                first.is_some() && unit.as_deref().and_then(Unit::parse) == first
            }
            _ => true,
        };
        let least = self.least.map(Decimal::from_int);
        let most = self.most_under(standard).filter(|_| comparable);
        let most = most.map(Decimal::from_int);
        amount.ends().into_iter().flatten().all(|end| {
            least.is_none_or(|least| least <= end) && most.is_none_or(|most| end <= most)
        })
    }
}

/// What was beyond the limits in one field.
#[derive(Debug, Clone, Default)]
struct Beyond {
    many: usize,
    /// The first places: row and what was printed.
    places: Vec<(usize, Box<str>)>,
}

/// The check of a dataset's records, one after the other.
#[derive(Debug)]
pub(crate) struct Ranges {
    subject: &'static Subject,
    standard: Option<Box<str>>,
    fields: Vec<Beyond>,
}

impl Ranges {
    /// For the records of this dataset, whose standard is known by now if ever.
    pub(crate) fn of(dataset: &Dataset) -> Self {
        Self {
            subject: dataset.subject,
            standard: dataset.standard.clone(),
            fields: vec![Beyond::default(); dataset.subject.fields.len()],
        }
    }

    /// Takes out what cannot be.
    pub(crate) fn check(&mut self, record: &mut Record, row: usize) {
        let fields = self.subject.fields.iter().zip(&mut self.fields);
        for ((field, beyond), datum) in fields.zip(&mut record.fields) {
            if field.range.has(field.kind, datum, self.standard.as_deref()) {
                continue;
            }
            let bad = Datum::Missing(Missing::OutOfRange);
            if let Datum::Number { printed, .. } = std::mem::replace(datum, bad) {
                beyond.many = beyond.many.saturating_add(1);
                if beyond.places.len() < TOLD {
                    beyond.places.push((row, printed));
                }
            }
        }
    }

    /// One finding for each field that had such values.
    pub(crate) fn report(self, findings: &mut Vec<Finding>) {
        for (field, beyond) in self.subject.fields.iter().zip(self.fields) {
            let Some((first, _)) = beyond.places.first() else {
                continue;
            };
            let mut places = String::new();
            for (row, printed) in &beyond.places {
                if !places.is_empty() {
                    places.push('、');
                }
                places.push_str(&fill("第 {} 行", &[&count(row.saturating_add(1))]));
                let printed = printed.trim();
                if !printed.is_empty() && length(printed) <= QUOTED {
                    places.extend(["“", printed, "”"]);
                }
            }
            let more = if beyond.many > TOLD { "等" } else { "" };
            let limits = field.range.words(self.standard.as_deref());
            let message = fill(
                "“{}”有 {} 处超出可能的范围（{}），按数据异常处理：{}{}；请核对，缺测请写 null",
                &[field.label, &count(beyond.many), &limits, &places, more],
            );
            findings.push(Finding {
                code: "range",
                severity: Severity::Warning,
                place: Place {
                    table: 0,
                    row: Some(*first),
                    field: Some(field.key),
                },
                message,
            });
        }
    }
}

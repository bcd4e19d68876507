//! A mapping applied: document → rows → records, and what was found on the way.

use super::rows::Row;
use super::value::From;
use super::{Context, Labels, Mapping, Spec};
use crate::dataset::{Dataset, Datum, Kind, Ranges, Record, UnitRule};
use crate::path::Path;
use crate::read::Limits;
use crate::text::{count, fill, list};
use crate::{Finding, Missing, Place, ReadError, ReadErrorKind, Severity, Tree};
use std::borrow::Cow;

/// In seconds.
const HALF_A_YEAR: i64 = 183 * 86_400;

impl Mapping {
    /// Reads a document by this mapping.
    ///
    /// # Errors
    /// `source` when the document says that it is an error; `empty` when there are no rows; `type` when the rows are markup
    /// and no reader of markup is at hand; `field` when a descriptor does not say what its columns are.
    ///
    /// ```
    /// use mingbai_data::{dataset::Subject, mapping::{Context, Mapping}, read::{Limits, parse}};
    /// let limits = Limits::default();
    /// let mapping = parse(r#"{"rows": "$[*]", "fields": {"place": "$.n", "start": "$.t", "aqi": "$.a"}}"#, &limits).unwrap();
    /// let mapping = Mapping::from_tree(&mapping, Subject::of("air").unwrap()).unwrap();
    /// let data = parse(r#"[{"n": "自贡市", "t": 1468033200000, "a": 79}]"#, &limits).unwrap();
    /// let air = mapping.apply(&data, &Context::default()).unwrap();
    /// assert!(air.to_json().contains(r#"{"place":"自贡市","start":"2016-07-09T11:00:00+08:00","aqi":"79"}"#));
    /// ```
    pub fn apply(&self, document: &Tree, context: &Context<'_>) -> Result<Dataset, ReadError> {
        self.verdict(document)?;
        let opened = self.open(document)?;
        let document = opened.as_ref().unwrap_or(document);
        let derived;
        let this = match &self.descriptor {
            None => self,
            Some(descriptor) => {
                derived = descriptor.mapping(self, document)?;
                &derived
            }
        };
        this.read(document, this.rows(document)?, context)
    }

    /// Reads rows that stand apart from the document, such as the CSV file beside a descriptor.
    ///
    /// # Errors
    /// As [`Mapping::apply`].
    pub fn apply_rows(
        &self,
        document: &Tree,
        rows: &[Tree],
        context: &Context<'_>,
    ) -> Result<Dataset, ReadError> {
        let derived;
        let this = match &self.descriptor {
            None => self,
            Some(descriptor) => {
                derived = descriptor.mapping(self, document)?;
                &derived
            }
        };
        this.read(document, rows.iter().map(Cow::Borrowed).collect(), context)
    }

    fn verdict(&self, document: &Tree) -> Result<(), ReadError> {
        let Some(verdict) = &self.ok else {
            return Ok(());
        };
        let said = match verdict.path.first(document) {
            Some(Tree::Bool(true)) => "true",
            Some(Tree::Bool(false)) => "false",
            said => said.and_then(Tree::text).unwrap_or_default(),
        };
        if verdict.is.iter().any(|word| **word == *said) {
            return Ok(());
        }
        let message = verdict
            .message
            .as_ref()
            .and_then(|path| path.first(document));
        let message = message.and_then(Tree::text).unwrap_or_default();
        let message: String = message.chars().take(100).collect();
        let colon = if message.is_empty() { "" } else { "：" };
        Err(ReadError {
            kind: ReadErrorKind::Source,
            message: fill("数据来源返回错误（{}）{}{}", &[said, colon, &message]),
        })
    }

    fn read(
        &self,
        document: &Tree,
        rows: Vec<Row<'_>>,
        context: &Context<'_>,
    ) -> Result<Dataset, ReadError> {
        let mut dataset = Dataset::new(self.subject);
        let limit = Limits::default().max_rows;
        let rows = match rows.get(..limit) {
            Some(kept) if rows.len() > limit => {
                let parts = [&*count(rows.len()), &count(limit)];
                let message = fill("来源有 {} 行，只读了前 {} 行", &parts);
                dataset
                    .findings
                    .push(found("limit", Severity::Warning, None, None, message));
                kept
            }
            _ => &rows,
        };
        let whole = From {
            row: document,
            root: document,
            context,
        };
        for (key, spec) in &self.meta {
            let text = spec.whole(whole, &**key == "as_of");
            dataset.set(key, text);
        }
        let named;
        let fields = match &self.by_name {
            None => &self.fields,
            Some(labels) => {
                named = self.named(labels, document, rows, &mut dataset.findings)?;
                &named
            }
        };
        let mut tally = Tally::new(self.subject.fields.len());
        let mut ranges = Ranges::of(&dataset);
        for group in self.groups(rows) {
            let mut record = self.record(fields, &group, document, context, &mut tally);
            ranges.check(&mut record, dataset.rows.len());
            tally.check(self.subject.fields, &record, dataset.rows.len());
            dataset.rows.push(record);
        }
        self.report(fields, &tally, &mut dataset.findings, dataset.rows.len());
        ranges.report(&mut dataset.findings);
        Ok(dataset)
    }

    fn named(
        &self,
        labels: &Labels,
        document: &Tree,
        rows: &[Row<'_>],
        findings: &mut Vec<Finding>,
    ) -> Result<Vec<(usize, Spec)>, ReadError> {
        let mut fields = labels.fields(self.subject, document, rows, findings)?;
        // What the mapping says itself goes before what a heading says.
        fields.retain(|(place, _)| self.fields.iter().all(|(other, _)| other != place));
        fields.extend(self.fields.iter().cloned());
        Ok(fields)
    }

    fn record(
        &self,
        fields: &[(usize, Spec)],
        group: &[&Tree],
        root: &Tree,
        context: &Context<'_>,
        tally: &mut Tally,
    ) -> Record {
        let absent = || Datum::Missing(Missing::Absent);
        let mut values: Vec<Datum> = self.subject.fields.iter().map(|_| absent()).collect();
        let Some(head) = group.first() else {
            return Record { fields: values };
        };
        let mut put = |tally: &mut Tally, place: usize, spec: &Spec, row: &Tree| {
            let field = self.subject.fields.get(place);
            if let (Some(slot), Some(field)) = (values.get_mut(place), field) {
                let mut led = false;
                let mut context = *context;
                // An end may be to come: without a year it is the nearest one, not the latest that is over.
                if matches!(field.key, "end" | "deadline") {
                    context.now = context.now.map(|now| now.saturating_add(HALF_A_YEAR));
                }
                // A plan without its year is that of any year: by today's it would never be late.
                if self.subject.key == "livelihood" {
                    context.now = None;
                }
                let from = From {
                    row,
                    root,
                    context: &context,
                };
                let datum = spec.datum(field.kind, from, &mut led);
                if led {
                    tally.led(place);
                }
                // The first that has a value keeps the field.
                if matches!(slot, Datum::Missing(_)) && (led || *slot == absent()) {
                    *slot = datum;
                }
            }
        };
        for (place, spec) in fields {
            put(tally, *place, spec, head);
        }
        if let Some(pivot) = &self.pivot {
            let items: Vec<&Tree> = match &pivot.items {
                Some(items) => items.select(head),
                None => group.to_vec(),
            };
            for item in items {
                let name = pivot
                    .key
                    .first(item)
                    .and_then(Tree::text)
                    .unwrap_or_default();
                let known = pivot
                    .names
                    .iter()
                    .position(|other| other.eq_ignore_ascii_case(name.trim()));
                match known {
                    None => tally.unknown(name),
                    Some(at) => {
                        for (index, place, spec) in &pivot.fields {
                            if *index == at {
                                put(tally, *place, spec, item);
                            }
                        }
                    }
                }
            }
        }
        for (key, text) in context.given {
            if let Some(place) = self.subject.place(key) {
                put(tally, place, &Spec::constant((*text).into()), head);
            }
        }
        Record { fields: values }
    }

    /// What the records have in common that is wrong: once a field, with the first place.
    fn report(
        &self,
        fields: &[(usize, Spec)],
        tally: &Tally,
        findings: &mut Vec<Finding>,
        rows: usize,
    ) {
        for (place, field) in self.subject.fields.iter().enumerate() {
            let own = || fields.iter().filter(|(other, _)| *other == place);
            let counts = tally.fields.get(place).copied().unwrap_or_default();
            let mut put = |code, severity, row: Option<usize>, pattern: &str, parts: &[&str]| {
                let message = fill(pattern, parts);
                findings.push(found(code, severity, row, Some(field.key), message));
            };
            if counts.led == 0 && own().any(|(_, spec)| spec.looks()) {
                let paths: Vec<&str> = own()
                    .flat_map(|(_, spec)| spec.from.iter().map(Path::text))
                    .collect();
                let severity = if field.required {
                    Severity::Error
                } else {
                    Severity::Warning
                };
                let pattern = "“{}”的路径 {} 在所有行里都没有找到，来源可能已经改了名字";
                put(
                    "field",
                    severity,
                    None,
                    pattern,
                    &[field.label, &list(&paths)],
                );
            } else if field.required && counts.missing == rows {
                let pattern = "所有行都没有“{}”，没有它数据不能用";
                put("field", Severity::Error, None, pattern, &[field.label]);
            }
            for (code, wrong, pattern) in [
                (
                    "field",
                    counts.bad,
                    "“{}”有 {} 处不是有效的值，第一处在第 {} 行",
                ),
                (
                    "unit",
                    counts.bare,
                    "“{}”有 {} 处没有单位或单位不对，第一处在第 {} 行；单位不能猜，请在列名或映射里写明",
                ),
            ] {
                if let Some((many, first)) = wrong {
                    let parts = [field.label, &count(many), &count(first.saturating_add(1))];
                    put(code, Severity::Warning, Some(first), pattern, &parts);
                }
            }
        }
        if !tally.names.is_empty() {
            let names: Vec<&str> = tally.names.iter().map(String::as_str).collect();
            let message = fill("有不认识的项目，没有读入：{}", &[&list(&names)]);
            findings.push(found("field", Severity::Note, None, None, message));
        }
    }
}

pub(super) fn found(
    code: &'static str,
    severity: Severity,
    row: Option<usize>,
    field: Option<&'static str>,
    message: String,
) -> Finding {
    Finding {
        code,
        severity,
        place: Place {
            table: 0,
            row,
            field,
        },
        message,
    }
}

/// What happened to a field over all records.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    /// How often a path led somewhere.
    led: usize,
    /// How often there is no value.
    missing: usize,
    /// Values that are none: how many, and the first row.
    bad: Option<(usize, usize)>,
    /// Numbers without the unit that they need, or with one of another kind.
    bare: Option<(usize, usize)>,
}

struct Tally {
    fields: Vec<Counts>,
    /// Items of a pivot that are not known, each once.
    names: Vec<String>,
}

impl Tally {
    fn new(fields: usize) -> Self {
        Self {
            fields: vec![Counts::default(); fields],
            names: Vec::new(),
        }
    }

    fn led(&mut self, place: usize) {
        if let Some(counts) = self.fields.get_mut(place) {
            counts.led = counts.led.saturating_add(1);
        }
    }

    fn unknown(&mut self, name: &str) {
        if self.names.len() < 20 && self.names.iter().all(|other| other != name) {
            self.names.push(name.chars().take(40).collect());
        }
    }

    fn check(&mut self, fields: &[crate::dataset::Field], record: &Record, row: usize) {
        for ((field, datum), counts) in fields.iter().zip(&record.fields).zip(&mut self.fields) {
            let more = |seen: Option<(usize, usize)>| {
                let (many, first) = seen.unwrap_or((0, row));
                Some((many.saturating_add(1), first))
            };
            match datum {
                Datum::Missing(reason) => {
                    counts.missing = counts.missing.saturating_add(1);
                    match reason {
                        Missing::BadValue => counts.bad = more(counts.bad),
                        Missing::NoUnit => counts.bare = more(counts.bare),
                        _ => {}
                    }
                }
                Datum::Number { unit: None, .. }
                    if matches!(field.kind, Kind::Number(UnitRule::Named(_))) =>
                {
                    counts.bare = more(counts.bare);
                }
                _ => {}
            }
        }
    }
}

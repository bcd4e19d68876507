//! A budget as it was read, from one module of a page to another: what read it once need not be there twice.
//!
//! **No format:** both sides are of one build, and nothing of it is kept. A text is the number of its bytes, a colon and the
//! text itself, so that it may hold anything; what is not there is the colon alone. A number is the text of its digits.

use std::cell::RefCell;

use super::{BOOKS, Book, Budget, Line, LineKind, RateBase, Side, Table};
use crate::text::{count, whole};
use crate::{Decimal, Finding, Missing, MoneyUnit, Place, Severity, Value};

/// Everything that is known of `budget`.
#[must_use]
pub fn hand_over(budget: &Budget) -> String {
    let mut out = Out(String::new());
    for text in [
        &budget.title,
        &budget.publisher,
        &budget.scope,
        &budget.as_of,
        &budget.source_name,
        &budget.source_url,
    ] {
        out.text(text.as_deref());
    }
    out.some(budget.year.map(usize::from));
    out.some(budget.rows_in_source);
    out.number(budget.sample.into());
    out.value(budget.population.as_ref());
    out.number(budget.prices.len());
    for (year, price) in &budget.prices {
        out.number((*year).into());
        out.text(Some(&price.digits()));
    }
    out.number(budget.tables.len());
    for table in &budget.tables {
        out.table(table);
    }
    out.number(budget.findings.len());
    for finding in &budget.findings {
        out.text(Some(finding.code));
        out.number(finding.severity as usize);
        out.number(finding.place.table);
        out.some(finding.place.row);
        out.text(finding.place.field);
        out.text(Some(&finding.message));
    }
    out.0
}

struct Out(String);

impl Out {
    #[inline(never)]
    fn text(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.0.push_str(&count(text.len()));
        }
        self.0.push(':');
        self.0.push_str(text.unwrap_or_default());
    }

    #[inline(never)]
    fn number(&mut self, number: usize) {
        self.text(Some(&count(number)));
    }

    fn some(&mut self, number: Option<usize>) {
        match number {
            Some(number) => self.number(number),
            None => self.text(None),
        }
    }

    /// The digits and what was printed; or no digits, and the number of the reason. No value at all is no printed text.
    #[inline(never)]
    fn value(&mut self, value: Option<&Value>) {
        match value {
            Some(Value::Present { number, printed }) => {
                self.text(Some(&number.digits()));
                self.text(Some(printed));
            }
            Some(Value::Missing(missing)) => {
                self.text(None);
                self.number(*missing as usize);
            }
            None => self.0.push_str("::"),
        }
    }

    #[inline(never)]
    fn table(&mut self, table: &Table) {
        for number in [
            table.book as usize,
            table.side as usize,
            table.unit as usize,
        ] {
            self.number(number);
        }
        self.some(table.rate_base.map(|base| base as usize));
        self.some(table.year.map(usize::from));
        for text in [&table.title, &table.scope, &table.yoy_basis] {
            self.text(text.as_deref());
        }
        self.value(table.balance.as_ref());
        self.number(table.lines.len());
        for line in &table.lines {
            for text in [line.code.as_deref(), Some(&line.name), line.note.as_deref()] {
                self.text(text);
            }
            self.number(line.level.into());
            self.number(line.kind as usize);
            self.some(line.parent);
            for value in line.amounts.iter().chain([&line.rate, &line.yoy]) {
                self.value(Some(value));
            }
        }
    }
}

/// The budget that [`hand_over`] gave; `None` for any other text.
#[must_use]
pub fn take_over(text: &str) -> Option<Budget> {
    let mut from = From(text);
    let [title, publisher, scope, as_of, source_name, source_url] = from.texts()?;
    let mut budget = Budget {
        title,
        publisher,
        scope,
        as_of,
        source_name,
        source_url,
        year: from.short()?,
        rows_in_source: from.some()?,
        sample: from.number()? == 1,
        population: from.value()?,
        ..Budget::default()
    };
    for _ in 0..from.number()? {
        let year = from.short()??;
        budget.prices.push((year, Decimal::parse(from.text()??)?));
    }
    for _ in 0..from.number()? {
        budget.tables.push(from.table()?);
    }
    for _ in 0..from.number()? {
        budget.findings.push(from.finding()?);
    }
    from.0.is_empty().then_some(budget)
}

struct From<'a>(&'a str);

impl<'a> From<'a> {
    fn text(&mut self) -> Option<Option<&'a str>> {
        let end = self.0.bytes().position(|byte| byte == b':')?;
        let (digits, rest) = self.0.split_at_checked(end)?;
        let rest = rest.get(1..)?;
        if digits.is_empty() {
            self.0 = rest;
            return Some(None);
        }
        let length = usize::try_from(whole(digits)?).ok()?;
        let (text, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(Some(text))
    }

    fn texts<const N: usize>(&mut self) -> Option<[Option<Box<str>>; N]> {
        let mut texts = [const { None }; N];
        for place in &mut texts {
            *place = self.text()?.map(Into::into);
        }
        Some(texts)
    }

    fn some(&mut self) -> Option<Option<usize>> {
        match self.text()? {
            Some(text) => usize::try_from(whole(text)?).ok().map(Some),
            None => Some(None),
        }
    }

    fn number(&mut self) -> Option<usize> {
        self.some()?
    }

    fn short(&mut self) -> Option<Option<u16>> {
        match self.some()? {
            Some(number) => u16::try_from(number).ok().map(Some),
            None => Some(None),
        }
    }

    /// The one of `all` whose number comes next.
    fn of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let number = self.number()?;
        all.get(number).copied()
    }

    fn value(&mut self) -> Option<Option<Value>> {
        let (digits, said) = (self.text()?, self.text()?);
        Some(match (digits, said) {
            (Some(digits), Some(printed)) => Some(Value::Present {
                number: Decimal::parse(digits)?,
                printed: printed.into(),
            }),
            (None, Some(reason)) => {
                let reason = usize::try_from(whole(reason)?).ok()?;
                let mut all = Missing::ALL.into_iter();
                Some(Value::Missing(all.find(|known| *known as usize == reason)?))
            }
            _ => None,
        })
    }

    fn table(&mut self) -> Option<Table> {
        let [general, funds, state, social] = BOOKS;
        let mut table = Table {
            book: self.of(&[Book::Unstated, general, funds, state, social])?,
            side: self.of(&[Side::Unstated, Side::Revenue, Side::Expenditure])?,
            unit: self.of(&MoneyUnit::ALL)?,
            rate_base: match self.some()? {
                Some(0) => Some(RateBase::Initial),
                Some(1) => Some(RateBase::Adjusted),
                Some(_) => return None,
                None => None,
            },
            year: self.short()?,
            title: None,
            scope: None,
            yoy_basis: None,
            balance: None,
            lines: Vec::new(),
        };
        [table.title, table.scope, table.yoy_basis] = self.texts()?;
        table.balance = self.value()?;
        for _ in 0..self.number()? {
            table.lines.push(self.line()?);
        }
        Some(table)
    }

    fn line(&mut self) -> Option<Line> {
        let [code, name, note] = self.texts()?;
        let level = u8::try_from(self.number()?).ok()?;
        let kinds = [
            LineKind::Item,
            LineKind::Subtotal,
            LineKind::Total,
            LineKind::Memo,
        ];
        let kind = self.of(&kinds)?;
        let parent = self.some()?;
        let mut amounts = [const { Value::Missing(Missing::Absent) }; 5];
        for amount in &mut amounts {
            *amount = self.value()??;
        }
        Some(Line {
            code,
            name: name?,
            level,
            kind,
            parent,
            amounts,
            rate: self.value()??,
            yoy: self.value()??,
            note,
        })
    }

    fn finding(&mut self) -> Option<Finding> {
        let severities = [Severity::Note, Severity::Warning, Severity::Error];
        Some(Finding {
            code: word(self.text()??),
            severity: self.of(&severities)?,
            place: Place {
                table: self.number()?,
                row: self.some()?,
                field: self.text()?.map(word),
            },
            message: self.text()??.to_owned(),
        })
    }
}

thread_local! {
    static WORDS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Codes and names of fields are words of the program: there are few, and each is kept once.
fn word(text: &str) -> &'static str {
    WORDS.with_borrow_mut(|words| {
        if let Some(word) = words.iter().find(|word| **word == text) {
            return *word;
        }
        let word: &'static str = Box::leak(text.into());
        words.push(word);
        word
    })
}

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
    let mut from = From {
        rest: text,
        sound: true,
    };
    let mut budget = Budget {
        title: from.owned(),
        publisher: from.owned(),
        scope: from.owned(),
        as_of: from.owned(),
        source_name: from.owned(),
        source_url: from.owned(),
        year: from.short(),
        rows_in_source: from.some(),
        sample: from.number() == 1,
        population: from.value(),
        ..Budget::default()
    };
    for _ in 0..from.number() {
        if !from.sound {
            break;
        }
        let year = from.short().unwrap_or_default();
        budget.prices.push((year, from.decimal()));
    }
    for _ in 0..from.number() {
        if !from.sound {
            break;
        }
        let table = from.table();
        budget.tables.push(table);
    }
    for _ in 0..from.number() {
        if !from.sound {
            break;
        }
        let finding = from.finding();
        budget.findings.push(finding);
    }
    (from.sound && from.rest.is_empty()).then_some(budget)
}

/// What is left of the text. What is none of ours leaves nothing of it, and is not sound.
struct From<'a> {
    rest: &'a str,
    sound: bool,
}

/// The first text, when it is there, and what follows it.
fn next(rest: &str) -> Option<(Option<&str>, &str)> {
    let end = rest.bytes().position(|byte| byte == b':')?;
    let (digits, rest) = rest.split_at_checked(end)?;
    let rest = rest.get(1..)?;
    if digits.is_empty() {
        return Some((None, rest));
    }
    let length = usize::try_from(whole(digits)?).ok()?;
    let (text, rest) = rest.split_at_checked(length)?;
    Some((Some(text), rest))
}

impl<'a> From<'a> {
    #[inline(never)]
    fn fail(&mut self) {
        self.rest = "";
        self.sound = false;
    }

    #[inline(never)]
    fn text(&mut self) -> Option<&'a str> {
        match next(self.rest) {
            Some((text, rest)) => {
                self.rest = rest;
                text
            }
            None => {
                self.fail();
                None
            }
        }
    }

    /// A text that has to be there.
    #[inline(never)]
    fn said(&mut self) -> &'a str {
        match self.text() {
            Some(text) => text,
            None => {
                self.fail();
                ""
            }
        }
    }

    #[inline(never)]
    fn owned(&mut self) -> Option<Box<str>> {
        self.text().map(Into::into)
    }

    #[inline(never)]
    fn some(&mut self) -> Option<usize> {
        let text = self.text()?;
        let number = whole(text).and_then(|number| usize::try_from(number).ok());
        if number.is_none() {
            self.fail();
        }
        number
    }

    /// A number that has to be there.
    #[inline(never)]
    fn number(&mut self) -> usize {
        match self.some() {
            Some(number) => number,
            None => {
                self.fail();
                0
            }
        }
    }

    #[inline(never)]
    fn short(&mut self) -> Option<u16> {
        let number = self.some()?;
        let short = u16::try_from(number).ok();
        if short.is_none() {
            self.fail();
        }
        short
    }

    /// The one of `all` whose number comes next.
    fn of<T: Copy>(&mut self, first: T, others: &[T]) -> T {
        match self.number().checked_sub(1) {
            None => first,
            Some(at) => match others.get(at) {
                Some(other) => *other,
                None => {
                    self.fail();
                    first
                }
            },
        }
    }

    #[inline(never)]
    fn decimal(&mut self) -> Decimal {
        match Decimal::parse(self.said()) {
            Some(number) => number,
            None => {
                self.fail();
                Decimal::ZERO
            }
        }
    }

    #[inline(never)]
    fn value(&mut self) -> Option<Value> {
        let (digits, said) = (self.text(), self.text());
        let value = match (digits, said) {
            (Some(digits), Some(printed)) => Decimal::parse(digits).map(|number| Value::Present {
                number,
                printed: printed.into(),
            }),
            (None, Some(reason)) => {
                let reason = whole(reason).and_then(|reason| usize::try_from(reason).ok());
                let missing = reason.and_then(|reason| Missing::ALL.get(reason));
                missing.map(|missing| Value::Missing(*missing))
            }
            _ => return None,
        };
        if value.is_none() {
            self.fail();
        }
        value
    }

    /// A value that has to be there.
    #[inline(never)]
    fn cell(&mut self) -> Value {
        match self.value() {
            Some(value) => value,
            None => {
                self.fail();
                Value::Missing(Missing::Absent)
            }
        }
    }

    fn table(&mut self) -> Table {
        let [yuan, units @ ..] = MoneyUnit::ALL;
        let mut table = Table {
            book: self.of(Book::Unstated, &BOOKS),
            side: self.of(Side::Unstated, &[Side::Revenue, Side::Expenditure]),
            unit: self.of(yuan, &units),
            rate_base: match self.some() {
                Some(0) => Some(RateBase::Initial),
                Some(1) => Some(RateBase::Adjusted),
                Some(_) => {
                    self.fail();
                    None
                }
                None => None,
            },
            year: self.short(),
            title: self.owned(),
            scope: self.owned(),
            yoy_basis: self.owned(),
            balance: self.value(),
            lines: Vec::new(),
        };
        for _ in 0..self.number() {
            if !self.sound {
                break;
            }
            let line = self.line();
            table.lines.push(line);
        }
        table
    }

    fn line(&mut self) -> Line {
        let (code, name, note) = (self.owned(), self.said().into(), self.owned());
        let level = u8::try_from(self.number()).unwrap_or_else(|_| {
            self.fail();
            0
        });
        let kinds = [LineKind::Subtotal, LineKind::Total, LineKind::Memo];
        let kind = self.of(LineKind::Item, &kinds);
        let parent = self.some();
        let mut amounts = [const { Value::Missing(Missing::Absent) }; 5];
        for amount in &mut amounts {
            *amount = self.cell();
        }
        Line {
            code,
            name,
            level,
            kind,
            parent,
            amounts,
            rate: self.cell(),
            yoy: self.cell(),
            note,
        }
    }

    fn finding(&mut self) -> Finding {
        Finding {
            code: word(self.said()),
            severity: self.of(Severity::Note, &[Severity::Warning, Severity::Error]),
            place: Place {
                table: self.number(),
                row: self.some(),
                field: self.text().map(word),
            },
            message: self.said().to_owned(),
        }
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

//! Sums and parts of what is published. Exact, and only of what is there.

use super::{Choice, Draft, Question, Survey};
use crate::date::to_digits;
use crate::number::read_number;
use crate::text::{one, trim};
use crate::{Decimal, Missing, Value};

/// A count as people write it: with what is counted behind it (`12条`), or in Chinese numerals below one hundred (`四十二`).
pub(crate) fn read_count(text: &str) -> Value {
    let plain = trim(text).trim_end_matches(|last| one("条份人个件名次票户", last));
    let plain = if plain.is_empty() { text } else { trim(plain) };
    let value = read_number(plain);
    let numeral = |c| one("〇零一二三四五六七八九十廿卅", c);
    if value == Value::Missing(Missing::BadValue) && plain.chars().all(numeral) {
        return read_number(&to_digits(plain));
    }
    value
}

/// How many opinions have a decision, and how many have none of those that were received. `None` where no decision is there; the
/// rest is `None` where it is not known how many were received, and below zero where the decisions are more.
#[must_use]
pub fn decided(draft: &Draft) -> Option<(Decimal, Option<Decimal>)> {
    let mut sum = None;
    for own in [&draft.adopted, &draft.partly, &draft.rejected] {
        if let Some(number) = own.number() {
            sum = Some(number.checked_add(sum.unwrap_or(Decimal::ZERO))?);
        }
    }
    let sum = sum?;
    let received = draft.received.number();
    Some((sum, received.and_then(|all| all.checked_sub(sum))))
}

/// Of how many the parts of a question are: those who answered it, else the valid copies. `None` where neither is there, or
/// there are none.
#[must_use]
pub fn base(question: &Question, survey: &Survey) -> Option<Decimal> {
    let own = match question.n {
        Value::Missing(Missing::Absent) => &survey.n_valid,
        _ => &question.n,
    };
    own.number().filter(|number| !number.is_zero())
}

/// How many decimals the percentages of a question have: those of the finest, for zeros at the end are dropped on the way.
pub(super) fn places(question: &Question) -> Option<u8> {
    let printed = question.options.iter();
    let printed = printed.filter_map(|own| own.pct.number());
    printed.map(Decimal::scale).max()
}

/// The part of an option in per cent, computed: rounded half up to as many decimals as its question has printed, else to one.
#[must_use]
pub fn share(choice: &Choice, question: &Question, survey: &Survey) -> Option<Decimal> {
    let hundred = choice.n.number()?.shift10(2)?;
    hundred.ratio(base(question, survey)?, places(question).unwrap_or(1))
}

/// The option that most chose, and its part in per cent as published, else computed. `None` where some option has neither, and
/// where two are the first.
#[must_use]
pub fn leading<'a>(question: &'a Question, survey: &Survey) -> Option<(&'a Choice, Decimal)> {
    let mut first: Option<(&Choice, Decimal)> = None;
    let mut even = false;
    for choice in &question.options {
        let part = choice.pct.number();
        let part = part.or_else(|| share(choice, question, survey))?;
        match first {
            Some((_, most)) if part < most => {}
            Some((_, most)) if part == most => even = true,
            _ => (first, even) = (Some((choice, part)), false),
        }
    }
    first.filter(|_| !even)
}

//! The words by which a consultation is shown.

use mingbai_data::Value;
use mingbai_data::consultation::{Consultation, Detail, State, days_left, sentence, state};
use mingbai_data::date::Dated;
use mingbai_data::number::group;

use crate::pen::Pen;
use crate::text::num;

/// The style class of a state.
fn mark(state: State) -> &'static str {
    match state {
        State::Open => "mbp-chip mbp-yes",
        State::NotYet => "mbp-chip mbp-note",
        _ => "mbp-chip",
    }
}

/// The state as a word with its colour, and the days that are left.
pub fn chip(pen: &mut Pen, own: &Consultation, now: Option<i64>) {
    let came = state(own, now);
    pen.open("span");
    pen.set("class", mark(came));
    pen.write(match (came, &own.detail) {
        (State::Answered, Detail::Survey(_)) => "结果已公布",
        (State::Answered, Detail::Response(_)) => "已回应",
        (State::Answered, Detail::Proposal(_)) => "已答复",
        _ => came.name(),
    });
    pen.close();
    if let Some(days) = days_left(own, now) {
        pen.write(" ");
        pen.open("b");
        match usize::try_from(days) {
            Ok(0) => pen.write("今天截止"),
            Ok(days) => pen.write(&["还剩 ", &*num(days), " 天"].concat()),
            Err(_) => {}
        }
        pen.close();
    }
}

/// A date as printed; empty where there is none.
pub fn date(dated: &Dated) -> String {
    dated.date().map_or_else(String::new, |date| date.shown())
}

/// The answer in a sentence where its name stands above it.
pub fn answer(own: &Consultation, now: Option<i64>) -> String {
    let whole = sentence(own, now);
    let rest = whole.strip_prefix(&*own.title);
    let rest = rest.and_then(|rest| rest.strip_prefix('：'));
    rest.unwrap_or(&whole).to_owned()
}

/// From when to when: `2018年8月1日至2018年8月30日`.
pub fn span(own: &Consultation) -> String {
    let (first, last) = (date(&own.start), date(&own.end));
    match (first.is_empty(), last.is_empty()) {
        (true, true) => String::new(),
        (false, true) => [&*first, "起"].concat(),
        (true, false) => [&*last, "截止"].concat(),
        (false, false) => [&*first, "至", &*last].concat(),
    }
}

/// A number, or a dash with the reason why there is none.
pub fn number(pen: &mut Pen, value: &Value, unit: &str) {
    match value {
        Value::Present { number, .. } => {
            pen.open("b");
            pen.write(&group(number, None));
            pen.close();
            pen.write(unit);
        }
        Value::Missing(why) => {
            pen.write("—");
            pen.put("small", &[" ", why.reason()].concat());
        }
    }
}

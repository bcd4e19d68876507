//! Where a rule of one place holds: 自府办发〔2018〕44号, the notice that names what must be told, binds the publishers of 自贡.
//! **Rule of this file:** others are told what is not there, and not that the notice asks for it.

use crate::text::has;

/// Whether the rules of 自贡 hold for whoever published this.
pub(crate) fn of_zigong(publisher: Option<&str>) -> bool {
    publisher.is_some_and(|by| has(by, "自贡"))
}

/// The clause of the notice, to stand behind a finding; empty where it does not hold.
pub(crate) fn clause(publisher: Option<&str>, clause: &'static str) -> &'static str {
    if of_zigong(publisher) { clause } else { "" }
}

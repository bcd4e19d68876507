//! What the words of a title or a remark tell: year, book, side, unit.

use super::columns::Field;
use super::{Book, RateBase, Side};
use crate::MoneyUnit;
use crate::text::{cut, has, length, one, parts};

/// The first year in `text`: four digits from 1949 to 2100 that stand alone.
#[inline(never)]
pub(super) fn year_in(text: &str) -> Option<u16> {
    let (mut year, mut digits) = (0u16, 0u8);
    // A byte that is no digit ends the last run too.
    for byte in text.bytes().chain([0]) {
        if byte.is_ascii_digit() {
            year = year.wrapping_mul(10).wrapping_add(u16::from(byte & 15));
            digits = digits.saturating_add(1);
        } else if digits == 4 && (1949..=2100).contains(&year) {
            return Some(year);
        } else {
            (year, digits) = (0, 0);
        }
    }
    None
}

/// Whose money a title says it is, the narrower word first where one is within the other.
pub(super) fn scope_in(title: &str) -> Option<&'static str> {
    let words = "全省|全市|全州|全区|全县|省本级|市本级|区本级|县本级|本级|省级|市级|区级|县级";
    parts(words, b'|').find(|word| has(title, word))
}

impl Book {
    /// Reads a book by its key in the project's own format or by its Chinese name, within a title too.
    ///
    /// ```
    /// use mingbai_data::budget::Book;
    /// assert_eq!(Book::parse("funds"), Some(Book::Funds));
    /// assert_eq!(Book::parse("2020 年政府性基金收入决算表"), Some(Book::Funds));
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // 一般公共预算 last: the others speak of it too (调入一般公共预算).
        let all = [
            (Self::Funds, "政府性基金"),
            (Self::StateCapital, "国有资本"),
            (Self::SocialInsurance, "社会保险"),
            (Self::General, "一般公共预算"),
        ];
        let found = all
            .iter()
            .find(|(book, word)| text == book.key() || has(text, word));
        found.map(|(book, _)| *book)
    }

    /// The key in the project's own format.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Unstated => "",
            Self::General => "general",
            Self::Funds => "funds",
            Self::StateCapital => "state_capital",
            Self::SocialInsurance => "social_insurance",
        }
    }
}

impl Side {
    /// Reads a side by its key or by the one of 收入 and 支出 that the text has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "revenue" | "income" => return Some(Self::Revenue),
            "expenditure" | "expense" => return Some(Self::Expenditure),
            _ => {}
        }
        match (has(text, "收入"), has(text, "支出")) {
            (true, false) => Some(Self::Revenue),
            (false, true) => Some(Self::Expenditure),
            _ => None,
        }
    }

    /// The key in the project's own format.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Unstated => "",
            Self::Revenue => "revenue",
            Self::Expenditure => "expenditure",
        }
    }
}

impl RateBase {
    /// Reads a base by its key (`initial`, `adjusted`) or by 年初 or 调整 in the text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "adjusted" || has(text, "调整") {
            return Some(Self::Adjusted);
        }
        (text == "initial" || has(text, "年初")).then_some(Self::Initial)
    }

    /// The key in the project's own format.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.stage().key()
    }
}

/// Which stage a table of one column 金额 is about, by its title.
#[inline(never)]
pub(super) fn stage_in(title: &str) -> Field {
    let words = [
        ("决算", Field::Final),
        ("执行|完成情况", Field::Executed),
        ("预算调整|调整预算", Field::Adjusted),
        ("预算表|年预算|部门预算", Field::Initial),
    ];
    let found = words
        .iter()
        .find(|(words, _)| parts(words, b'|').any(|word| has(title, word)));
    found.map_or(Field::Other, |(_, field)| *field)
}

/// What a text says about the unit of money.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unit {
    None,
    Known(MoneyUnit),
    /// It says 单位, and then something that is no unit of money.
    Unknown(String),
}

/// Words before 单位 that make it an office: 编制单位.
const OFFICES: &str = "编制|填报|部门|公开|预算|主管|责任|发布";

/// Finds `单位：万元` or `（万元）` in a title or remark; 编制单位：财政局 is an office, not a unit.
#[inline(never)]
pub(super) fn unit_in(text: &str) -> Unit {
    let mut unknown = Unit::None;
    let mut rest = text;
    while let Some((before, tail)) = cut(rest, "单位") {
        rest = tail;
        let office = parts(OFFICES, b'|').any(|word| before.ends_with(word));
        let named = tail.trim_start();
        let after = named.strip_prefix('：').or_else(|| named.strip_prefix(':'));
        let Some(after) = after.filter(|_| !office) else {
            continue;
        };
        let word = word(after.trim_start());
        match MoneyUnit::parse(word) {
            Some(unit) => return Unit::Known(unit),
            None if is_unit_word(word) => unknown = Unit::Unknown(word.into()),
            None => {}
        }
    }
    for (at, c) in text.char_indices() {
        if matches!(c, '（' | '(') {
            let inner = text
                .get(at.wrapping_add(c.len_utf8())..)
                .unwrap_or_default();
            if let Some(unit) = MoneyUnit::parse(word(inner)) {
                return Unit::Known(unit);
            }
        }
    }
    unknown
}

/// The text up to a blank, a bracket or a stop.
fn word(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(_, c)| c.is_whitespace() || one("（(）)；;，,。】]", *c));
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Whether a word after 单位 can be a unit at all: the names of offices are longer.
pub(super) fn is_unit_word(word: &str) -> bool {
    (1..=4).contains(&length(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_texts() {
        let known = |text: &str, unit| assert_eq!(unit_in(text), Unit::Known(unit), "{text}");
        known("单位：万元", MoneyUnit::Wan);
        known(
            "编制单位：某某市财政局    金额单位：人民币元",
            MoneyUnit::Yuan,
        );
        known("2018年支出决算表（单位:亿元）", MoneyUnit::Yi);
        known("支出决算表（万元）", MoneyUnit::Wan);
        known("单位：千元", MoneyUnit::Qian);
        known("部门预算表 单位：万元（示例数据）", MoneyUnit::Wan);
        assert_eq!(unit_in("单位：千瓦"), Unit::Unknown("千瓦".into()));
        assert_eq!(unit_in("填报单位：某局"), Unit::None);
        assert_eq!(unit_in("单位名称：某局"), Unit::None);
        assert_eq!(unit_in("单位：某某市某某区财政局"), Unit::None);
        assert_eq!(unit_in("2018年支出决算表"), Unit::None);
    }

    #[test]
    fn years_in_texts() {
        assert_eq!(year_in("汕尾市2018年市级决算"), Some(2018));
        assert_eq!(year_in("20180101"), None);
        assert_eq!(year_in("第3000号"), None);
    }
}

//! What a sentence says in numbers: amounts of money and percentages with the words before them.
//!
//! The words are taken apart into a small vocabulary. What is left over names something; where nothing is known by that
//! name, nothing is claimed: a check that understands half a sentence would accuse the innocent.

use crate::budget::RateBase;
use crate::budget::check::digit;
use crate::budget::words::year_in;
use crate::number::digits;
use crate::text::{cut, has, one, parts};
use crate::{Decimal, MoneyUnit};

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    /// The amount itself.
    Amount,
    /// That of the year before.
    Prior,
    /// 增加: how much more than the year before; negative for 减少.
    More,
    /// 决算数大于预算数: how much more than the budget; negative for less.
    Over(Option<RateBase>),
    /// The budget.
    Base(Option<RateBase>),
    /// 增长: in percent of the year before; negative for 下降.
    Growth,
    /// 完成预算: in percent.
    Rate(Option<RateBase>),
    /// 占: in percent of another line.
    Share,
}

/// One thing that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim<'a> {
    pub(super) saying: Saying,
    pub(super) number: Decimal,
    /// The worth of its last digit.
    pub(super) digit: Decimal,
    /// Of money; a percentage has none.
    pub(super) unit: Option<MoneyUnit>,
    /// Words that name a line; empty for the line that is spoken of.
    pub(super) of: &'a str,
    /// 占…: words that name the whole; empty for the line above.
    pub(super) whole: &'a str,
    /// On a comparable basis: the year before is not the printed one.
    pub(super) comparable: bool,
    /// As it stands in the text.
    pub(super) quote: &'a str,
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A number with what is said of it.
    Claim(Claim<'a>),
    /// Words that speak of something else from here on.
    Other(&'a str),
    /// The sentence ends.
    End,
}

/// Takes a text apart.
pub(super) fn read(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0usize;
    let mut at = 0usize;
    // What is made comparable stays so to the end of the sentence.
    let mut comparable = false;
    // 占年初预算10065万元的43.2%: the percentage is of what the amount was.
    let mut before: Option<Saying> = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at.wrapping_add(c.len_utf8());
        let words = text.get(start..at).unwrap_or_default().trim();
        if c.is_ascii_digit() {
            let end = number_end(text, at);
            let number = text.get(at..end).and_then(digits);
            let behind = text.get(end..).unwrap_or_default();
            let (unit, length) = unit_behind(behind);
            at = end;
            let (Some(number), true) = (number, length > 0) else {
                continue;
            };
            at = end.wrapping_add(length);
            let quote = text.get(start..at).unwrap_or_default().trim();
            start = at;
            match claim(words, number, unit, before, quote) {
                Some(mut claim) => {
                    comparable |= claim.comparable;
                    claim.comparable = comparable;
                    before = Some(claim.saying);
                    pieces.push(Piece::Claim(claim));
                }
                None => {
                    before = None;
                    pieces.push(Piece::Other(words));
                }
            }
            continue;
        }
        let end = one("。\n\r", c);
        if end || one("，,；;：:、（）()“”\"", c) {
            let (rest, basis) = bare(words);
            comparable = (comparable || basis) && !end;
            // How fast it goes is said of the line that is spoken of.
            if !rest.is_empty() && !has(rest, "序时进度") {
                pieces.push(Piece::Other(rest));
            }
            if end {
                pieces.push(Piece::End);
            }
            start = next;
            before = None;
        }
        at = next;
    }
    pieces
}

/// Where the digits that begin at `at` end, with thousands and decimals.
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    loop {
        let mark = bytes
            .get(end)
            .is_some_and(|byte| matches!(byte, b'.' | b','));
        if digit(end) || (mark && digit(end.wrapping_add(1))) {
            end = end.wrapping_add(1);
        } else {
            return end;
        }
    }
}

/// The unit behind a number and its length in bytes; 0 for anything else (62名, 2017年, 3.4个百分点).
fn unit_behind(text: &str) -> (Option<MoneyUnit>, usize) {
    let plain = text.trim_start();
    let blank = text.len().wrapping_sub(plain.len());
    let units = [
        ("%", None),
        ("％", None),
        ("万元", Some(MoneyUnit::Wan)),
        ("亿元", Some(MoneyUnit::Yi)),
        ("元", Some(MoneyUnit::Yuan)),
        ("千元", Some(MoneyUnit::Qian)),
        ("百万元", Some(MoneyUnit::Million)),
    ];
    let found = units.iter().find(|(word, _)| plain.starts_with(word));
    found.map_or((None, 0), |(word, unit)| {
        (*unit, blank.wrapping_add(word.len()))
    })
}

/// Words of comparison and time that name nothing.
const EMPTY: &str = "上年同期|去年同期|上年度|上年|去年|同期|同比|相比|比|较|与|和|同|全年|累计|其中|年度|年|按|达到|达|为|约|共计|共|的|了|数|是";

/// The words without what names nothing, and whether they speak of a comparable basis.
fn bare(words: &str) -> (&str, bool) {
    let mut rest = words;
    let mut comparable = false;
    loop {
        let before = rest;
        rest = rest.trim();
        for basis in ["同口径", "可比口径", "可比"] {
            if let Some(cut) = strip(rest, basis) {
                (rest, comparable) = (cut, true);
            }
        }
        rest = strip(rest, "自然口径").unwrap_or(rest);
        // The longest first, every time: 上年 is not 上 and 年.
        rest = parts(EMPTY, b'|')
            .find_map(|word| strip(rest, word))
            .unwrap_or(rest);
        // 2017年: the 年 may be gone already.
        if let Some((year, tail)) = rest.split_at_checked(4)
            && year_in(year).is_some()
        {
            rest = tail;
        }
        // 1-5月
        let months = rest.trim_start_matches(|c: char| c.is_ascii_digit() || one("-—至", c));
        if let Some(tail) = months.strip_prefix('月').filter(|_| months != rest) {
            rest = tail.strip_prefix('份').unwrap_or(tail);
        }
        if rest == before {
            return (rest, comparable);
        }
    }
}

/// Without `word` at either end.
fn strip<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.strip_prefix(word).or_else(|| text.strip_suffix(word))
}

/// Without the first of `words` that stands at the end.
fn strip_end<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    parts(words, b'|').find_map(|word| text.strip_suffix(word))
}

/// Splits 年初预算数, 调整后预算数, 预算 off the end.
fn budget_behind(text: &str) -> Option<(&str, Option<RateBase>)> {
    let text = strip_end(text, "的|为").unwrap_or(text);
    let text = text.strip_suffix('数').unwrap_or(text);
    let rest = text.strip_suffix("预算")?;
    if let Some(rest) = rest.strip_suffix("年初") {
        return Some((rest, Some(RateBase::Initial)));
    }
    Some(match strip_end(rest, "调整后|调整|变动") {
        Some(rest) => (rest, Some(RateBase::Adjusted)),
        None => (strip_end(rest, "年度|全年|年").unwrap_or(rest), None),
    })
}

/// What the words before a number make of it.
fn claim<'a>(
    words: &'a str,
    number: Decimal,
    unit: Option<MoneyUnit>,
    before: Option<Saying>,
    quote: &'a str,
) -> Option<Claim<'a>> {
    let mut whole = "";
    let told = strip_end(words, "了|约|为|达到|达").unwrap_or(words);
    let (saying, negative, rest) = if unit.is_some() {
        money(told)?
    } else if let (true, Some(Saying::Base(base))) = (words == "的", before) {
        (Saying::Rate(base), false, "")
    } else if let Some(rest) = strip_end(told, "负增长|下降|降低|减少|降幅|回落|减收|减支")
    {
        (Saying::Growth, true, rest)
    } else if let Some(rest) = strip_end(told, "增长|上升|增加|提高|增幅|增收|增支") {
        (Saying::Growth, false, rest)
    } else if let Some((rest, base)) = budget_behind(told) {
        let rest = strip_end(rest, "完成|占|为|达到|达|是").unwrap_or(rest);
        (Saying::Rate(base), false, rest)
    } else {
        let told = strip_end(told, "的比重|比重|的比例|比例|的|比").unwrap_or(told);
        let (rest, of) = cut(told, "占")?;
        whole = of;
        (Saying::Share, false, strip_end(rest, "所").unwrap_or(rest))
    };
    let (of, comparable) = bare(rest);
    let comparable = comparable || has(words, "剔除");
    let number = if negative {
        Decimal::ZERO.checked_sub(number)?
    } else {
        number
    };
    Some(Claim {
        saying,
        number,
        digit: digit(number.scale().into())?,
        unit,
        of,
        whole,
        comparable,
        quote,
    })
}

/// What is said of an amount of money, whether it is less, and the words that are left.
fn money(told: &str) -> Option<(Saying, bool, &str)> {
    if let Some(rest) = strip_end(told, "减收|减支|减少|下降|降低|少收|少支") {
        return Some((Saying::More, true, rest));
    }
    if let Some(rest) = strip_end(told, "增收|增支|增加|增长|多收|多支|上升") {
        return Some((Saying::More, false, rest));
    }
    if let Some((rest, base)) = budget_behind(told) {
        let result = |rest| strip_end(rest, "支出决算数|收入决算数|决算数|决算").unwrap_or(rest);
        if let Some(rest) = strip_end(rest, "大于|高于|多于|超过|超出|超") {
            return Some((Saying::Over(base), false, result(rest)));
        }
        if let Some(rest) = strip_end(rest, "小于|低于|少于") {
            return Some((Saying::Over(base), true, result(rest)));
        }
        let rest = strip_end(rest, "占|完成|为|较|比").unwrap_or(rest);
        return Some((Saying::Base(base), false, rest));
    }
    // 较2024年的, 上年决算数
    let (rest, _) = bare(told);
    let compared = told.starts_with(['较', '比', '与']) || has(told, "上年") || has(told, "去年");
    if compared && matches!(rest, "" | "决算" | "执行" | "预算") {
        return Some((Saying::Prior, false, ""));
    }
    if rest.is_empty() && told.is_empty() {
        return None;
    }
    let rest = strip_end(rest, "累计完成|完成|实现|决算|合计").unwrap_or(rest);
    Some((Saying::Amount, false, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, expected: Expect) {
        let show = |piece: Piece| match piece {
            Piece::Claim(claim) => {
                let unit = claim.unit.map_or("%", MoneyUnit::name);
                let comparable = if claim.comparable { " 可比" } else { "" };
                let (of, whole) = (claim.of, claim.whole);
                format!(
                    "{:?} {}{unit} [{of}] [{whole}]{comparable}\n",
                    claim.saying, claim.number
                )
            }
            Piece::Other(words) => format!("- {words}\n"),
            Piece::End => "。\n".into(),
        };
        expected.assert_eq(&read(text).into_iter().map(show).collect::<String>());
    }

    /// Sentences of published reports.
    #[test]
    fn sentences() {
        check(
            "完成年初预算100%，决算数大于预算数55.93万元，主要原因：2017年度62名职工工资调标。",
            expect![[r#"
                Rate(Some(Initial)) 100% [] []
                Over(None) 55.93万元 [] []
                - 主要原因
                - 62名职工工资调标
                。
            "#]],
        );
        check(
            "1-5月，全县完成财政总收入4348万元，占年初预算10065万元的43.2%，同比下降6.5%。其中：税收收入3511万元",
            expect![[r#"
                Amount 4348万元 [全县完成财政总收入] []
                Base(Some(Initial)) 10065万元 [] []
                Rate(Some(Initial)) 43.2% [] []
                Growth -6.5% [] []
                。
                Amount 3511万元 [税收收入] []
            "#]],
        );
        check(
            "比2017年增收12,423万元，增长10.59%；（同口径）完成30,161万元，按可比口径增长14.6%，增收4,376万元",
            expect![[r#"
                More 12423万元 [] []
                Growth 10.59% [] []
                Amount 30161万元 [] [] 可比
                Growth 14.6% [] [] 可比
                More 4376万元 [] [] 可比
            "#]],
        );
        check(
            "预算总额为1969万元，较2024年的2190万元减少221万元，下降10.1%；公务接待费242万元，较上年减少12万元",
            expect![[r#"
                Amount 1969万元 [预算总额] []
                Prior 2190万元 [] []
                More -221万元 [] []
                Growth -10.1% [] []
                Amount 242万元 [公务接待费] []
                More -12万元 [] []
            "#]],
        );
        check(
            "占调整预算100.93%，占一般公共预算收入的48.51%，税收占财政总收入的比重为53.79%，占比29.83%，税收占比92.02%",
            expect![[r#"
                Rate(Some(Adjusted)) 100.93% [] []
                Share 48.51% [] [一般公共预算收入]
                Share 53.79% [税收] [财政总收入]
                Share 29.83% [] []
                Share 92.02% [税收] []
            "#]],
        );
        check(
            "完成预算数257288万元的41.9%，快于序时进度3.4个百分点，较上年负增长1.21%，为调整预算数的100.66%",
            expect![[r#"
                Base(None) 257288万元 [] []
                Rate(None) 41.9% [] []
                Growth -1.21% [] []
                Rate(Some(Adjusted)) 100.66% [] []
            "#]],
        );
    }

    proptest! {
        #[test]
        fn anything(text in "[占比较完成年初预算数的大于增长下降0-9.,，。%万元亿 a]{0,40}|\\PC{0,40}") {
            for piece in read(&text) {
                if let Piece::Claim(claim) = piece {
                    prop_assert!(text.contains(claim.quote));
                }
            }
        }
    }
}

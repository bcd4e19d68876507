//! Which column means what. The names are data: one table, tried from the top; `*` stands for any characters.

use super::{RateBase, STAGES, Stage};
use crate::MoneyUnit;
use crate::text::{cut, has, parts};

/// What a column holds. The stages come first, in the order of [`STAGES`]; what can be taken twice comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Initial,
    Adjusted,
    Executed,
    Final,
    Prior,
    Rate,
    Yoy,
    Code,
    Name,
    Level,
    Kind,
    Note,
    Unit,
    /// 金额: which stage it is, only the title tells.
    Money,
    RateOfInitial,
    RateOfAdjusted,
    /// Known, and of no use here: 增减额, 为上年%.
    Other,
}

/// How many different columns a table can have.
pub(super) const FIELDS: usize = Field::Unit as usize + 1;

impl Field {
    /// The stage whose amounts the column holds.
    pub(super) fn stage(self) -> Option<Stage> {
        STAGES.get(self as usize).copied()
    }
}

/// Names of columns without blanks, punctuation, brackets and years, in lower case.
const NAMES: [(Field, &str); 18] = [
    (
        Field::Other,
        "*为上年*|*占上年*|*占比*|*比重*|*增减*额|*增减数|*增加额|*上年*预算*",
    ),
    (
        Field::Code,
        "*科目编码|*科目代码|*科目编号|*分类编码|编码|代码|code|subjectcode|itemcode|functioncode|accountcode|budgetcode|kmcode|kmbm|kmdm|bm|dm",
    ),
    (
        Field::Name,
        "*科目名称|*科目|*项目|*项目名称|名称|*功能分类|name|subject|subjectname|item|itemname|label|category|kmmc|xmmc|mc|km|xm",
    ),
    (
        Field::Level,
        "级次|级别|层级|科目级次|科目层级|level|lvl|depth|jc|kmjc",
    ),
    (Field::Kind, "kind|rowkind|rowtype|行类型"),
    (
        Field::RateOfAdjusted,
        "*为调整*|*占调整*|*完成调整*|*为变动*|*占变动*|*完成变动*|*调整*完成率|rateofadjusted|adjustedrate",
    ),
    (
        Field::RateOfInitial,
        "*为预算*|*占预算*|*完成预算*|*为年初*|*占年初*|*完成年初*|*预算完成率|rateofinitial|initialrate",
    ),
    (
        Field::Rate,
        "完成率*|执行率*|*完成比例|*完成百分比|*执行进度|*完成进度|%|rate|completionrate|executionrate|completion|progress|percent|wcl|wcbl|zxl|zxjd",
    ),
    (
        Field::Yoy,
        "*比上年*|*较上年*|*同比*|*增长率|*增减率|*增幅|*增长%|*增减%|*增长|yoy|growth*|change|changerate|yearonyear|tb|tbzj|tbzz|zzl|zjl",
    ),
    (
        Field::Prior,
        "*上年*决算*|*上年*执行*|*上年*完成*|*上年实绩|上年数|上年|去年*|prior*|lastyear*|previous*|snjs*|snzx*|sns",
    ),
    (
        Field::Adjusted,
        "*调整*预算*|*变动预算*|*预算调整数|调整后*|*调整数|adjusted*|revised*|tzys*|tzhys*|bdys*",
    ),
    (
        Field::Final,
        "*决算|*决算数*|*决算额|决算金额|final*|settlement|accounts|jss|js|jsje|juesuan*",
    ),
    (
        Field::Executed,
        "*执行|*执行数*|*累计执行*|*完成数*|*累计完成*|实际支出|实际收入|累计支出|累计收入|*累计数|executed*|execution*|actual*|spent|ytd|zxs*|ljzx*|wcs*|ljs",
    ),
    (
        Field::Initial,
        "*年初预算*|*预算数*|*预算|预算金额|预算额|预算安排*|initial*|budget|budgetamount|approved*|originalbudget|ncys*|yss|ysje|ys",
    ),
    (Field::Money, "金额|数额|amount|value|money|je"),
    (
        Field::Note,
        "备注*|*说明|*原因|note|notes|remark|remarks|memo|comment|bz",
    ),
    (Field::Unit, "单位|金额单位|计量单位|unit|moneyunit|dw|jldw"),
    // Below the rates: 完成 alone is an amount.
    (Field::Executed, "完成|本年完成|实绩"),
];

/// A heading that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    pub field: Field,
    /// What the rates of this column are measured against, when the heading says so.
    pub base: Option<RateBase>,
    /// `（万元）` in the heading.
    pub unit: Option<MoneyUnit>,
    /// `2018年` in the heading.
    pub year: Option<u16>,
}

impl Heading {
    /// Understands the heading of a column; `None` when it is unknown.
    pub(super) fn read(text: &str) -> Option<Self> {
        let plain = Plain::of(text);
        let (field, _) = NAMES.iter().find(|(_, names)| one_of(names, &plain.name))?;
        let (field, base) = match field {
            // 比上年增减（万元） is an amount that changed, not a rate.
            Field::Rate | Field::RateOfInitial | Field::RateOfAdjusted | Field::Yoy
                if plain.unit.is_some() =>
            {
                (Field::Other, None)
            }
            Field::RateOfInitial => (Field::Rate, Some(RateBase::Initial)),
            Field::RateOfAdjusted => (Field::Rate, Some(RateBase::Adjusted)),
            field => (*field, None),
        };
        Some(Self {
            field,
            base,
            unit: plain.unit,
            year: plain.year,
        })
    }
}

/// 同口径, 可比口径 or 自然口径 in the heading of a change.
pub(super) fn basis_in(heading: &str) -> Option<&'static str> {
    ["同口径", "可比口径", "自然口径"]
        .into_iter()
        .find(|basis| has(heading, basis))
}

/// Whether `name` (already plain) is among the `|`-separated `names`.
pub(super) fn one_of(names: &str, name: &str) -> bool {
    !name.is_empty() && parts(names, b'|').any(|pattern| fits(pattern, name))
}

fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = parts(pattern, b'*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        if let Some(middle) = last.replace(part) {
            match cut(rest, middle) {
                Some((_, after)) => rest = after,
                None => return false,
            }
        }
    }
    last.map_or(rest.is_empty(), |end| rest.ends_with(end))
}

/// A key or heading without what does not name it.
pub(super) struct Plain {
    pub name: String,
    unit: Option<MoneyUnit>,
    year: Option<u16>,
}

impl Plain {
    pub(super) fn of(text: &str) -> Self {
        let mut name = String::new();
        let mut unit = None;
        let mut bracket: Option<String> = None;
        for c in text.chars() {
            match (c, &mut bracket) {
                ('(' | '（' | '[' | '〔' | '【', None) => bracket = Some(String::new()),
                (')' | '）' | ']' | '〕' | '】', Some(inner)) => {
                    unit = unit.or_else(|| MoneyUnit::parse(inner));
                    if matches!(inner.as_str(), "%" | "％") && !name.ends_with('%') {
                        name.push('%');
                    }
                    bracket = None;
                }
                (c, Some(inner)) => inner.push(c),
                ('％', None) => name.push('%'),
                ('_' | '-' | '.' | ':' | '：' | '、' | '/' | '*' | '#' | '\u{feff}', None) => {}
                (c, None) if c.is_whitespace() => {}
                (c, None) => name.push(c.to_ascii_lowercase()),
            }
        }
        let year = super::words::year_in(&name);
        if let Some((before, after)) = cut(&name, "年")
            && year.is_some()
            && before.len() == 4
        {
            name = after.strip_prefix('度').unwrap_or(after).into();
        }
        Self { name, unit, year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    /// Headings on lines, with what they are understood to be.
    fn check(headings: &str, expected: Expect) {
        let show = |text: &str| match Heading::read(text) {
            None => format!("{text}: -\n"),
            Some(h) => {
                let unit = h.unit.map(|u| format!(" {}", u.name())).unwrap_or_default();
                let year = h.year.map(|y| format!(" {y}")).unwrap_or_default();
                let base = h.base.map(|b| format!(" {}", b.name())).unwrap_or_default();
                let basis = basis_in(text).map(|b| format!(" {b}")).unwrap_or_default();
                format!("{text}: {:?}{base}{unit}{year}{basis}\n", h.field)
            }
        };
        expected.assert_eq(&headings.split('|').map(show).collect::<String>());
    }

    #[test]
    fn chinese() {
        check(
            "科目编码|功能分类科目编码|科目名称|项 目|预算科目|支出功能分类科目名称|年初预算数|2018年预算数（万元）|调整预算数|\
             变动预算数|调整后预算数|执行数|累计执行数|决算数|2018年度 支出决算（单位：万元）|上年决算数|上年执行数|上年预算数|\
             完成率|完成率（%）|决算数为调整预算数的%|决算数为预算数的％|完成年初预算（%）|占调整预算%|为上年决算数的%|\
             比上年增减%|比上年增减（万元）|比上年增减额|同比（同口径）|增长率|级次|备注|单位|序号|金额|完成数|预算单位|教育",
            expect![[r#"
                科目编码: Code
                功能分类科目编码: Code
                科目名称: Name
                项 目: Name
                预算科目: Name
                支出功能分类科目名称: Name
                年初预算数: Initial
                2018年预算数（万元）: Initial 万元 2018
                调整预算数: Adjusted
                变动预算数: Adjusted
                调整后预算数: Adjusted
                执行数: Executed
                累计执行数: Executed
                决算数: Final
                2018年度 支出决算（单位：万元）: Final 万元 2018
                上年决算数: Prior
                上年执行数: Prior
                上年预算数: Other
                完成率: Rate
                完成率（%）: Rate
                决算数为调整预算数的%: Rate 调整预算
                决算数为预算数的％: Rate 年初预算
                完成年初预算（%）: Rate 年初预算
                占调整预算%: Rate 调整预算
                为上年决算数的%: Other
                比上年增减%: Yoy
                比上年增减（万元）: Other 万元
                比上年增减额: Other
                同比（同口径）: Yoy 同口径
                增长率: Yoy
                级次: Level
                备注: Note
                单位: Unit
                序号: -
                金额: Money
                完成数: Executed
                预算单位: -
                教育: -
            "#]],
        );
    }

    #[test]
    fn keys() {
        check(
            "code|KMBM|kmmc|subject_name|level|initial|ncys|budgetAmount|adjusted|tzyss|executed|final|finalAmount|jss|\
             prior|last_year|rate|wcl|yoy|tb|note|unit|kind|amount|foo",
            expect![[r#"
                code: Code
                KMBM: Code
                kmmc: Name
                subject_name: Name
                level: Level
                initial: Initial
                ncys: Initial
                budgetAmount: Initial
                adjusted: Adjusted
                tzyss: Adjusted
                executed: Executed
                final: Final
                finalAmount: Final
                jss: Final
                prior: Prior
                last_year: Prior
                rate: Rate
                wcl: Rate
                yoy: Yoy
                tb: Yoy
                note: Note
                unit: Unit
                kind: Kind
                amount: Money
                foo: -
            "#]],
        );
    }

    #[test]
    fn patterns() {
        assert!(fits("a*", "a") && fits("*a", "ba") && fits("*a*b*", "xaybz") && fits("a*a", "aa"));
        assert!(
            !fits("a", "ab") && !fits("a*a", "a") && !fits("*a*b*", "ba") && !fits("a*b", "abc")
        );
    }
}

//! What a table classifies its money by: from the words of its title, the codes and the names of its lines.
//!
//! **Rule:** reading never comes here. A title is believed before codes, codes before names, and what none of them tells is
//! unstated.

use super::level::numbering;
use super::{Book, Line, LineKind, Side, Table};
use crate::text::{has, parts, whole};

/// What a table classifies its money by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TableKind {
    /// Nothing tells.
    #[default]
    Unstated,
    /// 收入分类: 101 税收收入, 103 非税收入, 105 债务收入, 110 转移性收入.
    Revenue,
    /// 支出功能分类: 201–233.
    Function,
    /// 政府预算支出经济分类: 501–599.
    Economic,
    /// 部门预算支出经济分类: 301–399.
    Department,
    /// The offices that spend: 县教育局, 县公安局.
    Office,
    /// 转移支付, to regions or by project.
    Transfer,
    /// 政府债务: 限额, 余额, 新增, 再融资, 还本, 付息.
    Debt,
    /// “三公”经费.
    ThreePublic,
    /// Both sides in one table: 收入支出决算总表, 收支平衡表.
    Summary,
}

impl TableKind {
    /// The name on screen; empty for [`TableKind::Unstated`].
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unstated => "",
            Self::Revenue => "收入分类",
            Self::Function => "支出功能分类",
            Self::Economic => "政府预算支出经济分类",
            Self::Department => "部门预算支出经济分类",
            Self::Office => "预算部门",
            Self::Transfer => "转移支付",
            Self::Debt => "政府债务",
            Self::ThreePublic => "“三公”经费",
            Self::Summary => "收支总表",
        }
    }
}

/// One of the thirteen tables of a department's 决算, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DepartmentTable {
    /// 1 收入支出决算总表
    Summary = 1,
    /// 2 收入决算表
    Revenue,
    /// 3 支出决算表
    Expenditure,
    /// 4 财政拨款收入支出决算总表
    AppropriationSummary,
    /// 5 财政拨款支出决算明细表
    AppropriationDetail,
    /// 6 一般公共预算财政拨款支出决算表
    General,
    /// 7 一般公共预算财政拨款支出决算明细表
    GeneralDetail,
    /// 8 一般公共预算财政拨款基本支出决算明细表
    GeneralBasic,
    /// 9 一般公共预算财政拨款项目支出决算表
    GeneralProjects,
    /// 10 政府性基金预算财政拨款收入支出决算表
    Funds,
    /// 11 国有资本经营预算财政拨款收入支出决算表
    StateCapital,
    /// 12 国有资本经营预算财政拨款支出决算表
    StateCapitalExpenditure,
    /// 13 财政拨款“三公”经费支出决算表
    ThreePublic,
}

impl DepartmentTable {
    /// All thirteen.
    pub const ALL: [Self; 13] = [
        Self::Summary,
        Self::Revenue,
        Self::Expenditure,
        Self::AppropriationSummary,
        Self::AppropriationDetail,
        Self::General,
        Self::GeneralDetail,
        Self::GeneralBasic,
        Self::GeneralProjects,
        Self::Funds,
        Self::StateCapital,
        Self::StateCapitalExpenditure,
        Self::ThreePublic,
    ];

    /// Its place among the thirteen, from 1 on.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The name in full.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "收入支出决算总表",
            Self::Revenue => "收入决算表",
            Self::Expenditure => "支出决算表",
            Self::AppropriationSummary => "财政拨款收入支出决算总表",
            Self::AppropriationDetail => "财政拨款支出决算明细表",
            Self::General => "一般公共预算财政拨款支出决算表",
            Self::GeneralDetail => "一般公共预算财政拨款支出决算明细表",
            Self::GeneralBasic => "一般公共预算财政拨款基本支出决算明细表",
            Self::GeneralProjects => "一般公共预算财政拨款项目支出决算表",
            Self::Funds => "政府性基金预算财政拨款收入支出决算表",
            Self::StateCapital => "国有资本经营预算财政拨款收入支出决算表",
            Self::StateCapitalExpenditure => "国有资本经营预算财政拨款支出决算表",
            Self::ThreePublic => "财政拨款“三公”经费支出决算表",
        }
    }

    /// Which of the thirteen a title names. `None` for a table of a government: 一般公共预算支出决算表 without 财政拨款, and
    /// whatever says whose money it is (全市, 本级).
    ///
    /// ```
    /// use mingbai_data::budget::DepartmentTable;
    /// let found = DepartmentTable::of("公开08表 一般公共预算财政拨款基本支出决算明细表");
    /// assert_eq!(found.map(DepartmentTable::number), Some(8));
    /// assert_eq!(DepartmentTable::of("2018年市级一般公共预算支出决算表"), None);
    /// ```
    #[must_use]
    pub fn of(title: &str) -> Option<Self> {
        let title = plain(title);
        let is = |word: &str| has(&title, word);
        if !is("决算") || super::words::scope_in(&title).is_some() {
            return None;
        }
        let both = is("收入支出") || is("收支");
        if is("三公") {
            return Some(Self::ThreePublic);
        }
        if is("财政拨款") {
            return match () {
                () if is("国有资本") && both => Some(Self::StateCapital),
                () if is("国有资本") => Some(Self::StateCapitalExpenditure),
                () if is("政府性基金") => Some(Self::Funds),
                () if is("项目支出") => Some(Self::GeneralProjects),
                () if is("基本支出") => Some(Self::GeneralBasic),
                () if is("一般公共预算") && is("明细") => Some(Self::GeneralDetail),
                () if is("一般公共预算") => Some(Self::General),
                () if is("明细") => Some(Self::AppropriationDetail),
                () if both => Some(Self::AppropriationSummary),
                () => None,
            };
        }
        if Book::parse(&title).is_some() {
            return None;
        }
        match () {
            () if both && is("总表") => Some(Self::Summary),
            () if both => None,
            () if is("收入决算表") => Some(Self::Revenue),
            () if is("支出决算表") => Some(Self::Expenditure),
            () => None,
        }
    }

    /// What such a table classifies its money by.
    #[must_use]
    pub fn kind(self) -> TableKind {
        match self {
            Self::Summary | Self::AppropriationSummary | Self::StateCapital => TableKind::Summary,
            Self::Revenue => TableKind::Revenue,
            Self::Expenditure
            | Self::General
            | Self::GeneralProjects
            | Self::Funds
            | Self::StateCapitalExpenditure => TableKind::Function,
            Self::AppropriationDetail | Self::GeneralDetail | Self::GeneralBasic => {
                TableKind::Department
            }
            Self::ThreePublic => TableKind::ThreePublic,
        }
    }
}

/// Words of a title, the most telling first. 经济分类 alone and 明细 leave it to the codes.
const TITLES: [(TableKind, &str); 7] = [
    (TableKind::ThreePublic, "三公"),
    (
        TableKind::Debt,
        "债务限额|债务余额|债务发行|债务还本|债务付息|债券发行|债券还本|债券资金|政府债务|政府一般债务|政府专项债务|地方债",
    ),
    (
        TableKind::Transfer,
        "转移支付|税收返还|对下补助|补助市县|补助县区|补助下级",
    ),
    (
        TableKind::Department,
        "部门预算支出经济|部门预算经济|部门经济",
    ),
    (
        TableKind::Economic,
        "政府预算支出经济|政府预算经济|政府经济",
    ),
    (TableKind::Office, "分部门|按部门|各部门|部门汇总"),
    (
        TableKind::Summary,
        "收入支出决算总表|收入支出预算总表|收入支出总表|收支决算总表|收支预算总表|收支总表|收支平衡|平衡表",
    ),
];

/// Names of 类 as they begin, without 支出. Older names stand beside the present ones.
const NAMES: [(TableKind, &str); 4] = [
    (TableKind::ThreePublic, "因公出国|公务接待|公务用车"),
    (
        TableKind::Economic,
        "机关工资福利|机关商品和服务|机关资本性|对事业单位经常性补助|对事业单位资本性补助",
    ),
    (
        TableKind::Department,
        "工资福利|商品和服务|对个人和家庭|资本性支出",
    ),
    (
        TableKind::Function,
        "一般公共服务|外交支出|国防支出|公共安全|教育支出|科学技术|文化旅游|文化体育|社会保障和就业|卫生健康|医疗卫生|节能环保|城乡社区|农林水|交通运输|资源勘探|商业服务业|金融支出|援助其他|自然资源|国土海洋|住房保障|粮油物资|灾害防治",
    ),
];

/// What a department is called by its last character: with the number of a 类 it is none.
const OFFICES: &str = "局|委|办|厅|院|府|会|校|站|所|队|室|部|心|馆|园";

impl Table {
    /// What the table classifies its money by: the words of its title, then the codes of its lines (功能分类 2xx, 政府经济
    /// 5xx, 部门经济 3xx, 收入 1xx), then their names.
    #[must_use]
    pub fn kind(&self) -> TableKind {
        let title = plain(self.title.as_deref().unwrap_or_default());
        let named = TITLES
            .iter()
            .find(|(_, words)| parts(words, b'|').any(|word| has(&title, word)));
        if let Some((kind, _)) = named {
            return *kind;
        }
        if let Some(kind) = self.kind_of_codes().or_else(|| self.kind_of_names()) {
            return kind;
        }
        if has(&title, "功能") {
            return TableKind::Function;
        }
        let table = self.department_table().map(DepartmentTable::kind);
        match table {
            Some(kind) => kind,
            None if self.side == Side::Revenue => TableKind::Revenue,
            None => TableKind::Unstated,
        }
    }

    /// Which of the thirteen tables of a department's 决算 this is, by its title.
    #[must_use]
    pub fn department_table(&self) -> Option<DepartmentTable> {
        let found = DepartmentTable::of(self.title.as_deref()?)?;
        // Without 财政拨款 it is a government's where a book is stated.
        let plain = matches!(
            found,
            DepartmentTable::Summary | DepartmentTable::Revenue | DepartmentTable::Expenditure
        );
        (!plain || self.book == Book::Unstated).then_some(found)
    }

    /// The classification that more than half of the codes belong to.
    fn kind_of_codes(&self) -> Option<TableKind> {
        let coded = self.lines.iter().filter(|line| line.code.is_some());
        let kinds: Vec<_> = coded.map(kind_of_code).collect();
        let most = |kind: &TableKind| {
            let found = kinds.iter().filter(|own| *own == &Some(*kind)).count();
            found.saturating_mul(2) > kinds.len()
        };
        [
            TableKind::Revenue,
            TableKind::Function,
            TableKind::Economic,
            TableKind::Department,
        ]
        .into_iter()
        .find(most)
    }

    /// The classification that at least two names belong to.
    fn kind_of_names(&self) -> Option<TableKind> {
        let begins = |words: &str| {
            let named = |word: &str| {
                let mut lines = self.lines.iter();
                lines.any(|line| bare(&line.name).starts_with(word))
            };
            parts(words, b'|').filter(|word| named(word)).count() >= 2
        };
        let found = NAMES.iter().find(|(_, words)| begins(words));
        let found = found.map(|(kind, _)| *kind);
        let offices = || {
            let mut tops = self
                .lines
                .iter()
                .filter(|line| line.kind == LineKind::Item && line.parent.is_none());
            // 医院 and 学校 among them are offices too; a single other name makes it another table.
            self.children(None).len() > 2 && tops.all(|line| is_office(&line.name))
        };
        let found = found.or_else(|| offices().then_some(TableKind::Office));
        found.or_else(|| {
            let debt = |word| {
                self.lines.iter().any(|line| {
                    line.kind != LineKind::Total && has(&line.name, "债") && has(&line.name, word)
                })
            };
            (debt("限额") && debt("余额")).then_some(TableKind::Debt)
        })
    }
}

/// The classification that the code of a line is of: 类 3, 款 5, 项 7, 目 9 digits.
fn kind_of_code(line: &Line) -> Option<TableKind> {
    let code = line.code.as_deref()?;
    if is_office(&line.name) || !matches!(code.len(), 3 | 5 | 7 | 9) {
        return None;
    }
    whole(code)?;
    match whole(code.get(..3)?)? {
        101..=110 => Some(TableKind::Revenue),
        201..=233 => Some(TableKind::Function),
        301..=399 => Some(TableKind::Department),
        501..=599 => Some(TableKind::Economic),
        _ => None,
    }
}

/// Whether a name is that of an office.
fn is_office(name: &str) -> bool {
    parts(OFFICES, b'|').any(|word| name.ends_with(word))
}

/// A name without its numbering, 其中 and the blanks before it.
pub(super) fn bare(name: &str) -> &str {
    let mut rest = name;
    // （一）其中：1.税收收入
    for _ in 0..3 {
        let before = rest;
        rest = rest.get(numbering(rest).1..).unwrap_or_default();
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':'));
        rest = rest.strip_prefix("其中").unwrap_or(rest);
        if rest == before {
            break;
        }
    }
    rest
}

/// A title without blanks.
pub(super) fn plain(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace()).collect()
}

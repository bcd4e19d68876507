//! Consultations as they were published. Nothing here is computed by us.

use crate::Value;
use crate::date::Dated;
use crate::papers::Papers;

/// What one source publishes: one consultation, or some.
pub type Consultations = Papers<Consultation>;

/// One consultation. A text that is not there was not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// Which row of the source it is.
    pub row: usize,
    /// Its number in the source.
    pub id: Option<Box<str>>,
    /// 标题
    pub title: Box<str>,
    /// 征集单位
    pub publisher: Option<Box<str>>,
    /// 发布日期
    pub published: Dated,
    /// The first day on which opinions, answers or applications are taken.
    pub start: Dated,
    /// The last day, which counts; to the minute where one is printed.
    pub end: Dated,
    /// 状态 as published.
    pub status: Option<Box<str>>,
    /// What it is about, in short.
    pub summary: Option<Box<str>>,
    /// 联系方式 of the office.
    pub contact: Option<Box<str>>,
    /// Its page.
    pub url: Option<Box<str>>,
    /// Whether it is said to be of weight: a 重大行政决策, a 特别重大 or 重大 event. `None` where nothing is said.
    pub major: Option<bool>,
    /// What only its kind has.
    pub detail: Detail,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 征求意见
    Draft,
    /// 调查征集
    Survey,
    /// 代表列席
    Meeting,
    /// 舆情回应
    Response,
    /// 建议提案
    Proposal,
}

/// What only one kind has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// 征求意见
    Draft(Box<Draft>),
    /// 调查征集
    Survey(Box<Survey>),
    /// 代表列席
    Meeting(Box<Meeting>),
    /// 舆情回应
    Response(Box<Response>),
    /// 建议提案
    Proposal(Box<Proposal>),
}

/// 征求意见: a draft, and what became of what was said. Numbers are of opinions, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// 草案
    pub draft: Option<Link>,
    /// 起草说明
    pub explanation: Option<Link>,
    /// 提出意见的方式
    pub channels: Vec<Channel>,
    /// Why there is less time than usual (重大行政决策程序暂行条例第十五条).
    pub short_reason: Option<Box<str>>,
    /// 收到
    pub received: Value,
    /// 采纳
    pub adopted: Value,
    /// 部分采纳
    pub partly: Value,
    /// 未采纳
    pub rejected: Value,
    /// Why those that were not adopted were not.
    pub reason: Option<Box<str>>,
    /// Opinions that say the same, put together.
    pub groups: Vec<Opinion>,
    /// What became of them, in words.
    pub feedback: Option<Box<str>>,
    /// When that was published.
    pub feedback_at: Dated,
    /// Its page.
    pub feedback_url: Option<Box<str>>,
}

/// A document with its address where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is called; none where only its address was published.
    pub title: Option<Box<str>>,
    /// Its address; a link only through the one link component.
    pub url: Option<Box<str>>,
}

/// A way to say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// 信函, 邮箱, 电话, 网上; none of one that is a text alone.
    pub kind: Option<Box<str>>,
    /// Where to.
    pub address: Option<Box<str>>,
    /// What to write on it.
    pub note: Option<Box<str>>,
}

/// Opinions that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// What they say.
    pub opinion: Box<str>,
    /// How many there are.
    pub count: Value,
    /// They are said to be 相对集中.
    pub concentrated: bool,
    /// What was decided, as published.
    pub printed: Option<Box<str>>,
    /// What that is.
    pub decision: Option<Decision>,
    /// Why.
    pub reason: Option<Box<str>>,
}

/// What was decided on an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// 采纳
    Adopted,
    /// 部分采纳
    Partly,
    /// 不予采纳
    Rejected,
}

/// 调查征集的结果
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// 有效问卷, whole.
    pub n_valid: Value,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// 结果运用
    pub use_of_result: Option<Box<str>>,
}

/// A question of a survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What was asked.
    pub text: Box<str>,
    /// Whether several answers could be given. `None` where nothing is said: then nothing is summed.
    pub multiple: Option<bool>,
    /// How many answered it, whole.
    pub n: Value,
    /// What could be chosen, in order.
    pub options: Vec<Choice>,
}

/// What could be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// 选项
    pub label: Box<str>,
    /// How many chose it, whole.
    pub n: Value,
    /// Their part in per cent, as published.
    pub pct: Value,
}

/// 代表列席
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// 会议
    pub meeting: Option<Box<str>>,
    /// 议题
    pub topic: Option<Box<str>>,
    /// When it is, to the minute.
    pub date: Dated,
    /// Where.
    pub place: Option<Box<str>>,
    /// 名额, whole.
    pub seats: Value,
    /// 报名方式
    pub apply: Option<Box<str>>,
    /// Where one applies on the net.
    pub apply_url: Option<Box<str>>,
    /// Who sat in, as published.
    pub attendees: Vec<Box<str>>,
    /// What they said.
    pub opinions: Vec<Remark>,
}

/// What a representative said, and the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Who, as published.
    pub by: Option<Box<str>>,
    /// What.
    pub opinion: Box<str>,
    /// The answer.
    pub response: Option<Box<str>>,
}

/// 舆情回应 (讲清楚问题成因、解决方案和制约因素). Times are to the minute where they were printed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// 事件发生
    pub event: Dated,
    /// 首次回应
    pub first: Dated,
    /// 成因
    pub cause: Option<Box<str>>,
    /// 解决方案
    pub plan: Option<Box<str>>,
    /// 制约因素
    pub constraints: Option<Box<str>>,
    /// 下次更新
    pub next: Dated,
}

/// 建议提案 and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// 编号
    pub no: Option<Box<str>>,
    /// 建议 or 提案, as published.
    pub form: Option<Box<str>>,
    /// Who made it, as published.
    pub proposer: Option<Box<str>>,
    /// 主办单位
    pub lead: Option<Box<str>>,
    /// 会办单位
    pub co: Vec<Box<str>>,
    /// 办理类别, as published: A, B, C.
    pub class: Option<Box<str>>,
    /// 交办日期
    pub received: Dated,
    /// 答复日期
    pub replied: Dated,
    /// 答复全文
    pub reply: Option<Box<str>>,
    /// Whether the answer is public. `None` where nothing is said.
    pub public: Option<bool>,
    /// Why it is not.
    pub private_reason: Option<Box<str>>,
}

impl Kind {
    /// The word on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "征求意见",
            Self::Survey => "调查征集",
            Self::Meeting => "代表列席",
            Self::Response => "舆情回应",
            Self::Proposal => "建议提案",
        }
    }
}

impl Detail {
    /// Which kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Draft(_) => Kind::Draft,
            Self::Survey(_) => Kind::Survey,
            Self::Meeting(_) => Kind::Meeting,
            Self::Response(_) => Kind::Response,
            Self::Proposal(_) => Kind::Proposal,
        }
    }
}

impl Decision {
    /// The word on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Adopted => "采纳",
            Self::Partly => "部分采纳",
            Self::Rejected => "未采纳",
        }
    }
}

impl Proposal {
    /// What its class means in most places; classes differ by place ([`super::CLASSES_DIFFER`]).
    #[must_use]
    pub fn meaning(&self) -> Option<&'static str> {
        let class = crate::fold::key(self.class.as_deref()?);
        Some(match class.strip_suffix('类').unwrap_or(&class) {
            "a" => "已解决或基本解决",
            "b" => "列入计划解决",
            "c" => "留作参考",
            _ => return None,
        })
    }
}

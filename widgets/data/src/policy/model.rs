//! A policy as it was published. Nothing here is computed by us.

use super::SelfCheck;
use crate::date::Dated;
use crate::papers::Papers;

/// What one source publishes: one policy, or some.
pub type Policies = Papers<Policy>;

/// One policy. A text that is not there was not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Which row of the source it is.
    pub row: usize,
    /// Its number in the source.
    pub id: Option<Box<str>>,
    /// 标题
    pub title: Box<str>,
    /// 文号
    pub doc_no: Option<Box<str>>,
    /// 索引号
    pub index_no: Option<Box<str>>,
    /// 制发机关
    pub publisher: Option<Box<str>>,
    /// 文种: 行政规范性文件, 通知, 方案
    pub genre: Option<Box<str>>,
    /// 签发日期: when the head of the authority signed it.
    pub signed: Dated,
    /// 成文日期, 落款日期: what is printed under it.
    pub dated: Dated,
    /// 公布日期
    pub published: Dated,
    /// 施行日期
    pub effective: Dated,
    /// 失效日期, 有效期至: the last day on which it holds.
    pub expires: Dated,
    /// Working days from the signing to the publication, and from the approval of a change to its own, where a rule of the
    /// publisher's gives other than the law.
    pub within: [Option<u32>; 2],
    /// That rule.
    pub rule: Option<Box<str>>,
    /// 有效性 as published.
    pub status: Option<Box<str>>,
    /// What it is, in one sentence.
    pub summary: Option<Box<str>>,
    /// 涉及范围, 适用对象
    pub covered: Option<Box<str>>,
    /// How much, in words.
    pub amount: Option<Box<str>>,
    /// 申报、办理的起止
    pub apply_from: Dated,
    /// Its last day.
    pub apply_to: Dated,
    /// 办理地点
    pub place: Option<Box<str>>,
    /// 联系电话; never masked.
    pub phone: Option<Box<str>>,
    /// 办理时间
    pub hours: Option<Box<str>>,
    /// 网上办理
    pub apply_url: Option<Box<str>>,
    /// 办理时限
    pub takes: Option<Box<str>>,
    /// 收费
    pub fee: Option<Box<str>>,
    /// 主要内容
    pub points: Vec<Box<str>>,
    /// 执行标准
    pub standards: Vec<Standard>,
    /// 办理流程
    pub steps: Vec<Box<str>>,
    /// 办理材料
    pub materials: Vec<Material>,
    /// 问答
    pub faq: Vec<QuestionAnswer>,
    /// 案例
    pub cases: Vec<Case>,
    /// 政策背景
    pub background: Option<Box<str>>,
    /// 制定依据
    pub basis: Vec<Link>,
    /// 重点任务
    pub tasks: Vec<Box<str>>,
    /// 后续工作考虑
    pub next_steps: Option<Box<str>>,
    /// 第一解读人
    pub interpreter: Option<Interpreter>,
    /// 原文
    pub url: Option<Box<str>>,
    /// 附件
    pub attachments: Vec<Attachment>,
    /// 相关政策
    pub related: Vec<Link>,
    /// 其他形式的解读: 图解, 视频, 发布会, 访谈
    pub forms: Vec<Link>,
    /// 变更
    pub changes: Vec<Change>,
    /// Whether somebody is covered.
    pub conditions: Option<SelfCheck>,
    /// 正文, as the editor of the site has it: HTML or text.
    pub body: Option<Box<str>>,
}

/// A document, a page, a law that is named, with its address where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub title: Box<str>,
    /// Its address; a link only through the one link component.
    pub url: Option<Box<str>>,
    /// What it is (图解, 视频), or which policy of this source (its `id`).
    pub kind: Option<Box<str>>,
}

/// One line of the standard by which it is carried out. A figure stays as it is printed, with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Of what, or for whom.
    pub item: Box<str>,
    /// How much.
    pub amount: Option<Box<str>>,
    /// In which unit: 元/人·月.
    pub unit: Option<Box<str>>,
    /// Remarks.
    pub note: Option<Box<str>>,
}

/// Something to bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// What.
    pub name: Box<str>,
    /// 原件, 复印件, 电子件
    pub form: Option<Box<str>>,
    /// 份数
    pub copies: Option<Box<str>>,
    /// 来源渠道: who issues it.
    pub source: Option<Box<str>>,
    /// Whether it must be brought. `None` where nothing is said.
    pub needed: Option<bool>,
}

/// A question that is asked often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionAnswer {
    /// 问
    pub question: Box<str>,
    /// 答
    pub answer: Box<str>,
}

/// A case with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What it is called.
    pub title: Option<Box<str>>,
    /// What happens in it.
    pub text: Box<str>,
}

/// 第一解读人: by name and post, in his office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    /// Name; that of an office holder is not masked.
    pub name: Box<str>,
    /// Post.
    pub post: Option<Box<str>>,
    /// When it was explained.
    pub date: Dated,
}

/// A file that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called.
    pub title: Box<str>,
    /// Its address.
    pub url: Option<Box<str>>,
    /// PDF, DOCX.
    pub format: Option<Box<str>>,
    /// 1.2 MB, as printed.
    pub size: Option<Box<str>>,
}

/// A change of what it says, or of how a service is done: due 1 working day after it was approved
/// (自府办发〔2018〕44号 一（五）).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is changed.
    pub what: Option<Box<str>>,
    /// What it was.
    pub before: Option<Box<str>>,
    /// What it is.
    pub after: Option<Box<str>>,
    /// 审批完成
    pub approved: Dated,
    /// 公布
    pub published: Dated,
    /// 实施
    pub effective: Dated,
}

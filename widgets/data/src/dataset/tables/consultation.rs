//! The fields of consultations: drafts, surveys, meetings, responses, proposals. Those that only the widget reads are there with
//! its feature.

use super::{DATE, Field, INDEX, LIST, TEXT, told};

pub(super) static CONSULTATION: &[Field] = fields! {
    may "id" "编号" TEXT "源中的编号" "";
    must "title" "标题" TEXT "征集的标题" "名称|征集主题|主题";
    #[cfg(feature = "policy")]
    may "kind" "种类" TEXT "征求意见 draft、调查征集 survey、代表列席 meeting、舆情回应 response、建议提案 proposal；没有写明的是征求意见" "征集种类";
    may "publisher" "征集单位" TEXT "征集意见的机关" "发布机构|发布单位|主办单位|征集部门";
    may "published_at" "发布日期" DATE "公开的日期" "发布时间";
    may "start" "开始日期" DATE "征集的第一天" "开始时间|征集开始时间";
    may "end" "截止日期" DATE "征集的最后一天" "结束时间|截止时间|征集结束时间|结束日期";
    may "status" "状态" TEXT "按公布的状态" "征集状态";
    may "channels" "提出方式" LIST "信函、邮箱、电话、网上" "反馈方式|参与方式";
    #[cfg(feature = "policy")]
    may "major" "是否重大" TEXT "重大行政决策，或特别重大、重大突发事件：是、否" "是否重大行政决策|是否重大突发事件";
    #[cfg(feature = "policy")]
    may "short_reason" "缩短期限的说明" TEXT "征求意见少于 30 日的说明" "缩短期限理由";
    #[cfg(feature = "policy")]
    may "summary" "摘要" TEXT "摘要" "简介|内容概述";
    #[cfg(feature = "policy")]
    may "draft" "草案名称" TEXT "征求意见稿的名称" "征求意见稿名称";
    may "draft_url" "草案" TEXT "征求意见稿的网页" "征求意见稿|草案链接";
    #[cfg(feature = "policy")]
    may "explanation" "说明名称" TEXT "起草说明的名称" "";
    may "explanation_url" "说明" TEXT "起草说明的网页" "起草说明";
    may "received" "收到意见" INDEX "收到意见的条数" "意见数|收到意见数|意见总数";
    may "adopted" "采纳" INDEX "采纳的条数" "采纳数|采纳意见数";
    may "partly" "部分采纳" INDEX "部分采纳的条数" "部分采纳数";
    may "rejected" "未采纳" INDEX "未采纳的条数" "未采纳数|不予采纳";
    may "reason" "未采纳理由" TEXT "相对集中的意见未采纳的理由" "不采纳理由|理由";
    #[cfg(feature = "policy")]
    may "groups" "意见归类" LIST "同样的意见归在一起：意见 opinion、条数 count、相对集中 concentrated、处理 decision、理由 reason" "";
    #[cfg(feature = "policy")]
    may "feedback" "反馈情况" TEXT "用文字写的反馈" "意见反馈|采纳情况|反馈内容";
    #[cfg(feature = "policy")]
    may "feedback_at" "反馈日期" DATE "公布反馈的日期" "反馈时间";
    may "feedback_url" "反馈" TEXT "结果反馈的网页" "结果反馈|反馈链接";
    #[cfg(feature = "policy")]
    may "n_valid" "有效问卷" INDEX "有效问卷的份数" "有效问卷数|有效样本|有效样本数|有效票数";
    #[cfg(feature = "policy")]
    may "questions" "题目" LIST "调查的题目：题目 text、单选 single 或多选 multiple kind、作答人数 n、选项 options（选项 label、人数 n、比例 pct，%）" "";
    #[cfg(feature = "policy")]
    may "use_of_result" "结果运用" TEXT "调查结果怎样运用" "结果应用";
    #[cfg(feature = "policy")]
    may "meeting" "会议" TEXT "会议的名称" "会议名称";
    #[cfg(feature = "policy")]
    may "topic" "议题" TEXT "会议的议题" "会议议题|列席议题";
    #[cfg(feature = "policy")]
    may "date" "会议日期" DATE "会议的日期或时刻" "会议时间|开会时间";
    #[cfg(feature = "policy")]
    may "place" "地点" TEXT "会议的地点" "会议地点";
    #[cfg(feature = "policy")]
    may "seats" "名额" INDEX "列席的名额" "列席名额|邀请人数|代表名额";
    #[cfg(feature = "policy")]
    may "apply" "报名方式" TEXT "怎样报名" "报名办法";
    #[cfg(feature = "policy")]
    may "apply_url" "报名链接" TEXT "报名的网页" "网上报名";
    #[cfg(feature = "policy")]
    may "attendees" "列席代表" LIST "列席的代表，照录" "列席人员|代表名单";
    #[cfg(feature = "policy")]
    may "opinions" "代表意见" LIST "代表的意见：代表 by、意见 opinion、回应 response" "";
    #[cfg(feature = "policy")]
    may "event_at" "事件时间" DATE "事件发生的时刻" "事发时间|发生时间";
    #[cfg(feature = "policy")]
    may "first_response_at" "首次回应时间" DATE "首次回应的时刻" "首次回应|回应时间";
    #[cfg(feature = "policy")]
    may "cause" "问题成因" TEXT "问题的成因" "成因|事件原因";
    #[cfg(feature = "policy")]
    may "plan" "解决方案" TEXT "怎样解决" "解决措施|处置措施";
    #[cfg(feature = "policy")]
    may "constraints" "制约因素" TEXT "解决受什么制约" "";
    #[cfg(feature = "policy")]
    may "next_update" "下次更新" DATE "下次更新的时刻" "下次更新时间";
    #[cfg(feature = "policy")]
    may "no" "建议提案编号" TEXT "建议或提案的编号" "建议编号|提案编号|提案号|建议号|案号";
    #[cfg(feature = "policy")]
    may "form" "建议或提案" TEXT "建议，或提案" "提案类型";
    #[cfg(feature = "policy")]
    may "proposer" "提出人" TEXT "建议或提案由谁提出，照录" "提案人|领衔代表|提案者|第一提案人";
    #[cfg(feature = "policy")]
    may "lead" "主办部门" TEXT "主办建议或提案的单位" "承办单位|牵头单位";
    #[cfg(feature = "policy")]
    may "co" "会办单位" LIST "会同办理的单位" "协办单位";
    #[cfg(feature = "policy")]
    may "class" "办理类别" TEXT "按公布的类别 A、B、C；各地的类别不同" "答复类别|办理结果类别|答复类型|办理结果";
    #[cfg(feature = "policy")]
    may "received_at" "交办日期" DATE "交办的日期，三个月的办理期限从这一天起算" "交办时间";
    #[cfg(feature = "policy")]
    may "replied_at" "答复日期" DATE "答复的日期" "答复时间|复函日期";
    #[cfg(feature = "policy")]
    may "reply" "答复全文" TEXT "答复的全文" "答复内容|答复|复函";
    #[cfg(feature = "policy")]
    may "public" "是否公开" TEXT "答复全文公开：是、否" "公开情况|公开属性";
    #[cfg(feature = "policy")]
    may "private_reason" "不公开理由" TEXT "答复为什么不公开" "不予公开理由";
    may "contact" "联系方式" TEXT "办公电话、邮箱" "联系电话|联系人|电话";
    may "url" "链接" TEXT "网页" "网址";
};

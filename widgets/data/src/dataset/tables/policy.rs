//! The fields of policies. Those that only the card of a policy reads are there with its feature.

use super::{DATE, Field, LIST, TEXT, told};

pub(super) static POLICY: &[Field] = fields! {
    may "id" "编号" TEXT "源中的编号" "docid";
    must "title" "标题" TEXT "文件的标题" "文件名称|名称|文件标题";
    may "doc_no" "文号" TEXT "发文字号" "发文字号|documentnumber|pcode";
    may "index_no" "索引号" TEXT "信息公开的索引号" "索引|identifier";
    may "publisher" "发布机构" TEXT "制发的机关" "发文机关|发文单位|发布单位|发布机关|制发机关|puborg";
    may "topic" "主题分类" TEXT "主题或体裁分类" "分类|主题";
    #[cfg(feature = "policy")]
    may "genre" "文种" TEXT "行政规范性文件、通知、方案等" "文件种类|公文种类|文件类型";
    may "keywords" "主题词" LIST "关键词" "关键词";
    #[cfg(not(feature = "policy"))]
    may "signed_at" "成文日期" DATE "成文或签发的日期" "签发日期|成文时间|落款日期|date_written";
    #[cfg(feature = "policy")]
    may "signed_at" "签发日期" DATE "负责人签发的日期；是否按时公开按它算" "签发时间";
    #[cfg(feature = "policy")]
    may "dated_at" "成文日期" DATE "文件上的成文、落款日期" "成文时间|落款日期|date_written";
    may "published_at" "发布日期" DATE "公开的日期" "发布时间|公开日期|公开时间|发文日期|发文时间|日期|时间|pubtime|pubdate|publishdate|published|updated|date";
    may "effective_at" "施行日期" DATE "开始施行的日期" "生效日期|实施日期";
    may "expires_at" "失效日期" DATE "失效的日期" "废止日期|有效期至";
    may "status" "有效性" TEXT "有效、修改、废止或失效" "时效性|效力状态|状态|是否有效";
    may "interprets" "解读的文件" TEXT "本文是解读时，所解读文件的标题或文号" "解读文件|关联文件";
    may "summary" "摘要" TEXT "摘要" "内容概述|简介|abstract";
    #[cfg(feature = "policy")]
    may "covered" "涉及范围" TEXT "涉及谁、哪里、什么时候" "适用对象|适用范围|覆盖范围|受益对象";
    #[cfg(feature = "policy")]
    may "amount" "标准" TEXT "能得多少，写成一句" "补贴标准|保障标准";
    #[cfg(feature = "policy")]
    may "apply_from" "办理开始" DATE "申报、办理的第一天" "申报开始|受理开始";
    #[cfg(feature = "policy")]
    may "apply_to" "办理截止" DATE "申报、办理的最后一天" "申报截止|受理截止";
    #[cfg(feature = "policy")]
    may "place" "办理地点" TEXT "去哪里办" "办事地点|受理地点";
    #[cfg(feature = "policy")]
    may "hours" "办理时间" TEXT "什么时候上班" "办公时间";
    #[cfg(feature = "policy")]
    may "phone" "联系电话" TEXT "打什么电话问，照录" "咨询电话|咨询方式";
    #[cfg(feature = "policy")]
    may "apply_url" "网上办理" TEXT "网上办理的网址" "办理网址";
    #[cfg(feature = "policy")]
    may "takes" "办理时限" TEXT "多久办好" "承诺时限|法定时限";
    #[cfg(feature = "policy")]
    may "fee" "收费" TEXT "收不收费、收多少" "收费标准";
    #[cfg(feature = "policy")]
    may "points" "主要内容" LIST "要点，一条一句" "要点";
    #[cfg(feature = "policy")]
    may "standards" "执行标准" LIST "一行一项：项目 item、标准 amount、单位 unit、说明 note" "";
    #[cfg(feature = "policy")]
    may "steps" "办理流程" LIST "一步一句" "流程";
    #[cfg(feature = "policy")]
    may "materials" "办理材料" LIST "名称 name、形式 form、份数 copies、来源 source、是否必要 needed" "申请材料|所需材料";
    #[cfg(feature = "policy")]
    may "faq" "问答" LIST "问 q、答 a" "";
    #[cfg(feature = "policy")]
    may "cases" "案例" LIST "题目 title、情况 text" "";
    #[cfg(feature = "policy")]
    may "background" "政策背景" TEXT "为什么制定" "制定背景|出台背景";
    #[cfg(feature = "policy")]
    may "basis" "制定依据" LIST "依据的文件：名称 title、网址 url" "政策依据|文件依据";
    #[cfg(feature = "policy")]
    may "tasks" "重点任务" LIST "一条一句" "主要任务";
    #[cfg(feature = "policy")]
    may "next_steps" "后续工作考虑" TEXT "接下来做什么" "下一步工作|后续工作";
    #[cfg(feature = "policy")]
    may "interpreter" "第一解读人" LIST "姓名 name、职务 post、解读日期 date" "解读人";
    #[cfg(feature = "policy")]
    may "attachments" "附件" LIST "名称 title、网址 url、格式 format、大小 size" "";
    #[cfg(feature = "policy")]
    may "related" "相关政策" LIST "名称 title、网址 url、编号 id" "";
    #[cfg(feature = "policy")]
    may "forms" "其他解读" LIST "图解、视频、发布会：种类 kind、名称 title、网址 url" "";
    #[cfg(feature = "policy")]
    may "changes" "变更记录" LIST "改了什么 what、原来 before、现在 after、审批完成 approved_at、公布 published_at、实施 effective_at" "";
    #[cfg(feature = "policy")]
    may "conditions" "自查条件" LIST "问题 ask 和条件 rule，写法见说明" "";
    #[cfg(feature = "policy")]
    may "body" "正文" TEXT "全文，文字或 HTML" "正文|内容|content";
    may "url" "链接" TEXT "原文的网页" "网址|原文链接|地址|href|link";
};

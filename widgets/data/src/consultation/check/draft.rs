//! A draft: what has to be published with it, and its numbers and decisions against each other.

use super::super::count::decided;
use super::super::say::{many, shown};
use super::super::{Decision, Draft, Opinion};
use super::At;
use crate::date::{Date, Dated, Precision};
use crate::text::{fill, list};
use crate::{Decimal, Severity};
use Severity::{Note, Warning};

/// So many days a draft of a 重大行政决策 is consulted on as a rule (重大行政决策程序暂行条例第十五条).
const DAYS: i64 = 30;

impl At<'_> {
    pub(super) fn draft(&mut self, draft: &Draft) {
        self.opened(draft);
        self.sums(draft);
        for group in &draft.groups {
            self.group(group, draft);
        }
        self.groups(draft);
        self.order(
            "feedback_at",
            ("反馈日期", &draft.feedback_at),
            ("截止日期", &self.own.end),
        );
        if let Some(number) = draft.rejected.number()
            && number.over(0)
            && draft.reason.is_none()
            && draft.groups.is_empty()
        {
            let message = fill(
                "未采纳 {} 条，没有公布理由；相对集中的意见不予采纳的，公布时要说明理由{}",
                &[&shown(number), self.clause],
            );
            self.tell("check-reason", Note, "reason", &message);
        }
    }

    /// What has to be published with a draft, and for how long.
    fn opened(&mut self, draft: &Draft) {
        let own = self.own;
        let there = draft.draft.is_some() || draft.explanation.is_some();
        // A row of a list leads to a page that has the rest.
        if there || !draft.channels.is_empty() || own.url.is_none() {
            let told = [
                (draft.draft.is_some(), "草案"),
                (draft.explanation.is_some(), "说明"),
                (
                    !draft.channels.is_empty() || own.contact.is_some(),
                    "提出意见的方式",
                ),
                (own.end.date().is_some(), "期限"),
            ];
            let lacks = told.iter().filter(|(there, _)| !there);
            let lacks: Vec<&str> = lacks.map(|(_, name)| *name).collect();
            if !lacks.is_empty() {
                let message = fill("没有公布{}{}", &[&list(&lacks), self.clause]);
                self.tell("check-missing", Note, "draft_url", &message);
            }
        }
        let exact = |dated: &Dated| {
            let date = dated.date();
            let date = date.filter(|date| date.precision() >= Precision::Day);
            date.map(|date| Date::day(date).number())
        };
        if let (Some(true), None) = (own.major, &draft.short_reason)
            && let (Some(first), Some(last)) = (exact(&own.start), exact(&own.end))
        {
            // Both days count.
            let days = last.saturating_sub(first).saturating_add(1);
            if (1..DAYS).contains(&days) {
                let message = fill(
                    "征求意见 {} 天，重大行政决策一般不少于 {} 天，缩短的应当说明（重大行政决策程序暂行条例第十五条）",
                    &[&many(days), &many(DAYS)],
                );
                self.tell("check-time", Note, "end", &message);
            }
        }
    }

    /// What was decided against what was received.
    fn sums(&mut self, draft: &Draft) {
        let Some((sum, Some(rest))) = decided(draft) else {
            return;
        };
        if rest.is_zero() {
            return;
        }
        let parts = [
            (&draft.adopted, "采纳"),
            (&draft.partly, "部分采纳"),
            (&draft.rejected, "未采纳"),
        ];
        let there = parts.iter().filter(|(own, _)| own.number().is_some());
        let there: Vec<&str> = there.map(|(_, name)| *name).collect();
        let received = shown(draft.received.number().unwrap_or_default());
        let head = fill(
            "{}合计 {} 条，收到 {} 条",
            &[&list(&there), &shown(sum), &received],
        );
        let (severity, tail) = if rest.is_negative() {
            (Warning, fill("，多出 {} 条，请核对", &[&shown(rest.abs())]))
        } else {
            // A decision that is not published may be that of the rest.
            let all = there.len() == parts.len();
            let severity = if all { Warning } else { Note };
            let tail = fill("，其余 {} 条没有写明处理结果", &[&shown(rest)]);
            (severity, tail)
        };
        self.tell("check-sum", severity, "received", &[head, tail].concat());
    }

    /// The groups together against what was received and against each decision. Where one group alone is too many, that is told.
    fn groups(&mut self, draft: &Draft) {
        let groups = &draft.groups;
        let all = draft.received.number();
        let over = |own: &Opinion| own.count.number().zip(all).is_some_and(|(n, all)| n > all);
        if groups.iter().any(over) {
            return;
        }
        let kinds = [
            (None, "", &draft.received, "收到"),
            (Some(Decision::Adopted), "采纳", &draft.adopted, "公布"),
            (Some(Decision::Partly), "部分采纳", &draft.partly, "公布"),
            (Some(Decision::Rejected), "未采纳", &draft.rejected, "公布"),
        ];
        for (kind, name, published, word) in kinds {
            let Some(published) = published.number() else {
                continue;
            };
            let mut sum = Decimal::ZERO;
            for group in groups {
                if let (true, Some(count)) = (
                    kind.is_none() || group.decision == kind,
                    group.count.number(),
                ) {
                    sum = sum.checked_add(count).unwrap_or(sum);
                }
            }
            if sum > published {
                let message = fill(
                    "归类的意见{}合计 {} 条，多于{}的 {} 条，请核对",
                    &[name, &shown(sum), word, &shown(published)],
                );
                self.tell("check-sum", Warning, "groups", &message);
            }
        }
    }

    /// 相对集中的意见建议不予采纳的，公布时要说明理由.
    fn group(&mut self, group: &Opinion, draft: &Draft) {
        let number = group.count.number();
        if let (Some(number), Some(all)) = (number, draft.received.number())
            && number > all
        {
            let message = fill(
                "“{}”有 {} 条，多于收到的 {} 条，请核对",
                &[&group.opinion, &shown(number), &shown(all)],
            );
            self.tell("check-count", Warning, "groups", &message);
        }
        if let (Some(word), None) = (&group.printed, group.decision) {
            let message = fill(
                "“{}”的处理“{}”不能识别，按原文显示",
                &[&group.opinion, word],
            );
            self.tell("check-state", Note, "groups", &message);
        }
        if group.reason.is_some() || !(group.concentrated || number.is_some_and(|own| own.over(1)))
        {
            return;
        }
        let (severity, decision) = match group.decision {
            Some(Decision::Rejected) => (Warning, "不予采纳"),
            Some(Decision::Partly) => (Note, "部分采纳"),
            _ => return,
        };
        let told = number.map_or_else(String::new, |own| fill("（{} 条）", &[&shown(own)]));
        let message = fill(
            "“{}”{}{}，没有说明理由{}",
            &[&group.opinion, &told, decision, self.clause],
        );
        self.tell("check-reason", severity, "groups", &message);
    }
}

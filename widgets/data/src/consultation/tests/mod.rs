mod draft;
mod survey;

use super::*;
use crate::date::Day;
use crate::workday::Calendar;
use crate::{Decimal, Missing, Severity, Value};

/// 2026-03-28T10:00:00+08:00.
const MARCH_28: i64 = 1_774_663_200;
const DAY: i64 = 86_400;

fn one(members: &str) -> Consultations {
    let text = format!(
        r#"{{"schema":"mingbai.consultation/1","title":"养犬管理办法（征求意见稿）","publisher":"自贡市公安局",{members}}}"#
    );
    read_text(&text).unwrap()
}

/// What reading and checking found, without the title.
fn found_at(all: &Consultations, now: i64) -> Vec<String> {
    let checked = check(all, &Calendar::default(), Some(now));
    let told = all.findings.iter().cloned().chain(checked);
    told.map(|own| {
        let message = own.message.strip_prefix("养犬管理办法（征求意见稿）：");
        let much = match own.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        format!("{} {much} {}", own.code, message.unwrap_or(&own.message))
    })
    .collect()
}

fn found(members: &str) -> Vec<String> {
    found_at(&one(members), MARCH_28)
}

fn told(members: &str, now: i64) -> String {
    let all = one(members);
    let said = sentence(&all.rows[0], Some(now));
    said.strip_prefix("养犬管理办法（征求意见稿）：")
        .unwrap()
        .to_owned()
}

const OPEN: &str = r#""start":"2026-03-01","end":"2026-03-31","url":"/a.html""#;

#[test]
fn the_last_day_counts() {
    let at = |now: i64| {
        let all = one(OPEN);
        let own = &all.rows[0];
        (state(own, Some(now)), days_left(own, Some(now)))
    };
    assert_eq!(at(MARCH_28), (State::Open, Some(3)));
    assert_eq!(at(MARCH_28 + 3 * DAY), (State::Open, Some(0)));
    // 2026-03-31T23:59:59+08:00 and a second later.
    assert_eq!(at(1_774_972_799), (State::Open, Some(0)));
    assert_eq!(at(1_774_972_800), (State::Ended, None));
    // 2026-02-28T23:59:59+08:00 and a second later.
    assert_eq!(at(1_772_294_399), (State::NotYet, None));
    assert_eq!(at(1_772_294_400), (State::Open, Some(30)));
    assert_eq!(
        told(OPEN, MARCH_28),
        "意见征集正在进行，2026年3月31日截止，还有 3 天。"
    );
    assert_eq!(
        told(OPEN, MARCH_28 + 3 * DAY),
        "意见征集正在进行，今天（2026年3月31日）截止。"
    );
    assert_eq!(
        told(OPEN, 1_772_294_399),
        "意见征集还没有开始，2026年3月1日开始，2026年3月31日截止。"
    );
    assert_eq!(
        told(OPEN, 1_774_972_800),
        "意见征集已经结束，2026年3月31日截止，没有看到公布的反馈。"
    );
}

#[test]
fn a_printed_hour_is_kept_and_midnight_is_a_day() {
    let hour = one(r#""end":"2026-03-31 17:00""#);
    let own = &hour.rows[0];
    // 16:59 and 17:01 of the day.
    assert_eq!(state(own, Some(1_774_947_540)), State::Open);
    assert_eq!(days_left(own, Some(1_774_947_540)), Some(0));
    assert_eq!(state(own, Some(1_774_947_660)), State::Ended);
    let midnight = one(r#""end":"2026-03-31 00:00:00""#);
    let own = &midnight.rows[0];
    assert_eq!(state(own, Some(1_774_947_660)), State::Open);
    assert_eq!(own.end.date().unwrap().shown(), "2026年3月31日");
    // A month is no day: how many days are left is not known.
    let month = one(r#""end":"2026年4月""#);
    assert_eq!(days_left(&month.rows[0], Some(MARCH_28)), None);
    assert_eq!(state(&month.rows[0], Some(MARCH_28)), State::Open);
    // Without a clock nothing is told of days.
    let open = one(OPEN);
    assert_eq!(state(&open.rows[0], None), State::Unknown);
    assert_eq!(days_left(&open.rows[0], None), None);
}

#[test]
fn the_state_by_word_date_and_answer() {
    let of = |members: &str| state(&one(members).rows[0], Some(MARCH_28));
    assert_eq!(of(r#""status":"征集中""#), State::Open);
    assert_eq!(of(r#""status":"已反馈""#), State::Answered);
    assert_eq!(of(r#""status":"其他""#), State::Unknown);
    // What is counted while it is open is no answer.
    assert_eq!(of(r#""end":"2026-03-31","received":12"#), State::Open);
    assert_eq!(of(r#""end":"2026-03-01","received":12"#), State::Ended);
    assert_eq!(of(r#""end":"2026-03-01","adopted":0"#), State::Answered);
    assert_eq!(
        of(r#""end":"2026-03-01","feedback_url":"/b.html""#),
        State::Answered
    );
    assert_eq!(
        of(r#""end":"2026-03-01","feedback":"没有收到意见","feedback_at":"2026-04-10""#),
        State::Ended
    );
    assert_eq!(
        found(r#""url":"/a","status":"征集中","end":"2026-03-01""#),
        ["check-state warning 状态公布为“征集中”，而按公布的日期是“已结束”，请核对"]
    );
    assert_eq!(
        found(r#""url":"/a","start":"2026-03-31","end":"2026-03-01""#),
        ["check-date warning 截止日期（2026年3月1日）早于开始日期（2026年3月31日），请核对"]
    );
}

/// 15 + 6 + 9 = 30 of 32: two are told of nobody.
#[test]
fn what_became_of_the_opinions() {
    let short = r#""url":"/a","received":32,"adopted":15,"partly":"6条","rejected":9,"reason":"与上位法不一致""#;
    assert_eq!(
        found(short),
        [
            "check-sum warning 采纳、部分采纳、未采纳合计 30 条，收到 32 条，其余 2 条没有写明处理结果"
        ]
    );
    assert_eq!(
        told(short, MARCH_28),
        "收到意见 32 条，采纳 15 条，部分采纳 6 条，未采纳 9 条，其余 2 条没有写明处理结果。"
    );
    let even = r#""url":"/a","received":30,"adopted":15,"partly":6,"rejected":9,"reason":"与上位法不一致""#;
    assert_eq!(found(even), [""; 0]);
    let more = r#""url":"/a","received":28,"adopted":15,"partly":6,"rejected":9,"reason":"与上位法不一致""#;
    assert_eq!(
        found(more),
        ["check-sum warning 采纳、部分采纳、未采纳合计 30 条，收到 28 条，多出 2 条，请核对"]
    );
    // What is missing is not zero: of the rest nothing is known, and it is only noted.
    let gap = r#""url":"/a","received":30,"adopted":15,"partly":"—""#;
    assert_eq!(
        found(gap),
        ["check-sum note 采纳合计 15 条，收到 30 条，其余 15 条没有写明处理结果"]
    );
    let none = one(r#""adopted":15,"rejected":null"#);
    let Detail::Draft(draft) = &none.rows[0].detail else {
        panic!()
    };
    assert_eq!(decided(draft), Some((Decimal::from_int(15), None)));
    assert_eq!(draft.received, Value::Missing(Missing::Absent));
    assert_eq!(draft.rejected, Value::Missing(Missing::NotReported));
    assert_eq!(
        told(
            r#""received":0,"feedback":"征集期间没有收到意见""#,
            MARCH_28
        ),
        "没有收到意见。"
    );
    assert_eq!(
        found(r#""url":"/a","received":-3,"adopted":"2.5","partly":"若干""#),
        [
            "field warning 第 1 条的“-3”不能是这样的数（received）",
            "field warning 第 1 条的“2.5”不能是这样的数（adopted）",
            "field warning 第 1 条的“若干”不是数（partly）",
        ]
    );
}

/// 自府办发〔2018〕44号 二（三）: 相对集中的意见建议不予采纳的，公布时要说明理由.
#[test]
fn a_reason_for_what_many_said_and_was_not_adopted() {
    assert_eq!(
        found(
            r#""url":"/a","received":20,"groups":[
            {"opinion":"降低登记费","count":7,"decision":"不予采纳"},
            {"opinion":"增加遛犬场所","count":5,"decision":"不予采纳","reason":"不属于本办法调整范围"},
            {"opinion":"延长遛犬时间","count":1,"decision":"不予采纳"},
            {"opinion":"免费绝育","concentrated":true,"decision":"未采纳"},
            {"opinion":"限养数量","count":3,"decision":"部分采纳"},
            {"opinion":"牵引绳长度","count":4,"decision":"采纳"},
            {"opinion":"犬只体高","count":21,"decision":"留作参考"},
            {"opinion":"其他","count":"—","decision":"不予采纳"}]"#
        ),
        [
            "check-reason warning “降低登记费”（7 条）不予采纳，没有说明理由（自府办发〔2018〕44号 二（三））",
            "check-reason warning “免费绝育”不予采纳，没有说明理由（自府办发〔2018〕44号 二（三））",
            "check-reason note “限养数量”（3 条）部分采纳，没有说明理由（自府办发〔2018〕44号 二（三））",
            "check-count warning “犬只体高”有 21 条，多于收到的 20 条，请核对",
            "check-state note “犬只体高”的处理“留作参考”不能识别，按原文显示",
        ]
    );
    assert_eq!(
        found(r#""url":"/a","rejected":4"#),
        [
            "check-reason note 未采纳 4 条，没有公布理由；相对集中的意见不予采纳的，公布时要说明理由（自府办发〔2018〕44号 二（三））"
        ]
    );
}

/// 重大行政决策程序暂行条例 第十五条: 一般不少于 30 日. 1 to 30 March are thirty days, both counted.
#[test]
fn thirty_days_where_it_is_said_to_be_of_weight() {
    let of = |members: &str| found(&format!(r#""url":"/a",{members}"#));
    let short = r#""start":"2026-03-02","end":"2026-03-30""#;
    assert_eq!(
        of(&format!(r#"{short},"major":true"#)),
        [
            "check-time note 征求意见 29 天，重大行政决策一般不少于 30 天，缩短的应当说明（重大行政决策程序暂行条例第十五条）"
        ]
    );
    assert_eq!(of(short), [""; 0]);
    assert_eq!(of(&format!(r#"{short},"major":"否""#)), [""; 0]);
    assert_eq!(
        of(&format!(
            r#"{short},"major":true,"short_reason":"防汛紧急""#
        )),
        [""; 0]
    );
    assert_eq!(
        of(r#""major":true,"start":"2026-03-01","end":"2026-03-30""#),
        [""; 0]
    );
}

#[test]
fn what_has_to_stand_beside_a_draft() {
    assert_eq!(
        found(r#""draft_url":"/d.docx","explanation":"起草说明","end":"2026-03-31""#),
        ["check-missing note 没有公布提出意见的方式（自府办发〔2018〕44号 二（三））"]
    );
    let all = one(
        r#""end":"2026-03-31","draft":"征求意见稿","draft_url":"/d.docx","explanation_url":"/e.docx",
        "channels":["来信：某市司法局",{"kind":"邮箱","address":"a@b.gov.cn","note":"请注明“养犬”"},{},""]"#,
    );
    assert_eq!(found_at(&all, MARCH_28), [""; 0]);
    let Detail::Draft(draft) = &all.rows[0].detail else {
        panic!()
    };
    assert_eq!(draft.channels.len(), 2);
    assert_eq!(
        draft.channels[0].address.as_deref(),
        Some("来信：某市司法局")
    );
    assert_eq!(draft.channels[1].note.as_deref(), Some("请注明“养犬”"));
    let link = draft.draft.as_ref().unwrap();
    assert_eq!(link.title.as_deref(), Some("征求意见稿"));
    assert_eq!(draft.explanation.as_ref().unwrap().title, None);
}

#[test]
fn representatives_at_a_meeting() {
    let open = r#""kind":"代表列席","meeting":"市政府第12次常务会议","topic":"养犬管理","date":"2026-04-08 09:00","seats":5,"end":"2026-04-02","apply":"电话报名""#;
    assert_eq!(
        told(open, MARCH_28),
        "2026年4月8日 09:00，市政府第12次常务会议，议题是养犬管理，列席名额 5 个，报名2026年4月2日截止，还有 5 天。"
    );
    let past = r#""kind":"meeting","date":"2026-03-08","attendees":["王*","李**","赵*"],
        "opinions":[{"by":"王*","opinion":"多设遛犬场所","response":"已列入计划"},{"opinion":"降低费用"},"其他"]"#;
    assert_eq!(
        told(past, MARCH_28),
        "2026年3月8日，3 名代表列席，提出意见 3 条，已回应 1 条。"
    );
    assert_eq!(
        found(past),
        ["check-missing note 列席代表的意见有 2 条没有回应"]
    );
    let all = one(past);
    let Detail::Meeting(meeting) = &all.rows[0].detail else {
        panic!()
    };
    assert_eq!(&*meeting.attendees[1], "李**");
}

/// 国办发〔2016〕80号: 最迟要在 5 小时内发布权威信息.
#[test]
fn five_hours_of_a_great_event() {
    let of = |first: &str, major: &str| {
        format!(
            r#""kind":"舆情回应","event_at":"2026-03-27 22:30","first_response_at":"{first}","cause":"管网老化","plan":"抢修","constraints":"汛期"{major}"#
        )
    };
    // Over midnight: five hours to the minute, and one more.
    let just = of("2026-03-28 03:30", r#","major":true"#);
    assert_eq!(found(&just), [""; 0]);
    assert_eq!(told(&just, MARCH_28), "事件发生后 5 小时首次回应。");
    let late = of("2026-03-28 03:31:40", r#","major":true"#);
    assert_eq!(
        found(&late),
        [
            "check-time warning 事件发生后 5 小时 1 分钟首次回应；特别重大、重大突发事件最迟在 5 小时内发布权威信息（国办发〔2016〕80号）"
        ]
    );
    // Nothing is asked of what is not said to be one.
    assert_eq!(found(&of("2026-03-28 09:31", "")), [""; 0]);
    // An hour is no minute.
    let coarse = of(
        "2026年3月28日8时",
        r#","major":true,"next_update":"2026-03-28 09:00""#,
    );
    assert_eq!(
        found(&coarse),
        ["check-time note 已过下次更新时间（2026年3月28日 09:00）"]
    );
    assert_eq!(
        told(&coarse, MARCH_28),
        "2026年3月28日 8时首次回应，离事件发生多久无法判断，已过下次更新时间（2026年3月28日 09:00）。"
    );
    assert_eq!(
        found(
            r#""kind":"response","event_at":"2026-03-28 09:00","first_response_at":"2026-03-28 08:00","cause":"误传""#
        ),
        [
            "check-date warning 首次回应（2026年3月28日 08:00）早于事件发生（2026年3月28日 09:00），请核对",
            "check-missing note 回应没有写解决方案、制约因素",
        ]
    );
    assert_eq!(lasting(25), "25 分钟");
    assert_eq!(lasting(0), "0 分钟");
    assert_eq!(lasting(300), "5 小时");
}

fn proposal(received: &str, reply: &str) -> Reply {
    let all = one(&format!(
        r#""kind":"建议","received_at":"{received}","replied_at":"{reply}""#
    ));
    let Detail::Proposal(own) = &all.rows[0].detail else {
        panic!()
    };
    replied(own, &Calendar::default())
}

/// 代表法: three months, six at the most, from being handed over.
#[test]
fn three_months_to_answer() {
    let day = |month, day| Day::new(2018, month, day).unwrap();
    // 2018-06-12 was a Tuesday, 2018-09-12 a Wednesday.
    assert_eq!(
        proposal("2018-03-12", "2018-06-12"),
        Reply::InTime(day(6, 12))
    );
    assert_eq!(
        proposal("2018-03-12", "2018-06-13"),
        Reply::Long(day(9, 12))
    );
    assert_eq!(
        proposal("2018-03-12", "2018-09-15"),
        Reply::Late(day(9, 12), 3)
    );
    // 2018-06-30 was a Saturday: the Monday after it is the last day.
    assert_eq!(
        proposal("2018-03-30", "2018-07-02"),
        Reply::InTime(day(7, 2))
    );
    // 30 November 2017 and three months: February has 28 days.
    assert_eq!(
        proposal("2017-11-30", "2018-02-28"),
        Reply::InTime(day(2, 28))
    );
    assert_eq!(proposal("2018-03", "2018-09-15"), Reply::Unknown);
    assert_eq!(proposal("", "2018-09-15"), Reply::Unknown);
    assert_eq!(proposal("2031-03-12", "2033-09-15"), Reply::Unknown);
}

#[test]
fn an_answer_to_a_proposal() {
    let own = r#""kind":"政协提案","no":"第108号","proposer":"李*","lead":"市公安局","co":["市城管局"],"class":"Ｂ类",
        "received_at":"2018-03-12","replied_at":"2018-09-15","public":"否""#;
    assert_eq!(
        told(own, MARCH_28),
        "提案（第108号）由市公安局于2018年9月15日答复，办理类别 Ｂ类（列入计划解决），答复全文不公开。"
    );
    assert_eq!(
        found(own),
        [
            "check-time warning 应在交办后三个月内、最长六个月内（2018年9月12日前）答复，逾期 3 天",
            "check-reason warning 答复不公开，没有说明理由",
        ]
    );
    let open = own
        .replace(r#""public":"否""#, r#""public":true"#)
        .replace("2018-09-15", "2018-07-15");
    assert_eq!(
        found(&open),
        [
            "check-time note 答复在交办三个月以后；涉及面广、处理难度大的，最长六个月",
            "check-missing note 没有公布答复全文",
        ]
    );
    assert_eq!(
        told(r#""kind":"建议","lead":"市公安局","reply":"略""#, MARCH_28),
        "建议已答复（市公安局）。"
    );
    assert_eq!(
        told(r#""kind":"建议提案","class":"D""#, MARCH_28),
        "建议提案没有公布答复，办理类别 D。"
    );
}

#[test]
fn what_is_no_consultation() {
    assert_eq!(
        found(r#""url":"/a","kind":"听证""#),
        ["field warning 第 1 条的种类“听证”不能识别，按征求意见显示（kind）"]
    );
    let rows = read_text(
        r#"{"schema":"mingbai.consultation/1","title":"意见征集","rows":[{"title":"甲","end":"2026-02-30"},{"kind":"draft"},7]}"#,
    )
    .unwrap();
    assert_eq!(rows.rows.len(), 1);
    assert_eq!(rows.title.as_deref(), Some("意见征集"));
    let codes: Vec<&str> = rows.findings.iter().map(|own| own.code).collect();
    assert_eq!(codes, ["field", "field", "field"]);
    assert!(read_text(r#"{"schema":"mingbai.policy/1","title":"甲"}"#).is_err());
    assert!(read_text(r#"{"schema":"mingbai.consultation/1"}"#).is_err());
}

proptest::proptest! {
    /// Decisions that are shared out of what was received are found exactly where some are left over.
    #[test]
    fn sums_add_up(adopted in 0i64..9_999, partly in 0i64..9_999, rejected in 0i64..9_999, rest in -50i64..50) {
        let sum = adopted.saturating_add(partly).saturating_add(rejected);
        let received = sum.saturating_add(rest).max(0);
        let rest = received.saturating_sub(sum);
        let members = format!(
            r#""url":"/a","reason":"略","received":{received},"adopted":{adopted},"partly":"{partly}","rejected":{rejected}"#
        );
        let came = found(&members);
        proptest::prop_assert_eq!(came.len(), usize::from(rest != 0), "{:?}", came);
    }

    /// Whatever stands there is read, told and checked.
    #[cfg(feature = "presets")]
    #[test]
    fn any_tree_is_read(mut tree in crate::mapping::tests::any_tree(), text in "\\PC{0,20}", at in 0usize..6, now: i64) {
        const KINDS: [&str; 6] = ["draft", "survey", "meeting", "response", "proposal", ""];
        const KEYS: [&str; 20] = ["end", "start", "channels", "received", "adopted", "groups", "questions", "n_valid", "date", "seats",
            "attendees", "opinions", "event_at", "first_response_at", "next_update", "received_at", "replied_at", "class", "co", "public"];
        if let crate::Tree::Map(members) = &mut tree {
            let quoted = crate::Tree::Text(text.into());
            let values: Vec<crate::Tree> = members.iter().map(|(_, own)| own.clone()).collect();
            let values = values.into_iter().chain([quoted.clone()]).cycle();
            let mut row: Vec<(Box<str>, crate::Tree)> = KEYS.iter().map(|key| (*key).into()).zip(values).collect();
            row.push(("title".into(), quoted));
            row.push(("kind".into(), crate::Tree::Text(KINDS[at].into())));
            *members = row;
            members.push(("schema".into(), crate::Tree::Text("mingbai.consultation/1".into())));
        }
        if let Ok(all) = read_tree(&tree, 10) {
            let _ = check(&all, &Calendar::default(), Some(now));
            for own in &all.rows {
                let _ = (sentence(own, Some(now)), days_left(own, Some(now)), state(own, None).rule());
            }
        }
    }
}

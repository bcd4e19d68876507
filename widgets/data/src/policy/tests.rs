use super::*;
use crate::date::Day;
use crate::workday::Calendar;
use crate::{Finding, Severity};

/// 2018-08-21T10:00:00+08:00.
const AUGUST: i64 = 1_534_816_800;

fn one(members: &str) -> Policies {
    let text = format!(
        r#"{{"schema":"mingbai.policy/1","title":"办法","publisher":"自贡市人民政府办公室",{members}}}"#
    );
    read_text(&text).unwrap()
}

fn found(policies: &Policies, now: i64) -> Vec<String> {
    let all = check(policies, &Calendar::default(), Some(now));
    let all = policies.findings.iter().cloned().chain(all);
    let told = |own: Finding| format!("{} {}", own.code, own.message);
    all.map(told).collect()
}

/// The notice itself: it bears 2018-07-17, was printed on 07-18 and put on the site on 08-21. When it was signed is not public.
#[test]
fn the_notice_is_not_called_late() {
    let notice = one(
        r#""doc_no":"自府办发〔2018〕44号","dated_at":"2018年7月17日","published_at":"2018-08-21""#,
    );
    assert_eq!(
        found(&notice, AUGUST),
        [
            "check-time 办法：没有公布签发日期，不能判断是否按时公开；按落款日期（2018年7月17日）推算应于2018年7月20日前公开，公布日期在其后 22 个工作日"
        ]
    );
    let policy = &notice.rows[0];
    let signed = policy.signed.date();
    let published = policy.published.date();
    let came = timely(&Calendar::default(), signed, 3, published, Some(AUGUST));
    assert_eq!(came, Timely::Unknown);
}

#[test]
fn late_by_working_days_where_the_signing_is_known() {
    let late = one(r#""signed_at":"2018-09-28","published_at":"2018-10-10""#);
    assert_eq!(
        found(&late, AUGUST),
        [
            "check-time 办法：2018年9月28日签发，应在 3 个工作日内（2018年10月8日前）公开，逾期 2 个工作日（自府办发〔2018〕44号 二（一））"
        ]
    );
    let in_time = one(r#""signed_at":"2018-09-28","published_at":"2018-10-08""#);
    assert_eq!(found(&in_time, AUGUST), [""; 0]);
    // Nobody knows the working days of 2030.
    let far = one(r#""signed_at":"2030-01-04","published_at":"2030-03-01""#);
    assert_eq!(found(&far, AUGUST), [""; 0]);
    // A month is no day.
    let month = one(r#""signed_at":"2018年9月","published_at":"2018-12-01""#);
    assert_eq!(found(&month, AUGUST), [""; 0]);
    // 一（五）: one working day after the approval; 2018-08-17 was a Friday.
    let change = one(
        r#""changes":[{"what":"申请材料","before":"户口簿复印件","after":"不再提供","approved_at":"2018-08-17","published_at":"2018-08-21"},
        {"what":"办理时限","approved_at":"2018-08-17","published_at":"2018-08-20"}]"#,
    );
    let told = found(&change, AUGUST);
    assert_eq!(
        told,
        [
            "check-time 办法：2018年8月17日审批完成，应在 1 个工作日内（2018年8月20日前）公开，逾期 1 个工作日（自府办发〔2018〕44号 一（五））"
        ]
    );
    // Published on the Saturday after the last day: late, and no working day has passed.
    let weekend = one(r#""signed_at":"2018-07-17","published_at":"2018-07-21""#);
    let policy = &weekend.rows[0];
    let came = timely(
        &Calendar::default(),
        policy.signed.date(),
        3,
        policy.published.date(),
        None,
    );
    assert_eq!(came, Timely::Late(Day::new(2018, 7, 20).unwrap(), 0));
    assert_eq!(
        found(&weekend, AUGUST),
        [
            "check-time 办法：2018年7月17日签发，应在 3 个工作日内（2018年7月20日前）公开，逾期不到 1 个工作日（自府办发〔2018〕44号 二（一））"
        ]
    );
}

#[test]
fn in_force_by_word_and_date() {
    let of = |members: &str| force(&one(members).rows[0], Some(AUGUST));
    assert_eq!(of(r#""status":"现行有效""#), Force::InForce);
    assert_eq!(of(r#""status":"已修改""#), Force::Amended);
    assert_eq!(
        of(r#""status":"废止","effective_at":"2010-01-01""#),
        Force::Repealed
    );
    assert_eq!(of(r#""effective_at":"2018-09-01""#), Force::NotYet);
    // The last day is still of it.
    assert_eq!(
        of(r#""effective_at":"2013-08-21","expires_at":"2018-08-21""#),
        Force::InForce
    );
    assert_eq!(
        of(r#""effective_at":"2013-08-21","expires_at":"2018-08-20""#),
        Force::Expired
    );
    assert_eq!(of(r#""summary":"说明""#), Force::Unknown);
    assert_eq!(of(r#""status":"试运行""#), Force::Unknown);
    let over = one(r#""status":"有效","effective_at":"2013-08-01","expires_at":"2018-07-31""#);
    assert_eq!(
        found(&over, AUGUST),
        ["check-force 办法：有效性公布为“有效”，而按公布的日期已失效，请核对"]
    );
    let mute = one(r#""genre":"行政规范性文件","published_at":null,"signed_at":"2018-08-20""#);
    assert_eq!(
        found(&mute, AUGUST),
        ["check-force 办法：没有公布日期；未经公布的行政规范性文件不得作为行政管理的依据"]
    );
}

#[test]
fn what_an_explanation_has_to_tell() {
    let short = one(
        r#""basis":["国办发〔2018〕23号"],"points":["一"],"covered":"全市","background":"背景","tasks":["任务"],"next_steps":"考虑""#,
    );
    assert_eq!(
        found(&short, AUGUST),
        ["check-missing 办法：解读没有写“执行标准”、“第一解读人”（自府办发〔2018〕44号 二（二））"]
    );
    let odd = one(
        r#""published_at":"2018-02-30","title2":"","attachments":["表.docx",{"title":"附件 1","url":"/a.pdf","size":"1.2 MB"},{}]"#,
    );
    assert_eq!(
        found(&odd, AUGUST),
        ["field 第 1 份文件的日期“2018-02-30”不能识别（published_at）"]
    );
    let files = &odd.rows[0].attachments;
    assert_eq!(files.len(), 2);
    assert_eq!(files[1].size.as_deref(), Some("1.2 MB"));
}

/// A subsidy with eight conditions: 户籍, 年龄, 家庭人均月收入, 低保, 特困, 已享受同类补贴, 出生日期, 房屋面积.
const EIGHT: &str = r#""conditions":{"ask":[
    {"id":"place","text":"您的户籍在哪里？","kind":"choice","options":["本县","本市其他区县","外地"]},
    {"id":"age","text":"您的年龄","kind":"number","unit":"岁"},
    {"id":"income","text":"家庭人均月收入","kind":"number","unit":"元"},
    {"id":"low","text":"是否低保对象","kind":"yesno"},
    {"id":"poor","text":"是否特困供养人员","kind":"yesno"},
    {"id":"other","text":"是否已享受同类补贴","kind":"yesno"},
    {"id":"since","text":"何时起居住在本县？","kind":"date"},
    {"id":"room","text":"人均住房面积","kind":"number","unit":"平方米"}],
  "rule":{"all":[
    {"ask":"place","is":["本县","本市其他区县"],"says":"本市户籍","clause":"第三条第一项"},
    {"any":[{"ask":"age","at_least":60,"says":"年满60周岁","clause":"第三条第二项"},
            {"ask":"low","is":true,"says":"低保对象","clause":"第三条第三项"},
            {"all":[{"ask":"poor","is":"是","says":"特困供养人员","clause":"第四条"},
                    {"ask":"income","under":"1,200","says":"人均月收入低于1200元","clause":"第四条"}]}]},
    {"not":{"ask":"other","is":true,"says":"已享受同类补贴","clause":"第五条"}},
    {"ask":"since","at_most":"2024-01-01","says":"2024年1月1日前已居住","clause":"第六条"},
    {"ask":"room","over":0,"at_most":"35","says":"人均不超过35平方米","clause":"第七条"}]}}"#;

/// Three values, as a table: 真 2, 未知 1, 假 0. All is the least, any the greatest, not the other way round.
#[test]
fn eight_conditions_by_their_truth_table() {
    let policies = one(EIGHT);
    assert_eq!(policies.findings, []);
    let check = policies.rows[0].conditions.as_ref().unwrap();
    // For each question an answer with which its condition is not met, none, and one with which it is.
    let answers = [
        ["外地", "", "本县"],
        ["59", "", "60岁"],
        ["1200", "", "1199.99 元"],
        ["否", "", "是"],
        ["否", "", "是"],
        ["否", "", "是"],
        ["2024-01-02", "", "2024-01-01"],
        ["35.01平方米", "", "35"],
    ];
    for number in 0..3usize.pow(8) {
        let mut rest = number;
        let mut values = [0usize; 8];
        for value in &mut values {
            *value = rest % 3;
            rest /= 3;
        }
        let given: Vec<Option<Answer>> = values
            .iter()
            .zip(&answers)
            .zip(&check.questions)
            .map(|((value, texts), question)| question.answer(texts[*value]))
            .collect();
        for (value, answer) in values.iter().zip(&given) {
            assert_eq!(*value == 1, answer.is_none());
        }
        let [place, age, income, low, poor, other, since, room] = values;
        let all = |own: &[usize]| *own.iter().min().unwrap();
        let any = |own: &[usize]| *own.iter().max().unwrap();
        let wanted = all(&[
            place,
            any(&[age, low, all(&[poor, income])]),
            2 - other,
            since,
            room,
        ]);
        let outcome = judge(check, &given);
        let came = match outcome.covered {
            Some(true) => 2,
            Some(false) => 0,
            None => 1,
        };
        assert_eq!(came, wanted, "{values:?}");
        // What is not known names what is still to be answered; what is known names why.
        assert_eq!(outcome.open.is_empty(), wanted != 1, "{values:?}");
        assert!(wanted == 1 || !outcome.why.is_empty());
        for open in &outcome.open {
            assert_eq!(values[*open], 1, "{values:?}");
        }
        assert!(!outcome.bad);
    }
}

#[test]
fn the_reason_is_the_condition_that_decided() {
    let policies = one(EIGHT);
    let check = policies.rows[0].conditions.as_ref().unwrap();
    let answers = |texts: [&str; 8]| -> Vec<Option<Answer>> {
        let questions = check.questions.iter().zip(texts);
        questions.map(|(own, text)| own.answer(text)).collect()
    };
    let why = |outcome: &Outcome| -> Vec<(String, bool)> {
        let clause = |own: &Condition| own.clause.as_deref().unwrap().to_owned();
        outcome
            .why
            .iter()
            .map(|(own, held)| (clause(own), *held))
            .collect()
    };
    // Whoever gets another subsidy is not covered, whatever else.
    let outcome = judge(check, &answers(["", "", "", "", "", "是", "", ""]));
    assert_eq!(outcome.covered, Some(false));
    assert_eq!(why(&outcome), [("第五条".to_owned(), true)]);
    let outcome = judge(
        check,
        &answers(["本县", "70", "", "", "", "否", "2020-05-01", "20"]),
    );
    assert_eq!(outcome.covered, Some(true));
    let clauses: Vec<String> = why(&outcome).into_iter().map(|(own, _)| own).collect();
    assert_eq!(
        clauses,
        ["第三条第一项", "第三条第二项", "第五条", "第六条", "第七条"]
    );
}

/// A condition that cannot be read is a finding, and never an answer: whether it is met is not known.
#[test]
fn a_bad_condition_is_no_wrong_answer() {
    let bad = one(
        r#""conditions":{"ask":[{"id":"age","text":"年龄","kind":"number","unit":"岁"},{"id":"low","text":"低保","kind":"yesno"},
            {"id":"low","text":"低保","kind":"yesno"},{"id":"x","text":"什么","kind":"slider"},{"text":"没有名"}],
          "rule":{"all":[{"ask":"age","at_least":"六十岁"},{"ask":"low","is":true},{"ask":"years","at_least":3},{"all":[]},{"ask":"age"},
            {"any":[],"not":{}}]}}"#,
    );
    let messages: Vec<&str> = bad.findings.iter().map(|own| &*own.message).collect();
    assert_eq!(
        messages,
        [
            "自查的问题“low”写了两次，后一个未采用",
            "自查的问题“x”的 kind 应是 number、date、yesno，或 choice 和至少两个 options",
            "自查的第 5 个问题没有写明 id 或 text",
            "自查的条件“age”的值“六十岁”与问题的种类不合；按不能判断处理",
            "自查的条件用到的问题“years”没有写出；按不能判断处理",
            "自查的条件 all 是空的；按不能判断处理",
            "自查的条件“age”没有写明 at_least、at_most、over、under 或 is；按不能判断处理",
            "自查的条件应有 all、any、not、ask 之一，并只有一个；按不能判断处理",
            "自查的问题“age”没有条件用到",
        ]
    );
    assert!(
        bad.findings
            .iter()
            .all(|own| own.severity == Severity::Warning)
    );
    let check = bad.rows[0].conditions.as_ref().unwrap();
    let outcome = judge(check, &[None, Some(Answer::Yes(true))]);
    assert_eq!((outcome.covered, outcome.bad), (None, true));
    // What another condition excludes is excluded all the same.
    let outcome = judge(check, &[None, Some(Answer::Yes(false))]);
    assert_eq!(outcome.covered, Some(false));
}

proptest::proptest! {
    /// Whatever stands there is read, and what is asked of it never panics.
    #[test]
    fn any_tree_is_read(text in "\\PC{0,60}", flag: bool, number in 0u32..4) {
        let quoted = crate::Tree::Text(text.clone().into()).json();
        let members = format!(
            r#""status":{quoted},"signed_at":{quoted},"basis":[{quoted},{{"title":{quoted}}}],"interpreter":{quoted},
            "conditions":{{"ask":[{{"id":{quoted},"text":{quoted},"kind":"yesno"}}],"rule":{{"ask":{quoted},"is":{flag}}}}}"#
        );
        let policies = one(&members);
        let _ = check(&policies, &Calendar::default(), Some(AUGUST));
        for policy in &policies.rows {
            let _ = force(policy, Some(AUGUST));
            if let Some(check) = &policy.conditions {
                let _ = judge(check, &vec![Some(Answer::Yes(true)); usize::try_from(number).unwrap()]);
            }
        }
    }
}

/// A number of a document has its year in the brackets of official print, whatever was typed.
#[test]
fn years_stand_in_their_brackets() {
    for (typed, shown) in [
        ("青府办发[2026]7号", "青府办发〔2026〕7号"),
        ("国发（2018）44号", "国发〔2018〕44号"),
        ("国发(2018)44号", "国发〔2018〕44号"),
        ("省政府令【2018】44号", "省政府令〔2018〕44号"),
        ("国发〔2018〕44号", "国发〔2018〕44号"),
        ("国务院令第746号（2021）", "国务院令第746号（2021）"),
        ("办法（试行）（2018年）", "办法（试行）（2018年）"),
        ("（2018）", "（2018）"),
    ] {
        let text = format!(
            r#"{{"schema":"mingbai.policy/1","title":"甲","doc_no":"{typed}","basis":["{typed}"]}}"#
        );
        let read = super::read_text(&text).unwrap();
        assert_eq!(read.rows[0].doc_no.as_deref(), Some(shown));
        assert_eq!(&*read.rows[0].basis[0].title, shown);
    }
}

/// What `not` says in words of its own is told as it says it.
#[test]
fn a_condition_that_must_not_hold_has_its_own_words() {
    let text = r#"{"schema":"mingbai.policy/1","title":"甲","conditions":{"ask":[
        {"id":"other","text":"已在外地领取同类津贴吗？","kind":"yesno"},{"id":"age","text":"年龄","kind":"number","unit":"周岁"}],
        "rule":{"all":[{"not":{"ask":"other","is":"yes"},"says":"没有在外地领取同类津贴","clause":"第四条"},{"ask":"age","at_least":"80"}]}}}"#;
    let read = super::read_text(text).unwrap();
    assert_eq!(read.findings, []);
    let check = read.rows[0].conditions.as_ref().unwrap();
    let answer = |given: [&str; 2]| {
        let answers: Vec<_> = check
            .questions
            .iter()
            .zip(given)
            .map(|(own, text)| own.answer(text))
            .collect();
        let came = super::judge(check, &answers);
        let why = came.why.iter().map(|(own, held)| {
            format!(
                "{}{:?}{held}",
                own.says.as_deref().unwrap_or("-"),
                own.clause
            )
        });
        (came.covered, why.collect::<Vec<_>>())
    };
    assert_eq!(
        answer(["是", "85"]),
        (
            Some(false),
            vec![r#"没有在外地领取同类津贴Some("第四条")false"#.to_owned()]
        )
    );
    assert_eq!(
        answer(["否", "85"]),
        (
            Some(true),
            vec![
                r#"没有在外地领取同类津贴Some("第四条")true"#.to_owned(),
                "-Nonetrue".to_owned()
            ]
        )
    );
    // A year of birth, and less than nothing, are no ages.
    for age in ["1940", "-5"] {
        assert_eq!(answer(["否", age]).0, None, "{age}");
    }
}

#[test]
fn a_number_in_the_standards_without_a_unit() {
    let of = |standard: &str| {
        let told = found(&one(&format!(r#""standards":[{standard}]"#)), AUGUST);
        let units = told.into_iter().filter(|own| own.starts_with("unit "));
        units.collect::<Vec<_>>()
    };
    assert_eq!(
        of(r#"{"item":"80至89周岁","amount":"100"}"#),
        ["unit 办法：“80至89周岁”的标准“100”没有写单位"]
    );
    for said in [
        r#"{"item":"80至89周岁","amount":"100","unit":"元/人·月"}"#,
        r#"{"item":"80至89周岁","amount":"100元"}"#,
        r#"{"item":"报销","amount":"80%"}"#,
        r#"{"item":"补贴（元/月）","amount":"100"}"#,
        r#"{"item":"补贴","amount":"不低于省的标准"}"#,
        r#""每人100""#,
    ] {
        assert_eq!(of(said), [""; 0], "{said}");
    }
}

//! `check` and `render` of policies and of consultations: what they are taken for, what is found, what is advised.

#![expect(clippy::unwrap_used, reason = "a test stops where its own tools fail")]

mod common;

use common::{Ended, Folder, command, end};

/// What is said about a file with this text.
fn run(text: &[u8], args: &[&str]) -> Ended {
    let folder = Folder::new("papers");
    let file = folder.0.join("a.json");
    std::fs::write(&file, text).unwrap();
    let (first, rest) = args.split_first().unwrap();
    let all = [&[*first, file.to_str().unwrap()], rest].concat();
    end(command(&all).spawn().unwrap())
}

/// The lines of `check` that are of findings and advice, and the last.
fn check(text: &str, args: &[&str]) -> Vec<String> {
    let ended = run(text.as_bytes(), &[&["check"], args].concat());
    let lines = ended.out.lines().skip(2);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

const POLICY: &str =
    r#"{"schema":"mingbai.policy/1","rows":[{"title":"办法","doc_no":"1号","url":"/a""#;
const DRAFT: &str = r#"{"schema":"mingbai.consultation/1","rows":[{"title":"征集","url":"/a""#;

fn policy(members: &str) -> Vec<String> {
    check(&format!("{POLICY},{members}}}]}}"), &[])
}

fn draft(members: &str) -> Vec<String> {
    check(&format!("{DRAFT},{members}}}]}}"), &[])
}

#[test]
fn what_a_file_is_stands_in_it_in_whatever_form() {
    let json = format!("{POLICY}}}]}}");
    let jsonp = format!("callback({json});");
    assert_eq!(
        check(&jsonp, &[]).last().unwrap(),
        "共 1 份文件：0 处异常，0 处提示，1 处说明。"
    );
    assert_eq!(
        check(&format!("{DRAFT}}}]}}"), &[]).last().unwrap(),
        "共 1 项：0 处异常，0 处提示，0 处说明。"
    );
}

#[test]
fn a_file_that_does_not_say_what_it_is() {
    let text = r#"{"rows":[{"title":"办法","doc_no":"1号","publisher":"民政局","faq":[{"q":"问","a":"答"}]}]}"#;
    let said = run(text.as_bytes(), &["check"]).out;
    assert!(
        said.contains("没有写明数据是什么，也没有预决算的列；字段像是政策文件"),
        "{said}"
    );
    assert!(
        said.contains("--as policy") && said.contains("mingbai.policy/1"),
        "{said}"
    );
    // Then nothing of it is lost.
    let read = run(
        text.as_bytes(),
        &["read", "--as", "policy", "--format", "json"],
    );
    assert!(read.out.contains(r#""q":"问""#), "{read:?}");
    let text =
        r#"{"title":"征集","kind":"draft","start":"2026-03-01","end":"2026-03-31","received":3}"#;
    let said = run(text.as_bytes(), &["check"]).out;
    assert!(said.contains("--as consultation"), "{said}");
    let said = run(br#"[{"x":"a","y":"b"},{"x":"c","y":"d"}]"#, &["check"]).out;
    assert!(said.contains("没有写明数据是什么"), "{said}");
    assert!(said.contains("--as 写明种类"), "{said}");
}

#[test]
fn late_is_said_once_and_from_the_signing() {
    assert_eq!(
        policy(r#""signed_at":"2026-01-05","published_at":"2026-03-12""#),
        [
            "提示 check-time（办法，第 1 行，发布日期）：办法：2026年1月5日签发，应在 20 个工作日内（2026年2月2日前）公开，逾期 24 个工作日（政府信息公开条例第二十六条）",
            "  建议：核对签发日期和公布日期；公开时限另有规定的，写明 publish_within 和 publish_rule",
            "共 1 份文件：0 处异常，1 处提示，0 处说明。",
        ]
    );
}

#[test]
fn an_end_before_its_beginning_is_said_once() {
    assert_eq!(
        draft(r#""start":"2026-03-02","end":"2026-02-28""#),
        [
            "提示 check-date（征集，第 1 行，截止日期）：征集：截止日期（2026年2月28日）早于开始日期（2026年3月2日）",
            "  建议：核对这两个日期，改正写错的一个",
            "共 1 项：0 处异常，1 处提示，0 处说明。",
        ]
    );
}

/// The advice is that of the subject: no regions, no plans, no reasons of projects.
#[test]
fn advice_is_that_of_the_subject() {
    assert_eq!(
        draft(r#""received":10,"adopted":7,"partly":0,"rejected":5,"reason":"无力""#),
        [
            "提示 check-sum（征集，第 1 行，收到意见）：征集：采纳、部分采纳、未采纳合计 12 条，收到 10 条，多出 2 条",
            "  建议：核对收到的条数和采纳、部分采纳、未采纳的条数",
            "共 1 项：0 处异常，1 处提示，0 处说明。",
        ]
    );
    let said = draft(r#""groups":[{"opinion":"甲","concentrated":true,"decision":"不予采纳"}]"#);
    assert_eq!(said[1], "  建议：在这一类的 reason 写明为什么没有采纳");
}

#[test]
fn counts_with_what_is_counted_and_one_message_a_cell() {
    assert_eq!(
        draft(
            r#""received":"四十二","adopted":"12条","partly":"10件","rejected":"20","reason":"无力""#
        ),
        ["共 1 项：0 处异常，0 处提示，0 处说明。"]
    );
    assert_eq!(
        draft(r#""received":"约四十""#),
        [
            "提示 field（征集，第 1 行，收到意见）：第 1 行的“收到意见”不是有效的值",
            "  建议：改正这个值；没有的写 null 或去掉这一项",
            "共 1 项：0 处异常，1 处提示，0 处说明。",
        ]
    );
}

#[test]
fn what_nobody_reads_within_an_object() {
    let first = |said: Vec<String>| said[0].clone();
    assert_eq!(
        first(policy(r#""faq":[{"qestion":"问","answer":"答"}]"#)),
        "提示 field（办法，第 1 行，问答）：“问答”（faq）里有不认识的字段，没有读入：qestion"
    );
    assert_eq!(
        first(policy(r#""standards":[{"item":"甲","money":"100元"}]"#)),
        "提示 field（办法，第 1 行，执行标准）：“执行标准”（standards）里有不认识的字段，没有读入：money（是不是想写 amount？）"
    );
    assert_eq!(
        first(draft(r#""channels":[{"type":"邮箱","addr":"a@b.cn"}]"#)),
        "提示 field（征集，第 1 行，提出方式）：“提出方式”（channels）里有不认识的字段，没有读入：type（是不是想写 kind？）、addr（是不是想写 address？）"
    );
    assert_eq!(
        first(policy(
            r#""conditions":{"ask":[{"id":"a","text":"户籍","kind":"yesno","hint":"x"}],"rule":{"all":[{"ask":"a","is":true,"clauses":"三"}]}}"#
        )),
        "提示 field（办法，第 1 行，自查条件）：“自查条件”（conditions）里有不认识的字段，没有读入：hint、clauses（是不是想写 clause？）"
    );
    let said = policy(
        r#""conditions":{"ask":[{"id":"a","text":"年龄","kind":"number"}],"rule":{"ask":"a","at_most":90,"gte":80}}"#,
    );
    assert!(
        said[0].ends_with("没有读入：gte（是不是想写 at_least？）"),
        "{said:?}"
    );
    // At the top the name that was meant is one that people use.
    let said = first(policy(r#""telephone":"0800","money":"100元""#));
    assert!(said.contains("telephone（是不是想写 phone？）"), "{said}");
    assert!(said.contains("money（是不是想写 amount？）"), "{said}");
    // What the reader knows beside its own name is read.
    assert_eq!(
        policy(r#""faq":[{"question":"问","answer":"答"}]"#),
        ["共 1 份文件：0 处异常，0 处提示，0 处说明。"]
    );
}

#[test]
fn an_address_that_may_be_no_link() {
    assert_eq!(
        policy(
            r#""apply_url":"abc def","attachments":[{"title":"表","url":"javascript:alert(1)"}]"#
        ),
        [
            "提示 link（办法，第 1 行，网上办理）：“网上办理”的网址“abc def”不能作为链接，网页上只显示文字",
            "  建议：写 http、https 开头的网址，或相对的地址；没有网址的去掉这一项",
            "提示 link（办法，第 1 行，附件）：“附件”的网址“javascript:alert(1)”不能作为链接，网页上只显示文字",
            "  建议：写 http、https 开头的网址，或相对的地址；没有网址的去掉这一项",
            "共 1 份文件：0 处异常，2 处提示，0 处说明。",
        ]
    );
    // One writes to a street and to a mailbox.
    let said = draft(
        r#""draft_url":"vbscript:x","channels":[{"kind":"信函","address":"人民路 1 号"},{"kind":"邮箱","address":"a@b.cn"}],"end":"2026-03-01","explanation":"说明""#,
    );
    assert_eq!(
        said[0],
        "提示 link（征集，第 1 行，草案）：“草案”的网址“vbscript:x”不能作为链接，网页上只显示文字"
    );
    assert_eq!(said.len(), 3, "{said:?}");
}

#[test]
fn a_file_that_was_cut_off_within_a_character() {
    let whole = format!(r#"{POLICY},"background":"为积极应对人口老龄化，提高高龄老人生活质量"#);
    let bytes = whole.as_bytes();
    let said = run(&bytes[..bytes.len() - 1], &["check"]).out;
    assert!(
        said.contains("错误 parse：文件不完整，在一个字的中间断了\n  建议：重新取一次"),
        "{said}"
    );
}

#[test]
fn what_the_guide_shows_has_no_finding() {
    let guide = include_str!("../../../www/docs/index.html");
    for (id, what) in [("policy", "共 1 份文件"), ("consultation", "共 1 项")] {
        let start = format!("id=\"{id}-data\"><code>");
        let (_, text) = guide.split_once(&start).unwrap();
        let (text, _) = text.split_once("</code>").unwrap();
        assert_eq!(
            check(&text.replace("&lt;", "<"), &[]),
            [format!("{what}：0 处异常，0 处提示，0 处说明。")]
        );
    }
}

/// Nobody knows the working days of 2027 but the file: without its days off the publication would be late.
#[test]
fn working_days_of_a_file() {
    let folder = Folder::new("workdays");
    let file = folder.0.join("2027.json");
    let days: Vec<String> = (1..=31)
        .map(|day| format!(r#""2027-01-{day:02}""#))
        .collect();
    std::fs::write(
        &file,
        format!(r#"{{"year":2027,"off":[{}],"work":[]}}"#, days.join(",")),
    )
    .unwrap();
    let text = format!(
        "{POLICY},\"publish_within\":\"3\",\"signed_at\":\"2027-01-04\",\"published_at\":\"2027-02-04\"}}]}}"
    );
    let file = file.to_str().unwrap();
    // 1 to 3 February 2027 are Monday to Wednesday.
    let said = check(&text, &["--workdays", file]);
    assert!(
        said[0].contains("应在 3 个工作日内（2027年2月3日前）公开，逾期 1 个工作日"),
        "{said:?}"
    );
    assert_eq!(check(&text, &[]).len(), 1);
    let page = run(text.as_bytes(), &["render", "--workdays", file]).out;
    assert!(page.contains("逾期 1 个工作日"), "{page}");
    let wrong = run(text.as_bytes(), &["check", "--workdays", "/no-such-file"]);
    assert_eq!(wrong.code, Some(2));
}

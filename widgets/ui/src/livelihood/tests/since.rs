//! What has changed since the reader was here last, and what other widgets of the page can show.

use super::*;

/// The programme as it was at the end of June: invented, but for what the figures are now.
fn before() -> Programme {
    let text = r#"{"schema":"mingbai.livelihood/1","as_of":"2019-06-30","rows":[
        {"id":"3","program":"交通改善","title":"青岭路改造","physical":"40","status":"未启动"},
        {"id":"4","program":"交通改善","title":"渡口便桥","region":"彭山区","duty":["市交通局"],"end":"2020-06","status":"停工","reason":"汛期冲毁"},
        {"id":"8","title":"老年食堂","status":"推进中"}]}"#;
    read_text(text).unwrap()
}

fn since(view: &'static str, before: Option<Programme>) -> LivelihoodProps {
    LivelihoodProps {
        before: before.map(|before| Shared(Rc::new(before))),
        ..props(Some(programme(&ROWS[2..4])), view)
    }
}

/// The part of the drawing that says what has changed.
fn news(view: &'static str, before: Option<Programme>) -> String {
    let all = plain(&html(since(view, before)));
    let lines = all.lines().skip_while(|line| !line.contains("上次看到"));
    let lines: Vec<&str> = lines.take_while(|line| *line != "查找项目").collect();
    lines.join("\n")
}

#[test]
fn what_has_changed_is_closed_at_first() {
    expect!["[a▸] 与您上次看到的（数据截至 2019年6月30日）相比：2 项有变化"]
        .assert_eq(&news("", Some(before())));
    expect![[r#"
        [a▾] 与您上次看到的（数据截至 2019年6月30日）相比：2 项有变化
        [p0] 青岭路改造：未启动→滞后 计划完成 没有公布→2019年6月 4 个数据不同
        老年食堂：不再列出"#]]
    .assert_eq(&news("n", Some(before())));
}

#[test]
fn nothing_is_said_where_nothing_has_changed() {
    assert_eq!(news("n", None), "");
    let same = programme(&ROWS[2..4]);
    assert_eq!(news("n", Some(same)), "");
    // Of an item that is open, what it is now is shown.
    assert_eq!(news("n;p0", Some(before())), "");
}

#[test]
fn a_line_that_pays_is_said() {
    let row = r#""id":"1","title":"校舍改造","budget_line":"2050202""#;
    let other = r#""id":"2","title":"便民服务点""#;
    let text = plain(&html(props(Some(programme(&[row, other])), "l2050202")));
    assert!(text.contains("只看预算科目 2050202 支付的项目"), "{text}");
    assert!(text.contains("显示全部项目"), "{text}");
    // Nothing leads to a widget that is not there.
    let open = html(props(Some(programme(&[row, other])), "p0"));
    assert!(
        open.contains("2050202") && !open.contains("data-a=\"g"),
        "{open}"
    );
}

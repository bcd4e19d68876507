//! Every state as a reader meets it, in the notation of [`crate::snapshot`].

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::livelihood::{Programme, check as audit, read_text};
use yew::LocalServerRenderer;

use super::state::View;
use super::{Layout, LivelihoodProps, LivelihoodWidget};
use crate::snapshot::plain;
use crate::{Phase, Shared, Status};

mod acts;
mod map;
mod near;
mod open;
mod since;
mod states;
mod told;

/// A programme of rows, each without its brackets, as of the end of 2019.
fn programme(rows: &[&str]) -> Programme {
    let rows: Vec<String> = rows.iter().map(|row| format!("{{{row}}}")).collect();
    let text = format!(
        r#"{{"schema":"mingbai.livelihood/1","publisher":"明河市人民政府","as_of":"2019-12-31","rows":[{}]}}"#,
        rows.join(",")
    );
    read_text(&text).unwrap()
}

/// Two works with four items, and one that belongs to none. The figures of employment and the unemployment rate are those of
/// 眉山 2019, as the tables of the programme have them: 27,800 and 52,242 people (187.9%), below 4.3% and 3.57%.
const ROWS: [&str; 7] = [
    r#""id":"1","program":"就业促进","title":"城镇新增就业","duty":["市人社局","市财政局"],"indicator":"城镇新增就业","target":"27800人","actual":"52242人","rate":"187.9""#,
    r#""id":"2","program":"就业促进","title":"控制失业率","duty":["市人社局"],"indicator":"城镇登记失业率低于","target":"4.3%","actual":"3.57%""#,
    r#""id":"3","program":"交通改善","title":"青岭路改造","region":"东坡区","duty":["市交通局"],"leader":"市交通局局长","hotline":"028-38112233、12328转2","start":"2019-03","end":"2019-06","physical":"60","status":"推进中","funds_plan":"1,200万元","funds_allocated":"600万元","funds_spent":"480万元","funds_source":"中央 800万元；市级 400万元","milestones":"2019-04 开工（已完成）；2019-06 通车（未完成）","corrections":"2019-11-02 拨付资金由 500 万元更正为 600 万元""#,
    r#""id":"4","program":"交通改善","title":"渡口便桥","region":"彭山区","duty":["市交通局"],"end":"2020-06","status":"停工","reason":"汛期冲毁""#,
    r#""id":"5","title":"便民服务点","duty":["市政务局"],"region":"东坡区","target":"400个","actual":"1089个""#,
    r#""id":"5","title":"便民服务点","region":"彭山区","target":"50个","actual":"20个""#,
    r#""id":"5","title":"便民服务点","region":"全市","target":"450个","actual":"1109个""#,
];

fn props(data: Option<Programme>, view: &'static str) -> LivelihoodProps {
    LivelihoodProps {
        data: data.map(|data| Shared(Rc::new(data))),
        outlines: None,
        before: None,
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: Default::default(),
        layout: Layout::Board,
        view: view.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    }
}

fn html(props: LivelihoodProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<LivelihoodWidget>::with_props(props)
        .hydratable(false)
        .render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn check(props: LivelihoodProps, expected: Expect) {
    expected.assert_eq(&plain(&html(props)));
}

/// Without the foot, which is the same in all of these states.
fn check_body(props: LivelihoodProps, expected: Expect) {
    let all = plain(&html(props));
    let body = all.split("发布机构：").next().unwrap();
    expected.assert_eq(body);
}

//! The nearest first: only on the reader's tap, kept by nobody, and what is said where it does not work.

use yew::{Component, Context, Html, Properties};

use super::*;
use crate::dom::Here;
use crate::livelihood::draw::body;
use crate::livelihood::say::about;
use crate::pen::Pen;

/// Three places on one meridian, where a tenth of a degree is 11,120 m, and one that nobody knows.
const PLACES: [&str; 4] = [
    r#""title":"甲桥","region":"东坡区","lat":"30.2","lon":"103.8""#,
    r#""title":"乙路""#,
    r#""title":"丙渠","lat":"30.01","lon":"103.8""#,
    r#""title":"丁校","lat":"30.1","lon":"103.8""#,
];

fn here(lat: &str, lon: &str) -> Here {
    Ok([lat.to_owned(), lon.to_owned()])
}

/// What was drawn.
struct Drawn;

#[derive(Clone, PartialEq, Properties)]
struct Given {
    html: Html,
}

impl Component for Drawn {
    type Message = ();
    type Properties = Given;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().html.clone()
    }
}

/// The list as it is drawn now.
fn list(widget: &LivelihoodWidget, props: &LivelihoodProps) -> String {
    let mut pen = Pen::default();
    body(&mut pen, &widget.scene(props).unwrap(), true);
    let html = pen.finish();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<Drawn>::with_props(Given { html })
        .hydratable(false)
        .render();
    let all = plain(&tokio::task::LocalSet::new().block_on(&runtime, render));
    let (_, list) = all.split_once("排序\n").unwrap();
    list.split("[c] 复制").next().unwrap().to_owned()
}

#[test]
fn the_nearest_stand_first_and_say_how_far() {
    let props = props(Some(programme(&PLACES)), "");
    let mut widget = LivelihoodWidget::new(&props);
    let before = widget.view.text();
    widget.nearby(&props, here("30.000000", "103.800000"));
    assert_eq!(widget.stage.list, [2, 3, 0, 1]);
    expect![[r#"
        [s] / 按公布顺序 / 滞后的在前 /*离我最近
        [n*] 离我最近 (aloud) 1 个项目没有公布位置，排在最后。位置只在本机使用，不会发送。
        [t0*] 全部状态
        [t8] 无数据 4
        各项目
        (aloud) 共 4 件，显示 4 件
        | 项目 | 状态 | 进度 | 责任单位 | 计划完成
        | [p2] 丙渠 约 1.1 公里 | 无数据 | 进度没有公布 | | | [p3] 丁校 约 11 公里 | 无数据 | 进度没有公布 | | | [p0] 甲桥 约 22 公里 · 东坡区 | 无数据 | 进度没有公布 | | | [p1] 乙路 | 无数据 | 进度没有公布 | | 
    "#]]
    .assert_eq(&list(&widget, &props));
    // It is in no text that the page keeps or sends.
    assert_eq!(widget.view.text(), before);
    // What is found and chosen stays so; newer data is measured again.
    let newer = LivelihoodProps {
        data: Some(Shared(Rc::new(programme(&[PLACES[0], PLACES[3]])))),
        ..props.clone()
    };
    widget.renew(&newer, &props);
    assert_eq!(widget.stage.list, [1, 0]);
    // A second tap, or another order, is the end of it.
    assert!(widget.act(&newer, "n"));
    assert_eq!(widget.stage.list, [0, 1]);
    assert!(widget.here.is_none() && widget.away.is_empty());
    widget.nearby(&newer, here("30", "103.8"));
    assert!(widget.chosen(&newer, "s", "0"));
    assert_eq!((widget.stage.list.clone(), widget.here), (vec![0, 1], None));
    // The order that is shown meanwhile is none to be chosen.
    assert!(!widget.chosen(&newer, "s", "2"));
}

#[test]
fn what_does_not_work_says_so() {
    let props = props(Some(programme(&PLACES)), "");
    let mut widget = LivelihoodWidget::new(&props);
    assert!(list(&widget, &props).contains("[n] 离我最近 (aloud) 位置只在本机使用，不会发送。"));
    // There is no browser here, as in an old one.
    assert!(widget.act(&props, "n"));
    assert!(list(&widget, &props).contains("(aloud) 这个浏览器不能定位。位置只在本机使用"));
    widget.nearby(&props, Err("没有得到定位的许可。"));
    assert!(list(&widget, &props).contains("[n] 离我最近 (aloud) 没有得到定位的许可。"));
    // What is no number is no place.
    widget.nearby(&props, here("NaN", "103.8"));
    assert_eq!(widget.stage.list, [0, 1, 2, 3]);
}

#[test]
fn without_a_place_there_is_no_button() {
    let drawn = plain(&html(props(Some(programme(&ROWS)), "")));
    assert!(!drawn.contains("离我最近"), "{drawn}");
}

#[test]
fn distances_in_words() {
    let words = [0, 14, 354, 994, 995, 1_149, 9_949, 9_950, 1_234_567].map(about);
    assert_eq!(
        words,
        [
            "约 10 米",
            "约 10 米",
            "约 350 米",
            "约 990 米",
            "约 1.0 公里",
            "约 1.1 公里",
            "约 9.9 公里",
            "约 10 公里",
            "约 1235 公里",
        ]
    );
}

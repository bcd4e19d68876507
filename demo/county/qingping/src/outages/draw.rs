//! Draws notices in the frame of the house, with its pen: the same heading, the same foot, the same words for a failure.

use mingbai_data::date::Dated;
use mingbai_ui::frame::{Content, Frame, frame};
use mingbai_ui::link::link;
use mingbai_ui::pen::Pen;
use mingbai_ui::{Options, Shared, Status};
use yew::{Callback, Html, Properties, component, html, use_node_ref};

use super::read::{Notice, Outages, When, sentence};

/// What it is called.
pub const TITLE: &str = "停水通知";

/// What a page gives it: the same as it gives a component of `mingbai-ui`.
#[derive(Clone, PartialEq, Properties)]
pub struct OutagesProps {
    /// The notices, as soon as there are some.
    pub data: Option<Shared<Outages>>,
    /// What is known about the source.
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}

/// 停水通知.
#[component]
pub fn OutagesWidget(props: &OutagesProps) -> Html {
    let root = use_node_ref();
    let body = |pen: &mut Pen| {
        if let Some(data) = &props.data {
            list(pen, &data.0);
        }
    };
    let content = props.data.as_ref().map(|data| {
        let outages = &*data.0;
        Content {
            heading: TITLE,
            sample: outages.sample,
            sentence: sentence(outages),
            body: &body,
            findings: &[],
            more: None,
            findings_open: false,
            publisher: outages.publisher.as_deref(),
            as_of: outages.as_of.as_deref(),
            source_name: None,
            source_url: None,
        }
    });
    let drawn = frame(&Frame {
        class: "mb county-outages",
        root,
        options: &props.options,
        status: &props.status,
        content,
        narrow: false,
        whole: false,
    });
    // The only button of the frame that there is here is 重试; a pen draws no listeners.
    let onclick = {
        let retry = props.on_retry.clone();
        Callback::from(move |event: yew::MouseEvent| {
            if is_retry(&event) {
                retry.emit(());
            }
        })
    };
    html! { <div {onclick}>{ drawn }</div> }
}

#[cfg(target_arch = "wasm32")]
fn is_retry(event: &yew::MouseEvent) -> bool {
    use wasm_bindgen::JsCast;
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        target
            .closest("[data-a=r]")
            .is_ok_and(|found| found.is_some())
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn is_retry(_event: &yew::MouseEvent) -> bool {
    false
}

fn list(pen: &mut Pen, outages: &Outages) {
    pen.open("div|class=county-list|role=list");
    for notice in &outages.notices {
        let when = notice.when(outages.now);
        if when != When::Over {
            item(pen, notice, when);
        }
    }
    pen.close();
    if let Some(phone) = &outages.phone {
        pen.open("p|class=county-ask");
        pen.write("供水服务电话：");
        link(pen, Some(&format!("tel:{phone}")), phone);
        pen.close();
    }
}

fn item(pen: &mut Pen, notice: &Notice, when: When) {
    pen.open("div|class=county-item|role=listitem");
    pen.open("p|class=county-area");
    let (class, word) = match when {
        When::Now => ("county-now", "正在停水"),
        When::Ahead => ("county-ahead", "计划停水"),
        When::Over | When::Unknown => ("county-ahead", "时间未公布"),
    };
    pen.open("span");
    pen.set("class", class);
    pen.write(word);
    pen.close();
    pen.write(" ");
    pen.write(&notice.area);
    pen.close();
    pen.open("p");
    pen.write(&time(&notice.from));
    pen.write(" 至 ");
    pen.write(&time(&notice.to));
    pen.close();
    pen.open("p|class=county-why");
    pen.write(notice.reason.as_deref().unwrap_or("原因未公布"));
    pen.close();
    pen.close();
}

/// As it was read; what could not be read as it was printed.
fn time(dated: &Dated) -> String {
    match dated.date() {
        Some(date) => date.shown(),
        None if dated.printed().is_empty() => "时间未公布".to_owned(),
        None => dated.printed().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use mingbai_ui::Phase;
    use yew::LocalServerRenderer;

    use super::super::read;
    use super::*;

    async fn drawn(data: Option<&str>, phase: Phase) -> String {
        let props = OutagesProps {
            data: data.map(|text| Shared(Rc::new(read(text, 1_795_827_600).unwrap().data))),
            status: Status {
                phase,
                message: Some("没有连上数据接口。".into()),
                ..Status::default()
            },
            options: Options::default(),
            on_retry: Callback::noop(),
        };
        let renderer = LocalServerRenderer::<OutagesWidget>::with_props(props);
        renderer.hydratable(false).render().await
    }

    #[tokio::test]
    async fn every_state_says_what_it_is() {
        assert!(drawn(None, Phase::Loading).await.contains("正在加载"));
        let failed = drawn(None, Phase::Error).await;
        assert!(
            failed.contains("暂时无法获取数据") && failed.contains("重试"),
            "{failed}"
        );
        let none = r#"{"publisher":"自来水公司","as_of":"2026-11-28 08:00","notices":[]}"#;
        let none = drawn(Some(none), Phase::Fresh).await;
        assert!(
            none.contains("现在没有停水") && none.contains("2026年11月28日"),
            "{none}"
        );
    }

    #[tokio::test]
    async fn what_is_missing_is_said() {
        let text = r#"{"notices":[{"area":"东门","from":"2026-11-28 07:00","to":"待定"}]}"#;
        let html = drawn(Some(text), Phase::Fresh).await;
        for words in [
            "东门",
            "2026年11月28日 07:00",
            "待定",
            "原因未公布",
            "时间未公布",
            "未注明",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}

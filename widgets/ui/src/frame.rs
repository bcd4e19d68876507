//! The frame that every widget has: heading, the answer in one sentence, the picture, the table, what checking found, and
//! where it all comes from. A function, not a component: a further widget costs only its own words.

use mingbai_data::{Finding, Severity};
use yew::{AttrValue, Html, NodeRef, html};

use crate::link::link;
use crate::text::{date, num, token};
use crate::{Options, Phase, Status};

/// Findings drawn in one list; what comes behind is counted.
const SHOWN: usize = 100;
const UNSTATED: &str = "未注明";

/// What a widget puts into its frame.
pub struct Frame<'a> {
    /// Class of the widget, beside `mb`.
    pub class: &'static str,
    /// The root that is drawn.
    pub root: NodeRef,
    /// How it is shown.
    pub options: &'a Options,
    /// What is known about the source.
    pub status: &'a Status,
    /// What is shown; `None` until there is data.
    pub content: Option<Content<'a>>,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Everything is drawn, for paper.
    pub whole: bool,
}

/// What is shown when there is data.
pub struct Content<'a> {
    /// Heading.
    pub heading: &'a str,
    /// 示例数据
    pub sample: bool,
    /// The answer in one sentence.
    pub sentence: String,
    /// Picture and table.
    pub body: Html,
    /// What reading and checking found.
    pub findings: &'a [Finding],
    /// Whether the findings are open.
    pub findings_open: bool,
    /// 发布机构
    pub publisher: Option<&'a str>,
    /// 数据截至
    pub as_of: Option<&'a str>,
    /// Name of the source.
    pub source_name: Option<&'a str>,
    /// Address of the source.
    pub source_url: Option<&'a str>,
}

/// Draws a widget.
pub fn frame(frame: Frame) -> Html {
    let Frame {
        class,
        root,
        options,
        status,
        content,
        narrow,
        whole,
    } = frame;
    let inner = match content {
        Some(content) => filled(content, options, status, whole),
        None => waiting(options, status),
    };
    html! {
        <div
            ref={root}
            class={AttrValue::from(["mb ", class].concat())}
            part="root"
            lang="zh-CN"
            data-theme={options.theme.name()}
            data-size={options.size.name()}
            data-narrow={narrow.then_some("")}
            data-whole={whole.then_some("")}
        >
            <i class="mb-em" aria-hidden="true"></i>
            {inner}
        </div>
    }
}

fn heading(options: &Options, text: &str, sample: bool) -> Html {
    html! {
        <div class="mb-head">
            <div class="mb-title" part="heading" role="heading" aria-level={num(usize::from(options.heading_level))}>
                {text.to_owned()}
            </div>
            if sample {
                <span class="mb-tag">{"示例数据"}</span>
            }
        </div>
    }
}

fn retry() -> Html {
    html! { <button type="button" class="mb-button" data-a="r">{"重试"}</button> }
}

/// Nothing to show yet, or nothing at all.
fn waiting(options: &Options, status: &Status) -> Html {
    let head = options
        .heading
        .as_deref()
        .map(|text| heading(options, text, false));
    let body = if status.phase == Phase::Loading {
        html! { <p class="mb-wait" role="status">{"正在加载…"}</p> }
    } else {
        html! {
            <div class="mb-note" role="status">
                <p><strong>{"暂时无法获取数据"}</strong></p>
                <p>
                    {status.message.clone()}
                    if let Some(code) = &status.code {
                        {["（代码 ", code, "）"].concat()}
                    }
                    if status.offline {
                        {"设备离线，联网后自动重试。"}
                    }
                </p>
                <p class="mb-row">
                    {retry()}
                    if let Some(source) = &status.source {
                        {link(Some(source), "查看来源")}
                    }
                </p>
            </div>
        }
    };
    html! { <>{head}{body}</> }
}

fn filled(content: Content, options: &Options, status: &Status, whole: bool) -> Html {
    let as_of = content.as_of.map_or_else(|| UNSTATED.to_owned(), date);
    let open = content.findings_open || whole;
    html! {
        <>
            {heading(options, content.heading, content.sample)}
            if !content.sentence.is_empty() {
                <p class="mb-say" part="sentence">{content.sentence}</p>
            }
            {notice(status, &as_of)}
            {content.body}
            {findings(content.findings, open)}
            <dl class="mb-foot" part="foot">
                {entry("发布机构", html! { {content.publisher.unwrap_or(UNSTATED).to_owned()} })}
                {entry("数据截至", html! { {as_of} })}
                {entry("来源", source(content.source_name, content.source_url, status))}
                {entry("更新状态", html! { {state(status)} })}
            </dl>
        </>
    }
}

fn entry(name: &'static str, value: Html) -> Html {
    html! { <div><dt>{name}{"："}</dt><dd>{value}</dd></div> }
}

fn source(name: Option<&str>, url: Option<&str>, status: &Status) -> Html {
    let url = url.or(status.source.as_deref());
    match name.or(url.map(|_| "原始页面")) {
        Some(name) => link(url, name),
        None => html! { {UNSTATED} },
    }
}

/// 更新状态 in words.
fn state(status: &Status) -> String {
    let words = match (status.phase, status.offline) {
        (_, true) => "离线，显示的是已有数据",
        (Phase::Fresh, _) => "已更新",
        (Phase::Partial, _) => "已更新，部分数据不完整",
        (Phase::Loading, _) => "正在更新",
        (Phase::Stale, _) if aged(status) => "已检查",
        (Phase::Stale | Phase::Error | Phase::Empty, _) => "更新失败，显示的是已有数据",
    };
    match &status.checked_at {
        Some(at) => [words, "（", at, "）"].concat(),
        None => words.to_owned(),
    }
}

/// The source answered, but what it says is old or dated in the future: nothing failed.
fn aged(status: &Status) -> bool {
    matches!(status.code.as_deref(), Some("aged" | "clock"))
}

/// What a reader must know before trusting the figures.
fn notice(status: &Status, as_of: &str) -> Html {
    let words = match status.phase {
        Phase::Stale if status.code.as_deref() == Some("aged") => "，数据可能已过期",
        Phase::Stale if aged(status) => "",
        Phase::Stale | Phase::Error | Phase::Empty => "，更新失败",
        Phase::Partial => {
            return status
                .message
                .as_ref()
                .map_or_else(Html::default, plain_notice);
        }
        _ => return Html::default(),
    };
    html! {
        <div class="mb-note" role="status">
            <p>
                <strong>{["数据截至 ", as_of, words].concat()}</strong>
                if let Some(message) = &status.message {
                    {["。", message].concat()}
                }
                if let Some(code) = status.code.as_ref().filter(|_| !aged(status)) {
                    {["（代码 ", code, "）"].concat()}
                }
            </p>
            if !aged(status) {
                <p>{retry()}</p>
            }
        </div>
    }
}

fn plain_notice(message: &AttrValue) -> Html {
    html! { <div class="mb-note" role="status"><p>{message.clone()}</p></div> }
}

fn findings(list: &[Finding], open: bool) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let rest = list.len().saturating_sub(SHOWN);
    let items = list.iter().take(SHOWN).enumerate().map(|(place, finding)| {
        let kind = match finding.severity {
            Severity::Note => "说明",
            Severity::Warning => "提示",
            Severity::Error => "异常",
        };
        let text = html! { <><span class="mb-kind">{kind}</span>{finding.message.clone()}</> };
        html! {
            <li>
                if finding.place.row.is_some() {
                    <button type="button" class="mb-find" data-a={token("f", place)}>
                        <span>{text}</span>
                        <span class="mb-go">{"查看"}</span>
                    </button>
                } else {
                    <div class="mb-find"><span>{text}</span></div>
                }
            </li>
        }
    });
    html! {
        <div class="mb-finds">
            <button type="button" class="mb-more" data-a="f" aria-expanded={if open { "true" } else { "false" }}>
                <span class="mb-tri" aria-hidden="true"></span>
                {["核对发现 ", &num(list.len()), " 处"].concat()}
            </button>
            if open {
                <ul>
                    {for items}
                    if rest > 0 {
                        <li><div class="mb-find">{["另有 ", &num(rest), " 处未列出。"].concat()}</div></li>
                    }
                </ul>
            }
        </div>
    }
}

//! The frame that every widget has: heading, the answer in one sentence, the picture, the table, what checking found, and
//! where it all comes from. A function, not a component: a further widget costs only its own words.

use mingbai_data::Finding;
use yew::{Html, NodeRef};

use crate::link::link;
use crate::pen::Pen;
use crate::text::date;
use crate::{Options, Phase, Status};

/// Findings drawn in one list.
const SHOWN: usize = 100;
const UNSTATED: &str = "未注明";

/// What a widget puts into its frame.
pub struct Frame<'a> {
    /// Classes of the root: `mb` and the widget's own.
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
    /// Draws picture and table.
    pub body: &'a dyn Fn(&mut Pen),
    /// What reading and checking found. They are not counted: a view that checks more has the count.
    pub findings: &'a [Finding],
    /// The number of such a view.
    pub more: Option<usize>,
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
pub fn frame(frame: &Frame) -> Html {
    let Frame {
        options, status, ..
    } = frame;
    let mut pen = begin(frame);
    match &frame.content {
        Some(content) => filled(&mut pen, content, options, status, frame.whole),
        None => waiting(&mut pen, options, status),
    }
    end(pen)
}

/// Begins the root of a widget, for one that has no room for the rest of the frame.
pub fn begin(frame: &Frame) -> Pen {
    let options = frame.options;
    let mut pen = Pen::default();
    #[cfg(any(feature = "livelihood", feature = "policy"))]
    pen.origins.clone_from(&options.origins);
    pen.open("div|part=root|lang=zh-CN");
    pen.node(frame.root.clone());
    pen.set("class", frame.class);
    pen.set("data-theme", options.theme.name());
    pen.set("data-size", options.size.name());
    pen.state("data-narrow", frame.narrow);
    pen.state("data-whole", frame.whole);
    pen.open("i|class=mb-em|aria-hidden=true");
    pen.close();
    pen.open("");
    pen
}

/// Ends the root of a widget.
pub fn end(mut pen: Pen) -> Html {
    pen.close();
    pen.close();
    pen.finish()
}

#[inline(never)]
fn heading(pen: &mut Pen, options: &Options, text: &str, sample: bool) {
    pen.open("div|class=mb-head");
    pen.open("div|class=mb-title|part=heading|role=heading");
    pen.number("aria-level", Some(usize::from(options.heading_level)));
    pen.write(text);
    pen.close();
    if sample {
        pen.put("span|class=mb-tag", "示例数据");
    }
    pen.close();
}

fn retry(pen: &mut Pen) {
    pen.put("button|type=button|class=mb-button|data-a=r", "重试");
}

/// Nothing to show yet, or nothing at all.
#[inline(never)]
fn waiting(pen: &mut Pen, options: &Options, status: &Status) {
    if let Some(text) = &options.heading {
        heading(pen, options, text, false);
    }
    if status.phase == Phase::Loading {
        pen.put("p|class=mb-wait|role=status", "正在加载…");
        return;
    }
    pen.open("div|class=mb-note|role=status");
    pen.open("p");
    pen.put("strong", "暂时无法获取数据");
    pen.close();
    pen.open("p");
    reason(pen, status);
    if status.offline {
        pen.write("设备离线，联网后自动重试。");
    }
    pen.close();
    pen.open("p|class=mb-row");
    retry(pen);
    if let Some(source) = &status.source {
        let words = if status.page {
            "查看来源"
        } else {
            "查看原始数据"
        };
        link(pen, Some(source), words);
    }
    pen.close();
    pen.close();
}

/// The sentence about what went wrong, and its code.
fn reason(pen: &mut Pen, status: &Status) {
    if let Some(message) = &status.message {
        pen.write(message);
    }
    if let Some(code) = &status.code {
        pen.write("（");
        let help = status
            .help
            .as_ref()
            .map(|page| [page, "#code-", code].concat());
        link(pen, help.as_deref(), &["代码 ", code].concat());
        pen.write("）");
    }
}

#[inline(never)]
fn filled(pen: &mut Pen, content: &Content, options: &Options, status: &Status, whole: bool) {
    let as_of = content.as_of.map_or_else(|| UNSTATED.to_owned(), date);
    heading(pen, options, content.heading, content.sample);
    if !content.sentence.is_empty() {
        pen.put("p|class=mb-say|part=sentence", &content.sentence);
    }
    // Who says so, and of when, is not to be looked for on the last of many sheets.
    pen.open("");
    if whole {
        foot(pen, content, status, &as_of);
    }
    notice(pen, status, &as_of);
    pen.close();
    pen.open("");
    (content.body)(pen);
    pen.close();
    pen.open("");
    let open = content.findings_open || whole;
    findings(pen, content, open, whole);
    if !whole {
        foot(pen, content, status, &as_of);
    }
    pen.close();
}

/// Where it all comes from.
#[inline(never)]
fn foot(pen: &mut Pen, content: &Content, status: &Status, as_of: &str) {
    pen.open("dl|class=mb-foot|part=foot");
    entry(pen, "发布机构：", content.publisher.unwrap_or(UNSTATED));
    entry(pen, "数据截至：", as_of);
    pen.open("div");
    pen.put("dt", "来源：");
    pen.open("dd");
    let url = content.source_url.or(status.source.as_deref());
    let name = content
        .source_name
        .or(content.source_url.map(|_| "原始页面"))
        // Nobody named a page: what is left is where the data itself came from.
        .or(url.map(|_| "数据文件"))
        .unwrap_or(UNSTATED);
    link(pen, url, name);
    pen.close();
    pen.close();
    entry(pen, "更新状态：", &state(status));
    pen.close();
}

fn entry(pen: &mut Pen, name: &'static str, value: &str) {
    pen.open("div");
    pen.put("dt", name);
    pen.put("dd", value);
    pen.close();
}

/// 更新状态 in words.
fn state(status: &Status) -> String {
    let words = match (status.phase, status.offline) {
        (_, true) => "离线，显示的是已有数据",
        (Phase::Fresh, _) => "已更新",
        (Phase::Partial, _) => "已更新，有核对发现",
        (Phase::Loading, _) => "正在更新",
        (Phase::Stale, _) if aged(status) => "已检查",
        (Phase::Stale | Phase::Error | Phase::Empty, _) => "更新失败，显示的是已有数据",
    };
    match &status.checked_at {
        Some(at) => [words, "（北京时间 ", at, "）"].concat(),
        None => words.to_owned(),
    }
}

/// The source answered, but what it says is old or dated in the future: nothing failed.
fn aged(status: &Status) -> bool {
    matches!(status.code.as_deref(), Some("aged" | "clock"))
}

/// What a reader must know before trusting the figures.
#[inline(never)]
fn notice(pen: &mut Pen, status: &Status, as_of: &str) {
    let aged = aged(status);
    let failed = !aged && !status.offline;
    let words = match status.phase {
        Phase::Stale if status.code.as_deref() == Some("aged") => "，数据可能已过期",
        Phase::Stale if aged => "",
        Phase::Stale | Phase::Error | Phase::Empty if status.offline => {
            "，设备离线，联网后自动更新"
        }
        Phase::Stale | Phase::Error | Phase::Empty => "，更新失败",
        _ => {
            if let (Phase::Partial, Some(message)) = (status.phase, &status.message) {
                pen.open("div|class=mb-note|role=status");
                pen.put("p", message);
                pen.open("p");
                retry(pen);
                pen.close();
                pen.close();
            }
            return;
        }
    };
    pen.open("div|class=mb-note|role=status");
    pen.open("p");
    pen.open("strong");
    pen.write("数据截至 ");
    pen.write(as_of);
    pen.write(words);
    pen.close();
    if failed {
        pen.write("。");
        reason(pen, status);
    }
    pen.close();
    if failed {
        pen.open("p");
        retry(pen);
        pen.close();
    }
    pen.close();
}

#[inline(never)]
fn findings(pen: &mut Pen, content: &Content, open: bool, whole: bool) {
    let list = content.findings;
    if list.is_empty() {
        return;
    }
    pen.open("div|class=mb-finds");
    pen.open("button|type=button|class=mb-more|data-a=f");
    pen.state("aria-expanded", open);
    pen.open("i|class=mb-tri|aria-hidden=true");
    pen.close();
    pen.write("核对发现");
    pen.close();
    // A place of its own, open or not: what stands before it stays the same element and keeps the focus.
    pen.open("");
    if open {
        pen.open("ul");
        for (place, finding) in list.iter().take(SHOWN).enumerate() {
            let row = finding.place.row.is_some();
            pen.open("li");
            if row {
                pen.button("button|type=button|class=mb-find", "f", place);
            } else {
                pen.open("div|class=mb-find");
            }
            pen.open("span");
            pen.put("span|class=mb-kind", finding.severity.word());
            // A blank between them, for whoever hears it.
            pen.write(" ");
            pen.write(&finding.message);
            pen.close();
            if row {
                pen.put("span|class=mb-go", "查看");
            }
            pen.close();
            pen.close();
        }
        if list.len() > SHOWN {
            pen.put("li|class=mb-find", "其余未列出。");
        }
        pen.close();
        if let Some(view) = content.more.filter(|_| !whole) {
            pen.button("button|type=button|class=mb-text", "v", view);
            pen.write("更多核对");
            pen.close();
        }
    }
    pen.close();
    pen.close();
}

/// Copying and printing: what the last of it did (`said`), and the text where it must be copied by hand.
#[inline(never)]
pub fn actions(pen: &mut Pen, copies: &str, prints: bool, (said, copy): (&str, Option<&str>)) {
    pen.open("div|class=mb-row mb-acts");
    pen.put("button|type=button|class=mb-button|data-a=c", copies);
    if prints {
        pen.put("button|type=button|class=mb-button|data-a=P", "打印全部");
    }
    pen.put("span|class=mb-said|role=status", said);
    pen.close();
    pen.open("");
    if let Some(text) = copy {
        pen.open("div|class=mb-note");
        pen.open("label");
        pen.put("p", "浏览器不允许自动复制，请长按或按 Ctrl+C 复制：");
        pen.open("textarea|class=mb-copy|readonly=|rows=6");
        pen.set("value", text);
        pen.close();
        pen.close();
        pen.put("button|type=button|class=mb-button|data-a=C", "关闭");
        pen.close();
    }
    pen.close();
}

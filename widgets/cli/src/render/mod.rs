//! `render`: data as a page that needs no script, or as a part of somebody's page: what the widget draws, everything open, with its styles; and
//! what they are by schema.org, for search engines. The widget itself puts nothing of that into a page.

mod boards;
mod linked;
mod list;
mod still;

use crate::args::RenderFormat;
use crate::dataset::{Data, Dataset};
use mingbai_data::consultation::{self, Consultations};
use mingbai_data::date::{Date, Precision};
use mingbai_data::papers::Papers as All;
use mingbai_data::policy::{self, Policies};
use mingbai_data::workday::Calendar;
use mingbai_ui::papers::{Papers, PapersProps, PapersWidget, consultations_said, policies_said};
use mingbai_ui::{Options, Phase, Shared, Status, style};
use serde_json::Value;
use std::collections::HashMap;
use std::rc::Rc;
use yew::{BaseComponent, LocalServerRenderer};

/// The styles of every page.
const STYLES: [&str; 2] = [style::BASE, style::BOARD];

/// Headings look as the widget has them; papers stand apart.
const HEADINGS: &str = "h1, h2, h3, h4, h5, h6 { margin: 0; font: inherit; }\n\
     @media print { a[href^=\"#\"]::after { content: none !important; } }\n\
     section { margin-top: 2em; }\n.mb-finds > p { margin: 0.5em 0.75em; }\n\
     @media screen and (max-width: 640px) { .mb-table { display: block; overflow-x: auto; } .mb-table td { min-width: 4.5em; } }\n";

/// What is written of a dataset, in its parts.
#[derive(Debug)]
pub struct Written {
    /// Its heading.
    title: String,
    /// The answer in a sentence.
    said: String,
    /// The styles beside the common ones.
    styles: &'static [&'static str],
    /// What it is by schema.org.
    linked: Value,
    /// What the widget draws, stilled.
    html: String,
}

impl Written {
    /// What it is by schema.org, as it stands in a page.
    pub fn script(&self) -> Result<String, String> {
        let json = serde_json::to_string_pretty(&self.linked);
        // Nothing within ends the script.
        let json = json.map_err(|error| error.to_string())?;
        let json = json.replace('<', "\\u003c");
        Ok(format!(
            "<script type=\"application/ld+json\">\n{json}\n</script>\n"
        ))
    }

    /// What stands in a page of somebody else's: the styles are that page's, and so is the first heading.
    pub fn fragment(&self) -> Result<String, String> {
        let mut html = self.html.clone();
        for level in (1..6_u8).rev() {
            let below = level.saturating_add(1);
            for mark in ["<h", "</h"] {
                html = html.replace(&format!("{mark}{level}"), &format!("{mark}{below}"));
            }
        }
        Ok(format!("{html}\n{}", self.script()?))
    }

    /// The whole page.
    pub fn page(&self) -> Result<String, String> {
        Ok(format!(
            "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<meta name=\"description\" content=\"{}\">\n<style>\n{HEADINGS}{}\n{}\n</style>\n{}</head>\n<body>\n{}\n</body>\n</html>\n",
            escaped(&self.title),
            escaped(&described(&self.title, &self.said)),
            STYLES.join("\n"),
            self.styles.join("\n"),
            self.script()?,
            self.html
        ))
    }

    /// As it was asked for.
    pub fn format(&self, format: RenderFormat) -> Result<String, String> {
        match format {
            RenderFormat::Html => self.page(),
            RenderFormat::Fragment => self.fragment(),
            RenderFormat::Jsonld => self.script(),
        }
    }
}

/// What is written of a dataset; `calendar` knows the working days.
///
/// # Errors
/// In Chinese: it cannot be read or drawn, or is none that a widget shows.
pub fn render(dataset: &Dataset, calendar: &Calendar, now: i64) -> Result<Written, String> {
    let mut written = match &dataset.data {
        Data::Listing(own) => list::written(&own.listing, now)?,
        _ => match boards::written(dataset, now) {
            Some(written) => written?,
            None => papers(dataset.key(), &dataset.json(), calendar, now)?,
        },
    };
    written.html = lasting(&written.html);
    // It says so for as long as the page is kept.
    let day = Date::at(now).no_finer(Precision::Day).shown();
    let said = format!("本页写于{day}；还剩几天、是否逾期、数据多久没有更新，以这一天为准。");
    let part = format!("\n<p class=\"mb mb-hint\">{said}</p>");
    written.html.push_str(&part);
    Ok(written)
}

/// Where a board says how long ago a time was (`ui::board::when`).
const WHEN: &str = "class=\"mbb-time\">";

/// Without what is true only while it is written (约 22 分钟前), where the widget itself says it, and what only a screen can do. What
/// the data say stays.
fn lasting(html: &str) -> String {
    let mut parts = html.split(WHEN);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(WHEN);
        let end = part.find('<').unwrap_or(part.len());
        let (time, behind) = part.split_at_checked(end).unwrap_or((part, ""));
        let since = time.strip_suffix("前）").and_then(|own| own.rfind('（'));
        out.push_str(since.and_then(|at| time.get(..at)).unwrap_or(time));
        out.push_str(behind);
    }
    out.replace("点一项看怎样算出。", "")
}

/// What is written of `text`, in our own format of `subject`.
fn papers(subject: &str, text: &str, calendar: &Calendar, now: i64) -> Result<Written, String> {
    let (data, linked) = match subject {
        "policy" => {
            let mut all: Policies = policy::read_text(text).map_err(|error| error.message)?;
            let found = policy::check(&all, calendar, Some(now));
            all.findings.extend(found);
            let linked = linked::policies(&all, now);
            (Papers::Policies(Shared(Rc::new(all))), linked)
        }
        "consultation" => {
            let read = consultation::read_text(text);
            let mut all: Consultations = read.map_err(|error| error.message)?;
            let found = consultation::check(&all, calendar, Some(now));
            all.findings.extend(found);
            let linked = linked::consultations(&all);
            (Papers::Consultations(Shared(Rc::new(all))), linked)
        }
        _ => return Err("这些数据没有可以写成网页的内容。".into()),
    };
    let (title, said) = match &data {
        Papers::Policies(all) => (
            title(
                &all.0.title,
                all.0.rows.first().map(|own| &*own.title),
                "政策文件",
            ),
            policies_said(&all.0, Some(now)),
        ),
        Papers::Consultations(all) => (
            title(
                &all.0.title,
                all.0.rows.first().map(|own| &*own.title),
                "意见征集",
            ),
            consultations_said(&all.0, Some(now)),
        ),
    };
    Ok(Written {
        title,
        said,
        styles: &[style::POLICY],
        linked,
        html: written(data, calendar, now)?,
    })
}

/// What the page is about, in a sentence.
fn described(title: &str, said: &str) -> String {
    match said {
        "" => title.to_owned(),
        said if said.contains(title) => said.to_owned(),
        said => format!("{title}：{said}"),
    }
}

fn title(own: &Option<Box<str>>, first: Option<&str>, none: &str) -> String {
    own.as_deref().or(first).unwrap_or(none).to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// What stands in the page: one paper, or the list of several and each of them in full.
fn written(data: Papers, calendar: &Calendar, now: i64) -> Result<String, String> {
    let calendar = Shared(Rc::new(calendar.clone()));
    let each: Vec<Papers> = match &data {
        Papers::Policies(all) if all.0.rows.len() > 1 => policies_alone(&all.0),
        Papers::Consultations(all) if all.0.rows.len() > 1 => {
            let rows = all.0.rows.iter();
            rows.map(|own| Papers::Consultations(alone(&all.0, own.row, own.clone())))
                .collect()
        }
        _ => Vec::new(),
    };
    let many = !each.is_empty();
    let data = if many { headed(data) } else { data };
    let mut html = still::still(&drawn(data, &calendar, now, 1)?, many);
    for (at, paper) in each.into_iter().enumerate() {
        let paper = still::still(&drawn(paper, &calendar, now, 2)?, many);
        html.push_str(&format!(
            "\n<section id=\"{}\">\n{paper}\n</section>",
            still::place(at)
        ));
    }
    Ok(html)
}

/// A list without what was found in one of its papers: that stands with the paper.
fn headed(data: Papers) -> Papers {
    fn whole<T: Clone>(all: &All<T>) -> Shared<All<T>> {
        let mut all = all.clone();
        all.findings.retain(|own| own.place.row.is_none());
        Shared(Rc::new(all))
    }
    match &data {
        Papers::Policies(all) => Papers::Policies(whole(&all.0)),
        Papers::Consultations(all) => Papers::Consultations(whole(&all.0)),
    }
}

/// Each policy as the only one, with what was found in it; those that belong to it and are on the page are links there.
fn policies_alone(all: &Policies) -> Vec<Papers> {
    let places = all.rows.iter().enumerate();
    let places: HashMap<&str, usize> = places
        .filter_map(|(at, own)| Some((own.id.as_deref()?, at)))
        .collect();
    let each = all.rows.iter().map(|own| {
        let mut own = own.clone();
        for link in &mut own.related {
            if let Some(at) = link.kind.as_deref().and_then(|id| places.get(id)) {
                link.url = Some(format!("#{}", still::place(*at)).into());
            }
        }
        Papers::Policies(alone(all, own.row, own))
    });
    each.collect()
}

fn alone<T>(all: &All<T>, row: usize, own: T) -> Shared<All<T>> {
    let found = all.findings.iter().filter(|own| own.place.row == Some(row));
    Shared(Rc::new(All {
        title: None,
        publisher: all.publisher.clone(),
        source: all.source.clone(),
        source_url: all.source_url.clone(),
        as_of: all.as_of,
        sample: all.sample,
        rows: vec![own],
        findings: found.cloned().collect(),
    }))
}

/// What the widget draws for paper, under a heading of this level: everything is open.
fn drawn(
    data: Papers,
    calendar: &Shared<Calendar>,
    now: i64,
    heading_level: u8,
) -> Result<String, String> {
    let props = PapersProps {
        data: Some(data),
        calendar: Some(calendar.clone()),
        now: Some(now),
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: Options {
            heading_level,
            ..Options::default()
        },
        view: "w0".into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    };
    server::<PapersWidget>(props)
}

/// What a component draws.
fn server<T: BaseComponent>(props: T::Properties) -> Result<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| error.to_string())?;
    let render = LocalServerRenderer::<T>::with_props(props)
        .hydratable(false)
        .render();
    Ok(tokio::task::LocalSet::new().block_on(&runtime, render))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-26T09:30:00+08:00.
    const NOW: i64 = 1_795_656_600;

    #[test]
    fn what_is_so_only_now_goes_and_what_the_data_say_stays() {
        let html = "<p>公告（约 3 天前）</p><span class=\"mbb-time\">9时（约 20 分钟前）</span><span class=\"mbb-time\">8时（8 个月没有更新）</span>";
        assert_eq!(
            lasting(html),
            "<p>公告（约 3 天前）</p><span class=\"mbb-time\">9时</span><span class=\"mbb-time\">8时（8 个月没有更新）</span>"
        );
    }

    #[test]
    fn a_page_has_everything_open_and_nothing_of_the_data_is_markup() {
        let text = r#"{"schema":"mingbai.policy/1","title":"</script><script>alert(1)</script>补贴","faq":[{"q":"租的房子？","a":"能。"}],
            "body":"<p onclick='x'>全文<img src=x onerror=alert(1)></p><script>alert(2)</script>"}"#;
        let page = papers("policy", text, &Calendar::default(), NOW)
            .unwrap()
            .format(RenderFormat::Html)
            .unwrap();
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert!(
            page.starts_with("<!doctype html>") && page.contains("能。") && page.contains("全文")
        );
        assert!(!page.contains("alert(2)") && !page.contains("onclick"));
        let json = papers("policy", text, &Calendar::default(), NOW)
            .unwrap()
            .format(RenderFormat::Jsonld)
            .unwrap();
        let json = json.split_once('\n').unwrap().1;
        let json = json.rsplit_once("\n</script>").unwrap().0;
        let read: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(
            read["@graph"][0]["name"],
            "</script><script>alert(1)</script>补贴"
        );
    }

    #[test]
    fn a_list_has_every_paper_in_full_and_nothing_that_needs_a_script() {
        let text = r#"{"schema":"mingbai.policy/1","title":"民政政策","rows":[
            {"id":"1","title":"高龄津贴办法","summary":"每月100元。","faq":[{"q":"租的房子？","a":"能。"}],"body":"<h2>第一条</h2><p>全文甲</p>"},
            {"id":"2","title":"临时救助办法","body":"全文乙","related":[{"title":"高龄津贴办法","id":"1"}],
             "conditions":{"ask":[{"id":"a","text":"是户籍人口吗","kind":"yesno"}],"rule":{"ask":"a","is":true}},
             "effective_at":"2026-03-02","expires_at":"2026-03-01"}]}"#;
        let page = papers("policy", text, &Calendar::default(), NOW)
            .unwrap()
            .format(RenderFormat::Html)
            .unwrap();
        let body = page.split_once("<body>").unwrap().1;
        for gone in [
            "<button",
            "data-a=",
            "查看全文",
            "复制文字",
            "更新状态",
            "返回列表",
            "role=\"heading\"",
            "aria-level",
        ] {
            assert!(!body.contains(gone), "{gone}: {body}");
        }
        for there in [
            r##"<a class="mb-link" href="#wen1">高龄津贴办法</a>"##,
            r##"href="#wen2">临时救助办法</a>"##,
            r#"<section id="wen1">"#,
            r#"<section id="wen2">"#,
            "全文甲",
            "全文乙",
            "能。",
            "<p><strong>租的房子？</strong></p>",
        ] {
            assert!(body.contains(there), "{there}: {body}");
        }
        assert_eq!(body.matches("早于施行日期").count(), 1);
        assert_eq!(body.matches("<h1").count(), 1);
        assert_eq!(body.matches("<h2").count(), 2);
        assert!(
            body.contains(r##"rel="noopener" href="#wen1">高龄津贴办法</a>"##),
            "{body}"
        );
        let head = r#"<meta name="description" content="民政政策：共 2 份文件。">"#;
        assert!(page.contains(head), "{page}");
    }

    #[test]
    fn one_paper_has_one_first_heading_and_is_described_by_its_sentence() {
        let text = r#"{"schema":"mingbai.policy/1","title":"高龄津贴\"办法","summary":"每月100元。","points":["按月发"]}"#;
        let page = papers("policy", text, &Calendar::default(), NOW)
            .unwrap()
            .format(RenderFormat::Html)
            .unwrap();
        assert_eq!(page.matches("<h1").count(), 1);
        assert!(
            page.contains("</h1>") && page.contains("<h2 class=\"mbb-h\">主要内容</h2>"),
            "{page}"
        );
        let head = r#"<meta name="description" content="高龄津贴&quot;办法：每月100元。">"#;
        assert!(page.contains(head), "{page}");
    }

    #[test]
    fn what_cannot_be_rendered_says_so() {
        let wrong = papers("profile", "{}", &Calendar::default(), NOW).unwrap_err();
        assert!(wrong.contains("没有可以写成网页的内容"), "{wrong}");
    }
}

//! `render`: policies and consultations as a page that needs no script: what the widget draws, everything open, with its styles; and
//! what they are by schema.org, for search engines. The widget itself puts nothing of that into a page.

mod linked;

use crate::args::RenderFormat;
use mingbai_data::consultation::{self, Consultations};
use mingbai_data::policy::{self, Policies};
use mingbai_data::workday::Calendar;
use mingbai_ui::papers::{Papers, PapersProps, PapersWidget};
use mingbai_ui::{Options, Phase, Shared, Status};
use std::rc::Rc;
use yew::LocalServerRenderer;

const STYLES: [&str; 3] = [
    include_str!("../../../ui/style/base.css"),
    include_str!("../../../ui/style/board.css"),
    include_str!("../../../ui/style/policy.css"),
];

/// The page, or the data for search engines alone, of `text` in our own format of `subject`.
///
/// # Errors
/// In Chinese: the text cannot be read, or its subject is another.
pub fn render(subject: &str, text: &str, now: i64, format: RenderFormat) -> Result<String, String> {
    let calendar = Calendar::default();
    let (data, linked) = match subject {
        "policy" => {
            let mut all: Policies = policy::read_text(text).map_err(|error| error.message)?;
            let found = policy::check(&all, &calendar, Some(now));
            all.findings.extend(found);
            let linked = linked::policies(&all, now);
            (Papers::Policies(Shared(Rc::new(all))), linked)
        }
        "consultation" => {
            let read = consultation::read_text(text);
            let mut all: Consultations = read.map_err(|error| error.message)?;
            let found = consultation::check(&all, &calendar, Some(now));
            all.findings.extend(found);
            let linked = linked::consultations(&all);
            (Papers::Consultations(Shared(Rc::new(all))), linked)
        }
        _ => return Err("render 现在只能写政策文件（policy）和意见征集（consultation）。".into()),
    };
    let json = serde_json::to_string_pretty(&linked).map_err(|error| error.to_string())?;
    // Nothing within ends the script.
    let script = format!(
        "<script type=\"application/ld+json\">\n{}\n</script>\n",
        json.replace('<', "\\u003c")
    );
    if format == RenderFormat::Jsonld {
        return Ok(script);
    }
    let title = match &data {
        Papers::Policies(all) => title(
            &all.0.title,
            all.0.rows.first().map(|own| &*own.title),
            "政策文件",
        ),
        Papers::Consultations(all) => title(
            &all.0.title,
            all.0.rows.first().map(|own| &*own.title),
            "意见征集",
        ),
    };
    let html = drawn(data, now)?;
    Ok(format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{}\n</style>\n{script}</head>\n<body>\n{html}\n</body>\n</html>\n",
        escaped(&title),
        STYLES.join("\n")
    ))
}

fn title(own: &Option<Box<str>>, first: Option<&str>, none: &str) -> String {
    own.as_deref().or(first).unwrap_or(none).to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// What the widget draws for paper: everything is open.
fn drawn(data: Papers, now: i64) -> Result<String, String> {
    let props = PapersProps {
        data: Some(data),
        calendar: None,
        now: Some(now),
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: Options::default(),
        view: "w0".into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| error.to_string())?;
    let render = LocalServerRenderer::<PapersWidget>::with_props(props)
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
    fn a_page_has_everything_open_and_nothing_of_the_data_is_markup() {
        let text = r#"{"schema":"mingbai.policy/1","title":"</script><script>alert(1)</script>补贴","faq":[{"q":"租的房子？","a":"能。"}],
            "body":"<p onclick='x'>全文<img src=x onerror=alert(1)></p><script>alert(2)</script>"}"#;
        let page = render("policy", text, NOW, RenderFormat::Html).unwrap();
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert!(
            page.starts_with("<!doctype html>") && page.contains("能。") && page.contains("全文")
        );
        assert!(!page.contains("alert(2)") && !page.contains("onclick"));
        let json = render("policy", text, NOW, RenderFormat::Jsonld).unwrap();
        let json = json.split_once('\n').unwrap().1;
        let json = json.rsplit_once("\n</script>").unwrap().0;
        let read: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(
            read["@graph"][0]["name"],
            "</script><script>alert(1)</script>补贴"
        );
    }

    #[test]
    fn what_cannot_be_rendered_says_so() {
        let wrong = render("air", "{}", NOW, RenderFormat::Html).unwrap_err();
        assert!(wrong.contains("policy"), "{wrong}");
    }
}

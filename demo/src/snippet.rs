//! The lines that a webmaster pastes: written once, used by the page itself and shown below it.

use std::path::Path;

use anyhow::Result;

use crate::dist;
use crate::examples::{Example, Form};
use crate::html::{escape, json_in_script};

/// The lines for the page's head: what the widget needs, begun early, and the shell.
/// Without a built package it is the plain name, so that the page is still a valid one.
pub(crate) fn head(root: &Path, widget: &str) -> String {
    let Some(names) = dist::names(root, widget) else {
        return "<script src=\"/dist/mingbai.js\" defer></script>\n".to_owned();
    };
    format!(
        "<link rel=\"preload\" href=\"/dist/{}\" as=\"script\" integrity=\"{}\" crossorigin>\n\
         <link rel=\"preload\" href=\"/dist/{}\" as=\"fetch\" type=\"application/wasm\">\n\
         <script src=\"/dist/{}\" integrity=\"{}\" defer></script>\n",
        names.glue.name,
        names.glue.integrity,
        names.module.name,
        names.shell.name,
        names.shell.integrity
    )
}

/// The same lines for a site that put the package at `/mingbai/`, as the documentation says.
pub(crate) fn pasted(root: &Path, widget: &str) -> String {
    head(root, widget).replace("\"/dist/", "\"/mingbai/")
}

/// The frame of `embed.html`. Without any script it has the height written here, and scrolls inside.
pub(crate) fn frame(source: &str, title: &str) -> String {
    format!(
        "<iframe src=\"/dist/embed.html?widget=budget&amp;src={source}&amp;unit=万元\" title=\"{title}\" width=\"100%\" height=\"640\"></iframe>"
    )
}

/// The line that lets a frame be as high as what is in it, for a page that may have a script.
pub(crate) const FRAME_HEAD: &str = "<script src=\"/dist/mingbai-frame.js\" defer></script>\n";

/// The tag of an example with its content.
///
/// # Errors
/// The example's data cannot be read.
pub(crate) fn tag(example: &Example, other: &str) -> Result<String> {
    let mut attributes = Vec::new();
    match example.form {
        Form::Src => attributes.push(("src".to_owned(), example.src())),
        Form::Paged => attributes.push(("src".to_owned(), example.paged_url())),
        Form::Cors => attributes.push((
            "src".to_owned(),
            format!("{other}/api/{}/{}", example.widget, example.id),
        )),
        Form::Inline | Form::Table => {}
        Form::Property => attributes.push(("id".to_owned(), example.widget.clone())),
    }
    attributes.extend(example.attributes.iter().cloned());
    let inner = match example.form {
        Form::Table => example.text()?.trim_end().to_owned(),
        Form::Inline => format!(
            "<script type=\"application/json\">\n{}\n</script>\n{}",
            json_in_script(example.text()?.trim_end()),
            fallback(example)
        ),
        Form::Src | Form::Paged | Form::Cors | Form::Property => fallback(example),
    };
    Ok(element(&example.widget, example.div, &attributes, &inner))
}

/// A tag, or the `div` that stands for it where a content system strips unknown tags.
pub(crate) fn element(
    widget: &str,
    div: bool,
    attributes: &[(String, String)],
    inner: &str,
) -> String {
    let (name, first, prefix) = if div {
        (
            "div".to_owned(),
            format!(" data-mingbai=\"{widget}\""),
            "data-",
        )
    } else {
        (format!("mingbai-{widget}"), String::new(), "")
    };
    let written: String = attributes
        .iter()
        .map(|(name, value)| {
            let prefix = if name == "id" { "" } else { prefix };
            format!(" {prefix}{name}=\"{}\"", escape(value))
        })
        .collect();
    format!("<{name}{first}{written}>\n{}\n</{name}>", indent(inner))
}

/// The script of a page that hands over the data itself.
pub(crate) fn property_script(example: &Example) -> Result<String> {
    Ok(format!(
        "document.getElementById(\"{}\").data = {};\n",
        example.widget,
        example.text()?.trim_end()
    ))
}

/// What stands in the tag until the widget has drawn, and stays when it cannot.
fn fallback(example: &Example) -> String {
    match example.sources.first() {
        Some(source) => format!(
            "<p><a href=\"{}\">{}（原文）</a></p>",
            escape(&source.url),
            escape(&source.name)
        ),
        None => format!(
            "<p><a href=\"{}\">{}（数据文件）</a></p>",
            example.data_url(),
            escape(&example.title)
        ),
    }
}

fn indent(text: &str) -> String {
    text.lines()
        .map(|line| format!("  {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: &str = include_str!("../../widgets/embed/shell/package.js");
    const SCRIPTS: &str = include_str!("../../widgets/embed/shell/scripts.js");

    /// The lines of a page over a package with these three files.
    fn lines(test: &str) -> Vec<String> {
        let name = format!("mingbai-snippet-{}-{test}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let dist = root.join("pkg/dist");
        std::fs::create_dir_all(&dist).unwrap();
        let list = r#"{"mingbai-0123456789.js": "sha256-a=", "glue-0123456789.js": "sha256-b=",
            "budget-0123456789.wasm": "sha256-c="}"#;
        std::fs::write(dist.join("sri.json"), list).unwrap();
        let head = head(&root, "budget");
        std::fs::remove_dir_all(&root).unwrap();
        head.lines().map(str::to_owned).collect()
    }

    /// The only line with these words.
    fn line(words: &str) -> String {
        let mut found = lines(words.trim_start_matches("as=\""));
        found.retain(|line| line.contains(words));
        assert_eq!(found.len(), 1, "{words}: {found:?}");
        found.remove(0)
    }

    /// A preload is only used by a request with its mode and credentials (HTML, “create a potential-CORS request”): without
    /// `crossorigin` they are `no-cors` and `include`, with it `cors` and `same-origin`. What is not used is fetched twice,
    /// and the console says so.
    #[test]
    fn the_module_is_asked_for_as_it_is_preloaded() {
        let preload = line("as=\"fetch");
        assert!(
            preload.contains(".wasm\"") && !preload.contains("crossorigin"),
            "{preload}"
        );
        let asked = "[mode, credentials] = new URL(url).origin === location.origin ? ['no-cors', 'include'] : ['cors', 'same-origin'];";
        assert_eq!(PACKAGE.matches("fetch(").count(), 1);
        assert!(PACKAGE.contains(asked), "{PACKAGE}");
    }

    #[test]
    fn the_glue_is_asked_for_as_it_is_preloaded() {
        let preload = line("as=\"script");
        assert!(
            preload.contains("glue-") && preload.ends_with(" crossorigin>"),
            "{preload}"
        );
        assert!(SCRIPTS.contains("crossOrigin: 'anonymous'"), "{SCRIPTS}");
    }
}

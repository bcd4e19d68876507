//! What examples that draw states of a board into pages share: in which widths, sizes and themes, and the page itself.

use std::path::{Path, PathBuf};

use mingbai_ui::{Options, Phase, Size, Status, Theme};
use yew::{BaseComponent, LocalServerRenderer};

/// One way of looking at a state.
pub struct Look {
    width: u32,
    /// Size and theme.
    pub options: Options,
}

/// Every way: 320, 390 and 1280 px, light, dark, contrast and elder.
pub fn looks() -> Vec<Look> {
    [
        (320, Size::Normal, Theme::Light),
        (320, Size::Elder, Theme::Dark),
        (390, Size::Normal, Theme::Dark),
        (390, Size::Elder, Theme::Light),
        (390, Size::Normal, Theme::Contrast),
        (1_280, Size::Normal, Theme::Light),
        (1_280, Size::Elder, Theme::Dark),
    ]
    .map(|(width, size, theme)| Look {
        width,
        options: Options {
            size,
            theme,
            ..Options::default()
        },
    })
    .into()
}

impl Look {
    /// The reader's state with the width to draw for; paper has its own.
    pub fn view(&self, view: &str) -> String {
        if view == "w0" {
            return view.to_owned();
        }
        let em = if self.options.size == Size::Elder {
            18
        } else {
            16
        };
        let edge = if self.options.theme == Theme::Light {
            32
        } else {
            48
        };
        let tenths = self
            .width
            .saturating_sub(edge)
            .saturating_mul(10)
            .checked_div(em);
        format!("w{};{view}", tenths.unwrap_or(0))
    }

    /// Draws a state into `NAME-WIDTH-THEME-SIZE.html`.
    pub async fn write<C: BaseComponent>(
        &self,
        folder: &Path,
        css: &str,
        name: &str,
        props: C::Properties,
    ) -> std::io::Result<()> {
        let html = LocalServerRenderer::<C>::with_props(props)
            .hydratable(false)
            .render()
            .await;
        let theme = self.options.theme;
        let back = if theme == Theme::Light {
            "#fff"
        } else {
            "#14181d"
        };
        let page = format!(
            "<!doctype html><html lang=zh-CN><meta charset=utf-8><meta name=viewport content='width=device-width'>\
             <style>{css} body {{ margin: 16px; background: {back} }}</style>{html}"
        );
        let (theme, size) = (theme.name(), self.options.size.name());
        let file = format!("{name}-{}-{theme}-{size}.html", self.width);
        std::fs::write(folder.join(file), page)
    }
}

/// A source that answered, or did not.
pub fn status(answered: bool) -> Status {
    Status {
        phase: if answered { Phase::Fresh } else { Phase::Error },
        message: Some("数据没有能取到。".into()),
        ..Status::default()
    }
}

/// The folder `target/NAME`, and the styles of the frame and of the widget.
pub fn place(name: &str) -> std::io::Result<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut css = String::new();
    for name in ["base", "board", name] {
        let file = root.join("widgets/ui/style").join(name);
        css.push_str(&std::fs::read_to_string(file.with_extension("css"))?);
    }
    let out = root.join("target").join(name);
    std::fs::create_dir_all(&out)?;
    Ok((out, css))
}

//! The pictures of an item. Each keeps its room from the start, so that nothing moves when it comes; one that does not come
//! says so (`dom` marks it), and the link to it stands beneath it either way. Another site than the page's is not told where
//! its picture is looked at.

use mingbai_data::livelihood::{Item, Photo};

use super::draw::Scene;
use super::say::day;
use crate::board::part;
use crate::link::{link, picture};
use crate::pen::Pen;
use crate::text::token;

/// Draws those of a step beneath it; without one the others, in a part of their own. Of many items on paper each has only the
/// links: what nobody has looked at was not loaded.
#[inline(never)]
pub fn shots(pen: &mut Pen, scene: &Scene, item: &Item, step: Option<&str>) {
    let of = |photo: &Photo| {
        let mut steps = item.milestones.iter().map(|own| &*own.text);
        steps.find(|text| photo.step.as_deref() == Some(text))
    };
    // Its place stays where it is empty: what stands beside it is the same element.
    pen.open("");
    if !item.photos.iter().any(|own| of(own) == step) {
        pen.close();
        return;
    }
    if step.is_none() {
        part(pen, scene.heading, "现场照片");
    }
    pen.open("ul|class=mbl-shots");
    for (at, photo) in item.photos.iter().enumerate() {
        if of(photo) != step {
            continue;
        }
        let words = photo.alt.as_deref().unwrap_or("照片");
        pen.open("li");
        // Another picture is another element: a mark that one did not come is not left on the next.
        pen.key(&token(&photo.url, at));
        if scene.open.is_some()
            && let Some(url) = picture(&photo.url, &pen.origins)
        {
            pen.open("div|class=mbl-shot");
            pen.open("img|loading=lazy|referrerpolicy=same-origin");
            pen.set("alt", words);
            pen.set("src", url);
            pen.close();
            pen.put("span", "照片没有显示，可以打开链接查看");
            pen.close();
        }
        link(pen, Some(&photo.url), words);
        if let Some(taken) = photo.taken.filter(|_| photo.alt.is_none()) {
            pen.write(" ");
            pen.write(&day(taken));
        }
        pen.close();
    }
    pen.close();
    if step.is_none() {
        pen.close();
    }
    pen.close();
}

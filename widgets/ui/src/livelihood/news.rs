//! What has changed since the reader was here last: nothing where there is no earlier copy, and where nothing has.

use super::draw::Scene;
use super::say::day;
use crate::board::ALL;
use crate::pen::Pen;

/// Draws it, closed until it is asked for.
#[inline(never)]
pub fn news(pen: &mut Pen, scene: &Scene) {
    let (changes, before) = scene.news;
    if changes.is_empty() || scene.paper {
        return;
    }
    pen.open("div|class=mbl-news");
    pen.open("button|type=button|class=mb-text|data-a=a");
    pen.state("aria-expanded", scene.view.news);
    pen.write("与您上次看到的");
    if let Some(before) = before {
        pen.write("（数据截至 ");
        pen.write(&day(before));
        pen.write("）");
    }
    pen.write("相比：");
    pen.count(changes.len());
    pen.write(" 项有变化");
    pen.close();
    pen.open("");
    if scene.view.news {
        pen.open("ul");
        for change in changes.iter().take(ALL) {
            pen.open("li");
            match change.place {
                Some(at) => {
                    pen.button("button|type=button|class=mb-text", "p", at);
                    pen.write(&change.title);
                    pen.close();
                }
                None => pen.write(&change.title),
            }
            pen.write("：");
            match (change.before, change.now) {
                (None, _) => pen.write("新增"),
                (_, None) => pen.write("不再列出"),
                (Some(before), Some(now)) => {
                    if before != now {
                        pen.write(before.name());
                        pen.write("→");
                        pen.write(now.name());
                        pen.write(" ");
                    }
                    if let Some(ends) = change.ends {
                        let [then, now] =
                            ends.map(|end| end.map_or_else(|| "没有公布".to_owned(), day));
                        pen.write(&["计划完成 ", &*then, "→", &now, " "].concat());
                    }
                    if change.figures > 0 {
                        pen.count(change.figures);
                        pen.write(" 个数据不同");
                    }
                }
            }
            pen.close();
        }
        if changes.len() > ALL {
            pen.put("li", "其余未列出");
        }
        pen.close();
    }
    pen.close();
    pen.close();
}

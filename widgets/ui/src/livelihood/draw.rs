//! Everything a drawing reads, and the order of the parts.

use mingbai_data::date::Date;
use mingbai_data::livelihood::{
    Change, Counts, Group, Item, Judged, Part, Programme, counted, judge,
};
use mingbai_data::outline::Outlines;

use super::groups::groups;
use super::item::item;
use super::list::{find, list};
use super::news::news;
use super::state::View;
use super::summary::summary;
use crate::board::ALL;
use crate::dom::can_print;
use crate::frame::actions;
use crate::pen::Pen;
use crate::window::Window;

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The items by works, unit and district.
    pub groups: &'a [Vec<Group>; 3],
    /// The status of each item in the district that is chosen, and how many days that is late.
    pub judged: &'a [(Judged, Option<i64>)],
    /// How many have come how far.
    pub counts: &'a Counts,
    /// The item that is shown alone: the one that was opened, or the only one.
    pub open: Option<usize>,
    /// The items that are listed, in order.
    pub list: &'a [usize],
    /// Which part of the list is drawn.
    pub window: &'a Window,
    /// The outlines of the districts.
    pub outlines: Option<&'a Outlines>,
    /// The width in tenths of an `em`.
    pub width: usize,
    /// How far each item is, in metres, where the nearest are listed first; the greatest number where nobody knows.
    pub away: &'a [usize],
    /// What has become of asking where the reader is.
    pub near: &'a str,
    /// The answer in one sentence.
    pub sentence: &'a str,
    /// What is another than in the copy that the reader saw last, and the day of that copy.
    pub news: (&'a [Change], Option<Date>),
    /// Lines and documents, between U+001F, that another widget of the page can show.
    pub linked: &'a str,
    /// The reader's state.
    pub view: &'a View,
    /// What the last action did, and text to be copied by hand.
    pub said: (&'a str, Option<&'a str>),
    /// Level of the headings of the parts.
    pub heading: usize,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Every row is drawn, for paper.
    pub paper: bool,
    /// And each item in full behind them.
    pub full: bool,
}

impl<'a> Scene<'a> {
    /// An item with its status as a whole.
    pub fn item(&self, at: usize) -> Option<(&'a Item, Judged)> {
        let item = self.programme.items.get(at)?;
        Some((item, judge(item, self.programme.as_of)))
    }

    /// An item as it is listed: with what `judged` says of it.
    pub fn listed(&self, at: usize) -> Option<(&'a Item, &'a (Judged, Option<i64>))> {
        let item = self.programme.items.get(at)?;
        Some((item, self.judged.get(at)?))
    }

    /// The district that is chosen.
    pub fn district(&self) -> Option<&'a str> {
        let [.., groups] = self.groups;
        let [.., chosen] = self.view.chosen;
        chosen_in(groups, chosen)
    }

    /// Whether the items belong to works that are counted apart.
    pub fn by_works(&self) -> bool {
        let [works, ..] = self.groups;
        works.iter().any(|group| !group.name.is_empty())
            && self.counts.all_works() != self.counts.all_items()
    }

    /// What works and items are counted in.
    pub fn counted(&self) -> [&'static str; 2] {
        counted(self.programme, self.by_works())
    }
}

/// The part of an item in a district.
pub fn part_in<'a>(item: &'a Item, district: Option<&str>) -> Option<&'a Part> {
    let mut parts = item.parts.iter();
    parts.find(|part| Some(&*part.district) == district)
}

/// The name of the group that is chosen.
pub fn chosen_in(groups: &[Group], chosen: Option<usize>) -> Option<&str> {
    Some(&*groups.get(chosen?)?.name)
}

/// Draws the body of the frame: of a card only the answer.
pub fn body(pen: &mut Pen, scene: &Scene, whole: bool) {
    pen.open("");
    match scene.open {
        Some(at) => item(pen, scene, at, whole),
        None => summary(pen, scene),
    }
    pen.close();
    pen.open("");
    if scene.open.is_none() && !scene.sentence.is_empty() {
        pen.put("p|class=mb-say|part=sentence", scene.sentence);
    }
    pen.close();
    if !whole {
        return;
    }
    pen.open("");
    if scene.view.place.is_none() {
        news(pen, scene);
    }
    pen.close();
    pen.open("");
    if scene.open.is_none() && !scene.paper {
        find(pen, scene);
    }
    pen.close();
    pen.open("");
    // They are of all items: what somebody looks for is not to be looked for beneath them.
    if scene.open.is_none() && scene.view.all() && scene.away.is_empty() {
        groups(pen, scene);
    }
    pen.close();
    pen.open("");
    if scene.open.is_none() {
        list(pen, scene);
    }
    pen.close();
    pen.open("");
    if scene.paper && scene.open.is_none() && !scene.full {
        pen.put("p|class=mb-hint", "各项目的详情可以用“打印全部”打印。");
    } else if scene.paper && scene.open.is_none() {
        for at in scene.list.iter().take(ALL) {
            item(pen, scene, *at, true);
        }
        if scene.list.len() > ALL {
            pen.put("p|class=mb-hint", "其余项目只在列表中，可以筛选后再打印。");
        }
    }
    pen.close();
    actions(pen, "复制文字", can_print(), scene.said);
}

//! Everything a drawing reads, and the order of the parts.

use mingbai_data::outline::Outlines;
use mingbai_data::water::{Board, Counts, Group, River, Sample, named_river};

use super::places::{places, sources};
use super::section::section;
use super::state::View;
use super::summary::{summary, worst};
use super::widget::Spot;
use crate::dom::can_print;
use crate::frame::actions;
use crate::pen::Pen;
use crate::window::Window;

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// The board.
    pub board: &'a Board,
    /// Its places.
    pub groups: &'a [Group<'a>],
    /// What is shown of each.
    pub spots: &'a [Spot],
    /// The place that is shown alone: the one that was chosen, or the only one.
    pub section: Option<usize>,
    /// The newest sample.
    pub newest: Option<&'a Sample>,
    /// How many sections have which class.
    pub counts: Counts,
    /// The rivers of the sections.
    pub rivers: Vec<River<'a>>,
    /// The sections from the worst.
    pub ranked: &'a [usize],
    /// The sections that are listed, in order.
    pub list: &'a [usize],
    /// Which part of the list is drawn.
    pub window: &'a Window,
    /// Outlines, with the place that each of them is.
    pub outlines: Option<(&'a Outlines, &'a [Option<usize>])>,
    /// The answer in one sentence.
    pub sentence: &'a str,
    /// The reader's state.
    pub view: &'a View,
    /// What the last action did, and text to be copied by hand.
    pub said: (&'a str, Option<&'a str>),
    /// The time for the clock.
    pub now: Option<i64>,
    /// Level of the headings of the parts.
    pub heading: usize,
    /// Width in tenths of an `em`.
    pub width: usize,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Everything is drawn, for paper.
    pub paper: bool,
}

impl<'a> Scene<'a> {
    /// What is known of a place.
    pub fn group(&self, place: usize) -> Option<&Group<'a>> {
        self.groups.get(place)
    }

    /// The name of a place.
    pub fn name(&self, place: usize) -> &str {
        self.groups.get(place).map_or("", |group| &group.site.name)
    }

    /// Its river.
    pub fn river(&self, place: usize) -> Option<&str> {
        named_river(self.groups.get(place)?.site)
    }

    /// What is shown of a place.
    pub fn current(&self, place: usize) -> Option<&Sample> {
        self.board.samples.get(self.spots.get(place)?.now?)
    }
}

/// Draws the body of the frame: of a card only the answer.
pub fn body(pen: &mut Pen, scene: &Scene, whole: bool) {
    pen.open("");
    match scene.section {
        Some(place) => section(pen, scene, place, whole),
        None => summary(pen, scene),
    }
    pen.close();
    pen.open("");
    // Of one section of several the sentence is about the others too.
    let apart = scene.view.place.is_some() && scene.groups.len() > 1;
    if whole && !apart && !scene.sentence.is_empty() {
        pen.put("p|class=mb-say|part=sentence", scene.sentence);
    }
    pen.close();
    if !whole {
        return;
    }
    pen.open("");
    if scene.section.is_none() {
        worst(pen, scene);
    }
    pen.close();
    pen.open("");
    places(pen, scene);
    pen.close();
    pen.open("");
    if scene.groups.len() > 1 {
        sources(pen, scene);
    }
    pen.close();
    actions(pen, "复制文字", can_print(), scene.said);
}

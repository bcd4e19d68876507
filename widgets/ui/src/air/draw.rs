//! Everything a drawing reads, and the order of the parts.

use mingbai_data::Decimal;
use mingbai_data::air::{Board, Computed, Group, Observation, Warning};
use mingbai_data::outline::Outlines;

use super::ahead::{forecast, warnings};
use super::card::card;
use super::items::items;
use super::places::places;
use super::state::View;
use super::trend::trends;
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
    pub spots: &'a [Spot],
    /// The place of which the board is.
    pub main: usize,
    /// The place that is shown.
    pub place: usize,
    /// What is known of it.
    pub group: Group<'a>,
    /// What is shown of it.
    pub row: Option<&'a Observation>,
    /// What its concentrations make by its own standard.
    pub sum: Option<Computed>,
    /// What they make by the standard to compare with, where that is another.
    pub other: Option<Computed>,
    /// The places that are listed, in order.
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
    /// The time for the legal clock.
    pub now: Option<i64>,
    /// The frame says already that the data may be out of date.
    pub aged: bool,
    /// Level of the headings of the parts.
    pub heading: usize,
    /// Width in tenths of an `em`.
    pub width: usize,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Everything is drawn, for paper.
    pub paper: bool,
}

impl Scene<'_> {
    /// The name of a place.
    pub fn name(&self, place: usize) -> &str {
        let site = self.spots.get(place).and_then(|spot| spot.site(self.board));
        site.map_or("", |site| &site.name)
    }

    /// What is listed of a place.
    pub fn current(&self, place: usize) -> Option<&Observation> {
        self.board.observations.get(self.spots.get(place)?.now?)
    }

    /// Whether a warning holds.
    #[inline(never)]
    pub fn holds(&self, warning: &Warning) -> bool {
        self.now.is_none_or(|now| warning.holds(now))
    }

    /// The sub-index of an item: as published, else as computed, which is told.
    pub fn sub_index(&self, row: &Observation, at: usize) -> (Option<Decimal>, bool) {
        let published = row.items.get(at).and_then(|item| item.iaqi.number());
        if published.is_some() {
            return (published, false);
        }
        let sum = self.sum.as_ref().and_then(|sum| sum.items.get(at));
        let index = sum.and_then(|sum| sum.as_ref().ok());
        (index.map(|sum| Decimal::from_int(sum.iaqi.into())), true)
    }
}

/// Draws the body of the frame: of a card only what is known of one place now.
#[inline(never)]
pub fn body(pen: &mut Pen, scene: &Scene, whole: bool) {
    pen.open("");
    warnings(pen, scene);
    pen.close();
    pen.open("");
    card(pen, scene);
    pen.close();
    if !whole {
        return;
    }
    pen.open("");
    // Of another place or period it would be taken for its own.
    let told = scene.row.zip(scene.group.current(scene.now));
    let told = told.is_some_and(|(row, current)| core::ptr::eq(row, current));
    if told && scene.place == scene.main && !scene.sentence.is_empty() {
        pen.put("p|class=mb-say|part=sentence", scene.sentence);
    }
    pen.close();
    pen.open("");
    if let Some(row) = scene.row {
        items(pen, scene, row);
    }
    pen.close();
    pen.open("");
    forecast(pen, scene);
    pen.close();
    pen.open("");
    trends(pen, scene);
    pen.close();
    pen.open("");
    places(pen, scene);
    pen.close();
    actions(pen, "复制文字", can_print(), scene.said);
}

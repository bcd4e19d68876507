//! What boards of places have in common, whatever is measured there: how much is shown, parts of drawings, and what holds a
//! component to its place in the page.

use yew::{Callback, NodeRef};

use crate::dom::{Dom, Event, view_height, view_width};
use crate::pen::Pen;
use crate::text::num;
use crate::window::Window;
use crate::{Options, Size};

/// Places up to which all of them may be drawn at once, as tiles or river by river: as many as a province watches.
pub const ALL: usize = 200;
/// Below this a table of several columns would be cramped: 560 px at 16 px.
const NARROW: usize = 350;
/// Below this only one place fits.
const CARD: usize = 150;

/// How much is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// As much as the place has room for: a card in a column beside other things, else the board.
    #[default]
    Auto,
    /// One line, for the header of a page.
    Strip,
    /// One answer and what it means.
    Card,
    /// Everything.
    Board,
}

/// A name and its value, in a list of them.
#[inline(never)]
pub fn entry(pen: &mut Pen, name: &str, value: &[&str]) {
    pen.open("div");
    pen.put("dt", name);
    pen.open("dd");
    for piece in value {
        pen.write(piece);
    }
    pen.close();
    pen.close();
}

/// A button of several of which one is pressed.
pub fn segment(pen: &mut Pen, token: &str, at: usize, name: &str, on: bool) {
    pen.button("button|type=button", token, at);
    pen.state("aria-pressed", on);
    pen.write(name);
    pen.close();
}

/// What holds the place of rows that are not drawn: a body of a table by `spec`, with so many columns.
pub fn gap(pen: &mut Pen, spec: &'static str, columns: usize, height: i32) {
    pen.open("");
    if height > 0 {
        pen.open(spec);
        pen.open("tr");
        pen.open("td");
        pen.number("colspan", Some(columns));
        pen.number("height", Some(height as usize));
        pen.close();
        pen.close();
        pen.close();
    }
    pen.close();
}

/// The place of what `part` is, or is a part of, in the list that it is borrowed from.
#[must_use]
pub fn place_in<T, P>(all: &[T], part: &P) -> usize {
    let at = core::ptr::from_ref(part).addr();
    let from = at.wrapping_sub(all.as_ptr().addr());
    from.checked_div(core::mem::size_of::<T>()).unwrap_or(0)
}

/// What a component knows of its place in the page: width, paper, which part of a long list is drawn, where the focus goes.
#[derive(Default)]
pub struct Stage {
    /// The root that is drawn.
    pub root: NodeRef,
    /// The same, when there is a browser.
    pub dom: Option<Dom>,
    /// Width in tenths of an `em`.
    pub width: usize,
    /// Everything is drawn, for paper.
    pub paper: bool,
    /// The print dialog is to be opened as soon as everything is drawn.
    pub print: bool,
    /// What the last action did, in words.
    pub said: &'static str,
    /// Text to be copied by hand where the browser does not do it.
    pub copy: Option<String>,
    /// What gets the focus after drawing.
    pub focus: Option<String>,
    /// Which part of the list is drawn.
    pub window: Window,
}

impl Stage {
    /// Before anything is measured; `wish` is the width to draw for where nothing can be, and 0 is paper.
    #[must_use]
    pub fn new(options: &Options, wish: Option<usize>) -> Self {
        // What an em is will be measured; elder text is about a fifth larger.
        let tenth = if options.size == Size::Elder { 19 } else { 16 };
        let guess = view_width().and_then(|width| width.wrapping_mul(10).checked_div(tenth));
        let width = guess.or(wish).unwrap_or(800);
        Self {
            width,
            paper: width == 0,
            ..Self::default()
        }
    }

    /// Laid out for a narrow place.
    #[must_use]
    pub fn narrow(&self) -> bool {
        !self.paper && self.width < NARROW
    }

    /// How much is shown: in a column beside other things one place, else everything.
    #[must_use]
    pub fn layout(&self, wish: Layout) -> Layout {
        let aside = || {
            let page = view_width().unwrap_or(0).wrapping_mul(10) / 16;
            self.width < NARROW && self.width < page / 2
        };
        match wish {
            _ if self.paper => Layout::Board,
            Layout::Auto if self.width < CARD || aside() => Layout::Card,
            Layout::Auto => Layout::Board,
            other => other,
        }
    }

    /// Measures what was drawn, and tells whether it must be drawn again. `list` is the selector of the long list.
    pub fn rendered(
        &mut self,
        first: bool,
        list: &str,
        send: impl FnOnce() -> Callback<Event>,
    ) -> bool {
        if first && let Some(root) = self.root.cast::<web_sys::Element>() {
            self.dom = Some(Dom::new(root, send()));
        }
        let Some(dom) = &mut self.dom else {
            return false;
        };
        dom.watch_scroll(self.window.windowed() && !self.paper);
        if self.window.windowed() {
            for block in self.window.drawn() {
                if let Some((_, height)) = dom.place(&["[data-b=\"", &num(block), "\"]"].concat()) {
                    self.window.measured(block, height);
                }
            }
        }
        if let Some(selector) = self.focus.take() {
            dom.focus(&selector);
        }
        if self.print {
            self.print = false;
            dom.print();
        }
        self.look(first, list)
    }

    /// Measures what is drawn and tells whether it must be drawn again: in another layout, or with other rows.
    pub fn look(&mut self, resize: bool, list: &str) -> bool {
        if self.paper {
            return false;
        }
        let Some(dom) = &self.dom else { return false };
        let mut draw = false;
        if let Some(width) = dom.width().filter(|width| resize && *width != self.width) {
            self.width = width;
            draw = true;
        }
        if self.window.windowed()
            && let Some((top, _)) = dom.place(list)
        {
            draw |= self.window.look(top, view_height(), dom.focused_block());
        }
        draw
    }
}

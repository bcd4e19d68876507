//! What holds a component to its place in the page.

use yew::{Callback, NodeRef};

use super::Layout;
use crate::dom::{COPY, Dom, Event, view_height, view_width};
use crate::text::num;
use crate::window::Window;
use crate::{Options, Size};

/// Below this a table of several columns would be cramped: 560 px at 16 px.
const NARROW: usize = 350;
/// Below this only one place fits.
const CARD: usize = 150;
/// The button that copies.
const COPIES: &str = "[data-a=\"c\"]";

/// The selector of the button with a token.
#[must_use]
pub fn button(name: &str, at: usize) -> String {
    ["[data-a=\"", name, &num(at), "\"]"].concat()
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
    /// The places that are listed.
    pub list: Vec<usize>,
    /// Which part of the list is drawn.
    pub window: Window,
    /// The place that each outline is.
    pub map: Vec<Option<usize>>,
    /// The text of the reader's state that the page has.
    pub told: String,
    /// What is searched while characters are still being composed is not searched yet.
    pub searched: String,
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

    /// The text of the search field is another one; tells whether another is searched.
    pub fn typed(&mut self, query: &mut String, text: String, composing: bool) -> bool {
        *query = text;
        let search = !composing && self.searched != *query;
        if search {
            self.searched.clone_from(query);
        }
        search
    }

    /// Tells the page the reader's state when it is another.
    #[inline(never)]
    pub fn tell(&mut self, text: String, on_view: &Callback<String>) {
        if text != self.told {
            self.told.clone_from(&text);
            on_view.emit(text);
        }
    }

    /// Lists these places.
    pub fn show(&mut self, list: Vec<usize>) {
        self.window.change(list.len(), 0, self.paper);
        self.list = list;
    }

    /// Draws for paper or for the screen; tells whether to draw.
    pub fn set_paper(&mut self, paper: bool) -> bool {
        let other = self.paper != paper || self.print;
        self.paper = paper;
        other
    }

    /// Copies a text, or shows it to be copied by hand.
    #[inline(never)]
    pub fn hand_out(&mut self, text: String) {
        let done = self.dom.as_ref().is_some_and(|dom| dom.copy(&text));
        if done {
            self.said = "已复制";
            self.copy = None;
            self.focus = Some(COPIES.to_owned());
        } else {
            self.copy = Some(text);
            self.focus = Some(COPY.to_owned());
        }
    }

    /// Closes the text that is to be copied by hand; tells whether there was one.
    pub fn close_copy(&mut self) -> bool {
        let open = self.copy.take().is_some();
        if open {
            self.focus = Some(COPIES.to_owned());
        }
        open
    }

    /// The focus goes to the row that led to `left`, else to what `other` selects.
    pub fn back(&mut self, left: usize, other: &str) {
        let row = self.list.iter().position(|place| *place == left);
        if let Some(row) = row {
            self.window.bring(row);
        }
        self.focus = Some(row.map_or(other.to_owned(), |_| button("p", left)));
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

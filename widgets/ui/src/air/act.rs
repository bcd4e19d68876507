//! What a reader can do, one token each: a letter for the action, digits for the place, pollutant, trend or finding.

use super::AirProps;
use super::say::{index, level, named, why};
use super::widget::AirWidget;
use crate::Selection;
use crate::board::button;
use crate::text::number;

/// Where the name of the place that is shown stands.
const HERE: &str = ".mbb-here";

impl AirWidget {
    /// Does what a button with this token stands for; tells whether to draw.
    #[inline(never)]
    pub(super) fn act(&mut self, props: &AirProps, token: &str) -> bool {
        let letter = token.bytes().next().unwrap_or(b' ');
        self.stage.said = "";
        // Some browsers never say that printing has ended: a touch does.
        if self.stage.paper && letter != b'P' {
            self.set_paper(props, false);
        }
        match (letter, number(token)) {
            (b'r', _) => props.on_retry.emit(()),
            (b'f', None) => self.view.findings = !self.view.findings,
            (b'f', Some(finding)) => self.visit(props, finding),
            (b'p', Some(place)) => self.go(props, place),
            (b'b', _) => {
                self.close_place();
            }
            (b'k', at) => {
                self.view.day = at == Some(1);
                self.view.item = None;
            }
            (b'i', item) => self.view.item = item.filter(|_| self.view.item != item),
            (b't', trend) => self.view.trend = trend,
            (b'n', _) => self.view.numbers = !self.view.numbers,
            (b'm', Some(mode)) => self.view.mode = mode,
            (b'c', _) => self.copy(props),
            (b'C', _) => self.stage.copy = None,
            (b'P', _) => {
                self.stage.print = true;
                self.set_paper(props, true);
            }
            _ => return false,
        }
        true
    }

    /// The answer and the places that are listed, as text for a chat or a sheet.
    #[inline(never)]
    fn copy(&mut self, props: &AirProps) {
        let Some(data) = &props.data else { return };
        let mut text = self.sentence.clone();
        for place in &self.stage.list {
            let Some(spot) = self.spots.get(*place) else {
                continue;
            };
            text.push('\n');
            text.push_str(spot.site(&data.0).map_or("", |site| &site.name));
            let row = spot.now.and_then(|row| data.0.observations.get(row));
            let cells = row.map(|row| {
                let level = [&*level(row), why(row)].concat();
                [index(row), level, named(row, false), row.time()]
            });
            for cell in cells.iter().flatten() {
                text.push('\t');
                text.push_str(cell);
            }
            if row.is_none() {
                text.push_str("\t无数据");
            }
        }
        self.stage.hand_out(text);
    }

    /// Does what was chosen in a list; tells whether to draw.
    pub(super) fn chosen(&mut self, props: &AirProps, token: &str, value: &str) -> bool {
        if token != "s" {
            return false;
        }
        self.view.order = number(&[token, value].concat()).unwrap_or(0);
        self.fill(props);
        true
    }

    /// Shows a place. The focus is on its name, which brings it into view.
    fn go(&mut self, props: &AirProps, place: usize) {
        self.view
            .go(Some(place).filter(|place| *place != self.main));
        self.stage.focus = Some(HERE.to_owned());
        let (Some(data), Some(spot)) = (&props.data, self.spots.get(place)) else {
            return;
        };
        if let Some(site) = spot.site(&data.0) {
            props.on_select.emit(Selection {
                kind: "place",
                table: 0,
                code: site.code.as_deref().map(str::to_owned),
                name: (*site.name).to_owned(),
            });
        }
    }

    /// Goes back to the main place; the focus goes back to what led away from it.
    fn close_place(&mut self) -> bool {
        let left = self.view.place;
        self.view.go(None);
        if let Some(left) = left {
            self.stage.back(left, HERE);
        }
        left.is_some()
    }

    /// Closes what is open on top.
    pub(super) fn close(&mut self) -> bool {
        if self.stage.close_copy() {
            return true;
        }
        match self.view.item.take() {
            Some(item) => {
                self.stage.focus = Some(button("i", item));
                true
            }
            None => self.close_place(),
        }
    }

    /// Takes the reader to the place that a finding is about.
    #[inline(never)]
    fn visit(&mut self, props: &AirProps, finding: usize) {
        let Some(data) = &props.data else { return };
        let Some(place) = data.0.findings.get(finding).map(|found| &found.place) else {
            return;
        };
        let Some(row) = place.row else { return };
        let from = (place.table, row);
        let mut rows = data.0.observations.iter();
        let Some(at) = rows.position(|row| row.from == from) else {
            return;
        };
        let spot = self.spots.iter().position(|spot| spot.rows.contains(&at));
        if let Some(spot) = spot {
            self.go(props, spot);
        }
    }

    /// Draws for paper or for the screen; tells whether to draw.
    pub(super) fn set_paper(&mut self, props: &AirProps, paper: bool) -> bool {
        let other = self.stage.set_paper(paper);
        self.fill(props);
        other
    }
}

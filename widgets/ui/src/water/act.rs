//! What a reader can do, one token each: a letter for the action, digits for the section, mode or finding.

use mingbai_data::water::assess;

use super::WaterProps;
use super::say::{exceeds, target, time, word};
use super::widget::WaterWidget;
use crate::Selection;
use crate::board::button;
use crate::text::number;

/// Where the name of the section that is shown stands.
const HERE: &str = ".mbb-here";

impl WaterWidget {
    /// Does what a button with this token stands for; tells whether to draw.
    #[inline(never)]
    pub(super) fn act(&mut self, props: &WaterProps, token: &str) -> bool {
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
                self.close();
            }
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

    /// The answer and the sections that are listed, as text for a chat or a sheet.
    #[inline(never)]
    fn copy(&mut self, props: &WaterProps) {
        let Some(data) = &props.data else { return };
        let mut text = self.sentence.clone();
        for place in &self.stage.list {
            let Some(spot) = self.spots.get(*place) else {
                continue;
            };
            text.push('\n');
            text.push_str(&spot.name);
            let sample = spot.now.and_then(|at| data.0.samples.get(at));
            text.push('\t');
            text.push_str(word(sample));
            let cells =
                sample.map(|own| [target(own), exceeds(own, &assess(own).exceed), time(own)]);
            for cell in cells.iter().flatten() {
                text.push('\t');
                text.push_str(cell);
            }
        }
        self.stage.hand_out(text);
    }

    /// Does what was chosen in a list; tells whether to draw.
    pub(super) fn chosen(&mut self, props: &WaterProps, token: &str, value: &str) -> bool {
        if token != "s" {
            return false;
        }
        self.view.order = number(&[token, value].concat()).unwrap_or(0);
        self.fill(props);
        true
    }

    /// Shows a section. The focus is on its name, which brings it into view.
    fn go(&mut self, props: &WaterProps, place: usize) {
        let Some(spot) = self.spots.get(place) else {
            return;
        };
        self.view.place = Some(place);
        self.stage.focus = Some(HERE.to_owned());
        props.on_select.emit(Selection {
            kind: "place",
            table: 0,
            code: spot.code.clone(),
            name: spot.name.clone(),
        });
    }

    /// Closes what is open on top; the focus goes back to what led there.
    pub(super) fn close(&mut self) -> bool {
        if self.stage.close_copy() {
            return true;
        }
        let Some(left) = self.view.place.take() else {
            return false;
        };
        // One that is in no list has its button where the sources stand.
        self.stage.back(left, &button("p", left));
        true
    }

    /// Takes the reader to the section that a finding is about.
    #[inline(never)]
    fn visit(&mut self, props: &WaterProps, finding: usize) {
        let Some(data) = &props.data else { return };
        let Some(place) = data.0.findings.get(finding).map(|found| &found.place) else {
            return;
        };
        let Some(row) = place.row else { return };
        let from = (place.table, row);
        let Some(at) = data.0.samples.iter().position(|own| own.from == from) else {
            return;
        };
        if let Some(spot) = self.spots.iter().position(|spot| spot.rows.contains(&at)) {
            self.go(props, spot);
        }
    }

    /// Draws for paper or for the screen; tells whether to draw.
    pub(super) fn set_paper(&mut self, props: &WaterProps, paper: bool) -> bool {
        let other = self.stage.set_paper(paper);
        self.fill(props);
        other
    }
}

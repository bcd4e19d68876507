//! What a reader can do, one token each: a letter for the action, digits for the item, group, status, mode or finding.

use mingbai_data::livelihood::{Item, Programme};

use super::LivelihoodProps;
use super::draw::chosen_in;
use super::say::{day, progress, units};
use super::widget::LivelihoodWidget;
use crate::Selection;
use crate::board::button;
use crate::text::number;

/// Where the name of what is shown stands.
const HERE: &str = ".mbb-here";

impl LivelihoodWidget {
    /// Does what a button with this token stands for; tells whether to draw.
    #[inline(never)]
    pub(super) fn act(&mut self, props: &LivelihoodProps, token: &str) -> bool {
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
            (b'y', _) => self.view.rule = !self.view.rule,
            (b'n', _) => self.view.news = !self.view.news,
            (b'g', Some(which)) => self.lead(props, which),
            (b'p', Some(place)) => self.go(props, place),
            (b'b', _) => {
                self.close(props);
            }
            (b'm', Some(mode)) => self.view.mode = mode,
            (b't', Some(status)) => {
                self.view.status = status;
                self.fill(props);
            }
            (b'k' | b'u' | b'd', Some(group)) => {
                self.choose(props, letter, Some(group));
                self.stage.focus = Some(HERE.to_owned());
            }
            (b'x', _) => self.every(props),
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

    /// Lists only what belongs to these works, unit or district; without a number, to any.
    fn choose(&mut self, props: &LivelihoodProps, letter: u8, group: Option<usize>) {
        let at = match letter {
            b'k' => 0,
            b'u' => 1,
            _ => 2,
        };
        let there = |group: &usize| {
            let groups = self.groups.get(at);
            groups.is_some_and(|groups| *group < groups.len())
        };
        let group = group.filter(there);
        if let Some(chosen) = self.view.chosen.get_mut(at) {
            *chosen = group;
        }
        self.fill(props);
    }

    /// Lists every item again.
    fn every(&mut self, props: &LivelihoodProps) {
        let first = self.view.chosen.iter().zip(["k", "u", "d"]);
        let mut back = first.filter_map(|(at, token)| Some(button(token, (*at)?)));
        self.stage.focus = back.next().or_else(|| Some(button("t", 0)));
        self.view.chosen = [None; 3];
        self.view.line.clear();
        self.fill(props);
    }

    /// The answer and the items that are listed, or the one that is open, as text for a chat or a sheet.
    #[inline(never)]
    fn copy(&mut self, props: &LivelihoodProps) {
        let Some(data) = &props.data else { return };
        let programme: &Programme = &data.0;
        let mut text = self.sentence.clone();
        let [.., districts] = &self.groups;
        let [.., chosen] = self.view.chosen;
        let district = chosen_in(districts, chosen);
        let open = self.view.place.map(|place| vec![place]);
        for at in open.as_ref().unwrap_or(&self.stage.list) {
            let Some((item, judged)) = programme.items.get(*at).zip(self.judged.get(*at)) else {
                continue;
            };
            text.push('\n');
            text.push_str(&item.title);
            let end = item.end.map_or_else(String::new, day);
            let hotline = item.hotline.as_deref().unwrap_or("");
            for cell in [
                judged.status.name(),
                &progress(item, district).0,
                &units(item),
                &end,
                hotline,
            ] {
                text.push('\t');
                text.push_str(cell);
            }
        }
        self.stage.hand_out(text);
    }

    /// Does what was chosen in a list; tells whether to draw.
    pub(super) fn chosen(&mut self, props: &LivelihoodProps, token: &str, value: &str) -> bool {
        let at = number(&[token, value].concat()).unwrap_or(0);
        match token.as_bytes() {
            b"s" => {
                self.view.order = at;
                self.fill(props);
            }
            [letter @ (b'u' | b'd')] => self.choose(props, *letter, at.checked_sub(1)),
            _ => return false,
        }
        true
    }

    /// Opens an item. The focus is on its name, which brings it into view.
    fn go(&mut self, props: &LivelihoodProps, place: usize) {
        let items = props.data.as_ref().map(|data| &data.0.items);
        let Some(item) = items.and_then(|items| items.get(place)) else {
            return;
        };
        self.view.place = Some(place);
        self.view.rule = false;
        self.stage.focus = Some(HERE.to_owned());
        props.on_select.emit(Selection {
            kind: "item",
            table: 0,
            code: item.id.as_deref().map(str::to_owned),
            name: (*item.title).to_owned(),
        });
    }

    /// Has another widget of the page show what the item names: the line of the budget, or the document.
    fn lead(&self, props: &LivelihoodProps, which: usize) {
        let items = props.data.as_ref().map(|data| &data.0.items);
        // The only one is shown without being opened.
        let place = self.view.place.unwrap_or(0);
        let Some(item) = items.and_then(|items| items.get(place)) else {
            return;
        };
        let (kind, text) = match which {
            0 => ("budget", &item.budget_line),
            _ => ("policy", &item.policy_id),
        };
        if let Some(text) = text {
            props.on_select.emit(Selection {
                kind,
                table: 0,
                code: None,
                name: (**text).to_owned(),
            });
        }
    }

    /// Closes what is open on top: the text to copy, the item, what was chosen. The focus goes back to what led there.
    pub(super) fn close(&mut self, props: &LivelihoodProps) -> bool {
        if self.stage.close_copy() {
            return true;
        }
        if let Some(left) = self.view.place.take() {
            self.view.rule = false;
            // One that is not in the list leads to the choice of a status.
            self.stage.back(left, &button("t", 0));
            return true;
        }
        let some = self.view.chosen.iter().any(Option::is_some) || !self.view.line.is_empty();
        if some {
            self.every(props);
        }
        some
    }

    /// Takes the reader to the item that a finding is about.
    #[inline(never)]
    fn visit(&mut self, props: &LivelihoodProps, finding: usize) {
        let Some(data) = &props.data else { return };
        let found = data.0.findings.get(finding);
        let Some(row) = found.and_then(|found| found.place.row) else {
            return;
        };
        let is = |item: &Item| {
            let own = item.indicators.iter().map(|own| own.row);
            let parts = item.parts.iter().flat_map(|part| {
                let all = part.indicators.iter().map(|own| own.row);
                all.chain([part.row])
            });
            own.chain(parts).chain([item.row]).any(|own| own == row)
        };
        if let Some(at) = data.0.items.iter().position(is) {
            self.go(props, at);
        }
    }

    /// Draws for paper or for the screen; tells whether to draw.
    pub(super) fn set_paper(&mut self, props: &LivelihoodProps, paper: bool) -> bool {
        let other = self.stage.set_paper(paper);
        self.fill(props);
        other
    }
}

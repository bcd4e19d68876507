//! What a reader can do, one token each: a letter for the action, digits for the item, group, status, mode or finding.

use mingbai_data::Decimal;
use mingbai_data::livelihood::{Item, Point, Programme};

use super::LivelihoodProps;
use super::draw::chosen_in;
use super::groups::BY;
use super::list::ORDERS;
use super::say::{day, progress, units};
use super::widget::LivelihoodWidget;
use crate::Selection;
use crate::board::button;
use crate::dom::{Dom, Here};
use crate::text::number;

/// Where the name of what is shown stands.
const HERE: &str = ".mbb-here";
/// What orders the list, which is there whatever else is.
pub const ORDER: &str = "select[data-a=\"s\"]";

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
            (b'a', _) => self.view.news = !self.view.news,
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
            (b'n', _) => self.near(props),
            (b'c', _) => self.copy(props),
            (b'C', _) => self.stage.copy = None,
            (b'P', _) => {
                self.stage.print = true;
                self.full = true;
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
        let led = self.view.chosen.get(self.view.mode).copied().flatten();
        let name = BY.get(self.view.mode).map_or("", |(_, name)| *name);
        self.view.chosen = [None; 3];
        self.view.line.clear();
        // What led there stands there again only where nothing else narrows the list down.
        let led = led.filter(|_| self.view.all() && self.away.is_empty());
        self.stage.focus = Some(led.map_or_else(|| ORDER.to_owned(), |at| button(name, at)));
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
            let Some((item, (judged, _))) = programme.items.get(*at).zip(self.judged.get(*at))
            else {
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
            b"s" if at < ORDERS.len() => {
                self.view.order = at;
                self.nearby(props, Err(""));
            }
            b"t" => {
                self.view.status = at;
                self.fill(props);
            }
            [letter @ (b'u' | b'd')] => self.choose(props, *letter, at.checked_sub(1)),
            _ => return false,
        }
        true
    }

    /// Lists the nearest first as soon as the browser says where the reader is; a second time, no more.
    fn near(&mut self, props: &LivelihoodProps) {
        if self.here.is_some() {
            self.nearby(props, Err(""));
            return;
        }
        let asked = self.stage.dom.as_ref().and_then(Dom::locate);
        self.said = if asked.is_some() {
            "正在定位…"
        } else {
            "这个浏览器不能定位。"
        };
    }

    /// Where the reader is, or why that is not known. It is kept nowhere else: not in the text of the state, in no address.
    #[inline(never)]
    pub(super) fn nearby(&mut self, props: &LivelihoodProps, here: Here) {
        self.here = None;
        self.said = "";
        match here {
            Ok([lat, lon]) => {
                let degrees = Decimal::parse(&lat).zip(Decimal::parse(&lon));
                self.here = degrees.map(|(lat, lon)| Point {
                    lat,
                    lon,
                    swapped: false,
                });
            }
            Err(why) => self.said = why,
        }
        self.measure(props);
        self.fill(props);
    }

    /// How far each item is.
    pub(super) fn measure(&mut self, props: &LivelihoodProps) {
        self.away.clear();
        let here = self.here.zip(props.data.as_ref());
        if let Some((here, data)) = here {
            for item in &data.0.items {
                let away = item.point.and_then(|point| point.metres(here));
                self.away.push(away.unwrap_or(usize::MAX));
            }
        }
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
            // One that is not in the list leads to what orders it.
            self.stage.back(left, ORDER);
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
        // A page that is printed has what was on it: of many items the list.
        self.full &= paper;
        let other = self.stage.set_paper(paper);
        self.fill(props);
        other
    }
}

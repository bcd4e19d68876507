//! What stands in the lists of a row as objects, with each part under its name, where texts would lose some.

use super::cells::texts;
use super::read::{Reader, said};
use super::{Contract, Correction, Item, Milestone, Photo};
use crate::Tree;
use crate::feed::list;

impl Reader<'_> {
    /// Adds them to what the texts of these lists say.
    pub(super) fn objects(&mut self, row: &Tree, item: &mut Item) {
        let text = |own: &Tree, key: &str| said(own, key).map(Into::into);
        for own in list(row, "milestones") {
            let Some(text) = text(own, "text") else {
                continue;
            };
            let met = self.date(own, "met");
            item.milestones.push(Milestone {
                text,
                due: self.date(own, "due"),
                met,
                reached: match own.get("reached") {
                    Some(Tree::Bool(reached)) => Some(*reached),
                    Some(_) => None,
                    None => met.map(|_| true),
                },
                partly: matches!(own.get("partly"), Some(Tree::Bool(true))),
            });
        }
        for own in list(row, "contracts") {
            if !matches!(own, Tree::Map(_)) {
                continue;
            }
            let suppliers = texts(own.get("suppliers"));
            item.contracts.push(Contract {
                id: text(own, "id"),
                title: text(own, "title"),
                suppliers: suppliers.into_iter().map(Into::into).collect(),
                value: self.money(own, "value").ok(),
                final_value: self.money(own, "final_value").ok(),
                signed: self.date(own, "signed"),
                start: self.date(own, "start"),
                end: self.date(own, "end"),
                status: text(own, "status"),
            });
        }
        for own in list(row, "photo_url") {
            item.photos.extend(text(own, "url").map(|url| Photo {
                url,
                alt: text(own, "alt"),
                taken: self.date(own, "taken"),
                step: text(own, "step"),
            }));
        }
        for own in list(row, "corrections") {
            item.corrections
                .extend(text(own, "text").map(|text| Correction {
                    date: self.date(own, "date"),
                    text,
                }));
        }
        for own in list(row, "funds_source") {
            if let Some(name) = text(own, "name") {
                item.funds.sources.push((name, self.money(own, "value")));
            }
        }
    }
}

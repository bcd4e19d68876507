//! What notes say in numbers against the table, and shares that are said of a line.

use super::CheckKind;
use super::claims::{Claim, Piece, Saying, read};
use super::desk::{Desk, Figure, Index, Page, verdict};
use super::facts::{change, completion, same, share};
use crate::budget::{RateBase, Stage};
use crate::number::group;
use crate::text::{fill, has};
use crate::{Decimal, MoneyUnit, Severity};

/// The notes of a table.
pub(super) fn check(desk: &mut Desk, page: Page) {
    let start = desk.findings.len();
    let mut index = None;
    for (row, line) in page.table.lines.iter().enumerate() {
        let Some(text) = &line.note else { continue };
        let index = index.get_or_insert_with(|| Index::of(&page));
        let note = Note {
            page: &page,
            row,
            index,
        };
        note.check(desk, read(text));
    }
    desk.cap(start, &page, CheckKind::Text);
}

/// The note of a row.
struct Note<'p, 'a> {
    page: &'p Page<'a>,
    row: usize,
    index: &'p Index<'a>,
}

impl Note<'_, '_> {
    /// What is said of one line is held together; words that name no line speak of something else, until the sentence ends.
    fn check(&self, desk: &mut Desk, pieces: Vec<Piece>) {
        let mut subject = Some(self.row);
        let mut said: Vec<Claim> = Vec::new();
        for piece in pieces {
            let next = match &piece {
                Piece::Claim(claim) if claim.of.is_empty() => subject,
                Piece::Claim(claim) => self.named(claim.of),
                Piece::Other(words) => self.named(words),
                Piece::End => Some(self.row),
            };
            if next != subject {
                self.judge(desk, subject, &said);
                said.clear();
                subject = next;
            }
            if let Piece::Claim(claim) = piece {
                said.push(claim);
            }
        }
        self.judge(desk, subject, &said);
    }

    /// The row that words name.
    fn named(&self, words: &str) -> Option<usize> {
        if self.page.name(self.row) == words {
            return Some(self.row);
        }
        let with = |end: &str| self.index.named(&fill("{}{}", &[words, end]));
        let named = self.index.named(words);
        named.or_else(|| with("收入")).or_else(|| with("支出"))
    }

    fn judge(&self, desk: &mut Desk, subject: Option<usize>, said: &[Claim]) {
        let Some(row) = subject.filter(|_| !said.is_empty()) else {
            return;
        };
        for claim in said {
            match claim.saying {
                Saying::Amount => self.amount(desk, row, claim, self.page.stage),
                Saying::Share => self.share(desk, row, claim),
                _ => {}
            }
        }
        self.related_to_prior(desk, row, said);
        self.related_to_budget(desk, row, said);
    }

    /// An amount that the table has too.
    fn amount(&self, desk: &mut Desk, row: usize, claim: &Claim, stage: Stage) {
        let Some(own) = self.page.figure(row, stage) else {
            return;
        };
        let Some((off, fits)) = same(self.figure(claim), own) else {
            return;
        };
        desk.tally(CheckKind::Text, fits);
        if !fits {
            let off = self.page.money(off.trim(0));
            let own = self.page.money(own.number);
            self.differs(desk, claim, row, stage.name(), &own, &off);
        }
    }

    /// “X”的说明写“…”，表中 … 为 …
    fn differs(
        &self,
        desk: &mut Desk,
        claim: &Claim,
        row: usize,
        what: &str,
        own: &str,
        off: &str,
    ) {
        let page = self.page;
        let of = match row == self.row {
            true => String::new(),
            false => fill("“{}”", &[page.name(row)]),
        };
        let parts = [
            page.name(self.row),
            claim.quote,
            &of,
            what,
            own,
            &verdict(false, off),
        ];
        let message = fill("“{}”的说明写“{}”，表中{}{}为 {}，{}", &parts);
        let severity = severity(claim.comparable);
        desk.found(
            CheckKind::Text,
            severity,
            page.index,
            Some(self.row),
            "note",
            message,
        );
    }

    /// “X”的说明写“…”，按 … 计算为 …
    fn computes(
        &self,
        desk: &mut Desk,
        kind: CheckKind,
        quotes: [Option<&Claim>; 2],
        by: &str,
        [computed, off]: [&str; 2],
    ) {
        let mut quoted = String::new();
        for claim in quotes.iter().flatten() {
            quoted.extend(["“", claim.quote, "”"]);
        }
        let name = self.page.name(self.row);
        let pattern = "“{}”的说明写{}，按{}计算为 {}，{}";
        let message = fill(
            pattern,
            &[name, &quoted, by, computed, &verdict(false, off)],
        );
        let comparable = quotes.iter().flatten().any(|claim| claim.comparable);
        let (table, row) = (self.page.index, Some(self.row));
        desk.found(kind, severity(comparable), table, row, "note", message);
    }

    fn share(&self, desk: &mut Desk, row: usize, claim: &Claim) {
        let (page, stage) = (self.page, self.page.stage);
        let Some(whole) = self.whole(row, claim) else {
            return;
        };
        let told = (|| {
            let (part, base) = (page.figure(row, stage)?, page.figure(whole, stage)?);
            let (computed, fits) = share(part, base, self.figure(claim))?;
            Some((part, base, computed, fits))
        })();
        let Some((part, base, computed, fits)) = told else {
            return;
        };
        desk.tally(CheckKind::Share, fits);
        if !fits {
            let parts = [
                stage.name(),
                &page.money(part.number),
                page.name(whole),
                &page.money(base.number),
            ];
            let by = fill("{} {}与“{}” {}", &parts);
            let told = percent_off(computed, claim.number);
            self.computes(
                desk,
                CheckKind::Share,
                [Some(claim), None],
                &by,
                [&told.0, &told.1],
            );
        }
    }

    /// What a share is of: the line that is named, else the one above, else the whole of the table.
    fn whole(&self, row: usize, claim: &Claim) -> Option<usize> {
        let page = self.page;
        let above = page.line(row)?.parent;
        let found = if claim.whole.is_empty() {
            above.or_else(|| {
                let total = page.table.total()?;
                page.table
                    .lines
                    .iter()
                    .position(|line| core::ptr::eq(line, total))
            })
        } else {
            // 财政总收入 is 公共财政预算总收入 above.
            let grand = has(claim.whole, "总收入") || has(claim.whole, "总支出");
            let above = above.filter(|above| {
                let name = page.name(*above);
                has(name, claim.whole) || (grand && has(name, "总"))
            });
            above.or_else(|| self.named(claim.whole))
        };
        found.filter(|whole| *whole != row)
    }

    /// More or less than the year before, in money and in percent.
    fn related_to_prior(&self, desk: &mut Desk, row: usize, said: &[Claim]) {
        let (page, stage) = (self.page, self.page.stage);
        let find = |saying| said.iter().find(|claim| claim.saying == saying);
        let (prior, more, growth) = (
            find(Saying::Prior),
            find(Saying::More),
            find(Saying::Growth),
        );
        let Some(amount) = page.figure(row, stage) else {
            return;
        };
        if let Some(prior) = prior.filter(|_| stage.is_actual()) {
            self.amount(desk, row, prior, Stage::Prior);
        }
        let printed = page.figure(row, Stage::Prior).filter(|_| stage.is_actual());
        let before = prior.map(|claim| self.figure(claim)).or(printed);
        let comparable = |claim: &&Claim| !claim.comparable;
        if let (Some(more), Some(before)) = (more.filter(comparable), before) {
            let said = self.figure(more);
            let by = self.minus(amount, "上年数", before);
            self.difference(desk, more, said, amount, before, &by);
        }
        let yoy = page
            .line(row)
            .and_then(|line| Figure::of(&line.yoy, page.table.unit));
        let natural = !page
            .table
            .yoy_basis
            .as_deref()
            .is_some_and(super::rates::comparable);
        if let (Some(claim), Some(yoy)) = (growth.filter(comparable), yoy.filter(|_| natural)) {
            let fits = same(self.figure(claim), yoy);
            self.equal(desk, row, claim, "比上年增减", yoy, fits);
        }
        let percent = growth.map(|claim| self.figure(claim)).or(yoy);
        let told = match (more, before, percent) {
            (Some(more), _, Some(percent)) if growth.is_some() || before.is_none() => {
                let of = self.figure(more);
                let by = fill(
                    "{} {}与增减 {}",
                    &[
                        stage.name(),
                        &page.money(amount.number),
                        &page.money(of.number),
                    ],
                );
                Some((change(amount, of, percent), by, percent))
            }
            // Where the table has the change too, it is held against the amounts there.
            (None, Some(before), Some(percent))
                if growth.is_some_and(|claim| !claim.comparable)
                    && (yoy.is_none() || prior.is_some()) =>
            {
                let by = self.minus(amount, "上年数", before);
                Some((
                    amount
                        .minus(before)
                        .and_then(|more| share(more, before, percent)),
                    by,
                    percent,
                ))
            }
            _ => None,
        };
        if let Some((told, by, percent)) = told {
            self.percentage(desk, [more, growth], &by, told, percent);
        }
    }

    /// More or less than the budget, in money and in percent.
    fn related_to_budget(&self, desk: &mut Desk, row: usize, said: &[Claim]) {
        let (page, stage) = (self.page, self.page.stage);
        let find = |is: fn(Saying) -> Option<Option<RateBase>>| {
            let mut found = said.iter();
            found.find_map(|claim| Some((claim, is(claim.saying)?)))
        };
        let base = find(|saying| match saying {
            Saying::Base(base) => Some(base),
            _ => None,
        });
        let over = find(|saying| match saying {
            Saying::Over(base) => Some(base),
            _ => None,
        });
        let rate = find(|saying| match saying {
            Saying::Rate(base) => Some(base),
            _ => None,
        });
        let Some(amount) = page.figure(row, stage).filter(|_| stage.is_actual()) else {
            return;
        };
        // 预算 alone is the one that the table measures against, when it has only one.
        let known = page.table.known_base();
        let named = [base, over, rate]
            .into_iter()
            .flatten()
            .find_map(|(_, base)| base);
        let kind = named.or(known);
        let printed = kind.and_then(|kind| page.figure(row, kind.stage()));
        if let (Some((claim, _)), Some(kind)) = (base, kind) {
            self.amount(desk, row, claim, kind.stage());
        }
        let below = base.map(|(claim, _)| self.figure(claim)).or(printed);
        if let (Some((claim, _)), Some(below)) = (over, below) {
            let by = self.minus(amount, "预算数", below);
            self.difference(desk, claim, self.figure(claim), amount, below, &by);
        }
        let line = page.line(row);
        let published = line.and_then(|line| Figure::of(&line.rate, page.table.unit));
        let published = published.filter(|_| kind == known);
        if let (Some((claim, _)), Some(published)) = (rate, published) {
            let fits = same(self.figure(claim), published);
            self.equal(desk, row, claim, "完成率", published, fits);
        }
        let percent = rate.map(|(claim, _)| self.figure(claim)).or(published);
        let Some(percent) = percent else { return };
        let quotes = [
            rate.map(|(claim, _)| claim),
            over.or(base).map(|(claim, _)| claim),
        ];
        if let Some((claim, _)) = over {
            let of = self.figure(claim);
            let by = fill(
                "{} {}与超过预算 {}",
                &[
                    stage.name(),
                    &page.money(amount.number),
                    &page.money(of.number),
                ],
            );
            self.percentage(desk, quotes, &by, completion(amount, of, percent), percent);
        } else if let Some(below) =
            below.filter(|_| base.is_some() || (rate.is_some() && published.is_none()))
        {
            let by = self.minus(amount, "预算数", below);
            self.percentage(desk, quotes, &by, share(amount, below, percent), percent);
        }
    }

    /// 决算数 … 与上年数 …
    fn minus(&self, amount: Figure, what: &str, other: Figure) -> String {
        let page = self.page;
        let (amount, other) = (page.money(amount.number), page.money(other.number));
        fill("{} {}与{} {}", &[page.stage.name(), &amount, what, &other])
    }

    /// What is said to be the difference of two amounts.
    fn difference(
        &self,
        desk: &mut Desk,
        claim: &Claim,
        said: Figure,
        amount: Figure,
        other: Figure,
        by: &str,
    ) {
        let told = (|| {
            let computed = amount.minus(other)?;
            let (off, fits) = said.above(computed)?;
            Some((computed.number, off.abs(), fits))
        })();
        let Some((computed, off, fits)) = told else {
            return;
        };
        desk.tally(CheckKind::Text, fits);
        if !fits {
            let told = [self.page.money(computed), self.page.money(off.trim(0))];
            let told = [&*told[0], &*told[1]];
            self.computes(desk, CheckKind::Text, [Some(claim), None], by, told);
        }
    }

    /// A percentage that the table has too.
    fn equal(
        &self,
        desk: &mut Desk,
        row: usize,
        claim: &Claim,
        what: &str,
        own: Figure,
        fits: Option<(Decimal, bool)>,
    ) {
        let Some((off, fits)) = fits else { return };
        desk.tally(CheckKind::Text, fits);
        if !fits {
            let own = fill("{}%", &[&group(&own.number, None)]);
            let off = fill("{} 个百分点", &[&group(&off.trim(0), None)]);
            self.differs(desk, claim, row, what, &own, &off);
        }
    }

    /// A percentage that follows from amounts.
    fn percentage(
        &self,
        desk: &mut Desk,
        quotes: [Option<&Claim>; 2],
        by: &str,
        told: Option<(Decimal, bool)>,
        percent: Figure,
    ) {
        let Some((computed, fits)) = told else { return };
        desk.tally(CheckKind::Text, fits);
        if !fits {
            let (computed, off) = percent_off(computed, percent.number);
            self.computes(desk, CheckKind::Text, quotes, by, [&computed, &off]);
        }
    }

    /// What is claimed, in the unit of the table.
    fn figure(&self, claim: &Claim) -> Figure {
        let figure = Figure {
            number: claim.number,
            digit: claim.digit,
        };
        let unit: Option<MoneyUnit> = claim.unit;
        unit.map_or(figure, |unit| figure.to(unit, self.page.table.unit))
    }
}

/// On a comparable basis the year before was changed in ways that the text does not tell.
fn severity(comparable: bool) -> Severity {
    match comparable {
        true => Severity::Note,
        false => Severity::Warning,
    }
}

/// The computed percentage, and how far it is from the published one.
fn percent_off(computed: Decimal, published: Decimal) -> (String, String) {
    let off = computed.checked_sub(published).unwrap_or(computed).abs();
    (
        fill("{}%", &[&group(&computed, None)]),
        fill("{} 个百分点", &[&group(&off.trim(0), None)]),
    )
}

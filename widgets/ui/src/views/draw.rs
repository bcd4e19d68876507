//! What stands around a view: which view, which table, the way up, the sentence.

use mingbai_data::MoneyUnit;
use mingbai_data::budget::audit::Audit;
use mingbai_data::budget::{Budget, Glossary, Side, Table, TableKind, has_flow, same_money};

use super::parts::{self, Level};
use super::state::{KINDS, Kind, View};
use super::{area, audit, bands, debt, hundred, plan, public, say, series, take, trend, words};
use crate::budget::figure::value;
use crate::budget::rows::path;
use crate::budget::tables::{choose, name as table_name};
use crate::pen::Pen;
use crate::text::num;

/// Tables that are chosen by buttons; more are a list.
const BUTTONS: usize = 4;

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// The budget.
    pub budget: &'a Budget,
    /// The table that is shown.
    pub table: &'a Table,
    /// Its index.
    pub at: usize,
    /// The reader's state.
    pub view: &'a View,
    /// The parts that are shown.
    pub level: &'a Level,
    /// What words mean.
    pub glossary: Option<&'a Glossary>,
    /// What was checked and found; worked out only for the view that tells it.
    pub audit: &'a Audit,
    /// What the parts of the whole table add up to.
    pub whole: mingbai_data::Decimal,
    /// The unit amounts are shown in.
    pub unit: MoneyUnit,
    /// Width in tenths of an em.
    pub width: usize,
    /// Whether somebody takes what a reader takes away.
    pub takes: bool,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Everything is drawn, for paper.
    pub paper: bool,
    /// Level of the heading of a view.
    pub heading: usize,
}

impl Scene<'_> {
    /// The name of a line.
    pub fn name(&self, line: usize) -> &str {
        self.table.lines.get(line).map_or("", |line| &line.name)
    }

    /// The amount of a line with its unit, as a sentence says it; “—” and the reason where there is none.
    pub fn amount(&self, line: usize) -> String {
        let Some(published) = parts::published(self.table, line) else {
            return String::new();
        };
        let (text, why) = value(published, self.table.unit, self.unit);
        match why {
            Some(why) => [&*text, " ", why].concat(),
            None => [&*text, " ", self.unit.name()].concat(),
        }
    }

    /// An amount in the unit that is shown, without its name.
    pub fn bare(&self, amount: mingbai_data::Decimal) -> String {
        crate::budget::figure::amount(amount, self.table.unit, self.unit)
    }

    /// An amount in the unit of the table, as a sentence says it.
    pub fn money(&self, amount: mingbai_data::Decimal) -> String {
        [&*self.bare(amount), " ", self.unit.name()].concat()
    }

    /// What the parts are parts of: the line drilled into, else what the table is about.
    pub fn subject(&self) -> String {
        let whole = self.level.whole;
        match self.view.drill {
            // A region is no money: what it gets is.
            Some(line) if self.table.kind() == TableKind::Transfer => {
                ["对", self.name(line), "的", &self.table.subject()].concat()
            }
            Some(line) => self.name(line).to_owned(),
            None if whole == parts::headline(self.table) => self.about(),
            None => whole.map_or_else(|| self.about(), |line| self.name(line).to_owned()),
        }
    }

    /// What the table is about, in a sentence: where it is told from another by its title, the money and not the paper.
    fn about(&self) -> String {
        let (name, subject) = (self.table_name(), self.table.subject());
        if self.table.title.as_deref() == Some(&*name) && !subject.is_empty() {
            return subject;
        }
        // How it is classified stands in brackets behind it.
        let end = name.find('（').unwrap_or(name.len());
        name.get(..end).unwrap_or(&name).to_owned()
    }

    /// `一般公共预算支出`, else what is known of the table.
    pub fn table_name(&self) -> String {
        let name = self.budget.shown_table_name(self.at);
        if name.is_empty() {
            "合计".to_owned()
        } else {
            name
        }
    }

    /// Whether there is something to show in a view.
    fn offers(&self, kind: Kind) -> bool {
        let there = offered(kind, self.budget, self.at, self.table);
        there && (kind != Kind::Take || self.takes)
    }

    /// Whether a list that may be long shows all of it.
    pub fn whole_list(&self) -> bool {
        self.view.small || self.paper
    }
}

/// The words on the button of a view.
pub fn name(kind: Kind, table: &Table) -> &'static str {
    match (kind, table.side) {
        (Kind::Hundred, _) if table.kind() == TableKind::Debt => "限额与余额",
        (Kind::Hundred, _) if table.kind() == TableKind::ThreePublic => "各项经费",
        (Kind::Hundred, Side::Revenue) => "每100元\u{200b}从哪来",
        (Kind::Hundred, Side::Expenditure) => "每100元\u{200b}花在哪",
        (Kind::Hundred, Side::Unstated) => "每100元",
        (Kind::Area, _) => "面积图",
        (Kind::Years, _) => "历年",
        (Kind::Flow, _) => "收支流向",
        (Kind::Plan, _) => "计划与执行",
        (Kind::Audit, _) => "核对",
        (Kind::Take, _) => "带走",
    }
}

/// Whether the data has something to show in a view.
pub fn offered(kind: Kind, budget: &Budget, at: usize, table: &Table) -> bool {
    // What is owed, and “三公”经费, are told in their own way, with their years and stages.
    match (table.kind(), kind) {
        (TableKind::Debt, Kind::Hundred) => return !table.lines.is_empty(),
        (TableKind::Debt, Kind::Years | Kind::Plan) => return false,
        (TableKind::ThreePublic, Kind::Hundred) => return public::of_table(budget, at).is_some(),
        (TableKind::ThreePublic, Kind::Area | Kind::Plan) => return false,
        _ => {}
    }
    match kind {
        Kind::Hundred | Kind::Area => !parts::is_mixed(table) && parts::is_known(budget, table),
        Kind::Years => series::has_years(budget, at),
        Kind::Flow => has_flow(budget, table),
        Kind::Plan => plan::stages(table).len() > 1,
        Kind::Audit => audit::offered(budget),
        Kind::Take => !table.lines.is_empty(),
    }
}

/// Why there is nothing to see in a view.
fn lacks(scene: &Scene, kind: Kind) -> &'static str {
    match kind {
        Kind::Hundred | Kind::Area | Kind::Flow if !parts::is_known(scene.budget, scene.table) => {
            "数据没有取全，或有读不出的数，不能算出各项占多少。"
        }
        Kind::Hundred | Kind::Area => "这张表收支并列或限额与余额并列，不能合成一个整体。",
        Kind::Years => "只公布了一年的数字，没有可以比较的年份。",
        Kind::Flow => "没有公布同一本账同一口径的收入和支出，不能画出流向。",
        Kind::Plan => "只公布了一种口径的数字，没有计划数和执行数可以对照。",
        Kind::Audit => "没有可以核对的表。",
        Kind::Take => "这里没有可以带走的表。",
    }
}

/// Draws what chooses: the views, the tables, the way up.
pub fn tools(pen: &mut Pen, scene: &Scene, choosers: bool) {
    pen.open("");
    if choosers {
        self::choosers(pen, scene);
    }
    pen.close();
    pen.open("");
    // What is checked is the whole budget, and what is taken has its own name.
    if !matches!(scene.view.kind, Kind::Audit | Kind::Take) {
        same(pen, scene);
    }
    pen.close();
    pen.open("");
    if !matches!(scene.view.kind, Kind::Flow | Kind::Take) {
        crumbs(pen, scene);
    }
    pen.close();
}

/// Chooses how the same money is told: by what it is for, by what it buys, by who spends it.
fn same(pen: &mut Pen, scene: &Scene) {
    let tables = same_money(scene.budget, scene.at);
    if tables.is_empty() {
        return;
    }
    pen.open("div|class=mb-seg mbv-switch|role=group|aria-label=同一笔钱的分法");
    for (at, name) in tables {
        segment(pen, "t", at, name, at == scene.at);
    }
    pen.close();
}

fn choosers(pen: &mut Pen, scene: &Scene) {
    pen.open("div|class=mbv-tools");
    pen.open("div|class=mb-seg mbv-kinds|role=group|aria-label=换一种看法");
    for kind in KINDS {
        if scene.offers(kind) {
            let on = kind == scene.view.kind;
            segment(pen, "v", kind.index(), name(kind, scene.table), on);
        }
    }
    pen.close();
    pen.open("");
    tables(pen, scene);
    pen.close();
    pen.close();
}

/// Draws the view of `scene`.
pub fn body(pen: &mut Pen, scene: &Scene) {
    let kind = scene.view.kind;
    pen.open(if scene.paper {
        "div|class=mbv-view-name|role=heading"
    } else {
        "div|class=mbv-view-name mb-off|role=heading"
    });
    pen.number("aria-level", Some(scene.heading));
    if scene.paper && kind != Kind::Audit && scene.budget.tables.len() > 1 {
        let name = if kind == Kind::Flow {
            scene.table.book.name().to_owned()
        } else {
            scene.table_name()
        };
        if !name.is_empty() {
            pen.write(&name);
            pen.write(" · ");
        }
    }
    pen.write(name(kind, scene.table));
    pen.close();
    let there = scene.offers(kind);
    let sentence = if there {
        say::sentence(scene)
    } else {
        lacks(scene, kind).to_owned()
    };
    // It stays the same element, so that it is said aloud when it changes.
    pen.put("p|class=mb-say|role=status", &sentence);
    pen.open("");
    if there {
        words::draw(pen, scene, &sentence);
    }
    pen.close();
    pen.open("");
    // Views have nothing in common but what stands above them.
    pen.key(&num(kind.index()));
    match kind {
        _ if !there => {}
        Kind::Hundred if scene.table.kind() == TableKind::Debt => debt::draw(pen, scene),
        Kind::Hundred if scene.table.kind() == TableKind::ThreePublic => public::draw(pen, scene),
        Kind::Hundred => hundred::draw(pen, scene),
        Kind::Area => area::draw(pen, scene),
        Kind::Years => trend::draw(pen, scene),
        Kind::Flow => bands::draw(pen, scene),
        Kind::Plan => plan::draw(pen, scene),
        Kind::Audit => audit::draw(pen, scene),
        Kind::Take => take::draw(pen, scene),
    }
    pen.close();
    pen.open("");
    if there && kind != Kind::Take && scene.unit.exponent() > scene.table.unit.exponent() {
        pen.put("p|class=mb-hint", "金额已四舍五入，公布数见表。");
    }
    pen.close();
}

fn tables(pen: &mut Pen, scene: &Scene) {
    let tables = &scene.budget.tables;
    if tables.len() < 2 {
        return;
    }
    let one = tables.iter().all(|table| table.book == scene.table.book);
    // Two sides of one book need no more than their name.
    let one =
        one && tables.len() == 2 && tables.first().map(|t| t.side) != tables.last().map(|t| t.side);
    let name = |at: usize| match tables.get(at) {
        Some(table) if one && !table.side.name().is_empty() => table.side.name().to_owned(),
        _ => table_name(scene.budget, at),
    };
    if tables.len() <= BUTTONS && (one || !scene.narrow) {
        pen.open("div|class=mb-seg mbv-tabs|role=group|aria-label=选择表");
        for at in 0..tables.len() {
            segment(pen, "t", at, &name(at), at == scene.at);
        }
        pen.close();
        return;
    }
    pen.open("label|class=mb-field mbv-tabs");
    choose(pen, scene.budget, scene.at);
    pen.close();
}

fn segment(pen: &mut Pen, token: &str, at: usize, name: &str, on: bool) {
    pen.button("button|type=button", token, at);
    pen.state("aria-pressed", on);
    pen.write(name);
    pen.close();
}

fn crumbs(pen: &mut Pen, scene: &Scene) {
    let Some(here) = scene.view.drill else { return };
    pen.open("nav|class=mbv-crumbs|aria-label=当前位置");
    pen.put("button|type=button|data-a=d", "全部");
    let arrow = "i|aria-hidden=true";
    for line in path(scene.table, here) {
        pen.put(arrow, "");
        pen.button("button|type=button", "d", line);
        pen.write(scene.name(line));
        pen.close();
    }
    pen.put(arrow, "");
    pen.put(
        "span|class=mbv-here|tabindex=-1|aria-current=location",
        scene.name(here),
    );
    pen.close();
}

/// The name of a part: a button that leads to its own parts, where it has some; else one that says what it means, where
/// that is known and there is room for it ([`words::below`]).
pub fn named(pen: &mut Pen, scene: &Scene, line: usize) {
    let kids = scene.level.has_parts(line) && !scene.paper;
    let explained = !kids && !scene.paper && words::of_line(scene, line).is_some();
    if kids {
        pen.button("button|type=button|class=mbv-name mbv-down", "d", line);
    } else if explained && scene.view.kind == Kind::Hundred {
        pen.button("button|type=button|class=mbv-name mbv-why", "i", line);
        pen.state("aria-expanded", scene.view.word == Some(line));
    } else {
        pen.open("span|class=mbv-name");
    }
    pen.put("span", scene.name(line));
    if kids {
        pen.put("i|class=mb-tri|aria-hidden=true", "");
    }
    pen.close();
}

/// Lines of a list before all are asked for.
const LISTED: usize = 50;

/// How many of `all` lines are listed.
pub fn listed(scene: &Scene, all: usize) -> usize {
    if scene.whole_list() {
        all
    } else {
        all.min(LISTED)
    }
}

/// A button for the lines that are not listed, when there are some.
pub fn others(pen: &mut Pen, all: usize, shown: usize) {
    pen.open("");
    if shown < all {
        pen.open("button|type=button|class=mb-button|data-a=g");
        pen.write("显示其余 ");
        pen.count(all.saturating_sub(shown));
        pen.write(" 项");
        pen.close();
    }
    pen.close();
}

/// The amount of a line: a button that leads to its line in the table.
pub fn figure(pen: &mut Pen, scene: &Scene, line: usize) {
    let amount = scene.amount(line);
    if scene.paper {
        pen.open("span|class=mbv-figure");
        pen.put("b", &amount);
        pen.close();
        return;
    }
    pen.button("button|type=button|class=mbv-figure", "l", line);
    pen.set(
        "aria-label",
        &[scene.name(line), " ", &amount, "，在表中查看"].concat(),
    );
    pen.put("b", &amount);
    pen.close();
}

/// A bar of so many thousandths; the number stands beside it.
pub fn bar(pen: &mut Pen, length: u16) {
    marked(pen, length, None);
}

/// A bar with a line across it, at so many thousandths.
pub fn marked(pen: &mut Pen, length: u16, mark: Option<u16>) {
    pen.open("svg|class=mbv-bar|aria-hidden=true|focusable=false|viewBox=0 0 1000 9|preserveAspectRatio=none");
    pen.put("rect|class=mbv-track|width=1000|height=9", "");
    pen.open("rect|class=mbv-fill|height=9");
    pen.number("width", Some(usize::from(length)));
    pen.close();
    if let Some(mark) = mark {
        // At the end half of the line would be cut off.
        let at = usize::from(mark.min(998));
        pen.open("line|class=mbv-tick|y1=0|y2=9");
        pen.number("x1", Some(at));
        pen.number("x2", Some(at));
        pen.close();
    }
    pen.close();
}

/// A button that leads to a line in its table.
pub fn open_line(pen: &mut Pen, scene: &Scene, line: usize) {
    pen.button("button|type=button|class=mb-text", "l", line);
    pen.set("aria-label", &["在表中查看", scene.name(line)].concat());
    pen.write("在表中查看");
    pen.close();
}

/// The thousandths of a bar: what is there is seen, however little it is.
pub fn length(amount: mingbai_data::Decimal, most: mingbai_data::Decimal) -> u16 {
    amount
        .permille_of(most)
        .max(if amount > mingbai_data::Decimal::ZERO {
            4
        } else {
            0
        })
}

/// What the publisher says of a line in words, as it stands in the source: why it changed, or what belongs to it. The year
/// is named where it is one of several.
#[inline(never)]
pub fn note(
    pen: &mut Pen,
    scene: &Scene,
    spec: &'static str,
    (table, line): (usize, usize),
    year: u16,
) {
    let table = scene.budget.tables.get(table);
    let row = table.and_then(|table| table.lines.get(line));
    pen.open("");
    if let Some(note) = row.and_then(|row| row.note.as_deref()) {
        pen.open(spec);
        if year > 0 {
            pen.count(year.into());
            pen.write(" 年");
        }
        pen.write("公布的原因或说明：");
        pen.write(note);
        pen.close();
    }
    pen.close();
}

/// A button that opens and closes what follows it.
pub fn opener(pen: &mut Pen, spec: &'static str, open: bool, words: &str) {
    pen.open(spec);
    pen.state("aria-expanded", open);
    pen.put("i|class=mb-tri|aria-hidden=true", "");
    pen.write(words);
    pen.close();
}

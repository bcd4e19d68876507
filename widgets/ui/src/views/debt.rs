//! 限额与余额: what is owed, year by year, with what may be owed as a line across its bar; what was issued and paid back; and
//! each region, where the table tells of them.
//!
//! 一般债务 and 专项债务 are never added here, and nothing of another scope stands beside the table that is shown.

use mingbai_data::budget::{Bond, Budget, DebtFigure, DebtMeasure, TableKind, debt};
use mingbai_data::money::convert;
use mingbai_data::{Decimal, MoneyUnit, Value};

use super::draw::{Scene, length, listed, marked, others};
use super::parts::percent;
use super::say::changed;
use crate::budget::figure::value;
use crate::pen::Pen;
use crate::text::num;

/// All kinds, in the order in which they are told.
const BONDS: [Bond; 3] = [Bond::Whole, Bond::General, Bond::Special];

/// One amount: its line where that is in the table that is shown, and what is published.
type Sum = (Option<usize>, Value, MoneyUnit);

/// What is owed and what may be, of one year or one region.
#[derive(Default)]
struct Pair {
    name: String,
    limit: Option<Sum>,
    balance: Option<Sum>,
}

/// The figures of the scope of a table: the first that is told of anything, in tables of debt before others.
fn figures(budget: &Budget, at: usize) -> Vec<DebtFigure> {
    let of = |at: usize| budget.tables.get(at);
    let scope = of(at).and_then(|table| table.scope.as_ref());
    let all = debt(budget);
    let own =
        |figure: &DebtFigure| of(figure.table).is_some_and(|table| table.kind() == TableKind::Debt);
    let mut out: Vec<DebtFigure> = Vec::new();
    for first in [true, false] {
        for figure in &all {
            let told = |other: &DebtFigure| {
                (other.bond, other.measure, other.year)
                    == (figure.bond, figure.measure, figure.year)
            };
            if own(figure) == first && figure.scope.as_ref() == scope && !out.iter().any(told) {
                out.push(figure.clone());
            }
        }
    }
    out
}

/// The years that figures are of, the last first.
fn years(figures: &[DebtFigure]) -> Vec<Option<u16>> {
    let mut years: Vec<Option<u16>> = Vec::new();
    for figure in figures {
        let place = years.iter().position(|year| *year <= figure.year);
        if place.and_then(|place| years.get(place)) != Some(&figure.year) {
            years.insert(place.unwrap_or(years.len()), figure.year);
        }
    }
    years
}

fn is_stock(figure: &DebtFigure) -> bool {
    matches!(figure.measure, DebtMeasure::Limit | DebtMeasure::Balance)
}

/// Limit and balance of one kind of debt, each year that has one of both, the last first.
fn pairs(figures: &[DebtFigure], at: usize, bond: Bond) -> Vec<Pair> {
    let of = |year: Option<u16>, measure: DebtMeasure| {
        let mut own = figures.iter().filter(|figure| figure.bond == bond);
        let found = own.find(|figure| figure.year == year && figure.measure == measure)?;
        let line = (found.table == at).then_some(found.line);
        Some((line, found.value.clone(), found.unit))
    };
    let pair = |year: Option<u16>| Pair {
        name: match year {
            Some(year) => [&*num(year.into()), " 年末"].concat(),
            None => "年末".to_owned(),
        },
        limit: of(year, DebtMeasure::Limit),
        balance: of(year, DebtMeasure::Balance),
    };
    let pairs = years(figures).into_iter().map(pair);
    pairs
        .filter(|pair| pair.limit.is_some() || pair.balance.is_some())
        .collect()
}

/// The lines below limit and balance that are no kind of debt: regions.
fn regions(scene: &Scene, figures: &[DebtFigure]) -> Vec<Pair> {
    let table = scene.table;
    let own = |figure: &&DebtFigure| figure.table == scene.at && is_stock(figure);
    let mut out: Vec<Pair> = Vec::new();
    // Of all debt where that is told, else of the first kind.
    let bond = BONDS.into_iter().find(|bond| {
        figures
            .iter()
            .filter(own)
            .any(|figure| figure.bond == *bond)
    });
    for figure in figures
        .iter()
        .filter(own)
        .filter(|figure| Some(figure.bond) == bond)
    {
        for line in table.children(Some(figure.line)) {
            let told = figures
                .iter()
                .any(|other| other.table == scene.at && other.line == line);
            let Some(row) = table.lines.get(line).filter(|_| !told) else {
                continue;
            };
            let sum = Some((Some(line), row.amount(figure.stage).clone(), table.unit));
            let slot = match out.iter().position(|pair| *pair.name == *row.name) {
                Some(at) => at,
                None => {
                    out.push(Pair {
                        name: (*row.name).to_owned(),
                        ..Pair::default()
                    });
                    out.len().wrapping_sub(1)
                }
            };
            if let Some(pair) = out.get_mut(slot) {
                match figure.measure {
                    DebtMeasure::Limit => pair.limit = sum,
                    _ => pair.balance = sum,
                }
            }
        }
    }
    // One year's regions are enough; what stands below 还本 alone has no balance.
    out.retain(|pair| pair.balance.is_some() || pair.limit.is_some());
    out
}

/// The number in the unit of the table that is shown.
fn number(scene: &Scene, sum: Option<&Sum>) -> Option<Decimal> {
    let (_, value, unit) = sum?;
    Some(convert(value.number()?, *unit, scene.table.unit))
}

impl Pair {
    fn most(&self, scene: &Scene) -> Decimal {
        let of = |sum| number(scene, sum).unwrap_or(Decimal::ZERO);
        of(self.limit.as_ref()).max(of(self.balance.as_ref()))
    }

    /// `余额占限额 92.31%`, or by how much it is above.
    fn against(&self, scene: &Scene) -> Option<String> {
        let limit = number(scene, self.limit.as_ref())?;
        let balance = number(scene, self.balance.as_ref())?;
        let over = balance.checked_sub(limit)?.trim(0);
        if over > Decimal::ZERO {
            return Some(["余额比限额多 ", &scene.money(over)].concat());
        }
        (limit > Decimal::ZERO).then(|| ["余额占限额 ", &percent(balance, limit)].concat())
    }
}

/// The sentence of the view.
#[must_use]
pub fn sentence(scene: &Scene) -> String {
    let figures = figures(scene.budget, scene.at);
    let mut out = String::new();
    for bond in BONDS {
        let pairs = pairs(&figures, scene.at, bond);
        let known = |pair: &&Pair| number(scene, pair.balance.as_ref()).is_some();
        let Some(last) = pairs.iter().find(known) else {
            continue;
        };
        let Some(balance) = number(scene, last.balance.as_ref()) else {
            continue;
        };
        if !out.is_empty() {
            out.push('；');
        }
        let words = [&*last.name, bond.name(), "余额 ", &scene.money(balance)];
        out.push_str(&words.concat());
        if let Some(against) = last.against(scene) {
            let limit = number(scene, last.limit.as_ref()).unwrap_or_default();
            let limit = scene.money(limit);
            out.push_str(&["，限额 ", &limit, "，", &against].concat());
        }
        let before = pairs.iter().filter(known).nth(1);
        let before =
            before.and_then(|before| Some((before, number(scene, before.balance.as_ref())?)));
        if let Some((pair, before)) = before.filter(|_| bond == Bond::Whole) {
            out.push_str("；与 ");
            out.push_str(&pair.name);
            out.push_str("相比");
            changed(&mut out, scene, before, balance);
        }
        // Both kinds are below.
        if bond == Bond::Whole {
            break;
        }
    }
    if out.is_empty() {
        out.push_str("没有公布债务余额");
    }
    out.push('。');
    out
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    let figures = figures(scene.budget, scene.at);
    let all = BONDS.map(|bond| (bond, pairs(&figures, scene.at, bond)));
    let pairs = all.iter().flat_map(|(_, pairs)| pairs);
    // One measure for all: 一般债务 and 专项债务 are seen beside the whole.
    let most = pairs.fold(Decimal::ZERO, |most, pair| most.max(pair.most(scene)));
    for (bond, pairs) in &all {
        section(pen, scene, bond.name(), pairs, most);
    }
    let regions = regions(scene, &figures);
    let most = regions
        .iter()
        .fold(Decimal::ZERO, |most, pair| most.max(pair.most(scene)));
    section(pen, scene, "各地区", &regions, most);
    if most > Decimal::ZERO || figures.iter().any(is_stock) {
        pen.put(
            "p|class=mb-hint",
            "条形为余额，竖线为限额；占比按公布数计算。",
        );
    }
    flows(pen, scene, &figures);
}

fn section(pen: &mut Pen, scene: &Scene, name: &str, pairs: &[Pair], most: Decimal) {
    pen.open("");
    if !pairs.is_empty() {
        pen.put("p|class=mbv-side", name);
        pen.open("ul|class=mbv-rows");
        let shown = listed(scene, pairs.len());
        for pair in pairs.iter().take(shown) {
            row(pen, scene, pair, most);
        }
        pen.close();
        others(pen, pairs.len(), shown);
    }
    pen.close();
}

fn row(pen: &mut Pen, scene: &Scene, pair: &Pair, most: Decimal) {
    pen.open("li|class=mbv-plan");
    pen.open("div|class=mbv-stage mbv-rate");
    pen.put("span|class=mbv-what", &pair.name);
    let (balance, limit) = (pair.balance.as_ref(), pair.limit.as_ref());
    let thousandths = |sum| number(scene, sum).map(|number| length(number, most));
    marked(pen, thousandths(balance).unwrap_or(0), thousandths(limit));
    sum(pen, scene, "余额", &pair.name, balance);
    pen.open("span|class=mbv-against");
    pen.write("限额 ");
    pen.write(&amount(scene, limit));
    if let Some(against) = pair.against(scene) {
        pen.write("，");
        pen.put("b", &against);
    }
    pen.close();
    pen.close();
    pen.close();
}

/// An amount with its unit, or why there is none.
fn amount(scene: &Scene, sum: Option<&Sum>) -> String {
    let Some((_, published, unit)) = sum else {
        return "— 未提供".to_owned();
    };
    let (text, why) = value(published, *unit, scene.unit);
    [&*text, " ", why.unwrap_or(scene.unit.name())].concat()
}

/// An amount, which leads to its line where that is in the table that is shown.
fn sum(pen: &mut Pen, scene: &Scene, word: &str, name: &str, sum: Option<&Sum>) {
    let text = amount(scene, sum);
    let line = sum.and_then(|sum| sum.0).filter(|_| !scene.paper);
    match line {
        Some(line) => {
            pen.button("button|type=button|class=mbv-figure", "l", line);
            pen.set(
                "aria-label",
                &[name, word, " ", &text, "，在表中查看"].concat(),
            );
        }
        None => pen.open("span|class=mbv-figure"),
    }
    pen.write(word);
    pen.write(if word.is_empty() { "" } else { " " });
    pen.put("b", &text);
    pen.close();
}

/// What was issued and paid back, year by year.
fn flows(pen: &mut Pen, scene: &Scene, figures: &[DebtFigure]) {
    // 付息 among the expenditure of a year is not all that was issued and paid back.
    let of_debt = |table: usize| {
        let table = scene.budget.tables.get(table);
        table.is_some_and(|table| table.kind() == TableKind::Debt)
    };
    let own = |figure: &&DebtFigure| !is_stock(figure) && of_debt(figure.table);
    let in_table = |figure: &DebtFigure| {
        figure
            .value
            .number()
            .map(|number| convert(number, figure.unit, scene.table.unit))
    };
    let amounts = figures.iter().filter(own).filter_map(in_table);
    let most = amounts.fold(Decimal::ZERO, Decimal::max);
    for year in years(figures) {
        let of_year = || {
            figures
                .iter()
                .filter(own)
                .filter(move |figure| figure.year == year)
        };
        if of_year().next().is_none() {
            continue;
        }
        pen.open("p|class=mbv-side");
        if let Some(year) = year {
            pen.count(year.into());
            pen.write(" 年");
        }
        pen.write("发行与偿还");
        pen.close();
        pen.open("ul|class=mbv-rows mbv-sides");
        for measure in DebtMeasure::ALL {
            for bond in BONDS {
                let mut found = of_year();
                let Some(figure) = found.find(|own| own.measure == measure && own.bond == bond)
                else {
                    continue;
                };
                let (bond, what) = (bond.name(), measure.name());
                let name = match measure {
                    DebtMeasure::New | DebtMeasure::Refinancing => [what, bond].concat(),
                    _ => [bond, what].concat(),
                };
                let line = (figure.table == scene.at).then_some(figure.line);
                let number = in_table(figure).unwrap_or_default();
                pen.open("li|class=mbv-row-of");
                pen.put("span|class=mbv-name", &name);
                let published = (line, figure.value.clone(), figure.unit);
                sum(pen, scene, "", &name, Some(&published));
                marked(pen, length(number, most), None);
                pen.close();
            }
        }
        pen.close();
    }
}

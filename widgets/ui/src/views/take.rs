//! 带走: a table as text for a chat, as rows for a spreadsheet, as a file, as a picture.
//!
//! What is taken is written here; the page around the view does the rest, because clipboard, files and canvas are the
//! browser's. It puts what it has to say, and a picture, into the place that is left for it below the buttons.

use mingbai_data::budget::{
    Budget, LineKind, csv_name, sentence, to_csv, to_descriptor, to_text, to_tsv,
};
use mingbai_data::{Decimal, MoneyUnit};

use super::draw::{Scene, length};
use super::parts::{self, Level, percent};
use crate::budget::figure::{amount, value};
use crate::pen::Pen;
use crate::text::num;

/// What can be taken, in the order of the buttons.
const WAYS: [&str; 5] = [
    "复制文字",
    "复制表格",
    "下载 CSV",
    "下载说明文件",
    "生成图片",
];

/// Lines that a picture names.
const SHOWN: usize = 10;

/// The unit of lengths: a picture is as wide as this.
const MOST: Decimal = Decimal::from_int(100);

/// What a reader takes away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Take {
    /// `copy`, `file` or `picture`.
    pub way: &'static str,
    /// What is copied, the name of the file, or the words for a picture that is not seen.
    pub name: String,
    /// The text itself. Of a picture, a line each thing that is drawn, after a letter for what it is: `m` 示例数据, `h` the
    /// heading, `a` the sentence, `r` a row (name, amount, share, thousandths of the longest bar, with tabs between them), `d` a field (its name and what it says), `n` what is to be
    /// known of the rows, `f` the foot.
    pub text: String,
}

/// What the button numbered `what` gives of table `at`.
#[must_use]
pub fn take(budget: &Budget, at: usize, unit: MoneyUnit, what: usize) -> Option<Take> {
    let table = budget.tables.get(at)?;
    let (way, name, text) = match what {
        0 => ("copy", "文字".to_owned(), to_text(budget, at)),
        1 => {
            let all: Vec<usize> = (0..table.lines.len()).collect();
            let text = to_tsv(budget, at, &all, table.unit);
            ("copy", "表格".to_owned(), text)
        }
        2 => ("file", csv_name(budget, at), to_csv(budget, at)),
        3 => (
            "file",
            "datapackage.json".to_owned(),
            to_descriptor(budget, at),
        ),
        4 => {
            let text = picture(budget, at, unit)?;
            ("picture", sentence(budget, at), text)
        }
        _ => return None,
    };
    Some(Take { way, name, text })
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    // What was taken of another table is not said of this one.
    pen.open("");
    pen.key(&num(scene.at));
    pen.open("div|class=mbv-ways");
    for (at, name) in WAYS.into_iter().enumerate() {
        pen.button("button|type=button|class=mb-button", "k", at);
        pen.write(name);
        pen.close();
    }
    pen.close();
    pen.put(
        "p|class=mb-hint",
        "说明文件写明这张表的 CSV 各列的含义（Open Fiscal Data Package）。都在本机生成，不上传。",
    );
    pen.put("p|class=mbv-told|role=status", "");
    pen.put("div|class=mbv-taken", "");
    pen.close();
}

/// What a picture of table `at` says.
fn picture(budget: &Budget, at: usize, unit: MoneyUnit) -> Option<String> {
    let table = budget.tables.get(at)?;
    let mut out = String::new();
    if budget.sample {
        put(&mut out, "m", &["示例数据"]);
    }
    // Whoever gets it sees no page around it: the whole is named too.
    let whole = budget.title.as_deref();
    let alone = whole.filter(|_| budget.tables.len() == 1);
    let own = table.title.as_deref().or(alone);
    let own = own.map_or_else(|| budget.shown_table_name(at), str::to_owned);
    match whole.filter(|whole| !own.contains(*whole)) {
        Some(whole) => put(&mut out, "h", &[&[whole, "：", &own].concat()]),
        None => put(&mut out, "h", &[&own]),
    }
    put(&mut out, "a", &[&sentence(budget, at)]);
    let level = Level::new(table, None);
    let money = |number: Decimal| [&*amount(number, table.unit, unit), " ", unit.name()].concat();
    let name = |line: usize| table.lines.get(line).map_or("", |line| &*line.name);
    if parts::is_mixed(table) || !parts::is_known(budget, table) || level.parts.is_empty() {
        let items = table.lines.iter().enumerate();
        let items = items.filter(|(_, line)| line.kind == LineKind::Item && line.parent.is_none());
        for (line, _) in items.take(SHOWN) {
            let published = parts::published(table, line)?;
            let (text, why) = value(published, table.unit, unit);
            let text = match why {
                Some(why) => [&*text, " ", why].concat(),
                None => [&*text, " ", unit.name()].concat(),
            };
            put(&mut out, "r", &[name(line), &text]);
        }
    } else {
        let most = level.parts.first().map_or(MOST, |part| part.amount);
        for part in level.parts.iter().take(SHOWN) {
            let share = ["占 ", &percent(part.amount, level.sum)].concat();
            let bar = num(usize::from(length(part.amount, most)));
            let money = money(part.amount);
            put(&mut out, "r", &[name(part.line), &money, &share, &bar]);
        }
        let rest = level.parts.get(SHOWN..).unwrap_or_default();
        if !rest.is_empty() {
            let sum = rest.iter().fold(Decimal::ZERO, |sum, part| {
                sum.checked_add(part.amount).unwrap_or(sum)
            });
            let count = num(rest.len());
            let words = ["其余 ", &count, " 项共 ", &money(sum.trim(0)), "。"];
            put(&mut out, "n", &[&words.concat()]);
        }
        if let Some(unsaid) = level.unsaid() {
            let share = ["占 ", &percent(unsaid.amount, level.sum)].concat();
            let bar = num(usize::from(length(unsaid.amount, most)));
            let cells = [&*level.unsaid_name(), &money(unsaid.amount), &share, &bar];
            put(&mut out, "r", &cells);
        }
        // What is missing or below zero is in what was published for all of them, and in no share.
        let same = level.published.is_none_or(|whole| whole == level.sum);
        let words = if same {
            "占比按公布数计算。"
        } else {
            "占比按大于零的各项合计计算。"
        };
        put(&mut out, "n", &[words]);
    }
    if unit.exponent() > table.unit.exponent() {
        put(&mut out, "n", &["金额已四舍五入，公布数见表。"]);
    }
    let source = budget
        .source_name
        .as_deref()
        .or(budget.source_url.as_deref());
    for (word, text) in [
        ("数据截至：", budget.as_of.as_deref()),
        ("发布机构：", budget.publisher.as_deref()),
        ("来源：", source),
    ] {
        if let Some(text) = text {
            put(&mut out, "f", &[&[word, text].concat()]);
        }
    }
    Some(out)
}

/// A line of its own, with tabs between its cells; a publisher's text makes neither.
fn put(out: &mut String, letter: &str, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        out.push_str(if at == 0 { letter } else { "\t" });
        out.extend(cell.chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
    out.push('\n');
}

//! What an address keeps of a place in a budget (`shell/place.js`), run by Node with what a widget hands over: what is named comes
//! back, also from next year's data, and what is not there leads nowhere.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may fail"
)]

use std::io::Write;
use std::process::{Command, Stdio};

use mingbai_data::budget::{BOOKS, Book, Budget, Line, LineKind, STAGES, Side, Table, hand_over};
use mingbai_data::{Missing, MoneyUnit, Value};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

const SCRIPTS: [&str; 2] = [
    include_str!("../shell/state.js"),
    include_str!("../shell/place.js"),
];
/// Answers every question: what to do, a text, and a budget.
const DRIVER: &str = r#"
const asked = require("fs").readFileSync(0, "utf8").split("\u001e");
process.stdout.write(asked.map((one) => {
  const [way, text, data] = one.split("\u001f");
  return { linkOf, placeOf }[way](text, tablesOf(data));
}).join("\u001e"));
"#;
const LINK: &str = "linkOf";
const PLACE: &str = "placeOf";

/// What Node says to `questions`: which function, its text, and the budget it is asked about.
fn ask(questions: &[(&str, &str, &Budget)]) -> Vec<String> {
    // The two of them as one script, whatever this Node holds for a module.
    let mut script = "'use strict';".to_owned();
    for line in SCRIPTS.iter().flat_map(|text| text.lines()) {
        if !line.starts_with("import ") {
            script.push_str(line.strip_prefix("export ").unwrap_or(line));
            script.push('\n');
        }
    }
    script.push_str(DRIVER);
    let asked: Vec<String> = questions
        .iter()
        .map(|(way, text, budget)| [way, "\u{1f}", text, "\u{1f}", &hand_over(budget)].concat())
        .collect();
    let mut node = Command::new("node")
        .args(["-e", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the tests of the shell need Node");
    let mut input = node.stdin.take().expect("a way in");
    input
        .write_all(asked.join("\u{1e}").as_bytes())
        .expect("it reads");
    drop(input);
    let output = node.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the script has failed");
    let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
    text.split('\u{1e}').map(str::to_owned).collect()
}

/// `205 教育支出` a line, two blanks before it for each level.
fn table(year: u16, lines: &str) -> Table {
    let mut above: Vec<usize> = Vec::new();
    let mut table = Table {
        book: Book::General,
        side: Side::Expenditure,
        title: None,
        year: Some(year),
        scope: None,
        unit: MoneyUnit::Wan,
        rate_base: None,
        yoy_basis: Some("同口径".into()),
        lines: Vec::new(),
        balance: None,
    };
    for text in lines.lines().filter(|line| !line.trim().is_empty()) {
        let name = text.trim_start();
        above.truncate((text.len() - name.len()) / 2);
        let (code, name) = match name.split_once(' ') {
            Some((code, name)) => (Some(code), name),
            None => (None, name),
        };
        table.lines.push(line(code, name, above.last().copied()));
        above.push(table.lines.len() - 1);
    }
    table
}

fn line(code: Option<&str>, name: &str, parent: Option<usize>) -> Line {
    let none = || Value::Missing(Missing::NotReported);
    Line {
        code: code.map(Into::into),
        name: name.into(),
        level: 1,
        kind: LineKind::Item,
        parent,
        amounts: STAGES.map(|_| none()),
        rate: none(),
        yoy: none(),
        note: Some("说明：𠮷".into()),
    }
}

fn budget(tables: Vec<Table>) -> Budget {
    Budget {
        title: Some("示例县：2018 年决算".into()),
        tables,
        ..Budget::default()
    }
}

const SPENT: &str = "
201 一般公共服务支出
  20101 人大事务
    行政运行
  20103 政府办公厅
    行政运行
    其他
    其他
205 教育支出
  20502 普通教育
外交;国防100%
支出合计
";

fn spent() -> Budget {
    budget(vec![table(2018, SPENT)])
}

/// The link of each state, and that it leads back.
fn check(budget: &Budget, cases: &[(&str, &str)]) {
    let states: Vec<_> = cases
        .iter()
        .map(|(state, _)| (LINK, *state, budget))
        .collect();
    let links: Vec<_> = cases
        .iter()
        .map(|(_, link)| (PLACE, *link, budget))
        .collect();
    for (((state, link), made), led) in cases.iter().zip(ask(&states)).zip(ask(&links)) {
        assert_eq!(made, *link, "the link of {state}");
        assert_eq!(led, *state, "where {link} leads");
    }
}

/// Where each link leads.
fn leads(budget: &Budget, cases: &[(&str, &str)]) {
    let links: Vec<_> = cases
        .iter()
        .map(|(link, _)| (PLACE, *link, budget))
        .collect();
    for ((link, state), led) in cases.iter().zip(ask(&links)) {
        assert_eq!(led, *state, "where {link} leads");
    }
}

#[test]
fn a_line_is_named_by_its_code_else_by_its_name() {
    check(
        &spent(),
        &[
            ("", ""),
            ("v1", "v.hundred"),
            ("v3;d7", "v.years;d.205"),
            ("v2;u8;d8;g;n;h", "v.area;u8;d.20502;g;n;h"),
            ("v2;d10", "v.area;d.支出合计"),
            ("d9", "d.外交%3B国防100%25"),
            // The same name twice is told by what it stands below; the same twice there, by which of them it is.
            ("d4", "d.一般公共服务支出/政府办公厅/行政运行"),
            ("d6", "d.一般公共服务支出/政府办公厅/其他~2-2"),
            (
                "s-3;p8;f;o*0.7.;q教育;d5",
                "s-3;p.20502;f;o*;o.201;o.205;q教育;d5",
            ),
            ("o7.", "o.205"),
            ("o-", "o-"),
        ],
    );
}

#[test]
fn a_table_is_named_by_its_book_side_and_year() {
    let mut tables = Vec::new();
    let sides = [Side::Revenue, Side::Expenditure];
    for (book, side) in BOOKS
        .iter()
        .flat_map(|book| sides.map(|side| (*book, side)))
    {
        let mut table = table(2018, "205 教育支出");
        (table.book, table.side) = (book, side);
        tables.push(table);
    }
    let names: Vec<(String, String)> = (tables.iter().enumerate())
        .map(|(at, table)| {
            let state = match at {
                0 => "v2".to_owned(),
                at => format!("v2;t{at}"),
            };
            let (book, side) = (table.book.key(), table.side.key());
            (state, format!("v.area;t.{book}.{side}.2018"))
        })
        .collect();
    let cases: Vec<_> = names
        .iter()
        .map(|(state, link)| (&**state, &**link))
        .collect();
    check(&budget(tables), &cases);

    // What comes later with the same book, side and year is told by its scope or title; two that nothing tells apart are counted.
    let mut tables = vec![table(2018, SPENT); 5];
    tables[1].scope = Some("县本级".into());
    tables[2].scope = Some("县本级".into());
    tables[2].title = Some("2018年县本级一般公共预算支出分部门决算表".into());
    tables[3].book = Book::Unstated;
    tables[3].side = Side::Unstated;
    tables[3].title = Some("2018 年度政府债务限额和余额情况表".into());
    check(
        &budget(tables),
        &[
            ("d7", "t.general.expenditure.2018;d.205"),
            ("t1;d7", "t.general.expenditure.2018.县本级;d.205"),
            (
                "t2",
                "t.general.expenditure.2018.一般公共预算支出分部门决算表",
            ),
            ("t3", "t.2018.政府债务限额和余额情况表"),
            ("t4;d7", "t4;d.205"),
        ],
    );
}

#[test]
fn every_view_has_a_name() {
    let states: Vec<String> = (1..9).map(|view| format!("v{view}")).collect();
    let budget = spent();
    let asked: Vec<_> = states
        .iter()
        .map(|state| (LINK, &**state, &budget))
        .collect();
    let links = ask(&asked);
    assert_eq!(
        links,
        [
            "v.hundred",
            "v.area",
            "v.years",
            "v.flow",
            "v.plan",
            "v.audit",
            "v.take",
            ""
        ]
    );
}

#[test]
fn old_links_count() {
    leads(
        &spent(),
        &[
            ("v1;d7", "v1;d7"),
            ("v2;t0;u8;d8", "v2;u8;d8"),
            ("v3;t1;d7", "v3"),
            ("t0;s+4;o*4.9.;p3;f;qa;q;d1", "s+4;p3;f;o*4.9.;qa;q;d1"),
            // There is no such line, view or table any more.
            ("v1;d99", "v1"),
            ("v9;d7", "d7"),
            ("o2.99.", "o2."),
        ],
    );
}

#[test]
fn what_is_not_there_leads_to_the_top() {
    leads(
        &spent(),
        &[
            ("v.years;d.206", "v3"),
            ("v.years;d.科学技术支出", "v3"),
            ("v.years;d.", "v3"),
            ("v.years;d.20502 ", "v3"),
            // Several: which one is meant nobody knows.
            ("v.area;d.行政运行", "v2"),
            ("v.area;d.一般公共服务支出/政府办公厅/其他~1-2", "v2;d5"),
            ("v.area;d.一般公共服务支出/政府办公厅/其他~1-3", "v2"),
            ("v.pie;d.205", "d7"),
            ("v.years;t.funds.revenue.2018;d.205", "v3"),
            ("t.toString;v.constructor;d.__proto__;p.length", ""),
            ("k词;w0;g5;i3;x1;u八;s9", ""),
            ("v.years;d.%", "v3"),
        ],
    );
}

#[test]
fn next_years_data_show_the_same_place() {
    let link = "v.years;t.general.expenditure.2018;d.205";
    // A row more.
    let more = SPENT.replace("205 教育", "203 国防支出\n204 公共安全支出\n205 教育");
    leads(&budget(vec![table(2018, &more)]), &[(link, "v3;d9")]);
    // More tables, the year among them.
    let mut revenue = table(2019, "101 税收收入");
    revenue.side = Side::Revenue;
    let years = vec![revenue, table(2019, &more), table(2018, SPENT)];
    leads(&budget(years.clone()), &[(link, "v3;t2;d7")]);
    // The year is gone: the latest there is.
    let mut later = years;
    later.pop();
    later.insert(0, table(2017, SPENT));
    leads(
        &budget(later.clone()),
        &[
            (link, "v3;t2;d9"),
            ("v.years;t.general.revenue.2018;d.205", "v3;t1"),
        ],
    );
    // What has no book is found by its title.
    let mut owed = table(2019, "政府债务余额");
    (owed.book, owed.side) = (Book::Unstated, Side::Unstated);
    owed.title = Some("2019年政府债务余额情况表".into());
    let both = budget(vec![table(2019, SPENT), owed]);
    let owed = "t.2018.政府债务余额情况表;d.政府债务余额";
    leads(&both, &[(owed, "t1;d0")]);
    // The same scope rather than a later year of another one.
    later[0].scope = Some("县本级".into());
    later[2].title = Some("2019年全县支出表".into());
    let own = "v.area;t.general.expenditure.2018.县本级;d.205";
    let titled = "v.area;t.general.expenditure.2018.全县支出表;d.205";
    leads(&budget(later), &[(own, "v2;d7"), (titled, "v2;t2;d9")]);
}

/// Names that lines may have; `~` stands before which of several it is.
const NAMES: [&str; 8] = [
    "教育",
    "其他",
    "甲;乙",
    "10%税",
    "a/b",
    "𠮷",
    "d.205",
    "其他~1-2",
];
const CODES: [&str; 4] = ["205", "20502", "208", "其他"];

/// Book, side, year and scope of a table; code, name and parent of each line.
type Facts = (usize, usize, Option<u16>, Option<usize>);
type Row = (Option<usize>, usize, u8);

fn made(((book, side, year, scope), rows): (Facts, Vec<Row>)) -> Table {
    let mut made = table(0, "");
    made.book = [Book::Unstated, Book::General, Book::Funds][book];
    made.side = [Side::Unstated, Side::Revenue, Side::Expenditure][side];
    made.year = year;
    made.scope = scope.map(|scope| ["全县", "县本级；2018"][scope].into());
    for (at, (code, name, parent)) in rows.into_iter().enumerate() {
        // Half of them at the top.
        let parent = Some(usize::from(parent) % (2 * at + 1)).filter(|parent| *parent < at);
        made.lines
            .push(line(code.map(|code| CODES[code]), NAMES[name], parent));
    }
    made
}

fn tables(names: usize) -> impl Strategy<Value = Vec<Table>> {
    let row = (option::of(0..CODES.len()), 0..names, any::<u8>());
    let facts = (
        0..3_usize,
        0..3_usize,
        option::of(2017..2019_u16),
        option::of(0..2_usize),
    );
    vec((facts, vec(row, 0..9)).prop_map(made), 1..5)
}

/// A state that a reader can have in `tables`: view, table and line by their numbers, modulo how many there are.
fn state(tables: &[Table], (view, table, line, rest): (usize, usize, usize, usize)) -> String {
    let at = table % tables.len();
    let count = tables[at].lines.len();
    let mut parts = Vec::new();
    let mut put = |on: bool, part: String| parts.extend(on.then_some(part));
    put(view > 0, format!("v{view}"));
    put(at > 0, format!("t{at}"));
    put(rest & 1 > 0, "u8".into());
    put(rest & 4 > 0, "s-3".into());
    put(
        rest & 2 > 0 && count > 0,
        format!("d{}", line % count.max(1)),
    );
    put(rest & 8 > 0, "f".into());
    put(
        rest & 16 > 0 && count > 0,
        format!("o-{}.", line % count.max(1)),
    );
    put(rest & 32 > 0, "q教育;d.1".into());
    parts.join(";")
}

type Wish = (usize, usize, usize, usize);

fn wishes(names: usize) -> impl Strategy<Value = Vec<(Vec<Table>, Wish)>> {
    let wish = (0..8_usize, any::<usize>(), any::<usize>(), 0..64_usize);
    vec((tables(names), wish), 60)
}

/// What a line is called with all that it stands below.
fn way(lines: &[Line], at: usize) -> Vec<String> {
    let mut names = vec![format!("{:?}", lines[at].code), lines[at].name.to_string()];
    let mut above = lines[at].parent;
    while let Some(at) = above {
        names.push(lines[at].name.to_string());
        above = lines[at].parent;
    }
    names
}

/// The number behind `letter`.
fn number(state: &str, letter: char) -> Option<usize> {
    let mut fields = state.split(';').take_while(|field| !field.starts_with('q'));
    fields.find_map(|field| field.strip_prefix(letter)?.parse().ok())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_state_comes_back(wishes in wishes(NAMES.len() - 1)) {
        let asked: Vec<_> = wishes.iter().map(|(tables, wish)| (state(tables, *wish), budget(tables.clone()))).collect();
        let links = ask(&asked.iter().map(|(state, budget)| (LINK, &**state, budget)).collect::<Vec<_>>());
        let back = asked.iter().zip(&links).map(|((_, budget), link)| (PLACE, &**link, budget)).collect::<Vec<_>>();
        for (((state, budget), link), back) in asked.iter().zip(&links).zip(ask(&back)) {
            prop_assert_eq!(&back, state, "by {} in {:#?}", link, budget.tables);
        }
    }

    /// Rows that are added lead no link to another line.
    #[test]
    fn more_rows_change_no_link(wishes in wishes(NAMES.len()), more in 0..9_usize) {
        let asked: Vec<_> = wishes.iter().map(|(tables, wish)| (state(tables, *wish), budget(tables.clone()))).collect();
        let links = ask(&asked.iter().map(|(state, budget)| (LINK, &**state, budget)).collect::<Vec<_>>());
        let grown: Vec<_> = wishes.iter().map(|(tables, _)| {
            let mut tables = tables.clone();
            for table in &mut tables {
                let more = more.min(table.lines.len());
                table.lines.insert(more, line(Some("299"), "新增", None));
                for line in table.lines.iter_mut() {
                    line.parent = line.parent.map(|parent| if parent < more { parent } else { parent + 1 });
                }
            }
            budget(tables)
        }).collect();
        let back = ask(&grown.iter().zip(&links).map(|(budget, link)| (PLACE, &**link, budget)).collect::<Vec<_>>());
        for (((state, old), new), (link, back)) in asked.iter().zip(&grown).zip(links.iter().zip(&back)) {
            let at = number(state, 't').unwrap_or(0);
            prop_assert_eq!(number(back, 't').unwrap_or(0), at);
            let line = |tables: &[Table], line: Option<usize>| line.map(|line| way(&tables[at].lines, line));
            let (before, after) = (line(&old.tables, number(state, 'd')), line(&new.tables, number(back, 'd')));
            // A name that looks as if it said which of several it is may be left out.
            let told = link.split("q教育").next().unwrap_or_default();
            prop_assert!(after == before || after.is_none() && (told.contains('~') || !told.contains("d.")), "{link}: {before:?}, then {after:?}");
        }
    }

    /// Whatever stands in an address leads to something that is there.
    #[test]
    fn any_text_leads_somewhere(wishes in wishes(NAMES.len()), links in vec("([vtdpousfqgkw][.0-9*~%;/a-z教育其他+-]{0,7};?){0,9}|\\PC{0,40}", 60)) {
        let budgets: Vec<_> = wishes.iter().map(|(tables, _)| budget(tables.clone())).collect();
        let asked = budgets.iter().zip(&links).map(|(budget, link)| (PLACE, &**link, budget)).collect::<Vec<_>>();
        for ((budget, link), state) in budgets.iter().zip(&links).zip(ask(&asked)) {
            let at = number(&state, 't').unwrap_or(0);
            prop_assert!(number(&state, 'v').unwrap_or(0) < 8 && at < budget.tables.len(), "{link} leads to {state}");
            for letter in ['d', 'p'] {
                let line = number(&state, letter);
                prop_assert!(line.is_none_or(|line| line < budget.tables[at].lines.len()), "{link} leads to {state}");
            }
        }
    }
}

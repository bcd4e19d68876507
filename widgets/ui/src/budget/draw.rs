//! What stands around the list: which table, unit, order, search, the way up, the count, copy and print.

use mingbai_data::MoneyUnit;
use mingbai_data::budget::{Budget, Stage, Table};
use yew::{Html, html};

use super::figure::{Common, rate_words};
use super::index::Index;
use super::list;
use super::rows::{Layout, Rows, path};
use super::state::{Order, View};
use crate::text::{num, token};
use crate::window::Window;

/// Tables that are chosen by buttons; more are a list.
const BUTTONS: usize = 4;
/// Lines from which a search is worth its place.
const SEARCHED: usize = 8;

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// The budget.
    pub budget: &'a Budget,
    /// The table that is shown.
    pub table: &'a Table,
    /// What was worked out for it.
    pub index: &'a Index,
    /// What its percentages have in common.
    pub common: &'a Common,
    /// What is shown.
    pub rows: &'a Rows,
    /// Which part of it is drawn.
    pub window: &'a Window,
    /// The reader's state.
    pub view: &'a View,
    /// How it is laid out.
    pub layout: Layout,
    /// The unit amounts are shown in.
    pub unit: MoneyUnit,
    /// The stages that are columns.
    pub columns: Vec<Stage>,
    /// The stages that have numbers.
    pub present: &'a [Stage],
    /// What the last action did.
    pub said: &'a str,
    /// Text to be copied by hand.
    pub copy: Option<&'a str>,
    /// The line a finding led to.
    pub hit: Option<usize>,
    /// Whether printing does something.
    pub can_print: bool,
}

/// `true` or `false`, for attributes that want the word.
#[must_use]
pub fn word(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// The body of the frame.
pub fn body(scene: &Scene) -> Html {
    html! {
        <>
            <div class="mb-tools">
                {tables(scene)}
                <div class="mb-row">
                    {search(scene)}
                    {orders(scene)}
                    {units(scene)}
                </div>
            </div>
            {crumbs(scene)}
            {count(scene)}
            {list::list(scene)}
            {hints(scene)}
            {actions(scene)}
        </>
    }
}

fn tables(scene: &Scene) -> Html {
    let count = scene.budget.tables.len();
    // Where all tables are of one book, the side is enough: the sentence above names the book.
    let tables = &scene.budget.tables;
    let one = tables.iter().all(|table| table.book == scene.table.book);
    let name = |at: usize| match tables.get(at) {
        Some(table) if one => table.side.name().to_owned(),
        _ => scene.budget.shown_table_name(at),
    };
    match count {
        0 | 1 => Html::default(),
        2..=BUTTONS => html! {
            <div class="mb-seg mb-tabs" role="group" aria-label="选择表">
                {for (0..count).map(|at| segment(token("t", at), name(at), at == scene.view.table))}
            </div>
        },
        _ => html! {
            <label class="mb-field mb-tabs">
                <span>{"选择表"}</span>
                <select data-a="t">
                    {for (0..count).map(|at| html! {
                        <option value={num(at)} selected={at == scene.view.table}>{name(at)}</option>
                    })}
                </select>
            </label>
        },
    }
}

fn segment(token: yew::AttrValue, name: String, on: bool) -> Html {
    html! { <button type="button" data-a={token} aria-pressed={word(on)}>{name}</button> }
}

fn search(scene: &Scene) -> Html {
    if scene.table.lines.len() < SEARCHED {
        return Html::default();
    }
    html! {
        <div class="mb-find-box">
            <input
                class="mb-search"
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                aria-label="按名称或科目编码查找"
                placeholder="查找名称或编码"
                value={scene.view.query.clone()}
            />
            if !scene.view.query.is_empty() {
                <button type="button" class="mb-button" data-a="x">{"清除"}</button>
            }
        </div>
    }
}

fn orders(scene: &Scene) -> Html {
    if scene.table.lines.len() < 3 {
        return Html::default();
    }
    let now = (scene.view.order, scene.view.ascending);
    let option = |order: Order, ascending: bool, name: String| {
        let value = [
            num(order.index()).as_str(),
            if ascending { "+" } else { "" },
        ]
        .concat();
        html! { <option value={value} selected={now == (order, ascending)}>{name}</option> }
    };
    let both = |order: Order, name: &str| {
        html! {
            <>
                {option(order, false, [name, " 从高到低"].concat())}
                {option(order, true, [name, " 从低到高"].concat())}
            </>
        }
    };
    let main = scene.index.main;
    html! {
        <label class="mb-field">
            <span>{"排序"}</span>
            <select data-a="s">
                {option(Order::Published, false, "按公布顺序".to_owned())}
                {both(Order::Amount(main), main.name())}
                if let Order::Amount(stage) = now.0 {
                    if stage != main {
                        {both(now.0, stage.name())}
                    }
                }
                if scene.common.rates {
                    {both(Order::Rate, "完成率")}
                }
                if scene.common.changes {
                    {both(Order::Change, "比上年")}
                }
            </select>
        </label>
    }
}

fn units(scene: &Scene) -> Html {
    let all = [
        MoneyUnit::Yuan,
        MoneyUnit::Wan,
        MoneyUnit::Million,
        MoneyUnit::Yi,
    ];
    let units = all
        .into_iter()
        .filter(|unit| *unit != MoneyUnit::Million || scene.table.unit == *unit);
    html! {
        <div class="mb-seg" role="group" aria-label="金额单位">
            {for units.map(|unit| {
                let exponent = usize::try_from(unit.exponent()).unwrap_or(0);
                segment(token("u", exponent), unit.name().to_owned(), unit == scene.unit)
            })}
        </div>
    }
}

/// The way up on a narrow screen.
fn crumbs(scene: &Scene) -> Html {
    let Some(here) = scene
        .view
        .drill
        .filter(|_| scene.layout == Layout::Narrow && !scene.rows.found)
    else {
        return Html::default();
    };
    let name = |line: usize| {
        scene
            .table
            .lines
            .get(line)
            .map(|line| line.name.to_string())
    };
    html! {
        <nav class="mb-crumbs" aria-label="当前位置">
            <button type="button" data-a="d">{"全部"}</button>
            {for path(scene.table, here).into_iter().map(|line| html! {
                <><i aria-hidden="true"></i><button type="button" data-a={token("d", line)}>{name(line)}</button></>
            })}
            <i aria-hidden="true"></i>
            <span class="mb-here" tabindex="-1" aria-current="location">{name(here)}</span>
        </nav>
    }
}

/// How much is shown, and the unit; said aloud when it changes.
fn count(scene: &Scene) -> Html {
    let drilled = scene.layout == Layout::Narrow && scene.view.drill.is_some() && !scene.rows.found;
    let shown = scene.rows.list.len().saturating_sub(usize::from(drilled));
    let all = scene.table.lines.len();
    let text = ["共 ", &num(all), " 行，显示 ", &num(shown), " 行"].concat();
    let tree = scene.layout == Layout::Wide && !scene.rows.found && scene.index.has_tree();
    html! {
        <div class="mb-count">
            <span role="status">{text}</span>
            if tree {
                <span class="mb-all">
                    <button type="button" class="mb-text" data-a="A">{"全部展开"}</button>
                    <button type="button" class="mb-text" data-a="Z">{"全部收起"}</button>
                </span>
            }
            <span class="mb-unit">{["单位：", scene.unit.name()].concat()}</span>
        </div>
    }
}

/// What a reader must know about the figures above.
fn hints(scene: &Scene) -> Html {
    let mut hints: Vec<String> = Vec::new();
    let common = scene.common;
    if scene.unit.exponent() > scene.table.unit.exponent() {
        hints.push("金额已四舍五入，点金额可看公布数。".to_owned());
    }
    if common.rates && common.rates_computed {
        hints.push([&rate_words(common.base), "的比例按公布数计算。"].concat());
    }
    if common.changes && common.changes_computed {
        hints.push("与上年相比按公布数计算。".to_owned());
    }
    let limit = scene.budget.rows_in_source;
    if let Some(rows) = limit {
        hints.push(["来源共 ", &num(rows), " 行，仅显示其中一部分。"].concat());
    }
    html! {
        <>
            {for hints.into_iter().map(|hint| html! { <p class="mb-hint">{hint}</p> })}
            if scene.layout != Layout::Paper && scene.rows.list.len() < scene.table.lines.len() {
                <p class="mb-hint mb-paper">{"此处只打印了屏幕上的部分；打印全部请用表下方的“打印”。"}</p>
            }
        </>
    }
}

fn actions(scene: &Scene) -> Html {
    html! {
        <>
            <div class="mb-row mb-acts">
                <button type="button" class="mb-button" data-a="c">{"复制表格文字"}</button>
                if scene.can_print {
                    <button type="button" class="mb-button" data-a="P">{"打印全部"}</button>
                }
                <span class="mb-said" role="status">{scene.said.to_owned()}</span>
            </div>
            if let Some(text) = scene.copy {
                <div class="mb-note">
                    <label>
                        <p>{"浏览器不允许自动复制。请长按或按 Ctrl+C 复制下面的文字："}</p>
                        <textarea class="mb-copy" readonly={true} rows="6" value={text.to_owned()} />
                    </label>
                    <button type="button" class="mb-button" data-a="C">{"关闭"}</button>
                </div>
            }
        </>
    }
}

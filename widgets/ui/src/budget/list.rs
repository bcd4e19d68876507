//! The list itself: a table in either layout. Where a style sheet changes how its parts are laid out, their roles are
//! written down, so that a screen reader has a table in both.

use mingbai_data::budget::{Line, LineKind, Stage};
use mingbai_data::{Missing, Value};
use yew::{AttrValue, Html, html};

use super::draw::{Scene, word};
use super::figure::{badge, change, rate, rate_words, reason, value};
use super::panel::panel;
use super::rows::{Layout, Row, path};
use super::state::Order;
use crate::text::{DASH, num, token};

/// The table.
pub fn list(scene: &Scene) -> Html {
    if scene.rows.list.is_empty() {
        let text = if scene.rows.found {
            "没有找到，请换个词试试。"
        } else {
            "这张表没有行。"
        };
        return html! { <p class="mb-none">{text}</p> };
    }
    let (before, behind) = scene.window.gaps();
    let count = scene
        .window
        .windowed()
        .then(|| num(scene.rows.list.len().saturating_add(1)));
    let name = scene.budget.shown_table_name(scene.view.table);
    let scope = scene
        .budget
        .scope
        .as_deref()
        .map_or_else(String::new, |scope| ["（", scope, "）"].concat());
    html! {
        <table
            class="mb-table"
            part="table"
            role="table"
            aria-label={[&name, &scope, "，单位：", scene.unit.name()].concat()}
            aria-rowcount={count}
        >
            {head(scene)}
            {gap(scene, before)}
            {for scene.window.drawn().map(|block| {
                let rows = scene.window.rows(block);
                let start = rows.start;
                let list = scene.rows.list.get(rows).unwrap_or(&[]);
                html! {
                    <tbody key={block} role="rowgroup" data-b={num(block)}>
                        {for list.iter().enumerate().map(|(at, row)| line(scene, *row, start.saturating_add(at)))}
                    </tbody>
                }
            })}
            {gap(scene, behind)}
        </table>
    }
}

/// What holds the place of rows that are not drawn. Its height is an attribute: that needs no `style`, which a strict
/// page forbids, and no script, which drawing outside a browser has not.
fn gap(scene: &Scene, height: i32) -> Html {
    if height <= 0 {
        return Html::default();
    }
    let height = num(usize::try_from(height).unwrap_or(0));
    html! {
        <tbody class="mb-gap" aria-hidden="true">
            <tr><td colspan={span(scene)} height={height}></td></tr>
        </tbody>
    }
}

/// How many columns there are.
fn span(scene: &Scene) -> String {
    let percents =
        usize::from(scene.common.rates).saturating_add(usize::from(scene.common.changes));
    num(if scene.layout == Layout::Narrow {
        3
    } else {
        scene
            .columns
            .len()
            .saturating_add(percents)
            .saturating_add(1)
    })
}

fn head(scene: &Scene) -> Html {
    let plain = |name: &'static str| html! { <th role="columnheader" scope="col">{name}</th> };
    if scene.layout == Layout::Narrow {
        return html! {
            <thead class="mb-off" role="rowgroup">
                <tr role="row">{plain("项目")}{plain(scene.index.main.name())}{plain("完成情况与比上年")}</tr>
            </thead>
        };
    }
    let common = scene.common;
    let rate_note = match (common.base, common.rates) {
        (Some(base), _) => ["占", base.name()].concat(),
        _ => String::new(),
    };
    html! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col" class="mb-name">{"项目"}</th>
                {for scene.columns.iter().map(|stage| sorter(scene, Order::Amount(*stage), stage.name(), ""))}
                if common.rates {
                    {sorter(scene, Order::Rate, "完成率", &rate_note)}
                }
                if common.changes {
                    {sorter(scene, Order::Change, "比上年", common.basis.as_deref().unwrap_or(""))}
                }
            </tr>
        </thead>
    }
}

/// A heading that orders by its column.
fn sorter(scene: &Scene, order: Order, name: &'static str, note: &str) -> Html {
    let on = scene.view.order == order;
    let state = match (on, scene.view.ascending) {
        (true, true) => "ascending",
        (true, false) => "descending",
        _ => "none",
    };
    html! {
        <th role="columnheader" scope="col" aria-sort={state}>
            <button type="button" class="mb-sort" data-a={token("s", order.index())}>
                <span>
                    {name}
                    if !note.is_empty() {
                        <small>{["（", note, "）"].concat()}</small>
                    }
                </span>
                <i class="mb-arrow" aria-hidden="true"></i>
            </button>
        </th>
    }
}

fn line(scene: &Scene, row: Row, place: usize) -> Html {
    let Some(line) = scene.table.lines.get(row.line) else {
        return Html::default();
    };
    let open = scene.view.panel == Some(row.line);
    let number = scene
        .window
        .windowed()
        .then(|| num(place.saturating_add(2)));
    let narrow = scene.layout == Layout::Narrow;
    html! {
        <>
            <tr role="row" class={class(scene, row, line)} aria-rowindex={number}>
                {name(scene, row, line)}
                if narrow {
                    <td role="cell" class="mb-num">{amount(scene, row, line)}</td>
                    <td role="cell" class="mb-meta">
                        {bar(scene, row, line)}
                        {percents(scene, line)}
                    </td>
                } else {
                    {for scene.columns.iter().map(|stage| cell(scene, row, line, *stage))}
                    if scene.common.rates {
                        <td role="cell" class="mb-num">{rate_cell(scene, line)}</td>
                    }
                    if scene.common.changes {
                        <td role="cell" class="mb-num">{change_cell(scene, line)}</td>
                    }
                }
            </tr>
            if open {
                <tr role="row" class="mb-open">
                    <td role="cell" colspan={span(scene)}>{panel(scene, row.line, line)}</td>
                </tr>
            }
        </>
    }
}

fn class(scene: &Scene, row: Row, line: &Line) -> AttrValue {
    let kind = match line.kind {
        LineKind::Item => "mb-line",
        LineKind::Subtotal | LineKind::Total => "mb-line mb-sum",
        LineKind::Memo => "mb-line mb-memo",
    };
    let depth = match row.depth {
        0 => " mb-d0",
        1 => " mb-d1",
        2 => " mb-d2",
        _ => " mb-d3",
    };
    let hit = if scene.hit == Some(row.line) {
        " mb-hit"
    } else {
        ""
    };
    let here = if scene.layout == Layout::Narrow && row.open {
        " mb-self"
    } else {
        ""
    };
    AttrValue::from([kind, depth, hit, here].concat())
}

fn name(scene: &Scene, row: Row, line: &Line) -> Html {
    let text = html! {
        <>
            if let Some(badge) = badge(line) {
                <span class="mb-kind">{badge}</span>
            }
            {line.name.to_string()}
        </>
    };
    let inner = match scene.layout {
        Layout::Wide if row.kids && !scene.rows.found => html! {
            <button type="button" class="mb-tog" data-a={token("o", row.line)} aria-expanded={word(row.open)}>
                <i class="mb-tri" aria-hidden="true"></i>
                <span>{text}</span>
            </button>
        },
        Layout::Narrow if row.kids && !row.open => html! {
            <button type="button" class="mb-tog" data-a={token("d", row.line)}>
                <span>{text}</span>
                <span class="mb-kids">
                    {[&num(scene.index.children(Some(row.line)).len()), " 项"].concat()}
                    <i class="mb-tri" aria-hidden="true"></i>
                </span>
            </button>
        },
        _ => html! { <span class="mb-leaf">{text}</span> },
    };
    html! {
        <th role="rowheader" scope="row" class="mb-name">
            if scene.rows.found {
                {way(scene, row.line, line)}
            }
            {inner}
        </th>
    }
}

/// Where a line that was found stands: its code, and the names above it.
fn way(scene: &Scene, at: usize, line: &Line) -> Html {
    let mut text = line.code.as_deref().unwrap_or("").to_owned();
    let mut between = " · ";
    for above in path(scene.table, at)
        .into_iter()
        .filter_map(|above| scene.table.lines.get(above))
    {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(&above.name);
        between = " › ";
    }
    html! { <span class="mb-way">{text}</span> }
}

fn cell(scene: &Scene, row: Row, line: &Line, stage: Stage) -> Html {
    if stage == scene.index.main {
        return html! {
            <td role="cell" class="mb-num mb-main"><div>{bar(scene, row, line)}{amount(scene, row, line)}</div></td>
        };
    }
    let (text, why) = value(line.amount(stage), scene.table.unit, scene.unit);
    html! { <td role="cell" class="mb-num">{text}{why.map(missing)}</td> }
}

/// Why there is no number.
fn missing(why: &'static str) -> Html {
    html! { <small class="mb-why">{" "}{why}</small> }
}

/// The main amount; what was published is a tap away.
fn amount(scene: &Scene, row: Row, line: &Line) -> Html {
    let (text, why) = value(line.amount(scene.index.main), scene.table.unit, scene.unit);
    let unit = why.is_none() && scene.layout == Layout::Narrow;
    html! {
        <button
            type="button"
            class="mb-amount"
            data-a={token("p", row.line)}
            aria-expanded={word(scene.view.panel == Some(row.line))}
        >
            <b>{text}</b>
            if unit {
                <small>{" "}{scene.unit.name()}</small>
            }
            {why.map(missing)}
        </button>
    }
}

/// The amount as a share of the largest beside it. The number stands next to it, so nobody has to read it.
fn bar(scene: &Scene, row: Row, line: &Line) -> Html {
    let largest = if scene.rows.found {
        scene.rows.largest
    } else {
        scene.index.largest(scene.table, row.line)
    };
    let length = match (line.kind, line.amount(scene.index.main).number(), largest) {
        (LineKind::Item | LineKind::Memo, Some(number), Some(largest)) => {
            number.permille_of(largest)
        }
        _ => return html! { <span class="mb-bar"></span> },
    };
    let length = usize::from(length);
    let digits = [num(length.wrapping_div(10)), num(length.wrapping_rem(10))].join(".");
    html! {
        <svg class="mb-bar" aria-hidden="true" focusable="false">
            <rect class="mb-track" width="100%" height="100%" />
            <rect class="mb-fill" width={[&digits, "%"].concat()} height="100%" />
        </svg>
    }
}

/// Mark of a figure that was not published, where the others were.
fn computed(mark: bool) -> Html {
    if mark {
        html! { <small>{"（计算）"}</small> }
    } else {
        Html::default()
    }
}

fn rate_cell(scene: &Scene, line: &Line) -> Html {
    match scene.table.rate_of(line) {
        Some(found) => html! {
            <>
                {rate(&found)}
                if scene.common.base.is_none() {
                    <small class="mb-why">{" "}{rate_words(found.base)}</small>
                }
                {computed(found.computed && !scene.common.rates_computed)}
            </>
        },
        None => html! { <>{DASH}{missing(reason(&line.rate))}</> },
    }
}

fn change_cell(scene: &Scene, line: &Line) -> Html {
    match scene.table.yoy_of(line) {
        Some(found) => html! {
            <>{change(&found)}{computed(found.computed && !scene.common.changes_computed)}</>
        },
        None => html! { <>{DASH}{missing(reason(&line.yoy))}</> },
    }
}

/// Rate and change in words, for a row that has no columns. What the publisher never gives for a line is left to its
/// details.
fn percents(scene: &Scene, line: &Line) -> Html {
    let common = scene.common;
    let given = |field: &Value| !matches!(field, Value::Missing(Missing::Absent));
    let found = scene.table.rate_of(line);
    let rate = (common.rates && (found.is_some() || given(&line.rate))).then(|| {
        let base = found.map_or(common.base, |rate| rate.base);
        html! { <span>{rate_words(base)}{" "}{rate_cell_bare(scene, line)}</span> }
    });
    let found = scene.table.yoy_of(line);
    let change = (common.changes && (found.is_some() || given(&line.yoy))).then(|| {
        let basis = found
            .and_then(|change| change.basis)
            .map(|basis| [" ", &basis].concat());
        html! { <span>{"比上年 "}{change_cell(scene, line)}{basis}</span> }
    });
    html! { <div class="mb-percents">{rate}{change}</div> }
}

/// The rate where its base was named already.
fn rate_cell_bare(scene: &Scene, line: &Line) -> Html {
    match scene.table.rate_of(line) {
        Some(found) => {
            html! { <>{rate(&found)}{computed(found.computed && !scene.common.rates_computed)}</> }
        }
        None => html! { <>{DASH}{missing(reason(&line.rate))}</> },
    }
}

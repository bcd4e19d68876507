//! The sentence of a view: what its picture says, for who does not see it, and to be passed on.

use mingbai_data::Decimal;
use mingbai_data::budget::{Rate, Side, Stage, TableKind};

use super::draw::Scene;
use super::parts::{Part, percent, yuan};
use super::series::{Point, series};
use super::state::Kind;
use super::{audit, debt, plan, public, sides, trend};
use crate::budget::figure::{rate, rate_words};
use crate::text::num;

/// Parts that are named before the others are summed up.
const NAMED: usize = 3;

/// The sentence of the view that is shown.
#[must_use]
pub fn sentence(scene: &Scene) -> String {
    match scene.view.kind {
        Kind::Hundred => match scene.table.kind() {
            TableKind::Debt => debt::sentence(scene),
            TableKind::ThreePublic => public::sentence(scene),
            _ => hundred(scene),
        },
        Kind::Area => area(scene),
        Kind::Years => years(scene),
        Kind::Flow => flow(scene),
        Kind::Plan => execution(scene),
        Kind::Audit => audit::sentence(scene.audit),
        // The answer itself stands above every view.
        Kind::Take => {
            let rows = num(scene.table.lines.len());
            ["本表共 ", &rows, " 行，可以复制、下载或存成图片。"].concat()
        }
    }
}

fn nothing(scene: &Scene) -> String {
    [&*scene.subject(), "没有可以按比例显示的下级科目。"].concat()
}

/// What goes before shares where a part has no number: it could be the most.
fn of_known(scene: &Scene) -> &'static str {
    if scene.level.is_partial(scene.table) {
        "在有数字的各项里，"
    } else {
        ""
    }
}

fn hundred(scene: &Scene) -> String {
    let parts = &scene.level.parts;
    if parts.is_empty() {
        return nothing(scene);
    }
    let mut out = [of_known(scene), "每 100 元", &scene.subject(), "中，"].concat();
    let shown = if parts.len() == NAMED.wrapping_add(1) {
        parts.len()
    } else {
        NAMED
    };
    let put = |out: &mut String, name: &str, part: Decimal| {
        out.push_str(name);
        out.push(' ');
        out.push_str(&yuan(part));
        out.push_str(" 元");
    };
    let unsaid = scene.level.unsaid();
    let mut left = Decimal::from_int(100);
    for (at, part) in parts.iter().take(shown).enumerate() {
        if at > 0 {
            out.push('，');
        }
        put(&mut out, scene.name(part.line), part.yuan);
        left = left.checked_sub(part.yuan).unwrap_or(left);
    }
    let rest = parts.len().saturating_sub(shown);
    if rest > 0 {
        out.push('，');
        let left = unsaid.map_or(left, |part| left.checked_sub(part.yuan).unwrap_or(left));
        put(&mut out, &["其余 ", &num(rest), " 项共"].concat(), left);
    }
    if let Some(part) = unsaid {
        out.push('，');
        let name = [&*scene.level.unsaid_name(), "共"].concat();
        put(&mut out, &name, part.yuan);
    }
    out.push('。');
    out
}

fn area(scene: &Scene) -> String {
    let parts = &scene.level.parts;
    let Some(most) = parts.first() else {
        return nothing(scene);
    };
    let part = |part: &Part| {
        let amount = scene.money(part.amount);
        [
            scene.name(part.line),
            " ",
            &amount,
            "，占 ",
            &percent(part.amount, scene.level.sum),
        ]
        .concat()
    };
    let count = num(parts.len());
    let (made, most_of) = if scene.level.is_partial(scene.table) {
        ("中计入 ", " 项，其中最大的是")
    } else {
        ("由 ", " 项组成，最大的是")
    };
    let begin = [&*scene.subject(), made, &count, most_of].concat();
    match parts.last().filter(|_| parts.len() > 1) {
        Some(least) => [&*begin, &part(most), "；最小的是", &part(least), "。"].concat(),
        None => [&*begin, &part(most), "。"].concat(),
    }
}

/// The stage of an amount, as a sentence says it.
fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Initial => " 年年初预算 ",
        Stage::Adjusted => " 年调整预算 ",
        Stage::Executed => " 年执行 ",
        Stage::Final | Stage::Prior => " 年决算 ",
    }
}

fn years(scene: &Scene) -> String {
    let Some(line) = trend::subject(scene) else {
        return "没有公布合计，可以看各项历年的数字。".to_owned();
    };
    let points = series(scene.budget, scene.at, line);
    let told = |point: &Point, amount: Decimal| {
        let year = num(usize::from(point.year));
        let mut out = [&*year, stage(point.stage), &scene.money(amount)].concat();
        // No table of that year was given.
        if point.stage == Stage::Prior {
            let after = num(usize::from(point.year.saturating_add(1)));
            out.push_str(&["（", &*after, " 年表所列上年数）"].concat());
        }
        out
    };
    let known: Vec<(&Point, Decimal)> = points
        .iter()
        .filter_map(|point| Some((point, point.whole()?)))
        .collect();
    let mut out = [scene.name(line), " "].concat();
    match (known.first(), known.last()) {
        (Some((first, from)), Some((last, to))) if known.len() > 1 => {
            out.push_str(&told(first, *from));
            out.push('，');
            out.push_str(&told(last, *to));
            changed(&mut out, scene, *from, *to);
        }
        (Some((only, amount)), _) => out.push_str(&told(only, *amount)),
        _ => {}
    }
    // What was executed so far is told, and compared with nothing.
    for point in points.iter().filter(|point| point.part) {
        if let Ok(amount) = point.amount {
            if !known.is_empty() {
                out.push('；');
            }
            out.push_str(&told(point, amount));
            out.push_str("，未满一年，不作比较");
        }
    }
    if out.len() == scene.name(line).len().saturating_add(1) {
        out.push_str("没有公布历年的数字");
    }
    out.push('。');
    out
}

/// Says the change from one amount to another, which nobody published.
pub fn changed(out: &mut String, scene: &Scene, from: Decimal, to: Decimal) {
    let Some(more) = to.checked_sub(from) else {
        return;
    };
    let more = more.trim(0);
    if more.is_zero() {
        out.push_str("，没有变化");
        return;
    }
    let (word, rate) = if more.is_negative() {
        ("，减少 ", "下降 ")
    } else {
        ("，增加 ", "增长 ")
    };
    out.push_str(word);
    out.push_str(&scene.money(more.abs()));
    if from > Decimal::ZERO && !to.is_negative() {
        out.push('（');
        out.push_str(rate);
        out.push_str(&percent(more.abs(), from));
        out.push('）');
    }
    out.push_str("，按公布数计算");
}

fn flow(scene: &Scene) -> String {
    let Some(sides) = sides::gather(scene.budget, scene.table) else {
        return String::new();
    };
    let mut out = scene.table.book.name().to_owned();
    // 一般公共预算收入 is that of the year alone; which rows come to 总计 differs, so the sum has no name of its own.
    out.push_str(if sides.beyond && !out.is_empty() {
        "的"
    } else {
        ""
    });
    let spent = match sides.balance {
        None => "；支出共 ",
        Some(_) => "；支出和年终结余共 ",
    };
    for (word, side, sum) in [
        ("收入共 ", &sides.revenue, sides.sums.0),
        (spent, &sides.expenditure, sides.sums.1),
    ] {
        out.push_str(word);
        out.push_str(&scene.money(sum));
        if let Some(most) = side.first() {
            out.push_str("，最多的是");
            out.push_str(&most.name);
            out.push(' ');
            out.push_str(&scene.money(most.amount));
        }
    }
    let more = sides
        .sums
        .0
        .checked_sub(sides.sums.1)
        .unwrap_or_default()
        .trim(0);
    if more.is_zero() {
        out.push_str("；收支相等。");
    } else {
        out.push_str(if more.is_negative() {
            "；支出大于收入 "
        } else {
            "；收入大于支出 "
        });
        out.push_str(&scene.money(more.abs()));
        if !sides.beyond {
            out.push_str("，数据中没有上级补助、借债、结余等其他收支");
        }
        out.push('。');
    }
    out
}

fn execution(scene: &Scene) -> String {
    let rate_of = |line: usize| {
        let row = scene.table.lines.get(line)?;
        Some((line, scene.table.rate_of(row)?))
    };
    let mut out = String::new();
    if let Some((line, found)) = trend::subject(scene).and_then(rate_of) {
        out.push_str(scene.name(line));
        out.push_str(rate_words(found.base));
        out.push_str("的 ");
        out.push_str(&rate(&found));
        if let Some(pace) = plan::pace_of(scene, line) {
            out.push('，');
            out.push_str(&plan::against(&pace));
        }
        out.push('。');
    }
    let rates: Vec<(usize, Rate)> = scene
        .level
        .lines
        .iter()
        .copied()
        .filter_map(rate_of)
        .collect();
    let most = rates.iter().max_by(|a, b| a.1.value.cmp(&b.1.value));
    let least = rates.iter().min_by(|a, b| a.1.value.cmp(&b.1.value));
    if let (Some(most), Some(least), true) = (most, least, rates.len() > 1) {
        out.push_str(&num(rates.len()));
        out.push_str(" 项有完成率，");
        if most.1.value == least.1.value {
            out.push_str("都是 ");
        } else {
            out.push_str("最高的是");
            out.push_str(scene.name(most.0));
            out.push(' ');
            out.push_str(&rate(&most.1));
            out.push_str("，最低的是");
            out.push_str(scene.name(least.0));
            out.push(' ');
        }
        out.push_str(&rate(&least.1));
        out.push('。');
    }
    if out.is_empty() {
        let side = match scene.table.side {
            Side::Unstated => "",
            side => side.name(),
        };
        return [side, "各项的计划数和执行数如下，没有可以计算的完成率。"].concat();
    }
    out
}

//! One place: the index on the colour of its level, and what it means for the reader today. And the same in one line.

use mingbai_data::Decimal;
use mingbai_data::air::{
    Beside, Freshness, NoIndex, Observation, Origin, PeriodKind, Standard, listed,
};
use mingbai_data::date::{Date, Precision};

use super::ahead::tomorrow;
use super::draw::Scene;
use super::say::{
    LATE, chip, class, colour, entry, index, late, level, named, segment, short, why,
};
use crate::board::{ago, when};
use crate::pen::Pen;
use crate::text::num;

/// Draws the place that is shown.
#[inline(never)]
pub fn card(pen: &mut Pen, scene: &Scene) {
    pen.open("div|class=mba-card|part=card");
    pen.open("div|class=mbb-where");
    pen.open("");
    if scene.place != scene.main {
        pen.open("button|type=button|class=mb-button mba-back|data-a=b");
        pen.write("返回 ");
        pen.write(scene.name(scene.main));
        pen.close();
    }
    pen.close();
    pen.put("span|class=mbb-here|tabindex=-1", scene.name(scene.place));
    if let Some(row) = scene.row {
        let ago = ago(row.period.start, scene.now, late(row, scene.now));
        when(pen, &row.time(), &ago);
    }
    pen.open("");
    kinds(pen, scene);
    pen.close();
    pen.close();
    match scene.row {
        Some(row) => shown(pen, scene, row),
        None => pen.put("p|class=mba-face mba-l0", "— 无数据"),
    }
    pen.open("");
    tomorrow(pen, scene);
    pen.close();
    pen.close();
}

/// Hour or day, where there are both.
#[inline(never)]
fn kinds(pen: &mut Pen, scene: &Scene) {
    let has = |kind| scene.group.latest(kind, scene.now).is_some();
    if has(PeriodKind::Hour) && has(PeriodKind::Day) {
        pen.open("div|class=mb-seg mba-kinds|role=group|aria-label=时段");
        segment(pen, "k", 0, "实时", !scene.view.day);
        segment(pen, "k", 1, "日报", scene.view.day);
        pen.close();
        return;
    }
    let kind = scene.row.map_or("", |row| match row.period.kind {
        PeriodKind::Hour => "实时",
        PeriodKind::Day => "日报",
        PeriodKind::Forecast => "预报",
        PeriodKind::Month => "月均",
        PeriodKind::Year => "年均",
    });
    pen.put("span|class=mb-kind", kind);
}

#[inline(never)]
fn shown(pen: &mut Pen, scene: &Scene, row: &Observation) {
    let levels = row.shown_level();
    let worst = levels.and_then(|levels| row.standard.level(levels.high));
    pen.open("div");
    pen.set("class", &["mba-face ", colour(row)].concat());
    pen.open("div|class=mba-what");
    pen.write(if row.standard.is_hj() {
        "空气质量指数（AQI）"
    } else {
        "美国空气质量指数（US AQI）"
    });
    pen.close();
    pen.put(
        if row.range.is_some() {
            "div|class=mba-aqi mba-range"
        } else {
            "div|class=mba-aqi"
        },
        &index(row),
    );
    pen.open("div|class=mba-level");
    pen.open("b");
    pen.write(&level(row));
    pen.write(why(row));
    pen.close();
    pen.open("span");
    if let Some(worst) = worst.filter(|_| levels.is_some_and(|both| both.low == both.high)) {
        pen.write(worst.grade);
        pen.write(if worst.grade.is_empty() { "" } else { " · " });
        pen.write(worst.colour);
    }
    pen.close();
    pen.close();
    pen.close();
    pen.open("div|class=mba-means");
    if late(row, scene.now) || row_is_ahead(row, scene.now) {
        age(pen, row, scene);
    }
    if let Some(worst) = worst {
        for (class, words) in [
            ("p|class=mba-advice", worst.advice),
            ("p|class=mba-effect", worst.effect),
        ] {
            if !words.is_empty() {
                pen.open(class);
                pen.write(words);
                pen.write("。");
                pen.close();
            }
        }
    }
    if !row.standard.is_hj() {
        pen.put(
            "p|class=mba-effect",
            "该标准的健康建议未收录；分级和限值与我国标准不同，不能直接比较。",
        );
    }
    if let Some(mismatch) = row.mismatch() {
        pen.put("p|class=mba-effect", &mismatch);
    }
    pen.open("dl");
    let named = named(row, true);
    if !named.is_empty() {
        entry(pen, "首要污染物", &[&named]);
    }
    sensitive(pen, scene, row);
    entry(
        pen,
        "标准",
        &[
            row.standard.name(),
            if row.standard_said {
                "（来源写明）"
            } else {
                ""
            },
        ],
    );
    sums(pen, scene, row);
    for note in &row.notes {
        entry(pen, "说明", &[note]);
    }
    pen.close();
    pen.close();
}

/// 建议采取措施的敏感人群, once for pollutants with the same words.
#[inline(never)]
fn sensitive(pen: &mut Pen, scene: &Scene, row: &Observation) {
    let mut told: Vec<&str> = Vec::new();
    for (at, item) in row.items.iter().enumerate() {
        let words = row.standard.sensitive(item.pollutant);
        let (index, computed) = scene.sub_index(row, at);
        let over = index.is_some_and(|index| index > Decimal::from_int(100));
        if over && !words.is_empty() && !told.contains(&words) {
            told.push(words);
            entry(
                pen,
                "敏感人群",
                &[
                    words,
                    "（",
                    item.pollutant.formula(),
                    if computed { " 复算" } else { " " },
                    "分指数大于 100）",
                ],
            );
        }
    }
}

/// What the published concentrations make, where it is not what was published, and by another standard.
#[inline(never)]
fn sums(pen: &mut Pen, scene: &Scene, row: &Observation) {
    if row.origin == Origin::Computed {
        entry(pen, "来历", &["按公布浓度计算，不是公布值"]);
    }
    let Some(sum) = &scene.sum else { return };
    let beside = sum.beside(row).0;
    let differs = beside.difference.is_none_or(|off| !off.is_zero());
    if row.origin == Origin::Published && differs && beside.computed.is_some() {
        entry(pen, "复算", &[&words(beside, row.standard)]);
    }
    if sum.aqi == Err(NoIndex::Incomplete) && row.aqi.number().is_none() {
        let names = listed(&sum.missing, false);
        entry(pen, "缺测", &[&names, "。", NoIndex::Incomplete.reason()]);
    }
    if let Some(other) = &scene.other {
        let beside = other.beside(row).0;
        let result = match other.aqi {
            Ok(_) => words(beside, other.standard),
            Err(why) => ["不能算出：", why.reason()].concat(),
        };
        entry(pen, "对照", &[other.standard.name(), "：", &result]);
    }
}

/// `按公布浓度复算为 52（良），与公布值相差 1`.
#[inline(never)]
fn words(beside: Beside, standard: Standard) -> String {
    let Some(index) = beside.computed else {
        return String::new();
    };
    let level = Standard::level_of(Decimal::from_int(index.into()));
    [&*beside.words(), "，", standard.level_name(level)].concat()
}

fn row_is_ahead(row: &Observation, now: Option<i64>) -> bool {
    now.is_some_and(|now| row.freshness(now) == Freshness::Future)
}

/// How old it is by the clock of the law. What the frame has said in bold is not said twice.
#[inline(never)]
fn age(pen: &mut Pen, row: &Observation, scene: &Scene) {
    let late = scene.now.map(|now| row.freshness(now));
    let told = scene.aged && matches!(late, Some(Freshness::Late { .. }));
    pen.open(if told {
        "p|class=mba-effect"
    } else {
        "p|class=mba-late|role=status"
    });
    match late {
        Some(Freshness::Late { due }) => {
            if !told {
                pen.put("strong", LATE);
                pen.write("：");
            }
            pen.write("更新的数据应在 ");
            pen.write(&Date::at(due).no_finer(Precision::Hour).shown());
            pen.write("前公布。");
        }
        _ => pen.write("数据时间晚于当前时间，请核对。"),
    }
    pen.close();
}

/// The place in one line.
#[inline(never)]
pub fn strip(pen: &mut Pen, scene: &Scene) {
    pen.open("div|class=mbb-strip");
    pen.put("span|class=mbb-here", scene.name(scene.place));
    match scene.row {
        Some(row) => {
            pen.open("span|class=mbb-time");
            pen.write("AQI");
            pen.close();
            chip(pen, row);
            let hour = row.period.kind == PeriodKind::Hour;
            pen.put(
                "span|class=mbb-time",
                &short(row.period.start.start(), hour),
            );
            if late(row, scene.now) {
                pen.put("span|class=mba-late", LATE);
            }
        }
        None => pen.put("span", "无数据"),
    }
    for warning in &scene.board.warnings {
        if !scene.holds(warning) {
            continue;
        }
        pen.open("span");
        pen.set(
            "class",
            &["mba-chip ", super::ahead::grade(warning)].concat(),
        );
        pen.write(super::ahead::named(warning));
        pen.close();
    }
    pen.close();
}

/// The bar of a sub-index against the bands of the levels; the number stands beside it.
#[inline(never)]
pub fn bar(pen: &mut Pen, standard: Standard, index: Decimal) {
    pen.open("svg|class=mba-bar|aria-hidden=true|focusable=false|viewBox=0 0 1000 10|preserveAspectRatio=none");
    pen.put("rect|class=mba-track|width=1000|height=10", "");
    pen.open("rect|height=10");
    let level = Standard::level_of(index);
    pen.set("class", &["mba-mark ", class(standard, level)].concat());
    let length = index.permille_of(Decimal::from_int(500));
    pen.set("width", &num(usize::from(length.max(4))));
    pen.close();
    for x in ["100", "200", "300", "400", "600"] {
        pen.open("rect|class=mba-tick|width=2|height=10");
        pen.set("x", x);
        pen.close();
    }
    pen.close();
}

//! One section: its class, its target, how it changed, and its items against the limits.

use mingbai_data::Missing;
use mingbai_data::names::WaterClass;
use mingbai_data::water::{
    Assessed, Body, COUNTED, Condition, Kind, Measured, Published, STANDARD, Sample, TABLE_2, Why,
    assess, class_of, counts, limit, trophic,
};

use super::draw::Scene;
use super::say::{self, LATE, change, colour, entry, late, part, published, since, target, word};
use crate::pen::Pen;
use crate::text::DASH;

/// Draws the section that is shown.
#[inline(never)]
pub fn section(pen: &mut Pen, scene: &Scene, place: usize, whole: bool) {
    let sample = scene.current(place);
    pen.open("div|class=mbw-card|part=card");
    pen.open("div|class=mbb-where");
    pen.open("");
    if scene.view.place.is_some() && scene.spots.len() > 1 {
        pen.put("button|type=button|class=mb-button|data-a=b", "返回全部");
    }
    pen.close();
    pen.put("span|class=mbb-here|tabindex=-1", scene.name(place));
    if let Some(sample) = sample {
        since(pen, sample, scene.now);
    }
    pen.close();
    let class = sample.and_then(|sample| sample.class.class());
    pen.open("div");
    pen.set("class", &["mbw-face ", colour(class)].concat());
    pen.put("b", word(sample));
    if let Some(class) = class {
        pen.put("span", Condition::of(class).name());
    }
    pen.close();
    if let Some(sample) = sample {
        let sum = assess(sample);
        facts(pen, scene, place, sample, &sum);
        if whole {
            items(pen, scene, sample, &sum);
        }
    }
    pen.close();
}

#[inline(never)]
fn facts(pen: &mut Pen, scene: &Scene, place: usize, sample: &Sample, sum: &Assessed) {
    pen.open("div|class=mbw-facts");
    pen.open("");
    if late(sample, scene.now) {
        pen.open("p|class=mbw-late|role=status");
        pen.put("strong", LATE);
        pen.write("：");
        pen.write(sample.why_late());
        pen.write("。");
        pen.close();
    }
    pen.close();
    pen.open("dl");
    let site = &sample.site;
    let river = [site.basin.as_deref(), site.river.as_deref()];
    let river: Vec<&str> = river.into_iter().flatten().collect();
    for (name, text) in [
        ("河流湖库", &*river.join(" · ")),
        ("地区", site.area.as_deref().unwrap_or("")),
        ("级别", site.level.as_deref().unwrap_or("")),
        ("目标", &*target(sample)),
    ] {
        if !text.is_empty() {
            entry(pen, name, &[text]);
        }
    }
    if let Ok(named) = &sample.exceed
        && !named.is_empty()
    {
        entry(pen, "公布的超标项目", &[&published(sample, named)]);
    }
    computed(pen, sample, sum);
    if let Some(group) = scene.group(place) {
        for (name, found) in [
            ("环比上月", group.month_on_month(sample)),
            ("同比上年", group.year_on_year(sample)),
        ] {
            if let Some(found) = found {
                entry(pen, name, &[&change(found)]);
            }
        }
    }
    if let Some(index) = sample.tli.number() {
        let printed = mingbai_data::number::group(&index, None);
        let own = sample.trophic.as_deref().unwrap_or_else(|| trophic(index));
        entry(pen, "营养状态", &[own, "（指数 ", &printed, "）"]);
    } else if let Some(own) = &sample.trophic {
        entry(pen, "营养状态", &[own]);
    }
    if let Some(status) = &sample.status {
        entry(pen, "站点情况", &[status]);
    }
    for note in &sample.notes {
        entry(pen, "说明", &[note]);
    }
    pen.close();
    pen.close();
}

/// What the published values make, beside what was published.
fn computed(pen: &mut Pen, sample: &Sample, sum: &Assessed) {
    let Some(span) = sum.class else { return };
    let names: Vec<&str> = sum.worst.iter().map(|item| item.name()).collect();
    let (words, many) = (span.words(), crate::text::num(sum.counted));
    let same = match sample.class {
        Published::Class(class) if span.exact() == Some(class) => "，与公布类别一致",
        Published::Class(class) if span.best > class => "，差于公布类别",
        Published::Class(class) if span.worst < class && !sum.is_whole() => {
            "；其余项目没有公布，不能说明公布类别有误"
        }
        _ => "",
    };
    let set = if span.best > WaterClass::I {
        ["（", &names.join("、"), "）"].concat()
    } else {
        String::new()
    };
    let of = crate::text::num(COUNTED);
    entry(
        pen,
        "按公布浓度复算",
        &[&words, &set, "，用到 ", &of, " 项中的 ", &many, " 项", same],
    );
    if !sum.exceed.is_empty() {
        entry(pen, "复算超标", &[&say::computed(sample, &sum.exceed)]);
    }
}

#[inline(never)]
fn items(pen: &mut Pen, scene: &Scene, sample: &Sample, sum: &Assessed) {
    let given = |own: &&Measured| {
        !matches!(
            own.value.missing(),
            Some(Missing::Absent | Missing::NotReported)
        )
    };
    let shown: Vec<&Measured> = sample.items.iter().filter(given).collect();
    if shown.is_empty() {
        return;
    }
    let class = sample.standard_class();
    part(pen, scene.heading, "各项监测值与限值");
    pen.open("table|role=table|class=mb-table mbw-items|aria-label=各项监测值与限值");
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    for name in ["项目", "监测值", "限值", "单项类别", "超标倍数"] {
        pen.open("th|role=columnheader|scope=col");
        if name == "限值" {
            pen.write(class.name());
        }
        pen.write(name);
        pen.close();
    }
    pen.close();
    pen.close();
    pen.open("tbody|role=rowgroup");
    for measured in shown {
        item(pen, scene, sample, measured, sum);
    }
    pen.close();
    pen.close();
    pen.open("p|class=mb-hint");
    pen.write("限值为 ");
    pen.write(STANDARD);
    pen.write(if sample.target.is_ok() {
        " 的目标类别限值。"
    } else {
        " 的Ⅲ类限值（没有公布目标类别）。"
    });
    pen.write("水温、总氮、粪大肠菌群不参加类别评价；pH 和溶解氧不算超标倍数；低于检出限的按检出限的一半计。");
    if sample.site.body == Body::Lake {
        pen.write("总磷用湖、库限值。");
    }
    pen.close();
    pen.close();
}

fn item(pen: &mut Pen, scene: &Scene, sample: &Sample, own: &Measured, sum: &Assessed) {
    let found = sum.exceed.iter().find(|one| one.item == own.item);
    let source = sample.site.kind == Kind::Source;
    let second = TABLE_2
        .iter()
        .find(|(_, item, _)| source && *item == own.item);
    pen.open("tr|role=row");
    pen.set("class", if found.is_some() { "mbw-over" } else { "" });
    pen.put("th|role=rowheader|scope=row", own.item.name());
    let cell = "td|role=cell";
    pen.open(cell);
    match own.value.missing() {
        None => pen.put("b", &own.value.shown()),
        Some(why) => {
            pen.write(DASH);
            pen.put("small", &[" ", why.reason()].concat());
        }
    }
    pen.close();
    pen.open(cell);
    let words = match (limit(own.item), second) {
        (Some(row), _) => row.words(sample.standard_class(), sample.site.body),
        (None, Some((_, _, printed))) => Some(["≤", *printed].concat()),
        _ => None,
    };
    if let Some(words) = words.filter(|_| counts(own.item) || second.is_some()) {
        if scene.narrow {
            pen.put("small", "限值 ");
        }
        pen.write(&words);
        let row = limit(own.item).filter(|_| sample.site.body == Body::Unsaid);
        let lake = row.and_then(|row| row.words(sample.standard_class(), Body::Lake));
        if let Some(lake) = lake.filter(|lake| *lake != words) {
            pen.write("（湖库 ");
            pen.write(&lake);
            pen.write("）");
        }
    }
    pen.close();
    pen.open(cell);
    match class_of(own.item, &own.value, sample.site.body) {
        _ if !counts(own.item) => pen.put(
            "small",
            if second.is_some() {
                "补充项目"
            } else {
                "不参评"
            },
        ),
        Ok(span) => {
            pen.open("span");
            pen.set("class", &["mbw-chip ", colour(Some(span.worst))].concat());
            pen.write(&span.words());
            pen.close();
        }
        Err(Why::Missing(_)) => pen.write(DASH),
        Err(why) => pen.put("small", why.reason()),
    }
    pen.close();
    pen.open(cell);
    if let Some(found) = found {
        match found.times {
            Some(times) => {
                if scene.narrow {
                    pen.put("small", "超标 ");
                }
                pen.write(&mingbai_data::number::group(&times, None));
                pen.write(" 倍");
            }
            None => pen.write("超标"),
        }
    }
    pen.close();
    pen.close();
}

//! Pictures of the list: bars with their words and numbers, which are a list for whoever cannot see them.

use mingbai_data::Decimal;
use mingbai_data::listing::{ChartKind, bars, left_out};
use mingbai_data::number::group;

use super::say::bar;
use super::widget::Scene;
use crate::board::part;
use crate::pen::Pen;
use crate::text::num;

/// Draws those that the profile asks for, of the records that are listed.
#[inline(never)]
pub fn charts(pen: &mut Pen, scene: &Scene) {
    let listing = scene.listing;
    for chart in &listing.profile.charts {
        let all = bars(listing, chart, scene.list, scene.now);
        pen.open("");
        // One bar is no picture.
        if all.len() > 1 {
            part(pen, scene.heading, &chart.title);
            let longest = all.iter().map(|own| own.value).max();
            let whole = match chart.kind {
                ChartKind::Share(_) => Decimal::parse("100"),
                _ => longest,
            };
            let field = match &chart.kind {
                ChartKind::Sum(at) => listing.profile.fields.get(*at),
                _ => None,
            };
            let unit = match &chart.kind {
                ChartKind::Count => &*listing.profile.unit,
                ChartKind::Share(_) => "%",
                ChartKind::Sum(_) => field
                    .and_then(|own| own.unit.as_deref())
                    .unwrap_or_default(),
            };
            pen.open("ul|class=mbs-bars");
            for own in &all {
                pen.open("li");
                pen.put("span|class=mbs-label", &own.text);
                bar(pen, own.value.permille_of(whole.unwrap_or(own.value)));
                pen.open("span|class=mb-num");
                pen.write(&group(&own.value, None));
                pen.write(if unit == "%" { "" } else { " " });
                pen.write(unit);
                if let Some((fit, of)) = own.of {
                    pen.put("small", &["（", &*num(fit), "/", &*num(of), "）"].concat());
                }
                pen.close();
                pen.close();
            }
            pen.close();
            let lacks = left_out(listing, chart, scene.list, scene.now);
            pen.open("");
            if lacks > 0 {
                pen.put(
                    "p|class=mb-hint",
                    &["另有 ", &*num(lacks), " 条没有计入"].concat(),
                );
            }
            pen.close();
            pen.close();
        }
        pen.close();
    }
}

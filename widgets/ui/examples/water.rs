//! Draws states of the water widget into pages with the real styles, to be looked at: `target/water/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example water` writes them for 320, 390 and 1280 px, light, dark, contrast and
//! elder.

mod look;

use std::rc::Rc;

use mingbai_data::water::{check, read_text};
use mingbai_ui::Shared;
use mingbai_ui::water::{Layout, WaterProps, WaterWidget};

/// 2026-04-10 09:30 in Beijing.
const NOW: i64 = 1_775_784_600;

const UNITS: &str = r#""units":{"temp":"℃","do":"mg/L","codmn":"mg/L","cod":"mg/L","bod5":"mg/L","nh3n":"mg/L","tp":"mg/L","tn":"mg/L","mercury":"mg/L","iron":"mg/L","turb":"NTU"}"#;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

fn board(rows: &[String]) -> String {
    format!(
        r#"{{"schema":"mingbai.water/1","title":"明河市地表水水质月报","publisher":"明河市生态环境局","source":"水环境质量月报",{UNITS},"rows":[{}]}}"#,
        rows.join(",")
    )
}

fn row(place: &str, river: &str, start: &str, rest: &str) -> String {
    format!(
        r#"{{"place":"{place}","basin":"长江流域","river":"{river}","area":"明河市","level":"市控","start":"{start}",{rest}}}"#
    )
}

/// A month of a city: rivers, a reservoir, sections without a class, drinking-water sources.
fn month() -> Vec<String> {
    let good = r#""class":"Ⅱ","class_target":"Ⅲ","class_month":"Ⅱ","class_year":"Ⅲ","ph":"7.8","do":"8.1","codmn":"2.9","cod":"12","nh3n":"0.12","tp":"0.06","tn":"1.8""#;
    let poor = r#""class":"劣Ⅴ","class_target":"Ⅳ","class_month":"Ⅴ","class_year":"Ⅲ","exceed":["氨氮（0.9）","总磷（0.3）"],"temp":"13.5","ph":"7.2","do":"2.8","codmn":"9.6","cod":"31","bod5":"6.2","nh3n":"2.85","tp":"0.39","tn":"6.1","mercury":"0.00004L","turb":"21","note":"上游污水处理厂检修""#;
    let fair = r#""class":"Ⅳ","class_target":"Ⅲ","class_month":"Ⅲ","ph":"7.6","do":"6.6","codmn":"4.4","cod":"24","nh3n":"0.62","tp":"0.17""#;
    let still = r#""body":"lake","class":"Ⅲ","class_target":"Ⅲ","ph":"8.3","do":"9.2","codmn":"3.6","nh3n":"0.08","tp":"0.041","tn":"1.1","tli":"46.2","trophic":"中营养""#;
    let near = r#""class":"Ⅲ","class_target":"Ⅲ","ph":"7.9","do":"7.1","codmn":"4.1","cod":"17","nh3n":"0.71","tp":"0.14""#;
    let bad = r#""class":"Ⅴ","class_target":"Ⅲ","class_month":"劣Ⅴ","ph":"8.2","do":"2.6","codmn":"8.2","nh3n":"1.81","tp":"0.22""#;
    vec![
        row("云溪大桥", "明河", "2026-03", good),
        row("石门", "明河", "2026-03", near),
        row("黄草坝彝族苗族自治县出境断面", "明河", "2026-03", fair),
        row("东关桥", "明河", "2026-03", good),
        row("入江口", "明河", "2026-03", near),
        row("临江化工园下游五百米", "小清溪", "2026-03", poor),
        row("青岭", "小清溪", "2026-03", bad),
        row(
            "大同",
            "旭溪",
            "2026-03",
            r#""class":"断流","class_target":"Ⅲ""#,
        ),
        row(
            "南湖渡口",
            "旭溪",
            "2026-03",
            r#""class":"未监测","status":"道路中断""#,
        ),
        row(
            "龙洞湾",
            "旭溪",
            "2026-03",
            r#""class":"未评价","ph":"7.5","nh3n":"0.3""#,
        ),
        row("双溪水库库心", "双溪水库", "2026-03", still),
        row(
            "第一水厂取水口",
            "双溪水库",
            "2026-03",
            r#""kind":"source","body":"lake","class":"Ⅱ","class_target":"Ⅲ","reached":"是","nh3n":"0.05","tp":"0.02","iron":"0.1""#,
        ),
        row(
            "第三水厂取水口",
            "明河",
            "2026-03",
            r#""kind":"source","class":"Ⅲ","class_target":"Ⅲ","reached":"否","nh3n":"0.6","tp":"0.12","iron":"0.42""#,
        ),
    ]
}

/// Automatic stations of one moment; one is two days old.
fn hours(many: usize) -> String {
    let rows: Vec<String> = (0..many)
        .map(|at| {
            let class = ["Ⅱ", "Ⅲ", "Ⅳ", "Ⅱ", "Ⅰ"].get(at % 5).copied().unwrap_or("Ⅱ");
            let start = if at == 3 { "2026-04-08T08:00+08:00" } else { "2026-04-10T08:00+08:00" };
            row(
                &format!("第{}自动站", at.saturating_add(1)),
                if at % 2 == 0 { "明河" } else { "小清溪" },
                start,
                &format!(r#""class":"{class}","temp":"13.5","ph":"7.6","do":"8.4","codmn":"3.1","nh3n":"0.25","tp":"0.08","status":"正常""#),
            )
        })
        .collect();
    board(&rows)
}

async fn draw() -> std::io::Result<()> {
    let (out, css) = look::place("water")?;
    let month = month();
    let one = |at: usize| board(month.get(at..=at).unwrap_or_default());
    let states = [
        ("month", board(&month), "", Layout::Board),
        ("rivers", board(&month), "m1", Layout::Board),
        ("values", board(&month), "m2;s1", Layout::Board),
        ("section", board(&month), "p5", Layout::Board),
        ("lake", board(&month), "p10;f", Layout::Board),
        ("source", board(&month), "p12", Layout::Board),
        ("one", one(5), "", Layout::Board),
        ("nowater", one(7), "", Layout::Board),
        ("card", board(&month), "", Layout::Card),
        ("cardone", one(2), "", Layout::Card),
        ("strip", board(&month), "", Layout::Strip),
        ("stripone", one(5), "", Layout::Strip),
        ("hours", hours(30), "p3", Layout::Board),
        ("paper", board(&month), "w0", Layout::Board),
        ("none", String::new(), "", Layout::Board),
    ];
    for (name, text, view, layout) in states {
        let board = match read_text(&text) {
            Ok(mut board) => {
                let found = check(&board, Some(NOW));
                board.findings.extend(found);
                Some(Rc::new(board))
            }
            Err(error) => {
                eprintln!("{name}: {}", error.message);
                None
            }
        };
        for look in look::looks() {
            let props = WaterProps {
                data: board.clone().map(Shared),
                outlines: None,
                status: look::status(board.is_some()),
                options: look.options.clone(),
                layout,
                now: Some(NOW),
                view: look.view(view).into(),
                on_view: Default::default(),
                on_select: Default::default(),
                on_retry: Default::default(),
            };
            look.write::<WaterWidget>(&out, &css, name, props).await?;
        }
    }
    println!("{}", out.display());
    Ok(())
}

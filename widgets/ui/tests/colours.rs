//! The colours of levels and classes as readers see them who tell fewer colours apart: letters on them can be read, and
//! where two neighbours look alike, a word or a number stands with each. The colours are read from the style sheets.
//!
//! Simulated as in Machado, Oliveira, Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency”
//! (IEEE TVCG 15 (6), 2009, doi 10.1109/TVCG.2009.113), the matrices of severity 1.0, on linear RGB; grey is the relative
//! luminance of WCAG 2.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "colours are computed here, and nothing of it is published"
)]

use std::collections::BTreeSet;
use std::rc::Rc;

use mingbai_data::{air, water};
use mingbai_ui::air::{AirProps, AirWidget};
use mingbai_ui::board::Layout;
use mingbai_ui::water::{WaterProps, WaterWidget};
use mingbai_ui::{Phase, Shared, Status};
use yew::{BaseComponent, LocalServerRenderer};

const AIR: &str = include_str!("../style/air.css");
const WATER: &str = include_str!("../style/water.css");

type Rgb = [f64; 3];
type Sight = (&'static str, [Rgb; 3]);

const SIGHTS: [Sight; 5] = [
    ("all", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
    ("grey", [LUMINANCE; 3]),
];

/// WCAG 2, “relative luminance”.
const LUMINANCE: Rgb = [0.2126, 0.7152, 0.0722];

fn dot(one: Rgb, other: Rgb) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Linear RGB of sRGB (IEC 61966-2-1).
fn linear(bytes: [u8; 3]) -> Rgb {
    bytes.map(|byte| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// What is seen of a colour, as linear RGB.
fn seen((_, matrix): &Sight, colour: [u8; 3]) -> Rgb {
    matrix.map(|row| dot(row, linear(colour)).clamp(0.0, 1.0))
}

/// WCAG 2, “contrast ratio”.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (dot(LUMINANCE, one), dot(LUMINANCE, other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// CIE L*a*b* of linear sRGB, D65 (CIE 15).
fn lab(colour: Rgb) -> Rgb {
    let white = [0.95047, 1.0, 1.08883];
    let matrix = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let mut f = matrix.map(|row| dot(row, colour));
    for (value, white) in f.iter_mut().zip(white) {
        let part = *value / white;
        *value = if part > 216.0 / 24389.0 {
            part.cbrt()
        } else {
            (24389.0 / 27.0 * part + 16.0) / 116.0
        };
    }
    let [x, y, z] = f;
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// ΔE*ab (CIE 1976).
fn distance(one: Rgb, other: Rgb) -> f64 {
    let pair = lab(one).into_iter().zip(lab(other));
    pair.map(|(one, other)| (one - other).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[derive(Debug)]
struct Level {
    name: String,
    colour: [u8; 3],
    ink: [u8; 3],
    /// The glow behind the letters, where there is one.
    glow: Option<[u8; 3]>,
}

fn hex(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let long: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let byte = |at: usize| u8::from_str_radix(long.get(at..at + 2)?, 16).ok();
    Some([byte(0)?, byte(2)?, byte(4)?])
}

/// Every rule that gives a level a colour of its own: `.mba-l1 { --_level: #00e400; --_ink: #000; }`.
fn levels(css: &str) -> Vec<Level> {
    let mut found = Vec::new();
    for line in css.lines() {
        let Some((name, rule)) = line.split_once(" { ") else {
            continue;
        };
        let value = |property: &str| {
            let (_, rest) = rule.split_once(property)?;
            rest.split([';', ' ']).find(|word| !word.is_empty())
        };
        let colour = |property: &str| hex(value(property)?);
        if let (Some(colour), Some(ink)) = (colour("--_level:"), colour("--_ink:")) {
            found.push(Level {
                name: name.trim_start_matches('.').to_owned(),
                colour,
                ink,
                glow: glow(rule),
            });
        }
    }
    found
}

/// The colour of `text-shadow`.
fn glow(rule: &str) -> Option<[u8; 3]> {
    let (_, shadow) = rule.split_once("text-shadow:")?;
    shadow.split([' ', ';', ',']).find_map(hex)
}

fn all() -> Vec<Level> {
    levels(AIR).into_iter().chain(levels(WATER)).collect()
}

/// HJ 633—2026 附录 A (the same in 2012), and the colours of the national release of surface water (环办〔2011〕22号).
#[test]
fn the_colours_are_those_of_the_standard() {
    let names = |css: &str| -> Vec<(String, [u8; 3])> {
        let all = levels(css).into_iter();
        all.map(|level| (level.name, level.colour)).collect()
    };
    let own = |name: &str, colour: [u8; 3]| (name.to_owned(), colour);
    let air = names(AIR);
    assert_eq!(
        air.get(..6).unwrap(),
        [
            own("mba-l1", [0, 228, 0]),
            own("mba-l2", [255, 255, 0]),
            own("mba-l3", [255, 126, 0]),
            own("mba-l4", [255, 0, 0]),
            own("mba-l5", [153, 0, 76]),
            own("mba-l6", [126, 0, 35]),
        ]
    );
    assert_eq!(air.len(), 8, "and the fifth of US EPA, and 蓝 of warnings");
    assert_eq!(
        names(WATER),
        [
            own("mbw-c1", [0xCC, 0xFF, 0xFF]),
            own("mbw-c2", [0x00, 0xCC, 0xFF]),
            own("mbw-c3", [0x00, 0xFF, 0x00]),
            own("mbw-c4", [0xFF, 0xFF, 0x00]),
            own("mbw-c5", [0xFF, 0x9B, 0x00]),
            own("mbw-c6", [0xFF, 0x00, 0x00]),
            own("mbw-c0", [0xAB, 0xAB, 0xAB]),
        ]
    );
}

/// Red is dark to who sees no red: black letters have 3.3 : 1 on it there, and white ones 4.0 : 1 for all others, so
/// neither is enough for everybody. There the letters stand in a glow, which is what they are read against (WCAG 2,
/// Understanding 1.4.3: a halo counts as the background).
#[test]
fn letters_can_be_read() {
    for level in all() {
        for sight in &SIGHTS {
            let ink = seen(sight, level.ink);
            let mut ratio = contrast(seen(sight, level.colour), ink);
            assert!(ratio >= 3.0, "{} {}: {ratio:.2}", level.name, sight.0);
            if let Some(glow) = level.glow {
                ratio = ratio.max(contrast(seen(sight, glow), ink));
            }
            assert!(ratio >= 4.5, "{} {}: {ratio:.2}", level.name, sight.0);
        }
    }
}

/// ΔE of 10 is some four times what an eye tells apart side by side (2.3: Mahy, Van Eycken, Oosterlinck 1994). Only these
/// neighbours are closer: their words tell them apart.
#[test]
fn neighbours_that_look_alike_are_known() {
    let mut alike = Vec::new();
    for all in [levels(AIR), levels(WATER)] {
        let scale = all.iter().filter(|level| {
            let at = level.name.trim_start_matches("mba-l");
            at.trim_start_matches("mbw-c")
                .parse()
                .is_ok_and(|at: u8| at > 0)
        });
        let scale: Vec<&Level> = scale.collect();
        for pair in scale.windows(2) {
            for sight in &SIGHTS {
                if distance(seen(sight, pair[0].colour), seen(sight, pair[1].colour)) < 10.0 {
                    alike.push(format!("{} {} {}", sight.0, pair[0].name, pair[1].name));
                }
            }
        }
    }
    assert_eq!(
        alike,
        [
            "grey mba-l5 mba-l6",
            "protanopia mbw-c3 mbw-c4",
            "grey mbw-c3 mbw-c4",
        ]
    );
}

/// Whatever stands on the colour of a level: its class names, and its text.
fn coloured(html: &str) -> Vec<(String, String)> {
    let mut open: Vec<(String, String)> = Vec::new();
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if tag.starts_with('/') {
            let (class, own) = open.pop().unwrap();
            if let Some((_, around)) = open.last_mut() {
                around.push_str(&own);
            }
            let is = |class: &str| class.starts_with("mba-l") || class.starts_with("mbw-c");
            if class.split(' ').any(|class| is(class) && class.len() == 6) {
                found.push((class, own));
            }
        } else if !tag.starts_with("input") && !tag.starts_with('!') {
            let class = tag.split_once("class=\"").map(|(_, rest)| rest);
            let class = class.and_then(|rest| rest.split('"').next());
            open.push((class.unwrap_or("").to_owned(), String::new()));
        }
        if let Some((_, own)) = open.last_mut() {
            own.push_str(text);
        }
    }
    found
}

/// Everything on a colour says its level. `words` are those of the levels by their classes; gives what was found.
fn check(html: &str, words: &[(&str, &str)], seen: &mut BTreeSet<(String, String)>) {
    for (class, text) in coloured(html) {
        let classes: Vec<&str> = class.split(' ').collect();
        if classes.iter().any(|class| class.ends_with("-mark")) {
            // A bar: its number stands beside it, or above it and in the table below.
            continue;
        }
        let level = words.iter().find(|(level, _)| classes.contains(level));
        match level {
            Some((level, word)) => {
                // A day of the calendar has room for the number and the first character.
                let number = text.contains(|c: char| c.is_ascii_digit());
                let short = class == *level && number && text.contains(&word[..3]);
                assert!(text.contains(word) || short, "{class}: {text}");
                let part = if class == *level { "day" } else { classes[0] };
                seen.insert((part.to_owned(), (*level).to_owned()));
            }
            None => assert!(!text.trim().is_empty(), "{class} is empty"),
        }
    }
}

fn html<C>(props: C::Properties) -> String
where
    C: BaseComponent,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<C>::with_props(props)
        .hydratable(false)
        .render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn fresh() -> Status {
    Status {
        phase: Phase::Fresh,
        ..Status::default()
    }
}

/// HJ 633—2026 表 1.
const AIR_WORDS: [(&str, &str); 6] = [
    ("mba-l1", "优"),
    ("mba-l2", "良"),
    ("mba-l3", "轻度污染"),
    ("mba-l4", "中度污染"),
    ("mba-l5", "重度污染"),
    ("mba-l6", "严重污染"),
];

#[test]
fn every_level_of_air_says_its_word() {
    let mut rows = Vec::new();
    for (at, aqi) in [38, 72, 118, 176, 245, 362].into_iter().enumerate() {
        let start = ["2026-03-10 08:00", "2026-03-10 07:00"];
        for start in start {
            rows.push(format!(
                r#"{{"place":"点位{at}","period":"hour","start":"{start}","aqi":{aqi},"primary":"PM2.5"}}"#
            ));
        }
        let day = at + 2;
        rows.push(format!(
            r#"{{"place":"点位0","period":"day","start":"2026-03-0{day}","aqi":{aqi},"primary":"PM2.5"}}"#
        ));
        let day = at + 11;
        rows.push(format!(
            r#"{{"place":"点位0","period":"forecast","start":"2026-03-{day}","aqi":{aqi},"primary":"PM2.5","published_at":"2026-03-10 17:00"}}"#
        ));
    }
    let text = format!(
        r#"{{"schema":"mingbai.air/1","rows":[{}]}}"#,
        rows.join(",")
    );
    let board = Rc::new(air::read_text(&text, &Default::default()).unwrap());
    let mut seen = BTreeSet::new();
    let views = [
        "", "m1", "t1", "t2;n", "p1", "p2", "p3", "p4", "p5", "w220", "w220;m1",
    ];
    for view in views {
        for layout in [Layout::Board, Layout::Card, Layout::Strip] {
            let props = AirProps {
                data: Some(Shared(Rc::clone(&board))),
                outlines: None,
                status: fresh(),
                options: Default::default(),
                layout,
                outlines: None,
                now: None,
                standard: None,
                view: view.into(),
                on_view: Default::default(),
                on_select: Default::default(),
                on_retry: Default::default(),
            };
            check(&html::<AirWidget>(props), &AIR_WORDS, &mut seen);
        }
    }
    for part in ["mba-face", "mba-chip", "mba-tile", "day"] {
        for (level, _) in AIR_WORDS {
            let known = (part.to_owned(), level.to_owned());
            assert!(seen.contains(&known), "{part} {level} was not drawn");
        }
    }
}

/// GB 3838—2002 第 3 条 and 环办〔2011〕22 号.
const WATER_WORDS: [(&str, &str); 6] = [
    ("mbw-c1", "Ⅰ类"),
    ("mbw-c2", "Ⅱ类"),
    ("mbw-c3", "Ⅲ类"),
    ("mbw-c4", "Ⅳ类"),
    ("mbw-c5", "Ⅴ类"),
    ("mbw-c6", "劣Ⅴ类"),
];

#[test]
fn every_class_of_water_says_its_word() {
    let classes = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ", "未监测", "断流"];
    let rows: Vec<String> = classes
        .iter()
        .enumerate()
        .map(|(at, class)| {
            format!(r#"{{"place":"断面{at}","river":"明河","start":"2026-03","class":"{class}"}}"#)
        })
        .collect();
    let text = format!(
        r#"{{"schema":"mingbai.water/1","rows":[{}]}}"#,
        rows.join(",")
    );
    let board = Rc::new(water::read_text(&text).unwrap());
    let mut seen = BTreeSet::new();
    for view in [
        "", "m1", "m2", "p0", "p1", "p2", "p3", "p4", "p5", "p6", "w220", "w220;m1",
    ] {
        for layout in [Layout::Board, Layout::Card, Layout::Strip] {
            let props = WaterProps {
                data: Some(Shared(Rc::clone(&board))),
                outlines: None,
                status: fresh(),
                options: Default::default(),
                layout,
                outlines: None,
                now: None,
                view: view.into(),
                on_view: Default::default(),
                on_select: Default::default(),
                on_retry: Default::default(),
            };
            check(&html::<WaterWidget>(props), &WATER_WORDS, &mut seen);
        }
    }
    for part in ["mbw-face", "mbw-chip"] {
        for (class, _) in WATER_WORDS {
            let known = (part.to_owned(), class.to_owned());
            assert!(seen.contains(&known), "{part} {class} was not drawn");
        }
    }
}

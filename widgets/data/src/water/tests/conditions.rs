//! Words, colours, shares and changes: the national method, and releases that were published.

use super::*;
use crate::Decimal;
use crate::names::{WaterClass, WaterItem};

fn counts_of(classes: [usize; 6]) -> Counts {
    Counts {
        classes,
        ..Counts::default()
    }
}

fn word(classes: [usize; 6]) -> &'static str {
    counts_of(classes).condition().map_or("—", Condition::name)
}

/// 环办〔2011〕22 号: Ⅰ～Ⅲ ≥ 90 % 优; 75 % ≤ … < 90 % 良好; < 75 % with 劣Ⅴ < 20 % 轻度, 20 % ≤ … < 40 % 中度, ≥ 40 % 重度.
#[test]
fn shares_and_words_at_every_edge() {
    assert_eq!(word([0, 900, 0, 100, 0, 0]), "优");
    assert_eq!(word([0, 899, 0, 101, 0, 0]), "良好");
    assert_eq!(word([0, 750, 0, 0, 0, 250]), "良好");
    assert_eq!(word([0, 749, 0, 251, 0, 0]), "轻度污染");
    assert_eq!(word([0, 500, 0, 301, 0, 199]), "轻度污染");
    assert_eq!(word([0, 500, 0, 300, 0, 200]), "中度污染");
    assert_eq!(word([0, 500, 0, 101, 0, 399]), "中度污染");
    assert_eq!(word([0, 500, 0, 100, 0, 400]), "重度污染");
    assert_eq!(word([0, 0, 0, 0, 0, 5]), "重度污染");
    // Fewer than five are not assessed by shares.
    assert_eq!(word([4, 0, 0, 0, 0, 0]), "—");
    assert_eq!(word([5, 0, 0, 0, 0, 0]), "优");
}

/// The bulletin of 2011 in its words (中国淡水环境质量): shares of Ⅰ～Ⅲ, Ⅳ～Ⅴ and 劣Ⅴ, and how it calls the waters.
#[test]
fn bulletins() {
    for (name, classes, good, middle, inferior, said) in [
        (
            "长江水系",
            [0, 76, 0, 13, 0, 5],
            "80.9",
            "13.8",
            "5.3",
            "良好",
        ),
        ("长江干流", [0, 31, 0, 1, 0, 0], "96.9", "3.1", "0.0", "优"),
        // Printed 19.3 there, so that the three make 100.
        (
            "长江支流",
            [0, 45, 0, 12, 0, 5],
            "72.6",
            "19.4",
            "8.1",
            "轻度污染",
        ),
        (
            "省界河段",
            [0, 15, 0, 3, 0, 1],
            "78.9",
            "15.8",
            "5.3",
            "良好",
        ),
    ] {
        let counts = counts_of(classes);
        let share = |part| counts.share(part).unwrap().to_string();
        assert_eq!(share(counts.good()), good, "{name}");
        assert_eq!(share(classes[3] + classes[4]), middle, "{name}");
        assert_eq!(share(counts.inferior()), inferior, "{name}");
        assert_eq!(counts.condition().unwrap().name(), said, "{name}");
    }
}

/// A weekly release of the national automatic stations (131 sections, of which six were not monitored: flood, no water):
/// 95 are 76 %, 20 are 16 %, 6 are 5 %, 4 are 3 %. Shares are of those that were assessed.
#[test]
fn sections_without_a_class_are_in_no_share() {
    let counts = Counts {
        not_monitored: 4,
        no_water: 2,
        ..counts_of([0, 0, 95, 20, 6, 4])
    };
    assert_eq!(counts.all(), 131);
    let whole = |part| counts.share(part).unwrap().round(0).to_string();
    assert_eq!(
        [whole(95), whole(20), whole(6), whole(4)],
        ["76", "16", "5", "3"]
    );
    // Another week, with one decimal: 14 of 127 are 11.0 %, 7 are 5.5 %, 6 are 4.7 %.
    let counts = counts_of([0, 0, 100, 14, 7, 6]);
    let share = |part| counts.share(part).unwrap().to_string();
    assert_eq!([share(14), share(7), share(6)], ["11.0", "5.5", "4.7"]);
    assert_eq!(Counts::default().share(0), None);
}

#[test]
fn sections() {
    use WaterClass::{I, II, III, IV, Inferior, V};
    let words = [I, II, III, IV, V, Inferior].map(|class| Condition::of(class).name());
    assert_eq!(
        words,
        ["优", "优", "良好", "轻度污染", "中度污染", "重度污染"]
    );
    let hexes = CLASSES.map(|class| colour(Some(class)).hex);
    assert_eq!(
        hexes,
        [
            "#CCFFFF", "#00CCFF", "#00FF00", "#FFFF00", "#FF9B00", "#FF0000"
        ]
    );
    assert_eq!(colour(None).hex, "#ABABAB");
}

/// By grades of 水质状况: none, one, two and more.
#[test]
fn changes() {
    use WaterClass::{I, II, III, IV, Inferior};
    let words = |from, to| Change { from, to }.words();
    assert_eq!(words(II, II), "无明显变化");
    assert_eq!(words(I, II), "无明显变化");
    assert_eq!(words(II, III), "有所下降");
    assert_eq!(words(III, II), "有所好转");
    assert_eq!(words(II, IV), "明显下降");
    assert_eq!(words(Inferior, III), "明显好转");
    let change = Change { from: I, to: II };
    assert!(change.is_worse() && !change.is_better());
}

/// Five grades: below 30, to 50, to 60, to 70, above.
#[test]
fn trophic_grades() {
    for (text, grade) in [
        ("29.9", "贫营养"),
        ("30", "中营养"),
        ("50", "中营养"),
        ("50.1", "轻度富营养"),
        ("60", "轻度富营养"),
        ("60.1", "中度富营养"),
        ("70", "中度富营养"),
        ("70.1", "重度富营养"),
    ] {
        assert_eq!(trophic(Decimal::parse(text).unwrap()), grade, "{text}");
    }
    assert!(limit(WaterItem::Transparency).is_none());
}

//! How many numbers of persons are missed in a file of labelled lines, how many ordinary texts are touched, and how long
//! a tree of 10,000 rows of six fields takes.
//!
//! `cargo run --release -p mingbai-data --example privacy_rates -- FILE`: `kind TAB field TAB text TAB secret` a line,
//! made by `tests/privacy/corpus.py`; `-v` before the file prints what went wrong. Without a file only the time.

use mingbai_data::Tree;
use mingbai_data::privacy::{Counts, FieldKind, mask_text, mask_tree};
use std::collections::BTreeMap;
use std::time::Instant;

/// Digits of an ASCII or full-width number and everything else that is no blank or dash.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        c => c,
    };
    let all = text.chars().map(half).map(|c| c.to_ascii_uppercase());
    all.filter(|c| !c.is_whitespace() && !matches!(c, '-' | '—'))
        .collect()
}

fn rates(lines: &str, verbose: bool) {
    let mut kinds: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for line in lines.lines() {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        let (kind, field, text, secret) = (next(), next(), next(), next());
        let masked = mask_text(text, FieldKind::of_header(field), &mut Counts::default());
        let wrong = match secret {
            "" => masked != text,
            secret => plain(&masked).contains(&plain(secret)),
        };
        let (all, bad) = kinds.entry(kind).or_default();
        *all = all.saturating_add(1);
        *bad = bad.saturating_add(u64::from(wrong));
        if wrong && verbose {
            println!("{kind}: {field} {text} → {masked}");
        }
    }
    let mut found = (0u64, 0u64);
    for (kind, (all, bad)) in &kinds {
        println!(
            "{kind:12} {all:7} lines, {bad} wrong: {}",
            share(*bad, *all)
        );
        if *kind != "none" {
            found = (found.0.saturating_add(*all), found.1.saturating_add(*bad));
        }
    }
    if found.0 > 0 {
        println!(
            "recall       {}",
            share(found.0.saturating_sub(found.1), found.0)
        );
    }
}

/// A share in per cent with three decimals.
fn share(part: u64, all: u64) -> String {
    let thousandths = part.saturating_mul(100_000).checked_div(all).unwrap_or(0);
    format!("{}.{:03} %", thousandths / 1000, thousandths % 1000)
}

fn time() {
    let text = |text: String| Tree::Text(text.into());
    let row = |n: u64| {
        let fields = [
            ("序号", Tree::Number(n.to_string().into())),
            ("户主姓名", text("张三".into())),
            ("身份证号", text(format!("51030219900101{:04}", n % 10_000))),
            (
                "联系电话",
                text(format!("138{:08}", n.saturating_mul(7919) % 100_000_000)),
            ),
            ("家庭住址", text(format!("富顺县某某镇某某村{}组", n % 9))),
            ("补贴金额", text(format!("{}.50", n % 5000))),
        ];
        Tree::Map(
            fields
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    };
    let plain = |n: u64| {
        let keys = ["code", "name", "initial", "adjusted", "final", "rate"];
        Tree::Map(
            keys.iter()
                .map(|key| {
                    (
                        (*key).into(),
                        text(format!("{},{:03}.50", n % 900, n % 1000)),
                    )
                })
                .collect(),
        )
    };
    for (name, mut tree) in [
        ("persons", Tree::List((0..10_000).map(row).collect())),
        ("budget", Tree::List((0..10_000).map(plain).collect())),
    ] {
        let mut counts = Counts::default();
        let start = Instant::now();
        mask_tree(&mut tree, &mut counts);
        println!(
            "10,000 rows × 6, {name}: {:.1?}, {} masked",
            start.elapsed(),
            counts.total()
        );
    }
}

fn main() -> std::io::Result<()> {
    let mut verbose = false;
    for arg in std::env::args().skip(1) {
        if arg == "-v" {
            verbose = true;
            continue;
        }
        rates(&std::fs::read_to_string(arg)?, verbose);
    }
    time();
    Ok(())
}

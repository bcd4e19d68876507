//! Which line stands under which: levels, kinds and parents, from whatever the publisher gave.
//!
//! In this order: an explicit level, the length of the code, the indentation, the numbering (一、（一）1.), else the top.

use super::three_public::is_counted;
use super::{Line, LineKind};
use crate::text::{has, one, parts};

/// What the rows say about a line's place beside the line itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Hint {
    /// An explicit level, or the depth of a row within rows.
    pub level: Option<u8>,
    /// An explicit kind.
    pub kind: Option<LineKind>,
    /// Width of the blanks before the name, in half characters.
    pub indent: u16,
}

/// Sets level, kind and parent of every line.
pub(super) fn arrange(lines: &mut [Line], hints: &[Hint]) {
    for (line, hint) in lines.iter_mut().zip(hints) {
        line.kind = hint.kind.unwrap_or_else(|| kind_of(&line.name));
    }
    demote_totals(lines, hints);
    set_levels(lines, hints);
    below_cars(lines);
    set_parents(lines, hints);
}

/// What a total may be of: 地方一般公共预算支出合计 is the total, 税收收入合计 and 本年收入合计 are parts of it.
const WHOLE: &str = "“三公”经费|三公经费|全|地方|省|市|区|县|乡|镇|本级|级|一般公共预算|政府性基金|国有资本经营|社会保险基金|预算";

/// Sees 合计, 小计 and 其中 in a name.
#[inline(never)]
fn kind_of(name: &str) -> LineKind {
    let (_, length) = numbering(name);
    let words = name.get(length..).unwrap_or_default().trim_start();
    if words.starts_with("其中") {
        return LineKind::Memo;
    }
    let words = words.trim_end_matches(['：', ':']);
    if !words.ends_with('计') {
        return LineKind::Item;
    }
    let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.ends_with("小计") {
        return LineKind::Subtotal;
    }
    if plain.ends_with("总计") {
        return LineKind::Total;
    }
    let Some(mut of) = plain.strip_suffix("合计") else {
        return LineKind::Item;
    };
    for word in parts(WHOLE, b'|') {
        of = of.strip_prefix(word).unwrap_or(of);
    }
    if matches!(of, "" | "收入" | "支出" | "收支") {
        LineKind::Total
    } else {
        LineKind::Subtotal
    }
}

/// Of several totals by name only the last is the total of the table: 收入合计 … 收入总计.
#[inline(never)]
fn demote_totals(lines: &mut [Line], hints: &[Hint]) {
    let mut later = false;
    for (line, hint) in lines.iter_mut().zip(hints).rev() {
        if line.kind == LineKind::Total {
            if later && hint.kind.is_none() {
                line.kind = LineKind::Subtotal;
            }
            later = true;
        }
    }
}

#[inline(never)]
fn set_levels(lines: &mut [Line], hints: &[Hint]) {
    // Totals are often centred: their blanks say nothing.
    let inner = |line: &Line| !matches!(line.kind, LineKind::Total | LineKind::Subtotal);
    let said =
        |line: &Line, hint: &Hint| hint.level.or_else(|| level_of_code(line.code.as_deref()?));
    let mut indents = Vec::new();
    let mut numbers = Vec::new();
    // Where every line says its level, nothing else is asked.
    let all_said = lines
        .iter()
        .zip(hints)
        .all(|(line, hint)| said(line, hint).is_some());
    for (line, hint) in lines
        .iter()
        .zip(hints)
        .filter(|(line, _)| !all_said && inner(line))
    {
        put(&mut indents, hint.indent);
        let (rank, _) = numbering(&line.name);
        if rank > 0 {
            put(&mut numbers, rank);
        }
    }
    let mut before = 0u8;
    let mut numbered = 0u8;
    for (line, hint) in lines.iter_mut().zip(hints) {
        let (rank, _) = if all_said {
            (0, 0)
        } else {
            numbering(&line.name)
        };
        line.level = if let Some(level) = said(line, hint) {
            level.max(1)
        } else if !inner(line) && line.kind == LineKind::Total {
            1
        } else if indents.len() > 1 {
            place(&indents, hint.indent)
        } else if line.kind == LineKind::Memo {
            before.saturating_add(1)
        } else if numbers.is_empty() || !inner(line) {
            1
        } else if rank > 0 {
            numbered = place(&numbers, rank);
            numbered
        } else {
            // 增值税 under 一、税收收入.
            numbered.saturating_add(1)
        };
        match line.kind {
            LineKind::Memo => {}
            LineKind::Item => before = line.level,
            // What follows a sum without a number of its own does not belong to the numbered line before it.
            LineKind::Subtotal | LineKind::Total => (before, numbered) = (line.level, 0),
        }
    }
}

/// 公务用车购置费 and 公务用车运行费 are what 公务用车购置及运行费 comes to, wherever they stand below it.
fn below_cars(lines: &mut [Line]) {
    let mut cars = None;
    for line in lines {
        let is = |word| has(&line.name, word);
        if is("购置及运行") {
            cars = Some(line.level);
        } else if let Some(level) = cars
            && line.level <= level
            && (is("购置") || is("运行"))
            // 其中：购置费, （2）运行维护费: by their place alone.
            && (is("公务用车") || line.name.len() <= "其中：运行维护费".len() && !is("设备"))
            && !is_counted(&line.name)
        {
            line.level = level.saturating_add(1);
        } else if cars >= Some(line.level) {
            // 行政运行 further down is none of theirs.
            cars = None;
        }
    }
}

/// Puts a width or a rank in its place among the different ones; there are a handful.
fn put(sorted: &mut Vec<u16>, value: u16) {
    let at = sorted
        .iter()
        .position(|other| *other >= value)
        .unwrap_or(sorted.len());
    if sorted.get(at) != Some(&value) && sorted.len() < 12 {
        sorted.insert(at, value);
    }
}

/// The level that a width or a rank stands for.
fn place(sorted: &[u16], value: u16) -> u8 {
    let below = sorted.iter().filter(|other| **other < value).count();
    u8::try_from(below).unwrap_or(u8::MAX).saturating_add(1)
}

/// 类 3 digits, 款 5, 项 7, 目 9: 1 and one more every two.
pub(super) fn level_of_code(code: &str) -> Option<u8> {
    let level = match code.len() {
        3 => 1,
        5 => 2,
        7 => 3,
        9 => 4,
        _ => return None,
    };
    code.bytes().all(|b| b.is_ascii_digit()).then_some(level)
}

#[inline(never)]
fn set_parents(lines: &mut [Line], hints: &[Hint]) {
    // The lines that are open above the present one: index, level, and whether a 其中 began among its children.
    let mut open: Vec<(usize, u8)> = Vec::new();
    // Level at which a 其中 began: its siblings that follow are parts shown again too.
    let mut memo: Option<u8> = None;
    for at in 0..lines.len() {
        let Some((before, [line, ..])) = lines.split_at_mut_checked(at) else {
            return;
        };
        while open.last().is_some_and(|(_, level)| *level >= line.level) {
            open.pop();
        }
        let hint = hints.get(at);
        // A level that was given needs no code to prove it: counties by number, the functions of each below.
        let given = hint.is_some_and(|hint| hint.level.is_some());
        let same_code = |parent: usize| {
            let above = before.get(parent).and_then(|p| p.code.as_deref());
            match (above, line.code.as_deref()) {
                (Some(above), Some(own)) => given || own.starts_with(above),
                _ => true,
            }
        };
        line.parent = open
            .iter()
            .rev()
            .map(|(index, _)| *index)
            .find(|index| same_code(*index));
        // A line with a code, a level or a kind of its own says by itself what it is.
        let plain = !given && line.code.is_none() && hint.is_none_or(|hint| hint.kind.is_none());
        match line.kind {
            LineKind::Memo => memo = Some(line.level),
            LineKind::Item if memo == Some(line.level) && line.parent.is_some() && plain => {
                line.kind = LineKind::Memo;
            }
            _ if memo.is_some_and(|level| line.level < level) => memo = None,
            _ => {}
        }
        match line.kind {
            LineKind::Total => {
                line.parent = None;
                open.clear();
                memo = None;
            }
            LineKind::Subtotal => {}
            _ => open.push((at, line.level)),
        }
    }
}

/// The rank of the numbering at the start of a name (一、 1, （一） 2, 1. 3, (1) 4; 0 for none) and its length in bytes.
pub(super) fn numbering(name: &str) -> (u16, usize) {
    let mut bracket = false;
    let (mut words, mut digits, mut length) = (0u8, 0u8, 0usize);
    for c in name.chars() {
        length = length.wrapping_add(c.len_utf8());
        match c {
            '（' | '(' if length <= 3 && !bracket && words == 0 && digits == 0 => bracket = true,
            '0'..='9' | '０'..='９' if words == 0 => digits = digits.saturating_add(1),
            c if digits == 0 && one("一二三四五六七八九十百", c) => {
                words = words.saturating_add(1)
            }
            _ => {
                let closes = if bracket {
                    matches!(c, '）' | ')')
                } else {
                    one("、.．，", c)
                };
                return match (words, digits) {
                    (0, 0) => (0, 0),
                    _ if !closes => (0, 0),
                    (0, 1 | 2) => (if bracket { 4 } else { 3 }, length),
                    // More digits are a year or a code.
                    (0, _) => (0, 0),
                    _ => (if bracket { 2 } else { 1 }, length),
                };
            }
        }
    }
    (0, 0)
}

/// Splits a code off the front of a name: `20502 普通教育` → (`20502`, `普通教育`).
pub(super) fn code_in_name(name: &str) -> Option<(&str, &str)> {
    let bare = name.trim_start_matches(['[', '【', '(', '（']);
    let end = bare.find(|c: char| !c.is_ascii_digit())?;
    let (code, rest) = bare.split_at_checked(end)?;
    level_of_code(code)?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || one("-_.、:：]】)）", c));
    // 1 234 000 元 and the like are no code.
    let first = rest.chars().next()?;
    (!first.is_ascii_digit() && !matches!(first, ',' | '年' | '%')).then_some((code, rest))
}

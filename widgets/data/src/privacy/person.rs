//! Names and dwellings. **Rule:** only in fields that the source declares to hold them; names in other texts are in `said`.

use super::Counts;
use crate::text::{fill, one};

/// Surnames of two characters.
const COMPOUND: &str = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|夏侯|端木|南宫|轩辕|东郭|西门|\
    百里|呼延|闻人|钟离|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|仲孙|鲜于|闾丘|司空|司寇|颛孙|乐正|漆雕|公西|拓跋|独孤|\
    赫连|万俟|第五";

/// Words in a field for names that are none.
const NO_NAMES: &str = "户主|本人|配偶|合计|小计|总计|单位|个人|暂无|匿名";

/// How the name of an office or a company ends, when it has five characters or more.
const OFFICES: &str = "司局院厅委办室会社厂店部校园站所队行中心村组府处场户馆";

/// Masks every name in a text: surname, then an asterisk a character.
pub(super) fn names(text: &str, counts: &mut Counts) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut changed = false;
    while let Some(c) = chars.get(at) {
        let end = token(&chars, at);
        let name = chars.get(at..end).unwrap_or_default();
        if name.is_empty() {
            out.push(*c);
            at = at.wrapping_add(1);
            continue;
        }
        let star = |at: Option<usize>| {
            at.and_then(|at| chars.get(at))
                .is_some_and(|c| matches!(c, '*' | '＊'))
        };
        let masked = star(at.checked_sub(1)) || star(Some(end));
        at = end;
        if masked || !is_name(name) {
            out.extend(name);
            continue;
        }
        changed = true;
        counts.names = counts.names.saturating_add(1);
        veil(name, &mut out);
    }
    changed.then_some(out)
}

/// The surname, then an asterisk a character.
pub(super) fn veil(name: &[char], out: &mut String) {
    let keep = surname(name);
    for (index, c) in name.iter().enumerate() {
        let stays = index < keep || !is_part(*c);
        out.push(if stays { *c } else { '*' });
    }
}

/// Where the name that begins at `at` ends: characters of one script, points between them, and blanks in a name of two
/// characters that was spread (`张　三`).
pub(super) fn token(chars: &[char], at: usize) -> usize {
    let Some(first) = chars.get(at).filter(|c| is_part(**c)) else {
        return at;
    };
    let mut end = at;
    let mut length = 0usize;
    while let Some(c) = chars.get(end) {
        let next = chars.get(end.wrapping_add(1));
        let goes_on = next.is_some_and(|next| is_part(*next) && is_han(*next) == is_han(*first));
        if is_part(*c) && is_han(*c) == is_han(*first) {
            length = length.wrapping_add(1);
        } else if !(is_point(*c) && goes_on) {
            let mut beyond = end;
            while chars.get(beyond).is_some_and(|c| c.is_whitespace()) {
                beyond = beyond.wrapping_add(1);
            }
            let han = |at: usize| chars.get(at).is_some_and(|c| is_han(*c));
            if length == 1
                && is_han(*first)
                && beyond > end
                && han(beyond)
                && !han(beyond.wrapping_add(1))
            {
                end = beyond;
                continue;
            }
            break;
        }
        end = end.wrapping_add(1);
    }
    end
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) || c >= '\u{20000}'
}

fn is_part(c: char) -> bool {
    is_han(c) || c.is_ascii_alphabetic()
}

fn is_point(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '.' | '．')
}

pub(super) fn is_name(name: &[char]) -> bool {
    let parts = name.iter().filter(|c| is_part(**c)).count();
    let word: String = name.iter().collect();
    let pointed = name.iter().any(|c| is_point(*c));
    let office = parts > 4 && !pointed && name.last().is_some_and(|c| one(OFFICES, *c));
    let veiled = matches!(name, [_, '某', ..]) || word.eq_ignore_ascii_case("xx");
    parts > 1 && !office && !veiled && !NO_NAMES.split('|').any(|other| other == word)
}

/// How many characters the surname has.
pub(super) fn surname(name: &[char]) -> usize {
    let two: String = name.iter().take(2).collect();
    let compound = name.len() > 2 && COMPOUND.split('|').any(|known| known == two);
    if compound { 2 } else { 1 }
}

/// Keeps a dwelling to its village or community, else to its township or street office, else to its county.
pub(super) fn address(text: &str, counts: &mut Counts) -> Option<String> {
    let county = match end_of(text, "区|县|旗") {
        0 => end_of(text, "市"),
        end => end,
    };
    let below = text.get(county..)?;
    let village = end_of(below, "村|社区|嘎查");
    let keep = if village > 0 {
        village
    } else {
        end_of(below, "街道|镇|乡|苏木")
    };
    let (kept, rest) = text.split_at_checked(county.saturating_add(keep))?;
    let said = |c: char| !c.is_whitespace() && !matches!(c, '*' | '＊' | '-' | '—' | '/');
    if matches!(rest.trim(), "无" | "暂无") || !rest.chars().any(said) {
        return None;
    }
    counts.addresses = counts.addresses.saturating_add(1);
    Some(fill("{}****", &[kept]))
}

/// Where the first of these units ends in `text`; 0 when there is none.
fn end_of(text: &str, units: &str) -> usize {
    for (at, _) in text.char_indices().skip(1) {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let unit = units.split('|').find(|unit| rest.starts_with(unit));
        // 小区, 社区, 园区, 校区 and 厂区 are no districts.
        let no_district = before
            .chars()
            .next_back()
            .is_some_and(|c| one("小社园校厂", c));
        match unit {
            Some("区") if no_district => {}
            Some(unit) => return at.saturating_add(unit.len()),
            None => {}
        }
    }
    0
}

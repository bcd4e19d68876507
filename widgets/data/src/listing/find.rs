//! What a reader looks for: words, codes and initials of pinyin, choices with their numbers, an order.

use super::model::{Cell, Kind, Listing, Profile, Record};
use super::rules::By;
use super::state::{Standing, standing};
use crate::fold::{half, is_blank};
use crate::number::count;
use crate::sort::{merge_sort, sorted};
use core::cmp::Ordering;

/// What a reader chose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// What was typed.
    pub query: String,
    /// For each filter of the profile what was chosen; empty for everything.
    pub chosen: Vec<String>,
}

/// One of the texts that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The text.
    pub text: Box<str>,
    /// How many records have it.
    pub many: usize,
}

/// The initials by which Chinese characters are found: 公共租赁 is `ggzl`.
///
/// Of the 3,755 characters of the first level of GB/T 2312, which stand there by their pinyin; one reading a character. The list
/// itself is not in what a phone downloads: every browser has it, as the order of its GBK.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Initials(Vec<(char, u8)>);

/// The first character of each initial: 啊 for a, 芭 for b.
const FIRST: &str = "啊a芭b擦c搭d蛾e发f噶g哈h击j喀k垃l妈m拿n哦o啪p期q然r撒s塌t挖w昔x压y匝z";

impl Initials {
    /// Bytes of GBK whose text, read by whoever can, is what [`Initials::of`] takes.
    #[must_use]
    pub fn bytes() -> Vec<u8> {
        let mut out = Vec::new();
        for row in 0xb0..=0xd7_u8 {
            let last = if row == 0xd7 { 0xf9 } else { 0xfe_u8 };
            for place in 0xa1..=last {
                out.extend([row, place]);
            }
        }
        out
    }

    /// From the characters in their order.
    ///
    /// ```
    /// use mingbai_data::listing::Initials;
    /// let initials = Initials::of("啊阿芭捌擦猜");
    /// assert_eq!(initials.spelled("阿猜X捌"), "acb");
    /// ```
    #[must_use]
    pub fn of(characters: &str) -> Self {
        let mut out: Vec<(char, u8)> = Vec::new();
        let mut initial = 0;
        let firsts: Vec<char> = FIRST.chars().collect();
        for c in characters.chars() {
            for pair in firsts.chunks_exact(2) {
                if let [first, letter] = pair
                    && *first == c
                {
                    initial = u8::try_from(u32::from(*letter)).unwrap_or(0);
                }
            }
            out.push((c, initial));
        }
        let place = |at: usize| out.get(at).map(|own| own.0);
        let places = sorted(out.len(), &|a, b| place(a).cmp(&place(b)));
        let places = places.iter();
        Self(places.filter_map(|at| out.get(*at).copied()).collect())
    }

    /// The initials of a text; what has none is left out.
    #[must_use]
    pub fn spelled(&self, text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            if let Ok(at) = self.0.binary_search_by_key(&c, |own| own.0)
                && let Some((_, initial)) = self.0.get(at)
            {
                out.push(char::from(*initial));
            }
        }
        out
    }
}

/// A text as it is looked through: half-width, small letters, without blanks.
pub(super) fn folded(out: &mut String, text: &str) {
    for c in text.chars() {
        let c = half(c);
        if !is_blank(c) {
            out.push(c.to_ascii_lowercase());
        }
    }
}

/// What is looked through of every record: the fields that the profile has for it, else all texts; and behind U+0001 the initials
/// of its first one.
#[must_use]
pub fn haystacks(listing: &Listing, initials: &Initials) -> Vec<Box<str>> {
    let profile = &listing.profile;
    let own = profile.fields.iter().any(|own| own.search);
    let of = |record: &Record| {
        let mut out = String::new();
        for (field, cell) in profile.fields.iter().zip(&record.cells) {
            if own && !field.search {
                continue;
            }
            out.push('\n');
            match cell {
                Cell::Text(text) => folded(&mut out, text),
                Cell::List(all) => all.iter().for_each(|text| folded(&mut out, text)),
                Cell::Number(number, _) => out.push_str(&number.to_string()),
                Cell::Rows(rows) => {
                    let texts = rows.iter().flatten();
                    texts.for_each(|text| folded(&mut out, text));
                }
                _ => {}
            }
        }
        if let Some(head) = record.cell(profile.head).text() {
            out.push('\u{1}');
            out.push_str(&initials.spelled(head));
        }
        out.into()
    };
    listing.rows.iter().map(of).collect()
}

/// Whether `word` stands in `text`.
fn has(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some((first, rest)) = word.split_first() else {
        return true;
    };
    let mut left = text;
    while let Some(at) = left.iter().position(|byte| byte == first) {
        left = left.get(at.wrapping_add(1)..).unwrap_or_default();
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

/// The text of a record under a filter; several where the field has several.
pub(super) fn texts<'a>(
    listing: &'a Listing,
    by: By,
    record: &'a Record,
    now: Option<i64>,
    put: &mut dyn FnMut(&str),
) {
    let period = |at: usize, month: bool| {
        let date = record.cell(at).date()?;
        let day = date.day();
        let mut out = count(usize::try_from(day.year()).ok()?);
        out.push('年');
        if month {
            // A year alone has no month.
            (date.precision() >= crate::date::Precision::Month).then_some(())?;
            let month = count(usize::try_from(day.month()).ok()?);
            out.push_str(if month.len() < 2 { "0" } else { "" });
            out.push_str(&month);
            out.push('月');
        }
        Some(out)
    };
    match by {
        By::State => match standing(&listing.profile, record, now) {
            Standing::Known(_, state) => put(&state.word),
            Standing::Printed(word) => put(word),
            Standing::Unknown => {}
        },
        By::Month(at) => period(at, true).iter().for_each(|own| put(own)),
        By::Year(at) => period(at, false).iter().for_each(|own| put(own)),
        By::Field(at) => match record.cell(at) {
            Cell::Text(text) => put(text),
            Cell::Yes(yes) => put(if *yes { "是" } else { "否" }),
            Cell::List(all) => all.iter().for_each(|own| put(own)),
            Cell::Number(number, unit) => {
                let unit = unit.as_deref().unwrap_or_default();
                put(&[&*number.to_string(), unit].concat());
            }
            _ => {}
        },
    }
}

/// The choices of a filter among the records `among`, each with how many have it: states in the order of the profile, periods from
/// the newest, others from the most.
#[must_use]
pub fn choices(listing: &Listing, by: By, among: &[usize], now: Option<i64>) -> Vec<Choice> {
    let mut out: Vec<Choice> = Vec::new();
    let mut last = 0;
    for at in among {
        let Some(record) = listing.rows.get(*at) else {
            continue;
        };
        texts(listing, by, record, now, &mut |text| {
            let same = |own: &Choice| *own.text == *text;
            // Neighbours are alike.
            let here = out.get(last).is_some_and(same).then_some(last);
            let here = here.or_else(|| out.iter().position(same));
            if let Some(own) = here.and_then(|at| out.get_mut(at)) {
                own.many = own.many.saturating_add(1);
                last = here.unwrap_or(0);
            } else if out.len() < 300 {
                last = out.len();
                out.push(Choice {
                    text: text.into(),
                    many: 1,
                });
            }
        });
    }
    let states = &listing.profile.states;
    let place = |own: &Choice| {
        let known = states.iter().position(|state| *state.word == *own.text);
        known.unwrap_or(states.len())
    };
    let mut places: Vec<usize> = (0..out.len()).collect();
    merge_sort(&mut places, &mut |a, b| {
        let (Some(a), Some(b)) = (out.get(a), out.get(b)) else {
            return false;
        };
        match by {
            By::State => place(a) > place(b),
            By::Month(_) | By::Year(_) => a.text < b.text,
            By::Field(_) => a.many < b.many,
        }
    });
    places
        .iter()
        .filter_map(|at| out.get(*at).cloned())
        .collect()
}

/// The words of the profile that stand for what was typed: 食品经营 for 开饭馆. What was typed may say more around it.
#[must_use]
pub fn synonyms<'a>(profile: &'a Profile, typed: &str) -> Vec<&'a str> {
    let mut own = String::new();
    folded(&mut own, typed);
    let groups = profile.synonyms.iter();
    let groups = groups.filter(|all| all.iter().any(|word| has(&own, word)));
    let words = groups.flatten().map(|word| &**word);
    words.filter(|word| !has(&own, word)).collect()
}

/// The words that were typed, each with those that may stand instead.
fn wanted<'a>(profile: &'a Profile, query: &str) -> Vec<(String, Vec<&'a str>)> {
    // Blanks part words, each of which must be there.
    let words = query.split(is_blank).filter(|word| !word.is_empty());
    let words = words.map(|word| {
        let mut own = String::new();
        folded(&mut own, word);
        (own, synonyms(profile, word))
    });
    words.collect()
}

/// The records that fit a wish, in published order, and whether they are only alike. `hay` is [`haystacks`].
///
/// Where none has the words that were typed, those are found that have all their characters in one of their texts: 停车费 finds
/// 机动车停放服务费. An answer that something is on no list must not hang on how it is called.
#[must_use]
pub fn found(
    listing: &Listing,
    hay: &[Box<str>],
    wish: &Wish,
    now: Option<i64>,
) -> (Vec<usize>, bool) {
    let words = wanted(&listing.profile, &wish.query);
    let exact = |text: &str| {
        let mut words = words.iter();
        words.all(|(word, others)| has(text, word) || others.iter().any(|other| has(text, other)))
    };
    let list = fitting(listing, hay, &wish.chosen, now, &exact);
    if !list.is_empty() || words.is_empty() {
        return (list, false);
    }
    let alike = |text: &str| {
        let mut words = words.iter();
        // Letters and digits are codes, which are the same or others.
        let code = |word: &str| word.bytes().any(|byte| byte.is_ascii());
        let chinese = |word: &str| !code(word) && word.chars().count() > 1;
        words.all(|(word, _)| {
            let mut lines = text.split('\n');
            // A name is short; a long text has any characters.
            let near = |line: &str| line.len() < 80 && word.chars().all(|c| line.contains(c));
            chinese(word) && lines.any(near)
        })
    };
    (fitting(listing, hay, &wish.chosen, now, &alike), true)
}

/// The records whose text fits, and what was chosen.
#[inline(never)]
fn fitting(
    listing: &Listing,
    hay: &[Box<str>],
    chosen: &[String],
    now: Option<i64>,
    says: &dyn Fn(&str) -> bool,
) -> Vec<usize> {
    let fits = |at: usize, record: &Record| {
        if !says(hay.get(at).map(|own| &**own).unwrap_or_default()) {
            return false;
        }
        let filters = listing.profile.filters.iter().zip(chosen);
        let mut wanted = filters.filter(|(_, text)| !text.is_empty());
        wanted.all(|(by, wanted)| {
            let mut own = false;
            texts(listing, *by, record, now, &mut |text| own |= text == wanted);
            own
        })
    };
    let rows = listing.rows.iter().enumerate();
    rows.filter(|(at, record)| fits(*at, record))
        .map(|(at, _)| at)
        .collect()
}

/// How two records stand by a field; what is missing comes last either way, before it what is in a unit that cannot be converted.
fn compared(listing: &Listing, (one, two): (&Record, &Record), at: usize, down: bool) -> Ordering {
    let turned = |order: Ordering| if down { order.reverse() } else { order };
    match (one.cell(at), two.cell(at)) {
        (Cell::Missing(..), Cell::Missing(..)) => Ordering::Equal,
        (Cell::Missing(..), _) => Ordering::Greater,
        (_, Cell::Missing(..)) => Ordering::Less,
        (Cell::Date(one), Cell::Date(two)) => turned(one.start().cmp(&two.start())),
        (Cell::Number(a, mine), Cell::Number(b, its)) => {
            match (listing.amount(one, at), listing.amount(two, at)) {
                (Some(one), Some(two)) => turned(one.cmp(&two)),
                (None, None) => mine.cmp(its).then(turned(a.cmp(b))),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            }
        }
        (Cell::Yes(one), Cell::Yes(two)) => turned(one.cmp(two)),
        (Cell::Text(one), Cell::Text(two)) => turned(one.cmp(two)),
        _ => Ordering::Equal,
    }
}

/// Sorts records by a field, `down` from the last to the first; without one as the profile has it.
pub fn order(listing: &Listing, by: Option<(usize, bool)>, list: &mut Vec<usize>) {
    let own = by.into_iter();
    let all: Vec<(usize, bool)> = own.chain(listing.profile.sort.iter().copied()).collect();
    if all.is_empty() {
        return;
    }
    merge_sort(list, &mut |a, b| {
        let (Some(a), Some(b)) = (listing.rows.get(a), listing.rows.get(b)) else {
            return false;
        };
        let mut orders = all
            .iter()
            .map(|(at, down)| compared(listing, (a, b), *at, *down));
        orders.find(|order| order.is_ne()) == Some(Ordering::Greater)
    });
}

impl Kind {
    /// Whether records can be sorted by such a field.
    #[must_use]
    pub fn is_sortable(self) -> bool {
        matches!(
            self,
            Self::Date | Self::Number | Self::Money | Self::Percent
        )
    }
}

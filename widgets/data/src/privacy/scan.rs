//! Numbers in a text: runs of digits, the blanks and dashes that join them, and which of them are a person's.

use super::print::{card_mask, id_mask, put};
use super::{Counts, FieldKind, label, number};

/// Where a character begins, and the character as [`plain`].
pub(super) type Glyph = (usize, char);

/// More digits than this are no number of a person or a card.
const LONGEST: usize = 24;

/// A run of digits.
#[derive(Default)]
struct Run {
    /// The first of its digits among all, and how many there are.
    first: usize,
    len: usize,
    /// Its first glyph, and the glyph behind it.
    at: usize,
    end: usize,
    /// The glyph behind an `X` that can be its check digit; 0: there is none.
    x: usize,
    /// Only blanks and dashes stand between the run before and this one.
    joined: bool,
    /// What a mask left of a number.
    masked: bool,
    /// Part of an address of a page.
    url: bool,
}

struct Scan<'a> {
    text: &'a str,
    glyphs: Vec<Glyph>,
    /// Each digit with its glyph.
    digits: Vec<(u8, usize)>,
    runs: Vec<Run>,
    kind: FieldKind,
}

/// A number found: its glyphs, its last run, what takes its place.
struct Hit {
    from: usize,
    until: usize,
    run: usize,
    mask: String,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Id,
    Suspect,
    Phone,
    Card,
}

/// Masks the numbers in `text`; `None` when there is nothing to mask.
pub(super) fn numbers(text: &str, kind: FieldKind, counts: &mut Counts) -> Option<String> {
    // Most texts have too few digits for any number; a full-width digit begins with the byte EF.
    let few = match kind {
        FieldKind::IdNumber | FieldKind::BankCard => 7,
        _ => 11,
    };
    let digits = text.bytes().filter(|b| b.is_ascii_digit() || *b == 0xef);
    if digits.count() < few || is_code(text, kind) {
        return None;
    }
    let scan = Scan::of(text, kind);
    let mut out = String::new();
    let (mut copied, mut run, mut masked) = (0, 0, None);
    while run < scan.runs.len() {
        let Some(hit) = scan.hit(run, masked) else {
            run = run.wrapping_add(1);
            continue;
        };
        let n = match hit.what {
            What::Id => &mut counts.ids,
            What::Suspect => &mut counts.suspect_ids,
            What::Phone => &mut counts.phones,
            What::Card => &mut counts.cards,
        };
        *n = n.saturating_add(1);
        out.push_str(text.get(copied..scan.byte(hit.from)).unwrap_or_default());
        out.push_str(&hit.mask);
        copied = scan.byte(hit.until);
        masked = Some(hit.run);
        run = hit.run.wrapping_add(1);
    }
    masked?;
    out.push_str(text.get(copied..).unwrap_or_default());
    Some(out)
}

/// Whether the whole text is a 统一社会信用代码 and cannot be, outside of a field for codes, a 居民身份证号 as well.
fn is_code(text: &str, kind: FieldKind) -> bool {
    let text = text.trim();
    if !number::uscc(text) {
        return false;
    }
    let digits: Vec<u8> = text
        .bytes()
        .map(|b| if b.is_ascii_digit() { b & 15 } else { 10 })
        .collect();
    kind == FieldKind::Code || number::id18(&digits).is_none()
}

/// Full-width digits and signs half-width, blanks and what cannot be seen a blank, dashes a hyphen.
pub(super) fn plain(c: char) -> char {
    match c {
        '０'..='９' | '＊' | '－' | 'Ｘ' | 'ｘ' | '％' => {
            char::from_u32(u32::from(c).wrapping_sub(0xfee0)).unwrap_or(c)
        }
        '\u{a0}'
        | '\u{ad}'
        | '\u{3000}'
        | '\u{feff}'
        | '\u{2000}'..='\u{200f}'
        | '\u{202f}'
        | '\u{2060}' => ' ',
        '−' | '\u{2010}'..='\u{2015}' => '-',
        c => c,
    }
}

fn joins(c: char) -> bool {
    matches!(c, ' ' | '-')
}

fn is_x(c: char) -> bool {
    matches!(c, 'x' | 'X')
}

impl<'a> Scan<'a> {
    fn of(text: &'a str, kind: FieldKind) -> Self {
        let mut scan = Self {
            text,
            glyphs: text.char_indices().map(|(at, c)| (at, plain(c))).collect(),
            digits: Vec::new(),
            runs: Vec::new(),
            kind,
        };
        let (mut at, mut joined, mut url) = (0, false, false);
        while at < scan.glyphs.len() {
            let c = scan.glyph(at);
            if c.is_ascii_digit() {
                let run = scan.run(at, joined, url);
                at = run.end;
                scan.runs.push(run);
                joined = true;
                continue;
            }
            if c == ':'
                && scan.glyph(at.wrapping_add(1)) == '/'
                && scan.glyph(at.wrapping_add(2)) == '/'
            {
                url = true;
            } else if c <= ' ' || c > '\u{2e7f}' || matches!(c, '"' | '\'' | '<' | '>') {
                url = false;
            }
            joined &= joins(c);
            at = at.wrapping_add(1);
        }
        scan
    }

    /// The run that begins at the glyph `at`.
    fn run(&mut self, at: usize, joined: bool, url: bool) -> Run {
        let first = self.digits.len();
        let mut end = at;
        while let Some(value) = self.glyph(end).to_digit(10) {
            self.digits.push((value as u8, end));
            end = end.wrapping_add(1);
        }
        let len = self.digits.len().wrapping_sub(first);
        // `001 X`: one blank may stand before the check digit of a number in groups.
        let next = end.wrapping_add(usize::from(joins(self.glyph(end))));
        let behind = self.glyph(next.wrapping_add(1));
        let alone = !self.letter(behind) && !behind.is_ascii_digit();
        let x = alone && is_x(self.glyph(next));
        let x = if x { next.wrapping_add(1) } else { 0 };
        Run {
            first,
            len,
            at,
            end,
            x,
            joined,
            masked: len <= 6 && (self.starred(at, true) || self.starred(end, false)),
            url,
        }
    }

    /// Whether three asterisks stand beside a run, with at most a blank between.
    fn starred(&self, at: usize, before: bool) -> bool {
        let step = |at: usize, n: usize| {
            if before {
                at.wrapping_sub(n).wrapping_sub(1)
            } else {
                at.wrapping_add(n)
            }
        };
        let skip = usize::from(self.glyph(step(at, 0)) == ' ');
        (0..3).all(|n| self.glyph(step(at, skip.wrapping_add(n))) == '*')
    }

    /// Whether `c` makes a number beside it part of a code; in a field for names and dwellings it does not.
    fn letter(&self, c: char) -> bool {
        let code = !matches!(self.kind, FieldKind::PersonName | FieldKind::Address);
        code && (c.is_ascii_alphabetic() || c == '_')
    }

    /// The glyph at `at`; a NUL beyond the ends.
    #[inline(never)]
    fn glyph(&self, at: usize) -> char {
        self.glyphs.get(at).map_or('\0', |(_, c)| *c)
    }

    fn byte(&self, at: usize) -> usize {
        self.glyphs
            .get(at)
            .map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// The longest number that begins with the run `start`.
    fn hit(&self, start: usize, masked: Option<usize>) -> Option<Hit> {
        let first = self.runs.get(start)?;
        let mut found = None;
        // The last run and how many digits to its end: what a field of numbers masks without a pattern.
        let (mut whole, mut kept) = (None, 0);
        let mut digits: Vec<u8> = Vec::new();
        // Bit n: a group ends after n digits.
        let mut cuts = 0u32;
        for (index, run) in self.runs.iter().enumerate().skip(start) {
            if run.masked || (index > start && !run.joined) {
                break;
            }
            let own = self.digits.get(run.first..run.first.wrapping_add(run.len));
            cuts |= 1u32
                .checked_shl(u32::try_from(digits.len()).unwrap_or(32))
                .unwrap_or(0)
                & !1;
            digits.extend(own.unwrap_or_default().iter().map(|(value, _)| *value));
            if digits.len() > LONGEST {
                break;
            }
            (whole, kept) = (Some(index), digits.len());
            let group = Group {
                scan: self,
                first,
                last: run,
                digits: &digits,
                cuts,
                alone: self.alone(start, index, masked),
            };
            if let Some((what, keep, mask)) = group.find() {
                let from = self
                    .digits
                    .get(first.first.wrapping_add(keep))
                    .map_or(first.at, |(_, at)| *at);
                found = Some(Hit {
                    from,
                    until: group.end(),
                    run: index,
                    mask,
                    what,
                });
            }
        }
        digits.truncate(kept);
        found.or_else(|| self.by_field(first.at, whole?, &mut digits))
    }

    /// Whether groups of three and four digits are one number and not figures in a row.
    fn alone(&self, start: usize, last: usize, masked: Option<usize>) -> bool {
        let before = start.checked_sub(1);
        let first = self.runs.get(start).is_none_or(|run| !run.joined);
        let begins = first
            || before == masked
            || before
                .and_then(|at| self.runs.get(at))
                .is_none_or(|run| run.len > 6 || self.is_86(run));
        let next = self.runs.get(last.wrapping_add(1));
        begins && next.is_none_or(|run| !run.joined || run.len != 4)
    }

    fn is_86(&self, run: &Run) -> bool {
        let own = self.digits.get(run.first..run.first.wrapping_add(run.len));
        matches!(
            own.unwrap_or_default(),
            [(8, _), (6, _)] | [(0, _), (0, _), (8, _), (6, _)]
        )
    }

    /// In a field for numbers of persons or cards every number is one, whatever its pattern.
    fn by_field(&self, from: usize, run: usize, digits: &mut Vec<u8>) -> Option<Hit> {
        let last = self.runs.get(run)?;
        let mut until = last.end;
        let (what, mask) = match self.kind {
            FieldKind::IdNumber if digits.len() >= 7 => {
                if last.x > 0 {
                    digits.push(10);
                    until = last.x;
                }
                (What::Id, id_mask(digits))
            }
            FieldKind::BankCard if digits.len() >= 8 => (What::Card, card_mask(digits)),
            _ => return None,
        };
        Some(Hit {
            from,
            until,
            run,
            mask,
            what,
        })
    }
}

/// Runs that may be one number.
struct Group<'a> {
    scan: &'a Scan<'a>,
    first: &'a Run,
    last: &'a Run,
    digits: &'a [u8],
    cuts: u32,
    alone: bool,
}

impl Group<'_> {
    /// What it is, how many digits at its beginning stay as they are, and its mask.
    fn find(&self) -> Option<(What, usize, String)> {
        if self.digits.len() < 11 {
            return None;
        }
        let kind = self.kind();
        let exact = matches!(kind, FieldKind::Code | FieldKind::Url);
        if let Some((what, mask)) = self.id(kind, exact) {
            return Some((what, 0, mask));
        }
        if !exact && self.card(kind) {
            return Some((What::Card, 0, card_mask(self.digits)));
        }
        if exact || kind == (FieldKind::Phone { exempt: true }) {
            return None;
        }
        let keep = self.phone(kind)?;
        let mut mask = String::new();
        put(&mut mask, self.digits.get(keep..keep.wrapping_add(3))?);
        mask.push_str("****");
        put(&mut mask, self.digits.get(keep.wrapping_add(7)..)?);
        Some((What::Phone, keep, mask))
    }

    /// The field's kind; in a field of no kind, what the word before the number says.
    fn kind(&self) -> FieldKind {
        let plain = |c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | ' ' | '%' | '，' | '*')
        };
        match self.scan.kind {
            _ if self.first.url => FieldKind::Url,
            FieldKind::Figure if self.scan.glyphs.iter().all(|(_, c)| plain(*c)) => FieldKind::Code,
            FieldKind::Figure
            | FieldKind::Text
            | FieldKind::Official
            | FieldKind::Company
            | FieldKind::MaybeName
            | FieldKind::MaybeAddress => label::before(&self.scan.glyphs, self.first.at),
            own => own,
        }
    }

    fn id(&self, kind: FieldKind, exact: bool) -> Option<(What, String)> {
        let labelled = kind == FieldKind::IdNumber;
        let solid = self.cuts & !(1 << 6 | 1 << 10 | 1 << 14) == 0;
        let lettered = self.lettered();
        let mut digits = self.digits.to_vec();
        if self.has_x() {
            digits.push(10);
        }
        if let Some(right) = number::id18(&digits) {
            let code = number::uscc_digits(&digits);
            // A code that holds a date holds one of this century.
            let ok = if exact {
                right && solid && !code && digits.get(6) == Some(&1)
            } else {
                right || labelled || (solid && !lettered && number::region(&digits))
            };
            let what = if right { What::Id } else { What::Suspect };
            return ok.then(|| (what, id_mask(&digits)));
        }
        let old = number::id15(&digits) && self.cuts & !(1 << 6 | 1 << 12) == 0;
        let other = labelled && matches!(digits.len(), 15 | 18) && self.cuts == 0;
        // Unlabelled, 18 to 26 at the place of the year are years of this century: the date of a file.
        let bare = old
            && !exact
            && self.cuts == 0
            && !lettered
            && number::region(&digits)
            && number::pair(&digits, 6) > 26
            && matches!(number::pair(&digits, 4), 0..=43 | 81..=99);
        (bare || other || (old && labelled)).then(|| (What::Id, id_mask(&digits)))
    }

    fn card(&self, kind: FieldKind) -> bool {
        let n = self.digits.len();
        if kind == FieldKind::BankCard {
            return n >= 12;
        }
        let fours = self.cuts & !(1 << 4 | 1 << 8 | 1 << 12 | 1 << 16) == 0;
        let grouped =
            self.cuts == 1 << 6 || (fours && self.cuts & 1 << 4 != 0 && self.cuts & 1 << 12 != 0);
        (self.cuts == 0 || grouped)
            && !self.lettered()
            && !self.decimal()
            && number::issuer(self.digits, self.cuts != 0)
            && number::luhn(self.digits)
    }

    /// How many digits stand before a mobile's eleven.
    fn phone(&self, kind: FieldKind) -> Option<usize> {
        let labelled = kind == FieldKind::Phone { exempt: false };
        let keep = match (self.digits.len(), self.digits) {
            (11, _) => 0,
            (13, [8, 6, ..]) => 2,
            (15, [0, 0, 8, 6, ..]) => 4,
            (12, [0, ..]) if labelled => 1,
            _ => return None,
        };
        let number = self.digits.get(keep..)?;
        // A boundary behind the prefix is none within the number.
        let cuts = self
            .cuts
            .checked_shr(u32::try_from(keep).unwrap_or(0))
            .unwrap_or(0)
            & !1;
        let inside = self.cuts
            & !(u32::MAX
                .checked_shl(u32::try_from(keep).unwrap_or(0))
                .unwrap_or(0));
        let groups = cuts == 0
            || (self.alone && (cuts == (1 << 3 | 1 << 7) || cuts == 1 << 3 || cuts == 1 << 7));
        let [1, 3..=9, ..] = number else {
            return None;
        };
        let glyph = |at: usize| self.scan.glyph(at);
        let before = glyph(self.first.at.wrapping_sub(1));
        let after = glyph(self.last.end);
        let beyond = glyph(self.last.end.wrapping_add(1));
        let money = matches!(before, '¥' | '￥' | '$')
            || matches!(after, '元' | '万' | '亿' | '%' | '％' | '‰' | '℃');
        let name = self.lettered() || (after == '.' && self.scan.letter(beyond));
        (groups && inside == 0 && !self.decimal() && !money && (labelled || !name)).then_some(keep)
    }

    /// Whether an `X` is its last sign.
    fn has_x(&self) -> bool {
        self.digits.len() == 17 && self.last.x > 0
    }

    /// The glyph behind it.
    fn end(&self) -> usize {
        if self.has_x() {
            self.last.x
        } else {
            self.last.end
        }
    }

    /// Whether a letter stands directly beside it.
    fn lettered(&self) -> bool {
        self.scan
            .letter(self.scan.glyph(self.first.at.wrapping_sub(1)))
            || self.scan.letter(self.scan.glyph(self.end()))
    }

    /// Whether a point makes it part of a decimal.
    fn decimal(&self) -> bool {
        let digit = |at: usize| self.scan.glyph(at).is_ascii_digit();
        let (before, after) = (self.first.at.wrapping_sub(1), self.last.end);
        (self.scan.glyph(before) == '.' && digit(before.wrapping_sub(1)))
            || (self.scan.glyph(after) == '.' && digit(after.wrapping_add(1)))
    }
}

//! The format `mingbai.profile/1`. What cannot be used is left out and told; a profile without fields is none.

use super::fields::{fields, yes};
use super::find::folded;
use super::model::{Contact, Persons, Profile, Question, SchemaOrg, Source, State, Tone};
use super::rules::{By, Chart, ChartKind, Check, Clock, Condition, Term, Test, Window};
use crate::feed::{list, text};
use crate::fold::key;
use crate::read::{Limits, parse};
use crate::text::{cut, fill, whole};
use crate::workday::Calendar;
use crate::{Decimal, Tree};

/// The name of the format.
const FORMAT: &str = "mingbai.profile/1";

/// What is said where no command tells what is wrong: a phone does not carry the words for whoever writes profiles.
#[cfg(target_arch = "wasm32")]
const FAULTY: &str = "栏目模板里有没有用的写法，mingbai check 会列出来";

/// Takes in a fault, its pattern in parts. A phone only says that there are some.
pub(super) fn fault(faults: &mut Vec<String>, pattern: &[&str], printed: &[&str]) {
    #[cfg(target_arch = "wasm32")]
    {
        let _ = (pattern, printed);
        if faults.is_empty() {
            faults.push(FAULTY.to_owned());
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    faults.push(fill(&pattern.concat(), printed));
}

impl Profile {
    /// Reads a profile; see `www/docs/profiles.md`.
    ///
    /// # Errors
    /// Why it is none, in Chinese, for whoever wrote it.
    ///
    /// ```
    /// use mingbai_data::listing::Profile;
    /// let file = r#"{"schema":"mingbai.profile/1","name":"recall","title":"缺陷产品召回","head":"brand",
    ///     "fields":[{"name":"brand","label":"品牌"}],"sort":["-date"]}"#;
    /// let profile = Profile::read(file).unwrap();
    /// assert_eq!(&*profile.fields[0].label, "品牌");
    /// assert_eq!(profile.faults, ["栏目模板的 sort：没有名为“date”的字段"]);
    /// ```
    pub fn read(text: &str) -> Result<Self, String> {
        let tree = parse(text, &Limits::default()).map_err(|error| error.message)?;
        Self::of(&tree)
    }

    /// [`Profile::read`] of what was read already.
    ///
    /// # Errors
    /// As there.
    pub fn of(tree: &Tree) -> Result<Self, String> {
        let schema = text(tree, "schema").unwrap_or_default();
        if schema != FORMAT {
            return Err(fill(
                "栏目模板的格式“{}”不受支持，schema 应写作 {}",
                &[schema, FORMAT],
            ));
        }
        let own = |key: &str| text(tree, key).map(Into::into);
        let mut profile = Self {
            name: own("name").unwrap_or_default(),
            title: own("title").unwrap_or_default(),
            unit: own("unit").unwrap_or_else(|| "条".into()),
            persons_why: own("persons_why"),
            ..Self::default()
        };
        profile.fields = fields(tree, &mut profile.faults);
        if profile.fields.is_empty() {
            return Err("栏目模板没有字段：fields 应是字段的列表，每个有 name 和 label".into());
        }
        // The documentation lists them; a page has no use for them.
        if cfg!(not(target_arch = "wasm32")) {
            let areas = list(tree, "areas").iter().filter_map(Tree::text);
            let areas = areas.filter_map(|own| u32::try_from(whole(own)?).ok());
            profile.areas = areas.collect();
        }
        for source in list(tree, "basis") {
            profile.basis.extend(titled(source));
        }
        if let Some(own) = tree.get("local") {
            let both = text(own, "publisher").zip(text(own, "document"));
            profile.local = both.map(|(whose, number)| (whose.into(), number.into()));
        }
        if let Some(own) = tree.get("contact") {
            profile.contact = Some(Contact {
                name: text(own, "name").unwrap_or_default().into(),
                phone: text(own, "phone").unwrap_or_default().into(),
            });
        }
        Reader {
            profile: &mut profile,
        }
        .rest(tree);
        Ok(profile)
    }

    /// The field with this name.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|own| *own.name == *name)
    }
}

fn titled(tree: &Tree) -> Option<Source> {
    let title = tree.text().or_else(|| text(tree, "title"))?;
    Some(Source {
        title: title.into(),
        url: text(tree, "url").map(Into::into),
    })
}

/// Reads what names fields.
struct Reader<'a> {
    profile: &'a mut Profile,
}

impl Reader<'_> {
    #[inline(always)]
    fn fault(&mut self, part: &str, pattern: &str, printed: &str) {
        let pattern = ["栏目模板的 {}：", pattern];
        fault(&mut self.profile.faults, &pattern, &[part, printed]);
    }

    /// The field that is named in `part`.
    fn place(&mut self, part: &str, name: &str) -> Option<usize> {
        let found = self.profile.place(name);
        if found.is_none() {
            self.fault(part, "没有名为“{}”的字段", name);
        }
        found
    }

    /// The field under `key`; no fault where there is no such member.
    fn named(&mut self, part: &str, tree: &Tree, key: &str) -> Option<usize> {
        self.place(part, text(tree, key)?)
    }

    /// The field under `key`, which must be there.
    fn needed(&mut self, part: &str, tree: &Tree, key: &str) -> Option<usize> {
        if text(tree, key).is_none() {
            self.fault(part, "没有写 {}", key);
        }
        self.named(part, tree, key)
    }

    fn all(&mut self, part: &str, tree: &Tree, key: &str) -> Vec<usize> {
        let names = list(tree, key).iter().filter_map(Tree::text);
        names.filter_map(|name| self.place(part, name)).collect()
    }

    fn rest(&mut self, tree: &Tree) {
        for own in list(tree, "fields") {
            let unit = self.named("fields", own, "unit_field");
            let at = text(own, "name").and_then(|name| self.profile.place(name));
            if let Some(field) = at.and_then(|at| self.profile.fields.get_mut(at)) {
                field.unit_field = unit;
            }
        }
        if let Some(head) = self.named("head", tree, "head") {
            self.profile.head = head;
        }
        self.profile.state = self.named("state", tree, "state");
        for own in list(tree, "states") {
            self.state(own);
        }
        for own in list(tree, "terms") {
            let term = self.term(own);
            self.profile.terms.extend(term);
        }
        if let Some(own) = tree.get("window") {
            self.profile.window = self.window(own);
        }
        if let Some(own) = tree.get("question") {
            let answer = self.all("question", own, "answer");
            self.profile.question = Some(Question {
                text: text(own, "text").unwrap_or_default().into(),
                hint: text(own, "hint").unwrap_or_default().into(),
                answer,
                none: text(own, "none").map(Into::into),
                scan: yes(own, "scan"),
            });
        }
        for group in list(tree, "synonyms") {
            let words = group.list().unwrap_or_default();
            let words = words.iter().filter_map(Tree::text).map(|word| {
                let mut out = String::new();
                folded(&mut out, word);
                out.into()
            });
            self.profile.synonyms.push(words.collect());
        }
        for name in list(tree, "sort").iter().filter_map(Tree::text) {
            let down = name.strip_prefix('-');
            if let Some(at) = self.place("sort", down.unwrap_or(name)) {
                self.profile.sort.push((at, down.is_some()));
            }
        }
        for name in list(tree, "filters").iter().filter_map(Tree::text) {
            let by = self.by("filters", name);
            self.profile.filters.extend(by);
        }
        self.profile.card = self.all("card", tree, "card");
        self.profile.columns = self.all("columns", tree, "columns");
        let parts = list(tree, "sentence").iter().filter_map(Tree::text);
        self.profile.sentence = parts.map(Into::into).collect();
        for own in list(tree, "charts") {
            let chart = self.chart(own);
            self.profile.charts.extend(chart);
        }
        for own in list(tree, "checks") {
            let check = self.check(own);
            self.profile.checks.extend(check);
        }
        self.profile.persons = match text(tree, "persons").unwrap_or("masked") {
            "masked" => Persons::Masked,
            "refused" => Persons::Refused,
            "exempt" => Persons::Exempt,
            other => {
                self.fault("persons", "不认识“{}”，个人信息按脱敏处理", other);
                Persons::Masked
            }
        };
        // Search engines read what the command writes.
        if cfg!(not(target_arch = "wasm32"))
            && let Some(own) = tree.get("schema_org")
        {
            let kind = text(own, "type").unwrap_or("Thing").into();
            let mut properties = Vec::new();
            if let Some(Tree::Map(members)) = own.get("properties") {
                for (property, name) in members {
                    let place = self.place("schema_org", name.text().unwrap_or_default());
                    properties.extend(place.map(|at| (property.clone(), at)));
                }
            }
            self.profile.schema_org = Some(SchemaOrg { kind, properties });
        }
        for year in list(tree, "workdays") {
            let mut calendar = self.profile.calendar.clone();
            match Calendar::give(&mut calendar, year) {
                Ok(()) => self.profile.calendar = calendar,
                Err(why) => self.fault("workdays", "{}", &why),
            }
        }
    }

    fn by(&mut self, part: &str, name: &str) -> Option<By> {
        if name == "state" {
            return Some(By::State);
        }
        if let Some(name) = name.strip_suffix(":month") {
            return self.place(part, name).map(By::Month);
        }
        if let Some(name) = name.strip_suffix(":year") {
            return self.place(part, name).map(By::Year);
        }
        self.place(part, name).map(By::Field)
    }

    fn state(&mut self, own: &Tree) {
        let Some(word) = text(own, "word") else {
            self.fault("states", "没有写 {}", "word");
            return;
        };
        let also = list(own, "also").iter().filter_map(Tree::text);
        let words = std::iter::once(word).chain(also);
        let when = self.conditions("states", own);
        self.profile.states.push(State {
            word: word.into(),
            words: words.map(|word| key(word).into()).collect(),
            tone: match text(own, "tone").unwrap_or_default() {
                "good" => Tone::Good,
                "note" => Tone::Note,
                "bad" => Tone::Bad,
                _ => Tone::Plain,
            },
            rule: text(own, "rule").map(Into::into),
            when: when.unwrap_or_default(),
        });
    }

    /// The conditions of `own`; none where a part of them is not understood: what is left would hold too often.
    fn conditions(&mut self, part: &str, own: &Tree) -> Option<Vec<Condition>> {
        let all = list(own, "when");
        let read = all.iter().filter_map(|own| self.condition(part, own));
        let read: Vec<Condition> = read.collect();
        (read.len() == all.len()).then_some(read)
    }

    fn condition(&mut self, part: &str, own: &Tree) -> Option<Condition> {
        let field = self.needed(part, own, "field")?;
        let words = |name: &str| -> Vec<Box<str>> {
            let words = list(own, name).iter().filter_map(Tree::text);
            words.map(|word| key(word).into()).collect()
        };
        let (words, others) = (words("is"), words("not"));
        let is = text(own, "is").unwrap_or_default();
        let number = |word: &str| {
            let (own, number) = cut(is, " ")?;
            Decimal::parse(number).filter(|_| own == word)
        };
        let is = match is {
            _ if !words.is_empty() => Test::OneOf(words),
            _ if !others.is_empty() => Test::NoneOf(others),
            _ if number("at_least").is_some() => {
                Test::AtLeast(number("at_least").unwrap_or(Decimal::ZERO))
            }
            _ if number("at_most").is_some() => {
                Test::AtMost(number("at_most").unwrap_or(Decimal::ZERO))
            }
            "present" => Test::Present,
            "missing" => Test::Missing,
            "past" => Test::Past,
            "ahead" => Test::Ahead,
            "begun" => Test::Begun,
            "open" => Test::Open,
            other => {
                let known = "不认识 is“{}”，可用 present、missing、past、ahead、begun、open、at_least 5、at_most 5，或文字的列表";
                self.fault(part, known, other);
                return None;
            }
        };
        Some(Condition { field, is })
    }

    fn term(&mut self, own: &Tree) -> Option<Term> {
        let from = self.needed("terms", own, "from")?;
        let to = self.needed("terms", own, "to")?;
        let written = text(own, "clock").unwrap_or("workday");
        let Some(clock) = clock(written) else {
            let known = "不认识 clock“{}”，可用 workday、calendar、month、hour、clock 12:00、year_end 03-31";
            self.fault("terms", known, written);
            return None;
        };
        let written = text(own, "within").unwrap_or_default();
        let within = whole(written);
        let within: Option<u32> = within.and_then(|days| days.try_into().ok());
        let within_field = self.named("terms", own, "within_field");
        let when = self.conditions("terms", own)?;
        if within.is_none() && (within_field.is_none() || own.get("within").is_some()) {
            self.fault("terms", "within“{}”不是整数", written);
            return None;
        }
        Some(Term {
            label: text(own, "label").unwrap_or_default().into(),
            from,
            to,
            clock,
            within: within.unwrap_or(0),
            within_field,
            rule: text(own, "rule").map(Into::into),
            when,
            unknown: text(own, "missing") == Some("unknown"),
        })
    }

    fn window(&mut self, own: &Tree) -> Option<Window> {
        let from = self.needed("window", own, "from")?;
        let to = self.needed("window", own, "to")?;
        let least = text(own, "least").and_then(whole);
        Some(Window {
            label: text(own, "label").unwrap_or("公示期").into(),
            from,
            to,
            least: least.and_then(|days| days.try_into().ok()),
            workdays: yes(own, "workdays"),
            rule: text(own, "rule").map(Into::into),
        })
    }

    fn chart(&mut self, own: &Tree) -> Option<Chart> {
        let by = text(own, "by").unwrap_or_default();
        let by = self.by("charts", by)?;
        let kind = text(own, "kind").unwrap_or("count");
        let kind = if let Some(name) = kind.strip_prefix("sum:") {
            ChartKind::Sum(self.place("charts", name)?)
        } else if kind == "share" {
            let Some(condition) = own.get("where") else {
                self.fault("charts", "没有写 {}", "where");
                return None;
            };
            ChartKind::Share(self.condition("charts", condition)?)
        } else if kind == "count" {
            ChartKind::Count
        } else {
            self.fault(
                "charts",
                "不认识 kind“{}”，可用 count、sum:字段、share",
                kind,
            );
            return None;
        };
        Some(Chart {
            title: text(own, "title").unwrap_or_default().into(),
            kind,
            by,
        })
    }

    fn check(&mut self, own: &Tree) -> Option<Check> {
        const PART: &str = "checks";
        let number = |key: &str| text(own, key).and_then(whole);
        let decimal = |key: &str| text(own, key).and_then(Decimal::parse);
        Some(match text(own, "check").unwrap_or_default() {
            "sum" => Check::Sum {
                parts: self.all(PART, own, "parts"),
                total: self.needed(PART, own, "total")?,
            },
            "rate" => Check::Rate {
                part: self.needed(PART, own, "part")?,
                whole: self.needed(PART, own, "whole")?,
                rate: self.needed(PART, own, "rate")?,
            },
            "order" => Check::Order {
                first: self.needed(PART, own, "first")?,
                then: self.needed(PART, own, "then")?,
                least: number("least").and_then(|days| days.try_into().ok()),
                workdays: yes(own, "workdays"),
                when: self.conditions(PART, own)?,
            },
            "range" => Check::Range {
                field: self.needed(PART, own, "field")?,
                least: decimal("least"),
                most: decimal("most"),
            },
            "unique" => Check::Unique {
                fields: self.all(PART, own, "fields"),
            },
            "uscc" => Check::Uscc {
                field: self.needed(PART, own, "field")?,
            },
            "length" => Check::Length {
                field: self.needed(PART, own, "field")?,
                length: number("length")?.try_into().ok()?,
            },
            "with" => Check::With {
                when: self.condition(PART, own.get("when")?)?,
                need: self.needed(PART, own, "need")?,
            },
            "stale" => Check::Stale {
                field: self.needed(PART, own, "field")?,
                days: number("days")?.try_into().ok()?,
                when: self.conditions(PART, own)?,
            },
            "not_over" => Check::NotOver {
                field: self.needed(PART, own, "field")?,
                most: self.needed(PART, own, "most")?,
            },
            other => {
                let known = "不认识 check“{}”，可用 sum、rate、order、range、unique、uscc、length、with、stale、not_over";
                self.fault(PART, known, other);
                return None;
            }
        })
    }
}

/// How a time limit is counted.
fn clock(written: &str) -> Option<Clock> {
    let (word, rest) = cut(written, " ").unwrap_or((written, ""));
    let pair = |mark: &str| {
        let (one, two) = cut(rest, mark)?;
        let of = |digits: &str| u32::try_from(whole(digits)?).ok();
        of(one).zip(of(two))
    };
    Some(match word {
        "workday" => Clock::Workday,
        "calendar" => Clock::Calendar,
        "hour" => Clock::Hour,
        "month" => Clock::Month,
        "clock" => {
            let (hour, minute) = pair(":").filter(|(hour, minute)| *hour < 24 && *minute < 60)?;
            Clock::Clock(hour.saturating_mul(60).saturating_add(minute))
        }
        "year_end" if rest.is_empty() => Clock::YearEnd(12, 31),
        "year_end" => {
            let (month, day) = pair("-").filter(|(month, day)| {
                crate::date::Day::new(2001, (*month).into(), (*day).into()).is_some()
            })?;
            Clock::YearEnd(month, day)
        }
        _ => return None,
    })
}

//! From bytes to a dataset: the one place where the command meets the readers, presets and subjects of `mingbai-data`.
//!
//! Everything else in this crate asks here which subjects there are and what a source's bytes say, and [`crate::dataset`]
//! what is printed of them. **Rule:** what leaves this file is masked, and so is every sentence about what could not be read.

mod alone;
mod listed;
mod map;
mod opened;
mod places;
mod strange;
mod template;
mod unfit;
mod wish;

pub use listed::LISTED;
pub use map::Map;
pub use places::Personal;
pub use template::profile;
pub use wish::{Subject, Wish, word};

use crate::dataset::{Data, Dataset};
use mingbai_data::budget;
use mingbai_data::dataset::{self as own, Dataset as Records};
use mingbai_data::listing::Profile;
use mingbai_data::livelihood;
use mingbai_data::mapping::{Context, by_headings, records_by_headings};
use mingbai_data::preset;
use mingbai_data::privacy::{Counts, FieldKind, mask_text, mask_tree, mask_tree_but};
use mingbai_data::read::{self, Decoded, Form, Limits, Reading, parse};
use mingbai_data::shape::{Bounds, Follow, Next, find, find_any, paging};
use mingbai_data::{Finding, Place, ReadError, ReadErrorKind, Severity, Tree};
use opened::Opened;

/// A run of digits this long in a sentence about what could not be read may be a part of somebody's number.
const DIGITS: usize = 8;

/// The text of bytes in UTF-8, GB18030 (which GBK and GB2312 are part of) or UTF-16.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, ReadError> {
    read::decode(bytes, declared)
}

/// The tree of a text of any kind, as it came: to be masked before it is kept or shown.
pub fn tree(text: &str, limits: &Limits) -> Result<Tree, ReadError> {
    read::any(text, limits)
        .map(|reading| reading.tree)
        .map_err(discreet)
}

/// What is wrong with a text as JSON, and where.
pub fn why_not_json(text: &str) -> Option<String> {
    let limits = Limits {
        max_bytes: usize::MAX,
        ..Limits::default()
    };
    let error = parse(text, &limits).err()?;
    Some(discreet(error).message)
}

/// Whether a text is but a page of a list that goes on: what the source says about the whole, and its rows; 0 when it
/// does not say how many.
pub fn unfinished(text: &str, limits: &Limits) -> Option<(Finding, usize)> {
    let tree = read::any(text, limits).ok()?.tree;
    let mut paging = paging(&tree)?;
    match paging.next {
        Next::None => return None,
        // Nobody says where the others are: there are some when the rows are fewer than those that are counted.
        Next::Unknown => {
            let follow = Follow::new(tree, "", Bounds::default(), limits).ok()?;
            let (_, _, total) = follow.so_far();
            paging.rows_total = Some(total?);
        }
        _ => {}
    }
    let page = match paging.page {
        Some(page) => format!("第 {page} 页"),
        None => "其中一页".to_owned(),
    };
    let message = match paging.rows_total {
        Some(total) => format!("来源说共有 {total} 行，这里只有{page}"),
        None => format!("来源说后面还有，这里只有{page}"),
    };
    let finding = Finding {
        code: "pages",
        severity: Severity::Warning,
        place: Place::default(),
        message,
    };
    Some((finding, paging.rows_total.unwrap_or_default()))
}

/// That a text was decoded in the wrong charset before it came, and what it would be.
pub fn garbled(text: &str) -> Option<Finding> {
    let (is, meant) = read::decoded_twice(text)?;
    let clip = |text: &str| masked(&text.chars().take(20).collect::<String>());
    Some(Finding {
        code: "encoding",
        severity: Severity::Warning,
        place: Place::default(),
        message: format!(
            "文字像是被用错编码读过（乱码）：“{}”应该是“{}”",
            clip(&is),
            clip(&meant)
        ),
    })
}

/// Masks the personal data in a tree; how much there was, and the finding that says so.
pub fn mask(tree: &mut Tree) -> (u32, Option<Finding>) {
    mask_by(tree, None)
}

/// The same by what a profile says of the columns: telephones for the public stay, and names that a duty to publish names.
fn mask_by(tree: &mut Tree, profile: Option<&Profile>) -> (u32, Option<Finding>) {
    let mut counts = Counts::default();
    match profile {
        Some(own) => mask_tree_but(tree, &mut counts, &|name| own.holds(name)),
        None => mask_tree(tree, &mut counts),
    }
    let finding = counts.said().map(|said| Finding {
        code: "pii",
        severity: Severity::Warning,
        place: Place::default(),
        message: format!("数据中有未去标识化的个人信息，已遮盖：{said}"),
    });
    (counts.total(), finding)
}

/// A text of somebody else's without the numbers of people in it.
pub fn masked(text: &str) -> String {
    mask_text(text, FieldKind::Text, &mut Counts::default()).into_owned()
}

/// An error whose sentence quotes no number of a person, not even a part of one.
fn discreet(error: ReadError) -> ReadError {
    let mut message = String::new();
    let mut run = String::new();
    for c in masked(&error.message).chars().chain(['\n']) {
        if c.is_numeric() {
            run.push(c);
            continue;
        }
        match run.chars().count() {
            DIGITS.. => message.extend(run.chars().take(3).chain("****".chars())),
            _ => message.push_str(&run),
        }
        run.clear();
        message.push(c);
    }
    message.pop();
    ReadError { message, ..error }
}

/// How many rows a tree has, where it has rows at all.
///
/// # Errors
/// `source`: the envelope reports a failure; `parse`: a table within it was cut off.
pub fn rows(tree: &Tree, limits: &Limits) -> Result<Option<usize>, ReadError> {
    match find(tree.clone(), limits) {
        Ok(found) => Ok(Some(found.parts.iter().map(|part| part.rows.len()).sum())),
        Err(error) if error.kind == ReadErrorKind::Source => Err(discreet(error)),
        Err(error) if error.kind == ReadErrorKind::Empty => Ok(Some(0)),
        // A table in one of its strings may have been cut off.
        Err(_) => read::open_within(tree.clone(), limits)
            .map(|_| None)
            .map_err(discreet),
    }
}

/// The dataset in a text. `now` is in seconds since 1970-01-01T00:00:00Z.
pub fn dataset(text: &str, wish: &Wish, now: i64) -> Result<Dataset, ReadError> {
    if let Some(template) = template::of(text, &wish.options.limits) {
        return template.map_err(discreet);
    }
    let named = wish.named(text);
    let wish = named.as_ref().unwrap_or(wish);
    let mut dataset = by_wish(text, wish, now).map_err(|error| match garbled(text) {
        // The headings are not known because they are garbled.
        Some(found) if error.kind == ReadErrorKind::Field => ReadError {
            kind: ReadErrorKind::Encoding,
            message: found.message,
        },
        _ => discreet(error),
    })?;
    dataset.add(garbled(text).or_else(|| garbled(&dataset.json())));
    if dataset.masked > 0 {
        dataset.personal = places::places(text, &wish.options.limits);
    }
    dataset.add(crate::doubt::check(&dataset));
    dataset.add(crate::rounded::check(&dataset));
    Ok(dataset)
}

/// The dataset in a tree, such as pages put together.
pub fn dataset_of(tree: &Tree, wish: &Wish, now: i64) -> Result<Dataset, ReadError> {
    // Together they may be larger than one answer may be.
    let mut wish = wish.clone();
    wish.options.limits.max_bytes = usize::MAX;
    dataset(&tree.json(), &wish, now)
}

/// The dataset in pages put together, the first of which came as `first`: no line of a text is theirs.
pub fn dataset_of_pages(
    tree: &Tree,
    first: &str,
    wish: &Wish,
    now: i64,
) -> Result<Dataset, ReadError> {
    let mut dataset = dataset_of(tree, wish, now)?;
    let reading = read::any(first, &wish.options.limits);
    if let Ok(Reading { form, inner, .. }) = reading {
        (dataset.form, dataset.inner) = (form, inner);
    }
    for place in &mut dataset.personal {
        place.line = None;
    }
    Ok(dataset)
}

fn by_wish(text: &str, wish: &Wish, now: i64) -> Result<Dataset, ReadError> {
    let context = Context {
        now: Some(now),
        given: &[],
    };
    if let Some(listed) = listed::of(text, wish) {
        return listed;
    }
    let key = wish.subject.key();
    let budget = wish.subject == Subject::Budget;
    let named = wish.preset.as_deref().filter(|name| *name != "auto");
    // A budget needs no preset where its columns are known by their headings.
    if budget && wish.map.is_none() && wish.preset.is_none() {
        return by_rows(text, wish).map_err(|error| match error.kind {
            ReadErrorKind::Field => unfit::no_budget(text, error, wish),
            _ => error,
        });
    }
    let opened = Opened::of(read::any(text, &wish.options.limits)?);
    let tree = &opened.tree;
    if let Some(map) = &wish.map {
        let applied = map.mapping.apply(tree, &context);
        let mut records = applied.map_err(|error| map.explained(error, tree))?;
        map.explain(&mut records.findings, tree);
        return finished(records, opened, wish);
    }
    let standard = wish.preset.as_deref().unwrap_or("auto");
    if wish.subject == Subject::Livelihood
        && let Some(standard) = livelihood::standard(tree, standard)
    {
        return standardised(opened, standard, wish);
    }
    if let Some(name) = named {
        let read = preset::read(tree, name, Some(key), &context);
        let records = read.map_err(|error| unfit::of_preset(name, error))?;
        return finished(records, opened, wish);
    }
    let unnamed = alone::named(tree, wish.subject);
    let own = unnamed.as_ref().unwrap_or(tree);
    if budget {
        if preset::choose(&preset::all()?, tree, Some(key)).is_err() {
            return by_rows(text, wish);
        }
    } else if is_own(own) {
        let whole = alone::as_list(own, key);
        let tree = whole.as_ref().unwrap_or(own);
        let mut records = own::read_tree(tree)?;
        if records.subject.key != key {
            return Err(another(&records, wish));
        }
        records.findings.extend(strange::fields(tree, &records));
        let within = strange::within(tree, records.subject);
        records.findings.extend(within);
        return finished(records, opened, wish);
    }
    match preset::read(tree, "auto", Some(key), &context) {
        Ok(records) => finished(records, opened, wish),
        Err(error) => {
            // What no preset can read may say itself what its columns are, unless a preset was asked for.
            let auto = wish.preset.is_some();
            let all = preset::all()?;
            let chosen = preset::choose(&all, tree, Some(key));
            match (named_rows(text, wish, &context), chosen) {
                (Some(dataset), _) if !auto => Ok(dataset),
                (named, Err(_)) => Err(match find_any(text, &wish.options.limits) {
                    // What the source says of itself goes before what its answer is not.
                    Err(said) if said.kind == ReadErrorKind::Source => said,
                    _ => unfit::none_fits(tree, wish.subject, named.is_some()),
                }),
                (_, Ok((preset, _))) => Err(unfit::of_preset(&preset.name, error)),
            }
        }
    }
}

/// A package of an open standard, whole: a mapping has no room for steps and contracts.
fn standardised(opened: Opened, standard: &str, wish: &Wish) -> Result<Dataset, ReadError> {
    let (text, _) = livelihood::open(&opened.tree, standard)?;
    let mut records = own::read_tree(&parse(&text, &long())?)?;
    if wish.preset.as_deref() != Some(standard) {
        records.findings.push(Finding {
            code: "preset",
            severity: Severity::Note,
            place: Place::default(),
            message: format!("按数据的形状选用了预设“{standard}”"),
        });
    }
    finished(records, opened, wish)
}

/// A budget by the headings of its columns, exactly as on a page: strict JSON as it is, and whatever that does not
/// understand by its rows.
fn by_rows(text: &str, wish: &Wish) -> Result<Dataset, ReadError> {
    let limits = &wish.options.limits;
    let strictly = parse(text, limits)
        .map(|tree| Opened::new(tree, Form::Json, None, Vec::new()))
        .and_then(|opened| as_budget(opened, wish));
    match strictly {
        Err(error) if error.kind.may_be_read_otherwise() => {
            as_budget(Opened::rows(text, limits, None)?, wish)
        }
        done => done,
    }
}

fn as_budget(opened: Opened, wish: &Wish) -> Result<Dataset, ReadError> {
    let mut budget = budget::read_tree(opened.tree.clone(), &wish.options)?;
    let left = budget::unread(opened.tree, &budget, &wish.options);
    budget.findings.extend(left);
    budget.findings.extend(opened.findings);
    Ok(Dataset {
        data: Data::Budget(budget),
        masked: opened.masked,
        form: opened.form,
        inner: opened.inner,
        mapped: wish.map.is_some(),
        personal: Vec::new(),
    })
}

/// Records of a table whose publisher named its columns in words that are ours.
fn named_rows(text: &str, wish: &Wish, context: &Context<'_>) -> Option<Dataset> {
    let subject = wish.subject.table()?;
    let limits = &wish.options.limits;
    let reading = read::any(text, limits).ok()?;
    let named = by_headings(reading, subject, wish.options.unit, limits).ok()?;
    let opened = Opened::of(named);
    let records = records_by_headings(&opened.tree, subject, context).ok()?;
    finished(records, opened, wish).ok()
}

/// Records with what the page or the configuration knows beside them; a budget as a budget.
fn finished(records: Records, opened: Opened, wish: &Wish) -> Result<Dataset, ReadError> {
    let (mut records, late) = again(records);
    let masked = opened.masked.saturating_add(late.0);
    let options = &wish.options;
    let mut findings = std::mem::take(&mut records.findings);
    findings.extend(opened.findings);
    findings.extend(late.1);
    if wish.subject == Subject::Budget {
        let long = Limits {
            max_bytes: usize::MAX,
            max_string: usize::MAX,
            ..options.limits
        };
        let tree = parse(&records.to_json(), &long)?;
        // What the mapping did not find is the reason why a column is not there.
        let mut budget = budget::read_tree(tree, options).map_err(|error| {
            let why = findings.iter().find(|found| found.code == "field");
            let message = why.map(|found| format!("{}。{}", found.message, error.message));
            ReadError {
                message: message.unwrap_or(error.message),
                ..error
            }
        })?;
        // Rows of a budget may be in another place than those of the records; the sentence names them.
        budget
            .findings
            .extend(findings.into_iter().map(|found| Finding {
                place: Place::default(),
                ..found
            }));
        return Ok(Dataset {
            data: Data::Budget(budget),
            masked,
            form: opened.form,
            inner: opened.inner,
            mapped: wish.map.is_some(),
            personal: Vec::new(),
        });
    }
    for (slot, known) in [
        (&mut records.title, &options.title),
        (&mut records.publisher, &options.publisher),
        (&mut records.as_of, &options.as_of),
        (&mut records.source, &options.source_name),
        (&mut records.source_url, &options.source_url),
    ] {
        if slot.is_none() {
            *slot = known.as_deref().map(Into::into);
        }
    }
    let (all, most) = (records.rows.len(), options.max_rows);
    if all > most {
        records.rows.truncate(most);
        records.rows_in_source = Some(all);
        findings.retain(|found| found.place.row.is_none_or(|row| row < most));
        findings.push(Finding {
            code: "limit",
            severity: Severity::Warning,
            place: Place::default(),
            message: format!("已读前 {most} 条，来源共 {all} 条"),
        });
    }
    records.findings = findings;
    Ok(Dataset {
        data: Data::Records(records),
        masked,
        form: opened.form,
        inner: opened.inner,
        mapped: wish.map.is_some(),
        personal: Vec::new(),
    })
}

/// The limits of a text that we wrote ourselves.
fn long() -> Limits {
    Limits {
        max_bytes: usize::MAX,
        max_string: usize::MAX,
        ..Limits::default()
    }
}

/// The records masked once more: a mapping opens what was a text, and says what a column holds.
fn again(records: Records) -> (Records, (u32, Option<Finding>)) {
    let Ok(mut tree) = parse(&records.to_json(), &long()) else {
        return (records, (0, None));
    };
    let late = mask(&mut tree);
    match own::read_tree(&tree) {
        Ok(masked) if late.0 > 0 => (masked, late),
        _ => (records, (0, None)),
    }
}

fn is_own(tree: &Tree) -> bool {
    let schema = tree.get("schema").and_then(Tree::text);
    schema.is_some_and(|schema| schema.starts_with("mingbai."))
}

fn another(records: &Records, wish: &Wish) -> ReadError {
    let word = word(records.subject.key);
    ReadError {
        kind: ReadErrorKind::Schema,
        message: format!(
            "数据是{}（mingbai.{}/1），不是{}：请改用 --as {word}",
            records.subject.name,
            records.subject.key,
            wish.subject.name(),
        ),
    }
}

#[cfg(test)]
mod tests;

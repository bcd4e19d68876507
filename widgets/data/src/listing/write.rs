//! A list as text in our own format `mingbai.listing/1`, which reads as the same list again.

use super::cells::read;
use super::model::{Cell, Field, Listing, Persons, Profile};
use crate::date::{Date, Precision, Rule};
use crate::finding::CODES;
use crate::fold::{key, visible};
use crate::json::string;
use crate::text::count;
use crate::{Finding, Missing, Severity, Tree};

/// What reading finds again in the text itself.
const FOUND_AGAIN: [&str; 3] = ["field", "unit", "range"];

/// The list as text: a line a record, under the names of the profile's fields. `rows_in_source` says of how many rows these are a
/// part, 0 where nobody knows; `profile` is a profile that stands in the text itself.
///
/// ```
/// use mingbai_data::listing::{Profile, read_text, write};
/// let profile = r#"{"schema":"mingbai.profile/1","fields":[{"name":"item","label":"收费项目"},{"name":"day","kind":"date"}]}"#;
/// let profile = Profile::read(profile).unwrap();
/// let listing = read_text(r#"[{"收费项目":"登记费","day":"2026年3月1日"}]"#, &profile).unwrap();
/// let text = write(&listing, None, None);
/// assert_eq!(text, "{\"schema\":\"mingbai.listing/1\",\n\"rows\":[\n{\"item\":\"登记费\",\"day\":\"2026-03-01\"}\n]}\n");
/// assert_eq!(read_text(&text, &profile).unwrap().rows, listing.rows);
/// ```
#[must_use]
pub fn write(listing: &Listing, rows_in_source: Option<usize>, profile: Option<&Tree>) -> String {
    let mut out = String::from("{\"schema\":\"mingbai.listing/1\"");
    let as_of = listing.as_of.map(day);
    let as_of = as_of.map(String::into_boxed_str);
    for (name, text) in [
        ("title", &listing.title),
        ("publisher", &listing.publisher),
        ("as_of", &as_of),
        ("source", &listing.source),
        ("source_url", &listing.source_url),
    ] {
        if let Some(text) = text {
            out.push(',');
            member(&mut out, name, text);
        }
    }
    if listing.sample {
        out.push_str(",\"sample\":true");
    }
    let part = rows_in_source.or(listing.partial.then_some(0));
    if let Some(rows) = part {
        out.extend([",\"rows_in_source\":", &count(rows)]);
    }
    if let Some(profile) = profile {
        out.extend([",\n\"profile\":", &profile.json()]);
    }
    let names: Vec<&str> = listing
        .profile
        .fields
        .iter()
        .map(|own| name(&listing.profile, own))
        .collect();
    let masked = listing.profile.persons == Persons::Masked;
    out.push_str(",\n\"rows\":[");
    for (at, record) in listing.rows.iter().enumerate() {
        out.push_str(if at == 0 { "\n{" } else { ",\n{" });
        let mut first = true;
        for ((field, name), cell) in listing.profile.fields.iter().zip(&names).zip(&record.cells) {
            let Some((value, unit)) = value(field, cell, masked) else {
                continue;
            };
            if !first {
                out.push(',');
            }
            first = false;
            let key = match unit {
                Some(unit) => [name, "（", unit, "）"].concat(),
                None => (*name).into(),
            };
            string(&mut out, &key);
            out.extend([":", &value.json()]);
        }
        out.push('}');
    }
    out.push_str("\n]");
    findings(&mut out, &listing.findings);
    out.push_str("}\n");
    out
}

/// The name under which a field is read as itself: its own, unless a field before it is known by that.
fn name<'a>(profile: &'a Profile, field: &'a Field) -> &'a str {
    let first = |name: &str| {
        let name = key(name);
        let mut fields = profile.fields.iter();
        fields.find(|own| own.names.iter().any(|known| **known == *name))
    };
    let own = |name: &&str| first(name).is_none_or(|found| std::ptr::eq(found, field));
    let others = field.names.iter().map(|name| &**name);
    let mut all = [&*field.name, &*field.label].into_iter().chain(others);
    all.find(own).unwrap_or(&field.name)
}

fn text(text: &str) -> Tree {
    let shown = visible(text);
    if shown == text {
        return Tree::Text(text.into());
    }
    // What looks like markup is none.
    Tree::Text(text.replace('&', "&amp;").replace('<', "&lt;").into())
}

fn texts(all: &[Box<str>]) -> Tree {
    Tree::List(all.iter().map(|own| text(own)).collect())
}

fn map(members: Vec<(&str, Tree)>) -> Tree {
    let members = members.into_iter();
    Tree::Map(members.map(|(name, value)| (name.into(), value)).collect())
}

/// What is written for a cell, and the unit that has to stand in its name; nothing for what the source does not have.
fn value<'a>(field: &Field, cell: &'a Cell, masked: bool) -> Option<(Tree, Option<&'a str>)> {
    let same = |value: &Tree| read(field, value, &Rule::default(), None, masked) == *cell;
    let value = match cell {
        Cell::Missing(Missing::Absent, _) => return None,
        Cell::Missing(why, printed) => {
            // Some are kept as they came, some as they are shown.
            let printed = printed
                .as_deref()
                .map(|own| [Tree::Text(own.into()), text(own)]);
            let marks = [why.reason(), "/", "***", "无效"].map(|mark| Tree::Text(mark.into()));
            let null = std::iter::once(Tree::Null);
            let mut all = printed.into_iter().flatten().chain(null).chain(marks);
            all.find(same).unwrap_or(Tree::Null)
        }
        Cell::Text(own) => text(own),
        Cell::Date(date) => Tree::Text(day(*date).into()),
        Cell::Number(number, None) => Tree::Text(number.to_string().into()),
        Cell::Number(number, Some(unit)) => {
            let whole = Tree::Text([&*number.to_string(), unit].concat().into());
            if !same(&whole) {
                return Some((Tree::Text(number.to_string().into()), Some(unit)));
            }
            whole
        }
        Cell::Yes(yes) => Tree::Bool(*yes),
        Cell::List(all) => texts(all),
        Cell::Files(files) => {
            let one = |file: &super::File| {
                let url = file.url.as_deref();
                let url = url.map(|url| ("url", Tree::Text(url.into())));
                let title = ("title", text(&file.title));
                map(std::iter::once(title).chain(url).collect())
            };
            Tree::List(files.iter().map(one).collect())
        }
        Cell::Rows(rows) => {
            let one = |row: &Vec<Box<str>>| {
                let cells = field.fields.iter().zip(row);
                let cells = cells.filter(|(_, own)| !own.is_empty());
                map(cells
                    .map(|(column, own)| (&*column.name, text(own)))
                    .collect())
            };
            Tree::List(rows.iter().map(one).collect())
        }
    };
    Some((value, None))
}

/// A date that is read as the same, in figures where they tell all of it.
fn day(date: Date) -> String {
    let own = date.day();
    let two = |n: i64| {
        if n < 10 {
            ["0", &n.to_string()].concat()
        } else {
            n.to_string()
        }
    };
    let mut figures = own.year().to_string();
    if date.precision() >= Precision::Month {
        figures.extend(["-", &*two(own.month())]);
    }
    if date.precision() >= Precision::Day {
        figures.extend(["-", &*two(own.day())]);
    }
    let same = |text: &str| Rule::default().read_text(text).date() == Some(date);
    if same(&figures) {
        return figures;
    }
    date.shown()
}

fn findings(out: &mut String, findings: &[Finding]) {
    let told = |one: &&Finding| CODES.contains(&one.code) && !FOUND_AGAIN.contains(&one.code);
    let mut first = true;
    for finding in findings.iter().filter(told) {
        out.push_str(if first {
            ",\n\"findings\":[\n{"
        } else {
            ",\n{"
        });
        first = false;
        member(out, "code", finding.code);
        let severity = match finding.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        out.push(',');
        member(out, "severity", severity);
        if let Some(row) = finding.place.row {
            out.extend([",\"row\":", &count(row)]);
        }
        out.push(',');
        member(out, "message", &finding.message);
        out.push('}');
    }
    if !first {
        out.push_str("\n]");
    }
}

fn member(out: &mut String, name: &str, text: &str) {
    string(out, name);
    out.push(':');
    string(out, text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Decimal;
    use crate::listing::read_text;
    use crate::read::{Limits, parse};
    use proptest::prelude::*;

    const PROFILE: &str = r#"{"schema":"mingbai.profile/1","name":"all","title":"各种","head":"text","fields":[
        {"name":"text","label":"文字"},{"name":"long","label":"长文","kind":"long"},{"name":"code","label":"编号","kind":"code"},
        {"name":"date","label":"日期","kind":"date"},{"name":"number","label":"数量","kind":"number","unit":"件"},
        {"name":"money","label":"金额","kind":"money","unit":"元"},{"name":"percent","label":"比例","kind":"percent","unit":"%"},
        {"name":"phone","label":"电话","kind":"phone"},{"name":"link","label":"网址","kind":"link"},{"name":"yes","label":"公开","kind":"yes"},
        {"name":"list","label":"几个","kind":"list"},{"name":"files","label":"附件","kind":"files"},
        {"name":"materials","label":"材料","kind":"rows","fields":[{"name":"name","label":"名称"},{"name":"copies","label":"份数"}]},
        {"name":"person","label":"姓名","kind":"person"},{"name":"alias","label":"别名","names":["文字"]}]}"#;

    fn profile() -> Profile {
        Profile::read(PROFILE).unwrap()
    }

    /// The list, its text, and the list again.
    fn again(text: &str) -> (Listing, String) {
        let listing = read_text(text, &profile()).unwrap();
        let written = write(&listing, None, None);
        let read = read_text(&written, &profile()).unwrap();
        assert_eq!(read.rows, listing.rows, "{written}");
        assert_eq!(read.profile.fields, listing.profile.fields, "{written}");
        assert_eq!(
            (&read.title, &read.publisher, &read.source, &read.source_url),
            (
                &listing.title,
                &listing.publisher,
                &listing.source,
                &listing.source_url
            )
        );
        assert_eq!(
            (read.as_of, read.sample, read.partial),
            (listing.as_of, listing.sample, listing.partial)
        );
        (listing, written)
    }

    #[test]
    fn every_kind_of_cell_comes_back() {
        let (listing, written) = again(
            r#"{"schema":"mingbai.listing/1","title":"甲","publisher":"乙局","as_of":"2026-11-20 08:30","source":"丙","source_url":"https://www.example.gov.cn","sample":true,"rows_in_source":9,
            "rows":[{"文字":"&lt;b&gt;粗&amp;细","long":"一\n二","code":"AB 12","date":"2026年3月1日","number":"1,200","金额（元/件）":"80.00","percent":"96.5",
            "phone":"0813-8100000","link":"https://a.example/x?y=1&z=2","yes":"√","list":"甲；乙&lt;i&gt;","files":["/f.pdf",{"title":"附件","href":"/g.doc"},{"name":"无址"}],
            "材料":[{"名称":"身份证","copies":2},"照片"],"person":"张三、李四","alias":"另","备注":"别的列"},
            {"text":"—","date":"2026-13-40","number":"面议","money":"1200元/月","yes":"也许","percent":"/","code":"不适用","phone":null,"link":"***"},
            {"text":"未监测","date":"2026年上半年","number":"3.50","money":"涉密","备注":null},
            {"text":"乙","date":"2026-03-01T08:00:30+08:00","money":"5","person":"王*"},
            {"text":"丙","date":"截至2026年6月底"},{"text":"丁","date":"2026-03-01 8时","number":"无效"},{"text":"戊","date":"2026年"}]}"#,
        );
        assert_eq!(listing.rows.len(), 7);
        let first = &listing.rows[0];
        assert_eq!(first.cell(0).text(), Some("<b>粗&细"));
        assert_eq!(
            first.cell(5),
            &Cell::Number(Decimal::parse("80.00").unwrap(), Some("元/件".into()))
        );
        assert_eq!(first.cell(13).text(), Some("张*、李*"));
        assert_eq!(first.cell(14).text(), Some("另"));
        assert!(
            written.contains("\"rows_in_source\":0")
                && written.contains("\"as_of\":\"2026年11月20日 08:30\""),
            "{written}"
        );
    }

    #[test]
    fn a_profile_within_the_text_goes_with_it() {
        let text = format!(
            r#"{{"schema":"mingbai.listing/1","profile":{PROFILE},"rows":[{{"text":"甲","yes":false}}]}}"#
        );
        let tree = parse(&text, &Limits::default()).unwrap();
        let read = |text: &str| {
            super::super::read_unchecked(text, &Limits::default(), Some(""), "", None).unwrap()
        };
        let listing = read(&text);
        assert_eq!(&*listing.profile.name, "all");
        assert_eq!(read(&write(&listing, None, tree.get("profile"))), listing);
    }

    #[test]
    fn what_reading_does_not_find_again_stands_in_the_text() {
        let finding = |code, row| Finding {
            code,
            severity: Severity::Note,
            place: crate::Place {
                table: 0,
                row,
                field: None,
            },
            message: ["说", code].concat(),
        };
        let mut listing = read_text(r#"[{"text":"甲","number":"x"}]"#, &profile()).unwrap();
        listing.findings.extend([
            finding("pii", None),
            finding("pages", Some(0)),
            finding("check-late", None),
        ]);
        let read = read_text(&write(&listing, None, None), &profile()).unwrap();
        let codes: Vec<_> = read
            .findings
            .iter()
            .map(|one| (one.code, one.place.row))
            .collect();
        assert_eq!(codes, [("pii", None), ("pages", Some(0)), ("field", None)]);
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_read_again(cells in prop::collection::vec(prop_oneof![
            "[0-9,.%/元万件个&<>;a；\n、* —-]{0,12}",
            "(20[0-9]{2})[-/年.]?[0-9]{0,2}[-/月.]?[0-9]{0,2}日?( [0-9]{1,2}[:时][0-9]{0,2})?",
            any::<String>(),
        ], 15), person in "[a-z一-龥]{1,5}([、,][张王]{1,3})?") {
            let profile = profile();
            let mut cells = cells;
            cells[13] = person;
            let fields = profile.fields.iter().map(|own| &*own.name);
            let members: Vec<(Box<str>, Tree)> = fields.zip(&cells).map(|(name, own)| (name.into(), Tree::Text(own.as_str().into()))).collect();
            let text = Tree::List(vec![Tree::Map(members)]).json();
            if let Ok(listing) = read_text(&text, &profile) && !listing.rows.is_empty() {
                let written = write(&listing, None, None);
                let read = read_text(&written, &profile).unwrap();
                prop_assert_eq!(&read.rows, &listing.rows, "{}", written);
            }
        }
    }
}

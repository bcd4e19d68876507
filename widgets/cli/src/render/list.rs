//! A list of records as a page, and its records as schema.org has them by the profile's own words.

use super::linked::address;
use super::{Written, server, still};
use mingbai_data::date::{Date, Precision};
use mingbai_data::listing::{Cell, Field, Listing, Record, SchemaOrg, sentence};
use mingbai_ui::listing::{FULL, ListProps, ListWidget};
use mingbai_ui::{Options, Phase, Shared, Status, style};
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// On a phone the list leads to the records, which have everything in full.
const PHONE: &str = "\n@media screen and (max-width: 640px) {\n\
     .mbs-table th:nth-child(n+3), .mbs-table td:nth-child(n+3) { display: none; }\n\
     .mbs-dl dt { width: 100%; }\n.mbs-small { display: block; overflow-x: auto; }\n}\n";

/// Records that search engines are told of: of longer lists the first.
const TOLD: usize = 1000;

/// What is written of a list.
///
/// # Errors
/// In Chinese: it cannot be drawn.
pub fn written(listing: &Listing, now: i64) -> Result<Written, String> {
    let own = listing.title.as_deref().unwrap_or(&listing.profile.title);
    let title = if own.is_empty() { "信息公开" } else { own };
    let props = ListProps {
        data: Some(Shared(Rc::new(listing.clone()))),
        now: Some(now),
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: Options {
            heading_level: 1,
            ..Options::default()
        },
        view: "w0".into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    };
    let many = (2..=FULL).contains(&listing.rows.len());
    Ok(Written {
        title: title.to_owned(),
        said: sentence(listing, Some(now)),
        styles: if many {
            &[style::LIST, PHONE]
        } else {
            &[style::LIST]
        },
        linked: linked(listing),
        html: still::still(&server::<ListWidget>(props)?, many),
    })
}

/// The list and its records.
fn linked(listing: &Listing) -> Value {
    let by = listing.publisher.as_deref().map(organization);
    let mut page = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            page.insert(key.into(), value);
        }
    };
    put("@type", Some("CollectionPage".into()));
    let title = listing.title.as_deref().unwrap_or(&listing.profile.title);
    put("name", Some(title.into()).filter(|_| !title.is_empty()));
    put("publisher", by);
    put("dateModified", listing.as_of.map(|date| iso(date).into()));
    put("isBasedOn", listing.source_url.as_deref().and_then(address));
    put("inLanguage", Some("zh-CN".into()));
    put("disambiguatingDescription", sample(listing));
    let rows = listing.rows.iter().take(TOLD);
    let own = listing.profile.schema_org.as_ref();
    let things = own.map(|own| rows.map(|row| thing(listing, own, row)));
    let things: Vec<Value> = things.into_iter().flatten().collect();
    if !things.is_empty() {
        let list = json!({ "@type": "ItemList", "numberOfItems": listing.rows.len(), "itemListElement": things });
        put("mainEntity", Some(list));
    }
    let mut out = Map::new();
    out.insert("@context".into(), "https://schema.org".into());
    out.append(&mut page);
    out.into()
}

/// That it is invented, to show a page.
fn sample(listing: &Listing) -> Option<Value> {
    listing.sample.then(|| "示例数据".into())
}

fn thing(listing: &Listing, own: &SchemaOrg, record: &Record) -> Value {
    let mut out = Map::new();
    out.insert("@type".into(), (*own.kind).into());
    for (property, at) in &own.properties {
        let field = listing.profile.fields.get(*at);
        let value = field.and_then(|field| value(property, field, record.cell(*at)));
        if let Some(value) = value {
            out.insert((**property).into(), value);
        }
    }
    // Whatever it is, it is called something.
    let head = record.cell(listing.profile.head).text();
    if let (Some(head), false) = (head, out.contains_key("name") || out.contains_key("title")) {
        out.insert("name".into(), head.into());
    }
    if let Some(sample) = sample(listing) {
        out.insert("disambiguatingDescription".into(), sample);
    }
    out.into()
}

fn organization(name: &str) -> Value {
    json!({ "@type": "GovernmentOrganization", "name": name })
}

/// What a text is under a property: the name of a thing where the property wants one.
fn named(property: &str, text: &str) -> Option<Value> {
    let of = |kind: &str| json!({ "@type": kind, "name": text });
    Some(match property {
        "url" | "sameAs" | "license" => address(text)?,
        "brand" => of("Brand"),
        "provider" | "publisher" | "creator" | "legislationPassedBy" => organization(text),
        "seller" | "manufacturer" | "hiringOrganization" => of("Organization"),
        "jobLocation" => of("Place"),
        "audience" => json!({ "@type": "Audience", "audienceType": text }),
        _ => text.into(),
    })
}

/// What a field says under a property.
fn value(property: &str, field: &Field, cell: &Cell) -> Option<Value> {
    Some(match cell {
        Cell::Missing(..) | Cell::Rows(_) => return None,
        Cell::Text(text) => named(property, text)?,
        Cell::Date(date) => iso(*date).into(),
        Cell::Number(number, unit) => {
            let unit = unit.as_deref().or(field.unit.as_deref());
            let digits = number.to_string();
            // A number of JSON has no unit, and no more digits than a float.
            let exact = serde_json::from_str::<Value>(&digits);
            let exact = exact.ok().filter(|own| format!("{own}") == digits);
            match (exact, unit) {
                (Some(exact), None | Some("人" | "个" | "件" | "项")) => exact,
                (_, unit) => [&*digits, unit.unwrap_or_default()].concat().into(),
            }
        }
        Cell::Yes(yes) => (*yes).into(),
        Cell::List(all) => {
            let each = all.iter().filter_map(|own| named(property, own));
            each.collect()
        }
        Cell::Files(all) => {
            let each = all.iter().filter_map(|own| address(own.url.as_deref()?));
            each.collect()
        }
    })
}

/// A date as ISO 8601 has it, as fine as it was printed.
fn iso(date: Date) -> String {
    super::linked::iso(date.no_finer(Precision::Minute))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_data::listing::{Profile, read_text};

    /// 2026-11-26T09:30:00+08:00.
    const NOW: i64 = 1_795_656_600;

    fn listing() -> Listing {
        let profile = r#"{"schema":"mingbai.profile/1","title":"产品召回","head":"t","sort":["-d"],
            "question":{"text":"我的在不在里面？","answer":["m"]},"contact":{"name":"投诉举报","phone":"12315"},
            "fields":[{"name":"t","label":"产品"},{"name":"b","label":"品牌"},{"name":"m","label":"型号","kind":"code"},
                {"name":"d","label":"公布","kind":"date"},{"name":"n","label":"数量","kind":"number","unit":"件"},{"name":"u","kind":"link"}],
            "schema_org":{"type":"Product","properties":{"name":"t","brand":"b","model":"m","releaseDate":"d","inventoryLevel":"n","url":"u"}}}"#;
        let text = r#"{"schema":"mingbai.listing/1","sample":true,"publisher":"某市市场监管局","as_of":"2026-11-20","rows":[
            {"t":"水壶&","b":"甲牌","m":"SH-1","d":"2026-11-02","n":"1200","u":"javascript:alert(1)"},
            {"t":"推车","d":"2026-11","n":"100000000000000000001"}]}"#;
        read_text(text, &Profile::read(profile).unwrap()).unwrap()
    }

    #[test]
    fn a_page_leads_from_the_list_to_each_record() {
        let page = written(&listing(), NOW).unwrap().page().unwrap();
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        let body = page.split_once("<body>").unwrap().1;
        for there in [
            r##"<a class="mb-link" href="#wen1">水壶&amp;</a>"##,
            r#"id="wen1""#,
            r#"id="wen2""#,
            "示例数据",
            "某市市场监管局",
            "2026年11月20日",
            "12315",
        ] {
            assert!(body.contains(there), "{there}: {body}");
        }
        for gone in [
            "<button",
            "<input",
            "<select",
            "data-a=",
            "role=\"heading\"",
        ] {
            assert!(!body.contains(gone), "{gone}: {body}");
        }
        assert_eq!(body.matches("<h1").count(), 1);
        assert!(page.contains("<title>产品召回</title>"));
        assert!(page.contains("content=\"产品召回：共 2 条。\""), "{page}");
    }

    #[test]
    fn records_as_search_engines_read_them() {
        let text = written(&listing(), NOW).unwrap().script().unwrap();
        let json = text.split_once('\n').unwrap().1;
        let json = json.rsplit_once("\n</script>").unwrap().0;
        let read: Value = serde_json::from_str(json).unwrap();
        assert_eq!(
            read,
            json!({ "@context": "https://schema.org", "@type": "CollectionPage", "name": "产品召回",
                "publisher": { "@type": "GovernmentOrganization", "name": "某市市场监管局" }, "dateModified": "2026-11-20",
                "inLanguage": "zh-CN", "disambiguatingDescription": "示例数据",
                "mainEntity": { "@type": "ItemList", "numberOfItems": 2, "itemListElement": [
                    { "@type": "Product", "name": "水壶&", "brand": { "@type": "Brand", "name": "甲牌" }, "model": "SH-1",
                        "releaseDate": "2026-11-02", "inventoryLevel": 1200, "disambiguatingDescription": "示例数据" },
                    { "@type": "Product", "name": "推车", "releaseDate": "2026-11", "inventoryLevel": "100000000000000000001件",
                        "disambiguatingDescription": "示例数据" } ] } })
        );
    }
}

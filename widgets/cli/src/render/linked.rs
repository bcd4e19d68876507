//! Policies and consultations as schema.org has them, for search engines: `Legislation` with its `FAQPage` and `HowTo`, `Event` for
//! a meeting, `SpecialAnnouncement` for a response. What was not published is left out.

use mingbai_data::consultation::{Consultation, Consultations, Detail};
use mingbai_data::date::{Date, Dated, Precision};
use mingbai_data::policy::{Force, Policies, Policy, force};
use serde_json::{Map, Value, json};

/// JSON-LD of policies.
pub fn policies(all: &Policies, now: i64) -> Value {
    graph(all.rows.iter().flat_map(|own| policy(all, own, now)))
}

/// JSON-LD of consultations; those that schema.org has no word for are `CreativeWork`.
pub fn consultations(all: &Consultations) -> Value {
    graph(all.rows.iter().map(|own| consultation(all, own)))
}

fn graph(things: impl Iterator<Item = Value>) -> Value {
    json!({ "@context": "https://schema.org", "@graph": things.collect::<Vec<_>>() })
}

/// A thing with the members that are there.
fn thing(kind: &str, members: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let mut map = Map::new();
    map.insert("@type".into(), kind.into());
    for (key, value) in members {
        if let Some(value) = value {
            map.insert(key.into(), value);
        }
    }
    Value::Object(map)
}

fn text(own: Option<&str>) -> Option<Value> {
    own.map(Value::from)
}

/// A date as ISO 8601 has it, as fine as it was printed, but for times finer than a minute.
pub fn iso(date: Date) -> String {
    let day = date.day();
    let (year, month) = (day.year(), day.month());
    match date.precision() {
        Precision::Year => format!("{year:04}"),
        Precision::Month | Precision::Quarter => format!("{year:04}-{month:02}"),
        Precision::Day => format!("{year:04}-{month:02}-{:02}", day.day()),
        _ => {
            let minutes = date.start().saturating_sub(day.midnight()).max(0) / 60;
            let (hour, minute) = (minutes / 60, minutes % 60);
            format!(
                "{year:04}-{month:02}-{:02}T{hour:02}:{minute:02}+08:00",
                day.day()
            )
        }
    }
}

fn day(dated: &Dated) -> Option<Value> {
    dated.date().map(|date| iso(date).into())
}

fn organization(name: Option<&str>) -> Option<Value> {
    name.map(|name| json!({ "@type": "GovernmentOrganization", "name": name }))
}

/// A policy, and what it answers and how it is done, where it says so.
fn policy(all: &Policies, own: &Policy, now: i64) -> Vec<Value> {
    let by = own.publisher.as_deref().or(all.publisher.as_deref());
    let span = match (own.effective.date(), own.expires.date()) {
        (Some(first), Some(last)) => Some(format!("{}/{}", iso(first), iso(last))),
        (Some(first), None) => Some(format!("{}/..", iso(first))),
        _ => None,
    };
    let holds = match force(own, Some(now)) {
        // PartiallyInForce is what is in force in parts only: one that was changed is in force as a whole.
        Force::InForce | Force::Amended => Some("https://schema.org/InForce"),
        Force::Repealed | Force::Expired | Force::NotYet => Some("https://schema.org/NotInForce"),
        Force::Unknown => None,
    };
    let based: Vec<Value> = own
        .basis
        .iter()
        .map(|link| {
            let members = [
                ("name", text(Some(&link.title))),
                ("url", text(link.url.as_deref().filter(|url| web(url)))),
            ];
            thing("CreativeWork", members)
        })
        .collect();
    let mut out = vec![thing(
        "Legislation",
        [
            ("name", text(Some(&own.title))),
            ("legislationIdentifier", text(own.doc_no.as_deref())),
            ("identifier", text(own.index_no.as_deref())),
            ("legislationType", text(own.genre.as_deref())),
            ("legislationPassedBy", organization(by)),
            ("legislationDate", day(&own.signed).or(day(&own.dated))),
            ("datePublished", day(&own.published)),
            ("temporalCoverage", span.map(Value::from)),
            ("legislationLegalForce", holds.map(Value::from)),
            ("abstract", text(own.summary.as_deref())),
            (
                "audience",
                text(own.covered.as_deref())
                    .map(|who| json!({ "@type": "Audience", "audienceType": who })),
            ),
            ("url", text(own.url.as_deref().filter(|url| web(url)))),
            ("isBasedOn", (!based.is_empty()).then(|| based.into())),
            ("inLanguage", text(Some("zh-CN"))),
            ("creativeWorkStatus", sample(all.sample)),
        ],
    )];
    let about = || {
        Some(thing(
            "Legislation",
            [
                ("name", text(Some(&own.title))),
                ("legislationIdentifier", text(own.doc_no.as_deref())),
            ],
        ))
    };
    let asked: Vec<Value> = own
        .faq
        .iter()
        .map(|one| {
            json!({ "@type": "Question", "name": &*one.question,
                "acceptedAnswer": { "@type": "Answer", "text": &*one.answer } })
        })
        .collect();
    if !asked.is_empty() {
        let members = [
            ("about", about()),
            ("mainEntity", Some(asked.into())),
            ("creativeWorkStatus", sample(all.sample)),
        ];
        out.push(thing("FAQPage", members));
    }
    let steps: Vec<Value> = own
        .steps
        .iter()
        .map(|step| json!({ "@type": "HowToStep", "text": &**step }))
        .collect();
    if !steps.is_empty() {
        let needs: Vec<Value> = own
            .materials
            .iter()
            .map(|one| json!({ "@type": "HowToSupply", "name": &*one.name }))
            .collect();
        out.push(thing(
            "HowTo",
            [
                ("name", text(Some(&own.title))),
                ("about", about()),
                ("step", Some(steps.into())),
                ("supply", (!needs.is_empty()).then(|| needs.into())),
                ("creativeWorkStatus", sample(all.sample)),
            ],
        ));
    }
    out
}

/// That it is invented, to show a page. An event has no status of a work: there it is what tells it from real ones.
fn sample(is: bool) -> Option<Value> {
    is.then(|| "示例数据".into())
}

/// From when to when something can be said: the last day counts. Only an action has such times, and they are of seconds.
fn open_to_all(own: &Consultation) -> Option<Value> {
    let exact = |dated: &Dated| {
        dated
            .date()
            .filter(|date| date.precision() >= Precision::Day)
    };
    let last = exact(&own.end)?;
    let end = Date::at(last.end().saturating_sub(1));
    Some(thing(
        "CommentAction",
        [
            (
                "startTime",
                exact(&own.start).map(|first| second(first.start()).into()),
            ),
            ("endTime", Some(second(end.start()).into())),
        ],
    ))
}

/// A time as ISO 8601 has it, to the second, in Beijing.
pub fn second(at: i64) -> String {
    let day = Date::at(at).day();
    let seconds = at.saturating_sub(day.midnight()).max(0);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+08:00",
        day.year(),
        day.month(),
        day.day(),
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// An address, where a page may open it.
pub fn address(url: &str) -> Option<Value> {
    web(url).then(|| url.into())
}

/// Only what a page may open is an address.
fn web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn consultation(all: &Consultations, own: &Consultation) -> Value {
    let by = own.publisher.as_deref().or(all.publisher.as_deref());
    let url = text(own.url.as_deref().filter(|url| web(url)));
    let (name, about) = (text(Some(&own.title)), text(own.summary.as_deref()));
    match &own.detail {
        Detail::Meeting(meeting) => thing(
            "Event",
            [
                ("name", name),
                ("description", text(meeting.topic.as_deref()).or(about)),
                ("startDate", day(&meeting.date)),
                (
                    "location",
                    text(meeting.place.as_deref())
                        .map(|place| json!({ "@type": "Place", "name": place })),
                ),
                ("organizer", organization(by)),
                ("url", url),
                ("disambiguatingDescription", sample(all.sample)),
            ],
        ),
        Detail::Response(response) => thing(
            "SpecialAnnouncement",
            [
                ("name", name),
                ("text", text(response.cause.as_deref()).or(about)),
                ("datePosted", day(&response.first)),
                ("category", text(Some(own.detail.kind().name()))),
                ("publisher", organization(by)),
                ("url", url),
                ("creativeWorkStatus", sample(all.sample)),
            ],
        ),
        _ => thing(
            "CreativeWork",
            [
                ("name", name),
                ("genre", text(Some(own.detail.kind().name()))),
                ("abstract", about),
                ("datePublished", day(&own.published)),
                (
                    "temporalCoverage",
                    own.start
                        .date()
                        .zip(own.end.date())
                        .map(|(first, last)| format!("{}/{}", iso(first), iso(last)).into()),
                ),
                ("potentialAction", open_to_all(own)),
                ("publisher", organization(by)),
                ("url", url),
                ("creativeWorkStatus", sample(all.sample)),
            ],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    /// 2026-11-26T09:30:00+08:00.
    const NOW: i64 = 1_795_656_600;

    #[test]
    fn a_policy_as_search_engines_read_it() {
        let text = r#"{"schema":"mingbai.policy/1","title":"补贴办法","doc_no":"府规〔2026〕3号","publisher":"某市人民政府","signed_at":"2026-02-13",
            "published_at":"2026-02","effective_at":"2026-03-01","expires_at":"2031-02-28","covered":"年满60周岁","url":"javascript:alert(1)",
            "basis":[{"title":"条例","url":"https://example.gov.cn/law"}],"faq":[{"q":"租的房子？","a":"能。"},{"q":"没有回答的"}],
            "steps":["申请","评估"],"materials":[{"name":"申请表"}]}"#;
        let all = mingbai_data::policy::read_text(text).unwrap();
        let json = serde_json::to_string_pretty(&policies(&all, NOW)).unwrap();
        expect![[r#"
            {
              "@context": "https://schema.org",
              "@graph": [
                {
                  "@type": "Legislation",
                  "name": "补贴办法",
                  "legislationIdentifier": "府规〔2026〕3号",
                  "legislationPassedBy": {
                    "@type": "GovernmentOrganization",
                    "name": "某市人民政府"
                  },
                  "legislationDate": "2026-02-13",
                  "datePublished": "2026-02",
                  "temporalCoverage": "2026-03-01/2031-02-28",
                  "legislationLegalForce": "https://schema.org/InForce",
                  "audience": {
                    "@type": "Audience",
                    "audienceType": "年满60周岁"
                  },
                  "isBasedOn": [
                    {
                      "@type": "CreativeWork",
                      "name": "条例",
                      "url": "https://example.gov.cn/law"
                    }
                  ],
                  "inLanguage": "zh-CN"
                },
                {
                  "@type": "FAQPage",
                  "about": {
                    "@type": "Legislation",
                    "name": "补贴办法",
                    "legislationIdentifier": "府规〔2026〕3号"
                  },
                  "mainEntity": [
                    {
                      "@type": "Question",
                      "name": "租的房子？",
                      "acceptedAnswer": {
                        "@type": "Answer",
                        "text": "能。"
                      }
                    }
                  ]
                },
                {
                  "@type": "HowTo",
                  "name": "补贴办法",
                  "about": {
                    "@type": "Legislation",
                    "name": "补贴办法",
                    "legislationIdentifier": "府规〔2026〕3号"
                  },
                  "step": [
                    {
                      "@type": "HowToStep",
                      "text": "申请"
                    },
                    {
                      "@type": "HowToStep",
                      "text": "评估"
                    }
                  ],
                  "supply": [
                    {
                      "@type": "HowToSupply",
                      "name": "申请表"
                    }
                  ]
                }
              ]
            }"#]]
        .assert_eq(&json);
    }

    #[test]
    fn a_policy_that_was_changed_is_in_force_and_a_sample_is_marked() {
        let text = r#"{"schema":"mingbai.policy/1","sample":true,"title":"办法","status":"已修改","steps":["申请"]}"#;
        let all = mingbai_data::policy::read_text(text).unwrap();
        assert_eq!(
            policies(&all, NOW)["@graph"],
            json!([
                { "@type": "Legislation", "name": "办法", "legislationLegalForce": "https://schema.org/InForce",
                    "inLanguage": "zh-CN", "creativeWorkStatus": "示例数据" },
                { "@type": "HowTo", "name": "办法", "about": { "@type": "Legislation", "name": "办法" },
                    "step": [{ "@type": "HowToStep", "text": "申请" }], "creativeWorkStatus": "示例数据" },
            ])
        );
    }

    /// The last day counts, to its last second.
    #[test]
    fn a_consultation_can_be_answered_until_its_last_day_is_over() {
        let text = |url: &str| {
            let text = format!(
                r#"{{"schema":"mingbai.consultation/1","title":"征求意见","start":"2026-03-01","end":"2026-03-31","url":"{url}"}}"#
            );
            let all = mingbai_data::consultation::read_text(&text).unwrap();
            consultations(&all)["@graph"][0].clone()
        };
        assert_eq!(
            text("https://example.gov.cn/a"),
            json!({ "@type": "CreativeWork", "name": "征求意见", "genre": "征求意见", "temporalCoverage": "2026-03-01/2026-03-31",
                "potentialAction": { "@type": "CommentAction", "startTime": "2026-03-01T00:00:00+08:00",
                    "endTime": "2026-03-31T23:59:59+08:00" },
                "url": "https://example.gov.cn/a" })
        );
        assert_eq!(text("/a")["url"], Value::Null);
    }

    #[test]
    fn a_meeting_is_an_event_with_its_time() {
        let text = r#"{"schema":"mingbai.consultation/1","title":"常务会议","kind":"meeting","date":"2026-08-12 09:05","place":"会议室","topic":"水价"}"#;
        let all = mingbai_data::consultation::read_text(text).unwrap();
        assert_eq!(
            consultations(&all)["@graph"][0],
            json!({ "@type": "Event", "name": "常务会议", "description": "水价", "startDate": "2026-08-12T09:05+08:00",
                "location": { "@type": "Place", "name": "会议室" } })
        );
    }
}

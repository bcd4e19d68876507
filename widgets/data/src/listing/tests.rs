//! The profiles that come along, their fixtures, and what reading, finding and checking promise.

use super::*;
use crate::date::Date;
use crate::read::Limits;
use crate::strict::{Source as From, strict, told};
use crate::{Finding, ReadErrorKind};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

mod everyday;
mod left_out;
mod terms;

/// 2026-11-27 12:00 in Beijing.
const NOW: i64 = 1_795_752_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles")
}

/// Every profile that comes along, by its name.
fn profiles() -> Vec<(String, Profile)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "json") {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let profile = Profile::read(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
            all.push((name, profile));
        }
    }
    all.sort_by(|one, two| one.0.cmp(&two.0));
    all
}

fn profile(text: &str) -> Profile {
    let whole = format!(r#"{{"schema":"mingbai.profile/1",{text}}}"#);
    let profile = Profile::read(&whole).unwrap();
    assert!(profile.faults.is_empty(), "{:?}", profile.faults);
    profile
}

fn said(findings: &[Finding]) -> Vec<String> {
    let all = findings.iter();
    all.map(|one| format!("{} {}", one.code, one.message))
        .collect()
}

#[test]
fn the_profiles_that_come_along_are_whole() {
    for (name, profile) in profiles() {
        assert!(profile.faults.is_empty(), "{name}: {:?}", profile.faults);
        assert_eq!(*profile.name, *name);
        assert!(
            !profile.title.is_empty() && !profile.areas.is_empty(),
            "{name}"
        );
        assert!(
            !profile.card.is_empty() && !profile.columns.is_empty(),
            "{name}"
        );
        assert!(
            profile.filters.len() <= 4,
            "{name} has filters that nobody can choose"
        );
        assert!(profile.fields.iter().any(|own| own.search), "{name}");
        // A column has one meaning.
        for (at, field) in profile.fields.iter().enumerate() {
            for own in &field.names {
                let others = profile.fields.iter().skip(at + 1);
                let twice = others.filter(|other| other.names.contains(own));
                assert_eq!(twice.count(), 0, "{name}: “{own}” is two fields");
            }
        }
    }
}

/// What a kind of endpoint answers is read by its profile as the expected file says, which was read against the fixture.
#[test]
fn every_profile_reads_an_endpoint() {
    let mut wrong = Vec::new();
    for (name, profile) in profiles() {
        let fixtures = std::fs::read_dir(folder().join("fixtures")).unwrap();
        let mut own = fixtures.filter_map(|entry| {
            let path = entry.unwrap().path();
            (path.file_stem().unwrap().to_string_lossy() == *name).then_some(path)
        });
        let fixture = own
            .next()
            .unwrap_or_else(|| panic!("{name} has no fixture"));
        let text = std::fs::read_to_string(fixture).unwrap();
        let known = profile.known();
        let source = From {
            subject: "listing",
            known: &known,
            ..From::default()
        };
        let limits = Limits::default();
        let read =
            strict(&text, &source, &limits).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = told(&read.findings);
        let listing = read_unchecked(&read.json, &limits, Some(&found), "", Some(&profile))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut lines = vec![sentence(&listing, Some(NOW))];
        lines.extend(said(&listing.findings));
        lines.extend(said(&check(&listing, Some(NOW))));
        let expected = folder().join("expected").join(&name).with_extension("txt");
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        let expected: Vec<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
        if lines != expected {
            wrong.push(format!(
                "{name}\n  {}\nexpected\n  {}",
                lines.join("\n  "),
                expected.join("\n  ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each of the 54 areas has a widget or a profile; the documentation says which.
#[test]
fn every_area_is_served() {
    let all = profiles();
    let table = std::fs::read_to_string(folder().join("areas.txt")).unwrap();
    let mut out = String::from(
        "# 公开事项对照\n\n由 `widgets/data/profiles/areas.txt` 和各栏目模板的 `areas` 生成，请勿手改。\n\n\
         自府办发〔2018〕44号要求公开的 54 项，每一项用哪个组件或哪个栏目模板显示，看哪个示例。\n\n\
         | 序号 | 条款 | 事项 | 组件 | 栏目模板 |\n| --- | --- | --- | --- | --- |\n",
    );
    let mut many = 0;
    for line in table.lines() {
        let cells: Vec<&str> = line.split('|').collect();
        let [number, clause, what, widgets] = cells[..] else {
            panic!("{line}");
        };
        let area: u32 = number.parse().unwrap();
        many += 1;
        assert_eq!(area, many);
        let own: Vec<&(String, Profile)> = all
            .iter()
            .filter(|(_, own)| own.areas.contains(&area))
            .collect();
        assert!(
            !own.is_empty() || !widgets.is_empty(),
            "nobody serves area {area}: {what}"
        );
        let widgets: Vec<String> = widgets
            .split_whitespace()
            .map(|widget| format!("`<mingbai-{widget}>`"))
            .collect();
        let own: Vec<String> = own
            .iter()
            .map(|(name, own)| format!("[{}](/example/list/{name})（`{name}`）", own.title))
            .collect();
        out += &format!(
            "| {area} | {clause} | {what} | {} | {} |\n",
            widgets.join("、"),
            own.join("、")
        );
    }
    assert_eq!(many, 54);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/docs/areas.md");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &out).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap_or_default(),
        out,
        "UPDATE_EXPECT=1 writes it"
    );
}

/// GB/T 2312 has its first level by pinyin: the first letters of words, as anybody can look them up.
#[test]
fn initials_are_those_of_pinyin() {
    let level = crate::read::decode(&Initials::bytes(), Some("gbk"))
        .unwrap()
        .text;
    assert_eq!(level.chars().count(), 3755);
    let initials = Initials::of(&level);
    for (word, letters) in [
        ("公共租赁", "ggzl"),
        ("不动产登记", "bdcdj"),
        ("热水壶", "rsh"),
        ("食品安全", "spaq"),
        ("阿", "a"),
        ("座", "z"),
        ("12号线ABC", "hx"),
    ] {
        assert_eq!(initials.spelled(word), letters, "{word}");
    }
}

const ITEMS: &str = r#""head":"t","fields":[{"name":"t","label":"名称","names":["事项名称"],"search":true,"required":true},
    {"name":"n","label":"数量","kind":"number","unit":"件"},{"name":"d","label":"日期","kind":"date"},{"name":"k","label":"类别"},
    {"name":"u","label":"单位代码","kind":"code"},{"name":"p","label":"申请人","kind":"person"},{"name":"x","label":"有无","kind":"yes"},
    {"name":"e","label":"到期","kind":"date"}]"#;

#[test]
fn rows_are_read_in_whatever_envelope_and_by_whatever_heading() {
    let own = profile(ITEMS);
    for text in [
        r#"[{"名称":"甲","数量（件）":"1,200","日期":"2026.3.1","有无":"是"}]"#,
        r#"{"code":0,"msg":"ok","rows":[{"事项名称":"甲","数量":"1200件","日期":1772294400000,"有无":1}],"total":1}"#,
        r#"{"schema":"mingbai.listing/1","rows":[{"t":"甲","n":1200,"d":"2026年3月1日","x":true}]}"#,
        r#"{"columns":["名称","数量","日期","有无"],"rows":[["甲","1200","2026-03-01","√"]]}"#,
        r#"{"rows":[["某县清单"],["名称","数量","日期","有无"],["甲","１２００","20260301","有"]]}"#,
    ] {
        let listing = read_text(text, &own).unwrap();
        let row = &listing.rows[0];
        assert_eq!(row.cell(0).text(), Some("甲"), "{text}");
        assert_eq!(row.cell(1).number().unwrap().to_string(), "1200", "{text}");
        assert_eq!(
            row.cell(2).date().unwrap().shown(),
            "2026年3月1日",
            "{text}"
        );
        assert_eq!(*row.cell(7 - 1), Cell::Yes(true), "{text}");
        assert_eq!(listing.rows.len(), 1, "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_is_never_zero() {
    let own = profile(ITEMS);
    let text =
        r#"[{"t":"甲","n":"约三百","d":"2026-02-31"},{"t":"乙","n":"—","d":""},{"t":null,"n":0}]"#;
    let listing = read_text(text, &own).unwrap();
    assert_eq!(
        said(&listing.findings),
        [
            "field “数量”有 1 条不能识别（如“约三百”），显示为“—”",
            "field “日期”有 1 条不能识别（如“2026-02-31”），显示为“—”",
        ]
    );
    assert_eq!(
        listing.rows[1].cell(1),
        &Cell::Missing(crate::Missing::NotReported, None)
    );
    assert_eq!(listing.rows[2].cell(1).number().unwrap().to_string(), "0");
    assert_eq!(
        said(&check(&listing, None)),
        ["check-needed 1 条没有“名称”（应当公开）：第 3 条"]
    );
}

#[test]
fn nothing_known_says_what_was_there() {
    let own = profile(ITEMS);
    let error = read_text(r#"[{"aaa":1,"bbb":2}]"#, &own).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::Field);
    assert!(
        error.message.contains("aaa、bbb") && error.message.contains("名称、数量"),
        "{}",
        error.message
    );
    // A column that only people can read stands behind the fields; not where some columns may not be public.
    let rows = r#"[{"名称":"甲","备注说明":"乙","zzz":1}]"#;
    let listing = read_text(rows, &own).unwrap();
    assert_eq!(&*listing.profile.fields.last().unwrap().label, "到期");
    assert_eq!(
        said(&listing.findings),
        ["field 模板里没有的列（备注说明）没有显示：这里有些列不能公开"]
    );
    let open = profile(&ITEMS.replace("person", "text"));
    let listing = read_text(rows, &open).unwrap();
    assert_eq!(&*listing.profile.fields.last().unwrap().label, "备注说明");
    assert_eq!(listing.rows[0].cells.last().unwrap().text(), Some("乙"));
}

#[test]
fn without_a_profile_every_column_is_a_field() {
    let limits = Limits::default();
    let listing = read_unchecked(r#"[{"a":"甲","b":2}]"#, &limits, None, "", None).unwrap();
    let labels: Vec<&str> = listing
        .profile
        .fields
        .iter()
        .map(|own| &*own.label)
        .collect();
    assert_eq!(labels, ["a", "b"]);
    let inside = r#"{"profile":{"schema":"mingbai.profile/1","head":"a","fields":[{"name":"a","label":"名"}]},"rows":[{"a":"甲"}]}"#;
    let listing = read_unchecked(inside, &limits, None, "", None).unwrap();
    assert_eq!(&*listing.profile.fields[0].label, "名");
}

#[test]
fn persons_are_masked_refused_or_named_by_duty() {
    let rows = r#"[{"t":"甲","p":"张三丰"},{"t":"乙","p":"欧阳*"},{"t":"丙"}]"#;
    let read = |persons: &str| {
        read_text(
            rows,
            &profile(&format!(
                r#"{ITEMS},"persons":"{persons}","persons_why":"只公开到村""#
            )),
        )
    };
    let names = |listing: &Listing| -> Vec<String> {
        let cells = listing
            .rows
            .iter()
            .map(|own| own.cell(5).text().unwrap_or("-").to_owned());
        cells.collect()
    };
    assert_eq!(names(&read("masked").unwrap()), ["张**", "欧阳*", "-"]);
    assert_eq!(names(&read("exempt").unwrap()), ["张三丰", "欧阳*", "-"]);
    let refused = read("refused").unwrap();
    assert_eq!(names(&refused), ["-"]);
    assert_eq!(
        said(&refused.findings),
        ["pii 有 2 条涉及个人，没有显示：只公开到村"]
    );
    let all = profile(&format!(r#"{ITEMS},"persons":"refused""#));
    let error = read_text(r#"[{"t":"甲","p":"张*"}]"#, &all).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::Personal);
}

/// What is not done is judged by the day of the data: nobody knows what was done after it.
#[test]
fn data_that_are_not_kept_up_make_nothing_late() {
    let own = profile(
        r#""head":"t","fields":[{"name":"t"},{"name":"a","kind":"date"},{"name":"b","kind":"date"}],
        "terms":[{"label":"办","from":"a","to":"b","clock":"calendar","within":5}]"#,
    );
    let text = r#"{"schema":"mingbai.listing/1","as_of":"2026-11-22","rows":[{"t":"甲","a":"2026-11-20","b":""}]}"#;
    let listing = read_text(text, &own).unwrap();
    let by = due(&listing, &own.terms[0], &listing.rows[0], Some(NOW));
    assert!(matches!(by, Due::Open(_)), "{by:?}");
}

#[test]
fn checks_say_what_and_where() {
    let own = profile(
        r#""head":"t","fields":[{"name":"t","label":"名称"},{"name":"a","label":"甲数","kind":"number"},{"name":"b","label":"乙数","kind":"number"},
        {"name":"s","label":"合计","kind":"number"},{"name":"r","label":"比例","kind":"percent","unit":"%"},{"name":"u","label":"信用代码","kind":"code"},
        {"name":"f","label":"开始","kind":"date"},{"name":"l","label":"结束","kind":"date"},{"name":"o","label":"公开","kind":"yes"},{"name":"w","label":"理由"}],
        "window":{"label":"公示期","from":"f","to":"l","least":7},
        "checks":[{"check":"sum","parts":["a","b"],"total":"s"},{"check":"rate","part":"a","whole":"s","rate":"r"},
        {"check":"uscc","field":"u"},{"check":"unique","fields":["t"]},{"check":"range","field":"r","least":"0","most":"100"},
        {"check":"with","when":{"field":"o","is":["否"]},"need":"w"},{"check":"length","field":"u","length":18},{"check":"stale","field":"l","days":30}]"#,
    );
    // 91330000755918469E is printed on a public page and keeps its check digit.
    let good = r#"{"t":"好","a":1,"b":2,"s":3,"r":"33.3%","u":"91330000755918469E","f":"2026-11-01","l":"2026-11-07","o":"是"}"#;
    let bad = r#"{"t":"坏","a":1,"b":2,"s":4,"r":"133","u":"91330000755918469F","f":"2026-11-01","l":"2026-11-05","o":"否"}"#;
    let text = format!(
        r#"{{"schema":"mingbai.listing/1","as_of":"2026-11-20","rows":[{good},{bad},{bad}]}}"#
    );
    let listing = read_text(&text, &own).unwrap();
    assert_eq!(
        said(&check(&listing, None)),
        [
            "check-window 2 条公示期少于 7 天（栏目模板）：第 2 条坏：5 天；第 3 条坏：5 天",
            "check-sum 2 条甲数、乙数之和与“合计”不一致：第 2 条坏：公布 4，合计 3；第 3 条坏：公布 4，合计 3",
            "check-rate 2 条“比例”与按“甲数”“合计”计算的不一致：第 2 条坏：公布 133%，计算 25%；第 3 条坏：公布 133%，计算 25%",
            "check-code 2 条“信用代码”不是正确的统一社会信用代码（GB 32100）：第 2 条坏；第 3 条坏",
            "check-unique 1 条名称与前面的一条相同：第 3 条坏",
            "check-range 2 条“比例”不在 0 到 100 之间：第 2 条坏：133；第 3 条坏：133",
            "check-needed 2 条“理由”没有写，而“公开”要求写明：第 2 条坏；第 3 条坏",
        ]
    );
}

#[test]
fn words_codes_initials_and_choices_find() {
    let own = profile(&format!(
        r#"{ITEMS},"filters":["k","d:year"],"sort":["-d"]"#
    ));
    let rows = r#"[{"t":"不动产登记费","k":"收费","d":"2025-03-01","u":"A-1"},{"t":"Ｗi-Fi 热点","k":"服务","d":"2026-01-01"},{"t":"登记","k":"服务"}]"#;
    let listing = read_text(rows, &own).unwrap();
    let level = crate::read::decode(&Initials::bytes(), Some("gbk"))
        .unwrap()
        .text;
    let hay = haystacks(&listing, &Initials::of(&level));
    let find = |query: &str, chosen: [&str; 2]| {
        let wish = Wish {
            query: query.into(),
            chosen: chosen.map(Into::into).into(),
        };
        let (mut list, alike) = found(&listing, &hay, &wish, None);
        assert!(!alike || list.is_empty(), "{query}");
        order(&listing, None, &mut list);
        list
    };
    assert_eq!(find("登记", ["", ""]), [0, 2]);
    assert_eq!(find("登记 费", ["", ""]), [0]);
    assert_eq!(find("bdc", ["", ""]), [0]);
    assert_eq!(find("wi-fi热", ["", ""]), [1]);
    assert_eq!(find("", ["服务", ""]), [1, 2]);
    assert_eq!(find("", ["", "2025年"]), [0]);
    assert_eq!(find("没有", ["", ""]), [0_usize; 0]);
    let all = [0, 1, 2];
    let texts = |by| {
        choices(&listing, by, &all, None)
            .iter()
            .map(|own| format!("{} {}", own.text, own.many))
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(By::Field(3)), ["服务 2", "收费 1"]);
    assert_eq!(texts(By::Month(2)), ["2026年01月 1", "2025年03月 1"]);
}

proptest! {
    /// Whatever stands in the files: nothing panics, and a record is never lost without a word.
    #[test]
    fn any_rows(texts in prop::collection::vec(("[a-z名称数量日期]{0,4}", ".{0,12}"), 0..6)) {
        let members: Vec<(Box<str>, crate::Tree)> = texts.iter().enumerate()
            .map(|(at, (key, text))| (format!("{key}{at}").into(), crate::Tree::Text(text.as_str().into()))).collect();
        let row = crate::Tree::Map(members);
        let text = crate::Tree::List(vec![row.clone(), row]).json();
        let own = profile(ITEMS);
        if let Ok(listing) = read_text(&text, &own) {
            let _ = check(&listing, Some(NOW));
            let _ = sentence(&listing, Some(NOW));
            prop_assert!(listing.rows.len() <= 2);
        }
    }

    #[test]
    fn any_profile(text in ".{0,200}") {
        let _ = Profile::read(&text);
        let _ = Profile::read(&format!(r#"{{"schema":"mingbai.profile/1","fields":[{{"name":"a"}}],"sort":[{}]}}"#, crate::Tree::Text(text.into()).json()));
    }
}

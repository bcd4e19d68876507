use super::*;
use crate::mapping::{Context, Mapping};
use crate::read::parse;

fn of(text: &str, subject: &str) -> Proposal {
    let subject = Subject::of(subject).unwrap();
    let initials = Initials::of(&letters());
    propose(text, subject, None, &[], &initials, &Limits::default()).unwrap()
}

/// The characters of GB 2312 in their order, as a browser decodes them.
fn letters() -> String {
    let bytes = Initials::bytes();
    let (text, _, _) = encoding_rs::GBK.decode(&bytes);
    text.into_owned()
}

/// The mapping that a proposal amounts to.
fn mapping(proposal: &Proposal, table: &Table) -> String {
    let mut members = vec![("rows", text(&table.rows))];
    let all = |paths: &[String]| texts(paths.iter().map(String::as_str));
    members.push(("unpack", all(&proposal.unpack)));
    members.push(("markup", all(&proposal.markup)));
    if let Some(nested) = &table.nested {
        members.push(("nested", text(nested)));
    }
    if let Some(headings) = &table.headings {
        members.push(("columns", text(headings)));
    }
    let fields = table.columns.iter().filter_map(|own| {
        let mut spec = vec![("path", text(&own.path))];
        spec.extend(own.unit.as_deref().map(|unit| ("unit", text(unit))));
        Some((own.field.clone()?, map(spec)))
    });
    members.push(("fields", Tree::Map(fields.collect())));
    members.retain(|(_, value)| *value != Tree::List(Vec::new()));
    map(members).json()
}

/// What is read by the proposal: as many records as it counts.
fn read(proposal: &Proposal, document: &str, subject: &str) -> String {
    let limits = Limits::default();
    let table = &proposal.tables[0];
    let map = parse(&mapping(proposal, table), &limits).unwrap();
    let mapping = Mapping::from_tree(&map, Subject::of(subject).unwrap()).unwrap();
    let tree = any(document, &limits).unwrap().tree;
    let dataset = mapping.apply(&tree, &Context::default()).unwrap();
    assert_eq!(dataset.rows.len(), table.count, "{}", map.json());
    dataset.to_json()
}

fn fields(table: &Table) -> Vec<(&str, &str, By)> {
    let own = table.columns.iter();
    own.filter_map(|own| Some((&*own.name, own.field.as_deref()?, own.by)))
        .collect()
}

#[test]
fn a_list_of_html_within_json() {
    let text = r#"{"code":"200","data":{"html":"<li><a href='/a.html' title='关于教育经费的通知'>关于教育…</a><span>[2018-08-21]</span></li><li><a href='/b.html'>关于道路的通知</a><span>[2018-08-22]</span></li>","total":"2"}}"#;
    let proposal = of(text, "listing");
    assert_eq!(proposal.markup, ["$.data.html"]);
    let table = &proposal.tables[0];
    assert_eq!((&*table.rows, table.count), ("$.data.html[*]", 2));
    assert_eq!(&*table.columns[0].samples[0], "关于教育经费的通知");
    let json = read(&proposal, text, "listing");
    assert!(
        json.contains("关于道路的通知") && json.contains("2018-08-22"),
        "{json}"
    );
}

/// Columns by the first letters of what they are, as many systems of counties have them.
#[test]
fn letters_of_a_name() {
    let text = r#"{"success":true,"obj":"[{\"dwmc\":\"东湖\",\"AQI\":41,\"jcsj\":\"2026-11-20 08:00\"},{\"dwmc\":\"南山\",\"AQI\":52,\"jcsj\":\"2026-11-20 08:00\"}]"}"#;
    let proposal = of(text, "air");
    assert_eq!(proposal.unpack, ["$.obj"]);
    assert_eq!(
        fields(&proposal.tables[0]),
        [
            ("dwmc", "place", By::Letters),
            ("AQI", "aqi", By::Name),
            ("jcsj", "start", By::Letters)
        ]
    );
    assert!(read(&proposal, text, "air").contains(r#""aqi":"41""#));
}

#[test]
fn a_table_has_its_headings_apart_and_its_units_in_them() {
    let text = "<table><tr><th>断面名称</th><th>时间</th><th>总磷（mg/L）</th></tr><tr><td>大桥</td><td>2026-10</td><td>0.11</td></tr></table>";
    let proposal = of(text, "water");
    let table = &proposal.tables[0];
    assert_eq!(
        (&*table.rows, table.headings.as_deref()),
        ("$.tbody[*]", Some("$.thead[*][*]"))
    );
    let phosphorus = table
        .columns
        .iter()
        .find(|own| own.field.as_deref() == Some("tp"));
    assert_eq!(phosphorus.and_then(|own| own.unit.as_deref()), Some("mg/L"));
    let json = read(&proposal, text, "water");
    assert!(json.contains("0.11"), "{json}");
    // Headings as the first row, and beside the rows.
    for text in [
        r#"{"data":[["点位","AQI","时间"],["东湖",41,"2026-11-20 08:00"]]}"#,
        r#"{"columns":["点位","AQI","时间"],"data":[["东湖",41,"2026-11-20 08:00"]]}"#,
    ] {
        let proposal = of(text, "air");
        assert_eq!(proposal.tables.len(), 1, "{text}");
        assert!(read(&proposal, text, "air").contains("东湖"), "{text}");
    }
}

/// The only column with moments is the time; a number is none.
#[test]
fn the_only_column_of_dates() {
    let text = r#"[{"点位":"东湖","aqi":"41","t":"2026-11-20 08:00","n":"20261120"},{"点位":"南山","aqi":"52","t":"2026-11-20 09:00","n":"20261121"}]"#;
    let proposal = of(text, "air");
    assert!(fields(&proposal.tables[0]).contains(&("t", "start", By::Values)));
    let two = r#"[{"点位":"东湖","aqi":"41","t":"2026-11-20 08:00","u":"2026-11-20 09:00"}]"#;
    assert_eq!(fields(&of(two, "air").tables[0]).len(), 2);
}

/// Rows stand deep, in rows, beside others; what has most fields comes first, and what is around them may be of the whole.
#[test]
fn where_the_rows_are() {
    let text = r#"{"msg":"ok","result":{"数据截至":"2026-11-01","menu":[{"id":1},{"id":2},{"id":3}],"区":[{"name":"东区","list":[{"点位":"东湖","值":{"AQI":"41"},"时间":"2026-11-20 08:00"}]},{"name":"西区","list":[{"点位":"西山","值":{"AQI":"50"},"时间":"2026-11-20 08:00"}]}]}}"#;
    let proposal = of(text, "air");
    let table = &proposal.tables[0];
    assert_eq!(table.rows, "$.result.区[*]");
    assert_eq!((table.nested.as_deref(), table.count), (Some("list"), 2));
    assert!(read(&proposal, text, "air").contains("西山"));
    assert_eq!(table.columns[1].path, "$.值.AQI");
    let aqi = &table.columns[1];
    assert_eq!((aqi.field.as_deref(), aqi.by), (Some("aqi"), By::Near));
    let as_of = proposal
        .meta
        .iter()
        .find(|own| own.field.is_some())
        .unwrap();
    assert_eq!(
        (&*as_of.path, as_of.field.as_deref(), &*as_of.samples[0]),
        ("$.result.数据截至", Some("as_of"), "2026-11-01")
    );
}

#[test]
fn a_list_by_its_profile_and_persons() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t","label":"产品名称","names":["cpmc"],"required":true},{"name":"m","label":"规格型号"}]}"#;
    let profile = Profile::read(profile).unwrap();
    let subject = Subject::of("listing").unwrap();
    let text = r#"[{"CPMC":"电热水壶","ggxh":"SH-17","lxdh":"13812345678"}]"#;
    let initials = Initials::of(&letters());
    let limits = Limits::default();
    let proposal = propose(text, subject, Some(&profile), &[], &initials, &limits).unwrap();
    assert_eq!(
        fields(&proposal.tables[0]),
        [("CPMC", "t", By::Name), ("ggxh", "m", By::Letters)]
    );
    let json = proposal.to_json();
    assert!(!json.contains("13812345678"), "{json}");
    assert!(json.contains(r#""code":"pii""#), "{json}");
    assert!(
        fields_json(subject, Some(&profile))
            .contains(r#"{"key":"t","label":"产品名称","required":true"#)
    );
}

/// Presets are known by their shape, and our own format by its name.
#[test]
fn what_is_known_already() {
    let text = r#"{"schema":"mingbai.air/1","records":[]}"#;
    assert_eq!(of(text, "air").schema.as_deref(), Some("mingbai.air/1"));
    let text = r#"{"errcode":0,"result":"成功","totalrecords":1,"data":[{"标题":"通知","发布日期":"2026-03-01"}]}"#;
    let subject = Subject::of("listing").unwrap();
    let presets = crate::preset::all().unwrap();
    let none = Initials::default();
    let proposal = propose(text, subject, None, &presets, &none, &Limits::default()).unwrap();
    assert_eq!(proposal.preset.unwrap().0.as_ref(), "opendata-changzhou");
}

/// Every answer that a preset is tried with has rows for the proposal too, unless the preset refuses them.
#[test]
fn real_answers_have_rows() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/presets/fixtures");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        for subject in ["air", "water", "budget", "listing"] {
            let Some(subject) = Subject::of(subject) else {
                continue;
            };
            let proposal = propose(
                &text,
                subject,
                None,
                &[],
                &Initials::default(),
                &Limits::default(),
            );
            let Ok(proposal) = proposal else { continue };
            for table in &proposal.tables {
                let path = crate::path::Path::parse(&table.rows);
                assert!(path.is_ok(), "{}: {}", table.rows, text.len());
                for column in &table.columns {
                    assert!(
                        crate::path::Path::parse(&column.path).is_ok(),
                        "{}",
                        column.path
                    );
                }
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

/// A title over the headings is no heading, and what has no name or the name of another is no choice.
#[test]
fn a_title_and_columns_without_names() {
    let text = "示例县2026年部门预算,,,\n花钱的地方,去年花了多少,今年打算花多少,\n教育,100,120,a\n卫生,50,60,b\n";
    let proposal = of(text, "budget");
    let table = &proposal.tables[0];
    assert_eq!(
        (&*table.rows, table.headings.as_deref(), table.count),
        ("$[2:]", Some("$[1][*]"), 2)
    );
    let names: Vec<&str> = table.columns.iter().map(|own| &*own.name).collect();
    assert_eq!(names, ["花钱的地方", "去年花了多少", "今年打算花多少"]);
    let text = r#"[["名称","数","数"],["甲",1,2]]"#;
    assert_eq!(of(text, "air").tables[0].columns.len(), 1);
}

/// 浓度 may stand behind the name of a pollutant, as letters too.
#[test]
fn letters_behind_a_name() {
    let text = r#"[{"zdmc":"东湖","aqi":41,"jcsj":"2026-11-20 08:00","pm25nd":12,"o3nd":40}]"#;
    let proposal = of(text, "air");
    let fields = fields(&proposal.tables[0]);
    assert!(
        fields.contains(&("pm25nd", "pm25", By::Letters)),
        "{fields:?}"
    );
    assert!(
        fields.iter().any(|(name, ..)| *name == "o3nd"),
        "{fields:?}"
    );
}

/// Rows below rows: all of them are counted, and what stands above them can be chosen.
#[test]
fn rows_below_rows_have_the_columns_above_them() {
    let text = r#"{"data":[{"qx":"东区","更新时间":"2026-11-20 08:00","list":[{"点位":"东湖","AQI":41},{"点位":"东山","AQI":45}]},{"qx":"西区","更新时间":"2026-11-20 08:00","list":[{"点位":"西山","AQI":50}]}]}"#;
    let proposal = of(text, "air");
    let table = &proposal.tables[0];
    assert_eq!((table.nested.as_deref(), table.count), (Some("list"), 3));
    let names: Vec<&str> = table.columns.iter().map(|own| &*own.name).collect();
    assert_eq!(names, ["点位", "AQI", "qx", "更新时间"]);
    assert!(fields(table).contains(&("更新时间", "start", By::Near)));
    let json = read(&proposal, text, "air");
    assert!(
        json.contains("西山") && json.contains("2026-11-20T08:00"),
        "{json}"
    );
}

/// A column with its unit behind it, one in the words of an office, and the only name that a row has.
#[test]
fn names_that_are_near() {
    let text = "<项目表><更新日期>2026-11-15</更新日期><项目><实事名称>城乡公交一体化</实事名称><总投资万元>1200</总投资万元><已投入万元>860.5</已投入万元><负责单位>交通局</负责单位><建设进度>80%左右</建设进度></项目><项目><实事名称>老旧小区改造</实事名称><总投资万元>3000</总投资万元><已投入万元>1500</已投入万元><负责单位>住建局</负责单位><建设进度>50%</建设进度></项目></项目表>";
    let proposal = of(text, "livelihood");
    let table = &proposal.tables[0];
    let found = fields(table);
    for expected in [
        ("实事名称", "title", By::Near),
        ("总投资万元", "funds_plan", By::Name),
        ("已投入万元", "funds_spent", By::Near),
        ("负责单位", "duty", By::Near),
        // Said roughly.
        ("建设进度", "progress", By::Near),
    ] {
        assert!(found.contains(&expected), "{expected:?} of {found:?}");
    }
    let unit = |name: &str| {
        let mut all = table.columns.iter();
        all.find(|own| &*own.name == name)?.unit.as_deref()
    };
    assert_eq!(
        (unit("总投资万元"), unit("已投入万元")),
        (Some("万元"), Some("万元"))
    );
    let as_of = proposal
        .meta
        .iter()
        .find(|own| own.field.is_some())
        .unwrap();
    assert_eq!(
        (as_of.field.as_deref(), as_of.by),
        (Some("as_of"), By::Near)
    );
    // A sub-index is no concentration, and where the record has a name of its own, the programme is one.
    let text = r#"[{"点位":"东湖","PM2.5分指数":41,"时间":"2026-11-20 08:00"}]"#;
    assert!(
        !fields(&of(text, "air").tables[0])
            .iter()
            .any(|(_, key, _)| *key == "pm25")
    );
    let text =
        r#"[{"项目名称":"一号路","实事名称":"道路"},{"项目名称":"二号路","实事名称":"道路"}]"#;
    assert!(fields(&of(text, "livelihood").tables[0]).contains(&("实事名称", "program", By::Name)));
}

/// Titles and what holds for the table stand over the headings, in as many cells as somebody happened to use.
#[test]
fn what_stands_over_the_headings() {
    let text = "附件3,,,\n示例县2026年部门预算表,,,\n部门：教育局,,,单位：万元\n用途,去年数,今年预算,备注\n教育,100,120,\n卫生,50,60,a\n";
    let proposal = of(text, "budget");
    let table = &proposal.tables[0];
    assert_eq!(
        (&*table.rows, table.headings.as_deref()),
        ("$[4:]", Some("$[3][*]"))
    );
    let title = proposal
        .meta
        .iter()
        .find(|own| own.field.as_deref() == Some("title"))
        .unwrap();
    assert_eq!(
        (&*title.path, &*title.samples[0]),
        ("$[1][0]", "示例县2026年部门预算表")
    );
    let found = fields(table);
    for expected in [
        ("用途", "name", By::Near),
        ("去年数", "prior", By::Near),
        ("今年预算", "initial", By::Near),
    ] {
        assert!(found.contains(&expected), "{expected:?} of {found:?}");
    }
}

/// A heading may have a colon in it; what is said of the table has one behind a label.
#[test]
fn a_heading_with_a_colon() {
    let text = "部门名称：示例县教育局,,,单位：万元\n科目编码,科目名称,2026年预算数,其中：基本支出\n205,教育支出,100,80\n";
    let table = &of(text, "budget").tables[0];
    assert_eq!(table.headings.as_deref(), Some("$[1][*]"));
}

/// Names in English, however they are put together, and a month that stands once for all rows.
#[test]
fn names_of_programmers_and_a_month_for_all() {
    let text = r#"{"monitorMonth":202610,"result":[{"sectionName":"龙潭","waterClass":"Ⅱ类","target_class":"Ⅱ类","isStandard":"是","overItem":"","monitorDate":"10-09"},{"sectionName":"北门桥","waterClass":"Ⅳ类","target_class":"Ⅲ类","isStandard":"否","overItem":"总磷(0.25)","monitorDate":"10-10"}]}"#;
    let proposal = of(text, "water");
    let found = fields(&proposal.tables[0]);
    for (name, key) in [
        ("sectionName", "place"),
        ("waterClass", "class"),
        ("target_class", "class_target"),
        ("isStandard", "reached"),
        ("overItem", "exceed"),
    ] {
        assert!(
            found.contains(&(name, key, By::Near)),
            "{name} of {found:?}"
        );
    }
    // A day without a year is none.
    assert!(!found.iter().any(|(name, ..)| *name == "monitorDate"));
    let month = proposal
        .meta
        .iter()
        .find(|own| own.field.is_some())
        .unwrap();
    assert_eq!(
        (&*month.path, month.field.as_deref()),
        ("$.monitorMonth", Some("start"))
    );
}

/// The unit that stands once for all, and another for carbon monoxide; letters of 空气质量状况 go before those of 空气质量级别.
#[test]
fn a_unit_for_all() {
    let text = r#"{"data":{"dw":"μg/m3(CO为mg/m3)","rows":[{"ZDMC":"一中","JCSJ":"2026-11-27 16:00:00.0","PM2_5":"38","CO":"0.700","KQZLJB":"二级","KQZLZK":"良"}]}}"#;
    let proposal = of(text, "air");
    let table = &proposal.tables[0];
    let unit = |key: &str| {
        let mut all = table.columns.iter();
        let own = all.find(|own| own.field.as_deref() == Some(key)).unwrap();
        (own.unit.as_deref(), own.stated.as_deref())
    };
    let stated = Some("$.data.dw：μg/m3(CO为mg/m3)");
    assert_eq!(unit("pm25"), (Some("µg/m³"), stated));
    assert_eq!(unit("co"), (Some("mg/m³"), stated));
    assert!(fields(table).contains(&("KQZLZK", "level", By::Letters)));
    // Where nothing is said of it, carbon monoxide is left to be chosen.
    let text = text.replace("(CO为mg/m3)", "");
    let proposal = of(&text, "air");
    let of = |key: &str| {
        let mut all = proposal.tables[0].columns.iter();
        all.find(|own| own.field.as_deref() == Some(key))
            .unwrap()
            .unit
            .clone()
    };
    assert_eq!((of("pm25").as_deref(), of("co")), (Some("µg/m³"), None));
}

/// 单位：万元 holds for the money and for nothing that is counted; what is planned is not done; API is not AQI.
#[test]
fn what_is_not_guessed() {
    let text = r#"{"单位":"万元","rows":[{"项目名称":"路","目标任务":"11","计划投资":"100","计划完成投资":"90"}]}"#;
    let proposal = of(text, "livelihood");
    let columns = &proposal.tables[0].columns;
    let own = |name: &str| columns.iter().find(|own| &*own.name == name).unwrap();
    assert_eq!(own("计划投资").unit.as_deref(), Some("万元"));
    assert_eq!(
        (
            own("目标任务").field.as_deref(),
            own("目标任务").unit.as_deref()
        ),
        (Some("target"), None)
    );
    assert_ne!(own("计划完成投资").field.as_deref(), Some("funds_spent"));
    let text = r#"[{"点位":"东湖","API":"41","时间":"2026-11-20 08:00"}]"#;
    assert!(
        !fields(&of(text, "air").tables[0])
            .iter()
            .any(|(_, key, _)| *key == "aqi")
    );
}

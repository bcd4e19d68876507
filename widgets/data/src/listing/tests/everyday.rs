//! What readers type is not what the list calls it.

use super::*;

#[test]
fn other_words_and_the_same_characters_find() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t","label":"项目","search":true},{"name":"c","kind":"code","search":true}],
        "synonyms":[["开饭馆","餐饮","食品经营"]]}"#;
    let profile = Profile::read(profile).unwrap();
    let rows = r#"[{"t":"食品经营许可","c":"A-12"},{"t":"机动车停放服务费","c":"A-21"},{"t":"餐饮服务备案"},{"t":"车辆购置"}]"#;
    let listing = read_text(rows, &profile).unwrap();
    let hay = haystacks(&listing, &Initials::default());
    let find = |query: &str| {
        let wish = Wish {
            query: query.into(),
            chosen: Vec::new(),
        };
        found(&listing, &hay, &wish, None)
    };
    assert_eq!(find("开饭馆"), (vec![0, 2], false));
    assert_eq!(find("我想开饭馆 许可"), (vec![0], false));
    assert_eq!(synonyms(&profile, "我想开饭馆"), ["餐饮", "食品经营"]);
    assert_eq!(synonyms(&profile, "停车"), [""; 0]);
    // The characters of what was typed, in one text.
    assert_eq!(find("停车费"), (vec![1], true));
    assert_eq!(find("车费"), (vec![1], true));
    // Of words with digits nothing is near.
    assert_eq!(find("停车费2"), (vec![], true));
    // A code is the same or another; one character is no word.
    assert_eq!(find("A-11"), (vec![], true));
    assert_eq!(find("购"), (vec![3], false));
    assert_eq!(find("费"), (vec![1], false));
    assert_eq!(find("贵"), (vec![], true));
}

#[test]
fn days_between_two_are_counted_where_they_are_asked_for() {
    let profile = |check: &str| {
        let text = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t"},{"name":"a","label":"公告","kind":"date"},{"name":"b","label":"截止","kind":"date"},{"name":"m"}],
            "checks":[{"check":"order","first":"a","then":"b",CHECK}]}"#;
        Profile::read(&text.replace("CHECK", check)).unwrap()
    };
    let said = |check: &str, rows: &str| {
        let own = profile(check);
        let listing = read_text(rows, &own).unwrap();
        let all = super::super::check(&listing, None).into_iter();
        all.map(|own| own.message.to_string()).collect::<Vec<_>>()
    };
    // 招标投标法第二十四条: twenty days, the first not counted (民法典第二百零一条).
    let rows = r#"[{"t":"甲","a":"2026-03-02","b":"2026-03-22","m":"公开招标"},{"t":"乙","a":"2026-03-02","b":"2026-03-21","m":"公开招标"},{"t":"丙","a":"2026-03-02","b":"2026-03-05","m":"谈判"}]"#;
    assert_eq!(
        said(
            r#""least":20,"when":[{"field":"m","is":["公开招标"]}]"#,
            rows
        ),
        ["1 条“截止”距“公告”不足 20 天：第 2 条乙：19 天"]
    );
    // 2026-03-02 is a Monday.
    assert_eq!(
        said(r#""least":4,"workdays":true"#, rows),
        ["1 条“截止”距“公告”不足 4 个工作日：第 3 条丙：3 个工作日"]
    );
}

#[test]
fn rows_that_a_source_joins_to_one_text() {
    let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t"},{"name":"f","kind":"rows","fields":[{"name":"i"},{"name":"r"},{"name":"l"}]}]}"#;
    let profile = Profile::read(profile).unwrap();
    let rows = |text: &str| {
        let text = format!(r#"[{{"t":"甲","f":"{text}"}}]"#);
        match read_text(&text, &profile).unwrap().rows[0].cell(1) {
            Cell::Rows(rows) => rows.iter().map(|row| row.join("|")).collect(),
            _ => Vec::new(),
        }
    };
    // The list of the State Administration for Market Regulation: 不合格项目║检验结果║标准值.
    assert_eq!(
        rows("地西泮║2.1\\nμg/kg║不得检出"),
        ["地西泮|2.1μg/kg|不得检出"]
    );
    assert_eq!(rows("铅║0.5║≤0.2；镉║1║≤0.1"), ["铅|0.5|≤0.2", "镉|1|≤0.1"]);
    assert_eq!(
        rows("铅║0.5║≤0.2\\n镉║1║≤0.1"),
        ["铅|0.5|≤0.2", "镉|1|≤0.1"]
    );
    assert_eq!(rows("【含量测定】"), ["【含量测定】||"]);
    assert_eq!(rows("║"), [""; 0]);
}

#[test]
fn what_no_list_shows() {
    let profile = |persons: &str| {
        let text = format!(
            r#"{{"schema":"mingbai.profile/1","head":"t","persons":"{persons}","fields":[{{"name":"t","label":"项目"}},{{"name":"p","label":"户主","kind":"person"}},{{"name":"n","label":"金额","kind":"number"}}]}}"#
        );
        Profile::read(&text).unwrap()
    };
    let rows = r#"[["项目","户主","金额","配偶"],["甲","张三丰","3","李四"],["乙","兴农农机专业合作社","4",""],["填表人：王五","","",""]]"#;
    let heads = |persons: &str| -> Vec<String> {
        let listing = read_text(rows, &profile(persons)).unwrap();
        assert_eq!(listing.profile.fields.len(), 3, "{persons}");
        let told = |one: &Finding| one.message.contains("有 1 行是合计或填表人等落款");
        assert!(listing.findings.iter().any(told), "{persons}");
        let names = listing.rows.iter().map(|row| {
            let text = |at: usize| row.cell(at).text().unwrap_or_default().to_owned();
            format!("{} {}", text(0), text(1))
        });
        names.collect()
    };
    // Who made the table is no record, and a column that nobody knows may be of persons.
    assert_eq!(heads("masked"), ["甲 张**", "乙 兴农农机专业合作社"]);
    // An organization is no person.
    assert_eq!(heads("refused"), ["乙 兴农农机专业合作社"]);
}

/// What a reader is told of the columns: telephones that are there to be called, and names that a duty names, stay.
#[test]
fn a_reader_knows_what_is_to_be_public() {
    let profile = |persons: &str| {
        let text = format!(
            r#"{{"schema":"mingbai.profile/1","head":"t","persons":"{persons}","fields":[{{"name":"t","label":"岗位"}},{{"name":"phone","label":"联系电话","kind":"phone"}},{{"name":"p","label":"姓名","kind":"person"}}]}}"#
        );
        Profile::read(&text).unwrap()
    };
    let read = |persons: &str, text: &str| {
        let profile = profile(persons);
        let known = profile.known();
        let source = From {
            subject: "listing",
            known: &known,
            ..From::default()
        };
        let limits = Limits::default();
        let read = strict(text, &source, &limits).unwrap();
        let found = told(&read.findings);
        let listing =
            read_unchecked(&read.json, &limits, Some(&found), "", Some(&profile)).unwrap();
        let own = &listing.rows[0];
        let text = |at: usize| own.cell(at).text().unwrap_or_default().to_owned();
        [text(1), text(2)]
    };
    let csv = "岗位,联系 电话,姓名\n司机,13812345678,张三丰\n保安,13912345678,李四\n";
    assert_eq!(read("exempt", csv), ["13812345678", "张三丰"]);
    assert_eq!(read("masked", csv), ["13812345678", "张**"]);
    // A column that nobody knows is masked by what it is called.
    let other = "岗位,联系电话,姓名,家属电话\n司机,13812345678,张三丰,13712345678\n";
    assert_eq!(read("exempt", other)[0], "13812345678");
}

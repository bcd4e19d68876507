//! The checks: each with what it finds, and with what it does not.

use super::*;
use expect_test::{Expect, expect};

fn told(rows: &[&str], now: Option<&str>, expected: Expect) {
    let board = board(rows);
    let mut out = String::new();
    for finding in check(&board, now.map(at)) {
        let (row, field) = (finding.place.row.unwrap(), finding.place.field.unwrap());
        let (severity, code) = (finding.severity, finding.code);
        out += &format!("{severity:?} {code} [{row} {field}] {}\n", finding.message);
    }
    expected.assert_eq(&out);
}

fn one(row: &str, expected: Expect) {
    told(
        &[&format!(r#""place":"甲","start":"2026-03",{row}"#)],
        None,
        expected,
    );
}

#[test]
fn classes() {
    one(r#""class":"Ⅲ","nh3n":"0.7""#, expect![[""]]);
    // Items that are not published may be worse.
    one(r#""class":"Ⅴ","nh3n":"0.7""#, expect![[""]]);
    one(
        r#""class":"Ⅱ","nh3n":"1.2","codmn":"5""#,
        expect![[r#"
            Warning check-class [0 class] 甲 2026年3月：水质类别公布为Ⅱ类，按公布浓度复算为Ⅳ类（氨氮，GB 3838—2002 表 1）
        "#]],
    );
    // 7.2 mg/L may be 90 % of saturation.
    one(r#""class":"Ⅰ","do":"7.2""#, expect![[""]]);
    one(
        r#""class":"Ⅰ","do":"5.9""#,
        expect![[r#"
            Warning check-class [0 class] 甲 2026年3月：水质类别公布为Ⅰ类，按公布浓度复算为Ⅲ类（溶解氧，GB 3838—2002 表 1）
        "#]],
    );
    one(
        r#""class":"断流","nh3n":"0.3""#,
        expect![[r#"
            Warning check-class [0 class] 甲 2026年3月：公布为断流，而有 1 项监测值，请核对
        "#]],
    );
    one(r#""class":"断流","nh3n":null"#, expect![[""]]);
    one(r#""class":"未评价","nh3n":"3""#, expect![[""]]);
    one(
        r#""river":"甲水库","class":"Ⅲ","tp":"0.08""#,
        expect![[r#"
            Note check-body [0 tp] 甲 2026年3月：没有写明是河流还是湖库，总磷的限值不同，无法确定类别；请写明水体类型（body）：河流或湖库
        "#]],
    );
}

#[test]
fn targets() {
    one(
        r#""class":"Ⅲ","class_target":"Ⅲ","reached":"是""#,
        expect![[""]],
    );
    one(
        r#""class":"Ⅳ","class_target":"Ⅲ","reached":"达标""#,
        expect![[r#"
            Warning check-target [0 reached] 甲 2026年3月：公布为达标，而类别Ⅳ类、目标Ⅲ类，应为未达标
        "#]],
    );
}

/// Iron is of 表 2: the class says nothing about it.
#[test]
fn sources_may_fail_for_other_items() {
    one(
        r#""kind":"source","class":"Ⅲ","class_target":"Ⅲ","reached":"否","iron":"0.42""#,
        expect![[""]],
    );
}

/// 三氯甲烷 is the first item of 表 3: of a source it may be named, and no limit of it is known here.
#[test]
fn sources_may_name_items_of_table_3() {
    let rest = r#""class":"Ⅳ","exceed":["三氯甲烷（0.2）"]"#;
    one(&format!(r#""kind":"source",{rest}"#), expect![[""]]);
    one(
        rest,
        expect![[r#"
            Note check-exceed [0 exceed] 甲 2026年3月：超标项目“三氯甲烷（0.2）”不能识别
        "#]],
    );
}

#[test]
fn exceeding_items() {
    one(
        r#""class":"Ⅳ","nh3n":"1.3","exceed":["氨氮（0.3）"]"#,
        expect![[""]],
    );
    // One unit of the last digit is rounding.
    one(
        r#""class":"Ⅳ","nh3n":"1.25","exceed":["氨氮（0.3）"]"#,
        expect![[""]],
    );
    one(
        r#""class":"Ⅳ","nh3n":"1.3","exceed":["氨氮（0.5）","花粉"]"#,
        expect![[r#"
            Note check-exceed [0 exceed] 甲 2026年3月：氨氮超标倍数公布为 0.5，按公布浓度复算为 0.3
            Note check-exceed [0 exceed] 甲 2026年3月：超标项目“花粉”不能识别
        "#]],
    );
    one(
        r#""class":"Ⅳ","nh3n":"0.9","exceed":["氨氮"]"#,
        expect![[r#"
            Warning check-exceed [0 exceed] 甲 2026年3月：公布氨氮超标，而公布值 0.9 mg/L 符合Ⅲ类限值（≤1.0）
        "#]],
    );
}

#[test]
fn items_that_set_a_class_that_keeps_its_target() {
    one(
        r#""class":"Ⅲ","nh3n":"0.9","exceed":["氨氮"]"#,
        expect![[""]],
    );
}

#[test]
fn values() {
    one(
        r#""codmn":"3100","nh3n":"0.1""#,
        expect![[r#"
            Warning check-value [0 codmn] 甲 2026年3月：高锰酸盐指数“3100”过高，可能单位有误，请核对
        "#]],
    );
    one(
        r#""nh3n":"0","tp":"0""#,
        expect![[r#"
            Note check-value [0 class] 甲 2026年3月：各项都是 0，可能是缺测；缺测请写 null
        "#]],
    );
    told(
        &[r#""place":"甲","start":"2001-03","nh3n":"1.2""#],
        None,
        expect![[r#"
            Note check-standard [0 start] 甲 2001年3月：早于 2002年6月1日，GB 3838—2002 尚未施行，不按它复算
        "#]],
    );
}

#[test]
fn time() {
    let hour = r#""place":"甲","start":"2026-03-01T08:00+08:00","class":"Ⅱ""#;
    told(&[hour], Some("2026-03-01 16:00"), expect![[""]]);
    told(
        &[hour],
        Some("2026-03-01 18:00"),
        expect![[r#"
            Note check-age [0 start] 甲 2026年3月1日 8时：数据可能已过期：自动监测一般每 4 小时更新一次
        "#]],
    );
    told(
        &[hour],
        Some("2026-03-01 07:00"),
        expect![[r#"
            Warning check-time [0 start] 甲 2026年3月1日 8时：时间晚于现在，请核对来源或本机的时间
        "#]],
    );
    told(
        &[hour, &hour.replace('Ⅱ', "Ⅲ")],
        None,
        expect![[r#"
            Warning check-twice [1 start] 甲 2026年3月1日 8时：同一断面同一时间有两条数据，水质类别分别为Ⅱ类和Ⅲ类，以Ⅲ类为准
        "#]],
    );
    told(&[hour, hour], None, expect![[""]]);
    // What every place says is told once.
    let month = r#""place":"甲","start":"2026-03","class":"Ⅱ""#;
    let other = &month.replace('甲', "乙");
    told(&[month, other], Some("2026-06-30"), expect![[""]]);
    told(
        &[month, other, &hour.replace('甲', "丙")],
        Some("2026-11-26"),
        expect![[r#"
            Note check-age [0 start] 甲 2026年3月：数据可能已过期：其后两期都应已公布（共 2 处）
            Note check-age [2 start] 丙 2026年3月1日 8时：数据可能已过期：自动监测一般每 4 小时更新一次
        "#]],
    );
}

/// Phosphorus of 0.07 mg/L is Ⅱ in a river and Ⅳ in a lake (GB 3838—2002, table 1): where nobody says which, none is wrong.
#[test]
fn phosphorus_of_an_unknown_body() {
    let told = |body: &str| {
        let row = format!(
            r#""place":"南湖心","river":"南湖","start":"2026-03",{body}"class":"Ⅳ","class_target":"Ⅲ","exceed":"总磷(0.4)","tp":"0.07""#
        );
        let rows =
            format!(r#"{{"schema":"mingbai.water/1","units":{{"tp":"mg/L"}},"rows":[{{{row}}}]}}"#);
        let found = check(&read_text(&rows).unwrap(), None);
        found.into_iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(told(""), ["check-body"]);
    assert_eq!(told(r#""body":"lake","#), [""; 0]);
    assert!(told(r#""body":"river","#).contains(&"check-exceed"));
}

//! What is drawn of a board in every layout, and of sections with and without a class.

use super::*;

#[test]
fn a_month() {
    check(
        props(Some(board(&month())), "", ""),
        expect![[r#"
            地表水水质
            80.0% Ⅰ～Ⅲ类断面占比（4/5） 2026年3月
            Ⅱ类 4 个 80.0%
            劣Ⅴ类 1 个 20.0%
            未监测 1 个
            断流 1 个
            未评价 1 个
            占比只计有水质类别的断面；类别依据 GB 3838—2002。
            2026年3月，5 个断面有水质类别，Ⅰ～Ⅲ类占 80.0%，劣Ⅴ类占 20.0%；1 个未监测、1 个断流、1 个未评价。最差：入江口（劣Ⅴ类），按公布浓度超Ⅲ类：氨氮 2.0 倍。1 个饮用水水源地中 0 个达标、1 个未达标。
            差于Ⅲ类的断面
            [p4] 入江口 劣Ⅴ类 重度污染 超Ⅲ类：氨氮 2.0 倍（复算）
            各断面
            查找断面、河流…
            排序
            [s] /*按公布顺序 / 从差到好 / 按名称
            [m0*] 列表
            [m1] 按河流
            [m2] 数值表
            (aloud) 共 8 个断面，显示 8 个
            | 断面 | 类别 | 目标 | 超标项目 | 时间
            | [p0] 明河0 明河 | Ⅱ类 优 | | | 2026年3月
            | [p1] 明河1 明河 | Ⅱ类 优 | | | 2026年3月
            | [p2] 明河2 明河 | Ⅱ类 优 | | | 2026年3月
            | [p3] 明河3 明河 | Ⅱ类 优 | | | 2026年3月
            | [p4] 入江口 明河 | 劣Ⅴ类 重度污染 | 未达到目标 Ⅲ类 | 超Ⅲ类：氨氮 2.0 倍（复算） | 2026年3月
            | [p5] 大同 旭溪 | 断流 | | | 2026年3月
            | [p6] 南湖 旭溪 | 未监测 | | | 2026年3月
            | [p7] 龙洞 旭溪 | 未评价 | | | 2026年3月
            集中式生活饮用水水源地
            [p8] 第一水厂 Ⅲ类 良好 公布为未达标，目标 Ⅲ类，超标：铁 0.5 倍（复算）
            [c] 复制文字 (aloud)
            发布机构： 明河市生态环境局
            数据截至： 2026年3月
            来源： 未注明
            更新状态： 已更新
        "#]],
    );
}

#[test]
fn river_by_river() {
    check_body(
        props(Some(board(&month())), "", "m1"),
        expect![[r#"
            地表水水质
            80.0% Ⅰ～Ⅲ类断面占比（4/5） 2026年3月
            Ⅱ类 4 个 80.0%
            劣Ⅴ类 1 个 20.0%
            未监测 1 个
            断流 1 个
            未评价 1 个
            占比只计有水质类别的断面；类别依据 GB 3838—2002。
            2026年3月，5 个断面有水质类别，Ⅰ～Ⅲ类占 80.0%，劣Ⅴ类占 20.0%；1 个未监测、1 个断流、1 个未评价。最差：入江口（劣Ⅴ类），按公布浓度超Ⅲ类：氨氮 2.0 倍。1 个饮用水水源地中 0 个达标、1 个未达标。
            差于Ⅲ类的断面
            [p4] 入江口 劣Ⅴ类 重度污染 超Ⅲ类：氨氮 2.0 倍（复算）
            各断面
            查找断面、河流…
            排序
            [s] /*按公布顺序 / 从差到好 / 按名称
            [m0] 列表
            [m1*] 按河流
            [m2] 数值表
            (aloud) 共 8 个断面，显示 8 个
            明河 良好 5 个断面，Ⅰ～Ⅲ类 4 个，劣Ⅴ类 1 个
            [p0] 明河0 Ⅱ类 优
            [p1] 明河1 Ⅱ类 优
            [p2] 明河2 Ⅱ类 优
            [p3] 明河3 Ⅱ类 优
            [p4] 入江口 劣Ⅴ类 重度污染
            旭溪 3 个断面
            [p5] 大同 断流
            [p6] 南湖 未监测
            [p7] 龙洞 未评价
            河流水质按《地表水环境质量评价办法（试行）》：5 个及以上断面按类别占比，少于 5 个按公布浓度的平均值；公布的浓度不足以评价的不写。
            集中式生活饮用水水源地
            [p8] 第一水厂 Ⅲ类 良好 公布为未达标，目标 Ⅲ类，超标：铁 0.5 倍（复算）
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn a_table_of_values() {
    let rows = [
        row(
            "甲",
            "明河",
            r#""class":"Ⅱ","ph":"7.8","do":"8.1","nh3n":"0.025L","tp":"60 µg/L""#,
        ),
        row("乙", "明河", r#""class":"未监测","nh3n":null"#),
    ];
    check_body(
        props(Some(board(&rows)), "", "m2"),
        expect![[r#"
        地表水水质
        100.0% Ⅰ～Ⅲ类断面占比（1/1） 2026年3月
        Ⅱ类 1 个 100.0%
        未监测 1 个
        占比只计有水质类别的断面；类别依据 GB 3838—2002。
        2026年3月，1 个断面有水质类别，Ⅰ～Ⅲ类占 100.0%，没有劣Ⅴ类，水质为优；1 个未监测。
        各断面
        排序
        [s] /*按公布顺序 / 从差到好 / 按名称
        [m0] 列表
        [m1] 按河流
        [m2*] 数值表
        (aloud) 共 2 个断面，显示 2 个
        单位 mg/L，pH 无量纲；单位不同的写在数后。
        | 断面 | 类别 | pH | 溶解氧 | 高锰酸盐指数 | 化学需氧量 | 氨氮 | 总磷 | 总氮
        | [p0] 甲 | Ⅱ类 优 | 7.8 | 8.1 | — | — | 0.025L | 60 µg/L | —
        | [p1] 乙 | 未监测 | — | — | — | — | — | — | —
        [c] 复制文字 (aloud)
    "#]],
    );
}

#[test]
fn one_section_with_its_items() {
    let rest = r#""class":"Ⅴ","class_target":"Ⅲ","class_month":"Ⅳ","class_year":"Ⅴ","exceed":["氨氮（0.9）"],"temp":"13.5","ph":"9.2","do":"6.6","codmn":"8","nh3n":"1.85","tp":"0.01L","tn":"6.1","note":"上游检修""#;
    check_body(
        props(Some(board(&[row("甲", "明河", rest)])), "", ""),
        expect![[r#"
            地表水水质
            甲 2026年3月
            Ⅴ类 中度污染
            河流湖库 明河
            目标 未达到目标 Ⅲ类
            公布的超标项目 超Ⅲ类：氨氮 0.9 倍
            按公布浓度复算 劣Ⅴ类（pH），用到 21 项中的 5 项，差于公布类别
            复算超标 超Ⅲ类：氨氮 0.8 倍、高锰酸盐指数 0.3 倍、pH
            环比上月 由Ⅳ类变为Ⅴ类，类别变差，水质有所下降
            同比上年 同为Ⅴ类，无明显变化
            说明 上游检修
            各项监测值与限值
            | 项目 | 监测值 | Ⅲ类限值 | 单项类别 | 超标倍数
            | pH | 9.2 | 6～9 | 劣Ⅴ类 | 超标
            | 水温 | 13.5 ℃ | | 不参评 | | 溶解氧 | 6.6 mg/L | ≥5 | Ⅰ类至Ⅱ类 | | 高锰酸盐指数 | 8 mg/L | ≤6 | Ⅳ类 | 0.3 倍
            | 氨氮 | 1.85 mg/L | ≤1.0 | Ⅴ类 | 0.8 倍
            | 总磷 | 未检出（检出限 0.01 mg/L） | ≤0.2 | Ⅰ类 | | 总氮 | 6.1 mg/L | | 不参评 | 限值为 GB 3838—2002 的目标类别限值。水温、总氮、粪大肠菌群不参加类别评价；pH 和溶解氧不算超标倍数；低于检出限的按检出限的一半计。
            甲 2026年3月，水质为Ⅴ类（中度污染），未达到目标Ⅲ类，按公布浓度超Ⅲ类：氨氮 0.8 倍、高锰酸盐指数 0.3 倍、pH。
            [c] 复制文字 (aloud)
        "#]],
    );
}

/// 总磷 of a lake has limits of its own.
#[test]
fn a_lake() {
    let rest = r#""body":"lake","class":"Ⅳ","tp":"0.06","tli":"52.1""#;
    check_body(
        props(Some(board(&[row("库心", "双溪水库", rest)])), "", ""),
        expect![[r#"
            地表水水质
            库心 2026年3月
            Ⅳ类 轻度污染
            河流湖库 双溪水库
            按公布浓度复算 Ⅳ类（总磷），用到 21 项中的 1 项，与公布类别一致
            复算超标 超Ⅲ类：总磷 0.2 倍
            营养状态 轻度富营养（指数 52.1）
            各项监测值与限值
            | 项目 | 监测值 | Ⅲ类限值 | 单项类别 | 超标倍数
            | 总磷 | 0.06 mg/L | ≤0.05 | Ⅳ类 | 0.2 倍
            限值为 GB 3838—2002 的Ⅲ类限值（没有公布目标类别）。水温、总氮、粪大肠菌群不参加类别评价；pH 和溶解氧不算超标倍数；低于检出限的按检出限的一半计。总磷用湖、库限值。
            库心 2026年3月，水质为Ⅳ类（轻度污染），按公布浓度超Ⅲ类：总磷 0.2 倍。
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn sections_without_a_class() {
    for (class, word) in [
        ("断流", "断流"),
        ("7", "未监测"),
        ("不参评", "未评价"),
        ("--", "未公布"),
        ("好", "数据异常"),
    ] {
        let one = board(&[row("甲", "明河", &format!(r#""class":"{class}""#))]);
        let mut props = props(Some(one), "", "");
        props.layout = Layout::Card;
        let drawn = plain(&html(props));
        let face = drawn.lines().nth(2).unwrap_or_default();
        assert!(drawn.contains(word), "{class}: {drawn}");
        assert!(!face.contains('类'), "{class}: {face}");
    }
}

#[test]
fn strips_and_cards() {
    let mut strip = props(Some(board(&month())), "", "");
    strip.layout = Layout::Strip;
    check(
        strip,
        expect![[r#"
        地表水 Ⅰ～Ⅲ类占 80.0%，劣Ⅴ类 1 个 2026年3月
    "#]],
    );
    let mut strip = props(Some(board(&[row("甲", "明河", r#""class":"Ⅲ""#)])), "", "");
    strip.layout = Layout::Strip;
    check(
        strip,
        expect![[r#"
        甲 Ⅲ类 良好 2026年3月
    "#]],
    );
    let mut card = props(Some(board(&month())), "", "");
    card.layout = Layout::Card;
    check_body(
        card,
        expect![[r#"
        地表水水质
        80.0% Ⅰ～Ⅲ类断面占比（4/5） 2026年3月
        Ⅱ类 4 个 80.0%
        劣Ⅴ类 1 个 20.0%
        未监测 1 个
        断流 1 个
        未评价 1 个
        占比只计有水质类别的断面；类别依据 GB 3838—2002。
    "#]],
    );
}

#[test]
fn aged_data() {
    let hour = r#""place":"甲","start":"2026-03-01T08:00+08:00","class":"Ⅱ""#.to_owned();
    check_body(
        props(Some(board(&[hour])), "2026-03-01 18:00", ""),
        expect![[r#"
            地表水水质
            甲 2026年3月1日 8时（10 小时没有更新）
            Ⅱ类 优
            (aloud) 数据可能已过期：自动监测一般每 4 小时更新一次。
            甲 2026年3月1日 8时，水质为Ⅱ类（优）。数据可能已过期。
            [c] 复制文字 (aloud)
        "#]],
    );
}

/// Eight months without another month.
#[test]
fn an_old_month() {
    let rows = [row("甲", "明河", r#""class":"Ⅱ""#)];
    check_body(
        props(Some(board(&rows)), "2026-11-26 09:00", ""),
        expect![[r#"
            地表水水质
            甲 2026年3月（8 个月没有更新）
            Ⅱ类 优
            (aloud) 数据可能已过期：其后两期都应已公布。
            河流湖库 明河
            甲 2026年3月，水质为Ⅱ类（优）。数据可能已过期。
            [c] 复制文字 (aloud)
        "#]],
    );
}

/// What the newest month of all says above them is not said by each of its rows; older rows say it.
#[test]
fn rows_that_are_old() {
    let mut rows = vec![
        row("甲", "明河", r#""class":"Ⅱ""#),
        row("乙", "明河", r#""class":"Ⅱ""#),
    ];
    rows.push(r#""place":"丙","start":"2025-12","class":"Ⅱ""#.to_owned());
    for now in ["2026-05-10", "2026-11-26"] {
        let text = plain(&html(props(Some(board(&rows)), now, "")));
        // Beside that row only the sentence.
        assert_eq!(text.matches("数据可能已过期").count(), 2, "{text}");
        assert!(text.contains("| 2025年12月 数据可能已过期\n"), "{text}");
    }
}

#[test]
fn nothing() {
    check(
        props(Some(board(&[])), "", ""),
        expect![[r#"
        地表水水质
        来源没有给出任何断面的水质。
        发布机构： 明河市生态环境局
        数据截至： 未注明
        来源： 未注明
        更新状态： 已更新
    "#]],
    );
    let mut error = props(None, "", "");
    error.status.phase = Phase::Error;
    check(
        error,
        expect![[r#"
        (aloud)
        暂时无法获取数据
        [r] 重试
    "#]],
    );
}

/// What a check found stands in the frame, and leads to its section.
#[test]
fn findings() {
    let mut one = board(&[row("甲", "明河", r#""class":"Ⅱ","nh3n":"1.2""#)]);
    one.findings = audit(&one, None);
    let drawn = plain(&html(props(Some(one), "", "f")));
    assert!(drawn.contains("[f0] 提示"), "{drawn}");
    assert!(drawn.contains("按公布浓度复算为Ⅳ类"), "{drawn}");
}

/// A colour never stands without its word: whatever has the class of a colour has a text, but for the bars, whose counts
/// stand under them.
#[test]
fn no_colour_alone() {
    let drawn = html(props(Some(board(&month())), "", "m1"));
    for part in drawn.split("mbw-chip mbw-c").skip(1) {
        let text = part.split('>').nth(1).unwrap_or_default();
        let inner = part.split('>').nth(2).unwrap_or_default();
        let words = [text, inner].map(|text| text.split('<').next().unwrap_or_default());
        assert!(words.iter().any(|word| !word.trim().is_empty()), "{part}");
    }
}

#[test]
fn better_and_worse_than_before() {
    let rows = [
        row(
            "甲",
            "明河",
            r#""class":"Ⅱ","class_month":"Ⅲ","class_year":"Ⅱ""#,
        ),
        row("乙", "明河", r#""class":"Ⅳ","class_month":"Ⅲ""#),
        row("丙", "明河", r#""class":"Ⅲ","class_month":"Ⅱ""#),
        row("丁", "明河", r#""class":"Ⅲ""#),
        row("戊", "明河", r#""class":"断流","class_month":"Ⅱ""#),
        row(
            "水厂",
            "明河",
            r#""kind":"source","class":"Ⅲ","class_month":"Ⅱ""#,
        ),
    ];
    let text = plain(&html(props(Some(board(&rows)), "", "")));
    for said in [
        "环比上月：1 个断面好转、2 个变差、0 个持平",
        "同比上年：0 个断面好转、0 个变差、1 个持平",
    ] {
        assert!(text.contains(said), "{text}");
    }
    let text = plain(&html(props(
        Some(board(&[rows[3].clone(), rows[4].clone()])),
        "",
        "",
    )));
    assert!(!text.contains("好转"), "{text}");
}

#[test]
fn a_month_by_its_days() {
    let rows = [r#""place":"甲","start":"2026-10-01","end":"2026-10-31","class":"Ⅱ""#.to_owned()];
    let text = plain(&html(props(Some(board(&rows)), "2026-11-26 09:00", "")));
    assert!(text.contains("甲 2026年10月（26 天前）"), "{text}");
    assert!(text.contains("甲 2026年10月，水质为"), "{text}");
    assert!(text.contains("数据截至： 2026年10月\n"), "{text}");
}

/// The list says as many as the sentence where more exceeds than is named.
#[test]
fn more_exceeds_than_is_named() {
    let rest =
        r#""class":"劣Ⅴ","class_target":"Ⅲ","exceed":["氨氮（2.0）"],"nh3n":"3.0","codmn":"8""#;
    let rows = [row("甲", "明河", rest), row("乙", "明河", r#""class":"Ⅱ""#)];
    let text = plain(&html(props(Some(board(&rows)), "", "")));
    assert!(
        text.contains("超Ⅲ类：氨氮 2.0 倍（公布；复算 2 项）"),
        "{text}"
    );
    assert!(
        text.contains("按公布浓度超Ⅲ类：氨氮 2.0 倍、高锰酸盐指数 0.3 倍"),
        "{text}"
    );
}

/// Against the target that was published, by the values Ⅱ: 0.7 mg/L is 0.4 times more than 0.5 (GB 3838—2002, table 1). An
/// item that sets a class which keeps its target exceeds nothing.
#[test]
fn what_exceeds_says_which_class() {
    let rows = [
        row(
            "甲",
            "明河",
            r#""class":"Ⅲ","class_target":"Ⅱ","exceed":["氨氮（0.4）","DO"]"#,
        ),
        row(
            "乙",
            "明河",
            r#""class":"Ⅲ","class_target":"Ⅱ","nh3n":"0.7""#,
        ),
        row("丙", "明河", r#""class":"Ⅲ","exceed":["总磷"]"#),
        row("丁", "明河", r#""class":"Ⅳ","exceed":["花粉（2）"]"#),
    ];
    let all = plain(&html(props(Some(board(&rows)), "", "")));
    for cell in [
        "| 超Ⅱ类：氨氮 0.4 倍、DO |",
        "| 超Ⅱ类：氨氮 0.4 倍（复算） |",
        "| 总磷 |",
        "| 超Ⅲ类：花粉（2） |",
    ] {
        assert!(all.contains(cell), "{cell}: {all}");
    }
}

#[test]
fn a_row_says_against_what_its_class_changed() {
    let rows = [
        row(
            "甲",
            "明河",
            r#""class":"Ⅲ","class_target":"Ⅲ","class_month":"Ⅲ","class_year":"Ⅳ""#,
        ),
        row(
            "乙",
            "明河",
            r#""class":"Ⅳ","class_target":"Ⅲ","class_month":"Ⅲ","class_year":"Ⅲ""#,
        ),
    ];
    let all = plain(&html(props(Some(board(&rows)), "", "")));
    for line in [
        "甲 明河 | Ⅲ类 良好 | 达到目标 Ⅲ类 同比变好 |",
        "环比变差 同比变差 |",
    ] {
        assert!(all.contains(line), "{line}: {all}");
    }
}

/// What is computed stands in the row where nothing was published, and what contradicts a published class says so.
#[test]
fn a_row_says_what_its_items_make() {
    let rows = [
        row("甲", "明河", r#""nh3n":"0.45","codmn":"3""#),
        // 0.12 mg/L is above 0.05, the limit of total phosphorus in lakes for class Ⅲ (GB 3838—2002, table 1).
        row(
            "乙",
            "大湖",
            r#""body":"lake","class":"Ⅲ","class_target":"Ⅲ","tp":"0.12""#,
        ),
    ];
    let all = plain(&html(props(Some(board(&rows)), "", "")));
    for part in [
        "甲 明河 | 未公布 复算Ⅱ类（部分项目） |",
        "总磷 1.4 倍（复算，与公布的类别不符）",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
}

/// Where classes alone are published there is no table of values to choose.
#[test]
fn no_values_no_table_of_them() {
    let rows = [
        row("明河", "明河", r#""class":"Ⅱ""#),
        row("南湖", "旭溪", r#""class":"Ⅲ""#),
    ];
    assert!(!plain(&html(props(Some(board(&rows)), "", ""))).contains("数值表"));
    assert!(plain(&html(props(Some(board(&month())), "", ""))).contains("数值表"));
}

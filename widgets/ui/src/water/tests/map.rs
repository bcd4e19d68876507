//! The map of the sections: lines of rivers, and districts that nobody measures.

use mingbai_data::outline::read;

use super::*;

fn mapped(view: &'static str) -> WaterProps {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"云溪县"},"geometry":{"type":"Polygon","coordinates":[[[104,1],[104,0],[105,0],[105,1],[104,1]]]}},
        {"type":"Feature","properties":{"name":"入江口"},"geometry":{"type":"LineString","coordinates":[[104,0.5],[104.5,0.6],[105,0.5]]}},
        {"type":"Feature","properties":{"name":"大同"},"geometry":{"type":"Polygon","coordinates":[[[104.1,0.4],[104.1,0.1],[104.6,0.1],[104.6,0.4],[104.1,0.4]]]}}]}"#;
    WaterProps {
        outlines: Some(Shared(Rc::new(read(text).unwrap()))),
        ..props(Some(board(&month())), "", view)
    }
}

fn check_sections(props: WaterProps, expected: Expect) {
    let all = plain(&html(props));
    let (_, rest) = all.split_once("按名称\n").unwrap();
    expected.assert_eq(rest.split("[c] 复制").next().unwrap());
}

#[test]
fn the_map_stands_above_the_list() {
    check_sections(
        mapped("m3;w400"),
        expect![[r#"
            [m0] 列表
            [m1] 按河流
            [m2] 数值表
            [m3*] 地图
            (aloud) 共 8 个断面，显示 8 个
            [p4] [p5] [p4] 云溪县 入江口 劣Ⅴ类 大同 断流
            断流
            劣Ⅴ类
            灰色的没有数据：云溪县
            6 个断面不在图上：明河0、明河1、明河2、明河3、南湖、龙洞
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
        "#]],
    );
}

#[test]
fn a_line_has_its_border_beneath_it() {
    let html = html(mapped("m3;w400"));
    let (_, rest) = html.split_once("<div class=\"mbb-map\">").unwrap();
    let (picture, _) = rest.split_once("</svg>").unwrap();
    let paths: Vec<&str> = picture
        .split("<path")
        .skip(1)
        .map(|path| path.split("></path>").next().unwrap().trim())
        .collect();
    let expected = expect![[r#"
        class="mbb-bare" d="M0 0 0 1000 999 1000 999 0Z"
        class="mbw-c6 mbb-line" d="M0 500 499 400 999 500" data-a="p4"
        class="mbw-c0" d="M99 600 99 900 599 900 599 600Z" data-a="p5"
        class="mbw-c6 mbb-line mbb-up" d="M0 500 499 400 999 500" data-a="p4"
    "#]];
    expected.assert_eq(&format!("{}\n", paths.join("\n")));
}

#[test]
fn other_ways_and_paper_are_what_they_were() {
    for view in ["", "m1", "m2", "m3;w0"] {
        assert!(!plain(&html(mapped(view))).contains("不在图上"), "{view}");
    }
    assert!(plain(&html(mapped(""))).contains("[m3] 地图"));
}

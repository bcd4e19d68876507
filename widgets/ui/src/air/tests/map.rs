//! The map of the places.

use mingbai_data::outline::read;

use super::places::several;
use super::*;

/// Two districts of a board beside each other, the third across above them with a part of its own in a hole of the second,
/// one that the board does not have, and a line without a name.
fn outlines() -> Shared<mingbai_data::outline::Outlines> {
    let text = r#"{"type":"FeatureCollection","审图号":"示例S(2026)000号","features":[
        {"type":"Feature","properties":{"adcode":519901,"name":"云溪县"},"geometry":{"type":"Polygon","coordinates":[[[104,0.5],[104,0],[104.5,0],[104.5,0.5],[104,0.5]]]}},
        {"type":"Feature","properties":{"adcode":519902,"name":"大同区"},"geometry":{"type":"Polygon","coordinates":[[[104.5,0.5],[104.5,0],[105,0],[105,0.5],[104.5,0.5]],[[104.7,0.2],[104.7,0.3],[104.8,0.3],[104.8,0.2],[104.7,0.2]]]}},
        {"type":"Feature","properties":{"name":"临江"},"geometry":{"type":"MultiPolygon","coordinates":[[[[104,0.75],[104,0.5],[105,0.5],[105,0.75],[104,0.75]]],[[[104.7,0.2],[104.7,0.3],[104.8,0.3],[104.8,0.2],[104.7,0.2]]]]}},
        {"type":"Feature","properties":{"name":"石门县"},"geometry":{"type":"Polygon","coordinates":[[[104,1],[104,0.75],[105,0.75],[105,1],[104,1]]]}},
        {"type":"Feature","properties":{"adcode":"519900_JD","name":""},"geometry":{"type":"LineString","coordinates":[[104.9,0.9],[105,0.9]]}}]}"#;
    Shared(Rc::new(read(text).unwrap()))
}

fn mapped(view: &'static str) -> AirProps {
    AirProps {
        outlines: Some(outlines()),
        ..props(Some(several()), "", view)
    }
}

/// What stands under the heading of the places.
fn check_places(props: AirProps, expected: Expect) {
    let all = plain(&html(props));
    let (_, rest) = all.split_once("按名称\n").unwrap();
    expected.assert_eq(rest.split("[c] 复制").next().unwrap());
}

#[test]
fn the_map_stands_above_the_list() {
    check_places(
        mapped("m2;w800"),
        expect![[r#"
            [m0] 列表
            [m1] 方格
            [m2*] 地图
            (aloud) 共 4 个地点，显示 4 个
            [p1] [p2] [p3] 云溪县 42 大同区 160 临江县 — 石门县
            无数据
            优
            中度污染
            灰色的没有数据：石门县
            1 个地点不在图上：明河市
            审图号：示例S(2026)000号
            | 地点 | AQI 与级别 | 首要污染物 | 时间
            | [p0] 明河市 | 80 良 | PM2.5 | 3月12日 9时
            | [p1] 云溪县 | 42 优 | PM2.5 | 3月12日 9时
            | [p2] 大同区 | 160 中度污染 | PM2.5 | 3月12日 6时
            | [p3] 临江县 | — 无数据 | PM2.5 | 3月12日 9时
        "#]],
    );
}

#[test]
fn a_phone_has_room_for_fewer_labels() {
    check_places(
        mapped("m2;w70"),
        expect![[r#"
            [m0] 列表
            [m1] 方格
            [m2*] 地图
            (aloud) 共 4 个地点，显示 4 个
            [p1] [p2] [p3]
            无数据
            优
            中度污染
            灰色的没有数据：石门县
            1 个地点不在图上：明河市
            审图号：示例S(2026)000号
            | 地点 | AQI 与级别 | 首要污染物 | 时间
            | [p0] 明河市 | 80 良 | 首要 PM2.5 | 3月12日 9时
            | [p1] 云溪县 | 42 优 | 首要 PM2.5 | 3月12日 9时
            | [p2] 大同区 | 160 中度污染 | 首要 PM2.5 | 3月12日 6时
            | [p3] 临江县 | — 无数据 | 首要 PM2.5 | 3月12日 9时
        "#]],
    );
}

#[test]
fn the_list_comes_first_and_paper_has_nothing_else() {
    check_places(
        mapped(""),
        expect![[r#"
        [m0*] 列表
        [m1] 方格
        [m2] 地图
        (aloud) 共 4 个地点，显示 4 个
        | 地点 | AQI 与级别 | 首要污染物 | 时间
        | [p0] 明河市 | 80 良 | PM2.5 | 3月12日 9时
        | [p1] 云溪县 | 42 优 | PM2.5 | 3月12日 9时
        | [p2] 大同区 | 160 中度污染 | PM2.5 | 3月12日 6时
        | [p3] 临江县 | — 无数据 | PM2.5 | 3月12日 9时
    "#]],
    );
    assert!(!plain(&html(mapped("m2;w0"))).contains("不在图上"));
}

#[test]
fn without_outlines_there_is_no_map() {
    let text = plain(&html(props(Some(several()), "", "m2")));
    assert!(
        text.contains("[m0*] 列表") && !text.contains("地图"),
        "{text}"
    );
}

#[test]
fn the_shapes_are_for_the_eye_and_the_finger() {
    let html = html(mapped("m2;p2;w800"));
    let (_, rest) = html.split_once("<div class=\"mbb-map\">").unwrap();
    let (picture, _) = rest.split_once("</svg>").unwrap();
    assert!(
        picture.starts_with("<svg aria-hidden=\"true\" focusable=\"false\""),
        "{picture}"
    );
    let paths: Vec<&str> = picture
        .split("<path")
        .skip(1)
        .map(|path| path.split("></path>").next().unwrap().trim())
        .collect();
    let expected = expect![[r#"
        class="mba-l1" d="M0 500 0 1000 499 1000 499 500Z" data-a="p1"
        class="mba-l4" d="M499 500 499 1000 999 1000 999 500ZM699 800 699 700 799 700 799 800Z" data-a="p2"
        class="mba-l0" d="M0 250 0 500 999 500 999 250ZM699 800 699 700 799 700 799 800Z" data-a="p3"
        class="mbb-bare" d="M0 0 0 250 999 250 999 0Z"
        class="mbb-bare mbb-line" d="M899 100 999 100"
        class="mba-l4 mbb-on" d="M499 500 499 1000 999 1000 999 500ZM699 800 699 700 799 700 799 800Z" data-a="p2"
    "#]];
    expected.assert_eq(&format!("{}\n", paths.join("\n")));
}

/// A border whose name is only the beginning of that of a place is none of it, and that is said.
#[test]
fn a_border_that_nearly_has_the_name_of_a_place() {
    let station = hour("2026-03-12 09:00", SIX)
        .replace("明河市", "石门县站")
        .replace("519900", "1001A");
    let rows = [hour("2026-03-12 09:00", SIX), station];
    let said = |rows: &[String]| {
        let mut props = mapped("m2;w800");
        props.data = Some(Shared(Rc::new(board("", rows))));
        plain(&html(props))
    };
    let line = "名称不一致的边界和地点：石门县、石门县站";
    assert!(said(&rows).contains(line), "{}", said(&rows));
    let other = [rows[0].clone(), rows[1].replace("石门县站", "新石门县站")];
    assert!(!said(&other).contains("名称不一致"));
}

//! A county that does not exist, as DataV.GeoAtlas writes one; what is refused; any input.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Outlines, read};

mod places;

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

fn polygon(rings: &str) -> String {
    format!(r#"{{"type":"Polygon","coordinates":{rings}}}"#)
}

fn collection(features: &[String]) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

/// Two districts share a border with a bend, a third fills a hole of the second, a fourth has a part of its own apart.
/// The line without a name is none of them.
fn county() -> String {
    let own = |code: usize, name: &str, more: &str| {
        format!(
            r#"{{"adcode":{code},"name":"{name}"{more},"childrenNum":0,"level":"district","parent":{{"adcode":519900}}}}"#
        )
    };
    collection(&[
        feature(
            &own(
                519901,
                "云溪县",
                r#","center":[104.1,0.32],"centroid":[104.15,0.3]"#,
            ),
            &polygon("[[[104,0.4],[104,0.2],[104.2,0.2],[104.3,0.3],[104.2,0.4],[104,0.4]]]"),
        ),
        feature(
            &own(519902, "大同区", ""),
            &polygon(
                "[[[104.2,0.4],[104.3,0.3],[104.2,0.2],[104.8,0.2],[104.8,0.4],[104.2,0.4]],[[104.5,0.25],[104.5,0.35],[104.6,0.35],[104.6,0.25],[104.5,0.25]]]",
            ),
        ),
        feature(
            &own(519903, "高新区", ""),
            &polygon("[[[104.5,0.25],[104.6,0.25],[104.6,0.35],[104.5,0.35],[104.5,0.25]]]"),
        ),
        feature(
            &own(519904, "临江县", r#","centroid":[104.0,0.0]"#),
            r#"{"type":"MultiPolygon","coordinates":[[[[104,0.2],[104,0],[104.8,0],[104.8,0.2],[104,0.2]]],[[[104.9,0],[105,0],[105,0.1],[104.9,0.1],[104.9,0]]]]}"#,
        ),
        feature(
            r#"{"adcode":"519900_JD","name":"","center":null}"#,
            r#"{"type":"MultiPolygon","coordinates":[[[[104.9,0.3],[104.92,0.3],[104.92,0.4],[104.9,0.4],[104.9,0.3]]]]}"#,
        ),
        feature(
            r#"{"name":"明河"}"#,
            r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[104.1,0.1]},{"type":"MultiLineString","coordinates":[[[104,0.1,312.5],[104.4,0.12],[104.8,0.1]],[[104.1,0.05],[104.1,0.1]]]}]}"#,
        ),
        feature(r#"{"name":"没有位置"}"#, "null"),
    ])
}

fn plain(outlines: &Outlines) -> String {
    let mut out = format!("{:?} {:?}\n", outlines.size, outlines.approval);
    for one in &outlines.shapes {
        let line = if one.line { " line" } else { "" };
        out += &format!(
            "{} {} {} at {:?} room {:?}{line}\n",
            one.code, one.name, one.path, one.label, one.room
        );
    }
    out
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&plain(&read(text).unwrap()));
}

fn check_refused(text: &str, expected: Expect) {
    let error = read(text).unwrap_err();
    expected.assert_eq(&format!("{}: {}", error.kind.code(), error.message));
}

/// Near the equator a degree is as long in both ways, so every number can be worked out on paper: 0.1° is 100 units.
#[test]
fn a_county_with_a_hole_a_part_apart_and_a_line_without_a_name() {
    check(
        &county(),
        expect![[r#"
        (1000, 400) None
        519901 云溪县 M0 0 0 200 200 200 300 100 200 0Z at (150, 100) room (300, 200)
        519902 大同区 M200 0 300 100 200 200 800 200 800 0ZM500 150 500 50 600 50 600 150Z at (524, 100) room (600, 200)
        519903 高新区 M500 150 600 150 600 50 500 50Z at (550, 100) room (100, 100)
        519904 临江县 M0 200 0 400 800 400 800 200ZM900 400 1000 400 1000 300 900 300Z at (400, 300) room (800, 200)
        519900_JD  M900 100 920 100 920 0 900 0Z at (910, 50) room (20, 100)
         明河 M0 300 400 280 800 300M100 350 100 300 at (400, 280) room (800, 20) line
    "#]],
    );
}

#[test]
fn neighbours_have_the_same_points_of_their_border() {
    let outlines = read(&county()).unwrap();
    let [west, east, ..] = &outlines.shapes[..] else {
        panic!("{outlines:?}")
    };
    for point in ["200 200", "300 100", "200 0"] {
        assert!(
            west.path.contains(point) && east.path.contains(point),
            "{point}"
        );
    }
}

/// At 60° a degree of longitude is half as long as one of latitude (cos 60° = 1/2), at 40° it is 0.766.
#[test]
fn longitude_is_shorter_by_the_cosine() {
    for (middle, height) in [(0, 1000), (30, 1155), (40, 1305), (50, 1556), (60, 2000)] {
        let (low, high) = (middle * 10 - 1, middle * 10 + 1);
        let at = |tenths: i32| format!("{}.{}", tenths / 10, (tenths % 10).abs());
        let (low, high) = (at(low).replace("0.-", "-0."), at(high));
        let low = if middle == 0 { "-0.1".to_owned() } else { low };
        let ring = format!("[[[104,{low}],[104.2,{low}],[104.2,{high}],[104,{high}],[104,{low}]]]");
        let outlines = read(&feature("{}", &polygon(&ring))).unwrap();
        let (wide, tall) = outlines.size;
        let found = tall * 1000 / wide;
        assert!(
            found.abs_diff(height) <= 5,
            "{middle}°: {found}, not {height}"
        );
    }
}

#[test]
fn points_that_nobody_tells_apart_are_one() {
    // The first ring is less than a unit wide beside the second.
    let tiny = "[[[104,0],[104.0001,0],[104.0001,0.0001],[104,0]]]";
    let large = "[[[100,0],[104,0],[104.0001,0.0001],[104,4],[100,4],[100,0]]]";
    let text = collection(&[
        feature(r#"{"name":"小"}"#, &polygon(tiny)),
        feature(r#"{"name":"大"}"#, &polygon(large)),
    ]);
    check(
        &text,
        expect![[r#"
        (999, 1000) None
         大 M0 1000 999 1000 999 999 999 0 0 0Z at (499, 500) room (999, 1000)
    "#]],
    );
}

#[test]
fn the_number_of_the_approval_is_kept() {
    let ring = "[[[104,0],[105,0],[105,1],[104,0]]]";
    for key in ["审图号", "approval"] {
        let text = feature("null", &polygon(ring)).replacen(
            '{',
            &format!("{{\"{key}\":\"示例S(2026)000号\","),
            1,
        );
        let outlines = read(&text).unwrap();
        assert_eq!(outlines.approval.as_deref(), Some("示例S(2026)000号"));
    }
}

#[test]
fn what_is_refused() {
    check_refused("", expect!["empty: 来源没有返回任何内容"]);
    check_refused(
        "<!DOCTYPE html>",
        expect!["type: 收到的是一个网页，不是数据：地址可能已经变动、需要登录，或被防火墙拦截"],
    );
    check_refused(
        r#"{"type":"Topology","objects":{}}"#,
        expect!["type: 这不是 GeoJSON：type 应为 FeatureCollection 或 Feature"],
    );
    check_refused(
        r#"{"type":"FeatureCollection","UTF8Encoding":true,"features":[]}"#,
        expect!["type: 这是 ECharts 压缩编码的地图（UTF8Encoding），请换成没有压缩的 GeoJSON"],
    );
    check_refused(
        r#"{"type":"FeatureCollection","features":[]}"#,
        expect!["field: 里面没有可以画的区域或线"],
    );
    // Metres of a projection, a position with one number, and latitude before longitude.
    for coordinates in [
        "[[[35512345.1,3289012.4],[35512445.1,3289012.4],[35512445.1,3289112.4]]]",
        "[[[104],[105]]]",
        "[[[29.1,104.2],[29.2,104.2],[29.2,104.3]]]",
        "[[[104,0],[105,null],[105,1]]]",
        "[104,0]",
        "7",
    ] {
        let error = read(&collection(&[
            county_part(),
            feature("{}", &polygon(coordinates)),
        ]));
        let error = error.unwrap_err();
        assert_eq!(error.kind.code(), "field", "{coordinates}");
        assert!(error.message.contains("第 2 个区域"), "{}", error.message);
    }
}

fn county_part() -> String {
    feature(
        r#"{"name":"云溪县"}"#,
        &polygon("[[[104,0],[105,0],[105,1],[104,0]]]"),
    )
}

#[test]
fn too_much_is_refused() {
    let many = vec![county_part(); 3_001];
    check_refused(
        &collection(&many),
        expect!["size: 超过 3000 个区域或 200000 个点，请先简化"],
    );
    assert!(read(&collection(&many[..3_000])).is_ok());
    let points = "[1,1],".repeat(200_001);
    let ring = format!("[[{}]]", points.trim_end_matches(','));
    check_refused(
        &feature("{}", &polygon(&ring)),
        expect!["size: 超过 3000 个区域或 200000 个点，请先简化"],
    );
    check_refused(
        &" ".repeat((2 << 20) + 1).replace("  ", "1 "),
        expect!["size: 数据的大小超过上限"],
    );
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (-180_000_000_i64..=180_000_000).prop_map(|n| format!("{}e-6", n)),
        (-90_i64..=90).prop_map(|n| n.to_string()),
        "-?[0-9]{1,3}\\.[0-9]{1,20}",
        "(null|\"1\"|\\[\\]|1e400|-0|9{30})",
    ]
}

fn coordinates() -> impl Strategy<Value = String> {
    let leaf = prop::collection::vec(number(), 0..4).prop_map(|all| format!("[{}]", all.join(",")));
    leaf.prop_recursive(4, 80, 6, |inner| {
        prop::collection::vec(inner, 0..6).prop_map(|all| format!("[{}]", all.join(",")))
    })
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn any_geometry_is_no_panic_and_stays_in_its_box(
        kind in "(Multi)?(Polygon|LineString|Point)",
        coordinates in coordinates(),
        label in coordinates(),
    ) {
        let geometry = format!(r#"{{"type":"{kind}","coordinates":{coordinates}}}"#);
        let text = collection(&[feature(&format!(r#"{{"center":{label}}}"#), &geometry), county_part()]);
        if let Ok(outlines) = read(&text) {
            let (wide, tall) = outlines.size;
            prop_assert!(wide.max(tall) <= 1000 && wide > 0 && tall > 0);
            for shape in outlines.shapes {
                prop_assert!(shape.label.0 <= wide && shape.label.1 <= tall, "{:?}", shape);
                prop_assert!(shape.room.0 <= wide && shape.room.1 <= tall);
                let numbers = shape.path.split(['M', 'Z', ' ']).filter(|text| !text.is_empty());
                for number in numbers {
                    prop_assert!(number.parse::<usize>().unwrap() <= 1000, "{}", shape.path);
                }
            }
        }
    }
}

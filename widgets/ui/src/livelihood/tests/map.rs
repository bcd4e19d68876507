//! The map: a mark for each project that is listed and has a point on the outlines.

use mingbai_data::outline::read;

use super::*;

/// A square degree at the equator, where its two sides are as long.
const SQUARE: &str = r#"{"type":"FeatureCollection","审图号":"川S(2019)00001号","features":[
    {"type":"Feature","properties":{"name":"东坡区"},"geometry":{"type":"Polygon","coordinates":[[[104,1],[104,0],[105,0],[105,1],[104,1]]]}}]}"#;

/// One done, one late, one outside, one without a point.
const PLACES: [&str; 4] = [
    r#""title":"甲桥","status":"完成","lat":"0.75","lon":"104.25""#,
    r#""title":"乙路","status":"滞后","lat":"0.5","lon":"104.5""#,
    r#""title":"丙渠","status":"滞后","lat":"2","lon":"104.5""#,
    r#""title":"丁校","status":"进行中""#,
];

fn mapped(view: &'static str) -> LivelihoodProps {
    LivelihoodProps {
        outlines: Some(Shared(Rc::new(read(SQUARE).unwrap()))),
        ..props(Some(programme(&PLACES)), view)
    }
}

#[test]
fn each_project_has_a_mark_of_its_own_shape_that_opens_it() {
    let html = html(mapped("w400"));
    let (_, map) = html.split_once("<div class=\"mbb-map\">").unwrap();
    let (picture, rest) = map.split_once("<ul>").unwrap();
    // No higher than 360 tenths of an em, in the middle of 400: a quarter of 360 and 20 from the left,
    // a unit less because half a degree from the equator a cosine is below 1.
    expect![[r#"
        class="mbb-bare" d="M0 0 0 1000 999 1000 999 0Z"
        class="mbl-spot mbl-done" d="M109 89m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z" data-a="p0"
        class="mbl-spot mbl-late" d="M199 179m0-8l9 15h-18z" data-a="p1"
    "#]]
    .assert_eq(&format!(
        "{}\n",
        picture
            .split("<path")
            .skip(1)
            .map(|path| path.split("></path>").next().unwrap().trim())
            .collect::<Vec<_>>()
            .join("\n")
    ));
    // The list beneath is what is read aloud, and has a button for each.
    assert!(picture.starts_with("<svg aria-hidden=\"true\""));
    let rest = plain(rest);
    let (words, list) = rest.split_once("| 项目").unwrap();
    expect![[r#"
        完成
        滞后
        2 个项目没有公布位置或不在图内，见下面的列表。
        审图号：川S(2019)00001号
    "#]]
    .assert_eq(words);
    assert!(
        ["[p0]", "[p1]", "[p2]", "[p3]"]
            .iter()
            .all(|own| list.contains(own))
    );
}

#[test]
fn a_mark_covers_no_name() {
    let label = |view: &'static str| {
        let html = html(mapped(view));
        let (_, text) = html.split_once("<text").unwrap();
        let (tag, _) = text.split_once('>').unwrap();
        tag.split("y=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    // It stands in the middle but for the mark there: 乙路 is at 179.
    assert_eq!(label("w400;q甲桥"), "179");
    assert_eq!(label("w400"), "161");
}

#[test]
fn it_shows_what_is_listed_and_is_not_there_for_nothing() {
    let marks = |view: &'static str| html(mapped(view)).matches("mbl-spot").count();
    // A mark and its shape in the legend.
    assert_eq!(marks("q乙路;w400"), 0);
    assert_eq!(marks("w400;q乙路"), 2);
    assert_eq!(marks("w400;q丙渠"), 0);
    assert_eq!((marks("w0"), marks("w400;p1")), (0, 0));
    let without = html(props(Some(programme(&PLACES)), "w400"));
    assert!(!without.contains("mbb-map"));
}

//! Which place a shape is.

use super::*;

/// A map of shapes with these codes and names, and the names of the places that they are.
fn check(shapes: &[(&str, &str)], places: &[(&str, &str)], expected: &[&str]) {
    let features: Vec<String> = shapes
        .iter()
        .map(|(code, name)| {
            let ring = polygon("[[[104,0],[105,0],[105,1],[104,0]]]");
            feature(&format!(r#"{{"adcode":"{code}","name":"{name}"}}"#), &ring)
        })
        .collect();
    let outlines = read(&collection(&features)).unwrap();
    let places: Vec<_> = places
        .iter()
        .map(|(code, name)| ((!code.is_empty()).then_some(*code), *name))
        .collect();
    let found = outlines.places(&places);
    let found: Vec<&str> = found
        .iter()
        .map(|place| place.map_or("", |place| places[place].1))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn by_code() {
    check(
        &[("519901", "")],
        &[("519902", "甲"), ("519901", "乙")],
        &["乙"],
    );
    // 统计用区划代码 of the county itself, and of a street in it.
    check(&[("519901", "")], &[("519901000000", "甲")], &["甲"]);
    check(&[("519901", "")], &[("519901000", "甲")], &["甲"]);
    check(&[("519901", "")], &[("519901002", "街道")], &[""]);
    check(&[("519901", "")], &[("519901002007", "社区")], &[""]);
    // A code that is no division: only the same.
    check(&[("1001A", "")], &[("1001A", "站")], &["站"]);
    check(&[("100", "")], &[("1000", "站")], &[""]);
    check(&[("", "")], &[("", ""), ("000", "站")], &[""]);
}

#[test]
fn by_name_where_it_is_the_only_one() {
    check(&[("", "云溪县")], &[("", "云溪县")], &["云溪县"]);
    check(&[("519901", "云溪县")], &[("1001A", "云溪县")], &["云溪县"]);
    check(&[("", "鼓楼区")], &[("", "鼓楼区"), ("", "鼓楼区")], &[""]);
    check(
        &[("", "鼓楼区"), ("", "鼓楼区")],
        &[("", "鼓楼区")],
        &["", ""],
    );
}

#[test]
fn by_name_without_its_kind() {
    check(&[("", "云溪县")], &[("", "云溪")], &["云溪"]);
    check(&[("", "云溪")], &[("", "云溪自治县")], &["云溪自治县"]);
    check(&[("", "云溪市")], &[("", "云溪区")], &["云溪区"]);
    // 吴兴 may be a county and a city; the whole name comes first.
    check(
        &[("", "云溪县")],
        &[("", "云溪市"), ("", "云溪县")],
        &["云溪县"],
    );
    check(&[("", "云溪县")], &[("", "云溪市"), ("", "云溪区")], &[""]);
    check(
        &[("", "云溪县"), ("", "云溪市")],
        &[("", "云溪")],
        &["", ""],
    );
    // What is left of one character is no name.
    check(&[("", "赵县")], &[("", "赵市")], &[""]);
    check(&[("", "城区")], &[("", "城县")], &[""]);
}

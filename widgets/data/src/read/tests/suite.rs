//! The JSON Parsing Test Suite (RFC 8259): what must be read, what must be refused, and what is left to us.

use super::show;
use crate::read::{Limits, parse};

/// `name`, a tab, the bytes with `\xNN`, `\n`, `\t`, `\r`, `\\`, `\"`, `\'` escaped; two files of 100,000 brackets are
/// made below.
const SUITE: &str = include_str!("suite.txt");

/// What is left open by the standard, and what we do.
const LEFT_TO_US: &[(&str, Option<&str>)] = &[
    // A number keeps its digits, however many or small.
    ("i_number_double_huge_neg_exp", Some(r#"[123.456e-789]"#)),
    ("i_number_real_underflow", Some(r#"[123e-10000000]"#)),
    (
        "i_number_too_big_neg_int",
        Some(r#"[-123123123123123123123123123123]"#),
    ),
    (
        "i_number_too_big_pos_int",
        Some(r#"[100000000000000000000]"#),
    ),
    (
        "i_number_very_big_negative_int",
        Some(r#"[-237462374673276894279832749832423479823246327846]"#),
    ),
    // What everybody else reads as an infinity is refused.
    ("i_number_huge_exp", None),
    ("i_number_neg_int_huge_exp", None),
    ("i_number_pos_double_huge_exp", None),
    ("i_number_real_neg_overflow", None),
    ("i_number_real_pos_overflow", None),
    // Half a character, as cut-off titles end with, is U+FFFD; the rest of the data is good.
    ("i_object_key_lone_2nd_surrogate", Some(r#"{�=0}"#)),
    ("i_string_1st_surrogate_but_2nd_missing", Some(r#"["�"]"#)),
    (
        "i_string_1st_valid_surrogate_2nd_invalid",
        Some(r#"["�ሴ"]"#),
    ),
    (
        "i_string_incomplete_surrogate_and_escape_valid",
        Some(r#"["�\n"]"#),
    ),
    ("i_string_incomplete_surrogate_pair", Some(r#"["�a"]"#)),
    (
        "i_string_incomplete_surrogates_escape_valid",
        Some(r#"["��\n"]"#),
    ),
    ("i_string_invalid_lonely_surrogate", Some(r#"["�"]"#)),
    ("i_string_invalid_surrogate", Some(r#"["�abc"]"#)),
    ("i_string_inverted_surrogates_U+1D11E", Some(r#"["��"]"#)),
    ("i_string_lone_second_surrogate", Some(r#"["�"]"#)),
    // One byte order mark is dropped.
    ("i_structure_UTF-8_BOM_empty_object", Some(r#"{}"#)),
    // Deeper than the limit of 64.
    ("i_structure_500_nested_arrays", None),
    // No UTF-8: `decode` comes first, and takes UTF-16 and GB18030.
    ("i_string_UTF-16LE_with_BOM", None),
    ("i_string_UTF-8_invalid_sequence", None),
    ("i_string_UTF8_surrogate_U+D800", None),
    ("i_string_invalid_utf-8", None),
    ("i_string_iso_latin_1", None),
    ("i_string_lone_utf8_continuation_byte", None),
    ("i_string_not_in_unicode_range", None),
    ("i_string_overlong_sequence_2_bytes", None),
    ("i_string_overlong_sequence_6_bytes", None),
    ("i_string_overlong_sequence_6_bytes_null", None),
    ("i_string_truncated-utf-8", None),
    ("i_string_utf16BE_no_BOM", None),
    ("i_string_utf16LE_no_BOM", None),
];

fn unescape(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        out.push(match bytes.next().unwrap() {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'x' => {
                let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                u8::from_str_radix(core::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            other => other,
        });
    }
    out
}

fn cases() -> Vec<(&'static str, Vec<u8>)> {
    let mut cases: Vec<_> = SUITE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap())
        .map(|(name, text)| (name, unescape(text)))
        .collect();
    cases.push(("n_structure_100000_opening_arrays", b"[".repeat(100_000)));
    cases.push(("n_structure_open_array_object", b"[{\"\":".repeat(50_000)));
    cases
}

/// What is no UTF-8 does not come as far as the reader.
fn strict(bytes: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(bytes).ok()?;
    parse(text, &Limits::default()).ok().map(|tree| show(&tree))
}

#[test]
fn strict_reader() {
    let cases = cases();
    let count = |kind: &str| {
        cases
            .iter()
            .filter(|(name, _)| name.starts_with(kind))
            .count()
    };
    assert_eq!((count("y_"), count("n_"), count("i_")), (95, 188, 35));
    for (name, bytes) in &cases {
        let read = strict(bytes);
        match name.get(..2).unwrap() {
            "y_" if DUPLICATE.contains(name) => assert_eq!(read, None, "{name}"),
            "y_" => assert!(read.is_some(), "{name}"),
            "n_" => assert_eq!(read, None, "{name}"),
            _ => {
                let ours = LEFT_TO_US.iter().find(|(own, _)| own == name);
                assert_eq!(ours.map(|(_, tree)| *tree), Some(read.as_deref()), "{name}");
            }
        }
    }
}

/// RFC 8259 lets an object name a key twice; a source of ours may not, for nobody could say which one it means.
const DUPLICATE: [&str; 2] = [
    "y_object_duplicated_key",
    "y_object_duplicated_key_and_value",
];

#[cfg(feature = "readers")]
#[test]
fn the_others_agree() {
    use crate::read::{Form, any};
    for (name, bytes) in cases() {
        let Ok(text) = core::str::from_utf8(&bytes) else {
            continue;
        };
        let strict = parse(text, &Limits::default());
        let reading = any(text, &Limits::default());
        match strict {
            Ok(tree) => {
                let reading = reading.unwrap();
                assert_eq!((reading.form, &reading.tree), (Form::Json, &tree), "{name}");
                // And the reader of nearly-JSON alone makes the same of it.
                let near = super::super::script::read(text, &Limits::default());
                assert_eq!(near.map(|near| near.tree).ok(), Some(tree), "{name}");
            }
            Err(_) if DUPLICATE.contains(&name) => assert!(reading.is_err(), "{name}"),
            Err(_) => {}
        }
    }
}

//! Every size of a page and every number of rows, in the words of the platforms that are met most: all of it is read, and
//! nothing more is asked for.

use crate::read::{Limits, parse};
use crate::shape::{Bounds, Follow};

/// What an answer is called: its own words with `N` for the page, `Z` for that counted from 0, `S` for its size, `T` for
/// all rows, `P` for all pages and `R` for the rows; and how it is asked for.
const FAMILIES: [(&str, &str); 8] = [
    // RuoYi, PageHelper
    (
        r#"{"pageNum":N,"pageSize":S,"total":T,"rows":R}"#,
        "/list?pageNum=N&pageSize=S",
    ),
    (
        r#"{"code":200,"data":{"total":T,"list":R,"pageNum":N,"pageSize":S,"pages":P}}"#,
        "/list?pageSize=S&pageNum=N",
    ),
    // MyBatis-Plus
    (
        r#"{"code":0,"data":{"records":R,"total":T,"size":S,"current":N,"pages":P}}"#,
        "/list?current=N&size=S",
    ),
    (
        r#"{"success":true,"data":{"pageNo":N,"pageSize":S,"totalCount":T,"list":R}}"#,
        "/list?pageNo=N&pageSize=S",
    ),
    // Spring Data
    (
        r#"{"content":R,"totalElements":T,"totalPages":P,"number":Z,"size":S}"#,
        "/list?page=Z&size=S",
    ),
    (r#"{"code":0,"count":T,"data":R}"#, "/list?page=N&limit=S"),
    (r#"{"total":T,"rows":R}"#, "/list?pageNumber=N&pageSize=S"),
    // EasyUI's `records` and a `total` that counts pages
    (
        r#"{"page":N,"total":P,"records":T,"rows":R}"#,
        "/list?page=N&rows=S",
    ),
];

fn filled(pattern: &str, number: usize, size: usize, total: usize) -> String {
    let from = number.saturating_sub(1).saturating_mul(size);
    let rows = from.min(total)..from.saturating_add(size).min(total);
    let rows: Vec<String> = rows.map(|n| format!(r#"{{"title":"t{n}"}}"#)).collect();
    let mut out = String::new();
    for (at, c) in pattern.char_indices() {
        let alone = |at: Option<usize>| {
            let near = at.and_then(|at| pattern[at..].chars().next());
            !near.is_some_and(char::is_alphabetic)
        };
        match c {
            _ if !(alone(at.checked_sub(1)) && alone(at.checked_add(1))) => out.push(c),
            'N' => out += &number.to_string(),
            'Z' => out += &number.saturating_sub(1).to_string(),
            'S' => out += &size.to_string(),
            'T' => out += &total.to_string(),
            'P' => out += &total.div_ceil(size).to_string(),
            'R' => out += &format!("[{}]", rows.join(",")),
            c => out.push(c),
        }
    }
    out
}

#[test]
fn all_rows_come_and_no_page_too_many() {
    let limits = Limits::default();
    let bounds = Bounds {
        pages: 1_000,
        rows: 5_000,
    };
    for (words, asked) in FAMILIES {
        for size in [5, 10, 12, 20] {
            for total in [0, 1, 5, 16, 45, 50, 100, 120, 144, 200] {
                let answer = |number| parse(&filled(words, number, size, total), &limits).unwrap();
                let address = |number| filled(asked, number, size, total);
                let Ok(mut follow) = Follow::new(answer(1), &address(1), bounds, &limits) else {
                    assert!(total <= size, "{words} {size} {total}");
                    continue;
                };
                let mut number = 1;
                while let Some(ask) = follow.next() {
                    number += 1;
                    assert_eq!(ask.address(), address(number), "{words} {size} {total}");
                    assert!(number <= total.div_ceil(size), "{words} {size} {total}");
                    follow.came(answer(number));
                }
                let (_, rows, _) = follow.so_far();
                let (_, cut) = follow.end();
                assert_eq!((rows, cut), (total, None), "{words} {size} {total}");
            }
        }
    }
}

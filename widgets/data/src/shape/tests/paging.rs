//! Words for pages, and what they count.

use crate::read::{Limits, parse};
use crate::shape::{Next, Paging, paging};
use proptest::prelude::*;

fn read(json: &str) -> Option<Paging> {
    // `#` stands for two rows.
    let json = json.replace('#', r#"[{"a":1},{"a":2}]"#);
    paging(&parse(&json, &Limits::default()).unwrap())
}

/// Rows in all, pages, this page, size, the next page.
fn check(
    json: &str,
    all: Option<usize>,
    pages: Option<usize>,
    page: Option<usize>,
    size: Option<usize>,
    next: Next,
) {
    let Paging {
        rows_total,
        pages: own_pages,
        page: own_page,
        size: own_size,
        next: own_next,
        ..
    } = read(json).unwrap();
    assert_eq!(
        (rows_total, own_pages, own_page, own_size, own_next),
        (all, pages, page, size, next),
        "{json}"
    );
}

#[test]
fn words_that_lie() {
    // 全国水质: `total` counts pages, `records` rows.
    check(
        r#"{"result":1,"page":1,"records":5,"total":3,"tbody":#}"#,
        Some(5),
        Some(3),
        Some(1),
        Some(2),
        Next::Page(2),
    );
    // Its last page is short: some size between 2 and 59 rows makes 34 pages of 1,998.
    check(
        r#"{"records":1998,"total":34,"tbody":#}"#,
        Some(1998),
        Some(34),
        None,
        None,
        Next::Unknown,
    );
    // 山东: PAGE is the page, PAGENUM its size.
    check(
        r#"{"PAGE":1,"PAGENUM":2,"total":5,"data":#}"#,
        Some(5),
        Some(3),
        Some(1),
        Some(2),
        Next::Page(2),
    );
    // RuoYi, MyBatis-Plus, PageHelper.
    check(
        r#"{"code":200,"rows":#,"total":2}"#,
        Some(2),
        Some(1),
        None,
        None,
        Next::None,
    );
    check(
        r#"{"code":0,"data":{"records":#,"total":5,"size":2,"current":2,"pages":3}}"#,
        Some(5),
        Some(3),
        Some(2),
        Some(2),
        Next::Page(3),
    );
    check(
        r#"{"data":{"list":#,"total":4,"pageNum":2,"pageSize":2,"pages":2}}"#,
        Some(4),
        Some(2),
        Some(2),
        Some(2),
        Next::None,
    );
    // Spring Data counts from 0, and its last page is short.
    check(
        r#"{"content":#,"totalElements":42,"totalPages":3,"number":2,"size":20}"#,
        Some(42),
        Some(3),
        Some(3),
        Some(20),
        Next::None,
    );
    check(
        r#"{"content":#,"totalElements":5,"totalPages":3,"number":0,"size":2}"#,
        Some(5),
        Some(3),
        Some(1),
        Some(2),
        Next::Page(1),
    );
    check(
        r#"{"content":#,"page":{"size":2,"number":1,"totalElements":5,"totalPages":3}}"#,
        Some(5),
        Some(3),
        Some(2),
        Some(2),
        Next::Page(2),
    );
}

#[test]
fn links_and_offsets() {
    let link = |text: &str| Next::Link(text.into());
    check(
        r#"{"success":true,"result":{"records":#,"total":9,"limit":2,"_links":{"start":"/api?x","next":"/api?offset=2"}}}"#,
        Some(9),
        Some(5),
        None,
        Some(2),
        link("/api?offset=2"),
    );
    check(
        r#"{"releases":#,"links":{"next":"https://example.org/r?page=2"}}"#,
        None,
        None,
        None,
        None,
        link("https://example.org/r?page=2"),
    );
    check(
        r#"{"_embedded":{"x":#},"_links":{"next":{"href":"/x?page=1"}}}"#,
        None,
        None,
        None,
        None,
        link("/x?page=1"),
    );
    check(
        r#"{"offset":2,"limit":2,"total":5,"rows":#}"#,
        Some(5),
        Some(3),
        None,
        Some(2),
        Next::Offset(4),
    );
}

#[test]
fn nobody_can_tell() {
    assert_eq!(read("#"), None);
    assert_eq!(read(r#"{"rows":#}"#), None);
    assert_eq!(read(r#"{"a":1}"#), None);
    // 34 of what? Rows or pages.
    check(
        r#"{"total":34,"rows":#}"#,
        None,
        None,
        None,
        None,
        Next::Unknown,
    );
    check(
        r#"{"page":1,"rows":#}"#,
        None,
        None,
        Some(1),
        None,
        Next::Unknown,
    );
}

proptest! {
    #[test]
    fn told_in_full_is_found(size in 1usize..30, full in 1usize..20, rest in 0usize..30, zero in any::<bool>()) {
        prop_assume!(rest < size);
        let rows = size.saturating_mul(full).saturating_add(rest);
        let pages = full.saturating_add(usize::from(rest > 0));
        let list = vec!["{}"; size].join(",");
        let page = usize::from(!zero);
        let json = format!(r#"{{"data":[{list}],"totalCount":{rows},"totalPages":{pages},"pageIndex":{page},"pageSize":{size}}}"#);
        let paging = paging(&parse(&json, &Limits::default()).unwrap()).unwrap();
        prop_assert_eq!((paging.rows_total, paging.pages), (Some(rows), Some(pages)));
        prop_assert_eq!(paging.page, Some(1));
        let next = if pages > 1 { Next::Page(page.saturating_add(1)) } else { Next::None };
        prop_assert_eq!(paging.next, next);
    }
}

//! Which page is asked for after which, by families of endpoints; their words and parameters are those of their own
//! documentation and of public clients.

use crate::Tree;
use crate::read::{Limits, any, parse};
use crate::shape::{Ask, Bounds, Cut, Follow, Why, may_go_on};

const BOUNDS: Bounds = Bounds {
    pages: 20,
    rows: 5_000,
};

/// `#a-b` stands for the rows from a to b, both included.
fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('#') {
        let end = behind
            .find(|c: char| !c.is_ascii_digit() && c != '-')
            .unwrap_or(behind.len());
        let (range, after) = behind.split_at(end);
        let (from, to) = range.split_once('-').unwrap();
        let rows = from.parse::<u32>().unwrap()..=to.parse().unwrap();
        let rows: Vec<String> = rows.map(|n| format!(r#"{{"n":{n}}}"#)).collect();
        out += before;
        out += &format!("[{}]", rows.join(","));
        rest = after;
    }
    out + rest
}

fn tree(text: &str) -> Tree {
    any(&filled(text), &Limits::default()).unwrap().tree
}

/// Follows `pages` (the first one from `address`), and tells what was asked for, how many rows came, and what is missing.
fn follow(address: &str, pages: &[&str]) -> (Vec<String>, usize, Option<Cut>) {
    let first = tree(pages[0]);
    let mut asked = Vec::new();
    let mut pages = pages.iter().skip(1);
    let (whole, cut) = match Follow::new(first, address, BOUNDS, &Limits::default()) {
        Err(tree) => (tree, None),
        Ok(mut follow) => {
            while let Some(ask) = follow.next() {
                asked.push(ask.address().to_owned());
                match pages.next() {
                    Some(page) => follow.came(tree(page)),
                    None => follow.failed(Why::Failed),
                }
            }
            follow.end()
        }
    };
    (asked, rows(&whole).len(), cut)
}

/// The numbers of all rows, wherever they stand.
fn rows(tree: &Tree) -> Vec<String> {
    match tree {
        Tree::List(rows) => rows
            .iter()
            .filter_map(|row| Some(row.get("n")?.text()?.to_owned()))
            .collect(),
        Tree::Map(members) => members
            .iter()
            .flat_map(|(_, value)| rows_of(value))
            .collect(),
        _ => Vec::new(),
    }
}

fn rows_of(tree: &Tree) -> Vec<String> {
    rows(tree)
}

/// The pages are followed to their end: what is asked for, and that all `rows` are there.
fn check(address: &str, pages: &[&str], asks: &[&str], rows: usize) {
    let (asked, came, cut) = follow(address, pages);
    assert_eq!((cut, came), (None, rows), "{address} {asked:?}");
    assert_eq!(asked, asks, "{address}");
    let first = parse(&filled(pages[0]), &Limits::default());
    if let (Ok(first), false) = (first, asks.is_empty()) {
        assert!(may_go_on(&first, address), "{address} is held back");
    }
}

fn check_cut(address: &str, pages: &[&str], says: &str) -> Vec<String> {
    let (asked, _, cut) = follow(address, pages);
    assert_eq!(
        cut.map(|cut| cut.message()).as_deref(),
        Some(says),
        "{address}"
    );
    let first = parse(&filled(pages[0]), &Limits::default()).unwrap();
    assert!(may_go_on(&first, address), "{address} is held back");
    asked
}

/// 全国水质: `total` counts pages and `records` rows (domain: words that lie).
#[test]
fn total_of_pages() {
    let page = |page: u32, rows: &str| {
        format!(r#"{{"result":1,"page":{page},"records":5,"total":3,"tbody":{rows}}}"#)
    };
    let pages = [page(1, "#1-2"), page(2, "#3-4"), page(3, "#5-5")];
    check(
        "/water.do?page=1&rows=2",
        &pages.each_ref().map(String::as_str),
        &["/water.do?page=2&rows=2", "/water.do?page=3&rows=2"],
        5,
    );
}

/// 广东集约化: `{total, articles}` with `?page=N&sid=…`; `total` counts rows, and nothing says how many a page has
/// (a public client divides it by 100).
#[test]
fn gkmlpt() {
    check(
        "http://www.example.gov.cn/gkmlpt/api/all/5?page=1&sid=2",
        &[
            r#"{"total":253,"articles":#1-100}"#,
            r#"{"total":253,"articles":#101-200}"#,
            r#"{"total":253,"articles":#201-253}"#,
        ],
        &[
            "http://www.example.gov.cn/gkmlpt/api/all/5?page=2&sid=2",
            "http://www.example.gov.cn/gkmlpt/api/all/5?page=3&sid=2",
        ],
        253,
    );
    // A list that is empty ends it as well.
    check(
        "/gkmlpt/api/all/5?page=1&sid=2",
        &[
            r#"{"total":9,"articles":#1-5}"#,
            r#"{"total":9,"articles":#6-8}"#,
        ],
        &["/gkmlpt/api/all/5?page=2&sid=2"],
        8,
    );
}

/// CKAN `datastore_search`: `_links.next` is there on the last page, and beyond it.
#[test]
fn ckan() {
    let page = |rows: &str, offset: u32| {
        format!(
            r#"{{"success":true,"result":{{"fields":[{{"id":"n","type":"int"}},{{"id":"b","type":"text"}},{{"id":"c","type":"text"}}],"records":{rows},"limit":2,"total":5,"_links":{{"start":"/api/action/datastore_search?id=x","next":"/api/action/datastore_search?id=x&offset={offset}"}}}}}}"#
        )
    };
    let pages = [page("#1-2", 2), page("#3-4", 4), page("#5-5", 6)];
    check(
        "https://data.example.org/api/3/action/datastore_search?id=x&limit=2",
        &pages.each_ref().map(String::as_str),
        &[
            "/api/action/datastore_search?id=x&offset=2",
            "/api/action/datastore_search?id=x&offset=4",
        ],
        5,
    );
    let whole = page("#1-5", 100);
    check("/api/3/action/datastore_search?id=x", &[&whole], &[], 5);
    assert!(!may_go_on(
        &tree(&whole),
        "/api/3/action/datastore_search?id=x"
    ));
}

/// Socrata: a bare list; `$limit` and `$offset` (dev.socrata.com/docs/paging: “the next five records”).
#[test]
fn socrata() {
    check(
        "https://soda.example.org/resource/b.json?$limit=5&$offset=0&$order=:id",
        &["#1-5", "#6-10", "#11-12"],
        &[
            "https://soda.example.org/resource/b.json?$limit=5&$offset=5&$order=:id",
            "https://soda.example.org/resource/b.json?$limit=5&$offset=10&$order=:id",
        ],
        12,
    );
    // Without an offset of its own; and a last page that is full.
    check(
        "/resource/b.json?%24limit=5",
        &["#1-5", "#6-10", "[]"],
        &[
            "/resource/b.json?%24limit=5&$offset=5",
            "/resource/b.json?%24limit=5&$offset=10",
        ],
        10,
    );
    check("/resource/b.json?$limit=1000", &["#1-5"], &[], 5);
    check("/resource/b.json", &["#1-5"], &[], 5);
}

/// OpenSpending's facts of an Open Fiscal Data Package: `page`, `page_size`, `total_fact_count`.
#[test]
fn fiscal_facts() {
    let page = |page: u32, rows: &str| {
        format!(r#"{{"page":{page},"page_size":2,"total_fact_count":3,"data":{rows}}}"#)
    };
    let pages = [page(1, "#1-2"), page(2, "#3-3")];
    check(
        "/api/3/cubes/x/facts",
        &pages.each_ref().map(String::as_str),
        &["/api/3/cubes/x/facts?page=2"],
        3,
    );
}

/// 山东: PAGE is the page, PAGENUM its size, in the address as in the answer.
#[test]
fn page_num_is_a_size() {
    check(
        "/gateway/api/1/x?PAGE=1&PAGENUM=2",
        &[
            r#"{"PAGE":1,"PAGENUM":2,"total":3,"data":#1-2}"#,
            r#"{"PAGE":2,"PAGENUM":2,"total":3,"data":#3-3}"#,
        ],
        &["/gateway/api/1/x?PAGE=2&PAGENUM=2"],
        3,
    );
}

/// Spring Data counts from zero and answers `number`; it is asked for `page` and `size` (their defaults). One that is set
/// to count requests from one still answers from zero.
#[test]
fn spring() {
    let page = |number: u32, rows: &str| {
        format!(
            r#"{{"content":{rows},"totalElements":3,"totalPages":2,"number":{number},"size":2}}"#
        )
    };
    let pages = [page(0, "#1-2"), page(1, "#3-3")];
    let pages = pages.each_ref().map(String::as_str);
    check("/api", &pages, &["/api?page=1"], 3);
    check("/api?page=0&size=2", &pages, &["/api?page=1&size=2"], 3);
    check("/api?page=1&size=2", &pages, &["/api?page=2&size=2"], 3);
    let within =
        r#"{"content":#1-2,"page":{"size":2,"number":0,"totalElements":3,"totalPages":2}}"#;
    check("/api#top", &[within, pages[1]], &["/api?page=1#top"], 3);
}

#[test]
fn cursors_and_links() {
    check(
        "/api?kind=budget",
        &[
            r#"{"items":#1-2,"nextCursor":"a/b="}"#,
            r#"{"items":#3-4,"nextCursor":"c"}"#,
            r#"{"items":#5-5,"nextCursor":""}"#,
        ],
        &[
            "/api?kind=budget&cursor=a%2Fb%3D",
            "/api?kind=budget&cursor=c",
        ],
        5,
    );
    // Where links have led so far, a full page without one is the last.
    check(
        "/list?pageNum=1&pageSize=2",
        &[
            r#"{"data":#1-2,"links":{"next":"/list?pageNum=2&pageSize=2"}}"#,
            r#"{"data":#3-4}"#,
        ],
        &["/list?pageNum=2&pageSize=2"],
        4,
    );
    // OData names a whole address.
    check(
        "https://a.example/odata/Budget",
        &[
            r#"{"@odata.nextLink":"https://a.example/odata/Budget?$skiptoken=2","value":#1-2}"#,
            r#"{"value":#3-3}"#,
        ],
        &["https://a.example/odata/Budget?$skiptoken=2"],
        3,
    );
}

/// RuoYi and MyBatis, 国家金融监管总局's numbers in the path, jpaas's JSON in the query, 大汉's from and to.
#[test]
fn words_of_many_platforms() {
    check(
        "/system/list?pageNum=1&pageSize=2",
        &[
            r#"{"code":200,"msg":"","rows":#1-2,"total":3}"#,
            r#"{"code":200,"msg":"","rows":#3-3,"total":3}"#,
        ],
        &["/system/list?pageNum=2&pageSize=2"],
        3,
    );
    check(
        "/api",
        &[
            r#"{"code":0,"data":{"records":#1-2,"total":3,"size":2,"current":1,"pages":2}}"#,
            r#"{"code":0,"data":{"records":#3-3,"total":3,"size":2,"current":2,"pages":2}}"#,
        ],
        &["/api?current=2"],
        3,
    );
    check(
        "/cn/static/data/DocInfo/data_itemId=915,pageIndex=1,pageSize=2.json",
        &[
            r#"{"rptCode":200,"data":{"total":3,"rows":#1-2}}"#,
            r#"{"rptCode":200,"data":{"total":3,"rows":#3-3}}"#,
        ],
        &["/cn/static/data/DocInfo/data_itemId=915,pageIndex=2,pageSize=2.json"],
        3,
    );
    check(
        "/unit?webId=1&paramJson=%7B%22pageNo%22%3A1%2C%22pageSize%22%3A2%7D",
        &[
            r#"{"data":{"total":3,"rows":#1-2}}"#,
            r#"{"data":{"total":3,"rows":#3-3}}"#,
        ],
        &["/unit?webId=1&paramJson=%7B%22pageNo%22%3A2%2C%22pageSize%22%3A2%7D"],
        3,
    );
    let record = |n: u32| format!("<record><n>{n}</n></record>");
    let page = |rows: &[u32]| {
        let rows: String = rows.iter().map(|n| record(*n)).collect();
        format!(
            "<?xml version=\"1.0\"?><datastore><totalrecord>5</totalrecord><recordset>{rows}</recordset></datastore>"
        )
    };
    let pages = [page(&[1, 2]), page(&[3, 4]), page(&[5])];
    check(
        "/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=2&perpage=2",
        &pages.each_ref().map(String::as_str),
        &[
            "/module/web/jpage/dataproxy.jsp?startrecord=3&endrecord=4&perpage=2",
            "/module/web/jpage/dataproxy.jsp?startrecord=5&endrecord=6&perpage=2",
        ],
        5,
    );
}

/// A year, a port, an identifier and a version are no numbers of pages.
#[test]
fn other_numbers_stay() {
    let pages = [
        r#"{"total":3,"pageNo":1,"pageSize":2,"rows":#1-2}"#,
        r#"{"total":3,"pageNo":2,"pageSize":2,"rows":#3-3}"#,
    ];
    check(
        "http://192.0.2.1:8070/v1/2018/list?year=2018&homepage=1&pageNo=1&x=2018-07-1&page.no=v1",
        &pages,
        &[
            "http://192.0.2.1:8070/v1/2018/list?year=2018&homepage=1&pageNo=2&x=2018-07-1&page.no=v1",
        ],
        3,
    );
}

#[test]
fn what_is_missing_is_said() {
    let first = r#"{"total":45,"pageNo":1,"pageSize":20,"rows":#1-20}"#;
    let second = r#"{"total":45,"pageNo":2,"pageSize":20,"rows":#21-40}"#;
    let api = "/api?pageNo=1&pageSize=20";
    check_cut(api, &[first], "来源共 45 条，只取得 20 条：第 2 页未能取得");
    check_cut(
        api,
        &[first, r#"{"code":500,"msg":"数据库连接超时","data":null}"#],
        "来源共 45 条，只取得 20 条：第 2 页未能取得",
    );
    check_cut(
        api,
        &[first, second],
        "来源共 45 条，只取得 40 条：第 3 页未能取得",
    );
    // A server that does not listen gives the first page again and again.
    let asked = check_cut(
        api,
        &[first, first, first],
        "来源共 45 条，只取得 20 条：第 2 页与前面的页重复",
    );
    assert_eq!(asked.len(), 1);
    check_cut(
        api,
        &[first, second, first],
        "来源共 45 条，只取得 40 条：第 3 页与前面的页重复",
    );
    check_cut(
        api,
        &[first, r#"{"total":45,"pageNo":2,"pageSize":20,"rows":[]}"#],
        "来源共 45 条，只取得 20 条：后面没有更多的页",
    );
    check_cut(
        api,
        &[
            first,
            second,
            r#"{"total":45,"pageNo":3,"pageSize":20,"rows":#41-50}"#,
        ],
        "来源共 45 条，各页合计却有 50 条，可能有重复",
    );
    // The page that is asked for is not the first.
    check_cut(
        "/api?pageNo=3&pageSize=20",
        &[r#"{"total":45,"pageNo":3,"pageSize":20,"rows":#41-45}"#],
        "来源共 45 条，只取得 5 条：后面没有更多的页",
    );
    check_cut(
        "",
        &[first],
        "来源共 45 条，只取得 20 条：来源没有说明后面的页在哪里",
    );
    check_cut(
        "/api",
        &[r#"{"code":200,"rows":#1-10,"total":34}"#],
        "来源写明总数 34，只取得 10 条，没有说明后面的页在哪里",
    );
}

/// A total that is an amount counts nothing; a full page may be the whole.
#[test]
fn whole_answers_are_left_alone() {
    for (address, text) in [
        ("/api", r#"{"total":480691,"rows":#1-13}"#),
        (
            "/api",
            r#"{"total":55,"rows":[{"n":1},{"n":2},{"n":3},{"n":4},{"n":"55"}]}"#,
        ),
        (
            "/api?page=1&rows=20",
            r#"{"total":13,"page":1,"records":13,"rows":#1-13}"#,
        ),
        ("/api?year=2018", r#"{"code":200,"year":2018,"rows":#1-10}"#),
        ("/api", "#1-10"),
    ] {
        check(address, &[text], &[], rows(&tree(text)).len().max(5));
    }
    // Exactly as many as were asked for, and the next page is the same one: the address says nothing of pages.
    check(
        "/static.json?v=5&limit=5",
        &["#1-5", "#1-5"],
        &["/static.json?v=5&limit=5&offset=5"],
        5,
    );
}

#[test]
fn it_ends_at_its_bounds() {
    let page = |page: usize| {
        let from = page * 10 + 1;
        format!(
            r#"{{"total":100000,"pageNo":{page},"pageSize":10,"rows":#{from}-{}}}"#,
            from + 9
        )
    };
    let mut follow =
        Follow::new(tree(&page(1)), "/api?pageNo=1", BOUNDS, &Limits::default()).unwrap();
    let mut asked = 0;
    while follow.next().is_some() {
        asked += 1;
        follow.came(tree(&page(asked + 1)));
    }
    let (whole, cut) = follow.end();
    assert_eq!((asked, rows(&whole).len()), (19, 200));
    assert_eq!(
        cut.unwrap().message(),
        "来源共 100000 条，只取得 200 条：只取前 20 页"
    );

    let few = Bounds {
        pages: 20,
        rows: 25,
    };
    let mut follow = Follow::new(tree(&page(1)), "/api?pageNo=1", few, &Limits::default()).unwrap();
    for number in 2..5 {
        follow.came(tree(&page(number)));
    }
    let (whole, cut) = follow.end();
    assert_eq!(rows(&whole).len(), 25);
    assert_eq!(
        cut.unwrap().message(),
        "来源共 100000 条，只取得 25 条：行数达到上限"
    );
}

/// The envelope of the first answer stays, with the rows of all pages in their place.
#[test]
fn the_first_answer_stays() {
    let limits = Limits::default();
    let first = tree(
        r#"{"unit":"万元","pageNo":1,"total":4,"pageSize":2,"data":{"list":#1-2},"note":"x"}"#,
    );
    let mut follow = Follow::new(first, "/a?pageNo=1", BOUNDS, &limits).unwrap();
    assert_eq!(follow.next(), Some(&Ask::Address("/a?pageNo=2".into())));
    follow.came(tree(
        r#"{"unit":"元","pageNo":2,"total":4,"pageSize":2,"data":{"list":#3-4}}"#,
    ));
    let (whole, cut) = follow.end();
    assert_eq!(cut, None);
    assert_eq!(
        whole.json(),
        r#"{"unit":"万元","pageNo":1,"total":4,"pageSize":2,"data":{"list":[{"n":1},{"n":2},{"n":3},{"n":4}]},"note":"x"}"#
    );
}

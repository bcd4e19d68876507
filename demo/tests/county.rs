//! The pages of the three counties, and what stands behind them.

mod client;

use client::{get, start, unbuilt};

/// What the pages of the counties refer to is there, and each has its own back end.
#[test]
fn three_counties_have_their_pages_and_their_back_ends() {
    let (_runtime, running) = start();
    assert_eq!(get(running.main, "/county", "").status, 308);
    for page in [
        "/county/",
        "/county/wangchuan/",
        "/county/wangchuan/budget.html",
        "/county/wangchuan/environment.html",
        "/county/baiyu/",
        "/county/baiyu/projects.html",
        "/county/baiyu/opinions.html",
        "/county/baiyu/column.html",
        "/county/qingping/",
        "/county/qingping/money.html",
    ] {
        let answer = get(running.main, page, "");
        assert_eq!(answer.status, 200, "{page}");
        let text = answer.text();
        assert!(!text.contains("{{") && !text.contains(" style="), "{page}");
        assert!(text.contains("示例数据"), "{page}");
        for rest in ["href=\"", "src=\"", "map=\"", "profile=\""]
            .iter()
            .flat_map(|name| text.split(name).skip(1))
        {
            let address = rest.split(['"', '#']).next().unwrap().replace("&amp;", "&");
            // A number is dialled.
            if address.is_empty()
                || unbuilt(&address)
                || address.starts_with("tel:")
                || !address.contains(['/', '.'])
            {
                continue;
            }
            let other = format!("http://{}", running.other);
            let (server, path) = match address.strip_prefix(&other) {
                Some(path) => (running.other, path.to_owned()),
                None if address.starts_with('/') => (running.main, address),
                None => {
                    let folder = page.rsplit_once('/').unwrap().0;
                    (
                        running.main,
                        format!("{folder}/{}", address.trim_start_matches("./")),
                    )
                }
            };
            assert!(
                get(server, &path, "").status < 400,
                "{page} refers to {path}"
            );
        }
    }
    // Where nothing runs the tables stand in the pages.
    for (page, tables) in [("", 1), ("budget.html", 2), ("environment.html", 2)] {
        let text = get(running.main, &format!("/county/wangchuan/{page}"), "").text();
        assert_eq!(text.matches("<table>").count(), tables, "{page}");
    }
    // The strict policy stands on one of them without being asked for.
    let policy = |page: &str| {
        let answer = get(running.main, page, "");
        answer.header("content-security-policy").map(str::to_owned)
    };
    assert!(
        policy("/county/wangchuan/")
            .unwrap()
            .contains("require-trusted-types-for")
    );
    assert_eq!(policy("/county/baiyu/"), None);
}

#[test]
fn a_column_is_a_piece_of_a_page_inside_json_that_anybody_may_read() {
    let (_runtime, running) = start();
    let unit = "/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=";
    let column = |rows: &str| {
        let answer = get(running.other, &format!("{unit}notices{rows}"), "");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        let value: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
        value["data"]["html"]
            .as_str()
            .unwrap()
            .matches("<li>")
            .count()
    };
    assert_eq!(column(""), 6);
    assert_eq!(
        column("&paramJson=%7B%22pageNo%22%3A2%2C%22pageSize%22%3A4%7D"),
        2
    );
    assert_eq!(
        get(running.other, &format!("{unit}..%2Fstyle"), "").status,
        404
    );
}

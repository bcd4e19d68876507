//! `render`: every subject as a page and as a part of one, complete and the same each time; a file that is old or new, never half.

#![expect(clippy::unwrap_used, reason = "a test stops where its own tools fail")]

mod common;

use common::{Ended, Folder, command, end};

fn run(args: &[&str]) -> Ended {
    end(command(args).spawn().unwrap())
}

/// Sources of every subject, what each page must say, and what it is by schema.org.
const ALL: [(&str, &[&str], &[&str], &str); 6] = [
    (
        "budget/shanwei-2018",
        &["--as", "budget"],
        &[
            "汕尾市财政局",
            "2018年12月31日",
            "129,748",
            "上解上级支出",
            "完成率",
        ],
        "Dataset",
    ),
    (
        "air/rows",
        &["--as", "air"],
        &[
            "示例县医院",
            "84",
            "PM2.5",
            "HJ 633—2026",
            "示例古镇",
            "缺测",
        ],
        "Dataset",
    ),
    (
        "water/section",
        &["--as", "water"],
        &[
            "劣Ⅴ类",
            "重度污染",
            "氨氮",
            "2.85 mg/L",
            "数据异常",
            "GB 3838—2002",
        ],
        "Dataset",
    ),
    (
        "livelihood/year",
        &["--as", "livelihood"],
        &[
            "城镇新增就业",
            "就业促进工程",
            "已超 61 天",
            "未说明原因",
            "进度没有公布",
        ],
        "CollectionPage",
    ),
    (
        "policy/notice",
        &["--as", "policy"],
        &["自府办发〔2018〕44号"],
        "Legislation",
    ),
    (
        "list/recall",
        &["--profile", "recall"],
        &[
            "核对发现",
            "没有“发布日期”",
            "电热水壶",
            "召回中",
            "12315",
            "2026年11月20日",
        ],
        "CollectionPage",
    ),
];

fn render(name: &str, args: &[&str], more: &[&str]) -> String {
    let file = format!(
        "{}/../../demo/examples/{name}/data.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let args = [&["render", &*file, "--at", "2026-11-27"], args, more].concat();
    let done = run(&args);
    assert!(matches!(done.code, Some(0 | 1)), "{name}: {done:?}");
    done.out
}

#[test]
fn every_subject_is_a_page_that_stands_alone() {
    for (name, args, there, kind) in ALL {
        let page = render(name, args, &[]);
        let (head, body) = page.split_once("<body>").unwrap_or_default();
        for words in there {
            assert!(body.contains(words), "{name}: {words}");
        }
        assert!(body.contains("本页写于2026年11月27日"), "{name}");
        // Nothing that only a script does anything with, nothing from elsewhere.
        for gone in [
            "<button", "<input", "<select", "data-a=", "tabindex", " on", "src=",
        ] {
            let found = body.find(gone).filter(|_| gone != " on");
            assert!(found.is_none(), "{name}: {gone}");
        }
        assert_eq!(page.matches("<script").count(), 1, "{name}");
        assert_eq!(body.matches("<h1").count(), 1, "{name}");
        assert!(
            !head.contains("<link") && !head.contains("@import"),
            "{name}"
        );
        assert!(head.contains(&format!("\"@type\": \"{kind}\"")), "{name}");
        assert_eq!(page, render(name, args, &[]), "{name}");
    }
}

#[test]
fn a_part_of_a_page_has_no_styles_and_what_it_is() {
    for (name, args, there, kind) in ALL {
        let part = render(name, args, &["--format", "fragment"]);
        for words in there {
            assert!(part.contains(words), "{name}: {words}");
        }
        for gone in ["<html", "<body", "<style", " style=", "<meta", "<button"] {
            assert!(!part.contains(gone), "{name}: {gone}");
        }
        assert!(part.contains("application/ld+json"), "{name}");
        assert!(part.contains(&format!("\"@type\": \"{kind}\"")), "{name}");
    }
}

/// What was written once stays where nothing has changed, and where nothing can be read.
#[test]
fn a_file_is_old_or_new() {
    let folder = Folder::new("written");
    let (data, out) = (folder.0.join("data.json"), folder.0.join("part.html"));
    let text = |amount: &str| {
        format!(
            r#"{{"schema":"mingbai.budget/1","title":"某县","year":2025,"tables":[{{"book":"general","side":"revenue","unit":"万元","rows":[{{"name":"税收收入","final":"{amount}"}}]}}]}}"#
        )
    };
    let again = |text: &str| {
        std::fs::write(&data, text).unwrap();
        let (data, out) = (data.to_str().unwrap(), out.to_str().unwrap());
        run(&[
            "render",
            data,
            "--as",
            "budget",
            "--at",
            "2026-11-27",
            "--format",
            "fragment",
            "--out",
            out,
        ])
    };
    let done = again(&text("1234"));
    assert_eq!((done.code, &*done.out), (Some(0), ""), "{done:?}");
    let first = std::fs::read_to_string(&out).unwrap();
    assert!(first.contains("1,234"), "{first}");
    let time = std::fs::metadata(&out).unwrap().modified().unwrap();
    again(&text("1234"));
    assert_eq!(std::fs::metadata(&out).unwrap().modified().unwrap(), time);
    assert_eq!(again("{").code, Some(1));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), first);
    again(&text("5678"));
    assert!(std::fs::read_to_string(&out).unwrap().contains("5,678"));
    // Nothing half is left.
    assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 2);
    let alone = run(&["render", "-", "--watch", "5"]);
    assert!(alone.err.contains("--out"), "{alone:?}");
}

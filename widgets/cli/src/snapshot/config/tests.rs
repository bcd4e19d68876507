use super::*;
use expect_test::{Expect, expect};
use std::time::Duration;

/// What is said about a configuration, or nothing.
fn check(text: &str, expected: Expect) {
    let said = match read(Path::new("c.toml"), text) {
        Ok(_) => String::new(),
        Err(sentences) => sentences.join("\n"),
    };
    expected.assert_eq(&said);
}

const GOOD: &str = "[[source]]\nname = \"a\"\nurl = \"http://a.example/\"\noutput = \"a.json\"\n";

#[test]
fn the_shortest() {
    let config = read(Path::new("/etc/mingbai/c.toml"), GOOD).unwrap();
    assert_eq!(config.folder, Path::new("/etc/mingbai/."));
    let source = &config.sources[0];
    assert_eq!(source.format, Format::Clean);
    assert_eq!(source.rules.headers, Duration::from_secs(10));
    assert_eq!(source.rules.whole, Duration::from_secs(15));
    assert_eq!(source.rules.max_bytes, 1 << 20);
    assert_eq!(source.rules.redirects, 5);
    assert_eq!(source.tries, 6);
    assert!(!source.rules.insecure && !source.post && source.pages.is_none());
}

#[test]
fn defaults_stand_behind_every_source() {
    let text = format!(
        "folder = \"data\"\n[defaults]\nas = \"budget\"\nunit = \"万元\"\ntimeout = \"30s\"\nmax_bytes = 2048\n{GOOD}\
         [[source]]\nname = \"b\"\nurl = \"https://b.example:8443/x\"\noutput = \"sub/b.json\"\ntimeout = 5\nform = {{ a = \"数\", n = 1 }}\n"
    );
    let config = read(Path::new("c.toml"), &text).unwrap();
    let [a, b] = config.sources.as_slice() else {
        panic!("two sources")
    };
    assert_eq!((a.rules.whole.as_secs(), b.rules.whole.as_secs()), (30, 5));
    assert_eq!((a.format, a.rules.max_bytes), (Format::Dataset, 2048));
    assert_eq!(b.body.as_deref(), Some("a=%E6%95%B0&n=1"));
    assert!(b.post);
    assert_eq!(
        b.headers["content-type"],
        "application/x-www-form-urlencoded"
    );
}

#[test]
fn everything_wrong_is_said_at_once() {
    check(
        "fodler = \"x\"\n\n[[source]]\nname = \"a\"\nurl = \"ftp://a.example/\"\noutput = \"../a.json\"\ntiemout = 3\ntries = 99\n\
         [[source]]\nname = \"a\"\nurl = \"http://user:pw@a.example/\"\noutput = \"A.json\"\nas = \"budgets\"\n\
         [[source]]\nurl = \"x\"\noutput = \"a.JSON\"\nbackoff = \"2 days\"\nmethod = \"GET\"\nbody = \"x\"\nform = { a = 1.5 }\n",
        expect![[r#"
            c.toml 第 1 行，文件的 fodler：不认识这个名称。是不是想写 folder？
            c.toml 第 5 行，数据源“a”的 url：只能是 http:// 或 https:// 开头的地址
            c.toml 第 6 行，数据源“a”的 output：文件要放在 folder 里面：写相对路径，不能有 ..、盘符和反斜杠
            c.toml 第 7 行，数据源“a”的 tiemout：不认识这个名称。是不是想写 timeout？
            c.toml 第 8 行，数据源“a”的 tries：要写 0 到 20 之间的整数，不加引号
            c.toml 第 11 行，数据源“a”的 url：地址里不要写用户名和密码，请用 headers = { Authorization = { env = "变量名" } }
            c.toml 第 13 行，数据源“a”的 as：只能是 budget、livelihood、air、water、policy、consultation、list。是不是想写 budget？
            c.toml 第 14 行，第 3 个数据源的 name：要有名称，如 name = "空气质量"
            c.toml 第 15 行，第 3 个数据源的 url：不是完整的地址，要以 http:// 或 https:// 开头
            c.toml 第 17 行，第 3 个数据源的 backoff：要写时间，如 15（秒）、"500ms"、"15s"、"5m"，最长 1 小时
            c.toml 第 18 行，第 3 个数据源的 method：有 body 或 form 时要写 "POST"
            c.toml 第 20 行，第 3 个数据源的 form 的 a：要写文字（加双引号）或整数
            c.toml 第 20 行，第 3 个数据源的 form：body 和 form 只能写一个"#]],
    );
}

#[test]
fn outputs_stay_in_the_folder() {
    for output in [
        "../a.json",
        "/a.json",
        "x/../../a.json",
        "C:a.json",
        "x\\a.json",
        "..",
        "",
        ".hidden",
        "x/.hidden",
        "x/",
        "status.json",
        "status.html",
    ] {
        let text = GOOD.replace("\"a.json\"", &format!("{output:?}"));
        assert!(read(Path::new("c.toml"), &text).is_err(), "{output}");
    }
    for output in ["a.json", "空气/今天.json", "x/status.json", "a..json"] {
        let text = GOOD.replace("\"a.json\"", &format!("{output:?}"));
        assert!(read(Path::new("c.toml"), &text).is_ok(), "{output}");
    }
}

#[test]
fn doubled_names_and_outputs() {
    check(
        &format!("{GOOD}{GOOD}"),
        expect![[r#"
        c.toml 第 6 行，数据源“a”的 name：和前面的数据源重复了，请换一个
        c.toml 第 8 行，数据源“a”的 output：和前面的数据源重复了，请换一个"#]],
    );
}

#[test]
fn no_toml_and_no_source() {
    check(
        "a = 1\na = 2\n",
        expect!["c.toml 第 2 行，写法不对：这个名称写了两次"],
    );
    check(
        "[[source]]\nname = a\n",
        expect!["c.toml 第 2 行，写法不对：文字要加双引号"],
    );
    // Whatever is wrong, all of it is said in Chinese.
    for wrong in [
        "name = \"a",
        "name = 'a",
        "name = [1, 2",
        "name = { a = 1",
        "[[source",
        "[source",
        "name",
        "name =",
        "= 1",
        "名称 = 1",
        "name = 007",
        "name = \"\\",
        "name = \"C:\\数据\"",
        "name = 1 2",
        "name == 1",
        "name = { a = 1, , }",
        "a = [1 2]",
        "a = 2026-13-45",
        "a = 1__0",
        "a.b.",
        "\u{1}",
    ] {
        let said = read(Path::new("c.toml"), &format!("{GOOD}{wrong}\n")).unwrap_err();
        let said = said.join("\n");
        assert!(said.starts_with("c.toml 第 "), "{wrong}: {said}");
        let rest = said.replace("c.toml", "").replace("[[source]]", "");
        assert!(
            !rest.chars().any(|c| c.is_ascii_alphabetic()),
            "{wrong}: {said}"
        );
    }
    check(
        "",
        expect!["c.toml 第 1 行，文件的 source：至少要有一个数据源，每个以 [[source]] 开头"],
    );
}

#[test]
fn subjects_presets_and_mappings() {
    for more in [
        "as = \"air\"",
        "as = \"listing\"",
        "as = \"air\"\npreset = \"cnemc-live\"",
    ] {
        assert!(
            read(Path::new("c.toml"), &format!("{GOOD}{more}\n")).is_ok(),
            "{more}"
        );
    }
    check(
        &format!("{GOOD}as = \"water\"\npreset = \"cnemc-live\"\n"),
        expect![[
            r#"c.toml 第 6 行，数据源“a”的 preset：预设“cnemc-live”可以用于 air，请写明是哪一种"#
        ]],
    );
    check(
        &format!("{GOOD}map = \"no.json\"\n"),
        expect![[r#"c.toml 第 5 行，数据源“a”的 map：写 map 时还要写数据的种类，如 as = "air""#]],
    );
    check(
        &format!("{GOOD}as = \"air\"\nmap = \"no.json\"\n"),
        expect!["c.toml 第 6 行，数据源“a”的 map：文件“no.json”读不出来"],
    );
    check(
        &format!("{GOOD}format = \"dataset\"\n"),
        expect![[
            r#"c.toml 第 5 行，数据源“a”的 format：写 dataset 时还要写数据的种类，如 as = "budget""#
        ]],
    );
    let clean = format!("{GOOD}as = \"air\"\nformat = \"clean\"\n");
    assert!(read(Path::new("c.toml"), &clean).is_ok());
}

#[test]
fn pages_and_headers() {
    check(
        &format!(
            "{GOOD}format = \"raw\"\npages = {{ rows = \"data\", siez = 3 }}\nheaders = {{ Host = \"x\", \"a b\" = \"c\", N = 1, L = \"a\\nb\" }}\n"
        ),
        expect![[r#"
            c.toml 第 5 行，数据源“a”的 format：分页的数据不能写 raw，请用 clean 或 dataset
            c.toml 第 6 行，数据源“a”的 pages 的 siez：不认识这个名称。是不是想写 size？
            c.toml 第 6 行，数据源“a”的 pages：url、body 或 form 里要有 {page}（页码）或 {offset}（跳过的行数）
            c.toml 第 7 行，数据源“a”的 headers 的 Host：这个请求头由程序自己填写，请去掉
            c.toml 第 7 行，数据源“a”的 headers 的 L：请求头的内容不能换行
            c.toml 第 7 行，数据源“a”的 headers 的 N：要写文字，或 { env = "环境变量名" }
            c.toml 第 7 行，数据源“a”的 headers 的 a b：请求头的名称只能用英文字母、数字和 -"#]],
    );
    check(
        &GOOD.replace("example/", "example/{offset}"),
        expect!["c.toml 第 3 行，数据源“a”的 url：有 {page} 或 {offset} 时还要写 pages"],
    );
    check(
        &format!(
            "{}pages = {{}}\n",
            GOOD.replace("example/", "example/{offset}")
        ),
        expect!["c.toml 第 5 行，数据源“a”的 pages：用 {offset} 时要写 size（每页行数）"],
    );
}

/// The address of a page where the number stands within JSON within the query (domain: jpaas).
#[test]
fn addresses_of_pages() {
    let text = GOOD.replace(
        "http://a.example/",
        r#"http://数据.example:8070/路?p={\"pageNo\":{page},\"from\":{offset}}"#,
    );
    let text = format!("{text}pages = {{ size = 15 }}\nallow_hosts = [\"数据.example\"]\n");
    let config = read(Path::new("c.toml"), &text).unwrap();
    let source = &config.sources[0];
    assert_eq!(
        source.address(3).unwrap().as_str(),
        "http://xn--vxup8b.example:8070/%E8%B7%AF?p={%22pageNo%22:3,%22from%22:30}"
    );
    assert_eq!(
        source.rules.allow_hosts,
        [source.address(1).unwrap().host_str().unwrap()]
    );
}

/// The example in the documentation is read as it stands there, and every key is explained.
#[test]
fn the_documentation_is_true() {
    let page = include_str!("../../../../../www/docs/snapshot.html");
    let example = |label: &str| {
        let (_, rest) = page
            .split_once(&format!("aria-label=\"{label}\"><code>"))
            .unwrap();
        let text = rest.split("</code>").next().unwrap();
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    };
    let whole = example("完整的配置").replace("{ env = \"AIR_KEY\" }", "{ env = \"PATH\" }");
    let whole = read(Path::new("c.toml"), &whole).unwrap();
    assert_eq!(whole.sources.len(), 4);
    let short = read(Path::new("c.toml"), &example("最短的配置")).unwrap();
    assert_eq!(short.folder, Path::new("/var/www/data"));
    let usual = read(Path::new("c.toml"), GOOD).unwrap();
    // What the page calls the default is the default.
    let (of_page, usual) = (&whole.sources[3], &usual.sources[0]);
    assert_eq!(whole.parallel, 8);
    assert_eq!(of_page.total, usual.total);
    assert_eq!(
        (of_page.tries, of_page.backoff, of_page.backoff_most),
        (usual.tries, usual.backoff, usual.backoff_most)
    );
    assert_eq!(
        (of_page.rules.whole, of_page.rules.headers),
        (usual.rules.whole, usual.rules.headers)
    );
    assert_eq!(
        (of_page.rules.max_bytes, of_page.rules.redirects),
        (usual.rules.max_bytes, usual.rules.redirects)
    );
    let limits = |source: &Source| {
        (
            source.wish.options.limits.max_string,
            source.wish.options.limits.max_depth,
        )
    };
    assert_eq!(limits(of_page), limits(usual));
    for key in source::SHARED.iter().chain(&source::OWN).chain(&TOP) {
        assert!(page.contains(key), "{key} is not explained");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[a-z\\[\\]{}=\"\\n .0-9数]{0,200}") {
        let _ = read(Path::new("c.toml"), &text);
        let _ = read(Path::new("c.toml"), &format!("{GOOD}{text}"));
    }
}

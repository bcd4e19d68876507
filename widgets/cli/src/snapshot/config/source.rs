//! One source of the configuration.

use super::section::{Section, integer};
use crate::http::Rules;
use crate::reading::{Map, Subject, Wish};
use mingbai_data::MoneyUnit;
use mingbai_data::budget::ReadOptions;
use mingbai_data::money::UNITS;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;
use ureq::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use ureq::tls::{PemItem, parse_pem};
use url::Url;
use url::form_urlencoded::Serializer;

/// Keys that `[defaults]` may have for every source.
pub const SHARED: [&str; 22] = [
    "headers",
    "format",
    "as",
    "unit",
    "publisher",
    "scope",
    "timeout",
    "headers_timeout",
    "total",
    "tries",
    "backoff",
    "backoff_most",
    "max_bytes",
    "max_rows",
    "max_string",
    "max_depth",
    "min_rows",
    "redirects",
    "allow_hosts",
    "insecure",
    "ca",
    "preset",
];

/// Keys that stand at one source only.
pub const OWN: [&str; 12] = [
    "name",
    "url",
    "output",
    "method",
    "body",
    "form",
    "pages",
    "map",
    "title",
    "year",
    "source_name",
    "source_url",
];

/// In which form the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The project's own format for the subject.
    Dataset,
    /// Strict JSON in UTF-8 of the same tree.
    Clean,
    /// The bytes as they came, without their compression.
    Raw,
}

impl Format {
    /// The word in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Clean => "clean",
            Self::Raw => "raw",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Dataset, Self::Clean, Self::Raw]
            .into_iter()
            .find(|one| one.word() == word)
    }
}

/// How a list is turned over. `{page}` and `{offset}` in address, body and form are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// Number of the first page.
    pub first: u64,
    /// Rows of a full page; a page with fewer is the last.
    pub size: Option<u64>,
    /// Pages to take; when it is not wished for, a list longer than 100 pages is an error.
    pub most: Option<u64>,
    /// Names on the way to the rows; empty for a bare list.
    pub rows: Vec<String>,
    /// Names on the way to the number of rows in all.
    pub total: Option<Vec<String>>,
}

/// One source.
#[derive(Debug, Clone)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Where it is; may hold `{page}` and `{offset}`.
    pub url: String,
    /// Its file, below the folder.
    pub output: PathBuf,
    /// POST instead of GET.
    pub post: bool,
    /// Headers, some of them secret.
    pub headers: HeaderMap,
    /// The body of a POST; may hold `{page}` and `{offset}`.
    pub body: Option<String>,
    /// How the file is written.
    pub format: Format,
    /// How the data is read.
    pub wish: Wish,
    /// What is allowed.
    pub rules: Rules,
    /// Time for everything, tries and waits included.
    pub total: Duration,
    /// Tries after the first failure.
    pub tries: u32,
    /// The shortest ceiling of a wait.
    pub backoff: Duration,
    /// The longest wait.
    pub backoff_most: Duration,
    /// Fewer rows are a failure.
    pub min_rows: usize,
    /// How it is turned over; else it is followed by what its answers say of pages.
    pub pages: Option<Pages>,
    /// Only the one answer is wanted, whatever it says of others: `pages = false`.
    pub alone: bool,
}

impl Source {
    /// Reads one `[[source]]`; `None` when something that it needs is missing, which has been said.
    pub fn read(section: &Section<'_>, home: &Path) -> Option<Self> {
        section.only(&[OWN.as_slice(), SHARED.as_slice()].concat());
        let name = needed(section, "name", "要有名称，如 name = \"空气质量\"");
        let name = name.filter(|name| {
            let fine = name.chars().count() <= 64 && !name.chars().any(char::is_control);
            if !fine {
                section.wrong("name", "最长 64 个字，不能换行");
            }
            fine
        });
        let alone = section
            .item("pages")
            .is_some_and(|item| item.get_ref().as_bool() == Some(false));
        let pages = match alone {
            true => None,
            false => section.table("pages").map(|pages| read_pages(&pages)),
        };
        let url = needed(section, "url", "要有地址，如 url = \"http://…\"");
        let url = url.filter(|url| fine_url(section, url, pages.is_some()));
        let output = needed(section, "output", "要有文件名，如 output = \"air.json\"");
        let output = output.and_then(|output| fine_output(section, output));
        let form = form(section);
        let body = section.text("body").map(str::to_owned);
        if body.is_some() && form.is_some() {
            section.wrong("form", "body 和 form 只能写一个");
        }
        let post = section
            .word("method", "\"GET\" 或 \"POST\"", |word| match word {
                "GET" => Some(false),
                "POST" => Some(true),
                _ => None,
            })
            .unwrap_or(body.is_some() || form.is_some());
        if !post && (body.is_some() || form.is_some()) {
            section.wrong("method", "有 body 或 form 时要写 \"POST\"");
        }
        if let Some(pages) = &pages {
            let has = |mark| {
                [url, body.as_deref(), form.as_deref()]
                    .into_iter()
                    .flatten()
                    .any(|text| text.contains(mark))
            };
            if url.is_some() && !has("{page}") && !has("{offset}") {
                section.wrong(
                    "pages",
                    "url、body 或 form 里要有 {page}（页码）或 {offset}（跳过的行数）",
                );
            }
            if has("{offset}") && pages.size.is_none() {
                section.wrong("pages", "用 {offset} 时要写 size（每页行数）");
            }
        }
        let mut headers = headers(section);
        if form.is_some() {
            let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
            headers.entry(CONTENT_TYPE).or_insert(kind);
        }
        let subject = section.word(
            "as",
            "budget、livelihood、air、water、policy、consultation、list",
            Subject::parse,
        );
        let format = section.word("format", "\"dataset\"、\"clean\" 或 \"raw\"", Format::parse);
        let known = if subject.is_some() {
            Format::Dataset
        } else {
            Format::Clean
        };
        let format = format.unwrap_or(known);
        let wish = wish(section, subject, home);
        if format == Format::Dataset {
            if subject.is_none() {
                section.wrong(
                    "format",
                    "写 dataset 时还要写数据的种类，如 as = \"budget\"",
                );
            } else if let Err(sentence) = wish.possible() {
                section.wrong("preset", &sentence);
            }
        }
        if format == Format::Raw && pages.is_some() {
            section.wrong("format", "分页的数据不能写 raw，请用 clean 或 dataset");
        }
        let (rules, wish) = limits(section, wish, home);
        let time = |key, usual| section.time(key).unwrap_or(Duration::from_secs(usual));
        let tries = section.whole("tries", 0, 20).unwrap_or(6);
        let min_rows = section.whole("min_rows", 0, 50_000).unwrap_or(1);
        Some(Self {
            total: time("total", 300),
            backoff: time("backoff", 2),
            backoff_most: time("backoff_most", 300),
            tries: u32::try_from(tries).unwrap_or(6),
            min_rows: usize::try_from(min_rows).unwrap_or(1),
            name: name?.to_owned(),
            url: url?.to_owned(),
            output: output?,
            post,
            headers,
            body: body.or(form),
            format,
            wish,
            rules,
            pages,
            alone,
        })
    }

    /// The address of one page.
    pub fn address(&self, page: u64) -> Option<Url> {
        Url::parse(&self.filled(&self.url, page)).ok()
    }

    /// `text` with the numbers of one page in it.
    pub fn filled(&self, text: &str, page: u64) -> String {
        let Some(pages) = &self.pages else {
            return text.to_owned();
        };
        let offset = page
            .saturating_sub(pages.first)
            .saturating_mul(pages.size.unwrap_or(1));
        text.replace("{page}", &page.to_string())
            .replace("{offset}", &offset.to_string())
    }
}

fn needed<'a>(section: &Section<'a>, key: &str, sentence: &str) -> Option<&'a str> {
    if section.item(key).is_none() {
        section.wrong(key, sentence);
    }
    section.text(key)
}

fn fine_url(section: &Section<'_>, text: &str, paged: bool) -> bool {
    let with_page = text.replace("{page}", "1").replace("{offset}", "0");
    let sentence = match Url::parse(&with_page) {
        Err(_) => "不是完整的地址，要以 http:// 或 https:// 开头",
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            "只能是 http:// 或 https:// 开头的地址"
        }
        Ok(url) if url.host_str().is_none_or(str::is_empty) => "地址里没有域名",
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            "地址里不要写用户名和密码，请用 headers = { Authorization = { env = \"变量名\" } }"
        }
        Ok(_) if !paged && with_page != text => "有 {page} 或 {offset} 时还要写 pages",
        Ok(_) => return true,
    };
    section.wrong("url", sentence);
    false
}

/// A path that stays below the folder, whatever is in it.
fn fine_output(section: &Section<'_>, text: &str) -> Option<PathBuf> {
    let path = Path::new(text);
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    // A backslash is a folder on Windows, and nobody's name elsewhere.
    let sentence = if !inside || text.contains(['\\', ':']) || text.chars().any(char::is_control) {
        "文件要放在 folder 里面：写相对路径，不能有 ..、盘符和反斜杠"
    } else if text.ends_with('/') {
        "要写文件名，不是目录"
    } else if matches!(text, "status.json" | "status.html") {
        "status.json 和 status.html 留给状态页，请换一个文件名"
    } else if text.starts_with('.') || text.contains("/.") {
        "文件名不能以点开头"
    } else {
        return Some(path.to_owned());
    };
    section.wrong("output", sentence);
    None
}

fn form(section: &Section<'_>) -> Option<String> {
    let form = section.table("form")?;
    let mut out = Serializer::new(String::new());
    for (key, item) in form.table.iter() {
        let key: &str = key.get_ref();
        match (item.get_ref().as_str(), integer(item.get_ref())) {
            (Some(text), _) => out.append_pair(key, text),
            (None, Some(number)) => out.append_pair(key, &number.to_string()),
            (None, None) => {
                form.wrong(key, "要写文字（加双引号）或整数");
                continue;
            }
        };
    }
    // The marks must still be found in it.
    let text = out.finish();
    Some(
        text.replace("%7Bpage%7D", "{page}")
            .replace("%7Boffset%7D", "{offset}"),
    )
}

/// The headers; a value may be taken from the environment, so that a key need not stand in the file.
fn headers(section: &Section<'_>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let Some(table) = section.table("headers") else {
        return headers;
    };
    for (key, item) in table.table.iter() {
        let (key, item): (&str, _) = (key.get_ref(), item.get_ref());
        let from = item.as_table().and_then(|table| table.get("env"));
        let from = from.and_then(|name| name.get_ref().as_str());
        let value = match (item.as_str(), from) {
            (Some(text), _) => text.to_owned(),
            (None, Some(name)) => match std::env::var(name) {
                Ok(value) => value,
                Err(_) => {
                    table.wrong(key, &format!("环境变量 {name} 没有设置"));
                    continue;
                }
            },
            (None, None) => {
                table.wrong(key, "要写文字，或 { env = \"环境变量名\" }");
                continue;
            }
        };
        let name = HeaderName::from_bytes(key.as_bytes());
        match (name, HeaderValue::from_bytes(value.as_bytes())) {
            (Ok(name), Ok(mut value)) => {
                if ["host", "content-length", "transfer-encoding", "connection"]
                    .contains(&name.as_str())
                {
                    table.wrong(key, "这个请求头由程序自己填写，请去掉");
                }
                value.set_sensitive(true);
                headers.insert(name, value);
            }
            (Err(_), _) => table.wrong(key, "请求头的名称只能用英文字母、数字和 -"),
            (_, Err(_)) => table.wrong(key, "请求头的内容不能换行"),
        }
    }
    headers
}

fn wish(section: &Section<'_>, subject: Option<Subject>, home: &Path) -> Wish {
    let text = |key| section.text(key).map(str::to_owned);
    let year = section.whole("year", 1949, 2999);
    let options = ReadOptions {
        unit: section.word("unit", UNITS, MoneyUnit::parse),
        title: text("title"),
        publisher: text("publisher"),
        scope: text("scope"),
        source_name: text("source_name"),
        source_url: text("source_url"),
        year: year.and_then(|year| u16::try_from(year).ok()),
        ..ReadOptions::default()
    };
    let map = section.text("map").and_then(|file| {
        let Some(subject) = subject else {
            if section.item("as").is_none() {
                section.wrong("map", "写 map 时还要写数据的种类，如 as = \"air\"");
            }
            return None;
        };
        let Ok(bytes) = std::fs::read(home.join(file)) else {
            section.wrong("map", &format!("文件“{file}”读不出来"));
            return None;
        };
        Map::read(file, &bytes, subject)
            .map_err(|sentence| section.wrong("map", &sentence))
            .ok()
    });
    Wish {
        subject: subject.unwrap_or_default(),
        unsaid: false,
        preset: text("preset"),
        map,
        options,
        ..Wish::default()
    }
}

fn limits(section: &Section<'_>, mut wish: Wish, home: &Path) -> (Rules, Wish) {
    let mut rules = Rules::default();
    if let Some(whole) = section.time("timeout") {
        rules.whole = whole;
    }
    if let Some(headers) = section.time("headers_timeout") {
        rules.headers = headers;
    }
    let bytes = section.whole("max_bytes", 1_024, 256 << 20);
    if let Some(bytes) = bytes.and_then(|bytes| usize::try_from(bytes).ok()) {
        rules.max_bytes = bytes;
    }
    // Decoding GBK makes text half as long again; what came within the limit is read.
    wish.options.limits.max_bytes = rules.max_bytes.saturating_mul(2);
    let string = section.whole("max_string", 100, 16 << 20);
    if let Some(string) = string.and_then(|string| usize::try_from(string).ok()) {
        wish.options.limits.max_string = string;
    }
    let depth = section.whole("max_depth", 4, 256);
    if let Some(depth) = depth.and_then(|depth| u16::try_from(depth).ok()) {
        wish.options.limits.max_depth = depth;
    }
    // A file with a part of the rows would be taken for the whole.
    let rows = section.whole("max_rows", 1, 50_000).unwrap_or(50_000);
    wish.options.max_rows = usize::try_from(rows).unwrap_or(50_000);
    wish.rows = Some(wish.options.max_rows);
    let redirects = section.whole("redirects", 0, 10);
    if let Some(redirects) = redirects.and_then(|redirects| u8::try_from(redirects).ok()) {
        rules.redirects = redirects;
    }
    for host in section.texts("allow_hosts").unwrap_or_default() {
        // As it stands in an address: 中文.cn is xn--fiq228c.cn there.
        let url = Url::parse(&format!("http://{host}/")).ok();
        match url.as_ref().and_then(Url::host_str) {
            Some(name) if !host.contains(['/', ':', '@', '?', '#']) => {
                rules.allow_hosts.push(name.to_owned());
            }
            _ => section.wrong(
                "allow_hosts",
                &format!("“{host}”不是域名，要写成 www.example.cn 的样子"),
            ),
        }
    }
    rules.insecure = section.flag("insecure").unwrap_or(false);
    if let Some(file) = section.text("ca") {
        let pem = std::fs::read(home.join(file)).unwrap_or_default();
        rules.authorities = parse_pem(&pem)
            .filter_map(|item| match item {
                Ok(PemItem::Certificate(certificate)) => Some(certificate),
                _ => None,
            })
            .collect();
        if rules.authorities.is_empty() {
            section.wrong("ca", &format!("文件“{file}”里没有读到 PEM 格式的证书"));
        }
    }
    (rules, wish)
}

fn read_pages(pages: &Section<'_>) -> Pages {
    pages.only(&["first", "size", "most", "rows", "total"]);
    let way = |key| {
        let text: &str = pages.text(key)?;
        Some(text.split('.').map(str::to_owned).collect::<Vec<_>>())
    };
    Pages {
        first: pages.whole("first", 0, 1_000_000).unwrap_or(1),
        size: pages.whole("size", 1, 50_000),
        most: pages.whole("most", 1, 1_000),
        rows: way("rows").unwrap_or_default(),
        total: way("total"),
    }
}

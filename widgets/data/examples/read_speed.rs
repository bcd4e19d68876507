//! How fast the readers read, and how often they allocate: a line a reader on standard output, fields between tabs. Figures
//! only, no verdict.
//!
//! `cargo run --release -p mingbai-data --features readers,charset --example read_speed`

use mingbai_data::budget::{ReadOptions, check, read_text, read_unchecked};
use mingbai_data::privacy::may_hold;
use mingbai_data::read::{Limits, any, decode, parse};
use mingbai_data::shape::{find, find_any};
use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Counts what the system's allocator is asked for.
struct Counting;

static CALLS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// An allocator cannot be written without it. Everything goes to the system's own.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.fetch_add(1, Ordering::Relaxed);
        BYTES.fetch_add(layout.size() as u64, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        CALLS.fetch_add(1, Ordering::Relaxed);
        BYTES.fetch_add(size as u64, Ordering::Relaxed);
        unsafe { System.realloc(place, layout, size) }
    }
}

/// How large the answers are, a little under what is accepted.
const SIZE: usize = 1_000_000;

/// How long each reader runs.
const RUN: Duration = Duration::from_millis(700);

/// `rows` of one kind until the text is long enough.
fn until_full(before: &str, row: impl Fn(usize) -> String, between: &str, after: &str) -> String {
    let mut out = String::from(before);
    for index in 0.. {
        let row = row(index);
        if out.len().saturating_add(row.len()) > SIZE {
            break;
        }
        if index > 0 {
            out.push_str(between);
        }
        out.push_str(&row);
    }
    out.push_str(after);
    out
}

/// The time that a processor gave this thread; what else a busy machine does is not in it. `None` where nothing tells.
fn own_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Runs `read` over and over; one line of figures.
fn measure(name: &str, bytes: usize, mut read: impl FnMut() -> bool) {
    let (calls, allocated) = (CALLS.load(Ordering::Relaxed), BYTES.load(Ordering::Relaxed));
    let fine = read();
    let calls = CALLS.load(Ordering::Relaxed).saturating_sub(calls);
    let allocated = BYTES.load(Ordering::Relaxed).saturating_sub(allocated);
    let (start, own) = (Instant::now(), own_time());
    let mut turns = 0u32;
    while start.elapsed() < RUN {
        black_box(read());
        turns = turns.saturating_add(1);
    }
    let spent = match (own, own_time()) {
        (Some(before), Some(now)) => now.saturating_sub(before),
        _ => start.elapsed(),
    };
    let turn = spent.checked_div(turns).unwrap_or_default();
    let rate = u128::try_from(bytes)
        .unwrap_or_default()
        .saturating_mul(1000)
        .checked_div(turn.as_nanos());
    let rate = rate.unwrap_or_default();
    let said = if fine { "" } else { "\tnot read" };
    println!("{name}\t{bytes}\t{rate}\t{calls}\t{allocated}{said}");
}

fn main() {
    let limits = Limits::default();
    let json = until_full(
        "{\"code\":200,\"data\":{\"rows\":[",
        |i| {
            format!(
                "{{\"code\":\"{i}\",\"name\":\"一般公共服务支出\",\"budget\":\"1,234.50\",\"final\":{i}.25,\"note\":null}}"
            )
        },
        ",",
        "]}}",
    );
    let nearly = json.replace('"', "'");
    let jsonp = format!("cb({json});");
    let string = until_full(
        "\"[",
        |i| format!("{{\\\"name\\\":\\\"教育\\\",\\\"v\\\":{i}}}"),
        ",",
        "]\"",
    );
    let xml = until_full(
        "<?xml version=\"1.0\"?><rows>",
        |i| format!("<row><code>{i}</code><name>教育支出</name><final>{i}.25</final></row>"),
        "",
        "</rows>",
    );
    let table = until_full(
        "<table><thead><tr><th>编码</th><th>名称</th><th>决算数</th></tr></thead><tbody>",
        |i| {
            format!(
                "<tr><td>{i}</td><td>&nbsp;&nbsp;教育支出</td><td align=\"right\">{i}.25</td></tr>"
            )
        },
        "\n",
        "</tbody></table>",
    );
    let list = until_full(
        "<ul class=\"list\">",
        |i| {
            format!(
                "<li><a href=\"/art/{i}.html\" title=\"关于做好第{i}号工作的通知\">关于做好第{i}号…</a><span>2018-08-21</span></li>"
            )
        },
        "\n",
        "</ul>",
    );
    let csv = until_full(
        "编码,名称,决算数\n",
        |i| format!("{i},教育支出,\"1,{i}.25\""),
        "\n",
        "\n",
    );
    println!("reader\tbytes\tMB/s\tallocations\tbytes allocated");
    measure("json (strict)", json.len(), || {
        parse(&json, &limits).is_ok()
    });
    for (name, text) in [
        ("any: json", &json),
        ("any: nearly json", &nearly),
        ("any: jsonp", &jsonp),
        ("any: json in a string", &string),
        ("any: xml", &xml),
        ("any: html table", &table),
        ("any: html list", &list),
        ("any: csv", &csv),
    ] {
        measure(name, text.len(), || any(text, &limits).is_ok());
    }
    measure("find_any: json", json.len(), || {
        find_any(&json, &limits).is_ok()
    });
    measure("decode: utf-8", json.len(), || {
        decode(json.as_bytes(), None).is_ok()
    });
    let (gbk, _, _) = encoding_rs::GB18030.encode(&json);
    measure("decode: gb18030", gbk.len(), || decode(&gbk, None).is_ok());
    budget(&limits);
}

/// The steps from a budget's text to its records and findings: rows as lists under columns, as a county writes many of them.
fn budget(limits: &Limits) {
    let text = until_full(
        "{\"unit\":\"万元\",\"book\":\"general\",\"side\":\"expenditure\",\"columns\":[\"code\",\"name\",\"level\",\"initial\",\"adjusted\",\"final\",\"prior\"],\"rows\":[",
        |i| {
            let n = 10_000usize.saturating_add(i);
            format!("[\"{n}\",\"一般公共服务支出\",2,{n},1{n},{n}2,{n}3]")
        },
        ",\n",
        "]}",
    );
    let size = text.len();
    let options = ReadOptions {
        max_rows: 50_000,
        ..ReadOptions::default()
    };
    let tree = parse(&text, limits);
    measure("budget: text to tree", size, || {
        parse(&text, limits).is_ok()
    });
    measure("budget: tree, is it personal?", size, || {
        tree.as_ref().is_ok_and(|tree| !may_hold(tree))
    });
    measure("budget: tree copied, to rows", size, || {
        tree.clone().and_then(|tree| find(tree, limits)).is_ok()
    });
    measure("budget: text to records", size, || {
        read_unchecked(&text, &options).is_ok()
    });
    let records = read_unchecked(&text, &options);
    measure("budget: records to findings", size, || {
        records.as_ref().is_ok_and(|budget| {
            black_box(check(budget));
            true
        })
    });
    measure("budget: text to findings", size, || {
        read_text(&text, &options).is_ok()
    });
}

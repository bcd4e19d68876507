//! The boundary between shell and module, in a browser: what the module asks of its port, and what it draws when.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test may fail")]

use mingbai_data::budget::take_over;
use mingbai_embed::page::{Port, answered, changed, data, look, mount, reread, share, unmount};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = r#"
export function fakePort(attrs, content, answer, noReader) {
  const port = {
    reread: (text, turn) => { setTimeout(() => noReader(port.id, turn), 0); },
    log: [], opened: 0, aborted: 0,
    attr: (name) => attrs[name], data: () => undefined, content: () => content,
    load: (address, request) => { port.opened++; if (answer) setTimeout(() => answer(address, request), 0); },
    abort: () => { port.aborted++; }, later: () => {},
    shown: '', view: () => port.shown, setView: (view) => { port.shown = view; }, select: () => {}, now: () => '2026-11-23 18:00', offline: () => false, seen: () => true,
    home: 'http://localhost/mingbai/mingbai.js', clock: () => 1795564800, stored: [], keep: (address, text, asOf) => { port.stored.push(asOf); port.text = text; },
    kept: (address, asOf) => (port.copy && port.copy.split('\n')[0] !== asOf ? port.copy : undefined),
    state: (state, code, asOf, checkedAt, drawn) => port.log.push([state, code, asOf, drawn].join(' ').trim()),
  };
  return port;
}
export const keptOf = (port) => port.text;
export const setId = (port, id) => { port.id = id; };
export const show = (port, view) => { port.shown = view; };
export const shownOf = (port) => port.shown;
export const setCopy = (port, copy) => { port.copy = copy; };
export const storedOf = (port) => port.stored.join();
export const logOf = (port) => port.log.join('; ');
export const counts = (port) => [port.opened, port.aborted].join(',');
export const wait = (ms) => new Promise((done) => setTimeout(done, ms));
export const json = (text) => JSON.parse(text);
"#)]
extern "C" {
    #[wasm_bindgen(js_name = fakePort)]
    fn fake_port_of(
        attrs: JsValue,
        content: Option<String>,
        answer: JsValue,
        no_reader: JsValue,
    ) -> JsValue;
    #[wasm_bindgen(js_name = keptOf)]
    fn kept_of(port: &JsValue) -> String;
    #[wasm_bindgen(js_name = setId)]
    fn set_id(port: &JsValue, id: u32);
    #[wasm_bindgen(js_name = setCopy)]
    fn set_copy(port: &JsValue, copy: &str);
    fn show(port: &JsValue, view: &str);
    #[wasm_bindgen(js_name = shownOf)]
    fn shown_of(port: &JsValue) -> String;
    #[wasm_bindgen(js_name = storedOf)]
    fn stored_of(port: &JsValue) -> String;
    #[wasm_bindgen(js_name = logOf)]
    fn log_of(port: &JsValue) -> String;
    fn counts(port: &JsValue) -> String;
    fn wait(milliseconds: u32) -> js_sys::Promise;
    fn json(text: &str) -> JsValue;
}

/// A port whose reader cannot be had: what the module cannot read itself stays unread.
fn fake_port(attrs: JsValue, content: Option<String>, answer: JsValue) -> JsValue {
    let no_reader = Closure::<dyn Fn(u32, u32)>::new(|id, turn| reread(id, turn, ""));
    fake_port_of(attrs, content, answer, no_reader.into_js_value())
}

const TABLE: &str = r#"{"schema":"mingbai.budget/1","title":"示例县 2018 年决算","year":2018,"as_of":"2018-12-31","sample":true,
"tables":[{"book":"general","side":"expenditure","unit":"万元","rows":[
{"code":"205","name":"教育支出","level":1,"adjusted":"200","final":"150"},{"name":"支出合计","kind":"total","adjusted":"200","final":"150"}]}]}"#;

fn place() -> web_sys::Element {
    let document = web_sys::window()
        .expect("window")
        .document()
        .expect("document");
    let inner = document.create_element("div").expect("div");
    document
        .document_element()
        .expect("root")
        .append_child(&inner)
        .expect("append");
    inner
}

async fn settle() {
    JsFuture::from(wait(50)).await.expect("waits");
}

#[wasm_bindgen_test]
async fn content_is_drawn_and_can_be_shared() {
    let (inner, port) = (
        place(),
        fake_port(json("{}"), Some(TABLE.to_owned()), JsValue::UNDEFINED),
    );
    let id = mount(
        "budget",
        inner.clone(),
        port.clone().unchecked_into::<Port>(),
    );
    settle().await;
    assert_eq!(log_of(&port), "fresh  2018-12-31 true");
    let shown = inner.text_content().unwrap_or_default();
    assert!(
        shown.contains("教育支出") && shown.contains("示例数据"),
        "{shown}"
    );
    assert!(share(id).contains("2018 年"), "{}", share(id));
    unmount(id);
    settle().await;
    assert_eq!(inner.text_content().unwrap_or_default(), "");
    assert_eq!(share(id), "");
}

/// A shell that answers every request with the same.
fn answering(status: u16, problem: &'static str, body: &'static str) -> JsValue {
    let answer = Closure::<dyn Fn(String, u32)>::new(move |address: String, request| {
        answered(&address, request, status, problem, body.to_owned(), 0);
    });
    answer.into_js_value()
}

#[wasm_bindgen_test]
async fn an_answer_is_asked_for_once() {
    let port = fake_port(
        json(r#"{"src":"/a.json"}"#),
        None,
        answering(200, "", TABLE),
    );
    let id = mount("budget", place(), port.clone().unchecked_into::<Port>());
    settle().await;
    assert_eq!(log_of(&port), "loading   false; fresh  2018-12-31 true");
    assert_eq!(counts(&port), "1,0");
    changed(id);
    let again = mount("budget", place(), port.clone().unchecked_into::<Port>());
    settle().await;
    assert_eq!(
        counts(&port),
        "1,0",
        "nothing has changed, and what came serves all who want it"
    );
    unmount(id);
    unmount(again);
}

#[wasm_bindgen_test]
async fn faults_have_their_codes() {
    for (at, (status, problem, body, expected)) in [
        (404, "", "", "error gone"),
        (403, "", "", "error denied"),
        (204, "", "", "empty empty"),
        (200, "", "", "empty empty"),
        (0, "net", "", "error net"),
        (200, "timeout", "", "error timeout"),
        (200, "size", "", "error size"),
        (200, "encoding", "", "error encoding"),
        (200, "", "<!doctype html><title>登录</title>", "error type"),
        (200, "", "{", "error parse"),
        (
            200,
            "",
            r#"{"schema":"mingbai.budget/9","tables":[]}"#,
            "error schema",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let address = format!(r#"{{"src":"/fault-{at}.json"}}"#);
        let port = fake_port(json(&address), None, answering(status, problem, body));
        let id = mount("budget", place(), port.clone().unchecked_into::<Port>());
        set_id(&port, id);
        settle().await;
        assert_eq!(
            log_of(&port),
            format!("loading   false; {expected}  false"),
            "{status} {problem} {body}"
        );
        unmount(id);
    }
}

/// What the log and the storage say when a copy of `kept` is there and the answer is `status` and `body`.
async fn with_copy(at: &str, kept: &str, status: u16, body: &'static str) -> (String, String) {
    let attrs = format!(r#"{{"src":"/copy-{at}.json"}}"#);
    let port = fake_port(json(&attrs), None, answering(status, "", body));
    let text = TABLE.replace("2018-12-31", kept);
    set_copy(&port, &format!("{kept}\n2026-11-20 08:00\n{text}"));
    let id = mount("budget", place(), port.clone().unchecked_into::<Port>());
    set_id(&port, id);
    settle().await;
    unmount(id);
    (log_of(&port), stored_of(&port))
}

#[wasm_bindgen_test]
async fn a_kept_copy_stands_in_for_what_does_not_come() {
    let (log, stored) = with_copy("a", "2017-12-31", 503, "").await;
    assert_eq!(log, "loading   false; stale http 2017-12-31 true");
    assert_eq!(stored, "");
    let (log, stored) = with_copy("b", "2017-12-31", 200, "{").await;
    assert_eq!(log, "loading   false; stale parse 2017-12-31 true");
    assert_eq!(stored, "");
}

#[wasm_bindgen_test]
async fn what_is_kept_is_what_the_reader_made() {
    let reader = Closure::<dyn Fn(u32, u32)>::new(|id, turn| {
        reread(
            id,
            turn,
            &["+pii 已遮盖 1 处个人信息\u{1f}\n", TABLE].concat(),
        );
    });
    let port = fake_port_of(
        json(r#"{"src":"/d.json"}"#),
        None,
        answering(200, "", "callback(/* 13800138000 */)"),
        reader.into_js_value(),
    );
    let id = mount("budget", place(), port.clone().unchecked_into::<Port>());
    set_id(&port, id);
    settle().await;
    let kept = kept_of(&port);
    assert!(kept.starts_with("+pii ") && kept.ends_with(TABLE), "{kept}");
    assert!(!kept.contains("13800138000"), "{kept}");
    unmount(id);
}

#[wasm_bindgen_test]
async fn only_a_later_copy_bars_an_answer() {
    let (log, stored) = with_copy("c", "2019-12-31", 200, TABLE).await;
    assert_eq!(log, "loading   false; stale rollback 2019-12-31 true");
    assert_eq!(stored, "");
    for (at, kept) in [
        ("d", "2017-12-31"),
        ("e", "2018-12-31"),
        ("f", "2018"),
        ("g", "2998-12-31"),
    ] {
        let (log, stored) = with_copy(at, kept, 200, TABLE).await;
        assert_eq!(log, "loading   false; fresh  2018-12-31 true", "{kept}");
        assert_eq!(stored, "2018-12-31", "{kept}");
    }
}

#[wasm_bindgen_test]
async fn a_widget_taken_away_in_flight_writes_nothing_later() {
    let port = fake_port(json(r#"{"src":"/b.json"}"#), None, JsValue::UNDEFINED);
    let id = mount("budget", place(), port.clone().unchecked_into::<Port>());
    unmount(id);
    settle().await;
    assert_eq!(log_of(&port), "loading   false");
    assert_eq!(counts(&port), "1,1");
}

#[wasm_bindgen_test]
fn a_widget_that_is_not_here_has_no_number() {
    let port = fake_port(json("{}"), None, JsValue::UNDEFINED);
    assert_eq!(mount("weather", place(), port.unchecked_into::<Port>()), 0);
}

#[wasm_bindgen_test]
async fn a_view_has_a_place_and_is_handed_what_is_shown() {
    let (inner, port) = (
        place(),
        fake_port(json("{}"), Some(TABLE.to_owned()), JsValue::UNDEFINED),
    );
    let id = mount(
        "budget",
        inner.clone(),
        port.clone().unchecked_into::<Port>(),
    );
    settle().await;
    let has = |selector: &str| inner.query_selector(selector).expect("selector").is_some();
    show(&port, "v6");
    look(id);
    assert!(has("[data-part]") && !has("tbody"));
    let budget = take_over(&data(id)).expect("a budget");
    assert_eq!(budget.title.as_deref(), Some("示例县 2018 年决算"));
    let lines = budget.tables.first().map(|table| table.lines.len());
    assert_eq!(lines, Some(2));
    // There is no such view; and a line is gone to, which the reader's state then has.
    show(&port, "v9");
    look(id);
    assert!(!has("[data-part]") && has("tbody"));
    let said = inner.text_content().unwrap_or_default();
    assert!(said.contains("图形暂时无法显示，表格仍可用。"), "{said}");
    show(&port, "g0");
    look(id);
    assert!(shown_of(&port).contains("p0"), "{}", shown_of(&port));
    unmount(id);
    assert_eq!(data(id), "");
    look(id);
}

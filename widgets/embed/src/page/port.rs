//! What the shell offers to one mounted widget. None of it throws, and none of it runs page code at once.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// One widget's way to its element.
    #[derive(Clone)]
    pub type Port;

    /// The address of the script of the package.
    #[wasm_bindgen(method, getter)]
    pub fn home(this: &Port) -> String;

    /// The text of an attribute.
    #[wasm_bindgen(method)]
    pub fn attr(this: &Port, name: &str) -> Option<String>;

    /// What the page has set as `element.data`, as JSON text.
    #[wasm_bindgen(method)]
    pub fn data(this: &Port) -> Option<String>;

    /// What stands inside the tag: the inline JSON, else the first table as JSON text.
    #[wasm_bindgen(method)]
    pub fn content(this: &Port) -> Option<String>;

    /// Starts request number `request`, or takes the one that was started beside the download of this module; the shell
    /// gives the answer to [`super::answered`]. Milliseconds for the headers and for the whole answer, bytes at the most.
    #[wasm_bindgen(method)]
    pub fn load(
        this: &Port,
        address: &str,
        request: u32,
        headers_ms: u32,
        whole_ms: u32,
        max_bytes: u32,
    );

    /// Aborts the request for an address.
    #[wasm_bindgen(method)]
    pub fn abort(this: &Port, address: &str);

    /// Has `text` read by the reader, with the preset and the mapping of the tag; the shell gives what it made of it to
    /// [`super::reread`], with the same `turn`.
    #[wasm_bindgen(method)]
    pub fn reread(this: &Port, text: &str, turn: u32, max_bytes: u32);

    /// Calls [`super::due`] after so many milliseconds.
    #[wasm_bindgen(method)]
    pub fn later(this: &Port, address: &str, request: u32, milliseconds: u32);

    /// The reader's state of this widget before it was last taken away; empty at first.
    #[wasm_bindgen(method)]
    pub fn view(this: &Port) -> String;

    /// The reader's state has changed.
    #[wasm_bindgen(method, js_name = setView)]
    pub fn set_view(this: &Port, view: &str);

    /// The state of the data has changed; `drawn` says whether data is on screen, so that the fallback can go;
    /// `message` says in Chinese what went wrong.
    #[wasm_bindgen(method)]
    pub fn state(
        this: &Port,
        state: &str,
        code: &str,
        as_of: &str,
        checked_at: &str,
        drawn: bool,
        message: &str,
    );

    /// The reader has chosen something.
    #[wasm_bindgen(method)]
    pub fn select(this: &Port, kind: &str, table: u32, code: &str, name: &str);

    /// The time here and now, `YYYY-MM-DD HH:MM`.
    #[wasm_bindgen(method)]
    pub fn now(this: &Port) -> String;

    /// Seconds since 1970.
    #[wasm_bindgen(method)]
    pub fn clock(this: &Port) -> u32;

    /// Keeps the text of a good answer, and the date it stands for.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Port, address: &str, text: &str, as_of: &str);

    /// The last good answer, of this visit or an earlier one, unless it stands for the date `as_of`: the date it does stand
    /// for, when it came as [`Port::now`] says it, and its text, a line each; the text may have more lines.
    #[wasm_bindgen(method)]
    pub fn kept(this: &Port, address: &str, as_of: Option<&str>) -> Option<String>;

    /// Whether the device says that it is offline.
    #[wasm_bindgen(method)]
    pub fn offline(this: &Port) -> bool;

    /// Whether the page is visible and this widget on or near the screen.
    #[wasm_bindgen(method)]
    pub fn seen(this: &Port) -> bool;
}

/// An even chance over all `u32`.
pub fn chance() -> u32 {
    #[expect(
        clippy::float_arithmetic,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "Math.random() is all there is"
    )]
    let chance = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    chance
}

#[cfg(any(feature = "livelihood", feature = "policy"))]
#[wasm_bindgen]
extern "C" {
    /// The address of the page.
    #[wasm_bindgen(js_namespace = location, js_name = toString)]
    fn address() -> String;
}

/// The address of the page, where a widget has pictures: its host is what counts.
pub fn origin() -> Option<String> {
    #[cfg(any(feature = "livelihood", feature = "policy"))]
    {
        Some(address())
    }
    #[cfg(not(any(feature = "livelihood", feature = "policy")))]
    None
}

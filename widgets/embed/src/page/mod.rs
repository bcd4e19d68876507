//! In the browser: what the shell calls, and what is asked of it.
//!
//! **Rule of this folder:** nothing here runs page code while anything is borrowed: the shell defers every event, so a
//! listener that calls back finds the module at rest.

mod hub;
mod made;
mod mount;
mod port;
mod widget;

pub use port::Port;

use wasm_bindgen::prelude::*;

/// Mounts `widget` (with a `+` behind it: one of several feeds of it, which is not drawn) into `inner`, an element inside the shadow root; returns its number, 0 when there is no such widget here.
#[wasm_bindgen]
pub fn mount(widget: &str, inner: web_sys::Element, port: Port) -> u32 {
    mount::mount(widget, inner, port)
}

/// Attributes of widget `id` have changed.
#[wasm_bindgen]
pub fn changed(id: u32) {
    mount::with(id, |mount| mount.changed());
}

/// The page has set the property `data`, or the content inside the tag has changed.
#[wasm_bindgen]
pub fn supplied(id: u32) {
    mount::with(id, |mount| mount.start());
}

/// Asks for the data again, now.
#[wasm_bindgen]
pub fn refresh(id: u32) {
    mount::with(id, |mount| mount.refresh());
}

/// The page has become visible or hidden, the widget has come on or off screen, the device on or off line:
/// what was due meanwhile is asked for now.
#[wasm_bindgen]
pub fn woke() {
    hub::woke();
}

/// The shell has an answer to request number `request` for `address`: its HTTP status (0 without one), what went wrong
/// on the way (`net`, `timeout`, `offline`, `size`, `encoding`, `origin`, `tamper`; empty: nothing; `kept`: it is the text that was kept), its text, and Retry-After in seconds.
#[wasm_bindgen]
pub fn answered(
    address: &str,
    request: u32,
    status: u16,
    problem: &str,
    text: String,
    retry_after: u32,
) {
    hub::answered(
        address,
        request,
        hub::judge(status, problem, text, retry_after),
        problem == "kept",
    );
}

/// What the reader made of the text that widget `id` asked for in `turn`: `+`, findings, a line break and strict JSON; `!`, a code,
/// a line break and a sentence; or nothing, when there is no reader.
#[wasm_bindgen]
pub fn reread(id: u32, turn: u32, answer: &str) {
    mount::with(id, |mount| mount.reread(turn, answer));
}

/// The reader's state is another one, as [`Port::view`] has it: widget `id` is drawn with it.
#[wasm_bindgen]
pub fn look(id: u32) {
    mount::with(id, |mount| mount.draw());
}

/// What widget `id` shows, for the module with the views of it and for the shell (`budget::hand_over`, `livelihood::hand_over`, `hand_over`); empty
/// when there is nothing.
#[wasm_bindgen]
pub fn data(id: u32) -> String {
    let mut text = String::new();
    mount::with(id, |mount| text = mount.hand_over());
    text
}

/// What the profile of widget `id`, a list, says of its columns, for the reader (`listing::Profile::known`).
#[cfg(feature = "list")]
#[wasm_bindgen]
pub fn known(id: u32) -> String {
    let mut text = String::new();
    mount::with(id, |mount| text = mount.known());
    text
}

/// The time that was set with [`Port::later`] has come; without an address it is that of widget `request`.
#[wasm_bindgen]
pub fn due(address: &str, request: u32) {
    #[cfg(feature = "boards")]
    if address.is_empty() {
        return mount::tick(request);
    }
    hub::due(address, request);
}

/// What can be shared of widget `id`: heading and sentence, a line each; empty when nothing is drawn.
#[wasm_bindgen]
pub fn share(id: u32) -> String {
    let mut text = String::new();
    mount::with(id, |mount| {
        if let Some((title, sentence)) = mount.share() {
            text = title + "\n" + &sentence;
        }
    });
    text
}

/// Takes widget `id` away: requests of its own are aborted, nothing is written later.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    mount::unmount(id);
}

//! One request, from the promise of an answer to its text, within the limits.

use super::port::Port;
use crate::policy::{Fault, HEADERS_MS};
use gloo_timers::callback::Timeout;
use mingbai_data::ReadErrorKind;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What a stream's reader gives.
    type Chunk;
    #[wasm_bindgen(method, getter)]
    fn done(this: &Chunk) -> bool;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Chunk) -> JsValue;
}

/// Limits of one request.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// Milliseconds for the whole answer.
    pub timeout_ms: u32,
    /// Most bytes, decoded.
    pub max_bytes: u32,
}

/// Asks for `address` and reads it to its end.
pub async fn load(port: &Port, address: &str, bounds: Bounds) -> Result<String, Fault> {
    let late = Rc::new(Cell::new(false));
    let alarm = |milliseconds: u32| {
        let (late, port, address) = (late.clone(), port.clone(), address.to_owned());
        Timeout::new(milliseconds, move || {
            late.set(true);
            port.abort(&address);
        })
    };
    let whole = alarm(bounds.timeout_ms);
    let headers = alarm(bounds.timeout_ms.min(HEADERS_MS));
    let result = async {
        let response = JsFuture::from(port.open(address))
            .await
            .map_err(|_| Fault::Net)?;
        drop(headers);
        let response: web_sys::Response = response.dyn_into().map_err(|_| Fault::Net)?;
        let retry_after = response
            .headers()
            .get("Retry-After")
            .ok()
            .flatten()
            .and_then(|text| text.trim().parse().ok());
        if let Some(fault) = Fault::of_status(response.status(), retry_after) {
            port.abort(address);
            return Err(fault);
        }
        body(port, address, &response, bounds.max_bytes).await
    }
    .await;
    drop(whole);
    result.map_err(|fault| match fault {
        Fault::Net if late.get() => Fault::Timeout,
        Fault::Net if port.offline() => Fault::Offline,
        other => other,
    })
}

/// The body as text. The chunks are handed back to the shell, which keeps them in case this instance is lost.
async fn body(
    port: &Port,
    address: &str,
    response: &web_sys::Response,
    max_bytes: u32,
) -> Result<String, Fault> {
    let empty = Fault::Read(ReadErrorKind::Empty);
    let stream = response.body().ok_or(empty)?;
    let reader: web_sys::ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let chunks = js_sys::Array::new();
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read())
            .await
            .map_err(|_| Fault::Net)?;
        let chunk: Chunk = chunk.unchecked_into();
        if chunk.done() {
            break;
        }
        let part: js_sys::Uint8Array = chunk.value().unchecked_into();
        let start = bytes.len();
        let end = start.saturating_add(part.length() as usize);
        if end > max_bytes as usize {
            port.abort(address);
            return Err(Fault::Size);
        }
        bytes.resize(end, 0);
        if let Some(room) = bytes.get_mut(start..) {
            part.copy_to(room);
        }
        chunks.push(&part);
    }
    if bytes.is_empty() {
        return Err(empty);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => port
            .decode(&chunks)
            .ok_or(Fault::Read(ReadErrorKind::Encoding))?,
    };
    port.keep(address, &chunks);
    Ok(text)
}

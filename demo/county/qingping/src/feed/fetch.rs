//! Asking in a browser: one request with a limit of time, and the time of the clock.

use gloo_timers::callback::{Interval, Timeout};
use js_sys::Date;
use mingbai_data::date::{self, Precision};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, RequestInit, Response};
use yew::{AttrValue, Callback};

use super::{Failure, Moment};

/// A county's line is slow, but a reader does not wait longer.
const LIMIT: u32 = 15_000;
const AGAIN: u32 = 600_000;

/// Asks `address` and tells what came, unless what is given back was called first.
pub fn text(
    address: AttrValue,
    tell: impl FnOnce(Result<String, Failure>) + 'static,
) -> impl FnOnce() {
    let controller = AbortController::new().ok();
    let left = std::rc::Rc::new(std::cell::Cell::new(false));
    let (ours, theirs) = (controller.clone(), left.clone());
    spawn_local(async move {
        let limit = ours
            .clone()
            .map(|ours| Timeout::new(LIMIT, move || ours.abort()));
        let answer = asked(&address, ours.as_ref()).await;
        drop(limit);
        if !theirs.get() {
            tell(answer);
        }
    });
    move || {
        left.set(true);
        if let Some(controller) = controller {
            controller.abort();
        }
    }
}

async fn asked(address: &str, controller: Option<&AbortController>) -> Result<String, Failure> {
    let options = RequestInit::new();
    if let Some(controller) = controller {
        options.set_signal(Some(&controller.signal()));
    }
    let window = web_sys::window().ok_or_else(|| none("没有浏览器窗口。"))?;
    let answer = JsFuture::from(window.fetch_with_str_and_init(address, &options))
        .await
        .map_err(|_| Failure {
            offline: !window.navigator().on_line(),
            ..none("没有连上数据接口。")
        })?;
    let answer: Response = answer.dyn_into().map_err(|_| none("没有连上数据接口。"))?;
    if !answer.ok() {
        return Err(Failure {
            code: "http",
            sentence: format!("数据接口回答“{}”。", answer.status()),
            offline: false,
        });
    }
    let broken = |_: JsValue| none("数据没有传完。");
    let text = JsFuture::from(answer.text().map_err(broken)?)
        .await
        .map_err(broken)?;
    Ok(text.as_string().unwrap_or_default())
}

fn none(sentence: &str) -> Failure {
    Failure {
        code: "net",
        sentence: sentence.to_owned(),
        offline: false,
    }
}

/// Calls `again` every ten minutes until what is given back is called.
pub fn regularly(again: Callback<()>) -> impl FnOnce() {
    let interval = Interval::new(AGAIN, move || again.emit(()));
    move || drop(interval)
}

/// Now.
pub fn moment() -> Moment {
    let milliseconds = Date::now();
    #[expect(clippy::float_arithmetic, reason = "a browser has no other clock")]
    let seconds = (milliseconds / 1_000.0) as i64;
    Moment {
        seconds,
        shown: date::Date::at(seconds).no_finer(Precision::Minute).shown(),
    }
}

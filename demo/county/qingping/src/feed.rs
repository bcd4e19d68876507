//! Data from an address, as a hook: asked for at once, again every ten minutes, and again when a reader wishes it.
//!
//! **Rule:** what was read stays on the screen when a later try fails, and the failure is said; data that is old is said to
//! be old. The components of `mingbai-ui` fetch nothing: this is the county's part.

use mingbai_data::ReadError;
use mingbai_ui::{Phase, Shared, Status};
use yew::{AttrValue, Callback, hook};

#[cfg(target_arch = "wasm32")]
mod fetch;

/// What a text became.
pub struct Read<T> {
    /// The data.
    pub data: T,
    /// It is older than it should be.
    pub aged: bool,
    /// Checking it found something.
    pub partial: bool,
}

/// Reads a text; the second argument is the time, in seconds since 1970-01-01T00:00:00Z.
pub type Reader<T> = fn(&str, i64) -> Result<Read<T>, ReadError>;

/// What is known of an address.
pub struct Feed<T> {
    /// The last that was read.
    pub data: Option<Shared<T>>,
    /// What is known about the source.
    pub status: Status,
    /// When it was asked last, for clocks; `None` before the first answer.
    pub now: Option<i64>,
}

impl<T> Default for Feed<T> {
    fn default() -> Self {
        Self {
            data: None,
            status: Status::default(),
            now: None,
        }
    }
}

impl<T> Clone for Feed<T> {
    fn clone(&self) -> Self {
        Self {
            data: self.data.clone(),
            status: self.status.clone(),
            now: self.now,
        }
    }
}

impl<T> Feed<T> {
    /// After an answer: its text as it was read, or why there is none.
    #[must_use]
    pub fn after(&self, answer: Result<Read<T>, Failure>, at: Moment, source: &AttrValue) -> Self {
        let mut status = Status {
            checked_at: Some(at.shown.into()),
            source: Some(source.clone()),
            ..Status::default()
        };
        let data = match answer {
            Ok(read) => {
                status.phase = match (read.aged, read.partial) {
                    (true, _) => Phase::Stale,
                    (_, true) => Phase::Partial,
                    _ => Phase::Fresh,
                };
                status.code = read.aged.then_some("aged".into());
                Some(Shared(read.data.into()))
            }
            Err(failure) => {
                status.phase = match (&self.data, failure.code) {
                    (Some(_), _) => Phase::Stale,
                    (None, "empty") => Phase::Empty,
                    (None, _) => Phase::Error,
                };
                status.code = Some(failure.code.into());
                status.message = Some(failure.sentence.into());
                status.offline = failure.offline;
                self.data.clone()
            }
        };
        Self {
            data,
            status,
            now: Some(at.seconds),
        }
    }
}

/// Why there is no data.
pub struct Failure {
    /// Short and stable.
    pub code: &'static str,
    /// For a citizen.
    pub sentence: String,
    /// The device has no network.
    pub offline: bool,
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self {
            code: error.kind.code(),
            sentence: error.message,
            offline: false,
        }
    }
}

/// When an answer came.
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// The same in Beijing, as it is shown.
    pub shown: String,
}

/// What is known of `address` now, and the way to ask again.
#[cfg(target_arch = "wasm32")]
#[hook]
pub fn use_feed<T: 'static>(address: &AttrValue, reader: Reader<T>) -> (Feed<T>, Callback<()>) {
    use yew::{use_effect_with, use_mut_ref, use_state};

    let feed = use_state(Feed::<T>::default);
    let turn = use_state(|| 0_u32);
    // The count of a closure that lives long is the one of its own time: the newest is kept beside it.
    let newest = use_mut_ref(|| 0_u32);
    let again = {
        let turn = turn.clone();
        Callback::from(move |()| {
            let next = newest.borrow().wrapping_add(1);
            *newest.borrow_mut() = next;
            turn.set(next);
        })
    };
    {
        let feed = feed.clone();
        // What earlier turns read; their handles would give what was there when they were made.
        let kept = use_mut_ref(Feed::<T>::default);
        use_effect_with((address.clone(), *turn), move |(address, _)| {
            let address = address.clone();
            fetch::text(address.clone(), move |answer| {
                let at = fetch::moment();
                let read = answer.and_then(|text| Ok(reader(&text, at.seconds)?));
                let after = kept.borrow().after(read, at, &address);
                kept.replace(after.clone());
                feed.set(after);
            })
        });
    }
    {
        let again = again.clone();
        use_effect_with((), move |()| fetch::regularly(again));
    }
    ((*feed).clone(), again)
}

/// Where there is no browser nothing is asked for.
#[cfg(not(target_arch = "wasm32"))]
#[hook]
pub fn use_feed<T: 'static>(_address: &AttrValue, _reader: Reader<T>) -> (Feed<T>, Callback<()>) {
    (Feed::default(), Callback::noop())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Moment {
        Moment {
            seconds: 0,
            shown: "2026-11-28 09:00".to_owned(),
        }
    }

    fn failure(code: &'static str) -> Failure {
        Failure {
            code,
            sentence: "服务器没有回答。".to_owned(),
            offline: false,
        }
    }

    fn read(aged: bool) -> Read<u8> {
        Read {
            data: 1,
            aged,
            partial: false,
        }
    }

    #[test]
    fn what_was_read_stays_when_a_later_try_fails() {
        let source = AttrValue::from("/data.json");
        let first = Feed::<u8>::default().after(Ok(read(false)), at(), &source);
        assert!(first.data.is_some() && first.status.phase == Phase::Fresh);
        let second = first.after(Err(failure("net")), at(), &source);
        assert!(second.data.is_some() && second.status.phase == Phase::Stale);
        assert_eq!(second.status.code.as_deref(), Some("net"));
        let third = second.after(Ok(read(true)), at(), &source);
        assert_eq!(third.status.code.as_deref(), Some("aged"));
    }

    #[test]
    fn without_data_a_failure_is_an_error_or_nothing_there() {
        let source = AttrValue::from("/data.json");
        let phase = |code| {
            let feed = Feed::<u8>::default().after(Err(failure(code)), at(), &source);
            feed.status.phase
        };
        assert!(phase("net") == Phase::Error);
        assert!(phase("empty") == Phase::Empty);
    }
}

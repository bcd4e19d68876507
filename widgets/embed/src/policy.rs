//! What to do about a fault: its stable code, its sentence, and when to ask again. Pure: time and chance are given.

use mingbai_data::ReadErrorKind;

/// Why the data did not come, or could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Name not found, refused, reset, truncated, CORS refused.
    Net,
    /// No headers, or no whole body, in time.
    Timeout,
    /// The device is offline.
    Offline,
    /// 500 to 599.
    Http,
    /// 429, with Retry-After in seconds where it can be read.
    Busy(Option<u32>),
    /// 404, 410.
    Gone,
    /// 401, 403.
    Denied,
    /// Any other answer that is no success.
    Refused,
    /// Larger than the limits.
    Size,
    /// Redirected to an origin that the tag does not allow.
    Origin,
    /// Signed wrongly or not at all where a signature is asked for.
    Tamper,
    /// Older than the copy that is there already.
    Rollback,
    /// The bytes came, but could not be read.
    Read(ReadErrorKind),
}

/// When to ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// After a backoff, while tries are left.
    Retry,
    /// At the ordinary interval only.
    Interval,
    /// When the device is online again.
    Online,
    /// After so many milliseconds.
    After(u32),
}

/// Tries after the first failure before only the ordinary interval remains.
pub const TRIES: u32 = 6;
/// The shortest ordinary interval, in seconds.
pub const LEAST_INTERVAL: u32 = 60;
/// How long headers are waited for, in milliseconds.
pub const HEADERS_MS: u32 = 10_000;

impl Fault {
    /// The fault an HTTP status stands for; `None` for success with a body.
    #[must_use]
    pub fn of_status(status: u16, retry_after: Option<u32>) -> Option<Self> {
        match status {
            204 => Some(Self::Read(ReadErrorKind::Empty)),
            200..=299 => None,
            401 | 403 => Some(Self::Denied),
            404 | 410 => Some(Self::Gone),
            429 => Some(Self::Busy(retry_after)),
            500..=599 => Some(Self::Http),
            _ => Some(Self::Refused),
        }
    }

    /// The stable code, as in `mingbai-state`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Net => "net",
            Self::Timeout => "timeout",
            Self::Offline => "offline",
            Self::Http | Self::Refused => "http",
            Self::Busy(_) => "busy",
            Self::Gone => "gone",
            Self::Denied => "denied",
            Self::Size => "size",
            Self::Origin => "origin",
            Self::Tamper => "tamper",
            Self::Rollback => "rollback",
            Self::Read(kind) => kind.code(),
        }
    }

    /// What a citizen and a webmaster read.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Net => "网络连接失败，或数据所在的网站不允许本页读取。",
            Self::Timeout => "等待数据超时。",
            Self::Offline => "设备没有联网，联网后会自动更新。",
            Self::Http => "数据所在的服务器出错。",
            Self::Refused => "数据所在的服务器没有给出数据。",
            Self::Busy(_) => "数据所在的服务器繁忙，稍后会再试。",
            Self::Gone => "数据地址不存在，请联系网站管理员。",
            Self::Denied => "数据所在的服务器拒绝访问，请联系网站管理员。",
            Self::Size => "数据超过大小限制，请联系网站管理员。",
            Self::Origin => "数据地址跳转到了不允许的网站，请联系网站管理员。",
            Self::Tamper => "数据的签名缺失或不符，没有采用。",
            Self::Rollback => "来源给出的数据比已有的更旧，没有采用。",
            Self::Read(_) => "数据无法读取，请联系网站管理员。",
        }
    }

    /// When to ask again.
    #[must_use]
    pub fn next(self) -> Next {
        match self {
            Self::Net | Self::Timeout | Self::Http => Next::Retry,
            Self::Offline => Next::Online,
            Self::Busy(seconds) => Next::After(
                seconds
                    .unwrap_or(LEAST_INTERVAL)
                    .clamp(LEAST_INTERVAL, 3_600)
                    .saturating_mul(1_000),
            ),
            _ => Next::Interval,
        }
    }
}

/// Milliseconds before try number `tries` (from 0): full jitter under 2 s × 2ⁿ, five minutes at most. `chance` is even over all `u32`.
#[must_use]
pub fn backoff(tries: u32, chance: u32) -> u32 {
    let ceiling = 2_000_u64
        .saturating_mul(1_u64.checked_shl(tries.min(16)).unwrap_or(1))
        .min(300_000);
    scale(ceiling, chance)
}

/// Milliseconds to the next ordinary request: the interval (60 s at the least) and up to a tenth of it on top,
/// so that a page opened by many at once does not ask at once for ever.
#[must_use]
pub fn interval(seconds: u32, chance: u32) -> Option<u32> {
    if seconds == 0 {
        return None;
    }
    let base = seconds.clamp(LEAST_INTERVAL, 86_400).saturating_mul(1_000);
    Some(base.saturating_add(scale(u64::from(base / 10), chance)))
}

fn scale(most: u64, chance: u32) -> u32 {
    let part = most.saturating_mul(u64::from(chance)) >> 32;
    u32::try_from(part).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_grows_and_is_bounded() {
        let most: Vec<u32> = (0..9).map(|tries| backoff(tries, u32::MAX)).collect();
        assert_eq!(
            most,
            [
                1_999, 3_999, 7_999, 15_999, 31_999, 63_999, 127_999, 255_999, 299_999
            ]
        );
        assert_eq!(backoff(40, u32::MAX), 299_999);
        assert_eq!(backoff(3, 0), 0);
        assert_eq!(backoff(3, u32::MAX / 2), 7_999);
    }

    #[test]
    fn an_interval_is_a_minute_at_the_least() {
        assert_eq!(interval(0, 7), None);
        assert_eq!(interval(5, 0), Some(60_000));
        assert_eq!(interval(600, 0), Some(600_000));
        assert_eq!(interval(600, u32::MAX), Some(659_999));
    }

    #[test]
    fn statuses_as_faults() {
        let cases = [
            (200, None),
            (204, Some("empty")),
            (304, Some("http")),
            (401, Some("denied")),
            (403, Some("denied")),
            (404, Some("gone")),
            (410, Some("gone")),
            (429, Some("busy")),
            (500, Some("http")),
            (503, Some("http")),
        ];
        for (status, code) in cases {
            assert_eq!(
                Fault::of_status(status, None).map(Fault::code),
                code,
                "{status}"
            );
        }
    }

    #[test]
    fn every_code_is_documented() {
        use ReadErrorKind as R;
        let docs = include_str!("../../../www/docs/faults.html");
        let read = [
            R::Empty,
            R::Type,
            R::Parse,
            R::Encoding,
            R::Size,
            R::Schema,
            R::Field,
            R::Unit,
            R::Source,
            R::Personal,
            R::Paged,
            R::Profile,
        ];
        let faults = [
            Fault::Net,
            Fault::Timeout,
            Fault::Offline,
            Fault::Http,
            Fault::Refused,
            Fault::Busy(None),
            Fault::Gone,
            Fault::Denied,
            Fault::Size,
            Fault::Origin,
            Fault::Tamper,
            Fault::Rollback,
        ];
        let codes = faults
            .into_iter()
            .chain(read.map(Fault::Read))
            .map(Fault::code);
        for code in codes.chain([
            "aged", "clock", "limit", "pages", "feeds", "outlines", "workdays", "map", "range",
            "load", "dead",
        ]) {
            // A widget links there.
            let own = code.split_once('-').map_or(code, |(family, _)| family);
            for id in [code, own] {
                assert!(docs.contains(&format!(" id=\"code-{id}\">")), "{id}");
            }
        }
    }

    #[test]
    fn what_follows_a_fault() {
        for fault in [Fault::Net, Fault::Timeout, Fault::Http] {
            assert_eq!(fault.next(), Next::Retry, "{fault:?}");
        }
        for fault in [
            Fault::Gone,
            Fault::Denied,
            Fault::Refused,
            Fault::Size,
            Fault::Origin,
            Fault::Tamper,
            Fault::Rollback,
            Fault::Read(ReadErrorKind::Parse),
        ] {
            assert_eq!(fault.next(), Next::Interval, "{fault:?}");
        }
        assert_eq!(Fault::Offline.next(), Next::Online);
    }

    #[test]
    fn busy_waits_between_a_minute_and_an_hour() {
        assert_eq!(Fault::Busy(None).next(), Next::After(60_000));
        assert_eq!(Fault::Busy(Some(5)).next(), Next::After(60_000));
        assert_eq!(Fault::Busy(Some(120)).next(), Next::After(120_000));
        assert_eq!(Fault::Busy(Some(999_999)).next(), Next::After(3_600_000));
    }
}

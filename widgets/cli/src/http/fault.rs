//! Why an answer did not come, or was not taken: its stable code, its sentence, and whether to ask again.
//!
//! The codes are those of the widgets; `tls` stands apart because only a webmaster can do something about it.

use crate::turn::shown;
use mingbai_data::ReadError;
use std::time::Duration;
use url::Url;

/// Why the data did not come. No sentence here names a header's value or an address with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Name not found, refused, reset, truncated; what exactly.
    Net(&'static str),
    /// The certificate or the encryption is not to be trusted.
    Tls(String),
    /// No headers, or no whole body, in time.
    Timeout(&'static str),
    /// 500 to 599.
    Http(u16),
    /// 429, with Retry-After in seconds where it was given.
    Busy(Option<u64>),
    /// 404, 410.
    Gone(u16),
    /// 401, 403.
    Denied(u16),
    /// Any other answer that is no success.
    Refused(u16),
    /// Too many redirects.
    Redirects(u8),
    /// Redirected to a place that is not allowed.
    Origin(String),
    /// Larger than the limit, in bytes.
    Size(usize),
    /// A body whose compression is broken, or unknown.
    Coding(String),
    /// The pages of a list do not end, or do not add up; whether asking again may help.
    Pages(String, bool),
    /// The bytes came, but could not be read.
    Read(ReadError),
    /// Older than the last good copy.
    Rollback(String),
    /// The file could not be written.
    Write(String),
    /// Something of this with one page of several.
    Page(Box<PageFault>),
}

/// What is wrong with one page of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFault {
    /// Which one, as whoever asks counts them.
    pub number: u64,
    /// Where it is, without what may be secret; empty where that is no address.
    pub address: String,
    /// What has come without it, in words, where that is known.
    pub came: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

impl PageFault {
    /// The fault of the page `number` at `url`.
    pub fn new(number: u64, url: Option<&Url>, fault: Fault) -> Self {
        let address = url.map(shown).unwrap_or_default();
        Self {
            number,
            address,
            came: None,
            fault,
        }
    }

    /// What is wrong, with which page: `第 3 页（http://www.example.gov.cn/list）：对方服务器出错（HTTP 500）`. `what` is the
    /// sentence of the fault.
    pub fn said(&self, what: &str) -> String {
        let mut page = match &self.came {
            Some(came) => came.clone(),
            None => format!("第 {} 页", self.number),
        };
        if !self.address.is_empty() {
            page = format!("{page}（{}）", self.address);
        }
        match self.fault {
            // The sentence names the page.
            Fault::Pages(..) => what.to_owned(),
            Fault::Origin(_) if self.came.is_some() => page,
            _ => format!("{page}：{what}"),
        }
    }
}

/// When to ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// After a backoff, while tries and time are left.
    Retry,
    /// After this much, while tries and time are left.
    After(Duration),
    /// With the next run.
    Run,
}

impl Fault {
    /// The fault an HTTP status stands for; `None` for a success or 304.
    pub fn of_status(status: u16, retry_after: Option<u64>) -> Option<Self> {
        match status {
            200..=299 | 304 => None,
            401 | 403 => Some(Self::Denied(status)),
            404 | 410 => Some(Self::Gone(status)),
            429 => Some(Self::Busy(retry_after)),
            500..=599 => Some(Self::Http(status)),
            _ => Some(Self::Refused(status)),
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Net(_) | Self::Redirects(_) | Self::Coding(_) => "net",
            Self::Tls(_) => "tls",
            Self::Timeout(_) => "timeout",
            Self::Http(_) | Self::Refused(_) => "http",
            Self::Busy(_) => "busy",
            Self::Gone(_) => "gone",
            Self::Denied(_) => "denied",
            Self::Origin(_) => "origin",
            Self::Size(_) => "size",
            Self::Pages(..) => "pages",
            Self::Read(error) => error.kind.code(),
            Self::Rollback(_) => "rollback",
            Self::Write(_) => "write",
            Self::Page(page) => page.fault.code(),
        }
    }

    /// What was wrong.
    pub fn message(&self) -> String {
        match self {
            Self::Net(what) => format!("网络连接失败：{what}"),
            Self::Tls(what) => format!("证书或加密有问题：{what}"),
            Self::Timeout(what) => format!("等待超时：{what}"),
            Self::Http(status) => format!("对方服务器出错（HTTP {status}）"),
            Self::Busy(_) => "对方服务器繁忙（HTTP 429）".to_owned(),
            Self::Gone(status) => format!("地址不存在（HTTP {status}）"),
            Self::Denied(status) => format!("对方拒绝访问（HTTP {status}）"),
            Self::Refused(status) => format!("对方没有给出数据（HTTP {status}）"),
            Self::Redirects(most) => format!("跳转超过 {most} 次，可能是循环跳转"),
            Self::Origin(to) => format!("跳转到了不允许的地方：{to}"),
            Self::Size(most) => format!("数据超过上限 {most} 字节，没有再读"),
            Self::Coding(what) => format!("压缩的内容解不开：{what}"),
            Self::Pages(what, _) | Self::Rollback(what) | Self::Write(what) => what.clone(),
            Self::Read(error) => error.message.clone(),
            Self::Page(page) => page.said(&page.fault.message()),
        }
    }

    /// What is wrong, whichever page it is wrong with.
    pub fn bare(&self) -> &Self {
        match self {
            Self::Page(page) => page.fault.bare(),
            fault => fault,
        }
    }

    /// When to ask again.
    pub fn next(&self) -> Next {
        match self {
            Self::Net(_) | Self::Timeout(_) | Self::Http(_) | Self::Pages(_, true) => Next::Retry,
            Self::Busy(seconds) => {
                Next::After(Duration::from_secs(seconds.unwrap_or(60).clamp(60, 3_600)))
            }
            Self::Page(page) => page.fault.next(),
            _ => Next::Run,
        }
    }

    /// The fault behind an error of the client.
    pub fn of_error(error: ureq::Error) -> Self {
        use std::io::ErrorKind as Io;
        match error {
            ureq::Error::Timeout(ureq::Timeout::Resolve) => Self::Timeout("查不到域名的地址"),
            ureq::Error::Timeout(ureq::Timeout::Connect) => Self::Timeout("连不上对方服务器"),
            ureq::Error::Timeout(ureq::Timeout::RecvResponse) => Self::Timeout("对方没有开始回答"),
            ureq::Error::Timeout(_) => Self::Timeout("没有在限定时间内传完"),
            ureq::Error::HostNotFound => Self::Net("找不到这个域名"),
            ureq::Error::Rustls(error) => Self::Tls(said(&error)),
            ureq::Error::Tls(text) => Self::Tls(text.to_owned()),
            ureq::Error::Io(error) => match error.kind() {
                Io::ConnectionRefused => Self::Net("对方拒绝连接"),
                Io::ConnectionReset | Io::ConnectionAborted | Io::BrokenPipe => {
                    Self::Net("连接被中断")
                }
                Io::UnexpectedEof => Self::Net("内容没有传完就断开了"),
                Io::TimedOut | Io::WouldBlock => Self::Timeout("没有在限定时间内传完"),
                // The encryption reports through the stream.
                Io::InvalidData => error
                    .get_ref()
                    .and_then(|inner| inner.downcast_ref::<rustls::Error>())
                    .map_or(Self::Net("收到的不是 HTTP 回答"), |error| {
                        Self::Tls(said(error))
                    }),
                Io::HostUnreachable | Io::NetworkUnreachable => Self::Net("网络不可达"),
                _ => Self::Net("连接出错"),
            },
            ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => {
                Self::Net("收到的不是完整的 HTTP 回答")
            }
            ureq::Error::InvalidProxyUrl | ureq::Error::ConnectProxyFailed(_) => {
                Self::Net("代理服务器不能用，请核对环境变量 HTTP_PROXY、HTTPS_PROXY")
            }
            _ => Self::Net("请求没有成功"),
        }
    }
}

/// What is wrong with a certificate, in Chinese where it is one of the usual things.
fn said(error: &rustls::Error) -> String {
    use rustls::CertificateError as Bad;
    use rustls::Error::{
        AlertReceived, InvalidCertificate as Invalid, InvalidMessage, PeerIncompatible,
    };
    match error {
        Invalid(Bad::Expired | Bad::ExpiredContext { .. }) => "证书已经过期".to_owned(),
        Invalid(Bad::NotValidYet | Bad::NotValidYetContext { .. }) => "证书还没有生效".to_owned(),
        Invalid(Bad::UnknownIssuer) => "证书不是由可信的机构签发的".to_owned(),
        Invalid(Bad::NotValidForName | Bad::NotValidForNameContext { .. }) => {
            "证书不是发给这个域名的".to_owned()
        }
        AlertReceived(_) | PeerIncompatible(_) => {
            "双方没有共同的加密方式，对方可能只支持 TLS 1.1 及以前的版本或国密".to_owned()
        }
        InvalidMessage(_) => "对方在这个端口上说的不是 https".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_as_faults() {
        let cases = [
            (200, None),
            (304, None),
            (302, Some("http")),
            (401, Some("denied")),
            (403, Some("denied")),
            (404, Some("gone")),
            (410, Some("gone")),
            (412, Some("http")),
            (429, Some("busy")),
            (500, Some("http")),
            (503, Some("http")),
        ];
        for (status, code) in cases {
            let fault = Fault::of_status(status, None);
            assert_eq!(fault.as_ref().map(Fault::code), code, "{status}");
        }
    }

    #[test]
    fn busy_waits_between_a_minute_and_an_hour() {
        let after = |seconds| Fault::Busy(seconds).next();
        assert_eq!(after(None), Next::After(Duration::from_secs(60)));
        assert_eq!(after(Some(5)), Next::After(Duration::from_secs(60)));
        assert_eq!(after(Some(120)), Next::After(Duration::from_secs(120)));
        assert_eq!(after(Some(99_999)), Next::After(Duration::from_secs(3_600)));
    }
}

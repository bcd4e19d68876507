//! Requests to servers that misbehave.
//!
//! **Rule of this folder:** nothing is taken on trust: time, size, redirects and compression have limits; one request
//! at a time a host; no header's value ever stands in a message.

mod fault;
mod gate;
pub mod policy;

pub use fault::{Fault, Next, PageFault};
pub use gate::Gate;

use flate2::read::MultiGzDecoder;
use std::io::Read;
use std::time::{Duration, Instant};
use ureq::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use ureq::http::{Method, Request, Response};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body};
use url::Url;

/// What one source allows.
#[derive(Debug, Clone)]
pub struct Rules {
    /// How long headers are waited for.
    pub headers: Duration,
    /// How long the whole answer is waited for.
    pub whole: Duration,
    /// Bytes of the body, sent and unpacked.
    pub max_bytes: usize,
    /// Redirects followed.
    pub redirects: u8,
    /// Other hosts that may be redirected to.
    pub allow_hosts: Vec<String>,
    /// Any host may be redirected to: for links, where nothing is read.
    pub anywhere: bool,
    /// Certificates are not looked at.
    pub insecure: bool,
    /// Certificates trusted beside the usual ones: replaces them.
    pub authorities: Vec<Certificate<'static>>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            headers: Duration::from_secs(10),
            whole: Duration::from_secs(15),
            max_bytes: 1 << 20,
            redirects: 5,
            allow_hosts: Vec::new(),
            anywhere: false,
            insecure: false,
            authorities: Vec::new(),
        }
    }
}

/// One request.
#[derive(Debug, Clone)]
pub struct Ask {
    /// GET, HEAD or POST.
    pub method: Method,
    /// Where to.
    pub url: Url,
    /// Headers, some of them secret: they go to the host of `url` only.
    pub headers: HeaderMap,
    /// The body of a POST.
    pub body: Option<Vec<u8>>,
}

/// One answer that is a success, or 304.
#[derive(Debug)]
pub struct Answer {
    /// Not changed since the copy whose tag was sent.
    pub not_modified: bool,
    /// The body without its compression; empty for HEAD and 304.
    pub bytes: Vec<u8>,
    /// The charset of `Content-Type`.
    pub charset: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

/// Asks, within the rules of one source.
pub struct Client<'a> {
    agent: Agent,
    rules: &'a Rules,
    gate: &'a Gate,
}

impl<'a> Client<'a> {
    /// A client for one source; the gate is everybody's.
    pub fn new(rules: &'a Rules, gate: &'a Gate) -> Self {
        let mut tls = TlsConfig::builder().disable_verification(rules.insecure);
        if !rules.authorities.is_empty() {
            tls = tls.root_certs(RootCerts::new_with_certs(&rules.authorities));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A server that closed a kept connection meanwhile looks like a fault.
            .max_idle_connections(0)
            .accept("application/json, text/plain;q=0.9, */*;q=0.8")
            .user_agent(concat!("mingbai/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls.build());
        Self {
            agent: config.build().into(),
            rules,
            gate,
        }
    }

    /// Asks once, following redirects. `left` is what remains of the time of the source; the time that was used
    /// (without the wait for others to be done with the host) is taken off it.
    pub fn ask(&self, ask: &Ask, left: &mut Duration) -> Result<Answer, Fault> {
        let mut ask = ask.clone();
        for _ in 0..=self.rules.redirects {
            let whole = self.rules.whole.min(*left);
            if whole.is_zero() {
                return Err(Fault::Timeout("这个数据源的总时间已经用完"));
            }
            let host = ask.url.host_str().unwrap_or_default().to_owned();
            let (result, used) = self.gate.pass(&host, || {
                let start = Instant::now();
                let result = self.once(&ask, whole);
                (result, start.elapsed())
            });
            *left = left.saturating_sub(used);
            match result? {
                Reply::Answer(answer) => return Ok(answer),
                Reply::Redirect(status, to) => self.turn(&mut ask, status, to)?,
            }
        }
        Err(Fault::Redirects(self.rules.redirects))
    }

    fn once(&self, ask: &Ask, whole: Duration) -> Result<Reply, Fault> {
        let mut request = Request::builder()
            .method(ask.method.clone())
            .uri(ask.url.as_str())
            .body(())
            .map_err(|_| Fault::Net("地址不能用来请求"))?;
        let headers = request.headers_mut();
        *headers = ask.headers.clone();
        headers
            .entry(header::ACCEPT_ENCODING)
            .or_insert(HeaderValue::from_static("gzip"));
        let first = self.rules.headers.min(whole);
        let response = match &ask.body {
            Some(body) => {
                let (parts, ()) = request.into_parts();
                let request = Request::from_parts(parts, body.as_slice());
                self.agent.run(self.timed(request, first, whole))
            }
            None => self.agent.run(self.timed(request, first, whole)),
        }
        .map_err(Fault::of_error)?;
        let status = response.status().as_u16();
        if (300..400).contains(&status)
            && status != 304
            && let Some(to) = response.headers().get(header::LOCATION)
        {
            let to = to
                .to_str()
                .map(str::to_owned)
                // Raw UTF-8 in a Location is common; what is no text leads nowhere.
                .or_else(|_| String::from_utf8(to.as_bytes().to_vec()))
                .map_err(|_| Fault::Net("跳转的地址不是有效的文字"))?;
            let to = ask
                .url
                .join(&to)
                .map_err(|_| Fault::Net("跳转的地址不是有效的网址"))?;
            return Ok(Reply::Redirect(status, to));
        }
        let seconds = response
            .headers()
            .get(header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.trim().parse().ok());
        if let Some(fault) = Fault::of_status(status, seconds) {
            return Err(fault);
        }
        let text = |name: HeaderName| {
            let value = response.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let (etag, last_modified) = (text(header::ETAG), text(header::LAST_MODIFIED));
        let charset = text(header::CONTENT_TYPE).and_then(|kind| {
            let kind = kind.to_lowercase();
            let (_, charset) = kind.split_once("charset=")?;
            let charset = charset.split(';').next()?.trim();
            Some(charset.trim_matches(['"', '\'']).to_owned())
        });
        let not_modified = status == 304;
        let bytes = if not_modified || ask.method == Method::HEAD {
            Vec::new()
        } else {
            self.body(response)?
        };
        Ok(Reply::Answer(Answer {
            not_modified,
            bytes,
            charset,
            etag,
            last_modified,
        }))
    }

    fn timed<S: ureq::AsSendBody>(
        &self,
        request: Request<S>,
        headers: Duration,
        whole: Duration,
    ) -> Request<S> {
        self.agent
            .configure_request(request)
            .timeout_resolve(Some(headers))
            .timeout_connect(Some(headers))
            .timeout_recv_response(Some(headers))
            .timeout_global(Some(whole))
            .build()
    }

    /// The body, never more of it than the limit, on the wire and unpacked.
    fn body(&self, response: Response<Body>) -> Result<Vec<u8>, Fault> {
        let most = self.rules.max_bytes;
        let coding = response
            .headers()
            .get(header::CONTENT_ENCODING)
            .map(|value| value.to_str().unwrap_or("?").trim().to_lowercase());
        let sent = response.headers().get(header::CONTENT_LENGTH);
        let sent: Option<u64> = sent.and_then(|value| value.to_str().ok()?.trim().parse().ok());
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        if sent.is_some_and(|sent| sent >= limit) {
            return Err(Fault::Size(most));
        }
        let mut packed = Vec::new();
        response
            .into_body()
            .into_reader()
            .take(limit)
            .read_to_end(&mut packed)
            .map_err(|error| Fault::of_error(error.into()))?;
        if packed.len() > most {
            return Err(Fault::Size(most));
        }
        match coding.as_deref() {
            None | Some("" | "identity") => Ok(packed),
            Some("gzip" | "x-gzip") => unpack(&packed, most),
            Some(other) => Err(Fault::Coding(format!("不认识压缩方式 {other}"))),
        }
    }

    /// What a redirect makes of the request, if it may be followed.
    fn turn(&self, ask: &mut Ask, status: u16, to: Url) -> Result<(), Fault> {
        if !matches!(to.scheme(), "http" | "https") {
            return Err(Fault::Origin(format!("{}: 地址", to.scheme())));
        }
        let shown = place(&to);
        let free = self.rules.anywhere;
        if ask.url.scheme() == "https" && to.scheme() == "http" && !self.rules.insecure && !free {
            return Err(Fault::Origin(format!("不加密的 {shown}")));
        }
        let same = ask.url.host_str() == to.host_str();
        if !same && !free {
            let host = to.host_str().unwrap_or_default();
            if !self.rules.allow_hosts.iter().any(|one| one == host) {
                return Err(Fault::Origin(shown));
            }
        }
        if !same || ask.url.scheme() != to.scheme() || ask.url.port() != to.port() {
            // What the webmaster wrote for one server is for no other; a tag would be a stranger's too.
            ask.headers = HeaderMap::new();
        }
        if !matches!(status, 307 | 308) && ask.method == Method::POST {
            ask.method = Method::GET;
            ask.body = None;
            ask.headers.remove(header::CONTENT_TYPE);
        }
        ask.url = to;
        Ok(())
    }
}

enum Reply {
    Answer(Answer),
    Redirect(u16, Url),
}

/// Unpacks gzip, stopping at the limit: a bomb is refused before it fills the memory.
fn unpack(packed: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|_| Fault::Coding("gzip 数据损坏".to_owned()))?;
    if bytes.len() > most {
        return Err(Fault::Size(most));
    }
    Ok(bytes)
}

/// Scheme, host and port: what of an address may be shown. A query may hold a key.
pub fn place(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{}://{host}:{port}", url.scheme()),
        None => format!("{}://{host}", url.scheme()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn unpacking_stops_at_the_limit() {
        let bytes = packed(&[7; 1_000]);
        assert_eq!(unpack(&bytes, 1_000), Ok(vec![7; 1_000]));
        assert_eq!(unpack(&bytes, 999), Err(Fault::Size(999)));
        // Two members are one text (RFC 1952 §2.2).
        let two = [packed(b"ab"), packed(b"c")].concat();
        assert_eq!(unpack(&two, 9), Ok(b"abc".to_vec()));
    }

    #[test]
    fn no_query_is_shown() {
        let shown = |text| place(&Url::parse(text).unwrap());
        assert_eq!(shown("http://a.example/x?key=1#y"), "http://a.example");
        assert_eq!(shown("https://a.example:8443/x"), "https://a.example:8443");
    }

    proptest! {
        #[test]
        fn any_bytes_are_unpacked_or_refused(bytes: Vec<u8>, at in 0..40_usize, byte: u8) {
            let _ = unpack(&bytes, 100);
            let mut broken = packed(&bytes);
            if let Some(place) = broken.get_mut(at) {
                *place = byte;
            }
            if let Ok(text) = unpack(&broken, 100) {
                prop_assert!(text.len() <= 100);
            }
        }
    }
}

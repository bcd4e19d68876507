//! The one place that decides what a link may be. An address comes from somebody's data, so only schemes that open a
//! page, a call or a letter become a link; everything else stays plain text.

use crate::pen::Pen;
use mingbai_data::{Finding, Place, Severity};

/// Whether `address` may become a link: `http`, `https`, `tel`, `mailto`, or relative.
#[must_use]
pub fn allowed(address: &str) -> bool {
    // A browser drops control characters and blanks before it looks for the scheme, so none may be there at all.
    if address.is_empty()
        || address
            .bytes()
            .any(|b| b <= b' ' || b == 0x7f || b == b'\\')
    {
        return false;
    }
    // A scheme ends at a colon before any of the marks that only a path has.
    let end = address
        .bytes()
        .position(|b| matches!(b, b'/' | b'?' | b'#' | b':'));
    match end.and_then(|end| address.split_at_checked(end)) {
        Some((scheme, rest)) if rest.starts_with(':') => ["http", "https", "tel", "mailto"]
            .into_iter()
            .any(|known| scheme.eq_ignore_ascii_case(known)),
        _ => true,
    }
}

/// `address` where a picture may be loaded from it: a relative one, or one at a host of `origins` (addresses, with blanks between
/// them). No other site is told who looks at a page.
#[cfg(any(feature = "livelihood", feature = "policy"))]
#[must_use]
pub fn picture<'a>(address: &'a str, origins: &str) -> Option<&'a str> {
    let address = address.trim();
    let known = match host(address) {
        None => !["tel:", "mailto:"].iter().any(|own| begins(address, own)),
        own => origins
            .split(|c| c <= ' ')
            .any(|origin| host(origin) == own),
    };
    (known && allowed(address)).then_some(address)
}

#[cfg(any(feature = "livelihood", feature = "policy"))]
fn begins(address: &str, scheme: &str) -> bool {
    let own = address.get(..scheme.len());
    own.is_some_and(|own| own.eq_ignore_ascii_case(scheme))
}

/// The host and port that an address names, as it is written; `None` for a relative one. Browsers take any number of slashes.
#[cfg(any(feature = "livelihood", feature = "policy"))]
fn host(address: &str) -> Option<&str> {
    let mut schemes = ["https:", "http:", "//"].into_iter();
    let scheme = schemes.find(|own| begins(address, own))?;
    let rest = address.get(scheme.len()..)?.trim_start_matches('/');
    rest.split(['/', '?', '#']).next()
}

/// The finding (`link`) where data gives an address that may be no link.
#[must_use]
pub fn refused(address: Option<&str>) -> Option<Finding> {
    let address = address?.trim();
    (!address.is_empty() && !allowed(address)).then(|| Finding {
        code: "link",
        severity: Severity::Warning,
        place: Place::default(),
        message: "数据给出的网址不能作为链接，只显示文字。".to_owned(),
    })
}

/// Draws `text` as a link to `address` where that is allowed, otherwise as plain text.
pub fn link(pen: &mut Pen, address: Option<&str>, text: &str) {
    match address.map(str::trim).filter(|address| allowed(address)) {
        Some(address) => {
            pen.open("a|class=mb-link|rel=noopener");
            pen.set("href", address);
        }
        None => pen.open("span"),
    }
    pen.write(text);
    pen.close();
}

/// A text with what can be called in it as links: runs of digits and hyphens, as long as the shortest number (110). An area code
/// goes with what stands behind its bracket or its dash: （0591）87275165.
#[cfg(any(feature = "livelihood", feature = "list", feature = "policy"))]
#[inline(never)]
pub fn phones(pen: &mut Pen, text: &str) {
    let dials = |c: char| c.is_ascii_digit() || c == '-' || c == '+';
    let mut rest = text;
    let mut before = None;
    while !rest.is_empty() {
        let run = |text: &str| text.find(|c| !dials(c)).unwrap_or(text.len());
        let mut end = run(rest);
        if matches!((end, rest.as_bytes()), (3 | 4, [b'0', ..])) {
            let behind = rest.get(end..).unwrap_or_default();
            let next = behind.find(dials).unwrap_or(0);
            let own = run(behind.get(next..).unwrap_or_default());
            if next < 5 && own > 6 {
                end = end.wrapping_add(next).wrapping_add(own);
            }
        }
        let (number, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        // Of a masked number nothing can be called.
        let masked = behind.starts_with('*') || before == Some('*');
        if end > 2 && !masked {
            let mut address = "tel:".to_owned();
            address.extend(number.chars().filter(|c| dials(*c)));
            link(pen, Some(&address), number);
        } else {
            pen.write(number);
        }
        let next = behind.find(dials).unwrap_or(behind.len());
        let (words, left) = behind.split_at_checked(next).unwrap_or((behind, ""));
        pen.write(words);
        before = words.chars().next_back();
        rest = left;
    }
}

#[cfg(test)]
mod tests {
    use super::{allowed, refused};

    #[test]
    fn schemes() {
        for address in [
            "https://a.cn/b",
            "HTTP://a.cn",
            "tel:12345",
            "mailto:a@b.cn",
            "/files/a.pdf",
            "a/b:c",
            "?x=a:b",
            "//a.cn/b",
        ] {
            assert!(allowed(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "\\\\server\\x",
            "",
        ] {
            assert!(!allowed(address), "{address}");
        }
    }

    #[cfg(feature = "livelihood")]
    #[test]
    fn a_picture_is_loaded_from_a_page_address_only() {
        let picture = |address| {
            super::picture(
                address,
                "/data/a.json https://a.cn/x.json https://b.cn:8443",
            )
        };
        for address in [
            "https://a.cn/b.jpg",
            "http://a.cn/b",
            "HTTPS://a.cn?b",
            "//b.cn:8443/c",
            "/b.jpg",
            " b.jpg ",
            "a/https://c.cn",
        ] {
            assert_eq!(picture(address), Some(address.trim()));
        }
        for address in [
            "tel:12345",
            "mailto:a@b.cn",
            "data:image/png;base64,",
            "blob:x",
            "",
            "https://c.cn/b.jpg",
            "//c.cn/b.jpg",
            "///c.cn/b.jpg",
            "https:/c.cn/b.jpg",
            "http:c.cn/b.jpg",
            "https://a.cn@c.cn/b.jpg",
            "https://a.cn:1/b.jpg",
            "https://a.cn.c.cn/b.jpg",
            "https:///b.jpg",
            "https://b.cn/b.jpg",
        ] {
            assert_eq!(picture(address), None, "{address}");
        }
    }

    #[test]
    fn what_is_no_link_is_told() {
        for address in ["javascript:alert(1)", " data:text/html,x", "a b"] {
            let told = refused(Some(address)).map(|finding| finding.code);
            assert_eq!(told, Some("link"), "{address}");
        }
        for address in [
            None,
            Some(""),
            Some(" "),
            Some(" https://a.cn/b "),
            Some("/b"),
        ] {
            assert_eq!(refused(address), None);
        }
    }
}

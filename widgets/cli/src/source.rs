//! What a word on the command line stands for: a file, standard input, or an address.

use crate::http::{Answer, Ask, Client, Fault};
use std::io::{ErrorKind, Read};
use std::time::Duration;
use ureq::http::Method;
use ureq::http::header::HeaderMap;
use url::Url;

/// An answer by its name.
pub struct Source {
    /// As people call it.
    pub name: String,
    /// Where it is, when it is an address.
    pub url: Option<Url>,
    /// What it said, or why it said nothing.
    pub answer: Result<Answer, Fault>,
}

/// Opens what stands on the command line. An address that does not answer is a finding; a file that is not there, a mistake.
///
/// # Errors
/// The sentence about a file that cannot be read.
pub fn open(word: &str, client: &Client<'_>, left: &mut Duration) -> Result<Source, String> {
    if word == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|error| format!("标准输入读不出来：{error}"))?;
        return Ok(Source {
            name: "标准输入".to_owned(),
            url: None,
            answer: Ok(of_bytes(bytes)),
        });
    }
    if let Some(url) = address(word) {
        let answer = client.ask(&ask(&url), left);
        return Ok(Source {
            name: word.to_owned(),
            url: Some(url),
            answer,
        });
    }
    let bytes = std::fs::read(word).map_err(|error| cannot_open(word, &error))?;
    Ok(Source {
        name: word.to_owned(),
        url: None,
        answer: Ok(of_bytes(bytes)),
    })
}

/// The request for an address.
pub fn ask(url: &Url) -> Ask {
    Ask {
        method: Method::GET,
        url: url.clone(),
        headers: HeaderMap::new(),
        body: None,
    }
}

/// Bytes that nobody declared anything of.
fn of_bytes(bytes: Vec<u8>) -> Answer {
    Answer {
        not_modified: false,
        bytes,
        charset: None,
        etag: None,
        last_modified: None,
    }
}

/// The address a word is, when it is one.
pub fn address(word: &str) -> Option<Url> {
    let lower = word.to_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Url::parse(word).ok();
    }
    None
}

/// Why a file cannot be read.
pub fn cannot_open(file: &str, error: &std::io::Error) -> String {
    let why = match error.kind() {
        ErrorKind::NotFound if is_nearly_an_address(file) => {
            return format!("“{file}”不是文件；要读网址时，写完整的 http:// 或 https:// 地址");
        }
        ErrorKind::NotFound => "没有这个文件".to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        ErrorKind::IsADirectory => "这是一个目录".to_owned(),
        _ => error.to_string(),
    };
    format!("文件“{file}”打不开：{why}")
}

/// Whether a word was meant as an address: another scheme, or a host without one.
fn is_nearly_an_address(word: &str) -> bool {
    let host = word.split(['/', ':']).next().unwrap_or_default();
    let tops = [".cn", ".com", ".net", ".org"];
    word.contains("://") || host.starts_with("www.") || tops.iter().any(|top| host.ends_with(top))
}

//! What a word on the command line stands for: a file, standard input, or an address.

use crate::http::{Ask, Client, Fault, Gate, Rules};
use std::io::{ErrorKind, Read};
use std::time::Duration;
use ureq::http::Method;
use ureq::http::header::HeaderMap;
use url::Url;

/// Bytes by their name.
pub struct Source {
    /// As people call it.
    pub name: String,
    /// Where it is, when it is an address.
    pub url: Option<Url>,
    /// The charset that was declared.
    pub charset: Option<String>,
    /// What it said, or why it said nothing.
    pub bytes: Result<Vec<u8>, Fault>,
}

/// Opens what stands on the command line. An address that does not answer is a finding; a file that is not there, a mistake.
///
/// # Errors
/// The sentence about a file that cannot be read.
pub fn open(word: &str, rules: &Rules) -> Result<Source, String> {
    if word == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|error| format!("标准输入读不出来：{error}"))?;
        return Ok(Source {
            name: "标准输入".to_owned(),
            url: None,
            charset: None,
            bytes: Ok(bytes),
        });
    }
    if let Some(url) = address(word) {
        let ask = Ask {
            method: Method::GET,
            url: url.clone(),
            headers: HeaderMap::new(),
            body: None,
        };
        let gate = Gate::default();
        let mut left = Duration::MAX;
        let answer = Client::new(rules, &gate).ask(&ask, &mut left);
        return Ok(Source {
            name: word.to_owned(),
            url: Some(url),
            charset: answer
                .as_ref()
                .ok()
                .and_then(|answer| answer.charset.clone()),
            bytes: answer.map(|answer| answer.bytes),
        });
    }
    let bytes = std::fs::read(word).map_err(|error| cannot_open(word, &error))?;
    Ok(Source {
        name: word.to_owned(),
        url: None,
        charset: None,
        bytes: Ok(bytes),
    })
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
        ErrorKind::NotFound => "没有这个文件".to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        ErrorKind::IsADirectory => "这是一个目录".to_owned(),
        _ => error.to_string(),
    };
    format!("文件“{file}”打不开：{why}")
}

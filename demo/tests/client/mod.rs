//! A server on free ports, and a client that tidies up nothing.
#![allow(dead_code, reason = "each suite uses what it needs")]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;

use mingbai_demo::{Config, Running, serve};

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: Vec<u8>,
    /// The connection ended before the announced length.
    pub cut: bool,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Whether `path` is something that a build makes, and that build was not made here: a clone that was only tested with
/// cargo has none of it. Where it is built, it has to be there.
pub fn unbuilt(path: &str) -> bool {
    let package = ["/dist/", "/mingbai/", "/mingbai.zip"]
        .iter()
        .any(|own| path.starts_with(own));
    let app = path.contains("/app/");
    (package && !root().join("pkg/dist/sizes.json").exists())
        || (app && !root().join("target/county/made-from").exists())
}

/// A server on free ports, kept alive by its own runtime.
pub fn start() -> (tokio::runtime::Runtime, Running) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let config = Config {
        main: any,
        other: any,
        root: root().to_owned(),
        cases: Some(root().join("demo/tests/cases")),
    };
    let running = runtime.block_on(serve(config)).unwrap();
    (runtime, running)
}

/// The path goes out as it is: no client tidies up `..` first.
pub fn get(address: SocketAddr, path: &str, more: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    let ask = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}\r\n");
    stream.write_all(ask.as_bytes()).unwrap();
    let mut all = Vec::new();
    let broken = stream.read_to_end(&mut all).is_err();
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let headers = String::from_utf8(all[..end].to_vec()).unwrap();
    let mut answer = Answer {
        status: headers.split(' ').nth(1).unwrap().parse().unwrap(),
        headers,
        body: all[end + 4..].to_vec(),
        cut: broken,
    };
    if let Some(length) = answer.header("content-length") {
        answer.cut |= length.parse::<usize>().unwrap() != answer.body.len();
    } else if answer.header("transfer-encoding").is_some() {
        answer.cut |= !answer.body.ends_with(b"0\r\n\r\n");
    }
    answer
}

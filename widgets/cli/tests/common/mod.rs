//! A server that misbehaves as it is told, and a folder with a configuration to run the command in.

#![allow(
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "every suite is a program of its own and uses a part of this"
)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What arrived.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: HashMap<String, String>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// What the server does with the connection, one step after the other.
pub enum Step {
    Send(Vec<u8>),
    Wait(u64),
    /// Sends so many bytes, or as many as the other side takes.
    Flood(usize),
}

pub struct Server {
    pub port: u16,
    pub requests: Arc<Mutex<Vec<Request>>>,
    /// The most requests that were being answered at the same time.
    pub at_once: Arc<AtomicUsize>,
    /// Bytes that the floods got rid of.
    pub flooded: Arc<AtomicUsize>,
}

impl Server {
    /// Serves on a port of its own for as long as the test runs; `answer` is told which request it is, from 0.
    pub fn start(answer: impl Fn(&Request, usize) -> Vec<Step> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            requests: Arc::default(),
            at_once: Arc::default(),
            flooded: Arc::default(),
        };
        let (requests, at_once) = (server.requests.clone(), server.at_once.clone());
        let flooded = server.flooded.clone();
        let answer = Arc::new(answer);
        let now = Arc::new(AtomicUsize::new(0));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (requests, at_once) = (requests.clone(), at_once.clone());
                let (answer, now, flooded) = (answer.clone(), now.clone(), flooded.clone());
                std::thread::spawn(move || {
                    let Some(request) = receive(&stream) else {
                        return;
                    };
                    let running = now.fetch_add(1, Ordering::SeqCst) + 1;
                    at_once.fetch_max(running, Ordering::SeqCst);
                    let number = {
                        let mut requests = requests.lock().unwrap();
                        requests.push(request.clone());
                        requests.len() - 1
                    };
                    let mut steps = answer(&request, number);
                    // Whoever has the last byte may ask again before this thread runs on.
                    let last = steps.pop();
                    steps
                        .into_iter()
                        .for_each(|step| run(&stream, step, &flooded));
                    now.fetch_sub(1, Ordering::SeqCst);
                    last.into_iter()
                        .for_each(|step| run(&stream, step, &flooded));
                });
            }
        });
        server
    }

    /// A server that hangs up on every request without reading it: the other side gets a reset.
    pub fn resetting() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let _ = stream.peek(&mut [0]);
            }
        });
        Self {
            port,
            requests: Arc::default(),
            at_once: Arc::default(),
            flooded: Arc::default(),
        }
    }

    /// Answers everything with this.
    pub fn always(bytes: Vec<u8>) -> Self {
        Self::start(move |_, _| vec![Step::Send(bytes.clone())])
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub fn seen(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

fn receive(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        match line.trim_end().split_once(": ") {
            Some((name, value)) => headers.insert(name.to_lowercase(), value.to_owned()),
            None => break,
        };
    }
    let length = headers.get("content-length").and_then(|n| n.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Request {
        method,
        path,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

fn run(mut stream: &TcpStream, step: Step, flooded: &AtomicUsize) {
    match step {
        Step::Send(bytes) => {
            let _ = stream.write_all(&bytes);
        }
        Step::Wait(millis) => std::thread::sleep(Duration::from_millis(millis)),
        Step::Flood(bytes) => {
            let block = [b' '; 1 << 16];
            while flooded.load(Ordering::SeqCst) < bytes && stream.write_all(&block).is_ok() {
                flooded.fetch_add(block.len(), Ordering::SeqCst);
            }
        }
    }
}

/// An answer with its length.
pub fn http(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
    );
    [head.as_bytes(), body].concat()
}

pub fn ok(body: impl AsRef<[u8]>) -> Vec<u8> {
    http("200 OK", "", body)
}

pub fn gzip(body: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(body).unwrap();
    out.finish().unwrap()
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    command
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub fn end(child: Child) -> Ended {
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A folder of its own, gone at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let (process, next) = (std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let path = std::env::temp_dir().join(format!("mingbai-{name}-{process}-{next}"));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn config(&self, text: &str) {
        let text = format!("folder = \"data\"\n{text}");
        std::fs::write(self.0.join("c.toml"), text).unwrap();
    }

    pub fn spawn(&self, args: &[&str]) -> Child {
        let config = self.0.join("c.toml");
        let all = [&["snapshot", config.to_str().unwrap()], args].concat();
        command(&all).spawn().unwrap()
    }

    pub fn run(&self, args: &[&str]) -> Ended {
        end(self.spawn(args))
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.0.join("data").join(file)
    }

    pub fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn has(&self, file: &str) -> bool {
        Path::exists(&self.path(file))
    }

    /// One member of the status of one source.
    pub fn status(&self, name: &str, key: &str) -> serde_json::Value {
        let all: serde_json::Value = serde_json::from_str(&self.read("status.json")).unwrap();
        let sources = all["sources"].as_array().unwrap();
        let found = sources.iter().find(|one| one["name"] == name).unwrap();
        found[key].clone()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// One source, with short waits between its tries.
pub fn source(name: &str, url: &str, more: &str) -> String {
    format!(
        "[[source]]\nname = \"{name}\"\nurl = \"{url}\"\noutput = \"{name}.json\"\nbackoff = \"1ms\"\n{more}\n"
    )
}

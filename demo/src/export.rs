//! The site as a folder of files, for any web server: every page as it is sent here, what it refers to, and the package. What only this
//! server can do (endpoints that misbehave, answers in pages) is left out, and the pages that need it say so by not showing it.

use std::collections::BTreeSet;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::examples::{Example, Form, examples};
use crate::server::{Config, serve};

/// What no file can be.
const SERVED: [&str; 9] = [
    "/fault/",
    "/hits/",
    "/case/",
    "/paged/",
    "/documented/",
    "/dist-404/",
    "/dist-mime/",
    "/dist-corrupt/",
    "/api-gateway/",
];

/// Writes the site below `folder`; gives the number of files.
///
/// # Errors
/// A page that cannot be had, or a file that cannot be written.
pub async fn export(root: &Path, folder: &Path) -> Result<usize> {
    let dist = root.join("pkg/dist");
    if !dist.join("sizes.json").exists() {
        bail!("There is no package in pkg/dist: run `cargo xtask build` first.");
    }
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let running = serve(Config {
        main: any,
        other: any,
        root: root.to_owned(),
        cases: None,
    })
    .await?;
    let origins = [running.main, running.other].map(|own| format!("http://{own}"));
    let examples: Vec<Example> = examples(root)?
        .into_iter()
        .filter(|own| own.form != Form::Paged)
        .collect();
    let mut wanted: Vec<String> = vec!["/".into(), "/examples.json".into()];
    // What scripts ask for stands in no page.
    let app = root.join("target/county/app");
    for file in files(&app) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        wanted.push(format!("/county/qingping/app/{name}"));
    }
    for name in ["air", "budget", "outages"] {
        wanted.push(format!("/county/qingping/data/{name}.json"));
    }
    for file in files(&root.join("www")) {
        let path = file.strip_prefix(root.join("www")).unwrap_or(&file);
        let path = format!("/{}", path.to_string_lossy());
        if !path.ends_with(".md") {
            wanted.push(path.trim_end_matches("index.html").to_owned());
        }
    }
    for example in &examples {
        wanted.push(example.url());
        if example.form != Form::Table {
            wanted.push(example.data_url());
        }
        wanted.extend(example.more_urls().map(|(url, _)| url));
    }
    let mut seen = BTreeSet::new();
    let mut count = 0;
    while let Some(path) = wanted.pop() {
        if SERVED.iter().any(|own| path.starts_with(own)) || !seen.insert(path.clone()) {
            continue;
        }
        let (kind, body) = get(running.main, &path)
            .await
            .with_context(|| format!("GET {path}"))?;
        let page = kind.starts_with("text/html") || path == "/examples.json";
        let script = kind.starts_with("text/javascript");
        let body = match String::from_utf8(body) {
            Ok(mut text) if page => {
                for origin in &origins {
                    text = text.replace(origin, "");
                }
                if path == "/examples.json" {
                    text = kept(&text, &examples)?;
                } else {
                    wanted.extend(referred(&text, &path));
                }
                text.replace("\"/dist/", "\"/mingbai/").into_bytes()
            }
            Ok(text) if script => text.replace("\"/dist/", "\"/mingbai/").into_bytes(),
            Ok(text) => text.into_bytes(),
            // Data in another encoding stays as it is.
            Err(error) => error.into_bytes(),
        };
        let place = file_of(folder, &path, kind.starts_with("text/html"));
        fs::create_dir_all(place.parent().context("a file is in a folder")?)?;
        fs::write(&place, body).with_context(|| format!("writing {}", place.display()))?;
        count += 1;
    }
    running.stop();
    for file in files(&dist) {
        let place = folder
            .join("mingbai")
            .join(file.strip_prefix(&dist).unwrap_or(&file));
        fs::create_dir_all(place.parent().context("a file is in a folder")?)?;
        fs::copy(&file, &place)?;
        count += 1;
    }
    Ok(count)
}

/// The list of examples without those that are left out.
fn kept(text: &str, examples: &[Example]) -> Result<String> {
    let all: Vec<serde_json::Value> = serde_json::from_str(text)?;
    let there = |own: &serde_json::Value| examples.iter().any(|one| own["url"] == one.url());
    let kept: Vec<_> = all.into_iter().filter(there).collect();
    Ok(serde_json::to_string(&kept)?)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// Where a path lies: a page without a name of its own is a folder.
fn file_of(folder: &Path, path: &str, page: bool) -> PathBuf {
    let path = path.trim_start_matches('/');
    let whole = if page && !path.ends_with(".html") {
        format!("{}/index.html", path.trim_end_matches('/'))
    } else {
        path.to_owned()
    };
    folder.join(whole.trim_start_matches('/'))
}

/// The addresses on this site that a page names, without their queries.
fn referred(page: &str, from: &str) -> Vec<String> {
    let mut found = Vec::new();
    let page = without_code(page);
    for mark in [
        " href=\"",
        " src=\"",
        " data-src=\"",
        " profile=\"/",
        " outlines=\"",
        " workdays=\"",
    ] {
        for part in page.split(mark).skip(1) {
            let Some((own, _)) = part.split_once('"') else {
                continue;
            };
            let own = if mark.ends_with('/') {
                format!("/{own}")
            } else {
                own.to_owned()
            };
            for one in own.split_whitespace() {
                let path = one.split(['?', '#']).next().unwrap_or_default();
                let path = if path.starts_with('/') {
                    path.to_owned()
                } else if path.is_empty() || path.contains(':') {
                    continue;
                } else {
                    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
                    plain(&format!("{folder}/{path}"))
                };
                // The package is copied whole.
                let there = !path.starts_with("//") && !path.starts_with("/dist/");
                if there && !path.starts_with("/mingbai/") && !path.starts_with("/files/") {
                    found.push(path);
                }
            }
        }
    }
    found
}

/// A page without what it shows as code: an address there is none of the page.
#[must_use]
pub fn without_code(page: &str) -> String {
    page.split("<pre")
        .enumerate()
        .map(|(at, part)| match (at, part.split_once("</pre>")) {
            (0, _) | (_, None) => part,
            (_, Some((_, behind))) => behind,
        })
        .collect()
}

/// A path without `.` and `..`.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Asks this server; HTTP/1.0, so that the answer ends with the connection.
async fn get(server: SocketAddr, path: &str) -> Result<(String, Vec<u8>)> {
    let mut stream = TcpStream::connect(server).await?;
    let path: String = path
        .bytes()
        .map(|byte| match byte {
            0x21..=0x7e => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    let request = format!("GET {path} HTTP/1.0\r\nHost: {server}\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let end = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .context("the answer has no head")?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let status = head.split(' ').nth(1).unwrap_or_default();
    if status != "200" {
        bail!("the status is {status}");
    }
    let kind = head
        .lines()
        .find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-type: ")
                .map(str::to_owned)
        })
        .unwrap_or_default();
    Ok((kind, answer.split_off(end + 4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_names() {
        let page = "<a href=\"/docs/#csp\">a</a><a href=\"faults.html\">b</a><a href=\"../en/\">c</a><a href=\"https://a.cn\">d</a><mingbai-air src=\"/data/a.json\n /data/b.json\">";
        assert_eq!(
            referred(page, "/docs/index.html"),
            [
                "/docs/",
                "/docs/faults.html",
                "/en/",
                "/data/a.json",
                "/data/b.json"
            ]
        );
    }

    #[test]
    fn where_a_page_lies() {
        let of = |path| file_of(Path::new("out"), path, true);
        assert_eq!(of("/"), Path::new("out/index.html"));
        assert_eq!(of("/wechat"), Path::new("out/wechat/index.html"));
        assert_eq!(of("/docs/faults.html"), Path::new("out/docs/faults.html"));
        assert_eq!(
            file_of(Path::new("out"), "/a.json", false),
            Path::new("out/a.json")
        );
    }
}

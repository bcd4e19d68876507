//! The built module, byte by byte: it may use nothing that came after the first version of WebAssembly but mutable
//! globals, or it starts on no phone from before 2021.

use std::path::Path;

use anyhow::{Context, Result, bail};
use wasmparser::{Validator, WasmFeatures};

use super::Plan;
use crate::runner::Case;
use crate::site::runtime;
use crate::tools::Tools;

/// MVP and mutable globals. Floats are part of the MVP; wasmparser counts them as a feature.
fn allowed() -> WasmFeatures {
    WasmFeatures::MUTABLE_GLOBAL | WasmFeatures::FLOATS | WasmFeatures::GC_TYPES
}

pub(super) fn cases(_: &Plan) -> Vec<Case> {
    vec![
        Case::alone("module/features", modules),
        Case::alone("module/refuses-later-features", refuses),
        Case::alone("module/site-of-files", site),
    ]
}

/// The site as files: every page names only files that are there, and what only the server of the demo can do.
fn site(tools: &Tools) -> Result<()> {
    let folder = tools.root.join("target/site-test");
    let _ = std::fs::remove_dir_all(&folder);
    let written = runtime()?.block_on(mingbai_demo::export(&tools.root, &folder))?;
    if written < 300 {
        bail!("only {written} files are written");
    }
    let mut pages = Vec::new();
    collect(&folder, &mut pages);
    pages.retain(|page| !page.starts_with(folder.join("data")));
    let mut missing = Vec::new();
    for page in &pages {
        let text = String::from_utf8_lossy(&std::fs::read(page)?).into_owned();
        let text = mingbai_demo::without_code(&text);
        for mark in [" href=\"/", " src=\"/"] {
            for part in text.split(mark).skip(1) {
                let address = part
                    .split(['"', '?', '#', ' ', '\n'])
                    .next()
                    .unwrap_or_default();
                let served = ["fault/", "api-gateway/", "files/", "api/", "paged/"];
                let there = folder.join(address);
                let found = there.is_file() || there.join("index.html").is_file();
                // A file of the words of a page may be named with signs of another script.
                if !found
                    && !address.contains('%')
                    && !served.iter().any(|own| address.starts_with(own))
                {
                    missing.push(format!("{}: /{address}", page.display()));
                }
            }
        }
    }
    if let Some(first) = missing.first() {
        bail!(
            "{} addresses of the site lead nowhere, first {first}",
            missing.len()
        );
    }
    Ok(())
}

fn collect(folder: &Path, pages: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|end| end == "html") {
            pages.push(path);
        }
    }
}

/// Every module of the package.
fn modules(tools: &Tools) -> Result<()> {
    let dist = tools.root.join("pkg/dist");
    let mut count = 0;
    for entry in std::fs::read_dir(&dist)
        .with_context(|| format!("{} is not built: cargo xtask build", dist.display()))?
    {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "wasm") {
            check(&std::fs::read(&path)?).with_context(|| name(&path))?;
            count += 1;
        }
    }
    if count < 2 {
        bail!("The package has {count} modules.");
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn check(bytes: &[u8]) -> Result<()> {
    Validator::new_with_features(allowed())
        .validate_all(bytes)
        .context("A feature after the MVP")?;
    // The section in which a compiler lists what it used: an old engine ignores it, a reader would be misled.
    for payload in wasmparser::Parser::new(0).parse_all(bytes) {
        if let wasmparser::Payload::CustomSection(section) = payload?
            && section.name() == "target_features"
        {
            bail!("It still has a section target_features.");
        }
    }
    Ok(())
}

/// The check itself can fail: sign extension, bulk memory, several results.
fn refuses(_: &Tools) -> Result<()> {
    let function = |results: &[u8], body: &[u8]| {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        let mut types = vec![1, 0x60, 0, u8::try_from(results.len()).unwrap_or(0)];
        types.extend_from_slice(results);
        let mut code = vec![1, u8::try_from(body.len() + 2).unwrap_or(0), 0];
        code.extend_from_slice(body);
        code.push(0x0b);
        for (section, content) in [(1, types), (3, vec![1, 0]), (5, vec![1, 0, 1]), (10, code)] {
            bytes.push(section);
            bytes.push(u8::try_from(content.len()).unwrap_or(0));
            bytes.extend(content);
        }
        bytes
    };
    check(&function(&[0x7f], &[0x41, 1])).context("A module of the MVP must pass")?;
    let later = [
        ("sign extension", function(&[0x7f], &[0x41, 1, 0xc0])),
        (
            "bulk memory",
            function(&[], &[0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 0x0b, 0]),
        ),
        (
            "saturating conversion",
            function(&[0x7f], &[0x43, 0, 0, 0, 0, 0xfc, 0]),
        ),
        (
            "several results",
            function(&[0x7f, 0x7f], &[0x41, 1, 0x41, 1]),
        ),
        ("reference types", function(&[0x70], &[0xd0, 0x70])),
    ];
    for (name, bytes) in later {
        if check(&bytes).is_ok() {
            bail!("{name} passes.");
        }
    }
    Ok(())
}

//! The built module, byte by byte: it may use nothing that came after the first version of WebAssembly but mutable
//! globals, or it starts on no phone from before 2021.

use std::path::Path;

use anyhow::{Context, Result, bail};
use wasmparser::{Validator, WasmFeatures};

use super::Plan;
use crate::runner::Case;
use crate::tools::Tools;

/// MVP and mutable globals. Floats are part of the MVP; wasmparser counts them as a feature.
fn allowed() -> WasmFeatures {
    WasmFeatures::MUTABLE_GLOBAL | WasmFeatures::FLOATS | WasmFeatures::GC_TYPES
}

pub(super) fn cases(_: &Plan) -> Vec<Case> {
    vec![
        Case::alone("module/features", modules),
        Case::alone("module/refuses-later-features", refuses),
    ]
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

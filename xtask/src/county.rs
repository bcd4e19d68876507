//! The application of a county (`demo/county/qingping`): built by the ordinary means that any county has, cargo,
//! `wasm-bindgen` and one pass of `wasm-opt`, and by nothing of the recipe for the package's modules. It lies in `target/county/app`, where the demo
//! serves it.

use crate::house::{self, Fingerprint, House};
use crate::pinned;
use crate::run;
use crate::tools::{Tools, lock};
use anyhow::Result;
use std::process::Command;

const CRATE: &str = "mingbai-county";
const FILE: &str = "mingbai_county";
const TARGET: &str = "wasm32-unknown-unknown";
/// Small, in one unit, without unwinding.
const PROFILE: &str = "module";

/// What it is made from, besides the lock file and the tools.
const SOURCES: [&str; 8] = [
    "demo/county/qingping/Cargo.toml",
    "demo/county/qingping/src",
    "widgets/ui/Cargo.toml",
    "widgets/ui/src",
    "widgets/data/Cargo.toml",
    "widgets/data/build.rs",
    "widgets/data/src",
    "widgets/data/words",
];

/// Builds it, unless it is there and made from the same things.
pub fn build(house: &House) -> Result<()> {
    let _lock = lock(
        &house.target("county.lock"),
        "another `cargo xtask` is building the county's application; waiting for it",
    )?;
    let place = house.target("county");
    let (app, stamp) = (place.join("app"), place.join("made-from"));
    let key = key(house);
    if house::read(&stamp).is_ok_and(|there| there == key) {
        return Ok(());
    }
    let tools = Tools::of(house);
    tools.rust()?;
    let bindgen = tools.cargo(&pinned::WASM_BINDGEN)?;
    let wasm_opt = tools.npm()?.join(".bin/wasm-opt");
    let _ = std::fs::remove_file(&stamp);
    // A folder of its own: what else is being compiled has other flags and is not waited for.
    let built = place.join("build");
    let mut command = run::cargo(&house.root);
    command
        .args(["build", "--profile", PROFILE, "--target", TARGET])
        .args(["--package", CRATE])
        .env("CARGO_TARGET_DIR", &built);
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        command.env_remove(name);
    }
    run::quiet(
        "compiling the county's application",
        &mut command,
        &house.target("log/county.log"),
    )?;
    let module = built.join(TARGET).join(PROFILE).join(FILE);
    let mut command = Command::new(bindgen.join(pinned::WASM_BINDGEN.binary));
    command
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&app)
        .arg(module.with_extension("wasm"));
    run::quiet(
        "writing the glue of the county's application",
        &mut command,
        &house.target("log/county-bindgen.log"),
    )?;
    let whole = app.join(format!("{FILE}_bg.wasm"));
    let mut command = Command::new(wasm_opt);
    command.arg("-Oz").arg(&whole).arg("-o").arg(&whole);
    run::quiet(
        "shrinking the county's application",
        &mut command,
        &house.target("log/county-opt.log"),
    )?;
    house::write(&stamp, key)
}

fn key(house: &House) -> String {
    let mut key = Fingerprint::default();
    for source in SOURCES {
        let path = house.at(source);
        if path.is_dir() {
            key.folder(&path);
        } else {
            key.file(&path);
        }
    }
    for file in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml"] {
        key.file(&house.at(file));
    }
    key.text("wasm-bindgen", pinned::WASM_BINDGEN.version);
    for (name, version) in pinned::NPM {
        key.text(name, version);
    }
    key.text("profile", PROFILE);
    key.digits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_made_from_is_there() {
        let house = House::find().unwrap();
        for source in SOURCES {
            assert!(house.at(source).exists(), "{source}");
        }
    }
}

//! Puts the presets of the folder `presets` and the profiles of the folder `profiles` into the crate, so that a new one is a file
//! and no code.

use std::error::Error;
use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    if env::var_os("CARGO_FEATURE_PRESETS").is_some() {
        put("presets", "pub(super) static FILES")?;
    }
    if env::var_os("CARGO_FEATURE_LIST").is_some() {
        put("profiles", "static FILES")?;
    }
    Ok(())
}

/// Writes a table with name and text of every file of a folder, by name.
fn put(folder: &str, item: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    // A page fetches them as data when it needs one.
    let inside = env::var("CARGO_CFG_TARGET_ARCH")? != "wasm32";
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| inside && path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    let mut out = format!("/// Name and text of every file.\n{item}: &[(&str, &str)] = &[\n");
    for file in files {
        let name = file
            .file_stem()
            .and_then(|name| name.to_str())
            .ok_or("a name that is no text")?;
        let text = compact(&fs::read_to_string(&file)?);
        out += &format!("    ({name:?}, {text:?}),\n");
    }
    out += "];\n";
    let target = env::var("OUT_DIR")?;
    fs::write(Path::new(&target).join(format!("{folder}.rs")), out)?;
    Ok(())
}

/// JSON without the blanks between its parts.
fn compact(json: &str) -> String {
    let (mut out, mut within, mut escaped) = (String::with_capacity(json.len()), false, false);
    for c in json.chars() {
        if within || !c.is_ascii_whitespace() {
            out.push(c);
        }
        match c {
            '"' if !escaped => within = !within,
            _ => {}
        }
        escaped = within && c == '\\' && !escaped;
    }
    out
}

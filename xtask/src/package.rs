//! The package that is published: `pkg/dist`, made anew from the modules, the shell and the styles, and put in place
//! file by file, so that a server that is reading it never meets a file that is half there.

use crate::generate;
use crate::house::{self, Fingerprint, House};
use crate::modules::{self, ALL, MAPPER, Module, OPEN, QR, VIEWS};
use crate::parts::{self, Parts};
use crate::run;
use crate::shell::{Esbuild, Package};
use crate::tools::{Tools, lock};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::ScopedJoinHandle;

const SHELL: &str = "widgets/embed/shell";
const CODES: &str = "www/docs/faults.html";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Letters and digits of a hash in a file's name.
pub const DIGITS: usize = 10;

/// Name → content of every file of the package but those that are made of all the others.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Builds the modules; their folders. While one is made small the next is compiled: each of the two has one thing at a time to do.
fn built(house: &House, tools: &Tools<'_>, known: &[Module]) -> Result<Vec<PathBuf>> {
    std::thread::scope(|scope| {
        let mut folders: Vec<PathBuf> = Vec::new();
        let mut shrinking: Option<ScopedJoinHandle<'_, Result<()>>> = None;
        let ended = |handle: Option<ScopedJoinHandle<'_, Result<()>>>| match handle {
            Some(handle) => handle
                .join()
                .unwrap_or_else(|_| bail!("making a module small panicked")),
            None => Ok(()),
        };
        for module in known {
            let folder = modules::folder(house, module);
            // With one widget, it and all of them are the same module.
            if !folders.contains(&folder)
                && let Some(compiled) = modules::compile(house, tools, module)?
            {
                ended(shrinking.take())?;
                shrinking = Some(scope.spawn(move || compiled.shrink(house)));
            }
            folders.push(folder);
        }
        ended(shrinking)?;
        Ok(folders)
    })
}

/// Builds the package, unless it is there and made from the same things.
pub fn build(house: &House) -> Result<()> {
    let _lock = lock(
        &house.target("build.lock"),
        "another `cargo xtask` is building; waiting for it",
    )?;
    let tools = Tools::of(house);
    generate::write(house)?;
    let node_modules = tools.npm()?;
    let work = house.target("package");
    let esbuild = Esbuild {
        house,
        program: node_modules.join(".bin/esbuild"),
        work: work.clone(),
    };

    let known = modules::modules();
    let built = built(house, &tools, &known)?;
    let made_from = made_from(house, &built);
    let stamp = work.join("made-from");
    if house::read(&stamp).is_ok_and(|there| there == made_from)
        && house.dist().join("sizes.json").exists()
    {
        println!("the package is up to date: pkg/dist");
        return Ok(());
    }
    let _ = fs::remove_file(&stamp);

    let mut files = Files::new();
    let mut parts = Parts::of(&known, &built)?;
    parts.add(house, &esbuild, &mut files)?;
    parts.add_more(house, &esbuild, &mut files)?;
    let script = esbuild.bundle("mingbai.js", Package::Beside, &parts.manifest(), &[])?;
    files.insert("mingbai.js".into(), script.into_bytes());
    add_hashed(&mut files, "mingbai.js")?;
    add_single(house, &esbuild, &parts, &mut files)?;
    for name in ["embed.js", "mingbai-frame.js"] {
        let script = esbuild.bundle(name, Package::Names, &parts::written(), &[])?;
        files.insert(name.into(), script.into_bytes());
    }
    files.insert(
        "embed.html".into(),
        house::bytes(&house.at(SHELL).join("embed.html"))?,
    );
    files.insert(
        "embed.css".into(),
        esbuild
            .style(&house.at(SHELL).join("embed.css"))?
            .into_bytes(),
    );
    for name in [generate::TYPES, generate::ELEMENTS] {
        files.insert(name.to_owned(), house::bytes(&house.at("pkg").join(name))?);
    }
    add_profiles(house, &mut files)?;
    add_codes(house, &esbuild, &mut files)?;
    files.insert("presets.json".into(), parts::presets(house)?.into_bytes());
    add_hashes(&mut files)?;
    // Who is handed the folder alone has the terms with it.
    for name in LICENCES {
        files.insert(name.to_owned(), house::bytes(&house.at(name))?);
    }
    put_in_place(house, &files)?;
    house::write(&stamp, made_from)?;
    println!(
        "built pkg/dist: {} files",
        fs::read_dir(house.dist())?.count()
    );
    Ok(())
}

/// What the package is made from: the modules, the scripts and styles, the generated files, and this crate.
fn made_from(house: &House, modules: &[PathBuf]) -> String {
    let mut print = Fingerprint::default();
    for folder in modules {
        print.file(&folder.join("module.wasm"));
        print.file(&folder.join("glue.js"));
    }
    for folder in [
        SHELL,
        parts::STYLE,
        parts::PRESETS,
        parts::PROFILES,
        parts::WORDS,
        "xtask/src",
    ] {
        print.folder(&house.at(folder));
    }
    for file in LICENCES.into_iter().chain([CODES, "www/style.css"]) {
        print.file(&house.at(file));
    }
    for file in [generate::TYPES, generate::ELEMENTS] {
        print.file(&house.at("pkg").join(file));
    }
    print.digits()
}

/// The profiles of lists, without blanks: each is fetched by the pages that name it.
fn add_profiles(house: &House, files: &mut Files) -> Result<()> {
    for file in house::files(&house.at(parts::PROFILES)) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !name.ends_with(".json") || file.parent() != Some(&house.at(parts::PROFILES)) {
            continue;
        }
        let profile: Value = serde_json::from_str(&house::read(&file)?)
            .with_context(|| format!("the profile {name}"))?;
        files.insert(format!("profile.{name}"), profile.to_string().into_bytes());
    }
    Ok(())
}

/// What a widget links to when it could not read: the codes with their causes and remedies, the same page as in the documentation,
/// without what leads elsewhere on that site.
fn add_codes(house: &House, esbuild: &Esbuild<'_>, files: &mut Files) -> Result<()> {
    let page = house::read(&house.at(CODES))?;
    let page: Vec<String> = page
        .lines()
        .filter(|line| {
            let of_the_site = ["<script", "<header", "<footer", "<a class=\"skip\""];
            !of_the_site.iter().any(|begin| line.starts_with(begin))
        })
        .map(|line| unlinked(&line.replace("href=\"/style.css\"", "href=\"codes.css\"")))
        .collect();
    files.insert("codes.html".into(), (page.join("\n") + "\n").into_bytes());
    let style = esbuild.style(&house.at("www/style.css"))?;
    files.insert("codes.css".into(), style.into_bytes());
    Ok(())
}

/// A line without its links to other pages: their words stay.
fn unlinked(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once("<a href=\"") {
        out.push_str(before);
        let inside = link.starts_with('#');
        let parts = link.split_once("\">").zip(link.split_once("</a>"));
        let Some(((_, words), (whole, behind))) = parts else {
            break;
        };
        if inside {
            out.extend(["<a href=\"", whole, "</a>"]);
        } else {
            let words = words.split_once("</a>").map_or(words, |(words, _)| words);
            out.push_str(words);
        }
        rest = behind;
    }
    out + rest
}

/// The single-file build, and the scripts beside it: one with the reader that knows everything, one with that of the open
/// standards, one for codes, one with the views, and one for each widget that stands apart, and one for boards with a map.
fn add_single(
    house: &House,
    esbuild: &Esbuild<'_>,
    parts: &Parts<'_>,
    files: &mut Files,
) -> Result<()> {
    let part = parts.part(MAPPER)?;
    let [(_, _, presets), (_, _, words), (_, _, plain)] = parts::texts(house)?;
    let beside = esbuild.parts(MAPPER, &part.glue, &part.wasm, &[("presets", &presets)])?;
    let more = esbuild.bundle("single-more.js", Package::Names, &Value::Null, &beside)?;
    let part = parts.part(VIEWS)?;
    let styles = text(files, &format!("{VIEWS}.css"))?;
    let texts = [
        ("views-css", &*styles),
        ("words", &*words),
        ("plain", &*plain),
    ];
    let beside = esbuild.parts(VIEWS, &part.glue, &part.wasm, &texts)?;
    let views = esbuild.bundle("single-views.js", Package::Names, &Value::Null, &beside)?;
    let mut scripts = vec![("more", more), ("views", views)];
    for name in parts::beside() {
        let part = parts.part(name)?;
        let styles = text(files, &format!("{name}.css"))?;
        let inside = esbuild.parts("widget", &part.glue, &part.wasm, &[("widget-css", &styles)])?;
        let script = esbuild.bundle("single-widget.js", Package::Names, &Value::Null, &inside)?;
        scripts.push((name, script));
    }
    for name in [OPEN, QR] {
        let part = parts.part(name)?;
        let inside = esbuild.parts("widget", &part.glue, &part.wasm, &[("widget-css", "")])?;
        let script = esbuild.bundle("single-widget.js", Package::Names, &Value::Null, &inside)?;
        scripts.push((name, script));
    }
    let hashes = scripts.iter();
    let hashes: Vec<_> = hashes
        .map(|(name, script)| (*name, hash(script.as_bytes())))
        .collect();
    let manifest = parts::inside(&hashes);
    let part = parts.part(ALL)?;
    let styles = text(files, &format!("{ALL}.css"))?;
    let inside = esbuild.parts("single", &part.glue, &part.wasm, &[("single-css", &styles)])?;
    let single = esbuild.bundle("mingbai.js", Package::Inside, &manifest, &inside)?;
    files.insert("mingbai.single.js".into(), single.into_bytes());
    for (name, script) in scripts {
        files.insert(format!("mingbai.single.{name}.js"), script.into_bytes());
    }
    Ok(())
}

/// Adds `file` once more under a name that changes with its content, as `shell/scripts.js` makes it from the hash, and
/// returns that name.
pub fn add_hashed(files: &mut Files, file: &str) -> Result<String> {
    let content = files
        .get(file)
        .with_context(|| format!("there is no {file}"))?
        .clone();
    let (stem, kind) = file.split_once('.').context("a file has a kind")?;
    let digits = hash(&content);
    let digits = digits.chars().filter(char::is_ascii_alphanumeric);
    let name = format!("{stem}-{}.{kind}", digits.take(DIGITS).collect::<String>());
    files.insert(name.clone(), content);
    Ok(name)
}

/// `sri.json`: what an `integrity` attribute says of each file.
fn add_hashes(files: &mut Files) -> Result<()> {
    let hashes: Map<String, Value> = files
        .iter()
        .map(|(name, content)| (name.clone(), integrity(content).into()))
        .collect();
    files.insert(
        "sri.json".into(),
        (serde_json::to_string_pretty(&hashes)? + "\n").into_bytes(),
    );
    Ok(())
}

/// SHA-256 of these bytes in base64, without the sign that fills it up.
pub fn hash(content: &[u8]) -> String {
    use base64::Engine;
    use sha2::Digest;
    base64::engine::general_purpose::STANDARD_NO_PAD.encode(sha2::Sha256::digest(content))
}

/// Subresource integrity of these bytes. A page that begins a download must say of a file what the shell says of it.
fn integrity(content: &[u8]) -> String {
    format!("sha256-{}=", hash(content))
}

fn text(files: &Files, name: &str) -> Result<String> {
    let content = files
        .get(name)
        .with_context(|| format!("there is no {name}"))?;
    Ok(String::from_utf8(content.clone())?)
}

/// Writes everything beside the old package, compresses it, and then renames each file into its place.
fn put_in_place(house: &House, files: &Files) -> Result<()> {
    let fresh = house.target("package/dist-new");
    let _ = fs::remove_dir_all(&fresh);
    for (name, content) in files {
        house::write(&fresh.join(name), content)?;
    }
    compress(house, &fresh)?;
    let mut sizes = Map::new();
    for name in files.keys() {
        let size = |suffix: &str| {
            fs::metadata(fresh.join(format!("{name}{suffix}"))).map(|data| data.len())
        };
        sizes.insert(
            name.clone(),
            json!({"raw": size("")?, "br": size(".br")?, "gz": size(".gz")?}),
        );
    }
    house::write(
        &fresh.join("sizes.json"),
        serde_json::to_string_pretty(&sizes)? + "\n",
    )?;

    let dist = house.dist();
    fs::create_dir_all(&dist)?;
    let names: Vec<_> = fs::read_dir(&fresh)?
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    for name in &names {
        fs::rename(fresh.join(name), dist.join(name))?;
    }
    for old in fs::read_dir(&dist)?
        .flatten()
        .filter(|entry| !names.contains(&entry.file_name()))
    {
        fs::remove_file(old.path())?;
    }
    fs::remove_dir(&fresh)?;
    Ok(())
}

/// Brotli and gzip, at their strongest, beside each file. Node has both, so that this crate need not compile them.
fn compress(house: &House, folder: &Path) -> Result<()> {
    let script = "const fs = require('fs'), zlib = require('zlib'), { promisify } = require('util'), c = zlib.constants;\
        const brotli = promisify(zlib.brotliCompress), gzip = promisify(zlib.gzip), folder = process.argv[1];\
        Promise.all(fs.readdirSync(folder).map(async (name) => {\
          const file = folder + '/' + name, from = fs.readFileSync(file);\
          const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 22, [c.BROTLI_PARAM_SIZE_HINT]: from.length };\
          fs.writeFileSync(file + '.br', await brotli(from, { params }));\
          fs.writeFileSync(file + '.gz', await gzip(from, { level: 9 }));\
        })).catch((error) => { console.error(error); process.exit(1); });";
    let mut command = Command::new("node");
    command.args(["-e", script]).arg(folder);
    run::quiet(
        "compressing",
        &mut command,
        &house.target("log/compress.log"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_within_a_page_stay() {
        let line = "<td>见<a href=\"#csp\">下面</a>和<a href=\"/docs/\">文档</a>。</td>";
        let expected = "<td>见<a href=\"#csp\">下面</a>和文档。</td>";
        assert_eq!(unlinked(line), expected);
    }

    #[test]
    fn a_hashed_name_changes_with_the_content() {
        let mut files = Files::from([("budget.wasm".to_owned(), b"a".to_vec())]);
        let first = add_hashed(&mut files, "budget.wasm").unwrap();
        assert!(
            first.starts_with("budget-")
                && first.ends_with(".wasm")
                && first.len() == "budget-1234567890.wasm".len(),
            "{first}"
        );
        files.insert("budget.wasm".into(), b"b".to_vec());
        assert_ne!(add_hashed(&mut files, "budget.wasm").unwrap(), first);
        assert!(add_hashed(&mut files, "air.wasm").is_err());
    }

    #[test]
    fn integrity_is_what_a_browser_computes() {
        let expected = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert_eq!(integrity(b""), expected);
        // Of the hash only letters and digits are in the name.
        let mut files = Files::from([("a.js".to_owned(), Vec::new())]);
        assert_eq!(add_hashed(&mut files, "a.js").unwrap(), "a-47DEQpj8HB.js");
    }
}

//! The package that is published: `pkg/dist`, made anew from the modules, the shell and the styles, and put in place
//! file by file, so that a server that is reading it never meets a file that is half there.

use crate::attrs;
use crate::generate;
use crate::house::{self, Fingerprint, House};
use crate::modules::{self, ALL, Module, READERS, VIEWS};
use crate::run;
use crate::shell::{Esbuild, Package};
use crate::tools::{Tools, lock};
use crate::wasm;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SHELL: &str = "widgets/embed/shell";
const STYLE: &str = "widgets/ui/style";
const PRESETS: &str = "widgets/data/presets";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Name → content of every file of the package but those that are made of all the others.
type Files = BTreeMap<String, Vec<u8>>;

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
    let mut built: Vec<PathBuf> = Vec::new();
    for module in &known {
        // With one widget, it and all of them are the same module.
        let same = known
            .iter()
            .zip(&built)
            .find(|(other, _)| other.place() == module.place());
        let folder = match same {
            Some((_, folder)) => folder.clone(),
            None => modules::build(house, &tools, module)?,
        };
        built.push(folder);
    }
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
    let mut parts = Map::new();
    for (module, folder) in known.iter().zip(&built) {
        add_module(house, &esbuild, module, folder, &mut files, &mut parts)?;
    }
    let more = add_more(house, &esbuild, &mut files, &mut parts)?;
    let manifest = manifest(parts, more);
    files.insert(
        "mingbai.js".into(),
        esbuild
            .bundle("mingbai.js", Package::Beside, &manifest, &[])?
            .into_bytes(),
    );
    add_hashed(&mut files, "mingbai.js")?;
    let inside = {
        let all = known.iter().position(|module| module.name == ALL);
        let folder = all
            .and_then(|at| built.get(at))
            .context("there is a module with all")?;
        let css = text(&files, &format!("{ALL}.css"))?;
        esbuild.parts(
            &house::read(&folder.join("glue.js"))?,
            &house::bytes(&folder.join("module.wasm"))?,
            &css,
        )?
    };
    let single = esbuild.bundle(
        "mingbai.js",
        Package::Inside,
        &without_files(&manifest),
        &inside,
    )?;
    files.insert("mingbai.single.js".into(), single.into_bytes());
    for name in ["embed.js", "mingbai-frame.js"] {
        let script = esbuild.bundle(name, Package::Names, &without_files(&manifest), &[])?;
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
    for folder in [SHELL, STYLE, PRESETS, "xtask/src"] {
        print.folder(&house.at(folder));
    }
    for file in LICENCES {
        print.file(&house.at(file));
    }
    for file in [generate::TYPES, generate::ELEMENTS] {
        print.file(&house.at("pkg").join(file));
    }
    print.digits()
}

/// A module's files, plain and hashed, and its entry in the manifest.
fn add_module(
    house: &House,
    esbuild: &Esbuild<'_>,
    module: &Module,
    folder: &Path,
    files: &mut Files,
    parts: &mut Map<String, Value>,
) -> Result<()> {
    let name = module.name;
    let bytes = house::bytes(&folder.join("module.wasm"))?;
    wasm::check(&bytes).with_context(|| format!("the module `{name}`"))?;
    files.insert(format!("{name}.wasm"), bytes);
    files.insert(
        format!("{name}.js"),
        esbuild
            .glue(name, &house::read(&folder.join("glue.js"))?)?
            .into_bytes(),
    );
    let mut kinds = vec!["js", "wasm"];
    if !module.is_reader() {
        add_style(house, esbuild, module, files)?;
        kinds.push("css");
    }
    let mut entry = Map::new();
    for kind in kinds {
        let plain = format!("{name}.{kind}");
        let content = files.get(&plain).context("was added above")?;
        entry.insert(format!("{kind}Sri"), integrity(content).into());
        entry.insert(kind.to_owned(), add_hashed(files, &plain)?.into());
    }
    parts.insert(name.to_owned(), entry.into());
    Ok(())
}

/// What draws needs its styles.
fn add_style(
    house: &House,
    esbuild: &Esbuild<'_>,
    module: &Module,
    files: &mut Files,
) -> Result<()> {
    let name = module.name;
    let styles = module.styles().into_iter();
    let styles: Vec<PathBuf> = styles
        .map(|part| house.at(STYLE).join(format!("{part}.css")))
        .collect();
    if let Some(missing) = styles.iter().find(|file| !file.exists()) {
        bail!("the module `{name}` needs the style {}", missing.display());
    }
    files.insert(
        format!("{name}.css"),
        esbuild.styles(name, &styles)?.into_bytes(),
    );
    Ok(())
}

/// What few pages need, in a script of its own that knows the views, the readers and the presets, so that the shell carries
/// nothing of them. Its hashed name and its hash.
fn add_more(
    house: &House,
    esbuild: &Esbuild<'_>,
    files: &mut Files,
    parts: &mut Map<String, Value>,
) -> Result<(String, String)> {
    let rest: Map<String, Value> = READERS
        .iter()
        .chain([&VIEWS])
        .filter_map(|name| Some(((*name).to_owned(), parts.remove(*name)?)))
        .collect();
    files.insert("presets.json".into(), presets(house)?);
    let manifest = json!({
        "modules": rest,
        "presets": add_hashed(files, "presets.json")?,
        "presetsSri": integrity_of(files, "presets.json")?,
    });
    let script = esbuild.bundle("more.js", Package::Names, &manifest, &[])?;
    files.insert("more.js".into(), script.into_bytes());
    Ok((
        add_hashed(files, "more.js")?,
        integrity_of(files, "more.js")?,
    ))
}

/// The presets in one file: what only a reader of the documentation needs stays behind.
fn presets(house: &House) -> Result<Vec<u8>> {
    let folder = house.at(PRESETS);
    let mut list = Vec::new();
    for path in house::files(&folder) {
        if path.parent() != Some(&folder) {
            continue;
        }
        let mut preset: Value = serde_json::from_str(&house::read(&path)?)
            .with_context(|| format!("{} is no JSON", path.display()))?;
        for key in ["note", "source"] {
            if let Some(text) = preset.get_mut(key) {
                *text = "".into();
            }
        }
        list.push(preset);
    }
    Ok(serde_json::to_vec(&list)?)
}

/// What the shell knows when it starts.
fn manifest(modules: Map<String, Value>, (more, hash): (String, String)) -> Value {
    let tags: Map<String, Value> = attrs::TAGS
        .iter()
        .map(|tag| (tag.widget.to_owned(), tag.tag.into()))
        .collect();
    let names: Vec<&str> = attrs::ATTRS.iter().map(|attr| attr.name).collect();
    json!({
        "version": env!("CARGO_PKG_VERSION"), "modules": modules, "tags": tags, "attrs": names,
        "more": more, "moreSri": hash,
    })
}

/// For scripts that fetch no part of the package themselves.
fn without_files(manifest: &Value) -> Value {
    let mut manifest = manifest.clone();
    if let Some(modules) = manifest.get_mut("modules").and_then(Value::as_object_mut) {
        modules.retain(|name, _| name == ALL);
        modules.values_mut().for_each(|entry| *entry = json!({}));
    }
    manifest
}

/// Adds `file` once more under a name that changes with its content, and returns that name.
fn add_hashed(files: &mut Files, file: &str) -> Result<String> {
    let content = files
        .get(file)
        .with_context(|| format!("there is no {file}"))?
        .clone();
    let (stem, kind) = file.split_once('.').context("a file has a kind")?;
    let name = format!("{stem}-{}.{kind}", &house::sha256(&content)[..8]);
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

/// Subresource integrity of these bytes.
fn integrity(content: &[u8]) -> String {
    use base64::Engine;
    use sha2::Digest;
    format!(
        "sha384-{}",
        base64::engine::general_purpose::STANDARD.encode(sha2::Sha384::digest(content))
    )
}

fn integrity_of(files: &Files, name: &str) -> Result<String> {
    let content = files
        .get(name)
        .with_context(|| format!("there is no {name}"))?;
    Ok(integrity(content))
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
    fn a_hashed_name_changes_with_the_content() {
        let mut files = Files::from([("budget.wasm".to_owned(), b"a".to_vec())]);
        let first = add_hashed(&mut files, "budget.wasm").unwrap();
        assert!(
            first.starts_with("budget-")
                && first.ends_with(".wasm")
                && first.len() == "budget-12345678.wasm".len(),
            "{first}"
        );
        files.insert("budget.wasm".into(), b"b".to_vec());
        assert_ne!(add_hashed(&mut files, "budget.wasm").unwrap(), first);
        assert!(add_hashed(&mut files, "air.wasm").is_err());
    }

    #[test]
    fn integrity_is_what_a_browser_computes() {
        let expected = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), expected);
    }

    #[test]
    fn the_manifest_names_every_tag_and_attribute() {
        let manifest = manifest(Map::new(), ("more.js".into(), String::new()));
        assert_eq!(manifest["tags"]["budget"], "mingbai-budget");
        assert!(
            manifest["attrs"]
                .as_array()
                .unwrap()
                .contains(&"src".into())
        );
        let mut modules = Map::new();
        modules.insert("budget".into(), json!({"js": "x"}));
        modules.insert(ALL.into(), json!({"js": "x"}));
        let lean = without_files(&json!({"modules": modules, "attrs": []}));
        assert_eq!(lean, json!({"modules": {"all": {}}, "attrs": []}));
    }
}

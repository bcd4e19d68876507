//! What the shell fetches: modules with their glue and styles, and what few pages need; and what it must know of each to
//! check it. That is one hash a module: names follow from hashes, a glue that serves all modules stands there once, the
//! glue knows the styles, and the script for few pages knows the views and their words, the boards with a map, the readers and the
//! presets.

use crate::attrs;
use crate::house::{self, House};
use crate::modules::{ALL, BOARDS, BUILDER, LISTS, MAPPED, Module, QR, READERS, VIEWS, apart};
use crate::names;
use crate::package::{Files, add_hashed, hash};
use crate::shell::{Esbuild, Package};
use crate::wasm;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

pub const STYLE: &str = "widgets/ui/style";
pub const PRESETS: &str = "widgets/data/presets";
pub const PROFILES: &str = "widgets/data/profiles";
pub const WORDS: &str = "widgets/data/words";
/// The glue that every module can be used with, unless it has one of its own.
const GLUE: &str = "glue";

/// A module as it was built, with short names.
pub struct Part<'a> {
    module: &'a Module,
    pub wasm: Vec<u8>,
    /// As wasm-bindgen wrote it.
    pub glue: String,
}

pub struct Parts<'a> {
    parts: Vec<Part<'a>>,
    /// Module → its hash; behind it that of its glue, where it has one of its own.
    hashes: BTreeMap<&'a str, String>,
    /// The hash of the glue for all.
    glue: String,
    /// The hash of the script with what few pages need.
    more: String,
}

impl<'a> Parts<'a> {
    /// The `modules`, each from its folder.
    pub fn of(modules: &'a [Module], folders: &[PathBuf]) -> Result<Self> {
        let all = modules.iter().position(|module| module.name == ALL);
        let all = all
            .and_then(|at| folders.get(at))
            .context("there is a module with all")?;
        let mut known = names::imports(&house::bytes(&all.join("module.wasm"))?)?;
        for (module, folder) in modules.iter().zip(folders) {
            if !module.widgets.is_empty() {
                let own = names::imports(&house::bytes(&folder.join("module.wasm"))?)?;
                known.extend(
                    own.into_iter()
                        .filter(|name| !known.contains(name))
                        .collect::<Vec<_>>(),
                );
            }
        }
        let mut parts = Vec::new();
        for (module, folder) in modules.iter().zip(folders) {
            let known = if module.widgets.is_empty() {
                &[]
            } else {
                &known[..]
            };
            let bytes = house::bytes(&folder.join("module.wasm"))?;
            let glue = house::read(&folder.join("glue.js"))?;
            let (wasm, glue) = names::shorten(&bytes, &glue, known)?;
            wasm::check(&wasm).with_context(|| format!("the module `{}`", module.name))?;
            if glue.contains("innerHTML") {
                bail!("the module `{}` can write raw HTML", module.name);
            }
            parts.push(Part { module, wasm, glue });
        }
        Ok(Self {
            parts,
            hashes: BTreeMap::new(),
            glue: String::new(),
            more: String::new(),
        })
    }

    /// The module called so.
    pub fn part(&self, name: &str) -> Result<&Part<'a>> {
        let mut parts = self.parts.iter();
        parts
            .find(|part| part.module.name == name)
            .with_context(|| format!("there is no module `{name}`"))
    }

    /// Adds every module's files, plain and hashed.
    pub fn add(&mut self, house: &House, esbuild: &Esbuild<'_>, files: &mut Files) -> Result<()> {
        // What a module imports that others do not costs their pages less than a glue of its own would cost all of them.
        let drawing = self
            .parts
            .iter()
            .filter(|part| !part.module.widgets.is_empty());
        let shared = &drawing.fold(self.part(ALL)?.glue.clone(), |shared, part| {
            names::united(&shared, &part.glue)
        });
        let (mut hashes, mut served) = (BTreeMap::new(), BTreeMap::new());
        for Part { module, wasm, glue } in &self.parts {
            let name = module.name;
            if name == BUILDER {
                files.insert(format!("{name}.wasm"), wasm.clone());
                files.insert(format!("{name}.js"), esbuild.alone(name, glue)?.into());
                continue;
            }
            let mut known = add(files, &format!("{name}.wasm"), wasm.clone())?;
            let mut styles = BTreeMap::new();
            if !module.is_reader() {
                let text = styles_of(house, esbuild, module)?;
                styles.insert(name, add(files, &format!("{name}.css"), text.into())?);
            }
            if !styles.is_empty() && names::serves(shared, glue) {
                served.append(&mut styles);
            } else {
                let script = esbuild.glue(name, glue, &styles)?;
                known += &add(files, &format!("{name}.js"), script.into())?;
            }
            hashes.insert(name, known);
        }
        let script = esbuild.glue(GLUE, shared, &served)?;
        self.hashes = hashes;
        self.glue = add(files, &format!("{GLUE}.js"), script.into())?;
        Ok(())
    }

    /// Adds what few pages need, in a script of its own that knows the views and their words, the readers and the presets, so
    /// that the shell carries nothing of them.
    pub fn add_more(
        &mut self,
        house: &House,
        esbuild: &Esbuild<'_>,
        files: &mut Files,
    ) -> Result<()> {
        let mut manifest = json!({
            "modules": self.hashes_of(|name| is_rest(name) || [BOARDS, LISTS].contains(&name)),
        });
        for (name, file, text) in texts(house)? {
            manifest[name] = add(files, &format!("{file}.js"), handed(&text)?.into())?.into();
        }
        let script = esbuild.bundle("more.js", Package::Names, &manifest, &[])?;
        self.more = add(files, "more.js", script.into())?;
        Ok(())
    }

    fn hashes_of(&self, wanted: impl Fn(&str) -> bool) -> Map<String, Value> {
        let found = self.hashes.iter().filter(|(name, _)| wanted(name));
        found
            .map(|(name, hashes)| ((*name).to_owned(), hashes.clone().into()))
            .collect()
    }

    /// What the shell knows when it starts.
    pub fn manifest(&self) -> Value {
        let mut modules =
            self.hashes_of(|name| ![ALL, BOARDS, LISTS].contains(&name) && !is_rest(name));
        // A tag without a module of its name is there all the same.
        let others = attrs::TAGS
            .iter()
            .map(|tag| (tag.widget, apart(tag.widget)));
        for (widget, module) in others {
            let there =
                |module: &str| modules.contains_key(module) || self.hashes.contains_key(module);
            if module.is_some_and(|module| module != widget && there(module)) {
                modules.insert(widget.to_owned(), 1.into());
            }
        }
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "modules": modules,
            "all": self.hashes.get(ALL),
            "apart": apart_of(),
            "glue": self.glue,
            "more": self.more,
        })
    }
}

/// Whether few pages need the module.
fn is_rest(name: &str) -> bool {
    [VIEWS, QR].contains(&name) || READERS.contains(&name)
}

/// Widget → the module that draws it, of those that are not in the one with all; with a `+` behind it, the one that does so
/// with outlines.
fn apart_of() -> Map<String, Value> {
    let own = attrs::TAGS.iter().map(|tag| tag.widget);
    let own = own.filter_map(|widget| Some((widget.to_owned(), apart(widget)?)));
    let mapped = MAPPED.iter().map(|widget| (format!("{widget}+"), BOARDS));
    let all = own.chain(mapped);
    all.map(|(widget, module)| (widget, module.into()))
        .collect()
}

/// The modules that stand beside the one with all.
pub fn beside() -> Vec<&'static str> {
    let mut modules: Vec<&str> = Vec::new();
    for tag in attrs::TAGS {
        modules.extend(apart(tag.widget).filter(|module| !modules.contains(module)));
    }
    modules.push(BOARDS);
    modules
}

/// What a shell with a module inside knows: which tags there are, and of each script beside it the name and the hash.
pub fn inside(beside: &[(&str, String)]) -> Value {
    let tags = attrs::TAGS.iter();
    let tags: Map<String, Value> = tags.map(|tag| (tag.widget.to_owned(), 1.into())).collect();
    let mut manifest =
        json!({ "version": env!("CARGO_PKG_VERSION"), "modules": tags, "apart": apart_of() });
    for (name, hash) in beside {
        manifest[*name] = hash.clone().into();
    }
    manifest
}

/// Tags and attributes, for scripts that write them.
pub fn written() -> Value {
    let tags = attrs::TAGS.iter();
    let tags: Map<String, Value> = tags
        .map(|tag| (tag.widget.to_owned(), tag.tag.into()))
        .collect();
    let names: Vec<&str> = attrs::ATTRS.iter().map(|attr| attr.name).collect();
    json!({ "tags": tags, "attrs": names })
}

/// Adds a file under both of its names; its hash.
fn add(files: &mut Files, name: &str, content: Vec<u8>) -> Result<String> {
    let hash = hash(&content);
    files.insert(name.to_owned(), content);
    add_hashed(files, name)?;
    Ok(hash)
}

/// What draws needs its styles.
fn styles_of(house: &House, esbuild: &Esbuild<'_>, module: &Module) -> Result<String> {
    let name = module.name;
    let styles: Vec<PathBuf> = module
        .styles()
        .into_iter()
        .map(|part| house.at(STYLE).join(format!("{part}.css")))
        .collect();
    if let Some(missing) = styles.iter().find(|file| !file.exists()) {
        bail!("the module `{name}` needs the style {}", missing.display());
    }
    esbuild.styles(name, &styles)
}

/// Texts that are fetched when they are needed: what each is called, its file, and itself. The presets; what the words of a
/// budget mean, as views explain them; by which plain words it is searched.
pub fn texts(house: &House) -> Result<[(&'static str, &'static str, String); 3]> {
    let words = house.at(WORDS);
    Ok([
        ("presets", "presets", presets(house)?),
        (
            "words",
            "words-budget",
            house::read(&words.join("budget.txt"))?,
        ),
        (
            "plain",
            "plain-budget",
            house::read(&words.join("plain.txt"))?,
        ),
    ])
}

/// A script that hands over a text. Scripts are checked against their hash in every engine without harm; Chromium before 73
/// ends the page now and then when the answer to a request is read that it has checked.
fn handed(text: &str) -> Result<String> {
    // Lines may end so within a string since ES2019 only.
    let text = serde_json::to_string(text)?
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    Ok(format!(
        "(window.mingbai||{{}})._glue&&window.mingbai._glue({text});\n"
    ))
}

/// The presets in one text: what only a reader of the documentation needs stays behind.
pub fn presets(house: &House) -> Result<String> {
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
    Ok(serde_json::to_string(&list)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_called_by_its_widget() {
        // The shell makes one from the other.
        for tag in attrs::TAGS {
            assert_eq!(tag.tag, format!("mingbai-{}", tag.widget));
        }
    }

    #[test]
    fn the_manifest_has_a_hash_a_module() {
        let (glue, more) = (hash(b"glue"), hash(b"more"));
        let names = [
            "air", "all", "boards", "budget", "mapper", "open", "reader", "views",
        ];
        let hashes = names.map(|name| (name, hash(name.as_bytes())));
        let parts = Parts {
            parts: Vec::new(),
            hashes: hashes.clone().into(),
            glue: glue.clone(),
            more: more.clone(),
        };
        let [(_, air), (_, all), (_, _), (_, budget), ..] = hashes;
        assert_eq!(
            parts.manifest(),
            json!({
                "version": env!("CARGO_PKG_VERSION"), "modules": {"air": air, "budget": budget},
                "all": all,
                "apart": {"air+": "boards", "consultation": "policy", "list": "lists", "livelihood": "livelihood", "policy": "policy", "water": "water", "water+": "boards"},
                "glue": glue, "more": more,
            })
        );
    }

    #[test]
    fn a_further_module_costs_the_shell_one_hash() {
        let manifest = |names: &[&'static str]| {
            let hashes = names.iter().map(|name| (*name, hash(name.as_bytes())));
            let parts = Parts {
                parts: Vec::new(),
                hashes: hashes.collect(),
                glue: String::new(),
                more: String::new(),
            };
            parts.manifest().to_string()
        };
        let (fewer, more) = (manifest(&["air", ALL]), manifest(&["air", ALL, "water"]));
        let entry = format!(",\"water\":\"{}\"", hash(b"water"));
        assert_eq!(more.len() - fewer.len(), entry.len());
        // A tag in the module of another costs no hash.
        let both = manifest(&["air", ALL, "policy"]);
        for entry in [
            "\"consultation\":1".to_owned(),
            format!("\"policy\":\"{}\"", hash(b"policy")),
        ] {
            assert!(both.contains(&entry), "{both}");
        }
    }

    #[test]
    fn who_writes_tags_knows_every_tag_and_attribute() {
        let written = written();
        assert_eq!(written["tags"]["budget"], "mingbai-budget");
        let attrs = written["attrs"].as_array().unwrap();
        assert!(attrs.contains(&"src".into()));
    }
}

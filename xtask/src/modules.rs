//! WebAssembly modules: which there are, and the recipe that makes one.
//!
//! The recipe is for the oldest kernels and the fewest bytes: the standard library is built with the module, for the
//! first version of WebAssembly, and a panic is a trap at once (a quarter less to download); what came later is lowered
//! where it still appears; the result is read again and refused if it needs anything after MVP + mutable-globals.

use crate::attrs;
use crate::copies;
use crate::house::{self, Fingerprint, House};
use crate::likeness;
use crate::pinned;
use crate::prune;
use crate::run;
use crate::tools::Tools;
use crate::wasm;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The module that widgets of several kinds on a page share: every widget but those that stand [`apart`].
pub const ALL: &str = "all";

/// What [`ALL`] has no room for within its budget, and the module that draws it: a page that has one of these beside others
/// loads that too. Policies and consultations share nearly everything, and a module.
const APART: [(&str, &str); 5] = [
    ("water", "water"),
    ("livelihood", "livelihood"),
    ("policy", "policy"),
    ("consultation", "policy"),
    ("list", LISTS),
];

/// The module of lists: its hash is not in the shell, which has no room for it, but in what few pages need.
pub const LISTS: &str = "lists";

/// The module with the boards of places and their map, which no other has: few tags give outlines, and a map is four
/// kilobytes.
pub const BOARDS: &str = "boards";

/// What [`BOARDS`] draws.
pub const MAPPED: [&str; 2] = ["air", "water"];

/// The modules without a widget: what is no strict JSON is read by them. They are fetched where that is met; the second
/// one where the tag names a mapping or a preset, the third where that is an open standard.
pub const READERS: [&str; 3] = ["reader", MAPPER, OPEN];
/// The one that reads whatever the other does.
pub const MAPPER: &str = "mapper";
/// The one that reads packages of open standards whole.
pub const OPEN: &str = "open";

/// The module that makes the code of an address, for a card that a reader wants.
pub const QR: &str = "qr";

/// The module that proposes a mapping: the page that makes snippets asks it, and no page of a site.
pub const BUILDER: &str = "builder";

/// The module with what a reader can open instead of a table; it is fetched then, whichever module drew the table.
pub const VIEWS: &str = "views";

/// The module that the list of what is never reached was made from, with [`VIEWS`].
const BUDGET: &str = "budget";

/// The module that is only measured: from text to records.
pub const RECORDS: Module = Module {
    name: "records",
    widgets: Vec::new(),
};

/// A module; it is built with the feature of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    pub name: &'static str,
    pub widgets: Vec<&'static str>,
}

impl Module {
    /// The crate that it is made from.
    fn source(&self) -> &'static str {
        if self.name == QR {
            "widgets/embed/qr"
        } else if self.is_reader() {
            "widgets/embed/reader"
        } else if self.name == VIEWS {
            "widgets/embed/views"
        } else {
            "widgets/embed/module"
        }
    }

    /// Whether it only reads, or makes a code; the others draw.
    pub fn is_reader(&self) -> bool {
        READERS.contains(&self.name) || [QR, BUILDER].contains(&self.name) || *self == RECORDS
    }

    /// The styles of what it draws: the common ones and those of its widgets. Views stand in a widget, which has the
    /// common ones.
    pub fn styles(&self) -> Vec<&'static str> {
        if self.name == VIEWS {
            vec![VIEWS, "views-plain"]
        } else if self.is_reader() {
            Vec::new()
        } else {
            let own = self.widgets.iter().copied();
            // The figures above a budget's table have a file of their own, and what boards of places share.
            let board = self.widgets.iter().any(|widget| *widget != BUDGET);
            let own = own.flat_map(|widget| match widget {
                BUDGET => vec!["glance", widget],
                // What a module draws beside the widget that it is called by has that one's styles.
                _ if apart(widget).is_some_and(|module| ![widget, LISTS].contains(&module)) => {
                    Vec::new()
                }
                _ => vec![widget],
            });
            let own = board.then_some("board").into_iter().chain(own);
            std::iter::once("base").chain(own).collect()
        }
    }

    /// The folder of what was built: modules with the same widgets are the same.
    pub fn place(&self) -> String {
        if self.widgets.is_empty() {
            self.name.to_owned()
        } else {
            self.widgets.join("+")
        }
    }
}

/// The module of a widget that is not in the one with all.
pub fn apart(widget: &str) -> Option<&'static str> {
    let mut all = APART.iter();
    all.find(|(own, _)| *own == widget)
        .map(|(_, module)| *module)
}

/// One a widget, or one for two that share nearly everything; one with all that stand together, one for maps, the views, and
/// the readers.
pub fn modules() -> Vec<Module> {
    let widgets = || attrs::TAGS.iter().map(|tag| tag.widget);
    let module = |widget| apart(widget).unwrap_or(widget);
    let each = widgets().filter(|widget| module(*widget) == *widget);
    let each = each.map(|name| Module {
        name,
        widgets: widgets().filter(|own| module(*own) == name).collect(),
    });
    let all = Module {
        name: ALL,
        widgets: widgets().filter(|own| apart(own).is_none()).collect(),
    };
    let boards = Module {
        name: BOARDS,
        widgets: MAPPED.to_vec(),
    };
    let lists = Module {
        name: LISTS,
        widgets: vec!["list"],
    };
    let rest = [&VIEWS, &QR, &BUILDER].into_iter().chain(&READERS);
    let rest = rest.map(|name| Module {
        name,
        widgets: Vec::new(),
    });
    each.chain([all, boards, lists]).chain(rest).collect()
}

/// Loops keep their counter: rewritten for the addresses that they walk (LSR), they are longer, and no kernel is faster.
/// Nor is what was computed on one of two ways computed on the other too (PRE).
/// Bulk memory is lowered again: a copy is then the one of [`copies`] and not the longer one of the compiler's own library.
const RUSTFLAGS: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals,+bulk-memory -Cpanic=immediate-abort -Cllvm-args=-disable-lsr -Cllvm-args=-enable-pre=false -Zunstable-options -Zlocation-detail=none -Zfmt-debug=none";
const BUILD_STD: &str = "-Zbuild-std=std,panic_abort";
/// The first pass lowers what newer compilers emit to what the first version has, and keeps the names by which
/// [`prune`] finds what nobody reaches; the second makes it small. What it is told to assume holds of every program that
/// rustc made: no address is near zero. That loads never trap does not hold: one that was guarded may then come before its guard.
const LOWER: &[&str] = &[
    "--debuginfo",
    "-mvp",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];
const SHRINK: &[&str] = &[
    "-mvp",
    "--enable-mutable-globals",
    "--low-memory-unused",
    // What is inlined compresses worse than a call.
    "--one-caller-inline-max-function-size=60",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--dae-optimizing",
    "-Oz",
    "--optimize-instructions",
    // What a place can hold at all is known where nothing comes from without.
    "--gufa-optimizing",
    "-Oz",
    // Loads and stores say how their address is aligned, which no engine asks: if all say the same, it takes no room.
    "--dealign",
    // Neighbours in the source are alike; what is most alike is found from there.
    "--reorder-functions-by-name",
    "--strip-target-features",
];
const ORDER: &[&str] = &[
    "-mvp",
    "--enable-mutable-globals",
    "--reorder-functions-by-name",
];

/// Builds `module`, or takes what was built from the same sources, features and recipe before. The folder has `glue.js`
/// as wasm-bindgen wrote it, and `module.wasm`, which still has the long names of wasm-bindgen ([`crate::names`]).
pub fn build(house: &House, tools: &Tools<'_>, module: &Module) -> Result<PathBuf> {
    if let Some(compiled) = compile(house, tools, module)? {
        compiled.shrink(house)?;
    }
    Ok(folder(house, module))
}

/// Where the module lies once it is built.
pub fn folder(house: &House, module: &Module) -> PathBuf {
    house.target("wasm/modules").join(module.place())
}

/// A module that is compiled. What is left to do needs nothing of cargo, so that the next one is compiled meanwhile.
pub struct Compiled {
    module: Module,
    key: String,
    raw: PathBuf,
    wasm_opt: PathBuf,
}

/// The first half of [`build`]; nothing where it is built.
pub fn compile(house: &House, tools: &Tools<'_>, module: &Module) -> Result<Option<Compiled>> {
    check_feature(house, module)?;
    let key = key(house, module);
    let folder = folder(house, module);
    let stamp = folder.join("made-from");
    if house::read(&stamp).is_ok_and(|made_from| made_from == key) {
        return Ok(None);
    }
    tools.rust()?;
    let bindgen = tools.cargo(&pinned::WASM_BINDGEN)?;
    let pack = tools
        .cargo(&pinned::WASM_PACK)?
        .join(pinned::WASM_PACK.binary);
    let wasm_opt = tools.npm()?.join(".bin/wasm-opt");
    let _ = std::fs::remove_file(&stamp);
    let raw = folder.join("raw");
    let _ = std::fs::remove_dir_all(&raw);
    std::fs::create_dir_all(&raw)?;

    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(bindgen).chain(std::env::split_paths(&path)))?;
    let mut command = Command::new(pack);
    command
        .args([
            "build",
            "--mode",
            "no-install",
            "--target",
            "no-modules",
            "--profile",
            "module",
            "--no-typescript",
            "--no-pack",
            "--no-opt",
        ])
        .arg("--out-dir")
        .arg(&raw)
        .args(["--out-name", "module"])
        .arg(house.at(module.source()))
        .args(["--", BUILD_STD, "--features", module.name])
        .current_dir(&house.root)
        .env("PATH", path)
        .env("CARGO_TARGET_DIR", house.target("wasm"))
        .env("RUSTFLAGS", RUSTFLAGS)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    run::quiet(
        &format!("compiling the module `{}`", module.name),
        &mut command,
        &log(house, module, "compile"),
    )?;
    Ok(Some(Compiled {
        module: module.clone(),
        key,
        raw,
        wasm_opt,
    }))
}

fn log(house: &House, module: &Module, name: &str) -> PathBuf {
    let file = format!("{}-{name}.log", module.name);
    house.target("log").join(file)
}

impl Compiled {
    /// The second half of [`build`].
    pub fn shrink(&self, house: &House) -> Result<()> {
        let (raw, module) = (&self.raw, &self.module);
        let folder = folder(house, module);
        let lowered = raw.join("lowered.wasm");
        let shrunk = raw.join("shrunk.wasm");
        let ready = raw.join("ready.wasm");
        let pass = |name: &str, flags: &[&str], from: &Path, to: &Path| {
            let mut command = Command::new(&self.wasm_opt);
            command.args(flags).arg(from).arg("-o").arg(to);
            run::quiet(
                &format!("{name} the module `{}`", module.name),
                &mut command,
                &log(house, module, "wasm-opt"),
            )
        };
        pass("lowering", LOWER, &raw.join("module_bg.wasm"), &lowered)?;
        house::write(&lowered, copies::quicken(&house::bytes(&lowered)?)?)?;
        if !module.is_reader() {
            let held = [BUDGET, VIEWS].contains(&module.name);
            house::write(&lowered, prune::prune(&house::bytes(&lowered)?, held)?)?;
        }
        pass("shrinking", SHRINK, &lowered, &shrunk)?;
        house::write(&shrunk, likeness::named(&house::bytes(&shrunk)?)?)?;
        pass("ordering", ORDER, &shrunk, &ready)?;
        let bytes = house::bytes(&ready)?;
        wasm::check(&bytes).with_context(|| format!("the module `{}`", module.name))?;
        house::write(&folder.join("module.wasm"), bytes)?;
        house::write(
            &folder.join("glue.js"),
            house::bytes(&raw.join("module.js"))?,
        )?;
        house::write(&folder.join("made-from"), &self.key)
    }
}

/// Everything that the module is made from.
fn key(house: &House, module: &Module) -> String {
    let mut key = Fingerprint::default();
    let all = ["widgets/data", "widgets/ui", "widgets/embed"];
    let own = ["widgets/data", "widgets/embed/memory", module.source()];
    for folder in if module.is_reader() { &own[..] } else { &all } {
        for path in house::files(&house.at(folder)) {
            let inside = path
                .strip_prefix(&house.root)
                .unwrap_or(&path)
                .to_string_lossy()
                .into_owned();
            if ![
                "/shell/",
                "/style/",
                "/tests/",
                "/examples/",
                "/profiles/",
                "/presets/",
            ]
            .iter()
            .any(|apart| inside.contains(apart))
            {
                key.file(&path);
            }
        }
    }
    for file in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml"] {
        key.file(&house.at(file));
    }
    key.text("widgets", &module.place());
    key.text("flags", RUSTFLAGS);
    key.text("std", BUILD_STD);
    key.text("lower", &LOWER.join(" "));
    key.text("shrink", &SHRINK.join(" "));
    key.text("order", &ORDER.join(" "));
    key.text("names", "long");
    key.text("copies", copies::NAME);
    key.text("prune", &prune::UNREACHED.join(" "));
    for tool in [&pinned::WASM_BINDGEN, &pinned::WASM_PACK] {
        key.text(tool.name, tool.version);
    }
    for (name, version) in pinned::NPM {
        key.text(name, version);
    }
    key.digits()
}

/// The table of widgets and the features of the module's crate say the same.
fn check_feature(house: &House, module: &Module) -> Result<()> {
    let path = format!("{}/Cargo.toml", module.source());
    let features = features(&house::read(&house.at(&path))?);
    if !features.iter().any(|feature| feature == module.name) {
        bail!(
            "{path} has no feature `{}` (it has: {})",
            module.name,
            features.join(", ")
        );
    }
    let mut known = modules();
    known.push(RECORDS);
    match features.iter().find(|feature| {
        *feature != "default" && !known.iter().any(|module| module.name == *feature)
    }) {
        Some(feature) => bail!("{path} has the feature `{feature}`, which is no module"),
        None => Ok(()),
    }
}

/// The names under `[features]`.
fn features(manifest: &str) -> Vec<String> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[features]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.trim().to_owned()))
        .filter(|name| !name.starts_with('#'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_module_a_widget_and_one_with_all() {
        let modules = modules();
        // Consultations are in the module of policies.
        assert_eq!(modules.len(), attrs::TAGS.len() - 2 + 6 + READERS.len());
        let policy = modules.iter().find(|module| module.name == "policy");
        assert_eq!(policy.unwrap().widgets, ["policy", "consultation"]);
        assert_eq!(policy.unwrap().styles(), ["base", "board", "policy"]);
        let all = modules.iter().find(|module| module.name == ALL).unwrap();
        assert_eq!(all.widgets.len(), attrs::TAGS.len() - APART.len());
        assert!(
            APART
                .iter()
                .all(|(name, _)| attrs::TAGS.iter().any(|tag| tag.widget == *name))
        );
        assert!(modules.last().unwrap().is_reader());
        for module in modules.iter().filter(|module| module.name != VIEWS) {
            let drawn = module.styles().len();
            assert_eq!(drawn > 0, !module.is_reader(), "{}", module.name);
            assert!(!module.widgets.contains(&VIEWS));
        }
    }

    #[test]
    fn features_are_read_from_the_manifest() {
        let manifest = "[package]\nname = \"x\"\n[features]\ndefault = []\n# why\nall = [\"a/all\"]\nbudget = []\n\n[dependencies]\nb = \"1\"\n";
        assert_eq!(features(manifest), ["default", "all", "budget"]);
    }

    #[test]
    fn the_crate_has_the_features_of_the_table() {
        let house = House::find().unwrap();
        for module in modules().iter().chain([&RECORDS]) {
            check_feature(&house, module).unwrap();
        }
    }
}

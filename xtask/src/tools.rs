//! Tools: each command asks for just what it needs, and what is missing is installed by name and pinned version.
//! An installation that was interrupted leaves nothing that looks complete.

mod corpora;

use crate::house::{self, House};
use crate::pinned::{self, BROWSERS, CargoTool, Debian, NPM, OLD_CHROMIUM, OldChromium};
use crate::run;
use anyhow::{Context, Result, bail};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of the module, and the component that lets the standard library be built for it.
const TARGET: &str = "wasm32-unknown-unknown";

pub struct Tools<'a> {
    house: &'a House,
    dir: PathBuf,
}

impl<'a> Tools<'a> {
    pub fn of(house: &'a House) -> Self {
        Self {
            house,
            dir: house.tools(),
        }
    }

    /// All of them, for `cargo xtask setup`.
    pub fn everything(&self) -> Result<()> {
        println!("tools: {}", self.dir.display());
        self.rust()?;
        for tool in [
            &pinned::WASM_PACK,
            &pinned::WASM_BINDGEN,
            &pinned::GECKODRIVER,
        ] {
            self.cargo(tool)?;
        }
        self.npm()?;
        for old in OLD_CHROMIUM {
            self.old_chromium(old)?;
        }
        self.browsers()?;
        self.corpora()?;
        println!("every tool is in place");
        Ok(())
    }

    /// The wasm target and the sources of the standard library, for the pinned toolchain.
    pub fn rust(&self) -> Result<()> {
        let sysroot = run::output(
            Command::new("rustc")
                .args(["--print", "sysroot"])
                .current_dir(&self.house.root),
        )?;
        let library = Path::new(sysroot.trim()).join("lib/rustlib");
        let missing: Vec<[&str; 3]> = [
            (library.join(TARGET).join("lib"), ["target", "add", TARGET]),
            (
                library.join("src/rust/library/Cargo.lock"),
                ["component", "add", "rust-src"],
            ),
        ]
        .into_iter()
        .filter_map(|(shows, words)| (!shows.exists()).then_some(words))
        .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let _lock = self.lock()?;
        for words in missing {
            if run::on_path("rustup").is_none() {
                bail!(
                    "this Rust has no {}; install Rust with rustup (https://rustup.rs), then run this again",
                    words[2]
                );
            }
            let mut command = Command::new("rustup");
            command.args(words).current_dir(&self.house.root);
            run::quiet(
                &format!("installing {} with rustup", words[2]),
                &mut command,
                &self.log("rustup"),
            )?;
        }
        Ok(())
    }

    /// The folder that holds the program of `tool`.
    pub fn cargo(&self, tool: &CargoTool) -> Result<PathBuf> {
        let place = self.dir.join(format!("{}-{}", tool.name, tool.version));
        let folder = place.join("bin");
        if folder.join(tool.binary).exists() {
            return Ok(folder);
        }
        let _lock = self.lock()?;
        if folder.join(tool.binary).exists() {
            return Ok(folder);
        }
        let what = format!(
            "installing {} {} with cargo (a few minutes, once)",
            tool.name, tool.version
        );
        let install = |locked: bool| {
            let mut command = run::cargo(&self.house.root);
            command
                .args(["install", "--force", "--root"])
                .arg(&place)
                .arg(format!("{}@{}", tool.name, tool.version));
            if locked {
                command.arg("--locked");
            }
            for name in ["CARGO_TARGET_DIR", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
                command.env_remove(name);
            }
            run::quiet(&what, &mut command, &self.log(tool.name))
        };
        // Its own lock file is preferred, but it may name a version that its registry no longer has.
        if let Err(error) = install(true) {
            eprintln!("  {error:#}\n  … now without its lock file");
            install(false)?;
        }
        Ok(folder)
    }

    /// The `node_modules` with our npm tools.
    pub fn npm(&self) -> Result<PathBuf> {
        self.node()?;
        let list: Vec<String> = NPM
            .iter()
            .map(|(name, version)| format!("{name}@{version}"))
            .collect();
        let place = self.dir.join(format!(
            "npm-{}",
            &house::sha256(list.join(" ").as_bytes())[..8]
        ));
        self.npm_install(
            &place,
            &list,
            &format!("installing {} with npm", list.join(", ")),
        )?;
        Ok(place.join("node_modules"))
    }

    fn npm_install(&self, place: &Path, list: &[String], what: &str) -> Result<()> {
        if place.join("node_modules").exists() {
            return Ok(());
        }
        let _lock = self.lock()?;
        if place.join("node_modules").exists() {
            return Ok(());
        }
        let building = place.with_extension("new");
        let _ = fs::remove_dir_all(&building);
        let _ = fs::remove_dir_all(place);
        fs::create_dir_all(&building)?;
        house::write(&building.join("package.json"), "{\"private\": true}\n")?;
        let mut command = Command::new("npm");
        command
            .args(["install", "--no-audit", "--no-fund", "--save-exact"])
            .args(list)
            .current_dir(&building);
        run::quiet(what, &mut command, &self.log("npm"))?;
        fs::rename(&building, place)
            .with_context(|| format!("cannot put {} in place", place.display()))
    }

    fn node(&self) -> Result<()> {
        for program in ["node", "npm"] {
            if run::on_path(program).is_none() {
                bail!(
                    "`{program}` is not here: install Node 20 or later with npm (Debian: apt-get install nodejs npm), then run this again"
                );
            }
        }
        Ok(())
    }

    /// The program of an old Chromium: the package holds it compressed with brotli. It needs nothing else from there.
    pub fn old_chromium(&self, old: &OldChromium) -> Result<PathBuf> {
        let place = self.dir.join(format!("chromium-{}", old.major));
        let program = place.join("chromium");
        if program.exists() {
            return Ok(program);
        }
        self.node()?;
        let package = format!("{}@{}", old.package, old.version);
        let fetched = self.dir.join(format!("chromium-{}-package", old.major));
        self.npm_install(
            &fetched,
            std::slice::from_ref(&package),
            &format!("fetching Chromium {} ({package}) with npm", old.major),
        )?;
        let _lock = self.lock()?;
        fs::create_dir_all(&place)?;
        let building = place.join("chromium.new");
        let script = "const [, from, to] = process.argv; const fs = require('fs');\
            require('stream').pipeline(fs.createReadStream(from), require('zlib').createBrotliDecompress(),\
            fs.createWriteStream(to, { mode: 0o755 }), (error) => { if (error) throw error; });";
        let mut command = Command::new("node");
        command
            .args(["-e", script])
            .arg(
                fetched
                    .join("node_modules")
                    .join(old.package)
                    .join("bin/chromium.br"),
            )
            .arg(&building);
        run::quiet(
            &format!("unpacking Chromium {}", old.major),
            &mut command,
            &self.log("chromium"),
        )?;
        fs::rename(&building, &program)?;
        fs::remove_dir_all(&fetched)
            .with_context(|| format!("cannot remove {}", fetched.display()))?;
        Ok(program)
    }

    /// The browsers and drivers of the system.
    pub fn browsers(&self) -> Result<()> {
        let missing: Vec<&str> = BROWSERS
            .iter()
            .filter(|one| !is_there(one))
            .map(|one| one.package)
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let list = missing.join(" ");
        let by_hand =
            format!("apt-get update && apt-get install -y --no-install-recommends {list}");
        if run::on_path("apt-get").is_none() {
            bail!(
                "this system has no apt-get: install what Debian calls {list}, then run this again"
            );
        }
        let root = run::output(Command::new("id").arg("-u"))?.trim() == "0";
        if !root && !sudo_without_asking() {
            bail!("{list} must be installed by root; run: sudo sh -c '{by_hand}'");
        }
        let _lock = self.lock()?;
        let apt = |what: &str, words: &[&str]| {
            let mut command = if root {
                Command::new("apt-get")
            } else {
                Command::new("sudo")
            };
            if !root {
                command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            }
            command.env("DEBIAN_FRONTEND", "noninteractive").args(words);
            run::quiet(what, &mut command, &self.log("apt"))
        };
        apt("updating apt's lists", &["update"])?;
        let mut words = vec!["install", "-y", "--no-install-recommends"];
        words.extend(&missing);
        apt(&format!("installing {list} with apt-get"), &words)?;
        match BROWSERS.iter().find(|one| !is_there(one)) {
            Some(one) => bail!(
                "apt-get installed {} but there is no {}",
                one.package,
                one.shows
            ),
            None => Ok(()),
        }
    }

    fn log(&self, name: &str) -> PathBuf {
        self.dir.join("log").join(format!("{name}.log"))
    }

    /// One installation at a time on this machine.
    fn lock(&self) -> Result<File> {
        lock(
            &self.dir.join(".lock"),
            "another `cargo xtask` is installing tools; waiting for it",
        )
    }
}

/// Holds `path` until the result is dropped; says `busy` when somebody else holds it.
pub fn lock(path: &Path, busy: &str) -> Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("  {busy} …");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(file)
}

fn is_there(one: &Debian) -> bool {
    if one.shows.starts_with('/') {
        Path::new(one.shows).exists()
    } else {
        run::on_path(one.shows).is_some()
    }
}

fn sudo_without_asking() -> bool {
    run::on_path("sudo").is_some() && run::output(Command::new("sudo").args(["-n", "true"])).is_ok()
}

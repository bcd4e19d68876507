//! Scripts and styles: everything that goes through esbuild, for kernels as old as Chromium 64 and Safari 12.

use crate::house::{self, House};
use crate::names;
use crate::run;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCRIPTS: &[&str] = &[
    "--target=es2017",
    "--minify",
    "--charset=utf8",
    "--log-level=warning",
    "--legal-comments=none",
];
const STYLES: &[&str] = &[
    "--target=chrome64,safari12",
    "--minify",
    "--charset=utf8",
    "--log-level=warning",
];

/// Where a script finds the parts of the package.
#[derive(Clone, Copy)]
pub enum Package {
    /// Files beside the script.
    Beside,
    /// The script itself.
    Inside,
    /// Nowhere: it only needs the names of tags and attributes.
    Names,
}

pub struct Esbuild<'a> {
    pub house: &'a House,
    pub program: PathBuf,
    /// Where intermediate files go.
    pub work: PathBuf,
}

impl Esbuild<'_> {
    /// The glue of modules: a script that hands its factory to the shell, so that it can be instantiated again. `styles`
    /// are the hashes of theirs.
    pub fn glue(
        &self,
        name: &str,
        bindgen: &str,
        styles: &BTreeMap<&str, String>,
    ) -> Result<String> {
        let factory = factory(bindgen)?;
        let styles = serde_json::to_string(styles)?;
        let script = format!(
            "(function(){{var f={factory};f.css={styles};(window.mingbai||{{}})._glue&&window.mingbai._glue(f)}})();\n"
        );
        self.transform(&format!("{name}.glue.js"), &script, SCRIPTS)
    }

    /// The glue of a module that a page of ours loads by itself, without the shell: `document.mingbaiBuilder(guard)` is what wasm-bindgen makes.
    pub fn alone(&self, name: &str, bindgen: &str) -> Result<String> {
        let script = format!("document.mingbaiBuilder={}\n", factory(bindgen)?);
        self.transform(&format!("{name}.alone.js"), &script, SCRIPTS)
    }

    /// The styles of a module, one file.
    pub fn styles(&self, module: &str, parts: &[PathBuf]) -> Result<String> {
        let mut text = String::new();
        for part in parts {
            text.push_str(&house::read(part)?);
            text.push('\n');
        }
        self.transform(&format!("{module}.css"), &text, STYLES)
    }

    /// One small style file.
    pub fn style(&self, file: &Path) -> Result<String> {
        self.transform(
            &file
                .file_name()
                .context("a style has a name")?
                .to_string_lossy(),
            &house::read(file)?,
            STYLES,
        )
    }

    /// A script with all that it imports. `mingbai-package` is what brings the parts: from beside it, or from inside it.
    pub fn bundle(
        &self,
        entry: &str,
        package: Package,
        manifest: &Value,
        aliases: &[(String, PathBuf)],
    ) -> Result<String> {
        let shell = self.house.at("widgets/embed/shell");
        let (name, from) = match package {
            Package::Beside => ("beside", shell.join("package.js")),
            Package::Inside => ("inside", shell.join("package-single.js")),
            Package::Names => {
                let from = self.work.join("names.js");
                house::write(&from, "export const manifest = __MANIFEST__;\n")?;
                ("names", from)
            }
        };
        let out = self.work.join("bundled").join(name).join(entry);
        let mut command = Command::new(&self.program);
        command
            .arg(shell.join(entry))
            .args(["--bundle", "--format=iife"])
            .args(SCRIPTS)
            .arg(format!("--define:__MANIFEST__={manifest}"))
            .arg(format!("--alias:mingbai-package={}", from.display()))
            .arg(format!("--outfile={}", out.display()))
            .current_dir(&self.house.root);
        for (name, file) in aliases {
            command.arg(format!("--alias:{name}={}", file.display()));
        }
        run::quiet(&format!("bundling {entry}"), &mut command, &self.log())?;
        house::read(&out)
    }

    /// Parts of the single-file build as modules that scripts import: `name-glue`, `name-wasm` in base64, and each of `texts`
    /// under a name of its own.
    pub fn parts(
        &self,
        name: &str,
        bindgen: &str,
        wasm: &[u8],
        texts: &[(&str, &str)],
    ) -> Result<Vec<(String, PathBuf)>> {
        use base64::Engine;
        let wasm = base64::engine::general_purpose::STANDARD.encode(wasm);
        let mut files = vec![
            (format!("{name}-glue"), factory(bindgen)?),
            (format!("{name}-wasm"), serde_json::to_string(&wasm)?),
        ];
        for (name, text) in texts {
            files.push(((*name).to_owned(), serde_json::to_string(text)?));
        }
        files
            .into_iter()
            .map(|(name, value)| {
                let path = self.work.join("single").join(format!("{name}.js"));
                house::write(&path, format!("export default {value};\n"))?;
                Ok((name, path))
            })
            .collect()
    }

    fn transform(&self, name: &str, text: &str, flags: &[&str]) -> Result<String> {
        let from = self.work.join(name);
        let to = self.work.join("min").join(name);
        house::write(&from, text)?;
        let mut command = Command::new(&self.program);
        command
            .arg(&from)
            .args(flags)
            .arg(format!("--outfile={}", to.display()))
            .current_dir(&self.house.root);
        run::quiet(&format!("minifying {name}"), &mut command, &self.log())?;
        house::read(&to)
    }

    fn log(&self) -> PathBuf {
        self.house.target("log/esbuild.log")
    }
}

/// The glue as a function of the guard that every call into the module goes through.
fn factory(bindgen: &str) -> Result<String> {
    if !bindgen.contains("let wasm_bindgen") {
        bail!("the glue of this wasm-bindgen makes no `wasm_bindgen`");
    }
    let mut glue = bindgen.to_owned();
    names::once(
        &mut glue,
        "wasm = instance.exports",
        "wasm = __guard(instance.exports)",
    )?;
    // Chromium 64 keeps the old buffer attached when memory grows: an empty one is not the only sign of an old view.
    names::once(
        &mut glue,
        "cachedUint8ArrayMemory0.byteLength === 0",
        "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer",
    )?;
    Ok(format!("function(__guard){{{glue}\nreturn wasm_bindgen}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: &str = "cachedUint8ArrayMemory0.byteLength === 0";

    #[test]
    fn the_guard_is_put_in_exactly_once() {
        let made = factory(&format!(
            "let wasm_bindgen = (function(){{ wasm = instance.exports; {VIEW} }})();"
        ))
        .unwrap();
        assert!(made.contains("wasm = __guard(instance.exports)"), "{made}");
        assert!(made.contains("cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer"));
        assert!(
            made.starts_with("function(__guard){") && made.ends_with("return wasm_bindgen}"),
            "{made}"
        );
    }

    #[test]
    fn another_glue_is_refused() {
        for other in [
            "let wasm_bindgen;".to_owned(),
            "let wasm_bindgen; wasm = instance.exports;".to_owned(),
            format!("let wasm_bindgen; wasm = instance.exports; wasm = instance.exports; {VIEW}"),
        ] {
            let error = factory(&other).unwrap_err().to_string();
            assert!(error.contains("once was expected"), "{error}");
        }
        assert!(factory("wasm = instance.exports").is_err());
    }
}

//! Where things are. Nothing else in this crate spells a folder's path out.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The repository and the folders that belong to it.
pub struct House {
    pub root: PathBuf,
}

impl House {
    pub fn find() -> Result<Self> {
        let here = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here.parent().context("xtask has a folder above it")?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// The path of `name` below the root.
    pub fn at(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Built things, whatever `CARGO_TARGET_DIR` says: `target/name`.
    pub fn target(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }

    pub fn dist(&self) -> PathBuf {
        self.at("pkg/dist")
    }

    /// The pinned tools, shared by all clones on this machine.
    pub fn tools(&self) -> PathBuf {
        if let Some(dir) = std::env::var_os("MINGBAI_TOOLS").filter(|dir| !dir.is_empty()) {
            return PathBuf::from(dir);
        }
        std::env::var_os("HOME").map_or_else(
            || self.target("tools"),
            |home| PathBuf::from(home).join(".cache/mingbai"),
        )
    }
}

/// Reads a file, naming it when it cannot be read.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads a file's bytes, naming it when it cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it; a file that has this content already keeps its time.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let content = content.as_ref();
    if fs::read(path).is_ok_and(|there| there == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// Every file below `folder`, sorted; a folder that is not there has none.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() {
                if name != "target" && name != "node_modules" {
                    open.push(path);
                }
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// SHA-256 as hexadecimal digits.
pub fn sha256(content: &[u8]) -> String {
    use sha2::Digest;
    hex(&sha2::Sha256::digest(content))
}

/// A hash over many files and texts: what a built thing was made from.
#[derive(Default)]
pub struct Fingerprint(String);

impl Fingerprint {
    pub fn text(&mut self, name: &str, text: &str) {
        self.0
            .push_str(&format!("{name} {}\n", sha256(text.as_bytes())));
    }

    pub fn file(&mut self, path: &Path) {
        let content = fs::read(path).unwrap_or_default();
        self.0
            .push_str(&format!("{} {}\n", path.display(), sha256(&content)));
    }

    pub fn folder(&mut self, folder: &Path) {
        for path in files(folder) {
            self.file(&path);
        }
    }

    pub fn digits(&self) -> String {
        sha256(self.0.as_bytes())
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_changes_with_its_content_and_not_with_time() {
        let mut one = Fingerprint::default();
        one.text("recipe", "a");
        let mut same = Fingerprint::default();
        same.text("recipe", "a");
        let mut other = Fingerprint::default();
        other.text("recipe", "b");
        assert_eq!(one.digits(), same.digits());
        assert_ne!(one.digits(), other.digits());
        assert_eq!(
            sha256(b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}

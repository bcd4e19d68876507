//! The packages whose tests hold hostile strings. They are fetched as their registry has them and unpacked; nothing of
//! them is run, and nothing of them is committed.

use super::Tools;
use crate::house;
use crate::pinned::{CORPORA, Corpus, Registry};
use crate::run;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PYPI: &str = "https://pypi.org/simple";

impl Tools<'_> {
    /// A folder with a folder for each of them.
    pub fn corpora(&self) -> Result<PathBuf> {
        let list: Vec<&str> = CORPORA.iter().map(|one| one.sha256).collect();
        let place = self.dir.join(format!(
            "corpora-{}",
            &house::sha256(list.join(" ").as_bytes())[..8]
        ));
        if place.exists() {
            return Ok(place);
        }
        self.node()?;
        let _lock = self.lock()?;
        if place.exists() {
            return Ok(place);
        }
        let building = place.with_extension("new");
        let _ = fs::remove_dir_all(&building);
        for one in CORPORA {
            let folder = building.join(one.name);
            fs::create_dir_all(&folder)?;
            let packed = self.packed(one, &building).with_context(|| {
                format!(
                    "the hostile strings of {} {} are not to be had from {}",
                    one.name,
                    one.version,
                    one.registry.name()
                )
            })?;
            let digits = house::sha256(&house::bytes(&packed)?);
            if digits != one.sha256 {
                bail!(
                    "{} {} from {} is not what is pinned: its SHA-256 is {digits}",
                    one.name,
                    one.version,
                    one.registry.name()
                );
            }
            let mut command = Command::new("tar");
            command
                .args(["--strip-components=1", "-xzf"])
                .arg(&packed)
                .arg("-C")
                .arg(&folder);
            run::quiet(
                &format!("unpacking {}", one.name),
                &mut command,
                &self.log("corpora"),
            )?;
            fs::remove_file(&packed)?;
        }
        fs::rename(&building, &place)
            .with_context(|| format!("cannot put {} in place", place.display()))?;
        Ok(place)
    }

    /// The package as it was published, a file in `folder`.
    fn packed(&self, one: &Corpus, folder: &Path) -> Result<PathBuf> {
        let what = format!(
            "fetching the hostile strings of {} {} from {}",
            one.name,
            one.version,
            one.registry.name()
        );
        match one.registry {
            Registry::Npm => {
                let mut command = Command::new("npm");
                command
                    .arg("pack")
                    .arg(format!("{}@{}", one.name, one.version))
                    .current_dir(folder);
                run::quiet(&what, &mut command, &self.log("corpora"))?;
                Ok(folder.join(format!("{}-{}.tgz", one.name, one.version)))
            }
            Registry::PyPi => {
                let file = format!("{}-{}.tar.gz", one.name, one.version);
                let page = self.fetched(
                    &what,
                    &format!("{PYPI}/{}/", one.name),
                    &folder.join("page.html"),
                )?;
                let text = house::read(&page)?;
                let address = text
                    .split('"')
                    .filter_map(|part| part.split('#').next())
                    .find(|address| address.ends_with(&format!("/{file}")))
                    .with_context(|| format!("{PYPI}/{}/ does not list {file}", one.name))?;
                let fetched = self.fetched(&what, address, &folder.join(&file))?;
                fs::remove_file(&page)?;
                Ok(fetched)
            }
        }
    }

    fn fetched(&self, what: &str, address: &str, file: &Path) -> Result<PathBuf> {
        if run::on_path("curl").is_none() {
            bail!(
                "`curl` is not here: install it (Debian: apt-get install curl), then run this again"
            );
        }
        let mut command = Command::new("curl");
        command
            .args(["--fail", "--silent", "--show-error", "--location"])
            .args(["--retry", "2", "--max-time", "120", "--output"])
            .arg(file)
            .arg(address);
        run::quiet(what, &mut command, &self.log("corpora"))?;
        Ok(file.to_owned())
    }
}

//! The folder: one run at a time, and files that are old or new but never half.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const LOCK: &str = ".mingbai-snapshot.lock";
const HALF: &str = ".mingbai-tmp";

/// A folder that no other run writes to.
pub struct Store {
    folder: PathBuf,
    /// Locked as long as it is open; the system opens it again whatever becomes of this run.
    _lock: Option<File>,
}

/// Opens the folder, making it when there is none; `None` while another run has it.
pub fn open(folder: &Path) -> io::Result<Option<Store>> {
    fs::create_dir_all(folder)?;
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    Ok(Some(Store {
        folder: folder.to_owned(),
        _lock: Some(lock),
    }))
}

/// The folder as it is: to look at, or where only one file is written.
pub fn look(folder: &Path) -> Store {
    Store {
        folder: folder.to_owned(),
        _lock: None,
    }
}

impl Store {
    /// Where a file stands.
    pub fn path(&self, file: &Path) -> PathBuf {
        self.folder.join(file)
    }

    /// What a file is called while it is written.
    fn half(&self, file: &Path) -> PathBuf {
        let path = self.path(file);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!(".{name}{HALF}"))
    }

    /// Removes what a run that was killed left of a file: nobody else writes here now.
    pub fn tidy(&self, file: &Path) {
        let _ = fs::remove_file(self.half(file));
    }

    /// Writes a file beside the old one, and puts it in its place when all of it is on the disk. The mode is kept.
    pub fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let (path, half) = (self.path(file), self.half(file));
        let parent = path.parent().unwrap_or(&self.folder);
        self.tidy(file);
        fs::create_dir_all(parent)?;
        let result = self.replace(&half, &path, bytes);
        if result.is_err() {
            let _ = fs::remove_file(&half);
        }
        result?;
        // The name is on the disk when the folder is; where a folder cannot be opened (Windows) the system does it.
        if let Ok(parent) = File::open(parent) {
            let _ = parent.sync_all();
        }
        Ok(())
    }

    fn replace(&self, half: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::options().write(true).create_new(true).open(half)?;
        file.write_all(bytes)?;
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
            same_owner(half, &old);
        }
        file.sync_all()?;
        drop(file);
        fs::rename(half, path)
    }
}

/// Run by root, the file stays its owner's; anybody else may not give a file away, and need not.
#[cfg(unix)]
fn same_owner(file: &Path, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(file, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn same_owner(_: &Path, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("mingbai-store-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn one_run_at_a_time() {
        let folder = folder("lock");
        let first = open(&folder).unwrap().unwrap();
        assert!(open(&folder).unwrap().is_none());
        drop(first);
        assert!(open(&folder).unwrap().is_some());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_file_is_replaced_whole_and_what_a_killed_run_left_is_gone() {
        let folder = folder("write");
        let store = open(&folder).unwrap().unwrap();
        let file = Path::new("sub/a.json");
        store.write(file, b"one").unwrap();
        fs::write(folder.join("sub/.a.json.mingbai-tmp"), b"ha").unwrap();
        store.write(file, b"two").unwrap();
        assert_eq!(fs::read(store.path(file)).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.join("sub")).unwrap().count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_is_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("mode");
        let store = open(&folder).unwrap().unwrap();
        let file = Path::new("a.json");
        store.write(file, b"one").unwrap();
        fs::set_permissions(store.path(file), fs::Permissions::from_mode(0o640)).unwrap();
        store.write(file, b"two").unwrap();
        let mode = fs::metadata(store.path(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_folder_in_the_way_leaves_nothing_half() {
        let folder = folder("way");
        let store = open(&folder).unwrap().unwrap();
        fs::create_dir(folder.join("a.json")).unwrap();
        assert!(store.write(Path::new("a.json"), b"one").is_err());
        assert!(!folder.join(".a.json.mingbai-tmp").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}

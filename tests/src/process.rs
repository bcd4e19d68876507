//! Programs that a test starts: each in a process group and a folder of its own, and none of them outlives the test.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use std::os::unix::process::CommandExt;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// Every running process by its id, with its folder: a signal to the suite must end them too.
static RUNNING: Mutex<BTreeMap<u32, PathBuf>> = Mutex::new(BTreeMap::new());
static FOLDERS: AtomicU32 = AtomicU32::new(0);

fn running() -> MutexGuard<'static, BTreeMap<u32, PathBuf>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A program with its own temporary folder. Dropping it ends the program, its children, and removes the folder.
#[derive(Debug)]
pub struct Process {
    child: Child,
    folder: Folder,
}

impl Process {
    /// Starts a program; what it says goes to `log` in the folder.
    ///
    /// # Errors
    /// The program cannot be started.
    pub fn start(mut command: Command, folder: Folder) -> Result<Self> {
        let log = File::create(folder.path().join("log"))?;
        command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .spawn()
            .with_context(|| format!("Cannot start {name}"))?;
        running().insert(child.id(), folder.path().to_owned());
        Ok(Self { child, folder })
    }

    /// The folder that belongs to the program.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the program has said so far.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read(self.folder.path().join("log"))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Waits until `ready` gives something.
    ///
    /// # Errors
    /// The program ended, or the time is over; the message has the program's last lines.
    pub fn wait_until<T>(
        &mut self,
        limit: Duration,
        mut ready: impl FnMut(&Self) -> Option<T>,
    ) -> Result<T> {
        let end = Instant::now() + limit;
        loop {
            if let Some(value) = ready(self) {
                return Ok(value);
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("It ended with {status}: {}", tail(&self.log()));
            }
            if Instant::now() > end {
                bail!("It was not ready after {limit:?}: {}", tail(&self.log()));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        end(self.child.id(), self.folder.path());
        // The ended process is collected, so that none stays as a zombie.
        let _ = self.child.wait();
        running().remove(&self.child.id());
    }
}

/// Ends everything that was started and not dropped: for a signal to the suite itself.
pub fn end_all() {
    for (id, folder) in running().iter() {
        end(*id, folder);
        let _ = fs::remove_dir_all(folder);
    }
}

/// Ends a group, and those of its descendants that left the group but name its folder: a driver starts its browser so.
fn end(id: u32, folder: &Path) {
    let group = i32::try_from(id).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        let _ = kill_process_group(group, Signal::TERM);
    }
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(3) && (alive(id) || !strays(folder).is_empty()) {
        for stray in strays(folder) {
            let _ = kill_process(
                stray,
                if started.elapsed() > Duration::from_secs(1) {
                    Signal::KILL
                } else {
                    Signal::TERM
                },
            );
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    if let Some(group) = group {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

/// A zombie has ended, it only has not been collected yet.
fn alive(id: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    stat.rsplit_once(") ")
        .is_some_and(|(_, rest)| !rest.starts_with('Z'))
}

/// The processes whose command line names the folder. A folder's name is used once, so these are ours.
fn strays(folder: &Path) -> Vec<Pid> {
    let name = folder.as_os_str().as_encoded_bytes();
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok())
        .filter(|id| u32::try_from(*id).is_ok_and(|id| id != std::process::id()))
        .filter(|id| {
            fs::read(format!("/proc/{id}/cmdline"))
                .is_ok_and(|line| line.windows(name.len()).any(|part| part == name))
        })
        .filter_map(Pid::from_raw)
        .collect()
}

/// The last lines of a log, for a message.
#[must_use]
pub fn tail(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    lines[lines.len().saturating_sub(8)..].join(" | ")
}

/// A temporary folder, removed when it is dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new empty folder.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn new(what: &str) -> Result<Self> {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("mingbai-{what}-{}-{number}-", std::process::id()));
        fs::create_dir_all(&path).with_context(|| format!("Cannot make {}", path.display()))?;
        Ok(Self(path))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A port that is free now.
///
/// # Errors
/// There is none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// Whether something listens there.
#[must_use]
pub fn listens(port: u16) -> bool {
    TcpStream::connect_timeout(
        &(Ipv4Addr::LOCALHOST, port).into(),
        Duration::from_millis(200),
    )
    .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_process_takes_its_child_and_its_folder_along() {
        let folder = Folder::new("process").unwrap();
        let path = folder.path().to_owned();
        let mut command = Command::new("sh");
        // The grandchild leaves the group, as a browser does that a driver starts.
        command.arg("-c").arg(format!(
            "setsid sh -c 'sleep 60; : {}' & wait",
            path.display()
        ));
        let mut process = Process::start(command, folder).unwrap();
        process
            .wait_until(Duration::from_secs(5), |process| {
                (strays(process.folder()).len() > 1).then_some(())
            })
            .unwrap();
        drop(process);
        assert!(strays(&path).is_empty());
        assert!(!path.exists());
    }

    #[test]
    fn a_program_that_ends_early_says_why() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo no display >&2; exit 3"]);
        let mut process = Process::start(command, Folder::new("early").unwrap()).unwrap();
        let error = process
            .wait_until(Duration::from_secs(5), |_| None::<()>)
            .unwrap_err()
            .to_string();
        assert!(error.contains("no display"), "{error}");
    }
}

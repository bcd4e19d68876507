//! Running other programs: in the open, or quietly with a log, progress, and the log's tail on failure.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TAIL: usize = 40;

/// Runs `command` with its output in `log`; says `what` it does, and how long it takes beyond two seconds.
pub fn quiet(what: &str, command: &mut Command, log: &Path) -> Result<()> {
    if let Some(folder) = log.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let out = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let line = shown(command);
    command
        .stdin(Stdio::null())
        .stdout(out.try_clone()?)
        .stderr(out);
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    let mut progress = Progress::new(what);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(if progress.since() < 1.0 {
            20
        } else {
            100
        }));
        progress.tick();
    };
    if status.success() {
        progress.done();
        return Ok(());
    }
    progress.failed();
    let text = String::from_utf8_lossy(&std::fs::read(log).unwrap_or_default()).into_owned();
    eprintln!("{}", tail(&text, TAIL));
    bail!(
        "{what}: `{line}` failed ({status}); all of its output is in {}",
        log.display()
    )
}

/// Runs `command` in the open; its output is the reader's.
pub fn loud(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What `command` prints; its errors are in the failure.
pub fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        bail!(
            "`{line}` failed ({}): {}",
            output.status,
            tail(&String::from_utf8_lossy(&output.stderr), TAIL)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of this name is on the PATH.
pub fn on_path(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// `cargo`, the one that runs us, in the repository's root.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

fn shown(command: &Command) -> String {
    let mut line = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for word in command.get_args() {
        let word = word.to_string_lossy();
        line.push(' ');
        if word.chars().count() > 160 {
            line.extend(word.chars().take(60));
            line.push('…');
        } else {
            line.push_str(&word);
        }
    }
    line
}

fn tail(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// A line that says what goes on, and how long it has been going on.
pub struct Progress {
    what: String,
    start: Instant,
    said: f64,
    terminal: bool,
}

impl Progress {
    pub fn new(what: &str) -> Self {
        let terminal = std::io::stderr().is_terminal();
        if terminal {
            eprint!("  {what} …");
            let _ = std::io::stderr().flush();
        }
        Self {
            what: what.to_owned(),
            start: Instant::now(),
            said: 0.0,
            terminal,
        }
    }

    pub fn since(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    pub fn tick(&mut self) {
        let now = self.since();
        // In a log the first line comes when it is clear that this takes a while, then one every ten seconds.
        let step = if self.terminal { 1.0 } else { 10.0 };
        if now < 2.0 || (self.said > 0.0 && now - self.said < step) {
            return;
        }
        self.said = now;
        if self.terminal {
            eprint!("\r  {} … {now:.0} s", self.what);
            let _ = std::io::stderr().flush();
        } else {
            eprintln!("  {} … {now:.0} s", self.what);
        }
    }

    pub fn done(&self) {
        let now = self.since();
        if self.terminal {
            eprintln!("\r  {} ✓ {now:.1} s   ", self.what);
        } else if now > 2.0 {
            eprintln!("  {} ✓ {now:.1} s", self.what);
        }
    }

    fn failed(&self) {
        eprintln!("{}  {} ✗", if self.terminal { "\r" } else { "" }, self.what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_the_end() {
        assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
        assert_eq!(tail("a", 2), "a");
        assert_eq!(tail("", 2), "");
    }

    #[test]
    fn a_failure_names_the_command_and_keeps_its_log() {
        let log = std::env::temp_dir().join(format!("xtask-run-{}.log", std::process::id()));
        let error = quiet(
            "tries",
            Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"]),
            &log,
        )
        .unwrap_err()
        .to_string();
        assert!(error.contains("sh -c") && error.contains('3'), "{error}");
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "out\nerr\n");
        let _ = std::fs::remove_file(log);
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = format!(
            "{:#}",
            output(&mut Command::new("mingbai-no-such-program")).unwrap_err()
        );
        assert!(error.contains("mingbai-no-such-program"), "{error}");
    }
}

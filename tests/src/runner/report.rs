//! What is printed: a line a case, the reasons below it, and one last line that is always of the same form.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The counts so far. Shared by all workers.
#[derive(Debug, Default)]
pub struct Report(
    Mutex<Vec<(String, Vec<String>)>>,
    Mutex<usize>,
    Mutex<usize>,
);

/// What is known not to hold yet: a case name or the beginning of one ending in `*`, then the reason. It is printed as
/// `OPEN` and counted apart; whatever else fails, fails.
const OPEN: &str = include_str!("../../open.txt");

/// The reason why `name` is allowed to fail for now.
fn open_reason(name: &str) -> Option<&'static str> {
    OPEN.lines()
        .filter(|line| !line.starts_with('#'))
        .find_map(|line| {
            let (pattern, reason) = line.split_once(' ')?;
            let fits = match pattern.strip_suffix('*') {
                Some(start) => name.starts_with(start),
                None => name == pattern,
            };
            fits.then_some(reason.trim())
        })
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Cases without a problem.
    pub passed: usize,
    /// Cases with one.
    pub failed: usize,
}

impl Report {
    /// A case has ended.
    pub fn done(&self, name: &str, problems: Vec<String>, time: Duration) {
        let open = open_reason(name).filter(|_| !problems.is_empty());
        let mark = match (problems.is_empty(), open) {
            (true, _) => "ok  ",
            (false, Some(_)) => "OPEN",
            (false, None) => "FAIL",
        };
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        println!("{mark} {name}  {:.1} s", time.as_secs_f64());
        for problem in problems.iter().take(30) {
            println!("       {problem}");
        }
        if problems.len() > 30 {
            println!("       … and {} more", problems.len() - 30);
        }
        if let Some(reason) = open {
            println!("       known: {reason}");
            *self.2.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        } else if problems.is_empty() {
            *self.1.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        } else {
            failures.push((name.to_owned(), problems));
        }
    }

    /// Prints what failed once more, and the last line.
    pub fn finish(&self) -> Summary {
        let failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = *self.1.lock().unwrap_or_else(PoisonError::into_inner);
        if !failures.is_empty() {
            println!("\nFailed (pictures in target/screens/failed):");
        }
        for (name, problems) in failures.iter() {
            println!("  {name}: {}", problems.first().map_or("", String::as_str));
        }
        let summary = Summary {
            passed,
            failed: failures.len(),
        };
        let open = *self.2.lock().unwrap_or_else(PoisonError::into_inner);
        if open > 0 {
            println!("{open} open: known not to hold yet, with the reason in tests/open.txt");
        }
        println!("{} passed, {} failed", summary.passed, summary.failed);
        summary
    }
}

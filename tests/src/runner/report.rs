//! What is printed: a line a case, the reasons below it, and one last line that is always of the same form.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The counts so far. Shared by all workers.
#[derive(Debug, Default)]
pub struct Report(Mutex<Vec<(String, Vec<String>)>>, Mutex<usize>);

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
        let mark = if problems.is_empty() { "ok  " } else { "FAIL" };
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        println!("{mark} {name}  {:.1} s", time.as_secs_f64());
        for problem in problems.iter().take(30) {
            println!("       {problem}");
        }
        if problems.len() > 30 {
            println!("       … and {} more", problems.len() - 30);
        }
        if problems.is_empty() {
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
        println!("{} passed, {} failed", summary.passed, summary.failed);
        summary
    }
}

//! What is printed: a line a case, the reasons below it, and one last line that is always of the same form.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The counts so far. Shared by all workers.
#[derive(Debug, Default)]
pub struct Report(Mutex<Counted>);

#[derive(Debug, Default)]
struct Counted {
    failures: Vec<(String, Vec<String>)>,
    passed: usize,
    open: usize,
    /// What failed at the first try, with the first reason.
    again: Vec<(String, String)>,
}

/// So many cases of a run may pass at their second try.
pub const AGAIN: usize = 3;

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
    fn lock(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A case has failed; whether it is to be tried once more.
    pub fn again(&self, name: &str, problems: &[String], time: Duration) -> bool {
        let mut counted = self.lock();
        let tried = counted.again.iter().any(|(own, _)| own == name);
        if tried || counted.again.len() >= AGAIN || open_reason(name).is_some() {
            return false;
        }
        print("AGAIN", name, problems, time);
        let reason = problems.first().cloned().unwrap_or_default();
        counted.again.push((name.to_owned(), reason));
        true
    }

    /// A case has ended.
    pub fn done(&self, name: &str, problems: Vec<String>, time: Duration) {
        let open = open_reason(name).filter(|_| !problems.is_empty());
        let mark = match (problems.is_empty(), open) {
            (true, _) => "ok  ",
            (false, Some(_)) => "OPEN",
            (false, None) => "FAIL",
        };
        let mut counted = self.lock();
        print(mark, name, &problems, time);
        if let Some(reason) = open {
            println!("       known: {reason}");
            counted.open += 1;
        } else if problems.is_empty() {
            counted.passed += 1;
        } else {
            counted.failures.push((name.to_owned(), problems));
        }
    }

    /// Prints what failed once more, and the last line.
    pub fn finish(&self) -> Summary {
        let counted = self.lock();
        let failed = |name: &str| counted.failures.iter().any(|(own, _)| own == name);
        for (name, reason) in counted.again.iter().filter(|(name, _)| !failed(name)) {
            println!("passed only at the second try: {name}, which had failed: {reason}");
        }
        if !counted.failures.is_empty() {
            println!("\nFailed (pictures in target/screens/failed):");
        }
        for (name, problems) in &counted.failures {
            println!("  {name}: {}", problems.first().map_or("", String::as_str));
        }
        let summary = Summary {
            passed: counted.passed,
            failed: counted.failures.len(),
        };
        if counted.open > 0 {
            println!(
                "{} open: known not to hold yet, with the reason in tests/open.txt",
                counted.open
            );
        }
        println!("{} passed, {} failed", summary.passed, summary.failed);
        summary
    }
}

fn print(mark: &str, name: &str, problems: &[String], time: Duration) {
    println!("{mark} {name}  {:.1} s", time.as_secs_f64());
    for problem in problems.iter().take(30) {
        println!("       {problem}");
    }
    if problems.len() > 30 {
        println!("       … and {} more", problems.len() - 30);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_tried_once_more_and_no_more_than_a_few() {
        let report = Report::default();
        let (wrong, time) = (vec!["wrong".to_owned()], Duration::ZERO);
        assert!(report.again("a", &wrong, time));
        assert!(!report.again("a", &wrong, time), "it failed twice");
        report.done("a", wrong.clone(), time);
        for name in 1..AGAIN {
            assert!(report.again(&name.to_string(), &wrong, time));
            report.done(&name.to_string(), Vec::new(), time);
        }
        assert!(!report.again("z", &wrong, time), "one too many");
        report.done("z", wrong, time);
        let (passed, failed) = (AGAIN - 1, 2);
        assert_eq!(report.finish(), Summary { passed, failed });
    }
}

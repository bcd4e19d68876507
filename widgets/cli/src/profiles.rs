//! The profiles of lists: those that come along, and one that somebody wrote.

use crate::http::{Client, Gate, Rules};
use crate::reading;
use crate::source;
use crate::table;
use crate::words::instead;
use mingbai_data::listing::{Profile, profiles};
use std::path::Path;
use std::time::Duration;

/// Time for the file of a profile.
const TOTAL: Duration = Duration::from_secs(30);

/// The profile that a word on the command line stands for: a name of one that comes along, a file or an address.
///
/// # Errors
/// In Chinese: there is no such profile, or it is none.
pub fn wanted(word: &str, rules: &Rules) -> Result<Box<Profile>, String> {
    let own = profiles().iter().find(|(name, _)| *name == word);
    if let Some((name, text)) = own {
        return reading::profile(name, text.as_bytes(), None);
    }
    // A name has neither a slash nor a point.
    let file = word.contains(['/', '\\', '.']) || Path::new(word).is_file();
    if !file || word == "-" {
        let names: Vec<&str> = profiles().iter().map(|(name, _)| *name).collect();
        let names = instead(word, &names);
        let stop = if names.ends_with('？') { "" } else { "；" };
        return Err(format!(
            "没有名为“{word}”的栏目模板。{names}{stop}自己的模板写文件或 http(s) 地址"
        ));
    }
    let (gate, mut left) = (Gate::default(), TOTAL);
    let source = source::open(word, &Client::new(rules, &gate), &mut left)?;
    let answer = source
        .answer
        .map_err(|fault| format!("栏目模板“{word}”取不到：{}", fault.message()))?;
    reading::profile(word, &answer.bytes, answer.charset.as_deref())
}

/// The profiles that come along: name, title, and which areas of disclosure they serve.
///
/// # Errors
/// One of them cannot be read.
pub fn listed() -> Result<String, String> {
    let mut rows = Vec::new();
    for (name, text) in profiles() {
        let profile = Profile::read(text)?;
        let areas: Vec<String> = profile.areas.iter().map(u32::to_string).collect();
        let areas = match areas.as_slice() {
            [] => String::new(),
            areas => format!("事项 {}", areas.join("、")),
        };
        rows.push(vec![(*name).to_owned(), profile.title.into(), areas]);
    }
    Ok(table::columns(&rows))
}

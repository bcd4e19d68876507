//! `mingbai`: the same reading and checking as the widgets, on a server or a desk.
//!
//! **Rule of this crate:** it decides nothing about data; it reads files, asks `mingbai-data`, and prints in Chinese.
//! Exit codes: 0 nothing wrong, 1 the data has errors, 2 the arguments cannot be used.

mod args;
mod report;

use anyhow::Context;
use args::{Check, Cli, Command, Format};
use mingbai_data::budget::{ReadOptions, read_text};
use mingbai_data::{ReadError, ReadErrorKind};
use report::Report;
use std::io::{ErrorKind, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Command::Check(check) = match Cli::from_args() {
        Ok(cli) => cli.command,
        Err(code) => return code,
    };
    let bytes = match read_bytes(&check.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::from(2);
        }
    };
    let name = if check.file == "-" {
        "标准输入"
    } else {
        &check.file
    };
    let report = Report::new(name, read(&bytes, &check));
    let text = match check.format {
        Format::Text => report.text(),
        Format::Json => report.json(),
    };
    // A closed pipe (`mingbai check … | head`) is no error of ours.
    let _ = std::io::stdout().write_all(text.as_bytes());
    ExitCode::from(u8::from(report.has_errors()))
}

/// The bytes of a file, or of standard input for `-`.
fn read_bytes(file: &str) -> anyhow::Result<Vec<u8>> {
    if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .context("标准输入读不出来")?;
        return Ok(bytes);
    }
    std::fs::read(file).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::NotFound => "没有这个文件".to_owned(),
            ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
            ErrorKind::IsADirectory => "这是一个目录".to_owned(),
            _ => error.to_string(),
        };
        anyhow::anyhow!("文件“{file}”打不开：{why}")
    })
}

fn read(bytes: &[u8], check: &Check) -> Result<mingbai_data::budget::Budget, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError {
            kind: ReadErrorKind::Empty,
            message: "文件是空的（0 字节）".into(),
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to().saturating_add(1);
        let message = format!("文件不是 UTF-8 编码：第 {at} 个字节起认不出来");
        ReadError {
            kind: ReadErrorKind::Encoding,
            message,
        }
    })?;
    let mut options = ReadOptions {
        unit: check.unit,
        ..ReadOptions::default()
    };
    options.max_rows = check.max_rows.unwrap_or(options.max_rows);
    options.limits.max_bytes = check.max_bytes.unwrap_or(options.limits.max_bytes);
    read_text(text, &options)
}

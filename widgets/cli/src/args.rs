//! What stands on the command line.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand, ValueEnum};
use mingbai_data::MoneyUnit;
use mingbai_data::money::UNITS;
use std::process::ExitCode;

const HELP: &str = "{about}\n\n用法：{usage}\n\n{all-args}";

/// 检查公开的数据文件：与网页组件用同一套读法和核对规则。
#[derive(Parser)]
#[command(name = "mingbai", version, help_template = HELP, disable_help_subcommand = true)]
#[command(subcommand_help_heading = "命令", subcommand_value_name = "命令")]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// 显示用法
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub enum Command {
    Check(Check),
}

/// 读一个 JSON 文件，报告读不懂的地方和对不上的数。有错误时退出码为 1，参数不能用时为 2。
#[derive(clap::Args)]
#[command(help_template = HELP, override_usage = "mingbai check <文件> [选项]")]
pub struct Check {
    /// 文件，- 表示标准输入
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: String,
    /// 数据的种类 [可选：budget]
    #[arg(
        long = "as",
        value_enum,
        default_value = "budget",
        value_name = "种类",
        help_heading = "选项"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub kind: Kind,
    /// 数据没有注明时的金额单位 [可选：元、千元、万元、百万元、亿元]
    #[arg(long, value_parser = unit, value_name = "单位", help_heading = "选项")]
    pub unit: Option<MoneyUnit>,
    /// 最多读多少行，与组件的 max-rows 相同 [默认：5000]
    #[arg(long, value_name = "行数", help_heading = "选项")]
    pub max_rows: Option<usize>,
    /// 最多读多少字节，与组件的 max-bytes 相同 [默认：1048576]
    #[arg(long, value_name = "字节数", help_heading = "选项")]
    pub max_bytes: Option<usize>,
    /// 输出格式 [可选：text、json]
    #[arg(
        long,
        value_enum,
        default_value = "text",
        value_name = "格式",
        help_heading = "选项"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Budget,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

fn unit(text: &str) -> Result<MoneyUnit, String> {
    MoneyUnit::parse(text).ok_or_else(|| ["可用", UNITS].concat())
}

impl Cli {
    /// Parses the arguments; what cannot be used is said in Chinese, and the exit code is the error.
    pub fn from_args() -> Result<Self, ExitCode> {
        Self::try_parse().map_err(|error| {
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
                let _ = error.print();
                return ExitCode::SUCCESS;
            }
            let said = |kind| match error.get(kind) {
                Some(ContextValue::String(text)) => text.clone(),
                Some(ContextValue::Strings(texts)) => texts.join("、"),
                _ => String::new(),
            };
            let argument = said(ContextKind::InvalidArg);
            let value = said(ContextKind::InvalidValue);
            let what = match error.kind() {
                ErrorKind::MissingRequiredArgument => format!("缺少参数 {argument}"),
                ErrorKind::InvalidSubcommand => {
                    format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand))
                }
                ErrorKind::UnknownArgument => format!("不认识参数 {argument}"),
                ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
                    format!("{argument} 后面缺少内容")
                }
                ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                    format!("{argument} 不能是“{value}”")
                }
                ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
                    "缺少命令".to_owned()
                }
                _ => "参数不能这样写".to_owned(),
            };
            eprintln!("{what}。用法：mingbai check 文件|- [--as budget] [--unit 万元] [--format text|json]");
            ExitCode::from(2)
        })
    }
}

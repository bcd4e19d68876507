//! What stands on the command line.

use crate::reading::Subject;
use crate::turn::PAGES;
use crate::words::{instead, nearest};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand, ValueEnum};
use mingbai_data::MoneyUnit;
use mingbai_data::budget::{PEOPLE, PRICES, read_index, read_people};
use mingbai_data::date::Date;
use mingbai_data::money::UNITS;
use std::process::ExitCode;

const HELP: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "例子:
  mingbai check 预算.json                     检查一个文件
  mingbai check --online https://…/data.json  检查一个接口和其中的链接
  mingbai read 预算.json --as budget          在终端里看成表格
  mingbai render 政策.json --as policy        写成不用脚本的网页
  mingbai check 召回.csv --profile recall     按栏目模板检查一份清单
  mingbai presets                             列出内置的预设
  mingbai profiles                            列出随组件带来的栏目模板
  mingbai snapshot 快照.toml                  按配置读取各个接口，写成干净的文件（放在 cron 里）";

const CHECK_EXAMPLES: &str = "例子:
  mingbai check 预算.json 决算.json
  mingbai check https://www.example.gov.cn/data/budget.json --unit 万元 --online
  mingbai check 'https://www.example.gov.cn/api/list?page=1' --as list    分页的接口，各页自动取完
  mingbai check 空气.csv --as air
  mingbai check 召回.csv --profile recall          清单按栏目模板检查：缺的、逾期的、对不上的
  mingbai check 我的模板.json                      检查自己写的栏目模板
  导出程序 | mingbai check - --format json
  mingbai check data/*.json --format sarif > 结果.sarif

退出码：0 没有异常，1 数据有异常或取不到，2 参数不能用或文件打不开。";

const READ_EXAMPLES: &str = "例子:
  mingbai read 预算.json --as budget
  mingbai read https://www.example.gov.cn/api/budget --as budget --unit 万元 --format json > 预算.json
  mingbai read http://… --as air --preset cnemc-live
  mingbai read 数据.json --as air --map 映射.json
  mingbai read 召回.csv --profile recall

数据写到标准输出；--format json 时发现的问题写到标准错误，表格时写在表格下面。
退出码：0 没有异常，1 数据有异常或取不到，2 参数不能用或文件打不开。";

const RENDER_EXAMPLES: &str = "例子:
  mingbai render 政策.json > 政策.html
  mingbai render 召回.csv --profile recall > 召回.html
  mingbai render https://www.example.gov.cn/api/budget --as budget --format fragment --out 预算片段.html --watch 600
  mingbai render https://www.example.gov.cn/api/policy --as policy --format jsonld

html 是整个网页：样式在里面，不用脚本，各部分都展开；里面有给搜索引擎的 schema.org 数据。fragment 是没有样式的一段，贴进网站自己的页面，或放在组件的标签里面当后备内容。jsonld 只写给搜索引擎的那一段，贴进页面的 <head>。
退出码：0 没有异常，1 数据有异常或取不到，2 参数不能用或文件打不开。";

const SNAPSHOT_EXAMPLES: &str = "例子:
  mingbai snapshot /etc/mingbai/快照.toml
  mingbai snapshot 快照.toml --only 空气质量 --dry-run
  */10 * * * * mingbai snapshot /etc/mingbai/快照.toml    （crontab 的一行，每 10 分钟一次）

退出码：0 全部正常或没有变化，1 有数据源失败、保留了上次的文件，2 配置或目录不能用，3 有数据源失败而且还没有文件。
没有错误时不输出，所以 cron 只在出错时发邮件。";

/// 检查、读取和定时转存公开的数据：与网页组件用同一套读法和核对规则。
#[derive(Parser)]
#[command(name = "mingbai", version, help_template = HELP, disable_help_subcommand = true)]
#[command(subcommand_help_heading = "命令", subcommand_value_name = "命令", after_help = EXAMPLES)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// 显示用法
    #[arg(short, long, global = true, display_order = 1_000, action = clap::ArgAction::Help, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub enum Command {
    Check(Check),
    Read(Read),
    Render(Render),
    /// 列出内置的预设：为常见接口写好的映射
    #[command(help_template = HELP, override_usage = "mingbai presets")]
    Presets,
    /// 列出随组件带来的栏目模板：各种清单有哪些字段、怎么检查
    #[command(help_template = HELP, override_usage = "mingbai profiles")]
    Profiles,
    Snapshot(Snapshot),
}

/// 读文件或接口，报告读不懂的地方和对不上的数
#[derive(clap::Args)]
#[command(help_template = HELP, override_usage = "mingbai check <来源>… [选项]", after_help = CHECK_EXAMPLES)]
pub struct Check {
    /// 文件、http(s) 地址，- 表示标准输入；可以写几个
    #[arg(value_name = "来源", help_heading = "参数", required = true)]
    pub sources: Vec<String>,
    #[command(flatten)]
    pub reading: Reading,
    /// 节假日安排的文件，与组件的 workdays 相同：已知的年份以外按它算工作日
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub workdays: Option<String>,
    /// 检查数据里的链接能不能打开
    #[arg(long, help_heading = "选项")]
    pub online: bool,
    /// 有提示时退出码也是 1（默认只看异常）
    #[arg(long, help_heading = "选项")]
    pub strict: bool,
    /// 输出格式 [可选：text、json、sarif]
    #[arg(
        long,
        value_enum,
        default_value = "text",
        value_name = "格式",
        help_heading = "选项"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: CheckFormat,
}

/// 读出数据，写成统一的格式或表格
#[derive(clap::Args)]
#[command(help_template = HELP, override_usage = "mingbai read <来源> [选项]", after_help = READ_EXAMPLES)]
pub struct Read {
    /// 文件、http(s) 地址，- 表示标准输入
    #[arg(value_name = "来源", help_heading = "参数")]
    pub source: String,
    #[command(flatten)]
    pub reading: Reading,
    /// 输出格式 [可选：json、table；在终端里默认 table，否则默认 json]
    #[arg(long, value_enum, value_name = "格式", help_heading = "选项")]
    #[arg(hide_possible_values = true)]
    pub format: Option<ReadFormat>,
}

/// 把数据写成不用脚本的网页，或贴进页面的一段，带给搜索引擎的数据
#[derive(clap::Args)]
#[command(help_template = HELP, override_usage = "mingbai render <来源> [选项]", after_help = RENDER_EXAMPLES)]
pub struct Render {
    /// 文件、http(s) 地址，- 表示标准输入
    #[arg(value_name = "来源", help_heading = "参数")]
    pub source: String,
    #[command(flatten)]
    pub reading: Reading,
    /// 节假日安排的文件，与组件的 workdays 相同：已知的年份以外按它算工作日
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub workdays: Option<String>,
    /// 输出格式 [可选：html、fragment、jsonld]
    #[arg(
        long,
        value_enum,
        default_value = "html",
        value_name = "格式",
        help_heading = "选项"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: RenderFormat,
    /// 写进这个文件：没有变化的不重写，数据读不到时保留原来的
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub out: Option<String>,
    /// 每隔这么多秒重新读、重新写；与 --out 一起用
    #[arg(long, value_name = "秒", help_heading = "选项", requires = "out")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub watch: Option<u64>,
    /// 按哪一天算还剩几天、是否逾期，如 2026-11-27 [默认：今天]
    #[arg(long, value_parser = moment, value_name = "日期", help_heading = "选项")]
    pub at: Option<i64>,
}

/// 按配置文件读取各个接口，写成干净的文件；供 cron 定时运行
#[derive(clap::Args)]
#[command(help_template = HELP, override_usage = "mingbai snapshot <配置文件> [选项]", after_help = SNAPSHOT_EXAMPLES)]
pub struct Snapshot {
    /// 配置文件（TOML）
    #[arg(value_name = "配置文件", help_heading = "参数")]
    pub config: String,
    /// 只读取这个数据源；可以写几次
    #[arg(long, value_name = "名称", help_heading = "选项")]
    pub only: Vec<String>,
    /// 照常读取和检查，但什么都不写
    #[arg(long, help_heading = "选项")]
    pub dry_run: bool,
}

/// What `check` and `read` have in common.
#[derive(clap::Args)]
pub struct Reading {
    /// 数据的种类 [可选：budget、livelihood、air、water、policy、consultation、list；默认：数据里的 schema 写明的，没有写的按 budget]
    #[arg(long = "as", value_enum, value_name = "种类", help_heading = "选项")]
    #[arg(hide_possible_values = true)]
    pub subject: Option<Subject>,
    /// 内置的预设，见 mingbai presets；auto 表示按数据的形状选 [预算以外默认：auto]
    #[arg(long, value_name = "名称", help_heading = "选项")]
    pub preset: Option<String>,
    /// 自己写的映射文件（JSON）
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub map: Option<String>,
    /// 清单的栏目模板：随组件带来的名称，见 mingbai profiles；或自己的模板的文件、http(s) 地址
    #[arg(long, value_name = "模板", help_heading = "选项")]
    pub profile: Option<String>,
    /// 数据没有注明时的金额单位 [可选：元、千元、万元、百万元、亿元]
    #[arg(long, value_parser = unit, value_name = "单位", help_heading = "选项")]
    pub unit: Option<MoneyUnit>,
    /// 数据没有给出时的常住人口，如 301.2万人
    #[arg(long, value_parser = people, value_name = "人数", help_heading = "选项")]
    pub population: Option<String>,
    /// 数据没有给出时的价格指数（定基），如 "2021:100 2022:102.0"
    #[arg(long, value_parser = prices, value_name = "指数", help_heading = "选项")]
    pub price_index: Option<String>,
    /// 数据没有给出时的数据截至日，如 2025-09-30；与组件的 as-of 相同
    #[arg(long, value_parser = day, value_name = "日期", help_heading = "选项")]
    pub as_of: Option<String>,
    /// 最多读多少行，与组件的 max-rows 相同 [默认：5000，按栏目模板读的清单 50000]
    #[arg(long, value_name = "行数", help_heading = "选项")]
    pub max_rows: Option<usize>,
    /// 最多读多少字节，与组件的 max-bytes 相同 [默认：1048576]
    #[arg(long, value_name = "字节数", help_heading = "选项")]
    pub max_bytes: Option<usize>,
    /// 地址的数据分页时最多取多少页 [默认：100]
    #[arg(long, value_name = "页数", help_heading = "选项")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub pages: Option<u16>,
    /// 只读这一页，不取后面的页
    #[arg(long, help_heading = "选项")]
    pub no_follow: bool,
    /// 地址的证书有问题时也读（不安全）
    #[arg(long, help_heading = "选项")]
    pub insecure: bool,
}

impl Reading {
    /// Pages of an address that are read at the most.
    pub fn pages(&self) -> usize {
        match (self.no_follow, self.pages) {
            (true, _) => 1,
            (false, Some(pages)) => pages.into(),
            (false, None) => PAGES,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
    Sarif,
}

/// What `render` writes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RenderFormat {
    Html,
    Fragment,
    Jsonld,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    Json,
    Table,
}

fn unit(text: &str) -> Result<MoneyUnit, String> {
    MoneyUnit::parse(text).ok_or_else(|| ["可用", UNITS].concat())
}

fn day(text: &str) -> Result<String, String> {
    let read = Date::written_period(text).map(|_| text.to_owned());
    read.ok_or_else(|| ["如 ", DAYS].concat())
}

fn moment(text: &str) -> Result<i64, String> {
    let read = Date::written_period(text).map(Date::start);
    read.ok_or_else(|| ["如 ", DAYS].concat())
}

fn people(text: &str) -> Result<String, String> {
    let read = read_people(text).map(|_| text.to_owned());
    read.ok_or_else(|| ["如 ", PEOPLE].concat())
}

fn prices(text: &str) -> Result<String, String> {
    let read = read_index(text).map(|_| text.to_owned());
    read.ok_or_else(|| ["如 ", PRICES].concat())
}

impl Cli {
    /// Parses the arguments; what cannot be used is said in Chinese, and the exit code is the error.
    pub fn from_args() -> Result<Self, ExitCode> {
        Self::try_parse().map_err(|error| {
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) {
                let _ = error.print();
                return ExitCode::SUCCESS;
            }
            let what = what(&error);
            let stop = if what.ends_with('？') { "" } else { "。" };
            eprintln!("{what}{stop}用法：{}", usage());
            ExitCode::from(2)
        })
    }
}

/// How a day may be written.
const DAYS: &str = "2025-09-30、2025年9月30日、2025年9月";

/// Everything that begins with two dashes.
const OPTIONS: [&str; 20] = [
    "--as",
    "--preset",
    "--map",
    "--profile",
    "--unit",
    "--population",
    "--price-index",
    "--as-of",
    "--workdays",
    "--max-rows",
    "--max-bytes",
    "--pages",
    "--no-follow",
    "--insecure",
    "--online",
    "--format",
    "--only",
    "--dry-run",
    "--help",
    "--version",
];

/// What is wrong with the arguments.
fn what(error: &clap::Error) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            format!("缺少参数 {}", argument.trim_end_matches("..."))
        }
        ErrorKind::InvalidSubcommand => {
            let word = said(ContextKind::InvalidSubcommand);
            let known = ["check", "read", "render", "presets", "profiles", "snapshot"];
            format!("没有“{word}”这个命令。{}", instead(&word, &known))
        }
        ErrorKind::UnknownArgument => {
            let near = nearest(&argument, &OPTIONS);
            let near = near.map_or_else(String::new, |near| format!("。是不是想写 {near}？"));
            format!("不认识参数 {argument}{near}")
        }
        ErrorKind::ArgumentConflict => format!("参数 {argument} 只能写一次"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("{argument} 后面缺少内容")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = said(ContextKind::ValidValue);
            let allowed = match argument.split(' ').next() {
                Some("--unit") => UNITS,
                Some("--population") => PEOPLE,
                Some("--price-index") => PRICES,
                Some("--as-of") => DAYS,
                Some("--max-rows" | "--max-bytes") => "整数，不带单位和逗号",
                Some("--pages") => "1 到 1000 的整数",
                _ => &allowed,
            };
            let words: Vec<&str> = allowed.split('、').collect();
            let near = nearest(&value, &words).map(|near| format!("。是不是想写 {near}？"));
            let near = near.unwrap_or_else(|| "。".to_owned());
            format!("{argument} 不能是“{value}”{near}可以写 {allowed}")
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "缺少命令".to_owned()
        }
        _ => "参数不能这样写".to_owned(),
    }
}

/// The usage of the command that was meant.
fn usage() -> &'static str {
    match std::env::args().nth(1).as_deref() {
        Some("check") => {
            "mingbai check 文件|-|网址… [--as 种类] [--preset 名称|--map 文件|--profile 模板] [--unit 万元] [--online] [--strict] [--format text|json|sarif]"
        }
        Some("read") => {
            "mingbai read 文件|-|网址 [--as 种类] [--preset 名称|--map 文件|--profile 模板] [--unit 万元] [--format json|table]"
        }
        Some("presets") => "mingbai presets",
        Some("profiles") => "mingbai profiles",
        Some("snapshot") => "mingbai snapshot 配置.toml [--only 名称] [--dry-run]",
        _ => "mingbai check|read|render|presets|profiles|snapshot …，详见 mingbai --help",
    }
}

//! What a publisher can do about it, and in whose words: the one place that decides it for the command and for a
//! configuration. The sentences of the readers say what to do on a page with a tag; here that part of them is left out.

mod papers;

use crate::dataset::{Data, Dataset};
use crate::http::Fault;
use mingbai_data::{Finding, ReadError, ReadErrorKind, Severity};

/// Where something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// By `check` and `read`: options stand on the command line.
    Command,
    /// By `snapshot`: settings stand in the configuration.
    Config,
}

/// What was found, without what to do; and what to do.
pub fn of(found: &Finding, dataset: &Dataset) -> (String, &'static str) {
    let records = matches!(dataset.data, Data::Records(_));
    let of_papers = papers::of(found, dataset.key());
    let own = match dataset.data {
        Data::Listing(_) => of_listing(found),
        Data::Profile(_) => (found.code == "profile").then_some("改正栏目模板里的这一处"),
        _ => None,
    };
    let remedy = own.unwrap_or_else(|| match (found.code, found.severity) {
        _ if of_papers.is_some() && !dataset.mapped => of_papers.unwrap_or_default(),
        ("field" | "unit", Severity::Error | Severity::Warning) if dataset.mapped => {
            "改正映射里这一项；来源里确实没有或写错的，在数据源里补上、改正"
        }
        ("field", Severity::Error) if records => {
            "在数据源里补上这一项；列名不同时用 --map 写明哪一列是什么"
        }
        ("field", Severity::Warning) if records => "改正这个值，或在映射里写明它在哪里、是什么样子",
        ("field", Severity::Note) if records => "要用的列用 --map 写明；不用的可以不管",
        ("field", Severity::Error) => "改成数字；确实没有的数写 null 或“—”",
        ("field", _) => "有数就补上；确实没有的可以不管",
        ("column", _) if found.message.starts_with("有数字的列") => {
            "要读的列改成认识的列名，或用 --map 写明；不用的可以不管"
        }
        ("column", _) => {
            "核对是不是错了列：改正列名，或用 --map 写明哪一列是数额；确实是数额的可以不管"
        }
        ("check-sum", _)
            if records
                && found
                    .place
                    .field
                    .is_some_and(|own| own.starts_with("funds")) =>
        {
            "核对各项目、各地区的金额和合计"
        }
        ("check-sum", _) if records => "核对各地区的数和合计，以及数是不是列在别的指标下",
        ("check-rate", _) if records => "核对目标、完成数和完成比例",
        ("check-funds", _) => "核对计划、拨付、支出和各来源的金额、单位；确实超过的，在备注里说明",
        ("check-status", _) => "核对状态、完成数和日期，改正其中一处",
        ("check-date", Severity::Note) if found.place.row.is_none() => {
            "在 as_of 写明数据截至哪一天"
        }
        ("check-date", _) => "核对日期；晚于计划的，在原因里说明",
        ("check-reason", _) => "在原因（reason）里写明为什么滞后、暂停或取消",
        ("check-missing", _) => "补上这一项公开；不适用的写“不适用”",
        ("check-sum", _) => "核对各分项和合计；重复列示的分项，名称前写“其中：”（或 kind 写 memo）",
        ("check-rate", _) => "核对完成率，或用 rate_base 写明以年初预算还是调整预算为基数",
        ("check-balance", _) => "核对收入总计、支出总计和年终结余（balance）",
        ("check-share", _) => "核对占比，以及税收、非税或各征收部门的金额",
        ("check-text", _) => "核对说明文字和表中的数，改正其中一处",
        ("check-three-public", _) => "核对因公出国（境）费、公务接待费、公务用车购置及运行费和合计",
        ("check-ceiling", _) => "核对调整预算数；确实超过的，在备注里说明原因",
        ("check-debt", _) => "核对债务余额、限额和单位",
        ("check-years", _) => "核对上年决算数；口径有调整的，在备注里说明",
        ("check-unit", _) => "核对金额单位（元、万元、亿元）",
        ("check-class", _) => "核对水质类别和各项浓度、单位；断流、未监测的断面不写浓度",
        ("check-target", _) => "核对水质类别、目标类别和是否达标",
        ("check-exceed", _) => "核对超标项目、倍数和浓度",
        ("check-body", _) => "在 body 写明是河流 river，还是湖泊、水库 lake",
        ("check-transfer", _) => "核对调入资金和调出资金",
        ("pii", _) => "在数据源里去标识化后重新发布；已经公开的尽快撤下",
        ("unit", _) if found.message.starts_with("单位写得不一致") => {
            "核对金额，把单位改成同一个"
        }
        ("unit", _) => "在数据或映射里写明单位",
        ("rounded", _) => {
            "在电子表格里把数值列的格式改为“数值”、编码列改为“文本”，重新录入丢失的位数后导出"
        }
        ("preset", _) => "用 --preset 或 --map 写明，就不必猜",
        ("form", _) => "改成标准的 JSON，网页打开更快",
        ("encoding", _) if found.message.contains("乱码") => "由来源按 UTF-8 读取后重新导出",
        ("encoding", _) => "另存为 UTF-8 编码",
        ("pages", Severity::Note) => "网页上用 mingbai snapshot 定时取成一个文件",
        ("pages", Severity::Error) => {
            "核对这一页，稍后再试；页上反复取不到的，用 mingbai snapshot 取成一个文件"
        }
        ("pages", _) if found.message.contains("达到上限") => {
            "用 --max-rows 提高上限（最多 50000 行）；网页上用 max-rows"
        }
        ("pages", _) if found.message.contains("说明后面的页在哪里") => {
            "请接口写明下一页，或在 mingbai snapshot 的配置里用 pages 写明怎样翻页"
        }
        ("pages", _) if found.message.contains("这里只有") => {
            "读接口第一页的地址（不加 --no-follow），各页会自动取完；网页组件和 mingbai snapshot 也一样"
        }
        ("pages", _) if found.message.contains("在其他网站") => {
            "后面的页另外读；或用 mingbai snapshot，在 allow_hosts 里写明那个主机"
        }
        ("pages", _) if found.message.contains("只取前") => "用 --pages 多取几页",
        ("pages", _) => "核对接口的页码和总数",
        ("aged", _) => "核对成文日期和发布日期；以后在形成之日起 20 个工作日内公开",
        ("check-age", _) => "尽快更新；已经更新的，核对数据里的时间和接口的缓存",
        ("limit", _) => "分成几个文件，或用 --max-rows 提高上限（最多 50000 行）",
        _ => "核对原始数据",
    });
    // What the source says of a page is told whole.
    let fact = match found.code {
        "pages" => &*found.message,
        _ => parted(&found.message).0,
    };
    let place = if found.code == "pii" {
        dataset.places()
    } else {
        String::new()
    };
    (format!("{fact}{place}"), remedy)
}

/// About what is found of a list by its profile.
fn of_listing(found: &Finding) -> Option<&'static str> {
    Some(match (found.code, found.severity) {
        ("field", Severity::Note) => "看一下是不是这样；是的不用改，列名写错的改成字段的 name",
        ("field", _) => "改正这些值；这一列本来就不是这一种内容时，改栏目模板里这个字段的 kind",
        ("check-needed", _) => {
            "在数据源里补上这一项；列名不同时，在栏目模板这个字段的 names 里加上列名"
        }
        ("check-late", _) => "核对日期；确实逾期的，说明原因",
        ("check-window", _) => "核对起止日期；确实不足的，延长期限",
        ("check-sum", _) => "核对各部分和合计",
        ("check-rate", _) => "核对百分比和算出它的两个数",
        ("check-order", _) => "核对两个日期，改正其中一个",
        ("check-range", _) => "核对这个数和它的单位",
        ("check-unique", _) => "去掉重复的一条；不是同一条的，改正写错的一处",
        ("check-code", _) => "核对编码，改正写错、漏写的字",
        ("check-old", _) => "更新内容；已经更新的，核对日期",
        ("profile", _) => "用 mingbai check 检查栏目模板，改正它",
        ("pii", _) if found.message.starts_with("有 ") => {
            "在数据源里去掉涉及个人的行后重新发布；已经公开的尽快撤下"
        }
        _ => return None,
    })
}

/// What is wrong with data that could not be read; and what to do, empty where the sentence says it.
pub fn of_data(error: &ReadError, said: Said) -> (String, String) {
    let (fact, advice) = parted(&error.message);
    let ours = match (error.kind, said) {
        (ReadErrorKind::Unit, Said::Command) => {
            "在数据里写明 unit（元、千元、万元、百万元、亿元），或加上 --unit 万元"
        }
        (ReadErrorKind::Unit, Said::Config) => {
            "在数据里写明 unit，或在配置里写 unit = \"万元\"（也可以是元、千元、百万元、亿元）"
        }
        (ReadErrorKind::Field, Said::Config) if advice.is_some() => {
            "在配置里用 preset 写明预设，或用 map 写明哪一列是什么；先用 mingbai check 试"
        }
        (_, Said::Config) => return (error.message.clone(), String::new()),
        (ReadErrorKind::Empty, _) if advice.is_some() => advice.unwrap_or_default(),
        (ReadErrorKind::Empty, _) => "确认文件或接口确实有数据；用了映射时，核对 rows 的路径",
        (ReadErrorKind::Type, _) if advice.is_some_and(|advice| advice.contains("CSV")) => {
            advice.unwrap_or_default()
        }
        (ReadErrorKind::Type, _) => "把地址换成数据接口、数据文件，或有表格的网页",
        (ReadErrorKind::Parse, _) if fact.starts_with("表格没有结束") => {
            "重新取一次；仍然这样时，在来源补上 </table>"
        }
        (ReadErrorKind::Parse, _) if fact.starts_with("文件不完整") => {
            "重新取一次，或由程序重新导出"
        }
        (ReadErrorKind::Parse, _) => "按所示行列改正，或由程序重新导出 JSON",
        (ReadErrorKind::Encoding, _) => "把文件另存为 UTF-8 编码",
        (ReadErrorKind::Size, _) => "拆分文件，或用 --max-bytes 提高上限",
        (ReadErrorKind::Schema, _) => {
            advice.unwrap_or("核对 schema 的写法（如 mingbai.budget/1），或升级本程序和组件")
        }
        (ReadErrorKind::Field, _) => advice
            .unwrap_or("补上所缺的列，或把列名改成所示的名称；也可以用 --map 写明哪一列是什么"),
        (ReadErrorKind::Paged, _) => "写接口第一页的地址（带页码），各页会自动取完",
        (ReadErrorKind::Profile, _) => "核对栏目模板的名称或地址",
        (ReadErrorKind::Personal, _) => "在发布之前去标识化",
        // What the source says is told whole.
        (ReadErrorKind::Source, _) => {
            return (error.message.clone(), "联系数据接口的维护者".to_owned());
        }
    };
    (fact.to_owned(), ours.to_owned())
}

/// About what did not come; empty where the sentence says it, or nothing can be done.
pub fn of_fault(fault: &Fault, said: Said) -> &'static str {
    match (fault.bare(), said) {
        (Fault::Tls(_), Said::Config) => {
            "请对方更换证书；用 ca 写明可信的证书；确认安全时可写 insecure = true"
        }
        (Fault::Tls(_), Said::Command) => "请对方更换证书；确认安全时可加 --insecure",
        (Fault::Size(_), Said::Config) => "可调大 max_bytes",
        (Fault::Size(_), Said::Command) => "拆分文件，或用 --max-bytes 提高上限",
        (Fault::Gone(_) | Fault::Redirects(_), Said::Config) => "请核对 url",
        (Fault::Gone(_) | Fault::Redirects(_), Said::Command) => "核对地址，在浏览器里打开看看",
        (_, Said::Command) => "在浏览器里直接打开这个地址看看",
        (Fault::Timeout(_), _) => "可调大 timeout",
        (Fault::Busy(_), _) => "请减少读取次数",
        (Fault::Denied(_), _) => "可能需要 Referer、User-Agent 等请求头，写在 headers 里",
        (Fault::Origin(_), _) => "确认无误时写进 allow_hosts，或把 url 改成新地址",
        (Fault::Write(_), _) => "请核对目录的权限和剩余空间",
        _ => "",
    }
}

/// A sentence of a reader in two: what is wrong, and what it asks for (`：请…`).
fn parted(message: &str) -> (&str, Option<&str>) {
    let begins = ["：请", "；请", "。请", "，请"]
        .into_iter()
        .filter_map(|sign| message.rfind(sign));
    let parts = begins.max().and_then(|at| message.split_at_checked(at));
    // Within quotation marks it is somebody else's.
    let whole = |fact: &str| fact.matches('“').count() == fact.matches('”').count();
    match parts.filter(|(fact, _)| whole(fact)) {
        Some((fact, advice)) => (fact, advice.get("：请".len()..)),
        None => (message, None),
    }
}

/// About a link, and how much it matters: one that is gone is an error, one that may only be busy is not.
pub fn of_link(fault: &Fault) -> (Severity, &'static str) {
    match fault {
        Fault::Gone(_) => (Severity::Error, "改成新的地址，或去掉这个链接"),
        Fault::Denied(_) => (
            Severity::Warning,
            "用浏览器打开看看：对方可能只是不回答程序",
        ),
        _ => (Severity::Warning, "过一会儿再检查一次，或改成新的地址"),
    }
}

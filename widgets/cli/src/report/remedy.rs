//! What a publisher can do about it.

use crate::dataset::{Data, Dataset};
use crate::http::Fault;
use mingbai_data::{Finding, ReadErrorKind, Severity};

/// About a finding.
pub fn of(found: &Finding, dataset: &Dataset) -> &'static str {
    let records = matches!(dataset.data, Data::Records(_));
    match (found.code, found.severity) {
        ("field", Severity::Error) if records => {
            "在数据源里补上这一项；列名不同时用 --map 写明哪一列是什么"
        }
        ("field", Severity::Warning) if records => "改正这个值，或在映射里写明它在哪里、是什么样子",
        ("field", Severity::Note) if records => "要用的列用 --map 写明；不用的可以不管",
        ("field", Severity::Error) => "改成数字；确实没有的数写 null 或“—”",
        ("field", _) => "有数就补上；确实没有的可以不管",
        ("check-sum", _) => "核对各分项和合计；重复列示的分项请标为“其中”（kind 写 memo）",
        ("check-rate", _) => "核对完成率，或用 rate_base 写明以年初预算还是调整预算为基数",
        ("check-balance", _) => "核对收入总计、支出总计和年终结余（balance）",
        ("check-share", _) => "核对占比，以及税收、非税或各征收部门的金额",
        ("check-text", _) => "核对说明文字和表中的数，改正其中一处",
        ("check-three-public", _) => "核对因公出国（境）费、公务接待费、公务用车购置及运行费和合计",
        ("check-ceiling", _) => "核对调整预算数；确实超过的，在备注里说明原因",
        ("check-debt", _) => "核对债务余额、限额和单位",
        ("check-years", _) => "核对上年决算数；口径有调整的，在备注里说明",
        ("check-unit", _) => "核对金额单位（元、万元、亿元）",
        ("check-transfer", _) => "核对调入资金和调出资金",
        ("pii", _) => "在数据源里去标识化后重新发布；已经公开的尽快撤下",
        ("unit", _) => "在数据或映射里写明单位",
        ("preset", _) => "用 --preset 或 --map 写明，就不必猜",
        ("form", _) => "改成标准的 JSON，网页打开更快",
        ("encoding", _) => "另存为 UTF-8 编码",
        ("pages", _) => "用 mingbai snapshot 的 pages 把各页取全，写成一个文件",
        ("aged", _) => "尽快更新；已经更新的，核对数据里的时间和接口的缓存",
        ("limit", _) => "分成几个文件，或用 max-rows 提高上限（最多 50000 行）",
        _ => "核对原始数据",
    }
}

/// About data that could not be read.
pub fn of_data(kind: ReadErrorKind) -> &'static str {
    match kind {
        ReadErrorKind::Empty => "确认文件或接口确实有数据；用了映射时，核对 rows 的路径",
        ReadErrorKind::Type => "把地址换成数据接口、数据文件，或有表格的网页",
        ReadErrorKind::Parse => "按所示行列改正，或由程序重新导出 JSON",
        ReadErrorKind::Encoding => "把文件另存为 UTF-8 编码",
        ReadErrorKind::Size => "拆分文件，或用 max-bytes 提高上限",
        ReadErrorKind::Schema => "核对 schema 的写法（如 mingbai.budget/1），或升级本程序和组件",
        ReadErrorKind::Field => {
            "补上所缺的列，或把列名改成所示的名称；也可以用 --map 写明哪一列是什么"
        }
        ReadErrorKind::Unit => {
            "在数据里写明 unit（元、千元、万元、百万元、亿元），或加上 --unit 万元"
        }
        ReadErrorKind::Personal => "在发布之前去标识化",
        ReadErrorKind::Source => "联系数据接口的维护者",
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

//! What a mapping may say, as data: key, form, and what it means. The schema is made of it; a test holds the loader to it.

use super::load::META;
use crate::dataset::Subject;

/// Key, form and meaning of a setting.
pub(crate) type Setting = (&'static str, &'static str, &'static str);

/// Settings of a mapping.
pub(crate) const MAPPING: &[Setting] = &[
    (
        "ok",
        "path|is|message",
        "响应表示成功的写法：path 处的值是 is 之一；否则报错，message 处是来源自己的话",
    ),
    (
        "unpack",
        "paths",
        "这些文字本身是 JSON，先展开；只能由键名和 * 组成",
    ),
    (
        "markup",
        "paths",
        "这些文字是网页的列表或表格，先变成 title、url、date 的行；只能由键名和 * 组成",
    ),
    ("rows", "paths", "行在哪里；几个路径的行依次相接"),
    (
        "nested",
        "text",
        "这一列是下一层的行：它们才是行，上一层的列也是每一行的列，同名的以下一层为准",
    ),
    (
        "columns",
        "path",
        "行是列表时，列名在哪里（如 $.thead[*]）；之后按列名取值，列名里的标签已去掉",
    ),
    (
        "expand",
        "by|keys",
        "keys 这些键里是用 by 分隔的几天：一行变成几行，第几段是 #（从 1 起），末尾的空段不算",
    ),
    ("group", "paths", "这些值相同的行合成一条"),
    ("pivot", "pivot", "一行一种污染物或一个阶段：值归哪个字段"),
    ("by_name", "labels", "按列名认字段；true，或写明列名在哪里"),
    (
        "descriptor",
        "version|phases",
        "由开放财政数据包的描述得出映射：version 是 fiscal-1 或 fiscal-0.3，phases 说明各阶段是哪个字段",
    ),
    ("fields", "specs", "字段 → 值在哪里；路径的 $ 是一行"),
    ("const", "pairs", "字段 → 固定的值"),
    (
        "meta",
        "specs",
        "整份数据的 title、publisher、as_of、source、source_url、standard；路径的 $ 是整个文档",
    ),
];

/// Settings of a value.
pub(crate) const SPEC: &[Setting] = &[
    ("path", "paths", "值在哪里；写几个时取第一个有值的"),
    ("root", "flag", "路径的 $ 是整个文档"),
    ("join", "text", "把几个路径的值用它连起来，而不是取第一个"),
    ("const", "text", "固定的值"),
    (
        "cases",
        "lists",
        "[路径, 值] 的列表：取第一个有值（不是 null、空、false、0）的路径的值；路径写空文字总是成立",
    ),
    ("unit", "text", "单位，依来源的说明；没有说明就不要写"),
    ("unit_path", "path", "单位在哪里（每行不同）"),
    ("zone", "text", "时区，不管文字怎么写（如末尾错写的 Z）"),
    ("zone_path", "path", "时区的名称在哪里"),
    ("zones", "pairs", "时区的名称 → 时区"),
    ("days", "path", "加几天"),
    ("day", "flag", "只取日期"),
    (
        "missing",
        "texts",
        "表示没有的写法；默认是未填报，其他原因写在等号后，如 /=not-monitored",
    ),
    ("end", "text", "取范围（48~78）的下限 low 或上限 high"),
    ("between", "texts", "取这两段文字之间的部分"),
    ("strip", "flag", "去掉网页标签"),
    ("split", "text", "列表的分隔"),
    ("names", "pairs", "换一种写法"),
    ("optional", "flag", "所有行都没有也不必报告"),
    ("factor", "text", "数要乘的倍数；公布的写法照留"),
];

/// Settings of a pivot.
pub(crate) const PIVOT: &[Setting] = &[
    (
        "items",
        "path",
        "一行里的各项；没有时，合成一条的各行就是各项",
    ),
    ("key", "path", "每一项的名称在哪里；路径的 $ 是一项"),
    ("names", "pairs", "名称 → 字段名里 {} 处的词"),
    (
        "fields",
        "specs",
        "字段（{} 换成上面的词）→ 值在哪里；路径的 $ 是一项",
    ),
];

/// Settings of columns that are known by their headings.
pub(crate) const LABELS: &[Setting] = &[
    ("items", "path", "各列的说明在哪里；路径的 $ 是整个文档"),
    ("key", "path", "一列的键；路径的 $ 是一列的说明"),
    ("label", "paths", "一列的列名；路径的 $ 是一列的说明"),
];

/// The words that may be keys of the object at `way`; none where any word may be one.
///
/// ```
/// use mingbai_data::{dataset::Subject, mapping::words};
/// let air = Subject::of("air").unwrap();
/// assert!(words(&["fields".into()], air).contains(&"pm25"));
/// assert!(words(&["fields".into(), "pm25".into()], air).contains(&"unit_path"));
/// ```
#[must_use]
pub fn words(way: &[Box<str>], subject: &Subject) -> Vec<&'static str> {
    let keys = |settings: &[Setting]| settings.iter().map(|(key, _, _)| *key).collect();
    let way: Vec<&str> = way.iter().map(|key| &**key).collect();
    match way.as_slice() {
        [] => keys(MAPPING),
        ["fields" | "const"] => subject.fields.iter().map(|field| field.key).collect(),
        ["meta"] => META.into(),
        ["fields" | "meta", _] | ["pivot", "fields", _] => keys(SPEC),
        ["by_name"] => keys(LABELS),
        ["pivot"] => keys(PIVOT),
        [key] => {
            let form = MAPPING.iter().find(|(known, ..)| known == key);
            let form = form.map(|(_, form, _)| *form).unwrap_or_default();
            form.split('|').filter(|_| form.contains('|')).collect()
        }
        _ => Vec::new(),
    }
}

//! What the reader of TOML says, in Chinese.

/// How its sentences begin, and what they mean. The first that fits holds.
const SAID: [(&str, &str); 22] = [
    ("duplicate key", "这个名称写了两次"),
    ("string values must be quoted", "文字要加双引号"),
    ("missing opening quote", "文字前面缺少双引号"),
    ("missing closing quote", "文字后面缺少双引号"),
    (
        "invalid basic string",
        "双引号没有成对，或引号里有不能直接写的字符",
    ),
    ("invalid literal string", "单引号没有成对"),
    (
        "missing escaped value",
        "引号里的 \\ 后面不完整；路径里的 \\ 请用单引号",
    ),
    (
        "too few unicode value digits",
        "引号里的 \\ 后面不完整；路径里的 \\ 请用单引号",
    ),
    ("unclosed array table", "[[source]] 要有两个右方括号"),
    ("unclosed array", "缺少右方括号 ]"),
    ("unclosed inline table", "缺少右花括号 }"),
    ("unclosed table", "缺少右方括号 ]"),
    ("missing comma between", "两项之间缺少逗号"),
    ("extra comma", "多了一个逗号"),
    ("missing assignment", "名称和内容之间缺少 ="),
    ("key with no value", "名称后面缺少 = 和内容"),
    ("missing value", "= 后面缺少内容"),
    ("extra", "多了一个 ="),
    (
        "invalid unquoted key",
        "名称只能用英文字母、数字、_ 和 -；其他的要加双引号",
    ),
    ("unquoted keys cannot be empty", "= 前面缺少名称"),
    ("unexpected leading zero", "数的前面不能有 0"),
    ("unexpected key or value", "一行只能写一个 名称 = 内容"),
];

/// What is wrong with the way something was written.
pub fn in_chinese(said: &str) -> &'static str {
    let known = SAID.iter().find(|(begins, _)| said.starts_with(begins));
    known.map_or(
        "文字要加双引号，括号要成对，一行写一个 名称 = 内容",
        |(_, meaning)| meaning,
    )
}

//! What a page can listen to, ask for and style of a widget: events, members, slots, parts and tokens, for the documentation and the
//! custom-elements manifest. The sources of the widgets say which parts and tokens there are, and a test holds them against this.

use serde_json::{Value, json};

/// Something with a name, in both languages.
pub struct Named {
    pub name: &'static str,
    /// What it is: the type of an event's detail, the value that a token has by itself.
    pub is: &'static str,
    /// The widgets that have it; all where there are none.
    pub of: &'static [&'static str],
    pub zh: &'static str,
    pub en: &'static str,
}

const fn all(name: &'static str, is: &'static str, zh: &'static str, en: &'static str) -> Named {
    Named {
        name,
        is,
        of: &[],
        zh,
        en,
    }
}

const fn of(
    of: &'static [&'static str],
    name: &'static str,
    is: &'static str,
    zh: &'static str,
    en: &'static str,
) -> Named {
    Named {
        name,
        is,
        of,
        zh,
        en,
    }
}

pub const EVENTS: &[Named] = &[
    all(
        "mingbai-state",
        "MingbaiState",
        "数据状态改变。",
        "The state of the data has changed.",
    ),
    all(
        "mingbai-select",
        "MingbaiSelection",
        "读者选中了一项。",
        "The reader has chosen something.",
    ),
];

pub const MEMBERS: &[Named] = &[
    all(
        "data",
        "unknown",
        "网页自己的数据（对象或 JSON 文本）。",
        "Data of the page's own: an object, or JSON as text.",
    ),
    all(
        "refresh()",
        "void",
        "重新取数据。",
        "Asks for the data again.",
    ),
    all(
        "getShareData()",
        "MingbaiShareData",
        "分享用的标题、一句话和地址。",
        "Title, sentence and address to share with.",
    ),
];

pub const SLOT: Named = all(
    "",
    "",
    "后备内容：画出之前、画不出时显示。",
    "Fallback, shown until the widget has drawn, and when it cannot.",
);

pub const PARTS: &[Named] = &[
    all("root", "div", "整个组件。", "The whole widget."),
    all("heading", "div", "标题。", "The heading."),
    all(
        "sentence",
        "p",
        "先回答的一句话。",
        "The answer in one sentence.",
    ),
    of(
        &["budget", "air", "water", "livelihood", "list"],
        "table",
        "table",
        "表格。",
        "The table.",
    ),
    of(
        &[
            "air",
            "water",
            "livelihood",
            "policy",
            "consultation",
            "list",
        ],
        "card",
        "div",
        "一个地点、一个项目、一份文件或一条记录的卡片。",
        "The card of one place, project, document or record.",
    ),
    of(
        &["budget"],
        "views",
        "div",
        "读者打开的图形。",
        "The view that a reader has opened.",
    ),
    all(
        "foot",
        "dl",
        "发布机构、数据截至、来源、更新状态。",
        "Publisher, as-of date, source and state.",
    ),
];

pub const TOKENS: &[Named] = &[
    all(
        "--mingbai-accent",
        "#17579f",
        "强调色：链接、按钮、选中。",
        "Accent: links, buttons, what is chosen.",
    ),
    all(
        "--mingbai-on-accent",
        "#fff",
        "强调色上的文字。",
        "Text on the accent.",
    ),
    all("--mingbai-bar", "#3c7cc4", "条形。", "Bars."),
    all("--mingbai-text", "#1b2026", "正文。", "Text."),
    all(
        "--mingbai-muted",
        "#55606b",
        "次要文字。",
        "Secondary text.",
    ),
    all("--mingbai-background", "#fff", "底色。", "Background."),
    all("--mingbai-soft", "#f3f5f8", "浅底。", "Soft background."),
    all("--mingbai-line", "#d7dce2", "线。", "Lines."),
    all("--mingbai-radius", "6px", "圆角。", "Radius of corners."),
    all("--mingbai-font", "system-ui, …", "字体。", "Font families."),
    of(
        &["budget"],
        "--mingbai-sticky-top",
        "0",
        "表头停住的位置，页面顶上有固定的栏时写它的高度。",
        "Where the head of the table sticks: the height of a fixed bar of the page.",
    ),
    all(
        "--mingbai-dark-accent",
        "#8fbdf7",
        "深色外观的强调色。",
        "Accent in the dark theme.",
    ),
    all(
        "--mingbai-dark-on-accent",
        "#0c1116",
        "深色外观强调色上的文字。",
        "Text on the accent in the dark theme.",
    ),
    all(
        "--mingbai-dark-bar",
        "#5b95da",
        "深色外观的条形。",
        "Bars in the dark theme.",
    ),
    all(
        "--mingbai-dark-text",
        "#e9ecef",
        "深色外观的正文。",
        "Text in the dark theme.",
    ),
    all(
        "--mingbai-dark-muted",
        "#aeb7c0",
        "深色外观的次要文字。",
        "Secondary text in the dark theme.",
    ),
    all(
        "--mingbai-dark-background",
        "#14181d",
        "深色外观的底色。",
        "Background in the dark theme.",
    ),
    all(
        "--mingbai-dark-soft",
        "#20272e",
        "深色外观的浅底。",
        "Soft background in the dark theme.",
    ),
    all(
        "--mingbai-dark-line",
        "#38424c",
        "深色外观的线。",
        "Lines in the dark theme.",
    ),
];

impl Named {
    /// Whether the widget has it.
    pub fn serves(&self, widget: &str) -> bool {
        self.of.is_empty() || self.of.contains(&widget)
    }

    /// Both languages in one text.
    pub fn both(&self) -> String {
        format!("{} {}", self.zh, self.en)
    }
}

/// What the custom-elements manifest says of a widget beside its attributes.
pub fn manifest(widget: &str) -> Value {
    let named = |all: &'static [Named]| all.iter().filter(|own| own.serves(widget));
    let members = MEMBERS.iter().map(|own| match own.name.strip_suffix("()") {
        None => {
            json!({"kind": "field", "name": own.name, "type": {"text": own.is}, "description": own.both()})
        }
        Some(name) => {
            json!({"kind": "method", "name": name, "return": {"type": {"text": own.is}}, "description": own.both()})
        }
    });
    let events = named(EVENTS).map(|own| {
        json!({"name": own.name, "type": {"text": format!("CustomEvent<{}>", own.is)}, "description": own.both()})
    });
    let parts = named(PARTS).map(|own| json!({"name": own.name, "description": own.both()}));
    let tokens = named(TOKENS)
        .map(|own| json!({"name": own.name, "default": own.is, "description": own.both()}));
    json!({
        "members": members.collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
        "slots": [{"name": SLOT.name, "description": SLOT.both()}],
        "cssParts": parts.collect::<Vec<_>>(),
        "cssProperties": tokens.collect::<Vec<_>>(),
    })
}

/// A table of the documentation: its title and heads, in both languages.
struct Section {
    titles: [&'static str; 2],
    heads: [[&'static str; 3]; 2],
    all: &'static [Named],
}

const COMMON: [Section; 3] = [
    Section {
        titles: ["事件", "Events"],
        heads: [["事件", "detail", "说明"], ["Event", "detail", "Meaning"]],
        all: EVENTS,
    },
    Section {
        titles: ["脚本里用的属性和方法", "Members for scripts"],
        heads: [["名称", "类型", "说明"], ["Name", "Type", "Meaning"]],
        all: MEMBERS,
    },
    Section {
        titles: ["外观变量", "Tokens"],
        heads: [["变量", "默认", "说明"], ["Token", "Default", "Meaning"]],
        all: TOKENS,
    },
];

const OWN: Section = Section {
    titles: ["部件 ::part()", "Parts, ::part()"],
    heads: [["部件", "元素", "说明"], ["Part", "Element", "Meaning"]],
    all: PARTS,
};

impl Section {
    fn write(&self, out: &mut String, widget: Option<&str>, zh: bool) {
        let language = usize::from(!zh);
        let [title, heads] = [self.titles[language], &self.heads[language].join(" | ")];
        out.push_str(&format!(
            "### {title}\n\n| {heads} |\n| --- | --- | --- |\n"
        ));
        let served = |own: &&Named| widget.is_none_or(|widget| own.serves(widget));
        for own in self.all.iter().filter(served) {
            let words = if zh { own.zh } else { own.en };
            let only = match (widget, own.of) {
                (None, [_, ..]) => format!("（{}）", own.of.join("、")),
                _ => String::new(),
            };
            out.push_str(&format!(
                "| `{}` | `{}` | {words}{only} |\n",
                own.name, own.is
            ));
        }
        out.push('\n');
    }
}

/// What the documentation says of every widget, and then of this one, beside its attributes, as Markdown.
pub fn common(zh: bool) -> String {
    let mut out = String::from(if zh {
        "## 所有标签都有的\n\n"
    } else {
        "## What all tags have\n\n"
    });
    for section in COMMON {
        section.write(&mut out, None, zh);
    }
    out
}

/// See [`common`].
pub fn docs(widget: &str, zh: bool) -> String {
    let mut out = String::new();
    OWN.write(&mut out, Some(widget), zh);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attrs::TAGS;
    use crate::house::{self, House};
    use std::collections::BTreeSet;

    /// The names that stand behind `mark` in files of this kind, as far as `letters` go.
    fn written(
        folder: &str,
        kind: &str,
        mark: &str,
        letters: fn(char) -> bool,
    ) -> BTreeSet<String> {
        let house = House::find().unwrap();
        let mut found = BTreeSet::new();
        for file in house::files(&house.at(folder)) {
            let path = file.to_string_lossy().into_owned();
            if !path.ends_with(kind) || path.contains("/tests") {
                continue;
            }
            let text = house::read(&file).unwrap();
            for (at, _) in text.match_indices(mark) {
                let name: String = text[at + mark.len()..]
                    .chars()
                    .take_while(|c| letters(*c))
                    .collect();
                found.insert(name);
            }
        }
        found
    }

    #[test]
    fn every_part_is_told() {
        let parts = written("widgets/ui/src", ".rs", "|part=", |c| {
            c.is_ascii_lowercase()
        });
        let known: BTreeSet<String> = PARTS.iter().map(|own| own.name.to_owned()).collect();
        assert_eq!(parts, known);
    }

    #[test]
    fn every_token_is_told() {
        let tokens = written("widgets/ui/style", ".css", "var(--mingbai-", |c| {
            c.is_ascii_lowercase() || c == '-'
        });
        let known: BTreeSet<String> = TOKENS
            .iter()
            .filter_map(|own| own.name.strip_prefix("--mingbai-").map(str::to_owned))
            .collect();
        assert_eq!(tokens, known);
    }

    #[test]
    fn widgets_are_those_that_there_are() {
        for own in PARTS.iter().chain(TOKENS) {
            for widget in own.of {
                assert!(TAGS.iter().any(|tag| tag.widget == *widget), "{widget}");
            }
        }
    }
}

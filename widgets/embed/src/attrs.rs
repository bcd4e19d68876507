//! The one table of attributes. The parser, the TypeScript types, the custom-elements manifest, the documentation and
//! the shell's `observedAttributes` are made from it; nothing else lists an attribute.

#[path = "attrs/table.rs"]
mod table;

pub use table::ATTRS;

/// What an attribute's text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// An address: relative, `http` or `https`.
    Address,
    /// One of a few words; the first is the default unless [`Attr::default`] says otherwise.
    Choice(&'static [&'static str]),
    /// A whole number between two bounds, both included.
    Integer(u32, u32),
    /// A date, `YYYY-MM-DD`, or a moment with a time behind it.
    Date,
}

/// One attribute.
#[derive(Debug, Clone, Copy)]
pub struct Attr {
    /// Its name on the tag; `data-` stands before it on a `div`.
    pub name: &'static str,
    /// What its text may be.
    pub kind: Kind,
    /// What holds when it is not there; empty: nothing.
    pub default: &'static str,
    /// The widgets it applies to; empty: all.
    pub applies: &'static [&'static str],
    /// One sentence in Chinese.
    pub zh: &'static str,
    /// One sentence in English.
    pub en: &'static str,
}

/// A widget and its tag.
#[derive(Debug, Clone, Copy)]
pub struct Tag {
    /// Short name, also the name of the module and of the feature: `budget`.
    pub widget: &'static str,
    /// The tag: `mingbai-budget`.
    pub tag: &'static str,
    /// One sentence in Chinese.
    pub zh: &'static str,
    /// One sentence in English.
    pub en: &'static str,
}

/// A sentence for documentation: a phone does not download it.
const fn doc(sentence: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        sentence
    }
}

/// Every widget.
pub const TAGS: &[Tag] = &[
    Tag {
        widget: "budget",
        tag: "mingbai-budget",
        zh: doc("预算、决算与执行情况：钱从哪里来，花到哪里去。"),
        en: doc(
            "Budgets, final accounts and execution: where the money comes from and where it goes.",
        ),
    },
    Tag {
        widget: "air",
        tag: "mingbai-air",
        zh: doc("空气质量：这里现在和今后几天的空气好不好，各点位怎么样。"),
        en: doc("Air quality: how the air is here, now and in the days ahead, and at each place."),
    },
    Tag {
        widget: "water",
        tag: "mingbai-water",
        zh: doc(
            "地表水水质：各断面、河流湖库和饮用水水源地的水质类别，达没达到目标，哪些项目超标。",
        ),
        en: doc(
            "Surface water: the class of each section, river, lake and drinking-water source, whether it keeps its target, and what exceeds.",
        ),
    },
    Tag {
        widget: "livelihood",
        tag: "mingbai-livelihood",
        zh: doc("民生项目和一切有计划、有期限的工作：做到哪一步，谁负责，钱用了多少，该找谁。"),
        en: doc(
            "Livelihood projects and whatever has a plan and a deadline: how far each has come, who answers for it, the money, whom to call.",
        ),
    },
    Tag {
        widget: "policy",
        tag: "mingbai-policy",
        zh: doc("政策解读：我在不在范围内，能得多少，从什么时候起，去哪里办，打什么电话。"),
        en: doc(
            "A policy explained: am I covered, how much, from when, where do I go, whom do I call.",
        ),
    },
    Tag {
        widget: "consultation",
        tag: "mingbai-consultation",
        zh: doc(
            "意见征集和回应：还能不能提意见，到哪天为止，采纳了多少，没采纳的是什么理由；也有调查结果、代表列席、舆情回应和建议提案答复。",
        ),
        en: doc(
            "Consultations and answers: can I still say something, until when, what was adopted and why not; surveys, representatives who sat in, responses, answers to proposals.",
        ),
    },
    Tag {
        widget: "list",
        tag: "mingbai-list",
        zh: doc(
            "一条一条的公开信息：收费目录、召回、抽检、权责清单、热线等；是哪一种、叫什么、多少天之内要办，由栏目模板（profile）写明。",
        ),
        en: doc(
            "Records that must be public: charges, recalls, inspections, powers, hotlines and the like; a profile says what the fields mean and which rules hold.",
        ),
    },
];

/// Whether a module has a use for what applies to these widgets.
const fn used(applies: &[&str]) -> bool {
    let mut rest = applies;
    while let Some((widget, others)) = rest.split_first() {
        if has(widget) {
            return true;
        }
        rest = others;
    }
    applies.is_empty()
}

/// Whether a module has the widget. Views have the attributes of a budget without its widget.
const fn has(widget: &str) -> bool {
    if cfg!(not(target_arch = "wasm32")) {
        return true;
    }
    match widget.as_bytes() {
        b"air" => cfg!(feature = "air"),
        b"water" => cfg!(feature = "water"),
        b"livelihood" => cfg!(feature = "livelihood"),
        b"list" => cfg!(feature = "list"),
        b"policy" | b"consultation" => cfg!(feature = "policy"),
        _ => cfg!(any(feature = "budget", not(feature = "boards"))),
    }
}

/// How many attributes a module has a use for.
const USED: usize = {
    let (mut many, mut rest) = (0, ATTRS);
    while let Some((attr, others)) = rest.split_first() {
        if used(attr.applies) {
            many += 1;
        }
        rest = others;
    }
    many
};

/// The table as a module carries it: without the sentences, which nobody reads there, and other widgets' attributes.
static BARE: [Attr; USED] = {
    const NONE: Attr = Attr {
        name: "",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: "",
        en: "",
    };
    let mut bare = [NONE; USED];
    let (mut to, mut from) = (bare.as_mut_slice(), ATTRS);
    while let Some((attr, more)) = from.split_first() {
        from = more;
        if !used(attr.applies) {
            continue;
        }
        let Some((place, rest)) = to.split_first_mut() else {
            break;
        };
        *place = Attr {
            zh: "",
            en: "",
            ..*attr
        };
        to = rest;
    }
    bare
};

/// The attribute `name`, without its sentences.
#[must_use]
pub fn find(name: &str) -> Option<&'static Attr> {
    BARE.iter().find(|attr| attr.name == name)
}

impl Attr {
    /// The text to use for what stands on the tag: the text itself when it is allowed, else the default.
    #[must_use]
    pub fn accept<'a>(&self, text: Option<&'a str>) -> &'a str {
        match text.map(str::trim) {
            Some(text) if self.allows(text) => text,
            _ => self.default,
        }
    }

    /// Whether `text` is something this attribute may be.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        match self.kind {
            Kind::Text => !text.is_empty(),
            Kind::Address => !text.is_empty() && allowed_address(text),
            Kind::Choice(words) => words.contains(&text),
            Kind::Integer(least, most) => text
                .parse::<u32>()
                .is_ok_and(|number| (least..=most).contains(&number)),
            Kind::Date => {
                let mut digits = text.bytes().take(10);
                text.len() >= 10
                    && (0..10).all(|at| match (at, digits.next()) {
                        (4 | 7, byte) => byte == Some(b'-'),
                        (_, byte) => byte.is_some_and(|byte| byte.is_ascii_digit()),
                    })
            }
        }
    }
}

/// A relative address, or one of `http` and `https`. Control characters and blanks before the colon do not hide a scheme.
fn allowed_address(text: &str) -> bool {
    let end = text
        .bytes()
        .position(|byte| matches!(byte, b'/' | b'?' | b'#' | b':'));
    match end.and_then(|end| text.split_at_checked(end)) {
        Some((scheme, rest)) if rest.starts_with(':') => {
            scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expected: &str) {
        let attr = find(name).expect("attribute exists");
        assert_eq!(attr.accept(Some(text)), expected, "{name}={text:?}");
    }

    #[test]
    fn text_that_is_not_allowed_gives_the_default() {
        check("theme", "dark", "dark");
        check("theme", "pink", "auto");
        check("max-rows", "10000", "10000");
        check("max-rows", "50001", "5000");
        check("max-rows", "-1", "5000");
        check("timeout", "60", "15");
        check("unit", "千瓦", "");
        check("as-of", "2018-12-31", "2018-12-31");
        check("as-of", "去年", "");
    }

    #[test]
    fn an_address_is_relative_or_of_the_web() {
        for good in [
            "/data/a.json",
            "a.json?x=1:2",
            "https://example.gov.cn/a",
            "HTTP://x/",
            "../b",
            "?a:b",
        ] {
            assert!(allowed_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:application/json,{}",
            " vbscript:x",
            "java\nscript:x",
            "file:///etc",
        ] {
            assert!(!allowed_address(bad), "{bad}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        for (at, attr) in ATTRS.iter().enumerate() {
            assert!(
                ATTRS
                    .iter()
                    .skip(at + 1)
                    .all(|other| other.name != attr.name),
                "{} stands once",
                attr.name
            );
            assert!(
                attr.default.is_empty() || attr.allows(attr.default),
                "{}'s default is allowed",
                attr.name
            );
            assert!(
                attr.zh.ends_with('。') && attr.en.ends_with('.'),
                "{} has its sentences",
                attr.name
            );
            for widget in attr.applies {
                assert!(
                    TAGS.iter().any(|tag| tag.widget == *widget),
                    "{widget} exists"
                );
            }
        }
    }
}

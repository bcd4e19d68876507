//! What stands on a tag, as values. Text that an attribute does not allow counts as not there; a unit that is none is kept
//! to be told.

use crate::attrs;
use mingbai_data::{
    MoneyUnit,
    budget::{Book, RateBase, ReadOptions, Side},
};
use mingbai_ui::{Options, Size, Theme};
use std::cell::RefCell;

/// What stands on a tag, as values.
#[derive(Clone, Default)]
pub struct Settings {
    /// Address of the data; empty when it has none.
    pub src: String,
    /// What the data is asked for under: its address, and on lines of their own the key it must be signed with and the
    /// origins it may come from. Widgets share an answer only when all three are the same. Empty when there is no address.
    pub feed: String,
    /// What is read beside the data is asked for under, as `feed`: the outlines of the places, or the working days.
    #[cfg(feature = "boards")]
    pub beside: String,
    /// Hours after which data counts as out of date; 0 for never.
    pub max_age: u32,
    /// Address of the source page; empty when it has none.
    pub source: String,
    /// Milliseconds for the whole answer.
    pub timeout_ms: u32,
    /// Most bytes of decoded data.
    pub max_bytes: u32,
    /// Seconds between refreshes; 0 for none.
    pub refresh: u32,
    /// The preset or the mapping that says what the fields are: the reader reads first. Empty for none.
    pub mapping: String,
    /// The texts that reading rests on, and those of everything, to know when they change.
    pub means: String,
    /// See [`Settings::means`].
    pub all: String,
    /// How to read.
    pub read: ReadOptions,
    /// How to draw.
    pub options: Options,
    /// How much is shown of a board of places.
    #[cfg(feature = "boards")]
    pub layout: mingbai_ui::board::Layout,
    /// What only air has.
    #[cfg(feature = "air")]
    pub air: Air,
}

/// What only air has.
#[cfg(feature = "air")]
#[derive(Clone, Default)]
pub struct Air {
    /// A standard to compare with.
    pub standard: Option<mingbai_data::air::Standard>,
    /// The name of a place that the data does not name.
    pub place: Option<Box<str>>,
}

/// The text of the attribute `name` when `get` reads them; its default when it is not there or not allowed.
#[must_use]
pub fn accepted(get: impl Fn(&str) -> Option<String>, name: &str) -> String {
    let given = get(name);
    attrs::find(name).map_or_else(String::new, |attr| attr.accept(given.as_deref()).to_owned())
}

/// How a widget is shown; `text` is what an attribute says ([`accepted`]).
#[must_use]
pub fn options(text: impl Fn(&str) -> String) -> Options {
    Options {
        theme: match &*text("theme") {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            "contrast" => Theme::Contrast,
            _ => Theme::Auto,
        },
        size: if text("size") == "elder" {
            Size::Elder
        } else {
            Size::Normal
        },
        unit: None,
        heading_level: text("heading-level")
            .parse::<u32>()
            .ok()
            .and_then(|level| level.try_into().ok())
            .unwrap_or(2),
        heading: Some(text("heading"))
            .filter(|text| !text.is_empty())
            .map(Into::into),
        #[cfg(any(feature = "livelihood", feature = "policy"))]
        origins: Default::default(),
    }
}

impl Settings {
    /// Reads every attribute through `get`; the one without a name is the address of the page, `~` the address of
    /// the package's script.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let said = RefCell::new(String::new());
        let text = |name: &str| {
            let text = accepted(&get, name);
            let mut said = said.borrow_mut();
            said.push_str(&text);
            said.push('\n');
            text
        };
        let number = |name: &str| text(name).parse::<u32>().unwrap_or(0);
        let mut read = ReadOptions::default();
        if cfg!(any(feature = "budget", not(feature = "boards"))) {
            let unit = MoneyUnit::parse(&text("unit"));
            read = ReadOptions {
                unit,
                // Left out in silence, it would be said that nobody gave a unit.
                unknown_unit: get("unit").filter(|word| unit.is_none() && !word.trim().is_empty()),
                year: text("year").parse().ok(),
                book: Book::parse(&text("book")),
                side: Side::parse(&text("side")),
                rate_base: RateBase::parse(&text("rate-base")),
                ..read
            };
            said.borrow_mut()
                .push_str(read.unknown_unit.as_deref().unwrap_or_default());
        }
        for (name, place) in [
            ("heading", &mut read.title),
            ("publisher", &mut read.publisher),
            ("as-of", &mut read.as_of),
            ("scope", &mut read.scope),
            ("source", &mut read.source_url),
            ("source-name", &mut read.source_name),
        ] {
            *place = Some(text(name)).filter(|text| !text.is_empty());
        }
        read.max_rows = usize::try_from(number("max-rows")).unwrap_or(5_000);
        let max_bytes = number("max-bytes");
        read.limits.max_bytes = usize::try_from(max_bytes).unwrap_or(1_048_576);
        let max_age = number("max-age");
        let mapping = text("preset") + &text("map");
        #[cfg(feature = "air")]
        let place = text("place");
        let means = said.borrow().clone();
        #[cfg(feature = "air")]
        let air = Air {
            standard: mingbai_data::air::Standard::parse(&text("standard")),
            place: (!place.is_empty()).then(|| place.into()),
        };
        #[cfg(feature = "boards")]
        let layout = {
            use mingbai_ui::board::Layout;
            match &*text("layout") {
                "strip" => Layout::Strip,
                "card" => Layout::Card,
                "board" => Layout::Board,
                _ => Layout::Auto,
            }
        };

        let src = text("src");
        let allow = text("allow");
        let conditions = ["\n", &text("verify"), "\n", &allow].concat();
        let feed_of = |address: &str| {
            if address.is_empty() {
                String::new()
            } else {
                [address, &conditions].concat()
            }
        };
        #[cfg(feature = "boards")]
        let beside = text("outlines");
        #[cfg(feature = "policy")]
        let beside = beside + &text("workdays");
        #[cfg(feature = "list")]
        let profile = text("profile");
        #[cfg(feature = "list")]
        let beside = if profile.contains(['/', '.']) {
            profile.clone()
        } else {
            beside
        };
        let mut settings = Self {
            feed: feed_of(&src),
            src,
            #[cfg(feature = "boards")]
            beside: feed_of(&beside),
            max_age,
            source: text("source"),
            timeout_ms: number("timeout").saturating_mul(1_000),
            max_bytes,
            refresh: number("refresh"),
            mapping,
            means,
            all: String::new(),
            read,
            options: options(text),
            #[cfg(feature = "boards")]
            layout,
            #[cfg(feature = "air")]
            air,
        };
        #[cfg(feature = "list")]
        if !profile.is_empty() && settings.beside.is_empty() {
            settings.beside = of_package(&profile, &get("~").unwrap_or_default());
        }
        #[cfg(any(feature = "livelihood", feature = "policy"))]
        {
            let page = get("").unwrap_or_default();
            let origins = [&*allow, " ", &settings.src, " ", &page].concat();
            settings.options.origins = origins.into();
        }
        settings.all = said.take();
        settings
    }

    /// How much is read of the rows of a board.
    #[cfg(feature = "boards")]
    #[must_use]
    pub fn limits(&self) -> mingbai_data::read::Limits {
        mingbai_data::read::Limits {
            max_rows: self.read.max_rows,
            ..self.read.limits
        }
    }
}

/// The profile that comes with the package, asked for beside its script at `home`: it needs no signature, and no other origin.
#[cfg(feature = "list")]
fn of_package(name: &str, home: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    beside(
        home,
        &["profile.", name, ".json?", version, "\n\n"].concat(),
    )
}

/// The address of a file that lies beside the script at `home`.
pub fn beside(home: &str, file: &str) -> String {
    let mark = home.bytes().position(|byte| matches!(byte, b'?' | b'#'));
    let path = mark.and_then(|end| home.get(..end)).unwrap_or(home);
    let folder = path.bytes().rposition(|byte| byte == b'/');
    let folder = folder.and_then(|at| path.get(..=at)).unwrap_or_default();
    [folder, file].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_data::budget::read_text;

    fn of(tag: &[(&str, &str)]) -> Settings {
        Settings::read(|name| {
            tag.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, text)| (*text).to_owned())
        })
    }

    #[test]
    fn nothing_on_the_tag_gives_the_limits_of_the_policy() {
        let settings = of(&[]);
        assert_eq!(
            (settings.timeout_ms, settings.max_bytes, settings.refresh),
            (15_000, 1_048_576, 0)
        );
        assert_eq!(settings.read.max_rows, 5_000);
        assert_eq!(settings.options.heading_level, 2);
        assert!(
            settings.src.is_empty() && settings.read.unit.is_none() && settings.read.side.is_none()
        );
    }

    #[test]
    fn a_tag_in_full() {
        let settings = of(&[
            ("src", " /data/a.json "),
            ("unit", "万元"),
            ("year", "2018"),
            ("book", "funds"),
            ("side", "revenue"),
            ("rate-base", "initial"),
            ("max-rows", "10000"),
            ("timeout", "3"),
            ("theme", "contrast"),
            ("size", "elder"),
        ]);
        assert_eq!(settings.src, "/data/a.json");
        assert_eq!(settings.read.unit, Some(MoneyUnit::Wan));
        assert_eq!(settings.read.year, Some(2018));
        assert_eq!(settings.read.book, Some(Book::Funds));
        assert_eq!(settings.read.side, Some(Side::Revenue));
        assert_eq!(settings.read.rate_base, Some(RateBase::Initial));
        assert_eq!(settings.read.max_rows, 10_000);
        #[cfg(feature = "boards")]
        assert_eq!(settings.limits().max_rows, 10_000);
        assert_eq!(settings.timeout_ms, 3_000);
        assert!(settings.options.theme == Theme::Contrast && settings.options.size == Size::Elder);
    }

    #[cfg(feature = "air")]
    #[test]
    fn what_only_air_has() {
        use mingbai_data::air::Standard;
        let settings = of(&[
            ("layout", "strip"),
            ("standard", "US-EPA-2024"),
            ("place", "示例县"),
        ]);
        assert!(settings.layout == mingbai_ui::board::Layout::Strip);
        assert_eq!(settings.air.standard, Some(Standard::UsEpa2024));
        assert_eq!(settings.air.place.as_deref(), Some("示例县"));
        let none = of(&[("layout", "wide"), ("standard", "HJ 999")]);
        assert!(none.layout == mingbai_ui::board::Layout::Auto && none.air.standard.is_none());
        // The place is part of what the data means, the layout is not.
        assert!(
            settings.means != of(&[]).means && of(&[("layout", "card")]).means == of(&[]).means
        );
    }

    #[test]
    fn an_answer_is_shared_under_the_same_conditions_only() {
        assert_eq!(of(&[("verify", "k")]).feed, "");
        assert_eq!(of(&[("src", "/a")]).feed, "/a\n\n");
        assert_eq!(
            of(&[("src", "/a"), ("verify", "k"), ("allow", "https://b")]).feed,
            "/a\nk\nhttps://b"
        );
    }

    #[cfg(feature = "boards")]
    #[test]
    fn outlines_are_asked_for_as_data_is() {
        assert_eq!(of(&[("verify", "k")]).beside, "");
        let tag = [("outlines", "/o.json"), ("verify", "k")];
        assert_eq!(of(&tag).beside, "/o.json\nk\n");
        // What was read need not be read again.
        assert!(of(&tag).means == of(&[]).means && of(&tag).all != of(&tag[1..]).all);
        assert_eq!(of(&[("outlines", "javascript:1")]).beside, "");
        #[cfg(feature = "policy")]
        assert_eq!(of(&[("workdays", "/2027.json")]).beside, "/2027.json\n\n");
    }

    #[cfg(any(feature = "livelihood", feature = "policy"))]
    #[test]
    fn pictures_come_from_the_page_its_data_and_what_is_allowed() {
        let settings = of(&[
            ("src", "https://a.cn/1.json\n/2.json"),
            ("allow", "https://b.cn"),
            ("", "https://c.cn"),
        ]);
        let all: Vec<_> = settings.options.origins.split_whitespace().collect();
        let known = [
            "https://b.cn",
            "https://a.cn/1.json",
            "/2.json",
            "https://c.cn",
        ];
        assert_eq!(all, known);
    }

    #[cfg(feature = "list")]
    #[test]
    fn a_profile_is_beside_the_package_or_where_the_tag_says() {
        let own = |profile| {
            of(&[
                ("profile", profile),
                ("verify", "k"),
                ("~", "/m/mingbai.js?v=/2"),
            ])
        };
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(
            own("recall").beside,
            format!("/m/profile.recall.json?{version}\n\n")
        );
        assert_eq!(own("/p/a.json").beside, "/p/a.json\nk\n");
        assert_eq!(own("").beside, "");
    }

    #[test]
    fn a_unit_that_is_none_is_told() {
        let said = |tag: &[(&str, &str)], data: &str| {
            let read = read_text(data, &of(tag).read);
            read.map_or_else(
                |error| error.message,
                |budget| format!("{:?}", budget.tables[0].unit),
            )
        };
        let silent = r#"[{"name":"教育支出","final":1}]"#;
        assert_eq!(
            said(&[("unit", "美元")], silent),
            "标签上的单位“美元”不是已知的金额单位：可用元、千元、万元、百万元、亿元"
        );
        assert!(said(&[("unit", " ")], silent).starts_with("数据没有注明金额单位"));
        // The data wins wherever it speaks.
        let speaks = r#"{"unit":"亿元","rows":[{"name":"教育支出","final":1}]}"#;
        assert_eq!(said(&[("unit", "美元")], speaks), "Yi");
    }

    /// A page that only looks otherwise is not read again.
    #[test]
    fn a_change_is_seen() {
        for (name, read) in [
            ("unit", true),
            ("map", true),
            ("theme", false),
            ("size", false),
        ] {
            let other = of(&[(name, if name == "theme" { "dark" } else { "elder" })]);
            assert_eq!(other.means != of(&[]).means, read, "{name}");
            assert!(other.all != of(&[]).all, "{name}");
        }
    }

    #[test]
    fn limits_are_only_lowered() {
        let settings = of(&[
            ("timeout", "600"),
            ("max-bytes", "99999999"),
            ("max-rows", "50001"),
            ("src", "javascript:1"),
        ]);
        assert_eq!(
            (settings.timeout_ms, settings.max_bytes),
            (15_000, 1_048_576)
        );
        assert_eq!(settings.read.max_rows, 5_000);
        assert!(settings.src.is_empty());
    }
}

//! The attributes, one by one.

use super::{Attr, Kind, doc};

const BUDGET: &[&str] = &["budget"];
const AIR: &[&str] = &["air"];
const BOARDS: &[&str] = &["air", "water", "livelihood"];
const PAPERS: &[&str] = &["policy", "consultation"];

/// Every attribute.
pub const ATTRS: &[Attr] = &[
    Attr {
        name: "src",
        kind: Kind::Address,
        default: "",
        applies: &[],
        zh: doc(
            "数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type=\"application/json\">、标签内的 <table>。",
        ),
        en: doc(
            "Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type=\"application/json\">, then the <table> among the children.",
        ),
    },
    Attr {
        name: "heading",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: doc("标题；数据里没有标题时使用。"),
        en: doc("Heading, used when the data has none."),
    },
    Attr {
        name: "heading-level",
        kind: Kind::Integer(1, 6),
        default: "2",
        applies: &[],
        zh: doc("标题级别，1 到 6，与页面的标题层次一致。"),
        en: doc("Level of the heading, 1 to 6, to fit the outline of the page."),
    },
    Attr {
        name: "publisher",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: doc("发布机构；数据里没有时使用。"),
        en: doc("Publisher, used when the data names none."),
    },
    Attr {
        name: "as-of",
        kind: Kind::Date,
        default: "",
        applies: &[],
        zh: doc("数据截至日期；数据里没有时使用。"),
        en: doc("The date the data stands for, used when the data has none."),
    },
    Attr {
        name: "source",
        kind: Kind::Address,
        default: "",
        applies: &[],
        zh: doc("来源页面的地址，显示为“来源”链接。"),
        en: doc("Address of the page the data comes from, shown as a link."),
    },
    Attr {
        name: "source-name",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: doc("来源的名称。"),
        en: doc("Name of the source."),
    },
    Attr {
        name: "unit",
        kind: Kind::Choice(&["", "元", "千元", "万元", "百万元", "亿元"]),
        default: "",
        applies: BUDGET,
        zh: doc("金额单位；数据里没有单位时必须写。"),
        en: doc("Unit of the amounts; needed when the data has none."),
    },
    Attr {
        name: "year",
        kind: Kind::Integer(1949, 2999),
        default: "",
        applies: BUDGET,
        zh: doc("预算年度；数据里没有时使用。"),
        en: doc("Budget year, used when the data has none."),
    },
    Attr {
        name: "scope",
        kind: Kind::Text,
        default: "",
        applies: BUDGET,
        zh: doc("口径，如 全市、市本级、部门；数据里没有时使用。"),
        en: doc(
            "Scope as printed (whole city, own level, department), used when the data has none.",
        ),
    },
    Attr {
        name: "book",
        kind: Kind::Choice(&["general", "funds", "state_capital", "social_insurance"]),
        default: "",
        applies: BUDGET,
        zh: doc(
            "四本预算中的哪一本：一般公共预算、政府性基金、国有资本经营、社会保险基金；数据里没有时使用。",
        ),
        en: doc("Which of the four books, used when the data does not say."),
    },
    Attr {
        name: "side",
        kind: Kind::Choice(&["expenditure", "revenue"]),
        default: "",
        applies: BUDGET,
        zh: doc("支出或收入；数据里没有时使用。"),
        en: doc("Expenditure or revenue, used when the data does not say."),
    },
    Attr {
        name: "rate-base",
        kind: Kind::Choice(&["adjusted", "initial"]),
        default: "",
        applies: BUDGET,
        zh: doc("完成率的分母：调整预算数或年初预算数；数据里没有时使用。"),
        en: doc("What the completion rate is measured against, used when the data does not say."),
    },
    Attr {
        name: "population",
        kind: Kind::Text,
        default: "",
        applies: BUDGET,
        zh: doc("常住人口，如 3012000 或 301.2万人，用来算人均；数据里没有时使用。"),
        en: doc(
            "Resident population, as 3012000 or 301.2万人, for figures per head; used when the data has none.",
        ),
    },
    Attr {
        name: "price-index",
        kind: Kind::Text,
        default: "",
        applies: BUDGET,
        zh: doc(
            "价格指数，各年以同一年为基期（定基），如 2021:100 2022:102.0，用来按不变价比较；数据里没有时使用。",
        ),
        en: doc(
            "Price indices on one base, as 2021:100 2022:102.0, for comparisons in real terms; used when the data has none.",
        ),
    },
    Attr {
        name: "layout",
        kind: Kind::Choice(&["auto", "strip", "card", "board"]),
        default: "auto",
        applies: BOARDS,
        zh: doc("显示多少：auto 按位置的宽度，strip 一行，card 只有结论，board 全部。"),
        en: doc(
            "How much is shown: auto by the width of the place, strip one line, card the answer alone, board everything.",
        ),
    },
    Attr {
        name: "standard",
        kind: Kind::Choice(&["", "HJ633-2026", "HJ633-2012", "US-EPA-2024"]),
        default: "",
        applies: AIR,
        zh: doc("用来对比的标准：在公布的指数旁按它复算；不写不对比。"),
        en: doc(
            "A standard to compare with: what it makes of the same concentrations stands beside the published index.",
        ),
    },
    Attr {
        name: "place",
        kind: Kind::Text,
        default: "",
        applies: AIR,
        zh: doc("地点名称；数据里没有地点时使用。"),
        en: doc("Name of the place, used when the data names none."),
    },
    Attr {
        name: "outlines",
        kind: Kind::Address,
        default: "",
        applies: BOARDS,
        zh: doc(
            "区划轮廓文件（GeoJSON）的地址，用来画地图；不写或读不到时用方格，民生项目只有列表。",
        ),
        en: doc(
            "Address of a GeoJSON file with the outlines of the districts, for the map; without it tiles, of projects the list alone.",
        ),
    },
    Attr {
        name: "workdays",
        kind: Kind::Address,
        default: "",
        applies: PAPERS,
        zh: doc(
            "节假日安排文件（JSON）的地址，用来数工作日：{\"year\":2027,\"off\":[放假的日子],\"work\":[上班的周末]}，几年的写成列表，早的在前；组件自带 2007 年到 2026 年的，不写时以后的时限显示“无法判断”。",
        ),
        en: doc(
            "Address of a JSON file with the arrangement of holidays of a year, {\"year\":2027,\"off\":[…],\"work\":[…]}, or a list of several, the earlier first, to count working days by; 2007 to 2026 are built in, and what cannot be counted is not called late.",
        ),
    },
    Attr {
        name: "profile",
        kind: Kind::Text,
        default: "",
        applies: &["list"],
        zh: doc(
            "栏目模板：随组件带来的写名称，如 recall；自己写的写地址，如 /data/模板.json。读不到时数据不显示。不写时用数据里的 profile，都没有时各列按原来的名称显示。",
        ),
        en: doc(
            "The profile: the name of one that comes along (recall), or the address of one's own (/data/profile.json). Where it cannot be had the data are not shown. Without it the data's own `profile`, else every column under its own name.",
        ),
    },
    Attr {
        name: "preset",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: doc("已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。"),
        en: doc(
            "Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it.",
        ),
    },
    Attr {
        name: "map",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: doc(
            "字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type=\"application/json\" data-map>。",
        ),
        en: doc(
            "Mapping of fields: the JSON itself, or the address of a file; or a <script type=\"application/json\" data-map> inside the tag.",
        ),
    },
    Attr {
        name: "max-rows",
        kind: Kind::Integer(1, 50_000),
        default: "5000",
        applies: &[],
        zh: doc("最多读取的行数，最大 50000；超出时只显示前面的行并说明。"),
        en: doc(
            "Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said.",
        ),
    },
    Attr {
        name: "max-bytes",
        kind: Kind::Integer(1_024, 1_048_576),
        default: "1048576",
        applies: &[],
        zh: doc("数据解码后的最大字节数，只能比 1 MiB 小。"),
        en: doc("Most bytes of decoded data; it can only be lowered from 1 MiB."),
    },
    Attr {
        name: "timeout",
        kind: Kind::Integer(1, 15),
        default: "15",
        applies: &[],
        zh: doc("取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。"),
        en: doc(
            "Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them.",
        ),
    },
    Attr {
        name: "refresh",
        kind: Kind::Integer(0, 86_400),
        default: "0",
        applies: &[],
        zh: doc("自动更新的间隔秒数，最短 60；0 为不自动更新。"),
        en: doc("Seconds between refreshes, 60 at the least; 0 for none."),
    },
    Attr {
        name: "max-age",
        kind: Kind::Integer(1, 87_600),
        default: "",
        applies: &[],
        zh: "数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。",
        en: "Hours after which data counts as out of date, by the date it stands for; without it nothing is checked.",
    },
    Attr {
        name: "allow",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: "数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。",
        en: "Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links.",
    },
    Attr {
        name: "verify",
        kind: Kind::Text,
        default: "",
        applies: &[],
        zh: "公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。",
        en: "Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it.",
    },
    Attr {
        name: "deep-link",
        kind: Kind::Choice(&["off", "on"]),
        default: "off",
        applies: &[],
        zh: doc(
            "on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。",
        ),
        en: doc(
            "on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from.",
        ),
    },
    Attr {
        name: "theme",
        kind: Kind::Choice(&["auto", "light", "dark", "contrast"]),
        default: "auto",
        applies: &[],
        zh: doc("外观：跟随系统、浅色、深色、高对比度。"),
        en: doc("Look: as the system, light, dark, high contrast."),
    },
    Attr {
        name: "size",
        kind: Kind::Choice(&["normal", "elder"]),
        default: "normal",
        applies: &[],
        zh: doc("字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。"),
        en: doc("Size: normal, or for elders (text at least 18 px, targets at least 60 px)."),
    },
    Attr {
        name: "reserve",
        kind: Kind::Integer(0, 5_000),
        default: "320",
        applies: &[],
        zh: doc("标签内没有后备内容时，画出之前预留的高度（像素）。"),
        en: doc("Height in px kept free before drawing when the tag has no fallback content."),
    },
];

//! Presets, mappings and formats in words, from the tables and the files: documentation that cannot drift.

use super::Preset;
use crate::ReadError;
use crate::dataset::{Kind, Range, SUBJECTS, UnitRule};
use crate::mapping::settings::{LABELS, MAPPING, PIVOT, SPEC, Setting};
use crate::mapping::{IDLE, SPOKEN};
use crate::text::list;

/// A cell of a table in Markdown.
fn cell(out: &mut String, text: &str) {
    out.push_str(" | ");
    for c in text.chars() {
        match c {
            '|' => out.push_str("\\|"),
            '<' => out.push_str("&lt;"),
            c => out.push(c),
        }
    }
}

fn row(out: &mut String, cells: &[&str]) {
    let mut line = String::new();
    for text in cells {
        cell(&mut line, text);
    }
    out.extend([line.trim_start(), " |\n"]);
}

fn head(out: &mut String, cells: &[&str]) {
    row(out, cells);
    row(out, &vec!["---"; cells.len()]);
}

/// `www/docs/presets.md`: every preset, and what a mapping of one's own may say.
///
/// # Errors
/// `schema` when a preset's file is not well formed.
pub fn presets() -> Result<String, ReadError> {
    let mut out = String::from(
        "# 预设与映射\n\n由预设的文件和设置的表生成，请勿手改。\n\n预设是为常见接口写好的映射。写 `auto` 时按数据的形状选用，\
         并写明选用了哪一个；没有列出形状的只能写明名称。\n\n## 预设\n\n",
    );
    head(&mut out, &["名称", "用于", "主题", "须知", "依据"]);
    for preset in &super::all()? {
        let keys: Vec<&str> = preset.subjects.iter().map(|subject| subject.name).collect();
        let Preset {
            name,
            title,
            note,
            source,
            ..
        } = preset;
        let name = [
            "`",
            name,
            "`",
            if preset.has_shape() {
                ""
            } else {
                "（须写明名称）"
            },
        ]
        .concat();
        row(&mut out, &[&name, title, &list(&keys), note, source]);
    }
    out.push_str(
        "\n## 自己写映射\n\n格式见 `schema/preset.json`。路径是 JSONPath（RFC 9535），没有 `match` 和 `search`。\n\n\
         例如接口返回 `{\"data\":{\"list\":[{\"bt\":\"通知\",\"rq\":\"2026-03-01\"}]}}`，映射写成 \
         `{\"rows\":\"$.data.list[*]\",\"fields\":{\"title\":\"$.bt\",\"published_at\":\"$.rq\"}}`，存成 `映射.json`，先在电脑上试：\
         `mingbai check 数据.json --as list --map 映射.json`。写错时说明是哪一项、在映射文件的第几行。\n",
    );
    let tables: [(&str, &[Setting]); 4] = [
        ("映射", MAPPING),
        ("一个值", SPEC),
        ("pivot", PIVOT),
        ("by_name", LABELS),
    ];
    for (title, table) in tables {
        out.extend(["\n### ", title, "\n\n"]);
        head(&mut out, &["设置", "说明"]);
        for (key, _, words) in table {
            row(&mut out, &[&["`", *key, "`"].concat(), words]);
        }
    }
    Ok(out)
}

/// What stands beside the rows of a budget.
pub(super) const BUDGET: &str = r#"只有一张表时写 `rows`；几张表写在 `tables` 里，每张表有自己的 `title`（照抄表题）、`year`、`scope`（全市、市本级等）、`side`（`revenue` 收入，`expenditure` 支出）、`book`（`general` 一般公共预算，`funds` 政府性基金，`state_capital` 国有资本经营，`social_insurance` 社会保险基金）、`unit` 和 `rows`；没有写的用整体的 `year`、`scope`、`unit`。历年的数各成一张表，写明各自的 `year`，次序不限。债务、“三公”经费和转移支付的表由 `title` 认出，每行仍是名称和数；公务用车保有量、接待批次等也各成一行。

整体还可以写：`population` 常住人口（人），用来算人均；`priceIndex` 价格指数，同一基期，一年一个数，用来扣除价格变动；`sample` 示例数据写 `true`，页面上会注明。

```json
{
  "schema": "mingbai.budget/1",
  "title": "示例县一般公共预算支出",
  "publisher": "示例县财政局",
  "as_of": "2025-12-31",
  "sample": true,
  "scope": "县本级",
  "unit": "万元",
  "population": "412300",
  "priceIndex": {"2024": "100", "2025": "100.4"},
  "tables": [
    {"title": "2025年一般公共预算支出决算表", "year": 2025, "book": "general", "side": "expenditure", "rows": [
      {"code": "205", "name": "教育支出", "adjusted": "9900", "final": "9852", "note": "新建两所小学"},
      {"code": "208", "name": "社会保障和就业支出", "adjusted": "7700", "final": "7621"},
      {"name": "支出合计", "kind": "total", "adjusted": "17600", "final": "17473"}
    ]},
    {"title": "2024年一般公共预算支出决算表", "year": 2024, "book": "general", "side": "expenditure", "rows": [
      {"code": "205", "name": "教育支出", "final": "9893"},
      {"code": "208", "name": "社会保障和就业支出", "final": "7614"},
      {"name": "支出合计", "kind": "total", "final": "17507"}
    ]}
  ]
}
```

"#;

/// The words for how far an item has come, each with its rule, and how those of a whole are made of its parts.
#[cfg(feature = "livelihood")]
fn statuses(out: &mut String) {
    use crate::livelihood::{Status, rule};
    head(out, &["状态", "什么时候"]);
    for status in Status::ALL {
        row(out, &[status.name(), rule(status)]);
    }
    out.push_str(
        "\n一件（工程）由几个项目组成的：项目都完成才是完成，其中有超额的是超额完成；否则按滞后、暂停、进行中的次序，有一个就是。写“未完成”“基本完成”的不算完成，按时间和指标判断。“几个未公布”数的是没有这项金额的项目，核对里数的是应当公布而没有公布的项目；时间进度的起止和数据截至日都在月底的，按月计算。\
         按地区汇总和筛选时，按这个地区自己的状态算（没有自己的计划完成时间的，用整个项目的）；没有公布这个地区情况的，和整个项目暂停、取消而这个地区没有另说的，按整个项目算。\n\n",
    );
}

/// `www/docs/formats.md`: the fields of every subject's format.
#[must_use]
pub fn formats() -> String {
    let mut out = String::from(
        "# 各主题的数据格式\n\n由字段的表生成，请勿手改。JSON Schema 在 `schema/` 下。数写成文字，保全各位；一列共用的单位写在 `units` 里；\
         没有的值不写，未填报写 `null`，其他原因写 `{\"missing\": \"not-monitored\"}`；读不懂的数写 `\"?\"`。\
         只有来源的一部分时写 `rows_in_source`：来源共有多少行，不知道写 0。\
         写明可能的范围的，以外的数（如 -99、-999 这类没有声明的缺测标记）按数据异常处理，并提示 `range`。\n\n\
         已有的表（CSV、XML、网页里的表格、接口的行）不必改成这种格式：列名是下面的字段、名称或“也认的列名”之一的，按列名读入，\
         不用写预设和字段对照。大小写、空格、{IDLE}写不写都认：“监测点位名称”就是“点位”；年和月可以各占一列。\
         列名里有“预报”的列不读，以免当成监测值：预报另成一表，时段类型写“预报”，或指数写成范围。必须的列都要有；单位写在列名的括号里，如 `氨氮（mg/L）`；不认识的列不读，并提示 `field`。\
         预决算的列名另见文档首页“已有的接口和表格”。\n",
    );
    let idle = IDLE.split('|').map(|word| match word.is_ascii() {
        true => ["`", word, "`"].concat(),
        false => ["“", word, "”"].concat(),
    });
    out = out.replace("{IDLE}", &idle.collect::<Vec<_>>().join("、"));
    for subject in &SUBJECTS {
        out.extend(["\n## ", subject.name, "：`mingbai.", subject.key, "/1`\n\n"]);
        out.extend(["一行是", subject.record, "。\n\n"]);
        out.push_str(match subject.key {
            "air" => {
                "示例数据写 `\"sample\": true`，页面上会注明。正在生效的重污染天气预警写在 `warnings` 里，一条是 \
                 `{level, title, area, published_at, start, end, measures, url}`：至少写 `level`（黄色、橙色、红色）或 `title`；\
                 `measures` 一条一项；尚未解除的不写 `end`。\n\n"
            }
            "budget" => BUDGET,
            "livelihood" => {
                "同名（编号、工程也相同）的几行是一个项目：地区不同的是它在各区县的部分，地区写“全市”“合计”或不写的是总数；指标不同的是它的几个指标。\
                 低于、不超过和失业率、浓度、能耗、死亡一类的指标（名称里没有“下降”“减少”的）没有完成比例；`direction` 写明的照写明的。\
                 数量可以连单位写（`12所`、`2400万元`、`不低于90%`）。日期要写年份，没有年份的不读。是否逾期按 `as_of` 这一天算，不按查看的时间。\
                 列表里的一条：资金来源 `中央 15.52亿元`；照片 `网址 说明`；节点 `2025-03 开工（已完成）`；\
                 合同 `名称 承包单位 35.2万元 2025-03-02`；更正 `2025-06-01 改了什么`；也可以写成对象，各部分分开写，\
                 见 `schema/livelihood.json`：节点 `{\"text\":\"开工\",\"due\":\"2025-03-01\",\"met\":\"2025-03-05\"}`。\
                 人民币以外的金额，单位写 ISO 4217 的代码（`USD`），不与人民币相加。不适用的写“不适用”。\n\n"
            }
            "water" => "示例数据写 `\"sample\": true`，页面上会注明。\n\n",
            _ => "",
        });
        #[cfg(feature = "livelihood")]
        if subject.key == "livelihood" {
            statuses(&mut out);
        }
        head(&mut out, &["字段", "名称", "类型", "说明", "也认的列名"]);
        for field in subject.fields {
            let kind = match field.kind {
                Kind::Number(UnitRule::None) => "数".into(),
                Kind::Number(UnitRule::Percent) => "数，%".into(),
                Kind::Number(UnitRule::Named(units)) => {
                    let units: Vec<&str> = units.split('|').collect();
                    ["数，单位如 ", &list(&units)].concat()
                }
                Kind::Date => "日期".into(),
                Kind::Text => "文字".into(),
                Kind::List => "文字的列表".into(),
                Kind::Code(codes) => {
                    // With what publishers write for them.
                    let spoken = |code: &str| {
                        let words = SPOKEN.iter().find(|(own, _)| *own == code);
                        words.map_or(code.to_owned(), |(_, words)| {
                            let words: Vec<&str> = words.split('|').collect();
                            [code, "（", &list(&words), "）"].concat()
                        })
                    };
                    let codes: Vec<String> = codes.split('|').map(spoken).collect();
                    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
                    list(&codes)
                }
            };
            let needed = if field.required { "（必须）" } else { "" };
            let key = ["`", field.key, "`", needed].concat();
            let mut about = field.about.to_owned();
            if field.range != Range::ANY {
                about.extend(["；", &field.range.explained()]);
            }
            let names = field.names.replace('|', "、");
            row(&mut out, &[&key, field.label, &kind, &about, &names]);
        }
    }
    out
}

//! The command as people run it: what it prints and how it ends.

#![expect(clippy::unwrap_used, reason = "a test stops where its own tools fail")]

use expect_test::{Expect, expect};
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs `mingbai` with `args` and `input`; output, complaints and exit code as one text.
fn run(args: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mingbai"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    format!(
        "{}{}[{}]",
        text(output.stdout),
        text(output.stderr),
        output.status.code().unwrap()
    )
}

fn check(args: &[&str], input: &str, expected: Expect) {
    expected.assert_eq(&run(args, input.as_bytes()));
}

const ROWS: &str = r#"{"year":2018,"rows":[
    {"name":"教育支出","adjusted":"600","final":"500","rate":"83.33"},
    {"name":"科学技术支出","adjusted":"400","final":"1,2x"},
    {"name":"卫生健康支出","adjusted":"300","final":"—"},
    {"name":"支出合计","adjusted":"1,250","final":"1,100","rate":"90.00"}]}"#;

#[test]
fn findings_with_place_and_remedy() {
    check(
        &["check", "-", "--unit", "万元"],
        ROWS,
        expect![[r#"
            标准输入
            2018 年支出 1,100 万元，完成调整预算的 90.00%。

            异常 field（第 1 张表 支出，第 2 行，决算数）：“科学技术支出”的决算数“1,2x”不是数字，以“—”显示
              建议：改成数字；确实没有的数写 null 或“—”

            说明 field（第 1 张表 支出，决算数）：决算数有 1 行未填报，以“—”显示
              建议：有数就补上；确实没有的可以不管

            提示 check-sum（第 1 张表 支出，第 4 行，调整预算数）：“支出合计”调整预算数公布为 1,250 万元，所列 3 项相加为 1,300 万元，与公布合计不一致，差 50 万元
              建议：核对各分项和合计；重复列示的分项，名称前写“其中：”（或 kind 写 memo）

            提示 check-rate（第 1 张表 支出，第 4 行，完成率）：“支出合计”公布完成率 90.00%，按决算数 1,100 万元与调整预算数 1,250 万元计算为 88.00%，与公布数不一致，差 2 个百分点
              建议：核对完成率，或用 rate_base 写明以年初预算还是调整预算为基数

            共核对 6 项，2 项不符；另有 1 项合计因缺数无法核对。

            共 1 张表、4 行：1 处异常，2 处提示，1 处说明。
            [1]"#]],
    );
}

#[test]
fn findings_for_programs() {
    check(
        &[
            "check",
            "-",
            "--as",
            "budget",
            "--unit=万元",
            "--format=json",
        ],
        ROWS,
        expect![[r#"
            {
              "file": "标准输入",
              "ok": false,
              "tables": 1,
              "rows": 4,
              "rows_in_source": null,
              "sentences": [
                "2018 年支出 1,100 万元，完成调整预算的 90.00%。"
              ],
              "findings": [
                {
                  "code": "field",
                  "severity": "error",
                  "table": 0,
                  "row": 1,
                  "field": "final",
                  "message": "“科学技术支出”的决算数“1,2x”不是数字，以“—”显示",
                  "remedy": "改成数字；确实没有的数写 null 或“—”"
                },
                {
                  "code": "field",
                  "severity": "note",
                  "table": 0,
                  "row": null,
                  "field": "final",
                  "message": "决算数有 1 行未填报，以“—”显示",
                  "remedy": "有数就补上；确实没有的可以不管"
                },
                {
                  "code": "check-sum",
                  "severity": "warning",
                  "table": 0,
                  "row": 3,
                  "field": "adjusted",
                  "message": "“支出合计”调整预算数公布为 1,250 万元，所列 3 项相加为 1,300 万元，与公布合计不一致，差 50 万元",
                  "remedy": "核对各分项和合计；重复列示的分项，名称前写“其中：”（或 kind 写 memo）"
                },
                {
                  "code": "check-rate",
                  "severity": "warning",
                  "table": 0,
                  "row": 3,
                  "field": "rate",
                  "message": "“支出合计”公布完成率 90.00%，按决算数 1,100 万元与调整预算数 1,250 万元计算为 88.00%，与公布数不一致，差 2 个百分点",
                  "remedy": "核对完成率，或用 rate_base 写明以年初预算还是调整预算为基数"
                }
              ],
              "audit": {
                "summary": "共核对 6 项，2 项不符；另有 1 项合计因缺数无法核对。",
                "made": 6,
                "off": 2,
                "checks": [
                  {
                    "check": "parts",
                    "name": "分项相加与小计",
                    "code": "check-sum",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "revenue",
                    "name": "各项收入相加与收入总计",
                    "code": "check-sum",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "expenditure",
                    "name": "各项支出相加与支出总计",
                    "code": "check-sum",
                    "made": 1,
                    "held": 0,
                    "lacking": 1
                  },
                  {
                    "check": "balance",
                    "name": "收入总计与支出总计（及年终结余）",
                    "code": "check-balance",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "rate",
                    "name": "完成率、增减率与金额",
                    "code": "check-rate",
                    "made": 2,
                    "held": 1,
                    "lacking": 0
                  },
                  {
                    "check": "share",
                    "name": "占比与金额，税收加非税与合计",
                    "code": "check-share",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "text",
                    "name": "说明文字与表中金额",
                    "code": "check-text",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "three-public",
                    "name": "“三公”经费各项相加与合计",
                    "code": "check-three-public",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "ceiling",
                    "name": "支出决算数不大于调整预算数",
                    "code": "check-ceiling",
                    "made": 2,
                    "held": 2,
                    "lacking": 0
                  },
                  {
                    "check": "debt",
                    "name": "债务余额不大于限额",
                    "code": "check-debt",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "years",
                    "name": "上年决算数与上年公布的决算数",
                    "code": "check-years",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  },
                  {
                    "check": "unit",
                    "name": "金额单位",
                    "code": "check-unit",
                    "made": 1,
                    "held": 1,
                    "lacking": 0
                  },
                  {
                    "check": "transfer",
                    "name": "调入资金不小于调出资金",
                    "code": "check-transfer",
                    "made": 0,
                    "held": 0,
                    "lacking": 0
                  }
                ]
              }
            }
            [1]"#]],
    );
}

#[test]
fn a_file_that_is_fine() {
    let path = std::env::temp_dir().join(format!("mingbai-cli-{}.json", std::process::id()));
    // 汕尾市 2018 年市级决算报告.
    let text = r#"{"schema":"mingbai.budget/1","year":2018,"scope":"市级","tables":[{"side":"expenditure","unit":"万元",
        "rate_base":"adjusted","rows":[{"name":"一般公共预算支出","final":480691,"rate":92.98,"yoy":1.87}]}]}"#;
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let got = run(&["check", path], b"").replace(path, "汕尾.json");
    std::fs::remove_file(path).unwrap();
    expect![[r#"
        汕尾.json
        2018 年市级一般公共预算支出约 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%。

        没有可以互相核对的数。

        共 1 张表、1 行：0 处异常，0 处提示，0 处说明。
        [0]"#]]
    .assert_eq(&got);
}

#[test]
fn data_that_cannot_be_read() {
    check(
        &["check", "-"],
        ROWS,
        expect![[r#"
            标准输入
            错误 unit：数据没有注明金额单位
              建议：在数据里写明 unit（元、千元、万元、百万元、亿元），或加上 --unit 万元
            [1]"#]],
    );
    check(
        &["check", "-"],
        "{\"rows\":[\n1,",
        expect![[r#"
            标准输入
            错误 parse：数据不是有效的 JSON：第 2 行第 3 列，数据在这里断开，可能没有传完
              建议：按所示行列改正，或由程序重新导出 JSON
            [1]"#]],
    );
    check(
        &["check", "-", "--format", "json"],
        "<!DOCTYPE html>",
        expect![[r#"
            {
              "file": "标准输入",
              "ok": false,
              "error": {
                "code": "type",
                "message": "收到的是一个网页，里面没有表格，也没有列表：地址可能已经变动、需要登录，或被防火墙拦截",
                "remedy": "把地址换成数据接口、数据文件，或有表格的网页"
              }
            }
            [1]"#]],
    );
    check(
        &["check", "-", "--max-bytes", "10"],
        ROWS,
        expect![[r#"
            标准输入
            错误 size：数据的大小超过上限
              建议：拆分文件，或用 --max-bytes 提高上限
            [1]"#]],
    );
    check(
        &["check", "-"],
        "",
        expect![[r#"
            标准输入
            错误 empty：来源没有返回任何内容
              建议：确认文件或接口确实有数据；用了映射时，核对 rows 的路径
            [1]"#]],
    );
    // Neither UTF-8 nor GB18030.
    expect![[r#"
        标准输入
        错误 encoding：数据的文字编码既不是 UTF-8，也不是 GB18030，无法读取
          建议：把文件另存为 UTF-8 编码
        [1]"#]]
    .assert_eq(&run(&["check", "-"], b"[\xff\xff]"));
    // 万元 and 教育 in GBK: a page reads it, so it is no error.
    let gbk =
        b"{\"unit\":\"\xcd\xf2\xd4\xaa\",\"rows\":[{\"name\":\"\xbd\xcc\xd3\xfd\",\"final\":1}]}";
    expect![[r#"
        标准输入
        合计 1 万元（按所列科目相加）。

        提示 encoding：文件是 GB18030 编码，网页也能读
          建议：另存为 UTF-8 编码

        没有可以互相核对的数。

        共 1 张表、1 行：0 处异常，1 处提示，0 处说明。
        [0]"#]]
    .assert_eq(&run(&["check", "-"], gbk));
}

#[test]
fn arguments_that_cannot_be_used() {
    check(
        &[],
        "",
        expect![[r#"
            缺少命令。用法：mingbai check|read|render|presets|profiles|snapshot …，详见 mingbai --help
            [2]"#]],
    );
    check(
        &["check"],
        "",
        expect![[r#"
            缺少参数 <来源>。用法：mingbai check 文件|-|网址… [--as 种类] [--preset 名称|--map 文件|--profile 模板] [--unit 万元] [--online] [--strict] [--format text|json|sarif]
            [2]"#]],
    );
    check(
        &["draw", "x"],
        "",
        expect![[r#"
            没有“draw”这个命令。可以写的有：check、read、render、presets、profiles、snapshot。用法：mingbai check|read|render|presets|profiles|snapshot …，详见 mingbai --help
            [2]"#]],
    );
    check(
        &["check", "-", "--unit", "千瓦"],
        "",
        expect![[r#"
            --unit <单位> 不能是“千瓦”。可以写 元、千元、万元、百万元、亿元。用法：mingbai check 文件|-|网址… [--as 种类] [--preset 名称|--map 文件|--profile 模板] [--unit 万元] [--online] [--strict] [--format text|json|sarif]
            [2]"#]],
    );
    check(
        &["check", "-", "--as", "air", "--preset", "nothing"],
        "",
        expect![[r#"
            没有名为“nothing”的预设。空气质量可用的有：airnow-forecast、airnow、caiyun-v2.6、ckan-datastore、cnemc-day、cnemc-geojson、cnemc-live、openaq-v1、openaq-v3-latest、openaq-v3-measurements、openaq-v3-sensors、opendata-changzhou、opendata-jinhua、opendata-shandong、opendata-shenzhen、pm25in、qweather-v1、qweather-v7-forecast、qweather-v7、scnewair-day、scnewair-forecast、scnewair-realtime、socrata、waqi-feed、waqi-search
            [2]"#]],
    );
    check(
        &["check", "-", "--unit"],
        "",
        expect![[r#"
            --unit <单位> 后面缺少内容。用法：mingbai check 文件|-|网址… [--as 种类] [--preset 名称|--map 文件|--profile 模板] [--unit 万元] [--online] [--strict] [--format text|json|sarif]
            [2]"#]],
    );
    check(
        &["check", "-", "--loud"],
        "",
        expect![[r#"
            不认识参数 --loud。用法：mingbai check 文件|-|网址… [--as 种类] [--preset 名称|--map 文件|--profile 模板] [--unit 万元] [--online] [--strict] [--format text|json|sarif]
            [2]"#]],
    );
    check(
        &["check", "-", "--max-rows", "many"],
        "",
        expect![[r#"
            --max-rows <行数> 不能是“many”。可以写 整数，不带单位和逗号。用法：mingbai check 文件|-|网址… [--as 种类] [--preset 名称|--map 文件|--profile 模板] [--unit 万元] [--online] [--strict] [--format text|json|sarif]
            [2]"#]],
    );
    check(
        &["check", "no/such/file.json"],
        "",
        expect![[r#"
        文件“no/such/file.json”打不开：没有这个文件
        [2]"#]],
    );
    check(
        &["check", "/"],
        "",
        expect![[r#"
        文件“/”打不开：这是一个目录
        [2]"#]],
    );
}

#[test]
fn help() {
    check(
        &["--help"],
        "",
        expect![[r#"
            检查、读取和定时转存公开的数据：与网页组件用同一套读法和核对规则。

            用法：mingbai <命令>

            命令:
              check     读文件或接口，报告读不懂的地方和对不上的数
              read      读出数据，写成统一的格式或表格
              render    把数据写成不用脚本的网页，或贴进页面的一段，带给搜索引擎的数据
              presets   列出内置的预设：为常见接口写好的映射
              profiles  列出随组件带来的栏目模板：各种清单有哪些字段、怎么检查
              snapshot  按配置文件读取各个接口，写成干净的文件；供 cron 定时运行

            选项:
              -V, --version  显示版本
              -h, --help     显示用法

            例子:
              mingbai check 预算.json                     检查一个文件
              mingbai check --online https://…/data.json  检查一个接口和其中的链接
              mingbai read 预算.json --as budget          在终端里看成表格
              mingbai render 政策.json --as policy        写成不用脚本的网页
              mingbai check 召回.csv --profile recall     按栏目模板检查一份清单
              mingbai presets                             列出内置的预设
              mingbai profiles                            列出随组件带来的栏目模板
              mingbai snapshot 快照.toml                  按配置读取各个接口，写成干净的文件（放在 cron 里）
            [0]"#]],
    );
    check(
        &["check", "--help"],
        "",
        expect![[r#"
            读文件或接口，报告读不懂的地方和对不上的数

            用法：mingbai check <来源>… [选项]

            参数:
              <来源>...  文件、http(s) 地址，- 表示标准输入；可以写几个

            选项:
                  --as <种类>           数据的种类 [可选：budget、livelihood、air、water、policy、consultation、list；默认：数据里的 schema 写明的，没有写的按 budget]
                  --preset <名称>       内置的预设，见 mingbai presets；auto 表示按数据的形状选 [预算以外默认：auto]
                  --map <文件>          自己写的映射文件（JSON）
                  --profile <模板>      清单的栏目模板：随组件带来的名称，见 mingbai profiles；或自己的模板的文件、http(s) 地址
                  --unit <单位>         数据没有注明时的金额单位 [可选：元、千元、万元、百万元、亿元]
                  --population <人数>   数据没有给出时的常住人口，如 301.2万人
                  --price-index <指数>  数据没有给出时的价格指数（定基），如 "2021:100 2022:102.0"
                  --as-of <日期>        数据没有给出时的数据截至日，如 2025-09-30；与组件的 as-of 相同
                  --max-rows <行数>     最多读多少行，与组件的 max-rows 相同 [默认：5000，按栏目模板读的清单 50000]
                  --max-bytes <字节数>   最多读多少字节，与组件的 max-bytes 相同 [默认：1048576]
                  --pages <页数>        地址的数据分页时最多取多少页 [默认：100]
                  --no-follow         只读这一页，不取后面的页
                  --insecure          地址的证书有问题时也读（不安全）
                  --workdays <文件>     节假日安排的文件，与组件的 workdays 相同：已知的年份以外按它算工作日
                  --online            检查数据里的链接能不能打开
                  --strict            有提示时退出码也是 1（默认只看异常）
                  --format <格式>       输出格式 [可选：text、json、sarif]
              -h, --help              显示用法

            例子:
              mingbai check 预算.json 决算.json
              mingbai check https://www.example.gov.cn/data/budget.json --unit 万元 --online
              mingbai check 'https://www.example.gov.cn/api/list?page=1' --as list    分页的接口，各页自动取完
              mingbai check 空气.csv --as air
              mingbai check 召回.csv --profile recall          清单按栏目模板检查：缺的、逾期的、对不上的
              mingbai check 我的模板.json                      检查自己写的栏目模板
              导出程序 | mingbai check - --format json
              mingbai check data/*.json --format sarif > 结果.sarif

            退出码：0 没有异常，1 数据有异常或取不到，2 参数不能用或文件打不开。
            [0]"#]],
    );
    assert!(run(&["--version"], b"").starts_with("mingbai 0."));
}

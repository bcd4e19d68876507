//! Figures that governments published, as expected values. The sums below were printed in the reports themselves.

use super::*;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    let mut got = show(&budget);
    for table in 0..budget.tables.len() {
        got += &format!("{}\n", sentence(&budget, table));
    }
    expected.assert_eq(&got);
}

/// 汕尾市 2018 年市级决算报告: eight items of revenue come to 968,113 万元; both published changes follow from the
/// published increases (12,423 and 8,807 万元).
/// <https://www.shanwei.gov.cn/shanwei/swzdly/sgjf/czyjs/szfjs/ndjsbg/content/post_444920.html>
#[test]
fn shanwei_2018() {
    check(
        r#"{"schema":"mingbai.budget/1","title":"汕尾市2018年市级决算","publisher":"汕尾市财政局","year":2018,"scope":"市级",
        "tables":[
         {"book":"general","side":"revenue","unit":"万元","rate_base":"adjusted","rows":[
          {"name":"一般公共预算收入","final":129748,"prior":117325,"rate":100.66,"yoy":10.59},
          {"name":"上级补助收入","final":428905},
          {"name":"下级上解收入","final":4409},
          {"name":"待偿债置换一般债券上年结余","final":320},
          {"name":"上年结转结余收入","final":41407},
          {"name":"调入资金","final":348606},
          {"name":"国债转贷资金上年结余","final":11},
          {"name":"调入预算稳定调节基金","final":14707},
          {"name":"收入总计","final":968113}]},
         {"book":"general","side":"expenditure","unit":"万元","rate_base":"adjusted","rows":[
          {"name":"一般公共预算支出","final":480691,"prior":471884,"rate":92.98,"yoy":1.87}]}]}"#,
        expect![[r#"
            2018 汕尾市2018年市级决算 · 汕尾市财政局 · 市级
            # 一般公共预算收入（万元） rate/调整预算
              一般公共预算收入: final 129748 prior 117325 rate 100.66 yoy 10.59
              上级补助收入: final 428905 prior 未提供
              下级上解收入: final 4409 prior 未提供
              待偿债置换一般债券上年结余: final 320 prior 未提供
              上年结转结余收入: final 41407 prior 未提供
              调入资金: final 348606 prior 未提供
              国债转贷资金上年结余: final 11 prior 未提供
              调入预算稳定调节基金: final 14707 prior 未提供
              收入总计**: final 968113 prior 未提供
            # 一般公共预算支出（万元） rate/调整预算
              一般公共预算支出: final 480691 prior 471884 rate 92.98 yoy 1.87
            2018 年市级一般公共预算收入约 12.97 亿元，完成调整预算的 100.66%，比上年增长 10.59%。
            2018 年市级一般公共预算支出约 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%。
        "#]],
    );
}

/// 福州市仓山区 2020 年全区收支决算: 514,601 and 448,985 万元 with a balance of 65,616; 192,496 and 101,788 with 90,708;
/// two books without printed totals, whose balances (218 and 8,525) follow from their items.
/// <http://www.fzcangshan.gov.cn/xjwz/xxgk/czzj/bjzfczyjs/qjjsgk/202108/t20210809_4158453.htm>
#[test]
fn cangshan_2020() {
    check(
        r#"{"schema":"mingbai.budget/1","title":"仓山区2020年全区收支决算","year":2020,"scope":"全区","tables":[
         {"book":"general","side":"revenue","unit":"万元","columns":["name","final","rate","yoy"],"rate_base":"adjusted","rows":[
          ["地方一般公共预算收入",271630,99.2,-4.7],["上级补助收入",120846],["上年结余收入",42690],["债务转贷收入",16714],
          ["调入预算稳定调节基金",44421],["调入资金",18300],["收入合计",514601]]},
         {"book":"general","side":"expenditure","unit":"万元","balance":65616,"columns":["name","final"],"rows":[
          ["一般公共预算支出",361315],["上解上级支出",52441],["债务还本支出",6751],["安排预算稳定调节基金",28478],["支出合计",448985]]},
         {"book":"funds","side":"revenue","unit":"万元","columns":["name","final"],"rows":[
          ["政府性基金收入",0],["上年结余收入",39930],["上级补助收入",113566],["债务转贷收入",39000],["收入合计",192496]]},
         {"book":"funds","side":"expenditure","unit":"万元","balance":90708,"columns":["name","final"],"rows":[
          ["政府性基金支出",83173],["调出资金",18300],["债务还本支出",315],["支出合计",101788]]},
         {"book":"state_capital","side":"revenue","unit":"万元","columns":["name","final"],"rows":[
          ["国有资本经营收入",1493],["上级补助收入",44],["上年结余",140]]},
         {"book":"state_capital","side":"expenditure","unit":"万元","balance":218,"columns":["name","final"],"rows":[
          ["国有资本经营支出",1459]]},
         {"book":"social_insurance","side":"revenue","unit":"万元","columns":["name","final"],"rows":[
          ["社会保险基金收入",11867],["上年结余",6038]]},
         {"book":"social_insurance","side":"expenditure","unit":"万元","balance":8525,"columns":["name","final"],"rows":[
          ["社会保险基金支出",9380]]}]}"#,
        expect![[r#"
            2020 仓山区2020年全区收支决算 · 全区
            # 一般公共预算收入（万元） rate/调整预算
              地方一般公共预算收入: final 271630 rate 99.2 yoy -4.7
              上级补助收入: final 120846
              上年结余收入: final 42690
              债务转贷收入: final 16714
              调入预算稳定调节基金: final 44421
              调入资金: final 18300
              收入合计**: final 514601
            # 一般公共预算支出（万元） balance 65616
              一般公共预算支出: final 361315
              上解上级支出: final 52441
              债务还本支出: final 6751
              安排预算稳定调节基金: final 28478
              支出合计**: final 448985
            # 政府性基金预算收入（万元）
              政府性基金收入: final 0
              上年结余收入: final 39930
              上级补助收入: final 113566
              债务转贷收入: final 39000
              收入合计**: final 192496
            # 政府性基金预算支出（万元） balance 90708
              政府性基金支出: final 83173
              调出资金: final 18300
              债务还本支出: final 315
              支出合计**: final 101788
            # 国有资本经营预算收入（万元）
              国有资本经营收入: final 1493
              上级补助收入: final 44
              上年结余: final 140
            # 国有资本经营预算支出（万元） balance 218
              国有资本经营支出: final 1459
            # 社会保险基金预算收入（万元）
              社会保险基金收入: final 11867
              上年结余: final 6038
            # 社会保险基金预算支出（万元） balance 8525
              社会保险基金支出: final 9380
            2020 年全区一般公共预算收入约 27.16 亿元，完成调整预算的 99.2%，比上年下降 4.7%。
            2020 年全区一般公共预算支出约 36.13 亿元。
            2020 年全区政府性基金预算收入 0 万元。
            2020 年全区政府性基金预算支出约 8.32 亿元。
            2020 年全区国有资本经营预算收入 1,493 万元。
            2020 年全区国有资本经营预算支出 1,459 万元。
            2020 年全区社会保险基金预算收入约 1.19 亿元。
            2020 年全区社会保险基金预算支出 9,380 万元。
        "#]],
    );
}

/// A figure changed by one 万元 in each book is found.
#[test]
fn one_wan_off_is_found() {
    let text = r#"{"year":2020,"tables":[
         {"book":"general","side":"revenue","unit":"万元","columns":["name","final"],"rows":[
          ["地方一般公共预算收入",271630],["上级补助收入",120846],["上年结余收入",42690],["债务转贷收入",16714],
          ["调入预算稳定调节基金",44421],["调入资金",18300],["收入合计",514611]]},
         {"book":"general","side":"expenditure","unit":"亿元","balance":"6.5616","columns":["name","final"],"rows":[
          ["支出合计","44.8985"]]},
         {"book":"social_insurance","side":"revenue","unit":"万元","columns":["name","final"],"rows":[
          ["社会保险基金收入",11867],["上年结余",6038]]},
         {"book":"social_insurance","side":"expenditure","unit":"万元","balance":8526,"columns":["name","final"],"rows":[
          ["社会保险基金支出",9380]]}]}"#;
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    expect![[r#"
        warning check-sum [0 row 6 final] “收入合计”决算数公布为 514,611 万元，所列 6 项相加为 514,601 万元，与公布合计不一致，差 10 万元
        warning check-balance [1 row 0 balance] 一般公共预算决算数：收入总计 51.4611 亿元，支出总计 44.8985 亿元，年终结余 6.5616 亿元；收入总计与支出总计加年终结余不一致，差 0.001 亿元
        note check-balance [3 balance] 社会保险基金预算决算数：收入总计 17,905 万元，支出总计 9,380 万元，年终结余 8,526 万元；收入总计与支出总计加年终结余相差 1 万元（四舍五入）
    "#]].assert_eq(&budget.findings.iter().map(finding).collect::<String>());
}

//! Figures that governments published: every printed ratio comes out of the figures beside it.

use super::*;
use crate::Decimal;

/// The ratios of a programme: how each stands to its figures.
fn ratios(programme: &Programme) -> Vec<Printed> {
    let parts = |item: &Item| {
        item.parts
            .clone()
            .into_iter()
            .flat_map(|part| part.indicators)
    };
    let all = programme
        .items
        .iter()
        .flat_map(|item| item.indicators.clone().into_iter().chain(parts(item)));
    all.filter_map(|own| printed(&own)).collect()
}

/// 眉山市《2019年十大民生工程及20件民生大事项目完成情况表》 (2020-01-22, www.ms.gov.cn/info/5565/1083570.htm), 就业促进工程.
/// Under each indicator: target, done, printed ratio.
const INDICATORS: [&str; 5] = [
    "城镇新增就业",
    "城镇失业人员再就业",
    "就业困难人员就业",
    "城镇登记失业率低于",
    "下岗失业人员再就业",
];
const MEISHAN: [(&str, &str); 7] = [
    (
        "全市",
        "27800 52242 187.9|4400 5358 121.8|2000 2464 123.2|4.3 3.57|400 1089 272.3",
    ),
    (
        "东坡区",
        "8000 22921 286.5|1200 1444 120.3|500 616 123.2|4.3 3.48|80 160 200",
    ),
    (
        "彭山区",
        "3800 6138 161.5|660 709 107.4|300 346 115.3|4.3 3.54|80 121 151.3",
    ),
    (
        "仁寿县",
        "8600 12244 142.4|1200 1442 120.2|500 607 121.4|4.3 3.67|60 70 116.7",
    ),
    (
        "洪雅县",
        "3600 3889 108|620 807 130.2|300 369 123|4.3 3.8|60 100 166.7",
    ),
    (
        "丹棱县",
        "1900 3029 159.4|360 516 143.3|200 293 146.5|4.3 3.7|30 31 103.3",
    ),
    (
        "青神县",
        "1900 4021 211.6|360 440 122.2|200 233 116.5|4.3 3.5|30 30 100",
    ),
];

/// The table, with the one row of 市本级 under the indicator of this place.
fn meishan(own: usize) -> Programme {
    let mut rows = Vec::new();
    let mut put = |place: &str, indicator: &str, figures: &str| {
        let unit = if indicator.ends_with("低于") {
            "%"
        } else {
            "人"
        };
        let mut cells = figures
            .split(' ')
            .map(|cell| format!(r#"{{"value":"{cell}","unit":"{unit}"}}"#));
        let (target, actual) = (cells.next().unwrap(), cells.next().unwrap());
        let rate = figures
            .split(' ')
            .nth(2)
            .map_or("null".to_owned(), |rate| format!("\"{rate}\""));
        rows.push(format!(
            r#""program":"就业促进工程","title":"促进城乡劳动者就业创业","region":"{place}","duty":["市人力资源社会保障局","市总工会"],
            "indicator":"{indicator}","target":{target},"actual":{actual},"rate":{rate}"#
        ));
    };
    for (place, figures) in MEISHAN {
        for (indicator, figures) in INDICATORS.into_iter().zip(figures.split('|')) {
            put(place, indicator, figures);
        }
    }
    put("市本级", INDICATORS[own], "60 577 961.7");
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    programme("2019-12-31", &rows)
}

#[test]
fn meishan_2019() {
    let programme = meishan(4);
    let [item] = programme.items.as_slice() else {
        panic!("{}", programme.items.len())
    };
    assert_eq!((item.indicators.len(), item.parts.len()), (5, 7));
    // 29 printed ratios, all rounded half up.
    let ratios = ratios(&programme);
    assert_eq!(ratios.len(), 29);
    assert!(
        ratios.iter().all(|own| *own == Printed::Rounded),
        "{ratios:?}"
    );
    assert_eq!(wrong(&programme), "");
    // 1089 / 400 is 272.25.
    let share = attained(&item.indicators[4]).this_year.unwrap();
    assert_eq!(share.percent(2).unwrap().to_string(), "272.25");
    assert_eq!(share.cut(1).unwrap().to_string(), "272.2");
    // The rate of unemployment has no ratio, and keeps its target.
    let jobless = &item.indicators[3];
    assert_eq!(jobless.direction, Direction::Lower);
    let own = attained(jobless);
    assert_eq!(
        (own.this_year, own.cumulative, own.reached),
        (None, None, Some(true))
    );
    assert_eq!(judge(item, programme.as_of).status, Status::Exceeded);
}

/// As the page has it, the only figures of 市本级 (60, 577, 961.7) stand under 城镇新增就业. The sums prove that they belong to
/// 下岗失业人员再就业: without them the districts make 27,800 and 52,242 there, and only with them 400 and 1,089 here.
#[test]
fn meishan_2019_misplaced() {
    let programme = meishan(0);
    assert_eq!(ratios(&programme).len(), 29);
    expect_test::expect![[r#"
        提示 check-sum target 促进城乡劳动者就业创业：城镇新增就业的目标合计公布为 27,800，各地区相加为 27,860；市本级的数若列在“下岗失业人员再就业”下，两项合计都与公布一致，请核对
        提示 check-sum actual 促进城乡劳动者就业创业：城镇新增就业的完成数合计公布为 52,242，各地区相加为 52,819；市本级的数若列在“下岗失业人员再就业”下，两项合计都与公布一致，请核对
    "#]]
    .assert_eq(&wrong(&programme));
}

/// 眉山日报 2021-05: “30件民生实事190个项目中，已有35个完成或超额完成年度目标任务，155个推进顺利”; 103.66 亿元 planned, 35.7 亿元 paid:
/// 15.52 + 0.56 + 11.26 + 8.36.
#[test]
fn meishan_2021() {
    let mut rows = vec![
        r#""program":"实事1","title":"资金","status":"推进顺利","funds_plan":"103.66亿元","funds_allocated":"35.7亿元",
        "funds_source":["上级补助 15.52亿元","市本级 0.56亿元","县（区）11.26亿元","其他资金：8.36亿元"]"#
            .to_owned(),
    ];
    for at in 1..190 {
        let status = if at <= 35 { "完成" } else { "推进顺利" };
        rows.push(format!(
            r#""program":"实事{}","title":"项目{at}","status":"{status}""#,
            at % 30 + 1
        ));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let programme = programme("2021-04-30", &rows);
    let counts = counts(&programme);
    assert_eq!((counts.all_works(), counts.all_items()), (30, 190));
    assert_eq!(
        (counts.items(Status::Done), counts.items(Status::UnderWay)),
        (35, 155)
    );
    assert_eq!(wrong(&programme), "");
    let funds = &programme.items[0].funds;
    assert_eq!(funds.by_source().unwrap().amount.to_string(), "3570000000");
    assert_eq!(funds.sources[2].0.as_ref(), "县（区）");
}

/// 重庆市发展和改革委员会 2020-03-19 on the first half of 2015 (fzggw.cq.gov.cn): 25 件重点民生实事. The ratios are those of all
/// years, beside what was done this year. 156.92 of 277 亿元 are 56.6498, printed 56.6.
#[test]
fn chongqing_2015() {
    let rows = [
        r#""title":"撤并村通公路","indicator":"撤并村","target_cum":"2606个","actual":"1075个","actual_cum":"2585个","rate":"99.2""#,
        r#""title":"饮水安全","indicator":"人口","target_cum":"500万人","actual":"59.6万人","actual_cum":"498.1万人","rate":"99.6""#,
        r#""title":"高山生态扶贫搬迁","indicator":"人口","target_cum":"50万人","actual":"6.4万人","actual_cum":"42.3万人","rate":"84.6""#,
        r#""title":"行政村环境连片整治","indicator":"行政村","target_cum":"2000个","actual_cum":"650个","rate":"32.5""#,
        r#""title":"25件重点民生实事","indicator":"投资","target":"277亿元","actual":"156.92亿元","rate":"56.6",
        "funds_plan":"277亿元","funds_spent":"156.92亿元","funds_source":["中央 38.15亿元","市级 24.21亿元","区县 80.01亿元","企业等 14.55亿元"]"#,
    ];
    let programme = programme("2015年上半年", &rows);
    assert_eq!(
        ratios(&programme),
        [
            Printed::Rounded,
            Printed::Rounded,
            Printed::Rounded,
            Printed::Rounded,
            Printed::Rounded
        ]
    );
    // This year's figure is never divided by the target of all years.
    let own = attained(&programme.items[0].indicators[0]);
    assert_eq!((own.this_year, own.reached), (None, Some(false)));
    assert_eq!(
        own.cumulative.unwrap().percent(1).unwrap().to_string(),
        "99.2"
    );
    assert_eq!(wrong(&programme), "");
    assert_eq!(
        programme.items[4]
            .funds
            .by_source()
            .unwrap()
            .amount
            .to_string(),
        "15692000000"
    );
}

/// 萧县民生办 2025-10-09 (www.ahxx.gov.cn/xxdt/ztzl/xxmsgc/gggs/163042521.html): whole per cents.
#[test]
fn xiaoxian_2025() {
    let rows = [
        r#""title":"嵌入式养老机构建设","target":"2个","actual":"1个","rate":"50%""#,
        r#""title":"农村幸福院建设","target":"15个","actual":"8个","rate":"53%""#,
        r#""title":"农村黑臭水体治理","target":"126条","actual":"120条","rate":"95%""#,
        r#""title":"送戏进万村","target":"263场","actual":"230场","rate":"87%""#,
        r#""title":"公共文化空间建设","target":"4个","actual":"2个","rate":"50%""#,
        r#""title":"困难群体法律援助","target":"1170件","actual":"948件","rate":"81%""#,
    ];
    let programme = programme("2025年9月", &rows);
    assert_eq!(ratios(&programme), [Printed::Rounded; 6]);
    let counts = counts(&programme);
    assert_eq!(counts.items(Status::UnderWay), 6);
}

/// 大连新闻传媒集团 2021-10 on 15 项重点民生工程 (zgcxd.com/bendi/202110/2133148.html): 118 of 146 boilers 80.8, 23.4 of 40 km 58.5,
/// 90 of 50 sessions 180.
#[test]
fn dalian_2021() {
    let rows = [
        r#""title":"实施供热设施维修改造","indicator":"锅炉","target":"146台","actual":"118台","rate":"80.8""#,
        r#""title":"实施供热设施维修改造","indicator":"供热管网","target":"40公里","actual":"23.4公里","rate":"58.5""#,
        r#""title":"心理健康促进进校园","indicator":"培训","target":"50场","actual":"90场","rate":"180""#,
    ];
    let programme = programme("2021-09-30", &rows);
    assert_eq!(programme.items.len(), 2);
    assert_eq!(ratios(&programme), [Printed::Rounded; 3]);
    assert_eq!(
        judge(&programme.items[0], programme.as_of).status,
        Status::UnderWay
    );
    assert_eq!(
        judge(&programme.items[1], programme.as_of).status,
        Status::Exceeded
    );
}

/// 德阳市 2020-10-19: ratios of money that were made of figures with more digits. 26.58 / 29.04 is 91.529, printed 91.54;
/// 32.54 / 29.04 is 112.052, printed 112.06; 13.35 / 9.47 is 140.97.
#[test]
fn deyang_2020() {
    let rows = [
        r#""title":"省定民生实事","indicator":"拨付","target":"29.04亿元","actual":"26.58亿元","rate":"91.54""#,
        r#""title":"省定民生实事","indicator":"预算执行","target":"29.04亿元","actual":"32.54亿元","rate":"112.06""#,
        r#""title":"市十大民生实事","indicator":"拨付","target":"9.47亿元","actual":"13.35亿元","rate":"140.97""#,
    ];
    let programme = programme("2020年1-9月", &rows);
    assert_eq!(
        ratios(&programme),
        [Printed::Near, Printed::Near, Printed::Rounded]
    );
    assert_eq!(wrong(&programme), "");
}

/// 宁波市 2014-07-22 (宁波日报) on 42 项民生实事: bus lines by district, 2 + 5 + 1 + 2 = 10 planned and 1 + 2 + 0 + 3 = 6 done; 6 + 9 + 1 + 4 = 20
/// and 12 + 12 + 0 + 0 = 24.
#[test]
fn ningbo_2014() {
    let mut rows = Vec::new();
    let places = ["鄞州", "海曙、江东、江北", "镇海", "北仑", "合计"];
    for (indicator, target, actual) in [
        ("新辟线路", [2, 5, 1, 2, 10], [1, 2, 0, 3, 6]),
        ("优化调整线路", [6, 9, 1, 4, 20], [12, 12, 0, 0, 24]),
    ] {
        for (at, place) in places.iter().enumerate() {
            rows.push(format!(
                r#""title":"新辟和优化公交线路","duty":"市交通委、各区政府","leader":"劳可军","region":"{place}","indicator":"{indicator}","target":"{}条","actual":"{}条""#,
                target[at], actual[at]
            ));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let board = programme("2014年上半年", &rows);
    let item = &board.items[0];
    assert_eq!(
        (board.items.len(), item.parts.len(), item.indicators.len()),
        (1, 4, 2)
    );
    assert_eq!(wrong(&board), "");
    assert_eq!(item.leader.as_deref(), Some("劳可军"));
    // Zero done is a zero.
    assert_eq!(
        item.parts[2].indicators[0]
            .actual
            .as_ref()
            .unwrap()
            .number(),
        Some(Decimal::ZERO)
    );
    let broken = rows
        .join("\n")
        .replace(r#""target":"10条""#, r#""target":"11条""#);
    let broken: Vec<&str> = broken.split('\n').collect();
    assert_eq!(
        wrong(&programme("2014年上半年", &broken)),
        "说明 check-sum target 新辟和优化公交线路：新辟线路的目标合计公布为 11，各地区相加为 10（没有列全地区的除外），请核对\n"
    );
}

/// 巴中市民生工作办公室 2017-10-12 (sthjj.cnbz.gov.cn/ztzl/msgc/14460961.html): of ten, three are done, four go on, three are slow.
#[test]
fn bazhong_2017() {
    let words = [
        "提前完成",
        "超额完成",
        "完成",
        "正常推进",
        "正常推进",
        "正常推进",
        "正常推进",
        "推进缓慢",
        "推进缓慢",
        "推进缓慢",
    ];
    let rows: Vec<String> = (0..10)
        .map(|at| format!(r#""title":"实事{at}","status":"{}""#, words[at]))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let programme = programme("2017年9月", &rows);
    let counts = counts(&programme);
    let of = |status| counts.items(status);
    assert_eq!(
        [
            of(Status::Done),
            of(Status::Exceeded),
            of(Status::UnderWay),
            of(Status::Behind)
        ],
        [2, 1, 4, 3]
    );
    // Nobody says why the three are slow.
    assert_eq!(
        programme
            .items
            .iter()
            .filter(|item| unexplained(item, programme.as_of))
            .count(),
        3
    );
}

//! The fields of every subject, as data. The order is the order of a record and of the written format.
//!
//! Sources: HJ 633—2026, 5.1.1 (air); GB 3838—2002 and the national release of surface water (water); 预算法第十四条 and the
//! forms of the final accounts (budget); 政府信息公开条例第二十、二十四条 (policy, listing); 重大行政决策程序暂行条例第十五条,
//! 自府办发〔2018〕44号 二（三） (consultation).

use super::{Field, Kind, Range, Subject, UnitRule};

/// What the values of a field are, and what its numbers can be.
type Values = (Kind, Range);

const TEXT: Values = any(Kind::Text);
const DATE: Values = any(Kind::Date);
const LIST: Values = any(Kind::List);
const INDEX: Values = any(Kind::Number(UnitRule::None));
const PERCENT: Values = any(Kind::Number(UnitRule::Percent));
const AQI: Values = (INDEX.0, INDEXED);
const PH: Values = (INDEX.0, ACID);
const GAS: Values = (named("µg/m³|mg/m³|ppm|ppb"), PHYSICAL);
const LITRE: Values = (named("mg/L|µg/L"), PHYSICAL);
const HEAT: Values = (named("℃"), WARM);
const CONDUCT: Values = (named("µS/cm|mS/m"), PHYSICAL);
const TURBID: Values = (named("NTU"), PHYSICAL);
const METRE: Values = (named("m|cm"), PHYSICAL);
const CELLS: Values = (named("cells/L|个/L"), PHYSICAL);
const MONEY: Values = any(named("元|千元|万元|百万元|亿元"));
const AMOUNT: Values = any(named("个|户|人|公里|万元|套|%"));
const AVERAGE: Values = any(Kind::Code("1h|8h|24h|24h-moving"));
const PLACE: Values = any(Kind::Code("city|county|station"));
const WATERS: Values = any(Kind::Code("river|lake"));
const USE: Values = any(Kind::Code("section|source"));
const PERIOD: Values = any(Kind::Code("hour|day|forecast|month|year"));
const ORIGIN: Values = any(Kind::Code("published|computed"));
const LINE: Values = any(Kind::Code("item|subtotal|total|memo"));
const DIRECTION: Values = any(Kind::Code("up|down|reach"));

const fn any(kind: Kind) -> Values {
    (kind, Range::ANY)
}

const fn named(units: &'static str) -> Kind {
    Kind::Number(UnitRule::Named(units))
}

/// An index of air quality. Under HJ 633 the greatest sub-index, and so the greatest index, is 500; that of the US EPA goes
/// on beyond 500; of another, three digits are let through.
const INDEXED: Range = Range {
    least: Some(0),
    most: Some(999),
    by: &[("HJ", Some(500)), ("US-EPA", None)],
    source: told("HJ 633 为 0～500，US-EPA 没有上限，未写明标准时不超过 999"),
};

/// What there is of something: a concentration, a density, a conductivity.
const PHYSICAL: Range = Range {
    least: Some(0),
    source: told("物理量"),
    ..Range::ANY
};

/// The range that the method of HJ 1147—2020 (1 适用范围) measures.
const ACID: Range = Range {
    least: Some(0),
    most: Some(14),
    source: told("HJ 1147—2020"),
    ..Range::ANY
};

/// Surface water is liquid, and none is as warm as 45 ℃; -5 is beyond in kelvin and degrees Fahrenheit too.
const WARM: Range = Range {
    least: Some(-5),
    most: Some(45),
    source: told("液态的地表水"),
    ..Range::ANY
};

/// What a field means is for schemas and documentation: no load for a phone.
const fn told(about: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        about
    }
}

/// `must` or `may`, key, label, kind, meaning, further headings.
macro_rules! fields {
    ($($(#[$when:meta])? $need:ident $key:literal $label:literal $kind:ident $about:literal $names:literal;)*) => {
        &[$($(#[$when])? Field { key: $key, label: $label, kind: $kind.0, range: $kind.1, required: fields!($need), about: told($about), names: $names }),*]
    };
    (must) => { true };
    (may) => { false };
}

// Behind the macro, which it uses.
mod consultation;
mod policy;
use consultation::CONSULTATION;
use policy::POLICY;

/// All subjects.
pub static SUBJECTS: [Subject; 7] = [
    Subject {
        key: "air",
        name: "空气质量",
        record: "一个地点一个时段的观测或预报",
        fields: AIR,
    },
    Subject {
        key: "water",
        name: "地表水水质",
        record: "一个断面一个时段的监测结果",
        fields: WATER,
    },
    Subject {
        key: "budget",
        name: "预决算",
        record: "一个科目",
        fields: BUDGET,
    },
    Subject {
        key: "livelihood",
        name: "民生实事",
        record: "一个项目",
        fields: LIVELIHOOD,
    },
    Subject {
        key: "policy",
        name: "政策文件",
        record: "一份文件",
        fields: POLICY,
    },
    Subject {
        key: "consultation",
        name: "意见征集",
        record: "一次征集",
        fields: CONSULTATION,
    },
    Subject {
        key: "listing",
        name: "信息列表",
        record: "一条信息",
        fields: LISTING,
    },
];

static AIR: &[Field] = fields! {
    must "place" "地点" TEXT "城市、区县或监测点位的名称" "城市|地区|区域|区县|县区|行政区|站点|站|点位|点|cityname|city|station";
    may "code" "地点编码" TEXT "行政区划代码或点位编码，按源中所写" "城市编码|站点编码|点位编码|citycode|stationcode";
    may "kind" "地点类型" PLACE "城市、区县或点位" "";
    may "lat" "纬度" INDEX "WGS 84 或源中所用坐标系的纬度" "latitude";
    may "lon" "经度" INDEX "WGS 84 或源中所用坐标系的经度" "longitude";
    may "period" "时段类型" PERIOD "小时值、日均值或预报" "";
    must "start" "监测时间" DATE "观测时刻，或所报日期" "时间|日期|timepoint|time|date";
    may "end" "时段结束" DATE "时段的终点；源中没有写明时不填" "";
    may "published_at" "发布时间" DATE "这一条数据发布的时刻" "";
    may "aqi" "AQI" AQI "空气质量指数，依据数据集所写的标准，只照录，不由本组件计算" "指数|aqi指数";
    may "aqi_lo" "AQI 下限" AQI "预报的空气质量指数范围下限" "";
    may "aqi_hi" "AQI 上限" AQI "预报的空气质量指数范围上限" "";
    may "level" "级别或类别" TEXT "按公布的文字：优、良、轻度污染，或一级、二级" "级别|类别|等级|状况|指数级别|指数类别|空气质量|quality";
    may "primary" "首要污染物" LIST "按公布的首要污染物，可以并列" "primarypollutant";
    may "pm25" "细颗粒物（PM2.5）浓度" GAS "细颗粒物（PM2.5）的浓度，单位必须写明；源中没有浓度时不填" "pm2.5|细颗粒物";
    may "pm25_avg" "细颗粒物（PM2.5）平均时间" AVERAGE "这一浓度的平均时间：1h、8h、24h（日均）或 24h-moving（24 小时滑动平均）" "";
    may "pm25_iaqi" "细颗粒物（PM2.5）分指数" AQI "细颗粒物（PM2.5）的空气质量分指数，依据数据集所写的标准" "";
    may "pm10" "可吸入颗粒物（PM10）浓度" GAS "可吸入颗粒物（PM10）的浓度，单位必须写明；源中没有浓度时不填" "可吸入颗粒物|颗粒物(pm10)";
    may "pm10_avg" "可吸入颗粒物（PM10）平均时间" AVERAGE "这一浓度的平均时间：1h、8h、24h（日均）或 24h-moving（24 小时滑动平均）" "";
    may "pm10_iaqi" "可吸入颗粒物（PM10）分指数" AQI "可吸入颗粒物（PM10）的空气质量分指数，依据数据集所写的标准" "";
    may "so2" "二氧化硫（SO2）浓度" GAS "二氧化硫（SO2）的浓度，单位必须写明；源中没有浓度时不填" "二氧化硫";
    may "so2_avg" "二氧化硫（SO2）平均时间" AVERAGE "这一浓度的平均时间：1h、8h、24h（日均）或 24h-moving（24 小时滑动平均）" "";
    may "so2_iaqi" "二氧化硫（SO2）分指数" AQI "二氧化硫（SO2）的空气质量分指数，依据数据集所写的标准" "";
    may "no2" "二氧化氮（NO2）浓度" GAS "二氧化氮（NO2）的浓度，单位必须写明；源中没有浓度时不填" "二氧化氮";
    may "no2_avg" "二氧化氮（NO2）平均时间" AVERAGE "这一浓度的平均时间：1h、8h、24h（日均）或 24h-moving（24 小时滑动平均）" "";
    may "no2_iaqi" "二氧化氮（NO2）分指数" AQI "二氧化氮（NO2）的空气质量分指数，依据数据集所写的标准" "";
    may "co" "一氧化碳（CO）浓度" GAS "一氧化碳（CO）的浓度，单位必须写明；源中没有浓度时不填" "一氧化碳";
    may "co_avg" "一氧化碳（CO）平均时间" AVERAGE "这一浓度的平均时间：1h、8h、24h（日均）或 24h-moving（24 小时滑动平均）" "";
    may "co_iaqi" "一氧化碳（CO）分指数" AQI "一氧化碳（CO）的空气质量分指数，依据数据集所写的标准" "";
    may "o3" "臭氧（O3）浓度" GAS "臭氧（O3）的浓度，单位必须写明；源中没有浓度时不填" "臭氧|臭氧1小时";
    may "o3_avg" "臭氧（O3）平均时间" AVERAGE "这一浓度的平均时间：1h、8h、24h（日均）或 24h-moving（24 小时滑动平均）" "";
    may "o3_iaqi" "臭氧（O3）分指数" AQI "臭氧（O3）的空气质量分指数，依据数据集所写的标准" "";
    may "o3_8h" "臭氧 8 小时（O3）浓度" GAS "臭氧 8 小时（O3）的浓度，单位必须写明；源中没有浓度时不填" "臭氧8小时|臭氧8小时滑动|o38小时|o38小时滑动|o38h|o38h滑动";
    may "o3_8h_avg" "臭氧 8 小时（O3）平均时间" AVERAGE "这一浓度的平均时间：1h、8h、24h（日均）或 24h-moving（24 小时滑动平均）" "";
    may "o3_8h_iaqi" "臭氧 8 小时（O3）分指数" AQI "臭氧 8 小时（O3）的空气质量分指数，依据数据集所写的标准" "";
    may "origin" "数值来历" ORIGIN "公布的数，或按公布浓度复算的数" "";
    may "note" "说明" TEXT "发布机构的说明或预报文字" "备注|健康指引";
};

static WATER: &[Field] = fields! {
    must "place" "断面名称" TEXT "断面或水源地的名称" "站点|点位|水源地|section";
    may "code" "断面编码" TEXT "按源中所写的编码" "断面代码";
    may "area" "所在地区" TEXT "省、市、区县" "省份|地区|所在地市|行政区|city";
    may "basin" "流域" TEXT "所属流域" "所属流域";
    may "river" "河流" TEXT "所属河流或湖库" "所属河流|所在河流|湖库";
    may "kind" "点位用途" USE "断面（点位）section，或集中式生活饮用水水源地 source" "";
    may "body" "水体类型" WATERS "河流 river，或湖泊、水库 lake：总磷的限值不同" "";
    may "level" "断面级别" TEXT "国控、省控或其他" "级别|控制级别";
    must "start" "监测时间" DATE "监测时刻，或时段的第一天；一个月写作 2026-10，也可以写第一天和最后一天（end）" "时间|日期|年月|年|年份|月|月份|采样时间|采样日期|time";
    may "end" "时段结束" DATE "时段的最后一天；源中没有写明时不填" "";
    may "class" "水质类别" TEXT "按公布的类别，Ⅰ 至劣Ⅴ" "水质级别|等级|现状|实测类别|本月类别|本期类别";
    may "class_target" "目标类别" TEXT "规定的水质类别" "规定类别|目标|考核目标";
    may "class_month" "上月类别" TEXT "按公布的上月类别" "上期类别";
    may "class_year" "上年同期类别" TEXT "按公布的上年同期类别" "去年同期类别|去年同期|上年同期";
    may "reached" "是否达标" TEXT "按公布的是否达到目标" "达标情况|达标";
    may "exceed" "超标项目" LIST "超过标准的项目，含倍数时照录" "超标因子|主要污染指标|定类项目|主要污染物";
    may "ph" "pH" PH "无量纲" "ph值";
    may "temp" "水温" HEAT "水的温度" "";
    may "do" "溶解氧" LITRE "溶解氧的浓度" "";
    may "codmn" "高锰酸盐指数" LITRE "高锰酸盐指数" "";
    may "cod" "化学需氧量" LITRE "化学需氧量" "codcr";
    may "bod5" "五日生化需氧量" LITRE "五日生化需氧量" "生化需氧量";
    may "nh3n" "氨氮" LITRE "氨氮的浓度" "";
    may "tp" "总磷" LITRE "总磷（以 P 计）的浓度" "";
    may "tn" "总氮" LITRE "总氮（以 N 计）的浓度" "";
    may "f" "氟化物" LITRE "氟化物（以 F⁻ 计）的浓度" "";
    may "copper" "铜" LITRE "铜的浓度" "";
    may "zinc" "锌" LITRE "锌的浓度" "";
    may "selenium" "硒" LITRE "硒的浓度" "";
    may "arsenic" "砷" LITRE "砷的浓度" "";
    may "mercury" "汞" LITRE "汞的浓度" "";
    may "cadmium" "镉" LITRE "镉的浓度" "";
    may "chromium6" "六价铬" LITRE "六价铬的浓度" "铬(六价)";
    may "lead" "铅" LITRE "铅的浓度" "";
    may "cyanide" "氰化物" LITRE "氰化物的浓度" "";
    may "phenol" "挥发酚" LITRE "挥发酚的浓度" "";
    may "petroleum" "石油类" LITRE "石油类的浓度" "";
    may "surfactant" "阴离子表面活性剂" LITRE "阴离子表面活性剂的浓度" "";
    may "sulfide" "硫化物" LITRE "硫化物的浓度" "";
    may "coliform" "粪大肠菌群" CELLS "粪大肠菌群的数量" "粪大肠菌群数";
    may "sulfate" "硫酸盐" LITRE "硫酸盐（以 SO₄²⁻ 计）的浓度，水源地补充项目" "";
    may "chloride" "氯化物" LITRE "氯化物（以 Cl⁻ 计）的浓度，水源地补充项目" "";
    may "nitrate" "硝酸盐" LITRE "硝酸盐（以 N 计）的浓度，水源地补充项目" "硝酸盐氮";
    may "iron" "铁" LITRE "铁的浓度，水源地补充项目" "";
    may "manganese" "锰" LITRE "锰的浓度，水源地补充项目" "";
    may "cond" "电导率" CONDUCT "电导率" "";
    may "turb" "浊度" TURBID "浊度" "";
    may "chla" "叶绿素α" LITRE "叶绿素α的浓度" "叶绿素a|叶绿素";
    may "algae" "藻密度" CELLS "藻类的密度" "";
    may "clarity" "透明度" METRE "湖库的透明度" "";
    may "tli" "营养状态指数" INDEX "公布的综合营养状态指数，不由本组件计算" "综合营养状态指数";
    may "trophic" "营养状态" TEXT "公布的营养状态" "";
    may "status" "站点情况" TEXT "站点是否正常" "站点状态|运行状态";
    may "note" "说明" TEXT "发布机构的说明" "备注";
};

static BUDGET: &[Field] = fields! {
    may "code" "科目编码" TEXT "功能或经济分类科目编码：类 3 位、款 5 位、项 7 位" "科目代码|编码|功能分类科目编码|预算科目编码";
    must "name" "科目名称" TEXT "科目或项目的名称" "科目|项目|预算科目|名称|项目名称|功能分类科目名称";
    may "level" "级次" INDEX "1 类、2 款、3 项" "层级";
    may "kind" "行的类型" LINE "科目、小计、合计，或“其中”" "";
    may "initial" "年初预算数" MONEY "批准的年初预算" "年初预算|预算数|预算|预算金额|approved|budget";
    may "adjusted" "调整预算数" MONEY "调整后的预算" "调整预算|调整后预算数";
    may "executed" "执行数" MONEY "到截止日期的执行数" "累计执行数|执行|完成数";
    may "final" "决算数" MONEY "决算" "决算";
    may "prior" "上年决算数" MONEY "上年的决算" "上年决算|上年数|上年执行数";
    may "rate" "完成率" PERCENT "公布的完成率，基数见数据集说明" "完成率(%)|完成比例|完成预算(%)";
    may "yoy" "同比" PERCENT "公布的比上年增减" "同比增减|比上年增减|增减(%)|增长(%)";
    may "note" "说明" TEXT "发布机构的说明" "备注";
};

static LIVELIHOOD: &[Field] = fields! {
    may "id" "编号" TEXT "项目的编号" "序号|编号|项目编号|项目代码|id";
    #[cfg(not(feature = "livelihood"))]
    may "program" "工程" TEXT "所属工程或实事的名称" "工程|工程名称|实事名称|类别|program";
    #[cfg(feature = "livelihood")]
    may "program" "工程" TEXT "所属工程或实事的名称" "工程|工程名称|实事名称|类别|实事|民生实事|民生工程|民生工程名称|工程类别|program";
    #[cfg(feature = "livelihood")]
    may "kind" "项目类型" TEXT "民生实事、民生工程、扶贫项目、乡村振兴项目、重大建设项目、督察整改、政府工作报告任务或折子工程；决定哪些内容应当公开" "项目类别|工程类型";
    #[cfg(not(feature = "livelihood"))]
    must "title" "项目名称" TEXT "项目的名称" "项目|名称|title";
    #[cfg(feature = "livelihood")]
    must "title" "项目名称" TEXT "项目的名称" "项目|名称|实事项目|民生实事项目|工程项目|扶贫项目名称|任务|任务名称|工作任务|重点任务|整改任务|事项|事项名称|title";
    #[cfg(not(feature = "livelihood"))]
    may "duty" "责任单位" LIST "牵头和配合的单位" "责任单位|牵头单位|实施单位|责任部门";
    #[cfg(feature = "livelihood")]
    may "duty" "责任单位" LIST "牵头和配合的单位" "责任单位|牵头单位|实施单位|责任部门|牵头部门|主管部门|承办单位|整改责任单位|项目实施单位|建设单位|项目单位";
    #[cfg(feature = "livelihood")]
    may "leader" "责任人" TEXT "履行职务的责任人，照录" "项目负责人|责任领导|牵头领导|分管领导|整改责任人";
    #[cfg(feature = "livelihood")]
    may "hotline" "举报电话" TEXT "举报、监督电话，照录" "监督电话|监督举报电话|投诉举报电话|举报监督电话";
    may "region" "地区" TEXT "区县、乡镇" "区县|地点|实施地点|region";
    may "indicator" "指标" TEXT "考核的指标" "指标|指标名称|考核指标";
    may "direction" "方向" DIRECTION "指标越大越好 up、越小越好 down、达到即可 reach" "";
    #[cfg(not(feature = "livelihood"))]
    may "target" "目标任务" AMOUNT "目标，单位必须写明" "目标|目标任务|年度目标|目标值|target";
    #[cfg(feature = "livelihood")]
    may "target" "目标任务" AMOUNT "目标，单位必须写明" "目标|目标任务|年度目标|目标值|年度目标任务|计划数|任务数|目标数|target";
    #[cfg(not(feature = "livelihood"))]
    may "actual" "完成" AMOUNT "本年完成，单位必须写明" "完成|完成数|进度|完成情况|实际完成|actual";
    #[cfg(feature = "livelihood")]
    may "actual" "完成" AMOUNT "本年完成，单位必须写明" "完成|完成数|进度|完成情况|实际完成|实际完成数|已完成数|本年完成|actual";
    #[cfg(not(feature = "livelihood"))]
    may "actual_cum" "累计完成" AMOUNT "多年项目的累计完成" "累计完成";
    #[cfg(feature = "livelihood")]
    may "actual_cum" "累计完成" AMOUNT "多年项目的累计完成" "累计完成|累计完成数";
    #[cfg(feature = "livelihood")]
    may "target_cum" "总目标" AMOUNT "多年项目的总目标，单位必须写明" "总任务|总目标任务|累计目标|规划总目标|总计划";
    #[cfg(not(feature = "livelihood"))]
    may "rate" "完成比例" PERCENT "公布的完成比例" "完成率|完成比例(%)|完成率(%)|进度(%)";
    #[cfg(feature = "livelihood")]
    may "rate" "完成比例" PERCENT "公布的完成比例" "完成率|完成比例(%)|完成率(%)|进度(%)|占目标任务|占目标任务(%)|任务完成率|目标完成率";
    #[cfg(feature = "livelihood")]
    may "physical" "形象进度（%）" PERCENT "公布的形象进度" "形象进度(%)|工程进度(%)|工程形象进度(%)|形象进度比例";
    #[cfg(not(feature = "livelihood"))]
    may "status" "状态" TEXT "按公布的状态" "状态|进展|status";
    #[cfg(feature = "livelihood")]
    may "status" "状态" TEXT "按公布的状态" "状态|进展|项目状态|办结情况|整改状态|status";
    #[cfg(feature = "livelihood")]
    may "reason" "原因" TEXT "滞后、暂停、取消的原因" "滞后原因|未完成原因|原因说明|暂停原因|取消原因|进度滞后原因";
    #[cfg(feature = "livelihood")]
    may "progress" "进展情况" TEXT "用文字写的进展" "推进情况|工作进展|目前进展|进度情况|进展情况说明|形象进度|工程形象进度|工程进度|整改进展|工作推进情况";
    #[cfg(feature = "livelihood")]
    may "content" "实施内容" TEXT "做什么" "建设内容|工作内容|项目内容|主要内容|建设内容及规模|主要建设内容|建设规模及内容";
    #[cfg(feature = "livelihood")]
    may "goal" "预期目标" TEXT "用文字写的目标" "工作目标|建设目标|整改目标|绩效目标|预期效益|预期成效";
    #[cfg(feature = "livelihood")]
    may "result" "实施结果" TEXT "实施的结果和成效" "实施成效|完成结果|办理结果|整改结果|成效|整改情况|实施效果";
    #[cfg(feature = "livelihood")]
    may "inspection" "检查验收结果" TEXT "检查和验收的结果" "验收结果|检查验收|验收情况|检查结果|检查验收情况|竣工验收";
    #[cfg(not(feature = "livelihood"))]
    may "funds_plan" "计划资金" MONEY "计划投入的资金" "计划资金|计划投资|总投资|资金安排";
    #[cfg(feature = "livelihood")]
    may "funds_plan" "计划资金" MONEY "计划投入的资金" "计划资金|计划投资|总投资|资金安排|计划总投资|资金总额|项目总投资|资金规模|预算安排";
    #[cfg(not(feature = "livelihood"))]
    may "funds_allocated" "拨付资金" MONEY "已经拨付的资金" "拨付资金|已拨付|到位资金|资金拨付";
    #[cfg(feature = "livelihood")]
    may "funds_allocated" "拨付资金" MONEY "已经拨付的资金" "拨付资金|已拨付|到位资金|资金拨付|已拨付资金|资金拨付情况|拨付金额|累计拨付";
    #[cfg(not(feature = "livelihood"))]
    may "funds_spent" "支出资金" MONEY "已经支出的资金" "支出资金|完成投资|已支出";
    #[cfg(feature = "livelihood")]
    may "funds_spent" "支出资金" MONEY "已经支出的资金" "支出资金|完成投资|已支出|已完成投资|累计完成投资|资金支出";
    #[cfg(feature = "livelihood")]
    may "funds_source" "资金来源" LIST "资金的来源，可以带金额：中央 15.52亿元" "资金渠道|资金来源及金额|资金来源渠道";
    #[cfg(feature = "livelihood")]
    may "fund_central" "中央资金" MONEY "来自中央的资金" "中央补助|中央财政资金|中央专项资金|中央财政";
    #[cfg(feature = "livelihood")]
    may "fund_province" "省级资金" MONEY "来自省级的资金" "省级补助|省级财政资金|省级财政|省财政资金";
    #[cfg(feature = "livelihood")]
    may "fund_city" "市级资金" MONEY "来自市级的资金" "市级补助|市级财政资金|市级财政|市财政资金|市本级资金";
    #[cfg(feature = "livelihood")]
    may "fund_county" "县级资金" MONEY "来自县级的资金" "县级财政资金|区级资金|区县资金|县级财政|区级财政资金|县(区)资金";
    #[cfg(feature = "livelihood")]
    may "fund_social" "社会资金" MONEY "企业、社会和群众的资金" "社会投入|自筹资金|企业自筹|群众自筹|自筹";
    #[cfg(feature = "livelihood")]
    may "fund_other" "其他资金" MONEY "其他来源的资金" "其他来源资金|其它资金";
    #[cfg(feature = "livelihood")]
    may "budget_line" "预算科目" TEXT "支付它的预算科目或预算项目的编码" "预算科目编码|预算项目编码|预算项目代码|功能科目编码|支出功能科目";
    #[cfg(feature = "livelihood")]
    may "policy_id" "政策依据" TEXT "依据的文件：文号或标题" "政策文件|依据文件|文件依据|政策文号|立项依据";
    #[cfg(not(feature = "livelihood"))]
    may "start" "开始" DATE "计划开始日期" "开工时间|开始时间|计划开工";
    #[cfg(feature = "livelihood")]
    may "start" "开始" DATE "计划开始日期" "开工时间|开始时间|计划开工|计划开工时间|计划开始时间|开工日期|计划开工日期";
    #[cfg(not(feature = "livelihood"))]
    may "end" "结束" DATE "计划完成日期" "完工时间|完成时限|计划完成时间|竣工时间";
    #[cfg(feature = "livelihood")]
    may "end" "结束" DATE "计划完成日期" "完工时间|完成时限|计划完成时间|竣工时间|计划完工时间|计划竣工时间|计划完成日期|完成期限|整改时限|整改期限|办结时限|整改完成时限";
    #[cfg(feature = "livelihood")]
    may "period" "实施期限" TEXT "写成一段的期限：2018年3月至2018年12月" "实施周期|建设期限|建设周期|实施时间|起止时间|建设起止年限|建设工期|起止年限";
    #[cfg(feature = "livelihood")]
    may "finished" "实际完成日期" DATE "实际完成的日期" "实际完成时间|实际完工时间|实际竣工时间|实际完工日期|实际竣工日期|办结时间|办结日期";
    may "as_of" "截至" DATE "进度截至的日期" "截至|数据截至|更新日期";
    #[cfg(feature = "livelihood")]
    may "lat" "纬度" INDEX "WGS 84 或源中所用坐标系的纬度" "纬度|latitude";
    #[cfg(feature = "livelihood")]
    may "lon" "经度" INDEX "WGS 84 或源中所用坐标系的经度" "经度|longitude";
    #[cfg(feature = "livelihood")]
    may "photo_url" "现场照片" LIST "照片的网址，空格后写照片上有什么" "照片|进展照片|图片|现场图片";
    #[cfg(feature = "livelihood")]
    may "target_group" "受益群体" TEXT "谁受益：哪一类人，不是人名" "受益对象|惠及对象|服务对象|扶持对象|受益人群";
    #[cfg(feature = "livelihood")]
    may "beneficiaries" "受益人数" TEXT "多少人或户受益，按公布的文字" "受益人口|惠及人数|受益户数|受益群众|受益人数(人)";
    #[cfg(feature = "livelihood")]
    may "milestones" "时间节点" LIST "节点：2025年3月 开工；达到的在括号里写已完成" "节点|里程碑|阶段目标|节点计划|实施步骤|进度安排";
    #[cfg(feature = "livelihood")]
    may "contracts" "合同" LIST "合同：名称、承包单位、金额、签订日期，之间用空格" "合同信息|中标合同|合同订立";
    #[cfg(feature = "livelihood")]
    may "corrections" "更正记录" LIST "更正：日期和改了什么" "调整记录|变更记录|变更情况|更正说明";
    may "url" "链接" TEXT "项目的网页" "链接|网址|url";
    may "note" "说明" TEXT "发布机构的说明" "备注|说明|note";
};

static LISTING: &[Field] = fields! {
    may "id" "编号" TEXT "源中的编号" "docid";
    must "title" "标题" TEXT "标题" "名称|信息标题|doctitle|name";
    may "publisher" "发布机构" TEXT "发布的单位" "发布单位|来源|发文机关|source";
    may "index_no" "索引号" TEXT "信息公开的索引号" "索引|identifier";
    may "doc_no" "文号" TEXT "发文字号" "发文字号|documentnumber";
    may "topic" "分类" TEXT "栏目、主题或体裁" "栏目|类别|主题分类|category";
    may "signed_at" "成文日期" DATE "成文或签发的日期" "签发日期|成文时间";
    may "published_at" "发布日期" DATE "发布的日期" "发布时间|公开日期|日期|时间|更新时间|date|pubdate|publishdate|published|updated|time";
    may "deadline" "截止日期" DATE "报名、投标或公示的截止" "截止时间|公示截止";
    may "status" "状态" TEXT "按公布的状态" "时效性";
    may "amount" "金额" MONEY "预算、中标或合同金额" "预算金额|中标金额|合同金额";
    may "party" "当事方" TEXT "中标人、供应商或行政相对人的名称" "中标人|供应商|成交供应商|当事人|企业名称";
    may "summary" "摘要" TEXT "摘要" "简介|内容概述";
    may "url" "链接" TEXT "原文的网页" "网址|地址|href|link";
};

//! The units, as data: name on screen, dimension, size, spellings in folded form (lower case, half-width, `u` for mu).

use super::{Dimension, Kind, Unit};

macro_rules! units {
    ($($doc:literal $id:ident $name:literal $dimension:ident $exponent:literal $factor:literal/$divisor:literal $spellings:literal;)*) => {
        impl Unit {
            $(
                #[doc = $doc]
                pub const $id: Self = Self {
                    kind: &Kind {
                        name: $name,
                        dimension: Dimension::$dimension,
                        exponent: $exponent,
                        factor: $factor,
                        divisor: $divisor,
                        spellings: $spellings,
                    },
                    scale: 0,
                };
            )*
        }

        /// Every unit that converts into another.
        pub(super) static ALL: &[Unit] = &[$(Unit::$id),*];
    };
}

units! {
    "纳克每立方米" NG_M3 "ng/m³" Concentration -9 1/1 "ng/m3|ng·m-3|纳克/立方米|纳克每立方米|纳克/m3";
    "微克每立方米" UG_M3 "µg/m³" Concentration -6 1/1 "ug/m3|ug·m-3|微克/立方米|微克每立方米|微克/m3|ug/立方米";
    "毫克每立方米" MG_M3 "mg/m³" Concentration -3 1/1 "mg/m3|mg·m-3|毫克/立方米|毫克每立方米|毫克/m3|mg/立方米";
    "克每立方米" G_M3 "g/m³" Concentration 0 1/1 "g/m3|g·m-3|克/立方米|克每立方米";
    "纳克每升" NG_L "ng/L" Concentration -6 1/1 "ng/l|ng·l-1|纳克/升|纳克每升";
    "微克每升" UG_L "µg/L" Concentration -3 1/1 "ug/l|ug·l-1|微克/升|微克每升|微克/l";
    "毫克每升" MG_L "mg/L" Concentration 0 1/1 "mg/l|mg·l-1|毫克/升|毫克每升|毫克/l";
    "克每升" G_L "g/L" Concentration 3 1/1 "g/l|g·l-1|克/升|克每升";
    "Parts per million by volume" PPM "ppm" Fraction -6 1/1 "ppm|ppmv";
    "Parts per billion by volume" PPB "ppb" Fraction -9 1/1 "ppb|ppbv";
    "元" YUAN "元" Money 0 1/1 "元|人民币元";
    "百分之一" PERCENT "%" Ratio -2 1/1 "%|百分之|percent";
    "千分之一" PERMILLE "‰" Ratio -3 1/1 "‰|千分之";
    "百分点: a difference of two percentages, never a percentage" POINTS "个百分点" Points 0 1/1 "个百分点|百分点";
    "平方米" SQUARE_METRE "平方米" Area 0 1/1 "m2|平方米|平米|平方";
    "公顷" HECTARE "公顷" Area 4 1/1 "公顷|ha|hm2";
    "平方公里" SQUARE_KM "平方公里" Area 6 1/1 "km2|平方公里|平方千米";
    "亩: 15 are one 公顷, exactly" MU "亩" Area 3 2/3 "亩";
    "米" METRE "米" Length 0 1/1 "m|米|延米";
    "公里" KILOMETRE "公里" Length 3 1/1 "km|公里|千米";
    "毫克" MILLIGRAM "毫克" Mass -3 1/1 "mg|毫克";
    "克" GRAM "克" Mass 0 1/1 "g|克";
    "千克" KILOGRAM "千克" Mass 3 1/1 "kg|千克|公斤";
    "吨" TONNE "吨" Mass 6 1/1 "t|吨";
    "升" LITRE "升" Volume -3 1/1 "升";
    "立方米" CUBIC_METRE "立方米" Volume 0 1/1 "m3|立方米|立方";
}

/// Units of what is in the air.
#[cfg(feature = "air")]
pub(super) const IN_AIR: [Unit; 10] = [
    Unit::UG_M3,
    Unit::MG_M3,
    Unit::NG_M3,
    Unit::G_M3,
    Unit::NG_L,
    Unit::UG_L,
    Unit::MG_L,
    Unit::G_L,
    Unit::PPM,
    Unit::PPB,
];

/// Units of what is in water.
#[cfg(feature = "water")]
pub(super) static IN_WATER: [Unit; 14] = {
    const fn own(kind: &'static Kind) -> Unit {
        Unit { kind, scale: 0 }
    }
    let [
        celsius,
        none,
        turbidity,
        conductivity,
        coliform,
        probable,
        cells,
    ] = &OF_WATER;
    [
        Unit::MG_L,
        Unit::UG_L,
        Unit::NG_L,
        Unit::G_L,
        Unit::MG_M3,
        Unit::UG_M3,
        Unit::METRE,
        own(celsius),
        own(none),
        own(turbidity),
        own(conductivity),
        own(coliform),
        own(probable),
        own(cells),
    ]
};

/// A unit that only itself measures.
const fn own(name: &'static str, spellings: &'static str) -> Kind {
    Kind {
        name,
        dimension: Dimension::Own(name),
        exponent: 0,
        factor: 1,
        divisor: 1,
        spellings,
    }
}

/// Units that convert into nothing but their own multiples.
pub(super) static OWN: [Kind; 65] = [
    own("件", "件"),
    own("户", "户"),
    own("人", "人"),
    own("人次", "人次"),
    own("户次", "户次"),
    own("次", "次"),
    own("个", "个"),
    own("项", "项"),
    own("所", "所"),
    own("家", "家"),
    own("辆", "辆"),
    own("台", "台"),
    own("台次", "台次"),
    own("套", "套"),
    own("座", "座"),
    own("份", "份"),
    own("条", "条"),
    own("处", "处"),
    own("批", "批"),
    own("批次", "批次"),
    own("场", "场"),
    own("场次", "场次"),
    own("名", "名"),
    own("位", "位"),
    own("例", "例"),
    own("起", "起"),
    own("宗", "宗"),
    own("笔", "笔"),
    own("间", "间"),
    own("张", "张"),
    own("床", "床"),
    own("栋", "栋|幢"),
    own("盏", "盏"),
    own("株", "株"),
    own("头", "头"),
    own("只", "只"),
    own("期", "期"),
    own("班", "班"),
    own("村", "村"),
    own("村次", "村次"),
    own("站", "站"),
    own("字", "字"),
    own("页", "页"),
    own("年", "年"),
    own("个月", "个月|月"),
    own("天", "天|日"),
    own("工作日", "工作日|个工作日"),
    own("小时", "小时|h"),
    own("分钟", "分钟|min"),
    own("分", "分"),
    own("倍", "倍"),
    own("千瓦", "千瓦|kw"),
    own("千瓦时", "千瓦时|kwh"),
    own("元/月", "元/月|元每月"),
    own("元/人·月", "元/人·月|元/人/月|元/人.月|元/月·人|元/月.人"),
    own("元/年", "元/年|元每年"),
    own("元/亩", "元/亩|元每亩"),
    own("元/平方米", "元/平方米|元/m2"),
    own(
        "元/平方米·月",
        "元/平方米·月|元/m2·月|元/平方米/月|元/m2/月|元/平方米.月|元/m2.月",
    ),
    own("元/立方米", "元/立方米|元/m3"),
    own("元/吨", "元/吨|元/t"),
    own("元/千瓦时", "元/千瓦时|元/kwh"),
    own("元/次", "元/次"),
    own("元/件", "元/件"),
    own("dB", "分贝|db|dba"),
];

/// The same of what is measured in water.
pub(super) static OF_WATER: [Kind; 7] = [
    own("℃", "℃|°c|摄氏度"),
    own("无量纲", "无量纲|dimensionless"),
    own("NTU", "ntu"),
    own("µS/cm", "us/cm"),
    own("个/L", "个/l|个/升"),
    own("MPN/L", "mpn/l|mpn/升"),
    own("cells/L", "cells/l|cell/l"),
];

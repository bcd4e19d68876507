//! Names in surface water releases: classes and items of GB 3838—2002.

use super::{bare, only, split_unit};
use crate::fold::key;
use crate::{Marks, Missing, Unit};

/// A class of GB 3838—2002, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaterClass {
    /// Ⅰ类
    I,
    /// Ⅱ类
    II,
    /// Ⅲ类
    III,
    /// Ⅳ类
    IV,
    /// Ⅴ类
    V,
    /// 劣Ⅴ类
    Inferior,
}

impl WaterClass {
    /// The name on screen: `Ⅲ类`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::I => "Ⅰ类",
            Self::II => "Ⅱ类",
            Self::III => "Ⅲ类",
            Self::IV => "Ⅳ类",
            Self::V => "Ⅴ类",
            Self::Inferior => "劣Ⅴ类",
        }
    }
}

/// Words for a class. The national platform writes 6 for 劣Ⅴ.
const CLASSES: [(WaterClass, &str); 6] = [
    (WaterClass::I, "i类|i|1类|1|一类|一"),
    (WaterClass::II, "ii类|ii|2类|2|二类|二"),
    (WaterClass::III, "iii类|iii|3类|3|三类|三"),
    (WaterClass::IV, "iv类|iv|4类|4|四类|四"),
    (WaterClass::V, "v类|v|5类|5|五类|五"),
    (
        WaterClass::Inferior,
        "劣v类|劣v|劣5类|劣5|劣五类|劣五|劣于v类|劣于五类|超v类|超五类|>v类|>v|>5类|>5|>五类|6类|6",
    ),
];

/// Reads a class: `Ⅲ`, `III`, `3`, `三类`, `劣Ⅴ`. The national platform writes 7 for a section that was not monitored.
///
/// # Errors
/// The reason why there is none: a mark, or [`Missing::BadValue`] for a word that no class has.
///
/// ```
/// use mingbai_data::{Missing, names::{WaterClass, water_class}};
/// assert_eq!(water_class("Ⅲ类"), Ok(WaterClass::III));
/// assert_eq!(water_class(">Ⅴ"), Ok(WaterClass::Inferior));
/// assert_eq!(water_class("7"), Err(Missing::NotMonitored));
/// ```
pub fn water_class(text: &str) -> Result<WaterClass, Missing> {
    if let Some(reason) = Marks::none().reason(text) {
        return Err(reason);
    }
    let mut folded = key(text);
    folded.retain(|c| !matches!(c, '(' | ')'));
    let mut rest = folded.as_str();
    for end in ["标准", "水质", "水体", "水"] {
        rest = rest.strip_suffix(end).unwrap_or(rest);
    }
    if rest == "7" {
        return Err(Missing::NotMonitored);
    }
    only(&CLASSES, rest).ok_or(Missing::BadValue)
}

macro_rules! items {
    ($($id:ident $name:literal $words:literal;)*) => {
        /// An item of GB 3838—2002 table 1 or 2, or one that is published beside them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum WaterItem {
            $(
                #[doc = $name]
                $id,
            )*
        }

        impl WaterItem {
            /// Every item, in the order of the standard.
            pub const ALL: &[Self] = &[$(Self::$id),*];

            /// The name in the standard: `高锰酸盐指数`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$id => $name,)*
                }
            }
        }

        /// Words for an item, in the form of [`bare`].
        const ITEMS: &[(WaterItem, &str)] = &[$((WaterItem::$id, $words)),*];
    };
}

items! {
    Temperature "水温" "水温|温度|watertemperature|temperature|temp|wt";
    Ph "pH" "ph值|ph";
    DissolvedOxygen "溶解氧" "溶解氧|dissolvedoxygen|do";
    Permanganate "高锰酸盐指数" "高锰酸盐指数|高锰酸钾指数|codmn|imn";
    Cod "化学需氧量" "化学需氧量|codcr|cod";
    Bod5 "五日生化需氧量" "五日生化需氧量|5日生化需氧量|生化需氧量|bod5|bod";
    Ammonia "氨氮" "氨氮|nh3n|nh4n";
    Phosphorus "总磷" "总磷|tp";
    Nitrogen "总氮" "总氮|tn";
    Copper "铜" "铜|cu";
    Zinc "锌" "锌|zn";
    Fluoride "氟化物" "氟化物|f";
    Selenium "硒" "硒|se";
    Arsenic "砷" "砷|as";
    Mercury "汞" "汞|hg";
    Cadmium "镉" "镉|cd";
    Chromium6 "六价铬" "六价铬|铬六价|cr6|crvi";
    Lead "铅" "铅|pb";
    Cyanide "氰化物" "氰化物|cn";
    Phenol "挥发酚" "挥发酚|挥发性酚";
    Petroleum "石油类" "石油类";
    Surfactant "阴离子表面活性剂" "阴离子表面活性剂|las";
    Sulfide "硫化物" "硫化物|s2";
    Coliform "粪大肠菌群" "粪大肠菌群数|粪大肠菌群";
    Sulfate "硫酸盐" "硫酸盐|so4";
    Chloride "氯化物" "氯化物|cl";
    Nitrate "硝酸盐" "硝酸盐氮|硝酸盐|no3n|no3";
    Iron "铁" "铁|fe";
    Manganese "锰" "锰|mn";
    Transparency "透明度" "透明度|sd";
    Conductivity "电导率" "电导率|conductivity|ec";
    Turbidity "浊度" "浊度|turbidity";
    Chlorophyll "叶绿素a" "叶绿素a|叶绿素α|chla";
    Algae "藻密度" "藻密度|藻类密度";
}

/// What a heading or key names, and the unit it gives in brackets. `None` for what is no item.
///
/// 化学需氧量 is COD (dichromate); CODMn is 高锰酸盐指数. They have different limits and are never the same.
///
/// ```
/// use mingbai_data::{Unit, names::{WaterItem, water_item}};
/// assert_eq!(water_item("氨氮<br/>(mg/L)"), Some((WaterItem::Ammonia, Some(Unit::MG_L))));
/// assert_eq!(water_item("COD_Mn").unwrap().0, WaterItem::Permanganate);
/// assert_eq!(water_item("COD").unwrap().0, WaterItem::Cod);
/// ```
#[must_use]
pub fn water_item(heading: &str) -> Option<(WaterItem, Option<Unit>)> {
    let (name, unit) = split_unit(heading);
    let bare = bare(&name);
    let mut rest = bare.as_str();
    for end in [
        "浓度",
        "以n计",
        "以p计",
        "以f计",
        "以so42计",
        "以cl计",
        "湖、库",
        "湖库",
    ] {
        rest = rest.strip_suffix(end).unwrap_or(rest);
    }
    Some((only(ITEMS, rest)?, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        use WaterClass::{I, II, III, IV, Inferior, V};
        for (texts, expected) in [
            ("Ⅰ|I|1|一类|Ⅰ类|i类", Ok(I)),
            ("Ⅱ|II|2|二类|Ⅱ类水质", Ok(II)),
            ("Ⅲ|III|3|三类|Ⅲ类|３|Ⅲ类水|III 类|ⅲ", Ok(III)),
            ("Ⅳ|IV|4|四类", Ok(IV)),
            ("Ⅴ|V|5|五类|Ⅴ类标准", Ok(V)),
            (
                "劣Ⅴ|劣V|劣五类|>Ⅴ|6|劣Ⅴ类|劣v类|&gt;Ⅴ|＞Ⅴ|劣于Ⅴ类",
                Ok(Inferior),
            ),
            ("7|未监测", Err(Missing::NotMonitored)),
            ("--|—||NA", Err(Missing::NotReported)),
            ("0|8|Ⅵ|优|Ⅲ类Ⅳ类|<Ⅲ", Err(Missing::BadValue)),
        ] {
            for text in texts.split('|') {
                assert_eq!(water_class(text), expected, "{text}");
            }
        }
        for class in [I, II, III, IV, V, Inferior] {
            assert_eq!(water_class(class.name()), Ok(class));
        }
    }

    #[test]
    fn items() {
        use WaterItem as Item;
        for (texts, expected) in [
            ("pH|pH值|PH|pH<br/>(无量纲)", Some(Item::Ph)),
            (
                "溶解氧|DO|溶解氧(DO)|溶解氧<br/>(mg/L)",
                Some(Item::DissolvedOxygen),
            ),
            (
                "高锰酸盐指数|CODMn|COD<sub>Mn</sub>|高锰酸盐指数(CODMn)|codmn",
                Some(Item::Permanganate),
            ),
            (
                "化学需氧量|COD|CODCr|COD<sub>Cr</sub>|化学需氧量（COD）|化学需氧量(CODcr)",
                Some(Item::Cod),
            ),
            (
                "五日生化需氧量|BOD5|BOD₅|五日生化需氧量(BOD5)|BOD<sub>5</sub>",
                Some(Item::Bod5),
            ),
            (
                "氨氮|NH3-N|NH₃-N|氨氮(NH3-N)|氨氮（以N计，mg/L）|氨氮(以N计)",
                Some(Item::Ammonia),
            ),
            ("总磷|TP|总磷(以P计)|总磷（以P计）", Some(Item::Phosphorus)),
            ("总氮|TN|总氮(湖、库,以N计)", Some(Item::Nitrogen)),
            ("氟化物|F-|F⁻|氟化物(以F-计)", Some(Item::Fluoride)),
            ("铬(六价)|六价铬|Cr6+|Cr⁶⁺", Some(Item::Chromium6)),
            ("水温|水温<br/>(℃)", Some(Item::Temperature)),
            ("粪大肠菌群|粪大肠菌群（个/L）", Some(Item::Coliform)),
            ("叶绿素α<br/>(mg/L)", Some(Item::Chlorophyll)),
            ("藻密度<br/>(cells/L)", Some(Item::Algae)),
            ("硫酸盐(以SO₄²⁻计)|硫酸盐", Some(Item::Sulfate)),
            ("硝酸盐(以N计)|硝酸盐氮", Some(Item::Nitrate)),
            ("氯化物(以Cl⁻计)", Some(Item::Chloride)),
            ("断面名称|CO||站点情况|TPX|溶解氧氨氮|省份", None),
        ] {
            for text in texts.split('|') {
                assert_eq!(water_item(text).map(|(item, _)| item), expected, "{text}");
            }
        }
        for item in WaterItem::ALL {
            assert_eq!(water_item(item.name()).map(|(item, _)| item), Some(*item));
        }
        assert_eq!(
            water_item("总磷（mg/L）").and_then(|(_, unit)| unit),
            Some(Unit::MG_L)
        );
    }
}

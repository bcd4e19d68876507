//! The profiles that come with the package, for the command; a page fetches the one that it needs.

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

/// Name and text of every profile that comes with the package, by name.
///
/// ```
/// use mingbai_data::listing::{Profile, profiles};
/// let (_, text) = profiles().iter().find(|(name, _)| *name == "recall").unwrap();
/// assert_eq!(&*Profile::read(text).unwrap().title, "缺陷产品召回");
/// ```
#[must_use]
pub fn profiles() -> &'static [(&'static str, &'static str)] {
    FILES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::{KEYS, Profile, strange};
    use crate::read::{Limits, parse};
    use std::collections::BTreeSet;
    use std::fs;

    const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/profiles");
    const SCHEMA: &str = include_str!("../../../../www/schema/mingbai.profile-1.json");

    /// Whether a profile is valid by the schema; what is wrong, if not.
    fn valid(text: &str) -> Result<(), String> {
        let mut compiler = boon::Compiler::new();
        let mut schemas = boon::Schemas::new();
        let url = "file:///schema.json";
        compiler
            .add_resource(url, serde_json::from_str(SCHEMA).unwrap())
            .unwrap();
        let index = compiler.compile(url, &mut schemas).unwrap();
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        schemas
            .validate(&value, index)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn every_file_comes_along_under_its_name() {
        let files = fs::read_dir(FOLDER).unwrap();
        let paths = files.map(|file| file.unwrap().path());
        let json = paths.filter(|path| path.extension().is_some_and(|ext| ext == "json"));
        let mut names: Vec<String> = json
            .map(|path| path.file_stem().unwrap().to_str().unwrap().into())
            .collect();
        names.sort();
        let own: Vec<&str> = profiles().iter().map(|(name, _)| *name).collect();
        assert_eq!(own, names);
        for (name, text) in profiles() {
            assert_eq!(
                &*Profile::read(text).unwrap().name,
                *name,
                "a profile has the name of its file"
            );
        }
    }

    #[test]
    fn every_profile_is_without_a_fault_and_valid() {
        for (name, text) in profiles() {
            let file = fs::read_to_string(format!("{FOLDER}/{name}.json")).unwrap();
            let tree = parse(&file, &Limits::default()).unwrap();
            for needed in ["title", "head"] {
                assert!(tree.get(needed).is_some(), "{name} has no {needed}");
            }
            assert_eq!(strange(&tree), [], "{name}");
            assert_eq!(Profile::of(&tree).unwrap().faults, [""; 0], "{name}");
            assert_eq!(Profile::of(&tree), Profile::read(text), "{name}");
            valid(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    #[test]
    fn the_schema_refuses_what_nobody_reads() {
        let whole = r#"{"schema":"mingbai.profile/1","name":"fees","title":"收费","head":"item","persons":"refused",
            "fields":[{"name":"item","label":"项目","kind":"code"},{"name":"day","label":"日期","kind":"date"}],
            "states":[{"word":"已公示","when":[{"field":"day","is":"begun"}]},{"word":"停收","tone":"bad","when":[{"field":"item","is":["甲"]}]}],
            "terms":[{"label":"公示","from":"day","to":"day","clock":"clock 12:00","within":1}],
            "sentence":["共 {count} 项，{state:停收} 项停收"],
            "charts":[{"title":"各年","by":"day:year","kind":"share","where":{"field":"item","is":"present"}}],
            "checks":[{"check":"stale","field":"day","days":14},{"check":"range","field":"item","most":"100"}]}"#;
        assert_eq!(valid(whole), Ok(()));
        for (right, wrong) in [
            ("\"title\":\"收费\"", "\"titel\":\"收费\""),
            ("\"label\":\"项目\"", "\"lable\":\"项目\""),
            ("\"kind\":\"code\"", "\"kind\":\"number \""),
            ("\"kind\":\"code\"", "\"kind\":\"rows\""),
            ("\"word\":\"停收\"", "\"words\":\"停收\""),
            ("\"tone\":\"bad\"", "\"tone\":\"red\""),
            ("\"is\":\"begun\"", "\"is\":\"since\""),
            ("\"clock\":\"clock 12:00\"", "\"clock\":\"clock 25:00\""),
            (",\"within\":1", ""),
            ("{state:停收}", "{stat:停收}"),
            ("\"kind\":\"share\"", "\"kind\":\"count\""),
            ("\"days\":14", "\"day\":14"),
            ("\"days\":14", "\"days\":\"14\""),
            (",\"most\":\"100\"", ""),
            ("\"check\":\"stale\"", "\"check\":\"old\""),
            ("\"persons\":\"refused\"", "\"persons\":\"hidden\""),
            ("mingbai.profile/1", "mingbai.profile/2"),
        ] {
            assert!(whole.contains(right), "{right}");
            assert!(valid(&whole.replace(right, wrong)).is_err(), "{wrong}");
        }
    }

    /// The schema and the table of keys are written by hand and say the same.
    #[test]
    fn the_schema_knows_the_keys_that_are_read() {
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
        let keys = |at: &str| -> BTreeSet<String> {
            let own = schema.pointer(at).unwrap_or_else(|| panic!("{at}"));
            own.as_object().unwrap().keys().cloned().collect()
        };
        let checks = schema
            .pointer("/$defs/check/oneOf")
            .unwrap()
            .as_array()
            .unwrap();
        for own in KEYS {
            let known: BTreeSet<String> = own.keys.iter().map(|key| (*key).to_string()).collect();
            let at = match own.part {
                "" => "/properties".to_string(),
                "fields" => "/$defs/field/properties".to_string(),
                "basis" => "/$defs/source/properties".to_string(),
                "when" => "/$defs/condition/properties".to_string(),
                "checks" => continue,
                part if part.starts_with("checks:") => {
                    let kind = part.strip_prefix("checks:").unwrap();
                    let same = |one: &serde_json::Value| {
                        one.pointer("/properties/check/const").unwrap() == kind
                    };
                    let index = checks
                        .iter()
                        .position(same)
                        .unwrap_or_else(|| panic!("{kind}"));
                    format!("/$defs/check/oneOf/{index}/properties")
                }
                part @ ("window" | "question" | "local" | "contact" | "schema_org") => {
                    format!("/properties/{part}/properties")
                }
                part => format!("/properties/{part}/items/properties"),
            };
            assert_eq!(keys(&at), known, "{}", own.part);
        }
        assert_eq!(
            checks.len(),
            KEYS.iter()
                .filter(|own| own.part.starts_with("checks:"))
                .count()
        );
    }
}

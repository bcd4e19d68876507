//! A profile for people: what it is for, how much it has, its fields.

use super::Grid;
use mingbai_data::listing::Profile;
use mingbai_data::{Finding, Tree};

/// A profile that is checked itself.
#[derive(Debug)]
pub struct Template {
    /// What could be read of it.
    pub profile: Profile,
    /// The whole.
    pub tree: Tree,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl Template {
    /// Fields, states and time limits, by their key and as people count them.
    pub fn counts(&self) -> [(&'static str, &'static str, usize); 3] {
        let own = &self.profile;
        [
            ("fields", "个字段", own.fields.len()),
            ("states", "个状态", own.states.len()),
            ("terms", "个时限", own.terms.len()),
        ]
    }

    /// What it is for.
    pub fn sentence(&self) -> String {
        let own = &self.profile;
        let needed = own.fields.iter().filter(|field| field.required).count();
        let needed = match needed {
            0 => "没有必须公开的字段".to_owned(),
            needed => format!("必须公开的字段 {needed} 个"),
        };
        format!("栏目模板“{}”（{}）：{needed}。", own.title, own.name)
    }

    /// Its fields.
    pub fn grid(&self) -> Grid {
        let head = ["字段", "name", "kind", "必须公开", "其他名称"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for own in self
            .tree
            .get("fields")
            .and_then(Tree::list)
            .unwrap_or_default()
        {
            let text = |key: &str| own.get(key).and_then(Tree::text).unwrap_or_default();
            let names = own.get("names").and_then(Tree::list).unwrap_or_default();
            let names: Vec<&str> = names.iter().filter_map(Tree::text).collect();
            let needed = matches!(own.get("required"), Some(Tree::Bool(true)));
            let kind = text("kind");
            rows.push(vec![
                text("label").to_owned(),
                text("name").to_owned(),
                if kind.is_empty() { "text" } else { kind }.to_owned(),
                if needed { "是" } else { "" }.to_owned(),
                names.join("、"),
            ]);
        }
        Grid {
            title: self.sentence(),
            rows,
            numbers: Vec::new(),
        }
    }
}

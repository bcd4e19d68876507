//! How much was masked, and the one finding that says so.

use crate::text::{count, fill, list};
use crate::{Finding, Place, Severity};

/// So many fields are named in the finding.
const MOST_FIELDS: usize = 5;
/// So many places are told.
const MOST_PLACES: usize = 3;

/// How much of each kind was masked. Never a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// 居民身份证号 whose check digit is right, and what else a field for them holds.
    pub ids: u32,
    /// Province and date of a 居民身份证号, and a wrong check digit.
    pub suspect_ids: u32,
    /// 手机号.
    pub phones: u32,
    /// 银行卡, 存折 and 一卡通.
    pub cards: u32,
    /// 姓名.
    pub names: u32,
    /// 住址.
    pub addresses: u32,
    /// The first places of a tree where something was masked, three at the most: from the root the index of each member
    /// or item on the way. Indices are nobody's name.
    pub places: Vec<Vec<usize>>,
    fields: Vec<Box<str>>,
}

impl Counts {
    /// How much was masked in all.
    #[must_use]
    pub fn total(&self) -> u32 {
        let all = self.kinds();
        all.iter().fold(0, |sum, (_, n)| sum.saturating_add(*n))
    }

    /// How much of each kind, in words; nothing when nothing was masked.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        let mut parts = Vec::new();
        for (name, n) in self.kinds() {
            if n > 0 {
                let n = count(usize::try_from(n).unwrap_or(usize::MAX));
                parts.push(fill("{} {} 处", &[name, &n]));
            }
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        (!parts.is_empty()).then(|| list(&parts))
    }

    /// The finding `pii` with a count for each kind and the known fields it was in; nothing when nothing was masked.
    ///
    /// Only fields that this module knows by name are named: an unknown key may be a name of a person.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let said = self.said()?;
        let fields: Vec<&str> = self.fields.iter().map(|name| &**name).collect();
        let comma = if fields.is_empty() {
            ""
        } else {
            "；所在字段："
        };
        Some(Finding {
            code: "pii",
            severity: Severity::Warning,
            place: Place::default(),
            message: fill(
                "数据中有未去标识化的个人信息，已遮盖显示：{}{}{}。请发布单位在数据源中去标识化后重新发布",
                &[&said, comma, &list(&fields)],
            ),
        })
    }

    /// Remembers a field of a known kind in which something was masked.
    pub(super) fn note(&mut self, field: &str) {
        if self.fields.len() < MOST_FIELDS && !self.fields.iter().any(|known| **known == *field) {
            self.fields.push(field.into());
        }
    }

    /// Remembers where something was masked.
    pub(super) fn place(&mut self, way: &[usize]) {
        if self.places.len() < MOST_PLACES && !self.places.iter().any(|known| known == way) {
            self.places.push(way.into());
        }
    }

    fn kinds(&self) -> [(&'static str, u32); 6] {
        [
            ("居民身份证号", self.ids),
            ("疑似身份证号", self.suspect_ids),
            ("手机号", self.phones),
            ("银行卡（一卡通）号", self.cards),
            ("姓名", self.names),
            ("住址", self.addresses),
        ]
    }
}

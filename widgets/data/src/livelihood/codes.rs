//! Codes of the open standards in words: projectStatus, projectSector and contractingProcessStatus of OC4IDS 0.9; tenderStatus,
//! contractStatus and awardStatus of OCDS 1.1. What is in no list stays as it was published.

/// Codes with their words.
pub(super) type Codes = [(&'static str, &'static str)];

/// What a project is: the words are those of the preset `oc4ids`, which [`stated`](super::stated) reads as the codes.
pub(super) const PROJECT: &Codes = &[
    ("identification", "前期"),
    ("preparation", "准备"),
    ("implementation", "实施"),
    ("completion", "完工"),
    ("completed", "已完成"),
    ("maintenance", "运行维护"),
    ("decommissioning", "拆除中"),
    ("decommissioned", "已拆除"),
    ("cancelled", "已取消"),
];

/// What it is for.
pub(super) const SECTOR: &Codes = &[
    ("education", "教育"),
    ("health", "卫生"),
    ("energy", "能源"),
    ("communications", "通信"),
    ("waterAndWaste", "供水和废物处理"),
    ("governance", "政务和公共安全"),
    ("economy", "经济"),
    ("cultureSportsAndRecreation", "文化体育和休闲"),
    ("transport", "交通"),
    ("socialHousing", "保障性住房"),
    ("naturalResources", "自然资源"),
];

/// What a contract or its process is.
pub(super) const CONTRACT: &Codes = &[
    ("pre-award", "尚未授予"),
    ("pending", "尚未签订"),
    ("active", "履行中"),
    ("closed", "已结束"),
    ("terminated", "合同终止"),
    ("cancelled", "已取消"),
];

/// What an award is.
pub(super) const AWARD: &Codes = &[
    ("pending", "拟中标"),
    ("active", "已中标"),
    ("cancelled", "已取消"),
    ("unsuccessful", "未成交"),
];

/// What a tender is. That it is active or complete is not that the work is.
pub(super) const TENDER: &Codes = &[
    ("planning", "招标计划"),
    ("planned", "招标计划"),
    ("active", "招标中"),
    ("complete", "招标完成"),
    ("cancelled", "已取消"),
    ("unsuccessful", "招标未成交"),
    ("withdrawn", "已撤回"),
];

/// The word for a code in `slot`; of a sector within another, the outer one's.
pub(super) fn word(slot: &mut Option<Box<str>>, codes: &Codes) {
    let code = slot.as_deref().unwrap_or_default();
    let outer = code.split('.').next();
    let known = codes.iter().find(|(own, _)| Some(*own) == outer);
    if let Some((_, word)) = known {
        *slot = Some((*word).into());
    }
}

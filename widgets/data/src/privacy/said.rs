//! Names in a running text. **Rule:** the word before the colon must say that a name follows (`户主：`, `姓名：`), and what
//! follows must look like one. Behind a word for who is in charge or to be asked (`联系人：`, `法定代表人：`) a name is for
//! the public and stays, unless a private number stands beside it.

use super::{Counts, FieldKind, person};
use crate::text::{has, one};

/// Characters that a label has at the most.
const LONGEST: usize = 8;

/// How far behind a name its number stands.
const NEAR: usize = 16;

/// Surnames of one character, the common ones; those that begin ordinary words as well (单位, 应届, 成年) are not here.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢\
    姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤常康易乔赖\
    文施洪辛柯庄温牛樊葛邢安齐伍庞颜倪聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕裴霍涂谷曲\
    冉骆阳褚靳柴蒙鲍牟卜饶蒲冷晏阚尤桂佘喻娄宫窦项湛竺瞿邬臧屈苗缪匡祁闵占盛查车卓池岑费滕路郎占辜卿晋屠";

/// What stands behind a name without a sign between: the next label, a title, a form of address.
const BEHIND: &str = "身份证|公民身份|证件|电话|手机|联系|性别|年龄|住址|住所|住|地址|户籍|银行|账号|卡号|一卡通|家庭|同志|先生|女士|\
    主任|科长|局长|处长|股长|所长|书记|镇长|乡长|村长|部长|院长|校长|老师|经理|医生|警官|律师|干部|队长|组长|站长|园长|会长";

/// Words that look like names.
const NO_NAMES: &str = "任何人|任何|于某|万元户|文件|方案|高校|安置|常住|关于|申请|符合";

/// Words of a text about a punishment: its parties (当事人) are published by law.
const PUNISHED: &str = "处罚|罚款|罚没|没收|吊销|违法|失信|被执行|责令";

/// Private labels that are as often followed by companies and groups.
const GROUPS: &str = "对象|业主|农户|贫困户";

/// Masks the names behind labels in `text`, whose numbers are masked already; `None` when there are none.
pub(super) fn names(text: &str, counts: &mut Counts) -> Option<String> {
    if !text.contains(['：', ':']) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let punished = PUNISHED.split('|').any(|word| has(text, word));
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while at < chars.len() {
        let colon = matches!(chars.get(at), Some('：' | ':'));
        at = at.wrapping_add(1);
        let Some(label) = colon
            .then(|| label(&chars, at.wrapping_sub(1), punished))
            .flatten()
        else {
            continue;
        };
        loop {
            while chars.get(at).is_some_and(|c| is_blank(*c)) {
                at = at.wrapping_add(1);
            }
            let end = name(&chars, at);
            if end == at || !(label == Label::Private || has_number(&chars, end)) {
                break;
            }
            out.extend(chars.get(copied..at).unwrap_or_default());
            person::veil(chars.get(at..end).unwrap_or_default(), &mut out);
            counts.names = counts.names.saturating_add(1);
            (copied, at) = (end, end);
            if chars.get(at) != Some(&'、') {
                break;
            }
            at = at.wrapping_add(1);
        }
    }
    out.extend(chars.get(copied..).unwrap_or_default());
    (copied > 0).then_some(out)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Of a private person.
    Private,
    /// Of somebody who is there for the public.
    Public,
}

/// What the word before the colon at `colon` says; the parties of a text about a punishment are for the public.
fn label(chars: &[char], colon: usize, punished: bool) -> Option<Label> {
    let mut word: Vec<char> = Vec::new();
    for c in chars.get(..colon)?.iter().rev() {
        if is_blank(*c) {
            continue;
        }
        if !person::is_han(*c) || word.len() >= LONGEST {
            break;
        }
        word.insert(0, *c);
    }
    let word: String = word.into_iter().collect();
    let group = || GROUPS.split('|').any(|group| word.ends_with(group));
    match FieldKind::of_header(&word) {
        FieldKind::PersonName if !group() => Some(Label::Private),
        FieldKind::Company if word.ends_with("当事人") => Some(match punished {
            true => Label::Public,
            false => Label::Private,
        }),
        FieldKind::Official => Some(Label::Public),
        _ => None,
    }
}

/// Where the name that begins at `at` ends; `at` when there is none.
fn name(chars: &[char], at: usize) -> usize {
    let end = person::token(chars, at);
    let token = chars.get(at..end).unwrap_or_default();
    let text: String = token.iter().collect();
    let behind = |(from, _): (usize, char)| {
        let rest = text.get(from..).unwrap_or_default();
        BEHIND.split('|').any(|word| rest.starts_with(word))
    };
    let cut = text.char_indices().skip(1).position(behind);
    let length = cut.map_or(token.len(), |at| at.saturating_add(1));
    let token = token.get(..length).unwrap_or_default();
    let end = at.wrapping_add(length);
    let starred = matches!(chars.get(end), Some('*' | '＊'));
    let Some(first) = token.first().filter(|c| person::is_han(**c)) else {
        return at;
    };
    let surname = match token.iter().filter(|c| !is_blank(**c)).count() {
        _ if token.contains(&'·') => true,
        2 | 3 => one(SURNAMES, *first) || person::surname(token) == 2,
        4 => person::surname(token) == 2,
        _ => false,
    };
    let word: String = token.iter().collect();
    let other = token.last().is_some_and(|c| matches!(c, '户' | '者'))
        || NO_NAMES.split('|').any(|known| known == word);
    match surname && !other && !starred && person::is_name(token) {
        true => end,
        false => at,
    }
}

/// Whether what is left of a private number stands behind the place `at`, before any other number and in the same clause.
fn has_number(chars: &[char], at: usize) -> bool {
    let (mut digits, mut stars) = (0usize, 0usize);
    for c in chars.iter().skip(at).take(NEAR) {
        match c {
            '0'..='9' | '０'..='９' => digits = digits.saturating_add(1),
            '*' => stars = stars.saturating_add(1),
            '。' | '；' | ';' | '\n' => break,
            _ if digits > 4 => break,
            _ => (digits, stars) = (0, 0),
        }
        if stars >= 4 {
            return true;
        }
    }
    false
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

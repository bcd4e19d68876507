//! What a field holds, by its name.

use super::scan::plain;
use crate::text::has;

/// What a field holds: decides what is masked in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Anything: numbers are found by their pattern.
    #[default]
    Text,
    /// 电话, 手机. Landlines always stay; mobiles stay where the field is for the public.
    Phone {
        /// 举报电话, 咨询电话, 值班电话 and the like.
        exempt: bool,
    },
    /// 身份证号, 证件号码: whatever number stands in it is masked, but for a valid 统一社会信用代码.
    IdNumber,
    /// 银行账号, 卡号, 一卡通账号: whatever number stands in it is masked.
    BankCard,
    /// 姓名 of a private person.
    PersonName,
    /// 住址 of a private person.
    Address,
    /// `name`, 名字: a person's in a row about a person, else anything's.
    MaybeName,
    /// `address`, 地址: a person's in a row about a person, else anything's.
    MaybeAddress,
    /// 责任人, 负责人, 法定代表人: names stay.
    Official,
    /// 单位, 企业, 当事人, 被处罚人: names stay.
    Company,
    /// 编号, 文号, 索引号, 统一社会信用代码, and accounts for the public (保证金账号): mobiles and cards are not looked for.
    Code,
    /// 金额, 数量: as `Code`, when the value is nothing but a number.
    Figure,
    /// An address of a page: as `Code`.
    Url,
}

use FieldKind as K;

/// The words of the fields whose every value is personal: numbers of documents, of accounts, names (twice: words that come
/// before and after those for companies), places. 当事人 is a company's word for a column, where the punished stand, and a
/// person's before a colon.
pub(super) const PERSONAL: [&str; 5] = [
    "身份证|身份号码|证件号|护照号|居住证号|idcard|idno|idnumber|sfzh|sfzhm|sfz|zjhm|zjh|passport|identity",
    "银行账|银行帐|账号|帐号|卡号|一卡通|存折|银行卡|社保卡|医保卡|bankcard|bankaccount|bankno|accountno|cardno|\
         cardnumber|yhzh|yhkh|yhkhm|ykth|zhanghao",
    "姓名|fullname|realname|personname|applicant|$rxm|hzxm",
    "$申请人|$户主|$受益人|$享受人|$对象|$领取人|$监护人|$考生|$患者|$农户|$困户|$租人|$购房人|\
         $业主|$卡人|$开户人|$户名|$投诉人|$举报人|$信访人|$反映人|$来信人|$留言人|$受害人|$当事人",
    "住址|居住地|户籍地|户口所在地|家庭地址|家庭住|现住|通讯地址|homeaddress|jtzz|jtdz|hjdz|jzdz",
];

/// Words for each kind, the first match decides. Chinese words, and others of five letters and more, are looked for
/// anywhere in the name; `$` before a word: the name ends with it; other short words are the whole name.
const WORDS: [(&str, K); 18] = [
    (PERSONAL[0], K::IdNumber),
    // Before the telephones: 投诉举报人 is a person, 投诉举报 a telephone.
    (
        "$被投诉人|$被举报人|$被反映人|$被申请人|$被投诉举报人|$公开对象|$检查对象|$抽查对象|$监管对象|$监督对象|$服务对象|\
         $收费对象|$缴费对象|$征收对象|$适用对象|$面向对象|$对象类别|$对象类型|$申请人类型|$申请人类别|applicant_kind|applicant_type",
        K::Company,
    ),
    ("$投诉人|$举报人", K::PersonName),
    (
        "举报电话|监督电话|投诉电话|投诉举报|监督举报|咨询电话|热线|值班电话|办公电话|办公室电话|单位电话|机构电话|\
         服务电话|客服电话|受理电话|预约电话|公开电话|报名电话|窗口电话|救援电话|查询电话|总机|hotline",
        K::Phone { exempt: true },
    ),
    (
        "电话|手机|联系方式|移动号码|phone|mobile|contacttel|tel|sj|sjh|sjhm|dh|dhhm|lxdh|lxfs",
        K::Phone { exempt: false },
    ),
    (
        "保证金账|缴款账|缴费账|对公账|捐赠账|收款账|国库|专户|收缴账",
        K::Code,
    ),
    (PERSONAL[1], K::BankCard),
    (
        "信用代码|编号|文号|索引|注册号|许可证|执照|流水号|订单|案号|批号|档号|代码|编码|条码|序号|uscc|serial|barcode|\
         orderno|ordernumber|docno|code|no|id|sn|uuid|guid|key|tyshxydm",
        K::Code,
    ),
    (
        "$数|$年|$年度|$额|$率|$量|$（元）|$(元)|$元|金额|预算|决算|执行数|完成数|上年|收入|支出|合计|总额|amount|budget|money|expenditure|revenue|\
         total|initial|adjusted|executed|final|prior|lastyear|actual|settlement|balance|ncys|ysje|yss|ys|jss|js|jsje|zxs|ljzx|wcs|sns|snjs|snzx|sum|count|num|value|price|je",
        K::Figure,
    ),
    (
        "责任人|负责人|法定代表|法人|联系人|联络员|领导|局长|主任|书记|校长|院长|河长|湖长|林长|网格员|经办人|审核人|\
         签发人|发言人|执法人员|专家",
        K::Official,
    ),
    (PERSONAL[2], K::PersonName),
    (
        "单位|企业|公司|机构|部门|科室|当事人|处罚|相对人|中标|供应商|采购|招标|投标|被执行|失信|company|department|dept",
        K::Company,
    ),
    (PERSONAL[3], K::PersonName),
    (PERSONAL[4], K::Address),
    ("网址|链接|网页|href|link|src|url|uri|$url", K::Url),
    ("name|xm|username|名字|称呼", K::MaybeName),
    ("办公地址|服务地址|单位地址|ipaddress|emailaddress", K::Text),
    ("$地址|$住所|address|addr", K::MaybeAddress),
];

impl FieldKind {
    /// The kind that a field's name tells, in Chinese, pinyin initials or English.
    ///
    /// ```
    /// use mingbai_data::privacy::FieldKind;
    /// assert_eq!(FieldKind::of_header("户主姓名"), FieldKind::PersonName);
    /// assert_eq!(FieldKind::of_header("监督举报电话"), FieldKind::Phone { exempt: true });
    /// assert_eq!(FieldKind::of_header("id_card_no"), FieldKind::IdNumber);
    /// assert_eq!(FieldKind::of_header("项目负责人"), FieldKind::Official);
    /// ```
    #[must_use]
    pub fn of_header(name: &str) -> Self {
        // A sentence is no name of a field; nor is what holds a number of a person or what a mask left of one.
        let digits = name.chars().filter(|c| plain(*c).is_ascii_digit()).count();
        if name.len() > 90 || digits > 6 || has(name, "**") {
            return K::Text;
        }
        let plain: String = name
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '：' | ':' | '*'))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        for (words, kind) in WORDS {
            for word in words.split('|') {
                let hit = match word.strip_prefix('$') {
                    Some(end) => plain.ends_with(end),
                    None if word.len() < 5 => plain == word,
                    None => has(&plain, word),
                };
                if hit {
                    return kind;
                }
            }
        }
        K::Text
    }
}

//! One text at a time. Numbers of persons are invented; check digits by GB 11643 and ISO/IEC 7812.

use super::super::{Counts, FieldKind, mask_text};
use expect_test::{Expect, expect};

fn check(kind: FieldKind, texts: &str, expected: Expect) {
    let mut out = String::new();
    for text in texts.lines() {
        let mut counts = Counts::default();
        let masked = mask_text(text, kind, &mut counts).into_owned();
        let all = [
            ("id", counts.ids),
            ("id?", counts.suspect_ids),
            ("phone", counts.phones),
            ("card", counts.cards),
            ("name", counts.names),
            ("address", counts.addresses),
        ];
        let found: Vec<_> = all
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| format!("{name} {n}"))
            .collect();
        let note = if masked == text { "= " } else { "" };
        out += &format!(
            "{note}{masked}{}{}\n",
            if found.is_empty() { "" } else { "  " },
            found.join(", ")
        );
        let again = mask_text(&masked, kind, &mut Counts::default()).into_owned();
        assert_eq!(again, masked, "masked twice");
    }
    expected.assert_eq(&out);
}

#[test]
fn identity_numbers() {
    check(
        FieldKind::Text,
        "510302199001010017\n510302199001010012\n公民51030219900101005x，男\n５１０３０２１９９００１０１００１７\n\
         510302 19900101 0017\n510302-19900101-0012\n5103 0219 9001 0100 17\n身份证510302900101001\n510302900101001\n\
         510302199013010016\n1510302199001010017\n91330000755918469E\n510302********0012\n5103**********0016\n\
         身份证号码：510302199013010016\nID510302199001010017\n身份证510302 19900101 005 X\n125103198102030108\n信用代码：125103198102030108\n125103198102031010\n施工许可证编号510302201804160101",
        expect![[r#"
            5103**********0017  id 1
            5103**********0012  id? 1
            公民5103**********005X，男  id 1
            5103**********0017  id 1
            5103**********0017  id 1
            5103**********0012  id? 1
            5103**********0017  id 1
            身份证5103*******1001  id 1
            5103*******1001  id 1
            = 510302199013010016
            = 1510302199001010017
            = 91330000755918469E
            = 510302********0012
            = 5103**********0016
            身份证号码：5103**********0016  id 1
            ID5103**********0017  id 1
            身份证5103**********005X  id 1
            1251**********0108  id 1
            = 信用代码：125103198102030108
            1251**********1010  id? 1
            = 施工许可证编号510302201804160101
        "#]],
    );
}

#[test]
fn mobiles() {
    check(
        FieldKind::Text,
        "13812345678\n手机138 1234 5678。\n138-1234-5678\n+86 13812345678\n+86-138-1234-5678\n8613812345678\n\
         008613812345678\n１３８１２３４５６７８\n13812345678、13912345678\n138 1234 5678 139 1234 5678\n\
         张三(13812345678)\n13812345678@163.com\n138****5678\n12812345678\n113812345678\n138123456789\n0813-8102345\n\
         400-888-1234\n8008101234\n12345、12315、12369\n合计13812345678元\n13812345678.00\n104.13812345678\n\
         2018-04-16 13:58:00\nIMG_13812345678.jpg\na13812345678f\n举报电话：0813-8102345、13812345678\n\
         咨询电话：13812345678；张三13812345678\n订单号：13812345678\nTel:13812345678\nhttp://x.gov.cn/art/13812345678.html 13812345678\n\
         **13812345678**\n13812345678 X光科\n13812345678X",
        expect![[r#"
            138****5678  phone 1
            手机138****5678。  phone 1
            138****5678  phone 1
            +86 138****5678  phone 1
            +86-138****5678  phone 1
            86138****5678  phone 1
            0086138****5678  phone 1
            138****5678  phone 1
            138****5678、139****5678  phone 2
            138****5678 139****5678  phone 2
            张三(138****5678)  phone 1
            138****5678@163.com  phone 1
            = 138****5678
            = 12812345678
            = 113812345678
            = 138123456789
            = 0813-8102345
            = 400-888-1234
            = 8008101234
            = 12345、12315、12369
            = 合计13812345678元
            = 13812345678.00
            = 104.13812345678
            = 2018-04-16 13:58:00
            = IMG_13812345678.jpg
            = a13812345678f
            = 举报电话：0813-8102345、13812345678
            咨询电话：13812345678；张三138****5678  phone 1
            = 订单号：13812345678
            Tel:138****5678  phone 1
            http://x.gov.cn/art/13812345678.html 138****5678  phone 1
            **138****5678**  phone 1
            138****5678 X光科  phone 1
            = 13812345678X
        "#]],
    );
}

#[test]
fn cards() {
    check(
        FieldKind::Text,
        "6222021234567890128\n6222 0212 3456 7890 128\n6222021234567890123\n一卡通账号6222021234567890123\n4367421234567896\n\
         3203010319000830001001\n3203811508260102-BE-001\n2019-510302-78-01-123456\n保证金账号：6222021234567890128\n\
         6222 **** **** 0128\n008290030/2018-02662\n自府办发〔2018〕44号",
        expect![[r#"
            6222 **** **** 0128  card 1
            6222 **** **** 0128  card 1
            = 6222021234567890123
            一卡通账号6222 **** **** 0123  card 1
            4367 **** **** 7896  card 1
            = 3203010319000830001001
            = 3203811508260102-BE-001
            = 2019-510302-78-01-123456
            = 保证金账号：6222021234567890128
            = 6222 **** **** 0128
            = 008290030/2018-02662
            = 自府办发〔2018〕44号
        "#]],
    );
    check(
        FieldKind::BankCard,
        "88010120001234567\n880101200\n62220212345678901\n1,200.00\n6222 **** **** 0123",
        expect![[r#"
            8801 **** **** 4567  card 1
            **** 1200  card 1
            6222 **** **** 8901  card 1
            = 1,200.00
            = 6222 **** **** 0123
        "#]],
    );
}

#[test]
fn the_field_decides() {
    check(
        FieldKind::Phone { exempt: true },
        "13812345678\n510302199001010017",
        expect![[r#"
            = 13812345678
            5103**********0017  id 1
        "#]],
    );
    check(
        FieldKind::Phone { exempt: false },
        "013812345678\n0813-8102345",
        expect![[r#"
            0138****5678  phone 1
            = 0813-8102345
        "#]],
    );
    check(
        FieldKind::IdNumber,
        "510302199013010016\n51030219900101001\nE12345678\n91330000755918469E\n510302********0012\n13812345678",
        expect![[r#"
            5103**********0016  id 1
            5103*********1001  id 1
            E****5678  id 1
            = 91330000755918469E
            = 510302********0012
            138****5678  phone 1
        "#]],
    );
    check(
        FieldKind::Code,
        "13812345678\n510302201804160101\n510302199001010017\n6222021234567890128",
        expect![[r#"
            = 13812345678
            = 510302201804160101
            5103**********0017  id 1
            = 6222021234567890128
        "#]],
    );
    check(
        FieldKind::Figure,
        "13812345678\n13,812,345,678.90\n张三13812345678",
        expect![[r#"
            = 13812345678
            = 13,812,345,678.90
            张三138****5678  phone 1
        "#]],
    );
    check(
        FieldKind::Official,
        "王某 13812345678",
        expect![[r#"
        王某 138****5678  phone 1
    "#]],
    );
}

#[test]
fn names() {
    check(
        FieldKind::PersonName,
        "张三\n张三丰\n欧阳修\n欧阳\n张　三\n张三、李四，王小五\n张三（户主）\n阿依古丽·买买提\nJohn Smith\n张*\n欧阳*\n张某某\n\
         某某市某某有限公司\n合计\n—\n张三13812345678\n张三等5人",
        expect![[r#"
            张*  name 1
            张**  name 1
            欧阳*  name 1
            欧*  name 1
            张　*  name 1
            张*、李*，王**  name 3
            张*（户主）  name 1
            阿***·***  name 1
            J*** S****  name 2
            = 张*
            = 欧阳*
            = 张某某
            = 某某市某某有限公司
            = 合计
            = —
            张*138****5678  phone 1, name 1
            张**5人  name 1
        "#]],
    );
}

#[test]
fn dwellings() {
    check(
        FieldKind::Address,
        "四川省自贡市自流井区丹桂街道丹桂大街123号2栋\n富顺县某某镇某某村5组23号\n江西省萍乡市安源区后埠街道1号\n\
         某某路12号\n某某镇\n某某村****\n汇东小区3栋\n无\n—\n自流井区五星街社区8号",
        expect![[r#"
            四川省自贡市自流井区丹桂街道****  address 1
            富顺县某某镇某某村****  address 1
            江西省萍乡市安源区后埠街道****  address 1
            ****  address 1
            = 某某镇
            = 某某村****
            ****  address 1
            = 无
            = —
            自流井区五星街社区****  address 1
        "#]],
    );
}

#[test]
fn kinds_of_headers() {
    let mut out = String::new();
    for name in "姓名|申请人|申请人数|户主姓名|身份证号|证件号码|银行账号|一卡通账号|卡号|联系电话|手机|举报电话|咨询电话|住址|\
                 家庭住址|责任人|负责人|负责人姓名|单位名称|当事人|统一社会信用代码|项目编号|文号|索引号|idcard|sfzh|phone|tel|\
                 mobile|idCardNo|contactPhone|id|name|title|补贴金额|决算数|金额（元）|办公地址|保证金账号|行政相对人名称|\
                 备注|url|施工许可证号|bank_card_no|救助对象|户籍地址"
        .split('|')
    {
        out += &format!("{name} {:?}\n", FieldKind::of_header(name));
    }
    expect![[r#"
        姓名 PersonName
        申请人 PersonName
        申请人数 Figure
        户主姓名 PersonName
        身份证号 IdNumber
        证件号码 IdNumber
        银行账号 BankCard
        一卡通账号 BankCard
        卡号 BankCard
        联系电话 Phone { exempt: false }
        手机 Phone { exempt: false }
        举报电话 Phone { exempt: true }
        咨询电话 Phone { exempt: true }
        住址 Address
        家庭住址 Address
        责任人 Official
        负责人 Official
        负责人姓名 Official
        单位名称 Company
        当事人 Company
        统一社会信用代码 Code
        项目编号 Code
        文号 Code
        索引号 Code
        idcard IdNumber
        sfzh IdNumber
        phone Phone { exempt: false }
        tel Phone { exempt: false }
        mobile Phone { exempt: false }
        idCardNo IdNumber
        contactPhone Phone { exempt: false }
        id Code
        name MaybeName
        title Text
        补贴金额 Figure
        决算数 Figure
        金额（元） Figure
        办公地址 Text
        保证金账号 Code
        行政相对人名称 Company
        备注 Text
        url Url
        施工许可证号 Code
        bank_card_no BankCard
        救助对象 PersonName
        户籍地址 Address
    "#]]
    .assert_eq(&out);
}

/// Who complains, reports and petitions is private; the telephones for that, and the office that takes it, are for the public.
#[test]
fn who_complains() {
    check(
        FieldKind::Text,
        "投诉人：张三，反映小区噪声\n举报人： 李小四\n投诉举报人：王五\n信访人:欧阳修、赵六\n反映人：陈一\n来信人：周涛\n留言人：吴刚\n受害人：郑爽\n当事人：王五\n\
         申请人：孙丽，被申请人：某某市人民政府",
        expect![[r#"
            投诉人：张*，反映小区噪声  name 1
            举报人： 李**  name 1
            投诉举报人：王*  name 1
            信访人:欧阳*、赵*  name 2
            反映人：陈*  name 1
            来信人：周*  name 1
            留言人：吴*  name 1
            受害人：郑*  name 1
            当事人：王*  name 1
            申请人：孙*，被申请人：某某市人民政府  name 1
        "#]],
    );
    check(
        FieldKind::Text,
        "举报电话：12369\n投诉电话：0813-8102345、13812345678\n投诉举报：13812345678\n受理单位：张家沱街道办\n受理人员：王五\n被投诉人：金科物业\n举报方式：来信\n\
         行政处罚决定书，当事人：王五，罚款500元\n投诉人要求退款",
        expect![[r#"
            = 举报电话：12369
            = 投诉电话：0813-8102345、13812345678
            = 投诉举报：13812345678
            = 受理单位：张家沱街道办
            = 受理人员：王五
            = 被投诉人：金科物业
            = 举报方式：来信
            = 行政处罚决定书，当事人：王五，罚款500元
            = 投诉人要求退款
        "#]],
    );
    for (header, kind) in [
        ("投诉人", FieldKind::PersonName),
        ("举报人姓名", FieldKind::PersonName),
        ("投诉举报人", FieldKind::PersonName),
        ("信访人", FieldKind::PersonName),
        ("被投诉人", FieldKind::Company),
        ("被举报人", FieldKind::Company),
        ("当事人", FieldKind::Company),
        ("投诉举报", FieldKind::Phone { exempt: true }),
        ("投诉举报电话", FieldKind::Phone { exempt: true }),
        ("投诉人电话", FieldKind::Phone { exempt: false }),
        ("受理单位", FieldKind::Company),
        ("承租人", FieldKind::PersonName),
        ("贫困户", FieldKind::PersonName),
        ("持卡人", FieldKind::PersonName),
        ("公民身份号码", FieldKind::IdNumber),
    ] {
        assert_eq!(FieldKind::of_header(header), kind, "{header}");
    }
}

#[test]
fn names_in_running_texts() {
    // Private: the label says so.
    check(
        FieldKind::Text,
        "联系人：张三 13812345678\n户主：王小五，家庭人口4人\n姓 名： 欧阳娜娜 性别：女\n申请人：张三、李四。申请人：赵六\n户主姓名:陈美身份证号：510302199001010017\n\
         申请人：阿依古丽·买买提\n经办人:刘洋（手机 138-1234-5678）\n法定代表人：周涛，电话+86 13812345678\n领取人：吴刚同志",
        expect![[r#"
            联系人：张* 138****5678  phone 1, name 1
            户主：王**，家庭人口4人  name 1
            姓 名： 欧阳** 性别：女  name 1
            申请人：张*、李*。申请人：赵*  name 3
            户主姓名:陈*身份证号：5103**********0017  id 1, name 1
            申请人：阿***·***  name 1
            经办人:刘*（手机 138****5678）  phone 1, name 1
            法定代表人：周*，电话+86 138****5678  phone 1, name 1
            领取人：吴*同志  name 1
        "#]],
    );
    // For the public, or no name at all.
    check(
        FieldKind::Text,
        "联系人：张三 0813-8102345\n联系人：王主任 13812345678\n联系人：李科长，电话：0813-8102345；张三13812345678\n法定代表人：周涛\n负责人：陈强\n\
         举报电话：13812345678 联系人：李娜\n申请人：符合条件的本市居民\n申请人：本人或监护人\n户主：本人\n姓名：见附件\n姓名：张某某\n申请人：某某市某某有限公司\n\
         补助对象：高校学生\n服务对象：农户\n业主：金科地产\n姓名：张*\n申请人应当提交材料\n申请人：经营者\n申请人：安置户\n户主：张女士\n单位：金山镇\n当事人：王五，罚款500元\n\
         时间：2018年4月16日 地点：黄河路",
        expect![[r#"
            = 联系人：张三 0813-8102345
            联系人：王主任 138****5678  phone 1
            联系人：李科长，电话：0813-8102345；张三138****5678  phone 1
            = 法定代表人：周涛
            = 负责人：陈强
            = 举报电话：13812345678 联系人：李娜
            = 申请人：符合条件的本市居民
            = 申请人：本人或监护人
            = 户主：本人
            = 姓名：见附件
            = 姓名：张某某
            = 申请人：某某市某某有限公司
            = 补助对象：高校学生
            = 服务对象：农户
            = 业主：金科地产
            = 姓名：张*
            = 申请人应当提交材料
            = 申请人：经营者
            = 申请人：安置户
            = 户主：张女士
            = 单位：金山镇
            = 当事人：王五，罚款500元
            = 时间：2018年4月16日 地点：黄河路
        "#]],
    );
    // A field of officials or companies is as it is.
    check(
        FieldKind::Official,
        "联系人：张三 13812345678",
        expect![[r#"
        联系人：张三 138****5678  phone 1
    "#]],
    );
    check(
        FieldKind::Company,
        "姓名：张三",
        expect![[r#"
        = 姓名：张三
    "#]],
    );
}

//! Numbers and ordinary texts by the rules they really follow, from a fixed seed.

/// A generator of numbers (xorshift64*): the same numbers everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % n
    }

    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }

    pub fn digits(&mut self, n: u64) -> String {
        (0..n)
            .map(|_| char::from(b'0' + self.below(10) as u8))
            .collect()
    }

    /// A number from `low` to `high`, printed with `width` digits.
    fn from(&mut self, low: u64, high: u64, width: usize) -> String {
        format!("{:0width$}", low + self.below(high - low + 1))
    }

    fn date(&mut self, low: u64, high: u64) -> String {
        self.from(low, high, 4) + &self.from(1, 12, 2) + &self.from(1, 28, 2)
    }
}

/// Counties by GB/T 2260.
const REGIONS: [&str; 33] = [
    "510302", "510303", "510304", "510311", "510321", "510322", "510104", "511702", "513221",
    "110101", "310120", "110119", "445102", "110108", "120103", "130102", "140105", "150102",
    "210102", "220102", "230103", "310104", "320311", "330106", "340104", "350102", "370102",
    "410105", "420106", "430102", "440106", "522601", "620102",
];

/// Issuers of cards in China with the length of their numbers, the common ones more often.
const ISSUERS: [(&str, u64); 24] = [
    ("622848", 19),
    ("622848", 19),
    ("621700", 19),
    ("622700", 19),
    ("622202", 19),
    ("621226", 19),
    ("621661", 19),
    ("622188", 19),
    ("621799", 19),
    ("621098", 19),
    ("621483", 16),
    ("622588", 16),
    ("622155", 16),
    ("625965", 16),
    ("622262", 17),
    ("621462", 18),
    ("955880", 19),
    ("436742", 19),
    ("601382", 19),
    ("436745", 16),
    ("402658", 16),
    ("518710", 16),
    ("521899", 16),
    ("545619", 16),
];

const MOBILES: [&str; 30] = [
    "130", "131", "132", "133", "135", "136", "137", "138", "139", "145", "147", "150", "151",
    "152", "155", "157", "158", "159", "166", "171", "173", "175", "176", "177", "180", "181",
    "185", "188", "191", "199",
];

const SENTENCES: [&str; 16] = [
    "{}",
    "张三，{}，某某村村民",
    "经核查，李四（{}）不符合救助条件。",
    "户主王五 {} 补贴面积3.5亩",
    "现将名单公示如下：1.赵六{}；2.钱七。",
    "其本人证件及号码为{}，已核实",
    "2018年4月16日，{}来电反映",
    "|孙八|{}|1,200.00|",
    "周九,{},自流井区,2018-04-16",
    "<td>{}</td>",
    "{}；{}",
    "吴十\t{}\t低保",
    "请于5个工作日内与郑某（{}）联系",
    "“{}”",
    "尾注：{}.",
    "姓名：冯一 号码：{}",
];

/// A number of a person in a sentence: its kind, and how the sentence must look when it is masked.
pub struct Secret {
    pub kind: &'static str,
    pub mask: String,
}

fn id18(dice: &mut Dice, right: bool) -> String {
    let body = dice.pick(&REGIONS).to_owned() + &dice.date(1920, 2023) + &dice.digits(3);
    // GB 11643, annex A.
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .bytes()
        .zip(weights)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    let signs = b"10X98765432";
    let sign = if right {
        sum as usize
    } else {
        sum as usize + 1 + dice.below(10) as usize
    };
    body + &char::from(signs[sign % 11]).to_string()
}

fn card(dice: &mut Dice, right: bool) -> String {
    let (issuer, n) = ISSUERS[dice.below(ISSUERS.len() as u64) as usize];
    let body = issuer.to_owned() + &dice.digits(n - 7);
    let right_sign = ('0'..='9').find(|sign| {
        let whole = format!("{body}{sign}");
        let digits = whole.bytes().rev().map(|b| u32::from(b - b'0')).enumerate();
        digits
            .map(|(at, d)| {
                if at % 2 == 0 {
                    d
                } else {
                    d * 2 / 10 + d * 2 % 10
                }
            })
            .sum::<u32>()
            % 10
            == 0
    });
    let sign = right_sign.map_or(0, |c| c as u8 - b'0');
    let sign = if right {
        sign
    } else {
        (sign + 1 + dice.below(9) as u8) % 10
    };
    format!("{body}{sign}")
}

fn group(text: &str, cuts: &[usize], by: &str) -> String {
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        if cuts.contains(&at) {
            out += by;
        }
        out.push(c);
    }
    out
}

fn wide(text: &str) -> String {
    text.chars()
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c))
        .collect()
}

/// One number in one of the ways in which it is printed, in a sentence.
pub fn secret(dice: &mut Dice) -> (String, Secret) {
    let roll = dice.below(100);
    let style = dice.below(10);
    let by = dice.pick(&[" ", "-", " - ", "\u{3000}", "—", "－"]);
    let mut prefix = "";
    let (kind, plain, cuts): (_, String, &[usize]) = match roll {
        0..=29 => ("id18", id18(dice, true), &[6, 14]),
        30..=44 => ("id18 wrong", id18(dice, false), &[6, 14]),
        45..=54 => {
            let old = dice.pick(&REGIONS).to_owned()
                + &dice.from(30, 99, 2)
                + &dice.date(1900, 1900)[4..]
                + &dice.digits(3);
            if dice.below(2) == 0 {
                prefix = dice.pick(&["身份证号：", "身份证", "公民身份号码为", "证件号"]);
            }
            ("id15", old, if prefix.is_empty() { &[] } else { &[6, 12] })
        }
        55..=84 => {
            prefix = dice.pick(&[
                "",
                "",
                "",
                "电话",
                "手机：",
                "联系电话:",
                "+86 ",
                "86-",
                "0086",
                "+86",
                "tel:",
                "（",
            ]);
            (
                "phone",
                dice.pick(&MOBILES).to_owned() + &dice.digits(8),
                &[3, 7],
            )
        }
        85..=94 => ("card", card(dice, true), &[4, 8, 12, 16]),
        _ => {
            prefix = dice.pick(&["账号：", "卡号", "一卡通账号为", "银行卡号 "]);
            ("card wrong", card(dice, false), &[4, 8, 12, 16])
        }
    };
    let n = plain.len();
    let (head, tail) = (&plain[..4], &plain[n - 4..]);
    let mask = match kind {
        "phone" => format!("{}****{tail}", &plain[..3]),
        "card" | "card wrong" => format!("{head} **** **** {tail}"),
        _ => format!("{head}{}{tail}", "*".repeat(n - 8)),
    };
    let printed = match style {
        0 | 1 if !cuts.is_empty() => group(&plain, cuts, by),
        2 if prefix != "0086" => wide(&plain),
        3 => plain.to_lowercase(),
        _ => plain,
    };
    let sentence = dice.pick(&SENTENCES);
    let fill = |number: &str| sentence.replace("{}", &format!("{prefix}{number}"));
    // A name is hidden behind the word for it.
    let masked = fill(&mask).replace("姓名：冯一", "姓名：冯*");
    (fill(&printed), Secret { kind, mask: masked })
}

fn uscc(dice: &mut Dice) -> String {
    const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut code = dice
        .pick(&["91", "92", "93", "11", "12", "51", "52", "53", "54"])
        .to_owned()
        + dice.pick(&REGIONS);
    if dice.below(3) > 0 {
        code += dice.pick(&["MA", "MB"]);
    }
    while code.len() < 17 {
        code += &dice.digits(1);
    }
    // GB 32100: weights 3^i mod 31.
    let (mut sum, mut weight) = (0, 1);
    for b in code.bytes() {
        sum += SIGNS.iter().position(|sign| *sign == b).unwrap() * weight;
        weight = weight * 3 % 31;
    }
    code + &char::from(SIGNS[(31 - sum % 31) % 31]).to_string()
}

fn landline(dice: &mut Dice) -> String {
    let (code, n) = [
        ("0813", 7),
        ("028", 8),
        ("010", 8),
        ("021", 8),
        ("0755", 8),
        ("0516", 8),
        ("0816", 7),
    ][dice.below(7) as usize];
    let by = dice.pick(&["-", "-", " ", "", "－"]);
    let first = dice.from(2, 8, 1);
    format!("{code}{by}{first}{}", dice.digits(n - 1))
}

/// One ordinary text: nothing in it is a person's.
pub fn ordinary(dice: &mut Dice) -> String {
    let day = dice.date(1998, 2026);
    let (y, m, d) = (&day[..4], &day[4..6], &day[6..]);
    let region = dice.pick(&REGIONS);
    let time = format!(
        "{}:{}:{}",
        dice.from(0, 23, 2),
        dice.from(0, 59, 2),
        dice.from(0, 59, 2)
    );
    let compact = time.replace(':', "");
    let n = |dice: &mut Dice, n| dice.digits(n);
    match dice.below(42) {
        0 => format!("自府办发〔{y}〕{}号", dice.below(200)),
        1 => format!("川财预[{y}]{}号", n(dice, 3)),
        2 => format!("{},{}.{}万元", dice.from(1, 999, 1), n(dice, 3), n(dice, 2)),
        3 => format!("￥{}.{}", dice.below(99_999_999_999), n(dice, 2)),
        4 => format!(
            "一般公共预算收入{}元",
            dice.from(1_000_000_000, 99_999_999_999, 1)
        ),
        5 => format!("{y}-{region}-{}-{}-{}", n(dice, 2), n(dice, 2), n(dice, 6)),
        6 => format!("{region}{}{}-BE-{}", &day[2..], n(dice, 4), n(dice, 3)),
        7 => format!("{region}{}{}", n(dice, 10), n(dice, 6)),
        8 => uscc(dice),
        9 => format!("统一社会信用代码：{}", uscc(dice)),
        10 => format!("某某公司（{}）", uscc(dice)),
        11 => dice
            .pick(&[
                "12345",
                "12315",
                "12369",
                "110",
                "95598",
                "12348",
                "12366政务热线",
            ])
            .to_owned(),
        12 => landline(dice),
        13 => format!("咨询电话：{}、{}", landline(dice), landline(dice)),
        14 => format!("400-{}-{}", n(dice, 3), n(dice, 4)),
        15 => format!("800{}", n(dice, 7)),
        16 => format!("{y}-{m}-{d} {time}"),
        17 => format!("{day}{compact}"),
        18 => format!("{day}{compact}{}", n(dice, 3)),
        19 => format!("{y}年{m}月{d}日{time}"),
        20 => format!("00829{}/{y}-{}", n(dice, 4), n(dice, 5)),
        21 => format!("t{day}_{}.html", n(dice, 7)),
        22 => format!("W0{day}{}{}.pdf", compact, n(dice, 6)),
        23 => format!("P0{day}{}{}_ORIGIN.jpg", compact, n(dice, 6)),
        24 => format!(
            "http://www.zg.gov.cn/art/{y}/{m}/{d}/art_{}_{}.html",
            n(dice, 4),
            n(dice, 7)
        ),
        25 => format!(
            "https://www.example.gov.cn/zwgk/{}/{}.shtml?id={}",
            n(dice, 11),
            n(dice, 16),
            n(dice, 18)
        ),
        26 => format!("104.{},29.{}", n(dice, 6), n(dice, 6)),
        27 => format!(
            "[{}.{}, {}.{}]",
            dice.from(73, 135, 1),
            n(dice, 14),
            dice.from(18, 53, 1),
            n(dice, 11)
        ),
        28 => format!("订单号：{day}{}", n(dice, 10)),
        29 => format!("{day}{}", n(dice, 8)),
        30 => format!("42000{}{day}{}", n(dice, 5), n(dice, 10)),
        31 => format!("2{}", n(dice, 6)),
        32 => format!(
            "{} {} {} {}",
            n(dice, 5),
            n(dice, 6),
            n(dice, 4),
            n(dice, 5)
        ),
        33 => format!("注册号{region}{}", n(dice, 9)),
        // Numbers of permits hold a date since 2014.
        34 => format!(
            "施工许可证编号：{region}{}{}",
            dice.date(2014, 2026),
            n(dice, 4)
        ),
        35 => format!("N{region}{y}{}", n(dice, 6)),
        36 => format!("{region}{}GB{}F{}", n(dice, 6), n(dice, 5), n(dice, 8)),
        37 => format!("978-7-{}-{}-{}", n(dice, 3), n(dice, 5), n(dice, 1)),
        38 => format!("69{}", n(dice, 11)),
        39 => format!(
            "{:016x}{:016x}",
            dice.below(u64::MAX) * 7919,
            dice.below(u64::MAX) * 104_729
        ),
        40 => format!(
            "{}千字节，共{}条，{}.{}%",
            n(dice, 5),
            n(dice, 4),
            n(dice, 2),
            n(dice, 2)
        ),
        _ => format!(
            "{}",
            u128::from(dice.below(1 << 30)) * 1000 + 1_500_000_000_000
        ),
    }
}

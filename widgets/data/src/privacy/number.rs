//! What a row of digits can be: provinces, dates, check digits. Digits are values, 0 to 9; 10 is the check `X`.

/// The provinces of GB/T 2260, with 台湾, 香港, 澳门 and the residence permits (83).
fn province(d: &[u8]) -> bool {
    matches!(
        pair(d, 0),
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83
    )
}

/// Whether the six digits look like a region: province, a prefecture that there is or was.
pub(super) fn region(d: &[u8]) -> bool {
    province(d) && (matches!(pair(d, 2), 0..=43 | 51..=53 | 90) || pair(d, 0) > 65)
}

/// The two digits at `at` as a number; 255 beyond the end.
pub(super) fn pair(d: &[u8], at: usize) -> u8 {
    match d.get(at..).unwrap_or_default() {
        [tens, ones, ..] => tens.wrapping_mul(10).wrapping_add(*ones),
        _ => 255,
    }
}

/// Whether month and day at `at` are a date of some year.
fn day(d: &[u8], at: usize) -> bool {
    let most = match pair(d, at) {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=most).contains(&pair(d, at.wrapping_add(2)))
}

/// Whether year, month and day at `at` are a date from 1900 to 2049.
pub(super) fn date8(d: &[u8], at: usize) -> bool {
    year(d, at) && day(d, at.wrapping_add(4))
}

/// Whether the four digits at `at` are a year from 1900 to 2049.
pub(super) fn year(d: &[u8], at: usize) -> bool {
    let century = pair(d, at);
    century == 19 || (century == 20 && pair(d, at.wrapping_add(2)) < 50)
}

/// A 居民身份证号 of 18: `None` when province or date is wrong, else whether the check digit is right (GB 11643).
pub(super) fn id18(d: &[u8]) -> Option<bool> {
    if d.len() != 18 || !province(d) || !date8(d, 6) {
        return None;
    }
    // The weights 7 9 10 5 8 4 2 1 … are 2^(17−i) mod 11: the whole is 1 mod 11.
    let sum = d.iter().fold(0u32, |sum, digit| {
        sum.wrapping_mul(2).wrapping_add(u32::from(*digit)) % 11
    });
    Some(sum == 1)
}

/// A 居民身份证号 of 15: province and a date of the last century.
pub(super) fn id15(d: &[u8]) -> bool {
    d.len() == 15 && province(d) && day(d, 8)
}

/// Luhn (ISO/IEC 7812-1).
pub(super) fn luhn(d: &[u8]) -> bool {
    let mut sum = 0u32;
    for (at, digit) in d.iter().rev().enumerate() {
        let digit = u32::from(*digit);
        let twice = if at % 2 == 1 {
            digit.wrapping_mul(2)
        } else {
            digit
        };
        sum = sum.wrapping_add(twice / 10).wrapping_add(twice % 10);
    }
    sum.is_multiple_of(10)
}

/// Whether issuer and length are those of a card issued in China and, unless it is `grouped` in fours, the digits are not
/// a region's code with a date of the last decades: a number of a file that Luhn's digit fits by chance (one in ten).
pub(super) fn issuer(d: &[u8], grouped: bool) -> bool {
    let n = d.len();
    let near = |at: usize| matches!(pair(d, at), 0..=39 | 90..=99);
    let dated = (year(d, 6) && near(8)) || (near(6) && day(d, 8));
    let dated = dated && !grouped;
    match d {
        [6, 2, ..] => matches!(n, 16..=19) && !(n == 16 && pair(d, 2) < 13 && dated),
        [9, 5, 5, 8, ..] => n == 19,
        [4, 3, 6, 7, 4, 2, ..] => matches!(n, 16 | 19),
        [6, 0, ..] => matches!(n, 16 | 19),
        [4, ..] | [5, 1..=5, ..] => {
            n == 16 && !(region(d) && !matches!(pair(d, 2), 35..=43) && dated)
        }
        _ => false,
    }
}

/// A 统一社会信用代码 (GB 32100): 18 of 31 signs, the third and fourth a province or 10 (the centre), the last by mod 31.
pub(super) fn uscc(text: &str) -> bool {
    let (mut sum, mut weight, mut n) = (0u32, 1u32, 0u8);
    for c in text.bytes() {
        let Some(sign) = b"0123456789ABCDEFGHJKLMNPQRTUWXY"
            .iter()
            .position(|sign| *sign == c.to_ascii_uppercase())
        else {
            return false;
        };
        n = n.saturating_add(1);
        // The last sign makes the sum a multiple of 31: its weight is 1.
        let by = if n == 18 { 1 } else { weight };
        sum = sum.wrapping_add(by.wrapping_mul(u32::try_from(sign).unwrap_or(0)));
        weight = weight.wrapping_mul(3) % 31;
    }
    let place: Vec<u8> = text
        .bytes()
        .skip(2)
        .take(2)
        .map(|b| b.wrapping_sub(b'0'))
        .collect();
    n == 18 && sum.is_multiple_of(31) && (province(&place) || place == [1, 0])
}

/// [`uscc`] of digits, the last of which may be 10 for `X`.
pub(super) fn uscc_digits(d: &[u8]) -> bool {
    let text: String = d
        .iter()
        .map(|digit| {
            if *digit > 9 {
                'X'
            } else {
                char::from(digit.wrapping_add(b'0'))
            }
        })
        .collect();
    uscc(&text)
}

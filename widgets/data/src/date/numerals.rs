//! Chinese numerals in a date → digits: `二〇一八年七月十七日` → `2018年7月17日`.

/// The digit that a numeral is. Scans write ○, the letter O and 零 for 〇.
fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'О' | '◯' => 0,
        '一' | '元' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn is_ten(c: char) -> bool {
    matches!(c, '十' | '廿' | '卅')
}

/// `text` with every run of Chinese numerals written in digits. A run that is no number stays.
pub(crate) fn to_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        let letter_o = !run.is_empty() && matches!(c, 'O' | 'o' | '0');
        if digit(c).is_some() || is_ten(c) || letter_o {
            run.push(if letter_o { '〇' } else { c });
        } else {
            close(&mut out, &mut run);
            out.push(c);
        }
    }
    close(&mut out, &mut run);
    out
}

fn close(out: &mut String, run: &mut String) {
    match value(run) {
        Some(digits) => out.push_str(&digits),
        None => out.push_str(run),
    }
    run.clear();
}

/// The digits of a run: one by one (`二〇一八`), or a number below one hundred (`三十一`, `廿一`).
fn value(run: &str) -> Option<String> {
    let Some(at) = run.find(is_ten) else {
        return run
            .chars()
            .map(|c| digit(c).and_then(|d| char::from_digit(d, 10)))
            .collect();
    };
    let (before, from) = run.split_at_checked(at)?;
    let mut from = from.chars();
    let alone = |text: &str| {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(None),
            (Some(c), None) => digit(c).filter(|d| *d > 0).map(Some),
            _ => None,
        }
    };
    let tens = match (from.next()?, alone(before)?) {
        ('十', tens) => tens.unwrap_or(1),
        ('廿', None) => 2,
        ('卅', None) => 3,
        _ => return None,
    };
    let ones = alone(from.as_str())?.unwrap_or(0);
    let digit = |d| char::from_digit(d, 10);
    Some([digit(tens)?, digit(ones)?].into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (text, digits) in [
            ("二〇一八年七月十七日", "2018年7月17日"),
            ("二○一八年十月三十一日", "2018年10月31日"),
            ("二零一八年十二月二十日", "2018年12月20日"),
            ("二O一八年八月廿一日", "2018年8月21日"),
            ("二0一八年元月卅日", "2018年1月30日"),
            ("第三季度", "第3季度"),
            ("十十", "十十"),
            ("二廿", "二廿"),
            ("2018-08-21", "2018-08-21"),
            ("", ""),
        ] {
            assert_eq!(to_digits(text), digits, "{text}");
        }
    }
}

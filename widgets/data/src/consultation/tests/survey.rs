//! Parts of those who answered, and their sums.

use super::*;

fn survey(questions: &str) -> String {
    format!(r#""kind":"调查征集","n_valid":"1,203份","questions":[{questions}]"#)
}

/// 1203 copies: 812 is 67.497…, 301 is 25.020…, 90 is 7.481…; together 99.9 or, cut off, 99.8.
#[test]
fn percentages_of_one_choice() {
    let rounded = survey(
        r#"{"text":"是否满意","kind":"单选","n":1203,"options":[{"label":"满意","n":812,"pct":"67.5%"},
        {"label":"一般","n":301,"pct":"25.0%"},{"label":"不满意","n":90,"pct":7.5}]}"#,
    );
    assert_eq!(found(&rounded), [""; 0]);
    assert_eq!(
        told(&rounded, MARCH_28),
        "调查结果已公布，有效问卷 1,203 份，“是否满意”选“满意”的最多，占 67.5%。"
    );
    let cut = rounded.replace("67.5%", "67.4%").replace("7.5}", "7.4}");
    assert_eq!(found(&cut), [""; 0]);
    // In whole numbers 67 is 67.497 cut off, and a seventh is cut off too: 99, within one for each of three.
    let whole = rounded
        .replace("67.5%", "67%")
        .replace("25.0%", "25%")
        .replace("7.5}", "7}");
    assert_eq!(found(&whole), [""; 0]);
    // 66.5 is neither; the sum is 99, more than three tenths from 100.
    let wrong = rounded.replace("67.5%", "66.5%");
    assert_eq!(
        found(&wrong),
        [
            "check-rate warning “是否满意”“满意”公布的比例是 66.5%，按 812÷1,203 是 67.5%，请核对",
            "check-sum warning “是否满意”（单选）各项比例合计 99.0%，与 100% 相差超过取舍允许的 0.3（每项 0.1），请核对",
        ]
    );
    // 813 + 301 + 90 = 1204.
    let more = rounded.replace("812", "813");
    assert_eq!(
        found(&more),
        ["check-sum warning “是否满意”（单选）各项合计 1,204 人，作答 1,203 人，请核对"]
    );
    // Not all who handed in a copy have to answer: fewer are no fault, more are.
    let skipped = rounded.replace(r#""n":1203,"#, "").replace("301", "300");
    assert_eq!(found(&skipped), [""; 0]);
}

#[test]
fn percentages_of_several_choices_are_not_summed() {
    // 900 of 1203 are 74.81, 600 are 49.88: together 124.69, and nothing is wrong with it.
    let several = survey(
        r#"{"text":"关心什么","kind":"多选","n":1203,"options":[{"label":"噪声","n":900,"pct":"74.81"},{"label":"卫生","n":600,"pct":"49.88"}]}"#,
    );
    assert_eq!(found(&several), [""; 0]);
    let over = several.replace("900", "1300").replace("49.88", "149.88");
    assert_eq!(
        found(&over),
        [
            "check-count warning “关心什么”“噪声”有 1,300 人选，多于作答的 1,203 人，请核对",
            "check-rate warning “关心什么”“卫生”占 149.88%，超过 100%，请核对",
        ]
    );
    // More answers to a question than copies.
    assert_eq!(
        found(&several.replace("\"n\":1203", "\"n\":1204")),
        ["check-count warning “关心什么”有 1,204 人作答，多于有效问卷的 1,203 份，请核对"]
    );
    // Where nobody says how many could be chosen, nothing is summed either.
    let mute = several.replace(r#""kind":"多选","#, "");
    assert_eq!(found(&mute), [""; 0]);
}

#[test]
fn a_missing_number_is_no_zero() {
    let gap = survey(
        r#"{"text":"是否满意","kind":"single","n":100,"options":[{"label":"满意","n":60,"pct":"60"},{"label":"不满意","n":"—","pct":null}]}"#,
    );
    assert_eq!(found(&gap), [""; 0]);
    let all = one(&gap);
    let Detail::Survey(own) = &all.rows[0].detail else {
        panic!()
    };
    let question = &own.questions[0];
    assert_eq!(share(&question.options[1], question, own), None);
    assert_eq!(leading(question, own), None);
    let counted = survey(
        r#"{"text":"是否满意","kind":"single","options":[{"label":"满意","n":812},{"label":"不满意","n":391}]}"#,
    );
    // 812 / 1203 = 67.497…
    assert!(told(&counted, MARCH_28).ends_with("占 67.5%。"));
}

proptest::proptest! {
    /// Any numbers, each with its percentage rounded half up or cut off, agree and sum up.
    #[test]
    fn what_is_computed_agrees(ns in proptest::collection::vec(0i64..5_000, 1..9), places in 0i32..4, up: bool) {
        let base: i64 = ns.iter().sum();
        proptest::prop_assume!(base > 0);
        let options: Vec<String> = ns.iter().map(|n| {
            let half = if up { base } else { 0 };
            // Twice the percentage in units of its last place.
            let twice = n.saturating_mul(200).saturating_mul(10i64.saturating_pow(places.unsigned_abs()));
            let pct = twice.saturating_add(half).div_euclid(base.saturating_mul(2));
            let pct = Decimal::from_int(pct).shift10(places.saturating_neg()).unwrap();
            format!(r#"{{"label":"甲","n":{n},"pct":"{pct}"}}"#)
        }).collect();
        let members = survey(&format!(r#"{{"text":"问","kind":"单选","n":{base},"options":[{}]}}"#, options.join(","))).replace("1,203份", &base.to_string());
        let came = found(&members);
        proptest::prop_assert_eq!(came.len(), 0, "{:?} {}", came, members);
    }
}

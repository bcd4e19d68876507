//! What is not there and why, and why a figure is another one than the year before: as a reader sees it.

use mingbai_data::budget::{ReadOptions, read_text};

use super::{fresh, html};
use crate::Options;
use crate::snapshot::plain;

/// A published table whose cells say five different things, and its 变动原因.
const TABLE: &str = r#"{"单位":"万元","data":[
    {"科目编码":"201","科目名称":"一般公共服务支出","决算数":"0","上年决算数":"5","变动原因":"机构改革后并入其他单位。"},
    {"科目编码":"203","科目名称":"国防支出","决算数":"涉密","上年决算数":"涉密","变动原因":""},
    {"科目编码":"204","科目名称":"公共安全支出","决算数":"未公开","上年决算数":"30","变动原因":""},
    {"科目编码":"205","科目名称":"教育支出","决算数":"","上年决算数":"40","变动原因":""},
    {"科目编码":"206","科目名称":"科学技术支出","决算数":"不适用","上年决算数":"50","变动原因":""}]}"#;

fn drawn(view: &'static str) -> String {
    let data = read_text(TABLE, &ReadOptions::default()).unwrap();
    plain(&html(Some(data), fresh(), Options::default(), view))
}

/// 未公开, 涉密, 不适用, zero and blank are five things, on a phone, on a desk and on paper.
#[test]
fn five_things_look_different() {
    for view in ["w300", "w900", "w0"] {
        let all = drawn(view);
        for word in ["— 涉密", "— 未公开", "— 未填报", "— 不适用"] {
            assert!(all.contains(word), "{view}: {word} in {all}");
        }
        // Zero is a number: no dash stands beside it.
        let row = all
            .split("国防支出")
            .next()
            .and_then(|before| before.rsplit("一般公共服务支出").next());
        let row = row.unwrap();
        let amount = row.split("比上年").next().unwrap();
        assert!(
            amount.contains('0') && !amount.contains('—'),
            "{view}: {row}"
        );
    }
}

/// The reason that the data gives stands with the change, behind the amount.
#[test]
fn why_it_changed() {
    let closed = drawn("w300");
    assert!(!closed.contains("机构改革"), "{closed}");
    for view in ["w300;p0", "w900;p0"] {
        let all = drawn(view);
        let change = all.find("比上年");
        let reason = all.find("机构改革后并入其他单位。");
        assert!(change.is_some() && change < reason, "{view}: {all}");
    }
}

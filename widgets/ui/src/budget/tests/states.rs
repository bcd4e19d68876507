//! What a reader meets before there is data, without any, or with data that is old.

use super::*;

#[test]
fn nothing_yet() {
    check_state(
        None,
        Status::default(),
        expect![[r#"
        (aloud) 正在加载…
    "#]],
    );
}

#[test]
fn nothing_at_all() {
    check_state(
        None,
        failed(Phase::Error, "http", "服务器出错。"),
        expect![[r#"
            (aloud)
            暂时无法获取数据
            服务器出错。（ 代码 http）
            [r] 重试‹https://example.gov.cn/› 查看来源
        "#]],
    );
    check_state(
        None,
        failed(Phase::Empty, "empty", "来源没有内容。"),
        expect![[r#"
            (aloud)
            暂时无法获取数据
            来源没有内容。（ 代码 empty）
            [r] 重试‹https://example.gov.cn/› 查看来源
        "#]],
    );
}

#[test]
fn kept_after_a_failure() {
    check_state(
        Some(tiny()),
        failed(Phase::Error, "net", "网络不通"),
        expect![[r#"
            明白县 2018 年一般公共预算支出决算
            2018 年支出 1,250 万元（按所列科目相加）。
            (aloud)
            数据截至 2018年12月31日，更新失败。网络不通（ 代码 net）
            [r] 重试
            [v0*] 表格
            [v6] 核对
            [v7] 带走
            …
            发布机构： 明白县财政局
            数据截至： 2018年12月31日
            来源： ‹https://example.gov.cn/2018.html› 2018 年决算公开
            更新状态： 更新失败，显示的是已有数据
        "#]],
    );
}

#[test]
fn old_or_offline() {
    check_state(
        Some(tiny()),
        Status {
            code: Some("aged".into()),
            ..failed(Phase::Stale, "", "")
        },
        expect![[r#"
            明白县 2018 年一般公共预算支出决算
            2018 年支出 1,250 万元（按所列科目相加）。
            (aloud)
            数据截至 2018年12月31日，数据可能已过期
            [v0*] 表格
            [v6] 核对
            [v7] 带走
            …
            发布机构： 明白县财政局
            数据截至： 2018年12月31日
            来源： ‹https://example.gov.cn/2018.html› 2018 年决算公开
            更新状态： 已检查
        "#]],
    );
    check_state(
        Some(tiny()),
        Status {
            offline: true,
            ..failed(Phase::Stale, "offline", "")
        },
        expect![[r#"
            明白县 2018 年一般公共预算支出决算
            2018 年支出 1,250 万元（按所列科目相加）。
            (aloud)
            数据截至 2018年12月31日，设备离线，联网后自动更新
            [v0*] 表格
            [v6] 核对
            [v7] 带走
            …
            发布机构： 明白县财政局
            数据截至： 2018年12月31日
            来源： ‹https://example.gov.cn/2018.html› 2018 年决算公开
            更新状态： 离线，显示的是已有数据
        "#]],
    );
    check_state(
        Some(tiny()),
        Status {
            offline: true,
            ..fresh()
        },
        expect![[r#"
            明白县 2018 年一般公共预算支出决算
            2018 年支出 1,250 万元（按所列科目相加）。
            [v0*] 表格
            [v6] 核对
            [v7] 带走
            …
            发布机构： 明白县财政局
            数据截至： 2018年12月31日
            来源： ‹https://example.gov.cn/2018.html› 2018 年决算公开
            更新状态： 离线，显示的是已有数据（北京时间 2019年1月5日 10:32）
        "#]],
    );
}

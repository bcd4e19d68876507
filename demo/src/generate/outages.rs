//! A county's planned stops of water as of now: one that goes on, one of later, one of the day after tomorrow.

use std::fmt::Write;

use super::words::{HOUR, ZONE, clock, now};

/// 示例数据: what a county's own application reads, in that county's own words. It asks what time it is, for a notice of
/// yesterday is none.
#[must_use]
pub fn outages() -> String {
    outages_at(now())
}

/// The same at a given moment, in seconds since 1970.
fn outages_at(now: i64) -> String {
    let hour = (now + ZONE) / HOUR;
    let midnight = hour - hour % 24;
    let notices = [
        (
            "东门街道：解放路、文庙巷",
            hour - 2,
            hour + 4,
            "更换主管道阀门",
        ),
        ("城关镇：滨河新村一至六栋", hour + 6, hour + 13, "管道检修"),
        ("青石镇全镇", midnight + 56, midnight + 66, "水厂清洗清水池"),
    ];
    let mut out = format!(
        "{{\"sample\":true,\"publisher\":\"青萍县自来水有限公司\",\"as_of\":\"{}\",\"phone\":\"0000-96116\",\"notices\":[\n",
        clock(hour)
    );
    for (area, from, to, reason) in notices {
        let _ = writeln!(
            out,
            "{{\"area\":\"{area}\",\"from\":\"{}\",\"to\":\"{}\",\"reason\":\"{reason}\"}},",
            clock(from),
            clock(to)
        );
    }
    out.truncate(out.trim_end_matches(",\n").len());
    out + "\n]}\n"
}

#[cfg(test)]
mod tests {
    use super::outages_at;

    #[test]
    fn one_goes_on_and_two_are_ahead() {
        // 2026-03-12 09:30 in Beijing.
        let text = outages_at(1_773_279_000);
        let all: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(all["as_of"], "2026-03-12 09:00");
        let from: Vec<_> = all["notices"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["from"].clone())
            .collect();
        assert_eq!(
            from,
            ["2026-03-12 07:00", "2026-03-12 15:00", "2026-03-14 08:00"]
        );
    }
}

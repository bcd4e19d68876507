//! How a masked number is printed.

/// Puts digits behind `out`; 10 is `X`.
pub(super) fn put(out: &mut String, digits: &[u8]) {
    for value in digits {
        out.push(if *value > 9 {
            'X'
        } else {
            char::from(value.wrapping_add(b'0'))
        });
    }
}

/// The first four and the last four; of a short number the last four.
pub(super) fn id_mask(digits: &[u8]) -> String {
    let n = digits.len();
    let keep = if n < 15 { 0 } else { 4 };
    let tail = n.saturating_sub(4);
    let mut out = String::new();
    put(&mut out, digits.get(..keep).unwrap_or_default());
    for _ in keep..tail {
        out.push('*');
    }
    put(&mut out, digits.get(tail..).unwrap_or_default());
    out
}

/// The first four and the last four in groups of four; of a short number the last four.
pub(super) fn card_mask(digits: &[u8]) -> String {
    let n = digits.len();
    let mut out = String::new();
    if n >= 12 {
        put(&mut out, digits.get(..4).unwrap_or_default());
        out.push(' ');
    }
    out.push_str(if n < 16 { "**** " } else { "**** **** " });
    put(
        &mut out,
        digits.get(n.saturating_sub(4)..).unwrap_or_default(),
    );
    out
}

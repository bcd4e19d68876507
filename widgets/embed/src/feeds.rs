//! The addresses of a board: several may stand in its `src`, with white space between them. Pure.

/// How many addresses are read.
pub const MOST: usize = 8;

/// What an address is called when it cannot be read: the last part of its path.
#[must_use]
pub fn name(address: &str) -> &str {
    let mark = |byte: u8| matches!(byte, b'?' | b'#' | b'\n');
    let end = address.bytes().position(mark).unwrap_or(address.len());
    let path = address.get(..end).unwrap_or(address);
    let path = path.strip_suffix('/').unwrap_or(path);
    let from = path.bytes().rposition(|byte| byte == b'/');
    from.and_then(|from| path.get(from.wrapping_add(1)..))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_an_address() {
        for (address, expected) in [
            ("/data/city.json", "city.json"),
            ("districts.json?x=/1#a", "districts.json"),
            ("https://a.gov.cn/api/air/\nkey\nhttps://b", "air"),
            ("https://a.gov.cn", "a.gov.cn"),
            ("/", ""),
            ("", ""),
            ("?id=7", ""),
        ] {
            assert_eq!(name(address), expected, "{address}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_address_has_a_name_in_it(address in ".{0,40}") {
            proptest::prop_assert!(address.contains(name(&address)));
        }
    }
}

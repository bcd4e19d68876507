//! Bytes to text. A byte order mark decides; else strict UTF-8, then GB18030 (which has GBK and GB2312 in it), whatever
//! was declared: what servers declare is often wrong, and text that is valid UTF-8 by chance does not happen.

use super::{OFFICE, PDF};
use crate::{ReadError, ReadErrorKind};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The charset that the bytes turned out to be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Charset {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030, GBK or GB2312.
    Gb18030,
    /// UTF-16 with a byte order mark, or declared and without.
    Utf16,
}

impl Charset {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16 => "UTF-16",
        }
    }
}

/// Text that was bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What the bytes were in.
    pub charset: Charset,
}

/// Decodes `bytes`. `declared` (the charset of a `Content-Type`) is heard only where the bytes leave a choice: UTF-16
/// without a byte order mark.
///
/// # Errors
/// `type` when the bytes are a PDF, Excel or Word file; `encoding` when they are neither UTF-8 nor GB18030 nor UTF-16.
///
/// ```
/// use mingbai_data::read::{Charset, decode};
/// let decoded = decode(b"\xbd\xcc\xd3\xfd", Some("utf-8")).unwrap();
/// assert_eq!((decoded.text.as_str(), decoded.charset), ("教育", Charset::Gb18030));
/// ```
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, ReadError> {
    if let Some(what) = packed(bytes) {
        return Err(ReadError {
            kind: ReadErrorKind::Type,
            message: what.into(),
        });
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.trim().trim_matches(['"', '\'']).as_bytes()));
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        return strictly(bytes.get(length..).unwrap_or_default(), marked).ok_or_else(neither);
    }
    let wide = declared.filter(|encoding| *encoding == UTF_16LE || *encoding == UTF_16BE);
    // A NUL is in no text of these charsets but in every UTF-16 of JSON or XML.
    if let Some(wide) = wide
        && bytes.contains(&0)
    {
        return strictly(bytes, wide).ok_or_else(neither);
    }
    if let Some(text) = strictly(bytes, UTF_8) {
        return Ok(text);
    }
    let before = cut(bytes);
    // Eight characters that are UTF-8 are no GB18030 that looks like it.
    if before > 24 {
        return Err(incomplete());
    }
    let fault = if before > 0 { incomplete } else { neither };
    strictly(bytes, GB18030).ok_or_else(fault)
}

/// How many bytes that are not ASCII are UTF-8 before one of its characters that is cut off at the end; 0 where none is.
fn cut(bytes: &[u8]) -> usize {
    let Err(error) = core::str::from_utf8(bytes) else {
        return 0;
    };
    let whole = error.error_len().is_none().then_some(error.valid_up_to());
    let before = whole.and_then(|end| bytes.get(..end)).unwrap_or_default();
    before.iter().filter(|byte| !byte.is_ascii()).count()
}

#[cold]
fn incomplete() -> ReadError {
    ReadError {
        kind: ReadErrorKind::Parse,
        message: "文件不完整，在一个字的中间断了：请重新取一次，或重新导出".into(),
    }
}

/// What bytes are that are no text, by what they begin with: ISO 32000-1, 7.5.2; APPNOTE.TXT, 4.3.7; [MS-CFB], 2.2.
fn packed(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii_start().starts_with(b"%PDF") {
        return Some(PDF);
    }
    [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0"]
        .iter()
        .any(|begin| bytes.starts_with(begin))
        .then_some(OFFICE)
}

fn strictly(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // GB18030 has places for characters that nobody assigned: bytes that come out there are something else.
    if encoding == GB18030
        && text
            .chars()
            .any(|c| matches!(c, '\u{80}'..='\u{9f}' | '\u{fffd}'))
    {
        return None;
    }
    let charset = match encoding {
        _ if encoding == UTF_8 => Charset::Utf8,
        _ if encoding == GB18030 => Charset::Gb18030,
        _ => Charset::Utf16,
    };
    Some(Decoded {
        text: text.into_owned(),
        charset,
    })
}

#[cold]
fn neither() -> ReadError {
    ReadError {
        kind: ReadErrorKind::Encoding,
        message: "数据的文字编码既不是 UTF-8，也不是 GB18030，无法读取：请来源改用 UTF-8".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], declared: Option<&str>, text: &str, charset: Charset) {
        let expected = Decoded {
            text: text.into(),
            charset,
        };
        assert_eq!(decode(bytes, declared), Ok(expected));
    }

    #[test]
    fn charsets() {
        // 教育支出 in GBK, by the table of GB 2312: 教 BDCC, 育 D3FD, 支 D6A7, 出 B3F6.
        let gbk = b"\xbd\xcc\xd3\xfd\xd6\xa7\xb3\xf6";
        for declared in [
            None,
            Some("utf-8"),
            Some("GBK"),
            Some("gb2312"),
            Some("iso-8859-1"),
            Some("nonsense"),
        ] {
            check(gbk, declared, "教育支出", Charset::Gb18030);
            check("教育支出".as_bytes(), declared, "教育支出", Charset::Utf8);
        }
        check(b"\xef\xbb\xbf{}", Some("gbk"), "{}", Charset::Utf8);
        check(b"\xff\xfe{\0}\0", None, "{}", Charset::Utf16);
        check(b"\xfe\xff\0{\0}", None, "{}", Charset::Utf16);
        check(b"{\0}\0", Some("utf-16le"), "{}", Charset::Utf16);
        check(b"{}", Some("utf-16"), "{}", Charset::Utf8);
        check(b"", None, "", Charset::Utf8);
        // Four bytes: 㐂 is U+3402, in GB18030 81 39 EE 33 would be its neighbour; 𠀀 U+20000 is 95 32 82 36.
        check(b"\x95\x32\x82\x36", None, "\u{20000}", Charset::Gb18030);
    }

    #[test]
    fn neither_one_nor_the_other() {
        for bytes in [
            &b"\xff\xff\xff"[..],
            b"\xef\xbb\xbf\xff",
            b"\xbd\xcc\xd3",
            b"\xff\xfe\x00\xd8",
        ] {
            let error = decode(bytes, Some("utf-8")).unwrap_err();
            assert_eq!(error.kind.code(), "encoding", "{bytes:?}");
        }
    }

    /// 教 is E6 95 99 in UTF-8: a text that ends within it is UTF-8 all the same.
    #[test]
    fn a_text_that_is_cut_off_within_a_character() {
        let mut long = "为积极应对人口老龄化".as_bytes().to_vec();
        // With the next byte as a pair it would be GB18030.
        long.extend([0xe6, 0x95]);
        for bytes in [&b"\xe6\x95\x99\xe6\x95\x99\xe6"[..], &long] {
            let error = decode(bytes, None).unwrap_err();
            assert_eq!(error.kind.code(), "parse");
            assert!(error.message.contains("不完整"), "{}", error.message);
        }
    }

    #[test]
    fn files_of_programs_are_no_text() {
        let office = "收到的是 Excel/Word 文件（xlsx 等），请另存为 CSV（UTF-8）";
        for (bytes, said) in [
            (
                &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"[..],
                "收到的是 PDF 文件，不是数据",
            ),
            (b"\r\n%PDF-1.4", "收到的是 PDF 文件，不是数据"),
            (b"PK\x03\x04\x14\0\x06\0", office),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", office),
        ] {
            let error = decode(bytes, Some("gbk")).unwrap_err();
            assert_eq!((error.kind.code(), &*error.message), ("type", said));
        }
        check(b"PKU,1", None, "PKU,1", Charset::Utf8);
    }

    proptest! {
        #[test]
        fn any_bytes_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), label in "[a-z0-9-]{0,10}") {
            let _ = decode(&bytes, Some(&label));
        }

        #[test]
        fn text_comes_back(text in "[a-z0-9一-龥，。]{0,60}") {
            let (gbk, _, lossy) = GB18030.encode(&text);
            prop_assert!(!lossy);
            // Short texts of GBK that are UTF-8 by chance are UTF-8 here, as for everybody else.
            if core::str::from_utf8(&gbk).is_err() {
                prop_assert_eq!(decode(&gbk, None).unwrap().text, text.clone());
            }
            prop_assert_eq!(decode(text.as_bytes(), Some("gbk")).unwrap().text, text);
        }
    }
}

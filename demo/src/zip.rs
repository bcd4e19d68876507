//! `/mingbai.zip`: the folder that a webmaster puts on a server, as one file. Nothing is compressed in it: most of it is already.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::files::{answer, content_type};
use crate::refuse;
use crate::server::OnSite;

/// A day that every file has, so that the same folder is the same file: 1980-01-01, the first of the format.
const DAY: u16 = 0x21;
/// Names are UTF-8.
const UTF8: u16 = 0x0800;

pub(crate) async fn folder(State(site): OnSite) -> Response {
    let dist = site.app.root.join("pkg/dist");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&dist)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            // What only the pages of this site need stays here.
            let own = name.starts_with("builder.") || name.starts_with("presets.json");
            (!own).then(|| Some((format!("mingbai/{name}"), std::fs::read(entry.path()).ok()?)))?
        })
        .collect();
    files.sort();
    if files.is_empty() {
        return refuse(
            StatusCode::NOT_FOUND,
            "组件还没有构建，先运行 cargo xtask build。",
        );
    }
    answer(zip(&files), content_type("a.zip"), None, false)
}

/// The files as an archive (APPNOTE 6.3.3), stored.
fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let at = out.len() as u32;
        let mut head = Vec::new();
        for short in [20, UTF8, 0, 0, DAY] {
            head.extend(u16::to_le_bytes(short));
        }
        for long in [crc32(content), content.len() as u32, content.len() as u32] {
            head.extend(u32::to_le_bytes(long));
        }
        head.extend((name.len() as u16).to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(0_u16.to_le_bytes());
        out.extend(name.as_bytes());
        out.extend(content);
        directory.extend(b"PK\x01\x02");
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&head);
        // No extra field, no comment, the first disk, no attributes.
        directory.extend([0; 12]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (begin, count) = (out.len() as u32, files.len() as u16);
    let size = directory.len() as u32;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(begin.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    out
}

/// CRC-32 of ISO 3309, as the format has it.
fn crc32(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256_u32)
        .map(|byte| {
            (0..8).fold(byte, |rest, _| {
                if rest & 1 == 1 {
                    rest >> 1 ^ 0xedb8_8320
                } else {
                    rest >> 1
                }
            })
        })
        .collect();
    !bytes.iter().fold(!0, |crc: u32, byte| {
        crc >> 8 ^ table[usize::from(crc as u8 ^ byte)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of the standard's check string.
    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn an_archive_ends_with_its_directory() {
        let files = [
            ("mingbai/a.js".to_owned(), b"abc".to_vec()),
            ("mingbai/中.txt".to_owned(), Vec::new()),
        ];
        let made = zip(&files);
        let end = &made[made.len() - 22..];
        assert_eq!(&end[..4], b"PK\x05\x06");
        assert_eq!(end[8], 2);
        let begin = u32::from_le_bytes(end[16..20].try_into().unwrap()) as usize;
        assert_eq!(&made[begin..begin + 4], b"PK\x01\x02");
    }
}

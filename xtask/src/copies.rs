//! Copying memory by words. Where `memory.copy` is lowered, wasm-opt writes a loop that moves one byte a turn and asks for
//! the size of the memory each time; a quarter of reading went there. Its body is replaced by one that moves eight. A body
//! that is no longer the known one fails the build.

use crate::wasm;
use anyhow::{Result, bail};
use wasmparser::{BinaryReader, CodeSectionReader};

const CODE: u8 = 10;

/// What wasm-opt 132 writes: locals and instructions of `(to, from, length)`.
const BY_BYTE: &[u8] = b"\x01\x04\x7f\x3f\x00\x41\x10\x74\x21\x04\x20\x00\x20\x02\x6a\x20\x04\x4b\x20\x01\x20\x02\x6a\x20\x04\x4b\x72\x04\x40\x00\x0b\x20\x01\x20\x00\x49\x04\x40\x20\x02\x41\x01\x6b\x21\x03\x41\x7f\x21\x04\x41\x7f\x21\x05\x05\x41\x00\x21\x03\x20\x02\x21\x04\x41\x01\x21\x05\x0b\x20\x03\x21\x06\x02\x40\x03\x40\x20\x06\x20\x04\x46\x0d\x01\x20\x00\x20\x06\x6a\x20\x01\x20\x06\x6a\x2d\x00\x00\x3a\x00\x00\x20\x06\x20\x05\x6a\x21\x06\x0c\x00\x0b\x00\x0b\x0b";

/// Upwards where the target is below the source, else downwards, so that both may overlap:
///
/// ```wat
/// (if (i32.gt_u (local.get $to) (local.get $from))
///   (then
///     (loop (if (i32.ge_u (local.get $length) (i32.const 8)) (then
///       (i64.store align=1 (i32.add (local.get $to) (local.tee $length (i32.sub (local.get $length) (i32.const 8))))
///                          (i64.load align=1 (i32.add (local.get $from) (local.get $length))))
///       (br 1))))
///     (loop …)) ;; the same for the bytes that are left
///   (else
///     (loop (if (i32.ge_u (local.get $length) (i32.const 8)) (then
///       (i64.store align=1 (local.get $to) (i64.load align=1 (local.get $from)))
///       … ;; to and from are eight more, the length is eight less
///       (br 1))))
///     (loop …)))
/// ```
///
/// Nothing is checked beforehand: a load beyond the memory traps by itself.
const BY_WORD: &[u8] = b"\x00\x20\x00\x20\x01\x4b\x04\x40\x03\x40\x20\x02\x41\x08\x4f\x04\x40\x20\x00\x20\x02\x41\x08\x6b\x22\x02\x6a\x20\x01\x20\x02\x6a\x29\x00\x00\x37\x00\x00\x0c\x01\x0b\x0b\x03\x40\x20\x02\x04\x40\x20\x00\x20\x02\x41\x01\x6b\x22\x02\x6a\x20\x01\x20\x02\x6a\x2d\x00\x00\x3a\x00\x00\x0c\x01\x0b\x0b\x05\x03\x40\x20\x02\x41\x08\x4f\x04\x40\x20\x00\x20\x01\x29\x00\x00\x37\x00\x00\x20\x00\x41\x08\x6a\x21\x00\x20\x01\x41\x08\x6a\x21\x01\x20\x02\x41\x08\x6b\x21\x02\x0c\x01\x0b\x0b\x03\x40\x20\x02\x04\x40\x20\x00\x20\x01\x2d\x00\x00\x3a\x00\x00\x20\x00\x41\x01\x6a\x21\x00\x20\x01\x41\x01\x6a\x21\x01\x20\x02\x41\x01\x6b\x21\x02\x0c\x01\x0b\x0b\x0b\x0b";

/// What stands for the way of copying, for whoever keeps what was built.
pub const NAME: &str = "by word, 1";

/// `module`, lowered, with the quicker copy.
pub fn quicken(module: &[u8]) -> Result<Vec<u8>> {
    let mut found = 0;
    let quick = wasm::rewrite(module, |section, body| match section {
        CODE => code(body, &mut found),
        _ => Ok(body.to_vec()),
    })?;
    if found != 1 {
        bail!(
            "wasm-opt's copy of memory is in the module {found} times, once was expected (xtask/src/copies.rs)"
        );
    }
    Ok(quick)
}

fn code(body: &[u8], found: &mut usize) -> Result<Vec<u8>> {
    let section = CodeSectionReader::new(BinaryReader::new(body, 0))?;
    let mut bytes = Vec::new();
    wasm::number(&mut bytes, usize::try_from(section.count())?);
    for function in section {
        let mut own = function?.as_bytes();
        if own == BY_BYTE {
            own = BY_WORD;
            *found += 1;
        }
        wasm::number(&mut bytes, own.len());
        bytes.extend(own);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A memory, and one function of three numbers with this body.
    fn module(body: &[u8]) -> Vec<u8> {
        let mut bytes =
            b"\0asm\x01\0\0\0\x01\x07\x01\x60\x03\x7f\x7f\x7f\0\x03\x02\x01\0\x05\x03\x01\0\x01"
                .to_vec();
        let mut code = vec![1];
        wasm::number(&mut code, body.len());
        code.extend(body);
        bytes.push(CODE);
        wasm::number(&mut bytes, code.len());
        bytes.extend(code);
        bytes
    }

    #[test]
    fn the_known_copy_is_replaced_and_the_result_is_valid() {
        wasm::check(&module(BY_BYTE)).unwrap();
        let quick = quicken(&module(BY_BYTE)).unwrap();
        assert_eq!(quick, module(BY_WORD));
        wasm::check(&quick).unwrap();
    }

    #[test]
    fn another_copy_fails() {
        let error = quicken(&module(b"\0\x0b")).unwrap_err().to_string();
        assert!(error.contains("0 times"), "{error}");
    }
}

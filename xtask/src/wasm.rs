//! What a module may be: WebAssembly 1.0 (the MVP and mutable globals) and nothing later, so that it starts on
//! kernels as old as Chromium 64.

use anyhow::{Context as _, Result, anyhow};
use wasmparser::{BinaryReader, Validator, WasmFeatures};

/// Fails on any feature after MVP + mutable-globals.
pub fn check(module: &[u8]) -> Result<()> {
    Validator::new_with_features(WasmFeatures::WASM1)
        .validate_all(module)
        .map(drop)
        .map_err(|error| anyhow!("the module needs more than WebAssembly 1.0: {error}"))
}

/// `module` with each section's content as `change` gives it back for the section's number and content.
pub fn rewrite(
    module: &[u8],
    mut change: impl FnMut(u8, &[u8]) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let mut bytes = module.get(..8).context("no WebAssembly module")?.to_vec();
    let mut reader = BinaryReader::new(module.get(8..).unwrap_or_default(), 8);
    while !reader.eof() {
        let section = reader.read_u8()?;
        let size = reader.read_var_u32()?;
        let body = change(section, reader.read_bytes(usize::try_from(size)?)?)?;
        bytes.push(section);
        number(&mut bytes, body.len());
        bytes.extend(body);
    }
    Ok(bytes)
}

/// An unsigned LEB128 number.
pub fn number(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        bytes.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one function of type `(i32) -> i32` and this body.
    fn module(body: &[u8]) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f]);
        bytes.extend([3, 2, 1, 0]);
        let code = u8::try_from(body.len() + 2).unwrap();
        bytes.extend([10, code + 2, 1, code, 0]);
        bytes.extend(body);
        bytes.push(0x0b);
        bytes
    }

    fn refused(bytes: &[u8], why: &str) {
        let error = check(bytes).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn the_first_version_passes() {
        check(&module(&[0x20, 0])).unwrap();
    }

    #[test]
    fn a_mutable_global_may_be_exported() {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([6, 6, 1, 0x7f, 1, 0x41, 0, 0x0b]);
        bytes.extend([7, 5, 1, 1, b'g', 3, 0]);
        check(&bytes).unwrap();
    }

    #[test]
    fn what_came_later_is_refused() {
        refused(&module(&[0x20, 0, 0xc0]), "sign extension");
        refused(&module(&[0x20, 0, 0xb2, 0xfc, 0]), "saturating");
        refused(&module(&[0x20, 0, 0xfd, 0x11, 0xfd, 0x1b, 0]), "SIMD");
        refused(b"not wasm", "magic");
    }

    #[test]
    fn reference_types_are_refused() {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([1, 5, 1, 0x60, 1, 0x6f, 0]);
        refused(&bytes, "reference types");
    }
}

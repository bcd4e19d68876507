//! Short names between module and glue: wasm-bindgen's carry hashes, which a phone would download twice and compression
//! can do nothing about. Nothing else of the module is touched.

use crate::wasm;
use anyhow::{Result, bail};
use wasmparser::{BinaryReader, ImportSectionReader};

const IMPORTS: u8 = 2;
const MODULE: &str = "m";
/// What stands before the functions that the glue hands over.
const INDENT: &str = "            ";

/// The module and its glue with every import renamed in both; the glue of what is imported no more is left out.
pub fn shorten(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut glue = glue.to_owned();
    let bytes = wasm::rewrite(module, |section, body| match section {
        IMPORTS => imports(body, &mut glue),
        _ => Ok(body.to_vec()),
    })?;
    Ok((bytes, without_unused(&glue)))
}

/// `glue` without the functions that kept their long names: nobody imports them.
fn without_unused(glue: &str) -> String {
    let mut kept = String::new();
    let mut unused = false;
    for line in glue.split_inclusive('\n') {
        let inner = line.strip_prefix(INDENT).unwrap_or_default();
        unused |= inner.starts_with("__wb") && inner.contains(": function(");
        if !unused {
            kept.push_str(line);
        }
        unused &= !inner.starts_with('}');
    }
    kept
}

fn imports(body: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let section = ImportSectionReader::new(BinaryReader::new(body, 0))?;
    let mut renamed = Vec::new();
    wasm::number(&mut renamed, usize::try_from(section.count())?);
    let mut modules = Vec::new();
    // Only names are read here; what is imported is copied as it stands.
    let mut reader = BinaryReader::new(body, 0);
    let count = reader.read_var_u32()?;
    for at in 0..count {
        let module = reader.read_string()?.to_owned();
        let name = reader.read_string()?;
        let kind = reader.read_u8()?;
        if kind != 0 {
            bail!("`{name}` is imported and is no function");
        }
        let signature = reader.read_var_u32()?;
        let short = format!("i{at}");
        once(
            glue,
            &format!("{name}: function("),
            &format!("{short}: function("),
        )?;
        for part in [MODULE, &short] {
            wasm::number(&mut renamed, part.len());
            renamed.extend(part.as_bytes());
        }
        renamed.push(kind);
        wasm::number(&mut renamed, usize::try_from(signature)?);
        if !modules.contains(&module) {
            modules.push(module);
        }
    }
    let [module] = &*modules else {
        bail!("imports of one module were expected, not of {modules:?}");
    };
    once(
        glue,
        &format!("\"{module}\": import0"),
        &format!("\"{MODULE}\": import0"),
    )?;
    Ok(renamed)
}

/// Replaces what must stand in the glue exactly once.
pub fn once(glue: &mut String, from: &str, to: &str) -> Result<()> {
    let found = glue.matches(from).count();
    if found != 1 {
        bail!("the glue of this wasm-bindgen says `{from}` {found} times, once was expected");
    }
    *glue = glue.replacen(from, to, 1);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(module (type (func)) (import "./a.js" "__wbg_x_0123" (func (type 0))) (func (type 0)))`, by hand.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x17\x01\x06./a.js\x0c__wbg_x_0123\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b";
    const GLUE: &str = "{ __wbg_x_0123: function(a) {} } return { \"./a.js\": import0 }";

    #[test]
    fn both_sides_are_renamed() {
        let (module, glue) = shorten(MODULE, GLUE).unwrap();
        assert_eq!(glue, "{ i0: function(a) {} } return { \"m\": import0 }");
        assert_eq!(
            module,
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x08\x01\x01m\x02i0\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b"
        );
        assert!(wasmparser::validate(&module).is_ok());
    }

    #[test]
    fn the_glue_of_what_is_not_imported_is_left_out() {
        let glue = "{\n            __wbg_x_0123: function(a) {\n            },\n            __wbg_y_0: function() { return handle(function(a) {\n                a.innerHTML = '';\n            }, arguments); },\n        } return { \"./a.js\": import0 }";
        let (_, glue) = shorten(MODULE, glue).unwrap();
        assert_eq!(
            glue,
            "{\n            i0: function(a) {\n            },\n        } return { \"m\": import0 }"
        );
    }

    #[test]
    fn a_glue_that_does_not_fit_is_refused() {
        let error = shorten(MODULE, "return { \"./a.js\": import0 }").unwrap_err();
        assert!(
            error.to_string().contains("0 times, once was expected"),
            "{error}"
        );
    }
}

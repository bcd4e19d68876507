//! Short names between module and glue: wasm-bindgen's carry hashes, which a phone would download twice and compression
//! can do nothing about. Nothing else of the module is touched. What modules import alike gets one name in all of them,
//! so that the glue of the one that imports most can serve the others.

use crate::house;
use crate::wasm;
use anyhow::{Result, bail};
use std::collections::HashSet;
use wasmparser::BinaryReader;

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// How the names of the exports begin by which closures are called.
const CLOSURES: &str = "wasm_bindgen_";
const MODULE: &str = "m";
/// The line before the first function that the glue hands over.
const BEFORE_FIRST: &str = "__proto__: null,";
/// What stands before each of them.
const INDENT: &str = "            ";

/// The names of what `module` imports, in their order.
pub fn imports(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    wasm::rewrite(module, |section, body| {
        if section == IMPORTS {
            let mut reader = BinaryReader::new(body, 0);
            for _ in 0..reader.read_var_u32()? {
                names.push(import(&mut reader)?.name.to_owned());
            }
        }
        Ok(body.to_vec())
    })?;
    Ok(names)
}

/// The module and its glue with every import renamed in both: by its place in `known`, what is not there behind it. The
/// glue of what is imported no more is left out.
pub fn shorten(module: &[u8], glue: &str, known: &[String]) -> Result<(Vec<u8>, String)> {
    let mut glue = glue.to_owned();
    let bytes = wasm::rewrite(module, |section, body| match section {
        IMPORTS => renamed(body, &mut glue, known),
        EXPORTS => exported(body, &mut glue),
        _ => Ok(body.to_vec()),
    })?;
    Ok((bytes, without_unused(&glue)))
}

/// Whether a module can be used with the glue `shared` as with its own: each function of its own stands there word for
/// word. What else is there it does not import.
pub fn serves(shared: &str, own: &str) -> bool {
    let there: HashSet<String> = functions(shared).into_iter().collect();
    functions(own)
        .iter()
        .all(|function| there.contains(function))
}

/// The glue `shared` with what `own` imports besides, so that it serves both.
pub fn united(shared: &str, own: &str) -> String {
    let there: HashSet<String> = functions(shared).into_iter().collect();
    let more: String = functions(own)
        .into_iter()
        .filter(|function| function.starts_with(&format!("{INDENT}i")) && !there.contains(function))
        .collect();
    // A line of nothing would belong to the function behind it.
    if more.is_empty() {
        return shared.to_owned();
    }
    // The first object of that form is the one of the imports.
    match shared.find(BEFORE_FIRST).map(|at| at + BEFORE_FIRST.len()) {
        Some(at) => [&shared[..at], "\n", more.trim_end(), &shared[at..]].concat(),
        None => shared.to_owned(),
    }
}

/// A glue in pieces that end where a function ends, or what it hands over.
fn functions(glue: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in glue.split_inclusive('\n') {
        let text = line.trim_start();
        // Comments have numbers that every module has its own of.
        if let Some(last) = all.last_mut().filter(|_| !text.starts_with("//")) {
            last.push_str(line);
        }
        let shallow = line.len() - text.len() <= INDENT.len();
        if shallow && (text.starts_with('}') || text.starts_with(BEFORE_FIRST)) {
            all.push(String::new());
        }
    }
    all
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

/// One import as it stands in the section: a function.
struct Import<'a> {
    module: &'a str,
    name: &'a str,
    signature: u32,
}

fn import<'a>(reader: &mut BinaryReader<'a>) -> Result<Import<'a>> {
    let module = reader.read_string()?;
    let name = reader.read_string()?;
    if reader.read_u8()? != 0 {
        bail!("`{name}` is imported and is no function");
    }
    Ok(Import {
        module,
        name,
        signature: reader.read_var_u32()?,
    })
}

fn renamed(body: &[u8], glue: &mut String, known: &[String]) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(body, 0);
    let count = reader.read_var_u32()?;
    let mut renamed = Vec::new();
    wasm::number(&mut renamed, usize::try_from(count)?);
    let mut modules = Vec::new();
    let mut next = known.len();
    for _ in 0..count {
        let Import {
            module,
            name,
            signature,
        } = import(&mut reader)?;
        let at = known
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                next += 1;
                next - 1
            });
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
        renamed.push(0);
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

/// The exports, those for closures by the hash of their names: the same in every module.
fn exported(body: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(body, 0);
    let count = reader.read_var_u32()?;
    let mut renamed = Vec::new();
    wasm::number(&mut renamed, usize::try_from(count)?);
    let mut long = Vec::new();
    for _ in 0..count {
        let name = reader.read_string()?;
        let short = if name.starts_with(CLOSURES) {
            let hash = house::sha256(name.as_bytes());
            format!("c${}", hash.get(..4).unwrap_or_default())
        } else {
            name.to_owned()
        };
        wasm::number(&mut renamed, short.len());
        renamed.extend(short.as_bytes());
        renamed.push(reader.read_u8()?);
        wasm::number(&mut renamed, usize::try_from(reader.read_var_u32()?)?);
        if short != name {
            long.push((name, short));
        }
    }
    // One may begin as another.
    long.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, short) in long {
        if !glue.contains(name) || glue.contains(&short) {
            bail!("`{name}` cannot be called `{short}` in the glue of this wasm-bindgen");
        }
        *glue = glue.replace(name, &short);
    }
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
        let (module, glue) = shorten(MODULE, GLUE, &[]).unwrap();
        assert_eq!(glue, "{ i0: function(a) {} } return { \"m\": import0 }");
        assert_eq!(
            module,
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x08\x01\x01m\x02i0\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b"
        );
        assert!(wasmparser::validate(&module).is_ok());
    }

    #[test]
    fn what_calls_a_closure_has_a_short_name_too() {
        // Three exports of function 0: one beginning as another, and `mount`.
        let body = b"\x03\x0ewasm_bindgen_a\0\0\x0fwasm_bindgen_a1\0\0\x05mount\0\0";
        let mut glue = "f(wasm_bindgen_a); f(wasm_bindgen_a1); wasm.mount()".to_owned();
        let exports = exported(body, &mut glue).unwrap();
        let calls: Vec<_> = glue.split("; ").collect();
        assert!(
            calls[0].starts_with("f(c$") && calls[0].len() == 9,
            "{glue}"
        );
        assert!(
            calls[1].starts_with("f(c$") && calls[1] != calls[0],
            "{glue}"
        );
        assert_eq!(calls[2], "wasm.mount()");
        let short = calls[0].trim_matches(|c| "f()".contains(c)).as_bytes();
        assert!(exports.windows(6).any(|at| at == short));
        assert!(exported(body, &mut "mount".to_owned()).is_err());
    }

    #[test]
    fn the_glue_of_what_is_not_imported_is_left_out() {
        let glue = "{\n            __wbg_x_0123: function(a) {\n            },\n            __wbg_y_0: function() { return handle(function(a) {\n                a.innerHTML = '';\n            }, arguments); },\n        } return { \"./a.js\": import0 }";
        let (_, glue) = shorten(MODULE, glue, &[]).unwrap();
        assert_eq!(
            glue,
            "{\n            i0: function(a) {\n            },\n        } return { \"m\": import0 }"
        );
    }

    #[test]
    fn what_is_known_keeps_its_name_in_every_module() {
        assert_eq!(imports(MODULE).unwrap(), ["__wbg_x_0123"]);
        let known = ["__wbg_a_1", "__wbg_x_0123"].map(str::to_owned);
        let (_, glue) = shorten(MODULE, GLUE, &known).unwrap();
        assert!(glue.contains("i1: function("), "{glue}");
        let (_, glue) = shorten(MODULE, GLUE, &known[..1]).unwrap();
        assert!(glue.contains("i1: function("), "{glue}");
    }

    #[test]
    fn a_glue_serves_who_needs_less_of_the_same() {
        let entry = |name: &str, body: &str| {
            format!("            {name}: function(a) {{\n                {body}\n            }},\n")
        };
        let glue = |entries: &[String]| {
            format!(
                "    function make() {{\n        return {{\n            __proto__: null,\n{}        }};\n    }}\n",
                entries.concat()
            )
        };
        let shared = glue(&[
            entry("i0", "return {"),
            entry("i1", "a.x()"),
            entry("i2", "a.y()"),
        ]);
        assert!(serves(&shared, &shared));
        assert!(serves(
            &shared,
            &glue(&[entry("i0", "return {"), entry("i2", "a.y()")])
        ));
        assert!(serves(&shared, &glue(&[entry("i1", "a.x()")])));
        let told = |number| {
            entry(
                "i4",
                &format!("// shim_idx: {number}\n                a.z()"),
            )
        };
        assert!(serves(&glue(&[told(57)]), &glue(&[told(58)])));
        assert!(!serves(
            &shared,
            &glue(&[entry("i0", "return {"), entry("i1", "a.y()")])
        ));
        assert!(!serves(&shared, &glue(&[entry("i3", "a.x()")])));
    }

    #[test]
    fn a_glue_can_be_made_to_serve_two() {
        let entry = |name: &str, body: &str| {
            format!("            {name}: function(a) {{\n                {body}\n            }},\n")
        };
        let glue = |entries: &str| {
            format!(
                "    function make() {{\n        return {{\n            __proto__: null,\n{entries}        }};\n    }}\n"
            )
        };
        let (one, two) = (entry("i0", "a.x()"), entry("i1", "a.y()"));
        let (shared, own) = (glue(&one), glue(&two));
        assert!(!serves(&shared, &own));
        let both = united(&shared, &own);
        assert!(serves(&both, &own) && serves(&both, &shared), "{both}");
        assert_eq!(both, glue(&[two, one].concat()));
    }

    #[test]
    fn a_glue_that_does_not_fit_is_refused() {
        let error = shorten(MODULE, "return { \"./a.js\": import0 }", &[]).unwrap_err();
        assert!(
            error.to_string().contains("0 times, once was expected"),
            "{error}"
        );
    }
}

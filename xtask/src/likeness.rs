//! Functions that are alike next to each other, which compression likes: it finds in the neighbour what it needs.
//!
//! The order is told to wasm-opt by names, which it sorts by: it knows how to move a function, and drops the names.

use crate::wasm;
use anyhow::Result;
use std::collections::HashSet;
use wasmparser::{Parser, Payload, TypeRef};

const CUSTOM: u8 = 0;
/// The names of functions among all names.
const FUNCTIONS: u8 = 1;
/// Bytes in a row that two functions have in common, or have not.
const PIECE: usize = 4;

/// `module`, its functions named so that sorted by name they stand beside what they are most like.
pub fn named(module: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
            _ => {}
        }
    }
    let mut place = vec![0; bodies.len()];
    for (at, function) in order(&bodies).into_iter().enumerate() {
        place[function] = at;
    }
    let mut names = Vec::new();
    wasm::number(&mut names, bodies.len());
    for (function, place) in place.into_iter().enumerate() {
        wasm::number(&mut names, imported + function);
        text(&mut names, &format!("{place:06}"));
    }
    let mut section = Vec::new();
    text(&mut section, "name");
    section.push(FUNCTIONS);
    wasm::number(&mut section, names.len());
    section.extend(names);
    let mut bytes = module.to_vec();
    bytes.push(CUSTOM);
    wasm::number(&mut bytes, section.len());
    bytes.extend(section);
    Ok(bytes)
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    wasm::number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// From the first one on, always the one that is most like the one before; of equals the first.
fn order(bodies: &[Vec<u8>]) -> Vec<usize> {
    let pieces: Vec<HashSet<&[u8]>> = bodies
        .iter()
        .map(|body| body.windows(PIECE).collect())
        .collect();
    let like = |one: usize, other: usize| {
        let both = pieces[one].intersection(&pieces[other]).count() as f64;
        both / ((pieces[one].len().max(1) * pieces[other].len().max(1)) as f64).sqrt()
    };
    let mut rest: Vec<usize> = (1..bodies.len()).collect();
    let mut order: Vec<usize> = (0..bodies.len().min(1)).collect();
    while let Some(last) = order.last().copied() {
        let mut best = None;
        for (at, function) in rest.iter().enumerate() {
            let like = like(last, *function);
            if best.is_none_or(|(most, _)| like > most) {
                best = Some((like, at));
            }
        }
        let Some((_, at)) = best else { break };
        order.push(rest.remove(at));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn what_is_alike_stands_together() {
        let bodies = ["abcdefgh", "12345678", "abcdefg", "x", "123456789"];
        let bodies: Vec<Vec<u8>> = bodies.iter().map(|body| body.as_bytes().to_vec()).collect();
        assert_eq!(order(&bodies), [0, 2, 1, 4, 3]);
        assert_eq!(order(&[]), [] as [usize; 0]);
    }
}

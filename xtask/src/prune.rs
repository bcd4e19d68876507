//! Takes out of a module what nothing of ours can reach, and the compiler cannot know it: Yew is linked with its own
//! listeners, raw HTML, portals, suspense and child components, because a node could be of any kind. Every node of ours
//! comes from `ui::pen`, which makes elements, texts and lists and nothing else.
//!
//! A function on the list keeps its place and loses its body; wasm-opt then drops it with all that only it called. If one
//! were reached after all it would be an ordinary panic: the page's own content comes back. A name that is not there any
//! more fails the build, so that the list stays true.

use crate::wasm;
use anyhow::{Context as _, Result, bail};
use wasmparser::{BinaryReader, CodeSectionReader, KnownCustom, Name, Parser, Payload, TypeRef};

const CODE: u8 = 10;
const DATA: u8 = 11;
/// No locals, `unreachable`, `end`.
const TRAP: &[u8] = &[0, 0, 0x0b];

/// The functions that nothing of ours can reach, as they are called in Rust.
pub const UNREACHED: &[&str] = &[
    // Listeners: `ui::dom` has its own.
    "<yew::dom_bundle::btag::listeners::ListenerRegistration>::register",
    "<yew::dom_bundle::btag::listeners::Registry>::unregister",
    "<yew::dom_bundle::subtree_root::BSubtree>::ensure_handled",
    "<yew::dom_bundle::subtree_root::SubtreeData>::add_listener",
    "<yew::dom_bundle::subtree_root::SubtreeData>::add_listener::{closure#0}",
    "<std::collections::hash::map::HashMap<yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>>>::entry",
    "<hashbrown::raw::RawTable<(yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>)> as core::ops::drop::Drop>::drop",
    // What only these call, by its place in a table.
    "<hashbrown::raw::RawTable<(yew::dom_bundle::subtree_root::EventDescriptor, ())>>::reserve_rehash::<hashbrown::map::make_hasher<yew::dom_bundle::subtree_root::EventDescriptor, (), std::hash::random::RandomState>::{closure#0}>::{closure#0}",
    "<hashbrown::raw::RawTable<(yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>)>>::reserve_rehash::<hashbrown::map::make_hasher<yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>, std::hash::random::RandomState>::{closure#0}>::{closure#0}",
    "<hashbrown::raw::RawTable<(u32, std::collections::hash::map::HashMap<yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>>)>>::reserve_rehash::<hashbrown::map::make_hasher<u32, std::collections::hash::map::HashMap<yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>>, std::hash::random::RandomState>::{closure#0}>::{closure#0}",
    "<hashbrown::raw::RawTable<(yew::dom_bundle::subtree_root::EventDescriptor, ())>>::find_or_find_insert_index::<hashbrown::map::equivalent_key<yew::dom_bundle::subtree_root::EventDescriptor, yew::dom_bundle::subtree_root::EventDescriptor, ()>::{closure#0}, hashbrown::map::make_hasher<yew::dom_bundle::subtree_root::EventDescriptor, (), std::hash::random::RandomState>::{closure#0}>::{closure#0}",
    "<hashbrown::raw::RawTable<(u32, std::collections::hash::map::HashMap<yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>>)>>::find_or_find_insert_index::<hashbrown::map::equivalent_key<u32, u32, std::collections::hash::map::HashMap<yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>>>::{closure#0}, hashbrown::map::make_hasher<u32, std::collections::hash::map::HashMap<yew::dom_bundle::subtree_root::EventDescriptor, alloc::vec::Vec<alloc::rc::Rc<dyn yew::virtual_dom::listeners::Listener>>>, std::hash::random::RandomState>::{closure#0}>::{closure#0}",
    "<<yew::dom_bundle::subtree_root::SubtreeData>::add_listener::{closure#0} as core::ops::function::FnOnce<(&web_sys::features::gen_Event::Event,)>>::call_once::{shim:vtable#0}",
    // The register of listeners is looked into by number, and nothing else is kept by number.
    "hashbrown::map::make_hash::<u32, std::hash::random::RandomState>",
    // Raw HTML, portals, suspense, components within components.
    "<yew::virtual_dom::vraw::VRaw as yew::dom_bundle::traits::Reconcilable>::attach",
    "<yew::dom_bundle::braw::BRaw>::detach_bundle",
    "<yew::dom_bundle::braw::BRaw>::position",
    "<yew::virtual_dom::vportal::VPortal as yew::dom_bundle::traits::Reconcilable>::attach",
    "<alloc::rc::Rc<yew::virtual_dom::vportal::VPortal> as yew::utils::RcExt<yew::virtual_dom::vportal::VPortal>>::unwrap_or_clone",
    "<yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::traits::Reconcilable>::attach",
    "<alloc::rc::Rc<yew::virtual_dom::vsuspense::VSuspense> as yew::utils::RcExt<yew::virtual_dom::vsuspense::VSuspense>>::unwrap_or_clone",
    "<alloc::rc::Rc<yew::virtual_dom::vportal::VPortal>>::drop_slow",
    "<alloc::rc::Rc<yew::virtual_dom::vsuspense::VSuspense>>::drop_slow",
    "<yew::html::component::scope::AnyScope>::find_parent_scope::<yew::suspense::component::feat_csr_ssr::BaseSuspense>",
    "<yew::virtual_dom::vcomp::VComp as yew::dom_bundle::traits::Reconcilable>::attach",
    "<alloc::rc::Rc<yew::virtual_dom::vcomp::VComp> as yew::utils::RcExt<yew::virtual_dom::vcomp::VComp>>::unwrap_or_clone",
    // Attributes under other names than before: `ui::pen` has one list of names a tag.
    "<yew::virtual_dom::Attributes>::apply_diff_as_maps::collect",
    "<indexmap::map::IndexMap<implicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty>>::get_index_of::<implicit_clone::unsync::string::IString>",
    "<hashbrown::raw::RawTable<(&str, &yew::virtual_dom::AttributeOrProperty)>>::reserve_rehash::<hashbrown::map::make_hasher<&str, &yew::virtual_dom::AttributeOrProperty, std::hash::random::RandomState>::{closure#0}>::{closure#0}",
    "<hashbrown::raw::RawTable<(&str, &yew::virtual_dom::AttributeOrProperty)>>::find_or_find_insert_index::<hashbrown::map::equivalent_key<&str, &str, &yew::virtual_dom::AttributeOrProperty>::{closure#0}, hashbrown::map::make_hasher<&str, &yew::virtual_dom::AttributeOrProperty, std::hash::random::RandomState>::{closure#0}>::{closure#0}",
    "<alloc::rc::Rc<indexmap::map::IndexMap<implicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty>>>::drop_slow",
    // A drawing is made once and handed over: none is copied.
    "<yew::virtual_dom::vnode::VNode as core::clone::Clone>::clone",
    "<core::option::Option<implicit_clone::unsync::string::IString> as core::clone::Clone>::clone",
    // Room is made for as many tags as there are, and for as many keys as a list has.
    "<hashbrown::raw::RawTable<(alloc::string::String, web_sys::features::gen_Element::Element)>>::reserve_rehash::<hashbrown::map::make_hasher<alloc::string::String, web_sys::features::gen_Element::Element, std::hash::random::RandomState>::{closure#0}>",
    "<hashbrown::raw::RawTable<(yew::dom_bundle::blist::KeyedEntry, ())>>::reserve_rehash::<hashbrown::map::make_hasher<yew::dom_bundle::blist::KeyedEntry, (), std::hash::random::RandomState>::{closure#0}>",
    "<hashbrown::raw::RawTableInner>::rehash_in_place",
    // Suspense and futures.
    "<yew::html::component::lifecycle::ComponentState>::suspend::{closure#0}",
    "<yew::suspense::suspension::Suspension as core::clone::Clone>::clone",
    "js_sys::futures::jspi::task_waker::raw_clone",
    "js_sys::futures::jspi::task_waker::raw_wake",
    "js_sys::futures::jspi::task_waker::raw_wake_by_ref",
    "js_sys::futures::jspi::task_waker::raw_drop",
];

/// The first and the last of the names of events that Yew could listen to itself; they stand in a row.
const EVENTS: [&str; 2] = ["onabortonauxclick", "ontransitionstart"];

/// `module`, which still has its names, without the bodies of the functions on the list and the words that only they use.
/// `true`: the list is held against it, and each must be there. What the compiler puts into its callers differs a module.
pub fn prune(module: &[u8], held: bool) -> Result<Vec<u8>> {
    let unreached = places(module, UNREACHED, held)?;
    wasm::rewrite(module, |section, body| match section {
        CODE => code(body, &unreached),
        DATA => without_events(body),
        _ => Ok(body.to_vec()),
    })
}

/// Where the functions called `wanted` stand among the bodies. Each must be there, if `held`.
fn places(module: &[u8], wanted: &[&str], held: bool) -> Result<Vec<usize>> {
    let mut imported = 0;
    let mut found: Vec<(&str, u32)> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else {
                    continue;
                };
                for name in names {
                    let Name::Function(functions) = name? else {
                        continue;
                    };
                    for function in functions {
                        let function = function?;
                        let bare = without_hashes(function.name);
                        if let Some(name) = wanted.iter().find(|name| **name == bare) {
                            found.push((name, function.index));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for name in wanted {
        let times = found.iter().filter(|(other, _)| other == name).count();
        if times > 1 || held && times == 0 {
            bail!(
                "`{name}` is in the module {times} times, once was expected (xtask/src/prune.rs)"
            );
        }
    }
    found
        .into_iter()
        .map(|(name, index)| {
            let place = index.checked_sub(imported);
            let place = place.with_context(|| format!("`{name}` is imported"))?;
            Ok(usize::try_from(place)?)
        })
        .collect()
}

/// `<yew[1a2b…]::A>::b` as `<yew::A>::b`.
fn without_hashes(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut bare = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 && is_hex(hash) => bare.push_str(rest),
            _ => {
                bare.push('[');
                bare.push_str(piece);
            }
        }
    }
    bare
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn code(body: &[u8], unreached: &[usize]) -> Result<Vec<u8>> {
    let section = CodeSectionReader::new(BinaryReader::new(body, 0))?;
    let mut bytes = Vec::new();
    wasm::number(&mut bytes, usize::try_from(section.count())?);
    for (at, function) in section.into_iter().enumerate() {
        let function = function?;
        let kept = if unreached.contains(&at) {
            TRAP
        } else {
            function.as_bytes()
        };
        wasm::number(&mut bytes, kept.len());
        bytes.extend(kept);
    }
    Ok(bytes)
}

/// The data with blanks for [`EVENTS`] and what is between them; everything keeps its place.
fn without_events(data: &[u8]) -> Result<Vec<u8>> {
    let find = |word: &str| {
        data.windows(word.len())
            .position(|at| at == word.as_bytes())
    };
    let [first, last] = EVENTS;
    let (Some(from), Some(to)) = (find(first), find(last)) else {
        bail!("the names of Yew's events are not in the module (xtask/src/prune.rs)");
    };
    let mut data = data.to_vec();
    match data.get_mut(from..to + last.len()) {
        Some(names) if names.iter().all(u8::is_ascii_lowercase) => names.fill(0),
        _ => bail!("the names of Yew's events do not stand in a row (xtask/src/prune.rs)"),
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports one function; has two of its own, `<a[0123456789abcdef]::A>::b` and `c`, each with one `nop`; by hand.
    fn module() -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01m\x01i\0\0\x03\x03\x02\0\0\x0a\x09\x02\x03\0\x01\x0b\x03\0\x01\x0b".to_vec();
        let mut names = b"\x04name\x01\0\x02\x01".to_vec();
        for (index, name) in ["<a[0123456789abcdef]::A>::b", "c"].iter().enumerate() {
            if index > 0 {
                names.push(2);
            }
            names.push(u8::try_from(name.len()).unwrap());
            names.extend(name.as_bytes());
        }
        names[6] = u8::try_from(names.len() - 7).unwrap();
        bytes.push(0);
        wasm::number(&mut bytes, names.len());
        bytes.extend(names);
        bytes
    }

    #[test]
    fn a_function_is_found_whatever_the_hashes() {
        assert_eq!(places(&module(), &["<a::A>::b"], true).unwrap(), [0]);
        assert_eq!(places(&module(), &["c"], true).unwrap(), [1]);
        assert_eq!(
            without_hashes("<[u8] as a[0123456789abcdef]::B>"),
            "<[u8] as a::B>"
        );
    }

    #[test]
    fn a_name_that_is_not_there_fails() {
        let error = places(&module(), &["d"], true).unwrap_err().to_string();
        assert!(error.contains("0 times"), "{error}");
    }

    #[test]
    fn names_of_events_are_blanked_where_they_stand_in_a_row() {
        let data = without_events(b"\x01 divonabortonauxclickonblurontransitionstart!").unwrap();
        assert_eq!(data.len(), 46);
        assert!(data.starts_with(b"\x01 div\0\0") && data.ends_with(b"\0\0!"));
        assert!(without_events(b"onabortonauxclick, ontransitionstart").is_err());
        assert!(without_events(b"ontransitionstart").is_err());
    }

    #[test]
    fn only_what_is_unreached_loses_its_body() {
        let code = code(&[2, 3, 0, 1, 0x0b, 3, 0, 1, 0x0b], &[1]).unwrap();
        assert_eq!(code, [2, 3, 0, 1, 0x0b, 3, 0, 0, 0x0b]);
    }
}

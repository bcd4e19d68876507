//! Draws elements in the order they stand. It makes the same nodes as Yew's own macro, which writes the making out at
//! every element: a widget drawn with this is a third of the size on its way to a phone.
//!
//! An element begins with its specification, `td|role=cell|class=mb-num`, gets attributes, texts and elements, and is
//! closed. Siblings that come and go stand in a fragment (an empty tag) that stays, because unkeyed siblings are matched
//! from the end: without it a button that appears would replace the field beside it, and take the focus away.
//!
//! Listeners and raw HTML cannot be drawn with it at all.

use std::cell::RefCell;

use mingbai_data::parts;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

use crate::text::{num, token};

/// What is being drawn.
#[derive(Default)]
pub struct Pen {
    stack: Vec<Open>,
    done: Vec<VNode>,
    /// What was written since the last element began or ended: one text, however many pieces it came in.
    text: String,
    /// Where pictures may be loaded from.
    #[cfg(any(feature = "livelihood", feature = "policy"))]
    pub(crate) origins: AttrValue,
}

#[derive(Default)]
struct Open {
    tag: &'static str,
    names: Names,
    /// As many as there are names.
    values: Vec<Option<AttributeOrProperty>>,
    kids: Vec<VNode>,
    key: Option<Key>,
    node: NodeRef,
    /// What stands in a field.
    field: Option<AttrValue>,
}

type Names = &'static [&'static str];

/// The attributes that an element of each tag may have. Yew compares attributes place by place where their names are the
/// same list: with one list a tag they always are, and its other way of comparing is not even downloaded. Rows between `|`,
/// a tag and its attributes in each: a list is made of one when it is first drawn.
static TAGS: &str = "div class role part lang aria-label aria-level data-theme data-size data-narrow data-whole data-part|\
     p class role part aria-hidden|\
     dl class part|\
     li class|\
     small class|\
     label class|\
     nav class aria-label|\
     a class rel href|\
     span class role tabindex aria-current aria-hidden|\
     i class aria-hidden|\
     textarea class readonly rows|\
     button type class data-a aria-expanded aria-pressed|\
     select data-a|\
     optgroup label|\
     option value selected|\
     input class type enterkeyhint autocomplete aria-label placeholder|\
     svg class aria-hidden focusable viewBox preserveAspectRatio|\
     rect class width height|\
     table part role class aria-label aria-rowcount|\
     thead class role|\
     tbody class role aria-hidden data-b|\
     tr class role aria-rowindex|\
     th class role scope aria-sort|\
     td class role colspan height";

/// What only the views draw, or draw with more.
const MORE: &str = if cfg!(feature = "views") {
    "button type class data-a aria-expanded aria-pressed aria-label|\
     svg class role aria-label aria-hidden focusable viewBox preserveAspectRatio|\
     rect class x y width height|\
     ul class|\
     b class|\
     g class role tabindex data-a aria-label aria-hidden|\
     text class x y text-anchor|\
     line class x1 y1 x2 y2|\
     polyline class points|\
     circle class cx cy r|\
     path class d data-a"
} else {
    ""
};

/// What only livelihood projects draw.
const PROJECTS: &str = if cfg!(feature = "livelihood") {
    "img loading referrerpolicy alt src|\
     line class x1 y1 x2 y2"
} else {
    ""
};

/// What policies draw with more.
const POLICIES: &str = if cfg!(feature = "policy") {
    "input class type enterkeyhint autocomplete inputmode aria-label placeholder data-a|\
     b class|\
     ol class start|\
     dd class|\
     img loading referrerpolicy alt src|\
     table part role class aria-label aria-rowcount|\
     th class role scope colspan rowspan aria-sort|\
     td class role colspan rowspan height|\
     span class role tabindex aria-current aria-hidden"
} else {
    ""
};

/// What lists draw with more.
const LISTS: &str = if cfg!(feature = "list") {
    "input class type enterkeyhint autocomplete inputmode aria-label placeholder data-a|\
     dd class|\
     rect class x y width height"
} else {
    ""
};

/// What boards of places draw with more.
const BOARDS: &str = if cfg!(feature = "boards") {
    "div class role part lang tabindex aria-label aria-level data-theme data-size data-narrow data-whole data-part|\
     rect class x y width height|\
     ul class|\
     path class d data-a|\
     text class x y text-anchor"
} else {
    ""
};

thread_local! {
    static SEEN: RefCell<Vec<(&'static str, Names)>> = const { RefCell::new(Vec::new()) };
}

/// The one list of the attributes of `tag`.
#[inline(never)]
fn names(tag: &'static str) -> Names {
    SEEN.with_borrow_mut(|lists| {
        if let Some((_, names)) = lists.iter().find(|(other, _)| *other == tag) {
            return *names;
        }
        let names: Names = attributes(&[PROJECTS, POLICIES, LISTS, MORE, BOARDS, TAGS], tag).leak();
        lists.push((tag, names));
        names
    })
}

/// The attributes that the first of these lists with the tag gives it.
fn attributes(lists: &[&'static str], tag: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    for row in lists.iter().flat_map(|list| parts(list, b'|')) {
        let mut words = parts(row, b' ');
        if words.next() == Some(tag) {
            names.extend(words);
            break;
        }
    }
    names
}

/// Takes what stands before `mark` off the beginning of `rest`.
fn cut(rest: &mut &'static str, mark: u8) -> &'static str {
    let all: &'static str = rest;
    let at = all
        .bytes()
        .position(|byte| byte == mark)
        .unwrap_or(all.len());
    *rest = all.get(at.wrapping_add(1)..).unwrap_or("");
    all.get(..at).unwrap_or("")
}

impl Pen {
    /// Begins an element; `""` begins a fragment.
    #[inline(never)]
    pub fn open(&mut self, spec: &'static str) {
        self.flush();
        let mut rest = spec;
        let tag = cut(&mut rest, b'|');
        let names = names(tag);
        let mut values = Vec::new();
        values.resize(names.len(), None);
        self.stack.push(Open {
            tag,
            names,
            values,
            ..Open::default()
        });
        while !rest.is_empty() {
            let mut value = cut(&mut rest, b'|');
            let name = cut(&mut value, b'=');
            self.put_value(name, AttributeOrProperty::Attribute(value.into()));
        }
    }

    /// Gives the element that was begun last an attribute of its tag.
    #[inline(never)]
    fn put_value(&mut self, name: &str, value: AttributeOrProperty) {
        if let Some(open) = self.stack.last_mut() {
            let place = open.names.iter().position(|other| *other == name);
            debug_assert!(place.is_some(), "TAGS has no {name} of {}", open.tag);
            if let Some(slot) = place.and_then(|place| open.values.get_mut(place)) {
                *slot = Some(value);
            }
        }
    }

    /// Ends the element that was begun last.
    #[inline(never)]
    pub fn close(&mut self) {
        self.flush();
        let Some(mut open) = self.stack.pop() else {
            return;
        };
        let attributes = Attributes::Dynamic {
            keys: open.names,
            values: open.values.into_boxed_slice(),
        };
        let node = match open.tag {
            "" => {
                self.add(VNode::VList(
                    VList::with_children(open.kids, open.key).into(),
                ));
                return;
            }
            "input" => VTag::__new_input(
                open.field,
                None,
                open.node,
                open.key,
                attributes,
                Default::default(),
            ),
            "textarea" => VTag::__new_textarea(
                open.field,
                None,
                open.node,
                open.key,
                attributes,
                Default::default(),
            ),
            tag => {
                let kids = match (open.kids.len(), open.kids.pop()) {
                    (1, Some(text @ VNode::VText(_))) => text,
                    (_, last) => {
                        open.kids.extend(last);
                        VNode::VList(VList::with_children(open.kids, None).into())
                    }
                };
                VTag::__new_other(
                    AttrValue::Static(tag),
                    open.node,
                    open.key,
                    attributes,
                    Default::default(),
                    kids,
                )
            }
        };
        self.add(VNode::VTag(node.into()));
    }
    /// Adds an attribute to the element that was begun last.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: &str) {
        let value = AttrValue::from(value.to_owned());
        match self.stack.last_mut() {
            // What stands in a field is its property, not its attribute.
            Some(open) if name == "value" && matches!(open.tag, "input" | "textarea") => {
                open.field = Some(value);
            }
            _ => self.put_value(name, AttributeOrProperty::Attribute(value)),
        }
    }

    /// Adds an attribute that is a whole number, where there is one.
    #[inline(never)]
    pub fn number(&mut self, name: &'static str, value: Option<usize>) {
        if let Some(value) = value {
            self.set(name, &num(value));
        }
    }

    /// Adds the attribute `name` with the word `true` or `false`.
    #[inline(never)]
    pub fn state(&mut self, name: &'static str, on: bool) {
        self.set(name, if on { "true" } else { "false" });
    }

    /// Marks an option as the chosen one. In a browser that is its property: the attribute does not matter any more once
    /// a reader has chosen.
    pub fn chosen(&mut self, on: bool) {
        if cfg!(target_arch = "wasm32") {
            self.put_value("selected", AttributeOrProperty::Property(on.into()));
        } else if on {
            self.set("selected", "");
        }
    }

    /// Gives the element or fragment begun last the key by which it is known among its siblings.
    pub fn key(&mut self, key: &str) {
        if let Some(open) = self.stack.last_mut() {
            open.key = Some(Key::from(key));
        }
    }

    /// Makes the element begun last known as `node`.
    pub fn node(&mut self, node: NodeRef) {
        if let Some(open) = self.stack.last_mut() {
            open.node = node;
        }
    }

    /// Writes a piece of text.
    #[inline(never)]
    pub fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes a whole number.
    #[inline(never)]
    pub fn count(&mut self, n: usize) {
        self.text.push_str(&num(n));
    }

    /// Adds what was written.
    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = AttrValue::from(core::mem::take(&mut self.text));
            self.add(VNode::VText(VText::new(text)));
        }
    }

    /// An element that holds nothing but a text.
    #[inline(never)]
    pub fn put(&mut self, spec: &'static str, text: &str) {
        self.open(spec);
        self.write(text);
        self.close();
    }

    /// Begins a button with the token of what it does: a letter, and the number of the thing.
    #[inline(never)]
    pub fn button(&mut self, spec: &'static str, name: &str, n: usize) {
        self.open(spec);
        self.set("data-a", &token(name, n));
    }

    fn add(&mut self, node: VNode) {
        match self.stack.last_mut() {
            Some(open) => open.kids.push(node),
            None => self.done.push(node),
        }
    }

    /// What was drawn.
    pub fn finish(mut self) -> Html {
        self.flush();
        VNode::VList(VList::with_children(self.done, None).into())
    }
}

#[cfg(test)]
mod tests;

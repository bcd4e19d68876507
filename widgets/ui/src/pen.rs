//! Draws elements in the order they stand. It makes the same nodes as Yew's own macro, which writes the making out at
//! every element: a widget drawn with this is a third of the size on its way to a phone.
//!
//! An element begins with its specification, `td|role=cell|class=mb-num`, gets attributes, texts and elements, and is
//! closed. Siblings that come and go stand in a fragment (an empty tag) that stays, because unkeyed siblings are matched
//! from the end: without it a button that appears would replace the field beside it, and take the focus away.
//!
//! Listeners and raw HTML cannot be drawn with it at all.

use core::cell::RefCell;

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
}

#[derive(Default)]
struct Open {
    tag: &'static str,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    kids: Vec<VNode>,
    key: Option<Key>,
    node: NodeRef,
    /// What stands in a field.
    field: Option<AttrValue>,
}

thread_local! {
    /// Yew compares attributes place by place where their names are the same list, so every list there is exists once.
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The one list of these names. There are as many as there are kinds of elements in this crate's sources.
fn names(wanted: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with(|known| {
        let mut known = known.borrow_mut();
        match known.iter().find(|list| ***list == *wanted) {
            Some(list) => list,
            None => {
                let list: &'static [&'static str] = wanted.leak();
                known.push(list);
                list
            }
        }
    })
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
        let mut open = Open {
            tag: cut(&mut rest, b'|'),
            ..Open::default()
        };
        while !rest.is_empty() {
            let mut value = cut(&mut rest, b'|');
            open.names.push(cut(&mut value, b'='));
            open.values
                .push(Some(AttributeOrProperty::Attribute(AttrValue::Static(
                    value,
                ))));
        }
        self.stack.push(open);
    }

    /// Ends the element that was begun last.
    #[inline(never)]
    pub fn close(&mut self) {
        self.flush();
        let Some(mut open) = self.stack.pop() else {
            return;
        };
        let attributes = Attributes::Dynamic {
            keys: names(open.names),
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
        if let Some(open) = self.stack.last_mut() {
            let value = AttrValue::from(value.to_owned());
            // What stands in a field is its property, not its attribute.
            if name == "value" && matches!(open.tag, "input" | "textarea") {
                open.field = Some(value);
            } else {
                open.names.push(name);
                open.values
                    .push(Some(AttributeOrProperty::Attribute(value)));
            }
        }
    }

    /// Adds an attribute that is a whole number; the place of one that is missing is kept.
    #[inline(never)]
    pub fn number(&mut self, name: &'static str, value: Option<usize>) {
        if let Some(open) = self.stack.last_mut() {
            open.names.push(name);
            open.values
                .push(value.map(|n| AttributeOrProperty::Attribute(num(n).into())));
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
        if let Some(open) = self.stack.last_mut() {
            open.names.push("selected");
            open.values.push(if cfg!(target_arch = "wasm32") {
                Some(AttributeOrProperty::Property(on.into()))
            } else {
                on.then_some(AttributeOrProperty::Attribute(AttrValue::Static("")))
            });
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
mod tests {
    use super::Pen;

    #[test]
    fn lists_of_names_exist_once() {
        let list = |spec| {
            let mut pen = Pen::default();
            pen.open(spec);
            let names = pen.stack.pop().unwrap().names;
            super::names(names)
        };
        assert!(std::ptr::eq(
            list("p|class=a|role=b"),
            list("td|class=c|role=d")
        ));
        assert!(!std::ptr::eq(list("p|class=a"), list("p|role=a")));
        assert_eq!(list("p"), &[] as &[&str]);
    }
}

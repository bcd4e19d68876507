//! Every widget that is mounted, by its number.

use super::{Mount, settings_of};
use crate::page::{port::Port, widget};
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};
use web_sys::Element;

thread_local! {
    static MOUNTS: RefCell<Vec<(u32, Rc<Mount>)>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// How often data that grows old by the hour is judged again, in milliseconds.
#[cfg(feature = "boards")]
const LATER_MS: u32 = 180_000;

/// See [`crate::page::mount`].
pub fn mount(name: &str, inner: Element, port: Port) -> u32 {
    let mount = Rc::new_cyclic(|this: &Weak<Mount>| {
        let widget = widget::create(name, inner, this.clone());
        let settings = settings_of(&port);
        Mount {
            #[cfg(feature = "boards")]
            this: this.clone(),
            ..Mount::of(port, settings, widget)
        }
    });
    if mount.widget.borrow().is_none() {
        return 0;
    }
    let id = LAST.get().saturating_add(1);
    LAST.set(id);
    MOUNTS.with_borrow_mut(|mounts| mounts.push((id, mount.clone())));
    mount.start();
    #[cfg(feature = "boards")]
    if name != "budget" {
        mount.port.later("", id, LATER_MS);
    }
    id
}

/// Time has gone by for widget `id`: what it shows is judged again, and once more later.
#[cfg(feature = "boards")]
pub fn tick(id: u32) {
    with(id, |mount| {
        mount.judge_again();
        mount.port.later("", id, LATER_MS);
    });
}

/// Runs `act` on widget `id`, while it is there.
pub fn with(id: u32, act: impl FnOnce(&Rc<Mount>)) {
    if let Some(mount) = find(id) {
        act(&mount);
    }
}

#[inline(never)]
fn find(id: u32) -> Option<Rc<Mount>> {
    MOUNTS.with_borrow(|mounts| {
        let mut mounts = mounts.iter();
        let found = mounts.find(|(other, _)| *other == id);
        found.map(|(_, mount)| mount.clone())
    })
}

/// See [`crate::page::unmount`].
pub fn unmount(id: u32) {
    let mount = MOUNTS.with_borrow_mut(|mounts| {
        let at = mounts.iter().position(|(other, _)| *other == id)?;
        Some(mounts.swap_remove(at).1)
    });
    if let Some(mount) = mount {
        mount.leave();
        #[cfg(feature = "boards")]
        mount.leave_beside();
        let widget = mount.widget.borrow_mut().take();
        if let Some(mut widget) = widget {
            widget.destroy();
        }
    }
}

//! The module that draws what a reader opens instead of a table: pictures, and the audit. It is fetched when the first one
//! is opened, whichever module drew the table.
//!
//! **Rule of this crate:** it draws and nothing else. What it draws was read and checked by the widget around it, and is
//! handed over ([`mingbai_data::budget::hand_over`]): it knows no text of a source and asks for nothing. An instance has one
//! view, so that a panic ends that one.

#[cfg(target_arch = "wasm32")]
pub use view::{Port, draw, mount, unmount, words};

#[cfg(target_arch = "wasm32")]
mod view {
    use std::cell::RefCell;
    use std::rc::Rc;

    use mingbai_data::budget::{Budget, Glossary, supply, take_over};
    use mingbai_embed::settings;
    use mingbai_ui::Shared;
    use mingbai_ui::views::{BudgetViews, Take, ViewsProps};
    use wasm_bindgen::prelude::*;
    use web_sys::Element;
    use yew::{AppHandle, Callback, Renderer};

    #[wasm_bindgen]
    extern "C" {
        /// What the shell offers to a view. None of it throws, and none of it calls back at once.
        #[derive(Clone)]
        pub type Port;

        /// The text of an attribute on the tag.
        #[wasm_bindgen(method)]
        pub fn attr(this: &Port, name: &str) -> Option<String>;

        /// The reader's state of the view.
        #[wasm_bindgen(method)]
        pub fn view(this: &Port) -> String;

        /// The reader's state has changed.
        #[wasm_bindgen(method, js_name = setView)]
        pub fn set_view(this: &Port, view: &str);

        /// The reader wants to see a line in its table.
        #[wasm_bindgen(method)]
        pub fn open(this: &Port, table: usize, line: usize);

        /// What is wrong on the tag, for whoever wrote it.
        #[wasm_bindgen(method)]
        pub fn hint(this: &Port, words: &str);

        /// The reader takes something away: see [`mingbai_ui::views::Take`].
        #[wasm_bindgen(method)]
        pub fn take(this: &Port, way: &str, name: &str, text: &str);
    }

    struct View {
        inner: Element,
        port: Port,
        /// As it was handed over.
        given: String,
        /// With the people and prices of the tag, and what stood there.
        data: Option<Shared<Budget>>,
        beside: [String; 2],
        glossary: Option<Shared<Glossary>>,
        app: Option<AppHandle<BudgetViews>>,
    }

    thread_local! {
        static VIEW: RefCell<Option<View>> = const { RefCell::new(None) };
    }

    /// A view of the widget called `widget` in `inner`; whether there is one in this module. Nothing is drawn yet.
    #[wasm_bindgen]
    #[must_use]
    pub fn mount(widget: &str, inner: Element, port: Port) -> bool {
        let known = widget == "budget";
        if known {
            VIEW.replace(Some(View {
                inner,
                port,
                given: String::new(),
                data: None,
                beside: Default::default(),
                glossary: None,
                app: None,
            }));
        }
        known
    }

    /// Draws, with the state and the attributes as they are now. `data` is there when it is another: what the widget handed
    /// over. Whether there is anything to draw.
    #[wasm_bindgen]
    #[must_use]
    pub fn draw(data: Option<String>) -> bool {
        VIEW.with_borrow_mut(|view| view.as_mut().and_then(|view| view.draw(data)).is_some())
    }

    /// What words mean, as the package's file of words has it; from the next drawing on they are explained. Whether there are
    /// any now: a text that is none explains nothing.
    #[wasm_bindgen]
    #[must_use]
    pub fn words(text: &str) -> bool {
        let glossary = Glossary::read(text).map(|words| Shared(Rc::new(words)));
        let known = glossary.is_some();
        VIEW.with_borrow_mut(|view| {
            if let Some(view) = view {
                view.glossary = glossary;
            }
        });
        known
    }

    /// Takes the view away.
    #[wasm_bindgen]
    pub fn unmount() {
        if let Some(app) = VIEW.take().and_then(|view| view.app) {
            app.destroy();
        }
    }

    impl View {
        fn attr(&self, name: &str) -> String {
            settings::accepted(|name| self.port.attr(name), name)
        }

        /// What was handed over, with the people and prices of the tag where it has none.
        fn supplied(&self) -> Option<Shared<Budget>> {
            let mut budget = take_over(&self.given)?;
            let [people, prices] = &self.beside;
            let wrong = supply(&mut budget, people, prices);
            if !wrong.is_empty() {
                self.port.hint(&wrong);
            }
            Some(Shared(Rc::new(budget)))
        }

        fn draw(&mut self, data: Option<String>) -> Option<()> {
            let beside = ["population", "price-index"].map(|name| self.attr(name));
            let other = data.is_some();
            if let Some(text) = data {
                self.given = text;
            }
            if other || beside != self.beside {
                self.beside = beside;
                self.data = self.supplied();
            }
            let (views, lines, taken) = (self.port.clone(), self.port.clone(), self.port.clone());
            let props = ViewsProps {
                data: self.data.clone()?,
                options: settings::options(|name| self.attr(name)),
                view: self.port.view().into(),
                glossary: self.glossary.clone(),
                choosers: false,
                on_view: Callback::from(move |view: String| views.set_view(&view)),
                on_open: Callback::from(move |(table, line)| lines.open(table, line)),
                on_take: Some(Callback::from(move |take: Take| {
                    taken.take(take.way, &take.name, &take.text)
                })),
            };
            match &mut self.app {
                Some(app) => app.update(props),
                None => {
                    let inner = self.inner.clone();
                    let renderer = Renderer::<BudgetViews>::with_root_and_props(inner, props);
                    self.app = Some(renderer.render());
                }
            }
            Some(())
        }
    }
}

/// As in the modules with widgets.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: mingbai_memory::Memory<rlsf::SmallGlobalTlsf> =
    mingbai_memory::Memory::before(rlsf::SmallGlobalTlsf::new());

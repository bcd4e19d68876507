//! `<mingbai-budget>`.

use super::{Element, Mount, ReadError, Reading, Settings, Status, Ways, Weak, Widget, ways};
use mingbai_data::{
    Severity,
    budget::{self, Budget},
};
use mingbai_ui::{
    Shared,
    budget::{BudgetProps, BudgetWidget},
    link,
};
use std::rc::Rc;
use yew::{AppHandle, Renderer};

pub struct BudgetApp {
    inner: Element,
    mount: Weak<Mount>,
    data: Option<Shared<Budget>>,
    app: Option<AppHandle<BudgetWidget>>,
}

impl BudgetApp {
    pub fn new(inner: Element, mount: Weak<Mount>) -> Self {
        Self {
            inner,
            mount,
            data: None,
            app: None,
        }
    }
}

impl Widget for BudgetApp {
    fn read(
        &mut self,
        text: &str,
        settings: &Settings,
        found: Option<&str>,
    ) -> Result<Reading, ReadError> {
        let mut budget = match found {
            Some(said) => budget::read_cleared(text, &settings.read, said),
            None => budget::read_alone(text, &settings.read, &settings.src),
        }?;
        let told = link::refused(budget.source_url.as_deref());
        // A difference that rounding explains is only a note; a value that is not there makes the data partial.
        let partial = budget
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note || finding.code == "field")
            .max_by_key(|finding| finding.severity)
            .or(told.as_ref())
            .map(|finding| finding.code);
        budget.findings.extend(told);
        let as_of = budget.as_of.as_deref().unwrap_or_default().to_owned();
        self.data = Some(Shared(Rc::new(budget)));
        Ok(Reading {
            as_of,
            partial,
            ..Reading::default()
        })
    }

    fn clear(&mut self) {
        self.data = None;
    }

    fn draw(&mut self, status: Status, settings: &Settings) {
        let Some(Ways {
            view,
            on_view,
            on_select,
            on_retry,
        }) = ways(&self.mount)
        else {
            return;
        };
        let props = BudgetProps {
            data: self.data.clone(),
            status,
            options: settings.options.clone(),
            view,
            on_view,
            on_select,
            on_retry,
        };
        match &mut self.app {
            Some(app) => app.update(props),
            None => {
                self.app = Some(
                    Renderer::<BudgetWidget>::with_root_and_props(self.inner.clone(), props)
                        .render(),
                )
            }
        }
    }

    fn hand_over(&self) -> String {
        let data = self.data.as_ref();
        data.map_or_else(String::new, |data| budget::hand_over(&data.0))
    }

    fn share(&self) -> Option<(String, String)> {
        let budget = &self.data.as_ref()?.0;
        Some((
            budget.title.as_deref().unwrap_or_default().to_owned(),
            budget::sentence(budget, 0),
        ))
    }

    fn destroy(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

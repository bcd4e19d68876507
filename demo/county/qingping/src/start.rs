//! Where the application takes its place in the page.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AttrValue, Renderer};

use crate::pages::{Home, HomeProps, Money, MoneyProps};

/// The element of the page: which page it is, and the addresses of the data, stand on it.
const PLACE: &str = "app";

/// What stands in the place is shown until here; an old kernel that cannot start the module keeps it.
#[wasm_bindgen(start)]
fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(place) = document.and_then(|document| document.get_element_by_id(PLACE)) else {
        return;
    };
    let address =
        |name: &str| -> AttrValue { place.get_attribute(name).unwrap_or_default().into() };
    let budget = address("data-budget");
    if budget.is_empty() {
        let props = HomeProps {
            air: address("data-air"),
            outages: address("data-outages"),
        };
        drawn::<Home>(&place, props);
    } else {
        drawn::<Money>(&place, MoneyProps { budget });
    }
}

fn drawn<C: yew::BaseComponent>(place: &Element, props: C::Properties) {
    Renderer::<C>::with_root_and_props(place.clone(), props).render();
}

//! The part that shows a link's chart before the rest of the page runs, or embedded in another page. Core only;
//! `first.js` puts the chart into the page.

#[cfg(target_arch = "wasm32")]
mod page {
    use tongbi::chart::room;
    use tongbi::i18n::Lang;
    use tongbi::share;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The `<figure>` element of a link's chart, for a window of this width in pixels. Embedded in another page, it fills
    /// the window, and has a link to `home`, the address of its chart on the page; otherwise `home` is empty.
    #[wasm_bindgen]
    #[must_use]
    #[allow(unreachable_pub)] // reached from first.js
    pub fn figure_element(fragment: &str, english: bool, width: u32, home: &str) -> Option<String> {
        let lang = if english { Lang::En } else { Lang::Zh };
        let home = (!home.is_empty()).then_some(home);
        let width = if home.is_some() { width } else { room(width) };
        share::chart(fragment, &lang, width, home).map(|element| element.to_string())
    }
}

fn main() {}

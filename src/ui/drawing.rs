//! Drawings in the page: the one place where text becomes elements. Only [`tongbi::chart`] can make
//! a [`Svg`], and it escapes every name and text in it.

use leptos::prelude::*;
use tongbi::chart::{self, Svg};
use tongbi::model::Year;
use tongbi::quantity::Decimal;

/// A drawing as an element.
pub(crate) fn drawing(svg: &Svg) -> impl IntoView + use<> {
    view! { <div class="drawing" inner_html=svg.as_str().to_owned()></div> }
}

/// A card's history in a word-sized line.
pub(crate) fn sparkline(history: &[Option<(Year, Decimal)>]) -> Option<impl IntoView + use<>> {
    (history.len() > 1).then(|| drawing(&chart::sparkline(history)))
}

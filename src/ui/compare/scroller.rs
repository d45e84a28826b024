//! The scroller of the table, and the button that says how many years are beyond its edges and brings them into view.

use leptos::prelude::*;
use tongbi::compare::Yearbook;
use tongbi::i18n;

use super::layout::Layout;
use crate::platform::{clock, page};
use crate::ui::element::{El, button, el};
use crate::ui::figure;
use crate::ui::state::State;

/// The scroller, and parts of the table's head.
const SCROLLER: &str = ".yearbook";
const NAME: &str = ".yearbook thead th.name";
const YEAR: &str = ".yearbook thead th.year";
const SUMMARY: &str = ".yearbook thead .trendcol";

/// The numbers of columns that are out of view: before those in view, and after them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Beyond {
    before: usize,
    after: usize,
}

/// The edges between which columns are in view, in CSS pixels from the window's left.
fn edges() -> Option<(f64, f64)> {
    let first = |selector| page::spans(selector).into_iter().next();
    let (_, left) = first(NAME)?;
    let right = first(SUMMARY).map(|(left, _)| left).or_else(|| Some(first(SCROLLER)?.1))?;
    Some((left, right))
}

/// A column counts as in view if its middle is.
fn beyond() -> Beyond {
    let Some((left, right)) = edges() else { return Beyond::default() };
    let middles: Vec<f64> = page::spans(YEAR).into_iter().map(|(from, to)| f64::midpoint(from, to)).collect();
    Beyond {
        before: middles.iter().filter(|middle| **middle < left).count(),
        after: middles.iter().filter(|middle| **middle > right).count(),
    }
}

/// The table in its scroller, below the button.
pub(super) fn scroller(state: State, table: El, book: Memo<Yearbook>, layout: Memo<Layout>) -> El {
    let hidden = RwSignal::new(Beyond::default());
    // The table may be gone when the pause is over.
    let measure = move || {
        let Some((layout, before)) = layout.try_get_untracked().zip(hidden.try_get_untracked()) else {
            return;
        };
        let now = if layout == Layout::Phone { Beyond::default() } else { beyond() };
        if before != now {
            let _ = hidden.try_set(now);
        }
    };
    Effect::new(move |_| {
        state.width.track();
        state.lang.track();
        layout.track();
        book.track();
        clock::after(0, measure);
    });
    let columns = move || {
        book.with(|book| match book.is_across() {
            true => book.places.len(),
            false => book.table.years.len(),
        })
    };
    let class = move || match layout.get() {
        Layout::Years => "table yearbook",
        Layout::Places => "table yearbook across",
        Layout::Phone => "table yearbook pocket",
    };
    // One button for both directions, so that it keeps the focus at either end.
    let name = move || {
        let Beyond { before, after } = hidden.get();
        i18n::yearbook::beyond(state.lang.get(), before, after, layout.get() == Layout::Places)
    };
    let scroll = move || {
        if let Some((left, right)) = edges() {
            let by = if hidden.get_untracked().before > 0 { left - right } else { right - left };
            page::scroll_sideways(SCROLLER, by);
        }
    };
    let more = el("p")
        .class("beyond")
        .attr("hidden", move || hidden.get() == Beyond::default())
        .child(button("plain", name, scroll));
    let table = figure::scrolling(state, table)
        .class(class)
        .attr("data-before", move || hidden.get().before > 0)
        .attr("data-after", move || hidden.get().after > 0)
        .on("scroll", move |_| measure())
        .var("--all", move || columns().max(1).to_string())
        .var("--further", move || book.with(|book| book.table.beside.len().to_string()));
    el("div").child(more).child(table)
}

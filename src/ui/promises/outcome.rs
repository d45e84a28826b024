//! The marks and notes of a promise's outcome.

use tongbi::compare::{Outcome, Promise};
use tongbi::i18n::{self, Lang};
use tongbi::model::Year;

use crate::ui::element::{El, el};
use crate::ui::state::State;

/// The class of the mark for an outcome.
pub(super) fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept | Outcome::Exceeded | Outcome::Better => "kept",
        Outcome::Missed => "missed",
        Outcome::Partly | Outcome::UnderWay | Outcome::Beside | Outcome::Again => "part",
        Outcome::NotMentioned | Outcome::NotMeasurable | Outcome::NoTarget | Outcome::Open => "none",
    }
}

/// Notes on whether a promise is old, and whether it was dropped.
pub(super) fn note(state: State, lang: Lang, promise: &Promise, year: Year) -> El {
    let repeated = i18n::promise::repeated(lang, promise, year);
    let dropped = promise.dropped.then(|| el("span").class("warn").text(state.words().dropped));
    let repeated = (!repeated.is_empty()).then(|| el("small").text(repeated));
    el("td").class("words").children(dropped).children(repeated)
}

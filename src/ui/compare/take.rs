//! The table taken along: as a workbook, for Word, as CSV, on paper.

use leptos::prelude::*;
use tongbi::compare::Yearbook;

use crate::platform::page;
use crate::ui::element::{El, button, el};
use crate::ui::state::State;

pub(super) fn take(state: State, _book: Memo<Yearbook>) -> El {
    el("p").class("take choices").label(state.say(|words| words.take_table)).child(button(
        "",
        state.say(|words| words.take_print),
        page::print,
    ))
}

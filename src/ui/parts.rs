//! The lazily fetched part of the page: the functions behind [`super::lazy`], and the split point
//! of the wasm file.

use tongbi::compare::Index;
use wasm_split_helpers::wasm_split;

use super::lazy::{Fetch, Lazy};
use super::state::State;
use super::{
    address, announce, draft_opening, drafts, history, load, navigation, notice_list, other_views,
    report_list, views,
};

#[allow(unsafe_code, reason = "the functions of another wasm file are declared as foreign ones")]
mod gate {
    use super::*;
    use wasm_split_helpers::SplitLoaderError;

    #[wasm_split(later, fallible)]
    pub(super) fn fetch() -> Result<Box<Lazy>, SplitLoaderError> {
        Ok(Box::new(Lazy {
            index: Index::updated,
            alerts: notice_list::alerts,
            statuses: notice_list::statuses,
            panel: other_views::panel,
            report_list: report_list::reports,
            unfinished: drafts::unfinished,
            history: history::buttons,
            view: views::view,
            files: load::load_files,
            sample: load::sample,
            begin,
        }))
    }
}

/// Fetches the rest of the page.
pub(crate) const FETCH: Fetch = || Box::pin(async { gate::fetch().await.ok().map(|lazy| *lazy) });

fn begin(state: State) {
    draft_opening::keep(state);
    address::follow(state);
    announce::follow(state);
    navigation::retrace(state);
}

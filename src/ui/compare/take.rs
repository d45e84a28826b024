//! Exports of the table: as a workbook, for Word, as CSV, on paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::compare::{ByPlace, Index, Yearbook};
use tongbi::export::{PrintTable, XlsxFault};
use tongbi::i18n::{Lang, by_place, yearbook, yearbook_export};

use super::by_place::Places;
use crate::platform::{clipboard, download, page};
use crate::ui::element::{El, button, el};
use crate::ui::notice::{Fixed, Notice};
use crate::ui::state::State;
use crate::ui::workbook;

/// The media types of workbooks and Word documents.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(super) fn take(state: State, book: Memo<Yearbook>, many: Places) -> El {
    let with = move |make: &dyn Fn(Lang, &Index, &PageTable<'_>)| {
        let lang = state.lang.get_untracked();
        state.index.with_untracked(|index| {
            many.table.with_untracked(|places| match places {
                Some(places) => make(lang, &index.0, &PageTable::Places(places)),
                None => book.with_untracked(|book| make(lang, &index.0, &PageTable::Years(book))),
            });
        });
    };
    let xlsx = move || {
        with(&|lang, index, shown| {
            let name = shown.file_name(lang, "xlsx");
            let (sheet, notes) = match shown {
                PageTable::Years(book) => yearbook_export::sheet(lang, index, book),
                PageTable::Places(places) => by_place::sheet(lang, index, places),
            };
            spawn_local(async move {
                save(state, &name, XLSX, workbook::noted_workbook(sheet, notes).await);
            });
        });
    };
    let docx = move || {
        with(&|lang, index, shown| {
            let name = shown.file_name(lang, "docx");
            let table = shown.print_table(lang, index);
            spawn_local(async move { save(state, &name, DOCX, workbook::docx(table).await) });
        });
    };
    let csv = move || {
        with(&|lang, index, shown| {
            let sheet = match shown {
                PageTable::Years(book) => yearbook_export::tidy(lang, index, book),
                PageTable::Places(places) => by_place::tidy(lang, index, places),
            };
            let name = shown.file_name(lang, "csv");
            download::text(&name, "text/csv;charset=utf-8", &sheet.csv());
            state.notify(Notice::Saved(name));
        });
    };
    let copy = move || {
        with(&|lang, index, shown| {
            let table = shown.print_table(lang, index);
            spawn_local(async move {
                let copied = clipboard::copy_html(&table.html(), &table.text()).await;
                state.notify(Notice::Fixed(if copied { Fixed::Copied } else { Fixed::CopyFailed }));
            });
        });
    };
    el("p")
        .class("take choices")
        .attr("role", "group")
        .label(state.say(|words| words.take_table))
        .child(button("", state.say(|words| words.take_xlsx), xlsx))
        .child(button("", state.say(|words| words.take_docx), docx))
        .child(button("", state.say(|words| words.take_copy), copy))
        .child(button("", state.say(|words| words.take_csv), csv))
        .child(button("", state.say(|words| words.take_print), page::print))
}

/// The table on the page.
enum PageTable<'a> {
    /// The yearbook.
    Years(&'a Yearbook),
    /// One indicator of many places.
    Places(&'a ByPlace),
}

impl PageTable<'_> {
    fn file_name(&self, lang: Lang, ending: &str) -> String {
        match self {
            Self::Years(book) => yearbook::file_name(lang, book, ending),
            Self::Places(places) => by_place::file_name(lang, places, ending),
        }
    }

    fn print_table(&self, lang: Lang, index: &Index) -> PrintTable {
        match self {
            Self::Years(book) => yearbook_export::print_table(lang, index, book),
            Self::Places(places) => by_place::print_table(lang, index, places),
        }
    }
}

/// Offers a file, or says why there is none.
fn save(state: State, name: &str, kind: &str, made: Option<Result<Vec<u8>, XlsxFault>>) {
    match made {
        Some(Ok(bytes)) => {
            download::bytes(name, kind, &bytes);
            state.notify(Notice::Saved(name.to_owned()));
        }
        Some(Err(_)) => state.notify(Notice::Fixed(Fixed::SheetTooLarge)),
        None => state.notify(Notice::Fixed(Fixed::RestMissing)),
    }
}

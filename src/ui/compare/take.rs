//! The table taken along: as a workbook, for Word, as CSV, on paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::compare::{Index, Yearbook};
use tongbi::export::XlsxFault;
use tongbi::i18n::{Lang, yearbook, yearbook_export};

use crate::platform::{clipboard, download, page};
use crate::ui::element::{El, button, el};
use crate::ui::notice::{Fixed, Notice};
use crate::ui::state::State;
use crate::ui::workbook;

/// The media types of workbooks and Word documents.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(super) fn take(state: State, book: Memo<Yearbook>) -> El {
    let said = RwSignal::new(None::<bool>);
    let with = move |make: &dyn Fn(Lang, &Index, &Yearbook)| {
        let lang = state.lang.get_untracked();
        state.index.with_untracked(|index| book.with_untracked(|book| make(lang, &index.0, book)));
    };
    let xlsx = move || {
        with(&|lang, index, book| {
            let name = yearbook::file_name(lang, book, "xlsx");
            let (sheet, notes) = yearbook_export::sheet(lang, index, book);
            spawn_local(async move {
                save(state, &name, XLSX, workbook::noted_workbook(sheet, notes).await);
            });
        });
    };
    let docx = move || {
        with(&|lang, index, book| {
            let name = yearbook::file_name(lang, book, "docx");
            let table = yearbook_export::print_table(lang, index, book);
            spawn_local(async move { save(state, &name, DOCX, workbook::docx(table).await) });
        });
    };
    let csv = move || {
        with(&|lang, index, book| {
            let sheet = yearbook_export::tidy(lang, index, book);
            let name = yearbook::file_name(lang, book, "csv");
            download::text(&name, "text/csv;charset=utf-8", &sheet.csv());
        });
    };
    let copy = move || {
        with(&|lang, index, book| {
            let table = yearbook_export::print_table(lang, index, book);
            spawn_local(async move {
                said.set(Some(clipboard::copy_html(&table.html(), &table.text()).await));
            });
        });
    };
    let answer = move || match said.get() {
        Some(true) => state.words().copied,
        Some(false) => state.words().copy_blocked,
        None => "",
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
        .child(el("span").class("soft").attr("aria-live", "polite").text(answer))
}

/// Offers a file, or says why there is none.
fn save(state: State, name: &str, kind: &str, made: Option<Result<Vec<u8>, XlsxFault>>) {
    match made {
        Some(Ok(bytes)) => download::bytes(name, kind, &bytes),
        Some(Err(_)) => state.notify(Notice::Fixed(Fixed::SheetTooLarge)),
        None => state.notify(Notice::Fixed(Fixed::RestMissing)),
    }
}

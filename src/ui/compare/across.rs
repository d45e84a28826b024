//! A row with several places side by side: for each the level and the growth of the later compared year.

use tongbi::compare::{Index, Row, Yearbook};
use tongbi::i18n::Lang;

use super::cells::{YearCell, gap_mark};
use super::layout::LineContext;
use super::row_name::name;
use crate::ui::element::{El, el};

pub(super) fn row(
    context: LineContext,
    lang: Lang,
    index: &Index,
    book: &Yearbook,
    rows: &[Option<Row>],
    first: &Row,
) -> El {
    let year = book.table.compared.map(|(_, to)| to).or(book.table.years.last().copied());
    let at = book.table.years.iter().position(|other| Some(*other) == year);
    let cell = |row: &Option<Row>| match (row, at.zip(year)) {
        (Some(row), Some((at, year))) => {
            let cells = YearCell::of(lang, index, row);
            let unit = (row.unit != first.unit)
                .then(|| el("small").class("sub").text(tongbi::i18n::unit::unit(lang, &row.unit)));
            el("td").class("year").children(cells.content(at, year)).children(unit)
        }
        _ => {
            let gap = tongbi::compare::CellGap::NotMentioned;
            el("td").class("year").child(gap_mark(tongbi::i18n::compare::gap(lang, &gap)))
        }
    };
    let cells = YearCell::of(lang, index, first);
    el("tr").class("line").child(name(context, lang, book, first, &cells)).children(rows.iter().map(cell))
}

//! Many places: one indicator, a row a place, results beside targets.

use leptos::prelude::*;
use tongbi::compare::{ByPlace, Cell, Index, PlaceOrder, PlaceRow, Yearbook};
use tongbi::i18n::{self, Lang, by_place as words, yearbook};
use tongbi::model::{Name, catalog};
use tongbi::view::Tab;

use super::cells::{gap_mark, number};
use crate::ui::element::{El, button, el, option};
use crate::ui::figure;
use crate::ui::navigation;
use crate::ui::state::State;

/// More places than this are rows of one indicator instead of columns.
pub(super) const MANY: usize = 5;

/// The order of the rows, and whether the largest comes first; `None` for the usual order.
type Order = RwSignal<Option<(PlaceOrder, bool)>>;

/// The table of places, if there are many.
#[derive(Clone, Copy)]
pub(super) struct Places {
    state: State,
    book: Memo<Yearbook>,
    pub(super) table: Memo<Option<ByPlace>>,
    order: Order,
}

impl Places {
    pub(super) fn new(state: State, book: Memo<Yearbook>) -> Self {
        let order: Order = RwSignal::new(None);
        let table = Memo::new(move |_| {
            let drawn = state.view.with(|view| view.drawn.clone());
            state.index.with(|index| {
                book.with(|book| {
                    (book.places.len() > MANY).then_some(())?;
                    let chosen = drawn.iter().find_map(|name| index.0.by_place(name, &book.places));
                    let mut table =
                        chosen.or_else(|| index.0.by_place(&usual(&index.0, book)?, &book.places))?;
                    if let Some((by, descending)) = order.get() {
                        table.sort(by, descending);
                    }
                    Some(table)
                })
            })
        });
        Self { state, book, table, order }
    }

    /// Whether the places are rows.
    pub(super) fn are_many(self) -> bool {
        self.table.with(Option::is_some)
    }

    /// The choice of the indicator, which the charts share.
    pub(super) fn choice(self) -> Option<El> {
        let state = self.state;
        let lang = state.lang.get();
        let chosen = self.table.with(|table| table.as_ref().map(|table| table.indicator.clone()))?;
        let names = state.index.with(|index| self.book.with(|book| indicators(&index.0, book)));
        let options = names.iter().map(|name| {
            let is_chosen = *name == chosen || **name == *catalog::without_growth(&chosen);
            option(name.to_string(), i18n::name::indicator(lang, name), is_chosen)
        });
        Some(
            el("select")
                .class("indicator")
                .label(state.words().indicator)
                .take("change", move |name| state.look(|view| view.drawn = vec![name.as_str().into()]))
                .children(options),
        )
    }

    /// The title above the table.
    pub(super) fn title(self) -> Option<El> {
        let lang = self.state.lang.get();
        self.table.with(|table| {
            let table = table.as_ref()?;
            let heading = el("h1").text(words::title(lang, table));
            Some(el("div").class("title").child(heading).child(el("p").text(words::years(lang, table))))
        })
    }

    /// The table with its source.
    pub(super) fn view(self) -> Vec<El> {
        let state = self.state;
        let lang = state.lang.get();
        let built = state.index.with(|index| {
            self.table.with(|table| {
                let table = table.as_ref()?;
                let rows = table.rows.iter().map(|row| self.row(lang, &index.0, table, row));
                let body = el("tbody").children(rows);
                let whole = figure::table(state.words().comparison).child(self.head(lang, table)).child(body);
                let source = el("p").class("key").text(words::source(lang, &index.0, table));
                Some([figure::scrolling(whole).class("table places"), source])
            })
        });
        let draw = button("", state.words().draw, move || {
            let chosen =
                self.table.with_untracked(|table| table.as_ref().map(|table| table.indicator.clone()));
            state.look(|view| view.drawn = chosen.into_iter().collect());
            navigation::go(state, Tab::Charts);
        });
        let draw = built.is_some().then(|| el("p").class("choices").child(draw));
        built.into_iter().flatten().chain(draw).collect()
    }

    fn head(self, lang: Lang, table: &ByPlace) -> El {
        let results = table.measures.iter().filter(|_| table.year.is_some()).map(|measure| {
            self.sorting(table, PlaceOrder::Result(*measure), words::result(lang, table, *measure))
        });
        let target = words::target(lang, table).map(|name| self.sorting(table, PlaceOrder::Target, name));
        let place = self.sorting(table, PlaceOrder::Place, self.state.words().places.to_owned());
        el("thead").child(el("tr").child(place).children(results).children(target))
    }

    /// A column header that sorts: numbers from the largest, then from the smallest.
    fn sorting(self, table: &ByPlace, by: PlaceOrder, name: String) -> El {
        let usual = (PlaceOrder::Result(table.lead), true);
        let current = self.order.get().unwrap_or(usual);
        let sorted = match current {
            (other, _) if other != by => "none",
            (_, true) => "descending",
            (_, false) => "ascending",
        };
        let click = move || {
            let first = by != PlaceOrder::Place;
            let next = if current.0 == by { !current.1 } else { first };
            self.order.set(Some((by, next)));
        };
        el("th")
            .attr("scope", "col")
            .class((by == PlaceOrder::Place).then_some("name"))
            .attr("aria-sort", sorted)
            .child(button("plain sort", name, click).attr("title", self.state.words().sort))
    }

    fn row(self, lang: Lang, index: &Index, table: &ByPlace, row: &PlaceRow) -> El {
        let results = table.measures.iter().filter(|_| table.year.is_some());
        let results = results.map(|measure| cell(lang, index, table, row.cell(*measure)));
        let target = table.target_year.map(|_| cell(lang, index, table, &row.target));
        el("tr")
            .child(el("th").attr("scope", "row").text(i18n::place::full(lang, &row.place)))
            .children(results)
            .children(target)
    }
}

/// A figure on the decimal point of its column, with its marks; or why there is none.
fn cell(lang: Lang, index: &Index, table: &ByPlace, cell: &Cell) -> El {
    let note = cell.at().map(|at| figure::note(lang, index, at)).unwrap_or_default();
    match cell {
        Cell::Value(value) => {
            let said = yearbook::value_note(lang, value, &table.unit);
            let said: Vec<&str> =
                [said.as_str(), &note].into_iter().filter(|part| !part.is_empty()).collect();
            let said = said.join(lang.pick("；", "; "));
            el("td").child(
                figure::number(index, value.at)
                    .label(yearbook::spoken(lang, value))
                    .attr("title", (!said.is_empty()).then_some(said))
                    .children(number(yearbook::set_value(lang, value))),
            )
        }
        Cell::Gap(gap) if note.is_empty() => el("td").child(gap_mark(i18n::compare::gap(lang, gap))),
        Cell::Gap(_) => el("td").class("words").child(el("small").text(note)),
    }
}

/// The indicators of a table in its order, by the names that its rows have.
fn indicators(index: &Index, book: &Yearbook) -> Vec<Name> {
    /// More than readers look through.
    const MOST: usize = 400;
    let mut names: Vec<Name> = Vec::new();
    for line in book.lines.iter().take(MOST) {
        let first = line.series.iter().flatten().next();
        if let Some(name) = first.and_then(|id| index.trend(*id)).map(|trend| trend.indicator)
            && !names.contains(&name)
            && !names.iter().any(|other| **other == *catalog::without_growth(&name))
        {
            names.push(name);
        }
    }
    names
}

/// The indicator that most places have; of several, the first of the table.
fn usual(index: &Index, book: &Yearbook) -> Option<Name> {
    let names = indicators(index, book);
    let count = |name: &Name| book.places.iter().filter(|place| index.find(place, name).is_some()).count();
    let most = names.iter().map(count).max()?;
    names.into_iter().find(|name| count(name) == most)
}

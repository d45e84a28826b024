//! Many places: one indicator, a row a place, results beside targets.

use leptos::prelude::*;
use tongbi::compare::{ByPlace, Cell, Index, Measure, PlaceOrder, PlaceRow, Yearbook};
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

/// The table of places, if there are many.
#[derive(Clone, Copy)]
pub(super) struct Places {
    state: State,
    book: Memo<Yearbook>,
    pub(super) table: Memo<Option<ByPlace>>,
}

impl Places {
    pub(super) fn new(state: State, book: Memo<Yearbook>) -> Self {
        let table = Memo::new(move |_| {
            let (drawn, order) = state.view.with(|view| (view.drawn.clone(), view.places_order));
            state.index.with(|index| {
                book.with(|book| {
                    (book.places.len() > MANY).then_some(())?;
                    let chosen = drawn.iter().find_map(|name| index.0.by_place(name, &book.places));
                    let mut table =
                        chosen.or_else(|| index.0.by_place(&usual(&index.0, book)?, &book.places))?;
                    if let Some((by, descending)) = order {
                        table.sort(by, descending);
                    }
                    Some(i18n::unit::by_place(state.lang.get(), table))
                })
            })
        });
        Self { state, book, table }
    }

    /// Whether the places are rows.
    pub(super) fn are_many(self) -> bool {
        self.table.with(Option::is_some)
    }

    /// The choice of the indicator, which the charts share. The field persists, so that it keeps the focus.
    pub(super) fn choice(self) -> El {
        let state = self.state;
        let chosen = move || {
            let indicator = self.table.with(|table| table.as_ref().map(|table| table.indicator.clone()));
            indicator.unwrap_or_else(|| "".into())
        };
        let names = Memo::new(move |_| {
            let all = || state.index.with(|index| self.book.with(|book| indicators(&index.0, book)));
            if self.are_many() { all() } else { Vec::new() }
        });
        let options = move || {
            let (lang, chosen) = (state.lang.get(), untrack(chosen));
            let one = |name: &Name| {
                option(name.to_string(), i18n::name::indicator(lang, name), is_one(name, &chosen))
            };
            names.with(|names| names.iter().map(one).collect::<Vec<_>>())
        };
        let value = move || {
            let chosen = chosen();
            names.with(|names| {
                names.iter().find(|name| is_one(name, &chosen)).map(ToString::to_string).unwrap_or_default()
            })
        };
        el("select")
            .class("indicator")
            .label(state.say(|words| words.indicator))
            .attr("hidden", move || !self.are_many())
            .take("change", move |name| state.look(|view| view.drawn = vec![name.as_str().into()]))
            .slot(options)
            .value(value)
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

    /// The table with its source. Its head persists while the rows are sorted, so that it keeps the focus.
    pub(super) fn view(self) -> El {
        let state = self.state;
        let columns = Memo::new(move |_| {
            let lang = state.lang.get();
            self.table
                .with(|table| table.as_ref().map(|table| columns(state, lang, table)))
                .unwrap_or_default()
        });
        let head = move || [el("tr").children(columns.get().into_iter().map(|column| self.sorting(column)))];
        let rows = move || {
            let lang = state.lang.get();
            state.index.with(|index| {
                self.table.with(|table| {
                    let table = table.as_ref();
                    let rows =
                        table.into_iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
                    rows.map(|(table, row)| line(lang, &index.0, table, row)).collect::<Vec<_>>()
                })
            })
        };
        let source = move || {
            let lang = state.lang.get();
            let said = |table: &ByPlace| state.index.with(|index| words::source(lang, &index.0, table));
            self.table.with(|table| table.as_ref().map(said))
        };
        let table = figure::table(state.say(|words| words.comparison))
            .child(el("thead").slot(head))
            .child(el("tbody").slot(rows));
        let draw = button("", state.say(|words| words.draw), move || {
            let chosen =
                self.table.with_untracked(|table| table.as_ref().map(|table| table.indicator.clone()));
            state.look(|view| view.drawn = chosen.into_iter().collect());
            navigation::go(state, Tab::Charts);
        });
        // The room of the longest fraction of the levels.
        let fraction = move || {
            let digits = self.table.with(|table| {
                let rows = table.iter().flat_map(|table| &table.rows);
                rows.filter_map(|row| Some(row.level.value()?.figure.number.value().normalize().scale()))
                    .max()
            });
            format!("{:.2}em", 0.3 + 0.62 * f64::from(digits.unwrap_or_default()))
        };
        el("div")
            .attr("hidden", move || !self.are_many())
            .child(figure::scrolling(state, table).class("table places").var("--level", fraction))
            .child(el("p").class("key").text(source))
            .child(el("p").class("choices").child(draw))
    }

    /// A column header that sorts: numbers from the largest, then from the smallest.
    fn sorting(self, (by, name): Column) -> El {
        let current = move || {
            let lead = self.table.with(|table| table.as_ref().map(|table| table.lead));
            let usual = lead.map(|lead| (lead.into(), true));
            self.state.view.with(|view| view.places_order).or(usual)
        };
        let sorted = move || match current() {
            Some((other, true)) if other == by => "descending",
            Some((other, false)) if other == by => "ascending",
            _ => "none",
        };
        let click = move || {
            let next = match untrack(current) {
                Some((other, descending)) if other == by => !descending,
                _ => by != PlaceOrder::Place,
            };
            self.state.look(|view| view.places_order = Some((by, next)));
        };
        el("th")
            .attr("scope", "col")
            .class((by == PlaceOrder::Place).then_some("name"))
            .attr("aria-sort", sorted)
            .child(button("plain sort", name, click).attr("title", self.state.say(|words| words.sort)))
    }
}

/// A column: what it sorts by, and its name.
type Column = (PlaceOrder, String);

fn columns(state: State, lang: Lang, table: &ByPlace) -> Vec<Column> {
    let place = (PlaceOrder::Place, state.words().places.to_owned());
    let result = |measure: &Measure| ((*measure).into(), words::result(lang, table, *measure));
    let results = table.measures.iter().filter(|_| table.year.is_some()).map(result);
    let target = words::target(lang, table).map(|name| (PlaceOrder::Target, name));
    std::iter::once(place).chain(results).chain(target).collect()
}

/// Whether a name of the list is the chosen indicator, which may be its growth.
fn is_one(name: &Name, chosen: &Name) -> bool {
    name == chosen || **name == *catalog::without_growth(chosen)
}

fn line(lang: Lang, index: &Index, table: &ByPlace, row: &PlaceRow) -> El {
    let results = table.measures.iter().filter(|_| table.year.is_some());
    let results = results.map(|measure| {
        let class = (*measure == Measure::Level).then_some("level");
        cell(lang, index, table, row.cell(*measure)).class(class)
    });
    let target = table.target_year.map(|_| cell(lang, index, table, &row.target));
    el("tr")
        .child(el("th").attr("scope", "row").text(i18n::place::full(lang, &row.place)))
        .children(results)
        .children(target)
}

/// A figure on the decimal point of its column, with its marks; or why there is none.
fn cell(lang: Lang, index: &Index, table: &ByPlace, cell: &Cell) -> El {
    let note = cell.at().map(|at| figure::whole_note(lang, index, at)).unwrap_or_default();
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
        Cell::Gap(gap) => {
            let reason = i18n::compare::gap(lang, gap);
            el("td").child(gap_mark(lang.pick(format!("{reason}（{note}）"), format!("{reason} ({note})"))))
        }
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

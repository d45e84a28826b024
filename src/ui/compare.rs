//! 对比: the main table.

use leptos::prelude::*;
use tongbi::compare::{Change, Index, Row, Selection, Sort, SortBy, Table};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Topic, Year};
use tongbi::view::Tab;

use super::element::{El, button, el, option};
use super::figure;
use super::state::State;
use crate::platform::pinyin;

/// How many rows are built at first, and how many more each time they are asked for.
const ROWS: usize = 200;

pub(crate) fn compare(state: State) -> El {
    let table = Memo::new(move |_| table_of(state, &state.view.with(|view| view.selection.clone())));
    let rows = RwSignal::new(ROWS);
    let title = move || {
        let chosen = state.view.with(|view| view.selection.places.clone());
        let labels = state
            .index
            .with(|index| index.0.places().iter().map(|place| place.label.clone()).collect::<Vec<_>>());
        let places: Vec<Name> =
            labels.into_iter().filter(|label| chosen.is_empty() || chosen.contains(label)).collect();
        table.with(|table| i18n::page::comparison_title(state.lang.get(), &places, &table.years))
    };
    let compared = move || match table.with(|table| table.compared) {
        Some((from, to)) => i18n::page::compared(state.lang.get(), from, to),
        None => state.words().one_year_hint.to_owned(),
    };
    let body = move || {
        table.with(|table| {
            state.index.with(|index| groups(state, state.lang.get(), &index.0, table, rows.get()))
        })
    };
    let after = move || {
        let left = table.with(Table::len).saturating_sub(rows.get());
        let more = (left > 0).then(|| {
            let name = i18n::page::more_rows(state.lang.get(), left);
            el("p").child(button("", name, move || rows.update(|rows| *rows += ROWS)))
        });
        let none = table.with(Table::is_empty).then(|| el("p").class("soft").text(state.words().no_rows));
        more.into_iter().chain(none)
    };
    let main = figure::table(state.say(|words| words.comparison)).child(head(state, table)).slot(body);
    el("div")
        .child(el("div").class("title").child(el("h1").text(title)).child(el("p").text(compared)))
        .child(controls(state, table))
        .child(figure::scrolling(main))
        .slot(after)
        .child(figure::peek(state))
}

fn table_of(state: State, selection: &Selection) -> Table {
    state.index.with(|index| index.0.table(selection, &pinyin::initial))
}

fn select(state: State, change: impl FnOnce(&mut Selection)) {
    state.view.update(|view| change(&mut view.selection));
}

/// What is compared, and how the rows are chosen.
fn controls(state: State, table: Memo<Table>) -> El {
    let search = el("input")
        .attr("type", "search")
        .attr("placeholder", state.say(|words| words.search))
        .label(state.say(|words| words.search))
        .value(move || state.view.with(|view| view.selection.search.clone()))
        .take("input", move |words| select(state, |selection| selection.search = words));
    let compared = Memo::new(move |_| table.with(|table| table.compared));
    el("div")
        .class("controls")
        .attr("role", "search")
        .child(search)
        .slot(move || compared.get().map(|compared| pair(state, compared)))
        .slot(move || topics(state))
        .slot(move || places(state))
        .slot(move || years(state))
}

/// The years that have results at the chosen places.
fn years_of(state: State) -> Vec<Year> {
    let places = state.view.with(|view| view.selection.places.clone());
    let years = state.index.with(|index| index.0.years(&places));
    years.into_iter().filter(|(_, results, _)| *results > 0).map(|(year, ..)| year).collect()
}

/// The two years that are compared.
fn pair(state: State, (from, to): (Year, Year)) -> El {
    let choice = move |name: &'static str, chosen: Year, with: fn((Year, Year), Year) -> (Year, Year)| {
        let years = years_of(state).into_iter();
        el("select")
            .label(name)
            .take("change", move |year| {
                if let Ok(year) = year.parse() {
                    select(state, |selection| selection.compared = Some(with((from, to), year)));
                }
            })
            .children(years.map(|year| option(year.to_string(), year.to_string(), year == chosen)))
    };
    let words = state.words();
    el("span")
        .class("pair")
        .child(choice(words.compared_from, from, |(_, to), year| (year, to)))
        .text("→")
        .child(choice(words.compared_to, to, |(from, _), year| (from, year)))
}

fn topics(state: State) -> Option<El> {
    let places = state.view.with(|view| view.selection.places.clone());
    let all = table_of(state, &Selection { places, ..Selection::default() });
    let topics: Vec<Topic> = all.groups.into_iter().filter_map(|group| group.topic).collect();
    let chosen = state.view.with(|view| view.selection.topics.clone());
    let words = state.words();
    let number = |topic: Topic| Topic::ALL.iter().position(|other| *other == topic).unwrap_or(0).to_string();
    let options = topics.iter().map(|topic| {
        option(number(*topic), i18n::model::topic(state.lang.get(), *topic), chosen.contains(topic))
    });
    (topics.len() > 1).then(|| {
        el("select")
            .label(words.topics)
            .take("change", move |number| {
                let topic = number.parse::<usize>().ok().and_then(|at| Topic::ALL.get(at).copied());
                select(state, |selection| selection.topics = topic.into_iter().collect());
            })
            .child(option(String::new(), words.topics_all, chosen.is_empty()))
            .children(options)
    })
}

fn places(state: State) -> Option<El> {
    let places: Vec<Name> =
        state.index.with(|index| index.0.places().iter().map(|place| place.label.clone()).collect());
    let chosen = state.view.with(|view| view.selection.places.clone());
    let words = state.words();
    let options = places.iter().map(|place| {
        option(place.to_string(), i18n::page::place_name(state.lang.get(), place), chosen.contains(place))
    });
    (places.len() > 1).then(|| {
        el("select")
            .label(words.places)
            .take("change", move |place| {
                let place = (!place.is_empty()).then(|| Name::from(place));
                select(state, |selection| selection.places = place.into_iter().collect());
            })
            .child(option(String::new(), words.places_all, chosen.is_empty()))
            .children(options)
    })
}

/// Whether all years are shown or the last ones.
fn years(state: State) -> Option<El> {
    /// How many years the table shows by itself.
    const SHOWN: usize = 6;

    let years = years_of(state);
    let all = Some((*years.first()?, *years.last()?));
    let chosen = state.view.with(|view| view.selection.years);
    let words = state.words();
    (years.len() > SHOWN).then(|| {
        el("select")
            .label(words.years_shown)
            .take("change", move |shown| {
                select(state, |selection| selection.years = if shown.is_empty() { None } else { all });
            })
            .child(option(String::new(), words.years_recent, chosen.is_none()))
            .child(option("all".to_owned(), words.years_all, chosen.is_some()))
    })
}

/// The head of the table. It is built anew only for other columns, so that a button that sorts
/// keeps the focus.
fn head(state: State, table: Memo<Table>) -> El {
    let columns = Memo::new(move |_| {
        table.with(|table| (table.years.clone(), table.compared.is_some(), table.target_year))
    });
    el("thead").slot(move || {
        let (years, has_change, target_year) = columns.get();
        let last = years.last().copied();
        let words = state.words();
        let years = years.into_iter().map(|year| {
            let name = year.to_string();
            if Some(year) == last {
                sorting(state, SortBy::Value, name, "")
            } else {
                el("th").attr("scope", "col").text(name)
            }
        });
        let changes = has_change.then(|| {
            [
                sorting(state, SortBy::Change, words.change.to_owned(), "change"),
                sorting(state, SortBy::Percent, words.percent.to_owned(), "change"),
            ]
        });
        let targets = target_year.map(|year| {
            let target = i18n::page::target_of(state.lang.get(), year);
            [target, words.outcome.to_owned()].map(|name| el("th").attr("scope", "col").text(name))
        });
        [el("tr")
            .child(sorting(state, SortBy::Name, words.indicator.to_owned(), "name"))
            .children(years)
            .children(changes.into_iter().flatten())
            .children(targets.into_iter().flatten())]
    })
}

/// A column header that sorts: numbers begin with the largest, names with the first; the third
/// click goes back to the order of topics.
fn sorting(state: State, by: SortBy, name: String, class: &'static str) -> El {
    let sort = move || state.view.with(|view| view.selection.sort);
    let order = move || match sort() {
        Sort { by: other, .. } if other != by => "none",
        Sort { descending: true, .. } => "descending",
        Sort { descending: false, .. } => "ascending",
    };
    let click = move || {
        let first = by != SortBy::Name;
        select(state, |Selection { sort, .. }| {
            *sort = match *sort {
                Sort { by: other, .. } if other != by => Sort { by, descending: first },
                Sort { descending, .. } if descending == first => Sort { by, descending: !first },
                _ => Sort::default(),
            };
        });
    };
    el("th")
        .attr("scope", "col")
        .class(class)
        .attr("aria-sort", order)
        .child(button("plain sort", name, click).attr("title", state.words().sort))
}

fn groups(state: State, lang: Lang, index: &Index, table: &Table, limit: usize) -> Vec<El> {
    let pairs = usize::from(table.compared.is_some()) + usize::from(table.target_year.is_some());
    let width = (1 + table.years.len() + 2 * pairs).to_string();
    let heading = |topic: Topic| {
        let name = i18n::model::topic(lang, topic);
        el("tr")
            .class("topic")
            .child(el("th").attr("colspan", width.clone()).attr("scope", "colgroup").text(name))
    };
    let shown = table.groups.iter().filter(|group| group.rows.start < limit);
    shown
        .map(|group| {
            let rows = (group.rows.start..group.rows.end.min(limit)).filter_map(|at| table.row(index, at));
            el("tbody")
                .children(group.topic.map(heading))
                .children(rows.map(|line| row(state, lang, index, table, &line)))
        })
        .collect()
}

fn row(state: State, lang: Lang, index: &Index, table: &Table, row: &Row) -> El {
    let part = i18n::compare::part(lang, row.part);
    let unit = if part.is_empty() { row.unit.to_string() } else { format!("{} {part}", row.unit) };
    let drawn = row.indicator.clone();
    let draw = button("plain name", row.indicator.to_string(), move || {
        state.view.update(|view| {
            view.drawn = vec![drawn.clone()];
            view.tab = Tab::Charts;
        });
    });
    let header = el("th")
        .attr("scope", "row")
        .children(table.several_places.then(|| el("small").class("place").text(format!("{} ", row.place))))
        .child(draw.attr("title", state.words().draw))
        .text(" ")
        .child(el("small").text(unit))
        .children(figure::gloss(lang, &row.indicator));
    let changes = table.compared.map(|_| change(lang, row));
    let targets = table.target_year.map(|_| {
        let outcome = el("td").child(figure::verdict(lang, &row.verdict, &row.unit, row.rate));
        [figure::cell(state, lang, index, &row.target), outcome]
    });
    el("tr")
        .child(header)
        .children(row.cells.iter().map(|cell| figure::cell(state, lang, index, cell)))
        .children(changes.into_iter().flatten())
        .children(targets.into_iter().flatten())
}

/// The two cells of a change: rates change by points and have no percentage.
fn change(lang: Lang, row: &Row) -> Vec<El> {
    match &row.change {
        Change::NotComputed(reason) => {
            let reason = i18n::compare::incomparable(lang, *reason);
            vec![el("td").class("change gap").attr("colspan", "2").text(reason)]
        }
        Change::Computed(difference) => {
            let direction = figure::direction(difference.amount);
            let amount = i18n::compare::amount(lang, difference, &row.unit);
            let ratio = i18n::compare::ratio(lang, difference);
            let (first, second) = if ratio.is_empty() { (direction, "") } else { ("", direction) };
            let cell = |class: &'static str, text| {
                el("td").class("change").child(el("span").class(class).text(text))
            };
            vec![cell(first, amount), cell(second, ratio)]
        }
    }
}

//! Compares a million observations: chooses two years, sorts all series by their change, builds the rows in view.

use std::sync::Arc;

use tongbi::compare::{Index, Overrides, Selection, Sort, SortBy, Table};
use tongbi::i18n::Lang;
use tongbi::i18n::compare as words;
use tongbi::model::{Figure, Kind, Name, Observation, Period, Place, Report, Value, Year};
use tongbi::quantity::Decimal;
use wasm_bindgen::prelude::wasm_bindgen;

/// The number of rows that a high window shows.
const IN_VIEW: usize = 60;

/// The observations, stored as in the page.
#[wasm_bindgen]
pub struct Comparing {
    index: Index,
    table: Table,
    indicators: u32,
}

#[wasm_bindgen]
impl Comparing {
    /// `tenths` has the figures in tenths, by place, indicator and year.
    #[wasm_bindgen(constructor)]
    pub fn new(places: usize, indicators: usize, years: &[Year], tenths: &[i32]) -> Self {
        let names: Vec<Name> = (1..=indicators).map(|n| format!("指标{n}").into()).collect();
        let unit = Name::from("亿元");
        let mut reports = Vec::with_capacity(places * years.len());
        for (place, rows) in (1..=places).zip(tenths.chunks(indicators * years.len())) {
            let place = Place::named(format!("地方{place}"));
            for (at, year) in years.iter().enumerate() {
                let mut report = Report::new(place.clone(), year.saturating_add(1));
                let figures = names.iter().zip(rows.chunks(years.len()));
                report.observations = figures
                    .filter_map(|(name, row)| Some(observation(name, &unit, *year, *row.get(at)?)))
                    .collect();
                reports.push(Arc::new(report));
            }
        }
        let index = Index::with_overrides(&reports, &Overrides::default());
        Self { index, table: Table::default(), indicators: u32::try_from(indicators).unwrap_or(1) }
    }

    /// Compares two years and sorts by the change, the greatest first. Builds the rows in view and returns their
    /// number of characters.
    pub fn compare(&mut self, from: Year, to: Year) -> usize {
        let sort = Sort { by: SortBy::Change, descending: true };
        let selection = Selection { compared: Some((from, to)), sort, ..Selection::default() };
        self.table = self.index.table(&selection, &|_| None);
        self.view(0)
    }

    /// Builds the rows in view from `first` on, as scrolling does.
    pub fn view(&self, first: usize) -> usize {
        let rows =
            (first..self.table.len().min(first + IN_VIEW)).filter_map(|at| self.table.row(&self.index, at));
        rows.map(|row| {
            let changes = row.changes.iter().map(|one| words::change(Lang::Zh, &one.change, &row.unit).len());
            let cells =
                row.cells.iter().filter_map(|cell| cell.value()).map(|v| words::value(Lang::Zh, v).len());
            changes.sum::<usize>() + cells.sum::<usize>()
        })
        .sum()
    }

    /// The first rows, to compare with other tools. Each is `place × number of indicators + indicator`.
    pub fn first(&self, rows: usize) -> Vec<u32> {
        let number =
            |name: &str| name.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().unwrap_or(0);
        (0..rows)
            .filter_map(|at| self.table.row(&self.index, at))
            .map(|row| (number(&row.place) - 1) * self.indicators + number(&row.indicator) - 1)
            .collect()
    }
}

fn observation(indicator: &Name, unit: &Name, year: Year, tenths: i32) -> Observation {
    let number = Decimal::new(i64::from(tenths), 1).into();
    let value = Value::Stated(Figure::exactly(number));
    Observation::new(indicator.clone(), Period::Year(year), Kind::Actual, value, unit.clone())
}

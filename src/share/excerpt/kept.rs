//! Selects the statements of the rows shown, in the years shown.
//!
//! | in the reports | in the excerpt |
//! | --- | --- |
//! | a statement of a shown row and year | kept |
//! | any other statement | dropped |
//! | a report of a chosen place without such statements | kept empty, so that its cells say 未提及 |
//! | a target of a task | kept without the task |

use std::collections::{BTreeSet, HashMap, HashSet};

use super::shown::Shown;
use crate::compare::{Index, ObservationRef, SeriesId};
use crate::model::{
    Evidence, Extra, Kind, Name, Observation, Place, Report, StatedChange, Topic, Year, catalog,
};

/// The selected statements, and those selected with their sentences.
pub(super) struct Keep<'a> {
    shown: &'a Shown,
    pub(super) statements: BTreeSet<ObservationRef>,
    sentences: BTreeSet<ObservationRef>,
    /// The topic under which a statement is listed, if its name does not determine the topic.
    topics: HashMap<ObservationRef, Topic>,
    all_sentences: bool,
}

impl<'a> Keep<'a> {
    pub(super) fn new(index: &Index, shown: &'a Shown, sentences: bool) -> Self {
        let mut keep = Self {
            shown,
            statements: BTreeSet::new(),
            sentences: BTreeSet::new(),
            topics: HashMap::new(),
            all_sentences: sentences,
        };
        for id in &shown.rows {
            let in_view = |year: Year| shown.years.contains(&year);
            let growth = index.growth_series(*id);
            for id in [Some(*id), growth].into_iter().flatten() {
                keep.statements.extend(index.statements_about(id, in_view));
            }
            let topic = index.trend(*id).map(|trend| trend.topic);
            for at in index.statements_naming(*id) {
                let known = index.observation(at).and_then(|o| catalog::find(&o.indicator)).map(|i| i.topic);
                keep.topics.extend(topic.filter(|topic| Some(*topic) != known).map(|topic| (at, topic)));
            }
        }
        keep.fill(index);
        keep
    }

    /// For each shown year in which no selected row has a figure, adds a statement of another row, so that the year
    /// keeps its column.
    fn fill(&mut self, index: &Index) {
        let places = &self.shown.view.selection.places;
        let labels = index.places().iter().map(|place| &place.label);
        let chosen: Vec<&Name> = labels.filter(|l| places.is_empty() || places.contains(l)).collect();
        for year in self.shown.years.clone() {
            let all = chosen.iter().flat_map(|place| index.series_of(place));
            let about: Vec<ObservationRef> =
                all.flat_map(|id| index.statements_about(id, |y| y == year)).collect();
            let is_target =
                |at: &&ObservationRef| index.observation(**at).is_some_and(|o| o.kind == Kind::Target);
            let (targets, results): (Vec<_>, Vec<_>) = about.iter().partition(is_target);
            for class in [targets, results] {
                if class.iter().all(|at| !self.statements.contains(*at)) {
                    let whole = |at: &&&ObservationRef| {
                        index
                            .observation(***at)
                            .is_some_and(|o| o.value.figure().is_some() && o.period.whole_year().is_some())
                    };
                    self.statements.extend(class.iter().find(whole).map(|at| **at));
                }
            }
        }
    }

    /// Adds the sentences of a row.
    pub(super) fn with_sentences(&mut self, index: &Index, id: SeriesId) {
        self.sentences.extend(index.statements_about(id, |_| true));
    }

    /// Adds the sentences of all rows.
    pub(super) fn with_all_sentences(&mut self, _: &Index, _: SeriesId) {
        self.all_sentences = true;
    }

    /// Adds the statements of a row in all years, with their sentences.
    pub(super) fn with_all_years(&mut self, index: &Index, id: SeriesId) {
        self.statements.extend(index.statements_about(id, |_| true));
        self.with_sentences(index, id);
    }

    /// Adds the statements about the growth of a row in all years, with their sentences.
    pub(super) fn with_growth(&mut self, index: &Index, id: SeriesId) {
        if let Some(growth) = index.growth_series(id) {
            self.with_all_years(index, growth);
        }
    }

    /// Adds the statements of all reports.
    pub(super) fn with_all_statements(&mut self, index: &Index, _: SeriesId) {
        for (number, report) in (0..).zip(index.reports()) {
            let at = |(statement, _)| ObservationRef { report: number, statement };
            self.statements.extend(report.statements().map(at));
        }
    }

    /// Adds statements that show why a match is doubtful: the topics of a report are a reason.
    pub(super) fn with_topics(&mut self, index: &Index, statements: BTreeSet<ObservationRef>) {
        let stated = |at: &ObservationRef| Some((*at, index.observation(*at)?.topic?));
        self.topics.extend(statements.iter().filter_map(stated));
        self.statements.extend(statements);
    }

    /// The reports, reduced to what was selected. A report of a chosen place, or of a place with the same
    /// name, is kept even if nothing of it was selected.
    pub(super) fn reports(&self, index: &Index) -> Vec<Report> {
        let places = &self.shown.view.selection.places;
        let names: HashSet<&Name> = index
            .places()
            .iter()
            .filter(|entry| places.is_empty() || places.contains(&entry.label))
            .map(|entry| &entry.place.name)
            .collect();
        let covers = |report: &Report| {
            [report.year, report.year.saturating_sub(1)].iter().any(|year| self.shown.years.contains(year))
        };
        let cut = (0..).zip(index.reports()).filter_map(|(number, report)| {
            let place = index.place_of(number as usize).map(|entry| &entry.place.name);
            let cut = self.report(number, report);
            let is_named = place.is_some_and(|place| names.contains(place)) && covers(report);
            (is_named || !cut.observations.is_empty()).then_some(cut)
        });
        cut.collect()
    }

    fn report(&self, number: u32, report: &Report) -> Report {
        let place = Place { extra: Extra::default(), ..report.place.clone() };
        let mut cut = Report::new(place, report.year);
        // The targets of tasks are kept without the tasks.
        for (statement, observation) in report.statements() {
            let at = ObservationRef { report: number, statement };
            if self.statements.contains(&at) {
                cut.observations.push(self.observation(at, observation));
            }
        }
        cut
    }

    fn observation(&self, at: ObservationRef, observation: &Observation) -> Observation {
        let sentence = self.all_sentences || self.sentences.contains(&at);
        let searched = !self.shown.view.selection.search.is_empty();
        let Observation { evidence, change, .. } = observation;
        let note = observation.extra.0.iter().filter(|(name, _)| name == "note").cloned().collect();
        Observation {
            as_written: observation.as_written.clone().filter(|_| sentence || searched),
            topic: self.topics.get(&at).copied(),
            completion_span: None,
            evidence: Evidence {
                quote: evidence.quote.clone().filter(|_| sentence),
                span: None,
                runner_up: None,
                ..evidence.clone()
            },
            change: change.clone().map(|change| StatedChange {
                span: None,
                extra: Extra::default(),
                ..change
            }),
            corrected_from: None,
            extra: Extra(note),
            ..observation.clone()
        }
    }
}

//! Parts of whole reports: chosen statements, and of the text the lines that findings are about.
//!
//! | text | finding | cut text |
//! | --- | --- | --- |
//! | 标题 / 一段 / 一是修路。 / 三是架桥。 / 二段 | 二是 is missing | 标题 / …… / 一是修路。 / 三是架桥。 / …… |
//!
//! What a check finds can depend on more than what its finding names, so the caller compares the findings of the
//! part with those of the whole and takes a larger [`Extent`] where they differ.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::super::without_text;
use crate::check::Finding;
use crate::compare::{Index, ObservationRef};
use crate::model::{Report, StatementRef};

/// Stands for the lines that are left out.
const LEFT_OUT: &str = "……";

/// How much of the reports is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// The selected statements and lines.
    Selected,
    /// The same with all tasks and projects.
    WithTasks,
    /// All statements, and the selected lines.
    AllStatements,
    /// The whole reports with their texts.
    Everything,
}

impl Extent {
    pub(super) const ALL: [Self; 4] =
        [Self::Selected, Self::WithTasks, Self::AllStatements, Self::Everything];
}

/// What is selected of the reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Cut {
    pub(super) statements: BTreeSet<ObservationRef>,
    /// Characters of texts.
    passages: Vec<(u32, Range<usize>)>,
    /// The report whose projects and problems the view shows.
    pub(super) chosen: Option<u32>,
}

impl Cut {
    /// Selects what a finding is about.
    pub(super) fn keep(&mut self, finding: &Finding) {
        self.statements.extend(&finding.at);
        let reports: BTreeSet<u32> = finding.passages.iter().map(|passage| passage.report).collect();
        for number in reports {
            let own = || finding.passages.iter().filter(|passage| passage.report == number);
            let start = own().map(|passage| passage.span.start).min();
            let end = own().map(|passage| passage.span.end).max();
            self.passages.extend(start.zip(end).map(|(start, end)| (number, start..end)));
        }
    }

    /// The part of a report.
    pub(super) fn report(&self, number: u32, report: &Report, extent: Extent) -> Report {
        if extent == Extent::Everything {
            return report.clone();
        }
        let mut cut = without_text(report);
        cut.text = self.text(number, report);
        cut.outline.clear();
        if extent == Extent::AllStatements {
            return cut;
        }
        cut.dropped.clear();
        cut.unread.clear();
        let is_selected = |commitment: Option<u32>, observation: u32| {
            let statement = StatementRef { commitment, observation };
            self.statements.contains(&ObservationRef { report: number, statement })
        };
        let mut numbers = 0..;
        cut.observations.retain(|_| numbers.next().is_some_and(|number| is_selected(None, number)));
        for (task, commitment) in (0..).zip(&mut cut.commitments) {
            let mut numbers = 0..;
            commitment
                .targets
                .retain(|_| numbers.next().is_some_and(|number| is_selected(Some(task), number)));
        }
        let is_chosen = self.chosen == Some(number);
        if extent == Extent::Selected {
            cut.commitments.retain(|task| !task.targets.is_empty());
            if !is_chosen {
                cut.projects.clear();
            }
        }
        if !is_chosen {
            cut.problems.clear();
        }
        cut
    }

    /// The selected lines of a report's text, with its first line.
    fn text(&self, number: u32, report: &Report) -> Option<String> {
        let own: Vec<&Range<usize>> =
            self.passages.iter().filter(|(report, _)| *report == number).map(|(_, range)| range).collect();
        let text = report.text.as_deref().filter(|_| !own.is_empty())?;
        let (mut cut, mut start, mut is_gap) = (Vec::new(), 0, false);
        for (at, line) in text.split('\n').enumerate() {
            let end = start + line.chars().count();
            if at == 0 || own.iter().any(|range| range.start <= end && start < range.end) {
                cut.push(line);
                is_gap = false;
            } else if !std::mem::replace(&mut is_gap, true) {
                cut.push(LEFT_OUT);
            }
            start = end + 1;
        }
        Some(cut.join("\n"))
    }
}

/// The index of some reports, by the same decisions.
pub(super) fn indexed(index: &Index, reports: &[Report]) -> Index {
    let reports: Vec<Arc<Report>> = reports.iter().cloned().map(Arc::new).collect();
    Index::with_overrides(&reports, index.overrides())
}

//! What 校核 shows: the findings of all reports, with what they are about.

use super::Excerpt;
use super::cut::{Cut, Extent, indexed};
use crate::check::{self, Certainty, Finding};
use crate::compare::Index;
use crate::view::View;

/// The reports, reduced to what the findings are about.
pub(super) fn excerpt(index: &Index, view: &View) -> Excerpt {
    let findings = check::run(index);
    let mut cut = Cut::default();
    findings.iter().for_each(|finding| cut.keep(finding));
    let words = in_words(index, &findings);
    let reports = |extent: Extent| {
        let all = (0..).zip(index.reports());
        all.map(|(number, report)| cut.report(number, report, extent)).collect::<Vec<_>>()
    };
    let is_same = |extent: &Extent| {
        let index = indexed(index, &reports(*extent));
        self::in_words(&index, &check::run(&index)) == words
    };
    let extent = Extent::ALL.into_iter().find(is_same).unwrap_or(Extent::Everything);
    Excerpt { reports: reports(extent), view: view.clone() }
}

/// What a reader sees of findings.
pub(super) fn in_words(index: &Index, findings: &[Finding]) -> Vec<(String, String, Certainty)> {
    let words = findings
        .iter()
        .map(|finding| (finding.key(index), format!("{:?}", finding.discrepancy), finding.certainty));
    let mut words: Vec<_> = words.collect();
    words.sort();
    words
}

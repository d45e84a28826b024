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
    let said = said(index, &findings);
    let reports = |extent: Extent| {
        let all = (0..).zip(index.reports());
        all.map(|(number, report)| cut.report(number, report, extent)).collect::<Vec<_>>()
    };
    let is_same = |extent: &Extent| {
        let index = indexed(index, &reports(*extent));
        self::said(&index, &check::run(&index)) == said
    };
    let extent = Extent::ALL.into_iter().find(is_same).unwrap_or(Extent::Everything);
    Excerpt { reports: reports(extent), view: view.clone() }
}

/// What a reader sees of findings.
pub(super) fn said(index: &Index, findings: &[Finding]) -> Vec<(String, String, Certainty)> {
    let said = findings
        .iter()
        .map(|finding| (finding.key(index), format!("{:?}", finding.discrepancy), finding.certainty));
    let mut said: Vec<_> = said.collect();
    said.sort();
    said
}

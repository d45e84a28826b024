//! What 校核 shows: the findings of all reports, with what they are about.

use super::cut::{Cut, Extent, indexed};
use super::{Excerpt, Pause};
use crate::check::{Certainty, CheckRun, Finding};
use crate::compare::Index;
use crate::view::View;

/// The reports, reduced to what the findings are about.
pub(super) async fn excerpt(index: &Index, view: &View, pause: &mut impl Pause) -> Excerpt {
    let findings = found(index, pause).await;
    let mut cut = Cut::default();
    findings.iter().for_each(|finding| cut.keep(finding));
    let words = in_words(index, &findings);
    let reports = |extent: Extent| {
        let all = (0..).zip(index.reports());
        all.map(|(number, report)| cut.report(number, report, extent)).collect::<Vec<_>>()
    };
    for extent in Extent::ALL {
        let reports = reports(extent);
        let index = indexed(index, &reports);
        pause.pause().await;
        let findings = found(&index, pause).await;
        if in_words(&index, &findings) == words {
            return Excerpt { reports, view: view.clone() };
        }
    }
    Excerpt { reports: reports(Extent::Everything), view: view.clone() }
}

/// The findings of all checks.
pub(super) async fn found(index: &Index, pause: &mut impl Pause) -> Vec<Finding> {
    let mut run = CheckRun::new(index);
    while run.step() {
        pause.pause().await;
    }
    run.finish()
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

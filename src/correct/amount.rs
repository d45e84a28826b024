//! Corrections of a project's investment and length.
//!
//! | correction of `修路，总投资300万元` | stored |
//! | --- | --- |
//! | 350 instead of 300 | 350, with the original 300 |
//! | dropped | no investment; 300 as dropped |
//!
//! A corrected amount stores its original in [`Amount::corrected_from`]. A dropped amount is stored in
//! [`Project::dropped_investment`] or [`Project::dropped_length`].

use super::form::value;
use super::{At, Correction, CorrectionForm, FormField};
use crate::model::{Amount, Extra, Kind, Observation, Period, Project, Report, Span, Value};

/// A figure of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AmountKind {
    /// The total investment.
    Investment,
    /// The length.
    Length,
}

impl AmountKind {
    /// All measures.
    pub const ALL: [Self; 2] = [Self::Investment, Self::Length];

    /// The figure of a project, if it has one.
    #[must_use]
    pub fn of(self, project: &Project) -> Option<&Amount> {
        match self {
            Self::Investment => project.investment.as_ref(),
            Self::Length => project.length.as_ref(),
        }
    }

    fn slot(self, project: &mut Project) -> &mut Option<Amount> {
        match self {
            Self::Investment => &mut project.investment,
            Self::Length => &mut project.length,
        }
    }

    /// The dropped figure of a project as a statement, if it has one.
    fn dropped(self, project: &Project) -> Option<&Observation> {
        match self {
            Self::Investment => project.dropped_investment.as_deref(),
            Self::Length => project.dropped_length.as_deref(),
        }
    }

    fn dropped_slot(self, project: &mut Project) -> &mut Option<Box<Observation>> {
        match self {
            Self::Investment => &mut project.dropped_investment,
            Self::Length => &mut project.dropped_length,
        }
    }
}

/// The address of a figure of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AmountRef {
    /// The index in [`Report::projects`].
    pub project: usize,
    /// The figure.
    pub measure: AmountKind,
}

/// The form for a figure of a project: value and unit.
#[must_use]
pub fn amount_form(report: &Report, at: AmountRef) -> Option<CorrectionForm> {
    let project = report.projects.get(at.project)?;
    Some(CorrectionForm::of(&statement(report, project, at.measure.of(project)?)))
}

/// Writes the typed value and unit into a figure of a project.
///
/// # Errors
/// The invalid field; the report is unchanged.
pub fn correct_amount(report: &mut Report, at: AmountRef, form: &CorrectionForm) -> Result<(), FormField> {
    change(report, at, |amount| {
        let Value::Stated(figure) =
            value(&form.value, &Value::Stated(amount.figure.clone())).ok_or(FormField::Value)?
        else {
            return Err(FormField::Value);
        };
        let said =
            |figure: &crate::model::Figure| (figure.number.value(), figure.to.as_ref().map(|to| to.value()));
        if said(&figure) != said(&amount.figure) {
            amount.figure = figure;
        }
        amount.unit = form.unit.trim().into();
        Ok(())
    })
}

/// Confirms a repaired figure of a project. Returns false if there is none.
pub fn confirm_amount(report: &mut Report, at: AmountRef) -> bool {
    let confirmed =
        change(report, at, |amount| amount.evidence.repaired_from.take().map(|_| ()).ok_or(FormField::Value));
    confirmed.is_ok()
}

/// Drops a figure of a project. Returns false if there is none.
pub fn drop_amount(report: &mut Report, at: AmountRef) -> bool {
    let Some(before) = report.projects.get(at.project).and_then(|project| {
        let amount = at.measure.of(project)?;
        Some(amount.corrected_from.as_deref().cloned().unwrap_or_else(|| statement(report, project, amount)))
    }) else {
        return false;
    };
    let Some(project) = report.projects.get_mut(at.project) else { return false };
    *at.measure.slot(project) = None;
    *at.measure.dropped_slot(project) = Some(Box::new(before));
    true
}

/// Changes a figure of a project. The original is stored on the first change.
fn change(
    report: &mut Report,
    at: AmountRef,
    change: impl FnOnce(&mut Amount) -> Result<(), FormField>,
) -> Result<(), FormField> {
    let Some(before) = report.projects.get(at.project).and_then(|project| {
        let amount = at.measure.of(project)?;
        Some((amount.clone(), statement(report, project, amount)))
    }) else {
        return Ok(());
    };
    let (old, before) = before;
    let mut new = old.clone();
    change(&mut new)?;
    if new != old && new.corrected_from.is_none() {
        new.corrected_from = Some(Box::new(before));
    }
    if let Some(project) = report.projects.get_mut(at.project) {
        *at.measure.slot(project) = Some(new);
    }
    Ok(())
}

/// The prefix for an amount's fields outside the format when they are stored in a statement. Without it, an
/// amount's field `kind` would be read as the statement's kind.
const FIELD: &str = "amount.";

/// A figure of a project as a statement, the form in which corrections show and store it.
fn statement(report: &Report, project: &Project, amount: &Amount) -> Observation {
    let value = Value::Stated(amount.figure.clone());
    let period = Period::Year(report.year);
    let fields = amount.extra.0.iter().map(|(name, json)| (format!("{FIELD}{name}"), json.clone()));
    Observation {
        evidence: amount.evidence.clone(),
        extra: Extra(fields.collect()),
        ..Observation::new(project.name.as_str().into(), period, Kind::Actual, value, amount.unit.clone())
    }
}

fn amount(statement: &Observation) -> Option<Amount> {
    let fields = statement.extra.0.iter();
    let fields = fields.filter_map(|(name, json)| Some((name.strip_prefix(FIELD)?.to_owned(), json.clone())));
    Some(Amount {
        figure: statement.value.figure()?.clone(),
        unit: statement.unit.clone(),
        evidence: statement.evidence.clone(),
        corrected_from: None,
        extra: Extra(fields.collect()),
    })
}

/// The corrections of projects' figures.
pub(super) fn corrections(report: &Report) -> Vec<Correction> {
    let each = report.projects.iter().enumerate().flat_map(|(number, project)| {
        AmountKind::ALL.into_iter().filter_map(move |measure| {
            let at = At::Amount(AmountRef { project: number, measure });
            match measure.of(project) {
                Some(amount) => {
                    let before = amount.corrected_from.as_deref()?.clone();
                    let after = statement(report, project, amount);
                    Some(Correction { before: Some(before), after: Some(after), at })
                }
                None => {
                    let before = measure.dropped(project)?.clone();
                    Some(Correction { before: Some(before), after: None, at })
                }
            }
        })
    });
    each.collect()
}

/// Undoes a correction of a project's figure. Returns false if it cannot be found.
pub(super) fn undo(report: &mut Report, at: AmountRef, correction: &Correction) -> bool {
    let now = report
        .projects
        .get(at.project)
        .map(|project| at.measure.of(project).map(|amount| statement(report, project, amount)));
    let before = correction.before.as_ref().and_then(amount);
    let (Some(now), Some(before)) = (now, before) else { return false };
    if now != correction.after {
        return false;
    }
    let Some(project) = report.projects.get_mut(at.project) else { return false };
    *at.measure.slot(project) = Some(before);
    *at.measure.dropped_slot(project) = None;
    true
}

/// Applies a correction to a report that was read again. The figure is found by `span`, or else by
/// the project's name. Returns false if it no longer exists.
pub(super) fn carry(
    new: &mut Report,
    measure: AmountKind,
    correction: &Correction,
    span: Option<Span>,
) -> bool {
    let Some(before) = &correction.before else { return false };
    let found = new.projects.iter().position(|project| {
        measure.of(project).is_some_and(|amount| match before.evidence.span {
            Some(_) => span.is_some() && amount.evidence.span == span,
            None => *project.name == *before.indicator,
        })
    });
    let Some(project) = found else { return false };
    let at = AmountRef { project, measure };
    let Some(after) = &correction.after else { return drop_amount(new, at) };
    let changed = change(new, at, |amount| {
        let span = amount.evidence.span;
        *amount = self::amount(after).ok_or(FormField::Value)?;
        amount.evidence.span = span;
        Ok(())
    });
    changed.is_ok()
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
mod tests {
    use super::super::{corrections, undo};
    use super::*;
    use crate::extract;

    const TEXT: &str = "甲镇2024年政府工作报告\n一、2023年工作回顾\n投资30O万元，新修甲村道路22公里。\n";

    /// A report with a project of 300 万元 and 22 公里.
    fn report() -> Report {
        let mut report = extract::read(TEXT, None).report.dated().unwrap();
        let json = r#"{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,"projects":[
            {"name":"甲村道路","investment":{"value":"300","unit":"万元","repaired_from":"30O万元"},"length":{"value":"22","unit":"公里","kind":"新建","x":[1]}}]}"#;
        report.projects = crate::format::read(json).reports.remove(0).projects;
        report
    }

    fn told(report: &Report) -> String {
        let one = |amount: &Amount| format!("{} {}", amount.figure.number, amount.unit);
        let all = report
            .projects
            .iter()
            .flat_map(|project| AmountKind::ALL.map(|measure| measure.of(project).map(one)));
        all.map(|said| said.unwrap_or_else(|| "—".to_owned())).collect::<Vec<_>>().join(", ")
    }

    const INVESTMENT: AmountRef = AmountRef { project: 0, measure: AmountKind::Investment };
    const LENGTH: AmountRef = AmountRef { project: 0, measure: AmountKind::Length };

    #[test]
    fn project_figures_can_be_corrected_and_restored() {
        let read = report();
        let mut report = read.clone();
        let mut form = amount_form(&report, INVESTMENT).expect("an investment");
        form.value = "3000".to_owned();
        correct_amount(&mut report, INVESTMENT, &form).expect("a number");
        assert!(drop_amount(&mut report, LENGTH));
        assert_eq!(told(&report), "3000 万元, —");
        form.value = "many".to_owned();
        assert_eq!(correct_amount(&mut report, INVESTMENT, &form), Err(FormField::Value));
        let again = crate::format::read(&crate::format::write(&report)).reports.remove(0);
        assert_eq!(corrections(&again).len(), 2);
        for _ in 0..2 {
            let all = corrections(&report);
            assert!(undo(&mut report, all.first().expect("one")));
        }
        assert_eq!(report, read);
    }

    #[test]
    fn a_repaired_figure_can_be_confirmed() {
        let mut report = report();
        assert!(confirm_amount(&mut report, INVESTMENT));
        assert!(!confirm_amount(&mut report, INVESTMENT));
        assert!(!confirm_amount(&mut report, LENGTH));
        assert_eq!(corrections(&report).len(), 1);
    }
}

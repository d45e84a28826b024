//! Applies remedies to reports.

use std::sync::Arc;

use super::Remedy;
use crate::correct;
use crate::model::{Figure, Kind, Report, Value};

/// Applies a remedy to the reports that the finding's index was built from. Returns false if
/// nothing changed: the remedy is to read a sentence, or its statement no longer exists.
pub fn apply_remedy(reports: &mut [Arc<Report>], remedy: &Remedy) -> bool {
    if let Remedy::ConfirmAmount { report, at } | Remedy::DropAmount { report, at } = *remedy {
        let Some(report) = reports.get_mut(report as usize) else { return false };
        let report = Arc::make_mut(report);
        return match remedy {
            Remedy::DropAmount { .. } => correct::drop_amount(report, at),
            _ => correct::confirm_amount(report, at),
        };
    }
    let (Remedy::SetValue { at, .. }
    | Remedy::MakeTarget(at)
    | Remedy::Confirm(at)
    | Remedy::Drop(at)
    | Remedy::Look(at)) = *remedy
    else {
        return false;
    };
    let Some(report) = reports.get_mut(at.report as usize) else { return false };
    let report = Arc::make_mut(report);
    if matches!(remedy, Remedy::Drop(_)) {
        return correct::drop_statement(report, at.statement);
    }
    let Some(observation) = report.statement_mut(at.statement) else { return false };
    let mut new = observation.clone();
    match remedy {
        Remedy::Look(_)
        | Remedy::Write(_)
        | Remedy::Drop(_)
        | Remedy::ConfirmAmount { .. }
        | Remedy::DropAmount { .. } => return false,
        Remedy::SetValue { value, .. } => new.value = Value::Stated(Figure::exactly((*value).into())),
        Remedy::MakeTarget(_) => new.kind = Kind::Target,
        // A change makes the reading sure, too.
        Remedy::Confirm(_) => new.evidence.repaired_from = None,
    }
    correct::change(observation, new);
    true
}

//! Carrying out what can be done about a finding.

use std::sync::Arc;

use super::Remedy;
use crate::correct;
use crate::model::{Figure, Json, Kind, Report, Value};

/// The field that keeps what stood in the report before a reader confirmed how it was mended.
const CONFIRMED: &str = "confirmed_from";

/// Carries out a remedy on the reports that the finding's index was built from. False if there is
/// nothing to carry out: a sentence to look at, or a statement that is gone.
pub fn apply(reports: &mut [Arc<Report>], remedy: &Remedy) -> bool {
    let (Remedy::SetValue { at, .. }
    | Remedy::MakeTarget(at)
    | Remedy::Confirm(at)
    | Remedy::Drop(at)
    | Remedy::Look(at)) = *remedy
    else {
        return false;
    };
    let Some(report) = reports.get_mut(at.report as usize) else { return false };
    let Some((list, number)) = correct::place(Arc::make_mut(report), at) else { return false };
    let Some(observation) = list.get_mut(number) else { return false };
    match remedy {
        Remedy::Look(_) | Remedy::Write(_) => return false,
        Remedy::SetValue { value, .. } => observation.value = Value::Stated(Figure::exactly((*value).into())),
        Remedy::MakeTarget(_) => observation.kind = Kind::Target,
        Remedy::Confirm(_) => {
            if let Some(from) = observation.evidence.repaired_from.take() {
                let json = serde_json::to_string(&from).unwrap_or_default();
                observation.extra.0.push((CONFIRMED.to_owned(), Json(json.into())));
            }
        }
        Remedy::Drop(_) => {
            list.remove(number);
        }
    }
    true
}

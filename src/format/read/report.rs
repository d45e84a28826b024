//! Reads a report's own fields. Its lists are read later, entry by entry.
//!
//! | fields | read as |
//! | --- | --- |
//! | `"place": {"name": "甲镇"}, "year": 2024` | the report of 甲镇 of 2024 |
//! | no `place` | a report of a place without a name; the fault `missing` |
//! | no `year` | no report, and the fault `missing`; or a report without a year, if that is allowed |

use serde_json::value::RawValue;

use super::List;
use super::observation::dropped;
use crate::format::fault::{Cause, Expected};
use crate::format::object::{Log, Object, Path, string, wrong_kind};
use crate::model::{Name, Place, Provenance, ReadReport, Report};

/// Reads a report except for its lists.
pub(super) fn head(
    mut object: Object<'_, '_>,
    log: &mut Log,
    has_lists: bool,
    undated: bool,
) -> Option<ReadReport> {
    if !has_lists && !["format", "place", "year"].into_iter().any(|name| object.has(name)) {
        object.fault(log, Cause::NotAReport);
        return None;
    }
    format(&mut object, log);
    let place = object.field(log, "place", place);
    if place.is_none() {
        object.missing(log, "place");
    }
    let year = object.year(log, "year");
    if year.is_none() && !undated {
        object.missing(log, "year");
        return None;
    }
    let mut report = Report::new(place.unwrap_or_else(|| Place::named("")), year);
    report.title = object.text(log, "title");
    report.source = object.field(log, "source", source).unwrap_or_default();
    report.text = object.text(log, "text");
    dropped(&mut object, log, &mut report);
    for list in List::ALL {
        // Lists are queued; any other value under their names is a fault.
        object.field::<()>(log, list.name(), |raw, _, _| Err(wrong_kind(Expected::List, raw)));
    }
    report.extra = object.rest();
    Some(report)
}

fn format(object: &mut Object<'_, '_>, log: &mut Log) {
    let has_format = object.has("format");
    let known = object.field(log, "format", |raw, log, path| {
        let name = string(raw)?;
        let version = name.strip_prefix("tongbi.report/").and_then(|version| version.parse::<u32>().ok());
        match version {
            Some(1) => Ok(()),
            Some(2..) => {
                log.fault(raw.get(), path, Cause::FormatNewer);
                Ok(())
            }
            _ => Err(Cause::FormatUnknown),
        }
    });
    if known.is_none() && !has_format {
        object.fault(log, Cause::FormatMissing);
    }
}

fn place(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Place, Cause> {
    let mut object = Object::open(raw, path)?;
    let name = object.name(log, "name");
    if name.is_none() {
        object.missing(log, "name");
    }
    Ok(Place {
        name: name.unwrap_or_else(|| Name::from("")),
        level: object.word(log, "level"),
        within: object.names(log, "within"),
        code: object.text(log, "code"),
        extra: object.rest(),
    })
}

fn source(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Provenance, Cause> {
    let mut object = Object::open(raw, path)?;
    Ok(Provenance { file: object.text(log, "file"), url: object.text(log, "url"), extra: object.rest() })
}

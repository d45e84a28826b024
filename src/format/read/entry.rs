//! Reads the entries of a report's other lists: projects, commitments, problems, headings.
//!
//! | entry | read as |
//! | --- | --- |
//! | `{"text": "修路"}` in `commitments` | a commitment |
//! | `{"text": "修路", "targets": [1]}` | a commitment; the target is a fault and is preserved |
//! | `{}` | `None`; the fault `missing` |

use serde_json::value::RawValue;

use super::observation::{amount, evidence, observation, original};
use crate::format::fault::Cause;
use crate::format::object::{Log, Object, Path, items};
use crate::model::{Commitment, Extra, Heading, Json, Problem, Project, SectionKind, Year};

/// Adds an entry to its list if it could be read; returns whether it could.
pub(super) fn keep<T>(list: &mut Vec<T>, read: Result<Option<T>, Cause>) -> Result<bool, Cause> {
    let entry = read?;
    let kept = entry.is_some();
    list.extend(entry);
    Ok(kept)
}

pub(super) fn project(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Project>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(name) = object.text(log, "name") else {
        object.missing(log, "name");
        return Ok(None);
    };
    Ok(Some(Project {
        name,
        investment: object.field(log, "investment", amount),
        length: object.field(log, "length", amount),
        status: object.word(log, "status"),
        due: object.period(log, "due"),
        evidence: evidence(&mut object, log),
        dropped_investment: original(&mut object, log, "dropped_investment"),
        dropped_length: original(&mut object, log, "dropped_length"),
        extra: object.rest(),
    }))
}

pub(super) fn commitment(
    raw: &RawValue,
    log: &mut Log,
    path: &Path<'_>,
    year: Option<Year>,
) -> Result<Option<Commitment>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(text) = object.text(log, "text") else {
        object.missing(log, "text");
        return Ok(None);
    };
    let mut unread = Vec::new();
    let targets = object.field(log, "targets", |raw, log, path| {
        let mut targets = Vec::new();
        for (index, item) in items(raw)?.into_iter().enumerate() {
            let path = Path::Item(path, index);
            let read = observation(item, log, &path, year);
            if let Err(cause) = &read {
                log.fault(item.get(), &path, cause.clone());
            }
            if keep(&mut targets, read) != Ok(true) {
                unread.push(item.get());
            }
        }
        Ok(targets)
    });
    Ok(Some(Commitment {
        text,
        topic: object.word(log, "topic"),
        lead: object.text(log, "lead"),
        support: object.names(log, "support").iter().map(ToString::to_string).collect(),
        leader: object.text(log, "leader"),
        due: object.period(log, "due"),
        due_words: object.text(log, "due_words"),
        section: object.text(log, "section"),
        targets: targets.unwrap_or_default(),
        progress: object.text(log, "progress"),
        evidence: evidence(&mut object, log),
        extra: with_unread(object.rest(), "unread_targets", &unread),
    }))
}

pub(super) fn problem(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Problem>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(text) = object.text(log, "text") else {
        object.missing(log, "text");
        return Ok(None);
    };
    Ok(Some(Problem { text, evidence: evidence(&mut object, log), extra: object.rest() }))
}

pub(super) fn heading(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Heading>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(title) = object.text(log, "title") else {
        object.missing(log, "title");
        return Ok(None);
    };
    Ok(Some(Heading {
        level: object.level(log, "level").unwrap_or(1),
        title,
        part: object.word(log, "part").unwrap_or(SectionKind::Other),
        evidence: evidence(&mut object, log),
        extra: object.rest(),
    }))
}

/// Preserves list entries that could not be read in a field of their own.
fn with_unread(mut extra: Extra, name: &str, unread: &[&str]) -> Extra {
    if !unread.is_empty() {
        extra.0.push((name.to_owned(), Json(format!("[{}]", unread.join(",")).into())));
    }
    extra
}

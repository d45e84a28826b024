//! Titles of reports, views and files.

use std::sync::Arc;

use super::super::{Lang, place};
use crate::model::{Name, Report, Year};

/// A place's name as a heading: in English with the Chinese name behind it.
#[must_use]
pub fn place_name(lang: Lang, place: &str) -> String {
    place::full(lang, place)
}

/// The most characters of a file name that is made from a title.
const LONGEST_NAME: usize = 80;

/// A name without characters that some file systems reject.
fn safe(name: &str) -> String {
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_")
}

/// A title as the stem of a file name: GDP growth in 31 provinces - targets for 2026.
#[must_use]
pub fn safe_name(title: &str) -> String {
    let title = title.replace(": ", " - ").replace(['—', '–'], "-");
    safe(&title).chars().take(LONGEST_NAME).collect::<String>().trim().to_owned()
}

/// The stem of a file name for what is loaded: places and years.
#[must_use]
pub fn file_stem(lang: Lang, reports: &[Arc<Report>]) -> String {
    let places: std::collections::BTreeSet<&str> = reports.iter().map(|report| &*report.place.name).collect();
    let years = reports.iter().map(|report| report.year);
    let place = match (places.len(), places.first()) {
        (1, Some(place)) => place::short(lang, place),
        (many, _) => lang.pick(format!("{many}地"), format!("{many}-places")),
    };
    let place = safe(&place);
    match (years.clone().min(), years.max()) {
        (Some(from), Some(to)) if from != to => format!("{place}-{from}-{to}"),
        (Some(year), _) => format!("{place}-{year}"),
        (None, _) => "tongbi".to_owned(),
    }
}

/// The stem of a file name with a description of its content.
#[must_use]
pub fn stem_of(stem: &str, parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.fold(stem.to_owned(), |stem, part| format!("{stem}-{}", safe(part)))
}

/// The title of a report that states none.
#[must_use]
pub fn report_title(lang: Lang, place: &str, year: Year) -> String {
    let place = place_name(lang, place);
    format!("{place} {year}")
}

/// The link back to the view from which the text was opened.
#[must_use]
pub fn back_to(lang: Lang, view: &str) -> String {
    lang.pick(format!("← 回到{view}"), format!("← Back to {view}"))
}

/// The year that a report reviews.
#[must_use]
pub fn reviewed(lang: Lang, year: Year) -> String {
    lang.pick(format!("回顾 {year} 年"), format!("Covers {year}"))
}

/// The comparison's title for what is shown.
#[must_use]
pub fn comparison_title(lang: Lang, places: &[Name], years: &[Year]) -> String {
    let place = match places {
        [] => String::new(),
        [one] => place_name(lang, one),
        [one, other] => {
            let (one, other) = (place_name(lang, one), place_name(lang, other));
            lang.pick(format!("{one}与{other}"), format!("{one} and {other}"))
        }
        many => lang.pick(format!("{} 个地方", many.len()), format!("{} places", many.len())),
    };
    let span = match years {
        [] => return place,
        [year] => year.to_string(),
        [from, .., to] => lang.pick(format!("{from}—{to}"), format!("{from}–{to}")),
    };
    lang.pick(format!("{place}：{span} 年主要指标"), format!("{place}: main indicators, {span}"))
}

/// The two years compared.
#[must_use]
pub fn compared(lang: Lang, from: Year, to: Year) -> String {
    lang.pick(format!("{from} 与 {to} 相比"), format!("{to} compared with {from}"))
}

/// The column head of a year's targets.
#[must_use]
pub fn target_of(lang: Lang, year: Year) -> String {
    lang.pick(format!("{year} 年目标"), format!("Target {year}"))
}

/// The head of the list of all targets for a year.
#[must_use]
pub fn targets_of(lang: Lang, year: Year) -> String {
    lang.pick(format!("{year} 年目标"), format!("Targets for {year}"))
}

/// The place and year of the promises.
#[must_use]
pub fn promises_title(lang: Lang, place: &str, year: Year) -> String {
    let place = place_name(lang, place);
    lang.pick(format!("{place} {year} 年的承诺"), format!("{place}: promises for {year}"))
}

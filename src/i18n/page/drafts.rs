//! Texts about drafts and links.

use super::super::{Lang, draft};
use super::count;
use crate::document::{Contents, DocumentDifference};

/// A draft was deleted.
#[must_use]
pub fn deleted(lang: Lang, name: &str) -> String {
    lang.pick(format!("已删除草稿“{name}”。"), format!("Deleted the draft “{name}”."))
}

/// The title of a draft: the name given by the reader, else the default name.
#[must_use]
pub fn draft_title(lang: Lang, name: &str, contents: &Contents) -> String {
    if name.is_empty() { draft::name(lang, contents) } else { name.to_owned() }
}

/// The time of a draft's last change, and its size.
#[must_use]
pub fn draft_details(lang: Lang, changed: &str, bytes: usize) -> String {
    let size = draft::size(bytes);
    lang.pick(format!("{changed} 修改，{size}"), format!("changed {changed}, {size}"))
}

/// The number of drafts, and the room that they use.
#[must_use]
pub fn drafts_size(lang: Lang, drafts: usize, bytes: usize) -> String {
    let size = draft::size(bytes);
    lang.pick(
        format!("共 {drafts} 份草稿，占 {size}。"),
        format!("{}, using {size}.", count(drafts, "draft", "drafts")),
    )
}

/// The first few differences between two points of the timeline.
#[must_use]
pub fn differences(lang: Lang, differences: &[DocumentDifference]) -> String {
    /// The most differences listed.
    const MOST: usize = 6;

    let said: Vec<String> = differences.iter().take(MOST).map(|one| draft::difference(lang, one)).collect();
    let more = if differences.len() > MOST { lang.pick("……", " …") } else { "" };
    said.join(lang.pick("，", ", ")) + more
}

/// Everything is saved.
#[must_use]
pub fn saved(lang: Lang, name: &str) -> String {
    lang.pick(format!("已存为草稿“{name}”"), format!("Saved as draft “{name}”"))
}

/// The size of a draft in reports.
#[must_use]
pub fn draft_size(lang: Lang, reports: usize) -> String {
    lang.pick(format!("{reports} 份报告"), count(reports, "report", "reports"))
}

/// The name of a copy.
#[must_use]
pub fn copy_of(lang: Lang, name: &str) -> String {
    lang.pick(format!("{name} 副本"), format!("{name} copy"))
}

/// The length of a link.
#[must_use]
pub fn link_size(lang: Lang, characters: usize) -> String {
    lang.pick(format!("链接长 {characters} 个字符。"), format!("The link is {characters} characters long."))
}

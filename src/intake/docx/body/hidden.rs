//! Decides which elements are not shown: deleted words, phonetic guides, unknown alternatives, tables of contents.
//!
//! | element | shown |
//! | --- | --- |
//! | `w:del`, `w:moveFrom` around runs | no |
//! | `w:del` in the properties of a paragraph mark | yes; the paragraph continues in the next one |
//! | `mc:Choice` with a known `Requires` | yes; the other alternatives are not |
//! | the control of a table of contents | no |

use quick_xml::events::BytesStart;

use super::{Body, ElementKind, Frame};
use crate::intake::xml::attribute;

/// The newer alternatives that Word knows. For any other it shows the fallback.
const KNOWN: &[&str] =
    &["wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14", "a14", "cx", "aink", "am3d"];

impl Body<'_> {
    /// Whether the content of this element is hidden.
    pub(super) fn silences(&mut self, tag: &BytesStart<'_>, name: &str) -> bool {
        let parent = self.parent();
        match name {
            // Deleted words; as a property, a deleted paragraph mark or row.
            "del" | "moveFrom" => match parent {
                ElementKind::MarkProperties => {
                    self.mark_deleted();
                    false
                }
                ElementKind::RowProperties => {
                    self.row_deleted();
                    false
                }
                _ => true,
            },
            "annotation" => match attribute(tag, "type").as_deref() {
                Some("Word.Deletion") if parent == ElementKind::MarkProperties => {
                    self.mark_deleted();
                    true
                }
                Some("Word.Deletion") if parent == ElementKind::RowProperties => {
                    self.row_deleted();
                    true
                }
                Some("Word.Insertion") => false,
                Some(_) => true,
                None => false,
            },
            "Fallback" | "Choice" => match self.frames.last_mut() {
                Some(Frame { kind: ElementKind::Alternatives { is_taken }, .. }) => {
                    let needs = attribute(tag, "Requires").unwrap_or_default();
                    let is_known = needs
                        .split_whitespace()
                        .all(|form| KNOWN.iter().any(|known| form.starts_with(known)));
                    let is_shown = !*is_taken && (name == "Fallback" || is_known);
                    *is_taken |= is_shown;
                    !is_shown
                }
                _ => name == "Fallback",
            },
            // The table of contents is not part of the report.
            "docPartGallery" => {
                if attribute(tag, "val").is_some_and(|kind| kind == "Table of Contents") {
                    let control =
                        self.frames.iter_mut().rev().find(|frame| frame.kind == ElementKind::Control);
                    if let Some(control) = control {
                        control.is_silent = true;
                    }
                }
                false
            }
            // Earlier properties, phonetic guides, headers and footers, and what Word 2003 keeps next to
            // the body.
            "rt" | "hdr" | "ftr" | "comment" | "docPr" | "fonts" | "styles" | "lists" => true,
            name => name.ends_with("Change"),
        }
    }

    fn mark_deleted(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.goes_on = true;
        }
    }

    fn row_deleted(&mut self) {
        let row = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.kind {
            ElementKind::Row { is_deleted } => Some(is_deleted),
            _ => None,
        });
        if let Some(is_deleted) = row {
            *is_deleted = true;
        }
    }
}

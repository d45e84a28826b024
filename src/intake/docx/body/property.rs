//! Reads the properties of paragraphs, paragraph marks, runs, rows and cells.
//!
//! | property | effect |
//! | --- | --- |
//! | `w:numId` 3, `w:ilvl` 1 | the paragraph is an item of list 3 on level 1 |
//! | `w:framePr w:dropCap="drop"` | the paragraph continues in the next one |
//! | `w:gridSpan` 2 | the cell spans two columns |
//! | `w:vMerge` without `restart` | the cell continues the one above |

use quick_xml::events::BytesStart;

use super::{Body, ElementKind};
use crate::intake::grid::Extent;
use crate::intake::xml::{attribute, number};

impl Body<'_> {
    /// Handles a property of a paragraph, a paragraph mark or a run.
    pub(super) fn property(&mut self, tag: &BytesStart<'_>, name: &str, parent: ElementKind) {
        let paragraph = self.paragraphs.last_mut();
        match (parent, paragraph) {
            (ElementKind::ParagraphProperties, Some(paragraph)) => match name {
                "pStyle" => paragraph.style = attribute(tag, "val"),
                "numId" | "ilfo" => paragraph.position.list = number(tag, "val"),
                "ilvl" => paragraph.position.level = number(tag, "val"),
                // Word 2003 stores the printed number beside the list.
                "t" => paragraph.printed = attribute(tag, "val").filter(|number| !number.is_empty()),
                "framePr" => {
                    paragraph.goes_on |= attribute(tag, "dropCap").is_some_and(|kind| kind != "none");
                }
                _ => {}
            },
            (ElementKind::MarkProperties, Some(paragraph)) => paragraph.mark.property(tag),
            (ElementKind::RunProperties, _) => match name {
                "rStyle" => self.run_style = attribute(tag, "val"),
                "rFonts" => self.font = attribute(tag, "ascii").or_else(|| attribute(tag, "hAnsi")),
                _ => self.look.property(tag),
            },
            _ => {}
        }
    }

    pub(super) fn table_property(&mut self, tag: &BytesStart<'_>, name: &str) {
        match name {
            "gridBefore" => {
                for _ in 0..number(tag, "val").unwrap_or(0_usize).min(63) {
                    self.composer.begin_cell(Extent::default());
                    self.composer.end_cell(true);
                }
            }
            "gridSpan" => {
                let columns = number(tag, "val").unwrap_or(1);
                self.composer.set_extent(|extent| extent.columns = columns);
            }
            "vMerge" | "vmerge" => {
                let continues = attribute(tag, "val").is_none_or(|kind| kind != "restart");
                self.composer.set_extent(|extent| extent.continues = continues);
            }
            "cellDel" => {
                let cell = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.kind {
                    ElementKind::Cell { is_deleted } => Some(is_deleted),
                    _ => None,
                });
                if let Some(is_deleted) = cell {
                    *is_deleted = true;
                }
            }
            _ => {}
        }
    }
}

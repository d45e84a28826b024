//! Handles end tags: a paragraph gets its number and is passed on, a container ends.
//!
//! | end of | result |
//! | --- | --- |
//! | a paragraph in list 1 | a paragraph with the next number of that list |
//! | a paragraph whose mark is deleted | the beginning of the next paragraph |
//! | a deleted row or cell | nothing |

use super::super::paragraph::Paragraph;
use super::{Body, ElementKind};
use crate::intake::manuscript::{self, Block};

impl Body<'_> {
    pub(super) fn end(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        match frame.kind {
            ElementKind::Paragraph => self.end_paragraph(),
            ElementKind::RunProperties if self.parent() == ElementKind::Run => self.settle_look(),
            ElementKind::Run => self.is_hidden = false,
            ElementKind::Field => {
                self.fields.pop();
            }
            ElementKind::Table => self.composer.end_table(),
            ElementKind::Row { is_deleted: true } => self.composer.drop_row(),
            ElementKind::Cell { is_deleted } => {
                self.end_container();
                self.composer.end_cell(!is_deleted);
            }
            ElementKind::TextBox => {
                self.end_container();
                let pieces = self.composer.end_aside();
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.after.extend(pieces),
                    None => self.composer.extend(pieces),
                }
            }
            ElementKind::Note { is_separator } => {
                self.end_container();
                let blocks = self.composer.end_aside().into_iter().map(|(block, ())| block).collect();
                if let (Some(id), false) = (self.note.take(), is_separator) {
                    self.notes.insert(id, blocks);
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if let Some(before) = self.going_on.last_mut().and_then(Option::take) {
            paragraph.prepend(before);
        }
        // A field without an end must not hide the rest of the report.
        if !self.fields_are_whole {
            self.fields.clear();
            self.deeper_fields = 0;
        }
        let style = paragraph.style.as_deref();
        paragraph.mark = self.styles.look(paragraph.mark, None, style);
        if paragraph.is_hidden() {
            // It has neither line nor number, but its anchored content is shown.
            return self.composer.extend(paragraph.after);
        }
        let is_joined = paragraph.mark.vanish == Some(true);
        if !paragraph.goes_on {
            let number = self.number(&paragraph);
            paragraph.number = paragraph.number.take().or(number);
        }
        if paragraph.goes_on || is_joined {
            if let Some(slot) = self.going_on.last_mut() {
                *slot = Some(paragraph);
            }
            return;
        }
        self.emit(paragraph);
    }

    /// The next number in the list of the paragraph.
    fn number(&mut self, paragraph: &Paragraph) -> Option<String> {
        let position = self.styles.position(paragraph.position, paragraph.style.as_deref(), self.numbering);
        let counted = position.and_then(|(list, level)| self.numbering.next(list, level));
        paragraph.printed.clone().or(counted)
    }

    fn emit(&mut self, mut paragraph: Paragraph) {
        let mut label = paragraph.number.take();
        for text in paragraph.lines() {
            let line = manuscript::Paragraph { label: label.take(), text };
            self.composer.push(Block::Paragraph(line), ());
        }
        self.composer.extend(paragraph.after);
    }

    /// Ends the paragraph that was waiting to be continued.
    pub(super) fn flush(&mut self) {
        if let Some(paragraph) = self.going_on.last_mut().and_then(Option::take) {
            self.emit(paragraph);
        }
    }

    fn end_container(&mut self) {
        self.flush();
        if self.going_on.len() > 1 {
            self.going_on.pop();
        }
    }
}

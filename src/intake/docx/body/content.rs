//! Reads the content of runs: words, elements that stand for characters, fields, references to notes.
//!
//! | in a run | words |
//! | --- | --- |
//! | `<w:tab/>`, `<w:br/>` | a tab, a line break |
//! | `<w:sym w:font="Symbol" w:char="F0B3"/>` | `≥` |
//! | a field | its result, or what its instruction draws |
//! | `<w:footnoteReference w:id="2"/>`, the first one | `[1]` |

use quick_xml::events::BytesStart;

use super::super::field;
use super::super::styles::RunLook;
use super::super::symbol;
use super::{Body, DEEPEST_FIELD, ElementKind, Field, Frame};
use crate::intake::xml::attribute;
use crate::source::is_invisible;

impl Body<'_> {
    pub(super) fn begin_run(&mut self, parent: ElementKind) {
        self.look = RunLook::default();
        self.run_style = None;
        self.font = None;
        self.is_hidden = false;
        self.is_raised = parent == ElementKind::Exponent;
        // Runs without properties of their own look as in their paragraph's style.
        self.settle_look();
    }

    /// Determines from its properties how the run looks.
    pub(super) fn settle_look(&mut self) {
        let style = self.paragraphs.last().and_then(|paragraph| paragraph.style.as_deref());
        let look = self.styles.look(self.look, self.run_style.as_deref(), style);
        self.is_hidden = look.vanish == Some(true) || look.struck == Some(true);
        self.is_raised = self.is_raised || look.raised == Some(true);
    }

    /// An element that stands for characters.
    pub(super) fn content(&mut self, tag: &BytesStart<'_>, name: &str) {
        match name {
            "tab" | "ptab" => self.write("\t"),
            "noBreakHyphen" => self.write("-"),
            "sym" => {
                let font = attribute(tag, "font").unwrap_or_default();
                let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(|code| symbol::character(&font, code)) {
                    self.write(c.encode_utf8(&mut [0; 4]));
                }
            }
            "den" => self.write("/"),
            "br" | "cr" => {
                if let (true, Some(paragraph)) = (self.is_shown(), self.paragraphs.last_mut()) {
                    paragraph.break_line();
                }
            }
            "fldChar" => self.field_mark(tag),
            "footnoteReference" => self.refer("footnote", tag),
            "endnoteReference" => self.refer("endnote", tag),
            "altChunk" => {
                let part = attribute(tag, "id").and_then(|id| self.embedded.remove(&id)).unwrap_or_default();
                self.composer.extend(part.into_iter().map(|block| (block, ())).collect());
            }
            _ => {}
        }
    }

    fn field_mark(&mut self, tag: &BytesStart<'_>) {
        match attribute(tag, "fldCharType").as_deref() {
            Some("begin") if self.fields.len() >= DEEPEST_FIELD => self.deeper_fields += 1,
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") if self.deeper_fields > 0 => {}
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") if self.deeper_fields > 0 => self.deeper_fields -= 1,
            Some("end") => {
                let ended = self.fields.pop().filter(|field| !field.in_result);
                if let Some(words) = ended.and_then(|field| field::drawn(&field.instruction)) {
                    self.write(&words);
                }
            }
            _ => {}
        }
    }

    fn refer(&mut self, kind: &'static str, tag: &BytesStart<'_>) {
        if !self.is_shown() || self.note.is_some() {
            return;
        }
        let Some(id) = attribute(tag, "id") else { return };
        self.referred.push((kind, id));
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.note_mark(self.referred.len());
        }
        // The author's own mark is the rest of the run: `*`.
        let own_mark =
            attribute(tag, "customMarkFollows").is_some_and(|on| matches!(&*on, "1" | "true" | "on"));
        self.is_hidden |= own_mark;
    }

    pub(super) fn begin_note(&mut self, tag: &BytesStart<'_>, name: &str) -> ElementKind {
        let kind = if name == "footnote" { "footnote" } else { "endnote" };
        let is_separator = attribute(tag, "type").is_some_and(|kind| kind != "normal");
        let id = match (attribute(tag, "id"), self.paragraphs.is_empty()) {
            (Some(id), true) => (kind, id),
            // Word 2003 writes a note within the text.
            _ => {
                let id = (kind, format!("within {}", self.referred.len()));
                if !is_separator {
                    self.referred.push(id.clone());
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.note_mark(self.referred.len());
                    }
                }
                id
            }
        };
        self.note = Some(id);
        self.composer.begin_aside();
        self.going_on.push(None);
        ElementKind::Note { is_separator }
    }

    /// Whether words are shown at the current position.
    fn is_shown(&self) -> bool {
        let in_results =
            self.fields.iter().all(|field| field.in_result && field::is_shown(&field.instruction));
        in_results && !self.is_hidden
    }

    fn write(&mut self, words: &str) {
        let is_shown = self.is_shown();
        let is_raised = self.is_raised;
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if is_shown {
            paragraph.write(words, is_raised);
        } else {
            paragraph.hides |= !words.trim().is_empty();
        }
    }

    pub(super) fn characters(&mut self, text: &str) {
        match self.frames.last() {
            Some(Frame { kind: ElementKind::Text, is_silent: false, is_drawing: false }) => {
                let words: String = text.chars().filter_map(|c| self.character(c)).collect();
                self.write(&words);
            }
            Some(Frame { kind: ElementKind::Instruction, is_silent: false, .. }) => {
                if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                    field.instruction.push_str(text);
                }
            }
            _ => {}
        }
    }

    /// Handles a character. Soft hyphens and other invisible characters are dropped; line breaks of the file are spaces.
    fn character(&self, c: char) -> Option<char> {
        match c {
            c if is_invisible(c) => None,
            '\n' | '\r' => Some(' '),
            '\u{f000}'..='\u{f0ff}' => symbol::character(self.font.as_deref().unwrap_or("Symbol"), c.into()),
            c => Some(c),
        }
    }
}

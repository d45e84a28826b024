//! Reads a part with paragraphs (body, footnotes, endnotes) as Word shows it.
//!
//! | in the part | in the manuscript |
//! | --- | --- |
//! | `<w:p>` with runs | a paragraph |
//! | `<w:tbl>` | a table |
//! | `<w:txbxContent>` | paragraphs after the one that it is anchored in |
//! | elements nested deeper than [`DEEPEST`] | a fault |
//!
//! Each element is a frame on a stack, which says whether its content is shown. Elements are matched by
//! local name, so that ECMA-376 transitional, strict and Word 2003 are read alike.

mod close;
mod content;
mod hidden;
mod property;

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::composer::Composer;
use super::super::grid::Extent;
use super::super::manuscript::Block;
use super::super::xml::{attribute, characters};
use super::DocxFault;
use super::paragraph::{Paragraph, note_mark};
use super::styles::{RunLook, Styles};
use crate::intake::list_number::Numbering;

/// The deepest nesting of elements. A table in a text box in a table takes forty levels.
const DEEPEST: usize = 256;

/// The deepest nesting of fields.
const DEEPEST_FIELD: usize = 32;

/// The kind of an element, as far as its end or its content depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ElementKind {
    Other,
    Paragraph,
    ParagraphProperties,
    /// The properties of the paragraph mark.
    MarkProperties,
    Run,
    RunProperties,
    Text,
    Instruction,
    Table,
    Row {
        is_deleted: bool,
    },
    RowProperties,
    Cell {
        is_deleted: bool,
    },
    CellProperties,
    TextBox,
    /// A simple field.
    Field,
    /// Alternative forms of one content; whether one was taken.
    Alternatives {
        is_taken: bool,
    },
    Control,
    /// An exponent in an equation.
    Exponent,
    Equation,
    /// A note, or the separator between text and notes.
    Note {
        is_separator: bool,
    },
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    kind: ElementKind,
    /// Its content is not shown.
    is_silent: bool,
    /// It is a drawing. Only its text boxes are shown.
    is_drawing: bool,
}

/// The key of a note: `footnote` or `endnote`, and its id.
type NoteId = (&'static str, String);

/// An open field.
#[derive(Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

/// Reads one part after another into a manuscript.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    composer: Composer<()>,
    frames: Vec<Frame>,
    paragraphs: Vec<Paragraph>,
    /// For each open container the paragraph that continues in the next one.
    going_on: Vec<Option<Paragraph>>,
    /// The run's own properties.
    look: RunLook,
    run_style: Option<String>,
    font: Option<String>,
    /// Whether the run's words are hidden.
    is_hidden: bool,
    is_raised: bool,
    fields: Vec<Field>,
    /// The number of fields open within the deepest one that is kept.
    deeper_fields: usize,
    /// Whether every field begun in the part has its end.
    fields_are_whole: bool,
    /// Embedded parts by relationship id.
    embedded: HashMap<String, Vec<Block>>,
    /// The notes that the text refers to, in order.
    referred: Vec<NoteId>,
    notes: HashMap<NoteId, Vec<Block>>,
    /// The note that is being read.
    note: Option<NoteId>,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: &'a mut Numbering,
        embedded: HashMap<String, Vec<Block>>,
    ) -> Self {
        Self {
            styles,
            numbering,
            composer: Composer::new(),
            frames: Vec::new(),
            paragraphs: Vec::new(),
            going_on: vec![None],
            look: RunLook::default(),
            run_style: None,
            font: None,
            is_hidden: false,
            is_raised: false,
            fields: Vec::new(),
            deeper_fields: 0,
            fields_are_whole: true,
            embedded,
            referred: Vec::new(),
            notes: HashMap::new(),
            note: None,
        }
    }

    /// Reads a part.
    pub(super) fn read(&mut self, xml: &str) -> Result<(), DocxFault> {
        self.frames.clear();
        self.fields.clear();
        self.deeper_fields = 0;
        let marks = |kind: &str| xml.matches(kind).count();
        self.fields_are_whole = marks("fldCharType=\"begin\"") == marks("fldCharType=\"end\"");
        let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        loop {
            let event = reader.read_event().map_err(|_| DocxFault::Damaged)?;
            match &event {
                Event::Start(tag) => self.start(tag)?,
                Event::Empty(tag) => {
                    self.start(tag)?;
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Eof => return Ok(()),
                _ => self.characters(&characters(&event)),
            }
        }
    }

    /// All blocks, the notes last.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush();
        let mut blocks: Vec<Block> = self.composer.finish().into_iter().map(|(block, ())| block).collect();
        for (at, id) in self.referred.iter().enumerate() {
            let mut note = self.notes.remove(id).unwrap_or_default();
            if let Some(Block::Paragraph(first)) = note.first_mut() {
                first.label.get_or_insert_with(|| note_mark(at + 1));
            }
            blocks.append(&mut note);
        }
        blocks
    }

    /// Whether the text refers to notes.
    pub(super) fn refers_to_notes(&self) -> bool {
        !self.referred.is_empty()
    }

    fn parent(&self) -> ElementKind {
        self.frames.last().map_or(ElementKind::Other, |frame| frame.kind)
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), DocxFault> {
        if self.frames.len() >= DEEPEST {
            return Err(DocxFault::TooLarge);
        }
        let outer = self.frames.last();
        let is_silent = outer.is_some_and(|frame| frame.is_silent);
        let is_drawing = outer.is_some_and(|frame| frame.is_drawing);
        let name = tag.local_name();
        let name = name.as_ref();
        let mut frame =
            Frame { kind: ElementKind::Other, is_silent: is_silent || self.silences(tag, name), is_drawing };
        match name {
            "drawing" | "pict" | "object" => {
                frame.is_drawing = true;
                // Content anchored in hidden words is hidden.
                frame.is_silent |= self.is_hidden;
            }
            "txbxContent" => frame.is_drawing = false,
            _ => {}
        }
        if !frame.is_silent && !frame.is_drawing {
            frame.kind = self.open(tag, name);
        } else if name == "AlternateContent" && !frame.is_silent {
            frame.kind = ElementKind::Alternatives { is_taken: false };
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Opens an element that is shown.
    fn open(&mut self, tag: &BytesStart<'_>, name: &str) -> ElementKind {
        let parent = self.parent();
        match (name, parent) {
            ("p", _) => {
                self.paragraphs.push(Paragraph::default());
                ElementKind::Paragraph
            }
            ("pPr", ElementKind::Paragraph) => ElementKind::ParagraphProperties,
            ("rPr", ElementKind::ParagraphProperties) => ElementKind::MarkProperties,
            ("rPr", ElementKind::Run) => ElementKind::RunProperties,
            ("r", _) => {
                self.begin_run(parent);
                ElementKind::Run
            }
            ("t", ElementKind::ParagraphProperties) => {
                self.property(tag, name, parent);
                parent
            }
            ("t", _) => ElementKind::Text,
            ("instrText", _) => ElementKind::Instruction,
            ("tbl", _) => {
                self.flush();
                self.composer.begin_table();
                ElementKind::Table
            }
            ("tr", _) => {
                self.composer.begin_row();
                ElementKind::Row { is_deleted: false }
            }
            ("trPr", _) => ElementKind::RowProperties,
            ("tc", _) => {
                self.composer.begin_cell(Extent::default());
                self.going_on.push(None);
                ElementKind::Cell { is_deleted: false }
            }
            ("tcPr", _) => ElementKind::CellProperties,
            ("txbxContent", _) => {
                self.composer.begin_aside();
                self.going_on.push(None);
                ElementKind::TextBox
            }
            ("AlternateContent", _) => ElementKind::Alternatives { is_taken: false },
            ("sdt", _) => ElementKind::Control,
            ("sSup" | "sSubSup", _) => ElementKind::Equation,
            ("sup", ElementKind::Equation) => ElementKind::Exponent,
            ("fldSimple", _) => {
                let instruction = attribute(tag, "instr").unwrap_or_default();
                self.fields.push(Field { instruction, in_result: true });
                ElementKind::Field
            }
            ("footnote" | "endnote", _) => self.begin_note(tag, name),
            (
                _,
                ElementKind::ParagraphProperties | ElementKind::MarkProperties | ElementKind::RunProperties,
            ) => {
                self.property(tag, name, parent);
                parent
            }
            (_, ElementKind::RowProperties | ElementKind::CellProperties) => {
                self.table_property(tag, name);
                parent
            }
            _ => {
                self.content(tag, name);
                ElementKind::Other
            }
        }
    }
}

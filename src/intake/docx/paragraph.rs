//! An open paragraph: its words, run by run, and its properties.

use super::super::line_break::{self, Undecided};
use super::super::manuscript::Block;
use super::super::raised;
use super::styles::{ListPosition, RunLook};

/// An open paragraph. Soft returns and page breaks are `\n` in its words.
#[derive(Default)]
pub(super) struct Paragraph {
    words: String,
    /// Raised characters after the words, until it is known what they are.
    raised: String,
    /// Whether it has hidden words.
    pub(super) hides: bool,
    /// The style that it names.
    pub(super) style: Option<String>,
    /// The list and level of its own properties.
    pub(super) position: ListPosition,
    /// Its printed number, if the file gives it, as Word 2003 does.
    pub(super) printed: Option<String>,
    /// The number of the paragraph that continues in this one.
    pub(super) number: Option<String>,
    /// The look of its paragraph mark. A hidden mark does not end a line.
    pub(super) mark: RunLook,
    /// Whether it continues in the next paragraph: its mark is deleted, or it is a drop cap.
    pub(super) goes_on: bool,
    /// Text boxes anchored in it.
    pub(super) after: Vec<(Block, ())>,
}

impl Paragraph {
    /// Adds words of a run.
    pub(super) fn write(&mut self, words: &str, is_raised: bool) {
        if is_raised {
            self.raised.push_str(words);
        } else if !words.is_empty() {
            self.settle();
            self.words.push_str(words);
        }
    }

    /// Adds a line break.
    pub(super) fn break_line(&mut self) {
        self.settle();
        self.words.push('\n');
    }

    /// Adds the mark of a note.
    pub(super) fn note_mark(&mut self, number: usize) {
        self.settle();
        self.words.push_str(&note_mark(number));
    }

    fn settle(&mut self) {
        if !self.raised.is_empty() {
            raised::append(&mut self.words, &std::mem::take(&mut self.raised));
        }
    }

    /// Prepends a paragraph that continues in this one.
    pub(super) fn prepend(&mut self, mut before: Self) {
        before.settle();
        self.settle();
        before.words.push_str(&self.words);
        self.words = before.words;
        before.after.append(&mut self.after);
        self.after = before.after;
        self.number = before.number.or(self.number.take());
        self.hides |= before.hides;
    }

    /// Whether it has only hidden content.
    pub(super) fn is_hidden(&self) -> bool {
        self.hides && self.mark.vanish == Some(true) && self.words.trim().is_empty()
    }

    /// Its lines without blank ones.
    pub(super) fn lines(&mut self) -> Vec<String> {
        self.settle();
        line_break::lines(&self.words, Undecided::GoesOn)
    }
}

/// The form of a note's mark.
pub(super) fn note_mark(number: usize) -> String {
    format!("[{number}]")
}

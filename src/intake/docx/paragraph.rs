//! A paragraph under way: its words as they come, run by run, and what its properties say.

use super::super::line_break::{self, Undecided};
use super::super::manuscript::Block;
use super::super::raised;
use super::styles::{ListPlace, RunLook};

/// A paragraph under way. Soft returns and page breaks are `\n` in its words.
#[derive(Default)]
pub(super) struct Paragraph {
    words: String,
    /// Raised characters behind the words, until it is known what they are.
    raised: String,
    /// Whether words of it are hidden.
    pub(super) hides: bool,
    /// The style that it names.
    pub(super) style: Option<String>,
    /// Where it is numbered, by its own properties.
    pub(super) place: ListPlace,
    /// Its automatic number where the file gives it printed, as Word 2003 does.
    pub(super) printed: Option<String>,
    /// The number of a paragraph that goes on in this one.
    pub(super) number: Option<String>,
    /// How its paragraph mark looks: a hidden mark ends no line.
    pub(super) mark: RunLook,
    /// Whether its paragraph mark is deleted, or it is a big initial letter: the next one goes on.
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

    /// Puts a paragraph that goes on in this one before it.
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

    /// Whether there is nothing to see in it but what is hidden.
    pub(super) fn is_hidden(&self) -> bool {
        self.hides && self.mark.vanish == Some(true) && self.words.trim().is_empty()
    }

    /// Its lines, none of them blank.
    pub(super) fn lines(&mut self) -> Vec<String> {
        self.settle();
        line_break::lines(&self.words, Undecided::GoesOn)
    }
}

/// How the mark of a note is written.
pub(super) fn note_mark(number: usize) -> String {
    format!("[{number}]")
}

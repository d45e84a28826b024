//! The ends of sentences and statements: one definition for all rules.
//!
//! | character | sentence | statement |
//! | --- | --- | --- |
//! | `。` `！` `？` line end | ends | ends |
//! | `；` | goes on | ends |
//! | `，` `：` `、` | goes on | goes on |
//!
//! The figures of a sentence share a subject and a time. A statement is quoted, listed or promised by itself.

/// Whether a normalized character ends a sentence.
#[must_use]
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n')
}

/// Whether a normalized character ends a clause: a sentence, or its part before `；`.
#[must_use]
pub fn ends_clause(c: char) -> bool {
    ends_sentence(c) || c == '；'
}

/// Whether a normalized character ends a phrase: a clause, or its part before `，`.
#[must_use]
pub fn ends_phrase(c: char) -> bool {
    ends_clause(c) || c == '，'
}

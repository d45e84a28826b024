//! Where sentences and clauses end: one definition for all rules.
//!
//! | character | sentence | statement |
//! | --- | --- | --- |
//! | `。` `！` `？` line end | ends | ends |
//! | `；` | goes on | ends |
//! | `，` `：` `、` | goes on | goes on |
//!
//! A sentence is what shares a subject and a time; a statement is what is quoted, listed or promised
//! by itself.

/// Whether a normalized character ends a sentence.
#[must_use]
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n')
}

/// Whether a normalized character ends a statement: a sentence, or a part of one before `；`.
#[must_use]
pub fn ends_statement(c: char) -> bool {
    ends_sentence(c) || c == '；'
}

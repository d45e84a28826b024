//! What else a figure could be called, if its name is doubtful.
//!
//! | text | name | runner-up |
//! | --- | --- | --- |
//! | 推进学校3所`改造` | 推进学校 | 改造 |
//! | 收回土地5万平方米、3万平方米`绿地` | 绿地 | 收回土地: the name before |
//!
//! Candidates are the noun to the right, the words to the left, and the name of the figure before. A known
//! indicator goes first.

use super::Interpreter;
use super::head_noun::Left;
use crate::extract::lexer::Quantity;
use crate::extract::noun_phrase;
use crate::model::catalog;

/// The most characters of a name.
const LONGEST: usize = 24;

impl Interpreter<'_> {
    /// The best name but the one that was chosen.
    pub(super) fn runner_up(&self, q: &Quantity, clause: usize, chosen: &str) -> Option<String> {
        let text = self.source.text;
        let left = noun_phrase::within(&self.source, clause, q.from);
        let right = self.noun(q).map(|noun| {
            let words = left.map_or(String::new(), |(from, to)| match Left::of(text, from, to, q.from) {
                Left::Verb(words) | Left::Noun(words) => words,
                Left::Nothing => String::new(),
            });
            noun.named(text, words).name
        });
        let inherited = self.last.and_then(|n| self.found.readings.get(n)).map(|raw| raw.indicator.clone());
        let left = left.map(|(from, to)| noun_phrase::spelled(text, from, to));
        let candidates = [right, left, inherited]
            .into_iter()
            .flatten()
            .filter(|name| name != chosen && (2..=LONGEST).contains(&name.chars().count()));
        candidates.max_by_key(|name| u8::from(catalog::find(name).is_some()))
    }
}

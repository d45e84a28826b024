//! Doubts about figures read from prose. A finding about growth rests on three readings in two
//! reports. If one of them is wrong, the finding is false, so any doubt keeps the check silent.
//!
//! | read from prose | doubt |
//! | --- | --- |
//! | 存款余额2529.8亿元，是2011年的2.16倍 | the change is on another year |
//! | 固定资产投资由184亿元增至384亿元，较2016年翻一番 | the same |
//! | 五年教育支出达77.9亿元 | a total of several years |
//! | 压减公用经费256万元，下降6.9% | the change is that of what remains |
//! | 城镇居民 in one report, 城镇常住居民 in the other | two definitions |
//! | an estimate (预计), or a value that a later report repeats for an earlier year | not the level that was published |
//! | values that grow by 368 % where 6 % is stated | one of them is of something else |
//!
//! Statements of a file are data and are never doubted.

use std::cell::OnceCell;

use crate::compare::{CellValue, Index, ObservationRef};
use crate::model::{Kind, Observation, StatedChange, Year};
use crate::quantity::Decimal;

/// Words between a value and its change that name another base than the year before.
const OTHER_BASE: &[&str] =
    &["倍", "翻", "年均", "十一五", "十二五", "十三五", "十四五", "十五五", "以来", "来，"];

/// Words before a value that make it a total of several years.
const TOTALS: &[&str] = &["累计", "两年", "三年", "四年", "五年", "年间", "任期", "时期", "以来", "一年来"];

/// Prefixes of indicators that measure savings or cuts. A change stated beside such a figure is that of the remaining
/// amount, not of the cut.
const CUTS: &[&str] = &["压减", "压缩", "减少", "削减", "节约", "节省", "降低", "淘汰", "化解"];

/// Parts of a name that change its definition.
const QUALIFIERS: &[&str] = &["常住", "地方", "本级", "全口径", "辖区", "市属", "区属", "限额以上", "全社会"];

/// The most characters between a value and its change.
const LONGEST_CLAUSE: usize = 120;

/// The loaded reports, asked for doubts. Each text is split into characters once.
pub(super) struct Doubts<'a> {
    index: &'a Index,
    texts: Vec<OnceCell<Vec<char>>>,
}

impl<'a> Doubts<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        Self { index, texts: index.reports().iter().map(|_| OnceCell::new()).collect() }
    }

    /// Whether the values of two years, or the change stated between them, are in doubt. `from` is the
    /// value of the year `earlier`.
    pub(super) fn concern(
        &self,
        (earlier, from): (Year, &CellValue),
        to: &CellValue,
        (change, at): (&StatedChange, ObservationRef),
    ) -> bool {
        let base = self.read(from.at);
        let later = self.read(to.at);
        // Only a value from the report of the next year counts, not an estimate, and not a value that a later report
        // repeats.
        let is_unsure = |base: &Observation| {
            from.at.report != to.at.report && matches!(base.kind, Kind::Previous | Kind::Preliminary)
        };
        let is_elsewhere = |told: &Observation| {
            CUTS.iter().any(|word| told.indicator.starts_with(word))
                || is_on_another_base(&self.clause(at, told, change), earlier)
        };
        base.is_some_and(|base| is_unsure(base) || self.is_total(from.at, base))
            || base.zip(later).is_some_and(|(base, later)| are_defined_differently(base, later))
            || later.is_some_and(|later| self.is_total(to.at, later))
            || self.read(at).is_some_and(is_elsewhere)
    }

    /// Whether a statement was read from prose.
    pub(super) fn is_read(&self, at: ObservationRef) -> bool {
        self.read(at).is_some()
    }

    fn read(&self, at: ObservationRef) -> Option<&'a Observation> {
        self.index.observation(at).filter(|one| one.evidence.origin.is_prose())
    }

    /// The characters of a report's text; none if it has no text.
    fn text(&self, at: ObservationRef) -> &[char] {
        let report = self.index.reports().get(at.report as usize);
        let text = self.texts.get(at.report as usize);
        let split = || report.and_then(|r| r.text.as_deref()).unwrap_or_default().chars().collect();
        text.map(|text| text.get_or_init(split).as_slice()).unwrap_or_default()
    }

    /// The words from a value to its change; the sentence if their positions are not known.
    fn clause(&self, at: ObservationRef, told: &Observation, change: &StatedChange) -> String {
        let spans = told.evidence.span.zip(change.span);
        let words = spans.and_then(|(value, change)| {
            let end = (change.end + 1).min(value.start + LONGEST_CLAUSE);
            self.text(at).get(value.start..end)
        });
        match words {
            Some(words) => words.iter().collect(),
            None => told.evidence.quote.clone().unwrap_or_default(),
        }
    }

    /// Whether the words before a value, back to the beginning of its sentence, say that it is a total
    /// of several years.
    fn is_total(&self, at: ObservationRef, one: &Observation) -> bool {
        let before = one
            .evidence
            .span
            .and_then(|span| self.text(at).get(span.start.saturating_sub(LONGEST_CLAUSE)..span.start));
        let before: String = match before {
            Some(before) => {
                before.rsplit(|c| matches!(c, '。' | '\n')).next().unwrap_or_default().iter().collect()
            }
            None => one.evidence.quote.clone().unwrap_or_default(),
        };
        TOTALS.iter().any(|word| before.contains(word))
    }
}

/// The least difference, in percent, that a revision of last year's value does not explain.
const LEAST: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Whether growth read from prose differs so little from the computed one that a revision explains
/// it, or so much that one of the values must be that of something else.
pub(super) fn is_implausible(stated: Decimal, computed: Decimal) -> bool {
    let off = stated.checked_sub(computed).map(|off| off.abs());
    let level = |growth: Decimal| growth.checked_add(Decimal::ONE_HUNDRED);
    let doubled = |growth| level(growth).and_then(|level| level.checked_mul(Decimal::TWO));
    let is_far = |a, b| level(a).zip(doubled(b)).is_none_or(|(a, twice)| a > twice);
    off.is_none_or(|off| off < LEAST) || is_far(stated, computed) || is_far(computed, stated)
}

/// Whether words name a base other than the year before.
fn is_on_another_base(clause: &str, earlier: Year) -> bool {
    let is_other = |(end, _): (usize, &str)| {
        let digits = clause.get(..end).unwrap_or_default().chars().rev().take_while(char::is_ascii_digit);
        let digits: Vec<char> = digits.take(5).collect();
        let year = digits.into_iter().rev().collect::<String>().parse::<Year>();
        year.is_ok_and(|year| (1900..2100).contains(&year) && year != earlier)
    };
    OTHER_BASE.iter().any(|word| clause.contains(word)) || clause.match_indices('年').any(is_other)
}

/// Whether the names of two figures, as written, differ in a word that changes what is measured.
fn are_defined_differently(base: &Observation, later: &Observation) -> bool {
    let name = |one: &'_ Observation| one.as_written.clone().unwrap_or_else(|| one.indicator.clone());
    let (base, later) = (name(base), name(later));
    QUALIFIERS.iter().any(|word| base.contains(word) != later.contains(word))
}

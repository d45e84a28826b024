//! Lists of figures: for each, its name, and what its change belongs to.
//!
//! | text | read as |
//! | --- | --- |
//! | 粮食、油料产量分别达到5万吨、`2万吨` | one name each, in order |
//! | 城镇和农村居民收入达到4元和2元，增长8%和`9%` | one change for each figure before |
//! | 标准分别从6元、4元提高到8元、`7元` | one later value for each figure before |
//! | 增长5%、`6%` | the reading of the figure before |
//! | 人口和产值分别占全市的20%、`30%` | one share for each name |
//! | 分别完成3亿元、2亿元，均增长`8%` | the change of each figure before |

use super::role_and_period::{FROM_REACH, TO_REACH};
use super::{Interpretation, Interpreter, RawReading};
use crate::extract::Role;
use crate::extract::completion;
use crate::extract::coordination;
use crate::extract::growth;
use crate::extract::lexer::{Quantity, Token};
use crate::extract::lexicon::TO_VERBS;
use crate::extract::noun_phrase;

impl Interpreter<'_> {
    /// A list of figures behind 分别: each has its own name, in order.
    pub(super) fn coordinated(
        &mut self,
        at: usize,
        q: &Quantity,
        clause: usize,
        marker: usize,
    ) -> Interpretation {
        let source = self.source;
        let count = coordination::run(&source, at);
        let done = completion::find(&source, marker + 2, q);
        let lead = growth::lead(&source, clause, q);
        let change = growth::find(&source, clause, q);
        let marker = change.map_or(marker, |change| change.name_to.clamp(clause, marker));
        let role = match (&done, &change) {
            (Some(_), _) => Role::Completion,
            (None, Some(_)) => Role::Growth,
            (None, None) if self.goes_on(at, count, clause) => Role::Previous,
            (None, None) => Role::Actual,
        };
        let changes = !matches!(role, Role::Actual | Role::Previous);
        let before = self.found.readings.len();
        let own = noun_phrase::within(&source, clause, marker);
        // 分别增长 behind as many figures: the growth of each.
        let nearest = self.first.max(before.saturating_sub(coordination::MOST));
        let those: Vec<usize> = (nearest..before)
            .filter(|n| self.found.readings.get(*n).is_some_and(|d| d.of.is_none()))
            .collect();
        let these = those.len().checked_sub(count).and_then(|skip| those.get(skip..)).unwrap_or_default();
        // 分别完成粮食、油菜面积9万亩、5万亩: the names follow 分别.
        let behind = noun_phrase::within(&source, marker, q.from).filter(|_| !changes);
        let behind = behind.and_then(|(a, b)| coordination::names(&source, a, b, count));
        let names = match own {
            _ if behind.is_some() => behind,
            Some(_) => coordination::names(&source, clause, marker, count),
            None if changes && these.len() == count => None,
            None => coordination::names(
                &source,
                noun_phrase::clause(source.text, self.floor, clause.saturating_sub(1)),
                clause,
                count,
            ),
        };
        let names = names.map(|names| self.measured_alike(names, q));
        let share = (role == Role::Actual).then(|| self.share_of(marker + 2, q)).flatten();
        let whole = own.map(|(a, b)| noun_phrase::spelled(source.text, a, b));
        let readings: Vec<Interpretation> = (0..count)
            .map(|n| {
                let of = if own.is_none() && names.is_none() { these.get(n).copied() } else { None };
                let name = names
                    .as_ref()
                    .and_then(|names| names.get(n).cloned())
                    .or_else(|| of.and_then(|of| self.found.readings.get(of)).map(|d| d.indicator.clone()))
                    .or_else(|| whole.clone())
                    .unwrap_or_else(|| self.clause_before(clause));
                let mut indicator =
                    done.as_ref().map_or(name.clone(), |done| completion::indicator(&source, &name, done));
                if let Some(whole) = &share {
                    indicator = indicator + "占" + whole;
                }
                if let Some(lead) = &lead {
                    return Interpretation::plain(indicator + &lead.than_of(n, count), "lead");
                }
                let falls = change.is_some_and(|c| c.falls);
                let multiple = change.is_some_and(|c| c.multiple);
                Interpretation { role, of, falls, multiple, ..Interpretation::plain(indicator, "several") }
            })
            .collect();
        for (n, reading) in readings.iter().enumerate().skip(1) {
            self.read_ahead.insert(at + n, reading.clone());
        }
        readings.into_iter().next().unwrap_or_else(|| Interpretation::plain(String::new(), "several"))
    }

    /// 人口和产值分别占全市的20%、30%, 分别超过全省的60%、70%: the whole of which the figures are shares.
    fn share_of(&self, from: usize, q: &Quantity) -> Option<String> {
        /// Words between 分别 and the whole.
        const OF: [&str; 9] = ["占到", "约占", "占", "超过", "超", "达到", "达", "为", "相当于"];
        let text = self.source.text;
        let to = q.from.checked_sub(1).filter(|to| text.at(*to) == '的' && q.base == "%")?;
        let from = OF.iter().find_map(|word| text.word(from, word))?;
        (from < to).then(|| text.string(from, to))
    }

    /// 标准分别从6元、4元提高到8元、7元: whether the list of `count` figures from the token `at` on is of earlier
    /// values.
    fn goes_on(&self, at: usize, count: usize, clause: usize) -> bool {
        let text = self.source.text;
        let tokens = |n: usize| self.source.tokens.get(n);
        let (Some(first), Some(last)) = (tokens(at), tokens(at + count - 1)) else { return false };
        let from = (clause.max(first.from().saturating_sub(FROM_REACH))..first.from())
            .any(|i| matches!(text.at(i), '由' | '从'));
        from && TO_VERBS.at(text, last.to(), last.to() + TO_REACH).is_some()
    }

    /// 城镇和农村居民收入达到4元和2元，增长8%和9%: the end of the name before a list of changes, one for each of as
    /// many figures before.
    pub(super) fn change_of_each(&self, at: usize, clause: usize, q: &Quantity) -> Option<usize> {
        /// The most previous figures that are searched.
        const NEAREST: usize = 4 * coordination::MOST;
        /// The most characters between the last figure and the first of their changes.
        const CHANGED: usize = 12;
        let count = coordination::run(&self.source, at);
        if count < 2 {
            return None;
        }
        let change = growth::find(&self.source, clause, q)?;
        let nearest = self.first.max(self.found.readings.len().saturating_sub(NEAREST));
        let own = self.found.readings.get(nearest..)?.iter().filter(|raw| raw.of.is_none());
        let listed = own.clone().rev().take_while(|raw| raw.rule == "several").count() == count;
        // 城镇居民收入4元，农村居民收入2元，增长8%和9%.
        let before: Vec<&RawReading> = own.rev().take(count).collect();
        let unit = before.first().and_then(|raw| self.unit_of(raw));
        let last = before.first().and_then(|raw| self.source.tokens.get(raw.token)).map(Token::to);
        let follows = last.is_some_and(|to| to + CHANGED >= q.from);
        let alone = unit.is_some_and(|unit| unit.ends_with('元'))
            && follows
            && before.len() == count
            && before
                .iter()
                .all(|raw| self.unit_of(raw) == unit && raw.rule == "name" && self.is_unchanged(raw));
        let alike = listed || alone;
        let named = noun_phrase::within(&self.source, clause, change.name_to).is_some();
        (alike && !named).then_some(change.name_to)
    }

    /// Whether no change of a reading follows it.
    fn is_unchanged(&self, raw: &RawReading) -> bool {
        let changed = |other: &RawReading| {
            other.of.and_then(|of| self.found.readings.get(of)).is_some_and(|of| of.token == raw.token)
        };
        !self.found.readings.get(self.first..).unwrap_or_default().iter().any(changed)
    }

    /// 标准分别从6元、4元提高到8元、7元: the later values of as many figures before.
    pub(super) fn later_values(&mut self, at: usize, clause: usize, q: &Quantity) -> Option<Interpretation> {
        let count = coordination::run(&self.source, at);
        let unnamed = count > 1 && noun_phrase::within(&self.source, clause, q.from).is_none();
        let own = self.found.readings.get(self.first..).filter(|_| unnamed)?;
        let those = own.len().checked_sub(count).and_then(|skip| own.get(skip..))?;
        let alike = those.iter().all(|raw| raw.rule == "several" && raw.of.is_none());
        let readings: Vec<Interpretation> =
            those.iter().map(|raw| Interpretation::plain(raw.indicator.clone(), "several")).collect();
        let mut readings = readings.into_iter().filter(|_| alike);
        let first = readings.next()?;
        self.read_ahead.extend(readings.enumerate().map(|(n, reading)| (at + n + 1, reading)));
        Some(first)
    }

    /// 增长5%、6%: the second figure of a list without names has the reading of the first.
    pub(super) fn repeated_change(&self, q: &Quantity) -> Option<Interpretation> {
        let before = self.found.readings.get(self.first..)?.last()?;
        let Some(Token::Quantity(other)) = self.source.tokens.get(before.token) else { return None };
        let listed = q.from == other.to + 1
            && matches!(self.source.text.at(other.to), '、' | '和' | '与' | '至' | '-');
        let changes = matches!(before.role, Role::Growth | Role::TargetGrowth | Role::Completion);
        (listed && changes && other.base == q.base).then(|| Interpretation {
            role: if before.role == Role::Completion { Role::Completion } else { Role::Growth },
            of: before.of,
            falls: before.falls,
            multiple: before.multiple,
            ..Interpretation::plain(before.indicator.clone(), before.rule)
        })
    }

    /// 分别完成3亿元、2亿元，均增长8%: the number of figures of the list that ends with the reading `of`, if
    /// a change is that of each.
    pub(super) fn list_before(&self, of: usize, q: &Quantity) -> usize {
        /// How far before a change 均 may stand.
        const REACH: usize = 6;
        let from = self.floor.max(q.from.saturating_sub(REACH));
        let each =
            ["均", "双双", "都"].iter().any(|word| self.source.text.find(from, q.from, word).is_some());
        let own = self.found.readings.get(self.first..=of).unwrap_or_default();
        let alike = own.iter().rev().take_while(|raw| raw.rule == "several" && raw.of.is_none()).count();
        if each { alike.max(1) } else { 1 }
    }
}

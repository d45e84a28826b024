//! The role and the period of a figure, by its section and the times that its sentence names.
//!
//! | text | section | role, period |
//! | --- | --- | --- |
//! | 粮食产量`5万吨` | review of 2023 | result, 2023 |
//! | 粮食产量达到`6万吨` | plan of 2024 | target, 2024 |
//! | 由`5亿元`增加到`9亿元` | review of 2023 | earlier value, 2022; result, 2023 |
//! | 新增就业`2万人` | review of 2019–2023 | result, sum of the five years ([`super::years_total`]) |
//! | 三年落实岗位`2万个` | review of 2023 | result, sum of 2021–2023 |
//! | 建成后将惠及`2万人` | review of 2023 | target |
//! | 到2025年达到`8万吨` | review of 2023 | target, 2025 |
//! | 到2028年，投资累计达到`8亿元` | plan of 2024–2028 | target, sum of the five years |
//! | 新增就业年均`2万人` | review of 2019–2023 | result, 年均新增就业 |

use super::{Interpretation, Interpreter, RawReading};
use crate::extract::bound;
use crate::extract::confidence::Features;
use crate::extract::growth;
use crate::extract::lexer::{Quantity, Token};
use crate::extract::lexicon::{AIM_WORDS, PRELIMINARY_WORDS, TO_VERBS};
use crate::extract::noun_phrase;
use crate::extract::period;
use crate::extract::{Dated, Role, reviewed};
use crate::model::{Period, SectionKind, Year};
use crate::source::NormalizedText;

/// The most characters between 由 and an earlier value.
pub(super) const FROM_REACH: usize = 14;
/// The most characters of the verb between an earlier and a later value.
pub(super) const TO_REACH: usize = 8;

impl Interpreter<'_> {
    /// Whether a period can be that of a figure here. In a review before the end of the plan, 十四五 only names
    /// the plan.
    pub(super) fn can_date(&self, said: Period) -> bool {
        let over = self.section.year.is_none_or(|year| said.last_year() <= year);
        over || self.section.part != SectionKind::Review || !matches!(said, Period::Years(..))
    }

    pub(super) fn raw(
        &mut self,
        at: usize,
        q: &Quantity,
        clause: usize,
        reading: Interpretation,
    ) -> RawReading {
        let text = self.source.text;
        let (bound, modifier) = bound::bound(text, q);
        let earlier = reading.role == Role::Previous || self.is_earlier_value(clause, q);
        let against = self
            .against
            .map(|(year, _)| year)
            .or_else(|| period::against_plan(text, self.sentence.0, q.from));
        let ago = years_ago(text, q.from).filter(|_| earlier);
        let since = self.stated.filter(|(_, at)| self.begins_at(*at, q));
        let (period, dated) = match (self.stated, self.section.year, self.report) {
            // 由五年前的5亿元增加到9亿元.
            (None, Some(year), _) if ago.is_some_and(|ago| year > ago) => {
                (ago.map(|ago| Period::Year(year.saturating_sub(ago))), Dated::Stated)
            }
            // 与2020年相比，由5亿元增加到9亿元.
            (None | Some((Period::Years(..), _)), _, _) if earlier && against.is_some() => {
                (against.map(Period::Year), Dated::Stated)
            }
            // 五年来，由5亿元增加到9亿元: the first value is of the year before the five; in 2020年到2025年 it is
            // of the first year.
            (Some((Period::Years(first, _), at)), _, _) if earlier => {
                let dated = text.before(at) == '年' && text.before(at - 1).is_ascii_digit();
                (Some(Period::Year(if dated { first } else { reviewed(first) })), Dated::Stated)
            }
            // 到2025年，由5亿元增加到9亿元: the year is that of the later value.
            (Some((Period::Year(said), _)), _, _) if earlier && since.is_none() => {
                (Some(Period::Year(self.year_before(said, q))), Dated::Stated)
            }
            // The later value holds at the end of the span.
            (Some((Period::Years(_, last), _)), _, _)
                if self.has_come_from(&reading.indicator) || self.is_level_at_end(clause, q, &reading) =>
            {
                (Some(Period::Year(last)), Dated::Stated)
            }
            (Some((Period::Year(last), _)), _, _)
                if !earlier && self.is_sum_up_to(last, clause, q, &reading) =>
            {
                (self.section.multi_year, Dated::Section)
            }
            (Some((said, _)), _, _) => {
                (Some(self.counted(clause, q, &reading).unwrap_or(said)), Dated::Stated)
            }
            // 从2015年的9亿元增长到12亿元；税收从1亿元增长到2亿元，年均增长8%: both grew since 2015.
            (None, Some(year), _) if earlier => {
                (Some(Period::Year(self.year_before(year, q))), Dated::Section)
            }
            (None, Some(year), _)
                if self.section.multi_year.is_some_and(|spell| spell.last_year() > year) =>
            {
                (self.section.multi_year, Dated::Section)
            }
            (None, Some(_), _) if self.is_sum_over_years(clause, q, &reading) => {
                (self.section.multi_year, Dated::Section)
            }
            (None, Some(year), _) => {
                (Some(self.counted(clause, q, &reading).unwrap_or(Period::Year(year))), Dated::Section)
            }
            (None, None, Some(year)) => (Some(Period::Year(reviewed(year))), Dated::Report),
            (None, None, None) => (None, Dated::Unknown),
        };
        let span = self.change_span(q, clause, &reading, period);
        let period = span.as_ref().and_then(|span| span.period).or(period);
        let period = self.lead_period(&reading).or(period);
        // 由2020年的5亿元增加到9亿元: the year belongs to the earlier values only.
        let more = self.read_ahead.get(&(at + 1)).is_some_and(|next| next.role == Role::Previous);
        if earlier && !more && since.is_some_and(|(said, _)| !matches!(said, Period::Years(..))) {
            self.stated = None;
        }
        let role = self.role(q, clause, reading.role, period);
        let preliminary = role == Role::Actual
            && self.section.part != SectionKind::Plan
            && PRELIMINARY_WORDS
                .find(text, self.sentence.0.max(q.from.saturating_sub(noun_phrase::REACH)), q.from)
                .is_some();
        RawReading {
            token: at,
            role,
            indicator: reading.indicator,
            rule: reading.rule,
            of: reading.of,
            of_each: reading.of_each,
            bound,
            modifier,
            period: period.filter(|_| role != Role::ProjectInvestment && reading.rule != "length"),
            dated,
            sentence: self.sentence,
            falls: reading.falls,
            multiple: reading.multiple,
            over_years: span.map(|span| span.words),
            preliminary,
            project: reading.project,
            features: Features::default(),
            runner_up: None,
        }
    }

    /// 到2025年，投资累计达到9亿元: whether a figure is the sum of the years up to the one that the sentence names, the
    /// last of those that the section is about.
    fn is_sum_up_to(&self, last: Year, clause: usize, q: &Quantity, reading: &Interpretation) -> bool {
        const DONE: [&str; 6] = ["完成", "实现", "新增", "投入", "实施", "发放"];
        let text = self.source.text;
        let ends = self.section.multi_year.is_some_and(|years| years.last_year() == last);
        let summed = text.find(clause, q.from, "累计").is_some_and(|at| {
            q.base.ends_with('元') || DONE.iter().any(|verb| text.word(at + 2, verb).is_some())
        });
        reading.role == Role::Actual && ends && summed && q.base != "%"
    }

    /// 新增就业年均2万人: an average over several years has a name of its own, 年均新增就业, and their period.
    pub(super) fn average_yearly(&self, q: &Quantity, clause: usize, raw: &mut RawReading) {
        const AVERAGES: [&str; 3] = ["年均", "平均每年", "每年平均"];
        let text = self.source.text;
        let level = matches!(raw.role, Role::Actual | Role::Previous | Role::Target) && raw.of.is_none();
        let averaged = (clause..q.from).rev().find_map(|at| {
            let to = AVERAGES.iter().find_map(|word| text.word(at, word))?;
            Some(!growth::is_mean_of_measure(text, to))
        });
        let named = AVERAGES.iter().any(|word| raw.indicator.contains(word));
        if !level || named || averaged != Some(true) || q.base == "%" || raw.indicator.is_empty() {
            return;
        }
        raw.indicator = format!("年均{}", raw.indicator);
        let years = self
            .section
            .multi_year
            .filter(|years| raw.period.is_some_and(|period| period == Period::Year(years.last_year())));
        raw.period = years.or(raw.period);
    }

    /// Whether the words for a time that end at `at` stand between 由 and an earlier value: 由2020年的5亿元、2亿元增加到.
    fn begins_at(&self, at: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        let from = self.sentence.0.max(at.saturating_sub(FROM_REACH));
        let apart = (at..q.from).any(|i| matches!(text.at(i), '，' | '；'));
        !apart && (from..at).any(|i| matches!(text.at(i), '由' | '从'))
    }

    /// The year of an earlier value whose later value is of the year `later`.
    fn year_before(&self, later: Year, q: &Quantity) -> Year {
        if let Some(since) = self.growth_began(q) {
            return since;
        }
        let own = self.section.year.unwrap_or(later);
        match self.section.multi_year {
            Some(Period::Years(first, last)) if last == later && last == own => reviewed(first),
            // A target has come from the level of the year before the report's.
            _ if later > own || self.section.part == SectionKind::Plan => {
                reviewed(self.report.unwrap_or(own).min(later))
            }
            _ => reviewed(later),
        }
    }

    /// 五年新增3万人, 4年获奖10次: the years that a figure of a review sums up.
    fn counted(&self, clause: usize, q: &Quantity, reading: &Interpretation) -> Option<Period> {
        let last = match self.stated {
            Some((Period::Year(said), _)) => said,
            Some(_) => return None,
            None => self.section.year?,
        };
        let is_sum = self.section.part == SectionKind::Review
            && reading.role == Role::Actual
            && reading.rule != "lead"
            && q.base != "%"
            && !self.is_level(clause, q, reading);
        let years = period::years_counted(self.source.text, clause, q.from).filter(|_| is_sum)?;
        Some(Period::Years(last.checked_sub(years - 1)?, last))
    }

    /// 年均增长6%，高于全省0.8个百分点: the lead of a growth has its period.
    fn lead_period(&self, reading: &Interpretation) -> Option<Period> {
        let before = self.found.readings.get(self.first..)?.last()?;
        let grows = matches!(before.role, Role::Growth | Role::TargetGrowth);
        before.period.filter(|_| grows && reading.rule == "lead" && before.over_years.is_some())
    }

    /// Whether the figure before is an earlier value of the same indicator: 由5亿元增加到9亿元.
    fn has_come_from(&self, indicator: &str) -> bool {
        let before = self.found.readings.get(self.first..).and_then(<[RawReading]>::last);
        before.is_some_and(|raw| raw.role == Role::Previous && raw.indicator == indicator)
    }

    /// The first year of a growth, if the sentence named it for another figure and states the yearly growth.
    fn growth_began(&self, q: &Quantity) -> Option<Year> {
        /// The most characters between the figure and 年均 or 五年翻一番.
        const REACH: usize = 40;
        let end = self.sentence.1.min(q.to + REACH);
        // 由4亿元增长到9亿元，五年翻了一番.
        if let Some(years) = growth::years_taken(self.source.text, q.to, end) {
            return self.section.year?.checked_sub(years);
        }
        self.source.text.find(q.to, end, "年均")?;
        let own = self.found.readings.get(self.first..)?;
        let before = own.iter().rev().find(|raw| raw.role == Role::Previous)?;
        before.period.map(Period::last_year)
    }

    /// Whether a figure is an earlier value: the first one in 由5亿元增长至9亿元.
    pub(super) fn is_earlier_value(&self, clause: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        let from = ["大幅", "稳步", "快速", "逐步", "进一步"]
            .iter()
            .find_map(|w| text.word(q.to, w))
            .unwrap_or(q.to);
        let goes_on = TO_VERBS.at(text, from, from + TO_REACH).is_some();
        goes_on
            && (clause.max(q.from.saturating_sub(FROM_REACH))..q.from)
                .any(|i| matches!(text.at(i), '由' | '从'))
    }

    fn role(&self, q: &Quantity, clause: usize, role: Role, period: Option<Period>) -> Role {
        let text = self.source.text;
        if matches!(role, Role::Completion | Role::ProjectInvestment) {
            return role;
        }
        let (year, own) = (period.map(Period::last_year), self.section.year);
        let stated = self.stated.is_some();
        let aimed = match self.section.part {
            SectionKind::Plan => {
                let past = stated && own.is_some_and(|own| year.is_some_and(|y| y < own));
                !past && (!bound::is_done(text, clause, q) || AIM_WORDS.find(text, clause, q.from).is_some())
            }
            SectionKind::Other => AIM_WORDS.find(text, clause, q.from).is_some() && !self.is_done(clause, q),
            SectionKind::Review | SectionKind::Problems => false,
        };
        let aimed = aimed && !bound::is_given(text, q);
        let ahead = stated && own.is_some_and(|own| year.is_some_and(|y| y > own));
        let expected = self.section.part != SectionKind::Plan && self.is_expected(clause, q);
        let aimed = aimed || ahead || expected || bound::is_quota(text, clause, q);
        match role {
            Role::Actual if self.is_earlier_value(clause, q) => Role::Previous,
            Role::Growth if aimed => Role::TargetGrowth,
            Role::Actual if aimed => Role::Target,
            Role::Actual if stated && own.is_some_and(|own| year.is_some_and(|y| y < own)) => Role::Previous,
            role => role,
        }
    }

    /// 建成后将惠及8万人, 可新增产值3亿元、税收1亿元: what a review expects.
    fn is_expected(&self, clause: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        let before = self.found.readings.get(self.first..).and_then(<[RawReading]>::last);
        let goes_on = before.and_then(|raw| self.source.tokens.get(raw.token)).is_some_and(|token| {
            let Token::Quantity(earlier) = token else { return false };
            let own = noun_phrase::clause(text, self.sentence.0, earlier.from);
            bound::is_continued(text, earlier.to, q.from) && bound::is_expected(text, own, earlier)
        });
        goes_on || bound::is_expected(text, clause, q)
    }

    fn is_done(&self, clause: usize, q: &Quantity) -> bool {
        bound::is_done(self.source.text, clause, q)
    }
}

/// How many years ago a figure holds, if the words before it end with 五年前 or the like.
fn years_ago(text: &NormalizedText<'_>, figure: usize) -> Option<Year> {
    let end = text.word_before(figure, "的").unwrap_or(figure);
    period::YEARS_AGO
        .into_iter()
        .find(|(words, _)| text.word_before(end, words).is_some())
        .map(|(_, years)| years)
}

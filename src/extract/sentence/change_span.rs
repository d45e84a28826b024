//! The years that a stated change spans. A change over several years is no 同比.
//!
//! | text, in a review of 2013 | span | period |
//! | --- | --- | --- |
//! | `增长8%`, `比2012年增长8%` | none: against the year before | |
//! | `年均增长8%` | 年均 | the years that the sentence or the section reviews |
//! | `五年增长60%` | 五年累计 | 2009–2013 |
//! | `比2009年增长108%` | 累计 | 2010–2013 |
//! | `与2009年相比，甲增长108%，乙增长212%` | 累计, of both | 2010–2013 |
//! | `五年来，税收增长60%`, `税收增长60%` in a review of five years | 累计 | the five years |
//! | `成立以来，税收增长60%` | 累计 | as the sentence says |

use super::{Interpretation, Interpreter};
use crate::extract::Role;
use crate::extract::growth::{self, IN_ALL};
use crate::extract::lexer::{Quantity, Token};
use crate::extract::period;
use crate::model::{Period, SectionKind, Year};

/// Words for a comparison with the year before.
const YEARLY: [&str; 8] = ["同比", "环比", "比上年", "较上年", "上年同期", "比去年", "较去年", "当年"];

/// How far before a figure the base of its comparison may stand, in characters.
const REACH: usize = 200;

/// The span of a change.
pub(super) struct ChangeSpan {
    /// The words for it, as they stand in a name: 年均, 累计.
    pub words: String,
    /// Its years, if they differ from the period that the sentence or section gives.
    pub period: Option<Period>,
}

impl Interpreter<'_> {
    /// The span of several years of a change; `None` for a change against the year before.
    pub(super) fn change_span(
        &self,
        q: &Quantity,
        clause: usize,
        reading: &Interpretation,
        period: Option<Period>,
    ) -> Option<ChangeSpan> {
        if reading.role != Role::Growth || reading.multiple {
            return None;
        }
        if let Some(listed) = self.listed_span(q) {
            return listed;
        }
        let text = self.source.text;
        let said = growth::over_years(text, q.from);
        if let Some((words, years)) = said.clone().filter(|(words, _)| words.ends_with("年均")) {
            return Some(ChangeSpan { words, period: self.years_of_change(years, q, period) });
        }
        let last = period?.last_year();
        let in_all = |period| Some(ChangeSpan { words: IN_ALL.into(), period });
        if let Some(base) = self.base_year(q).filter(|base| last > base.saturating_add(1)) {
            let years = Period::Years(base + 1, last);
            return in_all(Some(years).filter(|_| !matches!(period, Some(Period::Months(..)))));
        }
        if let Some((words, years)) = said {
            return Some(ChangeSpan { words, period: self.years_of_change(years, q, period) });
        }
        let review = self.section.part == SectionKind::Review;
        let summed = text.find(clause, q.from, IN_ALL).is_some();
        match (period, self.section.multi_year) {
            (Some(Period::Years(..)), _) if (review || summed) && !self.is_yearly(self.sentence.0, q) => {
                in_all(None)
            }
            // 七年来，…。投资增长2倍: in a review of several years, growth is over all of these years, unless a year is
            // said.
            (Some(Period::Year(year)), Some(years))
                if review && (summed || self.is_over_the_years(year, years, clause, q)) =>
            {
                in_all(Some(years))
            }
            _ if self.is_since_founding(q) => in_all(None),
            _ => None,
        }
    }

    /// Whether a change in a review of several years up to `year` is not one against the year before.
    fn is_over_the_years(&self, year: Year, years: Period, clause: usize, q: &Quantity) -> bool {
        let multiple = matches!(q.base.as_str(), "倍" | "番");
        let from = if multiple { clause } else { self.sentence.0 };
        let dated = self.stated.is_some() && !multiple;
        // 增速达到6%: of the year.
        let rate =
            ["增速", "增幅", "涨幅"].iter().any(|noun| self.source.text.find(clause, q.from, noun).is_some());
        !rate
            && !self.is_yearly(clause, q)
            && !self.is_against_last_year(from, q)
            && !dated
            && (multiple || !self.is_of_one_year(q.from))
            && years.last_year() == year
    }

    /// The years of a change over several years, with their number if it is said. `None` if they are not known better
    /// than by `period`.
    fn years_of_change(&self, years: Option<Year>, q: &Quantity, period: Option<Period>) -> Option<Period> {
        let Some(Period::Year(last)) = period else { return None };
        if let Some(count) = years {
            return Some(Period::Years(last.checked_sub(count - 1)?, last));
        }
        // 从2015年的9亿元增长到12亿元，年均增长8%.
        let own = self.found.readings.get(self.first..).unwrap_or_default();
        let earlier = || {
            let from = own.iter().rev().find(|raw| raw.role == Role::Previous)?;
            from.period.map(Period::last_year)
        };
        let base = self.base_year(q).or_else(earlier).filter(|base| last > base.saturating_add(1));
        let reviewed = self.section.multi_year.filter(|years| years.last_year() == last);
        base.map(|base| Period::Years(base + 1, last)).or(reviewed)
    }

    /// 甲、乙年均增长9%、6%: the span of the first change in a list holds for all. `None` outside a list.
    fn listed_span(&self, q: &Quantity) -> Option<Option<ChangeSpan>> {
        let before = self.found.readings.get(self.first..)?.last()?;
        let end = self.source.tokens.get(before.token).map(Token::to)?;
        let beside = q.from == end + 1 && matches!(self.source.text.at(end), '、' | '和' | '与');
        let changes = matches!(before.role, Role::Growth | Role::TargetGrowth);
        let words = before.over_years.clone();
        (beside && changes).then(|| words.map(|words| ChangeSpan { words, period: before.period }))
    }

    /// The year that a change is compared with: 比2009年增长, 与2009年相比, 较“十二五”末, 比五年前.
    fn base_year(&self, q: &Quantity) -> Option<Year> {
        let text = self.source.text;
        // 与2009年相比 holds for all changes behind it, 比2009年 for the next one.
        let holds = |at: usize| {
            let all = text.find(at, q.from.min(at + 14), "相比").is_some();
            at <= q.from && (all || self.floor <= at) && !self.is_yearly(at, q)
        };
        let dated = self.against.filter(|(_, at)| holds(*at)).map(|(year, _)| year);
        let from = self.sentence.0.max(q.from.saturating_sub(REACH));
        let all = text.find(from, q.from, "相比").is_some();
        let near = if all { from } else { self.floor.max(from) };
        let plan = || period::against_plan(text, near, q.from).filter(|_| !self.is_yearly(near, q));
        let ago = || {
            let ago = period::YEARS_AGO.iter().find(|(words, _)| {
                text.find(near, q.from, words)
                    .is_some_and(|at| matches!(text.before(at), '比' | '较' | '与' | '同'))
            });
            self.section.year?.checked_sub(ago?.1)
        };
        dated.or_else(plan).or_else(ago)
    }

    /// Whether the words between `from` and a figure compare it with the year before, or state a yearly mean.
    fn is_yearly(&self, from: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        let mean = |at: usize| text.word(at, "年均").is_some() && !growth::is_mean_of_measure(text, at + 2);
        self.is_against_last_year(from, q)
            || (from.max(q.from.saturating_sub(REACH))..q.from.saturating_sub(1)).any(mean)
    }

    /// Whether the words between `from` and a figure compare it with the year before.
    fn is_against_last_year(&self, from: usize, q: &Quantity) -> bool {
        let from = from.max(q.from.saturating_sub(REACH));
        YEARLY.iter().any(|words| self.source.text.find(from, q.from, words).is_some())
    }

    /// 成立以来, 改革开放以来: whether the change is counted from an event on.
    fn is_since_founding(&self, q: &Quantity) -> bool {
        let text = self.source.text;
        let from = self.sentence.0.max(q.from.saturating_sub(REACH));
        let since = text.find(from, q.from, "以来");
        since.is_some_and(|at| {
            let times = matches!(text.before(at), '年' | '月' | '初' | '季' | '日' | '底' | '末');
            !times && !self.is_yearly(at, q) && self.heads_sentence(at)
        })
    }
}

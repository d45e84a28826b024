//! The years that a stated change spans. A change over several years is no 同比.
//!
//! | text, in a review of 2013 | span | period |
//! | --- | --- | --- |
//! | `增长8%`, `比2012年增长8%` | none: against the year before | |
//! | `年均增长8%` | 年均 | as the sentence says |
//! | `比2009年增长108%` | 累计 | 2010–2013 |
//! | `与2009年相比，甲增长108%，乙增长212%` | 累计, of both | 2010–2013 |
//! | `五年来，税收增长60%` | 累计 | the five years |
//! | `税收年均增长8%。投资增长60%`, in a review of several years | 年均, then 累计 | as the section |
//! | `成立以来，税收增长60%` | 累计 | as the sentence says |

use super::{Interpretation, Interpreter};
use crate::extract::Role;
use crate::extract::growth;
use crate::extract::lexer::{Quantity, Token};
use crate::extract::period;
use crate::model::{Period, SectionKind, Year};

/// The word for a change over several years that is not an average.
const IN_ALL: &str = "累计";

/// Words for a comparison with the year before.
const YEARLY: [&str; 9] =
    ["同比", "环比", "比上年", "较上年", "上年同期", "比去年", "较去年", "当年", "年均"];

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
        let words = growth::over_years(text, q.from);
        if words.as_ref().is_some_and(|words| words.ends_with("年均")) {
            return words.map(|words| ChangeSpan { words, period: None });
        }
        let last = period?.last_year();
        let in_all = |period| Some(ChangeSpan { words: IN_ALL.into(), period });
        if let Some(base) = self.base_year(q).filter(|base| last > base.saturating_add(1)) {
            let years = Period::Years(base + 1, last);
            return in_all(Some(years).filter(|_| !matches!(period, Some(Period::Months(..)))));
        }
        if let Some(words) = words {
            return Some(ChangeSpan { words, period: None });
        }
        let review = self.section.part == SectionKind::Review;
        let summed = text.find(clause, q.from, IN_ALL).is_some();
        match (period, self.section.multi_year) {
            (Some(Period::Years(..)), _) if (review || summed) && !self.is_yearly(self.sentence.0, q) => {
                in_all(None)
            }
            // 七年来，…。投资增长2倍: in a review of several years, growth by a multiple (倍, 番) is over all of these years.
            (Some(Period::Year(_)), Some(years))
                if review
                    && (summed || matches!(q.base.as_str(), "倍" | "番") && !self.is_yearly(clause, q)) =>
            {
                in_all(Some(years))
            }
            (Some(Period::Year(_)), Some(years))
                if review && q.base == "%" && !self.is_yearly(clause, q) && self.follows_average(q) =>
            {
                in_all(Some(years))
            }
            _ if self.is_since_founding(q) => in_all(None),
            _ => None,
        }
    }

    /// 税收年均增长9%。投资增长39%: whether a yearly average stands before a change, and no year since then.
    fn follows_average(&self, q: &Quantity) -> bool {
        const YEARS: [&str; 6] = ["去年", "上年", "今年", "当年", "全年", "同比"];
        let text = self.source.text;
        let from = q.from.saturating_sub(REACH);
        let from = (from..q.from).rev().find(|i| text.at(*i) == '\n').unwrap_or(from);
        let average = (from..q.from).rev().find(|i| text.word(*i, "年均增长").is_some());
        average.is_some_and(|at| {
            YEARS.iter().all(|word| text.find(at, q.from, word).is_none())
                && !(at..q.from).any(|i| text.at(i) == '年' && text.before(i).is_ascii_digit())
        })
    }

    /// 甲、乙年均增长9%、6%: the span of the first change in a list holds for all. `None` outside a list.
    fn listed_span(&self, q: &Quantity) -> Option<Option<ChangeSpan>> {
        let before = self.found.readings.get(self.first..)?.last()?;
        let end = self.source.tokens.get(before.token).map(Token::to)?;
        let beside = q.from == end + 1 && matches!(self.source.text.at(end), '、' | '和' | '与');
        let changes = matches!(before.role, Role::Growth | Role::TargetGrowth);
        let words = before.over_years.clone().filter(|_| beside && changes)?;
        Some(Some(ChangeSpan { words, period: before.period }))
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

    /// Whether the words between `from` and a figure compare it with the year before.
    fn is_yearly(&self, from: usize, q: &Quantity) -> bool {
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

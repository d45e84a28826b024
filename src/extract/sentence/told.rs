//! When each figure of a sentence holds, and what it says: a result, a target, an earlier value.

use super::{Draft, Reader, Reading};
use crate::extract::lexicon::{AIM_WORDS, ORDINALS, PRELIMINARY_WORDS, TO_VERBS};
use crate::extract::name;
use crate::extract::period;
use crate::extract::scan::Quantity;
use crate::extract::target;
use crate::extract::{Dated, Role, reviewed};
use crate::model::{Part, Period, Year};

impl Reader<'_> {
    /// The years that the sentence and those after it speak of. A review speaks of them until its
    /// paragraph ends; a plan that gives the aims of several years, until a sentence names another time.
    pub(super) fn spell(&self) -> Option<Period> {
        /// How far into a sentence its opening words reach: 各位代表！五年来，
        const OPENING: usize = 10;
        let (text, (from, to)) = (self.source.text, self.sentence);
        let planned = !matches!(self.section.part, Part::Review | Part::Problems);
        let says = |words: &[&str]| words.iter().any(|w| text.find(from, to, w).is_some());
        let numbered = ORDINALS.at(text, from, to).is_some() || matches!(text.at(from), '—' | '(');
        let aims = planned && says(&["目标", "举措"]) && !says(&["今年", "全年", "开局"]);
        let to = if aims { to } else { to.min(from + OPENING) };
        // 谋划“十五五”项目 only names a plan to come.
        let coming = |first: Year| {
            !planned || self.report.is_some_and(|report| first == report || aims && first > report)
        };
        match period::said(text, from, to, self.base()) {
            Some(span @ Period::Years(first, _)) if coming(first) && self.may_be(span) => Some(span),
            Some(_) => None,
            None if text.word(from, "20").is_some() => None,
            None if text.before(from) == '\n' && !planned && !numbered => None,
            None => self.spell,
        }
    }

    /// Whether a time may be that of a figure here: 十四五, said in a review before the plan is over,
    /// only names the plan.
    pub(super) fn may_be(&self, said: Period) -> bool {
        let over = self.section.year.is_none_or(|year| said.last_year() <= year);
        over || self.section.part != Part::Review || !matches!(said, Period::Years(..))
    }

    pub(super) fn draft(&mut self, at: usize, q: &Quantity, clause: usize, reading: &Reading) -> Draft {
        let text = self.source.text;
        let (bound, modifier) = target::bound(text, q);
        let earlier = self.is_earlier(clause, q);
        let (period, dated) = match (self.said, self.section.year, self.report) {
            // 五年来，由5亿元增加到9亿元: the first is of the year before the five.
            (Some((Period::Years(first, _), _)), _, _) if earlier => {
                (Some(Period::Year(reviewed(first))), Dated::Stated)
            }
            (Some((said, _)), _, _) => (Some(said), Dated::Stated),
            (None, Some(year), _) if earlier && self.spell.is_some_and(|spell| spell.last_year() == year) => {
                let first = self.spell.map_or(year, |spell| spell.first().year);
                (Some(Period::Year(reviewed(first))), Dated::Section)
            }
            (None, Some(year), _) if self.spell.is_some_and(|spell| spell.last_year() > year) => {
                (self.spell, Dated::Section)
            }
            (None, Some(year), _) if earlier => (Some(Period::Year(reviewed(year))), Dated::Stated),
            (None, Some(year), _) => (Some(Period::Year(year)), Dated::Section),
            (None, None, Some(year)) => (Some(Period::Year(reviewed(year))), Dated::Report),
            (None, None, None) => (None, Dated::Unknown),
        };
        // 由2020年的5亿元增加到9亿元: the year is the earlier figure's alone.
        if earlier && !matches!(self.said, Some((Period::Years(..), _))) {
            self.said = None;
        }
        let role = self.role(q, clause, reading.role, period);
        let preliminary = role == Role::Actual
            && self.section.part != Part::Plan
            && PRELIMINARY_WORDS
                .find(text, self.sentence.0.max(q.from.saturating_sub(name::REACH)), q.from)
                .is_some();
        Draft {
            token: at,
            role,
            indicator: reading.indicator.clone(),
            rule: reading.rule,
            of: reading.of,
            bound,
            modifier,
            period: period.filter(|_| role != Role::ProjectInvestment && reading.rule != "length"),
            dated,
            sentence: self.sentence,
            falls: reading.falls,
            preliminary,
            project: reading.project,
        }
    }

    /// 由5亿元增长至9亿元: the first is the earlier year's.
    fn is_earlier(&self, clause: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        let from = ["大幅", "稳步", "快速", "逐步", "进一步"]
            .iter()
            .find_map(|w| text.word(q.to, w))
            .unwrap_or(q.to);
        let goes_on = TO_VERBS.at(text, from, from + 8).is_some();
        goes_on && (clause.max(q.from.saturating_sub(14))..q.from).any(|i| matches!(text.at(i), '由' | '从'))
    }

    fn role(&self, q: &Quantity, clause: usize, role: Role, period: Option<Period>) -> Role {
        let text = self.source.text;
        if matches!(role, Role::Completion | Role::ProjectInvestment) {
            return role;
        }
        let (year, own) = (period.map(Period::last_year), self.section.year);
        let stated = self.said.is_some();
        let aimed = match self.section.part {
            Part::Plan => {
                let past = stated && own.is_some_and(|own| year.is_some_and(|y| y < own));
                !past && (!target::is_done(text, clause, q) || AIM_WORDS.find(text, clause, q.from).is_some())
            }
            Part::Other => AIM_WORDS.find(text, clause, q.from).is_some() && !self.is_past(clause, q),
            Part::Review | Part::Problems => false,
        };
        let ahead = stated && own.is_some_and(|own| year.is_some_and(|y| y > own));
        let aimed = aimed || ahead || target::is_quota(text, clause, q);
        match role {
            Role::Actual if self.is_earlier(clause, q) => Role::Previous,
            Role::Growth if aimed => Role::TargetGrowth,
            Role::Actual if aimed => Role::Target,
            Role::Actual if stated && own.is_some_and(|own| year.is_some_and(|y| y < own)) => Role::Previous,
            role => role,
        }
    }

    fn is_past(&self, clause: usize, q: &Quantity) -> bool {
        target::is_done(self.source.text, clause, q)
    }
}

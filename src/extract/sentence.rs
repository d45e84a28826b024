//! Reads the figures of each sentence in turn, rule by rule.
//!
//! | rule | example |
//! | --- | --- |
//! | `name` | 粮食产量`5万吨` |
//! | `count` | 新建`20个`社区食堂 |
//! | `subject` | 粮食播种面积5万亩，总产量`2万吨` |
//! | `list` | 出栏生猪3万头、山羊`2万只` |
//! | `pair` | 排查5395户`17890人` |
//! | `part` | 共排查问题40个，已整改`36个` |
//! | `borrowed` | 由5亿元增加到`9亿元` |
//! | `several` | 粮食、油料产量分别达到5万吨、`2万吨` |
//! | `growth`, `completion`, `project` | see the modules of these names |

use std::collections::BTreeMap;

use super::completion;
use super::growth;
use super::lexicon::{
    AIM_WORDS, CLASS_NOUNS, EVENT_VERBS, HEADS, INVESTMENTS, PRELIMINARY_WORDS, QUOTA_TAILS, TASK_VERBS,
    TO_VERBS,
};
use super::name::{self, Source};
use super::outline::Section;
use super::period::{self, Base};
use super::project::{self, ProjectDraft};
use super::scan::{Quantity, Token};
use super::several;
use super::target;
use super::{Dated, Role};
use crate::model::{Bound, Part, Period, Year};
use crate::source::Text;

/// A figure and what it was taken for, before it is told in the report's terms.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its token.
    pub token: usize,
    pub role: Role,
    pub indicator: String,
    pub rule: &'static str,
    /// The draft that it qualifies.
    pub of: Option<usize>,
    pub bound: Bound,
    pub modifier: Option<&'static str>,
    pub period: Option<Period>,
    pub dated: Dated,
    /// Its sentence, in mended characters.
    pub sentence: (usize, usize),
    /// Whether a change goes down.
    pub falls: bool,
    /// 预计, 初步核算.
    pub preliminary: bool,
    pub project: Option<usize>,
}

/// What the sentences of a text say.
pub(super) struct Found {
    pub drafts: Vec<Draft>,
    pub projects: Vec<ProjectDraft>,
}

/// Reads all figures of a text.
pub(super) fn read(text: &Text<'_>, tokens: &[Token], all: &[Section], report: Option<Year>) -> Found {
    let mut reader = Reader {
        source: Source { text, tokens },
        report,
        section: Section { from: 0, to: text.len(), part: Part::Other, year: report.map(super::reviewed) },
        sentence: (0, 0),
        first: 0,
        floor: 0,
        said: None,
        last: None,
        settled: BTreeMap::new(),
        found: Found { drafts: Vec::new(), projects: Vec::new() },
    };
    let mut sections = all.iter().peekable();
    let mut words_from = 0;
    for (at, token) in tokens.iter().enumerate() {
        while let Some(section) = sections.next_if(|s| s.from <= token.from()) {
            reader.section = *section;
        }
        reader.enter(token.from());
        words_from = words_from.max(reader.sentence.0).max(token.from().saturating_sub(2 * name::REACH));
        let base = reader.base();
        if let Some(said) = period::said(text, words_from, token.from(), base) {
            reader.said = Some((said, token.from()));
        }
        words_from = token.to();
        match token {
            Token::Date(date) => {
                if let Some(said) = period::of_date(text, date, base) {
                    reader.said = Some((said, date.to));
                }
            }
            Token::Quantity(q) if reader.settled.contains_key(&at) || !reader.is_class(at, q) => {
                reader.figure(at, q);
                reader.floor = q.to;
            }
            Token::Quantity(_) => {}
        }
    }
    let mut found = reader.found;
    let base = |from: usize| {
        let at = all.partition_point(|s| s.from <= from);
        let section = at.checked_sub(1).and_then(|at| all.get(at)).and_then(|s| s.year);
        Base { section, report }
    };
    project::complete(&Source { text, tokens }, &mut found.projects, base);
    found
}

struct Reader<'a> {
    source: Source<'a>,
    report: Option<Year>,
    section: Section,
    sentence: (usize, usize),
    /// The first draft of the sentence.
    first: usize,
    /// Where the figure before ends, or the sentence begins.
    floor: usize,
    /// The time that the sentence has named, and where.
    said: Option<(Period, usize)>,
    /// The last draft of the sentence that has a name of its own.
    last: Option<usize>,
    /// What figures further on were taken for already.
    settled: BTreeMap<usize, Reading>,
    found: Found,
}

/// What a figure was taken for.
#[derive(Clone, Debug)]
struct Reading {
    role: Role,
    indicator: String,
    rule: &'static str,
    of: Option<usize>,
    falls: bool,
    project: Option<usize>,
}

impl Reading {
    fn plain(indicator: String, rule: &'static str) -> Self {
        Self { role: Role::Actual, indicator, rule, of: None, falls: false, project: None }
    }
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n')
}

impl Reader<'_> {
    fn base(&self) -> Base {
        Base { section: self.section.year, report: self.report }
    }

    /// Goes on to the sentence of the character at `at`.
    fn enter(&mut self, at: usize) {
        if at < self.sentence.1 {
            return;
        }
        let text = self.source.text;
        let from = (self.sentence.1..at)
            .rev()
            .find(|i| ends_sentence(text.at(*i)))
            .map_or(self.sentence.1, |i| i + 1);
        let to = (at..text.len()).find(|i| ends_sentence(text.at(*i))).unwrap_or(text.len());
        self.sentence = (from.max(self.section.from), to);
        self.first = self.found.drafts.len();
        self.floor = self.sentence.0;
        self.said = None;
        self.last = None;
    }

    fn figure(&mut self, at: usize, q: &Quantity) {
        let text = self.source.text;
        let clause = name::clause(text, self.floor, q.from);
        // 预计明年9月完工，…: what is to come is said of its own clause only.
        let ahead =
            self.said.is_some_and(|(said, _)| self.section.year.is_some_and(|own| said.last_year() > own));
        if ahead && self.section.part == Part::Review && self.said.is_some_and(|(_, at)| at < clause) {
            self.said = None;
        }
        let reading = match self.settled.remove(&at) {
            Some(reading) => reading,
            None => self.project(at, q).unwrap_or_else(|| self.reading(at, q, clause)),
        };
        let own = reading.of.is_none();
        let index = self.found.drafts.len();
        let draft = self.draft(at, q, clause, reading);
        self.found.drafts.push(draft);
        if own {
            self.last = Some(index);
        }
    }

    /// 投资额超100亿元项目4个, 投资5亿元以上的项目: the first figure only names a class.
    fn is_class(&self, at: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        if text.word(q.to, "以上的").is_some() && INVESTMENTS.before(text, self.floor, q.from).is_some() {
            return true;
        }
        let Some(Token::Quantity(next)) = self.source.tokens.get(at + 1) else { return false };
        let gap = q.to..next.from;
        let close = (2..=12).contains(&gap.len()) && gap.clone().all(|i| text.at(i).is_alphanumeric());
        // 50头以上大户23户, 50亿元以上3个.
        let of_these = q.base != "%" && gap.len() != 3 && text.word(q.to, "以上").is_some();
        let bounded = !q.counted && (q.upper.is_some() || target::bound(text, q).1.is_some());
        close && next.counted && of_these
            || close
                && next.counted
                && bounded
                && CLASS_NOUNS
                    .before(text, q.to, name::trim_end_bounds(&self.source, q.to, next.from))
                    .is_some()
    }

    /// The investment or the length of a project.
    fn project(&mut self, at: usize, q: &Quantity) -> Option<Reading> {
        let found = project::invested(&self.source, at, self.floor, q).or_else(|| {
            // 总投资3亿元的甲项目、2亿元的乙项目.
            let before = self.found.drafts.get(self.first..)?.last()?;
            let listed = before.role == Role::ProjectInvestment && self.source.text.before(q.from) == '、';
            listed.then(|| project::listed(&self.source, at, q)).flatten()
        });
        let invests = found.is_some();
        let project = found.or_else(|| project::measured(&self.source, at, q))?;
        let number = self.found.projects.len();
        let reading = |role, indicator: &str, rule| Reading {
            project: Some(number),
            role,
            ..Reading::plain(indicator.into(), rule)
        };
        if let Some(length) = project.length.filter(|_| invests) {
            self.settled.insert(length, reading(Role::Actual, "长度", "length"));
        }
        self.found.projects.push(project);
        if !invests {
            return Some(reading(Role::Actual, "长度", "project"));
        }
        let end = name::trim_end_bounds(&self.source, self.floor, q.from);
        let word = INVESTMENTS.before(self.source.text, self.floor, end);
        Some(reading(Role::ProjectInvestment, word.map_or("总投资", |(w, _)| w), "project"))
    }

    fn reading(&mut self, at: usize, q: &Quantity, clause: usize) -> Reading {
        if let Some(marker) = several::marker(&self.source, clause, q) {
            return self.several(at, q, clause, marker);
        }
        if let Some(said) = completion::said(&self.source, clause, q) {
            let (of, name) = self.qualified(clause, said.name_to);
            let indicator = completion::label(&self.source, &name, &said);
            return Reading { role: Role::Completion, of, ..Reading::plain(indicator, "completion") };
        }
        if let Some(said) = growth::said(&self.source, clause, q) {
            let (of, indicator) = self.qualified(clause, said.name_to);
            return Reading {
                role: Role::Growth,
                of,
                falls: said.falls,
                ..Reading::plain(indicator, "growth")
            };
        }
        if let Some(shared) = self.shared(q) {
            return shared;
        }
        let (named, rule) = self.named(q, clause);
        // 收入任务174万，完成198万: both are of the 收入.
        let last = self.last.and_then(|n| self.found.drafts.get(n));
        let done = rule == "count" || TASK_VERBS.find(self.source.text, clause, q.from).is_some();
        let tail = QUOTA_TAILS.suffix_of(&named).filter(|_| !done);
        match (tail, last) {
            (Some(""), Some(last)) => {
                return Reading { role: Role::Target, ..Reading::plain(last.indicator.clone(), "quota") };
            }
            (Some(stem), _) if !stem.is_empty() => {
                return Reading { role: Role::Target, ..Reading::plain(stem.to_owned(), "quota") };
            }
            _ => {}
        }
        // 增长5%左右，力争达到6%: the second is of the same growth.
        let before = self.found.drafts.get(self.first..).and_then(<[Draft]>::last);
        let again = before.filter(|b| rule == "borrowed" && q.base == "%" && self.unit_of(b) == Some("%"));
        match again.map(|b| (b.role, b.falls)) {
            Some((Role::Growth | Role::TargetGrowth, falls)) => {
                Reading { role: Role::Growth, falls, ..Reading::plain(named, rule) }
            }
            _ => Reading::plain(named, rule),
        }
    }

    /// 增长5%、6%: the second figure of a list without names is what the first is.
    fn shared(&self, q: &Quantity) -> Option<Reading> {
        let before = self.found.drafts.get(self.first..)?.last()?;
        let Some(Token::Quantity(other)) = self.source.tokens.get(before.token) else { return None };
        let listed = q.from == other.to + 1
            && matches!(self.source.text.at(other.to), '、' | '和' | '与' | '至' | '-');
        let changes = matches!(before.role, Role::Growth | Role::TargetGrowth | Role::Completion);
        (listed && changes && other.base == q.base).then(|| Reading {
            role: if before.role == Role::Completion { Role::Completion } else { Role::Growth },
            of: before.of,
            falls: before.falls,
            ..Reading::plain(before.indicator.clone(), before.rule)
        })
    }

    /// The unit of a draft's figure, its multiplier left out.
    fn unit_of(&self, draft: &Draft) -> Option<&str> {
        match self.source.tokens.get(draft.token)? {
            Token::Quantity(q) => Some(&q.base),
            Token::Date(_) => None,
        }
    }

    /// What a change or a completion is of: the name before it, or the figure before it.
    fn qualified(&self, from: usize, to: usize) -> (Option<usize>, String) {
        let text = self.source.text;
        // 、居全省第三、增长5%: what stands before the last mark is said of the figure before.
        let own = self.last.is_none() || text.before(to) != '、';
        if let Some((a, b)) = name::within(&self.source, from, to).filter(|_| own) {
            return (None, self.with_subject(a, b).unwrap_or_else(|| name::spelled(text, a, b)));
        }
        match self.last.and_then(|n| self.found.drafts.get(n).map(|d| (n, d))) {
            Some((n, draft)) => (Some(n), draft.indicator.clone()),
            None => (None, self.clause_before(from)),
        }
    }

    /// The name in the clause before the one that begins at `from`.
    fn clause_before(&self, from: usize) -> String {
        let text = self.source.text;
        let mut end = from;
        for _ in 0..2 {
            if end <= self.sentence.0 + 1 {
                break;
            }
            let start = name::clause(text, self.sentence.0, end - 1);
            if let Some((a, b)) = name::within(&self.source, start, end - 1) {
                return name::spelled(text, a, b);
            }
            end = start;
        }
        String::new()
    }

    /// A bare head noun with the subject of the figure before: 粮食总产量 for 总产量. A share of
    /// something takes the whole name: 民生支出占财政支出.
    fn with_subject(&self, from: usize, to: usize) -> Option<String> {
        let text = self.source.text;
        let acted = EVENT_VERBS.before(text, self.floor, from).is_some();
        let before = (name::is_head(text, from, to) && !acted).then_some(self.last?)?;
        let indicator = &self.found.drafts.get(before)?.indicator;
        let subject = if text.at(from) == '占' { indicator.clone() } else { name::subject(indicator) };
        let head = text.string(from, to);
        if let Some(one) = several::one_of(indicator, &head) {
            return Some(one);
        }
        match subject.as_str() {
            "" => None,
            whole if whole.ends_with(&head) => Some(subject),
            _ => Some(subject + &head),
        }
    }

    /// The name of a figure that says how much there is of something, and the rule that found it.
    fn named(&self, q: &Quantity, clause: usize) -> (String, &'static str) {
        let text = self.source.text;
        let of = text.word(q.to, "的");
        let bound = ["以上的", "左右的", "以上", "左右", "的"].iter().find_map(|w| text.word(q.to, w));
        let right = |from: usize| {
            let start = of.or(bound).filter(|_| !q.base.is_empty()).unwrap_or(from);
            let end = name::right(&self.source, start)?;
            let verb = EVENT_VERBS.at(text, start, end).is_some() && HEADS.before(text, start, end).is_none();
            let single = end == start + 1 && !matches!(text.at(start), '村' | '镇' | '县' | '乡' | '市');
            (!verb && !single).then(|| text.string(start, end))
        };
        let last = self.last.and_then(|n| self.found.drafts.get(n));
        let Some((from, to)) = name::within(&self.source, clause, q.from) else {
            let finishes = ["完成", "实现"].iter().any(|w| text.word_before(q.from, w).is_some());
            let adjacent = last.is_some() && self.floor == q.from;
            if let Some(noun) = right(q.to).filter(|_| !adjacent && (q.counted || last.is_none() || finishes))
            {
                return (noun, "count");
            }
            // 12类45件民生实事: a pair takes the name behind both.
            let next = self.source.tokens.partition_point(|t| t.from() < q.to);
            let pair =
                self.source.tokens.get(next).filter(|t| t.from() == q.to && last.is_none()).map(Token::to);
            if let Some((start, end)) =
                pair.and_then(|start| Some((start, name::right(&self.source, start)?)))
            {
                return (text.string(start, end), "pair");
            }
            let reached = name::trim_end(&self.source, clause, q.from) < q.from && last.is_some();
            if let Some(words) =
                name::clause_after(&self.source, bound.unwrap_or(q.to)).filter(|_| !adjacent && !reached)
            {
                return (words, "count");
            }
            return match last {
                Some(draft) => (draft.indicator.clone(), if adjacent { "pair" } else { "borrowed" }),
                None => (self.clause_before(clause), "clause"),
            };
        };
        if let Some(name) = self.with_subject(from, to).filter(|_| !q.counted) {
            return (name, "subject");
        }
        // 总投资52亿元的34个配套项目: the sum of many.
        if let (Some(of), Some((word, _))) = (of, INVESTMENTS.before(text, from, to)) {
            let count = self.source.tokens.partition_point(|t| t.from() < of);
            let noun = self.source.tokens.get(count).filter(|t| t.from() == of).map(Token::to);
            if let Some(end) = noun.and_then(|noun| name::right(&self.source, noun)) {
                return (text.string(noun.unwrap_or(end), end) + word, "sum");
            }
        }
        let bare = name::is_bare_verb(text, from, to);
        if let Some(noun) = right(q.to).filter(|_| bare || q.counted && of.is_none()) {
            let verb = if bare {
                Some((from, to))
            } else {
                EVENT_VERBS.before(text, from, to).map(|(_, start)| (start, to))
            };
            return (verb.map_or(String::new(), |(a, b)| text.string(a, b)) + &noun, "count");
        }
        if bare {
            let alike = last.filter(|draft| q.counted && self.unit_of(draft) == Some(&q.base));
            let object =
                alike.map(|draft| name::object(&draft.indicator)).filter(|object| !object.is_empty());
            let verb = text.string(name::with_aspect(text, clause, from), to);
            return match object {
                Some(object) => (verb + &object, "part"),
                None => (text.string(from, to), "name"),
            };
        }
        // 出栏生猪3万头、山羊2万只: the verb goes on over the list.
        let listed = text.at(self.floor) == '、' && from == self.floor + 1;
        let alike = |draft: &&Draft| q.counted || self.unit_of(draft) == Some(&q.base);
        if let Some(carried) =
            last.filter(alike).filter(|_| listed && name::leading_verb(text, from, to).is_none())
            && let Some(verb) = self.verb_of(carried)
        {
            let spelled = verb + &text.string(from, to);
            let spelled = Text::new(&spelled);
            return (name::spelled(&spelled, 0, spelled.len()), "list");
        }
        (name::spelled(text, from, to), "name")
    }

    /// The verb of a draft's name, first or last.
    fn verb_of(&self, draft: &Draft) -> Option<String> {
        let name = Text::new(&draft.indicator);
        let first = name::leading_verb(&name, 0, name.len()).map(|(verb, _)| verb);
        let last = ["出栏", "存栏"].into_iter().find(|verb| draft.indicator.ends_with(verb));
        first.or(last).map(str::to_owned)
    }

    /// Figures after 分别: each to its own name, in order.
    fn several(&mut self, at: usize, q: &Quantity, clause: usize, marker: usize) -> Reading {
        let source = self.source;
        let count = several::run(&source, at);
        let done = completion::said(&source, marker + 2, q);
        let change = growth::said(&source, clause, q);
        let marker = change.map_or(marker, |change| change.name_to.clamp(clause, marker));
        let role = match (&done, &change) {
            (Some(_), _) => Role::Completion,
            (None, Some(_)) => Role::Growth,
            (None, None) => Role::Actual,
        };
        let before = self.found.drafts.len();
        let own = name::within(&source, clause, marker);
        // 分别增长 after as many figures: of each of those.
        let nearest = self.first.max(before.saturating_sub(several::MOST));
        let those: Vec<usize> =
            (nearest..before).filter(|n| self.found.drafts.get(*n).is_some_and(|d| d.of.is_none())).collect();
        let these = those.len().checked_sub(count).and_then(|skip| those.get(skip..)).unwrap_or_default();
        let names = match own {
            Some(_) => several::names(&source, clause, marker, count),
            None if role != Role::Actual && these.len() == count => None,
            None => several::names(
                &source,
                name::clause(source.text, self.floor, clause.saturating_sub(1)),
                clause,
                count,
            ),
        };
        let whole = own.map(|(a, b)| name::spelled(source.text, a, b));
        let readings: Vec<Reading> = (0..count)
            .map(|n| {
                let of = if own.is_none() && names.is_none() { these.get(n).copied() } else { None };
                let name = names
                    .as_ref()
                    .and_then(|names| names.get(n).cloned())
                    .or_else(|| of.and_then(|of| self.found.drafts.get(of)).map(|d| d.indicator.clone()))
                    .or_else(|| whole.clone())
                    .unwrap_or_else(|| self.clause_before(clause));
                let indicator =
                    done.as_ref().map_or(name.clone(), |done| completion::label(&source, &name, done));
                let falls = change.is_some_and(|c| c.falls);
                Reading { role, of, falls, ..Reading::plain(indicator, "several") }
            })
            .collect();
        for (n, reading) in readings.iter().enumerate().skip(1) {
            self.settled.insert(at + n, reading.clone());
        }
        readings.into_iter().next().unwrap_or_else(|| Reading::plain(String::new(), "several"))
    }

    fn draft(&mut self, at: usize, q: &Quantity, clause: usize, reading: Reading) -> Draft {
        let text = self.source.text;
        let (bound, modifier) = target::bound(text, q);
        let earlier = self.is_earlier(clause, q);
        let (period, dated) = match (self.said, self.section.year, self.report) {
            // 五年来，由5亿元增加到9亿元: the first is of the year before the five.
            (Some((Period::Years(first, _), _)), _, _) if earlier => {
                (Some(Period::Year(super::reviewed(first))), Dated::Stated)
            }
            (Some((said, _)), _, _) => (Some(said), Dated::Stated),
            (None, Some(year), _) if earlier => (Some(Period::Year(super::reviewed(year))), Dated::Stated),
            (None, Some(year), _) => (Some(Period::Year(year)), Dated::Section),
            (None, None, Some(year)) => (Some(Period::Year(super::reviewed(year))), Dated::Report),
            (None, None, None) => (None, Dated::Unknown),
        };
        if earlier {
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
            indicator: reading.indicator,
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

//! The role and the name of each figure, before its period is known: the first rule that applies decides.
//!
//! | text | role |
//! | --- | --- |
//! | 总投资`3亿元`的甲项目 | investment of a project |
//! | 完成投资3亿元，增长`5%` | growth of the figure before |
//! | 完成年度目标的`98%` | completion |
//! | 增长6%，高于全省`0.8个百分点` | lead |
//! | 收入任务`174万元`，完成198万元 | target: a quota |

use super::{Interpreter, RawReading};
use crate::extract::Role;
use crate::extract::completion;
use crate::extract::coordination;
use crate::extract::growth;
use crate::extract::lexer::Quantity;
use crate::extract::lexicon::{CHANGE_NOUNS, INVESTMENTS, QUOTA_TAILS, TASK_VERBS};
use crate::extract::noun_phrase;
use crate::extract::project;
use crate::model::{Direction, catalog};

/// Role and name of a figure, before its period is known.
#[derive(Clone, Debug)]
pub(super) struct Interpretation {
    pub role: Role,
    pub indicator: String,
    pub rule: &'static str,
    pub of: Option<usize>,
    /// The number of readings up to `of` that it belongs to.
    pub of_each: usize,
    pub falls: bool,
    pub multiple: bool,
    pub project: Option<usize>,
    /// The end of the words to its right that name it; zero if none do.
    pub named_to: usize,
}

impl Interpretation {
    pub(super) fn plain(indicator: String, rule: &'static str) -> Self {
        Self {
            role: Role::Actual,
            indicator,
            rule,
            of: None,
            of_each: 1,
            falls: false,
            multiple: false,
            project: None,
            named_to: 0,
        }
    }
}

/// A name, its rule, and the end of its words to the right of the figure (zero if there are none).
pub(super) struct ProposedName {
    pub name: String,
    pub rule: &'static str,
    pub to: usize,
}

impl ProposedName {
    pub(super) fn new(name: String, rule: &'static str) -> Self {
        Self { name, rule, to: 0 }
    }
}

/// Whether an indicator improves by falling: PM2.5浓度改善5% is a fall.
fn less_is_better(indicator: &str) -> bool {
    let known = catalog::find(indicator).is_some_and(|known| known.direction == Direction::Down);
    known || ["浓度", "排放", "污染指数", "综合指数"].iter().any(|word| indicator.contains(word))
}

impl Interpreter<'_> {
    /// The investment or the length of a project.
    pub(super) fn project(&mut self, at: usize, q: &Quantity) -> Option<Interpretation> {
        let found = project::invested(&self.source, at, self.floor, q).or_else(|| {
            // 总投资3亿元的甲项目、2亿元的乙项目.
            let before = self.found.readings.get(self.first..)?.last()?;
            let listed = before.role == Role::ProjectInvestment && self.source.text.before(q.from) == '、';
            listed.then(|| project::listed(&self.source, at, q)).flatten()
        });
        let invests = found.is_some();
        let project = found.or_else(|| project::measured(&self.source, at, q))?;
        let number = self.found.projects.len();
        let reading = |role, indicator: &str, rule| Interpretation {
            project: Some(number),
            role,
            ..Interpretation::plain(indicator.into(), rule)
        };
        if let Some(length) = project.length.filter(|_| invests) {
            self.read_ahead.insert(length, reading(Role::Actual, "长度", "length"));
        }
        self.found.projects.push(project);
        if !invests {
            return Some(reading(Role::Actual, "长度", "project"));
        }
        let end = noun_phrase::trim_end_bounds(&self.source, self.floor, q.from);
        let word = INVESTMENTS.before(self.source.text, self.floor, end);
        Some(reading(Role::ProjectInvestment, word.map_or("总投资", |(w, _)| w), "project"))
    }

    /// Reads the figure at the token `at`, whose clause starts at `clause`.
    pub(super) fn interpret(&mut self, at: usize, q: &Quantity, clause: usize) -> Interpretation {
        let marker = coordination::marker(&self.source, clause, q);
        let marker = marker.or_else(|| coordination::unmarked(&self.source, at, clause, q));
        if let Some(marker) = marker.or_else(|| self.change_of_each(at, clause, q)) {
            return self.coordinated(at, q, clause, marker);
        }
        if let Some(reached) = self.later_values(at, clause, q) {
            return reached;
        }
        if let Some(said) = completion::find(&self.source, clause, q) {
            let (of, name) = self.qualified(clause, said.name_to);
            let indicator = completion::indicator(&self.source, &name, &said);
            return Interpretation {
                role: Role::Completion,
                of,
                ..Interpretation::plain(indicator, "completion")
            };
        }
        if let Some(lead) = growth::lead(&self.source, clause, q) {
            return self.lead(clause, &lead);
        }
        if let Some(said) = growth::find(&self.source, clause, q) {
            let (of, indicator) = self.qualified(clause, said.name_to);
            let indicator = self.furthered(indicator, q);
            return Interpretation {
                role: Role::Growth,
                of,
                of_each: of.map_or(1, |of| self.list_before(of, q)),
                falls: said.falls || said.improves && less_is_better(&indicator),
                multiple: said.multiple,
                ..Interpretation::plain(indicator, "growth")
            };
        }
        if let Some(shared) = self.repeated_change(q).or_else(|| self.narrowed(clause, q)) {
            return shared;
        }
        if let Some(quota) = self.quota_from_above(q) {
            return quota;
        }
        let ProposedName { name: named, rule, to: named_to } = self.named(at, q, clause);
        // 收入任务174万，完成198万: both figures are of 收入.
        let last = self.last.and_then(|n| self.found.readings.get(n));
        let done = rule == "count" || TASK_VERBS.find(self.source.text, clause, q.from).is_some();
        let tail = QUOTA_TAILS.suffix_of(&named).filter(|_| !done);
        match (tail, last) {
            // 整备土地40万平方米、为年度任务1.5倍.
            (Some(""), Some(last)) if q.base == "倍" => {
                let of_task = format!("{}{named}{}", last.indicator, growth::MULTIPLE);
                return Interpretation::plain(of_task, "quota");
            }
            (Some(""), Some(last)) => {
                return Interpretation {
                    role: Role::Target,
                    ..Interpretation::plain(last.indicator.clone(), "quota")
                };
            }
            (Some(stem), _) if !stem.is_empty() => {
                return Interpretation {
                    role: Role::Target,
                    ..Interpretation::plain(stem.to_owned(), "quota")
                };
            }
            _ => {}
        }
        // 增长5%左右，力争达到6%: the second figure is the same growth.
        let before = self.found.readings.get(self.first..).and_then(<[RawReading]>::last);
        let again = before.filter(|b| rule == "borrowed" && q.base == "%" && self.unit_of(b) == Some("%"));
        match again.map(|b| (b.role, b.falls)) {
            Some((Role::Growth | Role::TargetGrowth, falls)) => {
                Interpretation { role: Role::Growth, falls, ..Interpretation::plain(named, rule) }
            }
            _ => Interpretation { named_to, ..Interpretation::plain(named, rule) },
        }
    }

    /// 进出口总额9亿元、降幅由8%收窄到3%: the fall of the figure before.
    fn narrowed(&self, clause: usize, q: &Quantity) -> Option<Interpretation> {
        const FALLS: [&str; 2] = ["降幅", "跌幅"];
        let text = self.source.text;
        let start = noun_phrase::trim_start(&self.source, clause, q.from);
        let own = noun_phrase::within(&self.source, clause, q.from)?;
        let whole = FALLS.iter().any(|word| text.word(start, word).is_some_and(|to| to == own.1));
        let last = self.last.and_then(|n| self.found.readings.get(n)).filter(|_| whole && q.base == "%")?;
        let falls = q.number.is_sign_positive();
        Some(Interpretation {
            role: Role::Growth,
            falls,
            ..Interpretation::plain(last.indicator.clone(), "growth")
        })
    }

    /// 新增就业3万人，超额完成上级下达的2万人任务: the quota of the figure before.
    fn quota_from_above(&self, q: &Quantity) -> Option<Interpretation> {
        const ASSIGNED: [&str; 2] = ["下达的", "下达"];
        let text = self.source.text;
        ASSIGNED.iter().find_map(|word| text.word_before(q.from, word))?;
        let last = self.last.and_then(|n| self.found.readings.get(n))?;
        (self.unit_of(last) == Some(&q.base)).then(|| Interpretation {
            role: Role::Target,
            ..Interpretation::plain(last.indicator.clone(), "quota")
        })
    }

    /// 制造业增加值增长9%，拉动全县增长5个百分点: the name of the figure before, which causes the growth, leads the name.
    fn furthered(&self, indicator: String, q: &Quantity) -> String {
        let whole = ["拉动", "带动"].iter().find_map(|verb| indicator.strip_prefix(verb));
        let last = self.last.and_then(|n| self.found.readings.get(n));
        match (whole, last) {
            // 工业投资增长9%，带动固定资产投资增长5%: the growth is that of 固定资产投资.
            (Some(whole), _) if q.base == "%" && catalog::find(whole).is_some() => whole.to_owned(),
            (Some(_), Some(last)) if q.base.contains("百分点") => format!("{}{indicator}", last.indicator),
            _ => indicator,
        }
    }

    /// 增长6%，高于全省0.8个百分点: the lead of the growth over that of another place.
    fn lead(&self, clause: usize, lead: &growth::Lead) -> Interpretation {
        let (_, name) = self.qualified(clause, lead.name_to);
        let before = self.found.readings.get(self.first..).and_then(<[RawReading]>::last);
        let text = self.source.text;
        let own = noun_phrase::within(&self.source, clause, lead.name_to);
        let grows = own.is_none()
            && before.is_some_and(|b| {
                matches!(b.role, Role::Growth | Role::TargetGrowth) && self.unit_of(b) == Some("%")
            })
            || own.is_some_and(|(from, to)| CHANGE_NOUNS.is(&text.string(from, to)));
        let growth = if grows { growth::SUFFIX } else { "" };
        Interpretation::plain(format!("{name}{growth}{}", lead.than), "lead")
    }
}

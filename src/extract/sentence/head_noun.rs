//! The name of a count: the noun right of its unit, with those words to the left that belong to it.
//!
//! | text | name |
//! | --- | --- |
//! | `升级改造`36座`公厕` | 升级改造公厕: the verb |
//! | `新开工甲、乙等`9个`项目` | 新开工项目: the verb before the examples |
//! | `甲片区棚改`17个`地块` | 甲片区棚改地块: a short noun |
//! | `完成甲泵站、乙泵站和`3座`天桥` | 天桥: the others of the list are separate |
//! | 25个`小区`、12个学校`管道改造` | 管道改造小区: the work of the last holds for all |
//! | `重点培育`40个工业型、旅游型`城镇` | 培育城镇: without the adjectives of a list |

use super::{Interpreter, ProposedName};
use crate::extract::lexer::Quantity;
use crate::extract::lexicon::{EVENT_VERBS, HEADS, TIME_WORDS};
use crate::extract::noun_phrase;
use crate::extract::predicate;
use crate::extract::words::word_list;
use crate::quantity::numeral;
use crate::source::NormalizedText;

word_list! {
    /// Nouns behind 等 that are not part of a name: 教育、医疗等领域.
    FIELDS = "领域 方面 行业 环节 地区";
    /// Words for all items of a list, behind 等.
    WHOLES = "项目 工程 一批 重大 重点 平台 领域 方面 活动 工作 措施 各类";
    /// The people that a report addresses.
    PEOPLE = "人民 儿女 干部群众 市民 百姓";
}

/// The most characters of a noun to the left of a figure that is part of its name.
const LONGEST_LEFT: usize = 12;
/// The most characters of a list of adjectives before 的.
const LONGEST_LIST: usize = 24;
/// The most characters of words to the left that are one verb.
const LONGEST_VERB: usize = 6;

/// The noun right of a unit, and its predicate.
pub(super) struct Noun {
    from: usize,
    to: usize,
    pub predicate: Option<(usize, usize)>,
    /// Whether the figure is a proportion. Then the predicate follows the noun in the name.
    is_proportion: bool,
    /// The work that all of a list share.
    tail: Option<(usize, usize)>,
}

impl Noun {
    pub(super) fn without_predicate(self) -> Self {
        Self { predicate: None, ..self }
    }

    pub(super) fn named(&self, text: &NormalizedText<'_>, verb: String) -> ProposedName {
        let words =
            |stretch: Option<(usize, usize)>| stretch.map_or(String::new(), |(a, b)| text.string(a, b));
        // 20个小区改造任务全部完成: 任务 is not part of the name.
        let task = text.word_before(self.to, "任务").filter(|to| *to > self.from + 2).unwrap_or(self.to);
        let (predicate, noun) = (words(self.predicate), text.string(self.from, task));
        let predicate = if predicate == "完成" && task < self.to { String::new() } else { predicate };
        let predicate = predicate.replacen("被认定为", "认定", 1).replacen("认定为", "认定", 1);
        let work = words(self.tail);
        let noun = if work.contains(&noun) { work } else { work + &noun };
        let name = match self.is_proportion {
            true => verb + &noun + &predicate,
            // 7家企业获评示范企业: the predicate contains the noun.
            false if predicate.trim_end_matches('”').ends_with(&noun) => verb + &predicate,
            false => verb + &predicate + &noun,
        };
        // 对10条河流进行整治: 整治河流.
        let name = match name.split_once("进行") {
            Some((object, deed)) if object.starts_with('对') && deed.ends_with(&noun) => {
                let object = format!("{}{noun}", object.trim_start_matches('对'));
                format!("{}{object}", deed.trim_end_matches(&noun))
            }
            _ => name,
        };
        // A predicate that does not follow closely belongs to the last noun of a list, so it does not name the next
        // figure.
        let to =
            self.predicate.filter(|(from, _)| from.saturating_sub(self.to) < 4).map_or(self.to, |(_, to)| to);
        ProposedName { name, rule: "count", to }
    }
}

/// The part of the words to the left of a figure that belongs to the noun to its right.
pub(super) enum Left {
    /// A verb.
    Verb(String),
    /// A noun that qualifies it.
    Noun(String),
    /// Nothing.
    Nothing,
}

impl Left {
    /// The part of the words between `from` and `to`, before a figure that begins at `figure`.
    pub(super) fn of(text: &NormalizedText<'_>, from: usize, to: usize, figure: usize) -> Self {
        let to = without_batch(text, from, to);
        // 重点培育, but not 重点项目.
        let from =
            text.word(from, "重点").filter(|verb| noun_phrase::is_bare_verb(text, *verb, to)).unwrap_or(from);
        let words = text.string(from, to);
        let first =
            noun_phrase::leading_verbs(&NormalizedText::new(&words)).map(|end| text.string(from, from + end));
        // Other items of a list, and examples, are not part of the name.
        let beside = matches!(text.before(figure), '、' | '和' | '与' | '及');
        if beside || text.before(to) == '等' {
            return first.map_or(Self::Nothing, Self::Verb);
        }
        if let Some(mark) = (from..to).rev().find(|i| text.at(*i) == '等' && text.at(i + 1) != '级') {
            // 围绕甲、乙等领域推动9项改革.
            let acted = noun_phrase::last_verbs(text, mark + 1, to);
            if let Some(verb) = acted {
                return Self::Verb(text.string(verb, to));
            }
            let kind = text.string(mark + 1, to);
            let kind = if FIELDS.is(&kind) { String::new() } else { kind };
            return Self::Noun(first.unwrap_or_default() + &kind);
        }
        // 首批4个: an ordinal.
        if to - from == 2 && text.at(from) == '首' {
            return Self::Nothing;
        }
        let verb = EVENT_VERBS.before(text, from, to).and_then(|_| noun_phrase::last_verbs(text, from, to));
        match verb {
            Some(_) if to - from <= LONGEST_VERB => Self::Verb(words),
            Some(verb) => Self::Verb(text.string(verb, to)),
            None if to - from <= LONGEST_LEFT
                && HEADS.before(text, from, to).is_none()
                && text.find(from, to, "、").is_none() =>
            {
                Self::Noun(words)
            }
            None => Self::Nothing,
        }
    }
}

/// 集中开工五批, 启动第二批: the end of the words between `from` and `to` without the number of batches.
fn without_batch(text: &NormalizedText<'_>, from: usize, to: usize) -> usize {
    let number = text.word_before(to, "批").and_then(|end| end.checked_sub(1));
    let Some(number) = number.filter(|at| numeral::is_chinese(text.at(*at))) else { return to };
    let end = ["第", "新"].iter().find_map(|word| text.word_before(number, word)).unwrap_or(number);
    if end > from + 1 { end } else { to }
}

/// The end of an adjective of a kind: 工业型.
fn is_kind(c: char) -> bool {
    matches!(c, '型' | '类' | '式')
}

impl Interpreter<'_> {
    /// The noun behind a list of adjectives whose first ends at `first`: 工业型、旅游型城镇.
    fn behind_kinds(&self, first: usize) -> Option<(usize, usize)> {
        /// The most adjectives of a list.
        const MOST: usize = 8;
        let text = self.source.text;
        let mut end = first;
        for _ in 0..MOST {
            if !is_kind(text.before(end)) || text.at(end) != '、' {
                break;
            }
            end = noun_phrase::right(&self.source, end + 1)?;
        }
        let from = (first..end).rev().find(|i| is_kind(text.at(*i)))? + 1;
        (from + 1 < end).then_some((from, end))
    }

    /// The noun after the example between `start` and `first`: 图书馆等文化设施. `None` where 等 ends a longer list and a word
    /// for all of it follows: 甲电站等项目.
    fn behind_examples(&self, start: usize, first: usize) -> Option<(usize, usize)> {
        let text = self.source.text;
        let from = text.word(first, "等").filter(|from| !self.source.is_number(*from))?;
        let to = noun_phrase::right(&self.source, from)?;
        let whole = WHOLES.at(text, from, to).is_some() || text.find(start, first, "和").is_some();
        (to > from + 2 && !whole).then_some((from, to))
    }

    /// The noun right of a figure's unit.
    pub(super) fn noun(&self, q: &Quantity) -> Option<Noun> {
        let text = self.source.text;
        let of = text.word(q.to, "的");
        let bound = ["以上的", "左右的", "以上", "左右", "的"].iter().find_map(|w| text.word(q.to, w));
        let from = of.or(bound).filter(|_| !q.base.is_empty()).unwrap_or(q.to);
        // 17个有河道的县城.
        let having =
            text.word(from, "有").and_then(|at| (at..at + LONGEST_LEFT).find(|i| text.at(*i) == '的'));
        let first = noun_phrase::right(&self.source, having.map_or(from, |of| of + 1))?;
        // 32条直达口岸、商圈的公交线路: the words before 的 only qualify the noun.
        let behind =
            Some(first).filter(|to| text.at(*to) == '、' || TIME_WORDS.at(text, *to, to + 2).is_some());
        let behind = behind.and_then(|to| (to + 1..to + LONGEST_LIST).find(|i| text.at(*i) == '的'));
        let behind =
            behind.filter(|of| (first..*of).all(|i| text.at(i).is_alphabetic() || text.at(i) == '、'));
        let noun = behind.and_then(|of| Some((of + 1, noun_phrase::right(&self.source, of + 1)?)));
        let noun = noun.or_else(|| self.behind_kinds(first)).or_else(|| self.behind_examples(from, first));
        let (from, to) = noun.unwrap_or((from, first));
        // 60万全县人民万众一心: the noun ends behind the people.
        let people = (from + 2..to).find_map(|i| {
            PEOPLE.at(text, i, to).map(|(_, end)| end).filter(|end| to >= end + 3 && q.base.is_empty())
        });
        let to = people.unwrap_or(to);
        let verb = noun_phrase::is_bare_verb(text, from, to);
        let single = to == from + 1 && !matches!(text.at(from), '村' | '镇' | '县' | '乡' | '市');
        let is_proportion = q.base == "%";
        let speaks = (bound.is_none() || is_proportion) && !q.base.ends_with('元');
        let tail = predicate::shared(&self.source, from, to).filter(|_| q.counted);
        let predicate =
            predicate::predicate(&self.source, to).filter(|_| speaks && tail.is_none() && people.is_none());
        (!verb && !single).then_some(Noun { from, to, predicate, is_proportion, tail })
    }
}

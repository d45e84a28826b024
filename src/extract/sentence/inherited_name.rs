//! Names from earlier words of the sentence, for figures without a full name of their own.
//!
//! | text | name |
//! | --- | --- |
//! | 粮食播种面积5万亩，总产量`2万吨` | 粮食总产量: the subject of the figure before |
//! | 财政收入12亿元，出口总额`3亿元` | 出口总额: a known indicator needs no subject |
//! | 全县税收再创新高，达到`5亿元` | 税收: the known indicator of the clause before |
//! | 进口在出口下降超3成的情况下增长`9%` | 进口: stands before the circumstance |
//! | 汽车产量增长2倍，其中新能源汽车增长`17倍` | 新能源汽车产量: the measure of the whole |

use super::Interpreter;
use crate::extract::coordination;
use crate::extract::lexer::Quantity;
use crate::extract::lexicon::{CHANGE_NOUNS, EVENT_VERBS, HEADS};
use crate::extract::noun_phrase;
use crate::extract::words::word_list;
use crate::model::catalog;
use crate::source::NormalizedText;

use super::indicator_name::TOTALS;

word_list! {
    /// Measures that belong to tourism when the subject is visitors.
    TOURISM = "综合收入 综合效益 总收入 收入 总花费 花费";
    /// Measures that a whole and its parts share.
    MEASURED = "产量 产值 增加值 销量 投资 出口 进口 收入 贷款 存款 消费 面积 用电量 发电量 装机容量 装机";
    /// Adverbs and nouns of a trend; the subject stands before them.
    STATES = "保持 持续 稳步 平稳 快速 加快 不断 蓬勃 健康 较快 稳定 稳中 企稳 发展 增长 纳入 入选 获评 跻身 成为 呈现 运行 提质 提速 回升 向好 壮大";
    /// Words behind an indicator that say how it went.
    RISES = "创 再创 屡创 再 又 首次 实现 突破 持续 连续 双双 稳步 大幅 快速 保持 增势 表现 总体 运行 平稳 逆势 止跌 由负转正 高于 好于 迈 跃 站 跨 回升 稳定 稳中 不断 明显 显著";
    /// Verbs of promotion before an industry.
    FURTHERED = "发展 做强 做大 做优 做强做大 壮大 培育 培育壮大";
}

/// The name of a stock, from the name of an increase: 企业 from 新登记企业.
pub(super) fn of_all(name: &str) -> Option<String> {
    let text = NormalizedText::new(name);
    let from = ["新登记", "净增"].into_iter().find_map(|new| text.word(0, new)).or_else(|| {
        let verbs = noun_phrase::leading_verbs(&text)?;
        (text.at(0) == '新').then_some(verbs)
    })?;
    (from < text.len()).then(|| text.string(from, text.len()))
}

impl Interpreter<'_> {
    /// The indicator of a change or a completion: the name before it, or that of the previous figure.
    pub(super) fn qualified(&self, from: usize, to: usize) -> (Option<usize>, String) {
        let text = self.source.text;
        // 进口在出口下降超3成的情况下增长9%: the name stands before the circumstance.
        if let Some((a, b)) = self.before_circumstance(from) {
            return (None, noun_phrase::spelled(text, a, b));
        }
        // 、居全省第三、增长5%: the words before the last punctuation mark belong to the previous figure.
        let own = self.last.is_none() || text.before(to) != '、';
        if let Some((a, b)) = noun_phrase::within(&self.source, from, to).filter(|_| own) {
            let name = self.with_subject(a, b).unwrap_or_else(|| noun_phrase::spelled(text, a, b));
            return (None, self.with_measure(from, name));
        }
        if let Some(name) = self.known_before(from) {
            return (None, name);
        }
        match self.last.and_then(|n| self.found.readings.get(n).map(|d| (n, d))) {
            Some((n, raw)) => (Some(n), raw.indicator.clone()),
            None => (None, self.clause_before(from)),
        }
    }

    /// The name before a circumstance that holds the previous figure and whose end stands at `from`.
    fn before_circumstance(&self, from: usize) -> Option<(usize, usize)> {
        let text = self.source.text;
        let words = text.word(from, "的").unwrap_or(from);
        if from != self.floor || !noun_phrase::is_circumstance(text, words) {
            return None;
        }
        let start = noun_phrase::clause(text, self.sentence.0, from);
        let at = (start + 2..from).rev().find(|i| text.at(*i) == '在')?;
        noun_phrase::within(&self.source, start, at)
    }

    /// The name in the clause before the one that begins at `from`.
    pub(super) fn clause_before(&self, from: usize) -> String {
        let text = self.source.text;
        let mut end = from;
        for _ in 0..2 {
            if end <= self.sentence.0 + 1 {
                break;
            }
            let start = noun_phrase::clause(text, self.sentence.0, end - 1);
            if let Some((a, b)) = noun_phrase::within(&self.source, start, end - 1) {
                return noun_phrase::spelled(text, a, b);
            }
            end = start;
        }
        String::new()
    }

    /// 全县税收再创新高，达到5亿元: the known indicator that begins the clause before the one that begins at
    /// `from`, if that clause has no figure.
    pub(super) fn known_before(&self, from: usize) -> Option<String> {
        /// The most characters of an indicator.
        const LONGEST: usize = 20;
        let text = self.source.text;
        let end = from.checked_sub(1).filter(|end| text.at(*end) == '，' && *end > self.floor)?;
        let start = noun_phrase::clause(text, self.floor, end);
        let start = noun_phrase::trim_start(&self.source, start, end);
        let last = end.min(start + LONGEST);
        let ends = |to: &usize| *to == end || RISES.at(text, *to, end).is_some();
        let own = (start + 2..=last).rev().filter(ends).map(|to| text.string(start, to));
        own.into_iter().find(|name| catalog::find(name).is_some())
    }

    /// A bare head noun with the previous subject: 粮食总产量 for 总产量. A proportion of
    /// something takes the whole previous name: 民生支出占财政支出.
    pub(super) fn with_subject(&self, from: usize, to: usize) -> Option<String> {
        let text = self.source.text;
        if !noun_phrase::is_head(text, from, to) {
            return None;
        }
        // 甲厂二期投产、总装机9万千瓦: inherits the subject of the verb before.
        if text.before(from) == '、' {
            let start =
                noun_phrase::trim_start(&self.source, noun_phrase::clause(text, self.floor, from), from);
            let whose = noun_phrase::last_verbs(text, start, from - 1).filter(|verb| *verb > start + 1);
            if let Some(verb) = whose {
                return Some(text.string(start, verb) + &text.string(from, to));
            }
        }
        // 争取资金3亿元: the verb is part of the name.
        if let Some((_, verb)) = EVENT_VERBS.before(text, self.floor, from) {
            return (verb >= noun_phrase::clause(text, self.floor, from)).then(|| text.string(verb, to));
        }
        let Some(before) = self.last else {
            return Some(self.subject_before(from)? + &text.string(from, to));
        };
        let indicator = &self.found.readings.get(before)?.indicator;
        let head = text.string(from, to);
        // 新登记企业3家、总量9家: the second figure is the stock.
        if let Some(all) = of_all(indicator).filter(|_| TOTALS.is(&head)) {
            return Some(all + &head);
        }
        // 收入15亿元，总量是五年前的2倍: 总量 is the level. 收入增长5%，增速高于…: 增速 is the growth.
        let measured = HEADS.suffix(indicator) || catalog::find(indicator).is_some();
        if head == "总量" && measured || CHANGE_NOUNS.is(&head) {
            return Some(indicator.clone());
        }
        let subject =
            if text.at(from) == '占' { indicator.clone() } else { noun_phrase::subject(indicator) };
        if let Some(one) = coordination::one_of(indicator, &head) {
            return Some(one);
        }
        // 财政收入12亿元，出口总额3亿元: two known indicators.
        let known = |name: &str| catalog::find(name).is_some();
        if known(&head) && known(indicator) && !known(&format!("{subject}{head}")) {
            return None;
        }
        match subject.as_str() {
            "" => None,
            whole if whole.ends_with(&head) => Some(subject),
            // 接待游客30万人次，综合收入2亿元: visitors are not the subject of the income.
            whole if TOURISM.is(&head) && whole.ends_with("游客") => Some(format!("旅游{head}")),
            // 空气优良天数300天，优良率82%: the shared part appears once.
            _ => {
                let said = (2..head.chars().count()).rev().find_map(|n| {
                    head.get(..head.char_indices().nth(n)?.0).filter(|said| subject.ends_with(said))
                });
                let subject = said.and_then(|said| subject.strip_suffix(said)).unwrap_or(&subject);
                Some(format!("{subject}{head}"))
            }
        }
    }

    /// 金融业保持平稳增长，实现增加值700亿元: the subject of the previous clause.
    fn subject_before(&self, from: usize) -> Option<String> {
        let text = self.source.text;
        let clause = noun_phrase::clause(text, self.sentence.0, from);
        let end = clause.checked_sub(1).filter(|end| text.at(*end) == '，' && *end > self.sentence.0)?;
        let start =
            noun_phrase::trim_start(&self.source, noun_phrase::clause(text, self.sentence.0, end), end);
        // 发展甲产业，实现产值3亿元.
        if let Some((_, object)) = FURTHERED.at(text, start, end) {
            return (object + 2..object + 12).contains(&end).then(|| text.string(object, end));
        }
        let (_, to, _) = STATES.find(text, start, end)?;
        (start + 2..start + 10).contains(&to).then(|| text.string(start, to))
    }

    /// 汽车产量增长2倍，其中新能源汽车增长17倍: a part inherits the measure of its whole.
    fn with_measure(&self, from: usize, name: String) -> String {
        let text = self.source.text;
        let part = text.word(from, "其中").is_some();
        let whole = self.last.and_then(|n| self.found.readings.get(n)).map(|raw| raw.indicator.as_str());
        match whole.and_then(|whole| MEASURED.suffix_of(whole).and_then(|stem| whole.strip_prefix(stem))) {
            Some(measure) if part && !HEADS.suffix(&name) => name + measure,
            _ => name,
        }
    }

    /// 甲公司收入9亿元，乙公司、丙公司分别达到6亿元、5亿元: names without a measure inherit that of the
    /// previous figure.
    pub(super) fn measured_alike(&self, names: Vec<String>, q: &Quantity) -> Vec<String> {
        let last = self.last.and_then(|n| self.found.readings.get(n));
        let whole = last.filter(|raw| !q.counted && self.unit_of(raw) == Some(&q.base));
        let bare = |name: &String| !HEADS.suffix(name) && catalog::find(name).is_none();
        let measure = whole.filter(|_| names.iter().all(bare)).and_then(|raw| {
            let text = NormalizedText::new(&raw.indicator);
            HEADS.before(&text, 1, text.len()).map(|(measure, _)| measure)
        });
        names.into_iter().map(|name| name + measure.unwrap_or_default()).collect()
    }
}

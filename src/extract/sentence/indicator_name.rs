//! The name of each figure of a sentence: from the words around it, or inherited from earlier figures.
//!
//! | text | name |
//! | --- | --- |
//! | 新建中学3所，幼儿园`6所` | 新建幼儿园: the verb applies to the whole list |
//! | 高新技术企业72家，其中国家级`66家` | 国家级高新技术企业: a part of the previous count |
//! | 发放稳岗资金3亿元，惠及企业`600家` | 稳岗资金惠及企业 |
//! | 示范社3家、省级`6家`, after 国家级 | 省级示范社 |

use super::head_noun::Left;
use super::inherited_name::of_all;
use super::{Interpreter, ProposedName, RawReading};
use crate::extract::Role;
use crate::extract::growth;
use crate::extract::lexer::{Quantity, Token};
use crate::extract::lexicon::{CHANGE_NOUNS, EVENT_VERBS, HEADS, INVESTMENTS, PROTECTED_NOUNS};
use crate::extract::noun_phrase;
use crate::extract::predicate;
use crate::extract::words::word_list;
use crate::model::catalog;
use crate::source::NormalizedText;

word_list! {
    /// Things that are given or built for somebody.
    GIVEN = "资金 补贴 补助 券 贷款 减税 降费 减免 项目 工程 改造";
    /// Results that a proportion of a whole has reached.
    PROPORTION_DONE = "办结 答复 整改 达标 覆盖 就业 完成 落实 销号 清零 签约 兑现 拨付 到位 开工 竣工 入园 实现";
    /// Words that introduce a total.
    IN_ALL = "达到 达 增至 总数 共有 累计 总量 增加到";
    /// Nouns of a total.
    TOTALS = "总量 总数";
    /// Words that introduce a level: the figure after one of them is not an increase.
    LEVELS = "突破 达到 增至 增加到 稳定在 保持在 扩大到";
    /// Words before a limit that is a multiple of another value.
    LIMITS = "不低于 不少于 不高于 不超过 相当于";
    /// Verbs of a result.
    FOLLOWING = "惠及 带动 拉动 受益";
    /// Verbs of reach: they refer to what the previous figure counts.
    REACHING = "惠及 受益 带动 覆盖 涉及 服务 吸引 解决";
}

/// Whether a unit is one of weight, power or area, not of counting: 吨, 吉瓦, 亩.
pub(super) fn is_material(unit: &str) -> bool {
    ["吨", "瓦", "亩", "公顷", "公里", "米", "斤", "方", "升"].iter().any(|measure| unit.ends_with(measure))
}

/// Whether a unit is one of length or area.
fn is_extent_unit(unit: &str) -> bool {
    ["公里", "米", "亩", "公顷"].iter().any(|measure| unit.ends_with(measure))
}

/// Completes 省级 after 国家级示范社: 省级示范社.
fn at_level(name: &str, level: &str) -> Option<String> {
    let name = ["拥有", "共有", "现有"].iter().find_map(|verb| name.strip_prefix(verb)).unwrap_or(name);
    const LEVELS: [&str; 8] = ["国家级", "省级", "市级", "县级", "区级", "部级", "州级", "镇级"];
    let own = LEVELS.contains(&level);
    match LEVELS.into_iter().filter(|_| own).find(|other| name.contains(other)) {
        Some(before) => Some(name.replacen(before, level, 1)),
        // 企业72家，其中国家级66家.
        None => Some(noun_phrase::object(name))
            .filter(|of| own && !of.is_empty())
            .map(|of| format!("{level}{of}")),
    }
}

/// The known indicator at the end of a name that also gives a place or a cause.
///
/// | name | ends with |
/// | --- | --- |
/// | 新区实现地区生产总值 | 地区生产总值 |
/// | 重点项目带动全市固定资产投资 | 固定资产投资 |
/// | 作为支柱产业的金融业增加值 | 金融业增加值 |
/// | 来源于甲省的财政总收入 | 财政总收入 |
/// | 产业园完成固定资产投资 | none: it belongs to the park |
pub(super) fn known_end(name: &str) -> Option<String> {
    const DONE: [&str; 3] = ["实现", "完成", "达到"];
    const FURTHERING: [&str; 4] = ["带动", "拉动", "推动", "促进"];
    const WHOLE: [&str; 11] =
        ["新区", "全区", "全市", "全县", "全省", "全镇", "全社会", "我市", "我县", "我区", "我省"];
    let done = DONE.iter().filter_map(|verb| name.split_once(verb));
    let mut of_whole = done.filter(|(place, _)| WHOLE.contains(&place.trim_start_matches("全年")));
    let furthered = FURTHERING.iter().filter_map(|verb| name.split_once(verb));
    let mut all = furthered.filter(|(_, rest)| WHOLE.iter().any(|whole| rest.starts_with(whole)));
    let such = || {
        let rest = ["作为", "来源于", "来自"].iter().find_map(|word| name.strip_prefix(word));
        rest.and_then(|rest| rest.split_once('的'))
    };
    let rest = of_whole.next().or_else(|| all.next()).or_else(such).map(|(_, rest)| rest);
    let rest = rest.or_else(|| name.strip_prefix('即'))?;
    (catalog::find(rest).is_some() && catalog::find(name).is_none()).then(|| rest.to_owned())
}

/// Whether a name contains a thing that is given or built.
fn given(name: &str) -> bool {
    let text = NormalizedText::new(name);
    GIVEN.find(&text, 0, text.len()).is_some()
}

/// Whether a name is a dimension, such as a length, which cannot reach people.
fn is_extent(name: &str) -> bool {
    ["长度", "里程", "面积"].iter().any(|head| name.ends_with(head))
}

impl Interpreter<'_> {
    /// The name of a figure of a stock.
    pub(super) fn named(&self, at: usize, q: &Quantity, clause: usize) -> ProposedName {
        if let Some(of) = self.least_ratio(q, clause) {
            return of;
        }
        match noun_phrase::within(&self.source, clause, q.from) {
            Some((from, to)) => self.named_left(at, q, clause, from, to),
            None => self.named_right(at, q, clause),
        }
    }

    /// 养老标准按不低于低保标准的1.3倍: what the figure limits stands before 不低于.
    fn least_ratio(&self, q: &Quantity, clause: usize) -> Option<ProposedName> {
        let text = self.source.text;
        let ratio = matches!(q.base.as_str(), "%" | "倍") && text.before(q.from) == '的';
        let end = LIMITS.find(text, clause, q.from).map(|(_, from, _)| from).filter(|_| ratio)?;
        if let Some((from, to)) = noun_phrase::within(&self.source, clause, end) {
            return Some(ProposedName::new(noun_phrase::spelled(text, from, to), "name"));
        }
        let last = self.last.and_then(|n| self.found.readings.get(n))?;
        Some(ProposedName::new(last.indicator.clone(), "borrowed"))
    }

    /// The name of a figure with nothing to its left.
    fn named_right(&self, at: usize, q: &Quantity, clause: usize) -> ProposedName {
        let text = self.source.text;
        let last = self.last.and_then(|n| self.found.readings.get(n));
        let before = at.checked_sub(1).and_then(|before| self.source.tokens.get(before));
        let adjacent = last.is_some() && before.is_some_and(|token| token.to() == q.from);
        let finishes = ["完成", "实现"].iter().any(|w| text.word_before(q.from, w).is_some());
        if let Some((from, to)) = predicate::without_noun(&self.source, q).filter(|_| !adjacent) {
            return ProposedName { name: text.string(from, to), rule: "count", to };
        }
        // 抓好2个基地县、40万亩示范区建设: the second figure of a list.
        let beside = last.is_some_and(|raw| raw.rule == "count") && q.from == self.floor + 1;
        let beside = beside && matches!(text.at(self.floor), '、' | '和' | '与' | '及');
        let counts = !adjacent && (q.counted || last.is_none() || finishes || beside);
        if let Some(noun) = self.noun(q).filter(|_| counts) {
            // 改造36座公厕、21座转运站: the verb applies to the whole list.
            let listed = self.floor == q.from
                || self.floor + 1 == q.from && matches!(text.at(self.floor), '、' | '和' | '与' | '及');
            let verb = last.filter(|raw| listed && raw.rule == "count" && noun.predicate.is_none());
            return noun.named(text, verb.and_then(|raw| self.verb_of(raw)).unwrap_or_default());
        }
        // 12类45件民生实事: both figures take the name after the second.
        let next = self.source.tokens.partition_point(|t| t.from() < q.to);
        let pair = self.source.tokens.get(next).filter(|t| t.from() == q.to && last.is_none()).map(Token::to);
        if let Some((from, to)) = pair.and_then(|from| Some((from, noun_phrase::right(&self.source, from)?)))
        {
            return ProposedName::new(text.string(from, to), "pair");
        }
        let reached = noun_phrase::trim_end(&self.source, clause, q.from) < q.from && last.is_some();
        let after = noun_phrase::after_bounds(text, q.to);
        let of = text.word(after, "的").unwrap_or(after);
        if let Some(words) = noun_phrase::clause_after(&self.source, of).filter(|_| !adjacent && !reached) {
            // 确定16个区域，其中14个确定了主体: a part of the previous count.
            let of =
                last.filter(|raw| text.word(clause, "其中").is_some() && self.unit_of(raw) == Some(&q.base));
            let of = of.map(|raw| noun_phrase::object(&raw.indicator)).unwrap_or_default();
            return ProposedName::new(words + &of, "count");
        }
        if let Some(name) = self.known_before(clause).filter(|_| !adjacent) {
            return ProposedName::new(name, "clause");
        }
        match last {
            Some(raw) if adjacent => ProposedName::new(raw.indicator.clone(), "pair"),
            Some(raw) => {
                // 新增园区2个、达到29个: the stock, not the increase.
                let all = IN_ALL.find(text, clause, q.from).is_some()
                    && (self.unit_of(raw) == Some(&q.base) || raw.role == Role::Growth);
                let whole = of_all(&raw.indicator).filter(|_| all);
                ProposedName::new(whole.unwrap_or_else(|| raw.indicator.clone()), "borrowed")
            }
            None => {
                let name = self.clause_before(clause);
                // 培育壮大甲企业，年底前达9家: the stock.
                let all = q.counted && IN_ALL.find(text, clause, q.from).is_some();
                let stock = noun_phrase::object(&name);
                let whole = all && stock.chars().count() > 2;
                ProposedName::new(if whole { stock } else { name }, "clause")
            }
        }
    }

    /// The name of a figure with the words between `from` and `to` to its left.
    fn named_left(&self, at: usize, q: &Quantity, clause: usize, from: usize, to: usize) -> ProposedName {
        let text = self.source.text;
        let last = self.last.and_then(|n| self.found.readings.get(n));
        let of = text.word(q.to, "的");
        let total = TOTALS.at(text, from, to).is_some_and(|(_, end)| end == to);
        let invested = of.is_some() && INVESTMENTS.before(text, from, to).is_some();
        let own = !invested && (!q.counted || q.base.is_empty() || total);
        if let Some(name) = self.with_subject(from, to).filter(|_| own) {
            // 完成投资160亿元，增速从3%提高到32%: the figure is of the growth, not of the investment.
            let grows =
                q.base == "%" && CHANGE_NOUNS.is(&text.string(from, to)) && !name.ends_with(growth::SUFFIX);
            let name = if grows { name + growth::SUFFIX } else { name };
            return ProposedName::new(name, "subject");
        }
        // 总投资52亿元的34个配套项目: the total of several projects.
        if let (Some(of), Some((_, start))) = (of, INVESTMENTS.before(text, from, to)) {
            let yearly = ["年度计划", "年度"].iter().find_map(|word| text.word_before(start, word));
            let word = text.string(yearly.filter(|at| *at >= from).unwrap_or(start), to);
            let count = self.source.tokens.partition_point(|t| t.from() < of);
            let noun = self.source.tokens.get(count).filter(|t| t.from() == of).map(Token::to);
            if let Some(end) = noun.and_then(|noun| noun_phrase::right(&self.source, noun)) {
                return ProposedName::new(text.string(noun.unwrap_or(end), end) + &word, "sum");
            }
        }
        // 年加工能力85万吨的产业园: the head noun stands before the figure, its subject after it.
        let head = noun_phrase::last_head(text, from, to).filter(|_| !q.counted && !q.base.ends_with('元'));
        if let (Some(of), Some(head)) = (of, head)
            && let Some(end) = noun_phrase::right(&self.source, of)
        {
            return ProposedName::new(text.string(of, end) + &text.string(head, to), "count");
        }
        let bare = noun_phrase::is_bare_verb(text, from, to);
        let verbal = bare || EVENT_VERBS.before(text, from, to).is_some() || text.before(to) == '等';
        // 甲公司12万吨硅料: an amount of a material.
        let material = to == q.from && is_material(&q.base) && HEADS.before(text, from, to).is_none();
        let counts = bare || of.is_none() && (q.counted || verbal || material);
        if let Some(noun) = self.noun(q).filter(|_| counts) {
            let left =
                if bare { Left::Verb(text.string(from, to)) } else { Left::of(text, from, to, q.from) };
            return match left {
                Left::Verb(words) | Left::Noun(words) => noun.without_predicate().named(text, words),
                Left::Nothing => noun.named(text, String::new()),
            };
        }
        // 新建9条6.2公里支路: both figures take the name after the second.
        let pair = self.source.tokens.get(at + 1).filter(|next| next.from() == q.to && q.counted);
        let pair = pair.and_then(|next| Some((next.to(), noun_phrase::right(&self.source, next.to())?)));
        if let (Some((start, end)), Left::Verb(words) | Left::Noun(words)) =
            (pair, Left::of(text, from, to, q.from))
        {
            return ProposedName::new(words + &text.string(start, end), "pair");
        }
        if bare {
            return self.named_by_verb(q, clause, from, to);
        }
        // 出栏生猪3万头、山羊2万只: the verb applies to the whole list.
        // 新建中学3所，幼儿园6所: also after a comma, if the next name has no measure.
        let plain = EVENT_VERBS.find(text, from, to).is_none()
            && HEADS.before(text, from, to).is_none()
            && !matches!(text.at(from), '新' | '创');
        let comma = text.at(self.floor) == '，' && to == q.from && plain && q.counted;
        let listed = (text.at(self.floor) == '、' || comma) && from == self.floor + 1;
        let part = text.word(clause, "其中") == Some(from) && q.counted;
        if let Some(alike) =
            last.filter(|_| listed || part).and_then(|last| at_level(&last.indicator, &text.string(from, to)))
        {
            return ProposedName::new(alike, "list");
        }
        let own_verb = noun_phrase::leading_verb(text, from, to).is_some()
            && PROTECTED_NOUNS.at(text, from, to).is_none();
        let follows = FOLLOWING.at(text, from, to).is_some();
        let alike = |raw: &&RawReading| {
            let counted = q.counted && REACHING.find(text, from, to).is_none();
            // 新建绿道9公里、绿地5公顷: lengths and areas are built alike.
            let extents = self.unit_of(raw).is_some_and(is_extent_unit) && is_extent_unit(&q.base);
            !follows && ((counted || extents) && !comma || self.unit_of(raw) == Some(&q.base))
        };
        // 净增企业3家、经营主体突破9万户: the second figure is the stock.
        let stock = LEVELS.find(text, to, q.from).is_some();
        if let Some(carried) = last.filter(alike).filter(|_| listed && !own_verb && !stock)
            && let Some(verb) = self.verb_of(carried)
        {
            let spelled = verb + &text.string(from, to);
            let spelled = NormalizedText::new(&spelled);
            return ProposedName::new(noun_phrase::spelled(&spelled, 0, spelled.len()), "list");
        }
        // 14项32类执法信息 after 甲清单和: the words beside it are another item.
        if matches!(text.before(q.from), '和' | '与' | '及') && q.counted {
            return self.named_right(at, q, clause);
        }
        let name = noun_phrase::spelled(text, from, to) + &self.proportion_done(q);
        let name = self.with_shared_measure(clause, q, name);
        // 发放扶持资金3亿元，惠及企业20家: the enterprises are those of the previous figure.
        let reached = last.filter(|raw| {
            follows && from == self.floor + 1 && !q.base.ends_with('元') && given(&raw.indicator)
        });
        let name = self.furthered_level(q, &name).unwrap_or(name);
        match reached.map(|raw| noun_phrase::object(&raw.indicator)).filter(|by| !by.is_empty()) {
            Some(by) => ProposedName::new(by + &name, "part"),
            None => ProposedName::new(name, "name"),
        }
    }

    /// 带动固定资产投资完成9亿元、增长5%: the level of the known indicator whose growth follows.
    fn furthered_level(&self, q: &Quantity, name: &str) -> Option<String> {
        let text = self.source.text;
        let rest = ["带动", "拉动"].iter().find_map(|verb| name.strip_prefix(verb))?;
        let grows = matches!(text.at(q.to), '、' | '，')
            && ["增长", "同比", "下降"].iter().any(|verb| text.word(q.to + 1, verb).is_some());
        (grows && catalog::find(rest).is_some()).then(|| rest.to_owned())
    }

    /// 整改案件100%办结: the result that the proportion has reached.
    fn proportion_done(&self, q: &Quantity) -> String {
        let text = self.source.text;
        let end = (q.to..q.to + 6).find(|i| !text.at(*i).is_alphanumeric()).unwrap_or(q.to);
        let done = q.base == "%" && PROPORTION_DONE.at(text, q.to, end).is_some_and(|(_, to)| to == end);
        if done { text.string(q.to, end) } else { String::new() }
    }

    /// The name of a figure with only verbs to its left: 已整改36个, 惠及10万户.
    fn named_by_verb(&self, q: &Quantity, clause: usize, from: usize, to: usize) -> ProposedName {
        let text = self.source.text;
        let last = self.last.and_then(|n| self.found.readings.get(n));
        let verb = text.string(from, to);
        if let Some(raw) = last.filter(|raw| REACHING.is(&verb) && !is_extent(&raw.indicator)) {
            return ProposedName::new(format!("{}{verb}", raw.indicator), "part");
        }
        let alike = last.filter(|raw| q.counted && self.unit_of(raw) == Some(&q.base));
        let object = alike.map(|raw| noun_phrase::object(&raw.indicator)).filter(|object| !object.is_empty());
        match object {
            Some(object) => ProposedName::new(
                text.string(noun_phrase::with_aspect(text, clause, from), to) + &object,
                "part",
            ),
            None => ProposedName::new(self.increase_of(clause, &verb).unwrap_or(verb), "name"),
        }
    }

    /// 狠抓甲企业培育，新增3家: what was added stands in the clause before; 存款余额增长8%，新增3亿元: it has grown.
    fn increase_of(&self, clause: usize, verb: &str) -> Option<String> {
        const ADDED: [&str; 2] = ["新增", "净增"];
        const RAISED: [&str; 6] = ["培育", "引育", "引进", "招引", "培养", "认定"];
        ADDED.iter().find(|added| verb.starts_with(**added))?;
        let last = self.last.and_then(|n| self.found.readings.get(n));
        if let Some(last) = last {
            let grown =
                last.role == Role::Growth && last.of.is_none() && catalog::find(&last.indicator).is_some();
            return grown.then(|| format!("{verb}{}", last.indicator));
        }
        let before = self.clause_before(clause);
        let thing = RAISED.iter().find_map(|raised| before.strip_suffix(raised))?;
        let thing = noun_phrase::object(thing);
        (thing.chars().count() > 2).then(|| format!("{verb}{thing}"))
    }

    /// The verb of a reading's name, first or last.
    fn verb_of(&self, raw: &RawReading) -> Option<String> {
        let name = NormalizedText::new(&raw.indicator);
        if PROTECTED_NOUNS.starts(&raw.indicator) {
            return None;
        }
        let first = noun_phrase::leading_verbs(&name).map(|end| name.string(0, end));
        let last = ["出栏", "存栏"].into_iter().find(|verb| raw.indicator.ends_with(verb));
        first.or(last.map(str::to_owned))
    }
}

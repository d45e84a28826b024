//! Figures that name a class of things instead of measuring one.
//!
//! | text | class | figure |
//! | --- | --- | --- |
//! | `投资额超100亿元`项目4个 | 超100亿元 | 4个 |
//! | 收入`10万元以上的`村 | 10万元以上 | |
//! | `30户以上`村寨收运率95% | 30户以上 | 95% |
//! | 公交站点`500米`覆盖率91% | 500米 | 91% |
//! | `产值超10亿元`企业数量翻番 | 超10亿元 | |
//! | 迈上`4个`万亿元台阶 | 4个 | |
//! | 完成`3亿元以上的`投资 | none | 3亿元 |

use super::Interpreter;
use crate::extract::bound;
use crate::extract::lexer::{Quantity, Token};
use crate::extract::lexicon::{CLASS_NOUNS, HEADS};
use crate::extract::noun_phrase;

/// The most characters of the kind of things that a bound belongs to: 产业项目.
const LONGEST_KIND: usize = 6;

impl Interpreter<'_> {
    /// Whether an amount that is measured of each stands before the things that it qualifies: 产值超10亿元企业.
    fn qualifies(&self, q: &Quantity) -> bool {
        /// What is measured of each of several things.
        const MEASURES: [&str; 8] = ["产值", "营收", "收入", "税收", "纳税", "市值", "估值", "投资额"];
        /// The most characters between the measure and the amount.
        const BETWEEN: usize = 3;
        let text = self.source.text;
        let measured = (q.from.saturating_sub(BETWEEN)..=q.from)
            .any(|end| MEASURES.iter().any(|word| text.word_before(end, word).is_some()));
        let of = text.word(q.to, "的").or_else(|| text.word(q.to, "级")).unwrap_or(q.to);
        let kind =
            ["工业", "产业", "制造业", "龙头", "骨干", "重点"].iter().find_map(|word| text.word(of, word));
        let things = ["企业", "农户", "村", "镇", "乡镇", "园区", "集群", "家庭", "合作社"];
        measured && things.iter().any(|word| text.word(kind.unwrap_or(of), word).is_some())
    }

    /// Whether a figure names a class: 投资额超100亿元项目4个, 投资5亿元以上的项目.
    pub(super) fn is_class(&self, at: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        // 收入10万元以上的村 is a class, 完成3亿元以上的投资 is not.
        let of = ["以上的", "以下的"].into_iter().find_map(|w| text.word(q.to, w));
        let measure = of.is_some_and(|at| HEADS.at(text, at, at + noun_phrase::REACH).is_some());
        if of.is_some() && q.base.ends_with('元') && !measure {
            return true;
        }
        // 单笔50万元以下账款.
        let noun = text.word(q.to, "以下").is_some_and(|to| matches!(text.at(to), '\u{4e00}'..='\u{9fff}'));
        if noun && q.base.ends_with('元') {
            return true;
        }
        // 迈上4个万亿元台阶.
        if q.counted && noun_phrase::is_threshold(text, q.to) {
            return true;
        }
        // 投资5亿元以上产业项目有新突破.
        let behind = text.word(q.to, "以上").filter(|_| q.base.ends_with('元'));
        let kind = |from: usize| {
            let plain =
                (from..from + LONGEST_KIND).take_while(|i| matches!(text.at(*i), '\u{4e00}'..='\u{9fff}'));
            let to = plain.last().map_or(from, |i| i + 1);
            ["项目", "企业"].iter().any(|noun| text.find(from, to, noun).is_some())
        };
        if behind.is_some_and(kind) {
            return true;
        }
        // 20户以上自然村通硬化路, 公交站点500米覆盖率.
        let village = matches!(q.base.as_str(), "户" | "人") && {
            let bound = text.word(q.to, "以上").or_else(|| text.word(q.to, "以下"));
            bound.is_some_and(|at| {
                ["自然村", "村庄", "村寨", "行政村", "的自然村"].iter().any(|w| text.word(at, w).is_some())
            })
        };
        let reach =
            q.base == "米" && ["覆盖率", "覆盖面", "服务半径"].iter().any(|w| text.word(q.to, w).is_some());
        if village || reach {
            return true;
        }
        // 产值超10亿元企业数量翻番, 年收入过万元的农户增多.
        if q.base.ends_with('元') && bound::bound(text, q).1.is_some() && self.qualifies(q) {
            return true;
        }
        let Some(Token::Quantity(next)) = self.source.tokens.get(at + 1) else { return false };
        // 10亿元或1亿美元项目30个: both figures name the class.
        if text.word(q.to, "或") == Some(next.from) {
            let last = text.word(next.to, "或").is_none();
            return last && !next.counted && self.is_class(at + 1, next);
        }
        let gap = q.to..next.from;
        let plain = || gap.clone().all(|i| text.at(i).is_alphanumeric());
        let place = gap.len() == 1 && matches!(text.at(q.to), '县' | '村' | '镇' | '乡' | '区');
        // 到资超1亿美元项目数量增长9%: the growth is that of the class.
        let noun = CLASS_NOUNS.at(text, q.to, next.from).is_some() && gap.len() < noun_phrase::REACH;
        let bound = bound::bound(text, q).1.is_some() && q.base.ends_with('元');
        if noun && bound && next.base == "%" && plain() {
            return true;
        }
        // 30户以上村寨生活垃圾收运率95%: the rate is that of the class.
        let rate = next.base == "%" && gap.len() > 6 && gap.len() < noun_phrase::REACH && q.counted;
        if rate && text.word(q.to, "以上").is_some() && plain() {
            return true;
        }
        let close = (place || (2..=12).contains(&gap.len())) && plain();
        // 50头以上大户23户, 50亿元以上3个.
        let of_these = q.base != "%" && gap.len() != 3 && text.word(q.to, "以上").is_some();
        let either = text.before(q.from) == '或';
        let bounded = !q.counted && (either || q.upper.is_some() || bound::bound(text, q).1.is_some());
        close && next.counted && of_these
            || close
                && next.counted
                && bounded
                && (place
                    || CLASS_NOUNS
                        .before(text, q.to, noun_phrase::trim_end_bounds(&self.source, q.to, next.from))
                        .is_some())
    }
}

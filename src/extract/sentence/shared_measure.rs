//! Names of a list whose measure is said only once.
//!
//! | text | name |
//! | --- | --- |
//! | 补助标准小学由5元提高到8元、初中由`6元`提高到9元 | 补助标准初中 |
//! | 集中供养孤儿养育标准从5元提高到8元，散居孤儿从`4元`提高到6元 | 散居孤儿养育标准 |
//! | 完成投资9亿元，其中高速公路`5亿元`、农村公路`4亿元` | 高速公路投资, 农村公路投资 |
//! | 新增发电装机9万千瓦，其中水电`5万千瓦` | 水电装机 |
//! | 城镇化率43%，高于全市`41%`的平均水平 | 全市城镇化率 |
//! | 主营业务收入超50亿元企业2家、超10亿元企业`9家` | 主营业务收入超10亿元企业 |

use super::Interpreter;
use super::indicator_name::is_material;
use super::inherited_name::MEASURED;
use crate::extract::lexer::Quantity;
use crate::extract::lexicon::{EVENT_VERBS, HEADS, PREDICATES};
use crate::model::catalog;
use crate::source::NormalizedText;

/// The noun of a rate that is paid to somebody.
const STANDARD: &str = "标准";
/// The most characters of a group or a part without its measure.
const LONGEST: usize = 16;

impl Interpreter<'_> {
    /// A name with the measure of the figure before, if it is another item of its list.
    pub(super) fn with_shared_measure(&self, clause: usize, q: &Quantity, name: String) -> String {
        let Some(last) = self.last.and_then(|n| self.found.readings.get(n)) else { return name };
        let whole = last.indicator.as_str();
        let above = |name: &str| name.starts_with('超') && name.contains('元');
        if let Some(elsewhere) = self.level_elsewhere(q, whole, &name) {
            return elsewhere;
        }
        if above(&name) {
            let measure = whole.split_once('超').map(|(measure, _)| measure);
            return match measure.filter(|measure| HEADS.suffix(measure) && q.counted) {
                Some(measure) => format!("{}{name}", measure_of(measure)),
                None => name,
            };
        }
        let bare = name.chars().count() <= LONGEST
            && !HEADS.suffix(&name)
            && !EVENT_VERBS.starts(&name)
            && !PREDICATES.starts(&name)
            && catalog::find(&name).is_none();
        let text = self.source.text;
        // 新增发电装机9万千瓦，其中水电5万千瓦.
        let part = text.word_before(clause + 2, "其中").is_some() && is_material(&q.base);
        if !bare || self.unit_of(last) != Some(&q.base) || !q.base.starts_with('元') && !part {
            return name;
        }
        if self.is_earlier_value(clause, q) && whole.contains(STANDARD) && whole != name {
            return of_group(whole, &name);
        }
        let parts = text.find(self.sentence.0.max(self.part_from()), q.from, "其中").is_some();
        match MEASURED.suffix_of(whole).and_then(|stem| whole.strip_prefix(stem)) {
            Some(measure) if parts => name + measure,
            _ => name,
        }
    }

    /// 城镇化率43%，高于全市41%的平均水平: the level of another place. 更新投资9亿元，超过固定资产投资的四成: a share.
    fn level_elsewhere(&self, q: &Quantity, whole: &str, name: &str) -> Option<String> {
        const BEYOND: [&str; 6] = ["远高于", "高于", "远低于", "低于", "超过", "优于"];
        const AVERAGE: [&str; 3] = ["的平均", "平均水平", "的水平"];
        let text = self.source.text;
        let of = BEYOND.iter().find_map(|verb| name.strip_prefix(verb))?;
        let average = AVERAGE.iter().any(|words| text.word(q.to, words).is_some());
        if average && of.starts_with(['全', '国', '省', '市']) {
            return Some(format!("{of}{whole}"));
        }
        let share = text.before(q.from) == '的' && q.base == "%" && catalog::find(of).is_some();
        share.then(|| format!("{whole}占{of}"))
    }

    /// The position after the last ； before the next figure, or the start of the sentence: a list of parts of a whole
    /// ends at ；.
    fn part_from(&self) -> usize {
        let text = self.source.text;
        (self.sentence.0..self.floor).rev().find(|i| text.at(*i) == '；').unwrap_or(self.sentence.0)
    }
}

/// The measure at the end of a name: 主营业务收入 of 全市主营业务收入.
fn measure_of(name: &str) -> String {
    let text = NormalizedText::new(name);
    HEADS.before(&text, 0, text.len()).map_or_else(|| name.to_owned(), |(head, _)| head.to_owned())
}

/// The standard of another group: 散居孤儿养育标准 after 集中供养孤儿养育标准.
fn of_group(whole: &str, group: &str) -> String {
    const PAIRS: [(&str, &str); 4] =
        [("城镇", "农村"), ("城市", "农村"), ("集中供养", "分散供养"), ("一级", "二级")];
    let pair = PAIRS.iter().find(|(one, other)| whole.contains(one) && group == *other);
    if let Some((one, other)) = pair {
        return whole.replacen(one, other, 1);
    }
    // 补助标准小学: the group stands behind the standard.
    if let Some((standard, _)) = whole.rsplit_once(STANDARD).filter(|(_, one)| !one.is_empty()) {
        return format!("{standard}{STANDARD}{group}");
    }
    let bare = group.split(['(', '（']).next().unwrap_or(group);
    let starts = bare.char_indices().map(|(at, _)| at);
    let common =
        starts.filter_map(|at| bare.get(at..)).find(|end| end.chars().count() > 1 && whole.contains(end));
    match common.and_then(|end| whole.split_once(end)) {
        Some((_, rest)) => format!("{bare}{rest}"),
        None => format!("{bare}{STANDARD}"),
    }
}

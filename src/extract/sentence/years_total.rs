//! Sums and levels in a review of several years.
//!
//! | text, in a review of 2019–2023 | read as |
//! | --- | --- |
//! | 新增就业`2万人`、培训`3万人次` | sums of the five years |
//! | `20家`企业实现重组 | a sum: the predicate behind it is an event |
//! | 改造道路16条，总长`100公里` | a sum: of what was summed before |
//! | 累计办理提案90件，办结率`100%` | a rate of the sum before |
//! | 城镇化率达到`50%`, 人口增至`30万人` | levels at the end |
//! | 五年累计进出口3亿元，占比达到`42%` | a level at the end, though the sentence names the span |

use super::{Interpretation, Interpreter, RawReading};
use crate::extract::Role;
use crate::extract::lexer::{Quantity, Token};
use crate::extract::lexicon::{EVENT_VERBS, HEADS, TO_VERBS};
use crate::extract::noun_phrase;
use crate::extract::words::word_list;
use crate::model::{Period, SectionKind, catalog};
use crate::source::{NormalizedText, ends_phrase};

word_list! {
    /// Words of a level.
    LEVELS = "连续 突破 发展到 发展至 扩容至 扩展至 拓展至 整合为 达 增至 增加到 增长到 提高到 提升到 提升至 提高至 升至 扩大到 发展到 保持 稳定 总数 余额 现有 拥有 在建 在校 常住 人均 均达 缩小至 降至 降到 控制在 压缩到 压缩至";
    /// Words of a sum, which go before words of a level.
    SUMS = "累计 新增 净增 共计 共完成 共实施 总共 新建 新改扩建";
    /// Verbs of a sum beside those of the lexicon.
    SUM_VERBS = "实施 完成 投入 争取 开挖 疏浚 加装 活化 植树 造林 承担 提请 签署 出让 追回 补水 推动 整合 帮助 淘汰 引进 筹集 筹资 举办 化解";
    /// Deeds at the end of a name: 棚户区住房改造20套.
    DEEDS = "改造 搬迁 治理 整治 修复 安置 培训 脱贫 减少 造林 化解 拆除 发放";
    /// Predicates behind a figure that state an event.
    EVENTS = "脱贫 出列 摘帽 退出 获 入选 通过 落户 改制 改造 整治 搬迁 上市 挂牌 建成 投产 通车 完工 竣工 开工 重组 落地 投用 获批 入围";
    /// Measures that state a level, at the end of a name.
    STOCKS = "面积 里程 人口 存栏 余额 规模 保有量 装机 装机容量 总量 总数 率 占比 比重 寿命 密度 强度 浓度 标准 价格 指数 床位数 水平";
    /// Measures of what the figure before counts.
    OF_BEFORE = "总投资 总长 总长度 总里程 总建筑面积 总用地面积 总面积 建筑面积";
    /// Words of a single year.
    ONE_YEAR = "当年 年内 全年";
}

/// The most characters of a predicate behind a figure.
const PREDICATE: usize = 24;

impl Interpreter<'_> {
    /// Whether a figure in a review of several years is a sum over them (新增就业2万人), not a level at their end
    /// (城镇化率达到50%).
    pub(super) fn is_sum_over_years(&self, clause: usize, q: &Quantity, reading: &Interpretation) -> bool {
        /// The most characters between a figure and its change against the year before.
        const REACH: usize = 12;
        let text = self.source.text;
        let several = self.section.part == SectionKind::Review
            && reading.role == Role::Actual
            && matches!(self.section.multi_year, Some(Period::Years(_, last)) if Some(last) == self.section.year);
        let of_one_year = ONE_YEAR.find(text, clause, q.from).is_some() || self.is_of_one_year(q.from);
        if several && self.is_rate_of_sum(reading) {
            return true;
        }
        if !several || q.base == "%" || of_one_year {
            return false;
        }
        if let Some(same) = self.as_the_figure_before(clause, q, reading) {
            return same;
        }
        // 完成47亿元，是2006年的3倍，年均增长8%: the level of the last year.
        let summed = SUMS.find(text, clause, q.from).is_some();
        let grows = text.word(q.to, "，年均增长").is_some() && catalog::find(&reading.indicator).is_some();
        let level = yearly_level(text, q.to, self.sentence.1) || grows && !summed;
        let yearly = ["同比", "比上年", "较上年"].iter().any(|w| text.find(q.to, q.to + REACH, w).is_some());
        !yearly && !level && !self.is_level(clause, q, reading) && (summed || self.is_event(clause, q))
    }

    /// Whether a rate of work is that of the summed count before it: 累计办理提案90件，办结率100%.
    fn is_rate_of_sum(&self, reading: &Interpretation) -> bool {
        const RATES: [&str; 5] = ["办结率", "办复率", "答复率", "满意率", "结案率"];
        let before = self.found.readings.get(self.first..).and_then(<[RawReading]>::last);
        RATES.iter().any(|rate| reading.indicator.ends_with(rate))
            && before.is_some_and(|raw| {
                raw.role == Role::Actual && raw.period.is_some() && raw.period == self.section.multi_year
            })
    }

    /// Whether the paragraph last named one year before a figure, not several: 全年新增企业3万户。…税收增长5%.
    pub(super) fn is_of_one_year(&self, figure: usize) -> bool {
        /// How far before a figure the year may be named, in characters.
        const REACH: usize = 300;
        const ONE: [&str; 6] = ["去年", "上年", "今年", "当年", "全年", "同比"];
        const SEVERAL: [&str; 6] = ["五年", "5年", "四年", "年均", "时期", "期间"];
        let text = self.source.text;
        let said = |words: &[&str], at: usize| words.iter().any(|word| text.word(at, word).is_some());
        (figure.saturating_sub(REACH)..figure)
            .rev()
            .take_while(|at| text.at(*at) != '\n')
            .find(|at| said(&ONE, *at) || said(&SEVERAL, *at))
            .is_some_and(|at| said(&ONE, at))
    }

    /// Whether the words around a figure state an event: 建成水库3座, 20家企业上市.
    fn is_event(&self, clause: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        let start = noun_phrase::trim_start(&self.source, clause, q.from);
        let verb = EVENT_VERBS.at(text, start, q.from).is_some() && HEADS.at(text, start, q.from).is_none();
        let end = noun_phrase::trim_end_bounds(&self.source, clause, q.from);
        let deed = DEEDS.before(text, clause, end).is_some();
        // 投资5亿元，完成治理27公里.
        let invests = text.word(start, "投资") == Some(q.from);
        let does = SUM_VERBS.find(text, clause, q.from).is_some() && text.before(q.from) != '的';
        verb || deed || invests || does || self.happens(q)
    }

    /// Whether the predicate behind a figure is an event: 20家企业上市.
    fn happens(&self, q: &Quantity) -> bool {
        let text = self.source.text;
        let end = (q.to..q.to + PREDICATE).find(|i| ends_phrase(text.at(*i)) || text.at(*i) == '、');
        end.is_some_and(|end| EVENTS.find(text, q.to, end).is_some())
    }

    /// Whether a figure that continues the one before is a sum like it. `None` if it stands for itself.
    fn as_the_figure_before(&self, clause: usize, q: &Quantity, reading: &Interpretation) -> Option<bool> {
        let text = self.source.text;
        let goes_on = matches!(reading.rule, "list" | "part" | "borrowed");
        let last = self.last.and_then(|n| self.found.readings.get(n));
        if let Some(last) = last.filter(|_| goes_on && LEVELS.find(text, clause, q.from).is_none()) {
            return Some(last.period == self.section.multi_year);
        }
        let before = self.found.readings.get(self.first..)?.last()?;
        let end = self.source.tokens.get(before.token).map(Token::to)?;
        let listed =
            (end..q.from).any(|i| text.at(i) == '、') && !(end..q.from).any(|i| ends_phrase(text.at(i)));
        let measured = OF_BEFORE.at(text, clause, q.from).is_some_and(|(_, to)| q.from <= to + 2);
        let same = (listed || measured) && !self.is_level(clause, q, reading);
        same.then_some(before.period == self.section.multi_year).filter(|sum| *sum)
    }

    /// Whether words or measure of a figure state a level: 达到30万人, 人口30万人, 寿命79岁.
    pub(super) fn is_level(&self, clause: usize, q: &Quantity, reading: &Interpretation) -> bool {
        let text = self.source.text;
        let name = reading.indicator.as_str();
        let summed = SUMS.find(text, clause, q.from).is_some();
        let stock = STOCKS.suffix(name) && !self.is_deed(clause, q) && !self.happens(q);
        let per = q.base.contains('/') || q.base == "岁";
        let reached =
            TO_VERBS.before(text, clause, noun_phrase::trim_end_bounds(&self.source, clause, q.from));
        per || !summed && (reached.is_some() || LEVELS.find(text, clause, q.from).is_some() || stock)
    }

    /// 治理水土流失面积5平方公里: whether a verb makes a stock an amount of work.
    fn is_deed(&self, clause: usize, q: &Quantity) -> bool {
        let text = self.source.text;
        let start = noun_phrase::trim_start(&self.source, clause, q.from);
        EVENT_VERBS.at(text, start, q.from).is_some() && HEADS.at(text, start, q.from).is_none()
    }

    /// Whether a figure of a review is a level at the end of the span that its sentence names.
    pub(super) fn is_level_at_end(&self, clause: usize, q: &Quantity, reading: &Interpretation) -> bool {
        let review = self.section.part == SectionKind::Review && reading.role == Role::Actual;
        let reached = LEVELS.find(self.source.text, clause, q.from).is_some()
            && SUMS.find(self.source.text, clause, q.from).is_none();
        let named = self.stated.is_some_and(|(_, at)| at > clause);
        let over = self.stated.is_some_and(|(said, _)| Some(said.last_year()) == self.section.year);
        review && over && !named && reading.rule != "lead" && (reached || q.base == "岁")
    }
}

/// Whether what stands behind a figure compares one year with another: 是2015年的2.6倍.
fn yearly_level(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    let start = if text.at(from) == '，' { from + 1 } else { from };
    let of_year = |year: usize| year + 4 < to && text.word(year + 4, "年的").is_some();
    text.word(start, "是").is_some_and(of_year)
}

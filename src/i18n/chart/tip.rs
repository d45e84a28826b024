//! Text of a mark's tooltip.
//!
//! | part | 中文 | English |
//! | --- | --- | --- |
//! | head | 地区生产总值 2023年 | GDP 2023 |
//! | figure | 16.94 亿元 | 1.694 billion yuan |
//! | change | 比2022年增加1.3 亿元（8.3%） | up 130 million yuan (8.3%) on 2022 |
//! | target | 目标 16.5 亿元：超额 0.44 亿元 | target 1.65 billion yuan: exceeded by 44 million yuan |

use super::{Wording as _, indicator, join, judged, size, words, year};
use crate::chart::{Chart, Tip};
use crate::compare::{Cell, Change};
use crate::i18n::{Lang, place};
use crate::model::Year;

/// The text of a mark's tooltip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TipText {
    /// The series and year.
    pub head: String,
    /// The figure with its unit, or the reason for a gap.
    pub figure: String,
    /// Its change, target or result, each without a full stop.
    pub facts: Vec<String>,
}

impl TipText {
    /// The whole text on one line.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let (colon, comma) = lang.pick(("：", "，"), (": ", ", "));
        let facts = self.facts.iter().flat_map(|fact| [comma, fact]);
        [&*self.head, colon, &self.figure].into_iter().chain(facts).collect()
    }

    /// The whole text, with the source sentence.
    #[must_use]
    pub fn in_full(&self, lang: Lang, sentence: Option<&str>) -> String {
        let line = self.line(lang);
        match sentence {
            Some(sentence) => lang.pick(format!("{line}。{sentence}"), format!("{line}. {sentence}")),
            None => line,
        }
    }
}

/// The tooltip of a mark.
#[must_use]
pub fn tip(lang: Lang, chart: &Chart, tip: &Tip<'_>) -> TipText {
    let Tip { series, point, is_target, change, .. } = tip;
    let name = indicator(lang, &series.indicator, series.part);
    let name =
        if chart.place().is_some() { name } else { format!("{} {name}", place::short(lang, &series.place)) };
    let when = year(lang, if *is_target { chart.target_year(point) } else { point.year });
    let when = if *is_target { join(&when, lang.pick("目标", "target")) } else { when };
    let figure = |cell: &Cell, is_target: bool| match cell {
        Cell::Value(value) => {
            let figure = lang.figure(value, &series.unit);
            match words::kind_mark(lang, value.kind).filter(|_| !is_target) {
                Some(mark) => lang.pick(format!("{figure}（{mark}）"), format!("{figure} ({mark})")),
                None => figure,
            }
        }
        Cell::Gap(gap) => lang.gap(gap, is_target),
    };
    let verdict = point.judgement.as_ref().map(|judgement| judged(lang, judgement, series));
    let beside = match (is_target, &point.result, &point.target) {
        (true, result @ Cell::Value(_), _) => {
            Some((lang.pick("结果", "result").to_owned(), figure(result, false)))
        }
        (false, _, target @ Cell::Value(_)) => {
            let aimed = chart.aimed.map(|aimed| year(lang, aimed)).unwrap_or_default();
            Some((join(&aimed, lang.pick("目标", "target")), figure(target, true)))
        }
        _ => None,
    };
    let beside = beside.map(|(word, figure)| match &verdict {
        Some(verdict) => {
            lang.pick(format!("{word} {figure}：{verdict}"), format!("{word} {figure}: {verdict}"))
        }
        None => format!("{word} {figure}"),
    });
    let change = change.as_ref().and_then(|(from, change)| changed(lang, *from, change, &series.unit));
    TipText {
        head: join(&name, &when),
        figure: figure(if *is_target { &point.target } else { &point.result }, *is_target),
        facts: change.into_iter().chain(beside).collect(),
    }
}

/// The change from an earlier year; `None` if it cannot be computed.
fn changed(lang: Lang, from: Year, change: &Change, unit: &str) -> Option<String> {
    let difference = change.difference()?;
    let size = size(lang, difference, unit);
    Some(match difference.amount {
        amount if amount.is_zero() => lang.pick(format!("与{from}年持平"), format!("unchanged on {from}")),
        amount if amount.is_sign_positive() => {
            lang.pick(format!("比{from}年增加 {size}"), format!("up {size} on {from}"))
        }
        _ => lang.pick(format!("比{from}年减少 {size}"), format!("down {size} on {from}")),
    })
}

//! Texts for choosing a kind of chart: reasons for and against, and remedies.

use super::list;
use crate::chart::{ChartKind, PictureFormat, Reason, Unsuited, Wording as _};
use crate::i18n::Lang;
use crate::model::Year;

/// The name of a kind of chart.
#[must_use]
pub fn kind(lang: Lang, kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Line => lang.pick("折线图", "Line"),
        ChartKind::Bar => lang.pick("柱形图", "Bar"),
        ChartKind::BarLine => lang.pick("柱线图", "Bars and growth"),
        ChartKind::Bullet => lang.pick("目标与结果", "Target and result"),
        ChartKind::Dumbbell => lang.pick("两年对照", "Two years"),
        ChartKind::Multiples => lang.pick("小图组", "Small multiples"),
        ChartKind::Heat => lang.pick("热度表", "Heat table"),
    }
}

/// Why a kind of chart suits the selection.
#[must_use]
pub fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::OneUnitOverYears => lang.pick("同一单位、多个年份：看走势", "Best for trends over time"),
        Reason::LevelAndGrowth => {
            lang.pick("有总量也有增速：柱为总量，线为增速", "Bars show the level, the line its growth")
        }
        Reason::FewYears => lang.pick("同一单位：比大小", "Compares sizes in few years"),
        Reason::Targets => lang.pick("有目标：看完成情况", "Compares targets with results"),
        Reason::TwoYears => lang.pick("多项同一单位：比两年增减", "Compares two years"),
        Reason::SeveralUnits => lang.pick("单位不同：各用各的刻度", "Several units, each on its own scale"),
        Reason::ManySeries => lang.pick("项数较多：一览增减", "Many series at a glance"),
    }
}

/// Why a kind of chart does not suit the selection, with a remedy.
#[must_use]
pub fn unsuited(lang: Lang, reason: &Unsuited) -> String {
    match reason {
        Unsuited::Nothing => lang.pick("请先选择指标", "Choose an indicator first").to_owned(),
        Unsuited::NoFigures => lang
            .pick("所选指标在这些年份没有数据", "No figures for these indicators in these years")
            .to_owned(),
        Unsuited::NoTargets => lang
            .pick("所选指标在这些年份没有目标", "No targets for these indicators in these years")
            .to_owned(),
        Unsuited::MixedUnits(units) => {
            let units = list(lang, units.iter().map(|u| lang.unit(u)));
            lang.pick(
                format!("单位不同（{units}），不能共用一个刻度；请改用小图组或热度表"),
                format!(
                    "Different units ({units}) cannot share a scale; use small multiples or a heat table"
                ),
            )
        }
        Unsuited::MixedUnitsOfOneYear(units) => {
            let units = list(lang, units.iter().map(|u| lang.unit(u)));
            lang.pick(
                format!("只有一年，单位又不同（{units}），颜色深浅无从比较；请多选几年，或只选同一单位的指标"),
                format!(
                    "Colours cannot compare different units ({units}) in one year; choose more years, or indicators of one unit"
                ),
            )
        }
        Unsuited::OneFigure => lang
            .pick(
                "只有一个数，颜色深浅无从比较；请多选几年或几个地方",
                "Colours cannot compare a single figure; choose more years or places",
            )
            .to_owned(),
        Unsuited::OneYear => {
            lang.pick("没有哪一项两年都有数据", "No series has figures for both years").to_owned()
        }
        Unsuited::NoTrend => {
            lang.pick("只有一年的数据，连不成线；请改用柱形图", "One year makes no line; use bars").to_owned()
        }
        Unsuited::NoGrowth => lang
            .pick(
                "报告没有同时给出总量和增速，画不成柱线图；请改用折线图或柱形图",
                "The reports do not state both level and growth; use a line or bars",
            )
            .to_owned(),
        Unsuited::TooManySeries { most: 1 } => {
            lang.pick("只画一个地方的一项指标", "Shows one indicator of one place").to_owned()
        }
        Unsuited::TooManySeries { most } => {
            lang.pick(format!("最多画 {most} 项，请少选几项"), format!("At most {most} series; choose fewer"))
        }
        Unsuited::TooManyYears { most } => {
            lang.pick(format!("最多画 {most} 年，请缩短年份"), format!("At most {most} years; choose fewer"))
        }
    }
}

/// The format of a picture.
#[must_use]
pub fn format(lang: Lang, format: PictureFormat) -> &'static str {
    match format {
        PictureFormat::Screen => lang.pick("与屏幕相同", "As on screen"),
        PictureFormat::Article => lang.pick("公众号", "WeChat article"),
        PictureFormat::Slide => lang.pick("幻灯片 16:9", "Slide 16:9"),
        PictureFormat::A4 => lang.pick("A4 文档", "A4 document"),
    }
}

/// A kind of chart with the reason for it: 折线图（同一单位、多个年份：看走势）.
#[must_use]
pub fn proposal(lang: Lang, of: ChartKind, why: Reason) -> String {
    let (kind, reason) = (kind(lang, of), reason(lang, why));
    lang.pick(format!("{kind}（{reason}）"), format!("{kind} ({reason})"))
}

/// The remedy for too many years.
#[must_use]
pub fn last_years(lang: Lang, from: Year, to: Year) -> String {
    lang.pick(format!("只看{from}—{to}年"), format!("Only {from}–{to}"))
}

/// The indicators whose names are not translated.
#[must_use]
pub fn untranslated(lang: Lang, number: usize) -> String {
    lang.pick(
        format!("没有译名的指标 {number} 项"),
        crate::i18n::page::count(number, "more indicator, in Chinese", "more indicators, in Chinese"),
    )
}

/// The years of a chart changed with its indicators.
#[must_use]
pub fn years_changed(lang: Lang, from: (Year, Year), to: (Year, Year)) -> String {
    let (from, to) = (span(lang, from), span(lang, to));
    lang.pick(
        format!("随所选指标，年份由 {from} 变为 {to}。"),
        format!("With these indicators the years changed from {from} to {to}."),
    )
}

/// The button for the years before.
#[must_use]
pub fn years_back(lang: Lang, years: (Year, Year)) -> String {
    let years = span(lang, years);
    lang.pick(format!("改回 {years}"), format!("Back to {years}"))
}

/// The first and the last year, or the only one.
fn span(lang: Lang, (from, to): (Year, Year)) -> String {
    if from == to { from.to_string() } else { format!("{from}{}{to}", lang.pick("—", "–")) }
}

/// The date and tool of a picture, and the address of the page unless that is empty.
#[must_use]
pub fn made(lang: Lang, (year, month, day): (u32, u32, u32), page: &str) -> String {
    let made = lang.pick(
        format!("同比制图，{year}年{month}月{day}日"),
        format!("Drawn with Tongbi on {year}-{month:02}-{day:02}"),
    );
    if page.is_empty() { made } else { format!("{made}  {page}") }
}

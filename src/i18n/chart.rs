//! Texts of charts: titles, descriptions and ticks. Submodules: choosing, tables, tooltips.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | a title | 度佳镇2019—2024年地区生产总值 | GDP in Dujia, 2019–2024 |
//! | the tick 40000 | 4万 | 40k |
//! | a mark | 2024年：15.64 亿元 | 2024: 1.564 billion yuan |

mod choice;
mod table;
mod tip;
mod title;

pub use choice::{
    format, kind, last_years, made, proposal, reason, unsuited, untranslated, years_back, years_changed,
};
pub use table::{cells, column, corner, csv, row};
pub use tip::{TipText, tip};
pub(super) use title::lower as within_sentence;
pub use title::{file_stem, subtitle as made_subtitle, title as made_title};

use super::Lang;
use super::compare as words;
use super::{name, place, unit};
use crate::chart::{Chart, ChartSeries, ChartSource, Point, Term, Wording};
use crate::compare::{
    Attainment, Break, Cell, CellGap, CellValue, Change, Difference, Judgement, PeriodShape, Ratio,
};
use crate::model::{Bound, Gap, Kind as Statement, Name, Number, Year};
use crate::quantity::Decimal;

/// The most names listed.
const LISTED: usize = 3;

/// A year.
#[must_use]
pub fn year(lang: Lang, year: Year) -> String {
    lang.pick(format!("{year}年"), year.to_string())
}

impl Wording for Lang {
    fn lang(&self) -> &'static str {
        self.code()
    }

    fn title(&self, chart: &Chart) -> String {
        chart.caption.title.clone().unwrap_or_else(|| title::title(*self, chart))
    }

    fn subtitle(&self, chart: &Chart) -> String {
        chart.caption.subtitle.clone().unwrap_or_else(|| title::subtitle(*self, chart))
    }

    fn measured(&self, chart: &Chart, series: &ChartSeries) -> String {
        title::measured(*self, chart, series)
    }

    fn note(&self, chart: &Chart) -> Option<String> {
        let note = chart.caption.note.as_deref()?;
        Some(self.pick(format!("注：{note}"), format!("Note: {note}")))
    }

    fn description(&self, chart: &Chart) -> String {
        let lang = *self;
        let stop = |text: String| format!("{text}{}", lang.pick("。", "."));
        let mut said: Vec<String> = vec![stop(self.title(chart))];
        said.extend(Some(self.subtitle(chart)).filter(|subtitle| !subtitle.is_empty()).map(stop));
        said.push(self.summary(chart));
        said.join(lang.pick("", " "))
    }

    fn summary(&self, chart: &Chart) -> String {
        if let Some(extremes) = extremes(*self, chart) {
            return extremes;
        }
        let told = || chart.series.iter().filter(|s| s.ends().is_some());
        let mut said: Vec<String> = told().take(LISTED).map(|series| tale(*self, chart, series)).collect();
        let more = told().count().saturating_sub(LISTED);
        if more > 0 {
            said.push(self.pick(format!("另有{more}项。"), format!("And {more} more.")));
        }
        said.join(self.pick("", " "))
    }

    fn sources(&self, chart: &Chart) -> String {
        // Places with reports for the same years are listed together.
        let mut sources: Vec<(&[Year], Vec<String>)> = Vec::new();
        for ChartSource { place, years } in &chart.sources {
            match sources.iter_mut().find(|(of, _)| of == years) {
                Some((_, places)) => places.push(place::short(*self, place)),
                None => sources.push((years, vec![place::short(*self, place)])),
            }
        }
        let source = |(years, places): (&[Year], Vec<String>)| {
            let places = match places.len() {
                count if count > LISTED => place::counted(*self, chart.level, count),
                _ => list(*self, places),
            };
            let years = spans(*self, years);
            self.pick(
                format!("{places}{years}年政府工作报告"),
                format!("{places}, government work reports {years}"),
            )
        };
        let sources = list(*self, sources.into_iter().map(source));
        self.pick(format!("来源：{sources}"), format!("Source: {sources}"))
    }

    fn label(&self, chart: &Chart, series: &ChartSeries) -> String {
        let lang = *self;
        let name = indicator(lang, &series.indicator, series.part);
        match (chart.place().is_some(), chart.indicator().is_some()) {
            (true, _) => name,
            (false, true) => place::short(lang, &series.place),
            (false, false) => format!("{} {name}", place::short(lang, &series.place)),
        }
    }

    fn panel(&self, series: &ChartSeries) -> String {
        indicator(*self, &series.indicator, series.part)
    }

    fn counted(&self, unit: &str, greatest: Decimal) -> Option<Name> {
        unit::counted(*self, unit, greatest)
    }

    fn unit(&self, unit: &str) -> String {
        match unit {
            "" => self.pick("无单位", "no unit").to_owned(),
            _ => unit::unit(*self, unit),
        }
    }

    fn tick(&self, value: Decimal) -> String {
        let steps = self.pick(
            [(1_000_000_000_000_i64, "万亿"), (100_000_000, "亿"), (10_000, "万")],
            [(1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k")],
        );
        let size = value.abs();
        let short = steps.iter().filter(|_| size >= Decimal::from(10_000)).find_map(|(step, name)| {
            let step = Decimal::from(*step);
            (size >= step).then(|| value.checked_div(step))?.map(|v| (v, *name))
        });
        match short {
            Some((value, name)) => format!("{}{name}", words::number(value.round_dp(4).normalize())),
            None => words::number(value),
        }
    }

    fn cut(&self, first: Decimal) -> String {
        let first = self.tick(first);
        self.pick(format!("纵轴从 {first} 起，不从零起"), format!("The axis starts at {first}, not at zero"))
    }

    fn value(&self, value: &CellValue) -> String {
        let said = words::value(*self, value);
        match self {
            Self::Zh => said,
            Self::En => unit::in_thousands(&said),
        }
    }

    fn figure(&self, value: &CellValue, unit: &str) -> String {
        if *self == Lang::En && value.written.as_ref().is_none_or(|written| written.exact) {
            return unit::figure(*self, &value.figure, unit);
        }
        let figure = self.value(value);
        match figure.strip_suffix(" 左右") {
            Some(number) => format!("{} 左右", join(number, unit)),
            None => join(&figure, &unit::unit(*self, unit)),
        }
    }

    fn mark(&self, chart: &Chart, series: &ChartSeries, point: &Point, is_target: bool) -> String {
        let lang = *self;
        let cell = if is_target { &point.target } else { &point.result };
        let when = match is_target {
            true => {
                let year = chart.target_year(point);
                lang.pick(format!("{year}年目标"), format!("{year} target"))
            }
            false => year(lang, point.year),
        };
        let what = match cell {
            Cell::Value(value) => {
                let figure = self.figure(value, &series.unit);
                match words::kind_mark(lang, value.kind).filter(|_| value.kind == Statement::Preliminary) {
                    Some(mark) => lang.pick(format!("{figure}（{mark}）"), format!("{figure} ({mark})")),
                    None => figure,
                }
            }
            Cell::Gap(gap) => self.gap(gap, is_target),
        };
        let verdict = point.judgement.as_ref().filter(|_| !is_target);
        let verdict = verdict.map(|j| judged(lang, j, series));
        let name = if chart.series.len() > 1 { self.label(chart, series) } else { String::new() };
        let head = join(&name, &when);
        let said = lang.pick(format!("{head}：{what}"), format!("{head}: {what}"));
        match verdict {
            Some(verdict) => lang.pick(format!("{said}，{verdict}"), format!("{said}, {verdict}")),
            None => said,
        }
    }

    fn change(&self, chart: &Chart, series: &ChartSeries) -> String {
        match chart.change(series) {
            Change::Computed(difference) => size(*self, &difference, &series.unit),
            Change::NotComputed(reason) => words::incomparable(*self, reason).to_owned(),
        }
    }

    fn gap(&self, gap: &CellGap, is_target: bool) -> String {
        match gap {
            CellGap::Reason(Gap::NotSet, _) => self.pick("未设目标", "no target set").to_owned(),
            _ if is_target => {
                let gap = words::gap(*self, gap);
                self.pick(format!("目标{gap}"), format!("target: {gap}"))
            }
            _ => words::gap(*self, gap),
        }
    }

    fn dated(&self, term: Term, year: Year) -> String {
        let term = self.term(term);
        self.pick(format!("{year}年{term}"), format!("{term} {year}"))
    }

    fn term(&self, term: Term) -> &'static str {
        match term {
            Term::Target => self.pick("目标", "Target"),
            Term::Home => self.pick("在同比中打开", "Open in Tongbi"),
            Term::TargetRange => self.pick("目标区间", "Target range"),
            Term::Result => self.pick("结果", "Result"),
            Term::Kept => self.pick("达到", "Met"),
            Term::Missed => self.pick("未达到", "Missed"),
            Term::PartlyKept => self.pick("部分达到", "Partly met"),
            Term::NoResultYet => self.pick("尚无结果", "No result yet"),
            Term::OwnScales => self.pick("各行刻度不同", "Own scale per row"),
            Term::Heat => self.pick(
                "▲ 比上一年增，▼ 减；颜色深浅按行",
                "▲ up, ▼ down on the year before; shaded row by row",
            ),
            Term::HeatOfYear => self.pick("颜色越深，数值越大", "The darker, the higher the figure"),
            Term::HeatAroundZero => self.pick(
                "蓝为正，褐为负；颜色越深，离零越远",
                "Blue: above zero; brown: below; the darker, the farther from zero",
            ),
        }
    }
}

/// Names; if there are many, the first and their number: 甲等27地.
fn named(lang: Lang, names: Vec<String>, counted: &str) -> String {
    match names.as_slice() {
        [first, rest @ ..] if rest.len() >= LISTED => {
            let (all, more) = (names.len(), rest.len());
            lang.pick(format!("{first}等{all}{counted}"), format!("{first} and {more} more"))
        }
        _ => list(lang, names),
    }
}

/// The highest and the lowest of many series in one year: 最高：西藏自治区 7%；最低：辽宁省 3.7%. `None` for few series,
/// several years, or figures that cannot be compared. Where there are targets only, the highest and the lowest of them.
fn extremes(lang: Lang, chart: &Chart) -> Option<String> {
    let unit = chart.unit().filter(|_| chart.years.len() == 1 && chart.series.len() > LISTED)?;
    let is_plan = chart.is_plan();
    let figures = chart.series.iter().filter_map(|series| {
        let point = series.points.first()?;
        let cell = if is_plan { &point.target } else { &point.result };
        let value = cell.value().filter(|value| value.figure.to.is_none())?;
        Some((value.figure.number.value(), series, value))
    });
    let figures: Vec<_> = figures.collect();
    let (least, most) = (figures.iter().map(|one| one.0).min()?, figures.iter().map(|one| one.0).max()?);
    let at = |number: Decimal| {
        let alike: Vec<_> = figures.iter().filter(|one| one.0 == number).collect();
        let names = named(lang, alike.iter().map(|one| lang.label(chart, one.1)).collect(), "地");
        let figure = alike.first().map(|one| lang.figure(one.2, unit)).unwrap_or_default();
        lang.pick(format!("{names} {figure}"), format!("{names} ({figure})"))
    };
    (least < most).then(|| {
        let (most, least) = (at(most), at(least));
        let target = if is_plan { lang.pick("目标", " target") } else { "" };
        lang.pick(
            format!("{target}最高：{most}；最低：{least}。"),
            format!("Highest{target}: {most}. Lowest: {least}."),
        )
    })
}

/// A summary of one series: from its first figure to its last, and its last target.
fn tale(lang: Lang, chart: &Chart, series: &ChartSeries) -> String {
    let Some((first, last)) = series.ends() else { return String::new() };
    let name = lang.label(chart, series);
    let unit = &series.unit;
    let figure = |point: &Point| point.result.value().map(|v| lang.figure(v, unit)).unwrap_or_default();
    let (from, to) = (figure(first), figure(last));
    let told = if first.year == last.year {
        lang.pick(format!("{name}{}年为{to}", last.year), format!("{name}: {to} in {}", last.year))
    } else {
        let change = match (first.result.value(), last.result.value()) {
            (Some(a), Some(b)) => {
                let change = crate::compare::change(&a.figure, &b.figure, series.rate);
                about(lang, a, b, &change, series).unwrap_or_else(|| changed(lang, &change, unit))
            }
            _ => String::new(),
        };
        lang.pick(
            format!("{name}{}年为{from}，{}年为{to}{change}", first.year, last.year),
            format!("{name}: {from} in {} and {to} in {}{change}", first.year, last.year),
        )
    };
    let aimed = series.points.iter().rev().find_map(|p| Some((p, p.judgement.as_ref()?)));
    let kept = aimed.map(|(p, j)| {
        let verdict = judged(lang, j, series);
        let verdict = lang.pick(verdict.clone(), title::lower(&verdict));
        if let (Attainment::Exceeded, Some(by)) = (j.attainment, verdict.strip_prefix("超额 ")) {
            return format!("；超过{}年目标 {by}", p.year);
        }
        lang.pick(format!("；{}年目标：{verdict}", p.year), format!("; target for {}: {verdict}", p.year))
    });
    let broken = series.points.iter().filter_map(|p| Some((p.year, p.broken?)));
    // What is preliminary is drawn as such.
    let broken = broken.filter(|(_, why)| *why != Break::Preliminary);
    let broken: String = broken
        .map(|(year, why)| {
            let why = words::line_break(lang, why);
            lang.pick(format!("；{year}年起{why}"), format!("; from {year}: {why}"))
        })
        .collect();
    format!("{told}{}{broken}{}", kept.unwrap_or_default(), lang.pick("。", "."))
}

/// The verdict on a target, with the unit of the deviation.
fn judged(lang: Lang, judgement: &Judgement, series: &ChartSeries) -> String {
    let verdict = words::judgement(lang, judgement, &series.unit, series.rate);
    let bare = judgement.by.is_zero() || series.rate;
    if bare { verdict } else { amount(lang, &verdict, &series.unit) }
}

/// The size of a change with its unit: 12 万人（1.0%）.
fn size(lang: Lang, difference: &Difference, unit: &str) -> String {
    let (size, ratio) = words::in_words(lang, difference, unit);
    let size = if difference.ratio == Ratio::Points { size } else { amount(lang, &size, unit) };
    match ratio.as_str() {
        "" => size,
        _ => lang.pick(format!("{size}（{ratio}）"), format!("{size} ({ratio})")),
    }
}

/// The change between approximate figures (左右), where rounding would leave none.
fn about(
    lang: Lang,
    from: &CellValue,
    to: &CellValue,
    change: &Change,
    series: &ChartSeries,
) -> Option<String> {
    let difference = change.difference()?;
    if difference.bound != Bound::About || !difference.amount.is_zero() {
        return None;
    }
    let by = to.figure.number.value().checked_sub(from.figure.number.value())?;
    if by.is_zero() {
        return None;
    }
    let size = by.abs().normalize();
    let size = match series.rate {
        true => words::points(lang, size, &series.unit),
        false => amount(lang, &words::number(size), &series.unit),
    };
    Some(if by.is_sign_positive() {
        lang.pick(format!("，约增 {size}"), format!(", up about {size}"))
    } else {
        lang.pick(format!("，约减 {size}"), format!(", down about {size}"))
    })
}

/// A change, as the end of a sentence.
fn changed(lang: Lang, change: &Change, unit: &str) -> String {
    let Some(difference) = change.difference() else { return String::new() };
    let size = size(lang, difference, unit);
    match difference.amount {
        amount if amount.is_zero() => lang.pick("，持平", ", unchanged").to_owned(),
        amount if amount.is_sign_positive() => lang.pick(format!("，增加{size}"), format!(", up {size}")),
        _ => lang.pick(format!("，减少{size}"), format!(", down {size}")),
    }
}

/// An indicator's name (in English from the catalogue) with the part of the year it measures.
fn indicator(lang: Lang, name: &str, part: PeriodShape) -> String {
    join(&name::indicator(lang, name), &words::part(lang, part))
}

/// A phrase that ends with a number, with the unit of this number: Exceeded by 286 → Exceeded by 2.86 million
/// people.
fn amount(lang: Lang, phrase: &str, unit: &str) -> String {
    let (before, number) = phrase.rsplit_once(' ').unwrap_or(("", phrase));
    match Number::from_text(number) {
        Ok(number) if lang == Lang::En => join(before, &unit::number(lang, number.value(), unit)),
        _ => join(phrase, &unit::unit(lang, unit)),
    }
}

/// Two words joined, if neither is empty.
fn join(a: &str, b: &str) -> String {
    match (a, b) {
        ("", one) | (one, "") => one.to_owned(),
        (a, "%" | "‰") => format!("{a}{b}"),
        (a, b) => format!("{a} {b}"),
    }
}

fn with_unit(lang: Lang, text: &str, unit: &str) -> String {
    match unit {
        "" => text.to_owned(),
        _ => lang.pick(format!("{text}（{unit}）"), format!("{text} ({})", unit::unit(lang, unit))),
    }
}

fn list(lang: Lang, items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    items.join(lang.pick("、", ", "))
}

fn distinct(names: impl Iterator<Item = impl Into<String>>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names.map(Into::into) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

/// Years as ranges: 2016—2020、2023.
fn spans(lang: Lang, years: &[Year]) -> String {
    let runs = years.chunk_by(|a, b| b.checked_sub(*a) == Some(1)).filter_map(|run| {
        Some(match (run.first()?, run.last()?) {
            (from, to) if from == to => from.to_string(),
            (from, to) => format!("{from}{}{to}", lang.pick("—", "–")),
        })
    });
    list(lang, runs)
}

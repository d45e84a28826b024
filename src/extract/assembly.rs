//! Builds the report from the readings: observations, projects, commitments and problems.
//!
//! | read | becomes |
//! | --- | --- |
//! | a figure of the review | an observation |
//! | a figure within a task of the plan | a target of that commitment |
//! | growth of a figure that stands before it | that observation's change |
//! | growth that stands alone | an observation of the indicator's 增速 |
//! | completion | that observation's completion |

mod change;

use change::{fallen, qualify};

use super::commitments::{self, evidence};
use super::coordination;
use super::lexer::{Quantity, Token};
use super::lexicon::HEADS;
use super::outline::{Heading, Section};
use super::place::Head;
use super::sentence::{RawReading, TextReadings};
use super::units::is_difference;
use super::{Extraction, Issue, Reading, Repair, RepairReason, Role, growth};
use crate::model::{
    self, Amount, Basis, Confidence, Evidence, Extra, Figure, Kind, Name, Number, Observation, Origin, Place,
    Project, Provenance, Report, Value, catalog,
};
use crate::source::NormalizedText;

/// The most characters of a quote on either side of its figure.
const QUOTED: usize = 150;

/// A figure of the text with its token and its reading.
struct Taken<'a> {
    q: &'a Quantity,
    raw: &'a RawReading,
    reading: Reading,
    /// The basis of a change: 可比价.
    basis: Option<Basis>,
}

impl Taken<'_> {
    fn is_growth(&self) -> bool {
        matches!(self.reading.role, Role::Growth | Role::TargetGrowth)
    }
}

/// Builds the report.
pub(super) fn assemble(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    outline: &[Heading],
    sections: &[Section],
    head: Head,
    found: &TextReadings,
    file: Option<&str>,
) -> Extraction {
    let mut repairs = Vec::new();
    let figures: Vec<Taken<'_>> = found
        .readings
        .iter()
        .filter_map(|raw| match tokens.get(raw.token)? {
            Token::Quantity(q) => {
                let reading = reading(text, raw, q, &mut repairs);
                Some(Taken { q, raw, reading, basis: growth::basis(text, q.from) })
            }
            Token::Date(_) => None,
        })
        .collect();
    let issues = [
        (head.year.is_none(), Issue::YearUnknown),
        (head.place.is_none(), Issue::PlaceUnknown),
        (figures.is_empty(), Issue::NoFigures),
        (text.original().contains(char::REPLACEMENT_CHARACTER), Issue::CharactersLost),
    ];

    let place = Place { level: head.level, ..Place::named(head.place.unwrap_or_default()) };
    let mut report = Report::new(place, head.year);
    report.title = head.title;
    report.source = Provenance { file: file.map(str::to_owned), ..Provenance::default() };
    report.text = Some(text.original().to_owned());
    report.projects = projects(text, &figures, found);
    report.outline = outline.iter().map(heading).collect();
    let mut tasks_and_problems = commitments::read(text, tokens, outline, sections);
    report.problems = std::mem::take(&mut tasks_and_problems.problems);
    let tasks = std::mem::take(&mut tasks_and_problems.tasks);
    // End notes explain words; their figures are not observations.
    let own =
        observations(text, &figures).into_iter().filter(|(at, _)| tasks_and_problems.note_at(*at).is_none());
    // A target within a task belongs to the commitment, every other figure to the report.
    let mut observations = own.peekable();
    for (from, to, mut task) in tasks {
        while let Some((at, observation)) = observations.next_if(|(at, _)| *at < to) {
            if at >= from && observation.kind == Kind::Target {
                task.targets.push(observation);
            } else {
                report.observations.push(observation);
            }
        }
        report.commitments.push(task);
    }
    report.observations.extend(observations.map(|(_, observation)| observation));
    Extraction {
        report,
        readings: figures.into_iter().map(|f| f.reading).collect(),
        repairs,
        issues: issues.into_iter().filter_map(|(holds, issue)| holds.then_some(issue)).collect(),
    }
}

fn heading(heading: &Heading) -> model::Heading {
    model::Heading {
        level: heading.level,
        title: heading.title.clone(),
        part: heading.part,
        evidence: Evidence {
            span: Some(heading.span),
            origin: Origin::Prose("heading".into()),
            ..Evidence::default()
        },
        extra: Extra::default(),
    }
}

fn reading(text: &NormalizedText<'_>, raw: &RawReading, q: &Quantity, repairs: &mut Vec<Repair>) -> Reading {
    let span = text.span(q.from, q.to);
    let surface = text.surface(q.from, q.to);
    let repair = mended(text, q).map(|(mended, reason)| {
        repairs.push(Repair { span, surface: surface.to_owned(), mended, reason });
        repairs.len() - 1
    });
    Reading {
        span,
        surface: surface.to_owned(),
        figure: Figure { number: Number::new(q.number), to: q.upper.map(Number::new), bound: raw.bound },
        unit: q.unit.as_str().into(),
        base: (q.base.as_str().into(), q.times),
        modifier: raw.modifier.map(Name::from),
        indicator: raw.indicator.as_str().into(),
        role: raw.role,
        period: raw.period,
        dated: raw.dated,
        of: raw.of,
        rule: raw.rule,
        features: raw.features,
        runner_up: raw.runner_up.as_deref().map(Name::from),
        sentence: text.span(raw.sentence.0, raw.sentence.1),
        repair,
        project: raw.project,
    }
}

/// The proposed characters of a figure that a scanner or a page broke, with the reason.
fn mended(text: &NormalizedText<'_>, q: &Quantity) -> Option<(String, RepairReason)> {
    if let Some(mended) = &q.mended {
        let sign = mended.ends_with('%');
        let rest = text.slice(q.from, q.to).iter().skip_while(|c| c.is_ascii_alphanumeric() || **c == '.');
        let reason = if sign { RepairReason::PercentSignLeftOut } else { RepairReason::MisreadDigits };
        return Some((mended.chars().chain(rest.copied()).collect(), reason));
    }
    text.is_joined_unsurely(q.from, q.to).then(|| (text.string(q.from, q.to), RepairReason::JoinedLines))
}

fn figure_evidence(text: &NormalizedText<'_>, figure: &Taken<'_>) -> Evidence {
    let unsure = figure.reading.project.is_none() && figure.reading.features.is_unsure();
    let (q, (start, end)) = (figure.q, figure.raw.sentence);
    Evidence {
        quote: Some(text.quoted((start, end), (q.from, q.to), QUOTED)),
        span: Some(figure.reading.span),
        repaired_from: figure.reading.repair.map(|_| figure.reading.surface.clone()),
        origin: Origin::Prose(figure.reading.rule.into()),
        confidence: if unsure { Confidence::Low } else { Confidence::High },
        runner_up: figure.reading.runner_up.clone().filter(|_| unsure),
    }
}

/// The observations in reading order, each with the index of its first character.
fn observations(text: &NormalizedText<'_>, figures: &[Taken<'_>]) -> Vec<(usize, Observation)> {
    let mut made: Vec<Option<(usize, Observation)>> = Vec::with_capacity(figures.len());
    let mut others: Vec<(usize, Observation)> = Vec::new();
    for figure in figures {
        // A change that is to be confirmed stands alone.
        let of = figure.reading.of.filter(|_| figure.reading.repair.is_none() || !figure.is_growth());
        // 分别完成3亿元、2亿元，均增长8%: the change of each of the list.
        let last = of.map_or(0, |of| of + 1);
        let first = last.saturating_sub(figure.raw.of_each);
        let of = made.get_mut(first..last).unwrap_or_default().iter_mut().flatten();
        let merged = of.fold(false, |merged, (_, observation)| qualify(observation, figure) || merged);
        let apart = merged || figure.reading.project.is_some();
        let mut own = observation(text, figure).filter(|_| !apart);
        if let Some(own) = &mut own {
            let mut names = shared_names(text, figure).into_iter();
            if let Some(first) = names.next() {
                let whole = own.clone();
                name(own, &first, figure);
                others.extend(names.map(|one| {
                    let mut other = whole.clone();
                    name(&mut other, &one, figure);
                    (figure.q.from, other)
                }));
            }
        }
        made.push(own.map(|own| (figure.q.from, own)));
    }
    let mut all: Vec<(usize, Observation)> = made.into_iter().flatten().chain(others).collect();
    all.sort_by_key(|(at, _)| *at);
    all
}

/// The names that share one figure; empty if the figure has one name.
///
/// | text | names |
/// | --- | --- |
/// | 固定资产投资、社会消费品零售总额增长4% | 固定资产投资, 社会消费品零售总额: all are known indicators |
/// | 粮食、蔬菜产量均稳定在100万吨以上 | 粮食产量, 蔬菜产量: 均 says that it is of each |
/// | 城乡居民收入分别增长4%左右 | 城镇居民收入, 农村居民收入 |
/// | 教育和科技支出增长4% | none: of both together |
/// | 办理议案、建议524件 | none: a count of both |
fn shared_names(text: &NormalizedText<'_>, figure: &Taken<'_>) -> Vec<String> {
    /// How far before a figure 均 may stand.
    const REACH: usize = 8;
    let whole = figure.reading.indicator.as_ref();
    let grows = matches!(figure.reading.role, Role::Growth | Role::TargetGrowth);
    let suffix = if grows { growth::SUFFIX } else { "" };
    let known = |name: &str| catalog::find(&format!("{name}{suffix}")).is_some();
    let from = figure.q.from.saturating_sub(REACH);
    let of_each = is_of_each(text, from, figure.q.from);
    let apart = of_each || text.find(from, figure.q.from, "分别").is_some();
    if let Some(two) = coordination::both(whole).filter(|two| apart && two.iter().all(|one| known(one))) {
        return two.into();
    }
    let parts: Vec<&str> = whole.split(['、', '和', '与']).collect();
    let Some(last) = parts.last().filter(|_| parts.len() > 1 && !parts.contains(&"")) else {
        return Vec::new();
    };
    if known(whole) {
        return Vec::new();
    }
    let head = HEADS.suffix_of(last).and_then(|stem| last.strip_prefix(stem)).unwrap_or_default();
    let named = |part: &&str| match *part {
        part if known(part) || HEADS.suffix(part) => part.to_owned(),
        part => format!("{part}{head}"),
    };
    let names: Vec<String> = parts.iter().map(named).collect();
    let each = of_each && !head.is_empty();
    // A count or an amount after several names is their sum, so no single name gets it; 货物和服务进出口 is one indicator.
    let rates = grows || reading_is_rate(figure);
    if each || rates && parts.iter().all(|part| known(part)) { names } else { Vec::new() }
}

/// Whether 均 between `from` and `to` says that a figure is of each: 均增长5%, but not 年均增长5%.
fn is_of_each(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| {
        text.at(i) == '均'
            && !matches!(text.before(i), '年' | '人' | '户' | '亩' | '地' | '月' | '日' | '平')
            && !matches!(text.at(i + 1), '值' | '衡')
    })
}

/// Whether a figure is a percentage, which several indicators can have in common.
fn reading_is_rate(figure: &Taken<'_>) -> bool {
    figure.reading.base.0.as_ref() == "%"
}

/// Gives an observation one of the names that share its figure.
fn name(observation: &mut Observation, one: &str, figure: &Taken<'_>) {
    let whole = figure.reading.indicator.as_ref();
    let said = observation.as_written.as_deref().unwrap_or(&observation.indicator).replacen(whole, one, 1);
    let known = catalog::find(&said).filter(|known| counts_alike(known.unit, &figure.reading.base.0));
    let written: Name = said.into();
    observation.indicator = known.map_or_else(|| written.clone(), |known| known.name.into());
    observation.as_written = (observation.indicator != written).then_some(written);
    observation.topic = known.map(|known| known.topic);
}

/// The observation of a figure. `None` if its name or period is unknown.
fn observation(text: &NormalizedText<'_>, figure: &Taken<'_>) -> Option<Observation> {
    let (reading, raw) = (&figure.reading, figure.raw);
    let grows = figure.is_growth();
    let name = &reading.indicator;
    let years = figure.raw.over_years.as_deref().unwrap_or_default();
    let falls = grows && raw.falls;
    // 单位GDP能耗下降3%: the catalogue lists this indicator as a decrease.
    let spans = [years, ""].into_iter().take(if years == growth::IN_ALL { 2 } else { 1 });
    let cut = spans
        .map(|years| format!("{name}{years}{}", growth::CUT))
        .find(|cut| falls && reading.base.0.as_ref() == "%" && catalog::find(cut).is_some());
    let falls = falls && cut.is_none();
    // The catalogue lists no multiples or changes over several years, but it may list the indicator that they
    // describe.
    let usual = catalog::find(name).map_or(name.as_ref(), |known| known.name);
    let of = if years.is_empty() { name.as_ref() } else { usual };
    let written: Name = match reading.base.0.as_ref() {
        _ if cut.is_some() => cut.unwrap_or_default().into(),
        _ if name.is_empty() => return None,
        _ if !grows => name.clone(),
        _ if raw.multiple => format!("{usual}{}", growth::MULTIPLE).into(),
        "%" | "‰" | "倍" | "番" | "成" => format!("{of}{years}{}", growth::SUFFIX).into(),
        unit if is_difference(unit) => format!("{of}{years}{}", growth::DIFFERENCE).into(),
        _ => format!("{of}{years}{}", growth::AMOUNT).into(),
    };
    let known = catalog::find(&written).filter(|known| counts_alike(known.unit, &reading.base.0));
    let indicator: Name = known.map_or_else(|| written.clone(), |i| i.name.into());
    Some(Observation {
        as_written: (indicator != written).then_some(written),
        indicator,
        topic: known.map(|i| i.topic),
        period: reading.period?,
        kind: match reading.role {
            Role::Target | Role::TargetGrowth => Kind::Target,
            Role::Previous => Kind::Previous,
            _ if raw.preliminary => Kind::Preliminary,
            _ => Kind::Actual,
        },
        value: Value::Stated(if falls { fallen(&reading.figure) } else { reading.figure.clone() }),
        unit: full_unit(&reading.unit, known.map_or("", |known| known.unit)),
        change: None,
        completion: None,
        completion_span: None,
        evidence: figure_evidence(text, figure),
        corrected_from: None,
        extra: Extra::default(),
    })
}

/// The unit of a known indicator's figure, with the noun that the text leaves out: 贫困人口减少1109万.
fn full_unit(unit: &Name, usual: &str) -> Name {
    let is_bare = !unit.is_empty() && unit.chars().all(|c| matches!(c, '万' | '亿'));
    let noun = usual.trim_start_matches(['万', '亿']);
    if is_bare && matches!(noun, "人" | "户" | "人次") {
        format!("{unit}{noun}").into()
    } else {
        unit.clone()
    }
}

/// Whether a unit fits an indicator that usually has another. People, households, money and percentages do not fit
/// each other.
fn counts_alike(usual: &str, unit: &str) -> bool {
    const APART: [&str; 5] = ["人", "户", "元", "%", "亩"];
    let of = |unit: &str| APART.into_iter().find(|kind| unit.ends_with(kind));
    of(usual).zip(of(unit)).is_none_or(|(usual, unit)| usual == unit)
}

fn projects(text: &NormalizedText<'_>, figures: &[Taken<'_>], found: &TextReadings) -> Vec<Project> {
    let amount = |token: Option<usize>| {
        let token = token?;
        let at = figures.binary_search_by_key(&token, |f| f.raw.token).ok()?;
        let figure = figures.get(at)?;
        Some(Amount {
            figure: figure.reading.figure.clone(),
            unit: figure.reading.unit.clone(),
            evidence: figure_evidence(text, figure),
            corrected_from: None,
            extra: Extra::default(),
        })
    };
    let project = |p: &super::project::RawProject| Project {
        name: p.name.clone(),
        investment: amount(p.investment),
        length: amount(p.length),
        status: p.status,
        due: p.due,
        evidence: evidence(text, p.from, p.to, "project"),
        dropped_investment: None,
        dropped_length: None,
        extra: Extra::default(),
    };
    found.projects.iter().map(project).collect()
}

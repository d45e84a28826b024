//! A common unit for figures drawn together, with short numbers.
//!
//! | figures | drawn as |
//! | --- | --- |
//! | 1.5 亿元, 9000 万元 | 1.5, 0.9 亿元 |
//! | 15640 万元 | 1.564 亿元 |
//! | 52000 元 | 52000 元 |
//! | 15640 万元, where 万元 is chosen | 15640 万元 |

use super::{Chart, ChartSeries, Wording};
use crate::compare::{self, Cell, CellValue, OriginalFigure, Other};
use crate::model::Name;
use crate::quantity::{Decimal, Unit, convert};

/// Converts series of one dimension to one unit: the chosen one; else that of the largest figure, or a larger one
/// if the numbers are still long.
pub(super) fn share_units(series: &mut [ChartSeries], chosen: Option<&str>) {
    let mut kinds: Vec<(Unit, Vec<&mut ChartSeries>)> = Vec::new();
    for s in series {
        let unit = Unit::parse(&s.unit);
        match kinds.iter_mut().find(|(kind, _)| kind.dimension() == unit.dimension()) {
            Some((_, alike)) => alike.push(s),
            None => kinds.push((unit, vec![s])),
        }
    }
    for (first, alike) in &mut kinds {
        let greatest = |s: &ChartSeries| convert(s.greatest(), &Unit::parse(&s.unit), first);
        let Some(largest) = alike.iter().max_by_key(|s| greatest(s)) else { continue };
        let mut unit = largest.unit.clone();
        if largest.greatest() >= Decimal::from(10_000) {
            unit = larger(&unit).unwrap_or(unit);
        }
        if let Some(chosen) = chosen.filter(|chosen| Unit::parse(chosen).dimension() == first.dimension()) {
            unit = chosen.into();
        }
        let into = Unit::parse(&unit);
        if alike.iter().all(|s| s.unit == unit || s.fits(&into)) {
            for s in alike.iter_mut().filter(|s| s.unit != unit) {
                s.convert(&unit, true);
            }
        }
    }
}

/// The unit ten thousand times as large, for a unit that already has a multiplier: 万人 → 亿人.
fn larger(unit: &str) -> Option<Name> {
    let named = [("万亿", None), ("万", Some("亿")), ("亿", Some("万亿"))];
    let (rest, up) = named.iter().find_map(|(prefix, up)| Some((unit.strip_prefix(prefix)?, *up)))?;
    let larger: Name = format!("{}{rest}", up?).into();
    let (from, to) = (Unit::parse(unit), Unit::parse(&larger));
    (from.dimension() == to.dimension()).then_some(larger)
}

/// The units of the same dimension in which figures of a unit may be drawn, by the multiples that the reader's language
/// counts in: 元, 万元, 亿元, 万亿元. Empty for units without multiples, such as %.
#[must_use]
pub fn unit_choices(unit: &str, multiples: [&str; 4]) -> Vec<Name> {
    let prefixes = multiples.iter().rev().filter(|prefix| !prefix.is_empty());
    let base = prefixes.filter_map(|prefix| unit.strip_prefix(prefix)).next().unwrap_or(unit);
    let dimension = Unit::parse(unit).dimension().clone();
    let multiples = multiples.map(|prefix| Name::from(format!("{prefix}{base}")));
    if unit.ends_with(['%', '‰']) {
        return Vec::new();
    }
    let choices: Vec<Name> =
        multiples.into_iter().filter(|other| *Unit::parse(other).dimension() == dimension).collect();
    if choices.len() > 1 { choices } else { Vec::new() }
}

impl Chart {
    /// The chart in the multiples of its units that the reader's language counts in: billion yuan for 亿元. A figure
    /// in such a multiple counts as written.
    #[must_use]
    pub fn counted(mut self, wording: &dyn Wording) -> Self {
        let mut units: Vec<Name> = self.series.iter().map(|s| s.unit.clone()).collect();
        units.dedup();
        for unit in units {
            let alike = || self.series.iter().filter(|s| s.unit == unit);
            let greatest = alike().map(ChartSeries::greatest).max().unwrap_or_default();
            let Some(to) = wording.counted(&unit, greatest) else { continue };
            let into = Unit::parse(&to);
            if alike().all(|s| s.fits(&into)) {
                self.series.iter_mut().filter(|s| s.unit == unit).for_each(|s| s.convert(&to, false));
            }
        }
        self
    }
}

/// A value in another unit. `noted`: its written form is kept.
fn in_unit(value: &CellValue, from: &Name, to: &Name, noted: bool) -> Option<CellValue> {
    let (figure, back) = compare::convert_figure(&value.figure, from, to)?;
    let written = match &value.written {
        Some(written) => Some(OriginalFigure { exact: written.exact && back, ..written.clone() }),
        None => {
            noted.then(|| OriginalFigure { figure: value.figure.clone(), unit: from.clone(), exact: back })
        }
    };
    let others = value.others.iter().filter_map(|other| {
        Some(Other { figure: compare::convert_figure(&other.figure, from, to)?.0, ..other.clone() })
    });
    Some(CellValue { figure, written, others: others.collect(), ..value.clone() })
}

impl ChartSeries {
    /// Converts all figures to another unit of the same dimension. `noted`: with their written form.
    fn convert(&mut self, to: &Name, noted: bool) {
        let (from, into) = (Unit::parse(&self.unit), Unit::parse(to));
        for point in &mut self.points {
            for cell in [&mut point.result, &mut point.target] {
                if let Cell::Value(value) = cell
                    && let Some(converted) = in_unit(value, &self.unit, to, noted)
                {
                    **value = converted;
                }
            }
            if let Some(judgement) = &mut point.judgement {
                judgement.by = convert(judgement.by, &from, &into).unwrap_or(judgement.by);
            }
        }
        self.unit = to.clone();
    }

    /// Whether all its figures can be converted to another unit without overflow.
    fn fits(&self, to: &Unit) -> bool {
        let from = Unit::parse(&self.unit);
        let values = self.points.iter().flat_map(|p| [p.result.value(), p.target.value()]).flatten();
        let mut numbers = values.flat_map(|v| [Some(&v.figure.number), v.figure.to.as_ref()]).flatten();
        numbers.all(|n| convert(n.value(), &from, to).is_some())
    }

    /// The greatest absolute number among its results and targets.
    fn greatest(&self) -> Decimal {
        let values = self.points.iter().flat_map(|p| [p.result.value(), p.target.value()]).flatten();
        values.map(|v| v.figure.number.value().abs()).max().unwrap_or_default()
    }
}

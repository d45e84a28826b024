//! Texts neither overlap nor leave the canvas, whatever the figures.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::*;
use crate::chart::Spec;
use crate::chart::text::TEXT;
use crate::compare::Index;
use crate::i18n::Lang;
use crate::model::{self, Bound, Figure, Gap, Observation, Period, Place, Report, StatedChange, Value, Year};
use crate::quantity::Decimal;

/// The test input for one year of one indicator.
#[derive(Clone, Debug)]
struct Given {
    indicator: usize,
    year: Year,
    target: bool,
    value: Option<Decimal>,
    to: Option<Decimal>,
    bound: Bound,
    /// Stated growth in percent, beside a value in another unit.
    growth: Option<Decimal>,
}

fn observation(given: &Given, names: &[&str], unit: &str) -> Observation {
    let value = match given.value {
        Some(number) => Value::Stated(Figure {
            number: number.into(),
            to: given.to.filter(|to| *to > number).map(Into::into),
            bound: given.bound,
        }),
        None => Value::Missing(Gap::NotPublished),
    };
    let kind = if given.target { model::Kind::Target } else { model::Kind::Actual };
    let indicator = names[given.indicator % names.len()].into();
    let change = given.growth.filter(|_| unit != "%").map(|percent| StatedChange {
        percent: Some(Figure { number: percent.into(), to: None, bound: given.bound }),
        ..StatedChange::default()
    });
    Observation { change, ..Observation::new(indicator, Period::Year(given.year), kind, value, unit.into()) }
}

const NAMES: [&str; 6] =
    ["甲业产值", "乙", "居民人均丙项可支配收入实际增长额", "Output of D & <E>", "戊", "己类己项己值"];

fn index(given: &[Given], unit: &str) -> Index {
    let mut report = Report::new(Place::named("某地"), 2024);
    report.observations = given.iter().map(|s| observation(s, &NAMES, unit)).collect();
    Index::new(&[Arc::new(report)])
}

fn chart(given: &[Given], unit: &str, kind: ChartKind) -> Option<Chart> {
    let index = index(given, unit);
    let series = NAMES.iter().filter_map(|name| index.find("某地", name)).collect();
    Chart::new(&index, &Spec::new(kind, series, Vec::new())).ok()
}

/// A text of a drawing: its class; left, top, right and bottom in tenths of a pixel; its content.
type Text = (String, [i32; 4], String);

fn texts(drawing: &Drawing) -> Vec<Text> {
    let text = |label: &Label| {
        let width = label.width();
        let left = match label.anchor {
            Some("middle") => label.x - width / 2,
            Some(_) => label.x - width,
            None => label.x,
        };
        // From the top of a figure to the baseline.
        (label.class.to_string(), [left, label.y - 92, left + width, label.y], label.text.clone())
    };
    drawing.labels.iter().chain(&drawing.ticks).map(text).collect()
}

fn check(drawing: &Drawing) -> Result<(), String> {
    let texts = texts(drawing);
    let (width, height) = (drawing.width as i32 * 10, drawing.height as i32 * 10);
    for (n, (class, [left, top, right, bottom], text)) in texts.iter().enumerate() {
        if *left < -1 || *top < -1 || *right > width + 1 || *bottom > height + 1 {
            return Err(format!(
                "{class} {text:?} leaves the canvas: {left} {top} {right} {bottom} of {width} {height}"
            ));
        }
        for (other, [l, t, r, b], words) in texts.iter().skip(n + 1) {
            if left < r && l < right && top < b && t < bottom {
                return Err(format!("{class} {text:?} overlaps {other} {words:?}"));
            }
        }
    }
    let outside = |m: &&Mark| {
        !(0.0..=f64::from(drawing.width)).contains(&m.x) || !(0.0..=f64::from(drawing.height)).contains(&m.y)
    };
    match drawing.marks.iter().find(outside) {
        Some(mark) => Err(format!("{mark:?} leaves the canvas")),
        None => Ok(()),
    }
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (-2_000_i64..20_000, 0_u32..3).prop_map(|(m, s)| Decimal::new(m, s)),
        2 => (0_i64..10_000_000_000_000, 0_u32..4).prop_map(|(m, s)| Decimal::new(m, s)),
        1 => (any::<i64>(), 0_u32..=28).prop_map(|(m, s)| Decimal::new(m, s)),
        1 => Just(Decimal::MAX),
        1 => Just(Decimal::MIN),
        1 => Just(Decimal::ZERO),
    ]
}

fn any_given() -> impl Strategy<Value = Given> {
    let bound = prop::sample::select(vec![Bound::Exactly, Bound::About, Bound::AtLeast, Bound::Over]);
    let value = proptest::option::weighted(0.9, any_decimal());
    let to = proptest::option::weighted(0.1, any_decimal());
    let growth = proptest::option::weighted(0.8, (-200_i64..300).prop_map(|tenths| Decimal::new(tenths, 1)));
    (0..6_usize, 2012_i16..2025, any::<bool>(), value, to, bound, growth).prop_map(
        |(indicator, year, target, value, to, bound, growth)| Given {
            indicator,
            year,
            target,
            value,
            to,
            bound,
            growth,
        },
    )
}

#[test]
fn no_text_overlaps_another_in_a_thousand_charts() {
    let any = (
        proptest::collection::vec(any_given(), 1..50),
        prop::sample::select(vec!["亿元", "%", "", "某个很长很长很长很长很长的单位名称"]),
        prop::sample::select(vec![240, 320, 390, 720, 1200]),
        prop::sample::select(vec![Lang::Zh, Lang::En]),
    );
    let drawn = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(ProptestConfig::with_cases(400));
    let found = runner.run(&any, |(given, unit, width, lang)| {
        for kind in ChartKind::ALL {
            // Bars with a line show one indicator.
            let given = if kind == ChartKind::BarLine {
                given.iter().filter(|one| one.indicator == 0).cloned().collect()
            } else {
                given.clone()
            };
            if let Some(chart) = chart(&given, unit, kind) {
                let drawing = chart.draw(&lang, width);
                prop_assert_eq!(check(&drawing), Ok(()), "{:?} {}", kind, drawing.svg());
                drawn.set(drawn.get() + 1);
            }
        }
        Ok(())
    });
    found.unwrap();
    assert!(drawn.get() >= 1000, "{} charts", drawn.get());
}

proptest! {
    #[test]
    fn tick_labels_read_back_as_their_numbers(value in any_decimal()) {
        // A tick's label reads back as its number, to four decimal places of its unit.
        for (lang, units) in [
            (Lang::Zh, [("万亿", 1_000_000_000_000_i64), ("亿", 100_000_000), ("万", 10_000)]),
            (Lang::En, [("bn", 1_000_000_000), ("m", 1_000_000), ("k", 1_000)]),
        ] {
            let word = lang.tick(value).replace('−', "-");
            let unit = units.iter().find_map(|(name, size)| Some((word.strip_suffix(name)?, *size)));
            let (digits, size) = unit.unwrap_or((&word, 1));
            let given: Decimal = digits.parse().unwrap();
            let size = Decimal::from(size);
            let exact = value.checked_div(size).unwrap();
            prop_assert!((given - exact).abs() <= Decimal::new(5, 5), "{} is not {}", word, value);
        }
    }
}

fn plain(indicator: usize, year: Year, value: i64) -> Given {
    Given {
        indicator,
        year,
        target: false,
        value: Some(value.into()),
        to: None,
        bound: Bound::Exactly,
        growth: None,
    }
}

#[test]
fn a_hundred_thousand_points_stay_small() {
    let wave = |n: i64| (n * n) % 9_973 + n % 101;
    let given: Vec<Given> = (1..=i16::MAX).map(|year| plain(0, year, wave(year.into()))).collect();
    let mut chart = chart(&given, "亿元", ChartKind::Line).unwrap();
    // Three times as many years as there can be: the densest possible line.
    let points = chart.series[0].points.clone();
    chart.series[0].points.extend(points.iter().cloned().chain(points.iter().cloned()).collect::<Vec<_>>());
    chart.series[0].points.sort_by_key(|p| p.year);
    assert!(chart.series[0].points.len() > 98_000);
    let drawing = chart.draw(&Lang::Zh, 720);
    let svg = drawing.svg();
    assert!(svg.as_str().len() <= 16 * 1024, "{}", svg.as_str().len());
    assert!(drawing.marks.len() < 1000);
}

#[test]
fn names_are_escaped() {
    let given = [plain(3, 2020, 1), plain(3, 2021, 2), plain(0, 2021, 2)];
    for kind in [ChartKind::Line, ChartKind::Bar, ChartKind::Multiples, ChartKind::Heat] {
        let svg = chart(&given, "<b>", kind).unwrap().draw(&Lang::En, 600).svg();
        assert!(!svg.as_str().contains("<E>") && !svg.as_str().contains("<b>"), "{svg}");
        assert!(svg.as_str().contains("&lt;E&gt;"), "{svg}");
    }
}

#[test]
fn the_style_sheet_has_the_same_text_size() {
    assert!(include_str!("../../../style/chart.css").contains(&format!("font: {TEXT}px ")));
}

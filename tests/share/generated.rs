//! Generated reports, views and addresses: each comes back from its link.

use proptest::prelude::*;
use tongbi::compare::Selection;
use tongbi::format::Word;
use tongbi::model::{
    Confidence, Evidence, Extra, Figure, Json, Month, Number, Observation, Origin, Period, Place, Report,
    Span, StatedChange, Value,
};
use tongbi::share::{Link, LinkFault, data_fragment, hosted_fragment, read};
use tongbi::view::{Tab, View};

use super::{assert_safe, sample};

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        "-?(0|[1-9][0-9]{0,6})(\\.[0-9]{1,4})?".prop_map(|text| Number::from_text(&text).unwrap()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,6})?".prop_map(|text| Number::from_json(&text).unwrap()),
        "[+-]?[0-9]{1,3}(e-?[0-9])?".prop_map(|text| Number::from_text(&text).unwrap()),
    ]
}

fn words<T: Word + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::WORDS.iter().map(|(_, value)| *value).collect::<Vec<_>>())
}

fn figure() -> impl Strategy<Value = Figure> {
    (number(), words(), prop::option::weighted(0.2, number())).prop_map(|(number, bound, to)| Figure {
        number,
        to,
        bound,
    })
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec!["地区生产总值", "亿元", "粮食产量", "茶园面积", "万人", "%"])
            .prop_map(str::to_owned),
        "[a-z]{1,3}|[一-龥]{1,5}|\\PC{1,4}",
    ]
}

fn span() -> impl Strategy<Value = Span> {
    (0usize..99_999, 0usize..99_999).prop_map(|(start, end)| Span { start, end })
}

fn period() -> impl Strategy<Value = Period> {
    let month = || (1000i16..9999, 1u8..13).prop_map(|(year, month)| Month { year, month });
    prop_oneof![
        (1i16..9999).prop_map(Period::Year),
        (month(), month()).prop_map(|(from, to)| Period::Months(from, to)),
        (1i16..9999, 1i16..9999).prop_map(|(from, to)| Period::Years(from, to)),
    ]
}

fn extra() -> impl Strategy<Value = Extra> {
    let json = prop_oneof![Just("{\"a\":[1, 2]}"), Just("null"), Just("\"注\"")];
    prop::collection::vec((name(), json.prop_map(|json| Json(json.into()))), 0..2).prop_map(Extra)
}

fn maybe<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.3, value)
}

fn stated_change() -> impl Strategy<Value = StatedChange> {
    (
        maybe(figure()),
        maybe(figure()),
        maybe(figure()),
        maybe(period()),
        maybe(words()),
        maybe(span()),
        extra(),
    )
        .prop_map(|(percent, points, amount, against, basis, span, extra)| StatedChange {
            percent,
            points,
            amount,
            against,
            basis,
            span,
            extra,
        })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let sure = prop::sample::select(vec![Confidence::High, Confidence::Low]);
    (maybe(name()), maybe(span()), maybe(name()), maybe(name()), sure, maybe(name())).prop_map(
        |(quote, span, repaired_from, rule, confidence, runner_up)| Evidence {
            quote,
            span,
            repaired_from,
            origin: Origin::named(rule.map(Into::into)),
            confidence,
            runner_up: runner_up.map(Into::into),
        },
    )
}

fn any_observation() -> impl Strategy<Value = Observation> {
    let value = prop_oneof![figure().prop_map(Value::Stated), words().prop_map(Value::Missing)];
    let what = (name(), maybe(name()), maybe(words()), period(), words(), value, name());
    let beside = (maybe(stated_change()), maybe(number()), maybe(span()), evidence(), extra());
    (what, beside).prop_map(|(what, beside)| {
        let (indicator, as_written, topic, period, kind, value, unit) = what;
        let (change, completion, completion_span, evidence, extra) = beside;
        Observation {
            indicator: indicator.into(),
            as_written: as_written.map(Into::into),
            topic,
            period,
            kind,
            value,
            unit: unit.into(),
            change,
            completion,
            completion_span,
            evidence,
            corrected_from: None,
            extra,
        }
    })
}

/// A report that fits into the columns completely.
fn report() -> impl Strategy<Value = Report> {
    let place = (name(), maybe(words()), prop::collection::vec(name(), 0..3), maybe(name()));
    (place, 1900i16..2100, prop::collection::vec(any_observation(), 0..6)).prop_map(
        |((name, level, within, code), year, observations)| {
            let within = within.into_iter().map(Into::into).collect();
            let place = Place { level, within, code, ..Place::named(name) };
            Report { observations, ..Report::new(place, year) }
        },
    )
}

fn any_view() -> impl Strategy<Value = View> {
    let pair = || (1990i16..2030, 1990i16..2030);
    let selection = (maybe(pair()), maybe(pair()), prop::collection::vec(words(), 0..3), maybe(name()))
        .prop_map(|(years, compared, topics, search)| Selection {
            years,
            compared,
            topics,
            search: search.unwrap_or_default(),
            ..Selection::default()
        });
    (prop::sample::select(Tab::ALL.to_vec()), selection, prop::collection::vec(name(), 0..3)).prop_map(
        |(tab, selection, drawn)| View {
            tab,
            selection,
            drawn: drawn.into_iter().map(Into::into).collect(),
            ..View::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_character_is_noticed(at in 3usize..2000, with in "[A-Za-z0-9]") {
        let whole = data_fragment(&sample("dujia-2024"), &View::default());
        prop_assume!(at < whole.len() && whole.get(at..=at) != Some(&with));
        let mut changed = whole.clone();
        changed.replace_range(at..=at, &with);
        // A longer length looks like a link that was cut.
        prop_assert!(matches!(read(&changed), Err(LinkFault::Altered | LinkFault::CutShort)));
    }

    /// A link that was cut at any point is reported as such.
    #[test]
    fn a_cut_link_is_never_silent(fraction in 0.0f64..1.0) {
        let whole = data_fragment(&sample("dujia-2024"), &View::default());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = ((whole.len() as f64 * fraction) as usize).max(1);
        prop_assert_eq!(read(whole.get(..at).unwrap()), Err(LinkFault::CutShort));
    }

    #[test]
    fn any_fragment_is_read_without_panic(fragment in "(#?(r1-|r2-|v1-|src=))?[A-Za-z0-9_%&=-]{0,60}|\\PC*") {
        let read = read(&fragment);
        let is_part = matches!(fragment.trim_matches(['#', '!', '/', ' ']), "" | "main");
        prop_assert!(read != Ok(None) || is_part || !fragment.is_ascii(), "{fragment}");
    }

    #[test]
    fn any_document_comes_back(reports in prop::collection::vec(report(), 0..4), view in any_view()) {
        let linked = read(&data_fragment(&reports, &view));
        prop_assert_eq!(linked, Ok(Some(Link::Data { reports, view })));
    }

    #[test]
    fn any_address_survives(path in "\\PC{0,40}") {
        let address = format!("https://example.org/{path}/a.json");
        let fragment = hosted_fragment(&address, &View::default());
        assert_safe(fragment.strip_prefix("src=").unwrap().replace('%', "").as_str());
        prop_assert_eq!(read(&fragment), Ok(Some(Link::Hosted { address, view: View::default() })));
    }
}

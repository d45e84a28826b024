//! 序时进度: the cut-off month and the thresholds.

use leptos::prelude::*;
use tongbi::compare::Schedule;
use tongbi::i18n;
use tongbi::quantity::Decimal;

use super::super::edits;
use super::super::element::{El, el, option};
use super::super::state::State;

/// The rule for the classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScheduleRule {
    Xuancheng,
    Jinzhai,
    Own,
}

impl ScheduleRule {
    const ALL: [Self; 3] = [Self::Xuancheng, Self::Jinzhai, Self::Own];

    /// The rule with these thresholds.
    fn of(schedule: &Schedule) -> Self {
        let month = schedule.month;
        [(Self::Xuancheng, Schedule::xuancheng(month)), (Self::Jinzhai, Schedule::jinzhai(month))]
            .into_iter()
            .find(|(_, preset)| preset == schedule)
            .map_or(Self::Own, |(rule, _)| rule)
    }
}

fn set(state: State, schedule: Option<Schedule>) {
    edits::decide(state, |view| view.schedule = schedule);
}

/// The controls for month, rule and custom thresholds.
pub(super) fn controls(state: State) -> El {
    let schedule = Memo::new(move |_| state.view.with(|view| view.schedule.clone()));
    // Custom thresholds stay open for typing even if they equal a preset.
    let own = RwSignal::new(
        schedule.with_untracked(|s| s.as_ref().is_some_and(|s| ScheduleRule::of(s) == ScheduleRule::Own)),
    );
    el("span")
        .class("pairs")
        .slot(move || month(state, schedule))
        .slot(move || schedule.get().map(|schedule| rule(state, &schedule, own)))
        .slot(move || own.get().then(|| thresholds(state, schedule)).flatten())
}

fn month(state: State, schedule: Memo<Option<Schedule>>) -> [El; 1] {
    let lang = state.lang.get();
    let words = state.words();
    let chosen = schedule.with(|s| s.as_ref().map(|s| s.month));
    let months = (1..=12).map(|month: u8| {
        option(month.to_string(), i18n::promise::up_to_month(lang, month), chosen == Some(month))
    });
    [el("select")
        .label(words.schedule_month)
        .take("change", move |month| {
            let old = schedule.get_untracked();
            set(
                state,
                month.parse().ok().map(|month| match old {
                    Some(old) => Schedule { month, ..old },
                    None => Schedule::jinzhai(month),
                }),
            );
        })
        .child(option(String::new(), words.schedule_none, chosen.is_none()))
        .children(months)]
}

fn rule(state: State, schedule: &Schedule, own: RwSignal<bool>) -> El {
    let words = state.words();
    let chosen = if own.get() { ScheduleRule::Own } else { ScheduleRule::of(schedule) };
    let name = |rule| match rule {
        ScheduleRule::Xuancheng => words.schedule_xuancheng,
        ScheduleRule::Jinzhai => words.schedule_jinzhai,
        ScheduleRule::Own => words.schedule_own,
    };
    let options = ScheduleRule::ALL
        .into_iter()
        .enumerate()
        .map(|(at, rule)| option(at.to_string(), name(rule), rule == chosen));
    let month = schedule.month;
    el("select")
        .label(words.schedule_rule)
        .take("change", move |number| {
            let rule = number.parse().ok().and_then(|at: usize| ScheduleRule::ALL.get(at).copied());
            own.set(rule == Some(ScheduleRule::Own));
            match rule {
                Some(ScheduleRule::Xuancheng) => set(state, Some(Schedule::xuancheng(month))),
                Some(ScheduleRule::Jinzhai) => set(state, Some(Schedule::jinzhai(month))),
                Some(ScheduleRule::Own) | None => {}
            }
        })
        .children(options)
}

/// The inputs for custom thresholds, in percent of the expected value.
fn thresholds(state: State, schedule: Memo<Option<Schedule>>) -> Option<El> {
    let words = state.words();
    let first = schedule.get_untracked()?;
    let percent =
        |proportion: Decimal| proportion.checked_mul(Decimal::ONE_HUNDRED).map(|p| p.normalize().to_string());
    let field = |name: &'static str, value: Option<String>, change: fn(&mut Schedule, Option<Decimal>)| {
        el("label").text(format!("{name} ")).child(
            el("input")
                .attr("inputmode", "decimal")
                .attr("size", "4")
                .attr("value", value.unwrap_or_default())
                .take("input", move |text| {
                    let proportion = text.trim().parse::<Decimal>().ok();
                    let proportion = proportion.and_then(|percent| percent.checked_div(Decimal::ONE_HUNDRED));
                    if let Some(mut new) = schedule.get_untracked() {
                        change(&mut new, proportion.map(|proportion| proportion.normalize()));
                        set(state, Some(new));
                    }
                }),
        )
    };
    let behind = field(words.schedule_behind, percent(first.behind_below), |schedule, proportion| {
        if let Some(proportion) = proportion {
            schedule.behind_below = proportion;
        }
    });
    let ahead = field(words.schedule_ahead, first.ahead_from.and_then(percent), |schedule, proportion| {
        schedule.ahead_from = proportion;
    });
    Some(el("span").class("pair").child(behind).child(ahead))
}

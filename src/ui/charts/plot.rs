//! The drawing with its tooltips, shown on hover or focus and pinned by click, tap or key.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::chart::{Chart, Drawing, Unsuited, room};
use tongbi::compare::{Measure, ObservationRef, SeriesId};
use tongbi::i18n::{self, chart::TipText};
use tongbi::model::Year;

use crate::platform::drawing::Canvas;
use crate::platform::page::{self, Event};
use crate::ui::element::{El, button, el};
use crate::ui::figure;
use crate::ui::navigation;
use crate::ui::state::State;

/// The id of the drawing.
const DRAWING: &str = "drawing";

/// A chart, or why it is unsuited.
pub(super) type Charted = Memo<Result<Arc<Chart>, Unsuited>>;

/// A mark by content, valid across drawings: series, its measure, year, whether it is a target.
type MarkId = (SeriesId, Measure, Year, bool);

/// The drawing of a chart and its active mark.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    state: State,
    charted: Charted,
    drawing: Memo<Option<Arc<Drawing>>>,
    looked_at: RwSignal<Option<MarkId>>,
    /// The index of the active mark in the drawing, if it is there.
    mark: Memo<Option<usize>>,
    pinned: RwSignal<bool>,
    canvas: StoredValue<Option<Canvas>, LocalStorage>,
}

impl Plot {
    pub(super) fn new(state: State, charted: Charted) -> Self {
        let drawing = Memo::new(move |_| {
            let (lang, width) = (state.lang.get(), room(state.width.get()));
            charted.with(|charted| charted.as_ref().ok().map(|chart| Arc::new(chart.draw(&lang, width))))
        });
        let looked_at = RwSignal::new(None);
        let mark = Memo::new(move |_| {
            let looked_at = looked_at.get()?;
            charted.with(|charted| {
                let chart = charted.as_ref().ok()?;
                drawing.with(|drawing| {
                    let marks = &drawing.as_ref()?.marks;
                    marks.iter().position(|mark| shown(chart, mark) == Some(looked_at))
                })
            })
        });
        let canvas = StoredValue::new_local(None::<Canvas>);
        Effect::new(move |_| {
            if let Some(drawing) = drawing.get() {
                canvas.update_value(|canvas| {
                    if let Some(canvas) = canvas {
                        canvas.show(drawing);
                    }
                });
            }
        });
        let pinned = RwSignal::new(false);
        // A click elsewhere on the page unpins, and Escape.
        Effect::watch(
            move || state.closings.get(),
            move |_, _, _| {
                pinned.set(false);
                looked_at.set(None);
            },
            false,
        );
        Self { state, charted, drawing, looked_at, mark, pinned, canvas }
    }

    /// The chart that is drawn.
    pub(super) fn chart(self) -> Option<Arc<Chart>> {
        self.charted.get_untracked().ok()
    }

    /// The chart on screen with the height of its drawing in pixels, followed as they change.
    pub(super) fn drawn(self) -> Option<(Arc<Chart>, u32)> {
        let chart = self.charted.get().ok()?;
        Some((chart, self.drawing.with(|drawing| drawing.as_ref().map(|drawing| drawing.height))?))
    }

    /// The width of the drawing, in pixels.
    pub(super) fn width(self) -> u32 {
        self.drawing.with_untracked(|drawing| drawing.as_ref().map_or(0, |drawing| drawing.width))
    }

    pub(super) fn view(self) -> El {
        let canvas = self.canvas;
        let sheet = el("div").made(move |element| canvas.set_value(Some(Canvas::new(element))));
        let marked = move || self.mark.get().is_some();
        el("div")
            .class("drawing")
            .attr("id", DRAWING)
            .attr("tabindex", "0")
            .attr("role", "group")
            .label(self.state.say(|words| words.chart_marks))
            .on("mousemove", move |event| self.hover(&event))
            .on("mouseleave", move |_| self.leave())
            .on("click", move |event| self.click(&event))
            .on("keydown", move |event| {
                // The buttons of the tooltip have keys of their own.
                let is_own = !page::is_within(&event, ".tip");
                if is_own && page::key(&event).is_some_and(|key| self.step(&key)) {
                    event.prevent_default();
                }
            })
            .child(
                el("div")
                    .class("marked")
                    .child(sheet)
                    .child(self.placed("ring").attr("hidden", move || !marked())),
            )
            .child(
                self.placed("tip")
                    .attr("hidden", move || !marked())
                    .attr("data-pinned", move || self.pinned.get())
                    .attr("data-side", move || self.side())
                    .slot(move || self.tip()),
            )
    }

    /// The full text of the active mark, which is told, or the source sentence of the active figure in the table.
    pub(super) fn live_text(self) -> El {
        let state = self.state;
        let text = move || {
            let text =
                self.tooltip_text().map(|(tip, sentence)| tip.in_full(state.lang.get(), sentence.as_deref()));
            let peeked = || state.peeked.get().and_then(|at| figure::sentence(state, at));
            text.or_else(peeked).unwrap_or_else(|| state.words().peek_hint.to_owned())
        };
        let class = move || match (self.mark.get(), state.peeked.get()) {
            // Sighted readers have the tooltip.
            (Some(_), _) => "peek unseen",
            (None, Some(_)) => "peek",
            (None, None) => "peek empty",
        };
        // A figure of the table is described by its sentence, so that only marks are told here.
        let live = move || if self.mark.get().is_some() { "polite" } else { "off" };
        el("p").attr("id", "peek").attr("aria-live", live).attr("aria-atomic", "true").class(class).text(text)
    }

    /// An element positioned at the active mark.
    fn placed(self, class: &'static str) -> El {
        let proportion = move |of: fn(&Drawing, &tongbi::chart::Mark) -> f64| {
            move || {
                let at = self.drawing.with(|drawing| {
                    let drawing = drawing.as_ref()?;
                    Some(of(drawing, drawing.marks.get(self.mark.get()?)?))
                });
                format!("{:.2}%", at.unwrap_or_default() * 100.0)
            }
        };
        el("div")
            .class(class)
            .var("--x", proportion(|drawing, mark| mark.x / f64::from(drawing.width)))
            .var("--y", proportion(|drawing, mark| mark.y / f64::from(drawing.height)))
    }

    /// The side of the mark with room for the tooltip.
    fn side(self) -> &'static str {
        self.drawing.with(|drawing| {
            let position = drawing.as_ref().and_then(|drawing| {
                let mark = drawing.marks.get(self.mark.get()?)?;
                Some((mark.x * 2.0 > f64::from(drawing.width), mark.y * 2.0 > f64::from(drawing.height)))
            });
            match position {
                Some((false, false)) | None => "right below",
                Some((false, true)) => "right above",
                Some((true, false)) => "left below",
                Some((true, true)) => "left above",
            }
        })
    }

    /// The tooltip of the mark and its source sentence.
    fn tooltip_text(self) -> Option<(TipText, Option<String>)> {
        let (state, number) = (self.state, self.mark.get()?);
        self.charted.with(|charted| {
            let chart = charted.as_ref().ok()?;
            self.drawing.with(|drawing| {
                let tip = chart.tip(drawing.as_ref()?.marks.get(number)?)?;
                let sentence = tip.at.and_then(|at| figure::sentence(state, at));
                Some((i18n::chart::tip(state.lang.get(), chart, &tip), sentence))
            })
        })
    }

    fn tip(self) -> Vec<El> {
        let Some((tip, sentence)) = self.tooltip_text() else { return Vec::new() };
        let words = self.state.words();
        let head = el("p")
            .child(el("b").text(tip.head))
            .text(" ")
            .child(el("span").class("amount").text(tip.figure));
        let facts = tip.facts.into_iter().map(|fact| el("p").text(fact));
        let sentence = sentence.map(|sentence| el("p").class("soft").text(sentence));
        let act = self.pinned.get().then(|| {
            el("p").class("choices").child(button("plain", words.chart_sentence, move || self.open())).child(
                button("plain", words.close, move || {
                    self.close();
                    page::focus(DRAWING);
                }),
            )
        });
        std::iter::once(head).chain(facts).chain(sentence).chain(act).collect()
    }

    /// The statement of the active mark.
    fn statement(self) -> Option<ObservationRef> {
        let number = self.mark.get_untracked()?;
        self.drawing.with_untracked(|drawing| drawing.as_ref()?.marks.get(number)?.at)
    }

    /// Opens the text at the sentence of the mark.
    fn open(self) {
        if let Some(at) = self.statement() {
            navigation::show(self.state, at);
        }
    }

    fn close(self) {
        self.pinned.set(false);
        self.looked_at.set(None);
    }

    fn look(self, number: usize) {
        let mark = self.charted.with_untracked(|charted| {
            let chart = charted.as_ref().ok()?;
            self.drawing.with_untracked(|drawing| shown(chart, drawing.as_ref()?.marks.get(number)?))
        });
        if mark.is_some() && self.looked_at.get_untracked() != mark {
            self.looked_at.set(mark);
        }
    }

    /// The mark under the pointer, else the nearest.
    fn hit(self, event: &Event) -> Option<usize> {
        let (x, y, number) =
            self.canvas.with_value(|canvas| page::pointed(event, &canvas.as_ref()?.svg()?, "data-mark"))?;
        let nearest = || {
            self.drawing.with_untracked(|drawing| {
                let drawing = drawing.as_ref()?;
                drawing.nearest(x * f64::from(drawing.width), y * f64::from(drawing.height))
            })
        };
        number.and_then(|number| number.parse().ok()).or_else(nearest)
    }

    fn hover(self, event: &Event) {
        if self.pinned.get_untracked() {
            return;
        }
        match self.hit(event) {
            Some(number) => self.look(number),
            None => self.leave(),
        }
    }

    fn leave(self) {
        if !self.pinned.get_untracked() && self.looked_at.get_untracked().is_some() {
            self.looked_at.set(None);
        }
    }

    /// Pins the clicked mark; a click elsewhere unpins.
    fn click(self, event: &Event) {
        if page::is_within(event, ".tip") {
            return;
        }
        match self.hit(event) {
            Some(number) => {
                self.look(number);
                self.pinned.set(true);
            }
            None => self.close(),
        }
    }

    /// Arrow keys move between marks, Enter opens the sentence, Escape unpins.
    fn step(self, key: &str) -> bool {
        let order = self.drawing.with_untracked(|drawing| {
            drawing.as_ref().map(|drawing| drawing.reading_order()).unwrap_or_default()
        });
        let current = self.mark.get_untracked();
        let at = current.and_then(|number| order.iter().position(|other| *other == number));
        let last = order.len().saturating_sub(1);
        let next = match key {
            "ArrowRight" | "ArrowDown" => at.map_or(0, |at| (at + 1).min(last)),
            "ArrowLeft" | "ArrowUp" => at.map_or(last, |at| at.saturating_sub(1)),
            "Home" => 0,
            "End" => last,
            "Enter" if current.is_some() => {
                self.open();
                return true;
            }
            "Escape" if current.is_some() => {
                self.close();
                return true;
            }
            _ => return false,
        };
        if let Some(number) = order.get(next) {
            self.look(*number);
            self.pinned.set(true);
        }
        true
    }
}

fn shown(chart: &Chart, mark: &tongbi::chart::Mark) -> Option<MarkId> {
    let series = chart.series.get(mark.series)?;
    Some((series.id, series.measure, mark.year, mark.is_target))
}

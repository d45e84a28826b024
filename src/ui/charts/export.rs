//! Chart exports: pictures, tables, a specification, print. All but tables include title, sources, date and the
//! page's address.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::chart::{Chart, Dress, PictureFormat, Theme};
use tongbi::i18n;
use tongbi::i18n::words::Words;

use super::embed;
use super::plot::Plot;
use crate::platform::{address, clipboard, clock, download, page};
use crate::ui::element::{El, button, el, option};
use crate::ui::export;
use crate::ui::notice::{Fixed, Notice};
use crate::ui::share::{self, copy};
use crate::ui::state::State;

/// The fonts of exported drawings.
const FONTS: &str = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/// The size and resolution of pictures.
#[derive(Clone, Copy)]
struct PictureChoice {
    format: RwSignal<PictureFormat>,
    scale: RwSignal<u32>,
    /// Whether pictures give the page's address.
    address: RwSignal<bool>,
}

pub(super) fn panel(state: State, plot: Plot) -> El {
    let choice = PictureChoice {
        format: RwSignal::new(PictureFormat::default()),
        scale: RwSignal::new(PictureFormat::default().scale()),
        address: RwSignal::new(true),
    };
    let is_embedding = RwSignal::new(false);
    let with = move |act: fn(State, Plot, PictureChoice, &Chart)| {
        move || {
            if let Some(chart) = plot.chart() {
                act(state, plot, choice, &chart);
            }
        }
    };
    // The visible word is the end of the name: 下载 PNG.
    let format = |word: &'static str,
                  name: fn(&Words) -> &'static str,
                  act: fn(State, Plot, PictureChoice, &Chart)| {
        button("", word, with(act)).label(state.say(name))
    };
    let address = el("label")
        .child(
            el("input")
                .attr("type", "checkbox")
                .checked(move || choice.address.get())
                .on("change", move |_| choice.address.update(|address| *address = !*address)),
        )
        .text(state.say(|words| words.chart_address));
    let more = el("p")
        .class("choices")
        .slot(move || [formats(state, choice), scales(state, choice)])
        .child(address)
        .child(button("", state.say(|words| words.chart_png_copy), with(copy_png)))
        .child(button("", state.say(|words| words.chart_csv_all), move || export::csv(state)))
        .child(button("", state.say(|words| words.chart_vega), with(copy_vega)))
        .child(button("", state.say(|words| words.chart_print), page::print_figure));
    el("div")
        .class("take choices")
        .attr("role", "group")
        .label(state.say(|words| words.chart_take))
        .child(format("PNG", |words| words.chart_png, save_png))
        .child(format("SVG", |words| words.chart_svg, save_svg))
        .child(format("CSV", |words| words.chart_csv, save_csv))
        .child(
            button("", state.say(|words| words.chart_embed), move || is_embedding.update(|is| *is = !*is))
                .attr("aria-expanded", move || if is_embedding.get() { "true" } else { "false" }),
        )
        .slot(move || is_embedding.get().then(|| embed::panel(state, plot)))
        .child(el("details").child(el("summary").text(state.say(|words| words.chart_more))).child(more))
}

fn formats(state: State, choice: PictureChoice) -> El {
    let lang = state.lang.get();
    let number = |format: PictureFormat| {
        PictureFormat::ALL.iter().position(|other| *other == format).unwrap_or(0).to_string()
    };
    let chosen = choice.format.get_untracked();
    el("select")
        .label(state.words().chart_size)
        .take("change", move |number| {
            let format = number.parse().ok().and_then(|at: usize| PictureFormat::ALL.get(at));
            if let Some(format) = format {
                choice.format.set(*format);
                choice.scale.set(format.scale());
            }
        })
        .children(
            PictureFormat::ALL
                .map(|format| option(number(format), i18n::chart::format(lang, format), format == chosen)),
        )
}

fn scales(state: State, choice: PictureChoice) -> El {
    el("select")
        .label(state.words().chart_sharpness)
        .value(move || choice.scale.get().to_string())
        .take("change", move |scale| {
            if let Ok(scale) = scale.parse() {
                choice.scale.set(scale);
            }
        })
        .children([1_u32, 2, 3].map(|scale| {
            option(scale.to_string(), format!("{scale}×"), scale == choice.scale.get_untracked())
        }))
}

/// The date and tool of the export, and the page's address.
pub(super) fn made(state: State) -> String {
    i18n::chart::made(state.lang.get(), clock::today(), &address::base())
}

/// A link to the current view if it is short enough for every app; else to the page.
fn link(state: State) -> String {
    let link = share::link(state);
    if link.len() <= share::SAFE { link } else { address::base() }
}

fn picture(state: State, plot: Plot, choice: PictureChoice, chart: &Chart) -> String {
    let (width, height) = choice.format.get_untracked().size(plot.width() + 32);
    let lang = state.lang.get_untracked();
    let link = choice.address.get_untracked().then(|| untrack(|| link(state)));
    let address = if link.is_some() { address::base() } else { String::new() };
    let notes = [i18n::chart::made(lang, clock::today(), &address)];
    let link = link.as_deref();
    let dress = Dress { width, height, notes: &notes, link, theme: Theme::Light, fonts: FONTS };
    chart.standalone(&lang, &dress)
}

/// A file name that says what the chart shows.
fn file_name(state: State, chart: &Chart, ending: &str) -> String {
    format!("{}.{ending}", i18n::chart::file_stem(state.lang.get_untracked(), chart))
}

fn save_svg(state: State, plot: Plot, choice: PictureChoice, chart: &Chart) {
    let svg = picture(state, plot, choice, chart);
    export::save(state, &file_name(state, chart, "svg"), "image/svg+xml", &svg);
}

fn save_png(state: State, plot: Plot, choice: PictureChoice, chart: &Chart) {
    let (svg, scale) = (picture(state, plot, choice, chart), choice.scale.get_untracked());
    let name = file_name(state, chart, "png");
    spawn_local(async move {
        let saved = download::png(&name, &svg, scale).await;
        state.notify(if saved { Notice::Saved(name) } else { Notice::Fixed(Fixed::PngFailed) });
    });
}

fn copy_png(state: State, plot: Plot, choice: PictureChoice, chart: &Chart) {
    let (svg, scale) = (picture(state, plot, choice, chart), choice.scale.get_untracked());
    spawn_local(async move {
        let drawn = async move { download::picture(&svg, scale).await };
        let copied = clipboard::copy_picture(drawn).await;
        state.notify(Notice::Fixed(if copied { Fixed::Copied } else { Fixed::CopyFailed }));
    });
}

fn save_csv(state: State, _: Plot, _: PictureChoice, chart: &Chart) {
    let table = i18n::chart::csv(state.lang.get_untracked(), chart);
    export::save(state, &file_name(state, chart, "csv"), export::CSV, &table);
}

fn copy_vega(state: State, _: Plot, _: PictureChoice, chart: &Chart) {
    let notes = [untrack(|| made(state)), untrack(|| link(state))];
    copy(state, chart.vega_lite(&state.lang.get_untracked(), &notes));
}

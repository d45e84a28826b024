//! The page's footer: version, commit, source and licence.

use super::element::{El, el};
use super::state::State;

/// The commit that the page was built from. The Makefile sets it if there is a repository.
const COMMIT: Option<&str> = option_env!("TONGBI_COMMIT");

pub(crate) fn footer(state: State) -> El {
    let commit = COMMIT.filter(|commit| !commit.is_empty()).map(|commit| format!(" ({commit})"));
    let version = format!("Tongbi {}{}", env!("CARGO_PKG_VERSION"), commit.unwrap_or_default());
    let link = |address: &'static str| el("a").attr("href", address);
    let repository = env!("CARGO_PKG_REPOSITORY");
    let source =
        (!repository.is_empty()).then(|| link(repository).text(state.say(|words| words.footer_source)));
    el("footer")
        .class("footer")
        .child(el("span").text(version))
        .children(source)
        .child(link("LICENSE-MIT").text(state.say(|words| words.footer_mit)))
        .child(link("LICENSE-APACHE").text(state.say(|words| words.footer_apache)))
}

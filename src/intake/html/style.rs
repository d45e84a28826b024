//! The effect of style sheets on a page's words.
//!
//! | declaration | words |
//! | --- | --- |
//! | `display:none`, `visibility:hidden`, `mso-hide:all` | not shown |
//! | `text-decoration:line-through` | struck out: dropped |
//! | `vertical-align:super` | raised |
//! | `white-space:pre` | line breaks are kept |
//!
//! | rules | of an element that both select |
//! | --- | --- |
//! | `.m{display:none} .m{display:block}` | shown: the later rule wins |
//! | `.pane{display:none} .pane.active{display:block}` | shown: the more specific rule wins |
//! | `@media screen{…}`, `@media print{…}` | read; left out |
//! | `a:hover`, `p + p`, `:not(…)` | left out: what is not surely hidden is kept |

mod rules;
mod selector;

pub(super) use rules::{StyleSheet, is_for_screen};
pub(super) use selector::Selected;

/// The properties that declarations set; `None` for those they do not set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether it is removed from the page.
    pub(super) is_removed: Option<bool>,
    /// Invisible, or visible within something invisible.
    pub(super) is_unseen: Option<bool>,
    pub(super) is_struck: Option<bool>,
    pub(super) is_raised: Option<bool>,
    /// Whether line breaks of the source are shown.
    pub(super) keeps_lines: Option<bool>,
    /// Whether list items have no numbers.
    pub(super) is_unnumbered: Option<bool>,
}

impl Look {
    fn set(&mut self, property: &str, value: &str) {
        let says = |word: &str| value.split_whitespace().any(|said| said == word);
        match property {
            "display" => self.is_removed = Some(says("none")),
            "mso-hide" => self.is_removed = Some(says("all")),
            "visibility" => self.is_unseen = Some(says("hidden") || says("collapse")),
            "text-decoration" | "text-decoration-line" => self.is_struck = Some(says("line-through")),
            "vertical-align" => self.is_raised = Some(says("super")),
            "white-space" => self.keeps_lines = Some(value.starts_with("pre") || says("break-spaces")),
            "list-style" | "list-style-type" => self.is_unnumbered = Some(says("none")),
            _ => {}
        }
    }

    /// Combines this with declarations of lower priority.
    pub(super) fn over(self, under: Self) -> Self {
        Self {
            is_removed: self.is_removed.or(under.is_removed),
            is_unseen: self.is_unseen.or(under.is_unseen),
            is_struck: self.is_struck.or(under.is_struck),
            is_raised: self.is_raised.or(under.is_raised),
            keeps_lines: self.keeps_lines.or(under.keeps_lines),
            is_unnumbered: self.is_unnumbered.or(under.is_unnumbered),
        }
    }
}

/// The declarations of a `style` attribute or a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Declarations {
    pub(super) usual: Look,
    /// Those marked `!important`.
    pub(super) important: Look,
}

impl Declarations {
    /// Reads declarations.
    pub(super) fn of(declarations: &str) -> Self {
        let mut read = Self::default();
        for declaration in declarations.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let value = value.to_ascii_lowercase();
            let (value, mark) = value.split_once('!').unwrap_or((&value, ""));
            let look = if mark.trim() == "important" { &mut read.important } else { &mut read.usual };
            look.set(&property.trim().to_ascii_lowercase(), value.trim());
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read() {
        let usual = |text| Declarations::of(text).usual;
        assert_eq!(Declarations::of("color:red; DISPLAY : none !important").important.is_removed, Some(true));
        assert_eq!(usual("visibility:hidden").is_unseen, Some(true));
        assert_eq!(usual("visibility:visible").is_unseen, Some(false));
        assert_eq!(usual("text-decoration: underline line-through").is_struck, Some(true));
        assert_eq!(usual("vertical-align:super").is_raised, Some(true));
        assert_eq!(usual("white-space: pre-wrap").keeps_lines, Some(true));
        assert_eq!(usual("display:block").is_removed, Some(false));
    }
}

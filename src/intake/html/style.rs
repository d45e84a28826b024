//! The effect of style declarations on a page's words.
//!
//! | declaration | words |
//! | --- | --- |
//! | `display:none`, `visibility:hidden`, `mso-hide:all` | not shown |
//! | `text-decoration:line-through` | struck out: dropped |
//! | `vertical-align:super` | raised |
//! | `white-space:pre` | line breaks are kept |
//!
//! Only rules with one simple selector are read: `.hide`, `#ad`, `span.note`.

use std::collections::HashMap;

/// The properties that declarations set; `None` for those they do not set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Removed from the page.
    pub(super) is_removed: bool,
    /// Invisible, or visible within something invisible.
    pub(super) is_unseen: Option<bool>,
    pub(super) is_struck: bool,
    pub(super) is_raised: bool,
    /// Whether line breaks of the source are shown.
    pub(super) keeps_lines: Option<bool>,
    /// Whether list items have numbers.
    pub(super) is_unnumbered: bool,
}

impl Look {
    /// Reads the declarations of a `style` attribute or a rule.
    pub(super) fn of(declarations: &str) -> Self {
        let mut look = Self::default();
        for declaration in declarations.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let property = property.trim().to_ascii_lowercase();
            let value = value.trim().to_ascii_lowercase();
            let says = |word: &str| value.split([' ', '!']).any(|said| said == word);
            match property.as_str() {
                "display" => look.is_removed = says("none"),
                "mso-hide" => look.is_removed = says("all"),
                "visibility" => look.is_unseen = Some(says("hidden") || says("collapse")),
                "text-decoration" | "text-decoration-line" => look.is_struck = says("line-through"),
                "vertical-align" => look.is_raised = says("super"),
                "white-space" => look.keeps_lines = Some(value.starts_with("pre") || says("break-spaces")),
                "list-style" | "list-style-type" => look.is_unnumbered = says("none"),
                _ => {}
            }
        }
        look
    }

    /// Combines this with declarations of higher priority.
    pub(super) fn over(self, under: Self) -> Self {
        Self {
            is_removed: self.is_removed || under.is_removed,
            is_unseen: self.is_unseen.or(under.is_unseen),
            is_struck: self.is_struck || under.is_struck,
            is_raised: self.is_raised || under.is_raised,
            keeps_lines: self.keeps_lines.or(under.keeps_lines),
            is_unnumbered: self.is_unnumbered || under.is_unnumbered,
        }
    }
}

/// The most rules that are kept from style sheets.
const MOST: usize = 10_000;

/// Rules by selector.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    rules: HashMap<String, Look>,
}

impl StyleSheet {
    /// Reads a style sheet.
    pub(super) fn read(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some((selectors, after)) = rest.split_once('{') {
            // Nested rules are for print or other screen sizes.
            if selectors.trim_start().starts_with('@') {
                rest = after_block(after);
                continue;
            }
            let (declarations, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            let look = Look::of(declarations);
            if look == Look::default() {
                continue;
            }
            for selector in selectors.split(',') {
                let selector = selector.rsplit("*/").next().unwrap_or_default().trim();
                let is_simple =
                    !selector.is_empty() && !selector.contains([' ', '>', ':', '+', '~', '[', '*']);
                if is_simple && self.rules.len() < MOST {
                    let under = self.rules.get(&selector.to_lowercase()).copied().unwrap_or_default();
                    self.rules.insert(selector.to_lowercase(), look.over(under));
                }
            }
        }
    }

    /// The style of an element by its name, classes and id.
    pub(super) fn look(&self, name: &str, classes: &str, id: &str) -> Look {
        if self.rules.is_empty() {
            return Look::default();
        }
        let mut look = self.rules.get(name).copied().unwrap_or_default();
        let mut add = |selector: String| {
            if let Some(rule) = self.rules.get(&selector) {
                look = rule.over(look);
            }
        };
        for class in classes.split_whitespace().take(20) {
            let class = class.to_lowercase();
            add(format!(".{class}"));
            add(format!("{name}.{class}"));
        }
        if !id.is_empty() {
            add(format!("#{}", id.to_lowercase()));
        }
        look
    }
}

/// The text after a block whose `{` was read.
fn after_block(rest: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return rest.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read() {
        assert!(Look::of("color:red; DISPLAY : none !important").is_removed);
        assert_eq!(Look::of("visibility:hidden").is_unseen, Some(true));
        assert_eq!(Look::of("visibility:visible").is_unseen, Some(false));
        assert!(Look::of("text-decoration: underline line-through").is_struck);
        assert!(Look::of("vertical-align:super").is_raised);
        assert_eq!(Look::of("white-space: pre-wrap").keeps_lines, Some(true));
        assert_eq!(Look::of("display:block"), Look::default());
    }

    #[test]
    fn rules_for_simple_selectors_are_read() {
        let mut sheet = StyleSheet::default();
        sheet.read("/* a */ .Hide, #ad{display:none} p .x{display:none} @media print{.y{display:none}} span.note{vertical-align:super}");
        assert!(sheet.look("p", "a hide", "").is_removed);
        assert!(sheet.look("div", "", "ad").is_removed);
        assert!(sheet.look("span", "note", "").is_raised);
        assert!(!sheet.look("p", "note", "").is_raised);
        assert!(!sheet.look("p", "x y", "").is_removed);
    }
}

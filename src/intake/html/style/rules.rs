//! The rules of a page's style sheets, and which of them wins.
//!
//! | sheet | rules |
//! | --- | --- |
//! | `/* a */ .x, #y{display:none}` | two |
//! | `@import url(a.css); .x{display:none}` | one |
//! | `.q:after{content:"}.m{display:none}"}` | none: a mark within quotes is a character |

use std::collections::HashMap;

use super::selector::{Selected, Selector};
use super::{Declarations, Look};

/// The most rules that are kept from style sheets.
const MOST: usize = 10_000;

/// The most rules for one class, id or name.
const MOST_OF_KEY: usize = 64;

/// The rules of a page's style sheets.
#[derive(Debug, Default)]
pub(in crate::intake::html) struct StyleSheet {
    /// The rules by [`Selector::key`], in their order.
    rules: HashMap<String, Vec<Rule>>,
    /// The number of rules.
    count: usize,
}

#[derive(Debug)]
struct Rule {
    selector: Selector,
    declarations: Declarations,
    /// The position among all rules.
    order: usize,
}

/// Whether rules for these media apply to a screen of any size: an empty list, `screen`, `all`.
pub(in crate::intake::html) fn is_for_screen(media: &str) -> bool {
    let media = media.to_ascii_lowercase();
    media.trim().is_empty()
        || media.split(',').any(|medium| matches!(medium.trim(), "screen" | "all" | "only screen"))
}

impl StyleSheet {
    /// Reads a style sheet.
    pub(in crate::intake::html) fn read(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some((prelude, mark, after)) = until(rest, &['{', ';', '}']) {
            let prelude = prelude.trim_start_matches("<!--").trim_start_matches("-->").trim();
            rest = after;
            if mark != '{' {
                // @import and @charset end here, and so does the block of a medium.
                continue;
            }
            if let Some(rule) = prelude.strip_prefix('@') {
                let media = rule.strip_prefix("media");
                if media.is_none_or(|media| media.trim().is_empty() || !is_for_screen(media)) {
                    rest = after_block(rest);
                }
                continue;
            }
            let (declarations, _, after) = until(rest, &['}']).unwrap_or((rest, '}', ""));
            rest = after;
            let declarations = Declarations::of(declarations);
            if declarations == Declarations::default() {
                continue;
            }
            for selector in prelude.split(',').filter_map(Selector::of) {
                self.add(selector, declarations);
            }
        }
    }

    fn add(&mut self, selector: Selector, declarations: Declarations) {
        if self.count >= MOST {
            return;
        }
        let of_key = self.rules.entry(selector.key()).or_default();
        if of_key.len() < MOST_OF_KEY {
            of_key.push(Rule { selector, declarations, order: self.count });
            self.count += 1;
        }
    }

    /// The style of an element. `own`: its `style` attribute. `outer`: gives the elements around it, the innermost
    /// first.
    pub(in crate::intake::html) fn look<'a, I: Iterator<Item = &'a Selected>>(
        &self,
        element: &Selected,
        own: Declarations,
        outer: impl Fn() -> I,
    ) -> Look {
        let of_keys = element.keys().filter_map(|key| self.rules.get(&key)).flatten();
        let mut rules: Vec<&Rule> = of_keys.filter(|rule| rule.selector.selects(element, outer())).collect();
        rules.sort_by_key(|rule| (rule.selector.specificity(), rule.order));
        let over = |look: fn(&Declarations) -> Look| {
            rules.iter().fold(Look::default(), |under, rule| look(&rule.declarations).over(under))
        };
        let important = own.important.over(over(|of| of.important));
        important.over(own.usual).over(over(|of| of.usual))
    }
}

/// The text before the first of these marks outside of quotes, the mark, and the text after it.
fn until<'a>(text: &'a str, marks: &[char]) -> Option<(&'a str, char, &'a str)> {
    let mut quote = None;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match quote {
            _ if is_escaped => is_escaped = false,
            _ if c == '\\' => is_escaped = true,
            // A quotation mark that is not closed ends with its line.
            Some(open) if c == open || c == '\n' => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if marks.contains(&c) => {
                return Some((text.get(..at)?, c, text.get(at + c.len_utf8()..)?));
            }
            None => {}
        }
    }
    None
}

/// The text after a block whose `{` was read.
fn after_block(mut rest: &str) -> &str {
    let mut depth = 1_usize;
    while let Some((_, mark, after)) = until(rest, &['{', '}']) {
        depth = if mark == '{' { depth + 1 } else { depth - 1 };
        rest = after;
        if depth == 0 {
            return rest;
        }
    }
    ""
}

fn without_comments(sheet: &str) -> String {
    let mut plain = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        plain.push(' ');
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether an element is hidden by a sheet. `outer`: the classes of the elements around it, the innermost first.
    fn hides(sheet: &str, (name, class, id): (&str, &str, &str), own: &str, outer: &[&str]) -> bool {
        let mut rules = StyleSheet::default();
        rules.read(sheet);
        let outer: Vec<Selected> = outer.iter().map(|class| Selected::new("div", class, "", false)).collect();
        let element = Selected::new(name, class, id, false);
        rules.look(&element, Declarations::of(own), || outer.iter()).is_removed == Some(true)
    }

    #[test]
    fn rules_hide_what_they_select() {
        let sheet = "/* a */ .Hide, #ad{display:none} p.x{display:none}";
        assert!(hides(sheet, ("p", "a hide", ""), "", &[]));
        assert!(hides(sheet, ("div", "", "ad"), "", &[]));
        assert!(hides(sheet, ("p", "x", ""), "", &[]));
        assert!(!hides(sheet, ("div", "x", ""), "", &[]));
        assert!(hides(".side .t{display:none}", ("p", "t", ""), "", &["m", "side"]));
        assert!(!hides(".side .t{display:none}", ("p", "t", ""), "", &["m"]));
        assert!(!hides(".side>.t{display:none}", ("p", "t", ""), "", &["m", "side"]));
    }

    #[test]
    fn the_later_and_the_stronger_rule_wins() {
        let p = ("p", "m active", "x");
        assert!(!hides(".m{display:none} .m{display:block}", p, "", &[]));
        assert!(!hides(".m.active{display:block} .m{display:none}", p, "", &[]));
        assert!(!hides("#x{display:block} .m{display:none}", p, "", &[]));
        assert!(!hides(".m{display:none}", p, "display:block", &[]));
        assert!(hides(".m{display:none!important}", p, "display:block", &[]));
    }

    #[test]
    fn only_rules_that_surely_apply_are_read() {
        let p = ("p", "m", "");
        for hidden in [
            "@media screen{.m{display:none}}",
            "@media print{.m{display:block}} .m{display:none}",
            "@charset \"utf-8\";@import url(a.css);.m{display:none}",
            "@media screen{.a{color:red}} .m{display:none}",
        ] {
            assert!(hides(hidden, p, "", &[]), "{hidden}");
        }
        for shown in [
            "@media print{.m{display:none}}",
            "@media (max-width:600px){.m{display:none}}",
            ".q:after{content:\"}.m{display:none}\"}",
            ".m:hover{display:none}",
            ".m:not(.a){display:none}",
            "p+p{display:none}",
        ] {
            assert!(!hides(shown, p, "", &[]), "{shown}");
        }
    }
}

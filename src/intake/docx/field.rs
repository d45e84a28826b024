//! Fields: an instruction, which is hidden, and a result, which is shown.
//!
//! | instruction | shown |
//! | --- | --- |
//! | `HYPERLINK "…"`, `REF _Ref1` | the result |
//! | `PAGE`, `NUMPAGES`, `TOC \o "1-3"` | nothing: page numbers and contents are not part of the report |
//! | `eq \o\ac(○,1)` | `①`: Word's encircled characters have no result |
//! | `EQ \* jc2 \o\ad(\s\up 9(shí),石)` | `石`: a phonetic guide has no result either |
//! | `EQ \f(1,3)` | `1/3` |

use super::super::numeral::circled;

/// Whether a field's result is shown.
pub(super) fn is_shown(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default();
    !["PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "PAGEREF", "NOTEREF"]
        .iter()
        .any(|hidden| name.eq_ignore_ascii_case(hidden))
}

/// The text that an equation field draws; `None` if the field is another one or draws something else.
pub(super) fn drawn(instruction: &str) -> Option<String> {
    let name = instruction.split_whitespace().next()?;
    let rest = instruction.trim_start().get(name.len()..)?;
    if !name.eq_ignore_ascii_case("EQ") {
        return None;
    }
    let (before, last) = rest.trim_end().strip_suffix(')')?.rsplit_once([',', ';'])?;
    let last = last.trim();
    let lower = before.to_ascii_lowercase();
    if lower.contains("\\f(") {
        let (_, first) = before.rsplit_once('(')?;
        return Some(format!("{}/{last}", first.trim()));
    }
    let is_overlaid = lower.contains("\\o");
    let is_circle = before.ends_with(['○', '〇', '◯']);
    match last.parse() {
        Ok(number) if is_overlaid && is_circle => Some(circled(number)),
        _ if is_overlaid => Some(last.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_draw_characters() {
        assert_eq!(drawn(" eq \\o\\ac(○,1)").as_deref(), Some("①"));
        assert_eq!(drawn("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(shí),石)").as_deref(), Some("石"));
        assert_eq!(drawn("EQ \\f(1,3)").as_deref(), Some("1/3"));
        assert_eq!(drawn("HYPERLINK \"a(1,2)\""), None);
        assert_eq!(drawn(""), None);
    }

    #[test]
    fn page_numbers_and_contents_are_not_shown() {
        assert!(is_shown("HYPERLINK \"x\""));
        assert!(is_shown(""));
        assert!(!is_shown(" page \\* MERGEFORMAT"));
        assert!(!is_shown("TOC \\o \"1-3\""));
    }
}

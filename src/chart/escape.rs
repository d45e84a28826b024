//! Escapes text for XML content and attributes.
//!
//! | character | escaped as |
//! | --- | --- |
//! | `&` `<` `>` `"` | `&amp;` `&lt;` `&gt;` `&quot;` |
//! | tab, line break | space |
//! | other control characters | U+FFFD |

use std::fmt;

use crate::source::chinese;

/// Text escaped for XML content or an attribute in double quotes.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            // XML excludes control characters and the two noncharacters.
            '\t' | '\n' | '\r' => f.write_char(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => f.write_char('\u{fffd}'),
            c => f.write_char(c),
        })
    }
}

/// Text escaped for XML content, with its Chinese words in elements of this name that say their language.
pub(super) struct Marked<'a>(pub(super) &'a str, pub(super) &'static str);

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text, element) = self;
        chinese::parts(text).into_iter().try_for_each(|(is_chinese, part)| match is_chinese {
            true => write!(f, "<{element} lang=\"zh\">{}</{element}>", Escaped(part)),
            false => write!(f, "{}", Escaped(part)),
        })
    }
}

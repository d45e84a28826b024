//! Escapes text for XML content and attributes.
//!
//! | character | escaped as |
//! | --- | --- |
//! | `&` `<` `>` `"` | `&amp;` `&lt;` `&gt;` `&quot;` |
//! | tab, line break | space |
//! | other control characters | U+FFFD |

use std::fmt;

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

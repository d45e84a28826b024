//! The tags and words of XML and HTML, as far as text is to be had from them. Never fails.
//!
//! | markup | pieces |
//! | --- | --- |
//! | `<w:t a="1">甲&amp;乙</w:t>` | opens `t` with a=1; text 甲&乙; closes `t` |
//! | `<br/>` | opens and closes `br` |
//! | `<!-- … -->`, `<?xml …?>`, `<!DOCTYPE …>` | nothing |

/// A piece of markup. Names are without their prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A tag opens; what stands between its name and its end.
    Open(&'a str, &'a str),
    /// A tag closes.
    Close(&'a str),
    /// Words, entities resolved.
    Text(String),
}

/// The pieces of some markup, in order.
pub(super) struct Pieces<'a> {
    rest: &'a str,
    /// A tag that has opened and closes at once.
    closing: Option<&'a str>,
}

/// Reads markup.
pub(super) fn pieces(markup: &str) -> Pieces<'_> {
    Pieces { rest: markup, closing: None }
}

impl<'a> Pieces<'a> {
    /// Goes on behind the end tag of `name`, whatever stands before it: scripts, styles.
    pub(super) fn pass_over(&mut self, name: &str) {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next() {
                Some(Piece::Open(n, _)) if n == name => depth += 1,
                Some(Piece::Close(n)) if n == name => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.closing.take() {
            return Some(Piece::Close(name));
        }
        loop {
            let Some(tag) = self.rest.strip_prefix('<') else {
                if self.rest.is_empty() {
                    return None;
                }
                let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
                self.rest = rest;
                return Some(Piece::Text(resolved(text)));
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let (body, rest) = tag.split_once('>').unwrap_or((tag, ""));
            self.rest = rest;
            if body.starts_with(['?', '!']) {
                continue;
            }
            if let Some(name) = body.strip_prefix('/') {
                return Some(Piece::Close(local(name.trim())));
            }
            let whole = body.strip_suffix('/');
            let body = whole.unwrap_or(body);
            let (name, attributes) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
            let name = local(name);
            self.closing = whole.map(|_| name);
            return Some(Piece::Open(name, attributes));
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after.strip_prefix(quote)?.split_once(quote)?;
        if local(key.trim()) == name {
            return Some(value);
        }
        rest = next;
    }
}

/// The longest name of an entity.
const LONGEST_ENTITY: usize = 10;

/// Text with its entities resolved; an unknown one stays as it is written.
pub(super) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| name.len() <= LONGEST_ENTITY);
        match entity.and_then(|(name, next)| Some((character(name)?, next))) {
            Some((c, next)) => {
                out.push(c);
                rest = next;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" => ' ',
        "ldquo" => '“',
        "rdquo" => '”',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "permil" => '‰',
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pieces_in_order() {
        let read: Vec<Piece<'_>> =
            pieces("<?xml?><w:t a=\"1\">甲&amp;乙&#20013;</w:t><!-- <x> --><br/>").collect();
        let text = Piece::Text("甲&乙中".into());
        let tags =
            [Piece::Open("t", "a=\"1\""), text, Piece::Close("t"), Piece::Open("br", ""), Piece::Close("br")];
        assert_eq!(read, tags);
    }

    #[test]
    fn attributes_by_name() {
        assert_eq!(attribute("w:val=\"3\" x='y'", "val"), Some("3"));
        assert_eq!(attribute("w:val=\"3\" x='y'", "x"), Some("y"));
        assert_eq!(attribute("val", "val"), None);
    }

    #[test]
    fn unknown_entities_stay() {
        assert_eq!(resolved("a &b; & c &#xffffffff; &nbsp;"), "a &b; & c &#xffffffff;  ");
    }

    proptest! {
        #[test]
        fn anything_is_read(markup in "[<>/!?&;#=\"' a-c甲-]{0,60}") {
            let mut all = pieces(&markup);
            all.next();
            all.pass_over("a");
            let count = all.count();
            prop_assert!(count <= 2 * markup.len() + 1);
            let _ = attribute(&markup, "a");
        }
    }
}

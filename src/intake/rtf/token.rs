//! The tokens of RTF: groups, control words, characters.
//!
//! | bytes | token |
//! | --- | --- |
//! | `{`, `}` | a group begins, ends |
//! | `\b0 `, `\u-12345`, `\par` | a control word with its number; one space after it belongs to it |
//! | `\'d5` | a byte of text |
//! | `\~`, `\*`, `\{` | a control symbol |
//! | `\bin5 …` | five bytes of data, skipped |
//! | line ends | nothing |

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word and its number.
    Word(&'a str, Option<i32>),
    Symbol(u8),
    /// A byte of text, literal or as `\'hh`.
    Byte(u8),
}

/// The tokens of a document.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The longest control word.
const LONGEST: usize = 32;

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take_while(&mut self, most: usize, is: fn(u8) -> bool) -> &'a str {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take(most).take_while(|b| is(**b)).count();
        self.at += length;
        rest.get(..length).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default()
    }

    /// Reads the token after a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let c = self.peek()?;
        if c == b'\'' {
            let digit = |at: usize| self.bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
            let Some((high, low)) = digit(self.at + 1).zip(digit(self.at + 2)) else {
                self.at += 1;
                return Some(Token::Symbol(c));
            };
            self.at += 3;
            return Some(Token::Byte(u8::try_from(high * 16 + low).unwrap_or_default()));
        }
        if !c.is_ascii_alphabetic() {
            self.at += 1;
            // A backslash before a line end ends a paragraph.
            return Some(if matches!(c, b'\n' | b'\r') {
                Token::Word("par", None)
            } else {
                Token::Symbol(c)
            });
        }
        let word = self.take_while(LONGEST, |b| b.is_ascii_alphabetic());
        let is_negative = self.peek() == Some(b'-');
        self.at += usize::from(is_negative);
        let digits = self.take_while(10, |b| b.is_ascii_digit());
        let number = digits.parse::<i64>().ok().map(|n| if is_negative { -n } else { n });
        let number = number.and_then(|n| i32::try_from(n).ok());
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == "bin" {
            self.at = self.at.saturating_add(number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let c = self.peek()?;
            self.at += 1;
            return match c {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                c => Some(Token::Byte(c)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_apart() {
        let tokens: Vec<Token<'_>> = Tokens::new(b"{\\b0 a\\'d5\\u-5?\r\n\\~\\bin3 x}y\\par}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Byte(b'a'),
                Token::Byte(0xd5),
                Token::Word("u", Some(-5)),
                Token::Byte(b'?'),
                Token::Symbol(b'~'),
                Token::Word("bin", Some(3)),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }
}

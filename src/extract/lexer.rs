//! Finds the numbers of a text: quantities with their units, and dates.
//!
//! | text | found |
//! | --- | --- |
//! | `2.7万只` | 2.7, unit 万只 |
//! | `400余万元` | 400, 余, unit 万元 |
//! | `1万6千多户`, `3万多亿元` | 16, 多, unit 千户; 3, 多, unit 万亿元 |
//! | `10至15个` | 10 to 15, unit 个 |
//! | `两万亩`, `翻一番` | 2, unit 万亩; 1, unit 番 |
//! | `2023年6月` | a date |
//! | `第7位`, `C919`, `5G`, `1+5`, `三通一平` | no figure |

mod chinese;
mod date;
mod exclusion;
mod misread;
mod number;
mod quantity;
mod range;
mod unit;

use crate::quantity::{Decimal, numeral};
use crate::source::NormalizedText;

/// A number of the text. Positions are indices of normalized characters.
#[derive(Clone, Debug)]
pub(super) enum Token {
    /// A number with a unit.
    Quantity(Quantity),
    /// A year, a month, or a range of either.
    Date(Date),
}

/// A number with its unit.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The first digit.
    pub from: usize,
    /// One past the unit.
    pub to: usize,
    /// The number as written, or the lower end of a range.
    pub number: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The unit with its multiplier: 万元.
    pub unit: String,
    /// The value of the multiplier: 10000.
    pub times: Decimal,
    /// The unit without its multiplier: 元. Empty for a bare number.
    pub base: String,
    /// 余, 多 or 几 within the unit or right after the number.
    pub over: Option<char>,
    /// The proposed characters, if a scanner misread them.
    pub mended: Option<String>,
    /// Whether the unit is a counter (个, 家), not a measure.
    pub counted: bool,
}

impl Quantity {
    /// A number in a measure without a multiplier: 5%, 翻2番.
    fn measured(from: usize, to: usize, number: Decimal, unit: &str) -> Self {
        Self {
            from,
            to,
            number,
            upper: None,
            unit: unit.into(),
            times: Decimal::ONE,
            base: unit.into(),
            over: None,
            mended: None,
            counted: false,
        }
    }
}

/// A date or a range of dates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date {
    pub from: usize,
    pub to: usize,
    /// The year, if written.
    pub year: Option<i16>,
    /// The last year of a range of years.
    pub last_year: Option<i16>,
    /// The first and last month, if written.
    pub months: Option<(u8, u8)>,
}

impl Token {
    /// Its first character.
    pub(super) fn from(&self) -> usize {
        match self {
            Self::Quantity(q) => q.from,
            Self::Date(d) => d.from,
        }
    }

    /// One past its last character.
    pub(super) fn to(&self) -> usize {
        match self {
            Self::Quantity(q) => q.to,
            Self::Date(d) => d.to,
        }
    }
}

/// All numbers of a text, in reading order.
pub(super) fn tokens(text: &NormalizedText<'_>) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let c = text.at(i);
        let token = if c.is_ascii_digit() || numeral::may_be_a_digit(c) {
            let floor = tokens.last().map_or(0, Token::to);
            number::signed(text, i, floor, number::from_ascii(text, i))
        } else if numeral::is_chinese(c) || c == '翻' || c == '百' {
            chinese::from_chinese(text, i)
        } else {
            ScanResult::Nothing(i + 1)
        };
        match token {
            ScanResult::Token(token) => {
                i = token.to().max(i + 1);
                tokens.push(token);
            }
            ScanResult::Nothing(next) => i = next.max(i + 1),
        }
    }
    tokens
}

/// The result of reading at a position.
enum ScanResult {
    Token(Token),
    /// No token. The next position to read at.
    Nothing(usize),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::LOOKED_AT;

    /// The number of characters that the lexer reads for a text.
    fn work(words: &str, times: usize) -> u64 {
        let whole = words.repeat(times);
        let text = NormalizedText::new(&whole);
        LOOKED_AT.set(0);
        let _ = tokens(&text);
        LOOKED_AT.get()
    }

    #[test]
    fn twice_the_text_is_twice_the_work() {
        let texts = [
            "1",
            "1、",
            "1.",
            "1,",
            "一",
            "百分之",
            "1万",
            "1万零",
            "增长",
            "达到",
            "增长1、",
            "第",
            "三分之",
            "-1",
            "1-",
            "2023年",
            "1至",
            "“1”",
            "三成",
            "1个",
            "L",
            "(",
            "翻",
            "1 ",
            "点五",
        ];
        for words in texts {
            let (once, twice) = (work(words, 2000), work(words, 4000));
            assert!(twice <= once * 2 + once / 10 + 1000, "{words}: {once}, {twice}");
        }
    }
}

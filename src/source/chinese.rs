//! Chinese words within text of another language, so that the page can mark their language.
//!
//! | text | Chinese in it |
//! | --- | --- |
//! | `Shanghai 上海市: 5.4%` | `上海市` |
//! | `printed as “L8亿元”` | `亿元` |
//! | `全省GDP增长5.4%左右` | all of it: digits and capitals between Chinese words belong to them |
//! | `上海市 and 北京市` | `上海市`, `北京市` |

/// A text in parts, each with whether it is Chinese. The parts together are the text.
#[must_use]
pub fn parts(text: &str) -> Vec<(bool, &str)> {
    let mut parts: Vec<(bool, &str)> = Vec::new();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text.char_indices().filter(|(_, character)| is_chinese(*character)) {
        let end = at + character.len_utf8();
        match spans.last_mut().filter(|(_, last)| text.get(*last..at).is_some_and(belongs)) {
            Some((_, last)) => *last = end,
            None => spans.push((at, end)),
        }
    }
    let mut done = 0;
    for (start, end) in spans {
        parts.extend(
            [(false, text.get(done..start)), (true, text.get(start..end))]
                .map(|(is, part)| (is, part.unwrap_or_default())),
        );
        done = end;
    }
    parts.push((false, text.get(done..).unwrap_or_default()));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

/// Whether a text has a Chinese word.
#[must_use]
pub fn is_in(text: &str) -> bool {
    text.chars().any(is_chinese)
}

/// Chinese characters, and punctuation and letters of full width.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether what stands between two Chinese words belongs to them: it has no word in small letters.
fn belongs(between: &str) -> bool {
    !between.chars().any(|c| c.is_lowercase() || c == ';' || c == ':')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let chinese: Vec<&str> =
            parts(text).into_iter().filter(|(is, _)| *is).map(|(_, part)| part).collect();
        assert_eq!(chinese, expected, "{text}");
    }

    #[test]
    fn chinese_words_are_found() {
        check("Shanghai 上海市: 5.4%", &["上海市"]);
        check("printed as “L8亿元”, read as 180 million yuan", &["亿元"]);
        check("全省GDP增长5.4%左右", &["全省GDP增长5.4%左右"]);
        check("上海市 and 北京市", &["上海市", "北京市"]);
        check("GDP growth", &[]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn the_parts_are_the_text(text in "[a-z国务院0-9 ：:;A-Z]*|.*") {
            let whole: String = parts(&text).into_iter().map(|(_, part)| part).collect();
            prop_assert_eq!(&whole, &text);
            prop_assert_eq!(is_in(&text), parts(&text).iter().any(|(is, _)| *is));
        }
    }
}

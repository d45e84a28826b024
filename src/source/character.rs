//! Normalizes single characters.
//!
//! | written | read as |
//! | --- | --- |
//! | `１２．５％` | `12.5%` |
//! | `（一）`, `㈠` | `(一)` |
//! | `⑴`, `⒈` | `(1)`, `1．` |
//! | `−5`, `－5`, `–5` | `-5` |

/// Spaces, zero-width breaks, and invisible marks.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c) || c.is_control()
}

/// Whether a character has no width and no meaning in a report: zero-width spaces and joiners, marks of direction,
/// soft hyphens, variation selectors.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a space between two such characters separates words or numbers.
pub(super) fn keeps_space(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// The normalized form of a character.
pub(super) fn normal(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '／' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '﹪' => '%',
        ';' => '；',
        ':' | '∶' | '︰' => '：',
        '?' => '？',
        '!' => '！',
        '（' => '(',
        '）' => ')',
        '〜' | '～' | '∼' => '~',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        '＞' => '>',
        '＜' => '<',
        '﹣' | '－' | '–' | '‐' | '‑' | '−' => '-',
        '―' | '─' | '━' => '—',
        '﹐' => '，',
        '○' => '〇',
        _ => c,
    }
}

/// The characters of a number that is encoded as one character with its brackets or point: `㈢`, `⑴`, `⒈`.
pub(super) fn enclosed(c: char) -> Option<Vec<char>> {
    const CHINESE: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let digits = |n: u32| n.to_string().chars().collect::<Vec<char>>();
    let within = |inner: &[char]| [&['('], inner, &[')']].concat();
    let behind = |first: u32| u32::from(c) - first;
    match c {
        '㈠'..='㈩' => CHINESE.get(behind(0x3220) as usize).map(|n| within(&[*n])),
        '⑴'..='⒇' => Some(within(&digits(behind(0x2474) + 1))),
        '⒈'..='⒛' => Some([digits(behind(0x2488) + 1), vec![super::list::MARK]].concat()),
        _ => None,
    }
}

/// The width of a character in columns; a Chinese character has two.
pub(super) fn columns(c: char) -> usize {
    match c {
        _ if is_invisible(c) => 0,
        '\t' => 4,
        '\0'..'\u{250}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{ff61}'..='\u{ffdc}' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_one_character_are_spelled() {
        let spelled = |c: char| enclosed(c).map(String::from_iter).unwrap_or_default();
        assert_eq!(spelled('㈢'), "(三)");
        assert_eq!(spelled('㈩'), "(十)");
        assert_eq!(spelled('⑴'), "(1)");
        assert_eq!(spelled('⒇'), "(20)");
        assert_eq!(spelled('⒈'), "1．");
        assert_eq!(spelled('①'), "");
    }

    #[test]
    fn chinese_characters_take_two_columns() {
        assert_eq!("产值1.5亿元“".chars().map(columns).sum::<usize>(), 13);
    }
}

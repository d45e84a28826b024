//! Characters of symbol fonts, whose codes mean nothing outside their font.
//!
//! | font | code | character |
//! | --- | --- | --- |
//! | Symbol | F02D, F0B3 | −, ≥ |
//! | Wingdings | F081, F0FC | ①, ✓ |
//! | any other | 2460 | as Unicode has it |

/// The Unicode character for a font's code; `None` if the font's characters are unknown.
pub(super) fn character(font: &str, code: u32) -> Option<char> {
    // Symbol fonts have 224 characters in Unicode's private use area.
    let private = matches!(code, 0xF000..=0xF0FF);
    let byte = u8::try_from(code & 0xFF).ok().filter(|_| private || code <= 0xFF);
    match (font.to_ascii_lowercase().as_str(), byte) {
        ("symbol", Some(byte)) => symbol(byte),
        ("wingdings", Some(byte)) => wingdings(byte),
        ("wingdings 2", Some(byte)) => wingdings2(byte),
        (_, Some(byte)) if private => byte.is_ascii_graphic().then(|| char::from(byte)),
        _ => char::from_u32(code).filter(|c| !c.is_control() && !matches!(c, '\u{e000}'..='\u{f8ff}')),
    }
}

/// The Symbol font: letters are Greek, digits stay digits.
fn symbol(byte: u8) -> Option<char> {
    const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let letter = |letters: &str, first: u8| letters.chars().nth(usize::from(byte - first));
    match byte {
        b'A'..=b'Z' => letter(GREEK, b'A'),
        b'a'..=b'z' => letter(SMALL, b'a'),
        0x2D => Some('−'),
        0x2A => Some('∗'),
        0x40 => Some('≅'),
        0x5C => Some('∴'),
        0x7E => Some('∼'),
        0x20..=0x7E => Some(char::from(byte)),
        0xA2 => Some('′'),
        0xA3 => Some('≤'),
        0xA4 => Some('⁄'),
        0xA5 => Some('∞'),
        0xAB => Some('↔'),
        0xAC => Some('←'),
        0xAD => Some('↑'),
        0xAE => Some('→'),
        0xAF => Some('↓'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB2 => Some('″'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB5 => Some('∝'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBA => Some('≡'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xD7 => Some('·'),
        _ => None,
    }
}

fn wingdings(byte: u8) -> Option<char> {
    let counted = |first: char, from: u8| char::from_u32(u32::from(first) + u32::from(byte - from));
    match byte {
        0x20 => Some(' '),
        0x6C | 0x9F => Some('●'),
        0x6E | 0xA7 => Some('■'),
        0x6F | 0xA8 => Some('□'),
        0x75 => Some('◆'),
        0x80 => Some('⓪'),
        0x81..=0x8A => counted('①', 0x81),
        0x8B => Some('⓿'),
        0x8C..=0x95 => counted('❶', 0x8C),
        0xD8 => Some('➢'),
        0xDF => Some('←'),
        0xE0 => Some('→'),
        0xE1 => Some('↑'),
        0xE2 => Some('↓'),
        0xFC => Some('✓'),
        0xFB => Some('✗'),
        0xFE => Some('☑'),
        _ => None,
    }
}

fn wingdings2(byte: u8) -> Option<char> {
    match byte {
        0x50 => Some('✓'),
        0x52 => Some('☑'),
        0x69 => Some('⓪'),
        0x6A..=0x73 => char::from_u32(u32::from('①') + u32::from(byte - 0x6A)),
        0xA3 => Some('□'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(font: &str, code: u32, expected: Option<char>) {
        assert_eq!(character(font, code), expected, "{font} {code:X}");
    }

    #[test]
    fn codes_of_symbol_fonts() {
        check("Symbol", 0xF02D, Some('−'));
        check("Symbol", 0x2D, Some('−'));
        check("Symbol", 0xF0B3, Some('≥'));
        check("Symbol", 0xF035, Some('5'));
        check("symbol", 0xF061, Some('α'));
        check("Wingdings", 0xF081, Some('①'));
        check("Wingdings 2", 0xF06A, Some('①'));
        check("Wingdings", 0xF000, None);
    }

    #[test]
    fn codes_of_other_fonts() {
        check("宋体", 0x2460, Some('①'));
        check("Times New Roman", 0xF025, Some('%'));
        check("宋体", 0xE123, None);
        check("宋体", 0x7, None);
        check("宋体", u32::MAX, None);
    }
}

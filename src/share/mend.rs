//! Undoes what chat apps, mail programs and word processors do to links.
//!
//! | arrives | read as |
//! | --- | --- |
//! | `%23r1-eNq`, `%2523r1%252DeNq` | `r1-eNq` |
//! | `r1-e Nq`, with line breaks or zero-width characters | `r1-eNq` |
//! | `＃ｒ１－ｅＮｑ`, `r1–eNq`, `R1-eNq` | `r1-eNq` |
//! | `r1-eNq&from=timeline`, `r1-eNq?from=singlemessage`, `r1-eNq。` | `r1-eNq` |
//! | `r1—eNq` | `r1-eNq`, or `r1--eNq` if that is incomplete: word processors turn two hyphens into a dash |
//! | `r1-eNq look at this` | `r1-eNqlookatthis`, or `r1-eNq` if that is incomplete |

/// The most layers of percent encoding that are decoded.
const ENCODED: usize = 3;

/// Dashes of both lengths. Each replaced one hyphen or two.
const EN_DASH: char = '\u{2013}';
const EM_DASH: char = '\u{2014}';

/// The possible originals of a dash, most likely first.
const HYPHENS: [[&str; 2]; 3] = [["-", "-"], ["-", "--"], ["--", "--"]];

/// Mends a fragment, except for dashes and spaces.
pub(super) fn plain(fragment: &str) -> String {
    let mut text = characters(fragment);
    for _ in 0..ENCODED {
        if !text.contains('%') {
            break;
        }
        text = characters(&percent_decoded(&text));
    }
    text.trim_start_matches([' ', '#', '!', '/']).trim_end().to_owned()
}

/// The possible originals of a mended fragment, most likely first.
pub(super) fn spellings(plain: &str) -> Vec<String> {
    let mut spellings = Vec::new();
    let first_word = plain.split(' ').next().unwrap_or_default();
    for text in [plain.replace(' ', ""), first_word.to_owned()] {
        for [en, em] in HYPHENS {
            let spelling = text.replace(EN_DASH, en).replace(EM_DASH, em);
            if !spellings.contains(&spelling) {
                spellings.push(spelling);
            }
        }
    }
    spellings
}

/// Restores characters that a keyboard or a program replaced.
fn characters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if is_invisible(c) => {}
            _ if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            // The mark of quoted lines in mail.
            '>' | '＞' if plain.ends_with(' ') => {}
            '－' | '‐' | '‑' | '−' | '﹣' => plain.push('-'),
            '‒' | '–' | '﹘' => plain.push(EN_DASH),
            '—' | '―' => plain.push(EM_DASH),
            _ => plain.push(half_width(c)),
        }
    }
    plain
}

/// Zero-width characters: joiners, direction marks, soft hyphens, byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

pub(super) fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Decodes percent codes. Other text, such as an address typed by hand, stays unchanged.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).filter(|code| code.iter().all(u8::is_ascii_hexdigit));
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fragment: &str, expected: &[&str]) {
        assert_eq!(spellings(&plain(fragment)), expected, "{fragment}");
    }

    #[test]
    fn what_was_done_on_the_way_is_undone() {
        check("#r1-eNq", &["r1-eNq"]);
        check("%23r1-eNq", &["r1-eNq"]);
        check("%2523r1%252DeNq", &["r1-eNq"]);
        check("r1-e\u{200b}N\u{ad}q", &["r1-eNq"]);
        check("＃ｒ１－ｅＮｑ", &["r1-eNq"]);
        check("r1\u{2011}eNq", &["r1-eNq"]);
        check("r1%E2%80%93eNq", &["r1-eNq", "r1--eNq"]);
        check("r1-e\r\n N%20q", &["r1-eNq", "r1-e"]);
        check("r1-e\n> Nq", &["r1-eNq", "r1-e"]);
        check("r1-100%", &["r1-100%"]);
    }
}

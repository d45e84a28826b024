//! Decodes text of unknown encoding: the most plausible reading wins.
//!
//! | bytes | read as |
//! | --- | --- |
//! | a byte order mark | the encoding that it marks; half a code unit at the end becomes `U+FFFD` |
//! | valid UTF-8 without NUL, or with a few beside Chinese words | UTF-8 |
//! | UTF-8 with a few broken bytes | UTF-8, each fault as `U+FFFD`; GB18030 would give rare characters |
//! | GBK, GB 2312, GB18030 | GB18030 |
//! | Big5 | Big5 |
//! | UTF-16 without a mark | UTF-16, even if all bytes are ASCII |
//! | pictures, programs | nothing |
//!
//! A reading is plausible if most of its characters outside ASCII are among a few hundred common ones.

/// An encoding whose tables the browser provides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// GB18030, which includes GBK and GB 2312.
    Gb18030,
    /// Big5, for traditional characters.
    Big5,
}

/// The port to the browser's decoders. Broken bytes become `U+FFFD`; `None` if the browser does not know
/// the encoding.
pub type Decoders = fn(Legacy, &[u8]) -> Option<String>;

/// Common characters of Chinese texts, simplified and traditional, in order of their code points.
const COMMON: &str = "\
    一万三上下不与专业东个中为主乡争事二五交产人亿代以们任企优会位体作供係促保信個們做健傢億優元\
    党入全公共关农决准出分划创利到制創劃力办加务动動務化区医區十升协協县发口台各合同向和品商善嚮\
    四园国國園在地场坚型城域基堅場境增外多大好学學安完定实家實对导專對導小就居展山工市平年广应府\
    度廣建开式引強强心快态性总態應成我战戰打扩批技抓投护持推提擴支收改放政效敎教数整數文新方施时\
    昇是時更會有服期本机权村東极构标業極構標機檯權步民水決治法活流济消深源準濟点為營爭物特率环现\
    現理環生產用电發的监監目省示社科积程稳積穩立第等策管範精系級結統經綜綫網縣總續级线经结统续综\
    网羣群老联聯育能自與色范营萬落融行衕製要規规解計設試調護计设试调費資質质费资路轉转辦農达运进\
    通造進運道達部鄉醫重量金鎭镇長长開閤關防际院险際障險集電面革項領项领風风體高麪點黨齣";

/// Chinese punctuation.
const MARKS: &str = "，。；：、“”（）《》！？　—…·％０１２３４５６７８９．";

/// The least proportion of common characters in a reading with faults.
const PLAUSIBLE: f32 = 0.25;

/// The least number of other characters for each fault in a reading.
const CHARACTERS_A_FAULT: usize = 20;

/// The number of characters that are examined.
const SAMPLE: usize = 20_000;

/// Decodes bytes in any of these encodings; `None` if they are no text.
#[must_use]
pub fn decode(bytes: Vec<u8>, decoders: Decoders) -> Option<String> {
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => return Some(ascii_as_utf16(&text).unwrap_or(text)),
            Ok(text) if has_few_nuls(&text) => text.replace('\0', ""),
            Ok(text) => guess(text.as_bytes(), decoders)?,
            Err(other) => guess(other.as_bytes(), decoders)?,
        },
    };
    let has_words = !text.trim_end_matches('\u{fffd}').is_empty();
    // Bytes that are no text still decode to something.
    (has_words && !text.contains('\0')).then_some(text)
}

/// Whether a text has words outside ASCII and hardly any NUL. UTF-16 read as another encoding has a NUL for each
/// ASCII character.
fn has_few_nuls(text: &str) -> bool {
    const CHARACTERS_A_NUL: usize = 50;
    !text.is_ascii() && text.matches('\0').count() * CHARACTERS_A_NUL < text.len()
}

/// The Chinese text in UTF-16 whose bytes are all ASCII; `None` for ASCII text. `地。` in UTF-16 has the bytes of
/// `W00` and a control character.
fn ascii_as_utf16(text: &str) -> Option<String> {
    /// The least proportion of common characters. Ordinary ASCII text has hardly any.
    const SURE: f32 = 0.5;
    if !text.is_ascii() || !text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return None;
    }
    let readings = [utf16(text.as_bytes(), u16::from_le_bytes), utf16(text.as_bytes(), u16::from_be_bytes)];
    readings.into_iter().find(|reading| {
        let plausibility = Plausibility::of(reading);
        plausibility.faults == 0 && plausibility.proportion >= SURE
    })
}

/// The most plausible text of bytes that are not valid UTF-8.
fn guess(bytes: &[u8], decoders: Decoders) -> Option<String> {
    let readings = [
        Some(String::from_utf8_lossy(bytes).into_owned()),
        decoders(Legacy::Gb18030, bytes),
        decoders(Legacy::Big5, bytes),
        Some(utf16(bytes, u16::from_le_bytes)),
        Some(utf16(bytes, u16::from_be_bytes)),
    ];
    let judged = readings.into_iter().flatten().filter(|text| !text.contains('\0'));
    let judged = judged.map(|text| (Plausibility::of(&text), text));
    // Of equally plausible readings the first wins: the more common encoding.
    let best = judged.reduce(|best, next| if next.0.proportion > best.0.proportion { next } else { best });
    best.filter(|(plausibility, _)| plausibility.is_text()).map(|(_, text)| text)
}

/// How plausible a reading is.
struct Plausibility {
    /// The proportion of common characters among those outside ASCII. Faults and control characters lower it.
    proportion: f32,
    faults: usize,
    characters: usize,
}

impl Plausibility {
    fn of(text: &str) -> Self {
        let common: Vec<char> = COMMON.chars().collect();
        let (mut good, mut all, mut faults, mut characters) = (0_i32, 0_i32, 0, 0);
        for c in text.chars().take(SAMPLE) {
            characters += 1;
            match c {
                '\u{fffd}' => {
                    faults += 1;
                    good -= 1;
                    all += 1;
                }
                _ if c.is_control() && !c.is_whitespace() => {
                    faults += 1;
                    good -= 2;
                    all += 1;
                }
                '\u{e000}'..='\u{f8ff}' => {
                    good -= 1;
                    all += 1;
                }
                _ if c.is_ascii() => {}
                _ => {
                    all += 1;
                    good += i32::from(common.binary_search(&c).is_ok() || MARKS.contains(c));
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a proportion of at most some thousand characters")]
        let proportion = if all == 0 { 0.5 } else { good as f32 / all as f32 };
        Self { proportion, faults, characters }
    }

    fn is_text(&self) -> bool {
        self.faults == 0
            || self.proportion >= PLAUSIBLE && self.faults * CHARACTERS_A_FAULT <= self.characters
    }
}

/// Decodes UTF-16. Half a code unit at the end and unpaired surrogates become `U+FFFD`.
pub(super) fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String =
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

#[cfg(test)]
pub(crate) mod tests {
    use encoding_rs::{BIG5, GB18030};
    use proptest::prelude::*;

    use super::*;

    /// The decoders, natively.
    pub(crate) fn decoders(legacy: Legacy, bytes: &[u8]) -> Option<String> {
        let encoding = match legacy {
            Legacy::Gb18030 => GB18030,
            Legacy::Big5 => BIG5,
        };
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }

    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(decode(bytes.to_vec(), decoders).as_deref(), expected);
    }

    const SIMPLIFIED: &str =
        "石桥镇2024年政府工作报告\n全镇实现地区生产总值6.5亿元，增长6.3%。粮食总产量1.6万吨。";
    const TRADITIONAL: &str =
        "石橋鎮2024年政府工作報告\n全鎮實現地區生產總值6.5億元，增長6.3%。糧食總產量1.6萬噸。";

    fn utf16_of(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn encodings_without_a_mark_are_found() {
        check(&GB18030.encode(SIMPLIFIED).0, Some(SIMPLIFIED));
        check(&GB18030.encode(TRADITIONAL).0, Some(TRADITIONAL));
        check(&BIG5.encode(TRADITIONAL).0, Some(TRADITIONAL));
        for text in [SIMPLIFIED, TRADITIONAL, "产值5亿元"] {
            check(&utf16_of(text, u16::to_le_bytes), Some(text));
            check(&utf16_of(text, u16::to_be_bytes), Some(text));
            check(text.as_bytes(), Some(text));
        }
        check(&utf16_of("地年年济政值。值区。元。", u16::to_be_bytes), Some("地年年济政值。值区。元。"));
        check(format!("{SIMPLIFIED}\0").as_bytes(), Some(SIMPLIFIED));
        check(b"a,b\x02\r\n1,2", Some("a,b\u{2}\r\n1,2"));
        check(&GB18030.encode("产值5亿元").0, Some("产值5亿元"));
    }

    #[test]
    fn half_a_unit_is_broken() {
        let mut bytes = utf16_of(&format!("\u{feff}{SIMPLIFIED}"), u16::to_le_bytes);
        bytes.push(0x41);
        check(&bytes, Some(&format!("{SIMPLIFIED}\u{fffd}")));
        let mut bytes = utf16_of(SIMPLIFIED, u16::to_le_bytes);
        bytes.push(0x41);
        check(&bytes, Some(&format!("{SIMPLIFIED}\u{fffd}")));
        check(&[0xFF, 0xFE, 0x41], None);
    }

    #[test]
    fn a_few_broken_bytes_are_no_other_encoding() {
        let mut bytes = SIMPLIFIED.as_bytes().to_vec();
        bytes.insert(3, 0xFF);
        let (first, rest) = SIMPLIFIED.split_at(3);
        check(&bytes, Some(&format!("{first}\u{fffd}{rest}")));
        let mut bytes = GB18030.encode(SIMPLIFIED).0.into_owned();
        bytes.push(0xFF);
        check(&bytes, Some(&format!("{SIMPLIFIED}\u{fffd}")));
    }

    #[test]
    fn pictures_are_no_text() {
        check(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 2, 0, 0, 1], None);
        check(&[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0], None);
        check(&[0xFF, 0xFF, 0x00], None);
    }

    proptest! {
        #[test]
        fn chinese_is_read_in_every_encoding(text in "[全镇实现地区生产总值亿元增长工作报告年政府经济发展0-9，。]{12,60}") {
            prop_assume!(!text.bytes().all(|b| b.is_ascii()));
            for bytes in [GB18030.encode(&text).0.into_owned(), utf16_of(&text, u16::to_be_bytes), utf16_of(&text, u16::to_le_bytes)] {
                prop_assert_eq!(decode(bytes, decoders), Some(text.clone()));
            }
        }

        #[test]
        fn never_panics(bytes: Vec<u8>) {
            let _ = decode(bytes, decoders);
        }
    }
}

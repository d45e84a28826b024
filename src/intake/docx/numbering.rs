//! The automatic numbers of paragraphs.
//!
//! | format | text | numbers |
//! | --- | --- | --- |
//! | `chineseCounting` | `%1、` | 一、 二、 … 十一、 |
//! | `chineseCounting` | `（%2）` | （一） （二） |
//! | `decimal` | `%3.` | 1. 2. |
//! | `bullet` | any | none |

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::attribute;

/// Lists have nine levels.
const LEVELS: usize = 9;

/// The lists of a document, and how far each was counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// The definition of each list.
    definition: HashMap<u32, u32>,
    levels: HashMap<u32, [Level; LEVELS]>,
    /// How far each definition was counted, on every level.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
}

/// How one level is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    start: Option<u32>,
}

impl Numbering {
    /// Reads `numbering.xml`; what cannot be read of it numbers nothing.
    pub(super) fn new(xml: &str) -> Self {
        let mut numbering = Self::default();
        let mut reader = Reader::from_str(xml);
        let (mut definition, mut list, mut level) = (None, None, 0);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "abstractNum" => {
                        definition = number(&tag, "abstractNumId");
                        list = None;
                    }
                    "num" => list = number(&tag, "numId"),
                    "abstractNumId" => {
                        if let (Some(list), Some(of)) = (list, number(&tag, "val")) {
                            numbering.definition.insert(list, of);
                        }
                    }
                    "lvl" => level = number(&tag, "ilvl").unwrap_or(0) as usize,
                    name => {
                        // What follows the definitions overrides single lists, which reports do not.
                        let known = definition.filter(|_| list.is_none());
                        let levels = known.map(|id| numbering.levels.entry(id).or_default());
                        let Some(level) = levels.and_then(|levels| levels.get_mut(level)) else { continue };
                        match name {
                            "numFmt" => level.format = attribute(&tag, "val").unwrap_or_default(),
                            "lvlText" => level.text = attribute(&tag, "val").unwrap_or_default(),
                            "start" => level.start = number(&tag, "val"),
                            _ => {}
                        }
                    }
                },
                Event::Eof => break,
                _ => {}
            }
        }
        numbering
    }

    /// The number of the next paragraph of a list, as it is printed.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<String> {
        let definition = *self.definition.get(&list)?;
        let levels = self.levels.get(&definition)?;
        let this = levels.get(level)?;
        let counted = self.counted.entry(definition).or_default();
        let first = this.start.unwrap_or(1);
        let place = counted.get_mut(level)?;
        *place = Some(place.map_or(first, |number| number.saturating_add(1)));
        counted.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
        if this.format == "bullet" || this.format == "none" {
            return None;
        }
        let mut text = this.text.clone();
        for (at, (level, number)) in levels.iter().zip(counted.iter()).enumerate() {
            let sign = format!("%{}", at + 1);
            if text.contains(&sign) {
                let number = number.or(level.start).unwrap_or(1);
                text = text.replace(&sign, &printed(&level.format, number));
            }
        }
        Some(text)
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

/// A number in the level's format; in digits, if the format is a rare one.
fn printed(format: &str, number: u32) -> String {
    match format {
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCounting" => {
            chinese(number)
        }
        "upperLetter" | "lowerLetter" => {
            let first = if format == "upperLetter" { b'A' } else { b'a' };
            let letter = u8::try_from(number.saturating_sub(1) % 26).map_or(first, |n| first + n);
            char::from(letter).to_string()
        }
        _ => number.to_string(),
    }
}

/// Below a hundred in Chinese, beyond in digits: no list is that long.
fn chinese(number: u32) -> String {
    let digit = |n: u32| "零一二三四五六七八九".chars().nth(n as usize).unwrap_or('零');
    match number {
        0..=9 => digit(number).to_string(),
        10..=99 => {
            let mut text = String::new();
            if number >= 20 {
                text.push(digit(number / 10));
            }
            text.push('十');
            if !number.is_multiple_of(10) {
                text.push(digit(number % 10));
            }
            text
        }
        _ => number.to_string(),
    }
}

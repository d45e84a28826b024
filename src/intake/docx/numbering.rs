//! Reads the definitions of automatic numbers: `numbering.xml`, and the same under other names in Word 2003 XML
//! (`w:listDef`, `w:list`). [`list_number`](super::super::list_number) counts.
//!
//! | definition | numbers |
//! | --- | --- |
//! | `w:numFmt` `chineseCounting`, `w:lvlText` `%1、` | 一、 二、 |
//! | `w:lvlText` `%1.%2` with `w:isLgl` | 1.1 1.2, whatever the format of the level above |
//! | a `w:num` with `w:startOverride` 5 | 5. 6. |
//! | `w:vanish`, `bullet` | none |

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::list_number::{LEVELS, LONGEST, Level, Numbering};
use super::super::numeral::format_of_code;
use super::super::xml::{attribute, holds, number};

/// Reads the definitions. A damaged definition numbers nothing.
pub(super) fn read(xml: &str) -> Numbering {
    let mut parser = Parser::default();
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => parser.start(&tag, false),
            Event::Empty(tag) => parser.start(&tag, true),
            Event::End(tag) => parser.end(tag.local_name().as_ref()),
            Event::Eof => break,
            _ => {}
        }
    }
    parser.numbering
}

/// The position in the definitions.
#[derive(Default)]
struct Parser {
    numbering: Numbering,
    definition: Option<i64>,
    list: Option<i64>,
    /// The level that a list overrides or that is being defined.
    level: usize,
    is_override: bool,
}

impl Parser {
    fn start(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        match tag.local_name().as_ref() {
            "abstractNum" | "listDef" => {
                self.definition = number(tag, "abstractNumId").or_else(|| number(tag, "listDefId"));
                self.list = None;
            }
            "num" | "list" => {
                self.list = number(tag, "numId").or_else(|| number(tag, "ilfo"));
                self.definition = None;
            }
            "abstractNumId" | "ilst" => {
                if let (Some(list), Some(of)) = (self.list, number(tag, "val")) {
                    self.numbering.lists.entry(list).or_default().definition = of;
                }
            }
            "lvlOverride" => self.level = number(tag, "ilvl").unwrap_or(LEVELS),
            "startOverride" => {
                let list = self.list.and_then(|list| self.numbering.lists.get_mut(&list));
                if let Some(start) = list.and_then(|list| list.starts.get_mut(self.level)) {
                    *start = number(tag, "val");
                }
            }
            "lvl" => {
                self.level = number(tag, "ilvl").unwrap_or(LEVELS);
                self.is_override = self.list.is_some() && !is_empty;
            }
            "numStyleLink" | "listStyleLink" => {
                let definition = self.definition.map(|id| self.numbering.definitions.entry(id).or_default());
                if let Some(definition) = definition {
                    definition.linked = attribute(tag, "val");
                }
            }
            name => {
                if let Some(level) = self.level() {
                    property(level, name, tag);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "abstractNum" | "listDef" => self.definition = None,
            "num" | "list" => self.list = None,
            "lvl" => self.is_override = false,
            _ => {}
        }
    }

    /// The level that is being defined.
    fn level(&mut self) -> Option<&mut Level> {
        if let Some(id) = self.definition {
            return self.numbering.definitions.entry(id).or_default().levels.get_mut(self.level);
        }
        let list = self.list.filter(|_| self.is_override)?;
        let level = self.numbering.lists.entry(list).or_default().levels.get_mut(self.level)?;
        Some(level.get_or_insert_default())
    }
}

fn property(level: &mut Level, name: &str, tag: &BytesStart<'_>) {
    match name {
        "numFmt" => {
            let format = attribute(tag, "val").unwrap_or_default();
            // A custom format lists the printed numbers: 001, 002, 003.
            let is_padded = attribute(tag, "format").is_some_and(|format| format.starts_with('0'));
            level.format = if format == "custom" && is_padded { "decimalZero".to_owned() } else { format };
        }
        "nfc" => level.format = format_of_code(number(tag, "val").unwrap_or(0)).to_owned(),
        "lvlText" => {
            let text = attribute(tag, "val").unwrap_or_default();
            level.text = text.chars().take(LONGEST * 2).collect();
        }
        "start" => level.start = number(tag, "val").unwrap_or(0),
        "pStyle" => level.style = attribute(tag, "val"),
        "lvlRestart" => level.restart = number(tag, "val"),
        "isLgl" => level.in_digits = holds(tag),
        "vanish" => level.is_hidden = holds(tag),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers paragraphs, each given as list and level, by levels as XML.
    fn check(levels: &str, lists: &str, paragraphs: &[(i64, usize)], expected: &str) {
        let xml = format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{lists}</w:numbering>"
        );
        let mut numbering = read(&xml);
        let printed: Vec<String> = paragraphs
            .iter()
            .map(|(list, level)| numbering.next(*list, *level).unwrap_or_else(|| "-".to_owned()))
            .collect();
        assert_eq!(printed.join(" "), expected);
    }

    fn level(at: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"
        )
    }

    const ONE: &str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

    #[test]
    fn levels_start_anew_after_higher_ones() {
        let levels = level(0, "chineseCounting", "%1、", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
        check(&levels, ONE, &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], "一、 1.1 1.2 二、 2.1");
        let never = level(0, "decimal", "%1", "") + &level(1, "decimal", "(%2)", "<w:lvlRestart w:val='0'/>");
        let skipped = level(0, "decimal", "%1", "")
            + &level(1, "lowerLetter", "%1.%2", "")
            + &level(2, "upperRoman", "%1.%2.%3", "");
        check(&skipped, ONE, &[(1, 0), (1, 2), (1, 1)], "1 1.a.I 1.b");
        check(&never, ONE, &[(1, 0), (1, 1), (1, 0), (1, 1)], "1 (1) 2 (2)");
    }

    #[test]
    fn lists_of_one_definition_count_on_unless_they_start_over() {
        let more = "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>\
            <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";
        let lists = format!("{ONE}{more}");
        check(
            &level(0, "decimal", "%1.", ""),
            &lists,
            &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)],
            "1. 2. 5. 6. 7.",
        );
    }

    #[test]
    fn formats_and_starts_as_word_has_them() {
        let legal = level(0, "upperRoman", "%1", "") + &level(1, "decimalZero", "%1.%2", "<w:isLgl/>");
        check(&legal, ONE, &[(1, 0), (1, 1)], "I 1.01");
        let with_bullet = level(0, "bullet", "●", "") + &level(1, "decimal", "%1.%2", "");
        check(&with_bullet, ONE, &[(1, 1)], ".1");
        let unsaid = "<w:lvl w:ilvl='0'><w:numFmt w:val='ordinal'/><w:lvlText w:val='%1'/></w:lvl>";
        check(unsaid, ONE, &[(1, 0), (1, 0)], "0th 1st");
    }

    #[test]
    fn a_list_may_define_a_level_of_its_own() {
        let lists = "<w:num w:numId='1'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>\
            <w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1)'/></w:lvl></w:lvlOverride></w:num>";
        check(&level(0, "decimal", "%1.", ""), lists, &[(1, 0), (1, 0)], "III) IV)");
    }

    #[test]
    fn bullets_and_hidden_numbers_are_none() {
        check(&level(0, "bullet", "●", ""), ONE, &[(1, 0), (9, 0), (1, 8)], "- - -");
        check(&level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), ONE, &[(1, 0)], "-");
    }

    #[test]
    fn a_number_is_never_long() {
        let text = "%1".repeat(100_000);
        let mut numbering = read(&format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'>{}</w:abstractNum>{ONE}</w:numbering>",
            level(0, "upperRoman", &text, "")
        ));
        assert_eq!(numbering.next(1, 0).map(|number| number.len()), Some(LONGEST));
    }
}

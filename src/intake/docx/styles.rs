//! Styles: the inherited properties of paragraphs and runs that change the words.
//!
//! | style | based on | taken over |
//! | --- | --- | --- |
//! | `标题1` with `numId 1` | | list 1, on the level that the list gives this style |
//! | `标题2` with `ilvl 1` | `标题1` | list 1, level 1 |
//! | `内部` with `vanish` | | hidden words |

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::xml::{attribute, holds, number};
use crate::intake::list_number::Numbering;

/// The longest chain of base styles that is followed.
const DEEPEST: usize = 20;

/// The properties of a run; `None` where it does not set them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RunLook {
    /// Hidden.
    pub(super) vanish: Option<bool>,
    /// Struck through, once or twice.
    pub(super) struck: Option<bool>,
    /// Raised, as an exponent or a note's mark.
    pub(super) raised: Option<bool>,
}

impl RunLook {
    /// Reads one property.
    pub(super) fn property(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "vanish" => self.vanish = Some(holds(tag)),
            "strike" | "dstrike" => self.struck = Some(self.struck == Some(true) || holds(tag)),
            "vertAlign" => self.raised = Some(attribute(tag, "val").is_some_and(|at| at == "superscript")),
            // Raised by a distance in half points.
            "position" if number(tag, "val").unwrap_or(0_i32) >= 4 => self.raised = Some(true),
            _ => {}
        }
    }

    /// These properties, completed by the other's.
    fn or(self, other: Self) -> Self {
        Self {
            vanish: self.vanish.or(other.vanish),
            struck: self.struck.or(other.struck),
            raised: self.raised.or(other.raised),
        }
    }

    /// Combines with another kind of style. A property that both switch on is off.
    fn toggled(self, other: Self) -> Self {
        let both = |a: Option<bool>, b: Option<bool>| match (a, b) {
            (Some(a), Some(b)) => Some(a != b),
            (a, b) => a.or(b),
        };
        Self {
            vanish: both(self.vanish, other.vanish),
            struck: both(self.struck, other.struck),
            raised: self.raised.or(other.raised),
        }
    }
}

/// The list and level in a paragraph's properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPosition {
    /// The list; 0 means none.
    pub(super) list: Option<i64>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

#[derive(Default)]
struct Style {
    base: Option<String>,
    position: ListPosition,
    look: RunLook,
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name no style.
    paragraph: Option<String>,
    /// The defaults where no style sets a property.
    look: RunLook,
}

impl Styles {
    /// Reads the styles. A damaged style changes nothing.
    pub(super) fn new(xml: &str) -> Self {
        let mut styles = Self::default();
        let mut id: Option<String> = None;
        // The open elements within a style.
        let mut path: Vec<String> = Vec::new();
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            let (tag, is_empty) = match event {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(_) => {
                    path.pop();
                    continue;
                }
                Event::Eof => break,
                _ => continue,
            };
            let name = tag.local_name().as_ref().to_owned();
            if name == "style" {
                id = attribute(&tag, "styleId");
                let is_default =
                    attribute(&tag, "default").is_some_and(|v| matches!(v.as_str(), "1" | "true" | "on"));
                if is_default && attribute(&tag, "type").is_some_and(|kind| kind == "paragraph") {
                    styles.paragraph.clone_from(&id);
                }
            }
            // Properties within tracked changes and table parts are not the style's.
            let is_own = !path.iter().any(|name| name.ends_with("Change") || name == "tblStylePr");
            if is_own {
                styles.property(id.as_deref(), &path, &tag);
            }
            if !is_empty {
                path.push(name);
            }
        }
        styles
    }

    fn property(&mut self, id: Option<&str>, path: &[String], tag: &BytesStart<'_>) {
        let is_within = |name: &str| path.iter().any(|open| open == name);
        if is_within("docDefaults") {
            return self.look.property(tag);
        }
        let Some(id) = id.filter(|_| is_within("style")) else { return };
        let style = self.styles.entry(id.to_owned()).or_default();
        match tag.local_name().as_ref() {
            "basedOn" => style.base = attribute(tag, "val"),
            "numId" | "ilfo" => style.position.list = number(tag, "val"),
            "ilvl" => style.position.level = number(tag, "val"),
            _ if is_within("rPr") => style.look.property(tag),
            _ => {}
        }
    }

    /// A style and its base styles.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let entry = |id: &'a str| self.styles.get(id).map(|style| (id, style));
        std::iter::successors(id.and_then(entry), move |(_, style)| entry(style.base.as_deref()?))
            .take(DEEPEST)
    }

    /// The list of a numbering style.
    pub(super) fn list_of(&self, style: &str) -> Option<i64> {
        self.chain(Some(style)).find_map(|(_, style)| style.position.list)
    }

    /// The list and level of a paragraph, from its own properties and its style.
    pub(super) fn position(
        &self,
        own: ListPosition,
        style: Option<&str>,
        numbering: &Numbering,
    ) -> Option<(i64, usize)> {
        let style = style.filter(|id| self.styles.contains_key(*id)).or(self.paragraph.as_deref());
        let inherited = self.chain(style).find(|(_, style)| style.position.list.is_some());
        let list = own
            .list
            .or_else(|| inherited.and_then(|(_, style)| style.position.list))
            .filter(|list| *list != 0)?;
        let by_list = |id: &str| numbering.level_of(list, id);
        let level = own
            .level
            .or_else(|| style.and_then(by_list))
            .or_else(|| self.chain(style).find_map(|(_, style)| style.position.level))
            .or_else(|| inherited.and_then(|(id, _)| by_list(id)))
            .unwrap_or(0);
        Some((list, level))
    }

    /// The look of a run, from its own properties, its style and its paragraph's style.
    pub(super) fn look(&self, own: RunLook, run: Option<&str>, paragraph: Option<&str>) -> RunLook {
        let of = |id| self.chain(id).fold(RunLook::default(), |look, (_, style)| look.or(style.look));
        let paragraph = paragraph.or(self.paragraph.as_deref());
        own.or(of(run).toggled(of(paragraph))).or(self.look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(body: &str) -> Styles {
        Styles::new(&format!("<w:styles>{body}</w:styles>"))
    }

    const LIST: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:pStyle w:val='1'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";

    #[test]
    fn numbers_come_from_styles() {
        let styles = styles(
            "<w:style w:styleId='1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
             <w:style w:styleId='2'><w:basedOn w:val='1'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
             <w:style w:styleId='3'><w:basedOn w:val='2'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>\
             <w:style w:styleId='4'><w:basedOn w:val='4'/></w:style>",
        );
        let numbering = super::super::numbering::read(LIST);
        let position = |own, style| styles.position(own, style, &numbering);
        let none = ListPosition::default();
        assert_eq!(position(none, Some("1")), Some((1, 0)));
        assert_eq!(position(none, Some("2")), Some((1, 1)));
        assert_eq!(position(none, Some("3")), None);
        assert_eq!(position(none, Some("4")), None);
        assert_eq!(position(ListPosition { list: Some(0), level: None }, Some("1")), None);
        assert_eq!(position(ListPosition { list: Some(5), level: Some(2) }, Some("1")), Some((5, 2)));
    }

    #[test]
    fn looks_come_from_styles() {
        let styles = styles(
            "<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>\
             <w:style w:type='paragraph' w:styleId='p'><w:rPr><w:vanish/></w:rPr></w:style>\
             <w:style w:styleId='c'><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr></w:style>",
        );
        let vanish = |own, run, paragraph| styles.look(own, run, paragraph).vanish == Some(true);
        let none = RunLook::default();
        assert!(vanish(none, Some("h"), None));
        assert!(vanish(none, None, Some("p")));
        assert!(!vanish(none, Some("h"), Some("p")), "toggled twice");
        assert!(!vanish(RunLook { vanish: Some(false), ..none }, Some("h"), None));
        assert!(!vanish(none, Some("c"), None));
    }
}

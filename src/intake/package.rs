//! Office packages (ECMA-376 part 2, Open Packaging Conventions): parts and the relationships
//! between them, packed in a zip file or written into one XML file (flat OPC).
//!
//! | relationships in `_rels/.rels` of type `officeDocument` | main part |
//! | --- | --- |
//! | `word/document2.xml` | `word/document2.xml` |
//! | `/Word\report.xml` | `word/report.xml` |
//! | none, but `[Content_Types].xml` names a main part | that part |

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::container::{Container, ContainerFault, normal_name};
use super::encoding::Decoders;
use super::xml::{self, attribute};

/// A package whose parts are found by name.
pub struct Package<'a> {
    parts: Parts<'a>,
    decoders: Decoders,
}

enum Parts<'a> {
    Zip(Container<'a>),
    /// Parts by normalized name, and the number of bytes that may still be read.
    Flat(HashMap<String, Vec<u8>>, u64),
}

/// A relationship: one part of a package uses another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Its id in the part that uses the other.
    pub id: String,
    /// Its type, the last word of the type's URI: `footnotes`, `aFChunk`.
    pub kind: String,
    /// The normalized name of the other part.
    pub target: String,
}

impl<'a> Package<'a> {
    /// Opens a package in a zip file and allows `budget` bytes to be unpacked.
    ///
    /// # Errors
    /// The container is damaged.
    pub fn zip(bytes: &'a [u8], budget: u64, decoders: Decoders) -> Result<Self, ContainerFault> {
        Ok(Self { parts: Parts::Zip(Container::open(bytes, budget)?), decoders })
    }

    /// Opens a package written as one XML text.
    ///
    /// # Errors
    /// The XML is damaged.
    pub fn flat(text: &str, budget: u64, decoders: Decoders) -> Result<Self, ContainerFault> {
        Ok(Self { parts: Parts::Flat(flat_parts(text)?, budget), decoders })
    }

    /// How many bytes may still be unpacked.
    #[must_use]
    pub fn budget(&self) -> u64 {
        match &self.parts {
            Parts::Zip(container) => container.budget(),
            Parts::Flat(_, budget) => *budget,
        }
    }

    /// Counts bytes that a nested package unpacked.
    pub(super) fn spend(&mut self, bytes: u64) {
        match &mut self.parts {
            Parts::Zip(container) => container.spend(bytes),
            Parts::Flat(_, budget) => *budget = budget.saturating_sub(bytes),
        }
    }

    /// Returns a part; `None` if there is none of this name.
    ///
    /// # Errors
    /// The part is damaged, protected by a password, or beyond the budget.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ContainerFault> {
        match &mut self.parts {
            Parts::Zip(container) => container.part(name),
            Parts::Flat(parts, budget) => {
                let Some(part) = parts.get(&normal_name(name)) else { return Ok(None) };
                *budget = budget.checked_sub(part.len() as u64).ok_or(ContainerFault::TooLarge)?;
                Ok(Some(part.clone()))
            }
        }
    }

    /// The text of an XML part; `None` if there is none of this name.
    ///
    /// # Errors
    /// As [`Self::part`], or the part is in an unknown encoding.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, ContainerFault> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        xml::text(bytes, self.decoders).map(Some).ok_or(ContainerFault::Damaged)
    }

    /// The relationships of a part; for `""` those of the package itself.
    ///
    /// # Errors
    /// As [`Self::xml`].
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, ContainerFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(text) = self.xml(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let mut reader = Reader::from_str(&text);
        while let Ok(event) = reader.read_event() {
            let tag = match event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => break,
                _ => continue,
            };
            let is_outside = attribute(&tag, "TargetMode").is_some_and(|mode| mode == "External");
            if let (Some(id), Some(kind), Some(target), false) =
                (attribute(&tag, "Id"), attribute(&tag, "Type"), attribute(&tag, "Target"), is_outside)
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push(Relationship { id, kind, target: resolved(folder, &target) });
            }
        }
        Ok(found)
    }

    /// The normalized name of the main part, from the package's relationships or else its content types;
    /// `None` if neither names it.
    ///
    /// # Errors
    /// As [`Self::xml`].
    pub fn main_part(&mut self) -> Result<Option<String>, ContainerFault> {
        let used = self.relationships("")?;
        if let Some(main) = used.into_iter().find(|part| part.kind == "officeDocument") {
            return Ok(Some(main.target));
        }
        let types = self.xml("[Content_Types].xml")?.unwrap_or_default();
        let mut reader = Reader::from_str(&types);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let is_main =
                        attribute(&tag, "ContentType").is_some_and(|kind| kind.ends_with("main+xml"));
                    if let (Some(name), true) = (attribute(&tag, "PartName"), is_main) {
                        return Ok(Some(normal_name(&name)));
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(None)
    }
}

/// Resolves a target named by a part in `folder`: `../media/a.png`, `/word/a.xml`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    normal_name(&path.join("/"))
}

/// White space within base64 is removed before decoding. Padding may be missing.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Decodes base64 with line breaks in it, up to where it is damaged.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let plain: Vec<u8> =
        text.iter().copied().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
    // A single letter left over does not hold a byte.
    let whole = if plain.len() % 4 == 1 { plain.len() - 1 } else { plain.len() };
    BASE64.decode(plain.get(..whole).unwrap_or_default()).unwrap_or_default()
}

/// The parts of a flat package.
fn flat_parts(text: &str) -> Result<HashMap<String, Vec<u8>>, ContainerFault> {
    let mut parts = HashMap::new();
    let mut reader = Reader::from_str(text);
    let mut name = None;
    loop {
        match reader.read_event().map_err(|_| ContainerFault::Damaged)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "part" => name = attribute(&tag, "name").map(|name| normal_name(&name)),
                "xmlData" => {
                    let content = reader.read_text(tag.name()).map_err(|_| ContainerFault::Damaged)?;
                    if let Some(name) = name.take() {
                        parts.insert(name, content.as_bytes().to_vec());
                    }
                }
                "binaryData" => {
                    let content = reader.read_text(tag.name()).map_err(|_| ContainerFault::Damaged)?;
                    if let Some(name) = name.take() {
                        parts.insert(name, base64(content.as_bytes()));
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(parts),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_told_from_their_folder() {
        assert_eq!(resolved("word", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolved("word", "../Custom\\a.xml"), "custom/a.xml");
        assert_eq!(resolved("word", "/word/a.xml"), "word/a.xml");
        assert_eq!(resolved("", "../../a.xml"), "a.xml");
    }

    #[test]
    fn base64_may_be_broken_over_lines() {
        assert_eq!(base64(b"5oql\r\n 5ZGK"), "报告".as_bytes());
        assert_eq!(base64(b"YQ=="), b"a");
        assert_eq!(base64(b"Y"), b"");
    }
}

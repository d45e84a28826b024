//! Hidden rows and columns of .xlsx, which `calamine` does not give.
//!
//! | in the sheet's part | hidden |
//! | --- | --- |
//! | `<row r="3" hidden="1">` | row 3 |
//! | `<col min="2" max="4" hidden="1"/>` | columns B to D |

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::MOST;
use super::display::Hidden;
use crate::intake::container::ContainerFault;
use crate::intake::package::Package;
use crate::intake::xml::{self, attribute};

/// The hidden rows and columns of each sheet by its name.
///
/// # Errors
/// A part is damaged or unpacks to too many bytes.
pub(super) fn hidden(bytes: &[u8]) -> Result<HashMap<String, Hidden>, ContainerFault> {
    let mut package = Package::zip(bytes, 2 * MOST, |_, _| None)?;
    let main = package.main_part()?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let related = package.relationships(&main)?;
    let book = package.xml(&main)?.unwrap_or_default();
    let mut found = HashMap::new();
    let mut reader = Reader::from_str(&book);
    while let Ok(event) = reader.read_event() {
        let tag = match event {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => break,
            _ => continue,
        };
        if tag.local_name().as_ref() != "sheet" {
            continue;
        }
        let (name, id) = (attribute(&tag, "name"), attribute(&tag, "id"));
        let target = related.iter().find(|other| Some(&other.id) == id.as_ref());
        if let (Some(name), Some(target)) = (name, target) {
            let sheet = package.xml(&target.target)?.unwrap_or_default();
            if sheet.contains("hidden") {
                found.insert(name, of_sheet(&sheet));
            }
        }
    }
    Ok(found)
}

fn of_sheet(sheet: &str) -> Hidden {
    let (mut hidden, mut row) = (Hidden::default(), 0_u32);
    let mut reader = Reader::from_str(sheet);
    while let Ok(event) = reader.read_event() {
        let tag = match event {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => break,
            _ => continue,
        };
        let is_hidden = || matches!(attribute(&tag, "hidden").as_deref(), Some("1" | "true"));
        match tag.local_name().as_ref() {
            "col" if is_hidden() => {
                let ends = xml::number::<u32>(&tag, "min").zip(xml::number::<u32>(&tag, "max"));
                hidden.columns.extend(ends.map(|(min, max)| min.saturating_sub(1)..=max.saturating_sub(1)));
            }
            "row" => {
                // A row without a number follows the one before.
                row = xml::number(&tag, "r").unwrap_or(row.saturating_add(1));
                if is_hidden() {
                    hidden.rows.insert(row.saturating_sub(1));
                }
            }
            _ => {}
        }
    }
    hidden
}

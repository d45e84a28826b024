//! The style sheet (STSH), as far as styles place paragraphs in lists.
//!
//! | style | list and level |
//! | --- | --- |
//! | a paragraph style with the property changes `sprmPIlfo` 2, `sprmPIlvl` 1 | 2, 1 |
//! | one based on it | the same |

use super::binary::{slice, u16_at};
use super::formats::{ListPosition, list_position};

/// The longest chain of styles, each based on the next.
const LONGEST: usize = 16;

/// The position in a list that each style gives, by the style's number.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    styles: Vec<Style>,
}

#[derive(Debug, Default)]
struct Style {
    position: ListPosition,
    base: usize,
}

impl StyleSheet {
    /// Reads the style sheet, up to where it is cut.
    pub(super) fn read(part: &[u8]) -> Self {
        let mut styles = Vec::new();
        let base_size = u16_at(part, 4).map_or(0, usize::from);
        let mut at = u16_at(part, 0).map_or(usize::MAX, |size| 2 + usize::from(size));
        while let Some(size) = u16_at(part, at).map(usize::from) {
            let Some(style) = slice(part, at + 2, size) else { break };
            styles.push(Style::read(style, base_size).unwrap_or_default());
            at += 2 + size;
        }
        Self { styles }
    }

    /// The position in a list that a style gives, with the styles that it is based on.
    pub(super) fn position(&self, style: u16) -> ListPosition {
        let mut position = ListPosition::default();
        let mut at = usize::from(style);
        for _ in 0..LONGEST {
            let Some(style) = self.styles.get(at) else { break };
            position = position.or(style.position);
            at = style.base;
        }
        position
    }
}

impl Style {
    /// Reads a style: its head, its name, and for a paragraph style its property changes.
    fn read(style: &[u8], base_size: usize) -> Option<Self> {
        let kind = u16_at(style, 2)?;
        let base = usize::from(kind >> 4);
        if kind & 0xF != 1 {
            return Some(Self { position: ListPosition::default(), base });
        }
        let name = usize::from(u16_at(style, base_size)?);
        // The name ends with a zero character.
        let changes = base_size + 2 + (name + 1) * 2;
        let changes = slice(style, changes + 2, usize::from(u16_at(style, changes)?))?;
        Some(Self { position: list_position(changes.get(2..)?), base })
    }
}

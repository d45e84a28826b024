//! The second codec, `r2-`: statements in columns, names from a frozen dictionary, letters and digits
//! alone.
//!
//! ```text
//! r2-  0024     1LxRrk     9c4Kd…
//!      length   checksum   packed bytes in base 62
//! ```
//!
//! Length and checksum (CRC-32) of the packed bytes stand before them, so that a link that was cut is
//! told from one that was altered before anything is unpacked, and what a chat app appends is told
//! from the link. The packed bytes are the dictionary's version, whether the rest is deflated, and the
//! columns, each after its length:
//!
//! | column | holds |
//! | --- | --- |
//! | texts | every text once: its number in the dictionary, or its characters ([`text`]) |
//! | reports | place, year and number of statements of each report, and the view as JSON |
//! | names, shapes, rare | of each statement its indicator, and which of its parts are not as expected |
//! | figures, amounts | of each number its scale, sign and spelling; its digits |
//! | units, periods, changes, quotes, other | the parts that are not as expected |
//!
//! Expected is: a result of the year before the report or a target of its year, in the unit in which
//! the indicator stood last. What columns do not know (titles, projects, tasks, headings, fields
//! beyond the format) goes along as JSON.

mod base62;
mod read;
mod text;
mod word;
mod write;

use miniz_oxide::DataFormat;
use std::borrow::Borrow;

use super::LinkFault;
use super::budget::{Budget, inflate};
use crate::model::Report;
use crate::view::View;

/// The columns, in their order.
#[derive(Clone, Copy)]
#[repr(usize)]
enum Column {
    Texts,
    Characters,
    Reports,
    Names,
    Shapes,
    Rare,
    Figures,
    Amounts,
    Units,
    Periods,
    Changes,
    Quotes,
    Other,
}

const COLUMNS: usize = 13;

/// The dictionary and the table of characters that a link was made with.
const DICTIONARY: u8 = 1;

/// Stands in the JSON of a view for a name that the reports have: no JSON has it.
const NAME: &str = "\u{1}";

/// Among the further fields of a statement, the original of a corrected one.
const CORRECTED: &str = "corrected_from";

/// Flags of a statement, beside its kind in the two lowest bits.
mod shape {
    pub(super) const KIND: u8 = 0b11;
    pub(super) const UNIT: u8 = 1 << 2;
    pub(super) const PERIOD: u8 = 1 << 3;
    pub(super) const GAP: u8 = 1 << 4;
    pub(super) const CHANGE: u8 = 1 << 5;
    pub(super) const QUOTE: u8 = 1 << 6;
    pub(super) const RARE: u8 = 1 << 7;
}

/// Flags of what few statements have.
mod rare {
    pub(super) const AS_WRITTEN: u8 = 1;
    pub(super) const TOPIC: u8 = 1 << 1;
    pub(super) const COMPLETION: u8 = 1 << 2;
    pub(super) const COMPLETION_SPAN: u8 = 1 << 3;
    pub(super) const SPAN: u8 = 1 << 4;
    pub(super) const REPAIRED: u8 = 1 << 5;
    pub(super) const RULE: u8 = 1 << 6;
    pub(super) const EXTRA: u8 = 1 << 7;
}

/// Flags of a stated change.
mod change {
    pub(super) const PERCENT: u8 = 1;
    pub(super) const POINTS: u8 = 1 << 1;
    pub(super) const AMOUNT: u8 = 1 << 2;
    pub(super) const AGAINST: u8 = 1 << 3;
    pub(super) const BASIS: u8 = 1 << 4;
    pub(super) const SPAN: u8 = 1 << 5;
    pub(super) const EXTRA: u8 = 1 << 6;
}

/// Flags of a figure, beside the scale of its number in the five lowest bits.
mod figure {
    pub(super) const SCALE: u8 = 0b1_1111;
    pub(super) const NEGATIVE: u8 = 1 << 5;
    /// Another byte says spelling and bound, and whether there is an upper end.
    pub(super) const MORE: u8 = 1 << 6;

    pub(super) const SPELLING: u8 = 0b11;
    pub(super) const BARE: u8 = 1;
    pub(super) const VERBATIM: u8 = 2;
    pub(super) const BOUND: u8 = 2;
    pub(super) const RANGE: u8 = 1 << 5;
}

/// Flags of a report.
mod report {
    /// It is of the place of the report before.
    pub(super) const SAME_PLACE: u8 = 1;
    /// All but its statements stands as JSON.
    pub(super) const JSON: u8 = 1 << 1;
    pub(super) const CODE: u8 = 1 << 2;
}

/// Characters of the length and of the checksum.
const LENGTH: usize = 4;
const CHECKSUM: usize = 6;

/// The payload, after `r2-`, that holds reports and view. The reports' text is expected to be left out.
pub(super) fn payload(reports: &[impl Borrow<Report>], view: &View) -> String {
    let columns = write::columns(reports, view);
    let deflated = miniz_oxide::deflate::compress_to_vec(&columns, 10);
    let mut packed = vec![DICTIONARY << 1 | u8::from(deflated.len() < columns.len())];
    packed.extend_from_slice(if deflated.len() < columns.len() { &deflated } else { &columns });
    let mut payload = base62::number(packed.len() as u64, LENGTH);
    payload.push_str(&base62::number(checksum(&packed).into(), CHECKSUM));
    payload.push_str(&base62::encode(&packed));
    payload
}

/// Reads a payload; what follows its end is ignored.
pub(super) fn data(payload: &str, budget: &mut Budget) -> Result<(Vec<Report>, View), LinkFault> {
    let end = payload.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(payload.len());
    let stops = end < payload.len();
    let payload = payload.get(..end).unwrap_or_default();
    // A character that does not belong inside of the link is no cut.
    let short = if stops { LinkFault::Altered } else { LinkFault::CutShort };
    let (length, rest) = payload.split_at_checked(LENGTH).ok_or(short)?;
    let (sum, rest) = rest.split_at_checked(CHECKSUM).ok_or(short)?;
    let length = base62::value(length).ok_or(LinkFault::Altered)?;
    let length = usize::try_from(length).map_err(|_| LinkFault::Altered)?;
    let rest = rest.get(..base62::characters(length)).ok_or(short)?;
    let packed = base62::decode(rest, length).ok_or(LinkFault::Altered)?;
    if base62::value(sum) != Some(checksum(&packed).into()) {
        return Err(LinkFault::Altered);
    }
    let (head, rest) = packed.split_first().ok_or(LinkFault::Altered)?;
    if head >> 1 != DICTIONARY {
        return Err(LinkFault::Newer);
    }
    if head & 1 == 0 {
        budget.bytes(rest.len())?;
        return read::columns(rest, budget);
    }
    let unpacked = inflate(rest, DataFormat::Raw, budget, |_, _| Ok(()))?;
    read::columns(&unpacked, budget)
}

/// CRC-32 as in zip files (polynomial 0xEDB88320).
fn checksum(bytes: &[u8]) -> u32 {
    let one = |mut crc: u32, byte: &u8| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
        crc
    };
    !bytes.iter().fold(u32::MAX, one)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whole by their checksum, made by a stranger: read within the budget or refused.
        #[test]
        fn any_columns_are_read_without_panic(
            bytes in prop::collection::vec(prop_oneof![0u8..6, any::<u8>()], 0..200),
        ) {
            let _ = read::columns(&bytes, &mut Budget::default());
        }

        #[test]
        fn any_payload_is_read_without_panic(payload in "[0-9A-Za-z]{0,80}") {
            let _ = data(&payload, &mut Budget::default());
        }
    }

    #[test]
    fn the_checksum_is_that_of_zip_files() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }
}

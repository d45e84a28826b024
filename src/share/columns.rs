//! The second codec, `r2-`: statements in columns, names from a frozen dictionary, only letters and digits.
//!
//! ```text
//! r2-  0024     1LxRrk     9c4Kd…
//!      length   checksum   packed bytes in base 62
//! ```
//!
//! Length and checksum (CRC-32) of the packed bytes come first. They show before unpacking whether a link
//! was cut or altered, and where text begins that a chat app appended. The packed bytes are the
//! dictionary's version, whether the rest is deflated, and the columns, each preceded by its length:
//!
//! | column | holds |
//! | --- | --- |
//! | texts | each text once: its number in the dictionary, or the length of its characters ([`text`]) |
//! | characters | the characters of the texts that are not in the dictionary, joined |
//! | reports | place, year and number of statements of each report, and the view as JSON |
//! | names, shapes, rare | for each statement its indicator, and which of its parts differ from what is expected |
//! | figures, amounts | for each number its scale, sign and spelling; its digits |
//! | units, periods, changes, quotes, other | the parts that differ |
//!
//! Expected are a result of the year before the report or a target of its year, in the unit that the
//! indicator had last. What has no column (titles, projects, tasks, headings, fields beyond the format) is
//! added as JSON.

mod base62;
mod read;
mod text;
mod word;
mod write;

use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

use super::budget::{Budget, inflate};
use super::json::JsonParts;
use super::{Content, LinkFault, Pause};
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

/// The column among all of them, in the order of [`Column`].
fn column_mut<T>(all: &mut [T; COLUMNS], column: Column) -> &mut T {
    let [
        texts,
        characters,
        reports,
        names,
        shapes,
        rare,
        figures,
        amounts,
        units,
        periods,
        changes,
        quotes,
        other,
    ] = all;
    match column {
        Column::Texts => texts,
        Column::Characters => characters,
        Column::Reports => reports,
        Column::Names => names,
        Column::Shapes => shapes,
        Column::Rare => rare,
        Column::Figures => figures,
        Column::Amounts => amounts,
        Column::Units => units,
        Column::Periods => periods,
        Column::Changes => changes,
        Column::Quotes => quotes,
        Column::Other => other,
    }
}

/// The dictionary and the table of characters of a link.
const DICTIONARY: u8 = 1;

/// Placeholder in a view's JSON for a name that the reports also have. Valid JSON never contains this character.
const NAME: &str = "\u{1}";

/// Among the further fields of a statement, the original of a corrected one.
const CORRECTED: &str = "corrected_from";
/// The field beyond the columns for a reading that is not sure.
const CONFIDENCE: &str = "confidence";
const LOW: &str = r#""low""#;
/// The field for the runner-up name of such a reading.
const RUNNER_UP: &str = "runner_up";

/// Flags of a statement. The two lowest bits are its kind.
mod shape {
    pub(super) const KIND: u8 = 0b11;
    pub(super) const UNIT: u8 = 1 << 2;
    pub(super) const PERIOD: u8 = 1 << 3;
    pub(super) const GAP: u8 = 1 << 4;
    pub(super) const CHANGE: u8 = 1 << 5;
    pub(super) const QUOTE: u8 = 1 << 6;
    pub(super) const RARE: u8 = 1 << 7;
}

/// Flags that few statements have.
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

/// Flags of a figure. The five lowest bits are the scale of its number.
mod figure {
    pub(super) const SCALE: u8 = 0b1_1111;
    pub(super) const NEGATIVE: u8 = 1 << 5;
    /// Another byte gives spelling and bound, and whether there is an upper end.
    pub(super) const MORE: u8 = 1 << 6;

    pub(super) const SPELLING: u8 = 0b11;
    pub(super) const BARE: u8 = 1;
    pub(super) const VERBATIM: u8 = 2;
    pub(super) const BOUND: u8 = 2;
    pub(super) const RANGE: u8 = 1 << 5;
}

/// Flags of a report.
mod report {
    /// It has the same place as the report before.
    pub(super) const SAME_PLACE: u8 = 1;
    /// Everything except its statements is JSON.
    pub(super) const JSON: u8 = 1 << 1;
    pub(super) const CODE: u8 = 1 << 2;
}

/// The number of characters of the length and of the checksum.
const LENGTH: usize = 4;
const CHECKSUM: usize = 6;

/// Writes the payload, after `r2-`, of reports and view. The caller removes the reports' text.
pub(super) async fn payload(reports: &[Report], view: &View, pause: &mut impl Pause) -> String {
    let columns = write::columns(reports, view, pause).await;
    let deflated = deflate(&columns, pause).await;
    let mut packed = vec![DICTIONARY << 1 | u8::from(deflated.len() < columns.len())];
    packed.extend_from_slice(if deflated.len() < columns.len() { &deflated } else { &columns });
    let mut payload = base62::number(packed.len() as u64, LENGTH);
    payload.push_str(&base62::number(checksum(&packed).into(), CHECKSUM));
    for part in packed.chunks(base62::BYTES << 8) {
        payload.push_str(&base62::encode(part));
        pause.pause().await;
    }
    payload
}

/// Packs bytes as well as possible. `compress_to_vec` of the same library does the same at once.
async fn deflate(bytes: &[u8], pause: &mut impl Pause) -> Vec<u8> {
    /// The number of bytes between pauses.
    const STEP: usize = 16 << 10;

    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(10, 0, 0));
    let (mut packed, mut parts) = (Vec::new(), bytes.chunks(STEP).peekable());
    loop {
        let part = parts.next().unwrap_or_default();
        let flush = if parts.peek().is_some() { TDEFLFlush::None } else { TDEFLFlush::Finish };
        let (status, _) = compress_to_output(&mut compressor, part, flush, |some| {
            packed.extend_from_slice(some);
            true
        });
        if status != TDEFLStatus::Okay {
            return packed;
        }
        pause.pause().await;
    }
}

/// Reads a payload and ignores what follows its end.
pub(super) fn data(payload: &str, json: JsonParts, budget: &mut Budget) -> Result<Content, LinkFault> {
    let end = payload.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(payload.len());
    let stops = end < payload.len();
    let payload = payload.get(..end).unwrap_or_default();
    // An invalid character inside the link means that it was altered, not cut.
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
        return read::columns(rest, json, budget);
    }
    let unpacked = inflate(rest, DataFormat::Raw, budget, |_, _| Ok(()))?;
    read::columns(&unpacked, json, budget)
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
        /// A stranger's link with a valid checksum is read within the budget or refused.
        #[test]
        fn any_columns_are_read_without_panic(
            bytes in prop::collection::vec(prop_oneof![0u8..6, any::<u8>()], 0..200),
        ) {
            let _ = read::columns(&bytes, JsonParts::WHOLE, &mut Budget::default());
        }

        #[test]
        fn any_payload_is_read_without_panic(payload in "[0-9A-Za-z]{0,80}") {
            let _ = data(&payload, JsonParts::WHOLE, &mut Budget::default());
        }
    }

    #[test]
    fn the_checksum_is_that_of_zip_files() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }
}

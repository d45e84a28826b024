//! The first codec, `r1-` and `v1-`: JSON, zlib, base64url.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use miniz_oxide::DataFormat;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::budget::{Budget, inflate};
use super::{Content, LinkFault};
use crate::format;
use crate::model::{Observation, Report};
use crate::view::View;
use crate::view::v1::ViewV1;

/// Ignores leftover bits of a changed last character: zlib's checksum decides.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// How the JSON parts of a link are read. The file that draws a link's chart ([`super::chart`]) omits most of these
/// parsers: they would be a seventh of its size.
#[derive(Clone, Copy)]
pub(super) struct JsonParts {
    /// Reads the payload of the first codec.
    pub(super) payload: fn(&str, &mut Budget) -> Result<Content, LinkFault>,
    /// Reads a view.
    pub(super) view: fn(&str) -> Option<View>,
    /// Reads a report.
    pub(super) report: fn(&str) -> Option<Report>,
    /// Reads an observation.
    pub(super) observation: fn(&str) -> Option<Observation>,
    /// Reads a text.
    pub(super) text: fn(&str) -> Option<String>,
    /// Whether a text is JSON.
    pub(super) is_json: fn(&str) -> bool,
}

impl JsonParts {
    /// Reads everything.
    pub(super) const WHOLE: Self = Self {
        payload: data,
        view: |json| serde_json::from_str::<ViewV1>(json).ok().map(View::from),
        report: |json| format::read(json).reports.pop(),
        observation: format::read_observation,
        text: |json| serde_json::from_str(json).ok(),
        is_json: |json| serde_json::from_str::<&RawValue>(json).is_ok(),
    };
}

#[derive(Deserialize)]
struct DataV1<'a> {
    #[serde(default)]
    view: ViewV1,
    #[serde(borrow)]
    reports: &'a RawValue,
}

/// Reads the reports and the view of a payload.
fn data(payload: &str, budget: &mut Budget) -> Result<Content, LinkFault> {
    let json = unpacked(payload, budget)?;
    let data: DataV1<'_> = serde_json::from_str(&json).map_err(|_| LinkFault::Altered)?;
    Ok((format::read(data.reports.get()).reports, data.view.into()))
}

/// Reads the view of a payload.
pub(super) fn view(payload: &str, budget: &mut Budget) -> Result<View, LinkFault> {
    let json = unpacked(payload, budget)?;
    Ok(serde_json::from_str::<ViewV1>(&json).map_err(|_| LinkFault::Altered)?.into())
}

/// Writes the payload of a view.
pub(super) fn of_view(view: &View) -> String {
    packed(&ViewV1::from(view))
}

fn packed(value: &impl Serialize) -> String {
    let json = serde_json::to_vec(value).unwrap_or_default();
    BASE64.encode(miniz_oxide::deflate::compress_to_vec_zlib(&json, 10))
}

fn unpacked(payload: &str, budget: &mut Budget) -> Result<String, LinkFault> {
    let end = payload.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    let payload = payload.get(..end.unwrap_or(payload.len())).unwrap_or_default();
    // A single character after the last group of four does not hold a byte.
    let whole = payload.len() - usize::from(payload.len() % 4 == 1);
    let packed = BASE64.decode(payload.get(..whole).unwrap_or_default()).map_err(|_| LinkFault::Altered)?;
    let bytes = inflate(&packed, DataFormat::Zlib, budget, Budget::json)?;
    String::from_utf8(bytes).map_err(|_| LinkFault::Altered)
}

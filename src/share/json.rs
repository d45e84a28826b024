//! The first codec, `r1-` and `v1-`: JSON, zlib, base64url.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use miniz_oxide::DataFormat;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::LinkFault;
use super::budget::{Budget, inflate};
use crate::format;
use crate::model::Report;
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

#[derive(Deserialize)]
struct DataV1<'a> {
    #[serde(default)]
    view: ViewV1,
    #[serde(borrow)]
    reports: &'a RawValue,
}

/// Reads the reports and the view of a payload.
pub(super) fn data(payload: &str, budget: &mut Budget) -> Result<(Vec<Report>, View), LinkFault> {
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

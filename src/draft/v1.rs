//! Drafts as text, version 1, which files of drafts still use. It stays readable forever.
//!
//! | stored | text |
//! | --- | --- |
//! | a body, or a file of one draft | `{"version":1,"view":{…},"reports":[…]}` |
//! | a file of several drafts | `{"version":1,"drafts":[{"name":"…","draft":{"version":1,…}}]}` |
//! | a head, for the list of drafts | `{"name":"…","saved":1700000000000,"reports":2}` |

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::keys::HEAD_V1;
use super::{Body, OpenFault, Store, version};
use crate::format;
use crate::view::View;
use crate::view::v1::ViewV1;

const VERSION: u32 = 1;

/// The head of a draft of version 1, for the list of drafts. It is only read.
#[derive(Deserialize)]
pub(super) struct HeadV1 {
    pub(super) name: String,
    pub(super) saved: u64,
    pub(super) reports: usize,
}

impl HeadV1 {
    /// Reads the head of a draft; `None` if it is missing or damaged.
    pub(super) fn get(store: &impl Store, id: &str) -> Option<Self> {
        let text = store.get(&format!("{HEAD_V1}{id}")).ok()??;
        serde_json::from_str(&text).ok()
    }
}

/// A body as stored.
#[derive(Serialize, Deserialize)]
pub(super) struct BodyV1 {
    version: u32,
    #[serde(default)]
    view: ViewV1,
    reports: Box<RawValue>,
}

impl BodyV1 {
    pub(super) fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn parse(text: &str) -> Result<Body, OpenFault> {
        let body: Self = version::parse(text, VERSION)?;
        let reports = match body.reports.get() {
            "[]" => Vec::new(),
            list => format::read(list).reports.into_iter().map(Arc::new).collect(),
        };
        Ok(Body { reports, view: body.view.into() })
    }
}

/// A file of several drafts, version 1.
#[derive(Serialize, Deserialize)]
pub(super) struct FileV1 {
    version: u32,
    drafts: Vec<NamedV1>,
}

/// A draft in a file of several.
#[derive(Serialize, Deserialize)]
struct NamedV1 {
    name: String,
    draft: Box<RawValue>,
}

impl FileV1 {
    pub(super) fn of(drafts: &[(String, Body)]) -> Self {
        let named = drafts.iter().map(|(name, body)| NamedV1 {
            name: name.clone(),
            draft: RawValue::from_string(BodyV1::from(body).to_text()).unwrap_or_default(),
        });
        Self { version: VERSION, drafts: named.collect() }
    }

    pub(super) fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn parse(text: &str) -> Result<Vec<(String, Body)>, OpenFault> {
        let file: Self = version::parse(text, VERSION)?;
        file.drafts.into_iter().map(|one| Ok((one.name, BodyV1::parse(one.draft.get())?))).collect()
    }
}

/// A body of version 1, each report as its text.
pub(super) struct EntriesV1 {
    pub(super) view: View,
    pub(super) reports: Vec<String>,
}

impl BodyV1 {
    /// The reports of a body as texts, including those that cannot be read.
    pub(super) fn entries(text: &str) -> Result<EntriesV1, OpenFault> {
        let body: Self = version::parse(text, VERSION)?;
        let list: Vec<&RawValue> =
            serde_json::from_str(body.reports.get()).map_err(|_| OpenFault::Unreadable)?;
        let reports = list.into_iter().map(|report| report.get().to_owned()).collect();
        Ok(EntriesV1 { view: body.view.into(), reports })
    }
}

impl From<&Body> for BodyV1 {
    fn from(body: &Body) -> Self {
        let reports: Vec<_> = body.reports.iter().map(|report| format::write(report)).collect();
        let reports = RawValue::from_string(format!("[{}]", reports.join(","))).unwrap_or_default();
        Self { version: VERSION, view: (&body.view).into(), reports }
    }
}

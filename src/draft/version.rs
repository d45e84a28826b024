//! Reads stored JSON by its version.
//!
//! | text, where 2 is the latest version | result |
//! | --- | --- |
//! | `{"version":2,…}` | read |
//! | `{"version":3,…}` | [`OpenFault::Newer`], whatever else it holds |
//! | `{}`, `{"version":2}` without a required field | [`OpenFault::Unreadable`] |

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::OpenFault;

/// Reads a text of a version up to `latest`. A newer version is recognized by its number alone.
pub(super) fn parse<T: DeserializeOwned>(text: &str, latest: u32) -> Result<T, OpenFault> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let Version { version } = serde_json::from_str(text).map_err(|_| OpenFault::Unreadable)?;
    if version > latest {
        return Err(OpenFault::Newer);
    }
    serde_json::from_str(text).map_err(|_| OpenFault::Unreadable)
}

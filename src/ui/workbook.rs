//! Workbooks (.xlsx): a separate wasm file, because few readers need it.

use tongbi::export::{Sheet, XlsxFault};
use wasm_split_helpers::wasm_split;

#[allow(unsafe_code, reason = "the functions of another wasm file are declared as foreign ones")]
mod gate {
    use super::*;
    use wasm_split_helpers::SplitLoaderError;

    #[wasm_split(workbook, fallible)]
    pub(super) fn workbook(sheets: Vec<Sheet>) -> Result<Box<Result<Vec<u8>, XlsxFault>>, SplitLoaderError> {
        Ok(Box::new(tongbi::export::xlsx_of(&sheets)))
    }
}

/// Writes tables as the sheets of a workbook; `None` if the wasm file could not be fetched.
pub(crate) async fn workbook(sheets: Vec<Sheet>) -> Option<Result<Vec<u8>, XlsxFault>> {
    gate::workbook(sheets).await.ok().map(|bytes| *bytes)
}

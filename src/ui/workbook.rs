//! Workbooks (.xlsx) and tables for Word (.docx): a separate wasm file, because few readers need it.

use tongbi::export::{Note, PrintTable, Sheet, XlsxFault};
use wasm_split_helpers::wasm_split;

#[allow(unsafe_code, reason = "the functions of another wasm file are declared as foreign ones")]
mod gate {
    use super::*;
    use wasm_split_helpers::SplitLoaderError;

    #[wasm_split(workbook, fallible)]
    pub(super) fn workbook(sheets: Vec<Sheet>) -> Result<Box<Result<Vec<u8>, XlsxFault>>, SplitLoaderError> {
        Ok(Box::new(tongbi::export::xlsx_of(&sheets)))
    }

    #[wasm_split(workbook, fallible)]
    pub(super) fn noted_workbook(
        sheet: Sheet,
        notes: Vec<Note>,
    ) -> Result<Box<Result<Vec<u8>, XlsxFault>>, SplitLoaderError> {
        Ok(Box::new(tongbi::export::xlsx_with_notes(&sheet, &notes)))
    }

    #[wasm_split(workbook, fallible)]
    pub(super) fn docx(table: PrintTable) -> Result<Box<Result<Vec<u8>, XlsxFault>>, SplitLoaderError> {
        Ok(Box::new(tongbi::export::docx(&table)))
    }
}

/// Writes tables as the sheets of a workbook; `None` if the wasm file could not be fetched.
pub(crate) async fn workbook(sheets: Vec<Sheet>) -> Option<Result<Vec<u8>, XlsxFault>> {
    gate::workbook(sheets).await.ok().map(|bytes| *bytes)
}

/// Writes a table as a workbook with notes on some cells; `None` if the wasm file could not be fetched.
pub(crate) async fn noted_workbook(sheet: Sheet, notes: Vec<Note>) -> Option<Result<Vec<u8>, XlsxFault>> {
    gate::noted_workbook(sheet, notes).await.ok().map(|bytes| *bytes)
}

/// Writes a table as a Word document; `None` if the wasm file could not be fetched.
pub(crate) async fn docx(table: PrintTable) -> Option<Result<Vec<u8>, XlsxFault>> {
    gate::docx(table).await.ok().map(|bytes| *bytes)
}

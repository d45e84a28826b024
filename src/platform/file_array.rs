//! Files made in the reading worker, for its answer to the page.

use js_sys::{Array, Uint8Array};
use web_sys::File;

/// An array of JavaScript files with these names and contents.
pub(crate) fn file_array(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Array {
    let file = |(name, bytes): (String, Vec<u8>)| {
        let content = Uint8Array::from(bytes.as_slice());
        File::new_with_u8_array_sequence(&Array::of1(&content), &name).ok()
    };
    files.into_iter().filter_map(file).collect()
}

//! Files and folders that the reader chooses or drops.
//!
//! | dropped | files |
//! | --- | --- |
//! | two files | both |
//! | a folder | its files and those of its folders, by name |
//! | text dragged from a page | none |

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
pub(crate) use web_sys::File;
use web_sys::{
    DataTransfer, Event, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry, HtmlInputElement,
};

/// The files chosen in a file input. The input is cleared, so that the same file can be chosen
/// again.
pub(crate) fn chosen(event: &Event) -> Vec<File> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = input.files().map(|list| of_list(&list)).unwrap_or_default();
    input.set_value("");
    files
}

fn of_list(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// The dropped files, including those in dropped folders, by name within each folder.
///
/// The dropped items are accessible only during the event, so they are collected before the first
/// wait.
pub(crate) fn dropped(transfer: &DataTransfer) -> impl Future<Output = Vec<File>> + 'static {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|index| items.get(index)?.webkit_get_as_entry().ok()?).collect();
    let plain = transfer.files().map(|list| of_list(&list)).unwrap_or_default();
    async move {
        if entries.is_empty() {
            return plain;
        }
        let mut files = Vec::new();
        let mut waiting: Vec<FileSystemEntry> = entries.into_iter().rev().collect();
        while let Some(entry) = waiting.pop() {
            if entry.is_file() {
                files.extend(file(entry.unchecked_ref()).await);
            } else {
                let mut inside = children(entry.unchecked_ref()).await;
                inside.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.name()));
                waiting.extend(inside);
            }
        }
        files
    }
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(resolve.unchecked_ref(), reject.unchecked_ref());
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn children(entry: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = entry.create_reader();
    let mut all = Vec::new();
    // Folder entries are returned in batches; an empty batch is the last.
    loop {
        let portion = portion(&reader).await;
        if portion.is_empty() {
            return all;
        }
        all.extend(portion);
    }
}

async fn portion(reader: &FileSystemDirectoryReader) -> Vec<FileSystemEntry> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let _ =
            reader.read_entries_with_callback_and_callback(resolve.unchecked_ref(), reject.unchecked_ref());
    });
    let entries = JsFuture::from(promise).await.unwrap_or(JsValue::NULL);
    // Not every browser has a class `FileSystemEntry` to ask for.
    js_sys::Array::from(&entries).iter().map(JsCast::unchecked_into).collect()
}

/// The content of a file. `None` if it cannot be read, for example because it was moved.
pub(crate) async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

//! Whole reports and what careful readers labelled in them. They are not part of the project: `TONGBI_SHARED` names
//! their folder, or it is `../shared`. A test that misses one writes `skipped`.

use std::io::Write;
use std::path::{Path, PathBuf};

/// A file or folder among them; `None` if it is missing.
pub(crate) fn path(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("TONGBI_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = folder.join(name);
    if !path.exists() {
        // Not `eprintln!`, whose output the test harness shows only for a test that fails.
        let skipped = format!("skipped: {name} is not at hand\n");
        std::io::stderr().write_all(skipped.as_bytes()).unwrap();
        return None;
    }
    Some(path)
}

/// The text of a file among them; `None` if it is missing.
#[allow(dead_code, reason = "not every test reads a text")]
pub(crate) fn text(name: &str) -> Option<String> {
    path(name).map(|path| std::fs::read_to_string(path).unwrap())
}

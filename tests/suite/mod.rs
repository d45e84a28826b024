//! Runs the suites of a folder beside this file: inputs, each followed by its expected output.

use std::path::Path;

/// Checks that each suite of a folder equals the output of `checked` for it. With `UPDATE_SUITES=1`, writes that
/// output into the files, for review.
pub(crate) fn check(folder: &str, least: usize, checked: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(folder);
    let mut suites = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let suite = std::fs::read_to_string(&path).unwrap();
        let checked = checked(&suite);
        if std::env::var_os("UPDATE_SUITES").is_some() {
            std::fs::write(&path, &checked).unwrap();
        } else {
            assert_eq!(checked, suite, "{}", path.display());
        }
        suites += 1;
    }
    assert!(suites >= least, "{suites} suites");
}

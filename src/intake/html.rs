//! The text of a saved page: a line for each block, nothing of scripts and styles.
//!
//! | markup | text |
//! | --- | --- |
//! | `<p>甲<b>乙</b></p><p>丙</p>` | `甲乙⏎丙` |
//! | `<tr><td>税收</td><td>3亿元</td></tr>` | `税收⇥3亿元` |

use super::markup::{self, Piece};

/// Tags that end a line.
const BLOCKS: [&str; 16] = [
    "p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "table", "title",
    "header",
];
/// Tags whose content is no text.
const SILENT: [&str; 5] = ["script", "style", "noscript", "template", "svg"];

/// Whether some text is a page.
#[must_use]
pub fn is_page(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(200).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.contains("<html") || start.starts_with("<head")
}

/// The text of a page.
#[must_use]
pub fn text(page: &str) -> String {
    let mut out = String::new();
    let mut pieces = markup::pieces(page);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(text) => {
                // A line's end in markup is a space.
                let mut words = text.split(['\r', '\n', '\t']);
                out.push_str(words.next().unwrap_or_default());
                for word in words {
                    out.push_str(word.trim_start());
                }
            }
            Piece::Open(name, _) if is_one_of(&SILENT, name) => pieces.pass_over(name),
            Piece::Open(name, _) if is_one_of(&BLOCKS, name) => end_line(&mut out),
            Piece::Close(name) if is_one_of(&BLOCKS, name) => end_line(&mut out),
            Piece::Close(name) if is_one_of(&["td", "th"], name) => out.push('\t'),
            Piece::Open(..) | Piece::Close(_) => {}
        }
    }
    out
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

fn end_line(out: &mut String) {
    let kept = out.trim_end_matches([' ', '\t']).len();
    out.truncate(kept);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_for_each_block() {
        let check = |page: &str, expected: &str| assert_eq!(text(page).trim_end(), expected, "{page}");
        check("<html><style>p{}</style><p>甲<b>乙</b></p>\n<P>丙&nbsp;丁</P></html>", "甲乙\n丙 丁");
        check("<table><tr><td>税收</td><td>3亿元</td></tr><tr><td>甲</td></tr></table>", "税收\t3亿元\n甲");
        check("收入<br>支出<script>if (a<b) {}</script>", "收入\n支出");
    }

    #[test]
    fn pages_are_told_by_their_start() {
        assert!(is_page("\u{feff} <!DOCTYPE html><p>"));
        assert!(!is_page("粮食产量<5万吨"));
    }

    proptest! {
        #[test]
        fn never_panics(page in "(<p>|</p>|<script>|</script>|<td>|甲|<|>|&amp;|\n){0,30}") {
            let _ = text(&page);
        }
    }
}

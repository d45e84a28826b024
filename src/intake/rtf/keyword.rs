//! Control words that stand for a character, and those whose group holds no words of the document.
//!
//! | control word | read as |
//! | --- | --- |
//! | `\emdash`, `\ldblquote` | `—`, `“` |
//! | `\header`, `\pict`, `\stylesheet` | nothing, including the whole group |

/// The character that a control word stands for.
pub(super) fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}

/// Groups without words of the document that are not marked as ignorable.
pub(super) const SKIPPED: [&str; 33] = [
    "annotation",
    "atnauthor",
    "atnid",
    "author",
    "bkmkend",
    "bkmkstart",
    "buptim",
    "colortbl",
    "comment",
    "creatim",
    "fldinst",
    "filetbl",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "info",
    "listtable",
    "nonesttables",
    "nonshppict",
    "object",
    "pict",
    "revtbl",
    "shprslt",
    "sn",
    "sp",
    "stylesheet",
    "tc",
    "xe",
];

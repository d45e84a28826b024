//! Properties of elements by name, as browsers show them without a style sheet.
//!
//! | element | |
//! | --- | --- |
//! | `<p>`, `<td>` | a block: a line of its own |
//! | `<script>`, `<select>` | not shown |
//! | `<略>` | no element: text |
//! | `<td>` while a `<td>` is open | ends the open one |
//! | `class="footer-nav"` | surrounds the article |

/// Elements whose content is not shown.
const SILENT: &[&str] = &[
    "script", "style", "title", "noscript", "template", "select", "option", "datalist", "textarea", "button",
    "iframe", "object", "svg", "math", "canvas", "audio", "video", "xml", "del", "s", "strike", "rt", "rp",
    "rtc", "noframes", "noembed", "map",
];

/// Block elements: each is a line of its own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "ul",
    "ol",
    "dl",
    "dd",
    "dt",
    "blockquote",
    "hr",
    "pre",
    "body",
    "html",
    "head",
    "form",
    "fieldset",
    "legend",
    "figure",
    "figcaption",
    "address",
    "center",
    "details",
    "summary",
    "dialog",
    "dir",
    "menu",
    "hgroup",
    "search",
    "listing",
    "xmp",
    "frameset",
    "optgroup",
];

/// Elements without content and without end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "basefont", "bgsound", "frame", "keygen",
];

/// Elements that mark text within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "rb", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "nobr",
];

pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether an element is shown only within a table.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "caption" | "colgroup")
}

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether a name can be an element's: `<略>` and `<5%` are text.
pub(super) fn is_known(name: &str) -> bool {
    is_block(name) || is_void(name) || INLINE.contains(&name) || SILENT.contains(&name)
}

/// The elements that a start tag ends implicitly, up to the innermost one of `within`.
pub(super) fn ended_by(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    const CELLS: &[&str] = &["td", "th", "table", "caption"];
    Some(match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir", "td", "th", "table"]),
        "dd" | "dt" => (&["dd", "dt"], &["dl", "td", "th", "table"]),
        "td" | "th" => (&["td", "th", "caption"], &["tr", "table"]),
        "tr" => (&["tr", "td", "th", "caption"], &["thead", "tbody", "tfoot", "table"]),
        "thead" | "tbody" | "tfoot" => {
            (&["thead", "tbody", "tfoot", "tr", "td", "th", "caption"], &["table"])
        }
        "rt" | "rp" | "rb" | "rtc" => (&["rt", "rp", "rb"], &["ruby"]),
        "option" => (&["option"], &["select", "datalist"]),
        "a" => (&["a"], CELLS),
        "body" => (&["head"], &[]),
        name if is_block(name) => (&["p"], &["td", "th", "table", "caption", "button", "li", "div"]),
        _ => return None,
    })
}

/// Classes and ids of parts that surround an article.
pub(super) fn is_around(name: &str) -> bool {
    const WORDS: &[&str] =
        &["crumb", "crumbs", "foot", "ewm", "qrcode", "menu", "toolbar", "login", "pagination"];
    const STARTS: &[&str] =
        &["nav", "breadcrumb", "share", "bdshare", "footer", "copyright", "related", "sidebar", "recommend"];
    name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        let word = word.to_ascii_lowercase();
        WORDS.contains(&word.as_str()) || STARTS.iter().any(|start| word.starts_with(start))
    })
}

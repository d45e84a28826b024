//! A standalone page: one HTML file with tables, charts and text but no script, readable from
//! disk or mail. It contains the reports as data, so that it opens again in Tongbi.

use std::borrow::Borrow;
use std::fmt::Write as _;

use crate::format;
use crate::intake::DATA_BLOCK;
use crate::model::Report;
use crate::source::chinese;

/// The content of a standalone page, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HtmlPage {
    /// The language's code: `zh`, `en`.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
    /// What the page is, and how to open it again.
    pub lead: String,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section with a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The content under it.
    pub blocks: Vec<Block>,
}

/// A block of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A table: a head, and rows that each begin with their own heading.
    Table {
        /// The columns' heads.
        head: Vec<String>,
        /// The rows; gaps are marked as such.
        rows: Vec<Vec<PageCell>>,
    },
    /// A standalone chart from [`Chart::standalone`](crate::chart::Chart::standalone).
    Drawing(String),
    /// A numbered list.
    List(Vec<String>),
    /// Paragraphs in a disclosure element.
    Folded {
        /// The part that is always visible.
        title: String,
        /// The part that can be expanded.
        paragraphs: Vec<String>,
    },
}

/// A cell of a table of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageCell {
    /// A name or other text.
    Words(String),
    /// A figure.
    Figure(String),
    /// The reason for a gap.
    Gap(String),
}

const STYLE: &str = "body{font:16px/1.6 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;\
max-width:60rem;margin:0 auto;padding:1rem;color:#222;background:#fff}h1{font-size:1.5rem}h2{font-size:1.2rem;\
margin-top:2rem;border-bottom:1px solid #ccc}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}\
th,td{border:1px solid #ddd;padding:.2rem .5rem;text-align:left;vertical-align:top}td.n{text-align:right;\
white-space:nowrap;font-variant-numeric:tabular-nums}td.g{color:#767676;font-size:.8rem}svg{max-width:100%;\
height:auto}summary{cursor:pointer}@media print{details{display:block}.wide{overflow:visible}}";

/// The page as HTML, with the reports in it.
#[must_use]
pub fn html(page: &HtmlPage, reports: &[impl Borrow<Report>]) -> String {
    let HtmlPage { lang, title, lead, sections } = page;
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
        escaped(title),
        marked(lang, title),
        marked(lang, lead)
    );
    for Section { heading, blocks } in sections {
        let _ = writeln!(html, "<section>\n<h2>{}</h2>", marked(lang, heading));
        blocks.iter().for_each(|block| write_block(&mut html, lang, block));
        html.push_str("</section>\n");
    }
    // A `<` in the data could end the script element; JSON can escape it.
    let data = format::write_list(reports).replace('<', "\\u003c");
    let _ = write!(html, "{DATA_BLOCK}{data}</script>\n</body>\n</html>\n");
    html
}

fn write_block(html: &mut String, lang: &str, block: &Block) {
    let _ = match block {
        Block::Text(text) => writeln!(html, "<p>{}</p>", marked(lang, text)),
        Block::Drawing(svg) => writeln!(html, "<figure>{svg}</figure>"),
        Block::List(items) => {
            let items: String =
                items.iter().map(|item| format!("<li>{}</li>\n", marked(lang, item))).collect();
            writeln!(html, "<ol>\n{items}</ol>")
        }
        Block::Folded { title, paragraphs } => {
            let text: String = paragraphs.iter().map(|p| format!("<p>{}</p>\n", marked(lang, p))).collect();
            writeln!(html, "<details><summary>{}</summary>\n{text}</details>", marked(lang, title))
        }
        Block::Table { head, rows } => {
            let head: String =
                head.iter().map(|name| format!("<th scope=\"col\">{}</th>", marked(lang, name))).collect();
            let _ = write!(html, "<div class=\"wide\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n");
            rows.iter().for_each(|row| write_row(html, lang, row));
            writeln!(html, "</tbody>\n</table></div>")
        }
    };
}

fn write_row(html: &mut String, lang: &str, row: &[PageCell]) {
    html.push_str("<tr>");
    for (at, cell) in row.iter().enumerate() {
        let _ = match cell {
            PageCell::Words(words) if at == 0 => {
                write!(html, "<th scope=\"row\">{}</th>", marked(lang, words))
            }
            PageCell::Words(words) => write!(html, "<td>{}</td>", marked(lang, words)),
            PageCell::Figure(figure) => write!(html, "<td class=\"n\">{}</td>", marked(lang, figure)),
            PageCell::Gap(gap) => write!(html, "<td class=\"g\">{}</td>", marked(lang, gap)),
        };
    }
    html.push_str("</tr>\n");
}

/// Text escaped for HTML, its Chinese words marked as such in another language.
fn marked(lang: &str, text: &str) -> String {
    if lang == "zh" {
        return escaped(text);
    }
    let part = |(is_chinese, part): (bool, &str)| match is_chinese {
        true => format!("<span lang=\"zh\">{}</span>", escaped(part)),
        false => escaped(part),
    };
    chinese::parts(text).into_iter().map(part).collect()
}

/// Text escaped for HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

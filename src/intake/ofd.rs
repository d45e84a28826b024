//! OFD (GB/T 33190), the fixed-layout format of Chinese offices: a zip file whose pages place text as a
//! PDF's do. Its text is listed as PDF items, which [`pdf`](super::pdf) reads.
//!
//! | part | information |
//! | --- | --- |
//! | `OFD.xml` | the path of the document: `DocRoot` |
//! | the document | page size, and the paths of the pages: `Page BaseLoc` |
//! | a page | `TextCode`: position, advance of each character, text |

use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::container::{self, Container};
use super::encoding::Decoders;
use super::manuscript::Manuscript;
use super::pdf::{self, PdfFault};
use super::xml::{self, attribute};

/// Tenths of a point in a millimetre.
const PER_MILLIMETRE: f64 = 720.0 / 25.4;

/// The most pages read. No report has more.
const MOST_PAGES: usize = 5000;

/// Reads an OFD file; `None` if the file is something else.
///
/// # Errors
/// It is damaged, or its pages hold no text.
pub fn manuscript(bytes: &[u8], decoders: Decoders) -> Option<Result<Manuscript, PdfFault>> {
    let mut container = Container::open(bytes, container::MOST).ok()?;
    let root = part(&mut container, "OFD.xml", decoders)?;
    let items = items(&mut container, &root, decoders).ok_or(PdfFault::Damaged);
    Some(items.and_then(|items| pdf::manuscript(&items)))
}

fn part(container: &mut Container<'_>, name: &str, decoders: Decoders) -> Option<String> {
    xml::text(container.part(name).ok()??, decoders)
}

/// The text items of all pages.
fn items(container: &mut Container<'_>, root: &str, decoders: Decoders) -> Option<String> {
    let mut items = String::new();
    for path in content_of(root, "DocRoot") {
        let document = part(container, &path, decoders)?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let boxes = content_of(&document, "PhysicalBox");
        let size = boxes.first().and_then(|size| lengths(size)).unwrap_or([0.0, 0.0, 210.0, 297.0]);
        for page in pages(&document).into_iter().take(MOST_PAGES) {
            let page = if page.starts_with('/') { page } else { format!("{folder}/{page}") };
            let page = part(container, &page, decoders)?;
            let own = content_of(&page, "PhysicalBox");
            let [_, _, width, height] = own.first().and_then(|own| lengths(own)).unwrap_or(size);
            let _ = writeln!(items, "page\t{}\t{}", tenths(width), tenths(height));
            texts(&page, &mut items);
        }
    }
    Some(items)
}

fn tenths(millimetres: f64) -> f64 {
    (millimetres * PER_MILLIMETRE).round()
}

/// The text content of each element of a name.
fn content_of(text: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == name => open = Some(String::new()),
            Ok(Event::End(_)) => found.extend(open.take()),
            Ok(Event::Eof) | Err(_) => return found,
            Ok(event) => {
                if let Some(words) = &mut open {
                    words.push_str(xml::characters(&event).trim());
                }
            }
        }
    }
}

/// The paths of a document's pages.
fn pages(document: &str) -> Vec<String> {
    let mut reader = Reader::from_str(document);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "Page" => {
                found.extend(attribute(&tag, "BaseLoc"));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// Position and font size of a text object on its page, in millimetres.
#[derive(Clone, Copy)]
struct Object {
    left: f64,
    top: f64,
    size: f64,
    /// The scale and offset from its own coordinates to the page's.
    scale: [f64; 2],
    moved: [f64; 2],
}

/// Lists the texts of a page.
fn texts(page: &str, items: &mut String) {
    let mut reader = Reader::from_str(page);
    let mut object = None;
    let mut code: Option<(String, String)> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "TextObject" => object = text_object(&tag),
                "TextCode" => code = object.map(|object| (position(&tag, object), String::new())),
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "TextCode" => {
                    if let Some((position, words)) = code.take() {
                        let _ = writeln!(items, "{position}\t0\t{}", words.replace(['\n', '\r', '\t'], " "));
                    }
                }
                "TextObject" => object = None,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => {
                if let Some((_, words)) = &mut code {
                    words.push_str(&xml::characters(&event));
                }
            }
        }
    }
}

fn text_object(tag: &BytesStart<'_>) -> Option<Object> {
    let [left, top, _, _] = lengths(&attribute(tag, "Boundary")?)?;
    let size: f64 = xml::number(tag, "Size")?;
    let matrix: Vec<f64> = numbers(&attribute(tag, "CTM").unwrap_or_default());
    let (scale, moved) = match matrix.as_slice() {
        [a, _, _, d, e, f] => ([*a, *d], [*e, *f]),
        _ => ([1.0; 2], [0.0; 2]),
    };
    Some(Object { left, top, size, scale, moved })
}

/// Left end, baseline, width and size of a text, in the form of an item.
fn position(tag: &BytesStart<'_>, object: Object) -> String {
    let number = |name| xml::number::<f64>(tag, name).unwrap_or(0.0);
    let [scale_x, scale_y] = object.scale;
    let [moved_x, moved_y] = object.moved;
    let advance: f64 = advances(&attribute(tag, "DeltaX").unwrap_or_default()).iter().sum();
    let left = object.left + number("X") * scale_x + moved_x;
    let baseline = object.top + number("Y") * scale_y + moved_y;
    let width = (advance + object.size) * scale_x;
    let size = object.size * scale_y.abs();
    [left, baseline, width, size].map(|length| tenths(length).to_string()).join("\t")
}

/// The advances from each character to the next: `3.5 g 4 3.2` is `3.5` and four times `3.2`.
fn advances(text: &str) -> Vec<f64> {
    /// The most advances read. No line has more.
    const MOST: usize = 10_000;

    let mut found = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if word == "g" {
            let times: usize = words.next().and_then(|times| times.parse().ok()).unwrap_or(0);
            let advance = words.next().and_then(|advance| advance.parse().ok()).unwrap_or(0.0);
            found.extend(std::iter::repeat_n(advance, times.min(MOST)));
        } else {
            found.extend(word.parse::<f64>());
        }
        found.truncate(MOST);
    }
    found
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

fn lengths(text: &str) -> Option<[f64; 4]> {
    numbers(text).first_chunk().copied()
}

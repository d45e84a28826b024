//! Links to a hosted file: `src=ADDRESS`, optionally followed by `&view=v1-…`.
//!
//! | after `src=` | address |
//! | --- | --- |
//! | `https%3A%2F%2Fa.cn%2Fb.json` | `https://a.cn/b.json` |
//! | `https%253A%252F%252Fa.cn%252Fb.json` | the same: it was encoded twice |
//! | `https://a.cn/b%20c.json?x=1&y=2` | unchanged: it was typed by hand |
//! | `HTTPS：／／a.cn／b.json。` | `HTTPS://a.cn/b.json` |
//! | `reports/a.json` | relative to the page |
//! | `javascript:…`, nothing | none |

use std::fmt::Write as _;

use super::budget::{self, Budget};
use super::mend::{half_width, percent_decoded, plain, spellings};
use super::{Link, LinkFault, json};
use crate::view::View;

/// Writes the fragment, without `#`, for a file's address and a view.
#[must_use]
pub fn hosted_fragment(address: &str, view: &View) -> String {
    let mut fragment = format!("src={}", percent_encoded(address));
    if *view != View::default() {
        let _ = write!(fragment, "&view=v1-{}", json::of_view(view));
    }
    fragment
}

/// The most layers of percent encoding around `src=` that are decoded.
const LAYERS: usize = 3;

/// The characters that show whether a fragment begins with `src=` in any encoding.
const START: usize = 100;

/// The longest link to a file, in bytes: address and view.
const MOST_BYTES: usize = 256 << 10;

/// The longest address, in bytes. Hosts accept no more.
const MOST_ADDRESS: usize = 8 << 10;

/// Reads a fragment that begins with `src=` in any encoding; `None` for any other.
pub(super) fn read(fragment: &str, budget: &mut Budget) -> Option<Result<Link, LinkFault>> {
    let mut start: String = fragment.chars().take(START).collect();
    for layers in 0..LAYERS {
        if after_name(&start).is_some() {
            if fragment.len() > MOST_BYTES {
                return Some(Err(LinkFault::TooLarge));
            }
            let whole = (0..layers).fold(fragment.to_owned(), |text, _| percent_decoded(&text));
            return after_name(&whole).map(|rest| link(rest, budget));
        }
        start = percent_decoded(&start);
    }
    None
}

/// What follows `src=`; `None` if the text begins differently.
fn after_name(text: &str) -> Option<&str> {
    let bare = text.trim_start_matches(|c: char| "#!/＃".contains(c) || c.is_whitespace());
    let mut chars = bare.chars();
    let name: String = chars.by_ref().take(3).map(|c| half_width(c).to_ascii_lowercase()).collect();
    let equals = chars.next().map(half_width);
    (name == "src" && matches!(equals, None | Some('='))).then_some(chars.as_str())
}

fn link(rest: &str, budget: &mut Budget) -> Result<Link, LinkFault> {
    let (address, view) = match rest.split_once("&view=") {
        Some((address, view)) => (address, Some(view)),
        None => (rest, None),
    };
    let address = address_of(address);
    if address.len() > MOST_ADDRESS {
        return Err(LinkFault::TooLarge);
    }
    if !is_web_address(&address) {
        return Err(LinkFault::NoAddress);
    }
    let view = view.map_or(Ok(View::default()), |text| view_of(text, budget))?;
    budget::content(&[], &view)?;
    Ok(Link::Hosted { address, view })
}

fn view_of(text: &str, budget: &mut Budget) -> Result<View, LinkFault> {
    let mut fault = LinkFault::Altered;
    for spelling in spellings(&plain(text)) {
        let Some(payload) = spelling.get(..3).filter(|head| head.eq_ignore_ascii_case("v1-")) else {
            let number = spelling.trim_start_matches(['v', 'V']).split('-').next().unwrap_or_default();
            return Err(match number.parse::<u64>() {
                Ok(2..) => LinkFault::Newer,
                _ => LinkFault::CutShort,
            });
        };
        match json::view(spelling.get(payload.len()..).unwrap_or_default(), budget) {
            Ok(view) => return Ok(view),
            Err(why) => fault = why,
        }
    }
    Err(fault)
}

/// Decodes an address. An encoded address has no `://`. An address typed by hand is unchanged, because its
/// codes are its own.
fn address_of(written: &str) -> String {
    let mut address = match written.contains("://") {
        true => typed(written).to_owned(),
        false => percent_decoded(written.split('&').next().unwrap_or_default()),
    };
    let begins =
        |text: &str, start: &str| text.get(..start.len()).is_some_and(|t| t.eq_ignore_ascii_case(start));
    for _ in 0..2 {
        if begins(&address, "https%3A%2F%2F") || begins(&address, "http%3A%2F%2F") {
            address = percent_decoded(&address);
        }
    }
    if !address.contains("://") {
        let half: String = address.chars().map(half_width).collect();
        if half.contains("://") {
            address = half;
        }
    }
    address.trim().trim_end_matches(['。', '，', '、', '；', '！', '）', '》', '”', '」']).to_owned()
}

/// An address typed by hand, without text that a chat app appended.
fn typed(written: &str) -> &str {
    match written.find('&') {
        Some(end) if !written.get(..end).unwrap_or_default().contains('?') => {
            written.get(..end).unwrap_or_default()
        }
        _ => written,
    }
}

/// Whether an address is a web address or relative to the page.
fn is_web_address(address: &str) -> bool {
    let path = address.find(['/', '?', '#']).unwrap_or(address.len());
    match address.find(':') {
        Some(colon) if colon < path => {
            let scheme = address.get(..colon).unwrap_or_default();
            let is_known = ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            is_known && address.get(colon..).is_some_and(|rest| rest.len() > 3 && rest.starts_with("://"))
        }
        _ => !address.is_empty(),
    }
}

/// Encodes all characters except those that chat apps keep.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    let end = text.trim_end_matches('.').len();
    for (at, byte) in text.bytes().enumerate() {
        // Apps treat a full stop at the end as the sentence's.
        let is_safe = matches!(byte, b'-' | b'_' | b'~') || (byte == b'.' && at < end);
        if byte.is_ascii_alphanumeric() || is_safe {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

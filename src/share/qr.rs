//! A link as a QR code, for opening it on a phone.

use std::fmt::Write as _;

use fast_qr::{ECL, Mode, QRBuilder};

/// The quiet zone around a code, in modules, as required by ISO/IEC 18004.
const MARGIN: usize = 4;

/// The code as an SVG file, one unit per module; `None` if the text exceeds 2,953 bytes, the most that a QR
/// code holds.
#[must_use]
pub fn qr(text: &str) -> Option<String> {
    // A code on a screen is seldom damaged: the lowest error correction gives the largest modules.
    let code = QRBuilder::new(text).ecl(ECL::L).mode(Mode::Byte).build().ok()?;
    let mut path = String::new();
    for (y, row) in code.data.chunks(code.size.max(1)).take(code.size).enumerate() {
        let mut modules = row.iter().enumerate().filter(|(_, module)| module.value()).peekable();
        while let Some((x, _)) = modules.next() {
            let mut end = x + 1;
            while modules.next_if(|(next, _)| *next == end).is_some() {
                end += 1;
            }
            let _ = write!(path, "M{} {}h{}v1h-{}z", x + MARGIN, y + MARGIN, end - x, end - x);
        }
    }
    let size = code.size + 2 * MARGIN;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{0}\" height=\"{0}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}h-{size}z\"/>\
         <path d=\"{path}\"/></svg>",
        size * 3
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_a_margin() {
        let svg = qr("https://example.org/#r2-").unwrap();
        // Version 2 has 25 modules a side; the finder patterns begin with seven dark ones.
        assert!(svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
        assert!(svg.contains("d=\"M4 4h7v1h-7z"), "{svg}");
        assert!(svg.contains("M22 4h7v1h-7zM4 5h1v1h-1z"), "{svg}");
        assert!(svg.contains("M4 22h7v1h-7z"), "{svg}");
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert!(qr(&"a".repeat(2_953)).is_some());
        assert_eq!(qr(&"a".repeat(2_954)), None);
    }
}

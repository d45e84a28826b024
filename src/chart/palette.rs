//! The colours of drawings, taken from the page's style sheets.
//!
//! The tests check the requirements: each series colour has enough contrast with the background, is
//! legible as text, and is distinguishable from the others with colour vision deficiencies.

/// The colours of a standalone drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The page's style rules for drawings, and its colours. Standalone drawings use the same.
const STYLE: &str = include_str!("../../style/chart.css");
const TOKENS: &str = include_str!("../../style/tokens.css");

/// The value of a design token of the page.
fn token(theme: Theme, name: &str) -> Option<&'static str> {
    let light = TOKENS.split_once(":root {")?.1;
    let palette = match theme {
        Theme::Light => light,
        Theme::Dark => TOKENS.split_once(":root[data-theme=\"dark\"] {")?.1,
    };
    let (palette, _) = palette.split_once('}')?;
    let value = palette.split_once(&format!("{name}:"))?.1;
    Some(value.split_once(';')?.0.trim())
}

/// The style rules for drawings, with token values filled in.
pub(super) fn style(theme: Theme, fonts: &str) -> String {
    let mut parts = STYLE.split("var(");
    let mut style = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').unwrap_or((part, ""));
        style += if name == "--sans" { fonts } else { token(theme, name).unwrap_or_default() };
        style += rest;
    }
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A colour in linear light, with components from 0 to 1.
    type Light = [f64; 3];

    /// A token's sRGB colour, with components from 0 to 1. Transparent colours are blended in sRGB.
    fn written(theme: Theme, name: &str) -> [f64; 3] {
        let value = token(theme, name).unwrap();
        let digits = value.strip_prefix('#').unwrap();
        assert_eq!(digits.len(), 6, "{name} {value}");
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).unwrap().to_be_bytes();
        [red, green, blue].map(|part| f64::from(part) / 255.0)
    }

    fn linear(written: [f64; 3]) -> Light {
        written.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) })
    }

    fn light(theme: Theme, name: &str) -> Light {
        linear(written(theme, name))
    }

    fn luminance([r, g, b]: Light) -> f64 {
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast ratio of two colours by WCAG 2.
    fn contrast(a: Light, b: Light) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// CIE L*a*b* under D65.
    fn lab([r, g, b]: Light) -> [f64; 3] {
        let of = |x: f64, y: f64, z: f64, white: f64| {
            let t = (x * r + y * g + z * b) / white;
            if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 }
        };
        let x = of(0.4124, 0.3576, 0.1805, 0.9505);
        let y = of(0.2126, 0.7152, 0.0722, 1.0);
        let z = of(0.0193, 0.1192, 0.9505, 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn distance(a: Light, b: Light) -> f64 {
        let (a, b) = (lab(a), lab(b));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    /// Simulations of dichromacy: Machado, Oliveira and Fernandes (2009), severity 1.
    const SIGHTS: [(&str, [Light; 3]); 4] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "no long",
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
        ),
        (
            "no middle",
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
        ),
        (
            "no short",
            [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        ),
    ];

    fn seen(color: Light, sight: &[Light; 3]) -> Light {
        sight.map(|row| row.iter().zip(color).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
    }

    const SERIES: [&str; 5] = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5"];

    #[test]
    fn drawings_contrast_with_the_background() {
        for theme in [Theme::Light, Theme::Dark] {
            let sheet = light(theme, "--sheet");
            // Names at line ends have these colours, so the contrast for text applies.
            let words = ["--ink", "--ink-soft", "--kept", "--missed", "--none", "--rise", "--fall"];
            for name in SERIES.iter().chain(&words) {
                let contrast = contrast(light(theme, name), sheet);
                assert!(contrast >= 4.5, "{theme:?} {name} {contrast:.2}");
            }
            // The backgrounds of bars, and of figures in the most intense heat cells.
            let wash = light(theme, "--wash");
            for name in SERIES {
                let contrast = contrast(light(theme, name), wash);
                assert!(contrast >= 3.0, "{theme:?} {name} on its track {contrast:.2}");
            }
            for name in ["--rise", "--fall"] {
                let (color, below) = (written(theme, name), written(theme, "--sheet"));
                let deepest = linear([0, 1, 2].map(|n| color[n] * 0.42 + below[n] * 0.58));
                let contrast = contrast(light(theme, "--ink"), deepest);
                assert!(contrast >= 4.5, "{theme:?} a figure on {name} {contrast:.2}");
            }
        }
    }

    #[test]
    fn series_colours_are_distinguishable_by_everyone() {
        for theme in [Theme::Light, Theme::Dark] {
            for (name, sight) in &SIGHTS {
                for (n, one) in SERIES.iter().enumerate() {
                    for other in &SERIES[n + 1..] {
                        let far = distance(seen(light(theme, one), sight), seen(light(theme, other), sight));
                        assert!(far >= 12.0, "{theme:?}, {name}: {one} and {other} are {far:.1} apart");
                    }
                }
            }
        }
    }

    #[test]
    fn rise_and_fall_are_distinguishable_by_everyone() {
        for theme in [Theme::Light, Theme::Dark] {
            for (name, sight) in &SIGHTS {
                let far = distance(seen(light(theme, "--rise"), sight), seen(light(theme, "--fall"), sight));
                assert!(far >= 25.0, "{theme:?}, {name}: {far:.1} apart");
            }
        }
    }
}

//! The formats of chart pictures and their sizes.

/// The destination of a chart picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureFormat {
    /// As on screen.
    #[default]
    Screen,
    /// An article in a chat app (公众号), read on phones: narrow with large text.
    Article,
    /// A slide of 16:9.
    Slide,
    /// An A4 document, within the margins.
    A4,
}

impl PictureFormat {
    /// All formats, in menu order.
    pub const ALL: [Self; 4] = [Self::Screen, Self::Article, Self::Slide, Self::A4];

    /// Its width and least height in pixels; `screen` is the width on screen.
    #[must_use]
    pub fn size(self, screen: u32) -> (u32, u32) {
        match self {
            Self::Screen => (screen, 0),
            Self::Article => (540, 0),
            Self::Slide => (960, 540),
            // 180 mm at 96 pixels per inch.
            Self::A4 => (680, 0),
        }
    }

    /// The default pixel density of a picture: 1080 pixels wide for articles, 1920 for slides, 288
    /// pixels per inch for paper.
    #[must_use]
    pub fn scale(self) -> u32 {
        match self {
            Self::Screen | Self::Article | Self::Slide => 2,
            Self::A4 => 3,
        }
    }
}

//! Where a picture of a chart goes, and so how large it is.

/// Where a picture of a chart goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// As it is on screen.
    #[default]
    Screen,
    /// Into an article of a chat app (公众号): read on phones, so narrow and with large words.
    Article,
    /// Onto a slide of 16:9.
    Slide,
    /// Into a document of A4, between its margins.
    A4,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Screen, Self::Article, Self::Slide, Self::A4];

    /// Its width in pixels, and the height that it fills at least; `screen` is the width on screen.
    #[must_use]
    pub fn size(self, screen: u32) -> (u32, u32) {
        match self {
            Self::Screen => (screen, 0),
            Self::Article => (540, 0),
            Self::Slide => (960, 540),
            // 180 mm at 96 pixels an inch.
            Self::A4 => (680, 0),
        }
    }

    /// How many times that size a picture has, unless the reader chooses: 1080 pixels for articles,
    /// 1920 for slides, 288 an inch for paper.
    #[must_use]
    pub fn scale(self) -> u32 {
        match self {
            Self::Screen | Self::Article | Self::Slide => 2,
            Self::A4 => 3,
        }
    }
}

//! The markup that embeds a chart in another page.

use super::escape::Escaped;

/// The markup of a frame that shows a chart: its address, a name for it, and its height in pixels. Browsers
/// fetch it when it comes into view.
#[must_use]
pub fn embed(address: &str, title: &str, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" style=\"border:0\" loading=\"lazy\"></iframe>",
        Escaped(address),
        Escaped(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_titles_are_escaped() {
        assert_eq!(
            embed("https://example.org/?lang=zh&s=1#r2-0", "A \"B\" <C>", 480),
            "<iframe src=\"https://example.org/?lang=zh&amp;s=1#r2-0\" title=\"A &quot;B&quot; &lt;C&gt;\" \
             width=\"100%\" height=\"480\" style=\"border:0\" loading=\"lazy\"></iframe>"
        );
    }
}

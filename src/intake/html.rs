//! Saved web pages: their words, one block a line.
//!
//! | in the page | in the text |
//! | --- | --- |
//! | `<p>`, `<div>`, `<br>`, `<li>`, `<h1>`, a table's row | a line of its own |
//! | a table's cell | parted from the next by a tab |
//! | `<script>`, `<style>`, `<!-- -->`, `<title>`, menus (`<nav>`, `<header>`, `<footer>`) | nothing |
//! | `&nbsp;`, `&#27743;`, `&ldquo;` | the character |
//!
//! A saved page is seldom well-formed, so tags are only told apart, never matched.

/// Elements whose content is not the report's.
const SILENT: &[&str] =
    &["script", "style", "title", "nav", "header", "footer", "noscript", "template", "select"];

/// Elements that end the line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "table",
    "ul",
    "ol",
    "blockquote",
    "hr",
    "dd",
    "dt",
    "body",
];

/// The named characters that Chinese pages use.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("times", '×'),
    ("permil", '‰'),
    ("deg", '°'),
];

/// Whether a text is a web page.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(512).collect::<String>().to_ascii_lowercase();
    start.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<div", "<p>"].iter().any(|tag| start.contains(tag))
}

/// The words of a web page.
#[must_use]
pub fn text(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    // Names whose end tag does not come any more: to look again for each would take for ever.
    let mut unclosed: Vec<String> = Vec::new();
    while let Some((words, after)) = rest.split_once('<') {
        write(&mut text, words);
        rest = after;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let Some((tag, after)) = rest.split_once('>') else { return text };
        rest = after;
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let opens = !tag.starts_with('/') && !tag.ends_with('/');
        if SILENT.contains(&name.as_str()) && opens {
            if !unclosed.contains(&name) {
                match after_closing(rest, &name) {
                    Some(after) => rest = after,
                    // A tag that was left open must not swallow the report.
                    None => unclosed.push(name),
                }
            }
        } else if BLOCKS.contains(&name.as_str()) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
        } else if (name == "td" || name == "th") && tag.starts_with('/') {
            text.push('\t');
        }
    }
    write(&mut text, rest);
    text
}

/// What follows the end tag of this name, if there is one.
fn after_closing<'a>(rest: &'a str, name: &str) -> Option<&'a str> {
    let (at, _) = rest.match_indices("</").find(|(at, sign)| {
        let tag = rest.get(at + sign.len()..).unwrap_or_default();
        tag.get(..name.len()).is_some_and(|this| this.eq_ignore_ascii_case(name))
    })?;
    rest.get(at..)?.split_once('>').map(|(_, rest)| rest)
}

/// Writes words with their named and numbered characters; line breaks of the source are spacing.
fn write(text: &mut String, words: &str) {
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('&') {
        spaced(text, before);
        let end = after.char_indices().take(10).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let named = end.and_then(|end| Some((character(after.get(..end)?)?, after.get(end + 1..)?)));
        match named {
            Some((c, after)) => {
                text.push(c);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    spaced(text, rest);
}

fn spaced(text: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '\n' | '\r' | '\t' => {
                if !text.ends_with(char::is_whitespace) && !text.is_empty() {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
}

/// The character of a reference: `nbsp`, `#160`, `#xA0`.
fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(page: &str, expected: &str) {
        assert_eq!(text(page).trim(), expected, "{page}");
    }

    #[test]
    fn blocks_are_lines() {
        check("<html><body><h1>某镇</h1><p>产值5<b>万</b>元</p>修路", "某镇\n产值5万元\n修路");
        check("<p>一<br/>二<BR>三</p>", "一\n二\n三");
        check("<table><tr><td>产值</td><td>5</td></tr></table>", "产值\t5");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        check("<script>if (a<b) {}</script><style>p{}</style><!-- 删 --><p>产值</p>", "产值");
        check("<nav>首页</nav><SCRIPT>x</SCRIPT >产值", "产值");
        // A tag that was left open does not swallow the report.
        check("<header>首页<p>产值</p>", "首页\n产值");
    }

    #[test]
    fn characters_by_name_and_number() {
        check("产值&nbsp;5&#27743;&#x6C5F;&amp;&nosuch;A&B", "产值 5江江&&nosuch;A&B");
    }

    #[test]
    fn pages_are_told_from_prose() {
        assert!(is_html("\n<!DOCTYPE html><html>"));
        assert!(is_html("<div class=a>"));
        assert!(!is_html("各位代表：<略>"));
    }

    proptest! {
        #[test]
        fn never_panics(page: String) {
            let _ = text(&page);
        }

        #[test]
        fn never_panics_on_tags(page in "[<>/&;#a-z产 \\-!]{0,60}") {
            let _ = text(&page);
        }
    }
}

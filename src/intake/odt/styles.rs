//! Styles of an OpenDocument text: which words are hidden, struck out or raised.
//!
//! | style of the words | |
//! | --- | --- |
//! | `text:display="none"` | hidden |
//! | `style:text-line-through-style="solid"` | struck out |
//! | `style:text-position="super 58%"`, `"33% 58%"` | raised |
//! | none of these, but a parent that has one | as the parent |

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::intake::xml::attribute;

/// How words look; `None` where a style leaves it to the style around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    is_hidden: Option<bool>,
    is_struck: Option<bool>,
    is_raised: Option<bool>,
}

impl Look {
    /// This look within another one.
    pub(super) fn within(self, outer: Self) -> Self {
        Self {
            is_hidden: self.is_hidden.or(outer.is_hidden),
            is_struck: self.is_struck.or(outer.is_struck),
            is_raised: self.is_raised.or(outer.is_raised),
        }
    }

    /// Whether the document does not show these words: they are hidden or struck out.
    pub(super) fn is_left_out(self) -> bool {
        self.is_hidden == Some(true) || self.is_struck == Some(true)
    }

    pub(super) fn is_raised(self) -> bool {
        self.is_raised == Some(true)
    }
}

/// The styles of a document by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), (Option<String>, Look)>,
    /// The style whose properties follow.
    open: Option<(String, String)>,
}

impl Styles {
    /// Reads a start tag of a style or its properties; other tags are ignored.
    pub(super) fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "style" => {
                let name = attribute(tag, "name").unwrap_or_default();
                let key = (attribute(tag, "family").unwrap_or_default(), name);
                let parent = attribute(tag, "parent-style-name");
                self.styles.insert(key.clone(), (parent, Look::default()));
                self.open = Some(key);
            }
            "text-properties" => {
                let style = self.open.as_ref().and_then(|key| self.styles.get_mut(key));
                if let Some((_, look)) = style {
                    *look = look_of(tag);
                }
            }
            _ => {}
        }
    }

    /// The look of a style with its parents.
    pub(super) fn look(&self, family: &str, name: &str) -> Look {
        /// The longest chain of parents that is followed.
        const LONGEST: usize = 16;
        let mut look = Look::default();
        let mut name = Some(name);
        for _ in 0..LONGEST {
            let Some(style) = name.and_then(|name| self.styles.get(&(family.to_owned(), name.to_owned())))
            else {
                break;
            };
            look = look.within(style.1);
            name = style.0.as_deref();
        }
        look
    }
}

fn look_of(tag: &BytesStart<'_>) -> Look {
    let line = attribute(tag, "text-line-through-style").or_else(|| attribute(tag, "text-line-through-type"));
    Look {
        is_hidden: attribute(tag, "display").map(|display| display == "none"),
        is_struck: line.map(|line| line != "none"),
        is_raised: attribute(tag, "text-position").map(|position| {
            let height = position.split_whitespace().next().unwrap_or_default().trim_end_matches('%');
            height == "super" || height.parse::<f64>().is_ok_and(|height| height > 0.0)
        }),
    }
}

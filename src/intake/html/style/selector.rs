//! Selectors of style sheets: which elements a rule is for.
//!
//! | selector | read as |
//! | --- | --- |
//! | `p.note`, `#ad`, `[hidden]` | an element by name, class, id, or `hidden` |
//! | `.side .t`, `ul > li` | an element within another |
//! | `a:hover`, `p + p`, `[data-x]`, `*` | not read |

/// What selectors see of an element.
#[derive(Clone, Debug, Default)]
pub(in crate::intake::html) struct Selected {
    name: String,
    classes: Vec<String>,
    id: String,
    /// Whether it has the attribute `hidden`.
    pub(in crate::intake::html) is_hidden: bool,
}

impl Selected {
    /// An element by its name and the attributes `class`, `id` and `hidden`.
    pub(in crate::intake::html) fn new(name: &str, class: &str, id: &str, is_hidden: bool) -> Self {
        /// The most classes of an element.
        const CLASSES: usize = 20;
        let classes = class.split_whitespace().take(CLASSES).map(str::to_lowercase).collect();
        Self { name: name.to_lowercase(), classes, id: id.trim().to_lowercase(), is_hidden }
    }

    /// The parts of selectors by which rules for it are found: `#id`, `.class`, `name`, `[hidden]`.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        let id = (!self.id.is_empty()).then(|| format!("#{}", self.id));
        let hidden = self.is_hidden.then(|| HIDDEN.to_owned());
        let classes = self.classes.iter().map(|class| format!(".{class}"));
        id.into_iter().chain(hidden).chain(classes).chain([self.name.clone()])
    }
}

const HIDDEN: &str = "[hidden]";

/// The element that a selector is for, and those around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Selector {
    subject: Compound,
    /// The elements around it, the innermost first, each with whether it is the direct parent.
    around: Vec<(Compound, bool)>,
}

/// A selector of one element: `p.note`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Compound {
    name: String,
    classes: Vec<String>,
    id: String,
    is_hidden: bool,
}

impl Selector {
    /// Reads a selector; `None` for one that is not read.
    pub(super) fn of(text: &str) -> Option<Self> {
        /// The most elements of a selector.
        const ELEMENTS: usize = 6;
        let spaced = text.replace('>', " > ");
        let mut parts = spaced.split_whitespace().rev();
        let subject = Compound::of(parts.next()?)?;
        let mut around = Vec::new();
        let mut is_parent = false;
        for part in parts {
            if part == ">" {
                is_parent = true;
                continue;
            }
            around.push((Compound::of(part)?, is_parent));
            is_parent = false;
        }
        (around.len() < ELEMENTS && !is_parent).then_some(Self { subject, around })
    }

    /// The part by which its rules are found.
    pub(super) fn key(&self) -> String {
        let Compound { name, classes, id, is_hidden } = &self.subject;
        match classes.first() {
            _ if !id.is_empty() => format!("#{id}"),
            _ if *is_hidden => HIDDEN.to_owned(),
            Some(class) => format!(".{class}"),
            None => name.clone(),
        }
    }

    /// The numbers of ids, of classes and of names: the greater wins.
    pub(super) fn specificity(&self) -> (usize, usize, usize) {
        let all = || std::iter::once(&self.subject).chain(self.around.iter().map(|(part, _)| part));
        (
            all().filter(|part| !part.id.is_empty()).count(),
            all().map(|part| part.classes.len() + usize::from(part.is_hidden)).sum(),
            all().filter(|part| !part.name.is_empty()).count(),
        )
    }

    /// Whether it selects an element. `outer`: the elements around it, the innermost first.
    pub(super) fn selects<'a>(&self, element: &Selected, outer: impl Iterator<Item = &'a Selected>) -> bool {
        /// The most elements around that are examined.
        const FAR: usize = 64;
        if !self.subject.fits(element) {
            return false;
        }
        let mut outer = outer.take(FAR);
        self.around.iter().all(|(part, is_parent)| {
            if *is_parent {
                outer.next().is_some_and(|element| part.fits(element))
            } else {
                outer.any(|element| part.fits(element))
            }
        })
    }
}

impl Compound {
    fn of(text: &str) -> Option<Self> {
        let mut compound = Self::default();
        let text = text.to_lowercase();
        let plain = match text.strip_suffix(HIDDEN) {
            Some(rest) => {
                compound.is_hidden = true;
                rest
            }
            None => &text,
        };
        let mut rest = plain;
        while !rest.is_empty() {
            let mark = rest.chars().next().filter(|c| matches!(c, '.' | '#'));
            let name = rest.strip_prefix(['.', '#']).unwrap_or(rest);
            let end = name.find(['.', '#']).unwrap_or(name.len());
            let (name, after) = name.split_at_checked(end)?;
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            if name.is_empty() || !name.chars().all(is_name) {
                return None;
            }
            match mark {
                Some('.') => compound.classes.push(name.to_owned()),
                Some(_) => name.clone_into(&mut compound.id),
                None => name.clone_into(&mut compound.name),
            }
            rest = after;
        }
        (compound != Self::default()).then_some(compound)
    }

    fn fits(&self, element: &Selected) -> bool {
        (self.name.is_empty() || self.name == element.name)
            && (self.id.is_empty() || self.id == element.id)
            && self.classes.iter().all(|class| element.classes.contains(class))
            && (!self.is_hidden || element.is_hidden)
    }
}

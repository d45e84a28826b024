//! Elements of the page: Leptos elements with their types erased.
//!
//! `view!` gives every element its own type and compiles building, updating and unmounting for
//! each. Here an element is a tag with attributes and children, so that code is compiled once and
//! the page is half as large (see ARCHITECTURE.md). A dynamic part is a closure: Leptos runs it
//! again when a signal that it read changes.

use std::borrow::Cow;
use std::cell::Cell;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::directive::directive;
use leptos::tachys::html::element::inner_html;
use leptos::tachys::html::event::{self, on};
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use tongbi::chart::Svg;
use tongbi::i18n::Lang;
use tongbi::source::chinese;

use crate::platform::clock;
use crate::platform::page::{self, Element, Event};

/// An element under construction. Boxed, so that passing it on moves one word.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A text or the value of an attribute.
pub(crate) enum Text {
    /// No text.
    None,
    /// A fixed text of the page.
    Word(&'static str),
    /// A computed text.
    Made(String),
    /// A text that follows the signals it reads.
    Live(Box<dyn Fn() -> Text + Send>),
}

impl From<&'static str> for Text {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Made(text)
    }
}

/// `true` is an attribute without value, `false` no attribute.
impl From<bool> for Text {
    fn from(is_there: bool) -> Self {
        if is_there { Self::Word("") } else { Self::None }
    }
}

impl From<Option<&'static str>> for Text {
    fn from(word: Option<&'static str>) -> Self {
        word.map_or(Self::None, Self::Word)
    }
}

impl From<Option<String>> for Text {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::None, Self::Made)
    }
}

impl<F, T> From<F> for Text
where
    F: Fn() -> T + Send + 'static,
    T: Into<Self>,
{
    fn from(live: F) -> Self {
        Self::Live(Box::new(move || live().into()))
    }
}

/// The text for Leptos, if any.
type CurrentText = Option<Cow<'static, str>>;

impl Text {
    /// The current text.
    fn now(self) -> CurrentText {
        match self {
            Self::None => None,
            Self::Word(word) => Some(Cow::Borrowed(word)),
            Self::Made(text) => Some(Cow::Owned(text)),
            Self::Live(live) => live().now(),
        }
    }

    /// The text, or a closure that follows signals.
    fn shown(self) -> Result<CurrentText, Box<dyn Fn() -> CurrentText + Send>> {
        match self {
            Self::Live(live) => Err(Box::new(move || live().now())),
            fixed => Ok(fixed.now()),
        }
    }
}

/// Starts an element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

impl El {
    /// Sets an attribute.
    pub(crate) fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, value.into())
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: Text) -> Self {
        self.0.attributes.push(match value.shown() {
            Ok(value) => custom_attribute(name, value).into_any_attr(),
            Err(live) => custom_attribute(name, live).into_any_attr(),
        });
        self
    }

    /// Sets the class.
    pub(crate) fn class(self, value: impl Into<Text>) -> Self {
        self.attr("class", value)
    }

    /// Sets the accessible name. A name with words in another language is kept in a hidden child with `lang`, because
    /// an attribute cannot mark a language. Fields have no children, so they keep the attribute.
    pub(crate) fn label(self, value: impl Into<Text>) -> Self {
        self.name(value.into())
    }

    #[inline(never)]
    fn name(self, value: Text) -> Self {
        let is_field = matches!(self.0.tag, "input" | "select" | "textarea");
        match value.shown() {
            Ok(Some(name)) if !is_field && is_foreign(&name) => {
                let id = unique_id();
                let name = el("span").attr("id", id.clone()).attr("hidden", true).text(name.into_owned());
                self.attr("aria-labelledby", id).child(name)
            }
            Ok(name) => self.attr("aria-label", name.map(Cow::into_owned)),
            Err(live) => self.attr("aria-label", move || live().map(Cow::into_owned)),
        }
    }

    /// Keeps the value of a field equal to a signal.
    #[inline(never)]
    pub(crate) fn value(mut self, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send> = Box::new(value);
        self.0.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// Keeps the state of a checkbox equal to a signal.
    #[inline(never)]
    pub(crate) fn checked(mut self, is_checked: impl Fn() -> bool + Send + 'static) -> Self {
        let is_checked: Box<dyn Fn() -> bool + Send> = Box::new(is_checked);
        self.0.attributes.push(prop("checked", is_checked).into_any_attr());
        self
    }

    /// Adds a text.
    pub(crate) fn text(self, text: impl Into<Text>) -> Self {
        self.write(text.into())
    }

    #[inline(never)]
    fn write(mut self, text: Text) -> Self {
        if self.0.tag == "option" {
            return self.write_option(text);
        }
        self.0.children.push(match text.shown() {
            Ok(text) => marked(text),
            Err(live) => (move || marked(live())).into_any(),
        });
        self
    }

    /// An option can contain no element, so it is marked as a whole.
    fn write_option(self, text: Text) -> Self {
        let (mut option, text) = match text.shown() {
            Ok(text) => {
                let is_chinese = text.as_ref().is_some_and(|text| is_foreign(text));
                (self.attr("lang", is_chinese.then_some("zh")), text.into_any())
            }
            Err(live) => (self, live.into_any()),
        };
        option.0.children.push(text);
        option
    }

    /// Adds a text as it is.
    fn plain(mut self, text: String) -> Self {
        self.0.children.push(text.into_any());
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub(crate) fn child(mut self, child: Self) -> Self {
        self.0.children.push(child.view());
        self
    }

    /// Adds elements.
    pub(crate) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds children that are rebuilt when a signal they read changes. Elements that must keep the
    /// focus must not be inside a slot that they change.
    pub(crate) fn slot<I: IntoIterator<Item = Self>>(self, build: impl Fn() -> I + Send + 'static) -> Self {
        self.built(Box::new(move || build().into_iter().map(Self::view).collect()))
    }

    /// Adds children that are kept while the key of their item stays, so that a live region tells each once.
    pub(crate) fn keyed<T: Send + Sync + 'static, K: Eq + Hash + Send + Sync + 'static>(
        mut self,
        items: impl Fn() -> Vec<T> + Send + Sync + 'static,
        key: impl Fn(&T) -> K + Clone + Send + Sync + 'static,
        build: impl Fn(T) -> Self + Clone + Send + Sync + 'static,
    ) -> Self {
        let children = move |item| build(item).view();
        let list = For(ForProps::builder().each(items).key(key).children(children).build());
        self.0.children.push(list.into_any());
        self
    }

    /// Adds many children: the first [`FIRST`] at once, the others in slices while the page stays responsive.
    /// `build` builds those of a range. On paper, all are built at once.
    pub(crate) fn gradual<I: IntoIterator<Item = Self>>(
        mut self,
        count: usize,
        is_printing: impl Fn() -> bool + Copy + Send + Sync + 'static,
        build: impl Fn(Range<usize>) -> I + Send + Sync + 'static,
    ) -> Self {
        let built = RwSignal::new(1usize);
        let parts = count.div_ceil(FIRST);
        if parts > 1 {
            more(built, parts);
        }
        let build = Arc::new(build);
        for part in 0..parts {
            let is_due = Memo::new(move |_| built.get() > part || is_printing());
            let build = build.clone();
            self = self.slot(move || {
                let range = part * FIRST..count.min((part + 1) * FIRST);
                is_due.get().then(|| build(range)).into_iter().flatten().collect::<Vec<_>>()
            });
        }
        self
    }

    #[inline(never)]
    fn built(mut self, build: Box<dyn Fn() -> Vec<AnyView> + Send>) -> Self {
        self.0.children.push(build.into_any());
        self
    }

    /// Sets a custom property of the style, following the signals that `value` reads.
    #[inline(never)]
    pub(crate) fn var(mut self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send> = Box::new(value);
        self.0.attributes.push(style((name, value)).into_any_attr());
        self
    }

    /// Passes the DOM element to `take` once it is created.
    pub(crate) fn made(mut self, take: impl Fn(Element) + 'static) -> Self {
        let take: std::rc::Rc<dyn Fn(Element)> = std::rc::Rc::new(take);
        self.0.attributes.push(directive(move |element: Element| take(element), ()).into_any_attr());
        self
    }

    /// Adds a drawing. Nowhere else on the page does text become elements. Only the chart
    /// module can make an [`Svg`], and it escapes every name and text in it.
    pub(crate) fn drawing(mut self, svg: &Svg) -> Self {
        self.0.attributes.push(inner_html(svg.as_str().to_owned()).into_any_attr());
        self
    }

    /// Handles an event.
    pub(crate) fn on(self, event: &'static str, answer: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(answer))
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, answer: Box<dyn FnMut(Event)>) -> Self {
        self.0.attributes.push(on(event::Custom::<Event>::new(name), answer).into_any_attr());
        self
    }

    /// Handles a click, by mouse or keyboard.
    pub(crate) fn click(self, mut answer: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| answer())
    }

    /// Handles the value of a field at every `event`: `input` or `change`.
    pub(crate) fn take(self, event: &'static str, mut answer: impl FnMut(String) + 'static) -> Self {
        self.on(event, move |event| answer(event_target_value(&event)))
    }

    /// Handles keys by name; the handler returns whether it used the key.
    pub(crate) fn keys(self, mut answer: impl FnMut(&str) -> bool + 'static) -> Self {
        self.on("keydown", move |event| {
            if page::key(&event).is_some_and(|key| answer(&key)) {
                event.prevent_default();
            }
        })
    }

    /// The finished element.
    #[inline(never)]
    pub(crate) fn view(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        leptos::html::custom(tag).add_any_attr(attributes).child(children).into_any()
    }
}

thread_local! {
    static IDS: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element has.
pub(crate) fn unique_id() -> String {
    let id = IDS.get();
    IDS.set(id.wrapping_add(1));
    format!("id-{id}")
}

thread_local! {
    static LANG: Cell<Option<RwSignal<Lang>>> = const { Cell::new(None) };
}

/// Makes every text mark the language of its Chinese words while the page is in another language.
pub(crate) fn mark_chinese(lang: RwSignal<Lang>) {
    LANG.set(Some(lang));
}

/// Whether a text has Chinese words in a page of another language.
fn is_foreign(text: &str) -> bool {
    chinese::is_in(text) && LANG.get().is_some_and(|lang| lang.get() != Lang::Zh)
}

/// A text, with its Chinese words in elements that say so if the page is in another language.
#[inline(never)]
fn marked(text: CurrentText) -> AnyView {
    let Some(foreign) = text.as_ref().filter(|text| is_foreign(text)) else { return text.into_any() };
    let part = |(is_chinese, part): (bool, &str)| match is_chinese {
        true => el("span").attr("lang", "zh").plain(part.to_owned()).view(),
        false => part.to_owned().into_any(),
    };
    chinese::parts(foreign).into_iter().map(part).collect::<Vec<_>>().into_any()
}

/// The number of children that [`El::gradual`] builds at once.
const FIRST: usize = 25;

/// Lets the next part be built, until all are.
fn more(built: RwSignal<usize>, parts: usize) {
    clock::after(0, move || {
        // The view may be gone by now.
        let Some(next) = built.try_get_untracked().map(|built| built + 1) else { return };
        built.set(next);
        if next < parts {
            more(built, parts);
        }
    });
}

/// A button with an action.
pub(crate) fn button(class: &'static str, name: impl Into<Text>, mut act: impl FnMut() + 'static) -> El {
    plain_button(class, name.into(), Box::new(move |_| act()))
}

#[inline(never)]
fn plain_button(class: &'static str, name: Text, act: Box<dyn FnMut(Event)>) -> El {
    el("button").attr("type", "button").class(class).text(name).listen("click", act)
}

/// An option of a select.
pub(crate) fn option(value: String, name: impl Into<Text>, selected: bool) -> El {
    el("option").attr("value", value).attr("selected", selected).text(name)
}

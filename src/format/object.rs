//! Reading one JSON object: known fields are taken one by one, the rest is preserved.
//!
//! | object | read with the field `level: u8` | preserved |
//! | --- | --- | --- |
//! | `{"level": 1, "note": "a"}` | 1 | `note` |
//! | `{"level": null}` | none | |
//! | `{"level": "x"}` | none; a fault | `level` |

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::{Cause, Expected, JsonKind};
use super::word::Word;
use crate::model::{Extra, Json, Name, Number, ParseNumberError, Period, Span, Year};

/// The fields of an object in file order, each value as raw JSON.
pub(super) struct Fields<'t>(pub Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor;
        impl<'de> Visitor<'de> for FieldsVisitor {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(key) = map.next_key::<Key<'de>>()? {
                    fields.push((key.0, map.next_value()?));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(FieldsVisitor)
    }
}

/// A field's name, borrowed from the file unless it is written with escapes.
pub(super) struct Key<'t>(pub Cow<'t, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field's name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// The path from the top of a file to a value.
#[derive(Clone, Copy)]
pub(super) enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, name) => f.write_str(name),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// A fault positioned by byte offset.
pub(super) struct RawFault {
    pub offset: usize,
    pub path: String,
    pub cause: Cause,
    pub found: String,
}

/// The state shared while reading a file: its faults and interned names.
pub(super) struct Log {
    /// The address of the file's first byte. Values borrow from the file, so an offset is a
    /// difference of addresses.
    start: usize,
    pub faults: Vec<RawFault>,
    names: std::collections::HashSet<Name>,
}

impl Log {
    pub(super) fn new(text: &str) -> Self {
        Self { start: address(text), faults: Vec::new(), names: std::collections::HashSet::new() }
    }

    /// The byte offset of `part`, which is borrowed from the file.
    pub(super) fn offset(&self, part: &str) -> usize {
        address(part).saturating_sub(self.start)
    }

    pub(super) fn fault(&mut self, part: &str, path: &Path<'_>, cause: Cause) {
        let offset = self.offset(part);
        self.faults.push(RawFault { offset, path: path.to_string(), cause, found: shortened(part) });
    }

    fn name(&mut self, text: &str) -> Name {
        if let Some(name) = self.names.get(text) {
            return name.clone();
        }
        let name = Name::from(text);
        self.names.insert(name.clone());
        name
    }
}

fn address(text: &str) -> usize {
    text.as_ptr() as usize
}

/// At most 24 characters of a value, for messages.
fn shortened(part: &str) -> String {
    const MOST: usize = 24;
    let mut chars = part.chars();
    let mut text: String = chars.by_ref().take(MOST).collect();
    if chars.next().is_some() {
        text.push('…');
    }
    text
}

/// An object being read.
pub(super) struct Object<'t, 'p> {
    fields: Vec<Option<(Cow<'t, str>, &'t RawValue)>>,
    unread: Vec<(String, Json)>,
    whole: &'t str,
    pub path: &'p Path<'p>,
}

impl<'t, 'p> Object<'t, 'p> {
    /// Opens `raw` as an object.
    pub(super) fn open(raw: &'t RawValue, path: &'p Path<'p>) -> Result<Self, Cause> {
        let Ok(Fields(fields)) = serde_json::from_str(raw.get()) else {
            return Err(wrong_kind(Expected::Object, raw));
        };
        Ok(Self::of(fields, raw.get(), path))
    }

    /// An object from `fields` that were read from `whole`.
    pub(super) fn of(fields: Vec<(Cow<'t, str>, &'t RawValue)>, whole: &'t str, path: &'p Path<'p>) -> Self {
        Self { fields: fields.into_iter().map(Some).collect(), unread: Vec::new(), whole, path }
    }

    /// Takes a field and reads it with `read`. `null` counts as absent. If reading fails, the fault
    /// is recorded and the field is preserved.
    pub(super) fn field<T>(
        &mut self,
        log: &mut Log,
        name: &'static str,
        read: impl FnOnce(&'t RawValue, &mut Log, &Path<'_>) -> Result<T, Cause>,
    ) -> Option<T> {
        let mut found = None;
        for slot in &mut self.fields {
            if slot.as_ref().is_none_or(|(key, _)| key != name) {
                continue;
            }
            let Some((key, raw)) = slot.take() else { continue };
            if found.is_none() {
                found = Some(raw);
            } else {
                log.fault(raw.get(), &Path::Field(self.path, name), Cause::Twice);
                self.unread.push((key.into_owned(), Json(raw.get().into())));
            }
        }
        let raw = found.filter(|raw| raw.get() != "null")?;
        let path = Path::Field(self.path, name);
        match read(raw, log, &path) {
            Ok(value) => Some(value),
            Err(cause) => {
                log.fault(raw.get(), &path, cause);
                self.unread.push((name.to_owned(), Json(raw.get().into())));
                None
            }
        }
    }

    /// Preserves a field that was taken and could not be read.
    pub(super) fn keep(&mut self, name: &'static str, raw: &RawValue) {
        self.unread.push((name.to_owned(), Json(raw.get().into())));
    }

    /// Records a required field as missing, unless it is present with a recorded fault.
    pub(super) fn missing(&self, log: &mut Log, name: &'static str) {
        if !self.is_unread(name) {
            self.fault(log, Cause::Missing(name));
        }
    }

    /// Records a fault of the object itself.
    pub(super) fn fault(&self, log: &mut Log, cause: Cause) {
        log.fault(self.whole, self.path, cause);
    }

    /// Whether a field was present but could not be read.
    pub(super) fn is_unread(&self, name: &str) -> bool {
        self.unread.iter().any(|(key, _)| key == name)
    }

    /// Whether a field is present and not yet taken.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().flatten().any(|(key, _)| key == name)
    }

    pub(super) fn text(&mut self, log: &mut Log, name: &'static str) -> Option<String> {
        self.field(log, name, |raw, _, _| string(raw))
    }

    pub(super) fn name(&mut self, log: &mut Log, name: &'static str) -> Option<Name> {
        self.field(log, name, |raw, log, _| name_of(raw, log))
    }

    pub(super) fn number(&mut self, log: &mut Log, name: &'static str) -> Option<Number> {
        self.field(log, name, |raw, _, _| number(raw))
    }

    pub(super) fn word<T: Word>(&mut self, log: &mut Log, name: &'static str) -> Option<T> {
        self.field(log, name, |raw, _, _| {
            let text = string(raw)?;
            T::from_word(&text)
                .ok_or_else(|| Cause::UnknownWord(T::WORDS.iter().map(|(word, _)| *word).collect()))
        })
    }

    pub(super) fn period(&mut self, log: &mut Log, name: &'static str) -> Option<Period> {
        self.field(log, name, |raw, _, _| match JsonKind::of(raw.get()) {
            JsonKind::Number => year_of(raw.get()).map(Period::Year).ok_or(Cause::NotAPeriod),
            JsonKind::Text => string(raw)?.parse().map_err(|_| Cause::NotAPeriod),
            _ => Err(wrong_kind(Expected::Period, raw)),
        })
    }

    pub(super) fn year(&mut self, log: &mut Log, name: &'static str) -> Option<Year> {
        self.field(log, name, |raw, _, _| match JsonKind::of(raw.get()) {
            JsonKind::Number => year_of(raw.get()).ok_or(Cause::NotAYear),
            JsonKind::Text => year_of(string(raw)?.trim()).ok_or(Cause::NotAYear),
            _ => Err(wrong_kind(Expected::Year, raw)),
        })
    }

    /// The level of a heading.
    pub(super) fn level(&mut self, log: &mut Log, name: &'static str) -> Option<u8> {
        self.field(log, name, |raw, _, _| {
            let level = serde_json::from_str(raw.get()).ok().filter(|level| (1..=9).contains(level));
            level.ok_or_else(|| wrong_kind(Expected::Number, raw))
        })
    }

    pub(super) fn span(&mut self, log: &mut Log, name: &'static str) -> Option<Span> {
        self.field(log, name, |raw, _, _| match serde_json::from_str::<[usize; 2]>(raw.get()) {
            Ok([start, end]) if start <= end => Ok(Span { start, end }),
            Ok(_) => Err(Cause::RangeReversed),
            Err(_) => Err(wrong_kind(Expected::Span, raw)),
        })
    }

    /// Takes a list of names or texts. An item of another type is a fault of the whole list.
    pub(super) fn names(&mut self, log: &mut Log, name: &'static str) -> Vec<Name> {
        self.field(log, name, |raw, log, _| items(raw)?.into_iter().map(|item| name_of(item, log)).collect())
            .unwrap_or_default()
    }

    /// The remaining fields: unknown ones, and those that could not be read.
    pub(super) fn rest(self) -> Extra {
        let known = self.fields.into_iter().flatten();
        let mut extra: Vec<_> = known.map(|(key, raw)| (key.into_owned(), Json(raw.get().into()))).collect();
        extra.extend(self.unread);
        Extra(extra)
    }
}

pub(super) fn wrong_kind(expected: Expected, raw: &RawValue) -> Cause {
    Cause::WrongKind { expected, found: JsonKind::of(raw.get()) }
}

pub(super) fn string(raw: &RawValue) -> Result<String, Cause> {
    serde_json::from_str(raw.get()).map_err(|_| wrong_kind(Expected::Text, raw))
}

fn name_of(raw: &RawValue, log: &mut Log) -> Result<Name, Cause> {
    let Ok(Key(text)) = serde_json::from_str::<Key<'_>>(raw.get()) else {
        return Err(wrong_kind(Expected::Text, raw));
    };
    if text.trim().is_empty() { Err(Cause::EmptyName) } else { Ok(log.name(&text)) }
}

/// A unit; empty for a bare number.
pub(super) fn unit_of(raw: &RawValue, log: &mut Log) -> Result<Name, Cause> {
    let Ok(Key(text)) = serde_json::from_str::<Key<'_>>(raw.get()) else {
        return Err(wrong_kind(Expected::Text, raw));
    };
    Ok(log.name(&text))
}

pub(super) fn number(raw: &RawValue) -> Result<Number, Cause> {
    let read = match JsonKind::of(raw.get()) {
        JsonKind::Number => Number::from_json(raw.get()),
        JsonKind::Text => Number::from_text(&string(raw)?),
        _ => return Err(wrong_kind(Expected::Number, raw)),
    };
    read.map_err(|error| match error {
        ParseNumberError::NotANumber => Cause::NotANumber,
        ParseNumberError::TooLong => Cause::TooManyDigits,
    })
}

fn year_of(text: &str) -> Option<Year> {
    text.parse().ok().filter(|year| (1..=9999).contains(year))
}

/// The items of a list as raw JSON.
pub(super) fn items(raw: &RawValue) -> Result<Vec<&RawValue>, Cause> {
    serde_json::from_str(raw.get()).map_err(|_| wrong_kind(Expected::List, raw))
}

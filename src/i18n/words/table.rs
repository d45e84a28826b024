//! The macro that makes a table of words in both languages.

/// A table of words as a struct with a field for each, and a constant for each language, `ZH` and `EN`. In parentheses
/// the name of a further field, for the language.
macro_rules! page_words {
    ($(#[$doc:meta])+ pub struct $type:ident $(($lang:ident))?;
     $($name:ident: $zh:literal, $en:literal;)*) => {
        $(#[$doc])+
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub struct $type { $(pub(super) $lang: Lang,)? $(pub $name: &'static str,)* }

        const ZH: $type = $type { $($lang: Lang::Zh,)? $($name: $zh,)* };
        const EN: $type = $type { $($lang: Lang::En,)? $($name: $en,)* };
    };
}

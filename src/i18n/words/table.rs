//! The table of words: rows of `name: Chinese, English;` become a struct and a constant of it for each language.

macro_rules! page_words {
    ($($(#[$heading:meta])? $name:ident: $zh:literal, $en:literal;)*) => {
        /// All fixed texts of the page in one language. Each field is named for what it labels.
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub struct Words { $(pub $name: &'static str,)* }

        const ZH: Words = Words { $($name: $zh,)* };
        const EN: Words = Words { $($name: $en,)* };
    };
}

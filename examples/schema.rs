//! Prints the JSON Schema of the report format, as published beside the page.

#![allow(clippy::print_stdout)]

fn main() {
    println!("{:#}", tongbi::format::schema());
}

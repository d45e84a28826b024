//! Any grid, also with merged cells, can be planned and read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongbi::intake::manuscript::{GridCell, Grid};
use tongbi::intake::table::{self, Hints};

fuzz_target!(|cells: Vec<Vec<(u8, String)>>| {
    let cell = |(kind, text): (u8, String)| match kind {
        0..=7 => GridCell::Covered { up: u16::from(kind & 3), left: u16::from(kind >> 2) },
        _ => GridCell::Text(text),
    };
    let grid = Grid { rows: cells.into_iter().map(|row| row.into_iter().map(cell).collect()).collect() };
    if let Some(plan) = table::plan(&grid, &Hints::default()) {
        let rows = table::read(&grid, &plan);
        let _ = table::reports(&grid, &plan, rows, None, "a.csv");
    }
});

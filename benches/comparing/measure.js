// Runs in the page, one tool per page: a million figures in memory; then repeatedly compares two years and sorts all
// series by their change.
const PLACES = 5000;
const INDICATORS = 20;
const YEARS = Array.from({ length: 10 }, (_, n) => 2014 + n);
const ROWS = 60; // in view

/** Figures in tenths: a shuffled sequence, so that no two changes between the same years are equal. */
function figures() {
  const tenths = new Int32Array(PLACES * INDICATORS * YEARS.length);
  let state = 1;
  for (let at = 0; at < tenths.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    tenths[at] = (state % 1_000_000_00) + 1;
  }
  return tenths;
}

const tools = {
  /** The page's core. */
  async tongbi(tenths, wasm) {
    const module = await import(wasm);
    await module.default();
    const held = new module.Comparing(PLACES, INDICATORS, Int16Array.from(YEARS), tenths);
    return {
      compare: (from, to) => held.compare(from, to),
      first: (rows) => [...held.first(rows)],
      scroll: (row) => held.view(row),
    };
  },

  /** Typed arrays, one column per year, sorted completely. */
  arrays(tenths) {
    const series = PLACES * INDICATORS;
    const columns = YEARS.map((_, year) => Float64Array.from({ length: series }, (_, at) => tenths[at * YEARS.length + year] / 10));
    let order = new Uint32Array(0);
    return {
      compare(from, to) {
        const [a, b] = [columns[from - YEARS[0]], columns[to - YEARS[0]]];
        const change = new Float64Array(series);
        for (let at = 0; at < series; at++) change[at] = b[at] - a[at];
        order = Uint32Array.from({ length: series }, (_, at) => at).sort((x, y) => change[y] - change[x]);
        return [...order.subarray(0, ROWS)].map((at) => `${a[at]} ${b[at]} ${change[at]}`).join().length;
      },
      first: (rows) => [...order.subarray(0, rows)],
    };
  },

  /** The same, but only the first rows are found, with a heap of that size. */
  first(tenths) {
    const series = PLACES * INDICATORS;
    const columns = YEARS.map((_, year) => Float64Array.from({ length: series }, (_, at) => tenths[at * YEARS.length + year] / 10));
    let found = [];
    return {
      compare(from, to) {
        const [a, b] = [columns[from - YEARS[0]], columns[to - YEARS[0]]];
        const heap = []; // [change, series]
        const sink = (at) => {
          for (;;) {
            const child = 2 * at + 1;
            if (child >= heap.length) return;
            const least = child + 1 < heap.length && heap[child + 1][0] < heap[child][0] ? child + 1 : child;
            if (heap[at][0] <= heap[least][0]) return;
            [heap[at], heap[least]] = [heap[least], heap[at]];
            at = least;
          }
        };
        for (let at = 0; at < series; at++) {
          const change = b[at] - a[at];
          if (heap.length < ROWS) {
            heap.push([change, at]);
            if (heap.length === ROWS) for (let n = ROWS >> 1; n >= 0; n--) sink(n);
          } else if (change > heap[0][0]) {
            heap[0] = [change, at];
            sink(0);
          }
        }
        found = heap.sort((x, y) => y[0] - x[0]).map(([, at]) => at);
        return found.map((at) => `${a[at]} ${b[at]} ${b[at] - a[at]}`).join().length;
      },
      first: (rows) => found.slice(0, rows),
    };
  },

  /** Arquero: a wide table with one column per year, sorted by a derived column with the change. */
  async arquero(tenths) {
    const aq = await import("/benches/node_modules/arquero/dist/arquero.min.js").then(() => globalThis.aq);
    const series = PLACES * INDICATORS;
    const columns = { series: Uint32Array.from({ length: series }, (_, at) => at) };
    YEARS.forEach((name, year) => {
      columns[`y${name}`] = Float64Array.from({ length: series }, (_, at) => tenths[at * YEARS.length + year] / 10);
    });
    const table = aq.table(columns);
    let sorted = table;
    return {
      compare(from, to) {
        sorted = table.derive({ change: `d => d.y${to} - d.y${from}` }).orderby(aq.desc("change"));
        return sorted.slice(0, ROWS).objects().map((row) => `${row.change}`).join().length;
      },
      first: (rows) => sorted.slice(0, rows).objects().map((row) => row.series),
    };
  },
};

/** Times of comparing in milliseconds, for the page's core also of scrolling; and the first rows. */
export async function measure({ tool, wasm, times }) {
  const made = performance.now();
  const held = await tools[tool](figures(), wasm);
  const load = performance.now() - made;
  const [compare, scroll] = [[], []];
  for (let n = 0; n < times; n++) {
    const [from, to] = [YEARS[n % 5], YEARS[5 + (n % 4)]];
    const begun = performance.now();
    held.compare(from, to);
    compare.push(performance.now() - begun);
    if (held.scroll) {
      const begun = performance.now();
      held.scroll((n + 1) * 1000);
      scroll.push(performance.now() - begun);
    }
  }
  held.compare(YEARS[0], YEARS[9]);
  return { load, compare, scroll, first: held.first(20) };
}

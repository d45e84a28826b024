// The page's own charts.
export async function load({ panels, lines, years, width, tenths }, { wasm, name }) {
  const bench = await import(wasm);
  await bench.default();
  // Lines of one panel are indicators of one place; panels are indicators, their lines places.
  const [indicators, places] = panels > 1 ? [panels, lines] : [lines, 1];
  const flat = Int32Array.from(tenths.flat(3));
  const charts = new bench.Charts(indicators, places, Int16Array.from(years), flat, name === "panels" ? 960 : width);
  return { draw: (host) => charts.draw(host), redraw: (set) => charts.redraw(set) };
}

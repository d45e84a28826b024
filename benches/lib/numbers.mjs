// Summaries of measurements: medians, and tables of ratios.

/** The median of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Says medians and their ratios to those of the first row, line by line.
 * `rows`: `[[name, [[samples of a column], …]], …]`.
 */
export function table(say, columns, rows) {
  const medians = rows.map(([name, samples]) => [name, samples.map(median)]);
  const [, ours] = medians[0];
  const cell = (value, at) => `${value.toFixed(1)} (×${(value / ours[at]).toFixed(2)})`.padStart(18);
  say(`${"ms, median (× ours)".padEnd(24)}${columns.map((name) => name.padStart(18)).join("")}`);
  for (const [name, values] of medians) say(name.padEnd(24) + values.map(cell).join(""));
  return medians;
}

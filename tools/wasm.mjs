// The parts of a wasm file that the build reads and rewrites.

/** Reads a number with seven bits per byte, lowest first: its value, and where it ends. */
export function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

/** Writes a number in that form. */
export function numbered(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 0x80)) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

/** The sections of a module: each with its id, its content, and both as they stand in the file. */
export function sections(wasm) {
  const found = [];
  for (let at = 8; at < wasm.length;) {
    const [size, content] = number(wasm, at + 1);
    const end = content + size;
    found.push({ id: wasm[at], content: wasm.subarray(content, end), whole: wasm.subarray(at, end) });
    at = end;
  }
  return found;
}

/** A text, preceded by its length: the text, and where it ends. */
export function text(bytes, at) {
  const [length, start] = number(bytes, at);
  return [bytes.toString("utf8", start, start + length), start + length];
}

// A static host that compresses with brotli, as those of published pages do.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png",
  ".webmanifest": "application/manifest+json" };

/** Serves a folder, and the pages that `made` returns for their paths; resolves to the server and its address. */
export async function host(root, made = () => undefined) {
  const kept = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const page = made(pathname);
    let file = join(root, pathname);
    if (!page && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!page && !existsSync(file)) return response.writeHead(404).end();
    const packed = kept.get(pathname) ?? brotliCompressSync(page ?? readFileSync(file));
    kept.set(pathname, packed);
    const type = page ? TYPES[".html"] : TYPES[extname(file)] ?? "application/octet-stream";
    return response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": packed.length }).end(packed);
  });
  await new Promise((resolve) => server.listen(0, resolve));
  return { server, address: `http://localhost:${server.address().port}` };
}

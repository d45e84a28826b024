// Serves a folder like a static host: `node tools/serve.mjs FOLDER [PORT] [PATH]`.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves `folder` under `path` ("/" or "/some/where/"); resolves to the server and its address. */
export function serve(folder, port = 0, path = "/") {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let file = asked.startsWith(path) && join(folder, normalize(`/${asked.slice(path.length)}`));
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!file || !existsSync(file)) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve({ server, address: `http://localhost:${server.address().port}${path}` }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  const { address } = await serve(folder, Number(port)).catch(async (fault) => {
    if (fault.code !== "EADDRINUSE") throw fault;
    console.log(`port ${port} is taken; using another (choose with PORT=…)`);
    return serve(folder, 0);
  });
  console.log(`
  同比 Tongbi is running:      ${address}
  with a sample report open:  ${address}#src=samples/dujia-2024.json

  Ctrl+C stops it.
`);
}

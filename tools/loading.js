
/** Compiles a part of the page while it arrives, or afterwards if the host gives it a wrong type. */
async function instantiate(coming, imports) {
  const answer = await coming;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  if (answer.headers.get("content-type") === "application/wasm") return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

/** Adds the style sheet of the views, unless boot.js has done so; resolves when it is there. */
function addStyle() {
  return new Promise((resolve) => {
    const { style } = document.getElementById("boot").dataset;
    let sheet = document.querySelector(`link[href="${style}"]`);
    if (!sheet) {
      sheet = Object.assign(document.createElement("link"), { rel: "stylesheet" });
      sheet.setAttribute("href", style);
      document.head.append(sheet);
    }
    if (sheet.sheet) resolve();
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve);
  });
}

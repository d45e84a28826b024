// Runs in the page: one library draws one case, and the time is measured.
import { data } from "./data.js";

/** Waits until layout is done, and until canvases are painted. */
function settle(host) {
  host.getBoundingClientRect();
  for (const canvas of host.querySelectorAll("canvas")) canvas.getContext("2d").getImageData(0, 0, 1, 1);
}

/** Waits until the next frame is shown. */
const frame = () => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
});

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function measure({ library, name, wasm, warm }) {
  const [module, variant] = library.split("-");
  const { load } = await import(`./${module}.js`);
  const given = data(name);
  const chart = await load(given, { variant, wasm, name });
  const host = document.getElementById("host");
  await pause(50);
  await frame();
  const times = {};
  const take = async (what, work) => {
    await frame();
    const start = performance.now();
    const pending = work();
    if (pending) await pending;
    settle(host);
    const settled = performance.now();
    await frame();
    (times[what] ??= []).push(settled - start);
    (times[`${what}+frame`] ??= []).push(performance.now() - start);
  };
  const clear = () => {
    chart.drop?.();
    host.replaceChildren();
  };
  await take("first", () => chart.draw(host, 0));
  for (let n = 0; n < warm; n++) {
    for (const set of [1, 0]) {
      await pause(5);
      await take("redraw", () => chart.redraw(set));
    }
    clear();
    await pause(5);
    await take("warm", () => chart.draw(host, 0));
  }
  if (library === "tongbi") times.markup = [new TextEncoder().encode(host.innerHTML).length];
  return times;
}

/** Loads a classic script. */
export const script = (address) => new Promise((resolve, reject) => {
  const element = document.createElement("script");
  element.src = address;
  element.onload = resolve;
  element.onerror = () => reject(new Error(`no ${address}`));
  document.head.append(element);
});

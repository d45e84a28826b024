// Shows a link's chart at once: before the rest of the page runs, or, embedded in another page, instead of it.
// The build puts in the name of the part that decodes and draws (src/bin/chart.rs).
import start, { figure_element } from "./__CHART__.js";

/**
 * Shows the chart of a link. Returns whether it has one. `home` is given where it is embedded: the address of its chart
 * on the page.
 */
export async function show({ link, english, home = "" }) {
  await start();
  // The part that makes the markup escapes its text.
  const draw = () => figure_element(link, english, innerWidth, home);
  const markup = draw();
  if (!markup) return false;
  const app = document.getElementById("app");
  const opening = app.querySelector(".loading");
  const first = document.createElement("div");
  first.id = "first";
  first.innerHTML = home
    ? markup
    : `<div class="masthead"><span class="mark"><b>同比</b></span></div><div class="frame"><div class="shelf"></div><main>${markup}</main></div>`;
  if (home) {
    document.body.classList.add("embedded");
    document.title = first.querySelector(".heading").textContent;
    addEventListener("resize", () => { first.innerHTML = draw(); });
  } else {
    first.querySelector("main").prepend(opening.cloneNode(true));
    giveWay(first, app);
  }
  app.hidden = true;
  app.before(first);
  // The next frame has it on screen; a page in the background has none.
  await Promise.race([
    new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    new Promise((late) => setTimeout(late, 200)),
  ]);
  return true;
}

/** Puts the page in place of its first chart once it shows the chart itself, or a message. The chart stays where it is. */
function giveWay(first, app) {
  const watch = new MutationObserver(() => {
    if (!app.querySelector('figure svg, [role="alert"] *')) return;
    watch.disconnect();
    const top = (part) => part.querySelector("figure svg")?.getBoundingClientRect().top;
    const before = top(first);
    first.remove();
    app.hidden = false;
    const moved = top(app) - before;
    if (moved > 0) scrollBy(0, moved);
  });
  watch.observe(app, { childList: true, subtree: true });
}

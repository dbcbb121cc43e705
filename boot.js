// Starts the live page: fetches the program and the negotiation side by side, and says so plainly where that fails.
// Whatever happens, the page as it stands in the HTML stays.
//
// A plain script in the head, run before the page is read on: it is small, the style sheet is waited for anyway, and
// so a picture that nobody has asked for is never laid out, which would cost more than all the rest of the start.
(async () => {
  const root = document.documentElement;
  const { base, script, wasm } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI);

  // This runs while the page is still being read, so that all is on its way early; the program waits for its end.
  const read = new Promise((done) => {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done, { once: true });
  });

  // An answer is only one where the server says so; a host's page for unknown addresses is not the program.
  const fetched = async (url, init) => {
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response;
  };

  // The negotiation that the address names, else the one that stands in the page. The program takes this up by its name
  // (src/bin/explorer/load.rs) and refuses names that are none.
  const asked = new URLSearchParams(location.search).get("n") ?? "";
  const standing = root.dataset.negotiation;
  const named = /^[a-z0-9][a-z0-9-]*$/.test(asked) ? asked : standing;
  if (named) {
    const controller = new AbortController();
    const response = fetch(at(`${base}negotiations/${named}.json`), { signal: controller.signal });
    response.catch(() => {}); // The program reports it.
    globalThis.demarche = { id: named, response, controller, read };
  }
  // Another negotiation than the one in the page: nobody should take the one for the other while it loads.
  if (named !== standing) root.dataset.awaits = "another";

  try {
    const program = fetched(at(wasm), { credentials: "same-origin" });
    program.catch(() => {}); // Awaited below; an import that fails first must not leave it unhandled.
    const { default: start } = await import(at(script));
    await start({ module_or_path: program });
  } catch (reason) {
    // A panic has said more already.
    if (root.dataset.state === "loading") {
      root.dataset.state = "failed";
      root.dataset.reason = String(reason?.message ?? reason);
      delete root.dataset.awaits;
      await read;
      document.getElementById("failure")?.removeAttribute("hidden");
    }
  }
})();

// Starts the live page: fetches the program and the negotiation side by side, and says so plainly where that fails.
// Whatever happens, the page as it stands in the HTML stays.
//
// Its name never changes, so that a page out of an old cache still finds it: what such a page
// says in its attributes must go on being understood here.
//
// A plain script in the head, run before the page is read on: it is small, the style sheet is waited for anyway, and
// so a picture that nobody has asked for is never laid out, which would cost more than all the rest of the start.
(async () => {
  const root = document.documentElement;
  const { base, script, wasm, rest, words, frame, share } = document.currentScript.dataset;
  const at = (path) => new URL(path, document.baseURI);
  const address = new URL(location.href);
  // A link copied out of a page's source has `&amp;` for `&` (src/state/address.rs).
  const asked = new URLSearchParams(address.search.replaceAll("&amp;", "&"));

  // How the page should look, before any of it is painted: nobody should see it change when the program comes.
  const looks = { embed: "embed", plain: "plain", static: "still", transparent: "transparent" };
  for (const [name, mark] of Object.entries(looks)) {
    if (asked.get(name) === "1") root.dataset[mark] = "";
  }
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // What only some pages need: what speaks to the page around, and the dialog that shares the view. The first is a plain
  // script, as this is: both run in a frame without an origin too, whose host lets no other site read its files.
  if (frame && parent !== window) {
    root.dataset.framed = "";
    const script = document.createElement("script");
    script.src = frame;
    // Before the program writes another into the history: hosts know their frame by the address it was loaded from.
    script.dataset.address = address.href;
    document.head.append(script);
  }
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[data-share]");
    if (button && share) import(at(share)).then((dialog) => dialog.open(button), () => (button.disabled = true));
  });

  // This runs while the page is still being read, so that all is on its way early; the program waits for its end.
  const read = new Promise((done) => {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done, { once: true });
  });
  // Within another page the key is folded (src/page/legend.rs), before the frame tells its height.
  if ("embed" in root.dataset) read.then(() => document.querySelector(".legend")?.removeAttribute("open"));

  // An answer is only one where the server says so; a host's page for unknown addresses is not the program. One that
  // is sent under another type, as some hosts do, is taken for what it is, without a word in the console.
  const fetched = async (url, init) => {
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const type = "application/wasm";
    if (response.headers.get("Content-Type")?.startsWith(type)) return response;
    return new Response(response.body, { headers: { "Content-Type": type } });
  };

  // The second part of the program, all that the first live picture does without (src/later/mod.rs). It is one with the
  // first: what it needs, it takes out of the first's exports.
  let early = null;
  let coming = null;
  let whole = !rest;
  const bring = async (program) => {
    const answer = early ?? fetched(at(rest));
    early = null;
    const module = await WebAssembly.compileStreaming(answer);
    if (!whole) await WebAssembly.instantiate(module, { program });
    whole = true;
  };
  const division = {
    bring: (program) => (coming ??= whole ? Promise.resolve() : bring(program).finally(() => (coming = null))),
    // Somebody waits for it, and within the program nobody can wait otherwise.
    bringNow: (program) => {
      if (whole) return;
      const request = new XMLHttpRequest();
      request.open("GET", at(rest), false);
      request.overrideMimeType("text/plain; charset=x-user-defined");
      request.send();
      if (request.status !== 200) throw new Error(`${rest} answered ${request.status}`);
      const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
      new WebAssembly.Instance(new WebAssembly.Module(bytes), { program });
      whole = true;
    },
  };

  // Whoever clicks before it has come waits without the page standing still: the click is kept, and made again then.
  const keep = (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    const clicked = target.closest?.("a[href]:not([href^='http']), button");
    if (whole || !coming || !clicked || button || ctrlKey || metaKey || shiftKey || altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    root.dataset.waits = "";
    const again = () => {
      delete root.dataset.waits;
      clicked.dispatchEvent(new event.constructor(event.type, event));
    };
    coming.then(again, again);
  };
  if (rest) addEventListener("click", keep, true);

  // Shows the place for messages, or hides it, once the page is read.
  const tell = async (shown, prepare) => {
    await read;
    const place = document.getElementById("failure");
    if (!place) return;
    prepare?.(place);
    place.hidden = !shown;
  };

  // Whether the host has no longer what this page loads: the page is then older than the site it comes from.
  const styles = () => [...document.querySelectorAll("link[rel=stylesheet]")];
  const isGone = async (url) => {
    const { status, headers } = await fetch(url, { method: "HEAD", cache: "no-store" });
    // A host may answer with a page of its own for whatever it does not have.
    return (status >= 400 && status < 500) || /html/.test(headers.get("content-type"));
  };
  const sayIfOlder = async () => {
    await read;
    // Of another negotiation than the one that was asked for, nothing stands here that could be read.
    if (root.dataset.awaits) return;
    const files = [at(script), at(wasm), ...(rest ? [at(rest)] : []), ...styles().map((style) => style.href)];
    const gone = await Promise.all(files.map((url) => isGone(url).catch(() => false)));
    const place = document.getElementById("failure");
    if (!place?.dataset.older || !gone.includes(true)) return;
    await tell(true, (place) => {
      place.querySelector("p").textContent = place.dataset.older;
      // Following the link would find the same page in the same cache.
      place.querySelector("a").addEventListener("click", (event) => {
        event.preventDefault();
        location.reload();
      });
    });
  };
  addEventListener("load", () => styles().some((style) => !style.sheet) && sayIfOlder(), { once: true });

  // Says that there is no live page, or none any more.
  const fail = async (reason) => {
    const { state, awaits } = root.dataset;
    if (state === "failed") return;
    root.dataset.state = "failed";
    root.dataset.reason ??= String(reason?.message ?? reason);
    // Another negotiation was asked for: the one that stands here stays hidden, and the way leads to the page of the other.
    const page = awaits && !elsewhere ? at(`${base}n/${named}/`) : null;
    const stands = page && (await fetch(page, { method: "HEAD" }).then(({ ok }) => ok, () => false));
    await tell(true, (place) => {
      const { stopped, absent, other } = place.dataset;
      const words = state === "ready" ? stopped : awaits ? absent : seeks ? other : null;
      if (words) place.querySelector("p").textContent = words;
      // The tab must not go on naming another negotiation than the one that was asked for.
      if (page) document.title = words;
      if (stands) place.querySelector("a").href = page;
    });
    await sayIfOlder();
    if (state === "ready") {
      // What is left of the program hears nothing more, so that links, forms and keys work as they did before it ran.
      for (const type of ["click", "input", "change", "submit", "keydown", "focusin", "dragover", "drop", "wheel",
        "pointerover", "pointerdown", "pointermove", "pointerup", "message"]) {
        addEventListener(type, (event) => event.stopImmediatePropagation(), true);
      }
      addEventListener("popstate", () => location.reload(), true);
    }
  };

  // A panic, no more memory, or an error that runs through the program: it cannot go on after any of these.
  const isFatal = (reason) =>
    reason instanceof WebAssembly.RuntimeError || String(reason?.stack).includes(at(script).href);
  const end = (event, reason) => {
    if (!isFatal(reason)) return;
    // The page says so, with the reason in `data-reason`; the console need not.
    event.preventDefault();
    fail(reason);
  };
  addEventListener("error", (event) => end(event, event.error));
  addEventListener("unhandledrejection", (event) => end(event, event.reason));

  // The words of the reader's language, where they are not in the program. Which language that is, the program decides
  // (src/bin/explorer/language.rs); this is a head start for what it will decide.
  const standing = root.dataset.negotiation;
  // What an address may say without asking for more than the first part can show.
  const plain = ["n", "lang", "theme", "embed", "plain", "transparent"];
  const asksFor = () => [...asked.keys()].some((name) => !plain.includes(name));
  const seeks = asksFor();
  // A page of one lens, opened by its own address: the program goes by the query alone, so that has to name the lens.
  if (root.dataset.lens !== "graph" && !asked.has("n") && !asked.has("view")) {
    asked.set("n", standing);
    asked.set("view", root.dataset.lens);
    try {
      history.replaceState(null, "", `?${asked}${location.hash}`);
    } catch {
      // A frame without an origin may not; it then opens with the graph.
    }
  }
  // An address that asks for more has the second part fetched at once, and the program waits for it
  // (src/bin/explorer/rest.rs).
  const needed = asksFor();
  if (rest && needed) {
    early = fetched(at(rest));
    early.catch(() => {}); // Whoever needs it tries again.
  }
  const files = new Map((words || "").split(" ").map((pair) => pair.split("=")));
  const primary = (tag) => tag.split("-")[0];
  const chosen = asked.get("lang") || root.dataset.lang;
  const tag = (chosen ? [chosen] : (navigator.languages ?? []))
    .map((tag) => ["en", ...files.keys()].find((own) => own === tag || primary(own) === primary(tag)))
    .find(Boolean);

  // The negotiation that the address names, else the one that stands in the page. The program takes this up by its name
  // (src/bin/explorer/load.rs) and refuses names that are none.
  const id = asked.get("n") ?? "";
  const named = /^[a-z0-9][a-z0-9-]*$/.test(id) ? id : standing;
  // Whether a document may come from elsewhere, the program knows; few hosts let any.
  const elsewhere = asked.has("src") && document.querySelector("meta[name='demarche:sources']");
  globalThis.demarche = { read, needed, ...division };
  if (named && !elsewhere) {
    const controller = new AbortController();
    const response = fetch(at(`${base}negotiations/${named}.json`), { signal: controller.signal });
    response.catch(() => {}); // The program reports it.
    Object.assign(globalThis.demarche, { id: named, response, controller });
  }
  if (files.get(tag)) {
    const response = fetch(at(files.get(tag)));
    response.catch(() => {}); // Likewise.
    globalThis.demarche.words = { tag, response };
  }
  // Another negotiation than the one in the page: nobody should take the one for the other while it loads.
  if (elsewhere || named !== standing) root.dataset.awaits = "another";

  // Where the program does not come and does not fail, the reader is told; it may come yet.
  const patience = setTimeout(tell, 30_000, true);
  try {
    const program = fetched(at(wasm), { credentials: "same-origin" });
    program.catch(() => {}); // Awaited below; an import that fails first must not leave it unhandled.
    const { default: start } = await import(at(script));
    await start({ module_or_path: program });
    if (root.dataset.state !== "failed") await tell(false);
  } catch (reason) {
    await fail(reason);
  } finally {
    clearTimeout(patience);
  }
})();
